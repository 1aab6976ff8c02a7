"""What waits on the desk."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from massanzug.fall.choices import (
    Entscheidungsstand,
    Funktion,
    Massanzugstand,
)
from massanzug.fall.models import (
    Entscheidung,
    Fall,
    Freigabe,
    Massanzug,
    Nachfrage,
    Wille,
    Zustaendigkeit,
)
from massanzug.fall.queries.aufgaben_team import team_aufgaben
from massanzug.technik.aufgabe import Aufgabe
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff


def offene_aufgaben(zugriff: Zugriff) -> list[Aufgabe]:
    """What waits for this person: decisions to sign, releases to confirm, cases without a will."""
    return [
        *_mitzeichnungen(zugriff),
        *_bestaetigungen(zugriff),
        *_ohne_wille(zugriff),
        *_rueckblicke_faellig(zugriff),
        *_nachfragen_faellig(zugriff),
        *team_aufgaben(zugriff),
    ]


def _mitzeichnungen(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG):
        return []
    warten = Entscheidung.objects.filter(
        zweite_fachkraft_id=zugriff.konto_id, stand=Entscheidungsstand.VORGELEGT
    ).select_related("fall", "vorgelegt_von")
    return [
        Aufgabe(
            f"Familie {e.fall.bezeichnung}: Entscheidung mitzeichnen",
            f"{e.vorgelegt_von.name} bittet Sie als zweite Fachkraft.",
            reverse("mitzeichnen", args=[e.fall_id, e.pk]),
            seit=e.vorgelegt_am,
        )
        for e in warten.order_by("vorgelegt_am", "pk")[:20]
    ]


def _bestaetigungen(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.LT_FACHKRAFT):
        return []
    neu = Freigabe.objects.filter(
        fachkraft_id=zugriff.konto_id,
        traeger_id__in=zugriff.traeger(Rolle.LT_FACHKRAFT),
        freigegeben_am__lte=zugriff.heute,
        widerrufen_am__isnull=True,
        gesehen_am__isnull=True,
    ).select_related("fall")
    return [
        Aufgabe(
            f"{f.fall.aktenzeichen}: neu für Sie freigegeben",
            f.zweck,
            reverse("fall", args=[f.fall_id]),
            seit=f.freigegeben_am,
        )
        for f in neu.order_by("freigegeben_am", "pk")[:20]
    ]


def _ohne_wille(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return []
    meine = Zustaendigkeit.objects.filter(
        konto_id=zugriff.konto_id,
        funktion=Funktion.FALLFUEHREND,
        gueltig_von__lte=zugriff.heute,
        gueltig_bis__isnull=True,
    )
    offen = Fall.objects.filter(pk__in=meine.values("fall_id"), abschluss__isnull=True).exclude(
        Exists(Wille.objects.filter(person__fall=OuterRef("pk")))
    )
    return [
        Aufgabe(
            f"Familie {f.bezeichnung}: Was wollen die Menschen?",
            "Der Wille ist noch nicht aufgeschrieben.",
            reverse("fall", args=[f.pk]),
            seit=f.begonnen_am,
        )
        for f in offen.order_by("begonnen_am", "pk")[:20]
    ]


VORLAUF_TAGE = 14
"""So long before its day a Rückblick stands on the desk: a meeting has to be arranged."""


def _meine(zugriff: Zugriff) -> QuerySet[Zustaendigkeit]:
    """The cases that this person leads today."""
    heute = Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=zugriff.heute)
    return Zustaendigkeit.objects.filter(
        heute, konto_id=zugriff.konto_id, funktion=Funktion.FALLFUEHREND, gueltig_von__lte=zugriff.heute
    )


def _rueckblicke_faellig(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return []
    faellig = Massanzug.objects.filter(
        fall__in=_meine(zugriff).values("fall_id"),
        stand=Massanzugstand.BEWILLIGT,
        geprueft_bis__lte=zugriff.heute + timedelta(VORLAUF_TAGE),
    ).select_related("fall")
    return [
        Aufgabe(
            f"Familie {plan.fall.bezeichnung}: gemeinsam zurückblicken",
            "Wie nah sind die Ziele, was hat geholfen, wie geht es weiter?",
            reverse("rueckblick_neu", args=[plan.fall_id]),
            bis=plan.geprueft_bis,
        )
        for plan in faellig.order_by("geprueft_bis", "pk")[:20]
    ]


def _nachfragen_faellig(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return []
    faellig = Nachfrage.objects.filter(
        fall__in=_meine(zugriff).values("fall_id"), am__isnull=True, faellig_am__lte=zugriff.heute
    ).select_related("fall")
    return [
        Aufgabe(
            f"Familie {n.fall.bezeichnung}: Trägt es noch?",
            f"Die Hilfe endete vor {n.monate} Monaten. Fragen Sie nach.",
            reverse("nachfrage", args=[n.fall_id, n.pk]),
            seit=n.faellig_am,
        )
        for n in faellig.order_by("faellig_am", "pk")[:20]
    ]

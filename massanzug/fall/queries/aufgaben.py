"""What waits on the desk, and the days ahead."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse

from massanzug.fall.choices import (
    Bereich,
    Entscheidungsstand,
)
from massanzug.fall.models import (
    Entscheidung,
    Fall,
    Fallfrist,
    Freigabe,
    Wille,
)
from massanzug.fall.queries.fristen import (
    geplante_rueckblicke,
    meine_faelle,
    offene_fristen,
    offene_nachfragen,
)
from massanzug.rechenkern.fallfristen import vorlauf_tage
from massanzug.rechenkern.fristen import frist
from massanzug.rechenkern.vorrang import Vorrang
from massanzug.rechenkern.zeitraum import datum_mit_tag
from massanzug.technik.aufgabe import Aufgabe, Termin
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff

HOECHSTENS = 20
"""Of each kind; the desk is for today, not for everything."""


def offene_aufgaben(zugriff: Zugriff) -> list[Aufgabe]:
    """What waits for this person: decisions to sign, releases to confirm, days that come, cases without a will."""
    return [
        *_mitzeichnungen(zugriff),
        *_bestaetigungen(zugriff),
        *_fristen(zugriff),
        *_rueckblicke_faellig(zugriff),
        *_nachfragen_faellig(zugriff),
        *_ohne_wille(zugriff),
    ]


def _vorrang(fall: Fall, sonst: Vorrang) -> Vorrang:
    """Where a child may be in danger, nothing else comes first."""
    return Vorrang.SCHUTZ if fall.bereich == Bereich.GEFAEHRDUNG else sonst


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
            vorrang=_vorrang(e.fall, Vorrang.WARTET),
            wartet=e.vorgelegt_von.name,
            fall_id=e.fall_id,
        )
        for e in warten.order_by("vorgelegt_am", "pk")[:HOECHSTENS]
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
            vorrang=Vorrang.FREIGABE,
            fall_id=f.fall_id,
        )
        for f in neu.order_by("freigegeben_am", "pk")[:HOECHSTENS]
    ]


def _fristen(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return []
    faellig = offene_fristen(zugriff, erinnert_bis=zugriff.heute)
    return [a for eine in faellig[:HOECHSTENS] if (a := _frist(eine, zugriff.heute))]


def _frist(eine: Fallfrist, heute: date) -> Aufgabe | None:
    """None for a right of the family, or a duty of the court, whose time is over: nobody can do anything."""
    gerechnet = frist(eine.schluessel, eine.beginn)
    vorbei = eine.stichtag < heute
    if vorbei and gerechnet.wer not in {"jugendamt", "traeger"}:
        return None
    wann = datum_mit_tag(eine.stichtag)
    weil = {
        "familie": f"weil die Familie das bis {wann} kann",
        "gericht": f"weil das Gericht Sie bis {wann} anhört",
    }.get(gerechnet.wer, "")
    if gerechnet.bedeutung != "bis":
        weil = f"weil das ab {wann} an der Zeit ist" if gerechnet.wer == "jugendamt" else f"weil das ab {wann} geht"
    return Aufgabe(
        f"Familie {eine.fall.bezeichnung}: {gerechnet.titel}",
        gerechnet.erklaerung,
        reverse("fristen", args=[eine.fall_id]),
        bis=eine.stichtag,
        vorrang=_vorrang(eine.fall, Vorrang.FRIST),
        weil=weil,
        fall_id=eine.fall_id,
    )


def _ohne_wille(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return []
    offen = Fall.objects.filter(pk__in=meine_faelle(zugriff).values("fall_id"), abschluss__isnull=True).exclude(
        Exists(Wille.objects.filter(person__fall=OuterRef("pk")))
    )
    return [
        Aufgabe(
            f"Familie {f.bezeichnung}: Was wollen die Menschen?",
            "Der Wille ist noch nicht aufgeschrieben.",
            reverse("fall", args=[f.pk]),
            seit=f.begonnen_am,
            vorrang=_vorrang(f, Vorrang.EIGENES),
            fall_id=f.pk,
        )
        for f in offen.order_by("begonnen_am", "pk")[:HOECHSTENS]
    ]


def _rueckblicke_faellig(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return []
    # a meeting has to be arranged: it stands on the desk before its day
    bis = zugriff.heute + timedelta(vorlauf_tage("hilfeplan-pruefung", zugriff.heute))
    return [
        Aufgabe(
            f"Familie {plan.fall.bezeichnung}: gemeinsam zurückblicken",
            "Wie nah sind die Ziele, was hat geholfen, wie geht es weiter?",
            reverse("rueckblick_neu", args=[plan.fall_id]),
            bis=plan.geprueft_bis,
            vorrang=_vorrang(plan.fall, Vorrang.FRIST),
            weil=f"weil der {datum_mit_tag(plan.geprueft_bis)} dafür vorgesehen ist",
            fall_id=plan.fall_id,
        )
        for plan in geplante_rueckblicke(zugriff, bis=bis)[:HOECHSTENS]
        if plan.geprueft_bis
    ]


def _nachfragen_faellig(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return []
    return [
        Aufgabe(
            f"Familie {n.fall.bezeichnung}: Trägt es noch?",
            f"Die Hilfe endete vor {n.monate} Monaten. Fragen Sie nach.",
            reverse("nachfrage", args=[n.fall_id, n.pk]),
            seit=n.faellig_am,
            vorrang=_vorrang(n.fall, Vorrang.EIGENES),
            fall_id=n.fall_id,
        )
        for n in offene_nachfragen(zugriff, bis=zugriff.heute)[:HOECHSTENS]
    ]


def termine(zugriff: Zugriff, *, von: date, bis: date, hoechstens: int) -> list[Termin]:
    """The days of this person's cases between two days, both included, nearest first: periods, Rückblicke, Nachfragen.

    What leaves the house (`art`) tells nothing about a case; `titel` is for the desk.
    """
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return []
    alle = [*_fristtermine(zugriff, von, bis, hoechstens), *_plantermine(zugriff, von, bis, hoechstens)]
    return sorted(alle, key=lambda t: (t.am, t.kennung))[:hoechstens]


def _fristtermine(zugriff: Zugriff, von: date, bis: date, hoechstens: int) -> Iterator[Termin]:
    reihen = offene_fristen(zugriff, erinnert_bis=bis).filter(stichtag__gte=von, stichtag__lte=bis)
    for eine in reihen[:hoechstens]:
        titel = f"Familie {eine.fall.bezeichnung}: {frist(eine.schluessel, eine.beginn).titel}"
        kennung = f"frist:{eine.fall_id}:{eine.schluessel}:{eine.beginn}:{eine.person_id or ''}"
        yield Termin(eine.stichtag, "Frist", titel, reverse("fristen", args=[eine.fall_id]), kennung)


def _plantermine(zugriff: Zugriff, von: date, bis: date, hoechstens: int) -> Iterator[Termin]:
    for plan in geplante_rueckblicke(zugriff, bis=bis).filter(geprueft_bis__gte=von)[:hoechstens]:
        assert plan.geprueft_bis is not None
        titel, url = f"Familie {plan.fall.bezeichnung}: gemeinsam zurückblicken", reverse("fall", args=[plan.fall_id])
        yield Termin(plan.geprueft_bis, "Rückblick", titel, url, f"rueckblick:{plan.pk}")
    for n in offene_nachfragen(zugriff, bis=bis).filter(faellig_am__gte=von)[:hoechstens]:
        titel, url = f"Familie {n.fall.bezeichnung}: Trägt es noch?", reverse("nachfrage", args=[n.fall_id, n.pk])
        yield Termin(n.faellig_am, "Nachfrage", titel, url, f"nachfrage:{n.pk}")

"""In which Bereich a case is, what it was before, and which clarification comes to its day."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from massanzug.fall.choices import Bereich
from massanzug.fall.models import Bereichszuordnung, Fall
from massanzug.fall.queries.fristen import meine_faelle
from massanzug.rechenkern.vorrang import Vorrang
from massanzug.rechenkern.zeitraum import datum_mit_tag
from massanzug.technik.aufgabe import Aufgabe
from massanzug.technik.frage import Zuerst, vorbereitet
from massanzug.traeger.queries import fachkraefte
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Zugriff, muster

VORLAUF = timedelta(days=14)
"""So long before its day a clarification stands on the desk."""
BISHERIGE = 20


def zuordnungen(fall: Fall) -> tuple[Bereichszuordnung, ...]:
    """How the case was assigned, newest first; empty while nobody said anything (Leistungsbereich)."""
    reihen = fall.bereichszuordnungen.select_related("gemeinsam_mit", "festgehalten_von")
    return tuple(reihen[:BISHERIGE])


def moegliche_zweite(zugriff: Zugriff, fall: Fall) -> QuerySet[Konto]:
    """Who in the ASD of this Wirkungsraum can assess a danger together with this person."""
    rollen = (Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG)
    im_asd = [fachkraefte(fall.wirkungsraum_id, r, zugriff.heute, ausser=zugriff.konto_id) for r in rollen]
    return Konto.objects.filter(pk__in=[pk for reihe in im_asd for pk in reihe.values_list("pk", flat=True)]).order_by(
        "name", "pk"
    )


def offene_klaerungen(zugriff: Zugriff) -> list[Aufgabe]:
    """Cases this person works on whose clarification ends soon or should have ended."""
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return []
    reihen = _endende_klaerungen(konto=zugriff.konto_id, heute=zugriff.heute, bis=zugriff.heute + VORLAUF)
    return [
        Aufgabe(
            f"Familie {z.fall.bezeichnung}: Klärung abschließen",
            z.auftrag,
            reverse("bereich_zuordnen", args=[z.fall_id]),
            bis=z.bis,
            vorrang=Vorrang.FRIST,
            weil=f"weil bis {datum_mit_tag(z.bis)} geklärt sein soll" if z.bis else "",
            fall_id=z.fall_id,
        )
        for z in reihen
    ]


@vorbereitet
def _endende_klaerungen(*, konto: int, heute: date, bis: date) -> QuerySet[Bereichszuordnung]:
    neuere = Bereichszuordnung.objects.filter(fall=OuterRef("fall"), pk__gt=OuterRef("pk"))
    reihen = Bereichszuordnung.objects.filter(
        ~Exists(neuere),
        fall_id__in=Zuerst(meine_faelle(muster((), konto, heute)).values("fall_id")),
        fall__abschluss__isnull=True,
        bereich=Bereich.KLAERUNG,
        bis__lte=bis,
    )
    return reihen.select_related("fall").order_by("bis", "pk")[:20]

"""What of the Sozialraumteam stands on the desk: the coming Sitzung, a sheet to free, errands of one's own cases."""

from datetime import timedelta

from django.db.models import F
from django.urls import reverse

from massanzug.fall.models import Auftrag, Beratung
from massanzug.fall.queries.team import meine_faelle, sitzungen
from massanzug.rechenkern.vorrang import Vorrang
from massanzug.rechenkern.zeitraum import datum_mit_tag
from massanzug.technik.aufgabe import Aufgabe
from massanzug.technik.templatetags.massanzug import datum_lang
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff

VORLAUF = timedelta(days=14)
"""So long before its day a Sitzung stands on the desk."""


def team_aufgaben(zugriff: Zugriff) -> list[Aufgabe]:
    """In the order of the day; nothing for those who are in no team."""
    im_asd = zugriff.hat(Rolle.ASD_FACHKRAFT)
    termine = _sitzungen(zugriff) if im_asd or zugriff.hat(Rolle.ASD_LEITUNG, Rolle.LT_FACHKRAFT) else []
    return [*termine, *_fallblaetter(zugriff), *_auftraege(zugriff)] if im_asd else termine


def _sitzungen(zugriff: Zugriff) -> list[Aufgabe]:
    """Those for which this person is named."""
    meine = sitzungen(zugriff).filter(
        teilnahmen__konto_id=zugriff.konto_id,
        geschlossen_am__isnull=True,
        am__range=(zugriff.heute, zugriff.heute + VORLAUF),
    )
    return [
        Aufgabe(
            f"Ihre Teamsitzung am {datum_lang(s.am)}",
            f"{s.um:%H:%M} Uhr, {s.ort}",
            reverse("teamsitzung", args=[s.pk]),
            bis=s.am,
            vorrang=Vorrang.WARTET,
            wartet="das Team",
            weil=f"weil das Team sich am {datum_mit_tag(s.am)} trifft",
        )
        for s in meine.order_by("am", "um", "pk")[:10]
    ]


def _fallblaetter(zugriff: Zugriff) -> list[Aufgabe]:
    offen = Beratung.objects.filter(
        fall__in=meine_faelle(zugriff).values("fall_id"),
        freigegeben_am__isnull=True,
        sitzung__geschlossen_am__isnull=True,
        sitzung__am__range=(zugriff.heute, zugriff.heute + VORLAUF),
    ).select_related("fall")
    return [
        Aufgabe(
            f"Familie {b.fall.bezeichnung}: Fallblatt für das Team vorbereiten",
            "Das Team liest es erst, wenn Sie es gelesen und freigegeben haben.",
            reverse("fallblatt", args=[b.fall_id, b.pk]),
            bis=b.am,
            vorrang=Vorrang.WARTET,
            wartet="das Team",
            fall_id=b.fall_id,
        )
        for b in offen.order_by("am", "pk")[:20]
    ]


def _auftraege(zugriff: Zugriff) -> list[Aufgabe]:
    offen = Auftrag.objects.filter(
        beratung__fall__in=meine_faelle(zugriff).values("fall_id"), erledigt_am__isnull=True
    ).select_related("beratung__fall")
    return [
        Aufgabe(
            f"Familie {a.beratung.fall.bezeichnung}: {a.was}",
            f"Aus dem Sozialraumteam. Es kümmert sich: {a.wer}.",
            f"{reverse('fall', args=[a.beratung.fall_id])}#beratung",
            seit=None if a.bis else a.beratung.am,
            bis=a.bis,
            fall_id=a.beratung.fall_id,
        )
        for a in offen.order_by(F("bis").asc(nulls_last=True), "pk")[:20]
    ]

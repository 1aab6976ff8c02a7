"""What of the Sozialraumteam stands on the desk: the coming Sitzung, a sheet to free, errands of one's own cases."""

from datetime import date, timedelta

from django.db.models import F, QuerySet

from massanzug.fall.models import Auftrag, Beratung, Teamsitzung
from massanzug.fall.queries.team import meine_faelle, sitzungen
from massanzug.rechenkern.vorrang import Vorrang
from massanzug.rechenkern.zeitraum import datum_mit_tag
from massanzug.technik.adresse import adresse
from massanzug.technik.aufgabe import Aufgabe
from massanzug.technik.frage import Zuerst, vorbereitet
from massanzug.technik.templatetags.massanzug import datum_lang
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Mitgliedschaft, Zugriff, muster

VORLAUF = timedelta(days=14)
"""So long before its day a Sitzung stands on the desk."""


def team_aufgaben(zugriff: Zugriff) -> list[Aufgabe]:
    """In the order of the day; nothing for those who are in no team."""
    im_asd = zugriff.hat(Rolle.ASD_FACHKRAFT)
    termine = _sitzungen(zugriff) if im_asd or zugriff.hat(Rolle.ASD_LEITUNG, Rolle.LT_FACHKRAFT) else []
    return [*termine, *_fallblaetter(zugriff), *_auftraege(zugriff)] if im_asd else termine


def _sitzungen(zugriff: Zugriff) -> list[Aufgabe]:
    """Those for which this person is named."""
    return [
        Aufgabe(
            f"Ihre Teamsitzung am {datum_lang(s.am)}",
            f"{s.um:%H:%M} Uhr, {s.ort}",
            adresse("teamsitzung", s.pk),
            bis=s.am,
            vorrang=Vorrang.WARTET,
            wartet="das Team",
            weil=f"weil das Team sich am {datum_mit_tag(s.am)} trifft",
        )
        for s in _meine_sitzungen(
            zugriff.mitgliedschaften, konto=zugriff.konto_id, heute=zugriff.heute, bis=zugriff.heute + VORLAUF
        )
    ]


@vorbereitet
def _meine_sitzungen(
    mitgliedschaften: tuple[Mitgliedschaft, ...], *, konto: int, heute: date, bis: date
) -> QuerySet[Teamsitzung]:
    meine = sitzungen(muster(mitgliedschaften, konto, heute)).filter(
        teilnahmen__konto_id=konto, geschlossen_am__isnull=True, am__gte=heute, am__lte=bis
    )
    return meine.select_related(None).order_by("am", "um", "pk")[:10]


def _fallblaetter(zugriff: Zugriff) -> list[Aufgabe]:
    return [
        Aufgabe(
            f"Familie {b.fall.bezeichnung}: Fallblatt für das Team vorbereiten",
            "Das Team liest es erst, wenn Sie es gelesen und freigegeben haben.",
            adresse("fallblatt", b.fall_id, b.pk),
            bis=b.am,
            vorrang=Vorrang.WARTET,
            wartet="das Team",
            fall_id=b.fall_id,
        )
        for b in _offene_blaetter(
            zugriff.mitgliedschaften, konto=zugriff.konto_id, heute=zugriff.heute, bis=zugriff.heute + VORLAUF
        )
    ]


@vorbereitet
def _offene_blaetter(
    mitgliedschaften: tuple[Mitgliedschaft, ...], *, konto: int, heute: date, bis: date
) -> QuerySet[Beratung]:
    offen = Beratung.objects.filter(
        fall__in=Zuerst(meine_faelle(muster(mitgliedschaften, konto, heute)).values("fall_id")),
        freigegeben_am__isnull=True,
        sitzung__geschlossen_am__isnull=True,
        sitzung__am__gte=heute,
        sitzung__am__lte=bis,
    )
    return offen.select_related("fall").only("am", "fall__bezeichnung").order_by("am", "pk")[:20]


def _auftraege(zugriff: Zugriff) -> list[Aufgabe]:
    return [
        Aufgabe(
            f"Familie {a.beratung.fall.bezeichnung}: {a.was}",
            f"Aus dem Sozialraumteam. Es kümmert sich: {a.wer}.",
            f"{adresse('fall', a.beratung.fall_id)}#beratung",
            seit=None if a.bis else a.beratung.am,
            bis=a.bis,
            fall_id=a.beratung.fall_id,
        )
        for a in _offene_auftraege(zugriff.mitgliedschaften, konto=zugriff.konto_id, heute=zugriff.heute)
    ]


@vorbereitet
def _offene_auftraege(mitgliedschaften: tuple[Mitgliedschaft, ...], *, konto: int, heute: date) -> QuerySet[Auftrag]:
    meine = Zuerst(meine_faelle(muster(mitgliedschaften, konto, heute)).values("fall_id"))
    offen = Auftrag.objects.filter(beratung__fall__in=meine, erledigt_am__isnull=True).select_related("beratung__fall")
    nur = offen.only("was", "wer", "bis", "beratung__am", "beratung__fall__bezeichnung")
    return nur.order_by(F("bis").asc(nulls_last=True), "pk")[:20]

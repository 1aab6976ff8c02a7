"""Why a Planbudget is what it is: its Ausgangswert and every confirmed event; what the cases propose."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Count, Prefetch, QuerySet

from massanzug.fall.queries.leistung import Planwechsel, planwechsel
from massanzug.planbudget.choices import Antwort, Ereignisart, Ereignisstand, Hilfeklasse
from massanzug.planbudget.models import Budgetereignis, Ereignisantwort, Planbudget
from massanzug.planbudget.queries.bindung import Zeile, aus_leistungen, laeuft
from massanzug.planbudget.rules import darf_ereignisse_sehen, organisation_in
from massanzug.rechenkern.bindung import je_monat
from massanzug.rechenkern.ereignis import (
    Gegenrechnung,
    Vergleich,
    Wirkung,
    erstes_jahr,
    gegenregel_am,
    im_jahr,
    lade_gegenregeln,
    letzter_tag,
    rueckfuehrung,
    vermeidung,
    volles_jahr,
)
from massanzug.rechenkern.geld import Betrag, summe
from massanzug.rechenkern.pfad import LESARTEN
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.sozialraum.queries import wirkungsraum
from massanzug.zugang.zugriff import Zugriff

Raum: TypeAlias = Wirkungsraum
"""For views, which do not know the models."""
NOETIG = 2
"""Organisations that must confirm; the database holds each to one answer."""


@dataclass(frozen=True)
class Ereignisblick:
    """One event with its answers and what it does."""

    ereignis: Budgetereignis
    stand: Ereignisstand
    antworten: tuple[Ereignisantwort, ...]
    umkehrung: Budgetereignis | None
    erstes_jahr: Betrag
    volles_jahr: Betrag

    @property
    def fehlen(self) -> int:
        """How many organisations still have to confirm."""
        return max(0, NOETIG - len(self.antworten))


def wirkung_von(ereignis: Budgetereignis) -> Wirkung:
    return Wirkung(
        art=ereignis.art,  # type: ignore[arg-type]
        wirksam_ab=ereignis.wirksam_ab,
        endet_am=ereignis.endet_am,
        monat_cent=ereignis.monat_cent,
        jahr_cent=ereignis.jahr_cent,
        deckel_jahr_cent=ereignis.deckel_jahr_cent,
    )


def stand_aus(antworten: Iterable[Ereignisantwort]) -> Ereignisstand:
    """Refused by one, or confirmed by as many organisations as are needed."""
    antworten = tuple(antworten)
    if any(a.antwort == Antwort.ABGELEHNT for a in antworten):
        return Ereignisstand.ABGELEHNT
    return Ereignisstand.BESTAETIGT if len(antworten) >= NOETIG else Ereignisstand.VORGESCHLAGEN


def _mit_antworten() -> QuerySet[Budgetereignis]:
    antworten = Prefetch("antworten", Ereignisantwort.objects.select_related("von", "traeger"))
    umkehrungen = Prefetch("umkehrungen", Budgetereignis.objects.prefetch_related("antworten"))
    return Budgetereignis.objects.select_related("verfasst_von", "wirkungsraum", "hebt_auf").prefetch_related(
        antworten, umkehrungen
    )


def umkehrung_von(ereignis: Budgetereignis) -> Budgetereignis | None:
    """The reversal that waits or holds; one that was refused is none."""
    alle = ereignis.umkehrungen.all()
    return next((u for u in alle if stand_aus(u.antworten.all()) != Ereignisstand.ABGELEHNT), None)


def _blick(ereignis: Budgetereignis) -> Ereignisblick:
    antworten = tuple(ereignis.antworten.all())
    stand = stand_aus(antworten)
    umkehrung = umkehrung_von(ereignis)
    if stand == Ereignisstand.BESTAETIGT and umkehrung and stand_aus(umkehrung.antworten.all()) == stand:
        stand = Ereignisstand.ZURUECKGENOMMEN
    wirkung = wirkung_von(ereignis)
    return Ereignisblick(ereignis, stand, antworten, umkehrung, erstes_jahr(wirkung), volles_jahr(wirkung))


def ereignisse(raum: Wirkungsraum) -> tuple[Ereignisblick, ...]:
    """All events of a Wirkungsraum, newest first; the page asks who may see it."""
    return tuple(_blick(e) for e in _mit_antworten().filter(wirkungsraum=raum))


def wartende(raum_ids: Collection[int]) -> list[Ereignisblick]:
    """The newest events of these Wirkungsräume that nobody has refused and that are not confirmed yet."""
    offen = (
        _mit_antworten()
        .filter(wirkungsraum_id__in=raum_ids)
        .exclude(antworten__antwort=Antwort.ABGELEHNT)
        .annotate(zahl=Count("antworten", distinct=True))
        .filter(zahl__lt=NOETIG)
    )
    return [_blick(e) for e in offen[:WARTENDE_HOECHSTENS]]


def ereignis(zugriff: Zugriff, pk: int) -> Ereignisblick | None:
    """One event, or None where it does not exist for this person."""
    objekt = _mit_antworten().filter(pk=pk).first()
    if objekt is None or not darf_ereignisse_sehen(zugriff, objekt.wirkungsraum_id):
        return None
    return _blick(objekt)


def raum_mit_ereignissen(zugriff: Zugriff, schluessel: str) -> Wirkungsraum | None:
    """The Wirkungsraum, or None where its events do not exist for this person."""
    raum = wirkungsraum(zugriff, schluessel)
    return raum if raum and darf_ereignisse_sehen(zugriff, raum.pk) else None


def hat_geantwortet(zugriff: Zugriff, blick: Ereignisblick) -> bool:
    """Whether this person or her organisation has answered."""
    mitglied = organisation_in(zugriff, blick.ereignis.wirkungsraum_id)
    eigene = {mitglied.traeger_id} if mitglied else set()
    return any(a.von_id == zugriff.konto_id or a.traeger_id in eigene for a in blick.antworten)


@dataclass(frozen=True)
class Planteil:
    """One reason behind a year's Planbudget."""

    art: Ereignisart
    name: str
    betrag: Betrag
    ereignis: Budgetereignis | None
    quelle: str


def wirkungen_je_raum(raum_ids: Collection[int], lesart: str) -> dict[int, list[tuple[Wirkung, Budgetereignis | None]]]:
    """Ausgangswert and confirmed events per Wirkungsraum; a withdrawn one and its reversal cancel each other."""
    je_raum: dict[int, list[tuple[Wirkung, Budgetereignis | None]]] = defaultdict(list)
    for budget in Planbudget.objects.filter(wirkungsraum_id__in=raum_ids).order_by("gueltig_von"):
        if budget.betrag_cent:
            je_raum[budget.wirkungsraum_id].append((_ausgangswert(budget, lesart), None))
    alle = Budgetereignis.objects.filter(wirkungsraum_id__in=raum_ids).prefetch_related("antworten")
    for objekt in alle.order_by("wirksam_ab", "pk"):
        if stand_aus(objekt.antworten.all()) == Ereignisstand.BESTAETIGT:
            je_raum[objekt.wirkungsraum_id].append((wirkung_von(objekt), objekt))
    return je_raum


def _ausgangswert(budget: Planbudget, lesart: str) -> Wirkung:
    """The published amount as the reading in force makes it a year's."""
    return Wirkung(
        art="ausgangswert",
        wirksam_ab=budget.gueltig_von,
        jahr_cent=budget.betrag_cent * LESARTEN[lesart],  # type: ignore[index]
    )


def planteile(raum: Wirkungsraum, lesart: str, jahr: int) -> tuple[Planteil, ...]:
    """What a year's Planbudget is made of: the Ausgangswert, then the largest; what does nothing then is left out."""
    teile = []
    for wirkung, objekt in wirkungen_je_raum([raum.pk], lesart).get(raum.pk, []):
        betrag = im_jahr(wirkung, jahr)
        if betrag.ist_null:
            continue
        art = Ereignisart(wirkung.art)
        quelle = objekt.nachweis if objekt else "veröffentlichter Betrag"
        teile.append(Planteil(art, art.label, betrag, objekt, quelle))
    return tuple(sorted(teile, key=lambda t: (t.ereignis is not None, -t.betrag.cent)))


@dataclass(frozen=True)
class Vorschlag:
    """What a change of plan would add to the Planbudget, with the assumption in one sentence."""

    art: Ereignisart
    wechsel: Planwechsel
    vorher: tuple[Zeile, ...]
    nachher: tuple[Zeile, ...]
    rechnung: Gegenrechnung
    erstes_jahr: Betrag
    volles_jahr: Betrag

    @property
    def bezug(self) -> str:
        return f"massanzug:{self.wechsel.neuer_massanzug_id}"


WARTENDE_HOECHSTENS = 50
STATIONAER = {Hilfeklasse.STATIONAER, Hilfeklasse.PFLEGE}
UEBERGANG_MONATE = 4
"""How long after the decision a change of plan may take to show in the costs."""


def vorschlaege(raum: Wirkungsraum, heute: date) -> tuple[Vorschlag, ...]:
    """What changed in the Bausteine and costs less since, as long as nobody made it an event yet; newest first."""
    benutzt = set(
        Budgetereignis.objects.filter(wirkungsraum=raum, hebt_auf__isnull=True)
        .exclude(bezug="")
        .values_list("bezug", flat=True)
    )
    offen = [w for w in planwechsel(raum.pk) if f"massanzug:{w.neuer_massanzug_id}" not in benutzt]
    return tuple(v for w in offen if (v := _vorschlag(w, heute)) is not None)


def vorschlag(raum: Wirkungsraum, massanzug_id: int, heute: date) -> Vorschlag | None:
    """The proposal that follows from one new Fassung, if there still is one."""
    return next((v for v in vorschlaege(raum, heute) if v.wechsel.neuer_massanzug_id == massanzug_id), None)


def _vorschlag(wechsel: Planwechsel, heute: date) -> Vorschlag | None:
    """Rückführung where stationary help became less with the new Fassung, else Vermeidung; None where nothing is saved.

    A plan changes over some weeks, so the two Fassungen are compared on the first day of the first month after the
    decision on which the new one costs less.
    """
    vorher = aus_leistungen(wechsel.vorher, heute)
    nachher = aus_leistungen(wechsel.nachher, heute)
    for ab in _naechste_monate(wechsel.ab):
        alt, neu = _laufende(vorher, ab), _laufende(nachher, ab)
        if _im_monat(neu, ab) < _im_monat(alt, ab):
            return _gegengerechnet(wechsel, alt, neu, ab)
    return None


def _naechste_monate(tag: date) -> Iterator[date]:
    for versatz in range(1, UEBERGANG_MONATE + 1):
        jahr, monat = divmod(tag.year * 12 + tag.month - 1 + versatz, 12)
        yield date(jahr, monat + 1, 1)


def _laufende(zeilen: Sequence[Zeile], am: date) -> tuple[Zeile, ...]:
    """What costs something every month and runs on the day."""
    return tuple(z for z in zeilen if laeuft(z, am) and z.posten.einheit != "einmalig")


def _im_monat(zeilen: Sequence[Zeile], am: date) -> Betrag:
    return summe(je_monat(z.posten, am) for z in zeilen)


def _gegengerechnet(wechsel: Planwechsel, alt: tuple[Zeile, ...], neu: tuple[Zeile, ...], ab: date) -> Vorschlag:
    stationaer = [_im_monat([z for z in zeilen if z.klasse in STATIONAER], ab) for zeilen in (alt, neu)]
    zurueck = stationaer[1] < stationaer[0]
    regel = gegenregel_am(lade_gegenregeln(), "rueckfuehrung" if zurueck else "vermeidung", ab)
    # only as long as that would have run which became less: the rest of the old plan is no saving
    weniger = [z for z in alt if z.klasse in STATIONAER] if zurueck else alt
    bis = max(z.bis or letzter_tag(ab, regel.monate_hoechstens) for z in weniger)
    if zurueck:
        rechnung = rueckfuehrung([_im_monat(alt, ab)], [_im_monat(neu, ab)], ab=ab, prognose_bis=bis, regel=regel)
    else:
        vergleich = Vergleich(_im_monat(alt, ab), f"bewilligte Fassung {wechsel.alte_fassung} des Maßanzugs")
        rechnung = vermeidung(vergleich, _im_monat(neu, ab), ab=ab, regel=regel, prognose_bis=bis)
    return Vorschlag(
        art=Ereignisart.RUECKFUEHRUNG if zurueck else Ereignisart.VERMEIDUNG,
        wechsel=wechsel,
        vorher=alt,
        nachher=neu,
        rechnung=rechnung,
        erstes_jahr=erstes_jahr(rechnung.wirkung),
        volles_jahr=volles_jahr(rechnung.wirkung),
    )

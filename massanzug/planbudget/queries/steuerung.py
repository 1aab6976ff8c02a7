"""The year of a Wirkungsraum, or of the city: plan, actual, commitment, and what it looks like by the end of the year.

One reading of the database serves all figures of the page; a constant number of queries, whatever the size of the book.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeAlias

from django.db.models import Sum

from massanzug.fall.queries.leistung import Rechtsanspruch, rechtsanspruch
from massanzug.planbudget.choices import IM_BUDGET, Hilfeklasse, Kontoart
from massanzug.planbudget.models import Buchungszeile, Jahresabschluss, Saldo, Steuerungspunkt
from massanzug.planbudget.queries.bindung import Zeile, bindungszeilen_je_raum, laeuft
from massanzug.planbudget.queries.budget import lesart_wahl
from massanzug.planbudget.queries.ereignis import planteile, wirkungen_je_raum
from massanzug.planbudget.queries.hauptbuch import geschlossen_bis, konten_im, stand_am
from massanzug.planbudget.rules import darf_planbudget_sehen
from massanzug.rechenkern.ereignis import Wirkung, plan_im_jahr, plan_monate
from massanzug.rechenkern.geld import Betrag, summe
from massanzug.rechenkern.hochrechnung import (
    HILFEKLASSEN,
    Jahresbild,
    Klassensumme,
    Monatslage,
    Schwelle,
    Umsteuerung,
    Verhaeltnis,
    Voraussage,
    Wert,
    erreichte_schwellen,
    hochrechnung,
    lade_schwellen,
    umsteuerung,
)
from massanzug.rechenkern.hochrechnung import Hilfeklasse as Klasse
from massanzug.rechenkern.jahresabschluss import (
    Abschlussfehler,
    Abschlussregel,
    abschlussregel_fuer,
    lade_abschlussregeln,
    schliesse_ab,
)
from massanzug.rechenkern.jahresabschluss import Jahresabschluss as Ergebnis
from massanzug.rechenkern.korridor import Korridor, Lage, anteil, korridor_am, lade_korridor
from massanzug.rechenkern.monatsbild import Jahresmonate
from massanzug.rechenkern.monatsbild import monatsbild as bild_der_monate
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.sozialraum.queries import wirkungsraeume
from massanzug.zugang.zugriff import Zugriff

Raum: TypeAlias = Wirkungsraum
"""For views, which do not know the models."""
MONATE = range(1, 13)
ERSTES_JAHR = 2025
"""The Planbudgets begin on 1 October 2025 (Bekanntmachung)."""
Ist = Mapping[tuple[Kontoart, int], int]
"""Cents per kind of account and month (1–12)."""


@dataclass(frozen=True)
class Quartal:
    """What the helps of a quarter's last day look like, and what the quarter cost."""

    name: str
    faelle: Mapping[Hilfeklasse, int]
    cent: Mapping[Hilfeklasse, int]


@dataclass(frozen=True)
class Steuerung:
    """All figures of one page, for one Wirkungsraum or several together."""

    jahr: int
    bild: Jahresbild
    geschlossen_bis: int
    ist: Ist
    bindung_je_klasse: Mapping[Hilfeklasse, Betrag]
    umsteuerung: Umsteuerung
    quartale: tuple[Quartal, ...]
    gemeinsam: Betrag
    gemeinsam_anteil: Fraction | None
    korridor: Korridor
    fremd: Betrag
    fremd_anteil: Fraction | None
    schwellen: tuple[Schwelle, ...]
    nachweis: Rechtsanspruch

    @property
    def lage(self) -> Lage | None:
        """Where the share of work for all lies in the corridor."""
        return None if self.gemeinsam_anteil is None else self.korridor.lage(self.gemeinsam_anteil)

    def kosten(self, art: Kontoart) -> Betrag:
        """Booked in the year on accounts of one kind."""
        return Betrag(sum(cent for (a, _), cent in self.ist.items() if a == art))

    @property
    def kostenarten(self) -> tuple[tuple[Kontoart, Betrag], ...]:
        return tuple((art, self.kosten(art)) for art in IM_BUDGET)


def steuerung(
    raeume: Sequence[Wirkungsraum], jahr: int, heute: date, voraussage: Voraussage = hochrechnung
) -> Steuerung:
    """Plan, actual and open commitment of a year, month by month. `voraussage` is where a forecast can step in."""
    ids = [r.pk for r in raeume]
    zu = geschlossen_bis()
    stichtag = min(heute, date(jahr, 12, 31))
    wirkungen = [w for reihe in wirkungen_je_raum(ids, lesart_wahl().value).values() for w, _ in reihe]
    zeilen = [z for reihe in bindungszeilen_je_raum(ids, heute).values() for z in reihe if z.zaehlt]
    ist = _ist(ids, jahr)
    buch = _Buch(ist, _ist_je_bezug(ids, jahr), zu)
    bild = voraussage(_lagen(jahr, wirkungen, zeilen, buch))
    kosten = summe(Betrag(cent) for (art, _), cent in ist.items() if art in IM_BUDGET)
    gemeinsam = summe(
        Betrag(cent) for (art, _), cent in ist.items() if art in {Kontoart.FALLUNSPEZIFISCH, Kontoart.FALLUEBERGREIFEND}
    )
    gebunden = summe(z.jahr for z in zeilen)
    fremd = summe(z.jahr for z in zeilen if z.fremd)
    return Steuerung(
        jahr=jahr,
        bild=bild,
        geschlossen_bis=zu,
        ist=ist,
        bindung_je_klasse={k: summe(z.jahr for z in zeilen if z.klasse == k) for k in Hilfeklasse},
        umsteuerung=umsteuerung(_klassen(zeilen, ist, jahr, stichtag)),
        quartale=_quartale(zeilen, ist, jahr, stichtag),
        gemeinsam=gemeinsam,
        gemeinsam_anteil=anteil(gemeinsam, kosten),
        korridor=korridor_am(lade_korridor(), max(stichtag, date(ERSTES_JAHR, 10, 1))),
        fremd=fremd,
        fremd_anteil=anteil(fremd, gebunden),
        schwellen=erreichte_schwellen(bild, lade_schwellen(), stichtag),
        nachweis=rechtsanspruch(ids, date(jahr, 1, 1), stichtag),
    )


def _ist(raum_ids: Collection[int], jahr: int) -> dict[tuple[Kontoart, int], int]:
    reihen = (
        Saldo.objects.filter(konto__wirkungsraum_id__in=raum_ids, monat__range=(jahr * 100 + 1, jahr * 100 + 12))
        .values_list("konto__art", "monat")
        .order_by("konto__art", "monat")
        .annotate(summe=Sum("cent"))
    )
    return {(Kontoart(art), monat % 100): cent for art, monat, cent in reihen}


def _ist_je_bezug(raum_ids: Collection[int], jahr: int) -> dict[int, list[Wert]]:
    """What is booked for single helps, per month; credits run the other way."""
    je_monat: dict[int, list[Wert]] = defaultdict(list)
    for seite, zeichen in (("soll", 1), ("haben", -1)):
        reihen = (
            Buchungszeile.objects.filter(
                monat__range=(jahr * 100 + 1, jahr * 100 + 12),
                **{f"{seite}__wirkungsraum_id__in": list(raum_ids), f"{seite}__art__in": list(IM_BUDGET)},
            )
            .exclude(bezug="")
            .values_list("bezug", "monat")
            .order_by()
            .annotate(summe=Sum("betrag_cent"))
        )
        for bezug, monat, cent in reihen:
            je_monat[monat % 100].append(Wert(bezug, Betrag(zeichen * cent)))
    return je_monat


@dataclass(frozen=True)
class _Buch:
    """What is booked in a year: per kind and month, for single helps per month, and up to which month it is closed."""

    ist: Ist
    je_bezug: Mapping[int, Sequence[Wert]]
    geschlossen_bis: int


def _lagen(jahr: int, wirkungen: Sequence[Wirkung], zeilen: Sequence[Zeile], buch: _Buch) -> list[Monatslage]:
    lagen = []
    plan = plan_monate(wirkungen, jahr)
    for monat in MONATE:
        mit_bezug = tuple(buch.je_bezug.get(monat, ()))
        alles = Betrag(sum(buch.ist.get((art, monat), 0) for art in IM_BUDGET))
        ohne_bezug = alles - summe(w.betrag for w in mit_bezug)
        lagen.append(
            Monatslage(
                jahr=jahr,
                monat=monat,
                plan=plan[monat - 1],
                ist=(*mit_bezug, Wert("", ohne_bezug)),
                bindung=tuple(Wert(z.bezug, z.im_monat(jahr, monat)) for z in zeilen),
                geschlossen=jahr * 100 + monat <= buch.geschlossen_bis,
            )
        )
    return lagen


def _klassen(zeilen: Sequence[Zeile], ist: Ist, jahr: int, stichtag: date) -> dict[Klasse, Klassensumme]:
    """Cases that run on the day, days since 1 January, cents booked, per Hilfeklasse."""
    anfang = date(jahr, 1, 1)
    ergebnis: dict[Klasse, Klassensumme] = {}
    for klasse in HILFEKLASSEN:
        eigene = [z for z in zeilen if z.klasse.value == klasse]
        faelle = {z.fall_id or z.bezug for z in eigene if laeuft(z, stichtag)}
        tage = sum(_tage(z, anfang, stichtag) for z in eigene)
        cent = sum(c for (art, _), c in ist.items() if art.value == klasse)
        ergebnis[klasse] = Klassensumme(len(faelle), tage, max(cent, 0))
    return ergebnis


def _tage(zeile: Zeile, von: date, bis: date) -> int:
    anfang, ende = max(von, zeile.von), min(bis, zeile.bis or bis)
    return max(0, (ende - anfang).days + 1)


def _quartale(zeilen: Sequence[Zeile], ist: Ist, jahr: int, stichtag: date) -> tuple[Quartal, ...]:
    """The trend: up to the quarter that runs."""
    quartale = []
    for nummer in range(1, 5):
        anfang = date(jahr, 3 * nummer - 2, 1)
        if anfang > stichtag:
            break
        ende = min(stichtag, date(jahr + nummer // 4, 3 * nummer % 12 + 1, 1) - timedelta(1))
        monate = range(3 * nummer - 2, 3 * nummer + 1)
        faelle = {
            k: len({z.fall_id or z.bezug for z in zeilen if z.klasse == k and laeuft(z, ende)}) for k in Hilfeklasse
        }
        cent = {k: sum(ist.get((Kontoart(k.value), m), 0) for m in monate) for k in Hilfeklasse}
        quartale.append(Quartal(f"{nummer}. Quartal", faelle, cent))
    return tuple(quartale)


def sichtbare_raeume(zugriff: Zugriff) -> list[Wirkungsraum]:
    """The Wirkungsräume whose money this person sees."""
    return [r for r in wirkungsraeume(zugriff) if darf_planbudget_sehen(zugriff, r.pk)]


def punkte(raeume: Collection[Wirkungsraum]) -> list[Steuerungspunkt]:
    """Items of the Steuerungsgruppe: open ones first, at most a hundred."""
    reihen = Steuerungspunkt.objects.filter(wirkungsraum__in=raeume).select_related("wirkungsraum", "eroeffnet_von")
    return sorted(reihen[:100], key=lambda p: (p.erledigt_am is not None, -p.pk))


def punkt(zugriff: Zugriff, pk: int) -> Steuerungspunkt | None:
    objekt = Steuerungspunkt.objects.select_related("wirkungsraum", "eroeffnet_von").filter(pk=pk).first()
    return objekt if objekt and darf_planbudget_sehen(zugriff, objekt.wirkungsraum_id) else None


def monatsbild(s: Steuerung) -> Jahresmonate:
    """The year's months as a picture."""
    return bild_der_monate(s.bild)


def verhaeltnisse(s: Steuerung) -> tuple[tuple[str, Verhaeltnis], ...]:
    """The three views on the kinds of help, with the word for each."""
    u = s.umsteuerung
    return (("Fälle am Stichtag", u.faelle), ("Tage im Jahr", u.tage), ("Euro, gebucht", u.euro))


def plan_nach_art(raum: Wirkungsraum, jahr: int) -> tuple[tuple[str, Betrag], ...]:
    """The year's Planbudget by kind of event, without single ones."""
    summen: dict[str, Betrag] = {}
    for teil in planteile(raum, lesart_wahl().value, jahr):
        summen[teil.name] = summen.get(teil.name, Betrag(0)) + teil.betrag
    return tuple(summen.items())


def waehlbare_jahre(heute: date) -> range:
    """From the first year of the Planbudgets to the next one."""
    return range(ERSTES_JAHR, heute.year + 2)


def gewaehltes_jahr(text: str | None, heute: date) -> int:
    """The year of an address, or the current one where it names none that can be chosen."""
    jahr = int(text) if text and text.isascii() and text.isdigit() and len(text) == 4 else heute.year
    return jahr if jahr in waehlbare_jahre(heute) else heute.year


def gewaehlte_schwelle(
    text: str | None, raum: Wirkungsraum, heute: date, voraussage: Voraussage = hochrechnung
) -> Schwelle | None:
    """The threshold an address names, if this Wirkungsraum is foreseen to reach it this year."""
    erreicht = steuerung([raum], heute.year, heute, voraussage).schwellen
    return next((s for s in erreicht if str(s.promille) == text), None)


# The year's closing ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Abschlussblick:
    """Where the closing of a year stands: what it would say now, what it said last, what is still to do."""

    raum: Wirkungsraum
    jahr: int
    plan: Betrag
    ist: Betrag
    regel: Abschlussregel
    ergebnis: Ergebnis | None
    fehler: str
    rueckstellung_vorher: Betrag
    reserve_vorher: Betrag
    letzter: Jahresabschluss | None
    monate_zu: bool
    jahr_vorbei: bool

    @property
    def aendert_sich(self) -> bool:
        """Whether closing now would say something else than the newest Fassung."""
        if self.letzter is None:
            return True
        daten = self.letzter.ergebnis
        damals = (self.letzter.plan_cent, self.letzter.ist_cent, daten["rueckstellung"][0], daten["reserve"][0])
        return damals != (self.plan.cent, self.ist.cent, self.rueckstellung_vorher.cent, self.reserve_vorher.cent)

    @property
    def bereit(self) -> bool:
        return self.monate_zu and self.jahr_vorbei and self.ergebnis is not None and self.aendert_sich


def abschlussblick(raum: Wirkungsraum, jahr: int, heute: date) -> Abschlussblick:
    """What closing this year would do; the year's own earlier closing is taken out of the stands before."""
    wirkungen = [w for w, _ in wirkungen_je_raum([raum.pk], lesart_wahl().value).get(raum.pk, [])]
    plan = plan_im_jahr(wirkungen, jahr)
    ist = Betrag(sum(cent for (art, _), cent in _ist([raum.pk], jahr).items() if art in IM_BUDGET))
    letzter = Jahresabschluss.objects.filter(wirkungsraum=raum, jahr=jahr).order_by("-fassung").first()
    vorher = {
        art: Betrag(stand_am(konto_id, date(jahr, 12, 31)) - _eigener_uebertrag(letzter, konto_id))
        for art, konto_id in _konten(raum).items()
    }
    regel = abschlussregel_fuer(lade_abschlussregeln(), max(jahr, ERSTES_JAHR))
    ergebnis, fehler = None, ""
    try:
        ergebnis = schliesse_ab(
            plan, ist, rueckstellung=vorher[Kontoart.RUECKSTELLUNG], reserve=vorher[Kontoart.RESERVE], regel=regel
        )
    except Abschlussfehler as grund:
        fehler = str(grund)
    return Abschlussblick(
        raum=raum,
        jahr=jahr,
        plan=plan,
        ist=ist,
        regel=regel,
        ergebnis=ergebnis,
        fehler=fehler,
        rueckstellung_vorher=vorher[Kontoart.RUECKSTELLUNG],
        reserve_vorher=vorher[Kontoart.RESERVE],
        letzter=letzter,
        monate_zu=geschlossen_bis() >= jahr * 100 + 12,
        jahr_vorbei=heute > date(jahr, 12, 31),
    )


def _konten(raum: Wirkungsraum) -> dict[Kontoart, int]:
    konten = konten_im(raum.pk)
    return {art: konten[art] for art in (Kontoart.RUECKSTELLUNG, Kontoart.RESERVE)}


def _eigener_uebertrag(abschluss: Jahresabschluss | None, konto_id: int) -> int:
    """What the newest closing itself moved into an account; its lines also take back the Fassung before."""
    if abschluss is None:
        return 0
    bewegung = Buchungszeile.objects.filter(buchung__abschluesse__wirkungsraum=abschluss.wirkungsraum_id).filter(
        buchung__abschluesse__jahr=abschluss.jahr
    )
    herein = bewegung.filter(soll_id=konto_id).aggregate(s=Sum("betrag_cent"))["s"] or 0
    hinaus = bewegung.filter(haben_id=konto_id).aggregate(s=Sum("betrag_cent"))["s"] or 0
    return int(herein - hinaus)


def abschluesse(raum: Wirkungsraum) -> list[Jahresabschluss]:
    """All closings of a Wirkungsraum, newest first."""
    return list(Jahresabschluss.objects.filter(wirkungsraum=raum).select_related("von", "buchung")[:50])

"""Sums to the cent, append-only, a reversal restores, the order does not matter, nothing counts twice."""

import calendar
import dataclasses
import itertools
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from massanzug.rechenkern.geld import Betrag
from massanzug.rechenkern.hauptbuch import (
    HOECHSTBETRAG,
    Buchungsfehler,
    Zeile,
    abweichungen,
    hash_aus,
    je_leistungsmonat,
    kanonisch,
    kostenzeilen,
    monat_als_text,
    monat_von,
    pruefe_zeilen,
    pruefsumme,
    salden,
    stand_am,
    umgekehrt,
)
from massanzug.rechenkern.hochrechnung import Monatslage, Wert, hochrechnung
from massanzug.rechenkern.jahresabschluss import Konto, lade_abschlussregeln, schliesse_ab

from .gold import faelle, ohne_frist

KOSTEN, OFFEN, KASSE = KONTEN = (1, 2, 3)
TAG = st.dates(min_value=date(2024, 1, 1), max_value=date(2030, 12, 31))
CENT = st.integers(1, HOECHSTBETRAG)
TEXT = st.text(max_size=12)


@st.composite
def zeilen_(ziehe: st.DrawFn) -> Zeile:
    soll, haben = ziehe(st.permutations(range(1, 6)))[:2]
    von, belegdatum = ziehe(TAG), ziehe(TAG)
    return Zeile(
        soll=soll,
        haben=haben,
        cent=ziehe(CENT),
        tag=ziehe(TAG),
        leistung_von=von,
        leistung_bis=von + timedelta(days=ziehe(st.integers(0, 400))),
        belegdatum=belegdatum,
        beleg=ziehe(TEXT.filter(str.strip)),
        zahldatum=ziehe(st.none() | TAG),
        hilfeklasse=ziehe(st.sampled_from(["", "ambulant", "pflege"])),
        bezug=ziehe(TEXT),
    )


BUCH = st.lists(zeilen_(), max_size=12)


def zeile(soll: int, haben: int, cent: int, tag: date) -> Zeile:
    return Zeile(soll, haben, cent, tag, tag, tag, tag, "R 1")


def kurz(zeilen: Sequence[Zeile]) -> list[list[Any]]:
    """As the golden cases write a line."""
    return [[z.soll, z.haben, z.cent, z.tag] for z in zeilen]


# --- golden cases ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fall", faelle("hauptbuch", "je_leistungsmonat"))
def test_goldfall_je_leistungsmonat(fall: dict[str, Any]) -> None:
    assert [cent for _, cent in je_leistungsmonat(fall["cent"], fall["von"], fall["bis"])] == fall["teile"]


@pytest.mark.parametrize("fall", faelle("hauptbuch", "kostenzeilen"))
def test_goldfall_kostenzeilen(fall: dict[str, Any]) -> None:
    zeilen = kostenzeilen(
        KONTEN,
        fall["cent"],
        fall["von"],
        fall["bis"],
        belegdatum=fall["bis"],
        beleg="R 1",
        zahldatum=fall.get("zahldatum"),
    )
    assert kurz(zeilen) == fall["zeilen"]
    assert all(z.zahldatum == fall.get("zahldatum") and z.leistung_von <= z.leistung_bis for z in zeilen)


@pytest.mark.parametrize("fall", faelle("hauptbuch", "umgekehrt"))
def test_goldfall_umgekehrt(fall: dict[str, Any]) -> None:
    assert kurz(umgekehrt([zeile(*z) for z in fall["zeilen"]], fall.get("tag"))) == fall["erwartet"]


@pytest.mark.parametrize("fall", faelle("hauptbuch", "salden"))
def test_goldfall_salden(fall: dict[str, Any]) -> None:
    stand = salden([zeile(*z) for z in fall["zeilen"]])
    assert sorted([konto, monat, cent] for (konto, monat), cent in stand.items()) == fall["erwartet"]


# --- sums to the cent -----------------------------------------------------------------------------------------------


@ohne_frist
@given(CENT, TAG, st.integers(0, 1500))
def test_die_teile_eines_betrags_sind_der_betrag(cent: int, von: date, tage: int) -> None:
    bis = von + timedelta(days=tage)
    teile = je_leistungsmonat(cent, von, bis)
    assert sum(teil for _, teil in teile) == cent
    assert teile[0][0].von == von and teile[-1][0].bis == bis
    for zeitraum, teil in teile:
        genau = cent * zeitraum.tage()  # in (tage + 1)ths of a cent
        assert abs(teil * (tage + 1) - genau) <= tage + 1, "kein Teil ist mehr als einen Cent von seinem Anteil weg"
        assert teil >= 0
    for (davor, _), (danach, _) in itertools.pairwise(teile):
        assert davor.bis is not None and davor.bis + timedelta(days=1) == danach.von, "lückenlos"
        assert davor.bis.day == calendar.monthrange(davor.bis.year, davor.bis.month)[1]


@ohne_frist
@given(CENT, st.booleans(), TAG, st.integers(0, 500), st.none() | TAG)
def test_kosten_und_zahlung_gehen_auf(cent: int, gutschrift: bool, von: date, tage: int, zahlung: date | None) -> None:
    betrag = -cent if gutschrift else cent
    zeilen = kostenzeilen(
        KONTEN, betrag, von, von + timedelta(days=tage), belegdatum=von, beleg="R 1", zahldatum=zahlung, bezug="b"
    )
    pruefe_zeilen(zeilen, 0)
    ende = date(2100, 1, 1)
    assert stand_am(zeilen, KOSTEN, ende) == betrag
    assert stand_am(zeilen, OFFEN, ende) == (0 if zahlung else -betrag)
    assert stand_am(zeilen, KASSE, ende) == (-betrag if zahlung else 0)
    assert all(z.bezug == "b" for z in zeilen)


@ohne_frist
@given(BUCH)
def test_das_buch_ist_immer_ausgeglichen(zeilen: list[Zeile]) -> None:
    stand = salden(zeilen)
    for monat in {m for _, m in stand}:
        assert sum(cent for (_, m), cent in stand.items() if m == monat) == 0


@ohne_frist
@given(BUCH, st.integers(1, 5), TAG)
def test_der_stand_eines_tages_ist_die_summe_der_monate_und_ihres_rests(
    zeilen: list[Zeile], konto: int, tag: date
) -> None:
    """The fast way (kept months, lines of the month the day lies in) is the definition."""
    monat = monat_von(tag)
    davor = sum(cent for (k, m), cent in salden(zeilen).items() if k == konto and m < monat)
    rest = [z for z in zeilen if z.monat == monat and z.tag <= tag]
    assert davor + stand_am(rest, konto, tag) == stand_am(zeilen, konto, tag)


@ohne_frist
@given(BUCH, BUCH)
def test_abweichungen_nennen_genau_die_stellen_die_verschieden_sind(eines: list[Zeile], anderes: list[Zeile]) -> None:
    a, b = salden(eines), salden(anderes)
    genannt = {(konto, monat): (g, r) for konto, monat, g, r in abweichungen(a, b)}
    assert abweichungen(a, a) == []
    for stelle in a.keys() | b.keys():
        werte = (a.get(stelle, 0), b.get(stelle, 0))
        assert (genannt.get(stelle) == werte) == (werte[0] != werte[1])
    assert genannt.keys() <= a.keys() | b.keys()


# --- append-only, order, reversal -----------------------------------------------------------------------------------


@ohne_frist
@given(BUCH, BUCH)
def test_anhaengen_addiert_und_aendert_nichts_davor(alt: list[Zeile], neu: list[Zeile]) -> None:
    vorher, dazu, nachher = salden(alt), salden(neu), salden([*alt, *neu])
    assert nachher.keys() == vorher.keys() | dazu.keys()
    assert all(cent == vorher.get(stelle, 0) + dazu.get(stelle, 0) for stelle, cent in nachher.items())


@ohne_frist
@given(zeilen_())
def test_eine_zeile_laesst_sich_nicht_aendern(z: Zeile) -> None:
    for feld in dataclasses.fields(Zeile):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(z, feld.name, getattr(z, feld.name))
    with pytest.raises((TypeError, AttributeError)):
        z.neu = 1  # type: ignore[attr-defined]


@ohne_frist
@given(BUCH, st.randoms(use_true_random=False))
def test_die_reihenfolge_der_buchungen_ist_fuer_salden_gleich(zeilen: list[Zeile], zufall: random.Random) -> None:
    gemischt = zufall.sample(zeilen, len(zeilen))
    assert salden(gemischt) == salden(zeilen)


@ohne_frist
@given(BUCH, BUCH, TAG)
def test_ein_storno_stellt_wieder_her(buch: list[Zeile], falsch: list[Zeile], tag: date) -> None:
    nachher = salden([*buch, *falsch, *umgekehrt(falsch)])
    vorher = salden(buch)
    assert all(cent == vorher.get(stelle, 0) for stelle, cent in nachher.items()) and nachher.keys() >= vorher.keys()
    assert umgekehrt(umgekehrt(falsch)) == tuple(falsch)
    spaet = umgekehrt(falsch, tag)
    assert {z.tag for z in spaet} <= {tag}
    for konto in range(1, 6):
        ende = date(2100, 1, 1)
        assert stand_am([*buch, *falsch, *spaet], konto, ende) == stand_am(buch, konto, ende)


# --- the sum over the lines -----------------------------------------------------------------------------------------

ANDERS: dict[str, Any] = {
    "soll": st.integers(6, 9), "haben": st.integers(6, 9), "cent": CENT, "tag": TAG, "leistung_von": TAG,
    "leistung_bis": TAG, "belegdatum": TAG, "zahldatum": st.none() | TAG, "beleg": TEXT, "hilfeklasse": TEXT,
    "bezug": TEXT,
}  # fmt: skip


@ohne_frist
@given(st.data(), st.lists(zeilen_(), min_size=1, max_size=5))
def test_die_pruefsumme_haengt_an_jedem_feld_und_an_der_reihenfolge(daten: st.DataObject, zeilen: list[Zeile]) -> None:
    feld = daten.draw(st.sampled_from(sorted(ANDERS)))
    stelle = daten.draw(st.integers(0, len(zeilen) - 1))
    neu = daten.draw(ANDERS[feld].filter(lambda wert: wert != getattr(zeilen[stelle], feld)))
    anders = [*zeilen[:stelle], replace(zeilen[stelle], **{feld: neu}), *zeilen[stelle + 1 :]]
    assert pruefsumme(anders) != pruefsumme(zeilen)
    assert pruefsumme(zeilen[:-1]) != pruefsumme(zeilen) != pruefsumme([*zeilen, zeilen[0]])
    assert (pruefsumme(zeilen[::-1]) == pruefsumme(zeilen)) == (zeilen[::-1] == zeilen)


@ohne_frist
@given(zeilen_(), zeilen_())
def test_verschiedene_zeilen_werden_verschieden_geschrieben(eine: Zeile, andere: Zeile) -> None:
    """Also when text wanders from one field to the next."""
    assert (kanonisch(eine) == kanonisch(andere)) == (eine == andere)
    rueckt = replace(eine, beleg=eine.beleg + eine.hilfeklasse, hilfeklasse="")
    assert (kanonisch(rueckt) == kanonisch(eine)) == (rueckt == eine)


def test_hash_aus_trennt_seine_teile() -> None:
    assert hash_aus(["ab", "c"]) != hash_aus(["a", "bc"]) != hash_aus(["abc"])


# --- what may not be booked -----------------------------------------------------------------------------------------

GUT = zeile(1, 2, 100, date(2026, 3, 31))


@pytest.mark.parametrize(
    ("aenderung", "feld", "sagt"),
    [
        ({"cent": 0}, "betrag", "über null"),
        ({"cent": -1}, "betrag", "über null"),
        ({"cent": HOECHSTBETRAG + 1}, "betrag", "höchstens bei 100 Milliarden"),
        ({"haben": 1}, "soll", "zwei verschiedene Konten"),
        ({"leistung_bis": date(2026, 3, 30)}, "leistung_bis", "endet vor seinem Anfang"),
        ({"beleg": "  "}, "beleg", "gehört ein Beleg"),
        ({"tag": date(1989, 12, 31)}, "tag", "Jahr 1989"),
        ({"zahldatum": date(2101, 1, 1)}, "tag", "Jahr 2101"),
        ({"belegdatum": date(26, 1, 1)}, "tag", "Jahr 26 "),
    ],
)
def test_unmoegliche_zeilen(aenderung: dict[str, Any], feld: str, sagt: str) -> None:
    pruefe_zeilen([GUT], 0)
    with pytest.raises(Buchungsfehler, match=sagt) as fehler:
        pruefe_zeilen([GUT, replace(GUT, **aenderung)], 0)
    assert fehler.value.feld == feld


def test_ohne_zeile_keine_buchung() -> None:
    with pytest.raises(Buchungsfehler, match="mindestens eine Zeile"):
        pruefe_zeilen([], 0)


@pytest.mark.parametrize("cent", [1.0, True, "1", None, Betrag(1)])
def test_ein_betrag_ist_ein_int(cent: Any) -> None:
    with pytest.raises(TypeError, match="ganzen Cent"):
        pruefe_zeilen([replace(GUT, cent=cent)], 0)


@ohne_frist
@given(st.lists(zeilen_(), min_size=1, max_size=5), TAG)
def test_ein_abgeschlossener_monat_nimmt_nur_nachtraege(zeilen: list[Zeile], schluss: date) -> None:
    bis = monat_von(schluss)
    pruefe_zeilen(zeilen, bis, nachtrag=True)
    frueheste = min(z.monat for z in zeilen)
    if frueheste > bis:
        pruefe_zeilen(zeilen, bis)
        return
    with pytest.raises(Buchungsfehler, match=f"Der Monat {monat_als_text(frueheste)} ist abgeschlossen") as fehler:
        pruefe_zeilen(zeilen, bis)
    assert fehler.value.feld == "tag"


def test_null_und_ein_ende_vor_dem_anfang_werden_nicht_verteilt() -> None:
    tag = date(2026, 3, 1)
    with pytest.raises(Buchungsfehler, match="null wird nicht gebucht") as fehler:
        kostenzeilen(KONTEN, 0, tag, tag, belegdatum=tag, beleg="R 1")
    assert fehler.value.feld == "betrag_cent"
    with pytest.raises(Buchungsfehler, match="endet vor seinem Anfang") as fehler:
        kostenzeilen(KONTEN, 5, tag, tag - timedelta(days=1), belegdatum=tag, beleg="R 1")
    assert fehler.value.feld == "leistung_bis"


# --- commitment and actual ------------------------------------------------------------------------------------------


@ohne_frist
@given(
    st.integers(0, 10**8),
    st.lists(st.tuples(st.integers(-(10**6), 10**8).filter(bool), st.integers(1, 28)), max_size=5),
    st.integers(0, 10**8),
    st.booleans(),
)
def test_bindung_und_ist_zaehlen_nie_doppelt(
    gebunden: int, gebucht: list[tuple[int, int]], ohne_bezug: int, geschlossen: bool
) -> None:
    """What is booked for a help takes its place: expected is the larger of both, in a closed month what is booked."""
    buch: list[Zeile] = []
    for cent, tag in gebucht:
        am = date(2026, 5, tag)
        buch += kostenzeilen(KONTEN, cent, am, am, belegdatum=am, beleg="R 1", bezug="hilfe:1")
    ist = stand_am(buch, KOSTEN, date(2026, 5, 31))
    lage = Monatslage(
        2026,
        5,
        Betrag(0),
        ist=(Wert("hilfe:1", Betrag(ist)), Wert("", Betrag(ohne_bezug))),
        bindung=(Wert("hilfe:1", Betrag(gebunden)),),
        geschlossen=geschlossen,
    )
    bild = hochrechnung([lage])
    assert bild.ist.cent == ist + ohne_bezug
    if geschlossen:
        assert bild.erwartet == bild.ist
    else:
        # a credit note alone frees nothing: the help still costs what it costs
        assert bild.erwartet.cent - ohne_bezug == (max(ist, gebunden) if ist >= 0 else ist + gebunden)


# --- closing --------------------------------------------------------------------------------------------------------

NUMMER: dict[Konto, int] = {"plan": 7, "rueckstellung": 8, "reserve": 9, "allgemein": 10}


@ohne_frist
@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), min_size=1, max_size=4), st.data())
def test_ein_abschluss_ist_wiederholbar(jahre: list[tuple[int, int]], daten: st.DataObject) -> None:
    """Take a Fassung back and close again on the same figures: the same lines, the same stands, however often."""
    regel = lade_abschlussregeln()[0]
    buch: list[Zeile] = []
    for nummer, (plan, ist) in enumerate(jahre):
        tag = date(2026 + nummer, 12, 31)
        fassung: tuple[Zeile, ...] = ()
        ergebnisse = []
        for _ in range(daten.draw(st.integers(1, 3))):
            buch += umgekehrt(fassung)
            vorher = {k: Betrag(stand_am(buch, NUMMER[k], tag)) for k in ("rueckstellung", "reserve")}
            ergebnis = schliesse_ab(Betrag(plan), Betrag(ist), regel=regel, **vorher)
            fassung = tuple(zeile(NUMMER[u.soll], NUMMER[u.haben], u.betrag.cent, tag) for u in ergebnis.uebertraege)
            buch += fassung
            ergebnisse.append(ergebnis)
        assert ergebnisse.count(ergebnisse[0]) == len(ergebnisse)
        assert stand_am(buch, NUMMER["rueckstellung"], tag) == ergebnis.rueckstellung.cent >= 0
        assert stand_am(buch, NUMMER["reserve"], tag) == ergebnis.reserve.cent >= 0
        # the plan account takes exactly the year's difference
        jahresteil = [z for z in fassung if 7 in (z.soll, z.haben)]
        assert stand_am(jahresteil, 7, tag) == ist - plan


@ohne_frist
@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(-(10**8), 10**8))
def test_eine_korrektur_im_abgeschlossenen_jahr_ergibt_was_gleich_richtig_gewesen_waere(
    plan: int, ist: int, korrektur: int
) -> None:
    assume(ist + korrektur >= 0)
    regel, tag, null = lade_abschlussregeln()[0], date(2026, 12, 31), Betrag(0)

    def zeilen_fuer(kosten: int) -> tuple[Zeile, ...]:
        ergebnis = schliesse_ab(Betrag(plan), Betrag(kosten), rueckstellung=null, reserve=null, regel=regel)
        return tuple(zeile(NUMMER[u.soll], NUMMER[u.haben], u.betrag.cent, tag) for u in ergebnis.uebertraege)

    erste, zweite = zeilen_fuer(ist), zeilen_fuer(ist + korrektur)
    berichtigt = salden([*erste, *umgekehrt(erste), *zweite])
    assert {s: c for s, c in berichtigt.items() if c} == {s: c for s, c in salden(zweite).items() if c}

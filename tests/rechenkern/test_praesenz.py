"""Presence of a Träger: the degree quota by day, its outlook, the dates of § 72a SGB VIII."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.diagramm import textbreite
from massanzug.rechenkern.parameter.lesen import Parameterfehler
from massanzug.rechenkern.praesenz import (
    Aussicht,
    Platzquartal,
    Quote,
    Stelle,
    aussicht,
    erreicht,
    fehlende,
    loeschen_bis,
    naechste_vorlage,
    quote,
    quotenbild,
    regel_am,
    verlauf,
    vollzeitstellen,
    wachstumsbild,
    zeugnislage,
    zu_loeschen,
)
from massanzug.rechenkern.zeitraum import plus_monate

from .gold import faelle, ohne_frist

BEGINN, FAELLIG = date(2025, 10, 1), date(2029, 10, 1)
TEAM = (
    Stelle(True, 39_000, BEGINN),
    Stelle(False, 19_500, BEGINN),
    Stelle(True, 30_000, BEGINN, abschluss_am=date(2027, 3, 1)),
    Stelle(True, 39_000, date(2026, 4, 1), date(2027, 12, 31)),
)
TAGE = st.dates(date(2025, 1, 1), date(2031, 12, 31))
STELLEN = st.builds(
    lambda studium, stunden, von, dauer, abschluss: Stelle(
        studium, stunden, von, None if dauer is None else von + timedelta(dauer), abschluss if studium else None
    ),
    st.booleans(),
    st.integers(1_000, 40_000),
    TAGE,
    st.none() | st.integers(0, 2_000),
    st.none() | TAGE,
)


@pytest.mark.parametrize("fall", faelle("praesenz", "quote"))
def test_quote_am_tag(fall: dict[str, Any]) -> None:
    erwartet = Quote(fall["personen"], fall["studiert"], fall["stunden"], fall["stunden_studiert"])
    assert quote(TEAM, fall["tag"]) == erwartet


@pytest.mark.parametrize("fall", faelle("praesenz", "fehlende"))
def test_wie_viele_mit_studium_noch_kommen_muessen(fall: dict[str, Any]) -> None:
    assert fehlende(Quote(fall["personen"], fall["studiert"], 0, 0), fall["ziel"]) == fall["fehlen"]


@pytest.mark.parametrize("fall", faelle("praesenz", "loeschen"))
def test_zu_loeschen_genau_von_dem_tag_an_den_das_gesetz_nennt(fall: dict[str, Any]) -> None:
    assert loeschen_bis(fall["letzter_tag"]) == fall["bis"]
    assert not zu_loeschen(fall["letzter_tag"], fall["bis"] - timedelta(1))
    assert zu_loeschen(fall["letzter_tag"], fall["bis"])
    assert not zu_loeschen(None, fall["bis"])


@pytest.mark.parametrize("fall", faelle("praesenz", "vorlage"))
def test_wann_ein_neues_fuehrungszeugnis_faellig_ist(fall: dict[str, Any]) -> None:
    assert naechste_vorlage(fall["zeugnis_vom"]) == fall["naechste"]
    assert zeugnislage(fall["zeugnis_vom"], fall["heute"]) == fall["lage"]


def test_ohne_datum_fehlt_das_zeugnis() -> None:
    assert zeugnislage(None, BEGINN) == "fehlt"


def test_siebzig_prozent_sind_erst_siebzig_prozent() -> None:
    assert erreicht(Fraction(7, 10), 700)
    assert not erreicht(Fraction(6_999_999, 10_000_000), 700)
    assert not erreicht(None, 0)


def test_neununddreissig_stunden_sind_eine_vollzeitstelle_und_vor_jeder_regel_steht_ein_fehler() -> None:
    assert vollzeitstellen(58_500, BEGINN) == Fraction(3, 2)
    assert all(regel_am(s, BEGINN).quelle for s in ("vollzeit", "wieder-vorlegen", "loeschen"))
    with pytest.raises(Parameterfehler):
        regel_am("loeschen", date(2011, 12, 31))


def test_die_gerade_setzt_die_letzten_zwoelf_monate_fort() -> None:
    """50 % a year ago and 60 % today: 70 % in one more year, 80 % in two."""
    alte = [Stelle(n < 5, 39_000, BEGINN) for n in range(10)]
    wechsel = [
        *alte[:9],
        Stelle(False, 39_000, BEGINN, date(2026, 12, 31)),
        Stelle(True, 39_000, date(2027, 1, 1)),
    ]
    blick = aussicht(wechsel, BEGINN, date(2027, 10, 1), date(2028, 9, 30))
    assert (blick.linie_seit, blick.linie_personen) == (date(2026, 10, 1), Fraction(7, 10))
    assert blick.bekannt.anteil_personen == Fraction(6, 10)


def test_was_bekannt_ist_zaehlt_in_der_aussicht() -> None:
    blick = aussicht(TEAM, BEGINN, date(2026, 11, 22), FAELLIG)
    assert (blick.bekannt.personen, blick.bekannt.studiert) == (3, 2)


def test_aus_wenigen_wochen_und_nach_dem_stichtag_wird_keine_gerade() -> None:
    assert aussicht(TEAM, BEGINN, BEGINN + timedelta(89), FAELLIG).linie_personen is None
    assert aussicht(TEAM, BEGINN, BEGINN + timedelta(90), FAELLIG).linie_personen is not None
    assert aussicht(TEAM, BEGINN, FAELLIG, FAELLIG).linie_personen is None
    assert aussicht((), BEGINN, date(2027, 1, 1), FAELLIG).linie_seit is None


@given(st.lists(STELLEN, max_size=12), TAGE)
@ohne_frist
def test_eine_quote_ist_die_summe_ihrer_teile(stellen: list[Stelle], tag: date) -> None:
    alle = quote(stellen, tag)
    einzeln = [quote([s], tag) for s in stellen]
    assert alle == quote(reversed(stellen), tag)
    assert (alle.personen, alle.studiert) == (sum(q.personen for q in einzeln), sum(q.studiert for q in einzeln))
    assert (alle.stunden, alle.stunden_studiert) == (
        sum(q.stunden for q in einzeln),
        sum(q.stunden_studiert for q in einzeln),
    )
    assert alle.studiert <= alle.personen
    assert alle.stunden_studiert <= alle.stunden


@given(st.lists(STELLEN, max_size=12), TAGE.filter(lambda t: t < FAELLIG))
@ohne_frist
def test_die_gerade_bleibt_ein_anteil(stellen: list[Stelle], heute: date) -> None:
    blick = aussicht(stellen, BEGINN, heute, FAELLIG)
    for anteil in (blick.linie_personen, blick.linie_stunden):
        assert anteil is None or 0 <= anteil <= 1
    assert (blick.linie_seit is None) == (blick.linie_personen is None)


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 999))
@ohne_frist
def test_so_viele_reichen_und_einer_weniger_nicht(mit: int, ohne: int, ziel: int) -> None:
    stand = Quote(mit + ohne, mit, 0, 0)
    n = fehlende(stand, ziel)
    if mit + ohne + n:
        assert erreicht(Fraction(mit + n, mit + ohne + n), ziel)
    if n and mit + ohne + n > 1:
        assert not erreicht(Fraction(mit + n - 1, mit + ohne + n - 1), ziel)


@given(st.dates(date(2012, 1, 1), date(2090, 12, 31)), st.integers(0, 400))
@ohne_frist
def test_niemandes_datum_bleibt_laenger_als_sechs_monate(letzter: date, tage: int) -> None:
    """However many days pass: after six months at the latest it is due to go."""
    heute = letzter + timedelta(tage)
    if heute >= plus_monate(letzter, 6) and tage:
        assert zu_loeschen(letzter, heute)


@given(st.lists(STELLEN, max_size=8), TAGE.filter(lambda t: t >= BEGINN))
@ohne_frist
def test_das_bild_steht_in_seinem_rahmen(stellen: list[Stelle], heute: date) -> None:
    bild = quotenbild(verlauf(stellen, BEGINN, heute), BEGINN, 700, aussicht(stellen, BEGINN, heute, FAELLIG))
    assert bild.titel
    for ansicht in bild.ansichten:
        breite, hoehe = float(ansicht.breite), float(ansicht.hoehe)
        for linie in (*ansicht.linien, *ansicht.schatten):
            zahlen = [float(z) for z in linie.d.replace("M", " ").replace("L", " ").replace("H", " ").split()]
            assert all(0 <= z <= max(breite, hoehe) for z in zahlen)
        groesse = 14.5 if ansicht.klasse == "breit" else 13.5
        for wort in ansicht.worte:
            weite = textbreite(wort.text, groesse)
            links = float(wort.x) - weite * {"start": 0, "middle": 0.5, "end": 1}[wort.anker]
            assert 0 <= links <= links + weite <= breite, wort.text
            assert 0 <= float(wort.y) <= hoehe


def test_der_verlauf_beginnt_am_ersten_tag_und_endet_heute() -> None:
    tage = [tag for tag, _ in verlauf(TEAM, BEGINN, date(2026, 11, 22))]
    assert tage == [
        BEGINN, date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1), date(2026, 11, 22),
    ]  # fmt: skip
    assert [t for t, _ in verlauf(TEAM, BEGINN, BEGINN)] == [BEGINN]
    assert verlauf(TEAM, BEGINN, BEGINN - timedelta(1)) == ()


def test_ohne_menschen_und_ohne_tage_gibt_es_kein_bild() -> None:
    leer = quotenbild((), BEGINN, 700, Aussicht(FAELLIG, Quote(0, 0, 0, 0)))
    assert (leer.titel, leer.ansichten) == ("Noch niemand eingetragen", ())
    assert wachstumsbild([Platzquartal(BEGINN, 0, 0)]).ansichten == ()


def test_das_laufende_vierteljahr_wird_nicht_verglichen() -> None:
    quartale = [
        Platzquartal(BEGINN, 10, 12),
        Platzquartal(date(2026, 1, 1), 14, 20),
        Platzquartal(date(2026, 4, 1), 3, 3),
    ]
    bild = wachstumsbild(quartale)
    assert bild.titel == "Von 10 auf 14 Tage im Vierteljahr"
    assert len(bild.ansichten[0].saeulen) == 3

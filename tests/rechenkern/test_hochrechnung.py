"""Booked and bound never count the same twice, closed months only what is booked, thresholds at the cent."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.planbudget.choices import Hilfeklasse as Wahl
from massanzug.rechenkern.geld import Betrag
from massanzug.rechenkern.hochrechnung import (
    HILFEKLASSEN,
    Hochrechnungsfehler,
    Klassensumme,
    Monatslage,
    Schwelle,
    Voraussage,
    Wert,
    erreichte_schwellen,
    hochrechnung,
    lade_schwellen,
    pruefe_schwellen,
    umsteuerung,
    verhaeltnis,
)
from massanzug.rechenkern.parameter.lesen import Parameterfehler
from massanzug.rechenkern.zeitraum import Zeitraumfehler

from .gold import faelle, ohne_frist

BEZUG = st.sampled_from(["a", "b", "c"])
GEBUCHT = st.lists(st.builds(Wert, BEZUG | st.just(""), st.builds(Betrag, st.integers(-500, 1000))), max_size=6)
GEBUNDEN = st.lists(st.builds(Wert, BEZUG, st.builds(Betrag, st.integers(0, 1000))), max_size=6)
TAG = date(2026, 11, 22)


def werte(paare: list[Any]) -> tuple[Wert, ...]:
    return tuple(Wert(bezug, Betrag(cent)) for bezug, cent in paare)


def lage(monat: int = 1, **angaben: Any) -> Monatslage:
    return Monatslage(**({"jahr": 2026, "monat": monat, "plan": Betrag(1000)} | angaben))


LAGEN = st.dictionaries(st.integers(1, 12), st.tuples(GEBUCHT, GEBUNDEN, st.booleans()), min_size=1).map(
    lambda monate: [
        lage(monat, ist=tuple(ist), bindung=tuple(bindung), geschlossen=zu)
        for monat, (ist, bindung, zu) in monate.items()
    ]
)


@pytest.mark.parametrize("fall", faelle("hochrechnung", "monat"))
def test_goldfall(fall: dict[str, Any]) -> None:
    eine = lage(ist=werte(fall["ist"]), bindung=werte(fall["bindung"]), geschlossen=fall.get("geschlossen", False))
    bild = hochrechnung([eine])
    assert (bild.bindung.cent, bild.erwartet.cent) == (fall["offen"], fall["erwartet"])
    assert bild.monate[0].erwartet == bild.erwartet


@pytest.mark.parametrize("fall", faelle("hochrechnung", "verhaeltnis"))
def test_goldfall_verhaeltnis(fall: dict[str, Any]) -> None:
    erwartet = [Fraction(anteil) for anteil in fall["anteile"]] or [None, None, None]
    assert list(verhaeltnis(fall["klassen"])) == erwartet


@ohne_frist
@given(LAGEN, st.randoms(use_true_random=False))
def test_kein_bezug_zaehlt_in_einem_monat_zweimal(lagen: list[Monatslage], zufall: Any) -> None:
    """For each bezug and month what is expected is the larger of booked and bound, never their sum."""
    bild = hochrechnung(lagen)
    for eine in lagen:
        (monat,) = [m for m in bild.monate if m.monat == eine.monat]
        gebucht = {bezug: sum(w.betrag.cent for w in eine.ist if w.bezug == bezug) for bezug in ("", "a", "b", "c")}
        gebunden = {bezug: sum(w.betrag.cent for w in eine.bindung if w.bezug == bezug) for bezug in ("a", "b", "c")}
        je_bezug = [
            max(gebucht[b], gebunden[b]) if gebucht[b] >= 0 else gebucht[b] + gebunden[b] for b in ("a", "b", "c")
        ]
        assert monat.ist.cent == sum(gebucht.values())
        offen = eine.geschlossen
        assert monat.erwartet.cent == (monat.ist.cent if offen else gebucht[""] + sum(je_bezug))
        assert not monat.bindung.ist_negativ
    gemischt = [
        replace(eine, ist=durcheinander(eine.ist, zufall), bindung=durcheinander(eine.bindung, zufall))
        for eine in durcheinander(tuple(lagen), zufall)
    ]
    assert hochrechnung(gemischt) == bild


def durcheinander(alle: tuple[Any, ...], zufall: Any) -> tuple[Any, ...]:
    liste = list(alle)
    zufall.shuffle(liste)
    return tuple(liste)


@ohne_frist
@given(LAGEN)
def test_das_jahr_ist_die_summe_seiner_monate(lagen: list[Monatslage]) -> None:
    bild = hochrechnung(lagen)
    assert [monat.monat for monat in bild.monate] == sorted(eine.monat for eine in lagen)
    for feld in ("plan", "ist", "bindung", "erwartet"):
        assert getattr(bild, feld).cent == sum(getattr(monat, feld).cent for monat in bild.monate)
    assert bild.erwartet == bild.ist + bild.bindung
    assert bild.auslastung == Fraction(bild.erwartet.cent, bild.plan.cent)


@ohne_frist
@given(LAGEN)
def test_schliessen_laesst_nur_gebuchtes_stehen(lagen: list[Monatslage]) -> None:
    zu = hochrechnung([replace(eine, geschlossen=True) for eine in lagen])
    assert zu.bindung == Betrag(0)
    assert zu.erwartet == zu.ist == hochrechnung(lagen).ist


def test_hochrechnung_ist_eine_voraussage() -> None:
    einfach: Voraussage = hochrechnung
    assert einfach([lage()]).erwartet == Betrag(0)


@pytest.mark.parametrize(
    ("lagen", "sagt"),
    [
        ([], "genau ein Jahr"),
        ([lage(), lage(2, jahr=2027)], "genau ein Jahr"),
        ([lage(3), lage(3)], "Ein Monat kommt mehrfach vor"),
    ],
)
def test_was_kein_jahr_ist(lagen: list[Monatslage], sagt: str) -> None:
    with pytest.raises(Hochrechnungsfehler, match=sagt):
        hochrechnung(lagen)


def test_unmoegliche_monate() -> None:
    with pytest.raises(Zeitraumfehler, match="13/2026"):
        lage(13)
    for bindung in (Wert("", Betrag(1)), Wert("a", Betrag(-1))):
        with pytest.raises(Hochrechnungsfehler, match="hat einen Bezug und liegt nicht unter null"):
            lage(bindung=(bindung,))


@pytest.mark.parametrize(
    ("plan", "erwartet", "erreicht"),
    [
        (100_000, 79_999, []),
        (100_000, 80_000, [800]),
        (100_000, 89_999, [800]),
        (100_000, 90_000, [800, 900]),
        (100_000, 99_999, [800, 900]),
        (100_000, 100_000, [800, 900, 1000]),
        (100_000, 150_000, [800, 900, 1000]),
        (3, 2, []),
        (0, 1, [800, 900, 1000]),
        (0, 0, []),
        (100, -5, []),
    ],
)
def test_schwellen(plan: int, erwartet: int, erreicht: list[int]) -> None:
    bild = hochrechnung([lage(plan=Betrag(plan), ist=(Wert("", Betrag(erwartet)),))])
    assert [s.promille for s in erreichte_schwellen(bild, reversed(lade_schwellen()), TAG)] == erreicht
    assert (bild.auslastung is None) == (plan == 0)


def test_schwellen_gelten_ab_ihrem_tag_und_beruehren_keinen_fall() -> None:
    voll = hochrechnung([lage(ist=(Wert("", Betrag(5000)),))])
    assert erreichte_schwellen(voll, lade_schwellen(), date(2025, 9, 30)) == ()
    assert all("Steuerungsgruppe" in schwelle.satz and schwelle.annahme for schwelle in lade_schwellen())
    with pytest.raises(Parameterfehler, match=r"„schwellen\.800“ gilt am 01\.10\.2025 mehrfach"):
        pruefe_schwellen([*lade_schwellen(), lade_schwellen()[0]])
    with pytest.raises(Hochrechnungsfehler, match="liegt über null"):
        Schwelle(0, TAG, "Satz.", "Probe", annahme=True)


@ohne_frist
@given(st.dictionaries(st.sampled_from(HILFEKLASSEN), st.integers(0, 10**9)))
def test_anteile_ergeben_eins_oder_es_gibt_keine(je_klasse: dict[Any, int]) -> None:
    anteile = verhaeltnis(je_klasse)
    if any(je_klasse.values()):
        assert sum(anteil for anteil in anteile if anteil is not None) == 1
        assert None not in anteile
    else:
        assert set(anteile) == {None}


def test_umsteuerung_zeigt_drei_ansichten() -> None:
    bild = umsteuerung({"ambulant": Klassensumme(9, 270, 100), "stationaer": Klassensumme(1, 30, 900)})
    assert bild.faelle == (Fraction(9, 10), 0, Fraction(1, 10))
    assert bild.tage == bild.faelle
    assert bild.euro == (Fraction(1, 10), 0, Fraction(9, 10))
    assert umsteuerung({}).euro == (None, None, None)


def test_klassen_heissen_wie_im_planbudget() -> None:
    assert set(HILFEKLASSEN) == set(Wahl.values)

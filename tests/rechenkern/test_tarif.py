"""Tariff steps compound exactly, begin on their day, and are rounded once."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import prod
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.planbudget.choices import Hilfeklasse
from massanzug.rechenkern.bindung import EINHEITEN
from massanzug.rechenkern.parameter.lesen import Parameterfehler
from massanzug.rechenkern.tarif import (
    Geltung,
    Tariffehler,
    Tarifschritt,
    lade_tarif,
    pruefe_tarif,
    satz_am,
    schritte_fuer,
)

from .gold import faelle, ohne_frist

TAG = st.dates(min_value=date(2024, 1, 1), max_value=date(2031, 12, 31))
ALLES: frozenset[Any] = frozenset({"stunden_je_woche"})


def schritt(tag: date, promille: int, gilt_fuer: frozenset[Any] = ALLES) -> Tarifschritt:
    return Tarifschritt(tag, promille, gilt_fuer, "Probe")


SCHRITTE = st.lists(st.builds(schritt, TAG, st.integers(-100, 100)), max_size=4).map(tuple)


@pytest.mark.parametrize("fall", faelle("tarif", "satz"))
def test_goldfall(fall: dict[str, Any]) -> None:
    schritte = [schritt(tag, promille) for tag, promille in fall["schritte"]]
    assert satz_am(fall["satz_cent"], fall["vereinbart_am"], fall["tag"], schritte) == fall["cent"]


@ohne_frist
@given(st.integers(0, 10**6), TAG, TAG, SCHRITTE)
def test_satz_ist_das_gerundete_produkt(satz_cent: int, vereinbart: date, tag: date, schritte: Any) -> None:
    faktoren = [Fraction(1000 + s.promille, 1000) for s in schritte if vereinbart < s.gueltig_von <= tag]
    satz = satz_am(satz_cent, vereinbart, tag, schritte)
    assert abs(satz - satz_cent * prod(faktoren, start=Fraction(1))) <= Fraction(1, 2)
    assert satz == satz_am(satz_cent, vereinbart, tag, reversed(schritte))
    assert satz_am(satz_cent, tag, tag, schritte) == satz_cent
    assert satz_am(satz_cent, vereinbart, tag, ()) == satz_cent


@ohne_frist
@given(st.integers(0, 10**6), TAG, st.integers(0, 2000), SCHRITTE)
def test_zwischen_zwei_schritten_aendert_sich_nichts(satz: int, vereinbart: date, tage: int, schritte: Any) -> None:
    tag = vereinbart + timedelta(days=tage)
    if all(s.gueltig_von != tag for s in schritte):
        davor = satz_am(satz, vereinbart, tag - timedelta(days=1), schritte)
        assert satz_am(satz, vereinbart, tag, schritte) == davor


def test_schritte_gelten_fuer_einheit_oder_klasse() -> None:
    stunden, pflege = schritt(date(2026, 1, 1), 1), schritt(date(2026, 1, 1), 2, frozenset({"pflege", "stationaer"}))
    assert schritte_fuer((stunden, pflege), "stunden_je_woche", "ambulant") == (stunden,)
    assert schritte_fuer((stunden, pflege), "tage_je_woche", "stationaer") == (pflege,)
    assert schritte_fuer((stunden, pflege), "stunden_je_woche", "pflege") == (stunden, pflege)
    assert schritte_fuer((stunden, pflege), "einmalig", "ambulant") == ()


def test_geltung_kennt_jede_einheit_und_jede_hilfeklasse() -> None:
    assert set(get_args(Geltung)) == set(EINHEITEN) | set(Hilfeklasse.values)


@pytest.mark.parametrize(
    ("aenderung", "sagt"),
    [({"promille": -1000}, "ließe vom Satz nichts übrig"), ({"gilt_fuer": frozenset()}, "gilt für nichts")],
)
def test_unmoegliche_schritte(aenderung: dict[str, Any], sagt: str) -> None:
    with pytest.raises(Tariffehler, match=rf"01\.05\.2026 {sagt}"):
        replace(schritt(date(2026, 5, 1), 1), **aenderung)


@pytest.mark.parametrize("promille", [2.8, True, "28"])
def test_promille_sind_ganz(promille: Any) -> None:
    with pytest.raises(TypeError, match="ganze Promille"):
        schritt(date(2026, 5, 1), promille)


def test_geladene_schritte_sind_beispieldaten_und_widersprechen_sich_nicht() -> None:
    assert all(einer.beispiel and "Beispieldaten" in einer.quelle for einer in lade_tarif())
    doppelt = replace(lade_tarif()[0], gilt_fuer=frozenset({"ambulant", "einmalig"}))
    with pytest.raises(Parameterfehler, match=r"Am 01\.05\.2026 gibt es zwei Tarifschritte für ambulant\."):
        pruefe_tarif([*lade_tarif(), doppelt])
    assert pruefe_tarif([lade_tarif()[0], replace(lade_tarif()[0], gilt_fuer=frozenset({"pflege"}))])

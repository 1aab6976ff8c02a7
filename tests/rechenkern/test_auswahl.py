"""Golden tables by hand; the order of jurors and applicants never matters, and more points never lower a rank."""

import random
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.auswahl import (
    Platz,
    Regeln,
    Strittig,
    Wechsel,
    Wertung,
    Wertungsfehler,
    rangfolge,
    strittige,
    wechsel,
)
from tests.rechenkern.gold import faelle, ohne_frist

BEKUNDUNGEN, ABSCHNITTE, PERSONEN = (1, 2, 3), (1, 2, 3), (7, 8, 9)


def aus(fall: dict[str, Any]) -> tuple[Regeln, list[int], list[Wertung]]:
    regeln = Regeln({int(a): g for a, g in fall["gewichte"].items()}, Fraction(fall.get("mindestens", "0")))
    wertungen = [Wertung(b, a, p, None if punkte < 0 else punkte) for b, a, p, punkte in fall["wertungen"]]
    return regeln, sorted({w.bekundung for w in wertungen}), wertungen


@pytest.mark.parametrize("fall", faelle("auswahl", "rangfolge"))
def test_von_hand_gerechnet(fall: dict[str, Any]) -> None:
    plaetze = rangfolge(*aus(fall))
    assert [p.bekundung for p in plaetze] == fall["reihe"]
    assert [p.punkte for p in plaetze] == [Fraction(p) for p in fall["punkte"]]
    assert [p.rang or 0 for p in plaetze] == fall["rang"]
    assert [list(p.offen) for p in plaetze] == fall.get("offen", [[] for _ in plaetze])


@pytest.mark.parametrize("fall", [f for f in faelle("auswahl", "rangfolge") if "wechsel" in f.values[0]])
def test_welches_gewicht_den_ersten_platz_dreht(fall: dict[str, Any]) -> None:
    erwartet = {Wechsel(int(a), Fraction(f), frozenset(wer)) for a, f, wer in fall["wechsel"]}
    assert set(wechsel(*aus(fall))) == erwartet


def test_wer_ueberall_vorn_liegt_fuehrt_bei_jedem_gewicht() -> None:
    wertungen = [Wertung(b, a, 7, 6 - b) for b in BEKUNDUNGEN for a in ABSCHNITTE]
    assert wechsel(Regeln({1: 60, 2: 30, 3: 10}), BEKUNDUNGEN, wertungen) == ()


@st.composite
def alle_wertungen(draw: st.DrawFn) -> tuple[Regeln, list[Wertung]]:
    """Everybody has scored everything; the first Abschnitt can always be judged."""
    gewichte = {a: draw(st.integers(0, 20), label=f"Gewicht {a}") for a in ABSCHNITTE} | {1: draw(st.integers(1, 20))}
    punkte = st.one_of(st.none(), st.integers(0, 5))
    wertungen = [
        Wertung(b, a, p, draw(st.integers(0, 5) if a == 1 else punkte))
        for b in BEKUNDUNGEN
        for a in ABSCHNITTE
        for p in PERSONEN
    ]
    return Regeln(gewichte, Fraction(draw(st.integers(0, 100)))), wertungen


@given(fall=alle_wertungen(), saat=st.randoms())
@ohne_frist
def test_die_reihenfolge_von_personen_und_bekundungen_aendert_nichts(
    fall: tuple[Regeln, list[Wertung]], saat: random.Random
) -> None:
    regeln, wertungen = fall
    gemischt, andersherum = list(wertungen), list(BEKUNDUNGEN)
    saat.shuffle(gemischt)
    saat.shuffle(andersherum)
    tausch = dict(zip(PERSONEN, saat.sample(PERSONEN, 3), strict=True))
    vertauscht = [replace(w, person=tausch[w.person]) for w in gemischt]
    assert rangfolge(regeln, andersherum, vertauscht) == rangfolge(regeln, BEKUNDUNGEN, wertungen)
    assert wechsel(regeln, andersherum, vertauscht) == wechsel(regeln, BEKUNDUNGEN, wertungen)


@given(fall=alle_wertungen(), saat=st.randoms())
@ohne_frist
def test_die_nummern_der_bekundungen_aendern_keinen_rang(
    fall: tuple[Regeln, list[Wertung]], saat: random.Random
) -> None:
    regeln, wertungen = fall
    neu = dict(zip(BEKUNDUNGEN, saat.sample(BEKUNDUNGEN, 3), strict=True))
    vorher = {neu[p.bekundung]: (p.punkte, p.rang) for p in rangfolge(regeln, BEKUNDUNGEN, wertungen)}
    umbenannt = [replace(w, bekundung=neu[w.bekundung]) for w in wertungen]
    assert {p.bekundung: (p.punkte, p.rang) for p in rangfolge(regeln, BEKUNDUNGEN, umbenannt)} == vorher


@given(fall=alle_wertungen(), wo=st.integers(min_value=0), mehr=st.integers(1, 5))
@ohne_frist
def test_mehr_punkte_senken_nie_einen_rang(fall: tuple[Regeln, list[Wertung]], wo: int, mehr: int) -> None:
    regeln, wertungen = fall
    gewertet = [n for n, w in enumerate(wertungen) if w.punkte is not None]
    nummer = gewertet[wo % len(gewertet)]
    alt = wertungen[nummer]
    besser = [*wertungen[:nummer], replace(alt, punkte=min(5, (alt.punkte or 0) + mehr)), *wertungen[nummer + 1 :]]

    def platz(alle: list[Wertung]) -> Platz:
        return next(p for p in rangfolge(regeln, BEKUNDUNGEN, alle) if p.bekundung == alt.bekundung)

    vorher, nachher = platz(wertungen), platz(besser)
    assert nachher.punkte >= vorher.punkte
    assert (nachher.rang or 99) <= (vorher.rang or 99)


@given(fall=alle_wertungen())
@ohne_frist
def test_punkte_bleiben_zwischen_0_und_100_und_raenge_folgen_ihnen(fall: tuple[Regeln, list[Wertung]]) -> None:
    regeln, wertungen = fall
    plaetze = rangfolge(regeln, BEKUNDUNGEN, wertungen)
    assert all(0 <= p.punkte <= 100 and (p.rang is None) == (p.punkte < regeln.mindestens) for p in plaetze)
    assert [p.punkte for p in plaetze] == sorted((p.punkte for p in plaetze), reverse=True)
    raenge = [p.rang for p in plaetze if p.rang]
    assert raenge == sorted(raenge) and (not raenge or raenge[0] == 1)


def test_mehr_als_zwei_punkte_auseinander_verlangt_ein_gespraech() -> None:
    wertungen = [
        Wertung(1, 1, 7, 1), Wertung(1, 1, 8, 4),  # 3 apart
        Wertung(1, 2, 7, 2), Wertung(1, 2, 8, 4),  # 2 apart
        Wertung(2, 1, 7, 0), Wertung(2, 1, 8, None), Wertung(2, 1, 9, 5),
        Wertung(2, 2, 7, None), Wertung(2, 2, 8, 5),
    ]  # fmt: skip
    assert strittige(wertungen) == (Strittig(1, 1, 1, 4), Strittig(2, 1, 0, 5))


@pytest.mark.parametrize(
    ("regeln", "wertungen", "wort"),
    [
        ({1: 1}, [Wertung(1, 1, 7, 6)], "von 0 bis 5"),
        ({1: 1}, [Wertung(1, 1, 7, -1)], "von 0 bis 5"),
        ({1: 1}, [Wertung(1, 1, 7, 3), Wertung(1, 1, 7, 3)], "zweimal"),
        ({1: 1}, [Wertung(1, 1, 7, None)], "noch keine Wertung"),
        ({1: 1}, [], "noch keine Wertung"),
        ({1: 0}, [], "mindestens eines"),
        ({1: 1, 2: -1}, [], "nicht negativ"),
    ],
)
def test_was_nicht_sein_kann_wird_gesagt(regeln: dict[int, int], wertungen: list[Wertung], wort: str) -> None:
    with pytest.raises(Wertungsfehler, match=wort):
        rangfolge(Regeln(regeln), [1], wertungen)


@pytest.mark.parametrize("mindestens", [Fraction(-1), Fraction(101)])
def test_die_mindestpunktzahl_liegt_im_rahmen(mindestens: Fraction) -> None:
    with pytest.raises(Wertungsfehler, match="zwischen 0 und 100"):
        Regeln({1: 1}, mindestens)


def test_ohne_bekundung_gibt_es_keine_reihe() -> None:
    assert rangfolge(Regeln({1: 1}), [], []) == () and wechsel(Regeln({1: 1}), [], []) == ()

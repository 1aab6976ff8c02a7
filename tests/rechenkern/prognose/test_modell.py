"""What makes no forecast is refused in German; levers and tariff do what they say."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as stn

from massanzug.rechenkern.prognose import Hebel, Hilfe, Modell, Prognosefehler, Raum, simuliere, vorhersage
from massanzug.rechenkern.prognose.modell import (
    AMBULANT,
    STATIONAER,
    B,
    D,
    O,
    S,
    jahre,
    raten,
    skaliere,
    tarifpfad,
)
from massanzug.rechenkern.tarif import Tarifschritt

from .stadt import BEGINN, KOSTEN, ZUGANG, stadt, uebergang

HILFE = Hilfe("raum0", "ambulant", 100, 5, 100_000)
RAUM = Raum("raum0", np.full(B, 500.0), ZUGANG)


@pytest.mark.parametrize(
    ("anders", "wort"),
    [
        ({"monate": 0}, "1 bis 96"),
        ({"monate": 97}, "1 bis 96"),
        ({"beginn": date(2026, 1, 15)}, "Ersten"),
        ({"raeume": ()}, "mindestens einen"),
        ({"raeume": (RAUM, RAUM)}, "mehrfach"),
        ({"hilfen": (replace(HILFE, wirkungsraum="Mond"),)}, "Mond"),
        ({"uebergang": uebergang() * 40}, "höchstens 1"),
        ({"uebergang": uebergang() * np.nan}, "Zahlen"),
        ({"uebergang": -uebergang()}, "nicht unter null"),
        ({"uebergang": uebergang()[0]}, "Form"),
        ({"uebergang": np.full((S, B, D, O), 0.01)}, "eigene Klasse"),
        ({"kosten_cent": np.zeros(S)}, "über null"),
        ({"kosten_cent": ["viel"] * S}, "keine Zahlen"),
        ({"gewicht": np.zeros((S, B, D))}, "über null"),
        ({"streuung": np.full(S, 9.0)}, "höchstens"),
        ({"tarif": np.zeros((S, 12))}, "über null"),
    ],
)
def test_ein_unmoegliches_modell_sagt_warum(anders: dict[str, Any], wort: str) -> None:
    angaben = {"beginn": BEGINN, "monate": 12, "raeume": (RAUM,), "uebergang": uebergang(), "kosten_cent": KOSTEN}
    Modell(**angaben)
    with pytest.raises(Prognosefehler, match=wort):
        Modell(**(angaben | anders))


@pytest.mark.parametrize(
    "anders", [{"klasse": "zauber"}, {"alter": 252}, {"alter": -1}, {"dauer": -1}, {"kosten_cent": -1}]
)
def test_eine_unmoegliche_hilfe(anders: dict[str, Any]) -> None:
    with pytest.raises(Prognosefehler):
        replace(HILFE, **anders)


@pytest.mark.parametrize(
    "anders",
    [{"vermeidung": 1.1}, {"fruehere_hilfe": -0.1}, {"rueckfuehrung": -1}, {"zugaenge": float("nan")},
     {"tarif_promille": 500}],
)  # fmt: skip
def test_ein_unmoeglicher_hebel(anders: dict[str, float]) -> None:
    with pytest.raises(Prognosefehler):
        Hebel(**anders)  # type: ignore[arg-type]


def test_unmoegliche_fragen() -> None:
    modell = stadt(5, monate=2)
    with pytest.raises(Prognosefehler, match="Mond"):
        vorhersage(modell, budgets={"Mond": {2026: 1}})
    with pytest.raises(Prognosefehler, match="unter null"):
        vorhersage(modell, budgets={"raum0": {2026: -1}})
    with pytest.raises(Prognosefehler, match="Verläufe"):
        simuliere(modell, laeufe=0)
    with pytest.raises(Prognosefehler, match="Form"):
        Raum("raum0", np.ones(3), ZUGANG)
    with pytest.raises(Prognosefehler, match="keine Prognose"):
        vorhersage(modell).raum("Mond")


def test_das_erste_und_letzte_jahr_sind_teile() -> None:
    fenster = jahre(stadt(0, beginn=date(2025, 10, 1), monate=96))
    assert fenster[0] == (2025, 0, 3) and fenster[-1] == (2033, 87, 96) and len(fenster) == 9


@given(stn.arrays(float, O, elements=st.floats(0, 1)), st.floats(0, 20))
def test_skaliert_bleiben_es_wahrscheinlichkeiten(roh: Any, faktor: float) -> None:
    tafel = roh / max(roh.sum(), 1)
    mal = np.array([1, faktor, 1, 1, 1])
    neu = skaliere(tafel, mal)
    assert np.all(neu >= 0) and neu.sum() <= 1 + 1e-9
    if tafel.sum() < 0.999:
        # staying is the product of not leaving on each way; the intensities of the other ways are untouched
        kraft = -np.log1p(-tafel.sum())
        anteil = tafel[1] / tafel.sum() if tafel.sum() else 0.0
        assert 1 - neu.sum() == pytest.approx(np.exp(-kraft * (1 + anteil * (faktor - 1))), abs=1e-9)


def test_fruehere_hilfe_macht_aus_stationaer_ambulant() -> None:
    weg = raten(stadt(5, monate=12), Hebel(fruehere_hilfe=0.25, vermeidung=0.2, zugaenge=2)).weg[1]
    assert weg[STATIONAER, STATIONAER] == pytest.approx(2 * 0.8 * 0.75)
    assert weg[STATIONAER, AMBULANT] == pytest.approx(2 * 0.8 * 0.25)
    assert weg[AMBULANT].tolist() == [2, 0, 0, 0]


def test_der_tarif_steigt_zum_tag_und_danach_jeden_januar() -> None:
    schritt = Tarifschritt(date(2026, 5, 1), 28, frozenset({"ambulant"}), "Probe")
    pfad = tarifpfad(date(2026, 3, 1), 24, [schritt], [20, 0, 0, 0])
    assert pfad[0, [0, 1, 2, 9, 10, 22]] == pytest.approx([1, 1, 1.028, 1.028, 1.028 * 1.02, 1.028 * 1.02**2])
    assert pfad[1].tolist() == [1] * 24


def test_ein_tarif_in_allen_klassen_hebt_auch_laufende_hilfen() -> None:
    modell = stadt(30, monate=24)
    ohne, mit = (vorhersage(modell, Hebel(tarif_promille=p)).stadt.monate for p in (0, 100))
    assert mit[11].mittel_cent == ohne[11].mittel_cent
    assert mit[12].mittel_cent == pytest.approx(1.1 * ohne[12].mittel_cent, abs=2)


def test_ein_tarifschritt_am_ersten_tag_geht_nicht_verloren() -> None:
    """Prices are today's; the level of a year to come is the same, whenever one looks."""
    schritt = Tarifschritt(date(2027, 5, 1), 25, frozenset({"stationaer"}), "Test")
    preise = []
    for heute in (date(2027, 3, 1), date(2027, 4, 1), date(2027, 5, 1)):
        beginn = date(2027, heute.month + 1, 1)
        pfad = tarifpfad(beginn, 24, [schritt], [0, 0, 35, 0], preise_vom=heute)
        heutige = 1000 if heute < schritt.gueltig_von else 1025
        preise.append(heutige * pfad[2, (2028 - 2027) * 12 + 6 - beginn.month])
    assert preise == pytest.approx([preise[0]] * 3)
    dezember = tarifpfad(date(2027, 1, 1), 3, [], [0, 0, 35, 0], preise_vom=date(2026, 12, 1))
    assert dezember[2, 0] == pytest.approx(1.035), "der Januar steigt auch, wenn die Prognose mit ihm beginnt"

"""The questions of the yearly statistics: due in time, never twice in force, never an unknown answer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.statistik import fehlende, lade_merkmale, merkmale, unbekannte

HEUTE = date(2026, 11, 22)
ALLE = {m.schluessel: m for m in merkmale(HEUTE)}


@pytest.mark.parametrize(
    ("bewilligt", "beendet", "ab"),
    [
        (False, False, set()),
        (True, False, {"beginn"}),
        (True, True, {"beginn", "ende"}),
        (False, True, {"beginn", "ende"}),
    ],
)
def test_was_wann_faellig_ist(bewilligt: bool, beendet: bool, ab: set[str]) -> None:
    offen = fehlende({}, HEUTE, bewilligt=bewilligt, beendet=beendet)
    assert {m.schluessel for m in offen} == {m.schluessel for m in ALLE.values() if m.ab in ab}


def test_nur_der_hauptgrund_ist_noetig() -> None:
    assert {m.schluessel: m.ab for m in ALLE.values() if m.schluessel.startswith("grund")} == {
        "grund-1": "beginn",
        "grund-2": "freiwillig",
        "grund-3": "freiwillig",
    }


@given(st.data())
def test_jede_richtige_antwort_macht_genau_eine_frage_kleiner(data: st.DataObject) -> None:
    gegeben: dict[str, str] = {}
    for schluessel in data.draw(st.permutations(sorted(ALLE))):
        m = ALLE[schluessel]
        vorher = len(fehlende(gegeben, HEUTE, bewilligt=True, beendet=True))
        gegeben[schluessel] = data.draw(st.sampled_from(m.werte)).wert
        assert vorher - len(fehlende(gegeben, HEUTE, bewilligt=True, beendet=True)) == (m.ab != "freiwillig")
    assert unbekannte(gegeben, HEUTE) == {}


def test_eine_antwort_die_keine_liste_kennt_zaehlt_nicht() -> None:
    assert unbekannte({"anregend": "99", "erfunden": "1", "schulbesuch": ""}, HEUTE) == {
        "anregend": "99",
        "erfunden": "1",
    }
    assert any(m.schluessel == "anregend" for m in fehlende({"anregend": "99"}, HEUTE, bewilligt=True, beendet=False))


def test_vor_dem_ersten_jahr_fragt_niemand() -> None:
    assert merkmale(date(2006, 12, 31)) == ()
    assert all(m.quelle for m in lade_merkmale())

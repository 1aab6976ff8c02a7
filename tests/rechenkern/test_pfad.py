"""The path starts and ends exactly where the notice says and never leaves the way between."""

from decimal import Decimal, localcontext
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.geld import Betrag
from massanzug.rechenkern.pfad import LESARTEN, VERLAEUFE, Budgetpfad, Pfadfehler, budgetpfad

from .gold import faelle, ohne_frist

CENT = st.integers(min_value=1, max_value=10**14)
DAUER = st.integers(min_value=1, max_value=30)
ENDEN = st.dictionaries(
    st.sampled_from(["neheim", "huesten", "alt-arnsberg", "x"]), st.tuples(CENT, CENT), min_size=1, max_size=4
)


def zeichne(enden: dict[str, tuple[int, int]], dauer: int, **wahl: Any) -> Budgetpfad:
    start = {name: von for name, (von, _) in enden.items()}
    ziel = {name: nach for name, (_, nach) in enden.items()}
    return budgetpfad(start, ziel, startjahr=2025, zieljahr=2025 + dauer, **wahl)


@pytest.mark.parametrize("fall", faelle("pfad", "fall"))
def test_goldfall(fall: dict[str, Any]) -> None:
    wahl = {name: fall[name] for name in ("startjahr", "zieljahr", "verlauf", "lesart")}
    pfad = budgetpfad(fall["start"], fall["ziel"], **wahl)
    assert [stufe.jahr for stufe in pfad.jahre] == list(range(fall["startjahr"], fall["zieljahr"] + 1))
    for name in fall["start"]:
        assert [stufe.betrag(name).cent for stufe in pfad.jahre] == fall[name], name
    assert (pfad.verlauf, pfad.lesart) == (fall["verlauf"], fall["lesart"])


def test_arnsberg_endet_bei_genau_15_millionen_und_nennt_beide_anfaenge() -> None:
    (fall,) = [param.values[0] for param in faelle("pfad", "fall") if param.id == "linear_jahr"]
    summen = {
        lesart: budgetpfad(fall["start"], fall["ziel"], startjahr=2025, zieljahr=2029, lesart=lesart)
        for lesart in LESARTEN
    }
    assert summen["jahr"].jahr(2025).summe() == Betrag.aus_text("3.898.288,79")
    assert summen["quartal"].jahr(2025).summe() == Betrag.aus_text("15.593.155,16")
    assert {pfad.jahr(2029).summe() for pfad in summen.values()} == {Betrag.aus_text("15.000.000,00")}


@ohne_frist
@given(ENDEN, DAUER, st.sampled_from(VERLAEUFE), st.sampled_from(sorted(LESARTEN)))
def test_enden_sind_genau_und_dazwischen_geht_es_nur_in_eine_richtung(
    enden: dict[str, tuple[int, int]], dauer: int, verlauf: Any, lesart: Any
) -> None:
    pfad = zeichne(enden, dauer, verlauf=verlauf, lesart=lesart)
    assert len(pfad.jahre) == dauer + 1
    for name, (von, nach) in enden.items():
        werte = [stufe.betrag(name).cent for stufe in pfad.jahre]
        assert werte[0] == von * LESARTEN[lesart]
        assert werte[-1] == nach
        assert werte in (sorted(werte), sorted(werte, reverse=True))
    for stufe in pfad.jahre:
        assert stufe.summe().cent == sum(betrag.cent for _, betrag in stufe.teile)
        assert [name for name, _ in stufe.teile] == list(enden)


@ohne_frist
@given(CENT, CENT, DAUER)
def test_geometrisch_ist_die_naechste_ganze_zahl(von: int, nach: int, dauer: int) -> None:
    pfad = zeichne({"neheim": (von, nach)}, dauer, verlauf="geometrisch")
    with localcontext() as rechnen:
        rechnen.prec = 80
        faktor = ((Decimal(nach) / Decimal(von)).ln() / dauer).exp()
        for schritt, stufe in enumerate(pfad.jahre):
            genau = von * faktor**schritt
            assert abs(stufe.betrag("neheim").cent - genau) <= Decimal("0.5") + Decimal("1e-40")


@ohne_frist
@given(CENT, CENT, DAUER)
def test_linear_waechst_um_gleiche_schritte(von: int, nach: int, dauer: int) -> None:
    werte = [stufe.betrag("neheim").cent for stufe in zeichne({"neheim": (von, nach)}, dauer).jahre]
    schritte = [spaeter - frueher for frueher, spaeter in pairwise(werte)]
    assert max(schritte) - min(schritte) <= 2
    assert all(abs((schritt * dauer) - (nach - von)) <= dauer for schritt in schritte)


def test_geometrisch_bleibt_unter_linear() -> None:
    enden = {"neheim": (100_00, 900_00)}
    linear, geometrisch = (zeichne(enden, 4, verlauf=verlauf).jahr(2027).betrag("neheim") for verlauf in VERLAEUFE)
    assert linear == Betrag(500_00)
    assert geometrisch == Betrag(300_00)


@pytest.mark.parametrize("enden", [(0, 5), (5, 0)])
def test_null_geht_linear_aber_nicht_geometrisch(enden: tuple[int, int]) -> None:
    assert zeichne({"neheim": enden}, 5).jahr(2030).summe() == Betrag(enden[1])
    with pytest.raises(Pfadfehler, match=r"von „neheim“ ist null\..*bitte den linearen Pfad wählen"):
        zeichne({"neheim": enden}, 5, verlauf="geometrisch")


@pytest.mark.parametrize(
    ("start", "ziel", "wahl", "sagt"),
    [
        ({}, {}, {}, "kein Wirkungsraum"),
        ({"neheim": 1}, {"huesten": 1}, {}, "huesten, neheim"),
        ({"neheim": -1}, {"neheim": 1}, {}, "Startbetrag von „neheim“ ist negativ"),
        ({"neheim": 1}, {"neheim": -1}, {}, "Zielbetrag von „neheim“ ist negativ"),
        ({"neheim": 1}, {"neheim": 1}, {"zieljahr": 2025}, "nach dem Startjahr"),
        ({"neheim": 1}, {"neheim": 1}, {"zieljahr": 2024}, "nach dem Startjahr"),
        ({"neheim": 1}, {"neheim": 1}, {"zieljahr": 9999}, "höchstens 100 Jahre"),
        ({"neheim": 1}, {"neheim": 1}, {"verlauf": "sprung"}, "Verlauf „sprung“ gibt es nicht"),
        ({"neheim": 1}, {"neheim": 1}, {"lesart": "monat"}, "Lesart „monat“ gibt es nicht"),
    ],
)
def test_pfad_wird_mit_grund_abgelehnt(start: Any, ziel: Any, wahl: Any, sagt: str) -> None:
    with pytest.raises(Pfadfehler, match=sagt):
        budgetpfad(start, ziel, **({"startjahr": 2025, "zieljahr": 2029} | wahl))


@pytest.mark.parametrize("cent", [1.0, True])
def test_pfad_nimmt_nur_ganze_cent(cent: Any) -> None:
    with pytest.raises(TypeError, match="ganzen Cent"):
        budgetpfad({"neheim": cent}, {"neheim": 5}, startjahr=2025, zieljahr=2029)


def test_nachschlagen_ausserhalb_des_pfads() -> None:
    pfad = zeichne({"neheim": (1, 5)}, 4)
    for jahr in (2024, 2030):
        with pytest.raises(Pfadfehler, match=f"Das Jahr {jahr} liegt außerhalb"):
            pfad.jahr(jahr)
    with pytest.raises(Pfadfehler, match="„huesten“ kommt in diesem Pfad nicht vor"):
        pfad.jahr(2025).betrag("huesten")

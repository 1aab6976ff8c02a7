"""A year's difference is divided to the cent, nothing falls below zero, and the city pays what nobody else bears."""

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.planbudget.choices import Kontoart
from massanzug.rechenkern.geld import Betrag, summe
from massanzug.rechenkern.jahresabschluss import (
    Abschlussfehler,
    Abschlussregel,
    Konto,
    abschlussregel_fuer,
    lade_abschlussregeln,
    schliesse_ab,
)
from massanzug.rechenkern.parameter.lesen import Parameterfehler

from .gold import faelle, ohne_frist

CENT = st.integers(0, 10**12) | st.integers(0, 20)
PROMILLE = st.integers(0, 1000)
NULL = Betrag(0)


def regel(anteil: int, deckel: int, ueberlast: int) -> Abschlussregel:
    return Abschlussregel(date(2025, 10, 1), anteil, deckel, ueberlast, "Vorbeugung", "Probe", annahme=True)


REGELN = st.builds(regel, PROMILLE, PROMILLE, PROMILLE)


def schliesse(plan: int, ist: int, rueckstellung: int, reserve: int, gilt: Abschlussregel) -> Any:
    return schliesse_ab(
        Betrag(plan), Betrag(ist), rueckstellung=Betrag(rueckstellung), reserve=Betrag(reserve), regel=gilt
    )


@pytest.mark.parametrize("fall", faelle("jahresabschluss", "fall"))
def test_goldfall(fall: dict[str, Any]) -> None:
    staende = [fall[f"{name}_cent"] for name in ("plan", "ist", "rueckstellung", "reserve")]
    abschluss = schliesse(*staende, regel(*fall["regel"]))
    assert [[zeile.was, zeile.betrag.cent] for zeile in abschluss.zeilen] == fall["zeilen"]
    assert [[zug.soll, zug.haben, zug.betrag.cent] for zug in abschluss.uebertraege] == fall["uebertraege"]
    assert abschluss.rueckstellung == Betrag(fall["rueckstellung_danach"])
    assert abschluss.reserve == Betrag(fall["reserve_danach"])


@ohne_frist
@given(CENT, CENT, CENT, CENT, REGELN)
def test_summe_bleibt_und_nichts_wird_negativ(plan: int, ist: int, rueck: int, reserve: int, gilt: Any) -> None:
    abschluss = schliesse(plan, ist, rueck, reserve, gilt)
    assert summe(zeile.betrag for zeile in abschluss.zeilen) == abs(abschluss.unterschied) == Betrag(abs(plan - ist))
    assert [zeile.betrag for zeile in abschluss.zeilen] == [zug.betrag for zug in abschluss.uebertraege]
    assert all(zug.betrag > NULL and zug.soll != zug.haben for zug in abschluss.uebertraege)
    assert all((zug.haben if ist <= plan else zug.soll) == "plan" for zug in abschluss.uebertraege)
    assert min(abschluss.rueckstellung, abschluss.reserve) >= NULL
    assert abschluss == schliesse(plan, ist, rueck, reserve, gilt)


@ohne_frist
@given(CENT, CENT, CENT, CENT, REGELN)
def test_ueberschuss_mehrt_und_fehlbetrag_mindert(plan: int, ist: int, rueck: int, reserve: int, gilt: Any) -> None:
    abschluss = schliesse(plan, ist, rueck, reserve, gilt)
    aenderung = abschluss.rueckstellung - Betrag(rueck)
    nachschuss = summe(zug.betrag for zug in abschluss.uebertraege if zug.haben == "allgemein")
    if ist <= plan:
        assert aenderung >= NULL
        assert aenderung.ist_null or 1000 * abschluss.rueckstellung.cent <= plan * gilt.deckel_promille + 500
        assert abs(1000 * aenderung.cent) <= (plan - ist) * gilt.anteil_promille + 500
        assert nachschuss.ist_null
    else:
        assert -1000 * aenderung.cent <= plan * gilt.ueberlast_promille + 500
        assert nachschuss.ist_null or abschluss.reserve.ist_null
    bestand = abschluss.rueckstellung + abschluss.reserve - nachschuss
    assert bestand == Betrag(rueck + reserve + plan - ist)


@ohne_frist
@given(CENT, CENT, CENT, CENT, CENT, REGELN)
def test_mehr_kosten_lassen_nie_mehr_uebrig(
    plan: int, ist: int, mehr: int, rueck: int, reserve: int, gilt: Any
) -> None:
    wenig, viel = schliesse(plan, ist, rueck, reserve, gilt), schliesse(plan, ist + mehr, rueck, reserve, gilt)
    assert viel.rueckstellung <= wenig.rueckstellung
    assert viel.reserve <= wenig.reserve + Betrag(1)  # the rounded share may fall on either side of a cent


def test_jede_zeile_nennt_regel_und_quelle() -> None:
    gewinn, verlust = schliesse(1000, 0, 0, 0, regel(505, 1000, 100)), schliesse(1000, 2000, 50, 50, regel(1, 1, 100))
    assert "50,5 Prozent eines Überschusses bleiben im Wirkungsraum (Vorbeugung)" in gewinn.zeilen[0].regel
    assert "100 Prozent des Planbudgets" in gewinn.zeilen[0].regel
    assert "bis 10 Prozent des Planbudgets" in verlust.zeilen[0].regel
    assert "keine wird versagt" in verlust.zeilen[2].regel
    for zeile in (*gewinn.zeilen, *verlust.zeilen):
        assert zeile.quelle == "Probe"
        assert zeile.regel.endswith(".")


@pytest.mark.parametrize("stelle", range(4))
def test_negatives_wird_nicht_abgeschlossen(stelle: int) -> None:
    staende = [5, 5, 5, 5]
    staende[stelle] = -1
    with pytest.raises(Abschlussfehler, match=r"(Planbudget|Ist|Rückstellung|Reserve): −0,01.€ liegt unter null"):
        schliesse(*staende, regel(500, 50, 100))


@pytest.mark.parametrize("feld", ["anteil_promille", "deckel_promille", "ueberlast_promille"])
@pytest.mark.parametrize("wert", [-1, 1001])
def test_unmoegliche_regel(feld: str, wert: int) -> None:
    with pytest.raises(Abschlussfehler, match="zwischen 0 und 1000 Promille"):
        replace(regel(1, 1, 1), **{feld: wert})


def test_konten_gibt_es_im_planbudget() -> None:
    assert set(get_args(Konto)) <= set(Kontoart.values)


def test_die_regel_des_jahres_gilt_an_seinem_letzten_tag() -> None:
    regeln = lade_abschlussregeln()
    assert abschlussregel_fuer(regeln, 2025) is regeln[0]
    assert regeln[0].annahme
    assert "zu bestätigen" in regeln[0].quelle
    with pytest.raises(Parameterfehler, match=r"„abschluss“ gibt es am 31\.12\.2024"):
        abschlussregel_fuer(regeln, 2024)

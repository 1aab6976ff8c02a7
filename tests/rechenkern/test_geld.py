"""Betrag refuses what is not exact, reads and writes German, rounds away from zero."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.geld import Betrag, Geldfehler, euro, runde_kaufmaennisch, summe

from .gold import faelle, ohne_frist

CENT = st.integers(min_value=-(10**16), max_value=10**16)


@pytest.mark.parametrize("wert", [1.0, True, Decimal(1), Fraction(1), "1", None])
def test_betrag_nimmt_nur_ganze_cent(wert: Any) -> None:
    with pytest.raises(TypeError, match="ganzen Cent"):
        Betrag(wert)


@pytest.mark.parametrize("cent", [0, 1])
def test_betrag_ist_kein_wahrheitswert(cent: int) -> None:
    with pytest.raises(TypeError, match="weder wahr noch falsch"):
        bool(Betrag(cent))


def test_betrag_sagt_selbst_ob_er_null_oder_negativ_ist() -> None:
    assert Betrag(0).ist_null
    assert not Betrag(-1).ist_null
    assert Betrag(-1).ist_negativ
    assert not Betrag(0).ist_negativ


def test_betrag_ist_unveraenderlich() -> None:
    with pytest.raises(FrozenInstanceError):
        Betrag(1).cent = 2  # type: ignore[misc]


def test_betrag_rechnet_mit_betrag() -> None:
    assert Betrag(150) + Betrag(-50) == Betrag(100)
    assert Betrag(150) - Betrag(200) == Betrag(-50)
    assert -Betrag(150) == Betrag(-150)
    assert abs(Betrag(-150)) == Betrag(150)
    assert Betrag(150) * 3 == 3 * Betrag(150) == Betrag(450)


def test_betrag_ordnet_sich_unter_betraegen() -> None:
    assert Betrag(-1) < Betrag(0) <= Betrag(0) < Betrag(2)
    assert max(Betrag(3), Betrag(5)) == Betrag(5)
    assert Betrag(3) != Betrag(5)
    assert {Betrag(3), Betrag(3)} == {Betrag(3)}


@pytest.mark.parametrize("zahl", [1, 1.0, True, Decimal(1), Fraction(1)])
def test_betrag_rechnet_und_vergleicht_nicht_mit_zahlen(zahl: Any) -> None:
    betrag = Betrag(1)
    rechnungen: list[Callable[[], Any]] = [
        lambda: betrag + zahl,
        lambda: zahl + betrag,
        lambda: betrag - zahl,
        lambda: betrag < zahl,
        lambda: betrag >= zahl,
        lambda: betrag == zahl,
        lambda: betrag != zahl,
    ]
    for rechnung in rechnungen:
        with pytest.raises(TypeError):
            rechnung()


@pytest.mark.parametrize("faktor", [1.0, True, Decimal(1), Fraction(1)])
def test_mal_zeichen_nimmt_nur_ganze_zahlen(faktor: Any) -> None:
    with pytest.raises(TypeError):
        Betrag(1) * faktor


@pytest.mark.parametrize("faktor", [1.0, True, Decimal(1), "1"])
def test_mal_nimmt_nur_genaue_faktoren(faktor: Any) -> None:
    with pytest.raises(TypeError, match="int oder Fraction"):
        Betrag(1).mal(faktor)


def test_betrag_ist_anders_als_leere_formularwerte() -> None:
    assert Betrag(0) not in [None, "", [], (), {}]  # Django compares cleaned values with these


@pytest.mark.parametrize(
    ("cent", "faktor", "ergebnis"),
    [
        (5, Fraction(1, 2), 3),
        (-5, Fraction(1, 2), -3),
        (5, Fraction(-1, 2), -3),
        (3, Fraction(1, 2), 2),
        (7, Fraction(1, 3), 2),
        (8, Fraction(1, 3), 3),
        (-7, Fraction(1, 3), -2),
        (100, 3, 300),
        (0, Fraction(7, 9), 0),
    ],
)
def test_mal_rundet_kaufmaennisch(cent: int, faktor: Fraction | int, ergebnis: int) -> None:
    assert Betrag(cent).mal(faktor) == Betrag(ergebnis)


@pytest.mark.parametrize("wert", [2.5, True, Decimal("2.5")])
def test_gerundet_wird_nur_genaues(wert: Any) -> None:
    with pytest.raises(TypeError):
        runde_kaufmaennisch(wert)


@ohne_frist
@given(st.fractions(min_value=-(10**20), max_value=10**20))
def test_runden_weicht_hoechstens_einen_halben_cent_ab_und_ist_spiegelgleich(wert: Fraction) -> None:
    gerundet = runde_kaufmaennisch(wert)
    assert abs(gerundet - wert) <= Fraction(1, 2)
    assert runde_kaufmaennisch(-wert) == -gerundet
    if abs(wert) % 1 == Fraction(1, 2):
        assert abs(gerundet) > abs(wert)


@pytest.mark.parametrize("fall", faelle("geld", "lesen"))
def test_betrag_wird_gelesen(fall: dict[str, Any]) -> None:
    betrag = Betrag.aus_text(fall["eingabe"])
    assert betrag.cent == fall["cent"]
    assert betrag.als_text() == fall.get("text", fall["eingabe"])


@pytest.mark.parametrize("fall", faelle("geld", "ablehnen"))
def test_betrag_wird_mit_grund_abgelehnt(fall: dict[str, Any]) -> None:
    with pytest.raises(Geldfehler, match=fall["sagt"]) as fehler:
        Betrag.aus_text(fall["eingabe"])
    assert str(fehler.value).endswith((".", "zum Beispiel 1.234,50."))


def test_gelesen_wird_nur_text() -> None:
    with pytest.raises(TypeError, match="aus Text gelesen"):
        Betrag.aus_text(12.5)  # type: ignore[arg-type]


@ohne_frist
@given(CENT)
def test_gelesen_wird_was_geschrieben_wurde(cent: int) -> None:
    assert Betrag.aus_text(Betrag(cent).als_text()) == Betrag(cent)
    assert Betrag.aus_text(euro(Betrag(cent))) == Betrag(cent)


@ohne_frist
@given(st.text(alphabet="0123456789.,-−€ \u00a0", max_size=14))
def test_lesen_raet_nie(text: str) -> None:
    """Whatever is accepted has its digits in order, at most two decimals, and prints back to the same digits."""
    try:
        betrag = Betrag.aus_text(text)
    except Geldfehler:
        return
    ganze, _, cent = text.partition(",")
    ziffern = "".join(zeichen for zeichen in ganze if zeichen.isdigit())
    cent = "".join(zeichen for zeichen in cent if zeichen.isdigit())
    assert len(cent) <= 2
    assert abs(betrag.cent) == int(ziffern) * 100 + int(cent.ljust(2, "0"))


def test_euro_schreibt_schmales_leerzeichen_und_echtes_minus() -> None:
    assert euro(Betrag(123450)) == "1.234,50\u202f€"
    assert euro(Betrag(-300)) == "\u22123,00\u202f€"
    assert str(Betrag(5)) == f"{Betrag(5)}" == "0,05\u202f€"
    assert Betrag(-123456789).als_text() == "\u22121.234.567,89"


def test_summe() -> None:
    assert summe([]) == Betrag(0)
    assert summe(Betrag(cent) for cent in (10, -3, 5)) == Betrag(12)
    with pytest.raises(TypeError):
        summe([Betrag(1), 1])  # type: ignore[list-item]


def test_betrag_laesst_sich_ablegen() -> None:
    assert pickle.loads(pickle.dumps(Betrag(7))) == copy.copy(Betrag(7)) == Betrag(7)

"""Merging: no word of either side is lost, nobody's change changes nothing, and it is the same from both sides."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.zusammenfuehrung import (
    Feldlage,
    Lage,
    gemeinsamer_text,
    unterschied,
    zusammenfuehren,
)

EINZELNE = ("wir", "essen", "abends", "zusammen", "ohne", "Handy", "am", "Sonntag", ".", ",", "Lina")
WORTE = st.lists(st.sampled_from(EINZELNE), max_size=12)
TEXT = WORTE.map(" ".join)
IRGENDEIN_TEXT = st.one_of(TEXT, st.text(max_size=60))
WERT = st.one_of(TEXT.map(lambda t: (t,)), st.just(()), st.tuples(st.sampled_from("ab"), st.sampled_from("ab")))
SEITE = st.fixed_dictionaries({"text": WERT, "bis": WERT})


def worte(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@given(SEITE, SEITE)
def test_hat_nur_eine_seite_etwas_geaendert_gilt_ihres(basis: dict, neu: dict) -> None:  # type: ignore[type-arg]
    meins = zusammenfuehren(basis, neu, basis)
    ihres = zusammenfuehren(basis, basis, neu)
    assert {n: f.wert for n, f in meins.items()} == neu
    assert all(ihres[n].wert == neu[n] or ihres[n].lage == Lage.UNVERAENDERT for n in neu)
    assert Lage.BEIDE not in {f.lage for f in [*meins.values(), *ihres.values()]}


@given(SEITE)
def test_ohne_aenderung_bleibt_alles(basis: dict) -> None:  # type: ignore[type-arg]
    assert {f.lage for f in zusammenfuehren(basis, basis, basis).values()} == {Lage.UNVERAENDERT}


SPIEGEL = {Lage.NUR_MEINE: Lage.NUR_IHRE, Lage.NUR_IHRE: Lage.NUR_MEINE}


@given(SEITE, SEITE, SEITE)
def test_von_der_anderen_seite_ist_es_dieselbe_lage(basis: dict, a: dict, b: dict) -> None:  # type: ignore[type-arg]
    hin, her = zusammenfuehren(basis, a, b), zusammenfuehren(basis, b, a)
    for name in hin:
        assert her[name].lage == SPIEGEL.get(hin[name].lage, hin[name].lage)


@given(SEITE, SEITE, SEITE)
def test_wo_beide_schrieben_entscheidet_niemand_allein(basis: dict, a: dict, b: dict) -> None:  # type: ignore[type-arg]
    """A value nobody changed to is never the result, and a difference on both sides is always shown."""
    for feld in zusammenfuehren(basis, a, b).values():
        assert feld.wert in (feld.meine, feld.ihre)
        if feld.lage != Lage.BEIDE:
            assert feld.wert == feld.meine or feld.lage == Lage.NUR_IHRE


def test_ohne_grundlage_ist_jeder_unterschied_eine_frage() -> None:
    assert Feldlage(None, ("a",), ("b",)).lage == Lage.BEIDE
    assert Feldlage(None, ("a",), ("a",)).lage == Lage.UNVERAENDERT


def test_zeilenenden_und_leerraum_sind_keine_aenderung() -> None:
    assert Feldlage(("a\nb ",), ("a\r\nb",), ("c",)).lage == Lage.NUR_IHRE


@given(IRGENDEIN_TEXT, IRGENDEIN_TEXT, IRGENDEIN_TEXT)
def test_kein_neues_wort_geht_verloren(basis: str, a: str, b: str) -> None:
    gemeinsam = worte(gemeinsamer_text(basis, a, b))
    for seite in (a, b):
        assert set(worte(seite)) - set(worte(basis)) <= set(gemeinsam)


@given(TEXT, TEXT, TEXT)
def test_der_gemeinsame_text_hat_von_beiden_seiten_dieselben_worte(basis: str, a: str, b: str) -> None:
    assert sorted(worte(gemeinsamer_text(basis, a, b))) == sorted(worte(gemeinsamer_text(basis, b, a)))


@given(IRGENDEIN_TEXT, IRGENDEIN_TEXT)
def test_wo_nur_eine_seite_schrieb_ist_der_gemeinsame_text_ihrer(basis: str, neu: str) -> None:
    glatt = neu.replace("\r\n", "\n").strip()
    assert gemeinsamer_text(basis, neu, basis) == glatt == gemeinsamer_text(basis, basis, neu)
    assert gemeinsamer_text(basis, neu, neu) == glatt


@pytest.mark.parametrize(
    ("basis", "meine", "ihre", "gemeinsam"),
    [
        (
            "Wir essen zusammen.",
            "Wir essen zusammen, ohne Handy.",
            "Wir essen am Sonntag zusammen.",
            "Wir essen am Sonntag zusammen, ohne Handy.",
        ),
        ("", "Ich will nach Hause.", "Ich will zu Oma.", "Ich will zu Oma.\n\nIch will nach Hause."),
        ("Er geht.", "Er geht heim.", "Er geht schnell.", "Er geht schnell heim."),
        ("Alles ist gut so.", "Niemand hilft uns je.", "Alles ist gut.", "Alles ist gut.\n\nNiemand hilft uns je."),
    ],
)
def test_so_liest_sich_ein_gemeinsamer_text(basis: str, meine: str, ihre: str, gemeinsam: str) -> None:
    assert gemeinsamer_text(basis, meine, ihre) == gemeinsam


@given(IRGENDEIN_TEXT, IRGENDEIN_TEXT)
def test_der_unterschied_ergibt_beide_texte(vorher: str, nachher: str) -> None:
    stuecke = unterschied(vorher, nachher)
    assert "".join(s.text for s in stuecke if s.art != "weg") == nachher
    assert "".join(s.text for s in stuecke if s.art != "neu") == vorher
    assert all(s.text for s in stuecke)

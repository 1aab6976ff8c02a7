"""One rule decides each line, the one that takes it out first; a person's exception goes before and says so."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.parameter.lesen import Parameterfehler
from massanzug.rechenkern.zuordnung import (
    AUSNAHME,
    MERKMALE,
    Ausnahme,
    Regel,
    Zuordnungsfehler,
    ist_altfall,
    lade_zuordnung,
    pruefe_zuordnung,
    zuordne,
)

from .gold import faelle, ohne_frist

TAG = date(2026, 3, 1)
MENGE = st.sets(st.sampled_from(MERKMALE))


def regel(schluessel: str, merkmal: Any = "ohne", *, zaehlt: bool = True, **frist: Any) -> Regel:
    angaben = {"gueltig_von": date(2025, 10, 1), "satz": f"Satz {schluessel}.", "quelle": "Probe", "annahme": False}
    return Regel(schluessel=schluessel, merkmal=merkmal, zaehlt=zaehlt, **(angaben | frist))


@pytest.mark.parametrize("fall", faelle("zuordnung", "fall"))
def test_goldfall(fall: dict[str, Any]) -> None:
    zuordnung = zuordne(fall["merkmale"], fall["tag"], lade_zuordnung())
    assert (zuordnung.zaehlt, zuordnung.regel_schluessel) == (fall["zaehlt"], fall["regel"])
    assert zuordnung.satz.startswith("Zählt zum" if fall["zaehlt"] else "Zählt nicht zum")
    assert zuordnung.satz.endswith(".")


@ohne_frist
@given(MENGE)
def test_ein_merkmal_das_herausnimmt_genuegt(merkmale: set[str]) -> None:
    regeln = lade_zuordnung()
    heraus = {regel.merkmal for regel in regeln if not regel.zaehlt}
    zuordnung = zuordne(merkmale, TAG, regeln)
    assert zuordnung.zaehlt == (not merkmale & heraus)
    (entschieden,) = [regel for regel in regeln if regel.schluessel == zuordnung.regel_schluessel]
    assert entschieden.merkmal in (merkmale or {"ohne"})
    davor = [anderer for anderer in regeln[: regeln.index(entschieden)] if anderer.merkmal in merkmale]
    assert all(anderer.zaehlt != zuordnung.zaehlt for anderer in davor)


@ohne_frist
@given(MENGE, st.booleans(), st.permutations(sorted(MERKMALE)))
def test_die_ausnahme_gewinnt_immer(merkmale: set[str], zaehlt: bool, reihenfolge: list[str]) -> None:
    geordnet = [merkmal for merkmal in reihenfolge if merkmal in merkmale]
    assert zuordne(geordnet, TAG, lade_zuordnung()) == zuordne(merkmale, TAG, lade_zuordnung())
    zuordnung = zuordne(geordnet, TAG, lade_zuordnung(), Ausnahme(zaehlt, "so beschlossen"))
    assert (zuordnung.zaehlt, zuordnung.regel_schluessel) == (zaehlt, AUSNAHME)


def test_die_ausnahme_sagt_es_und_warum() -> None:
    hinein = zuordne({"uma"}, TAG, lade_zuordnung(), Ausnahme(True, "  Beschluss vom 3. März,\n TOP 4.  "))
    assert hinein.satz == "Zählt zum Planbudget, als Ausnahme von der Regel: Beschluss vom 3. März, TOP 4."
    heraus = zuordne((), TAG, lade_zuordnung(), Ausnahme(False, "Härtefall"))
    assert heraus.satz == "Zählt nicht zum Planbudget, als Ausnahme von der Regel: Härtefall."
    for grund in ("", " \n"):
        with pytest.raises(Zuordnungsfehler, match="Bitte begründen Sie"):
            Ausnahme(True, grund)


def test_was_herausnimmt_geht_vor_was_frueher_in_der_datei_steht() -> None:
    regeln = (regel("pflege", "paragraf_33"), regel("uma", "uma", zaehlt=False), regel("35a", "paragraf_35a"))
    assert zuordne({"paragraf_33", "uma"}, TAG, regeln).regel_schluessel == "uma"
    assert zuordne({"paragraf_35a", "paragraf_33"}, TAG, regeln).regel_schluessel == "pflege"


def test_die_regel_gilt_am_tag_der_leistung() -> None:
    regeln = (
        regel("neu", gueltig_von=date(2027, 1, 1)),
        regel("alt", zaehlt=False, gueltig_bis=date(2026, 12, 31)),
    )
    assert not zuordne((), date(2026, 12, 31), regeln).zaehlt
    assert zuordne((), date(2027, 1, 1), regeln).regel_schluessel == "neu"


@pytest.mark.parametrize(
    ("merkmale", "tag", "sagt"),
    [
        ((), date(2025, 9, 30), r"Für den 30\.09\.2025 sagt keine Regel, ob „ohne“"),
        (("uma", "altfall"), date(2025, 9, 30), "„altfall, uma“"),
        (("haerte",), TAG, "Unbekanntes Merkmal: haerte"),
        ("uma", TAG, "Unbekanntes Merkmal: a, m, u"),
    ],
)
def test_ohne_regel_wird_nicht_geraten(merkmale: Any, tag: date, sagt: str) -> None:
    with pytest.raises(Zuordnungsfehler, match=sagt):
        zuordne(merkmale, tag, lade_zuordnung())


def test_auch_mit_ausnahme_faellt_ein_unbekanntes_merkmal_auf() -> None:
    with pytest.raises(Zuordnungsfehler, match="Unbekanntes Merkmal"):
        zuordne({"haerte"}, TAG, lade_zuordnung(), Ausnahme(True, "ja"))


@pytest.mark.parametrize(
    ("aenderung", "sagt"),
    [
        (lambda r: (*r, replace(r[0], schluessel="noch-einer")), r"„zuordnung\.altfall“ gilt am 01\.10\.2025 mehrfach"),
        (
            lambda r: (replace(r[0], gueltig_bis=TAG), *r[1:], replace(r[0], schluessel="neu", gueltig_von=TAG)),
            r"gilt am 01\.03\.2026 mehrfach",
        ),
        (lambda r: (replace(r[0], gueltig_bis=date(2025, 1, 1)), *r[1:]), "bevor es beginnt"),
        (lambda r: r[1:], "hat keine Regel für „altfall“"),
        (lambda r: r[:-1], "hat keine Regel für „ohne“"),
        (lambda r: (replace(r[0], schluessel=r[1].schluessel), *r[1:]), "mehrfach oder vergeben: inobhutnahme-2025"),
        (lambda r: (replace(r[0], schluessel=AUSNAHME), *r[1:]), "mehrfach oder vergeben: ausnahme"),
    ],
)
def test_widerspruechliche_regeln_werden_nicht_geladen(aenderung: Any, sagt: str) -> None:
    with pytest.raises(Parameterfehler, match=sagt):
        pruefe_zuordnung(aenderung(lade_zuordnung()))


def test_was_nicht_belegt_ist_heisst_annahme() -> None:
    for eine in lade_zuordnung():
        assert ("Annahme" in eine.quelle or "eine Annahme" in eine.quelle) == eine.annahme, eine.schluessel
        assert eine.satz.count(".") == 1 or "§" in eine.satz


def test_altfall_ist_was_vorher_begann_bis_zur_ueberleitung() -> None:
    start = date(2025, 10, 1)
    assert ist_altfall(date(2025, 9, 30), start, TAG)
    assert not ist_altfall(start, start, TAG)
    assert ist_altfall(date(2024, 1, 1), start, date(2026, 6, 30), uebergeleitet_ab=date(2026, 7, 1))
    assert not ist_altfall(date(2024, 1, 1), start, date(2026, 7, 1), uebergeleitet_ab=date(2026, 7, 1))

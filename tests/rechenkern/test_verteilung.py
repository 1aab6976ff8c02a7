"""The split keeps the sum to the cent, whatever the populations are."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.verteilung import (
    MISCHBAR,
    SCHLUESSEL,
    Grundlagen,
    Verteilfehler,
    schluessel_namens,
    verteile,
)

from .gold import faelle, ohne_frist

GRUNDLAGEN = ("u21", "indikator", "bestand_cent", "mischung")
FUENFZEHN_MILLIONEN = 15_000_000_00
SUMMEN = st.integers(min_value=0, max_value=10**30)
ZAHLEN = st.lists(st.integers(min_value=0, max_value=10**25) | st.integers(min_value=0, max_value=9), min_size=1)
GEWICHTE = ZAHLEN.filter(any).map(lambda zahlen: [(f"r{stelle}", zahl) for stelle, zahl in enumerate(zahlen)])


@pytest.mark.parametrize("fall", faelle("verteilung", "fall"))
def test_goldfall(fall: dict[str, Any]) -> None:
    paare = [(name, gewicht) for name, gewicht in fall["gewichte"]]
    erwartet = dict(fall["teile"])
    assert verteile(fall["summe_cent"], paare) == erwartet
    assert list(verteile(fall["summe_cent"], dict(paare))) == [name for name, _ in paare]
    assert schluessel_namens("u21_anteilig").verteile(fall["summe_cent"], paare) == erwartet


@pytest.mark.parametrize("fall", faelle("verteilung", "gleich"))
def test_goldfall_zu_gleichen_teilen(fall: dict[str, Any]) -> None:
    assert schluessel_namens("gleich").verteile(fall["summe_cent"], dict(fall["bestand"])) == dict(fall["teile"])


@ohne_frist
@given(st.tuples(*[st.integers(min_value=0, max_value=10**9)] * 3).filter(any), st.sampled_from(sorted(SCHLUESSEL)))
def test_fuenfzehn_millionen_bleiben_fuenfzehn_millionen(u21: tuple[int, int, int], schluessel: str) -> None:
    bestand = dict(zip(("neheim", "huesten", "alt-arnsberg"), u21, strict=True))
    grundlagen = Grundlagen(bestand, bestand, bestand, {"u21_anteilig": 700, "gleich": 300})
    teile = SCHLUESSEL[schluessel].verteile(FUENFZEHN_MILLIONEN, grundlagen)
    assert sum(teile.values()) == FUENFZEHN_MILLIONEN
    assert list(teile) == list(bestand)


@ohne_frist
@given(SUMMEN, GEWICHTE)
def test_summe_bleibt_und_kein_teil_weicht_einen_cent_ab(summe_cent: int, gewichte: Sequence[tuple[str, int]]) -> None:
    teile = verteile(summe_cent, gewichte)
    gesamt = sum(gewicht for _, gewicht in gewichte)
    assert sum(teile.values()) == summe_cent
    for name, gewicht in gewichte:
        assert abs(teile[name] - Fraction(summe_cent * gewicht, gesamt)) < 1
        assert gewicht > 0 or teile[name] == 0


@ohne_frist
@given(SUMMEN, GEWICHTE)
def test_wer_mehr_wiegt_bekommt_nie_weniger(summe_cent: int, gewichte: Sequence[tuple[str, int]]) -> None:
    teile = verteile(summe_cent, gewichte)
    nach_gewicht = sorted(gewichte, key=lambda paar: paar[1])
    for (leicht, gewicht_leicht), (schwer, gewicht_schwer) in pairwise(nach_gewicht):
        if gewicht_leicht < gewicht_schwer:
            assert teile[leicht] <= teile[schwer]


@ohne_frist
@given(SUMMEN, GEWICHTE, st.randoms(use_true_random=False))
def test_reihenfolge_entscheidet_nur_unter_gleichen(
    summe_cent: int, gewichte: Sequence[tuple[str, int]], zufall: Any
) -> None:
    gemischt = list(gewichte)
    zufall.shuffle(gemischt)
    vorher, nachher = verteile(summe_cent, gewichte), verteile(summe_cent, gemischt)
    einzelstuecke = [name for name, zahl in gewichte if [anderes for _, anderes in gewichte].count(zahl) == 1]
    assert {name: vorher[name] for name in einzelstuecke} == {name: nachher[name] for name in einzelstuecke}
    paare = dict(gewichte)
    je_gewicht = [sorted((paare[name], cent) for name, cent in teile.items()) for teile in (vorher, nachher)]
    assert je_gewicht[0] == je_gewicht[1]


@ohne_frist
@given(SUMMEN, GEWICHTE)
def test_gleich_unterscheidet_sich_um_hoechstens_einen_cent(
    summe_cent: int, bestand: Sequence[tuple[str, int]]
) -> None:
    teile = schluessel_namens("gleich").verteile(summe_cent, bestand)
    assert sum(teile.values()) == summe_cent
    assert max(teile.values()) - min(teile.values()) <= 1


def test_vorrang_entscheidet_gleichstaende() -> None:
    assert verteile(1, {"a": 1, "b": 1}, vorrang={"a": 3, "b": 4}) == {"a": 0, "b": 1}
    assert verteile(1, {"a": 1, "b": 1}, vorrang={"b": 4}) == {"a": 0, "b": 1}


@pytest.mark.parametrize(
    ("summe_cent", "gewichte", "sagt"),
    [
        (-1, {"neheim": 1}, "negative Summe"),
        (1, {}, "Kein Wirkungsraum"),
        (1, {"neheim": 1, "huesten": -2}, "„huesten“ ist negativ"),
        (1, {"neheim": 0, "huesten": 0}, r"Alle Gewichte sind null \(neheim, huesten\)"),
        (1, [("neheim", 1), ("neheim", 2)], "„neheim“ kommt mehrfach vor"),
    ],
)
def test_verteilen_wird_mit_grund_abgelehnt(summe_cent: int, gewichte: Any, sagt: str) -> None:
    with pytest.raises(Verteilfehler, match=sagt):
        verteile(summe_cent, gewichte)


@pytest.mark.parametrize(
    ("summe_cent", "gewichte"), [(1.0, {"a": 1}), (True, {"a": 1}), (1, {"a": 1.0}), (1, {"a": True})]
)
def test_verteilt_wird_nur_ganzes(summe_cent: Any, gewichte: Any) -> None:
    with pytest.raises(TypeError, match="int"):
        verteile(summe_cent, gewichte)


def test_gleich_braucht_keinen_bestand_aber_gueltige_zahlen() -> None:
    assert schluessel_namens("gleich").verteile(4, {"a": 0, "b": 0}) == {"a": 2, "b": 2}
    with pytest.raises(Verteilfehler, match="„b“ ist negativ"):
        schluessel_namens("gleich").verteile(4, {"a": 0, "b": -1})


def test_schluessel_sind_benannt_versioniert_und_belegt() -> None:
    assert list(SCHLUESSEL) == ["u21_anteilig", "gleich", "indikator", "bestand", "mischung"]
    for name, schluessel in SCHLUESSEL.items():
        assert (schluessel.name, schluessel.version) == (name, 1)
        assert schluessel.beschreibung
        assert "Bekanntmachung" in schluessel.quelle or "nicht beschlossen" in schluessel.quelle
    with pytest.raises(Verteilfehler, match=r"„misch“ gibt es nicht\. Bekannt sind: u21_anteilig, gleich, indikator"):
        schluessel_namens("misch")


@pytest.mark.parametrize("fall", faelle("verteilung", "schluessel"))
def test_goldfall_je_schluessel(fall: dict[str, Any]) -> None:
    grundlagen = Grundlagen(**{name: fall[name] for name in GRUNDLAGEN if name in fall})
    schluessel = schluessel_namens(fall["schluessel"])
    teile = schluessel.verteile(fall["summe_cent"], grundlagen)
    assert list(teile.items()) == [tuple(teil) for teil in fall["teile"]]
    assert sum(schluessel.anteile(grundlagen).values()) == 1


@st.composite
def grundlagen(ziehe: st.DrawFn) -> Grundlagen:
    raeume = [f"r{stelle}" for stelle in range(ziehe(st.integers(1, 5)))]
    zahlen = st.tuples(*[st.integers(0, 10**6)] * len(raeume)).filter(any)
    teile = ziehe(st.lists(st.integers(0, 1000), min_size=3, max_size=3).map(sorted))
    mischung = [teile[0], teile[1] - teile[0], teile[2] - teile[1], 1000 - teile[2]]
    return Grundlagen(
        *(dict(zip(raeume, ziehe(zahlen), strict=True)) for _ in range(3)),
        dict(zip(MISCHBAR, mischung, strict=True)),
    )


@ohne_frist
@given(SUMMEN, grundlagen(), st.sampled_from(sorted(SCHLUESSEL)))
def test_jeder_schluessel_haelt_summe_und_anteile(summe_cent: int, alle: Grundlagen, name: str) -> None:
    teile, anteile = SCHLUESSEL[name].verteile(summe_cent, alle), SCHLUESSEL[name].anteile(alle)
    assert sum(teile.values()) == summe_cent
    assert sum(anteile.values()) == 1
    assert tuple(teile) == tuple(anteile) == alle.raeume
    for raum, cent in teile.items():
        assert abs(cent - summe_cent * anteile[raum]) < 1
        assert anteile[raum] > 0 or cent == 0


@ohne_frist
@given(grundlagen())
def test_mischung_ist_das_gewichtete_mittel_der_genauen_anteile(alle: Grundlagen) -> None:
    einzeln = {name: SCHLUESSEL[name].anteile(alle) for name in MISCHBAR}
    promille = dict(alle.mischung or ())
    for raum, anteil in SCHLUESSEL["mischung"].anteile(alle).items():
        assert anteil == sum(einzeln[name][raum] * promille[name] for name in MISCHBAR) / 1000


@ohne_frist
@given(SUMMEN, grundlagen(), st.sampled_from(MISCHBAR))
def test_mischung_aus_einem_schluessel_ist_dieser_schluessel(summe_cent: int, alle: Grundlagen, name: str) -> None:
    allein = replace(alle, mischung={name: 1000})
    assert SCHLUESSEL["mischung"].verteile(summe_cent, allein) == SCHLUESSEL[name].verteile(summe_cent, alle)


def test_grundlagen_sind_geordnet_unveraenderlich_und_vergleichbar() -> None:
    einmal = Grundlagen({"a": 1, "b": 2}, bestand_cent={"b": 4, "a": 3})
    assert einmal.bestand_cent == (("a", 3), ("b", 4))
    assert einmal == Grundlagen([("a", 1), ("b", 2)], bestand_cent=[("a", 3), ("b", 4)])
    assert hash(einmal) == hash(replace(einmal))
    assert einmal.raeume == ("a", "b")


@pytest.mark.parametrize(
    ("schluessel", "fehlt"),
    [
        ("indikator", "eine Zahl je Wirkungsraum, die für den Bedarf steht"),
        ("bestand", "die laufenden Kosten je Wirkungsraum an einem Stichtag"),
        ("mischung", "welche Schlüssel mit wie viel Promille gemischt werden"),
    ],
)
def test_fehlende_grundlage_wird_benannt(schluessel: str, fehlt: str) -> None:
    with pytest.raises(Verteilfehler, match=f"„{schluessel}“ fehlt seine Grundlage: {fehlt}"):
        schluessel_namens(schluessel).verteile(100, {"a": 1})


def test_der_mischung_fehlt_die_grundlage_ihres_teils() -> None:
    halb = Grundlagen({"a": 1}, mischung={"u21_anteilig": 999, "bestand": 1})
    with pytest.raises(Verteilfehler, match="„bestand“ fehlt seine Grundlage"):
        schluessel_namens("mischung").verteile(100, halb)


@pytest.mark.parametrize(
    ("angaben", "sagt"),
    [
        ({"indikator": {"a": 1}}, "„indikator“ und „u21“ nennen nicht dieselben Wirkungsräume: b"),
        ({"bestand_cent": {"a": 1, "b": 1, "c": 1}}, "„bestand_cent“ und „u21“ .*: c"),
        ({"mischung": {"u21_anteilig": 999}}, "zusammen 999 statt 1000 Promille"),
        ({"mischung": {"u21_anteilig": 1001}}, "zusammen 1001 statt 1000"),
        ({"mischung": {"u21_anteilig": 1001, "gleich": -1}}, "„gleich“ ist negativ"),
        ({"mischung": {"mischung": 1000}}, "Mischen lassen sich nur: .*; nicht „mischung“"),
        ({"mischung": {"wuerfel": 1000}}, "nicht „wuerfel“"),
        ({"mischung": {}}, "zusammen 0 statt 1000"),
    ],
)
def test_unmoegliche_grundlagen(angaben: dict[str, Any], sagt: str) -> None:
    with pytest.raises(Verteilfehler, match=sagt):
        Grundlagen({"a": 1, "b": 2}, **angaben)

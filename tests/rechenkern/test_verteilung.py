"""The split keeps the sum to the cent, whatever the populations are."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.verteilung import SCHLUESSEL, Verteilfehler, schluessel_namens, verteile

from .gold import faelle, ohne_frist

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
    teile = SCHLUESSEL[schluessel].verteile(FUENFZEHN_MILLIONEN, bestand)
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
    assert set(SCHLUESSEL) == {"u21_anteilig", "gleich"}
    for name, schluessel in SCHLUESSEL.items():
        assert (schluessel.name, schluessel.version) == (name, 1)
        assert schluessel.beschreibung
        assert "Bekanntmachung" in schluessel.quelle
    with pytest.raises(Verteilfehler, match=r"„misch“ gibt es nicht\. Bekannt sind: u21_anteilig, gleich"):
        schluessel_namens("misch")

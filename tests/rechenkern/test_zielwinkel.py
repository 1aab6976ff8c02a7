"""Ratings of goals: what the mean says, when voices differ, what the picture shows."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.zielwinkel import (
    HOECHSTWERT,
    Bewertungsfehler,
    Stimmwert,
    als_text,
    verlaufsbild,
    zielstand,
    zielwinkel,
)

SICHTEN = ("kind", "eltern", "traeger", "amt")
stimmen = st.lists(
    st.builds(Stimmwert, st.integers(1, 5), st.sampled_from(SICHTEN), st.integers(0, HOECHSTWERT)), max_size=30
)


def test_jede_sicht_zaehlt_gleich_auch_wenn_eine_mehr_ziele_bewertet() -> None:
    """Three goals rated 3 by the office do not outvote the one voice of the child."""
    werte = [Stimmwert(1, "kind", 0), *(Stimmwert(z, "amt", 3) for z in (1, 2, 3))]
    assert zielwinkel(werte) == Fraction(3, 2)


@pytest.mark.parametrize(
    ("werte", "spanne", "einig"), [((2,), 0, True), ((1, 2), 1, True), ((0, 2), 2, False), ((0, 3, 3, 3), 3, False)]
)
def test_stimmen_die_weit_auseinander_liegen_sind_ein_gespraech_wert(
    werte: tuple[int, ...], spanne: int, einig: bool
) -> None:
    (stand,) = zielstand(Stimmwert(7, sicht, wert) for sicht, wert in zip(SICHTEN, werte, strict=False))
    assert (stand.ziel, stand.spanne, stand.einig, stand.stimmen) == (7, spanne, einig, len(werte))


@pytest.mark.parametrize("wert", [-1, 4, 1.5, "2", True])
def test_keine_bewertung(wert: object) -> None:
    with pytest.raises(Bewertungsfehler, match="zwischen 0 und 3"):
        Stimmwert(1, "kind", wert)  # type: ignore[arg-type]


def test_niemand_hat_bewertet() -> None:
    assert zielwinkel([]) is None and zielstand([]) == ()


@pytest.mark.parametrize(
    ("winkel", "text"), [(Fraction(9, 4), "2,3"), (Fraction(0), "0,0"), (Fraction(3), "3,0"), (Fraction(1, 3), "0,3")]
)
def test_eine_stelle_reicht(winkel: Fraction, text: str) -> None:
    assert als_text(winkel) == text


@given(stimmen)
def test_der_winkel_liegt_zwischen_den_stimmen(werte: list[Stimmwert]) -> None:
    winkel = zielwinkel(werte)
    assert (winkel is None) == (not werte)
    if winkel is not None:
        assert min(w.wert for w in werte) <= winkel <= max(w.wert for w in werte)
    assert sum(z.stimmen for z in zielstand(werte)) == len(werte)


@given(st.lists(stimmen, min_size=1, max_size=6))
def test_das_bild_zeigt_jede_sicht_die_bewertet_hat_und_nichts_ausserhalb(reihen: list[list[Stimmwert]]) -> None:
    bild = verlaufsbild([(str(i), r) for i, r in enumerate(reihen)], dict.fromkeys(SICHTEN, "Name"))
    assert {linie.sicht for linie in bild.linien} == {s.sicht for r in reihen for s in r}
    for linie in bild.linien:
        assert [p.x for p in linie.punkte] == sorted({p.x for p in linie.punkte})
        assert all(0 < p.x < bild.breite and 0 < p.y < bild.hoehe for p in linie.punkte)
        assert len(linie.punkte) == sum(any(s.sicht == linie.sicht for s in r) for r in reihen)
    ecken = [(p.x, p.y) for linie in bild.linien for p in linie.punkte]
    assert len(ecken) == len(set(ecken)), "zwei Sichten liegen aufeinander"

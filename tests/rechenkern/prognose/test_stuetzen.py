"""Points of a grid that follow from others: the same as if each had been asked, and asked where they do not follow."""

import numpy as np
import pytest

from massanzug.rechenkern.prognose.erzeugende import Komplex, Lauf
from massanzug.rechenkern.prognose.exakt import Momente
from massanzug.rechenkern.prognose.modell import Fenster
from massanzug.rechenkern.prognose.stuetzen import Stuetzen

from .stadt import stadt


def _gitter(lauf: Lauf, fenster: Fenster) -> Komplex:
    """As `exakt` asks for it: a point far below zero, then the frequencies of the smallest law and of the city."""
    _, sigma = Momente.aus(lauf).jahr(fenster)
    u = (np.arange(30) + 0.5) * 2 * np.pi / (14 * sigma.max())
    return np.concatenate([[-1e6 + 0j], 1j * u])


@pytest.mark.parametrize("hilfen", [1, 5, 60, 700, 3000])
def test_was_folgt_ist_was_gefragt_worden_waere(hilfen: int) -> None:
    lauf = Lauf(stadt(hilfen, monate=30))
    for fenster in lauf.fenster:
        z = _gitter(lauf, fenster)
        auf_einmal = lauf.log_jahr(fenster, z)
        einzeln = np.concatenate([lauf.log_jahr(fenster, teil) for teil in np.array_split(z, 4)], axis=1)
        # the logarithm's angle may differ by whole turns: what counts is the law
        assert np.abs(np.exp(auf_einmal) - np.exp(einzeln)).max() < 1e-10


def test_viele_hilfen_folgen_aus_wenigen_punkten_eine_handvoll_nicht() -> None:
    for hilfen, folgt in ((3000, True), (5, False)):
        lauf = Lauf(stadt(hilfen, monate=30))
        z = _gitter(lauf, lauf.fenster[-1])
        stuetzen = Stuetzen.aus(z)
        assert sorted(stuetzen.reihe) == list(range(len(z))) and stuetzen.gefragt < len(z) / 2
        erste = z[stuetzen.reihe][: stuetzen.gefragt]
        assert (stuetzen.folge(lauf.log_jahr(lauf.fenster[-1], erste)) is not None) == folgt


def test_wenige_punkte_werden_alle_gefragt() -> None:
    z = 1j * np.arange(1.0, 9.0)
    stuetzen = Stuetzen.aus(z)
    folgende = stuetzen.folge(np.ones((2, 8), np.complex128))
    assert stuetzen.gefragt == 8 and folgende is not None and folgende.shape == (2, 0)

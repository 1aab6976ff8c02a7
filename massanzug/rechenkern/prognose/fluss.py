"""One pass forward: where every help is, month by month, as expected numbers; no money and no chance in it yet.

Age runs with the calendar, so a birth cohort is a column and never moves. Within a spell only the duration class
matters: instead of 25 durations, three masses per class are kept and what entered 6 or 24 months ago changes class,
times the probability of having stayed. Whoever is followed stands in the order of age (N), so people of one row of the
tables stand together. Axes: columns (C), streams (K), rows of the tables (Z), D, S; t = month of the grid.
Source: docs/prognose.md, section „Der Fluss“.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from massanzug.rechenkern.prognose.modell import (
    BAND,
    BANDGRENZEN,
    DAUERGRENZEN,
    ENDALTER,
    B,
    D,
    Feld,
    Fenster,
    O,
    Raten,
    S,
)

Stellen = NDArray[np.int64]
_GEBURTSTAG: Final = B
NIEMAND: Final = B + 1
"""Rows of the tables after the bands: the month before the 21st birthday, and people not born yet or already 21."""
_ZEILE: Final = np.array([*BAND[:-1], _GEBURTSTAG, NIEMAND])
"""Age in months (ENDALTER: nobody) → row of the tables."""
_ZEILENGRENZEN: Final = np.array([*BANDGRENZEN[:-1], ENDALTER - 1, ENDALTER])
"""Ages at which the rows begin, from the first band to the month before the birthday, and where that ends."""
STROEME: Final = S * B


class Tafel:
    """Monthly probabilities by row, before (0) and from (1) the month in which a measure starts.

    `ende` (2 × Z × D × S), `zu` (2 × Z × S × D·S: target, then where from), `bleibt` (2 × Z × D × S).
    """

    def __init__(self, raten: Raten) -> None:
        self.ab = raten.ab
        zeilen = np.zeros((2, B + 2, D, S, O))
        zeilen[:, :B] = raten.uebergang.transpose(0, 2, 3, 1, 4)
        zeilen[:, _GEBURTSTAG, :, :, 0] = 1  # the 21st birthday ends every help
        self.ende = np.ascontiguousarray(zeilen[..., 0])
        self.zu = np.ascontiguousarray(zeilen[..., 1:].transpose(0, 1, 4, 2, 3)).reshape(2, B + 2, S, D * S)
        self.bleibt = np.maximum(1 - zeilen.sum(-1), 0)
        self.bleibt[:, NIEMAND] = 0
        self._ueberlebt: dict[tuple[int, int], Feld] = {}

    def stand(self, t: int) -> int:
        return int(t >= self.ab)

    def ueberlebt(self, t: int, monate: int) -> Feld:
        """Probability by class and age (S × 253) that a spell begun in month t outlasts its first 6 or 24 months."""
        gemischt = t < self.ab < t + monate
        schluessel = (t if gemischt else -1 - self.stand(t), monate)
        if schluessel not in self._ueberlebt:
            produkt = np.ones((S, ENDALTER + 1))
            for j in range(monate):
                zeile = _ZEILE[np.minimum(np.arange(ENDALTER + 1) + j, ENDALTER)]
                produkt *= self.bleibt[self.stand(t + j), zeile, dauerklasse(j)].T
            self._ueberlebt[schluessel] = produkt
        return self._ueberlebt[schluessel]


def dauerklasse(dauer: int) -> int:
    """Duration in months → class."""
    return int(np.searchsorted(DAUERGRENZEN, dauer, side="right")) - 1


def alter_im(geburt: Stellen, t: int) -> Stellen:
    """Age in month t of people who are `geburt` months old at t = 0 (negative: not born yet); ENDALTER for nobody."""
    ohne_vorzeichen = (geburt + t).view(np.uint64)  # what is below zero becomes very large
    return np.minimum(ohne_vorzeichen, ENDALTER).view(np.int64)


def zeilen(geburt: Stellen, t: int) -> Stellen:
    """Row of the tables in month t."""
    return np.asarray(_ZEILE[alter_im(geburt, t)])


def lebende(geburt: Stellen, t: int) -> Iterator[tuple[slice, int]]:
    """Neighbours in the order of age that share a row in month t: where they stand, and the row (nobody: left out)."""
    grenzen = np.searchsorted(geburt, _ZEILENGRENZEN - t).tolist()
    for zeile, (von, bis) in enumerate(pairwise(grenzen)):
        if von < bis:
            yield slice(von, bis), zeile


class Arten:
    """The kinds of age (T) in a window: neighbouring columns whose people go through the same rows month by month.

    In the middle of a band age does not matter, so there are some 60 kinds for 260 columns. `geburt` (T) is the age at
    t = 0 of the youngest of each kind, `zeilen` (months of the window × T) its rows; people not alive are left out.
    """

    def __init__(self, geburt: Stellen, fenster: Fenster) -> None:
        self._teil = slice(*np.searchsorted(geburt, [1 - fenster.bis, ENDALTER - fenster.von]))
        geburt = geburt[self._teil]
        zeile = np.stack([zeilen(geburt, t) for t in range(fenster.von, fenster.bis)])
        self._anfang = np.flatnonzero(np.append(True, (np.diff(zeile, axis=1) != 0).any(0)))
        self.geburt, self.zeilen = geburt[self._anfang], zeile[:, self._anfang]

    def summe(self, je_spalte: Feld) -> Feld:
        """Sum over the columns of each kind (… × C × K → … × T × K)."""
        return np.asarray(np.add.reduceat(je_spalte[..., self._teil, :], self._anfang, axis=-2))


class Buendel(NamedTuple):
    """Whose spells of before a window are followed together in it: age at t = 0 (M), and the sum (… × N → … × M)."""

    geburt: Stellen
    summe: Callable[[Feld], Feld]


@dataclass(slots=True)
class Verlauf:
    """What one pass leaves behind.

    `aktiv` (months × S × what `zaehle` leaves): expected active spells; `alte`: per window, of the spells that are
    active in its first month, those that still are in each of its months (months of the window × D × S × M).
    """

    aktiv: Feld
    alte: dict[Fenster, Feld]


def verfolge(
    tafel: Tafel,
    geburt: Stellen,
    monate: int,
    zugang: Callable[[int], Feld],
    fenster: Mapping[Fenster, Buendel],
    *,
    zaehle: Callable[[Feld], Feld] = np.asarray,
) -> Verlauf:
    """Follow spells from an empty start; `zugang(t)` enters in month t (S × N), `zaehle` sums what need not be kept."""
    masse, gewechselt = np.zeros((D, S, len(geburt))), np.zeros((S, len(geburt)))
    eintritte: list[Feld] = []
    aktiv = np.empty((monate, *zaehle(gewechselt).shape))
    alte = {eines: np.empty((eines.bis - eines.von, D, S, len(buendel.geburt))) for eines, buendel in fenster.items()}
    for t in range(monate):
        eintritte.append(gewechselt + zugang(t))
        masse[0] += eintritte[t]
        aktiv[t] = zaehle(masse.sum(0))
        for eines in (eines for eines in fenster if eines.von == t):
            alte[eines][0] = fenster[eines].summe(masse)
        gewechselt = wechsel(masse, tafel, t, geburt)
        bleibe(masse, tafel, t, geburt)
        offen = {eines: alte[eines][t + 1 - eines.von] for eines in fenster if eines.von <= t < eines.bis - 1}
        for eines, alt in offen.items():
            alt[...] = alte[eines][t - eines.von]
            bleibe(alt, tafel, t, fenster[eines].geburt)
        for klasse, dauer in enumerate(DAUERGRENZEN[1:], start=1):
            anfang = t + 1 - dauer
            if anfang >= 0:
                rueber = eintritte[anfang] * ueberlebt(tafel, anfang, dauer, geburt)
                altere(masse, klasse, rueber)
                for eines, alt in offen.items():
                    if anfang <= eines.von:
                        altere(alt, klasse, fenster[eines].summe(rueber))
        if t + 1 >= DAUERGRENZEN[-1]:
            eintritte[t + 1 - DAUERGRENZEN[-1]] = np.empty(0)
    return Verlauf(aktiv, alte)


def wechsel(masse: Feld, tafel: Tafel, t: int, geburt: Stellen) -> Feld:
    """Expected moves at the end of month t, as entries of month t + 1 (S × N)."""
    flach = masse.reshape(D * S, -1)
    ziel = np.zeros((S, flach.shape[1]))
    for teil, zeile in lebende(geburt, t):
        np.matmul(tafel.zu[tafel.stand(t), zeile], flach[:, teil], out=ziel[:, teil])
    return ziel


def bleibe(masse: Feld, tafel: Tafel, t: int, geburt: Stellen) -> None:
    """End month t: who neither ends nor moves stays."""
    for teil, zeile in lebende(geburt, t):
        masse[..., teil] *= tafel.bleibt[tafel.stand(t), zeile][..., None]


def altere(masse: Feld, klasse: int, rueber: Feld) -> None:
    """Who reaches 6 or 24 months (S × N) changes into this duration class."""
    masse[klasse - 1] -= rueber
    masse[klasse] += rueber


def ueberlebt(tafel: Tafel, t: int, monate: int, geburt: Stellen) -> Feld:
    """Probability that a spell begun in month t outlasts its first 6 or 24 months (S × N)."""
    return np.asarray(np.take(tafel.ueberlebt(t, monate), alter_im(geburt, t), axis=1))


def kohorten(monate: int, schritt: int) -> Stellen:
    """Every (`schritt`-th) birth cohort that can have a help: age at t = 0, negative for those born later."""
    return np.arange(-(monate - 1), ENDALTER, schritt)


def anteil_im_band(geburt: Stellen, t: int) -> Feld:
    """One arrival per band in month t, spread evenly over its ages (C × B)."""
    anteil = np.zeros((len(geburt), B))
    for b, (von, bis) in enumerate(pairwise(np.searchsorted(geburt, np.array(BANDGRENZEN) - t).tolist())):
        anteil[von:bis, b] = 1 / max(bis - von, 1)
    return anteil


def zugang_je_strom(raten: Raten, geburt: Stellen, t: int) -> Feld:
    """One arrival per stream in month t (S × C·K); K = class of the need × band."""
    weg = raten.weg[int(t >= raten.ab)]
    return np.asarray(np.einsum("ps,cb->scpb", weg, anteil_im_band(geburt, t)).reshape(S, -1))

"""One pass forward: where every help is, month by month, as expected numbers; no money and no chance in it yet.

Age runs with the calendar, so a birth cohort is a column and never moves. Within a spell only the duration class
matters: instead of 25 durations, three masses per class are kept and what entered 6 or 24 months ago changes class,
times the probability of having stayed. Whoever is followed stands in the order of age (N), so people of one row of the
tables stand together. Axes: columns (C), streams (K), rows of the tables (Z), D, S; t = month of the grid.
Source: docs/prognose.md, section „Der Fluss“.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

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
        """Probability by class and age (S × 252) that a spell begun in month t outlasts its first 6 or 24 months."""
        gemischt = t < self.ab < t + monate
        schluessel = (t if gemischt else -1 - self.stand(t), monate)
        if schluessel not in self._ueberlebt:
            produkt = np.ones((S, ENDALTER))
            for j in range(monate):
                zeile = _ZEILE[np.minimum(np.arange(ENDALTER) + j, ENDALTER)]
                produkt *= self.bleibt[self.stand(t + j), zeile, dauerklasse(j)].T
            self._ueberlebt[schluessel] = produkt
        return self._ueberlebt[schluessel]


def dauerklasse(dauer: int) -> int:
    """Duration in months → class."""
    return int(np.searchsorted(DAUERGRENZEN, dauer, side="right")) - 1


def zeilen(geburt: Stellen, t: int) -> Stellen:
    """Row of the tables in month t of people who are `geburt` months old at t = 0 (negative: not born yet)."""
    alter = geburt + t
    return np.asarray(_ZEILE[np.where((alter >= 0) & (alter < ENDALTER), alter, ENDALTER)])


def lebende(geburt: Stellen, t: int) -> Iterator[tuple[slice, int]]:
    """Neighbours in the order of age that share a row in month t: where they stand, and the row (nobody: left out)."""
    grenzen = np.searchsorted(geburt, _ZEILENGRENZEN - t).tolist()
    for zeile, (von, bis) in enumerate(pairwise(grenzen)):
        if von < bis:
            yield slice(von, bis), zeile


@dataclass(slots=True)
class Stand:
    """Spells of people of age `geburt` in a month: `masse` (D × S × N) and what has entered so far (each S × N)."""

    geburt: Stellen
    masse: Feld
    eintritte: list[Feld | None]

    def alte(self) -> Stand:
        """The same spells to be followed on their own; what enters later is not among them."""
        return Stand(self.geburt, self.masse.copy(), list(self.eintritte))


def wechsel(stand: Stand, tafel: Tafel, t: int) -> Feld:
    """Expected moves at the end of month t, as entries of month t + 1 (S × N)."""
    masse = stand.masse.reshape(D * S, -1)
    ziel = np.zeros((S, masse.shape[1]))
    for teil, zeile in lebende(stand.geburt, t):
        np.matmul(tafel.zu[tafel.stand(t), zeile], masse[:, teil], out=ziel[:, teil])
    return ziel


def altern(stand: Stand, tafel: Tafel, t: int) -> None:
    """End month t: who neither ends nor moves stays, and who reaches 6 or 24 months changes the duration class."""
    for teil, zeile in lebende(stand.geburt, t):
        stand.masse[..., teil] *= tafel.bleibt[tafel.stand(t), zeile][..., None]
    for klasse in (1, 2):
        anfang = t + 1 - DAUERGRENZEN[klasse]
        eintritt = stand.eintritte[anfang] if 0 <= anfang < len(stand.eintritte) else None
        if eintritt is not None:
            teil = slice(*np.searchsorted(stand.geburt, [-anfang, ENDALTER - t]))
            ueberlebt = tafel.ueberlebt(anfang, DAUERGRENZEN[klasse])
            rueber = eintritt[:, teil] * np.take(ueberlebt, stand.geburt[teil] + anfang, axis=1)
            stand.masse[klasse - 1, :, teil] -= rueber
            stand.masse[klasse, :, teil] += rueber


@dataclass(slots=True)
class Verlauf:
    """What one pass leaves behind.

    `aktiv` (months × S × what `zaehle` leaves): expected active spells; `alte`: per window the spells that are active
    in its first month.
    """

    aktiv: Feld
    alte: dict[Fenster, Stand]


def verfolge(
    tafel: Tafel,
    geburt: Stellen,
    monate: int,
    zugang: Callable[[int], Feld],
    fenster: tuple[Fenster, ...],
    *,
    zaehle: Callable[[Feld], Feld] = np.asarray,
) -> Verlauf:
    """Follow spells from an empty start; `zugang(t)` enters in month t (S × N), `zaehle` sums what need not be kept."""
    stand = Stand(geburt, np.zeros((D, S, len(geburt))), [])
    alte: dict[Fenster, Stand] = {}
    aktiv, gewechselt = [], np.zeros((S, len(geburt)))
    for t in range(monate):
        eintritt = gewechselt + zugang(t)
        stand.masse[0] += eintritt
        stand.eintritte.append(eintritt)
        if t >= DAUERGRENZEN[-1]:
            stand.eintritte[t - DAUERGRENZEN[-1]] = None
        alte |= {eines: stand.alte() for eines in fenster if eines.von == t}
        aktiv.append(zaehle(stand.masse.sum(0)))
        gewechselt = wechsel(stand, tafel, t)
        altern(stand, tafel, t)
    return Verlauf(np.stack(aktiv), alte)


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

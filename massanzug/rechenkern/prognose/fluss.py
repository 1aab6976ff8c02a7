"""One pass forward: where every help is, month by month, as expected numbers; no money and no chance in it yet.

Age runs with the calendar, so a birth cohort is a column and never moves. Within a spell only the duration class
matters: instead of 25 durations, three masses per class are kept and what entered 6 or 24 months ago changes class,
times the probability of having stayed. Axes: columns (C), streams (K), D, S; t = month of the grid.
Source: docs/prognose.md, section „Der Fluss“.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from massanzug.rechenkern.prognose.modell import BAND, DAUERGRENZEN, ENDALTER, B, D, Feld, Fenster, O, Raten, S

Stellen = NDArray[np.int64]
_TOT: Final = ENDALTER
"""Row of the tables for people who are not born yet or already 21: nothing happens to them."""
STROEME: Final = S * B


class Tafel:
    """Monthly probabilities by age in months, before (0) and from (1) the month in which a measure starts.

    `ende` (2 × 253 × D × S), `zu` (2 × 253 × D·S × S), `bleibt` (2 × 253 × D × S).
    """

    def __init__(self, raten: Raten) -> None:
        self.ab = raten.ab
        je_alter = np.zeros((2, ENDALTER + 1, D, S, O))
        je_alter[:, :ENDALTER] = raten.uebergang[:, :, BAND].transpose(0, 2, 3, 1, 4)
        je_alter[:, ENDALTER - 1] = 0
        je_alter[:, ENDALTER - 1, :, :, 0] = 1  # the 21st birthday ends every help
        self.ende = np.ascontiguousarray(je_alter[..., 0])
        self.zu = np.ascontiguousarray(je_alter[..., 1:]).reshape(2, ENDALTER + 1, D * S, S)
        self.bleibt = np.maximum(1 - je_alter.sum(-1), 0)
        self.bleibt[:, _TOT] = 0
        self._ueberlebt: dict[tuple[int, int], Feld] = {}

    def stand(self, t: int) -> int:
        return int(t >= self.ab)

    def bleibt_in(self, t: int, zeile: Stellen) -> Feld:
        """Probability of staying at the end of month t (C × D × S)."""
        return np.asarray(self.bleibt[self.stand(t)][zeile])

    def zu_in(self, t: int, zeile: Stellen) -> Feld:
        """Probability of a move at the end of month t (C × D·S × S)."""
        return np.asarray(self.zu[self.stand(t)][zeile])

    def ende_in(self, t: int, zeile: Stellen) -> Feld:
        return np.asarray(self.ende[self.stand(t)][zeile])

    def ueberlebt(self, t: int, monate: int) -> Feld:
        """Probability by age and class (253 × S) that a spell begun in month t outlasts its first 6 or 24 months."""
        gemischt = t < self.ab < t + monate
        schluessel = (t if gemischt else -1 - self.stand(t), monate)
        if schluessel not in self._ueberlebt:
            produkt = np.ones((ENDALTER + 1, S))
            for j in range(monate):
                zeile = np.minimum(np.arange(ENDALTER + 1) + j, _TOT)
                produkt *= self.bleibt[self.stand(t + j), zeile, dauerklasse(j)]
            self._ueberlebt[schluessel] = produkt
        return self._ueberlebt[schluessel]


def dauerklasse(dauer: int) -> int:
    """Duration in months → class."""
    return int(np.searchsorted(DAUERGRENZEN, dauer, side="right")) - 1


def zeilen(geburt: Stellen, t: int) -> Stellen:
    """Row of the tables for people who are `geburt` months old at t = 0 (negative: not born yet)."""
    alter = geburt + t
    return np.where((alter >= 0) & (alter < ENDALTER), alter, _TOT)


@dataclass(slots=True)
class Stand:
    """Spells of several columns at the beginning of month t: `masse` (C × K × D × S) and what has entered so far."""

    masse: Feld
    eintritte: list[Feld | None]

    def alte(self) -> Stand:
        """The same spells to be followed on their own; what enters later is not among them."""
        return Stand(self.masse.copy(), list(self.eintritte))


def wechsel(stand: Stand, tafel: Tafel, t: int, zeile: Stellen) -> Feld:
    """Expected moves at the end of month t, as entries of month t + 1 (C × K × S)."""
    c, k = stand.masse.shape[:2]
    return np.asarray(np.matmul(stand.masse.reshape(c, k, D * S), tafel.zu_in(t, zeile)))


def altern(stand: Stand, tafel: Tafel, t: int, geburt: Stellen) -> None:
    """End month t: who neither ends nor moves stays, and who reaches 6 or 24 months changes the duration class."""
    stand.masse *= tafel.bleibt_in(t, zeilen(geburt, t))[:, None]
    for klasse in (1, 2):
        anfang = t + 1 - DAUERGRENZEN[klasse]
        eintritt = stand.eintritte[anfang] if 0 <= anfang < len(stand.eintritte) else None
        if eintritt is not None:
            rueber = eintritt * tafel.ueberlebt(anfang, DAUERGRENZEN[klasse])[zeilen(geburt, anfang)][:, None]
            stand.masse[:, :, klasse - 1] -= rueber
            stand.masse[:, :, klasse] += rueber


@dataclass(slots=True)
class Verlauf:
    """What one pass leaves behind.

    `aktiv` (months × K·or columns × S): expected active spells; `eintritte` (per month C × K × S): arrivals only;
    `alte` and `neue`: per window the spells that ran before it, and everything that enters in its first month.
    """

    aktiv: Feld
    alte: dict[Fenster, Stand]
    neue: dict[Fenster, Feld]


def verfolge(
    tafel: Tafel,
    geburt: Stellen,
    monate: int,
    zugang: Callable[[int], Feld],
    fenster: tuple[Fenster, ...],
    *,
    summiert: bool,
) -> Verlauf:
    """Follow spells from an empty start; `zugang(t)` enters in month t (C × K × S). Columns are summed or kept."""
    erster = zugang(0)
    c, k = erster.shape[:2]
    stand = Stand(np.zeros((c, k, D, S)), [])
    anfaenge: dict[int, list[Fenster]] = {}
    for eines in fenster:
        anfaenge.setdefault(eines.von, []).append(eines)
    alte: dict[Fenster, Stand] = {}
    neue: dict[Fenster, Feld] = {}
    aktiv = np.empty((monate, k if summiert else c, S))
    gewechselt = np.zeros_like(erster)
    for t in range(monate):
        eintritt = gewechselt + (erster if t == 0 else zugang(t))
        for eines in anfaenge.get(t, ()):
            alte[eines], neue[eines] = stand.alte(), eintritt
        stand.masse[:, :, 0] += eintritt
        stand.eintritte.append(eintritt)
        if t >= DAUERGRENZEN[-1]:
            stand.eintritte[t - DAUERGRENZEN[-1]] = None
        aktiv[t] = stand.masse.sum((0, 2)) if summiert else stand.masse.sum((1, 2))
        gewechselt = wechsel(stand, tafel, t, zeilen(geburt, t))
        altern(stand, tafel, t, geburt)
    return Verlauf(aktiv, alte, neue)


def kohorten(monate: int, schritt: int) -> Stellen:
    """Every (`schritt`-th) birth cohort that can have a help: age at t = 0, negative for those born later."""
    return np.arange(-(monate - 1), ENDALTER, schritt)


def zugang_je_strom(raten: Raten, geburt: Stellen, t: int) -> Feld:
    """One arrival per stream in month t, spread evenly over the ages of its band (C × K × S); K = class × band."""
    zeile = zeilen(geburt, t)
    band = np.where(zeile < _TOT, BAND[np.minimum(zeile, ENDALTER - 1)], -1)
    im_band = (band[:, None] == np.arange(B)).astype(np.float64)
    im_band /= np.maximum(im_band.sum(0), 1)
    weg = raten.weg[int(t >= raten.ab)]
    return np.asarray(np.einsum("cb,ps->cpbs", im_band, weg).reshape(len(geburt), STROEME, S))

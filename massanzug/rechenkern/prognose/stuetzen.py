"""The logarithms of many laws on a grid of frequencies, from some of its points.

log E exp(iuX) of a real amount has a real part that is even in u and an imaginary part that is odd, both analytic; so
with s = u² they are P(s) and u·Q(s), and polynomials through nodes near the Chebyshev points of the range follow them
to rounding where many helps make up the amount. Whether that holds is seen at a point that is no node.
Source: Trefethen, Approximation Theory and Approximation Practice (2013), ch. 8; docs/prognose.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from massanzug.rechenkern.prognose.fluss import Stellen
from massanzug.rechenkern.prognose.modell import Feld

Komplex = NDArray[np.complex128]
_KNOTEN: Final = 8
_FEIN: Final = 2 * _KNOTEN
"""Frequencies from which on it is tried."""
_FOLGT: Final = 1e-10
"""By how much a logarithm that was asked may differ from the one that followed."""


@dataclass(frozen=True, slots=True)
class Stuetzen:
    """Points (U) in the order in which they are asked: `gefragt` of them first, the others if they do not follow.

    Of those asked, the last is the test, before it stand the nodes. `gerade`, `ungerade` (nodes × test and others):
    what each node counts for the real and for the imaginary part.
    """

    reihe: Stellen
    gefragt: int
    gerade: Feld
    ungerade: Feld

    @classmethod
    def aus(cls, z: Komplex) -> Stuetzen:
        auf_achse = (z.real == 0) & (z.imag > 0)
        achse = np.flatnonzero(auf_achse)
        achse = achse[np.argsort(z.imag[achse])]
        if len(achse) < _FEIN:
            return cls(np.arange(len(z)), len(z), np.empty((0, 0)), np.empty((0, 0)))
        u = z.imag[achse]
        platz = _knoten(u)
        uebrige = np.setdiff1d(np.arange(len(u)), platz)
        uebrige = np.append(uebrige[-1], uebrige[:-1])  # the test is the one furthest out
        gerade, ungerade = _gewichte(u[platz], u[uebrige])
        reihe = np.concatenate([np.flatnonzero(~auf_achse), achse[platz], achse[uebrige]])
        return cls(reihe, len(z) - len(uebrige) + 1, gerade, ungerade)

    def folge(self, werte: Komplex) -> Komplex | None:
        """The others (R × those), from what was asked (R × `gefragt`); None where they do not follow from it."""
        if not self.gerade.size:
            return werte[:, :0]
        knoten, probe = werte[:, self.gefragt - 1 - _KNOTEN : self.gefragt - 1], werte[:, self.gefragt - 1]
        alle = knoten.real @ self.gerade + 1j * (knoten.imag @ self.ungerade)
        return None if np.any(np.abs(alle[:, 0] - probe) > _FOLGT) else alle[:, 1:]


def _knoten(u: Feld) -> Stellen:
    """Places in ascending `u` (U) of the nodes: near the Chebyshev points of u², the outermost among them."""
    s = u**2
    mitte, halb, zaehler = (s[-1] + s[0]) / 2, (s[-1] - s[0]) / 2, np.arange(_KNOTEN)
    ideal = mitte - halb * np.cos(np.pi * (zaehler + 0.5) / _KNOTEN)
    naechste = np.abs(s - ideal[:, None]).argmin(1)
    # near the ends several may want one place: the lower ones are pushed up, the upper ones down
    platz = np.maximum.accumulate(naechste - zaehler) + zaehler
    platz = np.minimum(platz, len(u) - _KNOTEN + zaehler)
    platz[0], platz[-1] = 0, len(u) - 1
    return np.asarray(platz, dtype=np.int64)


def _gewichte(knoten: Feld, ziel: Feld) -> tuple[Feld, Feld]:
    """Lagrange's polynomials in u² for the real part, and times u/u_node for the imaginary part (nodes × U)."""
    s, t = knoten**2, ziel**2
    gerade = np.empty((len(knoten), len(ziel)))
    for m, eines in enumerate(s):
        andere = np.delete(s, m)[:, None]
        gerade[m] = np.prod((t - andere) / (eines - andere), axis=0)
    return gerade, gerade * ziel / knoten[:, None]

"""The instant answer: cumulants 1 to 4 of a year, and Edgeworth and Cornish-Fisher from them.

The logarithm of the moment generating function is analytic around zero, so its coefficients follow from eight points on
a small circle (Cauchy's formula, exact up to the ninth cumulant): κ_n = n!/(8r^n)·Σ log E(r·e^iθ)·e^(−inθ).
Uncertain hazards and prices (stated approximation): mean and variance of the conditional mean between draws of the
rates are taken once per model without levers, relative to the mean, and added to κ1 and κ2; `mischung` is the full
answer.
Sources: Edgeworth 1905 and Cornish/Fisher 1938 as in Kendall/Stuart, Advanced Theory of Statistics I, ch. 6;
docs/prognose.md.
"""

from __future__ import annotations

from math import erfc, factorial, sqrt
from typing import Final, NamedTuple

import numpy as np

from massanzug.rechenkern.prognose.ergebnis import Budgets, Daneben, Ratenunsicherheit, Vorhersage, Zahlen, baue, frage
from massanzug.rechenkern.prognose.erzeugende import Komplex, Lauf, mit_stadt
from massanzug.rechenkern.prognose.modell import OHNE_HEBEL, Feld, Fenster, Hebel, Modell

_PUNKTE: Final = 8
_WINKEL: Final = 2 * np.pi * np.arange(_PUNKTE // 2 + 1) / _PUNKTE
_NORMALQUANTILE: Final = np.array([-1.959963984540054, -1.2815515655446004, -0.6744897501960817, 0.0,
                                   0.6744897501960817, 1.2815515655446004, 1.959963984540054])  # fmt: skip
"""Standard normal quantiles at STUFEN."""


def jahreskumulanten(lauf: Lauf, fenster: Fenster) -> Feld:
    """Cumulants 1 to 4 of the window's spend by Wirkungsraum and for the city (R + 1 × 4), in cents to that power."""
    punkte = kreis(lauf, fenster)
    return koeffizienten(mit_stadt(lauf.log_jahr(fenster, punkte)), punkte)


def kreis(lauf: Lauf, fenster: Fenster) -> Komplex:
    """The upper half of the circle, ends included."""
    return np.asarray(_radius(lauf, fenster) * np.exp(1j * _WINKEL))


def koeffizienten(logarithmen: Komplex, punkte: Komplex) -> Feld:
    """Cumulants (… × 4) from log E on the `kreis`; on the lower half the values are the conjugates."""
    ordnung, radius = np.arange(1, 5), abs(punkte[0])
    drehung = np.exp(-1j * np.outer(_WINKEL, ordnung))
    drehung[1:-1] *= 2
    fakultaet = np.array([factorial(n) for n in ordnung])
    return np.asarray((logarithmen @ drehung).real / _PUNKTE * fakultaet / radius**ordnung)


def _radius(lauf: Lauf, fenster: Fenster) -> float:
    """Small against 1/σ and against the singularities of the gamma laws of levels and arrivals."""
    monate = slice(fenster.von, fenster.bis)
    sigma = np.sqrt(mit_stadt(lauf.monatsvarianz)[:, monate]).sum(1).max()
    teuerste = max(lauf.raten.preis[:, monate].sum(1).max(), lauf.eigener_preis(monate).sum(0).max(initial=0.0))
    stufe = (lauf.raten.preis[:, monate].sum(1) * lauf.modell.streuung**2).max()
    ertrag = np.einsum("tsk,st->k", lauf.stroeme.aktiv[monate], lauf.raten.preis[:, monate])
    zugang = (ertrag * lauf.erwartet / lauf.form).max()
    return 0.3 / float(max(sigma, teuerste, 2 * stufe, 2 * zugang))


def edgeworth(x: Feld, kumulanten: Feld) -> Feld:
    """P(X > x) from four cumulants (… × 4), kept within 0 and 1."""
    y, schiefe, woelbung = _standard(x, kumulanten)
    dichte = np.exp(-(y**2) / 2) / np.sqrt(2 * np.pi)
    glied = schiefe / 6 * (y**2 - 1) + woelbung / 24 * (y**3 - 3 * y) + schiefe**2 / 72 * (y**5 - 10 * y**3 + 15 * y)
    ueber = np.clip(1 - normalverteilung(y) + dichte * glied, 0, 1)
    return np.where((kumulanten[..., 1] <= 1) & ~np.isnan(x), kumulanten[..., 0] > x, ueber)


def _standard(x: Feld, kumulanten: Feld) -> tuple[Feld, Feld, Feld]:
    """Standardised x, skewness, excess kurtosis; what varies by less than a cent counts as fixed."""
    fest = kumulanten[..., 1] <= 1
    sigma = np.sqrt(np.where(fest, 1, kumulanten[..., 1]))
    schiefe, woelbung = (np.where(fest, 0, kumulanten[..., n] / sigma ** (n + 1)) for n in (2, 3))
    return (x - kumulanten[..., 0]) / sigma, schiefe, woelbung


def cornish_fisher(kumulanten: Feld) -> Feld:
    """Quantiles at STUFEN from four cumulants (… × 4 → … × STUFEN), never below zero and in order."""
    _, schiefe, woelbung = (wert[..., None] for wert in _standard(kumulanten[..., 0], kumulanten))
    z = _NORMALQUANTILE
    gedehnt = z + schiefe / 6 * (z**2 - 1) + woelbung / 24 * (z**3 - 3 * z) - schiefe**2 / 36 * (2 * z**3 - 5 * z)
    sigma = np.sqrt(np.maximum(kumulanten[..., 1, None], 0))
    return np.asarray(np.maximum(np.maximum.accumulate(kumulanten[..., 0, None] + sigma * gedehnt, axis=-1), 0))


def normalverteilung(y: Feld) -> Feld:
    """Φ(y)."""
    return np.asarray(np.vectorize(lambda wert: erfc(-wert / sqrt(2)) / 2, otypes=[float])(y))


class Ratenwirkung(NamedTuple):
    """Uncertain hazards and prices, relative to a year's mean: how far they shift it and its standard deviation.

    Laws × years. Durations are the inverse of rates, so uncertain rates make the mean a little larger.
    """

    verschiebung: Feld
    streuung: Feld


def sofort(
    modell: Modell,
    hebel: Hebel = OHNE_HEBEL,
    budgets: Budgets | None = None,
    daneben: Daneben | None = None,
    *,
    raten: Ratenwirkung | None = None,
    fenster: tuple[Fenster, ...] | None = None,
) -> Vorhersage:
    """The answer while a lever moves: cumulants of the years, months without quantiles are left out.

    `raten` from `ratenwirkung`, to be kept by the caller as long as the model stays; without it only the uncertainty of
    the arrivals is in the answer.
    """
    lauf = Lauf(modell, hebel, fenster=fenster)
    gefragt = frage(modell, budgets, daneben, fenster)
    kumulanten = np.stack([jahreskumulanten(lauf, eines) for eines in lauf.fenster], axis=1)
    mittel = mit_stadt(lauf.monatsmittel)
    kumulanten[..., 0] = np.stack([mittel[:, f.von : f.bis].sum(1) for f in lauf.fenster], axis=1)
    art: Ratenunsicherheit = "zugaenge" if np.isfinite(lauf.form).any() else "keine"
    if raten is not None:
        kumulanten[..., 0] *= 1 + raten.verschiebung
        kumulanten[..., 1] += (raten.streuung * kumulanten[..., 0]) ** 2
        art = "naeherung"
    je_jahr = Zahlen(kumulanten[..., 0], np.sqrt(np.maximum(kumulanten[..., 1], 0)), cornish_fisher(kumulanten))
    ueber = edgeworth(gefragt.budget - gefragt.daneben, kumulanten)
    return baue(modell, gefragt, je_jahr, ueber, je_monat=None, verfahren="kumulanten", unsicherheit=art)

"""The exact law: characteristic function inverted, so a probability has no sampling noise.

Davies' form of Gil-Pelaez on the half-integer grid u_k = (k + ½)h, the atom at zero taken out, m the mass that is left:
P(X > x) = m/2 + Σ Im(φ(u_k)·e^(−i·u_k·x))/(π(k + ½)).
h = 2π/(WEITE·σ), with σ the sum of the monthly standard deviations, an upper bound of the window's. What is cut off
beyond the last frequency is |φ(u_K)|: where that is too large (a handful of cases: the law has atoms) there are more
frequencies, at last a smoothing, and the result says so.
Sources: Gil-Pelaez, Biometrika 38 (1951) 481; Davies, Biometrika 60 (1973) 415; docs/prognose.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np

from massanzug.rechenkern.prognose.ergebnis import (
    STUFEN,
    Budgets,
    Daneben,
    Frage,
    Ratenunsicherheit,
    Vorhersage,
    Zahlen,
    baue,
    frage,
)
from massanzug.rechenkern.prognose.erzeugende import Komplex, Lauf, mit_stadt
from massanzug.rechenkern.prognose.kumulanten import Ratenwirkung, koeffizienten, kreis
from massanzug.rechenkern.prognose.modell import OHNE_HEBEL, Feld, Fenster, Hebel, Modell

FREQUENZEN: Final = 16
FREQUENZEN_HOECHSTENS: Final = 128
WEITE: Final = 14.0
"""Width of the inversion window in standard deviations."""
_ABGEKLUNGEN: Final = 1e-7
"""What the first term that is cut off may be."""
_DAEMPFUNG: Final = 5.5
"""Standard deviations of the smoothing's Gaussian at the last frequency: exp(−15) is left there."""
_GRUPPE: Final = 3.0
"""Laws whose standard deviations differ by less share one grid of frequencies."""


@dataclass(frozen=True, slots=True, eq=False)
class Umkehrung:
    """One law made ready for questions: frequencies (K), terms (K), the atom at zero, or a single value (`punkt`)."""

    frequenz: Feld
    glied: Komplex
    null: float
    mittel: float
    sigma: float
    geglaettet: bool = False
    versatz: float = 0.0
    """What is sure; everything else here is the law of what comes on top."""

    def ueber(self, x: Feld) -> Feld:
        """P(X > x)."""
        return self._ueber(np.asarray(x) - self.versatz)

    def _ueber(self, x: Feld) -> Feld:
        if self.sigma == 0:
            return np.asarray(self.mittel > x, dtype=np.float64)
        wert = np.clip(self._reihe(x), 0.0, 1.0)
        # the series repeats itself: outside one period there is nothing of the law, and its values mean nothing
        periode = np.pi / self.frequenz[0]
        wert = np.where(x > max(periode, self.mittel + periode / 2), 0.0, wert)
        return np.asarray(np.where(x < max(0.0, self.mittel - periode / 2), 1.0, wert))

    def _reihe(self, x: Feld) -> Feld:
        """The series alone; the frequencies are odd multiples of the first, so each factor is the last times a step."""
        winkel = np.empty((*x.shape, len(self.frequenz)), np.complex128)
        winkel[..., 0] = np.exp(-1j * x * self.frequenz[0])
        winkel[..., 1:] = winkel[..., :1] ** 2
        return np.asarray((1 - self.null) / 2 + (np.cumprod(winkel, axis=-1) @ self.glied).imag)

    def quantile(self, stufen: Feld) -> Feld:
        """Smallest x with P(X ≤ x) ≥ level, by sixteenths to a billionth of the window."""
        if self.sigma == 0:
            return np.full(stufen.shape, self.mittel + self.versatz)
        unten = np.full(stufen.shape, max(0.0, self.mittel - WEITE / 2 * self.sigma))
        breite = self.mittel + WEITE / 2 * self.sigma - unten
        for _ in range(8):
            breite = breite / 16
            marken = unten[:, None] + breite[:, None] * np.arange(1, 16)
            unten = unten + breite * (1 - self._reihe(marken) < stufen[:, None]).sum(1)
        return np.asarray(np.where(stufen <= self.null, 0.0, unten + breite / 2) + self.versatz)


class Gitter(NamedTuple):
    """Laws that share a grid: their places, and the number and step of the frequencies."""

    gruppe: tuple[int, ...]
    zahl: int
    schritt: float

    @property
    def frequenz(self) -> Feld:
        return np.asarray((np.arange(self.zahl) + 0.5) * self.schritt, dtype=np.float64)


def lege_gitter(mittel: Feld, sigma: Feld, frequenzen: int) -> list[Gitter]:
    """Grids for laws with this mean and standard deviation (L); a law without spread needs none."""
    gruppen: list[list[int]] = []
    for i in sorted(np.flatnonzero(sigma > 1e-9 * np.maximum(mittel, 1)), key=lambda i: -sigma[i]):
        if gruppen and sigma[gruppen[-1][0]] <= _GRUPPE * sigma[i]:
            gruppen[-1].append(int(i))
        else:
            gruppen.append([int(i)])
    return [
        Gitter(
            tuple(g), int(np.ceil(frequenzen * sigma[g[0]] / sigma[g[-1]])), 2 * np.pi / (WEITE * float(sigma[g[0]]))
        )
        for g in gruppen
    ]


def punkte(gitter: Sequence[Gitter], tiefpunkt: float) -> Komplex:
    """Where the laws are asked: at `tiefpunkt`, a z so far below zero that E exp(zX) is P(X = 0), then on all grids."""
    return np.concatenate([[tiefpunkt + 0j], *(1j * eines.frequenz for eines in gitter)])


def kehre_um(gitter: Sequence[Gitter], werte: Komplex, mittel: Feld, sigma: Feld) -> list[Umkehrung]:
    """Invert laws from their values at `punkte` (L × U)."""
    leer = (np.empty(0), np.empty(0, np.complex128))
    ergebnis = [Umkehrung(*leer, 0.0, float(eines), 0.0) for eines in mittel]
    ab = 1
    for eines in gitter:
        u = eines.frequenz
        for i in eines.gruppe:
            null = float(werte[i, 0].real.clip(0, 1))
            phi = werte[i, ab : ab + eines.zahl] - null
            offen = bool(np.abs(phi[-1]) > _ABGEKLUNGEN * np.pi * eines.zahl)
            phi = phi * np.exp(-((_DAEMPFUNG * u / u[-1]) ** 2) / 2) if offen else phi
            glied = phi * eines.schritt / (np.pi * u)
            ergebnis[i] = Umkehrung(u, glied, null, float(mittel[i]), float(sigma[i]), offen)
        ab += eines.zahl
    return ergebnis


class Momente(NamedTuple):
    """Mean and standard deviation of every month (laws × months), for one run or mixed over several."""

    mittel: Feld
    sigma: Feld
    versatz: Feld | None = None
    """What a year's mean is moved by (laws × years)."""

    @classmethod
    def aus(cls, lauf: Lauf) -> Momente:
        return cls(mit_stadt(lauf.monatsmittel), np.sqrt(np.maximum(mit_stadt(lauf.monatsvarianz), 0)))

    def jahr(self, fenster: Fenster) -> tuple[Feld, Feld]:
        """Mean of the year and an upper bound of its standard deviation (laws)."""
        monate = slice(fenster.von, fenster.bis)
        return self.mittel[:, monate].sum(1), self.sigma[:, monate].sum(1)


def tiefpunkt(lauf: Lauf) -> float:
    return -1e12 / float(lauf.raten.preis.min())


def jahr_bei(lauf: Lauf, fenster: Fenster, stellen: Komplex) -> tuple[Feld, Komplex]:
    """Variance of the year (laws) and E exp(zX) at the points (laws × U), in one go."""
    rund = kreis(lauf, fenster)
    logarithmen = mit_stadt(lauf.log_jahr(fenster, np.concatenate([rund, stellen])))
    varianz = koeffizienten(logarithmen[:, : len(rund)], rund)[:, 1]
    return np.maximum(varianz, 0), np.exp(logarithmen[:, len(rund) :])


def antworte(
    modell: Modell,
    gefragt: Frage,
    momente: Momente,
    *,
    jahresstreuung: Feld,
    je_jahr: Sequence[Sequence[Umkehrung]],
    je_monat: Sequence[Sequence[Umkehrung]] | None,
    unsicherheit: Ratenunsicherheit,
    laeufe: int = 0,
) -> Vorhersage:
    """Ask the inverted laws (years or months × laws) for quantiles and for the budgets."""
    stufen, grenze = np.array(STUFEN), gefragt.budget - gefragt.daneben
    mittel = np.stack([momente.jahr(fenster)[0] for fenster in gefragt.fenster], axis=1)
    mittel = mittel if momente.versatz is None else mittel + momente.versatz
    quantile = np.array([[gesetz.quantile(stufen) for gesetz in gesetze] for gesetze in je_jahr]).transpose(1, 0, 2)
    ueber = np.array(
        [[g.ueber(x) for g, x in zip(gs, xs, strict=True)] for gs, xs in zip(je_jahr, grenze.T, strict=True)]
    ).T
    monate = None
    if je_monat is not None:
        mq = np.array([[gesetz.quantile(stufen) for gesetz in gesetze] for gesetze in je_monat]).transpose(1, 0, 2)
        monate = Zahlen(momente.mittel, momente.sigma, mq)
    geglaettet = [
        f"{name}/{fenster.jahr}"
        for fenster, gesetze in zip(gefragt.fenster, je_jahr, strict=True)
        for name, gesetz in zip(gefragt.namen, gesetze, strict=True)
        if gesetz.geglaettet
    ]
    zahlen = Zahlen(mittel, jahresstreuung, quantile)
    return baue(
        modell, gefragt, zahlen, ueber,
        je_monat=monate, verfahren="genau", unsicherheit=unsicherheit, geglaettet=geglaettet, laeufe=laeufe,
    )  # fmt: skip


def genau(
    modell: Modell,
    hebel: Hebel = OHNE_HEBEL,
    budgets: Budgets | None = None,
    daneben: Daneben | None = None,
    *,
    monate: bool = True,
    frequenzen: int = FREQUENZEN,
    raten: Ratenwirkung | None = None,
) -> Vorhersage:
    """The exact forecast given the hazards and prices; uncertain arrival rates are in it in closed form.

    With `raten` (from `ratenwirkung`) what uncertain hazards and prices do to a year is in it as an independent normal
    term, the same approximation as in `sofort`; months are without it. Raises Prognosefehler for budgets of unknown
    Wirkungsräume.
    """
    gefragt, lauf = frage(modell, budgets, daneben), Lauf(modell, hebel)
    momente = Momente.aus(lauf)
    mittel = np.stack([momente.jahr(fenster)[0] for fenster in lauf.fenster], axis=1)
    versatz, breite = np.zeros_like(mittel), np.zeros_like(mittel)
    if raten is not None:
        versatz = mittel * raten.verschiebung
        breite = raten.streuung * (mittel + versatz)
    jahre = [
        jahresgesetze(lauf, fenster, momente, frequenzen, Zuschlag(versatz[:, j], breite[:, j]))
        for j, fenster in enumerate(lauf.fenster)
    ]
    je_monat = [monatsgesetze(lauf, t, momente, frequenzen) for t in range(modell.monate)] if monate else None
    streuung = np.stack([eine for eine, _ in jahre], axis=1)
    art: Ratenunsicherheit = "zugaenge" if np.isfinite(lauf.form).any() else "keine"
    return antworte(
        modell, gefragt, momente._replace(versatz=versatz),
        jahresstreuung=streuung, je_jahr=[gesetze for _, gesetze in jahre], je_monat=je_monat,
        unsicherheit=art if raten is None else "naeherung",
    )  # fmt: skip


class Zuschlag(NamedTuple):
    """A normal term on top of a year (laws): mean and standard deviation in cents."""

    mittel: Feld
    sigma: Feld

    def bei(self, z: Komplex) -> Komplex:
        """Its E exp(zN) (laws × U); where it spreads nothing is exactly zero any more, so far below zero it is 0."""
        hoch = self.mittel[:, None] * z + self.sigma[:, None] ** 2 * z**2 / 2
        weit = (z.real < 0) & (self.sigma[:, None] > 0)
        return np.asarray(np.where(weit, 0, np.exp(np.where(z.real < 0, 0, hoch))))


def jahresgesetze(
    lauf: Lauf,
    fenster: Fenster,
    momente: Momente,
    frequenzen: int = FREQUENZEN,
    zuschlag: Zuschlag | None = None,
) -> tuple[Feld, list[Umkehrung]]:
    """Standard deviation of the year (laws) and the inverted laws."""
    varianzen: list[Feld] = []
    mittel, sigma = momente.jahr(fenster)
    dazu = zuschlag or Zuschlag(np.zeros_like(mittel), np.zeros_like(mittel))

    def gesetz(z: Komplex) -> Komplex:
        if varianzen:
            werte = np.exp(mit_stadt(lauf.log_jahr(fenster, z)))
        else:
            varianz, werte = jahr_bei(lauf, fenster, z)
            varianzen.append(varianz)
        return np.asarray(werte * dazu.bei(z))

    sigma = np.sqrt(sigma**2 + dazu.sigma**2)
    gesetze = _verfeinert(gesetz, mittel + dazu.mittel, sigma, tiefpunkt(lauf), frequenzen)
    return np.sqrt(varianzen[0] + dazu.sigma**2), gesetze


def monat_bei(lauf: Lauf, t: int, stellen: Komplex) -> Komplex:
    """E exp(z·(spend of month t − what is sure)) at the points (laws × U)."""
    return np.asarray(np.exp(mit_stadt(lauf.log_monat(t, stellen))))


def monatsgesetze(lauf: Lauf, t: int, momente: Momente, frequenzen: int = FREQUENZEN) -> list[Umkehrung]:
    """The inverted laws of a month. In the first month every running help is sure; only new ones are not."""
    sicher = mit_stadt(lauf.sicher(t))
    rest = np.maximum(momente.mittel[:, t] - sicher, 0)
    gesetze = _verfeinert(
        lambda z: monat_bei(lauf, t, z), rest, momente.sigma[:, t], tiefpunkt(lauf), frequenzen
    )  # fmt: skip
    return [replace(gesetz, versatz=float(v)) for gesetz, v in zip(gesetze, sicher, strict=True)]


def _verfeinert(
    gesetz: Callable[[Komplex], Komplex], mittel: Feld, sigma: Feld, tief: float, frequenzen: int
) -> list[Umkehrung]:
    """Invert, and again with twice and eight times as many frequencies where the law has not died away.

    As long as the widest of the open laws stays the same so does the step, and what is known is not asked again.
    """
    fertig: list[Umkehrung] = []
    bekannt: dict[complex, Komplex] = {}
    offen = np.ones(len(mittel), dtype=bool)
    for mal in (1, 2, 8):
        gitter = lege_gitter(mittel, np.where(offen, sigma, 0), min(frequenzen * mal, FREQUENZEN_HOECHSTENS))
        stellen = punkte(gitter, tief)
        fehlend = [z for z in stellen.tolist() if z not in bekannt]
        bekannt |= zip(fehlend, gesetz(np.array(fehlend)).T, strict=True)
        neu = kehre_um(gitter, np.stack([bekannt[z] for z in stellen.tolist()], axis=1), mittel, sigma)
        fertig = [eines if o else altes for eines, altes, o in zip(neu, fertig or neu, offen, strict=True)]
        offen &= [eines.geglaettet for eines in fertig]
        if not offen.any():
            break
    return fertig

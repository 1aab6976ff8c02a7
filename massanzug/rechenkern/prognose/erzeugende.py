"""The moment generating function E exp(z·spend) of a year or a month, at as many complex points z as are asked for.

On the imaginary axis it is the characteristic function (`exakt`), on a small circle it gives cumulants (`kumulanten`).
Given the rates, helps are independent and arrivals Poisson (gamma-mixed: negative binomial), so logarithms add up:
log E = Σ helps log E_help − Σ streams α·log(1 − x·L/α), with x the expected arrivals per month, α their gamma shape and
L the integral of (E − 1) over one arrival per month. A spell's price level is gamma around 1, so a spell that has cost
C at level 1 has E exp(z·level·C) = (1 − z·C·v)^(−1/v), v = squared coefficient of variation.
Units: cents (float); axes as in `fluss`, U = points. Source: docs/prognose.md, section „Die genaue Verteilung“.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from massanzug.rechenkern.prognose.fluss import (
    STROEME,
    Stand,
    Stellen,
    Tafel,
    altern,
    dauerklasse,
    kohorten,
    verfolge,
    zeilen,
    zugang_je_strom,
)
from massanzug.rechenkern.prognose.modell import (
    DAUERGRENZEN,
    ENDALTER,
    KLASSEN,
    OHNE_HEBEL,
    D,
    Feld,
    Fenster,
    Hebel,
    Modell,
    S,
    jahre,
    nach_raum,
    raten,
)

Komplex: TypeAlias = NDArray[np.complex128]
Zahl = TypeVar("Zahl", np.float64, np.complex128)
_BLOCK: Final = 40
"""Points that are worked on together: it keeps the tables of a year below 40 MB."""


@dataclass(frozen=True, slots=True)
class Laufende:
    """Running helps as arrays of length n: Wirkungsraum, age, class, elapsed months, own price in cents."""

    raum: Stellen
    alter: Stellen
    klasse: Stellen
    dauer: Stellen
    kosten: Feld

    @classmethod
    def aus(cls, modell: Modell) -> Laufende:
        zeile = [
            (r, hilfe.alter, KLASSEN.index(hilfe.klasse), hilfe.dauer, hilfe.kosten_cent)
            for r, hilfen in enumerate(nach_raum(modell))
            for hilfe in hilfen
        ]
        tabelle = np.array(zeile, dtype=np.int64).reshape(-1, 5)
        return cls(tabelle[:, 0], tabelle[:, 1], tabelle[:, 2], tabelle[:, 3], tabelle[:, 4].astype(np.float64))

    def dauerklasse(self, t: int) -> Stellen:
        return np.searchsorted(DAUERGRENZEN, self.dauer + t, side="right") - 1


class Lauf:
    """A Modell followed once under its levers; afterwards any year or month can be asked at any points.

    `fenster` are the windows that can be asked, the calendar years unless others are named.
    `schritt` = 1 takes every birth cohort, 3 every third (faster, error of some 1e-4; for a lever that moves).
    """

    def __init__(
        self,
        modell: Modell,
        hebel: Hebel = OHNE_HEBEL,
        *,
        schritt: int = 1,
        fenster: tuple[Fenster, ...] | None = None,
    ) -> None:
        self.modell, self.monate = modell, modell.monate
        self.raten = raten(modell, hebel)
        self.tafel = Tafel(self.raten)
        self.fenster = jahre(modell) if fenster is None else fenster
        self.laufende = Laufende.aus(modell)
        self.geburt = kohorten(modell.monate, schritt)
        self.spalte = np.abs(self.geburt[None, :] - self.laufende.alter[:, None]).argmin(1)
        """Column of each running help; with every cohort it is its own."""
        self.erwartet = np.stack([raum.erwartet.ravel() for raum in modell.raeume])
        self.form = np.stack([raum.form.ravel() for raum in modell.raeume])
        self._verfolge_eigene()
        self.stroeme = verfolge(self.tafel, self.geburt, self.monate, self._zugang, self.fenster, summiert=True)
        self.gewechselte = verfolge(
            self.tafel, self.laufende.alter, self.monate, self._aus_eigener, self.fenster, summiert=False
        )

    def _zugang(self, t: int) -> Feld:
        return zugang_je_strom(self.raten, self.geburt, t)

    def _verfolge_eigene(self) -> None:
        """Running helps in the spell they are in today: probability of being active (months × n), exits by target."""
        hilfen = self.laufende
        n = len(hilfen.alter)
        self.eigen = np.empty((self.monate, n))
        self.eigen_zu = np.empty((self.monate, n, S))
        self.eigen_ende = np.empty((self.monate, n))
        aktiv = np.ones(n)
        for t in range(self.monate):
            zeile, dauer = zeilen(hilfen.alter, t), hilfen.dauerklasse(t)
            stand = self.tafel.stand(t)
            self.eigen[t] = aktiv
            self.eigen_ende[t] = aktiv * self.tafel.ende[stand, zeile, dauer, hilfen.klasse]
            self.eigen_zu[t] = aktiv[:, None] * self.tafel.zu[stand, zeile, dauer * S + hilfen.klasse]
            aktiv = aktiv * self.tafel.bleibt[stand, zeile, dauer, hilfen.klasse]

    def _aus_eigener(self, t: int) -> Feld:
        if t == 0:
            return np.zeros((len(self.laufende.alter), 1, S))
        return np.asarray(self.eigen_zu[t - 1][:, None])

    # --- months -------------------------------------------------------------------------------------------------------

    @cached_property
    def eigener_preis(self) -> Feld:
        """Price of each running help in its own spell (months × n)."""
        return self.raten.steigerung[self.laufende.klasse].T * self.laufende.kosten

    @cached_property
    def monatsmittel(self) -> Feld:
        """Exact mean of every month (R × months) in cents."""
        preis = self.raten.preis.T
        neu = np.einsum("tks,ts->tk", self.stroeme.aktiv, preis) @ self.erwartet.T
        hilfe = self.eigen * self.eigener_preis + np.einsum("tns,ts->tn", self.gewechselte.aktiv, preis)
        return np.asarray(neu.T + self._je_raum(hilfe.T))

    @cached_property
    def monatsvarianz(self) -> Feld:
        """Exact variance of every month (R × months): compound Poisson, the gamma rates, and the running helps."""
        preis = self.raten.preis.T
        quadrat = preis**2 * (1 + self.modell.streuung**2)
        strom = np.einsum("tks,ts->tk", self.stroeme.aktiv, preis)
        neu = np.einsum("tks,ts->tk", self.stroeme.aktiv, quadrat) @ self.erwartet.T
        neu += strom**2 @ (self.erwartet**2 / self.form).T
        mittel = self.eigen * self.eigener_preis + np.einsum("tns,ts->tn", self.gewechselte.aktiv, preis)
        zweites = self.eigen * self.eigener_preis**2 + np.einsum("tns,ts->tn", self.gewechselte.aktiv, quadrat)
        return np.asarray(neu.T + self._je_raum((zweites - mittel**2).T))

    def sicher(self, t: int) -> Feld:
        """Price of the running helps that are active in month t without a doubt, by Wirkungsraum (R)."""
        return self._je_raum(np.where(self.eigen[t] == 1, self.eigener_preis[t], 0.0))

    def log_monat(self, t: int, z: Komplex) -> Komplex:
        """log E exp(z·(spend of month t − what is sure)) by Wirkungsraum (R × U)."""
        stufe = self._stufe(self.raten.preis[:, t], z) - 1
        zuwachs = self.stroeme.aktiv[t] @ stufe
        eigen = np.expm1(self.eigener_preis[t][:, None] * z)
        hilfe = 1 + self.eigen[t][:, None] * eigen + self.gewechselte.aktiv[t] @ stufe
        hilfe[self.eigen[t] == 1] = 1
        return np.asarray(self._log_zugang(zuwachs) + self._je_raum(_log(hilfe)))

    # --- years --------------------------------------------------------------------------------------------------------

    def log_jahr(self, fenster: Fenster, z: Komplex) -> Komplex:
        """log E exp(z·spend of the window) by Wirkungsraum (R × U)."""
        if len(z) > _BLOCK:
            teile = np.array_split(z, -(-len(z) // _BLOCK))
            return np.concatenate([self.log_jahr(fenster, teil) for teil in teile], axis=1)
        jahr = _Jahr(self, fenster, z)
        return self._log_zugang(jahr.zugaenge()) + self._je_raum(_log(jahr.laufende()))

    def _stufe(self, kosten: Feld, z: Komplex) -> Komplex:
        """E exp(z·level·cost) by class (S × U) for costs at level 1 (S)."""
        v = self.modell.streuung[:, None] ** 2
        produkt = kosten[:, None] * z
        fest = v == 0
        gamma = np.exp(-np.log1p(-produkt * v) / np.where(fest, 1, v))
        return np.where(fest, np.exp(produkt), gamma)

    def _log_zugang(self, zuwachs: Komplex) -> Komplex:
        """Poisson or negative binomial: log E by Wirkungsraum (R × U) from the streams' L (K × U)."""
        bekannt = np.isinf(self.form)
        form = np.where(bekannt, 1, self.form)
        gemischt = -form[:, :, None] * np.log1p(-(self.erwartet / form)[:, :, None] * zuwachs)
        return np.asarray(np.where(bekannt[:, :, None], self.erwartet[:, :, None] * zuwachs, gemischt).sum(1))

    def _je_raum(self, werte: NDArray[Zahl]) -> NDArray[Zahl]:
        """Sum over the running helps of each Wirkungsraum (n × … → R × …)."""
        return np.stack([werte[self.laufende.raum == r].sum(0) for r in range(len(self.modell.raeume))])


class _Jahr:
    """One window at some points: tables for entries, from its last month back; then the spells that ran before it.

    `eintritt[j]` (C × S × U): E exp(z·what a spell that enters in the window's month j costs until the window ends, and
    all that follows it). `ausgang[j]` (C × D × S × U): probability of leaving at the end of that month, times what
    follows; in the last month 1, for then the window is over.
    """

    def __init__(self, lauf: Lauf, fenster: Fenster, z: Komplex) -> None:
        self.lauf, self.fenster, self.z = lauf, fenster, z
        self.laenge = fenster.bis - fenster.von
        geburt = lauf.geburt
        lebend = np.flatnonzero((geburt + fenster.bis > 0) & (geburt + fenster.von < ENDALTER))
        self.teil = slice(int(lebend[0]), int(lebend[-1]) + 1)
        self.geburt = geburt[self.teil]
        self.zeilen = [zeilen(self.geburt, fenster.von + j) for j in range(self.laenge)]
        self.eintritt: list[Komplex] = [np.empty(0, np.complex128)] * self.laenge
        self.ausgang: list[Komplex] = [np.empty(0, np.complex128)] * self.laenge
        for j in reversed(range(self.laenge)):
            self.ausgang[j] = self._ausgang(j)
            self.eintritt[j] = self._eintritt(j)

    def _ausgang(self, j: int) -> Komplex:
        tafel, t, zeile = self.lauf.tafel, self.fenster.von + j, self.zeilen[j]
        if j == self.laenge - 1:
            vorbei = np.ones((len(zeile), D, S, len(self.z)), np.complex128)
            vorbei[zeile == ENDALTER] = 0
            return vorbei
        weiter = np.matmul(tafel.zu_in(t, zeile), self.eintritt[j + 1].view(np.float64)).view(np.complex128)
        return np.asarray(weiter.reshape(len(zeile), D, S, -1) + tafel.ende_in(t, zeile)[..., None])

    def _eintritt(self, j: int) -> Komplex:
        """By the spell's length: price until then, times staying so long, times what follows."""
        summe = np.zeros((len(self.geburt), S, len(self.z)), np.complex128)
        teil, geblieben = np.empty_like(summe), np.ones((len(self.geburt), S, 1))
        for i in range(j, self.laenge):
            dauer = dauerklasse(i - j)
            np.multiply(self.ausgang[i][:, dauer].view(np.float64), geblieben, out=teil.view(np.float64))
            teil *= self.stufe(j, i)
            summe += teil
            bleibt = self.lauf.tafel.bleibt_in(self.fenster.von + i, self.zeilen[i])
            geblieben = geblieben * bleibt[:, dauer, :, None]
        return summe

    def stufe(self, von: int, bis: int) -> Komplex:
        """E exp(z·cost) of a spell active in the window's months `von` to `bis`, both included (S × U)."""
        preis = self.lauf.raten.preis[:, self.fenster.von + von : self.fenster.von + bis + 1]
        return self.lauf._stufe(preis.sum(1), self.z)

    def zugaenge(self) -> Komplex:
        """L of each stream (K × U): all arrivals before and in the window, each E − 1."""
        lauf, fenster = self.lauf, self.fenster
        alt = lauf.stroeme.alte[fenster]
        alt = Stand(alt.masse[self.teil].copy(), [e if e is None else e[self.teil] for e in alt.eintritte])
        neu = lauf.stroeme.neue[fenster][self.teil]
        summe = np.zeros((STROEME, 2 * len(self.z)))
        masse = alt.masse.sum((0, 2, 3))
        for j in range(self.laenge):
            if j:
                neu = zugang_je_strom(lauf.raten, lauf.geburt, fenster.von + j)[self.teil]
            masse += neu.sum((0, 2))
            flach = self.eintritt[j].reshape(-1, len(self.z)).view(np.float64)
            summe += neu.transpose(1, 0, 2).reshape(STROEME, -1) @ flach
            # S × K × (C·D) with S × (C·D) × U, then the price of the old spell until here
            gewicht = alt.masse.transpose(3, 1, 0, 2).reshape(S, STROEME, -1)
            folge = np.ascontiguousarray(self.ausgang[j].transpose(2, 0, 1, 3)).reshape(S, -1, len(self.z))
            je_klasse = np.matmul(gewicht, folge.view(np.float64)).view(np.complex128)
            summe += (je_klasse * self.stufe(0, j)[:, None]).sum(0).view(np.float64)
            altern(alt, lauf.tafel, fenster.von + j, self.geburt)
        return np.asarray(summe.view(np.complex128) - masse[:, None])

    def laufende(self) -> Komplex:
        """E of each running help (n × U): in its own spell, in a later one, or over before the window."""
        lauf, von = self.lauf, self.fenster.von
        hilfen, spalte = lauf.laufende, lauf.spalte - self.teil.start
        da = (spalte >= 0) & (spalte < len(self.geburt))
        spalte = np.where(da, spalte, 0)
        alt = lauf.gewechselte.alte[self.fenster].alte()
        neu = lauf.gewechselte.neue[self.fenster][:, 0]
        vorbei = 1 - lauf.eigen[von] - alt.masse.sum((1, 2, 3)) - neu.sum(1)
        summe = np.repeat(vorbei[:, None], len(self.z), axis=1).astype(np.complex128)
        summe += _mische(neu, self.eintritt[0][spalte])
        eigener = np.ones((len(spalte), len(self.z)), np.complex128)
        for j in range(self.laenge):
            t = von + j
            eigener *= np.exp(lauf.eigener_preis[t][:, None] * self.z)
            stufe = self.stufe(0, j)
            if j == self.laenge - 1:
                summe += lauf.eigen[t][:, None] * eigener + alt.masse.sum((1, 2)) @ stufe
                break
            zeile = zeilen(hilfen.alter, t)
            masse = alt.masse[:, 0]
            zu = masse.reshape(-1, D, S, 1) * lauf.tafel.zu_in(t, zeile).reshape(-1, D, S, S)
            ende = (masse * lauf.tafel.ende_in(t, zeile)).sum(1)
            weiter = np.matmul(zu.sum(1).transpose(0, 2, 1), stufe.view(np.float64)).view(np.complex128)
            weiter += lauf.eigen_zu[t][:, :, None] * eigener[:, None]
            summe += (weiter * self.eintritt[j + 1][spalte]).sum(1)
            summe += ende @ stufe + lauf.eigen_ende[t][:, None] * eigener
            altern(alt, lauf.tafel, t, hilfen.alter)
        return summe


def _mische(gewicht: Feld, werte: Komplex) -> Komplex:
    return np.asarray((gewicht[:, :, None] * werte).sum(1))


def mit_stadt(werte: NDArray[Zahl]) -> NDArray[Zahl]:
    """The Wirkungsräume (R × …) and below them their sum (R + 1 × …); logarithms of independent laws add up, too."""
    return np.concatenate([werte, werte.sum(0, keepdims=True)])


def _log(werte: Komplex) -> Komplex:
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(werte))

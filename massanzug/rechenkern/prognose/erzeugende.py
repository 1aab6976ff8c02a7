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
from itertools import pairwise
from typing import Final, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from massanzug.rechenkern.prognose.fluss import (
    NIEMAND,
    STROEME,
    Arten,
    Buendel,
    Stellen,
    Tafel,
    anteil_im_band,
    dauerklasse,
    kohorten,
    lebende,
    verfolge,
    zugang_je_strom,
)
from massanzug.rechenkern.prognose.modell import (
    DAUERGRENZEN,
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
from massanzug.rechenkern.prognose.stuetzen import Stuetzen

Komplex: TypeAlias = NDArray[np.complex128]
Zahl = TypeVar("Zahl", np.float64, np.complex128)
_BLOCK: Final = 40
"""Points that are worked on together: it keeps the tables of a year below 10 MB."""
_ZUSAMMEN: Final = 16384
"""Numbers (helps × points) that are worked on together: they stay in the cache."""
_HANDVOLL: Final = 4
"""Helps whose E are multiplied before the logarithm is taken; near zero (`kumulanten`) their angle stays below π."""


@dataclass(frozen=True, slots=True)
class Laufende:
    """Running helps, Wirkungsraum by Wirkungsraum: own price in cents and group (each n); groups in the order of age.

    A group (age, class, elapsed months, 24 for all above; each G) has one future but for the price of today's spell.
    """

    kosten: Feld
    gruppe: Stellen
    alter: Stellen
    klasse: Stellen
    dauer: Stellen
    potenzen: Feld
    """Number, sum of the prices and of their squares by group and Wirkungsraum (3 × G × R)."""
    handvoll: Stellen
    """Where each handful of helps of one Wirkungsraum begins."""
    im_raum: Feld
    """Wirkungsraum of each handful (R × handfuls), one or nothing."""

    @classmethod
    def aus(cls, modell: Modell) -> Laufende:
        zeile = [
            (r, hilfe.kosten_cent, hilfe.alter, KLASSEN.index(hilfe.klasse), min(hilfe.dauer, DAUERGRENZEN[-1]))
            for r, hilfen in enumerate(nach_raum(modell))
            for hilfe in hilfen
        ]
        tabelle = np.array(zeile, dtype=np.int64).reshape(-1, 5)
        raum, kosten = tabelle[:, 0], tabelle[:, 1].astype(np.float64)
        gruppen, gruppe = np.unique(tabelle[:, 2:], axis=0, return_inverse=True)
        potenzen = np.zeros((3, len(gruppen), len(modell.raeume)))
        for n in range(3):
            np.add.at(potenzen[n], (gruppe.ravel(), raum), kosten**n)
        grenzen = np.searchsorted(raum, np.arange(len(modell.raeume) + 1)).tolist()
        handvoll = np.concatenate([np.arange(von, bis, _HANDVOLL) for von, bis in pairwise(grenzen)])
        im_raum = raum[handvoll] == np.arange(len(modell.raeume))[:, None]
        alter, klasse, dauer = gruppen.T
        return cls(kosten, gruppe.ravel(), alter, klasse, dauer, potenzen, handvoll, im_raum.astype(np.float64))

    def dauerklasse(self, t: int) -> Stellen:
        return np.asarray((self.dauer + t >= DAUERGRENZEN[1]).astype(np.int64) + (self.dauer + t >= DAUERGRENZEN[2]))


class Lauf:
    """A Modell followed once under its levers; afterwards any year or month can be asked at any points.

    `fenster` are the windows that can be asked, the calendar years unless others are named.
    `schritt` = 6 takes every sixth birth cohort (coarse; then only the moments of the months can be asked).
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
        self._letzter: _Vorlauf | None = None
        self.fenster = jahre(modell) if fenster is None else fenster
        self.laufende = Laufende.aus(modell)
        self.geburt = kohorten(modell.monate, schritt)
        self.erwartet = np.stack([raum.erwartet.ravel() for raum in modell.raeume])
        self.form = np.stack([raum.form.ravel() for raum in modell.raeume])
        eigen_zu, alter = self._verfolge_eigene(), self.laufende.alter
        self.arten = {eines: Arten(self.geburt, eines) for eines in self.fenster if schritt == 1}
        self.stroeme = verfolge(
            self.tafel, np.repeat(self.geburt, STROEME), self.monate,
            lambda t: zugang_je_strom(self.raten, self.geburt, t),
            {eines: _je_strom(arten) for eines, arten in self.arten.items()},
            zaehle=lambda masse: masse.reshape(S, -1, STROEME).sum(1),
        )  # fmt: skip
        self.gewechselte = verfolge(
            self.tafel, alter, self.monate, lambda t: eigen_zu[t], dict.fromkeys(self.arten, Buendel(alter, np.copy))
        )  # fmt: skip

    def _verfolge_eigene(self) -> Feld:
        """Groups in the spell they are in today: `eigen` (months × G) is the probability of being active.

        Returns the moves out of it (months × S × G), in the month in which the next spell begins.
        """
        hilfen, tafel, n = self.laufende, self.tafel, len(self.laufende.alter)
        self.eigen = np.zeros((self.monate + 1, n))
        self.eigen[0] = 1
        wechsel = np.zeros((self.monate + 1, S, n))
        for t in range(self.monate):
            ort, stand = hilfen.dauerklasse(t) * S + hilfen.klasse, tafel.stand(t)
            for teil, zeile in lebende(hilfen.alter, t):
                aktiv = self.eigen[t, teil]
                wechsel[t + 1, :, teil] = aktiv * np.take(tafel.zu[stand, zeile], ort[teil], axis=1)
                self.eigen[t + 1, teil] = aktiv * np.take(tafel.bleibt[stand, zeile], ort[teil])
        self.eigen = self.eigen[:-1]
        return wechsel

    # --- months -------------------------------------------------------------------------------------------------------

    def eigener_preis(self, monate: slice) -> Feld:
        """Price of each running help in its own spell (months × n)."""
        hilfen = self.laufende
        return np.asarray(self.raten.steigerung[:, monate].T[:, hilfen.klasse[hilfen.gruppe]] * hilfen.kosten)

    @cached_property
    def _steigerung(self) -> Feld:
        """Price of each group's own spell against the first month (months × G)."""
        return np.asarray(self.raten.steigerung[self.laufende.klasse].T)

    @cached_property
    def monatsmittel(self) -> Feld:
        """Exact mean of every month (R × months) in cents."""
        neu = _summe(self.stroeme.aktiv, self.raten.preis) @ self.erwartet.T
        spaeter = _summe(self.gewechselte.aktiv, self.raten.preis)
        anzahl, kosten, _ = self.laufende.potenzen
        return np.asarray((neu + spaeter @ anzahl + (self.eigen * self._steigerung) @ kosten).T)

    @cached_property
    def monatsvarianz(self) -> Feld:
        """Exact variance of every month (R × months): compound Poisson, the gamma rates, and the running helps."""
        quadrat = self.raten.preis**2 * (1 + self.modell.streuung[:, None] ** 2)
        neu = _summe(self.stroeme.aktiv, quadrat) @ self.erwartet.T
        neu += _summe(self.stroeme.aktiv, self.raten.preis) ** 2 @ (self.erwartet**2 / self.form).T
        spaeter, eigen = _summe(self.gewechselte.aktiv, self.raten.preis), self.eigen * self._steigerung
        anzahl, kosten, kosten2 = self.laufende.potenzen
        hilfen = (_summe(self.gewechselte.aktiv, quadrat) - spaeter**2) @ anzahl - 2 * (eigen * spaeter) @ kosten
        hilfen += (eigen * (1 - self.eigen) * self._steigerung) @ kosten2
        return np.asarray((neu + hilfen).T)

    def sicher(self, t: int) -> Feld:
        """Price of the running helps that are active in month t without a doubt, by Wirkungsraum (R)."""
        return np.asarray(np.where(self.eigen[t] == 1, self._steigerung[t], 0) @ self.laufende.potenzen[1])

    def log_monat(self, t: int, z: Komplex) -> Komplex:
        """log E exp(z·(spend of month t − what is sure)) by Wirkungsraum (R × U)."""
        stufe, gruppe = self.stufe(self.raten.preis[:, t], z) - 1, self.laufende.gruppe
        hilfe = 1 + (self.gewechselte.aktiv[t].T @ stufe)[gruppe]
        hilfe += self.eigen[t][gruppe, None] * np.expm1(self.eigener_preis(slice(t, t + 1)).T * z)
        hilfe[self.eigen[t][gruppe] == 1] = 1
        return np.asarray(self._log_zugang(self.stroeme.aktiv[t].T @ stufe) + self._log_hilfen(hilfe))

    # --- years --------------------------------------------------------------------------------------------------------

    def log_jahr(self, fenster: Fenster, z: Komplex) -> Komplex:
        """log E exp(z·spend of the window) by Wirkungsraum (R × U)."""
        if len(z) > _BLOCK:
            teile = np.array_split(z, -(-len(z) // _BLOCK))
            return np.concatenate([self.log_jahr(fenster, teil) for teil in teile], axis=1)
        stuetzen = Stuetzen.aus(z)
        jahr = _Jahr(self, self._vorlauf(fenster), z[stuetzen.reihe])
        werte = self._log_laufende(jahr, stuetzen) + self._log_zugang(jahr.zugaenge())
        return np.asarray(werte[:, np.argsort(stuetzen.reihe)])

    def _log_laufende(self, jahr: _Jahr, stuetzen: Stuetzen) -> Komplex:
        """Sum of the logarithms of the running helps (R × U): where it is smooth, most points follow from some."""
        erste = self._log_hilfen(jahr.hilfen(slice(0, stuetzen.gefragt)))
        folgende = stuetzen.folge(erste)
        if folgende is None:
            folgende = self._log_hilfen(jahr.hilfen(slice(stuetzen.gefragt, None)))
        return np.concatenate([erste, folgende], axis=1)

    def _vorlauf(self, fenster: Fenster) -> _Vorlauf:
        """It is kept until another window is asked."""
        if self._letzter is None or self._letzter.fenster != fenster:
            self._letzter = _Vorlauf(self, fenster)
        return self._letzter

    def stufe(self, kosten: Feld, z: Komplex) -> Komplex:
        """E exp(z·level·cost) by class (… × S × U) for costs at level 1 (… × S)."""
        v = self.modell.streuung[:, None] ** 2
        produkt = kosten[..., None] * z
        fest = v == 0
        gamma = np.exp(-np.log1p(-produkt * v) / np.where(fest, 1, v))
        return np.where(fest, np.exp(produkt), gamma)

    def _log_zugang(self, zuwachs: Komplex) -> Komplex:
        """Poisson or negative binomial: log E by Wirkungsraum (R × U) from the streams' L (K × U)."""
        bekannt = np.isinf(self.form)
        form = np.where(bekannt, 1, self.form)
        gemischt = -form[:, :, None] * np.log1p(-(self.erwartet / form)[:, :, None] * zuwachs)
        return np.asarray(np.where(bekannt[:, :, None], self.erwartet[:, :, None] * zuwachs, gemischt).sum(1))

    def _log_hilfen(self, werte: Komplex) -> Komplex:
        """Sum of the logarithms of the running helps of each Wirkungsraum (n × U → R × U); zero counts as 1e-300."""
        if not len(werte):
            return np.zeros((len(self.modell.raeume), werte.shape[1]), np.complex128)
        produkte, im_raum = np.multiply.reduceat(werte, self.laufende.handvoll, axis=0), self.laufende.im_raum
        betrag = im_raum @ np.log(np.maximum(np.abs(produkte), 1e-300))
        return np.asarray(betrag + 1j * (im_raum @ np.angle(produkte)))


class _Vorlauf:
    """A window as far as it is the same at every point: who is where.

    `stroeme` (L·D·S·T × K) and `gruppen` (L·D·S × G): expected spells that are active in the window's first month and
    in its month j, by duration class, class and kind of age or group; L months. `ort` (L × G): place (D·S·T) of each
    group's own spell; `im_band` (L × T × B): arrivals in the window.
    """

    def __init__(self, lauf: Lauf, fenster: Fenster) -> None:
        self.fenster, self.laenge = fenster, fenster.bis - fenster.von
        arten, hilfen, monate = lauf.arten[fenster], lauf.laufende, range(fenster.von, fenster.bis)
        self.geburt, self.zeilen = arten.geburt, arten.zeilen
        self.art = np.searchsorted(self.geburt, hilfen.alter, side="right") - 1
        self.ort = [(hilfen.dauerklasse(t) * S + hilfen.klasse) * len(self.geburt) + self.art for t in monate]
        self.im_band = [arten.summe(anteil_im_band(lauf.geburt, t)) for t in monate]
        self.stroeme = lauf.stroeme.alte[fenster].reshape(-1, STROEME)
        self.gruppen = lauf.gewechselte.alte[fenster].reshape(self.laenge * D * S, -1)
        self.vorbei = 1 - lauf.eigen[fenster.von] - self.gruppen[: D * S].sum(0)


class _Jahr:
    """One window at some points: tables for entries, from its last month back; then the spells that ran before it.

    `eintritt[j]` (S × T × U): E exp(z·what a spell that enters in the window's month j costs until the window ends, and
    all that follows it). `ausgang[j]` (D × S × T × U): probability of leaving at the end of that month, times what
    follows; in the last month 1, for then the window is over.
    """

    def __init__(self, lauf: Lauf, vorlauf: _Vorlauf, z: Komplex) -> None:
        self.lauf, self.vorlauf, self.z = lauf, vorlauf, z
        self.von, self.laenge = vorlauf.fenster.von, vorlauf.laenge
        self.stufen = self._stufen()
        form = (S, len(vorlauf.geburt), len(z))
        self.eintritt = np.zeros((self.laenge, *form), np.complex128)
        self.ausgang = np.zeros((self.laenge, D, *form), np.complex128)
        self.ausgang[-1] = (vorlauf.zeilen[-1] != NIEMAND)[:, None]
        for j in reversed(range(1, self.laenge)):
            self._fuelle_eintritt(j)
            self._fuelle_ausgang(j - 1)
        self.preis = lauf.eigener_preis(slice(self.von, self.von + self.laenge))

    def _stufen(self) -> list[Komplex]:
        """[j][i]: E exp(z·cost) of a spell active in the window's months j to j + i, both included (each … × S × U)."""
        preis = self.lauf.raten.preis[:, self.von : self.von + self.laenge].T
        summen = [preis[j:].cumsum(0) for j in range(self.laenge)]
        verschieden, wo = np.unique(np.concatenate(summen), axis=0, return_inverse=True)
        alle = self.lauf.stufe(verschieden, self.z)[wo.ravel()]
        return np.split(alle, np.cumsum([len(summe) for summe in summen])[:-1])

    def _fuelle_ausgang(self, j: int) -> None:
        tafel, stand = self.lauf.tafel, self.lauf.tafel.stand(self.von + j)
        ausgang = self.ausgang[j].view(np.float64).reshape(D * S, -1)
        folge = self.eintritt[j + 1].view(np.float64).reshape(S, -1)
        for teil, zeile in lebende(self.vorlauf.geburt, self.von + j):
            zahlen = slice(teil.start * 2 * len(self.z), teil.stop * 2 * len(self.z))
            np.matmul(tafel.zu[stand, zeile].T, folge[:, zahlen], out=ausgang[:, zahlen])
        self.ausgang[j].real += tafel.ende[stand, self.vorlauf.zeilen[j]].transpose(1, 2, 0)[..., None]

    def _fuelle_eintritt(self, j: int) -> None:
        """By the spell's length: price until then, times staying so long, times what follows."""
        geblieben, teil = np.ones((S, len(self.vorlauf.geburt), 1)), np.empty_like(self.eintritt[j])
        for i in range(j, self.laenge):
            dauer, stand = dauerklasse(i - j), self.lauf.tafel.stand(self.von + i)
            np.multiply(self.ausgang[i, dauer].view(np.float64), geblieben, out=teil.view(np.float64))
            teil *= self.stufen[j][i - j][:, None]
            self.eintritt[j] += teil
            geblieben *= self.lauf.tafel.bleibt[stand, self.vorlauf.zeilen[i], dauer].T[..., None]

    def hilfen(self, teil: slice) -> Komplex:
        """E of each running help at some of the points (n × those): in its own spell, in a later one, or over."""
        ausgang = self.ausgang[..., teil].copy()
        werte = self._eigene(ausgang, self.z[teil])
        ausgang *= self.stufen[0][:, None, :, None, teil]  # from here on with the price since the window's first month
        werte += self._gewechselt(ausgang)[self.lauf.laufende.gruppe]
        return werte

    def zugaenge(self) -> Komplex:
        """L of each stream (K × U): all arrivals, each E − 1. Asked last: it uses up `ausgang`."""
        vorlauf, raten, alte = self.vorlauf, self.lauf.raten, self.ausgang
        alte *= self.stufen[0][:, None, :, None]
        je_punkt = 2 * len(self.z)
        summe = vorlauf.stroeme.T @ alte.view(np.float64).reshape(-1, je_punkt)
        zahl = vorlauf.stroeme[: D * S * len(vorlauf.geburt)].sum(0)
        for j in range(1, self.laenge):
            weg, im_band = raten.weg[int(self.von + j >= raten.ab)], vorlauf.im_band[j]
            je_klasse = (im_band.T @ self.eintritt[j].view(np.float64)).reshape(S, -1)
            summe += (weg @ je_klasse).reshape(STROEME, je_punkt)
            zahl += np.outer(weg.sum(1), im_band.sum(0)).ravel()
        return np.asarray(summe.view(np.complex128) - zahl[:, None])

    def _gewechselt(self, alte: Komplex) -> Komplex:
        """By group (G × U): what its later spells cost, or that everything is over."""
        vorlauf, je_punkt = self.vorlauf, 2 * alte.shape[-1]
        je_monat = alte.view(np.float64).reshape(self.laenge * D * S, -1, je_punkt)
        summe = np.empty((len(vorlauf.vorbei), je_punkt))
        grenzen = np.searchsorted(vorlauf.art, np.arange(len(vorlauf.geburt) + 1)).tolist()
        for art, (von, bis) in enumerate(pairwise(grenzen)):
            np.matmul(vorlauf.gruppen[:, von:bis].T, je_monat[:, art], out=summe[von:bis])
        summe[:, ::2] += vorlauf.vorbei[:, None]
        return summe.view(np.complex128)

    def _eigene(self, ausgang: Komplex, z: Komplex) -> Komplex:
        """By help (n × U): it leaves its own spell in a month of the window (its price until then, times what follows).

        From the last month back: each month multiplies what comes by its price.
        """
        n, punkte = self.preis.shape[1], len(z)
        ergebnis, schritt = np.zeros((n, punkte), np.complex128), max(_ZUSAMMEN // punkte, 1)
        for ab in range(0, n, schritt):
            teil = slice(ab, ab + schritt)
            summe, gruppe = ergebnis[teil], self.lauf.laufende.gruppe[teil]
            geht, faktor = np.empty_like(summe), summe
            for j in reversed(range(self.laenge)):
                np.take(ausgang[j].reshape(-1, punkte), self.vorlauf.ort[j][gruppe], axis=0, out=geht, mode="clip")
                geht.view(np.float64)[...] *= self.lauf.eigen[self.von + j][gruppe, None]
                if j == self.laenge - 1 or np.any(self.preis[j, teil] != self.preis[j + 1, teil]):
                    faktor = potenzen(self.preis[j, teil], z)
                summe += geht
                summe *= faktor
        return ergebnis


def _je_strom(arten: Arten) -> Buendel:
    """The streams by kind of age (… × C·K → … × T·K)."""

    def summe(feld: Feld) -> Feld:
        return arten.summe(feld.reshape(*feld.shape[:-1], -1, STROEME)).reshape(*feld.shape[:-1], -1)

    return Buendel(np.repeat(arten.geburt, STROEME), summe)


def _summe(aktiv: Feld, wert: Feld) -> Feld:
    """What the active spells (months × S × n) are worth (S × months), summed over the classes (months × n)."""
    return np.einsum("tsn,st->tn", aktiv, wert)


def potenzen(kosten: Feld, z: Komplex) -> Komplex:
    """exp(cost·z) (n × U). The last points follow in equal steps (a grid of frequencies): there it is multiplied."""
    schritte = np.diff(z)
    ungleich = np.flatnonzero(np.abs(schritte - schritte[-1:]) > 1e-14 * np.abs(z[1:]))
    ab, fertig = int(ungleich[-1]) + 1 if len(ungleich) else 0, 1
    if len(z) - ab < 3:
        ab = len(z) - 1
    werte = np.empty((len(kosten), len(z)), np.complex128)
    werte[:, : ab + 1] = np.exp(kosten[:, None] * z[: ab + 1])
    while ab + fertig < len(z):
        naechste = werte[:, ab + fertig : ab + 2 * fertig]
        mal = np.exp(kosten * (fertig * schritte[-1]))
        np.multiply(werte[:, ab : ab + naechste.shape[1]], mal[:, None], out=naechste)
        fertig *= 2
    return werte


def mit_stadt(werte: NDArray[Zahl]) -> NDArray[Zahl]:
    """The Wirkungsräume (R × …) and below them their sum (R + 1 × …); logarithms of independent laws add up, too."""
    return np.concatenate([werte, werte.sum(0, keepdims=True)])

"""The Monte-Carlo kernel compiled (extra `schnell`): the law of `simulation.Kern`, other numbers, many times faster.

    simuliere(modell, hebel, laeufe, seed, kern=Schnellkern)

Here is what the compiled loops of `uebersetzt_kern.py` read: tables for the length of a spell by class, age band and
duration, and for the price levels. With known rates a table answers until the next change of the age band or the start
of a measure; where each run draws its own rates, tables would cost more than they save and every piece is drawn alone.
The same seed gives the same numbers, however many runs or threads.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from types import ModuleType
from typing import Any, Final, NamedTuple

import numpy as np

from massanzug.rechenkern.prognose.modell import (
    BAND,
    BANDGRENZEN,
    DAUERGRENZEN,
    ENDALTER,
    KLASSEN,
    OHNE_HEBEL,
    B,
    Feld,
    Hebel,
    Modell,
    Prognosefehler,
    S,
)
from massanzug.rechenkern.prognose.simulation import Kern, pruefe_laeufe

LAEUFE_JE_BLOCK: Final = 128
_ALT: Final = DAUERGRENZEN[-1]
_DAUERKLASSE: Final = np.searchsorted(DAUERGRENZEN, np.arange(_ALT + 1), side="right") - 1
_NACH: Final = np.array([[0, *(z for z in range(S) if z != s)] for s in range(S)])
"""Way → class, way 0 being the end (S × S)."""
_ABSCHNITT: Final = 1 << 40
"""Draws that a block may use of the one sequence."""
_NIE: Final = 255
_SCHRITT: Final = 0x9E3779B97F4A7C15


class Plan(NamedTuple):
    """What the compiled loops read, unsigned where it counts; `x << 8 | y` holds two things in one number.

    breite: months + 1. ab: month of the measure's start. marken: alias tables, rows before/after × S × B × duration.
    je_monat: rows to skip, months to the measure; je_alter: rows to skip, months to the next band; je_dauer: its class,
    months to the next. hoechstens: month, cut at the end. nach: way → class. hilfen, kosten: one word and cents each.
    zellen: lower bound of a price cell in cents, share of its rectangle · 2²³. form, mal: of the gamma law, cents.
    """

    breite: int
    ab: int
    marken: Any
    je_monat: Any
    je_alter: Any
    je_dauer: Any
    hoechstens: Any
    nach: Any
    hilfen: Any
    kosten: Any
    zellen: Any
    form: Any
    mal: Any
    pfad: Any
    grenzen: Any


def lade_kern() -> ModuleType:
    """The compiled loops. Raises Prognosefehler when the extra is not installed or has nowhere to keep them."""
    try:
        from massanzug.rechenkern.prognose import uebersetzt_kern
    except ImportError as fehler:
        raise Prognosefehler(
            "Die übersetzte Simulation braucht den Zusatz „schnell“ (im Programmverzeichnis: "
            "pip install -e '.[schnell]'). Ohne ihn rechnet die Simulation mit numpy."
        ) from fehler
    except RuntimeError as fehler:  # numba finds no directory to write to
        raise Prognosefehler(
            "Die übersetzte Simulation hat keinen Ort für das Übersetzte: NUMBA_CACHE_DIR soll ein Verzeichnis nennen, "
            "in das dieses Konto schreiben darf."
        ) from fehler
    return uebersetzt_kern


class Schnellkern(Kern):
    """As Kern; `faeden`: threads that draw blocks side by side. Raises Prognosefehler without the extra."""

    def __init__(self, modell: Modell, hebel: Hebel = OHNE_HEBEL, *, unsicher: bool = True, faeden: int = 1) -> None:
        super().__init__(modell, hebel, unsicher=unsicher)
        self.faeden, self._kern = faeden, lade_kern()
        self._plan = self._plane()

    def ziehe(self, laeufe: int, seed: int) -> Feld:
        """Spend by run, Wirkungsraum and month (runs × R × months) in cents. Raises Prognosefehler for no runs."""
        pruefe_laeufe(laeufe)
        wurzel = np.random.SeedSequence(seed)
        anfang, quellen = int(wurzel.generate_state(1, np.uint64)[0]), wurzel.spawn(-(-laeufe // LAEUFE_JE_BLOCK))
        alle = np.empty((len(quellen) * LAEUFE_JE_BLOCK, len(self.modell.raeume), self.modell.monate))

        def ziehe_block(nummer: int) -> None:
            zufall = np.random.Generator(np.random.SFC64(quellen[nummer]))
            gezogen = self._stuecke(zufall)
            x = np.uint64((anfang + nummer * _ABSCHNITT * _SCHRITT) % 2**64)
            aus = alle[nummer * LAEUFE_JE_BLOCK : (nummer + 1) * LAEUFE_JE_BLOCK]
            self._kern.block(x, self._anzahl(zufall), self._plan, gezogen, aus)

        if self.faeden == 1:
            for nummer in range(len(quellen)):
                ziehe_block(nummer)
        else:
            with ThreadPoolExecutor(self.faeden) as gruppe:
                list(gruppe.map(ziehe_block, range(len(quellen))))
        return alle[:laeufe]

    def _stuecke(self, zufall: np.random.Generator) -> tuple[Feld, Feld, Feld]:
        """Drawn laws of a month, flat, empty if rates are known; factors of the prices (runs × S)."""
        if not self.unsicher:
            return np.empty(0), np.empty(0), np.ones((LAEUFE_JE_BLOCK, S))
        gezogen = self._gezogen(zufall, LAEUFE_JE_BLOCK)
        return gezogen.log_bleibt, gezogen.wohin.ravel(), gezogen.faktor

    def _anzahl(self, zufall: np.random.Generator) -> np.ndarray[Any, np.dtype[np.int64]]:
        """Arrivals (runs × before/after × B × S × R)."""
        monate = np.array([self.raten.ab, self.modell.monate - self.raten.ab])
        erwartet = self._erwartete_zugaenge(zufall, LAEUFE_JE_BLOCK)
        rate = np.einsum("lrpb,gps,g->lgbsr", erwartet, self.raten.weg, monate, optimize=True)
        return zufall.poisson(rate, (LAEUFE_JE_BLOCK, *rate.shape[1:]))

    def _plane(self) -> Plan:
        monate, ab = self.modell.monate, self.raten.ab
        t, alter, d = np.arange(monate), np.arange(ENDALTER), np.arange(_ALT + 1)
        zur_dauer = np.append(DAUERGRENZEN[1:], _ALT + _NIE)[_DAUERKLASSE] - d
        je_monat = (t >= ab) * (S * B * (_ALT + 1)) << 8 | np.where(t < ab, ab - t, _NIE)
        je_alter = BAND * (_ALT + 1) << 8 | np.array(BANDGRENZEN)[BAND + 1] - alter
        zellen, form, mal = self._preistafel()
        hilfen, kosten = self._worte()
        return Plan(
            breite=monate + 1,
            ab=ab,
            marken=self._kern.alias(np.concatenate([laengen(tafel, monate) for tafel in self.raten.uebergang])),
            je_monat=je_monat.astype(np.uint64),
            je_alter=je_alter.astype(np.uint64),
            je_dauer=(_DAUERKLASSE << 8 | zur_dauer).astype(np.uint64),
            hoechstens=np.minimum(np.arange(monate + _NIE + 1), monate).astype(np.uint64),
            nach=_NACH.ravel().astype(np.uint64),
            hilfen=hilfen,
            kosten=kosten,
            zellen=zellen,
            form=form,
            mal=mal,
            pfad=self.pfad,
            grenzen=np.array(BANDGRENZEN),
        )

    def _worte(self) -> tuple[np.ndarray[Any, np.dtype[np.uint64]], Feld]:
        """Running helps as words, in the order of their tables, and their cents."""
        raeume = {raum.schluessel: r for r, raum in enumerate(self.modell.raeume)}
        alle = sorted(
            (KLASSEN.index(h.klasse), int(BAND[h.alter]), min(h.dauer, _ALT), h.alter, raeume[h.wirkungsraum], i)
            for i, h in enumerate(self.modell.hilfen)
        )
        worte = [((r * S + s << 5 | dauer) << 8 | alter) << 7 for s, _, dauer, alter, r, _ in alle]
        kosten = [float(self.modell.hilfen[i].kosten_cent) for *_, i in alle]
        return np.array(worte, dtype=np.uint64), np.array(kosten, dtype=np.float64)

    def _preistafel(self) -> tuple[Feld, Feld, Feld]:
        zahl = self._kern.ZELLEN
        zellen, form, mal = np.empty((S, zahl + 1, 2)), np.zeros(S), self.preis.copy()
        for s, v in enumerate(self.modell.streuung**2):
            zellen[s] = mal[s], 2.0**23
            if v > 0:
                form[s], mal[s] = 1 / v, mal[s] * v
                grenzen, anteil = gammazellen(1 / v, zahl)
                zellen[s, :, 0], zellen[s, :-1, 1] = grenzen * mal[s], np.floor(anteil * 2.0**23)
        return zellen.ravel(), form, mal


def laengen(tafel: Feld, monate: int) -> Feld:
    """Law of (months until a spell leaves − 1) · S + way by class, band and duration; last: longer than `monate`.

    `tafel` (S × B × D × O) as if the band never ended; rows S · B · durations, outcomes monate · S + 1.
    """
    dauer = np.arange(_ALT + 1)
    chancen, noch = np.zeros((S, B, _ALT + 1, monate * S + 1)), np.ones((S, B, _ALT + 1))
    wege = np.where(np.arange(S) > 0, 1 + _NACH, 0)[:, None, None]
    for m in range(monate):
        zelle = np.take_along_axis(tafel[:, :, _DAUERKLASSE[np.minimum(dauer + m, _ALT)]], wege, axis=-1)
        chancen[..., m * S : (m + 1) * S] = noch[..., None] * zelle
        noch = noch * np.maximum(1 - zelle.sum(-1), 0)
    chancen[..., -1] = noch
    return chancen.reshape(-1, monate * S + 1)


def gammazellen(form: float, zahl: int) -> tuple[Feld, Feld]:
    """Bounds of `zahl` cells of equal chance of a gamma law (scale 1), and the share of the rectangle in each cell.

    The law of log X is integrated piece by piece (Gauss-Legendre), then Newton. First cell: to be drawn whole if the
    density has no bound there; the last always.
    """
    knoten, gewicht = np.polynomial.legendre.leggauss(8)
    breite = 10 / np.sqrt(form)
    orte = np.linspace(np.log(form) - breite - 45 / form, np.log(form + 10 * np.sqrt(form) + 50), 4001)

    def dichte(y: Feld) -> Feld:
        return np.asarray(np.exp(form * (y - np.log(form)) - np.exp(y) + form))

    def flaeche(von: Feld, bis: Feld) -> Feld:
        mitte, halb = (bis + von) / 2, (bis - von) / 2
        return np.asarray((dichte(mitte[:, None] + halb[:, None] * knoten) * gewicht).sum(-1) * halb)

    summe = np.concatenate([[0.0], np.cumsum(flaeche(orte[:-1], orte[1:]))])
    ziel = np.arange(1, zahl) / zahl * summe[-1]
    stelle = np.searchsorted(summe, ziel) - 1
    y = np.interp(ziel, summe, orte)
    for _ in range(4):
        y -= (summe[stelle] + flaeche(orte[stelle], y) - ziel) / dichte(y)
    grenzen = np.concatenate([[0.0], np.exp(y), [np.exp(orte[-1])]])
    hoehe = dichte(y) / np.exp(y) / summe[-1]
    anteil = np.zeros(zahl)
    anteil[1:-1] = np.minimum(hoehe[:-1], hoehe[1:]) * np.diff(grenzen[1:-1]) * zahl
    return grenzen, np.clip(anteil, 0, 1)

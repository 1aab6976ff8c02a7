"""The compiled loops of the Schnellkern; the only module that imports numba. Its door is `uebersetzt.py`.

Random numbers: SplitMix64 (Steele/Lea/Flood, OOPSLA 2014). Its state x only counts, so a draw is a place in one
sequence and each block of runs has a stretch of its own; what draws takes the state and gives it back.
Lengths and ways come from alias tables (Walker 1977). A price is drawn in a cell of equal chance: mostly from the
rectangle under the density there, else from what stands above it, by rejection (Ahrens 1995). Both are exact.
A spell is one word: Wirkungsraum · S + class, then duration (5 bits), age (8), month (7). Lists of spells are worked
through together; who goes on is written down and counted, who does not is written over: no branch to guess wrong.
Everything is unsigned, because numba asks each signed index whether it counts from the end.
numba keeps what it compiled beside this file, or in the user's cache directory where that is not writable.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numba import njit

from massanzug.rechenkern.prognose.modell import ENDALTER, B, D, O, S

FAECHER: Final = 512
"""Slots of an alias table; an outcome is (months − 1) · S + way."""
ZELLEN: Final = 512
"""Cells of a price table."""
LISTE: Final = 512
"""Spells that are worked on together; they stay in the nearest cache."""
ALT: Final = 24
"""From this duration on it makes no difference how long a spell lasts."""
_SCHRITT: Final = np.uint64(0x9E3779B97F4A7C15)
_MAL1, _MAL2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_0, _1, _2, _3, _4, _5, _7, _8, _9 = (np.uint64(n) for n in (0, 1, 2, 3, 4, 5, 7, 8, 9))
_11, _13, _15, _20, _27, _30, _31, _32, _41, _55 = (np.uint64(n) for n in (11, 13, 15, 20, 27, 30, 31, 32, 41, 55))
_UNTEN7, _UNTEN8, _UNTEN9, _UNTEN16, _UNTEN32 = (np.uint64(2**n - 1) for n in (7, 8, 9, 16, 32))
_ALT, _ENDE, _B, _D, _O = np.uint64(ALT), np.uint64(ENDALTER), np.uint64(B), np.uint64(D), np.uint64(O)
_JE_KLASSE: Final = np.uint64(B * (ALT + 1))
_JE_PREIS: Final = np.uint64(2 * (ZELLEN + 1))
_NIE: Final = 1_000_000.0


@njit(cache=True, nogil=True, forceinline=True)
def mische(x: Any) -> Any:
    x = (x ^ (x >> _30)) * _MAL1
    x = (x ^ (x >> _27)) * _MAL2
    return x ^ (x >> _31)


@njit(cache=True, nogil=True, forceinline=True)
def bruch(u: Any) -> Any:
    """A draw as a number above 0 and below 1."""
    return (np.float64(np.int64(u >> _11)) + 0.5) * 2.0**-53


@njit(cache=True, nogil=True, forceinline=True)
def ausgang(u: Any, marke: Any) -> Any:
    """The outcome that a draw finds in its slot: threshold (32 bits), the slot's own outcome, the other (16 each)."""
    eigener = np.uint64((u & _UNTEN32) < (marke >> _32))
    return (marke >> (eigener << _4)) & _UNTEN16


@njit(cache=True, nogil=True)
def alias(chancen: Any) -> Any:
    """Alias tables (rows × FAECHER, flat) of laws over at most FAECHER outcomes (rows × outcomes)."""
    zeilen, n = chancen.shape
    marken = np.empty(zeilen * FAECHER, dtype=np.uint64)
    rest, klein, gross = np.empty(FAECHER), np.empty(FAECHER, np.int64), np.empty(FAECHER, np.int64)
    for zeile in range(zeilen):
        summe, ks, gs = chancen[zeile].sum(), 0, 0
        for i in range(FAECHER):
            rest[i] = chancen[zeile, i] / summe * FAECHER if i < n else 0.0
            marken[zeile * FAECHER + i] = np.uint64(i << 16 | i)
            if rest[i] < 1:
                klein[ks], ks = i, ks + 1
            else:
                gross[gs], gs = i, gs + 1
        while ks and gs:
            k, g = klein[ks - 1], gross[gs - 1]
            marken[zeile * FAECHER + k] = np.uint64(rest[k] * 2.0**32) << _32 | np.uint64(k << 16 | g)
            rest[g] -= 1 - rest[k]
            if rest[g] < 1:
                klein[ks - 1], gs = g, gs - 1
            else:
                ks -= 1
    return marken


@njit(cache=True, nogil=True, forceinline=True)
def preis(x: Any, s: Any, zellen: Any, form: Any, mal: Any) -> Any:
    """The price of a new spell in cents from one draw: the cell, the place in it, and whether the rectangle is left."""
    x += _SCHRITT
    u = mische(x)
    zelle = (u >> _32) & _UNTEN9
    ort = s * _JE_PREIS + (zelle << _1)
    von, bis = zellen[ort], zellen[ort + _2]
    if np.float64(np.int64(u >> _41)) >= zellen[ort + _1]:
        return ueber_dem_rechteck(x, zelle, von, bis, form[s], mal[s])
    return von + (bis - von) * ((np.float64(np.int64(u & _UNTEN32)) + 0.5) * 2.0**-32), x


@njit(cache=True, nogil=True)
def ueber_dem_rechteck(x: Any, zelle: Any, von: Any, bis: Any, form: Any, mal: Any) -> Any:
    """By rejection: what of the gamma density is above its least value in the cell; outermost cells as they are."""
    von, bis, m = von / mal, bis / mal, form - 1
    letzte, spitze = zelle == ZELLEN - 1, zelle == 0 and form < 1
    steigung = min(1 - m / von, 1.0) if letzte else 1.0
    gipfel = min(max(m, von), bis)
    oben = 0.0 if letzte or spitze else (m * np.log(gipfel) if m else 0.0) - gipfel
    am_rand = 0.0
    if not letzte and zelle > 0:
        am_rand = np.exp(min(m * np.log(von) - von, m * np.log(bis) - bis) - oben)
    while True:
        x += _SCHRITT
        los = bruch(mische(x))
        x += _SCHRITT
        huerde = am_rand + (1 - am_rand) * bruch(mische(x))
        if letzte:
            ort = von - np.log(los) / steigung
            hoehe = m * np.log(ort / von) - (1 - steigung) * (ort - von)
        elif spitze:
            ort = bis * los ** (1 / form)
            hoehe = -ort
        else:
            ort = von + (bis - von) * los
            hoehe = m * np.log(ort) - ort - oben
        if np.log(huerde) < hoehe:
            return ort * mal, x


@njit(cache=True, nogil=True)
def beginne(x: Any, listen: Any, zahl: Any, n: Any, plan: Any, faktor: Any, aenderung: Any) -> Any:
    """The new spells draw their price, count from their month on and go behind the n that run."""
    laufende, neue, preise = listen
    zellen, form, mal, breite = plan.zellen, plan.form, plan.mal, np.uint64(plan.breite)
    for i in range(zahl):
        wort = neue[i]
        reihe = wort >> _20
        kosten, x = preis(x, reihe & _3, zellen, form, mal)
        kosten *= faktor[reihe & _3]
        aenderung[reihe * breite + (wort & _UNTEN7)] += kosten
        laufende[n + i], preise[n + i] = wort, kosten
    return x, n + zahl


@njit(cache=True, nogil=True)
def schritt(x: Any, listen: Any, n: Any, plan: Any, aenderung: Any) -> Any:
    """Known rates: each running spell goes to its next event or the end of its band or of the time before a measure.

    Gives how many still run and how many begin anew.
    """
    laufende, neue, preise = listen
    je_monat, je_alter, hoechstens, nach, marken = plan.je_monat, plan.je_alter, plan.hoechstens, plan.nach, plan.marken
    breite = np.uint64(plan.breite)
    laufen = beginnen = _0
    for i in range(n):
        wort, kosten = laufende[i], preise[i]
        t, alter, d, reihe = wort & _UNTEN7, (wort >> _7) & _UNTEN8, (wort >> _15) & _31, wort >> _20
        s = reihe & _3
        x += _SCHRITT
        u = mische(x)
        im_alter, im_monat = je_alter[alter], je_monat[t]
        zeile = (im_alter >> _8) + (im_monat >> _8) + s * _JE_KLASSE + d
        code = ausgang(u, marken[(zeile << _9) + (u >> _55)])
        m, weg = (code >> _2) + _1, code & _3
        frist = min(im_alter & _UNTEN8, im_monat & _UNTEN8)
        weiter = m > frist
        m = min(m, frist)
        t, alter, d = hoechstens[t + m], alter + m, min(d + m, _ALT)
        jung = alter < _ENDE
        lebt = jung & (t < breite - _1)
        aenderung[reihe * breite + t] -= 0.0 if weiter & jung else kosten
        laufende[laufen], preise[laufen] = ((reihe << _5 | d) << _8 | alter) << _7 | t, kosten
        neue[beginnen] = ((reihe - s + nach[(s << _2) + weg]) << _13 | alter) << _7 | t
        laufen += np.uint64(lebt & weiter)
        beginnen += np.uint64(lebt & (not weiter) & (weg > _0))
    return x, np.int64(laufen), np.int64(beginnen)


@njit(cache=True, nogil=True)
def schritt_gezogen(x: Any, listen: Any, n: Any, plan: Any, zeile0: Any, log_bleibt: Any, wohin: Any, aend: Any) -> Any:
    """Rates of this run alone: as `schritt` without tables; months in one piece of constant rates are geometric."""
    laufende, neue, preise = listen
    je_monat, je_alter, je_dauer, hoechstens = plan.je_monat, plan.je_alter, plan.je_dauer, plan.hoechstens
    breite, seite1 = np.uint64(plan.breite), np.uint64(S * B * (ALT + 1))
    laufen = beginnen = _0
    for i in range(n):
        wort, kosten = laufende[i], preise[i]
        t, alter, d, reihe = wort & _UNTEN7, (wort >> _7) & _UNTEN8, (wort >> _15) & _31, wort >> _20
        s = reihe & _3
        im_alter, im_monat, im_stueck = je_alter[alter], je_monat[t], je_dauer[d]
        seite, band = (im_monat >> _8) // seite1, (im_alter >> _8) // np.uint64(ALT + 1)
        zeile = zeile0 + ((seite << _2 | s) * _B + band) * _D + (im_stueck >> _8)
        x += _SCHRITT
        kraft = -log_bleibt[zeile]
        m = np.uint64(np.int64(min(-np.log(bruch(mische(x))) / kraft, _NIE))) + _1 if kraft > 0 else np.uint64(_NIE)
        frist = min(im_alter & _UNTEN8, im_monat & _UNTEN8, im_stueck & _UNTEN8)
        weiter = m > frist
        m = min(m, frist)
        x += _SCHRITT
        los, weg = bruch(mische(x)), _0
        while weg < _O - _1 and los > wohin[zeile * _O + weg]:
            weg += _1
        t, alter, d = hoechstens[t + m], alter + m, min(d + m, _ALT)
        jung = alter < _ENDE
        lebt = jung & (t < breite - _1)
        aend[reihe * breite + t] -= 0.0 if weiter & jung else kosten
        laufende[laufen], preise[laufen] = ((reihe << _5 | d) << _8 | alter) << _7 | t, kosten
        neue[beginnen] = ((reihe - s + weg - (_1 if weg > _0 else _0)) << _13 | alter) << _7 | t
        laufen += np.uint64(lebt & weiter)
        beginnen += np.uint64(lebt & (not weiter) & (weg > _0))
    return x, np.int64(laufen), np.int64(beginnen)


@njit(cache=True, nogil=True)
def zu_ende(x: Any, listen: Any, n: Any, zahl: Any, plan: Any, gezogen: Any, lauf: Any, aenderung: Any) -> Any:
    """Follow the n that run and the new ones until nobody is left."""
    log_bleibt, wohin, faktor = gezogen
    zeile0 = np.uint64(lauf * 2 * S * B * D)
    while n + zahl:
        x, n = beginne(x, listen, zahl, n, plan, faktor[lauf], aenderung)
        if len(log_bleibt):
            x, n, zahl = schritt_gezogen(x, listen, n, plan, zeile0, log_bleibt, wohin, aenderung)
        else:
            x, n, zahl = schritt(x, listen, n, plan, aenderung)
    return x


@njit(cache=True, nogil=True)
def laufende_hilfen(x: Any, listen: Any, plan: Any, gezogen: Any, lauf: Any, aenderung: Any) -> Any:
    hilfen, kosten = plan.hilfen, plan.kosten
    n = 0
    for h in range(len(hilfen)):
        listen[0][n], listen[2][n] = hilfen[h], kosten[h]
        aenderung[np.int64(hilfen[h] >> _20) * plan.breite] += kosten[h]
        n += 1
        if n == LISTE or h == len(hilfen) - 1:
            x, n = zu_ende(x, listen, n, 0, plan, gezogen, lauf, aenderung), 0
    return x


@njit(cache=True, nogil=True)
def zugaenge(x: Any, anzahl: Any, listen: Any, plan: Any, gezogen: Any, lauf: Any, aenderung: Any) -> Any:
    """The arrivals of a run (before/after × B × S × R): month and age are uniform, from one draw."""
    neue, zahl, monate = listen[1], 0, plan.breite - 1
    for seite, b, s, r in np.ndindex(anzahl.shape):
        offen = anzahl[seite, b, s, r]
        von, spanne = np.uint64(seite * plan.ab), np.uint64(monate - plan.ab if seite else plan.ab)
        jung, jahre = np.uint64(plan.grenzen[b]), np.uint64(plan.grenzen[b + 1] - plan.grenzen[b])
        kopf = np.uint64((r * S + s) << 13)
        while offen:
            teil = min(offen, LISTE - zahl)
            for i in range(zahl, zahl + teil):
                x += _SCHRITT
                u = mische(x)
                t = von + ((u & _UNTEN32) * spanne >> _32)
                neue[i] = (kopf | jung + ((u >> _32) * jahre >> _32)) << _7 | t
            zahl, offen = zahl + teil, offen - teil
            if zahl == LISTE:
                x, zahl = zu_ende(x, listen, 0, zahl, plan, gezogen, lauf, aenderung), 0
    return zu_ende(x, listen, 0, zahl, plan, gezogen, lauf, aenderung)


@njit(cache=True, nogil=True)
def block(x: Any, anzahl: Any, plan: Any, gezogen: Any, aus: Any) -> None:
    """Spend of a block's runs into `aus` (runs × R × months), from their arrivals (runs × before/after × B × S × R)."""
    laeufe, raeume, monate = aus.shape
    breite, pfad = plan.breite, plan.pfad
    aenderung = np.empty(raeume * S * breite)
    listen = (np.empty(LISTE, np.uint64), np.empty(LISTE, np.uint64), np.empty(LISTE))
    for lauf in range(laeufe):
        aenderung[:] = 0.0
        x = laufende_hilfen(x, listen, plan, gezogen, lauf, aenderung)
        x = zugaenge(x, anzahl[lauf], listen, plan, gezogen, lauf, aenderung)
        aus[lauf] = 0.0
        for reihe in range(raeume * S):
            stand = 0.0
            for t in range(monate):
                stand += aenderung[reihe * breite + t]
                aus[lauf, reihe // S, t] += stand * pfad[reihe % S, t]

"""Synthetic cities with known truth: people live month by month, and what the city would have on file comes out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from massanzug.rechenkern.prognose import KLASSEN, Modell, Raum, Spanne
from massanzug.rechenkern.prognose.lernen import vorgaben_am
from massanzug.rechenkern.prognose.modell import BANDGRENZEN, DAUERGRENZEN, B, D, O, S
from massanzug.rechenkern.zeitraum import monatsende, plus_monate

BEGINN = date(2016, 1, 1)
PREISE = np.array([150_000.0, 260_000.0, 700_000.0, 110_000.0])


@dataclass(frozen=True)
class Stadtgeschichte:
    """`spannen` and `ausgaben` (Wirkungsraum → month number → cents) from `beginn` to `monate` after the Stichtag."""

    beginn: date
    stichtag: date
    modell: Modell
    spannen: tuple[Spanne, ...]
    ausgaben: dict[str, dict[int, int]]
    menschen: dict[str, tuple[int, ...]]


def lebe(seed: int, *, monate: int, danach: int = 0, mal: float = 1.0, vorlauf: int = 96) -> Stadtgeschichte:
    """A city with its own true rates, drawn around the defaults.

    It lives `vorlauf` months before its file begins, `monate` on file and `danach` months that no forecast may see.
    """
    zufall = np.random.default_rng([7, seed])
    menschen = {"nord": tuple(int(m * mal) for m in (900, 900, 900, 450)), "sued": (120, 120, 120, 60)}
    menschen["sued"] = tuple(int(m * mal) for m in menschen["sued"])
    vorgaben = vorgaben_am(date(2026, 1, 1))
    tafel = np.stack([vorgabe.uebergang() for vorgabe in vorgaben])
    tafel = tafel * zufall.gamma(16, 1 / 16, (S, 1, 1, O)) * zufall.gamma(10, 0.1, (S, B, D, O))
    zugang = np.array([vorgabe.zugang for vorgabe in vorgaben]) * zufall.gamma(16, 1 / 16, (S, 1))
    raeume = tuple(Raum(r, np.array(m, float), zugang * zufall.gamma(8, 0.125, (S, B))) for r, m in menschen.items())
    stichtag = plus_monate(BEGINN, monate)
    modell = Modell(stichtag, 12, raeume, tafel, PREISE, streuung=np.full(S, 0.4))
    spannen: list[Spanne] = []
    ausgaben = {r: dict.fromkeys(range(_zahl(BEGINN), _zahl(stichtag) + danach), 0) for r in menschen}
    erster, letzter = _zahl(BEGINN) - vorlauf, _zahl(stichtag) + danach
    for raum in raeume:
        anzahl = zufall.poisson(raum.erwartet * (letzter - erster))
        for s, b in np.ndindex(S, B):
            for _ in range(anzahl[s, b]):
                t, alter = int(zufall.integers(erster, letzter)), int(zufall.integers(*BANDGRENZEN[b : b + 2]))
                spannen += _lebenslauf(raum.schluessel, s, alter, t, letzter, tafel, zufall)
    for spanne in spannen:
        bis = letzter if spanne.ende is None else _zahl(spanne.ende) + 1
        for monat in range(max(_zahl(spanne.beginn), _zahl(BEGINN)), bis):
            ausgaben[spanne.wirkungsraum][monat] += spanne.monatskosten_cent or 0
    auf_akte = tuple(s for s in spannen if s.ende is None or s.ende >= BEGINN)
    return Stadtgeschichte(BEGINN, stichtag, modell, auf_akte, ausgaben, menschen)


def _lebenslauf(
    raum: str, s: int, alter: int, t: int, letzter: int, tafel: np.ndarray, zufall: np.random.Generator
) -> list[Spanne]:
    geburt, neu, ergebnis = _tag(t - alter), True, []
    while t < letzter and alter < BANDGRENZEN[-1]:
        beginn, dauer, ziel = t, 0, -1
        while ziel < 0 and t < letzter and alter < BANDGRENZEN[-1]:
            zelle = tafel[
                s, np.searchsorted(BANDGRENZEN, alter, "right") - 1, np.searchsorted(DAUERGRENZEN, dauer, "right") - 1
            ]
            los = np.searchsorted(np.cumsum(zelle), zufall.random(), "right")
            ziel = int(los) if los < O else -1
            t, alter, dauer = t + 1, alter + 1, dauer + 1
        laeuft = ziel < 0 and alter < BANDGRENZEN[-1]
        klasse = KLASSEN[s]
        weiter = ziel > 0 and alter < BANDGRENZEN[-1]
        eine = Spanne(
            raum, klasse, geburt, _tag(beginn), neu=neu, monatskosten_cent=int(PREISE[s] * zufall.gamma(6.25, 0.16))
        )
        if not laeuft:
            eine = replace(eine, ende=monatsende(_tag(t - 1)), danach=KLASSEN[ziel - 1] if weiter else None)
        ergebnis.append(eine)
        if not weiter:
            break
        s, neu = ziel - 1, False
    return ergebnis


def _zahl(tag: date) -> int:
    return tag.year * 12 + tag.month - 1


def _tag(zahl: int) -> date:
    return date(zahl // 12, zahl % 12 + 1, 1)

"""Drivers: which assumption moves the result most, each alone by its own uncertainty, one standard deviation each way.

Where an assumption is known exactly it is moved by a tenth. Prices of new helps move by their standard error, at least
by a twentieth; the tariff by one percentage point a year. The answer is the instant one (cumulants).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

import numpy as np

from massanzug.rechenkern.hilfearten import KLASSENNAMEN
from massanzug.rechenkern.prognose.ergebnis import Budgets, Daneben, Raumprognose
from massanzug.rechenkern.prognose.kumulanten import sofort
from massanzug.rechenkern.prognose.modell import KLASSEN, OHNE_HEBEL, Feld, Hebel, Modell, O, S, skaliere
from massanzug.rechenkern.tarif import PROMILLE

_ZEHNTEL: Final = 0.1
_RANG: Final = {"ambulant": 0, "teilstationaer": 1, "pflege": 2, "stationaer": 3}
"""Classes by how far from home they are: a move away is „in mehr Hilfe“, one back „näher nach Hause“."""


class Ausschlag(NamedTuple):
    """The whole horizon of a place if the assumption is lower or higher: change of the mean in cents, and of P(exceed).

    `ueberschreitung` is the change of the mean over the years that have a Planbudget; None without one.
    """

    mittel_cent: int
    ueberschreitung: float | None


@dataclass(frozen=True, slots=True)
class Treiber:
    """One assumption, moved down and up by `um` (0.1 = ten percent; tariff: percentage points a year)."""

    name: str
    um: float
    niedriger: Ausschlag
    hoeher: Ausschlag

    @property
    def gewicht(self) -> int:
        """The larger of the two changes of the mean, in cents."""
        return max(abs(self.niedriger.mittel_cent), abs(self.hoeher.mittel_cent))


def treiber_je_raum(
    modell: Modell,
    budgets: Budgets | None = None,
    hebel: Hebel = OHNE_HEBEL,
    daneben: Daneben | None = None,
    *,
    fortschritt: Callable[[int, int], None] | None = None,
) -> dict[str, tuple[Treiber, ...]]:
    """By Wirkungsraum and for the city: all assumptions, the one that moves its mean most first.

    `fortschritt(done, of)` is told each one and may raise to cancel.
    """
    mitte = sofort(modell, hebel, budgets, daneben)
    je_raum: dict[str, list[Treiber]] = {raum.schluessel: [] for raum in (*mitte.raeume, mitte.stadt)}
    annahmen = list(_annahmen(modell))
    for getan, annahme in enumerate(annahmen, start=1):
        niedriger, hoeher = (
            sofort(*annahme.anders(modell, hebel, mal), budgets, daneben) for mal in (1 - annahme.um, 1 + annahme.um)
        )
        for name, alle in je_raum.items():
            raum = mitte.raum(name)
            ausschlaege = (_ausschlag(raum, anders.raum(name)) for anders in (niedriger, hoeher))
            alle.append(Treiber(annahme.name, annahme.um, *ausschlaege))
        if fortschritt is not None:
            fortschritt(getan, len(annahmen))
    return {name: tuple(sorted(alle, key=lambda einer: -einer.gewicht)) for name, alle in je_raum.items()}


def _ausschlag(mitte: Raumprognose, anders: Raumprognose) -> Ausschlag:
    paare = list(zip(mitte.jahre, anders.jahre, strict=True))
    unterschiede = [
        neu.ueberschreitung - alt.ueberschreitung
        for alt, neu in paare
        if alt.ueberschreitung is not None and neu.ueberschreitung is not None
    ]
    mittel = sum(neu.mittel_cent - alt.mittel_cent for alt, neu in paare)
    return Ausschlag(mittel, sum(unterschiede) / len(unterschiede) if unterschiede else None)


class _Annahme(NamedTuple):
    """Name and size of the step; what is moved: arrivals, prices or some ways out of class `s`, or the tariff."""

    name: str
    um: float
    art: Literal["zugang", "kosten", "ausgang", "tarif"]
    s: int = 0
    wege: tuple[int, ...] = ()

    def anders(self, modell: Modell, hebel: Hebel, mal: float) -> tuple[Modell, Hebel]:
        """The model and its levers with this assumption multiplied."""
        match self.art:
            case "zugang":
                return _mit_zugang(modell, self.s, mal), hebel
            case "kosten":
                return _mit_kosten(modell, self.s, mal), hebel
            case "ausgang":
                return _mit_ausgang(modell, self.s, self.wege, mal), hebel
        return modell, _mit_tarif(hebel, mal)


def _annahmen(modell: Modell) -> Iterator[_Annahme]:
    for s, klasse in enumerate(KLASSEN):
        wo = KLASSENNAMEN[klasse]
        yield _Annahme(f"Neue Hilfen, {wo}", _zugangsstreuung(modell, s), "zugang", s)
        for wort, wege in _ausgaenge(s):
            if modell.uebergang[s][..., list(wege)].any():
                yield _Annahme(f"{wort}, {wo}", _uebergangsstreuung(modell, s, wege), "ausgang", s, wege)
        yield _Annahme(f"Kosten, {wo}", max(float(modell.unsicherheit[s]), _ZEHNTEL / 2), "kosten", s)
    yield _Annahme("Tarif", 0.01, "tarif")


def _ausgaenge(s: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    rang = [_RANG[klasse] for klasse in KLASSEN]
    yield "Ende", (0,)
    yield "Wechsel in mehr Hilfe", tuple(1 + z for z in range(S) if rang[z] > rang[s])
    yield "Wechsel näher nach Hause", tuple(1 + z for z in range(S) if rang[z] < rang[s])


def _zugangsstreuung(modell: Modell, s: int) -> float:
    """Relative standard deviation of the city's arrival rate of a class."""
    erwartet = np.stack([raum.erwartet[s] for raum in modell.raeume])
    form = np.stack([raum.form[s] for raum in modell.raeume])
    if np.isinf(form).all() or erwartet.sum() == 0:
        return _ZEHNTEL
    return min(float(np.sqrt((erwartet**2 / form).sum()) / erwartet.sum()), 0.9)


def _uebergangsstreuung(modell: Modell, s: int, wege: tuple[int, ...]) -> float:
    """About one over the root of the events behind the rate."""
    gewicht = modell.gewicht[s]
    ereignisse = (np.where(np.isinf(gewicht), 0, gewicht) * modell.uebergang[s][..., list(wege)].sum(-1)).sum()
    return _ZEHNTEL if ereignisse == 0 else min(float(1 / np.sqrt(ereignisse)), 0.9)


def _mit_zugang(modell: Modell, s: int, faktor: float) -> Modell:
    mal: Feld = np.ones(S)
    mal[s] = faktor
    return replace(
        modell, raeume=tuple(replace(raum, zugang=raum.zugang * mal[:, None]) for raum in modell.raeume)
    )  # fmt: skip


def _mit_ausgang(modell: Modell, s: int, wege: tuple[int, ...], faktor: float) -> Modell:
    mal: Feld = np.ones((S, 1, 1, O))
    mal[s, ..., list(wege)] = faktor
    return replace(modell, uebergang=skaliere(modell.uebergang, mal))


def _mit_tarif(hebel: Hebel, mal: float) -> Hebel:
    promille = hebel.tarif_promille + (mal - 1) * PROMILLE
    return replace(hebel, tarif_promille=min(max(promille, -200), 200))


def _mit_kosten(modell: Modell, s: int, faktor: float) -> Modell:
    mal: Feld = np.ones(S)
    mal[s] = faktor
    return replace(modell, kosten_cent=modell.kosten_cent * mal)

"""What a forecast says, whichever engine gave it: money in whole cents, probabilities as float, and what is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, NamedTuple, TypeAlias

import numpy as np

from massanzug.rechenkern.prognose.modell import Feld, Fenster, Modell, Prognosefehler, jahre, monat_von

STADT: Final = "stadt"
STUFEN: Final = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
"""Levels of the quantiles: the bounds of the 95, 80 and 50 % bands around the median."""

Verfahren: TypeAlias = Literal["genau", "kumulanten", "simulation"]
Ratenunsicherheit: TypeAlias = Literal["keine", "zugaenge", "naeherung", "mischung"]
"""Which uncertainty of the rates is in it: none; that of the arrivals; of all rates approximately; of all, by draws."""
Budgets: TypeAlias = Mapping[str, Mapping[int, int]]
"""Planbudget in cents by Wirkungsraum and calendar year; STADT may be named, otherwise it is the sum of all."""
Daneben: TypeAlias = Mapping[str, Mapping[int, int]]
"""Cents by Wirkungsraum and calendar year beside the helps: what is spent already, and work that is for all."""


class Band(NamedTuple):
    """From … to, in cents."""

    von: int
    bis: int


@dataclass(frozen=True, slots=True)
class Werte:
    """A spend in cents: mean, standard deviation and the quantiles at STUFEN."""

    mittel_cent: int
    streuung_cent: int
    quantile_cent: tuple[int, ...]

    @property
    def p10_cent(self) -> int:
        return self.quantile_cent[1]

    @property
    def p50_cent(self) -> int:
        return self.quantile_cent[3]

    @property
    def p90_cent(self) -> int:
        return self.quantile_cent[5]

    @property
    def band50(self) -> Band:
        return Band(self.quantile_cent[2], self.quantile_cent[4])

    @property
    def band80(self) -> Band:
        return Band(self.quantile_cent[1], self.quantile_cent[5])

    @property
    def band95(self) -> Band:
        return Band(self.quantile_cent[0], self.quantile_cent[6])


@dataclass(frozen=True, slots=True)
class Jahreswert(Werte):
    """A calendar year, with what is spent beside the helps; `ueberschreitung` = P(spend > Planbudget), None without."""

    jahr: int
    monate: int
    budget_cent: int | None
    ueberschreitung: float | None


@dataclass(frozen=True, slots=True)
class Monatswert(Werte):
    """A month, named by its first day."""

    monat: date


@dataclass(frozen=True, slots=True)
class Raumprognose:
    """One Wirkungsraum, or the city under the name STADT."""

    schluessel: str
    jahre: tuple[Jahreswert, ...]
    monate: tuple[Monatswert, ...]


@dataclass(frozen=True, slots=True)
class Vorhersage:
    """A forecast and how it was made.

    `geglaettet` names what had too few cases for an exact inversion ("raum/jahr"): there the law is smoothed by at most
    a tenth of its standard deviation. `laeufe`: runs of the simulation or draws of the mixture, 0 for none.
    """

    verfahren: Verfahren
    ratenunsicherheit: Ratenunsicherheit
    raeume: tuple[Raumprognose, ...]
    stadt: Raumprognose
    geglaettet: tuple[str, ...] = ()
    laeufe: int = 0

    def raum(self, schluessel: str) -> Raumprognose:
        """The forecast of one Wirkungsraum. Raises Prognosefehler when it has none."""
        for raum in (*self.raeume, self.stadt):
            if raum.schluessel == schluessel:
                return raum
        raise Prognosefehler(f"Für „{schluessel}“ gibt es keine Prognose.")


class Frage(NamedTuple):
    """Budgets and what is spent beside the helps, by law (Wirkungsräume in their order, then the city).

    `budget` (laws × years) and `daneben` (laws × years) in cents, NaN where there is no Planbudget.
    """

    namen: tuple[str, ...]
    fenster: tuple[Fenster, ...]
    budget: Feld
    daneben: Feld


def frage(
    modell: Modell,
    budgets: Budgets | None,
    daneben: Daneben | None,
    fenster: tuple[Fenster, ...] | None = None,
) -> Frage:
    """Bring the asked budgets into the order of the model. Raises Prognosefehler for an unknown Wirkungsraum."""
    raeume = tuple(raum.schluessel for raum in modell.raeume)
    if STADT in raeume:
        raise Prognosefehler(f"Kein Wirkungsraum heißt „{STADT}“: So heißt die Summe aller.")
    budgets, daneben = budgets or {}, daneben or {}
    if fremd := {*budgets, *daneben} - {*raeume, STADT}:
        raise Prognosefehler(f"Planbudgets nennen unbekannte Wirkungsräume: {', '.join(sorted(fremd))}.")
    fenster = fenster or jahre(modell)
    budget = np.full((len(raeume) + 1, len(fenster)), np.nan)
    for r, name in enumerate((*raeume, STADT)):
        for j, eines in enumerate(fenster):
            budget[r, j] = budgets.get(name, {}).get(eines.jahr, np.nan)
    budget[-1] = np.where(np.isnan(budget[-1]), budget[:-1].sum(0), budget[-1])
    schon = np.zeros_like(budget)
    for r, name in enumerate(raeume):
        schon[r] = [daneben.get(name, {}).get(eines.jahr, 0) for eines in fenster]
    schon[-1] = schon[:-1].sum(0)
    if np.any(budget < 0) or np.any(schon < 0):
        raise Prognosefehler("Planbudgets und was daneben ausgegeben wird, liegen nicht unter null.")
    return Frage((*raeume, STADT), fenster, budget, schon)


class Zahlen(NamedTuple):
    """Mean and standard deviation (laws × n), quantiles (laws × n × STUFEN); n years or months."""

    mittel: Feld
    streuung: Feld
    quantile: Feld


def baue(
    modell: Modell,
    gefragt: Frage,
    je_jahr: Zahlen,
    ueber: Feld,
    *,
    je_monat: Zahlen | None,
    verfahren: Verfahren,
    unsicherheit: Ratenunsicherheit,
    geglaettet: Sequence[str] = (),
    laeufe: int = 0,
) -> Vorhersage:
    """Round to whole cents and put into words of the domain; years get what is spent beside the helps."""

    def jahreswert(r: int, j: int) -> Jahreswert:
        fenster, budget, schon = gefragt.fenster[j], gefragt.budget[r, j], gefragt.daneben[r, j]
        werte = (
            round(je_jahr.mittel[r, j] + schon),
            round(je_jahr.streuung[r, j]),
            tuple(round(q + schon) for q in je_jahr.quantile[r, j]),
        )
        plan = None if np.isnan(budget) else round(budget)
        chance = None if plan is None else float(ueber[r, j])
        return Jahreswert(*werte, fenster.jahr, fenster.bis - fenster.von, plan, chance)

    def monatswert(r: int, t: int, zahlen: Zahlen) -> Monatswert:
        werte = (round(zahlen.mittel[r, t]), round(zahlen.streuung[r, t]), tuple(map(round, zahlen.quantile[r, t])))
        return Monatswert(*werte, monat_von(modell, t))

    alle = [
        Raumprognose(
            name,
            tuple(jahreswert(r, j) for j in range(len(gefragt.fenster))),
            () if je_monat is None else tuple(monatswert(r, t, je_monat) for t in range(modell.monate)),
        )
        for r, name in enumerate(gefragt.namen)
    ]
    return Vorhersage(verfahren, unsicherheit, tuple(alle[:-1]), alle[-1], tuple(geglaettet), laeufe)

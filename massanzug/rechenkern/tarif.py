"""Tariff steps: how an agreed rate follows wages and prices from a day on.

Unit: cents for rates, per mille for steps. Steps compound exactly and the rate is rounded once to whole cents, half
away from zero, because a price is a whole number of cents like the agreed one. The steps are parameters
(`parameter/tarif.toml`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import Final, Literal, TypeAlias

from massanzug.rechenkern.geld import runde_kaufmaennisch
from massanzug.rechenkern.parameter.lesen import Parameterfehler, lies_regeln
from massanzug.rechenkern.zeitraum import datum_als_text

Geltung: TypeAlias = Literal[
    "stunden_je_woche",
    "tage_je_woche",
    "euro_je_monat",
    "einmalig",
    "ambulant",
    "teilstationaer",
    "stationaer",
    "pflege",
]
"""What a step may apply to: units (as in `bindung`) and Hilfeklassen."""

PROMILLE: Final = 1000


class Tariffehler(ValueError):
    """A step is impossible; the message is a German sentence."""


@dataclass(frozen=True, slots=True)
class Tarifschritt:
    """From `gueltig_von` on every rate it applies to changes by `promille` (28 is 2.8 %; below zero it falls).

    It applies to a Posten whose unit or whose Hilfeklasse is in `gilt_fuer`. `beispiel` marks an invented step.
    Raises Tariffehler when a rate would not stay above zero or when it applies to nothing; TypeError unless int.
    """

    gueltig_von: date
    promille: int
    gilt_fuer: frozenset[Geltung]
    quelle: str
    beispiel: bool = False

    def __post_init__(self) -> None:
        if type(self.promille) is not int:
            raise TypeError(f"Ein Tarifschritt hat ganze Promille (int), nicht {type(self.promille).__name__}.")
        if self.promille <= -PROMILLE:
            raise Tariffehler(f"Der Tarifschritt vom {datum_als_text(self.gueltig_von)} ließe vom Satz nichts übrig.")
        if not self.gilt_fuer:
            raise Tariffehler(f"Der Tarifschritt vom {datum_als_text(self.gueltig_von)} gilt für nichts.")


def satz_am(satz_cent: int, vereinbart_am: date, tag: date, schritte: Iterable[Tarifschritt]) -> int:
    """The rate on a day: the agreed one and every step after the day of the agreement, up to and including `tag`.

    A step on the day of the agreement is part of what was agreed. The order of the steps does not matter; which of
    them apply is for the caller to say (`schritte_fuer`).
    """
    faktor = Fraction(1)
    for schritt in schritte:
        if vereinbart_am < schritt.gueltig_von <= tag:
            faktor *= Fraction(PROMILLE + schritt.promille, PROMILLE)
    return runde_kaufmaennisch(satz_cent * faktor)


def schritte_fuer(schritte: Iterable[Tarifschritt], *merkmale: str) -> tuple[Tarifschritt, ...]:
    """The steps that apply to something with this unit or this Hilfeklasse."""
    return tuple(schritt for schritt in schritte if schritt.gilt_fuer.intersection(merkmale))


@cache
def lade_tarif() -> tuple[Tarifschritt, ...]:
    """The steps of `parameter/tarif.toml`. Raises Parameterfehler when the file is wrong."""
    return pruefe_tarif(lies_regeln("tarif", Tarifschritt))


def pruefe_tarif(schritte: Sequence[Tarifschritt]) -> tuple[Tarifschritt, ...]:
    """Refuse two steps on one day for the same thing. Raises Parameterfehler."""
    for einer, anderer in combinations(schritte, 2):
        if einer.gueltig_von == anderer.gueltig_von and einer.gilt_fuer & anderer.gilt_fuer:
            doppelt = ", ".join(sorted(einer.gilt_fuer & anderer.gilt_fuer))
            raise Parameterfehler(f"Am {datum_als_text(einer.gueltig_von)} gibt es zwei Tarifschritte für {doppelt}.")
    return tuple(schritte)

"""Korridor: which share of a year's cost should go into work that belongs to no single case.

Unit: per mille of the counted cost. fallunspezifisch and fallübergreifend together; the corridor is a dated parameter
(`parameter/korridor.toml`), because the Grundlagenvertrag is not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Literal, TypeAlias

from massanzug.rechenkern.geld import Betrag
from massanzug.rechenkern.parameter.lesen import am_tag, lies_regeln, pruefe_fristen

PROMILLE = 1000
Lage: TypeAlias = Literal["darunter", "darin", "darueber"]


@dataclass(frozen=True, slots=True)
class Korridor:
    """From `von_promille` to `bis_promille`, both included. Raises ValueError for a corridor that is none."""

    gueltig_von: date
    von_promille: int
    bis_promille: int
    quelle: str
    annahme: bool
    gueltig_bis: date | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.von_promille <= self.bis_promille <= PROMILLE:
            raise ValueError("Ein Korridor liegt zwischen 0 und 1000 Promille, der Anfang nicht über dem Ende.")

    def lage(self, anteil: Fraction) -> Lage:
        """Where a share of 1 lies."""
        if anteil * PROMILLE < self.von_promille:
            return "darunter"
        return "darin" if anteil * PROMILLE <= self.bis_promille else "darueber"


def anteil(teil: Betrag, ganzes: Betrag) -> Fraction | None:
    """A share of 1; None where there is nothing to share, or only credits."""
    return Fraction(teil.cent, ganzes.cent) if ganzes > Betrag(0) else None


def korridor_am(regeln: Iterable[Korridor], tag: date) -> Korridor:
    """The corridor in force on a day. Raises Parameterfehler when there is none."""
    return am_tag(regeln, tag, "korridor")


@cache
def lade_korridor() -> tuple[Korridor, ...]:
    """The corridors of `parameter/korridor.toml`. Raises Parameterfehler when the file is wrong."""
    regeln = lies_regeln("korridor", Korridor)
    pruefe_fristen(regeln, "korridor")
    return regeln

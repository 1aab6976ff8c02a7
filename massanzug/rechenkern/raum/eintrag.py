"""What the search knows of a resource of the neighbourhood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import cos, radians, sqrt
from typing import NamedTuple

_METER_JE_GRAD = 111_195.0
"""Of latitude, on a sphere of 6,371 km."""


class Ort(NamedTuple):
    """Latitude and longitude in degrees."""

    breite: float
    laenge: float


class Zeit(NamedTuple):
    """Every week on `tag` (mo … so), from and to as „16:00“."""

    tag: str
    von: str
    bis: str


@dataclass(frozen=True, slots=True)
class Eintrag:
    """One resource. `name`, `worte` and `rand` are searched, the first weighs most; ages in years, both included.

    `fachlich` is professional help: it comes after what people do for each other. `belegt` families of `hoechstens`
    are with it already (0: without a limit).
    """

    nummer: int
    name: str
    worte: str
    rand: str
    themen: frozenset[str]
    bestaetigt_am: date
    alter_von: int | None = None
    alter_bis: int | None = None
    ort: Ort | None = None
    zeiten: tuple[Zeit, ...] = ()
    sprachen: frozenset[str] = frozenset()
    zugang: frozenset[str] = frozenset()
    fachlich: bool = False
    hoechstens: int = 0
    belegt: int = 0

    @property
    def hat_platz(self) -> bool:
        return not self.hoechstens or self.belegt < self.hoechstens


def entfernung_m(a: Ort, b: Ort) -> float:
    """Metres as the crow flies; flat, which is right to a thousandth inside a city."""
    breite = (a.breite - b.breite) * _METER_JE_GRAD
    laenge = (a.laenge - b.laenge) * _METER_JE_GRAD * cos(radians((a.breite + b.breite) / 2))
    return sqrt(breite**2 + laenge**2)

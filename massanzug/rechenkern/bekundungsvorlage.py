"""The shipped template of a call: what an applicant writes about, accepts or proves, and what points mean."""

from dataclasses import dataclass
from functools import cache

from massanzug.rechenkern.parameter.lesen import lies_regeln


@dataclass(frozen=True)
class Abschnittsvorlage:
    """`gewicht` in points of 100, 0 is not scored; `annahme` says that weight and limit are our proposal."""

    nummer: int
    titel: str
    anleitung: str
    woerter_hoechstens: int
    gewicht: int
    quelle: str
    annahme: bool


@dataclass(frozen=True)
class Kriteriumsvorlage:
    """`art` is „annehmen“ or „nachweisen“."""

    nummer: int
    text: str
    art: str
    quelle: str


@dataclass(frozen=True)
class Ankervorlage:
    """What 0 to 5 points mean in every Abschnitt."""

    punkte: int
    text: str
    quelle: str
    annahme: bool


@cache
def abschnitte() -> tuple[Abschnittsvorlage, ...]:
    """Raises Parameterfehler when the file is wrong."""
    return lies_regeln("bekundungsabschnitte", Abschnittsvorlage)


@cache
def kriterien() -> tuple[Kriteriumsvorlage, ...]:
    """Raises Parameterfehler when the file is wrong."""
    return lies_regeln("bekundungskriterien", Kriteriumsvorlage)


@cache
def anker() -> tuple[Ankervorlage, ...]:
    """Raises Parameterfehler when the file is wrong."""
    return lies_regeln("bekundungsanker", Ankervorlage)

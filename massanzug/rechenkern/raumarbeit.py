"""Raumarbeit: what hours for the neighbourhood cost, and which postings follow from what was noted.

Units: minutes, cents. Each entry is rounded to whole cents by itself, half away from zero: so what is taken back takes
back exactly what it cost, in whichever Buchung either of the two stands. The rate of an hour is a dated parameter
(`parameter/raumarbeit.toml`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Final, Literal, TypeAlias

from massanzug.rechenkern.geld import runde_kaufmaennisch
from massanzug.rechenkern.parameter.lesen import am_tag, lies_regeln, pruefe_fristen

Quelle: TypeAlias = Literal["zeit", "kosten"]
MINUTEN: Final = 60


@dataclass(frozen=True, slots=True)
class Stundensatz:
    """Cents of an hour from a day on. Raises ValueError for an hour that costs nothing."""

    gueltig_von: date
    cent_je_stunde: int
    quelle: str
    annahme: bool
    gueltig_bis: date | None = None

    def __post_init__(self) -> None:
        if self.cent_je_stunde <= 0:
            raise ValueError("Eine Stunde kostet mehr als nichts.")


@dataclass(frozen=True, slots=True)
class Leistung:
    """One noted time (`menge` minutes) or cost (`menge` cents) of a day; `konto` says for whom it was."""

    quelle: Quelle
    nummer: int
    konto: str
    tag: date
    menge: int


@dataclass(frozen=True, slots=True)
class Posten:
    """What is booked at once: an account, a month (202610), the amount, and the entries it stands for."""

    konto: str
    monat: int
    quelle: Quelle
    menge: int
    cent: int
    leistungen: tuple[Leistung, ...]


def posten(leistungen: Iterable[Leistung], saetze: Sequence[Stundensatz]) -> tuple[Posten, ...]:
    """All entries, each in exactly one Posten; a Posten may be nought or below where something was taken back."""
    gruppen: defaultdict[tuple[int, str, Quelle], list[Leistung]] = defaultdict(list)
    for leistung in leistungen:
        gruppen[leistung.tag.year * 100 + leistung.tag.month, leistung.konto, leistung.quelle].append(leistung)
    return tuple(
        Posten(konto, monat, quelle, sum(x.menge for x in reihe), sum(_cent(x, saetze) for x in reihe), tuple(reihe))
        for (monat, konto, quelle), reihe in sorted(gruppen.items())
    )


def _cent(leistung: Leistung, saetze: Sequence[Stundensatz]) -> int:
    if leistung.quelle == "kosten":
        return leistung.menge
    satz = am_tag(saetze, leistung.tag, "raumarbeit")
    return runde_kaufmaennisch(Fraction(leistung.menge * satz.cent_je_stunde, MINUTEN))


@cache
def lade_stundensaetze() -> tuple[Stundensatz, ...]:
    """The rates of `parameter/raumarbeit.toml`. Raises Parameterfehler when the file is wrong."""
    saetze = lies_regeln("raumarbeit", Stundensatz)
    pruefe_fristen(saetze, "raumarbeit")
    return saetze

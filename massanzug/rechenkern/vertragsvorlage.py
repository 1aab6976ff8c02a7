"""The obligations that every Grundlagenvertrag begins with, as far as the city's notice names them."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from massanzug.rechenkern.parameter.lesen import lies_regeln
from massanzug.rechenkern.zeitraum import plus_monate


@dataclass(frozen=True)
class Pflichtvorlage:
    """`monate` after the beginning it is due, None: it holds all the time. `annahme`: the notice leaves it open."""

    schluessel: str
    titel: str
    text: str
    nachweis: str
    jaehrlich: bool
    annahme: bool
    quelle: str
    monate: int | None = None

    def faellig(self, beginn: date) -> date | None:
        """The day on which it is due first, for a contract that begins on `beginn`."""
        return None if self.monate is None else plus_monate(beginn, self.monate)


@cache
def pflichten() -> tuple[Pflichtvorlage, ...]:
    """Raises Parameterfehler when the file is wrong."""
    return lies_regeln("grundlagenvertrag", Pflichtvorlage)

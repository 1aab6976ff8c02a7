"""The dated rules of `parameter/praesenz.toml`: a full post, and the periods around a Führungszeugnis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Literal, TypeAlias

from massanzug.rechenkern.parameter.lesen import am_tag, lies_regeln, pruefe_fristen

Schluessel: TypeAlias = Literal["vollzeit", "wieder-vorlegen", "loeschen"]


@dataclass(frozen=True, slots=True)
class Praesenzregel:
    """`anzahl` of `einheit`, in force from `gueltig_von` on. Raises ValueError for nothing at all."""

    schluessel: Schluessel
    gueltig_von: date
    anzahl: int
    einheit: Literal["stunden", "monate"]
    quelle: str
    annahme: bool
    gueltig_bis: date | None = None

    def __post_init__(self) -> None:
        if self.anzahl < 1:
            raise ValueError("Eine Regel zählt mindestens eins.")


def regel_am(schluessel: Schluessel, tag: date, regeln: Iterable[Praesenzregel] | None = None) -> Praesenzregel:
    """The rule in force on a day. Raises Parameterfehler when there is none."""
    alle = lade_praesenz() if regeln is None else regeln
    return am_tag([r for r in alle if r.schluessel == schluessel], tag, f"praesenz.{schluessel}")


@cache
def lade_praesenz() -> tuple[Praesenzregel, ...]:
    """The rules of `parameter/praesenz.toml`. Raises Parameterfehler when the file is wrong."""
    regeln = lies_regeln("praesenz", Praesenzregel)
    for schluessel, gruppe in groupby(sorted(regeln, key=attrgetter("schluessel")), attrgetter("schluessel")):
        pruefe_fristen(list(gruppe), f"praesenz.{schluessel}")
    return regeln

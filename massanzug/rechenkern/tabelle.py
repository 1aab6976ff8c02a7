"""A table as a spreadsheet shows it: headings, rows with the number the user sees, cells as plain values.

Row numbers count from 1 as spreadsheet programs do, the heading included. A cell holds text (trimmed), an exact number,
a day, a yes/no value, or None when it is empty. Where the bytes come from is no matter of this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

Wert: TypeAlias = str | Decimal | date | bool | None
Spaltenart: TypeAlias = Literal["text", "tag", "monat", "betrag", "zahl"]


@dataclass(frozen=True, slots=True)
class Zeile:
    """One row: its number in the user's program and its cells; may be shorter or longer than the heading."""

    nummer: int
    werte: tuple[Wert, ...]

    def wert(self, stelle: int) -> Wert:
        """The cell at a column (0 = A); None beyond the end."""
        return self.werte[stelle] if stelle < len(self.werte) else None


@dataclass(frozen=True, slots=True)
class Tabelle:
    """Headings (unique) and the rows below that are not empty; `format` says in words how the file was read."""

    kopf: tuple[str, ...]
    zeilen: tuple[Zeile, ...]
    blatt: str
    format: str
    kopfzeile: int = 1
    weitere_blaetter: tuple[str, ...] = ()

    def ort(self, zeile: int, stelle: int) -> str:
        """Where a cell is, for people: `Zeile 17, Spalte C („Beginn“)`."""
        spalte = f"Zeile {zeile}, Spalte {spaltenbuchstabe(stelle)}"
        return f"{spalte} („{self.kopf[stelle]}“)" if stelle < len(self.kopf) else spalte


@dataclass(frozen=True, slots=True)
class Vorlagenspalte:
    """A column of a template: heading, how it is written, what it means, the allowed words and the example cells."""

    name: str
    art: Spaltenart
    pflicht: bool
    erklaerung: str
    beispiele: tuple[Wert, ...]
    auswahl: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vorlage:
    """A table to be filled in, with sentences that explain it."""

    titel: str
    spalten: tuple[Vorlagenspalte, ...]
    saetze: tuple[str, ...]


def spaltenbuchstabe(stelle: int) -> str:
    """The letters a spreadsheet puts over a column: 0 → A, 25 → Z, 26 → AA."""
    buchstaben = ""
    stelle += 1
    while stelle:
        stelle, rest = divmod(stelle - 1, 26)
        buchstaben = chr(ord("A") + rest) + buchstaben
    return buchstaben

"""What the yearly statistics of child and youth welfare ask about a help (§ 99 Abs. 1 SGB VIII), dated.

Source: `parameter/statistik.toml`. Nothing here decides anything: what is missing never holds up the end of a help.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from typing import Literal, TypeAlias

from massanzug.rechenkern.parameter.lesen import Parameterfehler, in_kraft, lies_regeln, pruefe_fristen

Faellig: TypeAlias = Literal["beginn", "ende", "freiwillig"]


@dataclass(frozen=True, slots=True)
class Schluesselwert:
    """One answer of a list: the key of the statistics and its words."""

    wert: str
    name: str


@dataclass(frozen=True, slots=True)
class Statistikmerkmal:
    """One question with the answers that the statistics know, in force from a day on."""

    schluessel: str
    frage: str
    hilfe: str
    ab: Faellig
    werte: tuple[Schluesselwert, ...]
    gueltig_von: date
    quelle: str
    annahme: bool
    gueltig_bis: date | None = None

    def name(self, wert: str) -> str:
        """The words of an answer; empty when the list does not know it."""
        return next((w.name for w in self.werte if w.wert == wert), "")


@cache
def lade_merkmale() -> tuple[Statistikmerkmal, ...]:
    """All questions of the parameter file. Raises Parameterfehler when two of a kind are in force on one day."""
    alle = lies_regeln("statistik", Statistikmerkmal)
    for schluessel, gruppe in groupby(sorted(alle, key=lambda m: m.schluessel), key=lambda m: m.schluessel):
        pruefe_fristen(tuple(gruppe), schluessel)
    for merkmal in alle:
        if len({w.wert for w in merkmal.werte}) != len(merkmal.werte):
            raise Parameterfehler(f"„{merkmal.schluessel}“ nennt eine Antwort mehrfach.")
    return alle


def merkmale(tag: date) -> tuple[Statistikmerkmal, ...]:
    """The questions in force on the day, in their order."""
    return tuple(m for m in lade_merkmale() if in_kraft(m, tag))


def fehlende(werte: Mapping[str, str], tag: date, *, bewilligt: bool, beendet: bool) -> tuple[Statistikmerkmal, ...]:
    """What should be known by now and is not: nothing before a help is granted, the last ones after its end."""
    faellig = {"beginn"} if bewilligt or beendet else set()
    faellig |= {"ende"} if beendet else set()
    return tuple(m for m in merkmale(tag) if m.ab in faellig and not m.name(werte.get(m.schluessel, "")))


def unbekannte(werte: Mapping[str, str], tag: date) -> dict[str, str]:
    """Answers that no list in force on the day knows, by question; empty answers are none."""
    listen = {m.schluessel: m for m in merkmale(tag)}
    return {
        schluessel: wert
        for schluessel, wert in werte.items()
        if wert and (schluessel not in listen or not listen[schluessel].name(wert))
    }

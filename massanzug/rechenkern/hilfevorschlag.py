"""Which legal basis and which kind of help of the yearly statistics a finished plan suggests, and why.

A plan is cut first and named afterwards (§ 27 Abs. 2 SGB VIII); the proposal is one sentence a Fachkraft confirms or
changes, never a decision. Source of the list: `parameter/statistikarten.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from massanzug.rechenkern.parameter.lesen import Parameterfehler, in_kraft, lies_regeln, pruefe_fristen

STATIONAER: Final = "stationaer"
FACHKRAFT: Final = "fachkraft"
TAGE: Final = "tage_je_woche"


@dataclass(frozen=True, slots=True)
class Statistikart:
    """One entry of „Art der Hilfe“ in the list of that time."""

    schluessel: str
    paragraf: str
    name: str
    gueltig_von: date
    quelle: str
    annahme: bool
    gueltig_bis: date | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.paragraf})"


class Stueck(NamedTuple):
    """Who contributes (`faden`) and how it is counted (`einheit`), as rechenkern.schnitt and bindung name them."""

    faden: str
    einheit: str = ""


@dataclass(frozen=True, slots=True)
class Hilfevorschlag:
    """A proposal with its reason in one German sentence; `hilfeart` is a key of the list."""

    rechtsgrundlage: str
    hilfeart: str
    grund: str


@cache
def lade_statistikarten() -> tuple[Statistikart, ...]:
    """All entries with their earlier versions. Raises Parameterfehler when one key is in force twice on a day."""
    arten = lies_regeln("statistikarten", Statistikart)
    for schluessel in {art.schluessel for art in arten}:
        pruefe_fristen([a for a in arten if a.schluessel == schluessel], f"statistikarten.{schluessel}")
    return arten


def statistikarten(tag: date) -> tuple[Statistikart, ...]:
    """The list in force on that day."""
    return tuple(art for art in lade_statistikarten() if in_kraft(art, tag))


def statistikart(schluessel: str, tag: date) -> Statistikart:
    """The entry of that key in force on the day. Raises Parameterfehler when there is none."""
    for art in statistikarten(tag):
        if art.schluessel == schluessel:
            return art
    raise Parameterfehler(f"Die Hilfeart „{schluessel}“ gibt es in der Liste dieses Tages nicht.")


def schlage_vor(stuecke: Iterable[Stueck], *, volljaehrig: bool = False) -> Hilfevorschlag:
    """What a plan suggests. `volljaehrig`: the young person is of age, so the claim is hers (§ 41 SGB VIII)."""
    alle = list(stuecke)
    stationaer = any(s.faden == STATIONAER for s in alle)
    tage = any(s.faden == FACHKRAFT and s.einheit == TAGE for s in alle)
    ambulant = any(s.faden == FACHKRAFT and s.einheit != TAGE for s in alle)
    grundlage, hilfeart, grund = _fall(stationaer, tage, ambulant)
    if volljaehrig:
        grundlage = "§ 41 i. V. m. § 34 SGB VIII" if hilfeart == "11" else "§ 41 SGB VIII"
        grund += " Der junge Mensch ist volljährig, deshalb gilt § 41 SGB VIII."
    return Hilfevorschlag(grundlage, hilfeart, grund)


def _fall(stationaer: bool, tage: bool, ambulant: bool) -> tuple[str, str, str]:
    if stationaer and (tage or ambulant):
        return (
            "§ 27 Abs. 2 SGB VIII",
            "15",
            "Der Maßanzug verbindet Wohnen außerhalb der Familie mit anderer Hilfe, das ist eine flexible Hilfe.",
        )
    if stationaer:
        return (
            "§§ 27, 34 SGB VIII",
            "11",
            "Was Fachkräfte beitragen, ist Wohnen außerhalb der Familie, das entspricht einer betreuten Wohnform.",
        )
    if tage and not ambulant:
        return (
            "§§ 27, 32 SGB VIII",
            "08",
            "Was Fachkräfte beitragen, zählt nach Tagen in der Woche, das entspricht einer Tagesgruppe.",
        )
    if tage or ambulant:
        return (
            "§ 27 Abs. 2 SGB VIII",
            "14",
            "Fachkräfte kommen für Stunden dazu, die Familie bleibt zusammen, das ist eine flexible ambulante Hilfe.",
        )
    return (
        "§ 27 Abs. 2 SGB VIII",
        "16",
        "Kein Baustein kommt von Fachkräften, das ist eine ergänzende Hilfe.",
    )

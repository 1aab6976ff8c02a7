"""Path of the Planbudgets from the start amounts to the target split, per calendar year and Wirkungsraum.

Unit: cents per year. Source: Bekanntmachung der Stadt Arnsberg (start amounts from 01.10.2025, 15 Mio Euro in 2029);
how the budgets get from one to the other is not said there, so the shape is a choice and carries its name (`verlauf`).
The path states whole years; a year that starts in October is not prorated here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, TypeAlias, get_args

from massanzug.rechenkern.geld import Betrag, runde_kaufmaennisch, summe

Verlauf: TypeAlias = Literal["linear", "geometrisch"]
Lesart: TypeAlias = Literal["jahr", "quartal"]

VERLAEUFE: Final[tuple[Verlauf, ...]] = get_args(Verlauf)
LESARTEN: Final[Mapping[Lesart, int]] = {"jahr": 1, "quartal": 4}
"""How many times a year the start amount of the notice is paid in each reading."""
_HOECHSTDAUER = 100


class Pfadfehler(ValueError):
    """A path cannot be drawn; the message is a German sentence that names the Wirkungsraum."""


@dataclass(frozen=True, slots=True)
class Pfadjahr:
    """One calendar year of the path: cents per Wirkungsraum, in the order of the start amounts."""

    jahr: int
    teile: tuple[tuple[str, Betrag], ...]

    def betrag(self, schluessel: str) -> Betrag:
        """The year's amount of one Wirkungsraum. Raises Pfadfehler when it is not part of the path."""
        for name, betrag in self.teile:
            if name == schluessel:
                return betrag
        raise Pfadfehler(f"„{schluessel}“ kommt in diesem Pfad nicht vor.")

    def summe(self) -> Betrag:
        """The year's total, by definition the sum of its parts."""
        return summe(betrag for _, betrag in self.teile)


@dataclass(frozen=True, slots=True)
class Budgetpfad:
    """The whole path with the choices that shaped it."""

    verlauf: Verlauf
    lesart: Lesart
    jahre: tuple[Pfadjahr, ...]

    def jahr(self, jahr: int) -> Pfadjahr:
        """One year of the path. Raises Pfadfehler outside it."""
        stelle = jahr - self.jahre[0].jahr
        if not 0 <= stelle < len(self.jahre):
            raise Pfadfehler(f"Das Jahr {jahr} liegt außerhalb des Pfads.")
        return self.jahre[stelle]


def budgetpfad(
    start_cent: Mapping[str, int],
    ziel_cent: Mapping[str, int],
    *,
    startjahr: int,
    zieljahr: int,
    verlauf: Verlauf = "linear",
    lesart: Lesart = "jahr",
) -> Budgetpfad:
    """Draw the path; first and last year equal start and target exactly, every value between lies between them.

    `start_cent` is read as `lesart` says: `jahr` counts for a year, `quartal` for a quarter and is taken four times.
    `ziel_cent` always counts for a year. Each value is rounded once to cents, half away from zero; the total of a
    year is the sum of its parts. Raises Pfadfehler for different keys, negative amounts, a target year that is not
    later, an unknown `verlauf` or `lesart`, and for a `geometrisch` path from or to zero; TypeError unless ints.
    """
    _pruefe_wahl(verlauf, lesart)
    _pruefe_jahre(startjahr, zieljahr)
    _pruefe_betraege(start_cent, ziel_cent, verlauf)
    schritte = zieljahr - startjahr
    jahre = []
    for schritt in range(schritte + 1):
        teile = tuple(
            (name, Betrag(_zwischenwert(cent * LESARTEN[lesart], ziel_cent[name], schritt, schritte, verlauf)))
            for name, cent in start_cent.items()
        )
        jahre.append(Pfadjahr(startjahr + schritt, teile))
    return Budgetpfad(verlauf, lesart, tuple(jahre))


def _zwischenwert(start: int, ziel: int, schritt: int, schritte: int, verlauf: Verlauf) -> int:
    """Cents after `schritt` of `schritte` steps, rounded once."""
    if verlauf == "linear":
        return runde_kaufmaennisch(start + Fraction((ziel - start) * schritt, schritte))
    return _gerundete_wurzel(start ** (schritte - schritt) * ziel**schritt, schritte)


def _gerundete_wurzel(zahl: int, grad: int) -> int:
    """The root of a whole number rounded to the nearest integer, exactly: floor(2x) decides which half x lies in."""
    return (_ganze_wurzel(zahl * 2**grad, grad) + 1) // 2


def _ganze_wurzel(zahl: int, grad: int) -> int:
    """Largest integer whose `grad`-th power is not above `zahl` (> 0); Newton from above, integers only."""
    wurzel = 1 << -(-zahl.bit_length() // grad)
    while True:
        naechste = ((grad - 1) * wurzel + zahl // wurzel ** (grad - 1)) // grad
        if naechste >= wurzel:
            return wurzel
        wurzel = naechste


def _pruefe_wahl(verlauf: str, lesart: str) -> None:
    if verlauf not in VERLAEUFE:
        raise Pfadfehler(f"Den Verlauf „{verlauf}“ gibt es nicht. Bekannt sind: {', '.join(VERLAEUFE)}.")
    if lesart not in LESARTEN:
        raise Pfadfehler(f"Die Lesart „{lesart}“ gibt es nicht. Bekannt sind: {', '.join(LESARTEN)}.")


def _pruefe_jahre(startjahr: int, zieljahr: int) -> None:
    if not startjahr < zieljahr <= startjahr + _HOECHSTDAUER:
        raise Pfadfehler(
            f"Das Zieljahr {zieljahr} muss nach dem Startjahr {startjahr} liegen, höchstens {_HOECHSTDAUER} Jahre."
        )


def _pruefe_betraege(start_cent: Mapping[str, int], ziel_cent: Mapping[str, int], verlauf: Verlauf) -> None:
    if not start_cent:
        raise Pfadfehler("Für den Pfad ist kein Wirkungsraum angegeben.")
    if einzeln := sorted(start_cent.keys() ^ ziel_cent.keys()):
        raise Pfadfehler(f"Start und Ziel nennen nicht dieselben Wirkungsräume: {', '.join(einzeln)}.")
    for name in start_cent:
        _pruefe_betrag("Startbetrag", name, start_cent[name], verlauf)
        _pruefe_betrag("Zielbetrag", name, ziel_cent[name], verlauf)


def _pruefe_betrag(welcher: str, name: str, cent: int, verlauf: Verlauf) -> None:
    if type(cent) is not int:
        raise TypeError(f"Der {welcher} von „{name}“ besteht aus ganzen Cent (int), nicht {type(cent).__name__}.")
    if cent < 0:
        raise Pfadfehler(f"Der {welcher} von „{name}“ ist negativ.")
    if cent == 0 and verlauf == "geometrisch":
        raise Pfadfehler(
            f"Der {welcher} von „{name}“ ist null. Ein geometrischer Pfad wächst um einen festen Anteil und kann "
            "bei null weder beginnen noch enden; bitte den linearen Pfad wählen."
        )

"""Money as integer cents: `Betrag`, German input and output, commercial rounding.

Unit: cent (Euro / 100) everywhere. Rounding: half away from zero ("kaufmännisch", DIN 1333), once and visibly, only in
`runde_kaufmaennisch`. Source of the type's rules: docs/aufbau.md, „Geld und Zeit“.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

SCHMALES_LEERZEICHEN: Final = "\u202f"
"""Narrow no-break space between number and sign (DIN 5008)."""
MINUS: Final = "\u2212"
"""The typographic minus sign; a hyphen would break lines and be read out wrongly."""

_LEERZEICHEN = "[ \t\u00a0\u2009\u202f]"
_WAEHRUNG = re.compile(rf"{_LEERZEICHEN}*(€|EUR|Euro)$", re.IGNORECASE)
_VORZEICHEN = re.compile(rf"^([-+{MINUS}\u2013]){_LEERZEICHEN}*")
_GANZZAHL = re.compile(rf"[0-9]+|[1-9][0-9]{{0,2}}(\.|{_LEERZEICHEN})[0-9]{{3}}(\1[0-9]{{3}})*")
_NUR_ZIFFERN = re.compile(r"[0-9]+")
_MAX_STELLEN = 15
_MAX_LAENGE = 60
_SCHREIBWEISE = "Bitte mit Komma vor den Cent und Punkt bei den Tausendern schreiben, zum Beispiel 1.234,50."


class Geldfehler(ValueError):
    """A text is no amount of money; the message is a German sentence for the person who typed it."""


def runde_kaufmaennisch(wert: Fraction | int) -> int:
    """Round an exact number to the nearest integer, halves away from zero (2,5 → 3 and −2,5 → −3).

    Raises TypeError for float, Decimal and bool, because they are not exact numbers of cents.
    """
    if isinstance(wert, bool) or not isinstance(wert, int | Fraction):
        raise TypeError(f"Gerundet wird nur ein int oder Fraction, nicht {type(wert).__name__}.")
    betrag = (2 * abs(wert.numerator) + wert.denominator) // (2 * wert.denominator)
    return betrag if wert >= 0 else -betrag


@dataclass(frozen=True, order=True, slots=True)
class Betrag:
    """An exact amount of money in cents, negative allowed.

    Raises TypeError when built from anything but a plain int, when used as a truth value, and when added to or
    compared with a number: a bare number does not say whether it means cents or Euro.
    """

    cent: int

    def __post_init__(self) -> None:
        if type(self.cent) is not int:
            raise TypeError(f"Ein Betrag besteht aus ganzen Cent (int), nicht aus {type(self.cent).__name__}.")

    def __bool__(self) -> bool:
        raise TypeError("Ein Betrag ist weder wahr noch falsch. Bitte `ist_null`, `is None` oder vergleichen.")

    def __eq__(self, anderer: object) -> bool:
        if isinstance(anderer, Betrag):
            return self.cent == anderer.cent
        if isinstance(anderer, int | float | Decimal | Fraction):
            raise TypeError(f"Ein Betrag wird nur mit einem Betrag verglichen, nicht mit {type(anderer).__name__}.")
        return NotImplemented

    def __hash__(self) -> int:
        return hash((Betrag, self.cent))

    def __add__(self, anderer: Betrag) -> Betrag:
        if not isinstance(anderer, Betrag):
            return NotImplemented
        return Betrag(self.cent + anderer.cent)

    def __sub__(self, anderer: Betrag) -> Betrag:
        if not isinstance(anderer, Betrag):
            return NotImplemented
        return Betrag(self.cent - anderer.cent)

    def __neg__(self) -> Betrag:
        return Betrag(-self.cent)

    def __abs__(self) -> Betrag:
        return Betrag(abs(self.cent))

    def __mul__(self, anzahl: int) -> Betrag:
        """Exact multiple; for a fraction say `mal`, which rounds."""
        if type(anzahl) is not int:
            return NotImplemented
        return Betrag(self.cent * anzahl)

    __rmul__ = __mul__

    def __str__(self) -> str:
        return euro(self)

    @property
    def ist_null(self) -> bool:
        """True for exactly 0 cents (templates cannot compare with `Betrag(0)`)."""
        return self.cent == 0

    @property
    def ist_negativ(self) -> bool:
        """True below 0 cents."""
        return self.cent < 0

    def mal(self, faktor: Fraction | int) -> Betrag:
        """Multiply by an exact factor and round once to whole cents, half away from zero.

        Raises TypeError for float, Decimal and bool factors.
        """
        if isinstance(faktor, bool) or not isinstance(faktor, int | Fraction):
            raise TypeError(f"Ein Betrag wird mit int oder Fraction malgenommen, nicht mit {type(faktor).__name__}.")
        return Betrag(runde_kaufmaennisch(self.cent * faktor))

    def als_text(self) -> str:
        """German number without currency sign: `1.234,50`; below zero with U+2212: `−3,00`."""
        ganze, rest = divmod(abs(self.cent), 100)
        zahl = f"{ganze:,}".replace(",", ".") + f",{rest:02d}"
        return MINUS + zahl if self.cent < 0 else zahl

    @classmethod
    def aus_text(cls, text: str) -> Betrag:
        """Read an amount in Euro as people in Germany write it: `1234,5`, `1.234,50 €`, `-3,00`, `1 234,50 EUR`.

        A point or space is a thousands separator and must stand at the thousands; at most two decimals.
        Raises Geldfehler with a German sentence for anything else, `1,234.50` and `873.988,551` included;
        nothing is guessed and nothing is rounded away.
        """
        kern, minus = _ohne_zeichen(text)
        ganze_text, komma, cent_text = kern.partition(",")
        _pruefe_cent(text, komma, cent_text)
        ganze = _ganze_euro(text, ganze_text)
        cent = ganze * 100 + (int(cent_text.ljust(2, "0")) if komma else 0)
        return cls(-cent if minus else cent)


def _ohne_zeichen(text: str) -> tuple[str, bool]:
    """Strip spaces, currency and sign; return the bare number and whether it is negative."""
    if not isinstance(text, str):
        raise TypeError(f"Ein Betrag wird aus Text gelesen, nicht aus {type(text).__name__}.")
    if len(text) > _MAX_LAENGE:
        raise Geldfehler("Der Text ist zu lang für einen Betrag.")
    kern = _WAEHRUNG.sub("", text.strip())
    treffer = _VORZEICHEN.match(kern)
    if treffer is None:
        return _pruefe_nicht_leer(kern), False
    return _pruefe_nicht_leer(kern[treffer.end() :]), treffer[1] != "+"


def _pruefe_nicht_leer(kern: str) -> str:
    if not kern:
        raise Geldfehler("Bitte einen Betrag eingeben, zum Beispiel 1.234,50.")
    return kern


def _pruefe_cent(text: str, komma: str, cent_text: str) -> None:
    """Refuse decimals that are not one or two digits, telling a footnote mark from an English number."""
    if not komma:
        return
    if not _NUR_ZIFFERN.fullmatch(cent_text):
        raise Geldfehler(f"„{text.strip()}“ ist kein lesbarer Betrag. {_SCHREIBWEISE}")
    if len(cent_text) > 2:
        raise Geldfehler(
            f"„{text.strip()}“ hat {len(cent_text)} Stellen nach dem Komma. Ein Betrag hat höchstens zwei; "
            "vielleicht ist die letzte Ziffer ein Fußnotenzeichen."
        )


def _ganze_euro(text: str, ganze_text: str) -> int:
    """Read the whole Euro, thousands separators only where they belong."""
    if not _GANZZAHL.fullmatch(ganze_text):
        raise Geldfehler(f"„{text.strip()}“ ist kein lesbarer Betrag. {_SCHREIBWEISE}")
    ziffern = re.sub(r"[^0-9]", "", ganze_text)
    if len(ziffern) > _MAX_STELLEN:
        raise Geldfehler(f"Der Betrag ist zu groß: höchstens {_MAX_STELLEN} Stellen vor dem Komma.")
    return int(ziffern)


def euro(betrag: Betrag) -> str:
    """Amount for people: `1.234,50 €` with a narrow no-break space, minus as U+2212."""
    return f"{betrag.als_text()}{SCHMALES_LEERZEICHEN}€"


def summe(betraege: Iterable[Betrag]) -> Betrag:
    """Exact sum; an empty iterable gives 0 cents. Raises TypeError when an element is not a Betrag."""
    gesamt = Betrag(0)
    for betrag in betraege:
        gesamt = gesamt + betrag
    return gesamt

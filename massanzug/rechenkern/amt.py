"""The office as it signs its letters, and how one defends oneself against them: dated parameters and the Belehrung.

Source: `parameter/amt.toml`, `parameter/fristen.toml`. The Belehrung names the period, never a reckoned last day: what
is said wrong there gives a whole year (§ 58 Abs. 2 VwGO), and nobody knows yet when the letter arrives.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from massanzug.rechenkern.fristen import Fristregel, fristregel
from massanzug.rechenkern.parameter.lesen import am_tag, lies_regeln, pruefe_fristen

_GENITIV: Final = {
    "tage": ("eines Tages", "Tagen"),
    "wochen": ("einer Woche", "Wochen"),
    "monate": ("eines Monats", "Monaten"),
    "jahre": ("eines Jahres", "Jahren"),
}


@dataclass(frozen=True, slots=True)
class Amt:
    """Who writes and who helps; empty texts are left out on paper. `annahme`: the city has not confirmed it yet."""

    schluessel: str
    gueltig_von: date
    stadt: str
    amt: str
    anschrift: tuple[str, ...]
    ort: str
    telefon: str
    widerspruch_form: str
    widerspruch_hinweis: str
    ombudsstelle: str
    ombudsstelle_kontakt: str
    quelle: str
    annahme: bool
    gueltig_bis: date | None = None

    @property
    def in_einer_zeile(self) -> str:
        """Name and address as one line, as a letter's window shows the sender."""
        return ", ".join((f"{self.stadt}, {self.amt}", *self.anschrift))


@cache
def lade_aemter() -> tuple[Amt, ...]:
    """All entries of the parameter file. Raises Parameterfehler when two are in force on one day."""
    aemter = lies_regeln("amt", Amt)
    pruefe_fristen(aemter, "amt")
    return aemter


def amt_am(tag: date) -> Amt:
    """The office as it signed on that day. Raises Parameterfehler before the first entry."""
    return am_tag(lade_aemter(), tag, "amt")


def belehrung(amt: Amt, tag: date) -> tuple[str, ...]:
    """The Rechtsbehelfsbelehrung of a Bescheid of that day (§ 36 SGB X, § 58 VwGO): remedy, form, where, how long."""
    return (
        f"Gegen diesen Bescheid können Sie innerhalb {_dauer(fristregel('widerspruch', tag))} nach seiner Bekanntgabe "
        "Widerspruch erheben.",
        f"Der Widerspruch ist {amt.widerspruch_form} bei der {amt.in_einer_zeile}, zu erheben.",
    )


def _dauer(regel: Fristregel) -> str:
    """The length of a period behind „innerhalb“; Werktage and Arbeitstage are no period of a remedy."""
    eine, mehrere = _GENITIV[regel.einheit]
    return eine if regel.anzahl == 1 else f"von {regel.anzahl} {mehrere}"

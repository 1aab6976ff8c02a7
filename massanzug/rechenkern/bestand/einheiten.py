"""Units of price as people write them: „FLS/Woche“, „Tagessatz“, „mtl.“, and how each binds money.

Unit: `bindung.Einheit`. Hours or days a month are a monthly price: quantity × rate each month.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from massanzug.rechenkern.bindung import Einheit
from massanzug.rechenkern.worte import ohne_fuellwoerter


@dataclass(frozen=True, slots=True)
class Preiseinheit:
    """A unit of the file: its name, how it binds money, what an empty quantity means (None: it must be given)."""

    name: str
    einheit: Einheit
    vorgabe: int | None
    woerter: tuple[str, ...]

    @property
    def nach_stunden(self) -> bool:
        """Whether the rate is that of an hour."""
        return self.name.startswith("Stunden")

    @property
    def nach_tagen(self) -> bool:
        """Whether the rate is that of a day."""
        return self.name.startswith("Tage")


_STUNDEN: Final = ("Stunden", "Stunde", "Std", "h", "FLS", "Fachleistungsstunden", "hours", "hour")
_TAGE: Final = ("Tage", "Tag", "Belegungstage", "days", "day")
_WOCHE: Final = ("Woche", "Wo", "wöchentlich", "week", "w", "wtl")
_MONAT: Final = ("Monat", "Mon", "monatlich", "month", "mtl")


def _paare(was: tuple[str, ...], wann: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{eins} {zwei}" for eins in was for zwei in wann)


PREISEINHEITEN: Final = (
    Preiseinheit(
        "Stunden je Woche", "stunden_je_woche", None, (*_paare(_STUNDEN, _WOCHE), "Wochenstunden", "weekly hours")
    ),
    Preiseinheit(
        "Stunden je Monat", "euro_je_monat", None, (*_paare(_STUNDEN, _MONAT), "Monatsstunden", "monthly hours")
    ),
    Preiseinheit("Tage je Woche", "tage_je_woche", None, (*_paare(_TAGE, _WOCHE), "Wochentage")),
    Preiseinheit("Tage je Monat", "euro_je_monat", None, (*_paare(_TAGE, _MONAT), "Monatstage")),
    Preiseinheit(
        "Tagessatz",
        "tage_je_woche",
        7,
        (
            *("täglich", "Tag", "Kalendertag", "kalendertäglich", "Pflegesatz", "Tagespflegesatz", "Tagesentgelt"),
            *("Berechnungstag", "day", "daily", "daily rate", "day rate"),
        ),
    ),
    Preiseinheit(
        "Euro je Monat",
        "euro_je_monat",
        1,
        (
            *("Monat", "monatlich", "mtl", "Monatspauschale", "Monatsbetrag", "Monatssatz", "Pauschale", "pauschal"),
            *("Pauschale Monat", "Pflegegeld", "month", "monthly", "flat", "flat rate"),
        ),
    ),
    Preiseinheit(
        "einmalig",
        "einmalig",
        1,
        ("einmal", "Einmalzahlung", "Einmalbetrag", "Stück", "once", "one off", "one time", "piece"),
    ),
)
EINHEITSNAMEN: Final = tuple(eine.name for eine in PREISEINHEITEN)
_NACH_WORT: Final = {
    ohne_fuellwoerter(wort): eine for eine in PREISEINHEITEN for wort in (*eine.woerter, eine.name)
} | {ohne_fuellwoerter("Euro je Tag"): PREISEINHEITEN[4]}
_OHNE_ZEIT: Final = frozenset(ohne_fuellwoerter(wort) for wort in (*_STUNDEN, "Tage", "days", "Belegungstage"))


def preiseinheit(text: str) -> Preiseinheit | None:
    """The unit that a text means; None for any other text."""
    return _NACH_WORT.get(ohne_fuellwoerter(text))


def sagt_keine_zeit(text: str) -> bool:
    """Whether a text names hours or days, but not whether a week or a month is meant."""
    return ohne_fuellwoerter(text) in _OHNE_ZEIT


def preiseinheit_der_spalten(zuordnung: Mapping[str, str | None]) -> Preiseinheit | None:
    """The unit that headings themselves say, in a file without a column for it: „Tagessatz“, „FLS/Woche“."""
    for schluessel in ("menge", "satz"):
        if (ueberschrift := zuordnung.get(schluessel)) and (eine := preiseinheit(ueberschrift)):
            return eine
    return None

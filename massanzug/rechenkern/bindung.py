"""Commitment (Obligo) of a plan's Bausteine, derived from dates, quantities and rates; never posted.

Unit: cents per calendar month. A month's value follows the calendar days on which the Posten runs and is rounded once
per Posten and month, half away from zero; sums add rounded months, so a list always adds up to its total.
Source: docs/entscheidungen/plan-und-bindung-werden-abgeleitet-nie-gebucht.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Literal, TypeAlias, get_args

from massanzug.rechenkern.geld import Betrag, runde_kaufmaennisch, summe
from massanzug.rechenkern.tarif import Tarifschritt, satz_am
from massanzug.rechenkern.zeitraum import EIN_TAG, Zeitraum, Zeitraumfehler, kalendermonat, tage_im_monat

Einheit: TypeAlias = Literal["stunden_je_woche", "tage_je_woche", "euro_je_monat", "einmalig"]
EINHEITEN: Final[tuple[Einheit, ...]] = get_args(Einheit)

TAGE_JE_WOCHE: Final = 7
MITTLERER_MONAT: Final = Fraction(365, 12)
"""Days of a typical month: a twelfth of 365 days, leap years left aside."""


class Bindungsfehler(ValueError):
    """A Posten is impossible; the message is a German sentence that names it."""


@dataclass(frozen=True, slots=True)
class Posten:
    """One Baustein with its price: `menge` of `einheit` at `satz_cent` each, from `von` to `bis` (both inclusive).

    `satz_cent` is cents per hour (`stunden_je_woche`), per day (`tage_je_woche`, 7 = every day), per month
    (`euro_je_monat`) or per piece (`einmalig`, due on `von`); for the last two `menge` is the number of pieces.
    `tarif` holds the steps that apply to it (`tarif.schritte_fuer`); they change the rate when they come after the day
    it was agreed (`vereinbart_am`, without it `von`).
    Raises Bindungsfehler for a negative quantity or rate, more than seven days a week, an unknown unit or an end
    before the beginning; TypeError for a float, Decimal or bool.
    """

    schluessel: str
    einheit: Einheit
    menge: Fraction
    satz_cent: int
    von: date
    bis: date | None = None
    tarif: tuple[Tarifschritt, ...] = ()
    vereinbart_am: date | None = None

    def __post_init__(self) -> None:
        self._pruefe_typen()
        object.__setattr__(self, "menge", Fraction(self.menge))
        if self.einheit not in EINHEITEN:
            raise Bindungsfehler(f"„{self.schluessel}“ hat die unbekannte Einheit „{self.einheit}“.")
        if self.menge < 0 or self.satz_cent < 0:
            raise Bindungsfehler(f"Menge und Satz von „{self.schluessel}“ dürfen nicht negativ sein.")
        if self.einheit == "tage_je_woche" and self.menge > TAGE_JE_WOCHE:
            raise Bindungsfehler(f"„{self.schluessel}“ hat mehr als sieben Tage je Woche.")
        try:
            Zeitraum(self.von, self.bis)
        except Zeitraumfehler as fehler:
            raise Bindungsfehler(f"„{self.schluessel}“: {fehler}") from fehler

    def _pruefe_typen(self) -> None:
        if isinstance(self.menge, bool) or not isinstance(self.menge, int | Fraction):
            raise TypeError(f"Die Menge muss Fraction oder int sein, nicht {type(self.menge).__name__}.")
        if type(self.satz_cent) is not int:
            raise TypeError(f"Der Satz besteht aus ganzen Cent (int), nicht aus {type(self.satz_cent).__name__}.")

    @property
    def laufzeit(self) -> Zeitraum:
        """The days on which it runs."""
        return Zeitraum(self.von, self.bis)

    def preis_am(self, tag: date) -> Fraction:
        """Quantity times the rate of that day, in exact cents."""
        if not self.tarif:
            return self.menge * self.satz_cent
        return self.menge * satz_am(self.satz_cent, self.vereinbart_am or self.von, tag, self.tarif)


def monatswert(posten: Posten, jahr: int, monat: int) -> Betrag:
    """What the Posten binds in one calendar month, prorated by the days it runs there; 0 outside its term.

    Raises Zeitraumfehler for a month that is none.
    """
    return _wert_im_ausschnitt(posten, kalendermonat(jahr, monat))


def bis_jahresende(posten: Posten, ab: date) -> Betrag:
    """What the Posten still binds from the day `ab` (included) to 31 December of that year.

    The sum of the monthly values, the first of them from `ab` on; a one-off counts when it is due in these days.
    """
    rest = Zeitraum(ab, date(ab.year, 12, 31))
    ausschnitte = (rest.schnitt(kalendermonat(ab.year, monat)) for monat in range(ab.month, 13))
    return summe(_wert_im_ausschnitt(posten, teil) for teil in ausschnitte if teil is not None)


def je_monat(posten: Posten, am: date | None = None) -> Betrag:
    """What the Posten costs in a typical full month ("kostet im Monat etwa"), whatever its dates.

    Hours a week × rate × 365/7/12, days a week the same, a monthly flat rate as it is; a one-off costs nothing per
    month. The rate is that of the day `am`, without it the one on its first day. For display only: twelve times this
    is a year of 365 days, never the commitment.
    """
    if posten.einheit == "einmalig":
        return Betrag(0)
    preis = posten.preis_am(am or posten.von)
    if posten.einheit == "euro_je_monat":
        return Betrag(runde_kaufmaennisch(preis))
    return Betrag(runde_kaufmaennisch(preis * MITTLERER_MONAT / TAGE_JE_WOCHE))


def _wert_im_ausschnitt(posten: Posten, ausschnitt: Zeitraum) -> Betrag:
    """Value in a stretch of days inside one calendar month, rounded once."""
    if posten.einheit == "einmalig":
        faellig = ausschnitt.enthaelt(posten.von)
        return Betrag(runde_kaufmaennisch(posten.preis_am(posten.von)) if faellig else 0)
    gemeinsam = posten.laufzeit.schnitt(ausschnitt)
    if gemeinsam is None:
        return Betrag(0)
    basis = TAGE_JE_WOCHE
    if posten.einheit == "euro_je_monat":
        basis = tage_im_monat(ausschnitt.von.year, ausschnitt.von.month)
    teile = _teile_mit_gleichem_satz(posten, gemeinsam)
    return Betrag(runde_kaufmaennisch(sum((posten.preis_am(t.von) * t.tage() for t in teile), Fraction(0)) / basis))


def _teile_mit_gleichem_satz(posten: Posten, tage: Zeitraum) -> list[Zeitraum]:
    """The stretch of days, cut where a tariff step begins."""
    if not posten.tarif:
        return [tage]
    schnitte = {schritt.gueltig_von for schritt in posten.tarif if tage.enthaelt(schritt.gueltig_von)}
    beginne = sorted(schnitte | {tage.von})
    enden = [beginn - EIN_TAG for beginn in beginne[1:]]
    return [Zeitraum(beginn, ende) for beginn, ende in zip(beginne, [*enden, tage.bis], strict=True)]


def menge_als_text(tausendstel: int) -> str:
    """A quantity in thousandths as Germans write it: 1500 → „1,5“, 3000 → „3“."""
    ganz, rest = divmod(tausendstel, 1000)
    return f"{ganz},{rest:03d}".rstrip("0") if rest else str(ganz)

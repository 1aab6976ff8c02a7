"""Calendar periods with both ends inclusive, and German dates.

Unit: calendar days (legal local dates, Europe/Berlin). No function reads the clock; `heute` is handed in.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

EIN_TAG: Final = timedelta(days=1)

_MIT_PUNKTEN = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})(?:\.(?: ?([0-9]{4}|[0-9]{2}))?)?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_FRUEHESTES_JAHR = 1900
_SPAETESTES_JAHR = 2199
_JAHRE_VORAUS = 10


class Zeitraumfehler(ValueError):
    """A period is impossible or has no end where one is needed; the message is a German sentence."""


class Datumsfehler(ValueError):
    """A text is no date; the message is a German sentence for the person who typed it."""


class Monatsteil(NamedTuple):
    """The part of a period that lies in one calendar month; `tage` counts its days."""

    jahr: int
    monat: int
    tage: int


def _pruefe_tag(tag: date) -> None:
    """Refuse instants: a datetime is a date for Python, but not a legal day."""
    if isinstance(tag, datetime) or not isinstance(tag, date):
        raise TypeError(f"Gebraucht wird ein Kalendertag (date), nicht {type(tag).__name__}.")


@dataclass(frozen=True, slots=True)
class Zeitraum:
    """From `von` to `bis`, both days inside; `bis` None means open end.

    Raises Zeitraumfehler when `bis` lies before `von`, TypeError for anything but dates.
    """

    von: date
    bis: date | None

    def __post_init__(self) -> None:
        _pruefe_tag(self.von)
        if self.bis is None:
            return
        _pruefe_tag(self.bis)
        if self.bis < self.von:
            raise Zeitraumfehler(
                f"Das Ende ({datum_als_text(self.bis)}) liegt vor dem Beginn ({datum_als_text(self.von)})."
            )

    def enthaelt(self, tag: date) -> bool:
        """Whether the day lies inside; first and last day do."""
        _pruefe_tag(tag)
        return self.von <= tag and (self.bis is None or tag <= self.bis)

    def schnitt(self, anderer: Zeitraum) -> Zeitraum | None:
        """The common days, or None when there is not one."""
        von = max(self.von, anderer.von)
        enden = [ende for ende in (self.bis, anderer.bis) if ende is not None]
        bis = min(enden) if enden else None
        if bis is not None and bis < von:
            return None
        return Zeitraum(von, bis)

    def tage(self) -> int:
        """Number of days, both ends counted. Raises Zeitraumfehler for an open end."""
        return (self._ende() - self.von).days + 1

    def monate(self) -> Iterator[Monatsteil]:
        """The calendar months it touches, in order, each with its days inside the period.

        Raises Zeitraumfehler for an open end, already at the call and not at the first month.
        """
        return self._monate(self._ende())

    def _monate(self, ende: date) -> Iterator[Monatsteil]:
        beginn = self.von
        while True:
            schluss = min(monatsende(beginn), ende)
            yield Monatsteil(beginn.year, beginn.month, (schluss - beginn).days + 1)
            if schluss == ende:
                return
            beginn = schluss + EIN_TAG

    def _ende(self) -> date:
        if self.bis is None:
            raise Zeitraumfehler(f"Der Zeitraum ab {datum_als_text(self.von)} hat kein Ende.")
        return self.bis


def tage_im_monat(jahr: int, monat: int) -> int:
    """28 to 31. Raises Zeitraumfehler for a month or year that is none."""
    if not 1 <= monat <= 12 or not date.min.year <= jahr <= date.max.year:
        raise Zeitraumfehler(f"Den Monat {monat}/{jahr} gibt es nicht.")
    return calendar.monthrange(jahr, monat)[1]


def kalendermonat(jahr: int, monat: int) -> Zeitraum:
    """First to last day of a month. Raises Zeitraumfehler for a month that is none."""
    letzter = tage_im_monat(jahr, monat)
    return Zeitraum(date(jahr, monat, 1), date(jahr, monat, letzter))


def monatsende(tag: date) -> date:
    """Last day of the month the day lies in."""
    return tag.replace(day=tage_im_monat(tag.year, tag.month))


def plus_jahre(tag: date, jahre: int) -> date:
    """The same day some years later or earlier; 29 February becomes the 28th where it is missing.

    Source: § 188 Abs. 3 BGB (a missing day: the period ends with the last day of the month). Not for ages: who was
    born on 29 February completes a year of life with the end of the 28th (§ 187 Abs. 2 BGB).
    Raises Zeitraumfehler outside the calendar.
    """
    jahr = tag.year + jahre
    letzter = tage_im_monat(jahr, tag.month)
    return tag.replace(year=jahr, day=min(tag.day, letzter))


def plus_monate(tag: date, monate: int) -> date:
    """The same day some months later or earlier; a missing day becomes the last of its month (§ 188 Abs. 3 BGB).

    Raises Zeitraumfehler outside the calendar.
    """
    jahr, monat = divmod(tag.year * 12 + tag.month - 1 + monate, 12)
    letzter = tage_im_monat(jahr, monat + 1)
    return tag.replace(year=jahr, month=monat + 1, day=min(tag.day, letzter))


def laufzeitende(beginn: date, jahre: int) -> date:
    """Last day of a term of whole years: 01.10.2025 and five years end on 30.09.2030 (§ 188 Abs. 2 BGB).

    From 29 February it is the 28th, in every year: the day before the one that may be missing.
    """
    entsprechend = plus_jahre(beginn, jahre)
    return entsprechend - EIN_TAG if entsprechend.day == beginn.day else entsprechend


def laufzeit_als_text(beginn: date, ende: date, option_bis: date) -> str:
    """`01.10.2025 bis 30.09.2030, verlängerbar bis 30.09.2033`; without the last words where there is no option."""
    fest = f"{datum_als_text(beginn)} bis {datum_als_text(ende)}"
    return f"{fest}, verlängerbar bis {datum_als_text(option_bis)}" if option_bis > ende else fest


def datum_als_text(tag: date) -> str:
    """`01.03.2026` (DIN 5008)."""
    return f"{tag.day:02d}.{tag.month:02d}.{tag.year:04d}"


WOCHENTAGE: Final = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONATSNAMEN: Final = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


def datum_mit_tag(tag: date) -> str:
    """`Montag, 23. November 2026`, not torn at the line's end within the date."""
    return f"{WOCHENTAGE[tag.weekday()]}, {tag.day}.\u00a0{MONATSNAMEN[tag.month - 1]}\u00a0{tag.year}"


def datum_aus_text(text: str, heute: date, *, kommend: bool = False) -> date:
    """Read a day as people write it: `1.3.`, `1.3.26`, `01.03.2026`; also `2026-03-01` from date inputs.

    Without a year the day nearest to `heute` is meant (on 20 December `2.1.` is next January; of two equally near
    days the later one); with `kommend` the next such day from today on: an end lies ahead. A two-digit year lies at
    most ten years ahead of `heute`, else in the century before.
    Raises Datumsfehler with a German sentence for anything else.
    """
    _pruefe_tag(heute)
    kern = " ".join(text.split())
    if not kern:
        raise Datumsfehler("Bitte ein Datum eingeben, zum Beispiel 01.03.2026.")
    if iso := _ISO.fullmatch(kern):
        return _tag(text, int(iso[1]), int(iso[2]), int(iso[3]))
    treffer = _MIT_PUNKTEN.fullmatch(kern)
    if treffer is None:
        raise Datumsfehler(f"„{_kurz(text)}“ ist kein Datum. Bitte so schreiben: 01.03.2026.")
    tag, monat = int(treffer[1]), int(treffer[2])
    if treffer[3] is None:
        return _kommend(text, monat, tag, heute) if kommend else _naechstliegend(text, monat, tag, heute)
    return _tag(text, _volles_jahr(treffer[3], heute), monat, tag)


def _kurz(text: str) -> str:
    kern = text.strip()
    return kern if len(kern) <= 40 else kern[:39] + "…"


def _volles_jahr(ziffern: str, heute: date) -> int:
    """Complete a two-digit year so that it lies in the hundred years that end `_JAHRE_VORAUS` after today."""
    if len(ziffern) == 4:
        return int(ziffern)
    spaetestes = heute.year + _JAHRE_VORAUS
    return spaetestes - (spaetestes - int(ziffern)) % 100


def _tag(text: str, jahr: int, monat: int, tag: int) -> date:
    if not _FRUEHESTES_JAHR <= jahr <= _SPAETESTES_JAHR:
        raise Datumsfehler(
            f"Das Jahr in „{_kurz(text)}“ muss zwischen {_FRUEHESTES_JAHR} und {_SPAETESTES_JAHR} liegen."
        )
    gefunden = _tag_oder_none(jahr, monat, tag)
    if gefunden is None:
        raise Datumsfehler(f"Den Tag „{_kurz(text)}“ gibt es nicht im Kalender.")
    return gefunden


def _tag_oder_none(jahr: int, monat: int, tag: int) -> date | None:
    try:
        return date(jahr, monat, tag)
    except ValueError:
        return None


def _kommend(text: str, monat: int, tag: int, heute: date) -> date:
    """Nine years hold at least one 29 February."""
    tage = (_tag_oder_none(heute.year + n, monat, tag) for n in range(9))
    gefunden = next((t for t in tage if t is not None and t >= heute), None)
    if gefunden is None:
        raise Datumsfehler(f"Den Tag „{_kurz(text)}“ gibt es nicht im Kalender.")
    return gefunden


def _naechstliegend(text: str, monat: int, tag: int, heute: date) -> date:
    jahre = (heute.year + 1, heute.year, heute.year - 1)
    tage = [gefunden for jahr in jahre if (gefunden := _tag_oder_none(jahr, monat, tag)) is not None]
    if not tage:
        raise Datumsfehler(f"Den Tag „{_kurz(text)}“ gibt es nicht im Kalender. Bitte das Jahr mit angeben.")
    return min(tage, key=lambda kandidat: abs(kandidat - heute))

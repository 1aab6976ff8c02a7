"""Days as an iCalendar file (RFC 5545), for a calendar outside the house: whole days, no person, no case.

A small writer of our own: a calendar needs eight kinds of lines, and what may not be in it matters more than what may.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from massanzug.rechenkern.kalenderzeile import gefaltet, maskiert


@dataclass(frozen=True)
class Eintrag:
    """One whole day: `kennung` stays the same as long as it is the same thing."""

    tag: date
    titel: str
    kennung: str


def kalenderdatei(eintraege: Iterable[Eintrag], *, name: str, text: str, url: str, stand: datetime) -> str:
    """The file with CRLF line ends. `stand` is an instant in UTC; `text` and `url` stand in each entry."""
    zeilen = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//massanzug//Kalender//DE",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{maskiert(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        *(zeile for eintrag in eintraege for zeile in _ereignis(eintrag, text, url, stand)),
        "END:VCALENDAR",
    ]
    return "".join(f"{gefaltet(zeile)}\r\n" for zeile in zeilen)


def _ereignis(eintrag: Eintrag, text: str, url: str, stand: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{eintrag.kennung}"
    yield f"DTSTAMP:{stand:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_tag(eintrag.tag)}"
    yield f"DTEND;VALUE=DATE:{_tag(eintrag.tag + timedelta(1))}"
    yield f"SUMMARY:{maskiert(eintrag.titel)}"
    yield f"DESCRIPTION:{maskiert(text)}"
    yield f"URL:{url}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _tag(tag: date) -> str:
    return f"{tag.year:04d}{tag.month:02d}{tag.day:02d}"

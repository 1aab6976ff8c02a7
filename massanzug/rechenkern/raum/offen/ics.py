"""The week of the neighbourhood as an iCalendar file (RFC 5545): each weekly time repeats, on the clock of Berlin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from massanzug.rechenkern.kalenderzeile import gefaltet, maskiert
from massanzug.rechenkern.raum.bedarf import WOCHENTAGE
from massanzug.rechenkern.raum.eintrag import Zeit
from massanzug.rechenkern.raum.offen.eintrag import Offen, Offenfehler, kennung_aus, kontaktzeile, ohne_doppelte
from massanzug.rechenkern.raum.themen import lade_themen

BYDAY: Final = dict(zip(WOCHENTAGE, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))
"""Our weekdays as RFC 5545 names them."""
ZEITZONE: Final = "Europe/Berlin"
_ZEITZONE: Final = (
    "BEGIN:VTIMEZONE", f"TZID:{ZEITZONE}",
    "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200", "TZNAME:CEST", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip
"""Summer time as it has been since 1996 (Directive 2000/84/EC)."""


def kalender(eintraege: Iterable[Offen], *, name: str, stempel: datetime) -> str:
    """The file with CRLF line ends; entries without times are not in it.

    A series begins in the week after the entry was confirmed, else after `stempel` (an instant with its zone, becomes
    DTSTAMP). The UID of a time stays while entry, day and hours stay. Raises Offenfehler for a stempel without zone.
    """
    if stempel.tzinfo is None:
        raise Offenfehler("Der Zeitpunkt des Kalenders braucht eine Zeitzone.")
    stempel = stempel.astimezone(UTC)
    zeilen = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//massanzug//Sozialraum//DE",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{maskiert(name)}",
        *_ZEITZONE,
        *(
            zeile
            for offen in eintraege
            for zeit in ohne_doppelte(offen.zeiten)
            for zeile in _termin(offen, zeit, stempel)
        ),
        "END:VCALENDAR",
    ]
    return "".join(f"{gefaltet(zeile)}\r\n" for zeile in zeilen)


def _termin(offen: Offen, zeit: Zeit, stempel: datetime) -> Iterator[str]:
    tag = erster_tag(zeit, offen.bestaetigt_am or stempel.date())
    yield "BEGIN:VEVENT"
    yield f"UID:{kennung_aus(offen.kennung, 'termin', *zeit)}"
    yield f"DTSTAMP:{stempel:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;TZID={ZEITZONE}:{_zeitpunkt(tag, zeit.von)}"
    yield f"DTEND;TZID={ZEITZONE}:{_zeitpunkt(tag, zeit.bis)}"
    yield f"RRULE:FREQ=WEEKLY;BYDAY={BYDAY[zeit.tag]}"
    yield f"SUMMARY:{maskiert(offen.name)}"
    if ort := ", ".join(teil for teil in (offen.anschrift, offen.stadtteil) if teil):
        yield f"LOCATION:{maskiert(ort)}"
    if text := "\n".join(
        teil for teil in (offen.beschreibung, offen.zeiten_wort, offen.kosten, kontaktzeile(offen)) if teil
    ):
        yield f"DESCRIPTION:{maskiert(text)}"
    if offen.themen:
        namen = lade_themen()
        yield f"CATEGORIES:{','.join(maskiert(namen[t].name if t in namen else t) for t in offen.themen)}"
    if offen.ort is not None:
        yield f"GEO:{offen.ort.breite:.5f};{offen.ort.laenge:.5f}"
    if offen.web:
        yield f"URL:{offen.web}"
    yield "CLASS:PUBLIC"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def erster_tag(zeit: Zeit, ab: date) -> date:
    """The first day on or after `ab` that is the weekday of a time."""
    return ab + timedelta((tuple(WOCHENTAGE).index(zeit.tag) - ab.weekday()) % 7)


def _zeitpunkt(tag: date, uhrzeit: str) -> str:
    return f"{tag.year:04d}{tag.month:02d}{tag.day:02d}T{uhrzeit.replace(':', '')}00"

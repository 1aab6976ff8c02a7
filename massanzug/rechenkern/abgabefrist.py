"""A deadline to the second, in the city's time: when it ends, what came in time (§§ 187-188 BGB; § 55 Abs. 1 VgV)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from massanzug.rechenkern.zeitraum import datum_mit_tag

ORT = ZoneInfo("Europe/Berlin")


class Uhrzeitfehler(ValueError):
    """A time of day that this day has not, or has twice. The message is for the user."""


def ortszeit(tag: date, uhrzeit: time) -> datetime:
    """The instant (UTC) of a time on the clocks of the city. Raises Uhrzeitfehler on the nights of the time change."""
    frueh, spaet = (datetime.combine(tag, uhrzeit, tzinfo=ORT).replace(fold=f).astimezone(UTC) for f in (0, 1))
    if frueh == spaet:
        return frueh
    if frueh > spaet:
        raise Uhrzeitfehler(
            "Diese Uhrzeit gibt es an diesem Tag nicht: Die Uhren werden vorgestellt. Bitte eine andere."
        )
    raise Uhrzeitfehler(
        "Diese Uhrzeit gibt es an diesem Tag zweimal: Die Uhren werden zurückgestellt. Bitte eine andere."
    )


def rechtzeitig(eingang: datetime, frist: datetime) -> bool:
    """Whether what was wholly there at `eingang` is in time. The second that the deadline names still counts."""
    return eingang < frist + timedelta(seconds=1)


def frist_als_text(frist: datetime) -> str:
    """„Freitag, 10. Januar 2025, 12:00:00 Uhr (MEZ)“: the city's time, whatever the server's zone."""
    hier = frist.astimezone(ORT)
    zone = "MESZ" if hier.dst() else "MEZ"
    return f"{datum_mit_tag(hier.date())}, {hier:%H:%M:%S} Uhr ({zone})"

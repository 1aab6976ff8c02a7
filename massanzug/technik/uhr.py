"""The only place that reads the clock. Everywhere else `heute` and `jetzt` are handed in."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


def jetzt() -> datetime:
    """The current instant in UTC; in demo mode MASSANZUG_HEUTE (YYYY-MM-DD) freezes the day, not the time of day."""
    now = ungestellt()
    frozen = os.environ.get("MASSANZUG_HEUTE") if os.environ.get("MASSANZUG_DEMO") == "1" else None
    if not frozen:
        return now
    local = now.astimezone(BERLIN)
    return datetime.combine(date.fromisoformat(frozen), local.time(), tzinfo=BERLIN).astimezone(UTC)


def ungestellt() -> datetime:
    """The current instant by the clock that libraries live by; no day of the demo stops it."""
    return datetime.now(UTC)  # noqa: TID251


def heute() -> date:
    """Today as a legal date: the calendar day in Berlin."""
    return jetzt().astimezone(BERLIN).date()


def tag(instant: datetime) -> date:
    """The Berlin calendar day of an instant."""
    return instant.astimezone(BERLIN).date()


def aus_text(text: str) -> datetime:
    """An instant as `isoformat` wrote it."""
    return datetime.fromisoformat(text)

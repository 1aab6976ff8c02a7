"""To the second, on every day of the year, on the days of the time change, and whatever zone the server is in."""

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.abgabefrist import ORT, Uhrzeitfehler, frist_als_text, ortszeit, rechtzeitig

EINE_SEKUNDE, EIN_HAUCH = timedelta(seconds=1), timedelta(microseconds=1)


def letzter_sonntag(jahr: int, monat: int) -> date:
    """March and October, whose last day is the 31st."""
    tag = date(jahr, monat, 31)
    return tag - timedelta((tag.weekday() + 1) % 7)


UMSTELLUNGEN = [letzter_sonntag(jahr, monat) for jahr in range(2024, 2041) for monat in (3, 10)]


@pytest.mark.parametrize("abstand", [timedelta(), EIN_HAUCH, 500 * timedelta(milliseconds=1), EINE_SEKUNDE - EIN_HAUCH])
def test_die_genannte_sekunde_zaehlt_noch_ganz(abstand: timedelta) -> None:
    frist = ortszeit(date(2025, 1, 10), time(12))
    assert rechtzeitig(frist + abstand, frist)


@pytest.mark.parametrize("abstand", [EINE_SEKUNDE, EINE_SEKUNDE + EIN_HAUCH, timedelta(hours=1), timedelta(days=400)])
def test_danach_ist_es_zu_spaet(abstand: timedelta) -> None:
    frist = ortszeit(date(2025, 1, 10), time(12))
    assert not rechtzeitig(frist + abstand, frist)


@given(
    tag=st.one_of(st.sampled_from(UMSTELLUNGEN), st.dates(date(2024, 1, 1), date(2040, 12, 31))),
    uhrzeit=st.times().map(lambda t: t.replace(microsecond=0)),
    daneben=st.integers(-3600, 3600),
)
def test_an_jedem_tag_entscheidet_die_sekunde(tag: date, uhrzeit: time, daneben: int) -> None:
    try:
        frist = ortszeit(tag, uhrzeit)
    except Uhrzeitfehler:
        assert tag in UMSTELLUNGEN and uhrzeit.hour == 2
        return
    assert rechtzeitig(frist + timedelta(seconds=daneben), frist) == (daneben <= 0)
    assert frist.astimezone(ORT).replace(tzinfo=None) == datetime.combine(tag, uhrzeit)


@pytest.mark.parametrize("tag", UMSTELLUNGEN)
@pytest.mark.parametrize(("stunde", "minute"), [(2, 0), (2, 30), (2, 59)])
def test_die_stunde_die_es_nicht_oder_zweimal_gibt_ist_keine_frist(tag: date, stunde: int, minute: int) -> None:
    with pytest.raises(Uhrzeitfehler, match="nicht: Die Uhren werden vor" if tag.month == 3 else "zweimal: "):
        ortszeit(tag, time(stunde, minute))


@pytest.mark.parametrize("tag", UMSTELLUNGEN)
@pytest.mark.parametrize("uhrzeit", [time(1, 59, 59), time(3), time(0), time(23, 59, 59)])
def test_davor_und_danach_gibt_es_jede_uhrzeit(tag: date, uhrzeit: time) -> None:
    frist = ortszeit(tag, uhrzeit)
    assert rechtzeitig(frist, frist) and not rechtzeitig(frist + EINE_SEKUNDE, frist)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        (date(2025, 1, 10), "Freitag, 10. Januar 2025, 12:00:00 Uhr (MEZ)"),
        (date(2026, 7, 1), "Mittwoch, 1. Juli 2026, 12:00:00 Uhr (MESZ)"),
        (date(2026, 3, 29), "Sonntag, 29. März 2026, 12:00:00 Uhr (MESZ)"),
        (date(2026, 10, 25), "Sonntag, 25. Oktober 2026, 12:00:00 Uhr (MEZ)"),
    ],
)
def test_die_frist_sagt_tag_sekunde_und_zeitzone(tag: date, text: str) -> None:
    assert frist_als_text(ortszeit(tag, time(12))).replace("\u00a0", " ") == text


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "Pacific/Auckland"])
def test_die_zeitzone_des_servers_aendert_nichts(zone: str) -> None:
    """In a process of its own: the zone of a process is set before it starts."""
    frage = (
        "from datetime import *; from massanzug.rechenkern.abgabefrist import *;"
        "f = ortszeit(date(2026, 10, 25), time(12)); s = timedelta(seconds=1);"
        "e = datetime.fromtimestamp(f.timestamp()).astimezone();"
        "print(f.isoformat(), rechtzeitig(e, f), rechtzeitig(e + s, f), frist_als_text(e))"
    )
    lauf = subprocess.run([sys.executable, "-c", frage], capture_output=True, text=True, check=True, env={"TZ": zone})
    ende, puenktlich, danach, text = lauf.stdout.split(maxsplit=3)
    assert ende == datetime(2026, 10, 25, 11, tzinfo=UTC).isoformat()
    assert (puenktlich, danach) == ("True", "False")
    assert " ".join(text.split()) == "Sonntag, 25. Oktober 2026, 12:00:00 Uhr (MEZ)"

"""Days on which an office in Nordrhein-Westfalen works, and the dates on which something begins or ends."""

from datetime import date, timedelta


def _ostern(jahr: int) -> date:
    """Easter Sunday by the rule of Gauss in Butcher's form."""
    a, b, c = jahr % 19, jahr // 100, jahr % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    g = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(jahr, g // 31, g % 31 + 1)


def geschlossen(tag: date) -> bool:
    """Weekend, holiday in NRW, Christmas Eve or New Year's Eve."""
    if tag.weekday() >= 5 or (tag.month, tag.day) in {
        (1, 1), (5, 1), (10, 3), (11, 1), (12, 24), (12, 25), (12, 26), (12, 31)
    }:  # fmt: skip
        return True
    return (tag - _ostern(tag.year)).days in {-2, 1, 39, 50, 60}


def bueroarbeitstag(tag: date) -> date:
    """This day, or the working day before it."""
    while geschlossen(tag):
        tag -= timedelta(1)
    return tag


def naechster_arbeitstag(tag: date) -> date:
    """This day, or the working day after it."""
    while geschlossen(tag):
        tag += timedelta(1)
    return tag


def monatsende(tag: date) -> date:
    naechster = date(tag.year + tag.month // 12, tag.month % 12 + 1, 1)
    return naechster - timedelta(1)


def naechster_erster(tag: date) -> date:
    """This day where it begins a month, else the first of the next."""
    return tag if tag.day == 1 else monatsende(tag) + timedelta(1)


def naechster_montag(tag: date) -> date:
    return tag + timedelta(-tag.weekday() % 7)


def geburtstag(heute: date, alter: int, tage: int) -> date:
    """A birthday that makes somebody `alter` years old `tage` days before `heute` (0 < tage < 365)."""
    letzter = heute - timedelta(tage)
    jahr = letzter.year - alter
    return letzter.replace(year=jahr, day=28 if (letzter.month, letzter.day) == (2, 29) else letzter.day)

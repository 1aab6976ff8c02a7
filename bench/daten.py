"""The bookings that every side makes: 299 accounts, 96 months, the same amounts on the same days. No Django here."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

RAEUME = 23
ARTEN = 13
KONTEN = RAEUME * ARTEN
BEGINN = date(2018, 12, 1)
ENDE = date(2026, 11, 22)
MONATE = 96
HEUTE = ENDE


class Satz(NamedTuple):
    """One line: `cent` from account `haben` to account `soll` (0 to KONTEN-1), that is two postings."""

    nummer: int
    soll: int
    haben: int
    cent: int
    tag: date


def saetze(von: int, bis: int) -> list[Satz]:
    """Lines `von` to before `bis`, spread over all months, in the order of their days as a file of payments is."""
    zufall = random.Random(von)  # noqa: S311 - the same for every side
    tage = sorted(zufall.randrange((ENDE - BEGINN).days + 1) for _ in range(von, bis))
    ergebnis = []
    for nummer, tag in enumerate(tage, start=von):
        soll, haben = zufall.sample(range(KONTEN), 2)
        ergebnis.append(Satz(nummer, soll, haben, zufall.randint(1, 500_000), BEGINN + timedelta(tag)))
    return ergebnis


def fragen(saat: int, anzahl: int) -> Iterator[tuple[int, date]]:
    """Accounts and days to ask for."""
    zufall = random.Random(saat)  # noqa: S311
    for _ in range(anzahl):
        yield zufall.randrange(KONTEN), BEGINN + timedelta(zufall.randrange((ENDE - BEGINN).days + 1))

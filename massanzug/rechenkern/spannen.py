"""From lines of cost to spells: which help ran when in which class, and what followed it.

A forecast learns from spells (`prognose.Spanne`); the books know lines with dates and prices. Several lines of one
family in the same class that touch are one spell; after a move it belongs to where the family lives now. What begins
in another class when a spell ends is what came after it.
Source: docs/prognose.md, section on what is learnt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from massanzug.rechenkern.hochrechnung import Hilfeklasse
from massanzug.rechenkern.prognose import Spanne

LUECKE: Final = timedelta(31)
"""A pause up to a month is no end: bills and plans rarely meet on the day."""
ALTER_UNBEKANNT: Final = 12
"""Years at the beginning of a help whose family gave no date of birth; an assumption."""


@dataclass(frozen=True, slots=True)
class Kostenzeile:
    """A line that costs something each month: whose (`hilfe`), where, which class, from when to when, cents a month."""

    hilfe: str
    wirkungsraum: str
    klasse: Hilfeklasse
    von: date
    bis: date | None
    monatskosten_cent: int
    geburt: date | None


def spannen_aus(zeilen: Iterable[Kostenzeile], heute: date) -> tuple[Spanne, ...]:
    """Spells in the order of their beginning. What lies wholly in the future is left out, it has not happened."""
    je_hilfe: dict[str, list[Kostenzeile]] = defaultdict(list)
    for zeile in zeilen:
        if zeile.von <= heute:
            je_hilfe[zeile.hilfe].append(zeile)
    alle = [spanne for eigene in je_hilfe.values() for spanne in _einer_hilfe(eigene, heute)]
    return tuple(sorted(alle, key=lambda s: (s.beginn, s.wirkungsraum, s.klasse, s.geburt)))


def erstes_ende(spannen: Iterable[Spanne]) -> date | None:
    """From when on the record is complete: before its first recorded end it holds survivors only."""
    return min((spanne.ende for spanne in spannen if spanne.ende is not None), default=None)


def _einer_hilfe(zeilen: list[Kostenzeile], heute: date) -> list[Spanne]:
    stuecke = sorted(
        (stueck for klasse in {z.klasse for z in zeilen} for stueck in _stuecke(zeilen, klasse, heute)),
        key=lambda s: (s.beginn, s.klasse),
    )
    fertig = []
    for stueck in stuecke:
        andere = [s for s in stuecke if s.klasse != stueck.klasse]
        danach = next((s.klasse for s in andere if _schliesst_an(s, stueck)), None)
        davor = any(_schliesst_an(stueck, s) for s in andere)
        fertig.append(
            Spanne(
                stueck.wirkungsraum, stueck.klasse, stueck.geburt, stueck.beginn, stueck.ende, danach, not davor,
                stueck.monatskosten_cent,
            )
        )  # fmt: skip
    return fertig


def _schliesst_an(spaeter: Spanne, frueher: Spanne) -> bool:
    return frueher.ende is not None and frueher.beginn < spaeter.beginn and abs(spaeter.beginn - frueher.ende) <= LUECKE


def _stuecke(zeilen: list[Kostenzeile], klasse: Hilfeklasse, heute: date) -> list[Spanne]:
    """Lines of one class that touch, as one; the price is that of its last days."""
    eigene = sorted((z for z in zeilen if z.klasse == klasse), key=lambda z: z.von)
    gruppen: list[list[Kostenzeile]] = []
    for zeile in eigene:
        ende = max((z.bis or date.max for z in gruppen[-1]), default=date.min) if gruppen else date.min
        if gruppen and (ende == date.max or zeile.von <= ende + LUECKE):
            gruppen[-1].append(zeile)
        else:
            gruppen.append([zeile])
    return [_stueck(gruppe, heute) for gruppe in gruppen]


def _stueck(gruppe: list[Kostenzeile], heute: date) -> Spanne:
    beginn = gruppe[0].von
    bis = max(z.bis or date.max for z in gruppe)
    ende = None if bis >= heute else bis  # an agreed end that lies ahead may still be prolonged
    zuletzt = heute if ende is None else ende
    kosten = sum(z.monatskosten_cent for z in gruppe if z.von <= zuletzt <= (z.bis or date.max))
    geburt = min((z.geburt for z in gruppe if z.geburt), default=_zwoelf_jahre_vor(beginn))
    return Spanne(
        gruppe[-1].wirkungsraum, gruppe[0].klasse, min(geburt, beginn), beginn, ende, monatskosten_cent=kosten or None
    )


def _zwoelf_jahre_vor(tag: date) -> date:
    return date(tag.year - ALTER_UNBEKANNT, tag.month, 1)

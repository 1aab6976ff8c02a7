"""How many of a Träger's Fachkräfte have a degree: in persons and in hours, by day, and where it is heading.

Units: persons; hours per week in thousandths of an hour; shares as Fractions of 1. Source of the target: notice of the
city (70 % four years after the beginning). It does not say what counts, so both readings stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from massanzug.rechenkern.praesenz.regel import regel_am
from massanzug.rechenkern.zeitraum import plus_monate

PROMILLE: Final = 1000
TREND_MONATE: Final = 12
TREND_MINDESTENS_TAGE: Final = 90
"""A line through less than a quarter says nothing."""


@dataclass(frozen=True, slots=True)
class Stelle:
    """One Fachkraft's post from `von` to `bis` (both inside, None: open), with `stunden` thousandths of an hour a week.

    `abschluss_am`: the degree came, or is to come, on that day; without it a person with `studium` always had it.
    """

    studium: bool
    stunden: int
    von: date
    bis: date | None = None
    abschluss_am: date | None = None

    def besteht(self, tag: date) -> bool:
        return self.von <= tag and (self.bis is None or tag <= self.bis)

    def studiert(self, tag: date) -> bool:
        return self.studium and (self.abschluss_am is None or self.abschluss_am <= tag)


@dataclass(frozen=True, slots=True)
class Quote:
    """The staff of one day: persons and hours, and how many of them with a degree."""

    personen: int
    studiert: int
    stunden: int
    stunden_studiert: int

    @property
    def anteil_personen(self) -> Fraction | None:
        """None where nobody works."""
        return Fraction(self.studiert, self.personen) if self.personen else None

    @property
    def anteil_stunden(self) -> Fraction | None:
        """The share in Vollzeitstellen: how many hours a full post has cancels out. None where nobody works."""
        return Fraction(self.stunden_studiert, self.stunden) if self.stunden else None


def quote(stellen: Iterable[Stelle], tag: date) -> Quote:
    """The staff of a day."""
    da = [s for s in stellen if s.besteht(tag)]
    mit = [s for s in da if s.studiert(tag)]
    return Quote(len(da), len(mit), sum(s.stunden for s in da), sum(s.stunden for s in mit))


def vollzeitstellen(stunden: int, tag: date) -> Fraction:
    """Thousandths of an hour a week as full posts, by the rule in force on the day."""
    return Fraction(stunden, 1000 * regel_am("vollzeit", tag).anzahl)


def verlauf(stellen: Sequence[Stelle], von: date, bis: date) -> tuple[tuple[date, Quote], ...]:
    """The staff at the beginning of every third month from `von` on, and on `bis`; nothing when `bis` lies before."""
    if bis < von:
        return ()
    tage, schritt = [von], 3
    while (tag := plus_monate(von, schritt)) < bis:
        tage.append(tag)
        schritt += 3
    return tuple((tag, quote(stellen, tag)) for tag in dict.fromkeys([*tage, bis]))


def erreicht(anteil: Fraction | None, ziel_promille: int) -> bool:
    """Whether a share reaches the target, exactly; nothing reaches nothing."""
    return anteil is not None and anteil * PROMILLE >= ziel_promille


def fehlende(stand: Quote, ziel_promille: int) -> int:
    """How many more persons with a degree have to come so that the target is reached in persons; 0 when it is.

    Raises ValueError for a target of 1000 or more per mille: somebody without a degree could never be made up for.
    """
    if not 0 <= ziel_promille < PROMILLE:
        raise ValueError("Das Ziel liegt zwischen 0 und 999 Promille.")
    offen = ziel_promille * stand.personen - PROMILLE * stand.studiert
    return max(0, -(-offen // (PROMILLE - ziel_promille)))


@dataclass(frozen=True, slots=True)
class Aussicht:
    """Two looks at the due day, neither a promise.

    `bekannt`: the staff with those who are known to come, to go or to graduate. `linie_personen`, `linie_stunden`: the
    change since `linie_seit` goes on as a straight line, held between 0 and 1; None where too little is known.
    """

    faellig: date
    bekannt: Quote
    linie_seit: date | None = None
    linie_personen: Fraction | None = None
    linie_stunden: Fraction | None = None


def aussicht(stellen: Sequence[Stelle], beginn: date, heute: date, faellig: date) -> Aussicht:
    """What is to be expected on `faellig`; the line begins twelve months ago, at the earliest on `beginn`."""
    bekannt = quote(stellen, faellig)
    seit = max(plus_monate(heute, -TREND_MONATE), beginn)
    if faellig <= heute or (heute - seit).days < TREND_MINDESTENS_TAGE:
        return Aussicht(faellig, bekannt)
    damals, jetzt = quote(stellen, seit), quote(stellen, heute)
    weite = Fraction((faellig - heute).days, (heute - seit).days)
    personen = _weiter(damals.anteil_personen, jetzt.anteil_personen, weite)
    stunden = _weiter(damals.anteil_stunden, jetzt.anteil_stunden, weite)
    return Aussicht(faellig, bekannt, None if personen is None else seit, personen, stunden)


def _weiter(damals: Fraction | None, jetzt: Fraction | None, weite: Fraction) -> Fraction | None:
    if damals is None or jetzt is None:
        return None
    return min(max(jetzt + (jetzt - damals) * weite, Fraction(0)), Fraction(1))

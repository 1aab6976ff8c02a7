"""How near are the goals? Ratings from four perspectives, and what can be said about them without a wrong precision.

A rating is a whole number from 0 (not yet) to 3 (reached). The Zielwinkel is the plain mean of ratings; perspectives
that rated are counted equally, so that one voice with many goals does not drown the others. Pure, no database.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

HOECHSTWERT: Final = 3
EINIG_BIS: Final = 1
"""Voices that lie at most one step apart see the same thing; two steps are worth a conversation."""


class Bewertungsfehler(ValueError):
    """A rating is none; the message is a German sentence."""


@dataclass(frozen=True, slots=True)
class Stimmwert:
    """One rating: which goal, seen by whom (a key such as `eltern`), how near (0 to 3)."""

    ziel: int
    sicht: str
    wert: int

    def __post_init__(self) -> None:
        if type(self.wert) is not int or not 0 <= self.wert <= HOECHSTWERT:
            raise Bewertungsfehler(f"Eine Bewertung liegt zwischen 0 und {HOECHSTWERT}, nicht bei {self.wert!r}.")


@dataclass(frozen=True, slots=True)
class Zielstand:
    """What was said about one goal: its mean (0 to 3), how far apart the voices are, how many there were."""

    ziel: int
    winkel: Fraction
    spanne: int
    stimmen: int

    @property
    def einig(self) -> bool:
        """Whether the voices say the same; a single voice cannot disagree with itself."""
        return self.spanne <= EINIG_BIS


def zielstand(werte: Iterable[Stimmwert]) -> tuple[Zielstand, ...]:
    """Per goal, in the order in which goals first appear."""
    je_ziel: dict[int, list[int]] = {}
    for stimme in werte:
        je_ziel.setdefault(stimme.ziel, []).append(stimme.wert)
    return tuple(Zielstand(ziel, _mittel(alle), max(alle) - min(alle), len(alle)) for ziel, alle in je_ziel.items())


def zielwinkel(werte: Iterable[Stimmwert]) -> Fraction | None:
    """The mean over perspectives of each one's own mean; None where nobody rated."""
    je_sicht: dict[str, list[int]] = {}
    for stimme in werte:
        je_sicht.setdefault(stimme.sicht, []).append(stimme.wert)
    return _mittel([_mittel(alle) for alle in je_sicht.values()]) if je_sicht else None


def _mittel(werte: Sequence[int | Fraction]) -> Fraction:
    return sum((Fraction(w) for w in werte), Fraction()) / len(werte)


def als_text(winkel: Fraction) -> str:
    """`2,3`: one decimal place, halves up; more would claim a precision that four voices do not have."""
    zehntel = int(winkel * 10 + Fraction(1, 2))
    return f"{zehntel // 10},{zehntel % 10}"


@dataclass(frozen=True, slots=True)
class Punkt:
    """A mark of the picture in px: one perspective at one Rückblick."""

    x: int
    y: int
    wert: str


@dataclass(frozen=True, slots=True)
class Linie:
    """One perspective's way through the Rückblicke; `weg` is ready for an SVG `points` attribute."""

    sicht: str
    name: str
    punkte: tuple[Punkt, ...]

    @property
    def weg(self) -> str:
        return " ".join(f"{p.x},{p.y}" for p in self.punkte)


@dataclass(frozen=True, slots=True)
class Verlaufsbild:
    """Numbers for the template: width and height of the viewBox, the lines, where 0 to 3 and the days stand."""

    breite: int
    hoehe: int
    linien: tuple[Linie, ...]
    stufen: tuple[tuple[int, int], ...]
    tage: tuple[tuple[int, str], ...]


LINKS, OBEN, SCHRITT, STUFE, UNTEN = 34, 16, 120, 40, 34


def verlaufsbild(rueckblicke: Sequence[tuple[str, Sequence[Stimmwert]]], sichten: Mapping[str, str]) -> Verlaufsbild:
    """How each perspective saw the goals, from the first Rückblick to the newest.

    `rueckblicke` are (label, ratings) in the order of their days, `sichten` are key and name of the perspectives.
    Points that would lie on each other are moved apart by a few px, so that all stay visible in black and white.
    """
    hoehe = OBEN + HOECHSTWERT * STUFE + UNTEN
    linien = []
    for nummer, (sicht, name) in enumerate(sichten.items()):
        punkte = []
        for i, (_, werte) in enumerate(rueckblicke):
            eigene = [s for s in werte if s.sicht == sicht]
            mittel = zielwinkel(eigene)
            if mittel is not None:
                x = LINKS + 30 + i * SCHRITT + (nummer * 2 - len(sichten) + 1) * 5
                y = OBEN + round((HOECHSTWERT - mittel) * STUFE)
                punkte.append(Punkt(x, y, als_text(mittel)))
        if punkte:
            linien.append(Linie(sicht, name, tuple(punkte)))
    return Verlaufsbild(
        breite=LINKS + 60 + max(0, len(rueckblicke) - 1) * SCHRITT + 30,
        hoehe=hoehe,
        linien=tuple(linien),
        stufen=tuple((OBEN + (HOECHSTWERT - w) * STUFE, w) for w in range(HOECHSTWERT + 1)),
        tage=tuple((LINKS + 30 + i * SCHRITT, text) for i, (text, _) in enumerate(rueckblicke)),
    )

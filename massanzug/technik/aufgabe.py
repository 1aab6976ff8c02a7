"""What a desk shows: one thing that waits for this person."""

from dataclasses import dataclass
from datetime import date

from massanzug.rechenkern.vorrang import Vorrang


@dataclass(frozen=True)
class Aufgabe:
    """`vorrang` says whose need it is, `wartet` who waits; `weil` is the reason where the room knows a better one."""

    titel: str
    text: str
    url: str
    seit: date | None = None
    bis: date | None = None
    vorrang: Vorrang = Vorrang.EIGENES
    wartet: str = ""
    weil: str = ""
    fall_id: int = 0


@dataclass(frozen=True)
class Termin:
    """A day of this person. `art` is what a calendar outside the house may say, `titel` what only the desk may."""

    am: date
    art: str
    titel: str
    url: str
    kennung: str

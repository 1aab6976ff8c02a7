"""`massanzug pruefe` asks every room; a room registers its checks here, so that no floor imports upward."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import DatabaseError


@dataclass(frozen=True)
class Befund:
    """One thing that is wrong: where, and what."""

    bereich: str
    stelle: str
    text: str


@dataclass(frozen=True)
class Bericht:
    """What one check looked at, and what it found. A check that looked at nothing proves nothing."""

    bereich: str
    geprueft: int
    befunde: tuple[Befund, ...]


Pruefung = Callable[[], Bericht]
_pruefungen: dict[str, Pruefung] = {}


def melde_an(name: str, pruefung: Pruefung) -> None:
    _pruefungen[name] = pruefung


def alle() -> Iterator[Bericht]:
    """Every check in turn; one that cannot read what the database holds says so, and the others still run."""
    for name in sorted(_pruefungen):
        try:
            yield _pruefungen[name]()
        except (ArithmeticError, LookupError, TypeError, ValueError, DatabaseError) as fehler:
            text = f"Ein Wert in der Datenbank ist nicht lesbar; weiter kam diese Prüfung nicht: {fehler}"
            yield Bericht(name, 0, (Befund(name, "Datenbank", text),))

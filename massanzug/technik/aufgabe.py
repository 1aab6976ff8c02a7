"""What a desk shows: one thing that waits for this person."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Aufgabe:
    titel: str
    text: str
    url: str
    seit: date | None = None
    bis: date | None = None

"""Weekly times as people write them: „dienstags 16 bis 17:30 Uhr; Sa 10-13“."""

from __future__ import annotations

import re
from collections.abc import Sequence

from massanzug.rechenkern.raum.bedarf import WOCHENTAGE
from massanzug.rechenkern.raum.eintrag import Zeit

_STUECK = re.compile(
    r"(?P<tag>mo|di|mi|do|fr|sa|so)[a-zäöü]*\.?\s*,?\s*(?:von\s+)?(?P<h1>[0-9]{1,2})(?:[:.](?P<m1>[0-9]{2}))?\s*(?:uhr)?"
    r"\s*(?:-|–|bis)\s*(?P<h2>[0-9]{1,2})(?:[:.](?P<m2>[0-9]{2}))?\s*(?:uhr)?",
    re.IGNORECASE,
)
_TRENNER = re.compile(r"\s*(?:[;,]|\bund\b)\s*|\n", re.IGNORECASE)


class Zeitenfehler(ValueError):
    """A text names no weekly times; the message is a German sentence."""


def zeiten_aus_text(text: str) -> tuple[Zeit, ...]:
    """Raises Zeitenfehler naming the part that nobody understands."""
    stuecke = [stueck for stueck in _TRENNER.split(text) if stueck.strip()]
    return tuple(_zeit(stueck.strip()) for stueck in stuecke)


def zeiten_als_text(zeiten: Sequence[Zeit]) -> str:
    """„dienstags 16:00 bis 17:30 Uhr; …“, as `zeiten_aus_text` reads it."""
    return "; ".join(f"{WOCHENTAGE[z.tag]} {z.von} bis {z.bis} Uhr" for z in zeiten)


def _zeit(text: str) -> Zeit:
    treffer = _STUECK.fullmatch(text)
    if treffer is None:
        raise Zeitenfehler(
            f"„{text}“ ist nicht zu lesen. Bitte so: dienstags 16 bis 17:30 Uhr; samstags 10 bis 13 Uhr."
        )
    von, bis = (_uhrzeit(treffer[h], treffer[m]) for h, m in (("h1", "m1"), ("h2", "m2")))
    if von is None or bis is None or bis <= von:
        raise Zeitenfehler(
            f"In „{text}“ stimmen die Uhrzeiten nicht. Das Ende liegt nach dem Anfang, beide vor 24 Uhr."
        )
    return Zeit(treffer["tag"].lower(), von, bis)


def _uhrzeit(stunde: str, minute: str | None) -> str | None:
    h, m = int(stunde), int(minute or 0)
    return f"{h:02d}:{m:02d}" if h < 24 and m < 60 else None

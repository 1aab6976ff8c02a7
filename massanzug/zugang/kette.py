"""The keyed chain of the Protokoll: pure functions over bytes, no database.

Each entry's code is HMAC-SHA256(key, code of the entry before || content). The content holds commitments
SHA-256(salt || field || value), never values, so that a value can be deleted while the chain still verifies.
"""

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

ANFANG = "0" * 64
SALZ_BYTES = 16
knapp: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), sort_keys=True).encode
"""A value as the one JSON text that stands for it."""


@dataclass(frozen=True)
class Inhalt:
    """What one Protokoll entry says; everything in it is covered by its code."""

    nummer: int
    zeit: datetime
    konto_id: int | None
    aktion: str
    objekt_typ: str
    objekt_id: str
    verpflichtungen: str

    def kanonisch(self) -> bytes:
        zeit = self.zeit.astimezone(UTC).isoformat(timespec="microseconds")
        return knapp(
            [self.nummer, zeit, self.konto_id, self.aktion, self.objekt_typ, self.objekt_id, self.verpflichtungen]
        ).encode()


def code(schluessel: bytes, vorgaenger: str, inhalt: Inhalt) -> str:
    """Hex code of `inhalt` behind `vorgaenger` (64 hex digits; ANFANG for the first)."""
    return hmac.digest(schluessel, vorgaenger.encode() + b"\n" + inhalt.kanonisch(), "sha256").hex()


def verpflichtung(salz: bytes, feld: str, wert: Any) -> str:
    """Salted commitment to one value (anything JSON can hold)."""
    return hashlib.sha256(salz + knapp([feld, wert]).encode()).hexdigest()


def gleich(a: str, b: str) -> bool:
    """Compare without telling by the time taken; as bytes, because compare_digest refuses text beyond ASCII."""
    return hmac.compare_digest(a.encode(errors="surrogatepass"), b.encode(errors="surrogatepass"))

"""Randomness through one door, so that the demo city is the same city for the same seed."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

_quelle: ContextVar["_Saat | None"] = ContextVar("zufall_quelle", default=None)


class _Saat:
    def __init__(self, saat: str) -> None:
        self.saat = saat
        self.zaehler = 0

    def __call__(self, laenge: int) -> bytes:
        self.zaehler += 1
        return hashlib.shake_256(f"{self.saat}:{self.zaehler}".encode()).digest(laenge)


def zufallsbytes(laenge: int) -> bytes:
    """Unpredictable bytes; only inside `gesaet` (the demo) they follow from the seed."""
    quelle = _quelle.get()
    return quelle(laenge) if quelle else secrets.token_bytes(laenge)


def geheime_marke() -> str:
    """A secret for an address: 256 bits in 43 signs that need no escaping."""
    return urlsafe_b64encode(zufallsbytes(32)).rstrip(b"=").decode()


def neue_kennung() -> UUID:
    """A number of its own for something that others may name: it says nothing of how many there are."""
    return UUID(bytes=zufallsbytes(16), version=4)


def ungesaet(laenge: int) -> bytes:
    """Unpredictable bytes even inside `gesaet`: for keys that lie outside the database and are nobody's example."""
    return secrets.token_bytes(laenge)


@contextmanager
def gesaet(saat: str) -> Iterator[None]:
    """Derive all bytes from `saat`. For invented data only: seeded salts protect nobody."""
    token = _quelle.set(_Saat(saat))
    try:
        yield
    finally:
        _quelle.reset(token)

"""Keys that lie in files outside the database, and are destroyed when what they protect is no longer to be read."""

import os
from pathlib import Path

from django.conf import settings

from massanzug.technik.zufall import zufallsbytes

LAENGE = 32
"""Bytes."""


class SchluesselFehlt(LookupError):
    """There is no such key, or no longer."""


def schluessel(name: str) -> bytes:
    """The key of this name. Raises SchluesselFehlt."""
    try:
        inhalt = _datei(name).read_bytes()
    except FileNotFoundError:
        inhalt = b""
    if len(inhalt) != LAENGE:
        raise SchluesselFehlt(name)
    return inhalt


def neuer_schluessel(name: str) -> bytes:
    """Make a key and keep it safely; one of this name that was there is gone."""
    pfad, inhalt = _datei(name), zufallsbytes(LAENGE)
    pfad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    neben = pfad.with_suffix(".neu")
    fd = os.open(neben, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(fd, "wb") as datei:
        datei.write(inhalt)
        datei.flush()
        os.fsync(datei.fileno())
    neben.replace(pfad)
    _schreibe_fest(pfad.parent)
    return inhalt


def gibt_es(name: str) -> bool:
    return _datei(name).exists()


def benenne_um(alt: str, neu: str) -> None:
    """Give a key another name; nothing of it is written anew."""
    _datei(alt).replace(_datei(neu))
    _schreibe_fest(_datei(neu).parent)


def vernichte(name: str) -> None:
    """Overwrite and remove a key; done already is done."""
    pfad = _datei(name)
    try:
        fd = os.open(pfad, os.O_WRONLY)
    except FileNotFoundError:
        return
    with os.fdopen(fd, "wb") as datei:
        datei.write(bytes(LAENGE))
        datei.flush()
        os.fsync(datei.fileno())
    pfad.unlink(missing_ok=True)
    _schreibe_fest(pfad.parent)


def _datei(name: str) -> Path:
    if not name.replace("-", "").isalnum():
        raise ValueError(name)
    return Path(settings.SCHLUESSELBUND) / f"{name}.schluessel"


def _schreibe_fest(verzeichnis: Path) -> None:
    fd = os.open(verzeichnis, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)

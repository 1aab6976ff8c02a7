"""The anchor of the Protokoll outside the database: number and code of the newest entry, in a small signed file.

An attacker who owns the database can cut its tail; the anchor remembers how long it was. `massanzug anker` prints it
for a letter, a mail or a second machine (docs/betrieb.md).
"""

import fcntl
import functools
import hmac
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from massanzug.zugang import kette

LAENGE = 256
"""Bytes of the record, filled up with spaces: less than the sector a disk writes as a whole."""


@dataclass(frozen=True)
class Anker:
    nummer: int
    code: str


class AnkerUnlesbar(Exception):
    """The anchor file is there but was changed or is broken."""


def schluessel() -> bytes:
    """The Protokoll's key from its file outside the database; read again only when the file has changed."""
    pfad = str(settings.PROTOKOLL_SCHLUESSEL_DATEI)
    datei = os.stat(pfad)
    return _lies_schluessel(pfad, datei.st_mtime_ns, datei.st_ino)


@functools.lru_cache(maxsize=4)
def _lies_schluessel(pfad: str, geaendert: int, knoten: int) -> bytes:
    return Path(pfad).read_bytes().strip()


def lies() -> Anker | None:
    """The anchor, or None where none was ever written."""
    pfad, geheim = settings.PROTOKOLL_ANKER_DATEI, schluessel()
    try:
        with _gesperrt(pfad, os.O_RDONLY, fcntl.LOCK_SH) as datei:
            return _entziffere(os.pread(datei, 4 * LAENGE, 0), geheim)
    except FileNotFoundError:
        return None


@contextmanager
def _gesperrt(pfad: Path, wozu: int, sperre: int) -> Iterator[int]:
    """The file, open and locked against whoever writes it at the same time."""
    datei = os.open(pfad, wozu)
    try:
        fcntl.flock(datei, sperre)
        yield datei
    finally:
        os.close(datei)


_selbst_geschrieben: list[tuple[bytes, bytes, Anker]] = []
"""The record that this process wrote last, with its key: who reads it again need not work it out."""


def _entziffere(satz: bytes, geheim: bytes) -> Anker:
    for geschrieben, womit, anker in _selbst_geschrieben:
        if satz == geschrieben and geheim == womit:
            return anker
    try:
        daten = json.loads(satz)
        nummer, code, siegel = int(daten["nummer"]), str(daten["code"]), str(daten["siegel"])
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise AnkerUnlesbar(f"Die Ankerdatei {settings.PROTOKOLL_ANKER_DATEI} ist nicht lesbar.") from error
    if not kette.gleich(siegel, _siegel(geheim, nummer, code)):
        raise AnkerUnlesbar(f"Das Siegel der Ankerdatei {settings.PROTOKOLL_ANKER_DATEI} stimmt nicht.")
    return Anker(nummer, code)


def _siegel(geheim: bytes, nummer: int, code: str) -> str:
    return hmac.digest(geheim, f"anker:{nummer}:{code}".encode(), "sha256").hex()


def setze(nummer: int, code: str, steht_noch: Callable[[Anker], bool]) -> None:
    """Move the anchor forward (never back), in place.

    It moves only while the entry it knows is still there, else a Protokoll whose tail was cut would outgrow it unseen.
    The record always has the same length and lies within one sector, so that a crash or a power cut leaves the old or
    the new one, never half of one; an old one is no false alarm, and so the disk is not made to wait for it.
    """
    pfad, geheim = settings.PROTOKOLL_ANKER_DATEI, schluessel()
    siegel = _siegel(geheim, nummer, code)
    satz = (json.dumps({"nummer": nummer, "code": code, "siegel": siegel}).ljust(LAENGE - 1) + "\n").encode()
    try:
        _ruecke_vor(pfad, geheim, Anker(nummer, code), satz, steht_noch)
    except FileNotFoundError:
        _lege_an(Path(pfad), satz)
        _ruecke_vor(pfad, geheim, Anker(nummer, code), satz, steht_noch)


def _ruecke_vor(pfad: Path, geheim: bytes, neu: Anker, satz: bytes, steht_noch: Callable[[Anker], bool]) -> None:
    with _gesperrt(pfad, os.O_RDWR, fcntl.LOCK_EX) as datei:
        try:
            bisher = _entziffere(os.pread(datei, 4 * LAENGE, 0), geheim)
        except AnkerUnlesbar:
            return  # never heal a broken anchor silently: `massanzug pruefe` reports it
        if bisher.nummer < neu.nummer and steht_noch(bisher):
            os.pwrite(datei, satz, 0)
            _selbst_geschrieben[:] = [(satz, geheim, neu)]


def _lege_an(pfad: Path, satz: bytes) -> None:
    """The first anchor appears as a whole, or not at all; where two come at once, the first one stays."""
    pfad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(pfad.with_suffix(".sperre"), "w") as sperre:
        fcntl.flock(sperre, fcntl.LOCK_EX)
        if pfad.exists():
            return
        neu = pfad.with_suffix(".neu")
        with open(neu, "wb") as datei:
            datei.write(satz)
            datei.flush()
            os.fsync(datei.fileno())
        os.replace(neu, pfad)

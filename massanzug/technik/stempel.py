"""The key with which the city stamps receipts and archives: one file outside the database, made once, never replaced.

It holds two lines, the secret (Base64 of 32 bytes) and the public key that follows from it, so that damage shows.
"""

import base64
import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from massanzug.rechenkern import stempel as kern
from massanzug.rechenkern.stempel import Zweck, abdruck, pruefe_stempel
from massanzug.technik.pruefung import Befund, Bericht
from massanzug.technik.zufall import ungesaet

__all__ = [
    "StempelUnlesbar",
    "Zweck",
    "abdruck",
    "lege_an",
    "lies",
    "oeffentlicher_stempel",
    "pruefe_stempel",
    "stempel_pruefen",
    "stemple",
]


class StempelUnlesbar(ImproperlyConfigured):
    """The key's file is broken, or cannot be read or made; the message is for who runs the service."""


def stemple(inhalt: bytes, zweck: Zweck) -> str:
    """The city's stamp on this content, in Base64; the key is made where there is none. Raises StempelUnlesbar."""
    return kern.stemple(_geheim(), inhalt, zweck)


def oeffentlicher_stempel() -> str:
    """The public key that goes with every stamp; made like `stemple` makes it. Raises StempelUnlesbar."""
    return kern.oeffentlich_zu(_geheim())


def lies(pfad: Path) -> bytes | None:
    """The secret, 32 bytes; None where there is no file yet. Raises StempelUnlesbar."""
    try:
        zeilen = pfad.read_bytes().split(b"\n")
        geheim = base64.b64decode(zeilen[0], validate=True)
        if zeilen == _inhalt(geheim).split(b"\n"):
            return geheim
    except FileNotFoundError:
        return None
    except OSError as fehler:
        raise StempelUnlesbar(
            f"Die Schlüsseldatei des Stempels {pfad} lässt sich nicht lesen ({fehler.strerror}). "
            "Bitte dem Konto des Dienstes das Lesen erlauben, sonst niemandem."
        ) from fehler
    except ValueError:
        pass
    raise StempelUnlesbar(
        f"Die Schlüsseldatei des Stempels {pfad} ist beschädigt. Bitte aus der Sicherung zurückholen; "
        "massanzug legt keinen neuen Schlüssel an ihre Stelle."
    )


def lege_an() -> bool:
    """Make the key where there is none, whole or not at all; True if this call did. Raises StempelUnlesbar."""
    pfad = Path(settings.STEMPEL_DATEI)
    if lies(pfad) is not None:
        return False
    try:
        return _schreibe(pfad, _inhalt(ungesaet(kern.LAENGE)))
    except OSError as fehler:
        raise StempelUnlesbar(
            f"Die Schlüsseldatei des Stempels {pfad} lässt sich nicht anlegen ({fehler.strerror}). "
            "Bitte MASSANZUG_STEMPEL auf eine Datei setzen, deren Verzeichnis dem Konto des Dienstes gehört."
        ) from fehler


def stempel_pruefen() -> Bericht:
    """What `massanzug pruefe` asks; a key that is not made yet is no fault."""
    pfad = Path(settings.STEMPEL_DATEI)
    try:
        if lies(pfad) is None:
            return Bericht("stempel", 0, ())
    except StempelUnlesbar as fehler:
        return Bericht("stempel", 1, (Befund("stempel", str(pfad), str(fehler)),))
    if pfad.stat().st_mode & 0o077:
        satz = "Die Schlüsseldatei ist auch für andere da. Bitte die Rechte auf 600 setzen."
        return Bericht("stempel", 1, (Befund("stempel", str(pfad), satz),))
    return Bericht("stempel", 1, ())


def _geheim() -> bytes:
    pfad = Path(settings.STEMPEL_DATEI)
    geheim = lies(pfad)
    if geheim is None:
        lege_an()
        geheim = lies(pfad)  # who came first may have been another process
    if geheim is None:
        raise StempelUnlesbar(f"Die Schlüsseldatei des Stempels {pfad} ist verschwunden.")
    return geheim


def _inhalt(geheim: bytes) -> bytes:
    return base64.b64encode(geheim) + b"\n" + kern.oeffentlich_zu(geheim).encode() + b"\n"


def _schreibe(pfad: Path, inhalt: bytes) -> bool:
    """Write beside, then give it the name unless somebody else has it already."""
    pfad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fd, neben = tempfile.mkstemp(dir=pfad.parent, prefix=f"{pfad.name}.")  # mode 0600
    try:
        with os.fdopen(fd, "wb") as datei:
            datei.write(inhalt)
            datei.flush()
            os.fsync(datei.fileno())
        os.link(neben, pfad)
    except FileExistsError:
        return False
    finally:
        os.unlink(neben)
    verzeichnis = os.open(pfad.parent, os.O_RDONLY)
    try:
        os.fsync(verzeichnis)
    finally:
        os.close(verzeichnis)
    return True

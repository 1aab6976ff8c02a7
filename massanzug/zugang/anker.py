"""The anchor of the Protokoll outside the database: number and code of the newest entry, in a small signed file.

An attacker who owns the database can cut its tail; the anchor remembers how long it was. `massanzug anker` prints it
for a letter, a mail or a second machine (docs/betrieb.md).
"""

import fcntl
import hashlib
import hmac
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from massanzug.zugang import kette


@dataclass(frozen=True)
class Anker:
    nummer: int
    code: str


class AnkerUnlesbar(Exception):
    """The anchor file is there but was changed or is broken."""


def schluessel() -> bytes:
    """The Protokoll's key, read from its file outside the database."""
    return Path(settings.PROTOKOLL_SCHLUESSEL_DATEI).read_bytes().strip()


def _siegel(nummer: int, code: str) -> str:
    return hmac.new(schluessel(), f"anker:{nummer}:{code}".encode(), hashlib.sha256).hexdigest()


def lies(pfad: Path | None = None) -> Anker | None:
    """The anchor, or None where none was ever written."""
    pfad = pfad or Path(settings.PROTOKOLL_ANKER_DATEI)
    if not pfad.exists():
        return None
    try:
        daten = json.loads(pfad.read_text())
        nummer, code, siegel = int(daten["nummer"]), str(daten["code"]), str(daten["siegel"])
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise AnkerUnlesbar(f"Die Ankerdatei {pfad} ist nicht lesbar.") from error
    if not kette.gleich(siegel, _siegel(nummer, code)):
        raise AnkerUnlesbar(f"Das Siegel der Ankerdatei {pfad} stimmt nicht.")
    return Anker(nummer, code)


def setze(nummer: int, code: str, steht_noch: Callable[[Anker], bool]) -> None:
    """Move the anchor forward (never back); replaced as a whole, so that a crash leaves the old one.

    It moves only while the entry it knows is still there, else a Protokoll whose tail was cut would outgrow it unseen.
    """
    pfad = Path(settings.PROTOKOLL_ANKER_DATEI)
    pfad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(pfad.with_suffix(".sperre"), "w") as sperre:
        fcntl.flock(sperre, fcntl.LOCK_EX)
        try:
            bisher = lies(pfad)
        except AnkerUnlesbar:
            return  # never heal a broken anchor silently: `massanzug pruefe` reports it
        if bisher and (bisher.nummer >= nummer or not steht_noch(bisher)):
            return
        neu = pfad.with_suffix(".neu")
        with open(neu, "w") as datei:
            datei.write(json.dumps({"nummer": nummer, "code": code, "siegel": _siegel(nummer, code)}) + "\n")
            datei.flush()
            os.fsync(datei.fileno())  # else a power cut can leave an empty file behind, a false alarm for good
        os.replace(neu, pfad)

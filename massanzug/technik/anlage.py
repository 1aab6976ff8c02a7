"""Attachments: a file that somebody hands in and others open later. Nothing in it is trusted.

Any bytes under any name give either an `Anlage` or an `Anlagenfehler` with a German sentence. Kept is the file as it
came, with two exceptions: the name is made safe to show, and what follows the end of a JPEG picture is cut off. A file
that could do more than show something is refused, never mended: the one who hands it in knows best what it is to say.

One check takes at most 5 s and 100 MB more memory for any file up to ANLAGE_HOECHSTENS.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from massanzug.technik.anlage_bild import pruefe_jpeg, pruefe_png, pruefe_text
from massanzug.technik.anlage_inhalt import Anlagenfehler, fremde_sorte, ist_geschuetztes_office
from massanzug.technik.anlage_name import zerlege_namen
from massanzug.technik.anlage_office import OPENDOCUMENT, pruefe_office
from massanzug.technik.anlage_pdf import pruefe_pdf

__all__ = ["ACCEPT", "ANLAGE_HOECHSTENS", "ERLAUBT", "ERLAUBT_ALS_TEXT", "Anlage", "Anlagenfehler", "pruefe_anlage"]

ANLAGE_HOECHSTENS: Final = 5 * 1024 * 1024
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Anlage:
    """A file that was looked at. `name` is safe to show and to offer for saving, `art` is its MIME type."""

    name: str
    art: str
    inhalt: bytes

    @property
    def abdruck(self) -> str:
        """SHA-256 of what is kept, as 64 hexadecimal digits."""
        return hashlib.sha256(self.inhalt).hexdigest()


@dataclass(frozen=True, slots=True)
class Dateiart:
    """A kind of file that is taken: `wort` for the page, the endings without point, MIME type, and who checks it."""

    wort: str
    endungen: tuple[str, ...]
    art: str
    pruefe: Callable[[bytes], bytes]


def _ooxml(wort: str, endung: str, art: str) -> Dateiart:
    mime = f"application/vnd.openxmlformats-officedocument.{art}"
    return Dateiart(f"{wort} ({endung})", (endung,), mime, partial(pruefe_office, endung=endung))


def _opendocument(wort: str, endung: str) -> Dateiart:
    return Dateiart(f"{wort} ({endung})", (endung,), OPENDOCUMENT[endung], partial(pruefe_office, endung=endung))


ERLAUBT: Final = (
    Dateiart("PDF", ("pdf",), "application/pdf", pruefe_pdf),
    _ooxml("Word", "docx", "wordprocessingml.document"),
    _ooxml("Excel", "xlsx", "spreadsheetml.sheet"),
    _ooxml("PowerPoint", "pptx", "presentationml.presentation"),
    _opendocument("LibreOffice Writer", "odt"),
    _opendocument("LibreOffice Calc", "ods"),
    _opendocument("LibreOffice Impress", "odp"),
    Dateiart("PNG", ("png",), "image/png", pruefe_png),
    Dateiart("JPEG", ("jpg", "jpeg"), "image/jpeg", pruefe_jpeg),
    Dateiart("Text (txt)", ("txt",), "text/plain", pruefe_text),
)
"""What is taken, in the order in which pages name it."""
ERLAUBT_ALS_TEXT: Final = ", ".join(dateiart.wort for dateiart in ERLAUBT)
ACCEPT: Final = ",".join(f".{endung}" for dateiart in ERLAUBT for endung in dateiart.endungen)
"""For the attribute `accept` of a file field."""

_NACH_ENDUNG: Final = {endung: dateiart for dateiart in ERLAUBT for endung in dateiart.endungen}
_ALTE: Final = {
    **dict.fromkeys(("doc", "dot", "rtf", "wps", "pages", "dotx", "ott"), "docx"),
    **dict.fromkeys(("xls", "xlt", "xlsb", "csv", "numbers", "xltx", "ots"), "xlsx"),
    **dict.fromkeys(("ppt", "pot", "pps", "ppsx", "potx", "key", "otp"), "pptx"),
}
_MIT_MAKROS: Final = {
    **dict.fromkeys(("docm", "dotm"), "docx"),
    **dict.fromkeys(("xlsm", "xltm", "xlam"), "xlsx"),
    **dict.fromkeys(("pptm", "potm", "ppsm", "ppam"), "pptx"),
}


def pruefe_anlage(name: str, inhalt: bytes, hoechstens: int = ANLAGE_HOECHSTENS) -> Anlage:
    """The file as it may be kept; `hoechstens` in bytes. Raises Anlagenfehler for everything else, and nothing else."""
    stamm, endung = zerlege_namen(name)
    if not inhalt:
        raise Anlagenfehler("Die Datei ist leer. Bitte wählen Sie eine Datei, in der etwas steht.")
    if len(inhalt) > hoechstens:
        raise Anlagenfehler(
            f"Die Datei ist größer als {_groesse(hoechstens)}. Bitte verkleinern Sie zum Beispiel die Bilder darin."
        )
    dateiart = _NACH_ENDUNG.get(endung)
    if dateiart is None:
        raise Anlagenfehler(_warum_nicht(endung))
    sorte = fremde_sorte(inhalt)
    if sorte and not _passt(sorte, endung) and not ist_geschuetztes_office(inhalt):
        raise Anlagenfehler(
            f"Der Name der Datei endet auf „.{endung}“, ihr Inhalt ist aber {sorte}. "
            "Bitte speichern Sie sie in Ihrem Programm als PDF."
        )
    return Anlage(f"{stamm}.{endung}", dateiart.art, dateiart.pruefe(inhalt))


def _passt(sorte: str, endung: str) -> bool:
    """Whether what the bytes look like is what the ending says."""
    if endung in {"pdf", "png"}:
        return endung.upper() in sorte
    return ("JPEG" if endung in {"jpg", "jpeg"} else "Office-Dokument oder ZIP") in sorte


def _warum_nicht(endung: str) -> str:
    if endung in _MIT_MAKROS:
        statt = _MIT_MAKROS[endung]
        return f"Dateien mit Makros (.{endung}) werden nicht angenommen. Bitte als PDF oder {statt} speichern."
    if endung in _ALTE:
        return f"Das Format .{endung} wird nicht angenommen. Bitte als PDF oder {_ALTE[endung]} speichern."
    was = f"Dateien mit der Endung „.{endung}“" if endung else "Dateien ohne eine bekannte Endung"
    return f"{was} werden nicht angenommen. Angenommen werden {ERLAUBT_ALS_TEXT}. Bitte speichern Sie sie so neu."


def _groesse(byte: int) -> str:
    return f"{byte // 2**20} MB" if byte >= 2**20 else f"{byte} Byte"

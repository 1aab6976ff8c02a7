"""What a file is by its bytes, whatever its name says; and what no attachment may do, whatever its kind."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final


class Anlagenfehler(ValueError):
    """A file is not taken as an attachment; the message is German, one sentence or two, and names the mend."""


NEU_SPEICHERN: Final = "Bitte öffnen Sie die Datei in Ihrem Programm und speichern Sie sie neu, am besten als PDF."
KENNWORT: Final = (
    "Die Datei ist mit einem Kennwort geschützt; wer sie prüfen soll, könnte sie nicht lesen. "
    "Bitte speichern Sie sie ohne Kennwort."
)
_ALTES_OFFICE: Final = "ein Dokument in einem alten Office-Format (doc, xls, ppt) oder eine Outlook-Nachricht"
_KENNUNGEN: Final = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _ALTES_OFFICE),
    (0, b"%PDF-", "eine PDF-Datei"),
    (0, b"\x89PNG\r\n\x1a\n", "ein PNG-Bild"),
    (0, b"\xff\xd8\xff", "ein JPEG-Bild"),
    (0, b"GIF8", "ein GIF-Bild"),
    (0, b"PK\x03\x04", "ein Office-Dokument oder ZIP-Archiv"),
    (0, b"PK\x05\x06", "ein leeres ZIP-Archiv"),
    (0, b"Rar!", "ein RAR-Archiv"),
    (0, b"7z\xbc\xaf\x27\x1c", "ein 7z-Archiv"),
    (0, b"\x1f\x8b", "ein gepacktes Archiv"),
    (0, b"BZh", "ein gepacktes Archiv"),
    (0, b"\xfd7zXZ", "ein gepacktes Archiv"),
    (0, b"MSCF", "ein CAB-Archiv"),
    (257, b"ustar", "ein tar-Archiv"),
    (0x8001, b"CD001", "ein Datenträger-Abbild (iso)"),
    (0, b"MZ", "ein Windows-Programm"),
    (0, b"\x7fELF", "ein Programm"),
    (0, b"\xca\xfe\xba\xbe", "ein Programm"),
    (0, b"\xcf\xfa\xed\xfe", "ein Programm"),
    (0, b"\x4c\x00\x00\x00\x01\x14\x02\x00", "eine Verknüpfung (lnk)"),
    (0, b"#!", "ein Skript"),
    (0, b"{\\rtf", "ein RTF-Dokument"),
    (0, b"%!", "eine PostScript-Datei"),
    (0, b"SQLite format", "eine Datenbank"),
)
_MARKUP = re.compile(
    rb"[\s\0]*(?:\xef\xbb\xbf)?\s*<(?:!doctype|!--|html|head|body|\?xml|svg|script|table)", re.IGNORECASE
)
_EMAIL = re.compile(
    rb"(?:(?:Received|Return-Path|MIME-Version|From|To|Subject|Date|Message-ID|Delivered-To|X-[\w-]+)"
    rb":[^\n]*\r?\n(?:[ \t].*\n)*){2}",
    re.I,
)
_EINGEBETTET = re.compile(rb"<(?:script|html|iframe|\?php)|<!doctype html", re.IGNORECASE)
_SCHEMA = re.compile(r"([A-Za-z][A-Za-z0-9+-]*):")
_UNSICHTBAR = re.compile("[\x00-\x20\x7f-\xa0]+")
VERWEISE: Final = frozenset({"http", "https", "mailto", "tel"})
"""Where a link that somebody clicks may lead."""


def fremde_sorte(inhalt: bytes) -> str:
    """What the bytes are by their signature, in German with the article („ein Windows-Programm“); empty if unknown."""
    for stelle, kennung, sorte in _KENNUNGEN:
        if inhalt.startswith(kennung, stelle):
            return sorte
    if _MARKUP.match(inhalt[:1024]):
        return "eine Webseite, SVG- oder XML-Datei"
    return "eine E-Mail" if _EMAIL.match(inhalt[:4096]) else ""


def pruefe_einzig(inhalt: bytes) -> None:
    """Refuse a file that is also another one: a web page or a ZIP to programs that look for these anywhere."""
    if _EINGEBETTET.search(inhalt):
        raise Anlagenfehler(f"In der Datei steckt eine Webseite oder ein Skript. {NEU_SPEICHERN}")
    if zipfile.is_zipfile(BytesIO(inhalt)):
        raise Anlagenfehler(f"In der Datei steckt zusätzlich ein ZIP-Archiv. {NEU_SPEICHERN}")


def pruefe_verweis(ziel: str) -> None:
    """Refuse a link that leads elsewhere than to the web, to mail, to a telephone or to a place in the same folder."""
    glatt = _UNSICHTBAR.sub("", ziel)
    schema = _SCHEMA.match(glatt)
    if glatt.startswith(("/", "\\")) or (schema and schema[1].lower() not in VERWEISE):
        raise Anlagenfehler(
            "Die Datei enthält einen Verweis, der nicht ins Internet führt, etwa auf eine Datei eines Rechners. "
            "Bitte entfernen Sie diesen Verweis und speichern Sie die Datei neu."
        )


_OLE: Final = _KENNUNGEN[0][1]
_VERSCHLUESSELT: Final = "EncryptedPackage".encode("utf-16-le")


def ist_geschuetztes_office(inhalt: bytes) -> bool:
    """Whether this is how Office stores a docx, xlsx or pptx with a password."""
    return inhalt.startswith(_OLE) and _VERSCHLUESSELT in inhalt

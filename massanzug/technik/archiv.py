"""Read a hostile ZIP: no more comes out than was declared, and nothing lies between, before or behind the entries.

Python's zipfile reads the table of contents; the entries are unpacked here, because only then is it known that what was
packed is used up to its last byte. Whatever is wrong raises one of ARCHIVFEHLER; callers make a German sentence of it.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Final

PACKARTEN: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Others are not used by office programs, and Python unpacks them without a limit."""
ARCHIVFEHLER: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError),
    *(KeyError, IndexError, OverflowError),
)

_ENDE = struct.Struct("<4s4H2IH")
_KOPF = struct.Struct("<4s5H3I2H")
_MIT_NACHSATZ: Final = 0x08
"""Flag: sizes follow the data."""
_UTF8: Final = 0x800
_VERZEICHNIS_JE_EINTRAG: Final = 512
"""Bytes that one line of the table of contents may have on average."""


def eintraege(daten: bytes, hoechstens: int) -> list[zipfile.ZipInfo]:
    """The table of contents of an archive in which the entries follow each other from the first byte to the last.

    So there is nothing in front, nothing behind, no second table of contents, no overlap, no comment, no ZIP64, and
    every entry says of itself what the table says of it. Raises BadZipFile otherwise, also for more than `hoechstens`
    entries: they are counted before any of them takes memory.
    """
    marke, scheibe, scheibe2, hier, alle, groesse, beginn, kommentar = _ENDE.unpack(daten[-_ENDE.size :])
    _verlange(marke == b"PK\x05\x06" and (scheibe, scheibe2, kommentar) == (0, 0, 0) and hier == alle)
    _verlange(0 < alle <= hoechstens and groesse <= hoechstens * _VERZEICHNIS_JE_EINTRAG)
    with zipfile.ZipFile(io.BytesIO(daten)) as archiv:
        liste = archiv.infolist()
    _verlange(len(liste) == alle)
    stelle = 0
    for eintrag in sorted(liste, key=lambda e: e.header_offset):
        _verlange(eintrag.header_offset == stelle)
        stelle = _ende(daten, eintrag)
    _verlange(stelle == beginn)
    return liste


def auspacken(daten: bytes, eintrag: zipfile.ZipInfo) -> bytes:
    """One entry, never more than it declares. Raises BadZipFile when size, packed size or checksum are not as declared.

    The caller has looked at `file_size` before, at the flag of encryption, and that `compress_type` is in PACKARTEN.
    """
    beginn = _inhaltsbeginn(daten, eintrag)
    gepackt = memoryview(daten)[beginn : beginn + eintrag.compress_size]
    if eintrag.compress_type == zipfile.ZIP_STORED:
        inhalt = bytes(gepackt)
    else:
        auspacker = zlib.decompressobj(-zlib.MAX_WBITS)
        inhalt = auspacker.decompress(gepackt, eintrag.file_size + 1)
        _verlange(auspacker.eof and not auspacker.unused_data and not auspacker.unconsumed_tail)
    _verlange(len(inhalt) == eintrag.file_size and zlib.crc32(inhalt) == eintrag.CRC)
    return inhalt


def _verlange(stimmt: bool) -> None:
    if not stimmt:
        raise zipfile.BadZipFile("Das Archiv ist nicht so aufgebaut, wie es sagt.")


def _inhaltsbeginn(daten: bytes, eintrag: zipfile.ZipInfo) -> int:
    marke, *_, name, zusatz = _KOPF.unpack_from(daten, eintrag.header_offset)
    _verlange(marke == b"PK\x03\x04")
    return int(eintrag.header_offset + _KOPF.size + name + zusatz)


def _ende(daten: bytes, eintrag: zipfile.ZipInfo) -> int:
    """Where the next entry must begin; what the entry says of itself is compared on the way."""
    _, _, merkmale, packart, _, _, pruefsumme, gepackt, gross, laenge, _ = _KOPF.unpack_from(
        daten, eintrag.header_offset
    )
    name = daten[eintrag.header_offset + _KOPF.size :][:laenge]
    zeichensatz = "utf-8" if eintrag.flag_bits & _UTF8 else "cp437"
    _verlange(name == eintrag.orig_filename.encode(zeichensatz))
    _verlange((merkmale, packart) == (eintrag.flag_bits, eintrag.compress_type))
    angaben = (eintrag.CRC, eintrag.compress_size, eintrag.file_size)
    ende = _inhaltsbeginn(daten, eintrag) + eintrag.compress_size
    if not merkmale & _MIT_NACHSATZ:
        _verlange((pruefsumme, gepackt, gross) == angaben)
        return ende
    nachsatz = struct.pack("<3I", *angaben)
    for form in (b"PK\x07\x08" + nachsatz, nachsatz):
        if daten.startswith(form, ende):
            return ende + len(form)
    raise zipfile.BadZipFile("Hinter einem Eintrag steht nicht, wie groß er ist.")

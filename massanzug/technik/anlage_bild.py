"""Pictures and plain text: whether the bytes are what they say from the first to the last."""

from __future__ import annotations

import re
import struct
import zlib
from typing import Final

from massanzug.technik.anlage_inhalt import NEU_SPEICHERN, Anlagenfehler, fremde_sorte, pruefe_einzig

BILDPUNKTE_HOECHSTENS: Final = 50_000_000
"""A sheet of A4 scanned with 600 dots per inch has 35 million."""
KANTE_HOECHSTENS: Final = 20_000

_BESCHAEDIGT: Final = "Das Bild ist beschädigt oder unvollständig. Bitte speichern Sie es neu als PNG oder JPEG."


# --- PNG --------------------------------------------------------------------------------------------------------------

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_KANAELE: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_TIEFEN: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_ADAM7: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_STUECK: Final = 1024 * 1024


def pruefe_png(inhalt: bytes) -> bytes:
    """The same bytes, when every chunk is whole, its checksum right, and the picture as large as it says.

    Raises Anlagenfehler otherwise, also for anything behind the end, and for more than BILDPUNKTE_HOECHSTENS.
    """
    if not inhalt.startswith(_PNG):
        raise Anlagenfehler(f"Das ist kein PNG-Bild, wie der Name der Datei sagt. {NEU_SPEICHERN}")
    daten = zlib.decompressobj()
    stelle, erwartet, gross = len(_PNG), -1, 0
    try:
        while True:
            laenge, art = struct.unpack_from(">I4s", inhalt, stelle)
            stueck = inhalt[stelle + 8 : stelle + 8 + laenge]
            (summe,) = struct.unpack_from(">I", inhalt, stelle + 8 + laenge)
            _verlange(zlib.crc32(stueck, zlib.crc32(art)) == summe and (art == b"IHDR") == (erwartet < 0))
            stelle += laenge + 12
            if art == b"IHDR":
                erwartet = _png_groesse(stueck)
            elif art == b"IDAT":
                gross += _ausgepackt(daten, stueck, erwartet - gross)
            elif art == b"IEND":
                break
    except (struct.error, zlib.error) as fehler:
        raise Anlagenfehler(_BESCHAEDIGT) from fehler
    _verlange(gross == erwartet and daten.eof)
    if stelle != len(inhalt):
        raise Anlagenfehler(f"Hinter dem Ende des Bildes stehen weitere Daten. {NEU_SPEICHERN}")
    pruefe_einzig(inhalt)
    return inhalt


def _verlange(stimmt: bool) -> None:
    if not stimmt:
        raise Anlagenfehler(_BESCHAEDIGT)


def _png_groesse(kopf: bytes) -> int:
    """Bytes of the unpacked picture by its header: rows of whole bytes, each with one byte for its filter."""
    breite, hoehe, tiefe, farbe, packung, filterart, verschachtelt = struct.unpack(">IIBBBBB", kopf)
    _pruefe_masse(breite, hoehe)
    _verlange(tiefe in _TIEFEN.get(farbe, ()) and (packung, filterart) == (0, 0) and verschachtelt in {0, 1})
    bit = tiefe * _KANAELE[farbe]
    if not verschachtelt:
        return hoehe * (1 + (breite * bit + 7) // 8)
    gross = 0
    for links, oben, nach_rechts, nach_unten in _ADAM7:
        b, h = -(-(breite - links) // nach_rechts), -(-(hoehe - oben) // nach_unten)
        gross += h * (1 + (b * bit + 7) // 8) if b > 0 and h > 0 else 0
    return gross


def _pruefe_masse(breite: int, hoehe: int) -> None:
    _verlange(breite > 0 and hoehe > 0)
    if breite * hoehe > BILDPUNKTE_HOECHSTENS or max(breite, hoehe) > KANTE_HOECHSTENS:
        raise Anlagenfehler(
            f"Das Bild ist mit {breite} × {hoehe} Bildpunkten zu groß. "
            "Bitte verkleinern Sie es auf höchstens 50 Millionen Bildpunkte."
        )


def _ausgepackt(auspacker: zlib._Decompress, stueck: bytes, hoechstens: int) -> int:
    """How many bytes a chunk adds; counted, not kept, and never more than one beyond what is expected."""
    gross = 0
    while stueck and gross <= hoechstens and not auspacker.eof:
        gross += len(auspacker.decompress(stueck, min(_STUECK, hoechstens - gross + 1)))
        stueck = auspacker.unconsumed_tail
    _verlange(not stueck and not auspacker.unused_data)
    return gross


# --- JPEG -------------------------------------------------------------------------------------------------------------

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_OHNE_LAENGE: Final = {0x01, *range(0xD0, 0xD9)}
_RAHMEN: Final = {0xC0, 0xC1, 0xC2}
"""Baseline, extended and progressive; what else could stand there is shown by no browser."""
_FREMDE_RAHMEN: Final = {0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)}
_NACH_ABTASTUNG = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_ABTASTUNGEN_HOECHSTENS: Final = 100


def pruefe_jpeg(inhalt: bytes) -> bytes:
    """The picture without what follows its end: telephones append depth maps and previews there, others append worse.

    Raises Anlagenfehler when the segments are not whole or the picture has more than BILDPUNKTE_HOECHSTENS.
    """
    if not inhalt.startswith(b"\xff\xd8\xff"):
        raise Anlagenfehler(f"Das ist kein JPEG-Bild, wie der Name der Datei sagt. {NEU_SPEICHERN}")
    try:
        bild = inhalt[: _jpeg_ende(inhalt)]
    except (IndexError, struct.error) as fehler:
        raise Anlagenfehler(_BESCHAEDIGT) from fehler
    pruefe_einzig(bild)
    return bild


def _jpeg_ende(inhalt: bytes) -> int:
    """Where the picture ends. Raises IndexError or struct.error when it ends too early."""
    stelle, rahmen, abtastungen = 2, 0, 0
    while True:
        _verlange(inhalt[stelle] == 0xFF)
        while inhalt[stelle] == 0xFF:
            stelle += 1
        marke = inhalt[stelle]
        stelle += 1
        if marke == _EOI:
            _verlange(rahmen == 1 and abtastungen > 0)
            return stelle
        _verlange(marke != _SOI and marke not in _OHNE_LAENGE and marke not in _FREMDE_RAHMEN and marke != 0)
        (laenge,) = struct.unpack_from(">H", inhalt, stelle)
        _verlange(laenge >= 2)
        if marke in _RAHMEN:
            rahmen += 1
            _pruefe_jpeg_rahmen(inhalt, stelle, laenge)
        stelle += laenge
        if marke == _SOS:
            abtastungen += 1
            _verlange(rahmen == 1 and abtastungen <= _ABTASTUNGEN_HOECHSTENS)
            stelle = _hinter_abtastung(inhalt, stelle)


def _pruefe_jpeg_rahmen(inhalt: bytes, stelle: int, laenge: int) -> None:
    tiefe, hoehe, breite, kanaele = struct.unpack_from(">BHHB", inhalt, stelle + 2)
    _verlange(tiefe in {8, 12} and kanaele in {1, 3, 4} and laenge == 8 + 3 * kanaele)
    _pruefe_masse(breite, hoehe)


def _hinter_abtastung(inhalt: bytes, stelle: int) -> int:
    treffer = _NACH_ABTASTUNG.search(inhalt, stelle)
    _verlange(treffer is not None and treffer.start() > stelle)
    return treffer.start() if treffer else len(inhalt)


# --- plain text -------------------------------------------------------------------------------------------------------

_STEUERZEICHEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_KEIN_TEXT: Final = "Die Datei ist keine reine Textdatei. Bitte speichern Sie sie als Text in UTF-8 oder als PDF."


def pruefe_text(inhalt: bytes) -> bytes:
    """The same bytes, when they are UTF-8 or Windows-1252 (Latin-1) without control characters and no other format."""
    sorte = fremde_sorte(inhalt)
    if sorte:
        raise Anlagenfehler(f"Die Datei ist {sorte}, keine Textdatei. {NEU_SPEICHERN}")
    text = _entziffert(inhalt)
    if _STEUERZEICHEN.search(text):
        raise Anlagenfehler(_KEIN_TEXT)
    if not text.strip("\ufeff \t\r\n\f"):
        raise Anlagenfehler("Die Textdatei ist leer. Bitte wählen Sie eine Datei, in der etwas steht.")
    pruefe_einzig(inhalt)
    return inhalt


def _entziffert(inhalt: bytes) -> str:
    for zeichensatz in ("utf-8", "cp1252"):
        try:
            return inhalt.decode(zeichensatz)
        except UnicodeDecodeError:
            continue
    raise Anlagenfehler(_KEIN_TEXT)

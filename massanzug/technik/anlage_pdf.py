"""Whether a PDF only shows something: no script, no file inside it, no form that sends, nothing that starts by itself.

The file is not read the way a viewer reads it (there are as many ways as viewers) but searched: whatever a viewer could
take for an object stands either openly in the file or in a compressed object stream, and both are searched for the
names of what must not be there, wherever they stand. So text that quotes such a name („/JavaScript“) is refused too.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

from massanzug.technik.anlage_inhalt import KENNWORT, NEU_SPEICHERN, Anlagenfehler, pruefe_einzig, pruefe_verweis

_SCRIPT: Final = "ausführbares JavaScript"
_MEDIEN: Final = "eingebettete Medien (Ton, Film, 3D)"
_FORMULAR: Final = "ein Formular, das Daten sendet oder nachlädt"
_ANDERE_DATEI: Final = "einen Sprung, der ein Programm oder eine andere Datei öffnet"
_EINGEBETTET: Final = "eingebettete Dateien"
_VERBOTEN: Final = {
    b"JavaScript": _SCRIPT,
    b"Launch": _ANDERE_DATEI,
    b"GoToR": _ANDERE_DATEI,
    b"GoToE": _ANDERE_DATEI,
    b"GoToDp": _ANDERE_DATEI,
    b"FFilter": _ANDERE_DATEI,
    b"EmbeddedFile": _EINGEBETTET,
    b"EmbeddedFiles": _EINGEBETTET,
    b"FileAttachment": _EINGEBETTET,
    b"RichMedia": _MEDIEN,
    b"RichMediaContent": _MEDIEN,
    b"Rendition": _MEDIEN,
    b"Movie": _MEDIEN,
    b"Sound": _MEDIEN,
    b"SubmitForm": _FORMULAR,
    b"ImportData": _FORMULAR,
}
_SINNTRAGEND: Final = frozenset(
    {*_VERBOTEN, b"AA", b"XFA", b"OpenAction", b"URI", b"Encrypt", b"ObjStm", b"First", b"Filter", b"S", b"Next"}
)
"""Names this search relies on; nobody has a reason to write a letter of them as #xx."""

_WORTENDE = rb"(?=[\s\0()<>\[\]{}/%]|$)"
_NAMEN = re.compile(rb"/(" + b"|".join(sorted(_VERBOTEN, reverse=True)) + rb")" + _WORTENDE)
_SCHLUESSEL = re.compile(rb"/(AA|XFA|OpenAction|URI|Encrypt)" + _WORTENDE + rb"[\s\0]*+")
_SCHLUESSEL_HOECHSTENS: Final = 20_000
_KOMMENTARE_HOECHSTENS: Final = 100
_MASKIERT = re.compile(rb"/([^\s\0()<>\[\]{}/%#]{0,20}#[0-9A-Fa-f]{2}[^\s\0()<>\[\]{}/%]{0,60})")
_MASKIERTE_HOECHSTENS: Final = 20_000
_LEER = re.compile(rb"[\s\0]*+")

_ANFANG = re.compile(rb"%PDF-[12]\.\d")
_ENDE = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF[\s\0]*\Z")
_INHALTSANGABE = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")
_STROM = re.compile(rb"(?<!end)stream[ \t]*\r?\n?")
_OBJEKTSTROM = re.compile(
    rb"/ObjStm" + _WORTENDE + rb"|/First[\s\0]*+(?:%|\d++(?![\s\0]+\d+[\s\0]+R))"  # one with R is no number
)
_PACKUNG = re.compile(rb"/(?:LZW|LZWDecode|A85|ASCII85Decode|AHx|ASCIIHexDecode|RL|RunLengthDecode|Crypt|Predictor)\b")
_GEPACKT = re.compile(rb"/(?:FlateDecode|Fl)\b")
_ERSTES = re.compile(rb"/First[\s\0]*+(\d{1,6})")

OBJEKTSTROEME_HOECHSTENS: Final = 4_000
ENTPACKT_HOECHSTENS: Final = 16 * 2**20
"""Bytes of all object streams together."""
_STUECK: Final = 64 * 1024
_AKTION_HOECHSTENS: Final = 2_000
_BEGINNE_HOECHSTENS: Final = 10
_LISTE_HOECHSTENS: Final = 200_000


def pruefe_pdf(inhalt: bytes) -> bytes:
    """The same bytes. Raises Anlagenfehler for a damaged or protected PDF and for one that does more than show.

    Links to the web, to mail and inside the document may stay, so may forms to fill in and a page to open first.
    """
    _pruefe_rahmen(inhalt)
    offene = _schluessel(inhalt)
    if any(name == b"Encrypt" and (folge[:1].isdigit() or folge[:2] == b"<<") for name, folge in offene):
        raise Anlagenfehler(KENNWORT)
    pruefe_einzig(inhalt)
    stroeme = _objektstroeme(inhalt)
    alle = [*offene]
    _pruefe_namen(inhalt)
    for _, strom in stroeme:
        _pruefe_namen(strom)
        alle += _schluessel(strom)
    for name, folge in alle:
        _pruefe_schluessel(name, folge)
    _pruefe_beginn([folge for name, folge in alle if name == b"OpenAction"], inhalt, stroeme)
    return inhalt


def _abgelehnt(was: str) -> Anlagenfehler:
    return Anlagenfehler(
        f"Die PDF-Datei enthält {was}. Bitte drucken Sie sie in eine neue PDF-Datei und laden Sie diese hoch."
    )


def _pruefe_rahmen(inhalt: bytes) -> None:
    """One header at the first byte, one end at the last, and the table of contents where the end says."""
    ende = _ENDE.search(inhalt, max(0, len(inhalt) - 1_100))
    if not _ANFANG.match(inhalt):
        raise Anlagenfehler(f"Das ist keine PDF-Datei, wie ihr Name sagt. {NEU_SPEICHERN}")
    if ende is None and b"%%EOF" in inhalt:
        raise Anlagenfehler(f"Hinter dem Ende der PDF-Datei stehen weitere Daten. {NEU_SPEICHERN}")
    if ende is None or not _INHALTSANGABE.match(inhalt, int(ende[1])):
        raise Anlagenfehler(f"Die PDF-Datei ist beschädigt oder unvollständig. {NEU_SPEICHERN}")
    if len(re.findall(rb"%PDF-\d", inhalt)) > 1:
        raise Anlagenfehler(f"In der PDF-Datei steckt eine zweite PDF-Datei. {NEU_SPEICHERN}")


def _objektstroeme(inhalt: bytes) -> list[tuple[int, bytes]]:
    """Every compressed object stream: where its objects begin, and its text. Raises Anlagenfehler for too much."""
    stroeme: list[tuple[int, bytes]] = []
    kopf_ab = 0
    frei = ENTPACKT_HOECHSTENS
    for treffer in _STROM.finditer(inhalt):
        kopf = inhalt[kopf_ab : treffer.start()]
        kopf_ab = treffer.end()
        merkmal = _OBJEKTSTROM.search(kopf)
        if not merkmal:
            continue
        # a text or comment could hold another „stream“, behind which the real one would be missed
        if re.search(rb"[(%]", kopf[merkmal.start() :]):
            raise Anlagenfehler(f"Die PDF-Datei ist ungewöhnlich gepackt. {NEU_SPEICHERN}")
        if _PACKUNG.search(kopf) or len(stroeme) >= OBJEKTSTROEME_HOECHSTENS:
            raise Anlagenfehler(f"Die PDF-Datei ist ungewöhnlich gepackt. {NEU_SPEICHERN}")
        if _GEPACKT.search(kopf):
            text = _auspacken(inhalt, treffer.end(), frei)
            frei -= len(text)
            erstes = _ERSTES.search(kopf)
            stroeme.append((int(erstes[1]) if erstes else 0, text))
        elif b"/Filter" in kopf:
            raise Anlagenfehler(f"Die PDF-Datei ist ungewöhnlich gepackt. {NEU_SPEICHERN}")
    return stroeme


def _auspacken(inhalt: bytes, ab: int, hoechstens: int) -> bytes:
    """Fed in pieces, because zlib keeps a copy of whatever stands behind the stream."""
    auspacker = zlib.decompressobj()
    text = bytearray()
    try:
        while ab < len(inhalt) and not auspacker.eof:
            text += auspacker.decompress(inhalt[ab : ab + _STUECK], hoechstens + 1 - len(text))
            ab += _STUECK
            if len(text) > hoechstens:
                raise Anlagenfehler(f"Die PDF-Datei ist ausgepackt zu groß. {NEU_SPEICHERN}")
    except zlib.error as fehler:
        raise Anlagenfehler(f"Die PDF-Datei ist beschädigt. {NEU_SPEICHERN}") from fehler
    return bytes(text)


def _pruefe_namen(text: bytes) -> None:
    verboten = _NAMEN.search(text)
    if verboten:
        raise _abgelehnt(_VERBOTEN[verboten[1]])
    for anzahl, maskiert in enumerate(_MASKIERT.finditer(text)):
        klar = re.sub(rb"#([0-9A-Fa-f]{2})", lambda z: bytes.fromhex(z[1].decode()), maskiert[1])
        if klar in _SINNTRAGEND or anzahl >= _MASKIERTE_HOECHSTENS:
            raise _abgelehnt("verschleierte Anweisungen")


def _schluessel(text: bytes) -> list[tuple[bytes, bytes]]:
    """Names that matter by what follows them, each with what follows, behind space and comments."""
    gefunden: list[tuple[bytes, bytes]] = []
    kommentare = 0
    for treffer in _SCHLUESSEL.finditer(text):
        stelle = treffer.end()
        while text.startswith(b"%", stelle):
            kommentare += 1
            stelle = _hinter_kommentar(text, stelle)
            if kommentare > _KOMMENTARE_HOECHSTENS:
                raise _abgelehnt("verschleierte Anweisungen")
        gefunden.append((treffer[1], text[stelle : stelle + 80]))
        if len(gefunden) > _SCHLUESSEL_HOECHSTENS:
            raise _abgelehnt("zu viele Verweise")
    return gefunden


def _hinter_kommentar(text: bytes, stelle: int) -> int:
    enden = [ende for ende in (text.find(b"\r", stelle), text.find(b"\n", stelle)) if ende >= 0]
    leer = _LEER.match(text, min(enden, default=len(text)))
    return leer.end() if leer else len(text)


def _pruefe_schluessel(name: bytes, folge: bytes) -> None:
    bezug = folge[:1].isdigit()
    if name == b"AA" and (bezug or folge.startswith(b"<<")):
        raise _abgelehnt("Aktionen, die von selbst ablaufen")
    if name == b"XFA" and (bezug or folge.startswith(b"[")):
        raise _abgelehnt("ein Formular mit eigenem Programm (XFA)")
    if name == b"URI":
        _pruefe_uri(folge, bezug)


def _pruefe_uri(folge: bytes, bezug: bool) -> None:
    """Before an address `/URI` is its key; before another name it only says of an action what kind it is."""
    if folge.startswith(b"("):
        ziel = folge[1:].split(b")")[0]
    elif folge.startswith(b"<") and not folge.startswith(b"<<"):
        ziffern = re.sub(rb"[^0-9A-Fa-f]", b"", folge.split(b">")[0])
        ziel = bytes.fromhex(ziffern[: len(ziffern) // 2 * 2].decode())
    else:
        ziel = b"\\" if bezug else b""
    if b"\\" in ziel:
        raise _abgelehnt("einen verschleierten Verweis")
    pruefe_verweis(ziel.decode("latin-1"))


def _pruefe_beginn(folgen: list[bytes], inhalt: bytes, stroeme: list[tuple[int, bytes]]) -> None:
    """What happens when the file is opened may only be: show a page."""
    fehler = _abgelehnt("eine Aktion, die beim Öffnen abläuft")
    nummern = {int(treffer[0]) for folge in folgen if (treffer := re.match(rb"\d{1,9}", folge))}
    if len(nummern) > _BEGINNE_HOECHSTENS:
        raise fehler
    for folge in folgen:
        if not folge[:1].isdigit() and not _zeigt_nur(folge):
            raise fehler
    for nummer in nummern:
        aktionen = _objekte(nummer, inhalt, stroeme)
        if not aktionen or not all(map(_zeigt_nur, aktionen)):
            raise fehler


def _zeigt_nur(aktion: bytes) -> bool:
    glatt = aktion.split(b"endobj")[0].lstrip(b" \t\r\n\f\0")
    if glatt.startswith(b"["):
        return True
    return bool(re.search(rb"/S[\s\0]*/GoTo" + _WORTENDE, glatt.split(b">>")[0])) and b"/Next" not in glatt


def _objekte(nummer: int, inhalt: bytes, stroeme: list[tuple[int, bytes]]) -> list[bytes]:
    """Every object of this number, whichever of them a viewer takes."""
    offen = [
        inhalt[treffer.end() : treffer.end() + _AKTION_HOECHSTENS]
        for treffer in re.finditer(rb"(?<!\d)0*%d\s+\d+\s+obj" % nummer, inhalt)
    ]
    for beginn, text in stroeme:
        zahlen = text[: min(beginn, _LISTE_HOECHSTENS)].split()
        for wer, wo in zip(zahlen[::2], zahlen[1::2], strict=False):
            if wer.isdigit() and wo.isdigit() and int(wer) == nummer:
                offen.append(text[beginn + int(wo) :][:_AKTION_HOECHSTENS])
    return offen

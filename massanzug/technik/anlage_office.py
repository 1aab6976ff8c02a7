"""Office documents (OOXML and OpenDocument): ZIP archives of XML in which nothing runs and nothing is fetched.

The archive must be exactly what it says (`technik.archiv`). Every XML part is walked once; everything else in it must
be a kind of file that such documents carry along, by name and by first bytes.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from massanzug.technik.anlage_inhalt import (
    KENNWORT,
    NEU_SPEICHERN,
    Anlagenfehler,
    fremde_sorte,
    ist_geschuetztes_office,
    pruefe_verweis,
)
from massanzug.technik.archiv import ARCHIVFEHLER, PACKARTEN, auspacken, eintraege

OOXML: Final = {
    "docx": "wordprocessingml.document.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
    "pptx": "presentationml.presentation.main+xml",
}
OPENDOCUMENT: Final = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}

TEILE_HOECHSTENS: Final = 2_000
TEIL_HOECHSTENS: Final = 12 * 2**20
"""Bytes of one part; the parser needs up to six times as much for a single long name."""
ENTPACKT_HOECHSTENS: Final = 48 * 2**20
"""Bytes of all parts together."""
ENTPACKT_VERHAELTNIS: Final = 100
VERHAELTNIS_AB: Final = 4 * 2**20
ELEMENTE_HOECHSTENS: Final = 1_000_000
TIEFE_HOECHSTENS: Final = 500
FELDTEXT_HOECHSTENS: Final = 1_000_000
"""Characters of the field instructions or formulas of one part between two that end it."""

_BESCHAEDIGT: Final = f"Die Datei ist beschädigt oder ungewöhnlich gepackt. {NEU_SPEICHERN}"
_ZU_GROSS: Final = f"Die Datei ist ausgepackt zu groß. {NEU_SPEICHERN}"
_MAKROS: Final = "Die Datei enthält Makros. Bitte speichern Sie sie ohne Makros oder als PDF."
_OBJEKTE: Final = (
    "Die Datei enthält ein eingebettetes Objekt (OLE, ActiveX, Film oder eine andere Datei). "
    "Bitte entfernen Sie es oder speichern Sie die Datei als PDF."
)
_LAEDT_NACH: Final = (
    "Die Datei ist mit anderen Dateien verknüpft oder lädt Inhalte aus dem Netz. "
    "Bitte lösen Sie die Verknüpfungen oder speichern Sie die Datei als PDF."
)


def pruefe_office(inhalt: bytes, endung: str) -> bytes:
    """The same bytes, when they are the document its ending says. Raises Anlagenfehler otherwise.

    Charts may carry their figures along as a workbook, which is checked like a workbook of its own.
    """
    if ist_geschuetztes_office(inhalt):
        raise Anlagenfehler(KENNWORT)
    if not inhalt.startswith(b"PK\x03\x04"):
        raise Anlagenfehler(f"Der Name der Datei endet auf „.{endung}“, ihr Inhalt ist etwas anderes. {NEU_SPEICHERN}")
    try:
        _Pruefung(endung).archiv(inhalt, endung)
    except Anlagenfehler:
        raise
    except (*ARCHIVFEHLER, expat.ExpatError) as fehler:
        raise Anlagenfehler(_BESCHAEDIGT) from fehler
    return inhalt


@dataclass(slots=True)
class _Pruefung:
    """What one file may still cost, a workbook inside it included."""

    endung: str
    frei: int = ENTPACKT_HOECHSTENS
    elemente: int = 0

    def archiv(self, daten: bytes, endung: str, *, innen: bool = False) -> None:
        liste = eintraege(daten, TEILE_HOECHSTENS)
        self._pruefe_liste(liste, len(daten))
        dateien = {e.filename: e for e in liste if not e.is_dir()}
        _pruefe_sorte(daten, dateien, endung)
        mit_diagramm = any("/charts/" in name for name in dateien)
        for name, eintrag in dateien.items():
            inhalt = auspacken(daten, eintrag)
            art = name.lower().rpartition(".")[2] if "." in name else ""
            if _ist_xml(name, art):
                _pruefe_xml(self, name, inhalt)
            elif art == "xlsx" and "/embeddings/" in name and mit_diagramm and not innen:
                self.archiv(inhalt, "xlsx", innen=True)
            elif not _ist_beiwerk(name, art, inhalt, endung):
                raise Anlagenfehler(_OBJEKTE)

    def _pruefe_liste(self, liste: list[zipfile.ZipInfo], gepackt: int) -> None:
        """By the table of contents alone, before anything is unpacked."""
        if any(e.flag_bits & 0x41 for e in liste):
            raise Anlagenfehler(KENNWORT)
        namen = {e.filename.lower() for e in liste}
        if len(namen) != len(liste) or any(e.compress_type not in PACKARTEN or not _ist_pfad(e) for e in liste):
            raise Anlagenfehler(_BESCHAEDIGT)
        ausgepackt = sum(e.file_size for e in liste)
        self.frei -= ausgepackt
        aufgeblasen = ausgepackt > max(gepackt * ENTPACKT_VERHAELTNIS, VERHAELTNIS_AB)
        if self.frei < 0 or aufgeblasen or any(e.file_size > TEIL_HOECHSTENS for e in liste):
            raise Anlagenfehler(_ZU_GROSS)
        if any(_MAKROTEIL.search(name) for name in namen):
            raise Anlagenfehler(_MAKROS)
        if any(_OBJEKTTEIL.search(name) for name in namen):
            raise Anlagenfehler(_OBJEKTE)
        if any(_VERKNUEPFUNGSTEIL.search(name) for name in namen):
            raise Anlagenfehler(_LAEDT_NACH)


# --- parts by their name ----------------------------------------------------------------------------------------------

_MAKROTEIL = re.compile(
    r"vbaproject|vbadata|/(?:macrosheets|dialogsheets)/|^scripts/.|^basic/.*(?<!script-lc\.xml)(?<!script-lb\.xml)(?<!/)$"
)
_OBJEKTTEIL = re.compile(r"activex|oleobject|/controls/")
_VERKNUEPFUNGSTEIL = re.compile(r"externallinks/|xl/connections\.xml$|xl/querytables/|xl/webextensions/|/afchunk")
_BILDER: Final = {"png", "jpg", "jpeg", "jfif", "gif", "emf", "wmf", "bmp", "tif", "tiff", "wdp", "svm"}
_SCHRIFTEN: Final = {"odttf", "fntdata", "ttf", "otf"}
_DRUCKER = re.compile(r"(xl|word|ppt)/printerSettings/printerSettings\d*\.bin")
_XML: Final = {"xml", "rels", "vml", "rdf", "svg", "psmdcp"}
_ODF_BEIWERK = re.compile(r"mimetype|layout-cache|ObjectReplacements/[^/]+")


def _ist_pfad(eintrag: zipfile.ZipInfo) -> bool:
    """A plain relative path to a file or folder: nothing that leads out of the document when it is unpacked."""
    name = eintrag.orig_filename
    verknuepfung = (eintrag.external_attr >> 16) & 0o170000 == 0o120000
    stuecke = name.removesuffix("/").split("/")
    return not verknuepfung and not re.search(r"[\\:\x00-\x1f\x7f]", name) and not {"", ".", ".."} & set(stuecke)


def _ist_xml(name: str, art: str) -> bool:
    return art in _XML and not name.startswith("Thumbnails/")


def _ist_beiwerk(name: str, art: str, inhalt: bytes, endung: str) -> bool:
    """A picture, a font, what a printer was set to; for OpenDocument also its own small files without an ending."""
    sorte = fremde_sorte(inhalt)
    if sorte and not sorte.endswith("-Bild"):
        return False
    if art in _BILDER | _SCHRIFTEN or _DRUCKER.fullmatch(name):
        return True
    return endung in OPENDOCUMENT and bool(_ODF_BEIWERK.fullmatch(name))


def _pruefe_sorte(daten: bytes, dateien: dict[str, zipfile.ZipInfo], endung: str) -> None:
    """That the archive says inside what its name says outside."""
    if endung in OPENDOCUMENT:
        stimmt = "mimetype" in dateien and auspacken(daten, dateien["mimetype"]).decode() == OPENDOCUMENT[endung]
        stimmt = stimmt and {"content.xml", "META-INF/manifest.xml"} <= dateien.keys()
    else:
        arten = auspacken(daten, dateien["[Content_Types].xml"]) if "[Content_Types].xml" in dateien else b""
        if b"macroEnabled" in arten or b"vbaProject" in arten:
            raise Anlagenfehler(_MAKROS)
        stimmt = OOXML[endung].encode() in arten and "_rels/.rels" in dateien
    if not stimmt:
        raise Anlagenfehler(
            f"Das ist ein Archiv oder ein anderes Dokument, keine {endung}-Datei, wie ihr Name sagt. {NEU_SPEICHERN}"
        )


# --- parts by what stands in them -------------------------------------------------------------------------------------

_KLICKBAR: Final = frozenset({"a", "shape", "rect", "roundrect", "oval", "line", "group"})
"""A link on them is followed by who clicks; on anything else it is fetched."""
_SCHAEDLICH = re.compile(
    r"\s*(?:macro:|vnd\.sun\.star\.|service:|javascript:|vbscript:|\.?uno:|ppaction://(?:macro|program|ole))", re.I
)
_FREMDE_ELEMENTE: Final = frozenset({
    *("oleobject", "oleobj", "object-ole", "plugin", "applet", "floating-frame", "altchunk", "subdoc"),
    *("videofile", "audiofile", "quicktimefile", "wavaudiofile", "foreignobject"),
})  # fmt: skip
_VERKNUEPFUNGEN: Final = frozenset(
    {"dde-source", "dde-connection", "dde-connection-decl", "dde-link", "ddelink", "olelink", "auto-reload"}
)
_FELDBEFEHL = re.compile(
    r"(?:^|\x1e)[\s\"]*(?:(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE)(?![A-Z])"
    r"|QUOTE\s+\"?\d+\s+\d)",
    re.IGNORECASE,
)
_FELDVERWEIS = re.compile(r'HYPERLINK\s+"([^"\x1e]*)', re.IGNORECASE)
_FORMELBEFEHL = re.compile(r"WEBSERVICE\s*\(|\bDDE\s*\(|\|\s*'|\bCALL\s*\(|REGISTER\.ID\s*\(|\bEXEC\s*\(", re.I)
_REMOTE = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]+:|//|\\\\)")
_ORTSFEST = re.compile(r"\s*(?:file:///(?:[A-Za-z]:|[^/\\%])|[A-Za-z]:[\\/]|(?![\\/]{2})[^:]*$)")
"""A template on the same machine, by the name of its file; it is not fetched from elsewhere."""


def _pruefe_xml(pruefung: _Pruefung, name: str, inhalt: bytes) -> None:
    """Walk one part. Raises Anlagenfehler for what must not be in it, ExpatError for what is no XML."""
    if not inhalt.strip():
        return  # LibreOffice leaves empty settings
    lauf = _Teil(pruefung, name)
    parser = expat.ParserCreate(namespace_separator=" ")
    lauf.parser = parser
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _kein_dtd
    parser.StartElementHandler = lauf.beginn
    parser.EndElementHandler = lauf.ende
    parser.Parse(inhalt, True)
    lauf.pruefe_feldtext()


def _kein_dtd(*_: object) -> None:
    raise Anlagenfehler(f"Die Datei enthält XML-Anweisungen (DTD), die kein Office-Programm schreibt. {NEU_SPEICHERN}")


@dataclass(slots=True)
class _Teil:
    """Follows the elements of one part."""

    pruefung: _Pruefung
    name: str
    parser: expat.XMLParserType | None = None
    tiefe: int = 0
    befehle: list[str] = field(default_factory=list)
    laenge: int = 0

    def beginn(self, voll: str, attribute: dict[str, str]) -> None:
        self.pruefung.elemente += 1
        self.tiefe += 1
        if self.pruefung.elemente > ELEMENTE_HOECHSTENS or self.tiefe > TIEFE_HOECHSTENS:
            raise Anlagenfehler(_ZU_GROSS)
        element = voll.rpartition(" ")[2].lower()
        if element in _FREMDE_ELEMENTE:
            raise Anlagenfehler(_OBJEKTE)
        if element in _VERKNUEPFUNGEN:
            raise Anlagenfehler(_LAEDT_NACH)
        if element == "script" or (element == "event-listener" and ":script:" in voll):
            raise Anlagenfehler(_MAKROS)
        if element == "encryption-data":
            raise Anlagenfehler(KENNWORT)
        if element == "relationship":
            _pruefe_beziehung(attribute)
        elif attribute:
            self._pruefe_attribute(element, attribute)
        if element in {"instrtext", "f", "definedname"} and self.parser is not None:
            self.parser.CharacterDataHandler = self._text
        elif element == "fldchar":
            self._text("\x1e")

    def ende(self, voll: str) -> None:
        self.tiefe -= 1
        if self.parser is not None and self.parser.CharacterDataHandler is not None:
            self.parser.CharacterDataHandler = None
            if not voll.endswith(" instrText"):
                self.pruefe_feldtext()

    def _text(self, text: str) -> None:
        self.befehle.append(text)
        self.laenge += len(text)
        if self.laenge > FELDTEXT_HOECHSTENS:
            self.pruefe_feldtext()

    def pruefe_feldtext(self) -> None:
        """Instructions may come in pieces („DDE“ „AUTO“), so they are looked at together."""
        text = "".join(self.befehle)
        self.befehle.clear()
        self.laenge = 0
        if text:
            _pruefe_befehl(text, ist_formel=not self.name.startswith("word/"))

    def _pruefe_attribute(self, element: str, attribute: dict[str, str]) -> None:
        for voll, wert in attribute.items():
            kurz = voll.rpartition(" ")[2].lower()
            if ":" in wert and _SCHAEDLICH.match(wert):
                raise Anlagenfehler(_MAKROS)
            if kurz in {"formula", "instr"}:
                _pruefe_befehl(wert, ist_formel=kurz == "formula")
            elif kurz in {"href", "src", "base"} and wert:
                self._pruefe_ziel(element, wert)
            elif self.name.endswith(".svg") and kurz.startswith("on"):
                raise Anlagenfehler(_MAKROS)

    def _pruefe_ziel(self, element: str, ziel: str) -> None:
        if element == "template":
            if not _ORTSFEST.match(ziel):
                raise Anlagenfehler(_LAEDT_NACH)
        elif element in _KLICKBAR:
            pruefe_verweis(ziel)
        elif (_REMOTE.match(ziel) and not ziel.startswith("data:image/")) or ".." in ziel.split("/")[:-1]:
            raise Anlagenfehler(_LAEDT_NACH)


def _pruefe_befehl(text: str, *, ist_formel: bool) -> None:
    if (_FORMELBEFEHL if ist_formel else _FELDBEFEHL).search(text):
        raise Anlagenfehler(
            "Die Datei enthält ein Feld oder eine Formel, die andere Programme oder Dateien aufruft (etwa mit DDE). "
            "Bitte entfernen Sie das Feld oder speichern Sie die Datei als PDF."
        )
    for verweis in () if ist_formel else _FELDVERWEIS.finditer(text):
        pruefe_verweis(verweis[1])


_OBJEKTBEZIEHUNGEN: Final = frozenset({"oleobject", "control", "activexcontrolbinary", "video", "audio", "media"})
_NACHLADEND: Final = frozenset({"externallink", "externallinkpath", "afchunk", "subdocument", "frame", "connections"})


def _pruefe_beziehung(attribute: dict[str, str]) -> None:
    """A line of a .rels part: inside the document, or a link to click, or a template of the same machine."""
    art = attribute.get("Type", "").rpartition("/")[2].lower()
    ziel = attribute.get("Target", "")
    if art in {"vbaproject", "wordvbadata", "xlmacrosheet"}:
        raise Anlagenfehler(_MAKROS)
    if art in _OBJEKTBEZIEHUNGEN:
        raise Anlagenfehler(_OBJEKTE)
    if art in _NACHLADEND:
        raise Anlagenfehler(_LAEDT_NACH)
    if attribute.get("TargetMode", "").lower() != "external":
        if _REMOTE.match(ziel):
            raise Anlagenfehler(_LAEDT_NACH)
    elif art == "hyperlink":
        pruefe_verweis(ziel)
    elif art != "attachedtemplate" or not _ORTSFEST.match(ziel):
        raise Anlagenfehler(_LAEDT_NACH)

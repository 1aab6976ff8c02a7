"""Read a table that somebody uploads: CSV as German and English programs write it, and XLSX. Nothing in it is trusted.

Any bytes give either a `Tabelle` or a `Tabellenfehler` with a German sentence. An XLSX is a ZIP of XML: it is unpacked
by us within limits, its XML is walked once (no DTD, UTF-8 only, how far the cells reach), and only what passed is
packed anew and handed to calamine, which would otherwise reserve memory for every cell up to the farthest one.
Numbers keep 15 significant digits, as spreadsheet programs show them, so that no binary noise (0.30000000000000004)
becomes money. A cell with an error (#DIV/0!) is read as `FEHLERZELLE`, never as empty.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import PurePath
from typing import Any, Final
from xml.parsers import expat

from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from massanzug.rechenkern.tabelle import Tabelle, Wert, Zeile, spaltenbuchstabe
from massanzug.technik.archiv import ARCHIVFEHLER, PACKARTEN, auspacken

MIB: Final = 2**20
FEHLERZELLE: Final = "#FEHLER!"
"""What stands for a cell whose formula failed; no column takes it for a value."""

Rohzeilen = Iterator[tuple[int, list[Any]]]


class Tabellenfehler(ValueError):
    """A file is no table that can be read; the message is a German sentence with the mend."""


@dataclass(frozen=True, slots=True)
class Grenzen:
    """How much is taken in; sizes in bytes, `entpackt_verhaeltnis` unpacked to packed."""

    bytes: int = 20 * MIB
    zeilen: int = 100_000
    spalten: int = 60
    zellen: int = 2_000_000
    zeichen_je_zelle: int = 2_000
    teile: int = 1_000
    entpackt_bytes: int = 100 * MIB
    entpackt_verhaeltnis: int = 100
    verhaeltnis_ab_bytes: int = 4 * MIB


VORGABE: Final = Grenzen()


def lies_tabelle(daten: bytes, name: str, grenzen: Grenzen = VORGABE) -> Tabelle:
    """Read the first sheet that holds something. Raises Tabellenfehler for everything that is not such a table.

    The heading is the first row with at least two filled cells, so a title above it does no harm.
    """
    if not daten.strip():
        raise Tabellenfehler("Die Datei ist leer.")
    if len(daten) > grenzen.bytes:
        raise Tabellenfehler(
            f"Die Datei ist größer als {_mib(grenzen.bytes)}. Bitte teilen Sie sie auf oder entfernen Sie Bilder."
        )
    endung = PurePath(name).suffix.lower()
    _pruefe_sorte(daten, endung)
    if daten.startswith(_ZIP):
        return _lies_xlsx(daten, grenzen)
    return _lies_csv(daten, grenzen)


# --- what kind of file it is ------------------------------------------------------------------------------------------

_SPEICHERN = "Bitte speichern Sie sie als Excel-Arbeitsmappe (.xlsx) oder CSV und laden Sie diese Datei hoch."
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_VERSCHLUESSELT = "EncryptedPackage".encode("utf-16-le")
_KENNUNGEN: Final = (
    (b"%PDF", "eine PDF-Datei"),
    (b"\x89PNG", "ein Bild"),
    (b"\xff\xd8\xff", "ein Bild"),
    (b"GIF8", "ein Bild"),
    (b"{\\rtf", "ein Textdokument"),
    (b"Rar!", "ein Archiv"),
    (b"7z\xbc\xaf", "ein Archiv"),
    (b"\x1f\x8b", "ein Archiv"),
    (b"SQLite format", "eine Datenbank"),
    (b"\x7fELF", "ein Programm"),
)
_ENDUNGEN: Final = {
    ".xls": f"Das alte Excel-Format (.xls) wird nicht gelesen. {_SPEICHERN}",
    ".xlsb": f"Das binäre Excel-Format (.xlsb) wird nicht gelesen. {_SPEICHERN}",
    ".xlsm": f"Dateien mit Makros (.xlsm) werden nicht angenommen. {_SPEICHERN}",
    ".xltm": f"Dateien mit Makros (.xltm) werden nicht angenommen. {_SPEICHERN}",
    ".ods": f"Das Format OpenDocument (.ods) wird nicht gelesen. {_SPEICHERN}",
}
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|table|head|body|svg)", re.IGNORECASE)


def _pruefe_sorte(daten: bytes, endung: str) -> None:
    """Refuse what cannot be a table, by its content first and by its name second."""
    if daten.startswith(_OLE):
        if _VERSCHLUESSELT in daten:
            raise Tabellenfehler("Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort.")
        raise Tabellenfehler(_ENDUNGEN[".xls"])
    for kennung, sorte in _KENNUNGEN:
        if daten.startswith(kennung):
            raise Tabellenfehler(f"Das ist {sorte}, keine Tabelle. {_SPEICHERN}")
    if _MARKUP.match(daten[:200].removeprefix(b"\xef\xbb\xbf")):
        raise Tabellenfehler(f"Das ist eine Webseite oder XML-Datei, keine Tabelle. {_SPEICHERN}")
    if endung in _ENDUNGEN:
        raise Tabellenfehler(_ENDUNGEN[endung])
    if endung not in {".xlsx", ".csv", ".txt", ".tsv", ""}:
        raise Tabellenfehler(f"Dateien mit der Endung „{endung[:12]}“ werden nicht gelesen. {_SPEICHERN}")
    if (endung == ".xlsx") != daten.startswith(_ZIP) and endung:
        raise Tabellenfehler(
            f"Der Name der Datei endet auf „{endung}“, ihr Inhalt ist aber etwas anderes. {_SPEICHERN}"
        )


def _mib(groesse: int) -> str:
    return f"{groesse // MIB} MB" if groesse >= MIB else f"{groesse} Byte"


# --- CSV --------------------------------------------------------------------------------------------------------------

_BOM: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NAMEN: Final = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Windows-1252"}
_TRENNER: Final = {";": "Semikolon", "\t": "Tabulator", ",": "Komma", "|": "senkrechter Strich"}
_STEUERZEICHEN = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SEP = re.compile(r"sep=([;,\t|])\r?\n", re.IGNORECASE)
_PROBE = 50


def _lies_csv(daten: bytes, grenzen: Grenzen) -> Tabelle:
    text, zeichensatz = _entziffere(daten)
    ansage = _SEP.match(text)
    if ansage:  # spreadsheet programs take this line in and do not count it
        text = text[ansage.end() :]
    trenner = ansage[1] if ansage else _trenner(text)
    format_ = f"CSV, {_NAMEN[zeichensatz]}, {_TRENNER[trenner]}"
    return _tabelle(_csv_zeilen(text, trenner, grenzen), "", format_, grenzen)


def _entziffere(daten: bytes) -> tuple[str, str]:
    """Text and charset: by byte order mark, else UTF-8, else Windows-1252 (what German Excel writes)."""
    for bom, zeichensatz in _BOM:
        if daten.startswith(bom):
            return _als_text(daten[len(bom) :], zeichensatz), zeichensatz
    try:
        text, zeichensatz = daten.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, zeichensatz = _als_text(daten, "cp1252"), "cp1252"
    if _STEUERZEICHEN.search(text):
        raise Tabellenfehler(f"Das ist keine Textdatei, also auch keine CSV-Tabelle. {_SPEICHERN}")
    return text, zeichensatz


def _als_text(daten: bytes, zeichensatz: str) -> str:
    try:
        text = daten.decode(zeichensatz)
    except UnicodeDecodeError as fehler:
        raise Tabellenfehler(
            "Der Zeichensatz der Datei ist nicht zu erkennen. Bitte speichern Sie sie als „CSV UTF-8“ oder als XLSX."
        ) from fehler
    if _STEUERZEICHEN.search(text):
        raise Tabellenfehler(f"Das ist keine Textdatei, also auch keine CSV-Tabelle. {_SPEICHERN}")
    return text


def _trenner(text: str) -> str:
    """The separator with which the most of the first rows have as many cells as the heading."""
    bewertung = {zeichen: _passung(text, zeichen) for zeichen in _TRENNER}
    bester = max(bewertung, key=lambda zeichen: bewertung[zeichen])
    if bewertung[bester] == (0, 0):
        raise Tabellenfehler(
            "Die Datei hat nur eine Spalte oder ist keine Tabelle. Bitte prüfen Sie, "
            "ob die Spalten mit Semikolon, Komma oder Tabulator getrennt sind."
        )
    return bester


def _passung(text: str, trenner: str) -> tuple[int, int]:
    """How many of the first rows agree on a number of columns, and on how many; (0, 0) for fewer than two."""
    zaehler: dict[int, int] = {}
    try:
        for nummer, zeile in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=trenner, strict=True)):
            if nummer >= _PROBE:
                break
            zaehler[len(zeile)] = zaehler.get(len(zeile), 0) + (len(zeile) > 1)
    except csv.Error:
        pass  # the final reading says where
    return max(((anzahl, breite) for breite, anzahl in zaehler.items() if breite > 1), default=(0, 0))


def _csv_zeilen(text: str, trenner: str, grenzen: Grenzen) -> Rohzeilen:
    """Records with the number a spreadsheet gives them: a line break inside quotes makes no new row."""
    leser = csv.reader(io.StringIO(text, newline=""), delimiter=trenner, strict=True)
    try:
        yield from enumerate(leser, start=1)
    except csv.Error as fehler:
        raise Tabellenfehler(
            f"In Textzeile {leser.line_num} der Datei stimmen die Anführungszeichen nicht. "
            'Bitte prüfen Sie dort die Zeichen " oder speichern Sie die Tabelle als XLSX.'
        ) from fehler


# --- XLSX -------------------------------------------------------------------------------------------------------------

_BESCHAEDIGT = f"Die Excel-Datei ist beschädigt. Bitte öffnen und speichern Sie sie neu. {_SPEICHERN}"
_ZU_GROSS = (
    "Die Excel-Datei ist ausgepackt zu groß. Bitte löschen Sie Blätter und Formatierungen, die nicht gebraucht werden."
)
_HAUPTTEIL = b"spreadsheetml.sheet.main+xml"
_ADRESSE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ARTEN, _MAPPE, _BEZIEHUNGEN = "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def _lies_xlsx(daten: bytes, grenzen: Grenzen) -> Tabelle:
    kopie = _sichere_kopie(daten, grenzen)
    with _calamine():
        mappe = CalamineWorkbook.from_filelike(kopie.archiv)
        blaetter = tuple(blatt.name for blatt in mappe.sheets_metadata if _ist_sichtbar(blatt))
        name = next((name for name in blaetter if mappe.get_sheet_by_name(name).end is not None), None)
    if name is None:
        raise Tabellenfehler("Die Excel-Datei enthält kein sichtbares Blatt, auf dem etwas steht.")
    with _calamine():
        blatt = mappe.get_sheet_by_name(name)
        _pruefe_ende(blatt.end or (0, 0), grenzen)
    tabelle = _tabelle(_xlsx_zeilen(blatt, kopie.fehlerzellen(name)), name, "XLSX", grenzen)
    return replace(tabelle, weitere_blaetter=tuple(anderes for anderes in blaetter if anderes != name))


@dataclass(slots=True)
class _Kopie:
    """A plain new archive of the XML parts that were checked, and what the reading needs to know about them."""

    archiv: io.BytesIO = field(default_factory=io.BytesIO)
    mappe: bytes = b""
    beziehungen: bytes = b"<keine/>"
    gescheitert: dict[str, set[tuple[int, int]]] = field(default_factory=dict)

    def fehlerzellen(self, blatt: str) -> set[tuple[int, int]]:
        """The cells of a sheet whose formula failed, by the workbook and its relations."""
        kennungen = [
            wert
            for attribute in _elemente(self.mappe, "sheet")
            for name, wert in attribute.items()
            if attribute.get("name") == blatt and name.endswith(" id")
        ]
        for beziehung in _elemente(self.beziehungen, "Relationship"):
            if beziehung.get("Id") in kennungen:
                ziel = beziehung.get("Target", "").lstrip("/")
                return self.gescheitert.get(ziel if ziel.startswith("xl/") else f"xl/{ziel}", set())
        return set()


def _sichere_kopie(daten: bytes, grenzen: Grenzen) -> _Kopie:
    """Unpack, check and pack anew, part by part. Raises Tabellenfehler for what is no plain workbook."""
    kopie = _Kopie()
    try:
        with zipfile.ZipFile(io.BytesIO(daten)) as quelle, zipfile.ZipFile(kopie.archiv, "w") as ziel:
            eintraege = quelle.infolist()
            _pruefe_archiv(eintraege, len(daten), grenzen)
            _pruefe_arten(auspacken(daten, quelle.getinfo(_ARTEN)))
            for eintrag in eintraege:
                if eintrag.filename.endswith((".xml", ".rels")):
                    inhalt = auspacken(daten, eintrag)
                    _merke(kopie, eintrag.filename, inhalt, grenzen)
                    ziel.writestr(zipfile.ZipInfo(eintrag.filename), inhalt)
    except Tabellenfehler:
        raise
    except ARCHIVFEHLER as fehler:
        raise Tabellenfehler(_BESCHAEDIGT) from fehler
    kopie.archiv.seek(0)
    return kopie


def _merke(kopie: _Kopie, pfad: str, inhalt: bytes, grenzen: Grenzen) -> None:
    kopie.gescheitert[pfad] = _pruefe_teil(inhalt, grenzen)
    if pfad == _MAPPE:
        kopie.mappe = inhalt
    elif pfad == _BEZIEHUNGEN:
        kopie.beziehungen = inhalt


def _pruefe_archiv(eintraege: list[zipfile.ZipInfo], gepackt: int, grenzen: Grenzen) -> None:
    """By the table of contents alone, before anything is unpacked."""
    namen = [e.filename for e in eintraege]
    if any(e.flag_bits & 1 for e in eintraege):
        raise Tabellenfehler("Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort.")
    if len(set(namen)) != len(namen) or any(e.compress_type not in PACKARTEN for e in eintraege):
        raise Tabellenfehler(_BESCHAEDIGT)
    ausgepackt = sum(e.file_size for e in eintraege)
    aufgeblasen = ausgepackt > max(gepackt * grenzen.entpackt_verhaeltnis, grenzen.verhaeltnis_ab_bytes)
    if len(eintraege) > grenzen.teile or ausgepackt > grenzen.entpackt_bytes or aufgeblasen:
        raise Tabellenfehler(_ZU_GROSS)
    if any("vbaproject" in name.lower() or "/macrosheets/" in name.lower() for name in namen):
        raise Tabellenfehler(_ENDUNGEN[".xlsm"])
    if "content.xml" in namen or "mimetype" in namen:
        raise Tabellenfehler(_ENDUNGEN[".ods"])
    if "xl/workbook.bin" in namen:
        raise Tabellenfehler(_ENDUNGEN[".xlsb"])
    if _ARTEN not in namen or _MAPPE not in namen:
        raise Tabellenfehler(f"Das ist ein Archiv oder ein anderes Dokument, keine Excel-Tabelle. {_SPEICHERN}")


def _pruefe_arten(arten: bytes) -> None:
    if b"macroEnabled" in arten or b"vbaProject" in arten:
        raise Tabellenfehler(_ENDUNGEN[".xlsm"])
    if _HAUPTTEIL not in arten:
        raise Tabellenfehler(f"Das ist ein anderes Dokument, keine Excel-Tabelle. {_SPEICHERN}")


def _pruefe_teil(inhalt: bytes, grenzen: Grenzen) -> set[tuple[int, int]]:
    """Walk a part once as XML, as if it were a sheet; give its failed cells.

    Raises Tabellenfehler for a DTD, bad XML, too many cells, and cells so far away that calamine, which makes room for
    all cells in between, would take too much memory.
    """
    lauf = _Blattlauf(grenzen)
    if b"\0" in inhalt:  # UTF-16, which the parser takes for what it is and calamine does not
        raise Tabellenfehler(_BESCHAEDIGT)
    try:
        parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _kein_dtd
        parser.StartElementHandler = lauf.beginn
        parser.Parse(inhalt, True)
    except (expat.ExpatError, UnicodeError) as fehler:
        raise Tabellenfehler(_BESCHAEDIGT) from fehler
    if (lauf.letzte_zeile + 1) * (lauf.letzte_spalte + 1) > 2 * grenzen.zellen:
        raise Tabellenfehler(_zu_weit(lauf.letzte_zeile, lauf.letzte_spalte))
    return lauf.gescheitert


def _kein_dtd(*_: object) -> None:
    raise Tabellenfehler("Die Excel-Datei enthält Anweisungen (DTD), die in einer Tabelle nichts zu suchen haben.")


class _Blattlauf:
    """Follows rows and cells the way readers do: an address where one is written, else the next place."""

    def __init__(self, grenzen: Grenzen) -> None:
        self.letzte_zeile = self.letzte_spalte = -1
        self.gescheitert: set[tuple[int, int]] = set()
        self._hoechstens = grenzen.zellen
        self._zellen = 0
        self._zeile = self._spalte = -1
        self._gezaehlt = True

    def beginn(self, name: str, attribute: dict[str, str]) -> None:
        kurz = name.rpartition(" ")[2]
        if kurz == "c":
            self._zelle(attribute)
        elif kurz in {"v", "is", "f"}:
            self._inhalt()
        elif kurz == "row":
            nummer = attribute.get("r", "")
            self._zeile = int(nummer) - 1 if re.fullmatch("[0-9]{1,7}", nummer) else self._zeile + 1
            self._spalte = -1

    def _zelle(self, attribute: dict[str, str]) -> None:
        adresse = attribute.get("r")
        if adresse is None:
            self._spalte += 1
        elif treffer := _ADRESSE.fullmatch(adresse):
            self._spalte, self._zeile = _spaltennummer(treffer[1]), int(treffer[2]) - 1
        else:
            raise Tabellenfehler(_BESCHAEDIGT)
        self._gezaehlt = False
        if attribute.get("t") == "e":
            self._inhalt()
            self.gescheitert.add((self._zeile, self._spalte))

    def _inhalt(self) -> None:
        if self._gezaehlt:
            return
        self._gezaehlt = True
        self._zellen += 1
        self.letzte_zeile = max(self.letzte_zeile, self._zeile)
        self.letzte_spalte = max(self.letzte_spalte, self._spalte)
        if self._zellen > self._hoechstens:
            raise Tabellenfehler("Die Excel-Datei hat zu viele Zellen. Bitte teilen Sie die Tabelle auf.")


def _spaltennummer(buchstaben: str) -> int:
    nummer = 0
    for zeichen in buchstaben.upper():
        nummer = nummer * 26 + ord(zeichen) - ord("A") + 1
    return nummer - 1


@contextmanager
def _calamine() -> Iterator[None]:
    """Whatever calamine does not like is one sentence; a panic of its own is no Exception, so it is asked by name."""
    try:
        yield
    except Tabellenfehler:
        raise
    except Exception as fehler:
        raise Tabellenfehler(_BESCHAEDIGT) from fehler
    except BaseException as fehler:
        if type(fehler).__name__ != "PanicException":
            raise
        raise Tabellenfehler(_BESCHAEDIGT) from fehler


def _ist_sichtbar(blatt: SheetMetadata) -> bool:
    return blatt.typ == SheetTypeEnum.WorkSheet and blatt.visible == SheetVisibleEnum.Visible


def _elemente(inhalt: bytes, gesucht: str) -> list[dict[str, str]]:
    """The attributes of all elements of a name, in a part that was walked before."""
    gefunden: list[dict[str, str]] = []
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    parser.StartElementHandler = lambda name, attribute: (
        gefunden.append(attribute) if name.rpartition(" ")[2] == gesucht else None
    )
    parser.Parse(inhalt, True)
    return gefunden


def _pruefe_ende(ende: tuple[int, int], grenzen: Grenzen) -> None:
    zeile, spalte = ende
    if spalte >= grenzen.spalten or zeile >= grenzen.zeilen + _KOPF_SPAETESTENS:
        raise Tabellenfehler(_zu_weit(zeile, spalte))


def _zu_weit(zeile: int, spalte: int) -> str:
    return (
        f"Das Blatt reicht bis Zeile {zeile + 1}, Spalte {spaltenbuchstabe(spalte)}, das ist zu weit. "
        "Bitte löschen Sie, was dort noch steht, oder teilen Sie die Tabelle auf."
    )


def _xlsx_zeilen(blatt: CalamineSheet, gescheitert: set[tuple[int, int]]) -> Rohzeilen:
    """Rows with their numbers, from column A on; a failed cell, empty for calamine, says that it failed."""
    davor = [None] * (blatt.start or (0, 0))[1]
    mit_fehlern = {zeile for zeile, _ in gescheitert}
    with _calamine():
        for zeile, zellen in enumerate(blatt.iter_rows()):
            alle = [*davor, *zellen]
            if zeile in mit_fehlern:
                alle = [FEHLERZELLE if (zeile, spalte) in gescheitert else wert for spalte, wert in enumerate(alle)]
            yield zeile + 1, alle


# --- rows to table ----------------------------------------------------------------------------------------------------

_KOPF_SPAETESTENS = 20
_NUR_SICHTBARES = re.compile(r"[ -~äöüÄÖÜß€§–„“]*")


def _tabelle(roh: Rohzeilen, blatt: str, format_: str, grenzen: Grenzen) -> Tabelle:
    kopfzeile = 0
    kopf: tuple[str, ...] = ()
    zeilen: list[Zeile] = []
    for nummer, zellen in roh:
        werte = _werte(nummer, zellen, grenzen)
        if not werte:
            continue
        if not kopf:
            kopfzeile, kopf = _kopf(nummer, werte)
            continue
        if len(zeilen) >= grenzen.zeilen:
            raise Tabellenfehler(_zu_viele_zeilen(grenzen.zeilen))
        zeilen.append(Zeile(nummer, werte))
    if not kopf:
        raise Tabellenfehler("In der Datei steht keine Tabelle mit mindestens zwei Spalten und einer Überschrift.")
    return Tabelle(_benannt(kopf), tuple(zeilen), blatt, format_, kopfzeile)


def _zu_viele_zeilen(hoechstens: int) -> str:
    zeilen = f"{hoechstens:,}".replace(",", ".")
    return f"Die Tabelle hat mehr als {zeilen} Zeilen. Bitte teilen Sie sie auf."


def _werte(nummer: int, zellen: list[Any], grenzen: Grenzen) -> tuple[Wert, ...]:
    """The cells as plain values, without empty ones at the end; nothing for an empty row."""
    werte = [_wert(zelle) for zelle in zellen]
    while werte and werte[-1] is None:
        werte.pop()
    if len(werte) > grenzen.spalten:
        raise Tabellenfehler(
            f"Zeile {nummer} hat {len(werte)} Spalten. Gelesen werden höchstens {grenzen.spalten}; "
            "bitte löschen Sie Spalten, die nicht gebraucht werden."
        )
    for stelle, wert in enumerate(werte):
        if isinstance(wert, str) and len(wert) > grenzen.zeichen_je_zelle:
            raise Tabellenfehler(
                f"In Zeile {nummer}, Spalte {spaltenbuchstabe(stelle)} stehen {len(wert)} Zeichen. "
                f"Gelesen werden höchstens {grenzen.zeichen_je_zelle}; bitte kürzen Sie den Text."
            )
    return tuple(werte)


def _wert(zelle: Any) -> Wert:
    """One cell: text without invisible characters, an exact number, a day, yes/no, or None."""
    if zelle is None or isinstance(zelle, bool):
        return zelle
    if isinstance(zelle, int | float):
        genau = Decimal(f"{zelle:.15g}")
        return genau if genau.is_finite() else str(zelle)
    if isinstance(zelle, date):
        return zelle.date() if isinstance(zelle, datetime) else zelle
    return _text(str(zelle))


def _text(text: str) -> str | None:
    """Composed letters (NFC) without characters that have no glyph; line breaks and gaps become one space."""
    if not _NUR_SICHTBARES.fullmatch(text):
        komponiert = unicodedata.normalize("NFC", text)
        text = "".join(z for z in komponiert if z.isspace() or _ist_sichtbares(z))
    return " ".join(text.split()) or None


def _ist_sichtbares(zeichen: str) -> bool:
    """Not a control, format (reading direction, zero width), surrogate, private or unassigned character."""
    return not unicodedata.category(zeichen).startswith("C")


def _kopf(nummer: int, werte: tuple[Wert, ...]) -> tuple[int, tuple[str, ...]]:
    """The row as headings; (0, ()) while it is only a title. Raises Tabellenfehler when two are the same."""
    gefuellt = [wert for wert in werte if wert is not None]
    if len(gefuellt) < 2:
        if nummer > _KOPF_SPAETESTENS:
            raise Tabellenfehler(
                f"In den ersten {_KOPF_SPAETESTENS} Zeilen steht keine Überschrift mit mindestens zwei Spalten."
            )
        return 0, ()
    kopf = tuple(_ueberschrift(wert) for wert in werte)
    _pruefe_doppelte(kopf)
    return nummer, kopf


def _ueberschrift(wert: Wert) -> str:
    if isinstance(wert, str):
        return " ".join(wert.split())
    if isinstance(wert, Decimal):
        return f"{wert:f}"
    return "" if wert is None else str(wert)


def _pruefe_doppelte(kopf: tuple[str, ...]) -> None:
    gesehen: dict[str, int] = {}
    for stelle, name in enumerate(kopf):
        erste = gesehen.setdefault(name.casefold(), stelle) if name else stelle
        if erste != stelle:
            raise Tabellenfehler(
                f"Die Überschrift „{name[:60]}“ steht über zwei Spalten ({spaltenbuchstabe(erste)} und "
                f"{spaltenbuchstabe(stelle)}). Bitte geben Sie jeder Spalte einen eigenen Namen."
            )


def _benannt(kopf: tuple[str, ...]) -> tuple[str, ...]:
    """A column without a heading gets its letter, so that it can be chosen."""
    return tuple(name or f"Spalte {spaltenbuchstabe(stelle)}" for stelle, name in enumerate(kopf))

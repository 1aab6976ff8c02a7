"""Tables to take along: the same `Ausfuhr` as CSV for programs and as XLSX for people, exact to the cent.

What a cell may hold depends on its column: text = str; euro = Betrag or whole cents; zahl = int; prozent = a Fraction
of 1 or whole per mille; datum = date; monat = a date in it or the number `jahr * 100 + monat`. None is an empty cell.

Text comes from people, so both formats treat it alike (`reiner_text`): what no XLSX can hold (control characters,
halves of surrogate pairs) becomes U+FFFD, line ends become LF. Nothing else is changed, but for two documented cases:

- CSV: a text that a spreadsheet could take for a formula gets an apostrophe in front (OWASP, „CSV Injection“). Number
  and date columns are written by us and never get one: −3,00 € stays the number `-3,00`.
- XLSX: a cell holds 32,767 UTF-16 units; longer text is cut and says so at its end. Nothing is ever a formula or link.

The same content gives the same bytes: no clock, no user and no machine name goes in.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from fractions import Fraction
from typing import Any, Final, Literal

import xlsxwriter
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.http import content_disposition_header
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from massanzug.rechenkern.geld import MINUS, Betrag, runde_kaufmaennisch
from massanzug.rechenkern.zeitraum import datum_als_text

Art = Literal["text", "euro", "zahl", "prozent", "datum", "monat"]
Zelle = str | int | Betrag | Fraction | date | None

ZELLE_HOECHSTENS: Final = 32_767
"""UTF-16 units in one cell of an XLSX (Excel's limit)."""
GEKUERZT: Final = " … (gekürzt)"
ZEILEN_HOECHSTENS: Final = 1_048_576 - 6
"""Rows of a sheet, less our title and header rows."""
ZAHL_HOECHSTENS: Final = 10**15
"""Below it every number of cents survives the way through a double with 16 digits."""
ERSTER_TAG: Final = date(1900, 3, 1)
"""Before it spreadsheets count days wrongly (they believe in 29 February 1900): such a day is written as text."""

RECHTS: Final = frozenset({"euro", "zahl", "prozent"})
"""Columns whose digits stand under each other, in XLSX and on paper."""
_EINHEIT: Final = {"euro": " (€)", "prozent": " (%)"}
_BREITE: Final = {"text": 16, "euro": 18, "zahl": 12, "prozent": 10, "datum": 12, "monat": 11}
_TEXT_HOECHSTBREITE: Final = 60
_ZEILENHOEHE: Final = 15
_HOECHSTE_ZEILE: Final = 405
"""Points; no row of a sheet can be higher than 409."""
_FORMAT: Final = {
    "euro": "#,##0.00\\ [$€-407]",
    "zahl": "#,##0",
    "prozent": "0.0\\ %",
    "datum": "dd.mm.yyyy",
    "monat": "mm/yyyy",
}

_UNMOEGLICH = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ZEILENENDE = re.compile("\r\n?")
_GEFAEHRLICH: Final = frozenset("=+-@\t\r\n")


class Ausfuhrfehler(ValueError):
    """A table cannot be written; the message is a German sentence."""


@dataclass(frozen=True, slots=True)
class Spalte:
    """`titel` without a unit: the CSV adds (€) and (%), the XLSX has them in the cells' format."""

    titel: str
    art: Art = "text"

    @property
    def kopf(self) -> str:
        """What stands above the column where its numbers are bare: `Ausgaben (€)`."""
        return reiner_text(self.titel) + _EINHEIT.get(self.art, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ausfuhr:
    """A table with where it comes from. `stand` is the day its content holds for, and the date of the file.

    `summe` is one more row for people, only in XLSX and PDF: among the rows of a CSV a program would count it twice.
    It may hold text in any column („Summe“).
    Raises Ausfuhrfehler when a row has more or fewer cells than there are columns.
    """

    titel: str
    untertitel: str = ""
    spalten: Sequence[Spalte]
    zeilen: Sequence[Sequence[Zelle]]
    summe: Sequence[Zelle] | None = None
    quelle: str
    stand: date

    def __post_init__(self) -> None:
        alle = [*self.zeilen, *([self.summe] if self.summe is not None else [])]
        if any(len(zeile) != len(self.spalten) for zeile in alle):
            raise Ausfuhrfehler("Jede Zeile braucht genau eine Zelle je Spalte.")

    @property
    def summenarten(self) -> list[Art]:
        """What each cell of the sum row is: text where it holds text, else what its column is."""
        return [
            "text" if isinstance(wert, str) else spalte.art
            for spalte, wert in zip(self.spalten, self.summe or (), strict=False)
        ]


# --- values -----------------------------------------------------------------------------------------------------------


def reiner_text(text: str) -> str:
    """Text that both formats can hold; see the head of this file."""
    return _UNMOEGLICH.sub("\ufffd", _ZEILENENDE.sub("\n", text))


def entschaerft(text: str) -> str:
    """An apostrophe in front of what a spreadsheet could take for a formula.

    That is a text whose first character is = + - @, tab, CR or LF, in any width or position (full-width, small,
    raised), also behind spaces and characters without a glyph, because some programs strip these first.
    """
    return f"'{text}" if _ist_gefaehrlich(text) else text


def _ist_gefaehrlich(text: str) -> bool:
    if text[:1] in _GEFAEHRLICH and text:
        return True
    sichtbar = next((z for z in text if not z.isspace() and unicodedata.category(z) not in {"Cf", "Cc", "Mn"}), "")
    return unicodedata.normalize("NFKC", sichtbar)[:1] in _GEFAEHRLICH and bool(sichtbar)


def _ganz(wert: Zelle) -> int:
    """Whole number, money as cents. Raises TypeError for everything that is not exact, bool included."""
    if isinstance(wert, Betrag):
        return wert.cent
    if type(wert) is not int:
        raise TypeError(f"Diese Spalte nimmt ganze Zahlen, nicht {type(wert).__name__}.")
    return wert


def _promille(wert: Zelle) -> int:
    """Per mille, rounded once; pages and files then say the same."""
    return runde_kaufmaennisch(wert * 1000) if isinstance(wert, Fraction) else _ganz(wert)


def _tag(wert: Zelle) -> date:
    if isinstance(wert, datetime) or not isinstance(wert, date):
        raise TypeError(f"Diese Spalte nimmt Kalendertage (date), nicht {type(wert).__name__}.")
    return wert


def _monatserster(wert: Zelle) -> date:
    """The first day of a month given as any of its days or as `jahr * 100 + monat`."""
    if type(wert) is int:
        return date(*divmod(wert, 100), 1)
    return _tag(wert).replace(day=1)


def _text(wert: Zelle) -> str:
    if not isinstance(wert, str):
        raise TypeError(f"Diese Spalte nimmt Text, nicht {type(wert).__name__}.")
    return reiner_text(wert)


def _mit_komma(wert: int, stellen: int) -> str:
    """`-123450` with two digits → `-1234,50`: a hyphen and no points, so that programs read it as a number."""
    ganze, rest = divmod(abs(wert), 10**stellen)
    return f"{'-' if wert < 0 else ''}{ganze},{rest:0{stellen}d}"


def als_wort(art: Art, wert: Zelle) -> str:
    """A cell as people read it in print: `−1.234,50`, `33,0`, `03.05.2026`, `05/2026`; the unit stands in the head.

    Raises TypeError when the cell does not fit its column.
    """
    if wert is None:
        return ""
    if art in {"euro", "zahl", "prozent"}:
        return _gruppiert(_ALS_CSV[art](wert))
    return _text(wert) if art == "text" else _ALS_CSV[art](wert)


def _gruppiert(zahl: str) -> str:
    """`-1234,50` → `−1.234,50`."""
    ganze, komma, rest = zahl.removeprefix("-").partition(",")
    return (MINUS if zahl.startswith("-") else "") + f"{int(ganze):,}".replace(",", ".") + komma + rest


# --- CSV --------------------------------------------------------------------------------------------------------------

_ALS_CSV: Final[dict[Art, Callable[[Zelle], str]]] = {
    "text": lambda wert: entschaerft(_text(wert)),
    "euro": lambda wert: _mit_komma(_ganz(wert), 2),
    "zahl": lambda wert: str(_ganz(wert)),
    "prozent": lambda wert: _mit_komma(_promille(wert), 1),
    "datum": lambda wert: datum_als_text(_tag(wert)),
    "monat": lambda wert: f"{_monatserster(wert):%m/%Y}",
}


def als_csv(ausfuhr: Ausfuhr) -> bytes:
    """One header row and the rows; UTF-8 with byte order mark, semicolons, CRLF, decimal commas, 03.05.2026, 05/2026.

    Raises TypeError when a cell does not fit its column.
    """
    puffer = io.StringIO()
    schreiber = csv.writer(puffer, delimiter=";", lineterminator="\r\n")
    schreiber.writerow([entschaerft(spalte.kopf) for spalte in ausfuhr.spalten])
    wandler = [_ALS_CSV[spalte.art] for spalte in ausfuhr.spalten]
    for zeile in ausfuhr.zeilen:
        schreiber.writerow(["" if wert is None else wandle(wert) for wandle, wert in zip(wandler, zeile, strict=True)])
    return puffer.getvalue().encode("utf-8-sig")


# --- XLSX -------------------------------------------------------------------------------------------------------------

OPTIONEN: Final = {
    "in_memory": True,  # what people wrote never lies in a temporary file
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def als_xlsx(ausfuhr: Ausfuhr) -> bytes:
    """Title, source and day above a table with a frozen header, real numbers and dates, and the sum row below.

    Rows are written from top to bottom, once each. Raises Ausfuhrfehler when the sheet cannot hold the rows or a
    number is too large to be exact, TypeError when a cell does not fit its column.
    """
    if len(ausfuhr.zeilen) >= ZEILEN_HOECHSTENS:
        raise Ausfuhrfehler("So viele Zeilen fasst keine Excel-Datei. Bitte nehmen Sie das Format CSV.")
    puffer = io.BytesIO()
    with xlsxwriter.Workbook(puffer, OPTIONEN) as mappe:
        _eigenschaften(mappe, ausfuhr)
        blatt = mappe.add_worksheet("Tabelle")
        kopf = _schreibe_kopf(mappe, blatt, ausfuhr)
        _schreibe_zeilen(mappe, blatt, ausfuhr, kopf + 1)
        _richte_ein(blatt, ausfuhr, kopf)
    return puffer.getvalue()


def _eigenschaften(mappe: xlsxwriter.Workbook, ausfuhr: Ausfuhr) -> None:
    """What the file says of itself; the day stands for the instant, so that the same content gives the same bytes."""
    mappe.set_properties({
        "title": reiner_text(ausfuhr.titel),
        "subject": reiner_text(ausfuhr.untertitel),
        "author": "massanzug",
        "comments": reiner_text(ausfuhr.quelle),
        "created": datetime.combine(ausfuhr.stand, time(), UTC),
    })  # fmt: skip


def _schreibe_kopf(mappe: xlsxwriter.Workbook, blatt: Worksheet, ausfuhr: Ausfuhr) -> int:
    """Title, subtitle and source, then the header; returns the header's row."""
    blatt.write_string(0, 0, _passend(reiner_text(ausfuhr.titel)), mappe.add_format({"bold": True, "font_size": 14}))
    zeile = 1
    for text in (ausfuhr.untertitel, f"Stand: {datum_als_text(ausfuhr.stand)}", f"Quelle: {ausfuhr.quelle}"):
        if text:
            blatt.write_string(zeile, 0, _passend(reiner_text(text)))
            zeile += 1
    kopf = zeile + 1
    for nummer, spalte in enumerate(ausfuhr.spalten):
        form = mappe.add_format({"bold": True, "bottom": 1, "text_wrap": True} | _lage(spalte.art))
        blatt.write_string(kopf, nummer, _passend(reiner_text(spalte.titel)), form)
    return kopf


def _schreibe_zeilen(mappe: xlsxwriter.Workbook, blatt: Worksheet, ausfuhr: Ausfuhr, ab: int) -> None:
    arten = [spalte.art for spalte in ausfuhr.spalten]
    breiten = _breiten(ausfuhr)
    formen = [mappe.add_format(_form(art)) for art in arten]
    for versatz, zeile in enumerate(ausfuhr.zeilen):
        hoehe = _hoehe(zeile, breiten)
        if hoehe is not None:
            blatt.set_row(ab + versatz, hoehe)
        _schreibe_zeile(blatt, ab + versatz, arten, zeile, formen)
    if ausfuhr.summe is not None:
        fett = [mappe.add_format(_form(art) | {"bold": True, "top": 1}) for art in ausfuhr.summenarten]
        _schreibe_zeile(blatt, ab + len(ausfuhr.zeilen), ausfuhr.summenarten, ausfuhr.summe, fett)


def _form(art: Art) -> dict[str, Any]:
    return _lage(art) | ({"text_wrap": True} if art == "text" else {"num_format": _FORMAT[art]})


def _lage(art: Art) -> dict[str, Any]:
    """Text left, figures right, days in the middle, so that neighbours never touch."""
    return {"valign": "top", "align": "left" if art == "text" else "right" if art in RECHTS else "center"}


def _schreibe_zeile(
    blatt: Worksheet, nummer: int, arten: Sequence[Art], zeile: Sequence[Zelle], formen: Sequence[Format]
) -> None:
    for ort, (art, wert, form) in enumerate(zip(arten, zeile, formen, strict=True)):
        inhalt = _fuer_xlsx(art, wert)
        if inhalt is None:
            blatt.write_blank(nummer, ort, None, form)
        elif isinstance(inhalt, str):
            blatt.write_string(nummer, ort, inhalt, form)
        elif isinstance(inhalt, datetime):
            blatt.write_datetime(nummer, ort, inhalt, form)
        else:
            blatt.write_number(nummer, ort, inhalt, form)


def _fuer_xlsx(art: Art, wert: Zelle) -> str | float | datetime | None:
    """The value as the sheet holds it: its type decides the type of the cell."""
    if wert is None:
        return None
    if art == "text":
        return _passend(_text(wert))
    if art in {"datum", "monat"}:
        tag = _monatserster(wert) if art == "monat" else _tag(wert)
        return datetime.combine(tag, time()) if tag >= ERSTER_TAG else als_wort(art, wert)
    return _als_double(art, wert)


def _als_double(art: Art, wert: Zelle) -> int | float:
    """The double nearest to the exact number; the only place where money becomes one, and only to leave the house."""
    ganz = _promille(wert) if art == "prozent" else _ganz(wert)
    if abs(ganz) > ZAHL_HOECHSTENS:
        raise Ausfuhrfehler("Eine Zahl ist zu groß für eine Excel-Datei. Bitte nehmen Sie das Format CSV.")
    return {"euro": ganz / 100, "prozent": ganz / 1000}.get(art, ganz)


def _passend(text: str) -> str:
    """Text that fits one cell; counted in UTF-16 units, as spreadsheets do."""
    roh = text.encode("utf-16-le")
    if len(roh) <= 2 * ZELLE_HOECHSTENS:
        return text
    return roh[: 2 * (ZELLE_HOECHSTENS - len(GEKUERZT))].decode("utf-16-le", errors="ignore") + GEKUERZT


def _richte_ein(blatt: Worksheet, ausfuhr: Ausfuhr, kopf: int) -> None:
    """Widths, frozen header, filter, and a print-out that is one page wide and repeats the header."""
    for ort, breite in enumerate(_breiten(ausfuhr)):
        blatt.set_column(ort, ort, breite)
    blatt.freeze_panes(kopf + 1, 0)
    if ausfuhr.spalten:
        blatt.autofilter(kopf, 0, kopf + len(ausfuhr.zeilen), len(ausfuhr.spalten) - 1)
    blatt.repeat_rows(kopf)
    blatt.set_paper(9)  # A4
    blatt.set_landscape()
    blatt.fit_to_pages(1, 0)
    blatt.set_footer("&RSeite &P von &N")


def _breiten(ausfuhr: Ausfuhr) -> list[int]:
    return [_breite(ausfuhr, ort, spalte) for ort, spalte in enumerate(ausfuhr.spalten)]


def _breite(ausfuhr: Ausfuhr, ort: int, spalte: Spalte) -> int:
    """Characters: the header's longest word and, for text, the longest of the first rows must fit."""
    noetig = [_BREITE[spalte.art], *(len(wort) + 3 for wort in spalte.titel.split())]
    if spalte.art == "text":
        noetig += [len(str(zeile[ort] or "")) + 1 for zeile in ausfuhr.zeilen[:200]]
    return min(max(noetig), _TEXT_HOECHSTBREITE)


def _hoehe(zeile: Sequence[Zelle], breiten: Sequence[int]) -> int | None:
    """Points for a row whose text needs several lines, None for one line: not every program finds it out by itself."""
    zeilen = max(
        (
            sum(-(-max(len(stueck), 1) // breite) for stueck in wert.splitlines())
            for wert, breite in zip(zeile, breiten, strict=True)
            if isinstance(wert, str)
        ),
        default=1,
    )
    return min(_ZEILENHOEHE * zeilen, _HOECHSTE_ZEILE) if zeilen > 1 else None


# --- download ---------------------------------------------------------------------------------------------------------

FORMATE: Final[dict[str, Callable[[Ausfuhr], bytes]]] = {"csv": als_csv, "xlsx": als_xlsx}
INHALTSTYPEN: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "zip": "application/zip",
}


def ausfuhr_antwort(request: HttpRequest, ausfuhr: Ausfuhr, format: str, dateiname: str) -> HttpResponse:
    """The table as a download. An unknown format is a page that does not exist; taking a table along only reads.

    Raises Http404 for a format other than `csv` and `xlsx`.
    """
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if format not in FORMATE:
        raise Http404
    return datei_antwort(FORMATE[format](ausfuhr), format, dateiname)


def datei_antwort(inhalt: bytes, endung: str, dateiname: str) -> HttpResponse:
    """A file to save: never shown in the page, never guessed at, never kept by a cache. `endung`: see INHALTSTYPEN."""
    antwort = HttpResponse(inhalt, content_type=INHALTSTYPEN[endung])
    antwort["Content-Disposition"] = content_disposition_header(True, f"{sicherer_name(dateiname)}.{endung}")
    antwort["X-Content-Type-Options"] = "nosniff"
    antwort["Cache-Control"] = "no-store"
    return antwort


def fremde_datei(name: str, art: str, inhalt: bytes) -> HttpResponse:
    """A file that somebody else made, of MIME type `art`: it is saved, not opened by the browser, and runs nothing."""
    antwort = HttpResponse(inhalt, content_type=art)
    antwort["Content-Disposition"] = content_disposition_header(True, name)
    antwort["X-Content-Type-Options"] = "nosniff"
    antwort["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return antwort


def sicherer_name(name: str) -> str:
    """Letters, digits, hyphens and underlines, at most 80: no path, no second ending, nothing that turns the text."""
    return re.sub(r"[^\w-]+", "-", unicodedata.normalize("NFC", name)).strip("-_")[:80] or "ausfuhr"

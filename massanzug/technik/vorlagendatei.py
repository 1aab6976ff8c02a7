"""Write a `Vorlage` as a file to fill in: XLSX with lists to choose from, or CSV.

The XLSX has the table on the first sheet (that is the one `lies_tabelle` reads), the explanation on the second and the
lists to choose from on the third.
The same template gives the same bytes: no clock and no name of a person goes in.
"""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from massanzug.rechenkern.tabelle import Spaltenart, Vorlage, Vorlagenspalte, Wert
from massanzug.rechenkern.zeitraum import datum_als_text

ZEILEN: Final = 5_000
"""Rows below the heading that are formatted and offer their lists."""
_LISTE_HOECHSTENS: Final = 255
"""Characters a list may have inside the cell's rule (Excel's limit); longer ones lie on the second sheet."""
_OPTIONEN: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FORMAT: Final[dict[Spaltenart, str]] = {
    "text": "@",
    "tag": "dd.mm.yyyy",
    "monat": "mm/yyyy",
    "betrag": "#,##0.00",
    "zahl": "#,##0.###",
}
_BREITE: Final[dict[Spaltenart, int]] = {"text": 16, "tag": 12, "monat": 13, "betrag": 14, "zahl": 10}
_HOECHSTBREITE: Final = 32
_WIE: Final[dict[Spaltenart, str]] = {
    "text": "Text",
    "tag": "Datum, 01.03.2026",
    "monat": "Monat, 03/2026",
    "betrag": "Euro, 1.234,50",
    "zahl": "Zahl, 1,5",
}
_ERSCHAFFEN: Final = datetime.combine(date(2026, 1, 1), time(), UTC)


def vorlage_csv(vorlage: Vorlage) -> bytes:
    """Heading and example rows: UTF-8 with byte order mark, semicolons, CRLF, decimal commas, 01.03.2026, 03/2026."""
    puffer = io.StringIO()
    schreiber = csv.writer(puffer, delimiter=";", lineterminator="\r\n")
    schreiber.writerow([spalte.name for spalte in vorlage.spalten])
    for zeile in _beispielzeilen(vorlage):
        schreiber.writerow([_als_text(spalte.art, wert) for spalte, wert in zip(vorlage.spalten, zeile, strict=True)])
    return puffer.getvalue().encode("utf-8-sig")


def _beispielzeilen(vorlage: Vorlage) -> list[tuple[Wert, ...]]:
    return list(zip(*(spalte.beispiele for spalte in vorlage.spalten), strict=True))


def _als_text(art: Spaltenart, wert: Wert) -> str:
    match wert:
        case None:
            return ""
        case date():
            return f"{wert:%m/%Y}" if art == "monat" else datum_als_text(wert)
        case Decimal():
            return f"{wert:f}".replace(".", ",")
        case _:
            return str(wert)


def vorlage_xlsx(vorlage: Vorlage) -> bytes:
    """The template as a workbook: heading, example rows in grey italics, formats and lists down to row 5,000."""
    puffer = io.BytesIO()
    with xlsxwriter.Workbook(puffer, _OPTIONEN) as mappe:
        mappe.set_properties({"title": f"Vorlage {vorlage.titel}", "author": "massanzug", "created": _ERSCHAFFEN})
        tabelle, erklaerung, listen = (mappe.add_worksheet(name) for name in (vorlage.titel, "So geht es", "Listen"))
        orte = _schreibe_listen(mappe, listen, vorlage)
        _schreibe_tabelle(mappe, tabelle, vorlage, orte)
        _schreibe_erklaerung(mappe, erklaerung, vorlage)
        for blatt in (tabelle, erklaerung, listen):
            blatt.set_paper(9)  # A4
            blatt.set_landscape()
            blatt.fit_to_pages(1, 0)
    return puffer.getvalue()


def _schreibe_tabelle(mappe: xlsxwriter.Workbook, blatt: Worksheet, vorlage: Vorlage, listen: dict[str, str]) -> None:
    zeilen = _beispielzeilen(vorlage)
    for stelle, spalte in enumerate(vorlage.spalten):
        blatt.set_column(stelle, stelle, _breite(spalte), mappe.add_format({"num_format": _FORMAT[spalte.art]}))
        rand = {"bottom": 2, "text_wrap": True, "valign": "top", "align": "left" if spalte.art == "text" else "right"}
        blatt.write_string(0, stelle, spalte.name, mappe.add_format(rand | {"bold": spalte.pflicht}))
        blatt.write_comment(0, stelle, spalte.erklaerung, {"x_scale": 2})
        _pruefregel(blatt, stelle, spalte, listen)
        blass = mappe.add_format({"num_format": _FORMAT[spalte.art], "italic": True, "font_color": "#595959"})
        for nummer, zeile in enumerate(zeilen, start=1):
            _schreibe_wert(blatt, nummer, stelle, zeile[stelle], blass)
    blatt.freeze_panes(1, 1)
    blatt.repeat_rows(0)


def _breite(spalte: Vorlagenspalte) -> int:
    """Characters: room for the name, the examples and short words to choose from."""
    worte = [spalte.name, *(wert for wert in (*spalte.beispiele, *spalte.auswahl) if isinstance(wert, str))]
    noetig = max(len(wort) for wort in worte) + 2
    return min(max(noetig, 0 if spalte.auswahl else _BREITE[spalte.art]), _HOECHSTBREITE)


def _schreibe_wert(blatt: Worksheet, zeile: int, stelle: int, wert: Wert, form: Format) -> None:
    match wert:
        case None:
            blatt.write_blank(zeile, stelle, None, form)
        case date():
            blatt.write_datetime(zeile, stelle, datetime.combine(wert, time()), form)
        case Decimal():
            blatt.write_number(zeile, stelle, float(wert), form)
        case _:
            blatt.write_string(zeile, stelle, str(wert), form)


def _pruefregel(blatt: Worksheet, stelle: int, spalte: Vorlagenspalte, listen: dict[str, str]) -> None:
    """A list to choose from, or a check of the kind of value; the program warns and lets the person decide."""
    regel: dict[str, object] = {"error_type": "warning", "error_title": spalte.name, "error_message": _WIE[spalte.art]}
    if spalte.auswahl:
        kurz = len(",".join(spalte.auswahl)) <= _LISTE_HOECHSTENS and not any("," in wort for wort in spalte.auswahl)
        regel |= {"validate": "list", "source": list(spalte.auswahl) if kurz else listen[spalte.name]}
    elif spalte.art == "tag":
        regel |= {"validate": "date", "criteria": ">=", "value": datetime(1991, 1, 1, tzinfo=None)}  # noqa: DTZ001
    elif spalte.art in {"betrag", "zahl"}:
        regel |= {"validate": "decimal", "criteria": "between", "minimum": -1_000_000_000, "maximum": 1_000_000_000}
    else:
        return
    blatt.data_validation(1, stelle, ZEILEN, stelle, regel)


def _schreibe_erklaerung(mappe: xlsxwriter.Workbook, blatt: Worksheet, vorlage: Vorlage) -> None:
    """Sentences, then what each column means."""
    gross, fett = mappe.add_format({"bold": True, "font_size": 14}), mappe.add_format({"bold": True, "bottom": 1})
    for stelle, breite in enumerate((22, 9, 22, 85)):
        blatt.set_column(stelle, stelle, breite)
    blatt.write_string(0, 0, f"So füllen Sie die Tabelle „{vorlage.titel}“", gross)
    for nummer, satz in enumerate(vorlage.saetze, start=2):
        blatt.write_string(nummer, 0, satz)
    kopf = len(vorlage.saetze) + 3
    zeilen = [("Spalte", "nötig?", "Schreibweise", "Bedeutung")]
    for spalte in vorlage.spalten:
        wie = "aus der Liste" if spalte.auswahl else _WIE[spalte.art]
        zeilen.append((spalte.name, "ja" if spalte.pflicht else "", wie, spalte.erklaerung))
    for nummer, zeile in enumerate(zeilen, start=kopf):
        blatt.write_row(nummer, 0, zeile, fett if nummer == kopf else None)


def _schreibe_listen(mappe: xlsxwriter.Workbook, blatt: Worksheet, vorlage: Vorlage) -> dict[str, str]:
    """The words to choose from; returns for each column where its list stands."""
    fett, orte = mappe.add_format({"bold": True, "bottom": 1}), {}
    for stelle, spalte in enumerate(spalte for spalte in vorlage.spalten if spalte.auswahl):
        blatt.set_column(stelle, stelle, max(map(len, (spalte.name, *spalte.auswahl))) + 2)
        blatt.write_column(0, stelle, [spalte.name], fett)
        blatt.write_column(1, stelle, spalte.auswahl)
        orte[spalte.name] = f"=Listen!{_bereich(stelle, len(spalte.auswahl))}"
    return orte


def _bereich(stelle: int, anzahl: int) -> str:
    buchstabe = xlsxwriter.utility.xl_col_to_name(stelle, col_abs=True)
    return f"{buchstabe}$2:{buchstabe}${anzahl + 1}"

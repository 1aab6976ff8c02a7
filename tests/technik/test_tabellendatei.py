"""Whatever bytes are uploaded: a table with the addresses the user knows, or one German sentence. Never a crash."""

import io
import random
import re
import resource
import struct
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from massanzug.rechenkern.tabelle import Tabelle, Wert
from massanzug.technik.tabellendatei import FEHLERZELLE, MIB, VORGABE, Tabellenfehler, lies_tabelle

KOPF = ["Kennung", "Straße/Träger", "Betrag"]
ZEILEN = [["H-1", "Müller & Söhne – „Haus“", "1.234,50 €"], ["H-2", "zwei\nZeilen", "72,50"]]


def xlsx(
    zeilen: list[list[Any]], *, davor: int = 0, blaetter: tuple[str, ...] = (), versteckt: tuple[str, ...] = ()
) -> bytes:
    """A workbook whose table stands on the last sheet; `blaetter` are empty ones before it."""
    puffer = io.BytesIO()
    with xlsxwriter.Workbook(puffer, {"in_memory": True}) as mappe:
        tag = mappe.add_format({"num_format": "dd.mm.yyyy"})
        for name in (*versteckt, *blaetter):
            blatt = mappe.add_worksheet(name)
            if name in versteckt:
                blatt.write_row(0, 0, ["geheim", "auch"])
                blatt.hide()
        blatt = mappe.add_worksheet("Bestand")
        blatt.activate()
        for nummer, zeile in enumerate(zeilen, start=davor):
            for stelle, wert in enumerate(zeile):
                if isinstance(wert, date):
                    blatt.write_datetime(nummer, stelle, wert, tag)
                elif wert is not None:
                    blatt.write(nummer, stelle, wert)
    return puffer.getvalue()


def als_csv(trenner: str = ";") -> str:
    return "\r\n".join(
        trenner.join(f'"{zelle}"' if {trenner, "\n"} & set(zelle) else zelle for zelle in zeile)
        for zeile in [KOPF, *ZEILEN]
    )


def werte(tabelle: Tabelle) -> list[tuple[Wert, ...]]:
    return [zeile.werte for zeile in tabelle.zeilen]


# --- CSV --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("trenner", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    ("bom", "zeichensatz"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"", "utf-8"),
        (b"", "cp1252"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ],
)
def test_zeichensatz_und_trenner_werden_erkannt(trenner: str, bom: bytes, zeichensatz: str) -> None:
    tabelle = lies_tabelle(bom + als_csv(trenner).encode(zeichensatz), "bestand.csv")
    assert tabelle.kopf == tuple(KOPF)
    assert werte(tabelle) == [("H-1", "Müller & Söhne – „Haus“", "1.234,50 €"), ("H-2", "zwei Zeilen", "72,50")]
    assert [zeile.nummer for zeile in tabelle.zeilen] == [2, 3]
    assert tabelle.format.startswith("CSV, ")


def test_zeilennummern_wie_im_tabellenprogramm() -> None:
    """A line break inside quotes makes no new row; an empty row counts; the line sep= does not."""
    tabelle = lies_tabelle(b'sep=;\r\nBestand 2026\r\n\r\nA;B\r\n1;"x\r\ny"\r\n;;\r\n3;z\r\n', "b.csv")
    assert (tabelle.kopfzeile, tabelle.kopf) == (3, ("A", "B"))
    assert [(zeile.nummer, zeile.werte) for zeile in tabelle.zeilen] == [(4, ("1", "x y")), (6, ("3", "z"))]
    assert tabelle.ort(6, 1) == "Zeile 6, Spalte B („B“)"


def test_komma_als_dezimalzeichen_trennt_keine_spalten() -> None:
    tabelle = lies_tabelle(b"Kennung;Satz;Menge\nH-1;72,50;5,5\nH-2;69,80;1,5\n", "b.csv")
    assert werte(tabelle) == [("H-1", "72,50", "5,5"), ("H-2", "69,80", "1,5")]


def test_unsichtbare_zeichen_bleiben_draussen() -> None:
    tabelle = lies_tabelle("A;B\n\u202eH-1\u200b\u00a0;e\u0301\u00ad\ufeff\n".encode(), "b.csv")
    assert werte(tabelle) == [("H-1", "é")]


def test_zeile_mit_mehr_zellen_behaelt_sie() -> None:
    assert werte(lies_tabelle(b"A;B\n1;2;3\n4;5;;\n", "b.csv")) == [("1", "2", "3"), ("4", "5")]


# --- XLSX -------------------------------------------------------------------------------------------------------------


def test_xlsx_gibt_genaue_werte_und_adressen() -> None:
    zeilen = [["Titel"], [], ["A", "B", "C", "D"], ["H-1", 0.1 + 0.2, date(2026, 3, 1), True], [4711, 72.5, "x", None]]
    tabelle = lies_tabelle(xlsx(zeilen, davor=1), "Bestand.XLSX")
    assert (tabelle.kopfzeile, tabelle.kopf, tabelle.blatt) == (4, ("A", "B", "C", "D"), "Bestand")
    assert [(zeile.nummer, zeile.werte) for zeile in tabelle.zeilen] == [
        (5, ("H-1", Decimal("0.3"), date(2026, 3, 1), True)),
        (6, (Decimal(4711), Decimal("72.5"), "x")),
    ]


def test_erstes_sichtbares_blatt_mit_inhalt() -> None:
    tabelle = lies_tabelle(xlsx([["A", "B"], [1, 2]], blaetter=("leer",), versteckt=("alt",)), "b.xlsx")
    assert (tabelle.blatt, tabelle.weitere_blaetter, tabelle.kopf) == ("Bestand", ("leer",), ("A", "B"))


def test_fehlerzelle_ist_nicht_leer() -> None:
    """calamine gives #DIV/0! as an empty cell; a missing cost must not look like no cost."""
    puffer = io.BytesIO()
    with xlsxwriter.Workbook(puffer) as mappe:
        mappe.add_worksheet("anderes").hide()
        blatt = mappe.add_worksheet("Bestand & Co")
        blatt.write_row(0, 0, ["A", "B"])
        blatt.write_row(1, 0, ["H-1"])
        blatt.write_formula(1, 1, "=1/0", None, "#DIV/0!")
        blatt.write_formula(2, 1, "=1+1", None, 2)
        blatt.write_string(2, 0, "H-2")
    assert werte(lies_tabelle(puffer.getvalue(), "b.xlsx")) == [("H-1", FEHLERZELLE), ("H-2", Decimal(2))]


def test_formatierung_bis_zur_letzten_zeile_macht_nichts() -> None:
    """Empty cells with a format reach as far as they like."""
    puffer = io.BytesIO()
    with xlsxwriter.Workbook(puffer) as mappe:
        blatt, form = mappe.add_worksheet(), mappe.add_format({"bold": True})
        blatt.write_row(0, 0, ["A", "B"])
        blatt.write_row(1, 0, [1, 2])
        blatt.write_blank(1_048_575, 300, None, form)
    assert len(lies_tabelle(puffer.getvalue(), "b.xlsx").zeilen) == 1


# --- refusals ---------------------------------------------------------------------------------------------------------


def zip_mit(**teile: bytes) -> bytes:
    return neu_gepackt(teile)


def neu_gepackt(teile: dict[str, bytes], art: int = zipfile.ZIP_DEFLATED) -> bytes:
    puffer = io.BytesIO()
    with zipfile.ZipFile(puffer, "w", art) as archiv:
        for name, inhalt in teile.items():
            archiv.writestr(name, inhalt)
    return puffer.getvalue()


def entpackt(daten: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(daten)) as archiv:
        return {name: archiv.read(name) for name in archiv.namelist()}


GUT = entpackt(xlsx([["A", "B"], ["x", 1]]))
BLATT = "xl/worksheets/sheet1.xml"


def mit(**anders: bytes | None) -> bytes:
    """The good workbook with other parts; None takes one out."""
    namen = {
        "blatt": BLATT,
        "mappe": "xl/workbook.xml",
        "texte": "xl/sharedStrings.xml",
        "arten": "[Content_Types].xml",
    }
    teile: dict[str, bytes | None] = {**GUT, **{namen.get(name, name): inhalt for name, inhalt in anders.items()}}
    return neu_gepackt({name: inhalt for name, inhalt in teile.items() if inhalt is not None})


def blatt_mit(zellen: str) -> bytes:
    return GUT[BLATT].replace(b"</sheetData>", f"{zellen}</sheetData>".encode())


def verschluesselt_markiert() -> bytes:
    daten = bytearray(neu_gepackt(GUT))
    for stelle in [t.start() for t in re.finditer(b"PK\x01\x02", bytes(daten))]:
        daten[stelle + 8] |= 1
    return bytes(daten)


def gelogene_groesse() -> bytes:
    """The directory says 100 bytes, the data unpack to 50 MB."""
    daten = bytearray(mit(blatt=GUT[BLATT] + b" " * (50 * MIB)))
    gross = struct.pack("<I", len(GUT[BLATT]) + 50 * MIB)
    return bytes(daten).replace(gross, struct.pack("<I", 100))


def doppelter_teil() -> bytes:
    puffer = io.BytesIO(neu_gepackt(GUT))
    with zipfile.ZipFile(puffer, "a") as archiv, pytest.warns(UserWarning):
        archiv.writestr(BLATT, b"<x/>")
    return puffer.getvalue()


FERN = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FEINDLICH: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "leer": (lambda: b"", "b.csv", "ist leer"),
    "nur Leerzeichen": (lambda: b" \r\n \t", "b.csv", "ist leer"),
    "eine Spalte": (lambda: b"Kennung\nH-1\nH-2\n", "b.csv", "nur eine Spalte"),
    "nur Titel": (lambda: b"Titel;\n" * 30, "b.csv", "keine Überschrift"),
    "doppelte Überschrift": (lambda: b"A;B;a \n1;2;3\n", "b.csv", "zwei Spalten (A und C)"),
    "offenes Anführungszeichen": (lambda: b'A;B\n1;2\n3;"4\n5;6\n', "b.csv", "Anführungszeichen"),
    "Zeichen hinter Anführungszeichen": (lambda: b'A;B\n1;"Haus "Sonne""\n', "b.csv", "Textzeile 2"),
    "undefiniert in Windows-1252": (lambda: b"A;B\n\x81;\xff\n", "b.csv", "Zeichensatz"),
    "halbes UTF-16": (lambda: b"\xff\xfeA\x00;\x00B", "b.csv", "Zeichensatz"),
    "UTF-16 ohne Marke": (lambda: "A;B\n1;2".encode("utf-16-le"), "b.csv", "keine Textdatei"),
    "Nullzeichen": (lambda: b"A;B\n1;\x00\n", "b.csv", "keine Textdatei"),
    "PDF": (lambda: b"%PDF-1.7\nA;B", "b.csv", "PDF-Datei"),
    "Bild": (lambda: b"\x89PNG\r\n\x1a\n", "b.xlsx", "ein Bild"),
    "Webseite": (lambda: b"\xef\xbb\xbf <HTML><table>", "b.csv", "Webseite"),
    "XML": (lambda: b"<?xml version='1.0'?><a/>", "b.csv", "Webseite oder XML"),
    "altes Excel": (lambda: OLE + b"\0" * 600, "b.xls", "alte Excel-Format"),
    "mit Kennwort": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "b.xlsx", "Kennwort"),
    "ZIP mit Kennwort": (verschluesselt_markiert, "b.xlsx", "Kennwort"),
    "Endung lügt": (lambda: b"A;B\n1;2", "b.xlsx", "endet auf „.xlsx“"),
    "Endung lügt andersherum": (lambda: neu_gepackt(GUT), "b.csv", "endet auf „.csv“"),
    "fremde Endung": (lambda: b"A;B\n1;2", "b.exe", "„.exe“ werden nicht gelesen"),
    "Makro-Endung": (lambda: neu_gepackt(GUT), "b.xlsm", "Makros"),
    "Makro im Archiv": (lambda: mit(**{"xl/vbaProject.bin": b"x"}), "b.xlsx", "Makros"),
    "Makro im Verzeichnis": (
        lambda: mit(arten=GUT["[Content_Types].xml"].replace(b"spreadsheetml.sheet", b"macroEnabled.sheet")),
        "b.xlsx",
        "Makros",
    ),
    "OpenDocument": (lambda: neu_gepackt({"mimetype": b"x", "content.xml": b"<x/>"}), "b.xlsx", "OpenDocument"),
    "xlsb": (lambda: mit(**{"xl/workbook.bin": b"x"}), "b.xlsx", "xlsb"),
    "Word": (lambda: neu_gepackt({"[Content_Types].xml": b"<x/>", "word/d": b"x"}), "b.xlsx", "anderes Dokument"),
    "nur ZIP-Anfang": (lambda: b"PK\x03\x04" + b"x" * 50, "b.xlsx", "beschädigt"),
    "leeres ZIP": (lambda: b"PK\x05\x06" + b"\0" * 18, "b.xlsx", "anderes Dokument"),
    "abgeschnitten": (lambda: neu_gepackt(GUT)[:-40], "b.xlsx", "beschädigt"),
    "doppelter Teil": (doppelter_teil, "b.xlsx", "beschädigt"),
    "kein XML": (lambda: mit(blatt=b"<x"), "b.xlsx", "beschädigt"),
    "anderer Zeichensatz": (lambda: mit(blatt=GUT[BLATT].decode().encode("utf-16")), "b.xlsx", "beschädigt"),
    "BZIP2": (lambda: neu_gepackt(GUT, zipfile.ZIP_BZIP2), "b.xlsx", "beschädigt"),
    "LZMA": (lambda: neu_gepackt(GUT, zipfile.ZIP_LZMA), "b.xlsx", "beschädigt"),
    "Zipbombe": (lambda: mit(bombe=b"\0" * (90 * MIB)), "b.xlsx", "ausgepackt zu groß"),
    "Zipbombe im Blatt": (lambda: mit(blatt=GUT[BLATT] + b" " * (90 * MIB)), "b.xlsx", "ausgepackt zu groß"),
    "gelogene Größe": (gelogene_groesse, "b.xlsx", "beschädigt"),
    "tausend Teile": (lambda: mit(**{f"x{n}.xml": b"<x/>" for n in range(1_001)}), "b.xlsx", "zu groß"),
    "Milliarde Lacher": (
        lambda: mit(texte=b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'),
        "b.xlsx",
        "DTD",
    ),
    "fremde Datei": (
        lambda: mit(blatt=b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'),
        "b.xlsx",
        "DTD",
    ),
    "ferne Zelle": (lambda: mit(blatt=blatt_mit(FERN)), "b.xlsx", "XFD"),
    "ferne Zeile ohne Adresse der Zelle": (
        lambda: mit(blatt=blatt_mit('<row r="9999999"><c><v>1</v></c></row>')),
        "b.xlsx",
        "reicht bis Zeile 9999999",
    ),
    "ferne Zelle auf verstecktem Teil": (
        lambda: mit(**{"xl/worksheets/sheet9.xml": blatt_mit(FERN)}),
        "b.xlsx",
        "XFD",
    ),
    "unmögliche Adresse": (lambda: mit(blatt=blatt_mit('<row><c r="A"/><c r="ÄÖ"/></row>')), "b.xlsx", "beschädigt"),
    "zu weit rechts": (lambda: mit(blatt=blatt_mit('<row r="9"><c r="BI9"><v>1</v></c></row>')), "b.xlsx", "Spalte BI"),
    "zu viele Spalten": (lambda: b";".join(b"S%d" % n for n in range(61)) + b"\n" + b"1;" * 60, "b.csv", "61 Spalten"),
    "zu lange Zelle": (lambda: b"A;B\n1;" + b"x" * 2_001, "b.csv", "In Zeile 2, Spalte B stehen 2001 Zeichen"),
    "leere Mappe": (lambda: xlsx([]), "b.xlsx", "kein sichtbares Blatt"),
    "Pfad nach oben": (lambda: mit(mappe=None, **{"../xl/workbook.xml": b"<x/>"}), "b.xlsx", "anderes Dokument"),
}  # fmt: skip


@pytest.mark.parametrize("name", FEINDLICH)
def test_was_keine_tabelle_ist_wird_mit_einem_satz_abgelehnt(name: str) -> None:
    bau, dateiname, sagt = FEINDLICH[name]
    daten = bau()
    beginn = time.perf_counter()
    with pytest.raises(Tabellenfehler) as fehler:
        lies_tabelle(daten, dateiname)
    assert sagt in str(fehler.value)
    assert str(fehler.value).endswith((".", "XLSX."))
    assert time.perf_counter() - beginn < 2


@pytest.mark.parametrize(
    ("grenzen", "sagt"),
    [
        (replace(VORGABE, bytes=50), "größer als 50 Byte"),
        (replace(VORGABE, zeilen=3), "mehr als 3 Zeilen"),
        (replace(VORGABE, spalten=1), "2 Spalten"),
        (replace(VORGABE, zeichen_je_zelle=2), "höchstens 2"),
    ],
)
def test_grenzen_sind_einstellbar(grenzen: Any, sagt: str) -> None:
    with pytest.raises(Tabellenfehler, match=sagt):
        lies_tabelle(b"A;B\n" + b"123;45678901\n" * 5, "b.csv", grenzen)


def test_viele_zellen_werden_vor_dem_lesen_gezaehlt() -> None:
    daten = xlsx([["A", "B"], *([n, n] for n in range(20))])
    with pytest.raises(Tabellenfehler, match="zu viele Zellen"):
        lies_tabelle(daten, "b.xlsx", replace(VORGABE, zellen=30))


def test_bombe_kostet_keinen_speicher() -> None:
    """What was refused by its size was never unpacked."""
    daten = mit(bombe=b"\0" * (90 * MIB))
    vorher = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Tabellenfehler):
        lies_tabelle(daten, "b.xlsx")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - vorher < 20 * 1024


# --- any bytes --------------------------------------------------------------------------------------------------------

viele = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def liest_oder_lehnt_ab(daten: bytes, name: str) -> None:
    try:
        tabelle = lies_tabelle(daten, name)
    except Tabellenfehler as fehler:
        assert len(str(fehler)) > 15
    else:
        assert len(tabelle.kopf) >= 2
        assert len(set(tabelle.kopf)) == len(tabelle.kopf)
        nummern = [zeile.nummer for zeile in tabelle.zeilen]
        assert nummern == sorted(set(nummern)) and all(n > tabelle.kopfzeile for n in nummern)
        assert all(
            isinstance(wert, str | Decimal | bool | date | None) for zeile in tabelle.zeilen for wert in zeile.werte
        )
        assert not any(isinstance(wert, datetime) for zeile in tabelle.zeilen for wert in zeile.werte)


@given(st.binary(max_size=400), st.sampled_from(["b.csv", "b.xlsx", "b", "b.txt"]))
@viele
def test_beliebige_bytes(daten: bytes, name: str) -> None:
    liest_oder_lehnt_ab(daten, name)


@given(
    st.text(alphabet=st.sampled_from('AB;,\t|"\n\r =1.ä\u2028\x1c'), max_size=80), st.sampled_from(["utf-8", "utf-16"])
)
@viele
def test_beliebiger_text(text: str, zeichensatz: str) -> None:
    liest_oder_lehnt_ab(text.encode(zeichensatz), "b.csv")


@given(st.integers(0, 2**32))
@viele
def test_beschaedigte_arbeitsmappen(saat: int) -> None:
    """Bytes of the archive changed, cut out or doubled."""
    zufall, daten = random.Random(saat), bytearray(MAPPE)
    for _ in range(zufall.randrange(1, 8)):
        stelle = zufall.randrange(len(daten))
        match zufall.randrange(3):
            case 0:
                daten[stelle] = zufall.randrange(256)
            case 1:
                del daten[stelle : stelle + zufall.randrange(1, 60)]
            case _:
                daten[stelle:stelle] = daten[stelle : stelle + zufall.randrange(1, 60)]
    liest_oder_lehnt_ab(bytes(daten), "b.xlsx")


MAPPE = xlsx([["A", "B", "C"], ["x", 1.5, date(2026, 3, 1)], ["ä", True, "=1+1"]])
TEILE = entpackt(MAPPE)
SPLITTER = [
    *(
        b"<",
        b">",
        b'"',
        b"/",
        b"&",
        b"\0",
        b"\xff",
        b"<v>",
        b"</v>",
        b"<c>",
        b'r="A9"',
        b't="s"',
        b't="d"',
        b't="b"',
        b"1e999",
    ),
    *(
        b"-1",
        b"99999999999999999999",
        b"NaN",
        b"inf",
        b"<row/>",
        b"<is><t>",
        b'r="AAAA1"',
        b'r="A0"',
        b's="999"',
        b"]]>",
    ),
    *(
        b'<row r="0">',
        b'<c r="A0"><v>1</v></c>',
        b'<c r="ZZZ1"><v>1</v></c>',
        b'<f t="shared" si="7"/>',
        b"2958466",
        b"-0.5",
    ),
]


@given(st.integers(0, 2**32))
@viele
def test_beschaedigtes_xml_in_heilen_archiven(saat: int) -> None:
    """The archive is right, what is in it is not: this reaches calamine."""
    zufall, teile = random.Random(saat), dict(TEILE)
    for _ in range(zufall.randrange(1, 5)):
        name = zufall.choice([BLATT, BLATT, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", *teile])
        inhalt = teile[name]
        stelle = zufall.choice([treffer.start() for treffer in re.finditer(rb'["<>]', inhalt)] or [0])
        laenge = zufall.choice([0, 0, 1, 3, 20])
        teile[name] = inhalt[:stelle] + zufall.choice(SPLITTER) + inhalt[stelle + laenge :]
    liest_oder_lehnt_ab(neu_gepackt(teile, zipfile.ZIP_STORED), "b.xlsx")

"""Whatever somebody hands in: a file that only shows something, or one German sentence. Never a crash, never slow."""

import hashlib
import io
import random
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
import typst
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from massanzug.rechenkern.geld import Betrag
from massanzug.technik.anlage import (
    ACCEPT,
    ANLAGE_HOECHSTENS,
    ERLAUBT,
    ERLAUBT_ALS_TEXT,
    Anlage,
    Anlagenfehler,
    pruefe_anlage,
)
from massanzug.technik.ausfuhr import Ausfuhr, Spalte, als_xlsx
from massanzug.technik.pdf import als_pdf

from . import anlagen_feindlich as feinde
from .anlagen_feindlich import DOCX, FEINDLICH, FORMULAR, ODT, ORDNER, SCHWER, VERWEIS, Feind, jpeg, packe, pdf, png

SEKUNDEN_HOECHSTENS = 5
SPEICHER_HOECHSTENS = 100 * 1024
"""KiB"""

# --- good files -------------------------------------------------------------------------------------------------------


def mappe() -> bytes:
    puffer = io.BytesIO()
    with xlsxwriter.Workbook(puffer, {"in_memory": True}) as buch:
        blatt = buch.add_worksheet("Übersicht")
        blatt.write_row(0, 0, ["Träger", "Stunden"])
        blatt.write_url(1, 0, "https://www.example.org/a?b=1&c=2")
        blatt.write_formula(1, 1, "=SUM(C1:C9)")
        blatt.write_comment(0, 0, "Bitte prüfen")
        blatt.insert_image(3, 0, "a.png", {"image_data": io.BytesIO(png(30, 20))})
        diagramm = buch.add_chart({"type": "pie"})
        diagramm.add_series({"values": "=Übersicht!$B$1:$B$2"})
        blatt.insert_chart(9, 0, diagramm)
        blatt.data_validation("D1", {"validate": "list", "source": ["ja", "nein"]})
    return puffer.getvalue()


def tafel() -> Ausfuhr:
    return Ausfuhr(
        titel="Beträge",
        spalten=[Spalte("Träger"), Spalte("Betrag", "euro")],
        zeilen=[["Haus Löwenzahn", Betrag(12345)]],
        quelle="massanzug",
        stand=date(2026, 5, 3),
    )


def typst_bild() -> bytes:
    bild = typst.compile(b"#set page(width: 3cm, height: 2cm)\nGr\xc3\xbc\xc3\x9fe", format="png")
    assert isinstance(bild, bytes)
    return bild


ZWISCHEN = b"<</S/GoTo/D[3 0 R/Fit]>>"
TEXT_FELD = b"<</FT/Tx/T(Name)/Subtype/Widget/Rect[0 0 9 9]>>"
GUT: dict[str, tuple[str, Callable[[], bytes]]] = {
    **{datei.name: (datei.name, datei.read_bytes) for datei in sorted(ORDNER.iterdir())},
    "PDF von Hand": ("a.pdf", pdf),
    "PDF mit Verweisen": ("a.pdf", lambda: pdf(seite=VERWEIS % b"(https://a.example/)")),
    "PDF mit Post": ("a.pdf", lambda: pdf(seite=VERWEIS % b"<6d61696c746f3a61>")),
    "PDF mit Formular": ("a.pdf", lambda: pdf(TEXT_FELD, wurzel=FORMULAR.replace(b"[]", b"[6 0 R]") % b"")),
    "PDF öffnet Seite": ("a.pdf", lambda: pdf(ZWISCHEN, wurzel=b"/OpenAction 6 0 R")),
    "PDF öffnet Seite, gepackt": ("a.pdf", lambda: feinde.pdf_mit_objektstrom(ZWISCHEN)),
    "PDF mit Umlauten in Namen": ("a.pdf", lambda: pdf(b"<</F#C3#BCr/Ja#20wohl>>")),
    "PDF mit Leerzeichen am Ende": ("a.pdf", lambda: pdf() + b"\r\n \0"),
    "PDF von uns": ("a.pdf", lambda: als_pdf(tafel())),
    "Mappe mit allem": ("a.xlsx", mappe),
    "Ausfuhr": ("a.xlsx", lambda: als_xlsx(tafel())),
    "docx neu gepackt": ("a.docx", lambda: packe(DOCX)),
    "odt neu gepackt": ("a.odt", lambda: packe(ODT)),
    "docx mit Vorlage des Rechners": ("a.docx", feinde.mit_beziehung("attachedTemplate", "file:///C:\\V\\Brief.dotx")),
    "docx mit Diagramm und Mappe": (
        "a.docx",
        feinde.mit(DOCX, **{"word/charts/chart1.xml": b"<x/>", "word/embeddings/a.xlsx": packe(feinde.XLSX)}),
    ),
    "docx mit SVG": ("a.docx", feinde.mit(DOCX, **{"word/media/a.svg": feinde.SVG % b"<path/>"})),
    "docx mit Seitenzahlen": ("a.docx", feinde.feld(' PAGE \\* ARABIC "QUOTE"')),
    "docx mit Verweisfeld": ("a.docx", feinde.feld(' HYPERLINK "https://a.example/link" ')),
    "odt mit Verweis": ("a.odt", feinde.im_odt('<text:a xlink:href="https://a.example/"/>')),
    "PNG": ("a.png", png),
    "PNG von Typst": ("a.png", typst_bild),
    "JPEG": ("a.jpg", jpeg),
    "JPEG schrittweise": ("a.JPEG", lambda: jpeg(rahmen=0xC2)),
    "Text": ("a.txt", "Grüße – „Haus“\r\n\tEnde".encode),
    "Text mit Marke": ("a.txt", "\ufeffGrüße".encode),
    "Text von Windows": ("a.TXT", lambda: "Grüße – „Haus“ < 5 €".encode("cp1252")),
}


@pytest.mark.parametrize("fall", GUT)
def test_gutes_wird_angenommen(fall: str) -> None:
    name, bau = GUT[fall]
    inhalt = bau()
    anlage = pruefe_anlage(name, inhalt)
    assert anlage.inhalt == inhalt
    assert anlage.abdruck == hashlib.sha256(inhalt).hexdigest()
    endung = name.lower().rpartition(".")[2]
    assert anlage.name.endswith(f".{endung}")
    assert [d.art for d in ERLAUBT if endung in d.endungen] == [anlage.art]


def test_mindestens_vierundzwanzig_echte() -> None:
    assert len(GUT) >= 40
    assert len(list(ORDNER.iterdir())) >= 16
    assert all(datei.stat().st_size < 30_000 for datei in ORDNER.iterdir())


def test_was_die_seite_sagt() -> None:
    assert ERLAUBT_ALS_TEXT.startswith("PDF, Word (docx), Excel (xlsx), ")
    assert ACCEPT == ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.png,.jpg,.jpeg,.txt"
    assert ANLAGE_HOECHSTENS == 5 * 1024 * 1024


# --- hostile files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("feind", FEINDLICH, ids=[f.fall for f in FEINDLICH])
def test_feindliches_wird_mit_einem_satz_abgelehnt(feind: Feind) -> None:
    with pytest.raises(Anlagenfehler) as fehler:
        pruefe_anlage(feind.name, feind.bau())
    text = str(fehler.value)
    assert feind.sagt in text
    assert "Bitte" in text or "bitte" in text
    assert text.endswith(".") and text.isprintable()


def test_die_sammlung_ist_gross_genug() -> None:
    assert len({f.fall for f in FEINDLICH}) == len(FEINDLICH) >= 200


def test_die_feinde_sind_welche() -> None:
    """Another reader finds in the files what they are said to hold."""
    offen = PdfReader(io.BytesIO(_bau("JavaScript beim Öffnen")))
    verborgen = PdfReader(io.BytesIO(_bau("JavaScript im Objektstrom")))
    maskiert = PdfReader(io.BytesIO(_bau("JavaScript mit #-Zeichen")))
    for leser in (offen, verborgen):
        assert leser.trailer["/Root"]["/OpenAction"]["/S"] == "/JavaScript"
    assert maskiert.pages[0]["/Annots"][0]["/A"]["/S"] == "/JavaScript"
    assert PdfReader(io.BytesIO(_bau("PDF mit Kennwort"))).is_encrypted
    assert b"JavaScript" not in _bau("JavaScript im Objektstrom")
    for fall in ("ZIP im Kommentar", "PNG mit ZIP im Text", "zwei Verzeichnisse"):
        assert feinde.zipfile.is_zipfile(io.BytesIO(_bau(fall)))
    with feinde.zipfile.ZipFile(io.BytesIO(_bau("Daten hinter dem Teil"))) as archiv:
        assert archiv.testzip() is None  # Python does not notice


def _bau(fall: str) -> bytes:
    return next(f for f in FEINDLICH if f.fall == fall).bau()


@pytest.mark.parametrize("dahinter", [packe({"a.exe": b"MZ"}), b"<script>x</script>", jpeg(), b"\0" * 99])
def test_was_hinter_einem_jpeg_steht_faellt_weg(dahinter: bytes) -> None:
    assert pruefe_anlage("a.jpg", jpeg() + dahinter).inhalt == jpeg()


# --- names ------------------------------------------------------------------------------------------------------------

NAMEN = {
    "Konzept Müller & Söhne (2).pdf": "Konzept-Müller-Söhne-2.pdf",
    "../../etc/passwd.pdf": "passwd.pdf",
    "C:\\Users\\x\\Plan.PDF": "Plan.pdf",
    "/tmp/plan.pdf": "plan.pdf",
    "C:plan.pdf": "C-plan.pdf",
    "bild.php.pdf": "bild-php.pdf",
    "plan.exe\0.pdf": "plan-exe.pdf",
    "plan\u202efdp.exe.pdf": "planfdp-exe.pdf",
    "pl\u200ban\u2066.pdf": "plan.pdf",
    "plan\r\nSet-Cookie: x.pdf": "planSet-Cookie-x.pdf",
    "plan.pdf. . ": "plan.pdf",
    "CON.pdf": "Anlage-CON.pdf",
    "nul .pdf": "Anlage-nul.pdf",
    "com1.txt.pdf": "com1-txt.pdf",
    "-rf.pdf": "rf.pdf",
    ".htaccess.pdf": "htaccess.pdf",
    ".pdf": "Anlage.pdf",
    "???.pdf": "Anlage.pdf",
    "\u3164.pdf": "Anlage.pdf",
    "Mu\u0308ller.pdf": "Müller.pdf",
    '"><script>alert(1)</script>.pdf': "script.pdf",
    "\ud800.pdf": "Anlage.pdf",
}


@pytest.mark.parametrize("name", NAMEN)
def test_name_wird_harmlos(name: str) -> None:
    assert pruefe_anlage(name, pdf()).name == NAMEN[name]


def test_langer_name_behaelt_seine_endung() -> None:
    name = pruefe_anlage("ä" * 300 + ".pdf", pdf()).name
    assert name.startswith("ää") and name.endswith("ä.pdf") and len(name) <= 120


# --- time and memory --------------------------------------------------------------------------------------------------

MESSUNG = """
import pathlib, sys, time
from massanzug.technik.anlage import Anlagenfehler, pruefe_anlage
laenge = int(sys.argv[1])
name = sys.stdin.buffer.read(laenge).decode()
inhalt = sys.stdin.buffer.read()
def hoechststand():  # of this process alone, in KiB; getrusage would count the one that started it
    return int(pathlib.Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
vorher, beginn = hoechststand(), time.process_time()
try:
    pruefe_anlage(name, inhalt)
    wort = "angenommen"
except Anlagenfehler:
    wort = "abgelehnt"
print(wort, time.process_time() - beginn, hoechststand() - vorher)
"""


@pytest.mark.parametrize("fall", SCHWER)
def test_zeit_und_speicher(fall: str) -> None:
    """In a process of its own, because memory that was once taken hides what is taken later."""
    name, bau = SCHWER[fall]
    inhalt = bau()
    assert len(inhalt) <= ANLAGE_HOECHSTENS
    roh = name.encode()
    befehl = [sys.executable, "-c", MESSUNG, str(len(roh))]
    lauf = subprocess.run(befehl, input=roh + inhalt, capture_output=True, check=True, timeout=60)
    wort, sekunden, speicher = lauf.stdout.decode().split()
    print(f"{fall}: {wort}, {float(sekunden):.2f} s, {int(speicher) // 1024} MiB")
    assert float(sekunden) < SEKUNDEN_HOECHSTENS
    assert int(speicher) < SPEICHER_HOECHSTENS


# --- any bytes, any name ----------------------------------------------------------------------------------------------

viele = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ENDUNGEN = ACCEPT.split(",")
DATEINAMEN = st.one_of(
    st.sampled_from([f"a{endung}" for endung in ENDUNGEN]),
    st.text(max_size=40),
    st.builds("{}{}".format, st.text(st.characters(), max_size=300), st.sampled_from(ENDUNGEN)),
)


def nimmt_oder_lehnt_ab(name: str, inhalt: bytes) -> Anlage | None:
    try:
        anlage = pruefe_anlage(name, inhalt)
    except Anlagenfehler as fehler:
        assert len(str(fehler)) > 30 and str(fehler).isprintable()
        return None
    assert re.fullmatch(r"[\w-]+\.[a-z]+", anlage.name) and len(anlage.name) <= 120
    assert not any(unicodedata.category(z).startswith(("C", "Z")) for z in anlage.name)
    assert inhalt.startswith(anlage.inhalt)
    return anlage


@given(DATEINAMEN, st.binary(max_size=600))
@viele
def test_beliebige_bytes_unter_beliebigem_namen(name: str, inhalt: bytes) -> None:
    nimmt_oder_lehnt_ab(name, inhalt)


ANFAENGE = [b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04", b"PK\x05\x06", b""]


@given(st.sampled_from(ENDUNGEN), st.sampled_from(ANFAENGE), st.binary(max_size=300))
@viele
def test_beliebige_bytes_hinter_gutem_anfang(endung: str, anfang: bytes, rest: bytes) -> None:
    nimmt_oder_lehnt_ab(f"a{endung}", anfang + rest)


@given(st.text(st.characters(), max_size=400), st.sampled_from(ENDUNGEN))
@viele
def test_jeder_name_wird_harmlos_und_behaelt_seine_endung(stamm: str, endung: str) -> None:
    name, bau = {".pdf": ("a.pdf", pdf), ".png": ("a.png", png), ".jpg": ("a.jpg", jpeg)}.get(endung, ("a.txt", None))
    inhalt = bau() if bau else b"Guten Tag"
    endung = name[1:]
    anlage = nimmt_oder_lehnt_ab(f"{stamm}{endung}", inhalt)
    assert anlage is not None and anlage.name.endswith(endung)


@cache
def gute_bytes(fall: str) -> tuple[str, bytes]:
    name, bau = GUT[fall]
    return name, bau()


@given(st.sampled_from(sorted(GUT)), st.integers(0, 2**32))
@viele
def test_beschaedigte_dateien(fall: str, saat: int) -> None:
    """Bytes changed, cut out, doubled, or the end cut off."""
    name, gut = gute_bytes(fall)
    zufall, daten = random.Random(saat), bytearray(gut)
    for _ in range(zufall.randrange(1, 8)):
        stelle = zufall.randrange(len(daten))
        match zufall.randrange(4):
            case 0:
                daten[stelle] = zufall.randrange(256)
            case 1:
                daten[stelle] ^= 1 << zufall.randrange(8)
            case 2:
                del daten[stelle : stelle + zufall.randrange(1, 60)]
            case _:
                daten[stelle:stelle] = daten[stelle : stelle + zufall.randrange(1, 60)]
        if not daten:
            break
    nimmt_oder_lehnt_ab(name, bytes(daten))


SPLITTER = [
    b"<",
    b">",
    b'"',
    b"/",
    b"&",
    b"\0",
    b"\xff",
    b"]]>",
    b"<!DOCTYPE a>",
    b"&a;",
    b' xlink:href="file:a"',
    b"<a>",
]


@given(st.sampled_from([DOCX, ODT]), st.integers(0, 2**32))
@viele
def test_beschaedigtes_xml_in_heilen_archiven(teile: dict[str, bytes], saat: int) -> None:
    zufall, neu = random.Random(saat), dict(teile)
    for _ in range(zufall.randrange(1, 4)):
        teil = zufall.choice(sorted(neu))
        stelle = zufall.randrange(len(neu[teil]) + 1)
        neu[teil] = neu[teil][:stelle] + zufall.choice(SPLITTER) + neu[teil][stelle + zufall.choice([0, 1, 9]) :]
    nimmt_oder_lehnt_ab("a.docx" if teile is DOCX else "a.odt", packe(neu))

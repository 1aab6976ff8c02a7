"""Tables to take along: exact to the cent, never a formula, the same content the same bytes, nobody's name inside."""

import csv
import io
import re
import unicodedata
import zipfile
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from django.http import Http404
from django.test import RequestFactory
from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from massanzug.rechenkern.geld import Betrag
from massanzug.technik.ausfuhr import (
    GEKUERZT,
    ZELLE_HOECHSTENS,
    Art,
    Ausfuhr,
    Ausfuhrfehler,
    Spalte,
    als_csv,
    als_wort,
    als_xlsx,
    ausfuhr_antwort,
    datei_antwort,
    sicherer_name,
)

STAND = date(2026, 11, 22)
GEFAEHRLICH = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "⁺")
ANGRIFFE = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(A1)",
    "  =1+1", "\u200b=1+1", "\ufeff=1+1", "\u00a0=cmd|' /C calc'!A0", '=HYPERLINK("http://x.invalid";"x")',
    "{=1+1}", "http://x.invalid", "mailto:x@x.invalid", "internal:Tabelle!A1", "external:c:\\x.xlsx", "_x003D_1+1",
    "\x00=1+1",
)  # fmt: skip


def ausfuhr(spalten: list[Spalte], *zeilen: list[Any], **mehr: Any) -> Ausfuhr:
    return Ausfuhr(**{"titel": "Probe", "quelle": "Test", "stand": STAND, "spalten": spalten, "zeilen": zeilen} | mehr)


def eine(art: Art, *werte: Any) -> Ausfuhr:
    return ausfuhr([Spalte("Wert", art)], *([wert] for wert in werte))


def csv_zeilen(inhalt: bytes) -> list[list[str]]:
    """Read by another program: semicolons, quotes, and nothing more known."""
    return list(csv.reader(io.StringIO(inhalt.decode("utf-8-sig"), newline=""), delimiter=";"))


def xlsx_zeilen(inhalt: bytes) -> list[list[Any]]:
    """The whole sheet as another library reads it, title rows included."""
    mappe = CalamineWorkbook.from_filelike(io.BytesIO(inhalt))
    return mappe.get_sheet_by_index(0).to_python(skip_empty_area=False)


def xlsx_werte(inhalt: bytes) -> list[Any]:
    """The only column below its header „Wert“."""
    spalte = [zeile[0] for zeile in xlsx_zeilen(inhalt)]
    return spalte[spalte.index("Wert") + 1 :]


def xml(inhalt: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(inhalt)) as mappe:
        return "".join(mappe.read(name).decode() for name in mappe.namelist())


def ohne_formel(inhalt: bytes) -> bool:
    """Neither a formula nor an error value nor a link in the sheet; what people wrote is escaped and fakes none."""
    return not re.search(r"<f[ >/]|<hyperlink|t=\"(?:e|str)\"|TargetMode", xml(inhalt))


def gleich(text: str) -> str:
    """What the module promises to keep of a text; written apart from the code under test."""
    ergebnis = ""
    for zeichen in text.replace("\r\n", "\n").replace("\r", "\n"):
        zahl = ord(zeichen)
        verboten = (zahl < 32 and zeichen not in "\t\n") or 0xD800 <= zahl <= 0xDFFF or zahl in {0xFFFE, 0xFFFF}
        ergebnis += "\ufffd" if verboten else zeichen
    return ergebnis


# --- CSV --------------------------------------------------------------------------------------------------------------


def test_csv_ist_fuer_deutsche_programme_geschrieben() -> None:
    spalten = [
        Spalte("Monat", "monat"), Spalte("Wer"), Spalte("Ausgaben", "euro"), Spalte("Fälle", "zahl"),
        Spalte("Anteil", "prozent"), Spalte("Tag", "datum"),
    ]  # fmt: skip
    tabelle = ausfuhr(
        spalten,
        [202605, "Müller; „Sohn“", Betrag(-123_450), 12_345, Fraction(1, 3), date(2026, 5, 3)],
        [date(2026, 12, 24), "", 5, 0, 1000, None],
        summe=["Summe", None, Betrag(-123_445), None, None, None],
    )
    assert (
        als_csv(tabelle)
        == (
            "\ufeffMonat;Wer;Ausgaben (€);Fälle;Anteil (%);Tag\r\n"
            '05/2026;"Müller; „Sohn“";-1234,50;12345;33,3;03.05.2026\r\n'
            "12/2026;;0,05;0;100,0;\r\n"
        ).encode()
    )


@given(cent=st.integers(1 - 10**17, 10**17 - 1))
@example(cent=10**17 - 1)
def test_cent_bleiben_im_csv_genau(cent: int) -> None:
    text = csv_zeilen(als_csv(eine("euro", Betrag(cent), cent)))[1][0]
    assert re.fullmatch(r"-?\d+,\d\d", text)
    assert int(text.replace(",", "")) == cent
    assert Betrag.aus_text(als_wort("euro", cent)) == Betrag(cent)


@pytest.mark.parametrize("angriff", ANGRIFFE[:15])
def test_was_eine_formel_sein_koennte_steht_hinter_einem_apostroph(angriff: str) -> None:
    kopf, zeile = csv_zeilen(als_csv(ausfuhr([Spalte(angriff)], [angriff])))
    assert kopf[0] == zeile[0] == "'" + gleich(angriff)


@pytest.mark.parametrize(
    "harmlos", ["Neheim", "3-4 Stunden", "a=b", "– Gedankenstrich", "−3 Grad", "'schon", "", "1+1"]
)
def test_harmloser_text_bleibt_wie_er_ist(harmlos: str) -> None:
    assert csv_zeilen(als_csv(eine("text", harmlos)))[1:] == [[harmlos]]


def test_der_apostroph_kommt_nie_vor_eine_zahl() -> None:
    zeilen = [Betrag(-300), -5, -50, date(2026, 1, 1)]
    arten: list[Art] = ["euro", "zahl", "prozent", "datum"]
    tabelle = ausfuhr([Spalte(art, art) for art in arten], zeilen)
    assert csv_zeilen(als_csv(tabelle))[1] == ["-3,00", "-5", "-5,0", "01.01.2026"]


# --- XLSX -------------------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(cent=st.lists(st.integers(-(10**13), 10**13), min_size=40, max_size=40))
@example(cent=[10**13, -(10**13), 10**13 - 1, 1, -1, 0, 10, 29, 57, 58, 115, 1005, 10**12 + 7])
def test_cent_kommen_durch_das_xlsx_genau_zurueck(cent: list[int]) -> None:
    werte = xlsx_werte(als_xlsx(eine("euro", *cent)))
    assert all(type(wert) is float for wert in werte)
    assert [round(wert * 100) for wert in werte] == cent
    assert werte == [c / 100 for c in cent]  # the nearest double


def test_zahlen_sind_zahlen_und_tage_sind_tage() -> None:
    spalten = [
        Spalte("A", "euro"),
        Spalte("B", "zahl"),
        Spalte("C", "prozent"),
        Spalte("D", "datum"),
        Spalte("E", "monat"),
    ]
    tabelle = ausfuhr(
        spalten,
        [Betrag(123_450), -7, Fraction(2, 3), date(2024, 2, 29), 202602],
        [None, None, None, None, None],
        summe=["Summe", 1, None, None, None],
        untertitel="Untertitel",
    )
    zeilen = xlsx_zeilen(als_xlsx(tabelle))
    assert [zeile[0] for zeile in zeilen[:5]] == ["Probe", "Untertitel", "Stand: 22.11.2026", "Quelle: Test", ""]
    assert zeilen[5:] == [
        ["A", "B", "C", "D", "E"],
        [1234.5, -7.0, 0.667, date(2024, 2, 29), date(2026, 2, 1)],
        ["", "", "", "", ""],
        ["Summe", 1.0, "", "", ""],
    ]
    inhalt = xml(als_xlsx(tabelle))
    assert 'formatCode="#,##0.00\\ [$€-407]"' in inhalt
    assert 'topLeftCell="A7" activePane="bottomLeft" state="frozen"' in inhalt
    assert "Print_Titles" in inhalt


def test_ein_tag_vor_1900_bleibt_lesbar() -> None:
    assert xlsx_werte(als_xlsx(eine("datum", date(1899, 12, 31), date(1900, 3, 1)))) == ["31.12.1899", date(1900, 3, 1)]


@pytest.mark.parametrize("angriff", ANGRIFFE)
def test_kein_text_wird_formel_oder_verweis(angriff: str) -> None:
    tabelle = ausfuhr(
        [Spalte("Wert"), Spalte(angriff)], [angriff, angriff], titel=angriff, untertitel=angriff, quelle=angriff,
        summe=[angriff, angriff],
    )  # fmt: skip
    inhalt = als_xlsx(tabelle)
    assert ohne_formel(inhalt)
    assert xlsx_werte(inhalt) == [gleich(angriff)] * 2


def test_zu_langer_text_sagt_dass_er_gekuerzt_ist() -> None:
    genau, zu_lang, breit = "x" * ZELLE_HOECHSTENS, "x" * (ZELLE_HOECHSTENS + 1), "😀" * ZELLE_HOECHSTENS
    werte = xlsx_werte(als_xlsx(eine("text", genau, zu_lang, breit)))
    assert werte[0] == genau
    for wert in werte[1:]:
        assert wert.endswith(GEKUERZT)
        assert ZELLE_HOECHSTENS - 1 <= len(wert.encode("utf-16-le")) / 2 <= ZELLE_HOECHSTENS
    assert csv_zeilen(als_csv(eine("text", zu_lang)))[1] == [zu_lang]


def test_text_in_mehreren_zeilen_bekommt_hoehe() -> None:
    inhalt = xml(als_xlsx(eine("text", "kurz", "x" * 61, "eins\nzwei\ndrei", "y" * 10**4)))
    hoehen = re.findall(r'<row r="(?:6|7|8|9)"[^>]*>', inhalt)
    assert [re.findall(r' ht="([0-9]+)"', zeile) for zeile in hoehen] == [[], ["30"], ["45"], ["405"]]


def test_in_der_datei_steht_kein_mensch_und_kein_rechner() -> None:
    kern = xml(als_xlsx(eine("text", "a")))
    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>(.*?)<", kern) == ["massanzug", "massanzug"]
    assert "<Company></Company>" in kern
    assert kern.count("2026-11-22T00:00:00Z") == 2
    with zipfile.ZipFile(io.BytesIO(als_xlsx(eine("text", "a")))) as mappe:
        assert {eintrag.date_time for eintrag in mappe.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_gleicher_inhalt_gleiche_bytes() -> None:
    def bauen() -> Ausfuhr:
        return eine("text", "a", "ä", "😀")

    assert als_xlsx(bauen()) == als_xlsx(bauen())
    assert als_csv(bauen()) == als_csv(bauen())


# --- any text ---------------------------------------------------------------------------------------------------------

BELIEBIG = st.text(st.characters(codec=None) | st.sampled_from("=+-@\t\r\n＝；;\"'_x0041\x00\ud800\ufffe"), max_size=40)


@settings(max_examples=300, deadline=None)
@given(text=BELIEBIG)
@example(text="_x000D_")
@example(text=" fett ")
@example(text="<b>&amp;]]>")
@example(text="\ud83d")
def test_jeder_text_kommt_an(text: str) -> None:
    tabelle = ausfuhr([Spalte("Wert"), Spalte(text)], [text, text], titel=text, untertitel=text, quelle=text)
    assert csv_zeilen(als_csv(tabelle))[1][0].removeprefix("'") == gleich(text).removeprefix("'")
    for zelle in (zelle for zeile in csv_zeilen(als_csv(tabelle)) for zelle in zeile):
        assert not zelle.startswith(GEFAEHRLICH)
        assert unicodedata.normalize("NFKC", zelle.strip())[:1] not in set("=+-@")
    inhalt = als_xlsx(tabelle)
    assert ohne_formel(inhalt)
    assert xlsx_werte(inhalt) == [gleich(text)]


# --- what does not fit is refused -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("art", "wert"), [
    ("euro", 1.5), ("euro", True), ("euro", "12"), ("zahl", 0.1), ("prozent", 0.5), ("datum", datetime(2026, 1, 1)),
    ("datum", "2026-01-01"), ("text", 5), ("monat", "05/2026"),
])  # fmt: skip
def test_was_nicht_zur_spalte_passt_wird_abgelehnt(art: Art, wert: Any) -> None:
    for schreibe in (als_csv, als_xlsx):
        with pytest.raises(TypeError, match="Diese Spalte nimmt"):
            schreibe(eine(art, wert))


def test_was_excel_nicht_genau_halten_kann_wird_abgelehnt() -> None:
    with pytest.raises(Ausfuhrfehler, match="zu groß"):
        als_xlsx(eine("euro", 10**15 + 1))
    assert csv_zeilen(als_csv(eine("euro", 10**15 + 1)))[1] == ["10000000000000,01"]


def test_zu_viele_zeilen_fuer_excel() -> None:
    with pytest.raises(Ausfuhrfehler, match="Bitte nehmen Sie das Format CSV"):
        als_xlsx(ausfuhr([Spalte("A")], *([["a"]] * 1_048_576)))


def test_jede_zeile_hat_jede_spalte() -> None:
    with pytest.raises(Ausfuhrfehler):
        ausfuhr([Spalte("A"), Spalte("B")], ["a"])
    with pytest.raises(Ausfuhrfehler):
        ausfuhr([Spalte("A"), Spalte("B")], summe=["a"])


@pytest.mark.parametrize(("art", "wert", "wort"), [
    ("euro", -123_456_789, "−1.234.567,89"), ("euro", Betrag(5), "0,05"), ("zahl", 1_234_567, "1.234.567"),
    ("prozent", Fraction(1, 8), "12,5"), ("prozent", -5, "−0,5"), ("datum", date(2026, 5, 3), "03.05.2026"),
    ("monat", 202605, "05/2026"), ("text", "=a", "=a"), ("euro", None, ""),
])  # fmt: skip
def test_im_druck_stehen_punkte_und_ein_echtes_minus(art: Art, wert: Any, wort: str) -> None:
    assert als_wort(art, wert) == wort


# --- download ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("format", "typ"), [("csv", "text/csv; charset=utf-8"), ("xlsx", "application/vnd.openxml")])
def test_eine_ausfuhr_wird_gespeichert_und_nirgends_behalten(format: str, typ: str) -> None:
    antwort = ausfuhr_antwort(RequestFactory().get("/"), eine("text", "a"), format, "Ausgaben Hüsten 2026")
    assert antwort.status_code == 200
    assert antwort["Content-Type"].startswith(typ)
    assert antwort["Content-Disposition"] == f"attachment; filename*=utf-8''Ausgaben-H%C3%BCsten-2026.{format}"
    assert antwort["X-Content-Type-Options"] == "nosniff"
    assert antwort["Cache-Control"] == "no-store"


def test_ein_anderes_format_gibt_es_nicht_und_geschickt_wird_nichts() -> None:
    with pytest.raises(Http404):
        ausfuhr_antwort(RequestFactory().get("/"), eine("text", "a"), "exe", "a")
    assert ausfuhr_antwort(RequestFactory().post("/"), eine("text", "a"), "csv", "a").status_code == 405


@pytest.mark.parametrize(("name", "sicher"), [
    ("../../etc/passwd", "etc-passwd"), ("a.exe", "a-exe"), ("a\r\nSet-Cookie: x", "a-Set-Cookie-x"), ("", "ausfuhr"),
    ("\u202egpj.exe", "gpj-exe"), ('"; x="', "x"), ("…", "ausfuhr"), ("a" * 300, "a" * 80), ("a\x00b", "a-b"),
])  # fmt: skip
def test_dateinamen_koennen_nichts_anrichten(name: str, sicher: str) -> None:
    assert sicherer_name(name) == sicher
    assert datei_antwort(b"", "pdf", name)["Content-Disposition"] == f'attachment; filename="{sicher}.pdf"'

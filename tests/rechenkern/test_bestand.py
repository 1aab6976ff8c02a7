"""A city's files: cells read without guessing, every fault named by row and column, nothing but pseudonyms let in."""

import json
import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massanzug.rechenkern.bestand import (
    BESTANDSARTEN,
    FELDER,
    Bestandsart,
    Bestandszeile,
    Ergebnis,
    erkenne_art,
    fehlende_spalten,
    pruefe_bestand,
    schlage_spalten_vor,
)
from massanzug.rechenkern.bestand.leser import _grenzen
from massanzug.rechenkern.bindung import je_monat
from massanzug.rechenkern.hilfearten import finde_hilfearten, lade_hilfearten
from massanzug.rechenkern.tabelle import Tabelle, Wert, Zeile, spaltenbuchstabe
from massanzug.rechenkern.tabellenwerte import (
    Schreibweise,
    Wertfehler,
    cent,
    datumsweise,
    ja_nein,
    monat,
    tag,
    zahl,
    zahlweise,
)
from massanzug.rechenkern.zuordnung import MERKMALE
from tests.planbudget.bestandsdatei import FEHLERARTEN, HEUTE, KOPF, STADT, baue, ohne_fehler

from .gold import faelle, ohne_frist

# --- cells ------------------------------------------------------------------------------------------------------------


def als_spalte(fall: dict[str, Any]) -> list[tuple[int, Wert]]:
    return list(enumerate([*fall.get("spalte", []), fall["eingabe"]], start=1))


@pytest.mark.parametrize("fall", faelle("bestand", "zahl"))
def test_zahl(fall: dict[str, Any]) -> None:
    weise = zahlweise(als_spalte(fall))
    if "sagt" in fall:
        with pytest.raises(Wertfehler) as fehler:
            zahl(fall["eingabe"], weise)
        assert fall["sagt"] in str(fehler.value)
        assert "Bitte" in str(fehler.value)
    else:
        assert zahl(fall["eingabe"], weise) == Decimal(fall["wert"])


@pytest.mark.parametrize("fall", faelle("bestand", "betrag"))
def test_betrag(fall: dict[str, Any]) -> None:
    weise = zahlweise(als_spalte(fall))
    if "sagt" in fall:
        with pytest.raises(Wertfehler) as fehler:
            cent(fall["eingabe"], weise)
        assert fall["sagt"] in str(fehler.value)
    else:
        assert cent(fall["eingabe"], weise) == (fall["cent"], False)


@pytest.mark.parametrize("fall", faelle("bestand", "tag"))
def test_tag(fall: dict[str, Any]) -> None:
    weise = datumsweise(als_spalte(fall))
    if "sagt" in fall:
        with pytest.raises(Wertfehler) as fehler:
            tag(fall["eingabe"], weise, HEUTE)
        assert fall["sagt"] in str(fehler.value)
        assert "Bitte" in str(fehler.value)
    else:
        assert tag(fall["eingabe"], weise, HEUTE) == fall["tag"]


@pytest.mark.parametrize("fall", faelle("bestand", "monat"))
def test_monat(fall: dict[str, Any]) -> None:
    if "sagt" in fall:
        with pytest.raises(Wertfehler) as fehler:
            monat(fall["eingabe"], Schreibweise(), HEUTE)
        assert fall["sagt"] in str(fehler.value)
    else:
        assert monat(fall["eingabe"], Schreibweise(), HEUTE) == (fall["monat"], fall.get("mit_tag", False))


@pytest.mark.parametrize("fall", faelle("bestand", "hilfeart"))
def test_hilfeart(fall: dict[str, Any]) -> None:
    assert [art.schluessel for art in finde_hilfearten(fall["eingabe"])] == fall["arten"]


@given(betrag=st.integers(-(10**11), 10**11), deutsch=st.booleans(), tausender=st.booleans())
@ohne_frist
def test_jeder_betrag_wird_so_gelesen_wie_er_geschrieben_ist(betrag: int, deutsch: bool, tausender: bool) -> None:
    text = f"{Decimal(betrag).scaleb(-2):,.2f}" if tausender else f"{Decimal(betrag).scaleb(-2):.2f}"
    if deutsch:
        text = text.translate(str.maketrans(",.", ".,"))
    assert cent(text, zahlweise([(1, text)])) == (betrag, False)


@given(st.text(max_size=70), st.sampled_from([Schreibweise(), Schreibweise(1, None), Schreibweise(None, 1)]))
@ohne_frist
def test_jeder_text_wird_gelesen_oder_mit_einem_satz_abgelehnt(text: str, weise: Schreibweise) -> None:
    zahlweise([(1, text)])
    datumsweise([(1, text)])
    finde_hilfearten(text)
    for lies in (
        lambda: zahl(text, weise),
        lambda: cent(text, weise),
        lambda: tag(text, weise, HEUTE),
        lambda: monat(text, weise, HEUTE),
        lambda: ja_nein(text),
    ):
        try:
            lies()
        except Wertfehler as fehler:
            assert "Bitte" in str(fehler) or "zu lang" in str(fehler)


@given(st.dates(date(1991, 1, 1), date(2030, 12, 31)), st.booleans())
@ohne_frist
def test_ein_tag_mit_schraegstrichen_wird_nie_vertauscht(gemeint: date, tag_zuerst: bool) -> None:
    """Whatever the column: either the day that was meant comes out, or a refusal."""
    paar = (gemeint.day, gemeint.month) if tag_zuerst else (gemeint.month, gemeint.day)
    text, zeuge = f"{paar[0]}/{paar[1]}/{gemeint.year}", "25/3/2026" if tag_zuerst else "3/25/2026"
    assert tag(text, datumsweise([(1, text), (2, zeuge)]), HEUTE) == gemeint
    try:
        assert tag(text, datumsweise([(1, text)]), HEUTE) == gemeint
    except Wertfehler:
        assert max(paar) <= 12


def test_errechneter_betrag_wird_sichtbar_gerundet() -> None:
    assert cent(Decimal("1605.357142857"), Schreibweise()) == (160536, True)
    assert cent(Decimal("-2.345"), Schreibweise()) == (-235, True)


def test_zahl_in_der_datumsspalte_nennt_den_vermuteten_tag() -> None:
    with pytest.raises(Wertfehler, match=r"vielleicht der 01\.03\.2026"):
        tag(Decimal(46082), Schreibweise(), HEUTE)


def test_auch_ein_echtes_datum_braucht_ein_moegliches_jahr() -> None:
    for lies in (tag, monat):
        with pytest.raises(Wertfehler, match="Jahr 2926"):
            lies(date(2926, 3, 1), Schreibweise(), HEUTE)


def test_jede_hilfeart_wird_an_ihrem_vollen_namen_eindeutig_erkannt() -> None:
    """The template's list offers these names."""
    for art in lade_hilfearten():
        assert [a.schluessel for a in finde_hilfearten(str(art))] == [art.schluessel]
        assert art in finde_hilfearten(art.paragraf)
        assert "," not in art.schluessel and len(art.schluessel) <= 30


def test_grenzen_gelten_heute_und_nennen_ihre_quelle() -> None:
    for schluessel, grenzen in _grenzen().items():
        assert len(grenzen) == 1, schluessel
        assert all(grenze.quelle and grenze.einheit and grenze.wert > 0 for grenze in grenzen)


# --- columns ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("art", BESTANDSARTEN)
def test_jedes_bekannte_wort_findet_sein_feld(art: Bestandsart) -> None:
    for feld in FELDER[art]:
        for wort in (feld.name, *feld.woerter, feld.name.upper(), f"{feld.name} (bitte füllen)"):
            belegt = {name: spalte for name, spalte in schlage_spalten_vor([wort], art).items() if spalte}
            anderswo = [f for f in FELDER[art] if f.schluessel in belegt and wort in (f.name, *f.woerter)]
            assert feld.schluessel in belegt or anderswo, wort


def test_spalten_einer_deutschen_und_einer_englischen_liste() -> None:
    deutsch = ["Lfd. Nr.", "Geb.-Datum", "Sozialraum", "Hilfeart", "Datum Beginn", "Ende der Hilfe", "Kosten mtl. in €"]
    assert list(filter(None, schlage_spalten_vor(deutsch).values())) == deutsch
    englisch = ["Case ID", "Birth month", "District", "Type of help", "Start date", "End date", "Monthly cost (EUR)"]
    assert list(filter(None, schlage_spalten_vor(englisch).values())) == englisch
    zahlung = ["Document number", "Case ID", "Area", "Cost type", "Service month", "Posting date", "Amount", "Supplier"]
    assert erkenne_art(zahlung) == "zahlungen"
    assert erkenne_art(deutsch) == "hilfen"


def test_ein_aehnlicher_titel_ist_nicht_derselbe() -> None:
    vorschlag = schlage_spalten_vor(["Ende Grund", "Mitarbeiter ID", "Name", "Beginn Maßnahme"])
    assert (vorschlag["bis"], vorschlag["kennung"], vorschlag["von"]) == (None, None, "Beginn Maßnahme")


def test_gemerktes_geht_vor_auch_dass_eine_spalte_nichts_ist() -> None:
    kopf = ["A1", "Beginn", "Ende", "Kosten"]
    vorschlag = schlage_spalten_vor(kopf, gemerkt={"kennung": "A1", "bis": None, "von": "gibt es nicht mehr"})
    assert (vorschlag["kennung"], vorschlag["bis"], vorschlag["monatskosten"]) == ("A1", None, "Kosten")
    assert vorschlag["von"] is None


def test_fehlende_spalten_werden_benannt() -> None:
    assert fehlende_spalten(schlage_spalten_vor(["Kennung", "Satz"])) == (
        "Hilfeart",
        "Beginn",
        "Wirkungsraum oder Stadtteil",
        "Einheit (zu „Satz“)",
    )
    assert fehlende_spalten(schlage_spalten_vor(["Beleg"], "zahlungen"), "zahlungen") == (
        "Belegdatum",
        "Betrag",
        "Wirkungsraum oder Stadtteil",
        "Kostenart oder Hilfeart",
        "Leistungsmonat oder Leistung von",
    )


# --- rows -------------------------------------------------------------------------------------------------------------

GUT: dict[str, Wert] = {
    "Kennung": "H-1", "Geburtsmonat": "03/2014", "Wirkungsraum": "Neheim", "Hilfeart": "§ 31", "Beginn": "01.10.2025",
    "Kosten im Monat": "1.200,00",
}  # fmt: skip
GEZAHLT: dict[str, Wert] = {
    "Beleg": "4711", "Wirkungsraum": "Neheim", "Kostenart": "ambulant", "Leistungsmonat": "01/2026",
    "Belegdatum": "05.02.2026", "Betrag": "1.605,36",
}  # fmt: skip


def tabelle(*zeilen: dict[str, Wert]) -> Tabelle:
    kopf = tuple(dict.fromkeys(name for zeile in zeilen for name in zeile))
    return Tabelle(
        kopf, tuple(Zeile(n, tuple(z.get(k) for k in kopf)) for n, z in enumerate(zeilen, start=2)), "", "Probe"
    )


def pruefe(*zeilen: dict[str, Wert], art: Bestandsart = "hilfen") -> Ergebnis:
    probe = tabelle(*zeilen)
    return pruefe_bestand(probe, schlage_spalten_vor(probe.kopf, art), STADT, HEUTE, art=art)


def eine(**anders: Wert) -> Bestandszeile:
    ergebnis = pruefe(GUT | {name.replace("_", " "): wert for name, wert in anders.items()})
    assert ergebnis.fehler == ()
    return ergebnis.hilfen[0]


def fehler(art: Bestandsart = "hilfen", **anders: Wert) -> list[tuple[str, str]]:
    """Heading and sentence of each fault in one row that differs from a good one."""
    gut = GUT if art == "hilfen" else GEZAHLT
    ergebnis = pruefe(gut | {name.replace("_", " "): wert for name, wert in anders.items()}, art=art)
    assert bool(ergebnis.fehler) != bool(ergebnis.zeilen)
    return [(meldung.ueberschrift, meldung.text) for meldung in ergebnis.fehler]


def test_eine_gute_zeile() -> None:
    assert eine() == Bestandszeile(
        kennung="H-1",
        geburtsmonat=201403,
        wirkungsraum="neheim",
        hilfeart="31",
        hilfeklasse="ambulant",
        von=date(2025, 10, 1),
        bis=None,
        einheit="euro_je_monat",
        menge=Fraction(1),
        satz_cent=120000,
        anbieter="",
        merkmale=frozenset(),
        zaehlt=None,
        zeile=2,
    )


@pytest.mark.parametrize(
    ("einheit", "menge", "satz", "gemeint"),
    [
        ("Stunden je Woche", "5", "72,50", ("stunden_je_woche", Fraction(5), 7250)),
        ("FLS/Wo.", "1,5", "72,50", ("stunden_je_woche", Fraction(3, 2), 7250)),
        ("Std. pro Monat", "20", "69,80", ("euro_je_monat", Fraction(20), 6980)),
        ("Tagessatz", None, "215,00", ("tage_je_woche", Fraction(7), 21500)),
        ("Tage/Woche", "5", "120,00", ("tage_je_woche", Fraction(5), 12000)),
        ("mtl.", None, "900,00", ("euro_je_monat", Fraction(1), 90000)),
        ("einmalig", None, "350,00", ("einmalig", Fraction(1), 35000)),
    ],
)
def test_satz_mal_menge(einheit: str, menge: str | None, satz: str, gemeint: tuple[str, Fraction, int]) -> None:
    hilfe = eine(Einheit=einheit, Menge=menge, Satz=satz, Kosten_im_Monat=None)
    assert (hilfe.einheit, hilfe.menge, hilfe.satz_cent) == gemeint
    assert hilfe.posten().schluessel == "H-1"


def test_die_einheit_darf_in_der_ueberschrift_stehen() -> None:
    ohne = {name: wert for name, wert in GUT.items() if name != "Kosten im Monat"}
    hilfe = pruefe(ohne | {"Hilfeart": "§ 34", "Tagessatz": "215,00"}).hilfen[0]
    assert (hilfe.einheit, hilfe.menge) == ("tage_je_woche", 7)


def test_kosten_und_satz_muessen_zusammenpassen() -> None:
    """215 × 365 / 12 = 6.539,58; a month of 30 days is 6.450,00, three percent less."""
    dazu: dict[str, Wert] = {"Hilfeart": "§ 34", "Einheit": "Tagessatz", "Menge": None, "Satz": "215,00"}
    hilfe = eine(**dazu, Kosten_im_Monat="6.450,00")
    assert je_monat(hilfe.posten()).cent == 653958
    (ort, text), *rest = fehler(**dazu, Kosten_im_Monat="5.000,00")
    assert (ort, rest) == ("Kosten im Monat", [])
    assert "etwa 6.539,58 Euro im Monat, hier stehen 5.000,00 Euro" in text


@pytest.mark.parametrize("ende", ["laufend", "-", "31.12.9999", date(9999, 12, 31), "bis auf Weiteres", None])
def test_kein_ende(ende: Wert) -> None:
    assert eine(Ende=ende).bis is None


@pytest.mark.parametrize("merkmal", MERKMALE)
def test_jedes_merkmal_der_zuordnung_hat_spalte_und_wort(merkmal: str) -> None:
    name = next(feld.name for feld in FELDER["hilfen"] if feld.schluessel == merkmal)
    assert eine(**{name: "ja"}).merkmale == eine(Merkmale=name).merkmale == {merkmal}


def test_hilfeklasse_und_merkmale_folgen_der_hilfeart() -> None:
    hilfe = eine(Hilfeart="§ 35a", Form="stat.", Altfall="ja", Merkmale="UMA, Kostenerstattung")
    assert (hilfe.hilfeart, hilfe.hilfeklasse) == ("35a-stationaer", "stationaer")
    assert hilfe.merkmale == {"paragraf_35a", "altfall", "uma", "kostenerstattung"}
    assert eine(Hilfeart="§ 33").hilfeklasse == "pflege"
    assert fehler(Hilfeart="§ 33", **{"§_33": "nein"})[0][0] == "§ 33"


def test_zahl_und_datum_in_der_hilfeart() -> None:
    assert eine(Hilfeart=Decimal(31)).hilfeart == "31"
    assert eine(Hilfeart=Decimal("27.2"), Form="ambulant").hilfeart == "27-ambulant"
    assert "ein Datum gemacht (27.02.2026)" in fehler(Hilfeart=date(2026, 2, 27))[0][1]


@pytest.mark.parametrize(
    "kennung",
    ["Anna Beispiel", "Beispiel, Anna", "anna", "a.b3@example.org", "Müller 12.03.2010", "Anna Müller 7", "MÜLLER"],
)
def test_namen_kommen_nicht_herein_und_werden_nicht_wiederholt(kennung: str) -> None:
    ergebnis = pruefe(GUT | {"Kennung": kennung})
    (meldung,) = ergebnis.fehler
    assert (meldung.spalte, ergebnis.zeilen) == ("A", ())
    assert kennung not in json.dumps([meldung.wert, meldung.text], ensure_ascii=False)


@pytest.mark.parametrize("kennung", ["H-1", "2023/0815", "51.2-4711", "Fall 17", Decimal(4711), "JA_2024:3 (alt)"])
def test_kennungen_die_gehen(kennung: Wert) -> None:
    assert eine(Kennung=kennung).kennung == str(kennung)


@pytest.mark.parametrize(
    ("text", "raum"),
    [("Hüsten", "huesten"), ("HUESTEN", "huesten"), ("alt arnsberg", "alt-arnsberg"), ("Müschede", "huesten")],
)
def test_wirkungsraum_nach_schluessel_name_und_stadtteil(text: str, raum: str) -> None:
    assert eine(Wirkungsraum=text).wirkungsraum == raum


def test_verschriebener_wirkungsraum_bekommt_einen_vorschlag() -> None:
    assert "Meinten Sie „Hüsten“?" in fehler(Wirkungsraum="Hüsen")[0][1]


def test_mehrere_fehler_in_einer_zeile_werden_alle_genannt() -> None:
    orte = [
        ort for ort, _ in fehler(Kennung=None, Hilfeart="??", Beginn="gestern", Kosten_im_Monat="viel", Altfall="evtl")
    ]
    assert orte == ["Kennung", "Hilfeart", "Beginn", "Kosten im Monat", "Altfall"]


def test_alter_und_geburt() -> None:
    assert fehler(Geburtsmonat="11/2025") == [
        ("Geburtsmonat", "Die Geburt liegt nach dem Beginn der Hilfe (01.10.2025). Bitte prüfen Sie beide Angaben.")
    ]
    assert eine(Geburtsmonat="10/2025").geburtsmonat == 202510
    assert eine(Geburtsmonat="10/1998").geburtsmonat == 199810
    assert "älter als 27" in fehler(Geburtsmonat="09/1998")[0][1]
    assert eine(Hilfeart="§ 19", Geburtsmonat="05/1990").geburtsmonat == 199005
    vergessen = pruefe(GUT | {"Geburtsmonat": "01/1999", "Beginn": "01.01.2015"})
    assert [meldung.text for meldung in vergessen.hinweise] == [
        "Der Mensch ist inzwischen älter als 27 Jahre. Fehlt das Ende der Hilfe?"
    ]


def test_doppelte_zeile_nennt_die_erste() -> None:
    ergebnis = pruefe(GUT, GUT | {"Kennung": "H-2"}, GUT | {"Kennung": "h-1", "Hilfeart": "SPFH"})
    assert [(meldung.zeile, meldung.spalte) for meldung in ergebnis.fehler] == [(4, "A")]
    assert "schon in Zeile 2" in ergebnis.fehler[0].text


def test_fortschreibung_ohne_ende_faellt_auf() -> None:
    ergebnis = pruefe(GUT, GUT | {"Beginn": "01.01.2026"})
    assert ergebnis.fehler == ()
    assert [(h.zeile, h.spalte) for h in ergebnis.hinweise] == [(3, "E")]
    assert pruefe(GUT | {"Ende": "31.12.2025"}, GUT | {"Beginn": "01.01.2026"}).hinweise == ()


@pytest.mark.parametrize(
    ("anders", "sagt"),
    [
        ({"Kosten im Monat": "15.000,00"}, "im Monat sind für"),
        ({"Kosten im Monat": None, "Einheit": "Tagessatz", "Satz": "1.505,00"}, "Satz für eine Woche"),
        ({"Kosten im Monat": None, "Einheit": "Tagessatz", "Satz": "21.500,00"}, "Stimmt das Komma"),
        ({"Kosten im Monat": None, "Einheit": "FLS/Woche", "Menge": "45", "Satz": "20,00"}, "Stunden im Monat"),
        ({"Beginn": "01.10.2028"}, "Stimmt das Jahr"),
        ({"Anbieter": "Pflegefamilie Beispiel"}, "ohne Namen"),
        ({"Vorname": "x"}, "niemand braucht"),
        ({"Geburtsmonat": "12.03.2014"}, "nur der Monat"),
    ],
)
def test_unwahrscheinliches_ist_ein_hinweis_und_haelt_nichts_auf(anders: dict[str, Wert], sagt: str) -> None:
    ergebnis = pruefe(GUT | anders)
    assert ergebnis.ist_uebernehmbar
    assert [sagt in hinweis.text for hinweis in ergebnis.hinweise] == [True]


def test_spalte_neben_der_tabelle() -> None:
    probe = tabelle(GUT)
    geteilt = replace(probe, zeilen=(Zeile(2, (*probe.zeilen[0].werte, "50")),))
    ergebnis = pruefe_bestand(geteilt, schlage_spalten_vor(probe.kopf), STADT, HEUTE)
    assert [(f.zeile, f.spalte, f.wert) for f in ergebnis.fehler] == [(2, "G", "50")]


def test_ohne_noetige_spalten_wird_keine_zeile_gelesen() -> None:
    probe = tabelle({"Kennung": "H-1", "Beginn": "01.01.2026"})
    ergebnis = pruefe_bestand(probe, {"kennung": "Kennung", "von": "Start"}, STADT, HEUTE)
    assert (ergebnis.gelesen, ergebnis.ist_uebernehmbar) == (0, False)
    assert {meldung.ueberschrift for meldung in ergebnis.fehler} == {
        *("Start", "Beginn", "Hilfeart", "Wirkungsraum oder Stadtteil", "Kosten im Monat oder Satz")
    }
    assert all(meldung.zeile == 1 for meldung in ergebnis.fehler)


def test_beispielzeilen_werden_uebersprungen_und_entscheiden_nichts() -> None:
    """Nor do they decide how the column's numbers are written."""
    ergebnis = pruefe(GUT | {"Kennung": "Beispiel-1", "Kosten im Monat": "72,50"}, GUT | {"Kosten im Monat": "1.200"})
    assert [f.zeile for f in ergebnis.fehler] == [3]
    assert pruefe(GUT | {"Kennung": "BEISPIEL-1"}).ist_uebernehmbar is False


# --- payments ---------------------------------------------------------------------------------------------------------


def test_eine_zahlung() -> None:
    (zahlung,) = pruefe(
        GEZAHLT | {"Zahldatum": "20.02.2026", "Kennung": "H-1", "Hilfeart": "SPFH"}, art="zahlungen"
    ).zahlungen
    assert (zahlung.kennung, zahlung.beleg, zahlung.betrag_cent) == ("H-1", "4711", 160536)
    assert (zahlung.leistung_von, zahlung.leistung_bis) == (date(2026, 1, 1), date(2026, 1, 31))
    assert (zahlung.belegdatum, zahlung.zahldatum) == (date(2026, 2, 5), date(2026, 2, 20))
    assert (zahlung.kostenart, zahlung.hilfeart, zahlung.hilfeklasse) == ("ambulant", "31", "ambulant")


def test_zahlung_ausserhalb_und_fallunspezifisch_und_rueckzahlung() -> None:
    zeilen = (
        GEZAHLT | {"Kostenart": "außerhalb des Planbudgets", "Hilfeart": "§ 34"},
        GEZAHLT | {"Kostenart": "FuA", "Beleg": "4712"},
        GEZAHLT | {"Betrag": "-72,50", "Beleg": "4713"},
    )
    ergebnis = pruefe(*zeilen, art="zahlungen")
    assert [(z.kostenart, z.hilfeklasse) for z in ergebnis.zahlungen] == [
        ("ausserhalb", "stationaer"),
        ("fallunspezifisch", None),
        ("ambulant", "ambulant"),
    ]
    assert ergebnis.zahlungen[2].betrag_cent == -7250


@pytest.mark.parametrize(
    ("anders", "spalte", "sagt"),
    [
        ({"Belegdatum": "23.11.2026"}, "Belegdatum", "Zukunft"),
        ({"Zahldatum": "01.01.2027"}, "Zahldatum", "Zukunft"),
        ({"Betrag": "0,00"}, "Betrag", "keine Zahlung"),
        ({"Kostenart": "Bürobedarf"}, "Kostenart", "Möglich sind: ambulant"),
        ({"Kostenart": None}, "Kostenart", "wofür gezahlt"),
        ({"Kostenart": "stationär", "Hilfeart": "§ 31"}, "Kostenart", "passt nicht zur Hilfeart"),
        ({"Leistungsmonat": None}, "Leistungsmonat", "für welche Zeit"),
        ({"Leistung_von": "01.02.2026", "Leistung_bis": "31.01.2026"}, "Leistung bis", "liegt vor ihrem Beginn"),
        ({"Beleg": None}, "Beleg", "fehlt die Nummer"),
        ({"Kennung": "Anna Beispiel"}, "Kennung", "Name"),
    ],
)
def test_fehler_einer_zahlung(anders: dict[str, Wert], spalte: str, sagt: str) -> None:
    ((ort, text),) = fehler("zahlungen", **anders)
    assert ort == spalte
    assert sagt in text


def test_doppelte_zahlung() -> None:
    ergebnis = pruefe(GEZAHLT, GEZAHLT | {"Betrag": "1.605,37"}, GEZAHLT, art="zahlungen")
    assert [(f.zeile, f.spalte) for f in ergebnis.fehler] == [(4, "A")]


# --- a whole file -----------------------------------------------------------------------------------------------------


def als_tabelle(saat: int, anzahl: int, mit_fehlern: int) -> tuple[Tabelle, set[tuple[int, str]]]:
    datei = baue(anzahl, mit_fehlern, saat)
    zeilen = tuple(Zeile(n, tuple(z.get(feld) for feld in KOPF)) for n, z in enumerate(datei.zeilen, start=2))
    return Tabelle(tuple(KOPF.values()), zeilen, "Bestand", "Probe"), datei.orte


def test_fuenftausend_hilfen_mit_vierzig_fehlern() -> None:
    assert len(FEHLERARTEN) >= 15
    probe, orte = als_tabelle(saat=7, anzahl=5_000, mit_fehlern=40)
    stand: list[tuple[int, int]] = []
    ergebnis = pruefe_bestand(
        probe, schlage_spalten_vor(probe.kopf), STADT, HEUTE, fortschritt=lambda *paar: stand.append(paar)
    )
    assert sorted((f.zeile, f.spalte) for f in ergebnis.fehler) == sorted(orte)
    assert len(orte) == 40
    assert len(ergebnis.zeilen) == 4_960 and not ergebnis.ist_uebernehmbar
    assert all(
        "Bitte" in f.text or "zum Beispiel" in f.text or "Möglich" in f.text or "fehlt" in f.text or "Bekannt" in f.text
        for f in ergebnis.fehler
    )
    assert (stand[0], stand[-1], len(stand)) == ((0, 5_000), (5_000, 5_000), 26)


def test_fuenftausend_hilfen_ohne_fehler() -> None:
    probe, _ = als_tabelle(saat=7, anzahl=5_000, mit_fehlern=0)
    ergebnis = pruefe_bestand(probe, schlage_spalten_vor(probe.kopf), STADT, HEUTE)
    assert ergebnis.ist_uebernehmbar
    assert [zeile.zeile for zeile in ergebnis.zeilen] == list(range(2, 5_002))


@given(saat=st.integers(0, 10**6), mit_fehlern=st.integers(0, 34))
@settings(deadline=None, max_examples=15)
def test_jeder_gepflanzte_fehler_und_kein_anderer(saat: int, mit_fehlern: int) -> None:
    probe, orte = als_tabelle(saat, 60, mit_fehlern)
    zeilen = list(probe.zeilen)
    random.Random(saat).shuffle(zeilen)  # the order of the rows decides nothing, their numbers stay
    gemischt = replace(probe, zeilen=tuple(zeilen))
    for eine_tabelle in (probe, gemischt):
        ergebnis = pruefe_bestand(eine_tabelle, schlage_spalten_vor(probe.kopf), STADT, HEUTE)
        gefunden = {(f.zeile, f.spalte) for f in ergebnis.fehler}
        assert {ort for ort in gefunden ^ orte if ort[1] != "A"} == set()
        assert len(gefunden) == len(orte)


def test_ohne_die_fehlerzeilen_bleibt_alles_gut() -> None:
    datei = ohne_fehler(baue(300, 34, saat=3))
    zeilen = tuple(Zeile(n, tuple(z.get(feld) for feld in KOPF)) for n, z in enumerate(datei.zeilen, start=2))
    probe = Tabelle(tuple(KOPF.values()), zeilen, "", "Probe")
    assert pruefe_bestand(probe, schlage_spalten_vor(probe.kopf), STADT, HEUTE).ist_uebernehmbar


@pytest.mark.parametrize(("stelle", "buchstaben"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_spaltenbuchstabe(stelle: int, buchstaben: str) -> None:
    assert spaltenbuchstabe(stelle) == buchstaben

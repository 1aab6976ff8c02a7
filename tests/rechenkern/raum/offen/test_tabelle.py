"""The table for people: out, changed in a spreadsheet, and in again; what is wrong is named with its cell and mend."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.raum.eintrag import Ort, Zeit
from massanzug.rechenkern.raum.offen import Offen
from massanzug.rechenkern.raum.offen.tabelle import KOPF, ZEILEN_HOECHSTENS, Einlesung, aus_tabelle, kopf, zeilen
from massanzug.rechenkern.tabelle import Tabelle, Zeile
from massanzug.rechenkern.worte import eine_zeile
from massanzug.technik.ausfuhr import Ausfuhr, Spalte, als_csv
from massanzug.technik.tabellendatei import Tabellenfehler, lies_tabelle
from tests.rechenkern.raum.offen.muster import ARTEN, VOLL, offene

HEUTE = date(2026, 11, 24)


def lies(text: str) -> Einlesung:
    return aus_tabelle(lies_tabelle(text.encode(), "x.csv"), ARTEN, HEUTE)


def tabelle(*werte: tuple[object, ...], titel: tuple[str, ...] = tuple(KOPF.values())) -> Tabelle:
    reihen = tuple(Zeile(nummer, reihe) for nummer, reihe in enumerate(werte, start=2))  # type: ignore[arg-type]
    return Tabelle(titel, reihen, "", "CSV")


@given(offene())
def test_hin_und_her_geht_nichts_verloren(offen: Offen) -> None:
    (reihe,) = zeilen([offen])
    gelesen = aus_tabelle(tabelle(tuple(zelle or None for zelle in reihe)), ARTEN, HEUTE)
    assert gelesen.fehler == () or any(wert.startswith("'") for wert in reihe)
    assert gelesen.eintraege == (offen,) or any(wert.startswith("'") for wert in reihe)


@pytest.mark.parametrize("trenner", [";", ","])
def test_durch_die_datei_mit_beiden_trennern(trenner: str) -> None:
    datei = io.StringIO()
    csv.writer(datei, delimiter=trenner).writerows([kopf(), *zeilen([VOLL])])
    (offen,) = lies(datei.getvalue()).eintraege
    assert offen.beschreibung == eine_zeile(VOLL.beschreibung)
    assert (offen.ort, offen.zeiten, offen.telefon) == (VOLL.ort, VOLL.zeiten, VOLL.telefon)


def test_durch_die_ausfuhr_des_hauses() -> None:
    """The apostrophe that disarms „+49 …“ is taken off again."""
    ausfuhr = Ausfuhr(
        titel="Nachbarschaft", spalten=[Spalte(t) for t in kopf()], zeilen=zeilen([VOLL]), stand=HEUTE, quelle=""
    )
    daten = als_csv(ausfuhr)
    assert "'+49" in daten.decode()
    (offen,) = aus_tabelle(lies_tabelle(daten, "x.csv"), ARTEN, HEUTE).eintraege
    assert offen.telefon == VOLL.telefon


def test_andere_ueberschriften_andere_reihenfolge_unbekannte_spalten() -> None:
    gelesen = lies(
        "Phone,Opening hours,Lieblingsfarbe,TITLE,topics,Age from,languages,Lat,Lon,confirmed\n"
        '02931 12345,"di 16-17:30; sa 10-13",blau,Chor,"Musik, kochen",ab 6 Jahre,Arabisch,51.4,8.06,20.11.2026\n'
    )
    (offen,) = gelesen.eintraege
    assert (offen.name, offen.themen, offen.alter_von, offen.sprachen) == ("Chor", ("musik", "kochen"), 6, ("ar",))
    assert offen.zeiten == (Zeit("di", "16:00", "17:30"), Zeit("sa", "10:00", "13:00"))
    assert (offen.ort, offen.bestaetigt_am) == (Ort(51.4, 8.06), date(2026, 11, 20))


def test_ohne_kennung_dieselbe_bei_jedem_lesen() -> None:
    text = "Name;Stadtteil\nChor;Neheim\nChor;Hüsten\n"
    eins, zwei = lies(text).eintraege
    assert eins.kennung != zwei.kennung
    assert lies(text).eintraege == (eins, zwei)


@pytest.mark.parametrize(
    ("spalte", "wert", "satz"),
    [
        ("Name", "", "Der Name fehlt"),
        ("Art", "Treffpunk", "Meinten Sie „Treffpunkt“?"),
        ("Art", "Privatperson", "Privatperson"),
        ("Themen", "Musik, Quatsch", "„Quatsch“ ist hier unbekannt"),
        ("Sprachen", "Klingonisch", "Bekannt sind: Deutsch"),
        ("Zeiten", "irgendwann", "Bitte so: dienstags 16 bis 17:30 Uhr"),
        ("Alter von", "sechs", "ganze Jahre"),
        ("Alter bis", "3", "unter dem niedrigsten"),
        ("Breite", "5139712", "Gradzahl"),
        ("Telefon", "kommt noch", "02931 12345"),
        ("E-Mail", "treff(at)x.de", "treff@beispiel.de"),
        ("Internet", "javascript:alert(1)", "www.beispiel.de"),
        ("Bestätigt am", "neulich", "kein Datum"),
        ("Kennung", "17", "lassen Sie die Zelle leer"),
        ("Beschreibung", "x" * 601, "Bitte kürzen Sie auf 600"),
    ],
)
def test_fehler_nennt_zelle_und_abhilfe(spalte: str, wert: str, satz: str) -> None:
    """One wrong cell: nothing is taken, and the fault is at its place."""
    gut = dict(zip(kopf(), zeilen([VOLL])[0], strict=True)) | {"Alter von": "6"}
    schlecht = gut | {"Kennung": "", spalte: wert}
    gelesen = aus_tabelle(tabelle(*(tuple(z or None for z in r.values()) for r in (gut, schlecht))), ARTEN, HEUTE)
    assert gelesen.eintraege == ()
    (fehler,) = gelesen.fehler
    assert fehler.nummer == 3
    assert f"„{spalte}“" in fehler.stelle
    assert satz in fehler.text


def test_dasselbe_zweimal_und_ohne_name() -> None:
    assert "Zeile 2" in lies("Name;Stadtteil\nChor;Neheim\nChor;Neheim\n").fehler[0].text
    assert "Spalte „Name“ fehlt" in lies("Farbe;Stadtteil\nblau;Neheim\n").fehler[0].text
    voll = tabelle(*[("x",)] * (ZEILEN_HOECHSTENS + 1), titel=("Name",))
    assert "teilen" in aus_tabelle(voll, ARTEN, HEUTE).fehler[0].text


ZELLE = (
    st.none() | st.booleans() | st.decimals(allow_nan=False, allow_infinity=False) | st.dates() | st.text(max_size=30)
)


@given(st.lists(st.tuples(*[ZELLE] * 24), max_size=2))
def test_feindliche_zellen(reihen: list[tuple[object, ...]]) -> None:
    gelesen = aus_tabelle(tabelle(*reihen), ARTEN, HEUTE)
    assert not (gelesen.eintraege and gelesen.fehler)


@given(st.binary(max_size=300))
def test_feindliche_datei(daten: bytes) -> None:
    try:
        gelesene = lies_tabelle(b"Name;Zeiten\n" + daten, "x.csv")
    except Tabellenfehler:
        return
    aus_tabelle(gelesene, ARTEN, HEUTE)

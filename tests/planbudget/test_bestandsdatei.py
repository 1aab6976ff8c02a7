"""From the bytes of a city's file to checked rows: the same from XLSX and CSV, and from the template."""

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from massanzug.rechenkern.bestand import (
    BESTANDSARTEN,
    Bestandsart,
    Ergebnis,
    pruefe_bestand,
    schlage_spalten_vor,
    vorlage,
)
from massanzug.technik.tabellendatei import lies_tabelle
from massanzug.technik.vorlagendatei import vorlage_csv, vorlage_xlsx

from .bestandsdatei import HEUTE, STADT, baue

ORDNER = Path(__file__).parent


def pruefe(daten: bytes, name: str, art: Bestandsart = "hilfen") -> Ergebnis:
    tabelle = lies_tabelle(daten, name)
    return pruefe_bestand(tabelle, schlage_spalten_vor(tabelle.kopf, art), STADT, HEUTE, art=art)


def test_fuenftausend_hilfen_vierzig_fehler_aus_jeder_datei() -> None:
    datei = baue(5_000, 40, saat=7)
    for daten, name in ((datei.xlsx(), "b.xlsx"), (datei.csv(), "b.csv"), (datei.csv("cp1252"), "b.csv")):
        beginn = time.perf_counter()
        ergebnis = pruefe(daten, name)
        assert sorted((f.zeile, f.spalte) for f in ergebnis.fehler) == sorted(datei.orte)
        assert not ergebnis.ist_uebernehmbar
        assert time.perf_counter() - beginn < 10  # 0.5 s when the machine has nothing else to do


def test_xlsx_und_csv_geben_dieselben_zeilen() -> None:
    datei = baue(500, saat=11)
    aus_xlsx = pruefe(datei.xlsx(), "b.xlsx")
    assert aus_xlsx.ist_uebernehmbar and len(aus_xlsx.hilfen) == 500
    for daten in (datei.csv(), datei.csv("cp1252"), datei.csv("utf-16", "\t"), datei.csv("cp1252", ",")):
        assert pruefe(daten, "b.csv").zeilen == aus_xlsx.zeilen


def test_von_libreoffice_gespeichert() -> None:
    """Both saved by LibreOffice 7.4 from the same 25 helps: as XLSX, and as CSV with semicolons in Windows-1252.

    The CSV has German dates beside English amounts (2,887.44), as LibreOffice writes them in an English system.
    """
    xlsx, csv = ((ORDNER / f"bestand_libreoffice.{endung}").read_bytes() for endung in ("xlsx", "csv"))
    assert b"\x80" in csv and b"2,887.44" in csv
    erwartet = pruefe(baue(25, saat=2026).xlsx(), "b.xlsx")
    assert erwartet.ist_uebernehmbar
    assert pruefe(xlsx, "b.xlsx") == pruefe(csv, "b.csv") == erwartet


@pytest.mark.parametrize("art", BESTANDSARTEN)
def test_vorlage_wird_so_wie_sie_ist_ohne_fehler_gelesen(art: Bestandsart) -> None:
    muster = vorlage(art, [name for _, name in STADT.wirkungsraeume], [name for name, _ in STADT.stadtteile])
    for daten, name in ((vorlage_xlsx(muster), "Vorlage.xlsx"), (vorlage_csv(muster), "Vorlage.csv")):
        tabelle = lies_tabelle(daten, name)
        assert None not in [schlage_spalten_vor(tabelle.kopf, art)[f] for f in ("wirkungsraum", "hilfeart", "anbieter")]
        ergebnis = pruefe(daten, name, art)
        assert (ergebnis.fehler, ergebnis.zeilen) == ((), ())
        assert "3 Beispielzeilen" in ergebnis.hinweise[0].text
        eigene = tuple(replace(z, werte=(f"H-{z.nummer}", *z.werte[1:])) for z in tabelle.zeilen)
        als_eigene = replace(tabelle, zeilen=eigene)
        zuordnung = schlage_spalten_vor(tabelle.kopf, art)
        ergebnis = pruefe_bestand(als_eigene, zuordnung, STADT, date(2026, 11, 22), art=art)
        assert (len(ergebnis.zeilen), ergebnis.fehler, ergebnis.hinweise) == (3, (), ())


def test_dieselbe_vorlage_gibt_dieselben_bytes() -> None:
    assert vorlage_xlsx(vorlage("hilfen")) == vorlage_xlsx(vorlage("hilfen"))
    assert len(vorlage_xlsx(vorlage("hilfen"))) < 30_000

"""HSDS 3.0 as a Tabular Data Package: CSV files and `datapackage.json` in one ZIP, the same bytes for the same entries.

The cells stand as they are, as the standard wants them: for programs. Whoever opens tables in a spreadsheet takes the
house's own CSV, which disarms formulas.
"""

from __future__ import annotations

import csv
import io
import json
import lzma
import struct
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from massanzug.rechenkern.raum.offen.eintrag import Offen, Offenfehler, Zeilenfehler
from massanzug.rechenkern.raum.offen.hsds.felder import (
    PFLICHT,
    PFLICHT_JE_TABELLE,
    TABELLEN,
    VERSION,
    ZAHLSPALTEN,
    Stadt,
)
from massanzug.rechenkern.raum.offen.hsds.lesen import BYTES_HOECHSTENS, EINTRAEGE_HOECHSTENS, aus_hsds
from massanzug.rechenkern.raum.offen.hsds.schreiben import dienst

Zeile = dict[str, Any]
TEILE_HOECHSTENS: Final = 100
TEIL_HOECHSTENS: Final = 50 * 2**20
"""Bytes of one CSV file, unpacked."""
ZEILEN_HOECHSTENS: Final = 20 * EINTRAEGE_HOECHSTENS
_ALLE_TEILE_HOECHSTENS: Final = 100 * 2**20
_KINDER: Final = {"phones": "phone", "schedules": "schedule", "languages": "language", "cost_options": "cost_option"}
_DATEINAMEN: Final = {datei: tabelle for tabelle, (datei, _) in TABELLEN.items()} | {
    "service_at_locations.csv": "service_at_location"
}
_KAPUTT: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, ValueError),
    *(OSError, EOFError, KeyError, IndexError, OverflowError, csv.Error),
)


def als_zip(eintraege: Iterable[Offen], stadt: Stadt) -> bytes:
    """The package with all tables, also empty ones."""
    tabellen = _tabellen([dienst(offen, stadt) for offen in eintraege])
    puffer = io.BytesIO()
    with zipfile.ZipFile(puffer, "w") as archiv:
        archiv.writestr(_kopf("datapackage.json"), json.dumps(datenpaket(), ensure_ascii=False, indent=1))
        for tabelle, (datei, _) in TABELLEN.items():
            archiv.writestr(_kopf(datei), _csv(tabelle, tabellen[tabelle].values()))
    return puffer.getvalue()


def datenpaket() -> Zeile:
    """The descriptor: each table with its columns, keys and required cells (Frictionless Tabular Data Package)."""
    return {
        "profile": "tabular-data-package",
        "name": "nachbarschaft",
        "title": "Verzeichnis der Nachbarschaft nach HSDS",
        "version": VERSION,
        "resources": [_quelle(tabelle) for tabelle in TABELLEN],
    }


def aus_hsds_zip(daten: bytes) -> list[Offen | Zeilenfehler]:
    """A package as anybody writes it, of which tables may be missing. Raises Offenfehler for what is none."""
    if len(daten) > BYTES_HOECHSTENS:
        raise Offenfehler(f"Die Datei ist größer als {BYTES_HOECHSTENS // 2**20} MB. Bitte teilen Sie sie auf.")
    try:
        tabellen = _aus_archiv(daten)
    except Offenfehler:
        raise
    except _KAPUTT as fehler:
        raise Offenfehler("Das Paket ist beschädigt. Bitte laden Sie es noch einmal herunter.") from fehler
    if not tabellen.get("service"):
        raise Offenfehler("Im Paket fehlt „services.csv“ mit mindestens einem Angebot.")
    return aus_hsds(_verschachtelt(tabellen))


# --- writing ----------------------------------------------------------------------------------------------------------


def _tabellen(dienste: Iterable[Zeile]) -> Mapping[str, dict[str, Zeile]]:
    """Table → id → row: what several services share stands once."""
    tabellen: dict[str, dict[str, Zeile]] = defaultdict(dict)
    for eins in dienste:
        _lege(tabellen, "organization", eins["organization"])
        _lege(tabellen, "service", eins | {"organization_id": eins["organization"]["id"]})
        for feld, tabelle in _KINDER.items():
            for kind in eins.get(feld, ()):
                _lege(tabellen, tabelle, kind | {"service_id": eins["id"]})
        for stelle in eins["service_at_locations"]:
            _lege_ort(tabellen, eins["id"], stelle)
        for merkmal in eins.get("attributes", ()):
            begriff = merkmal["taxonomy_term"]
            _lege(tabellen, "taxonomy", begriff["taxonomy_detail"])
            _lege(tabellen, "taxonomy_term", begriff)
            _lege(tabellen, "attribute", merkmal | {"taxonomy_term_id": begriff["id"]})
    return tabellen


def _lege_ort(tabellen: dict[str, dict[str, Zeile]], dienst_id: str, stelle: Zeile) -> None:
    ort = stelle["location"]
    _lege(tabellen, "location", ort)
    _lege(tabellen, "service_at_location", stelle | {"service_id": dienst_id, "location_id": ort["id"]})
    for feld, tabelle in (("addresses", "address"), ("accessibility", "accessibility")):
        for kind in ort.get(feld, ()):
            _lege(tabellen, tabelle, kind | {"location_id": ort["id"]})


def _lege(tabellen: dict[str, dict[str, Zeile]], tabelle: str, zeile: Zeile) -> None:
    tabellen[tabelle][zeile["id"]] = zeile


def _csv(tabelle: str, zeilen: Iterable[Zeile]) -> str:
    puffer = io.StringIO(newline="")
    schreiber = csv.DictWriter(puffer, TABELLEN[tabelle][1], extrasaction="ignore", restval="", lineterminator="\r\n")
    schreiber.writeheader()
    schreiber.writerows(zeilen)
    return puffer.getvalue()


def _kopf(datei: str) -> zipfile.ZipInfo:
    kopf = zipfile.ZipInfo(datei, (1980, 1, 1, 0, 0, 0))
    kopf.compress_type = zipfile.ZIP_DEFLATED
    kopf.create_system = 3
    return kopf


def _quelle(tabelle: str) -> Zeile:
    datei, spalten = TABELLEN[tabelle]
    return {
        "name": tabelle,
        "path": datei,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "schema": {"primaryKey": "id", "fields": [_feld(tabelle, spalte) for spalte in spalten]},
    }


def _feld(tabelle: str, spalte: str) -> Zeile:
    pflicht = spalte in PFLICHT or spalte in PFLICHT_JE_TABELLE.get(tabelle, ())
    feld: Zeile = {"name": spalte, "type": "number" if spalte in ZAHLSPALTEN else "string"}
    if spalte == "id" or spalte.endswith("_id"):
        feld["format"] = "uuid"
    if pflicht:
        feld["constraints"] = {"required": True, "unique": spalte == "id"}
    return feld


# --- reading ----------------------------------------------------------------------------------------------------------


def _aus_archiv(daten: bytes) -> dict[str, list[Zeile]]:
    tabellen: dict[str, list[Zeile]] = {}
    rest = _ALLE_TEILE_HOECHSTENS
    with zipfile.ZipFile(io.BytesIO(daten)) as archiv:
        namen = archiv.namelist()
        if len(namen) > TEILE_HOECHSTENS:
            raise Offenfehler(f"Im Paket sind mehr als {TEILE_HOECHSTENS} Dateien.")
        for name in namen:
            tabelle = _DATEINAMEN.get(name.rpartition("/")[2].lower())
            if tabelle is not None and tabelle not in tabellen:
                inhalt = _ausgepackt(archiv, name, min(rest, TEIL_HOECHSTENS))
                rest -= len(inhalt)
                tabellen[tabelle] = _zeilen(inhalt)
    return tabellen


def _ausgepackt(archiv: zipfile.ZipFile, name: str, hoechstens: int) -> bytes:
    """Never more than allowed, whatever the table of contents declares."""
    with archiv.open(name) as datei:
        inhalt = datei.read(hoechstens + 1)
    if len(inhalt) > hoechstens:
        raise Offenfehler("Das Paket ist ausgepackt zu groß. Bitte teilen Sie es auf.")
    return inhalt


def _zeilen(inhalt: bytes) -> list[Zeile]:
    zeilen: list[Zeile] = []
    for zeile in csv.DictReader(io.StringIO(inhalt.decode("utf-8-sig"), newline=""), strict=True):
        if len(zeilen) >= ZEILEN_HOECHSTENS:
            raise Offenfehler(f"Eine Tabelle des Pakets hat mehr als {ZEILEN_HOECHSTENS} Zeilen.")
        zeilen.append({spalte: wert for spalte, wert in zeile.items() if isinstance(spalte, str) and wert})
    return zeilen


def _verschachtelt(tabellen: Mapping[str, list[Zeile]]) -> list[Zeile]:
    """The rows put into each other as the JSON has them."""
    traeger, orte, begriffe = (
        {z["id"]: z for z in tabellen.get(tabelle, ()) if "id" in z}
        for tabelle in ("organization", "location", "taxonomy_term")
    )
    je_dienst = {feld: _je(tabellen.get(tabelle, ()), "service_id") for feld, tabelle in _KINDER.items()}
    je_ort = {
        feld: _je(tabellen.get(tabelle, ()), "location_id")
        for feld, tabelle in (("addresses", "address"), ("accessibility", "accessibility"))
    }
    stellen = _je(tabellen.get("service_at_location", ()), "service_id")
    merkmale = _je(tabellen.get("attribute", ()), "link_id")
    for ort_id, ort in orte.items():
        ort |= {feld: gruppe.get(ort_id, []) for feld, gruppe in je_ort.items()}
    return [
        zeile
        | {feld: gruppe.get(zeile.get("id", ""), []) for feld, gruppe in je_dienst.items()}
        | {
            "organization": traeger.get(zeile.get("organization_id", "")),
            "service_at_locations": [
                {"location": orte.get(s.get("location_id", ""))} for s in stellen.get(zeile.get("id", ""), ())
            ],
            "attributes": [
                {"taxonomy_term": begriffe.get(m.get("taxonomy_term_id", ""))}
                for m in merkmale.get(zeile.get("id", ""), ())
            ],
        }
        for zeile in tabellen["service"]
    ]


def _je(zeilen: Iterable[Zeile], schluessel: str) -> dict[str, list[Zeile]]:
    gruppen: dict[str, list[Zeile]] = defaultdict(list)
    for zeile in zeilen:
        if schluessel in zeile:
            gruppen[zeile[schluessel]].append(zeile)
    return gruppen

"""The spreadsheet beside the forecast: expected cost of the running helps, by Wirkungsraum and month, as formulas.

It reckons less than the forecast does: only the helps that run today, each until it leaves its class, and only means.
New helps and what follows a move would need a cell for each age, class, duration and month. A row is a help, a
column a month, a cell its expected cost: the one before it times the chance to stay. The sums come first.
LibreOffice opens it without a screen, reckons and writes the sums; an empty sheet tells what the start alone costs.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Final

import numpy as np

from massanzug.rechenkern.prognose import KLASSEN, Hebel, Modell, vorhersage
from massanzug.rechenkern.prognose.modell import BANDGRENZEN, DAUERGRENZEN, ENDALTER, B, D, Feld, S

_KOPF: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.2" '
    'office:mimetype="application/vnd.oasis.opendocument.spreadsheet" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"><office:body><office:spreadsheet>'
)
_FUSS: Final = "</office:spreadsheet></office:body></office:document>"
_ERSTE_SPALTE: Final = 5


@dataclass(frozen=True)
class Tabelle:
    """Seconds for one what-if and for an empty sheet, formulas, the largest distance from our means."""

    sekunden: float
    leer: float
    formeln: int
    abweichung: float


def laufe(modell: Modell) -> Tabelle | None:
    """None where LibreOffice is not installed."""
    if (soffice := shutil.which("soffice")) is None:
        return None
    with tempfile.TemporaryDirectory() as ordner:
        ort = Path(ordner)
        (ort / "leer.fods").write_text(_KOPF + _tabelle("Leer", [[_zahl(1.0)]]) + _FUSS)
        inhalt = _mappe(modell)
        (ort / "mappe.fods").write_text(inhalt)
        _rechne(soffice, ort, "leer")  # the first start makes its profile
        leer, sekunden = _rechne(soffice, ort, "leer"), _rechne(soffice, ort, "mappe")
        with (ort / "mappe.csv").open() as datei:
            summen = np.array([[float(wert) for wert in zeile] for zeile in csv.reader(datei)])
    unsere = _erwartet(modell)
    je_jahr = summen.reshape(*unsere.shape, 12).sum(-1)
    return Tabelle(sekunden, leer, inhalt.count("table:formula"), float(np.max(np.abs(je_jahr / unsere - 1))))


def _rechne(soffice: str, ort: Path, name: str) -> float:
    befehl = [soffice, f"-env:UserInstallation=file://{ort}/profil", "--headless", "--convert-to", "csv"]
    beginn = perf_counter()
    subprocess.run([*befehl, "--outdir", str(ort), str(ort / f"{name}.fods")], check=True, capture_output=True)  # noqa: S603
    return perf_counter() - beginn


def _erwartet(modell: Modell) -> Feld:
    """The same means by our exact law (R × years): nobody arrives, and a move is an end."""
    uebergang = np.zeros_like(modell.uebergang)
    uebergang[..., 0] = modell.uebergang.sum(-1)
    genau = vorhersage(replace(modell, uebergang=uebergang), Hebel(zugaenge=0), monate=False)
    return np.array([[jahr.mittel_cent for jahr in raum.jahre] for raum in genau.raeume], dtype=np.float64)


def _mappe(modell: Modell) -> str:
    assert modell.tarif is not None
    bleibt = 1 - modell.uebergang.sum(-1)
    raten = [[_zahl(bleibt[s, b, d]) for d in range(D)] for s in range(S) for b in range(B)]
    tarif = [[_zahl(wert) for wert in reihe / reihe[0]] for reihe in modell.tarif]
    grenzen = [[_zahl(g) for g in BANDGRENZEN[:-1]], [_zahl(g) for g in DAUERGRENZEN]]
    zeilen = [_hilfe(modell, i) for i in range(len(modell.hilfen))]
    summen = [[_summe(len(zeilen), r, t) for t in range(modell.monate)] for r in range(len(modell.raeume))]
    teile = (("Summen", summen), ("Hilfen", zeilen), ("Raten", raten), ("Tarif", tarif), ("Grenzen", grenzen))
    return _KOPF + "".join(_tabelle(name, inhalt) for name, inhalt in teile) + _FUSS


def _hilfe(modell: Modell, i: int) -> list[str]:
    """Wirkungsraum, class, age, duration, price; then the expected cost of each month, at the first month's prices."""
    hilfe, zeile = modell.hilfen[i], i + 1
    r = [raum.schluessel for raum in modell.raeume].index(hilfe.wirkungsraum)
    fest = (r, KLASSEN.index(hilfe.klasse), hilfe.alter, hilfe.dauer, hilfe.kosten_cent)
    monate = [_formel(f"[.E{zeile}]")]
    for t in range(1, modell.monate):
        band = f"MATCH([.$C{zeile}]+{t - 1};[$Grenzen.$A$1:.$D$1])"
        dauer = f"MATCH([.$D{zeile}]+{t - 1};[$Grenzen.$A$2:.$C$2])"
        bleibt = f"INDEX([$Raten.$A$1:.$C${S * B}];[.$B{zeile}]*{B}+{band};{dauer})"
        vorher = f"[.{_spalte(_ERSTE_SPALTE + t - 1)}{zeile}]"
        monate.append(_formel(f"IF([.$C{zeile}]+{t}&gt;={ENDALTER};0;{vorher}*{bleibt})"))
    return [*(_zahl(wert) for wert in fest), *monate]


def _summe(zeilen: int, r: int, t: int) -> str:
    spalte = _spalte(_ERSTE_SPALTE + t)
    teile = (
        f"SUMIFS([$Hilfen.{spalte}$1:.{spalte}${zeilen}];[$Hilfen.$A$1:.$A${zeilen}];{r};"
        f"[$Hilfen.$B$1:.$B${zeilen}];{s})*[$Tarif.{_spalte(t)}{s + 1}]"
        for s in range(S)
    )
    return _formel(f"ROUND({'+'.join(teile)};2)")


def _spalte(nummer: int) -> str:
    """0 → A, 26 → AA."""
    return (chr(64 + nummer // 26) if nummer >= 26 else "") + chr(65 + nummer % 26)


def _zahl(wert: float) -> str:
    return f'<table:table-cell office:value-type="float" office:value="{float(wert)!r}"/>'


def _formel(text: str) -> str:
    return f'<table:table-cell table:formula="of:={text}"/>'


def _tabelle(name: str, zeilen: list[list[str]]) -> str:
    inhalt = "".join(f"<table:table-row>{''.join(zeile)}</table:table-row>" for zeile in zeilen)
    return f'<table:table table:name="{name}">{inhalt}</table:table>'

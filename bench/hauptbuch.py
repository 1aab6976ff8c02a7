"""The race of the Hauptbuch: single postings, bulk, a balance as of a day, a year's report; at 10⁴, 10⁵, 10⁶ postings.

The figures of every side are done things per second. A line is two postings.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import psycopg

from bench import daten
from bench.gegenueber import hordak_python
from bench.messung import Reihe, Seite, abwechselnd, platte
from bench.werk import Gescheitert, Werk
from scripts.mit_postgres import wegwerf_postgres

SQLITE, POSTGRES, HORDAK = "massanzug auf SQLite", "massanzug auf PostgreSQL", "django-hordak auf PostgreSQL"
HORDAK_FUNKTION, PLATTE = "django-hordak, seine Datenbankfunktion", "die Platte selbst (fdatasync)"
MASSE, POSTEN, BULK_CREATE, ROH = "masse", "posten", "bulk_create", "roh"
HORDAK_FRIST = 240.0
"""Seconds that filling hordak's ledger to its full size may take; beyond, it stays smaller and the page says so."""


@dataclass(frozen=True)
class Umfang:
    """How much is done: sizes of the ledger in lines, lines per piece of bulk, rounds, acts and questions per round."""

    staffel: tuple[int, ...]
    stueck: int
    runden: int
    einzeln: int
    fragen: int
    hordak_fragen: int


GANZ = Umfang(staffel=(5_000, 50_000, 500_000), stueck=50_000, runden=21, einzeln=150, fragen=200, hordak_fragen=12)
KLEIN = Umfang(staffel=(100, 200, 600), stueck=200, runden=2, einzeln=10, fragen=10, hordak_fragen=5)


@dataclass
class Ergebnis:
    """Series by side; those of bulk by (side, way), those of reading also by the number of postings."""

    rahmen: dict[str, str] = field(default_factory=dict)
    fehlt: list[str] = field(default_factory=list)
    einzeln: dict[str, Reihe] = field(default_factory=dict)
    masse: dict[tuple[str, str], Reihe] = field(default_factory=dict)
    stand: dict[int, dict[str, Reihe]] = field(default_factory=dict)
    bericht: dict[int, dict[str, Reihe]] = field(default_factory=dict)
    verglichen: int = 0


def sage(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def laufe(umfang: Umfang, *, mit_hordak: bool = True) -> Ergebnis:
    """The whole race on a throw-away PostgreSQL and a throw-away SQLite file."""
    ergebnis = Ergebnis()
    with _seiten(ergebnis, mit_hordak) as (werke, ordner):
        masse: dict[tuple[str, str], list[float]] = {}
        bisher = 0
        for zeilen in umfang.staffel:
            _ohne_hordak_wenn_zu_langsam(werke, masse, zeilen - bisher, ergebnis)
            _fuelle(werke, masse, bisher, zeilen, umfang.stueck)
            bisher = zeilen
            sage(f"{2 * zeilen} Buchungen in jedem Buch; jetzt wird gelesen.")
            ergebnis.verglichen += _vergleiche(werke)
            ergebnis.stand[2 * zeilen] = _lies(werke, "stand", umfang)
            ergebnis.bericht[2 * zeilen] = _lies(werke, "bericht", umfang)
        ergebnis.masse = {weg: Reihe(tuple(werte)) for weg, werte in masse.items()}
        sage("Einzelne Buchungen.")
        ergebnis.einzeln = _einzeln(werke, ordner, bisher, umfang)
    return ergebnis


@contextmanager
def _seiten(ergebnis: Ergebnis, mit_hordak: bool) -> Iterator[tuple[dict[str, Werk], Path]]:
    """The processes, each with its ledger set up; and the directory on whose disk SQLite's file lies."""
    with ExitStack() as stapel:
        ordner = Path(stapel.enter_context(tempfile.TemporaryDirectory(prefix="mz-bench-")))
        url = stapel.enter_context(wegwerf_postgres())
        rechner = url.partition("?host=")[2]
        ergebnis.rahmen["Dateisystem"] = f"{_dateisystem(ordner)} (SQLite), {_dateisystem(Path(rechner))} (PostgreSQL)"
        with psycopg.connect(host=rechner, user="postgres", dbname="massanzug", autocommit=True) as verbindung:
            verbindung.execute("CREATE DATABASE hordak")
        unser = (sys.executable, "bench.unser")
        orte: dict[str, tuple[str, str, dict[str, str]]] = {
            SQLITE: (*unser, {"MASSANZUG_DEMO": "1", "MASSANZUG_DATEN": str(ordner / "sqlite")}),
            POSTGRES: (*unser, {"MASSANZUG_DEMO": "1", "MASSANZUG_DATEN": str(ordner / "pg"), "DATABASE_URL": url}),
        }
        try:
            if mit_hordak:
                orte[HORDAK] = (hordak_python(), "bench.hordak", {"BENCH_PG_HOST": rechner, "BENCH_PG_NAME": "hordak"})
        except Gescheitert as fehler:
            ergebnis.fehlt.append(f"django-hordak. {fehler}")
        werke = {name: stapel.enter_context(Werk(*ort)) for name, ort in orte.items()}
        for name, werk in werke.items():
            werk("einrichten")
            ergebnis.rahmen[name] = werk("rahmen")
        yield werke, ordner


def _dateisystem(ort: Path) -> str:
    """Its kind; memory is refused, for nothing is durable there."""
    lauf = subprocess.run(["stat", "-f", "-c", "%T", ort], capture_output=True, text=True, check=True)  # noqa: S603, S607
    if (art := lauf.stdout.strip()) == "tmpfs":
        raise Gescheitert(f"{ort} liegt im Arbeitsspeicher. Bitte TMPDIR auf eine Platte setzen.")
    return art


def _fuelle(werke: dict[str, Werk], masse: dict[tuple[str, str], list[float]], von: int, bis: int, stueck: int) -> None:
    """The same lines for everybody, piece by piece in turns; only (nearly) whole pieces count as rates."""
    wege = [
        (name, weg) for name in werke for weg in ((MASSE,) if name == HORDAK else (MASSE, POSTEN, BULK_CREATE, ROH))
    ]
    for runde, anfang in enumerate(range(von, bis, stueck)):
        ende = min(anfang + stueck, bis)
        start = runde % len(wege)
        for name, weg in wege[start:] + wege[:start]:
            dauer = werke[name](weg, von=anfang, bis=ende)
            if (ende - anfang) * 2 > stueck:
                masse.setdefault((name, weg), []).append(2 * (ende - anfang) / dauer)
    for werk in werke.values():
        werk("wartung")


def _ohne_hordak_wenn_zu_langsam(
    werke: dict[str, Werk], masse: dict[tuple[str, str], list[float]], zeilen: int, ergebnis: Ergebnis
) -> None:
    bisher = masse.get((HORDAK, MASSE))
    if bisher and 2 * zeilen / bisher[-1] > HORDAK_FRIST:
        werke.pop(HORDAK)
        ergebnis.fehlt.append(f"django-hordak über {zeilen} Zeilen hinaus: {bisher[-1]:.0f} Buchungen/s beim Füllen.")


def _vergleiche(werke: dict[str, Werk]) -> int:
    """Every side must say the same balance, to the cent; returns how many were asked."""
    gefragt = list(daten.fragen(0, 30))
    for konto, tag in gefragt:
        staende = {name: werk("pruefe_stand", konto=konto, tag=tag.isoformat()) for name, werk in werke.items()}
        if len(set(staende.values())) != 1:
            raise Gescheitert(f"Konto {konto} am {tag}: {staende}")
    return len(gefragt)


def _lies(werke: dict[str, Werk], auftrag: str, umfang: Umfang) -> dict[str, Reihe]:
    def frage(werk: Werk, was: str, anzahl: int, runde: int) -> float:
        return anzahl / float(werk(was, saat=runde, anzahl=anzahl))

    seiten: dict[str, Seite] = {
        name: partial(frage, werk, auftrag, umfang.hordak_fragen if name == HORDAK else umfang.fragen)
        for name, werk in werke.items()
    }
    if HORDAK in werke and auftrag == "stand":
        seiten[HORDAK_FUNKTION] = partial(frage, werke[HORDAK], "stand_in_der_datenbank", umfang.hordak_fragen)
    return abwechselnd(umfang.runden, seiten)


def _einzeln(werke: dict[str, Werk], ordner: Path, ab: int, umfang: Umfang) -> dict[str, Reihe]:
    def buche(werk: Werk, runde: int) -> float:
        von = ab + runde * umfang.einzeln
        return umfang.einzeln / float(werk("einzeln", von=von, bis=von + umfang.einzeln))

    for werk in werke.values():
        werk("einzeln", von=0, bis=10 * umfang.einzeln)  # nobody's first acts count,
        werk("wartung")  # and PostgreSQL knows by then that single acts have come in
    seiten: dict[str, Seite] = {name: partial(buche, werk) for name, werk in werke.items()}
    return abwechselnd(umfang.runden, {PLATTE: lambda _: platte(ordner, umfang.einzeln), **seiten})

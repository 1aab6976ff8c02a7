"""The bench runs from end to end; how fast it was is no matter of a test."""

import subprocess
import sys
from datetime import date

import pytest

from bench import daten
from bench.__main__ import mit_teil
from bench.messung import Reihe, abwechselnd, zahl
from tests.haltbarkeit.stand import WURZEL


@pytest.mark.langsam
def test_ein_kleiner_lauf_von_anfang_bis_ende() -> None:
    """Without the peer, so that nothing is fetched. Both databases say the same balances, else the run fails."""
    welche = [sys.executable, "scripts/mit_postgres.py", "--welche"]
    if subprocess.run(welche, cwd=WURZEL, capture_output=True, check=False).returncode:
        pytest.skip("kein PostgreSQL auf dieser Maschine")
    seite = WURZEL / "bench" / "ERGEBNISSE.md"
    vorher = seite.read_text()
    befehl = [sys.executable, "-m", "bench", "hauptbuch", "--klein", "--ohne-hordak"]
    lauf = subprocess.run(befehl, cwd=WURZEL, capture_output=True, text=True, check=False)
    assert lauf.returncode == 0, lauf.stderr
    for titel in ("## Ziele", "## Einzelne Buchungen", "## Viele Zeilen", "## Lesen", "## Womit"):
        assert titel in lauf.stdout
    assert "journal_mode=wal, synchronous=2" in lauf.stdout
    assert "fsync=on, synchronous_commit=on" in lauf.stdout
    assert seite.read_text() == vorher, "ein kleiner Lauf schreibt keine Seite"


@pytest.mark.langsam
def test_ein_kleiner_lauf_der_seiten_von_anfang_bis_ende() -> None:
    """On SQLite with a few hundred cases; the made words must be those that `massanzug pruefe` expects."""
    seite = WURZEL / "bench" / "ERGEBNISSE.md"
    vorher = seite.read_text()
    befehl = [sys.executable, "-m", "bench", "seiten", "--klein", "--datenbank", "SQLite", "--faelle", "120", "240"]
    lauf = subprocess.run(befehl, cwd=WURZEL, capture_output=True, text=True, check=False)
    assert lauf.returncode == 0, lauf.stderr
    for titel in ("# Seiten", "## Ziele der Seiten", "## SQLite, ein Mensch", "## SQLite, 8 Menschen", "Django-Admin"):
        assert titel in lauf.stdout
    assert seite.read_text() == vorher, "ein kleiner Lauf schreibt keine Seite"


def test_jeder_lauf_schreibt_nur_seinen_teil() -> None:
    seite = mit_teil(mit_teil("", "hauptbuch", "# Buch\n"), "seiten", "# Seiten: alt\n")
    assert seite == "# Buch\n\n# Seiten: alt\n"
    assert mit_teil(seite, "seiten", "# Seiten: neu\n") == "# Buch\n\n# Seiten: neu\n"
    assert mit_teil(seite, "hauptbuch", "# Neues Buch\n") == "# Neues Buch\n\n# Seiten: alt\n"
    alle = mit_teil(seite, "prognose", "# Prognose: neu\n")
    assert alle == "# Buch\n\n# Seiten: alt\n\n# Prognose: neu\n"
    assert mit_teil(alle, "seiten", "# Seiten: neu\n") == "# Buch\n\n# Seiten: neu\n\n# Prognose: neu\n"


def test_jede_seite_kommt_in_jeder_runde_einmal_und_nicht_immer_zuerst() -> None:
    gelaufen: list[str] = []

    def seite(name: str) -> float:
        gelaufen.append(name)
        return float(len(gelaufen))

    reihen = abwechselnd(3, {name: lambda _, name=name: seite(name) for name in "ABC"})
    assert gelaufen == list("ABCBCACAB")
    assert reihen["A"].werte == (1, 6, 8)
    assert reihen["A"].durch(reihen["B"]).werte == (1 / 2, 6 / 4, 8 / 9)


def test_zahlen_stehen_wie_im_deutschen() -> None:
    assert zahl(1234.56, 1) == "1.234,6"
    assert Reihe((3.0, 1.0, 2.0)).text(1) == "2,0 (1,0–3,0)"


def test_alle_seiten_bekommen_dieselben_zeilen() -> None:
    zeilen = daten.saetze(0, 2000)
    assert zeilen == daten.saetze(0, 2000)
    assert [z.nummer for z in zeilen] == list(range(2000))
    assert all(z.soll != z.haben and 0 <= min(z.soll, z.haben) <= max(z.soll, z.haben) < daten.KONTEN for z in zeilen)
    assert [z.tag for z in zeilen] == sorted(z.tag for z in zeilen)
    monate = {(z.tag.year, z.tag.month) for z in zeilen}
    assert len(monate) == daten.MONATE and min(z.tag for z in zeilen) >= date(2018, 12, 1)

"""The power goes off while people's acts are committed: what was acknowledged is there when it comes back.

How a cut is made: tests/haltbarkeit/strom.py. kill -9 does not show this: what the kernel holds in
memory outlives the process. Two pairings that lose are cut as well, else these tests could not fail.
"""

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.haltbarkeit import stand
from tests.haltbarkeit.stand import Melder, stadt, umgebung

pytestmark = pytest.mark.strom
melde = stand.melde

WERKZEUGE = ("unshare", "mount", "umount", "mkfs.ext4")
FRIST = 400
SCHNITTE = 100
GEGENPROBE = 40


@dataclass(frozen=True)
class Paarung:
    name: str
    schnitte: int
    umgebung: dict[str, str]


AUSGELIEFERT = Paarung("wie ausgeliefert", SCHNITTE, {})
TRUNCATE = Paarung(
    "TRUNCATE+FULL mit dem SQLite von Python",
    SCHNITTE,
    {"HALTBARKEIT_OHNE_PYSQLITE": "1", "HALTBARKEIT_PRAGMAS": "PRAGMA journal_mode=TRUNCATE;"},
)
ANKER = Paarung(
    "Anker auf derselben Platte, ext4 ohne seine Nachhilfe beim Umbenennen",
    GEGENPROBE,
    {"HALTBARKEIT_ANKER": "1", "HALTBARKEIT_MOUNT": "noauto_da_alloc"},
)
WAL_NORMAL = Paarung("WAL+NORMAL", GEGENPROBE, {"HALTBARKEIT_PRAGMAS": "PRAGMA synchronous=NORMAL;"})
DELETE_FULL = Paarung("DELETE+FULL", GEGENPROBE, {"HALTBARKEIT_PRAGMAS": "PRAGMA journal_mode=DELETE;"})
ALLE = (AUSGELIEFERT, TRUNCATE, ANKER, WAL_NORMAL, DELETE_FULL)


def laufe(ordner: Path, schnitte: int, zusatz: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """One run in a mount namespace of its own, where its mounts end with it."""
    befehl = ["unshare", "--mount", sys.executable, "-m", "tests.haltbarkeit.strom", str(ordner), str(schnitte), "1"]
    env = umgebung(ordner, **zusatz) | {"PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"}
    return subprocess.run(befehl, env=env, capture_output=True, text=True, timeout=FRIST, check=False)


def nicht_moeglich() -> str:
    """Why nobody could cut the power here; empty where one should be able to."""
    if os.geteuid() != 0:
        return "Stromausfall nicht geprüft: Dafür braucht es root."
    fehlend = [name for name in WERKZEUGE if not shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")]
    if fehlend:
        return f"Stromausfall nicht geprüft: Es fehlt {', '.join(fehlend)}."
    if not Path("/dev/loop-control").exists():
        return "Stromausfall nicht geprüft: Hier gibt es keine Loop-Geräte (/dev/loop-control)."
    return ""


@pytest.fixture(scope="module")
def ergebnisse(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> dict[str, dict[str, Any]]:
    """All runs, two at a time."""

    def entfaellt(grund: str) -> NoReturn:
        with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():  # type: ignore[union-attr]
            sys.stderr.write(f"\n  {grund}\n")
        pytest.skip(grund)

    if grund := nicht_moeglich():
        entfaellt(grund)
    probe = laufe(tmp_path_factory.mktemp("probe"), 0, {})
    if probe.returncode:
        grund = f"Stromausfall nicht geprüft, obwohl root und Loop-Geräte da sind:\n{probe.stderr[-1500:]}"
        if os.environ.get("CI", "").lower() in {"1", "true"}:
            pytest.fail(grund)
        entfaellt(grund)
    with django_db_blocker.unblock():
        ordner = [tmp_path_factory.mktemp("strom") for _ in ALLE]
        for eigener in ordner:
            stadt(eigener / "vorlage")

    def einer(paarung: Paarung, eigener: Path) -> dict[str, Any]:
        lauf = laufe(eigener, paarung.schnitte, paarung.umgebung)
        assert lauf.returncode == 0, f"{paarung.name}:\n{lauf.stderr[-3000:]}"
        return dict(json.loads(lauf.stdout))

    with ThreadPoolExecutor(2) as laeufe:
        return dict(zip([p.name for p in ALLE], laeufe.map(einer, ALLE, ordner), strict=True))


def zaehle(ergebnis: dict[str, Any], paarung: Paarung, melde: Melder) -> tuple[int, int, int]:
    """Cuts, cuts in which something acknowledged was lost, acknowledged acts; said aloud."""
    runden = ergebnis["runden"]
    mit_verlust = sum(r["verloren"] > 0 for r in runden)
    bestaetigt, verloren = sum(r["bestaetigt"] for r in runden), sum(r["verloren"] for r in runden)
    e = ergebnis["einstellung"]
    melde(
        len(runden),
        f"Stromausfälle, {paarung.name} (SQLite {e['sqlite']}, {e['journal_mode']}, synchronous={e['synchronous']}): "
        f"{bestaetigt} bestätigte Handlungen, verloren {verloren} in {mit_verlust} Schnitten; {ergebnis['sekunden']} s",
    )
    assert len(runden) == paarung.schnitte
    assert all(r["bestaetigt"] for r in runden), "in einer Runde wurde gar nichts geschrieben"
    return len(runden), mit_verlust, bestaetigt


@pytest.mark.parametrize("paarung", [AUSGELIEFERT, TRUNCATE, ANKER], ids=lambda p: p.name)
def test_nichts_bestaetigtes_geht_verloren(
    ergebnisse: dict[str, dict[str, Any]], paarung: Paarung, melde: Melder
) -> None:
    ergebnis = ergebnisse[paarung.name]
    _, mit_verlust, _ = zaehle(ergebnis, paarung, melde)
    assert ergebnis["maengel"] == [], "der Dienst würde mit dieser Paarung gar nicht starten"
    assert mit_verlust == 0
    for nummer, runde in enumerate(ergebnis["runden"], 1):
        assert not runde["unlesbar"], f"Schnitt {nummer}: die Datenbank ist nicht mehr lesbar"
        assert runde["unversehrt"], f"Schnitt {nummer}: integrity_check"
        assert runde["zeilen"] == runde["eintraege"], f"Schnitt {nummer}: Zeile ohne Eintrag oder Eintrag ohne Zeile"
        assert runde["kette"] and runde["anker"], f"Schnitt {nummer}: Kopf oder Anker passt nicht zu den Einträgen"
        assert runde["befunde"] == [], f"Schnitt {nummer}"


@pytest.mark.parametrize(
    ("paarung", "mindestens"), [(WAL_NORMAL, 0.5), (DELETE_FULL, 0.1)], ids=lambda p: getattr(p, "name", "")
)
def test_gegenprobe_eine_unsichere_paarung_verliert(
    ergebnisse: dict[str, dict[str, Any]], paarung: Paarung, mindestens: float, melde: Melder
) -> None:
    """The same cuts; the service refuses to start with either, and says so."""
    ergebnis = ergebnisse[paarung.name]
    schnitte, mit_verlust, _ = zaehle(ergebnis, paarung, melde)
    assert ergebnis["maengel"], "der Dienst nähme diese Paarung an"
    assert mit_verlust >= mindestens * schnitte

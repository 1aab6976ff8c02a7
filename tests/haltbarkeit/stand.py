"""What the durability tests stand on: a small city in a real SQLite file, and a loud word about what was tried.

A pytest plugin: a test module names it in `pytest_plugins`.
"""

import atexit
import functools
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections
from django.db.utils import ConnectionHandler

from massanzug.technik.speicher import sqlite_pragmas
from tests.welt import HEUTE, Welt, baue_welt

WURZEL = Path(__file__).resolve().parents[2]
MASSANZUG = Path(sys.executable).parent / "massanzug"
DATEI = "massanzug.sqlite3"
ANKER = "anker/protokoll.anker"
Melder = Callable[[int, str], None]
PRAGMAS = sqlite_pragmas(sqlite3.sqlite_version_info[:3])
AUF_POSTGRES = bool(os.environ.get("DATABASE_URL"))
NUR_SQLITE = pytest.mark.skipif(AUF_POSTGRES, reason="Prüft die Datei von SQLite; läuft in der Testreihe auf SQLite.")


@contextmanager
def auf_datei(datei: Path, *, zusatz: str = "") -> Iterator[Any]:
    """Django works on `datei` in this thread, with the product's own settings for SQLite (and `zusatz` behind them)."""
    einstellung = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(datei),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": PRAGMAS + zusatz},
    }
    verbindung = ConnectionHandler({"default": einstellung}).create_connection("default")
    vorher = connections["default"]
    connections["default"] = verbindung
    try:
        yield verbindung
    finally:
        connections["default"] = vorher
        verbindung.close()
        ContentType.objects.clear_cache()


@functools.cache
def _stadt(prozess: int) -> tuple[Path, Welt]:
    ordner = Path(tempfile.mkdtemp(prefix="mz-haltbar-"))
    atexit.register(shutil.rmtree, ordner, ignore_errors=True)
    vorher, settings.PROTOKOLL_ANKER_DATEI = settings.PROTOKOLL_ANKER_DATEI, ordner / ANKER
    try:
        with auf_datei(ordner / DATEI):
            call_command("migrate", verbosity=0)
            welt = baue_welt()
    finally:
        settings.PROTOKOLL_ANKER_DATEI = vorher
    return ordner, welt


def stadt(ziel: Path) -> Welt:
    """A data directory with the small city of tests/welt.py: database, anchor, both secrets. Built once a process."""
    ordner, welt = _stadt(os.getpid())
    shutil.copytree(ordner, ziel, dirs_exist_ok=True)
    (ziel / "geheim").mkdir(mode=0o700)
    shutil.copyfile(settings.PROTOKOLL_SCHLUESSEL_DATEI, ziel / "geheim" / "protokoll.schluessel")
    (ziel / "geheim" / "sitzung.schluessel").write_text(settings.SECRET_KEY)
    return welt


def umgebung(daten: Path, **zusatz: str) -> dict[str, str]:
    """The environment of a process of the product in demo mode on `daten`, with nothing of the operator's settings."""
    fremd = ("MASSANZUG_", "DATABASE_URL", "DJANGO_")
    env = {name: wert for name, wert in os.environ.items() if not name.startswith(fremd)}
    unser = {"MASSANZUG_DEMO": "1", "MASSANZUG_DATEN": str(daten), "MASSANZUG_HEUTE": HEUTE.isoformat()}
    return env | unser | {"PYTHONPATH": str(WURZEL)} | zusatz


@dataclass
class Bestand:
    """A data directory of its own for one test."""

    ordner: Path
    welt: Welt

    @property
    def datei(self) -> Path:
        return self.ordner / DATEI

    @property
    def anker(self) -> Path:
        return self.ordner / ANKER

    def lies(self, sql: str, *werte: Any) -> list[Any]:
        """What the file holds, past Django."""
        with closing(sqlite3.connect(self.datei)) as db:
            return db.execute(sql, werte).fetchall()

    def faelsche(self, *befehle: str | tuple[str, Any]) -> int:
        """What somebody does who owns the file: guards off, change, guards on again. Returns how many rows it hit."""
        with closing(sqlite3.connect(self.datei, isolation_level=None)) as db:
            waechter = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in waechter:
                db.execute(f"DROP TRIGGER {name}")
            db.execute("PRAGMA ignore_check_constraints=ON")
            vorher = db.total_changes
            for befehl in befehle:
                sql, werte = (befehl, ()) if isinstance(befehl, str) else befehl
                db.execute(sql, werte)
            for _, sql in waechter:
                db.execute(sql)
            return db.total_changes - vorher


@pytest.fixture
def bestand(tmp_path: Path, settings: Any, django_db_blocker: Any) -> Iterator[Bestand]:
    """The small city in a file; Django's own connection stays what it was until a test says `auf_datei`."""
    settings.PROTOKOLL_ANKER_DATEI = tmp_path / ANKER
    with django_db_blocker.unblock():
        yield Bestand(tmp_path, stadt(tmp_path))


@pytest.fixture
def melde(capfd: pytest.CaptureFixture[str]) -> Melder:
    """Say in the run's own output how much was tried; it must have been something."""

    def sage(versuche: int, text: str) -> None:
        assert versuche > 0, f"nichts geprüft: {text}"
        with capfd.disabled():
            sys.stderr.write(f"\n  {versuche} {text}\n")
            sys.stderr.flush()

    return sage

"""A prepared state of the demo city: built once, then laid into any empty data directory as a copy of files.

What it is built from names it: the sources, the day, the seed, the size. Protokoll, anchor and the key that the chain
is bound to belong together, so the key is copied too. That is for invented data only; production has no such command.
"""

import hashlib
import io
import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

DATEI, ANKER, SCHLUESSEL = "massanzug.sqlite3", "protokoll.anker", "protokoll.schluessel"
ENTWUERFE = "entwuerfe"
"""The keys with which Bekundungen are being written."""
QUELLEN = Path(__file__).resolve().parents[1]


def kennzeichen(groesse: str, saat: int, heute: date) -> str:
    """Under which name this city is kept: the size, then a hash of everything that it follows from."""
    summe = hashlib.sha256(f"{saat}:{heute.isoformat()}:{django.VERSION}".encode())
    for quelle in sorted(p for endung in ("*.py", "*.toml") for p in QUELLEN.rglob(endung)):
        summe.update(quelle.relative_to(QUELLEN).as_posix().encode() + b"\0" + quelle.read_bytes())
    return f"{groesse}-{summe.hexdigest()[:20]}"


def moeglich() -> bool:
    """Only for SQLite, and only where the key is the demo's own and nobody else's."""
    return connection.vendor == "sqlite" and "MASSANZUG_PROTOKOLL_SCHLUESSEL" not in os.environ


def lege_hin(vorrat: Path, name: str) -> bool:
    """Lay the prepared state into the data directory, if there is one and the directory holds no database yet."""
    quelle, ziel = vorrat / name, Path(settings.DATABASES["default"]["NAME"])
    if not moeglich() or not (quelle / DATEI).is_file() or connection.introspection.table_names():
        return False
    connection.close()
    anker = Path(settings.PROTOKOLL_ANKER_DATEI)
    anker.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.copyfile(quelle / SCHLUESSEL, settings.PROTOKOLL_SCHLUESSEL_DATEI)
    shutil.copyfile(quelle / ANKER, anker)
    if (quelle / ENTWUERFE).is_dir():
        shutil.copytree(quelle / ENTWUERFE, settings.SCHLUESSELBUND, dirs_exist_ok=True)
    # the database last and as a whole: without it the next start begins anew
    for rest in ("-wal", "-shm"):
        Path(f"{ziel}{rest}").unlink(missing_ok=True)
    neu = ziel.with_suffix(".neu")
    shutil.copyfile(quelle / DATEI, neu)
    os.replace(neu, ziel)
    return True


def hebe_auf(vorrat: Path, name: str) -> None:
    """Keep the city that has just been built; older ones of its size go."""
    if not moeglich() or (vorrat / name).exists():
        return
    vorrat.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=vorrat) as ordner:
        neu = Path(ordner) / "stand"
        call_command("sicherung", str(neu), stdout=io.StringIO())
        shutil.copyfile(settings.PROTOKOLL_SCHLUESSEL_DATEI, neu / SCHLUESSEL)
        if Path(settings.SCHLUESSELBUND).is_dir():
            shutil.copytree(settings.SCHLUESSELBUND, neu / ENTWUERFE)
        for alt in vorrat.glob(f"{name.partition('-')[0]}-*"):
            shutil.rmtree(alt, ignore_errors=True)
        os.replace(neu, vorrat / name)

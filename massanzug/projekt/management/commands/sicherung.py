"""`massanzug sicherung ZIEL`: a consistent copy of the embedded database while people work."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection


class Command(BaseCommand):
    help = "Sichert die eingebettete Datenbank und den Anker in ein leeres Verzeichnis. Schlüssel getrennt sichern."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("ziel", type=Path)
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "sqlite":
            raise CommandError(
                "PostgreSQL wird mit pg_basebackup oder pg_dump gesichert, siehe docs/betrieb.md.", returncode=2
            )
        ziel: Path = options["ziel"]
        if ziel.exists() and any(ziel.iterdir()):
            raise CommandError(f"{ziel} ist nicht leer. Bitte ein leeres Verzeichnis nennen.", returncode=2)
        ziel.mkdir(parents=True, exist_ok=True, mode=0o700)
        # the anchor first: a copy whose database is newer than its anchor verifies, the other way round it would not
        anker = Path(settings.PROTOKOLL_ANKER_DATEI)
        if anker.exists():
            shutil.copy2(anker, ziel / anker.name)
        datei = ziel / "massanzug.sqlite3"
        datei.touch(mode=0o600)  # before there is anything in it to read
        connection.ensure_connection()
        with sqlite3.connect(datei) as kopie:
            connection.connection.backup(kopie)
        kopie.close()
        if options["json"]:
            self.stdout.write(json.dumps({"datei": str(datei), "bytes": datei.stat().st_size}))
        else:
            self.stdout.write(f"Gesichert: {datei} ({datei.stat().st_size} Bytes)")

"""`massanzug dienst`: serve on loopback; a proxy with TLS stands before it in production (docs/betrieb.md)."""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from massanzug.technik.speicher import verlange_sicheren_speicher


class Command(BaseCommand):
    help = "Startet den Dienst auf 127.0.0.1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--threads", type=int, default=8)

    def handle(self, *args: Any, **options: Any) -> None:
        if not 1 <= options["port"] <= 65535:
            raise CommandError("Der Port muss zwischen 1 und 65535 liegen.", returncode=2)
        verlange_sicheren_speicher(connection)
        connection.close()
        gunicorn = [
            sys.executable,
            "-m",
            "gunicorn",
            "massanzug.projekt.wsgi:application",
            "--bind",
            f"127.0.0.1:{options['port']}",
            # one process: login limits are counted in its memory, SQLite has one writer anyway
            "--workers",
            "1",
            "--threads",
            str(options["threads"]),
            "--worker-class",
            "gthread",
            "--access-logfile",
            "/dev/null",
            "--log-level",
            "warning",
            "--no-control-socket",
        ]
        os.execv(sys.executable, gunicorn)  # noqa: S606 -- fixed words and a checked number

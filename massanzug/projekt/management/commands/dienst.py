"""`massanzug dienst`: serve on loopback; a proxy with TLS stands before it in production (docs/betrieb.md)."""

import os
import subprocess
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from massanzug.technik.speicher import verlange_sicheren_speicher

HOECHSTENS = 4
"""So many processes unless somebody asks for more: a city has a few dozen people at once."""


def gunicorn(port: int, *, prozesse: int, threads: int, anwendung: str = "massanzug.projekt.wsgi") -> list[str]:
    """The command line; each process takes what comes as soon as it is free."""
    return [
        sys.executable,
        "-m",
        "gunicorn",
        f"{anwendung}:application",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        str(prozesse),
        "--threads",
        str(threads),
        "--worker-class",
        "gthread",
        # everything is loaded once, before there are several
        "--preload",
        # a connection that stays would bind somebody to one process while the other has time
        "--keep-alive",
        "0",
        "--access-logfile",
        "/dev/null",
        "--log-level",
        "warning",
        "--no-control-socket",
    ]


def rechenwerk(dienst: int) -> list[str]:
    """The command line of what reckons beside the service with process id `dienst`."""
    return [sys.executable, "-m", "massanzug.projekt.befehle", "rechenwerk", "--solange", str(dienst)]


class Command(BaseCommand):
    help = "Startet den Dienst auf 127.0.0.1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--prozesse", type=int, default=min(os.cpu_count() or 1, HOECHSTENS))
        parser.add_argument("--threads", type=int, default=4)
        parser.add_argument(
            "--ohne-rechenwerk", action="store_true", help="lange Rechnungen übernimmt ein anderer Prozess"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for name, hoechstens in (("port", 65_535), ("prozesse", 64), ("threads", 64)):
            if not 1 <= options[name] <= hoechstens:
                raise CommandError(f"--{name} muss zwischen 1 und {hoechstens} liegen.", returncode=2)
        verlange_sicheren_speicher(connection)
        connection.close()
        befehl = gunicorn(options["port"], prozesse=options["prozesse"], threads=options["threads"])
        if not options["ohne_rechenwerk"]:
            # a child of this process, which becomes the service: it ends with it
            subprocess.Popen(rechenwerk(os.getpid()))  # noqa: S603 -- our own words and a number
        os.execv(sys.executable, befehl)  # noqa: S606 -- fixed words and checked numbers

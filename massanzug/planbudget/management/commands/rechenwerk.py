"""`massanzug rechenwerk`: reckons beside the service what takes a while; the service starts it itself."""

import logging
import os
import secrets
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections, connection

from massanzug.planbudget.rechenwerk import rechne_naechsten
from massanzug.technik import uhr

logger = logging.getLogger(__name__)
PAUSE, NACH_FEHLER = 1.0, 10.0
"""Seconds between two looks at what waits; longer where the database does not answer."""


class Command(BaseCommand):
    help = "Rechnet neben dem Dienst, was länger dauert. Der Dienst startet es selbst."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--einmal", action="store_true", help="nur was jetzt wartet")
        parser.add_argument("--solange", type=int, metavar="PID", help="endet mit diesem Prozess")

    def handle(self, *args: Any, **options: Any) -> None:
        if hasattr(os, "nice"):
            os.nice(10)  # whoever clicks goes first
        wer, solange = secrets.token_hex(16), options["solange"]

        def weiter() -> bool:
            return solange is None or os.getppid() == solange

        try:
            while weiter():
                gerechnet = self._versuche(wer, weiter)
                if not gerechnet and options["einmal"]:
                    return
                time.sleep(0 if gerechnet else PAUSE)
        except KeyboardInterrupt:
            return

    def _versuche(self, wer: str, weiter: Any) -> bool:
        try:
            return rechne_naechsten(wer=wer, uhr=uhr.jetzt, weiter=weiter)
        except DatabaseError:
            logger.exception("Die Datenbank antwortet dem Rechenwerk nicht")
            connection.close()
            time.sleep(NACH_FEHLER)
            return False
        finally:
            close_old_connections()

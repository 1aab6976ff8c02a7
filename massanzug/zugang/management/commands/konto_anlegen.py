"""`massanzug konto-anlegen`: the first account of a new installation, and every later one."""

import getpass
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from massanzug.technik import uhr
from massanzug.zugang.actions import konto_anlegen
from massanzug.zugang.zugriff import betrieb


class Command(BaseCommand):
    help = "Legt ein Konto an. Das Passwort wird abgefragt oder von der Standardeingabe gelesen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kennung")
        parser.add_argument("--name", required=True, help="Name, wie andere ihn sehen")

    def handle(self, *args: Any, **options: Any) -> None:
        passwort = (
            getpass.getpass("Passwort (mindestens 15 Zeichen): ")
            if sys.stdin.isatty()
            else sys.stdin.readline().strip()
        )
        try:
            konto = konto_anlegen(
                zugriff=betrieb(uhr.heute(), uhr.jetzt()),
                kennung=options["kennung"],
                name=options["name"],
                passwort=passwort,
            )
        except ValidationError as fehler:
            raise CommandError(" ".join(fehler.messages), returncode=2) from fehler
        self.stdout.write(f"Konto {konto.kennung} angelegt. Rechte bekommt es mit einer Zugehörigkeit.")

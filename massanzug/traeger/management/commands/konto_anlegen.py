"""`massanzug konto-anlegen`: the first account of a new installation, and every later one."""

import getpass
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from massanzug.technik import uhr
from massanzug.traeger.actions import traeger_anlegen, zugehoerigkeit_eintragen
from massanzug.traeger.choices import Traegerart
from massanzug.traeger.models import Traeger
from massanzug.zugang.actions import konto_anlegen
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Zugriff, betrieb


class Command(BaseCommand):
    help = "Legt ein Konto an. Das Passwort wird abgefragt oder von der Standardeingabe gelesen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kennung")
        parser.add_argument("--name", required=True, help="Name, wie andere ihn sehen")
        parser.add_argument(
            "--verwaltung",
            metavar="JUGENDAMT",
            help="Das Konto pflegt ab heute die Zugänge dieser Organisation, etwa „Jugendamt der Stadt Arnsberg“",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        zugriff = betrieb(uhr.heute(), uhr.jetzt())
        try:
            with transaction.atomic():
                konto = konto_anlegen(
                    zugriff=zugriff, kennung=options["kennung"], name=options["name"], passwort=_passwort()
                )
                if options["verwaltung"]:
                    _zur_verwaltung(zugriff, konto, options["verwaltung"])
        except ValidationError as fehler:
            raise CommandError(" ".join(fehler.messages), returncode=2) from fehler
        naechstes = "Es pflegt die Zugänge." if options["verwaltung"] else "Rechte bekommt es mit einer Zugehörigkeit."
        self.stdout.write(f"Konto {konto.kennung} angelegt. {naechstes}")


def _passwort() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Passwort (mindestens 15 Zeichen): ")
    return sys.stdin.readline().strip()


def _zur_verwaltung(zugriff: Zugriff, konto: Konto, name: str) -> None:
    amt = Traeger.objects.filter(name=name).first()
    if amt is None:
        amt = traeger_anlegen(zugriff=zugriff, name=name, art=Traegerart.OEFFENTLICH)
    zugehoerigkeit_eintragen(
        zugriff=zugriff,
        konto=konto,
        traeger=amt,
        rolle=Rolle.VERWALTUNG,
        wirkungsraum=None,
        gueltig_von=zugriff.heute,
    )

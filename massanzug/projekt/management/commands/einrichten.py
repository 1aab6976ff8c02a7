"""`massanzug einrichten`: migrate, take over the city; in demo mode build the demo city once. Safe to run again."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from massanzug.fall.actions.suchindex import suche_fehlt, suche_neu
from massanzug.interessenbekundung.pruefungen import vernichte_uebrige_schluessel
from massanzug.planbudget.einrichtung import stadt_einrichten
from massanzug.technik import stempel, uhr
from massanzug.technik.speicher import verlange_sicheren_speicher
from massanzug.traeger.actions import loesche_faellige
from massanzug.zugang.zugriff import betrieb


class Command(BaseCommand):
    help = "Richtet die Datenbank ein und übernimmt die Stadt. Kann beliebig oft laufen."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        if settings.DEMO:
            parser.add_argument("--stadt", choices=("klein", "gross"), default="klein", help="Größe der Demo-Stadt")
            parser.add_argument("--vorrat", type=Path, help="Ordner für die fertige Demo-Stadt")

    def handle(self, *args: Any, **options: Any) -> None:
        verlange_sicheren_speicher(connection)
        if settings.DEMO:  # it may bring a whole database along, so it comes before the migrations
            mit = {"stadt": options.get("stadt", "klein"), "vorrat": options.get("vorrat")}
            call_command("demo", nur_wenn_leer=True, stdout=self.stdout, **mit)
        call_command("migrate", verbosity=0, interactive=False)
        self.stdout.write("Datenbank ist auf dem neuesten Stand.")
        if stempel.lege_an():
            self.stdout.write(f"Ein neuer Stempel ist angelegt: {settings.STEMPEL_DATEI}. Bitte getrennt sichern.")
        self.stdout.write(f"Fingerabdruck des Stempels: {stempel.abdruck(stempel.oeffentlicher_stempel())}")
        vernichte_uebrige_schluessel()
        if suche_fehlt():
            suche_neu()
            self.stdout.write("Die Suche über die Fälle ist geschrieben.")
        if anzahl := loesche_faellige(zugriff=betrieb(uhr.heute(), uhr.jetzt())):
            self.stdout.write(f"Angaben gegangener Fachkräfte sind gelöscht (§ 72a SGB VIII): {anzahl}.")
        if not settings.DEMO and stadt_einrichten(betrieb(uhr.heute(), uhr.jetzt())):
            self.stdout.write("Wirkungsräume, Einwohnerstände und Planbudgets sind übernommen.")
        if settings.PRODUKTION:
            call_command("collectstatic", verbosity=0, interactive=False)
            self.stdout.write("Gestaltung ist bereitgestellt.")

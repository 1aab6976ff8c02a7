"""`massanzug einrichten`: migrate, take over the city; in demo mode build the demo city once. Safe to run again."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from massanzug.fall.actions.suchindex import suche_fehlt, suche_neu
from massanzug.planbudget.einrichtung import stadt_einrichten
from massanzug.technik import uhr
from massanzug.technik.speicher import verlange_sicheren_speicher
from massanzug.zugang.zugriff import betrieb


class Command(BaseCommand):
    help = "Richtet die Datenbank ein und übernimmt die Stadt. Kann beliebig oft laufen."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        verlange_sicheren_speicher(connection)
        call_command("migrate", verbosity=0, interactive=False)
        self.stdout.write("Datenbank ist auf dem neuesten Stand.")
        if suche_fehlt():
            suche_neu()
            self.stdout.write("Die Suche über die Fälle ist geschrieben.")
        if settings.DEMO:
            call_command("demo", nur_wenn_leer=True, stdout=self.stdout)
        elif stadt_einrichten(betrieb(uhr.heute(), uhr.jetzt())):
            self.stdout.write("Wirkungsräume, Einwohnerstände und Planbudgets sind übernommen.")
        if settings.PRODUKTION:
            call_command("collectstatic", verbosity=0, interactive=False)
            self.stdout.write("Gestaltung ist bereitgestellt.")

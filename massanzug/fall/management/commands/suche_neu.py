"""`massanzug suche-neu`: write the words of the search and the Lage of all cases anew."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from massanzug.fall.actions.suchindex import suche_neu


class Command(BaseCommand):
    help = "Schreibt die Suche über die Fälle neu. An den Fällen selbst ändert sich nichts."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        als_json = options["json"]
        anzahl = suche_neu(lambda n: None if als_json else self.stdout.write(f"{n} Fälle gelesen"))
        ergebnis = json.dumps({"faelle": anzahl}) if als_json else f"Die Suche kennt jetzt {anzahl} Fälle."
        self.stdout.write(ergebnis)

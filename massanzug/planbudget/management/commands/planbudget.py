"""`massanzug planbudget`: what the pages show of a year, for every Wirkungsraum."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from massanzug.planbudget.queries.bericht import jahresbericht
from massanzug.rechenkern.geld import Betrag
from massanzug.technik import uhr


class Command(BaseCommand):
    help = "Zeigt Planbudget, Kosten, Bindung und den Weg zum Ziel je Wirkungsraum für ein Jahr."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--jahr", required=True, help="Haushaltsjahr, zum Beispiel 2029")
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        jahr = options["jahr"]
        if not (jahr.isascii() and jahr.isdigit() and 2000 <= int(jahr) <= 2100):
            raise CommandError(f"--jahr muss ein Jahr von 2000 bis 2100 sein, nicht „{jahr[:20]}“.", returncode=2)
        bericht = jahresbericht(int(jahr), uhr.heute())
        if options["json"]:
            self.stdout.write(json.dumps(bericht, ensure_ascii=False, indent=2))
            return
        for raum in bericht["wirkungsraeume"]:
            self.stdout.write(raum["name"])
            for wort, feld in (("Planbudget", "plan_cent"), ("gebucht", "ist_cent"), ("noch gebunden", "bindung_cent")):
                self.stdout.write(f"  {wort}: {Betrag(raum[feld]).als_text()} Euro")

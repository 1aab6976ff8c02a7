"""`massanzug hauptbuch`: does the Hauptbuch add up, and what does it hold?"""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from massanzug.planbudget.pruefungen import hauptbuch_pruefen, pruefsumme
from massanzug.planbudget.queries.bericht import hauptbuchstand


class Command(BaseCommand):
    help = "Prüft das Hauptbuch: Köpfe, Zeilen, Salden, abgeschlossene Monate. Ende 0: in Ordnung, 1: Befunde."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pruefen", action="store_true", help="alles nachrechnen")
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["pruefen"]:
            raise CommandError("Bitte sagen Sie, was geschehen soll: --pruefen.", returncode=2)
        bericht = hauptbuch_pruefen()
        ergebnis = {
            "in_ordnung": not bericht.befunde,
            **hauptbuchstand(),
            "pruefsumme": pruefsumme(),
            "befunde": [asdict(befund) for befund in bericht.befunde],
        }
        if options["json"]:
            self.stdout.write(json.dumps(ergebnis, ensure_ascii=False, indent=2))
        else:
            wort = "in Ordnung" if not bericht.befunde else f"{len(bericht.befunde)} Befunde"
            self.stdout.write(f"{ergebnis['buchungen']} Buchungen, {ergebnis['zeilen']} Zeilen, {wort}")
            for befund in bericht.befunde:
                self.stdout.write(f"  {befund.stelle}: {befund.text}")
        if bericht.befunde:
            raise SystemExit(1)

"""`massanzug pruefe`: is everything still as it was written?"""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from massanzug.technik import pruefung


class Command(BaseCommand):
    help = "Prüft Protokollkette, Anker, Wächter, Beträge und Verweise. Ende 0: in Ordnung, 1: Befunde."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        berichte = list(pruefung.alle())
        befunde = [b for bericht in berichte for b in bericht.befunde]
        if options["json"]:
            self.stdout.write(
                json.dumps(
                    {
                        "in_ordnung": not befunde,
                        "geprueft": {b.bereich: b.geprueft for b in berichte},
                        "befunde": [asdict(b) for b in befunde],
                    },
                    ensure_ascii=False,
                )
            )
        else:
            for bericht in berichte:
                wort = "in Ordnung" if not bericht.befunde else f"{len(bericht.befunde)} Befunde"
                self.stdout.write(f"{bericht.bereich}: {bericht.geprueft} geprüft, {wort}")
                for befund in bericht.befunde:
                    self.stdout.write(f"  {befund.stelle}: {befund.text}")
        if befunde:
            raise SystemExit(1)

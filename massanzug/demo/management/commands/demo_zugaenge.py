"""`massanzug demo-zugaenge`: who one can log in as. The accounts are invented and exist in demo mode only."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from massanzug.demo.personen import PERSONEN, demo_konten, passwort_fuer


class Command(BaseCommand):
    help = "Nennt Kennungen und Passwörter der erfundenen Menschen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        konten = demo_konten()
        if options["json"]:
            self.stdout.write(json.dumps([self._zeile(k.kennung, k.organisation) for k in konten], ensure_ascii=False))
            return
        if not konten:
            raise CommandError("Es gibt noch keine Demo-Stadt. Bitte zuerst: massanzug demo", returncode=1)
        breite = max(len(k.kennung) for k in konten)
        for k in konten:
            wo = f"{k.rolle_label}, {k.wirkungsraum or 'ganze Stadt'}"
            self.stdout.write(
                f"{k.kennung:<{breite}}  {passwort_fuer(k.kennung):<30}  {k.name} ({wo}; {k.organisation})"
            )

    @staticmethod
    def _zeile(kennung: str, organisation: str) -> dict[str, str | None]:
        person = next(p for p in PERSONEN if p.kennung == kennung)
        return {
            "konto": kennung,
            "passwort": passwort_fuer(kennung),
            "rolle": person.rolle.value,
            "wirkungsraum": person.wirkungsraum or None,
            "organisation": organisation,
        }

"""`massanzug anker`: the newest anchor of the Protokoll, to be kept on paper or on another machine."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from massanzug.zugang import anker


class Command(BaseCommand):
    help = "Zeigt den Anker des Protokolls. Ausgedruckt oder per Mail verwahrt, beweist er später, dass nichts fehlt."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            stand = anker.lies()
        except anker.AnkerUnlesbar as fehler:
            raise CommandError(str(fehler)) from fehler
        if options["json"]:
            self.stdout.write(json.dumps({"nummer": stand.nummer, "code": stand.code} if stand else None))
        elif stand:
            self.stdout.write(f"Eintrag {stand.nummer}\nCode {stand.code}")
        else:
            self.stdout.write("Es gibt noch keinen Anker: das Protokoll ist leer.")

"""So that `massanzug help` names it; what it does is in aktenpruefung.py and needs nothing of Django."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from massanzug.projekt import aktenpruefung


class Command(BaseCommand):
    help = aktenpruefung.HILFE
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        aktenpruefung.angaben(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        abdruck = ["--abdruck", options["abdruck"]] if options["abdruck"] else []
        raise SystemExit(aktenpruefung.main([*abdruck, "--", str(options["datei"])]))

"""`massanzug verteilung`: an amount split by under-21 population, to the cent."""

import json
import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from massanzug.rechenkern.geld import Betrag
from massanzug.rechenkern.verteilung import Verteilfehler, schluessel_namens

PAAR = re.compile(r"\s*([a-z][a-z0-9-]*)\s*=\s*(-?[0-9]{1,12})\s*", re.ASCII)


class Command(BaseCommand):
    help = "Verteilt einen Betrag auf Wirkungsräume. Die Summe bleibt auf den Cent erhalten."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--summe-cent", required=True, help="Betrag in Cent, zum Beispiel 1500000000")
        parser.add_argument("--u21", required=True, help="Unter 21-Jährige je Wirkungsraum: „neheim=4700,huesten=4100“")
        parser.add_argument("--schluessel", default="u21_anteilig", help="u21_anteilig (üblich) oder gleich")
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            summe = _ganze_zahl(options["summe_cent"])
            schluessel = schluessel_namens(options["schluessel"])
            anteile = schluessel.verteile(summe, _u21(options["u21"]))
        except Verteilfehler as fehler:
            raise CommandError(str(fehler), returncode=2) from fehler
        if options["json"]:
            ergebnis = {"summe_cent": summe, "anteile_cent": anteile, "schluessel": schluessel.name}
            self.stdout.write(json.dumps(ergebnis, ensure_ascii=False))
            return
        for name, cent in anteile.items():
            self.stdout.write(f"{name}: {Betrag(cent).als_text()} Euro")


def _ganze_zahl(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,18}", text, re.ASCII):
        raise Verteilfehler(f"--summe-cent muss eine ganze Zahl von Cent sein, nicht „{text[:40]}“.")
    return int(text)


def _u21(text: str) -> list[tuple[str, int]]:
    paare: list[tuple[str, int]] = []
    for teil in text.split(","):
        treffer = PAAR.fullmatch(teil)
        if not treffer:
            raise Verteilfehler(f"--u21 versteht „{teil[:40]}“ nicht. Bitte so schreiben: neheim=4700,huesten=4100.")
        if treffer[1] in dict(paare):
            raise Verteilfehler(f"--u21 nennt „{treffer[1]}“ zweimal.")
        paare.append((treffer[1], int(treffer[2])))
    return paare

"""`massanzug demo`: builds the invented city once. Never changes or destroys what is there."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from massanzug.demo.aufbau import GROESSEN, KLEIN, Bilanz, ZuFrueh, baue_stadt, stadt_steht
from massanzug.demo.vorrat import hebe_auf, kennzeichen, lege_hin
from massanzug.technik import uhr


class Command(BaseCommand):
    help = "Baut die erfundene Demo-Stadt auf. Gleiche Saat und gleicher Tag ergeben dieselbe Stadt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=1, help="Saat, aus der alles Zufällige folgt (Vorgabe: 1)")
        parser.add_argument("--heute", type=date.fromisoformat, default=None, help="Tag JJJJ-MM-TT (Vorgabe: heute)")
        parser.add_argument("--stadt", choices=GROESSEN, default=KLEIN, help="Größe der Stadt (Vorgabe: klein)")
        parser.add_argument("--nur-wenn-leer", action="store_true", help="Nichts tun, wenn schon eine Stadt da ist")
        parser.add_argument("--vorrat", type=Path, help="Ordner, in dem die fertige Stadt aufgehoben und gesucht wird")
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        heute: date = options["heute"] or uhr.heute()
        vorrat: Path | None = options["vorrat"]
        name = kennzeichen(options["stadt"], options["seed"], heute) if vorrat else ""
        geholt = vorrat is not None and lege_hin(vorrat, name)
        call_command("migrate", verbosity=0, interactive=False)
        if geholt:
            satz = f"Die Demo-Stadt vom {heute:%d.%m.%Y} lag fertig bereit."
            self._schliesse({"gebaut": False, "geholt": True}, satz, options["json"])
            return
        if stadt_steht():
            if not options["nur_wenn_leer"]:
                raise CommandError(
                    "In dieser Datenbank ist schon eine Stadt. Es wurde nichts geändert. "
                    "Bitte eine leere Datenbank nennen (MASSANZUG_DATEN) oder --nur-wenn-leer verwenden.",
                    returncode=2,
                )
            self._schliesse({"gebaut": False}, "Die Demo-Stadt steht schon.", options["json"])
            return
        try:
            bilanz = baue_stadt(options["seed"], heute, self._melde(options["json"]), options["stadt"])
        except ZuFrueh as fehler:
            raise CommandError(str(fehler), returncode=2) from fehler
        if vorrat:
            hebe_auf(vorrat, name)
        ergebnis = {"gebaut": True, "seed": options["seed"], "heute": heute.isoformat(), **asdict(bilanz)}
        self._schliesse(ergebnis, _satz(bilanz, heute), options["json"])

    def _melde(self, still: bool) -> Any:
        return (lambda _: None) if still else self.stdout.write

    def _schliesse(self, ergebnis: dict[str, Any], satz: str, als_json: bool) -> None:
        self.stdout.write(json.dumps(ergebnis, ensure_ascii=False) if als_json else satz)


def _satz(bilanz: Bilanz, heute: date) -> str:
    raeume = ", ".join(f"{name}: {zahl}" for name, zahl in bilanz.je_raum.items())
    return (
        f"Die Demo-Stadt steht am {heute:%d.%m.%Y}: {bilanz.faelle} Familien ({raeume}), {bilanz.konten} Konten, "
        f"{bilanz.organisationen} Organisationen, {bilanz.schritte} Schritte.\n"
        "Zugänge: massanzug demo-zugaenge"
    )

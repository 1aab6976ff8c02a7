"""`massanzug prognose`: what the page shows, for every Wirkungsraum and year."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from massanzug.planbudget.queries import prognose as queries
from massanzug.rechenkern import prognose as kern
from massanzug.technik import uhr

LAEUFE_HOECHSTENS = 1_000_000


class Command(BaseCommand):
    help = "Rechnet die Kosten je Wirkungsraum und Jahr voraus: genau, oder mit --laeufe gewürfelt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--laeufe", type=int, help="so viele gewürfelte Verläufe statt des genauen Gesetzes")
        parser.add_argument("--seed", type=int, default=1, help="Saat: gleiche Saat, gleiche Zahlen")
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        laeufe = options["laeufe"]
        if laeufe is not None and not 1 <= laeufe <= LAEUFE_HOECHSTENS:
            raise CommandError(f"--laeufe muss von 1 bis {LAEUFE_HOECHSTENS} sein.", returncode=2)
        if options["seed"] < 0:
            raise CommandError("--seed darf nicht unter null liegen.", returncode=2)
        try:
            vorhersage = self._rechne(laeufe, options["seed"])
        except kern.Prognosefehler as fehler:
            raise CommandError(str(fehler), returncode=1) from fehler
        bericht = {r.schluessel: [_jahr(j) for j in r.jahre] for r in (*vorhersage.raeume, vorhersage.stadt)}
        if options["json"]:
            ergebnis = {
                "verfahren": vorhersage.verfahren,
                "ratenunsicherheit": vorhersage.ratenunsicherheit,
                "laeufe": vorhersage.laeufe,
                "wirkungsraeume": bericht,
            }
            self.stdout.write(json.dumps(ergebnis, ensure_ascii=False, indent=2))
            return
        for name, jahre in bericht.items():
            self.stdout.write(name)
            for j in jahre:
                self.stdout.write(f"  {j['jahr']}: {queries.chance_in_worten(j['ueberschreitung'])}")

    def _rechne(self, laeufe: int | None, saat: int) -> kern.Vorhersage:
        grundlage = queries.grundlage(uhr.heute())
        if laeufe is None:
            return queries.genau(grundlage, kern.OHNE_HEBEL)
        return kern.simuliere(
            queries.modell(grundlage), laeufe=laeufe, seed=saat, budgets=queries.budgets(grundlage),
            daneben=queries.daneben(grundlage, kern.OHNE_HEBEL),
        )  # fmt: skip


def _jahr(j: kern.Jahreswert) -> dict[str, Any]:
    return {
        "jahr": j.jahr, "monate": j.monate, "mittel_cent": j.mittel_cent, "p10_cent": j.p10_cent,
        "p50_cent": j.p50_cent, "p90_cent": j.p90_cent, "planbudget_cent": j.budget_cent,
        "ueberschreitung": j.ueberschreitung,
    }  # fmt: skip

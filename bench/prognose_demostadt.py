"""The large demo city as a history for the back-test: set up in a directory of its own, read as our pages read it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "massanzug.projekt.settings"
import django

django.setup()

from django.core.management import call_command

from bench.werk import diene
from massanzug.planbudget.queries.prognose import grundlage
from massanzug.rechenkern.spannen import erstes_ende
from massanzug.technik import uhr


def lies(vorrat: str) -> dict[str, Any]:
    """Spells, people, the day from which on the record is complete, the first day that has not happened."""
    call_command("einrichten", stadt="gross", vorrat=Path(vorrat))
    alles = grundlage(uhr.heute())
    seit = erstes_ende(alles.spannen)
    assert seit is not None
    spannen = [
        {
            "wirkungsraum": s.wirkungsraum,
            "klasse": s.klasse,
            "geburt": s.geburt.isoformat(),
            "beginn": s.beginn.isoformat(),
            "ende": s.ende and s.ende.isoformat(),
            "danach": s.danach,
            "neu": s.neu,
            "monatskosten_cent": s.monatskosten_cent,
        }
        for s in alles.spannen
    ]
    return {
        "spannen": spannen,
        "menschen": {name: list(zahlen) for name, zahlen in alles.bevoelkerung},
        "seit": seit.isoformat(),
        "stichtag": alles.stichtag.isoformat(),
    }


if __name__ == "__main__":
    diene({"lies": lies})

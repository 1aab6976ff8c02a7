"""The demo city for the back-test: set up in a directory of its own, asked as our page asks it."""

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
from massanzug.planbudget.queries.rechenlauf import schaue_zurueck, stichtage
from massanzug.rechenkern.prognose import rueckschau_als_daten
from massanzug.technik import uhr


def frage(vorrat: str) -> dict[str, Any]:
    """The back-test as the page shows it, and how many months ahead it asks."""
    call_command("einrichten", stadt="klein", vorrat=Path(vorrat))
    alles = grundlage(uhr.heute())
    tage, horizont = stichtage(alles)
    zurueck = schaue_zurueck(alles, tage, horizont, lambda _getan, _von: None)
    return {"rueckschau": rueckschau_als_daten(zurueck), "horizont": horizont}


if __name__ == "__main__":
    diene({"frage": frage})

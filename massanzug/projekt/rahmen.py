"""What every page's frame shows: places of this role, at most seven."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from massanzug.fall.rules import darf_faelle_sehen, darf_team_sehen
from massanzug.interessenbekundung.rules import darf_fragen, darf_verfahren_vorbereiten
from massanzug.planbudget.rules import darf_planbudget
from massanzug.technik.adresse import adresse
from massanzug.traeger.rules import darf_zugehoerigkeiten_sehen
from massanzug.vertrag.rules import darf_vertraege_sehen
from massanzug.zugang.rules import darf_angemeldet, darf_protokoll_lesen
from massanzug.zugang.tuer import Regel


@dataclass(frozen=True)
class Platz:
    name: str
    url: str
    hier: bool


PLAETZE: tuple[tuple[str, str, Regel], ...] = (
    ("Schreibtisch", "schreibtisch", darf_angemeldet),
    ("Fälle", "faelle", darf_faelle_sehen),
    ("Sozialraumteam", "teamsitzungen", darf_team_sehen),
    ("Sozialraum", "sozialraum", darf_angemeldet),
    ("Träger", "traegerverzeichnis", darf_angemeldet),
    ("Planbudget", "planbudget", darf_planbudget),
    ("Auswahl", "auswahlverfahren", darf_verfahren_vorbereiten),
    ("Bekundungen", "bekundungen", darf_fragen),
    ("Verträge", "vertraege", darf_vertraege_sehen),
    ("Zugehörigkeiten", "zugehoerigkeiten", darf_zugehoerigkeiten_sehen),
    ("Protokoll", "protokoll", darf_protokoll_lesen),
)


def rahmen(request: HttpRequest) -> dict[str, Any]:
    """Template context: `zugriff`, `plaetze`, `suchadresse` for who may search cases, `demo`."""
    zugriff = getattr(request, "zugriff", None)
    plaetze = []
    if zugriff:
        for name, view, regel in PLAETZE:
            if regel(zugriff):
                url = adresse(view)
                plaetze.append(Platz(name, url, request.path.startswith(url)))
        # a place inside another one („/faelle/team/“ in „/faelle/“) is where one is
        genau = max((p.url for p in plaetze if p.hier), key=len, default="")
        plaetze = [Platz(p.name, p.url, p.url == genau) for p in plaetze]
    suchadresse = adresse("suche") if zugriff and darf_faelle_sehen(zugriff) else ""
    if request.path in {suchadresse, adresse("faelle")}:  # these pages have the same field, larger
        suchadresse = ""
    return {"zugriff": zugriff, "plaetze": plaetze, "suchadresse": suchadresse, "demo": settings.DEMO}

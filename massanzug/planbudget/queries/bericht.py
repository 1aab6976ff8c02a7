"""What the command line reports: the same figures as the pages, as plain values (cents)."""

from datetime import date
from typing import Any

from massanzug.planbudget.choices import Lesartwahl
from massanzug.planbudget.models import Buchung, Buchungszeile, Saldo
from massanzug.planbudget.queries.budget import lesart_wahl, wege
from massanzug.planbudget.queries.ereignis import planteile
from massanzug.planbudget.queries.hauptbuch import geschlossen_bis
from massanzug.planbudget.queries.prognose import voraussage
from massanzug.planbudget.queries.steuerung import steuerung
from massanzug.rechenkern.pfad import VERLAEUFE, Pfadfehler
from massanzug.sozialraum.queries import wirkungsraeume


def jahresbericht(jahr: int, heute: date) -> dict[str, Any]:
    """Plan, actual, open commitment and expectation per Wirkungsraum, with the path's amounts in both readings."""
    lesart = lesart_wahl()
    raeume = []
    for raum in wirkungsraeume(None):
        bild = steuerung([raum], jahr, heute, voraussage(heute, [raum])).bild
        raeume.append(
            {
                "wirkungsraum": raum.schluessel,
                "name": raum.name,
                "plan_cent": bild.plan.cent,
                "ist_cent": bild.ist.cent,
                "bindung_cent": bild.bindung.cent,
                "erwartet_cent": bild.erwartet.cent,
                "planteile": [
                    {"art": t.art.value, "cent": t.betrag.cent, "ereignis": t.ereignis.pk if t.ereignis else None}
                    for t in planteile(raum, lesart.value, jahr)
                ],
                "weg_cent": _weg(raum.schluessel, jahr, heute),
            }
        )
    return {
        "jahr": jahr,
        "lesart": lesart.value,
        "wirkungsraeume": raeume,
        "summe": {
            feld: sum(raum[feld] for raum in raeume)
            for feld in ("plan_cent", "ist_cent", "bindung_cent", "erwartet_cent")
        },
    }


def _weg(schluessel: str, jahr: int, heute: date) -> dict[str, dict[str, int | None]]:
    """Cents of the year on the path to the target, per reading and course; None outside the path."""
    ergebnis: dict[str, dict[str, int | None]] = {}
    for lesart in Lesartwahl:
        ergebnis[lesart.value] = {}
        for verlauf in VERLAEUFE:
            weg = wege(heute, lesart.value, verlauf)
            try:
                ergebnis[lesart.value][verlauf] = weg.jahr(jahr).betrag(schluessel).cent if weg else None
            except Pfadfehler:
                ergebnis[lesart.value][verlauf] = None
    return ergebnis


def hauptbuchstand() -> dict[str, int]:
    """How much the Hauptbuch holds."""
    return {
        "buchungen": Buchung.objects.count(),
        "zeilen": Buchungszeile.objects.count(),
        "salden": Saldo.objects.count(),
        "geschlossen_bis": geschlossen_bis(),
    }

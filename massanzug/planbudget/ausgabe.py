"""Tables of this room to take along; how a table becomes a file is technik's matter."""

from datetime import date

from massanzug.planbudget.queries.steuerung import Steuerung
from massanzug.technik.ausfuhr import Ausfuhr, Spalte


def steuerung_als_ausfuhr(s: Steuerung, name: str, heute: date) -> Ausfuhr:
    """The months of a year as the page shows them: plan, booked, still bound, expected."""
    spalten = [
        Spalte("Monat", "monat"),
        *(Spalte(t, "euro") for t in ("Planbudget", "gebucht", "gebunden", "erwartet")),
    ]
    zeilen = [[m.jahr * 100 + m.monat, m.plan, m.ist, m.bindung, m.erwartet] for m in s.bild.monate]
    return Ausfuhr(
        titel=f"Steuerung {name} {s.jahr}",
        spalten=spalten,
        zeilen=zeilen,
        summe=["Summe", s.bild.plan, s.bild.ist, s.bild.bindung, s.bild.erwartet],
        quelle="massanzug: Budgetereignisse, Hauptbuch und Bindung aus bewilligten Maßanzügen",
        stand=heute,
    )

"""The money of a Wirkungsraum. Amounts are integer cents and are never edited."""

from massanzug.planbudget.models.bestand import (
    Bestandsdatei,
    Bestandshilfe,
    Bestandsuebernahme,
    Spaltenzuordnung,
    zeilensumme,
)
from massanzug.planbudget.models.budget import Lesart, Planbudget, Verteilvorgabe
from massanzug.planbudget.models.ereignis import Budgetereignis, Ereignisantwort
from massanzug.planbudget.models.hauptbuch import (
    Abstimmung,
    Buchung,
    Buchungskonto,
    Buchungszeile,
    Periodenschluss,
    Saldo,
)
from massanzug.planbudget.models.prognose import Rechenlauf, Szenario, Szenarioanlage
from massanzug.planbudget.models.raumarbeit import Raumbuchung
from massanzug.planbudget.models.steuerung import Jahresabschluss, Steuerungspunkt, Zuordnungsausnahme

__all__ = [
    "Abstimmung",
    "Bestandsdatei",
    "Bestandshilfe",
    "Bestandsuebernahme",
    "Buchung",
    "Buchungskonto",
    "Buchungszeile",
    "Budgetereignis",
    "Ereignisantwort",
    "Jahresabschluss",
    "Lesart",
    "Periodenschluss",
    "Planbudget",
    "Raumbuchung",
    "Rechenlauf",
    "Saldo",
    "Spaltenzuordnung",
    "Steuerungspunkt",
    "Szenario",
    "Szenarioanlage",
    "Verteilvorgabe",
    "Zuordnungsausnahme",
    "zeilensumme",
]

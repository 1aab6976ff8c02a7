"""Every write of this room, one function per thing a person does."""

from massanzug.planbudget.actions.bestand import (
    bestand_uebernehmen,
    bestand_zuruecknehmen,
    bestandsdatei_ablegen,
    bestandsdatei_loeschen,
)
from massanzug.planbudget.actions.budget import lesart_festlegen, planbudget_festhalten, verteilvorgabe_festhalten
from massanzug.planbudget.actions.ereignis import (
    ereignis_beantworten,
    ereignis_vorschlagen,
    ereignis_zuruecknehmen,
    wechsel_vorschlagen,
)
from massanzug.planbudget.actions.hauptbuch import (
    buchung_stornieren,
    buchungskonto_anlegen,
    kosten_buchen,
    monate_abschliessen,
    stand_abstimmen,
)
from massanzug.planbudget.actions.prognose import (
    lauf_abbrechen,
    lauf_anfordern,
    szenario_anhaengen,
    szenario_anlegen,
    szenario_weglegen,
)
from massanzug.planbudget.actions.raumarbeit import raumarbeit_buchen
from massanzug.planbudget.actions.steuerung import (
    jahr_abschliessen,
    punkt_eroeffnen,
    punkt_fortschreiben,
    zuordnung_festlegen,
)

__all__ = [
    "bestand_uebernehmen",
    "bestand_zuruecknehmen",
    "bestandsdatei_ablegen",
    "bestandsdatei_loeschen",
    "buchung_stornieren",
    "buchungskonto_anlegen",
    "ereignis_beantworten",
    "ereignis_vorschlagen",
    "ereignis_zuruecknehmen",
    "jahr_abschliessen",
    "kosten_buchen",
    "lauf_abbrechen",
    "lauf_anfordern",
    "lesart_festlegen",
    "monate_abschliessen",
    "planbudget_festhalten",
    "punkt_eroeffnen",
    "punkt_fortschreiben",
    "raumarbeit_buchen",
    "stand_abstimmen",
    "szenario_anhaengen",
    "szenario_anlegen",
    "szenario_weglegen",
    "verteilvorgabe_festhalten",
    "wechsel_vorschlagen",
    "zuordnung_festlegen",
]

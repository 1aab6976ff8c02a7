"""Every write of this room, one function per thing a person does."""

from massanzug.traeger.actions.fachkraft import (
    fachkraft_aendern,
    fachkraft_eintragen,
    fachkraft_entfernen,
    loesche_faellige,
    personenangaben_loeschen,
    stunden_umstellen,
    zeugnis_festhalten,
)
from massanzug.traeger.actions.standort import (
    platz_buchen,
    platzbuchung_zuruecknehmen,
    standort_aendern,
    standort_eintragen,
)
from massanzug.traeger.actions.zugehoerigkeit import (
    leittraegerschaft_eintragen,
    traeger_anlegen,
    zugehoerigkeit_beenden,
    zugehoerigkeit_eintragen,
)

__all__ = [
    "fachkraft_aendern",
    "fachkraft_eintragen",
    "fachkraft_entfernen",
    "leittraegerschaft_eintragen",
    "loesche_faellige",
    "personenangaben_loeschen",
    "platz_buchen",
    "platzbuchung_zuruecknehmen",
    "standort_aendern",
    "standort_eintragen",
    "stunden_umstellen",
    "traeger_anlegen",
    "zeugnis_festhalten",
    "zugehoerigkeit_beenden",
    "zugehoerigkeit_eintragen",
]

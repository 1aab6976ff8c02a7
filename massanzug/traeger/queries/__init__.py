"""Reads of this room."""

from massanzug.traeger.queries.zugehoerigkeit import (
    anbieter,
    fachkraefte,
    fachkraefte_mit_traeger,
    gehoert_zu,
    leittraeger_ids,
    leittraeger_im,
    leittraeger_namen,
    mitgliedschaften,
    offene_aufgaben,
    rollen_am,
    zugehoerigkeit,
    zugehoerigkeiten,
)

__all__ = [
    "anbieter",
    "fachkraefte",
    "fachkraefte_mit_traeger",
    "gehoert_zu",
    "leittraeger_ids",
    "leittraeger_im",
    "leittraeger_namen",
    "mitgliedschaften",
    "offene_aufgaben",
    "rollen_am",
    "zugehoerigkeit",
    "zugehoerigkeiten",
]

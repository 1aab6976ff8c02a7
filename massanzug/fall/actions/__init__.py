"""Every act in a case: one function per thing a person does."""

from massanzug.fall.actions.beratung import beratung_festhalten
from massanzug.fall.actions.entscheidung import (
    entscheidung_mitzeichnen,
    entscheidung_vorlegen,
    entscheidung_zurueckgeben,
)
from massanzug.fall.actions.fall import fall_aufnehmen, kontakt_festhalten, vertretung_bestimmen
from massanzug.fall.actions.freigabe import fall_freigeben, freigabe_bestaetigen, freigabe_widerrufen
from massanzug.fall.actions.massanzug import (
    baustein_aendern,
    baustein_einfuegen,
    baustein_entfernen,
    massanzug_fortschreiben,
)
from massanzug.fall.actions.menschen import (
    beziehung_aendern,
    beziehung_entfernen,
    beziehung_festhalten,
    netzwerkperson_aendern,
    netzwerkperson_aufnehmen,
    netzwerkperson_entfernen,
    person_aendern,
    person_aufnehmen,
    sorgerecht_aendern,
    sorgerecht_festhalten,
)
from massanzug.fall.actions.rueckblick import (
    NACHFRAGE_MONATE,
    Bewertung,
    hilfe_abschliessen,
    nachfrage_festhalten,
    rueckblick_festhalten,
)
from massanzug.fall.actions.schneidern import (
    baustein_verschieben,
    passung_begruenden,
    schnitt_danebenlegen,
    schnitt_vornehmen,
    schnitt_waehlen,
    wechsel_planen,
)
from massanzug.fall.actions.statistik import statistik_festhalten
from massanzug.fall.actions.wille import (
    anfang_festhalten,
    ressource_festhalten,
    wille_festhalten,
    ziel_aendern,
    ziel_setzen,
)

__all__ = [
    "NACHFRAGE_MONATE",
    "Bewertung",
    "anfang_festhalten",
    "baustein_aendern",
    "baustein_einfuegen",
    "baustein_entfernen",
    "baustein_verschieben",
    "beratung_festhalten",
    "beziehung_aendern",
    "beziehung_entfernen",
    "beziehung_festhalten",
    "entscheidung_mitzeichnen",
    "entscheidung_vorlegen",
    "entscheidung_zurueckgeben",
    "fall_aufnehmen",
    "fall_freigeben",
    "freigabe_bestaetigen",
    "freigabe_widerrufen",
    "hilfe_abschliessen",
    "kontakt_festhalten",
    "massanzug_fortschreiben",
    "nachfrage_festhalten",
    "netzwerkperson_aendern",
    "netzwerkperson_aufnehmen",
    "netzwerkperson_entfernen",
    "passung_begruenden",
    "person_aendern",
    "person_aufnehmen",
    "ressource_festhalten",
    "rueckblick_festhalten",
    "schnitt_danebenlegen",
    "schnitt_vornehmen",
    "schnitt_waehlen",
    "sorgerecht_aendern",
    "sorgerecht_festhalten",
    "statistik_festhalten",
    "vertretung_bestimmen",
    "wechsel_planen",
    "wille_festhalten",
    "ziel_aendern",
    "ziel_setzen",
]

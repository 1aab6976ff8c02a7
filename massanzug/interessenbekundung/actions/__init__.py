"""Every write of this room, one function per thing a person does."""

from massanzug.interessenbekundung.actions.anmeldung import (
    traeger_anmelden,
)
from massanzug.interessenbekundung.actions.auskunft import (
    frage_beantworten,
    frage_stellen,
    frist_verlaengern,
    unterlage_einstellen,
)
from massanzug.interessenbekundung.actions.bekundung import (
    Beleg,
    anlage_beifuegen,
    anlage_entfernen,
    bekundung_beginnen,
    bekundung_einreichen,
    bekundung_zurueckziehen,
    ist_code,
    neuer_code,
    teil_schreiben,
    verfasser_aufnehmen,
)
from massanzug.interessenbekundung.actions.oeffnung import (
    verfahren_oeffnen,
)
from massanzug.interessenbekundung.actions.schluessel import (
    schluessel_annehmen,
    schluessel_pruefen,
    schluessel_verloren_melden,
)
from massanzug.interessenbekundung.actions.verfahren import (
    anker_festlegen,
    gewichte_festlegen,
    verfahren_aendern,
    verfahren_anlegen,
    verfahren_freigeben,
    verfahren_vorlegen,
    verfahren_zurueckgeben,
)

__all__ = [
    "Beleg",
    "anker_festlegen",
    "anlage_beifuegen",
    "anlage_entfernen",
    "bekundung_beginnen",
    "bekundung_einreichen",
    "bekundung_zurueckziehen",
    "frage_beantworten",
    "frage_stellen",
    "frist_verlaengern",
    "gewichte_festlegen",
    "ist_code",
    "neuer_code",
    "schluessel_annehmen",
    "schluessel_pruefen",
    "schluessel_verloren_melden",
    "teil_schreiben",
    "traeger_anmelden",
    "unterlage_einstellen",
    "verfahren_aendern",
    "verfahren_anlegen",
    "verfahren_freigeben",
    "verfahren_oeffnen",
    "verfahren_vorlegen",
    "verfahren_zurueckgeben",
    "verfasser_aufnehmen",
]

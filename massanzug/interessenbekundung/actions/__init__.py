"""Every write of this room, one function per thing a person does."""

from massanzug.interessenbekundung.actions.bekundung import (
    Beleg,
    bekundung_beginnen,
    bekundung_einreichen,
    bekundung_zurueckziehen,
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
    verfahren_anlegen,
    verfahren_freigeben,
    verfahren_vorlegen,
)

__all__ = [
    "Beleg",
    "bekundung_beginnen",
    "bekundung_einreichen",
    "bekundung_zurueckziehen",
    "schluessel_annehmen",
    "schluessel_pruefen",
    "schluessel_verloren_melden",
    "teil_schreiben",
    "verfahren_anlegen",
    "verfahren_freigeben",
    "verfahren_oeffnen",
    "verfahren_vorlegen",
    "verfasser_aufnehmen",
]

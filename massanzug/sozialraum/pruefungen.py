"""`massanzug pruefe`: what was spent and worked for the neighbourhood is still what somebody wrote down."""

from massanzug.sozialraum.models import Projektkosten, Zeiteintrag
from massanzug.sozialraum.waechter import NUR_ANHAENGEN
from massanzug.technik.pruefung import Befund, Bericht
from massanzug.technik.waechter import fehlende_waechter
from massanzug.zugang.protokollieren import abweichungen_vom_protokoll

BEREICH = "sozialraum"


def sozialraum_pruefen() -> Bericht:
    """Amounts and times against the Protokoll, and whether the database still refuses to change them."""
    befunde, anzahl = [], 0
    for modell in (Projektkosten, Zeiteintrag):
        for pk, felder in abweichungen_vom_protokoll(modell):
            anzahl += 1
            if felder:
                text = f"Er steht anders da als im Protokoll: {', '.join(felder)}."
                befunde.append(Befund(BEREICH, f"{modell._meta.verbose_name} {pk}", text))
    for name in fehlende_waechter(NUR_ANHAENGEN):
        befunde.append(Befund(BEREICH, name, "Der Wächter in der Datenbank fehlt, der Ändern und Löschen verweigert."))
    return Bericht(BEREICH, anzahl, tuple(befunde))

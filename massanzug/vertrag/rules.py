"""Who reads a Grundlagenvertrag: both sides of it, and those who watch over the city's money and help.

City-wide roles read all, a Leitung of the ASD her Wirkungsraum's, a Träger its own.
"""

from massanzug.technik.erlaubnis import JA, Erlaubnis, nein
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff

STADTWEIT = (Rolle.AUSWAHL, Rolle.CONTROLLING, Rolle.KAEMMEREI, Rolle.STEUERUNGSGRUPPE, Rolle.JHA)
IM_RAUM = (Rolle.ASD_LEITUNG,)
BEIM_TRAEGER = (Rolle.LT_LEITUNG, Rolle.BEWERBUNG)


def darf_vertraege_sehen(zugriff: Zugriff) -> Erlaubnis:
    """Whether there is a place „Verträge“ at all; which ones she reads, the query says."""
    if zugriff.hat(*STADTWEIT, *IM_RAUM, *BEIM_TRAEGER):
        return JA
    return nein("Grundlagenverträge lesen Leitungen, Gremien und die Vertragspartner.")

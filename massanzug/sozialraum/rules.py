"""Who may change the map of the city."""

from massanzug.technik.erlaubnis import JA, Erlaubnis, nein
from massanzug.zugang.zugriff import Zugriff


def darf_stadt_einrichten(zugriff: Zugriff) -> Erlaubnis:
    """The city's areas come from its parameter file, through the operator's command line."""
    return JA if zugriff.ist_betrieb else nein("Die Wirkungsräume richtet der Betrieb ein.")

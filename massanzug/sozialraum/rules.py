"""Who may change the map of the city, and who may see and keep what the neighbourhood holds."""

from typing import Final

from massanzug.technik.erlaubnis import JA, Erlaubnis, nein
from massanzug.zugang.choices import IM_WIRKUNGSRAUM, Rolle
from massanzug.zugang.zugriff import Zugriff


def darf_stadt_einrichten(zugriff: Zugriff) -> Erlaubnis:
    """The city's areas come from its parameter file, through the operator's command line."""
    return JA if zugriff.ist_betrieb else nein("Die Wirkungsräume richtet der Betrieb ein.")


def teamraeume(zugriff: Zugriff) -> frozenset[int]:
    """Ids of the Wirkungsräume in whose team somebody works: there she sees private persons and notes."""
    return zugriff.raeume(*IM_WIRKUNGSRAUM)


def darf_raum_pflegen(zugriff: Zugriff, wirkungsraum_id: int | None = None) -> Erlaubnis:
    """Keeping the memory of the neighbourhood is work of its teams: in their own Wirkungsraum, or (None) in any."""
    raeume = teamraeume(zugriff)
    darf = bool(raeume) if wirkungsraum_id is None else wirkungsraum_id in raeume
    return JA if darf or zugriff.ist_betrieb else nein("Einträge pflegt das Team des Wirkungsraums.")


MITLESENDE: Final = (Rolle.CONTROLLING, Rolle.KAEMMEREI, Rolle.STEUERUNGSGRUPPE, Rolle.WJH)


def darf_projekte(zugriff: Zugriff) -> Erlaubnis:
    """What is done for all is read by all teams, and by those who steer and pay it."""
    darf = bool(teamraeume(zugriff)) or zugriff.hat(*MITLESENDE)
    return JA if darf else nein("Projekte sehen die Teams und die Steuerung.")


def darf_zeit_aufheben(zugriff: Zugriff, von_id: int) -> Erlaubnis:
    """Only one's own time; nobody sees what a colleague wrote down."""
    return JA if zugriff.konto_id == von_id else nein("Jede und jeder hebt nur die eigene Zeit auf.")

"""Who sees which Planbudget. It informs; nothing here can touch a case."""

from massanzug.technik.erlaubnis import JA, Erlaubnis, nein
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff

STADTWEIT = (Rolle.CONTROLLING, Rolle.KAEMMEREI, Rolle.STEUERUNGSGRUPPE, Rolle.JHA, Rolle.WJH)
IM_RAUM = (Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG, Rolle.LT_LEITUNG)
MIT_ZEILEN = (Rolle.CONTROLLING, Rolle.KAEMMEREI, Rolle.WJH)


def darf_planbudget(zugriff: Zugriff) -> Erlaubnis:
    """Whether there is a place „Planbudget“ at all."""
    return JA if zugriff.hat(*STADTWEIT, *IM_RAUM) else nein("Mit Ihrer Rolle sehen Sie keine Planbudgets.")


def darf_planbudget_sehen(zugriff: Zugriff, wirkungsraum_id: int) -> Erlaubnis:
    """City-wide roles see all; who works in a Wirkungsraum sees its own."""
    if zugriff.hat(*STADTWEIT) or wirkungsraum_id in zugriff.raeume(*IM_RAUM):
        return JA
    return nein("Sie sehen das Planbudget Ihres eigenen Wirkungsraums.")


def darf_bindungszeilen_sehen(zugriff: Zugriff) -> Erlaubnis:
    """Single lines are for those who check and pay; councils and partners see sums (visibility table)."""
    return (
        JA
        if zugriff.hat(*MIT_ZEILEN)
        else nein("Einzelne Zeilen sehen Controlling, Kämmerei und Wirtschaftliche Jugendhilfe.")
    )


def darf_lesart_festlegen(zugriff: Zugriff) -> Erlaubnis:
    """How the published amounts are read is decided in one place, with a reason."""
    return JA if zugriff.hat(Rolle.KAEMMEREI) else nein("Die Lesart legt die Kämmerei fest.")


def darf_planbudget_festhalten(zugriff: Zugriff) -> Erlaubnis:
    """Published amounts come from the city's parameter file, with the words of their source."""
    return (
        JA
        if zugriff.ist_betrieb
        else nein("Veröffentlichte Beträge werden bei der Einrichtung übernommen und danach nie geändert.")
    )

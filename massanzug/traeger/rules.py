"""Who may see and change who belongs where."""

from massanzug.technik.erlaubnis import JA, Erlaubnis, nein
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff


def darf_zugehoerigkeiten_sehen(zugriff: Zugriff) -> Erlaubnis:
    if zugriff.hat(Rolle.VERWALTUNG, Rolle.DATENSCHUTZ):
        return JA
    return nein("Zugehörigkeiten sehen nur die Verwaltung der Zugänge und der Datenschutz.")


def darf_zugehoerigkeit_pflegen(zugriff: Zugriff) -> Erlaubnis:
    if zugriff.ist_betrieb or zugriff.hat(Rolle.VERWALTUNG):
        return JA
    return nein("Zugehörigkeiten pflegt nur die Verwaltung der Zugänge.")


QUOTE_LESEN = (Rolle.ASD_LEITUNG, Rolle.CONTROLLING, Rolle.STEUERUNGSGRUPPE)
"""Of the Jugendamt and the bodies that watch over the contract: numbers, no names."""
BEIM_TRAEGER = (Rolle.LT_FACHKRAFT, Rolle.LT_LEITUNG)
IM_AMT_UEBERALL = (Rolle.WJH, Rolle.VORMUNDSCHAFT)
IM_ASD = (Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG)


def darf_standort_pflegen(zugriff: Zugriff, traeger_id: int) -> Erlaubnis:
    """A Träger its own; the administration those of all, for most of them have no account here."""
    if zugriff.ist_betrieb or zugriff.hat(Rolle.VERWALTUNG) or traeger_id in zugriff.traeger(Rolle.LT_LEITUNG):
        return JA
    return nein("Standorte pflegt die Leitung des Trägers oder die Verwaltung der Zugänge.")


def darf_platz_buchen(zugriff: Zugriff, raum_id: int) -> Erlaubnis:
    """People of the Jugendamt who work in this Wirkungsraum or in the whole city."""
    if zugriff.hat(*IM_AMT_UEBERALL) or raum_id in zugriff.raeume(*IM_ASD):
        return JA
    return nein("Plätze bucht, wer für das Jugendamt in diesem Wirkungsraum arbeitet.")


def darf_buchung_zuruecknehmen(zugriff: Zugriff, raum_id: int, gebucht_von_id: int) -> Erlaubnis:
    """Who booked, and the Leitung of the ASD when somebody is ill."""
    if zugriff.konto_id == gebucht_von_id or raum_id in zugriff.raeume(Rolle.ASD_LEITUNG):
        return JA
    return nein("Eine Buchung nimmt zurück, wer gebucht hat, oder die Leitung des ASD.")


def darf_quote_sehen(zugriff: Zugriff, traeger_id: int) -> Erlaubnis:
    """How many with a degree: the Träger's own people, and who watches over the contract."""
    if zugriff.hat(*QUOTE_LESEN) or traeger_id in zugriff.traeger(*BEIM_TRAEGER):
        return JA
    return nein("Die Quote lesen der Träger selbst, die Leitung des ASD, das Controlling und die Steuerungsgruppe.")


def darf_personal_sehen(zugriff: Zugriff, traeger_id: int, leitet: frozenset[int]) -> Erlaubnis:
    """`leitet`: ids of the Wirkungsräume which the Träger leads today; there the ASD's Leitung knows who works."""
    if traeger_id in zugriff.traeger(Rolle.LT_LEITUNG) or leitet & zugriff.raeume(Rolle.ASD_LEITUNG):
        return JA
    return nein("Namen sieht die Leitung des Trägers und die Leitung des ASD in seinem Wirkungsraum.")


def darf_personal_pflegen(zugriff: Zugriff, traeger_id: int) -> Erlaubnis:
    """Only the Träger itself writes about its people."""
    if traeger_id in zugriff.traeger(Rolle.LT_LEITUNG):
        return JA
    return nein("Angaben über seine Fachkräfte trägt nur die Leitung des Trägers ein.")


def darf_angaben_loeschen(zugriff: Zugriff, traeger_id: int) -> Erlaubnis:
    """The operator too: the law's day comes whether or not somebody thinks of it."""
    return JA if zugriff.ist_betrieb else darf_personal_pflegen(zugriff, traeger_id)

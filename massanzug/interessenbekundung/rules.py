"""Who may prepare, release and open a call, and who writes a Bekundung."""

from massanzug.interessenbekundung.choices import Verfasserrolle
from massanzug.technik.erlaubnis import JA, Erlaubnis, nein
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff


def darf_verfahren_vorbereiten(zugriff: Zugriff) -> Erlaubnis:
    if zugriff.hat(Rolle.AUSWAHL):
        return JA
    return nein("Ein Auswahlverfahren bereitet nur vor, wer im Jugendamt dafür benannt ist.")


def darf_verfahren_freigeben(zugriff: Zugriff, vorgelegt_von: int | None) -> Erlaubnis:
    """Two persons: who laid it before the other does not release it."""
    if not zugriff.hat(Rolle.AUSWAHL):
        return darf_verfahren_vorbereiten(zugriff)
    if vorgelegt_von == zugriff.konto_id:
        return nein("Freigeben muss eine zweite Person: Vorgelegt haben Sie das Verfahren selbst.")
    return JA


def darf_oeffnen(zugriff: Zugriff, haelt_schluessel: bool) -> Erlaubnis:
    if zugriff.hat(Rolle.AUSWAHL) and haelt_schluessel:
        return JA
    return nein("Öffnen können nur zwei der drei Personen, die einen Schlüssel halten.")


def darf_bekunden(zugriff: Zugriff, traeger_id: int) -> Erlaubnis:
    if traeger_id in zugriff.traeger(Rolle.BEWERBUNG):
        return JA
    return nein("Für diesen Träger schreiben nur Menschen, die er dafür benannt hat.")


def darf_schreiben(zugriff: Zugriff, traeger_id: int, rolle: str | None) -> Erlaubnis:
    """`rolle` is what she is in this Bekundung, None where she is no author of it; she still belongs to its Träger."""
    if rolle and traeger_id in zugriff.traeger(Rolle.BEWERBUNG):
        return JA
    return nein("Für diese Bekundung schreiben und sprechen nur ihre Verfasserinnen und Verfasser.")


def darf_einreichen(zugriff: Zugriff, traeger_id: int, rolle: str | None) -> Erlaubnis:
    if not (schreibt := darf_schreiben(zugriff, traeger_id, rolle)):
        return schreibt
    if rolle == Verfasserrolle.VERANTWORTLICH:
        return JA
    return nein("Einreichen und zurückziehen kann, wer für die Bekundung verantwortlich ist.")


def darf_fragen(zugriff: Zugriff) -> Erlaubnis:
    """Whoever may answer a call may ask about it."""
    if zugriff.hat(Rolle.BEWERBUNG):
        return JA
    return nein("Fragen stellen kann, wer für einen Träger angemeldet ist.")


def darf_traeger_anmelden(zugriff: Zugriff) -> Erlaubnis:
    """A Träger introduces itself without an account; the page acts for it."""
    return JA if zugriff.ist_betrieb else nein("Sie sind schon angemeldet.")


def darf_auswahl_fuehren(zugriff: Zugriff, befangen: bool = False, wertet_verdeckt: bool = False) -> Erlaubnis:
    """The clerk's acts after the opening.

    `befangen`: she has declared herself biased towards an applicant for the Wirkungsraum it is about. Those for one
    Wirkungsraum are compared: who may not judge one of them may not judge the rivals either, or she would judge the one
    through the others. `wertet_verdeckt`: she scores without names, so she does not read the names meanwhile.
    """
    if not zugriff.hat(Rolle.AUSWAHL):
        return nein("Die Auswahl führt nur, wer im Jugendamt dafür benannt ist.")
    if befangen:
        return nein("Sie haben sich für diesen Wirkungsraum befangen erklärt. Das übernimmt jemand anderes.")
    if wertet_verdeckt:
        return nein("Sie werten ohne die Namen. Bis die erste Wertung geschlossen ist, prüft jemand anderes.")
    return JA


def darf_zweite_auswahlperson(zugriff: Zugriff, erste_id: int | None, befangen: bool = False) -> Erlaubnis:
    """The second signature or decision is another person's."""
    if not (fuehrt := darf_auswahl_fuehren(zugriff, befangen)):
        return fuehrt
    if erste_id == zugriff.konto_id:
        return nein("Das braucht eine zweite Person: Den ersten Schritt haben Sie selbst getan.")
    return JA


def darf_befangenheit_erklaeren(zugriff: Zugriff, in_der_jury: bool) -> Erlaubnis:
    """Who scores and who leads the selection; both still work here today."""
    if zugriff.hat(Rolle.AUSWAHL) or (in_der_jury and zugriff.mitgliedschaften):
        return JA
    return nein("Befangenheit erklärt, wer in diesem Verfahren wertet oder entscheidet.")


def darf_werten(zugriff: Zugriff, in_der_jury: bool, unbefangen: bool) -> Erlaubnis:
    """`unbefangen`: she has said so of this Bekundung and of all its rivals for the Wirkungsraum."""
    if not in_der_jury or not zugriff.mitgliedschaften:
        return nein("Werten können nur Mitglieder der Jury.")
    if not unbefangen:
        return nein("Sie werten nur, wofür Sie sich unbefangen erklärt haben; das gilt für alle eines Wirkungsraums.")
    return JA

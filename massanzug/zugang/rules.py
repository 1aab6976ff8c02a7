"""Who may do what with accounts and traces."""

from massanzug.technik.erlaubnis import JA, Erlaubnis, nein
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff


def darf_angemeldet(zugriff: Zugriff) -> Erlaubnis:
    """Any person with a role here."""
    if zugriff.mitgliedschaften:
        return JA
    return nein("Ihr Konto hat zurzeit keine Aufgabe. Bitte wenden Sie sich an die Verwaltung der Zugänge.")


def darf_konto(zugriff: Zugriff) -> Erlaubnis:
    """Any logged-in person, for her own account pages."""
    return JA


def darf_kalender(zugriff: Zugriff) -> Erlaubnis:
    """A calendar is for who works here today; without a role there are no days to show."""
    return darf_angemeldet(zugriff)


def darf_protokoll_lesen(zugriff: Zugriff) -> Erlaubnis:
    """Data protection reads who did and who read what, never what stands in a case (§ 35 SGB I)."""
    return JA if zugriff.hat(Rolle.DATENSCHUTZ) else nein("Das Protokoll liest nur der Datenschutz.")


def darf_konto_anlegen(zugriff: Zugriff) -> Erlaubnis:
    if zugriff.ist_betrieb or zugriff.hat(Rolle.VERWALTUNG):
        return JA
    return nein("Konten legt nur die Verwaltung der Zugänge an.")

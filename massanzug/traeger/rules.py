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

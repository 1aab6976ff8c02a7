"""What is done with accounts."""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password

from massanzug.technik.erlaubnis import verlange
from massanzug.technik.zufall import zufallsbytes
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, speichere
from massanzug.zugang.rules import darf_konto_anlegen
from massanzug.zugang.zugriff import Zugriff


@handlung
def konto_anlegen(*, zugriff: Zugriff, kennung: str, name: str, passwort: str) -> Konto:
    """Create an account that can do nothing yet; its rights come with a Zugehoerigkeit."""
    verlange(darf_konto_anlegen(zugriff))
    konto = Konto(kennung=kennung, name=name, angelegt_am=zugriff.jetzt)
    validate_password(passwort, konto)
    konto.password = make_password(passwort, salt=zufallsbytes(16).hex())
    speichere(konto)
    protokolliere(zugriff, "konto_anlegen", konto)
    return konto

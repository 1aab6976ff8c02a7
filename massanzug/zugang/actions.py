"""What is done with accounts."""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password

from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.technik.zufall import geheime_marke, zufallsbytes
from massanzug.zugang.models import Kalenderadresse, Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.queries import pruefsumme
from massanzug.zugang.rules import darf_kalender, darf_konto_anlegen
from massanzug.zugang.zugriff import Zugriff


@handlung
def kalender_anlegen(*, zugriff: Zugriff) -> tuple[Kalenderadresse, str]:
    """Give the acting person a private calendar address and end her former one. Returns it with its secret part.

    The secret part (256 bits) is never kept: it can be shown once, now.
    """
    verlange(darf_kalender(zugriff))
    _beende_kalender(zugriff, "kalender_anlegen", begleitend=True)
    marke = geheime_marke()
    adresse = Kalenderadresse(konto_id=zugriff.konto_id, pruefsumme=pruefsumme(marke), angelegt_am=zugriff.jetzt)
    speichere(adresse)
    protokolliere(zugriff, "kalender_anlegen", adresse)
    return adresse, marke


@handlung
def kalender_widerrufen(*, zugriff: Zugriff) -> None:
    """From the next request on the acting person's calendar address leads nowhere."""
    if not _beende_kalender(zugriff, "kalender_widerrufen", begleitend=False):
        raise Unzulaessig("Es gilt keine Kalenderadresse. Vielleicht haben Sie sie schon widerrufen.")


def _beende_kalender(zugriff: Zugriff, aktion: str, *, begleitend: bool) -> bool:
    adresse = Kalenderadresse.objects.select_for_update().filter(
        konto_id=zugriff.konto_id, widerrufen_am__isnull=True
    ).first()  # fmt: skip
    if adresse is None:
        return False
    vorher = schnappschuss(adresse)
    adresse.widerrufen_am = zugriff.jetzt
    speichere(adresse)
    protokolliere(zugriff, aktion, adresse, vorher=vorher, begleitend=begleitend)
    return True


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

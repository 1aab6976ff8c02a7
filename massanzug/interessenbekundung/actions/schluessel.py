"""The three who hold a key to what is sealed."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from massanzug.interessenbekundung.actions.verfahren import gesperrt
from massanzug.interessenbekundung.choices import SCHLUESSELPERSONEN, Verfahrensstand
from massanzug.interessenbekundung.models import Schluesselperson, Verfahren
from massanzug.interessenbekundung.rules import darf_oeffnen, darf_verfahren_vorbereiten
from massanzug.rechenkern import siegel
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.technik.zufall import zufallsbytes
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


@handlung
def schluessel_annehmen(*, zugriff: Zugriff, verfahren: Verfahren, kennwort: str) -> Schluesselperson:
    """Become one of the three who hold a key. The passphrase is kept nowhere."""
    verlange(darf_verfahren_vorbereiten(zugriff))
    verfahren = gesperrt(verfahren, Verfahrensstand.ENTWURF)
    try:  # who has the database can try at leisure: as strong as a login at least
        validate_password(kennwort, Konto(name=zugriff.name))
    except ValidationError as fehler:
        raise Unzulaessig({"kennwort": " ".join(fehler.messages)}) from fehler
    vergeben = set(verfahren.schluesselpersonen.values_list("nummer", flat=True))
    frei = sorted(set(range(1, SCHLUESSELPERSONEN + 1)) - vergeben)
    if not frei:
        raise Unzulaessig("Alle drei Schlüssel sind vergeben.")
    eigener = siegel.neuer_schluessel(zufallsbytes)
    person = Schluesselperson(
        verfahren=verfahren,
        nummer=frei[0],
        konto_id=zugriff.konto_id,
        oeffentlich=eigener.oeffentlich.hex(),
        schloss=siegel.verschliesse(kennwort, eigener.geheim, zufallsbytes).hex(),
        geprueft_am=zugriff.jetzt,
    )
    speichere(person)
    protokolliere(zugriff, "schluessel_annehmen", person)
    return person


@handlung
def schluessel_pruefen(*, zugriff: Zugriff, person: Schluesselperson, kennwort: str) -> Schluesselperson:
    """Try one's own passphrase, so that a forgotten one shows while there is still time."""
    verlange(darf_oeffnen(zugriff, person.konto_id == zugriff.konto_id))
    vorher = schnappschuss(person)
    aufgeschlossen(person, kennwort)
    person.geprueft_am, person.verloren_am = zugriff.jetzt, None
    speichere(person)
    protokolliere(zugriff, "schluessel_pruefen", person, vorher=vorher)
    return person


@handlung
def schluessel_verloren_melden(*, zugriff: Zugriff, person: Schluesselperson) -> Schluesselperson:
    """Say that one's passphrase is gone. One of three may be; with two nothing can be opened any more."""
    verlange(darf_oeffnen(zugriff, person.konto_id == zugriff.konto_id))
    vorher = schnappschuss(person)
    person.verloren_am = zugriff.jetzt
    speichere(person)
    protokolliere(zugriff, "schluessel_verloren_melden", person, vorher=vorher)
    return person


def aufgeschlossen(person: Schluesselperson, kennwort: str) -> bytes:
    try:
        return siegel.schliesse_auf(kennwort, bytes.fromhex(person.schloss))
    except siegel.KennwortFalsch:
        fehler = f"Das Kennwort zu Schlüssel {person.nummer} stimmt nicht."
        raise Unzulaessig({f"kennwort-{person.nummer}": fehler}) from None

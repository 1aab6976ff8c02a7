"""How a Träger that the city does not know yet introduces itself, and colleagues join."""

from massanzug.interessenbekundung.models import Traegeranmeldung
from massanzug.interessenbekundung.rules import darf_traeger_anmelden
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.traeger.actions import zugehoerigkeit_eintragen
from massanzug.traeger.choices import Traegerart
from massanzug.traeger.models import Traeger
from massanzug.zugang.actions import konto_anlegen
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, speichere
from massanzug.zugang.zugriff import Zugriff

BEKANNT = (
    "Diesen Träger kennt die Stadt schon. Bitte lassen Sie sich von einer Kollegin oder einem Kollegen einladen, "
    "oder wenden Sie sich an das Jugendamt."
)


@handlung
def traeger_anmelden(
    *, zugriff: Zugriff, name: str, art: Traegerart, anschrift: str, person: str, mail: str, passwort: str
) -> Traegeranmeldung:
    """Make an account, a Träger that is offered nowhere yet, and the right to write for it; nothing else opens."""
    verlange(darf_traeger_anmelden(zugriff))
    if Traeger.objects.filter(name__iexact=name).exists():
        raise Unzulaessig({"name": BEKANNT})
    konto = bewerberkonto(zugriff=zugriff, person=person, mail=mail, passwort=passwort)
    traeger = Traeger(name=name, art=art, bestaetigt=False)
    speichere(traeger)
    zugehoerigkeit_eintragen(
        zugriff=zugriff,
        konto=konto,
        traeger=traeger,
        rolle=Rolle.BEWERBUNG,
        wirkungsraum=None,
        gueltig_von=zugriff.heute,
    )
    anmeldung = Traegeranmeldung(traeger=traeger, konto=konto, anschrift=anschrift, mail=mail, am=zugriff.jetzt)
    speichere(anmeldung)
    protokolliere(zugriff, "traeger_anmelden", anmeldung)
    return anmeldung


def bewerberkonto(*, zugriff: Zugriff, person: str, mail: str, passwort: str) -> Konto:
    """An account whose login is the mail address. Raises Unzulaessig where there is one already."""
    if Konto.objects.filter(kennung__iexact=mail).exists():
        raise Unzulaessig({"mail": "Mit dieser Adresse gibt es schon ein Konto. Bitte melden Sie sich damit an."})
    return konto_anlegen(zugriff=zugriff, kennung=mail, name=person, passwort=passwort)

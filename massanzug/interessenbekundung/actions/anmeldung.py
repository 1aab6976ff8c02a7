"""How a Träger that the city does not know yet introduces itself, and colleagues join."""

from datetime import timedelta

from massanzug.interessenbekundung.actions.bekundung import zum_schreiben
from massanzug.interessenbekundung.choices import EINLADUNG_TAGE, EINLADUNGEN_HOECHSTENS, Verfasserrolle
from massanzug.interessenbekundung.models import Bekundung, Einladung, Traegeranmeldung, Verfasser
from massanzug.interessenbekundung.queries.verfahren import offene_einladung, offene_einladungen, verfasserrolle
from massanzug.interessenbekundung.rules import darf_einreichen, darf_traeger_anmelden
from massanzug.rechenkern.worte import normal
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.technik.zufall import geheime_marke
from massanzug.traeger.actions import zugehoerigkeit_eintragen
from massanzug.traeger.choices import Traegerart
from massanzug.traeger.models import Traeger
from massanzug.zugang.actions import konto_anlegen
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.queries import pruefsumme
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
    if _vergleichbar(name) in map(_vergleichbar, Traeger.objects.values_list("name", flat=True)):
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


@handlung
def kollegin_einladen(*, zugriff: Zugriff, bekundung: Bekundung) -> str:
    """Let a colleague without an account join and write, too. Returns the secret (256 bits) of her invitation.

    It is kept nowhere: it can be shown once, now.
    """
    verlange(darf_einreichen(zugriff, bekundung.traeger_id, verfasserrolle(zugriff, bekundung)))
    bekundung = zum_schreiben(bekundung)
    if offene_einladungen(bekundung, zugriff.jetzt).count() >= EINLADUNGEN_HOECHSTENS:
        raise Unzulaessig(f"{EINLADUNGEN_HOECHSTENS} Einladungen sind noch offen. Jede gilt {EINLADUNG_TAGE} Tage.")
    marke = geheime_marke()
    einladung = Einladung(
        bekundung=bekundung, pruefsumme=pruefsumme(marke), von_id=zugriff.konto_id,
        gilt_bis=zugriff.jetzt + timedelta(EINLADUNG_TAGE),
    )  # fmt: skip
    speichere(einladung)
    protokolliere(zugriff, "kollegin_einladen", einladung)
    return marke


@handlung
def einladung_annehmen(*, zugriff: Zugriff, marke: str, person: str, mail: str, passwort: str) -> Konto:
    """Make an account that belongs to the inviting Träger and writes its Bekundung; once for each invitation."""
    verlange(darf_traeger_anmelden(zugriff))
    einladung = offene_einladung(marke, zugriff.jetzt, sperren=True)
    if einladung is None:
        raise Unzulaessig("Diese Einladung gilt nicht mehr. Bitte lassen Sie sich eine neue geben.")
    vorher = schnappschuss(einladung)
    konto = bewerberkonto(zugriff=zugriff, person=person, mail=mail, passwort=passwort)
    zugehoerigkeit_eintragen(
        zugriff=zugriff,
        konto=konto,
        traeger=einladung.bekundung.traeger,
        rolle=Rolle.BEWERBUNG,
        wirkungsraum=None,
        gueltig_von=zugriff.heute,
    )
    speichere(Verfasser(bekundung=einladung.bekundung, konto=konto, rolle=Verfasserrolle.SCHREIBT))
    einladung.angenommen_von = konto
    speichere(einladung)
    protokolliere(zugriff, "einladung_annehmen", einladung, vorher=vorher)
    return konto


def _vergleichbar(name: str) -> str:
    """Case, spaces and punctuation make no other Träger; a name without a Latin letter is compared as it is."""
    return normal(name) or name.casefold()


def bewerberkonto(*, zugriff: Zugriff, person: str, mail: str, passwort: str) -> Konto:
    """An account whose login is the mail address. Raises Unzulaessig where there is one already."""
    if Konto.objects.filter(kennung__iexact=mail).exists():
        raise Unzulaessig({"mail": "Mit dieser Adresse gibt es schon ein Konto. Bitte melden Sie sich damit an."})
    return konto_anlegen(zugriff=zugriff, kennung=mail, name=person, passwort=passwort)

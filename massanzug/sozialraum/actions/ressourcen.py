"""How the city comes into the house, row by row from its parameter file, and what people know of the neighbourhood."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Final, TypedDict, Unpack

from massanzug.sozialraum.choices import Bestaetigungsweg, Ressourcenart
from massanzug.sozialraum.models import Bestaetigungslink, Einwohnerstand, Raumressource, Stadtteil, Wirkungsraum
from massanzug.sozialraum.queries.links import link_zur_marke
from massanzug.sozialraum.rules import darf_raum_pflegen, darf_stadt_einrichten
from massanzug.technik.erlaubnis import Unzulaessig, Zwischenstand, verlange
from massanzug.technik.zufall import geheime_marke
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.queries import pruefsumme
from massanzug.zugang.zugriff import Zugriff


@handlung
def wirkungsraum_anlegen(*, zugriff: Zugriff, schluessel: str, name: str, reihenfolge: int) -> Wirkungsraum:
    """Add an area of the city."""
    verlange(darf_stadt_einrichten(zugriff))
    raum = Wirkungsraum(schluessel=schluessel, name=name, reihenfolge=reihenfolge)
    speichere(raum)
    protokolliere(zugriff, "wirkungsraum_anlegen", raum)
    return raum


@handlung
def stadtteil_anlegen(
    *,
    zugriff: Zugriff,
    wirkungsraum: Wirkungsraum,
    name: str,
    breite: Decimal,
    laenge: Decimal,
    zuordnung_ist_annahme: bool,
) -> Stadtteil:
    """Add a part of the city; latitude and longitude in degrees."""
    verlange(darf_stadt_einrichten(zugriff))
    teil = Stadtteil(
        wirkungsraum=wirkungsraum,
        name=name,
        breite=breite,
        laenge=laenge,
        zuordnung_ist_annahme=zuordnung_ist_annahme,
    )
    speichere(teil)
    protokolliere(zugriff, "stadtteil_anlegen", teil)
    return teil


@handlung
def einwohnerstand_eintragen(
    *,
    zugriff: Zugriff,
    wirkungsraum: Wirkungsraum,
    stichtag: date,
    alle: int | None,
    u21: int,
    quelle: str,
    ist_beispiel: bool,
) -> Einwohnerstand:
    """Note how many people live in a Wirkungsraum on a day, with the source."""
    verlange(darf_stadt_einrichten(zugriff))
    stand = Einwohnerstand(
        wirkungsraum=wirkungsraum, stichtag=stichtag, alle=alle, u21=u21, quelle=quelle, ist_beispiel=ist_beispiel
    )
    speichere(stand)
    protokolliere(zugriff, "einwohnerstand_eintragen", stand)
    return stand


class Ressourcenwerte(TypedDict, total=False):
    """What an entry is made of; what is left out keeps its value, or is empty in a new one."""

    name: str
    art: Ressourcenart
    themen: list[str]
    beschreibung: str
    alter_von: int | None
    alter_bis: int | None
    stadtteil: Stadtteil
    anschrift: str
    breite: Decimal | None
    laenge: Decimal | None
    zeiten: list[list[str]]
    zeiten_wort: str
    kosten: str
    sprachen: list[str]
    zugang: list[str]
    traeger: str
    kontakt: str
    oeffentlich: bool
    hoechstens: int | None
    einwilligung_am: date | None
    notiz: str
    ist_beispiel: bool


@handlung
def raumressource_eintragen(
    *, zugriff: Zugriff, bestaetigt_wie: Bestaetigungsweg, **werte: Unpack[Ressourcenwerte]
) -> Raumressource:
    """Note a resource of the neighbourhood; whoever enters it has seen or asked it, so it counts as confirmed today."""
    ressource = Raumressource(
        bestaetigt_am=zugriff.heute, bestaetigt_wie=bestaetigt_wie, geaendert_am=zugriff.heute, **werte
    )
    verlange(darf_raum_pflegen(zugriff, ressource.stadtteil.wirkungsraum_id))
    _pruefe(ressource, zugriff)
    speichere(ressource)
    protokolliere(zugriff, "raumressource_eintragen", ressource)
    return ressource


@handlung
def raumressource_aendern(
    *, zugriff: Zugriff, ressource: Raumressource, stand: int, **werte: Unpack[Ressourcenwerte]
) -> Raumressource:
    """Correct an entry. That alone does not make it fresh. Refuses what somebody else has changed meanwhile."""
    gesperrt = _gesperrt(zugriff, ressource)
    if gesperrt.stand != stand:
        raise Zwischenstand("Inzwischen hat jemand diesen Eintrag geändert.", gesperrt.stand, gesperrt)
    vorher = schnappschuss(gesperrt)
    for name, wert in werte.items():
        setattr(gesperrt, name, wert)
    verlange(darf_raum_pflegen(zugriff, gesperrt.stadtteil.wirkungsraum_id))  # it may have moved
    gesperrt.geaendert_am, gesperrt.stand = zugriff.heute, gesperrt.stand + 1
    _pruefe(gesperrt, zugriff)
    speichere(gesperrt)
    protokolliere(zugriff, "raumressource_aendern", gesperrt, vorher=vorher)
    return gesperrt


@handlung
def raumressource_bestaetigen(*, zugriff: Zugriff, ressource: Raumressource, wie: Bestaetigungsweg) -> Raumressource:
    """Somebody asked, and it is still so."""
    gesperrt = _gesperrt(zugriff, ressource)
    vorher = schnappschuss(gesperrt)
    gesperrt.bestaetigt_am, gesperrt.bestaetigt_wie = zugriff.heute, wie
    gesperrt.stand += 1
    speichere(gesperrt)
    protokolliere(zugriff, "raumressource_bestaetigen", gesperrt, vorher=vorher)
    return gesperrt


@handlung
def raumressource_beenden(*, zugriff: Zugriff, ressource: Raumressource, am: date) -> Raumressource:
    """It is not there any more, or a private person took back her consent: nobody is offered it from now on."""
    gesperrt = _gesperrt(zugriff, ressource)
    if am > zugriff.heute:
        raise Unzulaessig({"am": "Dieser Tag liegt in der Zukunft. Bitte nennen Sie den Tag, seit dem es vorbei ist."})
    vorher = schnappschuss(gesperrt)
    gesperrt.beendet_am, gesperrt.geaendert_am = am, zugriff.heute
    gesperrt.stand += 1
    speichere(gesperrt)
    protokolliere(zugriff, "raumressource_beenden", gesperrt, vorher=vorher)
    return gesperrt


LINK_TAGE: Final = 30


@handlung
def bestaetigungslink_anlegen(*, zugriff: Zugriff, ressource: Raumressource) -> tuple[Bestaetigungslink, str]:
    """An address with which the organisation itself confirms or corrects this entry; the former one ends.

    The secret part (256 bits) is never kept: it can be shown once, now. It holds for LINK_TAGE days.
    """
    gesperrt = _gesperrt(zugriff, ressource)
    if gesperrt.ist_person:
        raise Unzulaessig("Eine Privatperson fragt jemand selbst. Links gibt es nur für Organisationen.")
    for frueherer in gesperrt.links.select_for_update().filter(beendet_am__isnull=True):
        _beende_link(zugriff, frueherer, "bestaetigungslink_anlegen")
    marke = geheime_marke()
    link = Bestaetigungslink(
        ressource=gesperrt,
        pruefsumme=pruefsumme(marke),
        angelegt_am=zugriff.heute,
        gueltig_bis=zugriff.heute + timedelta(days=LINK_TAGE),
    )
    speichere(link)
    protokolliere(zugriff, "bestaetigungslink_anlegen", link)
    return link, marke


class EigeneWerte(TypedDict):
    """What an organisation may set right in its own entry."""

    beschreibung: str
    zeiten: list[list[str]]
    zeiten_wort: str
    kosten: str
    anschrift: str
    kontakt: str


@handlung
def eintrag_selbst_bestaetigen(*, zugriff: Zugriff, marke: str, **werte: Unpack[EigeneWerte]) -> Raumressource:
    """The organisation says that its entry is so, or how it is. The right to it is the secret address alone."""
    offen = link_zur_marke(marke, zugriff.heute)
    if offen is None:
        raise Unzulaessig("Dieser Link gilt nicht mehr. Bitte bitten Sie das Team um einen neuen.")
    link = Bestaetigungslink.objects.select_for_update().get(pk=offen.pk)
    ressource = Raumressource.objects.select_for_update().get(pk=link.ressource_id)
    if link.beendet_am or ressource.beendet_am:
        raise Unzulaessig("Dieser Link wurde schon benutzt. Vielen Dank.")
    vorher = schnappschuss(ressource)
    geaendert = {name: wert for name, wert in werte.items() if getattr(ressource, name) != wert}
    for name, wert in geaendert.items():
        setattr(ressource, name, wert)
    ressource.bestaetigt_am, ressource.bestaetigt_wie = zugriff.heute, Bestaetigungsweg.SELBST
    ressource.geaendert_am = zugriff.heute if geaendert else ressource.geaendert_am
    ressource.stand += 1
    speichere(ressource)
    protokolliere(zugriff, "eintrag_selbst_bestaetigen", ressource, vorher=vorher)
    _beende_link(zugriff, link, "eintrag_selbst_bestaetigen")
    return ressource


def _beende_link(zugriff: Zugriff, link: Bestaetigungslink, aktion: str) -> None:
    vorher = schnappschuss(link)
    link.beendet_am = zugriff.jetzt
    speichere(link)
    protokolliere(zugriff, aktion, link, vorher=vorher, begleitend=True)


def _gesperrt(zugriff: Zugriff, ressource: Raumressource) -> Raumressource:
    gesperrt = Raumressource.objects.select_for_update().get(pk=ressource.pk)
    verlange(darf_raum_pflegen(zugriff, gesperrt.stadtteil.wirkungsraum_id))
    if gesperrt.beendet_am:
        raise Unzulaessig("Diesen Eintrag gibt es nicht mehr. Bitte legen Sie ihn neu an, wenn er wieder gilt.")
    return gesperrt


def _pruefe(ressource: Raumressource, zugriff: Zugriff) -> None:
    """What belongs together, in words that name the field."""
    fehler: dict[str, str] = {}
    if (
        ressource.alter_von is not None
        and ressource.alter_bis is not None
        and ressource.alter_bis < ressource.alter_von
    ):
        fehler["alter_bis"] = "Das höchste Alter liegt unter dem niedrigsten. Bitte prüfen Sie beide."
    if ressource.ist_person:
        fehler |= _pruefe_person(ressource, zugriff)
    if fehler:
        raise Unzulaessig(fehler)


def _pruefe_person(ressource: Raumressource, zugriff: Zugriff) -> dict[str, str]:
    """A private person: only with consent, with a limit, for the team alone, without her address."""
    fehler: dict[str, str] = {}
    if ressource.einwilligung_am is None:
        fehler["einwilligung_am"] = "Eine Privatperson steht nur mit ihrer Einwilligung hier. Seit wann ist sie da?"
    elif ressource.einwilligung_am > zugriff.heute:
        fehler["einwilligung_am"] = "Dieser Tag liegt in der Zukunft. Bitte fragen Sie zuerst."
    if not ressource.hoechstens:
        fehler["hoechstens"] = "Mit wie vielen Familien höchstens zugleich? Das schützt vor zu viel."
    if ressource.oeffentlich:
        fehler["oeffentlich"] = "Eine Privatperson steht nie öffentlich. Bitte nehmen Sie das Häkchen weg."
    if ressource.anschrift:
        fehler["anschrift"] = "Bei einer Privatperson steht hier keine Anschrift. Bitte lassen Sie das Feld leer."
    return fehler

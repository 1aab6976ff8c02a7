"""How the city comes into the house, row by row from its parameter file, and what people know of the neighbourhood."""

from datetime import date
from decimal import Decimal
from typing import Any

from massanzug.sozialraum.choices import Bestaetigungsweg
from massanzug.sozialraum.models import Einwohnerstand, Raumressource, Stadtteil, Wirkungsraum
from massanzug.sozialraum.rules import darf_raum_pflegen, darf_stadt_einrichten
from massanzug.technik.erlaubnis import Unzulaessig, Zwischenstand, verlange
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
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


@handlung
def raumressource_eintragen(*, zugriff: Zugriff, **werte: Any) -> Raumressource:
    """Note a resource of the neighbourhood; whoever enters it has seen or asked it, so it counts as confirmed today."""
    ressource = Raumressource(bestaetigt_am=zugriff.heute, geaendert_am=zugriff.heute, **werte)
    verlange(darf_raum_pflegen(zugriff, ressource.stadtteil.wirkungsraum_id))
    _pruefe(ressource, zugriff)
    speichere(ressource)
    protokolliere(zugriff, "raumressource_eintragen", ressource)
    return ressource


@handlung
def raumressource_aendern(*, zugriff: Zugriff, ressource: Raumressource, stand: int, **werte: Any) -> Raumressource:
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

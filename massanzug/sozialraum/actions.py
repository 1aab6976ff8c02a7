"""How the city comes into the house: from its parameter file, row by row, each in the Protokoll."""

from datetime import date
from decimal import Decimal

from massanzug.sozialraum.models import Einwohnerstand, Stadtteil, Wirkungsraum
from massanzug.sozialraum.rules import darf_stadt_einrichten
from massanzug.technik.erlaubnis import verlange
from massanzug.zugang.protokollieren import handlung, protokolliere, speichere
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

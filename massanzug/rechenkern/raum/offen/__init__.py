"""What the neighbourhood's memory gives to everybody, and takes from others, in open formats; this is its door.

    Offen(...)                                           # one public entry; cannot hold anything else
    hsds, geojson, tabelle, vcard, ics                   # one module per format
    gleiche(neue, bestehende)                            # what of it the house probably has already

Pure: no database, no clock. Whatever is read, only Offenfehler is raised. Formats: docs/offene-daten.md.
"""

from massanzug.rechenkern.raum.eintrag import Ort
from massanzug.rechenkern.raum.offen.eintrag import (
    Kontakt,
    Offen,
    Offenfehler,
    Zeilenfehler,
    kennung_aus,
    kontaktzeile,
    nachsichtig,
    teile_kontakt,
)
from massanzug.rechenkern.raum.offen.geojson import zu_geojson
from massanzug.rechenkern.raum.offen.gleiche import Paar, gleiche
from massanzug.rechenkern.raum.offen.ics import kalender
from massanzug.rechenkern.raum.offen.vcard import aus_vcard

__all__ = [
    "Kontakt",
    "Offen",
    "Offenfehler",
    "Ort",
    "Paar",
    "Zeilenfehler",
    "aus_vcard",
    "gleiche",
    "kalender",
    "kennung_aus",
    "kontaktzeile",
    "nachsichtig",
    "teile_kontakt",
    "zu_geojson",
]

"""The neighbourhood's memory: what somebody needs, what there is, and why one fits the other; this is its door.

    bedarf = verstehe("Mein Sohn (10) soll dienstags schwimmen lernen")   # words, and what they say beside the theme
    Raumindex(eintraege, lade_themen()).finde(bedarf, heute)              # in order, each with its reasons
    veroeffentliche(stand, meldungen, heute)                              # themes that many families share

Pure: no database, no clock. Distances in metres, ages in years. Method: docs/raumsuche.md, docs/themenradar.md.
"""

from massanzug.rechenkern.raum.bedarf import SPRACHEN, WOCHENTAGE, ZUGAENGE, Bedarf, verstehe
from massanzug.rechenkern.raum.eintrag import Eintrag, Ort, Zeit, entfernung_m
from massanzug.rechenkern.raum.frische import BITTE_BESTAETIGEN, SINKT, Frische, frische
from massanzug.rechenkern.raum.fund import Fund, Grund
from massanzug.rechenkern.raum.index import Raumindex
from massanzug.rechenkern.raum.radar import (
    AB_FAMILIEN,
    Altersanteil,
    Meldung,
    Mindestzahl,
    Quartal,
    Radarfehler,
    Trend,
    Veroeffentlichung,
    Zelle,
    mindestens,
    trend,
    veroeffentliche,
)
from massanzug.rechenkern.raum.themen import Thema, lade_themen
from massanzug.rechenkern.raum.zeiten import Zeitenfehler, zeiten_als_text, zeiten_aus_text

__all__ = [
    "AB_FAMILIEN",
    "BITTE_BESTAETIGEN",
    "SINKT",
    "SPRACHEN",
    "WOCHENTAGE",
    "ZUGAENGE",
    "Altersanteil",
    "Bedarf",
    "Eintrag",
    "Frische",
    "Fund",
    "Grund",
    "Meldung",
    "Mindestzahl",
    "Ort",
    "Quartal",
    "Radarfehler",
    "Raumindex",
    "Thema",
    "Trend",
    "Veroeffentlichung",
    "Zeit",
    "Zeitenfehler",
    "Zelle",
    "entfernung_m",
    "frische",
    "lade_themen",
    "mindestens",
    "trend",
    "veroeffentliche",
    "verstehe",
    "zeiten_als_text",
    "zeiten_aus_text",
]

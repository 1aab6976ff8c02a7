"""Presence of a Träger: who works there, the degree quota, dates of § 72a SGB VIII; this is its door.

    heute = quote(stellen, tag)                         # persons and hours side by side
    spaeter = aussicht(stellen, beginn, tag, faellig)   # who is known to come and go, and the straight line
    frei_ab = loeschen_bis(letzter_tag)                 # last day on which the date of a Führungszeugnis may be kept

Pure: no database, no clock. Hours are thousandths of an hour in the week, shares are Fractions of 1.
"""

from massanzug.rechenkern.praesenz.bild import Bestandsbild, Platzquartal, prozent, quotenbild, wachstumsbild
from massanzug.rechenkern.praesenz.quote import (
    Aussicht,
    Quote,
    Stelle,
    aussicht,
    erreicht,
    fehlende,
    quote,
    verlauf,
    vollzeitstellen,
)
from massanzug.rechenkern.praesenz.regel import Praesenzregel, lade_praesenz, regel_am
from massanzug.rechenkern.praesenz.zeugnis import (
    Zeugnislage,
    loeschen_bis,
    naechste_vorlage,
    zeugnislage,
    zu_loeschen,
)

__all__ = [
    "Aussicht",
    "Bestandsbild",
    "Platzquartal",
    "Praesenzregel",
    "Quote",
    "Stelle",
    "Zeugnislage",
    "aussicht",
    "erreicht",
    "fehlende",
    "lade_praesenz",
    "loeschen_bis",
    "naechste_vorlage",
    "prozent",
    "quote",
    "quotenbild",
    "regel_am",
    "verlauf",
    "vollzeitstellen",
    "wachstumsbild",
    "zeugnislage",
    "zu_loeschen",
]

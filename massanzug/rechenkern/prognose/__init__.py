"""The forecast of the Planbudget, Wirkungsraum by Wirkungsraum, in honest bands; this is its door.

    modell = lerne(spannen, bevoelkerung, stichtag)      # rates from the city's history, shrunk to dated defaults
    vorhersage(modell, hebel, budgets)                   # exact law, hazards as estimated, arrivals uncertain
    sofort(modell, hebel, budgets, raten=ratenwirkung(modell))      # the answer while a lever moves: four cumulants
    mischung(modell, hebel, budgets)                     # exact law over draws of all rates, for the background
    simuliere(modell, hebel, laeufe, seed)               # Monte Carlo, the independent oracle (kern=Schnellkern: fast)
    treiber_je_raum(modell, budgets)                     # which assumption moves the result most
    rueckschau(spannen, bevoelkerung, ausgaben, tage)    # what would have been forecast, and what happened
    monatsmittel(modell, hebel)                          # mean of each month to the cent

Money comes out in integer cents, probabilities as float; every Vorhersage says which engine it is from and which
uncertainty is in it. What cannot be forecast raises Prognosefehler with a German sentence; nothing ever is NaN.
A forecast is no reason to refuse a help (§ 27 SGB VIII). Method and sources: docs/prognose.md.
"""

from massanzug.rechenkern.prognose.ablage import (
    jahreswert_als_daten,
    jahreswert_aus,
    rueckschau_als_daten,
    rueckschau_aus,
    treiber_als_daten,
    treiber_aus,
    vorhersage_als_daten,
    vorhersage_aus,
)
from massanzug.rechenkern.prognose.ergebnis import (
    STADT,
    STUFEN,
    Band,
    Budgets,
    Daneben,
    Jahreswert,
    Monatswert,
    Ratenunsicherheit,
    Raumprognose,
    Verfahren,
    Vorhersage,
    Werte,
)
from massanzug.rechenkern.prognose.exakt import genau as vorhersage
from massanzug.rechenkern.prognose.kumulanten import Ratenwirkung, sofort
from massanzug.rechenkern.prognose.lernen import (
    RUECKBLICK_MONATE,
    VERTRAGSENDE,
    Spanne,
    Vorgabe,
    lade_vorgaben,
    laufende,
    lerne,
    monatszahl,
    vorgaben_am,
)
from massanzug.rechenkern.prognose.mischung import mischung, ratenwirkung
from massanzug.rechenkern.prognose.modell import (
    BAENDER,
    DAUERN,
    KLASSEN,
    OHNE_HEBEL,
    Hebel,
    Hilfe,
    Modell,
    Prognosefehler,
    Raum,
)
from massanzug.rechenkern.prognose.monate import monatsmittel, steigerung
from massanzug.rechenkern.prognose.rueckschau import (
    WENIGE_HILFEN,
    Blick,
    Guete,
    Rueckschau,
    ist_klein,
    rueckschau,
    werte_aus,
)
from massanzug.rechenkern.prognose.simulation import simuliere
from massanzug.rechenkern.prognose.treiber import Ausschlag, Treiber, treiber_je_raum
from massanzug.rechenkern.prognose.uebersetzt import Schnellkern

__all__ = [
    "BAENDER",
    "DAUERN",
    "KLASSEN",
    "OHNE_HEBEL",
    "RUECKBLICK_MONATE",
    "STADT",
    "STUFEN",
    "VERTRAGSENDE",
    "WENIGE_HILFEN",
    "Ausschlag",
    "Band",
    "Blick",
    "Budgets",
    "Daneben",
    "Guete",
    "Hebel",
    "Hilfe",
    "Jahreswert",
    "Modell",
    "Monatswert",
    "Prognosefehler",
    "Ratenunsicherheit",
    "Ratenwirkung",
    "Raum",
    "Raumprognose",
    "Rueckschau",
    "Schnellkern",
    "Spanne",
    "Treiber",
    "Verfahren",
    "Vorgabe",
    "Vorhersage",
    "Werte",
    "ist_klein",
    "jahreswert_als_daten",
    "jahreswert_aus",
    "lade_vorgaben",
    "laufende",
    "lerne",
    "mischung",
    "monatsmittel",
    "monatszahl",
    "ratenwirkung",
    "rueckschau",
    "rueckschau_als_daten",
    "rueckschau_aus",
    "simuliere",
    "sofort",
    "steigerung",
    "treiber_als_daten",
    "treiber_aus",
    "treiber_je_raum",
    "vorgaben_am",
    "vorhersage",
    "vorhersage_als_daten",
    "vorhersage_aus",
    "werte_aus",
]

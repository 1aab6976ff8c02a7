"""What each month is expected to cost, to the cent, so that the months of a year add up to the year."""

from __future__ import annotations

from datetime import date

import numpy as np

from massanzug.rechenkern.hochrechnung import Hilfeklasse
from massanzug.rechenkern.prognose.ergebnis import STADT
from massanzug.rechenkern.prognose.erzeugende import Lauf
from massanzug.rechenkern.prognose.kumulanten import Ratenwirkung
from massanzug.rechenkern.prognose.modell import (
    KLASSEN,
    OHNE_HEBEL,
    Feld,
    Fenster,
    Hebel,
    Modell,
    jahre,
    monat_von,
    raten,
)


def monatsmittel(
    modell: Modell, hebel: Hebel = OHNE_HEBEL, raten: Ratenwirkung | None = None
) -> dict[str, dict[date, int]]:
    """Mean in cents by Wirkungsraum and first day of the month; the city is the sum of its Wirkungsräume.

    Each month is what the year's rounded running sum grows by, so no cent is lost between months and year. `raten`
    moves each year as it does in `vorhersage`.
    """
    mittel = np.array(Lauf(modell, hebel).monatsmittel)
    for j, f in enumerate(jahre(modell) if raten is not None else ()):
        assert raten is not None
        mittel[:, f.von : f.bis] *= 1 + raten.verschiebung[:-1, j, None]
    je_raum = {
        raum.schluessel: {
            monat_von(modell, t): cent for f in jahre(modell) for t, cent in _gerundet(mittel[r], f).items()
        }
        for r, raum in enumerate(modell.raeume)
    }
    stadt = {monat: sum(reihe[monat] for reihe in je_raum.values()) for monat in next(iter(je_raum.values()))}
    return {**je_raum, STADT: stadt}


def steigerung(modell: Modell, hebel: Hebel, klasse: Hilfeklasse) -> dict[date, float]:
    """Price level of each month against the first, for what rises like the helps of this class."""
    pfad = raten(modell, hebel).steigerung[KLASSEN.index(klasse)]
    return {monat_von(modell, t): float(mal) for t, mal in enumerate(pfad)}


def _gerundet(reihe: Feld, fenster: Fenster) -> dict[int, int]:
    summen = [round(float(s)) for s in reihe[fenster.von : fenster.bis].cumsum()]
    return {fenster.von + n: summe - davor for n, (davor, summe) in enumerate(zip([0, *summen], summen, strict=False))}

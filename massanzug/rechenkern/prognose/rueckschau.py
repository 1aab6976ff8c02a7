"""Back-test: what would have been forecast with what was known then, and what happened; also when a simple way wins.

Each Stichtag asks for the spend of the months after it (`horizont`, 12 unless said otherwise) by Wirkungsraum and for
the city. Measures: coverage of the bands, CRPS (mean over all levels of twice the quantile loss, in cents; for a single
value it is the absolute error), bias of the median. Peers are single values: a straight line through the months
known, the last months over again, and the mean of the same calendar months.
Sources: Gneiting/Raftery, JASA 102 (2007) 359 (CRPS, interval coverage); docs/prognose.md, section „Rückschau“.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from massanzug.rechenkern.prognose.ergebnis import STADT, STUFEN, Raumprognose
from massanzug.rechenkern.prognose.kumulanten import sofort
from massanzug.rechenkern.prognose.lernen import Spanne, Vorgabe, lerne, monatszahl
from massanzug.rechenkern.prognose.mischung import ratenwirkung
from massanzug.rechenkern.prognose.modell import Feld, Fenster, Modell, Prognosefehler
from massanzug.rechenkern.tarif import Tarifschritt
from massanzug.rechenkern.zeitraum import plus_monate

BAENDER_PROZENT: Final = {50: (2, 4), 80: (1, 5), 95: (0, 6)}
"""Band in percent → places of its bounds in STUFEN."""
WENIGE_HILFEN: Final = 15
"""Wirkungsräume with fewer running helps are also reported apart."""

Ausgaben = Mapping[str, Mapping[int, int]]
"""Cents by Wirkungsraum and month number (year·12 + month − 1)."""


@dataclass(frozen=True, slots=True)
class Blick:
    """One question of the back-test: what was forecast at `stichtag` for the months after it, and what came."""

    stichtag: date
    wirkungsraum: str
    laufende: int
    quantile_cent: tuple[int, ...]
    ist_cent: int
    gegner_cent: dict[str, int]


@dataclass(frozen=True, slots=True)
class Guete:
    """A method: mean CRPS in cents, bias as a share of the actual spend, coverage of the bands if it has any."""

    crps_cent: int
    verzerrung: float
    abdeckung: dict[int, float]


@dataclass(frozen=True, slots=True)
class Rueckschau:
    """All questions, and the measures by method („prognose“ and the peers); `klein` only where few helps ran."""

    blicke: tuple[Blick, ...]
    guete: dict[str, Guete]
    klein: dict[str, Guete]


def crps_aus_quantilen(stufen: Feld, quantile: Feld, ist: Feld) -> Feld:
    """CRPS of laws known by quantiles (… × levels): 2 ∫ (1{ist < q} − p)(q − ist) dp, by trapezoids, zero at the ends.

    It comes out a little low with few levels; compare like with like.
    """
    verlust = ((ist[..., None] < quantile) - stufen) * (quantile - ist[..., None])
    rand = np.concatenate([verlust[..., :1] * 0, verlust, verlust[..., -1:] * 0], axis=-1)
    orte = np.concatenate([[0.0], stufen, [1.0]])
    return np.asarray(2 * np.trapezoid(rand, orte, axis=-1))


def crps_aus_ziehungen(ziehungen: Feld, ist: Feld) -> Feld:
    """CRPS of the empirical law of draws (… × n): E|X − y| − ½ E|X − X'|."""
    sortiert = np.sort(ziehungen, axis=-1)
    n = sortiert.shape[-1]
    gewicht = 2 * np.arange(1, n + 1) - n - 1
    paare = (sortiert * gewicht).sum(-1) * 2 / n**2
    return np.asarray(np.abs(sortiert - ist[..., None]).mean(-1) - paare / 2)


def abdeckung(quantile: Feld, ist: Feld) -> dict[int, float]:
    """Share of the actual values inside the 50, 80 and 95 % band (n × STUFEN, n)."""
    return {
        prozent: float(((quantile[:, unten] <= ist) & (ist <= quantile[:, oben])).mean())
        for prozent, (unten, oben) in BAENDER_PROZENT.items()
    }


def gerade(monate: Feld, horizont: int) -> float:
    """The straight line through all known months, summed over the horizon; never below zero."""
    n = len(monate)
    if n < 2:
        return float(monate.sum()) * horizont / max(n, 1)
    steigung, achse = np.polyfit(np.arange(n), monate, 1)
    return max(float((achse + steigung * np.arange(n, n + horizont)).sum()), 0.0)


def letztes_jahr(monate: Feld, horizont: int) -> float:
    """The last months over again (the last twelve, repeated or cut)."""
    jahr = monate[-12:]
    return float(np.resize(jahr, horizont).sum()) if len(jahr) else 0.0


def saisonmittel(monate: Feld, horizont: int) -> float:
    """The mean of the same calendar month in all years known."""
    n = len(monate)
    gleiche = [monate[(n + h) % 12 :: 12] for h in range(horizont)]
    return float(sum(reihe.mean() for reihe in gleiche if len(reihe)))


GEGNER: Final[dict[str, Callable[[Feld, int], float]]] = {
    "gerade": gerade,
    "letztes_jahr": letztes_jahr,
    "saisonmittel": saisonmittel,
}


def rueckschau(
    spannen: Sequence[Spanne],
    bevoelkerung: Mapping[str, Sequence[int]],
    ausgaben: Ausgaben,
    stichtage: Sequence[date],
    *,
    horizont: int = 12,
    seit: date | None = None,
    vorgaben: Sequence[Vorgabe] | None = None,
    tarifschritte: Sequence[Tarifschritt] | None = None,
    ziehungen: int = 24,
    fortschritt: Callable[[int, int], None] | None = None,
) -> Rueckschau:
    """Back-test at each Stichtag (first of a month) whose months after it are all known.

    `seit`: from when on the history is complete, as in `lerne`; it matters, for a file that only holds who stayed long
    teaches that all stay long. `tarifschritte` and `vorgaben` without any rise: where the spend is at constant prices.
    Raises Prognosefehler when there is none. `fortschritt(done, of)` is told each one and may raise to cancel.
    """
    blicke: list[Blick] = []
    for getan, stichtag in enumerate(stichtage, start=1):
        modell = lerne(
            spannen, bevoelkerung, stichtag, bis=plus_monate(stichtag, horizont - 1), seit=seit, vorgaben=vorgaben,
            tarifschritte=tarifschritte,
        )  # fmt: skip
        blicke += _blicke(modell, ausgaben, horizont, ziehungen)
        if fortschritt is not None:
            fortschritt(getan, len(stichtage))
    if not blicke:
        raise Prognosefehler("Für keinen Stichtag ist bekannt, was danach geschah.")
    return werte_aus(blicke)


def werte_aus(blicke: Sequence[Blick]) -> Rueckschau:
    """The measures over all questions, and over those with few running helps (the city not counted there)."""
    kleine = [blick for blick in blicke if ist_klein(blick)]
    return Rueckschau(tuple(blicke), _guete(blicke), _guete(kleine) if kleine else {})


def ist_klein(blick: Blick) -> bool:
    """A Wirkungsraum in which few helps ran on that day."""
    return blick.laufende < WENIGE_HILFEN and blick.wirkungsraum != STADT


def _guete(blicke: Sequence[Blick]) -> dict[str, Guete]:
    ist = np.array([blick.ist_cent for blick in blicke], dtype=np.float64)
    quantile = np.array([blick.quantile_cent for blick in blicke], dtype=np.float64)
    crps = crps_aus_quantilen(np.array(STUFEN), quantile, ist)
    ergebnis = {"prognose": Guete(round(crps.mean()), _verzerrung(quantile[:, 3], ist), abdeckung(quantile, ist))}
    for name in blicke[0].gegner_cent:
        werte = np.array([blick.gegner_cent[name] for blick in blicke], dtype=np.float64)
        ergebnis[name] = Guete(round(np.abs(werte - ist).mean()), _verzerrung(werte, ist), {})
    return ergebnis


def _verzerrung(werte: Feld, ist: Feld) -> float:
    return float((werte - ist).sum() / ist.sum()) if ist.sum() else 0.0


def _blicke(modell: Modell, ausgaben: Ausgaben, horizont: int, ziehungen: int) -> list[Blick]:
    """The questions of one Stichtag: each Wirkungsraum and the city; none when not all months are known."""
    jetzt = monatszahl(modell.beginn)
    danach = range(jetzt, jetzt + horizont)
    reihen = {raum.schluessel: ausgaben.get(raum.schluessel, {}) for raum in modell.raeume}
    if any(monat not in reihe for reihe in reihen.values() for monat in danach):
        return []
    fenster = (Fenster(modell.beginn.year, 0, horizont),)
    vorhersage = sofort(modell, raten=ratenwirkung(modell, ziehungen, fenster=fenster), fenster=fenster)
    bekannt = {
        raum: np.array([reihe[monat] for monat in sorted(reihe) if monat < jetzt], dtype=np.float64)
        for raum, reihe in reihen.items()
    }
    kuerzeste = min(map(len, bekannt.values()))
    bekannt[STADT] = np.sum([reihe[len(reihe) - kuerzeste :] for reihe in bekannt.values()], axis=0)
    ist = {raum: sum(reihe[monat] for monat in danach) for raum, reihe in reihen.items()}
    ist[STADT] = sum(ist.values())

    def blick(prognose: Raumprognose) -> Blick:
        raum = prognose.schluessel
        laufende = sum(raum in (hilfe.wirkungsraum, STADT) for hilfe in modell.hilfen)
        gegner = {name: round(weg(bekannt[raum], horizont)) for name, weg in GEGNER.items()}
        return Blick(modell.beginn, raum, laufende, prognose.jahre[0].quantile_cent, ist[raum], gegner)

    return [blick(prognose) for prognose in (*vorhersage.raeume, vorhersage.stadt)]

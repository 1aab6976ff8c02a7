"""Rates from a city's own history: occurrences over exposure, shrunk towards the dated defaults.

Arrivals: gamma prior with `zugang_gewicht` pseudo arrivals at the default rate, Poisson counts over 1,000
person-months: form = weight + n, mean = (weight + n)/(weight/default + exposure). Hazards: Dirichlet prior with
`uebergang_gewicht` pseudo months, multinomial outcomes of each month under risk, shared by all Wirkungsräume.
Prices: mean and spread with `kosten_gewicht` pseudo cases. A spell counts in the months it is observed in: before
`seit` it is only waited for (left truncation), from the Stichtag on it is running (right censoring).
Sources: docs/prognose.md, section „Was aus der Vergangenheit gelernt wird“; defaults: parameter/prognose.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from massanzug.rechenkern.hochrechnung import Hilfeklasse
from massanzug.rechenkern.parameter.lesen import Parameterfehler, am_tag, lies_regeln, pruefe_fristen
from massanzug.rechenkern.prognose.modell import (
    BAND,
    DAUERGRENZEN,
    ENDALTER,
    KLASSEN,
    MONATE_HOECHSTENS,
    B,
    D,
    Feld,
    Hilfe,
    Modell,
    O,
    Prognosefehler,
    Raum,
    S,
    tarifpfad,
)
from massanzug.rechenkern.tarif import PROMILLE, Tarifschritt, lade_tarif

VERTRAGSENDE: Final = date(2033, 9, 30)
"""End of the contract with its option (Bekanntmachung: 5 + 3 years from 1.10.2025)."""
RUECKBLICK_MONATE: Final = 60
STREUUNG_HOECHSTENS: Final = 3.0
"""More spread than that is a wrong price somewhere; it must not take the forecast away from everybody."""


@dataclass(frozen=True, slots=True)
class Spanne:
    """One help in one class without a break: from `beginn` to its last day `ende` (None: still running).

    `danach` is the class it moved to, None when help ended; `neu` is False for what followed another help.
    `monatskosten_cent` at today's prices, None if unknown. What goes on in the same class is one Spanne.
    """

    wirkungsraum: str
    klasse: Hilfeklasse
    geburt: date
    beginn: date
    ende: date | None = None
    danach: Hilfeklasse | None = None
    neu: bool = True
    monatskosten_cent: int | None = None

    def __post_init__(self) -> None:
        if self.klasse not in KLASSEN or (self.danach is not None and self.danach not in KLASSEN):
            raise Prognosefehler(f"Die Hilfeklasse „{self.danach or self.klasse}“ gibt es nicht.")
        if self.ende is not None and self.ende < self.beginn:
            raise Prognosefehler("Eine Hilfe endet nicht, bevor sie beginnt.")
        if self.danach == self.klasse:
            raise Prognosefehler("Was in derselben Hilfeklasse weitergeht, ist eine Hilfe.")
        if self.beginn < self.geburt:
            raise Prognosefehler("Eine Hilfe beginnt nicht vor der Geburt.")


@dataclass(frozen=True, slots=True)
class Vorgabe:
    """The defaults of one class, units as in parameter/prognose.toml."""

    klasse: Hilfeklasse
    gueltig_von: date
    zugang: tuple[float, ...]
    zugang_gewicht: float
    dauer_monate: float
    ende_faktor: tuple[float, ...]
    wechsel_je_1000: tuple[float, ...]
    uebergang_gewicht: float
    kosten_cent: int
    kosten_gewicht: float
    streuung_promille: int
    tarif_promille: int
    quelle: str
    annahme: bool
    gueltig_bis: date | None = None

    def __post_init__(self) -> None:
        laengen = (len(self.zugang), len(self.ende_faktor), len(self.wechsel_je_1000))
        if laengen != (B, D, S):
            raise Prognosefehler(f"Die Vorgabe für „{self.klasse}“ braucht {B} Zugänge, {D} Faktoren, {S} Wechsel.")
        zahlen = (*self.zugang, self.zugang_gewicht, self.uebergang_gewicht, self.kosten_gewicht, self.dauer_monate)
        if min(zahlen) <= 0 or min(self.wechsel_je_1000) < 0 or self.wechsel_je_1000[KLASSEN.index(self.klasse)] > 0:
            raise Prognosefehler(f"Die Vorgabe für „{self.klasse}“ hat Zahlen, die es nicht geben kann.")

    def uebergang(self) -> Feld:
        """Monthly probabilities (B × D × O): the exits of the mean duration that are no moves are ends."""
        wechsel = np.array(self.wechsel_je_1000) / 1000
        ende = max(1 / self.dauer_monate - wechsel.sum(), 0.001) * np.array(self.ende_faktor)
        tafel = np.empty((B, D, O))
        tafel[..., 0], tafel[..., 1:] = ende, wechsel
        return tafel


@cache
def lade_vorgaben() -> tuple[Vorgabe, ...]:
    """The defaults of `parameter/prognose.toml`. Raises Parameterfehler when the file is wrong."""
    vorgaben = lies_regeln("prognose", Vorgabe)
    for klasse in KLASSEN:
        eigene = [vorgabe for vorgabe in vorgaben if vorgabe.klasse == klasse]
        if not eigene:
            raise Parameterfehler(f"„prognose“ hat keine Vorgabe für „{klasse}“.")
        pruefe_fristen(eigene, f"prognose.{klasse}")
    return vorgaben


def vorgaben_am(tag: date, vorgaben: Sequence[Vorgabe] | None = None) -> tuple[Vorgabe, ...]:
    """The defaults in force, in the order of KLASSEN; before the first of them the first."""
    alle = lade_vorgaben() if vorgaben is None else tuple(vorgaben)
    gefunden = []
    for klasse in KLASSEN:
        eigene = [vorgabe for vorgabe in alle if vorgabe.klasse == klasse]
        frueheste = min((vorgabe.gueltig_von for vorgabe in eigene), default=tag)
        gefunden.append(am_tag(eigene, max(tag, frueheste), f"prognose.{klasse}"))
    return tuple(gefunden)


def monatszahl(tag: date) -> int:
    return tag.year * 12 + tag.month - 1


class Zaehlung(NamedTuple):
    """What a history shows: months under risk (S × B × D), outcomes (S × B × D × O), arrivals (R × S × B), months."""

    risiko: Feld
    ausgaenge: Feld
    zugaenge: Feld
    monate: int


def zaehle(spannen: Sequence[Spanne], raeume: Sequence[str], seit: int, bis: int) -> Zaehlung:
    """Count the months from `seit` to before `bis` (month numbers). The month of the 21st birthday is no choice."""
    risiko, ausgaenge = np.zeros((S, B, D)), np.zeros((S, B, D, O))
    zugaenge = np.zeros((len(raeume), S, B))
    for spanne in spannen:
        klasse = KLASSEN.index(spanne.klasse)
        beginn, geburt = monatszahl(spanne.beginn), monatszahl(spanne.geburt)
        letzter = bis if spanne.ende is None else monatszahl(spanne.ende)
        if spanne.neu and seit <= beginn < bis and beginn - geburt < ENDALTER:
            zugaenge[raeume.index(spanne.wirkungsraum), klasse, BAND[beginn - geburt]] += 1
        monate = np.arange(max(beginn, seit), min(letzter, bis - 1, geburt + ENDALTER - 2) + 1)
        if not len(monate):
            continue
        band = BAND[monate - geburt]
        dauer = np.searchsorted(DAUERGRENZEN, monate - beginn, side="right") - 1
        np.add.at(risiko[klasse], (band, dauer), 1)
        if letzter == monate[-1]:
            ziel = 0 if spanne.danach is None else 1 + KLASSEN.index(spanne.danach)
            ausgaenge[klasse, band[-1], dauer[-1], ziel] += 1
    return Zaehlung(risiko, ausgaenge, zugaenge, bis - seit)


def lerne(
    spannen: Iterable[Spanne],
    bevoelkerung: Mapping[str, Sequence[int]],
    stichtag: date,
    *,
    bis: date = VERTRAGSENDE,
    seit: date | None = None,
    vorgaben: Sequence[Vorgabe] | None = None,
    tarifschritte: Sequence[Tarifschritt] | None = None,
    preise_vom: date | None = None,
    wissen_bis: date | None = None,
) -> Modell:
    """The model as it could be known on the first of the Stichtag's month, to the month of `bis` (at most 96 months).

    `bevoelkerung`: people under 21 by Wirkungsraum and age band. `seit`: from when on the history is complete, at most
    RUECKBLICK_MONATE back and not before the first Spanne. `preise_vom`: the month of all prices, `wissen_bis`: the
    first of the month from which on nothing is counted, for it is not over; both else the Stichtag's.
    Raises Prognosefehler; an empty history gives the defaults.
    """
    beginn = stichtag.replace(day=1)
    jetzt = monatszahl(beginn)
    if monatszahl(bis) < jetzt:
        raise Prognosefehler("Das Ende der Prognose liegt vor ihrem Beginn.")
    bekannt = [spanne for spanne in spannen if monatszahl(spanne.beginn) < jetzt]
    raeume = tuple(bevoelkerung)
    if fremd := {spanne.wirkungsraum for spanne in bekannt} - set(raeume):
        raise Prognosefehler(f"Für {', '.join(sorted(fremd))} fehlt die Bevölkerung unter 21.")
    erste = min((monatszahl(spanne.beginn) for spanne in bekannt), default=jetzt)
    gelernt_bis = monatszahl(wissen_bis) if wissen_bis else jetzt
    ab = max(erste, gelernt_bis - RUECKBLICK_MONATE, monatszahl(seit) if seit else 0)
    gezaehlt = zaehle(bekannt, raeume, min(ab, gelernt_bis), gelernt_bis)
    regeln = vorgaben_am(beginn, vorgaben)
    monate = min(monatszahl(bis) - jetzt + 1, MONATE_HOECHSTENS)
    kosten, streuung, unsicherheit = _kosten(bekannt, regeln)
    uebergang, gewicht = _uebergaenge(gezaehlt, regeln)
    schritte = lade_tarif() if tarifschritte is None else tarifschritte
    return Modell(
        beginn=beginn,
        monate=monate,
        raeume=tuple(_raum(r, name, bevoelkerung[name], gezaehlt, regeln) for r, name in enumerate(raeume)),
        uebergang=uebergang,
        gewicht=gewicht,
        kosten_cent=kosten,
        streuung=streuung,
        unsicherheit=unsicherheit,
        tarif=tarifpfad(beginn, monate, schritte, [regel.tarif_promille for regel in regeln], preise_vom),
        preise_vom=preise_vom,
        hilfen=laufende(bekannt, beginn, kosten),
    )


def _raum(r: int, name: str, menschen: Sequence[int], gezaehlt: Zaehlung, regeln: Sequence[Vorgabe]) -> Raum:
    if len(menschen) != B or min(menschen) < 0:
        raise Prognosefehler(f"Für „{name}“ gibt es Menschen in {B} Altersbändern, keines unter null.")
    vorgabe = np.array([regel.zugang for regel in regeln])
    gewicht = np.array([[regel.zugang_gewicht] for regel in regeln])
    unter_risiko = np.array(menschen) / 1000 * gezaehlt.monate
    form = gewicht + gezaehlt.zugaenge[r]
    return Raum(name, np.array(menschen, dtype=np.float64), form / (gewicht / vorgabe + unter_risiko), form)


def _uebergaenge(gezaehlt: Zaehlung, regeln: Sequence[Vorgabe]) -> tuple[Feld, Feld]:
    """Posterior means (S × B × D × O) and concentrations (S × B × D) of the Dirichlet laws."""
    vorher = np.stack([regel.uebergang() for regel in regeln])
    gewicht = np.array([regel.uebergang_gewicht for regel in regeln])[:, None, None]
    nachher = gewicht + gezaehlt.risiko
    return (gewicht[..., None] * vorher + gezaehlt.ausgaenge) / nachher[..., None], nachher


def _kosten(spannen: Sequence[Spanne], regeln: Sequence[Vorgabe]) -> tuple[Feld, Feld, Feld]:
    """Mean price, coefficient of variation and relative standard error of the mean, by class."""
    kosten, streuung, unsicherheit = np.empty(S), np.empty(S), np.empty(S)
    for s, regel in enumerate(regeln):
        alle = [x.monatskosten_cent for x in spannen if x.klasse == KLASSEN[s] and x.monatskosten_cent is not None]
        werte, n = np.array(alle, dtype=np.float64), len(alle) + regel.kosten_gewicht
        kosten[s] = (regel.kosten_gewicht * regel.kosten_cent + werte.sum()) / n
        vorher = regel.kosten_gewicht * (regel.streuung_promille / PROMILLE * kosten[s]) ** 2
        streuung[s] = min(np.sqrt((vorher + ((werte - kosten[s]) ** 2).sum()) / n) / kosten[s], STREUUNG_HOECHSTENS)
        unsicherheit[s] = min(streuung[s] / np.sqrt(n), 1.0)
    return kosten, streuung, unsicherheit


def laufende(spannen: Iterable[Spanne], stichtag: date, kosten: Feld) -> tuple[Hilfe, ...]:
    """The helps that run on the Stichtag, begun by its month; `kosten` (S) stand in for prices nobody knows."""
    jetzt = monatszahl(stichtag)
    return tuple(_hilfe(s, jetzt, kosten) for s in spannen if monatszahl(s.beginn) <= jetzt and _laeuft(s, jetzt))


def _laeuft(spanne: Spanne, jetzt: int) -> bool:
    noch = spanne.ende is None or monatszahl(spanne.ende) >= jetzt
    return noch and jetzt - monatszahl(spanne.geburt) < ENDALTER


def _hilfe(spanne: Spanne, jetzt: int, kosten: Feld) -> Hilfe:
    eigene = spanne.monatskosten_cent
    return Hilfe(
        spanne.wirkungsraum,
        spanne.klasse,
        jetzt - monatszahl(spanne.geburt),
        jetzt - monatszahl(spanne.beginn),
        round(kosten[KLASSEN.index(spanne.klasse)]) if eigene is None else eigene,
    )

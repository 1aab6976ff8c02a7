"""Uncertain rates: the full mixture over draws of hazards and prices, and how much they move the mean.

Given one draw the law is exact (arrivals mixed in closed form), and the characteristic function of the mixture is the
mean of theirs: one inversion gives probability and quantiles. Draws are matched to the mean they are drawn around, so
a few dozen place the centre as well as thousands would. Source: docs/prognose.md, section „Unsichere Raten“.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from massanzug.rechenkern.prognose.ergebnis import Budgets, Daneben, Vorhersage, frage
from massanzug.rechenkern.prognose.erzeugende import Komplex, Lauf, mit_stadt
from massanzug.rechenkern.prognose.exakt import (
    FREQUENZEN,
    Momente,
    antworte,
    jahr_bei,
    kehre_um,
    lege_gitter,
    monat_bei,
    punkte,
)
from massanzug.rechenkern.prognose.exakt import tiefpunkt as tiefpunkt_von
from massanzug.rechenkern.prognose.kumulanten import Ratenwirkung
from massanzug.rechenkern.prognose.modell import (
    OHNE_HEBEL,
    B,
    D,
    Feld,
    Fenster,
    Hebel,
    Modell,
    Prognosefehler,
    S,
    ziehe_preis,
    ziehe_uebergang,
)

ZIEHUNGEN = 64
_GROB = 6
"""Every sixth birth cohort is enough to know how wide the law is."""


def ziehe_modelle(modell: Modell, ziehungen: int, seed: int) -> Iterator[Modell]:
    """Models whose hazards and prices are known draws; arrivals stay uncertain. Raises Prognosefehler for none."""
    if ziehungen < 2:
        raise Prognosefehler("Eine Mischung braucht mindestens zwei Ziehungen.")
    zufall = np.random.default_rng(seed)
    uebergaenge = ziehe_uebergang(modell, zufall, ziehungen)
    mitte = uebergaenge.mean(0)
    uebergaenge *= np.divide(modell.uebergang, mitte, out=np.ones_like(mitte), where=mitte > 0)
    uebergaenge /= np.maximum(uebergaenge.sum(-1, keepdims=True), 1)
    preise = ziehe_preis(modell, zufall, ziehungen)
    preise /= preise.mean(0)
    sicher = replace(modell, gewicht=np.full((S, B, D), np.inf), unsicherheit=np.zeros(S))
    for uebergang, preis in zip(uebergaenge, preise, strict=True):
        yield replace(sicher, uebergang=uebergang, kosten_cent=modell.kosten_cent * preis)


def ratenwirkung(
    modell: Modell,
    ziehungen: int = ZIEHUNGEN,
    seed: int = 1,
    *,
    fenster: tuple[Fenster, ...] | None = None,
) -> Ratenwirkung:
    """What uncertain hazards and prices do to the mean of each year (laws × years), for the instant answer.

    Taken without levers and kept as long as the model stays.
    """
    mitte = _jahresmittel(Lauf(modell, schritt=_GROB, fenster=fenster))
    gezogene = ziehe_modelle(modell, ziehungen, seed)
    mittel = np.stack([_jahresmittel(Lauf(gezogen, schritt=_GROB, fenster=fenster)) for gezogen in gezogene])
    mal = np.divide(mittel, mitte, out=np.ones_like(mittel), where=mitte > 0)
    return Ratenwirkung(np.asarray(mal.mean(0) - 1), np.asarray(mal.std(0, ddof=1)))


def _jahresmittel(lauf: Lauf) -> Feld:
    monate = mit_stadt(lauf.monatsmittel)
    return np.stack([monate[:, fenster.von : fenster.bis].sum(1) for fenster in lauf.fenster], axis=1)


class _Summe:
    """Means over draws of conditional means, squares and variances: the variance of the mixture."""

    def __init__(self) -> None:
        self.zahl, leer = 0, np.zeros(())
        self.mittel: Feld = leer
        self.quadrat: Feld = leer
        self.varianz: Feld = leer

    def nimm(self, mittel: Feld, varianz: Feld) -> None:
        self.zahl += 1
        self.mittel = self.mittel + mittel
        self.quadrat = self.quadrat + mittel**2
        self.varianz = self.varianz + varianz

    def momente(self) -> Momente:
        mittel = self.mittel / self.zahl
        varianz = self.varianz / self.zahl + self.quadrat / self.zahl - mittel**2
        return Momente(np.asarray(mittel), np.sqrt(np.maximum(varianz, 0)))


def mischung(
    modell: Modell,
    hebel: Hebel = OHNE_HEBEL,
    budgets: Budgets | None = None,
    daneben: Daneben | None = None,
    *,
    ziehungen: int = ZIEHUNGEN,
    seed: int = 1,
    monate: bool = True,
    fortschritt: Callable[[int, int], None] | None = None,
) -> Vorhersage:
    """The forecast with all uncertain rates in it; `fortschritt(done, of)` is told each draw and may raise to cancel.

    Raises Prognosefehler for fewer than two draws or unknown budgets.
    """
    gefragt = frage(modell, budgets, daneben)
    grob = _Summe()
    for gezogen in ziehe_modelle(modell, ziehungen, seed):
        lauf = Lauf(gezogen, hebel, schritt=_GROB)
        grob.nimm(mit_stadt(lauf.monatsmittel), mit_stadt(lauf.monatsvarianz))
    breite = grob.momente()
    tief = tiefpunkt_von(lauf)
    jahresgitter = [lege_gitter(*breite.jahr(fenster), FREQUENZEN) for fenster in gefragt.fenster]
    monatsgitter = [lege_gitter(breite.mittel[:, t], breite.sigma[:, t], FREQUENZEN) for t in range(modell.monate)]
    je_jahr: list[Komplex] = [np.zeros((), np.complex128)] * len(jahresgitter)
    je_monat: list[Komplex] = [np.zeros((), np.complex128)] * modell.monate
    im_monat, im_jahr = _Summe(), _Summe()
    fest = [mit_stadt(lauf.sicher(t)) for t in range(modell.monate)]
    for getan, gezogen in enumerate(ziehe_modelle(modell, ziehungen, seed), start=1):
        lauf = Lauf(gezogen, hebel)
        im_monat.nimm(mit_stadt(lauf.monatsmittel), mit_stadt(lauf.monatsvarianz))
        varianzen = []
        for j, (fenster, gitter) in enumerate(zip(lauf.fenster, jahresgitter, strict=True)):
            varianz, werte = jahr_bei(lauf, fenster, punkte(gitter, tief))
            je_jahr[j] = je_jahr[j] + werte / ziehungen
            varianzen.append(varianz)
        im_jahr.nimm(_jahresmittel(lauf), np.stack(varianzen, axis=1))
        for t in range(modell.monate if monate else 0):
            werte = monat_bei(lauf, t, punkte(monatsgitter[t], tief))
            je_monat[t] = je_monat[t] + werte / ziehungen
        if fortschritt is not None:
            fortschritt(getan, ziehungen)
    return antworte(
        modell,
        gefragt,
        im_monat.momente(),
        jahresstreuung=im_jahr.momente().sigma,
        je_jahr=[
            kehre_um(gitter, werte, *breite.jahr(fenster))
            for gitter, werte, fenster in zip(jahresgitter, je_jahr, gefragt.fenster, strict=True)
        ],
        je_monat=[
            [
                replace(gesetz, versatz=float(sicher))
                for gesetz, sicher in zip(
                    kehre_um(monatsgitter[t], je_monat[t], breite.mittel[:, t] - fest[t], breite.sigma[:, t]),
                    fest[t],
                    strict=True,
                )
            ]
            for t in range(modell.monate)
        ]
        if monate
        else None,
        unsicherheit="mischung",
        laeufe=ziehungen,
    )

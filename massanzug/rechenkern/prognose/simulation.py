"""Monte Carlo, independent of the exact law: many futures drawn, spell by spell, with a seed.

It reads only the Modell and its levers. Where nothing changes (same age band, duration class, same side of the start of
a measure) the months until a spell leaves are geometric, so each draw jumps to the next event or to the next change.
Blocks of runs have their own seed: the same seed gives the same numbers, however many runs follow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from massanzug.rechenkern.prognose.ergebnis import (
    STUFEN,
    Budgets,
    Daneben,
    Ratenunsicherheit,
    Vorhersage,
    Zahlen,
    baue,
    frage,
)
from massanzug.rechenkern.prognose.modell import (
    BAND,
    BANDGRENZEN,
    DAUERGRENZEN,
    ENDALTER,
    KLASSEN,
    OHNE_HEBEL,
    B,
    D,
    Feld,
    Hebel,
    Modell,
    O,
    Prognosefehler,
    S,
    hebelfaktor,
    raten,
    skaliere,
    ziehe_preis,
    ziehe_uebergang,
)

Zahlenreihe = NDArray[np.int64]
BLOCK: Final = 200
"""Runs that are drawn together."""
LAEUFE_HOECHSTENS: Final = 1_000_000
_DAUERKLASSE: Final = np.searchsorted(DAUERGRENZEN, np.arange(DAUERGRENZEN[-1] + 1), side="right") - 1
_BIS_ZUR_NAECHSTEN: Final = np.array([*DAUERGRENZEN[1:], 10_000])


@dataclass(slots=True)
class Spannen:
    """Spells on their way, one entry each: run, Wirkungsraum, class, age, elapsed months, month t, price level."""

    lauf: Zahlenreihe
    raum: Zahlenreihe
    klasse: Zahlenreihe
    alter: Zahlenreihe
    dauer: Zahlenreihe
    t: Zahlenreihe
    stufe: Feld

    def waehle(self, welche: NDArray[np.bool_]) -> Spannen:
        return Spannen(*(getattr(self, name)[welche] for name in self.__slots__))

    def mit(self, andere: Spannen) -> Spannen:
        return Spannen(*(np.concatenate([getattr(self, n), getattr(andere, n)]) for n in self.__slots__))


class Gezogen(NamedTuple):
    """Rates of each run of a block (or one for all): rows run × before/after × S × B × D; price factor (runs × S)."""

    log_bleibt: Feld
    wohin: Feld
    faktor: Feld


def pruefe_laeufe(laeufe: int) -> None:
    """Raises Prognosefehler for no runs, or too many."""
    if not 1 <= laeufe <= LAEUFE_HOECHSTENS:
        raise Prognosefehler(f"Gezogen werden 1 bis {LAEUFE_HOECHSTENS} Verläufe, nicht {laeufe}.")


class Kern:
    """A Modell under its levers, ready to draw. `unsicher`: each run draws its own rates and prices."""

    def __init__(self, modell: Modell, hebel: Hebel = OHNE_HEBEL, *, unsicher: bool = True) -> None:
        self.modell, self.hebel, self.unsicher = modell, hebel, unsicher
        self.raten = raten(modell, hebel)
        self.pfad = self.raten.steigerung
        self.preis = modell.kosten_cent

    def ziehe(self, laeufe: int, seed: int) -> Feld:
        """Spend by run, Wirkungsraum and month (runs × R × months) in cents. Raises Prognosefehler for no runs."""
        pruefe_laeufe(laeufe)
        quellen = np.random.SeedSequence(seed).spawn(-(-laeufe // BLOCK))
        teile = [self._block(np.random.Generator(np.random.SFC64(quelle))) for quelle in quellen]
        return np.concatenate(teile)[:laeufe]

    def _block(self, zufall: np.random.Generator) -> Feld:
        modell, r = self.modell, len(self.modell.raeume)
        gezogen = self._gezogen(zufall, BLOCK)
        spannen = self._laufende().mit(self._zugaenge(zufall, gezogen.faktor))
        aenderung = np.zeros(BLOCK * r * S * (modell.monate + 1))
        np.add.at(aenderung, self._ort(spannen, spannen.t), spannen.stufe)
        while len(spannen.t):
            spannen = self._naechstes(spannen, zufall, gezogen, aenderung)
        aktiv = aenderung.reshape(BLOCK, r, S, -1)[..., :-1].cumsum(-1)
        return np.asarray(np.einsum("lrst,st->lrt", aktiv, self.pfad))

    def _gezogen(self, zufall: np.random.Generator, laeufe: int) -> Gezogen:
        zahl = laeufe if self.unsicher else 1
        grund = ziehe_uebergang(self.modell, zufall, zahl) if self.unsicher else self.modell.uebergang[None]
        faktor = ziehe_preis(self.modell, zufall, zahl) if self.unsicher else np.ones((1, S))
        tafel = np.stack([grund, skaliere(grund, hebelfaktor(self.hebel))], axis=1).reshape(-1, O)
        geht = tafel.sum(-1)
        with np.errstate(divide="ignore"):
            log_bleibt = np.log1p(-np.minimum(geht, 1))
        wohin = np.cumsum(tafel, axis=-1) / np.where(geht > 0, geht, 1)[:, None]
        return Gezogen(np.asarray(log_bleibt), np.asarray(wohin), faktor)

    def _ort(self, spannen: Spannen, t: Zahlenreihe) -> Zahlenreihe:
        reihe = (spannen.lauf * len(self.modell.raeume) + spannen.raum) * S + spannen.klasse
        return reihe * (self.modell.monate + 1) + t

    def _laufende(self) -> Spannen:
        raeume = [raum.schluessel for raum in self.modell.raeume]
        je_hilfe = np.array(
            [(raeume.index(h.wirkungsraum), KLASSEN.index(h.klasse), h.alter, h.dauer) for h in self.modell.hilfen],
            dtype=np.int64,
        ).reshape(-1, 4)
        kosten = np.array([hilfe.kosten_cent for hilfe in self.modell.hilfen], dtype=np.float64)
        raum, klasse, alter, dauer = (np.tile(spalte, BLOCK) for spalte in je_hilfe.T)
        lauf = np.repeat(np.arange(BLOCK), len(kosten))
        return Spannen(lauf, raum, klasse, alter, dauer, np.zeros_like(lauf), np.tile(kosten, BLOCK))

    def _zugaenge(self, zufall: np.random.Generator, faktor: Feld) -> Spannen:
        """Poisson arrivals before and after the measure's start; their months and ages are uniform."""
        modell, ab = self.modell, self.raten.ab
        erwartet = self._erwartete_zugaenge(zufall, BLOCK)
        # L × R × class of the need × B × class of the help × before/after
        weg = self.raten.weg * np.array([ab, modell.monate - ab])[:, None, None]
        anzahl = zufall.poisson(np.einsum("lrpb,gps->lrpbsg", erwartet, weg))
        lauf, raum, _, band, klasse, seite = (
            np.repeat(i, anzahl.ravel()) for i in np.indices(anzahl.shape).reshape(6, -1)
        )
        von, bis = np.where(seite == 0, 0, ab), np.where(seite == 0, ab, modell.monate)
        grenzen = np.array(BANDGRENZEN)
        alter, t = zufall.integers(grenzen[band], grenzen[band + 1]), zufall.integers(von, bis)
        stufe = self._preise(zufall, klasse, lauf, faktor)
        return Spannen(lauf, raum, klasse, alter, np.zeros_like(t), t, stufe)

    def _erwartete_zugaenge(self, zufall: np.random.Generator, laeufe: int) -> Feld:
        """Arrivals per month of each run (runs × R × S × B) before any lever; with uncertain rates each run draws."""
        erwartet = np.stack([raum.erwartet for raum in self.modell.raeume])
        form = np.stack([raum.form for raum in self.modell.raeume])
        bekannt = np.isinf(form) | (not self.unsicher)
        fest = np.where(bekannt, 1, form)
        return np.asarray(erwartet * np.where(bekannt, 1, zufall.standard_gamma(fest, (laeufe, *form.shape)) / fest))

    def _preise(self, zufall: np.random.Generator, klasse: Zahlenreihe, lauf: Zahlenreihe, faktor: Feld) -> Feld:
        v = self.modell.streuung**2
        form = 1 / np.where(v == 0, 1, v)
        stufe = np.where(v[klasse] == 0, 1.0, zufall.standard_gamma(form[klasse]) / form[klasse])
        return np.asarray(stufe * self.preis[klasse] * faktor[lauf * (len(faktor) > 1), klasse])

    def _naechstes(
        self,
        spannen: Spannen,
        zufall: np.random.Generator,
        gezogen: Gezogen,
        aenderung: Feld,
    ) -> Spannen:
        """Jump every spell to its end or to the next change; returns those still on their way."""
        t, ende, ab = spannen.t, self.modell.monate, self.raten.ab
        band = BAND[spannen.alter]
        dauer = _DAUERKLASSE[np.minimum(spannen.dauer, DAUERGRENZEN[-1])]
        ziehung = spannen.lauf if self.unsicher else 0
        zeile = (((ziehung * 2 + (t >= ab)) * S + spannen.klasse) * B + band) * D + dauer
        frist = np.minimum(np.array(BANDGRENZEN)[band + 1] - spannen.alter, _BIS_ZUR_NAECHSTEN[dauer] - spannen.dauer)
        frist = np.minimum(frist, np.where(t < ab, ab, ende) - t)
        with np.errstate(divide="ignore", invalid="ignore"):
            geblieben = -zufall.standard_exponential(len(t)) / gezogen.log_bleibt[zeile]
        geblieben = np.minimum(np.nan_to_num(geblieben, nan=0.0, posinf=1e6), 1e6).astype(np.int64)
        geht = geblieben < frist
        weiter = np.where(geht, geblieben + 1, frist)
        spannen.t, spannen.alter, spannen.dauer = t + weiter, spannen.alter + weiter, spannen.dauer + weiter
        zu_alt = spannen.alter >= ENDALTER
        vorbei = (geht | zu_alt) & (spannen.t < ende)
        np.subtract.at(aenderung, self._ort(spannen, spannen.t)[vorbei], spannen.stufe[vorbei])
        bleibend = spannen.waehle(~geht & ~zu_alt & (spannen.t < ende))
        ziel = (zufall.random(len(t))[:, None] > gezogen.wohin[zeile]).sum(1) - 1
        wechselt = geht & ~zu_alt & (spannen.t < ende) & (ziel >= 0)
        neu = spannen.waehle(wechselt)
        neu.klasse, neu.dauer = ziel[wechselt], np.zeros_like(neu.t)
        neu.stufe = self._preise(zufall, neu.klasse, neu.lauf, gezogen.faktor)
        np.add.at(aenderung, self._ort(neu, neu.t), neu.stufe)
        return bleibend.mit(neu)


def aus_laeufen(
    modell: Modell,
    ausgaben: Feld,
    budgets: Budgets | None = None,
    daneben: Daneben | None = None,
    *,
    unsicherheit: Ratenunsicherheit,
) -> Vorhersage:
    """A forecast from drawn spends (runs × R × months)."""
    gefragt = frage(modell, budgets, daneben)
    mit = np.concatenate([ausgaben, ausgaben.sum(1, keepdims=True)], axis=1)
    je_jahr = np.stack([mit[..., f.von : f.bis].sum(-1) for f in gefragt.fenster], axis=-1)
    ueber = np.where(np.isnan(gefragt.budget), np.nan, (je_jahr > gefragt.budget - gefragt.daneben).mean(0))
    zahlen = [
        Zahlen(werte.mean(0), werte.std(0), np.moveaxis(np.quantile(werte, STUFEN, axis=0), 0, -1))
        for werte in (je_jahr, mit)
    ]
    return baue(
        modell, gefragt, zahlen[0], ueber,
        je_monat=zahlen[1], verfahren="simulation", unsicherheit=unsicherheit, laeufe=len(ausgaben),
    )  # fmt: skip


def simuliere(
    modell: Modell,
    hebel: Hebel = OHNE_HEBEL,
    laeufe: int = 10_000,
    seed: int = 1,
    *,
    budgets: Budgets | None = None,
    daneben: Daneben | None = None,
    unsicher: bool = True,
    kern: Callable[..., Kern] = Kern,
) -> Vorhersage:
    """The forecast from `laeufe` drawn futures; with `unsicher` each draws its own rates and prices first.

    `kern`: Kern (numpy), or Schnellkern where the extra is installed; the law is the same, the numbers are not.
    """
    ausgaben = kern(modell, hebel, unsicher=unsicher).ziehe(laeufe, seed)
    return aus_laeufen(modell, ausgaben, budgets, daneben, unsicherheit="mischung" if unsicher else "keine")

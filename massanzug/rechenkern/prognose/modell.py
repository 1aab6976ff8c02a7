"""The model behind every forecast: who arrives, how long a help lasts, what follows it, what it costs.

Units: months, cents per month, probabilities per month, arrivals per 1,000 people of the age band and month. Axes are
always in the order of KLASSEN (S), BAENDER (B), DAUERN (D); outcomes (O) are the end and then a move to each class.
A help that is active in a month costs its whole monthly price; at the month's end it ends, moves or stays. A new spell
(arrival or move) starts with duration 0 and draws its own price level. At 21 every help ends.
Source: docs/prognose.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple, TypeAlias, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from massanzug.rechenkern.hochrechnung import Hilfeklasse
from massanzug.rechenkern.tarif import PROMILLE, Tarifschritt, schritte_fuer

Feld: TypeAlias = NDArray[np.float64]

KLASSEN: Final[tuple[Hilfeklasse, ...]] = get_args(Hilfeklasse)
BAENDER: Final = ("0-5", "6-11", "12-17", "18-20")
BANDGRENZEN: Final = (0, 72, 144, 216, 252)
"""Ages in months at which the bands begin; the last is the 21st birthday."""
DAUERN: Final = ("unter 6", "6 bis 23", "ab 24")
DAUERGRENZEN: Final = (0, 6, 24)
"""Months since the beginning of the spell at which the duration classes begin."""
ENDALTER: Final = BANDGRENZEN[-1]
S, B, D = len(KLASSEN), len(BAENDER), len(DAUERN)
O: Final = 1 + S  # noqa: E741 - outcomes
MONATE_HOECHSTENS: Final = 96
BAND: Final = np.searchsorted(BANDGRENZEN, np.arange(ENDALTER), side="right") - 1
"""Age in months → band."""
AMBULANT, TEILSTATIONAER, STATIONAER, PFLEGE = range(S)
_RUECKFUEHRUNG: Final = ((STATIONAER, AMBULANT), (STATIONAER, TEILSTATIONAER), (PFLEGE, AMBULANT),
                         (PFLEGE, TEILSTATIONAER), (TEILSTATIONAER, AMBULANT))  # fmt: skip


class Prognosefehler(ValueError):
    """A model, a lever or a question makes no forecast; the message is a German sentence."""


@dataclass(frozen=True, slots=True)
class Hilfe:
    """A running help on the first day of the forecast: age and elapsed time in months, its own price in cents."""

    wirkungsraum: str
    klasse: Hilfeklasse
    alter: int
    dauer: int
    kosten_cent: int

    def __post_init__(self) -> None:
        if self.klasse not in KLASSEN:
            raise Prognosefehler(f"Die Hilfeklasse „{self.klasse}“ gibt es nicht.")
        if not 0 <= self.alter < ENDALTER:
            raise Prognosefehler("Eine laufende Hilfe gilt einem Menschen unter 21 Jahren.")
        if self.dauer < 0 or self.kosten_cent < 0:
            raise Prognosefehler("Dauer und Kosten einer laufenden Hilfe liegen nicht unter null.")


@dataclass(frozen=True, slots=True, eq=False)
class Raum:
    """A Wirkungsraum: people by age band (B) and arrivals per 1,000 of them and month (S × B).

    `form` (S × B) is the shape of the gamma law of each arrival rate around its mean `zugang`: about the number of
    arrivals it was learnt from. Infinity means that the rate is known.
    """

    schluessel: str
    bevoelkerung: Feld
    zugang: Feld
    form: Feld = field(default_factory=lambda: np.full((S, B), np.inf))

    def __post_init__(self) -> None:
        ort = f"Wirkungsraum „{self.schluessel}“"
        _setze(self, "bevoelkerung", _feld(self.bevoelkerung, (B,), f"{ort}: Bevölkerung"))
        _setze(self, "zugang", _feld(self.zugang, (S, B), f"{ort}: Zugänge"))
        _setze(self, "form", _feld(self.form, (S, B), f"{ort}: Form der Zugänge", unendlich=True))
        if np.any(self.form <= 0):
            raise Prognosefehler(f"{ort}: Die Form einer Zugangsrate liegt über null.")

    @property
    def erwartet(self) -> Feld:
        """Expected arrivals per month (S × B) before any lever."""
        return self.zugang * self.bevoelkerung / 1000


@dataclass(frozen=True, slots=True, eq=False)
class Modell:
    """A city's forecast from the first day of the month `beginn` for `monate` months (at most 96).

    `uebergang` (S × B × D × O): monthly probabilities of the end and of a move to each class, own class 0.
    `gewicht` (S × B × D): months under risk behind them (concentration of their Dirichlet law), infinity if known.
    `kosten_cent` (S): mean monthly price of a new spell; `streuung` (S): coefficient of variation between spells
    (gamma); `unsicherheit` (S): relative standard error of the mean price; `tarif` (S × months): price level of each
    month against `preise_vom`, the month of all prices (None: the first).
    Raises Prognosefehler, never yields NaN.
    """

    beginn: date
    monate: int
    raeume: tuple[Raum, ...]
    uebergang: Feld
    kosten_cent: Feld
    hilfen: tuple[Hilfe, ...] = ()
    gewicht: Feld = field(default_factory=lambda: np.full((S, B, D), np.inf))
    streuung: Feld = field(default_factory=lambda: np.zeros(S))
    unsicherheit: Feld = field(default_factory=lambda: np.zeros(S))
    tarif: Feld | None = None
    preise_vom: date | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.monate <= MONATE_HOECHSTENS:
            raise Prognosefehler(f"Vorausgesehen werden 1 bis {MONATE_HOECHSTENS} Monate, nicht {self.monate}.")
        if self.beginn.day != 1:
            raise Prognosefehler("Die Prognose beginnt am Ersten eines Monats.")
        self._pruefe_raeume()
        _setze(self, "uebergang", _feld(self.uebergang, (S, B, D, O), "Übergänge"))
        _setze(self, "gewicht", _feld(self.gewicht, (S, B, D), "Gewicht der Übergänge", unendlich=True))
        self._pruefe_uebergaenge()
        for name, wort in (("kosten_cent", "Kosten"), ("streuung", "Streuung"), ("unsicherheit", "Unsicherheit")):
            _setze(self, name, _feld(getattr(self, name), (S,), wort))
        tarif = np.ones((S, self.monate)) if self.tarif is None else self.tarif
        _setze(self, "tarif", _feld(tarif, (S, self.monate), "Tarif"))
        if np.any(self.preis <= 0) or np.any(self.streuung > 3) or np.any(self.unsicherheit > 1):
            raise Prognosefehler("Preise liegen über null, ihre Streuung höchstens bei 3, ihre Unsicherheit bei 1.")

    def _pruefe_raeume(self) -> None:
        namen = [raum.schluessel for raum in self.raeume]
        if not namen:
            raise Prognosefehler("Die Prognose braucht mindestens einen Wirkungsraum.")
        if len(set(namen)) != len(namen):
            raise Prognosefehler("Ein Wirkungsraum kommt mehrfach vor.")
        if fremd := {hilfe.wirkungsraum for hilfe in self.hilfen} - set(namen):
            raise Prognosefehler(f"Laufende Hilfen nennen unbekannte Wirkungsräume: {', '.join(sorted(fremd))}.")

    def _pruefe_uebergaenge(self) -> None:
        eigene = self.uebergang[np.arange(S), :, :, 1 + np.arange(S)]
        if np.any(self.uebergang.sum(-1) > 1 + 1e-9) or np.any(eigene > 0):
            raise Prognosefehler("Übergänge einer Hilfe ergeben höchstens 1 und führen nie in die eigene Klasse.")
        if np.any(self.gewicht <= 0):
            raise Prognosefehler("Das Gewicht eines Übergangs liegt über null.")

    @property
    def preis(self) -> Feld:
        """Mean price of a new spell by class and month (S × months) in cents."""
        assert self.tarif is not None
        return self.kosten_cent[:, None] * self.tarif


@dataclass(frozen=True, slots=True)
class Hebel:
    """What if: the first three act from the month `ab` on (None: from the start), the others all the time.

    fruehere_hilfe: share of the stationary arrivals whose family is reached earlier and gets an ambulant help instead.
    rueckfuehrung: factor on the intensity of every way back home (stationär and Pflege to ambulant or teilstationär,
    teilstationär to ambulant). vermeidung: share of stationary arrivals that never come and of moves to stationär that
    do not happen. tarif_promille: additional rise of all prices each January. zugaenge: factor on all arrivals.
    """

    fruehere_hilfe: float = 0.0
    rueckfuehrung: float = 1.0
    vermeidung: float = 0.0
    tarif_promille: float = 0.0
    zugaenge: float = 1.0
    ab: date | None = None

    def __post_init__(self) -> None:
        for name, hoechstens in (("fruehere_hilfe", 1), ("vermeidung", 1), ("rueckfuehrung", 20), ("zugaenge", 20)):
            if not 0 <= getattr(self, name) <= hoechstens:
                raise Prognosefehler(f"Der Hebel „{name}“ liegt zwischen 0 und {hoechstens}.")
        if not -200 <= self.tarif_promille <= 200:
            raise Prognosefehler("Der Hebel „tarif_promille“ liegt zwischen -200 und 200.")


OHNE_HEBEL: Final = Hebel()


class Fenster(NamedTuple):
    """A calendar year as far as the forecast reaches: months `von` (included) to `bis` (excluded) of the grid."""

    jahr: int
    von: int
    bis: int


@dataclass(frozen=True, slots=True, eq=False)
class Raten:
    """A Modell with its levers pulled: everything that an engine reads.

    `uebergang` (2 × S × B × D × O) before and from the month `ab` on; `weg` (2 × S × S): share of the arrivals of one
    class that come as another; `preis` (S × months) in cents; `steigerung` (S × months) against the prices' month.
    """

    ab: int
    uebergang: Feld
    weg: Feld
    preis: Feld
    steigerung: Feld


def monat_von(modell: Modell, stelle: int) -> date:
    """First day of the grid's month."""
    return _monat(modell.beginn, stelle)


def jahre(modell: Modell) -> tuple[Fenster, ...]:
    """The calendar years that the forecast touches, the first and last perhaps in part."""
    stellen: dict[int, list[int]] = {}
    for stelle in range(modell.monate):
        stellen.setdefault(monat_von(modell, stelle).year, []).append(stelle)
    return tuple(Fenster(jahr, liste[0], liste[-1] + 1) for jahr, liste in stellen.items())


def raten(modell: Modell, hebel: Hebel = OHNE_HEBEL) -> Raten:
    """Apply the levers. The return lever works on intensities, so probabilities stay below one."""
    ab = 0 if hebel.ab is None else (hebel.ab.year - modell.beginn.year) * 12 + hebel.ab.month - modell.beginn.month
    weg = np.zeros((2, S, S))
    weg[0] = weg[1] = np.eye(S) * hebel.zugaenge
    bleibend = (1 - hebel.vermeidung) * hebel.zugaenge
    weg[1, STATIONAER, STATIONAER] = bleibend * (1 - hebel.fruehere_hilfe)
    weg[1, STATIONAER, AMBULANT] = bleibend * hebel.fruehere_hilfe
    preise_vom = modell.preise_vom or modell.beginn
    januare = np.array([monat_von(modell, t).year - preise_vom.year for t in range(modell.monate)])
    zuschlag = (1 + hebel.tarif_promille / PROMILLE) ** januare
    assert modell.tarif is not None
    uebergang = np.stack([modell.uebergang, skaliere(modell.uebergang, hebelfaktor(hebel))])
    steigerung = modell.tarif * zuschlag
    return Raten(min(max(ab, 0), modell.monate), uebergang, weg, modell.preis * zuschlag, steigerung)


def hebelfaktor(hebel: Hebel) -> Feld:
    """What the levers do to the intensity of each way (S × 1 × 1 × O)."""
    faktor = np.ones((S, O))
    for von, nach in _RUECKFUEHRUNG:
        faktor[von, 1 + nach] = hebel.rueckfuehrung
    faktor[:, 1 + STATIONAER] = 1 - hebel.vermeidung
    return faktor[:, None, None]


def skaliere(uebergang: Feld, faktor: Feld) -> Feld:
    """Multiply the intensities of competing monthly risks: p_k = λ_k/Λ · (1 − e^−Λ). Factors 1 change nothing."""
    if np.all(faktor == 1):
        return uebergang
    summe = np.minimum(uebergang.sum(-1, keepdims=True), 1 - 1e-12)
    kraft = -np.log1p(-summe)
    anteil = np.divide(uebergang, summe, out=np.zeros_like(uebergang), where=summe > 0) * faktor
    neu = kraft * anteil.sum(-1, keepdims=True)
    teil = np.divide(anteil, anteil.sum(-1, keepdims=True), out=np.zeros_like(anteil), where=anteil > 0)
    return np.asarray(teil * -np.expm1(-neu))


def tarifpfad(
    beginn: date,
    monate: int,
    schritte: Iterable[Tarifschritt],
    danach_promille: Sequence[int],
    preise_vom: date | None = None,
) -> Feld:
    """Price level by class and month (S × months) against `preise_vom`: dated steps, then a rise each January.

    Without `preise_vom` the prices are those of the first month, and what is dated in it is in them already.
    """
    schritte, von = tuple(schritte), preise_vom or beginn
    davor = (beginn.year - von.year) * 12 + beginn.month - von.month
    pfad = np.ones((S, monate))
    for s, klasse in enumerate(KLASSEN):
        eigene = schritte_fuer(schritte, klasse)
        letzter = max((schritt.gueltig_von for schritt in eigene), default=von)
        stand, tag = 1.0, von if davor else beginn
        for t in range(1 - davor, monate):
            vorher, tag = tag, _monat(beginn, t)
            for schritt in eigene:
                stand *= 1 + schritt.promille / PROMILLE if vorher < schritt.gueltig_von <= tag else 1
            stand *= 1 + danach_promille[s] / PROMILLE if tag.month == 1 and tag > letzter else 1
            if t >= 0:
                pfad[s, t] = stand
    return pfad


def _monat(beginn: date, stelle: int) -> date:
    zahl = beginn.year * 12 + beginn.month - 1 + stelle
    return date(zahl // 12, zahl % 12 + 1, 1)


def ziehe_uebergang(modell: Modell, zufall: np.random.Generator, zahl: int) -> Feld:
    """Draws of the monthly probabilities from their Dirichlet laws (number × S × B × D × O); what is known stays."""
    bekannt = np.isinf(modell.gewicht)
    bleibt = np.maximum(1 - modell.uebergang.sum(-1, keepdims=True), 0)
    anteile = np.concatenate([modell.uebergang, bleibt], axis=-1)
    gewicht = np.where(bekannt, 1, modell.gewicht)[..., None] * anteile
    gamma = zufall.standard_gamma(np.broadcast_to(gewicht, (zahl, *gewicht.shape)))
    summe = gamma.sum(-1, keepdims=True)
    gezogen = np.divide(gamma, summe, out=np.broadcast_to(anteile, gamma.shape).copy(), where=summe > 0)
    return np.where(bekannt[..., None], modell.uebergang, gezogen[..., :-1])


def ziehe_preis(modell: Modell, zufall: np.random.Generator, zahl: int) -> Feld:
    """Draws of the factor on the mean price of a new spell (number × S), gamma with mean 1."""
    v = modell.unsicherheit**2
    form = 1 / np.where(v == 0, 1, v)
    return np.where(v == 0, 1.0, zufall.standard_gamma(form, (zahl, S)) / form)


def nach_raum(modell: Modell) -> tuple[tuple[Hilfe, ...], ...]:
    """The running helps of each Wirkungsraum, in the order of `raeume`."""
    je_raum: dict[str, list[Hilfe]] = {raum.schluessel: [] for raum in modell.raeume}
    for hilfe in modell.hilfen:
        je_raum[hilfe.wirkungsraum].append(hilfe)
    return tuple(tuple(liste) for liste in je_raum.values())


def _setze(objekt: object, name: str, wert: Feld) -> None:
    object.__setattr__(objekt, name, wert)


def _feld(werte: ArrayLike | Sequence[float], form: tuple[int, ...], wort: str, *, unendlich: bool = False) -> Feld:
    """A read-only array of the right shape, without NaN and nothing below zero. Raises Prognosefehler."""
    try:
        feld = np.array(werte, dtype=np.float64)
    except (TypeError, ValueError) as fehler:
        raise Prognosefehler(f"{wort}: Das sind keine Zahlen.") from fehler
    if feld.shape != form:
        raise Prognosefehler(f"{wort}: Gebraucht wird die Form {form}, nicht {feld.shape}.")
    if np.any(np.isnan(feld)) or np.any(feld < 0) or (not unendlich and np.any(np.isinf(feld))):
        raise Prognosefehler(f"{wort}: Werte sind Zahlen und liegen nicht unter null.")
    feld.flags.writeable = False
    return feld

"""Hochrechnung: the year month by month, what is booked and what is still bound, without counting anything twice.

Unit: cents. For a month and a `bezug` (what a line pays for) the commitment makes room for what is booked: open is only
what exceeds it. So expected is never less than granted while the month is open; a final bill that is smaller frees the
rest when the month is closed, for in closed months only bookings count. Bookings without a `bezug` displace nothing.
Source: shared design of the ledger ("a commitment is displaced by what is posted with the same bezug in that month").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Final, Literal, NamedTuple, Protocol, TypeAlias, get_args

from massanzug.rechenkern.geld import Betrag, summe
from massanzug.rechenkern.parameter.lesen import in_kraft, lies_regeln, pruefe_fristen
from massanzug.rechenkern.zeitraum import kalendermonat

Hilfeklasse: TypeAlias = Literal["ambulant", "teilstationaer", "stationaer", "pflege"]
HILFEKLASSEN: Final[tuple[Hilfeklasse, ...]] = get_args(Hilfeklasse)
PROMILLE: Final = 1000


class Hochrechnungsfehler(ValueError):
    """These months make no year; the message is a German sentence."""


class Wert(NamedTuple):
    """An amount and what it pays for; the empty `bezug` is none."""

    bezug: str
    betrag: Betrag


@dataclass(frozen=True, slots=True)
class Monatslage:
    """What is known of one calendar month: plan, bookings, commitments, and whether it is closed.

    Raises Hochrechnungsfehler for a negative commitment or one without `bezug`, Zeitraumfehler for no month.
    """

    jahr: int
    monat: int
    plan: Betrag
    ist: tuple[Wert, ...] = ()
    bindung: tuple[Wert, ...] = ()
    geschlossen: bool = False

    def __post_init__(self) -> None:
        kalendermonat(self.jahr, self.monat)
        for wert in self.bindung:
            if not wert.bezug or wert.betrag.ist_negativ:
                raise Hochrechnungsfehler("Eine Bindung hat einen Bezug und liegt nicht unter null.")


@dataclass(frozen=True, slots=True)
class Monatsbild:
    """One month of the projection; `bindung` is only what is still open, `vorausgesagt` what a forecast expects."""

    jahr: int
    monat: int
    plan: Betrag
    ist: Betrag
    bindung: Betrag
    geschlossen: bool
    vorausgesagt: Betrag | None = None

    @property
    def erwartet(self) -> Betrag:
        """What a forecast says; without one booked plus still bound."""
        return self.ist + self.bindung if self.vorausgesagt is None else self.vorausgesagt


@dataclass(frozen=True, slots=True)
class Jahresbild:
    """The months of one year in order, with their sums."""

    monate: tuple[Monatsbild, ...]

    @property
    def plan(self) -> Betrag:
        return summe(monat.plan for monat in self.monate)

    @property
    def ist(self) -> Betrag:
        return summe(monat.ist for monat in self.monate)

    @property
    def bindung(self) -> Betrag:
        """Still open."""
        return summe(monat.bindung for monat in self.monate)

    @property
    def erwartet(self) -> Betrag:
        return summe(monat.erwartet for monat in self.monate)

    @property
    def ist_vorausgesagt(self) -> bool:
        """Whether a forecast speaks for some of the months."""
        return any(monat.vorausgesagt is not None for monat in self.monate)

    @property
    def auslastung(self) -> Fraction | None:
        """Expected as a share of the plan; None without a plan."""
        return Fraction(self.erwartet.cent, self.plan.cent) if self.plan > Betrag(0) else None


class Voraussage(Protocol):
    """How the year's end is foreseen; `hochrechnung` is the simple one, a statistical one can take its place."""

    def __call__(self, monate: Iterable[Monatslage], /) -> Jahresbild: ...


def hochrechnung(monate: Iterable[Monatslage], /) -> Jahresbild:
    """Actual plus open commitment of each month, in the order of the calendar. New cases are not foreseen.

    Raises Hochrechnungsfehler for no month, a month named twice or months of different years.
    """
    geordnet = sorted(monate, key=lambda lage: (lage.jahr, lage.monat))
    if len({lage.jahr for lage in geordnet}) != 1:
        raise Hochrechnungsfehler("Hochgerechnet wird genau ein Jahr.")
    if len({lage.monat for lage in geordnet}) != len(geordnet):
        raise Hochrechnungsfehler("Ein Monat kommt mehrfach vor.")
    return Jahresbild(tuple(_bild(lage) for lage in geordnet))


def _bild(lage: Monatslage) -> Monatsbild:
    ist = summe(wert.betrag for wert in lage.ist)
    offen = Betrag(0) if lage.geschlossen else offene_bindung(lage.ist, lage.bindung)
    return Monatsbild(lage.jahr, lage.monat, lage.plan, ist, offen, lage.geschlossen)


def offene_bindung(ist: Iterable[Wert], bindung: Iterable[Wert]) -> Betrag:
    """What the commitments of a month exceed its bookings, `bezug` by `bezug`.

    A booking below zero (a credit note) frees nothing and displaces nothing.
    """
    gebucht = _je_bezug(ist)
    null = Betrag(0)
    return summe(
        max(gebunden - max(gebucht.get(bezug, null), null), null) for bezug, gebunden in _je_bezug(bindung).items()
    )


def _je_bezug(werte: Iterable[Wert]) -> dict[str, Betrag]:
    je_bezug: dict[str, Betrag] = defaultdict(lambda: Betrag(0))
    for wert in werte:
        je_bezug[wert.bezug] += wert.betrag
    return dict(je_bezug)


@dataclass(frozen=True, slots=True)
class Schwelle:
    """From `promille` of the plan on the Steuerungsgruppe is called; it touches no case."""

    promille: int
    gueltig_von: date
    satz: str
    quelle: str
    annahme: bool
    gueltig_bis: date | None = None

    def __post_init__(self) -> None:
        if self.promille <= 0:
            raise Hochrechnungsfehler("Eine Schwelle liegt über null.")


def erreichte_schwellen(bild: Jahresbild, schwellen: Iterable[Schwelle], tag: date) -> tuple[Schwelle, ...]:
    """The thresholds in force on `tag` that the expected cost reaches, lowest first; without a plan any cost does."""
    erwartet = bild.erwartet.cent
    erreicht = [
        schwelle
        for schwelle in schwellen
        if in_kraft(schwelle, tag) and erwartet > 0 and erwartet * PROMILLE >= bild.plan.cent * schwelle.promille
    ]
    return tuple(sorted(erreicht, key=lambda schwelle: schwelle.promille))


@cache
def lade_schwellen() -> tuple[Schwelle, ...]:
    """The thresholds of `parameter/schwellen.toml`. Raises Parameterfehler when the file is wrong."""
    return pruefe_schwellen(lies_regeln("schwellen", Schwelle))


def pruefe_schwellen(schwellen: Sequence[Schwelle]) -> tuple[Schwelle, ...]:
    """Refuse one threshold twice on a day. Raises Parameterfehler."""
    for promille in {schwelle.promille for schwelle in schwellen}:
        pruefe_fristen([s for s in schwellen if s.promille == promille], f"schwellen.{promille}")
    return tuple(schwellen)


class Verhaeltnis(NamedTuple):
    """Shares that add up to 1, or three times None where there is nothing. Vollzeitpflege counts as stationär."""

    ambulant: Fraction | None
    teilstationaer: Fraction | None
    stationaer: Fraction | None


def verhaeltnis(je_klasse: Mapping[Hilfeklasse, int]) -> Verhaeltnis:
    """Ambulant : teilstationär : stationär of cases, days or cents; classes that are missing count zero.

    Vollzeitpflege is a help outside the family like the stationary ones (group "Fremdunterbringung" of the
    HzE-Bericht). Where a class lies below zero (only credit notes) there is no share to state.
    """
    werte = {klasse: je_klasse.get(klasse, 0) for klasse in HILFEKLASSEN}
    gesamt = sum(werte.values())
    if gesamt == 0 or min(werte.values()) < 0:
        return Verhaeltnis(None, None, None)
    return Verhaeltnis(
        Fraction(werte["ambulant"], gesamt),
        Fraction(werte["teilstationaer"], gesamt),
        Fraction(werte["stationaer"] + werte["pflege"], gesamt),
    )


class Klassensumme(NamedTuple):
    """What a Hilfeklasse adds up to in a period."""

    faelle: int
    tage: int
    cent: int


class Umsteuerung(NamedTuple):
    """The three views side by side: a shift by cases can hide one by Euro."""

    faelle: Verhaeltnis
    tage: Verhaeltnis
    euro: Verhaeltnis


def umsteuerung(je_klasse: Mapping[Hilfeklasse, Klassensumme]) -> Umsteuerung:
    """The shares of the Hilfeklassen by cases, by days and by Euro."""
    return Umsteuerung(
        verhaeltnis({klasse: werte.faelle for klasse, werte in je_klasse.items()}),
        verhaeltnis({klasse: werte.tage for klasse, werte in je_klasse.items()}),
        verhaeltnis({klasse: werte.cent for klasse, werte in je_klasse.items()}),
    )

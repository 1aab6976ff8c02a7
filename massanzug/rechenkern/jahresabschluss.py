"""Jahresabschluss of one Wirkungsraum: what becomes of a surplus, and who bears a deficit.

Unit: cents; shares in per mille. Each share is rounded once, half away from zero, and the last taker takes the rest, so
the lines add up to the difference exactly. A transfer moves cents from `haben` to `soll` (as in `hauptbuch`); accounts
are named as in `planbudget.choices.Kontoart`. Nothing here can refuse a help: what neither Rückstellung nor reserve
bears, the city pays (Rechtsanspruch, § 27 SGB VIII).
Source: what others agreed (Überlastquote in Hamburg-Bergedorf, savings partly kept in Nordfriesland); the rates are
parameters (`parameter/abschluss.toml`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Final, Literal, NamedTuple, TypeAlias

from massanzug.rechenkern.geld import Betrag, euro, summe
from massanzug.rechenkern.parameter.lesen import am_tag, lies_regeln, pruefe_fristen

Konto: TypeAlias = Literal["plan", "rueckstellung", "reserve", "allgemein"]
PROMILLE: Final = 1000


class Abschlussfehler(ValueError):
    """A year cannot be closed with these numbers; the message is a German sentence."""


@dataclass(frozen=True, slots=True)
class Abschlussregel:
    """Surplus: `anteil_promille` of it stays with the Leitträger for `zweck`, as long as the Rückstellung does not rise
    above `deckel_promille` of the plan; the rest goes to the city's reserve. Deficit: the Leitträger bears it from the
    Rückstellung up to `ueberlast_promille` of the plan, then the reserve, then the city (Nachschuss).
    """

    gueltig_von: date
    anteil_promille: int
    deckel_promille: int
    ueberlast_promille: int
    zweck: str
    quelle: str
    annahme: bool
    gueltig_bis: date | None = None

    def __post_init__(self) -> None:
        for wert in (self.anteil_promille, self.deckel_promille, self.ueberlast_promille):
            if not 0 <= wert <= PROMILLE:
                raise Abschlussfehler("Anteil, Deckel und Überlastquote liegen zwischen 0 und 1000 Promille.")


class Abschlusszeile(NamedTuple):
    """One part of the difference: what it is, how much, by which rule, and where the rule comes from."""

    was: str
    betrag: Betrag
    regel: str
    quelle: str


class Uebertrag(NamedTuple):
    """A transfer for the ledger: `betrag` > 0 from `haben` to `soll`."""

    soll: Konto
    haben: Konto
    betrag: Betrag


@dataclass(frozen=True, slots=True)
class Jahresabschluss:
    """The result: line and transfer of the same place belong together; only amounts above zero appear."""

    plan: Betrag
    ist: Betrag
    zeilen: tuple[Abschlusszeile, ...]
    uebertraege: tuple[Uebertrag, ...]
    rueckstellung: Betrag
    """Stand after the closing, never below zero."""
    reserve: Betrag
    """Stand after the closing, never below zero."""

    @property
    def unterschied(self) -> Betrag:
        """Plan less actual: above zero a surplus, below a deficit."""
        return self.plan - self.ist


class _Teil(NamedTuple):
    betrag: Betrag
    was: str
    regel: str
    soll: Konto
    haben: Konto


def schliesse_ab(
    plan: Betrag, ist: Betrag, *, rueckstellung: Betrag, reserve: Betrag, regel: Abschlussregel
) -> Jahresabschluss:
    """Close a year; `rueckstellung` and `reserve` are their stands before.

    Depends on nothing but its arguments, so it can be repeated. Raises Abschlussfehler for a negative amount.
    """
    for was, betrag in (("Planbudget", plan), ("Ist", ist), ("Rückstellung", rueckstellung), ("Reserve", reserve)):
        if betrag.ist_negativ:
            raise Abschlussfehler(f"{was}: {euro(betrag)} liegt unter null. Bitte prüfen Sie die Buchungen.")
    if ist <= plan:
        teile = _ueberschuss(plan, plan - ist, rueckstellung, regel)
    else:
        teile = _fehlbetrag(plan, ist - plan, rueckstellung, reserve, regel)
    wirkliche = [teil for teil in teile if teil.betrag > Betrag(0)]
    uebertraege = tuple(Uebertrag(teil.soll, teil.haben, teil.betrag) for teil in wirkliche)
    return Jahresabschluss(
        plan=plan,
        ist=ist,
        zeilen=tuple(Abschlusszeile(teil.was, teil.betrag, teil.regel, regel.quelle) for teil in wirkliche),
        uebertraege=uebertraege,
        rueckstellung=rueckstellung + _veraenderung("rueckstellung", uebertraege),
        reserve=reserve + _veraenderung("reserve", uebertraege),
    )


def _ueberschuss(plan: Betrag, ueberschuss: Betrag, rueckstellung: Betrag, regel: Abschlussregel) -> list[_Teil]:
    platz = max(_anteil(plan, regel.deckel_promille) - rueckstellung, Betrag(0))
    behalten = min(_anteil(ueberschuss, regel.anteil_promille), platz)
    return [
        _Teil(
            behalten,
            "bleibt beim Leitträger als Rückstellung",
            f"{_prozent(regel.anteil_promille)} eines Überschusses bleiben im Wirkungsraum ({regel.zweck}), bis die "
            f"Rückstellung {_prozent(regel.deckel_promille)} des Planbudgets erreicht.",
            "rueckstellung",
            "plan",
        ),
        _Teil(
            ueberschuss - behalten,
            "geht in die Reserve der Stadt",
            "Was von einem Überschuss übrig bleibt, geht in die Reserve der Stadt.",
            "reserve",
            "plan",
        ),
    ]


def _fehlbetrag(
    plan: Betrag, fehlbetrag: Betrag, rueckstellung: Betrag, reserve: Betrag, regel: Abschlussregel
) -> list[_Teil]:
    getragen = min(fehlbetrag, _anteil(plan, regel.ueberlast_promille), rueckstellung)
    aus_reserve = min(fehlbetrag - getragen, reserve)
    return [
        _Teil(
            getragen,
            "trägt der Leitträger aus der Rückstellung",
            f"Einen Fehlbetrag bis {_prozent(regel.ueberlast_promille)} des Planbudgets trägt der Leitträger, soweit "
            "die Rückstellung reicht.",
            "plan",
            "rueckstellung",
        ),
        _Teil(
            aus_reserve,
            "trägt die Reserve der Stadt",
            "Was darüber hinausgeht, trägt die Reserve der Stadt, soweit sie reicht.",
            "plan",
            "reserve",
        ),
        _Teil(
            fehlbetrag - getragen - aus_reserve,
            "schießt die Stadt nach",
            "Den Rest schießt die Stadt nach: Auf die Hilfen besteht ein Rechtsanspruch, keine wird versagt.",
            "plan",
            "allgemein",
        ),
    ]


def _anteil(betrag: Betrag, promille: int) -> Betrag:
    return betrag.mal(Fraction(promille, PROMILLE))


def _prozent(promille: int) -> str:
    ganze, zehntel = divmod(promille, 10)
    return f"{ganze}{f',{zehntel}' if zehntel else ''} Prozent"


def _veraenderung(konto: Konto, uebertraege: Iterable[Uebertrag]) -> Betrag:
    """What came into an account less what went out of it."""
    alle = tuple(uebertraege)
    herein = summe(uebertrag.betrag for uebertrag in alle if uebertrag.soll == konto)
    return herein - summe(uebertrag.betrag for uebertrag in alle if uebertrag.haben == konto)


def abschlussregel_fuer(regeln: Iterable[Abschlussregel], jahr: int) -> Abschlussregel:
    """The rule of a year is the one in force on its last day. Raises Parameterfehler when there is none."""
    return am_tag(regeln, date(jahr, 12, 31), "abschluss")


@cache
def lade_abschlussregeln() -> tuple[Abschlussregel, ...]:
    """The rules of `parameter/abschluss.toml`. Raises Parameterfehler when the file is wrong."""
    regeln = lies_regeln("abschluss", Abschlussregel)
    pruefe_fristen(regeln, "abschluss")
    return regeln

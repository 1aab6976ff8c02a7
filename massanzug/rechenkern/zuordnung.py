"""Zuordnung: does a cost line count into the Planbudget? Dated rules decide, an exception with a reason goes before.

What is special about a line are its Merkmale; where there are several, the first rule of the file that takes the line
out decides, so the order of `parameter/zuordnung.toml` is part of the rules. It never decides whether help is given.
Source: each rule names its own in the file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal, TypeAlias, get_args

from massanzug.rechenkern.parameter.lesen import Parameterfehler, in_kraft, lies_regeln, pruefe_fristen
from massanzug.rechenkern.zeitraum import datum_als_text

Merkmal: TypeAlias = Literal[
    "altfall", "inobhutnahme", "uma", "kostenerstattung", "paragraf_35a", "paragraf_33", "fremdtraeger"
]
MERKMALE: Final[tuple[Merkmal, ...]] = get_args(Merkmal)
OHNE: Final = "ohne"
"""Instead of a Merkmal: the rule for a line that has none."""
AUSNAHME: Final = "ausnahme"
"""Instead of a rule's key: a person decided otherwise."""


class Zuordnungsfehler(ValueError):
    """A line cannot be assigned; the message is a German sentence."""


@dataclass(frozen=True, slots=True)
class Regel:
    """Whether a line with this Merkmal counts, from when to when, and the sentence the page shows.

    `annahme` marks a rule that the city has not confirmed.
    """

    schluessel: str
    merkmal: Literal[Merkmal, "ohne"]
    gueltig_von: date
    zaehlt: bool
    satz: str
    quelle: str
    annahme: bool
    gueltig_bis: date | None = None


@dataclass(frozen=True, slots=True)
class Ausnahme:
    """A person's decision for one line. Raises Zuordnungsfehler without a reason."""

    zaehlt: bool
    grund: str

    def __post_init__(self) -> None:
        if not self.grund.strip():
            raise Zuordnungsfehler("Bitte begründen Sie die Ausnahme.")


@dataclass(frozen=True, slots=True)
class Zuordnung:
    """The answer for one line: `regel_schluessel` is AUSNAHME when a person decided."""

    zaehlt: bool
    regel_schluessel: str
    satz: str
    quelle: str
    annahme: bool


def zuordne(
    merkmale: Collection[str], tag: date, regeln: Iterable[Regel], ausnahme: Ausnahme | None = None
) -> Zuordnung:
    """Decide a line of the service day `tag`.

    The exception wins. Else the first rule, in their order, that takes the line out; else the first that keeps it in.
    Raises Zuordnungsfehler for an unknown Merkmal and when a Merkmal (or a line without one) has no rule on that day.
    """
    if unbekannt := sorted(set(merkmale) - set(MERKMALE)):
        raise Zuordnungsfehler(f"Unbekanntes Merkmal: {', '.join(unbekannt)}.")
    if ausnahme is not None:
        return _als_ausnahme(ausnahme)
    regel = _entscheidende(set(merkmale) or {OHNE}, tag, regeln)
    return Zuordnung(regel.zaehlt, regel.schluessel, regel.satz, regel.quelle, regel.annahme)


def _als_ausnahme(ausnahme: Ausnahme) -> Zuordnung:
    grund = " ".join(ausnahme.grund.split()).rstrip(".")
    zaehlt = "Zählt" if ausnahme.zaehlt else "Zählt nicht"
    satz = f"{zaehlt} zum Planbudget, als Ausnahme von der Regel: {grund}."
    return Zuordnung(ausnahme.zaehlt, AUSNAHME, satz, "Entscheidung im Einzelfall", annahme=False)


def _entscheidende(gesucht: set[str], tag: date, regeln: Iterable[Regel]) -> Regel:
    treffer = [regel for regel in regeln if regel.merkmal in gesucht and in_kraft(regel, tag)]
    if ohne_regel := sorted(gesucht - {regel.merkmal for regel in treffer}):
        raise Zuordnungsfehler(
            f"Für den {datum_als_text(tag)} sagt keine Regel, ob „{', '.join(ohne_regel)}“ zum Planbudget zählt."
        )
    heraus = [regel for regel in treffer if not regel.zaehlt]
    return (heraus or treffer)[0]


def ist_altfall(beginn: date, planbudget_ab: date, tag: date, uebergeleitet_ab: date | None = None) -> bool:
    """Whether a help is an Altfall on `tag`: it began before the Planbudget and has not been taken over by then."""
    return beginn < planbudget_ab and (uebergeleitet_ab is None or tag < uebergeleitet_ab)


@cache
def lade_zuordnung() -> tuple[Regel, ...]:
    """The rules of `parameter/zuordnung.toml` in their order. Raises Parameterfehler when the file is wrong."""
    return pruefe_zuordnung(lies_regeln("zuordnung", Regel))


def pruefe_zuordnung(regeln: tuple[Regel, ...]) -> tuple[Regel, ...]:
    """Refuse two rules for one Merkmal on one day, a Merkmal without rules, a repeated key. Raises Parameterfehler."""
    schluessel = [regel.schluessel for regel in regeln]
    if doppelt := sorted({name for name in schluessel if schluessel.count(name) > 1} | {AUSNAHME} & set(schluessel)):
        raise Parameterfehler(f"„zuordnung“ nennt mehrfach oder vergeben: {', '.join(doppelt)}.")
    for merkmal in (*MERKMALE, OHNE):
        eigene = [regel for regel in regeln if regel.merkmal == merkmal]
        if not eigene:
            raise Parameterfehler(f"„zuordnung“ hat keine Regel für „{merkmal}“.")
        pruefe_fristen(eigene, f"zuordnung.{merkmal}")
    return regeln

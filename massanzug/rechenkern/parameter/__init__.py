"""Municipalities as configuration: one TOML file each, every value with its source text, loaded into frozen classes.

Units are in the field names (`_cent`, `_promille`, `_qkm`). `annahme` marks a guess that the municipality has to
confirm, `beispiel` an invented figure; both must be visible wherever the value is shown. The loader refuses a file
with unknown, missing or wrongly typed entries, and an amount that its own source text does not say. The other files of
this folder hold dated rules, each read by the module of its name (`zuordnung`, `tarif`, …) through `lesen`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from massanzug.rechenkern.geld import Betrag, Geldfehler
from massanzug.rechenkern.parameter.lesen import Parameterfehler, baue, tabelle_aus_text
from massanzug.rechenkern.pfad import Lesart
from massanzug.rechenkern.verteilung import SCHLUESSEL
from massanzug.rechenkern.zeitraum import laufzeitende

__all__ = ["Kommune", "Parameterfehler", "kommune_aus_text", "lade_kommune"]


@dataclass(frozen=True, slots=True)
class Stadt:
    """Facts of the notice; `hze_budget_rund_cent` is a rounded figure ("knapp"), never to be calculated with."""

    flaeche_qkm: int
    einwohner_rund: int
    hze_budget_rund_cent: int
    hze_budget_text: str
    text: str


@dataclass(frozen=True, slots=True)
class Laufzeit:
    """Term of the award in years, with the optional years after a positive evaluation."""

    beginn: date
    jahre: int
    option_jahre: int
    text: str

    @property
    def ende(self) -> date:
        """Last day of the fixed term."""
        return laufzeitende(self.beginn, self.jahre)

    @property
    def ende_mit_option(self) -> date:
        """Last day when the option is used."""
        return laufzeitende(self.beginn, self.jahre + self.option_jahre)


@dataclass(frozen=True, slots=True)
class Ziel:
    """Sum of all Planbudgets in the target year and the name of the Verteilschluessel that splits it."""

    jahr: int
    betrag_cent: int
    verteilschluessel: str
    text: str
    hinweis: str


@dataclass(frozen=True, slots=True)
class Bezugszeitraum:
    """What the start amounts count for. While `geklaert` is False every page shows both readings."""

    lesart: Lesart
    geklaert: bool
    text: str
    hinweis: str


@dataclass(frozen=True, slots=True)
class Wirkungsraum:
    """Key (ASCII, for URLs) and display name."""

    schluessel: str
    name: str


@dataclass(frozen=True, slots=True)
class Planbudget:
    """Start amount of one Wirkungsraum: the line of the notice, the amount as printed and as read."""

    wirkungsraum: str
    gueltig_von: date
    zeile: str
    text: str
    betrag_cent: int
    erlaeuterung: str
    fussnote: str | None = None

    @property
    def betrag(self) -> Betrag:
        """The amount as read, for the period that Bezugszeitraum names."""
        return Betrag(self.betrag_cent)


@dataclass(frozen=True, slots=True)
class Einwohnerstand:
    """Persons under 21 in one Wirkungsraum on a Stichtag."""

    wirkungsraum: str
    stichtag: date
    unter_21: int
    quelle: str
    beispiel: bool


@dataclass(frozen=True, slots=True)
class Meilenstein:
    """A step of the introduction; `am` is None when only the year is known."""

    schluessel: str
    jahr: int
    titel: str
    text: str
    am: date | None = None


@dataclass(frozen=True, slots=True)
class Anforderungen:
    """What the notice asks of a Leitträger, in figures."""

    arbeitsplaetze_amt: int
    arbeitsplaetze_text: str
    studienabschluss_promille: int
    studienabschluss_nach_jahren: int
    studienabschluss_text: str
    wirkungsraeume_je_traeger: int
    wirkungsraeume_je_traeger_text: str


@dataclass(frozen=True, slots=True)
class Prinzip:
    """One of the five principles of the Fachkonzept in the words of the notice."""

    nummer: int
    titel: str
    text: str


@dataclass(frozen=True, slots=True)
class Stadtteilquelle:
    """Where mapping, old populations and coordinates of the Stadtteile come from."""

    zuordnung_quelle: str
    einwohner_alt_quelle: str
    koordinaten_quelle: str


@dataclass(frozen=True, slots=True)
class Stadtteil:
    """A Stadtteil with the Wirkungsraum it is counted to; degrees WGS 84, `einwohner_alt` is not today's number."""

    schluessel: str
    name: str
    wirkungsraum: str
    einwohner_alt: int
    breite: float
    laenge: float
    annahme: bool


@dataclass(frozen=True, slots=True)
class Kommune:
    """Everything a municipality's file says."""

    schluessel: str
    name: str
    jugendamt: str
    anschrift: str
    quelle: str
    stadt: Stadt
    laufzeit: Laufzeit
    ziel: Ziel
    bezugszeitraum: Bezugszeitraum
    anforderungen: Anforderungen
    stadtteilquelle: Stadtteilquelle
    wirkungsraeume: tuple[Wirkungsraum, ...]
    planbudgets: tuple[Planbudget, ...]
    einwohnerstaende: tuple[Einwohnerstand, ...]
    meilensteine: tuple[Meilenstein, ...]
    prinzipien: tuple[Prinzip, ...]
    stadtteile: tuple[Stadtteil, ...]

    def startbetraege_cent(self) -> dict[str, int]:
        """Start amount per Wirkungsraum as printed, to be read by `bezugszeitraum.lesart`."""
        return {budget.wirkungsraum: budget.betrag_cent for budget in self.planbudgets}

    def unter_21(self) -> dict[str, int]:
        """Persons under 21 per Wirkungsraum, weights for the Verteilschluessel."""
        return {stand.wirkungsraum: stand.unter_21 for stand in self.einwohnerstaende}

    def zielbetraege_cent(self) -> dict[str, int]:
        """The target sum split by the municipality's Verteilschluessel."""
        return SCHLUESSEL[self.ziel.verteilschluessel].verteile(self.ziel.betrag_cent, self.unter_21())


@cache
def lade_kommune(name: str = "arnsberg") -> Kommune:
    """Load and check one municipality; the result is cached and immutable.

    Raises Parameterfehler when there is no such file or when it is wrong.
    """
    datei = files(__package__) / f"{name}.toml"
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name) or not datei.is_file():
        raise Parameterfehler(f"Für die Kommune „{name}“ gibt es keine Parameterdatei.")
    return kommune_aus_text(datei.read_text(encoding="utf-8"))


def kommune_aus_text(inhalt: str) -> Kommune:
    """Build a Kommune from TOML text. Raises Parameterfehler naming the place that is wrong."""
    kommune = baue(Kommune, tabelle_aus_text(inhalt), "kommune")
    _pruefe_verweise(kommune)
    _pruefe_werte(kommune)
    return kommune


def _pruefe_verweise(kommune: Kommune) -> None:
    """Every Wirkungsraum has exactly one start amount and one population; every Stadtteil names a known one."""
    raeume = _eindeutig([raum.schluessel for raum in kommune.wirkungsraeume], "wirkungsraeume")
    _eindeutig([teil.schluessel for teil in kommune.stadtteile], "stadtteile")
    _eindeutig([stein.schluessel for stein in kommune.meilensteine], "meilensteine")
    budgets = _eindeutig([budget.wirkungsraum for budget in kommune.planbudgets], "planbudgets")
    staende = _eindeutig([stand.wirkungsraum for stand in kommune.einwohnerstaende], "einwohnerstaende")
    zugeordnet = {teil.wirkungsraum for teil in kommune.stadtteile}
    for ort, genannt in (("planbudgets", budgets), ("einwohnerstaende", staende), ("stadtteile", zugeordnet)):
        if abweichend := sorted(raeume ^ genannt):
            raise Parameterfehler(f"„{ort}“ passt nicht zu den Wirkungsräumen: {', '.join(abweichend)}.")


def _eindeutig(schluessel: list[str], ort: str) -> set[str]:
    if doppelt := sorted({name for name in schluessel if schluessel.count(name) > 1}):
        raise Parameterfehler(f"„{ort}“ nennt mehrfach: {', '.join(doppelt)}.")
    return set(schluessel)


def _pruefe_werte(kommune: Kommune) -> None:
    if kommune.ziel.verteilschluessel not in SCHLUESSEL:
        raise Parameterfehler(f"Den Verteilschlüssel „{kommune.ziel.verteilschluessel}“ gibt es nicht.")
    for budget in kommune.planbudgets:
        _pruefe_budget(budget)
    for stein in kommune.meilensteine:
        if stein.am is not None and stein.am.year != stein.jahr:
            raise Parameterfehler(f"Beim Meilenstein „{stein.schluessel}“ passen Tag und Jahr nicht zusammen.")


def _pruefe_budget(budget: Planbudget) -> None:
    """The cents must be what the printed text says once its footnote mark is taken off."""
    if budget.text not in budget.zeile:
        raise Parameterfehler(f"Beim Planbudget „{budget.wirkungsraum}“ steht der Betrag nicht in der Zeile.")
    gedruckt = budget.text.removesuffix(" Euro").removesuffix(budget.fussnote or "")
    try:
        gelesen = Betrag.aus_text(gedruckt)
    except Geldfehler as fehler:
        raise Parameterfehler(f"Beim Planbudget „{budget.wirkungsraum}“: {fehler}") from fehler
    if gelesen != budget.betrag:
        raise Parameterfehler(
            f"Beim Planbudget „{budget.wirkungsraum}“ sagt der Text {gelesen}, der Wert aber {budget.betrag}."
        )

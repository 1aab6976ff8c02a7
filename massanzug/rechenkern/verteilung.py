"""Distribution of a sum over Wirkungsräume: largest remainder (Hare), exact to the cent.

Unit: cents in, cents out; weights are whole numbers (persons, cents of running cost). Integer and fraction arithmetic
only, so the size of the numbers does not matter. Source of the default key: Bekanntmachung der Stadt Arnsberg ("Der
Verteilschlüssel wird auf der Grundlage der U21-Jährigen je Wirkungsraum gebildet."); of the others: "paritätisch"
in the same text contradicts it where the Wirkungsräume differ, so the key is a versioned strategy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from types import MappingProxyType
from typing import Final, TypeAlias

Gewichte: TypeAlias = Mapping[str, int] | Sequence[tuple[str, int]]
PROMILLE: Final = 1000


class Verteilfehler(ValueError):
    """A sum cannot be distributed; the message is a German sentence that names the Wirkungsraum."""


def verteile(summe_cent: int, gewichte: Gewichte, *, vorrang: Gewichte | None = None) -> dict[str, int]:
    """Split `summe_cent` in proportion to the weights; the parts add up to it exactly.

    Everyone gets the whole cents of its exact share; the cents left over go one each to the largest remainders, on a
    tie to the larger weight (`vorrang`, if given, instead of the weight), then in the order given.
    Raises Verteilfehler for a negative sum, no key, a repeated key, a negative weight or weights that are all zero;
    TypeError for anything but plain ints.
    """
    paare = _gepruefte_paare(gewichte)
    _pruefe_summe(summe_cent)
    rang = dict(_gepruefte_paare(vorrang)) if vorrang is not None else dict(paare)
    gesamt = _gesamtgewicht(paare)
    teile = {schluessel: summe_cent * gewicht // gesamt for schluessel, gewicht in paare}
    reste = {schluessel: summe_cent * gewicht % gesamt for schluessel, gewicht in paare}
    reihenfolge = sorted(teile, key=lambda name: (-reste[name], -rang.get(name, 0)))
    for schluessel in reihenfolge[: summe_cent - sum(teile.values())]:
        teile[schluessel] += 1
    return teile


def _pruefe_summe(summe_cent: int) -> None:
    if type(summe_cent) is not int:
        raise TypeError(f"Die Summe besteht aus ganzen Cent (int), nicht aus {type(summe_cent).__name__}.")
    if summe_cent < 0:
        raise Verteilfehler("Eine negative Summe wird nicht verteilt.")


def _gepruefte_paare(gewichte: Gewichte) -> list[tuple[str, int]]:
    """Weights as a list in the order given, refused unless every key is there once with a whole number >= 0."""
    paare = list(gewichte.items()) if isinstance(gewichte, Mapping) else list(gewichte)
    if not paare:
        raise Verteilfehler("Es lässt sich nichts verteilen: Kein Wirkungsraum ist angegeben.")
    gesehen: set[str] = set()
    for schluessel, gewicht in paare:
        if type(gewicht) is not int:
            raise TypeError(f"Das Gewicht von „{schluessel}“ muss int sein, nicht {type(gewicht).__name__}.")
        if gewicht < 0:
            raise Verteilfehler(f"Das Gewicht von „{schluessel}“ ist negativ ({gewicht}).")
        if schluessel in gesehen:
            raise Verteilfehler(f"„{schluessel}“ kommt mehrfach vor.")
        gesehen.add(schluessel)
    return paare


def _gesamtgewicht(paare: list[tuple[str, int]]) -> int:
    """The sum of the weights, refused when it is zero."""
    gesamt = sum(gewicht for _, gewicht in paare)
    if gesamt == 0:
        namen = ", ".join(schluessel for schluessel, _ in paare)
        raise Verteilfehler(f"Es lässt sich nichts verteilen: Alle Gewichte sind null ({namen}).")
    return gesamt


@dataclass(frozen=True, slots=True)
class Grundlagen:
    """What a Verteilschluessel may need, per Wirkungsraum; kept as pairs in the order of `u21`.

    `u21`: persons under 21. `indikator`: a number of persons or cases that stands for need (not a rate, for a rate
    forgets how many live there). `bestand_cent`: running cost on a Stichtag. `mischung`: name of another key to per
    mille; together 1000, a part of 0 is left out. Raises Verteilfehler and TypeError as `verteile`, and Verteilfehler
    when a basis names other Wirkungsräume than `u21` or the mix is none.
    """

    u21: Gewichte
    indikator: Gewichte | None = None
    bestand_cent: Gewichte | None = None
    mischung: Gewichte | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "u21", tuple(_gepruefte_paare(self.u21)))
        object.__setattr__(self, "indikator", self._geordnet("indikator", self.indikator))
        object.__setattr__(self, "bestand_cent", self._geordnet("bestand_cent", self.bestand_cent))
        if self.mischung is not None:
            object.__setattr__(self, "mischung", _gepruefte_mischung(self.mischung))

    @property
    def raeume(self) -> tuple[str, ...]:
        """The Wirkungsräume in their order."""
        return tuple(dict(self.u21))

    def _geordnet(self, name: str, gewichte: Gewichte | None) -> Gewichte | None:
        if gewichte is None:
            return None
        werte = dict(_gepruefte_paare(gewichte))
        if einzeln := sorted(werte.keys() ^ set(self.raeume)):
            raise Verteilfehler(f"„{name}“ und „u21“ nennen nicht dieselben Wirkungsräume: {', '.join(einzeln)}.")
        return tuple((raum, werte[raum]) for raum in self.raeume)


def _gepruefte_mischung(mischung: Gewichte) -> tuple[tuple[str, int], ...]:
    paare = tuple(_gepruefte_paare(mischung)) if mischung else ()
    for name, _ in paare:
        if name == "mischung" or name not in SCHLUESSEL:
            raise Verteilfehler(f"Mischen lassen sich nur: {', '.join(MISCHBAR)}; nicht „{name}“.")
    if (zusammen := sum(promille for _, promille in paare)) != PROMILLE:
        raise Verteilfehler(f"Die Anteile der Mischung ergeben zusammen {zusammen} statt {PROMILLE} Promille.")
    return tuple((name, promille) for bekannt in MISCHBAR for name, promille in paare if name == bekannt)


def _nach_u21(grundlagen: Grundlagen) -> list[tuple[str, int]]:
    return list(dict(grundlagen.u21).items())


def _gleich(grundlagen: Grundlagen) -> list[tuple[str, int]]:
    return [(raum, 1) for raum in grundlagen.raeume]


def _nach_indikator(grundlagen: Grundlagen) -> list[tuple[str, int]]:
    return _vorhanden(grundlagen.indikator, "indikator", "eine Zahl je Wirkungsraum, die für den Bedarf steht")


def _nach_bestand(grundlagen: Grundlagen) -> list[tuple[str, int]]:
    return _vorhanden(grundlagen.bestand_cent, "bestand", "die laufenden Kosten je Wirkungsraum an einem Stichtag")


def _gemischt(grundlagen: Grundlagen) -> list[tuple[str, int]]:
    """The mixed shares over their common denominator, so that nothing is rounded before the cents are."""
    mischung = _vorhanden(grundlagen.mischung, "mischung", "welche Schlüssel mit wie viel Promille gemischt werden")
    anteile = dict.fromkeys(grundlagen.raeume, Fraction(0))
    for name, promille in mischung:
        if promille:
            for raum, anteil in SCHLUESSEL[name].anteile(grundlagen).items():
                anteile[raum] += anteil * Fraction(promille, PROMILLE)
    nenner = lcm(*(anteil.denominator for anteil in anteile.values()))
    return [(raum, int(anteil * nenner)) for raum, anteil in anteile.items()]


def _vorhanden(grundlage: Gewichte | None, schluessel: str, was: str) -> list[tuple[str, int]]:
    if grundlage is None:
        raise Verteilfehler(f"Dem Verteilschlüssel „{schluessel}“ fehlt seine Grundlage: {was}.")
    return list(dict(grundlage).items())


@dataclass(frozen=True, slots=True)
class Verteilschluessel:
    """A named way to turn what is known of the Wirkungsräume into weights.

    `version` rises when the formula changes, so that an old split can be explained later; `quelle` says who decided it.
    """

    name: str
    version: int
    beschreibung: str
    quelle: str
    gewichtung: Callable[[Grundlagen], list[tuple[str, int]]] = field(repr=False)

    def verteile(self, summe_cent: int, grundlagen: Grundlagen | Gewichte) -> dict[str, int]:
        """Split by this key, in the order of the populations; a tie goes to the larger population under 21.

        Bare pairs or a mapping are the populations under 21. Errors as in `verteile`, and Verteilfehler saying what
        is missing when the key lacks its basis.
        """
        alle = _als_grundlagen(grundlagen)
        return verteile(summe_cent, self.gewichtung(alle), vorrang=alle.u21)

    def anteile(self, grundlagen: Grundlagen | Gewichte) -> dict[str, Fraction]:
        """The exact shares before rounding; they add up to 1. Errors as in `verteile`."""
        gewichte = self.gewichtung(_als_grundlagen(grundlagen))
        gesamt = _gesamtgewicht(gewichte)
        return {raum: Fraction(gewicht, gesamt) for raum, gewicht in gewichte}


def _als_grundlagen(grundlagen: Grundlagen | Gewichte) -> Grundlagen:
    return grundlagen if isinstance(grundlagen, Grundlagen) else Grundlagen(u21=grundlagen)


_U21_ANTEILIG = Verteilschluessel(
    name="u21_anteilig",
    version=1,
    beschreibung="Nach der Zahl der unter 21-Jährigen je Wirkungsraum",
    quelle="Bekanntmachung der Stadt Arnsberg: „Der Verteilschlüssel wird auf der Grundlage der U21-Jährigen je "
    "Wirkungsraum gebildet.“",
    gewichtung=_nach_u21,
)
_GLEICH = Verteilschluessel(
    name="gleich",
    version=1,
    beschreibung="Zu gleichen Teilen auf alle Wirkungsräume",
    quelle="Bekanntmachung der Stadt Arnsberg: „paritätisch auf die Wirkungsräume verteilt“, wörtlich gelesen",
    gewichtung=_gleich,
)
_INDIKATOR = Verteilschluessel(
    name="indikator",
    version=1,
    beschreibung="Nach einer Zahl je Wirkungsraum, die für den Bedarf steht",
    quelle="Vorschlag nach dem Kreis Segeberg 1999 („Bedarfs- und Leistungsindikatoren“); für Arnsberg "
    "nicht beschlossen",
    gewichtung=_nach_indikator,
)
_BESTAND = Verteilschluessel(
    name="bestand",
    version=1,
    beschreibung="Nach den laufenden Kosten je Wirkungsraum an einem Stichtag",
    quelle="Vorschlag nach Celle 2001 (Anteile der Vorjahre); für Arnsberg nicht beschlossen",
    gewichtung=_nach_bestand,
)
_MISCHUNG = Verteilschluessel(
    name="mischung",
    version=1,
    beschreibung="Mehrere Schlüssel, mit festen Anteilen gemischt",
    quelle="Eigener Vorschlag für die Steuerungsgruppe; für Arnsberg nicht beschlossen",
    gewichtung=_gemischt,
)

SCHLUESSEL: Final[Mapping[str, Verteilschluessel]] = MappingProxyType(
    {schluessel.name: schluessel for schluessel in (_U21_ANTEILIG, _GLEICH, _INDIKATOR, _BESTAND, _MISCHUNG)}
)
MISCHBAR: Final[tuple[str, ...]] = tuple(name for name in SCHLUESSEL if name != _MISCHUNG.name)
"""The keys that a mix may contain."""


def schluessel_namens(name: str) -> Verteilschluessel:
    """Look up a key of the registry. Raises Verteilfehler naming the known ones."""
    if name not in SCHLUESSEL:
        raise Verteilfehler(f"Den Verteilschlüssel „{name}“ gibt es nicht. Bekannt sind: {', '.join(SCHLUESSEL)}.")
    return SCHLUESSEL[name]

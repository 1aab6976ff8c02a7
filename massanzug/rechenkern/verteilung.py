"""Distribution of a sum over Wirkungsräume: largest remainder (Hare), exact to the cent.

Unit: cents in, cents out; weights are whole numbers (persons under 21). Integer arithmetic only, so the size of the
numbers does not matter. Source of the key: Bekanntmachung der Stadt Arnsberg ("Der Verteilschlüssel wird auf der
Grundlage der U21-Jährigen je Wirkungsraum gebildet.").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeAlias

Gewichte: TypeAlias = Mapping[str, int] | Sequence[tuple[str, int]]


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
    gesamt = sum(gewicht for _, gewicht in paare)
    if gesamt == 0:
        raise Verteilfehler(f"Es lässt sich nichts verteilen: Alle Gewichte sind null ({_namen(paare)}).")
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


def _namen(paare: list[tuple[str, int]]) -> str:
    return ", ".join(schluessel for schluessel, _ in paare)


def _u21(bestand: list[tuple[str, int]]) -> list[tuple[str, int]]:
    return bestand


def _gleich(bestand: list[tuple[str, int]]) -> list[tuple[str, int]]:
    return [(schluessel, 1) for schluessel, _ in bestand]


@dataclass(frozen=True, slots=True)
class Verteilschluessel:
    """A named way to turn the population under 21 per Wirkungsraum into weights.

    `version` rises when the formula changes, so that an old split can be explained later; `quelle` says who decided it.
    """

    name: str
    version: int
    beschreibung: str
    quelle: str
    gewichtung: Callable[[list[tuple[str, int]]], list[tuple[str, int]]] = field(repr=False)

    def verteile(self, summe_cent: int, bestand: Gewichte) -> dict[str, int]:
        """Split by this key; left-over cents go to the larger `bestand` on a tie. Errors as in `verteile`."""
        paare = _gepruefte_paare(bestand)
        return verteile(summe_cent, self.gewichtung(paare), vorrang=paare)


_U21_ANTEILIG = Verteilschluessel(
    name="u21_anteilig",
    version=1,
    beschreibung="Nach der Zahl der unter 21-Jährigen je Wirkungsraum",
    quelle="Bekanntmachung der Stadt Arnsberg: „Der Verteilschlüssel wird auf der Grundlage der U21-Jährigen je "
    "Wirkungsraum gebildet.“",
    gewichtung=_u21,
)
_GLEICH = Verteilschluessel(
    name="gleich",
    version=1,
    beschreibung="Zu gleichen Teilen auf alle Wirkungsräume",
    quelle="Bekanntmachung der Stadt Arnsberg: „paritätisch auf die Wirkungsräume verteilt“, wörtlich gelesen",
    gewichtung=_gleich,
)

SCHLUESSEL: Final[Mapping[str, Verteilschluessel]] = MappingProxyType(
    {schluessel.name: schluessel for schluessel in (_U21_ANTEILIG, _GLEICH)}
)


def schluessel_namens(name: str) -> Verteilschluessel:
    """Look up a key of the registry. Raises Verteilfehler naming the known ones."""
    if name not in SCHLUESSEL:
        raise Verteilfehler(f"Den Verteilschlüssel „{name}“ gibt es nicht. Bekannt sind: {', '.join(SCHLUESSEL)}.")
    return SCHLUESSEL[name]

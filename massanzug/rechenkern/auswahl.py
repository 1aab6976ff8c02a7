"""How several Bekundungen are put into an order: points of independent jurors, weights, minimum, ties, sensitivity.

Points are 0 to 5 for each Abschnitt; `None` is "cannot be judged", which is left out and named, never counted as 0.
All results are exact fractions: no order hangs on how a computer rounds.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

HOECHSTPUNKTE = 5
SPANNE = 2
"""Points that two jurors may lie apart in an Abschnitt without talking about it."""
SCHWANKUNG = Fraction(1, 10)
"""By so much a weight moves when the order is tried."""


class Wertungsfehler(ValueError):
    """Points or weights that cannot be. The message is for the user."""


@dataclass(frozen=True, slots=True)
class Wertung:
    """What one juror gives one Bekundung in one Abschnitt; `punkte` None where it cannot be judged."""

    bekundung: int
    abschnitt: int
    person: int
    punkte: int | None


@dataclass(frozen=True, slots=True)
class Regeln:
    """Frozen before the opening: weight by Abschnitt (0 is not scored), and the least result of 100 that qualifies."""

    gewichte: Mapping[int, int]
    mindestens: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        if any(g < 0 for g in self.gewichte.values()) or not any(self.gewichte.values()):
            raise Wertungsfehler("Gewichte sind nicht negativ, und mindestens eines ist größer als null.")
        if not 0 <= self.mindestens <= 100:
            raise Wertungsfehler("Die Mindestpunktzahl liegt zwischen 0 und 100.")


@dataclass(frozen=True, slots=True)
class Platz:
    """`punkte` of 100. `rang` counts from 1, equal ones share it; None below the minimum.

    `offen` are the Abschnitte that nobody could judge: their weight is spread over the others.
    """

    bekundung: int
    punkte: Fraction
    rang: int | None
    je_abschnitt: Mapping[int, Fraction]
    offen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Strittig:
    """Jurors lie further apart than SPANNE: they talk before the order counts."""

    bekundung: int
    abschnitt: int
    von: int
    bis: int


@dataclass(frozen=True, slots=True)
class Wechsel:
    """With the weight of `abschnitt` times `faktor`, `fuehrt` would lead (several where they are equal)."""

    abschnitt: int
    faktor: Fraction
    fuehrt: frozenset[int]


def rangfolge(regeln: Regeln, bekundungen: Collection[int], wertungen: Iterable[Wertung]) -> tuple[Platz, ...]:
    """All Bekundungen, the best first.

    Equal results are told apart by the Abschnitt of the greatest weight (of equal weights the smaller number), then the
    next; an Abschnitt that nobody could judge stands there with the mean of the others. Who is equal in all shares a
    rank, and a lot decides. Raises Wertungsfehler for points that cannot be, points twice by one juror, and a Bekundung
    that nobody could judge in any Abschnitt.
    """
    mittel = _mittel(wertungen)
    reihenfolge = sorted((a for a, g in regeln.gewichte.items() if g), key=lambda a: (-regeln.gewichte[a], a))
    plaetze = []
    for bekundung in set(bekundungen):
        je = {a: mittel[bekundung, a] for a in reihenfolge if (bekundung, a) in mittel}
        offen = tuple(a for a in sorted(reihenfolge) if a not in je)
        ergebnis = _ergebnis(regeln.gewichte, je)
        schluessel = (ergebnis, *(je.get(a, ergebnis * HOECHSTPUNKTE / 100) for a in reihenfolge))
        plaetze.append((schluessel, bekundung, je, offen))
    plaetze.sort(key=lambda p: ([-w for w in p[0]], p[1]))
    return tuple(_mit_rang(regeln, plaetze))


_Zeile = tuple[tuple[Fraction, ...], int, dict[int, Fraction], tuple[int, ...]]


def _mit_rang(regeln: Regeln, plaetze: list[_Zeile]) -> Iterator[Platz]:
    rang, davor = 0, None
    for nummer, (schluessel, bekundung, je, offen) in enumerate(plaetze, start=1):
        if schluessel != davor:
            rang, davor = nummer, schluessel
        geeignet = schluessel[0] >= regeln.mindestens
        yield Platz(bekundung, schluessel[0], rang if geeignet else None, je, offen)


def _mittel(wertungen: Iterable[Wertung]) -> dict[tuple[int, int], Fraction]:
    """By Bekundung and Abschnitt the mean of those who could judge it."""
    punkte: dict[tuple[int, int], list[int]] = defaultdict(list)
    gesehen: set[tuple[int, int, int]] = set()
    for w in wertungen:
        if (wer := (w.bekundung, w.abschnitt, w.person)) in gesehen:
            raise Wertungsfehler(f"Zu Abschnitt {w.abschnitt} hat eine Person zweimal gewertet.")
        gesehen.add(wer)
        if w.punkte is None:
            continue
        if not 0 <= w.punkte <= HOECHSTPUNKTE:
            raise Wertungsfehler(f"Zu Abschnitt {w.abschnitt}: Punkte gehen von 0 bis {HOECHSTPUNKTE}.")
        punkte[w.bekundung, w.abschnitt].append(w.punkte)
    return {ort: Fraction(sum(p), len(p)) for ort, p in punkte.items()}


def _ergebnis(gewichte: Mapping[int, int | Fraction], je: Mapping[int, Fraction]) -> Fraction:
    """Of 100, over the Abschnitte that were judged."""
    nenner = sum((Fraction(gewichte[a]) for a in je), Fraction(0))
    if not nenner:
        raise Wertungsfehler("Zu einer Bekundung gibt es noch keine Wertung.")
    return 100 * sum((gewichte[a] * punkte for a, punkte in je.items()), Fraction(0)) / (HOECHSTPUNKTE * nenner)


def strittige(wertungen: Iterable[Wertung]) -> tuple[Strittig, ...]:
    """Where jurors must talk, by Bekundung and Abschnitt."""
    punkte: dict[tuple[int, int], list[int]] = defaultdict(list)
    for w in wertungen:
        if w.punkte is not None:
            punkte[w.bekundung, w.abschnitt].append(w.punkte)
    weit = ((ort, min(p), max(p)) for ort, p in sorted(punkte.items()) if max(p) - min(p) > SPANNE)
    return tuple(Strittig(*ort, von, bis) for ort, von, bis in weit)


def wechsel(regeln: Regeln, bekundungen: Collection[int], wertungen: Iterable[Wertung]) -> tuple[Wechsel, ...]:
    """Every single weight moved by a tenth down and up: where somebody else would lead, or lead as well.

    The other weights keep their proportion. Empty is the good answer: the leader leads however one weighs.
    """
    mittel = _mittel(wertungen)
    fuehrt = _fuehrende(regeln.gewichte, bekundungen, mittel)
    gefunden = []
    for abschnitt in sorted(a for a, g in regeln.gewichte.items() if g):
        for faktor in (1 - SCHWANKUNG, 1 + SCHWANKUNG):
            anders = {a: g * faktor if a == abschnitt else Fraction(g) for a, g in regeln.gewichte.items()}
            if (dann := _fuehrende(anders, bekundungen, mittel)) != fuehrt:
                gefunden.append(Wechsel(abschnitt, faktor, dann))
    return tuple(gefunden)


def _fuehrende(
    gewichte: Mapping[int, int | Fraction], bekundungen: Collection[int], mittel: Mapping[tuple[int, int], Fraction]
) -> frozenset[int]:
    ergebnisse = {
        b: _ergebnis(gewichte, {a: mittel[b, a] for a, g in gewichte.items() if g and (b, a) in mittel})
        for b in bekundungen
    }
    bestes = max(ergebnisse.values(), default=None)
    return frozenset(b for b, e in ergebnisse.items() if e == bestes)

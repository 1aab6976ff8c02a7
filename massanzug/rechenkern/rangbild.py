"""The order for one Wirkungsraum as a picture: bars, the least that qualifies, where the lead would change.

Unit: px of the picture's own viewBox; points of 100 to the right, from zero. Every attribute is a ready string (see
`diagramm`). Source: `docs/aufbau.md`, pictures; the order is `auswahl`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

from massanzug.rechenkern.auswahl import Platz, Wechsel
from massanzug.rechenkern.diagramm import Wort, viewbox, zahl


class _Mass(NamedTuple):
    klasse: str
    breite: float
    rand: float
    rechts: float


_MASSE: Final = (_Mass("breit", 660, 8, 190), _Mass("schmal", 320, 6, 62))
_ZEILE, _BALKEN, _KOPF, _FUSS = 62, 20, 8, 30


@dataclass(frozen=True, slots=True)
class Balken:
    """One applicant: the bar and, where she would lead with another weight, a mark at its end; path data."""

    d: str
    marke: str
    geeignet: bool


@dataclass(frozen=True, slots=True)
class Ansicht:
    klasse: str
    viewbox: str
    breite: str
    hoehe: str
    grund: str
    schwelle: str
    balken: tuple[Balken, ...]
    worte: tuple[Wort, ...]


@dataclass(frozen=True, slots=True)
class Rangbild:
    titel: str
    unter: str
    beschreibung: str
    ansichten: tuple[Ansicht, ...]


def punkte_als_text(wert: Fraction) -> str:
    """„71,3“; half a tenth is rounded up."""
    ganz, rest = divmod(int(wert * 10 + Fraction(1, 2)), 10)
    return f"{ganz},{rest}"


def rangbild(
    plaetze: tuple[Platz, ...], wechsel: tuple[Wechsel, ...], namen: Mapping[int, str], mindestens: int
) -> Rangbild:
    """Draw the order. A mark says in how many of the trials, each with one weight moved by a tenth, she would lead."""
    fuehrt = {p.bekundung: sum(p.bekundung in w.fuehrt for w in wechsel) for p in plaetze}
    erste = plaetze[0] if plaetze else None
    titel = _befund(erste, wechsel, namen)
    saetze = "; ".join(f"{namen[p.bekundung]} {punkte_als_text(p.punkte)}" for p in plaetze)
    return Rangbild(
        titel=titel,
        unter="Punkte von 100"
        + (f"; die gestrichelte Linie sind die {mindestens} Mindestpunkte" if mindestens else "")
        + ("; das Dreieck: würde mit einem anderen Gewicht führen" if wechsel else "")
        + ".",
        beschreibung=f"{titel}. {saetze}.",
        ansichten=tuple(_ansicht(m, plaetze, fuehrt, namen, mindestens) for m in _MASSE) if plaetze else (),
    )


def _befund(erste: Platz | None, wechsel: tuple[Wechsel, ...], namen: Mapping[int, str]) -> str:
    if erste is None or erste.rang is None:
        return "Niemand erreicht die Mindestpunktzahl"
    if not wechsel:
        return f"{namen[erste.bekundung]} liegt vorn, auch wenn ein Gewicht um ein Zehntel anders wäre"
    return f"{namen[erste.bekundung]} liegt vorn, aber nicht bei jedem Gewicht"


def _ansicht(
    mass: _Mass, plaetze: tuple[Platz, ...], fuehrt: Mapping[int, int], namen: Mapping[int, str], mindestens: int
) -> Ansicht:
    hoehe = _KOPF + _ZEILE * len(plaetze) + _FUSS
    je_punkt = (mass.breite - mass.rand - mass.rechts) / 100
    unten = _KOPF + _ZEILE * len(plaetze)
    worte, balken = [], []
    for n, p in enumerate(plaetze):
        oben = _KOPF + _ZEILE * n + 26
        ende = mass.rand + float(p.punkte) * je_punkt
        rang = f"{p.rang}. " if p.rang else ""
        worte.append(Wort(zahl(mass.rand), zahl(oben - 8), f"{rang}{namen[p.bekundung]}", klasse="bild-stark"))
        versetzt = 20 if fuehrt[p.bekundung] else 6
        worte.append(Wort(zahl(ende + versetzt), zahl(oben + 15), punkte_als_text(p.punkte), klasse="bild-ziffern"))
        balken.append(
            Balken(
                d=f"M{zahl(mass.rand)} {zahl(oben)}H{zahl(ende)}V{zahl(oben + _BALKEN)}H{zahl(mass.rand)}Z",
                marke=f"M{zahl(ende + 4)} {zahl(oben + 3)}L{zahl(ende + 16)} {zahl(oben + 10)}L{zahl(ende + 4)} "
                f"{zahl(oben + 17)}Z"
                if fuehrt[p.bekundung]
                else "",
                geeignet=p.rang is not None,
            )
        )
    worte += [
        Wort(zahl(mass.rand + w * je_punkt), zahl(hoehe - 8), str(w), "start" if w == 0 else "middle", "bild-leise")
        for w in (0, 50, 100)
    ]
    x = zahl(mass.rand + mindestens * je_punkt)
    return Ansicht(
        klasse=mass.klasse,
        viewbox=viewbox(mass.breite, hoehe),
        breite=zahl(mass.breite),
        hoehe=zahl(hoehe),
        grund=f"M{zahl(mass.rand)} {zahl(unten)}H{zahl(mass.rand + 100 * je_punkt)}",
        schwelle=f"M{x} {_KOPF}V{zahl(unten)}" if mindestens else "",
        balken=tuple(balken),
        worte=tuple(worte),
    )

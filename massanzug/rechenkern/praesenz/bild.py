"""Two pictures of a Träger's presence: the degree quota with its target day, and how the presence grows by quarter.

Unit: px of the picture's own viewBox (x to the right, y down). Every attribute is a ready string (see `diagramm`).
Lines differ by dash as well as by word, so that the picture reads in black and white.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from massanzug.rechenkern.diagramm import GESCHUETZT, Wort, auseinander, textbreite, viewbox, zahl
from massanzug.rechenkern.praesenz.quote import PROMILLE, Aussicht, Quote
from massanzug.rechenkern.zeitraum import datum_als_text

_STRICH_STUNDEN: Final = "13 6"
_STRICH_LINIE: Final = "1.5 6"


class _Mass(NamedTuple):
    """Measures of one layout, px; `rand` is the room for the words at the right end."""

    klasse: str
    breite: float
    hoehe: float
    links: float
    rand: float
    oben: float
    unten: float
    schrift: float


_MASSE: Final = (
    _Mass("breit", 660, 320, 62, 140, 16, 34, 14.5),
    _Mass("schmal", 320, 300, 54, 124, 16, 34, 13.5),
)


@dataclass(frozen=True, slots=True)
class Linie:
    """A line with its dash pattern ("" is drawn through)."""

    d: str
    strich: str


@dataclass(frozen=True, slots=True)
class Ansicht:
    """One layout: the light grid, the ground, thin lines to compare with, the lines, columns, and all words."""

    klasse: str
    viewbox: str
    breite: str
    hoehe: str
    gitter: str
    grund: str
    schatten: tuple[Linie, ...]
    linien: tuple[Linie, ...]
    saeulen: tuple[str, ...]
    worte: tuple[Wort, ...]


@dataclass(frozen=True, slots=True)
class Bestandsbild:
    """A picture with its finding in words; `ansichten` is empty where there is nothing to draw."""

    titel: str
    unter: str
    beschreibung: str
    ansichten: tuple[Ansicht, ...]


class Platzquartal(NamedTuple):
    """Three months of the contract from `ab` on: days on which the Jugendamt was there, and desks booked on them."""

    ab: date
    tage: int
    plaetze: int


def prozent(anteil: Fraction) -> str:
    """`64 %`, rounded down, so that a target never seems reached before it is."""
    return f"{int(anteil * 100)}{GESCHUETZT}%"


def quotenbild(punkte: Sequence[tuple[date, Quote]], beginn: date, ziel_promille: int, blick: Aussicht) -> Bestandsbild:
    """The quota from `beginn` to the due day, with the target and, as thin lines, its straight continuation."""
    da = [(tag, q) for tag, q in punkte if q.personen]
    ziel = Fraction(ziel_promille, PROMILLE)
    unter = (
        f"Anteil mit Studienabschluss, durchgezogen in Personen, gestrichelt in Stellen. Ziel: {prozent(ziel)} "
        f"am {datum_als_text(blick.faellig)}."
    )
    if not da:
        return Bestandsbild("Noch niemand eingetragen", unter, "", ())
    personen, stunden = da[-1][1].anteil_personen or Fraction(0), da[-1][1].anteil_stunden or Fraction(0)
    titel = f"{prozent(personen)} der Personen haben ein Studium abgeschlossen, in Stellen {prozent(stunden)}"
    weg = "; ".join(f"{datum_als_text(tag)}: {prozent(q.anteil_personen or Fraction(0))}" for tag, q in da)
    ansichten = tuple(_quotenansicht(mass, da, beginn, ziel, blick) for mass in _MASSE)
    return Bestandsbild(titel, unter, f"{unter} In Personen: {weg}.", ansichten)


def _quotenansicht(
    mass: _Mass, da: Sequence[tuple[date, Quote]], beginn: date, ziel: Fraction, blick: Aussicht
) -> Ansicht:
    rechts, grund = mass.breite - mass.rand, mass.hoehe - mass.unten
    ende = max(blick.faellig, da[-1][0])
    tage = max((ende - beginn).days, 1)

    def x(tag: date) -> float:
        return mass.links + (rechts - mass.links) * (tag - beginn).days / tage

    def y(anteil: Fraction) -> float:
        return grund - (grund - mass.oben) * float(anteil)

    def linie(werte: Sequence[tuple[date, Fraction | None]], strich: str) -> Linie:
        orte = [f"{zahl(x(tag))} {zahl(y(anteil))}" for tag, anteil in werte if anteil is not None]
        return Linie("M" + "L".join(orte if len(orte) > 1 else orte * 2), strich)

    letzter, stand = da[-1]
    schatten = [Linie(f"M{zahl(mass.links)} {zahl(y(ziel))}H{zahl(rechts)}", "")]
    for jetzt, dann in ((stand.anteil_personen, blick.linie_personen), (stand.anteil_stunden, blick.linie_stunden)):
        if dann is not None:
            schatten.append(linie([(letzter, jetzt), (blick.faellig, dann)], _STRICH_LINIE))
    worte = [
        Wort(zahl(mass.links - 8), zahl(y(Fraction(n, 100)) + 5), f"{n}{GESCHUETZT}%", "end", "bild-leise")
        for n in (0, 50, 100)
    ]
    worte += _jahresworte(mass, beginn, ende, x)
    worte += _endworte(mass, rechts, y, ziel, stand)
    return Ansicht(
        klasse=mass.klasse,
        viewbox=viewbox(mass.breite, mass.hoehe),
        breite=zahl(mass.breite),
        hoehe=zahl(mass.hoehe),
        gitter="".join(f"M{zahl(mass.links)} {zahl(y(Fraction(n, 100)))}H{zahl(rechts)}" for n in (50, 100)),
        grund=f"M{zahl(mass.links)} {zahl(grund)}H{zahl(rechts)}",
        schatten=tuple(schatten),
        linien=(
            linie([(tag, q.anteil_personen) for tag, q in da], ""),
            linie([(tag, q.anteil_stunden) for tag, q in da], _STRICH_STUNDEN),
        ),
        saeulen=(),
        worte=tuple(worte),
    )


def _jahresworte(mass: _Mass, beginn: date, ende: date, x: Callable[[date], float]) -> list[Wort]:
    """The turns of the years below the ground; where they would touch, every second one."""
    jahre = [date(jahr, 1, 1) for jahr in range(beginn.year + 1, ende.year + 1)]
    jeder = 1
    if len(jahre) > 1 and x(jahre[1]) - x(jahre[0]) < textbreite("2029", mass.schrift) + 8:
        jeder = 2
    return [
        Wort(zahl(x(tag)), zahl(mass.hoehe - 10), str(tag.year), "middle", "bild-ziffern") for tag in jahre[::jeder]
    ]


def _endworte(mass: _Mass, rechts: float, y: Callable[[Fraction], float], ziel: Fraction, stand: Quote) -> list[Wort]:
    """The words at the right end, pushed apart: what the lines are, and the target."""
    texte = [("Ziel", ziel, "bild-leise")]
    if stand.anteil_personen is not None:
        texte.append(("Personen", stand.anteil_personen, "bild-stark"))
    if stand.anteil_stunden is not None:
        texte.append(("Stellen", stand.anteil_stunden, "bild-stark"))
    texte.sort(key=lambda t: -t[1])
    mitten = auseinander([y(anteil) for _, anteil, _ in texte], [20.0] * len(texte), 4, mass.hoehe - mass.unten)
    return [
        Wort(zahl(rechts + 10), zahl(mitte + 5), f"{wort} {prozent(anteil)}", "start", klasse)
        for (wort, anteil, klasse), mitte in zip(texte, mitten, strict=True)
    ]


def wachstumsbild(quartale: Sequence[Platzquartal]) -> Bestandsbild:
    """Days of the Jugendamt in the area per quarter, as columns."""
    unter = "Tage im Vierteljahr, an denen das Jugendamt hier einen Platz gebucht hat."
    groesster = max((q.tage for q in quartale), default=0)
    if not groesster:
        return Bestandsbild("Noch kein Tag gebucht", unter, "", ())
    titel = _wachstumssatz(quartale)
    beschreibung = f"{unter} " + "; ".join(f"ab {datum_als_text(q.ab)}: {q.tage}" for q in quartale) + "."
    ansichten = tuple(_wachstumsansicht(mass, quartale, groesster) for mass in _MASSE)
    return Bestandsbild(titel, unter, beschreibung, ansichten)


def _wachstumssatz(quartale: Sequence[Platzquartal]) -> str:
    """The finding: the newest whole quarter against the first one; the running one is not compared."""
    ganze = quartale[:-1]
    if len(ganze) < 2:
        return f"Bisher {sum(q.tage for q in quartale)} Tage vor Ort"
    erste, letzte = ganze[0].tage, ganze[-1].tage
    if erste == letzte:
        return f"Wie am Anfang: {letzte} Tage im Vierteljahr"
    return f"Von {erste} auf {letzte} Tage im Vierteljahr"


def _wachstumsansicht(mass: _Mass, quartale: Sequence[Platzquartal], groesster: int) -> Ansicht:
    links, rechts, grund, oben = 8.0, mass.breite - 8, mass.hoehe - mass.unten, mass.oben + 14
    schritt = (rechts - links) / len(quartale)
    halbe = min(schritt * 0.36, 26.0)
    saeulen, worte = [], []
    jeder = max(1, -(-int(textbreite("10/25", mass.schrift) + 8) // max(int(schritt), 1)))
    for nummer, q in enumerate(quartale):
        mitte, y = links + schritt * (nummer + 0.5), grund - (grund - oben) * q.tage / groesster
        if q.tage:
            saeulen.append(f"M{zahl(mitte - halbe)} {zahl(grund)}V{zahl(y)}H{zahl(mitte + halbe)}V{zahl(grund)}Z")
        if nummer % jeder == 0:
            worte.append(Wort(zahl(mitte), zahl(mass.hoehe - 10), f"{q.ab:%m/%y}", "middle", "bild-ziffern"))
            worte.append(Wort(zahl(mitte), zahl(y - 6), str(q.tage), "middle", ""))
    return Ansicht(
        klasse=mass.klasse,
        viewbox=viewbox(mass.breite, mass.hoehe),
        breite=zahl(mass.breite),
        hoehe=zahl(mass.hoehe),
        gitter="",
        grund=f"M{zahl(links)} {zahl(grund)}H{zahl(rechts)}",
        schatten=(),
        linien=(),
        saeulen=tuple(saeulen),
        worte=tuple(worte),
    )

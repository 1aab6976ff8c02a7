"""Server-drawn pictures: words that fit, the Budgetpfad as a line chart, the Stadtteile as a small map.

Unit: px of the picture's own viewBox (x to the right, y down), unless a docstring says otherwise. Everything a template
prints into an SVG attribute is a ready string with a decimal point, so that no number format of the page can break it.
Each picture comes in two layouts, `breit` and `schmal`; the stylesheet shows the one that fits its place.
Colours and line widths live in `bild-*.css`.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import cycle, pairwise
from typing import Final, NamedTuple

from massanzug.rechenkern.geld import MINUS, Betrag, euro, runde_kaufmaennisch, summe

SCHMAL: Final = "\u202f"
GESCHUETZT: Final = "\u00a0"
AUSLASSUNG: Final = "…"

_ZEICHENBREITEN: Final = (
    (240, "!',.:;|·‘’‚\u202f"),
    (270, " \u00a0"),
    (300, "Iijlı"),
    (330, "()J[]`{}"),
    (390, "ftł"),
    (420, "-r"),
    (450, '"*“”„'),
    (480, "17?csz"),
    (510, "FLvx~"),
    (540, "+/235<=>ETZ\\_y–−"),
    (570, "#$469CSVX^aegkŁ"),
    (600, "08APYbdhnopqußþð€"),
    (630, "BKR«»Đ"),
    (660, "DG"),
    (690, "HNQUÐẞ"),
    (720, "OØ"),
    (750, "w…"),
    (810, "&M—"),
    (870, "%WmÆæ"),
    (960, "Œœ"),
    (1020, "@"),
)
"""Advance widths of Fira Sans in thousandths of the type size, the wider of Regular and SemiBold, rounded up."""
_BREITE_JE_ZEICHEN: Final = {zeichen: breite for breite, gruppe in _ZEICHENBREITEN for zeichen in gruppe}
_UNBEKANNT = 640
_DOPPELT = 1020
_RESERVE = 1.04
"""Room for the fallback fonts, which run a little wider."""


class Bildfehler(ValueError):
    """A picture cannot be drawn from these values; the message is a German sentence."""


class Punkt(NamedTuple):
    """A place in the picture, px."""

    x: float
    y: float


class Kasten(NamedTuple):
    """A rectangle in the picture, px."""

    links: float
    oben: float
    rechts: float
    unten: float

    @property
    def mitte(self) -> Punkt:
        """Its centre."""
        return Punkt((self.links + self.rechts) / 2, (self.oben + self.unten) / 2)

    @property
    def ecken(self) -> tuple[Punkt, ...]:
        """Its corners, in a circle."""
        return (
            Punkt(self.links, self.oben),
            Punkt(self.rechts, self.oben),
            Punkt(self.rechts, self.unten),
            Punkt(self.links, self.unten),
        )

    def trifft(self, anderer: Kasten) -> bool:
        """Whether the two share any area."""
        return (
            self.links < anderer.rechts
            and anderer.links < self.rechts
            and self.oben < anderer.unten
            and anderer.oben < self.unten
        )

    def liegt_in(self, anderer: Kasten) -> bool:
        """Whether it lies wholly inside the other."""
        return (
            self.links >= anderer.links
            and self.rechts <= anderer.rechts
            and self.oben >= anderer.oben
            and self.unten <= anderer.unten
        )


@dataclass(frozen=True, slots=True)
class Wort:
    """A line of text in the picture; `x`, `y` in px, `anker` as in SVG `text-anchor`, `klasse` for the stylesheet.

    `mehr` follows on the same line in quieter type.
    """

    x: str
    y: str
    text: str
    anker: str = "start"
    klasse: str = ""
    mehr: str = ""


def zahl(wert: float) -> str:
    """A number for an SVG attribute: at most one decimal, always with a point, never `-0`."""
    gerundet = round(wert, 1) + 0.0
    return f"{gerundet:.1f}".removesuffix(".0")


def viewbox(breite: float, hoehe: float) -> str:
    """The `viewBox` of a picture whose corner is the origin; px."""
    return f"0 0 {zahl(breite)} {zahl(hoehe)}"


# ------------------------------------------------------------------------------------------------------------- words


def ein_satz(text: str) -> str:
    """Typed text as one line: no line breaks, no double spaces."""
    return " ".join(text.split())


def textbreite(text: str, groesse: float) -> float:
    """How wide a text runs in Fira Sans at `groesse` px, estimated with a little reserve; px."""
    tausendstel = sum(_zeichenbreite(zeichen) for zeichen in unicodedata.normalize("NFD", text))
    return tausendstel * groesse * _RESERVE / 1000


def _zeichenbreite(zeichen: str) -> int:
    bekannt = _BREITE_JE_ZEICHEN.get(zeichen)
    if bekannt is not None:
        return bekannt
    if unicodedata.category(zeichen) in {"Mn", "Me", "Cf"}:
        return 0
    return _DOPPELT if unicodedata.east_asian_width(zeichen) in {"W", "F"} else _UNBEKANNT


def _schriftzeichen(text: str) -> list[str]:
    """The text in pieces that a reader sees as one sign: no accent and no joined emoji is torn apart."""
    stuecke: list[str] = []
    for zeichen in text:
        haengt_an = unicodedata.category(zeichen).startswith("M") or zeichen == "\u200d"
        if stuecke and (haengt_an or stuecke[-1].endswith("\u200d")):
            stuecke[-1] += zeichen
        else:
            stuecke.append(zeichen)
    return stuecke


def kuerze(text: str, breite: float, groesse: float) -> str:
    """The text, or as much of it as fits into `breite` px with a closing „…“."""
    if textbreite(text, groesse) <= breite:
        return text
    platz = breite - textbreite(AUSLASSUNG, groesse)
    anfang = ""
    for stueck in _schriftzeichen(text):
        platz -= textbreite(stueck, groesse)
        if platz < 0:
            break
        anfang += stueck
    return anfang.rstrip(" ,.;:–-") + AUSLASSUNG


def umbrich(text: str, breite: float, groesse: float, zeilen: int) -> tuple[str, ...]:
    """Break a text into at most `zeilen` lines of `breite` px; what does not fit ends with „…“, nothing is empty."""
    rest = ein_satz(text).split(" ") if text.strip() else []
    fertig: list[str] = []
    while rest and len(fertig) < zeilen - 1:
        anzahl = 1
        while anzahl < len(rest) and textbreite(" ".join(rest[: anzahl + 1]), groesse) <= breite:
            anzahl += 1
        if textbreite(" ".join(rest[:anzahl]), groesse) > breite:
            vorn, hinten = _trenne(rest[0], breite, groesse)
            fertig.append(vorn)
            rest = [hinten, *rest[1:]] if hinten else rest[1:]
        else:
            fertig.append(" ".join(rest[:anzahl]))
            rest = rest[anzahl:]
    if rest:
        fertig.append(kuerze(" ".join(rest), breite, groesse))
    return tuple(fertig)


def _trenne(wort: str, breite: float, groesse: float) -> tuple[str, str]:
    """Cut a word that is wider than the line, after an own hyphen or slash where there is one."""
    stuecke = _schriftzeichen(wort)
    ende = 1
    while ende < len(stuecke) and textbreite("".join(stuecke[: ende + 1]) + "-", groesse) <= breite:
        ende += 1
    for stelle in range(ende, 2, -1):
        if stuecke[stelle - 1] in "-/–":
            return "".join(stuecke[:stelle]), "".join(stuecke[stelle:])
    strich = "-" if 1 < ende < len(stuecke) else ""
    return "".join(stuecke[:ende]) + strich, "".join(stuecke[ende:])


def auseinander(mitten: Sequence[float], hoehen: Sequence[float], oben: float, unten: float) -> list[float]:
    """Push boxes apart: new centres in the given order, each as near to its wish as the others allow; px.

    `mitten` are the wished centres from top to bottom, `hoehen` the heights. All stay between `oben` and `unten`;
    when there are too many for that, they start at `oben` and run over the lower edge, still without overlap.
    """
    if not mitten:
        return []
    versatz = [0.0]
    for vorige, hoehe in pairwise(hoehen):
        versatz.append(versatz[-1] + (vorige + hoehe) / 2)
    bloecke: list[tuple[float, int]] = []
    for mitte, weg in zip(mitten, versatz, strict=True):
        wert, anzahl = mitte - weg, 1
        while bloecke and bloecke[-1][0] > wert:
            voriger, menge = bloecke.pop()
            wert = (voriger * menge + wert * anzahl) / (menge + anzahl)
            anzahl += menge
        bloecke.append((wert, anzahl))
    kleinste = oben + hoehen[0] / 2
    groesste = max(kleinste, unten - hoehen[-1] / 2 - versatz[-1])
    flach = [min(max(wert, kleinste), groesste) for wert, anzahl in bloecke for _ in range(anzahl)]
    return [wert + weg for wert, weg in zip(flach, versatz, strict=True)]


# -------------------------------------------------------------------------------------------------------- Budgetpfad

_MIO_CENT: Final = 100_000_000
_STRICHE: Final = ("", "13 6", "1.5 6", "16 5 2 5", "7 4", "16 4 2 4 2 4", "4 7")
"""Dash patterns of the lines in their order; "" is drawn through."""
_ACHSENEINHEITEN: Final = ((_MIO_CENT, f"Mio.{GESCHUETZT}€"), (100_000, f"Tsd.{GESCHUETZT}€"), (100, "€"))
"""Units of the upright axis, cents each; the finest that still needs at most one decimal for a step."""


@dataclass(frozen=True, slots=True)
class Reihe:
    """One Wirkungsraum's amounts, cents per year, in the order of the years."""

    name: str
    cent: Sequence[int]


@dataclass(frozen=True, slots=True)
class Pfadlinie:
    """A line with its words at the end; `strich` is the dash pattern, `fuehrung` leads to words that had to move."""

    name: str
    d: str
    strich: str
    rund: bool
    punkte: tuple[tuple[str, str], ...]
    worte: tuple[Wort, ...]
    fuehrung: str


@dataclass(frozen=True, slots=True)
class Pfadansicht:
    """One layout of the chart: the light grid with the words of both axes, and the lines."""

    klasse: str
    viewbox: str
    breite: str
    hoehe: str
    gitter: str
    grundlinie: str
    achse: tuple[Wort, ...]
    linien: tuple[Pfadlinie, ...]
    schatten: tuple[tuple[str, str], ...] = ()
    """Path and dash pattern of the thin lines to compare with."""

    @property
    def worte(self) -> tuple[Wort, ...]:
        """All words, to be printed last so that no line crosses them."""
        return (*self.achse, *(wort for linie in self.linien for wort in linie.worte))


@dataclass(frozen=True, slots=True)
class Pfadzeile:
    """A year of the table: exact amounts as people read them, then their sum."""

    jahr: str
    betraege: tuple[str, ...]
    zusammen: str


@dataclass(frozen=True, slots=True)
class PfadBild:
    """The chart of the Budgetpfad: its finding, its measure, both layouts and the table with exact cents."""

    titel: str
    unter: str
    beschreibung: str
    namen: tuple[str, ...]
    zeilen: tuple[Pfadzeile, ...]
    ansichten: tuple[Pfadansicht, ...]
    leer: bool


class _Pfadmass(NamedTuple):
    """Measures of one layout, px; `rand` is the room for the words at the right end."""

    klasse: str
    breite: float
    hoehe: float
    links: float
    rand: float
    oben: float
    unten: float
    schrift: float
    zeile: float
    namenszeilen: int


_PFADMASSE: Final = (
    _Pfadmass("breit", 660, 350, 76, 132, 16, 34, 14.5, 17.5, 2),
    _Pfadmass("schmal", 320, 320, 30, 108, 30, 30, 13.5, 16, 3),
)


def pfad_bild(
    jahre: Sequence[int], reihen: Sequence[Reihe], vergleich: Sequence[Sequence[int | None]] = ()
) -> PfadBild:
    """The way of the Planbudgets over the years; `jahre` ascending, each Reihe with one amount (cents) per year.

    `vergleich` is drawn as thin lines, one per Reihe, None where it says nothing. The axis begins at zero. Raises
    Bildfehler when the years do not ascend, when a Reihe has not exactly one amount per year, and for a negative amount
    (the axis has no place for it).
    """
    _pruefe_pfad(jahre, reihen)
    if not jahre or not reihen:
        return PfadBild("Noch kein Planbudget eingetragen.", "", "", (), (), (), True)
    zeilen = tuple(
        _pfadzeile(jahr, [Betrag(reihe.cent[stelle]) for reihe in reihen]) for stelle, jahr in enumerate(jahre)
    )
    titel, unter = _befund(jahre, reihen)
    verlauf = " ".join(f"{_verlaufssatz(reihe.name, jahre, reihe.cent)}." for reihe in reihen)
    namen = tuple(ein_satz(reihe.name) for reihe in reihen)
    ansichten = tuple(_pfadansicht(mass, jahre, reihen, vergleich) for mass in _PFADMASSE)
    return PfadBild(titel, unter, f"{unter} {verlauf}", namen, zeilen, ansichten, False)


def _pruefe_pfad(jahre: Sequence[int], reihen: Sequence[Reihe]) -> None:
    if any(spaeter <= frueher for frueher, spaeter in pairwise(jahre)):
        raise Bildfehler("Die Jahre des Pfads müssen aufsteigen.")
    for reihe in reihen:
        if len(reihe.cent) != len(jahre):
            raise Bildfehler(f"„{reihe.name}“ braucht für jedes der {len(jahre)} Jahre genau einen Betrag.")
        if any(cent < 0 for cent in reihe.cent):
            raise Bildfehler(f"„{reihe.name}“ hat einen Betrag unter null; der Pfad beginnt bei null.")


def _pfadzeile(jahr: int, betraege: Sequence[Betrag]) -> Pfadzeile:
    return Pfadzeile(str(jahr), tuple(euro(betrag) for betrag in betraege), euro(summe(betraege)))


def ganze(wert: int) -> str:
    """A whole number for people: `23.448`, below zero with U+2212."""
    betrag = f"{abs(wert):,}".replace(",", ".")
    return MINUS + betrag if wert < 0 else betrag


def kurzbetrag(cent: int, massstab: int | None = None) -> str:
    """A rounded amount without its unit, as large as `massstab` (cents) asks: `5,7` for Mio., else whole Euro.

    Rounded once, half away from zero; `15` only for exactly 15 Mio. €.
    """
    if max(abs(cent), abs(massstab or 0)) < _MIO_CENT:
        return ganze(runde_kaufmaennisch(Fraction(cent, 100)))
    zehntel = runde_kaufmaennisch(Fraction(cent * 10, _MIO_CENT))
    text = f"{ganze(zehntel // 10)},{zehntel % 10}"
    return text.removesuffix(",0") if cent % _MIO_CENT == 0 else text


def _einheit(cent: int) -> str:
    return f"{GESCHUETZT}Mio.{GESCHUETZT}€" if abs(cent) >= _MIO_CENT else f"{SCHMAL}€"


def kurz_mit_einheit(cent: int) -> str:
    """A rounded amount for a label: `5,7 Mio. €` or `873.989 €`."""
    return kurzbetrag(cent) + _einheit(cent)


def _verlaufssatz(name: str, jahre: Sequence[int], cent: Sequence[int]) -> str:
    """„Alt-Arnsberg wächst bis 2029 von 2,1 auf 5,7 Mio. €“ without the full stop."""
    groesser = max(cent[0], cent[-1])
    von, auf = kurzbetrag(cent[0], groesser), kurzbetrag(cent[-1], groesser)
    if len(jahre) == 1:
        return f"{ein_satz(name)} hat {jahre[0]} {auf}{_einheit(groesser)}"
    if von.removesuffix(",0") == auf.removesuffix(",0"):
        return f"{ein_satz(name)} bleibt bis {jahre[-1]} bei {auf}{_einheit(groesser)}"
    wort = "wächst" if cent[-1] > cent[0] else "sinkt"
    return f"{ein_satz(name)} {wort} bis {jahre[-1]} von {von} auf {auf}{_einheit(groesser)}"


def _befund(jahre: Sequence[int], reihen: Sequence[Reihe]) -> tuple[str, str]:
    """The finding: what becomes of the Wirkungsraum with the largest amount at the end; below it the measure."""
    groesste = max(reihen, key=lambda reihe: reihe.cent[-1])
    titel = _verlaufssatz(groesste.name, jahre, groesste.cent)
    unter = "Planbudget im Jahr."
    if len(reihen) > 1:
        gesamt = [sum(reihe.cent[stelle] for reihe in reihen) for stelle in range(len(jahre))]
        groesser = max(gesamt[0], gesamt[-1])
        von, auf = kurzbetrag(gesamt[0], groesser), kurzbetrag(gesamt[-1], groesser)
        spanne = f"{auf}{_einheit(groesser)}" if von == auf else f"von {von} auf {auf}{_einheit(groesser)}"
        unter = f"Planbudget im Jahr, je Wirkungsraum. Alle zusammen: {spanne}."
    return titel, unter


def _stufe(groesster: int) -> int:
    """Cents between two grid lines: 1, 2 or 5 times a power of ten (1 € at least), at most five up to the largest."""
    stufe = 100
    while True:
        for faktor in (1, 2, 5):
            if stufe * faktor * 5 >= groesster:
                return stufe * faktor
        stufe *= 10


def _pfadansicht(
    mass: _Pfadmass, jahre: Sequence[int], reihen: Sequence[Reihe], vergleich: Sequence[Sequence[int | None]]
) -> Pfadansicht:
    andere = [cent for werte in vergleich for cent in werte if cent is not None]
    groesster = max(*(max(reihe.cent) for reihe in reihen), *andere, 0) or _MIO_CENT
    stufe = _stufe(groesster)
    stufen = -(-groesster // stufe)
    flaeche = Kasten(mass.links, mass.oben, mass.breite - mass.rand, mass.hoehe - mass.unten)

    def hoehe_von(cent: int) -> float:
        return flaeche.unten - (flaeche.unten - flaeche.oben) * cent / (stufe * stufen)

    def stelle_von(nummer: int) -> float:
        innen = 10.0 if mass.klasse == "breit" else 16.0
        if len(jahre) == 1:
            return (flaeche.links + flaeche.rechts) / 2
        weite = flaeche.rechts - flaeche.links - 2 * innen
        return flaeche.links + innen + weite * (jahre[nummer] - jahre[0]) / (jahre[-1] - jahre[0])

    stufenhoehen = [hoehe_von(stufe * nummer) for nummer in range(stufen + 1)]
    achse = _stufenworte(mass, flaeche, stufe, stufenhoehen)
    achse += _jahresworte(mass, flaeche, jahre, [stelle_von(nummer) for nummer in range(len(jahre))])
    gitter = "".join(f"M{zahl(flaeche.links)} {zahl(y)}H{zahl(flaeche.rechts)}" for y in stufenhoehen[1:])
    wege = [
        tuple(Punkt(stelle_von(nummer), hoehe_von(cent)) for nummer, cent in enumerate(reihe.cent)) for reihe in reihen
    ]
    return Pfadansicht(
        klasse=mass.klasse,
        viewbox=viewbox(mass.breite, mass.hoehe),
        breite=zahl(mass.breite),
        hoehe=zahl(mass.hoehe),
        gitter=gitter,
        grundlinie=f"M{zahl(flaeche.links)} {zahl(flaeche.unten)}H{zahl(flaeche.rechts)}",
        achse=tuple(achse),
        linien=_pfadlinien(mass, flaeche, reihen, wege),
        schatten=tuple(
            (_zug([Punkt(stelle_von(i), hoehe_von(cent)) for i, cent in enumerate(werte) if cent is not None]), strich)
            for werte, strich in zip(vergleich, cycle(_STRICHE), strict=False)
        ),
    )


def _zug(punkte: Sequence[Punkt]) -> str:
    """A line through the places; empty for fewer than two."""
    return "M" + "L".join(f"{zahl(p.x)} {zahl(p.y)}" for p in punkte) if len(punkte) > 1 else ""


def _stufenworte(mass: _Pfadmass, flaeche: Kasten, stufe: int, hoehen: Sequence[float]) -> list[Wort]:
    """Words of the upright axis left of the grid; the narrow layout names the unit only once, above the grid."""
    eins, einheit = next(paar for paar in _ACHSENEINHEITEN if stufe * 10 >= paar[0])
    worte = []
    for nummer, y in enumerate(hoehen):
        zehntel = stufe * nummer * 10 // eins
        text = ganze(zehntel // 10) + (f",{zehntel % 10}" if zehntel % 10 else "")
        if mass.klasse == "breit":
            text += f"{GESCHUETZT}{einheit}"
        worte.append(Wort(zahl(flaeche.links - 9), zahl(y + 5), text, "end", "bild-leise"))
    if mass.klasse != "breit":
        worte.append(Wort("0", "14", einheit, "start", "bild-leise"))
    return worte


def _jahresworte(mass: _Pfadmass, flaeche: Kasten, jahre: Sequence[int], stellen: Sequence[float]) -> list[Wort]:
    """The years below the ground line; where they would touch, only every second, third … but always the last."""
    platz = textbreite("2029", mass.schrift) + 10
    worte: list[Wort] = []
    naechste = math.inf
    for jahr, x in zip(reversed(jahre), reversed(stellen), strict=True):
        if naechste - x >= platz:
            worte.append(Wort(zahl(x), zahl(flaeche.unten + 22), str(jahr), "middle", "bild-ziffern"))
            naechste = x
    return worte[::-1]


def _pfadlinien(
    mass: _Pfadmass, flaeche: Kasten, reihen: Sequence[Reihe], wege: Sequence[Sequence[Punkt]]
) -> tuple[Pfadlinie, ...]:
    """The lines with their words; words are pushed apart and led back to their line by a thin stroke."""
    breite = mass.rand - 22
    namen = [umbrich(reihe.name, breite, mass.schrift, mass.namenszeilen) or ("–",) for reihe in reihen]
    folge = sorted(range(len(reihen)), key=lambda nummer: (wege[nummer][-1].y, nummer))
    hoehen = [(len(namen[nummer]) + 1) * mass.zeile + 6 for nummer in folge]
    mitten = auseinander([wege[nummer][-1].y for nummer in folge], hoehen, 2, mass.hoehe - 2)
    linien: dict[int, Pfadlinie] = {}
    for nummer, hoehe, mitte in zip(folge, hoehen, mitten, strict=True):
        ende = wege[nummer][-1]
        x = flaeche.rechts + 12
        grund = mitte - hoehe / 2 + mass.zeile - 1
        texte = (*namen[nummer], kurz_mit_einheit(reihen[nummer].cent[-1]))
        worte = tuple(
            Wort(zahl(x), zahl(grund + nr * mass.zeile), text, klasse="" if nr == len(texte) - 1 else "bild-stark")
            for nr, text in enumerate(texte)
        )
        verschoben = abs(mitte - ende.y) > 9
        linien[nummer] = Pfadlinie(
            name=ein_satz(reihen[nummer].name),
            d=_zug(wege[nummer]) or f"M{zahl(ende.x)} {zahl(ende.y)}",
            strich=_STRICHE[nummer % len(_STRICHE)],
            rund=_STRICHE[nummer % len(_STRICHE)].startswith("1.5"),
            punkte=tuple((zahl(punkt.x), zahl(punkt.y)) for punkt in wege[nummer]),
            worte=worte,
            fuehrung=f"M{zahl(ende.x + 7)} {zahl(ende.y)}L{zahl(x - 4)} {zahl(mitte)}" if verschoben else "",
        )
    return tuple(linien[nummer] for nummer in range(len(reihen)))


# ------------------------------------------------------------------------------------------------------------ Karte

_KM_JE_GRAD: Final = 111.32
_RAND_KM: Final = (0.9, 0.75, 0.6, 0.45, 0.3)
_MASSSTAEBE_KM: Final = (50, 20, 10, 5, 2, 1)
_MINDESTENS_KM = 3.0
ANNAHME: Final = "Zuordnung der Stadtteile: Annahme"


@dataclass(frozen=True, slots=True)
class KartenOrt:
    """A Stadtteil: its Wirkungsraum by name, `breite` and `laenge` in degrees (WGS 84), inhabitants if known."""

    name: str
    raum: str
    breite: float
    laenge: float
    einwohner: int | None


@dataclass(frozen=True, slots=True)
class Kartenpunkt:
    """A Stadtteil in the picture: a dot whose area follows the inhabitants, and its name."""

    x: str
    y: str
    r: str
    bekannt: bool
    wort: Wort | None
    fuehrung: str


@dataclass(frozen=True, slots=True)
class Kartenraum:
    """A Wirkungsraum in the picture: a patch of paper with its outline, its lines and its name."""

    name: str
    muster: str
    umriss: str
    linien: str
    worte: tuple[Wort, ...]


@dataclass(frozen=True, slots=True)
class Kartenansicht:
    """One layout of the map."""

    klasse: str
    viewbox: str
    breite: str
    hoehe: str
    raeume: tuple[Kartenraum, ...]
    punkte: tuple[Kartenpunkt, ...]
    massstab: str
    massstab_wort: Wort
    nord: str
    nord_wort: Wort

    @property
    def worte(self) -> tuple[Wort, ...]:
        """All words, to be printed last so that no line crosses them."""
        raeume = (wort for raum in self.raeume for wort in raum.worte)
        orte = (punkt.wort for punkt in self.punkte if punkt.wort is not None)
        return (*raeume, *orte, self.massstab_wort, self.nord_wort)


@dataclass(frozen=True, slots=True)
class Kartenort:
    """A Stadtteil of the table."""

    name: str
    einwohner: str


@dataclass(frozen=True, slots=True)
class Kartengruppe:
    """A Wirkungsraum of the table with its Stadtteile."""

    raum: str
    orte: tuple[Kartenort, ...]
    zeilen: str
    """Rows of the table it spans, the sum included."""
    zusammen: str


@dataclass(frozen=True, slots=True)
class KartenBild:
    """The map: title, note, both layouts and the table."""

    titel: str
    unter: str
    beschreibung: str
    hinweis: str
    gruppen: tuple[Kartengruppe, ...]
    mit_einwohnern: bool
    ansichten: tuple[Kartenansicht, ...]
    leer: bool


class _Kartenmass(NamedTuple):
    klasse: str
    breite: float
    rand_x: float
    rand_oben: float
    rand_unten: float
    schrift: float
    raumschrift: float


_KARTENMASSE: Final = (
    _Kartenmass("breit", 660, 52, 52, 66, 15, 18),
    _Kartenmass("schmal", 320, 17, 52, 62, 12, 13.5),
)
_MUSTER: Final = ("naht", "stich", "punkt")


def karte_bild(orte: Sequence[KartenOrt], *, hinweis: str = ANNAHME) -> KartenBild:
    """A map without tiles: Stadtteile by their coordinates (equirectangular, x shrunk by cos of the middle latitude).

    Wirkungsräume appear in the order of their first Stadtteil. `hinweis` stands under the map. Raises Bildfehler for
    coordinates that are none.
    """
    for ort in orte:
        if not (-90 < ort.breite < 90 and -180 <= ort.laenge <= 180):
            raise Bildfehler(f"„{ort.name}“ hat keine Lage auf der Karte.")
    if not orte:
        return KartenBild("Noch kein Stadtteil eingetragen.", "", "", "", (), False, (), True)
    raeume = tuple(dict.fromkeys(ort.raum for ort in orte))
    mit_einwohnern = any(ort.einwohner is not None for ort in orte)
    gruppen = tuple(_gruppe(raum, [ort for ort in orte if ort.raum == raum], mit_einwohnern) for raum in raeume)
    titel = f"{_menge(len(raeume), 'Wirkungsraum', 'Wirkungsräume')}, {_menge(len(orte), 'Stadtteil', 'Stadtteile')}"
    unter = "Größere Punkte: mehr Einwohnerinnen und Einwohner." if mit_einwohnern else ""
    saetze = (f"{gruppe.raum}: {', '.join(ort.name for ort in gruppe.orte)}." for gruppe in gruppen)
    ansichten = tuple(_kartenansicht(mass, orte, raeume) for mass in _KARTENMASSE)
    return KartenBild(titel, unter, " ".join(saetze), hinweis, gruppen, mit_einwohnern, ansichten, False)


def _menge(anzahl: int, einzahl: str, mehrzahl: str) -> str:
    return f"{anzahl} {einzahl if anzahl == 1 else mehrzahl}"


def _gruppe(raum: str, orte: Sequence[KartenOrt], mit_einwohnern: bool) -> Kartengruppe:
    bekannt = [ort.einwohner for ort in orte if ort.einwohner is not None]
    zeilen = tuple(
        Kartenort(ein_satz(ort.name), "–" if ort.einwohner is None else ganze(ort.einwohner)) for ort in orte
    )
    zusammen = ganze(sum(bekannt)) if len(bekannt) == len(orte) else "–"
    return Kartengruppe(ein_satz(raum), zeilen, str(len(orte) + mit_einwohnern), zusammen)


def huelle(punkte: Iterable[Punkt]) -> list[Punkt]:
    """Convex hull, counter-clockwise as seen with y down reversed (Andrew's monotone chain); duplicates vanish."""
    folge = sorted(set(punkte))
    if len(folge) <= 2:
        return folge

    def kette(reihe: Iterable[Punkt]) -> list[Punkt]:
        teil: list[Punkt] = []
        for punkt in reihe:
            while len(teil) >= 2 and _drehung(teil[-2], teil[-1], punkt) <= 0:
                teil.pop()
            teil.append(punkt)
        return teil[:-1]

    return kette(folge) + kette(reversed(folge))


def _drehung(a: Punkt, b: Punkt, c: Punkt) -> float:
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)


def flicken(punkte: Sequence[Punkt], rand: float) -> list[Punkt]:
    """The hull of the points with `rand` px around them, its corners rounded by that radius."""
    ecken = 20
    kreis = [
        Punkt(p.x + rand * math.cos(math.tau * nummer / ecken), p.y + rand * math.sin(math.tau * nummer / ecken))
        for p in punkte
        for nummer in range(ecken)
    ]
    return huelle(kreis)


def beruehren(a: Sequence[Punkt], b: Sequence[Punkt]) -> bool:
    """Whether two convex polygons share any area (separating axis)."""
    for polygon in (a, b):
        for p, q in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
            normale = Punkt(q.y - p.y, p.x - q.x)
            werte_a = [normale.x * punkt.x + normale.y * punkt.y for punkt in a]
            werte_b = [normale.x * punkt.x + normale.y * punkt.y for punkt in b]
            if max(werte_a) <= min(werte_b) or max(werte_b) <= min(werte_a):
                return False
    return True


def _linien_im_flicken(polygon: Sequence[Punkt], winkel: float, abstand: float) -> str:
    """Parallel lines inside a convex polygon as one path; `winkel` in degrees, `abstand` px."""
    laengs = Punkt(math.cos(math.radians(winkel)), math.sin(math.radians(winkel)))
    quer = Punkt(-laengs.y, laengs.x)
    tiefen = [quer.x * punkt.x + quer.y * punkt.y for punkt in polygon]
    tiefe = math.ceil(min(tiefen) / abstand) * abstand
    teile = []
    while tiefe < max(tiefen):
        schnitte = []
        for p, q in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
            a, b = quer.x * p.x + quer.y * p.y - tiefe, quer.x * q.x + quer.y * q.y - tiefe
            if (a < 0) != (b < 0):
                anteil = a / (a - b)
                schnitte.append(Punkt(p.x + (q.x - p.x) * anteil, p.y + (q.y - p.y) * anteil))
        if len(schnitte) == 2:
            teile.append(f"M{zahl(schnitte[0].x)} {zahl(schnitte[0].y)}L{zahl(schnitte[1].x)} {zahl(schnitte[1].y)}")
        tiefe += abstand
    return "".join(teile)


class _Lage(NamedTuple):
    """The projected map: a place per Stadtteil, px per km, height of the picture."""

    punkte: tuple[Punkt, ...]
    px_je_km: float
    hoehe: float


def _projiziere(mass: _Kartenmass, orte: Sequence[KartenOrt]) -> _Lage:
    breiten, laengen = [ort.breite for ort in orte], [ort.laenge for ort in orte]
    mitte = Punkt((min(laengen) + max(laengen)) / 2, (min(breiten) + max(breiten)) / 2)
    schrumpf = math.cos(math.radians(mitte.y))
    km = [Punkt((ort.laenge - mitte.x) * schrumpf * _KM_JE_GRAD, (mitte.y - ort.breite) * _KM_JE_GRAD) for ort in orte]
    weite = max(max(punkt.x for punkt in km) * 2, _MINDESTENS_KM)
    tiefe = max(max(punkt.y for punkt in km) * 2, _MINDESTENS_KM / 2)
    feld = mass.breite - 2 * mass.rand_x
    massstab = min(feld / weite, feld * 1.15 / tiefe)
    hoehe = mass.rand_oben + tiefe * massstab + mass.rand_unten
    null = Punkt(mass.breite / 2, mass.rand_oben + tiefe * massstab / 2)
    return _Lage(tuple(Punkt(null.x + p.x * massstab, null.y + p.y * massstab) for p in km), massstab, hoehe)


def _kartenansicht(mass: _Kartenmass, orte: Sequence[KartenOrt], raeume: Sequence[str]) -> Kartenansicht:
    lage = _projiziere(mass, orte)
    flaechen = _flaechen(mass, lage, orte, raeume)
    platz = _Platz(mass, lage, flaechen, _radien(mass, orte))
    raumworte = [platz.raumname(ein_satz(raum), nummer) for nummer, raum in enumerate(raeume)]
    strecke, km = _massstab(mass, lage)
    fuss, nadel = lage.hoehe - 14, mass.breite - 16
    return Kartenansicht(
        klasse=mass.klasse,
        viewbox=viewbox(mass.breite, lage.hoehe),
        breite=zahl(mass.breite),
        hoehe=zahl(lage.hoehe),
        raeume=tuple(
            Kartenraum(
                name=ein_satz(raum),
                muster=_MUSTER[nummer % len(_MUSTER)],
                umriss="M" + "L".join(f"{zahl(p.x)} {zahl(p.y)}" for p in flaeche) + "Z",
                linien=_linien_im_flicken(flaeche, (0, 90, 135)[nummer % 3], (7, 9, 8)[nummer % 3]),
                worte=worte,
            )
            for nummer, (raum, flaeche, worte) in enumerate(zip(raeume, flaechen, raumworte, strict=True))
        ),
        punkte=platz.punkte(orte, raeume),
        massstab=f"M4 {zahl(fuss - 5)}V{zahl(fuss)}H{zahl(4 + strecke)}V{zahl(fuss - 5)}",
        massstab_wort=Wort(zahl(4 + strecke + 8), zahl(fuss + 2), f"{km}{SCHMAL}km", "start", "bild-leise"),
        nord=f"M{zahl(nadel)} 50V24M{zahl(nadel - 6)} 32L{zahl(nadel)} 22L{zahl(nadel + 6)} 32",
        nord_wort=Wort(zahl(nadel), "15", "N", "middle", "bild-leise"),
    )


def _flaechen(mass: _Kartenmass, lage: _Lage, orte: Sequence[KartenOrt], raeume: Sequence[str]) -> list[list[Punkt]]:
    """A patch per Wirkungsraum, with the widest margin at which no two of them overlap."""
    gruppen = [[p for p, ort in zip(lage.punkte, orte, strict=True) if ort.raum == raum] for raum in raeume]
    grenze = min(mass.rand_x, mass.rand_unten - 44) - 3
    flaechen: list[list[Punkt]] = []
    for rand_km in _RAND_KM:
        rand = min(max(rand_km * lage.px_je_km, 10), grenze)
        flaechen = [flicken(gruppe, rand) for gruppe in gruppen]
        paare = ((a, b) for stelle, a in enumerate(flaechen) for b in flaechen[stelle + 1 :])
        if not any(beruehren(a, b) for a, b in paare):
            break
    return flaechen


def _radien(mass: _Kartenmass, orte: Sequence[KartenOrt]) -> list[float]:
    """Radius per dot, px: area follows the inhabitants between a smallest and a largest dot; unknown is small."""
    klein, gross = (3.0, 10.0) if mass.klasse == "breit" else (2.6, 7.0)
    groesster = max((ort.einwohner or 0 for ort in orte), default=0)
    if groesster <= 0:
        return [klein + 1] * len(orte)
    return [max(klein, gross * math.sqrt(max(ort.einwohner or 0, 0) / groesster)) for ort in orte]


def _massstab(mass: _Kartenmass, lage: _Lage) -> tuple[float, int]:
    """Length of the scale bar in px and what it stands for in km: the longest that fills no third of the map."""
    for km in _MASSSTAEBE_KM:
        if km * lage.px_je_km <= mass.breite / 3:
            return km * lage.px_je_km, km
    return lage.px_je_km, 1


def _wortkasten(x: float, grund: float, text: str, anker: str, groesse: float) -> Kasten:
    """The box of a line of text whose baseline is `grund`, with a hair of air; px."""
    breite = textbreite(text, groesse)
    links = {"start": x, "middle": x - breite / 2, "end": x - breite}[anker]
    return Kasten(links - 1, grund - groesse * 0.8 - 1, links + breite + 1, grund + groesse * 0.24 + 1)


class _Platz:
    """Finds a free place for each name: first the Wirkungsräume, then the Stadtteile, the largest first."""

    def __init__(
        self, mass: _Kartenmass, lage: _Lage, flaechen: Sequence[Sequence[Punkt]], radien: Sequence[float]
    ) -> None:
        self.mass = mass
        self.lage = lage
        self.flaechen = flaechen
        self.radien = radien
        self.blatt = Kasten(1, 1, mass.breite - 1, lage.hoehe - 28)
        self.besetzt = [Kasten(mass.breite - 34, 0, mass.breite, 56)]
        for punkt, r in zip(lage.punkte, radien, strict=True):
            self.besetzt.append(Kasten(punkt.x - r - 2, punkt.y - r - 2, punkt.x + r + 2, punkt.y + r + 2))

    def _frei(self, kasten: Kasten) -> bool:
        return kasten.liegt_in(self.blatt) and not any(kasten.trifft(anderer) for anderer in self.besetzt)

    def _kosten(self, kasten: Kasten, eigene: int) -> int:
        """How much a place misleads: on an outline, or worse in the patch of another Wirkungsraum."""
        kosten = 0
        umfeld = Kasten(kasten.links - 6, kasten.oben, kasten.rechts + 6, kasten.unten)
        for nummer, flaeche in enumerate(self.flaechen):
            if beruehren(umfeld.ecken, flaeche):
                ganz_darin = all(_liegt_im_flicken(ecke, flaeche) for ecke in kasten.ecken)
                kosten += 80 if nummer != eigene else 0 if ganz_darin else 3
        return kosten

    def raumname(self, name: str, nummer: int) -> tuple[Wort, ...]:
        """The name of a Wirkungsraum above or below its patch, near its middle, else inside; () without any place."""
        flaeche, groesse, blatt = self.flaechen[nummer], self.mass.raumschrift, self.blatt
        text = kuerze(name, blatt.rechts - blatt.links - 40, groesse)
        xs, ys = [p.x for p in flaeche], [p.y for p in flaeche]
        mitte, halbe = (min(xs) + max(xs)) / 2, textbreite(text, groesse) / 2
        orte: list[tuple[float, float, float]] = []
        for schritt in range(-9, 10):
            x = min(max(mitte + schritt * 14, blatt.links + halbe + 2), blatt.rechts - halbe - 2)
            oben, unten = _senkrecht(flaeche, x, halbe)
            orte += [(x, oben - 7, abs(schritt)), (x, unten + groesse, abs(schritt) + 1)]
        orte += [(mitte, float(y), 20.0) for y in range(int(min(ys)) + 20, int(max(ys)), 6)]
        beste: tuple[float, Wort, Kasten] | None = None
        for x, grund, umweg in orte:
            kasten = _wortkasten(x, grund, text, "middle", groesse)
            if self._frei(kasten):
                kosten = umweg + self._kosten(kasten, nummer)
                if beste is None or kosten < beste[0]:
                    beste = kosten, Wort(zahl(x), zahl(grund), text, "middle", "stadtkarte-raumname"), kasten
        if beste is None:
            return ()
        self.besetzt.append(beste[2])
        return (beste[1],)

    def punkte(self, orte: Sequence[KartenOrt], raeume: Sequence[str]) -> tuple[Kartenpunkt, ...]:
        """Dots with their names; a name without any free place is left to the table."""
        fertig: dict[int, Kartenpunkt] = {}
        for nummer in sorted(range(len(orte)), key=lambda stelle: (-(orte[stelle].einwohner or 0), stelle)):
            ort, punkt, r = orte[nummer], self.lage.punkte[nummer], self.radien[nummer]
            wort, fuehrung = self._ortsname(ein_satz(ort.name), punkt, r, raeume.index(ort.raum))
            fertig[nummer] = Kartenpunkt(
                zahl(punkt.x), zahl(punkt.y), zahl(r), ort.einwohner is not None, wort, fuehrung
            )
        return tuple(fertig[nummer] for nummer in range(len(orte)))

    def _ortsname(self, name: str, punkt: Punkt, r: float, raum: int) -> tuple[Wort | None, str]:
        groesse = self.mass.schrift
        text = kuerze(name, 150 if self.mass.klasse == "breit" else 110, groesse)
        beste: tuple[int, Wort, Kasten, bool] | None = None
        for rang, (x, grund, anker, weit) in enumerate(_kandidaten(punkt, r, groesse)):
            kasten = _wortkasten(x, grund, text, anker, groesse)
            if not self._frei(kasten):
                continue
            kosten = (rang // 2 + 12 if weit else rang // 2) + self._kosten(kasten, raum)
            if beste is None or kosten < beste[0]:
                innen = any(_liegt_im_flicken(kasten.mitte, flaeche) for flaeche in self.flaechen)
                klasse = "stadtkarte-ortsname" if innen else "stadtkarte-ortsname stadtkarte-ortsname--frei"
                beste = kosten, Wort(zahl(x), zahl(grund), text, anker, klasse), kasten, weit
        if beste is None:
            return None, ""
        _, wort, kasten, weit = beste
        self.besetzt.append(kasten)
        return wort, _fuehrung(punkt, r, kasten) if weit else ""


def _liegt_im_flicken(punkt: Punkt, flaeche: Sequence[Punkt]) -> bool:
    """Whether a place lies inside a convex polygon."""
    drehungen = [_drehung(p, q, punkt) for p, q in zip(flaeche, [*flaeche[1:], flaeche[0]], strict=True)]
    return all(drehung >= 0 for drehung in drehungen) or all(drehung <= 0 for drehung in drehungen)


def _senkrecht(flaeche: Sequence[Punkt], x: float, halbe: float) -> tuple[float, float]:
    """Upper and lower edge of a patch over the stretch `x` ± `halbe`; px."""
    ys = []
    for p, q in zip(flaeche, [*flaeche[1:], flaeche[0]], strict=True):
        links, rechts = min(p.x, q.x), max(p.x, q.x)
        for stelle in (max(links, x - halbe), min(rechts, x + halbe)):
            if links <= stelle <= rechts:
                anteil = 0.0 if q.x == p.x else (stelle - p.x) / (q.x - p.x)
                ys.append(p.y + (q.y - p.y) * anteil)
    if not ys:
        ys = [p.y for p in flaeche]
    return min(ys), max(ys)


def _kandidaten(punkt: Punkt, r: float, groesse: float) -> list[tuple[float, float, str, bool]]:
    """Places for a name around its dot: x, baseline, anchor, whether it is so far off that a stroke must lead there."""
    mitte = groesse * 0.34
    nah = r + 5
    orte: list[tuple[float, float, str, bool]] = [
        (punkt.x + nah, punkt.y + mitte, "start", False),
        (punkt.x - nah, punkt.y + mitte, "end", False),
        (punkt.x, punkt.y - nah, "middle", False),
        (punkt.x, punkt.y + nah + groesse * 0.72, "middle", False),
        (punkt.x + r + 2, punkt.y - r, "start", False),
        (punkt.x + r + 2, punkt.y + r + groesse * 0.7, "start", False),
        (punkt.x - r - 2, punkt.y - r, "end", False),
        (punkt.x - r - 2, punkt.y + r + groesse * 0.7, "end", False),
    ]
    for weite in (20, 28, 38, 50, 64, 80):
        for grad in (0, 180, 30, 150, 330, 210, 60, 120, 300, 240, 90, 270):
            x = punkt.x + weite * math.cos(math.radians(grad))
            y = punkt.y + weite * math.sin(math.radians(grad))
            anker = "middle" if grad in (90, 270) else "start" if math.cos(math.radians(grad)) > 0 else "end"
            orte.append((x, y + mitte, anker, True))
    return orte


def _fuehrung(punkt: Punkt, r: float, kasten: Kasten) -> str:
    """A thin stroke from the dot to the nearest edge of its name."""
    ziel = Punkt(min(max(punkt.x, kasten.links), kasten.rechts), min(max(punkt.y, kasten.oben), kasten.unten))
    laenge = math.hypot(ziel.x - punkt.x, ziel.y - punkt.y)
    if laenge <= r + 2:
        return ""
    anteil = (r + 1) / laenge
    start = Punkt(punkt.x + (ziel.x - punkt.x) * anteil, punkt.y + (ziel.y - punkt.y) * anteil)
    return f"M{zahl(start.x)} {zahl(start.y)}L{zahl(ziel.x)} {zahl(ziel.y)}"

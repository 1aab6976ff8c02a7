"""The twelve months of a year as a picture: booked, still bound, and the Planbudget of the month as a mark.

Unit: px of the picture's own viewBox; amounts in cents. Booked and bound stand on each other and differ by pattern as
well as by colour, so that the picture reads in black and white. Every attribute is a ready string (see `diagramm`).
Source: `docs/aufbau.md`, pictures; the projection is `hochrechnung`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from massanzug.rechenkern.diagramm import Wort, kurz_mit_einheit, viewbox, zahl
from massanzug.rechenkern.geld import Betrag, euro
from massanzug.rechenkern.hochrechnung import Jahresbild, Monatsbild

KURZ: Final = ("Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sep", "Okt", "Nov", "Dez")


class _Mass(NamedTuple):
    klasse: str
    breite: float
    hoehe: float
    links: float
    oben: float
    unten: float
    saeule: float
    jeder: int


_MASSE: Final = (
    _Mass("breit", 660, 300, 12, 28, 30, 34, 1),
    _Mass("schmal", 320, 260, 6, 28, 30, 15, 3),
)


@dataclass(frozen=True, slots=True)
class Saeule:
    """One month: what is booked, what is still expected above it, and the Planbudget's mark, as path data."""

    ist: str
    offen: str
    plan: str


@dataclass(frozen=True, slots=True)
class Ansicht:
    """One layout."""

    klasse: str
    viewbox: str
    breite: str
    hoehe: str
    grund: str
    saeulen: tuple[Saeule, ...]
    worte: tuple[Wort, ...]


@dataclass(frozen=True, slots=True)
class Jahresmonate:
    """The picture with its finding in words and the table that says the same."""

    titel: str
    unter: str
    beschreibung: str
    ansichten: tuple[Ansicht, ...]
    zeilen: tuple[tuple[str, Betrag, Betrag, Betrag, Betrag], ...]
    leer: bool


def monatsbild(bild: Jahresbild) -> Jahresmonate:
    """Draw a year. The scale is the largest of plan and expectation; a month below zero (credits) has no column."""
    groesster = max((max(m.plan.cent, m.erwartet.cent) for m in bild.monate), default=0)
    zeilen = tuple((KURZ[m.monat - 1], m.plan, m.ist, m.bindung, m.erwartet) for m in bild.monate)
    leer = groesster <= 0
    return Jahresmonate(
        titel=_befund(bild),
        unter=f"Euro im Monat: gebucht, {'noch erwartet' if bild.ist_vorausgesagt else 'noch gebunden'} (schraffiert), "
        "und der Strich ist das Planbudget.",
        beschreibung=f"{_befund(bild)}. Geplant sind {euro(bild.plan)}, erwartet {euro(bild.erwartet)}.",
        ansichten=() if leer else tuple(_ansicht(mass, bild, groesster) for mass in _MASSE),
        zeilen=zeilen,
        leer=leer,
    )


def _befund(bild: Jahresbild) -> str:
    """The finding in one line."""
    unterschied = bild.plan.cent - bild.erwartet.cent
    if not bild.plan.cent:
        return f"Erwartet werden {kurz_mit_einheit(bild.erwartet.cent)}"
    if unterschied >= 0:
        return f"Bis Jahresende bleiben voraussichtlich {kurz_mit_einheit(unterschied)}"
    return f"Bis Jahresende fehlen voraussichtlich {kurz_mit_einheit(-unterschied)}"


def _ansicht(mass: _Mass, bild: Jahresbild, groesster: int) -> Ansicht:
    grund = mass.hoehe - mass.unten
    schritt = (mass.breite - 2 * mass.links) / len(bild.monate)
    mitten = [mass.links + schritt * (nummer + 0.5) for nummer in range(len(bild.monate))]
    massstab = (grund - mass.oben) / groesster
    worte = [
        Wort(zahl(x), zahl(mass.hoehe - 9), KURZ[monat.monat - 1], "middle", "bild-leise")
        for nummer, (x, monat) in enumerate(zip(mitten, bild.monate, strict=True))
        if nummer % mass.jeder == 0
    ]
    hoechster = max(range(len(bild.monate)), key=lambda n: bild.monate[n].erwartet.cent)
    if bild.monate[hoechster].erwartet.cent > 0:
        worte.append(_hoechstwort(mass, bild.monate[hoechster], mitten[hoechster], grund, massstab))
    return Ansicht(
        klasse=mass.klasse,
        viewbox=viewbox(mass.breite, mass.hoehe),
        breite=zahl(mass.breite),
        hoehe=zahl(mass.hoehe),
        grund=f"M{zahl(mass.links)} {zahl(grund)}H{zahl(mass.breite - mass.links)}",
        saeulen=tuple(_saeule(mass, m, x, grund, massstab) for m, x in zip(bild.monate, mitten, strict=True)),
        worte=tuple(worte),
    )


def _saeule(mass: _Mass, monat: Monatsbild, mitte: float, grund: float, massstab: float) -> Saeule:
    gebucht = max(monat.ist.cent, 0) * massstab
    offen = max(monat.erwartet.cent - max(monat.ist.cent, 0), 0) * massstab
    links, rechts = mitte - mass.saeule / 2, mitte + mass.saeule / 2
    ueber = mass.saeule / 2 + 4
    plan = grund - max(monat.plan.cent, 0) * massstab
    return Saeule(
        ist=_kasten(links, rechts, grund - gebucht, grund) if gebucht else "",
        offen=_kasten(links, rechts, grund - gebucht - offen, grund - gebucht) if offen else "",
        plan=f"M{zahl(mitte - ueber)} {zahl(plan)}H{zahl(mitte + ueber)}" if monat.plan.cent > 0 else "",
    )


def _kasten(links: float, rechts: float, oben: float, unten: float) -> str:
    return f"M{zahl(links)} {zahl(unten)}V{zahl(oben)}H{zahl(rechts)}V{zahl(unten)}Z"


def _hoechstwort(mass: _Mass, monat: Monatsbild, mitte: float, grund: float, massstab: float) -> Wort:
    """The amount above the highest column, kept inside the picture."""
    oben = grund - max(monat.erwartet.cent, monat.plan.cent) * massstab
    anker = "start" if mitte < 50 else "end" if mitte > mass.breite - 50 else "middle"
    return Wort(zahl(mitte), zahl(max(oben - 8, 14)), kurz_mit_einheit(monat.erwartet.cent), anker, "")

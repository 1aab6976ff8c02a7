"""The forecast as a fan: for each year the 50, 80 and 95 % bands, the middle, and the Planbudget as a mark.

Unit: px of the picture's own viewBox; amounts in cents. The bands lie within each other and differ by tone; middle and
Planbudget differ by line, so that the picture reads in black and white. Every attribute is a ready string (`diagramm`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from massanzug.rechenkern.diagramm import Wort, kurz_mit_einheit, viewbox, zahl


class Jahr(Protocol):
    """A year of a forecast; `quantile_cent` at 2.5, 10, 25, 50, 75, 90 and 97.5 %, `monate` that it covers."""

    @property
    def jahr(self) -> int: ...
    @property
    def monate(self) -> int: ...
    @property
    def mittel_cent(self) -> int: ...
    @property
    def quantile_cent(self) -> tuple[int, ...]: ...
    @property
    def budget_cent(self) -> int | None: ...


class _Mass(NamedTuple):
    klasse: str
    breite: float
    hoehe: float
    links: float
    oben: float
    unten: float
    jeder: int


_MASSE: Final = (_Mass("breit", 660, 320, 14, 30, 30, 1), _Mass("schmal", 320, 280, 10, 30, 30, 2))
BAENDER: Final = (("95", 0, 6), ("80", 1, 5), ("50", 2, 4))
"""Name of the band and where its bounds stand among the quantiles, the widest first."""
MITTE: Final = 3
MONATE: Final = 12


@dataclass(frozen=True, slots=True)
class Ansicht:
    """One layout: bands by name as path data, the middle, a mark of the Planbudget for each year."""

    klasse: str
    viewbox: str
    breite: str
    hoehe: str
    grund: str
    baender: tuple[tuple[str, str], ...]
    mitte: str
    plaene: tuple[str, ...]
    worte: tuple[Wort, ...]


@dataclass(frozen=True, slots=True)
class Faecherbild:
    """The picture with what it says in words."""

    titel: str
    unter: str
    beschreibung: str
    ansichten: tuple[Ansicht, ...]


def faecherbild(name: str, jahre: Sequence[Jahr]) -> Faecherbild:
    """Draw the years in their order; the scale is the largest of widest band and Planbudget. Zero has no picture."""
    groesster = max((max(j.quantile_cent[-1], j.budget_cent or 0) for j in jahre), default=0)
    erstes, letztes = jahre[0], next((j for j in reversed(jahre) if j.monate == MONATE), jahre[-1])
    titel = f"{name}: erwartet sind " + ", ".join(
        f"{j.jahr} {kurz_mit_einheit(j.mittel_cent)}" for j in dict.fromkeys((erstes, letztes))
    )
    return Faecherbild(
        titel=titel,
        unter="Kosten im Jahr. Im dunklen Band liegt die Hälfte der Verläufe, im mittleren liegen 8 von 10, im hellen "
        "19 von 20; der Strich ist das Planbudget.",
        beschreibung=". ".join(_in_worten(j) for j in jahre),
        ansichten=tuple(_ansicht(mass, jahre, groesster) for mass in _MASSE) if groesster > 0 else (),
    )


def _in_worten(j: Jahr) -> str:
    q = j.quantile_cent
    plan = "" if j.budget_cent is None else f", Planbudget {kurz_mit_einheit(j.budget_cent)}"
    mitte, von, bis = (kurz_mit_einheit(q[n]) for n in (MITTE, 1, 5))
    return f"{j.jahr}: {mitte}, 8 von 10 zwischen {von} und {bis}{plan}"


def _ansicht(mass: _Mass, jahre: Sequence[Jahr], groesster: int) -> Ansicht:
    grund = mass.hoehe - mass.unten
    schritt = (mass.breite - 2 * mass.links) / len(jahre)
    x = [mass.links + schritt * (n + 0.5) for n in range(len(jahre))]
    massstab = (grund - mass.oben) / groesster

    def y(cent: int) -> float:
        return grund - max(cent, 0) * massstab

    def punkte(stelle: int) -> list[str]:
        return [f"{zahl(mitte)} {zahl(y(j.quantile_cent[stelle]))}" for mitte, j in zip(x, jahre, strict=True)]

    def band(unten: int, oben: int) -> str:
        if len(jahre) == 1:  # one year has no width: a bar
            links, rechts = zahl(x[0] - schritt / 6), zahl(x[0] + schritt / 6)
            oben_y, unten_y = (zahl(y(jahre[0].quantile_cent[n])) for n in (oben, unten))
            return f"M{links} {unten_y}H{rechts}V{oben_y}H{links}Z"
        return "M" + "L".join([*punkte(oben), *reversed(punkte(unten))]) + "Z"

    worte = [
        Wort(zahl(mitte), zahl(mass.hoehe - 9), str(j.jahr), "middle", "bild-leise")
        for n, (mitte, j) in enumerate(zip(x, jahre, strict=True))
        if n % mass.jeder == 0
    ]
    spitze = max(range(len(jahre)), key=lambda n: jahre[n].quantile_cent[-1])
    anker = "end" if spitze > len(jahre) / 2 else "start"
    hoechstes = jahre[spitze].quantile_cent[-1]
    worte.append(Wort(zahl(x[spitze]), zahl(y(hoechstes) - 8), kurz_mit_einheit(hoechstes), anker))
    return Ansicht(
        klasse=mass.klasse,
        viewbox=viewbox(mass.breite, mass.hoehe),
        breite=zahl(mass.breite),
        hoehe=zahl(mass.hoehe),
        grund=f"M{zahl(mass.links)} {zahl(grund)}H{zahl(mass.breite - mass.links)}",
        baender=tuple((name, band(unten, oben)) for name, unten, oben in BAENDER),
        mitte="M" + "L".join(punkte(MITTE)),
        plaene=tuple(
            f"M{zahl(mitte - schritt * 0.36)} {zahl(y(j.budget_cent))}H{zahl(mitte + schritt * 0.36)}"
            for mitte, j in zip(x, jahre, strict=True)
            if j.budget_cent is not None
        ),
        worte=tuple(worte),
    )

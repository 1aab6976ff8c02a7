"""The Netzwerkkarte: who stands around a family, how near, and how the connection is.

The family is in the middle, six sectors around it say where somebody comes from, five rings how near she is, the form
of the line how the connection is (thick, dashed, jagged). Unit: px of the picture's viewBox; angles in degrees, 0 is
up, clockwise. The same people in the same order give the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from massanzug.rechenkern.diagramm import Bildfehler, Kasten, Punkt, Wort, textbreite, umbrich, viewbox, zahl
from massanzug.rechenkern.genogramm import Linie, Zeichen, zickzack

SEKTOREN: Final = ("familie", "freundeskreis", "nachbarschaft", "arbeit", "freizeit", "fachstelle")
NAEHEN: Final = range(1, 6)
QUALITAETEN: Final = ("stark", "schwach", "belastet")

_MITTE_R = 46.0
_ERSTER = 94.0
_SCHRITT = 42.0
_RASTER = 8.0
_WINKEL = 60.0
_RANDWINKEL = 4.0
_MAX_BREITE = 112.0
_SCHRIFT = 13.5
_LUFT = 4.0
_RAND = 16.0


@dataclass(frozen=True, slots=True)
class Nahe:
    """Somebody around the family. `zugesagt`: she has agreed to contribute."""

    id: int
    name: str
    sektor: str
    naehe: int
    qualitaet: str
    zugesagt: bool = False


@dataclass(frozen=True, slots=True)
class GezeichneteNahe:
    """A box with its words and the line to the family; `abstand` of its centre from the family's."""

    id: int
    kasten: Kasten
    abstand: float
    x: str
    y: str
    breite: str
    hoehe: str
    worte: tuple[Wort, ...]
    linie: str
    qualitaet: str
    haken: str
    volltext: str


@dataclass(frozen=True, slots=True)
class NetzwerkBild:
    """The finished picture; `personen` by sector, the nearest first."""

    breite: str
    hoehe: str
    viewbox: str
    mitte_x: str
    mitte_y: str
    mitte_r: str
    mitte_worte: tuple[Wort, ...]
    ringe: tuple[str, ...]
    speichen: str
    sektorworte: tuple[Wort, ...]
    personen: tuple[GezeichneteNahe, ...]
    zeichen: tuple[Zeichen, ...]


def netzwerk_bild(familie: str, personen: Sequence[Nahe], sektornamen: dict[str, str]) -> NetzwerkBild:
    """Lay out the people round the family; nearer people are always nearer, however many there are."""
    for p in personen:
        if p.sektor not in SEKTOREN or p.naehe not in NAEHEN or p.qualitaet not in QUALITAETEN:
            raise Bildfehler(f"{p.name}: Sektor, Nähe oder Qualität ist unbekannt.")
    plaetze, ringe = _plaetze(personen)
    aussen = ringe[-1] + 24
    worte = [(_wortplatz(sektor, aussen), name) for sektor, name in sektornamen.items()]
    kaesten = [k for k, _ in plaetze.values()] + [Kasten(-aussen, -aussen, aussen, aussen)]
    kaesten += [_wortkasten(p, name) for p, name in worte]
    dx = _RAND - min(k.links for k in kaesten)
    dy = _RAND - min(k.oben for k in kaesten)
    breite = dx + max(k.rechts for k in kaesten) + _RAND
    hoehe = dy + max(k.unten for k in kaesten) + _RAND
    reihenfolge = sorted(enumerate(personen), key=lambda np: (SEKTOREN.index(np[1].sektor), np[1].naehe, np[0]))
    ecken = (_punkt(_WINKEL * i - _WINKEL / 2, r) for i in range(6) for r in (_MITTE_R, aussen))
    speichen = "".join(f"{'L' if n % 2 else 'M'}{zahl(p.x + dx)} {zahl(p.y + dy)}" for n, p in enumerate(ecken))
    return NetzwerkBild(
        breite=zahl(breite),
        hoehe=zahl(hoehe),
        viewbox=viewbox(breite, hoehe),
        mitte_x=zahl(dx),
        mitte_y=zahl(dy),
        mitte_r=zahl(_MITTE_R),
        mitte_worte=_zeilen(familie, Punkt(dx, dy), 2 * _MITTE_R - 12, "netz-familie"),
        ringe=tuple(zahl(r) for r in ringe),
        speichen=speichen,
        sektorworte=tuple(
            Wort(zahl(p.x + dx), zahl(p.y + dy + 5), name, _anker(p), "netz-sektor") for p, name in worte
        ),
        personen=tuple(_zeichne(p, *plaetze[p.id], dx, dy) for _, p in reihenfolge),
        zeichen=tuple(
            Zeichen((Linie(_linie(Punkt(2, 10), Punkt(42, 10), q), f"netz-linie netz-linie--{q}"),), q)
            for q in QUALITAETEN
            if any(p.qualitaet == q for p in personen)
        ),
    )


def _mitte(sektor: str) -> float:
    return _WINKEL * SEKTOREN.index(sektor)


def _punkt(winkel: float, radius: float) -> Punkt:
    bogen = math.radians(winkel)
    return Punkt(round(radius * math.sin(bogen), 1) + 0.0, round(-radius * math.cos(bogen), 1) + 0.0)


def _wortplatz(sektor: str, aussen: float) -> Punkt:
    """Where a sector is named: over and under the rings, and in the four corners they leave free."""
    p = _punkt(_mitte(sektor), 1.0)
    if abs(p.x) < 0.1:
        return Punkt(0.0, math.copysign(aussen + 14, p.y))
    return Punkt(math.copysign(aussen, p.x), math.copysign(aussen - 4, p.y))


def _anker(p: Punkt) -> str:
    return "middle" if abs(p.x) < 1 else ("end" if p.x > 0 else "start")


def _wortkasten(p: Punkt, text: str) -> Kasten:
    breite = textbreite(text, 15)
    links = {"middle": p.x - breite / 2, "start": p.x, "end": p.x - breite}[_anker(p)]
    return Kasten(links, p.y - 12, links + breite, p.y + 12)


# ------------------------------------------------------------------------------------------------------------- places


def _umbrochen(person: Nahe) -> tuple[str, ...]:
    return umbrich(person.name, _MAX_BREITE - 16, _SCHRIFT, 2) or ("ohne Namen",)


def _kasten(person: Nahe, p: Punkt) -> Kasten:
    zeilen = _umbrochen(person)
    breite = max(44.0, max(textbreite(z, _SCHRIFT) for z in zeilen) + 16 + (14 if person.zugesagt else 0))
    hoehe = 10 + 16.0 * len(zeilen)
    return Kasten(p.x - breite / 2, p.y - hoehe / 2, p.x + breite / 2, p.y + hoehe / 2)


def _plaetze(personen: Sequence[Nahe]) -> tuple[dict[int, tuple[Kasten, Punkt]], list[float]]:
    """Box and centre of each person, and the outer radius of each ring; a ring grows until all its people fit."""
    belegt: list[tuple[Kasten, Punkt]] = []
    plaetze: dict[int, tuple[Kasten, Punkt]] = {}
    ringe: list[float] = []
    anfang = _ERSTER
    for naehe in NAEHEN:
        weiteste = anfang
        for person in personen:
            if person.naehe == naehe:
                kasten, p = _finde(person, anfang, belegt)
                belegt.append((kasten, p))
                plaetze[person.id] = kasten, p
                weiteste = max(weiteste, math.hypot(p.x, p.y))
        ringe.append(round(weiteste + _SCHRITT / 2, 1))
        anfang = max(anfang + _SCHRITT, weiteste + _SCHRITT)
    return plaetze, ringe


def _finde(person: Nahe, anfang: float, belegt: Sequence[tuple[Kasten, Punkt]]) -> tuple[Kasten, Punkt]:
    """The first free place in her sector, from `anfang` outwards; within the ring one whose line crosses nobody."""
    for mit_sicht, bis in ((True, anfang + _SCHRITT / 3), (True, anfang + _SCHRITT * 2), (False, math.inf)):
        for p in _orte(_mitte(person.sektor), anfang, bis):
            kasten = _kasten(person, p)
            weit = Kasten(kasten.links - _LUFT, kasten.oben - _LUFT, kasten.rechts + _LUFT, kasten.unten + _LUFT)
            if any(weit.trifft(k) for k, _ in belegt) or _deckt(weit):
                continue
            if mit_sicht and any(_schneidet(p, k) or _schneidet(q, kasten) for k, q in belegt):
                continue
            return kasten, p
    raise Bildfehler("Dafür ist kein Platz.")  # pragma: no cover -- the search goes outwards without end


def _orte(mitte: float, anfang: float, bis: float) -> Iterator[Punkt]:
    """Places of a sector, from the inside out and from its middle to its borders."""
    radius = anfang
    while radius <= bis:
        weite = _WINKEL / 2 - _RANDWINKEL
        schritt = math.degrees(_RASTER / radius)
        yield _punkt(mitte, radius)
        for i in range(1, int(weite / schritt) + 1):
            yield _punkt(mitte + i * schritt, radius)
            yield _punkt(mitte - i * schritt, radius)
        radius += _RASTER


def _deckt(kasten: Kasten) -> bool:
    """Whether a box lies on the family in the middle."""
    x = max(kasten.links, min(0.0, kasten.rechts))
    y = max(kasten.oben, min(0.0, kasten.unten))
    return math.hypot(x, y) < _MITTE_R + 12


def _schneidet(p: Punkt, kasten: Kasten) -> bool:
    """Whether the line from the family to `p` runs through a box."""
    von, bis = 0.0, 1.0
    for weg, klein, gross in ((p.x, kasten.links, kasten.rechts), (p.y, kasten.oben, kasten.unten)):
        if abs(weg) < 1e-9:
            if not klein <= 0 <= gross:
                return False
            continue
        eins, zwei = sorted((klein / weg, gross / weg))
        von, bis = max(von, eins), min(bis, zwei)
    return von < bis


# ------------------------------------------------------------------------------------------------------- what is drawn


def _zeilen(text: str, mitte: Punkt, breite: float, klasse: str) -> tuple[Wort, ...]:
    zeilen = umbrich(text, breite, _SCHRIFT, 2)
    oben = mitte.y - 8 * (len(zeilen) - 1) + 4.5
    return tuple(Wort(zahl(mitte.x), zahl(oben + 16 * i), z, "middle", klasse) for i, z in enumerate(zeilen))


def _zeichne(person: Nahe, kasten: Kasten, p: Punkt, dx: float, dy: float) -> GezeichneteNahe:
    radius = math.hypot(p.x, p.y)
    rand = Punkt(dx + p.x / radius * _MITTE_R, dy + p.y / radius * _MITTE_R)
    ziel = Punkt(dx + p.x, dy + p.y)
    hier = Kasten(kasten.links + dx, kasten.oben + dy, kasten.rechts + dx, kasten.unten + dy)
    textmitte = Punkt(hier.mitte.x + (7 if person.zugesagt else 0), hier.mitte.y)
    return GezeichneteNahe(
        id=person.id,
        kasten=hier,
        abstand=radius,
        x=zahl(hier.links),
        y=zahl(hier.oben),
        breite=zahl(hier.rechts - hier.links),
        hoehe=zahl(hier.unten - hier.oben),
        worte=_zeilen(person.name, textmitte, _MAX_BREITE - 16, "netz-name")
        or (Wort(zahl(textmitte.x), zahl(textmitte.y + 4.5), "ohne Namen", "middle", "netz-name"),),
        linie=_linie(rand, ziel, person.qualitaet),
        qualitaet=person.qualitaet,
        haken=_haken(hier) if person.zugesagt else "",
        volltext=person.name,
    )


def _linie(von: Punkt, bis: Punkt, qualitaet: str) -> str:
    if qualitaet == "belastet":
        return zickzack(von, bis)
    return f"M{zahl(von.x)} {zahl(von.y)}L{zahl(bis.x)} {zahl(bis.y)}"


def _haken(kasten: Kasten) -> str:
    """A tick at the left of a box."""
    x, y = kasten.links + 8, kasten.mitte.y
    return f"M{zahl(x)} {zahl(y)}L{zahl(x + 3.5)} {zahl(y + 4)}L{zahl(x + 10)} {zahl(y - 5)}"

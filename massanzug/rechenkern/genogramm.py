"""The Genogramm: who belongs to a family, drawn in generations.

Parents stand above their children, couples beside each other, siblings from the eldest on; people without a relation
stand in a row of their own underneath. Every person is one box, every line tells its meaning by its form (plain,
dashed, crossed once or twice), so that the picture survives a fax. Unit: px of the picture's viewBox unless said
otherwise. The same people in the same order give the same picture, to the last digit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from typing import Final

from massanzug.rechenkern.diagramm import Kasten, Punkt, Wort, auseinander, kuerze, umbrich, viewbox, zahl

PAARSTAENDE: Final = ("verheiratet", "zusammen", "getrennt", "geschieden")
BINDUNGEN: Final = ("eng", "konflikthaft", "abgebrochen")

BREITE: Final = 148.0
HOEHE: Final = 68.0
_LUECKE = 32.0
_PAARLUECKE = 64.0
_ZEILENLUECKE = 92.0
_SPUR = 9.0
_RAND = 20.0
_LUFT = 13.0
_FUSS = 20.0
"""Room under a box for the name of the household."""
_SCHRIFT = 14.5
_KLEIN = 12.5
_WEIT = 1e9
_DURCHGAENGE = 8
_JE_REIHE = 4


@dataclass(frozen=True, slots=True)
class Mensch:
    """A person to draw; `unter` is the line under the name, `geboren` (ISO, "" where unknown) sorts siblings."""

    id: int
    name: str
    unter: str = ""
    geboren: str = ""
    haushalt: str = ""
    kind: bool = False
    verstorben: bool = False


@dataclass(frozen=True, slots=True)
class Elternschaft:
    """`elternteil` is a parent of `kind`."""

    elternteil: int
    kind: int
    bindung: str = ""


@dataclass(frozen=True, slots=True)
class Paar:
    """Two people who are or were a couple; `stand` is one of PAARSTAENDE."""

    a: int
    b: int
    stand: str
    bindung: str = ""


@dataclass(frozen=True, slots=True)
class GezeichneterMensch:
    """A box with its words. `kasten` is for reckoning, the strings for the template."""

    id: int
    kasten: Kasten
    x: str
    y: str
    klasse: str
    worte: tuple[Wort, ...]
    volltext: str
    strich: str = ""


@dataclass(frozen=True, slots=True)
class Linie:
    """A path; `klasse` says what it means."""

    d: str
    klasse: str


@dataclass(frozen=True, slots=True)
class Zeichen:
    """An entry of the key under a picture: a sample of 44 by 20 px and what it means."""

    linien: tuple[Linie, ...]
    wort: str


@dataclass(frozen=True, slots=True)
class Haushalt:
    """A gentle outline round people who live together."""

    x: str
    y: str
    breite: str
    hoehe: str
    wort: Wort


@dataclass(frozen=True, slots=True)
class GenogrammBild:
    """The finished picture; `menschen` in reading order, `zeichen` the key to the lines that are in it."""

    breite: str
    hoehe: str
    viewbox: str
    menschen: tuple[GezeichneterMensch, ...]
    linien: tuple[Linie, ...]
    haushalte: tuple[Haushalt, ...]
    worte: tuple[Wort, ...]
    zeichen: tuple[Zeichen, ...]
    generationen: Mapping[int, int]


def genogramm_bild(
    menschen: Sequence[Mensch], elternschaften: Iterable[Elternschaft], paare: Iterable[Paar]
) -> GenogrammBild:
    """Lay out a family. Relations that name nobody or close a circle are left out: the words beside tell them."""
    netz = _Netz(menschen, elternschaften, paare)
    reihen = _reihen(netz)
    kaesten = _stelle(netz, reihen)
    lose = [m.id for m in menschen if m.id not in kaesten]
    worte = _lose(kaesten, lose, bool(reihen))
    linien = _linien(netz, kaesten)
    breite = max((k.rechts for k in kaesten.values()), default=0) + _RAND
    hoehe = max((k.unten for k in kaesten.values()), default=0) + _FUSS + _RAND
    gezeichnet = sorted(
        (_zeichne(netz.menschen[id_], kasten) for id_, kasten in kaesten.items()),
        key=lambda g: (g.kasten.oben, g.kasten.links),
    )
    return GenogrammBild(
        breite=zahl(breite),
        hoehe=zahl(hoehe),
        viewbox=viewbox(breite, hoehe),
        menschen=tuple(gezeichnet),
        linien=tuple(linien),
        haushalte=tuple(_haushalte(netz.menschen, kaesten)),
        worte=tuple(worte),
        zeichen=_schluessel(netz),
        generationen=netz.generation,
    )


# ------------------------------------------------------------------------------------------------------- generations


class _Netz:
    """People and their relations, without what cannot be: strangers, relations to oneself, circles of parents."""

    def __init__(self, menschen: Sequence[Mensch], eltern: Iterable[Elternschaft], paare: Iterable[Paar]) -> None:
        self.menschen = {m.id: m for m in menschen}
        self.rang = {m.id: (m.geboren or "9", nummer) for nummer, m in enumerate(menschen)}
        self.paare = [p for p in _ohne_doppelte(paare) if p.a != p.b and {p.a, p.b} <= self.menschen.keys()]
        self.kinder: dict[int, set[int]] = defaultdict(set)
        self.eltern: dict[int, list[int]] = defaultdict(list)
        self.elternschaften: list[Elternschaft] = []
        for e in eltern:
            if {e.elternteil, e.kind} <= self.menschen.keys() and not _erreicht(self.kinder, {e.kind}, e.elternteil):
                if e.kind not in self.kinder[e.elternteil]:
                    self.elternschaften.append(e)
                    self.eltern[e.kind].append(e.elternteil)
                self.kinder[e.elternteil].add(e.kind)
        self.gruppe = self._gruppen()
        self.generation = self._generationen()

    def _gruppen(self) -> dict[int, int]:
        """Who stands in the same row: couples, and parents of the same child, unless one descends from another."""
        beteiligt = {i for e in self.elternschaften for i in (e.elternteil, e.kind)}
        beteiligt |= {i for p in self.paare for i in (p.a, p.b)}
        gruppe = {i: i for i in self.menschen if i in beteiligt}
        zusammen = [(p.a, p.b) for p in self.paare]
        zusammen += [paar for kind in self.menschen for paar in pairwise(self.eltern.get(kind, ()))]
        for a, b in zusammen:
            eins, zwei = gruppe[a], gruppe[b]
            if eins == zwei:
                continue
            nach = self._gruppenkinder(gruppe)
            if _erreicht(nach, nach[eins], zwei) or _erreicht(nach, nach[zwei], eins):
                continue
            ziel, weg = min(eins, zwei), max(eins, zwei)
            gruppe = {i: ziel if g == weg else g for i, g in gruppe.items()}
        return gruppe

    def ohne_paar(self) -> set[frozenset[int]]:
        """Parents of the same child who are entered as no couple."""
        paare = {frozenset((p.a, p.b)) for p in self.paare}
        return {frozenset(e) for e in self.eltern.values() if len(e) == 2} - paare

    def _gruppenkinder(self, gruppe: Mapping[int, int]) -> dict[int, set[int]]:
        nach: dict[int, set[int]] = defaultdict(set)
        for e in self.elternschaften:
            nach[gruppe[e.elternteil]].add(gruppe[e.kind])
        return nach

    def _generationen(self) -> dict[int, int]:
        """The row of each person: below all parents, and grandparents right above the parents they belong to."""
        nach = self._gruppenkinder(self.gruppe)
        folge = _von_oben(sorted(set(self.gruppe.values())), nach)
        stufe = dict.fromkeys(folge, 0)
        for g in folge:
            for kind in nach[g]:
                stufe[kind] = max(stufe[kind], stufe[g] + 1)
        for g in reversed(folge):
            if nach[g]:
                stufe[g] = max(stufe[g], min(stufe[kind] for kind in nach[g]) - 1)
        return {i: stufe[g] for i, g in self.gruppe.items()}


def _ohne_doppelte(paare: Iterable[Paar]) -> list[Paar]:
    return list({frozenset((p.a, p.b)): p for p in paare}.values())


def _erreicht(nach: Mapping[int, set[int]], von: set[int], ziel: int) -> bool:
    """Whether a way leads from one of `von` to `ziel`."""
    offen, gesehen = list(von), set(von)
    while offen:
        hier = offen.pop()
        if hier == ziel:
            return True
        neu = nach.get(hier, set()) - gesehen
        gesehen |= neu
        offen += neu
    return False


def _von_oben(alle: Sequence[int], nach: Mapping[int, set[int]]) -> list[int]:
    """In an order in which parents come before their children."""
    offen = dict.fromkeys(alle, 0)
    for g in alle:
        for kind in nach.get(g, ()):
            offen[kind] += 1
    folge: list[int] = []
    bereit = [g for g in alle if not offen[g]]
    while bereit:
        g = bereit.pop(0)
        folge.append(g)
        for kind in sorted(nach.get(g, ())):
            offen[kind] -= 1
            if not offen[kind]:
                bereit.append(kind)
    return folge


# ------------------------------------------------------------------------------------------------------------- places


@dataclass(slots=True)
class _Block:
    """People who stand side by side; `versatz` is where each one's centre lies from the block's centre."""

    mitglieder: list[int]
    versatz: dict[int, float] = field(default_factory=dict)
    mitte: float = 0.0

    def __post_init__(self) -> None:
        schritt = BREITE + _PAARLUECKE
        anfang = -schritt * (len(self.mitglieder) - 1) / 2
        self.versatz = {m: anfang + schritt * i for i, m in enumerate(self.mitglieder)}

    @property
    def breite(self) -> float:
        return len(self.mitglieder) * BREITE + (len(self.mitglieder) - 1) * _PAARLUECKE

    def ort(self, mensch: int) -> float:
        return self.mitte + self.versatz[mensch]


def _reihen(netz: _Netz) -> list[list[_Block]]:
    """Blocks per generation, in an order that keeps lines short."""
    mitglieder: dict[int, list[int]] = defaultdict(list)
    for i in sorted(netz.gruppe, key=lambda i: netz.rang[i]):
        mitglieder[netz.gruppe[i]].append(i)
    reihen: list[list[_Block]] = [[] for _ in range(max(netz.generation.values(), default=-1) + 1)]
    for gruppe in mitglieder.values():
        reihen[netz.generation[gruppe[0]]].append(_Block(_nebeneinander(gruppe, netz)))
    for _ in range(_DURCHGAENGE // 2):
        _ordne(reihen, netz, abwaerts=True)
        _ordne(reihen[::-1], netz, abwaerts=False)
    _ordne(reihen, netz, abwaerts=True)
    return reihen


def _nebeneinander(gruppe: Sequence[int], netz: _Netz) -> list[int]:
    """Couples beside each other: walk along the couples, from somebody with one partner only."""
    nachbarn: dict[int, list[int]] = {i: [] for i in gruppe}
    paare = [(p.a, p.b) for p in netz.paare]
    paare += [paar for kind in netz.menschen for paar in pairwise(netz.eltern.get(kind, ()))]
    for a, b in paare:
        if a in nachbarn and b in nachbarn and b not in nachbarn[a]:
            nachbarn[a].append(b)
            nachbarn[b].append(a)
    folge: list[int] = []
    for anfang in sorted(gruppe, key=lambda i: (len(nachbarn[i]), netz.rang[i])):
        offen = [anfang]
        while offen:
            hier = offen.pop()
            if hier not in folge:
                folge.append(hier)
                offen += sorted(nachbarn[hier], key=lambda i: (-len(nachbarn[i]), netz.rang[i]))
    return folge


def _ordne(reihen: Sequence[list[_Block]], netz: _Netz, *, abwaerts: bool) -> None:
    """Sort each row by where the relatives in the rows before stand; siblings stay in the order of their age."""
    platz: dict[int, float] = {}
    for reihe in reihen:
        if platz:
            wunsch = {
                id(b): _mittel(platz[v] for m in b.mitglieder for v in _verwandte(netz, m, abwaerts, platz))
                for b in reihe
            }
            bisher = {id(b): float(i) for i, b in enumerate(reihe)}
            reihe.sort(
                key=lambda b: (
                    bisher[id(b)] if wunsch[id(b)] is None else wunsch[id(b)],
                    min(netz.rang[m] for m in b.mitglieder),
                )
            )
        nummer = 0
        for block in reihe:
            for m in block.mitglieder:
                platz[m] = nummer
                nummer += 1


def _verwandte(netz: _Netz, mensch: int, abwaerts: bool, platz: Mapping[int, float]) -> list[int]:
    alle = netz.eltern.get(mensch, ()) if abwaerts else sorted(netz.kinder.get(mensch, ()))
    return [v for v in alle if v in platz]


def _mittel(werte: Iterable[float]) -> float | None:
    liste = list(werte)
    return sum(liste) / len(liste) if liste else None


def _stelle(netz: _Netz, reihen: Sequence[list[_Block]]) -> dict[int, Kasten]:
    """Where each box stands: children under the middle of their parents, as far as the neighbours allow."""
    wo: dict[int, _Block] = {}
    for reihe in reihen:
        links = 0.0
        for block in reihe:
            block.mitte = links + block.breite / 2
            links += block.breite + _LUECKE
            wo |= dict.fromkeys(block.mitglieder, block)
    for _ in range(_DURCHGAENGE):
        for richtung in (True, False):
            for reihe in reihen if richtung else reversed(reihen):
                _rueckt(netz, reihe, wo, richtung)
    kaesten: dict[int, Kasten] = {}
    kleinste = min((b.mitte - b.breite / 2 for reihe in reihen for b in reihe), default=0.0)
    oben = _RAND
    keine: list[_Block] = []
    for reihe, naechste in zip_longest(reihen, reihen[1:], fillvalue=keine):
        for block in reihe:
            for m in block.mitglieder:
                links = round(block.ort(m) - BREITE / 2 - kleinste + _RAND, 1)
                kaesten[m] = Kasten(links, oben, links + BREITE, oben + HOEHE)
        familien = {tuple(netz.eltern[m]) for b in naechste for m in b.mitglieder if netz.eltern.get(m)}
        oben += HOEHE + _ZEILENLUECKE + _SPUR * len(familien)
    return kaesten


def _rueckt(netz: _Netz, reihe: Sequence[_Block], wo: Mapping[int, _Block], abwaerts: bool) -> None:
    mitten = []
    for block in reihe:
        ziele = []
        for m in block.mitglieder:
            andere = netz.eltern.get(m, []) if abwaerts else sorted(netz.kinder.get(m, ()))
            ort = _mittel(wo[a].ort(a) for a in andere)
            if ort is not None:
                ziele.append(ort - block.versatz[m])
        wunsch = _mittel(ziele)
        mitten.append(block.mitte if wunsch is None else wunsch)
    breiten = [b.breite + _LUECKE for b in reihe]
    for block, mitte in zip(reihe, auseinander(mitten, breiten, -_WEIT, _WEIT), strict=True):
        block.mitte = mitte


def _lose(kaesten: dict[int, Kasten], lose: Sequence[int], mit_reihen: bool) -> list[Wort]:
    """People without a relation, in rows underneath; adds their boxes to `kaesten`, gives the words above them."""
    if not lose:
        return []
    unten = max((k.unten for k in kaesten.values()), default=0.0)
    rechts = max((k.rechts for k in kaesten.values()), default=0.0)
    je_reihe = max(_JE_REIHE, int((rechts - _RAND + _LUECKE) // (BREITE + _LUECKE)))
    oben = unten + _FUSS + 52 if mit_reihen else _RAND
    worte = [Wort(zahl(_RAND), zahl(oben - 14), "Noch ohne Beziehung", klasse="gen-leise")] if mit_reihen else []
    for nummer, mensch in enumerate(lose):
        zeile, spalte = divmod(nummer, je_reihe)
        links, y = _RAND + spalte * (BREITE + _LUECKE), oben + zeile * (HOEHE + _FUSS + 24)
        kaesten[mensch] = Kasten(links, y, links + BREITE, y + HOEHE)
    return worte


# ------------------------------------------------------------------------------------------------------- what is drawn


def _zeichne(mensch: Mensch, kasten: Kasten) -> GezeichneterMensch:
    innen, mitte = BREITE - 16, zahl(kasten.mitte.x)
    unter = "verstorben" if mensch.verstorben else mensch.unter
    zeilen = umbrich(mensch.name, innen, _SCHRIFT, 2) or ("ohne Namen",)
    hoehe = 18 * len(zeilen) + (16 if unter else 0)
    y = kasten.mitte.y - hoehe / 2 + 14
    worte = [Wort(mitte, zahl(y + 18 * i), text, "middle", "gen-name") for i, text in enumerate(zeilen)]
    if unter:
        worte.append(Wort(mitte, zahl(y + 18 * len(zeilen) - 1), kuerze(unter, innen, _KLEIN), "middle", "gen-unter"))
    klassen = ["gen-mensch", *(["gen-mensch--kind"] if mensch.kind else [])]
    strich = ""
    if mensch.verstorben:
        klassen.append("gen-mensch--verstorben")
        strich = f"M{zahl(kasten.links)} {zahl(kasten.oben + 18)}L{zahl(kasten.links + 18)} {zahl(kasten.oben)}"
    return GezeichneterMensch(
        id=mensch.id,
        kasten=kasten,
        x=zahl(kasten.links),
        y=zahl(kasten.oben),
        klasse=" ".join(klassen),
        worte=tuple(worte),
        volltext=", ".join(filter(None, (mensch.name, unter, mensch.haushalt))),
        strich=strich,
    )


def _linien(netz: _Netz, kaesten: Mapping[int, Kasten]) -> list[Linie]:
    return [*_paarlinien(netz, kaesten), *_elternlinien(netz, kaesten), *_bindungen(netz, kaesten)]


def _nachbarn(a: Kasten, b: Kasten) -> bool:
    return a.oben == b.oben and abs(abs(a.links - b.links) - BREITE - _PAARLUECKE) < 1


def _weg(*punkte: Punkt) -> str:
    return "M" + "L".join(f"{zahl(p.x)} {zahl(p.y)}" for p in punkte)


def _paarlinien(netz: _Netz, kaesten: Mapping[int, Kasten]) -> list[Linie]:
    linien = []
    for nummer, p in enumerate(netz.paare):
        links, rechts = sorted((kaesten[p.a], kaesten[p.b]))
        if _nachbarn(links, rechts):
            y = links.mitte.y
            weg = [Punkt(links.rechts, y), Punkt(rechts.links, y)]
            mitte = Punkt((links.rechts + rechts.links) / 2 - 15, y)
        else:  # others stand between them: over their heads
            y = min(links.oben, rechts.oben) - 8 - 3 * (nummer % 3)
            weg = [Punkt(links.mitte.x + 20, links.oben), Punkt(links.mitte.x + 20, y)]
            weg += [Punkt(rechts.mitte.x - 20, y), Punkt(rechts.mitte.x - 20, rechts.oben)]
            mitte = Punkt((links.mitte.x + rechts.mitte.x) / 2, y)
        linien += _paarlinie(weg, mitte, p.stand)
    return linien


def _paarlinie(weg: Sequence[Punkt], mitte: Punkt, stand: str) -> list[Linie]:
    """Thick, dashed, crossed once or crossed twice."""
    linien = [Linie(_weg(*weg), f"gen-paar gen-paar--{stand}")]
    striche = {"getrennt": (0,), "geschieden": (-4, 4)}.get(stand, ())
    if striche:
        d = "".join(_weg(Punkt(mitte.x + s - 4, mitte.y + 9), Punkt(mitte.x + s + 4, mitte.y - 9)) for s in striche)
        linien.append(Linie(d, "gen-trennung"))
    return linien


def _elternlinien(netz: _Netz, kaesten: Mapping[int, Kasten]) -> list[Linie]:
    """From the middle between two parents, or from under one, to each child; each family on a lane of its own."""
    familien: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for e in netz.elternschaften:
        eltern = tuple(sorted(netz.eltern[e.kind], key=lambda i: kaesten[i].links))
        if e.kind not in familien[eltern]:
            familien[eltern].append(e.kind)
    spuren: dict[float, int] = defaultdict(int)
    ohne_paar = netz.ohne_paar()
    linien = []
    for eltern, kinder in sorted(familien.items(), key=lambda f: tuple(kaesten[i] for i in f[0])):
        oben = max(kaesten[i].unten for i in eltern)
        spur = oben + _FUSS + 16 + _SPUR * spuren[oben]
        spuren[oben] += 1
        for nummer, (anfang, quer) in enumerate(_anfaenge(eltern, kaesten, ohne_paar)):
            linien += [Linie(q, "gen-eltern gen-eltern--gemeinsam") for q in quer]
            for kind in kinder:
                k = kaesten[kind]
                x = k.mitte.x + 10 * nummer
                linien.append(
                    Linie(_weg(anfang, Punkt(anfang.x, spur), Punkt(x, spur), Punkt(x, k.oben)), "gen-eltern")
                )
    return linien


def _anfaenge(
    eltern: Sequence[int], kaesten: Mapping[int, Kasten], ohne_paar: set[frozenset[int]]
) -> list[tuple[Punkt, list[str]]]:
    """Where the lines to the children begin; parents who were no couple get a dotted line between them."""
    if len(eltern) == 2 and _nachbarn(kaesten[eltern[0]], kaesten[eltern[1]]):
        links, rechts = kaesten[eltern[0]], kaesten[eltern[1]]
        anfang = Punkt((links.rechts + rechts.links) / 2, links.mitte.y)
        quer = [_weg(Punkt(links.rechts, anfang.y), Punkt(rechts.links, anfang.y))]
        return [(anfang, quer if frozenset(eltern) in ohne_paar else [])]
    return [(Punkt(kaesten[i].mitte.x, kaesten[i].unten), []) for i in eltern]


_BINDUNGSWORT: Final = {"eng": "enge Bindung", "konflikthaft": "konflikthaft", "abgebrochen": "abgebrochen"}


def _schluessel(netz: _Netz) -> tuple[Zeichen, ...]:
    """What the lines of this picture mean; a kind of line that is not in it is not explained."""
    links, rechts = Punkt(2, 10), Punkt(42, 10)
    zeichen = [
        Zeichen(tuple(_paarlinie([links, rechts], Punkt(22, 10), stand)), stand)
        for stand in PAARSTAENDE
        if any(p.stand == stand for p in netz.paare)
    ]
    if netz.ohne_paar():
        zeichen.append(Zeichen((Linie(_weg(links, rechts), "gen-eltern gen-eltern--gemeinsam"),), "gemeinsame Eltern"))
    da = {p.bindung for p in netz.paare} | {e.bindung for e in netz.elternschaften}
    zeichen += [Zeichen((_bindung(links, rechts, b),), _BINDUNGSWORT[b]) for b in BINDUNGEN if b in da]
    return tuple(zeichen)


def _bindungen(netz: _Netz, kaesten: Mapping[int, Kasten]) -> list[Linie]:
    """How two stand to each other, as a second line: double, jagged, or broken off."""
    linien = []
    for p in netz.paare:
        links, rechts = sorted((kaesten[p.a], kaesten[p.b]))
        if p.bindung and _nachbarn(links, rechts):
            y = links.mitte.y - 20
            linien.append(_bindung(Punkt(links.rechts, y), Punkt(rechts.links, y), p.bindung))
    for e in netz.elternschaften:
        if e.bindung:
            oben, unten = kaesten[e.elternteil], kaesten[e.kind]
            seite = BREITE * 0.3 * (1 if oben.mitte.x > unten.mitte.x else -1)
            von = Punkt(oben.mitte.x - seite / 2, oben.unten)
            linien.append(_bindung(von, Punkt(unten.mitte.x + seite, unten.oben), e.bindung))
    return linien


def _bindung(von: Punkt, bis: Punkt, art: str) -> Linie:
    dx, dy = bis.x - von.x, bis.y - von.y
    laenge = max(1.0, (dx * dx + dy * dy) ** 0.5)
    quer = Punkt(-dy / laenge, dx / laenge)

    def bei(anteil: float, weg: float = 0.0) -> Punkt:
        return Punkt(von.x + dx * anteil + quer.x * weg, von.y + dy * anteil + quer.y * weg)

    if art == "eng":
        d = _weg(bei(0, -2.5), bei(1, -2.5)) + _weg(bei(0, 2.5), bei(1, 2.5))
    elif art == "konflikthaft":
        d = zickzack(von, bis)
    else:
        halb = min(0.3, 7 / laenge)
        d = _weg(bei(0), bei(0.5 - halb)) + _weg(bei(0.5 + halb), bei(1))
        d += _weg(bei(0.5 - halb, -6), bei(0.5 - halb, 6)) + _weg(bei(0.5 + halb, -6), bei(0.5 + halb, 6))
    return Linie(d, f"gen-bindung gen-bindung--{art}")


def zickzack(von: Punkt, bis: Punkt, weite: float = 4.0, schritt: float = 7.0) -> str:
    """A jagged line between two places, as a path."""
    dx, dy = bis.x - von.x, bis.y - von.y
    laenge = max(1.0, (dx * dx + dy * dy) ** 0.5)
    anzahl = max(2, round(laenge / schritt))
    punkte = [von]
    for i in range(1, anzahl):
        seite = weite if i % 2 else -weite
        punkte.append(
            Punkt(von.x + dx * i / anzahl - dy / laenge * seite, von.y + dy * i / anzahl + dx / laenge * seite)
        )
    return _weg(*punkte, bis)


def _haushalte(menschen: Mapping[int, Mensch], kaesten: Mapping[int, Kasten]) -> list[Haushalt]:
    """One outline where nobody else stands between, else one for each row of neighbours, all with the same name."""
    namen: dict[str, list[int]] = defaultdict(list)
    for i in kaesten:
        if menschen[i].haushalt.strip():
            namen[menschen[i].haushalt.strip()].append(i)
    umrisse: list[tuple[str, Kasten]] = []
    for name, ids in namen.items():
        fremde = [_mit_luft(k) for i, k in kaesten.items() if i not in ids]
        ganz = _um([kaesten[i] for i in ids])
        if any(ganz.trifft(f) for f in fremde):
            umrisse += [(name, _um(gruppe)) for gruppe in _reihenstuecke(ids, kaesten, fremde)]
        else:
            umrisse.append((name, ganz))
    return [
        Haushalt(
            x=zahl(k.links),
            y=zahl(k.oben),
            breite=zahl(k.rechts - k.links),
            hoehe=zahl(k.unten - k.oben),
            wort=Wort(
                zahl(k.links + 10),
                zahl(k.unten - 6),
                kuerze(name, k.rechts - k.links - 20, _KLEIN),
                klasse="gen-haushalt-name",
            ),
        )
        for name, k in umrisse
    ]


def _mit_luft(k: Kasten) -> Kasten:
    return Kasten(k.links - _LUFT, k.oben - _LUFT, k.rechts + _LUFT, k.unten + _FUSS)


def _um(kaesten: Sequence[Kasten]) -> Kasten:
    """The outline round these boxes."""
    return _mit_luft(
        Kasten(
            min(k.links for k in kaesten),
            min(k.oben for k in kaesten),
            max(k.rechts for k in kaesten),
            max(k.unten for k in kaesten),
        )
    )


def _reihenstuecke(ids: Sequence[int], kaesten: Mapping[int, Kasten], fremde: Sequence[Kasten]) -> list[list[Kasten]]:
    stuecke: list[list[Kasten]] = []
    for kasten in sorted((kaesten[i] for i in ids), key=lambda k: (k.oben, k.links)):
        letztes = stuecke[-1] if stuecke else []
        passt = letztes and letztes[-1].oben == kasten.oben
        if passt and not any(_um([*letztes, kasten]).trifft(f) for f in fremde):
            letztes.append(kasten)
        else:
            stuecke.append([kasten])
    return stuecke

"""The Themenradar: which themes repeat in many families, without ever showing or betraying a group of one to four.

    stand = Veroeffentlichung(ab=Quartal(2026, 1))        # nothing published yet; its rules hold for all that follows
    stand = veroeffentliche(stand, meldungen, heute)      # adds the quarters that are due, recomputes nothing
    stand.zelle("neheim", "schwimmen", Quartal(2026, 1))  # a number from five on, or None

Why subtraction does not help: there is one partition only (room × theme × quarter; a family has one room per
quarter), every cell is published once, and everything else shown is computed from published cells, never from the
reports. So a hidden cell stands in no equation, and nought stays possible for it. Not in here and not to be built
around it: other time cuts, several published themes summed, a count of the hidden cells ("three more themes": each of
them would have a family), a theme reported because another one was (the difference of the two would be a group).

Deviation from the first plan, with its reason: an age split is not shown when "every band is nought or at least
five", but only when every band has at least five. With the first rule a missing split says "some band has one to
four"; with two bands, where all state their age, it says so of both. Now it leaves nought possible for every band.

Pure: whoever calls keeps each Veroeffentlichung for good and hands in the latest. Units: families, conversations,
calendar days. Source: fachmodell ("only from five different families on"). Limits: docs/themenradar.md.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias

from massanzug.rechenkern.zeitraum import EIN_TAG, monatsende

AB_FAMILIEN: Final = 5
HOECHSTENS_QUARTALE: Final = 8  # four against four: whole years, so that no season looks like a trend

Quelle: TypeAlias = Literal["plan", "beratung", "strasse"]
Trendwort: TypeAlias = Literal["nimmt zu", "nimmt ab", "noch nicht zu sagen"]


class Radarfehler(ValueError):
    """A report or a published number cannot be; the message is a German sentence."""


@dataclass(frozen=True, slots=True, order=True)
class Quartal:
    """A quarter of a calendar year, `nummer` 1 to 4; ordered in time. Raises Radarfehler for another number."""

    jahr: int
    nummer: int

    def __post_init__(self) -> None:
        if not 1 <= self.nummer <= 4:
            raise Radarfehler(f"Ein {self.nummer}. Quartal gibt es nicht.")

    @classmethod
    def von_tag(cls, tag: date) -> Quartal:
        return cls(tag.year, (tag.month + 2) // 3)

    @property
    def ende(self) -> date:
        """The last day."""
        return monatsende(date(self.jahr, 3 * self.nummer, 1))

    @property
    def naechstes(self) -> Quartal:
        return Quartal.von_tag(self.ende + EIN_TAG)

    def __str__(self) -> str:
        return f"{self.nummer}. Quartal {self.jahr}"


@dataclass(frozen=True, slots=True)
class Meldung:
    """A theme of a family in a Wirkungsraum: it showed on `tag`, and the house has known it since `bekannt_am`.

    `familie` is any hashable key, the same for a family in every report; None only for a conversation in the street
    with people nobody knows by name. One report has one theme. Raises Radarfehler.
    """

    thema: str
    familie: Hashable | None
    raum: str
    tag: date
    bekannt_am: date
    quelle: Quelle
    altersband: str | None = None

    def __post_init__(self) -> None:
        if self.bekannt_am < self.tag:
            raise Radarfehler("Eine Meldung kann nicht vor ihrem Tag bekannt sein.")
        if self.familie is None and self.quelle != "strasse":
            raise Radarfehler("Nur ein Gespräch auf der Straße kommt ohne Familie aus.")


@dataclass(frozen=True, slots=True)
class Altersanteil:
    """Families of a cell whose first stated age band is this one; None: no report of theirs states one."""

    altersband: str | None
    familien: int


@dataclass(frozen=True, slots=True)
class Zelle:
    """What is shown of a theme in a room and a quarter; None means hidden, which is nought to four and never zero.

    It refuses to hold a number below five, wherever it comes from. Raises Radarfehler.
    """

    quartal: Quartal
    raum: str
    thema: str
    familien: int | None
    gespraeche: int | None = None
    alter: tuple[Altersanteil, ...] = ()

    def __post_init__(self) -> None:
        zahlen = [self.familien, self.gespraeche, *(anteil.familien for anteil in self.alter)]
        if any(zahl is not None and zahl < AB_FAMILIEN for zahl in zahlen):
            raise Radarfehler(f"Weniger als {AB_FAMILIEN} wird nie gezeigt.")
        if self.alter and sum(anteil.familien for anteil in self.alter) != self.familien:
            raise Radarfehler("Die Altersbänder ergeben zusammen nicht die Familien der Zelle.")


@dataclass(frozen=True, slots=True)
class Veroeffentlichung:
    """All that was ever published, and the rules of the series, which therefore cannot change on the way.

    `ab` is the first quarter, `bis` the last one published. `karenz_tage`: days after a quarter's end in which its
    reports may still arrive. `altersbaender`: none, or all bands that reports may name, at least two (with a single
    one a missing split would betray that somebody's age is not stated). Raises Radarfehler.
    """

    ab: Quartal
    karenz_tage: int = 14
    altersbaender: tuple[str, ...] = ()
    bis: Quartal | None = None
    zellen: tuple[Zelle, ...] = ()

    def __post_init__(self) -> None:
        if self.karenz_tage < 0:
            raise Radarfehler("Die Karenz kann nicht unter null Tagen liegen.")
        if len(self.altersbaender) == 1 or len(set(self.altersbaender)) < len(self.altersbaender):
            raise Radarfehler("Altersbänder sind keine oder mindestens zwei verschiedene.")

    @property
    def naechstes(self) -> Quartal:
        """The quarter that is published next."""
        return self.bis.naechstes if self.bis else self.ab

    def stichtag(self, quartal: Quartal) -> date:
        """The last day of the grace: what is known by then counts, and the day after the quarter may be published."""
        return quartal.ende + timedelta(days=self.karenz_tage)

    def zaehltag(self, meldung: Meldung) -> date:
        """The day on which a report counts: its own, or for a late one the day on which it became known."""
        return meldung.tag if meldung.bekannt_am <= self.stichtag(Quartal.von_tag(meldung.tag)) else meldung.bekannt_am

    def zelle(self, raum: str, thema: str, quartal: Quartal) -> Zelle | None:
        """None when nothing is shown: hidden or not yet published."""
        return next((z for z in self.zellen if (z.raum, z.thema, z.quartal) == (raum, thema, quartal)), None)


def veroeffentliche(bisher: Veroeffentlichung, meldungen: Iterable[Meldung], heute: date) -> Veroeffentlichung:
    """Add every quarter whose grace is over, in order; what is published stays as it is, whatever is reported now.

    `meldungen` are all that the house knows; those of other quarters do no harm. A report that counts before
    `bisher.naechstes` is not counted any more. A series without age bands ignores those of the reports; else raises
    Radarfehler for a band that it does not have.
    """
    je_quartal: dict[Quartal, list[Meldung]] = {}
    for meldung in meldungen:
        je_quartal.setdefault(Quartal.von_tag(bisher.zaehltag(meldung)), []).append(meldung)
    stand = bisher
    while stand.stichtag(stand.naechstes) < heute:
        neue = _zellen(stand, je_quartal.get(stand.naechstes, []))
        stand = replace(stand, bis=stand.naechstes, zellen=(*stand.zellen, *neue))
    return stand


def _zellen(stand: Veroeffentlichung, meldungen: Sequence[Meldung]) -> list[Zelle]:
    """The cells of the next quarter that show something, by room and theme."""
    familien = _familien_je_zelle(stand, meldungen)
    gespraeche = Counter((m.raum, m.thema) for m in meldungen if m.familie is None)
    zellen = []
    for raum, thema in sorted(familien.keys() | gespraeche.keys()):
        baender = familien.get((raum, thema), {})
        zahl, geredet = _ab_fuenf(len(baender)), _ab_fuenf(gespraeche[raum, thema])
        if zahl or geredet:
            alter = _alter(stand.altersbaender, Counter(baender.values()))
            zellen.append(Zelle(stand.naechstes, raum, thema, zahl, geredet, alter))
    return zellen


def _familien_je_zelle(
    stand: Veroeffentlichung, meldungen: Sequence[Meldung]
) -> Mapping[tuple[str, str], Mapping[Hashable, str | None]]:
    """(Room, theme) → each family once with its age band: in the room of its first report, in its first stated band.

    One room and one band each, or overlaps of cells and bands would be groups that addition lays bare.
    """
    rang: dict[str | None, int] = {band: nummer for nummer, band in enumerate((*stand.altersbaender, None))}
    fremde = {m.altersband for m in meldungen} - rang.keys()
    if stand.altersbaender and fremde:
        raise Radarfehler(f"„{fremde.pop()}“ ist kein Altersband dieser Reihe.")
    # the report's own day has no say: what came late must look like what came in time
    der_reihe_nach = sorted(meldungen, key=lambda m: (stand.zaehltag(m), m.raum, rang.get(m.altersband, 0)))
    raum_der: dict[Hashable, str] = {}
    je_zelle: dict[tuple[str, str], dict[Hashable, str | None]] = {}
    for meldung in der_reihe_nach:
        if meldung.familie is None:
            continue
        raum = raum_der.setdefault(meldung.familie, meldung.raum)
        baender = je_zelle.setdefault((raum, meldung.thema), {})
        if baender.get(meldung.familie) is None:
            baender[meldung.familie] = meldung.altersband
    return je_zelle


def _ab_fuenf(zahl: int) -> int | None:
    return zahl if zahl >= AB_FAMILIEN else None


def _alter(altersbaender: Sequence[str], zahlen: Counter[str | None]) -> tuple[Altersanteil, ...]:
    """The split of a cell, or nothing: every band from five on, and those without an age nobody or from five on."""
    if not altersbaender or any(zahlen[band] < AB_FAMILIEN for band in altersbaender) or 0 < zahlen[None] < AB_FAMILIEN:
        return ()
    alle: tuple[str | None, ...] = (*altersbaender, None)
    return tuple(Altersanteil(band, zahlen[band]) for band in alle if zahlen[band])


@dataclass(frozen=True, slots=True)
class Mindestzahl:
    """A sum of published cells; the truth is not smaller. 0 means: no number is shown, not: nobody.

    `nennungen` counts a family once per quarter; `familien` are different families for certain (those of the
    strongest quarter, as the same ones may come again in the next); `gespraeche` are conversations.
    """

    familien: int
    nennungen: int
    gespraeche: int

    @property
    def text(self) -> str:
        if not self.familien:
            return "keine Zahl ab fünf"
        satz = f"mindestens {self.familien} Familien"
        return satz if self.nennungen == self.familien else f"{satz}, mindestens {self.nennungen} Nennungen"


def mindestens(
    stand: Veroeffentlichung, thema: str, *, raeume: Collection[str], quartale: Collection[Quartal]
) -> Mindestzahl:
    """Total of one theme over rooms and quarters (city, year), from published cells only."""
    zellen = [z for z in stand.zellen if z.thema == thema and z.raum in raeume and z.quartal in quartale]
    je_quartal: Counter[Quartal] = Counter()
    for zelle in zellen:
        je_quartal[zelle.quartal] += zelle.familien or 0
    return Mindestzahl(
        familien=max(je_quartal.values(), default=0),
        nennungen=je_quartal.total(),
        gespraeche=sum(zelle.gespraeche or 0 for zelle in zellen),
    )


@dataclass(frozen=True, slots=True)
class Trend:
    """How a theme moves in a room: the later against the earlier half of `quartale` shown quarters in a row.

    `von` and `bis` bound the ratio of the two (2.0 is twice as many families per quarter) with 95 %.
    """

    wort: Trendwort
    quartale: int = 0
    von: float = 0.0
    bis: float = math.inf


def trend(stand: Veroeffentlichung, raum: str, thema: str) -> Trend:
    """The trend up to the last published quarter; a hidden quarter is unknown, not zero, and breaks the series.

    The families of a quarter are taken for a Poisson count. That only numbers from five on are in the series, and
    that the same families come again, brings the halves nearer to each other: the words come rather too late. What
    strikes many families together works the other way. One word in twenty on an unchanged theme may be wrong.
    """
    reihe = _letzte_reihe(stand, raum, thema)
    haelfte = len(reihe) // 2
    if not haelfte:
        return Trend("noch nicht zu sagen")
    von, bis = verhaeltnis_bereich(sum(reihe[:haelfte]), sum(reihe[-haelfte:]))
    wort: Trendwort = "nimmt zu" if von > 1 else "nimmt ab" if bis < 1 else "noch nicht zu sagen"
    return Trend(wort, 2 * haelfte, von, bis)


def _letzte_reihe(stand: Veroeffentlichung, raum: str, thema: str) -> list[int]:
    """The numbers of the last shown quarters without a gap, oldest first; at most HOECHSTENS_QUARTALE.

    Of an odd run the oldest is left out, so that the halves lie next to each other.
    """
    gezeigt = {z.quartal: z.familien for z in stand.zellen if (z.raum, z.thema) == (raum, thema)}
    reihe: list[int] = []
    quartal = stand.ab
    while quartal < stand.naechstes:
        zahl = gezeigt.get(quartal)
        reihe = [] if zahl is None else [*reihe, zahl]
        quartal = quartal.naechstes
    laenge = min(len(reihe) // 2 * 2, HOECHSTENS_QUARTALE)
    return reihe[len(reihe) - laenge :]


def verhaeltnis_bereich(frueher: int, spaeter: int, sicherheit: float = 0.95) -> tuple[float, float]:
    """Exact confidence interval for the ratio later / earlier of two Poisson rates over equally long times.

    Given their sum, the later count is binomial; Clopper and Pearson (1934) bound its share p, the ratio is
    p / (1 − p) (Przyborowski and Wilenski 1940). Lower bound 0 when `spaeter` is 0, upper ∞ when `frueher` is 0.
    """
    rest = (1 - sicherheit) / 2
    # by symmetry the upper bound is one over the lower bound of the reversed ratio
    unten, umgekehrt = _untere_grenze(spaeter, frueher, rest), _untere_grenze(frueher, spaeter, rest)
    return unten, 1 / umgekehrt if umgekehrt else math.inf


def _untere_grenze(treffer: int, andere: int, rest: float) -> float:
    """p / (1 − p) of that share p with which `treffer` or more out of all have the probability `rest`."""
    if not treffer:
        return 0.0
    n = treffer + andere
    wege = [(k, math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)) for k in range(treffer, n + 1)]
    unten, oben = 0.0, 1.0
    for _ in range(60):  # halving reaches the last digit of a double
        p = (unten + oben) / 2
        # in logarithms: math.comb of a few thousand is no double any more
        ja, nein = math.log(p), math.log1p(-p)
        if math.fsum(math.exp(weg + k * ja + (n - k) * nein) for k, weg in wege) < rest:
            unten = p
        else:
            oben = p
    return unten / (1 - unten)

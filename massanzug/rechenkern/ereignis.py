"""Budgetereignisse: what changes a Planbudget, by how much in which month, and what is assumed about it.

Unit: signed cents. An effect is either a full month's amount (a first or last month in part counts by its days) or a
full calendar year's, divided into twelve equal months by largest remainder, the odd cents in the first months. A cap
per calendar year is used up in the order of the months: what comes after is zero. So the months always add up to the
year. Rückführung and Vermeidung claim a saving against something that did not happen; method, length and cap are
dated parameters (`parameter/ereignis.toml`), and the claim comes with a sentence that says what is assumed.
Source: docs/entscheidungen/rueckfuehrung-und-vermeidung-kommen-aus-den-bausteinen.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Final, Literal, TypeAlias, get_args

from massanzug.rechenkern.geld import Betrag, euro, runde_kaufmaennisch, summe
from massanzug.rechenkern.parameter.lesen import Parameterfehler, am_tag, lies_regeln, pruefe_fristen
from massanzug.rechenkern.verteilung import verteile
from massanzug.rechenkern.zeitraum import (
    EIN_TAG,
    Zeitraum,
    Zeitraumfehler,
    datum_als_text,
    kalendermonat,
    tage_im_monat,
)

Ereignisart: TypeAlias = Literal[
    "ausgangswert", "ueberleitung_altfall", "rueckfuehrung", "vermeidung", "tarif", "u21_neuberechnung", "korrektur"
]
EREIGNISARTEN: Final[tuple[Ereignisart, ...]] = get_args(Ereignisart)
JE_JAHR: Final[tuple[Ereignisart, ...]] = ("ausgangswert", "tarif", "u21_neuberechnung", "korrektur")
"""The kinds that may state a full year's amount; the others come from a case and count by the month."""
Gegenart: TypeAlias = Literal["rueckfuehrung", "vermeidung"]
"""The kinds that claim a saving against what would have been."""
PROMILLE: Final = 1000
MONATE: Final = range(1, 13)


class Ereignisfehler(ValueError):
    """An effect is impossible or a claimed saving is none; the message is a German sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wirkung:
    """What one event changes: `monat_cent` in a full month or `jahr_cent` in a full calendar year, the other is 0.

    Both may be negative. From `wirksam_ab` to `endet_am` (None: until further notice), both days included; in no
    calendar year more than `deckel_jahr_cent`, either way. Raises Ereignisfehler for none or both amounts, a year's
    amount of a kind that counts by the month, a negative cap or an end before the beginning; TypeError unless ints.
    """

    art: Ereignisart
    wirksam_ab: date
    endet_am: date | None = None
    monat_cent: int = 0
    jahr_cent: int = 0
    deckel_jahr_cent: int | None = None

    def __post_init__(self) -> None:
        if self.art not in EREIGNISARTEN:
            raise Ereignisfehler(f"Die Ereignisart „{self.art}“ gibt es nicht.")
        _pruefe_cent(self.monat_cent, self.jahr_cent, 0 if self.deckel_jahr_cent is None else self.deckel_jahr_cent)
        if (self.monat_cent == 0) == (self.jahr_cent == 0):
            raise Ereignisfehler("Bitte geben Sie die Wirkung entweder je Monat oder je Jahr an.")
        if self.jahr_cent != 0 and self.art not in JE_JAHR:
            raise Ereignisfehler("Diese Wirkung kommt aus einem Fall und zählt je Monat, nicht je Jahr.")
        if self.deckel_jahr_cent is not None and self.deckel_jahr_cent < 0:
            raise Ereignisfehler("Ein Deckel kann nicht unter null liegen.")
        try:
            Zeitraum(self.wirksam_ab, self.endet_am)
        except Zeitraumfehler as fehler:
            raise Ereignisfehler(str(fehler)) from fehler


def _pruefe_cent(*werte: int) -> None:
    for wert in werte:
        if type(wert) is not int:
            raise TypeError(f"Eine Wirkung besteht aus ganzen Cent (int), nicht aus {type(wert).__name__}.")


def monate_im_jahr(wirkung: Wirkung, jahr: int) -> tuple[Betrag, ...]:
    """The effect in January to December of a year, capped; zero outside its term."""
    laufzeit = Zeitraum(wirkung.wirksam_ab, wirkung.endet_am)
    voll = _volle_monate(wirkung)
    werte = [_anteilig(voll[monat - 1], laufzeit, jahr, monat) for monat in MONATE]
    return tuple(Betrag(cent) for cent in _gedeckelt(werte, wirkung.deckel_jahr_cent))


def im_jahr(wirkung: Wirkung, jahr: int) -> Betrag:
    """The effect in a calendar year: exactly the sum of its months."""
    return summe(monate_im_jahr(wirkung, jahr))


def im_monat(wirkung: Wirkung, jahr: int, monat: int) -> Betrag:
    """The effect in one calendar month. Raises Zeitraumfehler for a month that is none."""
    kalendermonat(jahr, monat)
    return monate_im_jahr(wirkung, jahr)[monat - 1]


def erstes_jahr(wirkung: Wirkung) -> Betrag:
    """The effect in the calendar year in which it begins."""
    return im_jahr(wirkung, wirkung.wirksam_ab.year)


def volles_jahr(wirkung: Wirkung) -> Betrag:
    """What a full calendar year of it brings, capped; one that ends within twelve months: all it brings, capped."""
    if wirkung.endet_am is not None and wirkung.endet_am < letzter_tag(wirkung.wirksam_ab, 12):
        jahre = range(wirkung.wirksam_ab.year, wirkung.endet_am.year + 1)
        werte = [im_jahr(wirkung, jahr).cent for jahr in jahre]
    else:
        werte = _volle_monate(wirkung)
    return Betrag(sum(_gedeckelt(werte, wirkung.deckel_jahr_cent)))


def plan_im_jahr(wirkungen: Iterable[Wirkung], jahr: int) -> Betrag:
    """The Planbudget of a year: the sum of all effects."""
    return summe(im_jahr(wirkung, jahr) for wirkung in wirkungen)


def plan_monate(wirkungen: Iterable[Wirkung], jahr: int) -> tuple[Betrag, ...]:
    """The Planbudget of January to December at once."""
    reihen = [monate_im_jahr(wirkung, jahr) for wirkung in wirkungen]
    return tuple(summe(reihe[monat - 1] for reihe in reihen) for monat in MONATE)


def plan_im_monat(wirkungen: Iterable[Wirkung], jahr: int, monat: int) -> Betrag:
    """The Planbudget of a month; the twelve of a year add up to `plan_im_jahr`."""
    return summe(im_monat(wirkung, jahr, monat) for wirkung in wirkungen)


def _volle_monate(wirkung: Wirkung) -> list[int]:
    """The twelve full months of a calendar year before proration and cap."""
    if wirkung.monat_cent != 0:
        return [wirkung.monat_cent] * len(MONATE)
    vorzeichen = 1 if wirkung.jahr_cent > 0 else -1
    zwoelftel = verteile(abs(wirkung.jahr_cent), [(str(monat), 1) for monat in MONATE])
    return [vorzeichen * cent for cent in zwoelftel.values()]


def _anteilig(voll_cent: int, laufzeit: Zeitraum, jahr: int, monat: int) -> int:
    gemeinsam = laufzeit.schnitt(kalendermonat(jahr, monat))
    if gemeinsam is None:
        return 0
    return runde_kaufmaennisch(Fraction(voll_cent * gemeinsam.tage(), tage_im_monat(jahr, monat)))


def _gedeckelt(werte: Sequence[int], deckel: int | None) -> list[int]:
    """Values of one sign, cut in their order once their sum reaches the cap."""
    if deckel is None:
        return list(werte)
    ergebnis = []
    rest = deckel
    for wert in werte:
        betrag = min(abs(wert), rest)
        rest -= betrag
        ergebnis.append(betrag if wert > 0 else -betrag)
    return ergebnis


def letzter_tag(ab: date, monate: int) -> date:
    """The last day of a term of whole months that begins with the day `ab` (§ 188 Abs. 2 und 3 BGB)."""
    jahr, monat0 = divmod(ab.year * 12 + ab.month - 1 + monate, 12)
    letzter = tage_im_monat(jahr, monat0 + 1)
    if ab.day > letzter:
        return date(jahr, monat0 + 1, letzter)
    return date(jahr, monat0 + 1, ab.day) - EIN_TAG


@dataclass(frozen=True, slots=True)
class Gegenregel:
    """How a claimed saving is reckoned: `methode` is a key, `erklaerung` says it in words.

    At most `monate_hoechstens` months, `anteil_promille` of the difference, in no calendar year more than the cap
    (None: no cap). `annahme` marks a rule that the Steuerungsgruppe has not decided.
    """

    art: Gegenart
    gueltig_von: date
    methode: str
    erklaerung: str
    monate_hoechstens: int
    anteil_promille: int
    quelle: str
    annahme: bool
    gueltig_bis: date | None = None
    deckel_jahr_cent: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.monate_hoechstens <= 120:
            raise Ereignisfehler("Angerechnet wird mindestens ein Monat und höchstens zehn Jahre.")
        if not 0 < self.anteil_promille <= PROMILLE:
            raise Ereignisfehler("Angerechnet wird mehr als nichts und höchstens alles (1000 Promille).")
        if self.deckel_jahr_cent is not None and self.deckel_jahr_cent < 0:
            raise Ereignisfehler("Ein Deckel kann nicht unter null liegen.")


@dataclass(frozen=True, slots=True)
class Gegenrechnung:
    """A claimed saving with the rule it follows and, in one German sentence, what is assumed."""

    wirkung: Wirkung
    regel: Gegenregel
    annahme: str


@dataclass(frozen=True, slots=True)
class Vergleich:
    """What the help that was avoided would have cost in a month, and how we know. Raises Ereignisfehler without."""

    monat: Betrag
    quelle: str

    def __post_init__(self) -> None:
        if not self.quelle.strip():
            raise Ereignisfehler("Bitte sagen Sie, woher der Vergleichswert kommt.")


def rueckfuehrung(
    vorher: Iterable[Betrag], nachher: Iterable[Betrag], *, ab: date, prognose_bis: date, regel: Gegenregel
) -> Gegenrechnung:
    """Monthly cost of what ran before, less what runs after; as long as the former would have run on (`prognose_bis`).

    The values are those of the Posten in a full month (`bindung.je_monat` on the day `ab`).
    Raises Ereignisfehler where nothing is saved, where the forecast ends before `ab` and for a rule of another kind.
    """
    _pruefe_art(regel, "rueckfuehrung")
    alt, neu = summe(vorher), summe(nachher)
    wirkung = _ersparnis(alt, neu, ab, prognose_bis, regel)
    annahme = (
        f"Angenommen ist, dass die bisherige Hilfe {_dauer(wirkung)} weiter {euro(alt)} im Monat gekostet hätte; "
        f"{_angerechnet(neu, regel)}."
    )
    return Gegenrechnung(wirkung, regel, annahme)


def vermeidung(
    vergleich: Vergleich, tatsaechlich: Betrag, *, ab: date, regel: Gegenregel, prognose_bis: date | None = None
) -> Gegenrechnung:
    """What would have become necessary (`vergleich`, a month), less what the early help costs in a month.

    As long as the rule allows, or shorter (`prognose_bis`). Raises as `rueckfuehrung`.
    """
    _pruefe_art(regel, "vermeidung")
    bis = prognose_bis or letzter_tag(ab, regel.monate_hoechstens)
    wirkung = _ersparnis(vergleich.monat, tatsaechlich, ab, bis, regel)
    annahme = (
        f"Angenommen ist, dass ohne die frühe Hilfe {_dauer(wirkung)} im Monat {euro(vergleich.monat)} nötig gewesen "
        f"wären ({vergleich.quelle.strip().rstrip('.')}); {_angerechnet(tatsaechlich, regel)}."
    )
    return Gegenrechnung(wirkung, regel, annahme)


def _pruefe_art(regel: Gegenregel, art: Gegenart) -> None:
    if regel.art != art:
        raise Ereignisfehler(f"Diese Regel gilt für „{regel.art}“, nicht für „{art}“.")


def _ersparnis(ohne: Betrag, mit: Betrag, ab: date, prognose_bis: date, regel: Gegenregel) -> Wirkung:
    """The effect of what is cheaper than it would have been, cut to the rule's length, share and cap."""
    if prognose_bis < ab:
        raise Ereignisfehler(f"Die Prognose endet am {datum_als_text(prognose_bis)}, bevor die Wirkung beginnt.")
    erspart = (ohne - mit).mal(Fraction(regel.anteil_promille, PROMILLE))
    if erspart <= Betrag(0):
        raise Ereignisfehler(
            f"Hier ist nichts erspart: {euro(mit)} im Monat statt {euro(ohne)}. "
            "Angerechnet wird nur, was weniger kostet."
        )
    return Wirkung(
        art=regel.art,
        wirksam_ab=ab,
        endet_am=min(prognose_bis, letzter_tag(ab, regel.monate_hoechstens)),
        monat_cent=erspart.cent,
        deckel_jahr_cent=regel.deckel_jahr_cent,
    )


def _dauer(wirkung: Wirkung) -> str:
    bis = f" bis {datum_als_text(wirkung.endet_am)}" if wirkung.endet_am else ""
    return f"vom {datum_als_text(wirkung.wirksam_ab)}{bis}"


def _angerechnet(mit: Betrag, regel: Gegenregel) -> str:
    if regel.anteil_promille == PROMILLE:
        anteil = "wird der ganze Unterschied"
    else:
        ganze, zehntel = divmod(regel.anteil_promille, 10)
        anteil = f"werden {ganze}{f',{zehntel}' if zehntel else ''} Prozent des Unterschieds"
    deckel = "" if regel.deckel_jahr_cent is None else f", höchstens {euro(Betrag(regel.deckel_jahr_cent))} im Jahr"
    return f"tatsächlich sind es {euro(mit)}, angerechnet {anteil}{deckel}"


def gegenregel_am(regeln: Iterable[Gegenregel], art: Gegenart, tag: date) -> Gegenregel:
    """The rule of a kind in force on a day. Raises Parameterfehler when there is none."""
    return am_tag((regel for regel in regeln if regel.art == art), tag, art)


@cache
def lade_gegenregeln() -> tuple[Gegenregel, ...]:
    """The rules of `parameter/ereignis.toml`. Raises Parameterfehler when the file is wrong."""
    return pruefe_gegenregeln(lies_regeln("ereignis", Gegenregel))


def pruefe_gegenregeln(regeln: tuple[Gegenregel, ...]) -> tuple[Gegenregel, ...]:
    """Refuse a kind without a rule and two rules of a kind on one day. Raises Parameterfehler."""
    for art in get_args(Gegenart):
        eigene = [regel for regel in regeln if regel.art == art]
        if not eigene:
            raise Parameterfehler(f"„ereignis“ hat keine Regel für „{art}“.")
        pruefe_fristen(eigene, f"ereignis.{art}")
    return regeln

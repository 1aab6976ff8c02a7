"""Fristen: when a period of the law ends, who must act by then, and where that is written.

Unit: calendar days (legal local dates). Which periods there are stands in `parameter/fristen.toml`, dated and with its
source. Reckoning: §§ 187 to 193 BGB through § 26 SGB X, § 31 VwVfG, § 57 VwGO with § 222 ZPO, § 16 FamFG. Holidays:
Feiertagsgesetz NW; elsewhere others apply. Two periods in a row are two calls, the end of one the begin of the other:
`frist("widerspruch", frist("bekanntgabe-post", aufgegeben_am).ende)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from massanzug.rechenkern.parameter.lesen import Parameterfehler, in_kraft, lies_regeln, pruefe_fristen
from massanzug.rechenkern.zeitraum import EIN_TAG, Zeitraumfehler, datum_als_text, plus_monate

Einheit: TypeAlias = Literal["tage", "werktage", "arbeitstage", "wochen", "monate", "jahre"]
"""Werktage are Monday to Saturday, Arbeitstage Monday to Friday, both without holidays."""
Richtung: TypeAlias = Literal["nach", "vor"]
Zaehlung: TypeAlias = Literal["ereignis", "tagesbeginn", "ablauf"]
"""§ 187 BGB. `ereignis`: the day of the event is not counted (Abs. 1). `tagesbeginn`: it is, as for ages (Abs. 2).
`ablauf`: the period runs from the end of the named day, so the next day is its first (Abs. 2)."""
Bedeutung: TypeAlias = Literal["bis", "ab", "danach"]
"""`bis`: the end is the last day to act. `ab`: it is the first day of what follows. `danach`: the day after it is."""
Handelnde: TypeAlias = Literal["familie", "jugendamt", "traeger", "gericht", "niemand"]
HANDELNDE: Final[dict[Handelnde, str]] = {
    "familie": "Personensorgeberechtigte oder junger Mensch",
    "jugendamt": "Jugendamt",
    "traeger": "Träger der Einrichtung oder des Dienstes",
    "gericht": "Familiengericht",
    "niemand": "niemand, es tritt von selbst ein",
}
Lage: TypeAlias = Literal["laeuft", "letzter_tag", "ueberschritten", "erreicht"]

ERSTES_FEIERTAGSJAHR: Final = 1990
_LETZTES_JAHR_MIT_BUSSTAG: Final = 1994
_FESTE: Final = (
    ("Neujahr", 1, 1),
    ("1. Mai", 5, 1),
    ("Tag der Deutschen Einheit", 10, 3),
    ("Allerheiligen", 11, 1),
    ("1. Weihnachtstag", 12, 25),
    ("2. Weihnachtstag", 12, 26),
)
_NACH_OSTERN: Final = (
    ("Karfreitag", -2),
    ("Ostermontag", 1),
    ("Christi Himmelfahrt", 39),
    ("Pfingstmontag", 50),
    ("Fronleichnam", 60),
)
_SAMSTAG: Final = 5
_SONNTAG: Final = 6


class Fristfehler(ValueError):
    """A period is unknown or cannot be reckoned; the message is a German sentence that names the mend."""


@dataclass(frozen=True, slots=True)
class Fristregel:
    """One entry of the parameter file. `ausloeser` is what starts it, `verschiebt` whether a weekend moves the end.

    `annahme` marks what no source settles. Raises Fristfehler when the entry contradicts itself.
    """

    schluessel: str
    titel: str
    gueltig_von: date
    ausloeser: str
    anzahl: int
    einheit: Einheit
    richtung: Richtung
    bedeutung: Bedeutung
    verschiebt: bool
    wer: Handelnde
    erklaerung: str
    quelle: str
    annahme: bool
    zaehlung: Zaehlung = "ereignis"
    gueltig_bis: date | None = None

    def __post_init__(self) -> None:
        if self.anzahl < 1:
            raise Fristfehler("Die Länge einer Frist ist eine ganze Zahl ab 1.")
        if self.verschiebt and (self.richtung == "vor" or self.bedeutung != "bis"):
            raise Fristfehler(
                "Nur das Ende einer Frist, bis zu dem jemand handeln muss, verschiebt sich (§ 193 BGB). "
                "Bitte verschiebt = false setzen."
            )
        if self.zaehlung != "ereignis" and (self.richtung == "vor" or self.einheit not in {"monate", "jahre"}):
            raise Fristfehler("Nur Monate und Jahre nach einem Tag zählen ab Tagesbeginn. Bitte die Zählung weglassen.")


@dataclass(frozen=True, slots=True)
class Frist:
    """A reckoned period: from the day that starts it to its `ende`, with the rule in words.

    `rechnerisch` is the end before it moved over a weekend or a holiday. For a backward period `ende` lies before
    `beginn`.
    """

    schluessel: str
    titel: str
    beginn: date
    ende: date
    rechnerisch: date
    bedeutung: Bedeutung
    ausloeser: str
    wer: Handelnde
    quelle: str
    erklaerung: str
    annahme: bool

    @property
    def stichtag(self) -> date:
        """The day that matters: the last day to act, or the first day of what follows."""
        return self.ende + EIN_TAG if self.bedeutung == "danach" else self.ende

    @property
    def verschiebung(self) -> str:
        """Why the end has moved, as a German sentence; empty when it has not."""
        if self.rechnerisch == self.ende:
            return ""
        grund = feiertag(self.rechnerisch) or (
            "ein Samstag" if self.rechnerisch.weekday() == _SAMSTAG else "ein Sonntag"
        )
        return f"Der {datum_als_text(self.rechnerisch)} ist {grund}, deshalb zählt der nächste Arbeitstag."


@dataclass(frozen=True, slots=True)
class Stand:
    """How a period stands on a day. `tage` counts to the Stichtag, or from it once it is over or reached."""

    lage: Lage
    tage: int

    def __str__(self) -> str:
        if self.lage == "letzter_tag":
            return "heute ist der letzte Tag"
        if self.lage == "erreicht" and self.tage == 0:
            return "heute erreicht"
        if self.lage == "laeuft":
            return "noch 1 Tag" if self.tage == 1 else f"noch {self.tage} Tage"
        seit = "seit 1 Tag" if self.tage == 1 else f"seit {self.tage} Tagen"
        return f"{seit} {'überschritten' if self.lage == 'ueberschritten' else 'erreicht'}"


def frist(schluessel: str, beginn: date, *, recht_am: date | None = None) -> Frist:
    """The period under the rule in force on `beginn`, or on `recht_am` where the event is older than the rule.

    Raises Fristfehler for an unknown key, a day without a rule, an end outside the calendar or the known holidays.
    """
    return nach_regel(fristregel(schluessel, beginn if recht_am is None else recht_am), beginn)


def fristen(tag: date | None = None) -> tuple[Fristregel, ...]:
    """The rules in the order of the file: those in force on a day, or all with their earlier versions."""
    return tuple(regel for regel in lade_fristen() if tag is None or in_kraft(regel, tag))


def fristregel(schluessel: str, tag: date) -> Fristregel:
    """The rule of this key in force on the day. Raises Fristfehler when there is none."""
    _pruefe_tag(tag)
    fassungen = [regel for regel in lade_fristen() if regel.schluessel == schluessel]
    if not fassungen:
        raise Fristfehler(_unbekannt(schluessel))
    for regel in fassungen:
        if in_kraft(regel, tag):
            return regel
    erste = min(regel.gueltig_von for regel in fassungen)
    raise Fristfehler(
        f"Für „{fassungen[0].titel}“ ist am {datum_als_text(tag)} keine Regel hinterlegt, "
        f"die erste gilt ab dem {datum_als_text(erste)}. Bitte prüfen Sie das Datum."
    )


def nach_regel(regel: Fristregel, beginn: date) -> Frist:
    """Reckon one rule from a day, whatever day it is in force on. Raises Fristfehler outside the calendar."""
    _pruefe_tag(beginn)
    try:
        rechnerisch = _ende(regel, beginn)
        ende = naechster_arbeitstag(rechnerisch) if regel.verschiebt else rechnerisch
    except (OverflowError, Zeitraumfehler) as fehler:
        raise Fristfehler(
            f"Vom {datum_als_text(beginn)} aus endet „{regel.titel}“ außerhalb des Kalenders. "
            "Bitte prüfen Sie das Datum."
        ) from fehler
    return Frist(
        schluessel=regel.schluessel,
        titel=regel.titel,
        beginn=beginn,
        ende=ende,
        rechnerisch=rechnerisch,
        bedeutung=regel.bedeutung,
        ausloeser=regel.ausloeser,
        wer=regel.wer,
        quelle=regel.quelle,
        erklaerung=regel.erklaerung,
        annahme=regel.annahme,
    )


def stand(eine: Frist, heute: date) -> Stand:
    """How the period stands today: running, on its last day, over; or reached, when nothing can be missed."""
    _pruefe_tag(heute)
    tage = (eine.stichtag - heute).days
    if tage > 0:
        return Stand("laeuft", tage)
    if eine.bedeutung != "bis":
        return Stand("erreicht", -tage)
    return Stand("letzter_tag", 0) if tage == 0 else Stand("ueberschritten", -tage)


def _ende(regel: Fristregel, beginn: date) -> date:
    """The end before it moves (§ 188 BGB); a backward period mirrors it from the day of the event."""
    schritt = regel.anzahl if regel.richtung == "nach" else -regel.anzahl
    match regel.einheit:
        case "tage":
            return beginn + timedelta(days=schritt)
        case "wochen":
            return beginn + timedelta(weeks=schritt)
        case "monate" | "jahre":
            monate = schritt * 12 if regel.einheit == "jahre" else schritt
            return _monatsfrist(beginn, monate, regel.zaehlung)
        case "werktage" | "arbeitstage":
            return _nach_gezaehlten(beginn, schritt, nur_arbeitstage=regel.einheit == "arbeitstage")


def _monatsfrist(beginn: date, monate: int, zaehlung: Zaehlung) -> date:
    """§ 188 Abs. 2 and 3 BGB: the day of the same number, or the day before it when the first day counts.

    A day the last month does not have is its last day, and then nothing is taken off.
    """
    erster = beginn + EIN_TAG if zaehlung == "ablauf" else beginn
    entsprechend = plus_monate(erster, monate)
    if zaehlung == "ereignis" or entsprechend.day < erster.day:
        return entsprechend
    return entsprechend - EIN_TAG


def _nach_gezaehlten(beginn: date, schritt: int, *, nur_arbeitstage: bool) -> date:
    zaehlt = ist_arbeitstag if nur_arbeitstage else ist_werktag
    richtung = EIN_TAG if schritt > 0 else -EIN_TAG
    tag, offen = beginn, abs(schritt)
    while offen:
        tag += richtung
        offen -= zaehlt(tag)
    return tag


def _unbekannt(schluessel: str) -> str:
    bekannte = list(dict.fromkeys(regel.schluessel for regel in lade_fristen()))
    nahe = get_close_matches(schluessel, bekannte, n=1)
    if nahe:
        return f"Die Frist „{schluessel}“ gibt es nicht. Gemeint ist vielleicht „{nahe[0]}“."
    return f"Die Frist „{schluessel}“ gibt es nicht. Bekannt sind: {', '.join(bekannte)}."


def _pruefe_tag(tag: date) -> None:
    if isinstance(tag, datetime) or not isinstance(tag, date):
        raise TypeError(f"Gebraucht wird ein Kalendertag (date), nicht {type(tag).__name__}.")


def ostersonntag(jahr: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher), from 1583 on."""
    mond = jahr % 19
    jahrhundert, rest = divmod(jahr, 100)
    schaltung = jahrhundert - jahrhundert // 4 - (jahrhundert - (jahrhundert + 8) // 25 + 1) // 3
    epakte = (19 * mond + schaltung + 15) % 30
    wochentag = (32 + 2 * (jahrhundert % 4) + 2 * (rest // 4) - epakte - rest % 4) % 7
    ausnahme = (mond + 11 * epakte + 22 * wochentag) // 451
    monat, tag = divmod(epakte + wochentag - 7 * ausnahme + 114, 31)
    return date(jahr, monat, tag + 1)


@cache
def feiertage(jahr: int) -> Mapping[date, str]:
    """The holidays of Nordrhein-Westfalen by day (§ 2 Abs. 1 Feiertagsgesetz NW), without Sundays as such.

    With the Buß- und Bettag until 1994 (Gesetz vom 20.12.1994, GV. NW. S. 1114) and the Reformationstag of 2017, a
    holiday once. Raises Fristfehler before 1990.
    """
    if jahr < ERSTES_FEIERTAGSJAHR:
        raise Fristfehler(
            f"Feiertage sind erst ab {ERSTES_FEIERTAGSJAHR} hinterlegt, nicht für {jahr}. Bitte prüfen Sie das Datum."
        )
    ostern = ostersonntag(jahr)
    tage = [(date(jahr, monat, tag), name) for name, monat, tag in _FESTE]
    tage += [(ostern + timedelta(days=abstand), name) for name, abstand in _NACH_OSTERN]
    if jahr <= _LETZTES_JAHR_MIT_BUSSTAG:
        tage.append((_busstag(jahr), "Buß- und Bettag"))
    if jahr == 2017:
        tage.append((date(2017, 10, 31), "Reformationstag"))
    namen: dict[date, str] = {}
    for tag, name in sorted(tage):
        namen[tag] = f"{namen[tag]} und {name}" if tag in namen else name
    return MappingProxyType(namen)


def _busstag(jahr: int) -> date:
    """The Wednesday before 23 November."""
    vortag = date(jahr, 11, 22)
    return vortag - timedelta(days=(vortag.weekday() - 2) % 7)


def feiertag(tag: date) -> str | None:
    """The name of the holiday, None on any other day. Raises Fristfehler before 1990."""
    return feiertage(tag.year).get(tag)


def ist_werktag(tag: date) -> bool:
    """Whether the day is neither a Sunday nor a holiday; Saturdays are Werktage, 24 and 31 December too."""
    return tag.weekday() != _SONNTAG and feiertag(tag) is None


def ist_arbeitstag(tag: date) -> bool:
    """Whether a period may end on the day (§ 193 BGB, § 26 Abs. 3 SGB X): a Werktag that is no Saturday."""
    return tag.weekday() != _SAMSTAG and ist_werktag(tag)


def naechster_arbeitstag(tag: date) -> date:
    """The day itself when it is an Arbeitstag, else the next one."""
    while not ist_arbeitstag(tag):
        tag += EIN_TAG
    return tag


@cache
def lade_fristen() -> tuple[Fristregel, ...]:
    """The rules of `parameter/fristen.toml`. Raises Parameterfehler when the file is wrong."""
    return pruefe_fristregeln(lies_regeln("fristen", Fristregel))


def pruefe_fristregeln(regeln: tuple[Fristregel, ...]) -> tuple[Fristregel, ...]:
    """Refuse two rules of one key on one day, and texts that are left empty. Raises Parameterfehler."""
    for regel in regeln:
        texte = (regel.schluessel, regel.titel, regel.ausloeser, regel.erklaerung, regel.quelle)
        if not all(text.strip() for text in texte):
            raise Parameterfehler(f"Bei der Frist „{regel.schluessel}“ fehlt ein Text.")
    for schluessel in {regel.schluessel for regel in regeln}:
        pruefe_fristen([regel for regel in regeln if regel.schluessel == schluessel], f"fristen.{schluessel}")
    return regeln

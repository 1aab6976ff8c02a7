"""Read the cells of a table: numbers, amounts, days, months and yes/no in German and in English writing.

Nothing is guessed: `1.234` or `3/1/2026` mean one thing in German and another in English. What such a cell means is
decided by the other cells of its column (`zahlweise`, `datumsweise`), and when these do not decide, it is refused.
Units: cents for amounts, `yyyymm` for months. Source of the written forms: DIN 5008, ISO 8601, and what German and
English spreadsheet programs write into CSV files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from massanzug.rechenkern.geld import Betrag, runde_kaufmaennisch
from massanzug.rechenkern.tabelle import Wert
from massanzug.rechenkern.zeitraum import Datumsfehler, datum_als_text, datum_aus_text

HOECHSTBETRAG_CENT: Final = 10**12
"""Amounts from 10 billion Euro on are a slip of the keyboard, whatever the column means."""
_HOECHSTZAHL = Decimal(HOECHSTBETRAG_CENT)
_LAENGSTER = 60
_FRUEHESTES_JAHR, _SPAETESTES_JAHR = 1900, 2199
_KURZ = 40

_LEER = "[ \t\u00a0\u2009\u202f]"
_WAEHRUNG = re.compile(rf"^(?:€|EUR){_LEER}*|{_LEER}*(?:€|EUR|Euro)$", re.IGNORECASE)
_MINUS_VORN = re.compile(rf"^([-+\u2212\u2013]){_LEER}*")
_MINUS_HINTEN = re.compile(rf"(?<=[0-9]){_LEER}*[-\u2212]$")
_KLAMMERN = re.compile(r"^\((.+)\)$")
_STRICH_CENT = re.compile("(?<=[0-9]),[-\u2212\u2013\u2014]{1,2}$")
_LUECKEN = re.compile(rf"[0-9]{{1,3}}(?:({_LEER}|['’])[0-9]{{3}})(?:\1[0-9]{{3}})*(?=[.,]|$)")
_LUECKE = re.compile(rf"{_LEER}|['’]")
_DEUTSCH = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)|([0-9]{1,3}(?:\.[0-9]{3}){2,})")
_ENGLISCH = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]+)|([0-9]{1,3}(?:,[0-9]{3}){2,})")
_EIN_ZEICHEN = re.compile(r"([0-9]*)([.,])([0-9]+)")
_ZWEIDEUTIG = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_GANZ = re.compile(r"[0-9]+")

_MIT_PUNKTEN = re.compile(r"[0-9]{1,2}\. ?[0-9]{1,2}\. ?(?:[0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_MIT_STRICHEN = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_TAG_WORT = re.compile(r"([0-9]{1,2})\.? ?([^\W\d_]+)\.? ?([0-9]{4})")
_WORT_TAG = re.compile(r"([^\W\d_]+)\.? ([0-9]{1,2}), ?([0-9]{4})")
_MONAT_JAHR = re.compile(r"([0-9]{1,2}) ?[./-] ?([0-9]{4})")
_JAHR_MONAT = re.compile(r"([0-9]{4})[-/]?([0-9]{2})")
_WORT_JAHR = re.compile(r"([^\W\d_]+)\.? ?[-/]? ?([0-9]{4})")
_MONATE: Final = {
    wort: nummer
    for nummer, woerter in enumerate(
        (
            "januar jänner january jan",
            "februar feber february feb",
            "märz maerz march mär mrz mar",
            "april apr",
            "mai may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "dezember december dez dec",
        ),
        start=1,
    )
    for wort in woerter.split()
}
_JA: Final = frozenset({"ja", "j", "yes", "y", "x", "wahr", "true", "1", "✓", "✔", "☑", "☒"})
_NEIN: Final = frozenset({"nein", "n", "no", "falsch", "false", "0", "-", "–", "—", "☐"})
_TAG_NULL: Final = date(1899, 12, 30)
"""Day 0 of the serial numbers of spreadsheet programs (their 1900 system from 01.03.1900 on)."""


class Wertfehler(ValueError):
    """A cell does not say what its column needs; the message is a German sentence with the mend."""


@dataclass(frozen=True, slots=True)
class Schreibweise:
    """How a column is written, by its witnesses: the first row of each way, None where there is none.

    `erste` is the German way (decimal comma; day before month), `zweite` the English one.
    """

    erste: int | None = None
    zweite: int | None = None

    @property
    def gemischt(self) -> bool:
        """Both ways occur, so a doubtful cell cannot be decided."""
        return self.erste is not None and self.zweite is not None

    def ist_erste(self) -> bool | None:
        """True: the German way, False: the English, None: the column does not decide."""
        if (self.erste is None) == (self.zweite is None):
            return None
        return self.erste is not None


def kurz(wert: Wert) -> str:
    """A cell as the user knows it, cut to a length that fits into a sentence."""
    text = wert_als_text(wert)
    return text if len(text) <= _KURZ else text[: _KURZ - 1] + "…"


def wert_als_text(wert: Wert) -> str:
    """A cell as German text; a number without exponent, an empty cell as the empty text."""
    match wert:
        case None:
            return ""
        case bool():
            return "WAHR" if wert else "FALSCH"
        case Decimal():
            return f"{wert:f}".replace(".", ",") if abs(wert) < _HOECHSTZAHL else str(wert)
        case date():
            return datum_als_text(wert)
        case _:
            return wert


def zahlweise(spalte: Iterable[tuple[int, Wert]]) -> Schreibweise:
    """Decimal comma or decimal point: the cells of a column (row number, value) that leave no doubt."""
    return _zeugen(spalte, _zahlzeuge)


def datumsweise(spalte: Iterable[tuple[int, Wert]]) -> Schreibweise:
    """Day or month first in dates with slashes: the cells of a column that leave no doubt."""
    return _zeugen(spalte, _datumszeuge)


def _zeugen(spalte: Iterable[tuple[int, Wert]], zeuge: Callable[[str], bool | None]) -> Schreibweise:
    gefunden: dict[bool, int] = {}
    for nummer, wert in spalte:
        aussage = zeuge(wert) if isinstance(wert, str) else None
        if aussage is not None and aussage not in gefunden:
            gefunden[aussage] = nummer
        if len(gefunden) == 2:
            break
    return Schreibweise(gefunden.get(True), gefunden.get(False))


# --- numbers ----------------------------------------------------------------------------------------------------------


def zahl(wert: Wert, weise: Schreibweise) -> Decimal:
    """An exact number. Raises Wertfehler for anything else, and where the column does not decide what is meant."""
    if isinstance(wert, Decimal):
        return _in_grenzen(wert, wert)
    if isinstance(wert, date):
        raise Wertfehler(
            f"Ihr Programm hat aus der Zahl ein Datum gemacht ({datum_als_text(wert)}). "
            "Bitte die Spalte als Zahl formatieren und die Zahl neu eintragen."
        )
    if not isinstance(wert, str):
        raise Wertfehler("Hier wird eine Zahl gebraucht, zum Beispiel 12,5.")
    return _in_grenzen(wert, _zahl_aus_text(wert, weise))


def cent(wert: Wert, weise: Schreibweise) -> tuple[int, bool]:
    """An amount in cents, and whether it had to be rounded.

    Only a typed number (from a spreadsheet's formula) is rounded, half away from zero; a text with more than two
    decimals is refused, since a third decimal may be a thousands separator gone wrong or a footnote mark.
    """
    genau = zahl(wert, weise)
    zaehler, nenner = (genau * 100).as_integer_ratio()
    ganz = runde_kaufmaennisch(Fraction(zaehler, nenner))
    if isinstance(wert, str) and _stellen(genau) > 2:
        raise Wertfehler(
            f"„{kurz(wert)}“ hat {_stellen(genau)} Stellen nach dem Komma. Ein Betrag hat höchstens zwei; "
            "bitte zum Beispiel 1.234,50 schreiben."
        )
    if abs(ganz) >= HOECHSTBETRAG_CENT:
        raise Wertfehler(f"Der Betrag „{kurz(wert)}“ ist zu groß. Bitte prüfen Sie die Stellen.")
    return ganz, nenner != 1


def _stellen(genau: Decimal) -> int:
    exponent = genau.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _in_grenzen(wert: Wert, genau: Decimal) -> Decimal:
    if abs(genau) >= _HOECHSTZAHL:
        raise Wertfehler(f"Die Zahl „{kurz(wert)}“ ist zu groß. Bitte prüfen Sie die Stellen.")
    return genau


def _zahl_aus_text(text: str, weise: Schreibweise) -> Decimal:
    kern, minus = _kern(text)
    if _ZWEIDEUTIG.fullmatch(kern):
        kern = _entscheide(text, kern, weise)
    genau = _eindeutig(kern)
    if genau is None:
        raise Wertfehler(f"„{kurz(text)}“ ist keine lesbare Zahl. Bitte zum Beispiel 1.234,50 schreiben.")
    return -genau if minus else genau


def _kern(text: str) -> tuple[str, bool]:
    """Digits, points and commas only: without currency, sign and the gaps between thousands; and whether negative."""
    if len(text) > _LAENGSTER:
        raise Wertfehler("Der Text ist zu lang für eine Zahl.")
    kern = _WAEHRUNG.sub("", text.strip()).strip()
    kern, minus = _ohne_vorzeichen(kern)
    kern = _STRICH_CENT.sub("", _WAEHRUNG.sub("", kern).strip())
    if _LUECKEN.match(kern):
        kern = _LUECKE.sub("", kern)
    return kern, minus


def _ohne_vorzeichen(kern: str) -> tuple[str, bool]:
    """Minus before (also typographic), behind (accounting systems) or as parentheses (accountants)."""
    if klammern := _KLAMMERN.match(kern):
        return klammern[1].strip(), True
    if vorn := _MINUS_VORN.match(kern):
        return kern[vorn.end() :], vorn[1] != "+"
    if _STRICH_CENT.search(kern):
        return kern, False
    ohne = _MINUS_HINTEN.sub("", kern)
    return ohne, ohne != kern


def _eindeutig(kern: str) -> Decimal | None:
    """The number a text means whatever the column says; None when it is none."""
    if _GANZ.fullmatch(kern):
        return Decimal(kern)
    if (treffer := _DEUTSCH.fullmatch(kern)) or (treffer := _ENGLISCH.fullmatch(kern)):
        ganz = re.sub("[.,]", "", treffer[1] or treffer[3])
        return Decimal(f"{ganz}.{treffer[2] or 0}") if treffer[2] else Decimal(ganz)
    if treffer := _EIN_ZEICHEN.fullmatch(kern):
        return Decimal(f"{treffer[1] or 0}.{treffer[3]}")
    return None


def _zahlzeuge(text: str) -> bool | None:
    """True: can only be German, False: can only be English, None: says nothing (or is no number)."""
    if len(text) > _LAENGSTER:
        return None
    ohne_waehrung = _WAEHRUNG.sub("", text.strip()).strip()
    if _STRICH_CENT.search(ohne_waehrung):
        return True
    kern, _ = _kern(text)
    if _ZWEIDEUTIG.fullmatch(kern):
        return None
    if _DEUTSCH.fullmatch(kern):
        return True
    if _ENGLISCH.fullmatch(kern):
        return False
    treffer = _EIN_ZEICHEN.fullmatch(kern)
    return None if treffer is None else treffer[2] == ","


def _entscheide(text: str, kern: str, weise: Schreibweise) -> str:
    """What `1.234` or `1,234` is in this column: thousands (separator taken out) or three decimals (kept)."""
    deutsch = weise.ist_erste()
    if deutsch is None:
        gross, klein = re.sub("[.,]", "", kern), kern.replace(".", ",")
        warum = "In dieser Spalte stehen keine anderen Zahlen, die es zeigen."
        if weise.gemischt:
            warum = (
                f"In dieser Spalte stehen deutsche (Zeile {weise.erste}) und "
                f"englische Zahlen (Zeile {weise.zweite}) durcheinander."
            )
        raise Wertfehler(
            f"„{kurz(text)}“ kann {gross} oder {klein} heißen. {warum} Bitte schreiben Sie {gross},00 oder {klein}0."
        )
    tausender = "." if deutsch else ","
    return kern.replace(tausender, "")


# --- days and months --------------------------------------------------------------------------------------------------


def tag(wert: Wert, weise: Schreibweise, heute: date) -> date:
    """A day with its year. Raises Wertfehler for anything else, and where day and month cannot be told apart."""
    if isinstance(wert, date):
        return _im_kalender(wert)
    if isinstance(wert, Decimal):
        raise Wertfehler(_zahl_statt_datum(wert))
    if not isinstance(wert, str):
        raise Wertfehler("Hier wird ein Datum gebraucht, zum Beispiel 01.03.2026.")
    return _tag_aus_text(wert, weise, heute)


def _im_kalender(gemeint: date) -> date:
    """The same years that `datum_aus_text` takes."""
    if not _FRUEHESTES_JAHR <= gemeint.year <= _SPAETESTES_JAHR:
        raise Wertfehler(f"Das Jahr {gemeint.year} kann nicht stimmen. Bitte prüfen Sie es.")
    return gemeint


@lru_cache(maxsize=4096)
def _tag_aus_text(text: str, weise: Schreibweise, heute: date) -> date:
    kern = " ".join(text.split())
    try:
        return datum_aus_text(_mit_punkten(text, kern, weise), heute)
    except Datumsfehler as fehler:
        rat = "" if "Bitte" in str(fehler) else " Bitte prüfen Sie Tag, Monat und Jahr."
        raise Wertfehler(f"{fehler}{rat}") from fehler


def _mit_punkten(text: str, kern: str, weise: Schreibweise) -> str:
    """The text in a form that `datum_aus_text` reads, never one without a year."""
    if _MIT_PUNKTEN.fullmatch(kern):
        return kern
    if iso := _ISO.fullmatch(kern):
        return iso[1]
    if treffer := _MIT_STRICHEN.fullmatch(kern):
        return _aus_strichen(text, int(treffer[1]), int(treffer[3]), treffer[4], weise)
    if (treffer := _TAG_WORT.fullmatch(kern)) and (monat := _MONATE.get(treffer[2].lower())):
        return f"{treffer[1]}.{monat}.{treffer[3]}"
    if (treffer := _WORT_TAG.fullmatch(kern)) and (monat := _MONATE.get(treffer[1].lower())):
        return f"{treffer[2]}.{monat}.{treffer[3]}"
    raise Wertfehler(f"„{kurz(text)}“ ist kein Datum. Bitte mit Jahr schreiben, so: 01.03.2026.")


def _aus_strichen(text: str, eins: int, zwei: int, jahr: str, weise: Schreibweise) -> str:
    tag_zuerst = _tag_zuerst(eins, zwei)
    if tag_zuerst is None and eins != zwei:
        tag_zuerst = weise.ist_erste()
        if tag_zuerst is None:
            raise Wertfehler(
                f"„{kurz(text)}“ kann der {eins}.{zwei}. oder der {zwei}.{eins}. sein. "
                f"Bitte schreiben Sie {eins:02d}.{zwei:02d}.{jahr} oder {zwei:02d}.{eins:02d}.{jahr}."
            )
    return f"{zwei}.{eins}.{jahr}" if tag_zuerst is False else f"{eins}.{zwei}.{jahr}"


def _tag_zuerst(eins: int, zwei: int) -> bool | None:
    if eins > 12 >= zwei:
        return True
    return False if zwei > 12 >= eins else None


def _datumszeuge(text: str) -> bool | None:
    treffer = _MIT_STRICHEN.fullmatch(text.strip())
    return _tag_zuerst(int(treffer[1]), int(treffer[3])) if treffer else None


def _zahl_statt_datum(wert: Decimal) -> str:
    satz = f"„{kurz(wert)}“ ist eine Zahl, kein Datum."
    if wert == wert.to_integral_value() and 20_000 <= wert <= 80_000:
        vermutlich = datum_als_text(_TAG_NULL + timedelta(days=int(wert)))
        return f"{satz} Gemeint ist vielleicht der {vermutlich}. Bitte die Spalte als Datum formatieren."
    return f"{satz} Bitte so schreiben: 01.03.2026."


def monat(wert: Wert, weise: Schreibweise, heute: date) -> tuple[int, bool]:
    """A month as `yyyymm`, and whether the cell named a day of it (more than was asked for).

    Raises Wertfehler for anything that is neither a month nor a day.
    """
    if isinstance(wert, date):
        return _im_kalender(wert).year * 100 + wert.month, wert.day != 1
    if isinstance(wert, Decimal):
        wert = wert_als_text(wert)
    if not isinstance(wert, str):
        raise Wertfehler("Hier wird ein Monat gebraucht, zum Beispiel 03/2026.")
    kern = " ".join(wert.split())
    jahr, nummer = _jahr_und_monat(kern)
    if nummer and _FRUEHESTES_JAHR <= jahr <= _SPAETESTES_JAHR and nummer <= 12:
        return jahr * 100 + nummer, False
    if len(kern) < 8 or _JAHR_MONAT.fullmatch(kern) or kern.isdecimal():
        raise Wertfehler(f"„{kurz(wert)}“ ist kein Monat. Bitte so schreiben: 03/2026.")
    gemeint = tag(wert, weise, heute)
    return gemeint.year * 100 + gemeint.month, True


def _jahr_und_monat(kern: str) -> tuple[int, int]:
    if treffer := _MONAT_JAHR.fullmatch(kern):
        return int(treffer[2]), int(treffer[1])
    if treffer := _JAHR_MONAT.fullmatch(kern):
        return int(treffer[1]), int(treffer[2])
    if treffer := _WORT_JAHR.fullmatch(kern):
        return int(treffer[2]), _MONATE.get(treffer[1].lower(), 0)
    return 0, 0


# --- yes and no -------------------------------------------------------------------------------------------------------


def ja_nein(wert: Wert, ja: frozenset[str] = frozenset(), nein: frozenset[str] = frozenset()) -> bool | None:
    """Yes, no or (empty cell) nothing said; `ja` and `nein` add the column's own words in lower case.

    Raises Wertfehler for any other word.
    """
    if wert is None or isinstance(wert, bool):
        return wert
    wort = " ".join(wert_als_text(wert).lower().split())
    if wort in _JA or wort in ja:
        return True
    if wort in _NEIN or wort in nein:
        return False
    raise Wertfehler(f"„{kurz(wert)}“ ist weder Ja noch Nein. Bitte „ja“, „nein“ oder nichts eintragen.")


def euro_text(betrag_cent: int) -> str:
    """`1.234,50 Euro`, for sentences about a cell."""
    return f"{Betrag(betrag_cent).als_text()} Euro"

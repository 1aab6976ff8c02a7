"""Words for a search: what a German word is reduced to, how near two words are, which piece of a text shows a hit.

A stem stands for all forms of a word (CISTEM: Weißweiler and Fraser, „Developing a Stemmer for German Based on a
Comparative Analysis of Publicly Available Stemmers“, 2017), after umlauts and ß were folded, however they were typed.
Pure functions: the index and the question go the same way.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

LAENGSTE = 32
"""A word is cut here; so many letters tell any two apart."""
KUERZESTE = 2
SPURLAENGE = 7
"""Typing errors are looked for among the first letters; behind them the whole words are compared."""
TEILLAENGE = 4
"""Compounds are looked for with a word of at least so many letters."""
TEILWORT = 3
"""What stands before or behind the part of a compound has at least so many letters."""

_WORT = re.compile(r"[^\W_]+", re.UNICODE)
_NUMMER = re.compile(r"(?<!\w)(?:\+|00)?[0-9](?:(?![ /–-]+0[1-9][0-9]{2})[0-9 ()/–-])*[0-9](?!\w)")
"""A telephone number is a word, however it was grouped; so is any other row of figures of that length."""
NUMMERLAENGE = 6
_UMLAUT = {"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "æ": "a", "ø": "o", "å": "a", "ł": "l", "đ": "d", "ı": "i"}
_GETRENNT = re.compile(r"(?<![aeiouq])([aou])e")
"""An umlaut written with two letters; „neu-e“ and „Bau-er“ are none."""
_DOPPELT = re.compile(r"(.)\1")
_VOKAL = re.compile(r"[aeiouy]")

FUELLWOERTER = frozenset(
    _WORT.findall("""
    aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da dabei dafür damit
    dann das dass dein deine dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort
    du durch ein eine einem einen einer eines er es etwas euch euer für gibt hab habe haben hat hatte hier ich
    ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes kann kein keine
    keinem keinen keiner können man mehr mein meine meinem meinen meiner mich mir mit muss müssen nach nicht
    nichts noch nur ob oder ohne schon sehr sein seine seinem seinen seiner selbst sich sie sind so soll sollen
    sonst über um und uns unser unsere unter vom von vor war was weil weiter wenn wer werden wie wieder will wir
    wird wo wollen zu zum zur zwischen
    """)
)
"""Words that stand in nearly every text."""


@dataclass(frozen=True)
class Wort:
    """A word as it is looked for: folded, and as its stem."""

    form: str
    stamm: str


@dataclass(frozen=True)
class Stelle:
    """Where a word stands in a text: from letter `von` to before letter `bis`."""

    wort: Wort
    von: int
    bis: int


@dataclass(frozen=True)
class Stueck:
    """A piece of an excerpt; `treffer` where it is what was looked for."""

    text: str
    treffer: bool = False


class Guete(IntEnum):
    """How well a word answers a question; less is better."""

    GLEICH = 0
    ZUSAMMENGESETZT = 1
    VERTIPPT = 2


def falte(wort: str) -> str:
    """Lower case, without umlauts, accents and ß: „Müller“, „Mueller“ and „MÜLLER“ become the same."""
    klein = unicodedata.normalize("NFC", wort).lower()
    ohne = "".join(_UMLAUT.get(z, z) for z in klein)
    zerlegt = unicodedata.normalize("NFKD", ohne)
    return _GETRENNT.sub(r"\1", "".join(z for z in zerlegt if not unicodedata.combining(z)))[:LAENGSTE]


@lru_cache(maxsize=20_000)
def wort(text: str) -> Wort:
    """One word, folded and stemmed, each at most LAENGSTE letters."""
    form = falte(text)
    return Wort(form, _stamm(form))


def _stamm(w: str) -> str:
    if w.startswith("ge") and len(w) >= 6:
        w = w[2:]
    w = w.replace("sch", "$").replace("ei", "%").replace("ie", "&")
    w = _DOPPELT.sub(r"\1*", w)
    while len(w) > 3:
        if len(w) > 5 and w.endswith(("em", "er", "nd")):
            w = w[:-2]
        elif w[-1] in "tesn":
            w = w[:-1]
        else:
            break
    w = re.sub(r"(.)\*", r"\1\1", w)
    return w.replace("%", "ei").replace("&", "ie").replace("$", "sch")


def stellen(text: str, *, einzeln: bool = False) -> list[Stelle]:
    """The words of a text that can be looked for, in their order; `text` is in NFC.

    With `einzeln` the groups of a number as well: who remembers only one of them finds it, too.
    """
    gefunden, ab = list[Stelle](), 0
    for treffer in _NUMMER.finditer(text):
        nummer, (von, bis) = _nummer(treffer[0]), treffer.span()
        if len(nummer) >= NUMMERLAENGE:
            gefunden += [*_worte(text, ab, von), Stelle(wort(nummer), von, bis)]
            gefunden += [s for s in _worte(text, von, bis) if s.wort.form != nummer] if einzeln else []
            ab = bis
    return [*gefunden, *_worte(text, ab, len(text))]


def _nummer(text: str) -> str:
    """The figures alone, as one dials inside the country."""
    ziffern = re.sub(r"[^0-9+]", "", text.replace("(0)", ""))
    return re.sub(r"^(?:\+|00)", "", re.sub(r"^(?:\+|00)49", "0", ziffern))


def _worte(text: str, von: int, bis: int) -> list[Stelle]:
    return [
        Stelle(wort(treffer[0]), treffer.start(), treffer.end())
        for treffer in _WORT.finditer(text, von, bis)
        if len(treffer[0]) >= KUERZESTE and treffer[0].lower() not in FUELLWOERTER
    ]


def woerter(*texte: str) -> frozenset[Wort]:
    """All words by which these texts are found."""
    return frozenset(s.wort for text in texte for s in stellen(unicodedata.normalize("NFC", text), einzeln=True))


def fehler(laenge: int) -> int:
    """How many typing errors a word of so many letters may have: each is one letter missing, extra, wrong or swapped
    with its neighbour. Short words are different words with another letter.
    """
    return 0 if laenge < 4 else 1 if laenge < SPURLAENGE else 2


def spuren(form: str) -> frozenset[int]:
    """Numbers of what is left of the first letters of a word when as many letters are missing as may be wrong.

    Two words that are at most so many errors apart share at least one (symmetric deletion).
    """
    reste = {form[:SPURLAENGE]}
    for _ in range(fehler(len(form))):
        reste |= {r[:i] + r[i + 1 :] for r in reste for i in range(len(r))}
    return frozenset(zlib.crc32(r.encode()) for r in reste)


def abstand(a: str, b: str, *, anfang: bool = False) -> int:
    """Typing errors between two words (optimal string alignment); with `anfang`, between `a` and a beginning of `b`."""
    davor: list[int] = []
    zeile = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        vorvor, davor, zeile = davor, zeile, [i]
        for j, y in enumerate(b, start=1):
            wert = min(davor[j] + 1, zeile[j - 1] + 1, davor[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                wert = min(wert, vorvor[j - 2] + 1)
            zeile.append(wert)
    return min(zeile) if anfang else zeile[-1]


def guete(frage: Wort, wort: Wort) -> Guete | None:
    """How well the word of a case answers the word of a question, None where it does not."""
    if frage.stamm == wort.stamm:
        return Guete.GLEICH
    if any(_ist_teil(rest) for rest in _reste(frage, wort)):
        return Guete.ZUSAMMENGESETZT
    return Guete.VERTIPPT if _vertippt(frage.form, wort.form) else None


def _reste(frage: Wort, wort: Wort) -> list[str]:
    """What is left of a compound when the question is its beginning or its end."""
    reste = [wort.form[len(k) :] for k in anfaenge(frage) if wort.form.startswith(k)]
    ende = frage.stamm if len(frage.stamm) >= TEILLAENGE and wort.stamm.endswith(frage.stamm) else ""
    return [*reste, wort.stamm[: -len(ende)]] if ende else reste


def anfaenge(frage: Wort) -> frozenset[str]:
    """With what a compound begins whose first part is asked for."""
    return frozenset(k for k in (frage.form, frage.stamm) if len(k) >= TEILLAENGE)


def _vertippt(frage: str, form: str) -> bool:
    erlaubt = fehler(min(len(frage), len(form)))
    if not erlaubt:
        return False
    if abs(len(frage) - len(form)) <= erlaubt and abstand(frage, form) <= erlaubt:
        return True
    zusammengesetzt = len(frage) >= SPURLAENGE and len(form) >= len(frage) + TEILWORT - 1 and frage[0] == form[0]
    return zusammengesetzt and abstand(frage, form, anfang=True) <= 1


def _ist_teil(rest: str) -> bool:
    return len(rest) >= TEILWORT and _VOKAL.search(rest) is not None


def auszug(text: str, staemme: Collection[str], breite: int = 160) -> tuple[Stueck, ...]:
    """The piece of a text of about `breite` letters around the first word with one of these stems, in order.

    Empty without such a word; „…“ stands where something was left out.
    """
    text = unicodedata.normalize("NFC", text)
    treffer = [s for s in stellen(text, einzeln=True) if s.wort.stamm in staemme]
    if not treffer:
        return ()
    von = min(_wortgrenze(text, max(0, treffer[0].von - breite // 3)), treffer[0].von)
    bis = min(len(text), von + breite)
    if bis < len(text):
        bis = max(text.rfind(" ", treffer[0].bis, bis), treffer[0].bis)
    stuecke = [Stueck("…")] if von else []
    for w in treffer:
        if w.bis > bis:
            break
        if w.von < von:  # a group of a number that is a hit as a whole
            continue
        if w.von > von:
            stuecke.append(Stueck(text[von : w.von]))
        stuecke.append(Stueck(text[w.von : w.bis], treffer=True))
        von = w.bis
    if von < bis:
        stuecke.append(Stueck(text[von:bis]))
    return (*stuecke, Stueck("…")) if bis < len(text) else tuple(stuecke)


def _wortgrenze(text: str, stelle: int) -> int:
    """The beginning of the word that stands at or behind this letter."""
    if stelle == 0:
        return 0
    naechste = text.find(" ", stelle)
    return naechste + 1 if naechste >= 0 else stelle

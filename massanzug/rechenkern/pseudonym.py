"""Names out of a text: who is in a case is told by the role, and every place that was changed is known.

A help for the human being who reads and frees the text, not a promise: an address or a story can still tell who is
meant. Replaced are names of people (each name of an entry, with the genitive's „s“), the family's name, file numbers,
birthdays and telephone numbers. Every other word stays; one that is both a name and a word is kept and marked.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from massanzug.rechenkern.namenwort import ALLTAG, ANREDEN, Art, ist_keiner, namen_der_familie, namen_in
from massanzug.rechenkern.schnitt import MONATE

FAMILIE_UNKLAR = "jemand aus der Familie"
_AKTENZEICHEN = re.compile(r"\b\d{2}-\d{4}-\d{4,6}\b")
_TELEFON = re.compile(r"(?<![\d.])(?:\+\d{2}|0)[\d /()-]{5,}\d")
_DAVOR = re.compile(r"([^\W\d_]+)\.?[ \u00a0]+$")
_ARTIKEL = re.compile(
    r"der|die|das|den|dem|des|im|am|zum|zur|vom|beim|ins|ans|aufs|(?:k|m|d|s)?ein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?"
    r"|uns(?:e?re?[mnrs]?)|eu(?:er|re[mnrs]?)|(?:jed|dies|jen|welch|manch|letzt|nächst|kommend|viel)(?:e[mnrs]?)?",
    re.IGNORECASE,
)
"""Behind them stands an ordinary word („im Sommer“), not a name."""
_UMSCHRIFT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d"})


@dataclass(frozen=True)
class Gemeint:
    """Somebody who must not be named: the name as it is written down, what stands instead, the birthday if known."""

    name: str
    statt: str
    geboren_am: date | None = None


@dataclass(frozen=True)
class Stueck:
    """A piece of the text; `vorher` is what stood there, empty where nothing was changed.

    With `vielleicht` it was kept because it is an ordinary word, too; whether it names somebody is for a person.
    """

    text: str
    vorher: str = ""
    vielleicht: bool = False


class _Urteil(Enum):
    NAME = "name"
    FRAGE = "frage"
    """A name or an ordinary word („Sommer kommt“)."""
    WORT = "wort"
    """A word that may be a name but is used as a word („im Sommer“)."""
    NICHTS = "nichts"


def volle_jahre(geboren_am: date, heute: date) -> int:
    """Age in full years."""
    return heute.year - geboren_am.year - ((heute.month, heute.day) < (geboren_am.month, geboren_am.day))


def ohne_namen(text: str, gemeinte: Sequence[Gemeint], familie: Gemeint) -> tuple[Stueck, ...]:
    """`text` in pieces, with „[Mutter]“ where the mother's name stood; `familie` is the family's name and its cover."""
    return tuple(stueck for stueck, _ in _lies(text, gemeinte, familie))


def als_text(stuecke: Iterable[Stueck]) -> str:
    return "".join(s.text for s in stuecke)


def noch_genannt(text: str, gemeinte: Sequence[Gemeint], familie: Gemeint) -> tuple[str, ...]:
    """What must still go before others read the text: names written as names („lang“ does not name Frau Lang)."""
    fort = (s.vorher or s.text for s, u in _lies(text, gemeinte, familie) if u in {_Urteil.NAME, _Urteil.FRAGE})
    return tuple(dict.fromkeys(wort for wort in fort if not wort[0].islower()))


def fraglich(text: str, gemeinte: Sequence[Gemeint], familie: Gemeint) -> tuple[str, ...]:
    """Of `noch_genannt` what may be an ordinary word: a person may decide to leave it („Ich will Bäcker werden“)."""
    return tuple(dict.fromkeys(s.text for s, u in _lies(text, gemeinte, familie) if u == _Urteil.FRAGE))


def _lies(text: str, gemeinte: Sequence[Gemeint], familie: Gemeint) -> Iterator[tuple[Stueck, _Urteil]]:
    gesucht = _gesucht(gemeinte, familie)
    text = unicodedata.normalize("NFC", text)
    ende = 0
    for treffer in gesucht.muster.finditer(text):
        urteil = gesucht.urteil(treffer)
        if urteil == _Urteil.NICHTS:
            continue
        if treffer.start() > ende:
            yield Stueck(text[ende : treffer.start()]), _Urteil.NICHTS
        if urteil == _Urteil.NAME:
            yield Stueck(f"[{gesucht.statt(treffer)}]", treffer.group(0)), urteil
        else:
            yield Stueck(treffer.group(0), vielleicht=True), urteil
        ende = treffer.end()
    if ende < len(text):
        yield Stueck(text[ende:]), _Urteil.NICHTS


@dataclass(frozen=True)
class _Gesucht:
    """One pattern for everything that is looked for; names in lower case, with how surely they are names."""

    muster: re.Pattern[str]
    worte: Mapping[str, set[str]]
    arten: Mapping[str, Art]
    tage: Mapping[str, str]

    def urteil(self, treffer: re.Match[str]) -> _Urteil:
        """What the place says: „im Sommer“, „Frau Sommer“ and „Sommer“ are three things."""
        name = treffer.groupdict().get("name")
        art = self.arten.get(name.lower(), Art.NAME) if name else Art.NAME
        if art == Art.NAME:
            return _Urteil.NAME
        gefunden = _DAVOR.search(treffer.string, 0, treffer.start())
        davor = gefunden[1].lower() if gefunden else ""
        if treffer.group(0)[0].islower():
            return _Urteil.NICHTS
        if davor in ANREDEN or self.arten.get(davor) == Art.NAME:
            return _Urteil.NAME
        if art == Art.ANREDE:
            return _Urteil.NICHTS
        return _Urteil.WORT if _ARTIKEL.fullmatch(davor) else _Urteil.FRAGE

    def statt(self, treffer: re.Match[str]) -> str:
        """What stands instead of a match."""
        gruppen = treffer.groupdict()
        if gruppen.get("name"):
            wer = self.worte.get(gruppen["name"].lower(), set())
            return next(iter(wer)) if len(wer) == 1 else FAMILIE_UNKLAR
        if gruppen.get("tag"):
            return f"Geburtstag: {self.tage.get(gruppen['tag'].lower(), FAMILIE_UNKLAR)}"
        return "Aktenzeichen" if gruppen.get("akte") else "Telefon"


def _gesucht(gemeinte: Sequence[Gemeint], familie: Gemeint) -> _Gesucht:
    worte: dict[str, set[str]] = defaultdict(set)
    arten: dict[str, Art] = {}
    for g in gemeinte:
        for name, art in namen_in(g.name):
            for form in _formen(name):
                worte[form].add(g.statt)
                arten[form] = min(art, arten.get(form, art))
    for name, art in namen_der_familie(familie.name):
        for form in _formen(name):
            worte[form] = {familie.statt}
            arten[form] = min(art, arten.get(form, art))
    tage = {t.lower(): g.statt for g in gemeinte if g.geboren_am for t in _schreibweisen(g.geboren_am)}
    lange = sorted(worte, key=len, reverse=True)
    teile = [rf"(?<!\w)(?P<name>{'|'.join(map(re.escape, lange))})(?:['’]?s)?(?!\w)"] if lange else []
    if tage:
        teile.append(rf"(?<!\d)(?P<tag>{'|'.join(re.escape(t) for t in sorted(tage, key=len, reverse=True))})(?!\d)")
    teile += [rf"(?P<akte>{_AKTENZEICHEN.pattern})", rf"(?P<telefon>{_TELEFON.pattern})"]
    return _Gesucht(re.compile("|".join(teile), re.IGNORECASE), worte, arten, tage)


def _formen(name: str) -> set[str]:
    """The name in lower case, and as it is typed without the letters of its language („Yilmaz“, „Mueller“)."""
    klein = name.lower()
    zerlegt = unicodedata.normalize("NFKD", klein.translate(_UMSCHRIFT))
    anders = "".join(z for z in zerlegt if not unicodedata.combining(z))
    return {klein} if len(anders) < 4 or ist_keiner(anders) or anders in ALLTAG else {klein, anders}


def _schreibweisen(tag: date) -> tuple[str, ...]:
    """A birthday as Germans write it."""
    kurz = tag.year % 100
    return (
        f"{tag:%d.%m.%Y}",
        f"{tag.day}.{tag.month}.{tag.year}",
        f"{tag:%d.%m.}{kurz:02d}",
        f"{tag.day}.{tag.month}.{kurz:02d}",
        f"{tag.day}. {MONATE[tag.month - 1]} {tag.year}",
        f"{tag:%Y-%m-%d}",
    )

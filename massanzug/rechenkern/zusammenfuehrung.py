"""Two people changed the same thing: what each of them did to it, and a text that keeps the words of both.

Values are what a form sends: a tuple of texts, empty for nothing chosen. „Meine“ is the side of the one who saves now,
„ihre“ what somebody else saved since; `basis` is what both began from, None where nobody knows it any more.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

Eingabe = tuple[str, ...]
_STUECK = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
_VERWANDT = 0.4
"""Below this likeness two texts share only stray words: weaving them together would make nonsense."""
_HOECHSTENS = 3000
"""Pieces of one text; longer ones are put one after the other, for comparing them costs their product."""


class Lage(StrEnum):
    """Who changed a value since both began."""

    UNVERAENDERT = "unveraendert"
    GLEICH = "gleich"
    NUR_MEINE = "nur_meine"
    NUR_IHRE = "nur_ihre"
    BEIDE = "beide"


@dataclass(frozen=True)
class Feldlage:
    """One value from three sides."""

    basis: Eingabe | None
    meine: Eingabe
    ihre: Eingabe

    @property
    def lage(self) -> Lage:
        meine, ihre = _blank(self.meine), _blank(self.ihre)
        if self.basis is None:
            return Lage.UNVERAENDERT if meine == ihre else Lage.BEIDE
        basis = _blank(self.basis)
        if meine == ihre:
            return Lage.UNVERAENDERT if meine == basis else Lage.GLEICH
        if meine == basis:
            return Lage.NUR_IHRE
        return Lage.NUR_MEINE if ihre == basis else Lage.BEIDE

    @property
    def wert(self) -> Eingabe:
        """What holds without asking anybody; where both changed it, my own until somebody has chosen."""
        return self.ihre if self.lage == Lage.NUR_IHRE else self.meine


def zusammenfuehren(
    basis: Mapping[str, Eingabe] | None, meine: Mapping[str, Eingabe], ihre: Mapping[str, Eingabe]
) -> dict[str, Feldlage]:
    """Every value that both sides have, from three sides."""
    return {
        name: Feldlage(None if basis is None else basis.get(name), wert, ihre[name])
        for name, wert in meine.items()
        if name in ihre
    }


def _blank(wert: Eingabe) -> Eingabe:
    """As it counts: a browser writes other line ends, and blanks around a text say nothing."""
    return tuple(w.replace("\r\n", "\n").strip() for w in wert)


@dataclass(frozen=True)
class Stueck:
    """A piece of a text; `art` is „gleich“, „neu“ or „weg“."""

    text: str
    art: str


def unterschied(vorher: str, nachher: str) -> tuple[Stueck, ...]:
    """The text `nachher` in pieces, with what is new in it and what was taken out of `vorher`.

    All pieces but those that are „weg“ give `nachher`, all but those that are „neu“ give `vorher`.
    """
    alt, neu = _zerlegt(vorher), _zerlegt(nachher)
    if _zu_lang(alt, neu) or not _verwandt(alt, neu):
        stuecke = [Stueck(vorher, "weg"), Stueck(nachher, "neu")] if vorher != nachher else [Stueck(nachher, "gleich")]
        return tuple(s for s in stuecke if s.text)
    stuecke = []
    for art, a1, a2, n1, n2 in SequenceMatcher(None, alt, neu, autojunk=False).get_opcodes():
        if art == "equal":
            stuecke.append(Stueck("".join(neu[n1:n2]), "gleich"))
        else:
            stuecke += [Stueck("".join(alt[a1:a2]), "weg"), Stueck("".join(neu[n1:n2]), "neu")]
    return tuple(s for s in stuecke if s.text)


def gemeinsamer_text(basis: str, meine: str, ihre: str) -> str:
    """A text with the words that either side added; where both wrote at the same place, theirs and then mine.

    It is a proposal to go on writing from, never saved without a person having seen it.
    """
    b, m, i = (_zerlegt(t.replace("\r\n", "\n").strip()) for t in (basis, meine, ihre))
    if i in (m, b):
        return "".join(m)
    if b == m:
        return "".join(i)
    if _zu_lang(b, m, i) or not (_verwandt(b, m) and _verwandt(b, i)):
        return _hintereinander("".join(i), "".join(m), "\n\n")
    stuecke, bis = [], 0
    for anfang, ende, meine_hier, ihre_hier in _stellen(b, m, i):
        stuecke.append("".join(b[bis:anfang]))
        stuecke.append(_an_einer_stelle("".join(b[anfang:ende]), meine_hier, ihre_hier))
        bis = ende
    return "".join([*stuecke, *b[bis:]])


def _an_einer_stelle(basis: str, meine: str | None, ihre: str | None) -> str:
    """None is a side that changed nothing here."""
    if meine is None or ihre is None:
        return meine or ihre or ""
    if ihre in (meine, basis):
        return meine
    return _hintereinander(ihre, meine, "" if ihre[-1:].isspace() or meine[:1].isspace() else " ")


def _hintereinander(erst: str, dann: str, dazwischen: str) -> str:
    return f"{erst}{dazwischen}{dann}" if erst and dann else erst or dann


def _zerlegt(text: str) -> list[str]:
    """Words, blanks and signs, which together are the text."""
    return _STUECK.findall(text)


def _zu_lang(*texte: Sequence[str]) -> bool:
    return any(len(t) > _HOECHSTENS for t in texte)


def _verwandt(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one text was made from the other, judged by its words."""
    worte = [[t for t in text if not t.isspace()] for text in (a, b)]
    if not all(worte):
        return not any(worte)
    return SequenceMatcher(None, worte[0], worte[1], autojunk=False).ratio() >= _VERWANDT


def _stellen(b: Sequence[str], m: Sequence[str], i: Sequence[str]) -> list[tuple[int, int, str | None, str | None]]:
    """The places of the base where somebody wrote, in order: from, to, what I and what they made of it."""
    schnitte = [
        (a1, a2, wer, "".join(neu[n1:n2]))
        for wer, neu in (("m", m), ("i", i))
        for art, a1, a2, n1, n2 in SequenceMatcher(None, b, neu, autojunk=False).get_opcodes()
        if art != "equal"
    ]
    gruppen: list[list[tuple[int, int, str, str]]] = []
    bis = -1
    for schnitt in sorted(schnitte):
        if gruppen and schnitt[0] <= bis:
            gruppen[-1].append(schnitt)
        else:
            gruppen.append([schnitt])
        bis = max(bis, schnitt[1])
    stellen = []
    for gruppe in gruppen:
        anfang, ende = gruppe[0][0], max(s[1] for s in gruppe)
        seiten = [_seite(b, anfang, ende, [s for s in gruppe if s[2] == wer]) for wer in ("m", "i")]
        stellen.append((anfang, ende, seiten[0], seiten[1]))
    return stellen


def _seite(b: Sequence[str], anfang: int, ende: int, schnitte: list[tuple[int, int, str, str]]) -> str | None:
    """What one side made of the base between two places."""
    if not schnitte:
        return None
    stuecke, bis = [], anfang
    for a1, a2, _, neu in schnitte:
        stuecke += [*b[bis:a1], neu]
        bis = a2
    return "".join([*stuecke, *b[bis:ende]])

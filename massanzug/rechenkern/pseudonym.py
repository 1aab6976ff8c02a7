"""Names out of a text: who is in a case is told by the role, and every place that was changed is known.

A help for the human being who reads and frees the text, not a promise: an address or a story can still tell who is
meant. Replaced are names of people (each word of a name, with the genitive's „s“), the family's name, file numbers,
birthdays and telephone numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from massanzug.rechenkern.schnitt import MONATE

KEIN_NAME = frozenset(
    {"mama", "papa", "mami", "papi", "mutti", "vati", "mutter", "vater", "oma", "opa", "omi", "opi", "tante", "onkel"}
    | {"bruder", "schwester", "cousin", "cousine", "kind", "baby", "frau", "herr", "familie", "familien"}
    | {"nachbar", "nachbarin", "freund", "freundin", "trainer", "trainerin", "lehrer", "lehrerin"}
    | {"der", "die", "das", "dem", "den", "und", "von", "vom", "van", "zum", "zur", "aus", "bei", "beim", "mit", "für"}
)
"""Words of a name field that name nobody („Oma Inge“, „Trainer beim TuS“)."""
FAMILIE_UNKLAR = "jemand aus der Familie"
_AKTENZEICHEN = re.compile(r"\b\d{2}-\d{4}-\d{4,6}\b")
_TELEFON = re.compile(r"(?<![\d.])(?:\+\d{2}|0)[\d /()-]{5,}\d")
_WORT = re.compile(r"[^\W\d_]+", re.UNICODE)


@dataclass(frozen=True)
class Gemeint:
    """Somebody who must not be named: the name as it is written down, what stands instead, the birthday if known."""

    name: str
    statt: str
    geboren_am: date | None = None


@dataclass(frozen=True)
class Stueck:
    """A piece of the text; `vorher` is what stood there, empty where nothing was changed."""

    text: str
    vorher: str = ""


def volle_jahre(geboren_am: date, heute: date) -> int:
    """Age in full years."""
    return heute.year - geboren_am.year - ((heute.month, heute.day) < (geboren_am.month, geboren_am.day))


def ohne_namen(text: str, gemeinte: Sequence[Gemeint], familie: Gemeint) -> tuple[Stueck, ...]:
    """`text` in pieces, with „[Mutter]“ where the mother's name stood; `familie` is the family's name and its cover."""
    muster, statt = _muster(gemeinte, familie)
    text = unicodedata.normalize("NFC", text)
    stuecke: list[Stueck] = []
    ende = 0
    for treffer in muster.finditer(text):
        if treffer.start() > ende:
            stuecke.append(Stueck(text[ende : treffer.start()]))
        stuecke.append(Stueck(f"[{statt(treffer)}]", treffer.group(0)))
        ende = treffer.end()
    if ende < len(text):
        stuecke.append(Stueck(text[ende:]))
    return tuple(stuecke)


def als_text(stuecke: Iterable[Stueck]) -> str:
    return "".join(s.text for s in stuecke)


def noch_genannt(text: str, gemeinte: Sequence[Gemeint], familie: Gemeint) -> tuple[str, ...]:
    """What must still go before others read the text: names written as names („lang“ does not name Frau Lang)."""
    stuecke = ohne_namen(text, gemeinte, familie)
    return tuple(dict.fromkeys(s.vorher for s in stuecke if s.vorher and not s.vorher[0].islower()))


def _muster(gemeinte: Sequence[Gemeint], familie: Gemeint) -> tuple[re.Pattern[str], Callable[[re.Match[str]], str]]:
    """One pattern for everything that is looked for, and what stands instead of a match."""
    worte: dict[str, set[str]] = defaultdict(set)
    for g in gemeinte:
        name = unicodedata.normalize("NFC", g.name)
        namen = [w for w in _WORT.findall(name) if len(w) > 1 and w.lower() not in KEIN_NAME]
        if len(namen) > 1:
            worte[name.lower()].add(g.statt)
        for wort in namen:
            worte[wort.lower()].add(g.statt)
    haus = unicodedata.normalize("NFC", familie.name)
    for wort in [haus, *_WORT.findall(haus)]:
        if len(wort) > 1 and wort.lower() not in KEIN_NAME:
            worte[wort.lower()] = {familie.statt}
    tage = {t.lower(): g.statt for g in gemeinte if g.geboren_am for t in _schreibweisen(g.geboren_am)}
    lange = sorted(worte, key=len, reverse=True)
    teile = [rf"(?<!\w)(?P<name>{'|'.join(map(re.escape, lange))})(?:['’]?s)?(?!\w)"] if lange else []
    if tage:
        teile.append(rf"(?<!\d)(?P<tag>{'|'.join(re.escape(t) for t in sorted(tage, key=len, reverse=True))})(?!\d)")
    teile += [rf"(?P<akte>{_AKTENZEICHEN.pattern})", rf"(?P<telefon>{_TELEFON.pattern})"]

    def statt(treffer: re.Match[str]) -> str:
        gruppen = treffer.groupdict()
        if gruppen.get("name"):
            wer = worte.get(gruppen["name"].lower(), set())
            return next(iter(wer)) if len(wer) == 1 else FAMILIE_UNKLAR
        if gruppen.get("tag"):
            return f"Geburtstag: {tage.get(gruppen['tag'].lower(), FAMILIE_UNKLAR)}"
        return "Aktenzeichen" if gruppen.get("akte") else "Telefon"

    return re.compile("|".join(teile), re.IGNORECASE), statt


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

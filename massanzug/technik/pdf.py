"""PDF from our own Typst templates: accessible (PDF/UA-1), the same bytes for the same content, nothing from outside.

A template says how it looks, `daten` what it says. The data reaches it as JSON in `sys.inputs.daten` and is only ever
text there: no template evaluates it (tests/technik/test_pdf.py insists). A template gets finished German text, because
numbers and dates are written in one place:

| in `daten` | in the template |
|---|---|
| str | the text, less marks that turn the writing direction of what follows |
| Betrag | `"1.234,50"`, minus as U+2212, no sign |
| date | `"03.05.2026"` |
| Ausfuhr | for `tabelle`: `(spalten: ((titel, kopf, rechts, text), …), zeilen: (("…", …), …), summe: …)` |
| int, bool, None, Mapping, list, tuple | the same |

What none of our fonts can draw (emoji, Chinese) is printed as U+FFFD: PDF/UA forbids a missing glyph.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import fontpkg_fira_sans
import typst

from massanzug.rechenkern.geld import Betrag
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.technik.ausfuhr import RECHTS, Art, Ausfuhr, Ausfuhrfehler, Zelle, als_wort, reiner_text

PAKET: Final = Path(__file__).resolve().parents[1]
"""Where the rooms are; a template reads nothing above it."""
NORM: Final[typst.PDFStandards] = ["ua-1"]
ZELLEN_HOECHSTENS: Final = 10_000
"""Cells of one table: about 1.5 s and 250 MB while it is set."""

BUCHSTABEN_HOECHSTENS: Final = 1_000
"""Different letters outside ASCII that are tried one by one, about 2 s; a text with more is printed in Latin."""

_VORLAGE = re.compile(r"([a-z_]+)/([a-z_]+\.typ)")
_RICHTUNG = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_PROBE: Final = b'#set document(title: "Probe")\n#set text(font: "Fira Sans", lang: "de")\n#sys.inputs.zeichen'


class PdfFehler(RuntimeError):
    """A template cannot be set: a mistake of ours, never of the person who asked. Says where and what Typst said."""


def setze_pdf(vorlage: str, daten: Mapping[str, Any], *, stand: date, wurzel: Path = PAKET) -> bytes:
    """Set `<raum>/<name>.typ` with `daten`; `stand` is the date of the file.

    The template lies in `<raum>/templates/<raum>/`, those of technik in `technik/typst/`, and may import
    `/technik/typst/blatt.typ`. Raises PdfFehler when there is no such template or Typst refuses it (a picture without
    alternative text, for example), TypeError for data of another kind than the table above names.
    """
    pfad, inhalt = _pfad(vorlage, wurzel), _fuer_vorlage(daten)
    letzter: typst.TypstError
    for wandle in (_wie_geschrieben, _druckbar, _nur_latein):
        if wandle is _druckbar and _zu_viele_buchstaben(inhalt):
            continue
        try:
            return _setze(pfad, wurzel, _wandle_texte(inhalt, wandle), stand)
        except typst.TypstError as fehler:
            letzter = fehler
    raise _als_fehler(vorlage, letzter) from letzter


def als_pdf(ausfuhr: Ausfuhr) -> bytes:
    """Any table as sheets of paper, with title, source and day. Raises Ausfuhrfehler when it is too long for paper."""
    if len(ausfuhr.zeilen) * len(ausfuhr.spalten) > ZELLEN_HOECHSTENS:
        raise Ausfuhrfehler("Auf Papier wäre diese Tabelle zu lang. Bitte nehmen Sie Excel oder CSV.")
    daten = {
        "titel": ausfuhr.titel,
        "untertitel": ausfuhr.untertitel,
        "quelle": ausfuhr.quelle,
        "stand": ausfuhr.stand,
        "tabelle": ausfuhr,
    }
    return setze_pdf("technik/tabelle.typ", daten, stand=ausfuhr.stand)


def _pfad(vorlage: str, wurzel: Path) -> Path:
    teile = _VORLAGE.fullmatch(vorlage)
    if teile is None:
        raise PdfFehler(f"„{vorlage}“ ist kein Name einer Vorlage.")
    raum, name = teile.groups()
    pfad = wurzel / raum / ("typst" if raum == "technik" else f"templates/{raum}") / name
    if not pfad.is_file():
        raise PdfFehler(f"Die Vorlage „{vorlage}“ gibt es nicht.")
    return pfad


@lru_cache(maxsize=1)
def _schriften() -> typst.Fonts:
    """Fira Sans and the fonts inside Typst; never the machine's, so that every machine prints the same."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(fontpkg_fira_sans.ROOT)]
    )


def _setze(pfad: Path, wurzel: Path, inhalt: Any, stand: date) -> bytes:
    return typst.compile(
        str(pfad),
        root=str(wurzel),
        font_paths=_schriften(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"daten": json.dumps(inhalt, ensure_ascii=False)},
        pdf_standards=NORM,
        timestamp=datetime.combine(stand, time(), UTC),
    )


def _als_fehler(vorlage: str, fehler: typst.TypstError) -> PdfFehler:
    """What Typst said, without its excerpt of the source and the paths of this machine."""
    hinweise = "".join(f" Hinweis: {hinweis}" for hinweis in fehler.hints)
    return PdfFehler(f"Die Vorlage „{vorlage}“ lässt sich nicht setzen: {fehler.message}.{hinweise}")


# --- data -------------------------------------------------------------------------------------------------------------


def _fuer_vorlage(wert: Any) -> Any:
    """What the table above says. Raises TypeError for everything else, float and instants included."""
    if isinstance(wert, Mapping):
        return {str(name): _fuer_vorlage(inhalt) for name, inhalt in wert.items()}
    if isinstance(wert, list | tuple):
        return [_fuer_vorlage(inhalt) for inhalt in wert]
    if isinstance(wert, Ausfuhr):
        return _fuer_vorlage(_tabelle(wert))
    if wert is None or isinstance(wert, int):
        return wert
    return _RICHTUNG.sub("", reiner_text(_als_text(wert)).replace("\t", " "))


def _als_text(wert: Any) -> str:
    match wert:
        case str():
            return wert
        case Betrag():
            return wert.als_text()
        case date() if not isinstance(wert, datetime):
            return datum_als_text(wert)
    raise TypeError(f"Eine Vorlage nimmt keinen Wert der Art {type(wert).__name__}.")


def _tabelle(ausfuhr: Ausfuhr) -> dict[str, Any]:
    arten = [spalte.art for spalte in ausfuhr.spalten]
    return {
        "spalten": [
            {"titel": s.titel, "kopf": s.kopf, "rechts": s.art in RECHTS, "text": s.art == "text"}
            for s in ausfuhr.spalten
        ],
        "zeilen": [_worte(arten, zeile) for zeile in ausfuhr.zeilen],
        "summe": None if ausfuhr.summe is None else _worte(ausfuhr.summenarten, ausfuhr.summe),
    }


def _worte(arten: Sequence[Art], zeile: Sequence[Zelle]) -> list[str]:
    return [als_wort(art, wert) for art, wert in zip(arten, zeile, strict=True)]


# --- characters without a glyph: texts are set as written, else with the least that must be replaced ----------------


def _wandle_texte(wert: Any, wandle: Callable[[str], str]) -> Any:
    """The same data with every text changed; names of entries are ours and stay."""
    if isinstance(wert, str):
        return wandle(wert)
    if isinstance(wert, dict):
        return {name: _wandle_texte(inhalt, wandle) for name, inhalt in wert.items()}
    return [_wandle_texte(inhalt, wandle) for inhalt in wert] if isinstance(wert, list) else wert


def _zu_viele_buchstaben(wert: Any) -> bool:
    verschiedene: set[str] = set()

    def zaehle(text: str) -> str:
        if len(verschiedene) <= BUCHSTABEN_HOECHSTENS:
            verschiedene.update(b for b in _buchstaben(unicodedata.normalize("NFC", text)) if not b.isascii())
        return text

    _wandle_texte(wert, zaehle)
    return len(verschiedene) > BUCHSTABEN_HOECHSTENS


def _wie_geschrieben(text: str) -> str:
    return text


def _druckbar(text: str) -> str:
    """Without format characters but soft hyphens, and with U+FFFD for every letter that has no glyph.

    A letter is drawn together with its marks; where only the letter has a glyph, it stands without them.
    """
    sichtbar = "".join(
        z for z in unicodedata.normalize("NFC", text) if z == "\u00ad" or unicodedata.category(z) != "Cf"
    )
    return _EMOJIS.sub(EMOJI, "".join(_mit_glyphe(buchstabe) for buchstabe in _buchstaben(sichtbar)))


def _nur_latein(text: str) -> str:
    """The last resort, when letters that can be drawn alone cannot be drawn in a row: Latin letters and punctuation."""
    return "".join(
        z if z in "\n\u202f−–„“‚‘…€" or " " <= z <= "~" or "\u00a0" <= z <= "\u017f" else "\ufffd" for z in text
    )


def _buchstaben(text: str) -> list[str]:
    """Each character with the marks that belong to it."""
    stuecke: list[str] = []
    for zeichen in text:
        if stuecke and unicodedata.category(zeichen).startswith("M"):
            stuecke[-1] += zeichen
        else:
            stuecke.append(zeichen)
    return stuecke


EMOJI = "(Emoji)"
"""Stands for a small picture that no font of ours has: the sentence goes on, and nothing looks broken."""
_EMOJIS = re.compile(r"\(Emoji\)(?:\s*\(Emoji\))+")


def _mit_glyphe(buchstabe: str) -> str:
    if unicodedata.category(buchstabe[0]) == "So" and not _hat_glyphe(buchstabe[0]):
        return EMOJI
    for moeglich in (buchstabe, buchstabe[0]):
        if moeglich.isascii() or _hat_glyphe(moeglich):
            return moeglich
    return "\ufffd"


@lru_cache(maxsize=8192)
def _hat_glyphe(zeichen: str) -> bool:
    """Whether our fonts can draw a letter: Typst is asked to set it alone, which takes 2 ms."""
    try:
        typst.compile(
            _PROBE, font_paths=_schriften(), format="pdf", pdf_standards=NORM, sys_inputs={"zeichen": zeichen}
        )
    except typst.TypstError:
        return False
    return True

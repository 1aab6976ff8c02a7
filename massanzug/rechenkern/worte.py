"""Words as people type them into tables, made comparable: case, umlauts, punctuation and little words do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_KEIN_WORT = re.compile(r"[^a-z0-9]+")
_KLAMMER = re.compile(r"[(\[][^()\[\]]*[)\]]")
_FUELLWOERTER: Final = frozenset(
    {"in", "im", "am", "an", "der", "die", "das", "des", "dem", "den", "und", "oder", "je", "pro", "per", "zu", "zur"}
    | {"zum", "eur", "euro", "the", "of", "a"}
)
PARAGRAF: Final = "paragrafzeichen"
"""Stands for §, which would get lost among the punctuation."""


def umlautfrei(text: str) -> str:
    """Lower case, umlauts written out."""
    return text.lower().translate(_UMLAUTE)


def eine_zeile(text: str) -> str:
    """Without line breaks, doubled spaces and what has no glyph; composed, so that equal words are equal characters."""
    zeichen = (z for z in unicodedata.normalize("NFC", text) if z.isspace() or unicodedata.category(z)[0] != "C")
    return " ".join("".join(zeichen).split())


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Lower-case ASCII words: umlauts written out, everything that is no letter or digit a single space."""
    return _KEIN_WORT.sub(" ", umlautfrei(text)).strip()


@lru_cache(maxsize=4096)
def ohne_fuellwoerter(text: str) -> str:
    """The words that say something: no brackets, units of money, articles; all words when there are no others."""
    ohne_klammer = _KLAMMER.sub(" ", text)
    woerter = normal((ohne_klammer if normal(ohne_klammer) else text).replace("§", f" {PARAGRAF} ")).split()
    return " ".join([wort for wort in woerter if wort not in _FUELLWOERTER] or woerter)

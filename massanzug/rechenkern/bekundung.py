"""What a Bekundung is made of, what it still lacks, and the document that is sealed."""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

Teile = Mapping[tuple[str, int], str]
"""Text by kind and number; the Wirkungsraum has the number 0 and its key as text, a Kriterium what is said to it."""
WIRKUNGSRAUM = ("wirkungsraum", 0)


@dataclass(frozen=True, slots=True)
class Verlangt:
    """What a call asks for: most words by number of the Abschnitt, numbers of the Kriterien, Wirkungsräume offered."""

    abschnitte: Mapping[int, int]
    kriterien: Collection[int]
    wirkungsraeume: Collection[int]


@dataclass(frozen=True, slots=True)
class Mangel:
    """Something that keeps a Bekundung from being handed in, with what to do about it."""

    art: str
    nummer: int
    text: str


class Dokumentfehler(ValueError):
    """The document under a seal is not one of ours."""


WORT_HOECHSTENS: Final = 60
"""Letters; what is longer counts as several words, or one word without a space could be a whole book."""
_LUECKE: Final = re.compile(
    r"[\s\u00ad\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3164\ufeff\uffa0]+"
)
"""Spaces, and what looks like one or like nothing."""


def wortzahl(text: str) -> int:
    """Words as the limit counts them; js/woerter.js counts the same."""
    return sum(-(-len(wort) // WORT_HOECHSTENS) for wort in _LUECKE.split(text) if wort)


def maengel(verlangt: Verlangt, teile: Teile) -> tuple[Mangel, ...]:
    """Everything that is missing or too long, in the order of the form: the page shows it, handing in checks it."""
    gefunden = []
    if teile.get(WIRKUNGSRAUM, "") not in {str(w) for w in verlangt.wirkungsraeume}:
        gefunden.append(Mangel(*WIRKUNGSRAUM, "Wählen Sie den Wirkungsraum, für den Sie sich bewerben."))
    for nummer, hoechstens in sorted(verlangt.abschnitte.items()):
        anzahl = wortzahl(teile.get(("abschnitt", nummer), ""))
        if not anzahl:
            gefunden.append(Mangel("abschnitt", nummer, f"Abschnitt {nummer} ist noch leer."))
        elif anzahl > hoechstens:
            zu_viel = anzahl - hoechstens
            woerter = "ein Wort" if zu_viel == 1 else f"{zu_viel} Wörter"
            gefunden.append(Mangel("abschnitt", nummer, f"Abschnitt {nummer} ist um {woerter} zu lang."))
    gefunden += [
        Mangel("kriterium", nummer, f"Zu Kriterium {nummer} fehlt Ihre Erklärung.")
        for nummer in sorted(verlangt.kriterien)
        if not teile.get(("kriterium", nummer), "").strip()
    ]
    return tuple(gefunden)


@dataclass(frozen=True, slots=True)
class Beigabe:
    """A file that goes with a Bekundung; `art` is its MIME type."""

    nummer: int
    name: str
    art: str
    inhalt: bytes


@dataclass(frozen=True)
class Inhalt:
    """All that is under a seal."""

    teile: Teile
    beigaben: tuple[Beigabe, ...] = ()


def dokument(inhalt: Inhalt) -> bytes:
    """Parts and files in a fixed form, so that equal ones are equal bytes."""
    teile = [[art, nummer, text] for (art, nummer), text in sorted(inhalt.teile.items())]
    beigaben = [
        [b.nummer, b.name, b.art, b64encode(b.inhalt).decode()] for b in sorted(inhalt.beigaben, key=lambda b: b.nummer)
    ]
    return json.dumps({"teile": teile, "beigaben": beigaben}, ensure_ascii=False, separators=(",", ":")).encode()


def inhalt_aus(roh: bytes) -> Inhalt:
    """What a document says. Raises Dokumentfehler."""
    try:
        ganz = json.loads(roh)
        teile = {(str(art), int(nummer)): str(text) for art, nummer, text in ganz["teile"]}
        beigaben = tuple(
            Beigabe(int(nummer), str(name), str(art), b64decode(inhalt, validate=True))
            for nummer, name, art, inhalt in ganz["beigaben"]
        )
    except (ValueError, TypeError, KeyError) as fehler:
        raise Dokumentfehler from fehler
    return Inhalt(teile, beigaben)

"""Invented entries and questions for the race of the search; the same for the same seed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any, NamedTuple

from massanzug.demo.raum import DATEIEN, lies_eintraege
from massanzug.rechenkern.raum import lade_themen

_SILBEN = ("bar", "lin", "mo", "ta", "ke", "ru", "sel", "wen", "dor", "fi", "gra", "hol", "jas", "kum", "lot", "nie")
_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


class Frage(NamedTuple):
    """What somebody types, and where she is (latitude, longitude)."""

    text: str
    ort: tuple[float, float]


@cache
def _vorrat() -> tuple[list[dict[str, Any]], list[str], list[str]]:
    """The demo's entries, all their sentences, all the words of five letters and more in them."""
    vorlagen = [e for raum in DATEIEN for e in lies_eintraege(raum)]
    saetze = [satz.strip() for e in vorlagen for satz in re.split(r"(?<=[.!?]) ", e["beschreibung"]) if satz.strip()]
    worte = sorted({w for satz in saetze for w in re.findall(r"[A-ZÄÖÜ][a-zäöüß]{4,}", satz)})
    return vorlagen, saetze, worte


def eintraege(anzahl: int, zufall: Random) -> Iterator[dict[str, Any]]:
    """Fields of entries as lively as the demo's: two of its sentences, a name of its own, somebody's times."""
    vorlagen, saetze, _ = _vorrat()
    schluessel = list(lade_themen())
    for _ in range(anzahl):
        vorlage = zufall.choice(vorlagen)
        eigenname = "".join(zufall.choices(_SILBEN, k=3)).capitalize()
        yield {
            "name": f"{vorlage['name']} {eigenname}"[:120],
            "art": vorlage["art"] if not vorlage["privat"] else "treff",
            "themen": zufall.sample(schluessel, 2),
            "beschreibung": " ".join(zufall.sample(saetze, 2))[:600],
            "traeger": f"{eigenname} e. V.",
            "alter_von": vorlage.get("alter_von"),
            "alter_bis": vorlage.get("alter_bis"),
            "zeiten": vorlage["zeiten"],
            "zeiten_wort": vorlage["zeiten_wort"],
            "sprachen": vorlage["sprachen"],
            "zugang": vorlage["zugang"],
            "oeffentlich": zufall.random() < 0.8,
        }


def fragen(saat: int, anzahl: int) -> Iterator[Frage]:
    """One to four words, most of them to be found somewhere, from a place in the city."""
    zufall = Random(saat)  # noqa: S311
    _, _, worte = _vorrat()
    themen = [wort for thema in lade_themen().values() for wort in (thema.name, *thema.woerter)]
    for _ in range(anzahl):
        text = " ".join(zufall.choice(worte if zufall.random() < 0.5 else themen) for _ in range(zufall.randint(1, 4)))
        yield Frage(text, (zufall.uniform(51.36, 51.46), zufall.uniform(7.9, 8.2)))


def varianten(saat: int, anzahl: int) -> list[tuple[str, str]]:
    """Pairs of a word and the same word typed wrong (a letter too few, doubled, swapped) or without its umlauts."""
    zufall = Random(saat)  # noqa: S311
    lange = [wort for wort in _vorrat()[2] if len(wort) >= 7]
    mit_umlaut = [wort for wort in lange if wort.translate(_UMLAUTE) != wort]
    paare = []
    for n in range(anzahl):
        if n % 2:
            wort = zufall.choice(mit_umlaut)
            paare.append((wort, wort.translate(_UMLAUTE)))
        else:
            wort = zufall.choice(lange)
            paare.append((wort, _vertippt(wort, zufall)))
    return paare


def _vertippt(wort: str, zufall: Random) -> str:
    stelle = zufall.randrange(2, len(wort) - 2)
    davor, hier, danach = wort[:stelle], wort[stelle], wort[stelle + 1 :]
    return zufall.choice([davor + danach, davor + hier + hier + danach, davor + danach[0] + hier + danach[1:]])

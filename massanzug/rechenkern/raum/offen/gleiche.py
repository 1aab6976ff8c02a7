"""Which of the entries from outside the house probably has already: a proposal with its reason, people decide."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from massanzug.rechenkern.raum.offen.eintrag import Offen
from massanzug.rechenkern.worte import normal

_RECHTSFORM: Final = frozenset({"ev", "e", "v", "ggmbh", "gmbh", "mbh", "ag", "eg", "gug", "ug", "der", "die", "das"})
Merkmal = tuple[str, ...]


class Paar(NamedTuple):
    """`neu` is probably `alt`; `grund` is a German sentence. `sicher`: the same Kennung."""

    neu: Offen
    alt: Offen
    grund: str
    sicher: bool


def gleiche(neue: Iterable[Offen], bestehende: Sequence[Offen]) -> list[Paar]:
    """For each new entry at most one that exists, in the order of the new ones; of two equally good, the first.

    The same Kennung is the same entry. Otherwise name and Stadtteil must agree (letter case, umlauts, legal form do not
    count), or name and telephone or mail, or one of these while one name contains the other: one club has one telephone
    for many groups.
    """
    register: dict[Merkmal, list[Offen]] = defaultdict(list)
    for alt in bestehende:
        for merkmal, _ in _merkmale(alt):
            register[merkmal].append(alt)
    return [paar for neu in neue if (paar := _paar(neu, register)) is not None]


def _paar(neu: Offen, register: dict[Merkmal, list[Offen]]) -> Paar | None:
    for merkmal, grund in _merkmale(neu):
        for alt in register.get(merkmal, ()):
            if len(merkmal) > 2 or merkmal[0] == "kennung" or _enthaelt(neu, alt):
                return Paar(neu, alt, grund, merkmal[0] == "kennung")
    return None


def _merkmale(offen: Offen) -> list[tuple[Merkmal, str]]:
    """By what an entry is recognised, the surest first, with what is said of it."""
    name, telefon, email = _name(offen.name), _ziffern(offen.telefon), offen.email.lower()
    alle: list[tuple[Merkmal, str]] = [
        (("kennung", offen.kennung), "Dieselbe Kennung."),
        (("stadtteil", name, normal(offen.stadtteil)), "Gleicher Name und gleicher Stadtteil."),
        (("telefon", name, telefon), "Gleicher Name und gleiche Telefonnummer."),
        (("email", name, email), "Gleicher Name und gleiche E-Mail-Adresse."),
        (("telefon", telefon), "Ähnlicher Name und gleiche Telefonnummer."),
        (("email", email), "Ähnlicher Name und gleiche E-Mail-Adresse."),
    ]
    return [(merkmal, grund) for merkmal, grund in alle if all(merkmal)]


def _name(name: str) -> str:
    return " ".join(wort for wort in normal(name).split() if wort not in _RECHTSFORM)


def _enthaelt(neu: Offen, alt: Offen) -> bool:
    """Whether all words of one name stand in the other."""
    a, b = set(_name(neu.name).split()), set(_name(alt.name).split())
    return bool(a and b) and (a <= b or b <= a)


def _ziffern(telefon: str) -> str:
    """The figures as one dials inside the country."""
    ziffern = re.sub(r"[^0-9+]", "", telefon.replace("(0)", ""))
    return re.sub(r"^(?:\+|00)49", "0", ziffern)

"""What somebody needs, as she says it: an age, a weekday, a language, a way in are read from the words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from massanzug.rechenkern.raum.eintrag import Ort
from massanzug.rechenkern.suchwort import falte

WOCHENTAGE: Final[Mapping[str, str]] = {
    "mo": "montags", "di": "dienstags", "mi": "mittwochs", "do": "donnerstags", "fr": "freitags", "sa": "samstags",
    "so": "sonntags",
}  # fmt: skip
SPRACHEN: Final[Mapping[str, str]] = {
    "de": "Deutsch", "ar": "Arabisch", "tr": "Türkisch", "uk": "Ukrainisch", "ru": "Russisch", "pl": "Polnisch",
    "ku": "Kurdisch", "fa": "Persisch", "ro": "Rumänisch", "bg": "Bulgarisch", "it": "Italienisch",
    "pt": "Portugiesisch", "en": "Englisch", "fr": "Französisch", "sq": "Albanisch", "dgs": "Gebärdensprache",
}  # fmt: skip
ZUGAENGE: Final[Mapping[str, str]] = {
    "stufenlos": "ohne Stufen", "wc": "WC für Rollstühle", "aufzug": "Aufzug", "induktion": "Höranlage",
    "leichte_sprache": "Leichte Sprache", "assistenz": "mit Assistenz", "ohne_anmeldung": "ohne Anmeldung",
    "abholung": "holt ab",
}  # fmt: skip
"""Keys of what makes a place easy to use, as they are shown."""

_ALTER = re.compile(
    r"\b(?P<a>[0-9]{1,2})[ -]?(?:jahre?|jährige\w*|j\.)\b(?! (?:lang|alt\w+ auto))|\((?P<b>[0-9]{1,2})\)", re.IGNORECASE
)
_MONATE = re.compile(r"\b[0-9]{1,2}\s*(?:monate?|wochen)\s+alt", re.IGNORECASE)
_TAGE = {
    "montag": "mo", "dienstag": "di", "mittwoch": "mi", "donnerstag": "do", "freitag": "fr", "samstag": "sa",
    "sonnabend": "sa", "sonntag": "so",
}  # fmt: skip
_ZUGANGSWORTE = {
    "rollstuhl": "stufenlos", "stufenlos": "stufenlos", "barrierefrei": "stufenlos", "kinderwagen": "stufenlos",
    "aufzug": "aufzug", "schwerhorig": "induktion", "abholen": "abholung", "abgeholt": "abholung",
}  # fmt: skip
_AELTESTE: Final = 27
BITTWORTE: Final = frozenset(
    falte(wort)
    for wort in re.findall(
        r"\w+",
        """
        brauche brauchst braucht brauchen bräuchte suche suchst sucht suchen möchte möchten möchtest wünsche wünscht
        wünschen jemand jemanden jemandem irgendwas irgendwo irgendjemand gern gerne lieber mal bitte vielleicht
        trotzdem eigentlich endlich einfach immer oft manchmal wieder viel viele wenig bisschen ganz gar genug gut
        besser bald jetzt heute finde findet finden machen macht mache gehen geht gehe kommen kommt komme lassen
        lässt geben hilfe hilft helfen ganze ganzen ganzer tag tage nur noch hin kaum drei zwei darüber
        anderen andere weiß fehlt ende kind kinder kindern kindes sohn söhne tochter töchter familie mutter vater eltern
        mama papa jahre jahr alt
        """,
    )
)
"""Words with which people ask, and whom they ask for: they stand in nearly every need and say nothing of its theme."""


@dataclass(frozen=True, slots=True)
class Bedarf:
    """A need: words, and what is known beside them. `ort` with `umkreis_m` asks for nothing further away."""

    text: str = ""
    themen: frozenset[str] = frozenset()
    alter: int | None = None
    ort: Ort | None = None
    umkreis_m: int | None = None
    tag: str | None = None
    sprache: str | None = None
    zugang: str | None = None


def verstehe(text: str, bekannt: Bedarf | None = None) -> Bedarf:
    """Read from the words what `bekannt` does not say. Ages and weekdays are no words to look for any more."""
    bedarf, worte = replace(bekannt or Bedarf(), text=_ohne_gelesenes(text)), falte_worte(text)
    return replace(
        bedarf,
        alter=_alter(text) if bedarf.alter is None else bedarf.alter,
        tag=bedarf.tag or _erstes(worte, {falte(wort): tag for wort, tag in _TAGE.items()}),
        sprache=bedarf.sprache or _erstes(worte, _SPRACHWORTE),
        zugang=bedarf.zugang or _erstes(worte, _ZUGANGSWORTE),
    )


def falte_worte(text: str) -> list[str]:
    return [falte(wort) for wort in re.findall(r"\w+", text)]


def _ohne_gelesenes(text: str) -> str:
    text = _ALTER.sub(" ", _MONATE.sub(" ", text))
    tage = tuple(falte(wort) for wort in _TAGE)
    return " ".join(wort for wort in text.split() if not falte("".join(re.findall(r"\w", wort))).startswith(tage))


def _alter(text: str) -> int | None:
    if _MONATE.search(text):
        return 0
    jahre = [int(treffer["a"] or treffer["b"]) for treffer in _ALTER.finditer(text)]
    return next((jahr for jahr in jahre if jahr <= _AELTESTE), None)


def _erstes(worte: list[str], tafel: Mapping[str, str]) -> str | None:
    """The first word that begins as one of the table: „dienstags“, „arabische“."""
    return next((wert for wort in worte for anfang, wert in tafel.items() if wort.startswith(anfang)), None)


_SPRACHWORTE = {falte(name): kuerzel for kuerzel, name in SPRACHEN.items() if kuerzel not in {"de", "dgs"}} | {
    "gebarden": "dgs", "farsi": "fa", "dari": "fa",
}  # fmt: skip
"""German is no wish: whoever asks for „Deutsch“ wants to learn it."""

"""The maintained theme list (`parameter/themen.toml`): with which words people say what they are after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from massanzug.rechenkern import parameter
from massanzug.rechenkern.parameter.lesen import Parameterfehler, tabelle_aus_text


@dataclass(frozen=True, slots=True)
class Thema:
    """A theme: its key, its name as it is shown, and words of other roots that mean it."""

    schluessel: str
    name: str
    woerter: tuple[str, ...]


@cache
def lade_themen() -> Mapping[str, Thema]:
    """Key → theme, in the order of the file. Raises Parameterfehler when the file is wrong."""
    return themen_aus_text((files(parameter) / "themen.toml").read_text(encoding="utf-8"))


def themen_aus_text(inhalt: str) -> Mapping[str, Thema]:
    tabelle = tabelle_aus_text(inhalt)
    if tabelle.keys() != {"gueltig_von", "quelle", "thema"}:
        raise Parameterfehler("„themen“ braucht gueltig_von, quelle und Einträge [[thema]], sonst nichts.")
    alle = [_thema(zeile) for zeile in tabelle["thema"]]
    je_schluessel = {thema.schluessel: thema for thema in alle}
    if len(je_schluessel) < len(alle):
        raise Parameterfehler("In „themen“ steht ein Schlüssel zweimal.")
    return MappingProxyType(je_schluessel)


def _thema(zeile: Mapping[str, Any]) -> Thema:
    try:
        thema = Thema(zeile["schluessel"], zeile["name"], tuple(zeile["woerter"]))
    except KeyError as fehler:
        raise Parameterfehler(f"In „themen“ fehlt bei einem Eintrag {fehler}.") from fehler
    if not all(isinstance(wort, str) and wort for wort in (thema.schluessel, thema.name, *thema.woerter)):
        raise Parameterfehler(f"In „themen“ ist „{thema.schluessel}“ nicht aus Wörtern.")
    return thema

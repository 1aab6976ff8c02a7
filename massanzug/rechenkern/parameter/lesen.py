"""How parameter files are read: a TOML table becomes a frozen class, a dated entry is found by the day.

The reader refuses unknown, missing and wrongly typed entries and names the place. Every entry of a rule file has
`gueltig_von` (and `gueltig_bis` once it ends), `quelle`, and its unit in the field's name.
"""

from __future__ import annotations

import tomllib
import types
from collections.abc import Iterable
from dataclasses import MISSING, fields
from datetime import date
from importlib.resources import files
from itertools import pairwise
from typing import Any, Literal, Protocol, TypeVar, get_args, get_origin, get_type_hints

from massanzug.rechenkern.zeitraum import datum_als_text


class Parameterfehler(ValueError):
    """A parameter file is missing or wrong; the message is a German sentence that names the place."""


class Befristet(Protocol):
    """An entry that is in force from a day on, both ends included; `gueltig_bis` None means until further notice."""

    @property
    def gueltig_von(self) -> date: ...

    @property
    def gueltig_bis(self) -> date | None: ...


T = TypeVar("T")
B = TypeVar("B", bound=Befristet)


def lies_regeln(datei: str, klasse: type[T]) -> tuple[T, ...]:
    """The entries `[[regel]]` of `<datei>.toml` in their order. Raises Parameterfehler when the file is wrong."""
    return regeln_aus_text((files(__package__) / f"{datei}.toml").read_text(encoding="utf-8"), klasse, datei)


def regeln_aus_text(inhalt: str, klasse: type[T], ort: str) -> tuple[T, ...]:
    """The entries `[[regel]]` of a TOML text. Raises Parameterfehler naming the place that is wrong."""
    tabelle = tabelle_aus_text(inhalt)
    if tabelle.keys() != {"regel"}:
        raise Parameterfehler(f"„{ort}“ muss aus Einträgen [[regel]] bestehen und aus nichts sonst.")
    return _lies_folge(tuple, klasse, tabelle["regel"], f"{ort}.regel")


def tabelle_aus_text(inhalt: str) -> dict[str, Any]:
    """Parse TOML. Raises Parameterfehler when it is none."""
    try:
        return tomllib.loads(inhalt)
    except tomllib.TOMLDecodeError as fehler:
        raise Parameterfehler(f"Die Parameterdatei ist kein gültiges TOML: {fehler}") from fehler


def pruefe_fristen(eintraege: Iterable[Befristet], ort: str) -> None:
    """Refuse entries that end before they begin or are in force on the same day. Raises Parameterfehler."""
    geordnet = sorted(eintraege, key=lambda eintrag: eintrag.gueltig_von)
    for eintrag in geordnet:
        if eintrag.gueltig_bis is not None and eintrag.gueltig_bis < eintrag.gueltig_von:
            raise Parameterfehler(f"„{ort}“ endet am {datum_als_text(eintrag.gueltig_bis)}, bevor es beginnt.")
    for frueher, spaeter in pairwise(geordnet):
        if frueher.gueltig_bis is None or frueher.gueltig_bis >= spaeter.gueltig_von:
            raise Parameterfehler(f"„{ort}“ gilt am {datum_als_text(spaeter.gueltig_von)} mehrfach.")


def in_kraft(eintrag: Befristet, tag: date) -> bool:
    """Whether the entry is in force on the day; its first and last day are included."""
    return eintrag.gueltig_von <= tag and (eintrag.gueltig_bis is None or tag <= eintrag.gueltig_bis)


def am_tag(eintraege: Iterable[B], tag: date, ort: str) -> B:
    """The entry in force on the day. Raises Parameterfehler when there is none."""
    for eintrag in eintraege:
        if in_kraft(eintrag, tag):
            return eintrag
    raise Parameterfehler(f"Für „{ort}“ gibt es am {datum_als_text(tag)} keine gültige Regel.")


def baue(klasse: type[T], tabelle: object, ort: str) -> T:
    """Make a dataclass from a TOML table, refusing unknown, missing and wrongly typed entries."""
    if not isinstance(tabelle, dict):
        raise Parameterfehler(f"„{ort}“ muss eine Tabelle sein.")
    felder = {feld.name: feld for feld in fields(klasse)}  # type: ignore[arg-type]
    if unbekannt := sorted(tabelle.keys() - felder.keys()):
        raise Parameterfehler(f"„{ort}“ enthält Unbekanntes: {', '.join(unbekannt)}.")
    pflicht = {name for name, feld in felder.items() if feld.default is MISSING}
    if fehlend := sorted(pflicht - tabelle.keys()):
        raise Parameterfehler(f"In „{ort}“ fehlt: {', '.join(fehlend)}.")
    typen = get_type_hints(klasse)
    werte = {name: _lies(typen[name], wert, f"{ort}.{name}") for name, wert in tabelle.items()}
    try:
        return klasse(**werte)
    except ValueError as fehler:
        raise Parameterfehler(f"„{ort}“: {fehler}") from fehler


def _lies(typ: Any, wert: object, ort: str) -> Any:
    """One TOML value as the annotated type: nested tables, lists, one of several words, plain values."""
    if get_origin(typ) in (tuple, frozenset):
        return _lies_folge(get_origin(typ), get_args(typ)[0], wert, ort)
    if hasattr(typ, "__dataclass_fields__"):
        return baue(typ, wert, ort)
    if get_origin(typ) is Literal:
        return _lies_wort(get_args(typ), wert, ort)
    erlaubt = get_args(typ) if isinstance(typ, types.UnionType) else (typ,)
    if type(wert) not in erlaubt:
        namen = " oder ".join(art.__name__ for art in erlaubt)
        raise Parameterfehler(f"„{ort}“ muss {namen} sein, nicht {type(wert).__name__}.")
    return wert


def _lies_wort(bekannte: tuple[str, ...], wert: object, ort: str) -> object:
    if wert not in bekannte:
        raise Parameterfehler(f"„{ort}“ kennt „{wert}“ nicht. Bekannt sind: {', '.join(bekannte)}.")
    return wert


def _lies_folge(sammlung: Any, typ: Any, wert: object, ort: str) -> Any:
    if not isinstance(wert, list) or not wert:
        raise Parameterfehler(f"„{ort}“ muss eine nicht leere Liste sein.")
    return sammlung(_lies(typ, eintrag, f"{ort}[{stelle}]") for stelle, eintrag in enumerate(wert, start=1))

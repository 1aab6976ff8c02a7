"""Vorrang: in which order things stand on a desk: by people's need, not by the age of a form.

Need decides first, then the day; each thing says why it stands where it stands. Unit: calendar days.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Final, Generic, Protocol, TypeVar

from massanzug.rechenkern.zeitraum import datum_mit_tag


class Vorrang(IntEnum):
    """Who needs it: the smaller, the earlier."""

    SCHUTZ = 1
    FRIST = 2
    WARTET = 3
    FREIGABE = 4
    EIGENES = 5


WOCHE_TAGE: Final = 7
LIEGT_ZU_LANGE_TAGE: Final = 14
"""What has no day of its own belongs to this week; after so many days it belongs to today."""
_SOFORT: Final = frozenset({Vorrang.SCHUTZ, Vorrang.WARTET, Vorrang.FREIGABE})


class Sache(Protocol):
    """What the order needs to know: until when, waiting since when, whose need, who waits, why (where it knows)."""

    @property
    def titel(self) -> str: ...

    @property
    def seit(self) -> date | None: ...

    @property
    def bis(self) -> date | None: ...

    @property
    def vorrang(self) -> Vorrang: ...

    @property
    def wartet(self) -> str: ...

    @property
    def weil(self) -> str: ...


S = TypeVar("S", bound=Sache)


@dataclass(frozen=True, slots=True)
class Abschnitt(Generic[S]):
    """A part of the desk with its things in order, each with the reason why it stands there."""

    schluessel: str
    titel: str
    sachen: tuple[tuple[S, str], ...]


def ordne(sachen: Iterable[S], heute: date) -> tuple[Abschnitt[S], ...]:
    """Today, the next seven days, later: in each part need first, then the nearest day. Empty parts are left out."""
    je: dict[str, list[S]] = {"heute": [], "woche": [], "spaeter": []}
    for sache in sachen:
        je[wann(sache, heute)].append(sache)
    titel = {
        "heute": "Heute",
        "woche": f"Diese Woche, bis {datum_mit_tag(heute + timedelta(WOCHE_TAGE))}",
        "spaeter": "Später",
    }
    return tuple(
        Abschnitt(name, titel[name], tuple((s, begruendung(s, heute)) for s in sorted(liste, key=_platz)))
        for name, liste in je.items()
        if liste
    )


def wann(sache: Sache, heute: date) -> str:
    """`heute`, `woche` or `spaeter`. Somebody who waits without a day waits today."""
    if sache.bis is not None:
        if sache.bis <= heute:
            return "heute"
        return "woche" if sache.bis <= heute + timedelta(WOCHE_TAGE) else "spaeter"
    liegt = sache.seit is not None and (heute - sache.seit).days >= LIEGT_ZU_LANGE_TAGE
    return "heute" if liegt or sache.vorrang in _SOFORT else "woche"


def _platz(sache: Sache) -> tuple[Vorrang, date, str]:
    return sache.vorrang, sache.bis or sache.seit or date.max, sache.titel


def begruendung(sache: Sache, heute: date) -> str:
    """Why it stands there, as half a sentence that begins with „weil“; empty where there is nothing to say."""
    if sache.weil:
        return sache.weil
    if sache.vorrang == Vorrang.SCHUTZ:
        return "weil es um den Schutz eines Kindes geht"
    if sache.bis is not None:
        return _weil_frist(sache.bis, heute)
    if sache.vorrang == Vorrang.WARTET:
        return f"weil {sache.wartet or 'jemand'} {_seit(sache.seit, heute)}auf Sie wartet"
    if sache.vorrang == Vorrang.FREIGABE:
        return "weil die Familie auf den Anfang wartet"
    return f"weil es {_seit(sache.seit, heute)}offen ist" if sache.seit else ""


def _weil_frist(bis: date, heute: date) -> str:
    tage = (bis - heute).days
    if tage < 0:
        return f"weil der Tag {_seit(bis, heute)}vorbei ist"
    if tage == 0:
        return "weil heute der letzte Tag ist"
    if tage == 1:
        return "weil morgen der letzte Tag ist"
    return f"weil am {datum_mit_tag(bis)} der letzte Tag ist"


def _seit(tag: date | None, heute: date) -> str:
    """`seit heute `, `seit gestern `, `seit 3 Tagen `; empty without a day."""
    if tag is None:
        return ""
    tage = (heute - tag).days
    if tage <= 0:
        return "seit heute "
    return "seit gestern " if tage == 1 else f"seit {tage} Tagen "

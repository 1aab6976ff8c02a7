"""Kinds of help (SGB VIII) by the many ways people write them: „§ 31“, „SPFH“, „27 II“, „41 i. V. m. 34 stationär“.

What could be several kinds is never guessed: `finde_hilfearten` gives all that fit, and the caller asks for the form.
Source: `parameter/hilfearten.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Final, Literal, TypeAlias, get_args

from massanzug.rechenkern.parameter.lesen import Parameterfehler, lies_regeln
from massanzug.rechenkern.worte import normal, umlautfrei
from massanzug.rechenkern.zuordnung import Merkmal

Hilfeklasse: TypeAlias = Literal["ambulant", "teilstationaer", "stationaer", "pflege"]
HILFEKLASSEN: Final[tuple[Hilfeklasse, ...]] = get_args(Hilfeklasse)
KLASSENNAMEN: Final[dict[Hilfeklasse, str]] = {
    "ambulant": "ambulant",
    "teilstationaer": "teilstationär",
    "stationaer": "stationär",
    "pflege": "Vollzeitpflege",
}

_WOERTER_DER_KLASSEN: Final[dict[Hilfeklasse, tuple[str, ...]]] = {
    "ambulant": ("ambulant", "amb", "a", "ambulante hilfe", "outpatient"),
    "teilstationaer": ("teilstationaer", "teilstat", "teilst", "ts", "t", "day care", "semi residential"),
    "stationaer": ("stationaer", "stat", "s", "st", "heim", "fremdunterbringung", "residential"),
    "pflege": ("pflege", "vollzeitpflege", "pflegefamilie", "pflegepersonen", "vzp", "p", "foster care"),
}
_KLASSENWOERTER: Final = {wort: klasse for klasse, woerter in _WOERTER_DER_KLASSEN.items() for wort in woerter}
_GESETZ = re.compile(r"\bsgb[ -]*(?:viii|8|vii)?\b|\bkjhg\b|§+|\b(?:abs(?:atz)?|satz|nr|nummer|ziff(?:er)?)\b\.?")
_VERBINDUNG = re.compile(r"\bi\.? ?v\.? ?m\b\.?|\bin verbindung mit\b|\bund\b|\bu\.")
_ROEMISCH = re.compile(r"(?<=[0-9])[ .]*\b(iii|ii|i)\b")
_ZEICHEN = re.compile(r"(?<![0-9a-z])([1-4][0-9])(?:[ ]?([a-z])(?![a-z]))?(?:[ .,(]+([1-4])(?![0-9a-z]))?")
_BEIWERK: Final = frozenset({"36", "39", "40"})
"""Procedure and benefits that stand beside the help: § 36 Hilfeplan, § 39 maintenance, § 40 health."""


@dataclass(frozen=True, slots=True)
class Hilfeart:
    """A kind of help with its paragraph; `zeichen` and `woerter` are how people write it."""

    schluessel: str
    paragraf: str
    name: str
    hilfeklasse: Hilfeklasse
    gueltig_von: date
    quelle: str
    zeichen: tuple[str, ...]
    woerter: tuple[str, ...]
    merkmale: frozenset[Merkmal] = frozenset()
    gueltig_bis: date | None = None

    def gilt_am(self, tag: date) -> bool:
        """Whether the law knows it on that day."""
        return self.gueltig_von <= tag and (self.gueltig_bis is None or tag <= self.gueltig_bis)

    def __str__(self) -> str:
        return f"{self.paragraf.removesuffix(' SGB VIII')} {self.name}"


@cache
def lade_hilfearten() -> tuple[Hilfeart, ...]:
    """All kinds of help of the parameter file. Raises Parameterfehler when it is wrong or names one twice."""
    arten = lies_regeln("hilfearten", Hilfeart)
    if len({art.schluessel for art in arten}) != len(arten):
        raise Parameterfehler("„hilfearten“ nennt eine Hilfeart mehrfach.")
    return arten


def hilfeart(schluessel: str) -> Hilfeart | None:
    """The kind of help with this key."""
    return next((art for art in lade_hilfearten() if art.schluessel == schluessel), None)


def hilfeklasse_aus_text(text: str) -> Hilfeklasse | None:
    """„stationär“, „stat.“, „VZP“ … as a class; None for any other word."""
    return _KLASSENWOERTER.get(normal(text))


@lru_cache(maxsize=2048)
def finde_hilfearten(text: str, klasse: Hilfeklasse | None = None) -> tuple[Hilfeart, ...]:
    """All kinds of help that a text can mean, of the class if one is given; empty when it means none.

    A paragraph and a word that contradict each other („§ 31 Heimerziehung“) mean none.
    """
    zeichen, rest = _zerlege(text)
    arten = _nach_zeichen(zeichen) if zeichen else None
    woerter = normal(rest)
    genannte = _nach_woertern().get(woerter)
    if arten is None:
        arten = genannte
    elif genannte is not None and (len(arten) == 1 or _beide(arten, genannte)):
        arten = _beide(arten, genannte)
    else:
        arten = _nach_form(arten, woerter)
    return tuple(art for art in arten or () if klasse is None or art.hilfeklasse == klasse)


def aehnliche_hilfeart(text: str) -> Hilfeart | None:
    """The kind of help whose name is nearest to a mistyped text, if one is near."""
    namen = _nach_woertern()
    nahe = get_close_matches(normal(text), namen, n=1, cutoff=0.75)
    return namen[nahe[0]][0] if nahe else None


def _beide(einige: list[Hilfeart], andere: list[Hilfeart]) -> list[Hilfeart]:
    return [art for art in einige if art in andere]


def _zerlege(text: str) -> tuple[str, str]:
    """The paragraph signs of a text as one key (`41 34`, `27 2`; empty when there are none), and the other words."""
    klein = _VERBINDUNG.sub(" ", _GESETZ.sub(" ", umlautfrei(text)))
    klein = _ROEMISCH.sub(lambda treffer: f" {len(treffer[1])}", " ".join(klein.split()))
    gefunden = [(t[1] + (t[2] or ""), t[3] or "") for t in _ZEICHEN.finditer(klein)]
    return _schluessel(gefunden), _ZEICHEN.sub(" ", klein)


def _schluessel(gefunden: Iterable[tuple[str, str]]) -> str:
    """§ 41 first; § 27 falls away beside the help it leads to (§§ 27, 34), and what is no help at all."""
    eindeutig = [paar for paar in dict.fromkeys(gefunden) if paar[0] not in _BEIWERK]
    hilfen = [paar for paar in eindeutig if paar[0] not in {"27", "41"}]
    if hilfen:
        eindeutig = [paar for paar in eindeutig if paar[0] != "27"]
    geordnet = sorted(eindeutig, key=lambda paar: paar[0] != "41")
    return " ".join(" ".join(filter(None, paar)) for paar in geordnet)


def _nach_zeichen(zeichen: str) -> list[Hilfeart]:
    return [art for art in lade_hilfearten() if zeichen in art.zeichen]


@cache
def _nach_woertern() -> dict[str, list[Hilfeart]]:
    """Normalised name or word → the kinds of help it can mean."""
    karte: dict[str, list[Hilfeart]] = {}
    for art in lade_hilfearten():
        for wort in {normal(wort) for wort in (art.name, *art.woerter)}:
            karte.setdefault(wort, []).append(art)
    return karte


def _nach_form(arten: list[Hilfeart], woerter: str) -> list[Hilfeart]:
    """Of several kinds those whose class the text names; other words beside a paragraph say nothing."""
    klassen = {klasse for wort in woerter.split() if len(wort) > 2 and (klasse := _KLASSENWOERTER.get(wort))}
    if len(arten) < 2 or not klassen:
        return arten
    return [art for art in arten if art.hilfeklasse in klassen]

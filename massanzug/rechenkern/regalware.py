"""The hint at a plan that looks like one from the shelf: it asks and gives an example, never blocks and is no score."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from massanzug.rechenkern.worte import normal

_PROFIS: Final = frozenset({"fachkraft", "stationaer"})


@dataclass(frozen=True, slots=True)
class Regalhinweis:
    """What was noticed, what to ask the family, and an example of a contribution that is no service."""

    bemerkt: str
    frage: str
    beispiel: str


@dataclass(frozen=True, slots=True)
class Stueck:
    """A piece as two plans are compared by it: without the names of people, which always differ."""

    faden: str
    was: str
    wie_oft: str
    einheit: str
    menge_tausendstel: int

    @property
    def abdruck(self) -> tuple[str, str, str, str, int]:
        """Capitals, spaces and full stops do not make a plan another one."""
        return self.faden, normal(self.was), normal(self.wie_oft), self.einheit, self.menge_tausendstel


def gleicht(eigener: Collection[Stueck], anderer: Collection[Stueck]) -> bool:
    """Whether two plans are the same word for word, in whatever order; an empty one equals none."""
    if not eigener or len(eigener) != len(anderer):
        return False
    return sorted(s.abdruck for s in eigener) == sorted(s.abdruck for s in anderer)


def regalhinweis(plan: Collection[Stueck], gleiche: int = 0) -> Regalhinweis | None:
    """The hint for a plan, or None. `gleiche` is how many other families have the same plan word for word."""
    if not plan:
        return None
    if all(s.faden in _PROFIS for s in plan):
        stationaer = any(s.faden == "stationaer" for s in plan)
        return Regalhinweis(
            "Bisher tragen nur Fachkräfte bei.",
            "Was klappt in der Familie schon? Wer aus dem Umfeld hilft gern? Was gibt es im Stadtteil?",
            "Mama telefoniert jeden Abend vor dem Schlafen mit Lina, und samstags kocht Lina zu Hause mit."
            if stationaer
            else "Oma Helga holt Lina dienstags vom Hort ab, und Papa bringt sie zum Judo.",
        )
    if gleiche:
        wem = "dem einer anderen Familie" if gleiche == 1 else f"denen von {gleiche} anderen Familien"
        return Regalhinweis(
            f"Dieser Plan gleicht Wort für Wort {wem}, die Sie begleiten.",
            "Was ist bei dieser Familie anders? Wer macht es hier, wann, und mit wem zusammen?",
            "Statt „Hilfe im Alltag“: „Emre und sein Bruder kaufen freitags zusammen für das Wochenende ein.“",
        )
    return None

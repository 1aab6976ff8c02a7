"""What became of a plan from one Fassung to the next: which pieces are new, gone, or different, and in what."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from massanzug.rechenkern.zeitraum import datum_als_text


@dataclass(frozen=True)
class Beitrag:
    """One piece of a plan, in words; `umfang` is its quantity as people say it, without money."""

    faden: str
    wer: str
    was: str
    von: date
    bis: date | None = None
    wie_oft: str = ""
    umfang: str = ""

    @property
    def worte(self) -> str:
        return f"{self.wer}: {self.was}"


@dataclass(frozen=True)
class Aenderung:
    """A piece that stayed and is different now, with a half sentence for each thing that is."""

    vorher: Beitrag
    nachher: Beitrag
    worin: tuple[str, ...]


@dataclass(frozen=True)
class Planvergleich:
    neu: tuple[Beitrag, ...]
    weg: tuple[Beitrag, ...]
    anders: tuple[Aenderung, ...]

    def __bool__(self) -> bool:
        return bool(self.neu or self.weg or self.anders)


_SCHLUESSEL: tuple[Callable[[Beitrag], Hashable], ...] = (
    lambda b: b,
    lambda b: (b.faden, b.wer.casefold(), b.was.casefold(), b.von),
    lambda b: (b.faden, b.wer.casefold(), b.was.casefold()),
    lambda b: (b.faden, b.was.casefold()),
    lambda b: (b.faden, b.wer.casefold()),
)
"""How a piece is found again, from sure to likely."""


def planvergleich(vorher: Sequence[Beitrag], nachher: Sequence[Beitrag]) -> Planvergleich:
    """Pieces of two Fassungen laid beside each other; each belongs to at most one of the other side."""
    alt, neu = list(range(len(vorher))), list(range(len(nachher)))
    paare: list[tuple[int, int]] = []
    for schluessel in _SCHLUESSEL:
        for n in list(neu):
            passend = next((a for a in alt if schluessel(vorher[a]) == schluessel(nachher[n])), None)
            if passend is not None:
                paare.append((passend, n))
                alt.remove(passend)
                neu.remove(n)
    verglichen = (Aenderung(vorher[a], nachher[n], _worin(vorher[a], nachher[n])) for a, n in sorted(paare))
    return Planvergleich(
        tuple(nachher[n] for n in neu), tuple(vorher[a] for a in alt), tuple(v for v in verglichen if v.worin)
    )


def _worin(alt: Beitrag, neu: Beitrag) -> tuple[str, ...]:
    saetze = [
        f"{wort}: {jetzt or 'nichts'} statt {frueher or 'nichts'}"
        for wort, frueher, jetzt in (
            ("Wer", alt.wer, neu.wer),
            ("Was", alt.was, neu.was),
            ("Wie oft", alt.wie_oft, neu.wie_oft),
            ("Umfang", alt.umfang, neu.umfang),
            ("Ab", datum_als_text(alt.von), datum_als_text(neu.von)),
            ("Bis", _ende(alt.bis), _ende(neu.bis)),
        )
        if frueher != jetzt
    ]
    return tuple(saetze)


def _ende(tag: date | None) -> str:
    return datum_als_text(tag) if tag else "offen"

"""Rounds in which every side has its turn, and what is said about them: medians, spread, the ratio of each round."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

Seite = Callable[[int], float]
"""Takes the number of the round, gives a figure such as acts per second."""


def abwechselnd(runden: int, seiten: Mapping[str, Seite]) -> dict[str, Reihe]:
    """A, B, C, then B, C, A and so on: nobody always comes first or behind the same neighbour."""
    werte: dict[str, list[float]] = {name: [] for name in seiten}
    namen = list(seiten)
    for runde in range(runden):
        start = runde % len(namen)
        for name in (*namen[start:], *namen[:start]):
            werte[name].append(seiten[name](runde))
    return {name: Reihe(tuple(w)) for name, w in werte.items()}


@dataclass(frozen=True, slots=True)
class Reihe:
    """The figures of one side, round by round."""

    werte: tuple[float, ...]

    @property
    def mitte(self) -> float:
        return median(self.werte)

    def durch(self, andere: Reihe) -> Reihe:
        """The ratio in each round."""
        return Reihe(tuple(a / b for a, b in zip(self.werte, andere.werte, strict=True)))

    def text(self, stellen: int = 0) -> str:
        """„1.037 (998–1.101)“: median, smallest and largest."""
        mitte, von, bis = (zahl(w, stellen) for w in (self.mitte, min(self.werte), max(self.werte)))
        return f"{mitte} ({von}–{bis})"


def zahl(wert: float, stellen: int = 0) -> str:
    """1234.5 → „1.234,5“."""
    return f"{wert:,.{stellen}f}".translate(str.maketrans(",.", ".,"))


def tabelle(kopf: Sequence[str], zeilen: Sequence[Sequence[str]]) -> str:
    """Markdown."""
    striche = ["---", *("---:" for _ in kopf[1:])]
    return "\n".join(f"| {' | '.join(z)} |" for z in (kopf, striche, *zeilen))


def platte(ordner: Path, anzahl: int) -> float:
    """Small appends per second that the disk confirms one by one (fdatasync)."""
    datei = os.open(ordner / "platte", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        beginn = perf_counter()
        for _ in range(anzahl):
            os.write(datei, b"x" * 200)
            os.fdatasync(datei)
        return anzahl / (perf_counter() - beginn)
    finally:
        os.close(datei)

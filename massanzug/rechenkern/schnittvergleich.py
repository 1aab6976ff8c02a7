"""Plans side by side: what is only in one of them, and how much of a week they take at most.

Unit: hours and days a week in thousandths, as a Baustein has them; days are calendar days, both ends inclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from massanzug.rechenkern.bindung import menge_als_text
from massanzug.rechenkern.schnitt import ARTEN
from massanzug.rechenkern.worte import normal
from massanzug.rechenkern.zeitraum import datum_als_text

STUNDEN = "stunden_je_woche"
TAGE = "tage_je_woche"


@dataclass(frozen=True, slots=True)
class Beitrag:
    """A piece of a plan as it is compared; `faden` is one of the five threads, `bis` None is an open end."""

    faden: str
    wer: str
    was: str
    wie_oft: str
    von: date
    bis: date | None
    einheit: str
    menge_tausendstel: int
    ziel_id: int

    @property
    def kern(self) -> tuple[str, str, str]:
        """What makes it the same contribution in two plans: who does what; when and how much may differ."""
        return self.faden, normal(self.wer), normal(self.was)

    @property
    def umfang(self) -> str:
        """`3 Stunden`, `2 Tage`, or nothing."""
        wort = {STUNDEN: ("Stunde", "Stunden"), TAGE: ("Tag", "Tage")}.get(self.einheit)
        return mit_einheit(self.menge_tausendstel, *wort) if wort else ""

    @property
    def wann(self) -> str:
        """`01.12.2026 bis 31.07.2027` or `ab 01.12.2026`."""
        von = datum_als_text(self.von)
        return f"{von} bis {datum_als_text(self.bis)}" if self.bis else f"ab {von}"


def mit_einheit(tausendstel: int, eins: str, viele: str) -> str:
    """`1 Stunde`, `1,5 Stunden`."""
    return f"{menge_als_text(tausendstel)}\u00a0{eins if tausendstel == 1000 else viele}"


@dataclass(frozen=True, slots=True)
class Abweichung:
    """The same contribution in another measure: what is said here instead."""

    beitrag: Beitrag
    satz: str


@dataclass(frozen=True, slots=True)
class Fadensumme:
    """What one thread brings: how many contributions, and at most how much of one week (empty where nobody counts)."""

    faden: str
    anzahl: int
    stunden: int
    tage: int

    @property
    def satz(self) -> str:
        """`zwei Beiträge, höchstens 3 Stunden in der Woche`, the count in figures."""
        teile = [f"{self.anzahl}\u00a0{'Beitrag' if self.anzahl == 1 else 'Beiträge'}"]
        mengen = []
        if self.stunden:
            mengen.append(mit_einheit(self.stunden, "Stunde", "Stunden"))
        if self.tage:
            mengen.append(mit_einheit(self.tage, "Tag", "Tage"))
        if mengen:
            teile.append(f"höchstens {' und '.join(mengen)} in der Woche")
        return ", ".join(teile) if self.anzahl else "nichts"


@dataclass(frozen=True, slots=True)
class Seite:
    """One of the plans beside the others."""

    nur_hier: tuple[Beitrag, ...]
    anders: tuple[Abweichung, ...]
    summen: tuple[Fadensumme, ...]


def vergleiche(plaene: Sequence[Sequence[Beitrag]]) -> tuple[Seite, ...]:
    """Each plan against all others: what only it holds, what it holds in another measure, and its sums by thread.

    Only here: in no other of the plans. In another measure: not the same in all that have it.
    """
    kerne = [{b.kern for b in plan} for plan in plaene]
    masse: dict[tuple[str, str, str], set[tuple[object, ...]]] = {}
    for plan in plaene:
        for b in plan:
            masse.setdefault(b.kern, set()).add(_mass(b))
    seiten = []
    for nummer, plan in enumerate(plaene):
        andere = set().union(*(k for stelle, k in enumerate(kerne) if stelle != nummer))
        seiten.append(
            Seite(
                nur_hier=tuple(b for b in plan if b.kern not in andere),
                anders=tuple(
                    Abweichung(b, ", ".join(teil for teil in (b.umfang, b.wie_oft.strip(), b.wann) if teil))
                    for b in plan
                    if b.kern in andere and len(masse[b.kern]) > 1
                ),
                summen=summen(plan),
            )
        )
    return tuple(seiten)


def _mass(b: Beitrag) -> tuple[object, ...]:
    return normal(b.wie_oft), b.von, b.bis, b.einheit, b.menge_tausendstel, b.ziel_id


def summen(plan: Sequence[Beitrag]) -> tuple[Fadensumme, ...]:
    """Per thread from the ground up: the number of contributions and the fullest week."""
    return tuple(
        Fadensumme(
            faden, len(eigene), _vollste([b for b in eigene if b.einheit == STUNDEN]),
            _vollste([b for b in eigene if b.einheit == TAGE]),
        )
        for faden in ARTEN
        for eigene in [[b for b in plan if b.faden == faden]]
    )  # fmt: skip


def _vollste(beitraege: Iterable[Beitrag]) -> int:
    """The highest sum on any day; it is reached on the first day of one of them."""
    alle = list(beitraege)
    tage = {b.von for b in alle}
    return max((sum(b.menge_tausendstel for b in alle if _laeuft(b, tag)) for tag in tage), default=0)


def _laeuft(b: Beitrag, tag: date) -> bool:
    return b.von <= tag and (b.bis is None or tag <= b.bis)


def wer_traegt(plan: Iterable[Beitrag], ab: date) -> tuple[Beitrag, ...]:
    """Who contributes on a day, from the ground up: what the page says before a switch is kept."""
    return tuple(sorted((b for b in plan if _laeuft(b, ab)), key=lambda b: (ARTEN.index(b.faden), b.von)))

"""The shape of a theme: what many stories have in common, with several wordings for each part.

In the texts `<…>` is filled by `weben.py` for the family at hand (`<k>` the child, `<er>`, `<elt>`, …), `{…}` by
`aufbau.py` with the names of those who work on the case.
"""

from dataclasses import dataclass

from massanzug.demo.geschichten.form import Stueck
from massanzug.fall.choices import Faden, Ressourcenfeld


@dataclass(frozen=True)
class Wort:
    """What somebody says: will, own contribution, wish, others' expectation."""

    wille: str
    beitrag: str
    wunsch: str = ""
    erwartung: str = ""


@dataclass(frozen=True)
class Fund:
    """A resource; `von` "k" the child, "e" the parent, "" what the Fachkraft saw."""

    feld: Ressourcenfeld
    was: str
    von: str = ""


@dataclass(frozen=True)
class Zielsatz:
    """A goal with how we notice it."""

    text: str
    woran: str


@dataclass(frozen=True)
class Thema:
    """`kind` and `eltern` hold wordings of the same wish; goals "k" belong to the child, "e" to the parent."""

    schluessel: str
    alter: tuple[int, int]
    anliegen: tuple[str, ...]
    gespraech: tuple[str, ...]
    eltern: tuple[Wort, ...]
    schaetze: tuple[Fund, ...]
    richtung: tuple[str, ...]
    ziele_eltern: tuple[Zielsatz, ...]
    frage: tuple[str, ...]
    ideen_ohne: tuple[str, ...]
    ideen_mit: tuple[str, ...]
    auswahl: tuple[str, ...]
    begruendung: tuple[str, ...]
    eigen: tuple[Stueck, ...]
    netz: tuple[Stueck, ...]
    raum: tuple[Stueck, ...]
    profi: tuple[Stueck, ...]
    kind: tuple[Wort, ...] = ()
    ziele_kind: tuple[Zielsatz, ...] = ()
    fehlt: tuple[str, ...] = ()
    abweichend: tuple[str, ...] = ()
    meldet: str = "e"
    profis: int = 1
    geschwister: int = 0
    elternteil: str = ""
    grundlage: str = ""

    @property
    def stationaer(self) -> bool:
        return any(s.faden == Faden.STATIONAER for s in self.profi)


@dataclass(frozen=True)
class Weiter:
    """How a family speaks when its Maßanzug is cut anew."""

    gespraech: str
    wille: str
    beitrag: str
    begruendung: str

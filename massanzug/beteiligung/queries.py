"""What the public pages tell about the city; everything comes from the municipality's parameter file."""

from dataclasses import dataclass
from datetime import date

from massanzug.rechenkern.parameter import Kommune, Meilenstein, lade_kommune


@dataclass(frozen=True)
class Raum:
    """A Wirkungsraum and the Stadtteile counted to it."""

    name: str
    stadtteile: tuple[str, ...]


@dataclass(frozen=True)
class Station:
    """A Meilenstein seen from today: `vorbei` or still to come."""

    meilenstein: Meilenstein
    vorbei: bool


@dataclass(frozen=True)
class Stadtblick:
    """The city on one page."""

    kommune: Kommune
    raeume: tuple[Raum, ...]
    stationen: tuple[Station, ...]
    zuordnung_ist_annahme: bool


def stadtblick(heute: date) -> Stadtblick:
    kommune = lade_kommune()
    raeume = tuple(
        Raum(raum.name, tuple(sorted(t.name for t in kommune.stadtteile if t.wirkungsraum == raum.schluessel)))
        for raum in kommune.wirkungsraeume
    )
    stationen = tuple(Station(m, (m.am or date(m.jahr, 1, 1)) <= heute) for m in kommune.meilensteine)
    return Stadtblick(kommune, raeume, stationen, any(t.annahme for t in kommune.stadtteile))

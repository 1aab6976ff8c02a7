"""Reads of the city: public knowledge, the same for everybody."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from massanzug.rechenkern.diagramm import KartenBild, KartenOrt, karte_bild
from massanzug.sozialraum.models import Einwohnerstand, Stadtteil, Wirkungsraum
from massanzug.zugang.zugriff import Zugriff


@dataclass(frozen=True)
class Raumblick:
    """A Wirkungsraum with its parts and its newest Einwohnerstand."""

    raum: Wirkungsraum
    stadtteile: tuple[Stadtteil, ...]
    stand: Einwohnerstand | None


def wirkungsraeume(zugriff: Zugriff | None) -> QuerySet[Wirkungsraum]:
    return Wirkungsraum.objects.order_by("reihenfolge")


def wirkungsraum(zugriff: Zugriff | None, schluessel: str) -> Wirkungsraum | None:
    return Wirkungsraum.objects.filter(schluessel=schluessel).first()


def einwohnerstaende(heute: date) -> dict[int, Einwohnerstand]:
    """Wirkungsraum id → its newest Einwohnerstand up to `heute`."""
    neueste: dict[int, Einwohnerstand] = {}
    for stand in Einwohnerstand.objects.filter(stichtag__lte=heute).order_by("stichtag"):
        neueste[stand.wirkungsraum_id] = stand
    return neueste


def raumblicke(zugriff: Zugriff) -> tuple[Raumblick, ...]:
    """All Wirkungsräume for map and list, in three queries."""
    staende = einwohnerstaende(zugriff.heute)
    raeume = wirkungsraeume(zugriff).prefetch_related("stadtteile")
    return tuple(Raumblick(r, tuple(r.stadtteile.all()), staende.get(r.pk)) for r in raeume)


def karte(blicke: tuple[Raumblick, ...]) -> KartenBild:
    orte = [
        KartenOrt(s.name, b.raum.name, float(s.breite), float(s.laenge), None) for b in blicke for s in b.stadtteile
    ]
    return karte_bild(orte)

"""Reads of the contracts."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from massanzug.interessenbekundung.models import Unterlage
from massanzug.interessenbekundung.queries.verfahren import unterlagen
from massanzug.vertrag.choices import Pflichtart
from massanzug.vertrag.models import Grundlagenvertrag, Pflicht
from massanzug.vertrag.rules import BEIM_TRAEGER, IM_RAUM, STADTWEIT
from massanzug.zugang.zugriff import Zugriff


def vertraege(zugriff: Zugriff) -> QuerySet[Grundlagenvertrag]:
    """Those she may read (rules), the newest term first."""
    alle = Grundlagenvertrag.objects.select_related("traeger", "wirkungsraum", "zuschlag__ausschreibung__verfahren")
    if zugriff.hat(*STADTWEIT):
        return alle
    eigene = Q(wirkungsraum__in=zugriff.raeume(*IM_RAUM)) | Q(traeger__in=zugriff.traeger(*BEIM_TRAEGER))
    return alle.filter(eigene)


def vertrag(zugriff: Zugriff, pk: int) -> Grundlagenvertrag | None:
    return vertraege(zugriff).filter(pk=pk).first()


def vertrag_zum_zuschlag(zugriff: Zugriff, zuschlag_pk: int) -> Grundlagenvertrag | None:
    return vertraege(zugriff).filter(zuschlag=zuschlag_pk).first()


@dataclass(frozen=True)
class Vertragsblick:
    """A contract to read: what holds all the time, what is due by a day, what was promised, what was known."""

    vertrag: Grundlagenvertrag
    dauernd: tuple[Pflicht, ...]
    befristet: tuple[Pflicht, ...]
    zusagen: tuple[Pflicht, ...]
    unterlagen: tuple[Unterlage, ...]


def blick(vertrag: Grundlagenvertrag) -> Vertragsblick:
    """In two questions; `unterlagen` are those of the call, whose contract every applicant accepted as it stood."""
    pflichten = list(vertrag.pflichten.select_related("zusage__teil"))
    aus_vertrag = [p for p in pflichten if p.art == Pflichtart.VERTRAG]
    return Vertragsblick(
        vertrag,
        tuple(p for p in aus_vertrag if p.faellig_am is None),
        tuple(sorted((p for p in aus_vertrag if p.faellig_am), key=_wann)),
        tuple(p for p in pflichten if p.art == Pflichtart.ZUSAGE),
        tuple(unterlagen(vertrag.zuschlag.ausschreibung.verfahren)),
    )


def _wann(pflicht: Pflicht) -> tuple[date, int]:
    assert pflicht.faellig_am is not None
    return pflicht.faellig_am, pflicht.nummer

"""What the yearly statistics know of a case by now, and what is still open."""

from dataclasses import dataclass

from django.db.models import QuerySet

from massanzug.fall.models import Fall, Statistikbogen
from massanzug.fall.queries.fallblick import Fallblick
from massanzug.rechenkern.statistik import Statistikmerkmal, fehlende
from massanzug.technik.frage import vorbereitet


@dataclass(frozen=True)
class Statistikblick:
    """How many answers there are, and which are still due."""

    bekannt: int
    fehlt: tuple[Statistikmerkmal, ...]


def statistikbogen(fall: Fall) -> Statistikbogen | None:
    return next(iter(_statistikbogen(fall=fall.pk)), None)


@vorbereitet
def _statistikbogen(*, fall: int) -> QuerySet[Statistikbogen]:
    return Statistikbogen.objects.filter(fall_id=fall)


def statistikblick(blick: Fallblick) -> Statistikblick | None:
    """None before a help is granted and for whom it is no business (§ 64 Abs. 1 SGB VIII)."""
    if not blick.amtsnotizen or not (blick.massanzug or blick.abschluss):
        return None
    bogen = statistikbogen(blick.fall)
    werte = bogen.werte if bogen else {}
    offen = fehlende(werte, blick.heute, bewilligt=True, beendet=blick.abschluss is not None)
    return Statistikblick(len(werte), offen)

"""What the yearly statistics know of a case by now, and what is still open."""

from dataclasses import dataclass

from massanzug.fall.models import Fall, Statistikbogen
from massanzug.fall.queries.fallblick import Fallblick
from massanzug.rechenkern.statistik import Statistikmerkmal, fehlende


@dataclass(frozen=True)
class Statistikblick:
    """How many answers there are, and which are still due."""

    bekannt: int
    fehlt: tuple[Statistikmerkmal, ...]


def statistikbogen(fall: Fall) -> Statistikbogen | None:
    return Statistikbogen.objects.filter(fall=fall).first()


def statistikblick(blick: Fallblick) -> Statistikblick | None:
    """None before a help is granted and for whom it is no business (§ 64 Abs. 1 SGB VIII)."""
    if not blick.amtsnotizen or not (blick.massanzug or blick.abschluss):
        return None
    bogen = statistikbogen(blick.fall)
    werte = bogen.werte if bogen else {}
    offen = fehlende(werte, blick.heute, bewilligt=True, beendet=blick.abschluss is not None)
    return Statistikblick(len(werte), offen)

"""The start page of each role: asks every room what waits for this person."""

from massanzug.fall import queries as fall
from massanzug.technik.aufgabe import Aufgabe
from massanzug.traeger import queries as traeger
from massanzug.zugang.zugriff import Zugriff


def offene_aufgaben(zugriff: Zugriff) -> list[Aufgabe]:
    """What waits, oldest first."""
    alle = [*fall.offene_aufgaben(zugriff), *traeger.offene_aufgaben(zugriff)]
    return sorted(alle, key=lambda a: (a.bis or a.seit or zugriff.heute, a.titel))

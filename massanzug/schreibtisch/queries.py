"""The start page of each role: asks every room what waits for this person."""

import re

from massanzug.fall.queries import aufgaben as fall
from massanzug.fall.queries.faelle import sichtbare
from massanzug.planbudget.queries import aufgaben as planbudget
from massanzug.technik.aufgabe import Aufgabe
from massanzug.traeger import queries as traeger
from massanzug.zugang.entwuerfe import meine
from massanzug.zugang.models import Entwurf
from massanzug.zugang.zugriff import Zugriff

FALLFORMULAR = re.compile(r"/faelle/([0-9]{1,18})/")


def angefangenes(zugriff: Zugriff) -> list[Entwurf]:
    """The person's drafts, without those of cases she may no longer see: even a title says something."""
    entwuerfe = meine(zugriff)
    faelle = {e.pk: int(treffer[1]) for e in entwuerfe if (treffer := FALLFORMULAR.match(e.schluessel))}
    sichtbar = sichtbare(zugriff, set(faelle.values()))
    return [e for e in entwuerfe if e.pk not in faelle or faelle[e.pk] in sichtbar]


def offene_aufgaben(zugriff: Zugriff) -> list[Aufgabe]:
    """What waits, oldest first."""
    alle = [
        *fall.offene_aufgaben(zugriff),
        *traeger.offene_aufgaben(zugriff),
        *planbudget.offene_aufgaben(zugriff),
    ]
    return sorted(alle, key=lambda a: (a.bis or a.seit or zugriff.heute, a.titel))

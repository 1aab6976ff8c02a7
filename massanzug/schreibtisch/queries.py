"""The start page of each role: asks every room what waits for this person."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.crypto import salted_hmac

from massanzug.fall.queries import aufgaben as fall
from massanzug.fall.queries.faelle import sichtbare
from massanzug.fall.queries.kalendertage import kalendertage
from massanzug.interessenbekundung.queries import verfahren as interessenbekundung
from massanzug.planbudget.queries import aufgaben as planbudget
from massanzug.rechenkern.vorrang import Abschnitt, ordne
from massanzug.schreibtisch.kalender import Eintrag
from massanzug.technik.aufgabe import Aufgabe, Termin
from massanzug.traeger import queries as traeger
from massanzug.traeger.queries import mitgliedschaften
from massanzug.zugang.entwuerfe import meine
from massanzug.zugang.models import Entwurf
from massanzug.zugang.queries import konto_des_kalenders
from massanzug.zugang.zugriff import Zugriff

FALLFORMULAR = re.compile(r"/faelle/([0-9]{1,18})/")


def angefangenes(zugriff: Zugriff) -> list[Entwurf]:
    """The person's drafts, without those of cases she may no longer see: even a title says something."""
    entwuerfe = meine(zugriff)
    faelle = {e.pk: int(treffer[1]) for e in entwuerfe if (treffer := FALLFORMULAR.match(e.schluessel))}
    sichtbar = sichtbare(zugriff, set(faelle.values()))
    return [e for e in entwuerfe if e.pk not in faelle or faelle[e.pk] in sichtbar]


@dataclass(frozen=True)
class Tisch:
    """A desk: what needs this person, in the order of people's need, her cases, the days that come."""

    abschnitte: tuple[Abschnitt[Aufgabe], ...]
    faelle: tuple[Any, ...]
    termine: tuple[Termin, ...]
    je_fall: dict[int, int]

    @property
    def zahl(self) -> int:
        return sum(len(a.sachen) for a in self.abschnitte)


def tisch(zugriff: Zugriff) -> Tisch:
    """Everything of the desk that comes from tasks and days, in a constant number of queries."""
    faellig = fall.faelliges(zugriff, zugriff.heute + timedelta(fall.VORSCHAU_TAGE))
    aufgaben = [
        *fall.offene_aufgaben(zugriff, faellig),
        *traeger.offene_aufgaben(zugriff),
        *interessenbekundung.offene_aufgaben(zugriff),
        *planbudget.offene_aufgaben(zugriff),
    ]
    je_fall = Counter(a.fall_id for a in aufgaben if a.fall_id)
    return Tisch(
        ordne(aufgaben, zugriff.heute),
        tuple(fall.meine_fallzeilen(faellig, je_fall)),
        tuple(fall.termine(faellig, von=zugriff.heute)[:6]),
        dict(je_fall),
    )


KALENDER_TAGE = 365
KALENDER_HOECHSTENS = 200
"""So far ahead, and so many days at most, a calendar outside the house is filled."""
IM_KALENDER = {
    "Frist": "Frist in einem Ihrer Fälle",
    "Rückblick": "Rückblick in einem Ihrer Fälle",
    "Nachfrage": "Nachfrage in einem Ihrer Fälle",
    "Schritt": "Schritt in einem Ihrer Fälle",
    "Teamsitzung": "Teamsitzung",
}
"""All that leaves the house. What the period is called would say something about a family, and is not told."""

RAEUME_MIT_TAGEN: tuple[Callable[[Zugriff, date, date, int], Iterable[Termin]], ...] = (
    fall.kalendertermine,
    kalendertage,
)
"""Each room that has days gives them from one day to another, at most so many; others join here."""


def kalendereintraege(zugriff: Zugriff) -> list[Eintrag]:
    """The days of this person for the next year, nearest first, as they may leave the house."""
    bis = zugriff.heute + timedelta(KALENDER_TAGE)
    alle = [t for raum in RAEUME_MIT_TAGEN for t in raum(zugriff, zugriff.heute, bis, KALENDER_HOECHSTENS)]
    return [
        Eintrag(t.am, IM_KALENDER[t.art], _kennung(zugriff, t))
        for t in sorted(alle, key=lambda t: (t.am, t.kennung))[:KALENDER_HOECHSTENS]
    ]


def _kennung(zugriff: Zugriff, termin: Termin) -> str:
    """Stable for this person and thing, and the same thing in somebody else's calendar cannot be told from it."""
    return f"{salted_hmac('massanzug.kalender', f'{zugriff.konto_id}:{termin.kennung}').hexdigest()}@massanzug"


def kalenderzugriff(marke: str, jetzt: datetime, heute: date) -> Zugriff | None:
    """Who reads with this address, with today's rights; None where it opens nothing."""
    konto = konto_des_kalenders(marke)
    if konto is None:
        return None
    mitglied = mitgliedschaften(konto.pk, heute)
    return Zugriff(konto.pk, konto.name, mitglied, heute, jetzt) if mitglied else None

"""Who asks: one frozen value per request, handed to every query, rule and action."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest

from massanzug.zugang.choices import Rolle

BETRIEB = 0
"""No Konto has this id: it stands for the operator's command line."""

AUSSEN = -1
"""No Konto has this id either: it stands for somebody who came with a secret address and nothing else."""


@dataclass(frozen=True)
class Mitgliedschaft:
    """One Zugehoerigkeit in force today; `wirkungsraum_id` None means the whole city."""

    rolle: Rolle
    traeger_id: int
    traeger_name: str
    wirkungsraum_id: int | None = None
    wirkungsraum_name: str = ""


@dataclass(frozen=True)
class Zugriff:
    """The acting person with what she is today. `jetzt` is an instant in UTC, `heute` the day in Berlin.

    `konto_id` is BETRIEB for the operator's command line only; no page ever runs with such a Zugriff.
    """

    konto_id: int
    name: str
    mitgliedschaften: tuple[Mitgliedschaft, ...]
    heute: date
    jetzt: datetime

    def hat(self, *rollen: Rolle) -> bool:
        return any(m.rolle in rollen for m in self.mitgliedschaften)

    def raeume(self, *rollen: Rolle) -> frozenset[int]:
        """Ids of the Wirkungsräume in which one of `rollen` is held."""
        return frozenset(
            m.wirkungsraum_id for m in self.mitgliedschaften if m.rolle in rollen and m.wirkungsraum_id is not None
        )

    def traeger(self, *rollen: Rolle) -> frozenset[int]:
        """Ids of the organisations for which one of `rollen` is held."""
        return frozenset(m.traeger_id for m in self.mitgliedschaften if m.rolle in rollen)

    @property
    def ist_betrieb(self) -> bool:
        """The operator sets up the city from the command line."""
        return self.konto_id == BETRIEB

    @property
    def rollen(self) -> frozenset[Rolle]:
        return frozenset(m.rolle for m in self.mitgliedschaften)

    @property
    def haupt(self) -> Mitgliedschaft | None:
        """The membership named first in the page's header."""
        return self.mitgliedschaften[0] if self.mitgliedschaften else None


def muster(mitgliedschaften: tuple[Mitgliedschaft, ...], konto: Any, heute: Any) -> Zugriff:
    """Stands for all who hold the same roles, while a question is prepared (technik.frage): two places for values."""
    return Zugriff(konto, "", mitgliedschaften, heute, heute)


def betrieb(heute: date, jetzt: datetime) -> Zugriff:
    """The Zugriff of the operator's command line."""
    return Zugriff(BETRIEB, "Betrieb", (), heute, jetzt)


def von_aussen(heute: date, jetzt: datetime) -> Zugriff:
    """The Zugriff of somebody without an account: no rule says yes to it, an act must ask for the secret itself."""
    return Zugriff(AUSSEN, "Über einen Link", (), heute, jetzt)


class Anfrage(HttpRequest):
    """A request that has passed our door: who asks is known (projekt.middleware). For type annotations only."""

    zugriff: Zugriff
    einsicht: tuple[str, tuple[str, ...], str]

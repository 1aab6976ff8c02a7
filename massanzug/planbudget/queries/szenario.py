"""Scenarios side by side, and what the Steuerungsgruppe looked at."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from massanzug.planbudget.models import Steuerungspunkt, Szenario, Szenarioanlage
from massanzug.planbudget.queries.prognose import Grundlage, Jahreszeile, genau, hebel_aus, in_worten
from massanzug.planbudget.queries.steuerung import sichtbare_raeume
from massanzug.rechenkern import prognose as kern
from massanzug.zugang.zugriff import Zugriff

FASSUNG = 1
"""Of what is kept at an item: a new shape gets a new number and a new branch in `_zeilen`."""
NEBENEINANDER = 3
"""Scenarios that can be compared at once: more columns nobody reads."""


@dataclass(frozen=True)
class Spalte:
    """One future: a scenario, or (without one) what holds now."""

    szenario: Szenario | None
    zeilen: tuple[Jahreszeile, ...]

    @property
    def name(self) -> str:
        return self.szenario.name if self.szenario else "Wie es ist"


@dataclass(frozen=True)
class Eintrag:
    """A line of the list: whether it is compared now, whether this person may put it away."""

    szenario: Szenario
    dabei: bool
    darf_weglegen: bool

    @property
    def worte(self) -> str:
        return in_worten(self.szenario.hebel)


def szenarien() -> list[Szenario]:
    """Those in use."""
    return list(Szenario.objects.filter(abgelegt_am__isnull=True).select_related("angelegt_von"))


def szenario(pk: int) -> Szenario | None:
    return Szenario.objects.filter(pk=pk, abgelegt_am__isnull=True).first()


def gewaehlte(alle: Sequence[Szenario], genannt: Collection[str]) -> list[Szenario]:
    """The scenarios an address names; the first ones where it names none."""
    return ([s for s in alle if str(s.pk) in genannt] or list(alle))[:NEBENEINANDER]


def nebeneinander(g: Grundlage, schluessel: str, szenarien: Sequence[Szenario]) -> list[Spalte]:
    """The years of each, what holds now first; reckoned as the forecast's page does when it rests."""
    return [Spalte(s, jahreszeilen(g, schluessel, s.hebel if s else {})) for s in (None, *szenarien)]


def jahreszeilen(g: Grundlage, schluessel: str, gezogen: Mapping[str, Any]) -> tuple[Jahreszeile, ...]:
    raum = genau(g, hebel_aus(gezogen)).raum(schluessel)
    return tuple(Jahreszeile(j.jahr, j) for j in raum.jahre)


def festgehalten(g: Grundlage, schluessel: str, gezogen: Mapping[str, Any]) -> dict[str, Any]:
    """The years as they are kept at an item, with the version of what is kept."""
    zeilen = jahreszeilen(g, schluessel, gezogen)
    return {"fassung": FASSUNG, "jahre": [kern.jahreswert_als_daten(z.wert) for z in zeilen]}


def offene_punkte(zugriff: Zugriff) -> list[Steuerungspunkt]:
    """Open items of the Steuerungsgruppe that this person sees, the newest first."""
    offen = Steuerungspunkt.objects.filter(erledigt_am__isnull=True, wirkungsraum__in=sichtbare_raeume(zugriff))
    return list(offen.select_related("wirkungsraum").order_by("-pk")[:100])


@dataclass(frozen=True)
class Anlage:
    """A scenario as it lay at an item: its levers, its years as they were reckoned that day."""

    anlage: Szenarioanlage
    zeilen: tuple[Jahreszeile, ...]

    @property
    def worte(self) -> str:
        return in_worten(self.anlage.szenario.hebel)


def anlagen(punkt: Steuerungspunkt) -> list[Anlage]:
    """What lies at an item, in the order it was laid there."""
    reihen = Szenarioanlage.objects.filter(punkt=punkt).select_related("szenario", "von")
    return [Anlage(a, _zeilen(a.jahre)) for a in reihen]


def _zeilen(festgehalten: Mapping[str, Any]) -> tuple[Jahreszeile, ...]:
    """What `festgehalten` kept; the rows can never be changed, so each version stays readable."""
    match festgehalten["fassung"]:
        case 1:
            werte = [kern.jahreswert_aus(d) for d in festgehalten["jahre"]]
            return tuple(Jahreszeile(w.jahr, w) for w in werte)
    raise ValueError(f"Diese Fassung ist unbekannt: {festgehalten['fassung']}")

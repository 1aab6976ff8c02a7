"""The tabs of a Wirkungsraum's money, the same on each of its pages: only what this person may open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from massanzug.planbudget import rules
from massanzug.planbudget.choices import Kontoart
from massanzug.planbudget.queries.steuerung import ERSTES_JAHR

register = template.Library()


@dataclass(frozen=True)
class Reiter:
    """One tab."""

    name: str
    url: str
    hier: bool


@register.filter
def stelle(reihe: Sequence[Any], nummer: int) -> Any:
    """What stands at this place: {{ spalten|stelle:forloop.counter0 }}."""
    return reihe[nummer]


@register.filter
def abfrage(werte: Mapping[str, Any]) -> str:
    """Values as the query of an address."""
    return urlencode(werte)


@register.filter
def kontowort(art: str) -> str:
    """The name of an account's kind."""
    return str(Kontoart(art).label)


@register.inclusion_tag("planbudget/raumreiter.html", takes_context=True)
def raumreiter(context: Context, raum: Any, hier: str) -> dict[str, Any]:
    """{% raumreiter raum "steuerung" %}: Überblick, Steuerung, Ereignisse, Hauptbuch, Raumarbeit and so on."""
    zugriff = context["zugriff"]
    jahr = zugriff.heute.year
    buch = bool(rules.darf_hauptbuch(zugriff))
    plaetze = (
        ("Überblick", "planbudget_raum", (), True),
        ("Steuerung", "steuerung", (), True),
        ("Ereignisse", "ereignisse", (), bool(rules.darf_ereignisse_sehen(zugriff, raum.pk))),
        ("Bindung", "bindung", (), bool(rules.darf_bindungszeilen_sehen(zugriff))),
        ("Hauptbuch", "hauptbuch", (), buch),
        ("Raumarbeit", "raumarbeit", (), buch),
        ("Abstimmung", "abstimmung", (), buch),
        ("Jahresabschluss", "abschluss", (max(jahr - 1, ERSTES_JAHR),), True),
    )
    return {
        "reiter": [
            Reiter(name, url, ansicht == hier)
            for name, ansicht, weitere, darf in plaetze
            if darf and (url := _adresse(ansicht, raum.schluessel, *weitere))
        ],
        "titel": f"Planbudget {raum.name}",
    }


@register.inclusion_tag("planbudget/stadtreiter.html", takes_context=True)
def stadtreiter(context: Context, hier: str) -> dict[str, Any]:
    """{% stadtreiter "probe" %}: the places that belong to no single Wirkungsraum."""
    zugriff = context["zugriff"]
    plaetze = (
        ("Überblick", "planbudget", rules.darf_planbudget),
        ("Steuerung", "steuerung_stadt", rules.darf_stadt_steuern),
        ("Prognose", "prognose", rules.darf_planbudget),
        ("Ausprobieren", "probe", rules.darf_probe),
        ("Monate", "monate", rules.darf_hauptbuch),
        ("Bestand", "bestand", rules.darf_bestand),
    )
    reiter = [
        Reiter(name, url, ansicht == hier)
        for name, ansicht, regel in plaetze
        if regel(zugriff) and (url := _adresse(ansicht))
    ]
    return {"reiter": reiter}


def _adresse(ansicht: str, *args: Any) -> str:
    try:
        return reverse(ansicht, args=args)
    except NoReverseMatch:
        return ""

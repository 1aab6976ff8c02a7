"""Pages of the Planbudget, and the fragment that a case page embeds by address."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from massanzug.planbudget import actions, rules
from massanzug.planbudget.forms.budget import LesartForm
from massanzug.planbudget.queries import budget as queries
from massanzug.zugang.formularseite import formularseite
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer, vermerke_einsicht
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(rules.darf_planbudget)
@require_GET
def planbudget(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff
    budgets = queries.raumbudgets(zugriff)
    summen = {"budgets": budgets, "gesamt": queries.gesamt(budgets)}
    if request.headers.get("HX-Request") == "true":  # the desk shows the sums only
        return render(request, "planbudget/planbudget_stueck.html", summen)
    return render(
        request,
        "planbudget/planbudget.html",
        summen
        | {
            "darf_zeilen": rules.darf_bindungszeilen_sehen(zugriff),
            "verteilung": queries.verteilung(zugriff),
            "pfad": queries.pfad(zugriff),
            "lesart": queries.lesart(),
            "lesart_wahl": queries.lesart_wahl(),
            "darf_lesart": bool(rules.darf_lesart_festlegen(zugriff)),
        },
    )


@nur_fuer(darf_angemeldet)
@require_GET
def raum(request: Anfrage, schluessel: str) -> HttpResponse:
    zugriff = request.zugriff
    budget = queries.raumbudget(zugriff, schluessel)
    if budget is None:
        raise Http404
    return render(
        request,
        "planbudget/raum.html",
        {
            "budget": budget,
            "pfad": queries.pfad(zugriff, budget.raum),
            "lesart_wahl": queries.lesart_wahl(),
            "darf_zeilen": rules.darf_bindungszeilen_sehen(zugriff),
        },
    )


@nur_fuer(rules.darf_bindungszeilen_sehen)
@require_GET
def bindung(request: Anfrage, schluessel: str) -> HttpResponse:
    zugriff = request.zugriff
    budget = queries.raumbudget(zugriff, schluessel)
    if budget is None:
        raise Http404
    seite = Paginator(queries.bindungszeilen(zugriff, budget.raum), 50).get_page(request.GET.get("seite"))
    return render(
        request,
        "planbudget/bindung.html",
        {"budget": budget, "seite": seite, "darf_ausnahme": bool(rules.darf_zuordnung_aendern(zugriff))},
    )


@nur_fuer(rules.darf_planbudget)
def lesart(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff

    def handeln(werte: dict[str, Any]) -> str:
        actions.lesart_festlegen(zugriff=zugriff, **werte)
        return reverse("planbudget")

    return formularseite(
        request,
        LesartForm,
        titel="Lesart der Beträge festlegen",
        darf=lambda: rules.darf_lesart_festlegen(zugriff),
        handeln=handeln,
        anfang={"lesart": queries.lesart_wahl()},
        kontext={
            "knopf": "Festlegen",
            "zurueck": reverse("planbudget"),
            "zurueck_name": "Planbudget",
            "einleitung": "Die Bekanntmachung nennt keinen Zeitraum. Die Beträge selbst ändern sich hier nicht.",
        },
    )


@nur_fuer(darf_angemeldet)
@require_GET
def fallwirkung(request: Anfrage, pk: int) -> HttpResponse:
    """What this Maßanzug costs: as a fragment inside the case page, as a page with every line when asked „Woher?“."""
    wirkung = queries.fallwirkung(request.zugriff, pk)
    if wirkung is None:
        raise Http404
    eingebettet = request.headers.get("HX-Request") == "true"
    vermerke_einsicht(request, "fall", pk, "Kosten des Maßanzugs gelesen")
    return render(
        request,
        "planbudget/fallwirkung_stueck.html" if eingebettet else "planbudget/fallwirkung.html",
        {"wirkung": wirkung},
    )

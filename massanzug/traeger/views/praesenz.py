"""All Träger and where they work; the desks that the Jugendamt takes there."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.technik.gefunden import oder_404
from massanzug.traeger import actions, rules
from massanzug.traeger.forms import PlatzForm, StandortForm
from massanzug.traeger.queries import praesenz as queries
from massanzug.zugang.formularseite import einmal, formularseite
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
@require_GET
def verzeichnis(request: Anfrage) -> HttpResponse:
    seite = Paginator(queries.verzeichnis(request.zugriff), 50).get_page(request.GET.get("seite"))
    zeilen = queries.verzeichniszeilen(request.zugriff, seite.object_list)
    return render(request, "traeger/verzeichnis.html", {"seite": seite, "zeilen": zeilen})


@nur_fuer(darf_angemeldet)
@require_GET
def traeger(request: Anfrage, pk: int) -> HttpResponse:
    einer = oder_404(queries.ein_traeger(request.zugriff, pk))
    return render(request, "traeger/traeger.html", {"b": queries.traegerblick(request.zugriff, einer)})


@nur_fuer(darf_angemeldet)
def standort_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, einer = request.zugriff, oder_404(queries.ein_traeger(request.zugriff, pk))

    def handeln(werte: dict[str, Any]) -> str:
        werte.pop("stand")
        actions.standort_eintragen(zugriff=zugriff, traeger=einer, **werte)
        return reverse("traeger", args=[pk])

    return formularseite(
        request,
        StandortForm,
        titel="Standort eintragen",
        gegenstand=einer.name,
        darf=lambda: rules.darf_standort_pflegen(zugriff, pk),
        handeln=handeln,
        anfang={"gueltig_von": zugriff.heute},
        kontext={"knopf": "Eintragen", "zurueck": reverse("traeger", args=[pk]), "zurueck_name": einer.name},
    )


@nur_fuer(darf_angemeldet)
def standort_aendern(request: Anfrage, standort_pk: int) -> HttpResponse:
    zugriff, standort = request.zugriff, oder_404(queries.standort(request.zugriff, standort_pk))
    zurueck = reverse("traeger", args=[standort.traeger_id])

    def handeln(werte: dict[str, Any]) -> str:
        stand = werte.pop("stand") or 0
        actions.standort_aendern(zugriff=zugriff, standort=standort, stand=stand, **werte)
        return zurueck

    return formularseite(
        request,
        StandortForm,
        titel="Standort ändern",
        gegenstand=standort.name,
        darf=lambda: rules.darf_standort_pflegen(zugriff, standort.traeger_id),
        handeln=handeln,
        anfang=StandortForm.anfang(standort),
        kontext={"zurueck": zurueck, "zurueck_name": standort.traeger.name},
    )


@nur_fuer(darf_angemeldet)
def platz_buchen(request: Anfrage, standort_pk: int) -> HttpResponse:
    zugriff, standort = request.zugriff, oder_404(queries.standort(request.zugriff, standort_pk))
    zurueck = reverse("traeger", args=[standort.traeger_id])

    def handeln(werte: dict[str, Any]) -> str:
        actions.platz_buchen(zugriff=zugriff, standort=standort, **werte)
        return zurueck

    return formularseite(
        request,
        PlatzForm,
        titel=f"Plätze buchen: {standort.name}",
        darf=lambda: rules.darf_platz_buchen(zugriff, standort.stadtteil.wirkungsraum_id),
        handeln=handeln,
        anfang={"plaetze": 1, "wochen": 1},
        kontext={
            "einleitung": f"{standort.anschrift}, {standort.stadtteil.name}. "
            f"Fürs Jugendamt gibt es hier {standort.plaetze_amt} Plätze.",
            "knopf": "Buchen",
            "zurueck": zurueck,
            "zurueck_name": standort.traeger.name,
        },
    )


@nur_fuer(darf_angemeldet)
@require_POST
def platzbuchung_zuruecknehmen(request: Anfrage, buchung_pk: int) -> HttpResponse:
    buchung = oder_404(queries.buchung(request.zugriff, buchung_pk))
    return einmal(
        request,
        reverse("traeger", args=[buchung.standort.traeger_id]),
        lambda: actions.platzbuchung_zuruecknehmen(zugriff=request.zugriff, buchung=buchung),
    )

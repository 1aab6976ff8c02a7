"""Work for the neighbourhood on its way into the Hauptbuch."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.planbudget import actions, rules
from massanzug.planbudget.queries import raumarbeit as queries
from massanzug.sozialraum.queries import wirkungsraum
from massanzug.zugang.formularseite import einmal
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage

FRUEHERE = 12


def _raum(request: Anfrage, schluessel: str) -> queries.Wirkungsraum:
    raum = wirkungsraum(request.zugriff, schluessel)
    if raum is None:
        raise Http404
    return raum


@nur_fuer(rules.darf_hauptbuch)
@require_GET
def raumarbeit(request: Anfrage, schluessel: str) -> HttpResponse:
    raum = _raum(request, schluessel)
    kontext = {
        "raum": raum,
        "arbeit": queries.offene_raumarbeit(request.zugriff, raum),
        "fruehere": queries.fruehere(request.zugriff, raum)[:FRUEHERE],
        "darf_buchen": rules.darf_buchen(request.zugriff),
    }
    return render(request, "planbudget/raumarbeit.html", kontext)


@nur_fuer(rules.darf_hauptbuch)
@require_POST
def raumarbeit_buchen(request: Anfrage, schluessel: str) -> HttpResponse:
    raum = _raum(request, schluessel)
    return einmal(
        request,
        lambda buchung: reverse("buchung", args=[buchung.nummer]),
        lambda: actions.raumarbeit_buchen(zugriff=request.zugriff, wirkungsraum=raum),
    )

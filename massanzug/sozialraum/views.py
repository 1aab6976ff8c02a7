"""The city: map and list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from massanzug.sozialraum import queries
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer


@nur_fuer(darf_angemeldet)
@require_GET
def sozialraum(request: HttpRequest) -> HttpResponse:
    blicke = queries.raumblicke(request.zugriff)  # type: ignore[attr-defined]
    return render(request, "sozialraum/sozialraum.html", {"blicke": blicke, "karte": queries.karte(blicke)})

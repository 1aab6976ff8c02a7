"""The city: map and list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from massanzug.sozialraum import queries
from massanzug.sozialraum.rules import darf_projekte
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
@require_GET
def sozialraum(request: Anfrage) -> HttpResponse:
    blicke = queries.raumblicke(request.zugriff)
    kontext = {
        "blicke": blicke,
        "karte": queries.karte(blicke),
        "darf_projekte": bool(darf_projekte(request.zugriff)),
    }
    return render(request, "sozialraum/sozialraum.html", kontext)

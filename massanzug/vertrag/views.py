"""Grundlagenverträge: the list, one to read, the same on paper."""

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from massanzug.technik.ausfuhr import datei_antwort
from massanzug.technik.gefunden import oder_404
from massanzug.vertrag import druck, queries
from massanzug.vertrag.rules import darf_vertraege_sehen
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_vertraege_sehen)
@require_GET
def vertraege(request: Anfrage) -> HttpResponse:
    seite = Paginator(queries.vertraege(request.zugriff), 25).get_page(request.GET.get("seite"))
    return render(request, "vertrag/vertraege.html", {"seite": seite})


@nur_fuer(darf_vertraege_sehen)
@require_GET
def vertrag(request: Anfrage, pk: int) -> HttpResponse:
    v = oder_404(queries.vertrag(request.zugriff, pk))
    return render(request, "vertrag/vertrag.html", {"v": v, "blick": queries.blick(v), "stadt": druck.stadt(v)})


@nur_fuer(darf_vertraege_sehen)
@require_GET
def vertrag_pdf(request: Anfrage, pk: int) -> HttpResponse:
    v = oder_404(queries.vertrag(request.zugriff, pk))
    pdf = druck.vertrag_pdf(queries.blick(v), request.zugriff.heute)
    return datei_antwort(pdf, "pdf", f"grundlagenvertrag-{v.wirkungsraum.schluessel}")


@nur_fuer(darf_vertraege_sehen)
@require_GET
def vertrag_zum_zuschlag(request: Anfrage, pk: int) -> HttpResponse:
    """The selection, which lies below and knows no contract, links here with its award."""
    v = oder_404(queries.vertrag_zum_zuschlag(request.zugriff, pk))
    return HttpResponseRedirect(reverse("vertrag", args=[v.pk]))

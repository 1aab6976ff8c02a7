"""The forecast: a page that only reads, and whose address is the link to share."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from massanzug.planbudget import rules
from massanzug.planbudget.ausgabe import prognose_als_ausfuhr
from massanzug.planbudget.forms.prognose import HebelForm
from massanzug.planbudget.queries import prognose as queries
from massanzug.rechenkern.prognose import OHNE_HEBEL, Prognosefehler
from massanzug.technik.ausfuhr import ausfuhr_antwort
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(rules.darf_planbudget)
@require_GET
def prognose(request: Anfrage) -> HttpResponse:
    """The whole page at once; for htmx only its figures: `schnell` while a lever moves, `genau` when it rests."""
    orte = queries.waehlbare(request.zugriff)
    schluessel = request.GET.get("raum") or (orte[0][0] if orte else "")
    namen = dict(orte)
    if orte and schluessel not in namen:
        raise Http404
    form = HebelForm(request.GET)
    kontext: dict[str, Any] = {"form": form, "orte": orte, "schluessel": schluessel, "name": namen.get(schluessel, "")}
    gueltig = form.is_valid()
    try:
        if orte and gueltig:
            grundlage = queries.grundlage(request.zugriff.heute)
            kontext["blick"] = queries.blick(
                grundlage,
                schluessel,
                namen[schluessel],
                form.hebel,
                sofort="genau" not in request.GET or "schnell" in request.GET,
            )
            kontext["bewegt"] = form.hebel != OHNE_HEBEL
            if "format" in request.GET:
                tafel = prognose_als_ausfuhr(kontext["blick"], form.in_worten, request.zugriff.heute)
                return ausfuhr_antwort(request, tafel, request.GET["format"], f"prognose-{schluessel}")
    except Prognosefehler as fehler:
        kontext["hindernis"] = str(fehler)
    vorlage = "planbudget/prognose_zahlen.html" if request.headers.get("HX-Request") else "planbudget/prognose.html"
    return render(request, vorlage, kontext, status=200 if gueltig else 422)

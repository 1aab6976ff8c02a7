"""Search over the cases that one may see."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from massanzug.fall import rules
from massanzug.fall.queries.suche import HOECHSTENS
from massanzug.fall.queries.suche import suche as gesucht
from massanzug.zugang.tuer import nur_fuer, vermerke_einsichten
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(rules.darf_faelle_sehen)
@require_GET
def suche(request: Anfrage) -> HttpResponse:
    worte = request.GET.get("worte", "").replace("\x00", "").strip()[:80]
    ergebnis = gesucht(request.zugriff, worte) if worte else None
    if ergebnis:  # a result shows a piece of the case's texts: that is reading
        vermerke_einsichten(
            request, "fall", [t.zeile.pk for t in ergebnis.treffer if t.fundstellen], "In der Suche gezeigt"
        )
    return render(request, "fall/suche.html", {"worte": worte, "ergebnis": ergebnis, "hoechstens": HOECHSTENS})

"""Search over the cases that one may see."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from massanzug.fall import rules
from massanzug.fall.queries.suche import HOECHSTENS
from massanzug.fall.queries.suche import suche as gesucht
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(rules.darf_faelle_sehen)
@require_GET
def suche(request: Anfrage) -> HttpResponse:
    worte = request.GET.get("worte", "").replace("\x00", "").strip()[:80]
    return render(
        request,
        "fall/suche.html",
        {"worte": worte, "ergebnis": gesucht(request.zugriff, worte) if worte else None, "hoechstens": HOECHSTENS},
    )

"""The public pages: what this is, help, accessibility, who to ask."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from massanzug.rechenkern.parameter import lade_kommune
from massanzug.zugang.tuer import oeffentlich


@oeffentlich
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "beteiligung/start.html", {"kommune": lade_kommune()})


@oeffentlich
@require_GET
def hilfe(request: HttpRequest) -> HttpResponse:
    return render(request, "beteiligung/hilfe.html", {"kommune": lade_kommune()})


@oeffentlich
@require_GET
def barrierefreiheit(request: HttpRequest) -> HttpResponse:
    return render(request, "beteiligung/barrierefreiheit.html", {"kommune": lade_kommune()})


@oeffentlich
@require_GET
def wer_hilft(request: HttpRequest) -> HttpResponse:
    return render(request, "beteiligung/wer_hilft.html", {"kommune": lade_kommune()})

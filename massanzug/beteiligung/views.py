"""The public pages: what this is, help, accessibility, who to ask."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from massanzug.beteiligung import queries
from massanzug.technik import uhr
from massanzug.zugang.tuer import oeffentlich


@oeffentlich
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "beteiligung/start.html", {"blick": queries.stadtblick(uhr.heute())})


@oeffentlich
@require_GET
def hilfe(request: HttpRequest) -> HttpResponse:
    return render(request, "beteiligung/hilfe.html")


@oeffentlich
@require_GET
def barrierefreiheit(request: HttpRequest) -> HttpResponse:
    return render(request, "beteiligung/barrierefreiheit.html", {"blick": queries.stadtblick(uhr.heute())})


@oeffentlich
@require_GET
def wer_hilft(request: HttpRequest) -> HttpResponse:
    return render(request, "beteiligung/wer_hilft.html", {"blick": queries.stadtblick(uhr.heute())})

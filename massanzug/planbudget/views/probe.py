"""Trying out another distribution: a page that only reads, and whose address is the link to share."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from massanzug.planbudget import rules
from massanzug.planbudget.ausgabe import probe_als_ausfuhr
from massanzug.planbudget.forms.probe import ProbeForm
from massanzug.planbudget.queries import probe as queries
from massanzug.technik.ausfuhr import Ausfuhrfehler, ausfuhr_antwort
from massanzug.technik.erlaubnis import Unzulaessig
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(rules.darf_probe)
@require_GET
def probe(request: Anfrage) -> HttpResponse:
    blick = queries.probeblick(request.zugriff, request.GET.dict())
    if blick.probe and "format" in request.GET:
        return _datei(request, blick, request.GET["format"])
    status = 422 if blick.meldungen and blick.raeume and request.GET else 200
    return render(request, "planbudget/probe.html", {"form": ProbeForm(blick), "blick": blick}, status=status)


def _datei(request: Anfrage, blick: queries.Probeblick, format_: str) -> HttpResponse:
    try:
        return ausfuhr_antwort(request, probe_als_ausfuhr(blick, request.zugriff.heute), format_, "probe")
    except Ausfuhrfehler as fehler:
        raise Unzulaessig(str(fehler)) from fehler

"""Where a working day begins."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from massanzug.fall.queries.faelle import fallseite
from massanzug.fall.rules import darf_faelle_sehen, darf_fall_anlegen
from massanzug.planbudget.rules import darf_planbudget
from massanzug.schreibtisch.queries import angefangenes, offene_aufgaben
from massanzug.zugang.rules import darf_konto
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_konto)
@require_GET
def schreibtisch(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff
    sieht_faelle = bool(darf_faelle_sehen(zugriff))
    return render(
        request,
        "schreibtisch/schreibtisch.html",
        {
            "aufgaben": offene_aufgaben(zugriff),
            "entwuerfe": angefangenes(zugriff),
            "sieht_faelle": sieht_faelle,
            "faelle": fallseite(zugriff, anzahl=6).zeilen if sieht_faelle else (),
            "sieht_planbudget": bool(darf_planbudget(zugriff)),  # the sums come by themselves, nobody waits for them
            "darf_anlegen": bool(darf_fall_anlegen(zugriff)),
        },
    )

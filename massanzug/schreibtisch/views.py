"""Where a working day begins."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_safe

from massanzug.fall.queries.faelle import fallseite
from massanzug.fall.rules import darf_faelle_sehen, darf_fall_anlegen
from massanzug.planbudget.rules import darf_planbudget
from massanzug.schreibtisch.kalender import kalenderdatei
from massanzug.schreibtisch.queries import angefangenes, kalendereintraege, kalenderzugriff, tisch
from massanzug.technik import uhr
from massanzug.zugang.choices import Rolle
from massanzug.zugang.rules import darf_konto
from massanzug.zugang.tuer import nur_fuer, oeffentlich
from massanzug.zugang.versuche import zu_oft
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_konto)
@require_GET
def schreibtisch(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff
    sieht_faelle = bool(darf_faelle_sehen(zugriff))
    fuehrt_faelle = zugriff.hat(Rolle.ASD_FACHKRAFT)
    return render(
        request,
        "schreibtisch/schreibtisch.html",
        {
            "tisch": tisch(zugriff),
            "fuehrt_faelle": fuehrt_faelle,
            "entwuerfe": angefangenes(zugriff),
            "sieht_faelle": sieht_faelle,
            "faelle": fallseite(zugriff, anzahl=6).zeilen if sieht_faelle and not fuehrt_faelle else (),
            "sieht_planbudget": bool(darf_planbudget(zugriff)),  # the sums come by themselves, nobody waits for them
            "darf_anlegen": bool(darf_fall_anlegen(zugriff)),
        },
    )


HOECHSTENS_JE_STUNDE = 60


@oeffentlich
@require_safe
def kalender(request: HttpRequest, marke: str) -> HttpResponse:
    """The days of the one who made this address: no session is asked, nothing else opens with it."""
    jetzt = uhr.jetzt()
    zugriff = kalenderzugriff(marke, jetzt, uhr.tag(jetzt))
    if zugriff is None:
        raise Http404
    if zu_oft(f"kalender:{zugriff.konto_id}", HOECHSTENS_JE_STUNDE, sekunden=3600):
        return HttpResponse(status=429, headers={"Retry-After": "3600", "Cache-Control": "private, no-store"})
    datei = kalenderdatei(
        kalendereintraege(zugriff),
        name="massanzug",
        text="Mehr steht auf Ihrem Schreibtisch, nach der Anmeldung.",
        url=request.build_absolute_uri(reverse("schreibtisch")),
        stand=jetzt,
    )
    return HttpResponse(
        datei,
        content_type="text/calendar; charset=utf-8",
        headers={"Cache-Control": "private, no-store", "Content-Disposition": 'inline; filename="massanzug.ics"'},
    )

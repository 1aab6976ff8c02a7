"""The year's closing: read by all who see the Planbudget, done by the Kämmerei."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from massanzug.planbudget import actions, rules
from massanzug.planbudget.druck import jahresabschluss_pdf
from massanzug.planbudget.queries import abschluss as blatt
from massanzug.planbudget.queries import buch
from massanzug.planbudget.queries import steuerung as queries
from massanzug.planbudget.queries.budget import lesart_wahl
from massanzug.planbudget.queries.ereignis import planteile
from massanzug.technik.ausfuhr import datei_antwort
from massanzug.zugang.formularseite import einmal
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


def _raum(request: Anfrage, schluessel: str, jahr: int) -> buch.Wirkungsraum:
    zugriff = request.zugriff
    raum = next((r for r in queries.sichtbare_raeume(zugriff) if r.schluessel == schluessel), None)
    if raum is None or not queries.ERSTES_JAHR <= jahr <= zugriff.heute.year:
        raise Http404
    return raum


@nur_fuer(darf_angemeldet)
@require_http_methods(["GET", "POST"])
def abschluss(request: Anfrage, schluessel: str, jahr: int) -> HttpResponse:
    zugriff = request.zugriff
    raum = _raum(request, schluessel, jahr)
    hier = reverse("abschluss", args=[schluessel, jahr])
    if request.method == "POST":
        return einmal(request, hier, lambda: actions.jahr_abschliessen(zugriff=zugriff, wirkungsraum=raum, jahr=jahr))
    einzeln = rules.darf_ereignisse_sehen(zugriff, raum.pk)
    blick = queries.abschlussblick(raum, jahr, zugriff.heute)
    return render(
        request,
        "planbudget/abschluss.html",
        {
            "raum": raum,
            "andere": [r for r in queries.sichtbare_raeume(zugriff) if r.pk != raum.pk],
            "jahr": jahr,
            "jahre": range(zugriff.heute.year, queries.ERSTES_JAHR - 1, -1),
            "blick": blick,
            "hoehe": abs(blick.ergebnis.unterschied) if blick.ergebnis else None,
            "naechste_fassung": blick.letzter.fassung + 1 if blick.letzter else 1,
            "schritte": blatt.schritte(blick),
            "geschlossen_bis": queries.geschlossen_bis(),
            "teile": planteile(raum, lesart_wahl().value, jahr) if einzeln else (),
            "arten": () if einzeln else queries.plan_nach_art(raum, jahr),
            "konten": buch.konten(zugriff, raum, jahr),
            "fassungen": blatt.fassungen(raum, jahr),
            "darf_abschliessen": rules.darf_abschliessen(zugriff),
            "darf_hauptbuch": bool(rules.darf_hauptbuch(zugriff)),
        },
    )


@nur_fuer(darf_angemeldet)
@require_GET
def abschluss_pdf(request: Anfrage, schluessel: str, jahr: int) -> HttpResponse:
    raum = _raum(request, schluessel, jahr)
    inhalt = blatt.abschlussblatt(raum, jahr, beispiel=settings.DEMO)
    if inhalt is None:
        raise Http404
    return datei_antwort(jahresabschluss_pdf(inhalt), "pdf", f"jahresabschluss-{schluessel}-{jahr}")

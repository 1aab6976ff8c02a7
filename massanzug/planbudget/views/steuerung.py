"""Steering pages: a year of a Wirkungsraum or of the city, items of the Steuerungsgruppe, exceptions."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from massanzug.planbudget import actions, rules
from massanzug.planbudget.ausgabe import steuerung_als_ausfuhr
from massanzug.planbudget.forms.steuerung import PunktForm, PunktNeuForm, ZuordnungForm
from massanzug.planbudget.queries import budget, prognose, szenario
from massanzug.planbudget.queries import steuerung as queries
from massanzug.technik.ausfuhr import ausfuhr_antwort
from massanzug.zugang.formularseite import formularseite
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
@require_GET
def steuerung(request: Anfrage, schluessel: str) -> HttpResponse:
    raeume = [r for r in queries.sichtbare_raeume(request.zugriff) if r.schluessel == schluessel]
    if not raeume:
        raise Http404
    return _seite(request, raeume, raeume[0].name)


@nur_fuer(rules.darf_stadt_steuern)
@require_GET
def steuerung_stadt(request: Anfrage) -> HttpResponse:
    return _seite(request, queries.sichtbare_raeume(request.zugriff), "Alle Wirkungsräume")


def _seite(request: Anfrage, raeume: Sequence[queries.Raum], name: str) -> HttpResponse:
    zugriff = request.zugriff
    jahr = queries.gewaehltes_jahr(request.GET.get("jahr"), zugriff.heute)
    blick = queries.steuerung(raeume, jahr, zugriff.heute, prognose.voraussage(zugriff.heute, raeume))
    einzeln = raeume[0] if len(raeume) == 1 else None
    if request.GET.get("format") in {"csv", "xlsx"}:
        return ausfuhr_antwort(
            request, steuerung_als_ausfuhr(blick, name, zugriff.heute), request.GET["format"], f"steuerung-{jahr}"
        )
    return render(
        request,
        "planbudget/steuerung.html",
        {
            "name": name,
            "raum": einzeln,
            "raeume": queries.sichtbare_raeume(zugriff),
            "s": blick,
            "jahre": queries.waehlbare_jahre(zugriff.heute),
            "bild": queries.monatsbild(blick),
            "jahreswert": prognose.jahreszeile(zugriff.heute, raeume[0].schluessel if einzeln else None, jahr),
            "verhaeltnisse": queries.verhaeltnisse(blick),
            "teile": queries.plan_nach_art(einzeln, jahr) if einzeln else (),
            "punkte": queries.punkte(raeume),
            "darf_steuern": bool(rules.darf_steuern(zugriff)),
            "darf_stadt": bool(rules.darf_stadt_steuern(zugriff)),
            "darf_ereignisse": bool(einzeln and rules.darf_ereignisse_sehen(zugriff, einzeln.pk)),
            "darf_hauptbuch": bool(rules.darf_hauptbuch(zugriff)),
            "darf_zeilen": bool(rules.darf_bindungszeilen_sehen(zugriff)),
            "gruende": bool(einzeln and rules.darf_gruende_lesen(zugriff, einzeln.pk)),
        },
    )


@nur_fuer(darf_angemeldet)
def punkt_neu(request: Anfrage, schluessel: str) -> HttpResponse:
    zugriff = request.zugriff
    raum = next((r for r in queries.sichtbare_raeume(zugriff) if r.schluessel == schluessel), None)
    if raum is None:
        raise Http404
    voraus = prognose.voraussage(zugriff.heute, [raum])
    schwelle = queries.gewaehlte_schwelle(request.GET.get("schwelle"), raum, zugriff.heute, voraus)

    def handeln(werte: dict[str, Any]) -> str:
        neu = actions.punkt_eroeffnen(
            zugriff=zugriff,
            wirkungsraum=raum,
            jahr=zugriff.heute.year,
            anlass=werte["anlass"],
            schwelle_promille=schwelle.promille if schwelle else None,
        )
        return reverse("punkt", args=[neu.pk])

    return formularseite(
        request,
        PunktNeuForm,
        titel="Punkt für die Steuerungsgruppe",
        gegenstand=raum.name,
        darf=lambda: rules.darf_steuern(zugriff),
        handeln=handeln,
        anfang={"anlass": schwelle.satz if schwelle else ""},
        kontext={
            "knopf": "Auf die Liste setzen",
            "zurueck": reverse("steuerung", args=[raum.schluessel]),
            "zurueck_name": f"Steuerung {raum.name}",
        },
    )


@nur_fuer(darf_angemeldet)
def punkt(request: Anfrage, pk: int) -> HttpResponse:
    zugriff = request.zugriff
    objekt = queries.punkt(zugriff, pk)
    if objekt is None:
        raise Http404

    def handeln(werte: dict[str, Any]) -> str:
        actions.punkt_fortschreiben(zugriff=zugriff, punkt=objekt, **werte)
        return reverse("steuerung", args=[objekt.wirkungsraum.schluessel]) + "#punkte"

    return formularseite(
        request,
        PunktForm,
        titel=objekt.anlass,
        gegenstand=objekt.wirkungsraum.name,
        darf=lambda: rules.darf_steuern(zugriff),
        handeln=handeln,
        anfang=PunktForm.anfang(objekt),
        vorlage="planbudget/punkt.html",
        kontext={
            "anlagen": szenario.anlagen(objekt),
            "zurueck": reverse("steuerung", args=[objekt.wirkungsraum.schluessel]),
            "zurueck_name": f"Steuerung {objekt.wirkungsraum.name}",
            "einleitung": "Was hier steht, berührt keinen Fall: Über Hilfen wird entschieden wie immer.",
        },
    )


@nur_fuer(rules.darf_bindungszeilen_sehen)
def zuordnung(request: Anfrage, schluessel: str, bezug: str) -> HttpResponse:
    zugriff = request.zugriff
    raumbudget = budget.raumbudget(zugriff, schluessel)
    zeile = budget.bindungszeile(zugriff, raumbudget.raum, bezug) if raumbudget else None
    if raumbudget is None or zeile is None:
        raise Http404

    def handeln(werte: dict[str, Any]) -> str:
        actions.zuordnung_festlegen(zugriff=zugriff, bezug=bezug, **werte)
        return reverse("bindung", args=[schluessel])

    return formularseite(
        request,
        ZuordnungForm,
        titel=f"Zuordnung: {zeile.name}",
        gegenstand=raumbudget.raum.name,
        darf=lambda: rules.darf_zuordnung_aendern(zugriff),
        handeln=handeln,
        anfang={"zaehlt": "ja" if zeile.zaehlt else "nein"},
        kontext={
            "knopf": "Festlegen",
            "zurueck": reverse("bindung", args=[schluessel]),
            "zurueck_name": f"Bindung {raumbudget.raum.name}",
            "einleitung": f"Bisher gilt: {zeile.zuordnung.satz} Quelle: {zeile.zuordnung.quelle}.",
        },
    )

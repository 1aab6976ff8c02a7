"""Who works for a Träger, by name: for its own Leitung, to read for the ASD's; others find nobody."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.technik.gefunden import oder_404
from massanzug.traeger import actions
from massanzug.traeger.forms import FachkraftForm, StundenForm, ZeugnisForm
from massanzug.traeger.queries import praesenz as queries
from massanzug.traeger.rules import darf_personal_pflegen
from massanzug.zugang.formularseite import einmal, formularseite
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage

ZURUECK = "Fachkräfte"


@nur_fuer(darf_angemeldet)
@require_GET
def fachkraefte(request: Anfrage, pk: int) -> HttpResponse:
    traeger = oder_404(queries.traeger_mit_personal(request.zugriff, pk))
    kontext = {
        "traeger": traeger,
        "p": queries.personalblick(request.zugriff, traeger),
        "darf_pflegen": bool(darf_personal_pflegen(request.zugriff, pk)),
    }
    return render(request, "traeger/fachkraefte.html", kontext)


@nur_fuer(darf_angemeldet)
def fachkraft_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, traeger = request.zugriff, oder_404(queries.traeger_mit_personal(request.zugriff, pk))
    zurueck = reverse("fachkraefte", args=[pk])

    def handeln(werte: dict[str, Any]) -> str:
        werte.pop("stand")
        actions.fachkraft_eintragen(zugriff=zugriff, traeger=traeger, **werte)
        return zurueck

    return formularseite(
        request,
        FachkraftForm,
        titel="Fachkraft eintragen",
        gegenstand=traeger.name,
        darf=lambda: darf_personal_pflegen(zugriff, pk),
        handeln=handeln,
        anfang={"gueltig_von": zugriff.heute},
        kontext={"knopf": "Eintragen", "zurueck": zurueck, "zurueck_name": ZURUECK},
    )


@nur_fuer(darf_angemeldet)
def fachkraft_aendern(request: Anfrage, fachkraft_pk: int) -> HttpResponse:
    zugriff, fachkraft = request.zugriff, oder_404(queries.fachkraft(request.zugriff, fachkraft_pk))
    zurueck = reverse("fachkraefte", args=[fachkraft.traeger_id])

    def handeln(werte: dict[str, Any]) -> str:
        stand = werte.pop("stand") or 0
        actions.fachkraft_aendern(zugriff=zugriff, fachkraft=fachkraft, stand=stand, **werte)
        return zurueck

    return formularseite(
        request,
        FachkraftForm,
        titel="Angaben ändern",
        gegenstand="Fachkraft",
        darf=lambda: darf_personal_pflegen(zugriff, fachkraft.traeger_id),
        handeln=handeln,
        anfang=FachkraftForm.anfang(fachkraft),
        kontext={
            "einleitung": "Arbeitet jemand ab einem Tag mehr oder weniger Stunden, dann nehmen Sie bitte „Stunden ab“: "
            "So bleibt die Quote der Zeit davor richtig.",
            "zurueck": zurueck,
            "zurueck_name": ZURUECK,
        },
    )


@nur_fuer(darf_angemeldet)
def stunden_umstellen(request: Anfrage, fachkraft_pk: int) -> HttpResponse:
    zugriff, fachkraft = request.zugriff, oder_404(queries.fachkraft(request.zugriff, fachkraft_pk))
    zurueck = reverse("fachkraefte", args=[fachkraft.traeger_id])

    def handeln(werte: dict[str, Any]) -> str:
        actions.stunden_umstellen(zugriff=zugriff, fachkraft=fachkraft, **werte)
        return zurueck

    return formularseite(
        request,
        StundenForm,
        titel=f"Stunden von {fachkraft.name} umstellen",
        darf=lambda: darf_personal_pflegen(zugriff, fachkraft.traeger_id),
        handeln=handeln,
        kontext={"knopf": "Umstellen", "zurueck": zurueck, "zurueck_name": ZURUECK},
    )


@nur_fuer(darf_angemeldet)
def zeugnis_festhalten(request: Anfrage, fachkraft_pk: int) -> HttpResponse:
    zugriff, fachkraft = request.zugriff, oder_404(queries.fachkraft(request.zugriff, fachkraft_pk))
    zurueck = reverse("fachkraefte", args=[fachkraft.traeger_id])

    def handeln(werte: dict[str, Any]) -> str:
        actions.zeugnis_festhalten(zugriff=zugriff, fachkraft=fachkraft, **werte)
        return zurueck

    return formularseite(
        request,
        ZeugnisForm,
        titel=f"Führungszeugnis von {fachkraft.name}",
        darf=lambda: darf_personal_pflegen(zugriff, fachkraft.traeger_id),
        handeln=handeln,
        kontext={
            "einleitung": "Sie haben ein erweitertes Führungszeugnis gesehen. Gespeichert wird nur sein Datum (§ 72a "
            "SGB VIII); sechs Monate nach dem letzten Tag wird es gelöscht.",
            "zurueck": zurueck,
            "zurueck_name": ZURUECK,
        },
    )


@nur_fuer(darf_angemeldet)
@require_POST
def fachkraft_entfernen(request: Anfrage, fachkraft_pk: int) -> HttpResponse:
    fachkraft = oder_404(queries.fachkraft(request.zugriff, fachkraft_pk))
    return einmal(
        request,
        reverse("fachkraefte", args=[fachkraft.traeger_id]),
        lambda: actions.fachkraft_entfernen(zugriff=request.zugriff, fachkraft=fachkraft),
    )


@nur_fuer(darf_angemeldet)
@require_POST
def personenangaben_loeschen(request: Anfrage, fachkraft_pk: int) -> HttpResponse:
    fachkraft = oder_404(queries.fachkraft(request.zugriff, fachkraft_pk))
    return einmal(
        request,
        reverse("fachkraefte", args=[fachkraft.traeger_id]),
        lambda: actions.personenangaben_loeschen(zugriff=request.zugriff, fachkraft=fachkraft),
    )


@nur_fuer(darf_angemeldet)
@require_POST
def faellige_loeschen(request: Anfrage, pk: int) -> HttpResponse:
    traeger = oder_404(queries.traeger_mit_personal(request.zugriff, pk))
    return einmal(
        request,
        reverse("fachkraefte", args=[pk]),
        lambda: actions.loesche_faellige(zugriff=request.zugriff, traeger_id=traeger.pk),
    )

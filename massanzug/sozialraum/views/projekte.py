"""Projects and one's own time: for all, for several families, told in six questions."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.rechenkern import raum as kern
from massanzug.sozialraum import actions, rules
from massanzug.sozialraum.choices import Projektphase
from massanzug.sozialraum.forms import ProjektForm, ProjektkostenForm, ZeitForm
from massanzug.sozialraum.queries import projekte as queries
from massanzug.sozialraum.queries.stadt import wirkungsraeume
from massanzug.technik.erlaubnis import JA
from massanzug.zugang.formularseite import einmal, formularseite
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage

_ZURUECK = {"zurueck_name": "Projekte"}


def _projekt(request: Anfrage, pk: int) -> Any:
    objekt = queries.projekt(request.zugriff, pk)
    if objekt is None:
        raise Http404
    return objekt


@nur_fuer(rules.darf_projekte)
@require_GET
def projekte(request: Anfrage) -> HttpResponse:
    raum, phase = request.GET.get("raum", ""), request.GET.get("phase", "")
    phase = phase if phase in Projektphase.values else ""
    liste = Paginator(queries.projekte(request.zugriff, raum[:50], phase), queries.JE_SEITE)
    kontext = {
        "seite": liste.get_page(request.GET.get("seite")),
        "raeume": wirkungsraeume(request.zugriff),
        "raum": raum,
        "phase": phase,
        "phasen": Projektphase.choices,
        "darf_pflegen": rules.darf_raum_pflegen(request.zugriff),
    }
    return render(request, "sozialraum/projekte.html", kontext)


@nur_fuer(rules.darf_projekte)
@require_GET
def projekt(request: Anfrage, pk: int) -> HttpResponse:
    objekt = _projekt(request, pk)
    kosten = Paginator(queries.kosten(request.zugriff, objekt), queries.JE_SEITE)
    kontext = {
        "blick": queries.blick(request.zugriff, objekt),
        "p": objekt,
        "seite": kosten.get_page(request.GET.get("seite")),
        "darf_pflegen": rules.darf_raum_pflegen(request.zugriff, objekt.wirkungsraum_id),
    }
    return render(request, "sozialraum/projekt.html", kontext)


@nur_fuer(rules.darf_raum_pflegen)
def projekt_neu(request: Anfrage) -> HttpResponse:
    """An idea; `thema` and `raum` in the address say from where somebody came."""
    raeume = queries.eigene_raeume(request.zugriff)

    def handeln(werte: dict[str, Any]) -> str:
        werte.pop("stand", None)
        raum = werte.pop("wirkungsraum", None) or raeume[0]
        neu = actions.projekt_anlegen(zugriff=request.zugriff, wirkungsraum=raum, **werte)
        return reverse("projekt", args=[neu.pk])

    thema = request.GET.get("thema", "")
    raum = next((r for r in raeume if r.schluessel == request.GET.get("raum")), None)
    anfang = {"phase": Projektphase.IDEE, "thema": thema if thema in kern.lade_themen() else "", "wirkungsraum": raum}
    return formularseite(
        request,
        ProjektForm,
        titel="Neues Projekt",
        darf=lambda: JA,  # the door has asked
        handeln=handeln,
        anfang=anfang,
        form_kwargs={"raeume": raeume},
        kontext=_ZURUECK | {"zurueck": reverse("projekte"), "knopf": "Anlegen"},
    )


@nur_fuer(rules.darf_raum_pflegen)
def projekt_aendern(request: Anfrage, pk: int) -> HttpResponse:
    objekt = _projekt(request, pk)

    def handeln(werte: dict[str, Any]) -> str:
        stand = werte.pop("stand") or 0
        actions.projekt_aendern(zugriff=request.zugriff, projekt=objekt, stand=stand, **werte)
        return reverse("projekt", args=[pk])

    return formularseite(
        request,
        ProjektForm,
        titel="Projekt weiterschreiben",
        gegenstand=objekt.name,
        darf=lambda: rules.darf_raum_pflegen(request.zugriff, objekt.wirkungsraum_id),
        handeln=handeln,
        anfang=ProjektForm.anfang(objekt),
        form_kwargs={"raeume": []},  # a project stays where it began
        kontext={"zurueck": reverse("projekt", args=[pk]), "zurueck_name": objekt.name},
    )


@nur_fuer(rules.darf_raum_pflegen)
def projektkosten_neu(request: Anfrage, pk: int) -> HttpResponse:
    objekt = _projekt(request, pk)

    def handeln(werte: dict[str, Any]) -> str:
        actions.projektkosten_eintragen(zugriff=request.zugriff, projekt=objekt, **werte)
        return reverse("projekt", args=[pk])

    return formularseite(
        request,
        ProjektkostenForm,
        titel="Kosten eintragen",
        gegenstand=objekt.name,
        darf=lambda: rules.darf_raum_pflegen(request.zugriff, objekt.wirkungsraum_id),
        handeln=handeln,
        anfang={"am": request.zugriff.heute},
        kontext={
            "zurueck": reverse("projekt", args=[pk]),
            "zurueck_name": objekt.name,
            "einleitung": "Die Kämmerei bucht den Betrag einmal. Falsches ändern Sie nicht, Sie heben es auf.",
        },
    )


@nur_fuer(rules.darf_raum_pflegen)
@require_POST
def projektkosten_aufheben(request: Anfrage, pk: int) -> HttpResponse:
    kosten = queries.ein_betrag(request.zugriff, pk)
    if kosten is None:
        raise Http404
    danach = reverse("projekt", args=[kosten.projekt_id])
    return einmal(request, danach, lambda: actions.projektkosten_aufheben(zugriff=request.zugriff, kosten=kosten))


@nur_fuer(rules.darf_raum_pflegen)
def zeit(request: Anfrage) -> HttpResponse:
    """One's own time: three taps, and below what one noted last. Nobody else sees it."""
    zugriff = request.zugriff

    def handeln(werte: dict[str, Any]) -> str:
        actions.zeit_notieren(zugriff=zugriff, **werte)
        return reverse("zeit")

    laufende = queries.laufende(zugriff)
    gewaehlt = f"projekt-{request.GET.get('projekt', '')}"
    return formularseite(
        request,
        ZeitForm,
        titel="Zeit notieren",
        darf=lambda: JA,  # the door has asked
        handeln=handeln,
        anfang={"tag": zugriff.heute, "fuer": gewaehlt},
        form_kwargs={"raeume": queries.eigene_raeume(zugriff), "projekte": laufende},
        vorlage="sozialraum/zeit.html",
        kontext=_ZURUECK
        | {
            "zurueck": reverse("projekte"),
            "knopf": "Notieren",
            "eigene": queries.eigene_zeiten(zugriff),
            "woche": queries.eigene_minuten(zugriff),
        },
    )


@nur_fuer(rules.darf_raum_pflegen)
@require_POST
def zeit_aufheben(request: Anfrage, pk: int) -> HttpResponse:
    eintrag = queries.eigene_zeit(request.zugriff, pk)
    if eintrag is None:
        raise Http404
    return einmal(request, reverse("zeit"), lambda: actions.zeit_aufheben(zugriff=request.zugriff, eintrag=eintrag))

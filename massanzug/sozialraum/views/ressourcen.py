"""What the neighbourhood holds: found, entered, confirmed, taken off."""

from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.sozialraum import actions, rules
from massanzug.sozialraum.choices import VON_UNS, Bestaetigungsweg
from massanzug.sozialraum.forms import (
    THEMEN_VON_SELBST,
    BeendenForm,
    BestaetigenForm,
    NeueRessourceForm,
    RessourceForm,
    SucheForm,
)
from massanzug.sozialraum.queries import ressourcen as queries
from massanzug.technik.erlaubnis import JA, Unzulaessig
from massanzug.zugang.formularseite import einmal, formularseite
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage

_WEGE: Final = [(weg.value, weg.label) for weg in VON_UNS]


def _ressource(request: Anfrage, pk: int) -> Any:
    objekt = queries.ressource(request.zugriff, pk)
    if objekt is None:
        raise Http404
    return objekt


@nur_fuer(darf_angemeldet)
@require_GET
def raumressourcen(request: Anfrage) -> HttpResponse:
    """Finding; without words everything there is, the freshest first."""
    form = SucheForm(request.GET)
    gueltig = form.is_valid()
    bedarf = queries.bedarf_aus(form.cleaned_data) if gueltig else None
    karten = queries.finde(request.zugriff, bedarf) if bedarf else []
    darf_pflegen = rules.darf_raum_pflegen(request.zugriff)
    nur_liste = bool(request.headers.get("HX-Request"))
    kontext = {
        "form": form,
        "karten": karten,
        "voll": len(karten) == queries.TREFFER,
        "gefragt": bool(bedarf and bedarf != queries.bedarf_aus({})),
        "verstanden": queries.gelesen(bedarf, form.cleaned_data) if bedarf else "",
        "genauer": any(name != "q" and form[name].value() for name in form.fields),
        "darf_pflegen": darf_pflegen,
        "offen": queries.zu_bestaetigen(request.zugriff) if darf_pflegen and not nur_liste else 0,
    }
    vorlage = "sozialraum/ressourcenliste.html" if nur_liste else "sozialraum/ressourcen.html"
    return render(request, vorlage, kontext, status=200 if gueltig else 422)


@nur_fuer(darf_angemeldet)
@require_GET
def raumressource(request: Anfrage, pk: int) -> HttpResponse:
    objekt = _ressource(request, pk)
    kontext = {
        "karte": queries.karte_von(request.zugriff, objekt),
        "frische": queries.frische(objekt, request.zugriff.heute),
        "wege": _WEGE,
    }
    return render(request, "sozialraum/ressource.html", kontext)


@nur_fuer(rules.darf_raum_pflegen)
@require_GET
def raumressource_aehnliche(request: Anfrage) -> HttpResponse:
    """While a name is typed: what may be the same thing."""
    gleiche = queries.aehnliche(request.zugriff, request.GET.get("name", "")[:120])
    return render(request, "sozialraum/aehnliche.html", {"aehnliche": gleiche})


@nur_fuer(rules.darf_raum_pflegen)
def raumressource_neu(request: Anfrage) -> HttpResponse:
    def handeln(werte: dict[str, Any]) -> str:
        themen = queries.themen_von(request.zugriff, f"{werte['name']} {werte['beschreibung']}")
        werte["themen"] = themen[:THEMEN_VON_SELBST]
        neu = actions.raumressource_eintragen(zugriff=request.zugriff, bestaetigt_wie=Bestaetigungsweg.BESUCH, **werte)
        return reverse("raumressource", args=[neu.pk])

    return formularseite(
        request,
        NeueRessourceForm,
        titel="Neu im Sozialraum",
        darf=lambda: JA,  # the door has asked
        handeln=handeln,
        vorlage="sozialraum/ressource_neu.html",
        form_kwargs={"stadtteile": queries.stadtteile(request.zugriff)},
        kontext={"zurueck": reverse("raumressourcen"), "zurueck_name": "Ressourcen", "knopf": "Eintragen"},
    )


@nur_fuer(rules.darf_raum_pflegen)
def raumressource_aendern(request: Anfrage, pk: int) -> HttpResponse:
    objekt = _ressource(request, pk)

    def handeln(werte: dict[str, Any]) -> str:
        stand = werte.pop("stand") or 0
        actions.raumressource_aendern(zugriff=request.zugriff, ressource=objekt, stand=stand, **werte)
        return reverse("raumressource", args=[pk])

    return formularseite(
        request,
        RessourceForm,
        titel="Eintrag ändern",
        gegenstand=objekt.name,
        darf=lambda: rules.darf_raum_pflegen(request.zugriff, objekt.stadtteil.wirkungsraum_id),
        handeln=handeln,
        anfang=RessourceForm.anfang(objekt),
        form_kwargs={"stadtteile": queries.stadtteile(request.zugriff)},
        kontext={"zurueck": reverse("raumressource", args=[pk]), "zurueck_name": objekt.name},
    )


@nur_fuer(rules.darf_raum_pflegen)
@require_POST
def raumressource_bestaetigen(request: Anfrage, pk: int) -> HttpResponse:
    objekt, form = _ressource(request, pk), BestaetigenForm(request.POST)
    if not form.is_valid():
        raise Unzulaessig("Bitte sagen Sie, woher Sie es wissen: Besuch, Anruf, E-Mail oder von einer Familie.")
    wie = Bestaetigungsweg(form.cleaned_data["wie"])
    danach = reverse("bestaetigungsrunde") if "runde" in request.POST else reverse("raumressource", args=[pk])
    return einmal(
        request,
        danach,
        lambda: actions.raumressource_bestaetigen(zugriff=request.zugriff, ressource=objekt, wie=wie),
    )


@nur_fuer(rules.darf_raum_pflegen)
def raumressource_beenden(request: Anfrage, pk: int) -> HttpResponse:
    objekt = _ressource(request, pk)

    def handeln(werte: dict[str, Any]) -> str:
        actions.raumressource_beenden(zugriff=request.zugriff, ressource=objekt, am=werte["am"])
        return reverse("raumressourcen")

    return formularseite(
        request,
        BeendenForm,
        titel="Gibt es nicht mehr",
        gegenstand=objekt.name,
        darf=lambda: rules.darf_raum_pflegen(request.zugriff, objekt.stadtteil.wirkungsraum_id),
        handeln=handeln,
        anfang={"am": request.zugriff.heute},
        kontext={
            "einleitung": f"„{objekt.name}“ wird dann niemandem mehr vorgeschlagen.",
            "zurueck": reverse("raumressource", args=[pk]),
            "zurueck_name": objekt.name,
        },
    )


@nur_fuer(rules.darf_raum_pflegen)
@require_GET
def bestaetigungsrunde(request: Anfrage) -> HttpResponse:
    """For a quiet hour: who should be asked again, the oldest first."""
    kontext = {"runde": queries.runde(request.zugriff), "wege": _WEGE}
    return render(request, "sozialraum/bestaetigungsrunde.html", kontext)

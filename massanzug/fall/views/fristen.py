"""Pages of the periods of a case."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from massanzug.fall import actions, rules
from massanzug.fall.choices import Fristanlass
from massanzug.fall.forms import fristen as fristen_forms
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries import fristen as fristqueries
from massanzug.fall.views.formular import fallformular, sichtbarer_fall, wenn_lesbar
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
@require_GET
def fristen(request: Anfrage, pk: int) -> HttpResponse:
    fall = sichtbarer_fall(request, pk, "Fristen gelesen")
    blick = oder_404(fristqueries.fristenblick(request.zugriff, fall))
    darf = rules.darf_frist_festhalten(request.zugriff, blick.bezug)
    return render(request, "fall/fristen.html", {"blick": blick, "fall": fall, "darf": darf})


def _fristformular(request: Anfrage, fall: Any, form_class: Any, titel: str, tun: Any, **mehr: Any) -> HttpResponse:
    """A form of the page „Fristen“: back there afterwards."""
    kontext = {"zurueck_name": "Fristen"} | mehr.pop("kontext", {})
    return fallformular(
        request,
        fall,
        form_class,
        titel,
        tun,
        darf=lambda: rules.darf_frist_festhalten(request.zugriff, queries.bezug(request.zugriff, fall)),
        danach=reverse("fristen", args=[fall.pk]),
        kontext=kontext,
        **mehr,
    )


@nur_fuer(darf_angemeldet)
def fristereignis_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Fristereignis festhalten")
    return _fristformular(
        request,
        fall,
        fristen_forms.FristereignisForm,
        "Ereignis festhalten",
        lambda w: actions.fristereignis_festhalten(zugriff=zugriff, fall=fall, **w | {"art": Fristanlass(w["art"])}),
        form_kwargs={"moegliche": fristqueries.moegliche_anlaesse(zugriff, fall)},
        anfang={"am": zugriff.heute},
        kontext={"einleitung": "Hier steht nur, was in diesem Fall gerade sein kann. Die Fristen rechnet die Seite."},
    )


@nur_fuer(darf_angemeldet)
def fristereignis_berichtigen(request: Anfrage, pk: int, ereignis_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Fristereignis berichtigen")
    ereignis = oder_404(wenn_lesbar(request, fall, fristqueries.fristereignis(fall, ereignis_pk)))
    return _fristformular(
        request,
        fall,
        fristen_forms.BerichtigungForm,
        f"Berichtigen: {ereignis.get_art_display()}",
        lambda w: actions.fristereignis_berichtigen(
            zugriff=zugriff,
            ereignis=ereignis,
            am=ereignis.am if w["nie"] else w["am"],
            gilt=not w["nie"],
            grund=w["grund"],
        ),
        anfang={"am": ereignis.am},
        kontext={"einleitung": "Der alte Eintrag bleibt lesbar. Die Fristen werden neu gerechnet."},
    )

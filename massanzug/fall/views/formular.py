"""What every page and form of a case shares: the visible case, the way back."""

from collections.abc import Callable
from typing import Any

from django import forms as djforms
from django.http import Http404, HttpResponse
from django.urls import reverse

from massanzug.fall import rules
from massanzug.fall.choices import Freigabeteil
from massanzug.fall.queries import faelle as queries
from massanzug.technik.erlaubnis import Erlaubnis
from massanzug.zugang.formularseite import formularseite
from massanzug.zugang.tuer import vermerke_einsicht
from massanzug.zugang.zugriff import Anfrage


def sichtbarer_fall(request: Anfrage, pk: int, zweck: str) -> Any:
    """The case as visible for this person, noted as read; else it does not exist."""
    fall = queries.fall(request.zugriff, pk)
    if fall is None:
        raise Http404
    vermerke_einsicht(request, "fall", pk, zweck)
    return fall


def wenn_lesbar(request: Anfrage, fall: Any, objekt: Any, *teile: Freigabeteil) -> Any:
    """A single thing of a case where this person may read it, else None: a guessed number tells nothing.

    It belongs to one of `teile`, or where none is named to the notes of the Jugendamt.
    """
    if objekt is not None and rules.darf_im_fall_lesen(request.zugriff, queries.bezug(request.zugriff, fall), *teile):
        return objekt
    return None


def ohne_stand(werte: dict[str, Any]) -> dict[str, Any]:
    return {feld: wert for feld, wert in werte.items() if feld != "stand"}


def mit_stand(werte: dict[str, Any]) -> dict[str, Any]:
    return werte | {"stand": werte["stand"] or 0}


def fallformular(
    request: Anfrage,
    fall: Any,
    form_class: type[djforms.Form],
    titel: str,
    tun: Callable[[dict[str, Any]], Any],
    *,
    darf: Callable[[], Erlaubnis] | None = None,
    danach: str = "",
    knopf: str = "Speichern",
    anfang: dict[str, Any] | None = None,
    form_kwargs: dict[str, Any] | None = None,
    kontext: dict[str, Any] | None = None,
    vorlage: str = "zugang/formular.html",
) -> HttpResponse:
    """A form that belongs to a case: back to the case afterwards, only for who may work on it."""
    zugriff = request.zugriff
    ziel = danach or reverse("fall", args=[fall.pk])

    def handeln(werte: dict[str, Any]) -> str:
        tun(werte)
        return ziel

    return formularseite(
        request,
        form_class,
        titel=titel,
        gegenstand=f"Familie {fall.bezeichnung}",
        darf=darf or (lambda: rules.darf_fall_bearbeiten(zugriff, queries.bezug(zugriff, fall))),
        handeln=handeln,
        anfang=anfang,
        form_kwargs=form_kwargs,
        vorlage=vorlage,
        kontext={"knopf": knopf, "zurueck": ziel, "zurueck_name": f"Familie {fall.bezeichnung}", "fall": fall}
        | (kontext or {}),
    )

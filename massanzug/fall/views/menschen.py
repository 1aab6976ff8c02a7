"""Pages of people and their network."""

from collections.abc import Callable
from typing import Any

from django import forms as djforms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.fall import actions, rules
from massanzug.fall.choices import Freigabeteil
from massanzug.fall.forms import menschen as menschen_forms
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries import netzwerk as netzwerkqueries
from massanzug.fall.views.formular import fallformular, mit_stand, ohne_stand, sichtbarer_fall, wenn_lesbar
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.formularseite import einmal
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
def person_neu(request: Anfrage, pk: int) -> HttpResponse:
    fall = sichtbarer_fall(request, pk, "Person aufnehmen")

    def tun(werte: dict[str, Any]) -> None:
        actions.person_aufnehmen(zugriff=request.zugriff, fall=fall, **ohne_stand(werte))

    return fallformular(request, fall, menschen_forms.PersonForm, "Person aufnehmen", tun)


@nur_fuer(darf_angemeldet)
def person_aendern(request: Anfrage, pk: int, person_pk: int) -> HttpResponse:
    fall = sichtbarer_fall(request, pk, "Person ändern")
    person = oder_404(wenn_lesbar(request, fall, queries.person(fall, person_pk), Freigabeteil.PERSONEN))

    def tun(werte: dict[str, Any]) -> None:
        actions.person_aendern(zugriff=request.zugriff, person=person, **mit_stand(werte))

    felder = tuple(menschen_forms.PersonForm.base_fields)
    return fallformular(
        request,
        fall,
        menschen_forms.PersonForm,
        "Angaben zur Person",
        tun,
        anfang={f: getattr(person, f) for f in felder},
        kontext={
            "hilfe_vorlage": "fall/person_hilfe.html",
            "person": person,
            "haengt": netzwerkqueries.was_an_ihr_haengt(person),
        },
    )


@nur_fuer(darf_angemeldet)
@require_POST
def person_entfernen(request: Anfrage, pk: int, person_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Person entfernen")
    person = wenn_lesbar(request, fall, queries.person(fall, person_pk), Freigabeteil.PERSONEN)
    return einmal(
        request,
        reverse("fall", args=[fall.pk]),
        lambda: actions.person_entfernen(zugriff=zugriff, person=oder_404(person)),
    )


@nur_fuer(darf_angemeldet)
@require_GET
def netzwerk(request: Anfrage, pk: int) -> HttpResponse:
    fall = sichtbarer_fall(request, pk, "Netzwerk gelesen")
    blick = oder_404(netzwerkqueries.netzwerkblick(request.zugriff, fall))
    bearbeiten = rules.darf_fall_bearbeiten(request.zugriff, blick.bezug)
    return render(request, "fall/netzwerk.html", {"blick": blick, "fall": fall, "bearbeiten": bearbeiten})


def _netzwerkformular(
    request: Anfrage,
    fall: Any,
    form_class: type[djforms.Form],
    titel: str,
    tun: Callable[[dict[str, Any]], Any],
    **mehr: Any,
) -> HttpResponse:
    """A form of the page „Netzwerk“: back there afterwards."""
    ort = {"danach": reverse("netzwerk", args=[fall.pk]), "kontext": {"zurueck_name": "Menschen und Netzwerk"}}
    if form_class is not menschen_forms.NetzwerkpersonForm:
        mehr["form_kwargs"] = {"fall": fall}
    return fallformular(request, fall, form_class, titel, tun, **(ort | mehr))


@nur_fuer(darf_angemeldet)
def beziehung_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Beziehung festhalten")
    return _netzwerkformular(
        request,
        fall,
        menschen_forms.BeziehungForm,
        "Beziehung festhalten",
        lambda w: actions.beziehung_festhalten(zugriff=zugriff, fall=fall, **ohne_stand(w)),
    )


@nur_fuer(darf_angemeldet)
def beziehung_aendern(request: Anfrage, pk: int, beziehung_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Beziehung ändern")
    beziehung = oder_404(
        wenn_lesbar(request, fall, netzwerkqueries.beziehung(fall, beziehung_pk), Freigabeteil.PERSONEN)
    )
    return _netzwerkformular(
        request,
        fall,
        menschen_forms.BeziehungForm,
        "Beziehung ändern",
        lambda w: actions.beziehung_aendern(zugriff=zugriff, beziehung=beziehung, **mit_stand(w)),
        anfang={f: getattr(beziehung, f) for f in menschen_forms.BeziehungForm.base_fields},
    )


@nur_fuer(darf_angemeldet)
@require_POST
def beziehung_entfernen(request: Anfrage, pk: int, beziehung_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Beziehung entfernen")
    beziehung = wenn_lesbar(request, fall, netzwerkqueries.beziehung(fall, beziehung_pk), Freigabeteil.PERSONEN)
    return einmal(
        request,
        reverse("netzwerk", args=[fall.pk]),
        lambda: actions.beziehung_entfernen(zugriff=zugriff, beziehung=oder_404(beziehung)),
    )


@nur_fuer(darf_angemeldet)
def sorgerecht_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Sorgerecht festhalten")
    return _netzwerkformular(
        request,
        fall,
        menschen_forms.SorgerechtForm,
        "Sorgerecht festhalten",
        lambda w: actions.sorgerecht_festhalten(zugriff=zugriff, fall=fall, **ohne_stand(w)),
    )


@nur_fuer(darf_angemeldet)
def sorgerecht_aendern(request: Anfrage, pk: int, sorgerecht_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Sorgerecht ändern")
    sorgerecht = oder_404(wenn_lesbar(request, fall, netzwerkqueries.sorgerecht(fall, sorgerecht_pk)))
    return _netzwerkformular(
        request,
        fall,
        menschen_forms.SorgerechtForm,
        "Sorgerecht ändern",
        lambda w: actions.sorgerecht_aendern(zugriff=zugriff, sorgerecht=sorgerecht, **mit_stand(w)),
        anfang={f: getattr(sorgerecht, f) for f in menschen_forms.SorgerechtForm.base_fields},
    )


@nur_fuer(darf_angemeldet)
def netzwerkperson_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Netzwerkperson aufnehmen")
    return _netzwerkformular(
        request,
        fall,
        menschen_forms.NetzwerkpersonForm,
        "Wer ist noch da?",
        lambda w: actions.netzwerkperson_aufnehmen(zugriff=zugriff, fall=fall, **ohne_stand(w)),
    )


@nur_fuer(darf_angemeldet)
def netzwerkperson_aendern(request: Anfrage, pk: int, netzwerkperson_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Netzwerkperson ändern")
    person = oder_404(wenn_lesbar(request, fall, netzwerkqueries.netzwerkperson(fall, netzwerkperson_pk)))
    return _netzwerkformular(
        request,
        fall,
        menschen_forms.NetzwerkpersonForm,
        "Angaben zur Person im Netzwerk",
        lambda w: actions.netzwerkperson_aendern(zugriff=zugriff, netzwerkperson=person, **mit_stand(w)),
        anfang={f: getattr(person, f) for f in menschen_forms.NetzwerkpersonForm.base_fields},
    )


@nur_fuer(darf_angemeldet)
@require_POST
def netzwerkperson_entfernen(request: Anfrage, pk: int, netzwerkperson_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Netzwerkperson entfernen")
    person = wenn_lesbar(request, fall, netzwerkqueries.netzwerkperson(fall, netzwerkperson_pk))
    return einmal(
        request,
        reverse("netzwerk", args=[fall.pk]),
        lambda: actions.netzwerkperson_entfernen(zugriff=zugriff, netzwerkperson=oder_404(person)),
    )

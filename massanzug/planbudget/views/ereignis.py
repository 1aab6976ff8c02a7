"""Pages of the Budgetereignisse: what changed the Planbudget, what the cases propose, who confirms."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.planbudget import actions, rules
from massanzug.planbudget.choices import Antwort
from massanzug.planbudget.forms.ereignis import EreignisForm, GrundForm, WechselForm
from massanzug.planbudget.queries import budget
from massanzug.planbudget.queries import ereignis as queries
from massanzug.rechenkern.geld import summe
from massanzug.zugang.formularseite import einmal, formularseite
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


def _raum(request: Anfrage, schluessel: str) -> queries.Raum:
    raum = queries.raum_mit_ereignissen(request.zugriff, schluessel)
    if raum is None:
        raise Http404
    return raum


def _blick(request: Anfrage, pk: int) -> queries.Ereignisblick:
    blick = queries.ereignis(request.zugriff, pk)
    if blick is None:
        raise Http404
    return blick


@nur_fuer(darf_angemeldet)
@require_GET
def ereignisse(request: Anfrage, schluessel: str) -> HttpResponse:
    zugriff = request.zugriff
    raum = _raum(request, schluessel)
    darf = rules.darf_ereignis_vorschlagen(zugriff, raum.pk)
    jahr = zugriff.heute.year
    teile = queries.planteile(raum, budget.lesart_wahl().value, jahr)
    return render(
        request,
        "planbudget/ereignisse.html",
        {
            "raum": raum,
            "jahr": jahr,
            "teile": teile,
            "summe": summe(t.betrag for t in teile),
            "ereignisse": queries.ereignisse(raum),
            "vorschlaege": queries.vorschlaege(raum, zugriff.heute) if darf else (),
            "darf_vorschlagen": bool(darf),
        },
    )


@nur_fuer(darf_angemeldet)
def ereignis_neu(request: Anfrage, schluessel: str) -> HttpResponse:
    zugriff = request.zugriff
    raum = _raum(request, schluessel)

    def handeln(werte: dict[str, Any]) -> str:
        neu = actions.ereignis_vorschlagen(zugriff=zugriff, wirkungsraum=raum, **werte)
        return reverse("ereignis", args=[neu.pk])

    return formularseite(
        request,
        EreignisForm,
        titel="Ereignis vorschlagen",
        gegenstand=raum.name,
        darf=lambda: rules.darf_ereignis_vorschlagen(zugriff, raum.pk),
        handeln=handeln,
        kontext=_zurueck_zur_liste(raum)
        | {
            "knopf": "Vorschlagen",
            "einleitung": "Der Vorschlag gilt erst, wenn zwei Menschen aus zwei Organisationen ihn bestätigt haben. "
            "Sie selbst gehören nicht dazu.",
        },
    )


def _zurueck_zur_liste(raum: queries.Raum) -> dict[str, Any]:
    return {"zurueck": reverse("ereignisse", args=[raum.schluessel]), "zurueck_name": f"Ereignisse {raum.name}"}


@nur_fuer(darf_angemeldet)
def wechsel(request: Anfrage, schluessel: str, massanzug_pk: int) -> HttpResponse:
    zugriff = request.zugriff
    raum = _raum(request, schluessel)
    vorschlag = queries.vorschlag(raum, massanzug_pk, zugriff.heute)
    if vorschlag is None:
        raise Http404

    def handeln(werte: dict[str, Any]) -> str:
        neu = actions.wechsel_vorschlagen(
            zugriff=zugriff, wirkungsraum=raum, massanzug_id=massanzug_pk, nachweis=werte["nachweis"]
        )
        return reverse("ereignis", args=[neu.pk])

    return formularseite(
        request,
        WechselForm,
        titel=f"{vorschlag.art.label} vorschlagen",
        gegenstand=raum.name,
        darf=lambda: rules.darf_ereignis_vorschlagen(zugriff, raum.pk),
        handeln=handeln,
        vorlage="planbudget/wechsel.html",
        kontext=_zurueck_zur_liste(raum) | {"knopf": "Vorschlagen", "v": vorschlag},
    )


@nur_fuer(darf_angemeldet)
@require_GET
def ereignis(request: Anfrage, pk: int) -> HttpResponse:
    zugriff = request.zugriff
    blick = _blick(request, pk)
    raum_id = blick.ereignis.wirkungsraum_id
    return render(
        request,
        "planbudget/ereignis.html",
        {
            "b": blick,
            "e": blick.ereignis,
            "ist_verfasser": blick.ereignis.verfasst_von_id == zugriff.konto_id,
            "hat_geantwortet": queries.hat_geantwortet(zugriff, blick),
            "darf_antworten": rules.darf_ereignis_beantworten(zugriff, raum_id),
            "darf_vorschlagen": bool(rules.darf_ereignis_vorschlagen(zugriff, raum_id)),
        },
    )


@nur_fuer(darf_angemeldet)
@require_POST
def ereignis_bestaetigen(request: Anfrage, pk: int) -> HttpResponse:
    blick = _blick(request, pk)
    return einmal(
        request,
        reverse("ereignis", args=[pk]),
        lambda: actions.ereignis_beantworten(zugriff=request.zugriff, blick=blick, antwort=Antwort.BESTAETIGT),
    )


def _mit_grund(request: Anfrage, pk: int, *, titel: str, knopf: str, darf: Any, handeln: Any) -> HttpResponse:
    """A form that asks for nothing but the reason."""
    return formularseite(
        request,
        GrundForm,
        titel=titel,
        darf=darf,
        handeln=handeln,
        kontext={"knopf": knopf, "zurueck": reverse("ereignis", args=[pk]), "zurueck_name": "Ereignis"},
    )


@nur_fuer(darf_angemeldet)
def ereignis_ablehnen(request: Anfrage, pk: int) -> HttpResponse:
    zugriff = request.zugriff
    blick = _blick(request, pk)

    def handeln(werte: dict[str, Any]) -> str:
        actions.ereignis_beantworten(zugriff=zugriff, blick=blick, antwort=Antwort.ABGELEHNT, grund=werte["grund"])
        return reverse("ereignis", args=[pk])

    return _mit_grund(
        request,
        pk,
        titel="Ereignis ablehnen",
        knopf="Ablehnen",
        darf=lambda: rules.darf_ereignis_beantworten(zugriff, blick.ereignis.wirkungsraum_id),
        handeln=handeln,
    )


@nur_fuer(darf_angemeldet)
def ereignis_zuruecknehmen(request: Anfrage, pk: int) -> HttpResponse:
    zugriff = request.zugriff
    blick = _blick(request, pk)

    def handeln(werte: dict[str, Any]) -> str:
        neu = actions.ereignis_zuruecknehmen(zugriff=zugriff, blick=blick, grund=werte["grund"])
        return reverse("ereignis", args=[neu.pk])

    return _mit_grund(
        request,
        pk,
        titel="Rücknahme vorschlagen",
        knopf="Rücknahme vorschlagen",
        darf=lambda: rules.darf_ereignis_vorschlagen(zugriff, blick.ereignis.wirkungsraum_id),
        handeln=handeln,
    )

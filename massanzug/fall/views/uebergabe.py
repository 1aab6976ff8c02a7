"""Pages of handing over."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.fall import actions, rules
from massanzug.fall.choices import Freigabeteil
from massanzug.fall.forms import uebergabe as uebergabe_forms
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries import uebergabe as uebergabequeries
from massanzug.fall.views.formular import fallformular, sichtbarer_fall
from massanzug.technik.gefunden import oder_404
from massanzug.traeger.queries import fachkraefte_mit_traeger
from massanzug.zugang.choices import Rolle
from massanzug.zugang.formularseite import einmal, formularseite
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer, vermerke_einsicht
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
def uebergabe_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Übergabe vorbereiten")
    fuehrt = uebergabequeries.fallfuehrend(fall, zugriff.heute)
    return fallformular(
        request,
        fall,
        uebergabe_forms.UebergabeForm,
        "Fall übergeben",
        lambda w: actions.uebergabe_vorbereiten(zugriff=zugriff, fall=fall, **w),
        darf=lambda: rules.darf_uebergeben(zugriff, queries.bezug(zugriff, fall)),
        knopf="Um Übernahme bitten",
        anfang={"ab": zugriff.heute},
        form_kwargs={
            "empfaenger": uebergabequeries.moegliche_empfaenger(zugriff.heute, ausser=fuehrt.pk if fuehrt else 0)
        },
        kontext={
            "einleitung": f"{fuehrt.name if fuehrt else 'Niemand'} führt diesen Fall. Wer übernimmt, liest den Willen, "
            "die Ziele, was bald fällig ist und was Sie hier schreiben, und sagt dann zu oder ab."
        },
    )


def _uebergabe(request: Anfrage, pk: int, uebergabe_pk: int, zweck: str) -> tuple[Any, Any]:
    """(handover, how the reader stands to the case); without a reason to read it, it does not exist."""
    zugriff = request.zugriff
    objekt = oder_404(uebergabequeries.uebergabe(pk, uebergabe_pk))
    bezug = queries.bezug(zugriff, objekt.fall)
    offen = uebergabequeries.bis_zum_tag(objekt, zugriff.heute)
    if not rules.darf_uebergabe_lesen(zugriff, bezug, objekt.an_id, offen):
        raise Http404
    vermerke_einsicht(request, "fall", pk, zweck)
    return objekt, bezug


@nur_fuer(darf_angemeldet)
@require_GET
def uebergabe(request: Anfrage, pk: int, uebergabe_pk: int) -> HttpResponse:
    zugriff = request.zugriff
    objekt, bezug = _uebergabe(request, pk, uebergabe_pk, "Übergabe gelesen")
    wartet = objekt.stand == "offen"
    return render(
        request,
        "fall/uebergabe.html",
        {
            "uebergabe": objekt,
            "fall": objekt.fall,
            "blick": uebergabequeries.uebergabeblick(objekt.fall, zugriff.heute),
            "wartet": wartet,
            "sieht_fall": rules.sieht_amtsnotizen(zugriff, bezug),
            "antworten": wartet and rules.darf_uebergabe_beantworten(zugriff, objekt.an_id),
            "zurueckziehen": wartet and rules.darf_uebergeben(zugriff, bezug),
        },
    )


@nur_fuer(darf_angemeldet)
@require_POST
def uebergabe_annehmen(request: Anfrage, pk: int, uebergabe_pk: int) -> HttpResponse:
    zugriff = request.zugriff
    objekt, _ = _uebergabe(request, pk, uebergabe_pk, "Fall übernommen")

    def danach(neu: Any) -> str:
        da = neu.wirksam_ab is not None and neu.wirksam_ab <= zugriff.heute
        return reverse("fall", args=[pk]) if da else reverse("uebergabe", args=[pk, uebergabe_pk])

    return einmal(request, danach, lambda: actions.uebergabe_annehmen(zugriff=zugriff, uebergabe=objekt))


@nur_fuer(darf_angemeldet)
@require_POST
def uebergabe_zurueckziehen(request: Anfrage, pk: int, uebergabe_pk: int) -> HttpResponse:
    zugriff = request.zugriff
    objekt, _ = _uebergabe(request, pk, uebergabe_pk, "Übergabe zurückgezogen")
    return einmal(
        request, reverse("fall", args=[pk]), lambda: actions.uebergabe_zurueckziehen(zugriff=zugriff, uebergabe=objekt)
    )


@nur_fuer(darf_angemeldet)
def uebergabe_ablehnen(request: Anfrage, pk: int, uebergabe_pk: int) -> HttpResponse:
    zugriff = request.zugriff
    objekt, _ = _uebergabe(request, pk, uebergabe_pk, "Übergabe gelesen")

    def handeln(werte: dict[str, Any]) -> str:
        actions.uebergabe_ablehnen(zugriff=zugriff, uebergabe=objekt, **werte)
        return reverse("schreibtisch")

    return formularseite(
        request,
        uebergabe_forms.AblehnungForm,
        titel="Das geht gerade nicht",
        gegenstand=f"Familie {objekt.fall.bezeichnung}",
        darf=lambda: rules.darf_uebergabe_beantworten(zugriff, objekt.an_id),
        handeln=handeln,
        kontext={
            "knopf": "Absagen",
            "zurueck": reverse("uebergabe", args=[pk, uebergabe_pk]),
            "zurueck_name": "Übergabe",
            "einleitung": f"{objekt.von.name} bleibt zuständig und liest Ihre Antwort.",
        },
    )


@nur_fuer(darf_angemeldet)
def freigabe_uebergeben(request: Anfrage, pk: int, freigabe_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Freigabe übergeben")
    alte = oder_404(queries.freigabe(zugriff, fall, freigabe_pk))
    plan = queries.bewilligter_massanzug(fall)
    return fallformular(
        request,
        fall,
        uebergabe_forms.FreigabeUebergebenForm,
        "An jemand anderen übergeben",
        lambda w: actions.freigabe_uebergeben(zugriff=zugriff, freigabe=alte, **w),
        darf=lambda: rules.darf_freigeben(zugriff, queries.bezug(zugriff, fall), plan.stand if plan else ""),
        knopf="Übergeben",
        anfang={"zweck": alte.zweck},
        form_kwargs={"fachkraefte": fachkraefte_mit_traeger(fall.wirkungsraum_id, Rolle.LT_FACHKRAFT, zugriff.heute)},
        kontext={
            "einleitung": f"{alte.fachkraft.name}, {alte.traeger.name}, sieht den Fall, bis die neue Fachkraft "
            "übernommen hat. Dann endet die alte Freigabe von selbst. Die Familie stimmt der neuen zu. "
            f"Bisher freigegeben: {', '.join(str(teil.label) for teil in Freigabeteil if teil in alte.teile)}."
        },
    )

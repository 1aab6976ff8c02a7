"""Pages of cutting by hand: moving, switching, Schnitte side by side, the Prinzipiencheck, the hint at the shelf."""

import secrets
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.fall import actions, rules
from massanzug.fall.forms import schneidern as formulare
from massanzug.fall.forms.massanzug import BausteinForm
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries import schnitte
from massanzug.fall.queries.fallblick import Fallblick, fallblick, schnitt
from massanzug.fall.queries.prinzipien import prinzipien as prinzipienblick
from massanzug.fall.views.formular import fallformular, mit_stand, sichtbarer_fall
from massanzug.technik.erlaubnis import verlange
from massanzug.technik.gefunden import oder_404
from massanzug.technik.nurlesen import nur_lesen
from massanzug.zugang.formularseite import einmal
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
def baustein_verschieben(request: Anfrage, pk: int, baustein_pk: int) -> HttpResponse:
    """Another goal or another time for one piece; afterwards the page offers the way back."""
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Baustein verschieben")
    baustein = oder_404(queries.baustein(zugriff, fall, baustein_pk))
    vorher = {"bewegt": baustein.pk, "ziel": baustein.ziel_id, "von": baustein.von, "bis": baustein.bis or ""}

    return fallformular(
        request,
        fall,
        formulare.VerschiebenForm,
        "Baustein verschieben",
        lambda w: actions.baustein_verschieben(zugriff=zugriff, baustein=baustein, **mit_stand(w)),
        darf=lambda: rules.darf_massanzug_aendern(zugriff, queries.bezug(zugriff, fall), baustein.massanzug.stand),
        danach=f"{reverse('massanzug', args=[fall.pk])}?{urlencode(vorher)}#baustein-{baustein.pk}",
        knopf="Verschieben",
        anfang={f: getattr(baustein, f) for f in ("ziel", "von", "bis", "stand")},
        form_kwargs={"fall": fall},
        kontext={
            "einleitung": f"{baustein.wer}: {baustein.was}",
            "zurueck": reverse("massanzug", args=[fall.pk]),
            "zurueck_name": "Maßanzug",
        },
    )


# ------------------------------------------------------------------------------------------------------- the switch


def _wechselkontext(fall: Any) -> dict[str, Any]:
    return {
        "zurueck": reverse("massanzug", args=[fall.pk]),
        "zurueck_name": "Maßanzug",
        "vorschau_url": reverse("wechsel_vorschau", args=[fall.pk]),
        "wechsel_url": reverse("wechsel_planen", args=[fall.pk]),
        "fall": fall,
    }


def _stand(blick: Fallblick) -> str:
    return blick.in_arbeit.stand if blick.in_arbeit else "entwurf"


@nur_fuer(darf_angemeldet)
def wechsel_planen(request: Anfrage, pk: int) -> HttpResponse:
    """From which day what ends and what begins; kept only from the page that shows what it does."""
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Wechsel planen")
    blick = fallblick(zugriff, fall)
    if not blick.sieht_massanzug:
        raise Http404
    beendbar = schnitte.beendbare(blick)

    return fallformular(
        request,
        fall,
        formulare.WechselForm,
        "Wechsel planen",
        lambda w: actions.wechsel_planen(zugriff=zugriff, fall=fall, **w),
        darf=lambda: rules.darf_massanzug_aendern(zugriff, blick.bezug, _stand(blick)),
        danach=reverse("massanzug", args=[fall.pk]),
        knopf="Wirkung ansehen",
        anfang={
            **BausteinForm.anfang_fuer(schnitte.gegenstueck(blick), ""),
            "stand": queries.planstand(blick.bausteine),
        },
        form_kwargs={"fall": fall, "beendbar": beendbar},
        kontext=_wechselkontext(fall) | {"beendbar": beendbar},
        vorlage="fall/wechsel.html",
    )


@nur_fuer(darf_angemeldet)
@require_POST
def wechsel_vorschau(request: Anfrage, pk: int) -> HttpResponse:
    """What a switch would do, before anything is saved."""
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Wechsel ansehen")
    with nur_lesen():
        blick = fallblick(zugriff, fall)
        if not blick.sieht_massanzug:
            raise Http404
        verlange(rules.darf_massanzug_aendern(zugriff, blick.bezug, _stand(blick)))
        form = formulare.WechselForm(request.POST, fall=fall, beendbar=schnitte.beendbare(blick))
        gut = form.is_valid()
        wechsel = (
            schnitte.wechselblick(blick, form.cleaned_data["ab"], form.cleaned_data["endet"], form.probe())
            if gut
            else None
        )
        return render(
            request,
            "fall/wechsel.html",
            _wechselkontext(fall)
            | {
                "form": form,
                "titel": "Wechsel planen",
                "wechsel": wechsel,
                "knopf": "Wirkung ansehen",
                "beendbar": True,
                "entwurf_token": "",
                "einmalmarke": secrets.token_hex(16),
            },
            status=200 if gut else 422,
        )


# -------------------------------------------------------------------------------------------- Schnitte side by side


@nur_fuer(darf_angemeldet)
@require_GET
def schnitte_vergleichen(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Schnitte verglichen")
    blick = fallblick(zugriff, fall)
    if not rules.darf_schnitte_vergleichen(zugriff, blick.bezug):
        raise Http404
    return render(
        request,
        "fall/schnitte.html",
        {
            "fall": fall,
            "blick": blick,
            "fassungen": schnitte.fassungen(blick),
            "aendern": rules.darf_massanzug_aendern(zugriff, blick.bezug, _stand(blick)) if blick.in_arbeit else None,
        },
    )


@nur_fuer(darf_angemeldet)
@require_POST
def schnitt_danebenlegen(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Zweiten Schnitt beginnen")
    return einmal(
        request, reverse("massanzug", args=[fall.pk]), lambda: actions.schnitt_danebenlegen(zugriff=zugriff, fall=fall)
    )


@nur_fuer(darf_angemeldet)
@require_POST
def schnitt_vornehmen(request: Anfrage, pk: int, massanzug_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Schnitt vornehmen")
    plan = schnitte.schnitt_der_fassung(zugriff, fall, massanzug_pk)
    return einmal(
        request,
        reverse("massanzug", args=[fall.pk]),
        lambda: actions.schnitt_vornehmen(zugriff=zugriff, fall=fall, massanzug=oder_404(plan)),
    )


@nur_fuer(darf_angemeldet)
def schnitt_waehlen(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Schnitt wählen")
    offen = queries.offener_massanzug(fall)
    return fallformular(
        request,
        fall,
        formulare.SchnittwahlForm,
        "Einen Schnitt wählen",
        lambda w: actions.schnitt_waehlen(zugriff=zugriff, fall=fall, **w),
        darf=lambda: rules.darf_massanzug_aendern(
            zugriff, queries.bezug(zugriff, fall), offen.stand if offen else "entwurf"
        ),
        danach=reverse("massanzug", args=[fall.pk]),
        knopf="Diesen Schnitt nehmen",
        form_kwargs={"schnitte": schnitte.waehlbare(fall)},
        kontext={
            "einleitung": "Die Familie wählt. Was nicht gewählt wird, bleibt lesbar.",
            "zurueck": reverse("schnitte_vergleichen", args=[fall.pk]),
            "zurueck_name": "Schnitte nebeneinander",
        },
    )


@nur_fuer(darf_angemeldet)
def passung_begruenden(request: Anfrage, pk: int) -> HttpResponse:
    """Answer the hint at the shelf; it may as well be left alone."""
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Passung begründen")
    offen = queries.offener_massanzug(fall)
    return fallformular(
        request,
        fall,
        formulare.PassungForm,
        "Warum passt dieser Plan so?",
        lambda w: actions.passung_begruenden(zugriff=zugriff, fall=fall, **w),
        darf=lambda: rules.darf_massanzug_aendern(
            zugriff, queries.bezug(zugriff, fall), offen.stand if offen else "entwurf"
        ),
        danach=reverse("massanzug", args=[fall.pk]),
        anfang={"passt_weil": offen.passt_weil if offen else ""},
    )


@nur_fuer(darf_angemeldet)
@require_GET
def prinzipien(request: Anfrage, pk: int) -> HttpResponse:
    """What of the five principles can be seen in this case; for those who see all of it."""
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Prinzipiencheck gelesen")
    blick = fallblick(zugriff, fall)
    if not rules.darf_schnitte_vergleichen(zugriff, blick.bezug):
        raise Http404
    bearbeiten = rules.darf_fall_bearbeiten(zugriff, blick.bezug)
    return render(
        request,
        "fall/prinzipien.html",
        {
            "fall": fall,
            "blick": blick,
            "prinzipien": prinzipienblick(blick, bool(bearbeiten)),
            "bearbeiten": bearbeiten,
            "schnitt": schnitt(blick) if blick.bausteine else None,
        },
    )

"""Pages of the Maßanzug."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.fall import actions, rules
from massanzug.fall.choices import FAEDEN_DER_ART, Bausteinart
from massanzug.fall.forms import massanzug as massanzug_forms
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries import schnitte
from massanzug.fall.queries.fallblick import Fallblick, fallblick, schnitt
from massanzug.fall.queries.team import idee_im_fall
from massanzug.fall.views.formular import fallformular, mit_stand, ohne_stand, sichtbarer_fall
from massanzug.technik.erlaubnis import Erlaubnis, Zwischenstand
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.formularseite import einmal, war_offen
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage, Zugriff


@nur_fuer(darf_angemeldet)
@require_GET
def massanzug(request: Anfrage, pk: int) -> HttpResponse:
    zugriff = request.zugriff
    objekt = sichtbarer_fall(request, pk, "Maßanzug gelesen")
    blick = fallblick(zugriff, objekt)
    if not blick.sieht_massanzug:
        raise Http404
    plan = blick.plan
    aendern = rules.darf_massanzug_aendern(zugriff, blick.bezug, plan.stand if plan else "entwurf")
    return render(
        request,
        "fall/massanzug.html",
        {
            "blick": blick,
            "fall": objekt,
            "plan": plan,
            "schnitt": schnitt(blick),
            "aendern": aendern,
            **(_werktisch(request, blick) if aendern else {}),
            "daneben": schnitte.daneben(blick),
            "vorlegen": rules.darf_vorlegen(
                zugriff, blick.bezug, plan.stand if plan else "entwurf", len(blick.bausteine)
            ),
            "fortschreiben": rules.darf_fall_bearbeiten(zugriff, blick.bezug)
            if blick.massanzug and not blick.in_arbeit
            else None,
            "wechseln": rules.darf_massanzug_aendern(zugriff, blick.bezug, "entwurf")
            if blick.massanzug and not blick.in_arbeit
            else None,
            "freigeben": rules.darf_freigeben(zugriff, blick.bezug, blick.massanzug.stand) if blick.massanzug else None,
        },
    )


def _werktisch(request: Anfrage, blick: Fallblick) -> dict[str, Any]:
    """What somebody needs who cuts: kinds of Bausteine, goals with what runs to them, the hint, the way back."""
    return {
        "palette": [(n, art, FAEDEN_DER_ART[art][0]) for n, art in enumerate(Bausteinart, start=1)],
        "faecher": schnitte.werkbank(blick),
        "regalware": schnitte.regalware(request.zugriff, blick),
        "bewegt": schnitte.bewegung(blick, request.GET),
    }


def darf_aendern(zugriff: Zugriff, fall: Any) -> Erlaubnis:
    offen = queries.offener_massanzug(fall)
    return rules.darf_massanzug_aendern(zugriff, queries.bezug(zugriff, fall), offen.stand if offen else "entwurf")


def _aus_idee(request: Anfrage, fall: Any) -> dict[str, str]:
    """`?idee=`: begin with an idea of the Sozialraumteam that was taken along."""
    nummer = request.GET.get("idee", "")
    idee = idee_im_fall(fall, int(nummer)) if nummer.isascii() and nummer.isdigit() and len(nummer) < 19 else None
    return {"faden": idee.faden, "was": idee.text} if idee else {}


@nur_fuer(darf_angemeldet)
def baustein_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Baustein einfügen")

    def tun(werte: dict[str, Any]) -> None:
        actions.baustein_einfuegen(zugriff=zugriff, fall=fall, **ohne_stand(werte))

    return fallformular(
        request,
        fall,
        massanzug_forms.BausteinForm,
        "Baustein einfügen",
        tun,
        darf=lambda: darf_aendern(zugriff, fall),
        danach=reverse("massanzug", args=[fall.pk]),
        knopf="Baustein einfügen",
        anfang={"von": zugriff.heute, "faden": request.GET.get("faden", ""), "einheit": "kostenlos"}
        | massanzug_forms.BausteinForm.anfang_fuer(request.GET.get("art", ""), request.GET.get("ziel", ""))
        | _aus_idee(request, fall),
        form_kwargs={"fall": fall},
        kontext={"ohne_ziel": not fall.ziele.filter(ausgang="").exists()},
        vorlage="fall/baustein_formular.html",
    )


@nur_fuer(darf_angemeldet)
def baustein_aendern(request: Anfrage, pk: int, baustein_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Baustein ändern")
    baustein = queries.baustein(zugriff, fall, baustein_pk)
    if baustein is None:
        return _statt_des_entfernten(request, fall)

    def tun(werte: dict[str, Any]) -> None:
        actions.baustein_aendern(zugriff=zugriff, baustein=baustein, **mit_stand(werte))

    felder = tuple(massanzug_forms.BausteinForm.base_fields)
    return fallformular(
        request,
        fall,
        massanzug_forms.BausteinForm,
        "Baustein ändern",
        tun,
        darf=lambda: rules.darf_massanzug_aendern(zugriff, queries.bezug(zugriff, fall), baustein.massanzug.stand),
        danach=reverse("massanzug", args=[fall.pk]),
        anfang={f: getattr(baustein, f) for f in felder},
        form_kwargs={"fall": fall},
        kontext={"baustein": baustein},
        vorlage="fall/baustein_formular.html",
    )


def _statt_des_entfernten(request: Anfrage, fall: Any) -> HttpResponse:
    """Somebody took the piece out while it was being written on: the words stay, and can go in anew."""
    if not war_offen(request):
        raise Http404
    zugriff = request.zugriff

    def tun(werte: dict[str, Any]) -> None:
        if werte["stand"]:
            raise Zwischenstand(
                "Inzwischen hat jemand diesen Baustein entfernt. Was Sie geschrieben haben, steht noch da. "
                "Wenn Sie speichern, kommt es als neuer Baustein dazu.",
                0,
                None,
            )
        actions.baustein_einfuegen(zugriff=zugriff, fall=fall, **ohne_stand(werte))

    return fallformular(
        request,
        fall,
        massanzug_forms.BausteinForm,
        "Baustein ändern",
        tun,
        darf=lambda: darf_aendern(zugriff, fall),
        danach=reverse("massanzug", args=[fall.pk]),
        knopf="Neu einfügen",
        form_kwargs={"fall": fall},
        vorlage="fall/baustein_formular.html",
    )


@nur_fuer(darf_angemeldet)
@require_POST
def baustein_entfernen(request: Anfrage, pk: int, baustein_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Baustein entfernen")
    baustein = queries.baustein(zugriff, fall, baustein_pk)
    stand = request.POST.get("stand", "")
    gesehen = int(stand) if stand.isdecimal() else None

    return einmal(
        request,
        reverse("massanzug", args=[fall.pk]),
        lambda: actions.baustein_entfernen(zugriff=zugriff, baustein=oder_404(baustein), stand=gesehen),
    )


@nur_fuer(darf_angemeldet)
@require_POST
def massanzug_fortschreiben(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Maßanzug fortschreiben")
    return einmal(
        request,
        reverse("massanzug", args=[fall.pk]),
        lambda: actions.massanzug_fortschreiben(zugriff=zugriff, fall=fall),
    )

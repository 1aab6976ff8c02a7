"""Pages of next steps and of what becomes of a resource."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from massanzug.fall import actions
from massanzug.fall.choices import Freigabeteil
from massanzug.fall.forms import zielschritt as zielschritt_forms
from massanzug.fall.queries import faelle as queries
from massanzug.fall.views.formular import fallformular, mit_stand, sichtbarer_fall, wenn_lesbar
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.formularseite import einmal
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
def zielschritt_neu(request: Anfrage, pk: int, ziel_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Schritt vereinbaren")
    ziel = oder_404(wenn_lesbar(request, fall, queries.ziel(fall, ziel_pk), Freigabeteil.ZIELE))
    return fallformular(
        request,
        fall,
        zielschritt_forms.ZielschrittForm,
        "Schritt vereinbaren",
        lambda w: actions.zielschritt_vereinbaren(zugriff=zugriff, ziel=ziel, **w),
        danach=f"{reverse('fall', args=[fall.pk])}#ziel-{ziel.pk}",
        kontext={"ziel": ziel},
        vorlage="fall/zielschritt_formular.html",
    )


@nur_fuer(darf_angemeldet)
def zielschritt_aendern(request: Anfrage, pk: int, zielschritt_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Schritt ändern")
    schritt = oder_404(wenn_lesbar(request, fall, queries.zielschritt(fall, zielschritt_pk), Freigabeteil.ZIELE))

    def tun(werte: dict[str, Any]) -> None:
        actions.zielschritt_aendern(zugriff=zugriff, schritt=schritt, **mit_stand(werte))

    felder = tuple(zielschritt_forms.ZielschrittAendernForm.base_fields)
    return fallformular(
        request,
        fall,
        zielschritt_forms.ZielschrittAendernForm,
        "Schritt ändern",
        tun,
        danach=f"{reverse('fall', args=[fall.pk])}#ziel-{schritt.ziel_id}",
        anfang={f: getattr(schritt, f) for f in felder},
        kontext={"ziel": schritt.ziel},
        vorlage="fall/zielschritt_formular.html",
    )


@nur_fuer(darf_angemeldet)
@require_POST
def zielschritt_erledigen(request: Anfrage, pk: int, zielschritt_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Schritt getan")
    schritt = oder_404(wenn_lesbar(request, fall, queries.zielschritt(fall, zielschritt_pk), Freigabeteil.ZIELE))
    return einmal(
        request,
        f"{reverse('fall', args=[fall.pk])}#ziel-{schritt.ziel_id}",
        lambda: actions.zielschritt_erledigen(zugriff=zugriff, schritt=schritt),
    )


@nur_fuer(darf_angemeldet)
def ressource_fortschreiben(request: Anfrage, pk: int, ressource_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Ressource fortschreiben")
    ressource = oder_404(wenn_lesbar(request, fall, queries.ressource(fall, ressource_pk), Freigabeteil.RESSOURCEN))
    return fallformular(
        request,
        fall,
        zielschritt_forms.RessourcenstandForm,
        "Was ist daraus geworden?",
        lambda w: actions.ressource_fortschreiben(zugriff=zugriff, ressource=ressource, **w),
        danach=f"{reverse('fall', args=[fall.pk])}#ressourcen",
        anfang={"am": zugriff.heute},
        form_kwargs={"fall": fall},
        kontext={"einleitung": ressource.beschreibung},
    )

"""Beside a goal: what there is for it in the neighbourhood."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.fall import actions
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries import vorschlaege
from massanzug.fall.views.formular import sichtbarer_fall
from massanzug.fall.views.massanzug import darf_aendern
from massanzug.technik.erlaubnis import verlange
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.formularseite import einmal
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
@require_GET
def zielvorschlaege(request: Anfrage, pk: int, ziel_pk: int) -> HttpResponse:
    fall = sichtbarer_fall(request, pk, "Im Sozialraum suchen")
    verlange(darf_aendern(request.zugriff, fall))
    ziel = oder_404(queries.waehlbare_ziele(fall).filter(pk=ziel_pk).first())
    kontext = {"fall": fall, "ziel": ziel, "vorschlaege": vorschlaege.vorschlaege(request.zugriff, fall, ziel)}
    nur_liste = bool(request.headers.get("HX-Request"))
    return render(request, f"fall/zielvorschlaege{'_liste' if nur_liste else ''}.html", kontext)


@nur_fuer(darf_angemeldet)
@require_POST
def zielvorschlag_nehmen(request: Anfrage, pk: int, ziel_pk: int, raumressource_pk: int) -> HttpResponse:
    fall = sichtbarer_fall(request, pk, "Baustein aus dem Sozialraum einfügen")
    ziel = oder_404(queries.waehlbare_ziele(fall).filter(pk=ziel_pk).first())
    ressource = oder_404(vorschlaege.ressource(request.zugriff, raumressource_pk))
    return einmal(
        request,
        lambda baustein: f"{reverse('massanzug', args=[fall.pk])}#baustein-{baustein.pk}",
        lambda: actions.raumressource_einfuegen(zugriff=request.zugriff, fall=fall, ziel=ziel, ressource=ressource),
    )

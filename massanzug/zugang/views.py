"""Drafts, the own account, and the traces for data protection."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from massanzug.technik import uhr
from massanzug.zugang import actions, entwuerfe, queries
from massanzug.zugang.formularseite import einmal
from massanzug.zugang.rules import darf_angemeldet, darf_kalender, darf_konto, darf_protokoll_lesen
from massanzug.zugang.tuer import nur_fuer, oeffentlich
from massanzug.zugang.zugriff import Anfrage

ANDERES_KONTO = (
    "Diese Seite gehört zu einem anderen Konto. Hier wird nichts mehr gespeichert. Bitte den Text kopieren und die "
    "Seite neu laden."
)


@oeffentlich
@require_POST
def entwurf_speichern(request: Anfrage) -> HttpResponse:
    """Keep what is being typed. The token says whose it is; a wrong or missing one gets the usual 404."""
    zugriff = request.zugriff
    try:
        entwurf = entwuerfe.behalte(request.POST, zugriff.konto_id if zugriff else None, uhr.jetzt())
    except entwuerfe.FremderEntwurf:
        return JsonResponse({"fehler": ANDERES_KONTO}, status=409)
    if entwurf is None:
        raise Http404
    return JsonResponse(
        {"gespeichert": localtime(entwurf.geaendert_am).strftime("%H:%M"), "angemeldet": zugriff is not None}
    )


@nur_fuer(darf_konto)
@require_POST
def entwurf_verwerfen(request: Anfrage) -> HttpResponse:
    pfad = request.POST.get("pfad", "").replace("\x00", "")
    entwuerfe.verwirf(request.zugriff, pfad)
    eigener = pfad.startswith("/") and not pfad.startswith("//") and "\\" not in pfad
    return HttpResponseRedirect(pfad if eigener else settings.LOGIN_REDIRECT_URL, status=303)


@nur_fuer(darf_konto)
@require_GET
def konto(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff
    return render(
        request,
        "zugang/konto.html",
        {"kalender": queries.kalenderadresse(zugriff), "darf_kalender": bool(darf_kalender(zugriff))},
    )


@nur_fuer(darf_angemeldet)
@require_POST
def kalender_neu(request: Anfrage) -> HttpResponse:
    """Shows the new address in the answer itself: a redirect would have to keep the secret somewhere."""
    _, marke = actions.kalender_anlegen(zugriff=request.zugriff)
    adresse = request.build_absolute_uri(reverse("kalender", args=[marke]))
    return render(request, "zugang/kalender.html", {"adresse": adresse})


@nur_fuer(darf_konto)
@require_POST
def kalender_widerrufen(request: Anfrage) -> HttpResponse:
    """Where none is in force there is nothing left to do."""

    def widerrufen() -> None:
        if queries.kalenderadresse(request.zugriff):
            actions.kalender_widerrufen(zugriff=request.zugriff)

    return einmal(request, f"{reverse('konto')}#kalender", widerrufen)


@nur_fuer(darf_protokoll_lesen)
@require_GET
def protokoll(request: Anfrage) -> HttpResponse:
    seite = Paginator(queries.protokoll_liste(request.zugriff), 50).get_page(request.GET.get("seite"))
    return render(request, "zugang/protokoll.html", {"seite": seite})


@nur_fuer(darf_protokoll_lesen)
@require_GET
def einsichten(request: Anfrage) -> HttpResponse:
    seite = Paginator(queries.einsichten_liste(request.zugriff), 50).get_page(request.GET.get("seite"))
    return render(request, "zugang/einsichten.html", {"seite": seite})

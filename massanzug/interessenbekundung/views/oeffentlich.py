"""What everybody reads of a call, asks about it, and how a Träger registers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from massanzug.interessenbekundung import actions, rules
from massanzug.interessenbekundung.choices import ANLAGEN_HOECHSTENS, ANLAGEN_ZUSAMMEN, Verfahrensstand
from massanzug.interessenbekundung.forms.bekundung import AnmeldeForm, KontoForm
from massanzug.interessenbekundung.forms.verfahren import FrageForm
from massanzug.interessenbekundung.queries import verfahren as queries
from massanzug.rechenkern.abgabefrist import frist_als_text, rechtzeitig
from massanzug.technik import uhr
from massanzug.technik.anlage import ANLAGE_HOECHSTENS
from massanzug.technik.ausfuhr import fremde_datei, reiner_text
from massanzug.technik.erlaubnis import JA, Unzulaessig
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.choices import Rolle
from massanzug.zugang.formularseite import formularseite
from massanzug.zugang.tuer import nur_fuer, oeffentlich
from massanzug.zugang.versuche import zaehle
from massanzug.zugang.zugriff import Anfrage, betrieb

BACKEND = "massanzug.zugang.sitzung.Anmeldeweg"
ANMELDUNGEN_HOECHSTENS = 10
"""Registrations from one address in a quarter of an hour."""


def _verfahren(pk: int) -> Any:
    return oder_404(queries.veroeffentlicht(pk))


@oeffentlich
@require_GET
def aufrufe(request: Anfrage) -> HttpResponse:
    seite = Paginator(queries.veroeffentlichte(), 20).get_page(request.GET.get("seite"))
    jetzt = uhr.jetzt()
    return render(request, "interessenbekundung/aufrufe.html", {"seite": seite, "jetzt": jetzt})


@oeffentlich
@require_GET
def aufruf(request: Anfrage, pk: int) -> HttpResponse:
    v, jetzt, zugriff = _verfahren(pk), uhr.jetzt(), request.zugriff
    laeuft = v.stand == Verfahrensstand.OFFEN and rechtzeitig(jetzt, v.frist)
    bewirbt = bool(zugriff and zugriff.hat(Rolle.BEWERBUNG))
    return render(
        request,
        "interessenbekundung/aufruf.html",
        {
            "v": v,
            "frist": frist_als_text(v.frist),
            "jetzt": frist_als_text(jetzt),
            "laeuft": laeuft,
            "raeume": queries.wirkungsraeume_im(v),
            "abschnitte": list(v.abschnitte.all()),
            "kriterien": list(v.kriterien.all()),
            "anker": list(v.anker.all()),
            "unterlagen": list(queries.unterlagen(v)),
            "fragen": [f for f in v.fragen.all() if f.antwort],
            "neuigkeiten": queries.neuigkeiten(v),
            "anlagen_hoechstens": ANLAGEN_HOECHSTENS,
            "anlage_mb": ANLAGE_HOECHSTENS // 2**20,
            "zusammen_mb": ANLAGEN_ZUSAMMEN // 2**20,
            "bewirbt": bewirbt,
            "meine": queries.meine_bekundung_im(zugriff, v) if zugriff and bewirbt else None,
        },
    )


@oeffentlich
@require_GET
def neuigkeiten(request: Anfrage, pk: int) -> HttpResponse:
    """The same as a feed (Atom, RFC 4287)."""
    v = _verfahren(pk)
    # what people wrote may hold characters that no XML can hold
    neues = [replace(n, text=reiner_text(n.text)) for n in queries.neuigkeiten(v)]
    kontext = {
        "v": v,
        "titel": reiner_text(v.titel),
        "neuigkeiten": neues,
        "seite": request.build_absolute_uri(_adresse(pk)),
    }
    return render(request, "interessenbekundung/neuigkeiten.xml", kontext, content_type="application/atom+xml")


def _adresse(pk: int) -> str:
    return reverse("aufruf", args=[pk])


@oeffentlich
@require_GET
def unterlage(request: Anfrage, pk: int, nummer: int) -> HttpResponse:
    """A document to save, never shown in the page."""
    u = oder_404(queries.unterlage(_verfahren(pk), nummer))
    return fremde_datei(u.dateiname, u.art, bytes(u.inhalt))


@nur_fuer(rules.darf_fragen)
def frage_neu(request: Anfrage, pk: int) -> HttpResponse:
    v = _verfahren(pk)

    def handeln(werte: dict[str, Any]) -> str:
        actions.frage_stellen(zugriff=request.zugriff, verfahren=v, **werte)
        return _adresse(pk) + "#fragen"

    return formularseite(
        request,
        FrageForm,
        titel="Eine Frage stellen",
        gegenstand=v.titel,
        darf=lambda: JA,  # the door has asked
        handeln=handeln,
        kontext={"knopf": "Frage stellen", "zurueck": _adresse(pk), "zurueck_name": v.titel},
    )


def _neues_konto(
    request: HttpRequest, form: Any, vorlage: str, tun: Callable[[Any], Any], kontext: dict[str, Any]
) -> HttpResponse:
    """A form that makes an account and logs its person in; `tun` acts for her, with the clean values."""
    if request.method == "POST" and form.is_valid():
        try:
            zaehle(f"anmelden:{get_adapter(request).get_client_ip(request)}", ANMELDUNGEN_HOECHSTENS)
            konto = tun(betrieb(uhr.heute(), uhr.jetzt()))
        except Unzulaessig as fehler:
            for feld, text in fehler.fehler.items():
                form.add_error(feld if feld in form.fields else None, text)
        else:
            login(request, konto, backend=BACKEND)
            return HttpResponseRedirect(reverse("bekundungen"), status=303)
    status = 422 if request.method == "POST" else 200
    return render(request, vorlage, kontext | {"form": form}, status=status)


@oeffentlich
@require_http_methods(["GET", "HEAD", "POST"])
def einladung(request: HttpRequest, marke: str) -> HttpResponse:
    """Whom a colleague gave this address joins her Träger; who is logged in already is told to log out first."""
    offen = oder_404(queries.offene_einladung(marke, uhr.jetzt()))
    if request.user.is_authenticated:
        return render(request, "interessenbekundung/einladung.html", {"e": offen, "angemeldet": True})
    form = KontoForm(request.POST or None)
    return _neues_konto(
        request,
        form,
        "interessenbekundung/einladung.html",
        lambda zugriff: actions.einladung_annehmen(zugriff=zugriff, marke=marke, **form.cleaned_data),
        {"e": offen},
    )


@oeffentlich
@require_http_methods(["GET", "HEAD", "POST"])
def traeger_anmelden(request: HttpRequest) -> HttpResponse:
    """Registers a Träger and logs its person in."""
    if request.user.is_authenticated:  # who is known already does not register again
        return HttpResponseRedirect(reverse("aufrufe"))
    form = AnmeldeForm(request.POST or None)
    return _neues_konto(
        request,
        form,
        "interessenbekundung/anmelden.html",
        lambda zugriff: actions.traeger_anmelden(zugriff=zugriff, **form.cleaned_data).konto,
        {},
    )

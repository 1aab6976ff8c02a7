"""The door of every view: who may come in. A view without a declared rule cannot be served."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import IntegrityError, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.http import urlencode

from massanzug.technik.erlaubnis import GLEICHZEITIG, Erlaubnis, Unzulaessig, Verboten
from massanzug.technik.nurlesen import SAFE_METHODS
from massanzug.zugang import entwuerfe
from massanzug.zugang.zugriff import Anfrage, Zugriff

View = Callable[..., HttpResponse]
Regel = Callable[[Zugriff], Erlaubnis]
ZEIGEN_DEN_FALL = frozenset({200, 422})
"""A form with a mistake in it comes back with the case around it."""


def oeffentlich(view: View) -> View:
    """Anybody may come in, logged in or not."""
    view.tuer = None  # type: ignore[attr-defined]
    return view


def nur_fuer(regel: Regel) -> Callable[[View], View]:
    """Only logged-in persons for whom `regel` says yes; for all others the page does not exist (404)."""

    def anbringen(view: View) -> View:
        view.tuer = regel  # type: ignore[attr-defined]
        return view

    return anbringen


def vermerke_einsicht(request: Anfrage, objekt_typ: str, objekt_id: object, zweck: str) -> None:
    """Declare that this page shows a person's case; the row is written after the page, outside the read-only guard."""
    request.einsicht = (objekt_typ, (str(objekt_id),), zweck)


def vermerke_einsichten(request: Anfrage, objekt_typ: str, objekt_ids: Iterable[object], zweck: str) -> None:
    """The same for a page that shows words of several cases."""
    request.einsicht = (objekt_typ, tuple(str(pk) for pk in objekt_ids), zweck)


_EINSICHTEN = "INSERT INTO zugang_einsicht (konto_id, zeit, objekt_typ, zweck, objekt_id) SELECT %s, %s, %s, %s, "
"""The same statement for any number of them, so that it is planned once."""


def schreibe_einsichten(zugriff: Zugriff, objekt_typ: str, objekt_ids: Sequence[str], zweck: str) -> None:
    """One statement, written before the page leaves the house; it is whole by itself, so no transaction is opened."""
    if not objekt_ids:
        return
    zeit = connection.ops.adapt_datetimefield_value(zugriff.jetzt)
    postgres = connection.vendor == "postgresql"
    jede = "unnest(%s::text[])" if postgres else "value FROM json_each(%s)"
    ids = list(objekt_ids) if postgres else json.dumps(objekt_ids)
    with connection.cursor() as cursor:
        cursor.execute(_EINSICHTEN + jede, (zugriff.konto_id, zeit, objekt_typ, zweck, ids))


def alle_muster(resolver: URLResolver | None = None, praefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every URL pattern of the house with its full route."""
    for muster in (resolver or get_resolver()).url_patterns:
        route = praefix + str(muster.pattern)
        if isinstance(muster, URLResolver):
            yield from alle_muster(muster, route)
        else:
            yield route, muster


def pruefe_tueren() -> int:
    """Refuse to start while a view declares no rule; returns how many views were looked at."""
    offen = [route for route, muster in alle_muster() if not hasattr(muster.callback, "tuer")]
    if offen:
        raise ImproperlyConfigured(
            "Diese Ansichten sagen nicht, wer sie sehen darf (@oeffentlich oder @nur_fuer): " + ", ".join(offen)
        )
    return sum(1 for _ in alle_muster())


class TuerMiddleware:
    """Asks the view's rule before the view runs, turns a refusal into a page and writes the Einsicht."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        pruefe_tueren()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        einsicht = getattr(request, "einsicht", None)
        if einsicht and response.status_code in ZEIGEN_DEN_FALL:
            zugriff: Zugriff = request.zugriff  # type: ignore[attr-defined]
            schreibe_einsichten(zugriff, *einsicht)
        return response

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        regel = view.tuer  # type: ignore[attr-defined]
        if regel is None:
            return None
        zugriff = getattr(request, "zugriff", None)
        if zugriff is None:
            return zur_anmeldung(request)
        if not regel(zugriff):
            raise Http404
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Verboten):
            return render(request, "403.html", {"grund": exception.grund}, status=403)
        if isinstance(exception, Unzulaessig):
            return render(request, "409.html", {"gruende": exception.fehler.values()}, status=409)
        if isinstance(exception, ValidationError):  # a button has no field that could say it
            return render(request, "409.html", {"gruende": exception.messages}, status=409)
        if isinstance(exception, IntegrityError):
            return render(request, "409.html", {"gruende": [GLEICHZEITIG]}, status=409)
        return None


def zur_anmeldung(request: HttpRequest) -> HttpResponse:
    """Send to the login and back; what was typed into an expired page is kept as a draft first.

    A view that keeps what is typed in a way of its own says so as its `rette`.
    """
    treffer = request.resolver_match
    rette = getattr(treffer.func if treffer else None, "rette", entwuerfe.rette)
    gerettet = request.method not in SAFE_METHODS and rette(request)
    ziel = request.path if request.method not in SAFE_METHODS else request.get_full_path()
    weiter = {"next": ziel} | ({"gerettet": "1"} if gerettet else {})
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode(weiter)}", status=303 if gerettet else 302)

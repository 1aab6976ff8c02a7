"""Error pages. The 404 says the same bytes whether a thing does not exist or may not be seen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from massanzug.zugang import entwuerfe
from massanzug.zugang.tuer import oeffentlich


@oeffentlich
def nicht_gefunden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


@oeffentlich
def server_fehler(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)


@oeffentlich
def csrf_fehler(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is stale: what was typed is kept, the page says how to go on."""
    return render(request, "csrf.html", {"gerettet": entwuerfe.rette(request)}, status=403)

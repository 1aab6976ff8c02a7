"""Only with MASSANZUG_DEMO=1: the living style page, and looking at the house as one of its invented people."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from massanzug.demo import stilseite
from massanzug.demo.anmeldung import demo_konto
from massanzug.zugang.tuer import oeffentlich

BACKEND = "massanzug.zugang.sitzung.Anmeldeweg"


@oeffentlich
@require_GET
def stil(request: HttpRequest) -> HttpResponse:
    thema = {"hell": "light", "dunkel": "dark"}.get(request.GET.get("thema", ""), "")
    kontext = {"kapitel": stilseite.kapitel(request), "farben": stilseite.FARBEN, "thema": thema}
    return render(request, "demo/stil.html", kontext)


@oeffentlich
@require_POST
def demo_anmelden(request: HttpRequest) -> HttpResponse:
    """Log in as one of the invented people; any other account does not exist here."""
    konto = demo_konto(request.POST.get("kennung", ""))
    if konto is None:
        raise Http404
    login(request, konto, backend=BACKEND)
    return HttpResponseRedirect(settings.LOGIN_REDIRECT_URL, status=303)

"""An organisation confirms its own entry: the team makes the address, it opens this one entry without an account."""

from typing import Any, Final

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from massanzug.sozialraum import actions, rules
from massanzug.sozialraum.forms import EigenerEintragForm
from massanzug.sozialraum.queries import links
from massanzug.sozialraum.queries import ressourcen as queries
from massanzug.technik import uhr
from massanzug.technik.erlaubnis import Unzulaessig
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.tuer import nur_fuer, oeffentlich
from massanzug.zugang.versuche import RUHE, zu_oft
from massanzug.zugang.zugriff import Anfrage, von_aussen

AUFRUFE_HOECHSTENS: Final = 60
"""So often in a quarter of an hour from one place: enough to mend a word, far too little to guess one of 2^256."""


@nur_fuer(rules.darf_raum_pflegen)
@require_POST
def bestaetigungslink_neu(request: Anfrage, pk: int) -> HttpResponse:
    """Shows the new address in the answer itself: a redirect would have to keep the secret somewhere."""
    objekt = oder_404(queries.ressource(request.zugriff, pk))
    link, marke = actions.bestaetigungslink_anlegen(zugriff=request.zugriff, ressource=objekt)
    adresse = request.build_absolute_uri(reverse("eintrag_bestaetigen", args=[marke]))
    return render(request, "sozialraum/link.html", {"ressource": objekt, "link": link, "adresse": adresse})


@oeffentlich
@require_http_methods(["GET", "HEAD", "POST"])
def eintrag_bestaetigen(request: HttpRequest, marke: str) -> HttpResponse:
    """The one entry of this address, ready to be confirmed or set right; no other word of the house."""
    if zu_oft(f"link:{get_adapter(request).get_client_ip(request)}", AUFRUFE_HOECHSTENS, sekunden=RUHE):
        return HttpResponse(status=429, headers={"Retry-After": str(RUHE), "Cache-Control": "private, no-store"})
    heute = uhr.heute()
    link = oder_404(links.link_zur_marke(marke, heute))
    anfang: dict[str, Any] = {name: getattr(link.ressource, name) for name in EigenerEintragForm.FELDER}
    form = EigenerEintragForm(request.POST or None, initial=anfang)
    if request.method == "POST" and form.is_valid():
        try:
            actions.eintrag_selbst_bestaetigen(zugriff=von_aussen(heute, uhr.jetzt()), marke=marke, **form.cleaned_data)
        except Unzulaessig as fehler:
            for text in fehler.fehler.values():
                form.add_error(None, text)
        else:
            return HttpResponseRedirect(reverse("eintrag_danke"), status=303)
    kontext = {"form": form, "ressource": link.ressource, "link": link}
    status = 422 if request.method == "POST" else 200
    antwort = render(request, "sozialraum/eintrag_bestaetigen.html", kontext, status=status)
    antwort["Cache-Control"], antwort["Referrer-Policy"] = "private, no-store", "no-referrer"
    return antwort


@oeffentlich
@require_http_methods(["GET", "HEAD"])
def eintrag_danke(request: HttpRequest) -> HttpResponse:
    return render(request, "sozialraum/eintrag_danke.html")

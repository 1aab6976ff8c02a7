"""The public directory: for people without an account and without script, and as open data for programs."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from csp.decorators import csp_replace
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from massanzug.rechenkern.parameter import lade_kommune
from massanzug.rechenkern.raum import offen as kern
from massanzug.rechenkern.raum.offen import hsds, tabelle
from massanzug.sozialraum.forms import SucheForm
from massanzug.sozialraum.queries import offen, ressourcen
from massanzug.technik import uhr
from massanzug.technik.ausfuhr import Ausfuhr, Spalte, als_csv, datei_antwort
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.tuer import oeffentlich
from massanzug.zugang.zugriff import von_aussen

STADT: Final = hsds.Stadt(lade_kommune().name)
JE_SEITE: Final = 30
NAME: Final = f"Was es in {STADT.name} gibt"


def _liste(request: HttpRequest) -> tuple[dict[str, Any], int]:
    """The finds for what is asked, or all by name; what somebody asks is read by nobody else."""
    form = SucheForm(request.GET)
    gueltig = form.is_valid()
    bedarf = ressourcen.bedarf_aus(form.cleaned_data) if gueltig else None
    gefragt = bool(bedarf and bedarf != ressourcen.bedarf_aus({}))
    kontext: dict[str, Any] = {"form": form, "gefragt": gefragt, "name": NAME}
    if bedarf and gefragt:
        zugriff = von_aussen(uhr.heute(), uhr.jetzt())
        kontext["karten"] = ressourcen.finde(zugriff, bedarf)
        kontext["verstanden"] = ressourcen.gelesen(bedarf, form.cleaned_data)
    else:
        kontext["seite"] = Paginator(offen.offene(), JE_SEITE).get_page(request.GET.get("seite"))
    return kontext, 200 if gueltig else 422


@oeffentlich
@require_safe
def verzeichnis(request: HttpRequest) -> HttpResponse:
    kontext, status = _liste(request)
    return render(request, "sozialraum/verzeichnis.html", kontext, status=status)


@csp_replace({"frame-ancestors": ["*"]})  # the page of a school or a city may show it
@oeffentlich
@xframe_options_exempt
@require_safe
def verzeichnis_rahmen(request: HttpRequest) -> HttpResponse:
    kontext, status = _liste(request)
    return render(request, "sozialraum/verzeichnis_rahmen.html", kontext, status=status)


@oeffentlich
@require_safe
def verzeichnis_eintrag(request: HttpRequest, kennung: UUID) -> HttpResponse:
    eintrag = oder_404(offen.offener(str(kennung)))
    return render(request, "sozialraum/verzeichnis_eintrag.html", {"e": eintrag, **ressourcen.worte_zu(eintrag)})


def _csv(eintraege: tuple[kern.Offen, ...]) -> HttpResponse:
    spalten = [Spalte(titel) for titel in tabelle.kopf()]
    zeilen = tabelle.zeilen(eintraege)
    ausfuhr = Ausfuhr(titel=NAME, spalten=spalten, zeilen=zeilen, quelle="massanzug", stand=uhr.heute())
    return datei_antwort(als_csv(ausfuhr), "csv", "verzeichnis")


def _geojson(eintraege: tuple[kern.Offen, ...]) -> HttpResponse:
    return JsonResponse(kern.zu_geojson(eintraege), content_type="application/geo+json")


def _ics(eintraege: tuple[kern.Offen, ...]) -> HttpResponse:
    inhalt = kern.kalender(eintraege, name=NAME, stempel=uhr.jetzt())
    return HttpResponse(inhalt, content_type="text/calendar; charset=utf-8")


def _hsds_zip(eintraege: tuple[kern.Offen, ...]) -> HttpResponse:
    antwort = HttpResponse(hsds.als_zip(eintraege, STADT), content_type="application/zip")
    antwort["Content-Disposition"] = 'attachment; filename="hsds.zip"'
    return antwort


_FORMATE: Final[dict[str, Callable[[tuple[kern.Offen, ...]], HttpResponse]]] = {
    "csv": _csv,
    "geojson": _geojson,
    "ics": _ics,
    "zip": _hsds_zip,
}


@oeffentlich
@require_safe
def verzeichnis_daten(request: HttpRequest, format: str) -> HttpResponse:
    """The whole directory in one file: csv, geojson, ics, or the tabular package of HSDS (zip)."""
    if format not in _FORMATE:
        raise Http404
    return _offen_fuer_alle(_FORMATE[format](offen.offene()))


@oeffentlich
@require_safe
def verzeichnis_hsds(request: HttpRequest, was: str = "") -> HttpResponse:
    """The lists of the HSDS API; a page or size that cannot be is answered with 400 and a sentence."""
    eintraege = offen.offene()
    try:
        nummer, groesse = (int(request.GET.get(name, vor)) for name, vor in (("page", "1"), ("per_page", "50")))
        antworten: dict[str, Callable[[], dict[str, Any]]] = {
            "": hsds.wurzel,
            "services": lambda: hsds.seite(
                eintraege, STADT, nummer=nummer, groesse=groesse, voll=request.GET.get("full") == "true"
            ),
            "taxonomies": lambda: hsds.blatt(hsds.taxonomien(), nummer=nummer, groesse=groesse),
            "taxonomy_terms": lambda: hsds.blatt(hsds.begriffe(eintraege), nummer=nummer, groesse=groesse),
        }
        if was not in antworten:
            raise Http404
        return _offen_fuer_alle(JsonResponse(antworten[was]()))
    except ValueError as fehler:  # Offenfehler is one, and so is what is no number
        satz = str(fehler) if isinstance(fehler, kern.Offenfehler) else "page und per_page sind ganze Zahlen."
        return _offen_fuer_alle(JsonResponse({"error": satz}, status=400))


@oeffentlich
@require_safe
def verzeichnis_dienst(request: HttpRequest, kennung: UUID) -> HttpResponse:
    return _offen_fuer_alle(JsonResponse(hsds.dienst(oder_404(offen.offener(str(kennung))), STADT)))


def _offen_fuer_alle(antwort: HttpResponse) -> HttpResponse:
    """Any page may read it; nothing in it is anybody's."""
    antwort["Access-Control-Allow-Origin"] = "*"
    return antwort

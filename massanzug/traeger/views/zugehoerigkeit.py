"""Who belongs where."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from massanzug.traeger import actions, queries
from massanzug.traeger.forms import EndeForm, ZugehoerigkeitForm
from massanzug.traeger.rules import darf_zugehoerigkeit_pflegen, darf_zugehoerigkeiten_sehen
from massanzug.zugang.formularseite import formularseite
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_zugehoerigkeiten_sehen)
@require_GET
def zugehoerigkeiten(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff
    seite = Paginator(queries.zugehoerigkeiten(zugriff), 50).get_page(request.GET.get("seite"))
    return render(
        request,
        "traeger/zugehoerigkeiten.html",
        {"seite": seite, "darf_pflegen": bool(darf_zugehoerigkeit_pflegen(zugriff)), "heute": zugriff.heute},
    )


@nur_fuer(darf_zugehoerigkeiten_sehen)
def zugehoerigkeit_neu(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff

    def handeln(werte: dict[str, Any]) -> str:
        actions.zugehoerigkeit_eintragen(zugriff=zugriff, **werte)
        return reverse("zugehoerigkeiten")

    return formularseite(
        request,
        ZugehoerigkeitForm,
        titel="Zugehörigkeit eintragen",
        darf=lambda: darf_zugehoerigkeit_pflegen(zugriff),
        handeln=handeln,
        anfang={"gueltig_von": zugriff.heute},
        kontext={"knopf": "Eintragen", "zurueck": reverse("zugehoerigkeiten"), "zurueck_name": "Zugehörigkeiten"},
    )


@nur_fuer(darf_zugehoerigkeiten_sehen)
def zugehoerigkeit_beenden(request: Anfrage, pk: int) -> HttpResponse:
    zugriff = request.zugriff
    zugehoerigkeit = queries.zugehoerigkeit(zugriff, pk)
    if zugehoerigkeit is None:
        raise Http404

    def handeln(werte: dict[str, Any]) -> str:
        actions.zugehoerigkeit_beenden(zugriff=zugriff, zugehoerigkeit=zugehoerigkeit, **werte)
        return reverse("zugehoerigkeiten")

    return formularseite(
        request,
        EndeForm,
        titel=f"Zugehörigkeit von {zugehoerigkeit.konto.name} beenden",
        darf=lambda: darf_zugehoerigkeit_pflegen(zugriff),
        handeln=handeln,
        anfang={"gueltig_bis": zugriff.heute},
        kontext={"knopf": "Beenden", "zurueck": reverse("zugehoerigkeiten"), "zurueck_name": "Zugehörigkeiten"},
    )

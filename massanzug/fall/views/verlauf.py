"""The page that tells what changed in a case."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from massanzug.fall import rules
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries import verlauf as verlaufqueries
from massanzug.fall.views.formular import sichtbarer_fall
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
@require_GET
def verlauf(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Verlauf gelesen")
    erzaehlt = verlaufqueries.verlauf(
        zugriff, fall, alles=request.GET.get("seit") == "anfang", vor=_tag(request.GET.get("vor", ""))
    )
    bezug = queries.bezug(zugriff, fall)
    namentlich = "personen" in rules.sichtbare_teile(zugriff, bezug)
    kontext = {"fall": fall, "verlauf": erzaehlt, "namentlich": namentlich, "freigegeben": bezug.freigegebene_teile}
    return render(request, "fall/verlauf_seite.html", kontext)


def _tag(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

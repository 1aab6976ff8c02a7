"""Pages of the Beratung."""

from django.http import HttpResponse

from massanzug.fall import actions
from massanzug.fall.forms import beratung as beratung_forms
from massanzug.fall.views.formular import fallformular, sichtbarer_fall
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
def beratung_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Beratung festhalten")
    return fallformular(
        request,
        fall,
        beratung_forms.BeratungForm,
        "Beratung im Sozialraumteam",
        lambda w: actions.beratung_festhalten(zugriff=zugriff, fall=fall, **w),
        anfang={"am": zugriff.heute, "jugendamt_dabei": True},
        kontext={"einleitung": "Das Team berät. Entschieden wird später im Jugendamt, gemeinsam mit der Familie."},
    )

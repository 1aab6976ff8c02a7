"""Page of what only the yearly statistics ask for."""

from django.http import HttpResponse

from massanzug.fall import actions, rules
from massanzug.fall.forms import statistik as statistik_forms
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries.statistik import statistikbogen
from massanzug.fall.views.formular import fallformular, sichtbarer_fall
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
def statistik(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Statistikbogen bearbeiten")
    bezug = queries.bezug(zugriff, fall)
    bogen = statistikbogen(fall)
    return fallformular(
        request,
        fall,
        statistik_forms.StatistikForm,
        "Für die Jahresstatistik",
        lambda w: actions.statistik_festhalten(zugriff=zugriff, fall=fall, **w),
        darf=lambda: rules.darf_nachfragen(zugriff, bezug),
        anfang={**bogen.werte, "stand": bogen.stand} if bogen else {"stand": 0},
        form_kwargs={"heute": zugriff.heute, "beendet": bezug.abgeschlossen},
        kontext={
            "einleitung": "Das fragt das Gesetz (§ 99 SGB VIII), ohne Namen. Was Sie nicht wissen, bleibt offen:"
            " Keine Hilfe wartet darauf, keine endet deshalb später."
        },
    )

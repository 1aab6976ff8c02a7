"""Page of the Bereich of a case."""

from typing import Any

from django.http import HttpResponse

from massanzug.fall import actions
from massanzug.fall.choices import Bereich
from massanzug.fall.forms import bereich as bereich_forms
from massanzug.fall.queries.bereich import moegliche_zweite, zuordnungen
from massanzug.fall.views.formular import fallformular, mit_stand, sichtbarer_fall
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
def bereich_zuordnen(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Bereich zuordnen")
    bisher = zuordnungen(fall)

    def tun(werte: dict[str, Any]) -> None:
        felder = mit_stand(werte) | {"bereich": Bereich(werte["bereich"])}
        actions.bereich_zuordnen(zugriff=zugriff, fall=fall, **felder)

    return fallformular(
        request,
        fall,
        bereich_forms.BereichForm,
        "Bereich zuordnen",
        tun,
        anfang={
            "bereich": fall.bereich if bisher else None,
            "am": zugriff.heute,
            "stand": fall.bereichszuordnungen.count(),
        },
        form_kwargs={"zweite": moegliche_zweite(zugriff, fall)},
        kontext={
            "einleitung": "Der Bereich sagt, worauf Ihre Arbeit gerade beruht: auf dem Willen der Familie, auf einer"
            " offenen Frage oder auf dem Schutz eines Kindes. Ihn und seinen Grund liest nur das Jugendamt.",
            "hilfe_vorlage": "fall/bereich_bisher.html",
            "bisher": bisher,
        },
    )

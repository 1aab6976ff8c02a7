"""Pages on which a goal ends or is taken up again."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from massanzug.fall import actions
from massanzug.fall.choices import Freigabeteil, Zielausgang
from massanzug.fall.forms import zielende as forms
from massanzug.fall.queries import faelle as queries
from massanzug.fall.views.formular import fallformular, mit_stand, sichtbarer_fall, wenn_lesbar
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
def ziel_beenden(request: Anfrage, pk: int, ziel_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Ziel beenden")
    ziel = oder_404(wenn_lesbar(request, fall, queries.ziel(fall, ziel_pk), Freigabeteil.ZIELE))

    def tun(werte: dict[str, Any]) -> None:
        felder = mit_stand(werte) | {"ausgang": Zielausgang(werte["ausgang"])}
        actions.ziel_beenden(zugriff=zugriff, ziel=ziel, **felder)

    return fallformular(
        request,
        fall,
        forms.ZielendeForm,
        "Erreicht oder aufgegeben",
        tun,
        danach=f"{reverse('fall', args=[fall.pk])}#ziele",
        anfang={"am": zugriff.heute, "stand": ziel.stand},
        kontext={"ziel": ziel},
        vorlage="fall/zielschritt_formular.html",
    )


@nur_fuer(darf_angemeldet)
def ziel_wieder_aufnehmen(request: Anfrage, pk: int, ziel_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Ziel wieder aufnehmen")
    ziel = oder_404(wenn_lesbar(request, fall, queries.ziel(fall, ziel_pk), Freigabeteil.ZIELE))
    return fallformular(
        request,
        fall,
        forms.ZielWiederForm,
        "Ziel wieder aufnehmen",
        lambda w: actions.ziel_wieder_aufnehmen(zugriff=zugriff, ziel=ziel, **mit_stand(w)),
        danach=f"{reverse('fall', args=[fall.pk])}#ziel-{ziel.pk}",
        knopf="Wieder aufnehmen",
        anfang={"stand": ziel.stand},
        kontext={"ziel": ziel},
        vorlage="fall/zielschritt_formular.html",
    )

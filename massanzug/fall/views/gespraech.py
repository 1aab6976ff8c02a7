"""The page on which a conversation is put right."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from massanzug.fall import actions, rules
from massanzug.fall.forms import fall as fall_forms
from massanzug.fall.queries import faelle as fallqueries
from massanzug.fall.queries import gespraech as queries
from massanzug.fall.views.formular import fallformular, mit_stand, sichtbarer_fall, wenn_lesbar
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
def kontakt_berichtigen(request: Anfrage, pk: int, kontakt_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Gespräch berichtigen")
    kontakt = oder_404(wenn_lesbar(request, fall, queries.kontakt(fall, kontakt_pk)))

    def tun(werte: dict[str, Any]) -> None:
        actions.kontakt_berichtigen(zugriff=zugriff, kontakt=kontakt, **mit_stand(werte))

    return fallformular(
        request,
        fall,
        fall_forms.KontaktBerichtigenForm,
        "Gespräch berichtigen",
        tun,
        darf=lambda: rules.darf_berichtigen(zugriff, fallqueries.bezug(zugriff, fall)),
        danach=f"{reverse('fall', args=[fall.pk])}#gespraeche",
        knopf="Berichtigen",
        anfang={f: getattr(kontakt, f) for f in fall_forms.KontaktBerichtigenForm.base_fields},
        kontext={
            "einleitung": "Wer in der Akte steht, hat ein Recht darauf, dass es stimmt (Art. 16 DSGVO). Was bisher"
            " dastand, bleibt lesbar, damit man sieht, worauf sich andere gestützt haben.",
            "hilfe_vorlage": "fall/gespraech_bisher.html",
            "bisher": queries.fassungen(kontakt),
        },
    )

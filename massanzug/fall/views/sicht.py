"""Page on which the Leitträger's worker says how she sees the goals."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from massanzug.fall import actions, rules
from massanzug.fall.forms import sicht as sicht_forms
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries.rueckblick import rueckblick, ziele_ohne_sicht
from massanzug.fall.views.formular import sichtbarer_fall
from massanzug.technik.gefunden import oder_404
from massanzug.technik.templatetags.massanzug import datum_lang
from massanzug.zugang.formularseite import formularseite
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
def sicht_eintragen(request: Anfrage, pk: int, rueckblick_pk: int) -> HttpResponse:
    """Says nowhere what the family is called: the names may not be released to her."""
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Sicht des Leitträgers eintragen")
    objekt = oder_404(rueckblick(zugriff, fall, rueckblick_pk))
    ziele = tuple(ziele_ohne_sicht(objekt))
    danach = f"{reverse('fall', args=[pk])}#rueckblicke"

    def handeln(werte: dict[str, Any]) -> str:
        sichten = [actions.EigeneSicht(*s) for s in werte["sichten"]]
        actions.sicht_eintragen(zugriff=zugriff, rueckblick=objekt, sichten=sichten)
        return danach

    return formularseite(
        request,
        sicht_forms.SichtForm,
        titel=f"Rückblick am {datum_lang(objekt.am)}: Wie sehen Sie es?",
        gegenstand=fall.aktenzeichen,
        darf=lambda: rules.darf_sicht_eintragen(zugriff, queries.bezug(zugriff, fall), len(ziele)),
        handeln=handeln,
        form_kwargs={"ziele": ziele},
        kontext={
            "zurueck": danach,
            "zurueck_name": fall.aktenzeichen,
            "fall": fall,
            "einleitung": "Ihre Sicht steht neben der des jungen Menschen, der Familie und des Jugendamts und zählt"
            " gleich viel. Wer den Rückblick liest, sieht, dass sie von Ihnen ist. Danach bleibt sie so stehen.",
        },
    )

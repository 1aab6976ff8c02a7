"""Pages of looking back and of the end."""

from typing import Any

from django.http import HttpResponse

from massanzug.fall import actions, rules
from massanzug.fall.forms import rueckblick as rueckblick_forms
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries.abschluss import laeuft_weiter
from massanzug.fall.queries.verlauf import verlauf
from massanzug.fall.views.formular import fallformular, sichtbarer_fall, wenn_lesbar
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
def rueckblick_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Rückblick festhalten")
    plan = queries.bewilligter_massanzug(fall)

    def tun(werte: dict[str, Any]) -> None:
        felder = {f: werte[f] for f in rueckblick_forms.RueckblickForm.base_fields}
        actions.rueckblick_festhalten(
            zugriff=zugriff, fall=fall, bewertungen=[actions.Bewertung(*b) for b in werte["bewertungen"]], **felder
        )

    return fallformular(
        request,
        fall,
        rueckblick_forms.RueckblickForm,
        "Gemeinsam zurückblicken",
        tun,
        darf=lambda: rules.darf_zurueckblicken(
            zugriff, queries.bezug(zugriff, fall), plan.stand if plan else "", fall.ziele.filter(ausgang="").count()
        ),
        anfang={"am": zugriff.heute},
        form_kwargs={"fall": fall},
        kontext={
            "einleitung": "Fragen Sie alle, die dabei sind. Wer nichts gesagt hat, bleibt leer: Niemand rät. Die"
            " Fachkraft beim Leitträger kann ihre Sicht danach selbst eintragen, wenn ihr Ziele und Rückblicke"
            " freigegeben sind.",
            "hilfe_vorlage": "fall/seit_rueckblick.html",
            "seither": verlauf(zugriff, fall),
        },
    )


@nur_fuer(darf_angemeldet)
def hilfe_abschliessen(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Hilfe abschließen")
    return fallformular(
        request,
        fall,
        rueckblick_forms.AbschlussForm,
        "Hilfe abschließen",
        lambda w: actions.hilfe_abschliessen(zugriff=zugriff, fall=fall, **w),
        darf=lambda: rules.darf_abschliessen(zugriff, queries.bezug(zugriff, fall), queries.liegt_vor(fall)),
        knopf="Hilfe abschließen",
        anfang={"am": zugriff.heute},
        kontext={
            "einleitung": "Alle Bausteine und alle Freigaben enden mit. Nach 6 und 12 Monaten werden Sie erinnert,"
            " bei der Familie nachzufragen.",
            "laeuft_weiter": laeuft_weiter(zugriff, fall),
        },
        vorlage="fall/abschluss_formular.html",
    )


@nur_fuer(darf_angemeldet)
def nachfrage(request: Anfrage, pk: int, nachfrage_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Nachfrage festhalten")
    objekt = oder_404(wenn_lesbar(request, fall, queries.nachfrage(fall, nachfrage_pk)))
    return fallformular(
        request,
        fall,
        rueckblick_forms.NachfrageForm,
        f"Nach {objekt.monate} Monaten: Trägt es noch?",
        lambda w: actions.nachfrage_festhalten(zugriff=zugriff, nachfrage=objekt, **w),
        darf=lambda: rules.darf_nachfragen(zugriff, queries.bezug(zugriff, fall)),
        anfang={"am": zugriff.heute},
    )

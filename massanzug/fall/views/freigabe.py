"""Pages of releases."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from massanzug.fall import actions, rules
from massanzug.fall.choices import Bereich
from massanzug.fall.forms import freigabe as freigabe_forms
from massanzug.fall.queries import faelle as queries
from massanzug.fall.views.formular import fallformular, sichtbarer_fall
from massanzug.technik.gefunden import oder_404
from massanzug.traeger.queries import fachkraefte_mit_traeger, leittraeger_im
from massanzug.zugang.choices import Rolle
from massanzug.zugang.formularseite import einmal
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage

AUSDRUECKLICH = (
    " Den Bereich sieht sie nicht: Soll sie auf etwas achten oder Auflagen begleiten, schreiben Sie es ausdrücklich"
    " unter „Wofür?“."
)


@nur_fuer(darf_angemeldet)
def freigabe_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Freigabe erteilen")
    plan = queries.bewilligter_massanzug(fall)
    return fallformular(
        request,
        fall,
        freigabe_forms.FreigabeForm,
        "Für den Leitträger freigeben",
        lambda w: actions.fall_freigeben(zugriff=zugriff, fall=fall, **w),
        darf=lambda: rules.darf_freigeben(zugriff, queries.bezug(zugriff, fall), plan.stand if plan else ""),
        knopf="Freigeben",
        anfang={
            "traeger": leittraeger_im(fall.wirkungsraum_id, zugriff.heute),
            "zweck": "Durchführung des Maßanzugs",
        },
        form_kwargs={"fachkraefte": fachkraefte_mit_traeger(fall.wirkungsraum_id, Rolle.LT_FACHKRAFT, zugriff.heute)},
        kontext={
            "einleitung": "Die Fachkraft sieht genau, was Sie hier auswählen. Notizen und Beratungen bleiben im Amt."
            + (AUSDRUECKLICH if fall.bereich != Bereich.LEISTUNG else "")
        },
    )


@nur_fuer(darf_angemeldet)
@require_POST
def freigabe_widerrufen(request: Anfrage, pk: int, freigabe_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Freigabe widerrufen")
    freigabe = oder_404(queries.freigabe(zugriff, fall, freigabe_pk))
    return einmal(
        request,
        reverse("fall", args=[fall.pk]),
        lambda: actions.freigabe_widerrufen(zugriff=zugriff, freigabe=freigabe),
    )


@nur_fuer(darf_angemeldet)
@require_POST
def freigabe_bestaetigen(request: Anfrage, pk: int, freigabe_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Freigabe bestätigen")
    freigabe = oder_404(queries.freigabe(zugriff, fall, freigabe_pk))
    return einmal(
        request,
        reverse("fall", args=[fall.pk]),
        lambda: actions.freigabe_bestaetigen(zugriff=zugriff, freigabe=freigabe),
    )

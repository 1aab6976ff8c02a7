"""Pages of the decision."""

from django.http import HttpResponse
from django.urls import reverse

from massanzug.fall import actions, rules
from massanzug.fall.forms import entscheidung as entscheidung_forms
from massanzug.fall.forms import fall as fall_forms
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries import papiere
from massanzug.fall.queries.fallblick import fallblick, schnitt
from massanzug.fall.views.formular import fallformular, sichtbarer_fall
from massanzug.rechenkern.hilfevorschlag import statistikarten
from massanzug.technik.gefunden import oder_404
from massanzug.traeger.queries import fachkraefte
from massanzug.zugang.choices import Rolle
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
def vorlegen(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Entscheidung vorlegen")
    plan = queries.offener_massanzug(fall)
    bausteine = list(plan.bausteine.all()) if plan else []
    vorschlag = papiere.vorschlag(fall, plan, zugriff.heute)
    asd = fachkraefte(fall.wirkungsraum_id, Rolle.ASD_FACHKRAFT, zugriff.heute, ausser=zugriff.konto_id)
    leitung = fachkraefte(fall.wirkungsraum_id, Rolle.ASD_LEITUNG, zugriff.heute, ausser=zugriff.konto_id)
    return fallformular(
        request,
        fall,
        entscheidung_forms.VorlageForm,
        "Zur Entscheidung vorlegen",
        lambda w: actions.entscheidung_vorlegen(zugriff=zugriff, fall=fall, **w),
        darf=lambda: rules.darf_vorlegen(
            zugriff, queries.bezug(zugriff, fall), plan.stand if plan else "entwurf", len(bausteine)
        ),
        danach=reverse("massanzug", args=[fall.pk]),
        knopf="Vorlegen",
        anfang={
            "rechtsgrundlage": vorschlag.rechtsgrundlage,
            "hilfeart": vorschlag.hilfeart,
            "stand": queries.planstand(bausteine),
        },
        form_kwargs={
            "zweite": asd | leitung,
            "hilfearten": [(art.schluessel, str(art)) for art in statistikarten(zugriff.heute)],
            "grund": vorschlag.grund,
        },
        kontext={
            "einleitung": "Sie entscheiden zu zweit. Geld ist kein Grund für oder gegen diese Entscheidung.",
            "noch_zu_fragen": queries.noch_zu_fragen(fall, zugriff.heute),
        },
        vorlage="fall/vorlage.html",
    )


@nur_fuer(darf_angemeldet)
def mitzeichnen(request: Anfrage, pk: int, entscheidung_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Entscheidung mitzeichnen")
    e = oder_404(queries.entscheidung(zugriff, fall, entscheidung_pk))
    blick = fallblick(zugriff, fall)
    return fallformular(
        request,
        fall,
        fall_forms.LeerForm,
        "Entscheidung mitzeichnen",
        lambda _: actions.entscheidung_mitzeichnen(zugriff=zugriff, entscheidung=e),
        darf=lambda: rules.darf_mitzeichnen(zugriff, e.stand, e.zweite_fachkraft_id, e.vorgelegt_von_id),
        knopf="Mitzeichnen",
        kontext={
            "entscheidung": e,
            "blick": blick,
            "schnitt": schnitt(blick),
            "noch_zu_fragen": queries.noch_zu_fragen(fall, zugriff.heute),
        },
        vorlage="fall/mitzeichnen.html",
    )


@nur_fuer(darf_angemeldet)
def zurueckgeben(request: Anfrage, pk: int, entscheidung_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Entscheidung zurückgeben")
    e = oder_404(queries.entscheidung(zugriff, fall, entscheidung_pk))
    return fallformular(
        request,
        fall,
        entscheidung_forms.RueckgabeForm,
        "Zur Klärung zurückgeben",
        lambda w: actions.entscheidung_zurueckgeben(zugriff=zugriff, entscheidung=e, **w),
        darf=lambda: rules.darf_mitzeichnen(zugriff, e.stand, e.zweite_fachkraft_id, e.vorgelegt_von_id),
        knopf="Zurückgeben",
    )

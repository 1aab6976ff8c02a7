"""The list of cases, the first contact, the page of one case."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.fall import actions, rules
from massanzug.fall.forms import fall as fall_forms
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries.fallblick import fallblick, schnitt
from massanzug.fall.queries.fristen import naechste_fristen
from massanzug.fall.queries.kalendertage import nennt
from massanzug.fall.queries.papiere import papierblick
from massanzug.fall.queries.rueckblick import wie_viele_offen
from massanzug.fall.queries.schritte import ball, schritte
from massanzug.fall.queries.statistik import statistikblick
from massanzug.fall.views.formular import fallformular, sichtbarer_fall
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.choices import Rolle
from massanzug.zugang.formularseite import einmal, formularseite
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage, Zugriff

FILTER = {
    "": "alle",
    "anfang": "am Anfang",
    "entscheidung": "vor der Entscheidung",
    "bewilligt": "bewilligt",
    "abgeschlossen": "abgeschlossen",
}


@nur_fuer(rules.darf_faelle_sehen)
@require_GET
def faelle(request: Anfrage) -> HttpResponse:
    zugriff, wahl = request.zugriff, request.GET
    lage = stand if (stand := wahl.get("stand", "")) in FILTER else ""
    nach, vor = (queries.Marke.lies(wahl.get(name, "")) for name in ("nach", "vor"))
    return render(
        request,
        "fall/faelle.html",
        {
            "seite": queries.fallseite(zugriff, lage=lage, nach=nach, vor=vor),
            "stand": lage,
            "filter": FILTER,
            "darf_anlegen": bool(rules.darf_fall_anlegen(zugriff)),
        },
    )


@nur_fuer(rules.darf_faelle_sehen)
def fall_neu(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff

    def handeln(werte: dict[str, Any]) -> str:
        return reverse("fall", args=[actions.fall_aufnehmen(zugriff=zugriff, **werte).pk])

    return formularseite(
        request,
        fall_forms.AufnahmeForm,
        titel="Kontakt aufnehmen",
        darf=lambda: rules.darf_fall_anlegen(zugriff),
        handeln=handeln,
        anfang={"am": zugriff.heute},
        form_kwargs={"raeume": zugriff.raeume(*Rolle)},
        kontext={"knopf": "Kontakt speichern", "zurueck": reverse("faelle"), "zurueck_name": "Fälle"},
    )


@nur_fuer(darf_angemeldet)
@require_GET
def fall(request: Anfrage, pk: int) -> HttpResponse:
    zugriff = request.zugriff
    objekt = sichtbarer_fall(request, pk, "Fallseite gelesen")
    blick = fallblick(zugriff, objekt)
    bearbeiten = rules.darf_fall_bearbeiten(zugriff, blick.bezug)
    nachfragen = rules.darf_nachfragen(zugriff, blick.bezug)
    faden = schritte(blick, bool(bearbeiten)) if blick.amtsnotizen else ()
    papiere = papierblick(blick)
    return render(
        request,
        "fall/fall.html",
        {
            "blick": blick,
            "fall": objekt,
            "schritte": faden,
            "ball": ball(zugriff, blick, faden, papiere, bearbeiten=bool(bearbeiten), nachfragen=bool(nachfragen))
            if blick.amtsnotizen
            else None,
            "bearbeiten": bearbeiten,
            "fristen": naechste_fristen(zugriff, objekt, blick.bezug) if blick.amtsnotizen else (),
            "schnitt": schnitt(blick) if blick.bausteine else None,
            "nachfragen": nachfragen,
            "abhakbare": _abhakbare(zugriff, blick),
            "berichtigen": rules.darf_berichtigen(zugriff, blick.bezug),
            "meine_sicht": rules.darf_sicht_eintragen(zugriff, blick.bezug, wie_viele_offen(blick)),
            "statistik": statistikblick(blick),
            "papiere": papiere,
            "hilfeplan_erlaubt": rules.darf_hilfeplan_festhalten(
                zugriff, blick.bezug, blick.massanzug.stand if blick.massanzug else ""
            ),
            "schreiben": nachfragen,
            "vertreten": rules.darf_vertretung_regeln(zugriff, blick.bezug),
            "uebergeben": rules.darf_uebergeben(zugriff, blick.bezug),
            "abschliessen": rules.darf_abschliessen(zugriff, blick.bezug, blick.liegt_vor),
            "warte_auf_mich": next((e for e in blick.entscheidungen if _zeichnet(zugriff, e)), None),
        },
    )


def _abhakbare(zugriff: Zugriff, blick: Any) -> frozenset[int]:
    """Ids of the open steps that this person may call done."""
    offen = [s for z in blick.ziele for s in z.schritte.all() if not s.erledigt_am]
    return frozenset(
        s.pk for s in offen if rules.darf_schritt_abhaken(zugriff, blick.bezug, nennt(s.wer, zugriff.name))
    )


def _zeichnet(zugriff: Zugriff, e: Any) -> bool:
    return bool(rules.darf_mitzeichnen(zugriff, e.stand, e.zweite_fachkraft_id, e.vorgelegt_von_id))


@nur_fuer(darf_angemeldet)
def vertretung_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Vertretung bestimmen")
    return fallformular(
        request,
        fall,
        fall_forms.VertretungForm,
        "Vertretung bestimmen",
        lambda w: actions.vertretung_bestimmen(zugriff=zugriff, fall=fall, **w),
        darf=lambda: rules.darf_vertretung_regeln(zugriff, queries.bezug(zugriff, fall)),
        knopf="Bestimmen",
        form_kwargs={"moegliche": queries.moegliche_vertretungen(fall, zugriff.heute)},
    )


@nur_fuer(darf_angemeldet)
@require_POST
def vertretung_beenden(request: Anfrage, pk: int, zustaendigkeit_pk: int) -> HttpResponse:
    fall = sichtbarer_fall(request, pk, "Vertretung beenden")
    objekt = oder_404(queries.vertretung(fall, zustaendigkeit_pk))
    return einmal(
        request,
        reverse("fall", args=[pk]),
        lambda: actions.vertretung_beenden(zugriff=request.zugriff, vertretung=objekt),
    )


@nur_fuer(darf_angemeldet)
def kontakt_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Gespräch festhalten")
    return fallformular(
        request,
        fall,
        fall_forms.KontaktForm,
        "Gespräch festhalten",
        lambda w: actions.kontakt_festhalten(zugriff=zugriff, fall=fall, **w),
        anfang={"am": zugriff.heute},
    )

"""What an applicant finds of her own Bekundung after the opening: what is asked of her, the result, her objection."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from massanzug.interessenbekundung import actions, auswahldruck
from massanzug.interessenbekundung.choices import VOR_DER_AUSSPRACHE, Verfahrensstand
from massanzug.interessenbekundung.forms import auswahl as forms
from massanzug.interessenbekundung.queries import auswahl as lesen
from massanzug.interessenbekundung.views.auswahl import auswahlform
from massanzug.rechenkern.abgabefrist import rechtzeitig
from massanzug.technik import uhr
from massanzug.technik.ausfuhr import datei_antwort
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


def _meine(request: Anfrage, pk: int) -> tuple[Any, str]:
    return oder_404(lesen.meine(request.zugriff, pk)), reverse("ergebnis", args=[pk])


@nur_fuer(darf_angemeldet)
@require_GET
def ergebnis(request: Anfrage, pk: int) -> HttpResponse:
    bekundung, _ = _meine(request, pk)
    posten, mitteilung = lesen.mein_posten(bekundung), lesen.meine_mitteilung(bekundung)
    prueft = bekundung.verfahren.stand == Verfahrensstand.GEOEFFNET
    return render(
        request,
        "interessenbekundung/auswahl_ergebnis.html",
        {
            "b": bekundung,
            "v": bekundung.verfahren,
            "posten": posten,
            "antwort_offen": bool(posten) and prueft and rechtzeitig(request.zugriff.jetzt, posten.nachforderung.frist),
            "einladung": None if bekundung.verfahren.stand in VOR_DER_AUSSPRACHE else lesen.meine_einladung(bekundung),
            "mitteilung": mitteilung,
            "neu": lesen.neu_ausgeschrieben(bekundung),
            "einwaende": bekundung.einwaende.all(),
            "einwand_moeglich": bool(mitteilung) and not lesen.einwand_zu_spaet(bekundung),
        },
    )


@nur_fuer(darf_angemeldet)
def nachreichen(request: Anfrage, pk: int) -> HttpResponse:
    bekundung, ziel = _meine(request, pk)
    posten = oder_404(lesen.mein_posten(bekundung))
    return auswahlform(
        request,
        forms.AntwortForm,
        "Fehlendes nachreichen",
        lambda w: actions.nachforderung_beantworten(zugriff=request.zugriff, posten=posten, eingang=uhr.jetzt(), **w),
        ziel,
        gegenstand=bekundung.verfahren.titel,
        anfang={"antwort": posten.antwort, "stand": posten.stand},
        vorlage="interessenbekundung/auswahl_nachreichen.html",
        kontext={"zurueck_name": bekundung.verfahren.titel, "knopf": "Nachreichen", "posten": posten},
    )


@nur_fuer(darf_angemeldet)
def einwand_erheben(request: Anfrage, pk: int) -> HttpResponse:
    bekundung, ziel = _meine(request, pk)
    oder_404(lesen.meine_mitteilung(bekundung))
    return auswahlform(
        request,
        forms.EinwandForm,
        "Einwand erheben",
        lambda w: actions.einwand_erheben(zugriff=request.zugriff, bekundung=bekundung, text=w["text"]),
        ziel,
        gegenstand=bekundung.verfahren.titel,
        kontext={
            "zurueck_name": bekundung.verfahren.titel,
            "knopf": "Einwand erheben",
            "einleitung": "Solange über Ihren Einwand nicht entschieden ist, bekommt niemand den Zuschlag.",
        },
    )


@nur_fuer(darf_angemeldet)
@require_GET
def ergebnis_pdf(request: Anfrage, pk: int) -> HttpResponse:
    bekundung, _ = _meine(request, pk)
    mitteilung = oder_404(lesen.meine_mitteilung(bekundung))
    return datei_antwort(auswahldruck.mitteilung_pdf(mitteilung), "pdf", "mitteilung")

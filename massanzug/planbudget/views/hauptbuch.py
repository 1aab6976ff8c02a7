"""Pages of the Hauptbuch: lines and accounts, one Buchung, booking and taking back, months, balance assertions."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from massanzug.planbudget import actions, rules
from massanzug.planbudget.buchausgabe import hauptbuch_als_ausfuhr
from massanzug.planbudget.forms.hauptbuch import AbstimmungForm, KostenForm, MonatsschlussForm, StornoForm
from massanzug.planbudget.queries import buch
from massanzug.planbudget.queries.hauptbuch import geschlossen_bis
from massanzug.sozialraum.queries import wirkungsraeume, wirkungsraum
from massanzug.technik.ausfuhr import FORMATE, ausfuhr_antwort
from massanzug.technik.erlaubnis import Erlaubnis, Unzulaessig, nein
from massanzug.technik.templatetags.massanzug import MONATE
from massanzug.zugang.formularseite import formularseite
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


def _raum(request: Anfrage, schluessel: str) -> buch.Wirkungsraum:
    raum = wirkungsraum(request.zugriff, schluessel)
    if raum is None:
        raise Http404
    return raum


def _blick(request: Anfrage, nummer: int) -> buch.Buchungsblick:
    blick = buch.buchung(request.zugriff, nummer)
    if blick is None:
        raise Http404
    return blick


@nur_fuer(rules.darf_hauptbuch)
@require_GET
def hauptbuch(request: Anfrage, schluessel: str) -> HttpResponse:
    zugriff = request.zugriff
    raum = _raum(request, schluessel)
    wahl = buch.auswahl_aus(request.GET, zugriff.heute)
    zeilen = buch.zeilen(zugriff, raum, wahl)
    seiten = Paginator(zeilen, buch.JE_SEITE)
    if request.GET.get("format") in FORMATE:
        if seiten.count > buch.AUSFUHR_HOECHSTENS:
            raise Unzulaessig("Eine Datei fasst 50.000 Zeilen. Bitte wählen Sie einen Monat oder ein Konto.")
        ausfuhr = hauptbuch_als_ausfuhr(raum, wahl, zeilen[: buch.AUSFUHR_HOECHSTENS], zugriff.heute)
        return ausfuhr_antwort(request, ausfuhr, request.GET["format"], f"hauptbuch-{schluessel}-{wahl.jahr}")
    return render(
        request,
        "planbudget/hauptbuch.html",
        {
            "raum": raum,
            "andere": wirkungsraeume(zugriff).exclude(pk=raum.pk),
            "wahl": wahl,
            "konten": buch.konten(zugriff, raum, wahl.jahr),
            "seite": seiten.get_page(request.GET.get("seite")),
            "bewegung": buch.bewegung(zugriff, raum, wahl),
            "zu_viele": seiten.count > buch.AUSFUHR_HOECHSTENS,
            "geschlossen_bis": geschlossen_bis(),
            "monate": list(enumerate(MONATE, start=1)),
            "darf_buchen": rules.darf_buchen(zugriff),
        },
    )


@nur_fuer(rules.darf_hauptbuch)
def buchen(request: Anfrage, schluessel: str) -> HttpResponse:
    zugriff = request.zugriff
    raum = _raum(request, schluessel)

    def handeln(werte: dict[str, Any]) -> str:
        neu = actions.kosten_buchen(zugriff=zugriff, wirkungsraum=raum, **werte)
        return reverse("buchung", args=[neu.nummer])

    return formularseite(
        request,
        KostenForm,
        titel=f"Kosten buchen in {raum.name}",
        darf=lambda: rules.darf_buchen(zugriff),
        handeln=handeln,
        form_kwargs={"bezuege": buch.bezuege(zugriff, raum), "geschlossen_bis": geschlossen_bis()},
        kontext={
            "knopf": "Buchen",
            "zurueck": reverse("hauptbuch", args=[raum.schluessel]),
            "zurueck_name": f"Hauptbuch {raum.name}",
            "einleitung": "Was gebucht ist, wird nicht mehr geändert. Ein Versehen nehmen Sie mit einem Storno zurück.",
        },
    )


@nur_fuer(rules.darf_hauptbuch)
@require_GET
def buchung(request: Anfrage, nummer: int) -> HttpResponse:
    blick = _blick(request, nummer)
    return render(
        request,
        "planbudget/buchung.html",
        {
            "blick": blick,
            "b": blick.buchung,
            "seite": Paginator(blick.zeilen, 100).get_page(request.GET.get("seite")),
            "darf_buchen": rules.darf_buchen(request.zugriff),
        },
    )


@nur_fuer(rules.darf_hauptbuch)
def buchung_stornieren(request: Anfrage, nummer: int) -> HttpResponse:
    zugriff = request.zugriff
    blick = _blick(request, nummer)

    def darf() -> Erlaubnis:
        return nein(blick.hindernis) if blick.hindernis else rules.darf_buchen(zugriff)

    def handeln(werte: dict[str, Any]) -> str:
        neu = actions.buchung_stornieren(zugriff=zugriff, buchung=blick.buchung, **werte)
        return reverse("buchung", args=[neu.nummer])

    return formularseite(
        request,
        StornoForm,
        titel=f"Buchung {nummer} stornieren",
        darf=darf,
        handeln=handeln,
        vorlage="planbudget/stornieren.html",
        kontext={
            "blick": blick,
            "abgeschlossene_jahre": buch.abgeschlossene_jahre(blick),
            "knopf": "Stornieren",
            "zurueck": reverse("buchung", args=[nummer]),
            "zurueck_name": f"Buchung {nummer}",
        },
    )


@nur_fuer(rules.darf_hauptbuch)
@require_GET
def monate(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff
    return render(
        request,
        "planbudget/monate.html",
        {
            "monate": buch.monate(zugriff),
            "geschlossen_bis": geschlossen_bis(),
            "abschliessbar": buch.abschliessbare_monate(zugriff),
            "darf_abschliessen": rules.darf_abschliessen(zugriff),
        },
    )


@nur_fuer(rules.darf_hauptbuch)
def monate_abschliessen(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff

    def handeln(werte: dict[str, Any]) -> str:
        actions.monate_abschliessen(zugriff=zugriff, **werte)
        return reverse("monate")

    return formularseite(
        request,
        MonatsschlussForm,
        titel="Monate abschließen",
        darf=lambda: rules.darf_abschliessen(zugriff),
        handeln=handeln,
        form_kwargs={"monate": buch.abschliessbare_monate(zugriff)},
        vorlage="planbudget/monate_abschliessen.html",
        kontext={
            "knopf": "Endgültig abschließen",
            "zurueck": reverse("monate"),
            "zurueck_name": "Monate",
            "geschlossen_bis": geschlossen_bis(),
        },
    )


@nur_fuer(rules.darf_hauptbuch)
@require_GET
def abstimmung(request: Anfrage, schluessel: str) -> HttpResponse:
    zugriff = request.zugriff
    raum = _raum(request, schluessel)
    nummer = request.GET.get("zeige", "")
    ursache = buch.ursache(zugriff, raum, int(nummer)) if nummer.isascii() and nummer[:18].isdigit() else None
    return render(
        request,
        "planbudget/abstimmung.html",
        {
            "raum": raum,
            "andere": wirkungsraeume(zugriff).exclude(pk=raum.pk),
            "staende": buch.letzte_staende(zugriff, raum),
            "fruehere": Paginator(buch.fruehere_staende(zugriff, raum), 25).get_page(request.GET.get("seite")),
            "ursache": ursache,
            "zeilen": Paginator(ursache.zeilen, buch.JE_SEITE).get_page(request.GET.get("ab")) if ursache else None,
            "darf_abschliessen": rules.darf_abschliessen(zugriff),
        },
    )


@nur_fuer(rules.darf_hauptbuch)
def abstimmung_neu(request: Anfrage, schluessel: str) -> HttpResponse:
    zugriff = request.zugriff
    raum = _raum(request, schluessel)
    ziel = reverse("abstimmung", args=[schluessel])

    def handeln(werte: dict[str, Any]) -> str:
        neu = actions.stand_abstimmen(zugriff=zugriff, **werte)
        return f"{ziel}?zeige={neu.pk}"

    return formularseite(
        request,
        AbstimmungForm,
        titel=f"Stand festhalten in {raum.name}",
        darf=lambda: rules.darf_abschliessen(zugriff),
        handeln=handeln,
        form_kwargs={"konten": buch.buchungskonten(zugriff, raum)},
        kontext={
            "knopf": "Festhalten",
            "zurueck": ziel,
            "zurueck_name": f"Abstimmung {raum.name}",
            "einleitung": "Was sagt das Buch der Kämmerei? Daneben steht dann unser Stand. Gebucht wird nichts.",
        },
    )

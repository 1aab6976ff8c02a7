"""Taking over a city's past: templates, a file, its preview, taken over as a whole, taken back as a whole.

Between preview and taking over the file lies with us; the browser only says which columns hold what.
"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.planbudget import actions, rules
from massanzug.planbudget.ausgabe import meldungen_als_ausfuhr
from massanzug.planbudget.choices import Bestandsart
from massanzug.planbudget.forms.bestand import GRENZEN, DateiForm, SpaltenForm, UebernahmeForm, spalten_aus
from massanzug.planbudget.forms.ereignis import GrundForm
from massanzug.planbudget.queries import bestand as queries
from massanzug.planbudget.queries.bestandspruefung import Pruefung, kernart, pruefe_tabelle, stadtangaben
from massanzug.rechenkern.bestand import erkenne_art, vorlage
from massanzug.technik.ausfuhr import ausfuhr_antwort, datei_antwort
from massanzug.technik.erlaubnis import JA, Unzulaessig
from massanzug.technik.hochladen import nimmt_datei, zu_gross
from massanzug.technik.tabellendatei import lies_tabelle
from massanzug.technik.vorlagendatei import vorlage_csv, vorlage_xlsx
from massanzug.zugang.formularseite import einmal, formularseite
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage

GEZEIGT = 100
"""Faults and notes on the page; the file with all of them has more."""


@nur_fuer(rules.darf_bestand)
@require_GET
def bestand(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff
    return render(
        request,
        "planbudget/bestand.html",
        {
            "uebernahmen": queries.uebernahmen(zugriff)[:100],
            "dateien": queries.dateien(zugriff),
            "arten": Bestandsart,
        },
    )


@nur_fuer(rules.darf_bestand)
@require_GET
def bestand_vorlage(request: Anfrage, art: str, endung: str) -> HttpResponse:
    schreiber = {"xlsx": vorlage_xlsx, "csv": vorlage_csv}.get(endung)
    if schreiber is None or art not in Bestandsart.values:
        raise Http404
    stadt = stadtangaben()
    namen = [name for _, name in stadt.wirkungsraeume]
    leer = vorlage(kernart(Bestandsart(art)), namen, [name for name, _ in stadt.stadtteile])
    return datei_antwort(schreiber(leer), endung, f"vorlage-{art}")


@nur_fuer(rules.darf_bestand)
@nimmt_datei(GRENZEN.bytes)
def bestand_einlesen(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff

    def handeln(werte: dict[str, Any]) -> str:
        name, inhalt = werte["datei"]
        neu = actions.bestandsdatei_ablegen(zugriff=zugriff, name=name, inhalt=inhalt)
        return reverse("bestand_vorschau", args=[neu.pk])

    return formularseite(
        request,
        DateiForm,
        titel="Datei einlesen",
        darf=lambda: JA,  # the door has asked
        handeln=handeln,
        vorlage="planbudget/bestand_einlesen.html",
        form_kwargs={"zu_gross": zu_gross(request)},
        kontext={"arten": Bestandsart},
    )


@nur_fuer(rules.darf_bestand)
def bestand_vorschau(request: Anfrage, pk: int) -> HttpResponse:
    """What was understood; the same bytes are read again when they are taken over."""
    zugriff = request.zugriff
    datei = queries.datei(zugriff, pk)
    if datei is None:
        return _weg(request)
    pruefung = _pruefe(request, datei)
    if request.method == "GET" and "format" in request.GET:
        return ausfuhr_antwort(
            request, meldungen_als_ausfuhr(pruefung, datei.name, zugriff.heute), request.GET["format"], "zu-berichtigen"
        )

    def handeln(werte: dict[str, Any]) -> str:
        if not pruefung.ist_uebernehmbar:
            raise Unzulaessig("An dieser Datei ist noch etwas zu berichtigen.")
        neu = actions.bestand_uebernehmen(
            zugriff=zugriff,
            art=pruefung.art,
            datei=datei.name,
            inhalt_pruefsumme=datei.pruefsumme,
            zeilen=pruefung.zeilen,
            kopf=pruefung.tabelle.kopf,
            spalten=pruefung.spalten,
            nachtrag=werte.get("nachtrag", ""),
        )
        actions.bestandsdatei_loeschen(datei=datei)
        return reverse("bestand_uebernahme", args=[neu.pk])

    return formularseite(
        request,
        UebernahmeForm,
        titel="Was in der Datei steht",
        gegenstand=datei.name,
        darf=lambda: JA,  # the door has asked
        handeln=handeln,
        vorlage="planbudget/bestand_vorschau.html",
        form_kwargs={"mit_grund": pruefung.braucht_grund},
        kontext={
            "knopf": "Übernehmen",
            "laeuft": "Die Datei wird übernommen …",
            "zurueck": reverse("bestand"),
            "zurueck_name": "Bestand",
            "datei": datei,
            "p": pruefung,
            "hilfen": pruefung.art == Bestandsart.HILFEN,
            "fehler": pruefung.fehler[:GEZEIGT],
            "weitere_fehler": max(0, len(pruefung.fehler) - GEZEIGT),
            "hinweise": pruefung.hinweise[:GEZEIGT],
            "weitere_hinweise": max(0, len(pruefung.hinweise) - GEZEIGT),
            "spaltenform": SpaltenForm(pruefung.art, pruefung.tabelle.kopf, pruefung.spalten),
            "andere": next(art for art in Bestandsart if art != pruefung.art),
        },
    )


def _weg(request: Anfrage) -> HttpResponse:
    """There is no such file (any more). Who sent the form twice goes where the first one went."""

    def weg() -> None:
        raise Http404

    if request.method != "POST":
        raise Http404
    return einmal(request, "", weg)


def _pruefe(request: Anfrage, datei: Any) -> Pruefung:
    """The kept bytes with the columns of the address; they could be read when they came."""
    tabelle = lies_tabelle(bytes(datei.inhalt), datei.name, GRENZEN)
    adresse = request.GET.dict()
    gewaehlt = adresse.get("art", "")
    art = Bestandsart(gewaehlt if gewaehlt in Bestandsart.values else erkenne_art(tabelle.kopf))
    return pruefe_tabelle(
        tabelle,
        request.zugriff.heute,
        pruefsumme=datei.pruefsumme,
        art=art,
        spalten=spalten_aus(adresse, art, tabelle.kopf),
    )


@nur_fuer(rules.darf_bestand)
@require_POST
def bestand_verwerfen(request: Anfrage, pk: int) -> HttpResponse:
    datei = queries.datei(request.zugriff, pk)
    if datei is None:
        return _weg(request)
    return einmal(request, reverse("bestand"), lambda: actions.bestandsdatei_loeschen(datei=datei))


@nur_fuer(rules.darf_bestand)
@require_GET
def bestand_uebernahme(request: Anfrage, pk: int) -> HttpResponse:
    blick = queries.uebernahme(request.zugriff, pk)
    if blick is None:
        raise Http404
    return render(
        request,
        "planbudget/bestand_uebernahme.html",
        {"b": blick, "u": blick.uebernahme, "hilfen": blick.uebernahme.art == Bestandsart.HILFEN},
    )


@nur_fuer(rules.darf_bestand)
def bestand_zuruecknehmen(request: Anfrage, pk: int) -> HttpResponse:
    zugriff = request.zugriff
    blick = queries.uebernahme(zugriff, pk)
    if blick is None:
        raise Http404

    def handeln(werte: dict[str, Any]) -> str:
        actions.bestand_zuruecknehmen(zugriff=zugriff, uebernahme=blick.uebernahme, grund=werte["grund"])
        return reverse("bestand_uebernahme", args=[pk])

    return formularseite(
        request,
        GrundForm,
        titel="Übernahme zurücknehmen",
        gegenstand=blick.uebernahme.datei,
        darf=lambda: JA,  # the door has asked
        handeln=handeln,
        kontext={
            "knopf": "Zurücknehmen",
            "zurueck": reverse("bestand_uebernahme", args=[pk]),
            "zurueck_name": blick.uebernahme.datei,
            "einleitung": "Alles aus dieser Datei wird auf einmal zurückgenommen: Hilfen binden nichts mehr, Zahlungen "
            "werden durch eine Buchung aufgehoben. Danach lässt sich die Datei neu einlesen.",
        },
    )

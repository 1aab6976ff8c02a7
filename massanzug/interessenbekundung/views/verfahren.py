"""Pages of the office: prepare a call, release it, answer, open it."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.interessenbekundung import actions, rules
from massanzug.interessenbekundung.choices import Verfahrensstand
from massanzug.interessenbekundung.druck import niederschrift_pdf
from massanzug.interessenbekundung.forms import datei
from massanzug.interessenbekundung.forms import verfahren as formen
from massanzug.interessenbekundung.queries import verfahren as queries
from massanzug.rechenkern.abgabefrist import rechtzeitig
from massanzug.technik.anlage import ANLAGE_HOECHSTENS
from massanzug.technik.ausfuhr import datei_antwort, fremde_datei
from massanzug.technik.erlaubnis import JA
from massanzug.technik.gefunden import oder_404
from massanzug.technik.hochladen import nimmt_datei, zu_gross
from massanzug.zugang.formularseite import einmal, formularseite
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.versuche import begrenze
from massanzug.zugang.zugriff import Anfrage

GEHEIM = "interessenbekundung/geheim.html"
"""A form of which nothing is kept as a draft."""


def _verfahren(request: Anfrage, pk: int) -> Any:
    return oder_404(queries.verfahren_im_amt(request.zugriff, pk))


def _seite(verfahren: Any) -> str:
    return reverse("verfahren", args=[verfahren.pk])


def _formular(
    request: Anfrage,
    verfahren: Any,
    form_class: Any,
    titel: str,
    tun: Callable[[dict[str, Any]], Any],
    *,
    danach: str = "",
    kontext: dict[str, Any] | None = None,
    **mehr: Any,
) -> HttpResponse:
    """A form that belongs to a call: `tun` acts on the clean values, then the call's page is shown."""

    def handeln(werte: dict[str, Any]) -> str:
        tun(werte)
        return danach or _seite(verfahren)

    return formularseite(
        request,
        form_class,
        titel=titel,
        gegenstand=verfahren.titel,
        darf=lambda: JA,  # the door has asked
        handeln=handeln,
        kontext={"zurueck": _seite(verfahren), "zurueck_name": verfahren.titel} | (kontext or {}),
        **mehr,
    )


@nur_fuer(rules.darf_verfahren_vorbereiten)
@require_GET
def verfahrensliste(request: Anfrage) -> HttpResponse:
    seite = Paginator(queries.verfahrensliste(request.zugriff), 25).get_page(request.GET.get("seite"))
    return render(request, "interessenbekundung/verfahrensliste.html", {"seite": seite})


@nur_fuer(rules.darf_verfahren_vorbereiten)
def verfahren_neu(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff

    def handeln(werte: dict[str, Any]) -> str:
        return _seite(actions.verfahren_anlegen(zugriff=zugriff, **werte))

    return formularseite(
        request,
        formen.VerfahrenForm,
        titel="Neues Auswahlverfahren",
        darf=lambda: JA,  # the door has asked
        handeln=handeln,
        kontext={
            "knopf": "Anlegen",
            "zurueck": reverse("auswahlverfahren"),
            "zurueck_name": "Auswahl",
            "einleitung": "Die 13 Abschnitte und 6 Kriterien der Bekanntmachung sind als Vorlage dabei. Veröffentlicht "
            "wird erst, wenn eine zweite Person freigibt.",
        },
    )


@nur_fuer(rules.darf_verfahren_vorbereiten)
@require_GET
def verfahren(request: Anfrage, pk: int) -> HttpResponse:
    zugriff = request.zugriff
    v = _verfahren(request, pk)
    personen = queries.schluesselpersonen(v)
    eigener = next((p for p in personen if p.konto_id == zugriff.konto_id), None)
    return render(
        request,
        "interessenbekundung/verfahren.html",
        {
            "v": v,
            "raeume": queries.wirkungsraeume_im(v),
            "abschnitte": list(v.abschnitte.all()),
            "kriterien": list(v.kriterien.all()),
            "anker": list(v.anker.all()),
            "unterlagen": list(queries.unterlagen(v)),
            "fragen": list(v.fragen.all()),
            "verlaengerungen": list(v.verlaengerungen.all()),
            "personen": personen,
            "eigener": eigener,
            "verloren": sum(p.verloren_am is not None for p in personen),
            "schritte": queries.vorbereitung(v, personen),
            "entwurf": v.stand == Verfahrensstand.ENTWURF,
            "vorgelegt": v.stand == Verfahrensstand.VORGELEGT,
            "offen": v.stand == Verfahrensstand.OFFEN,
            "laeuft": rechtzeitig(zugriff.jetzt, v.frist),
            "freigeben": rules.darf_verfahren_freigeben(zugriff, v.vorgelegt_von_id),
            "niederschrift": queries.niederschrift(v),
        },
    )


@nur_fuer(rules.darf_verfahren_vorbereiten)
def verfahren_aendern(request: Anfrage, pk: int) -> HttpResponse:
    v = _verfahren(request, pk)
    return _formular(
        request,
        v,
        formen.VerfahrenAendernForm,
        "Angaben ändern",
        lambda werte: actions.verfahren_aendern(zugriff=request.zugriff, verfahren=v, **werte),
        anfang=formen.VerfahrenAendernForm.anfang(v),
    )


@nur_fuer(rules.darf_verfahren_vorbereiten)
def gewichte(request: Anfrage, pk: int) -> HttpResponse:
    v = _verfahren(request, pk)
    return _formular(
        request,
        v,
        formen.GewichteForm,
        "Gewichte und Längen",
        lambda werte: actions.gewichte_festlegen(zugriff=request.zugriff, verfahren=v, **werte),
        anfang={"stand": v.fassung},
        form_kwargs={"abschnitte": v.abschnitte.all()},
        vorlage="interessenbekundung/gewichte.html",
    )


@nur_fuer(rules.darf_verfahren_vorbereiten)
def anker(request: Anfrage, pk: int) -> HttpResponse:
    v = _verfahren(request, pk)
    return _formular(
        request,
        v,
        formen.AnkerForm,
        "Was die Punkte bedeuten",
        lambda werte: actions.anker_festlegen(zugriff=request.zugriff, verfahren=v, **werte),
        anfang={"stand": v.fassung},
        form_kwargs={"anker": v.anker.all()},
    )


@nur_fuer(rules.darf_verfahren_vorbereiten)
@nimmt_datei(ANLAGE_HOECHSTENS)
def unterlage_neu(request: Anfrage, pk: int) -> HttpResponse:
    v = _verfahren(request, pk)
    return _formular(
        request,
        v,
        datei.UnterlageForm,
        "Unterlage einstellen",
        lambda werte: actions.unterlage_einstellen(
            zugriff=request.zugriff, verfahren=v, titel=werte["titel"], datei=werte["datei"]
        ),
        anfang={"titel": request.GET.get("titel", "")[:120]},
        form_kwargs={"zu_gross": zu_gross(request)},
        kontext={"knopf": "Einstellen", "laeuft": "Die Datei wird geprüft …"},
    )


@nur_fuer(rules.darf_verfahren_vorbereiten)
@require_GET
def unterlage_im_amt(request: Anfrage, pk: int, nummer: int) -> HttpResponse:
    """The same file as on the public page, before there is one."""
    u = oder_404(queries.unterlage(_verfahren(request, pk), nummer))
    return fremde_datei(u.dateiname, u.art, bytes(u.inhalt))


# --- keys -------------------------------------------------------------------------------------------------------------


@nur_fuer(rules.darf_verfahren_vorbereiten)
def schluessel_annehmen(request: Anfrage, pk: int) -> HttpResponse:
    v = _verfahren(request, pk)
    return _formular(
        request,
        v,
        formen.SchluesselForm,
        "Einen Schlüssel annehmen",
        lambda werte: actions.schluessel_annehmen(zugriff=request.zugriff, verfahren=v, **werte),
        vorlage=GEHEIM,
        kontext={
            "knopf": "Schlüssel annehmen",
            "einleitung": "Drei Menschen halten je einen Schlüssel; zwei von ihnen öffnen nach der Frist gemeinsam, "
            "was eingegangen ist. Bis dahin kann niemand etwas lesen, auch nicht der Betrieb der Software.",
        },
    )


def _eigener_schluessel(request: Anfrage, pk: int) -> tuple[Any, Any]:
    v = _verfahren(request, pk)
    person = oder_404(queries.mein_schluessel(request.zugriff, v))
    return v, person


@nur_fuer(darf_angemeldet)
def schluessel_pruefen(request: Anfrage, pk: int) -> HttpResponse:
    v, person = _eigener_schluessel(request, pk)
    begrenze(request, f"schluessel-{pk}")
    return _formular(
        request,
        v,
        formen.KennwortForm,
        "Ihr Kennwort probieren",
        lambda werte: actions.schluessel_pruefen(zugriff=request.zugriff, person=person, **werte),
        vorlage=GEHEIM,
        kontext={
            "knopf": "Probieren",
            "einleitung": "Passt es, steht auf der Seite des Verfahrens der heutige Tag. Passt es nicht mehr, "
            "melden Sie den Schlüssel dort als verloren, solange noch Zeit ist.",
        },
    )


@nur_fuer(darf_angemeldet)
@require_POST
def schluessel_verloren(request: Anfrage, pk: int) -> HttpResponse:
    v, person = _eigener_schluessel(request, pk)
    return einmal(
        request, _seite(v), lambda: actions.schluessel_verloren_melden(zugriff=request.zugriff, person=person)
    )


# --- release ----------------------------------------------------------------------------------------------------------


@nur_fuer(rules.darf_verfahren_vorbereiten)
@require_POST
def verfahren_vorlegen(request: Anfrage, pk: int) -> HttpResponse:
    v = _verfahren(request, pk)
    return einmal(request, _seite(v), lambda: actions.verfahren_vorlegen(zugriff=request.zugriff, verfahren=v))


@nur_fuer(rules.darf_verfahren_vorbereiten)
@require_POST
def verfahren_freigeben(request: Anfrage, pk: int) -> HttpResponse:
    v = _verfahren(request, pk)
    return einmal(request, _seite(v), lambda: actions.verfahren_freigeben(zugriff=request.zugriff, verfahren=v))


@nur_fuer(rules.darf_verfahren_vorbereiten)
def verfahren_zurueckgeben(request: Anfrage, pk: int) -> HttpResponse:
    v = _verfahren(request, pk)
    return _formular(
        request,
        v,
        formen.GrundForm,
        "Zurück in die Vorbereitung",
        lambda werte: actions.verfahren_zurueckgeben(zugriff=request.zugriff, verfahren=v, **werte),
        kontext={"knopf": "Zurückgeben"},
    )


@nur_fuer(rules.darf_verfahren_vorbereiten)
def frist_verlaengern(request: Anfrage, pk: int) -> HttpResponse:
    v = _verfahren(request, pk)
    return _formular(
        request,
        v,
        formen.VerlaengernForm,
        "Frist verlängern",
        lambda werte: actions.frist_verlaengern(zugriff=request.zugriff, verfahren=v, **werte),
        anfang=formen.Fristform.frist_als_anfang(v.frist),
        kontext={"knopf": "Für alle verlängern"},
    )


@nur_fuer(rules.darf_verfahren_vorbereiten)
def frage_beantworten(request: Anfrage, pk: int) -> HttpResponse:
    frage = oder_404(queries.frage_im_amt(request.zugriff, pk))
    return _formular(
        request,
        frage.verfahren,
        formen.AntwortForm,
        "Frage beantworten",
        lambda werte: actions.frage_beantworten(zugriff=request.zugriff, frage=frage, **werte),
        kontext={"knopf": "Für alle beantworten", "einleitung": f"Gefragt wurde: {frage.text}"},
    )


# --- opening ----------------------------------------------------------------------------------------------------------


@nur_fuer(darf_angemeldet)
def verfahren_oeffnen(request: Anfrage, pk: int) -> HttpResponse:
    v, _ = _eigener_schluessel(request, pk)
    personen = [p for p in queries.schluesselpersonen(v) if p.verloren_am is None]
    begrenze(request, f"oeffnen-{pk}")
    return _formular(
        request,
        v,
        formen.OeffnenForm,
        "Öffnen, was eingegangen ist",
        lambda werte: actions.verfahren_oeffnen(zugriff=request.zugriff, verfahren=v, **werte),
        vorlage=GEHEIM,
        form_kwargs={"personen": personen},
        danach=_seite(v) + "#oeffnung",
        kontext={
            "knopf": "Gemeinsam öffnen",
            "laeuft": "Wird geöffnet …",
            "einleitung": "Zwei von drei öffnen gemeinsam: Jede Person gibt ihr Kennwort selbst ein. Das dritte Feld "
            "bleibt leer. Die Öffnung steht mit beiden Namen in der Niederschrift.",
        },
    )


@nur_fuer(rules.darf_verfahren_vorbereiten)
@require_GET
def niederschrift(request: Anfrage, pk: int) -> HttpResponse:
    v = _verfahren(request, pk)
    oeffnung = oder_404(queries.niederschrift(v))
    return datei_antwort(niederschrift_pdf(v, oeffnung), "pdf", f"niederschrift-oeffnung-{v.pk}")

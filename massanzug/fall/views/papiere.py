"""Pages and files of the papers of a case."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from massanzug.fall import actions, druck, rules
from massanzug.fall.forms import papiere as papier_forms
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries import papiere
from massanzug.fall.views.formular import fallformular, sichtbarer_fall
from massanzug.rechenkern.amt import amt_am
from massanzug.rechenkern.fristen import frist
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.technik.ausfuhr import datei_antwort
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


def _datei(inhalt: bytes, art: str, fall: Any, zusatz: str = "") -> HttpResponse:
    """Named by kind and Aktenzeichen: no name of a person in a list of downloads."""
    return datei_antwort(inhalt, "pdf", "-".join(filter(None, (art, fall.aktenzeichen, zusatz))))


# --- Hilfeplan --------------------------------------------------------------------------------------------------------


@nur_fuer(darf_angemeldet)
def hilfeplan_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Hilfeplan festhalten")
    plan = queries.bewilligter_massanzug(fall)

    def tun(werte: dict[str, Any]) -> None:
        felder = {f: werte[f] for f in papier_forms.HilfeplanForm.base_fields if f in werte}
        beteiligte = [actions.Beteiligt(*b) for b in werte["beteiligte"]]
        actions.hilfeplan_festhalten(zugriff=zugriff, fall=fall, beteiligte=beteiligte, **felder)

    return fallformular(
        request,
        fall,
        papier_forms.HilfeplanForm,
        "Hilfeplan festhalten",
        tun,
        darf=lambda: rules.darf_hilfeplan_festhalten(zugriff, queries.bezug(zugriff, fall), plan.stand if plan else ""),
        danach=reverse("fall", args=[fall.pk]) + "#papiere",
        knopf="Hilfeplan festhalten",
        anfang={
            "fuer": papiere.fuer_wen(fall),
            "am": zugriff.heute,
            "naechste_pruefung": _naechste(plan, zugriff.heute),
            "rueckruf": zugriff.name,
        },
        form_kwargs={
            "menschen": papiere.moegliche_beteiligte(fall, zugriff.heute),
            "stationaer": papiere.ist_stationaer(plan),
        },
        kontext={
            "einleitung": "Wille, Ziele und Bausteine kommen so hinein, wie sie jetzt sind. Danach bleibt der "
            "Hilfeplan, wie er ist; ändert sich etwas, halten Sie einen neuen fest. Meinungen dürfen verschieden sein."
        },
    )


def _naechste(plan: Any, heute: date) -> date:
    """The review that is planned already, if it still lies ahead."""
    geplant = plan.geprueft_bis if plan else None
    return geplant if geplant and geplant > heute else frist("hilfeplan-pruefung", heute).stichtag


@nur_fuer(darf_angemeldet)
@require_GET
def hilfeplan(request: Anfrage, pk: int, hilfeplan_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Hilfeplan gelesen")
    plan = oder_404(papiere.hilfeplan(zugriff, fall, hilfeplan_pk))
    naehe = queries.bezug(zugriff, fall)
    return render(
        request,
        "fall/hilfeplan.html",
        {
            "fall": fall,
            "plan": plan,
            "blatt": papiere.hilfeplan_blatt(plan, fall),
            "zeilen": [(b, getattr(b, "unterschrift", None)) for b in plan.beteiligte.all()],
            "darf_unterschreiben": rules.darf_unterschrift_festhalten(zugriff, naehe, False),
        },
    )


@nur_fuer(darf_angemeldet)
@require_GET
def hilfeplan_pdf(request: Anfrage, pk: int, hilfeplan_pk: int) -> HttpResponse:
    fall = sichtbarer_fall(request, pk, "Hilfeplan als PDF")
    plan = oder_404(papiere.hilfeplan(request.zugriff, fall, hilfeplan_pk))
    inhalt = druck.hilfeplan_pdf(papiere.hilfeplan_blatt(plan, fall), plan.am, beispiel=settings.DEMO)
    return _datei(inhalt, "hilfeplan", fall, str(plan.fassung))


@nur_fuer(darf_angemeldet)
@require_GET
def familienblatt_pdf(request: Anfrage, pk: int, hilfeplan_pk: int) -> HttpResponse:
    fall = sichtbarer_fall(request, pk, "Blatt für die Familie als PDF")
    plan = oder_404(papiere.hilfeplan(request.zugriff, fall, hilfeplan_pk))
    inhalt = druck.familienblatt_pdf(papiere.hilfeplan_blatt(plan, fall), plan.am, beispiel=settings.DEMO)
    return _datei(inhalt, "fuer-die-familie", fall, str(plan.fassung))


@nur_fuer(darf_angemeldet)
def unterschrift_neu(request: Anfrage, pk: int, hilfeplan_pk: int, beteiligung_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Unterschrift festhalten")
    plan = oder_404(papiere.hilfeplan(zugriff, fall, hilfeplan_pk))
    beteiligung = oder_404(papiere.beteiligung(plan, beteiligung_pk))
    return fallformular(
        request,
        fall,
        papier_forms.UnterschriftForm,
        f"Unterschrift von {beteiligung.name}",
        lambda w: actions.unterschrift_festhalten(zugriff=zugriff, fall=fall, beteiligung=beteiligung, **w),
        darf=lambda: rules.darf_unterschrift_festhalten(
            zugriff, queries.bezug(zugriff, fall), hasattr(beteiligung, "unterschrift")
        ),
        danach=reverse("hilfeplan", args=[fall.pk, plan.pk]),
        anfang={"am": zugriff.heute},
        kontext={
            "einleitung": "Niemand muss unterschreiben. Das Gesetz verlangt es nicht, und die Hilfe hängt nicht daran."
        },
    )


# --- Bescheid ---------------------------------------------------------------------------------------------------------


@nur_fuer(darf_angemeldet)
def bescheid_neu(request: Anfrage, pk: int, entscheidung_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Bescheid schreiben")
    e = oder_404(queries.entscheidung(zugriff, fall, entscheidung_pk))
    amt = amt_am(zugriff.heute)
    return fallformular(
        request,
        fall,
        papier_forms.BescheidForm,
        "Bescheid schreiben",
        lambda w: actions.bescheid_schreiben(zugriff=zugriff, entscheidung=e, **w),
        darf=lambda: rules.darf_bescheid_schreiben(zugriff, queries.bezug(zugriff, fall), e.stand),
        danach=reverse("fall", args=[fall.pk]) + "#papiere",
        knopf="Bescheid schreiben",
        anfang={
            "empfaenger": papiere.anspruchsberechtigt(fall, zugriff.heute),
            "fuer": papiere.fuer_wen(fall),
            "datum": zugriff.heute,
        },
        kontext={
            "entscheidung": e,
            "amt": amt,
        },
        vorlage="fall/bescheid.html",
    )


@nur_fuer(darf_angemeldet)
@require_GET
def bescheid_pdf(request: Anfrage, pk: int, bescheid_pk: int) -> HttpResponse:
    fall = sichtbarer_fall(request, pk, "Bescheid als PDF")
    bescheid = oder_404(papiere.bescheid(request.zugriff, fall, bescheid_pk))
    inhalt = druck.bescheid_pdf(bescheid.inhalt, bescheid.datum, beispiel=settings.DEMO)
    return _datei(inhalt, "bescheid", fall, bescheid.nummer.rpartition("/")[2])


@nur_fuer(darf_angemeldet)
def bescheid_post(request: Anfrage, pk: int, bescheid_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Bescheid zur Post gegeben")
    bescheid = oder_404(papiere.bescheid(zugriff, fall, bescheid_pk))
    schon = bescheid.zur_post_am
    return fallformular(
        request,
        fall,
        papier_forms.PostBerichtigungForm if schon else papier_forms.PostForm,
        f"Bescheid {bescheid.nummer}: zur Post am",
        lambda w: actions.bescheid_zur_post_geben(zugriff=zugriff, bescheid=bescheid, **w),
        darf=lambda: rules.darf_nachfragen(zugriff, queries.bezug(zugriff, fall)),
        danach=reverse("fall", args=[fall.pk]) + "#papiere",
        anfang={"zur_post_am": schon or zugriff.heute},
        kontext={
            "einleitung": "Ab diesem Tag zählt, wann der Bescheid als bekannt gegeben gilt (§ 37 Abs. 2 SGB X)."
            + (f" Bisher steht hier der {datum_als_text(schon)}." if schon else "")
        },
    )


# --- court and transmission log ---------------------------------------------------------------------------------------


@nur_fuer(darf_angemeldet)
def gerichtsfassung_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Fassung für das Gericht schreiben")
    return fallformular(
        request,
        fall,
        papier_forms.GerichtsfassungForm,
        "Fassung für das Familiengericht",
        lambda w: actions.gerichtsfassung_schreiben(zugriff=zugriff, fall=fall, **w),
        darf=lambda: rules.darf_nachfragen(zugriff, queries.bezug(zugriff, fall)),
        danach=reverse("fall", args=[fall.pk]) + "#papiere",
        knopf="Fassung schreiben",
        kontext={
            "einleitung": "Das Gericht bekommt, wie der Hilfeprozess steht, und in den genannten Sachen aus dem "
            "Hilfeplan nur Bedarf, vereinbarte Hilfe und das Ergebnis der Prüfungen (§ 50 Abs. 2 SGB VIII). "
            "Wille, Ziele, Meinungen und Gespräche bleiben hier."
        },
    )


@nur_fuer(darf_angemeldet)
@require_GET
def gerichtsfassung_pdf(request: Anfrage, pk: int, gerichtsfassung_pk: int) -> HttpResponse:
    fall = sichtbarer_fall(request, pk, "Fassung für das Gericht als PDF")
    fassung = oder_404(papiere.gerichtsfassung(request.zugriff, fall, gerichtsfassung_pk))
    inhalt = druck.gerichtsfassung_pdf(fassung.inhalt, fassung.am, beispiel=settings.DEMO)
    return _datei(inhalt, "gericht", fall, fassung.am.isoformat())


@nur_fuer(darf_angemeldet)
@require_GET
def weitergaben_pdf(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Weitergaben als PDF")
    inhalt = oder_404(papiere.weitergaben(zugriff, fall))
    return _datei(druck.weitergaben_pdf(inhalt, zugriff.heute, beispiel=settings.DEMO), "weitergaben", fall)

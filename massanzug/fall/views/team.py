"""Pages of the Sozialraumteam. No page here knows the family's name: a team reads them together on one screen."""

from collections.abc import Callable
from typing import Any

from django import forms as djforms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.fall import actions, rules
from massanzug.fall.forms import fall as fall_forms
from massanzug.fall.forms import team as team_forms
from massanzug.fall.queries import team as queries
from massanzug.fall.teamprotokoll import teamprotokoll_pdf
from massanzug.fall.views.formular import mit_stand, ohne_stand
from massanzug.sozialraum.queries import wirkungsraeume
from massanzug.technik.ausfuhr import datei_antwort
from massanzug.technik.erlaubnis import Erlaubnis
from massanzug.technik.gefunden import oder_404
from massanzug.technik.templatetags.massanzug import datum_lang
from massanzug.zugang.choices import Rolle
from massanzug.zugang.formularseite import einmal, formularseite
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer, vermerke_einsicht
from massanzug.zugang.zugriff import Anfrage


def _sitzung(request: Anfrage, pk: int) -> Any:
    return oder_404(queries.sitzung(request.zugriff, pk))


def _zum_leiten(request: Anfrage, sitzung: Any) -> Erlaubnis:
    return rules.darf_sitzung_leiten(request.zugriff, sitzung.wirkungsraum_id, sitzung.ist_offen(request.zugriff.heute))


def _zum_einbringen(request: Anfrage, sitzung: Any) -> Erlaubnis:
    faelle = queries.einbringbare_faelle(request.zugriff, sitzung.wirkungsraum_id)
    return rules.darf_tagesordnung_fuellen(sitzung.ist_offen(request.zugriff.heute), faelle.exists())


def _zum_mitdenken(request: Anfrage, sitzung: Any, freigegeben: bool) -> Erlaubnis:
    # who is no member has not found the Sitzung
    return rules.darf_mitdenken(True, freigegeben, sitzung.ist_offen(request.zugriff.heute))


@nur_fuer(rules.darf_team_sehen)
@require_GET
def teamsitzungen(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff
    return render(
        request,
        "fall/teamsitzungen.html",
        {
            "kommende": queries.kommende(zugriff),
            "vergangene": queries.vergangene(zugriff),
            "ansetzen": rules.darf_sitzung_ansetzen(zugriff),
        },
    )


@nur_fuer(rules.darf_team_sehen)
def teamsitzung_neu(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff
    raeume = zugriff.raeume(*Rolle)
    mitglieder = [m for raum in sorted(raeume) for m in queries.moegliche_mitglieder(raum, zugriff.heute)]

    def handeln(werte: dict[str, Any]) -> str:
        sitzung = actions.teamsitzung_ansetzen(zugriff=zugriff, **ohne_stand(werte))
        return reverse("teamsitzung", args=[sitzung.pk])

    return formularseite(
        request,
        team_forms.AnsetzenForm,
        titel="Teamsitzung ansetzen",
        darf=lambda: rules.darf_sitzung_ansetzen(zugriff),
        handeln=handeln,
        anfang={"um": "09:00", "benannt": [m.konto.pk for m in mitglieder], "wirkungsraum": min(raeume, default=None)},
        form_kwargs={"raeume": wirkungsraeume(zugriff).filter(pk__in=raeume), "mitglieder": mitglieder},
        kontext={"knopf": "Ansetzen", "zurueck": reverse("teamsitzungen"), "zurueck_name": "Sozialraumteam"},
    )


@nur_fuer(darf_angemeldet)
@require_GET
def teamsitzung(request: Anfrage, sitzung_pk: int) -> HttpResponse:
    sitzung = _sitzung(request, sitzung_pk)
    vermerke_einsicht(request, "teamsitzung", sitzung_pk, "Tagesordnung gelesen")
    blick = queries.sitzungsblick(request.zugriff, sitzung)
    leiten = _zum_leiten(request, sitzung)
    kontext = {
        "blick": blick,
        "sitzung": sitzung,
        "leiten": leiten,
        "einbringen": _zum_einbringen(request, sitzung),
        "heute": request.zugriff.heute,
    }
    return render(request, "fall/teamsitzung.html", kontext)


def _sitzungsformular(
    request: Anfrage,
    sitzung: Any,
    form_class: type[djforms.Form],
    titel: str,
    tun: Callable[[dict[str, Any]], Any],
    *,
    darf: Callable[[], Erlaubnis],
    **mehr: Any,
) -> HttpResponse:
    """A form that belongs to a Sitzung: back there afterwards."""
    ziel = mehr.pop("danach", reverse("teamsitzung", args=[sitzung.pk]))
    ort = {"zurueck": ziel, "zurueck_name": mehr.pop("zurueck_name", "Teamsitzung")}

    def handeln(werte: dict[str, Any]) -> str:
        tun(werte)
        return str(ziel)

    return formularseite(
        request,
        form_class,
        titel=titel,
        gegenstand=f"Teamsitzung am {datum_lang(sitzung.am)}",
        darf=darf,
        handeln=handeln,
        kontext=ort | mehr.pop("kontext", {}),
        **mehr,
    )


@nur_fuer(darf_angemeldet)
def teamsitzung_aendern(request: Anfrage, sitzung_pk: int) -> HttpResponse:
    sitzung = _sitzung(request, sitzung_pk)
    return _sitzungsformular(
        request,
        sitzung,
        team_forms.SitzungForm,
        "Teamsitzung verlegen",
        lambda w: actions.teamsitzung_aendern(zugriff=request.zugriff, sitzung=sitzung, **mit_stand(w)),
        darf=lambda: _zum_leiten(request, sitzung),
        anfang={f: getattr(sitzung, f) for f in ("am", "um", "ort", "stand")},
    )


@nur_fuer(darf_angemeldet)
def teilnahme(request: Anfrage, sitzung_pk: int) -> HttpResponse:
    sitzung = _sitzung(request, sitzung_pk)
    rollen = ("gaeste", "moderation", "zeit", "schreibt", "stand")
    return _sitzungsformular(
        request,
        sitzung,
        team_forms.TeilnahmeForm,
        "Wer ist da?",
        lambda w: actions.teilnahme_festhalten(zugriff=request.zugriff, sitzung=sitzung, **mit_stand(w)),
        darf=lambda: _zum_leiten(request, sitzung),
        anfang={f: getattr(sitzung, f) for f in rollen}
        | {"da": [t.konto_id for t in queries.benannt(sitzung) if t.anwesend is not False]},
        form_kwargs={"mitglieder": queries.moegliche_mitglieder(sitzung.wirkungsraum_id, request.zugriff.heute)},
    )


@nur_fuer(darf_angemeldet)
def teamsitzung_schliessen(request: Anfrage, sitzung_pk: int) -> HttpResponse:
    sitzung = _sitzung(request, sitzung_pk)
    return _sitzungsformular(
        request,
        sitzung,
        fall_forms.LeerForm,
        "Teamsitzung schließen",
        lambda _: actions.teamsitzung_schliessen(zugriff=request.zugriff, sitzung=sitzung),
        darf=lambda: _zum_leiten(request, sitzung),
        kontext={
            "knopf": "Schließen",
            "einleitung": "Ab dann sieht im Team niemand mehr ein Fallblatt. Ideen und Aufträge stehen im Protokoll "
            "und bei denen, die den Fall eingebracht haben.",
        },
    )


@nur_fuer(darf_angemeldet)
def tagesordnung_einbringen(request: Anfrage, sitzung_pk: int) -> HttpResponse:
    zugriff, sitzung = request.zugriff, _sitzung(request, sitzung_pk)

    return _sitzungsformular(
        request,
        sitzung,
        team_forms.FallEinbringenForm,
        "Einen Fall einbringen",
        lambda w: actions.fall_einbringen(zugriff=zugriff, sitzung=sitzung, **w),
        darf=lambda: _zum_einbringen(request, sitzung),
        form_kwargs={"faelle": queries.einbringbare_faelle(zugriff, sitzung.wirkungsraum_id)},
        kontext={
            "knopf": "Auf die Tagesordnung setzen",
            "einleitung": "Das Team liest nur einen Decknamen. Danach bereiten Sie das Fallblatt vor.",
        },
    )


@nur_fuer(darf_angemeldet)
@require_POST
def tagesordnung_vorziehen(request: Anfrage, sitzung_pk: int, beratung_pk: int) -> HttpResponse:
    sitzung = _sitzung(request, sitzung_pk)
    beratung = oder_404(queries.beratung(sitzung, beratung_pk))
    return einmal(
        request,
        reverse("teamsitzung", args=[sitzung.pk]),
        lambda: actions.tagesordnung_vorziehen(zugriff=request.zugriff, sitzung=sitzung, beratung=beratung),
    )


@nur_fuer(darf_angemeldet)
@require_GET
def teamprotokoll(request: Anfrage, sitzung_pk: int) -> HttpResponse:
    sitzung = _sitzung(request, sitzung_pk)
    vermerke_einsicht(request, "teamsitzung", sitzung_pk, "Protokoll der Teamsitzung")
    inhalt = queries.protokollblick(request.zugriff, sitzung)
    return datei_antwort(teamprotokoll_pdf(inhalt, request.zugriff.heute), "pdf", f"teamsitzung-{sitzung.am}")


# Around one case ------------------------------------------------------------------------------------------------------


@nur_fuer(darf_angemeldet)
def beratung_runde(request: Anfrage, sitzung_pk: int, beratung_pk: int) -> HttpResponse:
    """The screen the team works with: the sheet, the ideas, one line to add the next."""
    zugriff, sitzung = request.zugriff, _sitzung(request, sitzung_pk)
    beratung = oder_404(queries.beratung(sitzung, beratung_pk))
    vermerke_einsicht(request, "beratung", beratung_pk, "Fallblatt im Team gelesen")
    hier = reverse("beratung_runde", args=[sitzung.pk, beratung.pk])
    runden = queries.ideen_je_runde(beratung)

    def handeln(werte: dict[str, Any]) -> str:
        actions.idee_festhalten(zugriff=zugriff, beratung=beratung, **werte)
        return f"{hier}?faden={werte['faden']}&von={werte['von']}"

    def darf() -> Erlaubnis:
        return _zum_mitdenken(request, sitzung, beratung.freigegeben_am is not None)

    return formularseite(
        request,
        team_forms.IdeeForm,
        titel=beratung.deckname,
        gegenstand=f"Teamsitzung am {datum_lang(sitzung.am)}",
        darf=darf,
        handeln=handeln,
        anfang={
            "faden": request.GET.get("faden", "") or runden[-1][0].faeden[0],
            "von": request.GET.get("von", "") or queries.geber(zugriff),
        },
        form_kwargs={"faeden": runden[-1][0].faeden},
        vorlage="fall/runde.html",
        kontext={
            "sitzung": sitzung,
            "beratung": beratung,
            "runden": runden,
            "blatt": queries.blatt(beratung),
            "bringt_ein": queries.bringt_ein(zugriff, beratung),
            "anwesenheit": queries.anwesenheit(sitzung),
        },
    )


def _in_der_runde(request: Anfrage, sitzung_pk: int, beratung_pk: int) -> tuple[Any, Any, str]:
    sitzung = _sitzung(request, sitzung_pk)
    beratung = oder_404(queries.beratung(sitzung, beratung_pk))
    return sitzung, beratung, reverse("beratung_runde", args=[sitzung.pk, beratung.pk])


def _rundenformular(
    request: Anfrage,
    wo: tuple[Any, Any, str],
    form_class: type[djforms.Form],
    titel: str,
    tun: Callable[[dict[str, Any]], Any],
    **mehr: Any,
) -> HttpResponse:
    sitzung, beratung, hier = wo
    return _sitzungsformular(
        request,
        sitzung,
        form_class,
        titel,
        tun,
        darf=lambda: _zum_mitdenken(request, sitzung, beratung.freigegeben_am is not None),
        danach=hier,
        zurueck_name=beratung.deckname,
        **mehr,
    )


@nur_fuer(darf_angemeldet)
@require_POST
def idee_entfernen(request: Anfrage, sitzung_pk: int, beratung_pk: int, idee_pk: int) -> HttpResponse:
    _, beratung, hier = _in_der_runde(request, sitzung_pk, beratung_pk)
    idee = oder_404(queries.idee(beratung, idee_pk))
    return einmal(
        request, f"{hier}#ideen", lambda: actions.idee_entfernen(zugriff=request.zugriff, beratung=beratung, idee=idee)
    )


@nur_fuer(darf_angemeldet)
def runde_oeffnen(request: Anfrage, sitzung_pk: int, beratung_pk: int) -> HttpResponse:
    wo = _in_der_runde(request, sitzung_pk, beratung_pk)
    return _rundenformular(
        request,
        wo,
        team_forms.RundeForm,
        "Runde 2 öffnen",
        lambda w: actions.runde_oeffnen(zugriff=request.zugriff, beratung=wo[1], **w),
        kontext={
            "knopf": "Runde 2 öffnen",
            "einleitung": "Steht in Runde 1 noch nichts, sagen Sie kurz, warum. Oft hilft es, eine Minute still "
            "nachzudenken: Wer mag dieses Kind? Was gibt es um die Ecke?",
        },
    )


@nur_fuer(darf_angemeldet)
def auftrag_neu(request: Anfrage, sitzung_pk: int, beratung_pk: int) -> HttpResponse:
    wo = _in_der_runde(request, sitzung_pk, beratung_pk)
    return _rundenformular(
        request,
        wo,
        team_forms.AuftragForm,
        "Auftrag festhalten",
        lambda w: actions.auftrag_festhalten(zugriff=request.zugriff, beratung=wo[1], **w),
    )


@nur_fuer(darf_angemeldet)
@require_POST
def auftrag_entfernen(request: Anfrage, sitzung_pk: int, beratung_pk: int, auftrag_pk: int) -> HttpResponse:
    _, beratung, hier = _in_der_runde(request, sitzung_pk, beratung_pk)
    auftrag = oder_404(queries.auftrag(beratung, auftrag_pk))
    return einmal(
        request, hier, lambda: actions.auftrag_entfernen(zugriff=request.zugriff, beratung=beratung, auftrag=auftrag)
    )


@nur_fuer(darf_angemeldet)
def abweichung(request: Anfrage, sitzung_pk: int, beratung_pk: int) -> HttpResponse:
    wo = _in_der_runde(request, sitzung_pk, beratung_pk)
    return _rundenformular(
        request,
        wo,
        team_forms.AbweichungForm,
        "Andere Meinung",
        lambda w: actions.abweichung_festhalten(zugriff=request.zugriff, beratung=wo[1], **mit_stand(w)),
        anfang={"abweichend": wo[1].abweichend, "stand": wo[1].stand},
    )


@nur_fuer(darf_angemeldet)
def raumhinweis_neu(request: Anfrage, sitzung_pk: int) -> HttpResponse:
    sitzung = _sitzung(request, sitzung_pk)
    return _sitzungsformular(
        request,
        sitzung,
        team_forms.RaumhinweisForm,
        "Was fehlt im Sozialraum?",
        lambda w: actions.raumhinweis_festhalten(zugriff=request.zugriff, sitzung=sitzung, **w),
        darf=lambda: _zum_mitdenken(request, sitzung, True),
    )


@nur_fuer(darf_angemeldet)
@require_POST
def raumhinweis_entfernen(request: Anfrage, sitzung_pk: int, hinweis_pk: int) -> HttpResponse:
    sitzung = _sitzung(request, sitzung_pk)
    hinweis = oder_404(queries.hinweis(sitzung, hinweis_pk))
    return einmal(
        request,
        reverse("teamsitzung", args=[sitzung.pk]),
        lambda: actions.raumhinweis_entfernen(zugriff=request.zugriff, sitzung=sitzung, hinweis=hinweis),
    )

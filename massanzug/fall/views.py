"""Pages of the case room: one query or one action each."""

from collections.abc import Callable
from typing import Any

from django import forms as djforms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.fall import actions, forms, rules
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries import netzwerk as netzwerkqueries
from massanzug.technik.erlaubnis import Erlaubnis
from massanzug.technik.nurlesen import nur_lesen
from massanzug.traeger.queries import fachkraefte, leittraeger_im
from massanzug.zugang.choices import Rolle
from massanzug.zugang.formularseite import einmal, formularseite
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer, vermerke_einsicht
from massanzug.zugang.zugriff import Anfrage, Zugriff

FILTER = {
    "": "alle",
    "anfang": "am Anfang",
    "entscheidung": "vor der Entscheidung",
    "bewilligt": "bewilligt",
    "abgeschlossen": "abgeschlossen",
}


def _fall(request: Anfrage, pk: int, zweck: str) -> Any:
    """The case as visible for this person, noted as read; else it does not exist."""
    fall = queries.fall(request.zugriff, pk)
    if fall is None:
        raise Http404
    vermerke_einsicht(request, "fall", pk, zweck)
    return fall


def _oder_404(objekt: Any) -> Any:
    if objekt is None:
        raise Http404
    return objekt


@nur_fuer(rules.darf_faelle_sehen)
@require_GET
def faelle(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff
    suche, stand = request.GET.get("suche", "").replace("\x00", "").strip()[:80], request.GET.get("stand", "")
    stand = stand if stand in FILTER else ""
    seite = Paginator(queries.faelle(zugriff, suche=suche, stand=stand), 25).get_page(request.GET.get("seite"))
    return render(
        request,
        "fall/faelle.html",
        {
            "seite": seite,
            "suche": suche,
            "stand": stand,
            "filter": FILTER,
            "darf_anlegen": bool(rules.darf_fall_anlegen(zugriff)),
            "namentlich": queries.namentlich(zugriff, seite),
        },
    )


@nur_fuer(rules.darf_faelle_sehen)
def fall_neu(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff

    def handeln(werte: dict[str, Any]) -> str:
        return reverse("fall", args=[actions.fall_aufnehmen(zugriff=zugriff, **werte).pk])

    return formularseite(
        request,
        forms.AufnahmeForm,
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
    objekt = _fall(request, pk, "Fallseite gelesen")
    blick = queries.fallblick(zugriff, objekt)
    bearbeiten = rules.darf_fall_bearbeiten(zugriff, blick.bezug)
    nachfragen = rules.darf_nachfragen(zugriff, blick.bezug)
    schritte = queries.schritte(blick, bool(bearbeiten)) if blick.amtsnotizen else ()
    return render(
        request,
        "fall/fall.html",
        {
            "blick": blick,
            "fall": objekt,
            "schritte": schritte,
            "ball": queries.ball(zugriff, blick, schritte, bearbeiten=bool(bearbeiten), nachfragen=bool(nachfragen))
            if blick.amtsnotizen
            else None,
            "bearbeiten": bearbeiten,
            "schnitt": queries.schnitt(blick) if blick.bausteine else None,
            "nachfragen": nachfragen,
            "abschliessen": rules.darf_abschliessen(zugriff, blick.bezug, blick.liegt_vor),
            "warte_auf_mich": next((e for e in blick.entscheidungen if _zeichnet(zugriff, e)), None),
        },
    )


def _ohne_stand(werte: dict[str, Any]) -> dict[str, Any]:
    return {feld: wert for feld, wert in werte.items() if feld != "stand"}


def _mit_stand(werte: dict[str, Any]) -> dict[str, Any]:
    return werte | {"stand": werte["stand"] or 0}


def _zeichnet(zugriff: Zugriff, e: Any) -> bool:
    return bool(rules.darf_mitzeichnen(zugriff, e.stand, e.zweite_fachkraft_id, e.vorgelegt_von_id))


def _fallformular(
    request: Anfrage,
    fall: Any,
    form_class: type[djforms.Form],
    titel: str,
    tun: Callable[[dict[str, Any]], Any],
    *,
    darf: Callable[[], Erlaubnis] | None = None,
    danach: str = "",
    knopf: str = "Speichern",
    anfang: dict[str, Any] | None = None,
    form_kwargs: dict[str, Any] | None = None,
    kontext: dict[str, Any] | None = None,
    vorlage: str = "zugang/formular.html",
) -> HttpResponse:
    """A form that belongs to a case: back to the case afterwards, only for who may work on it."""
    zugriff = request.zugriff
    ziel = danach or reverse("fall", args=[fall.pk])

    def handeln(werte: dict[str, Any]) -> str:
        tun(werte)
        return ziel

    return formularseite(
        request,
        form_class,
        titel=titel,
        gegenstand=f"Familie {fall.bezeichnung}",
        darf=darf or (lambda: rules.darf_fall_bearbeiten(zugriff, queries.bezug(zugriff, fall))),
        handeln=handeln,
        anfang=anfang,
        form_kwargs=form_kwargs,
        vorlage=vorlage,
        kontext={"knopf": knopf, "zurueck": ziel, "zurueck_name": f"Familie {fall.bezeichnung}", "fall": fall}
        | (kontext or {}),
    )


@nur_fuer(darf_angemeldet)
def person_neu(request: Anfrage, pk: int) -> HttpResponse:
    fall = _fall(request, pk, "Person aufnehmen")

    def tun(werte: dict[str, Any]) -> None:
        actions.person_aufnehmen(zugriff=request.zugriff, fall=fall, **_ohne_stand(werte))

    return _fallformular(request, fall, forms.PersonForm, "Person aufnehmen", tun)


@nur_fuer(darf_angemeldet)
def person_aendern(request: Anfrage, pk: int, person_pk: int) -> HttpResponse:
    fall = _fall(request, pk, "Person ändern")
    person = _oder_404(queries.person(fall, person_pk))

    def tun(werte: dict[str, Any]) -> None:
        actions.person_aendern(zugriff=request.zugriff, person=person, **_mit_stand(werte))

    felder = tuple(forms.PersonForm.base_fields)
    return _fallformular(
        request, fall, forms.PersonForm, "Angaben zur Person", tun, anfang={f: getattr(person, f) for f in felder}
    )


@nur_fuer(darf_angemeldet)
def vertretung_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Vertretung bestimmen")
    return _fallformular(
        request,
        fall,
        forms.VertretungForm,
        "Vertretung bestimmen",
        lambda w: actions.vertretung_bestimmen(zugriff=zugriff, fall=fall, **w),
        knopf="Bestimmen",
        form_kwargs={
            "moegliche": fachkraefte(fall.wirkungsraum_id, Rolle.ASD_FACHKRAFT, zugriff.heute, ausser=zugriff.konto_id)
        },
    )


@nur_fuer(darf_angemeldet)
def kontakt_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Gespräch festhalten")
    return _fallformular(
        request,
        fall,
        forms.KontaktForm,
        "Gespräch festhalten",
        lambda w: actions.kontakt_festhalten(zugriff=zugriff, fall=fall, **w),
        anfang={"am": zugriff.heute},
    )


@nur_fuer(darf_angemeldet)
def wille_neu(request: Anfrage, pk: int, person_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Willen festhalten")
    person = _oder_404(queries.person(fall, person_pk))
    bisher = queries.neuester_wille(person)
    anfang: dict[str, Any] = {"am": zugriff.heute, "stand": bisher.fassung if bisher else 0}
    if bisher:
        anfang |= {f: getattr(bisher, f) for f in ("wille", "beitrag", "wunsch", "erwartung")}
    return _fallformular(
        request,
        fall,
        forms.WilleForm,
        f"Was will {person.name}?",
        lambda w: actions.wille_festhalten(zugriff=zugriff, person=person, **w),
        anfang=anfang,
        form_kwargs={"fall": fall},
        kontext={"bisher": bisher},
    )


@nur_fuer(darf_angemeldet)
def ressource_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Ressource festhalten")
    return _fallformular(
        request,
        fall,
        forms.RessourceForm,
        "Was ist schon da?",
        lambda w: actions.ressource_festhalten(zugriff=zugriff, fall=fall, **w),
        anfang={"am": zugriff.heute},
        form_kwargs={"fall": fall},
    )


@nur_fuer(darf_angemeldet)
@require_GET
def netzwerk(request: Anfrage, pk: int) -> HttpResponse:
    fall = _fall(request, pk, "Netzwerk gelesen")
    blick = _oder_404(netzwerkqueries.netzwerkblick(request.zugriff, fall))
    bearbeiten = rules.darf_fall_bearbeiten(request.zugriff, blick.bezug)
    return render(request, "fall/netzwerk.html", {"blick": blick, "fall": fall, "bearbeiten": bearbeiten})


def _netzwerkformular(
    request: Anfrage,
    fall: Any,
    form_class: type[djforms.Form],
    titel: str,
    tun: Callable[[dict[str, Any]], Any],
    **mehr: Any,
) -> HttpResponse:
    """A form of the page „Netzwerk“: back there afterwards."""
    ort = {"danach": reverse("netzwerk", args=[fall.pk]), "kontext": {"zurueck_name": "Menschen und Netzwerk"}}
    if form_class is not forms.NetzwerkpersonForm:
        mehr["form_kwargs"] = {"fall": fall}
    return _fallformular(request, fall, form_class, titel, tun, **(ort | mehr))


@nur_fuer(darf_angemeldet)
def beziehung_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Beziehung festhalten")
    return _netzwerkformular(
        request,
        fall,
        forms.BeziehungForm,
        "Beziehung festhalten",
        lambda w: actions.beziehung_festhalten(zugriff=zugriff, fall=fall, **_ohne_stand(w)),
    )


@nur_fuer(darf_angemeldet)
def beziehung_aendern(request: Anfrage, pk: int, beziehung_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Beziehung ändern")
    beziehung = _oder_404(netzwerkqueries.beziehung(fall, beziehung_pk))
    return _netzwerkformular(
        request,
        fall,
        forms.BeziehungForm,
        "Beziehung ändern",
        lambda w: actions.beziehung_aendern(zugriff=zugriff, beziehung=beziehung, **_mit_stand(w)),
        anfang={f: getattr(beziehung, f) for f in forms.BeziehungForm.base_fields},
    )


@nur_fuer(darf_angemeldet)
@require_POST
def beziehung_entfernen(request: Anfrage, pk: int, beziehung_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Beziehung entfernen")
    beziehung = netzwerkqueries.beziehung(fall, beziehung_pk)

    def handeln() -> str:
        actions.beziehung_entfernen(zugriff=zugriff, beziehung=_oder_404(beziehung))
        return reverse("netzwerk", args=[fall.pk])

    return einmal(request, handeln)


@nur_fuer(darf_angemeldet)
def sorgerecht_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Sorgerecht festhalten")
    return _netzwerkformular(
        request,
        fall,
        forms.SorgerechtForm,
        "Sorgerecht festhalten",
        lambda w: actions.sorgerecht_festhalten(zugriff=zugriff, fall=fall, **_ohne_stand(w)),
    )


@nur_fuer(darf_angemeldet)
def sorgerecht_aendern(request: Anfrage, pk: int, sorgerecht_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Sorgerecht ändern")
    sorgerecht = _oder_404(netzwerkqueries.sorgerecht(fall, sorgerecht_pk))
    return _netzwerkformular(
        request,
        fall,
        forms.SorgerechtForm,
        "Sorgerecht ändern",
        lambda w: actions.sorgerecht_aendern(zugriff=zugriff, sorgerecht=sorgerecht, **_mit_stand(w)),
        anfang={f: getattr(sorgerecht, f) for f in forms.SorgerechtForm.base_fields},
    )


@nur_fuer(darf_angemeldet)
def netzwerkperson_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Netzwerkperson aufnehmen")
    return _netzwerkformular(
        request,
        fall,
        forms.NetzwerkpersonForm,
        "Wer ist noch da?",
        lambda w: actions.netzwerkperson_aufnehmen(zugriff=zugriff, fall=fall, **_ohne_stand(w)),
    )


@nur_fuer(darf_angemeldet)
def netzwerkperson_aendern(request: Anfrage, pk: int, netzwerkperson_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Netzwerkperson ändern")
    person = _oder_404(netzwerkqueries.netzwerkperson(fall, netzwerkperson_pk))
    return _netzwerkformular(
        request,
        fall,
        forms.NetzwerkpersonForm,
        "Angaben zur Person im Netzwerk",
        lambda w: actions.netzwerkperson_aendern(zugriff=zugriff, netzwerkperson=person, **_mit_stand(w)),
        anfang={f: getattr(person, f) for f in forms.NetzwerkpersonForm.base_fields},
    )


@nur_fuer(darf_angemeldet)
@require_POST
def netzwerkperson_entfernen(request: Anfrage, pk: int, netzwerkperson_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Netzwerkperson entfernen")
    person = netzwerkqueries.netzwerkperson(fall, netzwerkperson_pk)

    def handeln() -> str:
        actions.netzwerkperson_entfernen(zugriff=zugriff, netzwerkperson=_oder_404(person))
        return reverse("netzwerk", args=[fall.pk])

    return einmal(request, handeln)


@nur_fuer(darf_angemeldet)
def ziel_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Ziel setzen")

    def tun(werte: dict[str, Any]) -> None:
        actions.ziel_setzen(zugriff=zugriff, fall=fall, **_ohne_stand(werte))

    return _fallformular(request, fall, forms.ZielForm, "Ziel setzen", tun, form_kwargs={"fall": fall})


@nur_fuer(darf_angemeldet)
def ziel_aendern(request: Anfrage, pk: int, ziel_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Ziel ändern")
    ziel = _oder_404(queries.ziel(fall, ziel_pk))

    def tun(werte: dict[str, Any]) -> None:
        actions.ziel_aendern(zugriff=zugriff, ziel=ziel, **_mit_stand(werte))

    felder = ("text", "person", "herkunft", "art", "woran", "bis", "stand")
    return _fallformular(
        request,
        fall,
        forms.ZielForm,
        "Ziel ändern",
        tun,
        anfang={f: getattr(ziel, f) for f in felder},
        form_kwargs={"fall": fall},
    )


def _hinweise(request: Anfrage, pk: int, form_class: type[forms.HinweisForm]) -> HttpResponse:
    """Hints on what is being typed: for who may work on the case, kept nowhere; nothing new (204), nothing to say."""
    fall = _oder_404(queries.fall(request.zugriff, pk))
    if not rules.darf_fall_bearbeiten(request.zugriff, queries.bezug(request.zugriff, fall)):
        raise Http404
    with nur_lesen():
        form = form_class(request.POST, fall=fall)
        if request.POST.get("gezeigt") == form.hinweiszeichen:
            return HttpResponse(status=204)
        return render(request, "fall/sprachhinweise.html", {"form": form, "nachgereicht": True})


@nur_fuer(darf_angemeldet)
@require_POST
def ziel_hinweise(request: Anfrage, pk: int) -> HttpResponse:
    return _hinweise(request, pk, forms.ZielForm)


@nur_fuer(darf_angemeldet)
@require_POST
def wille_hinweise(request: Anfrage, pk: int) -> HttpResponse:
    return _hinweise(request, pk, forms.WilleForm)


@nur_fuer(darf_angemeldet)
def beratung_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Beratung festhalten")
    return _fallformular(
        request,
        fall,
        forms.BeratungForm,
        "Beratung im Sozialraumteam",
        lambda w: actions.beratung_festhalten(zugriff=zugriff, fall=fall, **w),
        anfang={"am": zugriff.heute, "jugendamt_dabei": True},
        kontext={"einleitung": "Das Team berät. Entschieden wird später im Jugendamt, gemeinsam mit der Familie."},
    )


@nur_fuer(darf_angemeldet)
@require_GET
def massanzug(request: Anfrage, pk: int) -> HttpResponse:
    zugriff = request.zugriff
    objekt = _fall(request, pk, "Maßanzug gelesen")
    blick = queries.fallblick(zugriff, objekt)
    if not blick.sieht_massanzug:
        raise Http404
    plan = blick.plan
    return render(
        request,
        "fall/massanzug.html",
        {
            "blick": blick,
            "fall": objekt,
            "plan": plan,
            "schnitt": queries.schnitt(blick),
            "aendern": rules.darf_massanzug_aendern(zugriff, blick.bezug, plan.stand if plan else "entwurf"),
            "vorlegen": rules.darf_vorlegen(
                zugriff, blick.bezug, plan.stand if plan else "entwurf", len(blick.bausteine)
            ),
            "fortschreiben": rules.darf_fall_bearbeiten(zugriff, blick.bezug)
            if blick.massanzug and not blick.in_arbeit
            else None,
            "freigeben": rules.darf_freigeben(zugriff, blick.bezug, blick.massanzug.stand) if blick.massanzug else None,
        },
    )


def _darf_aendern(zugriff: Zugriff, fall: Any) -> Erlaubnis:
    offen = queries.offener_massanzug(fall)
    return rules.darf_massanzug_aendern(zugriff, queries.bezug(zugriff, fall), offen.stand if offen else "entwurf")


@nur_fuer(darf_angemeldet)
def baustein_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Baustein einfügen")

    def tun(werte: dict[str, Any]) -> None:
        actions.baustein_einfuegen(zugriff=zugriff, fall=fall, **_ohne_stand(werte))

    return _fallformular(
        request,
        fall,
        forms.BausteinForm,
        "Baustein einfügen",
        tun,
        darf=lambda: _darf_aendern(zugriff, fall),
        danach=reverse("massanzug", args=[fall.pk]),
        knopf="Baustein einfügen",
        anfang={"von": zugriff.heute, "faden": request.GET.get("faden", ""), "einheit": "kostenlos"},
        form_kwargs={"fall": fall},
        kontext={"ohne_ziel": not fall.ziele.exists()},
        vorlage="fall/baustein_formular.html",
    )


@nur_fuer(darf_angemeldet)
def baustein_aendern(request: Anfrage, pk: int, baustein_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Baustein ändern")
    baustein = _oder_404(queries.baustein(fall, baustein_pk))

    def tun(werte: dict[str, Any]) -> None:
        actions.baustein_aendern(zugriff=zugriff, baustein=baustein, **_mit_stand(werte))

    felder = tuple(forms.BausteinForm.base_fields)
    return _fallformular(
        request,
        fall,
        forms.BausteinForm,
        "Baustein ändern",
        tun,
        darf=lambda: rules.darf_massanzug_aendern(zugriff, queries.bezug(zugriff, fall), baustein.massanzug.stand),
        danach=reverse("massanzug", args=[fall.pk]),
        anfang={f: getattr(baustein, f) for f in felder},
        form_kwargs={"fall": fall},
        kontext={"baustein": baustein},
        vorlage="fall/baustein_formular.html",
    )


@nur_fuer(darf_angemeldet)
@require_POST
def baustein_entfernen(request: Anfrage, pk: int, baustein_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Baustein entfernen")
    baustein = queries.baustein(fall, baustein_pk)

    def handeln() -> str:
        actions.baustein_entfernen(zugriff=zugriff, baustein=_oder_404(baustein))
        return reverse("massanzug", args=[fall.pk])

    return einmal(request, handeln)


@nur_fuer(darf_angemeldet)
@require_POST
def massanzug_fortschreiben(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Maßanzug fortschreiben")

    def handeln() -> str:
        actions.massanzug_fortschreiben(zugriff=zugriff, fall=fall)
        return reverse("massanzug", args=[fall.pk])

    return einmal(request, handeln)


@nur_fuer(darf_angemeldet)
def vorlegen(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Entscheidung vorlegen")
    plan = queries.offener_massanzug(fall)
    bausteine = list(plan.bausteine.all()) if plan else []
    asd = fachkraefte(fall.wirkungsraum_id, Rolle.ASD_FACHKRAFT, zugriff.heute, ausser=zugriff.konto_id)
    leitung = fachkraefte(fall.wirkungsraum_id, Rolle.ASD_LEITUNG, zugriff.heute, ausser=zugriff.konto_id)
    return _fallformular(
        request,
        fall,
        forms.VorlageForm,
        "Zur Entscheidung vorlegen",
        lambda w: actions.entscheidung_vorlegen(zugriff=zugriff, fall=fall, **w),
        darf=lambda: rules.darf_vorlegen(
            zugriff, queries.bezug(zugriff, fall), plan.stand if plan else "entwurf", len(bausteine)
        ),
        danach=reverse("massanzug", args=[fall.pk]),
        knopf="Vorlegen",
        anfang={
            "rechtsgrundlage": rules.vorgeschlagene_rechtsgrundlage({b.faden for b in bausteine}),
            "ergebnis": "bewilligt",
            "wahl_hinweis_am": zugriff.heute,
        },
        form_kwargs={"zweite": asd | leitung},
        kontext={"einleitung": "Sie entscheiden zu zweit. Geld ist kein Grund für oder gegen diese Entscheidung."},
    )


@nur_fuer(darf_angemeldet)
def mitzeichnen(request: Anfrage, pk: int, entscheidung_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Entscheidung mitzeichnen")
    e = _oder_404(queries.entscheidung(fall, entscheidung_pk))
    blick = queries.fallblick(zugriff, fall)
    return _fallformular(
        request,
        fall,
        forms.LeerForm,
        "Entscheidung mitzeichnen",
        lambda _: actions.entscheidung_mitzeichnen(zugriff=zugriff, entscheidung=e),
        darf=lambda: rules.darf_mitzeichnen(zugriff, e.stand, e.zweite_fachkraft_id, e.vorgelegt_von_id),
        knopf="Mitzeichnen",
        kontext={
            "entscheidung": e,
            "blick": blick,
            "schnitt": queries.schnitt(blick),
        },
        vorlage="fall/mitzeichnen.html",
    )


@nur_fuer(darf_angemeldet)
def zurueckgeben(request: Anfrage, pk: int, entscheidung_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Entscheidung zurückgeben")
    e = _oder_404(queries.entscheidung(fall, entscheidung_pk))
    return _fallformular(
        request,
        fall,
        forms.RueckgabeForm,
        "Zur Klärung zurückgeben",
        lambda w: actions.entscheidung_zurueckgeben(zugriff=zugriff, entscheidung=e, **w),
        darf=lambda: rules.darf_mitzeichnen(zugriff, e.stand, e.zweite_fachkraft_id, e.vorgelegt_von_id),
        knopf="Zurückgeben",
    )


@nur_fuer(darf_angemeldet)
def freigabe_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Freigabe erteilen")
    plan = queries.bewilligter_massanzug(fall)
    return _fallformular(
        request,
        fall,
        forms.FreigabeForm,
        "Für den Leitträger freigeben",
        lambda w: actions.fall_freigeben(zugriff=zugriff, fall=fall, **w),
        darf=lambda: rules.darf_freigeben(zugriff, queries.bezug(zugriff, fall), plan.stand if plan else ""),
        knopf="Freigeben",
        anfang={
            "traeger": leittraeger_im(fall.wirkungsraum_id, zugriff.heute),
            "teile": ["personen", "wille", "ziele", "ressourcen", "massanzug"],
            "zweck": "Durchführung des Maßanzugs",
            "einwilligung_am": zugriff.heute,
        },
        form_kwargs={"fachkraefte": fachkraefte(fall.wirkungsraum_id, Rolle.LT_FACHKRAFT, zugriff.heute)},
        kontext={
            "einleitung": "Die Fachkraft sieht genau, was Sie hier auswählen. Notizen und Beratungen bleiben im Amt."
        },
    )


@nur_fuer(darf_angemeldet)
@require_POST
def freigabe_widerrufen(request: Anfrage, pk: int, freigabe_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Freigabe widerrufen")
    freigabe = _oder_404(queries.freigabe(fall, freigabe_pk))

    def handeln() -> str:
        actions.freigabe_widerrufen(zugriff=zugriff, freigabe=freigabe)
        return reverse("fall", args=[fall.pk])

    return einmal(request, handeln)


@nur_fuer(darf_angemeldet)
@require_POST
def freigabe_bestaetigen(request: Anfrage, pk: int, freigabe_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Freigabe bestätigen")
    freigabe = _oder_404(queries.freigabe(fall, freigabe_pk))

    def handeln() -> str:
        actions.freigabe_bestaetigen(zugriff=zugriff, freigabe=freigabe)
        return reverse("fall", args=[fall.pk])

    return einmal(request, handeln)


@nur_fuer(darf_angemeldet)
def rueckblick_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Rückblick festhalten")
    plan = queries.bewilligter_massanzug(fall)

    def tun(werte: dict[str, Any]) -> None:
        felder = {f: werte[f] for f in forms.RueckblickForm.base_fields}
        actions.rueckblick_festhalten(
            zugriff=zugriff, fall=fall, bewertungen=[actions.Bewertung(*b) for b in werte["bewertungen"]], **felder
        )

    return _fallformular(
        request,
        fall,
        forms.RueckblickForm,
        "Gemeinsam zurückblicken",
        tun,
        darf=lambda: rules.darf_zurueckblicken(
            zugriff, queries.bezug(zugriff, fall), plan.stand if plan else "", fall.ziele.count()
        ),
        anfang={"am": zugriff.heute, "intensitaet": "gleich"},
        form_kwargs={"fall": fall},
        kontext={"einleitung": "Fragen Sie alle, die dabei sind. Wer nichts gesagt hat, bleibt leer: Niemand rät."},
    )


@nur_fuer(darf_angemeldet)
def hilfe_abschliessen(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Hilfe abschließen")
    return _fallformular(
        request,
        fall,
        forms.AbschlussForm,
        "Hilfe abschließen",
        lambda w: actions.hilfe_abschliessen(zugriff=zugriff, fall=fall, **w),
        darf=lambda: rules.darf_abschliessen(zugriff, queries.bezug(zugriff, fall), queries.liegt_vor(fall)),
        knopf="Hilfe abschließen",
        anfang={"am": zugriff.heute},
        kontext={
            "einleitung": "Alle Bausteine und alle Freigaben enden mit. Nach 6 und 12 Monaten werden Sie erinnert,"
            " bei der Familie nachzufragen."
        },
    )


@nur_fuer(darf_angemeldet)
def nachfrage(request: Anfrage, pk: int, nachfrage_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, _fall(request, pk, "Nachfrage festhalten")
    objekt = _oder_404(queries.nachfrage(fall, nachfrage_pk))
    return _fallformular(
        request,
        fall,
        forms.NachfrageForm,
        f"Nach {objekt.monate} Monaten: Trägt es noch?",
        lambda w: actions.nachfrage_festhalten(zugriff=zugriff, nachfrage=objekt, **w),
        darf=lambda: rules.darf_nachfragen(zugriff, queries.bezug(zugriff, fall)),
        anfang={"am": zugriff.heute},
    )

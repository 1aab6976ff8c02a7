"""Pages of those who write a Bekundung: nobody else finds one."""

from collections.abc import Mapping
from typing import Any

from django.core import signing
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from massanzug.interessenbekundung import actions, blaetter, rules
from massanzug.interessenbekundung.choices import (
    ANLAGEN_HOECHSTENS,
    ANLAGEN_ZUSAMMEN,
    EINLADUNG_TAGE,
    VERSIEGELT,
    Bekundungsstand,
    Verfasserrolle,
)
from massanzug.interessenbekundung.druck import bekundung_pdf, beleg_pdf
from massanzug.interessenbekundung.forms.bekundung import BeginnForm, CodeForm, VerfasserForm
from massanzug.interessenbekundung.forms.datei import DateiForm
from massanzug.interessenbekundung.queries import verfahren as queries
from massanzug.rechenkern.abgabefrist import frist_als_text, rechtzeitig
from massanzug.rechenkern.bekundung import Inhalt
from massanzug.technik import uhr
from massanzug.technik.anlage import ANLAGE_HOECHSTENS
from massanzug.technik.ausfuhr import datei_antwort, fremde_datei
from massanzug.technik.erlaubnis import JA, Unzulaessig, Verboten, Zwischenstand
from massanzug.technik.gefunden import oder_404
from massanzug.technik.hochladen import nimmt_datei, zu_gross
from massanzug.zugang.formularseite import einmal, formularseite
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer, oeffentlich
from massanzug.zugang.versuche import begrenze
from massanzug.zugang.views import ANDERES_KONTO
from massanzug.zugang.zugriff import Anfrage

SALZ = "massanzug.bekundung"
HOECHSTALTER = 24 * 3600
GEHEIM = "interessenbekundung/geheim.html"
ANDERE_WAR_SCHNELLER = (
    "Jemand aus Ihrem Team hat hier inzwischen geschrieben. Drücken Sie „Speichern“: Dann sehen Sie beide Fassungen. "
    "Ihr Text bleibt."
)


def _meine(request: Anfrage, pk: int) -> Any:
    return oder_404(queries.meine_bekundung(request.zugriff, pk))


def _seite(pk: int) -> str:
    return reverse("bekundung", args=[pk])


def _kontext(request: Anfrage, b: Any) -> dict[str, Any]:
    """What every page of a Bekundung shows: the sheets, what is missing, how long there is time."""
    teile = queries.entwurf(b)
    alle = blaetter.blaetter(b, teile)
    rolle = queries.verfasserrolle(request.zugriff, b)
    return {
        "b": b,
        "v": b.verfahren,
        "frist": frist_als_text(b.verfahren.frist),
        "jetzt": frist_als_text(request.zugriff.jetzt),
        "laeuft": rechtzeitig(request.zugriff.jetzt, b.verfahren.frist),
        "blaetter": alle,
        "fehlt": [(blatt, mangel) for blatt in alle for mangel in blatt.fehlt],
        "fertig": sum(not blatt.fehlt for blatt in alle),
        "verantwortlich": rolle == Verfasserrolle.VERANTWORTLICH,
        "im_entwurf": b.stand == Bekundungsstand.ENTWURF,
        "versiegelt": b.stand in VERSIEGELT,
    }


@nur_fuer(rules.darf_fragen)
@require_GET
def bekundungen(request: Anfrage) -> HttpResponse:
    zugriff = request.zugriff
    meine = list(queries.meine_bekundungen(zugriff)[:50])
    begonnen = {b.verfahren_id for b in meine}
    offen = [v for v in queries.offene(zugriff.jetzt)[:20] if v.pk not in begonnen]
    return render(
        request,
        "interessenbekundung/bekundungen.html",
        {
            "meine": meine,
            "offen": offen,
            "traeger": queries.meine_traeger(zugriff),
            "neues": queries.neues_fuer(zugriff),
        },
    )


@nur_fuer(rules.darf_fragen)
def bekundung_neu(request: Anfrage, pk: int) -> HttpResponse:
    """Begin; who writes for one Träger only is not asked for which."""
    zugriff = request.zugriff
    v = oder_404(queries.veroeffentlicht(pk))
    traeger = queries.meine_traeger(zugriff)

    def beginnen(fuer: Any) -> str:
        return _seite(actions.bekundung_beginnen(zugriff=zugriff, verfahren=v, traeger=fuer).pk)

    if request.method == "POST" and len(traeger) == 1:
        return einmal(request, str, lambda: beginnen(traeger[0]))
    return formularseite(
        request,
        BeginnForm,
        titel="Bekundung beginnen",
        gegenstand=v.titel,
        darf=lambda: JA,  # the door has asked
        handeln=lambda werte: beginnen(werte["traeger"]),
        form_kwargs={"traeger": traeger},
        kontext={"knopf": "Beginnen", "zurueck": reverse("aufruf", args=[pk]), "zurueck_name": v.titel},
    )


@nur_fuer(darf_angemeldet)
@require_GET
def bekundung(request: Anfrage, pk: int) -> HttpResponse:
    b = _meine(request, pk)
    mehr = {"anlagen": queries.anlagenliste(b), "verfasserinnen": queries.verfasserinnen(b)}
    return render(request, "interessenbekundung/bekundung.html", _kontext(request, b) | mehr)


# --- writing ----------------------------------------------------------------------------------------------------------


@nur_fuer(darf_angemeldet)
def blatt(request: Anfrage, pk: int, schluessel: str) -> HttpResponse:
    """One sheet: what is typed is kept by itself every second, encrypted; saving goes on to the next sheet."""
    b = _meine(request, pk)
    kontext = _kontext(request, b)
    stelle = next((n for n, blatt in enumerate(kontext["blaetter"]) if blatt.schluessel == schluessel), None)
    if stelle is None or not kontext["im_entwurf"]:
        return HttpResponseRedirect(_seite(pk))
    dieses = kontext["blaetter"][stelle]
    if request.method == "POST":
        try:
            _schreibe(request.zugriff, b, dieses, request.POST)
        except Zwischenstand:
            dieses = _beide_fassungen(dieses, request.POST)
        else:
            return HttpResponseRedirect(_danach(request, b, kontext["blaetter"], stelle), status=303)
    marke = signing.dumps({"konto": request.zugriff.konto_id, "bekundung": b.pk, "blatt": schluessel}, salt=SALZ)
    mehr = {
        "blatt": dieses,
        "stelle": stelle,
        "marke": marke,
        "angenommen": blaetter.ANGENOMMEN,
        "zweierlei": any(f.anderer is not None for f in dieses.felder),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "interessenbekundung/blatt.html", kontext | mehr, status=status)


def _danach(request: Anfrage, b: Any, alle: list[Any], stelle: int) -> str:
    if request.POST.get("weiter") == "uebersicht":
        return _seite(b.pk)
    if stelle + 1 < len(alle):
        return reverse("bekundung_blatt", args=[b.pk, alle[stelle + 1].schluessel])
    return reverse("bekundung_anlagen", args=[b.pk])


def _schreibe(zugriff: Any, b: Any, dieses: Any, post: Mapping[str, str]) -> dict[str, int]:
    """Keep what was changed on this sheet; all of it or nothing. Returns the new stand by field."""
    neu = {}
    with transaction.atomic():
        for feld in dieses.felder:
            text, stand = _getippt(feld, post), _stand(feld, post)
            if text == feld.text:
                neu[f"stand-{feld.name}"] = feld.stand
                continue
            art, nummer = feld.ort
            neu[f"stand-{feld.name}"] = actions.teil_schreiben(
                zugriff=zugriff, bekundung=b, art=art, nummer=nummer, text=text, stand=stand
            )
    return neu


def _getippt(feld: Any, post: Mapping[str, str]) -> str:
    # PostgreSQL holds no NUL, browsers send CRLF
    return post.get(feld.name, "").replace("\x00", "").replace("\r\n", "\n")[: blaetter.ZEICHEN_HOECHSTENS]


def _stand(feld: Any, post: Mapping[str, str]) -> int:
    stand = post.get(f"stand-{feld.name}", "")
    return int(stand) if stand.isascii() and stand.isdigit() and len(stand) < 10 else -1


def _beide_fassungen(dieses: Any, post: Mapping[str, str]) -> Any:
    """The sheet as it was typed, with what a co-author wrote beside it; the next save is made knowingly."""
    getippt = {f.ort: _getippt(f, post) for f in dieses.felder}
    return blaetter.mit_getipptem(dieses, getippt, {f.ort: _stand(f, post) for f in dieses.felder})


@oeffentlich
@require_POST
def blatt_sichern(request: Anfrage) -> HttpResponse:
    """Keep what is being typed. The mark says whose it is and where, also when the login has expired meanwhile."""
    if (ort := _aus_marke(request)) is None:
        raise Http404
    zugriff, b, dieses = ort
    if request.zugriff and request.zugriff.konto_id != zugriff.konto_id:
        return _abgelehnt(ANDERES_KONTO)
    try:
        felder = _schreibe(zugriff, b, dieses, request.POST)
    except Zwischenstand:
        return _abgelehnt(ANDERE_WAR_SCHNELLER)
    except (Unzulaessig, Verboten) as fehler:
        return _abgelehnt(f"Hier kann nichts mehr gespeichert werden. {fehler}")
    uhrzeit = localtime(uhr.jetzt()).strftime("%H:%M")
    return JsonResponse({"gespeichert": uhrzeit, "angemeldet": request.zugriff is not None, "felder": felder})


def _abgelehnt(fehler: str) -> HttpResponse:
    return JsonResponse({"fehler": fehler}, status=409)


def _aus_marke(request: Anfrage) -> tuple[Any, Any, Any] | None:
    """Who writes on which sheet, with the rights of now; None for a mark that is not ours or too old."""
    try:
        marke = signing.loads(request.POST.get("marke", ""), salt=SALZ, max_age=HOECHSTALTER)
    except signing.BadSignature:
        return None
    zugriff = queries.zugriff_der_marke(marke["konto"], uhr.heute(), uhr.jetzt())
    b = queries.meine_bekundung(zugriff, marke["bekundung"]) if zugriff else None
    if b is None or b.stand != Bekundungsstand.ENTWURF:
        return None
    alle = blaetter.blaetter(b, queries.entwurf(b))
    dieses = next((blatt for blatt in alle if blatt.schluessel == marke["blatt"]), None)
    return (zugriff, b, dieses) if zugriff and dieses else None


def _rette(request: Anfrage) -> bool:
    """Keep what an expired login was about to save; encrypted like all that is written here."""
    try:
        ort = _aus_marke(request)
        return bool(ort and _schreibe(*ort, request.POST))
    except (Unzulaessig, Verboten):
        return False


blatt.rette = _rette  # type: ignore[attr-defined]


# --- files ------------------------------------------------------------------------------------------------------------


@nur_fuer(darf_angemeldet)
@nimmt_datei(ANLAGE_HOECHSTENS)
def anlagen(request: Anfrage, pk: int) -> HttpResponse:
    b = _meine(request, pk)
    if b.stand != Bekundungsstand.ENTWURF:
        return HttpResponseRedirect(_seite(pk))

    def handeln(werte: dict[str, Any]) -> str:
        d = werte["datei"]
        actions.anlage_beifuegen(zugriff=request.zugriff, bekundung=b, name=d.name, art=d.art, inhalt=d.inhalt)
        return reverse("bekundung_anlagen", args=[pk])

    return formularseite(
        request,
        DateiForm,
        titel="Anlagen",
        darf=lambda: JA,  # the door has asked
        handeln=handeln,
        vorlage="interessenbekundung/anlagen.html",
        form_kwargs={"zu_gross": zu_gross(request)},
        kontext=_kontext(request, b)
        | {
            "anlagen": queries.anlagenliste(b),
            "anlagen_hoechstens": ANLAGEN_HOECHSTENS,
            "zusammen_mb": ANLAGEN_ZUSAMMEN // 2**20,
            "stelle": -1,
        },
    )


@nur_fuer(darf_angemeldet)
@require_GET
def anlage(request: Anfrage, pk: int, nummer: int) -> HttpResponse:
    b = _meine(request, pk)
    if b.stand != Bekundungsstand.ENTWURF:
        raise Http404
    gefunden = oder_404(next((a for a in queries.entwurfsanlagen(b) if a.nummer == nummer), None))
    return fremde_datei(gefunden.name, gefunden.art, gefunden.inhalt)


@nur_fuer(darf_angemeldet)
@require_POST
def anlage_entfernen(request: Anfrage, pk: int, nummer: int) -> HttpResponse:
    b = _meine(request, pk)
    ziel = reverse("bekundung_anlagen", args=[pk])
    return einmal(request, ziel, lambda: actions.anlage_entfernen(zugriff=request.zugriff, bekundung=b, nummer=nummer))


# --- handing in -------------------------------------------------------------------------------------------------------


@nur_fuer(darf_angemeldet)
@require_GET
def vorschau_pdf(request: Anfrage, pk: int) -> HttpResponse:
    """One's own paper, as long as it is written."""
    b = _meine(request, pk)
    if b.stand != Bekundungsstand.ENTWURF:
        raise Http404
    inhalt = Inhalt(queries.entwurf(b), tuple(queries.entwurfsanlagen(b)))
    return datei_antwort(bekundung_pdf(b, inhalt, request.zugriff.heute, entwurf=True), "pdf", f"bekundung-{b.pk}")


@nur_fuer(darf_angemeldet)
def einreichen(request: Anfrage, pk: int) -> HttpResponse:
    """What the jury will read, what is missing, and the one button.

    The code that opens the Träger's own copy stands on this page before it is pressed, so that a second press or the
    way back cannot lose it; it is kept nowhere.
    """
    code = request.POST.get("code", "")
    eingang = uhr.jetzt()  # now the whole body has arrived
    b = _meine(request, pk)
    if request.method == "POST" and b.stand == Bekundungsstand.ENTWURF:
        try:
            actions.bekundung_einreichen(zugriff=request.zugriff, bekundung=b, eingang=eingang, code=code)
        except Unzulaessig:
            if _meine(request, pk).stand == Bekundungsstand.ENTWURF:
                raise  # else the first press of two was quicker, and its receipt is what comes
        b = _meine(request, pk)
    if b.stand != Bekundungsstand.ENTWURF:
        if request.method == "POST" and actions.ist_code(code) and queries.mit_code(b, code) is not None:
            return _belegseite(request, b, code)
        return HttpResponseRedirect(reverse("bekundung_beleg", args=[pk]))
    kontext = _kontext(request, b) | {"code": actions.neuer_code(), "anlagen": queries.anlagenliste(b)}
    return render(request, "interessenbekundung/einreichen.html", kontext)


def _belegseite(request: Anfrage, b: Any, code: str = "") -> HttpResponse:
    kontext = {
        "b": b,
        "v": b.verfahren,
        "code": queries.gereinigt(code),
        "eingegangen": frist_als_text(b.eingegangen_am),
        "frist": frist_als_text(b.verfahren.frist),
        "laeuft": rechtzeitig(request.zugriff.jetzt, b.verfahren.frist),
        "verantwortlich": queries.verfasserrolle(request.zugriff, b) == Verfasserrolle.VERANTWORTLICH,
        "versiegelt": b.stand in VERSIEGELT,
    }
    return render(request, "interessenbekundung/beleg.html", kontext)


@nur_fuer(darf_angemeldet)
@require_GET
def beleg(request: Anfrage, pk: int) -> HttpResponse:
    b = _meine(request, pk)
    if b.eingegangen_am is None:
        return HttpResponseRedirect(_seite(pk))
    return _belegseite(request, b)


@nur_fuer(darf_angemeldet)
@require_GET
def belegpapier(request: Anfrage, pk: int) -> HttpResponse:
    b = _meine(request, pk)
    if b.eingegangen_am is None:
        raise Http404
    return datei_antwort(beleg_pdf(b), "pdf", f"eingangsbeleg-{b.pk}")


@nur_fuer(darf_angemeldet)
def zurueckziehen(request: Anfrage, pk: int) -> HttpResponse:
    b = _meine(request, pk)
    begrenze(request, f"rueckholcode-{pk}")
    eingang = uhr.jetzt() if request.POST else request.zugriff.jetzt  # when the whole body has arrived

    def handeln(werte: dict[str, Any]) -> str:
        actions.bekundung_zurueckziehen(zugriff=request.zugriff, bekundung=b, eingang=eingang, **werte)
        return _seite(pk)

    return formularseite(
        request,
        CodeForm,
        titel="Bekundung zurückziehen",
        darf=lambda: rules.darf_einreichen(request.zugriff, b.traeger_id, queries.verfasserrolle(request.zugriff, b)),
        handeln=handeln,
        vorlage=GEHEIM,
        kontext={
            "knopf": "Zurückziehen und weiterschreiben",
            "laeuft": "Wird aufgeschlossen …",
            "zurueck": _seite(pk),
            "zurueck_name": "Bekundung",
            "einleitung": "Danach ist nichts eingereicht, bis Sie neu einreichen. Der Code schließt Ihren Text wieder "
            "auf; ohne ihn geht es nicht, auch nicht mit Hilfe der Stadt.",
        },
    )


@nur_fuer(darf_angemeldet)
def eigene_fassung(request: Anfrage, pk: int) -> HttpResponse:
    """What was handed in, for those who have the code, as a paper of their own."""
    b = _meine(request, pk)
    if b.stand not in VERSIEGELT:
        return HttpResponseRedirect(_seite(pk))
    begrenze(request, f"rueckholcode-{pk}")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        inhalt = queries.mit_code(b, form.cleaned_data["code"])
        if inhalt is not None:
            return datei_antwort(bekundung_pdf(b, inhalt, request.zugriff.heute), "pdf", f"bekundung-{b.pk}")
        form.add_error("code", "Dieser Code passt nicht. Es ist der, der beim Einreichen auf der Seite stand.")
    kontext = {
        "form": form,
        "titel": "Was Sie eingereicht haben",
        "knopf": "Als PDF ansehen",
        "zurueck": reverse("bekundung_beleg", args=[pk]),
        "zurueck_name": "Eingangsbeleg",
    }
    return render(request, GEHEIM, kontext, status=422 if request.method == "POST" else 200)


@nur_fuer(darf_angemeldet)
def verfasser(request: Anfrage, pk: int) -> HttpResponse:
    b = _meine(request, pk)

    def handeln(werte: dict[str, Any]) -> str:
        actions.verfasser_aufnehmen(zugriff=request.zugriff, bekundung=b, **werte)
        return _seite(pk)

    return formularseite(
        request,
        VerfasserForm,
        titel="Jemanden mitschreiben lassen",
        gegenstand=b.verfahren.titel,
        darf=lambda: rules.darf_einreichen(request.zugriff, b.traeger_id, queries.verfasserrolle(request.zugriff, b)),
        handeln=handeln,
        anfang={"rolle": Verfasserrolle.SCHREIBT},
        form_kwargs={"konten": queries.moegliche_verfasser(b, request.zugriff.heute)},
        kontext={
            "knopf": "Aufnehmen",
            "zurueck": _seite(pk),
            "zurueck_name": "Bekundung",
            "einleitung": "Zur Wahl stehen Menschen, die zu Ihrem Träger gehören und hier ein Konto haben.",
        },
    )


@nur_fuer(darf_angemeldet)
@require_POST
def einladen(request: Anfrage, pk: int) -> HttpResponse:
    """Shows the invitation in the answer itself: a redirect would have to keep the secret somewhere."""
    b = _meine(request, pk)
    marke = actions.kollegin_einladen(zugriff=request.zugriff, bekundung=b)
    adresse = request.build_absolute_uri(reverse("einladung", args=[marke]))
    return render(request, "interessenbekundung/einladen.html", {"b": b, "adresse": adresse, "tage": EINLADUNG_TAGE})

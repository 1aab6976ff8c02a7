"""The selection from the opening to the award: pages of who leads it. The jury's pages are in `jury`, the applicant's
in `ergebnis`."""

from collections.abc import Callable
from typing import Any

from django import forms as djforms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.interessenbekundung import actions, auswahldruck
from massanzug.interessenbekundung.choices import Bekundungsstand, Verfahrensstand
from massanzug.interessenbekundung.forms import auswahl as forms
from massanzug.interessenbekundung.queries import auswahl as lesen
from massanzug.interessenbekundung.rules import darf_zweite_auswahlperson
from massanzug.technik.ausfuhr import datei_antwort, fremde_datei
from massanzug.technik.erlaubnis import JA, Erlaubnis
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.formularseite import einmal, formularseite
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer, vermerke_einsicht, vermerke_einsichten
from massanzug.zugang.zugriff import Anfrage

BEKUNDUNG = "interessenbekundung.bekundung"
"""As a trace of reading calls it."""


def auswahlform(
    request: Anfrage,
    form_class: type[djforms.Form],
    titel: str,
    tun: Callable[[dict[str, Any]], Any],
    ziel: str,
    *,
    darf: Callable[[], Erlaubnis] = lambda: JA,
    **mehr: Any,
) -> HttpResponse:
    """A form of the selection, back to `ziel` afterwards.

    Who came here has found the object; the act asks again. `darf` is asked first where finding it is not enough.
    """

    def handeln(werte: dict[str, Any]) -> str:
        tun(werte)
        return ziel

    kontext = {"zurueck": ziel} | mehr.pop("kontext", {})
    return formularseite(request, form_class, titel=titel, darf=darf, handeln=handeln, kontext=kontext, **mehr)


def _verfahren(request: Anfrage, pk: int) -> Any:
    return oder_404(lesen.auswahl(request.zugriff, pk))


def _bekundung(request: Anfrage, pk: int, bekundung_pk: int) -> tuple[Any, Any, str]:
    verfahren = _verfahren(request, pk)
    bekundung = oder_404(lesen.bekundung(request.zugriff, verfahren, bekundung_pk))
    return verfahren, bekundung, reverse("auswahl_bekundung", args=[pk, bekundung_pk])


def _raum(request: Anfrage, pk: int, raum_pk: int) -> tuple[Any, Any, str]:
    verfahren = _verfahren(request, pk)
    ausschreibung = oder_404(lesen.ausschreibung(request.zugriff, verfahren, raum_pk))
    return verfahren, ausschreibung, reverse("auswahl_raum", args=[pk, raum_pk])


# --- overview ---------------------------------------------------------------------------------------------------------


@nur_fuer(darf_angemeldet)
@require_GET
def auswahl_uebersicht(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, verfahren = request.zugriff, _verfahren(request, pk)
    raeume, bekundungen = lesen.raumzeilen(zugriff, verfahren), list(lesen.bekundungen(zugriff, verfahren))
    prueft = verfahren.stand == Verfahrensstand.GEOEFFNET
    gereiht = verfahren.stand == Verfahrensstand.GEREIHT
    return render(
        request,
        "interessenbekundung/auswahl_uebersicht.html",
        {
            "v": verfahren,
            "bekundungen": bekundungen,
            "naechste": next((b for b in bekundungen if prueft and not lesen.entschieden(b)), None),
            "raeume": raeume,
            "naechster_raum": next((z for z in raeume if gereiht and not z.fertig), None),
            "schritt": lesen.naechster_schritt(verfahren),
            "ersatz": verfahren.stand == Verfahrensstand.AUSSPRACHE and lesen.braucht_ersatz(verfahren),
            "fortschritt": lesen.fortschritt(verfahren),
            "verdeckt": lesen.wertet_verdeckt(zugriff, verfahren),
            "befangen": bool(lesen.befangene_raeume(zugriff.konto_id, verfahren)),
            "darf_alles": lesen.darf_fuehren(zugriff, verfahren, None),
            "in_der_jury": lesen.mitgliedschaft(zugriff, verfahren),
            "nachforderung": getattr(verfahren, "nachforderung", None),
            "strittig": len(lesen.strittige(verfahren)),
        },
    )


def _weiter(request: Anfrage, pk: int, tun: Callable[..., Any]) -> HttpResponse:
    verfahren = _verfahren(request, pk)
    ziel = reverse("auswahl_uebersicht", args=[pk])
    return einmal(request, ziel, lambda: tun(zugriff=request.zugriff, verfahren=verfahren))


@nur_fuer(darf_angemeldet)
@require_POST
def wertung_beginnen(request: Anfrage, pk: int) -> HttpResponse:
    return _weiter(request, pk, actions.wertung_beginnen)


@nur_fuer(darf_angemeldet)
@require_POST
def erste_wertung_schliessen(request: Anfrage, pk: int) -> HttpResponse:
    return _weiter(request, pk, actions.erste_wertung_schliessen)


@nur_fuer(darf_angemeldet)
@require_POST
def rangfolge_feststellen(request: Anfrage, pk: int) -> HttpResponse:
    return _weiter(request, pk, actions.rangfolge_feststellen)


@nur_fuer(darf_angemeldet)
@require_POST
def auswahlakte(request: Anfrage, pk: int) -> HttpResponse:
    """The whole file as a download; giving it out leaves its trace, so it is no page to read."""
    verfahren = _verfahren(request, pk)
    paket = actions.auswahlakte_ausgeben(zugriff=request.zugriff, verfahren=verfahren)
    vermerke_einsichten(request, BEKUNDUNG, lesen.nummern(verfahren), "Auswahlakte")
    return datei_antwort(paket, "zip", f"auswahlakte-{pk}")


@nur_fuer(darf_angemeldet)
def jury_benennen(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, verfahren = request.zugriff, _verfahren(request, pk)
    leute = lesen.moegliche_jury(zugriff, verfahren)
    je_pk = {k.pk: k for k in leute}
    return auswahlform(
        request,
        forms.JuryForm,
        "Jemanden in die Jury benennen",
        lambda w: actions.jury_benennen(zugriff=zugriff, verfahren=verfahren, konto=je_pk[w["konto"]]),
        reverse("auswahl_uebersicht", args=[pk]),
        darf=lambda: lesen.darf_fuehren(zugriff, verfahren, None),
        form_kwargs={"leute": leute},
        kontext={
            "knopf": "Benennen",
            "zurueck_name": verfahren.titel,
            "einleitung": "Zur Wahl steht, wer hier heute eine Aufgabe hat und zu niemandem gehört, der sich bewirbt."
            + (" Wer schon mit Namen geprüft hat, kann nicht ohne Namen werten." if verfahren.verdeckt else ""),
        },
    )


# --- checking ---------------------------------------------------------------------------------------------------------


@nur_fuer(darf_angemeldet)
@require_GET
def auswahl_bekundung(request: Anfrage, pk: int, bekundung_pk: int) -> HttpResponse:
    verfahren, bekundung, _ = _bekundung(request, pk, bekundung_pk)
    vermerke_einsicht(request, BEKUNDUNG, bekundung.pk, "Auswahl")
    return render(
        request,
        "interessenbekundung/auswahl_bekundung.html",
        {
            "v": verfahren,
            "b": bekundung,
            "p": getattr(bekundung, "pruefung", None),
            "lesbar": bekundung.stand == Bekundungsstand.GEOEFFNET,
            "kriterien": lesen.kriterien(bekundung),
            "abschnitte": _abschnitte(verfahren, bekundung),
            "anlagen": lesen.anlagen(bekundung.pk),
            "posten": lesen.mein_posten(bekundung),
            "offen": verfahren.stand == Verfahrensstand.GEOEFFNET,
        },
    )


@nur_fuer(darf_angemeldet)
@require_GET
def auswahl_anlage(request: Anfrage, pk: int, bekundung_pk: int, nummer: int) -> HttpResponse:
    _, bekundung, _ = _bekundung(request, pk, bekundung_pk)
    a = oder_404(lesen.anlage(bekundung.pk, nummer))
    vermerke_einsicht(request, BEKUNDUNG, bekundung.pk, "Auswahl: Anlage")
    return fremde_datei(a.dateiname, a.art, bytes(a.inhalt))


def _abschnitte(verfahren: Any, bekundung: Any) -> list[tuple[Any, str]]:
    teile = lesen.teile(bekundung)
    return [
        (a, teile["abschnitt", a.nummer].text) for a in verfahren.abschnitte.all() if ("abschnitt", a.nummer) in teile
    ]


@nur_fuer(darf_angemeldet)
def formpruefung(request: Anfrage, pk: int, bekundung_pk: int) -> HttpResponse:
    _, bekundung, ziel = _bekundung(request, pk, bekundung_pk)
    p = getattr(bekundung, "pruefung", None)
    nur_aus = bekundung.stand != Bekundungsstand.GEOEFFNET
    return auswahlform(
        request,
        forms.FormpruefungForm,
        "Formale Prüfung",
        lambda w: actions.bekundung_formal_pruefen(zugriff=request.zugriff, bekundung=bekundung, **w),
        ziel,
        gegenstand=bekundung.traeger.name,
        anfang={"ergebnis": p.form, "grund": p.form_grund, "stand": p.stand}
        if p
        else {"stand": 0, "ergebnis": "ausgeschlossen" if nur_aus else ""},
        form_kwargs={"nur_ausschluss": nur_aus},
        kontext={
            "zurueck_name": bekundung.traeger.name,
            "einleitung": f"Diese Bekundung ist „{bekundung.get_stand_display()}“. Niemand kann sie lesen; sie lässt "
            "sich nur mit einem Grund ausschließen."
            if nur_aus
            else "Ist sie rechtzeitig, vollständig und unterschrieben, wie es das Verfahren verlangt?",
        },
    )


@nur_fuer(darf_angemeldet)
def kriteriumspruefung(request: Anfrage, pk: int, bekundung_pk: int, nummer: int) -> HttpResponse:
    _, bekundung, ziel = _bekundung(request, pk, bekundung_pk)
    zeile = oder_404(next((z for z in lesen.kriterien(bekundung) if z.kriterium.nummer == nummer), None))
    p = zeile.pruefung
    return auswahlform(
        request,
        forms.KriteriumspruefungForm,
        zeile.kriterium.text,
        lambda w: actions.kriterium_pruefen(
            zugriff=request.zugriff, bekundung=bekundung, kriterium=zeile.kriterium, **w
        ),
        ziel,
        gegenstand=bekundung.traeger.name,
        anfang={"ergebnis": p.ergebnis, "notiz": p.notiz, "stand": p.stand} if p else {"stand": 0},
        vorlage="interessenbekundung/auswahl_kriterium.html",
        kontext={"zurueck_name": bekundung.traeger.name, "zeile": zeile, "posten": lesen.mein_posten(bekundung)},
    )


@nur_fuer(darf_angemeldet)
def zulassung(request: Anfrage, pk: int, bekundung_pk: int) -> HttpResponse:
    _, bekundung, ziel = _bekundung(request, pk, bekundung_pk)
    p = oder_404(getattr(bekundung, "pruefung", None))
    return auswahlform(
        request,
        forms.ZulassungForm,
        "Über die Zulassung entscheiden",
        lambda w: actions.zulassung_entscheiden(zugriff=request.zugriff, bekundung=bekundung, **w),
        ziel,
        gegenstand=bekundung.traeger.name,
        anfang={"zulassung": p.zulassung, "grund": p.zulassung_grund, "stand": p.stand},
        kontext={"zurueck_name": bekundung.traeger.name, "knopf": "Entscheiden"},
    )


@nur_fuer(darf_angemeldet)
def nachforderung(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, verfahren = request.zugriff, _verfahren(request, pk)
    fehlt = lesen.fehlendes(verfahren)
    posten = [(b.pk, b.traeger.name) for b in lesen.bekundungen(zugriff, verfahren) if b.pk in fehlt]
    return auswahlform(
        request,
        forms.NachforderungForm,
        "Fehlendes nachfordern",
        lambda w: actions.nachforderung_stellen(
            zugriff=zugriff, verfahren=verfahren, frist=w["zeitpunkt"], fehlt=forms.fehlt_aus(w)
        ),
        reverse("auswahl_uebersicht", args=[pk]),
        darf=lambda: lesen.darf_fuehren(zugriff, verfahren, None),
        anfang={f"fehlt_{n}": text for n, text in fehlt.items()} | {"uhrzeit": "12:00"},
        form_kwargs={"posten": posten},
        kontext={
            "knopf": "Nachfordern",
            "zurueck_name": verfahren.titel,
            "einleitung": "Das geht in diesem Verfahren einmal, und die Frist ist für alle dieselbe. Jeder Träger "
            "liest nur, was bei ihm fehlt."
            if posten
            else "Zurzeit ist bei keiner Bekundung etwas nicht nachgewiesen.",
        },
    )


# --- one Wirkungsraum: order, hearing, lot, Vermerk, notices, award ---------------------------------------------------


@nur_fuer(darf_angemeldet)
@require_GET
def auswahl_raum(request: Anfrage, pk: int, raum_pk: int) -> HttpResponse:
    zugriff = request.zugriff
    verfahren, a, _ = _raum(request, pk, raum_pk)
    r = lesen.reihung(a)
    namen = {b.pk: b for b in lesen.bekundungen(zugriff, verfahren)}
    vorab = getattr(a, "vorabinformation", None)
    zuschlag = getattr(a, "zuschlag", None)
    vermerk = lesen.letzter_vermerk(a)
    return render(
        request,
        "interessenbekundung/auswahl_raum.html",
        {
            "v": verfahren,
            "a": a,
            "r": r,
            "rangplaetze": [(p, namen[p.bekundung]) for p in r.plaetze],
            "abschnitte": lesen.zu_wertende_abschnitte(verfahren),
            "bild": lesen.bild(a, r) if r.plaetze else None,
            "wechsel": [(w, ", ".join(sorted(namen[b].traeger.name for b in w.fuehrt))) for w in r.wechsel],
            "gleichstand": [
                (namen[x].traeger.name, namen[y].traeger.name, n) for x, y, n in lesen.gleichstaende(verfahren, r)
            ],
            "anhoerung": getattr(a, "anhoerung", None),
            "anhoerungspunkte": [(w, namen[w.bekundung_id]) for w in lesen.anhoerungspunkte(zugriff, a)],
            "lose": [(los, [namen[b].traeger.name for b in los.reihenfolge]) for los in a.lose.all()],
            "gereiht": verfahren.stand == Verfahrensstand.GEREIHT,
            "aussprache": verfahren.stand == Verfahrensstand.AUSSPRACHE,
            "vermerk": vermerk,
            "darf_zeichnen": darf_zweite_auswahlperson(zugriff, vermerk.erste_id) if vermerk else None,
            "vorab": vorab,
            "mitteilungen": vorab.mitteilungen.select_related("bekundung__traeger") if vorab else [],
            "einwaende": lesen.einwaende(a),
            "zuschlag": zuschlag,
            "darf_erteilen": darf_zweite_auswahlperson(zugriff, zuschlag.vorgeschlagen_von_id) if zuschlag else None,
            "fehlt": lesen.was_dem_zuschlag_fehlt(a, zugriff.heute),
            "neu": getattr(a, "neuausschreibung", None),
            "darf_neu": lesen.ist_neu_auszuschreiben(a),
            "zu_wenige": not (vermerk and vermerk.zweite_id) and lesen.zu_wenige_werten(a),
            "zusagen": lesen.zusagen(zuschlag.bekundung) if zuschlag else [],
        },
    )


def _raumform(
    request: Anfrage, wo: tuple[Any, Any, str], form: type[djforms.Form], titel: str, tun: Any, **mehr: Any
) -> HttpResponse:
    kontext = {"zurueck_name": str(wo[1].wirkungsraum)} | mehr.pop("kontext", {})
    return auswahlform(request, form, titel, tun, wo[2], gegenstand=str(wo[1].wirkungsraum), kontext=kontext, **mehr)


@nur_fuer(darf_angemeldet)
def anhoerung_ansetzen(request: Anfrage, pk: int, raum_pk: int) -> HttpResponse:
    wo = _raum(request, pk, raum_pk)
    return _raumform(
        request,
        wo,
        forms.AnhoerungForm,
        "Zur Anhörung einladen",
        lambda w: actions.anhoerung_ansetzen(
            zugriff=request.zugriff, ausschreibung=wo[1], termin=w["zeitpunkt"], ort=w["ort"], ablauf=w["ablauf"]
        ),
        kontext={
            "knopf": "Alle einladen",
            "einleitung": "Eingeladen werden alle, die zugelassen sind, mit denselben Worten. Die Punkte der "
            "Anhörung stehen neben der Rangfolge und ändern sie nicht.",
        },
    )


@nur_fuer(darf_angemeldet)
def los_ziehen(request: Anfrage, pk: int, raum_pk: int, rang: int) -> HttpResponse:
    wo = _raum(request, pk, raum_pk)
    leute = lesen.moegliche_zeugen(request.zugriff, wo[1])
    je_pk = {k.pk: k for k in leute}
    return _raumform(
        request,
        wo,
        forms.LosForm,
        f"Los um Rang {rang}",
        lambda w: actions.los_ziehen(
            zugriff=request.zugriff, ausschreibung=wo[1], rang=rang, zeugin=je_pk[w["zeugin"]]
        ),
        form_kwargs={"leute": leute},
        kontext={
            "knopf": "Los ziehen",
            "einleitung": "Sie stehen gleichauf, auch in jedem einzelnen Abschnitt. Es entscheidet das Los: einmal, "
            "vor einer zweiten Person, und es bleibt dabei.",
        },
    )


VERMERKFELDER = ("ermessen", "alternativen", "wirkung", "offenheit")


@nur_fuer(darf_angemeldet)
def vermerk_schreiben(request: Anfrage, pk: int, raum_pk: int) -> HttpResponse:
    wo = _raum(request, pk, raum_pk)
    letzter = lesen.letzter_vermerk(wo[1])
    anfang = {f: getattr(letzter, f) for f in VERMERKFELDER} | {"stand": letzter.fassung} if letzter else {"stand": 0}
    return _raumform(
        request,
        wo,
        forms.VermerkForm,
        "Auswahlvermerk schreiben",
        lambda w: actions.vermerk_schreiben(zugriff=request.zugriff, ausschreibung=wo[1], **w),
        anfang=anfang,
        kontext={
            "knopf": "Fassung festhalten",
            "einleitung": "Wer sich beworben hat, Prüfungen, Jury, Befangenheit, Wertungen, Aussprachen und "
            "Rangfolge kommen aus der Akte. Sie schreiben, was nur Menschen wissen. Jedes Speichern ist eine neue "
            "Fassung.",
        },
    )


@nur_fuer(darf_angemeldet)
@require_POST
def vermerk_unterschreiben(request: Anfrage, pk: int, raum_pk: int, fassung: int) -> HttpResponse:
    _, a, ziel = _raum(request, pk, raum_pk)
    vermerk = oder_404(a.vermerke.filter(fassung=fassung).first())
    return einmal(request, ziel, lambda: actions.vermerk_unterschreiben(zugriff=request.zugriff, vermerk=vermerk))


@nur_fuer(darf_angemeldet)
@require_GET
def vermerk_pdf(request: Anfrage, pk: int, raum_pk: int, fassung: int) -> HttpResponse:
    _, a, _ = _raum(request, pk, raum_pk)
    vermerk = oder_404(a.vermerke.filter(fassung=fassung).select_related("von", "erste", "zweite").first())
    pdf = auswahldruck.vermerk_pdf(vermerk, request.zugriff.heute)
    return datei_antwort(pdf, "pdf", f"auswahlvermerk-{a.wirkungsraum.schluessel}-{fassung}")


@nur_fuer(darf_angemeldet)
@require_POST
def vorab_informieren(request: Anfrage, pk: int, raum_pk: int) -> HttpResponse:
    _, a, ziel = _raum(request, pk, raum_pk)
    return einmal(request, ziel, lambda: actions.vorab_informieren(zugriff=request.zugriff, ausschreibung=a))


@nur_fuer(darf_angemeldet)
@require_GET
def mitteilung_pdf(request: Anfrage, pk: int, bekundung_pk: int) -> HttpResponse:
    _, bekundung, _ = _bekundung(request, pk, bekundung_pk)
    mitteilung = oder_404(lesen.meine_mitteilung(bekundung))
    return datei_antwort(auswahldruck.mitteilung_pdf(mitteilung), "pdf", "mitteilung")


@nur_fuer(darf_angemeldet)
@require_GET
def auswahl_einwand(request: Anfrage, pk: int, einwand_pk: int) -> HttpResponse:
    verfahren = _verfahren(request, pk)
    einwand = oder_404(lesen.einwand(request.zugriff, verfahren, einwand_pk))
    return render(request, "interessenbekundung/auswahl_einwand.html", {"v": verfahren, "e": einwand})


def _einwandform(
    request: Anfrage, wo: tuple[int, int], form: type[djforms.Form], titel: str, tun: Callable[..., Any]
) -> HttpResponse:
    einwand = oder_404(lesen.einwand(request.zugriff, _verfahren(request, wo[0]), wo[1]))
    return auswahlform(
        request,
        form,
        titel,
        lambda w: tun(zugriff=request.zugriff, einwand=einwand, **w),
        reverse("auswahl_einwand", args=wo),
        gegenstand=einwand.bekundung.traeger.name,
        kontext={"zurueck_name": "Einwand"},
    )


@nur_fuer(darf_angemeldet)
def einwand_pruefen(request: Anfrage, pk: int, einwand_pk: int) -> HttpResponse:
    titel = "Einwand prüfen"
    return _einwandform(request, (pk, einwand_pk), forms.EinwandPruefenForm, titel, actions.einwand_pruefen)


@nur_fuer(darf_angemeldet)
def einwand_entscheiden(request: Anfrage, pk: int, einwand_pk: int) -> HttpResponse:
    titel = "Über den Einwand entscheiden"
    return _einwandform(request, (pk, einwand_pk), forms.EinwandEntscheidenForm, titel, actions.einwand_entscheiden)


@nur_fuer(darf_angemeldet)
def zuschlag_vorschlagen(request: Anfrage, pk: int, raum_pk: int) -> HttpResponse:
    wo = _raum(request, pk, raum_pk)
    return _raumform(
        request,
        wo,
        forms.ZuschlagForm,
        "Zuschlag vorschlagen",
        lambda w: actions.zuschlag_vorschlagen(zugriff=request.zugriff, ausschreibung=wo[1], **w),
        kontext={"knopf": "Vorschlagen", "einleitung": "Eine zweite Person erteilt ihn."},
    )


@nur_fuer(darf_angemeldet)
@require_POST
def zuschlag_erteilen(request: Anfrage, pk: int, raum_pk: int) -> HttpResponse:
    _, a, ziel = _raum(request, pk, raum_pk)
    zuschlag = oder_404(getattr(a, "zuschlag", None))
    return einmal(request, ziel, lambda: actions.zuschlag_erteilen(zugriff=request.zugriff, zuschlag=zuschlag))


@nur_fuer(darf_angemeldet)
def raum_neu_ausschreiben(request: Anfrage, pk: int, raum_pk: int) -> HttpResponse:
    wo = _raum(request, pk, raum_pk)
    return _raumform(
        request,
        wo,
        forms.NeuForm,
        "Erneut ausschreiben",
        lambda w: actions.wirkungsraum_neu_ausschreiben(zugriff=request.zugriff, ausschreibung=wo[1], **w),
        kontext={"knopf": "Festhalten"},
    )


@nur_fuer(darf_angemeldet)
def zusage_markieren(request: Anfrage, pk: int, bekundung_pk: int, nummer: int) -> HttpResponse:
    verfahren, bekundung, _ = _bekundung(request, pk, bekundung_pk)
    teil = oder_404(lesen.teile(bekundung).get(("abschnitt", nummer)))
    angebot = oder_404(lesen.ausschreibungen(request.zugriff, verfahren).filter(zuschlag__bekundung=bekundung).first())
    return auswahlform(
        request,
        forms.ZusageForm,
        f"Zusage aus Abschnitt {nummer}",
        lambda w: actions.zusage_markieren(zugriff=request.zugriff, teil=teil, wortlaut=w["wortlaut"]),
        reverse("auswahl_raum", args=[pk, angebot.pk]),
        gegenstand=bekundung.traeger.name,
        vorlage="interessenbekundung/auswahl_zusage.html",
        kontext={"zurueck_name": str(angebot.wirkungsraum), "teil": teil},
    )

"""The forecast: reading, supposing, comparing, and asking for what takes a while."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from massanzug.planbudget import actions, rules
from massanzug.planbudget.ausgabe import prognose_als_ausfuhr
from massanzug.planbudget.forms.prognose import AnhaengenForm, HebelForm, SzenarioForm
from massanzug.planbudget.prognosedruck import Prognoseblatt, prognose_pdf
from massanzug.planbudget.queries import prognose as queries
from massanzug.planbudget.queries import prognosegrund, rechenlauf, szenario
from massanzug.rechenkern.prognose import OHNE_HEBEL, Prognosefehler
from massanzug.technik.ausfuhr import ausfuhr_antwort, datei_antwort
from massanzug.technik.erlaubnis import JA, Unzulaessig
from massanzug.zugang.formularseite import einmal, formularseite
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@dataclass(frozen=True)
class Ort:
    """What this person may look at (key, name), and the place the address names."""

    orte: list[tuple[str, str]]
    schluessel: str
    name: str


def _ort(request: Anfrage) -> Ort:
    orte = queries.waehlbare(request.zugriff)
    schluessel = request.GET.get("raum") or (orte[0][0] if orte else "")
    namen = dict(orte)
    if orte and schluessel not in namen:
        raise Http404
    return Ort(orte, schluessel, namen.get(schluessel, ""))


def _hebel(request: Anfrage) -> HebelForm:
    """The levers of the address, where there is no page to say what is wrong with them."""
    form = HebelForm(request.GET, request.zugriff.heute)
    if not form.is_valid():
        raise Http404
    return form


def _grundlage(request: Anfrage) -> queries.Grundlage:
    """What is known today, for who asks for something that cannot be had without it."""
    try:
        grundlage = queries.grundlage(request.zugriff.heute)
        queries.modell(grundlage)
    except Prognosefehler as fehler:
        raise Unzulaessig(str(fehler)) from fehler
    return grundlage


def _abfrage(ort: Ort, form: HebelForm) -> str:
    """The part of an address that says where and with which levers."""
    return urlencode({"raum": ort.schluessel, **form.gezogen})


def _adresse(ort: Ort, form: HebelForm) -> str:
    return f"{reverse('prognose')}?{_abfrage(ort, form)}&genau=1"


@nur_fuer(rules.darf_planbudget)
@require_GET
def prognose(request: Anfrage) -> HttpResponse:
    """The whole page at once; for htmx only its figures: `schnell` while a lever moves, `genau` when it rests."""
    ort, form = _ort(request), HebelForm(request.GET, request.zugriff.heute)
    gueltig, nur_zahlen = form.is_valid(), bool(request.headers.get("HX-Request"))
    kontext: dict[str, Any] = {"form": form, "nur_zahlen": nur_zahlen, **vars(ort)}
    try:
        if ort.orte and gueltig:
            kontext |= _zahlen(request, form, ort)
            kontext["darf_szenario"] = rules.darf_szenario(request.zugriff)
            if "format" in request.GET:
                tafel = prognose_als_ausfuhr(kontext["blick"], kontext["angenommen"], request.zugriff.heute)
                return ausfuhr_antwort(request, tafel, request.GET["format"], f"prognose-{ort.schluessel}")
    except Prognosefehler as fehler:
        kontext["hindernis"] = str(fehler)
    vorlage = "planbudget/prognose_zahlen.html" if nur_zahlen else "planbudget/prognose.html"
    return render(request, vorlage, kontext, status=200 if gueltig else 422)


def _zahlen(request: Anfrage, form: HebelForm, ort: Ort) -> dict[str, Any]:
    """The figures: reckoned at length where that is done and still holds, else exactly, else quickly."""
    grundlage = queries.grundlage(request.zugriff.heute)
    schnell = "schnell" in request.GET
    lage = None if schnell else rechenlauf.lauflage(request.zugriff, grundlage, form.gezogen)
    if lage and lage.gilt and lage.ergebnis:
        vorhersage = lage.ergebnis.vorhersage
    elif "genau" in request.GET and not schnell:
        vorhersage = queries.genau(grundlage, form.hebel)
    else:
        vorhersage = queries.schnell(grundlage, form.hebel)
    lang = lage.ergebnis if lage else None  # from before, too: the page says of when it is
    return {
        "blick": queries.blick(grundlage, ort.schluessel, ort.name, vorhersage),
        "lage": lage,
        "treiber": prognosegrund.treiberzeilen(lang.treiber[ort.schluessel]) if lang else (),
        "rueckblick": prognosegrund.rueckblick(lang, ort.schluessel) if lang else None,
        "bewegt": form.hebel != OHNE_HEBEL,
        "angenommen": queries.in_worten(form.gezogen),
        "annahmen": prognosegrund.annahmen(grundlage),
        "abfrage": _abfrage(ort, form),
    }


@nur_fuer(rules.darf_planbudget)
@require_GET
def lauf(request: Anfrage) -> HttpResponse:
    """How far the long calculation is, asked every other second; the page comes anew when it is over."""
    ort, form = _ort(request), _hebel(request)
    lage = rechenlauf.lauflage(request.zugriff, _grundlage(request), form.gezogen)
    antwort = render(request, "planbudget/prognose_lauf.html", {"lage": lage, "abfrage": _abfrage(ort, form)})
    if lage.laufend is None:
        antwort["HX-Refresh"] = "true"
    return antwort


@nur_fuer(rules.darf_planbudget)
@require_GET
def prognose_pdf_seite(request: Anfrage) -> HttpResponse:
    """Two sheets for the Steuerungsgruppe: the figures of the page, exactly reckoned."""
    ort, form = _ort(request), _hebel(request)
    if not ort.orte:
        raise Http404
    grundlage = _grundlage(request)
    lage = rechenlauf.lauflage(request.zugriff, grundlage, form.gezogen)
    lang = lage.ergebnis if lage.gilt else None  # nothing from before on today's paper
    vorhersage = lang.vorhersage if lang else queries.genau(grundlage, form.hebel)
    blatt = Prognoseblatt(
        stadt=prognosegrund.stadtname(),
        blick=queries.blick(grundlage, ort.schluessel, ort.name, vorhersage),
        angenommen=queries.in_worten(form.gezogen),
        annahmen=prognosegrund.annahmen(grundlage),
        treiber=prognosegrund.treiberzeilen(lang.treiber[ort.schluessel]) if lang else (),
        rueckblick=prognosegrund.rueckblick(lang, ort.schluessel) if lang else None,
        stand=request.zugriff.heute,
        beispiel=settings.DEMO,
    )
    return datei_antwort(prognose_pdf(blatt), "pdf", f"prognose-{ort.schluessel}")


@nur_fuer(rules.darf_planbudget)
@require_POST
def lauf_anfordern(request: Anfrage) -> HttpResponse:
    """Ask for the long calculation of what the page shows; the levers stand in the address."""
    ort, form, grundlage = _ort(request), _hebel(request), _grundlage(request)

    def tun() -> None:
        abdruck = rechenlauf.abdruck(grundlage, form.hebel)
        actions.lauf_anfordern(zugriff=request.zugriff, hebel=form.gezogen, grundlage=abdruck)

    return einmal(request, f"{_adresse(ort, form)}#ausfuehrlich", tun)


@nur_fuer(rules.darf_planbudget)
@require_POST
def lauf_abbrechen(request: Anfrage, pk: int) -> HttpResponse:
    """Stop it; the address says what was looked at."""
    objekt, ort, form = rechenlauf.lauf(pk), _ort(request), _hebel(request)
    if objekt is None:
        raise Http404
    return einmal(
        request,
        f"{_adresse(ort, form)}#ausfuehrlich",
        lambda: actions.lauf_abbrechen(zugriff=request.zugriff, lauf=objekt),
    )


# Scenarios ------------------------------------------------------------------------------------------------------------


@nur_fuer(rules.darf_planbudget)
@require_GET
def szenarien(request: Anfrage) -> HttpResponse:
    """What holds now and up to three scenarios side by side."""
    ort = _ort(request)
    alle = szenario.szenarien()
    gewaehlt = szenario.gewaehlte(alle, request.GET.getlist("s"))
    kontext: dict[str, Any] = {
        **vars(ort),
        "alle": [
            szenario.Eintrag(s, s in gewaehlt, bool(rules.darf_szenario_weglegen(request.zugriff, s.angelegt_von_id)))
            for s in alle
        ],
        "hoechstens": szenario.NEBENEINANDER,
        "darf_steuern": rules.darf_steuern(request.zugriff),
    }
    try:
        if ort.orte and gewaehlt:
            grundlage = queries.grundlage(request.zugriff.heute)
            spalten = szenario.nebeneinander(grundlage, ort.schluessel, gewaehlt)
            kontext |= {"spalten": spalten, "zeilen": list(zip(*(s.zeilen for s in spalten), strict=True))}
    except Prognosefehler as fehler:
        kontext["hindernis"] = str(fehler)
    return render(request, "planbudget/szenarien.html", kontext)


@nur_fuer(rules.darf_szenario)
def szenario_neu(request: Anfrage) -> HttpResponse:
    """Keep the levers of the address, or of the form itself, under a name."""
    ort, hebel = _ort(request), HebelForm({**request.POST.dict(), **request.GET.dict()}, request.zugriff.heute)
    if not hebel.is_valid():
        raise Http404

    def handeln(werte: dict[str, Any]) -> str:
        neu = actions.szenario_anlegen(zugriff=request.zugriff, hebel=hebel.gezogen, **werte)
        return f"{reverse('szenarien')}?{urlencode({'raum': ort.schluessel, 's': str(neu.pk)})}"

    return formularseite(
        request,
        SzenarioForm,
        titel="Szenario festhalten",
        darf=lambda: JA,  # the door has asked
        handeln=handeln,
        kontext={
            "einleitung": f"{queries.in_worten(hebel.gezogen)} Festgehalten werden die Hebel, nicht die Zahlen.",
            "zurueck": _adresse(ort, hebel),
            "zurueck_name": "Prognose",
        },
    )


@nur_fuer(rules.darf_szenario)
@require_POST
def szenario_weglegen(request: Anfrage, pk: int) -> HttpResponse:
    objekt = szenario.szenario(pk)
    if objekt is None:
        raise Http404
    return einmal(
        request,
        f"{reverse('szenarien')}?{urlencode({'raum': _ort(request).schluessel})}",
        lambda: actions.szenario_weglegen(zugriff=request.zugriff, szenario=objekt),
    )


@nur_fuer(rules.darf_steuern)
def szenario_anhaengen(request: Anfrage, pk: int) -> HttpResponse:
    """Lay a scenario beside an item of the Steuerungsgruppe, with its years as they are reckoned now."""
    zugriff, objekt = request.zugriff, szenario.szenario(pk)
    if objekt is None:
        raise Http404
    punkte = {p.pk: p for p in szenario.offene_punkte(zugriff)}

    def handeln(werte: dict[str, Any]) -> str:
        punkt = punkte[werte["punkt"]]
        jahre = szenario.festgehalten(_grundlage(request), punkt.wirkungsraum.schluessel, objekt.hebel)
        actions.szenario_anhaengen(zugriff=zugriff, szenario=objekt, punkt=punkt, jahre=jahre)
        return reverse("punkt", args=[punkt.pk]) + "#szenarien"

    return formularseite(
        request,
        AnhaengenForm,
        titel="Einem Punkt beilegen",
        gegenstand=objekt.name,
        darf=lambda: JA,  # the door has asked
        handeln=handeln,
        form_kwargs={"punkte": [(p.pk, f"{p.anlass} ({p.wirkungsraum.name})") for p in punkte.values()]},
        vorlage="planbudget/szenario_anhaengen.html",
        kontext={
            "einleitung": f"{objekt.name}. {queries.in_worten(objekt.hebel)} Die Zahlen von heute bleiben beim Punkt.",
            "knopf": "Beilegen",
            "punkte": punkte,
            "zurueck": reverse("szenarien"),
            "zurueck_name": "Szenarien",
        },
    )

"""The forecast: reading, supposing, comparing, and asking for what takes a while."""

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


def _ort(request: Anfrage) -> tuple[list[tuple[str, str]], str, str]:
    """What this person may look at, and the place the address names: key and name."""
    orte = queries.waehlbare(request.zugriff)
    schluessel = request.GET.get("raum") or (orte[0][0] if orte else "")
    namen = dict(orte)
    if orte and schluessel not in namen:
        raise Http404
    return orte, schluessel, namen.get(schluessel, "")


def _grundlage(request: Anfrage) -> queries.Grundlage:
    """What is known today, for who asks for something that cannot be had without it."""
    try:
        grundlage = queries.grundlage(request.zugriff.heute)
        queries.modell(grundlage)
    except Prognosefehler as fehler:
        raise Unzulaessig(str(fehler)) from fehler
    return grundlage


def _adresse(schluessel: str, form: HebelForm) -> str:
    return f"{reverse('prognose')}?{urlencode({'raum': schluessel, **form.gezogen, 'genau': 1})}"


@nur_fuer(rules.darf_planbudget)
@require_GET
def prognose(request: Anfrage) -> HttpResponse:
    """The whole page at once; for htmx only its figures: `schnell` while a lever moves, `genau` when it rests."""
    orte, schluessel, name = _ort(request)
    form = HebelForm(request.GET, request.zugriff.heute)
    kontext: dict[str, Any] = {"form": form, "orte": orte, "schluessel": schluessel, "name": name}
    gueltig = form.is_valid()
    kontext["nur_zahlen"] = nur_zahlen = bool(request.headers.get("HX-Request"))
    try:
        if orte and gueltig:
            kontext |= _zahlen(request, form, schluessel, name)
            kontext["darf_szenario"] = rules.darf_szenario(request.zugriff)
            if "format" in request.GET:
                tafel = prognose_als_ausfuhr(kontext["blick"], queries.in_worten(form.gezogen), request.zugriff.heute)
                return ausfuhr_antwort(request, tafel, request.GET["format"], f"prognose-{schluessel}")
    except Prognosefehler as fehler:
        kontext["hindernis"] = str(fehler)
    vorlage = "planbudget/prognose_zahlen.html" if nur_zahlen else "planbudget/prognose.html"
    return render(request, vorlage, kontext, status=200 if gueltig else 422)


def _zahlen(request: Anfrage, form: HebelForm, schluessel: str, name: str) -> dict[str, Any]:
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
    return {
        "blick": queries.blick(grundlage, schluessel, name, vorhersage),
        "lage": lage,
        "treiber": prognosegrund.treiberzeilen(lage.ergebnis.treiber[schluessel]) if lage and lage.ergebnis else (),
        "rueckblick": prognosegrund.rueckblick(lage.ergebnis, schluessel) if lage and lage.ergebnis else None,
        "bewegt": form.hebel != OHNE_HEBEL,
        "angenommen": queries.in_worten(form.gezogen),
        "annahmen": prognosegrund.annahmen(grundlage),
        "abfrage": urlencode({"raum": schluessel, **form.gezogen}),
    }


@nur_fuer(rules.darf_planbudget)
@require_GET
def lauf(request: Anfrage) -> HttpResponse:
    """How far the long calculation is, asked every other second; the page comes anew when it is over."""
    _, schluessel, _ = _ort(request)
    form = HebelForm(request.GET, request.zugriff.heute)
    if not form.is_valid():
        raise Http404
    grundlage = _grundlage(request)
    lage = rechenlauf.lauflage(request.zugriff, grundlage, form.gezogen)
    abfrage = urlencode({"raum": schluessel, **form.gezogen})
    antwort = render(request, "planbudget/prognose_lauf.html", {"lage": lage, "abfrage": abfrage})
    if lage.laufend is None:
        antwort["HX-Refresh"] = "true"
    return antwort


@nur_fuer(rules.darf_planbudget)
@require_GET
def prognose_pdf_seite(request: Anfrage) -> HttpResponse:
    """Two sheets for the Steuerungsgruppe: the figures of the page, exactly reckoned."""
    orte, schluessel, name = _ort(request)
    form = HebelForm(request.GET, request.zugriff.heute)
    if not orte or not form.is_valid():
        raise Http404
    grundlage = _grundlage(request)
    lage = rechenlauf.lauflage(request.zugriff, grundlage, form.gezogen)
    lang = lage.ergebnis if lage.gilt else None  # nothing from before on today's paper
    vorhersage = lang.vorhersage if lang else queries.genau(grundlage, form.hebel)
    blatt = Prognoseblatt(
        stadt=prognosegrund.stadtname(),
        blick=queries.blick(grundlage, schluessel, name, vorhersage),
        angenommen=queries.in_worten(form.gezogen),
        annahmen=prognosegrund.annahmen(grundlage),
        treiber=prognosegrund.treiberzeilen(lang.treiber[schluessel]) if lang else (),
        rueckblick=prognosegrund.rueckblick(lang, schluessel) if lang else None,
        stand=request.zugriff.heute,
        beispiel=settings.DEMO,
    )
    return datei_antwort(prognose_pdf(blatt), "pdf", f"prognose-{schluessel}")


@nur_fuer(rules.darf_planbudget)
@require_POST
def lauf_anfordern(request: Anfrage) -> HttpResponse:
    """Ask for the long calculation of what the page shows; the levers stand in the address."""
    _, schluessel, _ = _ort(request)
    form = HebelForm(request.GET, request.zugriff.heute)
    if not form.is_valid():
        raise Unzulaessig("Mit diesen Hebeln lässt sich nicht rechnen. Bitte gehen Sie zurück und stellen Sie sie neu.")
    grundlage = _grundlage(request)

    def tun() -> None:
        abdruck = rechenlauf.abdruck(grundlage, form.hebel)
        actions.lauf_anfordern(zugriff=request.zugriff, hebel=form.gezogen, grundlage=abdruck)

    return einmal(request, f"{_adresse(schluessel, form)}#ausfuehrlich", tun)


@nur_fuer(rules.darf_planbudget)
@require_POST
def lauf_abbrechen(request: Anfrage, pk: int) -> HttpResponse:
    """Stop it; the address says what was looked at."""
    objekt = rechenlauf.lauf(pk)
    form = HebelForm(request.GET, request.zugriff.heute)
    if objekt is None or not form.is_valid():
        raise Http404
    _, schluessel, _ = _ort(request)
    return einmal(
        request,
        f"{_adresse(schluessel, form)}#ausfuehrlich",
        lambda: actions.lauf_abbrechen(zugriff=request.zugriff, lauf=objekt),
    )


# Scenarios ------------------------------------------------------------------------------------------------------------


@nur_fuer(rules.darf_planbudget)
@require_GET
def szenarien(request: Anfrage) -> HttpResponse:
    """What holds now and up to three scenarios side by side."""
    orte, schluessel, name = _ort(request)
    alle = szenario.szenarien()
    gewaehlt = szenario.gewaehlte(alle, request.GET.getlist("s"))
    kontext: dict[str, Any] = {
        "orte": orte,
        "schluessel": schluessel,
        "name": name,
        "alle": [
            szenario.Eintrag(s, s in gewaehlt, bool(rules.darf_szenario_weglegen(request.zugriff, s.angelegt_von_id)))
            for s in alle
        ],
        "hoechstens": szenario.NEBENEINANDER,
        "darf_steuern": rules.darf_steuern(request.zugriff),
    }
    try:
        if orte and gewaehlt:
            grundlage = queries.grundlage(request.zugriff.heute)
            spalten = szenario.nebeneinander(grundlage, schluessel, gewaehlt)
            kontext |= {"spalten": spalten, "zeilen": list(zip(*(s.zeilen for s in spalten), strict=True))}
    except Prognosefehler as fehler:
        kontext["hindernis"] = str(fehler)
    return render(request, "planbudget/szenarien.html", kontext)


@nur_fuer(rules.darf_szenario)
def szenario_neu(request: Anfrage) -> HttpResponse:
    """Keep the levers of the address, or of the form itself, under a name."""
    _, schluessel, _ = _ort(request)
    hebel = HebelForm({**request.POST.dict(), **request.GET.dict()}, request.zugriff.heute)
    if not hebel.is_valid():
        raise Http404

    def handeln(werte: dict[str, Any]) -> str:
        neu = actions.szenario_anlegen(zugriff=request.zugriff, hebel=hebel.gezogen, **werte)
        return f"{reverse('szenarien')}?{urlencode({'raum': schluessel, 's': str(neu.pk)})}"

    return formularseite(
        request,
        SzenarioForm,
        titel="Szenario festhalten",
        darf=lambda: JA,  # the door has asked
        handeln=handeln,
        kontext={
            "einleitung": f"{queries.in_worten(hebel.gezogen)} Festgehalten werden die Hebel, nicht die Zahlen.",
            "zurueck": _adresse(schluessel, hebel),
            "zurueck_name": "Prognose",
        },
    )


@nur_fuer(rules.darf_szenario)
@require_POST
def szenario_weglegen(request: Anfrage, pk: int) -> HttpResponse:
    objekt = szenario.szenario(pk)
    if objekt is None:
        raise Http404
    _, schluessel, _ = _ort(request)
    return einmal(
        request,
        f"{reverse('szenarien')}?{urlencode({'raum': schluessel})}",
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

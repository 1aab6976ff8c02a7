"""The jury's pages. Who scores finds here what she may read, and nothing of what she is biased towards."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from massanzug.interessenbekundung import actions
from massanzug.interessenbekundung.choices import Verfahrensstand
from massanzug.interessenbekundung.forms import auswahl as forms
from massanzug.interessenbekundung.queries import auswahl as lesen
from massanzug.interessenbekundung.rules import darf_auswahl_fuehren
from massanzug.interessenbekundung.views.auswahl import auswahlform
from massanzug.technik.ausfuhr import fremde_datei
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.formularseite import einmal
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


def _verfahren(request: Anfrage, pk: int) -> Any:
    return oder_404(lesen.juryverfahren(request.zugriff, pk))


def _zeile(request: Anfrage, pk: int, kennung: str) -> tuple[Any, Any, str]:
    verfahren = _verfahren(request, pk)
    zeile = oder_404(lesen.jurybekundung(request.zugriff, verfahren, kennung))
    return verfahren, zeile, reverse("jury_bekundung", args=[pk, kennung])


@nur_fuer(darf_angemeldet)
@require_GET
def auswahlen(request: Anfrage) -> HttpResponse:
    """The calls that were opened and in which she has something to do, or wrote something herself."""
    zugriff = request.zugriff
    verfahren, eigene = list(lesen.auswahlen(zugriff)), list(lesen.meine_auswahl(zugriff))
    oder_404(verfahren or eigene or None)
    return render(
        request,
        "interessenbekundung/auswahl_liste.html",
        {"verfahren": verfahren, "eigene": eigene, "fuehrt": bool(darf_auswahl_fuehren(zugriff))},
    )


@nur_fuer(darf_angemeldet)
@require_GET
def jury(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, verfahren = request.zugriff, _verfahren(request, pk)
    erklaerungen = lesen.zu_erklaeren(zugriff, verfahren)
    return render(
        request,
        "interessenbekundung/auswahl_jury.html",
        {
            "v": verfahren,
            "mitglied": lesen.mitgliedschaft(zugriff, verfahren),
            "bekundungen": lesen.jurybekundungen(zugriff, verfahren),
            "erklaerungen": erklaerungen,
            "offen": [b for b, e in erklaerungen if e is None],
            "fuehrt": bool(darf_auswahl_fuehren(zugriff)),
            "strittig": lesen.strittiges(zugriff, verfahren),
        },
    )


@nur_fuer(darf_angemeldet)
def befangenheit(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, verfahren = request.zugriff, _verfahren(request, pk)
    alle = [(b, e) for b, e in lesen.zu_erklaeren(zugriff, verfahren) if e is None or not e.befangen]

    def tun(werte: dict[str, Any]) -> None:
        for bekundung, erklaerung in alle:
            befangen = werte[f"befangen_{bekundung.pk}"] == "ja"
            if erklaerung is None or befangen:
                actions.befangenheit_erklaeren(
                    zugriff=zugriff, bekundung=bekundung, befangen=befangen,
                    grund=werte[f"grund_{bekundung.pk}"] if befangen else "",
                )  # fmt: skip

    return auswahlform(
        request,
        forms.BefangenheitForm,
        "Kann ich frei urteilen?",
        tun,
        reverse("jury", args=[pk]),
        anfang={f"befangen_{b.pk}": "nein" for b, e in alle if e is not None},
        form_kwargs={"namen": [(b.pk, b.traeger.name) for b, _ in alle]},
        kontext={
            "knopf": "Erklären",
            "zurueck_name": "Jury",
            "einleitung": "Befangen ist, wer selbst, über Familie oder Freundschaft, über Arbeit, Ehrenamt oder Geld "
            "einem Träger nahesteht, oder wer ihm gegenüber nicht mehr offen ist (§ 16 und § 17 SGB X). Wer es bei "
            "einem Träger ist, wertet auch die nicht, die sich um denselben Wirkungsraum bewerben: Sie werden "
            "miteinander verglichen. Das lässt sich nicht zurücknehmen; später befangen werden kann man immer.",
        },
    )


@nur_fuer(darf_angemeldet)
@require_GET
def jury_bekundung(request: Anfrage, pk: int, kennung: str) -> HttpResponse:
    verfahren, zeile, _ = _zeile(request, pk, kennung)
    eigene = lesen.meine_wertungen(request.zugriff, zeile.pk)
    abschnitte = [(a, eigene.get(a.nummer)) for a in lesen.zu_wertende_abschnitte(verfahren)]
    return render(
        request,
        "interessenbekundung/auswahl_werten.html",
        {
            "v": verfahren,
            "z": zeile,
            "abschnitte": abschnitte,
            "naechster": next((a for a, w in abschnitte if w is None), None),
            "wertung": verfahren.stand == Verfahrensstand.WERTUNG,
            "anhoerung": lesen.anhoerung_zu_werten(request.zugriff, verfahren, zeile.pk),
            "anlagen": lesen.anlagen(zeile.pk),
        },
    )


@nur_fuer(darf_angemeldet)
@require_GET
def jury_anlage(request: Anfrage, pk: int, kennung: str, nummer: int) -> HttpResponse:
    """The file, under a name that does not name the Träger as long as she scores without names."""
    _, zeile, _ = _zeile(request, pk, kennung)
    a = oder_404(lesen.anlage(zeile.pk, nummer))
    name = a.dateiname if zeile.name else f"anlage-{nummer}.{a.dateiname.rpartition('.')[2]}"
    return fremde_datei(name, a.art, bytes(a.inhalt))


@nur_fuer(darf_angemeldet)
def wertung(request: Anfrage, pk: int, kennung: str, nummer: int) -> HttpResponse:
    verfahren, zeile, zurueck = _zeile(request, pk, kennung)
    abschnitte = list(lesen.zu_wertende_abschnitte(verfahren))
    abschnitt = oder_404(next((a for a in abschnitte if a.nummer == nummer), None))
    danach = next((a.nummer for a in abschnitte if a.nummer > nummer), None)
    eigene = lesen.meine_wertungen(request.zugriff, zeile.pk).get(nummer)
    punkte = "nicht" if eigene and eigene.punkte is None else str(eigene.punkte) if eigene else ""
    bekundung = oder_404(lesen.zur_wertung(request.zugriff, verfahren, kennung))
    return auswahlform(
        request,
        forms.WertungForm,
        f"Bekundung {kennung}, Abschnitt {nummer}",
        lambda w: actions.wertung_abgeben(
            zugriff=request.zugriff, bekundung=bekundung, abschnitt=abschnitt, punkte=forms.punkte_aus(w["punkte"]),
            grund=w["grund"], stand=w["stand"],
        ),
        reverse("wertung", args=[pk, kennung, danach]) if danach else zurueck,
        anfang={"punkte": punkte, "grund": eigene.grund, "stand": eigene.stand} if eigene else {"stand": 0},
        form_kwargs={"anker": {a.punkte: a.text for a in verfahren.anker.all()}},
        vorlage="interessenbekundung/auswahl_wertung.html",
        kontext={
            "zurueck": zurueck,
            "zurueck_name": f"Bekundung {kennung}",
            "knopf": "Speichern und weiter" if danach else "Speichern",
            "v": verfahren,
            "z": zeile,
            "abschnitt": abschnitt,
            "text": lesen.abschnittstext(zeile.pk, nummer),
        },
    )  # fmt: skip


@nur_fuer(darf_angemeldet)
@require_POST
def wertung_abschliessen(request: Anfrage, pk: int, kennung: str) -> HttpResponse:
    verfahren, _, _ = _zeile(request, pk, kennung)
    bekundung = oder_404(lesen.zur_wertung(request.zugriff, verfahren, kennung))
    return einmal(
        request,
        reverse("jury", args=[pk]),
        lambda: actions.wertung_abschliessen(zugriff=request.zugriff, bekundung=bekundung),
    )


@nur_fuer(darf_angemeldet)
def anhoerung_werten(request: Anfrage, pk: int, kennung: str) -> HttpResponse:
    verfahren, _, zurueck = _zeile(request, pk, kennung)
    bekundung = oder_404(lesen.zur_wertung(request.zugriff, verfahren, kennung))
    return auswahlform(
        request,
        forms.AnhoerungswertungForm,
        f"Anhörung von Bekundung {kennung} werten",
        lambda w: actions.anhoerung_werten(zugriff=request.zugriff, bekundung=bekundung, **w),
        zurueck,
        kontext={
            "zurueck_name": f"Bekundung {kennung}",
            "einleitung": "Die Punkte stehen neben der Rangfolge und ändern sie nicht. Sie geben sie einmal.",
        },
    )


@nur_fuer(darf_angemeldet)
@require_GET
def aussprache(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, verfahren = request.zugriff, _verfahren(request, pk)
    return render(
        request,
        "interessenbekundung/auswahl_aussprache.html",
        {
            "v": verfahren,
            "strittig": lesen.strittiges(zugriff, verfahren),
            "fuehrt": bool(darf_auswahl_fuehren(zugriff)),
            "offen": verfahren.stand == Verfahrensstand.AUSSPRACHE,
        },
    )


def _strittiges(request: Anfrage, pk: int, kennung: str, nummer: int) -> tuple[Any, Any]:
    verfahren = _verfahren(request, pk)
    alle = lesen.strittiges(request.zugriff, verfahren)
    eins = (s for s in alle if s.bekundung.pruefung.kennung == kennung and s.abschnitt.nummer == nummer)
    return verfahren, oder_404(next(eins, None))


@nur_fuer(darf_angemeldet)
def wertung_aendern(request: Anfrage, pk: int, kennung: str, nummer: int) -> HttpResponse:
    verfahren, s = _strittiges(request, pk, kennung, nummer)
    meine = oder_404(s.meine)
    return auswahlform(
        request,
        forms.WertungForm,
        f"Neuer Wert: Bekundung {kennung}, Abschnitt {nummer}",
        lambda w: actions.wertung_aendern(
            zugriff=request.zugriff, bekundung=s.bekundung, abschnitt=s.abschnitt,
            punkte=forms.punkte_aus(w["punkte"]), grund=w["grund"], nummer=w["stand"],
        ),
        reverse("aussprache", args=[pk]),
        anfang={"punkte": "nicht" if meine.punkte is None else str(meine.punkte), "stand": meine.nummer},
        form_kwargs={"anker": {a.punkte: a.text for a in verfahren.anker.all()}},
        kontext={
            "zurueck_name": "Aussprache",
            "knopf": "Neuen Wert festhalten",
            "einleitung": "Ihr alter Wert und sein Grund bleiben daneben stehen.",
        },
    )  # fmt: skip


@nur_fuer(darf_auswahl_fuehren)
def aussprache_festhalten(request: Anfrage, pk: int, kennung: str, nummer: int) -> HttpResponse:
    _, s = _strittiges(request, pk, kennung, nummer)
    return auswahlform(
        request,
        forms.AusspracheForm,
        f"Aussprache: Bekundung {kennung}, Abschnitt {nummer}",
        lambda w: actions.aussprache_festhalten(
            zugriff=request.zugriff, bekundung=s.bekundung, abschnitt=s.abschnitt, text=w["text"]
        ),
        reverse("aussprache", args=[pk]),
        kontext={"zurueck_name": "Aussprache", "knopf": "Festhalten"},
    )

"""A closed year as its sheet says it: the kept Jahresabschluss, and the book as it stood then."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Case, Count, F, Max, Min, Q, QuerySet, Sum, When

from massanzug.planbudget.choices import IM_BUDGET, Buchungsart, Kontoart
from massanzug.planbudget.druck import Abschlussblatt, Bestand, Korrektur, Monatszeile, Planzeile
from massanzug.planbudget.models import Buchungszeile, Jahresabschluss, Planbudget, Saldo
from massanzug.planbudget.queries.budget import lesart_wahl
from massanzug.planbudget.queries.ereignis import Planteil, planteile
from massanzug.planbudget.queries.steuerung import Abschlussblick
from massanzug.rechenkern.geld import Betrag, summe
from massanzug.rechenkern.hauptbuch import hash_aus, monat_als_text
from massanzug.rechenkern.jahresabschluss import Abschlusszeile
from massanzug.rechenkern.parameter import lade_kommune
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.traeger.queries import leittraeger_im, rollen_am

KLASSEN: Final = {
    Kontoart.AMBULANT: "ambulant",
    Kontoart.TEILSTATIONAER: "teil\u00adstationär",
    Kontoart.STATIONAER: "stationär",
    Kontoart.PFLEGE: "Pflege",
    Kontoart.FALLUNSPEZIFISCH: "fall\u00adunspezifisch",
    Kontoart.FALLUEBERGREIFEND: "fall\u00adübergreifend",
}
BEISPIEL: Final = ["Alle Menschen, Hilfen und Buchungen sind erfunden.", "Nur der Ausgangswert ist veröffentlicht."]


def pruefwert(abschluss: Jahresabschluss) -> str:
    """Sixteen hex digits that belong to this Fassung and no other: „7c1e-90b4-d2f8-0a13“."""
    teile = (
        abschluss.wirkungsraum_id, abschluss.jahr, abschluss.fassung, abschluss.plan_cent, abschluss.ist_cent,
        abschluss.bis_buchung, json.dumps(abschluss.ergebnis, sort_keys=True, ensure_ascii=False),
    )  # fmt: skip
    wert = hash_aus(map(str, teile))[:16]
    return "-".join(wert[i : i + 4] for i in range(0, 16, 4))


def abschlussblatt(raum: Wirkungsraum, jahr: int, *, beispiel: bool) -> Abschlussblatt | None:
    """The newest Fassung of a year as its sheet must say it, None before the first.

    One sheet for all who sign and read it: sums only, no single help, event or reason stands on it.
    """
    alle = list(Jahresabschluss.objects.filter(wirkungsraum=raum, jahr=jahr).select_related("von")[:2])
    if not alle:
        return None
    abschluss = alle[0]
    leittraeger = leittraeger_im(raum.pk, date(jahr, 12, 31))
    rolle = rollen_am([abschluss.von_id], abschluss.am).get(abschluss.von_id)
    return Abschlussblatt(
        stadt=f"Stadt {lade_kommune().name}",
        wirkungsraum=raum.name,
        leittraeger=leittraeger.name if leittraeger else "noch nicht eingetragen",
        jahr=jahr,
        stand=abschluss.am,
        fassung=abschluss.fassung,
        anlass=f"ersetzt Fassung {alle[1].fassung} vom {datum_als_text(alle[1].am)}, weil sich Zahlen geändert haben"
        if len(alle) > 1
        else "",
        abgeschlossen={"am": abschluss.am, "name": abschluss.von.name, "rolle": rolle.label if rolle else "Stadt"},
        pruefwert=pruefwert(abschluss),
        plan=_plan(abschluss, raum),
        klassen=list(KLASSEN.values()),
        ist=_ist(abschluss),
        ergebnis=[
            Abschlusszeile(z["was"], Betrag(z["cent"]), z["regel"], z["quelle"]) for z in abschluss.ergebnis["zeilen"]
        ],
        bestaende=[
            _bestand(name, *abschluss.ergebnis[art])
            for art, name in (
                ("rueckstellung", Kontoart.RUECKSTELLUNG.label),
                ("reserve", Kontoart.RESERVE.label),
            )
        ],
        korrekturen=_korrekturen(abschluss),
        herkunft=_herkunft(abschluss),
        beispieldaten=BEISPIEL if beispiel else [],
    )


def _plan(abschluss: Jahresabschluss, raum: Wirkungsraum) -> list[Planzeile]:
    """What the Planbudget was made of, by kind; one line where that no longer makes what was closed."""
    teile = planteile(raum, lesart_wahl().value, abschluss.jahr)
    anfang = date(abschluss.jahr, 1, 1)
    if summe(t.betrag for t in teile) != Betrag(abschluss.plan_cent):
        worte = f"Stand vom {datum_als_text(abschluss.am)}; seitdem haben sich Ereignisse geändert"
        return [Planzeile(ab=anfang, ereignis="Planbudget", beleg=worte, betrag=Betrag(abschluss.plan_cent))]
    beginn = Planbudget.objects.filter(wirkungsraum=raum).aggregate(b=Min("gueltig_von"))["b"] or anfang
    je_art: dict[str, list[Planteil]] = defaultdict(list)
    for teil in teile:
        je_art[teil.name].append(teil)
    return [
        Planzeile(
            ab=max(anfang, min(t.ereignis.wirksam_ab if t.ereignis else beginn for t in eigene)),
            ereignis=name,
            beleg=_worte_fuer(eigene),
            betrag=summe(t.betrag for t in eigene),
        )
        for name, eigene in je_art.items()
    ]


def _worte_fuer(teile: Sequence[Planteil]) -> str:
    if teile[0].ereignis is None:
        return teile[0].quelle
    return "ein bestätigtes Ereignis" if len(teile) == 1 else f"{len(teile)} bestätigte Ereignisse"


def _zeilen_im_jahr(abschluss: Jahresabschluss) -> QuerySet[Buchungszeile]:
    """Lines on the accounts of the Planbudget in the closed year; `wirkung` is what each adds to the cost."""
    im_budget = Q(soll__art__in=IM_BUDGET) | Q(haben__art__in=IM_BUDGET)
    return Buchungszeile.objects.filter(
        im_budget,
        soll__wirkungsraum=abschluss.wirkungsraum_id,
        monat__range=(abschluss.jahr * 100 + 1, abschluss.jahr * 100 + 12),
    ).annotate(wirkung=Case(When(soll__art__in=IM_BUDGET, then=F("betrag_cent")), default=-F("betrag_cent")))


def _ist(abschluss: Jahresabschluss) -> list[Monatszeile]:
    """Costs per month and kind as they stood at the closing: the kept balances less what was booked after it."""
    reihen = Saldo.objects.filter(
        konto__wirkungsraum=abschluss.wirkungsraum_id,
        konto__art__in=IM_BUDGET,
        monat__range=(abschluss.jahr * 100 + 1, abschluss.jahr * 100 + 12),
    ).values_list("konto__art", "monat", "cent")
    cent: dict[tuple[str, int], int] = defaultdict(int, {(art, monat): c for art, monat, c in reihen})
    spaeter = _zeilen_im_jahr(abschluss).filter(buchung_id__gt=abschluss.bis_buchung)
    gruppen = spaeter.values_list("soll__art", "haben__art", "monat").order_by().annotate(s=Sum("betrag_cent"))
    for soll, haben, monat, betrag in gruppen:
        cent[soll, monat] -= int(betrag)
        cent[haben, monat] += int(betrag)
    alle = [
        Monatszeile(monat=monat, betraege=[Betrag(cent[art, monat]) for art in KLASSEN])
        for monat in range(abschluss.jahr * 100 + 1, abschluss.jahr * 100 + 13)
    ]
    erster = next((i for i, z in enumerate(alle) if any(not b.ist_null for b in z["betraege"])), 0)
    return alle[erster:]


def _korrekturen(abschluss: Jahresabschluss) -> list[Korrektur]:
    """Nachträge into the closed year by month; reasons and single amounts stay in the Hauptbuch."""
    nachtraege = (
        _zeilen_im_jahr(abschluss)
        .filter(buchung__ist_nachtrag=True, buchung_id__lte=abschluss.bis_buchung)
        .exclude(buchung__art=Buchungsart.ABSCHLUSS)
        .values_list("monat")
        .order_by("monat")
        .annotate(am=Max("buchung__am"), n=Count("buchung", distinct=True), s=Sum("wirkung"))
    )
    return [
        Korrektur(
            am=am,
            monat=monat,
            grund="ein Nachtrag" if anzahl == 1 else f"{anzahl} Nachträge",
            wer="Stadt",
            betrag=Betrag(int(cent)),
        )
        for monat, am, anzahl, cent in nachtraege
    ]


def _bestand(name: str, vorher: int, nachher: int) -> Bestand:
    mehr = nachher - vorher
    return Bestand(name=name, vorher=Betrag(vorher), zugang=Betrag(max(mehr, 0)), abgang=Betrag(max(-mehr, 0)))


def _herkunft(abschluss: Jahresabschluss) -> list[tuple[str, str]]:
    regel = abschluss.ergebnis["regel"]
    return [
        (
            "Planbudget",
            "Der veröffentlichte Betrag und die bestätigten Ereignisse; jedes haben zwei Menschen aus zwei "
            f"Organisationen bestätigt. Gerechnet ist mit: {lesart_wahl().label}.",
        ),
        (
            "Ausgaben",
            f"Hauptbuch bis Buchung {abschluss.bis_buchung}; alle Monate bis "
            f"{monat_als_text(abschluss.jahr * 100 + 12)} waren abgeschlossen.",
        ),
        ("Regeln", f"Gültig ab {datum_als_text(date.fromisoformat(regel['gueltig_von']))}. {regel['quelle']}."),
    ]


@dataclass(frozen=True)
class Fassung:
    """One closing of a year as the list shows it."""

    abschluss: Jahresabschluss
    unterschied: Betrag
    pruefwert: str


def fassungen(raum: Wirkungsraum, jahr: int) -> list[Fassung]:
    """All closings of a year, newest first."""
    reihen = Jahresabschluss.objects.filter(wirkungsraum=raum, jahr=jahr).select_related("von")[:50]
    return [Fassung(a, Betrag(a.plan_cent - a.ist_cent), pruefwert(a)) for a in reihen]


@dataclass(frozen=True)
class Schritt:
    """One step of the closing, as the component `schritte` draws it."""

    nummer: int
    name: str
    stand: str
    url: str
    hinweis: str = ""


def schritte(blick: Abschlussblick) -> tuple[Schritt, ...]:
    """The five steps: the first that is not done is now, those behind it are later."""
    gilt = blick.letzter is not None and not blick.aendert_sich
    erledigt = {
        "monate": blick.monate_zu and blick.jahr_vorbei,
        "plan": blick.monate_zu and blick.jahr_vorbei,
        "ist": blick.monate_zu and blick.jahr_vorbei,
        "regel": blick.monate_zu and blick.jahr_vorbei and blick.ergebnis is not None,
        "abschliessen": gilt,
    }
    namen = {
        "monate": "Alle Monate abgeschlossen?",
        "plan": "Was war vereinbart?",
        "ist": "Was wurde ausgegeben?",
        "regel": "Was wird aus dem Unterschied?",
        "abschliessen": "Jahr abschließen",
    }
    jetzt = next((name for name, fertig in erledigt.items() if not fertig), "")
    return tuple(
        Schritt(
            nummer,
            namen[name],
            "erledigt" if fertig else "jetzt" if name == jetzt else "spaeter",
            f"#{name}",
            f"Fassung {blick.letzter.fassung}" if name == "abschliessen" and gilt and blick.letzter else "",
        )
        for nummer, (name, fertig) in enumerate(erledigt.items(), start=1)
    )

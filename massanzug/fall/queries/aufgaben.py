"""What waits on the desk, and the days ahead."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from massanzug.fall.choices import (
    Bereich,
    Entscheidungsstand,
    Lage,
)
from massanzug.fall.models import (
    Bescheid,
    Entscheidung,
    Fall,
    Fallfrist,
    Freigabe,
    Massanzug,
    Nachfrage,
    Wille,
    Zustaendigkeit,
)
from massanzug.fall.queries import uebergabe
from massanzug.fall.queries.aufgaben_lt import schritt_aufgaben
from massanzug.fall.queries.aufgaben_team import team_aufgaben
from massanzug.fall.queries.bereich import offene_klaerungen
from massanzug.fall.queries.fristen import (
    geplante_rueckblicke,
    meine_faelle,
    offene_fristen,
    offene_nachfragen,
    rueckblick_erinnern,
)
from massanzug.fall.queries.rueckblick import fehlende_sichten
from massanzug.rechenkern.fristen import frist
from massanzug.rechenkern.vorrang import Vorrang
from massanzug.rechenkern.zeitraum import datum_mit_tag
from massanzug.technik.adresse import adresse
from massanzug.technik.aufgabe import Aufgabe, Termin
from massanzug.technik.frage import Zuerst, vorbereitet
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Mitgliedschaft, Zugriff, muster

HOECHSTENS = 20
"""Of each kind; the desk is for today, not for everything."""


_VOM_FALL = ("fall__bezeichnung", "fall__bereich")
"""What a task tells of its case."""
FRISCH_TAGE = 42
"""So long a decision without its letter stands on the desk; on the page of the case as long as there is none."""
VORSCHAU_TAGE = 60
"""So far ahead the desk shows days that come."""
FAELLE = 8
"""So many of my cases the desk names; the list has them all."""


class MeinFall(NamedTuple):
    """A running case that I lead or stand in for, as the desk names it."""

    fall_id: int
    funktion: str
    bezeichnung: str
    begonnen_am: date
    ort: str
    lage: str

    @property
    def stand(self) -> str:
        return str(Lage(self.lage).label)


@dataclass(frozen=True)
class Faelliges:
    """My running cases, and their days up to one day, read once: what is due follows from it, and what comes."""

    laufende: tuple[MeinFall, ...] = ()
    fristen: tuple[Fallfrist, ...] = ()
    plaene: tuple[Massanzug, ...] = ()
    nachfragen: tuple[Nachfrage, ...] = ()


def faelliges(zugriff: Zugriff, bis: date, hoechstens: int = 3 * HOECHSTENS) -> Faelliges:
    """What is due by `bis` in the cases this person leads or stands in for, of each kind the nearest ones."""
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return Faelliges()
    werte = {"konto": zugriff.konto_id, "heute": zugriff.heute, "bis": bis}
    laufende = tuple(MeinFall(*reihe) for reihe in _laufende(konto=zugriff.konto_id, heute=zugriff.heute))
    return Faelliges(
        laufende,
        tuple(_fristen(hoechstens, **werte)),
        tuple(_rueckblicke(hoechstens, faelle=[f.fall_id for f in laufende], bis=bis)),
        tuple(_nachfragen(hoechstens, **werte)),
    )


@vorbereitet
def _laufende(*, konto: int, heute: date) -> QuerySet[Zustaendigkeit, Any]:
    """Asked once: of the cases somebody was given over the years most have ended, and each question would pass them."""
    reihen = meine_faelle(muster((), konto, heute)).exclude(fall__lage=Lage.ABGESCHLOSSEN)
    return reihen.order_by("-fall__begonnen_am", "-fall_id").values_list(
        "fall_id", "funktion", "fall__bezeichnung", "fall__begonnen_am", "fall__stadtteil__name", "fall__lage"
    )


@vorbereitet
def _fristen(hoechstens: int, *, konto: int, heute: date, bis: date) -> QuerySet[Fallfrist]:
    reihen = offene_fristen(muster((), konto, heute), erinnert_bis=bis).select_related(None).select_related("fall")
    return reihen.only("schluessel", "beginn", "stichtag", "erinnern_ab", "person_id", *_VOM_FALL)[:hoechstens]


@vorbereitet
def _rueckblicke(hoechstens: int, *, faelle: Collection[int], bis: date) -> QuerySet[Massanzug]:
    return geplante_rueckblicke(faelle, bis=bis).only("geprueft_bis", *_VOM_FALL)[:hoechstens]


@vorbereitet
def _nachfragen(hoechstens: int, *, konto: int, heute: date, bis: date) -> QuerySet[Nachfrage]:
    return offene_nachfragen(muster((), konto, heute), bis=bis).only("monate", "faellig_am", *_VOM_FALL)[:hoechstens]


def offene_aufgaben(zugriff: Zugriff, faellig: Faelliges | None = None) -> list[Aufgabe]:
    """What waits for this person: decisions to sign, releases to confirm, days that come, cases without a will."""
    if faellig is None:
        faellig = faelliges(zugriff, zugriff.heute + timedelta(VORSCHAU_TAGE))
    heute = zugriff.heute
    return [
        *_mitzeichnungen(zugriff),
        *_bestaetigungen(zugriff),
        *_briefe(zugriff),
        *(a for eine in faellig.fristen if (a := _frist(eine, heute))),
        *(_rueckblick(plan, heute) for plan in faellig.plaene if _erinnert(plan, heute)),
        *(_nachfrage(n) for n in faellig.nachfragen if n.faellig_am <= heute),
        *offene_klaerungen(zugriff),
        *fehlende_sichten(zugriff),
        *schritt_aufgaben(zugriff),
        *_ohne_wille(faellig.laufende),
        *uebergabe.offene_aufgaben(zugriff),
        *team_aufgaben(zugriff),
    ]


def _vorrang(fall: Fall, sonst: Vorrang) -> Vorrang:
    """Where a child may be in danger, nothing else comes first."""
    return Vorrang.SCHUTZ if fall.bereich == Bereich.GEFAEHRDUNG else sonst


def _mitzeichnungen(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG):
        return []
    return [
        Aufgabe(
            f"Familie {e.fall.bezeichnung}: Entscheidung mitzeichnen",
            f"{e.vorgelegt_von.name} bittet Sie als zweite Fachkraft.",
            adresse("mitzeichnen", e.fall_id, e.pk),
            seit=e.vorgelegt_am,
            vorrang=_vorrang(e.fall, Vorrang.WARTET),
            wartet=e.vorgelegt_von.name,
            fall_id=e.fall_id,
        )
        for e in _vorgelegte(konto=zugriff.konto_id)
    ]


@vorbereitet
def _vorgelegte(*, konto: int) -> QuerySet[Entscheidung]:
    warten = Entscheidung.objects.filter(zweite_fachkraft_id=konto, stand=Entscheidungsstand.VORGELEGT)
    reihen = warten.select_related("fall", "vorgelegt_von").only("vorgelegt_am", "vorgelegt_von__name", *_VOM_FALL)
    return reihen.order_by("vorgelegt_am", "pk")[:HOECHSTENS]


def _bestaetigungen(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.LT_FACHKRAFT):
        return []
    return [
        Aufgabe(
            f"{f.fall.aktenzeichen}: neu für Sie freigegeben",
            f.zweck,
            adresse("fall", f.fall_id),
            seit=f.freigegeben_am,
            vorrang=Vorrang.FREIGABE,
            fall_id=f.fall_id,
        )
        for f in _neue_freigaben(zugriff.mitgliedschaften, konto=zugriff.konto_id, heute=zugriff.heute)
    ]


@vorbereitet
def _neue_freigaben(mitgliedschaften: tuple[Mitgliedschaft, ...], *, konto: int, heute: date) -> QuerySet[Freigabe]:
    neu = Freigabe.objects.gelten_fuer(muster(mitgliedschaften, konto, heute)).filter(gesehen_am__isnull=True)
    return neu.select_related("fall").order_by("freigegeben_am", "pk")[:HOECHSTENS]


def _frist(eine: Fallfrist, heute: date) -> Aufgabe | None:
    """None while nobody is reminded yet."""
    if eine.erinnern_ab is None or eine.erinnern_ab > heute:
        return None
    gerechnet = frist(eine.schluessel, eine.beginn)
    wann = datum_mit_tag(eine.stichtag)
    weil = {
        "familie": f"weil die Familie das bis {wann} kann",
        "gericht": f"weil das Gericht Sie bis {wann} anhört",
    }.get(gerechnet.wer, "")
    if gerechnet.bedeutung != "bis":
        weil = f"weil das ab {wann} an der Zeit ist" if gerechnet.wer == "jugendamt" else f"weil das ab {wann} geht"
    return Aufgabe(
        f"Familie {eine.fall.bezeichnung}: {gerechnet.titel}",
        gerechnet.erklaerung,
        adresse("fristen", eine.fall_id),
        bis=eine.stichtag,
        vorrang=_vorrang(eine.fall, Vorrang.FRIST),
        weil=weil,
        fall_id=eine.fall_id,
    )


def _briefe(zugriff: Zugriff) -> list[Aufgabe]:
    """A decision the family does not hold in her hands yet (§ 37 SGB X)."""
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return []
    heute = zugriff.heute
    return [
        Aufgabe(
            f"Familie {e.fall.bezeichnung}: Bescheid {'zur Post geben' if _geschrieben(e) else 'schreiben'}",
            f"Entschieden ist: {e.get_ergebnis_display()}. Die Familie wartet auf den Brief.",
            f"{adresse('fall', e.fall_id)}#papiere",
            seit=e.entschieden_am,
            vorrang=_vorrang(e.fall, Vorrang.WARTET),
            fall_id=e.fall_id,
        )
        for e in _unversandte(konto=zugriff.konto_id, heute=heute, ab=heute - timedelta(FRISCH_TAGE))
    ]


def _geschrieben(e: Entscheidung) -> bool:
    return bool(e.geschrieben)  # type: ignore[attr-defined]  # annotated


@vorbereitet
def _unversandte(*, konto: int, heute: date, ab: date) -> QuerySet[Entscheidung]:
    bescheide = Bescheid.objects.filter(entscheidung=OuterRef("pk"))
    meine = Zuerst(meine_faelle(muster((), konto, heute)).values("fall_id"))
    frisch = Zuerst(Entscheidung.objects.filter(fall_id__in=meine, entschieden_am__gte=ab).values("pk"))
    offen = Entscheidung.objects.filter(pk__in=frisch).exclude(Exists(bescheide.filter(zur_post_am__isnull=False)))
    offen = offen.annotate(geschrieben=Exists(bescheide)).select_related("fall").order_by("entschieden_am", "pk")
    return offen.only("entschieden_am", "ergebnis", *_VOM_FALL)[:HOECHSTENS]


def _ohne_wille(laufende: Collection[MeinFall]) -> list[Aufgabe]:
    if not laufende:
        return []
    return [
        Aufgabe(
            f"Familie {f.bezeichnung}: Was wollen die Menschen?",
            "Der Wille ist noch nicht aufgeschrieben.",
            adresse("fall", f.pk),
            seit=f.begonnen_am,
            vorrang=_vorrang(f, Vorrang.EIGENES),
            fall_id=f.pk,
        )
        for f in _faelle_ohne_wille(faelle=[f.fall_id for f in laufende])
    ]


@vorbereitet
def _faelle_ohne_wille(*, faelle: Collection[int]) -> QuerySet[Fall]:
    ungefragt = Fall.objects.filter(pk__in=faelle).exclude(Exists(Wille.objects.filter(person__fall=OuterRef("pk"))))
    return ungefragt.only("bezeichnung", "bereich", "begonnen_am").order_by("begonnen_am", "pk")[:HOECHSTENS]


def _erinnert(plan: Massanzug, heute: date) -> bool:
    """A meeting has to be arranged: it stands on the desk before its day."""
    return plan.geprueft_bis is not None and rueckblick_erinnern(plan.geprueft_bis) <= heute


def _rueckblick(plan: Massanzug, heute: date) -> Aufgabe:
    kommt = plan.geprueft_bis is not None and plan.geprueft_bis > heute
    return Aufgabe(
        f"Familie {plan.fall.bezeichnung}: gemeinsam zurückblicken",
        "Wie nah sind die Ziele, was hat geholfen, wie geht es weiter?",
        adresse("rueckblick_neu", plan.fall_id),
        bis=plan.geprueft_bis,
        vorrang=_vorrang(plan.fall, Vorrang.FRIST),
        weil=f"weil dafür {datum_mit_tag(plan.geprueft_bis)} vorgesehen ist" if kommt and plan.geprueft_bis else "",
        fall_id=plan.fall_id,
    )


def _nachfrage(n: Nachfrage) -> Aufgabe:
    return Aufgabe(
        f"Familie {n.fall.bezeichnung}: Trägt es noch?",
        f"Die Hilfe endete vor {n.monate} Monaten. Fragen Sie nach.",
        adresse("nachfrage", n.fall_id, n.pk),
        seit=n.faellig_am,
        vorrang=_vorrang(n.fall, Vorrang.EIGENES),
        fall_id=n.fall_id,
    )


def termine(faellig: Faelliges, *, von: date) -> list[Termin]:
    """The days from `von` on, nearest first: periods, Rückblicke, Nachfragen.

    What leaves the house (`art`) tells nothing about a case; `titel` is for the desk.
    """
    alle = [*map(_fristtermin, faellig.fristen), *_plantermine(faellig), *map(_nachfragetermin, faellig.nachfragen)]
    return sorted((t for t in alle if t.am >= von), key=lambda t: (t.am, t.kennung))


def kalendertermine(zugriff: Zugriff, von: date, bis: date, hoechstens: int) -> list[Termin]:
    """The days for a calendar outside the house, from `von` to `bis`, at most so many."""
    return [t for t in termine(faelliges(zugriff, bis, hoechstens), von=von) if t.am <= bis][:hoechstens]


def _fristtermin(eine: Fallfrist) -> Termin:
    titel = f"Familie {eine.fall.bezeichnung}: {frist(eine.schluessel, eine.beginn).titel}"
    kennung = f"frist:{eine.fall_id}:{eine.schluessel}:{eine.beginn}:{eine.person_id or ''}"
    return Termin(eine.stichtag, "Frist", titel, adresse("fristen", eine.fall_id), kennung)


def _plantermine(faellig: Faelliges) -> Iterator[Termin]:
    for plan in faellig.plaene:
        if plan.geprueft_bis:
            titel = f"Familie {plan.fall.bezeichnung}: gemeinsam zurückblicken"
            yield Termin(plan.geprueft_bis, "Rückblick", titel, adresse("fall", plan.fall_id), f"rueckblick:{plan.pk}")


def _nachfragetermin(n: Nachfrage) -> Termin:
    titel, url = f"Familie {n.fall.bezeichnung}: Trägt es noch?", adresse("nachfrage", n.fall_id, n.pk)
    return Termin(n.faellig_am, "Nachfrage", titel, url, f"nachfrage:{n.pk}")


def meine_fallzeilen(faellig: Faelliges, zuerst: Collection[int]) -> list[MeinFall]:
    """The newest of my running cases, those of `zuerst` (something waits there) before the others."""
    je_fall = {f.fall_id: f for f in faellig.laufende}
    return sorted(je_fall.values(), key=lambda f: f.fall_id not in zuerst)[:FAELLE]

"""Handing over a case: what must not get lost, on one page, and who is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from massanzug.fall.choices import Einheit, Funktion, Uebergabestand, Zielart
from massanzug.fall.models import Baustein, Fall, Person, Uebergabe, Wille, Ziel, Zielschritt, Zustaendigkeit
from massanzug.fall.queries.faelle import bewilligter_massanzug, offener_massanzug, zustaendigkeiten_ab
from massanzug.fall.queries.fallblick import junge_zuerst
from massanzug.rechenkern.vorrang import Vorrang
from massanzug.technik.adresse import adresse
from massanzug.technik.aufgabe import Aufgabe
from massanzug.technik.frage import vorbereitet
from massanzug.traeger.models import Zugehoerigkeit, in_kraft
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Zugriff

VORAUS_TAGE = 90
"""So far ahead the handover sheet looks for what ends."""


@dataclass(frozen=True)
class Faellig:
    """Something with a day, or without one yet."""

    was: str
    am: date | None = None


@dataclass(frozen=True)
class Uebergabeblick:
    """What the one who takes over reads before she says yes."""

    stimmen: tuple[tuple[Person, Wille | None], ...]
    ziele: tuple[Ziel, ...]
    termine: tuple[Faellig, ...]
    offen: tuple[Faellig, ...]
    versprochen: tuple[Zielschritt, ...]


def fallfuehrend(fall: Fall, heute: date) -> Konto | None:
    """Who leads this case today."""
    reihen = zustaendigkeiten_ab(fall, heute).filter(funktion=Funktion.FALLFUEHREND, gueltig_von__lte=heute)
    fuehrt = reihen.select_related("konto").order_by("-gueltig_von", "-pk").first()
    return fuehrt.konto if fuehrt else None


def uebergabe(fall_id: int, pk: int) -> Uebergabe | None:
    """By its number; who may read it is `rules.darf_uebergabe_lesen`."""
    reihen = Uebergabe.objects.select_related(
        "fall__wirkungsraum",
        "fall__stadtteil",
        "fall__abschluss",
        "von",
        "an",
        "stadtteil__wirkungsraum",
        "angelegt_von",
    )
    return reihen.filter(fall_id=fall_id, pk=pk).first()


def bis_zum_tag(uebergabe: Uebergabe, heute: date) -> bool:
    """Whether the one who is asked still needs the sheet, because the case itself is not hers yet."""
    if uebergabe.stand == Uebergabestand.UEBERNOMMEN:
        return uebergabe.wirksam_ab is not None and uebergabe.wirksam_ab > heute
    return uebergabe.stand == Uebergabestand.OFFEN


def moegliche_empfaenger(heute: date, ausser: int) -> list[tuple[int, str]]:
    """Fachkräfte of the ASD in the whole city with their Wirkungsraum, by Wirkungsraum and name."""
    reihen = (
        Zugehoerigkeit.objects.filter(in_kraft(heute), rolle=Rolle.ASD_FACHKRAFT, konto__is_active=True)
        .exclude(konto_id=ausser)
        .order_by("wirkungsraum__reihenfolge", "konto__name", "konto_id")
    )
    namen: dict[int, list[str]] = {}
    for pk, name, raum in reihen.values_list("konto_id", "konto__name", "wirkungsraum__name"):
        namen.setdefault(pk, [name]).append(raum)
    return [(pk, f"{name} ({', '.join(dict.fromkeys(raeume))})") for pk, (name, *raeume) in namen.items()]


def uebergabeblick(fall: Fall, heute: date) -> Uebergabeblick:
    """Everything on the handover sheet, in a constant number of queries."""
    personen = fall.personen.prefetch_related(Prefetch("willen", Wille.objects.order_by("-fassung")))
    gesagt = ((p, next(iter(p.willen.all()), None)) for p in personen if not p.verstorben)
    stimmen = tuple(sorted(gesagt, key=lambda s: (s[1] is None, junge_zuerst(s[0]))))
    ziele = tuple(fall.ziele.filter(ausgang="").select_related("person"))
    plan, in_arbeit = bewilligter_massanzug(fall), offener_massanzug(fall)
    bausteine = list(plan.bausteine.all()) if plan else []
    schritte = tuple(
        Zielschritt.objects.filter(ziel__fall=fall, ziel__ausgang="", erledigt_am__isnull=True)
        .select_related("ziel")
        .order_by("bis", "pk")
    )
    return Uebergabeblick(
        stimmen,
        ziele,
        tuple(
            sorted(_termine(fall, plan.geprueft_bis if plan else None, bausteine, heute), key=lambda f: f.am or heute)
        ),
        tuple(_offen(stimmen, ziele, bausteine, in_arbeit.get_stand_display() if in_arbeit else "", fall)),
        schritte,
    )


def _termine(fall: Fall, rueckblick: date | None, bausteine: Iterable[Baustein], heute: date) -> Iterable[Faellig]:
    if rueckblick:
        yield Faellig("Rückblick", rueckblick)
    for b in bausteine:
        if b.bis and heute <= b.bis <= heute + timedelta(VORAUS_TAGE):
            yield Faellig(f"Baustein endet: {b}", b.bis)
    for n in fall.nachfragen.filter(am__isnull=True):
        yield Faellig(f"Nachfrage nach {n.monate} Monaten", n.faellig_am)


def _offen(
    stimmen: Iterable[tuple[Person, Wille | None]],
    ziele: Iterable[Ziel],
    bausteine: Iterable[Baustein],
    in_arbeit: str,
    fall: Fall,
) -> Iterable[Faellig]:
    if in_arbeit:
        yield Faellig(f"Eine Fassung des Maßanzugs ist {in_arbeit}.")
    for person, wille in stimmen:
        if wille is None:
            yield Faellig(f"{person.name} ist noch nicht gefragt.")
    getragen = {b.ziel_id for b in bausteine}
    for ziel in ziele:
        if bausteine and ziel.art == Zielart.HANDLUNG and ziel.pk not in getragen:
            yield Faellig(f"Für „{ziel.text}“ fehlt noch jemand.")
    for wer in fall.netzwerkpersonen.filter(angesprochen_am__isnull=False, zugesagt_am__isnull=True)[:20]:
        yield Faellig(f"{wer.name} ist gefragt und hat noch nicht geantwortet.", wer.angesprochen_am)
    if any(b.einheit != Einheit.KOSTENLOS for b in bausteine) and not (
        fall.freigaben.filter(widerrufen_am__isnull=True).exists()
    ):
        yield Faellig("Der Maßanzug ist für niemanden beim Leitträger freigegeben.")


def offene_aufgaben(zugriff: Zugriff) -> list[Aufgabe]:
    """Handovers that wait for this person's answer, and those she gave that came back."""
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return []
    seit = zugriff.heute - timedelta(14)
    return [_aufgabe(u) for u in _offene(konto=zugriff.konto_id, heute=zugriff.heute, seit=seit)]


@vorbereitet
def _offene(*, konto: int, heute: date, seit: date) -> QuerySet[Uebergabe]:
    fuehre = Zustaendigkeit.objects.filter(konto_id=konto, funktion=Funktion.FALLFUEHREND)
    wartet = Q(an_id=konto, stand=Uebergabestand.OFFEN)
    zurueck = Q(
        von_id=konto,
        stand=Uebergabestand.ABGELEHNT,
        beantwortet_am__gte=seit,
        fall__in=fuehre.filter(in_kraft(heute)).values("fall_id"),
    ) & ~Exists(Uebergabe.objects.filter(fall=OuterRef("fall"), stand=Uebergabestand.OFFEN))
    reihen = Uebergabe.objects.filter(wartet | zurueck).select_related("fall", "von", "an")
    return reihen.order_by("ab", "pk")[:20]


def _aufgabe(u: Uebergabe) -> Aufgabe:
    url, familie = adresse("uebergabe", u.fall_id, u.pk), f"Familie {u.fall.bezeichnung}"
    if u.stand == Uebergabestand.OFFEN:
        bitte = f"{u.von.name} möchte Ihnen diesen Fall übergeben."
        return Aufgabe(
            f"{familie}: übernehmen?",
            bitte,
            url,
            bis=u.ab,
            vorrang=Vorrang.WARTET,
            wartet=u.von.name,
            fall_id=u.fall_id,
        )
    nein = f"{familie}: {u.an.name} kann nicht übernehmen"
    return Aufgabe(nein, u.antwort, url, seit=u.beantwortet_am, vorrang=Vorrang.EIGENES, fall_id=u.fall_id)

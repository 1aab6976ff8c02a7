"""What the room above counts from: paid Bausteine, changes of plan, decisions. No name and no word of a family."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from massanzug.fall.choices import Einheit, Entscheidungsstand, Ergebnis, Faden, Fallrolle, Massanzugstand, Wunschwahl
from massanzug.fall.models import Baustein, Entscheidung, Fall, Person, Uebergabe

_LEISTUNG = (
    "pk",
    "massanzug__fall_id",
    "massanzug__fall__wirkungsraum_id",
    "faden",
    "einheit",
    "menge_tausendstel",
    "satz_cent",
    "von",
    "bis",
    "anbieter_id",
    "rechtsgrundlage",
    "bewilligt_seit",
    "massanzug__beendet_am",
)
WARTET_LANGE_TAGE = 42
"""After six weeks without a decided plan a family waits; the measure of the report, not a term of law."""


@dataclass(frozen=True)
class Leistungszeile:
    """One paid Baustein of an approved plan, without a word about the family: what planbudget counts from."""

    baustein_id: int
    fall_id: int
    wirkungsraum_id: int
    faden: Faden
    einheit: str
    menge_tausendstel: int
    satz_cent: int
    von: date
    bis: date | None
    anbieter_id: int | None
    rechtsgrundlage: str
    bewilligt_seit: date | None = None
    """The day of the first decision that granted the family a plan; None while none was granted."""


def _leistungszeile(werte: Sequence[Any]) -> Leistungszeile:
    """Where the help has ended, its pieces end with it at the latest."""
    *felder, rechtsgrundlage, bewilligt_seit, beendet_am = werte
    alle: tuple[Any, ...] = (*felder[:3], Faden(felder[3]), *felder[4:], rechtsgrundlage or "", bewilligt_seit)
    zeile = Leistungszeile(*alle)
    laeuft_weiter = beendet_am and (zeile.bis is None or zeile.bis > beendet_am)
    return replace(zeile, bis=beendet_am) if laeuft_weiter else zeile


def _bezahlte() -> QuerySet[Baustein]:
    """Bausteine that cost something, with the legal ground of their plan's decision."""
    entschieden = Entscheidung.objects.filter(
        massanzug=OuterRef("massanzug"), stand=Entscheidungsstand.ENTSCHIEDEN
    ).order_by("-pk")
    grundlage = Subquery(entschieden.values("rechtsgrundlage")[:1])
    erste = Entscheidung.objects.filter(
        fall=OuterRef("massanzug__fall"), ergebnis=Ergebnis.BEWILLIGT, entschieden_am__isnull=False
    ).order_by("entschieden_am")
    begonnen = Q(massanzug__beendet_am__isnull=True) | Q(von__lte=F("massanzug__beendet_am"))
    bezahlt = Baustein.objects.filter(begonnen).exclude(einheit=Einheit.KOSTENLOS)
    seit = Subquery(erste.values("entschieden_am")[:1])
    return bezahlt.annotate(rechtsgrundlage=grundlage, bewilligt_seit=seit).order_by("pk")


def leistungszeilen(
    *, wirkungsraum_ids: Iterable[int] | None = None, massanzug_id: int | None = None, ab: date | None = None
) -> list[Leistungszeile]:
    """Paid Bausteine of approved plans by Wirkungsraum, or of one plan in any state, without personal data.

    With `ab`, what had ended before that day is left out.
    """
    reihen = _bezahlte()
    if massanzug_id is not None:
        return [_leistungszeile(w) for w in reihen.filter(massanzug_id=massanzug_id).values_list(*_LEISTUNG)]
    raeume = frozenset(wirkungsraum_ids or ())
    umgezogen = _umzuege(raeume)
    hier = Q(massanzug__fall__wirkungsraum_id__in=raeume) | Q(massanzug__fall_id__in=list(umgezogen))
    reihen = reihen.filter(hier, massanzug__stand=Massanzugstand.BEWILLIGT)
    if ab is not None:
        reihen = reihen.filter(Q(bis__isnull=True) | Q(bis__gte=ab))
        reihen = reihen.filter(Q(massanzug__beendet_am__isnull=True) | Q(massanzug__beendet_am__gte=ab))
    zeilen = (_leistungszeile(werte) for werte in reihen.values_list(*_LEISTUNG))
    geteilt = (teil for zeile in zeilen for teil in _nach_wohnort(zeile, umgezogen.get(zeile.fall_id, ())))
    return [teil for teil in geteilt if teil.wirkungsraum_id in raeume]


def _umzuege(raeume: frozenset[int]) -> dict[int, list[tuple[date, int]]]:
    """Of each case that moved from or to one of these Wirkungsräume: the days it moved, and what it left each time."""
    betroffen = Q(raum_vorher_id__in=raeume) | Q(raum_vorher__isnull=False, fall__wirkungsraum_id__in=raeume)
    faelle = Uebergabe.objects.filter(betroffen).values("fall_id")
    reihen = Uebergabe.objects.filter(fall_id__in=faelle, raum_vorher__isnull=False).order_by("wirksam_ab", "pk")
    umzuege: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for fall_id, tag, raum in reihen.values_list("fall_id", "wirksam_ab", "raum_vorher_id"):
        if tag and raum:
            umzuege[fall_id].append((tag, raum))
    return umzuege


def _nach_wohnort(zeile: Leistungszeile, umzuege: Sequence[tuple[date, int]]) -> Iterable[Leistungszeile]:
    """What ran before a move counts where the family lived then; a single amount counts where it fell due."""
    rest = zeile
    for tag, raum in umzuege:
        if rest.von >= tag:
            continue
        einmal = rest.einheit == Einheit.EINMALIG
        if einmal or (rest.bis is not None and rest.bis < tag):
            yield replace(rest, wirkungsraum_id=raum)
            return
        yield replace(rest, wirkungsraum_id=raum, bis=tag - timedelta(1))
        rest = replace(rest, von=tag)
    yield rest


def _wohnte(fall: str, tag: date | OuterRef) -> Coalesce:
    """In which Wirkungsraum a case was at the end of that day; `fall` is the way to it, empty for the case itself."""
    danach = Uebergabe.objects.filter(fall=OuterRef(fall or "pk"), raum_vorher__isnull=False, wirksam_ab__gt=tag)
    erster = Subquery(danach.order_by("wirksam_ab", "pk").values("raum_vorher")[:1])
    return Coalesce(
        erster, F(f"{fall}__wirkungsraum_id" if fall else "wirkungsraum_id"), output_field=BigIntegerField()
    )


@dataclass(frozen=True)
class Planwechsel:
    """An approved plan was replaced by another: what ran until then, what runs from `ab` on."""

    fall_id: int
    wirkungsraum_id: int
    alte_fassung: int
    neue_fassung: int
    neuer_massanzug_id: int
    ab: date
    vorher: tuple[Leistungszeile, ...]
    nachher: tuple[Leistungszeile, ...]


def planwechsel(wirkungsraum_id: int) -> list[Planwechsel]:
    """Every approved plan of a Wirkungsraum that followed another, newest first, with the paid Bausteine of both."""
    entscheidungen = (
        Entscheidung.objects.filter(
            fall__wirkungsraum_id=wirkungsraum_id, ergebnis=Ergebnis.BEWILLIGT, entschieden_am__isnull=False
        )
        .select_related("massanzug")
        .order_by("fall_id", "massanzug__fassung")
    )
    je_fall: dict[int, list[Entscheidung]] = defaultdict(list)
    for entscheidung in entscheidungen:
        je_fall[entscheidung.fall_id].append(entscheidung)
    paare = [paar for reihe in je_fall.values() for paar in pairwise(reihe)]
    plaene = {e.massanzug_id for paar in paare for e in paar}
    zeilen: dict[int, list[Leistungszeile]] = defaultdict(list)
    bausteine = _bezahlte().filter(massanzug_id__in=plaene)
    for massanzug_id, *werte in bausteine.values_list("massanzug_id", *_LEISTUNG):
        zeilen[massanzug_id].append(_leistungszeile(werte))
    wechsel = [
        Planwechsel(
            fall_id=neu.fall_id,
            wirkungsraum_id=wirkungsraum_id,
            alte_fassung=alt.massanzug.fassung,
            neue_fassung=neu.massanzug.fassung,
            neuer_massanzug_id=neu.massanzug_id,
            ab=neu.entschieden_am or neu.vorgelegt_am,
            vorher=tuple(zeilen[alt.massanzug_id]),
            nachher=tuple(zeilen[neu.massanzug_id]),
        )
        for alt, neu in paare
    ]
    return sorted(wechsel, key=lambda w: (w.ab, w.neuer_massanzug_id), reverse=True)


@dataclass(frozen=True)
class Rechtsanspruch:
    """What became of wishes and applications, in numbers and without names: it stands beside every cost figure."""

    bewilligt: int
    abgelehnt: tuple[tuple[date, str], ...]
    wunsch_nicht: tuple[tuple[date, str], ...]
    wunsch_teilweise: tuple[tuple[date, str], ...]
    wartend: tuple[tuple[date, int], ...]
    tage_bis_entscheidung: tuple[int, ...]
    ohne_plan: int

    @property
    def mittlere_tage(self) -> int | None:
        """The median days from the first contact to the decision."""
        return int(median(self.tage_bis_entscheidung)) if self.tage_bis_entscheidung else None


def rechtsanspruch(wirkungsraum_ids: Iterable[int], von: date, bis: date) -> Rechtsanspruch:
    """Refused, changed and waiting wishes with their reasons and times (§ 5, § 27, § 36 SGB VIII) in a stretch of days.

    `wartend` are the days since the proposal of those that wait on `bis`; `ohne_plan` counts the cases begun before the
    last 42 days that have no decided plan yet. A family that moved counts where she lived then.
    """
    raeume = list(wirkungsraum_ids)
    alle = Entscheidung.objects.filter(vorgelegt_am__lte=bis)
    entschieden = alle.filter(entschieden_am__range=(von, bis)).order_by("entschieden_am", "pk")
    entschieden = entschieden.alias(raum=_wohnte("fall", OuterRef("entschieden_am"))).filter(raum__in=raeume)
    reihen: list[tuple[date, str, str, str, str, date]] = list(
        entschieden.values_list(  # type: ignore[arg-type]  # decided, so dated
            "entschieden_am", "ergebnis", "begruendung", "wahl_ergebnis", "wahl_grund", "fall__begonnen_am"
        )
    )
    offen = alle.filter(stand=Entscheidungsstand.VORGELEGT).order_by("vorgelegt_am")
    offen = offen.alias(raum=_wohnte("fall", bis)).filter(raum__in=raeume)
    entschiedene_faelle = Entscheidung.objects.filter(fall=OuterRef("pk"), entschieden_am__lte=bis)
    ohne_plan = Fall.objects.filter(begonnen_am__lt=bis - timedelta(WARTET_LANGE_TAGE))
    ohne_plan = ohne_plan.alias(raum=_wohnte("", bis)).filter(raum__in=raeume).exclude(Exists(entschiedene_faelle))
    ohne_plan = ohne_plan.exclude(abschluss__am__lte=bis)
    return Rechtsanspruch(
        bewilligt=sum(1 for _, ergebnis, *_ in reihen if ergebnis == Ergebnis.BEWILLIGT),
        abgelehnt=tuple((am, grund) for am, e, grund, *_ in reihen if e == Ergebnis.ABGELEHNT),
        wunsch_nicht=tuple((am, grund) for am, _, _, wahl, grund, _ in reihen if wahl == Wunschwahl.NICHT),
        wunsch_teilweise=tuple((am, grund) for am, _, _, wahl, grund, _ in reihen if wahl == Wunschwahl.TEILWEISE),
        wartend=tuple((am, (bis - am).days) for am in offen.values_list("vorgelegt_am", flat=True)),
        tage_bis_entscheidung=tuple(sorted((am - beginn).days for am, *_, beginn in reihen)),
        ohne_plan=ohne_plan.count(),
    )


def geburtsmonate(fall_ids: Iterable[int]) -> dict[int, date]:
    """Case → first day of the month in which its youngest child was born, where known; no day, no name."""
    kinder = Person.objects.filter(fall_id__in=list(fall_ids), rolle=Fallrolle.KIND, geboren_am__isnull=False)
    reihen = kinder.order_by("geboren_am").values_list("fall_id", "geboren_am")
    return {fall_id: geboren.replace(day=1) for fall_id, geboren in reihen if geboren}

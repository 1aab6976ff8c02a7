"""Which cases there are for whom, and single things in them. What one may not see does not exist."""

import re
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from django.db.models import Exists, Func, OuterRef, Q, QuerySet, Subquery

from massanzug.fall.choices import (
    Entscheidungsstand,
    Fallrolle,
    Freigabeteil,
    Funktion,
    Lage,
    Massanzugstand,
)
from massanzug.fall.models import (
    Baustein,
    Entscheidung,
    Fall,
    Familienressource,
    Freigabe,
    Massanzug,
    Nachfrage,
    Person,
    Sorgerecht,
    Wille,
    Ziel,
    Zielschritt,
    Zustaendigkeit,
    sichtgruende,
)
from massanzug.fall.rules import Bezug, sichtbare_teile, sieht_amtsnotizen
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.technik.adresse import adresse
from massanzug.technik.frage import vorbereitet
from massanzug.traeger.queries import fachkraefte
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Mitgliedschaft, Zugriff, muster

JE_SEITE = 25


@dataclass(frozen=True)
class Marke:
    """A place in the list: the case at it. Newer cases stand before it, older ones behind."""

    am: date
    pk: int

    def __str__(self) -> str:
        return f"{self.am.isoformat()}_{self.pk}"

    @staticmethod
    def lies(text: str) -> "Marke | None":
        """What an address says; None for anything else."""
        treffer = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})_([0-9]{1,18})", text, re.ASCII)
        with suppress(ValueError):
            return Marke(date.fromisoformat(treffer[1]), int(treffer[2])) if treffer else None
        return None


class Listenfall(NamedTuple):
    """What a list reads of a case: plain values, for a page reads many and changes none."""

    pk: int
    aktenzeichen: str
    bezeichnung: str
    begonnen_am: date
    lage: str
    ort: str
    ziele: int | None = None
    """How many are open, where that was asked."""


_SPALTEN = ("pk", "aktenzeichen", "bezeichnung", "begonnen_am", "lage", "stadtteil__name")


def listenfaelle(ids: Collection[int]) -> dict[int, Listenfall]:
    """By id, whoever asks; the caller has asked what she may see."""
    return {werte[0]: Listenfall(*werte) for werte in _listenfaelle(ids=ids)}


@vorbereitet
def _listenfaelle(*, ids: Collection[int]) -> QuerySet[Fall, Any]:
    return Fall.objects.filter(pk__in=ids).order_by().values_list(*_SPALTEN)


@dataclass(frozen=True, slots=True)
class Listenzeile:
    """A case in a list, ready to be written: a page of them is what people open most.

    `name` is empty where she may not read it, `ziele` None where they are not shown to her.
    """

    pk: int
    name: str
    aktenzeichen: str
    ort: str
    begonnen_am: date
    lage: Lage
    ziele: str | None
    url: str
    seit: str
    stand: str


@dataclass(frozen=True)
class Listenseite:
    """One page of the list; `weiter` leads to older cases, `zurueck` to newer ones, None where there are none."""

    zeilen: tuple[Listenzeile, ...]
    weiter: Marke | None
    zurueck: Marke | None


def fallseite(
    zugriff: Zugriff,
    *,
    lage: str = "",
    nach: Marke | None = None,
    vor: Marke | None = None,
    anzahl: int = JE_SEITE,
) -> Listenseite:
    """A page of the cases this person may see, newest first, behind `nach` or before `vor`.

    Nothing is counted and nothing skipped: however long the list, a page reads its own rows only. A list tells no more
    than the case's own page.
    """
    marke, rueckwaerts = (nach, False) if nach else (vor, vor is not None)
    reihen = _reihen(zugriff, lage, marke, rueckwaerts, anzahl + 1)
    mehr, reihen = len(reihen) > anzahl, reihen[:anzahl]
    if rueckwaerts:
        if not mehr:  # the beginning, and it is full
            return fallseite(zugriff, lage=lage, anzahl=anzahl)
        reihen.reverse()
    anfang, ende = (Marke(r.begonnen_am, r.pk) for r in (reihen[0], reihen[-1])) if reihen else (None, None)
    return Listenseite(
        listenzeilen(zugriff, reihen),
        weiter=ende if mehr or rueckwaerts else None,
        zurueck=anfang if rueckwaerts or nach else None,
    )


def _reihen(zugriff: Zugriff, lage: str, marke: Marke | None, rueckwaerts: bool, anzahl: int) -> list[Listenfall]:
    """The next cases on each ground, put together: every ground and Lage has an index in the order of the list."""
    wer, gefunden = zugriff.mitgliedschaften, dict[int, Listenfall]()
    werte: dict[str, Any] = {"konto": zugriff.konto_id, "heute": zugriff.heute}
    if marke:
        werte |= {"am": marke.am, "pk": marke.pk}
    for grund, gesucht in product(range(zahl_der_gruende(wer)), _lagen(zugriff, lage)):
        reihen = _auf_einem_grund(wer, grund, gesucht, rueckwaerts, anzahl, **werte)
        gefunden |= {reihe[0]: Listenfall(*reihe) for reihe in reihen}
    return sorted(gefunden.values(), key=lambda f: (f.begonnen_am, f.pk), reverse=not rueckwaerts)[:anzahl]


@cache
def zahl_der_gruende(mitgliedschaften: tuple[Mitgliedschaft, ...]) -> int:
    """On how many grounds one who holds these roles sees cases."""
    return len(sichtgruende(muster(mitgliedschaften, 0, date.min)))


@vorbereitet
def _auf_einem_grund(
    mitgliedschaften: tuple[Mitgliedschaft, ...],
    grund: int,
    lage: str,
    rueckwaerts: bool,
    anzahl: int,
    *,
    konto: int,
    heute: date,
    am: date | None = None,
    pk: int = 0,
) -> QuerySet[Fall, Any]:
    """The next cases of one ground, behind the place that `am` and `pk` name where they are given."""

    def weiter(reihen: QuerySet[Any, Any], tag: str, fall: str) -> QuerySet[Any, Any]:
        behind = reihen.filter(_jenseits(am, pk, rueckwaerts, tag, fall)) if am else reihen
        return behind.order_by(*((tag, fall) if rueckwaerts else (f"-{tag}", f"-{fall}")))

    def eng(nennungen: QuerySet[Any]) -> QuerySet[Any]:
        if lage or nennungen.model is not Zustaendigkeit:
            return nennungen
        return weiter(nennungen, "fall_begonnen_am", "fall_id")[: NENNUNGEN * anzahl]

    sicht = Fall.objects.je_grund(muster(mitgliedschaften, konto, heute), eng)[grund]
    reihen = weiter(sicht.filter(lage=lage) if lage else sicht, "begonnen_am", "pk")
    return reihen.values_list(*_SPALTEN, *((_OFFENE_ZIELE,) if _im_asd(mitgliedschaften) else ()))[:anzahl]


_OFFENE_ZIELE = Subquery(
    Ziel.objects.filter(fall=OuterRef("pk"), ausgang="").order_by().values(n=Func("pk", function="COUNT"))
)


NENNUNGEN = 4
"""So many Zustaendigkeiten of one person in one case are in force at most: lead, second, stand-in, and one more."""


def _jenseits(am: date, pk: int, rueckwaerts: bool, tag: str, fall: str) -> Q:
    """The first part is what an index can jump to; the second parts the cases of the same day."""
    wohin = "gt" if rueckwaerts else "lt"
    jenseits = Q((f"{tag}__{wohin}", am)) | Q((f"{fall}__{wohin}", pk))
    return Q((f"{tag}__{wohin}e", am)) & jenseits


def listenzeilen(zugriff: Zugriff, reihen: Sequence[Listenfall]) -> tuple[Listenzeile, ...]:
    """Cases as a list shows them, in the same order; each is one this person may see."""
    im_asd, mit_namen = _im_asd(zugriff.mitgliedschaften), namentlich(zugriff, reihen)
    liste = adresse("faelle")
    return tuple(
        Listenzeile(
            pk=f.pk,
            name=f.bezeichnung if f.pk in mit_namen else "",
            aktenzeichen=f.aktenzeichen,
            ort=f.ort,
            begonnen_am=f.begonnen_am,
            lage=(lage := _lage(f, im_asd)),
            ziele=None if f.ziele is None else str(f.ziele),
            url=f"{liste}{f.pk}/",
            seit=datum_als_text(f.begonnen_am),
            stand=str(lage.label),
        )
        for f in reihen
    )


def _im_asd(mitgliedschaften: Iterable[Mitgliedschaft]) -> bool:
    return any(m.rolle in {Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG} for m in mitgliedschaften)


def _lage(fall: Listenfall, im_asd: bool) -> Lage:
    """What is before the decision is known in the ASD only; all others see a case because of a plan in force."""
    lage = Lage(fall.lage)
    return Lage.BEWILLIGT if lage in _VOR_DER_ENTSCHEIDUNG and not im_asd else lage


def _lagen(zugriff: Zugriff, lage: str) -> tuple[str, ...]:
    """What a person means by a Lage; "" stands for all."""
    if _im_asd(zugriff.mitgliedschaften):
        return _VOR_DER_ENTSCHEIDUNG if lage == Lage.ENTSCHEIDUNG else (lage,)
    if lage in _VOR_DER_ENTSCHEIDUNG:
        return ()
    if zugriff.hat(Rolle.LT_FACHKRAFT):
        return (Lage.BEWILLIGT, *_VOR_DER_ENTSCHEIDUNG) if lage == Lage.BEWILLIGT else (lage,)
    # of the newest cases of the city nothing is paid yet, and each would be asked
    return {Lage.BEWILLIGT: _BEZAHLT[:2], "": _BEZAHLT}.get(lage, (lage,))


_VOR_DER_ENTSCHEIDUNG = (Lage.ENTSCHEIDUNG, Lage.NEUE_FASSUNG)
_BEZAHLT = (Lage.BEWILLIGT, Lage.NEUE_FASSUNG, Lage.ABGESCHLOSSEN)
"""Where a case can be of which something is paid; the last one has ended."""


def liest_alle_namen(zugriff: Zugriff) -> bool:
    """Whether she reads the names of every case she sees; at the Leitträger it depends on each Freigabe."""
    return zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG, Rolle.WJH)


def sichtbare(zugriff: Zugriff, ids: set[int]) -> frozenset[int]:
    """Those of `ids` that exist for this person."""
    if not ids:
        return frozenset()
    return frozenset(_sichtbare(zugriff.mitgliedschaften, konto=zugriff.konto_id, heute=zugriff.heute, ids=ids))


@vorbereitet
def _sichtbare(
    mitgliedschaften: tuple[Mitgliedschaft, ...], *, konto: int, heute: date, ids: Collection[int]
) -> QuerySet[Fall, int]:
    sicht = Fall.objects.sichtbar_fuer(muster(mitgliedschaften, konto, heute))
    return sicht.filter(pk__in=ids).order_by().values_list("pk", flat=True)


def namentlich(zugriff: Zugriff, faelle: Iterable[Listenfall]) -> frozenset[int]:
    """Ids of those visible cases whose names this person may read; the others are shown by their Aktenzeichen."""
    ids = [f.pk for f in faelle]
    if liest_alle_namen(zugriff):
        return frozenset(ids)
    wer = {"konto": zugriff.konto_id, "heute": zugriff.heute}
    freigaben = _freigegebene_teile(zugriff.mitgliedschaften, ids=ids, **wer)
    return frozenset(pk for pk, teile in freigaben if Freigabeteil.PERSONEN in teile)


@vorbereitet
def _freigegebene_teile(
    mitgliedschaften: tuple[Mitgliedschaft, ...], *, ids: Collection[int], konto: int, heute: date
) -> QuerySet[Freigabe, Any]:
    gelten = Freigabe.objects.gelten_fuer(muster(mitgliedschaften, konto, heute))
    return gelten.filter(fall_id__in=ids).values_list("fall_id", "teile")


def fall(zugriff: Zugriff, pk: int) -> Fall | None:
    """The case, or None where it does not exist for this person."""
    gefunden = _fall(zugriff.mitgliedschaften, konto=zugriff.konto_id, heute=zugriff.heute, pk=pk)
    return gefunden[0] if gefunden else None


@vorbereitet
def _fall(mitgliedschaften: tuple[Mitgliedschaft, ...], *, konto: int, heute: date, pk: int) -> QuerySet[Fall]:
    sicht = Fall.objects.sichtbar_fuer(muster(mitgliedschaften, konto, heute))
    return sicht.select_related("wirkungsraum", "stadtteil", "abschluss").filter(pk=pk).order_by()


def bezug(zugriff: Zugriff, fall: Fall) -> Bezug:
    """How the person stands to the case today: her functions in the Jugendamt, or what was released to her."""
    return bezuege(zugriff, [fall])[fall.pk]


def bezuege(zugriff: Zugriff, faelle: Sequence[Fall]) -> dict[int, Bezug]:
    """`bezug` for many cases at once, in at most two queries."""
    ids, im_amt = [f.pk for f in faelle], zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG)
    funktionen: dict[int, set[Funktion]] = {pk: set() for pk in ids}
    freigaben: dict[int, frozenset[Freigabeteil]] = {}
    abgeloest: frozenset[int] = frozenset()
    if im_amt:
        for pk, funktion in _funktionen(ids=ids, konto=zugriff.konto_id, heute=zugriff.heute):
            funktionen[pk].add(Funktion(funktion))
    else:
        je_fall = _teile_je_fall(zugriff.mitgliedschaften, ids=ids, konto=zugriff.konto_id, heute=zugriff.heute)
        for pk, teile, stand in je_fall:
            freigaben[pk] = frozenset(Freigabeteil(t) for t in teile)
            abgeloest = (abgeloest - {pk}) if stand == Massanzugstand.BEWILLIGT else (abgeloest | {pk})
    return {
        f.pk: Bezug(
            fall_id=f.pk,
            wirkungsraum_id=f.wirkungsraum_id,
            funktionen=frozenset(funktionen[f.pk]),
            freigegebene_teile=freigaben.get(f.pk),
            abgeschlossen=hasattr(f, "abschluss"),
            fassung_gilt=f.pk not in abgeloest,
        )
        for f in faelle
    }


@vorbereitet
def _funktionen(*, ids: Collection[int], konto: int, heute: date) -> QuerySet[Zustaendigkeit, Any]:
    reihen = Zustaendigkeit.objects.filter(fall_id__in=ids, konto_id=konto, gueltig_von__lte=heute)
    return reihen.filter(Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=heute)).values_list("fall_id", "funktion")


@vorbereitet
def _teile_je_fall(
    mitgliedschaften: tuple[Mitgliedschaft, ...], *, ids: Collection[int], konto: int, heute: date
) -> QuerySet[Freigabe, Any]:
    """The newest Freigabe of a case counts, so it comes last."""
    reihen = _freigaben_an(muster(mitgliedschaften, konto, heute), ids)
    return reihen.reverse().values_list("fall_id", "teile", "massanzug__stand")


@vorbereitet
def _geltende_freigabe(
    mitgliedschaften: tuple[Mitgliedschaft, ...], *, ids: Collection[int], konto: int, heute: date
) -> QuerySet[Freigabe]:
    return _freigaben_an(muster(mitgliedschaften, konto, heute), ids).select_related("traeger", "massanzug")[:1]


def _freigaben_an(zugriff: Zugriff, ids: Collection[int]) -> QuerySet[Freigabe]:
    """The releases of these cases to this person that are in force today, newest first."""
    return Freigabe.objects.gelten_fuer(zugriff).filter(fall_id__in=ids).order_by("-freigegeben_am", "-pk")


def freigabe_fuer(zugriff: Zugriff, fall: Fall) -> Freigabe | None:
    """The newest release of this case to this person, in force today."""
    gefunden = _geltende_freigabe(zugriff.mitgliedschaften, ids=[fall.pk], konto=zugriff.konto_id, heute=zugriff.heute)
    return gefunden[0] if gefunden else None


def noch_zu_fragen(fall: Fall, heute: date) -> list[str]:
    """Who has a right to be heard before a decision and was not asked yet: young people, and who has custody today."""
    sorgen = Sorgerecht.objects.filter(fall=fall, gueltig_von__lte=heute).exclude(gueltig_bis__lt=heute)
    mit_recht = Q(rolle=Fallrolle.KIND) | Q(pk__in=sorgen.values("person_id"))
    offen = fall.personen.filter(mit_recht, verstorben=False).exclude(pk__in=Wille.objects.values("person_id"))
    return [p.name for p in offen]


def moegliche_vertretungen(fall: Fall, heute: date) -> QuerySet[Konto]:
    """The ASD's Fachkräfte of the Wirkungsraum but those who lead the case."""
    fuehren = fall.zustaendigkeiten.filter(funktion=Funktion.FALLFUEHREND, gueltig_bis__isnull=True)
    return fachkraefte(fall.wirkungsraum_id, Rolle.ASD_FACHKRAFT, heute).exclude(pk__in=fuehren.values("konto_id"))


def zustaendigkeiten_ab(fall: Fall, tag: date) -> QuerySet[Zustaendigkeit]:
    """Those that hold on a day or begin later."""
    return Zustaendigkeit.objects.filter(Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=tag), fall=fall).order_by(
        "pk"
    )


def zielschritt(fall: Fall, pk: int) -> Zielschritt | None:
    return Zielschritt.objects.filter(ziel__fall=fall, pk=pk).select_related("ziel").first()


def ressource(fall: Fall, pk: int) -> Familienressource | None:
    return fall.ressourcen.filter(pk=pk).first()


def nachfrage(fall: Fall, pk: int) -> Nachfrage | None:
    return fall.nachfragen.filter(pk=pk).first()


def vertretung(fall: Fall, pk: int) -> Zustaendigkeit | None:
    return fall.zustaendigkeiten.select_related("fall").filter(pk=pk, funktion=Funktion.VERTRETUNG).first()


def person(fall: Fall, pk: int) -> Person | None:
    return fall.personen.filter(pk=pk).first()


def neuester_wille(person: Person) -> Wille | None:
    return person.willen.order_by("-fassung").first()


def ungefragte(fall: Fall) -> QuerySet[Person]:
    """The living people of the case who have not said yet what they want."""
    return fall.personen.filter(willen__isnull=True, verstorben=False)


def ziel(fall: Fall, pk: int) -> Ziel | None:
    return fall.ziele.filter(pk=pk).first()


def waehlbare_ziele(fall: Fall) -> QuerySet[Ziel]:
    """The open goals, and those a Baustein already serves: a plan stays as it is when its goal has ended."""
    return fall.ziele.filter(Q(ausgang="") | Exists(Baustein.objects.filter(ziel=OuterRef("pk"))))


def offener_massanzug(fall: Fall) -> Massanzug | None:
    """The Fassung in work or on the table."""
    offen = [Massanzugstand.ENTWURF, Massanzugstand.VORGELEGT]
    return fall.massanzuege.filter(stand__in=offen).order_by("-fassung").first()


def planstand(bausteine: Iterable[Baustein]) -> str:
    """Stands for these pieces as they are now, as `pk:stand` in order: any that comes, goes or changes shows in it."""
    return ",".join(sorted(f"{b.pk}:{b.stand}" for b in bausteine))


def was_am_plan_anders_ist(gesehen: str, bausteine: Iterable[Baustein]) -> str:
    """What became of a plan since its `planstand` was `gesehen`, in a sentence each; empty where nothing did."""
    vorher = {pk: stand for pk, _, stand in (teil.partition(":") for teil in gesehen.split(",") if teil)}
    jetzt = {str(b.pk): b for b in bausteine}
    neu = [f"„{b}“" for pk, b in jetzt.items() if pk not in vorher]
    anders = [f"„{b}“" for pk, b in jetzt.items() if pk in vorher and vorher[pk] != str(b.stand)]
    weg = len(vorher.keys() - jetzt.keys())
    saetze = [f"{wort}: {', '.join(namen)}." for wort, namen in (("Neu", neu), ("Geändert", anders)) if namen]
    if weg:
        saetze.append("Ein Baustein ist weggefallen." if weg == 1 else f"{weg} Bausteine sind weggefallen.")
    return " ".join(saetze)


def liegt_vor(fall: Fall) -> bool:
    """Whether a Fassung waits for its decision."""
    return fall.massanzuege.filter(stand=Massanzugstand.VORGELEGT).exists()


def bewilligter_massanzug(fall: Fall) -> Massanzug | None:
    return fall.massanzuege.filter(stand=Massanzugstand.BEWILLIGT).order_by("-fassung").first()


def liest_plan(zugriff: Zugriff, fall: Fall, plan: Massanzug) -> bool:
    """Outside the Jugendamt a plan is there once it is released to her or, for who pays, in force."""
    naehe = bezug(zugriff, fall)
    if sieht_amtsnotizen(zugriff, naehe):
        return True
    if Freigabeteil.MASSANZUG not in sichtbare_teile(zugriff, naehe):
        return False
    if naehe.freigegebene_teile is None:
        return plan.stand == Massanzugstand.BEWILLIGT
    freigegeben = freigabe_fuer(zugriff, fall)
    return freigegeben is not None and freigegeben.massanzug_id == plan.pk


def baustein(zugriff: Zugriff, fall: Fall, pk: int) -> Baustein | None:
    reihen = Baustein.objects.filter(massanzug__fall=fall).select_related("massanzug", "ziel", "anbieter")
    gefunden = reihen.filter(pk=pk).first()
    return gefunden if gefunden and liest_plan(zugriff, fall, gefunden.massanzug) else None


def entscheidung(zugriff: Zugriff, fall: Fall, pk: int) -> Entscheidung | None:
    """Outside the Jugendamt it is there once it is taken."""
    naehe = bezug(zugriff, fall)
    reihen = fall.entscheidungen.select_related("massanzug", "vorgelegt_von", "zweite_fachkraft")
    if not sieht_amtsnotizen(zugriff, naehe):
        if Freigabeteil.ENTSCHEIDUNG not in sichtbare_teile(zugriff, naehe):
            return None
        reihen = reihen.filter(stand=Entscheidungsstand.ENTSCHIEDEN)
    return reihen.filter(pk=pk).first()


def freigabe(zugriff: Zugriff, fall: Fall, pk: int) -> Freigabe | None:
    """At the Leitträger each sees her own."""
    reihen = fall.freigaben.select_related("traeger", "fachkraft", "massanzug")
    if not sieht_amtsnotizen(zugriff, bezug(zugriff, fall)):
        reihen = reihen.filter(fachkraft_id=zugriff.konto_id)
    return reihen.filter(pk=pk).first()

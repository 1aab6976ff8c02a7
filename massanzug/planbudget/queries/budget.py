"""Reads of the money: what is agreed, what is bound, where it goes. Commitments are derived, never stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from massanzug.fall.choices import Faden, Freigabeteil
from massanzug.fall.queries.faelle import fall
from massanzug.fall.queries.fallblick import fallblick
from massanzug.planbudget.choices import Lesartwahl
from massanzug.planbudget.models import Lesart, Planbudget, Verteilvorgabe
from massanzug.planbudget.queries.bindung import (
    Zeile,
    bindungszeilen_je_raum,
    laeuft,
    sortiert,
    zaehlende,
    zeilen_des_plans,
)
from massanzug.planbudget.queries.ereignis import wirkungen_je_raum
from massanzug.planbudget.rules import darf_planbudget_sehen
from massanzug.rechenkern.bindung import je_monat
from massanzug.rechenkern.diagramm import PfadBild, Reihe, pfad_bild
from massanzug.rechenkern.ereignis import plan_im_jahr
from massanzug.rechenkern.geld import Betrag, summe
from massanzug.rechenkern.pfad import LESARTEN, Budgetpfad, budgetpfad
from massanzug.rechenkern.verteilung import Verteilschluessel, schluessel_namens
from massanzug.sozialraum.models import Einwohnerstand, Wirkungsraum
from massanzug.sozialraum.queries import einwohnerstaende, wirkungsraeume, wirkungsraum
from massanzug.zugang.zugriff import Zugriff


def lesart() -> Lesart | None:
    """The reading in force with who decided it and why; None means the default (a year)."""
    return Lesart.objects.select_related("von").order_by("-pk").first()


def lesart_wahl() -> Lesartwahl:
    geltend = lesart()
    return Lesartwahl(geltend.lesart) if geltend else Lesartwahl.JAHR


@dataclass(frozen=True)
class Bindung:
    """Sum of the commitments of approved Bausteine: typical month, whole current year, from today to 31 December."""

    monat: Betrag
    jahr: Betrag
    rest: Betrag
    ambulant_monat: Betrag
    stationaer_monat: Betrag
    anzahl: int


@dataclass(frozen=True)
class Raumbudget:
    """One Wirkungsraum's money as a page shows it: `jahresbetrag` as published, `plan` this year with all events."""

    raum: Wirkungsraum
    planbudget: Planbudget | None
    jahresbetrag: Betrag
    plan: Betrag
    bindung: Bindung
    stand: Einwohnerstand | None

    @property
    def anteil(self) -> Fraction | None:
        """Commitments of the year as a share of the yearly amount; None without an amount."""
        if not self.jahresbetrag.cent:
            return None
        return Fraction(self.bindung.jahr.cent, self.jahresbetrag.cent)

    @property
    def lesarten(self) -> tuple[tuple[Lesartwahl, Betrag], ...]:
        """What the published amount means in a year under each reading; empty without an amount."""
        if self.planbudget is None:
            return ()
        return tuple((wahl, Betrag(self.planbudget.betrag_cent * LESARTEN[wahl.value])) for wahl in Lesartwahl)  # type: ignore[index]


@dataclass(frozen=True)
class Gesamt:
    """Several Wirkungsräume together."""

    jahresbetrag: Betrag
    monat: Betrag
    jahr: Betrag
    rest: Betrag
    anteil: Fraction | None


def gesamt(budgets: Sequence[Raumbudget]) -> Gesamt | None:
    """The sum of more than one Wirkungsraum; None where there is nothing to add up."""
    if len(budgets) < 2:
        return None
    vereinbart = summe(b.jahresbetrag for b in budgets)
    jahr = summe(b.bindung.jahr for b in budgets)
    return Gesamt(
        jahresbetrag=vereinbart,
        monat=summe(b.bindung.monat for b in budgets),
        jahr=jahr,
        rest=summe(b.bindung.rest for b in budgets),
        anteil=Fraction(jahr.cent, vereinbart.cent) if vereinbart.cent else None,
    )


def _bindung(zeilen: Sequence[Zeile]) -> Bindung:
    stationaer = [z.monat for z in zeilen if z.faden == Faden.STATIONAER]
    ambulant = [z.monat for z in zeilen if z.faden != Faden.STATIONAER]
    return Bindung(
        monat=summe(z.monat for z in zeilen),
        jahr=summe(z.jahr for z in zeilen),
        rest=summe(z.rest for z in zeilen),
        ambulant_monat=summe(ambulant),
        stationaer_monat=summe(stationaer),
        anzahl=len(zeilen),
    )


def raumbudgets(zugriff: Zugriff) -> tuple[Raumbudget, ...]:
    """Every Wirkungsraum whose Planbudget this person may see; a constant number of queries."""
    raeume = [r for r in wirkungsraeume(zugriff) if darf_planbudget_sehen(zugriff, r.pk)]
    return _raumbudgets(raeume, zugriff.heute)


def raumbudget(zugriff: Zugriff, schluessel: str) -> Raumbudget | None:
    """One Wirkungsraum's money, or None where it does not exist for this person."""
    raum = wirkungsraum(zugriff, schluessel)
    if raum is None or not darf_planbudget_sehen(zugriff, raum.pk):
        return None
    return _raumbudgets([raum], zugriff.heute)[0]


def _raumbudgets(raeume: Sequence[Wirkungsraum], heute: date) -> tuple[Raumbudget, ...]:
    ids = [r.pk for r in raeume]
    budgets = geltende(heute)
    staende = einwohnerstaende(heute)
    lesart = lesart_wahl().value
    faktor = LESARTEN[lesart]  # type: ignore[index]
    wirkungen = wirkungen_je_raum(ids, lesart)
    je_raum = bindungszeilen_je_raum(ids, heute)
    return tuple(
        Raumbudget(
            raum=r,
            planbudget=budgets.get(r.pk),
            jahresbetrag=Betrag(budgets[r.pk].betrag_cent * faktor if r.pk in budgets else 0),
            plan=plan_im_jahr((w for w, _ in wirkungen.get(r.pk, [])), heute.year),
            bindung=_bindung(zaehlende(je_raum.get(r.pk, []))),
            stand=staende.get(r.pk),
        )
        for r in raeume
    )


def geltende(heute: date) -> dict[int, Planbudget]:
    """Wirkungsraum id → its Planbudget in force, or the first one that will be."""
    budgets: dict[int, Planbudget] = {}
    for budget in Planbudget.objects.order_by("gueltig_von"):
        if budget.gueltig_von <= heute or budget.wirkungsraum_id not in budgets:
            budgets[budget.wirkungsraum_id] = budget
    return budgets


def bindungszeilen(zugriff: Zugriff, raum: Wirkungsraum) -> tuple[Zeile, ...]:
    """The lines behind the sum, dearest first, also those that do not count. No name is in them."""
    return sortiert(bindungszeilen_je_raum([raum.pk], zugriff.heute).get(raum.pk, []))


def bindungszeile(zugriff: Zugriff, raum: Wirkungsraum, bezug: str) -> Zeile | None:
    """One of these lines."""
    return next((z for z in bindungszeilen(zugriff, raum) if z.bezug == bezug), None)


@dataclass(frozen=True)
class Verteilung:
    """How the target amount is split, and by what."""

    vorgabe: Verteilvorgabe
    schluessel: Verteilschluessel
    teile: tuple[tuple[Wirkungsraum, Einwohnerstand, Betrag, Fraction], ...]
    summe: Betrag


def verteilung(zugriff: Zugriff) -> Verteilung | None:
    """The parity split of the newest target to the cent; None while target or populations are missing."""
    return _verteilung(zugriff.heute)


def _verteilung(heute: date) -> Verteilung | None:
    vorgabe = Verteilvorgabe.objects.order_by("-jahr").first()
    raeume = list(wirkungsraeume(None))
    staende = einwohnerstaende(heute)
    if vorgabe is None or not raeume or any(r.pk not in staende for r in raeume):
        return None
    schluessel = schluessel_namens(vorgabe.schluessel)
    bestand = [(r.schluessel, staende[r.pk].u21) for r in raeume]
    anteile = schluessel.verteile(vorgabe.betrag_cent, bestand)
    bruchteile = schluessel.anteile(bestand)
    teile = tuple((r, staende[r.pk], Betrag(anteile[r.schluessel]), bruchteile[r.schluessel]) for r in raeume)
    return Verteilung(vorgabe, schluessel, teile, summe(t[2] for t in teile))


def pfad(zugriff: Zugriff, nur: Wirkungsraum | None = None) -> PfadBild | None:
    """The linear path from the start amounts to the target year, for all Wirkungsräume or one."""
    weg = wege(zugriff.heute, lesart_wahl().value, "linear")
    if weg is None:
        return None
    reihen = [
        Reihe(raum.name, [jahr.betrag(raum.schluessel).cent for jahr in weg.jahre])
        for raum in wirkungsraeume(zugriff)
        if nur is None or raum.pk == nur.pk
    ]
    return pfad_bild([jahr.jahr for jahr in weg.jahre], reihen)


def wege(heute: date, lesart: str, verlauf: str) -> Budgetpfad | None:
    """The path of all Wirkungsräume from the start amounts to the target year; None while something is missing."""
    ziel = _verteilung(heute)
    budgets = geltende(heute)
    if ziel is None or any(raum.pk not in budgets for raum, *_ in ziel.teile):
        return None
    return budgetpfad(
        {raum.schluessel: budgets[raum.pk].betrag_cent for raum, *_ in ziel.teile},
        {raum.schluessel: betrag.cent for raum, _, betrag, _ in ziel.teile},
        startjahr=min(budgets[raum.pk].gueltig_von for raum, *_ in ziel.teile).year,
        zieljahr=ziel.vorgabe.jahr,
        lesart=lesart,  # type: ignore[arg-type]
        verlauf=verlauf,  # type: ignore[arg-type]
    )


@dataclass(frozen=True)
class Fallwirkung:
    """What one Maßanzug costs; `gilt` says whether it is decided, else these are the costs of a draft.

    `monat` is a typical month of what runs today, or on its first day if it has not begun. `posten` are the lines
    with the words of their Baustein: who may read the plan may read those.
    """

    fall_id: int
    gilt: bool
    ab: date
    monat: Betrag
    jahr: Betrag
    rest: Betrag
    zeilen: tuple[Zeile, ...]
    posten: tuple[tuple[str, str, Zeile], ...]


def fallwirkung(zugriff: Zugriff, fall_pk: int) -> Fallwirkung | None:
    """The costs of the plan this person sees in this case; None where case or plan do not exist for her."""
    objekt = fall(zugriff, fall_pk)
    if objekt is None:
        return None
    blick = fallblick(zugriff, objekt)
    if Freigabeteil.MASSANZUG not in blick.teile:
        return None
    plan = blick.plan
    zeilen = zeilen_des_plans(plan.pk if plan else None, zugriff.heute)
    ab = max(zugriff.heute, min((z.von for z in zeilen), default=zugriff.heute))
    worte = {b.pk: (b.wer, b.was) for b in blick.bausteine}
    return Fallwirkung(
        fall_id=fall_pk,
        gilt=plan is not None and plan.stand == "bewilligt",
        ab=ab,
        monat=summe(je_monat(z.posten, ab) for z in zeilen if laeuft(z, ab)),
        jahr=summe(z.jahr for z in zeilen),
        rest=summe(z.rest for z in zeilen),
        zeilen=zeilen,
        posten=tuple((*worte[z.baustein_id], z) for z in zeilen if z.baustein_id is not None),
    )

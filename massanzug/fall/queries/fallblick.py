"""A case as one person may see it, in a constant number of queries."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from massanzug.fall.choices import (
    Entscheidungsstand,
    Faden,
    Fallrolle,
    Freigabeteil,
    Massanzugstand,
    Ressourcenfeld,
    Sicht,
    Zielart,
)
from massanzug.fall.models import (
    Abschluss,
    Auftrag,
    Baustein,
    Beratung,
    Bereichszuordnung,
    Entscheidung,
    Fall,
    Familienressource,
    Freigabe,
    Idee,
    Kontakt,
    Massanzug,
    Nachfrage,
    Person,
    Ressourcenstand,
    Rueckblick,
    Uebergabe,
    Wille,
    Ziel,
    Zielbewertung,
    Zielende,
    Zielschritt,
    Zustaendigkeit,
)
from massanzug.fall.queries.faelle import bezug, freigabe_fuer
from massanzug.fall.rules import Bezug, sichtbare_teile, sieht_amtsnotizen
from massanzug.rechenkern.schnitt import SchnittBild, SchnittFaden, gewicht_aus, schnitt_bild
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.rechenkern.zielwinkel import (
    Stimmwert,
    Verlaufsbild,
    Zielstand,
    als_text,
    verlaufsbild,
    zielstand,
    zielwinkel,
)
from massanzug.technik.frage import haenge_an, vorbereitet
from massanzug.zugang.zugriff import Zugriff


@dataclass(frozen=True)
class Stimme:
    """A person with her newest will; `alter` in full years today, None without a birthday."""

    person: Person
    wille: Wille | None
    alter: int | None = None

    @property
    def wer(self) -> str:
        """Who she is in the family; a young person is told by her years."""
        if self.person.rolle != Fallrolle.KIND or self.alter is None:
            return self.person.get_rolle_display()
        return f"{self.alter} Jahre alt" if self.alter > 1 else ("ein Jahr alt" if self.alter else "ein Baby")


@dataclass(frozen=True)
class Feld:
    """One of the four fields with what was found in it."""

    feld: Ressourcenfeld
    ressourcen: tuple[Familienressource, ...]


WER_SIEHT = {str(sicht): str(sicht.label) for sicht in Sicht}


@dataclass(frozen=True)
class Zielblick:
    """One goal in a Rückblick: who saw it how (None: did not speak), and what that says."""

    ziel: Ziel
    stimmen: tuple[tuple[Sicht, Zielbewertung | None], ...]
    stand: Zielstand

    @property
    def winkel(self) -> str:
        return als_text(self.stand.winkel)


@dataclass(frozen=True)
class Rueckblicksblick:
    """A Rückblick with its ratings; `ziele` is empty where the goals may not be read."""

    rueckblick: Rueckblick
    ziele: tuple[Zielblick, ...]
    werte: tuple[Stimmwert, ...]

    @property
    def winkel(self) -> str:
        winkel = zielwinkel(self.werte)
        return als_text(winkel) if winkel is not None else ""


@dataclass(frozen=True)
class Fallblick:
    """A case as this person may see it; what is not released is empty, and `teile` says so."""

    fall: Fall
    heute: date
    bezug: Bezug
    teile: frozenset[Freigabeteil]
    amtsnotizen: bool
    stimmen: tuple[Stimme, ...]
    felder: tuple[Feld, ...]
    ziele: tuple[Ziel, ...]
    massanzug: Massanzug | None
    in_arbeit: Massanzug | None
    entscheidungen: tuple[Entscheidung, ...]
    kontakte: tuple[Kontakt, ...]
    beratungen: tuple[Beratung, ...]
    freigaben: tuple[Freigabe, ...]
    freigabe: Freigabe | None
    zustaendig: tuple[Zustaendigkeit, ...]
    rueckblicke: tuple[Rueckblicksblick, ...] = ()
    nachfragen: tuple[Nachfrage, ...] = ()
    uebergabe: Uebergabe | None = None
    bereich: Bereichszuordnung | None = None
    beendete_ziele: tuple[Ziel, ...] = ()

    @property
    def abschluss(self) -> Abschluss | None:
        return getattr(self.fall, "abschluss", None)

    @property
    def bausteine(self) -> tuple[Baustein, ...]:
        plan = self.in_arbeit or self.massanzug
        return tuple(plan.bausteine.all()) if plan else ()

    @property
    def im_team(self) -> Beratung | None:
        """The item of a coming or running Teamsitzung that this case is."""
        return next((b for b in self.beratungen if b.sitzung and b.sitzung.ist_offen(self.heute)), None)

    @property
    def auf_der_tagesordnung(self) -> bool:
        """Whether a coming Teamsitzung has this case on its agenda."""
        return self.im_team is not None

    @property
    def liegt_vor(self) -> bool:
        """Whether a Fassung waits for its decision."""
        return self.in_arbeit is not None and self.in_arbeit.stand == Massanzugstand.VORGELEGT

    @property
    def plan(self) -> Massanzug | None:
        """What is shown: the Fassung in work, else the one in force."""
        return self.in_arbeit or self.massanzug

    @property
    def nach_faden(self) -> tuple[tuple[Faden, tuple[Baustein, ...]], ...]:
        """The Bausteine from the ground up: who contributes first of all is the family."""
        je_faden = [(faden, tuple(b for b in self.bausteine if b.faden == faden)) for faden in Faden]
        return tuple(gruppe for gruppe in je_faden if gruppe[1])

    @property
    def ziele_am_tisch(self) -> tuple[Ziel, ...]:
        """The open goals, and those that have ended while something still runs to them."""
        getragen = {b.ziel_id for b in self.bausteine}
        return (*self.ziele, *(z for z in self.beendete_ziele if z.pk in getragen))

    @property
    def ziele_ohne_baustein(self) -> tuple[Ziel, ...]:
        """Next steps nobody contributes to yet; a Richtungsziel needs no Baustein of its own."""
        getragen = {b.ziel_id for b in self.bausteine}
        return tuple(z for z in self.ziele if z.art == Zielart.HANDLUNG and z.pk not in getragen)

    @property
    def gezeigt(self) -> tuple[str, ...]:
        return tuple(str(teil.label) for teil in Freigabeteil if teil in self.teile)

    @property
    def verborgen(self) -> tuple[str, ...]:
        return tuple(str(teil.label) for teil in Freigabeteil if teil not in self.teile)

    def sieht(self, teil: str) -> bool:
        return Freigabeteil(teil) in self.teile

    @property
    def sieht_personen(self) -> bool:
        return Freigabeteil.PERSONEN in self.teile

    @property
    def sieht_wille(self) -> bool:
        return Freigabeteil.WILLE in self.teile

    @property
    def sieht_ressourcen(self) -> bool:
        return Freigabeteil.RESSOURCEN in self.teile

    @property
    def sieht_ziele(self) -> bool:
        return Freigabeteil.ZIELE in self.teile

    @property
    def sieht_massanzug(self) -> bool:
        return Freigabeteil.MASSANZUG in self.teile

    @property
    def sieht_entscheidung(self) -> bool:
        return Freigabeteil.ENTSCHEIDUNG in self.teile

    @property
    def sieht_rueckblick(self) -> bool:
        return Freigabeteil.RUECKBLICK in self.teile

    @property
    def verlauf(self) -> Verlaufsbild | None:
        """The way of the goals as a picture, from the second Rückblick on."""
        reihen = [(datum_als_text(r.rueckblick.am), r.werte) for r in reversed(self.rueckblicke)]
        return verlaufsbild(reihen, WER_SIEHT) if len(reihen) > 1 else None


def fallblick(zugriff: Zugriff, fall: Fall) -> Fallblick:
    """Everything the case page shows, in a constant number of queries."""
    naehe = bezug(zugriff, fall)
    teile = sichtbare_teile(zugriff, naehe)
    notizen = sieht_amtsnotizen(zugriff, naehe)
    freigabe = freigabe_fuer(zugriff, fall) if naehe.freigegebene_teile is not None else None
    in_arbeit, geltend = _plaene(fall, teile, freigabe, notizen)
    ziele = _ziele(fall, teile)
    return Fallblick(
        fall=fall,
        heute=zugriff.heute,
        bezug=naehe,
        teile=teile,
        amtsnotizen=notizen,
        stimmen=_stimmen(fall, teile, zugriff.heute),
        felder=_felder(fall, teile),
        ziele=tuple(z for z in ziele if not z.ausgang),
        beendete_ziele=tuple(z for z in ziele if z.ausgang),
        massanzug=geltend,
        in_arbeit=in_arbeit,
        entscheidungen=_entscheidungen(fall, teile, notizen),
        kontakte=tuple(_kontakte(fall=fall.pk)) if notizen else (),
        beratungen=_beratungen(fall) if notizen else (),
        freigaben=tuple(_freigaben(fall=fall.pk)) if notizen else (),
        freigabe=freigabe,
        zustaendig=tuple(_zustaendig(fall=fall.pk, heute=zugriff.heute)),
        rueckblicke=_rueckblicke(fall, teile),
        nachfragen=tuple(_nachfragen(fall=fall.pk)) if notizen and hasattr(fall, "abschluss") else (),
        uebergabe=next(iter(_uebergabe(fall=fall.pk)), None) if notizen else None,
        bereich=next(iter(_bereich(fall=fall.pk)), None) if notizen else None,
    )


@vorbereitet
def _kontakte(*, fall: int) -> QuerySet[Kontakt]:
    return Kontakt.objects.filter(fall_id=fall).select_related("erfasst_von")[:20]


@vorbereitet
def _freigaben(*, fall: int) -> QuerySet[Freigabe]:
    return Freigabe.objects.filter(fall_id=fall).select_related("traeger", "fachkraft", "massanzug")[:20]


@vorbereitet
def _zustaendig(*, fall: int, heute: date) -> QuerySet[Zustaendigkeit]:
    gilt = Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=heute)
    return Zustaendigkeit.objects.filter(gilt, fall_id=fall).select_related("konto").order_by("pk")


@vorbereitet
def _nachfragen(*, fall: int) -> QuerySet[Nachfrage]:
    return Nachfrage.objects.filter(fall_id=fall)


@vorbereitet
def _uebergabe(*, fall: int) -> QuerySet[Uebergabe]:
    return Uebergabe.objects.filter(fall_id=fall).select_related("von", "an")[:1]


@vorbereitet
def _bereich(*, fall: int) -> QuerySet[Bereichszuordnung]:
    return Bereichszuordnung.objects.filter(fall_id=fall).select_related("gemeinsam_mit")[:1]


def _beratungen(fall: Fall) -> tuple[Beratung, ...]:
    if beratungen := _letzte_beratungen(fall=fall.pk):
        ids = [b.pk for b in beratungen]
        haenge_an(beratungen, _ideen(beratungen=ids), an="beratung", als="ideen")
        haenge_an(beratungen, _auftraege(beratungen=ids), an="beratung", als="auftraege")
    return tuple(beratungen)


@vorbereitet
def _letzte_beratungen(*, fall: int) -> QuerySet[Beratung]:
    return Beratung.objects.filter(fall_id=fall).select_related("erfasst_von", "sitzung")[:20]


@vorbereitet
def _ideen(*, beratungen: Collection[int]) -> QuerySet[Idee]:
    return Idee.objects.filter(beratung_id__in=beratungen).order_by("pk")


@vorbereitet
def _auftraege(*, beratungen: Collection[int]) -> QuerySet[Auftrag]:
    return Auftrag.objects.filter(beratung_id__in=beratungen).order_by("pk")


def _ziele(fall: Fall, teile: frozenset[Freigabeteil]) -> tuple[Ziel, ...]:
    if Freigabeteil.ZIELE not in teile:
        return ()
    ziele = _alle_ziele(fall=fall.pk)
    haenge_an(ziele, _schritte(fall=fall.pk), an="ziel", als="schritte")
    if beendete := [z for z in ziele if z.ausgang]:
        haenge_an(beendete, _enden(ziele=[z.pk for z in beendete]), an="ziel", als="enden")
    return tuple(ziele)


@vorbereitet
def _enden(*, ziele: Collection[int]) -> QuerySet[Zielende]:
    """The newest first."""
    return Zielende.objects.filter(ziel_id__in=ziele).order_by("-pk")


@vorbereitet
def _alle_ziele(*, fall: int) -> QuerySet[Ziel]:
    return Ziel.objects.filter(fall_id=fall).select_related("person")


@vorbereitet
def _schritte(*, fall: int) -> QuerySet[Zielschritt]:
    return Zielschritt.objects.filter(ziel__fall_id=fall)


def _rueckblicke(fall: Fall, teile: frozenset[Freigabeteil]) -> tuple[Rueckblicksblick, ...]:
    if Freigabeteil.RUECKBLICK not in teile:
        return ()
    if reihen := _letzte_rueckblicke(fall=fall.pk):
        haenge_an(reihen, _bewertungen(rueckblicke=[r.pk for r in reihen]), an="rueckblick", als="bewertungen")
    return tuple(_rueckblicksblick(r, Freigabeteil.ZIELE in teile) for r in reihen)


@vorbereitet
def _letzte_rueckblicke(*, fall: int) -> QuerySet[Rueckblick]:
    return Rueckblick.objects.filter(fall_id=fall)[:20]


@vorbereitet
def _bewertungen(*, rueckblicke: Collection[int]) -> QuerySet[Zielbewertung]:
    bewertungen = Zielbewertung.objects.filter(rueckblick_id__in=rueckblicke).select_related("ziel", "eingetragen_von")
    return bewertungen.order_by("ziel_id", "pk")


def _rueckblicksblick(rueckblick: Rueckblick, mit_zielen: bool) -> Rueckblicksblick:
    alle = list(rueckblick.bewertungen.all())
    werte = tuple(Stimmwert(b.ziel_id, b.sicht, b.wert) for b in alle)
    je_ziel = {b.ziel_id: b.ziel for b in alle} if mit_zielen else {}
    gesagt = {(b.ziel_id, b.sicht): b for b in alle}
    return Rueckblicksblick(
        rueckblick,
        tuple(
            Zielblick(je_ziel[z.ziel], tuple((sicht, gesagt.get((z.ziel, sicht))) for sicht in Sicht), z)
            for z in zielstand(werte)
            if z.ziel in je_ziel
        ),
        werte,
    )


_REIHE = {
    Fallrolle.KIND: 0,
    Fallrolle.MUTTER: 1,
    Fallrolle.VATER: 1,
    Fallrolle.ELTERNTEIL: 1,
    Fallrolle.PFLEGEELTERN: 1,
}


def junge_zuerst(person: Person) -> tuple[int, int]:
    """The order in which people stand wherever they are listed: the young, their parents, everyone else."""
    return _REIHE.get(Fallrolle(person.rolle), 2), person.pk


def _stimmen(fall: Fall, teile: frozenset[Freigabeteil], heute: date) -> tuple[Stimme, ...]:
    """Who was heard first, and among those the young people before their parents and everyone else."""
    if not teile & {Freigabeteil.PERSONEN, Freigabeteil.WILLE}:
        return ()
    personen = _personen(fall=fall.pk)
    haenge_an(personen, _willen(fall=fall.pk), an="person", als="willen")
    zeigt_wille = Freigabeteil.WILLE in teile
    stimmen = [
        Stimme(p, next(iter(p.willen.all()), None) if zeigt_wille else None, _alter(p.geboren_am, heute))
        for p in personen
        if not p.verstorben or p.willen.all()
    ]
    return tuple(sorted(stimmen, key=lambda s: (s.wille is None, junge_zuerst(s.person))))


@vorbereitet
def _personen(*, fall: int) -> QuerySet[Person]:
    return Person.objects.filter(fall_id=fall)


@vorbereitet
def _willen(*, fall: int) -> QuerySet[Wille]:
    return Wille.objects.filter(person__fall_id=fall).order_by("-fassung")


def _alter(geboren: date | None, heute: date) -> int | None:
    if geboren is None:
        return None
    return heute.year - geboren.year - ((heute.month, heute.day) < (geboren.month, geboren.day))


def _felder(fall: Fall, teile: frozenset[Freigabeteil]) -> tuple[Feld, ...]:
    if Freigabeteil.RESSOURCEN not in teile:
        return ()
    alle = _ressourcen(fall=fall.pk)
    haenge_an(alle, _staende(fall=fall.pk), an="ressource", als="staende")
    return tuple(Feld(f, tuple(r for r in alle if r.feld == f)) for f in Ressourcenfeld)


@vorbereitet
def _ressourcen(*, fall: int) -> QuerySet[Familienressource]:
    return Familienressource.objects.filter(fall_id=fall).select_related("genannt_von")


@vorbereitet
def _staende(*, fall: int) -> QuerySet[Ressourcenstand]:
    return Ressourcenstand.objects.filter(ressource__fall_id=fall).select_related("ziel").order_by("-am", "-pk")


def _plaene(
    fall: Fall, teile: frozenset[Freigabeteil], freigabe: Freigabe | None, notizen: bool
) -> tuple[Massanzug | None, Massanzug | None]:
    """(in work, in force) as visible: the Leitträger sees the released Fassung, the WJH the approved one."""
    if Freigabeteil.MASSANZUG not in teile:
        return None, None
    plaene = _alle_plaene(fall=fall.pk)
    haenge_an(plaene, _bausteine(fall=fall.pk), an="massanzug", als="bausteine")
    for plan in plaene:
        plan.fall = fall
    if freigabe:
        return None, next((p for p in plaene if p.pk == freigabe.massanzug_id), None)
    in_arbeit = next((p for p in plaene if p.stand in {Massanzugstand.ENTWURF, Massanzugstand.VORGELEGT}), None)
    geltend = next((p for p in plaene if p.stand == Massanzugstand.BEWILLIGT), None)
    return (in_arbeit if notizen else None), geltend


@vorbereitet
def _alle_plaene(*, fall: int) -> QuerySet[Massanzug]:
    return Massanzug.objects.filter(fall_id=fall).order_by("-fassung")


@vorbereitet
def _bausteine(*, fall: int) -> QuerySet[Baustein]:
    bausteine = Baustein.objects.filter(massanzug__fall_id=fall)
    return bausteine.select_related("ziel", "anbieter").order_by("von", "pk")


def _entscheidungen(fall: Fall, teile: frozenset[Freigabeteil], notizen: bool) -> tuple[Entscheidung, ...]:
    if Freigabeteil.ENTSCHEIDUNG not in teile:
        return ()
    return tuple(_letzte_entscheidungen(notizen, fall=fall.pk))


@vorbereitet
def _letzte_entscheidungen(notizen: bool, *, fall: int) -> QuerySet[Entscheidung]:
    """Who does not read the office's notes sees what was decided, not what is on the table."""
    reihen = Entscheidung.objects.filter(fall_id=fall)
    if not notizen:
        reihen = reihen.filter(stand=Entscheidungsstand.ENTSCHIEDEN)
    return reihen.select_related("vorgelegt_von", "zweite_fachkraft", "massanzug")[:10]


def schnitt(blick: Fallblick) -> SchnittBild:
    """The picture of the plan shown; for those who may not read the goals they are only numbered.

    Where the help has ended, nothing runs on behind that day.
    """
    return schnitt_aus(blick, blick.bausteine, blick.plan.beendet_am if blick.plan else None)


def schnitt_aus(
    blick: Fallblick, bausteine: Iterable[Baustein], ende: date | None = None, *, auch: Iterable[Ziel] = ()
) -> SchnittBild:
    """The picture of any pieces of this case, saved or not yet; nothing runs on behind `ende`.

    The goals stand in the order in which they were set, so that two pictures number them alike; `auch` are goals
    to be shown even if nothing leads to them here.
    """
    alle = [b for b in bausteine if ende is None or b.von <= ende]
    faeden = [
        SchnittFaden(
            id=b.pk or 0,
            art=b.faden,
            wer=b.wer,
            was=b.was,
            wie_oft=b.wie_oft,
            von=b.von,
            bis=min(b.bis or ende, ende) if ende else b.bis,
            ziel_id=b.ziel_id,
            gewicht=gewicht_aus(b.einheit, b.menge_tausendstel),
        )
        for b in alle
    ]
    worte = {z.pk: z.text for z in (*auch, *(b.ziel for b in alle))}
    ziele = [(pk, worte[pk] if blick.sieht_ziele else f"Ziel {nummer}") for nummer, pk in enumerate(sorted(worte), 1)]
    return schnitt_bild(faeden, ziele, blick.heute)

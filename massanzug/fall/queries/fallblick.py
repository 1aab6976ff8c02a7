"""A case as one person may see it, in a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

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
    Baustein,
    Beratung,
    Bereichszuordnung,
    Entscheidung,
    Fall,
    Familienressource,
    Freigabe,
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
    Zustaendigkeit,
)
from massanzug.fall.queries.faelle import bezug, freigabe_fuer
from massanzug.fall.queries.team import mit_ideen
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

    @property
    def abschluss(self) -> Abschluss | None:
        return getattr(self.fall, "abschluss", None)

    @property
    def bausteine(self) -> tuple[Baustein, ...]:
        plan = self.in_arbeit or self.massanzug
        return tuple(plan.bausteine.all()) if plan else ()

    @property
    def auf_der_tagesordnung(self) -> bool:
        """Whether a coming Teamsitzung has this case on its agenda."""
        sitzungen = [b.sitzung for b in self.beratungen if b.sitzung]
        return any(s.ist_offen(self.heute) for s in sitzungen)

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
    return Fallblick(
        fall=fall,
        heute=zugriff.heute,
        bezug=naehe,
        teile=teile,
        amtsnotizen=notizen,
        stimmen=_stimmen(fall, teile, zugriff.heute),
        felder=_felder(fall, teile),
        ziele=tuple(fall.ziele.select_related("person").prefetch_related("schritte"))
        if Freigabeteil.ZIELE in teile
        else (),
        massanzug=geltend,
        in_arbeit=in_arbeit,
        entscheidungen=_entscheidungen(fall, teile, notizen),
        kontakte=tuple(fall.kontakte.select_related("erfasst_von")[:20]) if notizen else (),
        beratungen=tuple(mit_ideen(fall.beratungen.all())[:20]) if notizen else (),
        freigaben=tuple(fall.freigaben.select_related("traeger", "fachkraft", "massanzug")[:20]) if notizen else (),
        freigabe=freigabe,
        zustaendig=tuple(
            fall.zustaendigkeiten.select_related("konto")
            .filter(Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=zugriff.heute))
            .order_by("pk")
        ),
        rueckblicke=_rueckblicke(fall, teile),
        nachfragen=tuple(fall.nachfragen.all()) if notizen and hasattr(fall, "abschluss") else (),
        uebergabe=fall.uebergaben.select_related("von", "an").first() if notizen else None,
        bereich=next(iter(fall.bereichszuordnungen.select_related("gemeinsam_mit")[:1]), None) if notizen else None,
    )


def _rueckblicke(fall: Fall, teile: frozenset[Freigabeteil]) -> tuple[Rueckblicksblick, ...]:
    if Freigabeteil.RUECKBLICK not in teile:
        return ()
    bewertungen = Zielbewertung.objects.select_related("ziel", "eingetragen_von").order_by("ziel_id", "pk")
    reihen = fall.rueckblicke.prefetch_related(Prefetch("bewertungen", bewertungen))[:20]
    return tuple(_rueckblicksblick(r, Freigabeteil.ZIELE in teile) for r in reihen)


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


_REIHE = {Fallrolle.KIND: 0, Fallrolle.MUTTER: 1, Fallrolle.VATER: 1, Fallrolle.ELTERNTEIL: 1}


def _stimmen(fall: Fall, teile: frozenset[Freigabeteil], heute: date) -> tuple[Stimme, ...]:
    """Who was heard first, and among those the young people before their parents and everyone else."""
    if not teile & {Freigabeteil.PERSONEN, Freigabeteil.WILLE}:
        return ()
    personen = fall.personen.prefetch_related(Prefetch("willen", Wille.objects.order_by("-fassung")))
    zeigt_wille = Freigabeteil.WILLE in teile
    stimmen = [
        Stimme(p, next(iter(p.willen.all()), None) if zeigt_wille else None, _alter(p.geboren_am, heute))
        for p in personen
        if not p.verstorben or p.willen.all()
    ]
    return tuple(
        sorted(stimmen, key=lambda s: (s.wille is None, _REIHE.get(Fallrolle(s.person.rolle), 2), s.person.pk))
    )


def _alter(geboren: date | None, heute: date) -> int | None:
    if geboren is None:
        return None
    return heute.year - geboren.year - ((heute.month, heute.day) < (geboren.month, geboren.day))


def _felder(fall: Fall, teile: frozenset[Freigabeteil]) -> tuple[Feld, ...]:
    if Freigabeteil.RESSOURCEN not in teile:
        return ()
    staende = Prefetch("staende", Ressourcenstand.objects.select_related("ziel").order_by("-am", "-pk"))
    alle = list(fall.ressourcen.select_related("genannt_von").prefetch_related(staende))
    return tuple(Feld(f, tuple(r for r in alle if r.feld == f)) for f in Ressourcenfeld)


def _plaene(
    fall: Fall, teile: frozenset[Freigabeteil], freigabe: Freigabe | None, notizen: bool
) -> tuple[Massanzug | None, Massanzug | None]:
    """(in work, in force) as visible: the Leitträger sees the released Fassung, the WJH the approved one."""
    if Freigabeteil.MASSANZUG not in teile:
        return None, None
    bausteine = Baustein.objects.select_related("ziel", "anbieter").order_by("von", "pk")
    plaene = list(fall.massanzuege.prefetch_related(Prefetch("bausteine", bausteine)).order_by("-fassung"))
    if freigabe:
        return None, next((p for p in plaene if p.pk == freigabe.massanzug_id), None)
    in_arbeit = next((p for p in plaene if p.stand in {Massanzugstand.ENTWURF, Massanzugstand.VORGELEGT}), None)
    geltend = next((p for p in plaene if p.stand == Massanzugstand.BEWILLIGT), None)
    return (in_arbeit if notizen else None), geltend


def _entscheidungen(fall: Fall, teile: frozenset[Freigabeteil], notizen: bool) -> tuple[Entscheidung, ...]:
    if Freigabeteil.ENTSCHEIDUNG not in teile:
        return ()
    reihen = fall.entscheidungen.select_related("vorgelegt_von", "zweite_fachkraft", "massanzug")
    if not notizen:
        reihen = reihen.filter(stand=Entscheidungsstand.ENTSCHIEDEN)
    return tuple(reihen[:10])


def schnitt(blick: Fallblick) -> SchnittBild:
    """The picture of the plan shown; for those who may not read the goals they are only numbered.

    Where the help has ended, nothing runs on behind that day.
    """
    return schnitt_aus(blick, blick.bausteine, blick.plan.beendet_am if blick.plan else None)


def schnitt_aus(blick: Fallblick, bausteine: Iterable[Baustein], ende: date | None = None) -> SchnittBild:
    """The picture of any pieces of this case, saved or not yet; nothing runs on behind `ende`."""
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
    ids = dict.fromkeys(b.ziel_id for b in alle)
    worte = {b.ziel_id: b.ziel.text for b in alle} if blick.sieht_ziele else {}
    ziele = {pk: worte.get(pk, f"Ziel {nummer}") for nummer, pk in enumerate(ids, start=1)}
    return schnitt_bild(faeden, list(ziele.items()), blick.heute)

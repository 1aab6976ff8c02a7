"""Every read of a case. What one may not see does not exist."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from massanzug.fall.choices import (
    Entscheidungsstand,
    Faden,
    Fallrolle,
    Freigabeteil,
    Funktion,
    Massanzugstand,
    Ressourcenfeld,
    Sicht,
    Zielart,
)
from massanzug.fall.models import (
    Abschluss,
    Baustein,
    Beratung,
    Entscheidung,
    Fall,
    Familienressource,
    Freigabe,
    Kontakt,
    Massanzug,
    Nachfrage,
    Person,
    Rueckblick,
    Wille,
    Ziel,
    Zielbewertung,
    Zustaendigkeit,
)
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
from massanzug.technik.aufgabe import Aufgabe
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff


def faelle(zugriff: Zugriff, *, suche: str = "", stand: str = "") -> QuerySet[Fall]:
    """The cases this person may see, newest first, with what a list shows.

    A search finds by name only those whose names she may read, and what is before the decision is known in the ASD
    only: a list tells no more than the case's own page.
    """
    liste = Fall.objects.sichtbar_fuer(zugriff).select_related("wirkungsraum", "stadtteil")
    if suche:
        mit_namen = Q() if liest_alle_namen(zugriff) else Q(pk__in=namentlich(zugriff, liste))
        liste = liste.filter(Q(aktenzeichen__icontains=suche) | (Q(bezeichnung__icontains=suche) & mit_namen))
    im_asd = zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG)
    if stand == "entscheidung":
        liste = liste.filter(massanzuege__stand=Massanzugstand.VORGELEGT) if im_asd else liste.none()
    elif stand == "bewilligt":
        liste = liste.filter(massanzuege__stand=Massanzugstand.BEWILLIGT)
    elif stand == "anfang":
        liste = liste.exclude(massanzuege__stand__in=[Massanzugstand.VORGELEGT, Massanzugstand.BEWILLIGT])
    if stand:
        liste = liste.filter(abschluss__isnull=stand != "abgeschlossen")
    plan = Massanzug.objects.filter(fall=OuterRef("pk"))
    return liste.annotate(
        ist_bewilligt=Exists(plan.filter(stand=Massanzugstand.BEWILLIGT)),
        ist_vorgelegt=Exists(plan.filter(stand=Massanzugstand.VORGELEGT) if im_asd else plan.none()),
        ist_abgeschlossen=Exists(Abschluss.objects.filter(fall=OuterRef("pk"))),
        anzahl_ziele=Count("ziele", distinct=True),
    ).order_by("-begonnen_am", "-pk")


def liest_alle_namen(zugriff: Zugriff) -> bool:
    """Whether she reads the names of every case she sees; at the Leitträger it depends on each Freigabe."""
    return zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG, Rolle.WJH)


def sichtbare(zugriff: Zugriff, ids: set[int]) -> frozenset[int]:
    """Those of `ids` that exist for this person."""
    return frozenset(Fall.objects.sichtbar_fuer(zugriff).filter(pk__in=ids).values_list("pk", flat=True))


def namentlich(zugriff: Zugriff, faelle: Iterable[Fall]) -> frozenset[int]:
    """Ids of those visible cases whose names this person may read; the others are shown by their Aktenzeichen."""
    ids = [f.pk for f in faelle]
    if liest_alle_namen(zugriff):
        return frozenset(ids)
    freigaben = Freigabe.objects.filter(
        fall_id__in=ids,
        fachkraft_id=zugriff.konto_id,
        freigegeben_am__lte=zugriff.heute,
        widerrufen_am__isnull=True,
    ).values_list("fall_id", "teile")
    return frozenset(pk for pk, teile in freigaben if Freigabeteil.PERSONEN in teile)


def fall(zugriff: Zugriff, pk: int) -> Fall | None:
    """The case, or None where it does not exist for this person."""
    sichtbare_faelle = Fall.objects.sichtbar_fuer(zugriff).select_related("wirkungsraum", "stadtteil", "abschluss")
    return sichtbare_faelle.filter(pk=pk).first()


def bezug(zugriff: Zugriff, fall: Fall) -> Bezug:
    """How the person stands to the case today: her functions in the Jugendamt, or what was released to her."""
    funktionen = (
        Zustaendigkeit.objects.filter(fall=fall, konto_id=zugriff.konto_id, gueltig_von__lte=zugriff.heute)
        .filter(Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=zugriff.heute))
        .values_list("funktion", flat=True)
    )
    im_amt = zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG)
    freigabe = None if im_amt else freigabe_fuer(zugriff, fall)
    return Bezug(
        fall_id=fall.pk,
        wirkungsraum_id=fall.wirkungsraum_id,
        funktionen=frozenset(Funktion(f) for f in funktionen) if im_amt else frozenset(),
        freigegebene_teile=frozenset(Freigabeteil(t) for t in freigabe.teile) if freigabe else None,
        abgeschlossen=hasattr(fall, "abschluss"),
    )


def freigabe_fuer(zugriff: Zugriff, fall: Fall) -> Freigabe | None:
    """The newest release of this case to this person, in force today."""
    return (
        Freigabe.objects.filter(
            fall=fall,
            fachkraft_id=zugriff.konto_id,
            traeger_id__in=zugriff.traeger(Rolle.LT_FACHKRAFT),
            freigegeben_am__lte=zugriff.heute,
            widerrufen_am__isnull=True,
        )
        .select_related("traeger", "massanzug")
        .order_by("-freigegeben_am", "-pk")
        .first()
    )


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


@dataclass(frozen=True)
class Schritt:
    """One knot of the thread of thirteen."""

    nummer: int
    name: str
    stand: str
    url: str = ""
    hinweis: str = ""


@dataclass(frozen=True)
class Ball:
    """Whose turn it is (`wer` is empty when it is the reader's) and what to do, since when."""

    wer: str
    was: str
    seit: date | None = None


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

    @property
    def abschluss(self) -> Abschluss | None:
        return getattr(self.fall, "abschluss", None)

    @property
    def bausteine(self) -> tuple[Baustein, ...]:
        plan = self.in_arbeit or self.massanzug
        return tuple(plan.bausteine.all()) if plan else ()

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
        ziele=tuple(fall.ziele.select_related("person")) if Freigabeteil.ZIELE in teile else (),
        massanzug=geltend,
        in_arbeit=in_arbeit,
        entscheidungen=_entscheidungen(fall, teile, notizen),
        kontakte=tuple(fall.kontakte.select_related("erfasst_von")[:20]) if notizen else (),
        beratungen=tuple(fall.beratungen.select_related("erfasst_von")[:20]) if notizen else (),
        freigaben=tuple(fall.freigaben.select_related("traeger", "fachkraft", "massanzug")[:20]) if notizen else (),
        freigabe=freigabe,
        zustaendig=tuple(
            fall.zustaendigkeiten.select_related("konto")
            .filter(Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=zugriff.heute))
            .order_by("pk")
        ),
        rueckblicke=_rueckblicke(fall, teile),
        nachfragen=tuple(fall.nachfragen.all()) if notizen else (),
    )


def _rueckblicke(fall: Fall, teile: frozenset[Freigabeteil]) -> tuple[Rueckblicksblick, ...]:
    if Freigabeteil.RUECKBLICK not in teile:
        return ()
    bewertungen = Zielbewertung.objects.select_related("ziel").order_by("ziel_id", "pk")
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
    alle = list(fall.ressourcen.select_related("genannt_von"))
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


def schritte(blick: Fallblick, bearbeiten: bool) -> tuple[Schritt, ...]:
    """The thirteen steps of a case: what is done, what is next, what comes later; links for who may work on it."""
    pk = blick.fall.pk
    plan = blick.plan
    getan = (
        ("Kontakt", bool(blick.kontakte), reverse("kontakt_neu", args=[pk])),
        (blick.fall.get_bereich_display(), True, ""),
        ("Wille", any(s.wille for s in blick.stimmen), _zum_willen(blick)),
        ("Ressourcen", any(f.ressourcen for f in blick.felder), reverse("ressource_neu", args=[pk])),
        ("Ziele", bool(blick.ziele), reverse("ziel_neu", args=[pk])),
        ("Beratung im Team", bool(blick.beratungen), reverse("beratung_neu", args=[pk])),
        ("Maßanzug", bool(plan and len(plan.bausteine.all())), reverse("massanzug", args=[pk])),
        ("Entscheidung", blick.massanzug is not None, reverse("massanzug", args=[pk])),
        (
            "Vereinbarung und Freigabe",
            any(f.widerrufen_am is None for f in blick.freigaben),
            reverse("freigabe_neu", args=[pk]) if blick.massanzug else "",
        ),
    )
    if blick.abschluss:
        return _nach_dem_ende(blick, [name for name, *_ in getan])
    naechster = next((i for i, (_, fertig, _) in enumerate(getan) if not fertig), None)
    knoten = [
        Schritt(
            i + 1, name, "erledigt" if fertig else ("jetzt" if i == naechster else "spaeter"), url if bearbeiten else ""
        )
        for i, (name, fertig, url) in enumerate(getan)
    ]
    zurueck = naechster is None and _blickt_zurueck(blick)
    wege = {"Rückblick": "rueckblick_neu"} if bearbeiten and blick.massanzug and blick.ziele else {}
    for name in DANACH:
        jetzt = naechster is None and name == ("Rückblick" if zurueck else "Durchführung")
        stand = "jetzt" if jetzt else ("erledigt" if name == "Durchführung" and zurueck else "spaeter")
        url = reverse(wege[name], args=[pk]) if name in wege else ""
        knoten.append(Schritt(len(knoten) + 1, name, stand, url))
    return tuple(knoten)


DANACH = ("Durchführung", "Rückblick", "Abschluss", "Nachfrage")


def _blickt_zurueck(blick: Fallblick) -> bool:
    """Whether it is time to look back together."""
    faellig = blick.massanzug.geprueft_bis if blick.massanzug else None
    return bool(faellig and faellig <= blick.heute)


def _nach_dem_ende(blick: Fallblick, namen: list[str]) -> tuple[Schritt, ...]:
    """All is done but asking again."""
    offen = any(n.am is None for n in blick.nachfragen)
    knoten = [Schritt(i, name, "erledigt") for i, name in enumerate([*namen, *DANACH[:-1]], start=1)]
    return (*knoten, Schritt(len(knoten) + 1, DANACH[-1], "jetzt" if offen else "erledigt"))


def _zum_willen(blick: Fallblick) -> str:
    """Straight to the first person nobody has asked yet."""
    ungefragt = next((s.person for s in blick.stimmen if s.wille is None), None)
    return reverse("wille_neu", args=[blick.fall.pk, ungefragt.pk]) if ungefragt else "#wille"


_ZU_TUN = {
    "Kontakt": "das erste Gespräch festhalten.",
    "Wille": "fragen und aufschreiben, was die Menschen wollen.",
    "Ressourcen": "festhalten, was schon da ist und gelingt.",
    "Ziele": "aus dem Willen Ziele machen.",
    "Beratung im Team": "das Sozialraumteam um Ideen bitten.",
    "Maßanzug": "mit der Familie den Maßanzug schneiden.",
    "Entscheidung": "den Maßanzug zur Entscheidung vorlegen.",
    "Vereinbarung und Freigabe": "mit der Familie klären, was der Leitträger sehen darf, und es freigeben.",
    "Durchführung": "den Maßanzug begleiten. Was trägt schon, was fehlt noch?",
    "Rückblick": "mit allen zurückblicken: Wie nah sind die Ziele?",
    "Nachfrage": "nachfragen, ob es trägt.",
}


def ball(
    zugriff: Zugriff, blick: Fallblick, knoten: Iterable[Schritt], *, bearbeiten: bool, nachfragen: bool
) -> Ball | None:
    """Who has the ball in this case, for those who work on it in the Jugendamt."""
    neueste = next(iter(blick.entscheidungen), None)
    if neueste and neueste.stand == Entscheidungsstand.VORGELEGT:
        ich = neueste.zweite_fachkraft_id == zugriff.konto_id
        wessen = "Ihren Vorschlag" if neueste.vorgelegt_von_id == zugriff.konto_id else "den Vorschlag"
        was = f"{wessen} prüfen, mitzeichnen oder zur Klärung zurückgeben."
        return Ball("" if ich else neueste.zweite_fachkraft.name, was, neueste.vorgelegt_am)
    jetzt = next((s for s in knoten if s.stand == "jetzt"), None)
    if jetzt is None:
        return None
    if jetzt.name == DANACH[-1]:
        return _ball_der_nachfrage(blick, nachfragen)
    wer = (
        "" if bearbeiten else next((z.konto.name for z in blick.zustaendig if z.funktion == Funktion.FALLFUEHREND), "")
    )
    if not bearbeiten and not wer:
        return None
    if neueste and neueste.stand == Entscheidungsstand.ZURUECKGEGEBEN and jetzt.name == "Entscheidung":
        return Ball(wer, f"klären, was {neueste.zweite_fachkraft.name} noch wissen will, und neu vorlegen.")
    return Ball(wer, _ZU_TUN[jetzt.name])


def _ball_der_nachfrage(blick: Fallblick, ich: bool) -> Ball | None:
    """Nobody is called until the day has come."""
    faellig = next((n for n in blick.nachfragen if n.am is None and n.faellig_am <= blick.heute), None)
    if faellig is None:
        return None
    wer = next((z.konto.name for z in blick.zustaendig if z.funktion == Funktion.FALLFUEHREND), "")
    return Ball("" if ich else wer, _ZU_TUN[DANACH[-1]], faellig.faellig_am) if ich or wer else None


def nachfrage(fall: Fall, pk: int) -> Nachfrage | None:
    return fall.nachfragen.filter(pk=pk).first()


def person(fall: Fall, pk: int) -> Person | None:
    return fall.personen.filter(pk=pk).first()


def neuester_wille(person: Person) -> Wille | None:
    return person.willen.order_by("-fassung").first()


def ziel(fall: Fall, pk: int) -> Ziel | None:
    return fall.ziele.filter(pk=pk).first()


def offener_massanzug(fall: Fall) -> Massanzug | None:
    """The Fassung in work or on the table."""
    offen = [Massanzugstand.ENTWURF, Massanzugstand.VORGELEGT]
    return fall.massanzuege.filter(stand__in=offen).order_by("-fassung").first()


def liegt_vor(fall: Fall) -> bool:
    """Whether a Fassung waits for its decision."""
    return fall.massanzuege.filter(stand=Massanzugstand.VORGELEGT).exists()


def bewilligter_massanzug(fall: Fall) -> Massanzug | None:
    return fall.massanzuege.filter(stand=Massanzugstand.BEWILLIGT).order_by("-fassung").first()


def baustein(fall: Fall, pk: int) -> Baustein | None:
    return Baustein.objects.filter(massanzug__fall=fall, pk=pk).select_related("massanzug", "ziel", "anbieter").first()


def entscheidung(fall: Fall, pk: int) -> Entscheidung | None:
    reihen = fall.entscheidungen.select_related("massanzug", "vorgelegt_von", "zweite_fachkraft")
    return reihen.filter(pk=pk).first()


def freigabe(fall: Fall, pk: int) -> Freigabe | None:
    return fall.freigaben.select_related("traeger", "fachkraft", "massanzug").filter(pk=pk).first()


def schnitt(blick: Fallblick) -> SchnittBild:
    """The picture of the plan shown; for those who may not read the goals they are only numbered.

    Where the help has ended, nothing runs on behind that day.
    """
    ende = blick.plan.beendet_am if blick.plan else None
    alle = [b for b in blick.bausteine if ende is None or b.von <= ende]
    faeden = [
        SchnittFaden(
            id=b.pk,
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


def offene_aufgaben(zugriff: Zugriff) -> list[Aufgabe]:
    """What waits for this person: decisions to sign, releases to confirm, cases without a will."""
    return [
        *_mitzeichnungen(zugriff),
        *_bestaetigungen(zugriff),
        *_ohne_wille(zugriff),
        *_rueckblicke_faellig(zugriff),
        *_nachfragen_faellig(zugriff),
    ]


def _mitzeichnungen(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG):
        return []
    warten = Entscheidung.objects.filter(
        zweite_fachkraft_id=zugriff.konto_id, stand=Entscheidungsstand.VORGELEGT
    ).select_related("fall", "vorgelegt_von")
    return [
        Aufgabe(
            f"Familie {e.fall.bezeichnung}: Entscheidung mitzeichnen",
            f"{e.vorgelegt_von.name} bittet Sie als zweite Fachkraft.",
            reverse("mitzeichnen", args=[e.fall_id, e.pk]),
            seit=e.vorgelegt_am,
        )
        for e in warten.order_by("vorgelegt_am", "pk")[:20]
    ]


def _bestaetigungen(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.LT_FACHKRAFT):
        return []
    neu = Freigabe.objects.filter(
        fachkraft_id=zugriff.konto_id,
        traeger_id__in=zugriff.traeger(Rolle.LT_FACHKRAFT),
        freigegeben_am__lte=zugriff.heute,
        widerrufen_am__isnull=True,
        gesehen_am__isnull=True,
    ).select_related("fall")
    return [
        Aufgabe(
            f"{f.fall.aktenzeichen}: neu für Sie freigegeben",
            f.zweck,
            reverse("fall", args=[f.fall_id]),
            seit=f.freigegeben_am,
        )
        for f in neu.order_by("freigegeben_am", "pk")[:20]
    ]


def _ohne_wille(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return []
    meine = Zustaendigkeit.objects.filter(
        konto_id=zugriff.konto_id,
        funktion=Funktion.FALLFUEHREND,
        gueltig_von__lte=zugriff.heute,
        gueltig_bis__isnull=True,
    )
    offen = Fall.objects.filter(pk__in=meine.values("fall_id"), abschluss__isnull=True).exclude(
        Exists(Wille.objects.filter(person__fall=OuterRef("pk")))
    )
    return [
        Aufgabe(
            f"Familie {f.bezeichnung}: Was wollen die Menschen?",
            "Der Wille ist noch nicht aufgeschrieben.",
            reverse("fall", args=[f.pk]),
            seit=f.begonnen_am,
        )
        for f in offen.order_by("begonnen_am", "pk")[:20]
    ]


VORLAUF_TAGE = 14
"""So long before its day a Rückblick stands on the desk: a meeting has to be arranged."""


def _meine(zugriff: Zugriff) -> QuerySet[Zustaendigkeit]:
    """The cases that this person leads today."""
    heute = Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=zugriff.heute)
    return Zustaendigkeit.objects.filter(
        heute, konto_id=zugriff.konto_id, funktion=Funktion.FALLFUEHREND, gueltig_von__lte=zugriff.heute
    )


def _rueckblicke_faellig(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return []
    faellig = Massanzug.objects.filter(
        fall__in=_meine(zugriff).values("fall_id"),
        stand=Massanzugstand.BEWILLIGT,
        geprueft_bis__lte=zugriff.heute + timedelta(VORLAUF_TAGE),
    ).select_related("fall")
    return [
        Aufgabe(
            f"Familie {plan.fall.bezeichnung}: gemeinsam zurückblicken",
            "Wie nah sind die Ziele, was hat geholfen, wie geht es weiter?",
            reverse("rueckblick_neu", args=[plan.fall_id]),
            bis=plan.geprueft_bis,
        )
        for plan in faellig.order_by("geprueft_bis", "pk")[:20]
    ]


def _nachfragen_faellig(zugriff: Zugriff) -> list[Aufgabe]:
    if not zugriff.hat(Rolle.ASD_FACHKRAFT):
        return []
    faellig = Nachfrage.objects.filter(
        fall__in=_meine(zugriff).values("fall_id"), am__isnull=True, faellig_am__lte=zugriff.heute
    ).select_related("fall")
    return [
        Aufgabe(
            f"Familie {n.fall.bezeichnung}: Trägt es noch?",
            f"Die Hilfe endete vor {n.monate} Monaten. Fragen Sie nach.",
            reverse("nachfrage", args=[n.fall_id, n.pk]),
            seit=n.faellig_am,
        )
        for n in faellig.order_by("faellig_am", "pk")[:20]
    ]

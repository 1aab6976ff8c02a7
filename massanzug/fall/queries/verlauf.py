"""What changed in a case, told in sentences: from its own dated data, and only what this person may read.

Outside the Jugendamt nothing is told from before the day the case was released to her: what was worded differently
earlier was never released (§ 64 SGB VIII).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, Prefetch, QuerySet

from massanzug.fall.choices import Einheit, Entscheidungsstand, Ergebnis, Freigabeteil, Massanzugstand, Zielart
from massanzug.fall.models import (
    Abschluss,
    Baustein,
    Beratung,
    Bescheid,
    Fall,
    Freigabe,
    Idee,
    Kontakt,
    Kontaktfassung,
    Massanzug,
    Person,
    Ressourcenstand,
    Wille,
    Ziel,
    Zielbewertung,
    Zielende,
    Zielfassung,
    Zielschritt,
)
from massanzug.fall.queries.faelle import bezug, freigabe_fuer
from massanzug.fall.rules import sichtbare_teile, sieht_amtsnotizen
from massanzug.rechenkern.bindung import menge_als_text
from massanzug.rechenkern.planvergleich import Beitrag, Planvergleich, planvergleich
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.technik.templatetags.massanzug import anfuehrung
from massanzug.zugang.zugriff import Zugriff

M = TypeVar("M", bound=Model)
GRENZE = 60
"""So many of each kind are looked at for one page; the page says that there is more."""
KURZ = 8
"""So many sentences in the short version beside a form."""


@dataclass(frozen=True)
class Ereignis:
    """One thing that changed: what kind, a sentence, somebody's own words, what was said before, what belongs to it."""

    am: date
    art: str
    satz: str = ""
    zitat: str = ""
    vorher: str = ""
    zeilen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verlauf:
    """Newest first by month; `seit` is the day of the last Rückblick, `weiter` the day to go on from."""

    monate: tuple[tuple[date, tuple[Ereignis, ...]], ...]
    seit: date | None
    alles: bool
    weiter: date | None

    @property
    def ereignisse(self) -> tuple[Ereignis, ...]:
        return tuple(e for _, im_monat in self.monate for e in im_monat)

    @property
    def kurz(self) -> tuple[Ereignis, ...]:
        return self.ereignisse[:KURZ]

    @property
    def ungezeigt(self) -> int:
        return max(0, len(self.ereignisse) - KURZ)


@dataclass
class _Blick:
    """What may be told, from when to when; remembers the day down to which every kind was read."""

    fall: Fall
    heute: date
    teile: frozenset[Freigabeteil]
    notizen: bool
    freigabe: Freigabe | None
    ab: date | None
    vor: date
    bis_hierher: date | None = None

    def lies(self, reihen: "QuerySet[M]", feld: str = "am") -> list[M]:
        """The newest rows of one kind between the days, newest first."""
        grenzen: dict[str, Any] = {f"{feld}__lt": self.vor} | ({f"{feld}__gte": self.ab} if self.ab else {})
        gelesen = list(reihen.filter(**grenzen).order_by(f"-{feld}", "-pk")[: GRENZE + 1])
        if len(gelesen) > GRENZE:
            tag: date = getattr(gelesen[-1], feld)
            self.bis_hierher = max(self.bis_hierher or tag, tag)
        return gelesen

    def seit_freigabe(self, fassungen: QuerySet[Any], feld: str) -> QuerySet[Any]:
        """Those that were still in force when this person was told; of the day itself nothing says before or after."""
        return fassungen.filter(**{f"{feld}__gt": self.freigabe.freigegeben_am}) if self.freigabe else fassungen

    def drin(self, tag: date | None) -> bool:
        return tag is not None and tag < self.vor and (self.ab is None or tag >= self.ab)

    def wer(self, person: Person) -> str:
        if Freigabeteil.PERSONEN in self.teile:
            return person.name
        rolle = person.get_rolle_display()
        return rolle[:1].upper() + rolle[1:]


def verlauf(zugriff: Zugriff, fall: Fall, *, alles: bool = False, vor: date | None = None) -> Verlauf:
    """What changed since the last Rückblick, or all of it, page by page; a constant number of queries."""
    naehe = bezug(zugriff, fall)
    teile, notizen = sichtbare_teile(zugriff, naehe), sieht_amtsnotizen(zugriff, naehe)
    freigabe = freigabe_fuer(zugriff, fall) if naehe.freigegebene_teile is not None else None
    letzter = None
    if Freigabeteil.RUECKBLICK in teile:
        letzter = fall.rueckblicke.order_by("-am", "-pk").values_list("am", flat=True).first()
    ab = None if alles else letzter
    if freigabe:
        ab = max(ab or freigabe.freigegeben_am, freigabe.freigegeben_am)
    morgen = zugriff.heute + timedelta(1)
    blick = _Blick(fall, zugriff.heute, teile, notizen, freigabe, ab, min(vor or morgen, morgen))
    ereignisse = sorted(_alle(blick), key=lambda e: e.am, reverse=True)
    weiter = None
    if blick.bis_hierher is not None:
        # that day itself may be cut: it comes whole on the next page, unless there is nothing but it
        ganz = [e for e in ereignisse if e.am > blick.bis_hierher]
        ereignisse = ganz or [e for e in ereignisse if e.am == blick.bis_hierher]
        weiter = blick.bis_hierher + timedelta(1) if ganz else blick.bis_hierher
    monate = groupby(ereignisse, key=lambda e: e.am.replace(day=1))
    return Verlauf(tuple((m, tuple(e)) for m, e in monate), letzter, alles or letzter is None, weiter)


def _alle(blick: _Blick) -> Iterator[Ereignis]:
    teile = blick.teile
    if Freigabeteil.WILLE in teile:
        yield from _willen(blick)
    if Freigabeteil.ZIELE in teile:
        yield from _ziele(blick)
        yield from _zielenden(blick)
        yield from _schritte(blick)
    if Freigabeteil.RESSOURCEN in teile:
        yield from _ressourcen(blick)
    if Freigabeteil.ENTSCHEIDUNG in teile:
        yield from _entscheidungen(blick)
    if Freigabeteil.HILFEPLAN in teile:
        yield from _hilfeplaene(blick)
    if Freigabeteil.RUECKBLICK in teile:
        yield from _rueckblicke(blick)
    if blick.notizen:
        yield from _fassung_in_arbeit(blick)
        yield from _amtsnotizen(blick)
        yield from _freigaben(blick)
        yield from _zustaendige(blick)
        yield from _ende(blick)
    elif blick.freigabe and blick.drin(blick.freigabe.freigegeben_am):
        yield Ereignis(blick.freigabe.freigegeben_am, "Freigabe", f"Für Sie freigegeben: {blick.freigabe.zweck}")


def _willen(blick: _Blick) -> Iterator[Ereignis]:
    neuere = Wille.objects.filter(person=OuterRef("person"), fassung__gt=OuterRef("fassung"))
    willen = Wille.objects.filter(person__fall=blick.fall).select_related("person")
    if blick.freigabe:
        willen = willen.exclude(Exists(neuere.filter(am__lte=blick.freigabe.freigegeben_am)))
    for w in blick.lies(willen):
        beitrag = (f"Was ich selbst dafür tue: {w.beitrag}",) if w.beitrag else ()
        art = "Wille" if w.fassung == 1 else "Wille, neu gefasst"
        yield Ereignis(w.am, art, f"{blick.wer(w.person)} sagt:", w.wille, zeilen=beitrag)


def _ziele(blick: _Blick) -> Iterator[Ereignis]:
    fruehere = blick.seit_freigabe(Zielfassung.objects.order_by("stand"), "ersetzt_am")
    fassungen = Prefetch("fassungen", fruehere)
    for z in blick.lies(blick.fall.ziele.select_related("person").prefetch_related(fassungen), "gesetzt_am"):
        erste = next(iter(z.fassungen.all()), None) or z
        yield Ereignis(
            z.gesetzt_am, "Neues Ziel", f"{Zielart(erste.art).label}, {z.get_herkunft_display()}:", erste.text
        )
    alte = (
        fruehere.filter(ziel__fall=blick.fall)
        .select_related("ziel")
        .prefetch_related(Prefetch("ziel__fassungen", fruehere))
    )
    for f in blick.lies(alte, "ersetzt_am"):
        danach: Ziel | Zielfassung = next((g for g in f.ziel.fassungen.all() if g.stand > f.stand), f.ziel)
        if danach.text != f.text:
            yield Ereignis(
                f.ersetzt_am, "Ziel, neu gefasst", zitat=danach.text, vorher=f.text, zeilen=_am_ziel(f, danach)
            )
        elif zeilen := _am_ziel(f, danach):
            yield Ereignis(f.ersetzt_am, "Ziel geändert", zitat=danach.text, zeilen=zeilen)


def _zielenden(blick: _Blick) -> Iterator[Ereignis]:
    for e in blick.lies(Zielende.objects.filter(ziel__fall=blick.fall).select_related("ziel")):
        yield Ereignis(e.am, f"Ziel {e.get_ausgang_display()}", e.worte, e.ziel.text)


def _am_ziel(vorher: Zielfassung, danach: Ziel | Zielfassung) -> tuple[str, ...]:
    """What else is different; whose goal it is, is told by the case's page."""
    paare = (
        ("Woran wir es merken", anfuehrung(vorher.woran), anfuehrung(danach.woran)),
        ("Bis wann", _tag(vorher.bis), _tag(danach.bis)),
        ("Was für ein Ziel", vorher.get_art_display(), danach.get_art_display()),
        ("Woher es kommt", vorher.get_herkunft_display(), danach.get_herkunft_display()),
    )
    return tuple(f"{wort}: {b or 'nichts'} statt {a or 'nichts'}" for wort, a, b in paare if a != b)


def _wenn(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _tag(tag: date | None) -> str:
    return datum_als_text(tag) if tag else ""


def _schritte(blick: _Blick) -> Iterator[Ereignis]:
    schritte = Zielschritt.objects.filter(ziel__fall=blick.fall)
    for s in blick.lies(schritte, "vereinbart_am"):
        bis = f", bis {datum_als_text(s.bis)}" if s.bis else ""
        yield Ereignis(s.vereinbart_am, "Schritt vereinbart", f"{s}{bis}")
    for s in blick.lies(schritte, "erledigt_am"):
        if s.erledigt_am:
            yield Ereignis(s.erledigt_am, "Schritt getan", str(s))


def _ressourcen(blick: _Blick) -> Iterator[Ereignis]:
    for r in blick.lies(blick.fall.ressourcen.select_related("genannt_von")):
        von = blick.wer(r.genannt_von) if r.genannt_von else ""
        yield Ereignis(r.am, "Neue Ressource", f"{von} nennt: {r.beschreibung}" if von else r.beschreibung)
    staende = Ressourcenstand.objects.filter(ressource__fall=blick.fall).select_related("ressource", "ziel")
    for s in blick.lies(staende):
        fuer = f"Für das Ziel „{s.ziel.text}“" if s.ziel and Freigabeteil.ZIELE in blick.teile else ""
        yield Ereignis(
            s.am,
            f"Ressource {s.lage}",
            s.ressource.beschreibung,
            zeilen=tuple(zeile for zeile in (s.worte, fuer) if zeile),
        )


def _entscheidungen(blick: _Blick) -> Iterator[Ereignis]:
    entschieden = blick.fall.entscheidungen.filter(stand=Entscheidungsstand.ENTSCHIEDEN).select_related("massanzug")
    gelesen = blick.lies(entschieden, "entschieden_am")
    vergleiche = _planvergleiche(blick) if blick.notizen else {}
    for e in gelesen:
        assert e.entschieden_am is not None
        bewilligt = e.ergebnis == Ergebnis.BEWILLIGT
        yield Ereignis(
            e.entschieden_am,
            "Entscheidung",
            f"Das Jugendamt {'bewilligt' if bewilligt else 'lehnt'} Fassung {e.massanzug.fassung} des Maßanzugs"
            f"{'' if bewilligt else ' ab'}.",
            zeilen=_in_saetzen(vergleiche.get(e.massanzug_id)) if bewilligt else (),
        )


def _planvergleiche(blick: _Blick) -> dict[int, Planvergleich]:
    """Each Fassung laid beside the one that was in force before it, by its id."""
    bausteine = Prefetch("bausteine", Baustein.objects.order_by("von", "pk"))
    vergleiche: dict[int, Planvergleich] = {}
    davor: list[Beitrag] = []
    for plan in blick.fall.massanzuege.order_by("fassung").prefetch_related(bausteine):
        jetzt = [_beitrag(b) for b in plan.bausteine.all()]
        vergleiche[plan.pk] = planvergleich(davor, jetzt)
        if plan.stand in {Massanzugstand.BEWILLIGT, Massanzugstand.ABGELOEST}:
            davor = jetzt
    return vergleiche


def _beitrag(b: Baustein) -> Beitrag:
    je_woche = b.einheit in {Einheit.STUNDEN, Einheit.TAGE}
    einheit = {Einheit.STUNDEN: "Stunde in der Woche", Einheit.TAGE: "Tag in der Woche"}.get(Einheit(b.einheit), "")
    wort = einheit if b.menge_tausendstel == 1000 else b.get_einheit_display()
    umfang = f"{menge_als_text(b.menge_tausendstel)} {wort}" if je_woche else ""
    return Beitrag(b.faden, b.wer, b.was, b.von, b.bis, b.wie_oft, umfang)


def _in_saetzen(vergleich: Planvergleich | None) -> tuple[str, ...]:
    if vergleich is None:
        return ()
    return (
        *(f"Neuer Baustein: {b.worte}{f' ({b.umfang})' if b.umfang else ''}" for b in vergleich.neu),
        *(f"Weggefallen: {b.worte}" for b in vergleich.weg),
        *(f"Geändert: {a.vorher.worte}. {'. '.join(a.worin)}." for a in vergleich.anders),
    )


def _fassung_in_arbeit(blick: _Blick) -> Iterator[Ereignis]:
    stand = [Massanzugstand.ENTWURF, Massanzugstand.VORGELEGT]
    offen: Massanzug | None = blick.fall.massanzuege.filter(stand__in=stand).first()
    if offen and blick.drin(offen.angelegt_am):
        yield Ereignis(
            offen.angelegt_am,
            "Maßanzug in Arbeit",
            f"Fassung {offen.fassung} ist {offen.get_stand_display()}. Entschieden ist noch nichts.",
            zeilen=_in_saetzen(_planvergleiche(blick).get(offen.pk)),
        )
    for e in blick.lies(blick.fall.entscheidungen.select_related("vorgelegt_von", "massanzug"), "vorgelegt_am"):
        satz = f"{e.vorgelegt_von.name} legt Fassung {e.massanzug.fassung} des Maßanzugs vor."
        zurueck = (f"Zurückgegeben zur Klärung: {e.rueckgabe_grund}",) if e.rueckgabe_grund else ()
        yield Ereignis(e.vorgelegt_am, "Vorlage", satz, zeilen=zurueck)


def _hilfeplaene(blick: _Blick) -> Iterator[Ereignis]:
    """At the Leitträger those of the released Fassung only, as in the list of papers."""
    plaene = blick.fall.hilfeplaene.all()
    if blick.freigabe:
        plaene = plaene.filter(massanzug_id=blick.freigabe.massanzug_id)
    for p in blick.lies(plaene):
        wieder = f"Wieder gemeinsam am {datum_als_text(p.naechste_pruefung)}"
        yield Ereignis(p.am, "Hilfeplan", f"Fassung {p.fassung} ist festgehalten.", zeilen=(wieder,))


def _rueckblicke(blick: _Blick) -> Iterator[Ereignis]:
    for r in blick.lies(blick.fall.rueckblicke.all()):
        neues = (f"Neu: {r.neues}",) if r.neues else ()
        yield Ereignis(r.am, "Rückblick", "Das hat geholfen:", r.was_wirkte, zeilen=neues)
    if Freigabeteil.ZIELE in blick.teile:
        selbst = Zielbewertung.objects.filter(rueckblick__fall=blick.fall).select_related("ziel", "eingetragen_von")
        for b in blick.lies(selbst, "eingetragen_am"):
            if b.eingetragen_am and b.eingetragen_von:
                satz = f"{b.eingetragen_von.name}: {b.get_wert_display()}"
                yield Ereignis(b.eingetragen_am, "Sicht des Leitträgers", satz, b.ziel.text, zeilen=_wenn(b.beleg))


def _amtsnotizen(blick: _Blick) -> Iterator[Ereignis]:
    yield from _gespraeche(blick)
    for p in blick.lies(Bescheid.objects.filter(entscheidung__fall=blick.fall), "zur_post_am"):
        if p.zur_post_am:
            yield Ereignis(p.zur_post_am, "Bescheid", f"Bescheid {p.nummer} an {p.empfaenger} ist zur Post gegeben.")
    for g in blick.lies(blick.fall.gerichtsfassungen.all()):
        yield Ereignis(g.am, "Fassung für das Gericht", f"{g.gericht}: {g.get_sache_display()}")
    gewaehlte = Prefetch("ideen", Idee.objects.filter(gewaehlt=True).order_by("pk"))
    for b in blick.lies(blick.fall.beratungen.prefetch_related(gewaehlte)):
        yield Ereignis(b.am, "Beratung im Team", b.frage, zeilen=_mitgenommen(b))
    for z in blick.lies(blick.fall.bereichszuordnungen.select_related("gemeinsam_mit")):
        klaeren = (f"Zu klären bis {_tag(z.bis)}: {z.auftrag}",) if z.auftrag else ()
        mit = (f"Gemeinsam eingeschätzt mit {z.gemeinsam_mit.name}",) if z.gemeinsam_mit else ()
        yield Ereignis(z.am, "Bereich", f"{z.get_bereich_display()}: {z.grund}", zeilen=(*klaeren, *mit))
    for n in blick.lies(blick.fall.netzwerkpersonen.all(), "zugesagt_am"):
        if n.zugesagt_am:
            yield Ereignis(n.zugesagt_am, "Zusage", f"{n.name} sagt zu: {n.beitrag}")


def _gespraeche(blick: _Blick) -> Iterator[Ereignis]:
    """As they stand now; what was put right is told on the day somebody did so (Art. 16 DSGVO)."""
    for k in blick.lies(blick.fall.kontakte.all()):
        art = "Gespräch" if k.stand == 1 else "Gespräch, berichtigt"
        yield Ereignis(k.am, art, f"{k.get_kanal_display()}, {k.mit}:", k.anliegen)
    fassungen = Prefetch("kontakt__fassungen", Kontaktfassung.objects.order_by("stand"))
    alte = Kontaktfassung.objects.filter(kontakt__fall=blick.fall).select_related("kontakt", "ersetzt_von")
    for f in blick.lies(alte.prefetch_related(fassungen), "ersetzt_am"):
        danach: Kontakt | Kontaktfassung = next((g for g in f.kontakt.fassungen.all() if g.stand > f.stand), f.kontakt)
        paare = (
            ("Wann", _tag(f.am), _tag(danach.am)),
            ("Mit wem", f.mit, danach.mit),
            ("Wie", f.get_kanal_display(), danach.get_kanal_display()),
        )
        neu = danach.anliegen != f.anliegen
        yield Ereignis(
            f.ersetzt_am,
            "Gespräch berichtigt",
            f"{f.ersetzt_von.name} berichtigt das Gespräch mit {danach.mit} am {_tag(danach.am)}.",
            danach.anliegen if neu else "",
            f.anliegen if neu else "",
            tuple(f"{wort}: {b} statt {a}" for wort, a, b in paare if a != b),
        )


def _mitgenommen(b: Beratung) -> tuple[str, ...]:
    """The chosen ideas and why these; a Beratung noted without a Sitzung says it in one text."""
    if b.sitzung_id is None:
        return _wenn(b.auswahl and f"Das nehmen wir mit: {b.auswahl}")
    ideen = tuple(f"Das nehmen wir mit: {i.text}" for i in b.ideen.all())
    return (*ideen, *_wenn(b.auswahl and f"Warum: {b.auswahl}"))


def _freigaben(blick: _Blick) -> Iterator[Ereignis]:
    freigaben = blick.fall.freigaben.select_related("fachkraft", "traeger")
    for f in blick.lies(freigaben, "freigegeben_am"):
        yield Ereignis(f.freigegeben_am, "Freigabe", f"{f.fachkraft.name}, {f.traeger.name}: {f.zweck}")
    for f in blick.lies(freigaben, "widerrufen_am"):
        if f.widerrufen_am:
            yield Ereignis(f.widerrufen_am, "Freigabe zu Ende", f"{f.fachkraft.name}, {f.traeger.name}")


def _zustaendige(blick: _Blick) -> Iterator[Ereignis]:
    for z in blick.lies(blick.fall.zustaendigkeiten.select_related("konto"), "gueltig_von"):
        yield Ereignis(z.gueltig_von, "Zuständigkeit", f"{z.konto.name}: {z.get_funktion_display()}")
    uebergeben = blick.fall.uebergaben.select_related("von", "an", "raum_vorher", "stadtteil__wirkungsraum")
    for u in blick.lies(uebergeben, "wirksam_ab"):
        if u.wirksam_ab:
            umzug = (
                (f"Die Familie zieht von {u.raum_vorher.name} nach {u.stadtteil.name}.",)
                if u.raum_vorher and u.stadtteil
                else ()
            )
            yield Ereignis(
                u.wirksam_ab, "Übergabe", f"{u.an.name} übernimmt von {u.von.name}.", zeilen=(*umzug, u.grund)
            )


def _ende(blick: _Blick) -> Iterable[Ereignis]:
    for a in blick.lies(Abschluss.objects.filter(fall=blick.fall)):
        bleibt = _wenn(f"Wer bleibt: {a.wer_bleibt}" if a.wer_bleibt else "")
        yield Ereignis(a.am, "Abschluss", a.get_grund_display(), a.rueckmeldung, zeilen=bleibt)
    for n in blick.lies(blick.fall.nachfragen.all()):
        if n.am:
            satz = f"Nach {n.monate} Monaten: {n.get_ergebnis_display()}"
            yield Ereignis(n.am, "Nachfrage", satz, n.worte)

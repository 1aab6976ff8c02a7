"""Builds the demo city through the actions only: who acts is who would act, on her day, at her hour.

Same seed and same day give the same database. All acts of all stories are put in order of time before the first one is
done, so that the numbers of the Protokoll grow with time.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from heapq import merge
from random import Random
from typing import Any, Protocol, TypeVar

from django.db import transaction

from massanzug.demo.auswahl import BEGINN as AUSWAHL_AB
from massanzug.demo.auswahl import BEWERBUNGEN, Verlauf, fruehere_auswahl, offene_auswahl
from massanzug.demo.auswahlende import JURY, auswahl_zu_ende
from massanzug.demo.bestand import UEBERNOMMEN_AM, uebernimm_bestand
from massanzug.demo.geld import Geldbau, geldtermine
from massanzug.demo.geschichten import alle_geschichten, geschichten_der_grossen_stadt
from massanzug.demo.geschichten import form as f
from massanzug.demo.geschichten.beiwerk import mit_beiwerk
from massanzug.demo.geschichten.grossstadt import START
from massanzug.demo.geschichten.kalender import (
    bueroarbeitstag,
    geburtstag,
    monatsende,
    naechster_arbeitstag,
    naechster_erster,
    naechster_montag,
)
from massanzug.demo.geschichten.saetze import satz_cent
from massanzug.demo.personen import AMT, LEITTRAEGER, ORGANISATIONEN, PERSONEN, WEITERE, Demoperson, passwort_fuer
from massanzug.demo.praesenz import anlaesse
from massanzug.demo.projekte import projektanlaesse
from massanzug.demo.raum.bau import Raumbau, raumtermine
from massanzug.demo.team import VOR_WOCHEN, erledige_auftraege, halte_fruehere, halte_teamsitzungen
from massanzug.fall import actions as tun
from massanzug.fall.actions.suchindex import suche_am_ende
from massanzug.fall.choices import (
    Bereich,
    Beteiligtenrolle,
    Einheit,
    Fallrolle,
    Massanzugstand,
    Ressourcenlage,
    Sicht,
    Zielherkunft,
    Zielwert,
)
from massanzug.fall.models import (
    Baustein,
    Bescheid,
    Entscheidung,
    Fall,
    Freigabe,
    Massanzug,
    Person,
    Uebergabe,
    Ziel,
    Zielschritt,
)
from massanzug.fall.queries.papiere import vorschlag
from massanzug.fall.rules import vorgeschlagene_rechtsgrundlage
from massanzug.planbudget.einrichtung import stadt_einrichten
from massanzug.sozialraum.models import Stadtteil, Wirkungsraum
from massanzug.technik.uhr import BERLIN
from massanzug.technik.zufall import gesaet
from massanzug.traeger.actions import leittraegerschaft_eintragen, traeger_anlegen, zugehoerigkeit_eintragen
from massanzug.traeger.models import Traeger
from massanzug.traeger.queries import mitgliedschaften
from massanzug.zugang.actions import konto_anlegen
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Mitgliedschaft, Zugriff, betrieb

VERTRAG_VON = date(2025, 10, 1)
VERTRAG_BIS = date(2030, 9, 30)
EINRICHTUNG = date(2025, 9, 30)
FRUEHESTENS = date(2025, 12, 1)
"""Before this day too little has happened for a city to show."""

AN_DER_AUSWAHL = frozenset({Rolle.AUSWAHL, Rolle.BEWERBUNG})
KLEIN, GROSS = "klein", "gross"
GROESSEN = (KLEIN, GROSS)
"""The small city lives since the contracts; the large one since 2022, when the ASD began with the software."""

Melden = Callable[[str], None]


class _AmTag(Protocol):
    @property
    def tag(self) -> date: ...


Faellig = TypeVar("Faellig", bound=_AmTag)


def _bis(schlange: deque[Faellig], tag: date) -> Iterator[Faellig]:
    """Take from the front what is due on this day or before."""
    while schlange and schlange[0].tag <= tag:
        yield schlange.popleft()


class ZuFrueh(Exception):
    """The wanted day lies before the city had time to live."""


@dataclass(frozen=True)
class Bilanz:
    """What stands at the end."""

    organisationen: int
    konten: int
    faelle: int
    schritte: int
    je_raum: dict[str, int]


def stadt_steht() -> bool:
    """Whether somebody or something is in the database already."""
    return Wirkungsraum.objects.exists() or Konto.objects.exists()


def baue_stadt(saat: int, heute: date, melde: Melden, groesse: str = KLEIN) -> Bilanz:
    """Build everything or nothing; `groesse` is one of GROESSEN."""
    if heute < FRUEHESTENS:
        raise ZuFrueh(
            f"Die Demo-Stadt beginnt am 1. Oktober 2025. Bitte einen Tag ab dem {FRUEHESTENS:%d.%m.%Y} nennen."
        )
    with gesaet(f"massanzug-demo:{saat}:{heute.isoformat()}"), transaction.atomic(), suche_am_ende():
        return _Bau(saat, heute, melde, gross=groesse == GROSS).baue()


@dataclass(frozen=True, order=True)
class _Termin:
    """When an act happens; story and place in it break ties."""

    jetzt: datetime
    nummer: int
    folge: int


@dataclass
class _Stand:
    """What a story has made so far."""

    geschichte: f.Geschichte
    beginn: date
    fall: Fall | None = None
    personen: dict[str, Person] = field(default_factory=dict)
    ziele: dict[str, Ziel] = field(default_factory=dict)
    bausteine: dict[str, Baustein] = field(default_factory=dict)
    freigaben: dict[str, Freigabe] = field(default_factory=dict)
    entscheidung: Entscheidung | None = None
    zweite: str = ""
    fuehrt: str = ""
    schritte: dict[str, Zielschritt] = field(default_factory=dict)
    bescheid: Bescheid | None = None
    uebergabe: Uebergabe | None = None

    def __post_init__(self) -> None:
        self.fuehrt = self.fuehrt or self.geschichte.fuehrt

    @property
    def andere(self) -> str:
        """The other Fachkraft: whoever leads the case now, she does not."""
        return f.ANDERE[self.fuehrt] if self.fuehrt == self.geschichte.fuehrt else self.geschichte.fuehrt

    @property
    def akte(self) -> Fall:
        if self.fall is None:
            raise RuntimeError(f"{self.geschichte.schluessel}: die Aufnahme fehlt.")
        return self.fall


class _Bau:
    def __init__(self, saat: int, heute: date, melde: Melden, *, gross: bool) -> None:
        self.saat, self.heute, self.melde, self.gross = saat, heute, melde, gross
        self.zufall = Random(saat)  # noqa: S311 -- invented data
        self.beginn = START if gross else VERTRAG_VON
        self.einrichtung = bueroarbeitstag(self.beginn - timedelta(1))
        self.personen = (*PERSONEN, *WEITERE) if gross else PERSONEN
        self.namen = {p.kennung: p.name for p in self.personen}
        self.vertraege_fehlen = gross
        self.traeger: dict[str, Traeger] = {}
        self.konten: dict[str, Konto] = {}
        self.raeume: dict[str, Wirkungsraum] = {}
        self.stadtteile: dict[str, Stadtteil] = {}
        self.rollen: dict[tuple[str, bool], tuple[Mitgliedschaft, ...]] = {}
        self.uhr = datetime.combine(bueroarbeitstag(AUSWAHL_AB - timedelta(1)), time(8, 30), tzinfo=BERLIN)
        self.takt = (20, 95)

    def baue(self) -> Bilanz:
        self._stadt()
        self._organisationen()
        self._auswahl()
        self.uhr = max(self.uhr, datetime.combine(self.einrichtung, time(8, 30), tzinfo=BERLIN))
        self._menschen([p for p in self.personen if not (self.gross and _beim_leittraeger(p))])
        if not self.gross:
            self._leittraeger()
        webe = geschichten_der_grossen_stadt if self.gross else alle_geschichten
        geschichten = mit_beiwerk(
            webe(self.zufall, self.heute), jede=JEDE_MIT_PAPIEREN[self.gross], seit=(self.heute - VERTRAG_VON).days
        )
        schritte = self._erzaehle(geschichten)
        erledige_auftraege(self.raeume, self._zugriff, bueroarbeitstag(self.heute - timedelta(1)))
        self.melde(f"Teamsitzungen: {3 + halte_teamsitzungen(self.raeume, self._zugriff, self.heute)}")
        je_raum = {r: sum(g.raum == r for g in geschichten) for r in self.raeume}
        return Bilanz(len(self.traeger), len(self.konten), len(geschichten), schritte, je_raum)

    # The house before the first family comes --------------------------------------------------------------------------

    def _betrieb(self) -> Zugriff:
        self.uhr += timedelta(seconds=self.zufall.randint(*self.takt))
        return betrieb(self.uhr.date(), self.uhr.astimezone(UTC))

    def _verwaltung(self) -> Zugriff:
        self.uhr += timedelta(seconds=self.zufall.randint(*self.takt))
        return self._zugriff("verwaltung", self.uhr.astimezone(UTC))

    def _stadt(self) -> None:
        stadt_einrichten(self._betrieb())
        self.raeume = {r.schluessel: r for r in Wirkungsraum.objects.order_by("reihenfolge")}
        self.stadtteile = {s.name: s for s in Stadtteil.objects.select_related("wirkungsraum").order_by("pk")}
        self.melde(f"Stadt: {len(self.raeume)} Wirkungsräume, {len(self.stadtteile)} Stadtteile")

    def _organisationen(self) -> None:
        self._erste_verwaltung()
        for o in ORGANISATIONEN:
            if o.schluessel not in self.traeger:
                self.traeger[o.schluessel] = traeger_anlegen(zugriff=self._verwaltung(), name=o.name, art=o.art)
        self.melde(f"Organisationen: {len(self.traeger)}, davon {len(LEITTRAEGER)} Leitträger")

    def _auswahl(self) -> None:
        """Long before the first family comes, the city looks for its Leitträger."""
        self._menschen([p for p in self.personen if p.rolle in AN_DER_AUSWAHL or p.kennung in JURY], ab=self.uhr.date())
        for _ in self._fruehere_auswahl():
            pass
        self.melde(f"Auswahl der Leitträger: {len(BEWERBUNGEN)} Bekundungen")

    def _fruehere_auswahl(self) -> Verlauf[None]:
        verfahren = yield from fruehere_auswahl(self.raeume, self.traeger, self._zugriff)
        yield from auswahl_zu_ende(verfahren, self._zugriff)

    def _leittraeger(self) -> None:
        for o in ORGANISATIONEN:
            if o.leitet:
                leittraegerschaft_eintragen(
                    zugriff=self._verwaltung(),
                    traeger=self.traeger[o.schluessel],
                    wirkungsraum=self.raeume[o.leitet],
                    gueltig_von=VERTRAG_VON,
                    gueltig_bis=VERTRAG_BIS,
                )

    def _vertraege(self) -> None:
        """The day before the contracts begin: who leads where, and who works there."""
        self.vertraege_fehlen, self.takt = False, (1, 4)
        self.uhr = datetime.combine(EINRICHTUNG, time(8), tzinfo=BERLIN)
        self._leittraeger()
        self._menschen([p for p in self.personen if _beim_leittraeger(p)])

    def _erste_verwaltung(self) -> None:
        """The operator makes the office and the one account that makes all others belong somewhere."""
        amt = next(o for o in ORGANISATIONEN if o.schluessel == AMT)
        self.traeger[AMT] = traeger_anlegen(zugriff=self._betrieb(), name=amt.name, art=amt.art)
        erste = next(p for p in PERSONEN if p.rolle == Rolle.VERWALTUNG)
        konto = konto_anlegen(
            zugriff=self._betrieb(), kennung=erste.kennung, name=erste.name, passwort=passwort_fuer(erste.kennung)
        )
        self.konten[erste.kennung] = konto
        zugehoerigkeit_eintragen(
            zugriff=self._betrieb(),
            konto=konto,
            traeger=self.traeger[AMT],
            rolle=erste.rolle,
            wirkungsraum=None,
            gueltig_von=self.uhr.date(),
        )

    def _menschen(self, personen: Iterable[Demoperson], ab: date | None = None) -> None:
        for p in personen:
            if p.kennung in self.konten:
                continue
            konto = konto_anlegen(
                zugriff=self._betrieb(), kennung=p.kennung, name=p.name, passwort=passwort_fuer(p.kennung)
            )
            self.konten[p.kennung] = konto
            zugehoerigkeit_eintragen(
                zugriff=self._verwaltung(),
                konto=konto,
                traeger=self.traeger[p.organisation],
                rolle=p.rolle,
                wirkungsraum=self.raeume[p.wirkungsraum] if p.wirkungsraum else None,
                gueltig_von=ab or (VERTRAG_VON if _beim_leittraeger(p) else self.beginn),
            )
        self.melde(f"Menschen: {len(self.konten)} Konten")

    def _zugriff(self, kennung: str, jetzt: datetime) -> Zugriff:
        """As the middleware builds it, on the day of the act; what people belong to begins on one of two days."""
        konto, tag = self.konten[kennung], jetzt.astimezone(BERLIN).date()
        seit = kennung, tag >= self.beginn
        if seit not in self.rollen:
            self.rollen[seit] = mitgliedschaften(konto.pk, tag)
        return Zugriff(konto.pk, konto.name, self.rollen[seit], tag, jetzt)

    # The stories ------------------------------------------------------------------------------------------------------

    def _erzaehle(self, geschichten: Iterable[f.Geschichte]) -> int:
        """All acts of all stories up to yesterday, in order of time."""
        termine: list[tuple[_Termin, _Stand, f.Schritt]] = []
        for nummer, geschichte in enumerate(geschichten):
            stand = _Stand(geschichte, max(self.beginn, bueroarbeitstag(self.heute - timedelta(geschichte.vor))))
            termine += self._termine(nummer, stand)
        termine.sort(key=lambda t: t[0])
        geld = Geldbau(self.zufall, self.raeume, self._zugriff)
        faellig = deque(geldtermine(VERTRAG_VON, self.heute))
        raum = Raumbau(self.stadtteile, self._zugriff, self.heute)
        im_raum = deque(raumtermine(VERTRAG_VON, self.heute))
        team = bueroarbeitstag(self.heute - VOR_WOCHEN)
        auswahl = offene_auswahl(self.raeume, self.traeger["kornblume"], self._zugriff, self.heute)
        naechste = next(auswahl, None)
        bestand_fehlt = not self.gross  # the large city has a past of its own
        was_anfaellt = merge(
            anlaesse(self.traeger, self.stadtteile, self._zugriff, self.heute),
            projektanlaesse(self.raeume, self._zugriff, self.heute, self.saat),
            key=lambda anlass: anlass.tag,
        )
        nebenbei = deque(was_anfaellt)
        for i, (termin, stand, schritt) in enumerate(termine, start=1):
            while naechste and naechste <= termin.jetzt:
                naechste = next(auswahl, None)
            if termin.jetzt.astimezone(BERLIN).date() > team:
                halte_fruehere(self.raeume, self._zugriff, team)
                team = self.heute
            if self.vertraege_fehlen and termin.jetzt.astimezone(BERLIN).date() >= EINRICHTUNG:
                self._vertraege()
            if bestand_fehlt and termin.jetzt.astimezone(BERLIN).date() >= UEBERNOMMEN_AM:
                bestand_fehlt = self._bestand()
            tag = termin.jetzt.astimezone(BERLIN).date()
            for faelliger in _bis(faellig, tag):
                geld.erledige(faelliger)
            for einer in _bis(im_raum, tag):
                raum.erledige(einer, termin.jetzt)
            for anlass in _bis(nebenbei, tag):
                anlass.tun(termin.jetzt)
            self._handle(stand, schritt, termin.jetzt)
            if i % 250 == 0:
                self.melde(f"Geschichten: {i} von {len(termine)} Schritten, bis {termin.jetzt:%d.%m.%Y}")
        for einer in im_raum:
            raum.erledige(einer, termin.jetzt)
        for rest in faellig:
            geld.erledige(rest)
        deque(auswahl, maxlen=0)  # to its end
        return len(termine)

    def _bestand(self) -> bool:
        """On the first day of a story after it: the list of helps from before. Returns that none is missing."""
        acht = datetime.combine(UEBERNOMMEN_AM, time(8), tzinfo=BERLIN)
        neu = uebernimm_bestand(self._zugriff("wjh", acht.astimezone(UTC)), self.saat)
        self.melde(f"Frühere Hilfen: {neu.anzahl}")
        return False

    def _termine(self, nummer: int, stand: _Stand) -> list[tuple[_Termin, _Stand, f.Schritt]]:
        termine = []
        tag: date | None = None
        jetzt = self.uhr
        for folge, schritt in enumerate(stand.geschichte.verlauf):
            wann = stand.beginn + timedelta(schritt.tag)
            heute = naechster_arbeitstag(wann)
            if heute >= self.heute:
                heute = bueroarbeitstag(wann)
            if heute >= self.heute:
                break
            if heute != tag:
                tag = heute
                minute = self.zufall.randint(8 * 60 + 5, 14 * 60 + 30)
                jetzt = datetime.combine(heute, time(minute // 60, minute % 60), tzinfo=BERLIN)
            jetzt += timedelta(seconds=self.zufall.randint(70, 420))
            termine.append((_Termin(jetzt.astimezone(UTC), nummer, folge), stand, schritt))
        return termine

    def _handle(self, stand: _Stand, schritt: f.Schritt, jetzt: datetime) -> None:
        platz = schritt.durch or self._platz(stand, schritt.akt)
        zugriff = self._zugriff(f"{platz}.{stand.geschichte.raum}", jetzt)
        try:
            _WIE[type(schritt.akt)](self, stand, schritt.akt, zugriff)
        except Exception as fehler:
            fehler.add_note(f"Geschichte {stand.geschichte.schluessel}, Tag {schritt.tag}: {schritt.akt}")
            raise

    def _platz(self, stand: _Stand, akt: f.Akt) -> str:
        if isinstance(akt, f.Unterschrift | f.Rueckgabe):
            return stand.zweite
        if isinstance(akt, f.Bestaetigung):
            return akt.an
        if isinstance(akt, f.Uebernehmen):
            return stand.andere
        return stand.fuehrt

    def _konto(self, stand: _Stand, platz: str) -> Konto:
        return self.konten[f"{platz}.{stand.geschichte.raum}"]

    def _text(self, stand: _Stand, text: str) -> str:
        """Names of the people who work on the case, put into the words of the story."""
        if "{" not in text:
            return text
        raum = stand.geschichte.raum
        namen = {p: self.namen.get(f"{p}.{raum}", "") for p in _NENNBAR}
        leit = next(o.kurz for o in ORGANISATIONEN if o.leitet == stand.geschichte.raum)
        return text.format(**namen, leit=leit, ort=stand.geschichte.stadtteil)

    def _geboren(self, zugriff: Zugriff, mensch: f.Mensch) -> date | None:
        if mensch.alter is None:
            return None
        return geburtstag(zugriff.heute, mensch.alter, self.zufall.randint(20, 340))

    def _nummer(self, mensch: f.Mensch) -> str:
        # reserved by the Bundesnetzagentur for films and plays: nobody answers
        return f"0171 39200{self.zufall.randint(10, 99)}" if mensch.erreichbar else ""

    def _tag(self, stand: _Stand, tag: int) -> date:
        return stand.beginn + timedelta(tag)

    def _aufnahme(self, stand: _Stand, akt: f.Aufnahme, zugriff: Zugriff) -> None:
        g, mensch = stand.geschichte, akt.mensch
        begonnen = bueroarbeitstag(zugriff.heute - timedelta(akt.seit))
        stand.fall = tun.fall_aufnehmen(
            zugriff=zugriff,
            bezeichnung=g.familie,
            stadtteil=self.stadtteile[g.stadtteil],
            person_name=mensch.name,
            person_rolle=mensch.rolle,
            kanal=akt.kanal,
            anliegen=self._text(stand, akt.anliegen),
            person_geboren_am=self._geboren(zugriff, mensch),
            am=begonnen,
        )
        stand.personen[mensch.name] = stand.fall.personen.get()

    def _mensch(self, stand: _Stand, akt: f.Mensch, zugriff: Zugriff) -> None:
        stand.personen[akt.name] = tun.person_aufnehmen(
            zugriff=zugriff,
            fall=stand.akte,
            name=akt.name,
            rolle=akt.rolle,
            geboren_am=self._geboren(zugriff, akt),
            erreichbar=self._nummer(akt),
            verstorben=akt.verstorben,
        )

    def _gespraech(self, stand: _Stand, akt: f.Gespraech, zugriff: Zugriff) -> None:
        tun.kontakt_festhalten(
            zugriff=zugriff,
            fall=stand.akte,
            am=zugriff.heute,
            kanal=akt.kanal,
            mit=self._text(stand, akt.mit),
            anliegen=self._text(stand, akt.anliegen),
        )

    def _stimme(self, stand: _Stand, akt: f.Stimme, zugriff: Zugriff) -> None:
        tun.wille_festhalten(
            zugriff=zugriff,
            person=stand.personen[akt.wer],
            wille=self._text(stand, akt.wille),
            am=zugriff.heute,
            beitrag=self._text(stand, akt.beitrag),
            wunsch=self._text(stand, akt.wunsch),
            erwartung=self._text(stand, akt.erwartung),
        )

    def _schatz(self, stand: _Stand, akt: f.Schatz, zugriff: Zugriff) -> None:
        tun.ressource_festhalten(
            zugriff=zugriff,
            fall=stand.akte,
            feld=akt.feld,
            beschreibung=self._text(stand, akt.was),
            genannt_von=stand.personen[akt.von] if akt.von else None,
            am=zugriff.heute,
        )

    def _haushalt(self, stand: _Stand, akt: f.Haushalt, zugriff: Zugriff) -> None:
        for name in akt.wer:
            p = stand.personen[name]
            stand.personen[name] = tun.person_aendern(
                zugriff=zugriff,
                person=p,
                stand=p.stand,
                name=p.name,
                rolle=p.rolle,  # type: ignore[arg-type]
                geboren_am=p.geboren_am,
                erreichbar=p.erreichbar,
                haushalt=akt.haushalt,
                verstorben=p.verstorben,
            )

    def _verwandt(self, stand: _Stand, akt: f.Verwandt, zugriff: Zugriff) -> None:
        tun.beziehung_festhalten(
            zugriff=zugriff,
            fall=stand.akte,
            art=akt.art,
            von=stand.personen[akt.von],
            zu=stand.personen[akt.zu],
            paarstand=akt.paar or "",
            bindung=akt.bindung or "",
        )

    def _sorge(self, stand: _Stand, akt: f.Sorge, zugriff: Zugriff) -> None:
        kind = stand.personen[akt.kind]
        tun.sorgerecht_festhalten(
            zugriff=zugriff,
            fall=stand.akte,
            kind=kind,
            person=stand.personen[akt.wer],
            art=akt.art,
            gueltig_von=kind.geboren_am or stand.beginn,
            nachweis=akt.nachweis or "",
            nachweis_am=zugriff.heute if akt.nachweis else None,
        )

    def _nahestehend(self, stand: _Stand, akt: f.Nahestehend, zugriff: Zugriff) -> None:
        tun.netzwerkperson_aufnehmen(
            zugriff=zugriff,
            fall=stand.akte,
            name=akt.name,
            sektor=akt.sektor,
            naehe=akt.naehe,
            qualitaet=akt.qualitaet,
            beitrag=akt.beitrag,
            angesprochen_am=self._tag(stand, akt.gefragt) if akt.gefragt is not None else None,
            zugesagt_am=self._tag(stand, akt.zugesagt) if akt.zugesagt is not None else None,
        )

    def _absicht(self, stand: _Stand, akt: f.Absicht, zugriff: Zugriff) -> None:
        person = stand.personen[akt.wer]
        kind = person.rolle == Fallrolle.KIND
        stand.ziele[akt.ziel] = tun.ziel_setzen(
            zugriff=zugriff,
            fall=stand.akte,
            art=akt.art,
            text=self._text(stand, akt.text),
            person=person,
            herkunft=Zielherkunft.WILLE_KIND if kind else Zielherkunft.WILLE_ELTERN,
            woran=self._text(stand, akt.woran),
            bis=monatsende(self._tag(stand, akt.bis)) if akt.bis is not None else None,
        )

    def _zielwechsel(self, stand: _Stand, akt: f.Zielwechsel, zugriff: Zugriff) -> None:
        ziel = stand.ziele[akt.ziel]
        stand.ziele[akt.ziel] = tun.ziel_aendern(
            zugriff=zugriff,
            ziel=ziel,
            stand=ziel.stand,
            art=ziel.art,  # type: ignore[arg-type]
            text=self._text(stand, akt.text),
            person=ziel.person,
            herkunft=ziel.herkunft,  # type: ignore[arg-type]
            woran=self._text(stand, akt.woran),
            bis=monatsende(self._tag(stand, akt.bis)) if akt.bis is not None else ziel.bis,
        )

    def _rat(self, stand: _Stand, akt: f.Rat, zugriff: Zugriff) -> None:
        raum, g = stand.geschichte.raum, stand.geschichte
        amt = ", ".join(self.namen[f"{p}.{raum}"] for p in sorted({g.fuehrt, g.andere}))
        leit = ", ".join(self.namen[f"{p}.{raum}"] for p in ("lt", "lt2"))
        schon_vertrag = zugriff.heute >= VERTRAG_VON
        dabei = f"ASD: {amt}"
        if schon_vertrag:
            dabei += f"\n{self.traeger[LEITTRAEGER[raum]].name}: {leit}"
        tun.beratung_festhalten(
            zugriff=zugriff,
            fall=stand.akte,
            am=zugriff.heute,
            frage=self._text(stand, akt.frage),
            teilnehmende=f"{dabei}\n{self._text(stand, akt.gaeste)}" if akt.gaeste else dabei,
            leittraeger_dabei=schon_vertrag,
            jugendamt_dabei=True,
            ideen_ohne_profi=self._text(stand, akt.ohne),
            ideen_mit_profi=self._text(stand, akt.mit),
            auswahl=self._text(stand, akt.auswahl),
            abweichend=self._text(stand, akt.abweichend),
            fehlt_im_raum=self._text(stand, akt.fehlt),
        )

    def _stueck(self, stand: _Stand, akt: f.Stueck, zugriff: Zugriff) -> None:
        bei = LEITTRAEGER[stand.geschichte.raum] if akt.bei == f.LEIT else akt.bei
        von = self._tag(stand, akt.ab)
        von = naechster_erster(von) if akt.bei else naechster_montag(von)
        stand.bausteine[akt.stueck] = tun.baustein_einfuegen(
            zugriff=zugriff,
            fall=stand.akte,
            faden=akt.faden,
            wer=_gross(self._text(stand, akt.wer)),
            was=self._text(stand, akt.was),
            ziel=stand.ziele[akt.ziel],
            von=von,
            bis=max(von, monatsende(self._tag(stand, akt.bis))) if akt.bis is not None else None,
            wie_oft=self._text(stand, akt.wie_oft),
            einheit=akt.einheit,
            menge_tausendstel=akt.menge,
            satz_cent=satz_cent(bei, akt.satz) if akt.einheit != Einheit.KOSTENLOS else 0,
            anbieter=self.traeger[bei] if bei else None,
        )

    def _stueckwechsel(self, stand: _Stand, akt: f.Stueckwechsel, zugriff: Zugriff) -> None:
        b = self._geltender(stand, akt.stueck)
        stand.bausteine[akt.stueck] = tun.baustein_aendern(
            zugriff=zugriff,
            baustein=b,
            stand=b.stand,
            faden=b.faden,  # type: ignore[arg-type]
            wer=b.wer,
            was=self._text(stand, akt.was) if akt.was is not None else b.was,
            ziel=b.ziel,
            von=b.von,
            bis=max(b.von, monatsende(self._tag(stand, akt.bis))) if akt.bis is not None else b.bis,
            wie_oft=akt.wie_oft if akt.wie_oft is not None else b.wie_oft,
            einheit=b.einheit,  # type: ignore[arg-type]
            menge_tausendstel=akt.menge if akt.menge is not None else b.menge_tausendstel,
            satz_cent=b.satz_cent,
            anbieter=b.anbieter,
        )

    def _geltender(self, stand: _Stand, stueck: str) -> Baustein:
        """The Baustein of this name in the Fassung in work: the next one holds copies."""
        alt = stand.bausteine[stueck]
        plan = _in_arbeit(stand)
        return plan.bausteine.get(wer=alt.wer, was=alt.was, von=alt.von) if plan else alt

    def _vorlage(self, stand: _Stand, akt: f.Vorlage, zugriff: Zugriff) -> None:
        stand.zweite = akt.zweite or stand.andere
        plan = _in_arbeit(stand)
        faeden = list(plan.bausteine.values_list("faden", flat=True)) if plan else []
        leit = LEITTRAEGER[stand.geschichte.raum]
        freie = [o.name for o in ORGANISATIONEN if o.schluessel != AMT and (not o.leitet or o.schluessel == leit)]
        stand.entscheidung = tun.entscheidung_vorlegen(
            zugriff=zugriff,
            fall=stand.akte,
            zweite_fachkraft=self._konto(stand, stand.zweite),
            ergebnis=akt.ergebnis,
            begruendung=self._text(stand, akt.begruendung),
            rechtsgrundlage=akt.grundlage or vorgeschlagene_rechtsgrundlage(faeden),
            wahl_hinweis_am=bueroarbeitstag(zugriff.heute - timedelta(self.zufall.randint(2, 6))),
            wahl_alternativen="; ".join(freie),
            wahl_ergebnis=akt.wahl,
            wahl_wunsch=self._text(stand, akt.wunsch),
            wahl_grund=self._text(stand, akt.grund),
            hilfeart=vorschlag(stand.akte, plan, zugriff.heute).hilfeart,
        )

    def _unterschrift(self, stand: _Stand, akt: f.Unterschrift, zugriff: Zugriff) -> None:
        assert stand.entscheidung is not None
        stand.entscheidung = tun.entscheidung_mitzeichnen(zugriff=zugriff, entscheidung=stand.entscheidung)

    def _rueckgabe(self, stand: _Stand, akt: f.Rueckgabe, zugriff: Zugriff) -> None:
        assert stand.entscheidung is not None
        grund = self._text(stand, akt.grund)
        tun.entscheidung_zurueckgeben(zugriff=zugriff, entscheidung=stand.entscheidung, rueckgabe_grund=grund)

    def _freigeben(self, stand: _Stand, akt: f.Freigeben, zugriff: Zugriff) -> None:
        stand.freigaben[akt.an] = tun.fall_freigeben(
            zugriff=zugriff,
            fall=stand.akte,
            traeger=self.traeger[LEITTRAEGER[stand.geschichte.raum]],
            fachkraft=self._konto(stand, akt.an),
            teile=list(akt.teile),
            zweck=self._text(stand, akt.zweck),
            einwilligung_am=zugriff.heute,
        )

    def _widerruf(self, stand: _Stand, akt: f.Widerruf, zugriff: Zugriff) -> None:
        tun.freigabe_widerrufen(zugriff=zugriff, freigabe=stand.freigaben.pop(akt.an))

    def _bestaetigung(self, stand: _Stand, akt: f.Bestaetigung, zugriff: Zugriff) -> None:
        stand.freigaben[akt.an] = tun.freigabe_bestaetigen(zugriff=zugriff, freigabe=stand.freigaben[akt.an])

    def _vertretung(self, stand: _Stand, akt: f.Vertretung, zugriff: Zugriff) -> None:
        konto = self._konto(stand, stand.andere)
        tun.vertretung_bestimmen(zugriff=zugriff, fall=stand.akte, konto=konto)

    def _fortschreibung(self, stand: _Stand, akt: f.Fortschreibung, zugriff: Zugriff) -> None:
        tun.massanzug_fortschreiben(zugriff=zugriff, fall=stand.akte)

    def _zurueckschau(self, stand: _Stand, akt: f.Zurueckschau, zugriff: Zugriff) -> None:
        """The young person and her parents, the Leitträger and the office see the goals, each a little differently."""
        abstand = {Sicht.JUNGER_MENSCH: 0, Sicht.ELTERN: 0, Sicht.TRAEGER: 1, Sicht.JUGENDAMT: 0}
        bewertungen: list[tun.Bewertung] = []
        for nummer, ziel in enumerate(list(stand.ziele.values())[-akt.ziele :]):
            for sicht, mehr in ((s, mehr) for s, mehr in abstand.items() if s in akt.sichten):
                wert = akt.naehe + mehr - (nummer + len(bewertungen)) % 2
                bewertungen.append(tun.Bewertung(ziel, sicht, Zielwert(min(3, max(0, wert)))))
        leit = self.traeger[LEITTRAEGER[stand.geschichte.raum]].name
        dritte = leit if zugriff.heute >= VERTRAG_VON else "wer bisher begleitet"
        tun.rueckblick_festhalten(
            zugriff=zugriff,
            fall=stand.akte,
            am=zugriff.heute,
            teilnehmende=f"Die Familie, {dritte}, Jugendamt",
            bewertungen=bewertungen,
            was_wirkte=self._text(stand, akt.half),
            neues=self._text(stand, akt.neues),
            intensitaet=akt.weiter,
            naechster_am=zugriff.heute + timedelta(120),
        )

    def _ende(self, stand: _Stand, akt: f.Ende, zugriff: Zugriff) -> None:
        tun.hilfe_abschliessen(
            zugriff=zugriff,
            fall=stand.akte,
            am=zugriff.heute,
            grund=akt.grund,
            ergebnis=self._text(stand, akt.erreicht),
            wer_bleibt=self._text(stand, akt.bleibt),
            rueckmeldung=self._text(stand, akt.sagt),
        )

    def _nachhaken(self, stand: _Stand, akt: f.Nachhaken, zugriff: Zugriff) -> None:
        tun.nachfrage_festhalten(
            zugriff=zugriff,
            nachfrage=stand.akte.nachfragen.get(monate=akt.monate),
            am=zugriff.heute,
            ergebnis=akt.ergebnis,
            worte=self._text(stand, akt.worte),
        )

    # Beside the story -------------------------------------------------------------------------------------------------

    def _vorhaben(self, stand: _Stand, akt: f.Vorhaben, zugriff: Zugriff) -> None:
        stand.schritte[akt.schritt] = tun.zielschritt_vereinbaren(
            zugriff=zugriff,
            ziel=stand.ziele[akt.ziel],
            wer=self._text(stand, akt.wer),
            was=akt.was,
            bis=naechster_arbeitstag(zugriff.heute + timedelta(akt.dauer)),
        )

    def _getan(self, stand: _Stand, akt: f.Getan, zugriff: Zugriff) -> None:
        tun.zielschritt_erledigen(zugriff=zugriff, schritt=stand.schritte[akt.schritt])

    def _wandel(self, stand: _Stand, akt: f.Wandel, zugriff: Zugriff) -> None:
        tun.ressource_fortschreiben(
            zugriff=zugriff,
            ressource=stand.akte.ressourcen.filter(beschreibung=self._text(stand, akt.was)).earliest("pk"),
            lage=akt.lage,
            am=zugriff.heute,
            ziel=next(iter(stand.ziele.values())) if akt.lage == Ressourcenlage.AKTIVIERT else None,
            worte=akt.worte,
        )

    def _anlass(self, stand: _Stand, akt: f.Anlass, zugriff: Zugriff) -> None:
        tun.fristereignis_festhalten(zugriff=zugriff, fall=stand.akte, art=akt.art, am=zugriff.heute, form=akt.form)

    def _brief(self, stand: _Stand, akt: f.Brief, zugriff: Zugriff) -> None:
        assert stand.entscheidung is not None
        eltern = self._eltern(stand)
        stand.bescheid = tun.bescheid_schreiben(
            zugriff=zugriff,
            entscheidung=stand.entscheidung,
            fuer=self._kind(stand).name,
            empfaenger=eltern.name,
            anschrift=f"Musterweg {eltern.pk % 60 + 1}\n59755 Arnsberg",
            datum=zugriff.heute,
        )

    def _post(self, stand: _Stand, akt: f.Post, zugriff: Zugriff) -> None:
        assert stand.bescheid is not None
        tun.bescheid_zur_post_geben(zugriff=zugriff, bescheid=stand.bescheid, zur_post_am=zugriff.heute)

    def _kind(self, stand: _Stand) -> Person:
        kinder = [p for p in stand.personen.values() if p.rolle == Fallrolle.KIND]
        return kinder[0] if kinder else next(iter(stand.personen.values()))

    def _eltern(self, stand: _Stand) -> Person:
        """Who gets the letter; a young person who came alone gets it herself."""
        lebende = [p for p in stand.personen.values() if not p.verstorben]
        rollen = {Fallrolle.MUTTER, Fallrolle.VATER, Fallrolle.ELTERNTEIL}
        return next((p for p in lebende if p.rolle in rollen), lebende[0])

    def _vereinbarung(self, stand: _Stand, akt: f.Vereinbarung, zugriff: Zugriff) -> None:
        """The family and the office agree; who signs says so on the same day."""
        kind, eltern = self._kind(stand), self._eltern(stand)
        alle = [tun.Beteiligt(kind.name, Beteiligtenrolle.JUNGER_MENSCH, meinung=akt.sagt_kind)]
        if eltern.pk != kind.pk:
            alle.append(tun.Beteiligt(eltern.name, Beteiligtenrolle.SORGEBERECHTIGT, meinung=akt.sagt_eltern))
        alle.append(tun.Beteiligt(zugriff.name, Beteiligtenrolle.JUGENDAMT))
        plan = tun.hilfeplan_festhalten(
            zugriff=zugriff,
            fall=stand.akte,
            am=zugriff.heute,
            fuer=kind.name,
            bedarf=akt.bedarf,
            perspektive=akt.perspektive,
            naechste_pruefung=naechster_arbeitstag(zugriff.heute + timedelta(182)),
            rueckruf=f"Jugendamt, {zugriff.name}",
            beteiligte=alle,
        )
        for nummer, beteiligung in enumerate(plan.beteiligte.order_by("pk")[:2]):
            ohne = akt.ohne if nummer == 0 else ""
            tun.unterschrift_festhalten(
                zugriff=zugriff,
                fall=stand.akte,
                beteiligung=beteiligung,
                am=zugriff.heute,
                unterschreibt=not ohne,
                grund=ohne,
            )

    def _ans_gericht(self, stand: _Stand, akt: f.AnsGericht, zugriff: Zugriff) -> None:
        tun.gerichtsfassung_schreiben(
            zugriff=zugriff,
            fall=stand.akte,
            sache=akt.sache,
            gericht="Amtsgericht Arnsberg, Familiengericht",
            geschaeftszeichen=f"12 F {stand.akte.pk % 300 + 1}/{zugriff.heute:%y}",
            prozess=akt.prozess,
        )

    def _einordnung(self, stand: _Stand, akt: f.Einordnung, zugriff: Zugriff) -> None:
        """From outside and back: a danger is assessed by two."""
        bisher = stand.akte.bereichszuordnungen.count()
        zu_zweit = akt.bereich == Bereich.GEFAEHRDUNG or bisher > 0
        tun.bereich_zuordnen(
            zugriff=zugriff,
            fall=stand.akte,
            bereich=akt.bereich,
            am=zugriff.heute,
            grund=_WARUM_DIESER_BEREICH[akt.bereich],
            auftrag=akt.auftrag,
            bis=naechster_arbeitstag(zugriff.heute + timedelta(akt.tage)) if akt.tage else None,
            gemeinsam_mit=self._konto(stand, stand.andere) if zu_zweit else None,
            stand=bisher,
        )

    def _abgeben(self, stand: _Stand, akt: f.Abgeben, zugriff: Zugriff) -> None:
        stand.uebergabe = tun.uebergabe_vorbereiten(
            zugriff=zugriff,
            fall=stand.akte,
            an=self._konto(stand, stand.andere),
            ab=naechster_arbeitstag(zugriff.heute + timedelta(1)),
            grund="Ich arbeite ab dem nächsten Monat weniger Stunden. Die Familie weiß es.",
            nicht_verlieren="Donnerstags anrufen, nicht schreiben. Versprochen ist ein Besuch vor den Ferien.",
        )

    def _uebernehmen(self, stand: _Stand, akt: f.Uebernehmen, zugriff: Zugriff) -> None:
        assert stand.uebergabe is not None
        tun.uebergabe_annehmen(zugriff=zugriff, uebergabe=stand.uebergabe)
        stand.fuehrt = stand.andere

    def _danebenlegen(self, stand: _Stand, akt: f.Danebenlegen, zugriff: Zugriff) -> None:
        """The copy is the second one; a paid piece goes, what the network brings comes."""
        erster = _in_arbeit(stand)
        zweiter = tun.schnitt_danebenlegen(zugriff=zugriff, fall=stand.akte)
        if bezahlt := zweiter.bausteine.exclude(einheit=Einheit.KOSTENLOS).order_by("pk").first():
            tun.baustein_entfernen(zugriff=zugriff, baustein=bezahlt, stand=bezahlt.stand)
        self._stueck(stand, akt.stueck, zugriff)
        if akt.nicht_weil:
            tun.schnitt_waehlen(zugriff=zugriff, fall=stand.akte, massanzug=erster, nicht_weil=akt.nicht_weil)

    def _eigene_sicht(self, stand: _Stand, akt: f.EigeneSicht, zugriff: Zugriff) -> None:
        rueckblick = stand.akte.rueckblicke.latest("am", "pk")
        gesehen = rueckblick.bewertungen.order_by("ziel_id").values_list("ziel_id", flat=True).distinct()
        ziele = [z for z in stand.ziele.values() if z.pk in set(gesehen)]
        sichten = [
            tun.EigeneSicht(
                z, Zielwert(max(0, akt.naehe - nummer % 2)), "" if nummer else "Das erzählt die Familie selbst."
            )
            for nummer, z in enumerate(ziele)
        ]
        tun.sicht_eintragen(zugriff=zugriff, rueckblick=rueckblick, sichten=sichten)


JEDE_MIT_PAPIEREN = {False: 2, True: 6}
"""Of the woven stories every so many-th has papers and what else belongs to a whole file; in the large city fewer."""
_WARUM_DIESER_BEREICH = {
    Bereich.LEISTUNG: "Die Absprachen halten seit drei Wochen, die Großmutter ist jeden Abend da. Wir arbeiten wieder"
    " freiwillig an dem, was die Familie will.",
    Bereich.KLAERUNG: "Die Erzählungen passen noch nicht zusammen. Wir wollen verstehen, wie die Morgen wirklich sind.",
    Bereich.GEFAEHRDUNG: "In der Nacht war niemand für das Kind da. Bis das sicher ist, gilt eine feste Absprache.",
}


def _in_arbeit(stand: _Stand) -> Massanzug:
    """The newest Fassung, without the Schnitte that lie beside it."""
    beiseite = [Massanzugstand.DANEBEN, Massanzugstand.NICHT_GEWAEHLT]
    return stand.akte.massanzuege.exclude(stand__in=beiseite).latest("fassung", "pk")


_NENNBAR = ("lt", "lt2", "lt3", "lt4", "asd", "asd2", "asd3", "asd4", "asd5")
"""Places whose names a story may use."""


def _beim_leittraeger(p: Demoperson) -> bool:
    return p.rolle in {Rolle.LT_FACHKRAFT, Rolle.LT_LEITUNG}


def _gross(text: str) -> str:
    return text[:1].upper() + text[1:]


_WIE: dict[type, Callable[[_Bau, _Stand, Any, Zugriff], None]] = {
    f.Aufnahme: _Bau._aufnahme,
    f.Mensch: _Bau._mensch,
    f.Gespraech: _Bau._gespraech,
    f.Stimme: _Bau._stimme,
    f.Schatz: _Bau._schatz,
    f.Haushalt: _Bau._haushalt,
    f.Verwandt: _Bau._verwandt,
    f.Sorge: _Bau._sorge,
    f.Nahestehend: _Bau._nahestehend,
    f.Absicht: _Bau._absicht,
    f.Zielwechsel: _Bau._zielwechsel,
    f.Rat: _Bau._rat,
    f.Stueck: _Bau._stueck,
    f.Stueckwechsel: _Bau._stueckwechsel,
    f.Vorlage: _Bau._vorlage,
    f.Unterschrift: _Bau._unterschrift,
    f.Rueckgabe: _Bau._rueckgabe,
    f.Freigeben: _Bau._freigeben,
    f.Widerruf: _Bau._widerruf,
    f.Bestaetigung: _Bau._bestaetigung,
    f.Vertretung: _Bau._vertretung,
    f.Fortschreibung: _Bau._fortschreibung,
    f.Zurueckschau: _Bau._zurueckschau,
    f.Ende: _Bau._ende,
    f.Nachhaken: _Bau._nachhaken,
    f.Vorhaben: _Bau._vorhaben,
    f.Getan: _Bau._getan,
    f.Wandel: _Bau._wandel,
    f.Anlass: _Bau._anlass,
    f.Brief: _Bau._brief,
    f.Post: _Bau._post,
    f.Vereinbarung: _Bau._vereinbarung,
    f.AnsGericht: _Bau._ans_gericht,
    f.Einordnung: _Bau._einordnung,
    f.Abgeben: _Bau._abgeben,
    f.Uebernehmen: _Bau._uebernehmen,
    f.Danebenlegen: _Bau._danebenlegen,
    f.EigeneSicht: _Bau._eigene_sicht,
}

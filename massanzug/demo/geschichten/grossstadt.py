"""The families of the large city: as many of each kind of help as the figures say, each with a way of its own.

What a help is, how long it lasts and how it ends is drawn here; what the people say comes from the themes. Helps that
ran when the software came (`START`) were taken into it then, with the day on which they had begun.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from massanzug.demo.geschichten import form as f
from massanzug.demo.geschichten import saetze_der_stadt as wort
from massanzug.demo.geschichten.familien import Sippe
from massanzug.demo.geschichten.kalender import bueroarbeitstag
from massanzug.demo.geschichten.namen import sippen
from massanzug.demo.geschichten.saetze import SAETZE
from massanzug.demo.geschichten.thema import Thema
from massanzug.demo.geschichten.themen import FORTSCHREIBUNGEN, THEMEN, weitere
from massanzug.demo.geschichten.verteilung import ARTEN, NACH_PLAN, SEIT_JAHR, Art, mengen
from massanzug.demo.geschichten.weben import Geschichtenfaden, Karten, Platz
from massanzug.fall.choices import (
    Abschlussgrund,
    Einheit,
    Ergebnis,
    Faden,
    Intensitaet,
    Kanal,
    Nachfrageergebnis,
    Sicht,
)
from massanzug.rechenkern.parameter import lade_kommune

START = date(SEIT_JAHR, 1, 3)
"""The ASD begins to work with the software; helps that run are taken into it in the weeks after."""
VERTRAG = date(2025, 10, 1)
BIS_ZUR_ENTSCHEIDUNG = 30
"""Days from the first contact to the decision, about."""
_ALLE = {t.schluessel: t for t in (*THEMEN, *weitere.ALLE)}
_AMBULANT = tuple(t.schluessel for t in THEMEN if not t.stationaer and t.schluessel != "trubel")
_THEMEN: dict[str, tuple[str, ...]] = {
    "27": _AMBULANT,
    "29": ("gefuehle", "stille", "neue-familie", "ankommen", "bildschirm"),
    "30": ("bildschirm", "ausbildung", "draussen", "ankommen", "kuemmern", "neue-familie"),
    "31": ("schulweg", "naechte", "trennung", "kuemmern", "trauer", "schicht", "gefuehle", "stille"),
    "32": ("trubel", "schulweg", "gefuehle"),
    "33": ("pflege", "pflege", "zwei-familien"),
    "34": ("nahebei", "bleiben", "auszug", "nahebei", "bleiben", "auszug", "sturm"),
    "35": ("draussen", "bildschirm"),
    "35a": ("schulbegleitung", "schulbegleitung", "lernen", "gefuehle", "stille"),
}
_MONATE = (1.2, 1.2, 1.2, 1.0, 1.0, 0.9, 0.6, 0.6, 1.2, 1.2, 1.3, 0.7)
"""How many families come in a month, for one in a middle month: fewer in the summer and before Christmas (assumed)."""
_LAST = {"asd": 1, "asd2": 1, "asd3": 2, "asd4": 2, "asd5": 2}
_LAST_LT = {"lt": 1, "lt2": 1, "lt3": 2, "lt4": 2}
"""Who leads how many: those one can look over the shoulder of have the families written by hand besides."""
ENDEN: tuple[tuple[Abschlussgrund, float], ...] = (
    (Abschlussgrund.GESCHAFFT, NACH_PLAN - 0.17),
    (Abschlussgrund.UEBERGANG, 0.17),
    (Abschlussgrund.WUNSCH, 0.14),
    (Abschlussgrund.UMZUG, 0.06),
    (Abschlussgrund.ABGEBROCHEN, 1 - NACH_PLAN - 0.20),
)
NACH_HAUSE = 0.2
"""Share of running stationary helps with a way home since the Planbudget began (assumed)."""
ANDERS = 0.2
"""Share of helps that would have been stationary and are cut otherwise since the contracts: what the city hopes for
(Bekanntmachung: „Besserung beim Verhältnis stationärer zu ambulanten Hilfen“); assumed."""
KOSTEN = {"33": 14, "34": 78, "32": 30}
"""Thousand Euro in a year, to spread new helps over the Wirkungsräume; any other kind 9."""
FREMD = 0.12
"""Share of families who wish another provider than the Leitträger (§ 5 SGB VIII; assumed)."""
BERATEN, ABGELEHNT = 40, 18
WARTEND = (("kontakt", 6), ("wille", 4), ("ziele", 4), ("beratung", 4), ("entwurf", 5), ("vorgelegt", 5))
"""Families without a decided plan: given advice only, refused, and how many are at which step today."""


@dataclass(frozen=True)
class Lauf:
    """One help: its kind, when it began and was taken into the software, when it ended; in days before today."""

    art: Art
    begann_vor: int
    aufgenommen_vor: int
    endete_vor: int | None

    def zaehlt(self, heute: date) -> bool:
        """Whether it will have been granted since the contracts, so that it is no Altfall."""
        return self.begann_vor < (heute - VERTRAG).days + BIS_ZUR_ENTSCHEIDUNG

    @property
    def seit(self) -> int:
        """Days it had run when it was taken in."""
        return self.begann_vor - self.aufgenommen_vor


def laeufe(zufall: Random, heute: date) -> list[Lauf]:
    """All helps of the city, running and ended, those that began first in front."""
    tage = (heute - START).days
    alle = []
    for menge in mengen(tage / 365.25):
        alle += [_laufender(zufall, menge.art, heute) for _ in range(menge.laufend)]
        alle += [_beendeter(zufall, menge.art, heute) for _ in range(menge.beendet)]
    for i, lauf in enumerate(alle):
        if lauf.art.paragraf == "34" and lauf.zaehlt(heute) and zufall.random() < ANDERS:
            alle[i] = replace(lauf, art=ARTEN[0])
    return sorted(alle, key=lambda lauf: -lauf.begann_vor)


def _dauer(zufall: Random, art: Art) -> float:
    """Days: most a little shorter than the mean, some much longer."""
    return max(75.0, art.monate * 30.4 * zufall.lognormvariate(-0.08, 0.4))


def _aufnahme(zufall: Random, beginn: date) -> date:
    return beginn if beginn >= START else START + timedelta(zufall.randint(0, 75))


def _laufender(zufall: Random, art: Art, heute: date) -> Lauf:
    """Met on a day like any other: long ones are met more often, and each somewhere on its way."""
    while True:
        dauer = _dauer(zufall, art)
        beginn = bueroarbeitstag(heute - timedelta(int(dauer * zufall.random()) + 48))
        laenge_zaehlt = zufall.random() < dauer / (art.monate * 30.4 * 3)
        if laenge_zaehlt and zufall.random() < _MONATE[beginn.month - 1] / max(_MONATE):
            aufgenommen = bueroarbeitstag(_aufnahme(zufall, beginn))
            return Lauf(art, (heute - beginn).days, (heute - aufgenommen).days, None)


def _beendeter(zufall: Random, art: Art, heute: date) -> Lauf:
    """Ended on any day since the first spring; not before it could be written down."""
    while True:
        ende = bueroarbeitstag(heute - timedelta(zufall.randint(5, (heute - START).days - 30)))
        beginn = bueroarbeitstag(ende - timedelta(int(_dauer(zufall, art))))
        aufgenommen = bueroarbeitstag(_aufnahme(zufall, beginn))
        if (ende - aufgenommen).days < 50 + 25 * (beginn >= START):
            aufgenommen = bueroarbeitstag(START + timedelta(zufall.randint(0, 6)))
            if beginn >= START or (ende - aufgenommen).days < 15:
                continue
        if zufall.random() < _MONATE[beginn.month - 1] / max(_MONATE):
            return Lauf(art, (heute - beginn).days, (heute - aufgenommen).days, (heute - ende).days)


@dataclass(frozen=True)
class _Ort:
    raum: str
    stadtteil: str
    menschen: int


class Grossweber:
    """Gives each help a place, people who work on it, and its story."""

    def __init__(self, zufall: Random, heute: date) -> None:
        self.zufall, self.heute = zufall, heute
        self.karten = Karten(zufall)
        self.sippen = sippen(zufall)
        stadt = lade_kommune("arnsberg")
        self.orte = [_Ort(t.wirkungsraum, t.name, t.einwohner_alt or 0) for t in stadt.stadtteile]
        self.betraege = {b.wirkungsraum: b.betrag_cent for b in stadt.planbudgets}
        self.gebunden = dict.fromkeys(self.betraege, 0.0)
        self.reihen = {raum: {"asd": self._reihe(_LAST), "lt": self._reihe(_LAST_LT)} for raum in self.betraege}

    def webe(self) -> list[f.Geschichte]:
        hilfen = [self._hilfe(i, lauf) for i, lauf in enumerate(laeufe(self.zufall, self.heute), start=1)]
        return [
            *hilfen,
            *self._wartende(),
            *self._ohne_hilfe("abgelehnt", ABGELEHNT),
            *self._ohne_hilfe("rat", BERATEN),
        ]

    def _reihe(self, last: dict[str, int]) -> Iterator[str]:
        plaetze = [platz for platz, mal in last.items() for _ in range(mal)]
        while True:
            yield from self.zufall.sample(plaetze, len(plaetze))

    def _ort(self, nach_betrag: bool = False) -> _Ort:
        """By inhabitants; new stationary helps by the published amounts, which are the costs of each Wirkungsraum."""
        orte = self.orte
        if nach_betrag:
            raum = min(self.betraege, key=lambda r: self.gebunden[r] / self.betraege[r])
            orte = [o for o in orte if o.raum == raum]
        [ort] = self.zufall.choices(orte, [o.menschen for o in orte])
        return ort

    def _platz(self, ort: _Ort, station: str, vor: int, thema: str, **mehr: object) -> Platz:
        reihen = self.reihen[ort.raum]
        return Platz(
            ort.raum, ort.stadtteil, station, (vor, vor), next(reihen["asd"]), next(reihen["lt"]), (thema,), **mehr  # type: ignore[arg-type]
        )  # fmt: skip

    def _hilfe(self, nummer: int, lauf: Lauf) -> f.Geschichte:
        neu = lauf.zaehlt(self.heute)
        thema = self.karten.zieh(f"thema:{lauf.art.paragraf}", _THEMEN[lauf.art.paragraf])
        ort = self._ort(nach_betrag=neu and (lauf.art.stationaer or lauf.art.paragraf == "32"))
        if neu and lauf.endete_vor is None and lauf.art.paragraf != "35a":
            self.gebunden[ort.raum] += KOSTEN.get(lauf.art.paragraf, 9)
        wunsch = ""
        seit_vertrag = lauf.begann_vor < (self.heute - VERTRAG).days
        if seit_vertrag and lauf.art.paragraf in {"27", "30", "31"} and self.zufall.random() < FREMD:
            wunsch = self.zufall.choice(["muehlrad", "wegwarte"])
        platz = self._platz(ort, "laeuft", lauf.aufgenommen_vor, thema, wunsch=wunsch)
        faden = Stadtfaden(
            self.zufall, self.karten, _ALLE[thema], next(self.sippen), platz, lauf=lauf, heute=self.heute
        )
        return self._geschichte(f"stadt-{nummer:04d}-{lauf.art.paragraf}", faden)

    def _geschichte(self, schluessel: str, faden: Geschichtenfaden) -> f.Geschichte:
        platz = faden.platz
        return f.Geschichte(
            schluessel=schluessel,
            familie=faden.sippe.familie,
            raum=platz.raum,
            stadtteil=platz.stadtteil,
            vor=faden.vor,
            verlauf=faden.verlauf,
            fuehrt=platz.fuehrt,
            stichworte=frozenset({platz.station, faden.thema.schluessel}),
        )

    def _wartende(self) -> Iterator[f.Geschichte]:
        """Families between the first contact and the decision; most for days, some for weeks."""
        for station, anzahl in WARTEND:
            for nummer in range(anzahl):
                vor = self.zufall.choice([2, 3, 4, 6, 8, 11, 15, 24, 38]) if station != "vorgelegt" else 2 + nummer
                thema = self.karten.zieh("thema:27", _AMBULANT)
                platz = self._platz(self._ort(), station, vor, thema)
                faden = Wartefaden(self.zufall, self.karten, _ALLE[thema], next(self.sippen), platz)
                yield self._geschichte(f"stadt-{station}-{nummer}", faden)

    def _ohne_hilfe(self, station: str, anzahl: int) -> Iterator[f.Geschichte]:
        for nummer in range(anzahl):
            vor = self.zufall.randint(70, (self.heute - START).days)
            thema = self.karten.zieh("thema:31", _THEMEN["31"])
            platz = self._platz(self._ort(), "entwurf" if station == "abgelehnt" else "kontakt", vor, thema)
            faden = Ohnefaden(self.zufall, self.karten, _ALLE[thema], next(self.sippen), platz)
            yield self._geschichte(f"stadt-{station}-{nummer}", faden)


class Wartefaden(Geschichtenfaden):
    """A story of the large city before the decision: what people want is said in more words than one theme has."""

    def _willen(self) -> tuple[f.Schritt, ...]:
        return tuple(replace(s, akt=_mit_eigenen_worten(self.karten, s.akt)) for s in super()._willen())


def _mit_eigenen_worten(karten: Karten, akt: f.Akt) -> f.Akt:
    assert isinstance(akt, f.Stimme)
    dazu = wort.KIND_DAZU if " " not in akt.wer else wort.ELTERN_DAZU
    return replace(
        akt,
        wille=f"{akt.wille} {karten.zieh(f'dazu:{len(dazu)}:{dazu[0]}', dazu)}",
        beitrag=f"{akt.beitrag} {karten.zieh('getan', wort.GETAN)}" if akt.beitrag and " " in akt.wer else akt.beitrag,
    )


class Ohnefaden(Wartefaden):
    """A wish that led to no help: refused with a reason, or answered by advice."""

    def _verlauf(self) -> tuple[f.Schritt, ...]:
        verlauf = super()._verlauf()
        if self.platz.station == "entwurf":
            grund = self.karten.zieh("nicht", wort.NICHT_BEWILLIGT)
            tag = self.tage["unterschrift"]
            return verlauf + f.folge(
                f.am(self.tage["vorlage"], f.Vorlage(grund, ergebnis=Ergebnis.ABGELEHNT)),
                f.am(tag, f.Unterschrift()),
                f.am(tag + 12, f.Ende(Abschlussgrund.UEBERGANG, "Angebote im Stadtteil", self._bleibt())),
            )
        erreicht = self.karten.zieh("rat", wort.NUR_BERATUNG)
        return verlauf + f.am(14, f.Ende(Abschlussgrund.GESCHAFFT, erreicht, self._bleibt()))

    def _bleibt(self) -> str:
        return self.karten.zieh("bleibt", wort.BLEIBT)

    def _vor(self) -> int:
        return self.platz.vor[0]


class Stadtfaden(Wartefaden):
    """The story of one help from its beginning, or from the day it was taken into the software, to today."""

    def __init__(
        self, zufall: Random, karten: Karten, thema: Thema, sippe: Sippe, platz: Platz, *, lauf: Lauf, heute: date
    ) -> None:
        self.lauf, self.heute = lauf, heute
        self.neu = lauf.begann_vor < (heute - VERTRAG).days
        """Began with the contracts or later: the Leitträger is there, and the Planbudget."""
        self.vertragstag = lauf.aufgenommen_vor - (heute - VERTRAG).days
        self.endtag = None if lauf.endete_vor is None else lauf.aufgenommen_vor - lauf.endete_vor
        self.anbieter = self._anbieter(zufall, platz)
        thema = _zugeschnitten(zufall, karten, thema, lauf)
        super().__init__(zufall, karten, thema, sippe, platz)

    def _anbieter(self, zufall: Random, platz: Platz) -> str:
        """Before the contracts a family had whoever had time; later the Leitträger, or whom it wishes."""
        if platz.wunsch:
            return platz.wunsch
        if self.neu or zufall.random() < 0.5:
            return f.LEIT
        mit = ("muehlrad", "wegwarte") if self.lauf.art.paragraf in {"27", "30", "31", "35"} else ("muehlrad",)
        return f.LEIT if self.lauf.art.paragraf in {"33", "34", "35a"} else zufall.choice(mit)

    def _tage(self) -> dict[str, int]:
        """Who is taken into the software has a help already: it is written down within a few days."""
        if not self.lauf.seit:
            return super()._tage()
        namen = ("gespraech", "wille", "schaetze", "ziele", "beratung", "entwurf", "vorlage")
        tage = {name: i for i, name in enumerate(namen)}
        return tage | {"unterschrift": 8, "freigabe": 9, "bestaetigung": 10}

    def _vor(self) -> int:
        return self.lauf.aufgenommen_vor

    def _anfang(self) -> tuple[f.Schritt, ...]:
        erster, *rest = super()._anfang()
        if not self.lauf.seit:
            return (erster, *rest)
        assert isinstance(erster.akt, f.Aufnahme)
        return (replace(erster, akt=replace(erster.akt, seit=self.lauf.seit)), *rest)

    def _schaetze(self) -> tuple[f.Schritt, ...]:
        return super()._schaetze()[:4]

    def _profis(self) -> list[f.Stueck]:
        if self.platz.wunsch:
            return super()._profis()
        return [self._von(s) for s in super()._profis()]

    def _von(self, s: f.Stueck) -> f.Stueck:
        """The piece by the provider of this family. Before the contracts nobody of today's Leitträger is named."""
        if s.bei != f.LEIT:
            return s
        hat = self.anbieter == f.LEIT or isinstance(s.satz, int) or s.satz in SAETZE[self.anbieter]
        bei = self.anbieter if hat else f.LEIT
        wer = s.wer
        if bei != f.LEIT:
            wer = wer.replace("{lt}, {leit}", f"Fachkraft von {NAMEN[bei]}").replace("{leit}", NAMEN[bei])
        elif not self.neu:
            wer = wer.replace("{lt}, {leit}", "Fachkraft von {leit}")
        return replace(s, wer=wer, bei=bei)

    def _stueck(self, name: str, s: f.Stueck) -> f.Stueck:
        """Paid pieces run as long as the help does; what ran before the software keeps its first day."""
        neu = super()._stueck(name, s)
        ab = neu.ab - self.lauf.seit if self.lauf.seit else neu.ab
        if s.faden in {Faden.FACHKRAFT, Faden.STATIONAER}:
            ab = min(ab, self.endtag - 10) if self.endtag is not None else ab
            bis = self.endtag if self.endtag is not None else self.vor_tage + self.zufall.randint(40, 300)
            return replace(neu, ab=ab, bis=max(bis, ab + 5), menge=self._menge(neu))
        return replace(neu, ab=ab, bis=None)

    @property
    def vor_tage(self) -> int:
        return self.lauf.aufgenommen_vor

    def _menge(self, s: f.Stueck) -> int:
        """Hours are cut to the family: a quarter less to a half more, in half hours."""
        if s.einheit != Einheit.STUNDEN:
            return s.menge
        return max(1000, round(s.menge * self.zufall.uniform(0.75, 1.5) / 500) * 500)

    def _entscheidung(self) -> tuple[f.Schritt, ...]:
        if self.neu:
            return super()._entscheidung()
        return f.am(self.tage["unterschrift"], f.Unterschrift())

    def _laeuft(self) -> tuple[f.Schritt, ...]:
        letzter = self.endtag if self.endtag is not None else self.vor_tage
        beginn = self.tage["bestaetigung"]
        teile = list(self._rueckblicke(beginn, letzter))
        frei = None
        if self.neu and not self.platz.wunsch:
            frei = beginn
            teile += f.am(beginn, f.Bestaetigung(self.platz.lt))
        elif self.anbieter == f.LEIT and not self.lauf.art.stationaer and self.vertragstag + 90 < letzter:
            frei = max(beginn + 2, self.vertragstag + self.zufall.randint(5, 75))
            teile += f.am(
                frei, f.Freigeben(self.platz.lt, "Sie begleiten die Familie schon; ab jetzt nach dem Maßanzug.")
            )
            teile += f.am(frei + self.zufall.randint(1, 6), f.Bestaetigung(self.platz.lt))
        teile += self._neuer_zuschnitt(max(beginn + 100, self.vertragstag + 60), letzter - 25, frei)
        if self.endtag is not None:
            teile += self._ende(self.endtag)
        return tuple(sorted(teile, key=lambda s: s.tag))

    def _rueckblicke(self, beginn: int, letzter: int) -> Iterator[f.Schritt]:
        """Every four months in the last year, twice a year before, once a year where a help lasts for many."""
        tag, naehe = beginn, self.zufall.randint(0, 1)
        weit = (330, 370) if self.lauf.art.stationaer else (200, 300)
        vergessen = self.zufall.random() < 0.07
        while True:
            abstand = (88, 112) if self.vor_tage - tag < 420 else weit
            tag += self.zufall.randint(*abstand)
            if tag >= letzter - 12 or (vergessen and tag > self.vor_tage - 100):
                return
            half, weiter, neues = self.karten.zieh("half", wort.GEHOLFEN)
            ziele = 2 if self.vor_tage - tag < 420 else 1
            yield from f.am(tag, self._rueckblick(min(3, naehe), ziele, (half, weiter, neues)))
            naehe += self.zufall.random() < 0.55

    def _rueckblick(self, naehe: int, ziele: int, worte: tuple[str, Intensitaet, str]) -> f.Zurueckschau:
        """Not every side speaks each time."""
        sichten = tuple(s for s in Sicht if s == Sicht.JUNGER_MENSCH or self.zufall.random() < 0.7)
        return f.Zurueckschau(naehe, *worte, sichten, ziele)

    def _neuer_zuschnitt(self, ab: int, bis: int, frei: int | None) -> tuple[f.Schritt, ...]:
        """A new Fassung: less of the same, or the way home from a stationary help."""
        ab = max(ab, (frei or 0) + 20)
        heim = self.lauf.art.paragraf == "34" and self.zufall.random() < NACH_HAUSE
        if bis - ab < 40 or self.platz.wunsch or (self.lauf.art.stationaer and not heim):
            return ()
        if not heim and self.zufall.random() > 0.14:
            return ()
        tag = self.zufall.randint(ab, bis - 20)
        w = self.karten.zieh("fortschreibung", FORTSCHREIBUNGEN)
        altes = self.profis[0]
        ende = tag + 14 + 30 * heim
        weiter = self.endtag if self.endtag is not None else self.vor_tage + self.zufall.randint(60, 300)
        if heim:
            neu = f.stunden("q0", altes_wer(self.neu), "ist nachmittags da, bis alle wieder zu Hause angekommen sind", altes.ziel,
                            self.zufall.choice([4000, 5000, 6000]), ab=ende + 1, bis=max(weiter, ende + 60))  # fmt: skip
        else:
            neu = replace(altes, stueck="q0", menge=max(1000, altes.menge // 1000 * 600), wie_oft="", ab=tag + 15)
        if neu.einheit not in {Einheit.STUNDEN, Einheit.TAGE} or (neu.bis or 0) <= neu.ab:
            return ()
        neu = replace(neu, menge=max(500, neu.menge // 500 * 500))
        grundlage = "§ 27 Abs. 2 SGB VIII" if heim else self.thema.grundlage
        zweck = "Die neue Fassung gilt ab dem nächsten Monat."
        teilen = (f.Widerruf(self.platz.lt), f.Freigeben(self.platz.lt, zweck)) if frei is not None else ()
        return f.folge(
            f.am(tag, f.Gespraech(self.name_eltern, w.gespraech, Kanal.HAUSBESUCH)),
            f.am(tag, f.Stimme(self.name_eltern, w.wille, w.beitrag)),
            f.am(tag + 3, f.Fortschreibung(), f.Stueckwechsel(altes.stueck, bis=ende), neu),
            f.am(tag + 6, f.Vorlage(w.begruendung, grundlage=grundlage)),
            f.am(tag + 9, f.Unterschrift()),
            f.am(tag + 10, *teilen),
            f.am(tag + 12, f.Bestaetigung(self.platz.lt)) if frei is not None else (),
        )

    def _ende(self, tag: int) -> tuple[f.Schritt, ...]:
        erwachsen = self.alter + self.lauf.begann_vor / 365 - (self.lauf.endete_vor or 0) / 365 >= 18
        gruende, gewichte = zip(*ENDEN, strict=True)
        [grund] = self.zufall.choices(gruende, gewichte)
        if erwachsen and grund in {Abschlussgrund.GESCHAFFT, Abschlussgrund.UEBERGANG}:
            grund = Abschlussgrund.VOLLJAEHRIG
        ende = f.Ende(
            grund,
            self.karten.zieh(f"ende:{grund}", wort.ENDSAETZE[grund]),
            self.karten.zieh("bleibt", wort.BLEIBT),
            self.karten.zieh("sagt", wort.SAGT),
        )
        return f.am(tag, ende) + self._nachgefragt(tag, grund)

    def _nachgefragt(self, tag: int, grund: Abschlussgrund) -> tuple[f.Schritt, ...]:
        """After six and twelve months somebody asks; what fell due in the last weeks may still wait."""
        schritte: tuple[f.Schritt, ...] = ()
        if tag <= self.vertragstag:
            return schritte  # it belongs to the Fachkonzept
        for monate in (6, 12):
            wann = tag + monate * 31 + self.zufall.randint(0, 14)
            if wann >= self.vor_tage:
                break
            ergebnis, worte = self.karten.zieh("nachfrage", wort.NACHFRAGEN)
            if grund == Abschlussgrund.UMZUG:
                ergebnis, worte = Nachfrageergebnis.NICHT_ERREICHT, ""
            schritte += f.am(wann, f.Nachhaken(monate, ergebnis, worte))
        return schritte


NAMEN = {"muehlrad": "Mühlrad", "wegwarte": "Praxis Wegwarte"}


def altes_wer(neu: bool) -> str:
    return "{lt}, {leit}" if neu else "Fachkraft von {leit}"


def _zugeschnitten(zufall: Random, karten: Karten, thema: Thema, lauf: Lauf) -> Thema:
    """The theme with the professional pieces of this kind of help."""
    art = lauf.art
    grundlage = thema.grundlage or art.grundlage
    alter = thema.alter
    jahre = lauf.seit // 365
    if alter[0] >= 16 and art.paragraf in {"30", "34"} and zufall.random() < 0.45:
        alter = (18, 19)
        grundlage = f"§ 41 i. V. m. § {art.paragraf} SGB VIII"
    return replace(
        thema,
        alter=(alter[0] + jahre, alter[1] + jahre),
        profi=_profi(zufall, karten, thema, art),
        profis=1 if art.paragraf != "27" else thema.profis,
        geschwister=0,  # each child is a help of its own in the statistics
        grundlage=grundlage,
    )


def _profi(zufall: Random, karten: Karten, thema: Thema, art: Art) -> tuple[f.Stueck, ...]:
    wer = "{lt}, {leit}"
    ziel = "k" if thema.ziele_kind else "e"
    match art.paragraf:
        case "29":
            stueck = f.stunden(
                "", "Gruppe von {leit}", karten.zieh("29", wort.GRUPPENARBEIT), ziel, 1500, ab=0, bis=None
            )
        case "30":
            was = karten.zieh("30", wort.BEISTAND)
            stueck = f.stunden("", wer, was, ziel, zufall.choice([2000, 2500, 3000]), ab=0, bis=None)
        case "31":
            was = karten.zieh("31", wort.SPFH)
            stueck = f.stunden("", wer, was, "e", zufall.choice([3000, 3500, 4000, 5000]), ab=0, bis=None)
        case "32":
            was = karten.zieh("32", wort.TAGESGRUPPE)
            stueck = f.gruppe("", "Tagesgruppe von {leit}", was, ziel, zufall.choice([4, 5]), ab=0, bis=None)
        case "35":
            was = karten.zieh("35", wort.EINZELN)
            stueck = f.stunden("", wer, was, ziel, zufall.choice([9000, 10_000, 12_000]), ab=0, bis=None)
        case "33":
            cent = zufall.choice([989_00, 1_083_00, 1_083_00, 1_250_00, 1_684_00])
            stueck = weitere.pflegegeld("Leben in der Pflegefamilie, Pflegegeld im Monat", cent)
        case "35a" if not thema.profi[0].was.startswith("ist in der Klasse") and thema.schluessel != "lernen":
            stueck = f.stunden("", "Therapeutische Begleitung, {leit}", "trifft <k> zweimal in der Woche", ziel, 2500, ab=0, bis=None)  # fmt: skip
        case _:
            return thema.profi
    return (stueck,)

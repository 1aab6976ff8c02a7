"""Weaves stories from themes and families. The seed chooses; what belongs together stays together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

from massanzug.demo.geschichten import form as f
from massanzug.demo.geschichten.familien import SIPPEN, Sippe, worte
from massanzug.demo.geschichten.thema import Fund, Thema, Wort
from massanzug.demo.geschichten.themen import FORTSCHREIBUNGEN, RUECKGABEN, THEMEN, ZWECKE
from massanzug.fall.choices import Abschlussgrund, Einheit, Freigabeteil, Intensitaet, Kanal, Wunschwahl, Zielart

T = TypeVar("T")
PLATZHALTER = re.compile(r"<(\w+)>")
TEILE = (
    f.ALLES,
    f.ALLES,
    tuple(t for t in f.ALLES if t != Freigabeteil.ENTSCHEIDUNG),
    tuple(t for t in f.ALLES if t not in {Freigabeteil.RESSOURCEN, Freigabeteil.ENTSCHEIDUNG}),
)
STATIONEN = ("kontakt", "wille", "ziele", "beratung", "entwurf", "vorgelegt", "neu", "laeuft", "fortgeschrieben")


@dataclass(frozen=True)
class Platz:
    """Where a woven story stands in the city: how far it has come, how long ago it began, who works on it."""

    raum: str
    stadtteil: str
    station: str
    vor: tuple[int, int]
    fuehrt: str
    lt: str
    themen: tuple[str, ...]
    wunsch: str = ""
    zurueck: bool = False
    geschwister: int | None = None
    ende: bool = False


class Karten:
    """Draws without repeating until every card of a pile was drawn."""

    def __init__(self, zufall: Random) -> None:
        self.zufall = zufall
        self.stapel: dict[str, list[int]] = {}

    def zieh(self, name: str, karten: Sequence[T]) -> T:
        rest = self.stapel.get(name) or self.zufall.sample(range(len(karten)), len(karten))
        self.stapel[name] = rest[1:]
        return karten[rest[0]]

    def hand(self, name: str, karten: Sequence[T], anzahl: int) -> list[T]:
        """Several different cards, in the order of the pile."""
        gezogen = {id(k): k for k in (self.zieh(name, karten) for _ in range(min(anzahl, len(karten))))}
        return [k for k in karten if id(k) in gezogen]


class Weber:
    def __init__(self, zufall: Random) -> None:
        self.zufall = zufall
        self.karten = Karten(zufall)
        self.themen = {t.schluessel: t for t in THEMEN}

    def webe(self, plaetze: Sequence[Platz]) -> list[f.Geschichte]:
        return [self._geschichte(i, platz) for i, platz in enumerate(plaetze, start=1)]

    def _geschichte(self, nummer: int, platz: Platz) -> f.Geschichte:
        thema = self.themen[self.karten.zieh("thema:" + ",".join(platz.themen), platz.themen)]
        sippe = self.karten.zieh("sippe", SIPPEN)
        faden = Geschichtenfaden(self.zufall, self.karten, thema, sippe, platz)
        return f.Geschichte(
            schluessel=f"gewebt-{nummer:02d}-{thema.schluessel}",
            familie=sippe.familie,
            raum=platz.raum,
            stadtteil=platz.stadtteil,
            vor=faden.vor,
            verlauf=faden.verlauf,
            fuehrt=platz.fuehrt,
            stichworte=frozenset({platz.station, thema.schluessel}),
        )


class Geschichtenfaden:
    """One story being woven."""

    def __init__(self, zufall: Random, karten: Karten, thema: Thema, sippe: Sippe, platz: Platz) -> None:
        if platz.geschwister is not None:
            thema = replace(thema, geschwister=platz.geschwister)
        self.zufall, self.karten, self.thema, self.sippe, self.platz = zufall, karten, thema, sippe, platz
        moegliche = [e for e in ("mutter", "vater") if getattr(sippe, e)]
        self.elternteil = thema.elternteil or zufall.choice(moegliche)
        self.kind = zufall.randrange(len(sippe.kinder)) if not thema.geschwister else 0
        self.alter = zufall.randint(*thema.alter)
        self.worte = worte(sippe, self.kind, self.elternteil)
        self.name_kind, self.name_eltern = self.worte["k"], self.worte["E"]
        self.tage = self._tage()
        self.verlauf = self._fuelle(self._verlauf())
        self.vor = self._vor()
        # what lies ahead of today has not been looked back at yet
        self.verlauf = tuple(s for s in self.verlauf if s.tag < self.vor or not isinstance(s.akt, f.Zurueckschau))

    def _zieh(self, feld: str) -> str:
        return self.karten.zieh(f"{self.thema.schluessel}:{feld}", getattr(self.thema, feld))

    def _tage(self) -> dict[str, int]:
        z = self.zufall.randint
        tage = {"gespraech": z(3, 6)}
        tage["wille"] = tage["gespraech"] + z(1, 3)
        tage["schaetze"] = tage["wille"] + z(0, 3)
        tage["ziele"] = tage["schaetze"] + z(3, 6)
        tage["beratung"] = tage["ziele"] + z(3, 7)
        tage["entwurf"] = tage["beratung"] + z(3, 6)
        tage["vorlage"] = tage["entwurf"] + z(3, 6)
        tage["unterschrift"] = tage["vorlage"] + z(2, 5)
        tage["freigabe"] = tage["unterschrift"] + z(1, 4)
        tage["bestaetigung"] = tage["freigabe"] + z(1, 5)
        return tage

    def _vor(self) -> int:
        ende = {
            "vorgelegt": "vorlage",
            "neu": "freigabe",
            "entwurf": "entwurf",
            "beratung": "beratung",
            "ziele": "ziele",
        }
        if self.platz.station in ende:
            # the last act is some days ago, whatever the steps before it took
            letzter = max(s.tag for s in self.verlauf)
            return letzter + self.zufall.randint(*self.platz.vor)
        return self.zufall.randint(*self.platz.vor)

    def _bis(self, station: str) -> bool:
        return STATIONEN.index(self.platz.station) >= STATIONEN.index(station)

    def _verlauf(self) -> tuple[f.Schritt, ...]:
        teile = [self._anfang()]
        if self._bis("wille"):
            teile.append(self._willen())
        if self._bis("ziele"):
            teile += [self._schaetze(), self._ziele()]
        if self._bis("beratung"):
            teile.append(self._beratung())
        if self._bis("entwurf"):
            teile.append(self._plan())
        if self._bis("vorgelegt") or self.platz.zurueck:
            teile.append(self._vorlage())
        if self._bis("neu"):
            teile.append(self._entscheidung())
        if self._bis("laeuft"):
            teile.append(self._laeuft())
        if self._bis("fortgeschrieben"):
            teile.append(self._fortschreibung())
        return f.folge(*teile)

    def _anfang(self) -> tuple[f.Schritt, ...]:
        kind = f.Mensch(self.name_kind, f.KIND, self.alter)
        eltern = f.Mensch(self.name_eltern, f.MUTTER if self.elternteil == "mutter" else f.VATER, None, True)
        erste, zweite = (kind, eltern) if self.thema.meldet == "k" else (eltern, kind)
        kanal = self.zufall.choice([Kanal.TELEFON, Kanal.TELEFON, Kanal.BESUCH, Kanal.SCHRIFTLICH, Kanal.SOZIALRAUM])
        schritte = f.am(0, f.Aufnahme(erste, self._zieh("anliegen"), kanal), zweite)
        geschwister = [
            f.Mensch(name, f.KIND, max(1, self.alter - 2 * i))
            for i, (name, _) in enumerate(self.sippe.kinder[1 : 1 + self.thema.geschwister], start=1)
        ]
        schritte += f.am(0, *geschwister)
        if self._bis("wille"):
            mit = f"{self.name_eltern} und {self.name_kind}" if self.thema.kind else self.name_eltern
            schritte += f.am(self.tage["gespraech"], f.Gespraech(mit, self._zieh("gespraech"), Kanal.HAUSBESUCH))
        return schritte

    def _willen(self) -> tuple[f.Schritt, ...]:
        stimmen = []
        if self.thema.kind:
            stimmen.append(
                self._stimme(self.name_kind, self.karten.zieh(f"{self.thema.schluessel}:kind", self.thema.kind))
            )
        wort = self.karten.zieh(f"{self.thema.schluessel}:eltern", self.thema.eltern)
        stimmen.append(self._stimme(self.name_eltern, wort))
        return f.am(self.tage["wille"], *stimmen)

    @staticmethod
    def _stimme(wer: str, wort: Wort) -> f.Stimme:
        return f.Stimme(wer, wort.wille, wort.beitrag, wort.wunsch, wort.erwartung)

    def _schaetze(self) -> tuple[f.Schritt, ...]:
        """Each of the four fields, and up to three more."""
        je_feld: dict[str, list[Fund]] = {}
        for fund in self.thema.schaetze:
            je_feld.setdefault(fund.feld, []).append(fund)
        gewaehlt = [self.karten.zieh(f"{self.thema.schluessel}:{feld}", funde) for feld, funde in je_feld.items()]
        mehr = [x for x in self.thema.schaetze if x not in gewaehlt]
        gewaehlt += self.zufall.sample(mehr, min(len(mehr), self.zufall.randint(1, 3)))
        wer = {"k": self.name_kind, "e": self.name_eltern, "": ""}
        return f.am(self.tage["schaetze"], *(f.Schatz(x.feld, x.was, wer[x.von]) for x in gewaehlt))

    def _ziele(self) -> tuple[f.Schritt, ...]:
        tag = self.tage["ziele"]
        hat_kind = bool(self.thema.ziele_kind)
        akte: list[f.Akt] = []
        wer_richtung = self.name_kind if hat_kind else self.name_eltern
        richtung = self._zieh("richtung")
        akte.append(f.Absicht("r", wer_richtung, richtung, Zielart.RICHTUNG))
        if hat_kind:
            satz = self.karten.zieh(f"{self.thema.schluessel}:ziele_kind", self.thema.ziele_kind)
            akte.append(
                f.Absicht(
                    "k", self.name_kind, satz.text, woran=satz.woran, bis=tag + self.zufall.choice([90, 120, 180])
                )
            )
        satz = self.karten.zieh(f"{self.thema.schluessel}:ziele_eltern", self.thema.ziele_eltern)
        akte.append(
            f.Absicht("e", self.name_eltern, satz.text, woran=satz.woran, bis=tag + self.zufall.choice([90, 150, 210]))
        )
        return f.am(tag, *akte)

    def _beratung(self) -> tuple[f.Schritt, ...]:
        t, schluessel = self.thema, self.thema.schluessel
        rat = f.Rat(
            frage=self._zieh("frage"),
            ohne="\n".join(f"– {i}" for i in self.karten.hand(f"{schluessel}:ohne", t.ideen_ohne, 4)),
            mit="\n".join(f"– {i}" for i in self.karten.hand(f"{schluessel}:mit", t.ideen_mit, 2)),
            auswahl=self._zieh("auswahl"),
            fehlt=self._zieh("fehlt") if t.fehlt and self.zufall.random() < 0.6 else "",
            abweichend=self._zieh("abweichend") if t.abweichend else "",
            gaeste=self.zufall.choice(
                ["", "", "Schulsozialarbeit", "Offener Treff in {ort}", "Familienzentrum in {ort}"]
            ),
        )
        return f.am(self.tage["beratung"], rat)

    def _plan(self) -> tuple[f.Schritt, ...]:
        t, z = self.thema, self.zufall
        haende = {
            "e": self.karten.hand(f"{t.schluessel}:eigen", t.eigen, 2),
            "n": self.karten.hand(f"{t.schluessel}:netz", t.netz, z.randint(min(2, len(t.netz)), len(t.netz))),
            "r": self.karten.hand(f"{t.schluessel}:raum", t.raum, z.randint(1, 2)),
            "p": self._profis(),
        }
        stuecke = [self._stueck(f"{art}{i}", s) for art, hand in haende.items() for i, s in enumerate(hand)]
        self.profis = [s for s in stuecke if s.stueck.startswith("p")]
        return f.am(self.tage["entwurf"], *stuecke)

    def _profis(self) -> list[f.Stueck]:
        """The professional pieces: the first of the theme, for each child that needs it, then others."""
        erstes, *andere = self.thema.profi
        if self.platz.wunsch:
            return [replace(erstes, wer=WUNSCHFACHKRAFT[self.platz.wunsch], bei=self.platz.wunsch)]
        namen = [name for name, _ in self.sippe.kinder[1 : 1 + self.thema.geschwister]]
        je_kind = [replace(erstes, wer=erstes.wer.replace("<k>", name)) for name in namen]
        schluessel = f"{self.thema.schluessel}:profi"
        return [erstes, *je_kind, *self.karten.hand(schluessel, andere, self.thema.profis - 1)]

    def _stueck(self, name: str, s: f.Stueck) -> f.Stueck:
        beginn = self.tage["bestaetigung"]
        ziel = s.ziel if s.ziel != "k" or self.thema.ziele_kind else "e"
        return replace(
            s,
            stueck=name,
            ziel=ziel,
            wer=s.wer.replace("{" + "lt}", "{" + self.platz.lt + "}"),
            ab=beginn + s.ab,
            bis=None if s.bis is None else beginn + s.bis,
        )

    def _vorlage(self) -> tuple[f.Schritt, ...]:
        return f.am(self.tage["vorlage"], self._beschluss(self._zieh("begruendung"))) + (
            f.am(self.tage["vorlage"] + 3, f.Rueckgabe(self.karten.zieh("rueckgabe", RUECKGABEN)))
            if self.platz.zurueck
            else ()
        )

    def _beschluss(self, begruendung: str) -> f.Vorlage:
        if self.platz.wunsch:
            return f.Vorlage(
                begruendung,
                wunsch=WUENSCHE[self.platz.wunsch],
                wahl=Wunschwahl.ENTSPROCHEN,
                grund="Der Anbieter ist geeignet und hat Zeit.",
            )
        return f.Vorlage(begruendung, grundlage=self.thema.grundlage)

    def _entscheidung(self) -> tuple[f.Schritt, ...]:
        schritte = f.am(self.tage["unterschrift"], f.Unterschrift())
        if self.platz.wunsch:
            return schritte
        return schritte + f.am(
            self.tage["freigabe"],
            f.Freigeben(self.platz.lt, self.karten.zieh("zweck", ZWECKE), self.karten.zieh("teile", TEILE)),
        )

    def _laeuft(self) -> tuple[f.Schritt, ...]:
        schritte: tuple[f.Schritt, ...] = ()
        if not self.platz.wunsch:
            schritte += f.am(self.tage["bestaetigung"], f.Bestaetigung(self.platz.lt))
        return schritte + self._zurueckschau()

    def _zurueckschau(self) -> tuple[f.Schritt, ...]:
        """Looking back every few months, each time a little nearer; what lies ahead of today does not happen yet."""
        schritte: tuple[f.Schritt, ...] = ()
        tag, naehe = self.tage["bestaetigung"], self.zufall.randint(0, 1)
        einmal = self.platz.ende or self._bis("fortgeschrieben")  # a new Fassung follows from looking back
        for nummer in range(1 if einmal else 3):
            tag += self.zufall.randint(80, 105)
            half, weiter, neues = self.karten.zieh("rueckblick", RUECKBLICKE)
            schritte += f.am(tag, f.Zurueckschau(min(3, naehe + nummer), half, weiter, neues))
        if self.platz.ende:
            grund, erreicht, bleibt, sagt = self.karten.zieh("ende", ENDEN)
            schritte += f.am(tag + 20, f.Ende(grund, erreicht, bleibt, sagt))
        return schritte

    def _fortschreibung(self) -> tuple[f.Schritt, ...]:
        w = self.karten.zieh("fortschreibung", FORTSCHREIBUNGEN)
        tag = self.tage["bestaetigung"] + self.zufall.randint(110, 160)
        akte: list[f.Akt] = [f.Fortschreibung()]
        erstes = self.profis[0]
        for nummer, altes in enumerate(p for p in self.profis if p.einheit == erstes.einheit):
            akte.append(f.Stueckwechsel(altes.stueck, bis=tag + 14))
            neu = replace(altes, stueck=f"q{nummer}", menge=_weniger(altes), wie_oft="", ab=tag + 15, bis=tag + 300)
            akte.append(neu)
        lt = self.platz.lt
        return f.folge(
            f.am(tag, f.Gespraech(self.name_eltern, w.gespraech, Kanal.HAUSBESUCH)),
            f.am(tag, f.Stimme(self.name_eltern, w.wille, w.beitrag)),
            f.am(tag + 4, *akte),
            f.am(tag + 7, self._beschluss(w.begruendung)),
            f.am(tag + 10, f.Unterschrift()),
            f.am(tag + 11, f.Widerruf(lt), f.Freigeben(lt, "Die neue Fassung gilt ab dem nächsten Monat.")),
            f.am(tag + 13, f.Bestaetigung(lt)),
        )

    def _fuelle(self, verlauf: tuple[f.Schritt, ...]) -> tuple[f.Schritt, ...]:
        return tuple(replace(s, akt=self._fuelle_akt(s.akt)) for s in verlauf)

    def _fuelle_akt(self, akt: f.Akt) -> f.Akt:
        neu = {
            name: PLATZHALTER.sub(lambda m: self.worte[m.group(1)], wert)
            for name, wert in vars(akt).items()
            if isinstance(wert, str) and type(wert) is str and "<" in wert
        }
        return replace(akt, **neu) if neu else akt  # type: ignore[arg-type]


def _weniger(stueck: f.Stueck) -> int:
    """Five days become three, four hours two and a half; never less than one."""
    stufe = 1000 if stueck.einheit == Einheit.TAGE else 500
    return max(1000, stueck.menge * 5 // 7 // stufe * stufe)


RUECKBLICKE = (
    (
        "Dass <k> selbst gesagt hat, wann Hilfe gut tut und wann nicht.",
        Intensitaet.GLEICH,
        "",
    ),
    (
        "Der feste Tag in der Woche, an dem niemand etwas anderes vorhat.",
        Intensitaet.WENIGER,
        "Die Nachbarin hat angeboten, einmal in der Woche zu kochen.",
    ),
    (
        "Dass die Schule sich meldet, bevor es schwierig wird.",
        Intensitaet.GLEICH,
        "",
    ),
    (
        "Gemeinsam aufschreiben, was schon klappt. Die Liste hängt am Kühlschrank.",
        Intensitaet.WENIGER,
        "",
    ),
    (
        "Der Verein: Dort zählt, was <k> kann.",
        Intensitaet.GLEICH,
        "Im Frühjahr beginnt eine neue Gruppe, da möchte <k> mitmachen.",
    ),
)
"""What helped, how to go on, what is new."""
ENDEN = (
    (
        Abschlussgrund.GESCHAFFT,
        "Wir reden wieder miteinander, und wenn es laut wird, hören wir auf und fangen später noch einmal an.",
        "Die Tante, der Trainer und im Notfall die offene Sprechstunde im Stadtteil.",
        "Am meisten hat geholfen, dass uns jemand gefragt hat, was wir wollen.",
    ),
    (
        Abschlussgrund.WUNSCH,
        "Die Morgen laufen, die Schule ist kein Streit mehr. Den Rest schaffen wir allein.",
        "Die Großeltern und die Elterngruppe im Familienzentrum.",
        "",
    ),
    (
        Abschlussgrund.GESCHAFFT,
        "<k> geht gern zur Schule und hat zwei Freunde, die oft hier sind.",
        "Die Patin, die Klassenlehrerin und der Treff am Nachmittag.",
        "Ich hätte nicht gedacht, dass es ohne geht. Es geht.",
    ),
)
"""Why it ends, what is reached, who remains, what the family says."""
WUNSCHFACHKRAFT = {
    "muehlrad": "Fachkraft von Mühlrad Familienbegleitung",
    "wegwarte": "Fachkraft der Praxis Wegwarte",
}
WUENSCHE = {
    "muehlrad": "Die Familie kennt eine Fachkraft von Mühlrad aus der Elterngruppe und vertraut ihr.",
    "wegwarte": "Die Familie wünscht sich die Praxis Wegwarte, weil dort abends und samstags Termine möglich sind.",
}

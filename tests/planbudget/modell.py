"""A small Hauptbuch of plain dicts, with its own arithmetic, and a seeded stream of things people try on it.

The real one must answer every try the same way and hold the same figures afterwards (test_zustand.py). What is drawn
depends on the seed and on this model only, so the same seed is the same run on every database. Unit: cents; a month is
jahr * 100 + monat; an account is (Wirkungsraum, Kontoart).
"""

import calendar
import hashlib
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

TAUSEND = 1000
HOECHSTENS = 10**13
HILFEN = ("ambulant", "teilstationaer", "stationaer", "pflege")
IM_BUDGET = (*HILFEN, "fallunspezifisch", "falluebergreifend")
KOSTENARTEN = (*IM_BUDGET, "ausserhalb")
FREI = ("ueberleitung_altfall", "tarif", "u21_neuberechnung", "korrektur")
UNFREI = ("ausgangswert", "rueckfuehrung", "vermeidung")

Konto = tuple[str, str]


class Ausgang(NamedTuple):
    """What became of a try: the kind of refusal and a word of its sentence; both empty where it was done."""

    art: str = ""
    wort: str = ""


GETAN = Ausgang()
VERBOTEN = Ausgang("verboten")
UNGUELTIG = Ausgang("ungueltig")
"""A model's own constraint says no, before the database has to."""
DATENBANK = Ausgang("datenbank")


def unzulaessig(wort: str) -> Ausgang:
    return Ausgang("unzulaessig", wort)


@dataclass(frozen=True)
class Person:
    traeger: str
    rolle: str
    raum: str = ""


PERSONEN = {
    "kaemmerei": Person("amt", "kaemmerei"),
    "wjh": Person("amt", "wjh"),
    "controlling": Person("amt", "controlling"),
    "verfasser": Person("amt", "controlling"),
    "steuerungsgruppe": Person("amt", "steuerungsgruppe"),
    "gast": Person("fremd", "steuerungsgruppe"),
    "lt_leitung": Person("neheim", "lt_leitung", "neheim"),
    "lt_leitung@huesten": Person("huesten", "lt_leitung", "huesten"),
    "asd": Person("amt", "asd_fachkraft", "neheim"),
    "jha": Person("amt", "jha"),
}
"""`gast` sits in the Steuerungsgruppe for a third organisation."""


@dataclass(frozen=True)
class Zug:
    """One try: what, by whom, on which day, with what."""

    art: str
    wer: str
    heute: date
    daten: Mapping[str, Any]


class Zeile(NamedTuple):
    soll: Konto
    haben: Konto
    cent: int
    tag: date
    von: date
    bis: date
    belegdatum: date
    beleg: str
    zahldatum: date | None
    klasse: str
    bezug: str

    @property
    def monat(self) -> int:
        return monat_von(self.tag)

    def getauscht(self) -> "Zeile":
        return self._replace(soll=self.haben, haben=self.soll)


@dataclass
class Buchung:
    art: str
    zeilen: list[Zeile]
    storniert: bool = False


@dataclass
class Ereignis:
    raum: str
    art: str
    monat_cent: int
    jahr_cent: int
    ab: date
    bis: date | None
    verfasser: str
    hebt_auf: int | None = None
    antworten: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Organisation → person and answer."""
    umkehrungen: list[int] = field(default_factory=list)

    @property
    def eigener_stand(self) -> str:
        antworten = [antwort for _, antwort in self.antworten.values()]
        if "abgelehnt" in antworten:
            return "abgelehnt"
        return "bestaetigt" if len(antworten) >= 2 else "vorgeschlagen"


@dataclass(frozen=True)
class Abschluss:
    plan: int
    ist: int
    rueckstellung: tuple[int, int]
    reserve: tuple[int, int]
    zeilen: tuple[Zeile, ...]
    nummer: int | None


@dataclass(frozen=True)
class Abschlussregel:
    anteil: int
    deckel: int
    ueberlast: int


@dataclass(frozen=True)
class Hilfe:
    """What runs: cents it binds in a month; `bezug` is how a line names it."""

    raum: str
    bezug: str
    je_monat: Mapping[int, int]


@dataclass(frozen=True)
class Zahlung:
    """A row of a file of past payments."""

    raum: str
    art: str
    cent: int
    von: date
    bis: date
    beleg: str
    zahldatum: date | None


@dataclass(frozen=True)
class Altfall:
    """A row of a file of helps: a single amount, due on its day, so that no tariff touches it."""

    raum: str
    kennung: str
    am: date
    cent: int


@dataclass
class Uebernahme:
    datei: str
    buchung: int | None
    hilfen: tuple[Altfall, ...]
    zurueckgenommen: bool = False


@dataclass(frozen=True)
class Anfang:
    """What the city has before the first try."""

    raeume: tuple[str, ...]
    budgets: Mapping[str, tuple[date, int]]
    regel: Abschlussregel
    hilfen: tuple[Hilfe, ...]


def monat_von(tag: date) -> int:
    return tag.year * 100 + tag.month


def letzter_des_monats(jahr: int, monat: int) -> date:
    return date(jahr, monat, calendar.monthrange(jahr, monat)[1])


def gerundet(zaehler: int, nenner: int) -> int:
    """Half away from zero, in integers."""
    betrag = (2 * abs(zaehler) + nenner) // (2 * nenner)
    return betrag if zaehler >= 0 else -betrag


def naechster_monat(monat: int, um: int = 1) -> int:
    jahr, m = divmod(monat // 100 * 12 + monat % 100 - 1 + um, 12)
    return jahr * 100 + m + 1


class Modell:
    """What is true after each try, as simply as it can be said."""

    def __init__(self, anfang: Anfang) -> None:
        self.anfang = anfang
        self.buch: list[Buchung] = []
        self.salden: dict[tuple[Konto, int], list[int]] = defaultdict(lambda: [0, 0])
        self.am_tag: dict[tuple[Konto, int], list[tuple[date, int]]] = defaultdict(list)
        self.geschlossen = 0
        self.schluesse: list[int] = []
        self.ereignisse: list[Ereignis] = []
        self.abschluesse: dict[tuple[str, int], list[Abschluss]] = defaultdict(list)
        self.lesart = "jahr"
        self.abgestimmt: list[int] = []
        self.uebernahmen: list[Uebernahme] = []
        self.belege: dict[Any, list[Buchung]] = defaultdict(list)
        """What a payment looks like that is booked already."""
        self.je_bezug: dict[tuple[str, int, str], int] = defaultdict(int)
        """Booked within the budget of a Wirkungsraum in a month for a single help."""
        self.handlungen = 0
        """Entries of the Protokoll."""

    def tue(self, zug: Zug) -> Ausgang:
        davor = len(self.buch)
        ausgang: Ausgang = getattr(self, f"_{zug.art}")(zug, **zug.daten)
        if ausgang == GETAN:  # a Buchung that another act makes has an entry of its own beside the act's
            begleitend = zug.art in {"abschliessen", "uebernehmen", "zuruecknehmen_bestand"}
            self.handlungen += 1 + (begleitend and len(self.buch) - davor)
        return ausgang

    # money -----------------------------------------------------------------------------------------------------------

    def stand(self, konto: Konto, tag: date) -> int:
        monat = monat_von(tag)
        davor = sum(wert[0] for (k, m), wert in self.salden.items() if k == konto and m < monat)
        return davor + sum(cent for am, cent in self.am_tag.get((konto, monat), ()) if am <= tag)

    def ist(self, raum: str, jahr: int, monate: Sequence[int] = range(1, 13)) -> int:
        return sum(
            self.salden[stelle][0]
            for art in IM_BUDGET
            for m in monate
            if (stelle := ((raum, art), jahr * 100 + m)) in self.salden
        )

    def plan(self, raum: str, jahr: int) -> int:
        beginn, cent = self.anfang.budgets[raum]
        faktor = 4 if self.lesart == "quartal" else 1
        teile = [_wirkung_im_jahr(0, cent * faktor, beginn, None, jahr)]
        teile += [
            _wirkung_im_jahr(e.monat_cent, e.jahr_cent, e.ab, e.bis, jahr)
            for e in self.ereignisse
            if e.raum == raum and e.eigener_stand == "bestaetigt"
        ]
        return sum(teile)

    def bindung(self, raum: str, monat: int) -> int:
        """What is still bound: each help's amount as far as nothing is booked for it; nothing in a closed month."""
        if monat <= self.geschlossen:
            return 0
        je_bezug: dict[str, int] = defaultdict(int)
        for hilfe in self.anfang.hilfen:
            if hilfe.raum == raum:
                je_bezug[hilfe.bezug] += hilfe.je_monat.get(monat, 0)
        frei = 0
        for u in self.uebernahmen:
            geltend = () if u.zurueckgenommen else u.hilfen
            frei += sum(h.cent for h in geltend if h.raum == raum and monat_von(h.am) == monat)
        gebucht = {bezug: max(self.je_bezug.get((raum, monat, bezug), 0), 0) for bezug in je_bezug}
        return frei + sum(max(cent - gebucht[bezug], 0) for bezug, cent in je_bezug.items())

    def ereignisstand(self, nummer: int) -> str:
        e = self.ereignisse[nummer]
        zurueck = any(self.ereignisse[u].eigener_stand == "bestaetigt" for u in e.umkehrungen)
        return "zurueckgenommen" if e.eigener_stand == "bestaetigt" and zurueck else e.eigener_stand

    def _buche(self, art: str, zeilen: Sequence[Zeile], *, nachtrag: bool) -> Ausgang:
        for zeile in zeilen:
            if (fehler := _zeilenfehler(zeile)) != GETAN:
                return fehler
        if not nachtrag and min(z.monat for z in zeilen) <= self.geschlossen:
            return unzulaessig("ist abgeschlossen")
        neu = Buchung(art, list(zeilen))
        self.buch.append(neu)
        for zeile in zeilen:
            self.belege[_als_beleg(zeile)].append(neu)
            for konto, cent in ((zeile.soll, zeile.cent), (zeile.haben, -zeile.cent)):
                wert = self.salden[konto, zeile.monat]
                wert[0] += cent
                wert[1] += 1
                self.am_tag[konto, zeile.monat].append((zeile.tag, cent))
                if zeile.bezug and konto[1] in IM_BUDGET:
                    self.je_bezug[konto[0], zeile.monat, zeile.bezug] += cent
        return GETAN

    # tries -----------------------------------------------------------------------------------------------------------

    def _buchen(
        self, zug: Zug, raum: str, art: str, cent: int, von: date, bis: date, beleg: str, belegdatum: date,
        zahldatum: date | None, bezug: str, nachtrag: str,
    ) -> Ausgang:  # fmt: skip
        if PERSONEN[zug.wer].rolle not in {"kaemmerei", "wjh"}:
            return VERBOTEN
        if art not in KOSTENARTEN:
            return unzulaessig("Kosten stehen auf einem Kostenkonto")
        zeilen = _kosten(raum, art, cent, von, bis, beleg, belegdatum, zahldatum, bezug)
        if isinstance(zeilen, Ausgang):
            return zeilen
        return self._buche("kosten", zeilen, nachtrag=bool(nachtrag))

    def _stornieren(self, zug: Zug, nummer: int, grund: str) -> Ausgang:
        alt = self.buch[nummer - 1]
        if PERSONEN[zug.wer].rolle not in {"kaemmerei", "wjh"}:
            return VERBOTEN
        if alt.art == "storno":
            return unzulaessig("Ein Storno wird nicht storniert")
        if alt.art == "abschluss":
            return unzulaessig("Ein Jahresabschluss wird nicht storniert")
        if alt.art == "uebernahme":
            return unzulaessig("Eine Übernahme wird als Ganzes zurückgenommen")
        if alt.storniert:
            return unzulaessig("ist schon storniert")
        return self._kehre_um(alt, grund)

    def _kehre_um(self, alt: Buchung, grund: str) -> Ausgang:
        zeilen = [z.getauscht() for z in alt.zeilen]
        spaet = min(z.monat for z in zeilen) <= self.geschlossen
        if not grund and not spaet:
            return DATENBANK
        ausgang = self._buche("storno", zeilen, nachtrag=bool(grund) and spaet)
        alt.storniert = ausgang == GETAN
        return ausgang

    def _schliessen(self, zug: Zug, bis_monat: int) -> Ausgang:
        if PERSONEN[zug.wer].rolle != "kaemmerei":
            return VERBOTEN
        if not 1 <= bis_monat % 100 <= 12 or bis_monat <= self.geschlossen:
            return unzulaessig("ist schon abgeschlossen")
        if bis_monat >= monat_von(zug.heute):
            return unzulaessig("wenn er vorbei ist")
        self.geschlossen = bis_monat
        self.schluesse.append(bis_monat)
        return GETAN

    def _abstimmen(self, zug: Zug, raum: str, art: str, stichtag: date, cent: int, quelle: str) -> Ausgang:
        if PERSONEN[zug.wer].rolle != "kaemmerei":
            return VERBOTEN
        if stichtag > zug.heute:
            return unzulaessig("wenn der Tag da ist")
        if not quelle:
            return UNGUELTIG
        self.abgestimmt.append(self.stand((raum, art), stichtag))
        return GETAN

    def _lesen(self, zug: Zug, lesart: str, grund: str) -> Ausgang:
        if PERSONEN[zug.wer].rolle != "kaemmerei":
            return VERBOTEN
        if not grund:
            return UNGUELTIG
        self.lesart = lesart
        return GETAN

    def _vorschlagen(
        self, zug: Zug, raum: str, art: str, jahr_cent: int, ab: date, bis: date | None, nachweis: str
    ) -> Ausgang:
        if not self._darf_vorschlagen(zug.wer, raum):
            return VERBOTEN
        if art not in FREI:
            return unzulaessig("werden aus den Bausteinen vorgeschlagen")
        if not jahr_cent:
            return unzulaessig("Betrag für ein volles Jahr")
        je_monat = gerundet(jahr_cent, 12) if art == "ueberleitung_altfall" else 0
        je_jahr = 0 if art == "ueberleitung_altfall" else jahr_cent
        if not (je_monat or je_jahr) or (bis and bis < ab) or not nachweis:
            return UNGUELTIG
        self.ereignisse.append(Ereignis(raum, art, je_monat, je_jahr, ab, bis, zug.wer))
        return GETAN

    def _darf_vorschlagen(self, wer: str, raum: str) -> bool:
        person = PERSONEN[wer]
        return person.rolle in {"kaemmerei", "controlling"} or (person.rolle == "lt_leitung" and person.raum == raum)

    def _antworten(self, zug: Zug, nummer: int, antwort: str, grund: str) -> Ausgang:
        e, person = self.ereignisse[nummer], PERSONEN[zug.wer]
        staedtisch = person.rolle in {"kaemmerei", "controlling", "steuerungsgruppe"}
        if not (staedtisch or (person.rolle == "lt_leitung" and person.raum == e.raum)):
            return VERBOTEN
        if e.verfasser == zug.wer:
            return unzulaessig("Sie haben dieses Ereignis verfasst")
        if e.eigener_stand == "abgelehnt":
            return unzulaessig("ist schon abgelehnt")
        if e.eigener_stand == "bestaetigt":
            return unzulaessig("ist schon bestätigt")
        schon_da = person.traeger in e.antworten or zug.wer in {wer for wer, _ in e.antworten.values()}
        if schon_da or (antwort == "abgelehnt" and not grund):
            return UNGUELTIG
        e.antworten[person.traeger] = (zug.wer, antwort)
        return GETAN

    def _zuruecknehmen(self, zug: Zug, nummer: int, grund: str, gesehen: str) -> Ausgang:
        """`gesehen` is the state on the page from which she acts; it may be an old one."""
        e = self.ereignisse[nummer]
        if not self._darf_vorschlagen(zug.wer, e.raum):
            return VERBOTEN
        if e.hebt_auf is not None or gesehen != "bestaetigt":
            return unzulaessig("Zurückgenommen wird ein bestätigtes Ereignis")
        if any(self.ereignisse[u].eigener_stand != "abgelehnt" for u in e.umkehrungen):
            return unzulaessig("schon vorgeschlagen")
        if not grund:
            return UNGUELTIG
        e.umkehrungen.append(len(self.ereignisse))
        neu = Ereignis(e.raum, e.art, -e.monat_cent, -e.jahr_cent, e.ab, e.bis, zug.wer, hebt_auf=nummer)
        self.ereignisse.append(neu)
        return GETAN

    def _uebernehmen(
        self, zug: Zug, datei: str, zahlungen: Sequence[Zahlung], hilfen: Sequence[Altfall], nachtrag: str
    ) -> Ausgang:
        if PERSONEN[zug.wer].rolle not in {"controlling", "wjh"}:
            return VERBOTEN
        if not (zahlungen or hilfen):
            return unzulaessig("nichts zu übernehmen")
        if any(u.datei == datei and not u.zurueckgenommen for u in self.uebernahmen):
            return unzulaessig("Diese Datei ist schon übernommen")
        if hilfen:
            da = {(h.kennung, h.am) for u in self.uebernahmen if not u.zurueckgenommen for h in u.hilfen}
            if any((h.kennung, h.am) in da for h in hilfen):
                return unzulaessig("Diese Hilfe ist schon übernommen")
            self.uebernahmen.append(Uebernahme(datei, None, tuple(hilfen)))
            return GETAN
        alle: list[Zeile] = []
        doppelt = False
        for z in zahlungen:
            zeilen = _kosten(z.raum, z.art, z.cent, z.von, z.bis, z.beleg, z.bis, z.zahldatum)
            if isinstance(zeilen, Ausgang):
                return zeilen
            for zeile in zeilen:
                if (fehler := _zeilenfehler(zeile)) != GETAN:
                    return fehler
            gebucht = self.belege.get(_als_beleg(zeilen[0]), ())
            doppelt |= any(b.art != "storno" and not b.storniert for b in gebucht)
            alle += zeilen
        if doppelt:
            return unzulaessig("Diese Zahlung ist schon gebucht")
        spaet = min(z.monat for z in alle) <= self.geschlossen
        if spaet and not nachtrag:
            return unzulaessig("Ein Teil liegt in abgeschlossenen Monaten")
        ausgang = self._buche("uebernahme", alle, nachtrag=spaet)
        if ausgang == GETAN:
            self.uebernahmen.append(Uebernahme(datei, len(self.buch), ()))
        return ausgang

    def _zuruecknehmen_bestand(self, zug: Zug, nummer: int, grund: str) -> Ausgang:
        u = self.uebernahmen[nummer]
        if PERSONEN[zug.wer].rolle not in {"controlling", "wjh"}:
            return VERBOTEN
        if u.zurueckgenommen:
            return unzulaessig("ist schon zurückgenommen")
        if u.buchung and not self.buch[u.buchung - 1].storniert:
            ausgang = self._kehre_um(self.buch[u.buchung - 1], grund)
            if ausgang != GETAN:
                return ausgang
        u.zurueckgenommen = True
        return GETAN

    def _abschliessen(self, zug: Zug, raum: str, jahr: int) -> Ausgang:
        if PERSONEN[zug.wer].rolle != "kaemmerei":
            return VERBOTEN
        if zug.heute <= date(jahr, 12, 31):
            return unzulaessig("läuft noch")
        if self.geschlossen < jahr * 100 + 12:
            return unzulaessig("schließen Sie zuerst alle Monate")
        fassungen = self.abschluesse[raum, jahr]
        letzter = fassungen[-1] if fassungen else None
        plan, ist = self.plan(raum, jahr), self.ist(raum, jahr)
        rueckstellung, reserve = (self._vorher(raum, jahr, art) for art in ("rueckstellung", "reserve"))
        if min(plan, ist, rueckstellung, reserve) < 0:
            return unzulaessig("liegt unter null")
        damals = letzter and (letzter.plan, letzter.ist, letzter.rueckstellung[0], letzter.reserve[0])
        if damals == (plan, ist, rueckstellung, reserve):
            return unzulaessig("nichts geändert")
        bewegungen = self._aufteilen(plan, ist, rueckstellung, reserve)
        tag, beleg = date(jahr, 12, 31), f"Jahresabschluss {jahr}/{len(fassungen) + 1}"
        neue = tuple(
            Zeile((raum, soll), (raum, haben), cent, tag, date(jahr, 1, 1), tag, tag, beleg, None, "", "")
            for soll, haben, cent in bewegungen
        )
        alle = [z.getauscht() for z in letzter.zeilen] if letzter else []
        alle += neue
        if alle and (ausgang := self._buche("abschluss", alle, nachtrag=True)) != GETAN:
            return ausgang
        nach = {
            art: sum(c if soll == art else -c for soll, haben, c in bewegungen if art in (soll, haben))
            for art in ("rueckstellung", "reserve")
        }
        fassungen.append(
            Abschluss(
                plan,
                ist,
                (rueckstellung, rueckstellung + nach["rueckstellung"]),
                (reserve, reserve + nach["reserve"]),
                neue,
                len(self.buch) if alle else None,
            )
        )
        return GETAN

    def _vorher(self, raum: str, jahr: int, art: str) -> int:
        """The stand without what this year's closings themselves moved."""
        konto = (raum, art)
        eigen = 0
        for abschluss in self.abschluesse[raum, jahr]:
            zeilen = self.buch[abschluss.nummer - 1].zeilen if abschluss.nummer else ()
            eigen += sum((z.cent if z.soll == konto else 0) - (z.cent if z.haben == konto else 0) for z in zeilen)
        return self.stand(konto, date(jahr, 12, 31)) - eigen

    def _aufteilen(self, plan: int, ist: int, rueckstellung: int, reserve: int) -> list[tuple[str, str, int]]:
        r = self.anfang.regel
        if ist <= plan:
            platz = max(gerundet(plan * r.deckel, TAUSEND) - rueckstellung, 0)
            behalten = min(gerundet((plan - ist) * r.anteil, TAUSEND), platz)
            teile = [("rueckstellung", "plan", behalten), ("reserve", "plan", plan - ist - behalten)]
        else:
            getragen = min(ist - plan, gerundet(plan * r.ueberlast, TAUSEND), rueckstellung)
            aus_reserve = min(ist - plan - getragen, reserve)
            rest = ist - plan - getragen - aus_reserve
            teile = [("plan", "rueckstellung", getragen), ("plan", "reserve", aus_reserve), ("plan", "allgemein", rest)]
        return [teil for teil in teile if teil[2]]

    # the same figures in another's words -----------------------------------------------------------------------------

    def pruefsumme(self, nummern: Mapping[Konto, int]) -> str:
        """What `planbudget.pruefungen.pruefsumme` must say, from what is known here."""
        teile = []
        for nummer, buchung in enumerate(self.buch, 1):
            summe = hashlib.sha256()
            for z in buchung.zeilen:
                tage = ",".join(t.isoformat() if t else "-" for t in (z.tag, z.von, z.bis, z.belegdatum, z.zahldatum))
                texte = "".join(f"{len(t)}:{t}" for t in (z.beleg, z.klasse, z.bezug))
                summe.update(f"{nummern[z.soll]}>{nummern[z.haben]}={z.cent};{tage};{texte}\n".encode())
            teile.append(f"{nummer}:{summe.hexdigest()}")
        salden = sorted((nummern[k], m, cent, anzahl) for (k, m), (cent, anzahl) in self.salden.items())
        teile += [":".join(map(str, reihe)) for reihe in salden]
        return hashlib.sha256("\n".join(teile).encode()).hexdigest()


def _kosten(
    raum: str, art: str, cent: int, von: date, bis: date, beleg: str, belegdatum: date, zahldatum: date | None,
    bezug: str = "",
) -> list[Zeile] | Ausgang:  # fmt: skip
    if cent == 0:
        return unzulaessig("null wird nicht gebucht")
    if bis < von:
        return unzulaessig("endet vor seinem Anfang")
    vorlage = Zeile(
        (raum, art), (raum, "verbindlichkeit"), abs(cent), bis, von, bis, belegdatum, beleg, zahldatum,
        art if art in HILFEN else "", bezug,
    )  # fmt: skip
    zeilen = [
        vorlage._replace(cent=teil, tag=ende, von=anfang, bis=ende)
        for anfang, ende, teil in _je_monat(abs(cent), von, bis)
        if teil
    ]
    if zahldatum:
        zeilen.append(vorlage._replace(soll=(raum, "verbindlichkeit"), haben=(raum, "kasse"), tag=zahldatum))
    return zeilen if cent > 0 else [z.getauscht() for z in zeilen]


def _als_beleg(z: Zeile) -> tuple[Any, ...]:
    return (z.beleg, z.soll, z.haben, z.cent, z.von, z.bis)


def _zeilenfehler(z: Zeile) -> Ausgang:
    if z.cent > HOECHSTENS:
        return unzulaessig("100 Milliarden")
    if not z.beleg.strip():
        return unzulaessig("gehört ein Beleg")
    if any(t and not 1990 <= t.year <= 2100 for t in (z.tag, z.von, z.bis, z.belegdatum, z.zahldatum)):
        return unzulaessig("kann nicht stimmen")
    return GETAN


def _je_monat(cent: int, von: date, bis: date) -> Iterator[tuple[date, date, int]]:
    """By days, running totals rounded, so that the parts are the whole."""
    alle = bis.toordinal() - von.toordinal() + 1
    verteilt = 0
    anfang = von
    while anfang <= bis:
        ende = min(bis, letzter_des_monats(anfang.year, anfang.month))
        bis_hier = gerundet(cent * (ende.toordinal() - von.toordinal() + 1), alle)
        yield anfang, ende, bis_hier - verteilt
        verteilt, anfang = bis_hier, ende + timedelta(days=1)


def _wirkung_im_jahr(monat_cent: int, jahr_cent: int, ab: date, bis: date | None, jahr: int) -> int:
    summe = 0
    je_monat, rest = divmod(abs(jahr_cent), 12)
    for monat in range(1, 13):
        voll = monat_cent or (je_monat + (monat <= rest)) * (1 if jahr_cent > 0 else -1)
        erster, letzter = date(jahr, monat, 1), letzter_des_monats(jahr, monat)
        tage = (min(letzter, bis or letzter) - max(erster, ab)).days + 1
        if tage > 0:
            summe += gerundet(voll * tage, letzter.day)
    return summe


class Einfaelle:
    """Draws the next try from seed and model. Most of them can be done, many cannot, and time moves on."""

    JAHRE = 6

    def __init__(self, saat: int, modell: Modell, anzahl: int) -> None:
        self.zufall = random.Random(saat)
        self.modell = modell
        self.heute = date(2025, 10, 1)
        self.schritt = self.JAHRE * 365 / anzahl
        self.gesehen: dict[int, str] = {}
        """Events as they were when somebody opened their page and did not look again."""
        self.dateien: list[dict[str, Any]] = []
        self._arten: dict[str, tuple[float, Callable[[], dict[str, Any]]]] = {
            "buchen": (50, self._buchen),
            "stornieren": (17, self._stornieren),
            "schliessen": (4, self._schliessen),
            "abschliessen": (2.5, self._abschliessen),
            "abstimmen": (3, self._abstimmen),
            "vorschlagen": (1.5, self._vorschlagen),
            "antworten": (6, self._antworten),
            "zuruecknehmen": (1, self._zuruecknehmen),
            "lesen": (0.2, self._lesen),
            "uebernehmen": (1, self._uebernehmen),
            "zuruecknehmen_bestand": (0.6, self._zuruecknehmen_bestand),
        }

    def naechster(self) -> Zug:
        while True:
            self.heute += timedelta(days=self._tage())
            arten = list(self._arten)
            art = self.zufall.choices(arten, [self._arten[a][0] for a in arten])[0]
            daten = self._arten[art][1]()
            if daten:
                return Zug(art, self._wer(art, daten), self.heute, daten)

    def _tage(self) -> int:
        ganze, rest = divmod(self.schritt, 1)
        return int(ganze) + (self.zufall.random() < rest)

    def _mal(self, anteil: float) -> bool:
        return self.zufall.random() < anteil

    def _wer(self, art: str, daten: Mapping[str, Any]) -> str:
        if self._mal(0.05):
            return self.zufall.choice(list(PERSONEN))
        if art in {"buchen", "stornieren"}:
            return self.zufall.choice(["kaemmerei", "wjh"])
        if art in {"schliessen", "abschliessen", "abstimmen", "lesen"}:
            return "kaemmerei"
        if art in {"uebernehmen", "zuruecknehmen_bestand"}:
            return self.zufall.choice(["controlling", "wjh"])
        if art == "antworten":
            raum = self.modell.ereignisse[daten["nummer"]].raum
            alle = ["kaemmerei", "controlling", "steuerungsgruppe", "verfasser"]
            alle += [n for n, p in PERSONEN.items() if p.raum == raum and p.rolle == "lt_leitung"] * 4
            return self.zufall.choice([*alle, "gast", "gast", "gast"])
        return self.zufall.choice(["kaemmerei", "controlling", "verfasser", "lt_leitung", "lt_leitung@huesten"])

    def _raum(self) -> str:
        return self.zufall.choice(self.modell.anfang.raeume)

    def _tag(self, *, zurueck: int, voraus: int = 20) -> date:
        return self.heute + timedelta(days=self.zufall.randint(-zurueck, voraus))

    def _cent(self) -> int:
        return self.zufall.choice(
            [
                self.zufall.randint(1, 9),
                self.zufall.randint(1, 50_000),
                self.zufall.randint(1, 5_000_000),
                -self.zufall.randint(1, 20_000),
            ]
        )

    def _buchen(self) -> dict[str, Any]:
        zufall, modell = self.zufall, self.modell
        von = self._tag(zurueck=40)
        if self._mal(0.15):  # a late bill, or a correction of what is closed
            von = self._tag(zurueck=500)
        bis = von + timedelta(days=zufall.choice([0, 0, zufall.randint(0, 40), zufall.randint(0, 200)]))
        zahldatum = bis + timedelta(days=zufall.randint(-30, 30)) if self._mal(0.6) else None
        spaet = min(monat_von(t) for t in (von, zahldatum or von)) <= modell.geschlossen
        daten = {
            "raum": self._raum(),
            "art": zufall.choice(KOSTENARTEN),
            "cent": self._cent(),
            "von": von,
            "bis": bis,
            "beleg": f"R {zufall.randint(1, 10**6)}",
            "belegdatum": bis,
            "zahldatum": zahldatum,
            "bezug": zufall.choice(modell.anfang.hilfen).bezug if self._mal(0.6) else "",
            "nachtrag": "Beleg kam spät" if (self._mal(0.6) if spaet else self._mal(0.01)) else "",
        }
        if self._mal(0.03):
            daten |= zufall.choice(
                [
                    {"cent": 0},
                    {"cent": HOECHSTENS + 1},
                    {"cent": 3 * HOECHSTENS, "von": date(2040, 1, 1), "bis": date(2040, 4, 30)},
                    {"bis": von - timedelta(days=1)},
                    {"beleg": "  "},
                    {"art": zufall.choice(["rueckstellung", "verbindlichkeit", "plan"])},
                    {"belegdatum": date(1989, 12, 31)},
                    {"von": date(2100, 12, 30), "bis": date(2101, 1, 2)},
                ]
            )
        return daten

    def _stornieren(self) -> dict[str, Any]:
        if not self.modell.buch:
            return {}
        letzte = len(self.modell.buch)
        frueheste = 1 if self._mal(0.1) else max(1, letzte - 400)
        nummer = self.zufall.randint(frueheste, letzte)
        return {"nummer": nummer, "grund": "" if self._mal(0.03) else "doppelt erfasst"}

    def _schliessen(self) -> dict[str, Any]:
        jetzt = monat_von(self.heute)
        wahl = [jetzt, naechster_monat(jetzt, -1), naechster_monat(jetzt, -2), jetzt // 100 * 100 + 13]
        return {"bis_monat": self.zufall.choices(wahl, [3, 1, 4, 1])[0]}

    def _abschliessen(self) -> dict[str, Any]:
        jahr = self.zufall.choices([self.heute.year, self.heute.year - 1, self.heute.year - 2], [1, 6, 3])[0]
        return {"raum": self._raum(), "jahr": jahr}

    def _abstimmen(self) -> dict[str, Any]:
        return {
            "raum": self._raum(),
            "art": self.zufall.choice([*KOSTENARTEN, "verbindlichkeit", "kasse", "reserve"]),
            "stichtag": self._tag(zurueck=200, voraus=5),
            "cent": self.zufall.randint(-(10**6), 10**6),
            "quelle": "" if self._mal(0.05) else "Sachkontenblatt",
        }

    def _lesen(self) -> dict[str, Any]:
        return {"lesart": self.zufall.choice(["jahr", "quartal"]), "grund": "" if self._mal(0.1) else "Auskunft"}

    def _vorschlagen(self) -> dict[str, Any]:
        ab = self._tag(zurueck=400, voraus=400)
        bis = ab + timedelta(days=self.zufall.randint(-5, 900)) if self._mal(0.5) else None
        return {
            "raum": self._raum(),
            "art": self.zufall.choice(UNFREI) if self._mal(0.1) else self.zufall.choice(FREI),
            "jahr_cent": self.zufall.choice([0, 5, -5, *(self.zufall.randint(-(10**7), 4 * 10**7) for _ in range(17))]),
            "ab": ab,
            "bis": bis,
            "nachweis": "" if self._mal(0.05) else f"Beschluss {self.zufall.randint(1, 999)}",
        }

    def _ereignis(self) -> int:
        letzte = len(self.modell.ereignisse) - 1
        return self.zufall.randint(0 if self._mal(0.1) else max(0, letzte - 15), letzte)

    def _antworten(self) -> dict[str, Any]:
        if not self.modell.ereignisse:
            return {}
        nein = self._mal(0.12)
        grund = "stimmt nicht" if nein and self._mal(0.8) else ""
        return {"nummer": self._ereignis(), "antwort": "abgelehnt" if nein else "bestaetigt", "grund": grund}

    def _zuruecknehmen(self) -> dict[str, Any]:
        if not self.modell.ereignisse:
            return {}
        nummer = self._ereignis()
        if self._mal(0.5):  # somebody looks at the page now, and may act from it much later
            self.gesehen[nummer] = self.modell.ereignisstand(nummer)
        gesehen = self.gesehen.setdefault(nummer, self.modell.ereignisstand(nummer))
        return {"nummer": nummer, "grund": "" if self._mal(0.05) else "Irrtum", "gesehen": gesehen}

    def _uebernehmen(self) -> dict[str, Any]:
        zufall = self.zufall
        if self.dateien and self._mal(0.3):  # the same file again, perhaps with a reason this time
            return zufall.choice(self.dateien[-20:]) | {"nachtrag": "Altbestand"}
        datei: dict[str, Any] = {"datei": f"bestand-{len(self.dateien)}.csv", "zahlungen": (), "hilfen": ()}
        if self._mal(0.4):
            datei["hilfen"] = tuple(
                Altfall(self._raum(), f"H-{zufall.randint(1, 400)}", self._tag(zurueck=200, voraus=0), self._betrag())
                for _ in range(zufall.randint(1, 5))
            )
        else:
            datei["zahlungen"] = tuple(self._zahlung() for _ in range(zufall.randint(0, 12)))
        datei["nachtrag"] = "Altbestand" if self._mal(0.6) else ""
        self.dateien.append(datei)
        return datei

    def _betrag(self) -> int:
        return self.zufall.randint(1, 500_000)

    def _zahlung(self) -> Zahlung:
        if self.modell.buch and self._mal(0.02):  # what somebody typed in already
            z = self.zufall.choice(self.modell.buch[-60:]).zeilen[0]
            return Zahlung(
                z.soll[0], z.soll[1] if z.soll[1] in KOSTENARTEN else "ambulant", z.cent, z.von, z.bis, z.beleg, None
            )
        von = self._tag(zurueck=60, voraus=-10)
        bis = von + timedelta(days=self.zufall.choice([0, self.zufall.randint(0, 45)]))
        cent = 0 if self._mal(0.005) else self._betrag()
        zahldatum = bis + timedelta(days=self.zufall.randint(0, 20)) if self._mal(0.8) else None
        beleg = f"U {self.zufall.randint(1, 10**6)}"
        return Zahlung(self._raum(), self.zufall.choice(KOSTENARTEN), cent, von, bis, beleg, zahldatum)

    def _zuruecknehmen_bestand(self) -> dict[str, Any]:
        if not self.modell.uebernahmen:
            return {}
        letzte = len(self.modell.uebernahmen) - 1
        nummer = self.zufall.randint(max(0, letzte - 12), letzte)
        return {"nummer": nummer, "grund": "" if self._mal(0.05) else "falscher Stand"}

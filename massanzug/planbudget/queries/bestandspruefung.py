"""What a city's file says, and whether it can be taken over: page and command line ask the same question.

The rows are checked by rechenkern.bestand; here comes what only the database knows: the city's Wirkungsräume, what was
taken over or booked before, closed months.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Q

from massanzug.planbudget.choices import Bestandsart, Kontoart
from massanzug.planbudget.models import Bestandshilfe, Bestandsuebernahme, Buchungszeile, Spaltenzuordnung
from massanzug.planbudget.queries.bindung import Zeile as Bindungszeile
from massanzug.planbudget.queries.bindung import bindungszeilen_je_raum, laeuft, satz_in_worten
from massanzug.planbudget.queries.hauptbuch import geschlossen_bis, konten_im
from massanzug.rechenkern.bestand import (
    Bestandszeile,
    Fehler,
    Fortschritt,
    Hinweis,
    Stadtangaben,
    Zahlungszeile,
    erkenne_art,
    pruefe_bestand,
    schlage_spalten_vor,
)
from massanzug.rechenkern.bestand.felder import KOSTENARTEN
from massanzug.rechenkern.bindung import je_monat
from massanzug.rechenkern.geld import Betrag, summe
from massanzug.rechenkern.hauptbuch import Buchungsfehler, Zeile, hash_aus, kostenzeilen, pruefe_zeilen
from massanzug.rechenkern.hilfearten import hilfeart
from massanzug.rechenkern.tabelle import Tabelle, spaltenbuchstabe
from massanzug.rechenkern.tabelle import Zeile as Tabellenzeile
from massanzug.rechenkern.tabellenwerte import kurz
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.sozialraum.queries import wirkungsraeume

MONATE_HOECHSTENS = 36
"""Months one payment may be divided over; more is a slip, and a million lines."""
ERSTE_ZEILEN = 5
EINZELN_HOECHSTENS = 50
"""Rows named one by one that were taken over before."""
Spalten = Mapping[str, str | None]
"""Field of the file → the heading of its column."""


@dataclass(frozen=True)
class Raumsumme:
    """What a file holds for one Wirkungsraum. Of helps: `laufend` run today and cost `betrag` a month.

    Of payments: `betrag` counts into the Planbudget, `ausserhalb` does not.
    """

    raum: Wirkungsraum
    anzahl: int
    laufend: int
    betrag: Betrag
    ausserhalb: Betrag


@dataclass(frozen=True)
class Zeilenblick:
    """A row as it was understood, in words."""

    zeile: Bestandszeile | Zahlungszeile
    raum: str

    @property
    def wofuer(self) -> str:
        """The kind of help, or what was paid for."""
        art = hilfeart(self.zeile.hilfeart) if self.zeile.hilfeart else None
        return str(art) if art or not isinstance(self.zeile, Zahlungszeile) else KOSTENARTEN[self.zeile.kostenart]

    @property
    def kosten(self) -> str:
        return satz_in_worten(self.zeile.posten()) if isinstance(self.zeile, Bestandszeile) else ""


@dataclass(frozen=True)
class Pruefung:
    """What a file says, read with these columns; `zeilen` are what would be taken over."""

    art: Bestandsart
    tabelle: Tabelle
    spalten: Spalten
    gelesen: int
    zeilen: tuple[Bestandszeile | Zahlungszeile, ...]
    fehler: tuple[Fehler, ...]
    hinweise: tuple[Hinweis, ...]
    raeume: tuple[Raumsumme, ...]
    fruehere: Bestandsuebernahme | None
    geschlossen_bis: int

    @property
    def ist_uebernehmbar(self) -> bool:
        return bool(self.zeilen) and not self.fehler and self.fruehere is None

    @property
    def spalten_fehlen(self) -> bool:
        """Whether it is the columns that are unclear; then no row was read."""
        return not self.gelesen and any(f.zeile == self.tabelle.kopfzeile for f in self.fehler)

    @property
    def erste(self) -> list[Zeilenblick]:
        """The first rows in words."""
        namen = {r.raum.schluessel: r.raum.name for r in self.raeume}
        return [Zeilenblick(zeile, namen[zeile.wirkungsraum]) for zeile in self.zeilen[:ERSTE_ZEILEN]]

    @property
    def braucht_grund(self) -> bool:
        """Whether something lies in closed months, so that a reason is asked for."""
        return self.geschlossen_bis > 0

    @property
    def gesamt(self) -> Raumsumme | None:
        """All Wirkungsräume together, where there is more than one."""
        if len(self.raeume) < 2:
            return None
        return Raumsumme(
            raum=self.raeume[0].raum,
            anzahl=sum(r.anzahl for r in self.raeume),
            laufend=sum(r.laufend for r in self.raeume),
            betrag=summe(r.betrag for r in self.raeume),
            ausserhalb=summe(r.ausserhalb for r in self.raeume),
        )


def kernart(art: Bestandsart) -> Literal["hilfen", "zahlungen"]:
    """As the core calls it."""
    return "hilfen" if art == Bestandsart.HILFEN else "zahlungen"


def pruefe_tabelle(
    tabelle: Tabelle,
    heute: date,
    *,
    pruefsumme: str,
    art: Bestandsart | None = None,
    spalten: Spalten | None = None,
    fortschritt: Fortschritt | None = None,
) -> Pruefung:
    """Read every row as what it is for; without `art` and `spalten` as the headings say, remembered ones first."""
    art = art or Bestandsart(erkenne_art(tabelle.kopf))
    if spalten is None:
        spalten = schlage_spalten_vor(tabelle.kopf, kernart(art), gemerkte_spalten(art, tabelle.kopf))
    ergebnis = pruefe_bestand(tabelle, spalten, stadtangaben(), heute, art=kernart(art), fortschritt=fortschritt)
    fruehere = in_kraft(pruefsumme)
    orte = _Orte(tabelle, spalten)
    if art == Bestandsart.HILFEN:
        fehler = () if fruehere else orte.fehler(schon_uebernommene(ergebnis.hilfen))
        hinweise: tuple[Hinweis, ...] = ()
        summen, zu = _summen_der_hilfen(ergebnis.hilfen, heute), 0
    else:
        buchung = zahlungsbuchung(ergebnis.zahlungen, heute, auch_gebuchte=fruehere is not None)
        fehler = orte.fehler(buchung.maengel)
        hinweise = tuple(_hinweise_zur_buchung(buchung))
        summen, zu = _summen_der_zahlungen(ergebnis.zahlungen, buchung), buchung.geschlossen_bis
    return Pruefung(
        art=art,
        tabelle=tabelle,
        spalten=spalten,
        gelesen=ergebnis.gelesen,
        zeilen=ergebnis.zeilen,
        fehler=tuple(sorted((*ergebnis.fehler, *fehler), key=lambda f: f.zeile)),
        hinweise=tuple(sorted((*ergebnis.hinweise, *hinweise), key=lambda h: h.zeile)),
        raeume=tuple(summen),
        fruehere=fruehere,
        geschlossen_bis=zu,
    )


def in_kraft(pruefsumme: str) -> Bestandsuebernahme | None:
    """The taking over of a file with exactly these bytes, unless it was taken back."""
    return Bestandsuebernahme.objects.filter(pruefsumme=pruefsumme, zurueckgenommen_am__isnull=True).first()


def stadtangaben() -> Stadtangaben:
    """The city's Wirkungsräume and Stadtteile, as files name them."""
    raeume = wirkungsraeume(None).prefetch_related("stadtteile")
    return Stadtangaben(
        tuple((raum.schluessel, raum.name) for raum in raeume),
        tuple((teil.name, raum.schluessel) for raum in raeume for teil in raum.stadtteile.all()),
    )


def kopfsumme(kopf: Sequence[str]) -> str:
    """One hash over the headings, in their order."""
    return hash_aus([json.dumps(list(kopf), ensure_ascii=False)])


def gemerkte_spalten(art: Bestandsart, kopf: Sequence[str]) -> Spalten | None:
    """What was chosen when a file with these headings was taken over."""
    gemerkt = Spaltenzuordnung.objects.filter(art=art, kopf=kopfsumme(kopf)).first()
    return gemerkt.spalten if gemerkt else None


@dataclass(frozen=True)
class Mangel:
    """What the database has against a row: its number in the file, the field, what to do."""

    zeile: int
    feld: str
    text: str


class _Orte:
    """Where in the file a field of a row stands."""

    def __init__(self, tabelle: Tabelle, spalten: Spalten) -> None:
        stellen = {name: stelle for stelle, name in enumerate(tabelle.kopf)}
        self.stellen = {feld: stellen[name] for feld, name in spalten.items() if name in stellen}
        self.tabelle = tabelle

    def fehler(self, maengel: Sequence[Mangel]) -> tuple[Fehler, ...]:
        zeilen = {zeile.nummer: zeile for zeile in self.tabelle.zeilen} if maengel else {}
        return tuple(self._fehler(mangel, zeilen.get(mangel.zeile)) for mangel in maengel)

    def _fehler(self, mangel: Mangel, zeile: Tabellenzeile | None) -> Fehler:
        stelle = self.stellen.get(mangel.feld)
        if stelle is None or zeile is None:
            return Fehler(mangel.zeile, "", "", "", mangel.text)
        ort = spaltenbuchstabe(stelle), self.tabelle.kopf[stelle], kurz(zeile.wert(stelle))
        return Fehler(mangel.zeile, *ort, mangel.text)


def _zusammen(maengel: list[Mangel], was: str, rat: str) -> list[Mangel]:
    """A whole file that was there before is one thing to mend, not five thousand."""
    if len(maengel) <= EINZELN_HOECHSTENS:
        return maengel
    wo = ", ".join(str(mangel.zeile) for mangel in maengel[:5])
    return [Mangel(0, "", f"{_tausend(len(maengel))} Zeilen {was} (Zeile {wo} …). {rat}")]


_ODER_ZURUECK = "Oder nehmen Sie zuerst jene Übernahme zurück."


# Helps ----------------------------------------------------------------------------------------------------------------


def schon_uebernommene(hilfen: Iterable[Bestandszeile]) -> list[Mangel]:
    """Rows that say what another file said: they would bind their money twice."""
    geltende = Bestandshilfe.objects.filter(uebernahme__zurueckgenommen_am__isnull=True)
    reihen = geltende.order_by().values_list("kennung", "hilfeart", "von", "uebernahme__datei", "uebernahme__am")
    da = {(kennung.casefold(), art, von): (datei, am) for kennung, art, von, datei, am in reihen}
    maengel = []
    for hilfe in hilfen if da else ():
        treffer = da.get((hilfe.kennung.casefold(), hilfe.hilfeart, hilfe.von))
        if treffer:
            quelle = f"aus „{treffer[0]}“ am {datum_als_text(treffer[1])}"
            text = f"Diese Hilfe ist schon übernommen: {quelle}. Bitte löschen Sie die Zeile. {_ODER_ZURUECK}"
            maengel.append(Mangel(hilfe.zeile, "kennung", text))
    return _zusammen(
        maengel, "sind schon aus einer anderen Datei übernommen", f"Bitte löschen Sie sie. {_ODER_ZURUECK}"
    )


def _summen_der_hilfen(hilfen: Sequence[Bestandszeile], heute: date) -> list[Raumsumme]:
    je_raum: dict[str, list[Bestandszeile]] = defaultdict(list)
    for hilfe in hilfen:
        je_raum[hilfe.wirkungsraum].append(hilfe)
    summen = []
    for raum in wirkungsraeume(None):
        eigene = je_raum[raum.schluessel]
        heutige = [h for h in eigene if h.von <= heute and (h.bis is None or h.bis >= heute)]
        monat = summe(je_monat(h.posten(), heute) for h in heutige)
        summen.append(Raumsumme(raum, len(eigene), len(heutige), monat, Betrag(0)))
    return summen


# Payments -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Zahlungsbuchung:
    """The lines of one Buchung, and what stands against single rows.

    `ausserhalb` are the rows whose help does not count into the Planbudget: what is not bound there is not spent there.
    `geschlossen_bis` is the newest closed month if a line lies in one, else 0.
    """

    zeilen: tuple[Zeile, ...]
    maengel: tuple[Mangel, ...]
    ohne_hilfe: tuple[int, ...]
    ausserhalb: frozenset[int]
    geschlossen_bis: int


def zahlungsbuchung(zahlungen: Sequence[Zahlungszeile], heute: date, *, auch_gebuchte: bool = False) -> Zahlungsbuchung:
    """What would be booked. `auch_gebuchte` leaves out the question whether a payment is in the Hauptbuch already."""
    raeume = {raum.schluessel: raum for raum in wirkungsraeume(None)}
    konten = {schluessel: konten_im(raum.pk) for schluessel, raum in raeume.items()}
    hilfen = _hilfen_je_kennung([raum.pk for raum in raeume.values()], heute) if zahlungen else {}
    zeilen: list[Zeile] = []
    maengel: list[Mangel] = []
    erste: dict[int, Zeile] = {}
    ohne_hilfe: list[int] = []
    ausserhalb: set[int] = set()
    for zahlung in zahlungen:
        eigene = hilfen.get((zahlung.kennung or "").casefold(), [])
        if zahlung.kennung and not eigene:
            ohne_hilfe.append(zahlung.zeile)
        if _zaehlt_nicht(zahlung, eigene):
            ausserhalb.add(zahlung.zeile)
        neue = _zeilen_der_zahlung(zahlung, konten[zahlung.wirkungsraum], eigene, zahlung.zeile in ausserhalb)
        if isinstance(neue, Mangel):
            maengel.append(neue)
        else:
            zeilen += neue
            erste[zahlung.zeile] = neue[0]
    if not auch_gebuchte:
        maengel += _schon_gebuchte(erste)
    zu = geschlossen_bis()
    return Zahlungsbuchung(
        zeilen=tuple(zeilen),
        maengel=tuple(maengel),
        ohne_hilfe=tuple(ohne_hilfe),
        ausserhalb=frozenset(ausserhalb),
        geschlossen_bis=zu if any(zeile.monat <= zu for zeile in zeilen) else 0,
    )


def _hilfen_je_kennung(raum_ids: Sequence[int], heute: date) -> dict[str, list[Bindungszeile]]:
    """The taken-over helps by their Kennung, whatever its case."""
    je_kennung: dict[str, list[Bindungszeile]] = defaultdict(list)
    for zeilen in bindungszeilen_je_raum(raum_ids, heute).values():
        for zeile in zeilen:
            if zeile.baustein_id is None:
                je_kennung[zeile.name.casefold()].append(zeile)
    return je_kennung


def _zaehlt_nicht(zahlung: Zahlungszeile, hilfen: Sequence[Bindungszeile]) -> bool:
    """Whether the help it pays for does not count; judged by what ran then, if anything did."""
    damals = [hilfe for hilfe in hilfen if laeuft(hilfe, zahlung.leistung_von)] or hilfen
    return bool(damals) and not any(hilfe.zaehlt for hilfe in damals) and zahlung.hilfeklasse is not None


def _zeilen_der_zahlung(
    zahlung: Zahlungszeile, konten: Mapping[Kontoart, int], hilfen: Sequence[Bindungszeile], ist_ausserhalb: bool
) -> tuple[Zeile, ...] | Mangel:
    monate = (zahlung.leistung_bis.year - zahlung.leistung_von.year) * 12
    if monate + zahlung.leistung_bis.month - zahlung.leistung_von.month >= MONATE_HOECHSTENS:
        text = f"Die Leistung reicht über mehr als {MONATE_HOECHSTENS} Monate. Bitte teilen Sie die Zahlung auf."
        return Mangel(zahlung.zeile, "leistung_bis", text)
    kosten = konten[Kontoart.AUSSERHALB if ist_ausserhalb else Kontoart(zahlung.kostenart)]
    try:
        zeilen = kostenzeilen(
            (kosten, konten[Kontoart.VERBINDLICHKEIT], konten[Kontoart.KASSE]),
            zahlung.betrag_cent,
            zahlung.leistung_von,
            zahlung.leistung_bis,
            belegdatum=zahlung.belegdatum,
            beleg=zahlung.beleg,
            zahldatum=zahlung.zahldatum,
            hilfeklasse=zahlung.hilfeklasse or "",
            bezug=_bezug(zahlung, hilfen),
        )
        pruefe_zeilen(zeilen, 0)
    except Buchungsfehler as fehler:
        return Mangel(zahlung.zeile, _FELD_ZUM_FEHLER.get(fehler.feld, "betrag"), str(fehler))
    return zeilen


_FELD_ZUM_FEHLER = {"tag": "leistung_von", "leistung_bis": "leistung_bis", "beleg": "beleg"}


def _bezug(zahlung: Zahlungszeile, hilfen: Sequence[Bindungszeile]) -> str:
    """Written as the help's own, so that the commitment of the month makes room."""
    if zahlung.kennung is None:
        return ""
    return hilfen[0].bezug if hilfen else f"hilfe:{zahlung.kennung}"


def _schon_gebuchte(erste: Mapping[int, Zeile]) -> list[Mangel]:
    """Rows whose first line is in the Hauptbuch already and was not taken back."""
    if not erste:
        return []
    belege = {zeile.beleg for zeile in erste.values()}
    tage = [zeile.tag for zeile in erste.values()]
    reihen = (
        Buchungszeile.objects.filter(tag__range=(min(tage), max(tage)))
        .exclude(Q(buchung__hebt_auf__isnull=False) | Q(buchung__storno__isnull=False))
        .order_by()
        .values_list("buchung_id", "beleg", "soll_id", "haben_id", "betrag_cent", "leistung_von", "leistung_bis")
    )
    da = {rest: nummer for nummer, *rest_ in reihen.iterator(chunk_size=5000) if (rest := tuple(rest_))[0] in belege}
    maengel = []
    for nummer, z in erste.items():
        gebucht = da.get((z.beleg, z.soll, z.haben, z.cent, z.leistung_von, z.leistung_bis))
        if gebucht is not None:
            text = f"Diese Zahlung ist schon gebucht (Buchung {gebucht}). Bitte löschen Sie die Zeile."
            maengel.append(Mangel(nummer, "beleg", text))
    return _zusammen(maengel, "sind schon gebucht", f"Bitte löschen Sie sie. {_ODER_ZURUECK}")


def _hinweise_zur_buchung(buchung: Zahlungsbuchung) -> Iterator[Hinweis]:
    if buchung.ohne_hilfe:
        wo = ", ".join(map(str, buchung.ohne_hilfe[:5])) + (" …" if len(buchung.ohne_hilfe) > 5 else "")
        text = (
            f"Ohne übernommene Hilfe mit dieser Kennung: {_zahlungen(len(buchung.ohne_hilfe))} (Zeile {wo}). "
            "Übernehmen Sie die Hilfen zuerst, dann zählt nichts doppelt."
        )
        yield Hinweis(0, "", "", "", text)
    if buchung.ausserhalb:
        text = (
            f"Außerhalb des Planbudgets gebucht: {_zahlungen(len(buchung.ausserhalb))}, "
            "deren Hilfe nicht ins Planbudget zählt."
        )
        yield Hinweis(0, "", "", "", text)


def _zahlungen(anzahl: int) -> str:
    return "1 Zahlung" if anzahl == 1 else f"{_tausend(anzahl)} Zahlungen"


def _tausend(zahl: int) -> str:
    return f"{zahl:_}".replace("_", ".")


def _summen_der_zahlungen(zahlungen: Sequence[Zahlungszeile], buchung: Zahlungsbuchung) -> list[Raumsumme]:
    drin: dict[str, int] = defaultdict(int)
    draussen: dict[str, int] = defaultdict(int)
    anzahl: dict[str, int] = defaultdict(int)
    for z in zahlungen:
        ist_draussen = z.zeile in buchung.ausserhalb or z.kostenart == Kontoart.AUSSERHALB
        (draussen if ist_draussen else drin)[z.wirkungsraum] += z.betrag_cent
        anzahl[z.wirkungsraum] += 1
    return [
        Raumsumme(r, anzahl[r.schluessel], 0, Betrag(drin[r.schluessel]), Betrag(draussen[r.schluessel]))
        for r in wirkungsraeume(None)
    ]

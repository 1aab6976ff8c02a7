"""Der Schnitt: a plan as a picture. Each Baustein is a thread that runs through time to its goal.

Time runs to the right, the threads stand from the ground up (own, network, space, professional, stationary), thickness
is intensity, a knot is a beginning or an end, a thread without an end runs out into a point. Who contributes is told by
colour *and* line pattern, so the picture survives a fax; a child can follow each thread with a finger to the goal.
Unit: px of the picture's viewBox unless said otherwise; days are calendar days, both ends inclusive.
The numbers in the attributes are ready strings (see `diagramm`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from massanzug.rechenkern.diagramm import (
    Bildfehler,
    Wort,
    auseinander,
    ein_satz,
    kuerze,
    textbreite,
    umbrich,
    viewbox,
    zahl,
)
from massanzug.rechenkern.zeitraum import EIN_TAG, datum_als_text

ARTEN: Final = ("eigen", "netzwerk", "raum", "fachkraft", "stationaer")
"""The five threads from the ground up; the names are those of `fall.choices.Faden`."""
NAMEN: Final = {
    "eigen": "Eigener Beitrag",
    "netzwerk": "Netzwerk",
    "raum": "Sozialraum",
    "fachkraft": "Fachkraft",
    "stationaer": "Stationär",
}
_OHNE_PROFI: Final = ARTEN[:3]
GEWICHTE: Final = range(1, 6)

MONATE: Final = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
_MONATE_KURZ: Final = ("Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sept", "Okt", "Nov", "Dez")


@dataclass(frozen=True, slots=True)
class SchnittFaden:
    """A Baustein as a thread. `bis` None is an open end; `gewicht` is the intensity, 1 (thin) to 5 (thick).

    Raises Bildfehler for an unknown `art`, a `gewicht` outside 1 to 5 and an end before the beginning.
    """

    id: int
    art: str
    wer: str
    was: str
    wie_oft: str
    von: date
    bis: date | None
    ziel_id: int
    gewicht: int

    def __post_init__(self) -> None:
        if self.art not in ARTEN:
            raise Bildfehler(f"„{self.art}“ ist keiner der fünf Fäden.")
        if self.gewicht not in GEWICHTE:
            raise Bildfehler(f"„{self.wer}: {self.was}“ hat das Gewicht {self.gewicht}; es geht von 1 bis 5.")
        if self.bis is not None and self.bis < self.von:
            raise Bildfehler(f"„{self.wer}: {self.was}“ endet vor dem Anfang.")

    def laeuft(self, am: date) -> bool:
        """Whether it runs on this day; first and last day do."""
        return self.von <= am and (self.bis is None or am <= self.bis)

    def beendet(self, am: date) -> bool:
        """Whether its last day lies before this day."""
        return self.bis is not None and self.bis < am


_STUFEN: Final = {
    "stunden_je_woche": (2_000, 5_000, 10_000, 20_000),
    "tage_je_woche": (0, 500, 1_000, 3_000),
}
"""Up to which quantity (thousandths of hours or days a week) a thread has weight 1, 2, 3, 4; above that 5."""
_FESTE_GEWICHTE: Final = {"kostenlos": 2, "euro_je_monat": 2, "einmalig": 1}


def gewicht_aus(einheit: str, menge_tausendstel: int) -> int:
    """Intensity 1 to 5 of a Baustein from its unit and quantity (thousandths, names as in `fall.choices.Einheit`).

    Hours a week: up to 2, 5, 10, 20, more. Days a week: none, up to a half, one, three, more. What costs
    nothing and what is paid by the month says nothing about its intensity and gets 2, a one-off gets 1.
    Raises Bildfehler for an unknown unit or a negative quantity.
    """
    if menge_tausendstel < 0:
        raise Bildfehler("Eine Menge kann nicht negativ sein.")
    if einheit in _FESTE_GEWICHTE:
        return _FESTE_GEWICHTE[einheit]
    if einheit not in _STUFEN:
        raise Bildfehler(f"Die Einheit „{einheit}“ ist nicht bekannt.")
    return 1 + sum(menge_tausendstel > stufe for stufe in _STUFEN[einheit])


# ------------------------------------------------------------------------------------------------------- the picture


@dataclass(frozen=True, slots=True)
class Anteile:
    """How many threads each kind contributes, and the same in a sentence."""

    eigen: int
    netzwerk: int
    raum: int
    fachkraft: int
    stationaer: int
    satz: str

    def __str__(self) -> str:
        """`2 : 1 : 1 : 2 : 0`, from the ground up."""
        return " : ".join(str(anzahl) for anzahl in self.zahlen)

    @property
    def zahlen(self) -> tuple[int, ...]:
        """The five counts from the ground up."""
        return (self.eigen, self.netzwerk, self.raum, self.fachkraft, self.stationaer)


@dataclass(frozen=True, slots=True)
class Schnittzeile:
    """A row of the table, all in full length; dates `01.03.2026`, an open end is „offen“."""

    id: int
    art: str
    art_name: str
    wer: str
    was: str
    wie_oft: str
    von: str
    bis: str
    stand: str
    ziel: str


class Knoten(NamedTuple):
    """A knot: its place, half its width and height, the winding drawn into it; `seite` is „von“ or „bis“."""

    x: str
    y: str
    rx: str
    ry: str
    schlaufe: str
    seite: str = ""


@dataclass(frozen=True, slots=True)
class Fadenbild:
    """A thread ready to print: `mitte` is drawn with width `aussen`, then `innen` (ground), then pattern or hatch."""

    id: int
    art: str
    worte: tuple[Wort, ...]
    mitte: str
    aussen: str
    innen: str
    strich: str
    strich_breite: str
    rund: bool
    schraffur: str
    spitze: str
    lauf: str
    offen: bool
    knoten: tuple[Knoten, ...]
    volltext: str


@dataclass(frozen=True, slots=True)
class Bandbild:
    """A group of threads: its name, the seam above it, and the empty lane where a thread is still missing."""

    art: str
    wort: Wort
    naht: str
    leer: str


@dataclass(frozen=True, slots=True)
class Zielbild:
    """A goal as a button the threads run to; the narrow layout numbers the buttons and lists the words on top."""

    x: str
    y: str
    r: str
    rand: str
    loecher: str
    nummer: Wort | None
    verbunden: bool


@dataclass(frozen=True, slots=True)
class Massband:
    """The tape measure at the ground: months as ticks and words; `tage` is how many days its width stands for."""

    x: str
    y: str
    breite: str
    hoehe: str
    striche: str
    gitter: str
    worte: tuple[Wort, ...]
    tage: str


@dataclass(frozen=True, slots=True)
class Heute:
    """Today's chalk line; `linie` is empty when today lies outside the picture."""

    linie: str
    wort: Wort


@dataclass(frozen=True, slots=True)
class Schnittansicht:
    """One layout of the picture, to be printed in this order."""

    klasse: str
    viewbox: str
    breite: str
    hoehe: str
    massband: Massband
    baender: tuple[Bandbild, ...]
    faeden: tuple[Fadenbild, ...]
    ziele: tuple[Zielbild, ...]
    zielworte: tuple[Wort, ...]
    heute: Heute

    @property
    def worte(self) -> tuple[Wort, ...]:
        """All words, to be printed last so that no line crosses them."""
        nummern = (ziel.nummer for ziel in self.ziele if ziel.nummer is not None)
        gruppen = (band.wort for band in self.baender)
        faeden = (wort for faden in self.faeden for wort in faden.worte)
        return (*self.zielworte, *gruppen, *faeden, *nummern, *self.massband.worte, self.heute.wort)


@dataclass(frozen=True, slots=True)
class SchnittBild:
    """The plan's picture with its words: title, two sentences, shares, the gentle hint, table and both layouts."""

    titel: str
    beschreibung: str
    saetze: tuple[str, str]
    anteile: Anteile
    regalware: bool
    hinweis: str
    zeilen: tuple[Schnittzeile, ...]
    ansichten: tuple[Schnittansicht, ...]


def schnitt_bild(faeden: Sequence[SchnittFaden], ziele: Sequence[tuple[int, str]], heute: date) -> SchnittBild:
    """Cut the picture of a plan. `ziele` are (id, words) in the order the family gave them.

    A thread whose goal is not among `ziele` is drawn without a button. `regalware` is true when there are threads, but
    none of the family, its network or the Sozialraum; `hinweis` then asks for them.
    """
    anteile = _anteile(faeden)
    regalware = bool(faeden) and sum(anteile.zahlen[:3]) == 0
    saetze = (_satz_wer(faeden), _satz_wann(faeden, ziele, heute))
    ordnung = _geordnet(faeden, ziele)
    return SchnittBild(
        titel=_titel(faeden, ziele),
        beschreibung=f"{anteile.satz} Die Sätze und die Tabelle unter dem Bild sagen dasselbe.",
        saetze=saetze,
        anteile=anteile,
        regalware=regalware,
        hinweis=_HINWEIS if regalware else "",
        zeilen=tuple(_tabellenzeile(faden, dict(ziele), heute) for faden in reversed(ordnung)),
        ansichten=tuple(_Zeichner(mass, ordnung, ziele, heute).ansicht() for mass in _MASSE),
    )


def _geordnet(faeden: Sequence[SchnittFaden], ziele: Sequence[tuple[int, str]]) -> list[SchnittFaden]:
    """From the top of the picture to the ground: stationary first; inside a group by goal, then by beginning."""
    rang = {ziel_id: nummer for nummer, (ziel_id, _) in enumerate(ziele)}

    def schluessel(faden: SchnittFaden) -> tuple[int, int, date, int]:
        return -ARTEN.index(faden.art), rang.get(faden.ziel_id, len(rang)), faden.von, faden.id

    return sorted(faeden, key=schluessel)


def _tabellenzeile(faden: SchnittFaden, ziele: dict[int, str], heute: date) -> Schnittzeile:
    stand = "läuft" if faden.laeuft(heute) else "zu Ende" if faden.beendet(heute) else "beginnt noch"
    return Schnittzeile(
        id=faden.id,
        art=faden.art,
        art_name=NAMEN[faden.art],
        wer=ein_satz(faden.wer),
        was=ein_satz(faden.was),
        wie_oft=ein_satz(faden.wie_oft),
        von=datum_als_text(faden.von),
        bis="offen" if faden.bis is None else datum_als_text(faden.bis),
        stand=stand,
        ziel=ein_satz(ziele.get(faden.ziel_id, "–")),
    )


# ------------------------------------------------------------------------------------------------------------- words

_ZAHLWORTE: Final = (
    *("null", "ein", "zwei", "drei", "vier", "fünf", "sechs"),
    *("sieben", "acht", "neun", "zehn", "elf", "zwölf"),
)
_AUS_DER_GEMEINSCHAFT: Final = "aus der Familie, dem Netzwerk oder dem Stadtteil"
_HINWEIS: Final = (
    "Bisher tragen nur Fachkräfte bei. Was klappt in der Familie schon? "
    "Wer aus dem Umfeld hilft gern? Was gibt es im Stadtteil?"
)
_NICHT_NACH_VON: Final = frozenset(
    (
        *("ich", "wir", "er", "sie", "es", "ihr", "du", "alle", "beide", "selbst", "kind", "kinder", "junge"),
        *("mädchen", "familie", "geschwister", "söhne", "töchter", "brüder", "verwandte", "angehörige"),
        *("jugendliche", "jugendlicher", "großmütter", "großväter", "freunde", "leute", "unklar", "offen"),
    )
)
"""Single words that would stand in the wrong case after „von“; they go into brackets instead."""


_NAME_IM_SATZ: Final = 290
"""Width of a name in a sentence, px at 14 px type: about forty letters; the table has all of them."""


def wort_fuer(anzahl: int) -> str:
    """`zwei` … `zwölf`, then figures; 0 and 1 are the caller's, because they bend."""
    return _ZAHLWORTE[anzahl] if anzahl < len(_ZAHLWORTE) else str(anzahl)


def _einer(anzahl: int) -> str:
    """Counting threads without the noun: keiner, einer, zwei, …"""
    return {0: "keiner", 1: "einer"}.get(anzahl, wort_fuer(anzahl))


def _gross(text: str) -> str:
    return text[:1].upper() + text[1:]


def _faeden(anzahl: int) -> str:
    return "ein Faden" if anzahl == 1 else f"{wort_fuer(anzahl)} Fäden"


def _gebunden(text: str) -> str:
    """Keep a figure with the word it counts on one line."""
    return re.sub(r"(?<=\d) (?=\S)", "\u00a0", ein_satz(text))


def _liste(teile: Sequence[str]) -> str:
    return " und ".join([", ".join(teile[:-1]), teile[-1]] if len(teile) > 1 else teile)


def datum_im_satz(tag: date) -> str:
    """`3. Mai 2026`, with no-break spaces."""
    return f"{tag.day}.\u00a0{MONATE[tag.month - 1]}\u00a0{tag.year}"


def _titel(faeden: Sequence[SchnittFaden], ziele: Sequence[tuple[int, str]]) -> str:
    if not faeden:
        return "Der Schnitt: noch kein Faden"
    erreicht = len(_getrennt(faeden, ziele)[0])
    zu = {0: "", 1: " zu einem Ziel"}.get(erreicht, f" zu {wort_fuer(erreicht)} Zielen")
    return f"Der Schnitt: {_faeden(len(faeden))}{zu}"


def _anteile(faeden: Sequence[SchnittFaden]) -> Anteile:
    je_art = {art: sum(faden.art == art for faden in faeden) for art in ARTEN}
    alle, gemeinsam = len(faeden), sum(je_art[art] for art in _OHNE_PROFI)
    if alle == 0:
        satz = "Noch kein Faden."
    elif gemeinsam == 0:
        satz = f"Noch kein Faden kommt {_AUS_DER_GEMEINSCHAFT}."
    elif gemeinsam == alle:
        subjekt = "Der eine Faden kommt" if alle == 1 else "Alle Fäden kommen"
        satz = f"{subjekt} {_AUS_DER_GEMEINSCHAFT}."
    else:
        verb = "kommt" if gemeinsam == 1 else "kommen"
        satz = f"{_gross(_einer(gemeinsam))} von {wort_fuer(alle)} Fäden {verb} {_AUS_DER_GEMEINSCHAFT}."
    return Anteile(**je_art, satz=satz)


def _satz_wer(faeden: Sequence[SchnittFaden]) -> str:
    """First sentence: how many threads, and from whom."""
    if not faeden:
        return "Noch kein Faden: Hier ist noch nichts vereinbart."
    gruppen = [[faden for faden in faeden if faden.art == art] for art in ARTEN]
    teile = [(len(gruppe), _herkunft(gruppe)) for gruppe in gruppen if gruppe]
    if len(faeden) == 1:
        return f"Ein Faden: Er kommt {teile[0][1]}."
    kopf = _gross(_faeden(len(faeden)))
    if len(teile) == 1:
        return f"{kopf}, {'beide' if len(faeden) == 2 else 'alle'} {teile[0][1]}."
    return f"{kopf}: {_liste([f'{_einer(anzahl)} {herkunft}' for anzahl, herkunft in teile])}."


def _herkunft(gruppe: Sequence[SchnittFaden]) -> str:
    """„von Lina und Mama“ where the names allow it, else the kind with the names in brackets."""
    folge = sorted(gruppe, key=lambda faden: (faden.von, faden.id))
    namen = list(dict.fromkeys(kuerze(ein_satz(faden.wer), _NAME_IM_SATZ, 14) or "–" for faden in folge))
    art = gruppe[0].art
    if art == "eigen" and all(_steht_nach_von(name) for name in namen):
        return f"von {_liste(_hoechstens_drei(namen, 'weiteren'))}"
    kinds = {
        "eigen": "aus der Familie selbst",
        "netzwerk": "aus dem Netzwerk",
        "raum": "aus dem Stadtteil",
        "fachkraft": "von einer Fachkraft" if len(namen) == 1 else "von Fachkräften",
        "stationaer": "aus einer stationären Hilfe" if len(namen) == 1 else "aus stationären Hilfen",
    }
    return f"{kinds[art]} ({_liste(_hoechstens_drei(namen, 'weitere'))})"


def _hoechstens_drei(namen: Sequence[str], weitere: str) -> list[str]:
    if len(namen) <= 3:
        return list(namen)
    return [*namen[:2], f"{wort_fuer(len(namen) - 2)} {weitere}"]


def _steht_nach_von(name: str) -> bool:
    """Whether a typed name can follow „von“ unbent: one capitalised word that is no pronoun and no plural."""
    return " " not in name and name[:1].isupper() and name.casefold() not in _NICHT_NACH_VON


def _satz_wann(faeden: Sequence[SchnittFaden], ziele: Sequence[tuple[int, str]], heute: date) -> str:
    """Second sentence: what runs today, and to which goals."""
    if not faeden:
        if not ziele:
            return "Ein guter erster Faden ist etwas, das schon klappt."
        wartet = "Ein Ziel wartet" if len(ziele) == 1 else f"{_gross(wort_fuer(len(ziele)))} Ziele warten"
        return f"{wartet} auf den ersten Faden. Gut ist etwas, das schon klappt."
    teile = [_lauf_heute(faeden, heute), *_zu_den_zielen(faeden, ziele)]
    return f"{'; '.join(teile)}."


def _lauf_heute(faeden: Sequence[SchnittFaden], heute: date) -> str:
    laufend = sum(faden.laeuft(heute) for faden in faeden)
    beendet = [faden.bis for faden in faeden if faden.bis is not None and faden.bis < heute]
    kommend = [faden.von for faden in faeden if faden.von > heute]
    alle = len(faeden)
    if laufend == alle:
        return "Er läuft heute" if alle == 1 else "Heute laufen beide" if alle == 2 else "Heute laufen alle"
    if len(kommend) == alle:
        beginn = datum_im_satz(min(kommend))
        return f"Er beginnt am {beginn}" if alle == 1 else f"Noch hat keiner begonnen, der erste beginnt am {beginn}"
    if len(beendet) == alle:
        ende = datum_im_satz(max(beendet))
        return f"Er ging bis zum {ende}" if alle == 1 else f"Alle sind zu Ende, der letzte ging bis zum {ende}"
    teile = [f"Heute {'laufen' if laufend > 1 else 'läuft'} {_einer(laufend)}"]
    if kommend:
        teile.append(f"{_einer(len(kommend))} {'beginnt' if len(kommend) == 1 else 'beginnen'} noch")
    if beendet:
        teile.append(f"{_einer(len(beendet))} {'ist' if len(beendet) == 1 else 'sind'} zu Ende")
    return _liste(teile) if len(teile) > 2 else ", ".join(teile)


def _zu_den_zielen(faeden: Sequence[SchnittFaden], ziele: Sequence[tuple[int, str]]) -> list[str]:
    mit_faden, wartende = _getrennt(faeden, ziele)
    teile = []
    subjekt = "er führt" if len(faeden) == 1 else "sie führen"
    if len(mit_faden) == 1:
        teile.append(f"{subjekt} zu einem Ziel: {_zielworte(mit_faden[0])}")
    elif mit_faden:
        teile.append(f"{subjekt} zu {wort_fuer(len(mit_faden))} Zielen")
    if wartende:
        kopf = "ein Ziel" if len(wartende) == 1 else f"{wort_fuer(len(wartende))} Ziele"
        worte = _liste([_zielworte(text) for text in wartende[:_GENANNTE_ZIELE]])
        weitere = ", darunter" if len(wartende) > _GENANNTE_ZIELE else ""
        teile.append(f"für {kopf} fehlt noch ein Faden{weitere}: {worte}")
    return teile


def _getrennt(faeden: Sequence[SchnittFaden], ziele: Sequence[tuple[int, str]]) -> tuple[list[str], list[str]]:
    """The words of the goals a thread leads to, and of those that wait for one: title and sentence count the same."""
    erreicht = {faden.ziel_id for faden in faeden}
    return (
        [text for ziel_id, text in ziele if ziel_id in erreicht],
        [text for ziel_id, text in ziele if ziel_id not in erreicht],
    )


def _zielworte(text: str) -> str:
    return f"„{kuerze(ein_satz(text).rstrip('. '), 720, 14)}“"


_GENANNTE_ZIELE: Final = 3


# -------------------------------------------------------------------------------------------------------------- time

_HOECHSTENS_MONATE: Final = 36
_MINDESTENS_MONATE: Final = 6
_RUECKBLICK_MONATE: Final = 12
_AUSLAUF_MONATE: Final = 2


class Fenster(NamedTuple):
    """The months the picture shows, counted as year × 12 + month − 1; `bis` is the first month after it."""

    von: int
    bis: int

    @property
    def beginn(self) -> date:
        """The first day shown."""
        return _monatserster(self.von)

    @property
    def ende(self) -> date:
        """The first day no longer shown."""
        return _monatserster(self.bis)

    def anteil(self, tag: date) -> float:
        """Where a day begins, 0 at the left edge and 1 at the right; outside it is clamped."""
        return min(max((tag - self.beginn).days / (self.ende - self.beginn).days, 0.0), 1.0)


def _monat(tag: date) -> int:
    return tag.year * 12 + tag.month - 1


def _monatserster(monat: int) -> date:
    return date(monat // 12, monat % 12 + 1, 1)


def fenster(faeden: Sequence[SchnittFaden], heute: date) -> Fenster:
    """Which months to show: all threads and today where that fits into three years, else three years around today.

    A plan that lies far from today is shown without today; at least half a year is always shown, and two months of
    room for a thread that has no end.
    """
    jetzt = _monat(heute)
    if not faeden:
        return Fenster(jetzt - 1, jetzt - 1 + _MINDESTENS_MONATE)
    von = min(_monat(faden.von) for faden in faeden)
    bis = max(_monat(faden.bis or faden.von) for faden in faeden) + 1
    offen = [max(_monat(faden.von), jetzt) + 1 + _AUSLAUF_MONATE for faden in faeden if faden.bis is None]
    bis = max([bis, *offen])
    mit_heute = Fenster(min(von, jetzt), max(bis, jetzt + 1))
    if mit_heute.bis - mit_heute.von <= _HOECHSTENS_MONATE:
        von, bis = mit_heute
    elif bis - von > _HOECHSTENS_MONATE:
        von = min(max(von, jetzt - _RUECKBLICK_MONATE), bis - _HOECHSTENS_MONATE)
        bis = von + _HOECHSTENS_MONATE
    return Fenster(von, max(bis, von + _MINDESTENS_MONATE))


# ---------------------------------------------------------------------------------------------------------- geometry

_BREITEN: Final = {1: 6.0, 2: 8.5, 3: 11.5, 4: 15.0, 5: 19.0}
"""Thickness of a thread by its weight, px."""
_AUSSCHLAG: Final = 1.8
_HALBWELLE: Final = 72.0
_BAND_HOEHE: Final = 40.0


class _Mass(NamedTuple):
    """Measures of one layout, px: the time runs from `links` to `rechts`, the buttons stand at `knopf`.

    `zeilen` is how many lines the words of a thread may take; with `liste` the goals are numbered and listed on top.
    """

    klasse: str
    breite: float
    links: float
    rechts: float
    spitze: float
    knopf: float
    radius: float
    schrift: float
    zeile: float
    zeilen: int
    liste: bool


_MASSE: Final = (
    _Mass("breit", 660, 2, 386, 26, 514, 14, 14.5, 18, 2, False),
    _Mass("schmal", 320, 2, 232, 14, 305, 12.5, 14, 17, 3, True),
)
_KOPF: Final = 26.0
_LINKS: Final = "2"
_LEER: Final = ": noch kein Faden"


@dataclass(frozen=True, slots=True)
class _Reihe:
    """A thread's row: the height of its middle and its words."""

    faden: SchnittFaden
    y: float
    worte: tuple[Wort, ...]


class _Zeichner:
    """Draws one layout. Rows are laid from top to bottom, the goals find their height from their threads."""

    def __init__(
        self, mass: _Mass, faeden: Sequence[SchnittFaden], ziele: Sequence[tuple[int, str]], heute: date
    ) -> None:
        self.mass = mass
        self.faeden = faeden
        self.ziele = ziele
        self.heute = heute
        self.fenster = fenster(faeden, heute)

    def x(self, tag: date) -> float:
        """Where a day begins."""
        return self.mass.links + (self.mass.rechts - self.mass.links) * self.fenster.anteil(tag)

    def ansicht(self) -> Schnittansicht:
        """The whole layout."""
        liste, oben = self._zielliste()
        oben += _KOPF
        reihen, baender, unten = self._reihen(oben)
        ziele, rand, boden = self._ziele(reihen, oben, unten)
        if boden > unten:  # many goals, few threads: the threads stay at the ground
            reihen, baender, unten = self._reihen(oben + boden - unten)
            ziele, rand, unten = self._ziele(reihen, oben, boden)
        hoehe = unten + _BAND_HOEHE + 2
        return Schnittansicht(
            klasse=self.mass.klasse,
            viewbox=viewbox(self.mass.breite, hoehe),
            breite=zahl(self.mass.breite),
            hoehe=zahl(hoehe),
            massband=self._massband(oben, unten),
            baender=baender,
            faeden=self._faeden(reihen, ziele),
            ziele=tuple(ziel for _, _, ziel in ziele),
            zielworte=(*liste, *rand),
            heute=self._heute(oben, unten, [b.wort for b in baender] + [w for r in reihen for w in r.worte]),
        )

    # rows

    def _reihen(self, oben: float) -> tuple[list[_Reihe], tuple[Bandbild, ...], float]:
        """Rows and groups from `oben` down; the three lower groups are shown even when they are empty."""
        reihen: list[_Reihe] = []
        baender: list[Bandbild] = []
        y = oben
        for art in reversed(ARTEN):
            gruppe = [faden for faden in self.faeden if faden.art == art]
            if not gruppe and art not in _OHNE_PROFI:
                continue
            naht = f"M{_LINKS} {zahl(y)}H{zahl(self.mass.rechts)}"
            y += 18
            wort = Wort(_LINKS, zahl(y), NAMEN[art], "start", f"schnitt-gruppe faden-{art}", "" if gruppe else _LEER)
            leer = ""
            if not gruppe:
                leer = f"M{zahl(self.mass.links)} {zahl(y + 15)}H{zahl(self.mass.rechts)}"
                y += 22
            baender.append(Bandbild(art, wort, naht, leer))
            y += 5
            for faden in gruppe:
                reihe, y = self._reihe(faden, y)
                reihen.append(reihe)
            y += 4
        return reihen, tuple(baender), y

    def _reihe(self, faden: SchnittFaden, oben: float) -> tuple[_Reihe, float]:
        """One row from `oben` down, its words above the thread and where it begins; and where the next row begins."""
        mass, halbe = self.mass, _BREITEN[faden.gewicht] / 2
        zeilen = self._beschriftung(faden)
        laengste = max(textbreite(wer, mass.schrift) + textbreite(was, mass.schrift) for wer, was in zeilen)
        von, _, _ = self._enden(faden, halbe * 2)
        x = mass.links if mass.liste else max(mass.links, min(von - halbe - 3, mass.rechts - laengste))
        worte = tuple(
            Wort(zahl(x), zahl(oben + mass.zeile * (nummer + 0.76)), wer or was, "start", klasse, was if wer else "")
            for nummer, (wer, was) in enumerate(zeilen)
            for klasse in ["schnitt-wer" if wer else "schnitt-was"]
        )
        mitte = oben + len(zeilen) * mass.zeile + halbe + 5
        return _Reihe(faden, mitte, worte), mitte + halbe + 9

    def _beschriftung(self, faden: SchnittFaden) -> list[tuple[str, str]]:
        """The lines above a thread as (who, what): on one line where they fit, how often only where there is room."""
        breite, schrift = self.mass.rechts + self.mass.spitze / 2, self.mass.schrift
        wer, was, oft = (ein_satz(text) for text in (faden.wer or "–", faden.was, faden.wie_oft))
        wer = kuerze(wer, breite, schrift)
        rest = self._ausserhalb(faden)
        ganz = ", ".join(teil for teil in (was, rest) if teil)
        fassungen = [f"{was}, {oft}" + (f", {rest}" if rest else "")] if was and oft else []
        for text in (*fassungen, ganz):
            if textbreite(f"{wer}: {text}", schrift) <= breite:
                return [(f"{wer}:", f" {text}")] if text else [(wer, "")]
        kurz = umbrich(_gebunden(ganz), breite, schrift, self.mass.zeilen - 1)
        lang = umbrich(_gebunden(fassungen[0]), breite, schrift, len(kurz)) if fassungen else kurz
        zeilen = kurz if not lang or lang[-1].endswith("…") else lang
        return [(wer, ""), *(("", zeile) for zeile in zeilen)]

    def _ausserhalb(self, faden: SchnittFaden) -> str:
        teile = []
        if faden.von < self.fenster.beginn:
            teile.append(f"seit {MONATE[faden.von.month - 1]} {faden.von.year}")
        elif faden.von >= self.fenster.ende:
            teile.append(f"ab {MONATE[faden.von.month - 1]} {faden.von.year}")
        if faden.bis is not None and (faden.bis < self.fenster.beginn or faden.bis >= self.fenster.ende):
            teile.append(f"bis {MONATE[faden.bis.month - 1]} {faden.bis.year}")
        return " ".join(teile)

    # goals

    def _zielfolge(self) -> list[tuple[int, str]]:
        """The goals from top to bottom, each as near to its threads as can be; one without a thread comes last."""
        raenge: dict[int, list[int]] = {}
        for rang, faden in enumerate(self.faeden):
            raenge.setdefault(faden.ziel_id, []).append(rang)

        def mitte(ziel: tuple[int, str]) -> float:
            eigene = raenge.get(ziel[0])
            return sum(eigene) / len(eigene) if eigene else math.inf

        return sorted(self.ziele, key=mitte)

    def _zielliste(self) -> tuple[tuple[Wort, ...], float]:
        """The narrow layout's list of goals on top, and its height."""
        if not self.mass.liste or not self.ziele:
            return (), 0.0
        worte = [Wort(_LINKS, "13", "Dahin laufen die Fäden:", "start", "schnitt-was")]
        y = 34.0
        for nummer, (_, text) in enumerate(self.ziele, start=1):
            einzug = self.mass.links
            if len(self.ziele) > 1:
                worte.append(Wort(_LINKS, zahl(y), str(nummer), "start", "schnitt-wer"))
                einzug = 20.0
            zeilen = umbrich(_gebunden(text), self.mass.breite - einzug, self.mass.schrift, 3) or ("–",)
            for zeile in zeilen:
                worte.append(Wort(zahl(einzug), zahl(y), zeile, "start", "schnitt-ziel"))
                y += self.mass.zeile
            y += 4
        return tuple(worte), y - 6

    def _ziele(
        self, reihen: Sequence[_Reihe], oben: float, unten: float
    ) -> tuple[list[tuple[int, float, Zielbild]], tuple[Wort, ...], float]:
        """The buttons with (goal, height, picture), their words at the right edge, and the new lower edge."""
        mass, folge = self.mass, self._zielfolge()
        x = mass.knopf + mass.radius + 8
        texte = [
            () if mass.liste else umbrich(_gebunden(text), mass.breite - x, mass.schrift, 8) or ("–",)
            for _, text in folge
        ]
        hoehen = [max(len(zeilen) * mass.zeile, mass.radius * 2) + 14 for zeilen in texte]
        wunsch = [
            self._wunschhoehe(ziel_id, reihen, oben + (unten - oben) * (nummer + 0.5) / len(folge))
            for nummer, (ziel_id, _) in enumerate(folge)
        ]
        mitten = auseinander(wunsch, hoehen, oben, unten)
        bilder: list[tuple[int, float, Zielbild]] = []
        worte: list[Wort] = []
        nummern = {ziel_id: nummer for nummer, (ziel_id, _) in enumerate(self.ziele, start=1)}
        for (ziel_id, _), zeilen, mitte in zip(folge, texte, mitten, strict=True):
            for stelle, zeile in enumerate(zeilen):
                y = mitte + (stelle - len(zeilen) / 2 + 0.76) * mass.zeile
                worte.append(Wort(zahl(x), zahl(y), zeile, "start", "schnitt-ziel"))
            verbunden = any(faden.ziel_id == ziel_id for faden in self.faeden)
            bilder.append((ziel_id, mitte, self._knopf(nummern[ziel_id], mitte, verbunden)))
        enden = [mitte + hoehe / 2 for mitte, hoehe in zip(mitten, hoehen, strict=True)]
        return bilder, tuple(worte), max([unten, *enden])

    @staticmethod
    def _wunschhoehe(ziel_id: int, reihen: Sequence[_Reihe], fach: float) -> float:
        """Between the middle of its threads and its even share `fach` of the height."""
        hoehen = [reihe.y for reihe in reihen if reihe.faden.ziel_id == ziel_id]
        return (sum(hoehen) / len(hoehen) + fach) / 2 if hoehen else fach

    def _knopf(self, zielnummer: int, y: float, verbunden: bool) -> Zielbild:
        x, r = self.mass.knopf, self.mass.radius
        nummeriert = self.mass.liste and len(self.ziele) > 1
        weg = r * 0.27
        loecher = "".join(
            f"M{zahl(x + dx * weg)} {zahl(y + dy * weg)}h0" for dx, dy in ((-1, -1), (1, -1), (-1, 1), (1, 1))
        )
        nummer = Wort(zahl(x), zahl(y + 5), str(zielnummer), "middle", "schnitt-nummer") if nummeriert else None
        return Zielbild(zahl(x), zahl(y), zahl(r), zahl(r - 3.5), "" if nummeriert else loecher, nummer, verbunden)

    # threads

    def _faeden(self, reihen: Sequence[_Reihe], ziele: Sequence[tuple[int, float, Zielbild]]) -> tuple[Fadenbild, ...]:
        """All threads; those of one goal arrive side by side at its button, the farthest turns last."""
        ankunft: dict[int, tuple[float, float]] = {}
        for ziel_id, mitte, _ in ziele:
            eigene = [stelle for stelle, reihe in enumerate(reihen) if reihe.faden.ziel_id == ziel_id]
            abstand = min(4.0, (2 * self.mass.radius - 10) / max(len(eigene) - 1, 1))
            weiteste = max((abs(reihen[stelle].y - mitte) for stelle in eigene), default=0.0) or 1.0
            for rang, stelle in enumerate(eigene):
                bogen = abs(reihen[stelle].y - mitte) / weiteste
                ankunft[stelle] = (mitte + (rang - (len(eigene) - 1) / 2) * abstand, bogen)
        return tuple(self._faden(stelle, reihe, ankunft.get(stelle)) for stelle, reihe in enumerate(reihen))

    def _faden(self, nummer: int, reihe: _Reihe, ankunft: tuple[float, float] | None) -> Fadenbild:
        faden, y, dicke = reihe.faden, reihe.y, _BREITEN[reihe.faden.gewicht]
        von, bis, knoten_bei = self._enden(faden, dicke)
        welle = _Welle(von, bis, y, -1 if nummer % 2 else 1)
        offen = faden.bis is None or faden.bis >= self.fenster.ende
        spitze = ""
        if offen and bis > von:
            ab, an, h = bis - 1, bis + self.mass.spitze, dicke / 2
            spitze = (
                f"M{zahl(ab)} {zahl(y - h)}Q{zahl((ab + an) / 2)} {zahl(y - h)} {zahl(an)} {zahl(y)}"
                f"Q{zahl((ab + an) / 2)} {zahl(y + h)} {zahl(ab)} {zahl(y + h)}Z"
            )
        muster = _MUSTER[faden.art]
        return Fadenbild(
            id=faden.id,
            art=faden.art,
            worte=reihe.worte,
            mitte=welle.d() if bis > von else "",
            aussen=zahl(dicke),
            innen=zahl(dicke - 2.2) if muster.grund else "",
            strich=muster.strich(dicke),
            strich_breite=zahl(dicke * 0.56 if muster.rund else dicke),
            rund=muster.rund,
            schraffur="".join(welle.schraffur(dicke, muster.abstand, richtung) for richtung in muster.richtungen),
            spitze=spitze,
            lauf=self._lauf(max(bis, self.mass.links), y, ankunft),
            offen=offen,
            knoten=tuple(_knoten(x, y, dicke / 2 + 2.6, seite) for x, seite in knoten_bei),
            volltext=self._volltext(faden),
        )

    def _enden(self, faden: SchnittFaden, dicke: float) -> tuple[float, float, list[tuple[float, str]]]:
        """Left and right end of the thread in the picture and where its knots sit."""
        von = self.x(faden.von)
        bis = self.mass.rechts if faden.bis is None else self.x(faden.bis + EIN_TAG)
        r = dicke / 2 + 2.6
        knoten: list[tuple[float, str]] = []
        if faden.von >= self.fenster.beginn:
            von = min(max(von, self.mass.links + r), self.mass.rechts - r)
            knoten.append((von, "von"))
        if faden.bis is not None and faden.bis < self.fenster.ende:
            bis = min(max(bis, self.mass.links + r), self.mass.rechts - r)
            knoten.append((bis, "bis"))
        if len(knoten) == 2 and bis - von < 2 * r:
            return bis, bis, [(bis, "bis")]
        if not knoten and bis <= von:
            return von, von, [(von, "von")]
        return von, max(von, bis), knoten

    def _lauf(self, ab: float, y: float, ankunft: tuple[float, float] | None) -> str:
        """The thin way from the thread's end to its goal."""
        frei = self.mass.rechts + self.mass.spitze
        d = f"M{zahl(ab)} {zahl(y)}H{zahl(frei)}"
        if ankunft is None:
            return d
        hoehe, bogen = ankunft
        an = self.mass.knopf - math.sqrt(max(self.mass.radius**2 - 36, 9)) - 1
        mitte = frei + (an - frei) * (0.25 + 0.45 * bogen)
        return f"{d}C{zahl(mitte)} {zahl(y)} {zahl(mitte)} {zahl(hoehe)} {zahl(an)} {zahl(hoehe)}"

    @staticmethod
    def _volltext(faden: SchnittFaden) -> str:
        bis = "ohne Ende" if faden.bis is None else f"bis {datum_als_text(faden.bis)}"
        oft = f", {ein_satz(faden.wie_oft)}" if faden.wie_oft.strip() else ""
        return f"{ein_satz(faden.wer)}: {ein_satz(faden.was)}{oft}, ab {datum_als_text(faden.von)}, {bis}"

    # time

    def _massband(self, oben: float, unten: float) -> Massband:
        """The tape measure below the ground, and the seams of the months through the cloth."""
        mass, monate = self.mass, range(self.fenster.von, self.fenster.bis)
        je_monat = (mass.rechts - mass.links) / len(monate)
        schrift = 12.5
        kurz = max(textbreite(name, schrift) for name in _MONATE_KURZ) + 7
        schritt = next((s for s in (1, 2, 3, 6, 12) if je_monat * s >= kurz), 12)
        lang = max(textbreite(name, schrift) for name in MONATE) + 7
        namen = MONATE if je_monat * schritt >= lang else _MONATE_KURZ
        striche, gitter, worte = "", "", []
        jahr_gezeigt = 0
        for monat in monate:
            x = self.x(_monatserster(monat))
            gross = monat % schritt == 0
            striche += f"M{zahl(x)} {zahl(unten)}v{10 if gross else 6}"
            if not gross:
                continue
            if x > mass.links + 1:
                gitter += f"M{zahl(x)} {zahl(oben)}V{zahl(unten)}"
            name, jahr = namen[monat % 12], str(monat // 12)
            if x + 3 + max(textbreite(name, schrift), textbreite(jahr, schrift)) > mass.rechts:
                continue
            worte.append(Wort(zahl(x + 3), zahl(unten + 20), name, "start", "schnitt-monat"))
            if monat // 12 != jahr_gezeigt:
                worte.append(Wort(zahl(x + 3), zahl(unten + 34), jahr, "start", "schnitt-jahr"))
                jahr_gezeigt = monat // 12
        return Massband(
            x=zahl(mass.links),
            y=zahl(unten),
            breite=zahl(mass.rechts - mass.links),
            hoehe=zahl(_BAND_HOEHE),
            striche=striche,
            gitter=gitter,
            worte=tuple(worte),
            tage=zahl((self.fenster.ende - self.fenster.beginn).days),
        )

    def _heute(self, oben: float, unten: float, worte: Sequence[Wort]) -> Heute:
        """The chalk line, left out where it would strike through a word."""
        mass, y = self.mass, oben - 8
        if self.heute < self.fenster.beginn:
            return Heute("", Wort(zahl(mass.links), zahl(y), "← heute", "start", "schnitt-heute-wort"))
        if self.heute >= self.fenster.ende:
            return Heute("", Wort(zahl(mass.rechts), zahl(y), "heute →", "end", "schnitt-heute-wort"))
        x = self.x(self.heute)
        halb = textbreite("heute", mass.schrift) / 2
        mitte = min(max(x, halb), mass.breite - halb)
        linie, ab = "", oben - 3
        for zeile in sorted(float(wort.y) for wort in worte if self._liegt_auf(wort, x)):
            if zeile - _UEBER_DER_ZEILE > ab + 2:
                linie += f"M{zahl(x)} {zahl(ab)}V{zahl(zeile - _UEBER_DER_ZEILE)}"
            ab = zeile + _UNTER_DER_ZEILE
        return Heute(
            f"{linie}M{zahl(x)} {zahl(ab)}V{zahl(unten + 12)}",
            Wort(zahl(mitte), zahl(y), "heute", "middle", "schnitt-heute-wort"),
        )

    def _liegt_auf(self, wort: Wort, x: float) -> bool:
        """Whether a line at `x` would cross the word; bold letters are a little wider than reckoned."""
        anfang, breite = float(wort.x), textbreite(wort.text + wort.mehr, self.mass.schrift) * 1.06
        return anfang - 4 < x < anfang + breite + 4


_UEBER_DER_ZEILE: Final = 13.5
_UNTER_DER_ZEILE: Final = 5.0
"""How far letters reach above and below their line, px."""


class _Muster(NamedTuple):
    """The line pattern of a kind; `richtungen` are the slopes of its hatch, `abstand` px between two hatch lines."""

    grund: bool
    rund: bool = False
    striche: tuple[float, float] | None = None
    richtungen: tuple[int, ...] = ()
    abstand: float = 0.0

    def strich(self, dicke: float) -> str:
        """The SVG dash pattern at a thickness; dots keep their distance from each other."""
        if self.rund:
            return f"0 {zahl(max(dicke * 0.95, 6))}"
        return " ".join(zahl(teil) for teil in self.striche or ())


_MUSTER: Final = {
    "eigen": _Muster(grund=False),
    "netzwerk": _Muster(grund=True, striche=(16, 9)),
    "raum": _Muster(grund=True, rund=True),
    "fachkraft": _Muster(grund=True, richtungen=(1,), abstand=5.0),
    "stationaer": _Muster(grund=True, richtungen=(1, -1), abstand=6.5),
}


class _Welle(NamedTuple):
    """The middle of a thread from `von` to `bis` at height `y`: it hangs a little, as threads do."""

    von: float
    bis: float
    y: float
    richtung: int

    @property
    def _teile(self) -> int:
        return max(1, round((self.bis - self.von) / _HALBWELLE))

    @property
    def _ausschlag(self) -> float:
        return _AUSSCHLAG if self.bis - self.von > _HALBWELLE / 2 else 0.0

    def hoehe(self, x: float) -> float:
        """Height of the middle at a place."""
        laenge = (self.bis - self.von) / self._teile
        return self.y + self.richtung * self._ausschlag * math.sin(math.pi * (x - self.von) / laenge)

    def d(self) -> str:
        """The middle as an SVG path, one curve per half wave."""
        laenge, hub = (self.bis - self.von) / self._teile, self._ausschlag * 4 / 3
        teile = [f"M{zahl(self.von)} {zahl(self.y)}"]
        for nummer in range(self._teile):
            hoch = zahl(hub * self.richtung * (-1 if nummer % 2 else 1))
            teile.append(f"c{zahl(laenge * 0.424)} {hoch} {zahl(laenge * 0.576)} {hoch} {zahl(laenge)} 0")
        return "".join(teile)

    def schraffur(self, dicke: float, abstand: float, richtung: int) -> str:
        """Slanted lines across the thread, cut off at both ends."""
        h = dicke / 2
        linien = []
        fuss = self.von - 2 * h + abstand / 2
        while fuss < self.bis:
            links, rechts = max(fuss, self.von), min(fuss + 2 * h, self.bis)
            if rechts > links:
                start = self.hoehe(links) + richtung * (h - (links - fuss))
                ende = self.hoehe(rechts) + richtung * (h - (rechts - fuss))
                linien.append(f"M{zahl(links)} {zahl(start)}L{zahl(rechts)} {zahl(ende)}")
            fuss += abstand
        return "".join(linien)


def _knoten(x: float, y: float, r: float, seite: str) -> Knoten:
    """A knot: the thread wound round itself."""
    breite = r * 0.8
    schlaufe = "".join(
        f"M{zahl(x + weg - breite * 0.3)} {zahl(y + r * 0.62)}L{zahl(x + weg + breite * 0.3)} {zahl(y - r * 0.62)}"
        for weg in (-breite * 0.36, breite * 0.36)
    )
    return Knoten(zahl(x), zahl(y), zahl(breite), zahl(r), schlaufe, seite)

"""The cells of a row by what they mean; what cannot be read becomes a fault with its place and its mend."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Final, TypeVar

from massanzug.rechenkern.bestand.einheiten import Preiseinheit, preiseinheit_der_spalten
from massanzug.rechenkern.bestand.felder import BEISPIEL, Bestandsart, feld
from massanzug.rechenkern.parameter.lesen import am_tag, lies_regeln
from massanzug.rechenkern.tabelle import Tabelle, Wert, Zeile, spaltenbuchstabe
from massanzug.rechenkern.tabellenwerte import (
    Schreibweise,
    Wertfehler,
    cent,
    datumsweise,
    euro_text,
    kurz,
    tag,
    wert_als_text,
    zahlweise,
)
from massanzug.rechenkern.worte import normal

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stadtangaben:
    """The Wirkungsräume of the city as (key, name) and its Stadtteile as (name, key of the Wirkungsraum)."""

    wirkungsraeume: tuple[tuple[str, str], ...]
    stadtteile: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Meldung:
    """What is to say about a cell: row and column letter as the user's program shows them (row 0: the whole file)."""

    zeile: int
    spalte: str
    ueberschrift: str
    wert: str
    text: str

    @property
    def ist_zelle(self) -> bool:
        """Whether it is said of a place in the table, not of the whole file."""
        return self.zeile > 0

    @property
    def ort(self) -> str:
        """`Zeile 17, Spalte C („Beginn“)`; shorter where there is no such cell."""
        if not self.zeile:
            return "Datei"
        if not self.spalte:
            return f"Zeile {self.zeile}"
        titel = f" („{self.ueberschrift}“)" if self.ueberschrift else ""
        return f"Zeile {self.zeile}, Spalte {self.spalte}{titel}"


class Fehler(Meldung):
    """Nothing is taken over while there is one."""

    __slots__ = ()


class Hinweis(Meldung):
    """Worth a look; it stops nothing."""

    __slots__ = ()


@dataclass(slots=True)
class Datei:
    """What all rows of a file share: its columns and how each is written, the city, and what was found so far."""

    tabelle: Tabelle
    zuordnung: Mapping[str, str | None]
    stadt: Stadtangaben
    heute: date
    art: Bestandsart
    fehler: list[Fehler] = field(default_factory=list)
    hinweise: list[Hinweis] = field(default_factory=list)
    gesehen: dict[tuple[object, ...], int] = field(default_factory=dict)
    genaue_geburten: int = 0
    stellen: dict[str, int] = field(init=False)
    weisen: dict[str, Schreibweise] = field(init=False)
    raeume: Raumsuche = field(init=False)
    einheit_der_spalten: Preiseinheit | None = field(init=False)

    def __post_init__(self) -> None:
        orte = {name: stelle for stelle, name in enumerate(self.tabelle.kopf)}
        self.stellen = {schluessel: orte[name] for schluessel, name in self.zuordnung.items() if name in orte}
        self.weisen = {schluessel: self._weise(schluessel) for schluessel in self.stellen}
        self.raeume = Raumsuche(self.stadt)
        self.einheit_der_spalten = preiseinheit_der_spalten(self.zuordnung)

    def _weise(self, schluessel: str) -> Schreibweise:
        spaltenart, stelle = feld(self.art, schluessel).art, self.stellen[schluessel]
        if spaltenart == "text":
            return Schreibweise()
        spalte = ((zeile.nummer, zeile.wert(stelle)) for zeile in self.tabelle.zeilen if not self.ist_beispiel(zeile))
        return zahlweise(spalte) if spaltenart in {"betrag", "zahl"} else datumsweise(spalte)

    def ist_beispiel(self, zeile: Zeile) -> bool:
        """Whether a row is one of the template's examples."""
        stelle = self.stellen.get("kennung" if self.art == "hilfen" else "beleg")
        wert = None if stelle is None else zeile.wert(stelle)
        return isinstance(wert, str) and wert.upper().startswith(BEISPIEL)


class Raumsuche:
    """Wirkungsraum by key, name or Stadtteil, whatever the umlauts and hyphens."""

    def __init__(self, stadt: Stadtangaben) -> None:
        self.name = dict(stadt.wirkungsraeume)
        self._raeume = {
            normal(wort): schluessel for schluessel, name in stadt.wirkungsraeume for wort in (schluessel, name)
        }
        self._teile = {normal(name): schluessel for name, schluessel in stadt.stadtteile}
        self._namen = {normal(name): name for name in (*self.name.values(), *(name for name, _ in stadt.stadtteile))}

    def raum(self, text: str) -> str:
        """What stands in a column of Wirkungsräume: their names first, a Stadtteil's name also counts."""
        bekannt = f"Bekannt sind: {', '.join(self.name.values())}."
        return self._suche(text, self._raeume | self._teile | self._raeume, "Wirkungsraum", bekannt)

    def teil(self, text: str) -> str:
        """What stands in a column of Stadtteile."""
        return self._suche(
            text, self._teile, "Stadtteil", "Bitte prüfen Sie den Namen oder füllen Sie den Wirkungsraum."
        )

    def _suche(self, text: str, bekannte: Mapping[str, str], was: str, rat: str) -> str:
        gesucht = normal(text)
        if gesucht not in bekannte:
            nahe = get_close_matches(gesucht, self._namen, n=1, cutoff=0.7)
            frage = f"Meinten Sie „{self._namen[nahe[0]]}“? " if nahe else ""
            raise Wertfehler(f"Den {was} „{kurz(text)}“ gibt es nicht. {frage}{rat}")
        return bekannte[gesucht]


class Leser:
    """The cells of one row by field; what cannot be read becomes a fault and None."""

    def __init__(self, datei: Datei, zeile: Zeile) -> None:
        self.datei, self.zeile, self.heute = datei, zeile, datei.heute
        breite = len(datei.tabelle.kopf)
        if len(zeile.werte) > breite:
            text = "Hier steht etwas neben der Tabelle. Vielleicht hat ein Trennzeichen im Text eine Zelle geteilt."
            wert = kurz(zeile.wert(breite))
            datei.fehler.append(Fehler(zeile.nummer, spaltenbuchstabe(breite), "", wert, text))

    def hat(self, schluessel: str) -> bool:
        """Whether the file has a column for the field."""
        return schluessel in self.datei.stellen

    def wert(self, schluessel: str) -> Wert:
        """The cell of the field; None when it is empty or there is no such column."""
        stelle = self.datei.stellen.get(schluessel)
        return None if stelle is None else self.zeile.wert(stelle)

    def text(self, schluessel: str) -> str:
        """The cell as text."""
        return wert_als_text(self.wert(schluessel))

    def fehler(self, schluessel: str, text: str, gezeigt: str | None = None) -> None:
        """A fault of this row in the field's column; `gezeigt` instead of the cell where that must not be repeated."""
        self.datei.fehler.append(Fehler(*self._ort(schluessel, gezeigt), text))

    def hinweis(self, schluessel: str, text: str) -> None:
        """A note on this row in the field's column."""
        self.datei.hinweise.append(Hinweis(*self._ort(schluessel, None), text))

    def _ort(self, schluessel: str, gezeigt: str | None) -> tuple[int, str, str, str]:
        stelle = self.datei.stellen.get(schluessel)
        if stelle is None:
            return self.zeile.nummer, "", feld(self.datei.art, schluessel).name, ""
        wert = kurz(self.zeile.wert(stelle)) if gezeigt is None else gezeigt
        return self.zeile.nummer, spaltenbuchstabe(stelle), self.datei.tabelle.kopf[stelle], wert

    def versuche(self, schluessel: str, lies: Callable[[Wert, Schreibweise], T]) -> T | None:
        """The cell read by a function; None when it is empty or (with a fault) unreadable."""
        wert = self.wert(schluessel)
        if wert is None:
            return None
        try:
            return lies(wert, self.datei.weisen[schluessel])
        except Wertfehler as fehler:
            self.fehler(schluessel, str(fehler))
            return None

    def tag(self, schluessel: str) -> date | None:
        """The cell as a day."""
        return self.versuche(schluessel, lambda wert, weise: tag(wert, weise, self.heute))

    def betrag(self, schluessel: str) -> int | None:
        """The cell in cents; a note when a formula's result had to be rounded."""
        gelesen = self.versuche(schluessel, cent)
        if gelesen is None:
            return None
        if gelesen[1]:
            self.hinweis(schluessel, f"Der errechnete Betrag wurde auf {euro_text(gelesen[0])} gerundet.")
        return gelesen[0]

    def pflicht(self, schluessel: str, text: str) -> bool:
        """Whether the cell is filled; a fault when it is not."""
        if self.wert(schluessel) is None:
            self.fehler(schluessel, text)
        return self.wert(schluessel) is not None

    def name(self, schluessel: str, hoechstens: int) -> str:
        """A text that is only kept, never read; a fault for one that spreadsheets would take for a formula."""
        text = self.text(schluessel)
        if text.startswith(_FORMELZEICHEN):
            self.fehler(schluessel, "Der Text beginnt wie eine Formel. Bitte nehmen Sie das erste Zeichen weg.")
        elif len(text) > hoechstens:
            self.fehler(schluessel, f"Der Text ist länger als {hoechstens} Zeichen. Bitte kürzen Sie ihn.")
        return text

    def nur_einmal(self, schluessel: str, *gleich: object, text: str) -> None:
        """A fault in the second of two rows that agree in all of these; `{zeile}` in the text names the first."""
        erste = self.datei.gesehen.setdefault(gleich, self.zeile.nummer)
        if erste != self.zeile.nummer:
            self.fehler(schluessel, text.format(zeile=erste))


_FORMELZEICHEN: Final = ("=", "+", "-", "@", "#", "|", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Bestandsgrenze:
    """A limit with its unit, dated; what is law says so in `quelle`."""

    schluessel: str
    wert: int
    einheit: str
    gueltig_von: date
    quelle: str
    gueltig_bis: date | None = None


@cache
def grenze(schluessel: str, heute: date) -> int:
    """The limit in force today. Raises Parameterfehler when there is none."""
    return am_tag(_grenzen().get(schluessel, ()), heute, f"bestandsgrenzen: {schluessel}").wert


@cache
def _grenzen() -> dict[str, tuple[Bestandsgrenze, ...]]:
    alle = lies_regeln("bestandsgrenzen", Bestandsgrenze)
    return {eine.schluessel: tuple(g for g in alle if g.schluessel == eine.schluessel) for eine in alle}

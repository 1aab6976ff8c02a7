"""Check a city's running and ended helps, and its past payments, row by row, before anything is taken over.

All faults are collected, each with its row, its column, what stands there and what to do about it; unlikely values only
make a note (`Hinweis`). Cells are read by the writing of their column (`tabellenwerte`), nothing is guessed.
Units: cents, days, months as `yyyymm`. Only pseudonyms are let in: what looks like a name is a fault.
Source of the limits: `parameter/bestandsgrenzen.toml`; of the kinds of help: `parameter/hilfearten.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final, TypeAlias

from massanzug.rechenkern.bestand.felder import (
    BESTANDSARTEN,
    FELDER,
    Bestandsart,
    erkenne_art,
    fehlende_spalten,
    feld,
    persoenliche_spalten,
    schlage_spalten_vor,
    vorlage,
)
from massanzug.rechenkern.bestand.hilfen import Bestandszeile, lies_hilfe
from massanzug.rechenkern.bestand.leser import Datei, Fehler, Hinweis, Leser, Meldung, Stadtangaben
from massanzug.rechenkern.bestand.zahlungen import Zahlungszeile, lies_zahlung
from massanzug.rechenkern.tabelle import Tabelle, spaltenbuchstabe
from massanzug.rechenkern.zeitraum import Zeitraum, datum_als_text

__all__ = [
    "BESTANDSARTEN",
    "FELDER",
    "Bestandsart",
    "Bestandszeile",
    "Ergebnis",
    "Fehler",
    "Hinweis",
    "Meldung",
    "Stadtangaben",
    "Zahlungszeile",
    "erkenne_art",
    "fehlende_spalten",
    "pruefe_bestand",
    "schlage_spalten_vor",
    "vorlage",
]

Fortschritt: TypeAlias = Callable[[int, int], None]
_MELDUNG_ALLE: Final = 200


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """The rows without a fault, all faults and all notes in the order of the file; `gelesen` counts its own rows."""

    art: Bestandsart
    zeilen: tuple[Bestandszeile | Zahlungszeile, ...]
    fehler: tuple[Fehler, ...]
    hinweise: tuple[Hinweis, ...]
    gelesen: int

    @property
    def hilfen(self) -> tuple[Bestandszeile, ...]:
        """The rows of a file of helps."""
        return tuple(zeile for zeile in self.zeilen if isinstance(zeile, Bestandszeile))

    @property
    def zahlungen(self) -> tuple[Zahlungszeile, ...]:
        """The rows of a file of payments."""
        return tuple(zeile for zeile in self.zeilen if isinstance(zeile, Zahlungszeile))

    @property
    def ist_uebernehmbar(self) -> bool:
        """Whether it may be taken over: no fault, and at least one row."""
        return not self.fehler and bool(self.zeilen)


def pruefe_bestand(
    tabelle: Tabelle,
    zuordnung: Mapping[str, str | None],
    stadt: Stadtangaben,
    heute: date,
    *,
    art: Bestandsart = "hilfen",
    fortschritt: Fortschritt | None = None,
) -> Ergebnis:
    """Read and check every row. `zuordnung` says which heading holds which field (`schlage_spalten_vor`).

    `fortschritt` is told (rows done, rows in all): at the beginning, every 200 rows and at the end. A column that is
    needed and not there is a fault of the heading row, and then no row is read.
    """
    datei = Datei(tabelle, zuordnung, stadt, heute, art)
    datei.fehler.extend(_mangel_im_kopf(datei))
    datei.hinweise.extend(_persoenliches(tabelle))
    zeilen: list[Bestandszeile | Zahlungszeile] = []
    eigene = [] if datei.fehler else [zeile for zeile in tabelle.zeilen if not datei.ist_beispiel(zeile)]
    melde = fortschritt or _niemand
    melde(0, len(eigene))
    for fertig, zeile in enumerate(eigene, start=1):
        vorher = len(datei.fehler)
        gelesen = lies_hilfe(Leser(datei, zeile)) if art == "hilfen" else lies_zahlung(Leser(datei, zeile))
        if gelesen is not None and len(datei.fehler) == vorher:
            zeilen.append(gelesen)
        if fertig % _MELDUNG_ALLE == 0 or fertig == len(eigene):
            melde(fertig, len(eigene))
    if not datei.fehler or eigene:
        datei.hinweise.extend(_zur_datei(datei, len(tabelle.zeilen) - len(eigene), len(eigene)))
        datei.hinweise.extend(_ueberschneidungen(datei, [z for z in zeilen if isinstance(z, Bestandszeile)]))
    fehler = sorted(datei.fehler, key=lambda meldung: meldung.zeile)
    hinweise = sorted(datei.hinweise, key=lambda meldung: meldung.zeile)
    return Ergebnis(art, tuple(zeilen), tuple(fehler), tuple(hinweise), len(eigene))


def _niemand(_fertig: int, _gesamt: int) -> None:
    """Nobody wants to know how far it is."""


def _mangel_im_kopf(datei: Datei) -> Iterator[Fehler]:
    """Columns that were assigned and are gone, and what has none and needs one."""
    kopfzeile = datei.tabelle.kopfzeile
    for schluessel, name in datei.zuordnung.items():
        if name and schluessel not in datei.stellen:
            text = f"Die Spalte „{name}“ gibt es nicht. Bitte ordnen Sie „{feld(datei.art, schluessel).name}“ neu zu."
            yield Fehler(kopfzeile, "", name, "", text)
    da = {schluessel: datei.tabelle.kopf[stelle] for schluessel, stelle in datei.stellen.items()}
    for name in fehlende_spalten(da, datei.art):
        text = f"Es fehlt eine Spalte für: {name}. Bitte sagen Sie, in welcher Spalte das steht."
        yield Fehler(kopfzeile, "", name, "", text)


def _persoenliches(tabelle: Tabelle) -> Iterator[Hinweis]:
    for name in persoenliche_spalten(tabelle.kopf):
        buchstabe = spaltenbuchstabe(tabelle.kopf.index(name))
        text = "Diese Spalte klingt nach Angaben, die hier niemand braucht. Bitte löschen Sie sie aus der Datei."
        yield Hinweis(tabelle.kopfzeile, buchstabe, name, "", text)


def _zur_datei(datei: Datei, beispiele: int, eigene: int) -> Iterator[Hinweis]:
    """Notes on the file as a whole."""
    if beispiele:
        was = (
            "1 Beispielzeile der Vorlage wurde" if beispiele == 1 else f"{beispiele} Beispielzeilen der Vorlage wurden"
        )
        yield Hinweis(0, "", "", "", f"{was} übersprungen.")
    if not eigene:
        yield Hinweis(0, "", "", "", "Die Datei enthält noch keine eigenen Zeilen.")
    if datei.genaue_geburten:
        text = (
            f"Bei {datei.genaue_geburten} Geburtsmonaten steht auch der Tag in der Datei. Übernommen wird nur der "
            "Monat; bitte lassen Sie den Tag beim nächsten Mal weg."
        )
        yield Hinweis(0, "", "", "", text)


def _ueberschneidungen(datei: Datei, hilfen: list[Bestandszeile]) -> Iterator[Hinweis]:
    """The same kind of help twice on one day may be meant (two Bausteine), or is counted twice."""
    laufende = [hilfe for hilfe in hilfen if hilfe.einheit != "einmalig"]
    geordnet = sorted(laufende, key=lambda hilfe: (hilfe.kennung.casefold(), hilfe.hilfeart, hilfe.von))
    for eine, naechste in pairwise(geordnet):
        gleich = (eine.kennung.casefold(), eine.hilfeart) == (naechste.kennung.casefold(), naechste.hilfeart)
        if gleich and Zeitraum(eine.von, eine.bis).enthaelt(naechste.von):
            stelle = datei.stellen["von"]
            text = (
                f"Diese Hilfe läuft gleichzeitig mit der in Zeile {eine.zeile} (gleiche Kennung, gleiche Hilfeart). "
                "Wenn sie nur fortgeschrieben wurde, braucht die frühere Zeile ein Ende."
            )
            ort = spaltenbuchstabe(stelle), datei.tabelle.kopf[stelle], datum_als_text(naechste.von)
            yield Hinweis(naechste.zeile, *ort, text)

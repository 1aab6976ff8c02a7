"""One row of running and ended helps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from massanzug.rechenkern.bestand.gemeinsam import (
    anbieter_lesen,
    hilfeart_lesen,
    kennung_lesen,
    klasse_lesen,
    monate_zwischen,
    raum_lesen,
    yyyymm,
)
from massanzug.rechenkern.bestand.kosten import kosten_lesen
from massanzug.rechenkern.bestand.leser import Leser, grenze
from massanzug.rechenkern.bindung import Einheit, Posten
from massanzug.rechenkern.hilfearten import Hilfeart, Hilfeklasse
from massanzug.rechenkern.tabellenwerte import ja_nein, kurz, monat
from massanzug.rechenkern.worte import normal
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.rechenkern.zuordnung import MERKMALE, Merkmal


@dataclass(frozen=True, slots=True)
class Bestandszeile:
    """One help as it is taken over: what binds money, and what the Zuordnung needs. `bis` None: it runs.

    `menge` is whole thousandths. `zaehlt` None: the rules of the Zuordnung decide.
    """

    kennung: str
    geburtsmonat: int | None
    wirkungsraum: str
    hilfeart: str
    hilfeklasse: Hilfeklasse
    von: date
    bis: date | None
    einheit: Einheit
    menge: Fraction
    satz_cent: int
    anbieter: str
    merkmale: frozenset[Merkmal]
    zaehlt: bool | None
    zeile: int

    def posten(self) -> Posten:
        """The help as a commitment."""
        return Posten(self.kennung, self.einheit, self.menge, self.satz_cent, self.von, self.bis)


def lies_hilfe(leser: Leser) -> Bestandszeile | None:
    """Read and check one row; None when a part of it is missing. Every fault is left with the file."""
    kennung = kennung_lesen(leser, ist_pflicht=True)
    raum = raum_lesen(leser)
    art = _hilfeart(leser)
    von = leser.tag("von") if leser.pflicht("von", "Hier fehlt der Beginn der Hilfe.") else None
    bis = _ende(leser)
    if von is not None:
        _pruefe_laufzeit(leser, von, bis, art)
    geburtsmonat = _geburtsmonat(leser, von, bis, art)
    kosten = kosten_lesen(leser, art)
    merkmale = _merkmale(leser, art)
    zaehlt = leser.versuche("zaehlt", lambda wert, _: ja_nein(wert, _IM_BUDGET, _NICHT_IM_BUDGET))
    anbieter = anbieter_lesen(leser)
    if kennung is None or art is None or von is None:
        return None
    doppelt = (
        "Diese Hilfe steht schon in Zeile {zeile}: gleiche Kennung, gleiche Hilfeart, gleicher Beginn. "
        "Bitte löschen Sie eine der Zeilen."
    )
    leser.nur_einmal("kennung", kennung.casefold(), art.schluessel, von, text=doppelt)
    if raum is None or kosten is None:
        return None
    return Bestandszeile(
        *(kennung, geburtsmonat, raum, art.schluessel, art.hilfeklasse, von, bis),
        *(kosten.einheit, kosten.menge, kosten.satz_cent, anbieter, merkmale, zaehlt, leser.zeile.nummer),
    )


def _hilfeart(leser: Leser) -> Hilfeart | None:
    """The kind of help; not asked for while the form beside it is unreadable, that would be a second fault."""
    klasse = klasse_lesen(leser)
    if not leser.pflicht("hilfeart", "Hier fehlt die Hilfeart, zum Beispiel § 31."):
        return None
    if klasse is None and leser.text("hilfeklasse"):
        return None
    return hilfeart_lesen(leser, klasse)


# --- when -------------------------------------------------------------------------------------------------------------

_OFFEN: Final = frozenset({"laufend", "laeuft", "offen", "unbefristet", "bis auf weiteres", "open", "ongoing", "ohne"})
_OFFEN_ZEICHEN: Final = frozenset({"-", "–", "—"})
_OHNE_ENDE: Final = frozenset({"31.12.9999", "9999-12-31", "12/31/9999", "31/12/9999"})
_VOR_DER_GEBURT: Final = frozenset({"19"})
"""Helps that may begin before a birth, and whose row may name the parent (§ 19 SGB VIII)."""


def _ende(leser: Leser) -> date | None:
    """The last day; None for an empty cell, a word that says it runs, and the 31.12.9999 of accounting systems."""
    text = leser.text("bis")
    if normal(text) in _OFFEN or text in _OFFEN_ZEICHEN or text[:10] in _OHNE_ENDE:
        return None
    return leser.tag("bis")


def _pruefe_laufzeit(leser: Leser, von: date, bis: date | None, art: Hilfeart | None) -> None:
    beginn = datum_als_text(von)
    if von.year < grenze("fruehester_beginn", leser.heute):
        leser.fehler("von", f"Am {beginn} gab es das SGB VIII noch nicht. Bitte prüfen Sie das Jahr.")
    elif art is not None and not art.gilt_am(von):
        leser.fehler("von", f"{art} gab es am {beginn} nicht. Bitte prüfen Sie Beginn und Hilfeart.")
    if bis is not None and bis < von:
        text = (
            f"Das Ende ({datum_als_text(bis)}) liegt vor dem Beginn ({beginn}). Bitte berichtigen Sie eines von beiden."
        )
        leser.fehler("bis", text)
    if von > leser.heute + timedelta(days=grenze("beginn_voraus", leser.heute)):
        leser.hinweis("von", "Die Hilfe beginnt erst in mehr als einem Jahr. Stimmt das Jahr?")


def _geburtsmonat(leser: Leser, von: date | None, bis: date | None, art: Hilfeart | None) -> int | None:
    """The month of birth, checked against the term of the help."""
    gelesen = leser.versuche("geburtsmonat", lambda wert, weise: monat(wert, weise, leser.heute))
    if gelesen is None:
        return None
    geboren, mit_tag = gelesen
    leser.datei.genaue_geburten += mit_tag
    if geboren > yyyymm(leser.heute):
        leser.fehler("geburtsmonat", "Der Geburtsmonat liegt in der Zukunft. Bitte prüfen Sie das Jahr.")
    elif von is not None and (art is None or art.schluessel not in _VOR_DER_GEBURT):
        _pruefe_alter(leser, geboren, von, bis)
    return geboren


def _pruefe_alter(leser: Leser, geboren: int, von: date, bis: date | None) -> None:
    """Older than the law allows at the beginning is a fault; later it rather means that the end was forgotten."""
    alter = grenze("hoechstalter", leser.heute)
    zuletzt = yyyymm(min(bis or leser.heute, leser.heute))
    if geboren > yyyymm(von):
        text = f"Die Geburt liegt nach dem Beginn der Hilfe ({datum_als_text(von)}). Bitte prüfen Sie beide Angaben."
        leser.fehler("geburtsmonat", text)
    elif monate_zwischen(geboren, yyyymm(von)) > 12 * alter:
        text = (
            f"Beim Beginn der Hilfe wäre der Mensch älter als {alter} Jahre (§ 7 SGB VIII). Bitte prüfen Sie das Jahr."
        )
        leser.fehler("geburtsmonat", text)
    elif monate_zwischen(geboren, zuletzt) > 12 * alter:
        leser.hinweis("geburtsmonat", f"Der Mensch ist inzwischen älter als {alter} Jahre. Fehlt das Ende der Hilfe?")


# --- in or out of the budget ------------------------------------------------------------------------------------------

_IM_BUDGET: Final = frozenset(
    {"in", "drin", "innerhalb", "im budget", "in budget", "im planbudget", "planbudget", "zählt"}
)
_NICHT_IM_BUDGET: Final = frozenset(
    {"out", "extern", "außerhalb", "ausserhalb", "nicht im budget", "außerhalb des budgets", "out of budget"}
    | {"ausserhalb des budgets", "zählt nicht"}
)
_WOERTER_DER_MERKMALE: Final[dict[Merkmal, tuple[str, ...]]] = {
    "altfall": ("altfall", "bestandsfall"),
    "paragraf_35a": ("35a", "paragraf 35a", "eingliederungshilfe", "egh"),
    "paragraf_33": ("33", "paragraf 33", "vollzeitpflege", "vzp"),
    "uma": ("uma", "umf", "unbegleitet"),
    "fremdtraeger": ("fremdtraeger", "anderer traeger", "wunschtraeger", "5"),
    "inobhutnahme": ("inobhutnahme", "ion", "42"),
    "kostenerstattung": ("kostenerstattung", "ke", "89"),
}
_MERKMALWOERTER: Final = {wort: merkmal for merkmal, woerter in _WOERTER_DER_MERKMALE.items() for wort in woerter}
_MERKMALNAMEN = "Altfall, § 35a, § 33, UMA, Fremdträger, Inobhutnahme, Kostenerstattung"


def _merkmale(leser: Leser, art: Hilfeart | None) -> frozenset[Merkmal]:
    """What the Zuordnung asks for: from the yes/no columns, the list column, and the kind of help itself."""
    gefunden: set[Merkmal] = set() if art is None else set(art.merkmale)
    for merkmal in MERKMALE:
        sagt = leser.versuche(merkmal, lambda wert, _: ja_nein(wert))
        if sagt:
            gefunden.add(merkmal)
        elif sagt is False and merkmal in gefunden:
            leser.fehler(merkmal, f"Hier steht „nein“, die Hilfeart ist aber „{art}“. Bitte berichtigen Sie eines.")
    for wort in filter(None, map(str.strip, re.split("[,;/+|]", leser.text("merkmale")))):
        benannt = _MERKMALWOERTER.get(normal(wort))
        if benannt is None:
            leser.fehler("merkmale", f"Das Merkmal „{kurz(wort)}“ ist nicht bekannt. Möglich sind: {_MERKMALNAMEN}.")
        else:
            gefunden.add(benannt)
    return frozenset(gefunden)

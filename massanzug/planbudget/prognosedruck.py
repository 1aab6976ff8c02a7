"""The forecast on two sheets for the Steuerungsgruppe: what the page says, in the same words and figures.

No database and no clock: queries fill `Prognoseblatt`, the template only sets it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from massanzug.planbudget.queries.prognose import Blick
from massanzug.planbudget.queries.prognosegrund import Annahme, Rueckblick, Treiberzeile
from massanzug.rechenkern.faecherbild import Faecherbild
from massanzug.rechenkern.geld import Betrag, runde_kaufmaennisch
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.technik.ausfuhr import Ausfuhr, Spalte
from massanzug.technik.pdf import setze_pdf
from massanzug.technik.templatetags.massanzug import datum_lang, euro_rund

VORLAGE: Final = "planbudget/prognose.typ"
TREIBER: Final = 6
"""Drivers that fit on two sheets."""
BEISPIEL: Final = (
    "Menschen, Hilfen und Kosten sind erfunden; die Beträge der Planbudgets tragen ihre Quelle im Programm."
)


@dataclass(frozen=True)
class Prognoseblatt:
    """Everything on the two sheets; `rueckblick` None where there is none yet."""

    stadt: str
    blick: Blick
    angenommen: str
    annahmen: tuple[Annahme, ...]
    treiber: tuple[Treiberzeile, ...]
    rueckblick: Rueckblick | None
    stand: date
    beispiel: bool


def prognose_pdf(blatt: Prognoseblatt) -> bytes:
    """The sheets as PDF/UA; the same content gives the same bytes."""
    return setze_pdf(VORLAGE, druckdaten(blatt), stand=blatt.stand)


def druckdaten(blatt: Prognoseblatt) -> dict[str, Any]:
    """What the template sets."""
    blick, zurueck = blatt.blick, blatt.rueckblick
    return {
        "stadt": blatt.stadt,
        "name": blick.name,
        "stand": datum_lang(blatt.stand),
        "satz": blick.satz,
        "angenommen": blatt.angenommen,
        "verfahren": "mit der Unsicherheit aller gelernten Raten und Preise"
        if blick.ausfuehrlich
        else "genau; was unsichere Übergänge und Preise ausmachen, ist angenähert",
        "bild": {"svg": als_svg(blick.bild), "titel": blick.bild.titel, "alt": blick.bild.beschreibung}
        if blick.bild.ansichten
        else None,
        "bildunter": blick.bild.unter,
        "jahre": _jahre(blatt),
        "grundlage": [
            f"{blick.laufende} Hilfen laufen und zählen ins Planbudget; die Prognose beginnt am "
            f"{datum_lang(blick.stichtag)}.",
            f"Für fallunspezifische und fallübergreifende Arbeit stehen {euro_rund(blick.gemeinsam)} im Monat darin, "
            "wie in den letzten zwölf gebuchten Monaten; sie steigen wie ambulante Hilfen (Annahme).",
            f"Gelernt ist aus den Hilfen seit {datum_lang(blick.seit)}; wo es wenige sind, ziehen Annahmen zur Mitte."
            if blick.seit
            else "Noch ist keine Hilfe zu Ende gegangen: Es gelten die Annahmen.",
            "Menschen unter 21: gleich viele in jedem Altersjahr und in Zukunft gleich viele (Annahme).",
            "Planbudget: was heute beschlossen und bestätigt ist, ohne künftige Ereignisse.",
        ],
        "treiber": _treiber(blatt),
        "rueckblick": [
            zurueck.satz,
            f"{zurueck.fragen} Fragen, je {zurueck.horizont} Monate voraus, zu heutigen Preisen. "
            + " ".join(f"Im Band „{b.name}“ lagen {b.ist} (Soll {b.soll})." for b in zurueck.bandzeilen),
        ]
        if zurueck
        else ["Eine Rückschau liegt noch nicht vor."],
        "annahmen": [
            [f"{a.worueber}, ab {datum_als_text(a.seit)}", f"{a.was}{' (Annahme)' if a.ist_annahme else ''}"]
            for a in blatt.annahmen
        ],
        "beispiel": BEISPIEL if blatt.beispiel else "",
    }


def _tabelle(blatt: Prognoseblatt, titel: str, spalten: list[Spalte], zeilen: list[Any]) -> Ausfuhr:
    return Ausfuhr(titel=titel, spalten=spalten, zeilen=zeilen, quelle="Prognose", stand=blatt.stand)


def _jahre(blatt: Prognoseblatt) -> Ausfuhr:
    spalten = [
        Spalte("Jahr"),
        *(Spalte(titel, "zahl") for titel in ("Planbudget", "erwartet", "8 von 10 ab", "8 von 10 bis")),
        Spalte("Es reicht nicht"),
    ]
    zeilen = [
        [
            z.jahr_in_worten.replace("September", "Sept."),
            None if z.plan is None else in_euro(z.plan),
            *map(in_euro, (z.mittel, z.von, z.bis)),
            z.in_worten,
        ]
        for z in blatt.blick.zeilen
    ]
    return _tabelle(blatt, f"Prognose {blatt.blick.name}", spalten, zeilen)


def _treiber(blatt: Prognoseblatt) -> Ausfuhr:
    spalten = [Spalte("Annahme"), Spalte("verändert um"), Spalte("kleiner", "zahl"), Spalte("größer", "zahl")]
    zeilen = [[t.name, t.um, in_euro(t.niedriger), in_euro(t.hoeher)] for t in blatt.treiber[:TREIBER]]
    return _tabelle(blatt, "Was am meisten ausmacht", spalten, zeilen)


def in_euro(betrag: Betrag) -> int:
    """Whole Euro: a forecast knows no cents."""
    return runde_kaufmaennisch(Fraction(betrag.cent, 100))


FARBEN: Final = {"95": "#e2ddd5", "80": "#c6bdb0", "50": "#9c8f7e"}


def als_svg(bild: Faecherbild) -> str:
    """The wide picture for paper, in tones that a black-and-white printer keeps apart."""
    a = bild.ansichten[0]
    baender = "".join(f'<path d="{d}" fill="{FARBEN[name]}"/>' for name, d in a.baender)
    plaene = "".join(f'<path d="{d}" stroke="#1f1a18" stroke-width="3.5" fill="none"/>' for d in a.plaene)
    worte = "".join(
        f'<text x="{w.x}" y="{w.y}" text-anchor="{w.anker}" font-family="Fira Sans" font-size="14">{w.text}</text>'
        for w in a.worte
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{a.viewbox}" width="{a.breite}" height="{a.hoehe}">'
        f'{baender}<path d="{a.grund}" stroke="#857865" stroke-width="1.5" fill="none"/>'
        f'<path d="{a.mitte}" stroke="#1f1a18" stroke-width="1.5" stroke-dasharray="4 3" fill="none"/>'
        f"{plaene}{worte}</svg>"
    )

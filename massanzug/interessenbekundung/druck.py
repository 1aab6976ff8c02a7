"""Papers of the selection: what stands on each. No database and no clock."""

from datetime import date
from typing import Any

from massanzug.interessenbekundung.blaetter import blaetter_fuers_papier
from massanzug.interessenbekundung.choices import Bekundungsstand
from massanzug.interessenbekundung.models import Bekundung, Oeffnung, Verfahren
from massanzug.rechenkern.abgabefrist import frist_als_text
from massanzug.rechenkern.bekundung import Inhalt
from massanzug.rechenkern.worte import eine_zeile
from massanzug.technik import uhr
from massanzug.technik.pdf import setze_pdf
from massanzug.technik.stempel import Zweck, oeffentlicher_stempel, stemple


def belegtext(b: Bekundung) -> str:
    """What the city confirms with its stamp, line by line."""
    assert b.eingegangen_am is not None
    return "\n".join(
        [
            f"Verfahren: {eine_zeile(b.verfahren.titel)}",
            f"Träger: {eine_zeile(b.traeger.name)}",
            f"Fassung: {b.fassung}",
            f"Eingegangen: {frist_als_text(b.eingegangen_am)}",
            f"Abgabefrist: {frist_als_text(b.verfahren.frist)}",
            f"SHA-256 der versiegelten Bekundung: {b.abdruck}",
        ]
    )


def beleg_pdf(b: Bekundung) -> bytes:
    """The receipt with hash and stamp; whoever has the city's public key can check it."""
    assert b.eingegangen_am is not None
    text = belegtext(b)
    daten = {
        "zeilen": [zeile.split(": ", 1) for zeile in text.split("\n")],
        "puenktlich": b.stand != Bekundungsstand.VERSPAETET,
        "stempel": stemple(text.encode(), Zweck.EINGANGSBELEG),
        "schluessel": oeffentlicher_stempel(),
    }
    return setze_pdf("interessenbekundung/beleg.typ", daten, stand=uhr.tag(b.eingegangen_am))


def bekundung_pdf(b: Bekundung, inhalt: Inhalt, stand: date, *, entwurf: bool = False) -> bytes:
    """A Bekundung to read on paper, as the jury will read it."""
    daten = {
        "verfahren": b.verfahren.titel,
        "traeger": b.traeger.name,
        "entwurf": entwurf,
        "stand": stand,
        "abschnitte": blaetter_fuers_papier(b, inhalt.teile),
        "anlagen": [a.name for a in inhalt.beigaben],
    }
    return setze_pdf("interessenbekundung/bekundung.typ", daten, stand=stand)


ERGEBNIS: dict[str, str] = {
    Bekundungsstand.GEOEFFNET: "geöffnet",
    Bekundungsstand.VERSPAETET: "nach der Frist eingegangen, bleibt versiegelt",
    Bekundungsstand.VERLETZT: "Siegel verletzt, nicht zu öffnen",
}


def niederschrift_pdf(v: Verfahren, oeffnung: Oeffnung) -> bytes:
    """The minutes of the opening."""
    daten = {
        "verfahren": v.titel,
        "frist": frist_als_text(v.frist),
        "am": frist_als_text(oeffnung.am),
        "personen": [oeffnung.erste.name, oeffnung.zweite.name],
        "zeilen": [_zeile(z) for z in oeffnung.niederschrift],
    }
    return setze_pdf("interessenbekundung/niederschrift.typ", daten, stand=uhr.tag(oeffnung.am))


def _zeile(z: dict[str, Any]) -> dict[str, str]:
    return {
        "traeger": z["traeger"],
        "eingegangen": frist_als_text(uhr.aus_text(z["eingegangen_am"])),
        "abdruck": z["abdruck"],
        "ergebnis": ERGEBNIS[z["ergebnis"]],
    }

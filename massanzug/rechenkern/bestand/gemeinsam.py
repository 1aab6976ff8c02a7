"""What rows of helps and of payments have in common: pseudonym, Wirkungsraum, kind of help."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from massanzug.rechenkern.bestand.leser import Leser
from massanzug.rechenkern.hilfearten import (
    KLASSENNAMEN,
    Hilfeart,
    Hilfeklasse,
    aehnliche_hilfeart,
    finde_hilfearten,
    hilfeklasse_aus_text,
)
from massanzug.rechenkern.tabellenwerte import kurz, wert_als_text
from massanzug.rechenkern.zeitraum import datum_als_text

KENNUNG_HOECHSTENS: Final = 60
NAME_HOECHSTENS: Final = 120
NICHT_WIEDERHOLT: Final = "(nicht wiederholt)"
"""Shown instead of a cell that may name a person."""


_KENNUNG = re.compile(r"[A-Za-zÄÖÜäöüß0-9][A-Za-zÄÖÜäöüß0-9 ._:/#()-]*")
_WORT = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}")
_TAG_IM_TEXT = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_KEINE_NAMEN: Final = frozenset(
    {"fall", "akte", "aktenzeichen", "hilfe", "kind", "vorgang", "nummer", "familie", "team"}
)
_MENSCHEN = re.compile(r"(?:Pflegef|F)amilie +[A-ZÄÖÜ]|Fam\. |Eheleute |Herrn? |Frau ")
_OHNE_NAMEN = "Bitte nehmen Sie ein Zeichen ohne Namen, etwa die Fallnummer; wer dahintersteht, wissen nur Sie."


def kennung_lesen(leser: Leser, *, ist_pflicht: bool = False) -> str | None:
    """The pseudonym; a fault for anything that looks like a person. What looks so is not repeated in the message."""
    wert = leser.wert("kennung")
    if wert is None:
        if ist_pflicht:
            leser.fehler("kennung", f"Hier fehlt die Kennung. {_OHNE_NAMEN}")
        return None
    if not isinstance(wert, str | Decimal) or (isinstance(wert, Decimal) and wert != wert.to_integral_value()):
        leser.fehler("kennung", "Ihr Programm hat die Kennung umgewandelt. Bitte formatieren Sie die Spalte als Text.")
        return None
    text = wert_als_text(wert)
    if warum := _person(text):
        leser.fehler("kennung", f"{warum} {_OHNE_NAMEN}", NICHT_WIEDERHOLT)
        return None
    if len(text) > KENNUNG_HOECHSTENS or not _KENNUNG.fullmatch(text):
        zeichen = f"höchstens {KENNUNG_HOECHSTENS} Buchstaben, Ziffern und den Zeichen . _ - / : # ( )"
        leser.fehler("kennung", f"Eine Kennung besteht aus {zeichen}. Bitte ändern Sie sie.")
        return None
    return text


def _person(text: str) -> str:
    """Why a text looks like a person; empty when it does not."""
    if "@" in text:
        return "Das sieht wie eine E-Mail-Adresse aus."
    if not any(zeichen.isdigit() for zeichen in text):
        return "Das sieht wie ein Name aus (keine Ziffer)."
    if _TAG_IM_TEXT.search(text):
        return "Das enthält ein Datum, vielleicht einen Geburtstag."
    namen = [wort for wort in _WORT.findall(text) if wort.lower() not in _KEINE_NAMEN]
    return "Das sieht wie ein Name mit Nummer aus." if len(namen) > 1 else ""


def anbieter_lesen(leser: Leser) -> str:
    """The provider; a note where it may be a person, as with foster families."""
    anbieter = leser.name("anbieter", NAME_HOECHSTENS)
    if _MENSCHEN.match(anbieter):
        leser.hinweis("anbieter", "Das klingt nach Menschen. Für Pflegefamilien reicht „Pflegefamilie“ ohne Namen.")
    return anbieter


def raum_lesen(leser: Leser) -> str | None:
    """The Wirkungsraum from its own column or the Stadtteil's; a fault when the two disagree."""
    suche = leser.datei.raeume
    if leser.wert("wirkungsraum") is None and leser.wert("stadtteil") is None:
        ort = "wirkungsraum" if leser.hat("wirkungsraum") else "stadtteil"
        leser.fehler(ort, "Hier fehlt der Wirkungsraum oder der Stadtteil.")
        return None
    raum = leser.versuche("wirkungsraum", lambda wert, _: suche.raum(wert_als_text(wert)))
    teil = leser.versuche("stadtteil", lambda wert, _: suche.teil(wert_als_text(wert)))
    if raum is not None and teil is not None and raum != teil:
        leser.fehler(
            "stadtteil",
            f"„{leser.text('stadtteil')}“ gehört zum Wirkungsraum {suche.name[teil]}, in der Zeile steht aber "
            f"{suche.name[raum]}. Bitte berichtigen Sie eines von beiden.",
        )
        return None
    return raum if raum is not None else teil


def hilfeart_lesen(leser: Leser, klasse: Hilfeklasse | None) -> Hilfeart | None:
    """The kind of help of the row; a fault when it is unknown or could be several."""
    wert = leser.wert("hilfeart")
    if isinstance(wert, date):
        leser.fehler(
            "hilfeart",
            f"Ihr Programm hat aus der Hilfeart ein Datum gemacht ({datum_als_text(wert)}). "
            "Bitte die Spalte als Text formatieren und die Hilfeart neu eintragen.",
        )
        return None
    text = wert_als_text(wert)
    arten = finde_hilfearten(text, klasse)
    if len(arten) == 1:
        return arten[0]
    if arten:
        formen = [KLASSENNAMEN[art.hilfeklasse] for art in arten]
        leser.fehler(
            "hilfeart",
            f"„{kurz(text)}“ gibt es in mehreren Formen ({', '.join(formen)}). Bitte schreiben Sie die Form dazu, "
            f"zum Beispiel „{kurz(text)} {formen[0]}“, oder füllen Sie eine Spalte „Form“.",
        )
    elif klasse is not None and finde_hilfearten(text):
        ort = "hilfeklasse" if leser.hat("hilfeklasse") else "hilfeart"
        leser.fehler(
            ort, f"„{kurz(text)}“ gibt es nicht als „{KLASSENNAMEN[klasse]}“. Bitte berichtigen Sie eines von beiden."
        )
    else:
        aehnlich = aehnliche_hilfeart(text)
        rat = f"Meinten Sie „{aehnlich}“?" if aehnlich else "Bitte schreiben Sie den Paragrafen, zum Beispiel § 31."
        leser.fehler("hilfeart", f"Die Hilfeart „{kurz(text)}“ ist nicht bekannt. {rat}")
    return None


def klasse_lesen(leser: Leser) -> Hilfeklasse | None:
    """The form of the help where the file says it; a fault when the word is unknown."""
    text = leser.text("hilfeklasse")
    klasse = hilfeklasse_aus_text(text) if text else None
    if text and klasse is None:
        moeglich = ", ".join(KLASSENNAMEN.values())
        leser.fehler("hilfeklasse", f"„{kurz(text)}“ ist keine Form. Möglich sind: {moeglich}.")
    return klasse


def yyyymm(tag: date) -> int:
    """The month of a day as one number."""
    return tag.year * 100 + tag.month


def monate_zwischen(von: int, bis: int) -> int:
    """Months from one `yyyymm` to another."""
    return (bis // 100 - von // 100) * 12 + bis % 100 - von % 100

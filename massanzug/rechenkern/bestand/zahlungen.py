"""One row of past payments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from massanzug.rechenkern.bestand.felder import KOSTENARTEN
from massanzug.rechenkern.bestand.gemeinsam import (
    anbieter_lesen,
    hilfeart_lesen,
    kennung_lesen,
    monate_zwischen,
    raum_lesen,
    yyyymm,
)
from massanzug.rechenkern.bestand.leser import Leser, grenze
from massanzug.rechenkern.hilfearten import (
    HILFEKLASSEN,
    Hilfeart,
    Hilfeklasse,
    finde_hilfearten,
    hilfeklasse_aus_text,
)
from massanzug.rechenkern.tabellenwerte import euro_text, kurz, monat
from massanzug.rechenkern.worte import normal
from massanzug.rechenkern.zeitraum import datum_als_text, monatsende

BELEG_HOECHSTENS: Final = 80


@dataclass(frozen=True, slots=True)
class Zahlungszeile:
    """One past payment; negative is money that came back. `zahldatum` None: booked, not yet paid.

    `kostenart` is a class of help, `fallunspezifisch`, `falluebergreifend` or `ausserhalb` (of the Planbudget).
    """

    kennung: str | None
    wirkungsraum: str
    kostenart: str
    hilfeart: str | None
    hilfeklasse: Hilfeklasse | None
    leistung_von: date
    leistung_bis: date
    belegdatum: date
    zahldatum: date | None
    beleg: str
    betrag_cent: int
    anbieter: str
    zeile: int


_KOSTENWOERTER: Final = {
    **{normal(wort): schluessel for schluessel, name in KOSTENARTEN.items() for wort in (schluessel, name)},
    **dict.fromkeys(("fua", "fallunspez", "fallunspezifische arbeit", "sozialraumarbeit"), "fallunspezifisch"),
    **dict.fromkeys(("fallueber", "falluebergreifende arbeit", "gruppenangebot"), "falluebergreifend"),
    **dict.fromkeys(("ausserhalb", "ausserhalb budget", "ausserhalb des budgets", "out of budget"), "ausserhalb"),
}


def lies_zahlung(leser: Leser) -> Zahlungszeile | None:
    """Read and check one row; None when a part of it is missing. Every fault is left with the file."""
    leser.pflicht("beleg", "Hier fehlt die Nummer des Belegs.")
    beleg = leser.name("beleg", BELEG_HOECHSTENS)
    kennung = kennung_lesen(leser)
    raum = raum_lesen(leser)
    kostenart, art = _kostenart(leser)
    leistung = _leistung(leser)
    leser.pflicht("belegdatum", "Hier fehlt das Belegdatum.")
    belegdatum, zahldatum = _vergangen(leser, "belegdatum"), _vergangen(leser, "zahldatum")
    betrag = _betrag(leser)
    anbieter = anbieter_lesen(leser)
    if raum is None or kostenart is None or leistung is None or belegdatum is None or betrag is None:
        return None
    doppelt = (
        "Diese Zahlung steht schon in Zeile {zeile}: gleicher Beleg, gleicher Zeitraum, gleicher Betrag. "
        "Bitte löschen Sie eine der Zeilen."
    )
    leser.nur_einmal("beleg", beleg, kennung, raum, kostenart, leistung, betrag, text=doppelt)
    klasse = _als_klasse(kostenart) if art is None else art.hilfeklasse
    return Zahlungszeile(
        *(kennung, raum, kostenart, None if art is None else art.schluessel, klasse, *leistung),
        *(belegdatum, zahldatum, beleg, betrag, anbieter, leser.zeile.nummer),
    )


def _als_klasse(kostenart: str | None) -> Hilfeklasse | None:
    return next((klasse for klasse in HILFEKLASSEN if klasse == kostenart), None)


def _kostenart(leser: Leser) -> tuple[str | None, Hilfeart | None]:
    """What was paid for: said, or following from the kind of help; a fault when the two contradict each other."""
    text = leser.text("kostenart")
    kostenart = _KOSTENWOERTER.get(normal(text)) or hilfeklasse_aus_text(text)
    if text and kostenart is None:
        moeglich = ", ".join(KOSTENARTEN.values())
        leser.fehler("kostenart", f"Die Kostenart „{kurz(text)}“ ist nicht bekannt. Möglich sind: {moeglich}.")
        return None, None
    if leser.wert("hilfeart") is None:
        if kostenart is None:
            wo = "kostenart" if leser.hat("kostenart") else "hilfeart"
            leser.fehler(wo, "Hier fehlt, wofür gezahlt wurde: Kostenart oder Hilfeart.")
        return kostenart, None
    genannt, hilfe = _als_klasse(kostenart), leser.text("hilfeart")
    if genannt is not None and finde_hilfearten(hilfe) and not finde_hilfearten(hilfe, genannt):
        text = f"Die Kostenart passt nicht zur Hilfeart „{kurz(hilfe)}“. Bitte berichtigen Sie eines von beiden."
        leser.fehler("kostenart", text)
        return None, None
    art = hilfeart_lesen(leser, genannt)
    return (None, None) if art is None else (kostenart or art.hilfeklasse, art)


def _leistung(leser: Leser) -> tuple[date, date] | None:
    """The days of the service: a month, or from – to (one day when there is no end)."""
    if leser.wert("leistung_von") is None and leser.wert("leistungsmonat") is not None:
        gelesen = leser.versuche("leistungsmonat", lambda wert, weise: monat(wert, weise, leser.heute))
        erster = None if gelesen is None else date(*divmod(gelesen[0], 100), 1)
        return None if erster is None else (erster, monatsende(erster))
    wo = "leistung_von" if leser.hat("leistung_von") else "leistungsmonat"
    leser.pflicht(wo, "Hier fehlt, für welche Zeit gezahlt wurde.")
    von, bis = leser.tag("leistung_von"), leser.tag("leistung_bis")
    if von is None or (bis is None and leser.wert("leistung_bis") is not None):
        return None
    bis = bis or von
    if bis < von:
        text = f"Das Ende der Leistung liegt vor ihrem Beginn ({datum_als_text(von)}). Bitte berichtigen Sie eines."
        leser.fehler("leistung_bis", text)
        return None
    if monate_zwischen(yyyymm(von), yyyymm(bis)) >= grenze("leistung_monate", leser.heute):
        leser.hinweis("leistung_bis", "Die Leistung reicht über mehr als ein Jahr. Stimmt das?")
    return von, bis


def _vergangen(leser: Leser, schluessel: str) -> date | None:
    """A day of the past; a fault for a later one, because only what has happened is taken over."""
    gelesen = leser.tag(schluessel)
    if gelesen is not None and gelesen > leser.heute:
        text = f"Der {datum_als_text(gelesen)} liegt in der Zukunft. Übernommen wird nur, was schon war."
        leser.fehler(schluessel, text)
        return None
    return gelesen


def _betrag(leser: Leser) -> int | None:
    leser.pflicht("betrag", "Hier fehlt der Betrag.")
    betrag = leser.betrag("betrag")
    if betrag == 0:
        leser.fehler("betrag", "Ein Betrag von 0,00 Euro ist keine Zahlung. Bitte löschen Sie die Zeile.")
        return None
    if betrag is not None and abs(betrag) > grenze("zahlung", leser.heute):
        leser.hinweis("betrag", f"{euro_text(betrag)} sind für eine Zahlung ungewöhnlich viel. Stimmt das Komma?")
    return betrag

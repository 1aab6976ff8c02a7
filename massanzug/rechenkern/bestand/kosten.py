"""What a help costs: quantity × rate, or the cost of a month; when a file says both, they must agree."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from massanzug.rechenkern.bestand.einheiten import EINHEITSNAMEN, Preiseinheit, preiseinheit, sagt_keine_zeit
from massanzug.rechenkern.bestand.leser import Leser, grenze
from massanzug.rechenkern.bindung import TAGE_JE_WOCHE, Einheit, Posten, je_monat
from massanzug.rechenkern.hilfearten import Hilfeart
from massanzug.rechenkern.tabellenwerte import euro_text, kurz, zahl

STUNDEN_JE_WOCHE: Final = 7 * 24
MENGE_HOECHSTENS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Kosten:
    """Quantity and rate as `bindung.Posten` has them; the quantity in whole thousandths."""

    einheit: Einheit
    menge: Fraction
    satz_cent: int

    def je_monat_cent(self, leser: Leser) -> int:
        """Cents of a typical month."""
        return je_monat(Posten("", self.einheit, self.menge, self.satz_cent, leser.heute)).cent


def kosten_lesen(leser: Leser, art: Hilfeart | None) -> Kosten | None:
    """The price of the row; a fault when it says none, an unreadable one or two that contradict each other."""
    vorher = len(leser.datei.fehler)
    if leser.wert("monatskosten") is None and leser.wert("satz") is None:
        wo = "monatskosten" if leser.hat("monatskosten") else "satz"
        leser.fehler(wo, "Hier fehlen die Kosten. Bitte tragen Sie sie ein; kostet die Hilfe nichts, eine 0.")
    im_monat, satz = _nicht_negativ(leser, "monatskosten"), _nicht_negativ(leser, "satz")
    einheit = _einheit(leser, ist_noetig=satz is not None)
    menge = _menge(leser, einheit) if satz is not None and einheit is not None else None
    if len(leser.datei.fehler) > vorher:
        return None
    kosten = _zusammen(im_monat, einheit, menge, satz)
    if im_monat is not None and satz is not None and not _passt_zum_monat(leser, kosten, im_monat):
        return None
    _pruefe_hoehe(leser, art, einheit, kosten)
    return kosten


def _zusammen(im_monat: int | None, einheit: Preiseinheit | None, menge: Fraction | None, satz: int | None) -> Kosten:
    """Rate × quantity where a rate is given; else the month's cost, or a single one when the unit says so."""
    if satz is not None and einheit is not None and menge is not None:
        return Kosten(einheit.einheit, menge, satz)
    einmalig = einheit is not None and einheit.einheit == "einmalig"
    return Kosten("einmalig" if einmalig else "euro_je_monat", Fraction(1), im_monat or 0)


def _nicht_negativ(leser: Leser, schluessel: str) -> int | None:
    betrag = leser.betrag(schluessel)
    if betrag is not None and betrag < 0:
        leser.fehler(schluessel, "Kosten sind nicht negativ. Bitte nehmen Sie das Minus weg.")
        return None
    return betrag


def _einheit(leser: Leser, *, ist_noetig: bool) -> Preiseinheit | None:
    text = leser.text("einheit")
    if not leser.hat("einheit"):
        return leser.datei.einheit_der_spalten
    einheit = preiseinheit(text)
    bekannt = f"Möglich sind: {', '.join(EINHEITSNAMEN)}."
    if text and einheit is None:
        zeit = "Ist es je Woche oder je Monat? " if sagt_keine_zeit(text) else ""
        leser.fehler("einheit", f"Die Einheit „{kurz(text)}“ ist nicht bekannt. {zeit}{bekannt}")
    elif not text and ist_noetig:
        leser.fehler("einheit", f"Zum Satz fehlt die Einheit. {bekannt}")
    return einheit


def _menge(leser: Leser, einheit: Preiseinheit) -> Fraction | None:
    """How many units; an empty cell means what the unit says, else it is a fault."""
    if leser.wert("menge") is None:
        if einheit.vorgabe is None:
            wo = "menge" if leser.hat("menge") else "satz"
            leser.fehler(wo, f"Hier fehlt die Menge: Wie viele {einheit.name}?")
        return None if einheit.vorgabe is None else Fraction(einheit.vorgabe)
    gelesen = leser.versuche("menge", zahl)
    if gelesen is None:
        return None
    menge = Fraction(gelesen)
    if mangel := _mangel(menge, einheit):
        leser.fehler("menge", mangel)
        return None
    if einheit.einheit == "stunden_je_woche" and menge > grenze("stunden_je_woche", leser.heute):
        text = f"{kurz(gelesen)} Stunden in der Woche sind ungewöhnlich viele. Sind es Stunden im Monat?"
        leser.hinweis("menge", text)
    return menge


def _mangel(menge: Fraction, einheit: Preiseinheit) -> str:
    """What is wrong with a quantity; empty when nothing is."""
    if menge < 0:
        return "Eine Menge ist nicht negativ. Bitte nehmen Sie das Minus weg."
    if einheit.einheit == "tage_je_woche" and menge > TAGE_JE_WOCHE:
        return (
            "Eine Woche hat sieben Tage. Bitte nehmen Sie „Tage je Monat“ als Einheit oder berichtigen Sie die Menge."
        )
    if einheit.einheit == "stunden_je_woche" and menge > STUNDEN_JE_WOCHE:
        return f"Eine Woche hat {STUNDEN_JE_WOCHE} Stunden. Bitte berichtigen Sie Menge oder Einheit."
    if (menge * 1000).denominator != 1:
        return "Eine Menge hat höchstens drei Stellen nach dem Komma. Bitte runden Sie sie."
    return "Diese Menge ist zu groß. Bitte prüfen Sie die Zahl." if menge >= MENGE_HOECHSTENS else ""


def _passt_zum_monat(leser: Leser, kosten: Kosten, im_monat: int) -> bool:
    """Whether quantity × rate is the month's cost, give or take the length of a month; a fault when it is not."""
    errechnet, spielraum = kosten.je_monat_cent(leser), grenze("abweichung_monatskosten", leser.heute)
    if kosten.einheit == "einmalig" or abs(errechnet - im_monat) * 1000 <= spielraum * max(errechnet, im_monat, 100):
        return True
    leser.fehler(
        "monatskosten",
        f"Menge × Satz ergeben etwa {euro_text(errechnet)} im Monat, hier stehen {euro_text(im_monat)}. "
        "Bitte berichtigen Sie eines oder lassen Sie eines leer.",
    )
    return False


def _pruefe_hoehe(leser: Leser, art: Hilfeart | None, einheit: Preiseinheit | None, kosten: Kosten) -> None:
    """A note on an unlikely price: the rate itself (a week's price taken for a day's), or else the cost of a month."""
    if leser.wert("satz") is not None and einheit is not None and (einheit.nach_stunden or einheit.nach_tagen):
        hoechstens = grenze("stundensatz" if einheit.nach_stunden else "tagessatz", leser.heute)
        if kosten.satz_cent > hoechstens:
            woche = einheit.nach_tagen and kosten.satz_cent <= TAGE_JE_WOCHE * hoechstens
            frage = "Ist das der Satz für eine Woche?" if woche else "Stimmt das Komma?"
            was = "Stunde" if einheit.nach_stunden else "Tag"
            leser.hinweis("satz", f"{euro_text(kosten.satz_cent)} je {was} sind ungewöhnlich viel. {frage}")
            return
    monatlich = kosten.je_monat_cent(leser)
    if art is not None and monatlich > grenze(f"monat_{art.hilfeklasse}", leser.heute):
        wo = "monatskosten" if leser.wert("satz") is None else "satz"
        text = f"Etwa {euro_text(monatlich)} im Monat sind für „{art.name}“ ungewöhnlich viel. Bitte prüfen Sie das."
        leser.hinweis(wo, text)

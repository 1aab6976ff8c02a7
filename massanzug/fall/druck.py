"""The papers of a case: what stands on each, and the sentences of a Bescheid. No database and no clock.

`inhalt` is a snapshot as JSON: finished German text, kept with the paper, so that it prints the same in ten years. What
people wrote goes into it as text and is never evaluated (technik.pdf).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from massanzug.fall.choices import Einheit, Ergebnis, Faden, Kindschaftssache, Wunschwahl
from massanzug.rechenkern.amt import Amt, belehrung
from massanzug.rechenkern.bindung import menge_als_text
from massanzug.rechenkern.geld import Betrag, euro
from massanzug.technik.pdf import setze_pdf
from massanzug.technik.templatetags.massanzug import datum_lang

Inhalt = Mapping[str, Any]
BEISPIEL: Final = "Beispiel aus der Demo, kein echtes Schreiben"
UEBERSCHRIFT: Final = {
    Faden.EIGEN: "Was die Familie selbst tut",
    Faden.NETZWERK: "Was Menschen um sie herum tun",
    Faden.RAUM: "Was der Stadtteil beiträgt",
    Faden.FACHKRAFT: "Was Fachkräfte tun",
    Faden.STATIONAER: "Wo jemand zeitweise wohnt",
}


@dataclass(frozen=True)
class Entschieden:
    """What a decision says, as the letter needs it. `leistungen` are rows of `leistungszeile`."""

    ergebnis: str
    entschieden_am: date
    fassung: int
    begruendung: str
    rechtsgrundlage: str
    wahl_hinweis_am: date
    wahl_alternativen: str
    wahl_wunsch: str
    wahl_ergebnis: str
    wahl_grund: str
    leistungen: Sequence[Mapping[str, str]]
    mit_wohnen: bool
    pruefung_am: date | None
    namen: tuple[str, str]


@dataclass(frozen=True)
class Anschreiben:
    """Who writes to whom about whom, and when."""

    amt: Amt
    nummer: str
    aktenzeichen: str
    datum: date
    empfaenger: str
    anschrift: str
    fuer: str
    schreibt: str
    rueckruf: str


# --- Bescheid ---------------------------------------------------------------------------------------------------------


def bescheid_inhalt(brief: Anschreiben, e: Entschieden) -> dict[str, Any]:
    """Everything a Bescheid says (§§ 31, 33, 35, 36 SGB X), in the order of reading."""
    bewilligt = e.ergebnis == Ergebnis.BEWILLIGT
    amt = brief.amt
    return {
        "absender": [f"{amt.stadt}", amt.amt, *amt.anschrift],
        "absenderzeile": amt.in_einer_zeile,
        "ort": amt.ort,
        "empfaenger": [brief.empfaenger, *_zeilen(brief.anschrift)],
        "angaben": _ohne_leere(
            ("Bescheid", brief.nummer),
            ("Aktenzeichen", brief.aktenzeichen),
            ("Es schreibt Ihnen", brief.schreibt),
            ("Telefon", brief.rueckruf or amt.telefon),
            ("Datum", datum_lang(brief.datum)),
        ),
        "betreff": f"Bescheid: Hilfe für {brief.fuer} {'wird bewilligt' if bewilligt else 'wird nicht bewilligt'}",
        "kurz": f"Bescheid {brief.nummer}",
        "anrede": f"Guten Tag {brief.empfaenger},",
        "verfuegung": _verfuegung(brief.fuer, e, bewilligt),
        "leistungen": [dict(zeile) for zeile in e.leistungen],
        "leistungstitel": "Das wird bewilligt" if bewilligt else "Das war vorgeschlagen",
        "weiter": _weiter(e, bewilligt),
        "gruende": _absaetze(e.begruendung),
        "recht": f"Rechtsgrundlage: {e.rechtsgrundlage}.",
        "wahl": _wahl(e, bewilligt),
        "belehrung": list(belehrung(amt, brief.datum)),
        "hinweis": amt.widerspruch_hinweis,
        "einspruch": _anders_sehen(amt, brief),
        "namen": list(e.namen),
        "amt": f"{amt.stadt} · {amt.amt}",
    }


def _verfuegung(fuer: str, e: Entschieden, bewilligt: bool) -> list[str]:
    """The operative part: short and certain (§ 33 Abs. 1 SGB X)."""
    am = datum_lang(e.entschieden_am)
    if bewilligt:
        return [
            f"wir bewilligen die Hilfe für {fuer}, wie sie im Maßanzug, Fassung {e.fassung}, steht. "
            f"So haben es zwei Fachkräfte des Jugendamts am {am} entschieden."
        ]
    return [
        f"wir lehnen die Hilfe für {fuer} ab, die im Maßanzug, Fassung {e.fassung}, vorgeschlagen war. "
        f"So haben es zwei Fachkräfte des Jugendamts am {am} entschieden."
    ]


def _weiter(e: Entschieden, bewilligt: bool) -> list[str]:
    if not bewilligt:
        return [
            "Wenn sich etwas ändert oder Sie eine andere Idee haben, sprechen Sie uns an. Wir beraten Sie weiter, "
            "kostenlos und so oft Sie es brauchen (§ 10a SGB VIII)."
        ]
    saetze = []
    if e.pruefung_am:
        saetze.append(
            f"Bis zum {datum_lang(e.pruefung_am)} schauen wir gemeinsam, ob die Hilfe noch passt "
            "(§ 36 Abs. 2 SGB VIII)."
        )
    saetze.append(
        "Ob und wie viel Sie sich an den Kosten beteiligen, steht nicht in diesem Bescheid. Bevor etwas verlangt wird, "
        "erklären wir es Ihnen schriftlich (§ 92 Abs. 3 SGB VIII)."
        if e.mit_wohnen
        else "Für diese Hilfe verlangen wir von Ihnen keinen Kostenbeitrag (§ 91 SGB VIII)."
    )
    return saetze


def _wahl(e: Entschieden, bewilligt: bool) -> list[str]:
    """The wish for a provider and what became of it (§ 5 SGB VIII); a refused help must read right, too."""
    saetze = [
        f"Sie dürfen wünschen, wer Ihnen hilft und wie. Darauf haben wir Sie am {datum_lang(e.wahl_hinweis_am)} "
        f"hingewiesen (§ 5 SGB VIII). Genannt haben wir: {_ohne_punkt(e.wahl_alternativen)}."
    ]
    if not e.wahl_wunsch and e.wahl_ergebnis == Wunschwahl.KEIN_WUNSCH:
        return [*saetze, "Einen bestimmten Wunsch haben Sie nicht genannt."]
    if e.wahl_wunsch:
        saetze.append(f"Ihr Wunsch: „{_ohne_marken(e.wahl_wunsch)}“")
    saetze.append(_aus_dem_wunsch(e.wahl_ergebnis, bewilligt))
    if e.wahl_grund:
        saetze += [f"Der Grund: {absatz}" if nr == 0 else absatz for nr, absatz in enumerate(_absaetze(e.wahl_grund))]
    return saetze


def _aus_dem_wunsch(ergebnis: str, bewilligt: bool) -> str:
    if ergebnis == Wunschwahl.NICHT:
        return "Diesem Wunsch folgen wir nicht."
    if ergebnis == Wunschwahl.TEILWEISE:
        return "Diesem Wunsch folgen wir zum Teil." if bewilligt else "Diesem Wunsch könnten wir nur zum Teil folgen."
    if not bewilligt:
        return (
            "Weil wir die Hilfe nicht bewilligen, kommt es auf diesen Wunsch jetzt nicht an. Er bleibt festgehalten, "
            "falls neu entschieden wird."
        )
    return "Diesem Wunsch folgen wir." if ergebnis == Wunschwahl.ENTSPROCHEN else "Dieser Wunsch bleibt festgehalten."


def _anders_sehen(amt: Amt, brief: Anschreiben) -> list[str]:
    """Help against us, in plain words; the Belehrung itself stands apart and says only what the law asks for."""
    anruf = f" Sie erreichen uns unter {rueckruf}." if (rueckruf := brief.rueckruf or amt.telefon) else ""
    saetze = [
        f"Sprechen Sie gern zuerst mit uns.{anruf} Ihr Recht auf Widerspruch bleibt davon unberührt, "
        "und die Frist läuft weiter."
    ]
    if amt.ombudsstelle:
        kontakt = f" ({amt.ombudsstelle_kontakt})" if amt.ombudsstelle_kontakt else ""
        saetze.append(
            "Eine Ombudsstelle berät und unterstützt Sie, unabhängig von uns und kostenlos (§ 9a SGB VIII): "
            f"{amt.ombudsstelle}{kontakt}."
        )
    return saetze


def bescheid_pdf(inhalt: Inhalt, stand: date, *, beispiel: bool) -> bytes:
    """The letter as PDF/UA; `stand` is its own date."""
    return _setze("bescheid", inhalt, stand, beispiel)


# --- what a plan holds ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bausteinblatt:
    """One Baustein as paper needs it."""

    faden: str
    wer: str
    was: str
    wie_oft: str
    von: date
    bis: date | None
    einheit: str
    menge_tausendstel: int
    satz_cent: int
    anbieter: str
    ziel: str


def bausteinzeile(b: Bausteinblatt) -> dict[str, str]:
    """A Baustein in words: who, what, how much, from when to when, for which goal; `bis` is its last day in figures."""
    return {
        "faden": str(b.faden),
        "wer": b.wer,
        "was": b.was,
        "umfang": ", ".join(filter(None, (umfang(b) if b.einheit in JE_WOCHE else "", b.wie_oft))),
        "zeit": zeitraum(b.von, b.bis),
        "bis": b.bis.isoformat() if b.bis else "",
        "anbieter": b.anbieter,
        "ziel": b.ziel,
    }


def leistungszeile(b: Bausteinblatt) -> dict[str, str]:
    """What the office grants: the quantity it is bound to stands first, the rhythm people agreed on beside it."""
    return {
        "was": b.was,
        "wer": b.anbieter or b.wer,
        "umfang": ", ".join(filter(None, (umfang(b), b.wie_oft))),
        "zeit": zeitraum(b.von, b.bis),
    }


def ist_leistung(b: Bausteinblatt) -> bool:
    """Whether the office grants it; what family, neighbours and Sozialraum contribute is not the office's to grant."""
    return bool(b.anbieter) or b.einheit != Einheit.KOSTENLOS


JE_WOCHE = frozenset({Einheit.STUNDEN.value, Einheit.TAGE.value})
"""What a family counts in: hours and days. Amounts of money stand in the Bescheid."""


def umfang(b: Bausteinblatt) -> str:
    """`3 Stunden in der Woche`, `200,00 € im Monat`; empty for what costs nothing."""
    menge = menge_als_text(b.menge_tausendstel)
    betrag = euro(Betrag(b.satz_cent * b.menge_tausendstel // 1000))
    eine = b.menge_tausendstel == 1000
    return {
        Einheit.STUNDEN.value: f"{menge} {'Stunde' if eine else 'Stunden'} in der Woche",
        Einheit.TAGE.value: f"{menge} {'Tag' if eine else 'Tage'} in der Woche",
        Einheit.MONATLICH.value: f"{betrag} im Monat",
        Einheit.EINMALIG.value: f"einmalig {betrag}",
    }.get(b.einheit, "")


def zeitraum(von: date, bis: date | None) -> str:
    return f"{datum_lang(von)} bis {datum_lang(bis)}" if bis else f"ab dem {datum_lang(von)}"


# --- Hilfeplan and the family's page ----------------------------------------------------------------------------------


def hilfeplan_pdf(plan: Inhalt, stand: date, *, beispiel: bool) -> bytes:
    """The whole Hilfeplan with every opinion and a line for each signature."""
    return _setze("hilfeplan", plan, stand, beispiel)


def familienblatt_pdf(plan: Inhalt, stand: date, *, beispiel: bool) -> bytes:
    """One page in plain German, in the largest type that fits."""
    return _setze("familienblatt", plan, stand, beispiel)


def nach_faden(bausteine: Sequence[Mapping[str, str]]) -> list[dict[str, Any]]:
    """From the ground up: who contributes first of all is the family."""
    return [
        {"titel": UEBERSCHRIFT[faden], "zeilen": gruppe}
        for faden in Faden
        if (gruppe := [dict(b) for b in bausteine if b["faden"] == faden])
    ]


# --- court and transmission log ---------------------------------------------------------------------------------------


def gerichtsfassung_inhalt(
    *,
    amt: Amt,
    sache: str,
    gericht: str,
    geschaeftszeichen: str,
    aktenzeichen: str,
    fuer: str,
    prozess: str,
    am: date,
    schreibt: str,
    hilfeplan: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """§ 50 Abs. 2 SGB VIII: how the help stands, and of the Hilfeplan only need, agreed help and results of reviews."""
    return {
        "amt": f"{amt.stadt} · {amt.amt}",
        "absender": [amt.stadt, amt.amt, *amt.anschrift],
        "gericht": gericht,
        "angaben": _ohne_leere(
            ("An", gericht),
            ("Geschäftszeichen", geschaeftszeichen),
            ("Sache", str(Kindschaftssache(sache).label)),
            ("Für", fuer),
            ("Aktenzeichen", aktenzeichen),
            ("Datum", datum_lang(am)),
            ("Es schreibt", schreibt),
        ),
        "prozess": _absaetze(prozess),
        "mit_hilfeplan": sache != Kindschaftssache.ANDERE,
        "hilfeplan": dict(hilfeplan) if hilfeplan else None,
    }


def gerichtsfassung_pdf(inhalt: Inhalt, stand: date, *, beispiel: bool) -> bytes:
    return _setze("gerichtsfassung", inhalt, stand, beispiel)


def weitergaben_pdf(inhalt: Inhalt, stand: date, *, beispiel: bool) -> bytes:
    """„Was wurde wem wann freigegeben“: the transmission log of a case."""
    return _setze("weitergaben", inhalt, stand, beispiel)


# --- words ------------------------------------------------------------------------------------------------------------


def _setze(vorlage: str, inhalt: Inhalt, stand: date, beispiel: bool) -> bytes:
    return setze_pdf(f"fall/{vorlage}.typ", {**inhalt, "beispiel": BEISPIEL if beispiel else ""}, stand=stand)


def absaetze(text: str) -> list[str]:
    """The paragraphs somebody wrote; a template sets each on its own."""
    return _absaetze(text)


def _absaetze(text: str) -> list[str]:
    return [zeile.strip() for zeile in text.splitlines() if zeile.strip()]


def _zeilen(anschrift: str) -> list[str]:
    return _absaetze(anschrift)


def _ohne_leere(*paare: tuple[str, str]) -> list[list[str]]:
    return [[wort, wert] for wort, wert in paare if wert]


def _ohne_punkt(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _ohne_marken(text: str) -> str:
    """Somebody's words without quotation marks of their own round them; inner ones turn single."""
    return " ".join(text.split()).strip('„“"').replace("„", "‚").replace("“", "‘")

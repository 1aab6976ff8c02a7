"""The year statement of a Wirkungsraum on paper: what it must be told, and the sentences that follow from it.

Sums, shares, surplus and deficit are computed here from the rows, so that no figure on the page can contradict another.
No database and no clock: queries fill `Abschlussblatt`, the template only sets it.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, Final, TypedDict

from massanzug.rechenkern.geld import Betrag, euro, summe
from massanzug.rechenkern.jahresabschluss import Abschlusszeile
from massanzug.technik.ausfuhr import Ausfuhr, Spalte
from massanzug.technik.pdf import setze_pdf
from massanzug.technik.templatetags.massanzug import datum_lang, prozent, zahlwort

VORLAGE: Final = "planbudget/jahresabschluss.typ"
WEICHER_TRENNSTRICH: Final = "\u00ad"


class Druckfehler(ValueError):
    """The figures contradict each other: such a statement is not printed. A mistake of ours, said in German."""


class Planzeile(TypedDict):
    """One event of the Planbudget with what it changed in this year."""

    ab: date
    ereignis: str
    beleg: str
    betrag: Betrag


class Monatszeile(TypedDict):
    """What was spent in a month (`jahr * 100 + monat`), one amount for each of `klassen`."""

    monat: int
    betraege: list[Betrag]


class Bestand(TypedDict):
    """An account that lives on into the next year: Rückstellung, Reserve."""

    name: str
    vorher: Betrag
    zugang: Betrag
    abgang: Betrag


class Korrektur(TypedDict):
    """Booked on `am` for a month that was closed already. `wer` is a role, not a name."""

    am: date
    monat: int
    grund: str
    wer: str
    betrag: Betrag


class Abschlusszeichen(TypedDict):
    """Who closed the year, and when. The name stands in the Protokoll, too."""

    am: date
    name: str
    rolle: str


class Abschlussblatt(TypedDict):
    """Everything on the statement. Lists are in the order of printing.

    `klassen` are the heads of the columns of `ist`, short („stationär“), long ones with a soft hyphen. `ergebnis` is
    what the rules do with the difference; empty while nobody has asked them. `abgeschlossen` None makes a draft without
    signature lines. `fassung` counts from 1; a later one says in `anlass` why it exists and what it replaces.
    `pruefwert` identifies the closed state (empty: none). `herkunft` are pairs of a figure and where it comes from;
    `beispieldaten` says in sentences which figures are invented (empty: none).
    """

    stadt: str
    wirkungsraum: str
    leittraeger: str
    jahr: int
    stand: date
    fassung: int
    anlass: str
    abgeschlossen: Abschlusszeichen | None
    pruefwert: str
    plan: list[Planzeile]
    klassen: list[str]
    ist: list[Monatszeile]
    ergebnis: list[Abschlusszeile]
    bestaende: list[Bestand]
    korrekturen: list[Korrektur]
    herkunft: list[tuple[str, str]]
    beispieldaten: list[str]


def jahresabschluss_pdf(abschluss: Abschlussblatt) -> bytes:
    """The statement as PDF/UA; the same content gives the same bytes.

    Raises Druckfehler when a month has another number of amounts than there are `klassen`, and when the parts of the
    result are not the whole.
    """
    return setze_pdf(VORLAGE, druckdaten(abschluss), stand=abschluss["stand"])


def druckdaten(abschluss: Abschlussblatt) -> dict[str, Any]:
    """What the template sets: the facts, the tables and the sentences."""
    if any(len(zeile["betraege"]) != len(abschluss["klassen"]) for zeile in abschluss["ist"]):
        raise Druckfehler("Jeder Monat braucht genau einen Betrag je Art der Hilfe.")
    plan, ist = vereinbart(abschluss), ausgegeben(abschluss)
    rest = plan - ist
    zeichen = abschluss["abgeschlossen"]
    return {
        "titel": f"Jahresabschluss {abschluss['jahr']}" + ("" if zeichen else " – Entwurf"),
        "jahr": str(abschluss["jahr"]),
        "stadt": abschluss["stadt"],
        "wirkungsraum": abschluss["wirkungsraum"],
        "leittraeger": abschluss["leittraeger"],
        "stand": datum_lang(abschluss["stand"]),
        "nummer": str(abschluss["fassung"]),
        "fassung": str(abschluss["fassung"]) + (f" – {abschluss['anlass']}" if abschluss["anlass"] else ""),
        "abgeschlossen": f"am {datum_lang(zeichen['am'])} von {zeichen['name']}, {zeichen['rolle']}"
        if zeichen
        else None,
        "pruefwert": abschluss["pruefwert"],
        "saetze": saetze(abschluss),
        "zahlen": [
            ["vereinbart", euro(plan)],
            ["ausgegeben", euro(ist)],
            [_wort_des_rests(rest), euro(abs(rest))],
        ],
        "balken": _balken(plan, ist),
        "plan": _plantabelle(abschluss),
        "ist": _isttabelle(abschluss),
        "ergebnis": _ergebnistabelle(abschluss),
        "bestaende": _bestandstabelle(abschluss),
        "korrekturen": _korrekturtabelle(abschluss),
        "herkunft": abschluss["herkunft"],
        "beispieldaten": abschluss["beispieldaten"],
    }


def vereinbart(abschluss: Abschlussblatt) -> Betrag:
    """The Planbudget of the year after all its events."""
    return summe(zeile["betrag"] for zeile in abschluss["plan"])


def ausgegeben(abschluss: Abschlussblatt) -> Betrag:
    """All that was spent out of the Planbudget in the year."""
    return summe(betrag for zeile in abschluss["ist"] for betrag in zeile["betraege"])


# --- sentences --------------------------------------------------------------------------------------------------------


def saetze(abschluss: Abschlussblatt) -> list[str]:
    """The year in a few plain sentences, each of them true for a surplus, a deficit and an empty year."""
    return [
        satz
        for satz in (
            _satz_plan_und_ist(abschluss),
            _satz_groesster_teil(abschluss),
            _satz_bestaende(abschluss),
            _satz_korrekturen(abschluss),
        )
        if satz
    ]


def _anteil(teil: Betrag, ganzes: Betrag) -> Fraction | None:
    """None where a share says nothing: of nothing, or of less than nothing."""
    return Fraction(teil.cent, ganzes.cent) if ganzes > Betrag(0) else None


def _wort_des_rests(rest: Betrag) -> str:
    return "Fehlbetrag" if rest.ist_negativ else "Überschuss"


def _satz_plan_und_ist(abschluss: Abschlussblatt) -> str:
    plan, ist = vereinbart(abschluss), ausgegeben(abschluss)
    rest, anteil = plan - ist, _anteil(ist, plan)
    davon = f", das sind {prozent(anteil)} davon" if anteil is not None else ""
    anfang = f"Vereinbart waren {euro(plan)}. Ausgegeben wurden {euro(ist)}{davon}."
    if rest.ist_null:
        return f"{anfang} Planbudget und Ausgaben sind auf den Cent gleich."
    folge = "Es fehlen" if rest.ist_negativ else "Es bleiben"
    return f"{anfang} {folge} {euro(abs(rest))}."


def _satz_groesster_teil(abschluss: Abschlussblatt) -> str:
    gesamt = ausgegeben(abschluss)
    groesster, klasse = max(zip(_je_klasse(abschluss), abschluss["klassen"], strict=True), default=(Betrag(0), ""))
    anteil = _anteil(groesster, gesamt)
    if anteil is None:
        return ""
    name = klasse.replace(WEICHER_TRENNSTRICH, "")
    return f"Am meisten wurde für „{name}“ ausgegeben: {euro(groesster)} oder {prozent(anteil)}."


def _satz_bestaende(abschluss: Abschlussblatt) -> str:
    teile = [f"{b['name']} {euro(_nachher(b))}" for b in abschluss["bestaende"]]
    return f"In das nächste Jahr gehen: {', '.join(teile)}." if teile else ""


def _satz_korrekturen(abschluss: Abschlussblatt) -> str:
    anzahl = len(abschluss["korrekturen"])
    if not anzahl:
        return "Kein abgeschlossener Monat wurde nachträglich berichtigt."
    worte = "Eine Berichtigung betrifft" if anzahl == 1 else f"{zahlwort(anzahl).capitalize()} Berichtigungen betreffen"
    return f"{worte} Monate, die schon abgeschlossen waren; jede steht unten mit Datum und Grund."


# --- tables -----------------------------------------------------------------------------------------------------------


def _tabelle(
    abschluss: Abschlussblatt, titel: str, spalten: list[Spalte], zeilen: list[Any], summe: list[Any] | None = None
) -> Ausfuhr:
    titel = f"{titel} {abschluss['wirkungsraum']} {abschluss['jahr']}"
    return Ausfuhr(
        titel=titel,
        spalten=spalten,
        zeilen=zeilen,
        summe=summe,
        quelle="Hauptbuch Planbudget",
        stand=abschluss["stand"],
    )


def _plantabelle(abschluss: Abschlussblatt) -> Ausfuhr:
    spalten = [Spalte("Wirksam ab", "datum"), Spalte("Was"), Spalte("Beleg"), Spalte("Betrag", "euro")]
    zeilen = [[z["ab"], z["ereignis"], z["beleg"], z["betrag"]] for z in abschluss["plan"]]
    summenzeile = [None, "Planbudget des Jahres", None, vereinbart(abschluss)]
    return _tabelle(abschluss, "Planbudget", spalten, zeilen, summenzeile)


def _isttabelle(abschluss: Abschlussblatt) -> Ausfuhr:
    spalten = [Spalte("Monat", "monat"), *(Spalte(k, "euro") for k in abschluss["klassen"]), Spalte("Summe", "euro")]
    zeilen = [[z["monat"], *z["betraege"], summe(z["betraege"])] for z in abschluss["ist"]]
    summenzeile = ["Summe", *_je_klasse(abschluss), ausgegeben(abschluss)]
    return _tabelle(abschluss, "Ausgaben", spalten, zeilen, summenzeile)


def _je_klasse(abschluss: Abschlussblatt) -> list[Betrag]:
    """The year's sum of each column."""
    return [summe(zeile["betraege"][ort] for zeile in abschluss["ist"]) for ort in range(len(abschluss["klassen"]))]


def _ergebnistabelle(abschluss: Abschlussblatt) -> Ausfuhr:
    """The difference and what becomes of it. Raises Druckfehler when the parts do not add up to it."""
    rest, teile = vereinbart(abschluss) - ausgegeben(abschluss), abschluss["ergebnis"]
    if teile and summe(teil.betrag for teil in teile) != abs(rest):
        raise Druckfehler(
            "Was mit dem Ergebnis geschieht, ergibt zusammen nicht den Unterschied von Plan und Ausgaben."
        )
    spalten = [Spalte("Was"), Spalte("Regel und Quelle"), Spalte("Betrag", "euro")]
    erste = [_wort_des_rests(rest), "Unterschied von Planbudget und Ausgaben", abs(rest)]
    zeilen = [[f"Davon {teil.was}", f"{teil.regel} Quelle: {teil.quelle}", teil.betrag] for teil in teile]
    return _tabelle(abschluss, "Ergebnis", spalten, [erste, *zeilen])


def _bestandstabelle(abschluss: Abschlussblatt) -> Ausfuhr:
    jahr = abschluss["jahr"]
    spalten = [
        Spalte("Konto"),
        Spalte(f"am 01.01.{jahr}", "euro"),
        Spalte("zugeführt", "euro"),
        Spalte("entnommen", "euro"),
        Spalte(f"am 31.12.{jahr}", "euro"),
    ]
    zeilen = [[b["name"], b["vorher"], b["zugang"], b["abgang"], _nachher(b)] for b in abschluss["bestaende"]]
    return _tabelle(abschluss, "Rückstellung und Reserve", spalten, zeilen)


def _nachher(bestand: Bestand) -> Betrag:
    return bestand["vorher"] + bestand["zugang"] - bestand["abgang"]


def _korrekturtabelle(abschluss: Abschlussblatt) -> Ausfuhr:
    spalten = [
        Spalte("Gebucht", "datum"),
        Spalte("Für", "monat"),
        Spalte("Grund"),
        Spalte("Wer"),
        Spalte("Betrag", "euro"),
    ]
    zeilen = [[k["am"], k["monat"], k["grund"], k["wer"], k["betrag"]] for k in abschluss["korrekturen"]]
    return _tabelle(abschluss, "Berichtigungen", spalten, zeilen)


def _balken(plan: Betrag, ist: Betrag) -> dict[str, Any]:
    """Two bars from zero on: lengths in per mille of the longer one, and the picture in words."""
    laengster = max(plan, ist, Betrag(1))
    laengen = [max(0, 1000 * betrag.cent // laengster.cent) for betrag in (plan, ist)]
    return {
        "laengen": laengen,
        "alt": f"Zwei Balken: vereinbart {euro(plan)}, ausgegeben {euro(ist)}.",
    }

"""What a file with a city's helps or past payments holds: the fields, the words people head them with, the template.

A heading is recognised by its words, German or English, whatever its umlauts, units, brackets and little words.
Nothing is taken over by force: the suggestion is shown, the person changes it, and it is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final, Literal, TypeAlias, get_args

from massanzug.rechenkern.bestand.einheiten import EINHEITSNAMEN, preiseinheit_der_spalten
from massanzug.rechenkern.hilfearten import KLASSENNAMEN, lade_hilfearten
from massanzug.rechenkern.tabelle import Spaltenart, Vorlage, Vorlagenspalte, Wert
from massanzug.rechenkern.worte import PARAGRAF, normal, ohne_fuellwoerter

Bestandsart: TypeAlias = Literal["hilfen", "zahlungen"]
BESTANDSARTEN: Final[tuple[Bestandsart, ...]] = get_args(Bestandsart)

BEISPIEL: Final = "BEISPIEL-"
"""A Kennung or Beleg that begins so marks an example row of the template; such rows are skipped."""
KOSTENARTEN: Final[dict[str, str]] = {
    **{str(klasse): name for klasse, name in KLASSENNAMEN.items()},
    "fallunspezifisch": "fallunspezifisch",
    "falluebergreifend": "fallübergreifend",
    "ausserhalb": "außerhalb des Planbudgets",
}
"""What a past payment was for: a class of help, work that belongs to no single case, or outside the Planbudget."""


@dataclass(frozen=True, slots=True)
class Feld:
    """One piece of information of a row: its heading in the template, its meaning, and other headings for it.

    `in_vorlage` False: read where a file has it, but not asked for.
    """

    schluessel: str
    name: str
    art: Spaltenart
    erklaerung: str
    woerter: tuple[str, ...]
    beispiele: tuple[Wert, Wert, Wert]
    pflicht: bool = False
    auswahl: tuple[str, ...] = ()
    in_vorlage: bool = True


_JA_NEIN: Final = ("ja", "nein")
_RAUM: Final = ("Wirkungsraum", "Sozialraum", "Raum", "Planungsraum", "Region", "Bezirk", "SR", "WR", "Area")
_STADTTEIL: Final = ("Stadtteil", "Ortsteil", "Ort", "Stadtbezirk", "Wohnort", "District", "Quarter")
_ANBIETER: Final = (
    *("Anbieter", "Träger", "Leistungserbringer", "Einrichtung", "Leistungsanbieter", "Maßnahmeträger", "Provider"),
    *("Anbieter Name", "Name Träger", "Trägername", "Kreditor", "Zahlungsempfänger", "Empfänger", "Supplier"),
)
_KENNUNG: Final = (
    *("Kennung", "Fallnummer", "Fall-Nr.", "Fallnr", "Aktenzeichen", "AZ", "ID", "Fall-ID", "Hilfe-ID", "Pseudonym"),
    *("Hilfenummer", "Hilfe-Nr", "Fallkennung", "Case ID", "Case Number", "Reference", "Lfd. Nr.", "Vorgang"),
)
_HILFEART: Final = (
    *("Hilfeart", "Art der Hilfe", "Hilfeform", "Hilfe", "Maßnahme", "Maßnahmeart", "Leistung", "Leistungsart"),
    *("Paragraf", "Paragraph", "§", "Rechtsgrundlage", "Hilfe nach SGB VIII", "HzE", "Type of help", "Service", "Help"),
)

HILFEN: Final = (
    Feld("kennung", "Kennung", "text", "Ihr Zeichen für die Hilfe, ohne Namen: Es muss eine Ziffer enthalten.",
         _KENNUNG, (f"{BEISPIEL}1", f"{BEISPIEL}2", f"{BEISPIEL}3"), pflicht=True),
    Feld("geburtsmonat", "Geburtsmonat", "monat", "Monat und Jahr der Geburt, nicht der Tag: 03/2014.",
         ("Geburtsmonat", "Geb.-Monat", "geboren", "Geburtsdatum", "Geb.", "Geb.-Datum", "Monat der Geburt",
          "Birth month", "Month of birth", "Date of birth", "DOB", "born"),
         (date(2014, 3, 1), date(2011, 9, 1), date(2018, 1, 1))),
    Feld("wirkungsraum", "Wirkungsraum", "text", "Name oder Schlüssel. Es reicht Wirkungsraum oder Stadtteil.", _RAUM,
         (None, None, None)),
    Feld("stadtteil", "Stadtteil", "text", "Wo der junge Mensch wohnt; daraus folgt der Wirkungsraum.", _STADTTEIL,
         (None, None, None)),
    Feld("hilfeart", "Hilfeart", "text", "Paragraf oder Name: § 31, SPFH, Tagesgruppe, 41 i. V. m. 34.", _HILFEART,
         ("§ 31", "Heimerziehung", "§ 33"), pflicht=True),
    Feld("hilfeklasse", "Form", "text", "Nur nötig, wo die Hilfeart mehrere zulässt (§§ 27, 35, 35a, 41).",
         ("Form", "Hilfeklasse", "Klasse", "Kategorie", "ambulant/stationär", "amb./stat.", "Setting"),
         (None, None, None), auswahl=tuple(KLASSENNAMEN.values())),
    Feld("von", "Beginn", "tag", "Erster Tag der Hilfe oder dieses Satzes: 01.03.2026.",
         ("Beginn", "von", "ab", "Hilfebeginn", "Startdatum", "Beginn der Hilfe", "bewilligt ab", "bewilligt von",
          "Datum Beginn", "Anfang", "gültig ab", "gültig von", "Start", "Start date", "Begin", "from", "valid from"),
         (date(2025, 10, 1), date(2024, 2, 15), date(2019, 8, 1)), pflicht=True),
    Feld("bis", "Ende", "tag", "Letzter Tag. Leer heißt: Die Hilfe läuft.",
         ("Ende", "bis", "Hilfeende", "Enddatum", "Ende der Hilfe", "bewilligt bis", "Datum Ende", "gültig bis",
          "beendet am", "End", "End date", "to", "until", "valid to"),
         (None, date(2026, 7, 31), None)),
    Feld("monatskosten", "Kosten im Monat", "betrag", "Entweder dies oder Einheit, Menge und Satz.",
         ("Kosten im Monat", "Monatskosten", "monatliche Kosten", "Kosten monatlich", "Kosten mtl.", "mtl. Kosten",
          "Monatsbetrag", "Betrag im Monat", "Kosten/Monat", "Monatliche Ausgaben", "Kosten", "Monthly cost", "Cost",
          "Cost per month"),
         (None, None, Decimal("1315.00"))),
    Feld("einheit", "Einheit", "text", "Wonach der Satz gilt.",
         ("Einheit", "Abrechnungseinheit", "Abrechnungsart", "Mengeneinheit", "ME", "Unit", "Leistungseinheit"),
         ("Stunden je Woche", "Tagessatz", None), auswahl=EINHEITSNAMEN),
    Feld("menge", "Menge", "zahl", "Wie viele Einheiten: 5 Stunden je Woche. Beim Tagessatz leer (jeder Tag).",
         ("Menge", "Anzahl", "Umfang", "Stunden", "FLS", "Fachleistungsstunden", "Wochenstunden", "Std.",
          "Anzahl Einheiten", "Stundenumfang", "Bewilligte Stunden", "Quantity", "Units", "Hours", "Amount of units"),
         (Decimal("5"), None, None)),
    Feld("satz", "Satz", "betrag", "Euro je Stunde, Tag, Monat oder Stück.",
         ("Satz", "Preis", "Entgelt", "Entgeltsatz", "Stundensatz", "Tagessatz", "Kostensatz", "FLS-Satz",
          "Preis je Einheit", "Einzelpreis", "Rate", "Price", "Unit price", "Daily rate", "Hourly rate"),
         (Decimal("72.50"), Decimal("215.00"), None)),
    Feld("anbieter", "Anbieter", "text", "Wer die Hilfe leistet.", _ANBIETER,
         ("Lichtfaden Jugendhilfe gGmbH", "Haselbogen e. V.", None)),
    Feld("altfall", "Altfall", "text", "Begann die Hilfe vor dem Planbudget und wird sie außerhalb zu Ende geführt?",
         ("Altfall", "Bestandsfall", "Altfall ja/nein", "Legacy case"), (None, "ja", None), auswahl=_JA_NEIN),
    Feld("uma", "UMA", "text", "Unbegleitete minderjährige Ausländerin oder Ausländer.",
         ("UMA", "UMF", "unbegleitet", "unbegleiteter minderjähriger Ausländer", "Unaccompanied minor"),
         (None, None, None), auswahl=_JA_NEIN),
    Feld("fremdtraeger", "Fremdträger", "text", "Nicht der Leitträger, von der Familie gewählt (§ 5 SGB VIII).",
         ("Fremdträger", "Wunschträger", "anderer Träger", "Fremdleistung", "§ 5", "Other provider"),
         (None, None, None), auswahl=_JA_NEIN),
    Feld("kostenerstattung", "Kostenerstattung", "text", "Ein anderes Jugendamt erstattet (§§ 89 ff. SGB VIII).",
         ("Kostenerstattung", "KE", "Erstattungsfall", "§ 89", "§§ 89 ff", "§ 86 Abs. 6", "Reimbursement"),
         (None, None, "ja"), auswahl=_JA_NEIN),
    Feld("inobhutnahme", "Inobhutnahme", "text", "Folgt auch aus der Hilfeart § 42.",
         ("Inobhutnahme", "ION", "§ 42", "Taken into care"), (None, None, None), auswahl=_JA_NEIN, in_vorlage=False),
    Feld("paragraf_35a", "§ 35a", "text", "Folgt auch aus der Hilfeart.",
         ("§ 35a", "35a", "Eingliederungshilfe", "EGH"), (None, None, None), auswahl=_JA_NEIN, in_vorlage=False),
    Feld("paragraf_33", "§ 33", "text", "Folgt auch aus der Hilfeart.",
         ("§ 33", "33", "Vollzeitpflege"), (None, None, None), auswahl=_JA_NEIN, in_vorlage=False),
    Feld("merkmale", "Merkmale", "text", "Statt einzelner Spalten: mehrere, mit Komma getrennt (Altfall, UMA).",
         ("Merkmale", "Merkmal", "Kennzeichen", "Besonderheiten", "Flags", "Tags"), (None, None, None),
         in_vorlage=False),
    Feld("zaehlt", "im Budget", "text", "Nur wenn es feststeht. Leer heißt: Die Zuordnungsregeln entscheiden.",
         ("im Budget", "im Planbudget", "zählt ins Planbudget", "zählt ins Budget", "Budget", "Planbudget",
          "budgetwirksam", "in/out", "in Budget", "Budget relevant"),
         (None, None, None), auswahl=_JA_NEIN),
)  # fmt: skip

ZAHLUNGEN: Final = (
    Feld("beleg", "Beleg", "text", "Nummer der Buchung oder Rechnung.",
         ("Beleg", "Belegnummer", "Beleg-Nr.", "Belegnr", "Buchungsnummer", "Rechnungsnummer", "Rechnung", "Rg.-Nr.",
          "Dokument", "Dokumentnummer", "Document", "Document number", "Invoice", "Invoice number", "Voucher"),
         (f"{BEISPIEL}4711", f"{BEISPIEL}4712", f"{BEISPIEL}4713"), pflicht=True),
    Feld("kennung", "Kennung", "text", "Die Kennung der Hilfe wie in der Datei der Hilfen; leer, wenn keine.", _KENNUNG,
         ("H-1001", "H-1001", None)),
    Feld("wirkungsraum", "Wirkungsraum", "text", "Name oder Schlüssel. Es reicht Wirkungsraum oder Stadtteil.", _RAUM,
         (None, None, None)),
    Feld("stadtteil", "Stadtteil", "text", "Daraus folgt der Wirkungsraum.", _STADTTEIL, (None, None, None)),
    Feld("kostenart", "Kostenart", "text", "Wofür gezahlt wurde; leer, wenn es aus der Hilfeart folgt.",
         ("Kostenart", "Hilfeklasse", "Klasse", "Form", "Kontoart", "Konto", "Kategorie", "Cost type", "Category",
          "Account"),
         ("ambulant", None, "fallunspezifisch"), auswahl=tuple(KOSTENARTEN.values())),
    Feld("hilfeart", "Hilfeart", "text", "Paragraf oder Name; leer, wenn die Kostenart gefüllt ist.", _HILFEART,
         (None, "§ 31", None)),
    Feld("leistungsmonat", "Leistungsmonat", "monat", "Für welchen Monat. Oder Leistung von und bis.",
         ("Leistungsmonat", "Monat", "Abrechnungsmonat", "Leistungszeitraum Monat", "Service month", "Month", "Period"),
         (date(2026, 1, 1), date(2026, 2, 1), None)),
    Feld("leistung_von", "Leistung von", "tag", "Erster Tag der Leistung.",
         ("Leistung von", "Leistungsbeginn", "Zeitraum von", "Leistungszeitraum von", "von", "Service from", "from"),
         (None, None, date(2026, 1, 1))),
    Feld("leistung_bis", "Leistung bis", "tag", "Letzter Tag der Leistung.",
         ("Leistung bis", "Leistungsende", "Zeitraum bis", "Leistungszeitraum bis", "bis", "Service to", "to", "until"),
         (None, None, date(2026, 3, 31))),
    Feld("belegdatum", "Belegdatum", "tag", "Datum der Rechnung oder des Belegs.",
         ("Belegdatum", "Rechnungsdatum", "Buchungsdatum", "Datum", "Document date", "Invoice date", "Posting date",
          "Date"),
         (date(2026, 2, 5), date(2026, 3, 4), date(2026, 4, 2)), pflicht=True),
    Feld("zahldatum", "Zahldatum", "tag", "Tag der Zahlung; leer, wenn noch nicht gezahlt.",
         ("Zahldatum", "gezahlt am", "Zahlungsdatum", "Zahltag", "Auszahlung am", "Wertstellung", "Ausgleichsdatum",
          "Payment date", "paid on", "Paid"),
         (date(2026, 2, 20), None, date(2026, 4, 15))),
    Feld("betrag", "Betrag", "betrag", "In Euro; mit Minus, was zurückkam.",
         ("Betrag", "Betrag in Euro", "Summe", "Kosten", "Zahlbetrag", "Auszahlungsbetrag", "Rechnungsbetrag", "Brutto",
          "Bruttobetrag", "Amount", "Total", "Sum"),
         (Decimal("1605.36"), Decimal("-72.50"), Decimal("3000.00")), pflicht=True),
    Feld("anbieter", "Anbieter", "text", "Wer das Geld bekam.", _ANBIETER,
         ("Lichtfaden Jugendhilfe gGmbH", "Lichtfaden Jugendhilfe gGmbH", "Lichtfaden Jugendhilfe gGmbH")),
)  # fmt: skip

FELDER: Final[dict[Bestandsart, tuple[Feld, ...]]] = {"hilfen": HILFEN, "zahlungen": ZAHLUNGEN}
EINES_VON: Final[dict[Bestandsart, tuple[tuple[str, ...], ...]]] = {
    "hilfen": (("wirkungsraum", "stadtteil"), ("monatskosten", "satz")),
    "zahlungen": (("wirkungsraum", "stadtteil"), ("kostenart", "hilfeart"), ("leistungsmonat", "leistung_von")),
}
"""Of each group at least one column is needed."""
_KEINE_ZUGABE: Final = frozenset({"grund", "alt", "alte", "nicht", "ohne", "nr", "art", "mitarbeiter"})
"""Words that turn a heading into something else: „Ende Grund“ is no end."""
_KUERZESTES: Final = 5
"""Letters a heading must share with ours when it has a word more."""
_PERSOENLICH: Final = re.compile(
    r"\b(vorname|nachname|familienname|zuname|first name|last name|surname|anschrift|adresse|strasse|address|telefon"
    r"|e ?mail|geburtsdatum|geb dat\w*|date of birth|dob|name (kind|mutter|vater|der mutter|des (kindes|vaters)))\b"
)


def feld(art: Bestandsart, schluessel: str) -> Feld:
    """The field of this key. Raises KeyError when there is none."""
    return _nach_schluessel(art)[schluessel]


@cache
def _nach_schluessel(art: Bestandsart) -> dict[str, Feld]:
    return {einer.schluessel: einer for einer in FELDER[art]}


# --- which column holds what ------------------------------------------------------------------------------------------


def schlage_spalten_vor(
    kopf: Sequence[str], art: Bestandsart = "hilfen", gemerkt: Mapping[str, str | None] | None = None
) -> dict[str, str | None]:
    """For each field the heading that probably holds it, or None; what was remembered goes first.

    A heading serves one field only. First come headings that are one of the field's words, then those that begin with
    one and have a word more („Beginn Maßnahme“), then those that end with one.
    """
    vorschlag: dict[str, str | None] = dict.fromkeys(_nach_schluessel(art))
    frei = {name: tuple(ohne_fuellwoerter(name).split()) for name in kopf}
    for schluessel, name in (gemerkt or {}).items():
        if schluessel in vorschlag and name in frei:
            vorschlag[schluessel] = name
            del frei[name]
    offen = [einer for einer in FELDER[art] if einer.schluessel not in (gemerkt or {})]
    for passt in (_ist_gleich, _beginnt_so, _endet_so):
        for einer in [einer for einer in offen if vorschlag[einer.schluessel] is None]:
            name = _passende(einer, frei, passt)
            vorschlag[einer.schluessel] = name
            frei.pop(name or "", None)
    return vorschlag


_Worte: TypeAlias = tuple[str, ...]


def _passende(einer: Feld, frei: Mapping[str, _Worte], passt: Callable[[_Worte, _Worte], bool]) -> str | None:
    """The first heading that fits one of the field's words; long words go first."""
    for woerter in _worte(einer):
        for name, gegeben in frei.items():
            if passt(gegeben, woerter):
                return name
    return None


def _ist_gleich(gegeben: _Worte, woerter: _Worte) -> bool:
    return sorted(gegeben) == sorted(woerter)


def _beginnt_so(gegeben: _Worte, woerter: _Worte) -> bool:
    return _hat_zugabe(gegeben, woerter) and gegeben[:-1] == woerter


def _endet_so(gegeben: _Worte, woerter: _Worte) -> bool:
    return _hat_zugabe(gegeben, woerter) and gegeben[1:] == woerter


def _hat_zugabe(gegeben: _Worte, woerter: _Worte) -> bool:
    """Whether a heading may be ours with one word more: enough letters shared, and no word that turns it around."""
    genug = sum(map(len, woerter)) >= _KUERZESTES and woerter != (PARAGRAF,)
    return genug and len(gegeben) == len(woerter) + 1 and not set(gegeben) & _KEINE_ZUGABE


@cache
def _worte(einer: Feld) -> tuple[_Worte, ...]:
    alle = {tuple(ohne_fuellwoerter(wort).split()) for wort in (einer.name, *einer.woerter)}
    return tuple(sorted(alle, key=lambda woerter: (-len(woerter), woerter)))


def erkenne_art(kopf: Sequence[str]) -> Bestandsart:
    """Helps or payments, by what the headings fit better."""
    treffer = {art: sum(name is not None for name in schlage_spalten_vor(kopf, art).values()) for art in BESTANDSARTEN}
    fehlend = {art: len(fehlende_spalten(schlage_spalten_vor(kopf, art), art)) for art in BESTANDSARTEN}
    return min(BESTANDSARTEN, key=lambda art: (fehlend[art], -treffer[art]))


def fehlende_spalten(zuordnung: Mapping[str, str | None], art: Bestandsart = "hilfen") -> tuple[str, ...]:
    """What has no column and needs one, in words: `Beginn`, `Wirkungsraum oder Stadtteil`."""
    da = {schluessel for schluessel, name in zuordnung.items() if name}
    fehlt = [einer.name for einer in FELDER[art] if einer.pflicht and einer.schluessel not in da]
    fehlt += [" oder ".join(feld(art, eine).name for eine in gruppe) for gruppe in EINES_VON[art] if not da & {*gruppe}]
    if "satz" in da and "einheit" not in da and preiseinheit_der_spalten(zuordnung) is None:
        fehlt.append(f"Einheit (zu „{zuordnung['satz']}“)")
    return tuple(fehlt)


def persoenliche_spalten(kopf: Sequence[str]) -> tuple[str, ...]:
    """Headings that promise names, addresses or full birth dates: the file should not hold them."""
    return tuple(name for name in kopf if _PERSOENLICH.search(normal(name)))


# --- the template -----------------------------------------------------------------------------------------------------


def vorlage(art: Bestandsart, wirkungsraeume: Sequence[str] = (), stadtteile: Sequence[str] = ()) -> Vorlage:
    """The template with three example rows; the names of the city's areas become lists to choose from."""
    arten = tuple(str(eine) for eine in lade_hilfearten())
    listen = {"wirkungsraum": tuple(wirkungsraeume), "stadtteil": tuple(stadtteile), "hilfeart": arten}
    raeume = (wirkungsraeume[0], wirkungsraeume[-1]) if wirkungsraeume else (None, None)
    beispiele: dict[str, tuple[Wert, ...]] = {
        "wirkungsraum": (raeume[0], None if stadtteile else raeume[0], raeume[1]),
        "stadtteil": (None, stadtteile[0] if stadtteile else None, None),
    }
    spalten = tuple(
        Vorlagenspalte(
            name=einer.name,
            art=einer.art,
            pflicht=einer.pflicht,
            erklaerung=einer.erklaerung,
            beispiele=beispiele.get(einer.schluessel, einer.beispiele),
            auswahl=listen.get(einer.schluessel, einer.auswahl),
        )
        for einer in FELDER[art]
        if einer.in_vorlage
    )
    titel = "Hilfen" if art == "hilfen" else "Zahlungen"
    return Vorlage(titel, spalten, _SAETZE[art])


_SAETZE: Final[dict[Bestandsart, tuple[str, ...]]] = {
    "hilfen": (
        "Eine Zeile je Hilfe. Ändert sich der Satz oder der Umfang, eine neue Zeile mit neuem Beginn.",
        "Die Beispielzeilen dürfen stehen bleiben: Zeilen, deren Kennung mit BEISPIEL- beginnt, werden übersprungen.",
        "Keine Namen, keine Anschriften, keine Geburtstage. Wer hinter einer Kennung steht, wissen nur Sie.",
        "Spalten dürfen fehlen, anders heißen und in anderer Reihenfolge stehen.",
        "Kosten: „Kosten im Monat“ oder „Einheit“, „Menge“ und „Satz“. Steht beides da, muss es zusammenpassen.",
        "Es wird alles übernommen oder nichts. Vorher sehen Sie eine Vorschau; danach lässt es sich zurücknehmen.",
    ),
    "zahlungen": (
        "Eine Zeile je Zahlung oder Rechnung. Was zurückkam, hat ein Minus vor dem Betrag.",
        "Die Beispielzeilen dürfen stehen bleiben: Zeilen, deren Beleg mit BEISPIEL- beginnt, werden übersprungen.",
        "Keine Namen von Menschen. Die Kennung verbindet eine Zahlung mit ihrer Hilfe.",
        "Spalten dürfen fehlen, anders heißen und in anderer Reihenfolge stehen.",
        "Entweder „Leistungsmonat“ oder „Leistung von“ und „Leistung bis“.",
        "Es wird alles übernommen oder nichts. Vorher sehen Sie eine Vorschau; danach lässt es sich zurücknehmen.",
    ),
}

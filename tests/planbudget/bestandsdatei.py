"""Files of running and ended helps as a city would send them, made from a seed, with faults planted on request.

Every fault stands alone in its row, and its place is known: row and column letter as a spreadsheet shows them.
"""

import csv
import io
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import xlsxwriter

from massanzug.rechenkern.bestand import Stadtangaben
from massanzug.rechenkern.tabelle import Wert, spaltenbuchstabe
from massanzug.rechenkern.zeitraum import datum_als_text

STADT = Stadtangaben(
    (("neheim", "Neheim"), ("huesten", "Hüsten"), ("alt-arnsberg", "Alt-Arnsberg")),
    (
        *(("Bachum", "neheim"), ("Holzen", "huesten"), ("Bruchhausen", "huesten"), ("Müschede", "huesten")),
        *(("Oeventrop", "alt-arnsberg"), ("Wennigloh", "alt-arnsberg")),
    ),
)
HEUTE = date(2026, 11, 22)
KOPF = {
    "kennung": "Fallnummer",
    "geburtsmonat": "Geb.-Monat",
    "wirkungsraum": "Sozialraum",
    "stadtteil": "Ortsteil",
    "hilfeart": "Hilfeart",
    "hilfeklasse": "Form",
    "von": "Hilfebeginn",
    "bis": "Hilfeende",
    "monatskosten": "Kosten/Monat",
    "einheit": "Einheit",
    "menge": "Menge",
    "satz": "Satz (€)",
    "anbieter": "Träger",
    "altfall": "Altfall",
    "kostenerstattung": "Kostenerstattung",
    "zaehlt": "im Budget",
}
FELDER = tuple(KOPF)
MONATE, BETRAEGE, ZAHLEN = {"geburtsmonat"}, {"monatskosten", "satz"}, {"menge"}
ANBIETER = (
    "Lichtfaden Jugendhilfe gGmbH",
    "Ruhrkiesel Familienhilfen e. V.",
    "Haselbogen – Kinder, Jugend, Familie e. V.",
)

Zeile = dict[str, Wert]


@dataclass(frozen=True)
class Fehlerstelle:
    """Where a fault was planted, and which kind it is."""

    zeile: int
    spalte: str
    art: str


@dataclass(frozen=True)
class Bestandsdatei:
    """Rows as values; written as XLSX with typed cells or as CSV with German text."""

    zeilen: tuple[Zeile, ...]
    fehlerstellen: tuple[Fehlerstelle, ...] = ()

    @property
    def orte(self) -> set[tuple[int, str]]:
        return {(stelle.zeile, stelle.spalte) for stelle in self.fehlerstellen}

    def xlsx(self) -> bytes:
        puffer = io.BytesIO()
        with xlsxwriter.Workbook(puffer, {"in_memory": True, "strings_to_formulas": False}) as mappe:
            blatt = mappe.add_worksheet("Bestand")
            tag, monat = mappe.add_format({"num_format": "dd.mm.yyyy"}), mappe.add_format({"num_format": "mm/yyyy"})
            geld = mappe.add_format({"num_format": "#,##0.00"})
            blatt.write_row(0, 0, KOPF.values())
            for nummer, zeile in enumerate(self.zeilen, start=1):
                for stelle, feld in enumerate(FELDER):
                    wert = zeile.get(feld)
                    if isinstance(wert, date):
                        blatt.write_datetime(nummer, stelle, wert, monat if feld in MONATE else tag)
                    elif isinstance(wert, Decimal):
                        blatt.write_number(nummer, stelle, float(wert), geld)
                    elif wert is not None:
                        blatt.write_string(nummer, stelle, str(wert))
        return puffer.getvalue()

    def csv(self, zeichensatz: str = "utf-8-sig", trenner: str = ";") -> bytes:
        puffer = io.StringIO(newline="")
        schreiber = csv.writer(puffer, delimiter=trenner, lineterminator="\r\n")
        schreiber.writerow(KOPF.values())
        for zeile in self.zeilen:
            schreiber.writerow([_als_text(feld, zeile.get(feld)) for feld in FELDER])
        return puffer.getvalue().encode(zeichensatz)


def _als_text(feld: str, wert: Wert) -> str:
    if wert is None:
        return ""
    if isinstance(wert, date):
        return f"{wert:%m/%Y}" if feld in MONATE else datum_als_text(wert)
    if isinstance(wert, Decimal):
        if feld in ZAHLEN:
            return f"{wert:f}".replace(".", ",")
        return f"{wert:,.2f}".translate(str.maketrans(",.", ".,"))
    return str(wert)


# --- rows without a fault ---------------------------------------------------------------------------------------------


def _hilfe(nummer: int, zufall: random.Random) -> Zeile:
    """A help that is possible in every respect, in one of the ways people enter them."""
    von = date(2022, 1, 1) + timedelta(days=zufall.randrange(1_700))
    bis = von + timedelta(days=zufall.randrange(30, 900)) if zufall.random() < 0.6 else None
    zeile: Zeile = {
        "kennung": f"H-{nummer:05d}",
        "geburtsmonat": date(von.year - zufall.randrange(3, 17), zufall.randrange(1, 13), 1),
        "von": von,
        "bis": bis,
        "anbieter": zufall.choice(ANBIETER),
        "altfall": zufall.choice(("ja", "nein", None)),
        "kostenerstattung": zufall.choice(("x", None, None)),
        "zaehlt": zufall.choice(("ja", "nein", None, None)),
    }
    raum = zufall.choice(("Neheim", "huesten", "Alt-Arnsberg", "Müschede"))
    zeile |= {"wirkungsraum": raum} if zufall.random() < 0.7 else {"stadtteil": zufall.choice(("Müschede", "Holzen"))}
    return zeile | _art_und_kosten(zufall)


def _art_und_kosten(zufall: random.Random) -> Zeile:
    match zufall.randrange(6):
        case 0:
            stunden = Decimal(zufall.randrange(4, 40)) / 4
            satz = Decimal(zufall.randrange(6_500, 7_800)) / 100
            return {
                "hilfeart": zufall.choice(("§ 31", "SPFH", "§ 30 EZB")),
                "einheit": "Std./Woche",
                "menge": stunden,
                "satz": satz,
            }
        case 1:
            satz = Decimal(zufall.randrange(18_000, 30_000)) / 100
            return {"hilfeart": zufall.choice(("§ 34", "Heimerziehung")), "einheit": "Tagessatz", "satz": satz}
        case 2:
            satz = Decimal(zufall.randrange(10_000, 15_000)) / 100
            return {"hilfeart": "§ 32 Tagesgruppe", "einheit": "Tage je Woche", "menge": Decimal(5), "satz": satz}
        case 3:
            return {"hilfeart": "Vollzeitpflege", "monatskosten": Decimal(zufall.randrange(90_000, 140_000)) / 100}
        case 4:
            form = zufall.choice(("ambulant", "stationär"))
            return {
                "hilfeart": "§ 35a SGB VIII",
                "hilfeklasse": form,
                "monatskosten": Decimal(zufall.randrange(80_000, 500_000)) / 100,
            }
        case _:
            stunden = Decimal(zufall.randrange(8, 40))
            satz = Decimal(zufall.randrange(6_500, 7_800)) / 100
            kosten: Zeile = {"einheit": "FLS/Monat", "menge": stunden, "satz": satz, "monatskosten": stunden * satz}
            return {"hilfeart": "41 i. V. m. 31", **kosten}


# --- faults -----------------------------------------------------------------------------------------------------------


def _setze(feld: str, wert: Wert, **dazu: Wert) -> Callable[[Zeile], tuple[Zeile, str]]:
    return lambda zeile: ({**zeile, **dazu, feld: wert}, feld)


def _nach_beginn(zeile: Zeile) -> tuple[Zeile, str]:
    von = zeile["von"]
    assert isinstance(von, date)
    return {**zeile, "geburtsmonat": (von + timedelta(days=40)).replace(day=1)}, "geburtsmonat"


def _ende_vor_beginn(zeile: Zeile) -> tuple[Zeile, str]:
    von = zeile["von"]
    assert isinstance(von, date)
    return {**zeile, "bis": von - timedelta(days=1)}, "bis"


_STUNDEN: Zeile = {"hilfeart": "§ 31", "hilfeklasse": None, "monatskosten": None}
FEHLERARTEN: dict[str, Callable[[Zeile], tuple[Zeile, str]]] = {
    "Kennung fehlt": _setze("kennung", None),
    "Kennung ist ein Name": _setze("kennung", "Anna Beispiel"),
    "Kennung ist eine E-Mail": _setze("kennung", "a.beispiel3@example.org"),
    "Kennung mit fremden Zeichen": _setze("kennung", "H-1=2"),
    "Geburt nach Beginn": _nach_beginn,
    "Geburtsmonat unlesbar": _setze("geburtsmonat", "13/2014"),
    "zu alt": _setze("geburtsmonat", date(1961, 5, 1)),
    "Wirkungsraum unbekannt": _setze("wirkungsraum", "Sundern", stadtteil=None),
    "Wirkungsraum fehlt": _setze("wirkungsraum", None, stadtteil=None),
    "Stadtteil widerspricht": _setze("stadtteil", "Bachum", wirkungsraum="Hüsten"),
    "Hilfeart fehlt": _setze("hilfeart", None, hilfeklasse=None),
    "Hilfeart unbekannt": _setze("hilfeart", "Zauberei", hilfeklasse=None),
    "Hilfeart mehrdeutig": _setze("hilfeart", "§ 35a", hilfeklasse=None),
    "Form passt nicht": _setze("hilfeklasse", "stationär", hilfeart="§ 31"),
    "Beginn fehlt": _setze("von", None),
    "Beginn gibt es nicht": _setze("von", "31.02.2024"),
    "Beginn ohne Jahr": _setze("von", "1.3."),
    "Beginn vor dem Gesetz": _setze("von", date(1976, 3, 1), geburtsmonat=None),
    "Ende vor Beginn": _ende_vor_beginn,
    "Ende unlesbar": _setze("bis", "demnächst"),
    "Kosten fehlen": _setze("monatskosten", None, satz=None),
    "Kosten negativ": _setze("monatskosten", Decimal("-850.00"), einheit=None, menge=None, satz=None),
    "drei Nachkommastellen": _setze("monatskosten", "1873,551", einheit=None, menge=None, satz=None),
    "Kosten sind ein Wort": _setze("monatskosten", "auf Anfrage", einheit=None, menge=None, satz=None),
    "Kosten widersprechen sich": _setze("monatskosten", Decimal("100.00"), hilfeart="§ 34", hilfeklasse=None,
                                       einheit="Tagessatz", menge=None, satz=Decimal("215.00")),
    "Einheit fehlt": _setze("einheit", None, **_STUNDEN, menge=Decimal(5), satz=Decimal("70.00")),
    "Einheit ohne Zeit": _setze("einheit", "FLS", **_STUNDEN, menge=Decimal(5), satz=Decimal("70.00")),
    "Menge fehlt": _setze("menge", None, **_STUNDEN, einheit="Stunden je Woche", satz=Decimal("70.00")),
    "acht Tage die Woche": _setze("menge", Decimal(8), hilfeart="§ 34", hilfeklasse=None, monatskosten=None,
                                  einheit="Tage je Woche", satz=Decimal("215.00")),
    "Satz unlesbar": _setze("satz", "7O,50", **_STUNDEN, einheit="Stunden je Woche", menge=Decimal(5)),
    "Anbieter ist eine Formel": _setze("anbieter", "=1+1"),
    "weder ja noch nein": _setze("altfall", "vielleicht"),
    "Budget unlesbar": _setze("zaehlt", "teils"),
}  # fmt: skip
DOPPELT = "doppelte Zeile"


def baue(anzahl: int, fehler: int = 0, saat: int = 1) -> Bestandsdatei:
    """`anzahl` helps, `fehler` of them with one fault each; the same seed gives the same file."""
    zufall = random.Random(saat)
    zeilen = [_hilfe(nummer, zufall) for nummer in range(1, anzahl + 1)]
    arten = [*FEHLERARTEN, DOPPELT]
    gewaehlt = [arten[nummer % len(arten)] for nummer in range(fehler)]
    stellen = []
    for art, platz in zip(gewaehlt, sorted(zufall.sample(range(1, anzahl), fehler)), strict=True):
        if art == DOPPELT:
            zeilen[platz], feld = dict(zeilen[0]), "kennung"
        else:
            zeilen[platz], feld = FEHLERARTEN[art](zeilen[platz])
        stellen.append(Fehlerstelle(platz + 2, spaltenbuchstabe(FELDER.index(feld)), art))
    return Bestandsdatei(tuple(zeilen), tuple(stellen))


def ohne_fehler(datei: Bestandsdatei) -> Bestandsdatei:
    """The same file without the rows that have a fault."""
    schlecht = {stelle.zeile for stelle in datei.fehlerstellen}
    gute = tuple(zeile for nummer, zeile in enumerate(datei.zeilen, start=2) if nummer not in schlecht)
    return replace(datei, zeilen=gute, fehlerstellen=())

"""Tables of this room to take along; how a table becomes a file is technik's matter."""

from datetime import date

from massanzug.planbudget.queries.bestandspruefung import Pruefung
from massanzug.planbudget.queries.probe import Probeblick
from massanzug.planbudget.queries.prognose import Blick
from massanzug.planbudget.queries.steuerung import Steuerung
from massanzug.rechenkern.geld import Betrag
from massanzug.technik.ausfuhr import Ausfuhr, Spalte, Zelle


def steuerung_als_ausfuhr(s: Steuerung, name: str, heute: date) -> Ausfuhr:
    """The months of a year as the page shows them: plan, booked, still bound, expected."""
    spalten = [
        Spalte("Monat", "monat"),
        *(Spalte(t, "euro") for t in ("Planbudget", "gebucht", "gebunden", "erwartet")),
    ]
    zeilen: list[list[Zelle]] = [[m.jahr * 100 + m.monat, m.plan, m.ist, m.bindung, m.erwartet] for m in s.bild.monate]
    return Ausfuhr(
        titel=f"Steuerung {name} {s.jahr}",
        spalten=spalten,
        zeilen=zeilen,
        summe=["Summe", s.bild.plan, s.bild.ist, s.bild.bindung, s.bild.erwartet],
        quelle="massanzug: Budgetereignisse, Hauptbuch, Bindung aus bewilligten Maßanzügen; erwartet: Prognose",
        stand=heute,
    )


def prognose_als_ausfuhr(blick: Blick, hebel: str, heute: date) -> Ausfuhr:
    """The years of a forecast: Planbudget, mean, bounds of the bands, the chance in words."""
    banden = ("2,5 %", "10 %", "25 %", "50 %", "75 %", "90 %", "97,5 %")
    zeilen: list[list[Zelle]] = [
        [z.jahr_in_worten, z.plan, z.mittel, *(Betrag(cent) for cent in z.wert.quantile_cent), z.in_worten]
        for z in blick.zeilen
    ]
    wie = "Schnell" if blick.schnell else "Ausführlich" if blick.ausfuehrlich else "Genau"
    return Ausfuhr(
        titel=f"Prognose {blick.name}",
        untertitel=f"{hebel} {wie} gerechnet. Kein Grund, eine Hilfe zu versagen.",
        spalten=[
            Spalte("Jahr"),
            Spalte("Planbudget", "euro"),
            Spalte("erwartet", "euro"),
            *(Spalte(f"Kosten, {band} der Verläufe darunter", "euro") for band in banden),
            Spalte("Es reicht nicht"),
        ],
        zeilen=zeilen,
        quelle="massanzug: Hilfen, Einwohnerstände und bestätigte Ereignisse; Verfahren: docs/prognose.md",
        stand=heute,
    )


def probe_als_ausfuhr(blick: Probeblick, heute: date) -> Ausfuhr:
    """A row per year and Wirkungsraum: tried out, in force, difference."""
    namen, schluessel = blick.namen, blick.schluessel
    zeilen: list[list[Zelle]] = [
        [jahr.jahr, namen[zeile.raum or ""], zeile.probe, zeile.geltend, zeile.unterschied]
        for jahr in blick.jahre
        for zeile in jahr.zeilen
    ]
    return Ausfuhr(
        titel="Probe einer Verteilung",
        untertitel=f"Nichts davon ist beschlossen. {schluessel.beschreibung}." if schluessel else "",
        spalten=[
            Spalte("Jahr", "zahl"),
            Spalte("Wirkungsraum"),
            *(Spalte(titel, "euro") for titel in ("ausprobiert", "wie es gilt", "Unterschied")),
        ],
        zeilen=zeilen,
        quelle="massanzug, Planbudget ausprobieren",
        stand=heute,
    )


def meldungen_als_ausfuhr(pruefung: Pruefung, datei: str, heute: date) -> Ausfuhr:
    """What is to mend in a file, and what is worth a look: a row per place."""
    zeilen: list[list[Zelle]] = [
        [wort, meldung.zeile or None, meldung.spalte, meldung.ueberschrift, meldung.wert, meldung.text]
        for wort, meldungen in (("Fehler", pruefung.fehler), ("Hinweis", pruefung.hinweise))
        for meldung in meldungen
    ]
    return Ausfuhr(
        titel=f"Zu berichtigen in {datei}",
        spalten=[
            Spalte("Art"),
            Spalte("Zeile", "zahl"),
            *(Spalte(titel) for titel in ("Spalte", "Überschrift", "Da steht", "Was zu tun ist")),
        ],
        zeilen=zeilen,
        quelle="massanzug, Bestand einlesen",
        stand=heute,
    )

"""The Hauptbuch to take along: the lines of the page in the order of the page."""

from collections.abc import Iterable
from datetime import date

from massanzug.planbudget.choices import Buchungsart
from massanzug.planbudget.models import Buchungszeile
from massanzug.planbudget.queries.buch import Auswahl
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.ausfuhr import Ausfuhr, Spalte

HAUPTBUCHSPALTEN = (
    Spalte("Tag", "datum"), Spalte("Buchung", "zahl"), Spalte("Beleg"), Spalte("Text"), Spalte("Soll"), Spalte("Haben"),
    Spalte("Hilfeklasse"), Spalte("Leistung von", "datum"), Spalte("Leistung bis", "datum"),
    Spalte("Belegdatum", "datum"), Spalte("Zahldatum", "datum"), Spalte("Bezug"), Spalte("Vermerk"),
    Spalte("Betrag", "euro"),
)  # fmt: skip


def hauptbuch_als_ausfuhr(raum: Wirkungsraum, wahl: Auswahl, zeilen: Iterable[Buchungszeile], heute: date) -> Ausfuhr:
    """The chosen lines in the order of the page; with an account, the amount is what each line does to it."""
    konto = f", Konto {wahl.art.label}" if wahl.art else ""
    suche = f", gesucht: {wahl.suche}" if wahl.suche else ""
    monat = f"{wahl.monat:02d}/" if wahl.monat else ""
    return Ausfuhr(
        titel=f"Hauptbuch {raum.name} {monat}{wahl.jahr}",
        untertitel=f"{konto}{suche}".removeprefix(", "),
        spalten=HAUPTBUCHSPALTEN,
        zeilen=[
            [
                z.tag, z.buchung_id, z.beleg, z.buchung.text, z.soll.get_art_display(), z.haben.get_art_display(),
                z.get_hilfeklasse_display(), z.leistung_von, z.leistung_bis, z.belegdatum, z.zahldatum, z.bezug,
                vermerk(z), z.bewegung,  # type: ignore[attr-defined]
            ]
            for z in zeilen
        ],
        quelle="massanzug: Hauptbuch",
        stand=heute,
    )  # fmt: skip


def vermerk(zeile: Buchungszeile) -> str:
    """What is special about a line: taken back, takes back, booked into a closed month."""
    buchung = zeile.buchung
    storno = getattr(buchung, "storno", None)
    worte = [
        f"storniert durch {storno.nummer}" if storno else "",
        f"Storno von {buchung.hebt_auf_id}" if buchung.hebt_auf_id else "",
        "Nachtrag" if buchung.ist_nachtrag and buchung.art != Buchungsart.ABSCHLUSS else "",
    ]
    return ", ".join(filter(None, worte))

"""Entries as a table for people: headings and rows to write, and such a table read back, as people change it.

Writing gives plain text cells (whoever makes a CSV of them disarms formulas), reading takes the `Tabelle` that the
house's reader makes of CSV (semicolon or comma) and XLSX. Columns may come in any order, in German or English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Final, NamedTuple

from massanzug.rechenkern.raum.bedarf import SPRACHEN, ZUGAENGE
from massanzug.rechenkern.raum.eintrag import Ort, Zeit
from massanzug.rechenkern.raum.offen.eintrag import (
    AELTESTE,
    FELDER,
    HOECHSTENS,
    PERSON,
    Offen,
    Offenfehler,
    Zeilenfehler,
    als_kennung,
    email_adresse,
    kennung_aus,
    ohne_doppelte,
    rein,
    telefonnummer,
    web_adresse,
)
from massanzug.rechenkern.raum.themen import lade_themen
from massanzug.rechenkern.raum.zeiten import Zeitenfehler, zeiten_als_text, zeiten_aus_text
from massanzug.rechenkern.tabelle import Tabelle, Wert, Zeile
from massanzug.rechenkern.tabellenwerte import Schreibweise, Wertfehler, datumsweise, kurz, tag, wert_als_text
from massanzug.rechenkern.worte import normal
from massanzug.rechenkern.zeitraum import datum_als_text

ZEILEN_HOECHSTENS: Final = 5_000
FEHLER_HOECHSTENS: Final = 200
"""So many faults are named; nobody mends more at once."""

KOPF: Final[Mapping[str, str]] = {
    "kennung": "Kennung", "name": "Name", "art": "Art", "beschreibung": "Beschreibung", "themen": "Themen",
    "traeger": "Träger", "alter_von": "Alter von", "alter_bis": "Alter bis", "stadtteil": "Stadtteil",
    "wirkungsraum": "Wirkungsraum", "anschrift": "Anschrift", "breite": "Breite", "laenge": "Länge",
    "zeiten": "Zeiten", "zeiten_wort": "Zu den Zeiten", "kosten": "Kosten", "sprachen": "Sprachen",
    "zugang": "Gut zu nutzen", "telefon": "Telefon", "email": "E-Mail", "web": "Internet", "kontakt": "Kontakt",
    "bestaetigt_am": "Bestätigt am", "geaendert_am": "Geändert am",
}  # fmt: skip
"""Field → heading, in the order of the columns."""
_AUCH: Final[Mapping[str, str]] = {
    "kennung": "id uuid nummer", "name": "titel bezeichnung angebot title", "art": "kategorie typ type kind category",
    "beschreibung": "text description angebot_beschreibung was_gibt_es_dort", "themen": "thema schlagworte topics tags",
    "traeger": "organisation anbieter verein organization provider wer_steht_dahinter",
    "alter_von": "ab_alter mindestalter minimum_age age_from ab_welchem_alter",
    "alter_bis": "bis_alter hoechstalter maximum_age age_to bis_zu_welchem_alter",
    "stadtteil": "ortsteil district neighbourhood neighborhood", "wirkungsraum": "bezirk sozialraum area region",
    "anschrift": "adresse strasse strasse_und_hausnummer address street", "breite": "breitengrad latitude lat",
    "laenge": "laengengrad longitude lon lng", "zeiten": "oeffnungszeiten termine wann times schedule opening_hours",
    "zeiten_wort": "hinweis_zu_den_zeiten times_note", "kosten": "preis beitrag was_kostet_es cost costs fees price",
    "sprachen": "sprache languages language", "zugang": "barrierefreiheit accessibility",
    "telefon": "tel telefonnummer fon phone telephone", "email": "mail e_mail_adresse email_address",
    "web": "webseite website homepage internetadresse url", "kontakt": "ansprechstelle contact",
    "bestaetigt_am": "geprueft_am bestaetigt confirmed assured_date stand", "geaendert_am": "geaendert modified",
}  # fmt: skip
_FELD_AUS: Final = {normal(titel): feld for feld, titel in KOPF.items()} | {
    normal(wort): feld for feld, worte in _AUCH.items() for wort in (feld, *worte.split())
}
_APOSTROPH = re.compile(r"^'(?=[=+\-@\t])")
"""What the house's CSV puts before a text that a spreadsheet would take for a formula."""
_ZAHL = re.compile(r"[+-]?[0-9]{1,3}(?:[.,][0-9]{1,20})?")


class Einlesung(NamedTuple):
    """All entries or all faults, never both."""

    eintraege: tuple[Offen, ...] = ()
    fehler: tuple[Zeilenfehler, ...] = ()


def kopf() -> list[str]:
    """The headings, in the order of the cells of `zeilen`."""
    return list(KOPF.values())


def zeilen(eintraege: Iterable[Offen]) -> list[list[str]]:
    """One row of text cells per entry, as `aus_tabelle` reads them."""
    return [[zellen[feld] for feld in KOPF] for zellen in map(_zellen, eintraege)]


def aus_tabelle(tabelle: Tabelle, arten: Mapping[str, str], heute: date) -> Einlesung:
    """The entries of a table, or what is to be mended and where; unknown columns are no harm.

    `arten` are the kinds of entries, key → name. A row without Kennung gets the one of its name and place.
    """
    stellen = _stellen(tabelle)
    if "name" not in stellen:
        fehlt = "Eine Spalte „Name“ fehlt. Bitte benennen Sie eine Spalte so; die Reihenfolge ist gleich."
        return Einlesung(fehler=(Zeilenfehler(tabelle.kopfzeile, "Überschriften", fehlt),))
    if len(tabelle.zeilen) > ZEILEN_HOECHSTENS:
        zu_viel = f"Die Tabelle hat mehr als {ZEILEN_HOECHSTENS} Zeilen. Bitte teilen Sie sie auf."
        return Einlesung(fehler=(Zeilenfehler(tabelle.kopfzeile, "Tabelle", zu_viel),))
    leser = _Leser(tabelle, stellen, {normal(wort): s for s, name in arten.items() for wort in (s, name)}, heute, arten)
    eintraege = [offen for zeile in tabelle.zeilen if (offen := leser.offen(zeile)) is not None]
    return Einlesung(fehler=tuple(leser.fehler[:FEHLER_HOECHSTENS])) if leser.fehler else Einlesung(tuple(eintraege))


def _zellen(offen: Offen) -> dict[str, str]:
    themen = lade_themen()
    zellen = {feld: str(wert) for feld in FELDER if isinstance(wert := getattr(offen, feld), str | int)}
    return dict.fromkeys(KOPF, "") | zellen | {
        "art": offen.art_wort,
        "themen": ", ".join(themen[t].name if t in themen else t for t in offen.themen),
        "breite": _komma(offen.ort.breite) if offen.ort else "",
        "laenge": _komma(offen.ort.laenge) if offen.ort else "",
        "zeiten": zeiten_als_text(offen.zeiten),
        "sprachen": ", ".join(SPRACHEN.get(s, s) for s in offen.sprachen),
        "zugang": ", ".join(ZUGAENGE.get(z, z) for z in offen.zugang),
        "bestaetigt_am": datum_als_text(offen.bestaetigt_am) if offen.bestaetigt_am else "",
        "geaendert_am": datum_als_text(offen.geaendert_am) if offen.geaendert_am else "",
    }  # fmt: skip


def _komma(grad: float) -> str:
    return f"{grad:.7f}".rstrip("0").rstrip(".").replace(".", ",")


def _stellen(tabelle: Tabelle) -> dict[str, int]:
    """Field → column; of two columns for one field the first counts."""
    stellen: dict[str, int] = {}
    for stelle, titel in enumerate(tabelle.kopf):
        if (feld := _FELD_AUS.get(normal(titel))) is not None:
            stellen.setdefault(feld, stelle)
    return stellen


class _Leser:
    """The rows of a table as entries; what cannot be read becomes a fault of its cell."""

    def __init__(
        self,
        tabelle: Tabelle,
        stellen: Mapping[str, int],
        art_aus: Mapping[str, str],
        heute: date,
        arten: Mapping[str, str],
    ) -> None:
        self.tabelle, self.stellen, self.arten, self.heute = tabelle, stellen, arten, heute
        self.fehler: list[Zeilenfehler] = []
        self._gesehen: dict[str, int] = {}
        self._listen: dict[str, Mapping[str, str]] = {
            "art": art_aus,
            "themen": {normal(w): s for s, thema in lade_themen().items() for w in (s, thema.name)},
            "sprachen": {normal(w): s for s, name in SPRACHEN.items() for w in (s, name)},
            "zugang": {normal(w): s for s, name in ZUGAENGE.items() for w in (s, name)},
        }
        self._weisen = {f: self._weise(f) for f in ("bestaetigt_am", "geaendert_am") if f in stellen}

    def offen(self, zeile: Zeile) -> Offen | None:
        """The entry of a row, None when it has a fault (all of them are noted)."""
        bisher = len(self.fehler)
        werte: dict[str, Any] = {feld: self._kurztext(zeile, feld) for feld in HOECHSTENS if feld in KOPF}
        art = self._liste(zeile, "art")[:1]
        werte |= {
            "art": art[0] if art else "",
            "art_wort": self.arten.get(art[0], "") if art else "",
            "alter_von": self._alter(zeile, "alter_von"),
            "alter_bis": self._alter(zeile, "alter_bis"),
            "ort": self._ort(zeile),
            "zeiten": self._versuche(zeile, "zeiten", lambda w: zeiten_aus_text(_text(w))) or (),
            "telefon": self._adresse(zeile, "telefon", telefonnummer, "02931 12345"),
            "email": self._adresse(zeile, "email", email_adresse, "treff@beispiel.de"),
            "web": self._adresse(zeile, "web", web_adresse, "www.beispiel.de"),
            **{feld: self._liste(zeile, feld) for feld in ("themen", "sprachen", "zugang")},
            **{feld: self._tag(zeile, feld) for feld in ("bestaetigt_am", "geaendert_am")},
        }
        self._pruefe(zeile, werte)
        werte["kennung"] = self._kennung(zeile, werte)
        return self._bauen(zeile, werte) if len(self.fehler) == bisher else None

    def _bauen(self, zeile: Zeile, werte: Mapping[str, Any]) -> Offen | None:
        try:
            return Offen(**werte)
        except Offenfehler as fehler:
            self.fehler.append(Zeilenfehler(zeile.nummer, f"Zeile {zeile.nummer}", str(fehler)))
            return None

    def _pruefe(self, zeile: Zeile, werte: Mapping[str, Any]) -> None:
        if not werte["name"]:
            self._melde(zeile, "name", "Der Name fehlt. Bitte tragen Sie ihn ein.")
        if werte["art"] == PERSON:
            self._melde(zeile, "art", "Eine Privatperson gehört nicht in offene Daten. Bitte löschen Sie die Zeile.")
        von, bis = werte["alter_von"], werte["alter_bis"]
        if von is not None and bis is not None and bis < von:
            self._melde(zeile, "alter_bis", "Das höchste Alter liegt unter dem niedrigsten. Bitte prüfen Sie beide.")

    def _kennung(self, zeile: Zeile, werte: Mapping[str, Any]) -> str:
        text = self._text(zeile, "kennung")
        kennung = als_kennung(text) if text else kennung_aus("tabelle", werte["name"], werte["stadtteil"])
        if kennung is None:
            self._melde(
                zeile, "kennung", "Das ist keine Kennung dieses Verzeichnisses. Bitte lassen Sie die Zelle leer."
            )
            return ""
        erste = self._gesehen.setdefault(kennung, zeile.nummer)
        if erste != zeile.nummer:
            self._melde(zeile, "kennung" if text else "name", f"Das steht schon in Zeile {erste}. Bitte nur einmal.")
        return kennung

    # --- cells --------------------------------------------------------------------------------------------------------

    def _wert(self, zeile: Zeile, feld: str) -> Wert:
        return zeile.wert(self.stellen[feld]) if feld in self.stellen else None

    def _text(self, zeile: Zeile, feld: str) -> str:
        return _text(self._wert(zeile, feld))

    def _kurztext(self, zeile: Zeile, feld: str) -> str:
        text = self._text(zeile, feld)
        if len(text) > HOECHSTENS[feld] and feld not in {"art", "telefon", "email", "web"}:
            self._melde(zeile, feld, f"Das sind {len(text)} Zeichen. Bitte kürzen Sie auf {HOECHSTENS[feld]}.")
        return text

    def _liste(self, zeile: Zeile, feld: str) -> tuple[str, ...]:
        """Words by their key or name, with comma, semicolon or line end between them."""
        bekannt = self._listen[feld]
        worte = [teil.strip() for teil in re.split(r"[,;\n]", self._text(zeile, feld)) if teil.strip()]
        for wort in worte:
            if normal(wort) not in bekannt:
                nahe = get_close_matches(normal(wort)[:40], bekannt, n=1, cutoff=0.7)
                rat = f"Meinten Sie „{self._name(feld, bekannt[nahe[0]])}“?" if nahe else self._bekannte(feld)
                self._melde(zeile, feld, f"„{kurz(wort)}“ ist hier unbekannt. {rat}")
        return ohne_doppelte(bekannt[normal(wort)] for wort in worte if normal(wort) in bekannt)

    def _name(self, feld: str, schluessel: str) -> str:
        namen = {"art": self.arten, "sprachen": SPRACHEN, "zugang": ZUGAENGE}
        return lade_themen()[schluessel].name if feld == "themen" else namen[feld][schluessel]

    def _bekannte(self, feld: str) -> str:
        alle = ohne_doppelte(self._name(feld, s) for s in self._listen[feld].values())
        return f"Bekannt sind: {', '.join(alle[:12])}{' …' if len(alle) > 12 else ''}."

    def _alter(self, zeile: Zeile, feld: str) -> int | None:
        def lies(wert: Wert) -> int:
            treffer = re.fullmatch(r"(?:ab |bis )?([0-9]{1,3})(?:,0+)?(?: ?(?:Jahren?|J\.|years?))?", _text(wert))
            if treffer is None or int(treffer[1]) > AELTESTE:
                raise Offenfehler(f"„{kurz(wert)}“ ist kein Alter. Bitte tragen Sie ganze Jahre ein, zum Beispiel 6.")
            return int(treffer[1])

        gelesen = self._versuche(zeile, feld, lies)
        return gelesen if isinstance(gelesen, int) else None

    def _ort(self, zeile: Zeile) -> Ort | None:
        breite, laenge = self._grad(zeile, "breite", 90), self._grad(zeile, "laenge", 180)
        for feld, da, fehlt in (("breite", laenge, breite), ("laenge", breite, laenge)):
            if da is not None and fehlt is None and not self._text(zeile, feld):
                self._melde(zeile, feld, "Breite und Länge gehören zusammen. Bitte beide eintragen oder beide löschen.")
        return None if breite is None or laenge is None else Ort(breite, laenge)

    def _grad(self, zeile: Zeile, feld: str, hoechstens: int) -> float | None:
        def lies(wert: Wert) -> float:
            text = str(wert) if isinstance(wert, Decimal) else _text(wert).removesuffix("°")
            if not _ZAHL.fullmatch(text) or abs(float(text.replace(",", "."))) > hoechstens:
                raise Offenfehler(f"„{kurz(wert)}“ ist keine Gradzahl. Bitte so schreiben: 51,39712.")
            return float(text.replace(",", "."))

        gelesen = self._versuche(zeile, feld, lies)
        return gelesen if isinstance(gelesen, float) else None

    def _adresse(self, zeile: Zeile, feld: str, lies: Callable[[str], str], beispiel: str) -> str:
        text = self._text(zeile, feld)
        gelesen = lies(text) if text else ""
        if text and not gelesen:
            self._melde(zeile, feld, f"„{kurz(text)}“ ist nicht zu lesen. Bitte so schreiben: {beispiel}.")
        return gelesen

    def _tag(self, zeile: Zeile, feld: str) -> date | None:
        gelesen = self._versuche(zeile, feld, lambda wert: tag(wert, self._weisen[feld], self.heute))
        return gelesen if isinstance(gelesen, date) else None

    def _weise(self, feld: str) -> Schreibweise:
        return datumsweise((zeile.nummer, self._wert(zeile, feld)) for zeile in self.tabelle.zeilen)

    def _versuche(
        self, zeile: Zeile, feld: str, lies: Callable[[Wert], int | float | date | tuple[Zeit, ...]]
    ) -> int | float | date | tuple[Zeit, ...] | None:
        wert = self._wert(zeile, feld)
        if wert is None or wert == "":
            return None
        try:
            return lies(wert)
        except (Offenfehler, Wertfehler, Zeitenfehler) as fehler:
            self._melde(zeile, feld, str(fehler))
            return None

    def _melde(self, zeile: Zeile, feld: str, text: str) -> None:
        stelle = self.stellen.get(feld)
        ort = f"Zeile {zeile.nummer}" if stelle is None else self.tabelle.ort(zeile.nummer, stelle)
        self.fehler.append(Zeilenfehler(zeile.nummer, ort, text))


def _text(wert: Wert) -> str:
    return _APOSTROPH.sub("", rein(wert_als_text(wert)), count=1) if wert is not None else ""

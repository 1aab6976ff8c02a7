"""The page bench/ERGEBNISSE.md: what was measured, against which target, on what machine."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.hauptbuch import (
    BULK_CREATE,
    HORDAK,
    MASSE,
    PLATTE,
    POSTEN,
    POSTGRES,
    ROH,
    SQLITE,
    Ergebnis,
    Umfang,
)
from bench.messung import Reihe, tabelle, zahl

EINLEITUNG = """# Was gemessen ist

Geschrieben von `python -m bench hauptbuch`, nicht von Hand. Alle Seiten liefen in einem Lauf abwechselnd, jede in einem
eigenen Prozess, {runden} Runden. Angegeben ist der Median, in Klammern der kleinste und der größte Wert. Die Maschine
schwankt, darum zählen die Verhältnisse; sie sind Runde für Runde gerechnet. Eine Buchungszeile sind zwei Buchungen
(Soll und Haben). Bevor gelesen wurde, sagten alle Seiten zu {verglichen} Fragen auf den Cent denselben Stand."""
WEGE = {
    MASSE: "unser Weg: Prüfungen, Wächter, Prüfsumme, Protokoll",
    POSTEN: "Djangos bulk_create, wie dort üblich eine Zeile je Buchung, ohne Wächter",
    BULK_CREATE: "Djangos bulk_create in unsere Tabelle (zwei Buchungen je Zeile), ohne unsere Wächter",
    ROH: "SQL allein (executemany, COPY), ohne unsere Wächter",
}
FRAGEN = {"stand": "Stand eines Kontos an einem Tag", "bericht": "Jahresbericht: 13 Konten, 12 Monate"}


def als_markdown(ergebnis: Ergebnis, umfang: Umfang, *, tag: str, dauer: float, last: str) -> str:
    """The whole page."""
    teile = [
        EINLEITUNG.format(runden=umfang.runden, verglichen=ergebnis.verglichen),
        *(f"**Nicht gemessen:** {was}" for was in ergebnis.fehlt),
        "## Ziele",
        tabelle(("Ziel", "verlangt", "gemessen", ""), list(_ziele(ergebnis))),
        "## Einzelne Buchungen, jede für sich dauerhaft gespeichert",
        "massanzug: die ganze Handlung `kosten_buchen` mit Regel, Prüfungen, Saldo, Protokoll und Anker. hordak: die "
        "bloße Überweisung `transfer_to`. Die Bücher haben dabei ihre volle Größe.",
        tabelle(("Seite", "je Sekunde", "zu hordak", "zur Platte"), list(_einzeln(ergebnis.einzeln))),
        "## Viele Zeilen auf einmal",
        f"Stücke von {zahl(umfang.stueck)} Zeilen, bis das Buch voll ist.",
        tabelle(
            ("Weg", "Buchungen je Sekunde", "zu bulk_create", "zu bulk_create in unsere Tabelle", "zu SQL allein"),
            list(_masse(ergebnis.masse)),
        ),
        "## Lesen",
        *(
            f"{FRAGEN[was]}, Mikrosekunden je Frage; dahinter, wievielmal so lange hordak braucht.\n\n"
            + _lesetabelle(reihen)
            for was, reihen in (("stand", ergebnis.stand), ("bericht", ergebnis.bericht))
        ),
        "## Womit",
        tabelle(
            ("", ""), [("Tag, Dauer", f"{tag}, {zahl(dauer / 60, 1)} min"), *womit(last), *ergebnis.rahmen.items()]
        ),
    ]
    return "\n\n".join(teile) + "\n"


def _ziel(text: str, verlangt: float, reihe: Reihe | None, *, hoechstens: bool = False) -> tuple[str, ...]:
    grenze = f"{'höchstens' if hoechstens else 'mindestens'} {zahl(verlangt, 1)} ×"
    if reihe is None:
        return text, grenze, "nicht gemessen", ""
    erreicht = reihe.mitte <= verlangt if hoechstens else reihe.mitte >= verlangt
    return text, grenze, f"{reihe.text(2)} ×", "erreicht" if erreicht else "**nicht erreicht**"


def _ziele(ergebnis: Ergebnis) -> Iterator[tuple[str, ...]]:
    einzeln, masse = ergebnis.einzeln, ergebnis.masse
    klein, gross = min(ergebnis.stand), max(ergebnis.stand)
    yield _ziel("einzelne Buchung, PostgreSQL, zu hordaks Überweisung", 1, _durch(einzeln, POSTGRES, HORDAK))
    yield _ziel("einzelne Buchung, SQLite, zu hordaks Überweisung", 3, _durch(einzeln, SQLITE, HORDAK))
    for seite in (SQLITE, POSTGRES):
        verhaeltnis = masse[seite, MASSE].durch(masse[seite, POSTEN])
        yield _ziel(f"viele Zeilen, {seite}, zu bulk_create", 5, verhaeltnis)
    for seite in (SQLITE, POSTGRES):
        text = f"Stand an einem Tag, {seite}"
        yield _ziel(f"{text}, bei {zahl(gross)} zu hordak", 200, _durch(ergebnis.stand[gross], seite, HORDAK))
        flach = ergebnis.stand[klein][seite].mitte / ergebnis.stand[gross][seite].mitte
        yield _ziel(f"{text}, Dauer bei {zahl(gross)} zu {zahl(klein)}", 1.2, Reihe((flach,)), hoechstens=True)


def _durch(reihen: Mapping[str, Reihe], eine: str, andere: str) -> Reihe | None:
    return reihen[eine].durch(reihen[andere]) if eine in reihen and andere in reihen else None


def _als_text(reihe: Reihe | None) -> str:
    return f"{reihe.text(2)} ×" if reihe else "–"


def _einzeln(reihen: Mapping[str, Reihe]) -> Iterator[tuple[str, ...]]:
    for name, reihe in reihen.items():
        yield name, reihe.text(), _als_text(_durch(reihen, name, HORDAK)), _als_text(_durch(reihen, name, PLATTE))


def _masse(reihen: Mapping[tuple[str, str], Reihe]) -> Iterator[tuple[str, ...]]:
    for (seite, weg), reihe in reihen.items():
        titel = f"{seite}: {'bulk_create seiner Modelle, seine Wächter an' if seite == HORDAK else WEGE[weg]}"
        andere = (reihen.get((seite, a)) for a in (POSTEN, BULK_CREATE, ROH))
        yield titel, reihe.text(), *(_als_text(reihe.durch(a) if a and a is not reihe else None) for a in andere)


def _lesetabelle(je_groesse: Mapping[int, Mapping[str, Reihe]]) -> str:
    namen = list(dict.fromkeys(name for reihen in je_groesse.values() for name in reihen))
    kopf = ("Seite", *(f"{zahl(n)} Buchungen" for n in je_groesse))
    zeilen = [(name, *(_lesezelle(reihen, name) for reihen in je_groesse.values())) for name in namen]
    return tabelle(kopf, zeilen)


def _lesezelle(reihen: Mapping[str, Reihe], name: str) -> str:
    if name not in reihen:
        return "–"
    dauer = Reihe(tuple(1e6 / wert for wert in reihen[name].werte)).text()
    zu_hordak = _durch(reihen, name, HORDAK)
    return dauer if name == HORDAK or zu_hordak is None else f"{dauer}; {zahl(zu_hordak.mitte)} ×"


def womit(last: str) -> Iterator[tuple[str, str]]:
    """The machine and how busy it was."""
    modell = next(
        (z.partition(":")[2].strip() for z in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in z),
        platform.machine(),
    )
    speicher = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    yield "Maschine", f"{os.cpu_count()} × {modell}, {zahl(speicher)} GiB, Linux {platform.release()}"
    yield "Python", platform.python_version()
    yield "Last", last

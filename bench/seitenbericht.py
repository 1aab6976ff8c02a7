"""The section „Seiten“ of bench/ERGEBNISSE.md."""

from __future__ import annotations

from collections.abc import Iterator

from bench.messung import Reihe, tabelle, zahl
from bench.seite import womit
from bench.seiten import (
    ADMIN,
    ADMIN_UEBLICH,
    ANDERE,
    LISTE,
    NUTZER,
    SCHLICHT,
    SEITENWEISE,
    UNSERE,
    Antworten,
    Ergebnis,
    Umfang,
)

EINLEITUNG = """# Seiten: Schreibtisch, Liste, Fallseite, Suche

Geschrieben von `python -m bench seiten`, nicht von Hand. Mit Anmeldung, Rechten und Einsichten; Dienst und
Vergleichsseiten laufen jeder in einem eigenen gunicorn (zwei Prozesse zu vier Fäden, jede Antwort auf einer neuen
Verbindung), alle Größen und Seiten abwechselnd in {runden} Runden. Angegeben ist der Median der Runden, in Klammern die
kleinste und die größte. Eine Fachkraft führt etwa 40 laufende Fälle und sieht ihre beendeten, die Leitung sieht einen
Wirkungsraum, die WJH fast alle. Die Vergleichsseiten zeigen dieselben Fälle ohne Rechte, ohne Einsicht und ohne Rahmen:
„Liste“ ist `select_related` mit den neuesten 25, mit Seitenzahlen ist Djangos `ListView`. Den Admin gibt es bloß und
so, wie man ihn für Fälle üblich einrichtet (`list_filter`, `search_fields`, `date_hierarchy`). PostgreSQL hat 2 GB
`shared_buffers`, sonst seine Vorgaben; die Einstellungen der Datenbank gelten für beide Seiten."""


def als_markdown(ergebnis: Ergebnis, umfang: Umfang, *, tag: str, dauer: float, last: str) -> str:
    teile = [
        EINLEITUNG.format(runden=umfang.runden),
        "## Ziele der Seiten",
        tabelle(("Ziel", "verlangt", "gemessen", ""), list(_ziele(ergebnis, umfang))),
    ]
    for datenbank in ergebnis.je_datenbank:
        for nutzer in (1, NUTZER):
            wer = "ein Mensch" if nutzer == 1 else f"{nutzer} Menschen zugleich"
            kopf = ("Seite", *(f"{zahl(n)} Fälle: {w}" for n in umfang.faelle for w in ("p50", "p95", "je s")))
            teile += [f"## {datenbank}, {wer}, Millisekunden"]
            teile += [tabelle(kopf, list(_zeilen(ergebnis, umfang, datenbank, nutzer)))]
    teile += [
        "## Womit die Seiten gemessen sind",
        tabelle(
            ("", ""), [("Tag, Dauer", f"{tag}, {zahl(dauer / 60, 1)} min"), *womit(last), *ergebnis.rahmen.items()]
        ),
    ]
    return "\n\n".join(teile) + "\n"


def _p95(a: Antworten) -> float:
    return a.p95


def _ziel(text: str, verlangt: float, einheit: str, reihe: Reihe) -> tuple[str, ...]:
    stellen = 3 if verlangt < 1 else 2
    erreicht = "erreicht" if reihe.mitte <= verlangt else "**nicht erreicht**"
    return text, f"höchstens {zahl(verlangt, stellen)} {einheit}", f"{reihe.text(stellen)} {einheit}", erreicht


def _ziele(ergebnis: Ergebnis, umfang: Umfang) -> Iterator[tuple[str, ...]]:
    klein, gross = min(umfang.faelle), max(umfang.faelle)
    for datenbank in ergebnis.je_datenbank:

        def reihe(seite: str, faelle: int = gross, nutzer: int = 1, db: str = datenbank) -> Reihe:
            return ergebnis.reihe(db, faelle, seite, nutzer, _p95)

        for andere, grenze in ((SCHLICHT, 1.0), (SEITENWEISE, 1.0), (ADMIN_UEBLICH, 1 / 20), (ADMIN, 1 / 20)):
            text = f"{datenbank}, {zahl(gross)} Fälle: p95 der Liste zu „{andere}“"
            yield _ziel(text, grenze, "×", reihe(LISTE).durch(reihe(andere)))
        for seite in UNSERE if gross > klein else ():  # one size says nothing about growth
            text = f"{datenbank}: p95 {seite}, {zahl(gross)} zu {zahl(klein)} Fällen"
            yield _ziel(text, 1.2, "×", reihe(seite).durch(reihe(seite, klein)))
        for seite in UNSERE:
            text = f"{datenbank}, {zahl(gross)} Fälle, {NUTZER} Menschen: p95 {seite}"
            yield _ziel(text, 150.0, "ms", reihe(seite, nutzer=NUTZER))


def _zeilen(ergebnis: Ergebnis, umfang: Umfang, datenbank: str, nutzer: int) -> Iterator[tuple[str, ...]]:
    for seite in (*UNSERE, *ANDERE):
        zellen = []
        for faelle in umfang.faelle:
            for was in (lambda a: a.p50, _p95, lambda a: a.je_sekunde):
                zellen.append(ergebnis.reihe(datenbank, faelle, seite, nutzer, was).text(1))
        yield seite, *zellen

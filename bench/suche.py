"""The race of the search: we, Django's icontains and the database's own full text, on one table of invented entries."""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.messung import Reihe, tabelle, zahl
from bench.suche_daten import varianten
from bench.werk import Werk
from scripts.mit_postgres import wegwerf_postgres

SQLITE, POSTGRES = "SQLite", "PostgreSQL"
UNSER, UMKREIS, ICONTAINS, VOLLTEXT = "massanzug", "massanzug, mit Umkreis", "icontains", "Volltext der Datenbank"


@dataclass(frozen=True)
class Umfang:
    """How many entries; rounds of so many questions, at each of which every side has its turn; pairs of words."""

    eintraege: int
    runden: int
    fragen: int
    paare: int


GANZ: Final = Umfang(eintraege=50_000, runden=5, fragen=100, paare=400)
KLEIN: Final = Umfang(eintraege=2_000, runden=2, fragen=20, paare=40)


@dataclass(frozen=True)
class Ergebnis:
    """Milliseconds by database, side and round (p50, p95); the rest by database."""

    zeiten: dict[str, dict[str, tuple[Reihe, Reihe]]]
    erste_frage: dict[str, float]
    vertippt: dict[str, float]
    umlaute: dict[str, float]


def laufe(umfang: Umfang) -> Ergebnis:
    """The whole race on a throw-away PostgreSQL and a throw-away SQLite file."""
    ergebnis = Ergebnis({}, {}, {}, {})
    with ExitStack() as stapel:
        ordner = Path(stapel.enter_context(tempfile.TemporaryDirectory()))
        url = stapel.enter_context(wegwerf_postgres())
        for name, mehr in ((SQLITE, {}), (POSTGRES, {"DATABASE_URL": url})):
            env = {"MASSANZUG_DEMO": "1", "MASSANZUG_DATEN": str(ordner / name)} | mehr
            with Werk(sys.executable, "bench.suche_werk", env) as werk:
                _eine(ergebnis, name, werk, umfang)
    return ergebnis


def _eine(ergebnis: Ergebnis, name: str, werk: Werk, umfang: Umfang) -> None:
    ergebnis.erste_frage[name] = werk("einrichten", anzahl=umfang.eintraege)["erste_frage"]
    werk("frage_alle", saat=0, anzahl=umfang.fragen)  # nobody's first questions count
    runden = [werk("frage_alle", saat=1 + runde, anzahl=umfang.fragen) for runde in range(umfang.runden)]
    ergebnis.zeiten[name] = {
        seite: (
            Reihe(tuple(_quantil(runde[seite], 0.5) for runde in runden)),
            Reihe(tuple(_quantil(runde[seite], 0.95) for runde in runden)),
        )
        for seite in (UNSER, UMKREIS, ICONTAINS, VOLLTEXT)
    }
    genau = werk("genauigkeit", paare=varianten(3, umfang.paare))
    ergebnis.vertippt[name], ergebnis.umlaute[name] = (sum(teil) / len(teil) for teil in (genau[::2], genau[1::2]))


def _quantil(werte: list[float], anteil: float) -> float:
    return sorted(werte)[min(int(len(werte) * anteil), len(werte) - 1)]


def als_markdown(e: Ergebnis, umfang: Umfang, *, tag: str, dauer: float, last: str) -> str:
    """The part of the page. The quality on judged needs is not in it yet: there are none."""
    erste = " und ".join(f"{zahl(wert, 1)} s ({name})" for name, wert in e.erste_frage.items())
    ziele = [zeile for name in e.zeiten for zeile in _ziele(e, name)]
    zeiten = [_zeile(e, name, seite) for name in e.zeiten for seite in e.zeiten[name]]
    return f"""# Suche: was der Sozialraum bereithält

Geschrieben von `python -m bench suche`, nicht von Hand. {zahl(umfang.eintraege)} erfundene Einträge,
{umfang.runden} Runden zu {umfang.fragen} Fragen aus einem bis vier Wörtern; bei jeder Frage kommen alle dran, jedes
Mal ein anderer zuerst. Angegeben ist der Median der Runden in Millisekunden, in Klammern die kleinste und die größte.
Gefragt wird auf dem Weg des Programms: wer was sehen darf, der Index, zwanzig Funde mit ihren Gründen.
{tag}, 2 Kerne. Last {last}, Dauer {zahl(dauer)} s.

## Ziele der Suche

{tabelle(("Ziel", "verlangt", "gemessen", ""), ziele)}

## Zeiten der Suche

{tabelle(("Seite", "p50 in ms", "p95 in ms"), zeiten)}

Der Index steht im Arbeitsspeicher. Nach einer Änderung an den Einträgen liest ihn jeder Prozess neu; die erste Frage
dauert dann {erste}. icontains sucht alle Wörter in vier Feldern, ungeordnet; der Volltext irgendein Wort,
geordnet (bm25, ts_rank), ohne Themen, Zusammensetzungen und Tippfehler.

Wie gut die Reihung für beurteilte Bedarfe ist (nDCG@5, hit@3), ist noch nicht gemessen: Die beurteilten Bedarfe fehlen.
"""


def _zeile(e: Ergebnis, name: str, seite: str) -> tuple[str, str, str]:
    p50, p95 = e.zeiten[name][seite]
    return f"{seite} ({name})", p50.text(1), p95.text(1)


def _ziele(e: Ergebnis, name: str) -> list[tuple[str, str, str, str]]:
    zeiten: dict[str, Any] = {seite: p95 for seite, (_, p95) in e.zeiten[name].items()}
    gegen = zeiten[UNSER].durch(zeiten[ICONTAINS])
    umkreis = zeiten[UMKREIS].durch(zeiten[UNSER])
    vertippt, umlaute = e.vertippt[name], e.umlaute[name]
    alle = (vertippt + umlaute) / 2
    gleich = f"{zahl(alle, 3)} (vertippt {zahl(vertippt, 3)}, ohne Umlaut {zahl(umlaute, 3)})"
    neben = f"{umkreis.text(1)} ×"
    return [
        (f"p95 zu icontains ({name})", "höchstens 0,1 ×", f"{gegen.text(2)} ×", _wort(gegen.mitte <= 0.1)),
        (f"Text, Umkreis und Rechte zu Text allein ({name})", "höchstens 2 ×", neben, _wort(umkreis.mitte <= 2)),
        (f"vertippt, ohne Umlaut: dieselben 20 ({name})", "mindestens 0,95", gleich, _wort(alle >= 0.95)),
    ]


def _wort(erreicht: bool) -> str:
    return "erreicht" if erreicht else "nicht erreicht"

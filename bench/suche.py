"""The race of the search: we, Django's icontains and the database's own full text, on one table of invented entries."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from math import log2
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
class Bedarf:
    """A need in everyday words, the entries that answer it, and whether nothing may be tuned to it."""

    text: str
    treffer: frozenset[str]
    unberuehrt: bool


@dataclass(frozen=True)
class Guete:
    """How well needs were answered: nDCG over the first five finds, and how often one of the first three helps."""

    ndcg5: float
    hit3: float


@cache
def bedarfe() -> tuple[Bedarf, ...]:
    """The judged needs of `suche_urteile.toml`."""
    inhalt = tomllib.loads(Path(__file__).with_name("suche_urteile.toml").read_text(encoding="utf-8"))
    return tuple(Bedarf(b["text"], frozenset(b["treffer"]), b["unberuehrt"]) for b in inhalt["bedarf"])


def guete(reihungen: Sequence[Sequence[str]], *, unberuehrt: bool) -> Guete:
    """Over the judged needs of one part; every marked entry counts the same."""
    paare = [(b, r) for b, r in zip(bedarfe(), reihungen, strict=True) if b.unberuehrt == unberuehrt]
    return Guete(
        sum(_ndcg5(b.treffer, r) for b, r in paare) / len(paare),
        sum(not b.treffer.isdisjoint(r[:3]) for b, r in paare) / len(paare),
    )


def _ndcg5(treffer: frozenset[str], reihung: Sequence[str]) -> float:
    wert = sum(1 / log2(platz + 2) for platz, kennung in enumerate(reihung[:5]) if kennung in treffer)
    return wert / sum(1 / log2(platz + 2) for platz in range(min(5, len(treffer))))


@dataclass(frozen=True)
class Ergebnis:
    """Milliseconds by database, side and round (p50, p95); the rest by database."""

    zeiten: dict[str, dict[str, tuple[Reihe, Reihe]]]
    erste_frage: dict[str, float]
    vertippt: dict[str, float]
    umlaute: dict[str, float]
    guete: dict[str, dict[str, tuple[Guete, Guete]]]


def laufe(umfang: Umfang) -> Ergebnis:
    """The whole race on a throw-away PostgreSQL and a throw-away SQLite file."""
    ergebnis = Ergebnis({}, {}, {}, {}, {})
    with ExitStack() as stapel:
        ordner = Path(stapel.enter_context(tempfile.TemporaryDirectory()))
        url = stapel.enter_context(wegwerf_postgres())
        for name, mehr in ((SQLITE, {}), (POSTGRES, {"DATABASE_URL": url})):
            env = {"MASSANZUG_DEMO": "1", "MASSANZUG_DATEN": str(ordner / name)} | mehr
            with Werk(sys.executable, "bench.suche_werk", env) as werk:
                _eine(ergebnis, name, werk, umfang)
        url = stapel.enter_context(wegwerf_postgres())
        for name, mehr in ((SQLITE, {}), (POSTGRES, {"DATABASE_URL": url})):
            env = {"MASSANZUG_DEMO": "1", "MASSANZUG_DATEN": str(ordner / f"{name}-demo")} | mehr
            with Werk(sys.executable, "bench.suche_werk", env) as werk:
                ergebnis.guete[name] = _guete(werk)
    return ergebnis


def _guete(werk: Werk) -> dict[str, tuple[Guete, Guete]]:
    """By side: on the needs something may be tuned to, and on the untouched ones."""
    werk("einrichten", anzahl=0)
    seiten = werk("reihungen", texte=[b.text for b in bedarfe()])
    return {name: (guete(r, unberuehrt=False), guete(r, unberuehrt=True)) for name, r in seiten.items()}


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
    """The part of the page, with the goals first."""
    erste = " und ".join(f"{zahl(wert, 1)} s ({name})" for name, wert in e.erste_frage.items())
    ziele = [zeile for name in e.zeiten for zeile in _ziele(e, name)]
    ziele += [_guetezeile(name, e.guete[name][UNSER][1]) for name in e.guete]
    zeiten = [_zeile(e, name, seite) for name in e.zeiten for seite in e.zeiten[name]]
    gueten = [_guetereihe(f"{seite} ({name})", *paar) for name, je in e.guete.items() for seite, paar in je.items()]
    unberuehrt = sum(b.unberuehrt for b in bedarfe())
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

## Güte der Suche

{len(bedarfe())} Bedarfe in Alltagsworten über den Einträgen der Demo-Stadt (`bench/suche_urteile.toml`). Was hilft,
wurde von Hand angestrichen, bevor etwas darauf abgestimmt wurde; {unberuehrt} Bedarfe bleiben unberührt. Gefragt wird
in ganzen Sätzen, ohne Ort. Angestrichen hat, wer auch das Programm schreibt: Ein Urteil aus der Praxis steht noch aus.

{tabelle(("Seite", "nDCG@5 unberührt", "hit@3 unberührt", "nDCG@5 übrige", "hit@3 übrige"), gueten)}
"""


def _guetezeile(name: str, g: Guete) -> tuple[str, str, str, str]:
    ziel = f"hit@3 auf unberührten Bedarfen, ohne Zusatz ({name})"
    return ziel, "mindestens 0,9", zahl(g.hit3, 2), _wort(g.hit3 >= 0.9)


def _guetereihe(name: str, uebrige: Guete, unberuehrt: Guete) -> tuple[str, ...]:
    return name, *(zahl(wert, 2) for g in (unberuehrt, uebrige) for wert in (g.ndcg5, g.hit3))


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

"""The forecast against its peers, interleaved in one run: the same city, about 700 running helps, 96 months.

Ours: the exact law of all 24 chances and the Monte-Carlo kernel, both numpy alone, and the kernel compiled, in an
environment of its own. The peers draw futures one by one; their time for 10,000 is theirs for a few, times what is
missing (they do the same work each time). Beside them a spreadsheet, and the back-test on invented cities.
"""

from __future__ import annotations

import os
import platform
import resource
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import numpy as np

from bench import prognose_rueckschau, prognose_tabelle
from bench.gegenueber import schnell_python, simulatoren_python
from bench.messung import Reihe, abwechselnd, tabelle, zahl
from bench.prognose_tabelle import Tabelle
from bench.werk import Werk
from massanzug.rechenkern.prognose import KLASSEN, Modell, Rueckschau, vorhersage
from massanzug.rechenkern.prognose.modell import B, Feld, S
from massanzug.rechenkern.prognose.simulation import Kern
from tests.rechenkern.prognose.stadt import stadt

LAEUFE_GEDACHT: Final = 10_000
GEGNER: Final = {
    "simpy_monat": "simpy, ein Prozess je Hilfe",
    "simpy_sprung": "simpy, Prozess schläft bis zum nächsten Ereignis",
    "mesa": "mesa, ein Agent je Hilfe",
    "python": "Python ohne Bibliothek",
    "numpy": "numpy, alle Menschen eines Verlaufs auf einmal",
}


KERNE: Final = os.cpu_count() or 1
BLOCK: Final = 20_000
"""Futures that are kept at once while counting."""


@dataclass(frozen=True)
class Umfang:
    """Futures a round: `gegner` of each peer, `kern` of our kernel, `schnell` of the compiled one. Futures for the
    checks: `pruefung` with numpy, `tief` compiled. Back-test: `staedte` of each kind, and the city of the demo.
    """

    runden: int
    gegner: int
    kern: int
    schnell: int
    pruefung: int
    tief: int
    staedte: int
    demo: bool


GANZ: Final = Umfang(
    runden=5, gegner=6, kern=4_000, schnell=20_000, pruefung=100_000, tief=1_000_000, staedte=12, demo=True
)
KLEIN: Final = Umfang(runden=2, gegner=2, kern=400, schnell=2_000, pruefung=2_000, tief=20_000, staedte=1, demo=False)


@dataclass(frozen=True)
class Abstand:
    """Exact against counted chances, in standard errors: the largest of them and their root mean square."""

    laeufe: int
    groesster: float
    mittel: float


@dataclass(frozen=True)
class Ergebnis:
    """Seconds for all 24 chances, seconds for 10,000 futures of each side, months of help a second, and the checks.

    `erster`: seconds to the first number of the compiled kernel: compiled now, and in a later process.
    """

    versionen: str
    exakt: Reihe
    zehnfach: Reihe
    speicher_mb: float
    zehntausend: dict[str, Reihe]
    fallmonate: dict[str, Reihe]
    mittel: dict[str, float]
    erster: tuple[float, float]
    gewuerfelt: Abstand
    uebersetzt: Abstand
    tabelle: Tabelle | None
    rueckschau: dict[str, Rueckschau]


def laufe(umfang: Umfang) -> Ergebnis:
    """Run the race. Raises Gescheitert when a peer cannot be set up."""
    modell, gross = stadt(700, monate=96), stadt(7_000, monate=96)
    vorher = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    grenze = _grenze(modell)
    speicher = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - vorher) / 1024
    ein_faden = {"OPENBLAS_NUM_THREADS": "1"}
    with tempfile.TemporaryDirectory() as cache:
        schnell = (schnell_python(), "bench.prognose_schnell", ein_faden | {"NUMBA_CACHE_DIR": str(Path(cache))})
        with Werk(*schnell) as werk:
            uebersetzt = werk("bereite")[0]
        with Werk(simulatoren_python(), "bench.prognose_gegner", ein_faden) as gegner, Werk(*schnell) as werk:
            versionen = gegner("modell", roh=_roh(modell))
            bereit, version = werk("bereite")
            ergebnisse: dict[str, list[list[float]]] = {name: [] for name in GEGNER}

            def gegnerseite(name: str) -> Any:
                def seite(runde: int) -> float:
                    antwort = gegner("laufe", weg=name, laeufe=umfang.gegner, seed=runde)
                    ergebnisse[name].append(antwort)
                    return float(antwort[0]) / umfang.gegner * LAEUFE_GEDACHT

                return seite

            def schnellseite(faeden: int) -> Any:
                def seite(runde: int) -> float:
                    sekunden = werk("laufe", laeufe=umfang.schnell, seed=runde, faeden=faeden)
                    return float(sekunden) / umfang.schnell * LAEUFE_GEDACHT

                return seite

            reihen = abwechselnd(
                umfang.runden,
                {
                    "exakt": lambda _: _zeit(lambda: vorhersage(modell, budgets=grenze, monate=False)),
                    "zehnfach": lambda _: _zeit(lambda: vorhersage(gross, budgets=_grenze_gross(grenze), monate=False)),
                    "kern": lambda runde: (
                        _zeit(lambda: Kern(modell, unsicher=False).ziehe(umfang.kern, runde))
                        / umfang.kern
                        * LAEUFE_GEDACHT
                    ),
                    "schnell": schnellseite(1),
                    "schnell_alle": schnellseite(KERNE),
                    **{name: gegnerseite(name) for name in GEGNER},
                },
            )
            tief = _pruefe(modell, grenze, umfang.tief, lambda *frage: _zaehle_schnell(werk, *frage))
    je_lauf = float(np.mean([f / umfang.gegner for f in (e[1] for e in ergebnisse["python"])]))
    zehntausend = {name: reihen[name] for name in ("schnell_alle", "schnell", "kern", *GEGNER)}
    return Ergebnis(
        versionen=f"{versionen}, {version}",
        exakt=reihen["exakt"],
        zehnfach=reihen["zehnfach"],
        speicher_mb=speicher,
        zehntausend=zehntausend,
        fallmonate={
            name: Reihe(tuple(je_lauf * LAEUFE_GEDACHT / w for w in reihe.werte)) for name, reihe in zehntausend.items()
        },
        mittel={name: float(np.mean([e[2] for e in alle])) for name, alle in ergebnisse.items()},
        erster=(float(uebersetzt), float(bereit)),
        gewuerfelt=_pruefe(modell, grenze, umfang.pruefung, _zaehle),
        uebersetzt=tief,
        tabelle=prognose_tabelle.laufe(modell),
        rueckschau=prognose_rueckschau.laufe(umfang.staedte, demo=umfang.demo),
    )


def _zeit(tun: Any) -> float:
    beginn = perf_counter()
    tun()
    return perf_counter() - beginn


def _grenze(modell: Modell) -> dict[str, dict[int, int]]:
    """A Planbudget a little above the mean of each year: a chance worth asking for."""
    ohne = vorhersage(modell, monate=False)
    return {r.schluessel: {j.jahr: round(j.mittel_cent * 1.05) for j in r.jahre} for r in ohne.raeume}


def _grenze_gross(grenze: dict[str, dict[int, int]]) -> dict[str, dict[int, int]]:
    return {raum: {jahr: 10 * cent for jahr, cent in jahre.items()} for raum, jahre in grenze.items()}


def _pruefe(
    modell: Modell, grenze: dict[str, dict[int, int]], laeufe: int, zaehle: Callable[[Modell, int, int, Feld], Feld]
) -> Abstand:
    """The exact chances against those counted in blocks of futures, all 24."""
    genau = vorhersage(modell, budgets=grenze, monate=False)
    chance = np.array([[j.ueberschreitung for j in r.jahre] for r in genau.raeume], dtype=np.float64)
    budget = np.array([[j.budget_cent for j in r.jahre] for r in genau.raeume], dtype=np.float64)
    gezaehlt = np.zeros_like(chance)
    for n in range(0, laeufe, BLOCK):
        gezaehlt += zaehle(modell, min(BLOCK, laeufe - n), 1000 + n, budget)
    z = (gezaehlt / laeufe - chance) / np.sqrt(np.maximum(chance * (1 - chance), 1e-9) / laeufe)
    return Abstand(laeufe, float(np.max(np.abs(z))), float(np.sqrt((z**2).mean())))


def _zaehle(modell: Modell, laeufe: int, seed: int, budget: Feld) -> Feld:
    ausgaben = Kern(modell, unsicher=False).ziehe(laeufe, seed).reshape(laeufe, len(budget), -1, 12)
    return np.asarray((ausgaben.sum(-1) > budget).sum(0), dtype=np.float64)


def _zaehle_schnell(werk: Werk, _: Modell, laeufe: int, seed: int, budget: Feld) -> Feld:
    return np.array(werk("zaehle", laeufe=laeufe, seed=seed, grenze=budget.tolist()), dtype=np.float64)


def _roh(modell: Modell) -> dict[str, Any]:
    """The model as lists, for programs without numpy."""
    assert modell.tarif is not None
    rate = sum((raum.erwartet for raum in modell.raeume), np.zeros((S, B)))
    return {
        "monate": modell.monate,
        "uebergang": modell.uebergang.tolist(),
        "kosten": modell.kosten_cent.tolist(),
        "streuung": modell.streuung.tolist(),
        "tarif": modell.tarif.tolist(),
        "hilfen": [[KLASSEN.index(h.klasse), h.alter, h.dauer, float(h.kosten_cent)] for h in modell.hilfen],
        "raten": [[s, b, float(rate[s, b])] for s in range(S) for b in range(B)],
    }


def als_markdown(e: Ergebnis, umfang: Umfang, *, tag: str, dauer: float, last: str) -> str:
    """The part of the page, with the goals first."""
    simpy = e.zehntausend["simpy_monat"]
    genau = "alle 24 Wahrscheinlichkeiten genau, zu simpys 10.000 Verläufen"
    ziele = [
        _ziel(f"{genau} (nur numpy)", simpy.durch(e.exakt), 2_000, "mindestens"),
        _ziel(f"{genau} (mit Zusatz; genau rechnet auch dann numpy)", simpy.durch(e.exakt), 10_000, "mindestens"),
        _ziel(
            f"Verläufe gewürfelt (Zusatz, {KERNE} Kerne), zu simpy",
            simpy.durch(e.zehntausend["schnell_alle"]),
            3_000,
            "mindestens",
        ),
        _ziel("zehnmal so viele Hilfen, Dauer", e.zehnfach.durch(e.exakt), 2, "höchstens"),
        _urteil("mehr Speicher für alle 24", "höchstens 100 MB", f"{zahl(e.speicher_mb)} MB", gut=e.speicher_mb <= 100),
    ]
    namen = {
        "schnell_alle": f"massanzug, gewürfelt (Zusatz, {KERNE} Kerne)",
        "schnell": "massanzug, gewürfelt (Zusatz, ein Kern)",
        "kern": "massanzug, gewürfelt (numpy)",
    } | GEGNER
    kopf = ["Seite", "Fallmonate je Sekunde", "10.000 Verläufe in s", "schneller als simpy", "langsamer als genau"]
    zeilen = [_zeile(name, e, n) for n, name in namen.items()]
    abweichung = 100 * max(abs(m / e.mittel["python"] - 1) for m in e.mittel.values())
    return f"""# Prognose: die Zukunft jedes Wirkungsraums

Geschrieben von `python -m bench prognose`, nicht von Hand. Alle Seiten liefen abwechselnd, {umfang.runden} Runden;
angegeben ist der Median, in Klammern der kleinste und der größte Wert. Dieselbe erfundene Stadt: 700 laufende Hilfen,
drei Wirkungsräume, 96 Monate. Die anderen würfeln je Runde {umfang.gegner} Verläufe; ihre Zeit für 10.000 ist daraus
hochgerechnet. {tag}, {_maschine()}, {e.versionen}. Last {last}, Dauer {zahl(dauer)} s.

## Ziele der Prognose

{tabelle(["Ziel", "verlangt", "gemessen", ""], ziele)}

Gewürfelt wird im Zusatz „schnell“ mit übersetzten Schleifen (numba). Bis zur ersten Zahl dauert es einmal
{zahl(e.erster[0], 1)} s, weil übersetzt wird, in jedem späteren Prozess {zahl(e.erster[1], 1)} s; in den Zeiten steht
das nicht. Die anderen rechnen auf einem Kern; auch der Zusatz steht deshalb mit einem Kern in der Tabelle.

## Zeiten der Prognose

Genau gerechnet, alle 24 Wahrscheinlichkeiten: {e.exakt.text(3)} s; mit 7.000 Hilfen {e.zehnfach.text(3)} s.

{tabelle(kopf, zeilen)}

{_tabellentext(e)}

## Sagen alle dasselbe?

Genau gegen gewürfelt, Abstand der 24 Wahrscheinlichkeiten in Standardfehlern (reiner Zufall: im quadratischen Mittel
etwa 1): mit numpy {_abstandstext(e.gewuerfelt)}; mit dem Zusatz {_abstandstext(e.uebersetzt)}. Die mittleren Kosten der
anderen weichen von denen in schlichtem Python um höchstens {zahl(abweichung, 1)} % ab; es sind wenige Verläufe, also
ist Zufall darin.

{prognose_rueckschau.als_markdown(e.rueckschau, umfang.staedte)}"""


def _abstandstext(a: Abstand) -> str:
    return f"{zahl(a.laeufe)} Verläufe, größter {zahl(a.groesster, 1)}, im Mittel {zahl(a.mittel, 2)}"


def _tabellentext(e: Ergebnis) -> str:
    if e.tabelle is None:
        return "Eine Tabellenkalkulation war nicht dabei: LibreOffice ist hier nicht installiert."
    rechnen = e.tabelle.sekunden - e.tabelle.leer
    return f"""Daneben eine Tabelle in LibreOffice mit {zahl(e.tabelle.formeln)} Formeln, ohne Bildschirm geöffnet und
gerechnet: {zahl(e.tabelle.sekunden, 1)} s, davon {zahl(e.tabelle.leer, 1)} s für den Start mit leerer Tabelle, also
{zahl(rechnen, 1)} s für Einlesen und Rechnen. Sie kann weniger: nur Erwartungswerte, nur die 700 laufenden Hilfen, jede
bis zum Ende oder Wechsel, keine neuen. Von unseren Mittelwerten derselben Frage weicht sie um höchstens
{e.tabelle.abweichung:.0e} ab. Alle 24 Wahrscheinlichkeiten genau dauern {zahl(e.exakt.mitte / e.tabelle.sekunden, 2)}
ihrer ganzen Zeit."""


def _zeile(name: str, e: Ergebnis, n: str) -> list[str]:
    zeit = e.zehntausend[n]
    schneller = e.zehntausend["simpy_monat"].durch(zeit)
    return [name, e.fallmonate[n].text(), zeit.text(1), f"{schneller.text(1)} ×", f"{zeit.durch(e.exakt).text()} ×"]


def _maschine() -> str:
    return f"{os.cpu_count()} Kerne, Linux {platform.release()}, Python {platform.python_version()}"


def _ziel(was: str, reihe: Reihe, wert: float, wie: str) -> list[str]:
    gut = reihe.mitte >= wert if wie == "mindestens" else reihe.mitte <= wert
    return _urteil(was, f"{wie} {zahl(wert)} ×", f"{reihe.text(1)} ×", gut=gut)


def _urteil(was: str, verlangt: str, gemessen: str, *, gut: bool) -> list[str]:
    return [was, verlangt, gemessen, "erreicht" if gut else "**nicht erreicht**"]

"""The forecast against its peers, interleaved in one run: the same city, about 700 running helps, 96 months.

Ours: the exact law of all 24 chances and the Monte-Carlo kernel, both numpy alone. The peers draw futures one by one;
their time for 10,000 is theirs for a few, times what is missing (they do the same work each time).
"""

from __future__ import annotations

import os
import platform
import resource
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Final

import numpy as np

from bench.gegenueber import simulatoren_python
from bench.messung import Reihe, abwechselnd, tabelle, zahl
from bench.werk import Werk
from massanzug.rechenkern.prognose import KLASSEN, Modell, vorhersage
from massanzug.rechenkern.prognose.modell import B, S
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


@dataclass(frozen=True)
class Umfang:
    """`gegner`: futures of each peer a round; `kern`: futures of our kernel a round."""

    runden: int
    gegner: int
    kern: int
    pruefung: int


GANZ: Final = Umfang(runden=5, gegner=6, kern=4_000, pruefung=100_000)
KLEIN: Final = Umfang(runden=2, gegner=2, kern=400, pruefung=2_000)


@dataclass(frozen=True)
class Ergebnis:
    """Seconds for all 24 chances, seconds for 10,000 futures of each side, months of help a second, and the checks."""

    versionen: str
    exakt: Reihe
    zehnfach: Reihe
    speicher_mb: float
    zehntausend: dict[str, Reihe]
    fallmonate: dict[str, Reihe]
    mittel: dict[str, float]
    groesste_abweichung: float
    pruefung: int


def laufe(umfang: Umfang) -> Ergebnis:
    """Run the race. Raises Gescheitert when a peer cannot be set up."""
    modell, gross = stadt(700, monate=96), stadt(7_000, monate=96)
    vorher = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    grenze = _grenze(modell)
    speicher = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - vorher) / 1024
    with Werk(simulatoren_python(), "bench.prognose_gegner", {"OPENBLAS_NUM_THREADS": "1"}) as gegner:
        versionen = gegner("modell", roh=_roh(modell))
        seiten: dict[str, Any] = {
            name: lambda runde, n=name: gegner("laufe", weg=n, laeufe=umfang.gegner, seed=runde) for name in GEGNER
        }
        ergebnisse: dict[str, list[list[float]]] = {name: [] for name in GEGNER}

        def gegnerseite(name: str) -> Any:
            def seite(runde: int) -> float:
                antwort = seiten[name](runde)
                ergebnisse[name].append(antwort)
                return float(antwort[0]) / umfang.gegner * LAEUFE_GEDACHT

            return seite

        reihen = abwechselnd(
            umfang.runden,
            {
                "exakt": lambda _: _zeit(lambda: vorhersage(modell, budgets=grenze, monate=False)),
                "zehnfach": lambda _: _zeit(lambda: vorhersage(gross, budgets=_grenze_gross(grenze), monate=False)),
                "kern": lambda runde: (
                    _zeit(lambda: Kern(modell, unsicher=False).ziehe(umfang.kern, runde)) / umfang.kern * LAEUFE_GEDACHT
                ),
                **{name: gegnerseite(name) for name in GEGNER},
            },
        )
    je_lauf = float(np.mean([f / umfang.gegner for f in (e[1] for e in ergebnisse["python"])]))
    zehntausend = {name: reihen[name] for name in ("kern", *GEGNER)}
    return Ergebnis(
        versionen=versionen,
        exakt=reihen["exakt"],
        zehnfach=reihen["zehnfach"],
        speicher_mb=speicher,
        zehntausend=zehntausend,
        fallmonate={
            name: Reihe(tuple(je_lauf * LAEUFE_GEDACHT / w for w in reihe.werte)) for name, reihe in zehntausend.items()
        },
        mittel={name: float(np.mean([e[2] for e in alle])) for name, alle in ergebnisse.items()},
        groesste_abweichung=_pruefe(modell, grenze, umfang.pruefung),
        pruefung=umfang.pruefung,
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


def _pruefe(modell: Modell, grenze: dict[str, dict[int, int]], laeufe: int) -> float:
    """The largest distance between exact and counted chance, in standard errors, over all 24."""
    genau = vorhersage(modell, budgets=grenze, monate=False)
    chance = np.array([[j.ueberschreitung for j in r.jahre] for r in genau.raeume])
    budget = np.array([[j.budget_cent for j in r.jahre] for r in genau.raeume])
    gezaehlt, block = np.zeros_like(chance), 20_000
    for n in range(0, laeufe, block):
        zahl_hier = min(block, laeufe - n)
        ausgaben = Kern(modell, unsicher=False).ziehe(zahl_hier, seed=1000 + n).reshape(zahl_hier, len(budget), -1, 12)
        gezaehlt += (ausgaben.sum(-1) > budget).sum(0)
    fehler = np.sqrt(np.maximum(chance * (1 - chance), 1e-9) / laeufe)
    return float(np.max(np.abs(gezaehlt / laeufe - chance) / fehler))


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
    simpy, kern = e.zehntausend["simpy_monat"], e.zehntausend["kern"]
    ziele = [
        _ziel(
            "alle 24 Wahrscheinlichkeiten genau, zu simpys 10.000 Verläufen", simpy.durch(e.exakt), 2_000, "mindestens"
        ),
        _ziel("Verläufe gewürfelt (numpy), zu simpy", simpy.durch(kern), 3_000, "mindestens"),
        _ziel("zehnmal so viele Hilfen, Dauer", e.zehnfach.durch(e.exakt), 2, "höchstens"),
        _urteil("mehr Speicher für alle 24", "höchstens 100 MB", f"{zahl(e.speicher_mb)} MB", gut=e.speicher_mb <= 100),
    ]
    namen = {"kern": "massanzug, gewürfelt (numpy)"} | GEGNER
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

Das Ziel für das Würfeln gilt mit einem übersetzten Zusatz; den gibt es hier nicht, gemessen ist numpy allein.

## Zeiten der Prognose

Genau gerechnet, alle 24 Wahrscheinlichkeiten: {e.exakt.text(3)} s; mit 7.000 Hilfen {e.zehnfach.text(3)} s.

{tabelle(kopf, zeilen)}

## Sagen alle dasselbe?

Genau gegen gewürfelt, {zahl(e.pruefung)} Verläufe: Der größte Abstand der 24 Wahrscheinlichkeiten ist
{zahl(e.groesste_abweichung, 1)} Standardfehler. Die mittleren Kosten der anderen weichen von denen in schlichtem Python
um höchstens {zahl(abweichung, 1)} % ab; es sind wenige Verläufe, also ist Zufall darin.
"""


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

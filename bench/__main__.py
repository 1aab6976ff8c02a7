"""python -m bench hauptbuch|seiten|prognose|suche [--klein]: run a race, print ratios, write its part of ERGEBNISSE.md.

With --klein nothing is written. `seiten` takes the sizes (`--faelle 20000 1200000`), the databases (`--datenbank`) and
the number of rounds. With `--daten` the filled cities stay in a directory and are used again until a migration or the
way to fill them changes.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

ZIEL = Path(__file__).with_name("ERGEBNISSE.md")
TEILE = {"hauptbuch": "", "seiten": "# Seiten:", "prognose": "# Prognose:", "suche": "# Suche:"}
"""The parts of the page and how each begins, in their order; the first has no mark."""


def last() -> str:
    """Load of the machine: how many processes wanted to run in the last minute."""
    return f"{os.getloadavg()[0]:.1f}".replace(".", ",")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("was", choices=list(TEILE))
    parser.add_argument("--klein", action="store_true", help="ein schneller Blick; schreibt keine Seite")
    parser.add_argument("--ohne-hordak", action="store_true", help="hauptbuch: nur massanzug; nichts wird geladen")
    parser.add_argument("--faelle", type=int, nargs="+", help="seiten: wie viele Fälle, klein und groß")
    parser.add_argument("--datenbank", nargs="+", choices=["SQLite", "PostgreSQL"], default=["SQLite", "PostgreSQL"])
    parser.add_argument("--runden", type=int, help="seiten: wie oft alle an die Reihe kommen")
    parser.add_argument("--daten", type=Path, help="seiten: Ordner, in dem die gefüllten Städte liegen bleiben")
    parser.add_argument("--nur-fuellen", action="store_true", help="seiten: nur füllen, nichts messen (mit --daten)")
    wahl = parser.parse_args()
    if wahl.nur_fuellen:
        if wahl.was != "seiten" or wahl.daten is None:
            parser.error("--nur-fuellen gehört zu seiten und braucht --daten ORDNER.")
        _fuellen(wahl)
        return 0
    seite = {"hauptbuch": _hauptbuch, "seiten": _seiten, "prognose": _prognose, "suche": _suche}[wahl.was](wahl)
    sys.stdout.write(seite)
    if not wahl.klein:
        ZIEL.write_text(mit_teil(ZIEL.read_text() if ZIEL.exists() else "", wahl.was, seite))
    return 0


def mit_teil(bisher: str, was: str, neu: str) -> str:
    """The page with one part replaced; the others stay, in their order."""
    teile, rest = dict.fromkeys(TEILE, ""), f"\n{bisher}"
    for name, anfang in reversed(TEILE.items()):
        vorher, trennung, teil = rest.rpartition(f"\n{anfang}")
        if trennung and anfang:
            teile[name], rest = (anfang + teil).strip("\n"), vorher
    teile["hauptbuch"] = rest.strip("\n")
    teile[was] = neu.strip("\n")
    return "\n\n".join(teil for teil in teile.values() if teil) + "\n"


def _hauptbuch(wahl: argparse.Namespace) -> str:
    from bench.hauptbuch import GANZ, KLEIN, laufe
    from bench.seite import als_markdown

    umfang, vorher, beginn = KLEIN if wahl.klein else GANZ, last(), time.monotonic()
    ergebnis = laufe(umfang, mit_hordak=not wahl.ohne_hordak)
    return als_markdown(ergebnis, umfang, **_wann(vorher, beginn))


def _seiten(wahl: argparse.Namespace) -> str:
    from bench.seiten import GANZ, KLEIN, laufe
    from bench.seitenbericht import als_markdown

    umfang, vorher, beginn = KLEIN if wahl.klein else GANZ, last(), time.monotonic()
    umfang = replace(umfang, faelle=tuple(wahl.faelle or umfang.faelle), runden=wahl.runden or umfang.runden)
    ergebnis = laufe(umfang, wahl.datenbank, wahl.daten)
    return als_markdown(ergebnis, umfang, **_wann(vorher, beginn))


def _prognose(wahl: argparse.Namespace) -> str:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: its threads would only wait for each other
    from bench.prognose import GANZ, KLEIN, als_markdown, laufe

    umfang, vorher, beginn = KLEIN if wahl.klein else GANZ, last(), time.monotonic()
    return als_markdown(laufe(umfang), umfang, **_wann(vorher, beginn))


def _suche(wahl: argparse.Namespace) -> str:
    from bench.suche import GANZ, KLEIN, als_markdown, laufe

    umfang, vorher, beginn = KLEIN if wahl.klein else GANZ, last(), time.monotonic()
    return als_markdown(laufe(umfang), umfang, **_wann(vorher, beginn))


def _fuellen(wahl: argparse.Namespace) -> None:
    from bench.seiten import GANZ, KLEIN, fuelle

    umfang = KLEIN if wahl.klein else GANZ
    fuelle(tuple(wahl.faelle or umfang.faelle), wahl.datenbank, wahl.daten)


def _wann(vorher: str, beginn: float) -> dict[str, Any]:
    return {
        "tag": time.strftime("%Y-%m-%d"),
        "dauer": time.monotonic() - beginn,
        "last": f"{vorher} vor dem Lauf, {last()} an seinem Ende",
    }


if __name__ == "__main__":
    sys.exit(main())

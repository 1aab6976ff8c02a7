"""python -m bench hauptbuch [--klein]: run the race, print the ratios, write bench/ERGEBNISSE.md (not with --klein)."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from bench.hauptbuch import GANZ, KLEIN, laufe
from bench.seite import als_markdown

ZIEL = Path(__file__).with_name("ERGEBNISSE.md")


def last() -> str:
    """Load of the machine: how many processes wanted to run in the last minute."""
    return f"{os.getloadavg()[0]:.1f}".replace(".", ",")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("was", choices=["hauptbuch"])
    parser.add_argument("--klein", action="store_true", help="ein schneller Blick; schreibt keine Seite")
    parser.add_argument("--ohne-hordak", action="store_true", help="nur massanzug; nichts wird geladen")
    wahl = parser.parse_args()
    umfang, vorher, beginn = KLEIN if wahl.klein else GANZ, last(), time.monotonic()
    ergebnis = laufe(umfang, mit_hordak=not wahl.ohne_hordak)
    seite = als_markdown(
        ergebnis,
        umfang,
        tag=time.strftime("%Y-%m-%d"),
        dauer=time.monotonic() - beginn,
        last=f"{vorher} vor dem Lauf, {last()} an seinem Ende",
    )
    sys.stdout.write(seite)
    if not wahl.klein:
        ZIEL.write_text(seite)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`massanzug akte-pruefen DATEI`: is a package for a court as it was signed? Without Django, settings and database."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from massanzug.rechenkern import aktenpaket
from massanzug.rechenkern.abgabefrist import frist_als_text
from massanzug.rechenkern.stempel import Abdruckfehler

HILFE = "Prüft ein Aktenpaket, ohne Datenbank und Einstellungen. Ende 0: unverändert, 1: Befunde, 2: kein Aktenpaket."
IN_ORDNUNG, BEFUNDE, KEIN_PAKET = 0, 1, 2
"""How the command ends."""


class _Angaben(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(KEIN_PAKET, "Aufruf: massanzug akte-pruefen DATEI [--abdruck FINGERABDRUCK]\n")


def angaben(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("datei", metavar="DATEI", type=Path, help="das Aktenpaket (ZIP)")
    parser.add_argument("--abdruck", metavar="FINGERABDRUCK", help="Fingerabdruck, den die Stadt bekannt gibt")


def main(argumente: list[str]) -> int:
    """Check, print what was found, return how the command ends."""
    for strom in (sys.stdout, sys.stderr):
        strom.reconfigure(errors="replace")  # type: ignore[union-attr] # a screen that has no „ shows ? instead
    parser = _Angaben(prog="massanzug akte-pruefen", description=HILFE)
    angaben(parser)
    angabe = parser.parse_args(argumente)
    try:
        with angabe.datei.open("rb") as datei:
            bericht = aktenpaket.pruefe(datei.read(aktenpaket.BYTES_HOECHSTENS + 1), angabe.abdruck)
    except (aktenpaket.KeinPaket, Abdruckfehler) as fehler:
        sys.stderr.write(f"{fehler}\n")
        return KEIN_PAKET
    except OSError as fehler:
        sys.stderr.write(f"Die Datei {angabe.datei} lässt sich nicht lesen ({fehler.strerror}).\n")
        return KEIN_PAKET
    sys.stdout.write(als_text(bericht, verglichen=angabe.abdruck is not None))
    return BEFUNDE if bericht.befunde else IN_ORDNUNG


def als_text(bericht: aktenpaket.Pruefbericht, *, verglichen: bool) -> str:
    """The report for a screen; `verglichen` says whether the fingerprint was compared with an expected one."""
    kopf = [
        f"Aktenpaket „{bericht.titel}“, Stand {frist_als_text(bericht.stand)}, Dateien: {len(bericht.dateien)}",
        "Fingerabdruck des Schlüssels, mit dem es unterschrieben ist:",
        f"  {bericht.abdruck}",
    ]
    return "\n".join([*kopf, *(_befunde(bericht) if bericht.befunde else _in_ordnung(verglichen)), ""])


def _befunde(bericht: aktenpaket.Pruefbericht) -> list[str]:
    zahl = "1 Befund" if len(bericht.befunde) == 1 else f"{len(bericht.befunde)} Befunde"
    return [
        f"NICHT IN ORDNUNG, {zahl}. Das Paket ist nicht so, wie es unterschrieben wurde:",
        *(f"  {befund.stelle}: {befund.text}" for befund in bericht.befunde),
    ]


def _in_ordnung(verglichen: bool) -> list[str]:
    gut = "IN ORDNUNG: Das Paket ist Byte für Byte so, wie es mit diesem Schlüssel unterschrieben wurde."
    if verglichen:
        return [gut, "Der Schlüssel ist der erwartete."]
    return [
        gut,
        "Bitte vergleichen Sie den Fingerabdruck mit dem, den die Stadt bekannt gibt (--abdruck FINGERABDRUCK).",
        "Ohne diesen Vergleich könnte jemand anderes das Paket unterschrieben haben.",
    ]

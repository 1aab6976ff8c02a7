"""Proves the access table's test: takes every permission check out of the code, one at a time, and expects red.

    python -m tests.rechte.mutanten              all of them; prints how many, exit 1 if one survives
    python -m tests.rechte.mutanten --teil 2/4   every fourth of them, beginning with the second
    python -m tests.rechte.mutanten --liste      only names them

Nothing on disk is changed: the check disappears while the module is being imported, in a process of its own.
"""

import argparse
import ast
import importlib.abc
import importlib.machinery
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from types import ModuleType

WURZEL = Path(__file__).resolve().parents[2]
TUEREN = {"views", "actions", "queries", "models"}
DATEIEN = {"formularseite.py", "tuer.py", "rahmen.py"}
REGEL = re.compile(r"^(darf_\w+|regel|sieht_amtsnotizen|sichtbare_teile|verlange_bearbeiten|verlange)$")
EIGENE_TABELLE = {"interessenbekundung"}
"""Rooms whose acts have a table of their own, `tests/<room>/test_*rechte.py`; their pages are in the common one."""
UEBERALL = {"darf_konto", "darf_angemeldet"}
JA = "__import__('massanzug.technik.erlaubnis', fromlist=['JA']).JA"
ERSATZ = {
    "sichtbare_teile": "__import__('massanzug.fall.rules', fromlist=['ALLE_TEILE']).ALLE_TEILE",
    "sieht_amtsnotizen": "True",
    "verlange_bearbeiten": "None",
    "verlange": "None",
}
OEFFENTLICH = "__import__('massanzug.zugang.tuer', fromlist=['oeffentlich']).oeffentlich"


@dataclass(frozen=True)
class Stelle:
    """One check in the code: which module, where, and what is put in its place."""

    modul: str
    pfad: Path
    zeile: int
    spalte: int
    wort: str
    ersatz: str
    funktion: str = ""

    def __str__(self) -> str:
        return f"{self.pfad.relative_to(WURZEL)}:{self.zeile}:{self.spalte} {self.wort} → {self.ersatz[-40:]}"


def _name(knoten: ast.expr) -> str:
    if isinstance(knoten, ast.Attribute):
        return knoten.attr
    return knoten.id if isinstance(knoten, ast.Name) else ""


def stellen() -> list[Stelle]:
    """Every permission check and every filter of what a person sees, of the house."""
    gefunden: list[Stelle] = []
    for pfad in sorted((WURZEL / "massanzug").rglob("*.py")):
        if not (_tuer(pfad) in TUEREN or pfad.name in DATEIEN) or "migrations" in pfad.parts:
            continue
        modul = ".".join(pfad.relative_to(WURZEL).with_suffix("").parts)
        for aussen in ast.parse(pfad.read_text(encoding="utf-8")).body:
            funktion = getattr(aussen, "name", "")
            for knoten in ast.walk(aussen):
                if isinstance(knoten, ast.Call):
                    gefunden += [Stelle(modul, pfad, *_ort(knoten), *e, funktion) for e in _ersaetze(knoten)]
    return gefunden


def _tuer(pfad: Path) -> str:
    """Which door a file belongs to: `actions.py` as well as `actions/ereignis.py`."""
    return pfad.parent.name if pfad.parent.name in TUEREN else pfad.stem


def _naehe(stelle: Stelle, url: str) -> int:
    """How much an address sounds like the function: only for trying the likely rows first."""
    paare = [zip(a, b, strict=False) for a in stelle.funktion.split("_") for b in url.split("_")]
    return max(sum(1 for _ in takewhile(lambda p: p[0] == p[1], paar)) for paar in paare)


def _ort(knoten: ast.Call) -> tuple[int, int]:
    # the end is unique even where calls begin at the same column
    return knoten.end_lineno or 0, knoten.end_col_offset or 0


def _ersaetze(ruf: ast.Call) -> Iterator[tuple[str, str]]:
    name = _name(ruf.func)
    if name == "nur_fuer":
        yield "nur_fuer", OEFFENTLICH
        if ruf.args and _name(ruf.args[0]) not in UEBERALL:
            yield f"nur_fuer({_name(ruf.args[0])})", f"nur_fuer(lambda zugriff: {JA})"
    elif name == "sichtbar_fuer" and isinstance(ruf.func, ast.Attribute):
        yield "sichtbar_fuer", f"({ast.unparse(ruf.func.value)}).all()"
    elif name == "je_grund" and isinstance(ruf.func, ast.Attribute):
        yield "je_grund", f"[({ast.unparse(ruf.func.value)}).all()] * 9"  # as many as a person can have grounds
    elif name == "wenn_lesbar":
        yield "wenn_lesbar", ast.unparse(ruf.args[2])
    elif REGEL.match(name):
        yield name, ERSATZ.get(name, JA)


class _Tausch(ast.NodeTransformer):
    def __init__(self, stelle: Stelle) -> None:
        self.stelle = stelle
        self.getauscht = 0

    def visit_Call(self, knoten: ast.Call) -> ast.AST:
        self.generic_visit(knoten)
        woerter = {wort for wort, _ in _ersaetze(knoten)}
        if _ort(knoten) == (self.stelle.zeile, self.stelle.spalte) and self.stelle.wort in woerter:
            self.getauscht += 1
            return ast.copy_location(ast.parse(self.stelle.ersatz, mode="eval").body, knoten)
        return knoten


class _Einfuehrer(importlib.abc.MetaPathFinder):
    """Finds the one module and hands its mutated code to the import."""

    def __init__(self, stelle: Stelle) -> None:
        self.stelle = stelle

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None):  # type: ignore[no-untyped-def]
        if name != self.stelle.modul:
            return None
        stelle = self.stelle

        class Lader(importlib.machinery.SourceFileLoader):
            def get_code(self, fullname: str):  # type: ignore[no-untyped-def]
                tausch = _Tausch(stelle)
                baum = tausch.visit(ast.parse(stelle.pfad.read_text(encoding="utf-8")))
                if tausch.getauscht != 1:
                    raise RuntimeError(f"{stelle}: {tausch.getauscht} Stellen getauscht")
                return compile(ast.fix_missing_locations(baum), str(stelle.pfad), "exec")

        return importlib.machinery.ModuleSpec(name, Lader(name, str(stelle.pfad)), origin=str(stelle.pfad))


def _richte_django_ein() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    os.environ.setdefault("MASSANZUG_HEUTE", "2026-11-22")
    import logging

    import django

    django.setup()
    logging.disable(logging.CRITICAL)


def eins(nummer: int) -> int:
    """In its own process: import the house without check `nummer`, hold the table against it. 0 = noticed."""
    stelle = stellen()[nummer]
    sys.meta_path.insert(0, _Einfuehrer(stelle))
    raum = stelle.modul.split(".")[1]
    if raum in EIGENE_TABELLE and _tuer(stelle.pfad) != "views":
        return _nach_eigener_tabelle(raum, stelle.funktion)
    _richte_django_ein()
    from tests.rechte.abgleich import Abgleich
    from tests.rechte.tabelle import zeilen
    from tests.welt import lade_welt

    abgleich = Abgleich(lade_welt())
    from massanzug.zugang.tuer import alle_muster

    nah = {m.name for _, m in alle_muster() if raum in getattr(m.callback, "__module__", "")}
    handeln = _tuer(stelle.pfad) == "actions"
    reihen = sorted(zeilen(), key=lambda z: (-_naehe(stelle, z.url), z.url not in nah, handeln and z.methode == "GET"))
    for abweichung in abgleich.abweichungen(reihen):
        print(abweichung)
        return 0
    return 3


def _nach_eigener_tabelle(raum: str, funktion: str) -> int:
    """The rows that are called like the function first: most often one of them notices."""
    import pytest

    tabellen = [str(t) for t in sorted((WURZEL / "tests" / raum).glob("test_*rechte.py"))]
    for auswahl in (["-k", funktion], []):
        rot = pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *auswahl, *tabellen])
        if rot == pytest.ExitCode.TESTS_FAILED:
            return 0
    return 3


def alle(arbeiter: int, teil: int, von: int) -> int:
    liste = stellen()
    nummern = range(teil - 1, len(liste), von)
    with tempfile.TemporaryDirectory(prefix="mutanten-") as ordner:
        welt = Path(ordner) / "welt"
        umgebung = {**os.environ, "MASSANZUG_DEMO": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        bau = "from tests.rechte.mutanten import baue; baue()"
        subprocess.run(
            [sys.executable, "-c", bau], cwd=WURZEL, env={**umgebung, "MASSANZUG_DATEN": str(welt)}, check=True
        )

        def pruefe(nummer: int) -> tuple[int, int, str]:
            daten = Path(ordner) / str(nummer)
            shutil.copytree(welt, daten)
            lauf = subprocess.run(
                [sys.executable, "-m", "tests.rechte.mutanten", "--eins", str(nummer)],
                cwd=WURZEL,
                env={**umgebung, "MASSANZUG_DATEN": str(daten)},
                capture_output=True,
                check=False,
                text=True,
            )
            shutil.rmtree(daten)
            return nummer, lauf.returncode, (lauf.stdout.strip() or lauf.stderr.strip()[-300:])

        uebrig = 0
        with ThreadPoolExecutor(arbeiter) as gruppe:  # the work is in the processes
            for nummer, code, text in gruppe.map(pruefe, nummern):
                if code != 0:
                    uebrig += 1
                    print(f"ÜBERLEBT ({code}): {liste[nummer]}  {text if code != 3 else ''}", flush=True)
    zahl = f"{len(nummern)} von {len(liste)}" if von > 1 else str(len(liste))
    print(f"{zahl} Prüfungen einzeln entfernt, {len(nummern) - uebrig} bemerkt, {uebrig} unbemerkt")
    return 1 if uebrig or not nummern else 0


def baue() -> None:
    """Build the small city once into the data directory of the environment."""
    _richte_django_ein()
    from django.core.management import call_command

    from tests.welt import baue_welt

    call_command("migrate", verbosity=0)
    baue_welt()


def main() -> int:
    parser = argparse.ArgumentParser(description="Nimmt jede Rechteprüfung einzeln heraus und erwartet Rot.")
    parser.add_argument("--eins", type=int)
    parser.add_argument("--liste", action="store_true")
    parser.add_argument("--teil", default="1/1", help="zum Beispiel 2/4")
    parser.add_argument("--arbeiter", type=int, default=os.cpu_count() or 2)
    wahl = parser.parse_args()
    if wahl.liste:
        print("\n".join(f"{i} {s}" for i, s in enumerate(stellen())))
        return 0
    if wahl.eins is not None:
        return eins(wahl.eins)
    teil, von = (int(zahl) for zahl in wahl.teil.split("/"))
    return alle(wahl.arbeiter, teil, von)


if __name__ == "__main__":
    raise SystemExit(main())

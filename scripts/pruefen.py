"""Every check of the house in one run; `python3 los.py test` installs what it needs and calls it.

Two rows at a time: the static checks, what touches the database on PostgreSQL, then the suite on SQLite; beside them,
first in line for the machine, the browser and the power cut. What ran beside is printed when it is over, the suite on
SQLite last, so that the output ends with pytest's own closing line. A failure does not stop the run (one run shows
all), but it decides the exit code. What cannot run on this machine is named, and counts as a failure where
CI=true. `--gruendlich` runs the long tests as well, on both databases: 50,000 random acts, a minute of eight writers,
200 kills.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Thread
from typing import IO

BEGINN = time.monotonic()
WURZEL = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
MIT_POSTGRES = [sys.executable, str(WURZEL / "scripts" / "mit_postgres.py")]
SUITE = "not browser and not strom and not langsam"
GRUENDLICH = "--gruendlich"
"""Also what takes many minutes: `python3 los.py test --gruendlich`."""
PYTEST_KEINE_TESTS = 5
REIHE_HOECHSTENS = 2400
"""Seconds for one row, more than twice what the longest needs: a row that hangs is stopped and shows where it stood."""
HAENGT = 124
NACHRANGIG = [nice, "-n", "5"] if (nice := shutil.which("nice")) else []
"""The suites take what the browser leaves: it has clocks to keep, they have not."""
TEILE = 96
"""Each day another 96th of the permission checks is taken out; all of them with --gruendlich."""
TEILE_DER_TABELLE = 8
"""Each day another eighth of the access table is asked on PostgreSQL too; SQLite has all of it each time."""
OHNE_DATENBANK = (
    "tests/rechenkern",
    "tests/demo",  # builds its cities in processes and SQLite files of its own
    *(f"tests/technik/test_{was}.py" for was in ("anlage", "ausfuhr", "pdf", "stempel", "tabellendatei")),
    "tests/haus/test_akte_pruefen.py",
)
"""What no database has a part in runs once, in the suite on SQLite."""
NUR_EINMAL = (
    "tests/rechte/test_schritte.py",
    "tests/interessenbekundung/test_auswahl_rechte.py",
    "tests/interessenbekundung/test_auswahl_seiten.py",
)
"""Who may do what in which state: the access table asks the same, and PostgreSQL is asked it in parts."""
ABWECHSELND = (("tests/fall",), ("tests/interessenbekundung", "tests/vertrag", "tests/schreibtisch"))
"""PostgreSQL has these rooms on alternate days, SQLite each day; what depends on the database stays each day."""
JEDEN_TAG = (
    "test_suche.py",
    "test_gleichzeitig.py",
    "test_keine_spur.py",
    "test_fristen.py",
    "test_zusammenfuehrung.py",
)
"""Search, locks, bytes on disk, what triggers and constraints keep."""


def sage(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def sekunden(beginn: float) -> str:
    return f"{time.monotonic() - beginn:.1f} s".replace(".", ",")


def umgebung(tmp: str) -> dict[str, str]:
    """Nothing of the operator's settings reaches the checks; tests/settings.py gives the tests a place of their own."""
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL" and not k.startswith("MASSANZUG_")}
    env["MASSANZUG_CHROMIUM"] = os.environ.get("MASSANZUG_CHROMIUM") or shutil.which("chromium") or ""
    return env | {"TMPDIR": tmp}


def anderntags(tag: int) -> tuple[str, ...]:
    """The files that PostgreSQL is spared on this day of the year, one half today, the other tomorrow."""
    orte = ABWECHSELND[tag % len(ABWECHSELND)]
    dateien = (pfad for ort in orte for pfad in sorted((WURZEL / ort).glob("test_*.py")))
    return tuple(str(pfad.relative_to(WURZEL)) for pfad in dateien if pfad.name not in JEDEN_TAG)


def stromausfall_moeglich() -> bool:
    """May this process put a file system on a loop device?"""
    werkzeuge = [shutil.which(name) for name in ("losetup", "mkfs.ext4", "mount")]
    if os.geteuid() != 0 or not all(werkzeuge):
        return False
    with tempfile.NamedTemporaryFile() as datei:
        datei.truncate(1 << 20)
        befehl = [str(werkzeuge[0]), "--find", "--show", datei.name]
        lauf = subprocess.run(befehl, capture_output=True, text=True, check=False)  # noqa: S603
        if lauf.returncode == 0:
            subprocess.run([str(werkzeuge[0]), "--detach", lauf.stdout.strip()], check=False)  # noqa: S603
        return lauf.returncode == 0


class Gesamtlauf:
    """What ran, how long it took, what failed and what could not run here."""

    def __init__(self, pytest_argumente: list[str], tmp: str) -> None:
        self.gruendlich = GRUENDLICH in pytest_argumente
        self.teil, self.tabelle = (self._teil(TEILE), self._teil(TEILE_DER_TABELLE))
        self.argumente = [a for a in pytest_argumente if a != GRUENDLICH]
        self.heute_nicht = () if self.gruendlich else anderntags(time.localtime().tm_yday)
        self.env = umgebung(tmp)
        self.zeilen: list[str] = []
        self.mitschriften: dict[str, IO[str]] = {}
        self.kinder: list[subprocess.Popen[bytes]] = []
        self.gescheitert: list[str] = []

    def _teil(self, von: int) -> str:
        return "1/1" if self.gruendlich else f"{time.localtime().tm_yday % von + 1}/{von}"

    def lauf(
        self, titel: str, befehl: list[str], *, gut: tuple[int, ...] = (0,), still: bool = False, **zusatz: str
    ) -> int:
        """Run one check. `still`: what it says is kept until `sage_mitschrift` prints it."""
        beginn = time.monotonic()
        ziel: IO[str] | None = None
        if still:
            ziel = self.mitschriften[titel] = tempfile.TemporaryFile("w+", errors="replace")  # noqa: SIM115
        else:
            sage(f"\n=== {titel}")
            befehl = [*NACHRANGIG, *befehl]
        prozess = subprocess.Popen(befehl, cwd=WURZEL, env=self.env | zusatz, stdout=ziel, stderr=ziel)  # noqa: S603
        self.kinder.append(prozess)
        try:
            code = prozess.wait(None if self.gruendlich else REIHE_HOECHSTENS)
        except subprocess.TimeoutExpired:
            prozess.terminate()
            prozess.wait()
            code = HAENGT
        urteil = "bestanden" if code in gut else "GESCHEITERT"
        self.zeilen.append(f"  {titel + ' ':.<40} {urteil:<12}{sekunden(beginn):>9}")
        if code not in gut:
            self.gescheitert.append(titel)
        return code

    def sage_mitschrift(self, titel: str) -> None:
        with self.mitschriften.pop(titel) as ziel:
            ziel.seek(0)
            sage(f"\n=== {titel}\n{ziel.read()}")

    def entfaellt(self, titel: str, grund: str) -> None:
        """What cannot run here is said, and in CI it counts as failed."""
        self.zeilen.append(f"  {titel + ' ':.<40} NICHT GELAUFEN: {grund}")
        if os.environ.get("CI", "").lower() in {"1", "true"}:
            self.gescheitert.append(f"{titel} (nicht gelaufen)")

    def pytest(self, auswahl: str, *, parallel: bool) -> list[str]:
        schalter = ["-n", str(min(4, max(2, os.cpu_count() or 2)))] if parallel else []
        if auswahl == "langsam":
            schalter += ["-o", "faulthandler_timeout=0"]  # these may take their time
        return [sys.executable, "-m", "pytest", "-m", auswahl, *schalter, *self.argumente]

    def statisch(self) -> None:
        self.lauf("ruff check", [str(BIN / "ruff"), "check", "--output-format", "concise", "."])
        self.lauf("ruff format", [str(BIN / "ruff"), "format", "--check", "--output-format", "concise", "."])
        daten = str(WURZEL / ".cache" / "pruefung")  # mypy's plugin loads the product's settings
        self.lauf("mypy", [str(BIN / "mypy")], MASSANZUG_DEMO="1", MASSANZUG_DATEN=daten)
        self.lauf("lint-imports", [str(BIN / "lint-imports"), "--no-logo"])

    def postgres(self, titel: str, auswahl: str, *, parallel: bool, ohne: tuple[str, ...] = ()) -> None:
        if subprocess.run([*MIT_POSTGRES, "--welche"], capture_output=True, check=False).returncode:  # noqa: S603
            self.entfaellt(titel, "kein PostgreSQL gefunden (apt-get install postgresql)")
        else:
            nicht = [f"--ignore={ort}" for ort in ohne]
            befehl = [*MIT_POSTGRES, *self.pytest(auswahl, parallel=parallel), *nicht]
            self.lauf(titel, befehl, RECHTE_TEIL=self.tabelle)

    def allein(self, titel: str, marke: str, *, moeglich: bool, grund: str) -> None:
        """Tests that watch the clock or the machine run one after the other."""
        if moeglich:
            gut = (0, PYTEST_KEINE_TESTS) if self.argumente else (0,)  # a narrower choice may hold none of these
            self.lauf(titel, self.pytest(marke, parallel=False), gut=gut, still=True)
        else:
            self.entfaellt(titel, grund)

    def daneben(self) -> None:
        """What drives a browser or a machine waits for answers most of the time: it runs beside the suites."""
        browser = bool(self.env["MASSANZUG_CHROMIUM"])
        self.allein("Tests im Browser", "browser", moeglich=browser, grund="kein Chromium (apt-get install chromium)")
        strom = stromausfall_moeglich()
        self.allein("Tests mit Stromausfall", "strom", moeglich=strom, grund="braucht root und Loop-Geräte")

    def daneben_oder_gescheitert(self) -> None:
        try:
            self.daneben()
        except Exception as fehler:
            self.gescheitert.append(f"neben den Testreihen: {fehler!r}")

    def alles(self) -> int:
        self.statisch()
        reihe = Thread(target=self.daneben_oder_gescheitert, daemon=True)
        reihe.start()
        if not self.argumente:
            self.lauf(
                "Rechteprüfungen einzeln entfernt", [sys.executable, "-m", "tests.rechte.mutanten", "--teil", self.teil]
            )
        self.postgres("Tests auf PostgreSQL", SUITE, parallel=True, ohne=OHNE_DATENBANK + NUR_EINMAL + self.heute_nicht)
        if self.gruendlich:
            self.lauf("Lange Läufe auf SQLite", self.pytest("langsam", parallel=False))
            self.postgres("Lange Läufe auf PostgreSQL", "langsam", parallel=False)
        sage(f"\nBisher {sekunden(BEGINN)}; nun die ganze Testreihe auf SQLite.")
        titel = "Tests auf SQLite"
        code = self.lauf(titel, [*NACHRANGIG, *self.pytest(SUITE, parallel=True)], still=True)
        reihe.join()
        for anderer in [t for t in self.mitschriften if t != titel]:
            self.sage_mitschrift(anderer)
        sage("\n=== Zusammenfassung\n" + "\n".join(self.zeilen))
        if self.gescheitert:
            sage(f"\nGESCHEITERT: {', '.join(self.gescheitert)}. Der Gesamtlauf endet deshalb mit Fehler.")
        sage(f"Zusammen {sekunden(BEGINN)}.")
        self.sage_mitschrift(titel)
        return code or int(bool(self.gescheitert))

    def beende(self) -> None:
        """Let the children put away what they started; what was kept so far shows where each of them stood."""
        for kind in self.kinder:
            if kind.poll() is None:
                kind.terminate()
        for kind in self.kinder:
            kind.wait()
        for titel in list(self.mitschriften):
            self.sage_mitschrift(titel)


def main() -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with tempfile.TemporaryDirectory(prefix="mz-", ignore_cleanup_errors=True) as tmp:
            gesamt = Gesamtlauf(sys.argv[1:], tmp)
            try:
                return gesamt.alles()
            except KeyboardInterrupt:
                gesamt.beende()
                raise
    except KeyboardInterrupt:
        sage("\nAbgebrochen.")
        return 130


if __name__ == "__main__":
    sys.exit(main())

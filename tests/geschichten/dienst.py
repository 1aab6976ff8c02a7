"""The product's own server process, on loopback, with data of its own. It is ended by its process id, never by name."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import date
from pathlib import Path
from typing import Any

WURZEL = Path(__file__).resolve().parents[2]
MASSANZUG = Path(sys.executable).parent / "massanzug"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HEUTE = date(2026, 11, 22)
FRIST = 60


def chromium_pfad() -> str:
    """The browser of this machine, as los.py finds it; empty when there is none."""
    return os.environ.get("MASSANZUG_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), "")


def freier_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Dienst:
    """`massanzug dienst` in its own process group; everything it says goes to `ausgabe`."""

    def __init__(self, ort: Path) -> None:
        self.port = freier_port()
        self.ausgabe = ort / "dienst.txt"
        fremd = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")  # the product's settings, not those of the tests
        self.env = {k: v for k, v in os.environ.items() if k not in fremd and not k.startswith("MASSANZUG_")} | {
            "MASSANZUG_DATEN": str(ort / "daten"),
            "MASSANZUG_DEMO": "1",
            "MASSANZUG_HEUTE": HEUTE.isoformat(),
        }
        self.konten: dict[str, dict[str, Any]] = {}
        self.cookies: dict[str, Any] = {}
        self.prozess: subprocess.Popen[bytes] | None = None

    @property
    def adresse(self) -> str:
        """By name and not by number: a passkey needs a host name."""
        return f"http://localhost:{self.port}"

    def befehl(self, *argumente: str) -> str:
        """Run `massanzug …` on the same data; returns what it prints."""
        lauf = subprocess.run(
            [MASSANZUG, *argumente], cwd=WURZEL, env=self.env, capture_output=True, text=True, check=False
        )
        assert lauf.returncode == 0, f"massanzug {' '.join(argumente)}: {lauf.stdout}{lauf.stderr}"
        return lauf.stdout

    def richte_ein(self) -> None:
        """Build the demo city; `konten` are its accounts by Kennung."""
        self.befehl("migrate", "--verbosity", "0")
        self.befehl("demo", "--seed", "1", "--heute", HEUTE.isoformat())
        self.konten = {zeile["konto"]: zeile for zeile in json.loads(self.befehl("demo-zugaenge", "--json"))}

    def starte(self) -> None:
        with self.ausgabe.open("ab") as ziel:
            self.prozess = subprocess.Popen(
                [MASSANZUG, "dienst", "--port", str(self.port)],
                cwd=WURZEL,
                env=self.env,
                stdout=ziel,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._warte()

    def _warte(self) -> None:
        """Until the start page answers; a proxy in the environment is not asked."""
        assert self.prozess is not None
        oeffner = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        ende = time.monotonic() + FRIST
        while time.monotonic() < ende:
            assert self.prozess.poll() is None, f"Der Dienst hat sich beendet:\n{self.ausgabe.read_text()[-3000:]}"
            with contextlib.suppress(OSError), oeffner.open(self.adresse, timeout=10):
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.prozess.wait(0.1)
        raise AssertionError(f"Der Dienst antwortet nach {FRIST} s nicht.")

    @property
    def laeuft(self) -> bool:
        return self.prozess is not None and self.prozess.poll() is None

    def toete(self) -> None:
        """A crash: the server and its workers are gone at once, nobody can tidy up."""
        assert self.prozess is not None
        os.killpg(self.prozess.pid, signal.SIGKILL)
        self.prozess.wait()

    def beende(self) -> None:
        if not self.laeuft:
            return
        assert self.prozess is not None
        self.prozess.terminate()
        try:
            self.prozess.wait(15)
        except subprocess.TimeoutExpired:
            self.toete()

"""The whole server is killed while people save: what was acknowledged is there once, what was not can be sent again.

Real forms over HTTP, as a logged-in Fachkraft. SIGKILL goes to the whole process group (gunicorn's arbiter and worker).
Most rounds start the server from a process that has its imports done (tests/haltbarkeit/warm.py), some start
`massanzug dienst` cold.
"""

import http.client
import itertools
import os
import random
import re
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.haltbarkeit import stand
from tests.haltbarkeit.stand import MASSANZUG, NUR_SQLITE, WURZEL, Bestand, Melder, umgebung
from tests.welt import PASSWORT

bestand, melde = stand.bestand, stand.melde

WARM, KALT = 190, 10
FAEDEN = 3
FRIST = 60.0
ZUSTELLBAR = ("kontakt", "ressource")


def freier_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def bis(bedingung: Callable[[], Any], was: str) -> Any:
    """Ask until it is so."""
    ende = time.monotonic() + FRIST
    while time.monotonic() < ende:
        ergebnis = bedingung()
        if ergebnis:
            return ergebnis
        time.sleep(0.002)
    raise TimeoutError(f"{was}: nicht in {FRIST:.0f} s")


def nimmt_an(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


class Diener:
    """Starts the server again and again, warm or cold, and kills all of it."""

    def __init__(self, ordner: Path, port: int) -> None:
        self.port = port
        self.ordner = ordner
        self.gruppe = 0
        self.kalter: subprocess.Popen[bytes] | None = None
        self.fehlerdatei = open(ordner / "dienst.log", "ab")  # noqa: SIM115 -- lives as long as the servers
        self.warm = subprocess.Popen(
            [sys.executable, "-m", "tests.haltbarkeit.warm", str(port)],
            cwd=WURZEL,
            env=umgebung(ordner, DJANGO_SETTINGS_MODULE="tests.settings"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.fehlerdatei,
            text=True,
        )
        assert self.warm.stdout is not None
        assert self.warm.stdout.readline() == "bereit\n", (ordner / "dienst.log").read_text()

    def starte(self, *, kalt: bool) -> None:
        if kalt:
            self.kalter = subprocess.Popen(
                [MASSANZUG, "dienst", "--port", str(self.port)],
                env=umgebung(self.ordner),
                stderr=self.fehlerdatei,
                start_new_session=True,
            )
            self.gruppe = self.kalter.pid
        else:
            assert self.warm.stdin is not None and self.warm.stdout is not None
            self.warm.stdin.write("los\n")
            self.warm.stdin.flush()
            self.gruppe = int(self.warm.stdout.readline())
        bis(lambda: nimmt_an(self.port), "Der Dienst nimmt Verbindungen an")

    def toete(self) -> None:
        os.killpg(self.gruppe, signal.SIGKILL)
        if self.kalter:
            self.kalter.wait()
            self.kalter = None
        bis(lambda: not nimmt_an(self.port), "Der Dienst ist weg")

    def schluss(self) -> None:
        with contextlib_suppress():
            os.killpg(self.gruppe, signal.SIGKILL)
        self.warm.kill()
        self.warm.wait()
        self.fehlerdatei.close()

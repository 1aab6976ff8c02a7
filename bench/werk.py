"""A side of the race in a process of its own: it reads orders from its standard input and answers with numbers.

Standard library only, because the peer's Python runs this file too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

WURZEL = Path(__file__).resolve().parents[1]
Auftraege = Mapping[str, Callable[..., Any]]


def ohne_fremdes(env: Mapping[str, str]) -> dict[str, str]:
    """Nothing of the operator's settings reaches a side."""
    fremd = ("MASSANZUG_", "DATABASE_URL", "DJANGO_", "VIRTUAL_ENV", "PYTHON")
    return {name: wert for name, wert in env.items() if not name.startswith(fremd)}


class Gescheitert(Exception):
    """A side could not do what it was told; the text is what it said."""


class Werk:
    """The parent's end: `werk("einzeln", anzahl=200)` waits for the answer."""

    def __init__(self, python: str, modul: str, env: Mapping[str, str]) -> None:
        self._prozess = subprocess.Popen(  # noqa: S603 - our own module
            [python, "-m", modul],
            cwd=WURZEL,
            env=ohne_fremdes(os.environ) | dict(env) | {"PYTHONPATH": str(WURZEL)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, auftrag: str, **angaben: Any) -> Any:
        assert self._prozess.stdin and self._prozess.stdout
        self._prozess.stdin.write(json.dumps([auftrag, angaben]) + "\n")
        self._prozess.stdin.flush()
        antwort = self._prozess.stdout.readline()
        if not antwort:
            raise Gescheitert(f"{auftrag}: Der Prozess endete mit {self._prozess.wait()}; der Grund steht darüber.")
        return json.loads(antwort)

    def __enter__(self) -> Werk:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        assert self._prozess.stdin
        self._prozess.stdin.close()
        self._prozess.wait()


def diene(auftraege: Auftraege) -> None:
    """The child's end: do what is asked until the parent is gone. Whatever else is printed goes to standard error."""
    antworten = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for zeile in sys.stdin:
        auftrag, angaben = json.loads(zeile)
        antworten.write(json.dumps(auftraege[auftrag](**angaben)) + "\n")
        antworten.flush()

"""The peer's own environment: made once under the user's cache directory, from PyPI by name and version."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from bench.werk import Gescheitert

HORDAK = ("django-hordak==2.0.0", f"django=={version('django')}", f"psycopg[binary]=={version('psycopg')}")
"""The newest hordak, on the same Django and the same driver as ours."""


SIMULATOREN = ("simpy==4.1.2", "mesa==3.3.1", f"numpy=={version('numpy')}")
"""Newest simpy and mesa for this Python, on the same numpy as ours."""


SCHNELL = ("numba==0.68.1", f"numpy=={version('numpy')}")
"""Our own extra `schnell`, apart from the project's environment, which does without."""


def hordak_python() -> str:
    """The Python that has hordak. Raises Gescheitert, saying what is missing."""
    return _python(HORDAK)


def simulatoren_python() -> str:
    """The Python that has simpy and mesa. Raises Gescheitert, saying what is missing."""
    return _python(SIMULATOREN)


def schnell_python() -> str:
    """The Python that has numba. Raises Gescheitert, saying what is missing."""
    return _python(SCHNELL)


def cache() -> Path:
    """Where the bench keeps what takes long to make."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "massanzug-bench"


def _python(pakete: tuple[str, ...]) -> str:
    ort = cache() / "-".join(pakete).replace("==", "-").replace("[binary]", "")
    python, fertig = ort / "bin" / "python", ort / "fertig"
    if fertig.exists():
        return str(python)
    _rufe("eigene Umgebung (venv)", sys.executable, "-m", "venv", "--clear", str(ort))
    _rufe(" ".join(pakete), str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *pakete)
    fertig.touch()
    return str(python)


def _rufe(was: str, *befehl: str) -> None:
    lauf = subprocess.run(befehl, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if lauf.returncode:
        raise Gescheitert(f"{was} ließ sich nicht einrichten: {(lauf.stderr or lauf.stdout).strip()[-600:]}")

"""Golden cases: TOML files with hand-calculated results, each with its source."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ORDNER = Path(__file__).parent / "goldfaelle"

ohne_frist = settings(deadline=None)
"""Hypothesis without a per-example time limit: a busy machine must not turn a test red."""


def faelle(datei: str, art: str) -> list[Any]:
    """The cases `[[art]]` of a file as pytest parameters, named by their `name`."""
    inhalt = tomllib.loads((ORDNER / f"{datei}.toml").read_text(encoding="utf-8"))
    return [pytest.param(fall, id=fall["name"]) for fall in inhalt[art]]

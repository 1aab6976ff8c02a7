"""Our compiled kernel in its own environment: the project's own has no numba, and the first call is timed apart."""

from __future__ import annotations

import os
from importlib.metadata import version
from time import perf_counter

import numpy as np

from bench.werk import diene
from massanzug.rechenkern.prognose.uebersetzt import Schnellkern
from tests.rechenkern.prognose.stadt import stadt

KERNE: dict[int, Schnellkern] = {}
"""Kernels by number of threads, made by `bereite`."""


def bereite() -> list[float | str]:
    """Seconds until the first number is there (compiled or read from the cache), and the version."""
    beginn = perf_counter()
    modell = stadt(700, monate=96)
    for faeden in {1, os.cpu_count() or 1}:
        KERNE[faeden] = Schnellkern(modell, unsicher=False, faeden=faeden)
    KERNE[1].ziehe(1, seed=0)
    return [perf_counter() - beginn, f"numba {version('numba')}"]


def laufe(laeufe: int, seed: int, faeden: int) -> float:
    beginn = perf_counter()
    KERNE[faeden].ziehe(laeufe, seed)
    return perf_counter() - beginn


def zaehle(laeufe: int, seed: int, grenze: list[list[float]]) -> list[list[int]]:
    """In how many futures each Wirkungsraum's year costs more than its bound."""
    faeden = max(KERNE)
    jahre = KERNE[faeden].ziehe(laeufe, seed).reshape(laeufe, len(grenze), -1, 12).sum(-1)
    return (jahre > np.array(grenze)).sum(0).tolist()


if __name__ == "__main__":
    diene({"bereite": bereite, "laufe": laufe, "zaehle": zaehle})

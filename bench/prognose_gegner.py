"""The peers of the forecast, in their own environment: the same model, person by person, as their manuals show it.

Rates are known here (no uncertain ones): what is compared is the work of one future of the city. Needs no Django.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from importlib.metadata import version
from itertools import accumulate
from time import perf_counter
from typing import Any

import mesa
import numpy as np
import simpy

from bench.werk import diene

BANDGRENZEN, DAUERGRENZEN, ENDALTER = (0, 72, 144, 216, 252), (0, 6, 24), 252
M: Any = None
"""The model of the race, once it was told."""


class Modell:
    """Lists instead of arrays: what a program without numpy would hold."""

    def __init__(self, roh: dict[str, Any]) -> None:
        self.monate: int = roh["monate"]
        self.tafel: list[Any] = roh["uebergang"]
        self.kosten: list[float] = roh["kosten"]
        self.streuung: list[float] = roh["streuung"]
        self.tarif: list[list[float]] = roh["tarif"]
        self.hilfen: list[tuple[int, int, int, float]] = [tuple(h) for h in roh["hilfen"]]
        self.raten: list[tuple[int, int, float]] = [tuple(r) for r in roh["raten"]]
        self.bis = [[0.0, *accumulate(reihe)] for reihe in self.tarif]

    def preis(self, s: int) -> float:
        v = self.streuung[s]
        return self.kosten[s] * (random.gammavariate(1 / v**2, v**2) if v else 1.0)


def band(alter: int) -> int:
    return 0 if alter < 72 else 1 if alter < 144 else 2 if alter < 216 else 3


def klasse(dauer: int) -> int:
    return 0 if dauer < 6 else 1 if dauer < 24 else 2


def zug(reihe: list[float]) -> int | None:
    """The outcome of a month: 0 the end, 1 … a move, None stays."""
    los = random.random()
    for ziel, p in enumerate(reihe):
        los -= p
        if los < 0:
            return ziel
    return None


class Buch:
    """Spend by month and how many months of help there were."""

    def __init__(self) -> None:
        self.monate = [0.0] * M.monate
        self.fallmonate = 0


def ankuenfte() -> list[list[tuple[int, int]]]:
    """Arrivals by month: class and age."""
    je_monat: list[list[tuple[int, int]]] = [[] for _ in range(M.monate)]
    for s, b, rate in M.raten:
        t = random.expovariate(rate) if rate else M.monate
        while t < M.monate:
            je_monat[int(t)].append((s, random.randrange(BANDGRENZEN[b], BANDGRENZEN[b + 1])))
            t += random.expovariate(rate)
    return je_monat


# --- simpy ------------------------------------------------------------------------------------------------------------


def simpy_monat(buch: Buch) -> None:
    """A process per help that wakes each month."""
    env = simpy.Environment()

    def fall(s: int, alter: int, dauer: int, kosten: float) -> Any:
        while alter < ENDALTER:
            buch.monate[int(env.now)] += kosten * M.tarif[s][int(env.now)]
            buch.fallmonate += 1
            ziel = zug(M.tafel[s][band(alter)][klasse(dauer)])
            yield env.timeout(1)
            alter, dauer = alter + 1, dauer + 1
            if ziel == 0:
                return
            if ziel is not None:
                s, dauer, kosten = ziel - 1, 0, M.preis(ziel - 1)

    _starte(env, fall)


def simpy_sprung(buch: Buch) -> None:
    """The expert's way: a process sleeps until something happens to it."""
    env = simpy.Environment()

    def fall(s: int, alter: int, dauer: int, kosten: float) -> Any:
        while alter < ENDALTER:
            reihe = M.tafel[s][band(alter)][klasse(dauer)]
            grenze = min(next(g for g in BANDGRENZEN if g > alter) - alter, M.monate - int(env.now))
            grenze = min([grenze, *(g - dauer for g in DAUERGRENZEN if g > dauer)])
            geht = sum(reihe)
            bleibt = int(np.log(random.random()) / np.log1p(-geht)) + 1 if geht else grenze + 1
            n = min(bleibt, grenze)
            t = int(env.now)
            buch.monate[t] += kosten * (M.bis[s][t + n] - M.bis[s][t])
            buch.fallmonate += n
            yield env.timeout(n)
            alter, dauer = alter + n, dauer + n
            if bleibt <= grenze:
                ziel = random.choices(range(len(reihe)), reihe)[0]
                if ziel == 0:
                    return
                s, dauer, kosten = ziel - 1, 0, M.preis(ziel - 1)

    _starte(env, fall)


def _starte(env: Any, fall: Callable[..., Any]) -> None:
    for s, alter, dauer, kosten in M.hilfen:
        env.process(fall(s, alter, dauer, kosten))

    def zugaenge() -> Any:
        for neue in ankuenfte():
            for s, alter in neue:
                env.process(fall(s, alter, 0, M.preis(s)))
            yield env.timeout(1)

    env.process(zugaenge())
    env.run(until=M.monate)


# --- mesa -------------------------------------------------------------------------------------------------------------


class Mensch(mesa.Agent):
    def __init__(self, stadt: Any, s: int, alter: int, dauer: int, kosten: float) -> None:
        super().__init__(stadt)
        self.s, self.alter, self.dauer, self.kosten = s, alter, dauer, kosten

    def step(self) -> None:
        buch, t = self.model.buch, self.model.t
        buch.monate[t] += self.kosten * M.tarif[self.s][t]
        buch.fallmonate += 1
        ziel = zug(M.tafel[self.s][band(self.alter)][klasse(self.dauer)])
        self.alter, self.dauer = self.alter + 1, self.dauer + 1
        if ziel == 0 or self.alter >= ENDALTER:
            self.remove()
        elif ziel is not None:
            self.s, self.dauer, self.kosten = ziel - 1, 0, M.preis(ziel - 1)


class Stadt(mesa.Model):
    def __init__(self, buch: Buch) -> None:
        super().__init__()
        self.buch, self.t = buch, 0
        for s, alter, dauer, kosten in M.hilfen:
            Mensch(self, s, alter, dauer, kosten)


def mesa_monat(buch: Buch) -> None:
    """An agent per help, all step each month."""
    stadt = Stadt(buch)
    for t, neue in enumerate(ankuenfte()):
        stadt.t = t
        for s, alter in neue:
            Mensch(stadt, s, alter, 0, M.preis(s))
        stadt.agents.do("step")


# --- plain Python, plain numpy ----------------------------------------------------------------------------------------


def python_schlicht(buch: Buch) -> None:
    """Loops, no library."""

    def lebe(s: int, alter: int, dauer: int, t: int, kosten: float) -> None:
        while t < M.monate and alter < ENDALTER:
            buch.monate[t] += kosten * M.tarif[s][t]
            buch.fallmonate += 1
            ziel = zug(M.tafel[s][band(alter)][klasse(dauer)])
            t, alter, dauer = t + 1, alter + 1, dauer + 1
            if ziel == 0:
                return
            if ziel is not None:
                s, dauer, kosten = ziel - 1, 0, M.preis(ziel - 1)

    for s, alter, dauer, kosten in M.hilfen:
        lebe(s, alter, dauer, 0, kosten)
    for t, neue in enumerate(ankuenfte()):
        for s, alter in neue:
            lebe(s, alter, 0, t, M.preis(s))


def numpy_monat(buch: Buch) -> None:
    """All people of one future as arrays, month by month."""
    zufall = np.random.default_rng(random.getrandbits(64))
    tafel, tarif = np.array(M.tafel), np.array(M.tarif)
    summe = tafel.cumsum(-1)
    s, alter, dauer, kosten = (np.array(w) for w in zip(*M.hilfen, strict=True))
    for t, neue in enumerate(ankuenfte()):
        if neue:
            ns, na = (np.array(w) for w in zip(*neue, strict=True))
            s, alter = np.concatenate([s, ns]), np.concatenate([alter, na])
            dauer = np.concatenate([dauer, np.zeros(len(neue), dtype=int)])
            kosten = np.concatenate([kosten, [M.preis(k) for k in ns]])
        buch.monate[t] = float((kosten * tarif[s, t]).sum())
        buch.fallmonate += len(s)
        reihe = summe[
            s, np.searchsorted(BANDGRENZEN, alter, "right") - 1, np.searchsorted(DAUERGRENZEN, dauer, "right") - 1
        ]
        ziel = (zufall.random(len(s))[:, None] >= reihe).sum(1)
        alter, dauer = alter + 1, dauer + 1
        wechselt = (ziel > 0) & (ziel < reihe.shape[1])
        s = np.where(wechselt, ziel - 1, s)
        dauer = np.where(wechselt, 0, dauer)
        kosten = np.where(wechselt, [M.preis(k) if w else 0 for k, w in zip(s, wechselt, strict=True)], kosten)
        bleibt = (ziel > 0) & (alter < ENDALTER)
        s, alter, dauer, kosten = s[bleibt], alter[bleibt], dauer[bleibt], kosten[bleibt]


WEGE: dict[str, Callable[[Buch], None]] = {
    "simpy_monat": simpy_monat,
    "simpy_sprung": simpy_sprung,
    "mesa": mesa_monat,
    "python": python_schlicht,
    "numpy": numpy_monat,
}


def modell(roh: dict[str, Any]) -> str:
    """Take the model; say the versions."""
    global M  # noqa: PLW0603 - one race, one model
    M = Modell(roh)
    return ", ".join(f"{name} {version(name)}" for name in ("simpy", "mesa", "numpy"))


def laufe(weg: str, laeufe: int, seed: int) -> list[float]:
    """Seconds, months of help and mean spend of so many futures."""
    random.seed(seed)
    fallmonate, summe, beginn = 0, 0.0, perf_counter()
    for _ in range(laeufe):
        buch = Buch()
        WEGE[weg](buch)
        fallmonate += buch.fallmonate
        summe += sum(buch.monate)
    return [perf_counter() - beginn, fallmonate, summe / laeufe]


if __name__ == "__main__":
    diene({"modell": modell, "laufe": laufe})

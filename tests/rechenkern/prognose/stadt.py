"""Cities for the tests: one by hand, many by lot, and a slow simulation, person by person, that is obviously right."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import numpy as np

from massanzug.rechenkern.prognose import KLASSEN, Hilfe, Modell, Raum
from massanzug.rechenkern.prognose.modell import BANDGRENZEN, B, D, O, S

BEGINN = date(2026, 1, 1)
KOSTEN = np.array([120_000.0, 260_000.0, 620_000.0, 115_000.0])
ZUGANG = np.array(
    [[0.9, 1.1, 1.3, 0.7], [0.05, 0.3, 0.15, 0.02], [0.12, 0.2, 0.5, 0.4], [0.2, 0.08, 0.05, 0.02]]
)  # fmt: skip


def uebergang() -> Any:
    """Monthly probabilities that differ by class, age and, strongly, by duration."""
    tafel = np.zeros((S, B, D, O))
    ende = np.array([0.05, 0.035, 0.03, 0.012])[:, None, None]
    tafel[..., 0] = ende * np.array([1.0, 0.9, 1.1, 1.6])[:, None] * np.array([0.5, 1.0, 1.8])
    tafel[0, ..., 2:5] = (0.004, 0.008, 0.002)
    tafel[1, ..., 1], tafel[1, ..., 3] = 0.010, 0.006
    tafel[2, ..., 1:3], tafel[2, ..., 4] = (0.010, 0.004), 0.003
    tafel[3, ..., 1], tafel[3, ..., 3] = 0.003, 0.003
    return tafel


def stadt(zahl: int = 120, *, monate: int = 36, raeume: int = 3, form: float = np.inf, **anders: Any) -> Modell:
    """A city whose running helps are drawn once and for all."""
    zufall = np.random.default_rng(20)
    namen = [f"raum{r}" for r in range(raeume)]
    groesse = zahl / 700
    bevoelkerung = np.array([1450.0, 1400.0, 1500.0, 800.0]) * groesse
    angaben: dict[str, Any] = {
        "beginn": BEGINN,
        "monate": monate,
        "raeume": tuple(
            Raum(name, bevoelkerung * (1 + 0.3 * r), ZUGANG, np.full((S, B), form)) for r, name in enumerate(namen)
        ),
        "uebergang": uebergang(),
        "kosten_cent": KOSTEN,
        "streuung": np.array([0.6, 0.3, 0.4, 0.0]),
        "tarif": np.cumprod(np.where(np.arange(monate) % 12 == 0, 1.03, 1.0))[None] / 1.03 * np.ones((S, 1)),
        "hilfen": tuple(hilfe(zufall, namen) for _ in range(zahl)),
    }
    return Modell(**(angaben | anders))


def hilfe(zufall: np.random.Generator, namen: list[str]) -> Hilfe:
    s, alter = int(zufall.choice(S, p=[0.5, 0.08, 0.25, 0.17])), int(zufall.integers(0, 250))
    dauer = int(min(zufall.geometric(0.04), alter))
    kosten = int(KOSTEN[s] * zufall.gamma(4, 0.25)) + 10_000
    return Hilfe(namen[zufall.integers(len(namen))], KLASSEN[s], alter, dauer, kosten)


def losstadt(seed: int) -> Modell:
    """A city of which everything is drawn: rates, prices, spread, tariff, helps, certainty of the arrivals."""
    zufall = np.random.default_rng(seed)
    raeume = tuple(
        Raum(
            f"raum{r}",
            zufall.uniform(200, 500, B),
            ZUGANG * zufall.gamma(4, 0.25, (S, B)),
            zufall.choice([np.inf, 4.0, 40.0], (S, B)),
        )
        for r in range(3)
    )
    tafel = uebergang() * zufall.gamma(5, 0.2, (S, B, D, O))
    return Modell(
        beginn=BEGINN,
        monate=96,
        raeume=raeume,
        uebergang=tafel / np.maximum(tafel.sum(-1, keepdims=True) / 0.9, 1),
        kosten_cent=KOSTEN * zufall.uniform(0.6, 1.6, S),
        streuung=zufall.choice([0.0, 0.3, 0.7], S),
        tarif=1 + np.cumsum(zufall.uniform(0, 0.006, (S, 96)), axis=1),
        hilfen=tuple(hilfe(zufall, ["raum0", "raum1", "raum2"]) for _ in range(int(zufall.integers(60, 160)))),
    )


def zu_fuss(modell: Modell, zufall: random.Random) -> list[float]:
    """One future of the whole city, person by person and month by month: spend by month in cents."""
    assert modell.tarif is not None
    monate = [0.0] * modell.monate
    tarif, tafel = modell.tarif.tolist(), modell.uebergang.tolist()

    def preis(s: int) -> float:
        streuung = float(modell.streuung[s])
        stufe = 1.0 if streuung == 0 else zufall.gammavariate(1 / streuung**2, streuung**2)
        return stufe * float(modell.kosten_cent[s])

    def lebe(s: int, alter: int, dauer: int, t: int, kosten: float) -> None:
        while t < modell.monate and alter < 252:
            monate[t] += kosten * tarif[s][t]
            band = 0 if alter < 72 else 1 if alter < 144 else 2 if alter < 216 else 3
            klasse = 0 if dauer < 6 else 1 if dauer < 24 else 2
            los = zufall.random()
            t, alter, dauer = t + 1, alter + 1, dauer + 1
            for ziel, p in enumerate(tafel[s][band][klasse]):
                los -= p
                if los < 0:
                    if ziel == 0:
                        return
                    s, dauer = ziel - 1, 0
                    kosten = preis(s)
                    break

    for h in modell.hilfen:
        s = KLASSEN.index(h.klasse)
        lebe(s, h.alter, h.dauer, 0, h.kosten_cent / tarif[s][0])
    for raum in modell.raeume:
        for s, b in np.ndindex(S, B):
            form = float(raum.form[s, b])
            rate = float(raum.erwartet[s, b]) * (1.0 if np.isinf(form) else zufall.gammavariate(form, 1 / form))
            zeit = zufall.expovariate(rate) if rate else np.inf
            while zeit < modell.monate:
                lebe(s, zufall.randrange(BANDGRENZEN[b], BANDGRENZEN[b + 1]), 0, int(zeit), preis(s))
                zeit += zufall.expovariate(rate)
    return monate

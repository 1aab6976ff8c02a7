"""The Monte-Carlo kernel: the same seed gives the same numbers, and people one by one do what it draws."""

import random

import numpy as np
from scipy import stats

from massanzug.rechenkern.prognose import Hebel, simuliere
from massanzug.rechenkern.prognose.simulation import Kern

from .stadt import stadt, zu_fuss


def test_gleiche_saat_gleiche_zahlen() -> None:
    modell = stadt(30, monate=12, form=4.0)
    eins, zwei, andere = (simuliere(modell, Hebel(), 300, seed) for seed in (1, 1, 2))
    assert eins == zwei != andere
    assert eins.verfahren == "simulation" and eins.laeufe == 300


def test_mehr_laeufe_aendern_die_ersten_nicht() -> None:
    kern = Kern(stadt(30, monate=12))
    assert np.array_equal(kern.ziehe(250, seed=3), kern.ziehe(500, seed=3)[:250])


def test_die_simulation_zieht_was_menschen_einzeln_tun() -> None:
    modell = stadt(40, monate=30, raeume=1, form=3.0)
    zufall = random.Random(11)
    einzeln = np.array([zu_fuss(modell, zufall) for _ in range(2_000)])
    gezogen = Kern(modell).ziehe(4_000, seed=5)[:, 0]
    for monate in (slice(0, 12), slice(12, 30), slice(29, 30)):
        probe = stats.ks_2samp(einzeln[:, monate].sum(1), gezogen[:, monate].sum(1))
        assert probe.pvalue > 1e-3

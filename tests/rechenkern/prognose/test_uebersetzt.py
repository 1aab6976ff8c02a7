"""The compiled kernel: its law is the exact one and that of the numpy kernel; without it there is a German sentence."""

import subprocess
import sys
from datetime import date
from types import ModuleType

import numpy as np
import pytest
from scipy import stats

from massanzug.rechenkern.prognose import Hebel, Prognosefehler, Schnellkern, simuliere, vorhersage
from massanzug.rechenkern.prognose.modell import B, D, S
from massanzug.rechenkern.prognose.simulation import Kern
from massanzug.rechenkern.prognose.uebersetzt import gammazellen, lade_kern, laengen

from .stadt import losstadt, stadt, uebergang

LAEUFE = 20_000
HEBEL = (Hebel(), Hebel(fruehere_hilfe=0.3, vermeidung=0.2, rueckfuehrung=2.0, ab=date(2027, 5, 1)))


@pytest.fixture(scope="module")
def schleifen() -> ModuleType:
    pytest.importorskip("numba")
    return lade_kern()


def test_ohne_den_zusatz_ein_deutscher_satz(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.delitem(sys.modules, "massanzug.rechenkern.prognose.uebersetzt_kern", raising=False)
    with pytest.raises(Prognosefehler, match="braucht den Zusatz „schnell“"):
        simuliere(stadt(5, monate=2), laeufe=1, kern=Schnellkern)


def test_wer_die_prognose_laedt_laedt_numba_nicht() -> None:
    probe = "import sys, massanzug.rechenkern.prognose; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


@pytest.mark.parametrize("form", [0.12, 0.5, 1.0, 2.8, 6.25, 40.0, 1e6])
def test_die_preiszellen_sind_gleich_wahrscheinlich(form: float) -> None:
    grenzen, anteil = gammazellen(form, 512)
    assert np.allclose(stats.gamma.cdf(grenzen[:-1], form), np.arange(512) / 512, atol=1e-9)
    assert np.all((anteil >= 0) & (anteil <= 1)) and anteil[[0, -1]].sum() == 0
    assert anteil[1:-1].mean() > 0.95


def test_die_laengen_sind_ein_gesetz_und_kennen_die_dauer() -> None:
    gesetz = laengen(uebergang(), 96)
    assert np.allclose(gesetz.sum(1), 1) and np.all(gesetz >= 0)
    je = gesetz.reshape(S, B, 25, -1)
    assert np.allclose(je[0, 2, 0, 0], uebergang()[0, 2, 0, 0])
    frisch, alt = uebergang()[2, 1, 0].sum(), uebergang()[2, 1, 1].sum()
    assert np.allclose(je[2, 1, 0, :S].sum(), frisch) and np.allclose(je[2, 1, 6, :S].sum(), alt)
    assert np.allclose(je[2, 1, 0, 6 * S : 7 * S].sum(), (1 - frisch) ** 6 * alt)


@pytest.mark.parametrize("unsicher", [False, True])
def test_gleiche_saat_gleiche_zahlen_auch_mit_faeden(schleifen: ModuleType, *, unsicher: bool) -> None:
    modell = stadt(30, monate=12, form=4.0, gewicht=np.full((S, B, D), 50.0))
    einer = Schnellkern(modell, unsicher=unsicher)
    zwei = Schnellkern(modell, unsicher=unsicher, faeden=2)
    erste = einer.ziehe(200, seed=3)
    assert np.array_equal(erste, zwei.ziehe(700, seed=3)[:200])
    assert not np.array_equal(erste, einer.ziehe(200, seed=4))
    assert len(np.unique(zwei.ziehe(700, seed=3).sum((1, 2)))) == 700


@pytest.mark.parametrize("satz", range(4))
def test_das_gesetz_ist_das_genaue(schleifen: ModuleType, satz: int) -> None:
    """Known rates by the tables, uncertain arrivals by the pieces: all 24 chances within four standard errors."""
    unsicher, hebel = satz % 2 == 1, HEBEL[satz // 2 % 2]
    modell = losstadt(satz) if unsicher else stadt(80, monate=96)
    ohne = vorhersage(modell, hebel, monate=False)
    budgets = {
        r.schluessel: {j.jahr: round(j.mittel_cent * (0.95 + 0.05 * satz)) for j in r.jahre} for r in ohne.raeume
    }
    genau = vorhersage(modell, hebel, budgets, monate=False)
    p = np.array([[j.ueberschreitung for j in raum.jahre] for raum in genau.raeume])
    grenze = np.array([[j.budget_cent for j in raum.jahre] for raum in genau.raeume])
    ausgaben = Schnellkern(modell, hebel, unsicher=unsicher).ziehe(LAEUFE, seed=satz).reshape(LAEUFE, 3, 8, 12).sum(-1)
    fehler = np.sqrt(np.maximum(p * (1 - p), 5e-4) / LAEUFE)
    assert np.all(np.abs((ausgaben > grenze).mean(0) - p) <= 4 * fehler)
    mittel = np.array([[j.mittel_cent for j in raum.jahre] for raum in genau.raeume])
    assert np.all(np.abs(ausgaben.mean(0) - mittel) <= 4.5 * ausgaben.std(0) / np.sqrt(LAEUFE))


@pytest.mark.parametrize("hebel", HEBEL)
def test_er_zieht_was_der_numpy_kern_zieht(schleifen: ModuleType, hebel: Hebel) -> None:
    """All rates uncertain: same law of the months at the beginning, in the middle and at the end (0.1 %)."""
    modell = stadt(40, monate=36, form=5.0, gewicht=np.full((S, B, D), 40.0), unsicherheit=np.full(S, 0.1))
    schnell, numpy = Schnellkern(modell, hebel).ziehe(LAEUFE, seed=1), Kern(modell, hebel).ziehe(4_000, seed=2)
    for monate in (slice(0, 6), slice(12, 24), slice(35, 36)):
        probe = stats.ks_2samp(schnell[:, :, monate].sum((1, 2)), numpy[:, :, monate].sum((1, 2)))
        assert probe.pvalue > 1e-3


def test_die_preise_sind_gammaverteilt(schleifen: ModuleType) -> None:
    """Streuung 0, 0.35, 1 and 2: no spread, a hump, its border, and a density without bound at zero."""
    streuung = np.array([0.0, 0.35, 1.0, 2.0])
    kern = Schnellkern(stadt(0, monate=1, streuung=streuung), unsicher=False)
    x, zahl, faktor, leer = np.uint64(5), schleifen.LISTE, np.ones(S), np.zeros(3 * S * 2)
    listen = (np.zeros(zahl, np.uint64), np.zeros(zahl, np.uint64), np.zeros(zahl))
    for s in range(S):
        listen[1][:] = s << 20
        gezogen = []
        for _ in range(60):
            x, _ = schleifen.beginne(np.uint64(x), listen, zahl, 0, kern._plan, faktor, leer)
            gezogen += (listen[2] / kern.preis[s]).tolist()
        if streuung[s] == 0:
            assert set(gezogen) == {1.0}
        else:
            form = 1 / streuung[s] ** 2
            assert stats.kstest(gezogen, stats.gamma(form, scale=1 / form).cdf).pvalue > 1e-3

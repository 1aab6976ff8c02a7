"""Looking back: the measures are right, the peers are what they say, and on known cities the bands hold."""

from datetime import date

import numpy as np
import pytest
from scipy import stats

from massanzug.rechenkern.prognose import STADT, STUFEN, Prognosefehler, rueckschau
from massanzug.rechenkern.prognose.rueckschau import (
    Blick,
    abdeckung,
    crps_aus_quantilen,
    crps_aus_ziehungen,
    gerade,
    letztes_jahr,
    saisonmittel,
    werte_aus,
)
from massanzug.rechenkern.zeitraum import plus_monate

from .geschichte import BEGINN, lebe


def crps_normal(z: float) -> float:
    """Closed form for a standard normal law (Gneiting/Raftery 2007)."""
    return float(z * (2 * stats.norm.cdf(z) - 1) + 2 * stats.norm.pdf(z) - 1 / np.sqrt(np.pi))


@pytest.mark.parametrize("z", [-2.0, 0.0, 0.7, 3.0])
def test_crps_wie_in_geschlossener_form(z: float) -> None:
    fein = np.linspace(0.001, 0.999, 999)
    assert crps_aus_quantilen(fein, stats.norm.ppf(fein), np.array(z)) == pytest.approx(crps_normal(z), abs=5e-3)
    ziehungen = np.random.default_rng(1).standard_normal(100_000)
    assert crps_aus_ziehungen(ziehungen, np.array(z)) == pytest.approx(crps_normal(z), abs=0.02)
    grob = crps_aus_quantilen(np.array(STUFEN), stats.norm.ppf(STUFEN), np.array(z))
    assert grob == pytest.approx(crps_normal(z), rel=0.15)


def test_abdeckung_zaehlt_was_drin_liegt() -> None:
    quantile = np.tile(np.arange(7.0), (4, 1))
    assert abdeckung(quantile, np.array([3.0, 1.5, 0.5, 9.0])) == {50: 0.25, 80: 0.5, 95: 0.75}


def test_die_gegner() -> None:
    monate = np.arange(36.0)
    assert gerade(monate, 12) == pytest.approx(sum(range(36, 48)))
    assert letztes_jahr(monate, 12) == sum(range(24, 36))
    assert saisonmittel(monate, 12) == pytest.approx(sum(range(12, 24)))
    assert gerade(np.array([5.0]), 3) == 15
    assert gerade(np.empty(0), 3) == letztes_jahr(np.empty(0), 3) == saisonmittel(np.empty(0), 3) == 0
    assert gerade(np.array([100.0, 10.0]), 12) == 0


def test_verlieren_wird_gezeigt_und_kleine_raeume_stehen_fuer_sich() -> None:
    def blick(raum: str, laufende: int) -> Blick:
        return Blick(date(2026, 1, 1), raum, laufende, tuple(range(10, 80, 10)), 100, {"gerade": 100})

    ergebnis = werte_aus([blick("nord", 40), blick("sued", 3), blick(STADT, 3)])
    assert ergebnis.guete["gerade"].crps_cent == 0 < ergebnis.guete["prognose"].crps_cent
    assert ergebnis.guete["prognose"].verzerrung == pytest.approx(-0.6)
    assert ergebnis.guete["prognose"].abdeckung == {50: 0, 80: 0, 95: 0}
    assert set(ergebnis.klein) == {"prognose", "gerade"}


def test_ohne_bekanntes_danach_keine_rueckschau() -> None:
    stadt = lebe(1, monate=24)
    with pytest.raises(Prognosefehler, match="Stichtag"):
        rueckschau(stadt.spannen, stadt.menschen, stadt.ausgaben, [stadt.stichtag])


def abdeckung_ueber(staedte: range) -> tuple[dict[int, float], dict[int, float], int, int]:
    """Coverage over synthetic cities, all questions and those of Wirkungsräume with few helps, with their numbers."""
    blicke: list[Blick] = []
    for seed in staedte:
        stadt = lebe(seed, monate=48, danach=12)
        blicke += rueckschau(
            stadt.spannen, stadt.menschen, stadt.ausgaben, [stadt.stichtag], seit=BEGINN, ziehungen=16
        ).blicke  # fmt: skip
    ergebnis = werte_aus(blicke)
    klein = sum(b.laufende < 15 and b.wirkungsraum != STADT for b in blicke)
    return ergebnis.guete["prognose"].abdeckung, ergebnis.klein["prognose"].abdeckung, len(blicke), klein


def test_die_baender_halten_im_kleinen() -> None:
    """Twenty cities: the 80 % band within four standard errors; the deep run below is the one that counts."""
    alle, _, zahl, _ = abdeckung_ueber(range(1_000, 1_020))
    assert abs(alle[80] - 0.8) < 4 * np.sqrt(0.16 / (zahl / 2))
    assert alle[50] < alle[80] < alle[95] or alle[95] == 1


@pytest.mark.langsam
def test_das_80_prozent_band_haelt_ueber_400_staedte() -> None:
    alle, klein, zahl, kleine = abdeckung_ueber(range(400))
    print(f"{zahl} Fragen {alle}, davon {kleine} in kleinen Räumen {klein}")
    assert 0.78 <= alle[80] <= 0.82
    assert 0.7 <= klein[80] <= 0.9


def test_jeder_stichtag_fragt_jeden_raum_und_die_stadt() -> None:
    stadt = lebe(4, monate=36, danach=15)
    tage = [plus_monate(stadt.stichtag, 3 * q) for q in range(3)]
    gemeldet: list[int] = []
    ergebnis = rueckschau(
        stadt.spannen, stadt.menschen, stadt.ausgaben, tage, ziehungen=4, fortschritt=lambda n, _: gemeldet.append(n)
    )
    assert len(ergebnis.blicke) == 2 * 3  # the third Stichtag has no twelve months after it
    assert gemeldet == [1, 2, 3]
    je_raum = {b.wirkungsraum: b for b in ergebnis.blicke[:3]}
    assert je_raum[STADT].ist_cent == je_raum["nord"].ist_cent + je_raum["sued"].ist_cent
    assert je_raum[STADT].laufende == je_raum["nord"].laufende + je_raum["sued"].laufende
    assert set(ergebnis.guete) == {"prognose", "gerade", "letztes_jahr", "saisonmittel"}

"""Learnt rates: against survival curves of another library, against the gamma law, and shrunk where little is known."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy import stats

from massanzug.rechenkern.parameter.lesen import Parameterfehler
from massanzug.rechenkern.prognose import KLASSEN, Prognosefehler, Spanne, lade_vorgaben, lerne, sofort, vorhersage
from massanzug.rechenkern.prognose.lernen import monatszahl, vorgaben_am, zaehle
from massanzug.rechenkern.prognose.modell import B, D, S
from massanzug.rechenkern.zeitraum import plus_monate

from .geschichte import BEGINN, Stadtgeschichte, lebe

STICHTAG = date(2027, 1, 1)
MENSCHEN = {"nord": (800, 800, 800, 400), "sued": (100, 100, 100, 50)}


def spanne(beginn: date, ende: date | None = None, **anders: object) -> Spanne:
    return replace(Spanne("nord", "stationaer", date(2015, 3, 1), beginn, ende), **anders)  # type: ignore[arg-type]


def test_die_vorgaben_haben_quelle_und_sagen_dass_sie_annahmen_sind() -> None:
    vorgaben = lade_vorgaben()
    assert {vorgabe.klasse for vorgabe in vorgaben} == set(KLASSEN)
    assert all(vorgabe.quelle and vorgabe.annahme for vorgabe in vorgaben)
    assert [v.klasse for v in vorgaben_am(date(2020, 1, 1))] == list(KLASSEN)
    with pytest.raises(Parameterfehler):
        vorgaben_am(STICHTAG, vorgaben[:2])


def test_ohne_geschichte_gelten_die_vorgaben() -> None:
    assert lerne([], MENSCHEN, STICHTAG).monate == 81
    modell = lerne([], MENSCHEN, STICHTAG, bis=date(2028, 12, 31))
    assert not modell.hilfen
    for s, vorgabe in enumerate(vorgaben_am(STICHTAG)):
        assert modell.raeume[0].zugang[s] == pytest.approx(vorgabe.zugang)
        assert modell.uebergang[s] == pytest.approx(vorgabe.uebergang())
        assert modell.kosten_cent[s] == pytest.approx(vorgabe.kosten_cent)
    jahre = vorhersage(modell, monate=False).raum("sued").jahre
    assert all(0 <= jahr.p10_cent < jahr.p90_cent for jahr in jahre)


def test_ein_einziger_fall_verschiebt_nur_wenig() -> None:
    ohne = lerne([], MENSCHEN, STICHTAG)
    mit = lerne([spanne(date(2026, 3, 1), monatskosten_cent=600_000)], MENSCHEN, STICHTAG)
    assert len(mit.hilfen) == 1 and mit.hilfen[0].dauer == 10 and mit.hilfen[0].alter == 142
    assert mit.uebergang == pytest.approx(ohne.uebergang, rel=0.35)
    assert np.isfinite(np.array(sofort(mit).stadt.jahre[0].quantile_cent)).all()


def test_ein_raum_ohne_menschen_unter_21() -> None:
    modell = lerne([], {"nord": (0, 0, 0, 0)}, STICHTAG)
    assert vorhersage(modell, monate=False).stadt.jahre[-1].p90_cent == 0


@pytest.mark.parametrize(
    ("spannen", "wort"),
    [([spanne(date(2026, 1, 1), wirkungsraum="Mond")], "Mond")],
)
def test_was_nicht_zu_lernen_ist(spannen: list[Spanne], wort: str) -> None:
    with pytest.raises(Prognosefehler, match=wort):
        lerne(spannen, MENSCHEN, STICHTAG)
    with pytest.raises(Prognosefehler, match="Altersbändern"):
        lerne([], {"nord": (1, 2)}, STICHTAG)
    with pytest.raises(Prognosefehler, match="vor ihrem Beginn"):
        lerne([], MENSCHEN, STICHTAG, bis=date(2026, 1, 1))
    with pytest.raises(Prognosefehler, match="bevor sie beginnt"):
        spanne(date(2026, 1, 1), date(2025, 1, 1))
    with pytest.raises(Prognosefehler, match="derselben"):
        spanne(date(2026, 1, 1), date(2026, 2, 1), danach="stationaer")


def test_zaehlen_von_hand() -> None:
    spannen = [
        spanne(date(2026, 2, 10), date(2026, 9, 3), danach="ambulant"),  # months 0 to 7 under risk, moves in the 8th
        spanne(date(2026, 11, 1)),  # two months, running
        spanne(date(2024, 1, 1), date(2026, 3, 31), neu=False),  # waited for until 2026, then durations 24 to 26
        spanne(date(2027, 2, 1)),  # not known yet
    ]
    gezaehlt = zaehle(spannen[:3], ("nord",), monatszahl(date(2026, 1, 1)), monatszahl(STICHTAG))
    stationaer = KLASSEN.index("stationaer")
    assert gezaehlt.risiko[stationaer].sum(0).tolist() == [6 + 2, 2, 3]
    assert gezaehlt.ausgaenge[stationaer, 1, 1].tolist() == [0, 1, 0, 0, 0]
    assert gezaehlt.ausgaenge[stationaer, 1, 2].tolist() == [1, 0, 0, 0, 0]
    assert gezaehlt.ausgaenge.sum() == 2
    assert gezaehlt.zugaenge.sum() == 2 and gezaehlt.monate == 12
    assert len(lerne(spannen, MENSCHEN, STICHTAG).hilfen) == 1


def test_nichts_aus_der_zukunft_wird_gelernt() -> None:
    geschichte = lebe(5, monate=60)
    frueher = plus_monate(geschichte.beginn, 36)
    damals = [s for s in geschichte.spannen if s.beginn < frueher]
    blind = [replace(s, ende=None, danach=None) if s.ende and s.ende >= frueher else s for s in damals]
    eins, zwei = (lerne(liste, geschichte.menschen, frueher) for liste in (geschichte.spannen, blind))
    assert np.array_equal(eins.uebergang, zwei.uebergang) and eins.hilfen == zwei.hilfen
    assert all(np.array_equal(a.zugang, b.zugang) for a, b in zip(eins.raeume, zwei.raeume, strict=True))


def test_ausgaenge_wie_die_ueberlebenskurve_einer_anderen_bibliothek() -> None:
    """Kaplan-Meier of scipy with the other causes censored: month by month the same share leaves."""
    geschichte = lebe(1, monate=60, mal=6)
    stichtag = geschichte.stichtag
    ambulant = [s for s in geschichte.spannen if s.klasse == "ambulant" and BEGINN <= s.beginn < stichtag]
    jetzt = monatszahl(stichtag)
    gezaehlt = zaehle(ambulant, tuple(geschichte.menschen), monatszahl(geschichte.beginn), jetzt)
    dauer = np.array([(jetzt if s.ende is None else monatszahl(s.ende) + 1) - monatszahl(s.beginn) for s in ambulant])
    alt = np.array([monatszahl(s.beginn) + d - monatszahl(s.geburt) for s, d in zip(ambulant, dauer, strict=True)])
    geendet = np.array([s.ende is not None and s.danach is None for s in ambulant]) & (alt < 252)
    daten = stats.CensoredData(uncensored=dauer[geendet] * 1.0, right=dauer[~geendet] * 1.0)
    kurve = stats.ecdf(daten).sf
    # one class of duration: the product of staying over its months, weighted as observed
    risiko = np.array([(dauer > d).sum() for d in range(24)])
    ereignisse = np.array([(geendet & (dauer == d + 1)).sum() for d in range(24)])
    kaplan_meier = kurve.evaluate(np.arange(1.0, 25)) / kurve.evaluate(np.arange(0.0, 24))
    assert 1 - ereignisse / risiko == pytest.approx(kaplan_meier, abs=1e-12)
    for klasse, monate in ((0, slice(0, 6)), (1, slice(6, 24))):
        unser = gezaehlt.ausgaenge[0, :, klasse, 0].sum() / gezaehlt.risiko[0, :, klasse].sum()
        ihrer = (risiko * (1 - kaplan_meier))[monate].sum() / risiko[monate].sum()
        assert unser == pytest.approx(ihrer, rel=0.02)  # the month of the 21st birthday is theirs only


def test_zugaenge_wie_das_gammagesetz() -> None:
    geschichte = lebe(2, monate=60)
    modell = lerne(geschichte.spannen, geschichte.menschen, geschichte.stichtag)
    neue = [
        s
        for s in geschichte.spannen
        if s.neu and s.klasse == "ambulant" and s.beginn >= BEGINN and s.wirkungsraum == "nord"
    ]
    im_band = sum(144 <= monatszahl(s.beginn) - monatszahl(s.geburt) < 216 for s in neue)
    vorgabe = vorgaben_am(geschichte.stichtag)[0]
    nachher = stats.gamma(
        vorgabe.zugang_gewicht + im_band,
        scale=1 / (vorgabe.zugang_gewicht / vorgabe.zugang[2] + geschichte.menschen["nord"][2] / 1000 * 60),
    )
    raum = modell.raeume[0]
    assert raum.zugang[0, 2] == pytest.approx(nachher.mean())
    assert raum.zugang[0, 2] / np.sqrt(raum.form[0, 2]) == pytest.approx(nachher.std())


def test_viel_geschichte_findet_die_wahrheit() -> None:
    wahr: Stadtgeschichte = lebe(3, monate=60, mal=10)
    modell = lerne(wahr.spannen, wahr.menschen, wahr.stichtag)
    fehler = np.sqrt(np.maximum(wahr.modell.uebergang, 1e-4) / modell.gewicht[..., None])
    fest = np.broadcast_to(modell.gewicht[..., None] > 1_000, fehler.shape)
    assert fest.any()
    assert np.all(np.abs(modell.uebergang - wahr.modell.uebergang)[fest] < 5 * fehler[fest] + 2e-4)
    for gelernt, echt in zip(modell.raeume, wahr.modell.raeume, strict=True):
        oft = gelernt.form > 100
        assert gelernt.zugang[oft] == pytest.approx(echt.zugang[oft], rel=0.4)
    assert modell.kosten_cent == pytest.approx(wahr.modell.kosten_cent, rel=0.1)
    assert (modell.gewicht.shape, modell.uebergang.shape[:3]) == ((S, B, D), (S, B, D))

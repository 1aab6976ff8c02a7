"""The exact law: against Monte Carlo, against people one by one, against more frequencies, and against itself."""

import random
from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from scipy import stats

from massanzug.rechenkern.prognose import KLASSEN, STADT, Hebel, Hilfe, Modell, Raum, Vorhersage, vorhersage
from massanzug.rechenkern.prognose.erzeugende import Lauf
from massanzug.rechenkern.prognose.exakt import Momente, jahresgesetze, kehre_um, lege_gitter, punkte
from massanzug.rechenkern.prognose.kumulanten import jahreskumulanten
from massanzug.rechenkern.prognose.modell import STATIONAER, B, S
from massanzug.rechenkern.prognose.simulation import Kern

from .stadt import BEGINN, ZUGANG, losstadt, stadt, uebergang, zu_fuss

SAETZE = 50
LAEUFE = 600
HEBEL = (
    Hebel(),
    Hebel(fruehere_hilfe=0.3, vermeidung=0.2, ab=date(2027, 5, 1)),
    Hebel(rueckfuehrung=2.5, ab=date(2026, 1, 1)),
    Hebel(zugaenge=0.7, tarif_promille=15),
    Hebel(vermeidung=1.0, rueckfuehrung=0.3, ab=date(2030, 12, 1)),
)


def mal_mittel(prognose: Vorhersage, faktor: float) -> dict[str, dict[int, int]]:
    return {r.schluessel: {j.jahr: round(j.mittel_cent * faktor) for j in r.jahre} for r in prognose.raeume}


def chancen(prognose: Vorhersage) -> np.ndarray:
    return np.array([[jahr.ueberschreitung for jahr in raum.jahre] for raum in (*prognose.raeume, prognose.stadt)])


def mittel(prognose: Vorhersage, raum: str = STADT) -> np.ndarray:
    return np.array([jahr.mittel_cent for jahr in prognose.raum(raum).jahre])


@pytest.mark.parametrize("satz", range(SAETZE))
def test_genau_ist_was_die_simulation_zaehlt(satz: int) -> None:
    modell, hebel = losstadt(satz), HEBEL[satz % len(HEBEL)]
    erwartet = Lauf(modell, hebel).monatsmittel.reshape(3, 8, 12).sum(-1)
    grenze = np.rint(erwartet * (0.9 + 0.05 * (satz % 6)))
    budgets = {f"raum{r}": {2026 + j: int(grenze[r, j]) for j in range(8)} for r in range(3)}
    genau = vorhersage(modell, hebel, budgets, monate=False)
    p = chancen(genau)[:3]
    assert p.shape == (3, 8)
    ausgaben = Kern(modell, hebel).ziehe(LAEUFE, seed=satz).reshape(LAEUFE, 3, 8, 12).sum(-1)
    gezaehlt = (ausgaben > grenze).mean(0)
    assert np.all(np.abs(gezaehlt - p) <= 4 * np.sqrt(np.maximum(p * (1 - p), 0.005) / LAEUFE))
    stadtmittel = ausgaben.sum(1).mean(0)
    fehler = ausgaben.sum(1).std(0) / np.sqrt(LAEUFE)
    assert np.all(np.abs(stadtmittel - mittel(genau)) <= 4.5 * fehler)


@pytest.mark.parametrize("form", [np.inf, 3.0])
def test_genau_ist_was_menschen_einzeln_tun(form: float) -> None:
    """Kolmogorov-Smirnov at 0.1 %, running helps just before and after a change of the duration class among them."""
    hilfen = tuple(
        Hilfe("raum0", KLASSEN[i % S], alter, dauer, 90_000 + 37_000 * i)
        for i, (alter, dauer) in enumerate([(60, 4), (70, 22), (143, 5), (215, 23), (235, 40), (100, 0), (120, 6)])
    )
    modell = stadt(50, raeume=1, monate=36, form=form, hilfen=hilfen)
    zufall, laeufe = random.Random(7), 3_000
    gezogen = np.array([zu_fuss(modell, zufall) for _ in range(laeufe)]).reshape(laeufe, 3, 12).sum(-1)
    lauf = Lauf(modell)
    for j, fenster in enumerate(lauf.fenster):
        _, (gesetz, _) = jahresgesetze(lauf, fenster, Momente.aus(lauf))
        werte = np.sort(gezogen[:, j])
        verteilung = 1 - gesetz.ueber(werte)
        stellen = np.arange(laeufe + 1) / laeufe
        abstand = max(np.abs(verteilung - stellen[1:]).max(), np.abs(verteilung - stellen[:-1]).max())
        assert abstand < 1.95 / np.sqrt(laeufe)


def test_die_dauer_der_laufenden_hilfen_zaehlt() -> None:
    """The same help, begun long ago, costs less: its end is nearer."""
    kurz, lang = (
        stadt(0, hilfen=(Hilfe("raum0", "ambulant", 100, dauer, 100_000),), raeume=1) for dauer in (0, 30)
    )  # fmt: skip
    assert mittel(vorhersage(kurz, monate=False))[0] > 1.2 * mittel(vorhersage(lang, monate=False))[0]


@pytest.mark.parametrize(("klasse", "monate"), [(0, 1), (1, 7), (2, 25)])
def test_hilfen_die_auf_den_monat_genau_so_lange_dauern(klasse: int, monate: int) -> None:
    """No end but surely at the first month of a duration class: mean and variance of every year can be had by hand."""
    tafel = np.zeros_like(uebergang())
    tafel[:, :, klasse, 0] = 1
    modell = stadt(
        300,
        raeume=1,
        hilfen=(),
        uebergang=tafel,
        streuung=np.zeros(S),
        tarif=np.ones((S, 36)),
    )
    kinder = np.array([1.0, 0, 0, 0])  # too young to turn 21
    modell = replace(modell, raeume=(replace(modell.raeume[0], bevoelkerung=1000 * kinder),))
    rate, preis = ZUGANG[:, 0], modell.kosten_cent
    lauf = Lauf(modell)
    dauern = np.minimum(np.arange(36) + 1, monate)
    assert lauf.monatsmittel[0] == pytest.approx(dauern * (rate * preis).sum(), rel=1e-9)
    for fenster in lauf.fenster:
        im_fenster = [
            max(min(beginn + monate, fenster.bis) - max(beginn, fenster.von), 0) for beginn in range(fenster.bis)
        ]  # fmt: skip
        varianz = (rate * preis**2).sum() * sum(n**2 for n in im_fenster)
        streuung, _ = jahresgesetze(lauf, fenster, Momente.aus(lauf))
        assert streuung[0] == pytest.approx(np.sqrt(varianz), rel=1e-6)


@pytest.mark.parametrize(("dauer", "noch"), [(0, 25), (5, 20), (23, 2), (24, 1), (90, 1)])
def test_eine_laufende_hilfe_mit_gewissem_ende(dauer: int, noch: int) -> None:
    tafel = np.zeros_like(uebergang())
    tafel[:, :, 2, 0] = 1
    eine = Hilfe("raum0", "pflege", 120, dauer, 100)
    modell = stadt(0, raeume=1, hilfen=(eine,), uebergang=tafel, tarif=np.ones((S, 36)))
    assert [monat.mittel_cent for monat in vorhersage(modell).stadt.monate] == [100] * noch + [0] * (36 - noch)


def test_sechzehn_frequenzen_genuegen() -> None:
    modell = stadt(120, form=20.0)
    budgets = mal_mittel(vorhersage(modell, monate=False), 1.08)
    wenige, viele = (vorhersage(modell, budgets=budgets, monate=False, frequenzen=n) for n in (16, 64))
    assert np.abs(chancen(wenige) - chancen(viele)).max() < 1e-6
    assert not wenige.geglaettet


def test_monate_sind_das_jahr() -> None:
    prognose = vorhersage(stadt(60, monate=24))
    for raum in (*prognose.raeume, prognose.stadt):
        for j, jahr in enumerate(raum.jahre):
            summe = sum(monat.mittel_cent for monat in raum.monate[12 * j : 12 * j + 12])
            assert abs(summe - jahr.mittel_cent) <= 12


def test_monate_genau_wie_gezaehlt() -> None:
    modell = stadt(60, monate=24, form=5.0)
    gezogen = Kern(modell).ziehe(4_000, seed=3)
    monate = vorhersage(modell).raum("raum1").monate
    for t in (0, 7, 23):
        for q, stufe in zip(monate[t].quantile_cent, (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975), strict=True):
            spiel = 4 * np.sqrt(0.25 / 4_000)
            assert (gezogen[:, 1, t] < q - 1).mean() - spiel < stufe < (gezogen[:, 1, t] <= q + 1).mean() + spiel
        assert monate[t].streuung_cent == pytest.approx(gezogen[:, 1, t].std(), rel=0.06)


# --- what must hold whatever the numbers are --------------------------------------------------------------------------


def test_keine_zugaenge_keine_neue_hilfe() -> None:
    leer = stadt(120, hilfen=())
    assert mittel(vorhersage(leer, Hebel(zugaenge=0.0), monate=False)).tolist() == [0] * 3
    nur_stationaer = replace(
        leer, raeume=tuple(replace(r, zugang=ZUGANG * (np.arange(S) == STATIONAER)[:, None]) for r in leer.raeume)
    )
    assert mittel(vorhersage(nur_stationaer, Hebel(vermeidung=1.0), monate=False)).tolist() == [0] * 3
    assert mittel(vorhersage(nur_stationaer, monate=False)).min() > 0


def test_wer_alles_vermeidet_hat_keine_neue_stationaere_hilfe() -> None:
    lauf = Lauf(stadt(120, hilfen=()), Hebel(vermeidung=1.0))
    assert lauf.stroeme.aktiv[:, STATIONAER].max() == 0
    assert lauf.gewechselte.aktiv[:, STATIONAER].sum() == 0


def test_mehr_rueckfuehrung_kostet_weniger() -> None:
    verlaeufe = [mittel(vorhersage(stadt(120), Hebel(rueckfuehrung=f), monate=False)) for f in (0, 0.5, 1, 2, 4)]
    for mehr, weniger in pairwise(verlaeufe):
        assert np.all(weniger < mehr)


def test_fruehere_hilfe_und_vermeidung_kosten_weniger() -> None:
    ohne = mittel(vorhersage(stadt(120), monate=False))
    for hebel in (Hebel(fruehere_hilfe=0.3), Hebel(vermeidung=0.3), Hebel(tarif_promille=-10), Hebel(zugaenge=0.8)):
        mit = mittel(vorhersage(stadt(120), hebel, monate=False))
        assert np.all(mit <= ohne) and mit[-1] < ohne[-1]


def test_ein_hebel_wirkt_erst_ab_seinem_monat() -> None:
    ohne = vorhersage(stadt(60))
    mit = vorhersage(stadt(60), Hebel(rueckfuehrung=3, vermeidung=0.5, ab=date(2028, 7, 1)))
    je_monat = [
        (alt.mittel_cent, neu.mittel_cent) for alt, neu in zip(ohne.stadt.monate, mit.stadt.monate, strict=True)
    ]
    assert all(alt == neu for alt, neu in je_monat[:30])
    assert all(neu < alt for alt, neu in je_monat[31:])


def test_die_raeume_sind_die_stadt() -> None:
    modell = stadt(120, form=8.0)
    drei = vorhersage(modell)
    for j in range(3):
        raeume = [raum.jahre[j] for raum in drei.raeume]
        assert sum(jahr.mittel_cent for jahr in raeume) == pytest.approx(drei.stadt.jahre[j].mittel_cent, abs=3)
        gesamt = np.sqrt(sum(float(jahr.streuung_cent) ** 2 for jahr in raeume))
        assert gesamt == pytest.approx(drei.stadt.jahre[j].streuung_cent, rel=1e-6)


def test_drei_raeume_zu_einem_vereint_geben_dieselbe_stadt() -> None:
    modell = stadt(120)
    drei = vorhersage(modell, budgets={STADT: {2028: 200_000_000}}, monate=False).stadt
    menschen = sum(raum.bevoelkerung for raum in modell.raeume)
    einer = replace(
        modell,
        raeume=(Raum("alle", menschen, ZUGANG),),
        hilfen=tuple(replace(h, wirkungsraum="alle") for h in modell.hilfen),
    )
    eine = vorhersage(einer, budgets={STADT: {2028: 200_000_000}}, monate=False).stadt
    assert mittel(vorhersage(einer, monate=False)) == pytest.approx([j.mittel_cent for j in drei.jahre], abs=2)
    assert eine.jahre[2].ueberschreitung == pytest.approx(drei.jahre[2].ueberschreitung, abs=1e-6)


def test_doppelte_kosten_verdoppeln_die_quantile() -> None:
    modell = stadt(60, form=10.0)
    doppelt = replace(
        modell,
        kosten_cent=2 * modell.kosten_cent,
        hilfen=tuple(replace(h, kosten_cent=2 * h.kosten_cent) for h in modell.hilfen),
    )
    einfach, zweifach = vorhersage(modell, monate=False), vorhersage(doppelt, monate=False)
    for eines, anderes in zip(einfach.stadt.jahre, zweifach.stadt.jahre, strict=True):
        assert np.array(anderes.quantile_cent) == pytest.approx(2 * np.array(eines.quantile_cent), rel=1e-6)


def test_unsichere_zugaenge_machen_baender_breiter_und_lassen_das_mittel() -> None:
    sicher, unsicher = (vorhersage(stadt(120, form=form), monate=False) for form in (np.inf, 4.0))
    assert mittel(sicher) == pytest.approx(mittel(unsicher), abs=2)
    assert (sicher.ratenunsicherheit, unsicher.ratenunsicherheit) == ("keine", "zugaenge")
    for schmal, breit in zip(sicher.stadt.jahre, unsicher.stadt.jahre, strict=True):
        assert breit.band80.bis - breit.band80.von > schmal.band80.bis - schmal.band80.von


def test_was_schon_ausgegeben_ist_zaehlt_im_ersten_jahr_mit() -> None:
    modell = stadt(60, beginn=date(2026, 7, 1), monate=18)
    budgets = {"raum0": {2026: 50_000_000, 2027: 100_000_000}}
    ohne = vorhersage(modell, budgets=budgets, monate=False).raum("raum0").jahre
    mit = vorhersage(modell, budgets=budgets, daneben={"raum0": {2026: 10_000_000}}, monate=False).raum("raum0").jahre
    knapper = vorhersage(modell, budgets={"raum0": {2026: 40_000_000}}, monate=False).raum("raum0").jahre
    assert [jahr.monate for jahr in mit] == [6, 12]
    assert mit[0].p50_cent == ohne[0].p50_cent + 10_000_000 and mit[1] == ohne[1]
    assert mit[0].ueberschreitung == pytest.approx(knapper[0].ueberschreitung, abs=1e-12)


# --- few or no cases --------------------------------------------------------------------------------------------------


def alle_zahlen(prognose: Vorhersage) -> np.ndarray:
    werte = [
        zahl
        for raum in (*prognose.raeume, prognose.stadt)
        for eines in (*raum.jahre, *raum.monate)
        for zahl in (eines.mittel_cent, eines.streuung_cent, *eines.quantile_cent)
    ]
    return np.array(werte, dtype=float)


def test_ohne_alles_kostet_es_nichts() -> None:
    leer = Modell(BEGINN, 12, (Raum("leer", np.zeros(B), ZUGANG),), uebergang(), np.full(S, 100_000.0))
    prognose = vorhersage(leer, budgets={"leer": {2026: 0}})
    assert not alle_zahlen(prognose).any()
    assert prognose.raum("leer").jahre[0].ueberschreitung == 0


def test_eine_einzige_hilfe() -> None:
    """The law has atoms; it is smoothed, and the page can say so. The probability is still right between the atoms."""
    einzig = stadt(0, hilfen=(Hilfe("raum0", "stationaer", 100, 10, 500_000),), raeume=1, monate=12)
    ohne = replace(einzig, raeume=(Raum("raum0", np.zeros(B), ZUGANG),))
    bleibt = 1 - uebergang()[STATIONAER, 1, 1].sum()
    prognose = vorhersage(ohne, budgets={"raum0": {2026: 500_000 * 2 - 100_000}})
    chance = prognose.raum("raum0").jahre[0].ueberschreitung
    assert chance is not None and bleibt * 0.99 < chance <= 1
    assert np.isfinite(alle_zahlen(prognose)).all()
    assert prognose.raum("raum0").monate[0].mittel_cent == 500_000
    assert "raum0/2026" in prognose.geglaettet


def test_ein_raum_ohne_hilfen_neben_einem_grossen() -> None:
    modell = stadt(200, raeume=2)
    nur_einer = replace(modell, hilfen=tuple(replace(h, wirkungsraum="raum0") for h in modell.hilfen))
    duenn = replace(nur_einer, raeume=(modell.raeume[0], replace(modell.raeume[1], zugang=ZUGANG * 0.01)))
    prognose = vorhersage(duenn)
    leer = prognose.raum("raum1").jahre[0]
    assert np.isfinite(alle_zahlen(prognose)).all()
    assert leer.p10_cent == leer.p50_cent == 0 < leer.mittel_cent
    laeufe = Kern(duenn).ziehe(4_000, 5)[:, 1, :12].sum(1)
    gesetz = vorhersage(duenn, budgets={"raum1": {2026: 300_000}}, monate=False).raum("raum1").jahre[0]
    assert gesetz.ueberschreitung == pytest.approx((laeufe > 300_000).mean(), abs=0.02)


def test_ein_einziger_monat() -> None:
    prognose = vorhersage(stadt(60, monate=1))
    assert len(prognose.stadt.jahre) == len(prognose.stadt.monate) == 1
    assert np.isfinite(alle_zahlen(prognose)).all()
    laufend = sum(h.kosten_cent for h in stadt(60, monate=1).hilfen)
    assert prognose.stadt.jahre[0].mittel_cent > laufend


def test_mit_einundzwanzig_endet_jede_hilfe() -> None:
    alt = stadt(0, hilfen=(Hilfe("raum0", "stationaer", 250, 30, 500_000),), raeume=1, monate=6)
    alt = replace(alt, raeume=(Raum("raum0", np.zeros(B), ZUGANG),), uebergang=np.zeros_like(uebergang()))
    assert [monat.mittel_cent for monat in vorhersage(alt).stadt.monate] == [500_000, 500_000, 0, 0, 0, 0]


# --- the parts against closed forms -----------------------------------------------------------------------------------


def test_die_umkehrung_trifft_eine_bekannte_verteilung() -> None:
    gesetz = stats.gamma(30.0, scale=2.0)
    mittel, sigma = np.array([60.0]), np.array([gesetz.std()])
    gitter = lege_gitter(mittel, sigma, 16)
    werte = (1 - 2.0 * punkte(gitter, -1e6)) ** -30.0
    (umkehrung,) = kehre_um(gitter, werte[None], mittel, sigma)
    x = np.array([30.0, 50.0, 60.0, 75.0, 95.0])
    assert umkehrung.ueber(x) == pytest.approx(gesetz.sf(x), abs=2e-6)
    assert umkehrung.quantile(np.array([0.1, 0.9])) == pytest.approx(gesetz.ppf([0.1, 0.9]), abs=1e-3)


@pytest.mark.parametrize("hebel", [Hebel(), Hebel(vermeidung=0.9, rueckfuehrung=6, ab=date(2027, 8, 1))])
def test_das_jahr_rueckwaerts_ist_die_summe_der_monate_vorwaerts(hebel: Hebel) -> None:
    lauf = Lauf(stadt(120, form=9.0), hebel)
    for fenster in lauf.fenster:
        monate = lauf.monatsmittel[:, fenster.von : fenster.bis].sum(1)
        assert jahreskumulanten(lauf, fenster)[:3, 0] == pytest.approx(monate, rel=1e-8)


@pytest.mark.parametrize(("faktor", "chance"), [(0.01, 1.0), (30, 0.0), (1000, 0.0)])
def test_weit_draussen_ist_es_gewiss(faktor: float, chance: float) -> None:
    """The series repeats itself: a Planbudget many times too large is no coin toss."""
    modell = stadt(60, monate=14)
    budgets = mal_mittel(vorhersage(modell, monate=False), faktor)
    p = chancen(vorhersage(modell, Hebel(), budgets, {"raum0": {2026: 1000}}, monate=False))
    assert np.allclose(p, chance, atol=1e-6)

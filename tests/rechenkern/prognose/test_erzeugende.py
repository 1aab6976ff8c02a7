"""The generating function: helps in groups, ages in kinds and points in grids give what each gives alone."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pytest

from massanzug.rechenkern.prognose import KLASSEN, Hebel, Hilfe, Modell, vorhersage
from massanzug.rechenkern.prognose.erzeugende import Lauf, potenzen
from massanzug.rechenkern.prognose.exakt import _verfeinert, kehre_um, lege_gitter, punkte
from massanzug.rechenkern.prognose.fluss import Arten, kohorten, zeilen
from massanzug.rechenkern.prognose.kumulanten import jahreskumulanten, kreis
from massanzug.rechenkern.prognose.modell import BAND, DAUERGRENZEN, ENDALTER, B, Fenster, S, raten

from .stadt import losstadt, stadt, uebergang
from .test_exakt import chancen, mal_mittel

PUNKTE = np.array([1e-8j, 3e-7j, 6e-7j, 9e-7j, -4e-8 + 1e-7j, -1e7 + 0j])
STEIGEND = 1 + np.cumsum(np.full((S, 40), 0.004), axis=1)
HEBEL = Hebel(rueckfuehrung=3, vermeidung=0.4, tarif_promille=20, ab=date(2027, 5, 1))
SONDERFAELLE = [
    Hilfe("raum0", KLASSEN[i % S], alter, dauer, 90_000 + 37_000 * i)
    for i, (alter, dauer) in enumerate(
        [(0, 0), (60, 3), (71, 5), (70, 11), (130, 22), (143, 23), (200, 24), (215, 90), (230, 2), (249, 40), (251, 6)]
    )
]


def nur(*hilfen: Hilfe, **anders: Any) -> Modell:
    """A city without arrivals, from October, 40 months."""
    leer = stadt(0, monate=40, raeume=2, hilfen=hilfen, beginn=date(2025, 10, 1), **anders)
    return replace(leer, raeume=tuple(replace(raum, bevoelkerung=np.zeros(B)) for raum in leer.raeume))


def langsam(modell: Modell, hebel: Hebel, hilfe: Hilfe, fenster: Fenster) -> np.ndarray:
    """E exp(z·spend of the window) of one help, followed month by month through all it may become."""
    r, v = raten(modell, hebel), modell.streuung**2

    def bezahlt(s: int, kosten: float, *, eigen: bool) -> np.ndarray:
        return np.exp(PUNKTE * kosten) if eigen or v[s] == 0 else np.power(1 - PUNKTE * kosten * v[s], -1 / v[s])

    @cache
    def ab(t: int, s: int, dauer: int, beginn: int, eigen: bool) -> np.ndarray:
        """From month t on, in a spell that began in month `beginn` (the one of today: 0)."""
        preis = r.steigerung[s] * hilfe.kosten_cent if eigen else r.preis[s]
        if t == fenster.bis:
            return bezahlt(s, preis[max(beginn, fenster.von) : t].sum(), eigen=eigen)
        klasse = np.searchsorted(DAUERGRENZEN, dauer, side="right") - 1
        p = r.uebergang[int(t >= r.ab), s, BAND[hilfe.alter + t], klasse]
        if hilfe.alter + t == ENDALTER - 1:
            p = np.eye(len(p))[0]
        geht = p[0] + sum(p[1 + z] * ab(t + 1, z, 0, t + 1, False) for z in range(S) if p[1 + z])
        bis_hier = bezahlt(s, preis[max(beginn, fenster.von) : t + 1].sum(), eigen=eigen)
        bleibt = 1 - p.sum()
        return bis_hier * geht + (bleibt * ab(t + 1, s, dauer + 1, beginn, eigen) if bleibt > 0 else 0)

    return ab(0, KLASSEN.index(hilfe.klasse), hilfe.dauer, 0, True)


@pytest.mark.parametrize("hilfe", SONDERFAELLE)
@pytest.mark.parametrize(("hebel", "anders"), [(Hebel(), {}), (HEBEL, {"tarif": STEIGEND})])
def test_eine_hilfe_ist_was_aus_ihr_werden_kann(hilfe: Hilfe, hebel: Hebel, anders: dict[str, Any]) -> None:
    modell = nur(hilfe, **anders)
    lauf = Lauf(modell, hebel)
    for fenster in lauf.fenster:
        ergebnis = np.exp(lauf.log_jahr(fenster, PUNKTE))
        assert np.abs(ergebnis[0] - langsam(modell, hebel, hilfe, fenster)).max() < 1e-12
        assert np.abs(ergebnis[1] - 1).max() < 1e-12


def test_viele_hilfen_sind_jede_fuer_sich() -> None:
    """Same group and other price, same price and other group, twice the same, in two Wirkungsräume."""
    hilfen = [*SONDERFAELLE, *SONDERFAELLE[3:7]]
    hilfen += [replace(h, kosten_cent=210_000, wirkungsraum="raum1") for h in SONDERFAELLE]
    hilfen += [replace(h, dauer=h.dauer + 30) for h in SONDERFAELLE if h.dauer >= 24]
    zusammen, einzeln = Lauf(nur(*hilfen), HEBEL), [Lauf(nur(hilfe), HEBEL) for hilfe in hilfen]
    assert len(zusammen.laufende.alter) == len(SONDERFAELLE)
    for fenster in zusammen.fenster:
        rund = kreis(zusammen, fenster)
        logarithmen = sum(eine.log_jahr(fenster, rund)[0 if h.wirkungsraum == "raum0" else 1] * _ort(h)
                          for eine, h in zip(einzeln, hilfen, strict=True))  # fmt: skip
        assert np.abs(zusammen.log_jahr(fenster, rund) - logarithmen).max() < 1e-11
    for name in ("monatsmittel", "monatsvarianz"):
        summe = sum(getattr(eine, name) for eine in einzeln)
        assert getattr(zusammen, name) == pytest.approx(summe, rel=1e-9, abs=1e-3)


def test_der_logarithmus_vieler_teurer_hilfen_bleibt_auf_seinem_blatt() -> None:
    """Sixty helps that surely stay, as dear as any: around zero each turns as far as it can."""
    hilfen = [Hilfe("raum0", "stationaer", 100 + i % 5, 30, 9_000_000) for i in range(60)]
    lauf = Lauf(nur(*hilfen, uebergang=np.zeros_like(uebergang()), tarif=np.ones((S, 40))))
    kumulanten = jahreskumulanten(lauf, lauf.fenster[1])
    assert kumulanten[0, 0] == pytest.approx(60 * 12 * 9_000_000, rel=1e-9)
    assert abs(kumulanten[0, 1]) < 1e-6 * kumulanten[0, 0] ** 2


def _ort(hilfe: Hilfe) -> np.ndarray:
    return np.array([[hilfe.wirkungsraum == "raum0"], [hilfe.wirkungsraum == "raum1"]], dtype=float)


def test_die_reihenfolge_der_hilfen_ist_gleich() -> None:
    modell = stadt(90, monate=30, form=12.0)
    budgets = mal_mittel(vorhersage(modell, monate=False), 1.03)
    zufall = np.random.default_rng(3)
    gemischt = replace(modell, hilfen=tuple(modell.hilfen[i] for i in zufall.permutation(90)))
    eine, andere = (vorhersage(m, HEBEL, budgets) for m in (modell, gemischt))
    assert np.abs(chancen(eine) - chancen(andere)).max() < 1e-10
    for a, b in zip(eine.stadt.monate, andere.stadt.monate, strict=True):
        assert a.quantile_cent == pytest.approx(b.quantile_cent, abs=2)


@pytest.mark.parametrize("fenster", [Fenster(2026, 0, 12), Fenster(2030, 51, 63), Fenster(2033, 87, 96)])
def test_eine_art_von_alter_geht_durch_dieselben_zeilen(fenster: Fenster) -> None:
    geburt = kohorten(96, 1)
    arten = Arten(geburt, fenster)
    lebend = [g for g in geburt if g + fenster.bis > 0 and g + fenster.von < ENDALTER]
    je_art = arten.summe((np.arange(len(geburt))[:, None] >= 0).astype(float))[:, 0].astype(int)
    assert je_art.sum() == len(lebend) and len(arten.geburt) < 80
    gewege = np.stack([zeilen(np.array(lebend), t) for t in range(fenster.von, fenster.bis)])
    assert np.array_equal(gewege, np.repeat(arten.zeilen, je_art, axis=1))


def test_jede_kohorte_allein_gibt_dasselbe(monkeypatch: pytest.MonkeyPatch) -> None:
    """The law with kinds of age is that with a table for each month of birth."""
    modell = losstadt(5)
    mit_arten = Lauf(modell, HEBEL)
    roh = Arten.__init__

    def einzeln(self: Arten, geburt: np.ndarray, fenster: Fenster) -> None:
        roh(self, geburt, fenster)
        geburt = geburt[self._teil]
        self._anfang, self.geburt = np.arange(len(geburt)), geburt
        self.zeilen = np.stack([zeilen(geburt, t) for t in range(fenster.von, fenster.bis)])

    monkeypatch.setattr(Arten, "__init__", einzeln)
    ohne_arten = Lauf(modell, HEBEL)
    for fenster in mit_arten.fenster[::3]:
        werte = [np.exp(lauf.log_jahr(fenster, PUNKTE)) for lauf in (mit_arten, ohne_arten)]
        assert np.abs(werte[0] - werte[1]).max() < 1e-12


@pytest.mark.parametrize(
    "z",
    [
        PUNKTE,
        PUNKTE[:1],
        PUNKTE[-2:],
        np.array([1, 2.01, 3, 4]) * 1e-7j,
        np.append(-1e9, 1j * (np.arange(200) + 0.5) * 3e-8),
        np.array([-1e9, 1e-7j]),
    ],
)
def test_potenzen_sind_potenzen(z: np.ndarray) -> None:
    kosten = np.array([0.0, 1.0, 90_000.0, 2_500_000.0])
    assert np.abs(potenzen(kosten, z) - np.exp(kosten[:, None] * z)).max() < 1e-12


def test_keine_frequenz_wird_zweimal_gefragt() -> None:
    """A law that never dies away: all 128 frequencies, each once, and the result of asking them at one go."""
    gefragt: list[complex] = []

    def muenze(z: np.ndarray) -> np.ndarray:
        gefragt.extend(z.tolist())
        return np.stack([(1 + np.exp(z)) / 2, ((1 + np.exp(z)) / 2) ** 3])

    mittel, sigma = np.array([0.5, 1.5]), np.array([0.5, 0.75**0.5])
    gesetze = _verfeinert(muenze, mittel, sigma, -1e12, 16)
    assert len(gefragt) == len(set(gefragt))
    gitter = lege_gitter(mittel, sigma, 128)
    auf_einmal = kehre_um(gitter, muenze(punkte(gitter, -1e12)), mittel, sigma)
    x = np.linspace(-1, 4, 60)
    for eines, anderes in zip(gesetze, auf_einmal, strict=True):
        assert eines.geglaettet and anderes.geglaettet
        assert eines.ueber(x) == pytest.approx(anderes.ueber(x), abs=1e-12)
    assert gesetze[1].ueber(np.array([0.5, 1.5, 2.5])) == pytest.approx([7 / 8, 1 / 2, 1 / 8], abs=1e-4)

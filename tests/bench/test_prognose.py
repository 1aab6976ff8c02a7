"""What the forecast's bench says: losing is shown, invented histories add up, the sheet names its columns rightly."""

from datetime import date

import numpy as np
import pytest

from bench.prognose_rueckschau import ARTEN, BEGINN, MONATE, Art, als_markdown, lebe
from bench.prognose_tabelle import _mappe, _spalte
from massanzug.rechenkern.prognose import STADT
from massanzug.rechenkern.prognose.rueckschau import Blick, werte_aus
from tests.rechenkern.prognose.stadt import stadt


def test_die_beste_zeile_ist_fett_auch_wenn_sie_nicht_unsere_ist() -> None:
    blick = Blick(date(2026, 1, 1), STADT, 40, tuple(range(1_000, 8_000, 1_000)), 10_000, {"gerade": 9_900})
    seite = als_markdown({"eine": werte_aus([blick])}, 1)
    assert "| gerade Linie | **1** | **1** |" in seite and "| massanzug | **" not in seite
    assert "40 bis 40 laufende Hilfen, 1 Fragen" in seite


def test_wer_keinen_monat_kennt_sagt_nichts() -> None:
    blick = Blick(date(2026, 1, 1), STADT, 40, (900,) * 7, 1_000, {"saisonmittel": 0})
    assert "| Mittel der gleichen Monate | – |" in als_markdown({"eine": werte_aus([blick])}, 1)


@pytest.mark.parametrize("art", ARTEN, ids=lambda art: art.name)
def test_eine_erfundene_geschichte_geht_auf(art: Art) -> None:
    """The spend of the last month is what runs in it; a help that ended before the file is not on file."""
    spannen, ausgaben = lebe(art, np.random.default_rng(1))
    assert all(s.ende is None or s.ende >= BEGINN for s in spannen)
    assert {len(reihe) for reihe in ausgaben.values()} == {MONATE}
    letzter = max(ausgaben["nord" if "nord" in ausgaben else "ort"])
    tag = date(letzter // 12, letzter % 12 + 1, 1)
    laufend = sum(s.monatskosten_cent for s in spannen if s.ende is None or s.ende >= tag)
    assert laufend == sum(reihe[letzter] for reihe in ausgaben.values())
    assert {s.danach for s in spannen if s.ende is None} == {None}


def test_die_tabelle_hat_eine_formel_je_hilfe_und_monat_und_je_summe() -> None:
    assert [_spalte(n) for n in (0, 25, 26, 100)] == ["A", "Z", "AA", "CW"]
    assert _mappe(stadt(5, monate=4)).count("table:formula") == 5 * 4 + 3 * 4

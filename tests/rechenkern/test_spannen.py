"""Lines of cost become spells: what touches is one, what follows in another class came after it."""

from datetime import date
from typing import Any

from massanzug.rechenkern.spannen import Kostenzeile, erstes_ende, spannen_aus

HEUTE = date(2026, 11, 22)


def zeile(klasse: Any, von: str, bis: str | None = None, cent: int = 100_00, hilfe: str = "fall:1") -> Kostenzeile:
    ende = date.fromisoformat(bis) if bis else None
    return Kostenzeile(hilfe, "neheim", klasse, date.fromisoformat(von), ende, cent, date(2014, 3, 1))


def test_was_sich_beruehrt_ist_eine_hilfe() -> None:
    (eine,) = spannen_aus(
        [zeile("ambulant", "2026-01-10", "2026-03-31"), zeile("ambulant", "2026-04-20", cent=250_00)], HEUTE
    )
    assert (eine.beginn, eine.ende, eine.monatskosten_cent, eine.neu) == (date(2026, 1, 10), None, 250_00, True)


def test_zwei_zugleich_kosten_zusammen() -> None:
    (eine,) = spannen_aus([zeile("ambulant", "2026-01-10"), zeile("ambulant", "2026-02-01", cent=50_00)], HEUTE)
    assert eine.monatskosten_cent == 150_00


def test_ein_wechsel_der_klasse_ist_keine_neue_hilfe() -> None:
    stationaer, ambulant = spannen_aus(
        [zeile("stationaer", "2025-10-01", "2026-05-31", 5_000_00), zeile("ambulant", "2026-06-15")], HEUTE
    )
    assert (stationaer.danach, stationaer.neu, ambulant.neu, ambulant.danach) == ("ambulant", True, False, None)


def test_nach_langer_pause_ist_es_eine_neue_hilfe() -> None:
    erste, zweite = spannen_aus([zeile("ambulant", "2026-01-01", "2026-03-31"), zeile("ambulant", "2026-06-01")], HEUTE)
    assert (erste.ende, erste.danach, zweite.neu) == (date(2026, 3, 31), None, True)


def test_was_noch_nicht_begonnen_hat_ist_nicht_geschehen_und_ein_ende_in_der_zukunft_keines() -> None:
    (eine,) = spannen_aus([zeile("ambulant", "2026-01-01", "2027-01-31"), zeile("stationaer", "2026-12-01")], HEUTE)
    assert eine.ende is None and erstes_ende([eine]) is None


def test_ohne_geburtsdatum_sind_es_zwoelf_jahre_und_nie_weniger_als_null() -> None:
    unbekannt = Kostenzeile("hilfe:A", "neheim", "ambulant", date(2026, 2, 10), None, 1, None)
    ungeboren = Kostenzeile("hilfe:B", "neheim", "ambulant", date(2026, 2, 10), None, 1, date(2026, 5, 1))
    a, b = spannen_aus([unbekannt, ungeboren], HEUTE)
    assert {a.geburt, b.geburt} == {date(2014, 2, 1), date(2026, 2, 10)}

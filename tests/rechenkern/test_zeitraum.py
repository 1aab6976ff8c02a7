"""Periods include both ends; dates are read as people write them."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.zeitraum import (
    Datumsfehler,
    Monatsteil,
    Zeitraum,
    Zeitraumfehler,
    datum_als_text,
    datum_aus_text,
    kalendermonat,
    laufzeitende,
    monatsende,
    plus_jahre,
    plus_monate,
    tage_im_monat,
)

from .gold import faelle, ohne_frist

TAG = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31))
LAENGE = st.integers(min_value=0, max_value=1500)


def zeitraeume() -> st.SearchStrategy[Zeitraum]:
    geschlossen = st.builds(lambda von, tage: Zeitraum(von, von + timedelta(days=tage)), TAG, LAENGE)
    return geschlossen | st.builds(lambda von: Zeitraum(von, None), TAG)


def test_beide_enden_zaehlen() -> None:
    maerz = Zeitraum(date(2026, 3, 1), date(2026, 3, 31))
    assert maerz.tage() == 31
    assert maerz.enthaelt(date(2026, 3, 1))
    assert maerz.enthaelt(date(2026, 3, 31))
    assert not maerz.enthaelt(date(2026, 2, 28))
    assert not maerz.enthaelt(date(2026, 4, 1))
    assert Zeitraum(date(2026, 3, 1), date(2026, 3, 1)).tage() == 1


def test_ende_vor_beginn_gibt_es_nicht() -> None:
    with pytest.raises(Zeitraumfehler, match=r"Das Ende \(01\.03\.2026\) liegt vor dem Beginn \(02\.03\.2026\)\."):
        Zeitraum(date(2026, 3, 2), date(2026, 3, 1))


def test_ein_zeitpunkt_ist_kein_tag() -> None:
    with pytest.raises(TypeError, match="Kalendertag"):
        Zeitraum(datetime(2026, 3, 1), None)
    with pytest.raises(TypeError, match="Kalendertag"):
        Zeitraum(date(2026, 3, 1), datetime(2026, 3, 2))
    with pytest.raises(TypeError, match="Kalendertag"):
        Zeitraum(date(2026, 3, 1), None).enthaelt(datetime(2026, 3, 1))


def test_offener_zeitraum() -> None:
    offen = Zeitraum(date(2026, 3, 1), None)
    assert offen.enthaelt(date(2099, 1, 1))
    assert not offen.enthaelt(date(2026, 2, 28))
    with pytest.raises(Zeitraumfehler, match="hat kein Ende"):
        offen.tage()
    with pytest.raises(Zeitraumfehler, match="hat kein Ende"):
        offen.monate()


def test_monate_eines_zeitraums() -> None:
    zeitraum = Zeitraum(date(2027, 12, 15), date(2028, 3, 1))
    assert list(zeitraum.monate()) == [
        Monatsteil(2027, 12, 17),
        Monatsteil(2028, 1, 31),
        Monatsteil(2028, 2, 29),
        Monatsteil(2028, 3, 1),
    ]


@ohne_frist
@given(zeitraeume(), zeitraeume(), TAG)
def test_schnitt_enthaelt_genau_die_gemeinsamen_tage(einer: Zeitraum, anderer: Zeitraum, tag: date) -> None:
    schnitt = einer.schnitt(anderer)
    assert schnitt == anderer.schnitt(einer)
    gemeinsam = schnitt is not None and schnitt.enthaelt(tag)
    assert gemeinsam == (einer.enthaelt(tag) and anderer.enthaelt(tag))


def test_schnitt_am_selben_tag_und_daneben() -> None:
    maerz = kalendermonat(2026, 3)
    assert maerz.schnitt(Zeitraum(date(2026, 3, 31), None)) == Zeitraum(date(2026, 3, 31), date(2026, 3, 31))
    assert maerz.schnitt(Zeitraum(date(2026, 4, 1), None)) is None


@ohne_frist
@given(TAG, LAENGE)
def test_monate_zaehlen_jeden_tag_einmal(von: date, laenge: int) -> None:
    zeitraum = Zeitraum(von, von + timedelta(days=laenge))
    teile = list(zeitraum.monate())
    assert sum(teil.tage for teil in teile) == zeitraum.tage() == laenge + 1
    assert [(teil.jahr, teil.monat) for teil in teile] == sorted({(teil.jahr, teil.monat) for teil in teile})
    assert all(1 <= teil.tage <= tage_im_monat(teil.jahr, teil.monat) for teil in teile)


def test_monatsende_und_kalendermonat() -> None:
    assert monatsende(date(2028, 2, 3)) == date(2028, 2, 29)
    assert monatsende(date(2026, 12, 31)) == date(2026, 12, 31)
    assert kalendermonat(2026, 2) == Zeitraum(date(2026, 2, 1), date(2026, 2, 28))
    for jahr, monat in ((2026, 0), (2026, 13), (0, 1), (10000, 1)):
        with pytest.raises(Zeitraumfehler, match="gibt es nicht"):
            kalendermonat(jahr, monat)


def test_zeitraum_bis_zum_ende_des_kalenders() -> None:
    assert list(Zeitraum(date(9999, 12, 30), date(9999, 12, 31)).monate()) == [Monatsteil(9999, 12, 2)]


@pytest.mark.parametrize(
    ("tag", "jahre", "ergebnis"),
    [
        (date(2028, 2, 29), 1, date(2029, 2, 28)),
        (date(2028, 2, 29), 4, date(2032, 2, 29)),
        (date(2028, 2, 29), -1, date(2027, 2, 28)),
        (date(2027, 2, 28), 1, date(2028, 2, 28)),
        (date(2025, 10, 1), 5, date(2030, 10, 1)),
    ],
)
def test_plus_jahre(tag: date, jahre: int, ergebnis: date) -> None:
    assert plus_jahre(tag, jahre) == ergebnis


def test_plus_jahre_ausserhalb_des_kalenders() -> None:
    with pytest.raises(Zeitraumfehler, match="gibt es nicht"):
        plus_jahre(date(2026, 1, 1), 8000)


@pytest.mark.parametrize(
    ("tag", "monate", "ergebnis"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_plus_monate(tag: date, monate: int, ergebnis: date) -> None:
    assert plus_monate(tag, monate) == ergebnis


def test_laufzeitende_des_grundlagenvertrags() -> None:
    assert laufzeitende(date(2025, 10, 1), 5) == date(2030, 9, 30)
    assert laufzeitende(date(2025, 10, 1), 8) == date(2033, 9, 30)
    assert laufzeitende(date(2028, 2, 29), 1) == date(2029, 2, 28)
    assert laufzeitende(date(2028, 2, 29), 4) == date(2032, 2, 28)


@pytest.mark.parametrize("fall", faelle("datum", "lesen"))
def test_datum_wird_gelesen(fall: dict[str, Any]) -> None:
    assert datum_aus_text(fall["eingabe"], fall["heute"]) == fall["tag"]


@pytest.mark.parametrize("fall", faelle("datum", "ablehnen"))
def test_datum_wird_mit_grund_abgelehnt(fall: dict[str, Any]) -> None:
    with pytest.raises(Datumsfehler, match=fall["sagt"]) as fehler:
        datum_aus_text(fall["eingabe"], fall["heute"])
    assert str(fehler.value).endswith(".")


def test_heute_ist_ein_tag() -> None:
    with pytest.raises(TypeError, match="Kalendertag"):
        datum_aus_text("1.3.", datetime(2026, 1, 1))


@ohne_frist
@given(TAG, TAG)
def test_geschriebenes_datum_wird_wieder_gelesen(tag: date, heute: date) -> None:
    assert datum_aus_text(datum_als_text(tag), heute) == tag
    assert datum_aus_text(tag.isoformat(), heute) == tag


@ohne_frist
@given(TAG, TAG)
def test_ohne_jahr_liegt_der_tag_um_heute(tag: date, heute: date) -> None:
    """Two digits hit the hundred years ending ten years ahead; without a year nothing is further than half a year."""
    assert heute.year - 90 < datum_aus_text(f"1.{tag.month}.{tag.year % 100:02d}", heute).year <= heute.year + 10
    gelesen = datum_aus_text(f"{min(tag.day, 28)}.{tag.month}.", heute)
    assert (gelesen.day, gelesen.month) == (min(tag.day, 28), tag.month)
    assert abs(gelesen - heute) <= timedelta(days=183)


@ohne_frist
@given(TAG, TAG)
def test_was_kommt_liegt_nicht_hinter_uns(tag: date, heute: date) -> None:
    gelesen = datum_aus_text(f"{min(tag.day, 28)}.{tag.month}.", heute, kommend=True)
    assert (gelesen.day, gelesen.month) == (min(tag.day, 28), tag.month)
    assert heute <= gelesen <= heute + timedelta(days=366)


def test_ein_schalttag_kommt_im_naechsten_schaltjahr() -> None:
    assert datum_aus_text("29.2.", date(2026, 11, 22), kommend=True) == date(2028, 2, 29)
    with pytest.raises(Datumsfehler, match="gibt es nicht"):
        datum_aus_text("31.2.", date(2026, 11, 22), kommend=True)

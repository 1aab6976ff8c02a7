"""Commitments follow calendar days, are rounded once per month and never change when a Posten is split."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.bindung import EINHEITEN, Bindungsfehler, Posten, bis_jahresende, je_monat, monatswert
from massanzug.rechenkern.geld import Betrag, summe
from massanzug.rechenkern.tarif import Tarifschritt, satz_am
from massanzug.rechenkern.zeitraum import EIN_TAG, Zeitraum, Zeitraumfehler, monatsende, tage_im_monat

from .gold import faelle, ohne_frist

LAUFEND = [einheit for einheit in EINHEITEN if einheit != "einmalig"]
TAG = st.dates(min_value=date(2024, 1, 1), max_value=date(2031, 12, 31))


def aus_goldfall(fall: dict[str, Any]) -> Posten:
    angaben = fall["posten"]
    return Posten(schluessel="baustein", **(angaben | {"menge": Fraction(angaben["menge"])}))


@st.composite
def posten(ziehe: st.DrawFn, einheiten: list[Any] = LAUFEND) -> Posten:
    von = ziehe(TAG)
    return Posten(
        schluessel="baustein",
        einheit=ziehe(st.sampled_from(einheiten)),
        menge=ziehe(st.fractions(min_value=0, max_value=7, max_denominator=60)),
        satz_cent=ziehe(st.integers(min_value=0, max_value=50_000)),
        von=von,
        bis=von + timedelta(days=ziehe(st.integers(min_value=0, max_value=900))),
    )


def ende(einer: Posten) -> date:
    assert einer.bis is not None
    return einer.bis


def gesamt(einer: Posten) -> int:
    return summe(monatswert(einer, teil.jahr, teil.monat) for teil in einer.laufzeit.monate()).cent


def geteilt(einer: Posten, letzter: date) -> tuple[Posten, Posten]:
    return replace(einer, bis=letzter), replace(einer, von=letzter + EIN_TAG)


@pytest.mark.parametrize("fall", faelle("bindung", "monat"))
def test_monatswert(fall: dict[str, Any]) -> None:
    assert monatswert(aus_goldfall(fall), fall["jahr"], fall["monat"]) == Betrag(fall["cent"])


@pytest.mark.parametrize("fall", faelle("bindung", "jahresende"))
def test_bis_jahresende(fall: dict[str, Any]) -> None:
    assert bis_jahresende(aus_goldfall(fall), fall["ab"]) == Betrag(fall["cent"])


@pytest.mark.parametrize("fall", faelle("bindung", "typisch"))
def test_je_monat(fall: dict[str, Any]) -> None:
    assert je_monat(aus_goldfall(fall)) == Betrag(fall["cent"])


@ohne_frist
@given(posten(), st.data())
def test_teilen_zwischen_zwei_monaten_aendert_nichts(einer: Posten, daten: st.DataObject) -> None:
    letzter = monatsende(daten.draw(st.dates(min_value=einer.von, max_value=ende(einer))))
    if letzter >= ende(einer):
        return
    assert sum(gesamt(teil) for teil in geteilt(einer, letzter)) == gesamt(einer)


@ohne_frist
@given(posten(), st.data())
def test_teilen_im_monat_aendert_hoechstens_einen_cent(einer: Posten, daten: st.DataObject) -> None:
    if einer.von == ende(einer):
        return
    letzter = daten.draw(st.dates(min_value=einer.von, max_value=ende(einer) - EIN_TAG))
    assert abs(sum(gesamt(teil) for teil in geteilt(einer, letzter)) - gesamt(einer)) <= 1


@ohne_frist
@given(posten(list(EINHEITEN)), TAG)
def test_jeder_monat_ist_nah_am_genauen_wert_und_nie_negativ(einer: Posten, tag: date) -> None:
    """Against a second way to count: one day after the other."""
    monat = [tag.replace(day=nummer) for nummer in range(1, tage_im_monat(tag.year, tag.month) + 1)]
    je_tag = {
        "stunden_je_woche": Fraction(1, 7),
        "tage_je_woche": Fraction(1, 7),
        "euro_je_monat": Fraction(1, len(monat)),
        "einmalig": Fraction(0),
    }[einer.einheit]
    genau: Fraction | int = sum(
        je_tag * einer.menge * einer.satz_cent for heute in monat if einer.von <= heute <= ende(einer)
    )
    if einer.einheit == "einmalig" and einer.von in monat:
        genau = einer.menge * einer.satz_cent
    wert = monatswert(einer, tag.year, tag.month)
    assert not wert.ist_negativ
    assert abs(wert.cent - Fraction(genau)) <= Fraction(1, 2)


@ohne_frist
@given(posten(list(EINHEITEN)), st.integers(min_value=2023, max_value=2035))
def test_ganzes_jahr_ist_die_summe_seiner_monate(einer: Posten, jahr: int) -> None:
    monate = summe(monatswert(einer, jahr, monat) for monat in range(1, 13))
    assert bis_jahresende(einer, date(jahr, 1, 1)) == monate


@ohne_frist
@given(posten(list(EINHEITEN)), TAG)
def test_was_noch_kommt_wird_von_tag_zu_tag_nicht_mehr(einer: Posten, tag: date) -> None:
    if (tag.month, tag.day) == (12, 31):
        return
    heute, morgen = bis_jahresende(einer, tag), bis_jahresende(einer, tag + EIN_TAG)
    assert Betrag(0) <= morgen <= heute


@ohne_frist
@given(posten())
def test_zwoelf_typische_monate_sind_ein_gewoehnliches_jahr(einer: Posten) -> None:
    ganz = replace(einer, von=date(2026, 1, 1), bis=None)
    assert abs(je_monat(ganz).cent * 12 - bis_jahresende(ganz, date(2026, 1, 1)).cent) <= 12
    assert je_monat(ganz) == je_monat(einer)


def schritt(tag: date, promille: int) -> Tarifschritt:
    return Tarifschritt(tag, promille, frozenset({"ambulant"}), "Probe")


SCHRITTE = st.lists(st.builds(schritt, TAG, st.integers(-100, 100)), max_size=4).map(tuple)


@pytest.mark.parametrize("fall", faelle("bindung", "monat_mit_tarif"))
def test_monatswert_mit_tarif(fall: dict[str, Any]) -> None:
    tarif = tuple(schritt(tag, promille) for tag, promille in fall["tarif"])
    assert monatswert(replace(aus_goldfall(fall), tarif=tarif), fall["jahr"], fall["monat"]) == Betrag(fall["cent"])


@ohne_frist
@given(posten(list(EINHEITEN)), TAG, SCHRITTE)
def test_mit_tarif_zaehlt_jeder_tag_zu_seinem_satz(einer: Posten, tag: date, tarif: Any) -> None:
    """Against a second way to count: a Posten for each day at the rate of that day."""
    mit = replace(einer, tarif=tarif, vereinbart_am=min(einer.von, date(2025, 1, 1)))
    laenge = tage_im_monat(tag.year, tag.month)
    basis = {"stunden_je_woche": 7, "tage_je_woche": 7, "euro_je_monat": laenge, "einmalig": 1}[einer.einheit]
    genau = Fraction(0)
    for heute in [tag.replace(day=nummer) for nummer in range(1, laenge + 1)]:
        if heute == einer.von or (einer.einheit != "einmalig" and einer.von <= heute <= ende(einer)):
            genau += einer.menge * satz_am(einer.satz_cent, mit.vereinbart_am or einer.von, heute, tarif) / basis
    assert abs(monatswert(mit, tag.year, tag.month).cent - genau) <= Fraction(1, 2)


@ohne_frist
@given(posten(list(EINHEITEN)), st.integers(min_value=2023, max_value=2035), SCHRITTE)
def test_mit_tarif_ist_das_jahr_die_summe_seiner_monate(einer: Posten, jahr: int, tarif: Any) -> None:
    mit = replace(einer, tarif=tarif)
    assert bis_jahresende(mit, date(jahr, 1, 1)) == summe(monatswert(mit, jahr, monat) for monat in range(1, 13))


@ohne_frist
@given(posten(list(EINHEITEN)), TAG, SCHRITTE)
def test_vereinbart_nach_allen_schritten_ist_wie_ohne_tarif(einer: Posten, tag: date, tarif: Any) -> None:
    mit = replace(einer, tarif=tarif, vereinbart_am=max([einer.von, *(s.gueltig_von for s in tarif)]))
    assert monatswert(mit, tag.year, tag.month) == monatswert(einer, tag.year, tag.month)
    assert bis_jahresende(mit, tag) == bis_jahresende(einer, tag)
    assert je_monat(mit, tag) == je_monat(einer)


def test_je_monat_zum_satz_des_tages() -> None:
    mit = Posten("b", "euro_je_monat", Fraction(2), 10000, date(2026, 1, 1), tarif=(schritt(date(2026, 5, 1), 28),))
    assert je_monat(mit) == je_monat(mit, date(2026, 4, 30)) == Betrag(20000)
    assert je_monat(mit, date(2026, 5, 1)) == Betrag(20560)


def test_ohne_ende_laeuft_er_weiter() -> None:
    offen = Posten("baustein", "tage_je_woche", Fraction(7), 100, date(2026, 1, 1))
    assert monatswert(offen, 2041, 1) == Betrag(3100)
    assert monatswert(offen, 2025, 12) == Betrag(0)
    assert offen.laufzeit == Zeitraum(date(2026, 1, 1), None)


def test_ganze_menge_wird_zum_bruch() -> None:
    einer = Posten("baustein", "einmalig", 2, 100, date(2026, 1, 1))  # type: ignore[arg-type]
    assert type(einer.menge) is Fraction
    assert einer.menge == 2


@pytest.mark.parametrize(
    ("aenderung", "sagt"),
    [
        ({"menge": Fraction(-1)}, "„baustein“ dürfen nicht negativ sein"),
        ({"satz_cent": -1}, "„baustein“ dürfen nicht negativ sein"),
        ({"einheit": "stueck"}, "unbekannte Einheit „stueck“"),
        ({"einheit": "tage_je_woche", "menge": Fraction(15, 2)}, "mehr als sieben Tage"),
        ({"bis": date(2025, 12, 31)}, "„baustein“: Das Ende .* liegt vor dem Beginn"),
    ],
)
def test_unmoegliche_posten(aenderung: dict[str, Any], sagt: str) -> None:
    angaben: dict[str, Any] = {"einheit": "einmalig", "menge": Fraction(1), "satz_cent": 1, "von": date(2026, 1, 1)}
    with pytest.raises(Bindungsfehler, match=sagt):
        Posten(schluessel="baustein", **(angaben | aenderung))


@pytest.mark.parametrize("menge", [1.5, Decimal("1.5"), True, "1"])
def test_menge_ist_genau(menge: Any) -> None:
    with pytest.raises(TypeError, match="Menge"):
        Posten("baustein", "einmalig", menge, 1, date(2026, 1, 1))


@pytest.mark.parametrize("satz", [1.5, True, Betrag(1)])
def test_satz_ist_ganze_cent(satz: Any) -> None:
    with pytest.raises(TypeError, match="ganzen Cent"):
        Posten("baustein", "einmalig", Fraction(1), satz, date(2026, 1, 1))


def test_kein_dreizehnter_monat() -> None:
    with pytest.raises(Zeitraumfehler, match="13/2026"):
        monatswert(Posten("baustein", "einmalig", Fraction(1), 1, date(2026, 1, 1)), 2026, 13)

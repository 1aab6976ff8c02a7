"""The months of an event are its year, the cap holds in both directions, and nothing is claimed that is not saved."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.planbudget.choices import Ereignisart as Wahl
from massanzug.rechenkern.ereignis import (
    EREIGNISARTEN,
    JE_JAHR,
    Ereignisfehler,
    Gegenregel,
    Vergleich,
    Wirkung,
    erstes_jahr,
    gegenregel_am,
    im_jahr,
    im_monat,
    lade_gegenregeln,
    letzter_tag,
    monate_im_jahr,
    plan_im_jahr,
    plan_im_monat,
    plan_monate,
    pruefe_gegenregeln,
    rueckfuehrung,
    vermeidung,
    volles_jahr,
)
from massanzug.rechenkern.geld import Betrag, summe
from massanzug.rechenkern.parameter.lesen import Parameterfehler
from massanzug.rechenkern.zeitraum import EIN_TAG, Zeitraumfehler

from .gold import faelle, ohne_frist

TAG = st.dates(min_value=date(2024, 1, 1), max_value=date(2031, 12, 31))
JAHR = st.integers(2023, 2036)
CENT = st.integers(-(10**12), 10**12).filter(bool)
RUECKFUEHRUNG = gegenregel_am(lade_gegenregeln(), "rueckfuehrung", date(2026, 3, 16))
VERMEIDUNG = gegenregel_am(lade_gegenregeln(), "vermeidung", date(2026, 3, 16))


@st.composite
def wirkungen(ziehe: st.DrawFn, je_jahr: bool | None = None) -> Wirkung:
    ab = ziehe(TAG)
    jaehrlich = ziehe(st.booleans()) if je_jahr is None else je_jahr
    return Wirkung(
        art=ziehe(st.sampled_from(JE_JAHR if jaehrlich else EREIGNISARTEN)),
        wirksam_ab=ab,
        endet_am=ziehe(st.none() | st.integers(0, 1500).map(lambda tage: ab + timedelta(days=tage))),
        deckel_jahr_cent=ziehe(st.none() | st.integers(0, 10**12)),
        **{"jahr_cent" if jaehrlich else "monat_cent": ziehe(CENT)},
    )


@pytest.mark.parametrize("fall", faelle("ereignis", "jahr"))
def test_goldfall_monate(fall: dict[str, Any]) -> None:
    wirkung = Wirkung(**fall["wirkung"])
    assert [betrag.cent for betrag in monate_im_jahr(wirkung, fall["jahr"])] == fall["monate"]
    assert im_jahr(wirkung, fall["jahr"]).cent == sum(fall["monate"])


@pytest.mark.parametrize("fall", faelle("ereignis", "volles_jahr"))
def test_goldfall_erstes_und_volles_jahr(fall: dict[str, Any]) -> None:
    wirkung = Wirkung(**fall["wirkung"])
    assert erstes_jahr(wirkung) == Betrag(fall["erstes_cent"])
    assert volles_jahr(wirkung) == Betrag(fall["volles_cent"])


@pytest.mark.parametrize("fall", faelle("ereignis", "letzter_tag"))
def test_goldfall_letzter_tag(fall: dict[str, Any]) -> None:
    assert letzter_tag(fall["ab"], fall["monate"]) == fall["letzter"]


@ohne_frist
@given(wirkungen(), JAHR)
def test_die_monate_sind_das_jahr_auch_unter_dem_deckel(wirkung: Wirkung, jahr: int) -> None:
    monate = [im_monat(wirkung, jahr, monat) for monat in range(1, 13)]
    assert summe(monate) == im_jahr(wirkung, jahr)
    if wirkung.deckel_jahr_cent is not None:
        assert abs(im_jahr(wirkung, jahr)) <= Betrag(wirkung.deckel_jahr_cent)
    vorzeichen = 1 if wirkung.monat_cent + wirkung.jahr_cent > 0 else -1
    assert all(betrag.cent * vorzeichen >= 0 for betrag in monate)


@ohne_frist
@given(wirkungen(), JAHR)
def test_der_deckel_kuerzt_von_hinten(wirkung: Wirkung, jahr: int) -> None:
    """Up to the month that reaches the cap everything counts in full, after it nothing."""
    offen = monate_im_jahr(replace(wirkung, deckel_jahr_cent=None), jahr)
    gedeckelt = monate_im_jahr(wirkung, jahr)
    gekuerzt = [stelle for stelle in range(12) if offen[stelle] != gedeckelt[stelle]]
    if gekuerzt:
        assert all(betrag.ist_null for betrag in gedeckelt[gekuerzt[0] + 1 :])
        assert abs(summe(gedeckelt)).cent == wirkung.deckel_jahr_cent


@ohne_frist
@given(wirkungen(je_jahr=True), JAHR)
def test_ein_ganzes_kalenderjahr_ist_genau_der_jahresbetrag(wirkung: Wirkung, jahr: int) -> None:
    ganz = replace(wirkung, wirksam_ab=date(jahr, 1, 1), endet_am=None, deckel_jahr_cent=None)
    assert im_jahr(ganz, jahr).cent == ganz.jahr_cent == volles_jahr(ganz).cent
    monate = [betrag.cent for betrag in monate_im_jahr(ganz, jahr)]
    assert max(monate) - min(monate) <= 1


@ohne_frist
@given(wirkungen(), st.data())
def test_teilen_aendert_je_monat_hoechstens_einen_cent(wirkung: Wirkung, daten: st.DataObject) -> None:
    ganz = replace(wirkung, deckel_jahr_cent=None)
    ende = ganz.endet_am or date(2034, 12, 31)
    if ende == ganz.wirksam_ab:
        return
    letzter = daten.draw(st.dates(min_value=ganz.wirksam_ab, max_value=ende - EIN_TAG))
    davor, danach = replace(ganz, endet_am=letzter), replace(ganz, wirksam_ab=letzter + EIN_TAG)
    for jahr in range(ganz.wirksam_ab.year, ende.year + 1):
        geteilt = im_jahr(davor, jahr) + im_jahr(danach, jahr)
        assert abs(geteilt.cent - im_jahr(ganz, jahr).cent) <= (1 if jahr == letzter.year else 0)


@ohne_frist
@given(st.lists(wirkungen(), max_size=4), JAHR)
def test_der_plan_ist_die_summe_seiner_ereignisse(alle: list[Wirkung], jahr: int) -> None:
    monate = tuple(plan_im_monat(alle, jahr, monat) for monat in range(1, 13))
    assert monate == plan_monate(alle, jahr)
    assert summe(monate) == plan_im_jahr(alle, jahr) == summe(im_jahr(wirkung, jahr) for wirkung in alle)
    rueckgaengig = [replace(w, monat_cent=-w.monat_cent, jahr_cent=-w.jahr_cent) for w in alle]
    assert plan_im_jahr([*alle, *rueckgaengig], jahr) == Betrag(0)


def test_arnsberg_2026_hat_im_jahr_die_summe_der_bekanntmachung() -> None:
    start = [Wirkung(art="ausgangswert", jahr_cent=cent, wirksam_ab=date(2025, 10, 1)) for cent in (87398855, 91827483)]
    assert plan_im_jahr(start, 2026) == Betrag(87398855 + 91827483)
    assert plan_im_jahr(start, 2024) == Betrag(0)


@pytest.mark.parametrize(
    ("aenderung", "sagt"),
    [
        ({"monat_cent": 0}, "entweder je Monat oder je Jahr"),
        ({"jahr_cent": 5}, "entweder je Monat oder je Jahr"),
        ({"monat_cent": 0, "jahr_cent": 5, "art": "vermeidung"}, "zählt je Monat"),
        ({"monat_cent": 0, "jahr_cent": 5, "art": "ueberleitung_altfall"}, "zählt je Monat"),
        ({"art": "geschenk"}, "Ereignisart „geschenk“ gibt es nicht"),
        ({"deckel_jahr_cent": -1}, "Deckel kann nicht unter null"),
        ({"endet_am": date(2025, 12, 31)}, "liegt vor dem Beginn"),
    ],
)
def test_unmoegliche_wirkungen(aenderung: dict[str, Any], sagt: str) -> None:
    gut = Wirkung(art="korrektur", monat_cent=1, wirksam_ab=date(2026, 1, 1))
    with pytest.raises(Ereignisfehler, match=sagt):
        replace(gut, **aenderung)


@pytest.mark.parametrize("cent", [1.0, True, Betrag(1)])
@pytest.mark.parametrize("feld", ["monat_cent", "jahr_cent", "deckel_jahr_cent"])
def test_wirkungen_sind_ganze_cent(feld: str, cent: Any) -> None:
    with pytest.raises(TypeError, match="ganzen Cent"):
        Wirkung(**({"art": "tarif", "monat_cent": 1, "wirksam_ab": date(2026, 1, 1)} | {feld: cent}))


def test_kein_dreizehnter_monat() -> None:
    with pytest.raises(Zeitraumfehler, match="13/2026"):
        im_monat(Wirkung(art="tarif", monat_cent=1, wirksam_ab=date(2026, 1, 1)), 2026, 13)


def test_arten_heissen_wie_im_planbudget() -> None:
    assert set(EREIGNISARTEN) == set(Wahl.values)


@pytest.mark.parametrize("fall", faelle("ereignis", "rueckfuehrung"))
def test_goldfall_rueckfuehrung(fall: dict[str, Any]) -> None:
    vorher, nachher = ([Betrag(cent) for cent in fall[name]] for name in ("vorher", "nachher"))
    rechnung = rueckfuehrung(vorher, nachher, ab=fall["ab"], prognose_bis=fall["prognose_bis"], regel=RUECKFUEHRUNG)
    assert rechnung.wirkung == Wirkung(
        art="rueckfuehrung", monat_cent=fall["monat_cent"], wirksam_ab=fall["ab"], endet_am=fall["endet_am"]
    )
    assert rechnung.annahme.replace("\u202f", " ") == fall["annahme"]
    assert rechnung.regel is RUECKFUEHRUNG


@pytest.mark.parametrize("fall", faelle("ereignis", "vermeidung"))
def test_goldfall_vermeidung(fall: dict[str, Any]) -> None:
    vergleich = Vergleich(Betrag(fall["vergleich_cent"]), fall["vergleich_quelle"])
    rechnung = vermeidung(vergleich, Betrag(fall["tatsaechlich_cent"]), ab=fall["ab"], regel=VERMEIDUNG)
    assert (rechnung.wirkung.monat_cent, rechnung.wirkung.endet_am) == (fall["monat_cent"], fall["endet_am"])
    assert erstes_jahr(rechnung.wirkung) == Betrag(fall["erstes_cent"])
    assert rechnung.annahme.replace("\u202f", " ") == fall["annahme"]


@st.composite
def regeln(ziehe: st.DrawFn, art: Any) -> Gegenregel:
    return replace(
        RUECKFUEHRUNG,
        art=art,
        monate_hoechstens=ziehe(st.integers(1, 120)),
        anteil_promille=ziehe(st.integers(1, 1000)),
        deckel_jahr_cent=ziehe(st.none() | st.integers(0, 10**7)),
    )


@ohne_frist
@given(st.integers(0, 10**7), st.integers(0, 10**7), TAG, st.integers(0, 3000), st.data())
def test_ersparnis_ist_nie_negativ_und_nie_mehr_als_der_unterschied(
    ohne_cent: int, mit_cent: int, ab: date, tage: int, daten: st.DataObject
) -> None:
    art = daten.draw(st.sampled_from(["rueckfuehrung", "vermeidung"]))
    regel = daten.draw(regeln(art))
    bis = ab + timedelta(days=tage)
    try:
        if art == "rueckfuehrung":
            rechnung = rueckfuehrung([Betrag(ohne_cent)], [Betrag(mit_cent)], ab=ab, prognose_bis=bis, regel=regel)
        else:
            vergleich = Vergleich(Betrag(ohne_cent), "Probe {x}")
            rechnung = vermeidung(vergleich, Betrag(mit_cent), ab=ab, prognose_bis=bis, regel=regel)
    except Ereignisfehler as fehler:
        assert "nichts erspart" in str(fehler)
        assert (ohne_cent - mit_cent) * regel.anteil_promille < 500
        return
    wirkung = rechnung.wirkung
    assert 0 < wirkung.monat_cent <= ohne_cent - mit_cent
    assert wirkung.endet_am == min(bis, letzter_tag(ab, regel.monate_hoechstens))
    assert wirkung.deckel_jahr_cent == regel.deckel_jahr_cent
    assert rechnung.annahme.startswith("Angenommen ist, dass ")
    assert rechnung.annahme.endswith((".", "im Jahr."))
    assert all(not im_jahr(wirkung, jahr).ist_negativ for jahr in range(ab.year, ab.year + 11))


def test_wo_nichts_erspart_ist_wird_nichts_angerechnet() -> None:
    gleich = {"ab": date(2026, 3, 1), "prognose_bis": date(2026, 12, 31), "regel": RUECKFUEHRUNG}
    with pytest.raises(Ereignisfehler, match=r"nichts erspart: 5,00.€ im Monat statt 5,00.€\. Angerechnet wird nur"):
        rueckfuehrung([Betrag(500)], [Betrag(300), Betrag(200)], **gleich)
    with pytest.raises(Ereignisfehler, match="nichts erspart"):
        vermeidung(Vergleich(Betrag(1), "Probe"), Betrag(2), ab=date(2026, 3, 1), regel=VERMEIDUNG)


def test_gegenrechnung_verlangt_passende_regel_dauer_und_quelle() -> None:
    with pytest.raises(Ereignisfehler, match="gilt für „vermeidung“, nicht für „rueckfuehrung“"):
        rueckfuehrung([Betrag(5)], [], ab=date(2026, 3, 1), prognose_bis=date(2026, 4, 1), regel=VERMEIDUNG)
    with pytest.raises(Ereignisfehler, match=r"endet am 28\.02\.2026, bevor"):
        rueckfuehrung([Betrag(5)], [], ab=date(2026, 3, 1), prognose_bis=date(2026, 2, 28), regel=RUECKFUEHRUNG)
    with pytest.raises(Ereignisfehler, match="woher der Vergleichswert kommt"):
        Vergleich(Betrag(5), " ")


def test_halber_anteil_steht_im_satz() -> None:
    halb = replace(VERMEIDUNG, anteil_promille=505)
    rechnung = vermeidung(Vergleich(Betrag(1000), "Probe"), Betrag(0), ab=date(2026, 3, 1), regel=halb)
    assert rechnung.wirkung.monat_cent == 505
    assert "angerechnet werden 50,5 Prozent des Unterschieds, höchstens" in rechnung.annahme
    ganz = replace(VERMEIDUNG, anteil_promille=500)
    assert (
        "werden 50 Prozent" in vermeidung(Vergleich(Betrag(9), "P"), Betrag(0), ab=date(2026, 3, 1), regel=ganz).annahme
    )


@pytest.mark.parametrize(
    ("aenderung", "sagt"),
    [
        ({"monate_hoechstens": 0}, "mindestens ein Monat"),
        ({"monate_hoechstens": 121}, "höchstens zehn Jahre"),
        ({"anteil_promille": 0}, "mehr als nichts"),
        ({"anteil_promille": 1001}, "höchstens alles"),
        ({"deckel_jahr_cent": -1}, "Deckel"),
    ],
)
def test_unmoegliche_gegenregeln(aenderung: dict[str, Any], sagt: str) -> None:
    with pytest.raises(Ereignisfehler, match=sagt):
        replace(VERMEIDUNG, **aenderung)


def test_gegenregeln_sind_annahmen_gedeckelt_und_eindeutig() -> None:
    assert all(regel.annahme and "Steuerungsgruppe" in regel.quelle for regel in lade_gegenregeln())
    assert (VERMEIDUNG.monate_hoechstens, VERMEIDUNG.anteil_promille) == (12, 1000)
    assert VERMEIDUNG.deckel_jahr_cent is not None
    with pytest.raises(Parameterfehler, match=r"„ereignis\.vermeidung“ gilt am 01\.10\.2025 mehrfach"):
        pruefe_gegenregeln((*lade_gegenregeln(), VERMEIDUNG))
    with pytest.raises(Parameterfehler, match="keine Regel für „rueckfuehrung“"):
        pruefe_gegenregeln((VERMEIDUNG,))
    with pytest.raises(Parameterfehler, match=r"am 30\.09\.2025 keine gültige Regel"):
        gegenregel_am(lade_gegenregeln(), "vermeidung", date(2025, 9, 30))

"""A try-out is a link: what it says comes back unchanged, and nothing an address says breaks anything."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.geld import Betrag
from massanzug.rechenkern.pfad import LESARTEN, VERLAEUFE
from massanzug.rechenkern.probe import (
    HOECHSTBETRAG,
    HOECHSTENS_RAEUME,
    HOECHSTZAHL,
    Probeangaben,
    Probefehler,
    Vergleichszeile,
    aus_parametern,
    probiere,
    vergleiche,
)
from massanzug.rechenkern.verteilung import MISCHBAR, SCHLUESSEL, Grundlagen

from .gold import faelle, ohne_frist

ZWEI_RAEUME = {
    "summe": "100,00",
    "schluessel": "gleich",
    "von": "2025",
    "bis": "2029",
    "verlauf": "linear",
    "lesart": "jahr",
    "start-neheim": "1,00",
    "start-huesten": "2,00",
    "u21-neheim": "1",
    "u21-huesten": "2",
}


@pytest.mark.parametrize("fall", faelle("probe", "fall"))
def test_goldfall(fall: dict[str, Any]) -> None:
    pfad = probiere(aus_parametern(fall["parameter"])).pfad
    assert [stufe.jahr for stufe in pfad.jahre] == fall["jahre"]
    assert [stufe.summe().cent for stufe in pfad.jahre] == fall["gesamt"]
    raeume = [name for name in fall if name not in ("name", "quelle", "jahre", "gesamt", "parameter")]
    for stelle, stufe in enumerate(pfad.jahre):
        assert [(raum, betrag.cent) for raum, betrag in stufe.teile] == [(raum, fall[raum][stelle]) for raum in raeume]


@pytest.mark.parametrize("fall", faelle("probe", "ablehnen"))
def test_jedes_feld_sagt_was_zu_tun_ist(fall: dict[str, Any]) -> None:
    parameter = {name: wert for name, wert in ZWEI_RAEUME.items() if name not in fall["weg"]} | fall["parameter"]
    with pytest.raises(Probefehler) as fehler:
        aus_parametern(parameter)
    meldungen = fehler.value.meldungen
    assert meldungen.keys() == fall["meldungen"].keys()
    for name, sagt in fall["meldungen"].items():
        assert sagt in meldungen[name]
        assert meldungen[name].endswith((".", "1.234,50."))
    assert "<" not in str(fehler.value)


@st.composite
def angaben(ziehe: st.DrawFn) -> Probeangaben:
    raeume = ziehe(st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True), min_size=1, max_size=4, unique=True))
    cent = st.integers(1, HOECHSTBETRAG - 1)
    zahl = st.integers(1, HOECHSTZAHL - 1)

    def je_raum(werte: st.SearchStrategy[int]) -> st.SearchStrategy[tuple[tuple[str, int], ...]]:
        return st.tuples(*[werte] * len(raeume)).map(lambda zahlen: tuple(zip(raeume, zahlen, strict=True)))

    grenze = ziehe(st.integers(0, 1000))
    teile = ziehe(st.permutations(MISCHBAR))[:2]
    startjahr = ziehe(st.integers(2000, 2099))
    return Probeangaben(
        start_cent=ziehe(je_raum(cent)),
        summe_cent=ziehe(st.integers(10**6, HOECHSTBETRAG - 1)),
        schluessel=ziehe(st.sampled_from(sorted(SCHLUESSEL))),
        grundlagen=Grundlagen(
            ziehe(je_raum(zahl)),
            ziehe(st.none() | je_raum(zahl)),
            ziehe(st.none() | je_raum(cent)),
            ziehe(st.sampled_from([None, {teile[0]: grenze, teile[1]: 1000 - grenze}])),
        ),
        startjahr=startjahr,
        zieljahr=ziehe(st.integers(startjahr + 1, min(2100, startjahr + 30))),
        verlauf=ziehe(st.sampled_from(VERLAEUFE)),
        lesart=ziehe(st.sampled_from(sorted(LESARTEN))),
    )


@ohne_frist
@given(angaben())
def test_der_link_sagt_was_angegeben_war(einmal: Probeangaben) -> None:
    parameter = einmal.als_parameter()
    assert aus_parametern(parameter) == einmal
    assert aus_parametern(parameter | {"seite": "2", "indikator-": "  "}) == einmal
    assert all(type(wert) is str for wert in parameter.values())


@ohne_frist
@given(angaben())
def test_probe_endet_bei_der_summe_oder_sagt_was_fehlt(einmal: Probeangaben) -> None:
    try:
        probe = probiere(einmal)
    except Probefehler as fehler:
        assert fehler.meldungen.keys() <= {"schluessel", "verlauf"}
        return
    assert probe.pfad.jahr(einmal.zieljahr).summe().cent == einmal.summe_cent
    assert probe.pfad.jahr(einmal.zieljahr).teile == tuple((raum, Betrag(cent)) for raum, cent in probe.ziel_cent)
    for jahr in vergleiche(probe, probe):
        assert all(zeile.unterschied == Betrag(0) for zeile in (*jahr.zeilen, jahr.gesamt))


BOESES = st.text(max_size=12) | st.sampled_from(
    [
        "0",
        "-1",
        "1e9",
        "NaN",
        "9" * 400,
        "2025",
        "1,00",
        "1.000,00",
        "４７００",
        "\x00",
        "\ud800",
        "1_000",
        " ",
        "+5",
        "−5",
    ]
)


@ohne_frist
@given(
    st.dictionaries(
        st.sampled_from([*ZWEI_RAEUME, "bestand-neheim", "bestand-huesten", "indikator-neheim", "mischung-gleich"])
        | st.text(max_size=8)
        | st.builds(str.__add__, st.sampled_from(["start-", "u21-", "bestand-", "mischung-"]), st.text(max_size=5)),
        BOESES,
        max_size=6,
    )
)
def test_keine_adresse_bringt_etwas_anderes_als_den_eigenen_fehler(boeses: dict[str, str]) -> None:
    try:
        gelesen = aus_parametern(ZWEI_RAEUME | boeses)
        assert aus_parametern(gelesen.als_parameter()) == gelesen
        probiere(gelesen)
    except Probefehler as fehler:
        assert fehler.meldungen
        assert all(meldung for meldung in fehler.meldungen.values())


def test_sehr_viele_angaben_werden_nicht_gelesen() -> None:
    with pytest.raises(Probefehler, match="zu viele Angaben"):
        aus_parametern(ZWEI_RAEUME | {f"start-r{zahl}": "1" for zahl in range(300)})


@pytest.mark.parametrize(
    ("aenderung", "parameter"),
    [
        ({"summe_cent": HOECHSTBETRAG}, "summe"),
        ({"summe_cent": -1}, "summe"),
        ({"startjahr": 1999}, "von"),
        ({"zieljahr": 2101}, "bis"),
        ({"zieljahr": 2025}, "bis"),
        ({"verlauf": "sprung"}, "verlauf"),
        ({"lesart": "monat"}, "lesart"),
        ({"schluessel": "wuerfel"}, "schluessel"),
        ({"start_cent": ()}, "start"),
        ({"start_cent": (("neheim", 1), ("neheim", 1))}, "start"),
        ({"start_cent": (("Neheim", 1), ("huesten", 1))}, "start"),
        ({"start_cent": (("huesten", 1), ("neheim", 1))}, "u21"),
        ({"start_cent": (("neheim", -1), ("huesten", 1))}, "start-neheim"),
        ({"start_cent": tuple((f"r{zahl}", 1) for zahl in range(HOECHSTENS_RAEUME + 1))}, "start"),
    ],
)
def test_auch_ohne_adresse_gelten_die_grenzen(aenderung: dict[str, Any], parameter: str) -> None:
    gut = aus_parametern(ZWEI_RAEUME)
    with pytest.raises(Probefehler) as fehler:
        replace(gut, **aenderung)
    assert parameter in fehler.value.meldungen


def test_fehlende_grundlage_und_null_im_geometrischen_pfad() -> None:
    gut = aus_parametern(ZWEI_RAEUME)
    with pytest.raises(Probefehler) as fehler:
        probiere(replace(gut, schluessel="bestand"))
    assert "laufenden Kosten" in fehler.value.meldungen["schluessel"]
    with pytest.raises(Probefehler) as fehler:
        probiere(replace(gut, verlauf="geometrisch", start_cent=(("neheim", 0), ("huesten", 1))))
    assert "bitte den linearen Pfad wählen" in fehler.value.meldungen["verlauf"]


def test_vergleich_nennt_jahr_raum_und_unterschied() -> None:
    gilt = probiere(aus_parametern(ZWEI_RAEUME))
    probe = probiere(replace(gilt.angaben, summe_cent=300_00, zieljahr=2030, schluessel="u21_anteilig"))
    jahre = vergleiche(probe, gilt)
    assert [jahr.jahr for jahr in jahre] == [2025, 2026, 2027, 2028, 2029, 2030]
    assert jahre[0].gesamt == Vergleichszeile(None, Betrag(3_00), Betrag(3_00))
    neheim, huesten = jahre[4].zeilen
    assert neheim == Vergleichszeile("neheim", Betrag(80_20), Betrag(50_00))
    assert neheim.unterschied == Betrag(30_20)
    assert huesten.unterschied == Betrag(160_40) - Betrag(50_00)
    assert jahre[4].gesamt.unterschied == Betrag(240_60) - Betrag(100_00)
    assert jahre[5].gesamt.geltend is None
    assert jahre[5].zeilen[0].unterschied is None


def test_vergleich_mit_anderen_raeumen_laesst_offen_was_dort_fehlt() -> None:
    gilt = probiere(aus_parametern({n: w for n, w in ZWEI_RAEUME.items() if not n.endswith("huesten")}))
    zeilen = vergleiche(probiere(aus_parametern(ZWEI_RAEUME)), gilt)[0].zeilen
    assert [(zeile.raum, zeile.geltend) for zeile in zeilen] == [("neheim", Betrag(1_00)), ("huesten", None)]

"""The search of the neighbourhood's memory: what a need says beside its theme, how a word finds, in which order."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.raum import (
    SPRACHEN,
    WOCHENTAGE,
    ZUGAENGE,
    Bedarf,
    Eintrag,
    Ort,
    Raumindex,
    Zeit,
    Zeitenfehler,
    entfernung_m,
    frische,
    lade_themen,
    verstehe,
    zeiten_als_text,
    zeiten_aus_text,
)

HEUTE = date(2026, 11, 22)
MARKT = Ort(51.45, 7.97)
DIENSTAG = Zeit("di", "16:00", "17:00")


def eintrag(nummer: int, name: str = "", worte: str = "", themen: tuple[str, ...] = (), **werte: Any) -> Eintrag:
    werte = {"bestaetigt_am": HEUTE - timedelta(20)} | werte
    return Eintrag(nummer, name, worte, "", frozenset(themen), **werte)


def finde(eintraege: list[Eintrag], bedarf: str | Bedarf) -> list[int]:
    bedarf = Bedarf(text=bedarf) if isinstance(bedarf, str) else bedarf
    return [fund.nummer for fund in Raumindex(eintraege, lade_themen()).finde(bedarf, HEUTE)]


# --- what a need says ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("worte", "erwartet"),
    [
        ("Mein Sohn (10) soll schwimmen lernen", {"alter": 10}),
        ("eine 14-jährige, die gern malt", {"alter": 14}),
        ("Baby, 5 Monate alt", {"alter": 0}),
        ("Mutter, 42 Jahre, sucht Anschluss", {"alter": None}),
        ("dienstags nach der Schule", {"tag": "di"}),
        ("am Sonnabend kochen", {"tag": "sa"}),
        ("jemand, der Arabisch spricht", {"sprache": "ar"}),
        ("Deutsch lernen", {"sprache": None}),
        ("mit dem Rollstuhl ins Café", {"zugang": "stufenlos"}),
    ],
)
def test_alter_tag_sprache_und_zugang_stehen_in_den_worten(worte: str, erwartet: dict[str, object]) -> None:
    gelesen = verstehe(worte)
    assert {name: getattr(gelesen, name) for name in erwartet} == erwartet


def test_was_gewaehlt_ist_gilt_vor_den_worten() -> None:
    gelesen = verstehe("dienstags, 10 Jahre", Bedarf(alter=4, tag="fr"))
    assert (gelesen.alter, gelesen.tag) == (4, "fr")


def test_was_gelesen_ist_wird_nicht_noch_einmal_gesucht() -> None:
    """„Dienstags“ names when, not what; and who asks for her son does not look for sons."""
    alle = [eintrag(1, "Dienstagssuppe", "Seit zehn Jahren, auch für Söhne."), eintrag(2, "Schwimmkurs")]
    assert finde(alle, verstehe("Mein Sohn (10 Jahre) soll dienstags schwimmen")) == [2]
    assert finde([eintrag(1, "Für Mütter und Väter")], "Vater") == [1]  # where nothing else is said, it counts


# --- times -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("worte", "zeiten"),
    [
        ("dienstags 16 bis 17:30 Uhr", [("di", "16:00", "17:30")]),
        ("Mo 9-12; Do von 14.30 – 16 Uhr", [("mo", "09:00", "12:00"), ("do", "14:30", "16:00")]),
        ("samstags 10 bis 13 und sonntags 11 bis 12", [("sa", "10:00", "13:00"), ("so", "11:00", "12:00")]),
        ("", []),
    ],
)
def test_zeiten_liest_es_wie_man_sie_schreibt(worte: str, zeiten: list[tuple[str, str, str]]) -> None:
    assert [tuple(z) for z in zeiten_aus_text(worte)] == zeiten


@pytest.mark.parametrize("worte", ["irgendwann", "di 25 bis 26 Uhr", "di 17 bis 16 Uhr", "di 16", "31.12. 10 bis 12"])
def test_was_keine_zeit_ist_wird_genannt(worte: str) -> None:
    with pytest.raises(Zeitenfehler, match="„"):
        zeiten_aus_text(worte)


_UHR = st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda hm: f"{hm[0]:02d}:{hm[1]:02d}")


@given(st.lists(st.tuples(st.sampled_from(sorted(WOCHENTAGE)), _UHR, _UHR).filter(lambda z: z[1] < z[2]), max_size=5))
def test_geschriebene_zeiten_liest_es_wieder(zeiten: list[tuple[str, str, str]]) -> None:
    alle = tuple(Zeit(*z) for z in zeiten)
    assert zeiten_aus_text(zeiten_als_text(alle)) == alle


# --- freshness -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("am", "erwartet"),
    [
        (date(2026, 11, 22), "frisch"),
        (date(2026, 5, 26), "frisch"),  # 180 days
        (date(2026, 5, 25), "bitte_bestaetigen"),  # 181
        (date(2026, 3, 27), "bitte_bestaetigen"),  # 240
        (date(2026, 3, 26), "veraltet"),  # 241
        (date(2024, 2, 29), "veraltet"),
    ],
)
def test_frische_nach_tagen(am: date, erwartet: str) -> None:
    assert frische(am, HEUTE) == erwartet


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("frage", "name"),
    [
        ("Schwimmkurse", "Schwimmkurs am Morgen"),  # the same stem
        ("Spielplatz", "Abenteuerspielplatz"),  # part of a compound
        ("Abenteuerspielplatz", "Spielplatz am Fluss"),  # a compound finds its part
        ("Fusball", "Fußball für alle"),  # typed wrong
        ("Muehle", "Café Mühle"),  # without umlauts
        ("Cafe", "Café Mühle"),
    ],
)
def test_ein_wort_findet(frage: str, name: str) -> None:
    assert finde([eintrag(1, "Chor"), eintrag(2, name)], frage) == [2]


def test_ein_thema_findet_was_es_nicht_woertlich_nennt() -> None:
    tisch = eintrag(2, "Langer Tisch", "Nach der Schule wird gegessen, dann gerechnet.", ("hausaufgaben",))
    assert finde([eintrag(1, "Chor", themen=("musik",)), tisch], "Hilfe bei den Schularbeiten") == [2]


def test_wer_sich_vertippt_findet_dasselbe_wie_wer_richtig_schreibt() -> None:
    alle = [eintrag(n, name) for n, name in enumerate(["Bildschirmzeit", "Bild und Ton", "Am Bildschirm", "Chor"])]
    assert finde(alle, "Bildscirm") == finde(alle, "Bildschirm")


def test_was_niemand_nennt_findet_nichts() -> None:
    assert finde([eintrag(1, "Chor")], "Quastenflosser") == []
    assert finde([], "Chor") == []


# --- order -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("besser", "schlechter", "bedarf"),
    [
        ({}, {"fachlich": True}, Bedarf("Chor")),  # what people do for each other before professional help
        ({}, {"bestaetigt_am": HEUTE - timedelta(200)}, Bedarf("Chor")),
        (
            {"bestaetigt_am": HEUTE - timedelta(200)},
            {"bestaetigt_am": HEUTE - timedelta(300)},
            Bedarf("Chor"),
        ),
        ({"ort": MARKT}, {"ort": Ort(51.40, 8.06)}, Bedarf("Chor", ort=MARKT)),
        ({"zeiten": (DIENSTAG,)}, {"zeiten": (DIENSTAG._replace(tag="mi"),)}, Bedarf("Chor", tag="di")),
        ({"alter_von": 8, "alter_bis": 12}, {"alter_von": 11, "alter_bis": 15}, Bedarf("Chor", alter=10)),
        ({"sprachen": frozenset({"ar"})}, {"sprachen": frozenset({"de"})}, Bedarf("Chor", sprache="ar")),
        ({"zugang": frozenset({"stufenlos"})}, {}, Bedarf("Chor", zugang="stufenlos")),
    ],
)  # fmt: skip
def test_das_passendere_steht_oben(besser: dict[str, Any], schlechter: dict[str, Any], bedarf: Bedarf) -> None:
    assert finde([eintrag(1, "Chor", **schlechter), eintrag(2, "Chor", **besser)], bedarf) == [2, 1]


def test_wer_viel_zu_jung_ist_bekommt_es_nicht() -> None:
    assert finde([eintrag(1, "Chor", alter_von=16)], Bedarf("Chor", alter=9)) == []


def test_wer_keinen_platz_hat_wird_nicht_genannt() -> None:
    assert finde([eintrag(1, "Näht gern", hoechstens=2, belegt=2)], "nähen") == []
    assert finde([eintrag(1, "Näht gern", hoechstens=2, belegt=1)], "nähen") == [1]


def test_ein_umkreis_ist_eine_grenze() -> None:
    nah, fern = eintrag(1, "Chor", ort=Ort(51.451, 7.97)), eintrag(2, "Chor", ort=Ort(51.48, 7.97))
    assert finde([nah, fern], Bedarf("Chor", ort=MARKT, umkreis_m=1000)) == [1]


def test_die_gruende_sagen_was_dafuer_spricht_und_was_zu_wissen_ist() -> None:
    treff = eintrag(
        1, "Rechentisch", "Hausaufgaben und Suppe.", ("hausaufgaben",), ort=Ort(51.4571, 7.97), alter_von=10,
        zeiten=(Zeit("di", "16:00", "17:30"),), bestaetigt_am=date(2026, 10, 3),
    )  # fmt: skip
    bedarf = Bedarf("Hausaufgaben", ort=MARKT, alter=11, tag="di")
    [fund] = Raumindex([treff], lade_themen()).finde(bedarf, HEUTE)
    assert [g.text for g in fund.gruende] == [
        "Thema Hausaufgaben", "800 m", "dienstags 16 Uhr", "ab 10 Jahren", "im Oktober bestätigt",
    ]  # fmt: skip
    [fund] = Raumindex([replace(treff, bestaetigt_am=date(2026, 1, 3))], lade_themen()).finde(bedarf, HEUTE)
    assert not fund.gruende[-1].spricht_dafuer


_TEXT = st.text(max_size=60)


@given(
    st.lists(st.tuples(_TEXT, _TEXT), max_size=6),
    _TEXT,
    st.none() | st.integers(0, 99),
    st.none() | st.sampled_from(sorted(SPRACHEN)),
    st.none() | st.sampled_from(sorted(ZUGAENGE)),
)
def test_jede_frage_bekommt_eine_geordnete_antwort(
    paare: list[tuple[str, str]], frage: str, alter: int | None, sprache: str | None, zugang: str | None
) -> None:
    index = Raumindex([eintrag(n, *paar) for n, paar in enumerate(paare)], lade_themen())
    funde = index.finde(verstehe(frage, Bedarf(alter=alter, sprache=sprache, zugang=zugang)), HEUTE)
    assert len({f.nummer for f in funde}) == len(funde) and all(f.wert > 0 for f in funde)
    assert [f.wert for f in funde] == sorted((f.wert for f in funde), reverse=True)


@given(st.floats(51.3, 51.5), st.floats(7.8, 8.3))
def test_entfernung_wie_auf_der_kugel(breite: float, laenge: float) -> None:
    """Against the haversine formula, to a thousandth."""
    from math import asin, cos, radians, sin, sqrt

    a, b = MARKT, Ort(breite, laenge)
    halb = [sin(radians(y - x) / 2) ** 2 for x, y in zip(a, b, strict=True)]
    genau = 2 * 6_371_000 * asin(sqrt(halb[0] + cos(radians(a.breite)) * cos(radians(b.breite)) * halb[1]))
    assert entfernung_m(a, b) == pytest.approx(genau, rel=2e-3, abs=1)

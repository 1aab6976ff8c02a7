"""The desk's order is a table: need first, then the day, and each line says why."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.vorrang import Vorrang, begruendung, ordne, wann

HEUTE = date(2026, 11, 23)


@dataclass(frozen=True)
class Ding:
    titel: str
    vorrang: Vorrang = Vorrang.EIGENES
    seit: date | None = None
    bis: date | None = None
    wartet: str = ""
    weil: str = ""


def tage(zahl: int) -> date:
    return HEUTE + timedelta(zahl)


@pytest.mark.parametrize(
    ("ding", "abschnitt", "weil"),
    [
        (Ding("a", Vorrang.SCHUTZ, seit=tage(0)), "heute", "weil es um den Schutz eines Kindes geht"),
        (Ding("a", Vorrang.SCHUTZ, bis=tage(20)), "spaeter", "weil es um den Schutz eines Kindes geht"),
        (Ding("a", Vorrang.FRIST, bis=tage(-3)), "heute", "weil der Tag seit 3 Tagen vorbei ist"),
        (Ding("a", Vorrang.FRIST, bis=tage(-1)), "heute", "weil der Tag seit gestern vorbei ist"),
        (Ding("a", Vorrang.FRIST, bis=tage(0)), "heute", "weil heute der letzte Tag ist"),
        (Ding("a", Vorrang.FRIST, bis=tage(1)), "woche", "weil morgen der letzte Tag ist"),
        (
            Ding("a", Vorrang.FRIST, bis=tage(7)),
            "woche",
            "weil am Montag, 30.\u00a0November\u00a02026 der letzte Tag ist",
        ),
        (
            Ding("a", Vorrang.FRIST, bis=tage(8)),
            "spaeter",
            "weil am Dienstag, 1.\u00a0Dezember\u00a02026 der letzte Tag ist",
        ),
        (
            Ding("a", Vorrang.WARTET, seit=tage(-2), wartet="Karin Vogt"),
            "heute",
            "weil Karin Vogt seit 2 Tagen auf Sie wartet",
        ),
        (Ding("a", Vorrang.WARTET), "heute", "weil jemand auf Sie wartet"),
        (Ding("a", Vorrang.FREIGABE, seit=tage(-1)), "heute", "weil die Familie auf den Anfang wartet"),
        (Ding("a", seit=tage(-13)), "woche", "weil es seit 13 Tagen offen ist"),
        (Ding("a", seit=tage(-14)), "heute", "weil es seit 14 Tagen offen ist"),
        (Ding("a"), "woche", ""),
        (Ding("a", Vorrang.FRIST, bis=tage(3), weil="weil wir es so sagen"), "woche", "weil wir es so sagen"),
    ],
)
def test_wo_etwas_steht_und_warum(ding: Ding, abschnitt: str, weil: str) -> None:
    assert (wann(ding, HEUTE), begruendung(ding, HEUTE)) == (abschnitt, weil)


def test_die_not_kommt_vor_dem_alter() -> None:
    """An old form of my own stands behind the child, the family's day, the colleague and the release of today."""
    dinge = [
        Ding("eigener Entwurf", seit=tage(-400)),
        Ding("Freigabe", Vorrang.FREIGABE, seit=tage(-30)),
        Ding("Unterschrift", Vorrang.WARTET, seit=tage(-40)),
        Ding("Frist heute", Vorrang.FRIST, bis=tage(0)),
        Ding("Frist gestern", Vorrang.FRIST, bis=tage(-1)),
        Ding("Kind", Vorrang.SCHUTZ, seit=tage(0)),
    ]
    (heute,) = ordne(dinge, HEUTE)
    assert (heute.schluessel, heute.titel) == ("heute", "Heute")
    assert [s.titel for s, _ in heute.sachen] == [
        "Kind",
        "Frist gestern",
        "Frist heute",
        "Unterschrift",
        "Freigabe",
        "eigener Entwurf",
    ]


def test_leere_abschnitte_stehen_nicht_da() -> None:
    assert ordne([], HEUTE) == ()
    teile = ordne([Ding("x", bis=tage(30)), Ding("y", bis=tage(2))], HEUTE)
    assert [(t.schluessel, t.titel) for t in teile] == [
        ("woche", "Diese Woche, bis Montag, 30.\u00a0November\u00a02026"),
        ("spaeter", "Später"),
    ]


DINGE = st.lists(
    st.builds(
        Ding,
        titel=st.text(max_size=3),
        vorrang=st.sampled_from(Vorrang),
        seit=st.none() | st.dates(tage(-90), tage(0)),
        bis=st.none() | st.dates(tage(-90), tage(90)),
    ),
    max_size=12,
)


@given(DINGE)
def test_nichts_geht_verloren_und_die_not_waechst_nie(dinge: list[Ding]) -> None:
    teile = ordne(dinge, HEUTE)
    assert sorted(str(s) for t in teile for s, _ in t.sachen) == sorted(str(d) for d in dinge)
    for teil in teile:
        reihe = [s.vorrang for s, _ in teil.sachen]
        assert reihe == sorted(reihe)


@given(DINGE)
def test_die_reihenfolge_haengt_nicht_von_der_eingabe_ab(dinge: list[Ding]) -> None:
    def gezeigt(liste: list[Ding]) -> list[tuple[str, Vorrang, date | None]]:
        return [(s.titel, s.vorrang, s.bis or s.seit) for t in ordne(liste, HEUTE) for s, _ in t.sachen]

    assert gezeigt(dinge) == gezeigt(dinge[::-1])

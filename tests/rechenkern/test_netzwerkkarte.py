"""The Netzwerkkarte: everybody once, nobody on top of another, nearer is nearer, whatever is entered."""

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massanzug.rechenkern.diagramm import Bildfehler
from massanzug.rechenkern.netzwerkkarte import QUALITAETEN, SEKTOREN, Nahe, netzwerk_bild

NAMEN = {s: s.capitalize() for s in SEKTOREN}


@st.composite
def netze(draw: st.DrawFn) -> list[Nahe]:
    return [
        Nahe(
            i,
            draw(st.sampled_from(["Oma", "Trainer beim TuS Neheim", "Donaudampfschifffahrtsverein", "", "محمد"])),
            draw(st.sampled_from(SEKTOREN)),
            draw(st.integers(1, 5)),
            draw(st.sampled_from(QUALITAETEN)),
            draw(st.booleans()),
        )
        for i in range(draw(st.integers(0, 24)))
    ]


@settings(deadline=None)
@given(netze())
def test_alle_einmal_keiner_auf_dem_anderen_und_naeher_ist_naeher(netz: list[Nahe]) -> None:
    bild = netzwerk_bild("Familie Probe", netz, NAMEN)
    assert sorted(p.id for p in bild.personen) == [p.id for p in netz]
    for eins, zwei in combinations(bild.personen, 2):
        assert not eins.kasten.trifft(zwei.kasten), (eins.id, zwei.id)
    naehe = {p.id: p.naehe for p in netz}
    for eins, zwei in combinations(bild.personen, 2):
        if naehe[eins.id] < naehe[zwei.id]:
            assert eins.abstand < zwei.abstand
    mitte = float(bild.mitte_x), float(bild.mitte_y)
    for p in bild.personen:
        assert p.kasten.links >= 0 and p.kasten.rechts <= float(bild.breite)
        assert p.kasten.oben >= 0 and p.kasten.unten <= float(bild.hoehe)
        x = max(p.kasten.links, min(mitte[0], p.kasten.rechts)) - mitte[0]
        y = max(p.kasten.oben, min(mitte[1], p.kasten.unten)) - mitte[1]
        assert math.hypot(x, y) > float(bild.mitte_r)


@settings(deadline=None)
@given(netze())
def test_jeder_steht_in_seinem_sektor_und_seinem_ring(netz: list[Nahe]) -> None:
    bild = netzwerk_bild("Familie Probe", netz, NAMEN)
    von = {p.id: p for p in netz}
    ringe = [0.0, *(float(r) for r in bild.ringe)]
    assert ringe == sorted(ringe)
    for p in bild.personen:
        x, y = p.kasten.mitte.x - float(bild.mitte_x), p.kasten.mitte.y - float(bild.mitte_y)
        winkel = math.degrees(math.atan2(x, -y)) - 60 * SEKTOREN.index(von[p.id].sektor)
        assert abs((winkel + 180) % 360 - 180) < 30
        naehe = von[p.id].naehe
        assert ringe[naehe - 1] < p.abstand < ringe[naehe]


@settings(deadline=None)
@given(netze())
def test_gleiches_gibt_gleiches(netz: list[Nahe]) -> None:
    assert netzwerk_bild("F", netz, NAMEN) == netzwerk_bild("F", netz, NAMEN)


def test_die_form_der_linie_sagt_die_qualitaet_und_ein_haken_die_zusage() -> None:
    netz = [Nahe(i, "x", "familie", 3, q, zugesagt=q == "stark") for i, q in enumerate(QUALITAETEN)]
    bild = netzwerk_bild("F", netz, NAMEN)
    ecken = {p.qualitaet: p.linie.count("L") for p in bild.personen}
    assert ecken["stark"] == ecken["schwach"] == 1 < ecken["belastet"]
    assert [bool(p.haken) for p in bild.personen] == [p.qualitaet == "stark" for p in bild.personen]


def test_was_es_nicht_gibt_wird_nicht_gezeichnet() -> None:
    with pytest.raises(Bildfehler, match="unbekannt"):
        netzwerk_bild("F", [Nahe(1, "x", "mars", 1, "stark")], NAMEN)

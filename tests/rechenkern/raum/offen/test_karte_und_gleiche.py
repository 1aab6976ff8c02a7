"""The map has every place on its spot; what the house has already is recognised, and what only seems so is not."""

import json
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.raum.offen import Offen, gleiche, zu_geojson
from tests.rechenkern.raum.offen.muster import VOLL, offene


@given(st.lists(offene(), max_size=3))
def test_geojson_nach_rfc_7946(eintraege: list[Offen]) -> None:
    karte = json.loads(json.dumps(zu_geojson(eintraege), allow_nan=False))
    assert karte.keys() == {"type", "features"} and karte["type"] == "FeatureCollection"
    mit_ort = [offen for offen in eintraege if offen.ort]
    assert len(karte["features"]) == len(mit_ort)
    for punkt, offen in zip(karte["features"], mit_ort, strict=True):
        assert punkt.keys() == {"type", "id", "geometry", "properties"} and punkt["type"] == "Feature"
        assert offen.ort is not None
        assert punkt["geometry"] == {"type": "Point", "coordinates": [offen.ort.laenge, offen.ort.breite]}
        assert punkt["id"] == offen.kennung
        assert punkt["properties"]["name"] == offen.name


def neu(**werte: str) -> Offen:
    return Offen(**{"kennung": str(UUID(int=9)), "name": VOLL.name} | werte)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("eintrag", "grund"),
    [
        (neu(kennung=VOLL.kennung, name="Ganz anders"), "Dieselbe Kennung."),
        (
            neu(name="KUECHE FÜR ALLE Alt Arnsberg e.V.", stadtteil="alt-arnsberg"),
            "Gleicher Name und gleicher Stadtteil.",
        ),
        (neu(telefon="02931/5550100"), "Gleicher Name und gleiche Telefonnummer."),
        (neu(email="KUECHE@beispiel.de"), "Gleicher Name und gleiche E-Mail-Adresse."),
        (neu(name="Küche für alle", telefon="0049 2931 5550100"), "Ähnlicher Name und gleiche Telefonnummer."),
        (neu(), None),
        (neu(stadtteil="Neheim"), None),
        (neu(name="Nähgruppe", telefon=VOLL.telefon, email=VOLL.email), None),
        (neu(name="e. V.", telefon=VOLL.telefon), None),
    ],
)
def test_gleiche(eintrag: Offen, grund: str | None) -> None:
    andere = [replace(VOLL, kennung=str(UUID(int=n)), name=f"Anderes {n}") for n in (1, 2)]
    paare = gleiche([eintrag], [*andere, VOLL])
    assert [(p.alt.kennung, p.grund) for p in paare] == ([(VOLL.kennung, grund)] if grund else [])
    assert all(p.sicher == (p.grund == "Dieselbe Kennung.") for p in paare)


@given(st.lists(offene(), max_size=4), st.lists(offene(), max_size=4))
def test_hoechstens_eins_und_immer_dasselbe(neue: list[Offen], alte: list[Offen]) -> None:
    paare = gleiche(neue, alte)
    assert len(paare) <= len(neue)
    assert paare == gleiche(neue, alte)
    assert [p.neu for p in gleiche(alte, alte)] == alte

"""The map of the neighbourhood as GeoJSON (RFC 7946): one point per entry that has a place, longitude first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from massanzug.rechenkern.raum.offen.eintrag import FELDER, Offen


def zu_geojson(eintraege: Iterable[Offen]) -> dict[str, Any]:
    """A FeatureCollection for `json.dumps`; entries without a place are not in it, empty fields neither."""
    return {"type": "FeatureCollection", "features": [_punkt(offen) for offen in eintraege if offen.ort is not None]}


def _punkt(offen: Offen) -> dict[str, Any]:
    assert offen.ort is not None
    return {
        "type": "Feature",
        "id": offen.kennung,
        "geometry": {"type": "Point", "coordinates": [offen.ort.laenge, offen.ort.breite]},
        "properties": angaben(offen),
    }


def angaben(offen: Offen) -> dict[str, Any]:
    """All that is said of an entry beside its place, as JSON values; days as ISO 8601."""
    werte = {feld: getattr(offen, feld) for feld in FELDER if feld not in {"kennung", "ort"}}
    werte |= {"themen": list(offen.themen), "sprachen": list(offen.sprachen), "zugang": list(offen.zugang)}
    werte["zeiten"] = [list(zeit) for zeit in offen.zeiten]
    werte |= {feld: wert.isoformat() for feld in ("bestaetigt_am", "geaendert_am") if (wert := werte[feld]) is not None}
    return {feld: wert for feld, wert in werte.items() if wert not in ("", [], None)}

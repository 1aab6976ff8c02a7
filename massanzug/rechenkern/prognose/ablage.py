"""A forecast, its drivers and its back-test as plain values, to be kept and read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from massanzug.rechenkern.prognose.ergebnis import Jahreswert, Raumprognose, Vorhersage
from massanzug.rechenkern.prognose.rueckschau import Blick, Guete, Rueckschau
from massanzug.rechenkern.prognose.treiber import Ausschlag, Treiber


def jahreswert_als_daten(j: Jahreswert) -> dict[str, Any]:
    return asdict(j)


def vorhersage_als_daten(v: Vorhersage) -> dict[str, Any]:
    """The years of every Wirkungsraum and of the city; months are not kept."""
    raeume = [
        {"schluessel": r.schluessel, "jahre": [jahreswert_als_daten(j) for j in r.jahre]} for r in (*v.raeume, v.stadt)
    ]
    return {
        "verfahren": v.verfahren, "ratenunsicherheit": v.ratenunsicherheit, "raeume": raeume,
        "geglaettet": list(v.geglaettet), "laeufe": v.laeufe,
    }  # fmt: skip


def vorhersage_aus(daten: Mapping[str, Any]) -> Vorhersage:
    """What `vorhersage_als_daten` kept."""
    *raeume, stadt = [
        Raumprognose(r["schluessel"], tuple(jahreswert_aus(j) for j in r["jahre"]), ()) for r in daten["raeume"]
    ]
    return Vorhersage(
        daten["verfahren"], daten["ratenunsicherheit"], tuple(raeume), stadt, tuple(daten["geglaettet"]),
        daten["laeufe"],
    )  # fmt: skip


def jahreswert_aus(daten: Mapping[str, Any]) -> Jahreswert:
    """What `jahreswert_als_daten` kept."""
    return Jahreswert(**{**daten, "quantile_cent": tuple(daten["quantile_cent"])})


def treiber_als_daten(alle: Sequence[Treiber]) -> list[dict[str, Any]]:
    return [
        {"name": t.name, "um": t.um, "niedriger": list(t.niedriger), "hoeher": list(t.hoeher)} for t in alle
    ]  # fmt: skip


def treiber_aus(daten: Sequence[Mapping[str, Any]]) -> tuple[Treiber, ...]:
    return tuple(Treiber(d["name"], d["um"], Ausschlag(*d["niedriger"]), Ausschlag(*d["hoeher"])) for d in daten)


def rueckschau_als_daten(r: Rueckschau) -> dict[str, Any]:
    blicke = [{**asdict(b), "stichtag": b.stichtag.isoformat()} for b in r.blicke]
    guete = {name: {m: asdict(g) for m, g in teil.items()} for name, teil in (("alle", r.guete), ("klein", r.klein))}
    return {"blicke": blicke, **guete}


def rueckschau_aus(daten: Mapping[str, Any]) -> Rueckschau:
    blicke = tuple(
        Blick(
            date.fromisoformat(b["stichtag"]), b["wirkungsraum"], b["laufende"], tuple(b["quantile_cent"]),
            b["ist_cent"], b["gegner_cent"],
        )
        for b in daten["blicke"]
    )  # fmt: skip
    return Rueckschau(blicke, _guete(daten["alle"]), _guete(daten["klein"]))


def _guete(daten: Mapping[str, Any]) -> dict[str, Guete]:
    """JSON knows only text as keys."""
    return {
        name: Guete(g["crps_cent"], g["verzerrung"], {int(p): w for p, w in g["abdeckung"].items()})
        for name, g in daten.items()
    }

"""The entries are noted one by one by the people of the teams, through the actions.

A day is told as so many days before today, so the memory is as fresh and as stale as a real one; nobody notes anything
before the contracts begin.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import cycle
from math import cos, radians
from typing import Any, Final

from massanzug.demo.geld import ALS
from massanzug.demo.raum import DATEIEN, lies_eintraege
from massanzug.sozialraum.actions import raumressource_eintragen
from massanzug.sozialraum.choices import Bestaetigungsweg
from massanzug.sozialraum.models import Stadtteil

TEAM: Final = ("lt", "asd", "lt2", "asd2")
_METER_JE_GRAD: Final = 111_195.0
_WEGE: Final = {weg.label: weg for weg in Bestaetigungsweg}
_WIE_SIE_STEHEN: Final = (
    "name", "art", "themen", "beschreibung", "zeiten", "zeiten_wort", "kosten", "sprachen", "zugang", "traeger",
    "kontakt", "oeffentlich", "notiz",
)  # fmt: skip


@dataclass(frozen=True)
class Raumtermin:
    """Somebody of the team notes what she has seen or heard that day."""

    tag: date
    kennung: str
    eintrag: Mapping[str, Any]


def raumtermine(fruehestens: date, heute: date) -> Iterator[Raumtermin]:
    """All entries in order of the day on which somebody last asked."""
    alle = [
        Raumtermin(max(fruehestens, heute - timedelta(eintrag["bestaetigt_vor_tagen"])), f"{wer}.{raum}", eintrag)
        for raum in DATEIEN
        for wer, eintrag in zip(cycle(TEAM), lies_eintraege(raum), strict=False)
    ]
    yield from sorted((t for t in alle if t.tag < heute), key=lambda t: (t.tag, t.eintrag["kennung"]))


class Raumbau:
    """Notes the entries when the stories reach their day."""

    def __init__(self, stadtteile: Mapping[str, Stadtteil], als: ALS, heute: date) -> None:
        self.stadtteile, self.als, self.heute = stadtteile, als, heute

    def erledige(self, termin: Raumtermin, jetzt: datetime) -> None:
        eintrag = termin.eintrag
        werte: dict[str, Any] = {name: eintrag[name] for name in _WIE_SIE_STEHEN}
        stadtteil = self.stadtteile[eintrag["stadtteil"]]
        if eintrag["privat"]:
            einwilligung = min(termin.tag, self.heute - timedelta(eintrag["einwilligung_vor_tagen"]))
            werte |= {"einwilligung_am": einwilligung, "hoechstens": eintrag["hoechstens"]}
        else:
            werte |= {"anschrift": eintrag.get("anschrift", "")} | _lage(stadtteil, eintrag.get("versatz_m"))
        raumressource_eintragen(
            zugriff=self.als(termin.kennung, jetzt),
            stadtteil=stadtteil,
            alter_von=eintrag.get("alter_von"),
            alter_bis=eintrag.get("alter_bis"),
            bestaetigt_wie=_WEGE[eintrag["bestaetigt_wie"]],
            ist_beispiel=True,
            **werte,
        )


def _lage(stadtteil: Stadtteil, versatz_m: tuple[int, int] | None) -> dict[str, Decimal]:
    """Metres east and north of the Stadtteil's middle as degrees."""
    if versatz_m is None:
        return {}
    ost, nord = versatz_m
    je_grad = _METER_JE_GRAD * cos(radians(float(stadtteil.breite)))
    return {
        "breite": stadtteil.breite + Decimal(nord / _METER_JE_GRAD).quantize(Decimal("0.00001")),
        "laenge": stadtteil.laenge + Decimal(ost / je_grad).quantize(Decimal("0.00001")),
    }

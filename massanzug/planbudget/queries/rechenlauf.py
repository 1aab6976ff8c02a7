"""Calculations that take a while: what they reckon, whether it still holds, how far they are."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any, Final

from massanzug.planbudget.choices import Laufstand
from massanzug.planbudget.models import Rechenlauf
from massanzug.planbudget.queries.prognose import Grundlage, budgets, daneben, hebel_aus, modell
from massanzug.planbudget.rules import darf_lauf_abbrechen
from massanzug.rechenkern import prognose as kern
from massanzug.rechenkern.spannen import erstes_ende
from massanzug.rechenkern.tarif import lade_tarif
from massanzug.rechenkern.zeitraum import plus_monate
from massanzug.zugang.zugriff import Zugriff

VERFAHREN: Final = 1
"""Changes when the same Grundlage would give another result: what was kept before is reckoned again."""
ZIEHUNGEN: Final = 48
LEHRZEIT: Final = 12
"""Months of history before the first question of the back-test."""
JAHR, QUARTAL = 12, 3
GEDULD: Final = timedelta(minutes=1)
"""After that a calculation about which nobody has said anything says so."""
NEUESTE: Final = 6
"""Of the calculations with the same levers: one that runs, one that is finished, and what failed in between."""
Melde = Callable[[int, int], None]


@dataclass(frozen=True)
class Ausfuehrlich:
    """What a finished calculation found."""

    vorhersage: kern.Vorhersage
    treiber: Mapping[str, tuple[kern.Treiber, ...]]
    """By Wirkungsraum, and for the city."""
    rueckschau: kern.Rueckschau | None
    horizont: int


@dataclass(frozen=True)
class Lauflage:
    """The newest result for these levers (`gilt`: nothing has changed since), and the calculation under way."""

    ergebnis: Ausfuehrlich | None
    gilt: bool
    vom: Rechenlauf | None
    laufend: Rechenlauf | None
    darf_abbrechen: bool
    gescheitert: str

    wartet_lange: bool

    @property
    def prozent(self) -> int:
        lauf = self.laufend
        return 100 * lauf.getan // lauf.von if lauf and lauf.von else 0


def abdruck(g: Grundlage, hebel: kern.Hebel) -> str:
    """SHA-256 of what was known and taken for granted, and which levers were pulled."""
    alles = (VERFAHREN, kern.lade_vorgaben(), lade_tarif(), g, hebel)
    return hashlib.sha256(json.dumps(alles, default=_schreibbar).encode()).hexdigest()


def _schreibbar(wert: Any) -> Any:
    """The same text in every process: a set, for one, has an order of its own in each."""
    if isinstance(wert, date):
        return wert.isoformat()
    if isinstance(wert, frozenset):
        return sorted(wert)
    return [getattr(wert, feld.name) for feld in fields(wert)]


def lauf(pk: int) -> Rechenlauf | None:
    return Rechenlauf.objects.filter(pk=pk).defer("ergebnis").first()


def lauflage(zugriff: Zugriff, g: Grundlage, gezogen: Mapping[str, Any]) -> Lauflage:
    """Where the long calculation for these levers stands, in two questions."""
    gleiche = list(
        Rechenlauf.objects.filter(hebel=dict(gezogen))
        .exclude(stand=Laufstand.ABGEBROCHEN)
        .defer("ergebnis")
        .order_by("-pk")[:NEUESTE]
    )
    jetzt = abdruck(g, hebel_aus(gezogen))
    offen = next((eine for eine in gleiche if eine.ist_offen), None)
    fertig = next((eine for eine in gleiche if eine.stand == Laufstand.FERTIG), None)
    meldung = gleiche[0].meldung if gleiche and gleiche[0].stand == Laufstand.GESCHEITERT else ""
    ergebnis = _aus(fertig.ergebnis) if fertig else None
    return Lauflage(
        ergebnis=ergebnis,
        gilt=bool(ergebnis and fertig and fertig.grundlage == jetzt),
        vom=fertig,
        laufend=offen,
        darf_abbrechen=bool(offen and darf_lauf_abbrechen(zugriff, offen.konto_id)),
        gescheitert=meldung,
        wartet_lange=bool(offen and zugriff.jetzt - offen.puls > GEDULD),
    )


def _aus(daten: Mapping[str, Any]) -> Ausfuehrlich | None:
    """None for what another version of the house has kept: it is reckoned again."""
    if daten.get("fassung") != VERFAHREN:
        return None
    zurueck = daten["rueckschau"]
    return Ausfuehrlich(
        kern.vorhersage_aus(daten["vorhersage"]),
        {name: kern.treiber_aus(alle) for name, alle in daten["treiber"].items()},
        kern.rueckschau_aus(zurueck) if zurueck else None,
        daten["horizont"],
    )


def rechne(g: Grundlage, hebel: kern.Hebel, melde: Melde) -> dict[str, Any]:
    """All that takes a while: bands with every uncertainty, drivers, back-test. Raises Prognosefehler.

    `melde(done, of)` is told each step and may raise to stop.
    """
    grund, plan, neben = modell(g), budgets(g), daneben(g, hebel)
    tage, horizont = stichtage(g)
    schritte = _Schritte(melde, {"mischung": ZIEHUNGEN, "treiber": 2 * ZIEHUNGEN, "rueckschau": 4 * len(tage)})
    mischung = kern.mischung(
        grund, hebel, plan, neben, ziehungen=ZIEHUNGEN, monate=False, fortschritt=schritte.in_teil("mischung")
    )
    treiber = kern.treiber_je_raum(grund, plan, hebel, neben, fortschritt=schritte.in_teil("treiber"))
    zurueck = schaue_zurueck(g, tage, horizont, schritte.in_teil("rueckschau")) if tage else None
    return {
        "fassung": VERFAHREN,
        "vorhersage": kern.vorhersage_als_daten(mischung),
        "treiber": {name: kern.treiber_als_daten(alle) for name, alle in treiber.items()},
        "rueckschau": kern.rueckschau_als_daten(zurueck) if zurueck else None,
        "horizont": horizont,
    }


class _Schritte:
    """Three parts, one progress: each part has as many steps as it takes time."""

    def __init__(self, melde: Melde, teile: Mapping[str, int]) -> None:
        self.melde, self.teile = melde, teile

    def in_teil(self, name: str) -> Melde:
        namen = list(self.teile)
        davor, ganz = sum(self.teile[n] for n in namen[: namen.index(name)]), sum(self.teile.values())
        return lambda getan, von: self.melde(davor + self.teile[name] * getan // max(von, 1), ganz)


def stichtage(g: Grundlage) -> tuple[list[date], int]:
    """Every past quarter that can be asked, and for how many months: a year ahead, or a quarter in a young record."""
    seit = erstes_ende(g.spannen)
    if seit is None:
        return [], JAHR
    anfang = plus_monate(seit.replace(day=1), LEHRZEIT)
    for horizont in (JAHR, QUARTAL):
        letzter = plus_monate(g.monat, -horizont)  # this month is not over
        tage = [tag for tag in _quartale(g) if anfang <= tag <= letzter]
        if len(tage) >= 4 or horizont == QUARTAL:
            break
    return tage, horizont


def _quartale(g: Grundlage) -> list[date]:
    return [date(jahr, monat, 1) for jahr in range(g.stichtag.year - 6, g.stichtag.year + 1) for monat in (1, 4, 7, 10)]


def schaue_zurueck(g: Grundlage, tage: list[date], horizont: int, melde: Melde) -> kern.Rueckschau:
    """At today's prices throughout: it tests how many helps there are and how long they take, not the tariff."""
    ohne_tarif = [replace(vorgabe, tarif_promille=0) for vorgabe in kern.lade_vorgaben()]
    return kern.rueckschau(
        g.spannen, dict(g.bevoelkerung), _ausgaben(g), tage,
        horizont=horizont, seit=erstes_ende(g.spannen), vorgaben=ohne_tarif, tarifschritte=(), fortschritt=melde,
    )  # fmt: skip


def _ausgaben(g: Grundlage) -> dict[str, dict[int, int]]:
    """What the helps of each month cost at today's prices, by Wirkungsraum and month number."""
    erste = min(s.beginn for s in g.spannen)
    monate = range(kern.monatszahl(erste), kern.monatszahl(g.monat))
    je_raum = {name: dict.fromkeys(monate, 0) for name, _ in g.bevoelkerung}
    for s in g.spannen:
        bis = kern.monatszahl(s.ende) if s.ende else monate.stop - 1
        for monat in range(kern.monatszahl(s.beginn), min(bis, monate.stop - 1) + 1):
            je_raum[s.wirkungsraum][monat] += s.monatskosten_cent or 0
    return je_raum

"""The city's helps from before: a list the Jugendhilfe took over when it began. Pseudonyms, all of it invented.

Arrivals, durations and ways between the classes lie around the documented assumptions of the forecast, so that it has
something to learn from; one year brings more than the others, as real years do.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Final, NamedTuple

from massanzug.planbudget.actions import bestand_uebernehmen
from massanzug.planbudget.choices import Bestandsart
from massanzug.planbudget.models import Bestandsuebernahme
from massanzug.rechenkern.bestand import Bestandszeile
from massanzug.rechenkern.hauptbuch import hash_aus
from massanzug.rechenkern.hochrechnung import Hilfeklasse
from massanzug.rechenkern.zeitraum import plus_monate
from massanzug.zugang.zugriff import Zugriff

DATEI: Final = "Hilfen-2020-bis-2025.xlsx"
UEBERNOMMEN_AM: Final = date(2026, 1, 20)
VON: Final = date(2020, 7, 1)
BIS: Final = date(2025, 9, 30)
"""The last day on which one of them began: since then every family has its Maßanzug here."""
NEUE_IM_JAHR: Final = {"neheim": 11, "huesten": 10, "alt-arnsberg": 14}
MEHR_IM_JAHR: Final = {2022: 1.35}


class _Art(NamedTuple):
    """A kind of help: its share of arrivals, youngest and oldest at the beginning, mean months, price, next class."""

    klasse: Hilfeklasse
    anteil: float
    alter: tuple[int, int]
    monate: float
    satz_cent: tuple[int, int]
    danach: tuple[tuple[str, float], ...]


ARTEN: Final = {
    "31": _Art("ambulant", 0.38, (1, 14), 17, (110_000, 210_000), (("34", 0.06), ("32", 0.04))),
    "30": _Art("ambulant", 0.24, (9, 17), 13, (60_000, 120_000), (("34", 0.06),)),
    "32": _Art("teilstationaer", 0.12, (6, 13), 20, (240_000, 310_000), (("30", 0.12),)),
    "34": _Art("stationaer", 0.19, (6, 17), 22, (480_000, 690_000), (("31", 0.22), ("30", 0.1))),
    "33": _Art("pflege", 0.07, (0, 9), 40, (120_000, 165_000), (("31", 0.05),)),
}


def uebernimm_bestand(zugriff: Zugriff, saat: int) -> Bestandsuebernahme:
    """Take the list over, as the Wirtschaftliche Jugendhilfe would."""
    zeilen = sorted(_zeilen(Random(f"bestand:{saat}")), key=lambda z: (z.von, z.kennung))  # noqa: S311 -- invented
    return bestand_uebernehmen(
        zugriff=zugriff,
        art=Bestandsart.HILFEN,
        datei=DATEI,
        inhalt_pruefsumme=hash_aus(repr(z) for z in zeilen),
        zeilen=zeilen,
    )


def _zeilen(zufall: Random) -> Iterator[Bestandszeile]:
    nummer = 1000
    for raum, im_jahr in NEUE_IM_JAHR.items():
        tag = VON
        while True:
            tag += timedelta(max(1, round(zufall.expovariate(im_jahr * MEHR_IM_JAHR.get(tag.year, 1.0) / 365))))
            if tag > BIS:
                break
            nummer += 1
            yield from _hilfe(zufall, f"B-{nummer}", raum, tag)


def _hilfe(zufall: Random, kennung: str, raum: str, beginn: date) -> Iterator[Bestandszeile]:
    """A young person's way through one or more kinds of help; what still runs has the end that was planned."""
    art = zufall.choices(list(ARTEN), [a.anteil for a in ARTEN.values()])[0]
    juengste, aelteste = ARTEN[art].alter
    geburt = plus_monate(beginn.replace(day=1), -zufall.randint(juengste * 12, aelteste * 12 + 11))
    tag: date | None = beginn
    while tag is not None:
        a = ARTEN[art]
        ende = tag + timedelta(round(30.4 * max(1.0, zufall.gammavariate(1.6, a.monate / 1.6))))
        ende = min(ende, plus_monate(geburt, 12 * 20))
        if ende <= tag:
            return
        yield Bestandszeile(
            kennung=kennung, geburtsmonat=geburt.year * 100 + geburt.month, wirkungsraum=raum, hilfeart=art,
            hilfeklasse=a.klasse, von=tag, bis=ende, einheit="euro_je_monat", menge=Fraction(1),
            satz_cent=100 * round(zufall.uniform(*a.satz_cent) / 100), anbieter="", merkmale=frozenset(), zaehlt=None,
            zeile=0,
        )  # fmt: skip
        wege, gewichte = [w for w, _ in a.danach], [p for _, p in a.danach]
        wechsel = zufall.choices([None, *wege], [1 - sum(gewichte), *gewichte])[0]
        tag = ende + timedelta(1) if wechsel and ende < BIS else None
        art = wechsel or art

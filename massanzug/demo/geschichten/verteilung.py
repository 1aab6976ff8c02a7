"""How many helps of which kind a city of this size has, how long they last: figures with their source, nothing else.

The numbers of helps follow from two columns: what was used in a year (running on 31 December and ended in the year)
and the months a help lasts. Where as many begin as end, `d` years long, one that ends each year has `d` that run.
"""

from dataclasses import dataclass

QUELLE_MENGE = (
    "statistik.nrw, Erzieherische Hilfen, in Anspruch genommen 2023 (am 31.12. laufend und im Jahr beendet), ohne § 28"
)
QUELLE_DAUER = (
    "Thüringer Landesamt für Statistik, Tabelle kt001509, 2022, ein Landkreis: Größenordnung; für §§ 35 und 35a Annahme"
)
QUELLE_GRUND = "hzemonitor 2023: 70,9 % der Hilfen endeten gemäß Hilfeplan"
EINWOHNER_NRW = 18_000_000
NACH_PLAN = 0.709
"""Share of helps that end as the Hilfeplan says; `QUELLE_GRUND`."""
LAUFEND = 400
SEIT_JAHR = 2022


@dataclass(frozen=True)
class Art:
    """A kind of help: its paragraph, uses in NRW in a year, months it lasts, whether the child lives elsewhere."""

    paragraf: str
    grundlage: str
    nrw_2023: int
    monate: int
    stationaer: bool = False
    annahme: bool = False

    @property
    def laufend_je_beendeter(self) -> float:
        """How many run for one that ends in a year."""
        return self.monate / 12


ARTEN = (
    Art("27", "§ 27 Abs. 2 SGB VIII", 22_757, 25),
    Art("29", "§§ 27, 29 SGB VIII", 3_056, 8),
    Art("30", "§§ 27, 30 SGB VIII", 14_159, 17),
    Art("31", "§§ 27, 31 SGB VIII", 31_222, 23),
    Art("32", "§§ 27, 32 SGB VIII", 4_190, 23),
    Art("33", "§ 33 SGB VIII", 26_359, 72, stationaer=True),
    Art("34", "§§ 27, 34 SGB VIII", 32_063, 23, stationaer=True),
    Art("35", "§§ 27, 35 SGB VIII", 2_260, 14, annahme=True),
    Art("35a", "§ 35a SGB VIII", 39_924, 24, annahme=True),
)
"""§ 28 is missing: Erziehungsberatung is given without a case in the ASD (§ 36a Abs. 2 SGB VIII)."""


@dataclass(frozen=True)
class Menge:
    """Of one kind: how many run, how many have ended."""

    art: Art
    laufend: int
    beendet: int


def mengen(jahre: float, laufend: int = LAUFEND) -> tuple[Menge, ...]:
    """What stands after so many years, with `laufend` helps running at the end; each kind has at least two."""
    je_jahr = {a.paragraf: a.nrw_2023 / (1 + a.laufend_je_beendeter) for a in ARTEN}
    masstab = laufend / sum(je_jahr[a.paragraf] * a.laufend_je_beendeter for a in ARTEN)
    return tuple(
        Menge(
            a,
            max(2, round(masstab * je_jahr[a.paragraf] * a.laufend_je_beendeter)),
            max(2, round(masstab * je_jahr[a.paragraf] * jahre)),
        )
        for a in ARTEN
    )

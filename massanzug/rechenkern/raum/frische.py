"""How fresh an entry is: only a human act counts, never that something was typed.

Units: calendar days. Source: fachmodell (180 days: please confirm, 240 days: sinks in every match), our assumption.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, TypeAlias

BITTE_BESTAETIGEN: Final = 180
SINKT: Final = 240
Frische: TypeAlias = Literal["frisch", "bitte_bestaetigen", "veraltet"]


def frische(bestaetigt_am: date, heute: date) -> Frische:
    """From day 181 on somebody should ask again, from day 241 on the entry sinks."""
    alter = (heute - bestaetigt_am).days
    return "veraltet" if alter > SINKT else "bitte_bestaetigen" if alter > BITTE_BESTAETIGEN else "frisch"

"""How long a choice waits before it is awarded. Source: `parameter/auswahl.toml`; the last day counts whole."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from massanzug.rechenkern.parameter.lesen import am_tag, lies_regeln, pruefe_fristen


@dataclass(frozen=True, slots=True)
class Warteregel:
    """`wartetage` after the day of the notice; `annahme`: no law settles it for this kind of choice."""

    gueltig_von: date
    wartetage: int
    quelle: str
    annahme: bool
    gueltig_bis: date | None = None

    def __post_init__(self) -> None:
        if self.wartetage < 1:
            raise ValueError("Eine Wartefrist hat mindestens einen Tag.")

    def bis(self, mitgeteilt_am: date) -> date:
        """The last day of waiting; the day of the notice does not count (§ 187 Abs. 1 BGB)."""
        return mitgeteilt_am + timedelta(days=self.wartetage)


@cache
def _regeln() -> tuple[Warteregel, ...]:
    regeln = lies_regeln("auswahl", Warteregel)
    pruefe_fristen(regeln, "auswahl")
    return regeln


def warteregel(tag: date) -> Warteregel:
    """The rule in force on the day of the notice. Raises Parameterfehler before the first."""
    return am_tag(_regeln(), tag, "auswahl")

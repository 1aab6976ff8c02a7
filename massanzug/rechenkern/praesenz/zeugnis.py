"""The one date of an erweitertes Führungszeugnis that may be kept: when it is due again, when it must be gone.

Source: § 72a Abs. 1, 2 and 5 SGB VIII; periods in `parameter/praesenz.toml`. Unit: calendar days.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, TypeAlias

from massanzug.rechenkern.praesenz.regel import regel_am
from massanzug.rechenkern.zeitraum import plus_monate

BALD_MONATE: Final = 3
"""So long before it is due again somebody should ask for a new one: it takes weeks to come."""
Zeugnislage: TypeAlias = Literal["fehlt", "gesehen", "bald", "faellig"]


def naechste_vorlage(zeugnis_vom: date) -> date:
    """The day by which the next one is to be shown, by the rule in force on the certificate's day."""
    return plus_monate(zeugnis_vom, regel_am("wieder-vorlegen", zeugnis_vom).anzahl)


def zeugnislage(zeugnis_vom: date | None, heute: date) -> Zeugnislage:
    """Whether one was seen and still holds; on the due day itself it does."""
    if zeugnis_vom is None:
        return "fehlt"
    naechste = naechste_vorlage(zeugnis_vom)
    if naechste < heute:
        return "faellig"
    return "bald" if plus_monate(naechste, -BALD_MONATE) <= heute else "gesehen"


def loeschen_bis(letzter_tag: date) -> date:
    """The last day on which the date may still be kept, after the last day of work (§ 72a Abs. 5 SGB VIII)."""
    return plus_monate(letzter_tag, regel_am("loeschen", letzter_tag).anzahl)


def zu_loeschen(letzter_tag: date | None, heute: date) -> bool:
    """From that last day on; never while somebody works."""
    return letzter_tag is not None and letzter_tag < heute and loeschen_bis(letzter_tag) <= heute

"""Beside the service: takes calculations that wait, one after the other, and says how far they are."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from massanzug.planbudget.actions import prognose as tun
from massanzug.planbudget.models import Rechenlauf
from massanzug.planbudget.queries.prognose import grundlage, hebel_aus
from massanzug.planbudget.queries.rechenlauf import abdruck, rechne
from massanzug.rechenkern.prognose import Prognosefehler
from massanzug.technik.uhr import tag

logger = logging.getLogger(__name__)
MELDEN: Final = timedelta(seconds=1)
"""So often a calculation says how far it is; each time is a write."""


class Verlassen(Exception):
    """Nobody waits for the result any more."""


def rechne_naechsten(*, wer: str, uhr: Callable[[], datetime], weiter: Callable[[], bool] = lambda: True) -> bool:
    """Take the next calculation to its end; False when none waits. `weiter` is asked whether to go on."""
    lauf = tun.lauf_uebernehmen(wer=wer, jetzt=uhr())
    if lauf is None:
        return False
    try:
        _rechne(lauf, uhr, weiter)
    except Verlassen:
        pass
    except Prognosefehler as fehler:
        tun.lauf_beenden(lauf=lauf, ergebnis=None, grundlage="", meldung=str(fehler), jetzt=uhr())
    except Exception:
        # a mistake of ours must not end the process, nor leave somebody waiting
        logger.exception("Rechenlauf %s", lauf.pk)
        tun.lauf_beenden(
            lauf=lauf, ergebnis=None, grundlage="", jetzt=uhr(),
            meldung="Diese Rechnung ist an einem Fehler des Programms gescheitert. Er ist notiert.",
        )  # fmt: skip
    return True


def _rechne(lauf: Rechenlauf, uhr: Callable[[], datetime], weiter: Callable[[], bool]) -> None:
    g, hebel, zuletzt = grundlage(tag(uhr())), hebel_aus(lauf.hebel), datetime.min.replace(tzinfo=uhr().tzinfo)

    def melde(getan: int, von: int) -> None:
        nonlocal zuletzt
        if not weiter():
            raise Verlassen
        if uhr() - zuletzt < MELDEN:
            return
        zuletzt = uhr()
        if not tun.lauf_melden(lauf=lauf, getan=getan, von=von, jetzt=zuletzt):
            raise Verlassen

    ergebnis = rechne(g, hebel, melde)
    tun.lauf_beenden(lauf=lauf, ergebnis=ergebnis, grundlage=abdruck(g, hebel), meldung="", jetzt=uhr())

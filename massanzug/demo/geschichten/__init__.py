"""The stories of the demo city: some written by hand, the others woven from themes."""

from datetime import date
from random import Random

from massanzug.demo.geschichten.form import Geschichte
from massanzug.demo.geschichten.grossstadt import Grossweber
from massanzug.demo.geschichten.plaetze import PLAETZE
from massanzug.demo.geschichten.von_hand import VON_HAND
from massanzug.demo.geschichten.weben import Weber


def alle_geschichten(zufall: Random, heute: date) -> list[Geschichte]:
    """Every story of the city that stands on `heute`."""
    return [*VON_HAND, *Weber(zufall).webe(PLAETZE)]


def geschichten_der_grossen_stadt(zufall: Random, heute: date) -> list[Geschichte]:
    """The stories written by hand, those that are on their way to a decision, and all other families since 2022."""
    unterwegs = [p for p in PLAETZE if p.station not in {"laeuft", "fortgeschrieben"}]
    return [*VON_HAND, *Weber(zufall).webe(unterwegs), *Grossweber(zufall, heute).webe()]

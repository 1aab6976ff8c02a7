"""The stories of the demo city: some written by hand, the others woven from themes."""

from datetime import date
from random import Random

from massanzug.demo.geschichten.form import Geschichte
from massanzug.demo.geschichten.plaetze import PLAETZE
from massanzug.demo.geschichten.von_hand import VON_HAND
from massanzug.demo.geschichten.weben import Weber


def alle_geschichten(zufall: Random, heute: date) -> list[Geschichte]:
    """Every story of the city that stands on `heute`."""
    return [*VON_HAND, *Weber(zufall).webe(PLAETZE)]

"""`massanzug pruefe`: published amounts are still those that were taken over, and their guards are in place."""

from collections.abc import Iterator

from django.db import models

from massanzug.planbudget.models import Lesart, Planbudget, Verteilvorgabe
from massanzug.technik.pruefung import Befund, Bericht
from massanzug.technik.waechter import fehlende_waechter
from massanzug.zugang.protokollieren import abweichung_vom_protokoll

BEREICH = "planbudget"
UNVERAENDERLICH: tuple[type[models.Model], ...] = (Planbudget, Verteilvorgabe, Lesart)
WAECHTER = {
    "planbudget_planbudget": "planbudget",
    "planbudget_verteilvorgabe": "verteilvorgabe",
    "planbudget_lesart": "lesart",
}


def planbudget_pruefen() -> Bericht:
    """Compare every immutable row with what its Protokoll entry says; cents that changed are named."""
    objekte = [objekt for modell in UNVERAENDERLICH for objekt in modell._default_manager.order_by("pk")]
    befunde = [b for objekt in objekte for b in _abweichungen(objekt)]
    befunde += [
        Befund(BEREICH, name, "Der Wächter in der Datenbank fehlt, der Ändern und Löschen verweigert.")
        for name in fehlende_waechter(WAECHTER)
    ]
    return Bericht(BEREICH, len(objekte), tuple(befunde))


def _abweichungen(objekt: models.Model) -> Iterator[Befund]:
    for feld in abweichung_vom_protokoll(objekt):
        yield Befund(
            BEREICH, f"{objekt._meta.verbose_name} {objekt.pk}", f"„{feld}“ ist nicht der Wert, der festgehalten wurde."
        )

"""The stories of the demo city: some written by hand, most woven from themes."""

from datetime import date
from random import Random

from massanzug.demo.geschichten.form import Geschichte
from massanzug.demo.geschichten.weben import Platz, Weber

_ALLTAG = ("schulweg", "gefuehle")
PLAETZE = (
    Platz("neheim", "Neheim", "vorgelegt", (1, 6), "asd", "lt", _ALLTAG),
    Platz("neheim", "Voßwinkel", "vorgelegt", (1, 6), "asd2", "lt2", _ALLTAG),
    Platz("neheim", "Neheim", "laeuft", (200, 300), "asd", "lt", ("geschwister",)),
    Platz("neheim", "Bachum", "neu", (1, 4), "asd2", "lt2", _ALLTAG),
    Platz("huesten", "Hüsten", "vorgelegt", (1, 6), "asd", "lt", _ALLTAG),
    Platz("huesten", "Müschede", "vorgelegt", (1, 6), "asd2", "lt2", _ALLTAG),
    Platz("huesten", "Herdringen", "laeuft", (200, 300), "asd", "lt", ("auszug",)),
    Platz("huesten", "Hüsten", "fortgeschrieben", (320, 400), "asd2", "lt2", _ALLTAG),
    Platz("alt-arnsberg", "Arnsberg", "vorgelegt", (1, 6), "asd", "lt", _ALLTAG),
    Platz("alt-arnsberg", "Oeventrop", "vorgelegt", (1, 6), "asd2", "lt2", _ALLTAG),
    Platz("alt-arnsberg", "Arnsberg", "fortgeschrieben", (320, 400), "asd", "lt", ("geschwister",)),
    Platz("alt-arnsberg", "Rumbeck", "laeuft", (100, 200), "asd2", "lt2", ("auszug",)),
)


def alle_geschichten(zufall: Random, heute: date) -> list[Geschichte]:
    """Every story of the city that stands on `heute`."""
    return Weber(zufall).webe(PLAETZE)

"""Where the woven stories stand: each Wirkungsraum has every step of a case, and each desk something to do.

`vor` is in days; for stories that wait for something it counts from their last act, for all others from the first.
"""

from massanzug.demo.geschichten.themen import THEMEN
from massanzug.demo.geschichten.weben import Platz
from massanzug.fall.choices import Einheit

AMBULANT = tuple(t.schluessel for t in THEMEN if not t.stationaer and t.schluessel != "trubel")
"""Themes without days away from home; „trubel“ has its own places."""
MIT_STUNDEN = tuple(t.schluessel for t in THEMEN if t.profi[0].einheit == Einheit.STUNDEN)
"""Themes whose first help are hours: any provider has those."""


def _platz(
    ort: str,
    station: str,
    vor: tuple[int, int],
    fuehrt: str,
    lt: str = "lt",
    *themen: str,
    wunsch: str = "",
    zurueck: bool = False,
    geschwister: int | None = None,
    ende: bool = False,
) -> Platz:
    raum, stadtteil = ort.split("/")
    return Platz(
        raum,
        stadtteil,
        station,
        vor,
        fuehrt,
        lt,
        themen or (MIT_STUNDEN if wunsch else AMBULANT),
        wunsch,
        zurueck,
        geschwister,
        ende,
    )


PLAETZE = (
    # Neheim
    _platz("neheim/Neheim", "kontakt", (2, 5), "asd"),
    _platz("neheim/Voßwinkel", "wille", (13, 19), "asd2"),
    _platz("neheim/Neheim", "ziele", (4, 9), "asd"),
    _platz("neheim/Bachum", "vorgelegt", (2, 6), "asd"),
    _platz("neheim/Neheim", "vorgelegt", (3, 7), "asd2", "lt2"),
    _platz("neheim/Voßwinkel", "neu", (2, 5), "asd2", "lt2"),
    _platz("neheim/Neheim", "laeuft", (150, 230), "asd", "lt", wunsch="muehlrad"),
    _platz("neheim/Neheim", "laeuft", (270, 320), "asd", "lt", "trubel", geschwister=1),
    _platz("neheim/Neheim", "laeuft", (370, 405), "asd2", "lt2", "nahebei"),
    _platz("neheim/Bachum", "laeuft", (370, 405), "asd2", "lt2", "bleiben"),
    _platz("neheim/Neheim", "fortgeschrieben", (385, 410), "asd", "lt", "geschwister"),
    _platz("neheim/Neheim", "laeuft", (398, 410), "asd", "lt", ende=True),
    # Hüsten
    _platz("huesten/Hüsten", "kontakt", (2, 5), "asd2"),
    _platz("huesten/Müschede", "beratung", (3, 8), "asd"),
    _platz("huesten/Hüsten", "entwurf", (4, 9), "asd2", "lt", zurueck=True),
    _platz("huesten/Bruchhausen", "vorgelegt", (2, 6), "asd", "lt"),
    _platz("huesten/Hüsten", "vorgelegt", (3, 7), "asd2", "lt2"),
    _platz("huesten/Holzen", "neu", (2, 5), "asd", "lt"),
    _platz("huesten/Hüsten", "fortgeschrieben", (350, 390), "asd2", "lt", "trubel", geschwister=1),
    _platz("huesten/Müschede", "laeuft", (380, 410), "asd", "lt2", "nahebei", geschwister=2),
    _platz("huesten/Hüsten", "laeuft", (370, 405), "asd2", "lt", "zwei-familien"),
    _platz("huesten/Herdringen", "laeuft", (370, 400), "asd", "lt", "auszug"),
    _platz("huesten/Hüsten", "laeuft", (370, 400), "asd2", "lt2", "elternsein"),
    _platz("huesten/Hüsten", "laeuft", (398, 410), "asd", "lt", ende=True),
    # Alt-Arnsberg
    _platz("alt-arnsberg/Oeventrop", "kontakt", (2, 5), "asd"),
    _platz("alt-arnsberg/Rumbeck", "vorgelegt", (2, 6), "asd", "lt"),
    _platz("alt-arnsberg/Arnsberg", "vorgelegt", (3, 7), "asd2", "lt2"),
    _platz("alt-arnsberg/Wennigloh", "neu", (2, 5), "asd2", "lt2"),
    _platz("alt-arnsberg/Arnsberg", "laeuft", (120, 200), "asd2", "lt", wunsch="wegwarte"),
    _platz("alt-arnsberg/Arnsberg", "fortgeschrieben", (395, 412), "asd2", "lt2", "geschwister"),
    _platz("alt-arnsberg/Oeventrop", "laeuft", (390, 412), "asd", "lt", "geschwister"),
    _platz("alt-arnsberg/Arnsberg", "laeuft", (385, 410), "asd2", "lt2", "nahebei", geschwister=2),
    _platz("alt-arnsberg/Uentrop", "laeuft", (370, 400), "asd", "lt2", "sturm"),
    _platz("alt-arnsberg/Arnsberg", "laeuft", (380, 410), "asd", "lt", "bleiben"),
    _platz("alt-arnsberg/Arnsberg", "laeuft", (398, 410), "asd", "lt", ende=True),
    _platz("alt-arnsberg/Breitenbruch", "laeuft", (370, 400), "asd2", "lt2", "zwei-familien"),
)

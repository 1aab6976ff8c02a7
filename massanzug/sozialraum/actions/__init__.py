"""Every write of this room, one function per thing a person does."""

from massanzug.sozialraum.actions.projekte import (
    projekt_aendern,
    projekt_anlegen,
    projektkosten_aufheben,
    projektkosten_eintragen,
    zeit_aufheben,
    zeit_notieren,
)
from massanzug.sozialraum.actions.ressourcen import (
    LINK_TAGE,
    bestaetigungslink_anlegen,
    eintrag_selbst_bestaetigen,
    einwohnerstand_eintragen,
    raumressource_aendern,
    raumressource_beenden,
    raumressource_bestaetigen,
    raumressource_eintragen,
    stadtteil_anlegen,
    wirkungsraum_anlegen,
)

__all__ = [
    "LINK_TAGE",
    "bestaetigungslink_anlegen",
    "eintrag_selbst_bestaetigen",
    "einwohnerstand_eintragen",
    "projekt_aendern",
    "projekt_anlegen",
    "projektkosten_aufheben",
    "projektkosten_eintragen",
    "raumressource_aendern",
    "raumressource_beenden",
    "raumressource_bestaetigen",
    "raumressource_eintragen",
    "stadtteil_anlegen",
    "wirkungsraum_anlegen",
    "zeit_aufheben",
    "zeit_notieren",
]

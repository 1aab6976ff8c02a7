"""Open Referral HSDS 3.0 (docs.openreferral.org): the language in which directories of help exchange what they know.

seite(eintraege, stadt, nummer=1, groesse=50)     # /services;  wurzel() is /, dienst(offen, stadt) /services/{id}
als_zip(eintraege, stadt)                         # the tabular package
aus_hsds_json(daten), aus_hsds_zip(daten)         # [Offen | Zeilenfehler], whatever comes
"""

from massanzug.rechenkern.raum.offen.hsds.felder import VERSION, Stadt
from massanzug.rechenkern.raum.offen.hsds.lesen import aus_hsds, aus_hsds_json
from massanzug.rechenkern.raum.offen.hsds.schreiben import (
    SEITE_HOECHSTENS,
    begriffe,
    blatt,
    dienst,
    kurzdienst,
    seite,
    taxonomien,
    wurzel,
)
from massanzug.rechenkern.raum.offen.hsds.tabellen import als_zip, aus_hsds_zip, datenpaket

__all__ = [
    "SEITE_HOECHSTENS",
    "VERSION",
    "Stadt",
    "als_zip",
    "aus_hsds",
    "aus_hsds_json",
    "aus_hsds_zip",
    "begriffe",
    "blatt",
    "datenpaket",
    "dienst",
    "kurzdienst",
    "seite",
    "taxonomien",
    "wurzel",
]

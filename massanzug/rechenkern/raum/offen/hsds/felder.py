"""What readers and writers of HSDS 3.0 agree on: taxonomies, languages, tables. Source: docs.openreferral.org."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from massanzug.rechenkern.raum.bedarf import SPRACHEN
from massanzug.rechenkern.raum.offen.eintrag import kennung_aus

VERSION: Final = "3.0"
OPENAPI: Final = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"
PROFIL: Final = "https://docs.openreferral.org/en/3.0/"
"""We publish HSDS itself, no profile of our own."""

TAXONOMIEN: Final[Mapping[str, tuple[str, str]]] = {
    "art": ("Art des Eintrags", "Was ein Eintrag der Nachbarschaft ist, etwa ein Verein oder ein Treffpunkt."),
    "thema": ("Themen", "Worum es bei einem Eintrag geht, aus der gepflegten Themenliste der Teams."),
    "stadtteil": ("Stadtteile", "In welchem Stadtteil ein Eintrag zu finden ist."),
    "wirkungsraum": ("Wirkungsräume", "In welchem Wirkungsraum des Jugendamts ein Eintrag liegt."),
}
"""Key → name and description."""

SPRACHCODE: Final[Mapping[str, str]] = {kuerzel: "gsg" if kuerzel == "dgs" else kuerzel for kuerzel in SPRACHEN}
"""Our key → ISO 639-1, for German Sign Language ISO 639-3."""
SPRACHE_AUS: Final[Mapping[str, str]] = {
    **{code: kuerzel for kuerzel, code in SPRACHCODE.items()}, "dgs": "dgs",
    "deu": "de", "ger": "de", "ara": "ar", "tur": "tr", "ukr": "uk", "rus": "ru", "pol": "pl", "kur": "ku", "fas": "fa",
    "per": "fa", "ron": "ro", "rum": "ro", "bul": "bg", "ita": "it", "por": "pt", "eng": "en", "fra": "fr",
    "fre": "fr", "sqi": "sq", "alb": "sq", "kmr": "ku", "prs": "fa", "pes": "fa",
}  # fmt: skip
"""Codes of ISO 639-1, -2 and -3 → our key."""

TABELLEN: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "organization": ("organizations.csv", ("id", "name", "description")),
    "service": ("services.csv", (
        "id", "organization_id", "name", "description", "url", "email", "status", "application_process",
        "fees_description", "minimum_age", "maximum_age", "assured_date", "last_modified",
    )),
    "location": ("locations.csv", ("id", "location_type", "name", "latitude", "longitude")),
    "service_at_location": ("service_at_location.csv", ("id", "service_id", "location_id")),
    "address": ("addresses.csv", (
        "id", "location_id", "address_1", "address_2", "city", "region", "state_province", "postal_code", "country",
        "address_type",
    )),
    "phone": ("phones.csv", ("id", "service_id", "number", "type")),
    "schedule": ("schedules.csv", (
        "id", "service_id", "dtstart", "timezone", "wkst", "freq", "interval", "byday", "description", "opens_at",
        "closes_at", "notes",
    )),
    "language": ("languages.csv", ("id", "service_id", "name", "code")),
    "accessibility": ("accessibility.csv", ("id", "location_id", "description")),
    "cost_option": ("cost_options.csv", ("id", "service_id", "option", "amount_description")),
    "attribute": ("attributes.csv", ("id", "link_id", "taxonomy_term_id", "link_entity", "value")),
    "taxonomy": ("taxonomies.csv", ("id", "name", "description")),
    "taxonomy_term": ("taxonomy_terms.csv", (
        "id", "code", "name", "description", "taxonomy", "language", "taxonomy_id",
    )),
}  # fmt: skip
"""Table → its file and those of its columns that we fill, in the order of the standard."""

PFLICHT: Final = frozenset(
    {"id", "address_1", "city", "state_province", "postal_code", "country", "address_type", "location_type", "number"}
)
"""Columns required wherever they are."""
PFLICHT_JE_TABELLE: Final[Mapping[str, frozenset[str]]] = {
    "organization": frozenset({"name", "description"}),
    "service": frozenset({"organization_id", "name", "status"}),
    "service_at_location": frozenset({"service_id", "location_id"}),
    "cost_option": frozenset({"service_id"}),
    "attribute": frozenset({"link_id", "taxonomy_term_id", "link_entity"}),
    "taxonomy": frozenset({"name", "description"}),
    "taxonomy_term": frozenset({"name", "description"}),
}
ZAHLSPALTEN: Final = frozenset({"minimum_age", "maximum_age", "latitude", "longitude", "timezone", "interval"})


@dataclass(frozen=True, slots=True)
class Stadt:
    """What HSDS asks of an address and no entry knows: the city, the Land, post codes by Stadtteil.

    A post code is required: where `plz` has none for the Stadtteil, `sonst_plz` stands.
    """

    name: str
    land: str = "Nordrhein-Westfalen"
    staat: str = "DE"
    plz: Mapping[str, str] = field(default_factory=dict)
    sonst_plz: str = "unbekannt"


def taxonomie_id(taxonomie: str) -> str:
    return kennung_aus("taxonomie", taxonomie)


def traeger_id(traeger: str) -> str:
    """The id of an organization: the same for all entries that name it."""
    return kennung_aus("traeger", traeger)


def ohne_traeger_id(kennung: str) -> str:
    """The id of the organization that stands for an entry behind which nobody else stands."""
    return kennung_aus(kennung, "organization")

"""Entries as HSDS 3.0 services, as its API answers: the root document, a service in full, pages of services.

Ids are UUIDs of the content (version 5): the same entry has the same ids, at every time and on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Final

from massanzug.rechenkern.raum.bedarf import SPRACHEN, ZUGAENGE
from massanzug.rechenkern.raum.eintrag import Zeit
from massanzug.rechenkern.raum.offen.eintrag import Offen, Offenfehler, kennung_aus
from massanzug.rechenkern.raum.offen.hsds.felder import (
    OPENAPI,
    PROFIL,
    SPRACHCODE,
    TAXONOMIEN,
    VERSION,
    Stadt,
    ohne_traeger_id,
    taxonomie_id,
    traeger_id,
)
from massanzug.rechenkern.raum.offen.ics import BYDAY, ZEITZONE, erster_tag
from massanzug.rechenkern.raum.themen import lade_themen
from massanzug.rechenkern.raum.zeiten import zeiten_als_text

Objekt = dict[str, Any]
_LISTEN: Final = ("phones", "schedules", "service_at_locations", "languages", "cost_options", "attributes")
SEITE_HOECHSTENS: Final = 500


def wurzel(profil: str = PROFIL, openapi_url: str = OPENAPI) -> Objekt:
    """What `/` answers."""
    return {"version": VERSION, "profile": profil, "openapi_url": openapi_url}


def dienst(offen: Offen, stadt: Stadt) -> Objekt:
    """What `/services/{id}` answers: the service with all that belongs to it, empty fields left out."""
    return _gefuellt({
        "id": offen.kennung,
        "name": offen.name,
        "description": offen.beschreibung,
        "url": offen.web,
        "email": offen.email,
        "status": "active",
        "application_process": offen.kontakt,
        "fees_description": offen.kosten,
        "minimum_age": offen.alter_von,
        "maximum_age": offen.alter_bis,
        "assured_date": offen.bestaetigt_am and offen.bestaetigt_am.isoformat(),
        "last_modified": offen.geaendert_am and f"{offen.geaendert_am.isoformat()}T00:00:00Z",
        "organization": _traeger(offen),
        "phones": _telefon(offen),
        "schedules": _zeiten(offen),
        "service_at_locations": [_ort(offen, stadt)],
        "languages": _sprachen(offen),
        "cost_options": _kosten(offen),
        "attributes": _merkmale(offen),
    })  # fmt: skip


def kurzdienst(offen: Offen, stadt: Stadt) -> Objekt:
    """A service as `/services` lists it: with its organization, without lists."""
    return {feld: wert for feld, wert in dienst(offen, stadt).items() if feld not in _LISTEN}


def seite(
    eintraege: Sequence[Offen], stadt: Stadt, *, nummer: int = 1, groesse: int = 50, voll: bool = False
) -> Objekt:
    """What `/services` answers; pages count from 1, one behind the last is empty. `voll` answers `full=true`.

    Raises Offenfehler for a page below 1 and a size outside 1 … SEITE_HOECHSTENS.
    """
    gezeigt = blatt(eintraege, nummer=nummer, groesse=groesse)
    return gezeigt | {"contents": [(dienst if voll else kurzdienst)(offen, stadt) for offen in gezeigt["contents"]]}


def blatt(alle: Sequence[Any], *, nummer: int, groesse: int) -> Objekt:
    """The page object of HSDS around a part of any list, such as `taxonomien()`."""
    if nummer < 1 or not 1 <= groesse <= SEITE_HOECHSTENS:
        raise Offenfehler(f"Seiten zählen ab 1 und haben 1 bis {SEITE_HOECHSTENS} Einträge.")
    seiten = -(-len(alle) // groesse)
    inhalt = list(alle[(nummer - 1) * groesse : nummer * groesse])
    return {
        "total_items": len(alle),
        "total_pages": seiten,
        "page_number": nummer,
        "size": len(inhalt),
        "first_page": nummer == 1,
        "last_page": nummer >= seiten,
        "empty": not inhalt,
        "contents": inhalt,
    }


def taxonomien() -> list[Objekt]:
    """What `/taxonomies` lists."""
    return [_taxonomie(taxonomie) for taxonomie in TAXONOMIEN]


def begriffe(eintraege: Iterable[Offen]) -> list[Objekt]:
    """What `/taxonomy_terms` lists: each term that is used, once."""
    alle = {b["id"]: b for offen in eintraege for b in (merkmal["taxonomy_term"] for merkmal in _merkmale(offen))}
    return list(alle.values())


def utc_stunden(tag: date) -> int:
    """Hours that the clock of Berlin is ahead of UTC at noon of a day: 2 from the last Sunday of March to October's."""
    return 2 if _letzter_sonntag(tag.year, 3) <= tag < _letzter_sonntag(tag.year, 10) else 1


def _letzter_sonntag(jahr: int, monat: int) -> date:
    letzter = date(jahr, monat, 31)
    return letzter - timedelta((letzter.weekday() + 1) % 7)


def _gefuellt(objekt: Objekt) -> Objekt:
    return {feld: wert for feld, wert in objekt.items() if wert not in ("", None, [])}


def _traeger(offen: Offen) -> Objekt:
    """HSDS asks for an organization with a description; behind some entries stands nobody but themselves."""
    if not offen.traeger:
        return {
            "id": ohne_traeger_id(offen.kennung),
            "name": offen.name,
            "description": "Der Eintrag nennt keinen Träger.",
        }
    return {
        "id": traeger_id(offen.traeger),
        "name": offen.traeger,
        "description": "Steht hinter Einträgen im Verzeichnis der Nachbarschaft.",
    }


def _telefon(offen: Offen) -> list[Objekt]:
    if not offen.telefon:
        return []
    return [{"id": kennung_aus(offen.kennung, "phone"), "number": offen.telefon, "type": "voice"}]


def _zeiten(offen: Offen) -> list[Objekt]:
    """One schedule per weekly time, and one that only has words."""
    alle = [_zeit(offen, nummer, zeit) for nummer, zeit in enumerate(offen.zeiten)]
    if offen.zeiten_wort:
        alle.append({"id": kennung_aus(offen.kennung, "zeiten_wort"), "description": offen.zeiten_wort})
    return alle


def _zeit(offen: Offen, nummer: int, zeit: Zeit) -> Objekt:
    """HSDS has no zone names, only offsets: the one of the first day stands, and a note says what is meant."""
    ab = offen.bestaetigt_am or offen.geaendert_am
    tag = ab and erster_tag(zeit, ab)
    stunden = tag and utc_stunden(tag)
    versatz = f"+{stunden:02d}:00" if stunden else ""
    return _gefuellt({
        "id": kennung_aus(offen.kennung, "schedule", str(nummer), *zeit),
        "dtstart": tag and tag.isoformat(),
        "timezone": stunden,
        "wkst": "MO",
        "freq": "WEEKLY",
        "interval": 1,
        "byday": BYDAY[zeit.tag],
        "description": zeiten_als_text([zeit]),
        "opens_at": f"{zeit.von}{versatz}",
        "closes_at": f"{zeit.bis}{versatz}",
        "notes": f"Ortszeit {ZEITZONE}, im Sommer wie im Winter dieselbe Uhrzeit.",
    })  # fmt: skip


def _ort(offen: Offen, stadt: Stadt) -> Objekt:
    return {"id": kennung_aus(offen.kennung, "service_at_location"), "location": _stelle(offen, stadt)}


def _stelle(offen: Offen, stadt: Stadt) -> Objekt:
    return _gefuellt({
        "id": kennung_aus(offen.kennung, "location"),
        "location_type": "physical",
        "name": offen.name,
        "latitude": offen.ort and offen.ort.breite,
        "longitude": offen.ort and offen.ort.laenge,
        "addresses": _anschrift(offen, stadt),
        "accessibility": [
            {"id": kennung_aus(offen.kennung, "zugang", eins), "description": ZUGAENGE.get(eins, eins)}
            for eins in offen.zugang
        ],
    })  # fmt: skip


def _anschrift(offen: Offen, stadt: Stadt) -> list[Objekt]:
    if not offen.anschrift:
        return []
    return [
        _gefuellt({
            "id": kennung_aus(offen.kennung, "address"),
            "address_1": offen.anschrift,
            "address_2": offen.stadtteil,
            "city": stadt.name,
            "region": offen.wirkungsraum,
            "state_province": stadt.land,
            "postal_code": stadt.plz.get(offen.stadtteil, stadt.sonst_plz),
            "country": stadt.staat,
            "address_type": "physical",
        })
    ]  # fmt: skip


def _sprachen(offen: Offen) -> list[Objekt]:
    return [
        {
            "id": kennung_aus(offen.kennung, "sprache", kuerzel),
            "name": SPRACHEN.get(kuerzel, kuerzel),
            "code": SPRACHCODE.get(kuerzel, kuerzel),
        }
        for kuerzel in offen.sprachen
    ]


def _kosten(offen: Offen) -> list[Objekt]:
    if not offen.kosten:
        return []
    return [{"id": kennung_aus(offen.kennung, "cost_option"), "amount_description": offen.kosten}]


def _merkmale(offen: Offen) -> list[Objekt]:
    themen = lade_themen()
    alle = [
        ("art", offen.art, offen.art_wort or offen.art),
        *(("thema", t, themen[t].name if t in themen else t) for t in offen.themen),
        ("stadtteil", offen.stadtteil, offen.stadtteil),
        ("wirkungsraum", offen.wirkungsraum, offen.wirkungsraum),
    ]
    return [
        {
            "id": kennung_aus(offen.kennung, "attribute", taxonomie, schluessel),
            "link_id": offen.kennung,
            "link_entity": "service",
            "taxonomy_term": _begriff(taxonomie, schluessel, name),
        }
        for taxonomie, schluessel, name in alle
        if schluessel
    ]


def _begriff(taxonomie: str, schluessel: str, name: str) -> Objekt:
    """The code of a term names its taxonomy: HSDS asks for codes that occur once."""
    return {
        "id": kennung_aus("begriff", taxonomie, schluessel, name),
        "code": f"{taxonomie}:{schluessel}",
        "name": name,
        "description": f"{TAXONOMIEN[taxonomie][0]}: {name}",
        "taxonomy": TAXONOMIEN[taxonomie][0],
        "taxonomy_detail": _taxonomie(taxonomie),
        "language": "de",
        "taxonomy_id": taxonomie_id(taxonomie),
    }


def _taxonomie(taxonomie: str) -> Objekt:
    name, beschreibung = TAXONOMIEN[taxonomie]
    return {"id": taxonomie_id(taxonomie), "name": name, "description": beschreibung}

"""HSDS 3.0: what we publish keeps the rules of its documentation; what is read loses nothing and never breaks."""

import csv
import io
import json
import re
import zipfile
from contextlib import suppress
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from massanzug.rechenkern.raum.eintrag import Zeit
from massanzug.rechenkern.raum.offen import Offen, Offenfehler, Zeilenfehler
from massanzug.rechenkern.raum.offen.hsds import (
    als_zip,
    aus_hsds,
    aus_hsds_json,
    aus_hsds_zip,
    begriffe,
    blatt,
    datenpaket,
    dienst,
    seite,
    taxonomien,
    wurzel,
)
from massanzug.rechenkern.raum.offen.hsds.schreiben import utc_stunden
from massanzug.rechenkern.raum.offen.hsds.tabellen import ZEILEN_HOECHSTENS
from tests.rechenkern.raum.offen.muster import STADT, VOLL, offene

# The schema reference of HSDS 3.0 (docs.openreferral.org), what of it we use: object → field → type, „!“ required.
REGELN: dict[str, dict[str, str]] = {
    "service": {
        "id": "uuid!", "name": "string!", "status": "status!", "description": "string", "url": "uri", "email": "email",
        "application_process": "string", "fees_description": "string", "minimum_age": "number", "maximum_age": "number",
        "assured_date": "date", "last_modified": "date-time", "organization": "{organization}", "phones": "[phone]",
        "schedules": "[schedule]", "service_at_locations": "[service_at_location]", "languages": "[language]",
        "cost_options": "[cost_option]", "attributes": "[attribute]",
    },
    "organization": {"id": "uuid!", "name": "string!", "description": "string!"},
    "phone": {"id": "uuid!", "number": "string!", "type": "string"},
    "schedule": {
        "id": "uuid!", "dtstart": "date", "timezone": "number", "wkst": "weekday", "freq": "freq", "interval": "number",
        "byday": "byday", "description": "string", "opens_at": "time", "closes_at": "time", "notes": "string",
    },
    "service_at_location": {"id": "uuid!", "location": "{location}"},
    "location": {
        "id": "uuid!", "location_type": "location_type!", "name": "string", "latitude": "number", "longitude": "number",
        "addresses": "[address]", "accessibility": "[accessibility]",
    },
    "address": {
        "id": "uuid!", "address_1": "string!", "address_2": "string", "city": "string!", "region": "string",
        "state_province": "string!", "postal_code": "string!", "country": "country!", "address_type": "location_type!",
    },
    "language": {"id": "uuid!", "name": "string", "code": "language"},
    "accessibility": {"id": "uuid!", "description": "string"},
    "cost_option": {"id": "uuid!", "amount_description": "string"},
    "attribute": {"id": "uuid!", "link_id": "uuid", "link_entity": "string", "taxonomy_term": "{taxonomy_term}"},
    "taxonomy_term": {
        "id": "uuid!", "code": "string", "name": "string!", "description": "string!", "taxonomy": "string",
        "taxonomy_detail": "{taxonomy}", "language": "language", "taxonomy_id": "uuid",
    },
    "taxonomy": {"id": "uuid!", "name": "string!", "description": "string!"},
}  # fmt: skip
AUFZAEHLUNGEN = {
    "status": {"active", "inactive", "defunct", "temporarily closed"},
    "weekday": {"MO", "TU", "WE", "TH", "FR", "SA", "SU"},
    "freq": {"WEEKLY", "MONTHLY"},
    "location_type": {"physical", "postal", "virtual"},
}
MUSTER = {
    "email": r"[^@\s]+@[^@\s]+\.[a-z]+", "byday": r"(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*",
    "time": r"([01]\d|2[0-3]):[0-5]\d(Z|[+-]\d\d:\d\d)?", "country": r"[A-Z]{2}", "language": r"[a-z]{2,3}",
}  # fmt: skip


def pruefe(objekt: dict[str, Any], art: str) -> None:
    """Walk an object along the rules."""
    regeln = REGELN[art]
    assert objekt.keys() <= regeln.keys(), art
    assert {feld for feld, regel in regeln.items() if regel.endswith("!")} <= objekt.keys(), art
    for feld, wert in objekt.items():
        pruefe_wert(wert, regeln[feld].rstrip("!"), f"{art}.{feld}")


def pruefe_wert(wert: Any, regel: str, stelle: str) -> None:
    if regel.startswith("["):
        assert isinstance(wert, list)
        for eins in wert:
            pruefe(eins, regel.strip("[]"))
    elif regel.startswith("{"):
        pruefe(wert, regel.strip("{}"))
    elif regel == "number":
        assert isinstance(wert, int | float) and not isinstance(wert, bool), stelle
    else:
        assert isinstance(wert, str) and wert, stelle
        pruefe_text(wert, regel, stelle)


def pruefe_text(wert: str, regel: str, stelle: str) -> None:
    match regel:
        case "uuid":
            assert str(UUID(wert)) == wert
        case "uri":
            assert urlsplit(wert).scheme in {"http", "https"} and urlsplit(wert).netloc and wert.isascii()
        case "date":
            date.fromisoformat(wert)
        case "date-time":
            assert datetime.fromisoformat(wert).tzinfo is not None
        case "string":
            pass
        case _ if regel in AUFZAEHLUNGEN:
            assert wert in AUFZAEHLUNGEN[regel], stelle
        case _:
            assert re.fullmatch(MUSTER[regel], wert), (stelle, wert)


@given(offene())
def test_jeder_dienst_haelt_die_regeln_des_standards(offen: Offen) -> None:
    pruefe(dienst(offen, STADT), "service")


def test_ein_voller_eintrag_sagt_alles() -> None:
    gesagt = dienst(VOLL, STADT)
    assert gesagt.keys() == REGELN["service"].keys()
    assert gesagt["schedules"][0] | {"id": "", "notes": ""} == {
        "id": "", "notes": "", "dtstart": "2026-11-24", "timezone": 1, "wkst": "MO", "freq": "WEEKLY", "interval": 1,
        "byday": "TU", "opens_at": "16:00+01:00", "closes_at": "17:30+01:00",
        "description": "dienstags 16:00 bis 17:30 Uhr",
    }  # fmt: skip
    assert "Europe/Berlin" in gesagt["schedules"][0]["notes"]
    (anschrift,) = gesagt["service_at_locations"][0]["location"]["addresses"]
    assert (anschrift["postal_code"], anschrift["country"]) == ("59821", "DE")
    assert [s["code"] for s in gesagt["languages"]] == ["de", "uk", "gsg"]


@pytest.mark.parametrize(
    ("tag", "stunden"),
    [("2026-03-28", 1), ("2026-03-29", 2), ("2026-10-24", 2), ("2026-10-25", 1), ("2027-03-28", 2), ("2027-10-31", 1)],
)
def test_sommerzeit(tag: str, stunden: int) -> None:
    assert utc_stunden(date.fromisoformat(tag)) == stunden


def test_kennungen_bleiben() -> None:
    assert dienst(VOLL, STADT) == dienst(VOLL, STADT)
    assert als_zip([VOLL], STADT) == als_zip([VOLL], STADT)


def test_seiten() -> None:
    alle = [VOLL] * 5
    erste, letzte, danach = (seite(alle, STADT, nummer=n, groesse=2) for n in (1, 3, 4))
    assert {feld: erste[feld] for feld in erste if feld != "contents"} == {
        "total_items": 5, "total_pages": 3, "page_number": 1, "size": 2, "first_page": True, "last_page": False,
        "empty": False,
    }  # fmt: skip
    assert not any(isinstance(wert, list) for wert in erste["contents"][0].values())
    assert (letzte["size"], letzte["last_page"], letzte["first_page"]) == (1, True, False)
    assert (danach["empty"], danach["contents"]) == (True, [])
    assert seite([], STADT)["last_page"]
    assert seite(alle, STADT, voll=True)["contents"][0] == dienst(VOLL, STADT)
    for falsch in ({"nummer": 0}, {"groesse": 0}, {"groesse": 501}):
        with pytest.raises(Offenfehler):
            seite(alle, STADT, **falsch)


def test_wurzel_und_taxonomien() -> None:
    assert wurzel().keys() == {"version", "profile", "openapi_url"}
    assert wurzel()["version"] == "3.0"
    for taxonomie in taxonomien():
        pruefe(taxonomie, "taxonomy")
    gebraucht = begriffe([VOLL, VOLL])
    for begriff in gebraucht:
        pruefe(begriff, "taxonomy_term")
    assert len({b["code"] for b in gebraucht}) == len(gebraucht) == 5
    assert blatt(gebraucht, nummer=1, groesse=2)["total_items"] == 5


# --- the package ------------------------------------------------------------------------------------------------------


def test_paket_passt_zu_seiner_beschreibung() -> None:
    anderer = Offen(kennung=str(UUID(int=5)), name="Bolzplatz", traeger=VOLL.traeger)
    with zipfile.ZipFile(io.BytesIO(als_zip([VOLL, anderer], STADT))) as archiv:
        beschreibung = json.loads(archiv.read("datapackage.json"))
        tabellen = {
            quelle["name"]: list(csv.reader(io.StringIO(archiv.read(quelle["path"]).decode(), newline="")))
            for quelle in beschreibung["resources"]
        }
    assert beschreibung == datenpaket()
    for quelle in beschreibung["resources"]:
        kopf, *zeilen = tabellen[quelle["name"]]
        assert kopf == [feld["name"] for feld in quelle["schema"]["fields"]]
        assert len({z[0] for z in zeilen}) == len(zeilen), "ids are unique"
        for stelle, feld in enumerate(quelle["schema"]["fields"]):
            assert not feld.get("constraints", {}).get("required") or all(z[stelle] for z in zeilen), feld
    assert [len(tabellen[t]) - 1 for t in ("organization", "service", "schedule", "attribute")] == [1, 2, 3, 5]
    fremde = {zeile[1] for zeile in tabellen["service"][1:]}
    assert fremde == {zeile[0] for zeile in tabellen["organization"][1:]}


# --- reading ----------------------------------------------------------------------------------------------------------


@given(offene())
@example(Offen(kennung=str(UUID(int=1)), name="0", zeiten_wort=";"))
def test_hin_und_her_geht_nichts_verloren(offen: Offen) -> None:
    assert aus_hsds_json(json.dumps(seite([offen], STADT, voll=True)).encode()) == [offen]
    assert aus_hsds_zip(als_zip([offen], STADT)) == [offen]


def test_viele_hin_und_her() -> None:
    zweiter = Offen(
        kennung=str(UUID(int=7)), name="Chor", traeger=VOLL.traeger, zeiten=VOLL.zeiten[:1], themen=("musik",)
    )
    assert aus_hsds_zip(als_zip([zweiter, VOLL], STADT)) == [zweiter, VOLL]


FREMD = {
    "id": "12",
    "name": "Youth Café",
    "status": "active",
    "description": "x" * 900,
    "url": "javascript:alert(1)",
    "minimum_age": "12",
    "last_modified": "2023-03-15T10:30:45.123Z",
    "contacts": [{"id": "1", "name": "Ann Persona", "phones": [{"number": "0170 999999"}]}],
    "organization": {"id": "1", "name": "Example Org", "contacts": [{"name": "Ann Persona"}]},
    "phones": [{"id": "1", "number": '"+44 1234 234567"'}],
    "schedules": [
        {"id": "1", "freq": "WEEKLY", "byday": "TH,FR", "opens_at": "9:00:00Z", "closes_at": "17:30:00Z"},
        {"id": "2", "freq": "MONTHLY", "byday": "1SA", "opens_at": "09:00", "description": "first Saturday"},
        {"id": "3", "freq": "WEEKLY", "interval": 2, "byday": "MO", "opens_at": "09:00", "closes_at": "10:00"},
    ],
    "languages": [{"code": "deu"}, {"name": "Türkisch"}, {"code": "xx"}, {"code": "uk-UA"}],
    "attributes": [{"taxonomy_term": {"code": "T1", "name": "Fußball"}}, {"taxonomy_term": None}],
    "service_at_locations": [
        {
            "location": {
                "latitude": 51.4,
                "longitude": "8.06",
                "addresses": [
                    {"address_1": "PF 1", "address_type": "postal"},
                    {"address_1": "Main Street 1", "city": "X"},
                ],
                "accessibility": [{"description": "Aufzug"}, {"description": "ramp"}],
            }
        }
    ],
}


def test_fremdes_wird_gelesen_soweit_es_geht() -> None:
    (offen,) = aus_hsds({"contents": [FREMD]})
    assert isinstance(offen, Offen)
    assert offen.zeiten == (Zeit("do", "09:00", "17:30"), Zeit("fr", "09:00", "17:30"))
    assert offen.zeiten_wort == "first Saturday"
    assert (offen.sprachen, offen.themen, offen.zugang) == (("de", "tr", "uk"), ("fussball",), ("aufzug",))
    assert (offen.telefon, offen.web, offen.alter_von) == ("+44 1234 234567", "", 12)
    assert (offen.anschrift, offen.geaendert_am) == ("Main Street 1", date(2023, 3, 15))
    assert "Ann Persona" not in repr(offen) and "999999" not in repr(offen)
    assert aus_hsds(FREMD) == [offen] == aus_hsds([FREMD])


def test_was_kein_angebot_ist_sagt_es() -> None:
    person = dienst(VOLL, STADT) | {"attributes": [{"taxonomy_term": {"code": "art:person", "name": "Privatperson"}}]}
    gelesen = aus_hsds({"contents": [{"id": "1"}, 7, person, FREMD | {"status": "defunct"}, FREMD]})
    assert [type(eins) for eins in gelesen] == [Zeilenfehler, Zeilenfehler, Zeilenfehler, Offen]
    assert "Name fehlt" in str(gelesen[0])
    assert "Privatperson" in str(gelesen[2])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda kind: (
        st.lists(kind, max_size=4) | st.dictionaries(st.sampled_from([*FREMD, "location", "code"]), kind, max_size=5)
    ),
    max_leaves=30,
)


@given(JSON, st.sampled_from(sorted(FREMD)))
def test_feindliches_json(wert: Any, feld: str) -> None:
    for inhalt in (wert, {"contents": wert}, [wert], FREMD | {feld: wert}):
        try:
            gelesen = aus_hsds(inhalt)
        except Offenfehler:
            continue
        assert all(isinstance(eins, Offen | Zeilenfehler) for eins in gelesen)


@given(st.binary(max_size=400))
def test_feindliche_bytes(daten: bytes) -> None:
    for lies in (aus_hsds_json, aus_hsds_zip):
        with suppress(Offenfehler):
            lies(daten)


@given(st.data())
@settings(max_examples=200)
def test_beschaedigtes_paket(data: st.DataObject) -> None:
    paket = bytearray(als_zip([VOLL], STADT))
    for stelle in data.draw(st.lists(st.integers(0, len(paket) - 1), min_size=1, max_size=6)):
        paket[stelle] = data.draw(st.integers(0, 255))
    with suppress(Offenfehler):
        aus_hsds_zip(bytes(paket))


@pytest.mark.parametrize(
    "daten",
    [b"[" * 100_000, b'{"contents": [' + b"1" * 5_000 + b"]}", b'{"id":1,"name":"\\ud800"}', b"{}", b"", b"[1e999]"],
)
def test_boesartiges_json(daten: bytes) -> None:
    try:
        assert all(isinstance(eins, Offen | Zeilenfehler) for eins in aus_hsds_json(daten))
    except Offenfehler as fehler:
        assert str(fehler).endswith(".")


def _zip(**dateien: bytes) -> bytes:
    puffer = io.BytesIO()
    with zipfile.ZipFile(puffer, "w", zipfile.ZIP_DEFLATED) as archiv:
        for name, inhalt in dateien.items():
            archiv.writestr(f"{name}.csv", inhalt)
    return puffer.getvalue()


@pytest.mark.parametrize(
    "inhalt",
    [
        b"id,name\n" + b"1," + b"x" * 60 * 2**20,
        b"id,name\n" + b"1,x\n" * (ZEILEN_HOECHSTENS + 1),
        b'id,name\n1,"x',
        b"id,name\n1,\xff",
        b"id,name\n1," + b"x" * 200_000,
        b"",
    ],
)
def test_boesartiges_paket(inhalt: bytes) -> None:
    with pytest.raises(Offenfehler):
        aus_hsds_zip(_zip(services=inhalt))

"""The week as a calendar: read back by a strict reader of RFC 5545, on the right hours of the right days."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given

from massanzug.rechenkern.raum.eintrag import Zeit
from massanzug.rechenkern.raum.offen import Offen, Offenfehler, kalender
from tests.rechenkern.raum.offen.muster import VOLL, offene

STEMPEL = datetime(2026, 11, 24, 5, 0, tzinfo=timezone(timedelta(hours=1)))
ZEILE = re.compile(
    r'(?P<name>[A-Z][A-Z0-9-]*)(?P<angaben>(?:;[A-Z-]+=(?:[^\x00-\x1f";:,]+|"[^\x00-\x1f"]*"))*):(?P<wert>.*)'
)
TEXTE = {"SUMMARY", "LOCATION", "DESCRIPTION", "X-WR-CALNAME"}
EINMAL = {"UID", "DTSTAMP", "DTSTART", "DTEND", "RRULE", "SUMMARY", "CLASS", "TRANSP"}
HOECHSTENS_EINMAL = {"LOCATION", "DESCRIPTION", "CATEGORIES", "GEO", "URL"}


def lies(datei: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Components with their lines (name, parameters, value). Strict: everything that is not right fails."""
    assert datei.endswith("\r\n")
    roh = datei.encode().split(b"\r\n")[:-1]
    assert all(len(zeile) <= 75 for zeile in roh)
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", datei.encode())
    entfaltet = datei.replace("\r\n ", "").split("\r\n")[:-1]
    offen: list[str] = []
    teile: list[tuple[str, list[tuple[str, str, str]]]] = []
    for zeile in entfaltet:
        treffer = ZEILE.fullmatch(zeile)
        assert treffer, zeile
        name, angaben, wert = treffer["name"], treffer["angaben"], treffer["wert"]
        assert not re.search("[\x00-\x08\x0a-\x1f\x7f]", wert)
        if name == "BEGIN":
            offen.append(wert)
            teile.append((wert, []))
        elif name == "END":
            assert offen.pop() == wert
        else:
            teile[-1][1].append((name, angaben, wert))
        if name in TEXTE:
            assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", wert), zeile
    assert not offen
    return teile


def termine(datei: str) -> list[dict[str, str]]:
    alle = []
    for art, zeilen in lies(datei):
        if art == "VEVENT":
            namen = [name for name, _, _ in zeilen]
            assert len(set(namen)) == len(namen) and EINMAL <= set(namen) <= EINMAL | HOECHSTENS_EINMAL
            alle.append({name + angaben: wert for name, angaben, wert in zeilen})
    return alle


def klar(wert: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], wert)


@given(offene())
def test_jeder_eintrag_gibt_einen_gueltigen_kalender(offen: Offen) -> None:
    datei = kalender([offen], name=offen.name, stempel=STEMPEL)
    gelesen = termine(datei)
    assert len(gelesen) == len(offen.zeiten) == len({t["UID"] for t in gelesen})
    for termin, zeit in zip(gelesen, offen.zeiten, strict=True):
        assert klar(termin["SUMMARY"]) == offen.name
        beginn, ende = (
            datetime.strptime(termin[f"{f};TZID=Europe/Berlin"], "%Y%m%dT%H%M%S") for f in ("DTSTART", "DTEND")
        )
        assert (f"{beginn:%H:%M}", f"{ende:%H:%M}") == (zeit.von, zeit.bis)
        assert beginn.date() == ende.date()
        assert ("mo", "di", "mi", "do", "fr", "sa", "so")[beginn.weekday()] == zeit.tag
        assert timedelta(0) <= beginn.date() - (offen.bestaetigt_am or date(2026, 11, 24)) < timedelta(7)
        assert termin["RRULE"] == f"FREQ=WEEKLY;BYDAY={('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')[beginn.weekday()]}"


def test_voller_eintrag() -> None:
    datei = kalender([VOLL], name="Woche", stempel=STEMPEL)
    termin = termine(datei)[0]
    assert termin["DTSTAMP"] == "20261124T040000Z"
    assert termin["LOCATION"] == "Ringstraße 7\\, Alt-Arnsberg"
    assert termin["CATEGORIES"] == "Kochen,Nachbarschaft"
    assert termin["GEO"] == "51.39712;8.06431"
    assert klar(termin["DESCRIPTION"]).startswith(VOLL.beschreibung)
    arten = [art for art, _ in lies(datei)]
    assert arten == ["VCALENDAR", "VTIMEZONE", "DAYLIGHT", "STANDARD", "VEVENT", "VEVENT"]
    assert {"VERSION", "PRODID"} <= {name for name, _, _ in lies(datei)[0][1]}


def test_uid_bleibt_wenn_sich_anderes_aendert() -> None:
    vorher = {t["SUMMARY"]: t["UID"] for t in termine(kalender([VOLL], name="x", stempel=STEMPEL))}
    anders = replace(VOLL, beschreibung="neu", zeiten=(Zeit("mo", "08:00", "09:00"), *reversed(VOLL.zeiten)))
    nachher = {t["UID"] for t in termine(kalender([anders], name="x", stempel=STEMPEL.astimezone(UTC)))}
    assert set(vorher.values()) <= nachher


def test_ohne_zeiten_und_ohne_zone() -> None:
    assert termine(kalender([replace(VOLL, zeiten=())], name="x", stempel=STEMPEL)) == []
    with pytest.raises(Offenfehler):
        kalender([VOLL], name="x", stempel=STEMPEL.replace(tzinfo=None))

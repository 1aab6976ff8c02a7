"""The private calendar: valid as a file, silent about people and cases, gone with the next request."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from massanzug.fall.models import Zustaendigkeit
from massanzug.rechenkern.kalenderzeile import gefaltet, maskiert
from massanzug.schreibtisch.kalender import Eintrag, kalenderdatei
from massanzug.schreibtisch.queries import IM_KALENDER, kalendereintraege
from massanzug.traeger.models import Zugehoerigkeit
from massanzug.zugang import actions
from massanzug.zugang.models import Einmalmarke, Einsicht, Kalenderadresse, Konto, Protokollwert
from tests.rechte.kanarien import WORTE
from tests.welt import HEUTE, JETZT, Welt


@pytest.fixture(autouse=True)
def leerer_zaehler() -> Iterator[None]:
    caches["prozess"].clear()
    yield
    caches["prozess"].clear()


def adresse(welt: Welt, wer: str = "asd") -> str:
    _, marke = actions.kalender_anlegen(zugriff=welt.zugriff(wer))
    return reverse("kalender", args=[marke])


def entfaltet(datei: str) -> list[str]:
    assert datei.endswith("\r\n")
    return datei.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


# --- the file ---------------------------------------------------------------------------------------------------------

TEXT = st.text(max_size=200)


@given(TEXT)
def test_maskieren_ist_umkehrbar_und_laesst_keine_zeile_durch(text: str) -> None:
    """RFC 5545 section 3.3.11, read back the way a calendar program does."""
    gemacht = maskiert(text)
    assert not re.search(r"[\r\n\x00-\x08]", gemacht)
    zurueck = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], gemacht)
    erwartet = text.replace("\r\n", "\n").replace("\r", "\n")
    assert zurueck == "".join(z for z in erwartet if z in "\n\t" or (ord(z) >= 0x20 and ord(z) != 0x7F))


@given(TEXT.map(maskiert))
def test_keine_zeile_ist_laenger_als_75_oktette_und_kein_zeichen_zerrissen(text: str) -> None:
    zeile = f"SUMMARY:{text}"
    stuecke = gefaltet(zeile).split("\r\n")
    assert all(len(s.encode()) <= 75 for s in stuecke)
    assert all(s.startswith(" ") for s in stuecke[1:])
    assert stuecke[0] + "".join(s[1:] for s in stuecke[1:]) == zeile


@given(st.lists(st.builds(Eintrag, st.dates(date(2000, 1, 1), date(2099, 12, 30)), TEXT, st.just("k@massanzug"))))
def test_jede_datei_ist_ein_kalender(eintraege: list[Eintrag]) -> None:
    datei = kalenderdatei(eintraege, name="x", text="y; z", url="https://x/", stand=datetime(2026, 3, 1, 9, tzinfo=UTC))
    zeilen = entfaltet(datei)
    assert (zeilen[0], zeilen[1], zeilen[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    assert zeilen.count("BEGIN:VEVENT") == zeilen.count("END:VEVENT") == len(eintraege)
    for anfang in ("UID:", "DTSTAMP:20260301T090000Z", "DTSTART;VALUE=DATE:", "DTEND;VALUE=DATE:", "SUMMARY:"):
        assert sum(z.startswith(anfang) for z in zeilen) == len(eintraege)
    assert all(re.match(r"[A-Z-]+(;[A-Z]+=[A-Z]+)?:", z) for z in zeilen)


# --- the feed ---------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_der_kalender_sagt_tage_und_sonst_nichts(welt: Welt) -> None:
    antwort = Client().get(adresse(welt))
    datei = antwort.content.decode()
    zeilen = entfaltet(datei)
    assert antwort["Content-Type"] == "text/calendar; charset=utf-8"
    assert antwort["Cache-Control"] == "private, no-store"
    assert "DTSTART;VALUE=DATE:20261203" in zeilen  # § 35a, three weeks
    assert {z.removeprefix("SUMMARY:") for z in zeilen if z.startswith("SUMMARY")} <= set(IM_KALENDER.values())
    assert "SUMMARY:Rückblick in einem Ihrer Fälle" in zeilen
    assert "URL:http://testserver/schreibtisch/" in zeilen
    for wort in (*WORTE, "51-2026", "Eingliederungshilfe", "35a", "Person", "neheim"):
        assert not re.search(rf"{wort}(?!e in einem|en)", re.sub(r"UID:.*", "", datei)) or wort in {"Frage"}, wort
    assert not re.search(r"faelle/\d", datei)


@pytest.mark.django_db
def test_kennungen_bleiben_und_verbinden_zwei_kalender_nicht(welt: Welt) -> None:
    def kennungen(wer: str, heute: date = HEUTE) -> set[str]:
        # the Teamsitzung of today is over tomorrow
        eintraege = [e for e in kalendereintraege(welt.zugriff(wer, heute)) if e.titel != "Teamsitzung"]
        assert len({e.kennung for e in eintraege}) == len(eintraege) > 0
        return {e.kennung for e in eintraege}

    assert kennungen("asd") == kennungen("asd", HEUTE + timedelta(1))
    for fall in Zustaendigkeit.objects.filter(konto=welt.konten["asd"]).values_list("fall_id", flat=True):
        Zustaendigkeit.objects.create(fall_id=fall, konto=welt.konten["asd2"], funktion="vertretung", gueltig_von=HEUTE)

    def faelle(wer: str) -> set[date]:
        return {e.tag for e in kalendereintraege(welt.zugriff(wer)) if e.titel != IM_KALENDER["Teamsitzung"]}

    assert faelle("asd2") == faelle("asd")
    assert not kennungen("asd") & kennungen("asd2")


@pytest.mark.django_db
def test_aufgehoben_wird_nur_die_pruefsumme(als: Any, welt: Welt) -> None:
    antwort = als("asd").post(reverse("kalender_neu"))
    treffer = re.search(r"http://testserver/kalender/([A-Za-z0-9_-]{43})\.ics", antwort.content.decode())
    assert antwort.status_code == 200
    assert treffer
    marke = treffer[1]
    assert Kalenderadresse.objects.get().pruefsumme != marke
    assert marke not in str(list(Protokollwert.objects.values_list("werte", flat=True)))
    assert marke not in str(list(Einmalmarke.objects.values_list("ziel", flat=True)))
    assert marke not in als("asd").get(reverse("konto")).content.decode()
    assert Client().get(treffer[0].removeprefix("http://testserver")).status_code == 200


@pytest.mark.django_db
def test_widerrufen_wirkt_mit_dem_naechsten_aufruf(als: Any, welt: Welt) -> None:
    weg, browser = adresse(welt), als("asd")
    assert Client().get(weg).status_code == 200
    assert browser.post(reverse("kalender_widerrufen")).status_code == 303
    fort = Client().get(weg)
    nie = Client().get(reverse("kalender", args=["x" * 43]))
    assert (fort.status_code, fort.content) == (404, nie.content)
    assert browser.post(reverse("kalender_widerrufen")).status_code == 303


@pytest.mark.django_db
def test_eine_neue_adresse_beendet_die_alte(welt: Welt) -> None:
    alt, neu = adresse(welt), adresse(welt)
    assert (Client().get(alt).status_code, Client().get(neu).status_code) == (404, 200)
    assert Kalenderadresse.objects.filter(konto=welt.konten["asd"], widerrufen_am__isnull=True).count() == 1


@pytest.mark.django_db
def test_mit_dem_konto_und_mit_der_rolle_endet_der_kalender(welt: Welt) -> None:
    weg, konto = adresse(welt), welt.konten["asd"]
    Konto.objects.filter(pk=konto.pk).update(is_active=False)
    assert Client().get(weg).status_code == 404
    Konto.objects.filter(pk=konto.pk).update(is_active=True)
    assert Client().get(weg).status_code == 200
    Zugehoerigkeit.objects.filter(konto=konto).update(gueltig_bis=HEUTE - timedelta(1))
    assert Client().get(weg).status_code == 404


@pytest.mark.django_db
def test_was_ich_nicht_mehr_fuehre_steht_nicht_mehr_darin(welt: Welt) -> None:
    weg = adresse(welt)
    assert b"BEGIN:VEVENT" in Client().get(weg).content
    Zustaendigkeit.objects.filter(konto=welt.konten["asd"]).update(
        gueltig_bis=HEUTE - timedelta(1), gueltig_von=HEUTE - timedelta(9)
    )
    antwort = Client().get(weg)
    assert antwort.status_code == 200
    uebrig = [z for z in entfaltet(antwort.content.decode()) if z.startswith("SUMMARY")]
    assert uebrig == ["SUMMARY:Teamsitzung"]  # she still works in the team


@pytest.mark.django_db
@pytest.mark.parametrize("wer", ["lt2", "wjh", "asd_leitung", "kaemmerei"])
def test_andere_rollen_haben_einen_leeren_kalender(welt: Welt, wer: str) -> None:
    assert b"BEGIN:VEVENT" not in Client().get(adresse(welt, wer)).content


@pytest.mark.django_db
def test_die_adresse_oeffnet_nichts_als_den_kalender(welt: Welt) -> None:
    weg, browser = adresse(welt), Client()
    antwort = browser.get(weg)
    assert not antwort.cookies
    assert browser.get("/schreibtisch/").status_code == 302
    assert browser.post(weg).status_code == 405
    assert Einsicht.objects.count() == 0


@pytest.mark.django_db
def test_wer_zu_oft_fragt_wartet(welt: Welt) -> None:
    weg = adresse(welt)
    codes = [Client().get(weg).status_code for _ in range(61)]
    assert codes[:60] == [200] * 60
    assert codes[60] == 429


@pytest.mark.django_db
def test_der_kalender_fragt_gleich_oft(welt: Welt, django_assert_max_num_queries: Any) -> None:
    weg = adresse(welt)
    with django_assert_max_num_queries(7):
        Client().get(weg)
    assert welt.zugriff("asd").jetzt == JETZT

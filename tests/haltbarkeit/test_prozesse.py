"""Two processes serve, and what is counted for minutes is counted once for both."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.core.internal.ratelimit import Rate
from django.core.cache import cache
from django.db import connection
from django.test import Client

from massanzug.zugang.models import Kurzwert
from massanzug.zugang.tuer import alle_muster
from tests.haltbarkeit import stand
from tests.haltbarkeit.stand import MASSANZUG, NUR_SQLITE, Bestand, auf_datei, umgebung
from tests.haltbarkeit.test_kill import Browser, bis, freier_port, nimmt_an

bestand = stand.bestand
VERSUCHE = 24
ERLAUBT = 5
"""allauth's limit of failed logins for one account and address in five minutes."""


@pytest.fixture
def dienst(bestand: Bestand) -> Iterator[int]:
    port = freier_port()
    with subprocess.Popen(
        [MASSANZUG, "dienst", "--port", str(port), "--prozesse", "2"], env=umgebung(bestand.ordner)
    ) as prozess:
        bis(lambda: nimmt_an(port), "Der Dienst nimmt Verbindungen an")
        yield port
        prozess.terminate()


@NUR_SQLITE
def test_wer_ein_passwort_raet_wird_von_allen_prozessen_zusammen_gebremst(dienst: int) -> None:
    def rate(nummer: int) -> str:
        browser = Browser(dienst)
        browser.frage("GET", "/konto/anmelden/")
        text = browser.frage("POST", "/konto/anmelden/", {"login": "asd", "password": f"geraten-{nummer}"})[2]
        gefunden = re.search(r"stimmen nicht|Zu viele Versuche", text)
        return gefunden[0] if gefunden else text[:200]

    with ThreadPoolExecutor(4) as leute:
        antworten = Counter(leute.map(rate, range(VERSUCHE)))
    assert antworten == {"stimmen nicht": ERLAUBT, "Zu viele Versuche": VERSUCHE - ERLAUBT}


@NUR_SQLITE
def test_von_vielen_zugleich_legt_nur_eines_das_schloss(bestand: Bestand) -> None:
    def lege(_: int) -> bool:
        with auf_datei(bestand.datei):
            return cache.add("schloss", True, timeout=10)

    with ThreadPoolExecutor(8) as viele:
        assert sum(viele.map(lege, range(32))) == 1


@pytest.mark.django_db
def test_was_abgelaufen_ist_gilt_nicht_und_geht_mit_dem_naechsten(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.set("versuche", [1.5, 2.5], 60)
    assert cache.get("versuche") == [1.5, 2.5]
    spaeter = Kurzwert.objects.get().bis
    monkeypatch.setattr("massanzug.technik.uhr.ungestellt", lambda: spaeter)
    assert cache.get("versuche", "keine") == "keine"
    assert cache.add("versuche", 1, timeout=60)
    cache.set("anderes", 1, 60)
    assert cache.get("versuche") == 1 and Kurzwert.objects.count() == 2


@pytest.mark.django_db
def test_keine_adresse_steht_im_klartext() -> None:
    cache.set(f"allauth:rl::login:{Rate(30, 60, 'ip')}:ip:192.0.2.7", [1.5], 60)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM zugang_kurzwert")
        assert "192.0.2.7" not in str(cursor.fetchall())


@pytest.mark.django_db
def test_ohne_frist_liegt_hier_nichts() -> None:
    with pytest.raises(ValueError, match="Frist"):
        cache.set("ewig", 1, timeout=None)


@pytest.mark.django_db
@pytest.mark.parametrize("methode", ["HEAD", "OPTIONS"])
def test_wer_nur_nach_dem_dienst_sieht_bekommt_eine_antwort(client: Client, methode: str) -> None:
    """Watchers of a service ask with HEAD, and allauth counts that as a try to log in."""
    ohne_teile = [(m.name, route) for route, m in alle_muster() if m.name and "<" not in route]
    for name, route in ohne_teile:
        antwort = client.generic(methode, f"/{route}")
        assert antwort.status_code < 500, name
    assert len(ohne_teile) > 20

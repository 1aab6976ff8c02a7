"""Headers, cookies, sessions, and what exists only in the demo."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core import signing
from django.test import Client

from massanzug.zugang.models import Konto
from tests.welt import PASSWORT, Welt

WURZEL = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("adresse", ["/", "/konto/anmelden/", "/gibt-es-nicht/", "/schreibtisch/"])
def test_jede_antwort_traegt_die_schutzkoepfe(als: Any, adresse: str) -> None:
    for browser in (Client(), als("asd")):
        antwort = browser.get(adresse)
        csp = antwort["Content-Security-Policy"]
        assert "default-src 'none'" in csp and "frame-ancestors 'none'" in csp
        assert "unsafe" not in csp and "http" not in csp
        assert antwort["X-Content-Type-Options"] == "nosniff"
        assert antwort["X-Frame-Options"] == "DENY"
        assert antwort["Referrer-Policy"] == "same-origin"


def test_seiten_hinter_der_anmeldung_bleiben_in_keinem_zwischenspeicher(als: Any, welt: Welt) -> None:
    antwort = als("asd").get(f"/faelle/{welt.faelle['neu@neheim'].fall.pk}/")
    assert "no-store" in antwort["Cache-Control"]


def test_anmelden_abmelden_und_die_alte_sitzung_ist_tot(welt: Welt) -> None:
    browser = Client()
    antwort = browser.post("/konto/anmelden/", {"login": "asd", "password": PASSWORT})
    assert (antwort.status_code, antwort.url) == (302, "/schreibtisch/")
    alt = dict(browser.cookies.items())
    assert browser.get("/schreibtisch/").status_code == 200
    browser.post("/konto/abmelden/")
    zweiter = Client()
    for name, keks in alt.items():
        zweiter.cookies[name] = keks.value
    assert zweiter.get("/schreibtisch/").status_code == 302


def test_nach_langer_stille_ist_die_anmeldung_zu_ende(als: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = als("asd")
    assert browser.get("/schreibtisch/").status_code == 200
    monkeypatch.setattr("massanzug.projekt.middleware.settings.SITZUNG_LEERLAUF_SEKUNDEN", -1)
    assert browser.get("/schreibtisch/").status_code == 302


def test_das_zeichen_der_letzten_nutzung_gehoert_zu_einer_sitzung(als: Any) -> None:
    browser = als("asd")
    browser.cookies["zuletzt"] = signing.dumps("eine-andere-sitzung", salt="zuletzt")
    assert browser.get("/schreibtisch/").status_code == 302


def test_ein_stillgelegtes_konto_ist_beim_naechsten_aufruf_draussen(als: Any, welt: Welt) -> None:
    browser = als("asd")
    Konto.objects.filter(pk=welt.konten["asd"].pk).update(is_active=False)
    assert browser.get("/schreibtisch/").status_code == 302


def test_falsche_passwoerter_werden_gebremst(welt: Welt) -> None:
    """After ten wrong guesses even the right one waits; other accounts are not locked out with it."""
    browser = Client(REMOTE_ADDR="127.0.0.77")
    for _ in range(12):
        browser.post("/konto/anmelden/", {"login": "asd3", "password": "ganz-falsches-passwort"})
    assert browser.post("/konto/anmelden/", {"login": "asd3", "password": PASSWORT}).status_code != 302
    assert (
        Client(REMOTE_ADDR="127.0.0.78").post("/konto/anmelden/", {"login": "asd2", "password": PASSWORT}).status_code
        == 302
    )


def test_ein_unbekanntes_konto_antwortet_wie_ein_falsches_passwort(welt: Welt) -> None:
    def text(kennung: str) -> str:
        antwort = Client(REMOTE_ADDR="127.0.0.79").post(
            "/konto/anmelden/", {"login": kennung, "password": "falsch-falsch"}
        )
        return antwort.content.decode().split("<form", 1)[0].replace(kennung, "")

    assert "csrf" not in text("asd")
    assert text("asd") == text("gibt-es-nicht")


def test_niemand_meldet_sich_selbst_an(welt: Welt) -> None:
    assert Client().get("/konto/signup/").status_code == 404


def test_ohne_csrf_wirkt_kein_formular(welt: Welt) -> None:
    browser = Client(enforce_csrf_checks=True)
    antwort = browser.post("/demo/anmelden/", {"kennung": "asd"})
    assert antwort.status_code == 403 and "Sitzung" not in antwort.cookies


def _befehl(*argumente: str, eingabe: str = "", **umgebung: str) -> subprocess.CompletedProcess[str]:
    rein = {
        n: w
        for n, w in os.environ.items()
        if not n.startswith("MASSANZUG") and n not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    aufruf = [sys.executable, "-c", "from massanzug.projekt.befehle import main; main()", *argumente]
    return subprocess.run(
        aufruf, env=rein | umgebung, cwd=WURZEL, capture_output=True, text=True, check=False, input=eingabe
    )


def test_demo_zugaenge_gibt_es_nur_in_der_demo(tmp_path: Path) -> None:
    schluessel = tmp_path / "schluessel"
    schluessel.write_text("k" * 40)
    betrieb = {
        "MASSANZUG_SECRET_KEY": "s" * 60, "MASSANZUG_HOSTS": "jugendamt.example", "MASSANZUG_DATEN": str(tmp_path),
        "MASSANZUG_PROTOKOLL_SCHLUESSEL": str(schluessel),
    }  # fmt: skip
    for befehl in ("demo-zugaenge", "demo"):
        lauf = _befehl(befehl, **betrieb)
        assert lauf.returncode != 0 and "Unknown command" in lauf.stderr
    frage = (
        "from django.urls import get_resolver as g;"
        "print(sorted(k for k in g().reverse_dict if k in ('stil', 'demo_anmelden', 'start')))"
    )
    lauf = _befehl("shell", "-c", frage, **betrieb)
    assert lauf.stdout.strip().splitlines()[-1:] == ["['start']"], lauf.stderr


@pytest.mark.parametrize(
    ("argumente", "wort"),
    [
        (["--summe-cent", "100", "--u21", "a=-1,b=2"], "a"),
        (["--summe-cent", "100", "--u21", "a=0,b=0"], "null"),
        (["--summe-cent", "1e9", "--u21", "a=1"], "1e9"),
        (["--summe-cent", "100", "--u21", "a=1.5"], "a=1.5"),
        (["--summe-cent", "100", "--u21", "a=1,a=2"], "zweimal"),
        (["--summe-cent", "100", "--u21", ""], "u21"),
        (["--summe-cent", "100", "--u21", "a=1", "--schluessel", "wuerfel"], "wuerfel"),
        (["--summe-cent", "100", "--u21", "a=1", "--gibt-es-nicht"], "gibt-es-nicht"),
        (["--summe-cent=-5", "--u21", "a=1"], "negativ"),
        ([], "required"),
    ],
)
def test_verteilung_sagt_was_falsch_ist_und_endet_mit_zwei(argumente: list[str], wort: str, tmp_path: Path) -> None:
    lauf = _befehl("verteilung", *argumente, MASSANZUG_DEMO="1", MASSANZUG_DATEN=str(tmp_path))
    assert lauf.returncode == 2 and lauf.stdout == ""
    assert wort in lauf.stderr and "Traceback" not in lauf.stderr


def test_verteilung_als_json(tmp_path: Path) -> None:
    lauf = _befehl(
        "verteilung", "--summe-cent", "1500000000", "--u21", "neheim=4700,huesten=4100,alt-arnsberg=5400", "--json",
        MASSANZUG_DEMO="1", MASSANZUG_DATEN=str(tmp_path),
    )  # fmt: skip
    assert lauf.stdout == (
        '{"summe_cent": 1500000000, "anteile_cent": {"neheim": 496478873, "huesten": 433098592, '
        '"alt-arnsberg": 570422535}, "schluessel": "u21_anteilig"}\n'
    )


def test_eine_neue_stadt_bekommt_ihr_erstes_konto_auf_der_befehlszeile(tmp_path: Path) -> None:
    """Without it nobody could ever enter a production installation."""
    umgebung = {"MASSANZUG_DEMO": "1", "MASSANZUG_DATEN": str(tmp_path)}
    assert _befehl("migrate", "-v", "0", **umgebung).returncode == 0

    def anlegen(kennung: str, *mehr: str, passwort: str = PASSWORT) -> subprocess.CompletedProcess[str]:
        return _befehl("konto-anlegen", kennung, "--name", "Erika", *mehr, eingabe=passwort + "\n", **umgebung)

    erstes = anlegen("erika", "--verwaltung", "Jugendamt der Stadt")
    assert erstes.returncode == 0 and "pflegt die Zugänge" in erstes.stdout
    for kennung, passwort, wort in (("ERIKA", PASSWORT, "gibt es schon"), ("otto", "kurz", "15")):
        lauf = anlegen(kennung, passwort=passwort)
        assert lauf.returncode == 2 and wort in lauf.stderr and "Traceback" not in lauf.stderr
    assert _befehl("pruefe", **umgebung).returncode == 0

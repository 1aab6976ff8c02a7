"""What is typed survives: per person and form, after an expired login, and it acts once."""

import re
from typing import Any

import pytest
from django.test import Client

from massanzug.fall.models import Kontakt, Zustaendigkeit
from massanzug.zugang.models import Entwurf
from tests.conftest import anmelden
from tests.welt import Welt

pytestmark = pytest.mark.django_db


def _marken(browser: Client, adresse: str) -> dict[str, str]:
    seite = browser.get(adresse).content.decode()
    return {n: re.search(rf'name="{n}" value="([^"]+)"', seite)[1] for n in ("entwurf_token", "einmalmarke")}  # type: ignore[index]


def _adresse(welt: Welt, fall: str = "neu@neheim") -> str:
    return f"/faelle/{welt.faelle[fall].fall.pk}/kontakt/neu/"


def test_entwurf_wird_nur_auf_seinem_formular_und_nur_seiner_person_angeboten(als: Any, welt: Welt) -> None:
    asd, adresse = als("asd"), _adresse(welt)
    antwort = asd.post("/entwurf/", _marken(asd, adresse) | {"anliegen": "Sehr wichtiger Satz"})
    assert antwort.status_code == 200 and re.fullmatch(r"\d\d:\d\d", antwort.json()["gespeichert"])
    assert "Entwurf von" in asd.get(adresse).content.decode()
    assert "Sehr wichtiger Satz" in asd.get(adresse + "?entwurf=1").content.decode()
    assert "Entwurf von" not in asd.get(_adresse(welt, "vor@neheim")).content.decode()
    asd.post(f"/faelle/{welt.faelle['neu@neheim'].fall.pk}/vertretung/neu/", {"konto": welt.konten["asd3"].pk})
    assert "Entwurf von" not in als("asd3").get(adresse).content.decode()


def test_entwurf_einer_anderen_person_wird_abgewiesen(als: Any, welt: Welt) -> None:
    marken = _marken(als("asd"), _adresse(welt))
    assert als("asd2").post("/entwurf/", marken | {"anliegen": "x"}).status_code == 409
    assert not Entwurf.objects.exclude(konto=welt.konten["asd3"]).exists()


def test_abgelaufene_anmeldung_verliert_keinen_text(als: Any, welt: Welt) -> None:
    asd, adresse = als("asd"), _adresse(welt)
    marken = _marken(asd, adresse)
    asd.cookies.pop("sitzung")
    antwort = asd.post(adresse, marken | {"anliegen": "Noch getippt", "mit": "Lina"})
    assert antwort.status_code == 303 and antwort.url.startswith("/konto/anmelden/?next=")
    assert "Noch getippt" in anmelden(Client(), welt.konten["asd"]).get(adresse + "?entwurf=1").content.decode()


def test_nach_dem_absenden_ist_der_entwurf_weg_und_zweimal_absenden_wirkt_einmal(als: Any, welt: Welt) -> None:
    asd, adresse = als("asd"), _adresse(welt)
    marken = _marken(asd, adresse)
    asd.post("/entwurf/", marken | {"anliegen": "x"})
    daten = marken | {"mit": "Lina", "anliegen": "Einmal", "kanal": "telefon", "am": "22.11.2026"}
    erste, zweite = asd.post(adresse, daten), asd.post(adresse, daten)
    assert (
        (erste.status_code, erste.url)
        == (zweite.status_code, zweite.url)
        == (303, f"/faelle/{welt.faelle['neu@neheim'].fall.pk}/")
    )
    assert Kontakt.objects.filter(anliegen="Einmal").count() == 1
    assert not Entwurf.objects.exclude(konto=welt.konten["asd3"]).exists()


def test_falsche_eingabe_verliert_nichts_und_nennt_feld_und_abhilfe(als: Any, welt: Welt) -> None:
    asd, adresse = als("asd"), _adresse(welt)
    antwort = asd.post(
        adresse,
        _marken(asd, adresse) | {"mit": "Lina", "anliegen": "Bleibt stehen", "kanal": "telefon", "am": "31.2.2026"},
    )
    text = antwort.content.decode()
    assert antwort.status_code == 422
    assert "Bleibt stehen" in text and 'value="31.2.2026"' in text
    assert 'href="#id_am"' in text


@pytest.mark.parametrize(
    "wert", ["", "x" * 100_000, "\x00", "' OR 1=1", "𝕏" * 50, "31.13.9999", "-1", "9" * 400, "<script>"]
)
@pytest.mark.parametrize(
    "feld", ["von", "menge_tausendstel", "satz_cent", "ziel", "einheit", "faden", "stand", "anbieter"]
)
def test_keine_eingabe_bringt_den_dienst_zu_fall(als: Any, welt: Welt, feld: str, wert: str) -> None:
    fall = welt.faelle["neu@neheim"]
    daten = {
        "faden": "eigen",
        "wer": "L",
        "was": "J",
        "ziel": fall.ziel.pk,
        "von": "22.11.2026",
        "einheit": "kostenlos",
    }
    antwort = als("asd").post(f"/faelle/{fall.fall.pk}/baustein/neu/", daten | {feld: wert})
    assert antwort.status_code in {303, 422}
    antwort = als("asd").post(
        f"/faelle/{fall.fall.pk}/baustein/{fall.baustein.pk}/", daten | {"stand": "1", feld: wert}
    )
    assert antwort.status_code in {303, 422}


@pytest.mark.parametrize("adresse", [
    "/faelle/99999999999999999999999/", "/faelle/?seite=99999999999999999999", "/faelle/?seite=x", "/faelle/?suche=%00",
    "/faelle/?stand=%F0%9F%A7%B5", "/planbudget/gibt-es-nicht/", "/faelle/0/", "/konto/anmelden/?next=//boese.example",
])  # fmt: skip
def test_keine_adresse_bringt_den_dienst_zu_fall(als: Any, welt: Welt, adresse: str) -> None:
    assert als("asd").get(adresse).status_code in {200, 302, 404}


def test_auf_dem_schreibtisch_steht_kein_titel_aus_einem_fall_den_man_nicht_mehr_sieht(als: Any, welt: Welt) -> None:
    asd2, fall = als("asd2"), welt.faelle["vor@neheim"]
    adresse = f"/faelle/{fall.fall.pk}/entscheidung/{fall.entscheidung.pk}/zurueckgeben/"  # type: ignore[union-attr]
    asd2.post("/entwurf/", _marken(asd2, adresse) | {"rueckgabe_grund": "Noch einmal fragen"})
    assert "Zur Klärung zurückgeben" in asd2.get("/schreibtisch/").content.decode()
    Zustaendigkeit.objects.filter(fall=fall.fall, konto=welt.konten["asd2"]).delete()
    assert "Zur Klärung zurückgeben" not in asd2.get("/schreibtisch/").content.decode()

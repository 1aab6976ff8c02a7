"""The hints on the forms of goal and will: shown, never in the way, kept nowhere."""

from typing import Any

import pytest
from django.test import Client

from massanzug.fall.models import Ziel
from massanzug.zugang.models import Einsicht, Protokoll
from tests.welt import Welt

pytestmark = pytest.mark.django_db

SATZ = "Lina soll nicht mehr so viel am Handy sein."


@pytest.fixture
def fall(welt: Welt) -> str:
    return f"/faelle/{welt.faelle['frei@neheim'].fall.pk}/"


def _ziel(welt: Welt, text: str = SATZ) -> dict[str, Any]:
    person = welt.faelle["frei@neheim"].person.pk
    return {"text": text, "person": person, "herkunft": "wille_kind", "art": "handlung"}


def test_hinweise_beim_schreiben_und_keine_spur_davon(als: Any, welt: Welt, fall: str) -> None:
    browser = als("asd")
    vorher = (Protokoll.objects.count(), Einsicht.objects.count())
    antwort = browser.post(f"{fall}ziel/hinweise/", _ziel(welt))
    seite = antwort.content.decode()
    assert "„nicht mehr“" in seite and "„soll“" in seite and "Noch offen: bis wann?" in seite
    assert 'hx-swap-oob="innerHTML"' in seite
    assert (Protokoll.objects.count(), Einsicht.objects.count()) == vorher


def test_was_schon_dasteht_wird_nicht_noch_einmal_gesagt(als: Any, welt: Welt, fall: str) -> None:
    browser = als("asd")
    antwort = browser.post(f"{fall}ziel/hinweise/", _ziel(welt))
    zeichen = antwort.context["form"].hinweiszeichen
    assert browser.post(f"{fall}ziel/hinweise/", _ziel(welt) | {"gezeigt": zeichen}).status_code == 204
    anders = browser.post(f"{fall}ziel/hinweise/", _ziel(welt, "Lina liest.") | {"gezeigt": zeichen})
    assert anders.status_code == 200 and "„soll“" not in anders.content.decode()


def test_gespeichert_wird_trotzdem_und_ohne_javascript_stehen_die_hinweise_beim_aendern(
    als: Any, welt: Welt, fall: str
) -> None:
    browser = als("asd")
    antwort = browser.post(f"{fall}ziel/neu/", _ziel(welt))
    assert (antwort.status_code, antwort.url) == (303, fall)
    ziel = Ziel.objects.get(text=SATZ)
    seite = browser.get(f"{fall}ziel/{ziel.pk}/").content.decode()
    assert "Vier Hinweise zum Satz" in seite


def test_ein_leeres_formular_hat_keine_hinweise(als: Any, fall: str) -> None:
    assert "sprachhinweise__titel" not in als("asd").get(f"{fall}ziel/neu/").content.decode()


def test_beim_willen_sind_es_fragen(als: Any, welt: Welt, fall: str) -> None:
    antwort = als("asd").post(f"{fall}wille/hinweise/", {"wille": "Ich will nicht mehr ins Heim."})
    assert "Die Worte dürfen so stehen bleiben." in antwort.content.decode()


def test_was_getippt_ist_erscheint_maskiert(als: Any, welt: Welt, fall: str) -> None:
    boese = "dass die Schule <script>alert(1)</script> Tagesstruktur<b>"
    seite = als("asd").post(f"{fall}ziel/hinweise/", _ziel(welt, boese)).content.decode()
    assert "<script>" not in seite and "<b>" not in seite and "Tagesstruktur" in seite


def test_langer_text_wird_ertragen(als: Any, welt: Welt, fall: str) -> None:
    assert als("asd").post(f"{fall}ziel/hinweise/", _ziel(welt, "nicht " * 20_000)).status_code == 200


def test_eine_abgelaufene_anmeldung_bekommt_keine_hinweise(welt: Welt, fall: str) -> None:
    assert Client().post(f"{fall}ziel/hinweise/", _ziel(welt)).status_code == 302

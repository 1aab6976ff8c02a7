"""What somebody who means harm sends: each of these once went through."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from massanzug.interessenbekundung import druck
from massanzug.traeger.models import Traeger
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Zugriff
from tests.conftest import anmelden
from tests.interessenbekundung.szene import (
    VORHER,
    Auswahl,
    eingereicht,
    offenes_verfahren,
)


@pytest.fixture(autouse=True)
def eigener_bund(tmp_path: Any, settings: Any, monkeypatch: Any) -> None:
    settings.SCHLUESSELBUND = tmp_path / "entwuerfe"
    monkeypatch.setenv("MASSANZUG_HEUTE", VORHER.date().isoformat())


@pytest.fixture
def auswahl(welt: Any) -> Auswahl:
    return offenes_verfahren("Weidenkorb e. V.", "Brückenhaus gGmbH")


def browser(wer: Zugriff) -> Client:
    return anmelden(Client(), Konto.objects.get(pk=wer.konto_id))


def angemeldet(name: str) -> Any:
    """What the public form answers to a Träger of this name."""
    mail = "neu@traeger.example"
    angaben = {"name": name, "art": "frei", "anschrift": "Am Bach 1, 59755 Arnsberg", "person": "Frau Neu"}
    geheim = {"mail": mail, "mail_noch_einmal": mail, "passwort": "drei Weiden am Bach sind lang"}
    return Client().post(reverse("traeger_anmelden"), angaben | geheim)


@pytest.mark.parametrize("zeilen", ["Gut gGmbH\nEingegangen: gestern", "Gut gGmbH\r\nohne", "Gut\u2028gGmbH"])
def test_ein_name_mit_zeilen_wird_einzeilig(welt: Any, zeilen: str) -> None:
    assert angemeldet(zeilen).status_code == 303
    assert Traeger.objects.get(name__startswith="Gut").name == " ".join(zeilen.split())


def test_in_den_beleg_schreibt_niemand_eigene_zeilen(welt: Any) -> None:
    a = offenes_verfahren("Gut gGmbH\nEingegangen: gestern\nohne Doppelpunkt")
    b = eingereicht(a, a.eine).bekundung
    zeilen = druck.belegtext(b).split("\n")
    assert len(zeilen) == 6 and sum(z.startswith("Eingegangen: ") for z in zeilen) == 1
    assert druck.beleg_pdf(b).startswith(b"%PDF")


@pytest.mark.parametrize(
    "name",
    ["BRÜCKENHAUS gGmbH", "Brückenhaus\u00a0gGmbH", "Brücken\u200bhaus  gGmbH", "Bru\u0308ckenhaus gGmbH"],
)
def test_wer_gleich_aussieht_ist_kein_anderer_traeger(auswahl: Auswahl, name: str) -> None:
    vorher = Traeger.objects.count()
    assert angemeldet(name).status_code == 422 and Traeger.objects.count() == vorher

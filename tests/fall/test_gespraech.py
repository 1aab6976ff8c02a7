"""What is written about a conversation can be put right (Art. 16 DSGVO), and nobody loses what stood there."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from massanzug.fall import actions
from massanzug.fall.choices import Kanal
from massanzug.fall.models import Kontakt, Kontaktfassung
from massanzug.fall.queries.verlauf import verlauf
from massanzug.technik.erlaubnis import Unzulaessig, Verboten, Zwischenstand
from massanzug.zugang.models import Protokoll
from tests.welt import HEUTE, Welt, beendeter_fall

pytestmark = pytest.mark.django_db
GESTERN = HEUTE - timedelta(1)


@pytest.fixture
def kontakt(welt: Welt) -> Kontakt:
    return welt.faelle["neu@neheim"].fall.kontakte.earliest("pk")


def berichtige(welt: Welt, kontakt: Kontakt, wer: str = "asd", **anders: Any) -> Kontakt:
    angaben: dict[str, Any] = {
        "stand": 1, "am": GESTERN, "kanal": Kanal.TELEFON, "mit": "Frau Albers", "anliegen": "Lina ist oft müde.",
    }  # fmt: skip
    return actions.kontakt_berichtigen(zugriff=welt.zugriff(wer), kontakt=kontakt, **angaben | anders)


def test_es_gilt_das_richtige_und_das_alte_bleibt_lesbar(kontakt: Kontakt, welt: Welt, als: Any) -> None:
    alt, davor = kontakt.anliegen, Protokoll.objects.count()
    berichtige(welt, kontakt)
    assert Protokoll.objects.count() - davor == 2
    jetzt = Kontakt.objects.get(pk=kontakt.pk)
    assert (jetzt.am, jetzt.mit, jetzt.anliegen) == (GESTERN, "Frau Albers", "Lina ist oft müde.")
    seite = als("asd").get(f"/faelle/{kontakt.fall_id}/").content.decode()
    karte = seite[seite.index('id="gespraeche"') :]
    assert "Lina ist oft müde." in karte and "berichtigt" in karte
    adresse = f"/faelle/{kontakt.fall_id}/kontakt/{kontakt.pk}/"
    assert f'href="{adresse}"' in karte
    formular = als("asd").get(adresse).content.decode()
    assert alt in formular and "Person asd" in formular
    ereignisse = verlauf(welt.zugriff("asd"), kontakt.fall, alles=True).ereignisse
    assert [e.zitat for e in ereignisse if e.art == "Gespräch, berichtigt" and e.am == GESTERN] == [jetzt.anliegen]
    (berichtigt,) = [e for e in ereignisse if e.art == "Gespräch berichtigt" and e.zitat == jetzt.anliegen]
    assert (berichtigt.am, berichtigt.vorher) == (HEUTE, alt)
    assert "Wann: 21.11.2026 statt 22.11.2026" in berichtigt.zeilen
    assert not [e for e in ereignisse if e.zitat == alt and e.am == HEUTE and e.art == "Gespräch"]


def test_was_vorher_dastand_laesst_sich_nicht_mehr_aendern(kontakt: Kontakt, welt: Welt) -> None:
    berichtige(welt, kontakt)
    alte = Kontaktfassung.objects.filter(kontakt=kontakt)
    for tun in (lambda: alte.update(anliegen="anders"), alte.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            tun()


def test_zwei_berichtigen_zugleich_und_keiner_ueberschreibt_ungesehen(kontakt: Kontakt, welt: Welt) -> None:
    berichtige(welt, kontakt)
    with pytest.raises(Zwischenstand, match="Lina ist oft müde"):
        berichtige(welt, kontakt, anliegen="Noch anders")


@pytest.mark.parametrize("anders", [{"am": HEUTE + timedelta(1)}, "gleich"])
def test_was_nicht_geht_wird_gesagt(anders: Any, kontakt: Kontakt, welt: Welt) -> None:
    if anders == "gleich":
        anders = {f: getattr(kontakt, f) for f in ("am", "kanal", "mit", "anliegen")}
    with pytest.raises(Unzulaessig):
        berichtige(welt, kontakt, **anders)
    assert not kontakt.fassungen.exists()


def test_nur_wer_am_fall_arbeitet_berichtigt(kontakt: Kontakt, welt: Welt, als: Any) -> None:
    for wer in ("asd3", "lt", "asd_leitung"):
        with pytest.raises(Verboten):
            berichtige(welt, kontakt, wer)
    frei = welt.faelle["frei@neheim"].fall
    assert als("lt").get(f"/faelle/{frei.pk}/kontakt/{frei.kontakte.earliest('pk').pk}/").status_code == 404
    fremd = welt.faelle["neu@huesten"].fall.kontakte.earliest("pk")
    assert als("asd").get(f"/faelle/{frei.pk}/kontakt/{fremd.pk}/").status_code == 404


def test_auch_nach_dem_ende_der_hilfe_wird_berichtigt_was_nicht_stimmt(welt: Welt, als: Any) -> None:
    """Art. 16 DSGVO knows no end of a help."""
    fall = beendeter_fall(welt, "neheim").fall
    letztes = fall.kontakte.latest("pk")
    adresse = f"/faelle/{fall.pk}/kontakt/{letztes.pk}/"
    assert adresse in als("asd").get(f"/faelle/{fall.pk}/").content.decode()
    assert als("asd").get(adresse).status_code == 200
    berichtige(welt, letztes, stand=letztes.stand)
    assert Kontakt.objects.get(pk=letztes.pk).anliegen == "Lina ist oft müde."
    with pytest.raises(Verboten):
        berichtige(welt, letztes, "asd_leitung", stand=letztes.stand + 1)

"""What the yearly statistics ask: shown in time, changed together, never in the way of a help."""

from typing import Any

import pytest

from massanzug.fall import actions
from massanzug.fall.models import Abschluss, Statistikbogen
from massanzug.technik.erlaubnis import Unzulaessig, Verboten, Zwischenstand
from massanzug.zugang.models import Protokoll
from tests.welt import Welt, beendeter_fall


def _seite(als: Any, wer: str, welt: Welt, lage: str) -> str:
    return str(als(wer).get(f"/faelle/{welt.faelle[lage].fall.pk}/").content.decode())


def test_es_wird_erst_gefragt_wenn_eine_hilfe_bewilligt_ist(als: Any, welt: Welt) -> None:
    assert "Jahresstatistik" not in _seite(als, "asd", welt, "neu@neheim")
    assert "16 Angaben sind noch offen" in _seite(als, "asd", welt, "frei@neheim")


@pytest.mark.parametrize("wer", ["lt", "wjh"])
def test_ausserhalb_des_amts_sieht_niemand_etwas_davon(als: Any, welt: Welt, wer: str) -> None:
    assert "Jahresstatistik" not in _seite(als, wer, welt, "frei@neheim")


def test_eine_offene_angabe_haelt_kein_ende_auf(als: Any, welt: Welt) -> None:
    fall = beendeter_fall(welt, "neheim").fall
    assert Abschluss.objects.filter(fall=fall).exists()
    seite = als("asd").get(f"/faelle/{fall.pk}/").content.decode()
    assert "19 Angaben sind noch offen" in seite
    ziel = f"/faelle/{fall.pk}/statistik/"
    assert "Wie endete die Hilfe im Sinn der Statistik?" in als("asd").get(ziel).content.decode()
    assert als("asd").post(ziel, {"stand": "0", "beendigungsgrund": "10"}).status_code == 303
    assert Statistikbogen.objects.get(fall=fall).werte == {"beendigungsgrund": "10"}


def test_zwei_fuellen_zugleich_aus(welt: Welt) -> None:
    asd, fall = welt.zugriff("asd"), welt.faelle["frei@neheim"].fall
    actions.statistik_festhalten(zugriff=asd, fall=fall, werte={"anregend": "3", "schulbesuch": ""})
    with pytest.raises(Zwischenstand):
        actions.statistik_festhalten(zugriff=asd, fall=fall, werte={"anregend": "1"})
    assert Statistikbogen.objects.get(fall=fall).werte == {"anregend": "3"}
    actions.statistik_festhalten(zugriff=asd, fall=fall, werte={"anregend": "1"}, stand=1)
    assert Protokoll.objects.filter(aktion="statistik_festhalten").count() == 2


def test_eine_erfundene_antwort_wird_genannt(welt: Welt) -> None:
    with pytest.raises(Unzulaessig) as fehler:
        actions.statistik_festhalten(
            zugriff=welt.zugriff("asd"), fall=welt.faelle["frei@neheim"].fall, werte={"anregend": "77"}
        )
    assert set(fehler.value.fehler) == {"anregend"}


def test_wer_den_fall_nicht_fuehrt_traegt_nichts_ein(welt: Welt) -> None:
    with pytest.raises(Verboten):
        actions.statistik_festhalten(
            zugriff=welt.zugriff("asd_leitung"), fall=welt.faelle["frei@neheim"].fall, werte={"anregend": "1"}
        )

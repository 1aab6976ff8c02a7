"""The Leitträger's own side of the goals: said by her, once, on what was released to her, and told as hers."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from massanzug.fall import actions
from massanzug.fall.choices import Freigabeteil, Intensitaet, Sicht, Zielwert
from massanzug.fall.models import Rueckblick, Zielbewertung
from massanzug.fall.queries.aufgaben import offene_aufgaben
from massanzug.fall.queries.fallblick import fallblick
from massanzug.fall.queries.verlauf import verlauf
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from massanzug.zugang.models import Protokoll
from tests.welt import HEUTE, Fallwelt, Welt, fall_mit_rueckblick

pytestmark = pytest.mark.django_db


@pytest.fixture
def fw(welt: Welt) -> Fallwelt:
    return fall_mit_rueckblick(welt, "neheim")


def trage_ein(welt: Welt, fw: Fallwelt, wer: str = "lt", wert: Zielwert = Zielwert.ERREICHT) -> Rueckblick:
    return actions.sicht_eintragen(
        zugriff=welt.zugriff(wer),
        rueckblick=fw.fall.rueckblicke.latest("pk"),
        sichten=[actions.EigeneSicht(fw.ziel, wert, "Sie kommt jetzt allein")],
    )


def fragt_nach_sicht(welt: Welt, wer: str = "lt") -> list[int]:
    return [a.fall_id for a in offene_aufgaben(welt.zugriff(wer)) if "Wie sehen Sie" in a.titel]


def test_sie_traegt_ihre_sicht_selbst_ein_und_alle_sehen_von_wem_sie_ist(welt: Welt, fw: Fallwelt, als: Any) -> None:
    assert fragt_nach_sicht(welt) == [fw.fall.pk]
    davor = Protokoll.objects.count()
    trage_ein(welt, fw)
    assert Protokoll.objects.count() - davor == 1
    zeile = Zielbewertung.objects.get(rueckblick__fall=fw.fall, sicht=Sicht.TRAEGER)
    assert (zeile.wert, zeile.eingetragen_von, zeile.eingetragen_am) == (3, welt.konten["lt"], HEUTE)
    assert fallblick(welt.zugriff("asd"), fw.fall).rueckblicke[0].winkel == "2,0"
    seite = als("asd").get(reverse("fall", args=[fw.fall.pk])).content.decode()
    assert "Person lt sagt, woran man es sieht:" in seite
    assert "Beleg-blick-neheim" in seite
    arten = [e.art for e in verlauf(welt.zugriff("asd"), fw.fall, alles=True).ereignisse]
    assert "Sicht des Leitträgers" in arten
    assert fragt_nach_sicht(welt) == []


def test_was_gesagt_ist_bleibt(welt: Welt, fw: Fallwelt) -> None:
    trage_ein(welt, fw)
    with pytest.raises(Verboten, match="steht die Sicht des Leitträgers schon"):
        trage_ein(welt, fw, wert=Zielwert.NOCH_NICHT)
    zeile = Zielbewertung.objects.get(rueckblick__fall=fw.fall, sicht=Sicht.TRAEGER)
    with pytest.raises(DatabaseError, match="weder geaendert noch geloescht"), transaction.atomic():
        Zielbewertung.objects.filter(pk=zeile.pk).update(wert=0)


def test_was_der_asd_fuer_den_leittraeger_schrieb_bleibt_auch(welt: Welt, fw: Fallwelt) -> None:
    _noch_ein_rueckblick(welt, fw, Sicht.TRAEGER)
    with pytest.raises(Verboten, match="schon"):
        trage_ein(welt, fw)
    assert fragt_nach_sicht(welt) == []


def test_nur_zum_neuesten_rueckblick(welt: Welt, fw: Fallwelt) -> None:
    alter = fw.fall.rueckblicke.get()
    _noch_ein_rueckblick(welt, fw, Sicht.ELTERN)
    with pytest.raises(Verboten, match="neueren Rückblick"):
        actions.sicht_eintragen(
            zugriff=welt.zugriff("lt"), rueckblick=alter, sichten=[actions.EigeneSicht(fw.ziel, Zielwert.ANFANG)]
        )


def test_ein_fremdes_ziel_und_gar_keines(welt: Welt, fw: Fallwelt) -> None:
    rueckblick, lt = fw.fall.rueckblicke.get(), welt.zugriff("lt")
    with pytest.raises(Unzulaessig, match="mindestens einem Ziel"):
        actions.sicht_eintragen(zugriff=lt, rueckblick=rueckblick, sichten=[])
    fremdes = actions.EigeneSicht(welt.faelle["neu@neheim"].ziel, Zielwert.ANFANG)
    with pytest.raises(Unzulaessig, match="Zu diesem Ziel"):
        actions.sicht_eintragen(zugriff=lt, rueckblick=rueckblick, sichten=[fremdes])


@pytest.mark.parametrize("wer", ["asd", "asd2", "asd_leitung", "wjh", "lt2"])
def test_niemand_sonst_spricht_fuer_den_leittraeger(wer: str, welt: Welt, fw: Fallwelt) -> None:
    with pytest.raises(Verboten):
        trage_ein(welt, fw, wer=wer)


@pytest.mark.parametrize("fehlt", [Freigabeteil.RUECKBLICK, Freigabeteil.ZIELE])
def test_ohne_ziele_oder_rueckblicke_geht_es_nicht(fehlt: Freigabeteil, welt: Welt, fw: Fallwelt, als: Any) -> None:
    assert fw.freigabe is not None
    fw.freigabe.teile = sorted({Freigabeteil.RUECKBLICK, Freigabeteil.ZIELE} - {fehlt})
    fw.freigabe.save()
    with pytest.raises(Verboten, match="freigegeben"):
        trage_ein(welt, fw)
    weg = reverse("sicht_eintragen", args=[fw.fall.pk, fw.fall.rueckblicke.get().pk])
    assert als("lt").get(weg).status_code == (404 if fehlt == Freigabeteil.RUECKBLICK else 403)
    assert fragt_nach_sicht(welt) == []


def test_ueber_die_seite_ohne_den_namen_der_familie(welt: Welt, fw: Fallwelt, als: Any) -> None:
    browser = als("lt")
    weg = reverse("sicht_eintragen", args=[fw.fall.pk, fw.fall.rueckblicke.get().pk])
    assert weg in browser.get(reverse("fall", args=[fw.fall.pk])).content.decode()
    seite = browser.get(weg).content.decode()
    assert "Ziel-blick-neheim" in seite
    assert "Familie-blick" not in seite
    assert browser.post(weg, {f"wert_{fw.ziel.pk}": "2"}).status_code == 303
    assert weg not in browser.get(reverse("fall", args=[fw.fall.pk])).content.decode()


def _noch_ein_rueckblick(welt: Welt, fw: Fallwelt, sicht: Sicht) -> Rueckblick:
    return actions.rueckblick_festhalten(
        zugriff=welt.zugriff("asd"),
        fall=fw.fall,
        am=HEUTE,
        teilnehmende="alle",
        bewertungen=[actions.Bewertung(fw.ziel, sicht, Zielwert.GROSSENTEILS)],
        was_wirkte="Zuhören",
        intensitaet=Intensitaet.WENIGER,
    )

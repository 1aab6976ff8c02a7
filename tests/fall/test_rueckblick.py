"""Looking back, the end of a help, asking again: what follows from each, and what is refused with the mend."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from massanzug.fall import actions
from massanzug.fall.actions import Bewertung
from massanzug.fall.choices import (
    Abschlussgrund,
    Freigabeteil,
    Intensitaet,
    Kanal,
    Massanzugstand,
    Nachfrageergebnis,
    Sicht,
    Zielwert,
)
from massanzug.fall.models import Abschluss, Fall, Massanzug, Nachfrage, Rueckblick, Zielbewertung
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries.aufgaben import offene_aufgaben
from massanzug.fall.queries.fallblick import fallblick
from massanzug.fall.queries.leistung import leistungszeilen
from massanzug.fall.queries.schritte import schritte
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from massanzug.zugang.models import Protokoll
from tests.welt import HEUTE, Fallwelt, Welt


def blicke_zurueck(welt: Welt, fw: Fallwelt, **anders: Any) -> Rueckblick:
    angaben: dict[str, Any] = {
        "am": HEUTE,
        "teilnehmende": "alle",
        "bewertungen": [Bewertung(fw.ziel, sicht, Zielwert.ANFANG) for sicht in Sicht],
        "was_wirkte": "Judo",
        "intensitaet": Intensitaet.GLEICH,
    }
    return actions.rueckblick_festhalten(zugriff=welt.zugriff("asd"), fall=fw.fall, **angaben | anders)


def schliesse_ab(welt: Welt, fall: Fall, **anders: Any) -> Abschluss:
    angaben: dict[str, Any] = {
        "am": HEUTE,
        "grund": Abschlussgrund.GESCHAFFT,
        "ergebnis": "viel",
        "wer_bleibt": "Oma",
    }
    return actions.hilfe_abschliessen(zugriff=welt.zugriff("asd"), fall=fall, **angaben | anders)


def neu(welt: Welt, fall: Fall) -> Fall:
    """As another request reads it."""
    gelesen = queries.fall(welt.zugriff("asd"), fall.pk)
    assert gelesen is not None
    return gelesen


# --- looking back -----------------------------------------------------------------------------------------------------


def test_wer_nichts_gesagt_hat_hat_keine_zeile_und_jede_zeile_ihren_eintrag(welt: Welt) -> None:
    fw, davor = welt.faelle["frei@neheim"], Protokoll.objects.count()
    gesagt = [Bewertung(fw.ziel, Sicht.JUNGER_MENSCH, Zielwert.ERREICHT, "geht allein hin")]
    rueckblick = blicke_zurueck(welt, fw, bewertungen=gesagt, naechster_am=HEUTE + timedelta(90))
    assert [(b.sicht, b.wert, b.beleg) for b in rueckblick.bewertungen.all()] == [
        ("junger_mensch", 3, "geht allein hin")
    ]
    assert Protokoll.objects.count() == davor + 2
    plan = Massanzug.objects.get(fall=fw.fall, stand=Massanzugstand.BEWILLIGT)
    assert plan.geprueft_bis == HEUTE + timedelta(90)


def test_der_erste_rueckblick_ist_mit_der_bewilligung_geplant(welt: Welt) -> None:
    entscheidung = welt.faelle["vor@neheim"].entscheidung
    assert entscheidung is not None
    actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=entscheidung)
    assert Massanzug.objects.get(pk=entscheidung.massanzug_id).geprueft_bis == date(2027, 5, 22)


@pytest.mark.parametrize(
    ("anders", "wort"),
    [
        ({"bewertungen": []}, "wie nah mindestens ein Ziel"),
        ({"am": HEUTE + timedelta(1)}, "in der Zukunft"),
        ({"naechster_am": HEUTE}, "liegt nach diesem"),
    ],
)
def test_was_kein_rueckblick_ist(anders: dict[str, Any], wort: str, welt: Welt) -> None:
    davor = Rueckblick.objects.count()
    with pytest.raises(Unzulaessig, match=wort):
        blicke_zurueck(welt, welt.faelle["frei@neheim"], **anders)
    assert Rueckblick.objects.count() == davor


def test_ein_fremdes_ziel_und_ein_fall_ohne_bewilligten_plan(welt: Welt) -> None:
    fremdes = Bewertung(welt.faelle["neu@neheim"].ziel, Sicht.ELTERN, Zielwert.ERREICHT)
    with pytest.raises(Unzulaessig, match="gehört nicht zu diesem Fall"):
        blicke_zurueck(welt, welt.faelle["frei@neheim"], bewertungen=[fremdes])
    with pytest.raises(Verboten, match="sobald ein Maßanzug bewilligt ist"):
        blicke_zurueck(welt, welt.faelle["neu@neheim"])


@pytest.mark.parametrize("wert", [4, -1])
def test_die_datenbank_nimmt_nur_null_bis_drei_und_jede_sicht_einmal(wert: int, welt: Welt) -> None:
    rueckblick = blicke_zurueck(welt, welt.faelle["frei@neheim"])
    zeile = rueckblick.bewertungen.earliest("pk")
    with pytest.raises(IntegrityError), transaction.atomic():
        Zielbewertung.objects.create(rueckblick=rueckblick, ziel=zeile.ziel, sicht=Sicht.TRAEGER, wert=wert)
    with pytest.raises(IntegrityError), transaction.atomic():
        Zielbewertung.objects.create(rueckblick=rueckblick, ziel=zeile.ziel, sicht=zeile.sicht, wert=1)


def test_der_leittraeger_liest_rueckblicke_nur_wenn_sie_freigegeben_sind(welt: Welt) -> None:
    fw, lt = welt.faelle["frei@neheim"], welt.zugriff("lt")
    assert fw.freigabe is not None
    assert fallblick(lt, fw.fall).rueckblicke == ()
    fw.freigabe.teile = [Freigabeteil.RUECKBLICK]
    fw.freigabe.save()
    (blick,) = fallblick(lt, fw.fall).rueckblicke
    assert blick.winkel == "1,0"
    assert blick.ziele == (), "ohne Freigabe der Ziele stehen hier keine Ziele"


def test_wo_die_sichten_auseinandergehen_sagt_es_die_seite(welt: Welt, als: Callable[[str], Client]) -> None:
    fw = welt.faelle["frei@neheim"]
    uneinig = [Bewertung(fw.ziel, Sicht.JUNGER_MENSCH, Zielwert(0)), Bewertung(fw.ziel, Sicht.TRAEGER, Zielwert(3))]
    blicke_zurueck(welt, fw, bewertungen=uneinig)
    seite = als("asd").get(reverse("fall", args=[fw.fall.pk])).content.decode()
    assert "sehen es nicht alle gleich" in seite and "1,5 von 3" in seite


# --- the end ----------------------------------------------------------------------------------------------------------


def test_mit_dem_ende_enden_bindung_und_freigaben_und_die_nachfragen_sind_geplant(welt: Welt) -> None:
    fall = welt.faelle["frei@neheim"].fall
    assert queries.fall(welt.zugriff("lt"), fall.pk) is not None
    schliesse_ab(welt, fall)
    (zeile,) = [z for z in leistungszeilen(wirkungsraum_ids=[fall.wirkungsraum_id]) if z.fall_id == fall.pk]
    assert (zeile.von, zeile.bis) == (HEUTE, HEUTE)
    assert queries.fall(welt.zugriff("lt"), fall.pk) is None, "beim nächsten Aufruf gibt es den Fall nicht mehr"
    geplant = list(fall.nachfragen.values_list("monate", "faellig_am"))
    assert geplant == [(6, date(2027, 5, 22)), (12, date(2027, 11, 22))]


def test_was_nach_dem_ende_beginnen_sollte_zaehlt_nicht(welt: Welt) -> None:
    fall = welt.faelle["frei@neheim"].fall
    Fall.objects.filter(pk=fall.pk).update(begonnen_am=HEUTE - timedelta(30))
    schliesse_ab(welt, Fall.objects.get(pk=fall.pk), am=HEUTE - timedelta(1))
    assert [z for z in leistungszeilen(wirkungsraum_ids=[fall.wirkungsraum_id]) if z.fall_id == fall.pk] == []


def test_danach_wird_nichts_mehr_geaendert_aber_nachgefragt(welt: Welt) -> None:
    fall = welt.faelle["frei@neheim"].fall
    schliesse_ab(welt, fall)
    with pytest.raises(Verboten, match="neuen Kontakt"):
        actions.kontakt_festhalten(
            zugriff=welt.zugriff("asd"), fall=neu(welt, fall), am=HEUTE, kanal=Kanal.TELEFON, mit="x", anliegen="y"
        )
    with pytest.raises(Verboten, match="abgeschlossen"):
        schliesse_ab(welt, neu(welt, fall))
    spaeter = welt.zugriff("asd", date(2027, 5, 25))
    nachfrage = fall.nachfragen.get(monate=6)
    assert any(a.url == reverse("nachfrage", args=[fall.pk, nachfrage.pk]) for a in offene_aufgaben(spaeter))
    actions.nachfrage_festhalten(
        zugriff=spaeter, nachfrage=nachfrage, am=spaeter.heute, ergebnis=Nachfrageergebnis.TRAEGT, worte="Es läuft."
    )
    assert not any("nachfrage" in a.url for a in offene_aufgaben(spaeter))
    with pytest.raises(Unzulaessig, match=r"schon festgehalten, am 25\.05\.2027"):
        actions.nachfrage_festhalten(
            zugriff=spaeter, nachfrage=nachfrage, am=spaeter.heute, ergebnis=Nachfrageergebnis.TRAEGT
        )


def test_ein_ende_vor_dem_anfang_und_eine_nachfrage_vor_dem_ende(welt: Welt) -> None:
    fall = welt.faelle["frei@neheim"].fall
    with pytest.raises(Unzulaessig, match="bevor sie begonnen hat"):
        schliesse_ab(welt, fall, am=fall.begonnen_am - timedelta(1))
    schliesse_ab(welt, fall)
    with pytest.raises(Unzulaessig, match="nach dem Ende"):
        actions.nachfrage_festhalten(
            zugriff=welt.zugriff("asd"),
            nachfrage=Nachfrage.objects.filter(fall=fall)[0],
            am=HEUTE - timedelta(1),
            ergebnis=Nachfrageergebnis.TRAEGT,
        )


def test_solange_etwas_zur_entscheidung_liegt_endet_nichts(welt: Welt) -> None:
    with pytest.raises(Verboten, match="noch zur Entscheidung"):
        schliesse_ab(welt, welt.faelle["vor@neheim"].fall)


def test_die_schritte_gehen_bis_zur_nachfrage(welt: Welt) -> None:
    fall, asd = welt.faelle["frei@neheim"].fall, welt.zugriff("asd")

    def jetzt(zugriff: Any) -> list[str]:
        blick = fallblick(zugriff, neu(welt, fall))
        return [s.name for s in schritte(blick, True) if s.stand == "jetzt"]

    assert jetzt(asd) == ["Durchführung"]
    assert jetzt(welt.zugriff("asd", HEUTE + timedelta(180))) == ["Rückblick"]
    schliesse_ab(welt, fall)
    assert jetzt(asd) == ["Nachfrage"]
    for nachfrage in fall.nachfragen.all():
        actions.nachfrage_festhalten(
            zugriff=asd, nachfrage=nachfrage, am=HEUTE, ergebnis=Nachfrageergebnis.NICHT_ERREICHT
        )
    assert jetzt(asd) == []

"""Handing over: who gives stays in charge until the other one says yes, and each sees the case on her days only."""

from datetime import date, timedelta
from typing import Any

import pytest

from massanzug.fall import actions
from massanzug.fall.choices import Freigabeteil, Funktion, Uebergabestand
from massanzug.fall.models import Fall, Freigabe, Uebergabe, Zustaendigkeit
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries.aufgaben import offene_aufgaben
from massanzug.fall.queries.leistung import leistungszeilen, rechtsanspruch
from massanzug.sozialraum.models import Stadtteil
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from massanzug.zugang.models import Protokoll
from tests.welt import HEUTE, Fallwelt, Welt, fall_der_geht

pytestmark = pytest.mark.django_db
MORGEN = HEUTE + timedelta(1)


def bitte(welt: Welt, fw: Fallwelt, an: str = "asd3", wer: str = "asd", **anders: Any) -> Uebergabe:
    angaben = {"ab": HEUTE, "grund": "Elternzeit", "nicht_verlieren": "Donnerstags anrufen"} | anders
    return actions.uebergabe_vorbereiten(zugriff=welt.zugriff(wer), fall=fw.fall, an=welt.konten[an], **angaben)


def sieht(welt: Welt, wer: str, fw: Fallwelt, am: date = HEUTE) -> bool:
    return queries.fall(welt.zugriff(wer, am), fw.fall.pk) is not None


def fuehrt(fw: Fallwelt, am: date = HEUTE) -> list[str]:
    reihen = queries.zustaendigkeiten_ab(fw.fall, am).filter(funktion=Funktion.FALLFUEHREND, gueltig_von__lte=am)
    return [z.konto.kennung for z in reihen]


@pytest.fixture
def gestern_begonnen(welt: Welt) -> Fallwelt:
    """A case that asd leads since before today."""
    fw = welt.faelle["frei@neheim"]
    Zustaendigkeit.objects.filter(fall=fw.fall, gueltig_von=HEUTE).update(gueltig_von=HEUTE - timedelta(30))
    return fw


def test_bis_zur_zusage_bleibt_zustaendig_wer_abgibt(welt: Welt, gestern_begonnen: Fallwelt) -> None:
    fw = gestern_begonnen
    uebergabe = bitte(welt, fw)
    assert fuehrt(fw) == ["asd"] and sieht(welt, "asd", fw) and not sieht(welt, "asd3", fw)
    davor = Protokoll.objects.count()
    actions.uebergabe_annehmen(zugriff=welt.zugriff("asd3"), uebergabe=uebergabe)
    assert fuehrt(fw) == ["asd3"] and sieht(welt, "asd3", fw) and not sieht(welt, "asd", fw)
    alte = Zustaendigkeit.objects.get(fall=fw.fall, konto=welt.konten["asd"])
    # the answer, the end of the old lead, the new one, and the stand-in that was planned for who leads now
    assert (alte.gueltig_bis, Protokoll.objects.count() - davor) == (HEUTE - timedelta(1), 4)
    assert Freigabe.objects.get(pk=fw.freigabe.pk).widerrufen_am is None  # type: ignore[union-attr]


def test_wer_frueh_zusagt_sieht_den_fall_erst_ab_dem_tag(welt: Welt, gestern_begonnen: Fallwelt) -> None:
    fw = gestern_begonnen
    ab = HEUTE + timedelta(9)
    actions.uebergabe_annehmen(zugriff=welt.zugriff("asd3"), uebergabe=bitte(welt, fw, ab=ab))
    davor = ab - timedelta(1)
    assert sieht(welt, "asd", fw, davor) and not sieht(welt, "asd3", fw, davor)
    assert sieht(welt, "asd3", fw, ab) and not sieht(welt, "asd", fw, ab)
    assert (fuehrt(fw, davor), fuehrt(fw, ab)) == (["asd"], ["asd3"])


def test_die_gefragte_liest_nur_die_uebergabe_und_nach_der_absage_auch_sie_nicht(als: Any, welt: Welt) -> None:
    fw = fall_der_geht(welt, "neheim")
    uebergabe = fw.fall.uebergaben.get(stand=Uebergabestand.OFFEN)
    blatt, browser = f"/faelle/{fw.fall.pk}/uebergabe/{uebergabe.pk}/", als("asd3")
    seite = browser.get(blatt).content.decode()
    for wort in ("Wille-geht-neheim", "Versprochen-geht-neheim", "Schritt-geht-neheim", "Ich übernehme"):
        assert wort in seite
    for wort in ("Anliegen-geht-neheim", "Frage-geht-neheim", "Nachbarin-geht-neheim", "Sorge-geht-neheim"):
        assert wort not in seite
    assert browser.get(f"/faelle/{fw.fall.pk}/").status_code == 404
    assert any("übernehmen?" in a.titel for a in offene_aufgaben(welt.zugriff("asd3")))
    antwort = browser.post(f"{blatt}ablehnen/", {"antwort": "Ich bin in Kur."})
    assert antwort.status_code == 303 and fuehrt(fw) == ["asd"]
    assert browser.get(blatt).status_code == 404
    zurueck = [a for a in offene_aufgaben(welt.zugriff("asd")) if "kann nicht übernehmen" in a.titel]
    assert [a.text for a in zurueck] == ["Antwort-geht-neheim", "Ich bin in Kur."]


def test_die_leitung_uebergibt_fuer_eine_abwesende(welt: Welt, gestern_begonnen: Fallwelt) -> None:
    uebergabe = bitte(welt, gestern_begonnen, wer="asd_leitung")
    assert (uebergabe.von.kennung, uebergabe.angelegt_von_id) == ("asd", welt.konten["asd_leitung"].pk)
    for wer in ("asd2", "asd3", "lt", "wjh", "asd_leitung@huesten"):
        with pytest.raises(Verboten):
            bitte(welt, welt.faelle["neu@neheim"], wer=wer)


@pytest.mark.parametrize(
    ("anders", "wort"),
    [
        ({"ab": HEUTE - timedelta(1)}, "ab heute oder später"),
        ({"an": "asd"}, "führt diesen Fall schon"),
        ({"an": "asd@huesten"}, "nicht im ASD des Wirkungsraums Neheim"),
        ({"an": "lt"}, "nicht im ASD"),
    ],
)
def test_was_keine_uebergabe_ist(anders: dict[str, Any], wort: str, welt: Welt) -> None:
    with pytest.raises(Unzulaessig, match=wort):
        bitte(welt, welt.faelle["frei@neheim"], **anders)
    assert not Uebergabe.objects.exists()


def test_nur_eine_zur_selben_zeit_und_jede_wird_einmal_beantwortet(welt: Welt, gestern_begonnen: Fallwelt) -> None:
    uebergabe = bitte(welt, gestern_begonnen)
    with pytest.raises(Unzulaessig, match="wartet schon"):
        bitte(welt, gestern_begonnen, an="asd2")
    with pytest.raises(Verboten):
        actions.uebergabe_annehmen(zugriff=welt.zugriff("asd2"), uebergabe=uebergabe)
    actions.uebergabe_zurueckziehen(zugriff=welt.zugriff("asd"), uebergabe=uebergabe)
    with pytest.raises(Unzulaessig, match="wartet nicht mehr"):
        actions.uebergabe_annehmen(zugriff=welt.zugriff("asd3"), uebergabe=uebergabe)
    assert fuehrt(gestern_begonnen) == ["asd"]
    assert Uebergabe.objects.get().stand == Uebergabestand.ZURUECKGEZOGEN


def huesten(welt: Welt) -> Stadtteil:
    return Stadtteil.objects.filter(wirkungsraum=welt.raeume["huesten"]).order_by("name")[0]


def test_mit_dem_umzug_enden_freigaben_und_zustaendigkeiten_des_alten_raums(
    welt: Welt, gestern_begonnen: Fallwelt
) -> None:
    fw = gestern_begonnen
    uebergabe = bitte(welt, fw, an="asd@huesten", stadtteil=huesten(welt))
    assert sieht(welt, "lt", fw)
    actions.uebergabe_annehmen(zugriff=welt.zugriff("asd@huesten"), uebergabe=uebergabe)
    fall = Fall.objects.get(pk=fw.fall.pk)
    assert (fall.wirkungsraum, fall.stadtteil) == (welt.raeume["huesten"], huesten(welt))
    assert sieht(welt, "asd@huesten", fw) and sieht(welt, "asd_leitung@huesten", fw)
    for wer in ("asd", "asd2", "asd_leitung", "lt"):
        assert not sieht(welt, wer, fw), wer
    assert {f.widerrufen_am for f in fall.freigaben.all()} == {HEUTE}


def test_der_umzug_wird_erst_an_seinem_tag_uebernommen(welt: Welt, gestern_begonnen: Fallwelt) -> None:
    uebergabe = bitte(welt, gestern_begonnen, an="asd@huesten", stadtteil=huesten(welt), ab=MORGEN)
    with pytest.raises(Unzulaessig, match="ab diesem Tag"):
        actions.uebergabe_annehmen(zugriff=welt.zugriff("asd@huesten"), uebergabe=uebergabe)
    assert fuehrt(gestern_begonnen) == ["asd"]
    actions.uebergabe_annehmen(zugriff=welt.zugriff("asd@huesten", MORGEN), uebergabe=uebergabe)
    assert fuehrt(gestern_begonnen, MORGEN) == ["asd@huesten"]


def test_was_bis_zum_umzug_lief_zaehlt_weiter_im_alten_raum(welt: Welt, gestern_begonnen: Fallwelt) -> None:
    """A move never makes the past of one Wirkungsraum dearer and that of another cheaper."""
    fw, neheim, hues = gestern_begonnen, welt.raeume["neheim"].pk, welt.raeume["huesten"].pk
    umzug = HEUTE + timedelta(40)
    uebergabe = bitte(welt, fw, an="asd@huesten", stadtteil=huesten(welt), ab=umzug)
    actions.uebergabe_annehmen(zugriff=welt.zugriff("asd@huesten", umzug), uebergabe=uebergabe)

    def teile(raum: int) -> list[tuple[date, date | None]]:
        return [(z.von, z.bis) for z in leistungszeilen(wirkungsraum_ids=[raum]) if z.fall_id == fw.fall.pk]

    assert teile(neheim) == [(HEUTE, umzug - timedelta(1))]
    assert teile(hues) == [(umzug, None)]
    assert {z.wirkungsraum_id for z in leistungszeilen(wirkungsraum_ids=[neheim])} == {neheim}


def test_was_vor_dem_umzug_entschieden_wurde_berichtet_der_alte_raum(welt: Welt, gestern_begonnen: Fallwelt) -> None:
    neheim, hues = welt.raeume["neheim"].pk, welt.raeume["huesten"].pk
    umzug = HEUTE + timedelta(40)

    def bewilligt(raum: int) -> int:
        return rechtsanspruch([raum], HEUTE - timedelta(60), umzug).bewilligt

    vorher = bewilligt(neheim), bewilligt(hues)
    assert vorher[0]
    uebergabe = bitte(welt, gestern_begonnen, an="asd@huesten", stadtteil=huesten(welt), ab=umzug)
    actions.uebergabe_annehmen(zugriff=welt.zugriff("asd@huesten", umzug), uebergabe=uebergabe)
    assert (bewilligt(neheim), bewilligt(hues)) == vorher


def test_wer_am_stichtag_schon_umgezogen_ist_wartet_im_neuen_raum(welt: Welt) -> None:
    fw, neheim, hues = welt.faelle["neu@neheim"], welt.raeume["neheim"].pk, welt.raeume["huesten"].pk
    umzug = HEUTE + timedelta(40)

    def ohne_plan(raum: int, am: date) -> int:
        return rechtsanspruch([raum], HEUTE, am).ohne_plan

    spaeter = umzug + timedelta(60)
    vorher = ohne_plan(neheim, spaeter), ohne_plan(hues, spaeter)
    uebergabe = bitte(welt, fw, an="asd@huesten", stadtteil=huesten(welt), ab=umzug)
    actions.uebergabe_annehmen(zugriff=welt.zugriff("asd@huesten", umzug), uebergabe=uebergabe)
    assert (ohne_plan(neheim, spaeter), ohne_plan(hues, spaeter)) == (vorher[0] - 1, vorher[1] + 1)


# --- another provider -----------------------------------------------------------------------------------------------


def test_die_alte_freigabe_endet_mit_der_uebernahme_durch_die_neue_fachkraft(als: Any, welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    assert fw.freigabe
    neu = actions.freigabe_uebergeben(
        zugriff=welt.zugriff("asd"),
        freigabe=fw.freigabe,
        traeger=welt.traeger["neheim"],
        fachkraft=welt.konten["lt2"],
        teile=[Freigabeteil.WILLE],
        zweck="Durchführung",
        einwilligung_am=HEUTE,
        mitgabe="Judo am Dienstag",
    )
    assert sieht(welt, "lt", fw) and sieht(welt, "lt2", fw)
    seite = als("lt2").get(f"/faelle/{fw.fall.pk}/").content.decode()
    assert "Judo am Dienstag" in seite and "Ziel-frei-neheim" not in seite
    actions.freigabe_bestaetigen(zugriff=welt.zugriff("lt2"), freigabe=neu)
    assert not sieht(welt, "lt", fw) and sieht(welt, "lt2", fw)
    with pytest.raises(Unzulaessig, match="schon widerrufen"):
        actions.freigabe_uebergeben(
            zugriff=welt.zugriff("asd"), freigabe=fw.freigabe, traeger=welt.traeger["neheim"],
            fachkraft=welt.konten["lt"], teile=[Freigabeteil.WILLE], zweck="x", einwilligung_am=HEUTE, mitgabe="x",
        )  # fmt: skip

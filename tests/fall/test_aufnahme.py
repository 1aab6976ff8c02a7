"""Who calls first is not always of the family, and the one who helps says herself what is done."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from massanzug.fall import actions
from massanzug.fall.choices import Fallrolle, Freigabeteil, Kanal, Zielart, Zielausgang, Zielherkunft
from massanzug.fall.models import Fall, Freigabe, Kontakt, Sorgerecht, Wille, Ziel, Zielschritt
from massanzug.fall.pruefungen import fall_pruefen
from massanzug.fall.queries.aufgaben_lt import schritt_aufgaben
from massanzug.fall.queries.papiere import anspruchsberechtigt
from massanzug.fall.queries.suche import suche
from massanzug.fall.queries.verlauf import verlauf
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from tests.welt import HEUTE, Fallwelt, Welt

pytestmark = pytest.mark.django_db


# --- who called -------------------------------------------------------------------------------------------------------


def felder(welt: Welt, **anders: str) -> dict[str, str]:
    return {
        "bezeichnung": "Steinberg", "person_name": "Frau Klein, Grundschule", "person_rolle": "stelle",
        "stadtteil": str(welt.faelle["neu@neheim"].fall.stadtteil_id), "anliegen": "Mia ist oft allein.",
        "kanal": "telefon", "am": "22.11.2026", "person_erreichbar": "02932 1234",
    } | anders  # fmt: skip


def test_ruft_eine_schule_an_gehoert_sie_nicht_zur_familie(welt: Welt, als: Any) -> None:
    assert als("asd").post(reverse("fall_neu"), felder(welt)).status_code == 303
    fall = Fall.objects.latest("pk")
    assert not fall.personen.exists()
    assert fall.kontakte.get().mit == "Frau Klein, Grundschule, 02932 1234"
    seite = als("asd").get(reverse("fall", args=[fall.pk])).content.decode()
    assert "aufschreiben, wer zur Familie gehört." in seite
    assert f'href="{reverse("person_neu", args=[fall.pk])}"' in seite
    for name in ("massanzug", "netzwerk", "verlauf", "fristen", "person_neu"):
        assert als("asd").get(reverse(name, args=[fall.pk])).status_code == 200, name
    for name in ("anfang", "ziel_neu"):
        antwort = als("asd").get(reverse(name, args=[fall.pk]), follow=True)
        assert antwort.redirect_chain == [(reverse("person_neu", args=[fall.pk]), 302)]
        assert "Noch steht niemand aus der Familie im Fall." in antwort.content.decode()


@pytest.mark.parametrize(
    ("anders", "feld", "wort"),
    [
        ({"person_geboren_am": "3.5.2017"}, "person_geboren_am", "Das gehört nur zu einer Person der Familie."),
        ({"person_erreichbar": "0" * 100}, "person_erreichbar", "höchstens 120 Zeichen"),
        ({"person_rolle": "bürgermeister"}, "person_rolle", ""),
    ],
)
def test_was_dabei_nicht_passt_steht_an_seinem_feld(
    anders: dict[str, str], feld: str, wort: str, welt: Welt, als: Any
) -> None:
    vorher = Fall.objects.count()
    antwort = als("asd").post(reverse("fall_neu"), felder(welt, **anders))
    text = antwort.content.decode()
    assert antwort.status_code == 422 and wort in text and f'href="#id_{feld}"' in text
    assert "Mia ist oft allein." in text and Fall.objects.count() == vorher


@pytest.mark.parametrize("rolle", list(Fallrolle))
def test_wer_zur_familie_gehoert_kommt_ueberall_vor(rolle: Fallrolle, welt: Welt, als: Any) -> None:
    """A role that some page does not know would be a 500 there."""
    asd = welt.zugriff("asd")
    fall = actions.fall_aufnehmen(
        zugriff=asd, bezeichnung="Neu", stadtteil=welt.faelle["neu@neheim"].fall.stadtteil, person_name="Ana",
        person_rolle=rolle, kanal=Kanal.TELEFON, anliegen="Wir möchten reden.",
    )  # fmt: skip
    actions.wille_festhalten(zugriff=asd, person=fall.personen.get(), wille="Ich will Ruhe.", am=HEUTE)
    sitzung = welt.sitzungen["offen@neheim"]
    beratung = actions.fall_einbringen(zugriff=asd, sitzung=sitzung, fall=fall, frage="Was trägt?")
    for adresse in (
        *(reverse(name, args=[fall.pk]) for name in ("fall", "massanzug", "netzwerk", "uebergabe_neu", "verlauf")),
        reverse("fallblatt", args=[fall.pk, beratung.pk]),
    ):
        assert als("asd").get(adresse).status_code == 200, adresse


@pytest.mark.parametrize("gesucht", ["02932 1234-56", "+49 2932 123456", "0049(0)2932/123456", "02932123456", "123456"])
def test_wer_anruft_wird_an_der_nummer_erkannt(gesucht: str, welt: Welt) -> None:
    asd, fw = welt.zugriff("asd"), welt.faelle["neu@neheim"]
    actions.person_aufnehmen(
        zugriff=asd, fall=fw.fall, name="Oma Helga", rolle=Fallrolle.VERWANDT, erreichbar="tagsüber 02932 / 123456"
    )
    assert [t.zeile.pk for t in suche(asd, gesucht).treffer] == [fw.fall.pk]
    assert not suche(asd, "02932 123457").treffer  # the neighbour's, not a typing error
    assert not suche(welt.zugriff("asd3"), gesucht).treffer


# --- entered by mistake -----------------------------------------------------------------------------------------------


def test_wer_versehentlich_dasteht_geht_ohne_spur_und_wer_spricht_bleibt(welt: Welt, als: Any) -> None:
    asd, fw = welt.zugriff("asd"), welt.faelle["neu@neheim"]
    falsch = actions.person_aufnehmen(
        zugriff=asd, fall=fw.fall, name="Olga Falsch", rolle=Fallrolle.KIND, geboren_am=date(2016, 3, 1)
    )
    assert fw.fall.fristen.filter(person=falsch).exists() and suche(asd, "Olga").treffer
    seite = als("asd").get(reverse("person_aendern", args=[fw.fall.pk, falsch.pk])).content.decode()
    adresse = reverse("person_entfernen", args=[fw.fall.pk, falsch.pk])
    assert f'action="{adresse}"' in seite
    marke = {"einmalmarke": "a" * 32}
    assert [als("asd").post(adresse, marke).status_code for _ in range(2)] == [303, 303]
    assert not fw.fall.personen.filter(name="Olga Falsch").exists() and not suche(asd, "Olga").treffer
    assert not fall_pruefen().befunde and als("asd").post(adresse, {}).status_code == 404
    bleibt = als("asd").get(reverse("person_aendern", args=[fw.fall.pk, fw.person.pk])).content.decode()
    assert reverse("person_entfernen", args=[fw.fall.pk, fw.person.pk]) not in bleibt and "Wille" in bleibt
    with pytest.raises(Unzulaessig, match="Wille"):
        actions.person_entfernen(zugriff=asd, person=fw.person)


def test_wer_vormund_ist_bekommt_den_bescheid_und_nicht_die_mutter(welt: Welt) -> None:
    asd, fall = welt.zugriff("asd"), welt.faelle["frei@neheim"].fall
    Sorgerecht.objects.filter(fall=fall).update(gueltig_bis=HEUTE - timedelta(1), gueltig_von=HEUTE - timedelta(9))
    assert anspruchsberechtigt(fall, HEUTE).startswith("Mama")
    actions.person_aufnehmen(zugriff=asd, fall=fall, name="Frau Recht", rolle=Fallrolle.VORMUND)
    assert anspruchsberechtigt(fall, HEUTE) == "Frau Recht"


# --- a step that is done ----------------------------------------------------------------------------------------------


def schritt(welt: Welt, fw: Fallwelt) -> Zielschritt:
    return actions.zielschritt_vereinbaren(
        zugriff=welt.zugriff("asd"), ziel=fw.ziel, wer="Person lt", was="Judo zeigen"
    )


def test_wer_hilft_sagt_selbst_dass_ein_schritt_getan_ist(welt: Welt, als: Any) -> None:
    fw = welt.faelle["frei@neheim"]
    neu = schritt(welt, fw)
    adresse, seite = reverse("zielschritt_erledigen", args=[fw.fall.pk, neu.pk]), reverse("fall", args=[fw.fall.pk])
    assert adresse in als("lt").get(seite).content.decode()
    fremd = actions.zielschritt_vereinbaren(zugriff=welt.zugriff("asd"), ziel=fw.ziel, wer="Oma", was="fährt hin")
    nicht_ihrer = reverse("zielschritt_erledigen", args=[fw.fall.pk, fremd.pk])
    assert nicht_ihrer not in als("lt").get(seite).content.decode()
    assert als("lt").post(nicht_ihrer, {}).status_code == 403
    assert als("lt").post(adresse, {}).status_code == 303
    neu.refresh_from_db()
    assert neu.erledigt_am == HEUTE
    text = als("lt").get(seite).content.decode()
    assert adresse not in text and reverse("zielschritt_aendern", args=[fw.fall.pk, neu.pk]) not in text


def test_ihr_schritt_steht_auf_ihrem_schreibtisch_bis_er_getan_ist(welt: Welt, als: Any) -> None:
    fw, lt = welt.faelle["frei@neheim"], welt.zugriff("lt")
    neu = schritt(welt, fw)
    assert [a.titel.split(": ")[1] for a in schritt_aufgaben(lt)] == ["Judo zeigen"]
    assert not schritt_aufgaben(welt.zugriff("lt2"))
    assert "Judo zeigen" in als("lt").get("/schreibtisch/").content.decode()
    Zielschritt.objects.filter(pk=neu.pk).update(bis=HEUTE + timedelta(15))
    assert not schritt_aufgaben(lt)
    Zielschritt.objects.filter(pk=neu.pk).update(bis=HEUTE - timedelta(1))
    assert [a.bis for a in schritt_aufgaben(lt)] == [HEUTE - timedelta(1)]
    actions.zielschritt_erledigen(zugriff=lt, schritt=neu)
    assert not schritt_aufgaben(lt)


def test_ohne_ziele_oder_nach_dem_widerruf_nicht(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    neu = schritt(welt, fw)
    for teile, widerrufen_am in (([Freigabeteil.RESSOURCEN], None), ([Freigabeteil.ZIELE], HEUTE)):
        Freigabe.objects.filter(fall=fw.fall).update(teile=teile, widerrufen_am=widerrufen_am)
        with pytest.raises(Verboten):
            actions.zielschritt_erledigen(zugriff=welt.zugriff("lt"), schritt=neu)
    with pytest.raises(Unzulaessig):
        actions.zielschritt_erledigen(
            zugriff=welt.zugriff("asd"), schritt=actions.zielschritt_erledigen(zugriff=welt.zugriff("asd"), schritt=neu)
        )


def test_am_beendeten_ziel_hakt_niemand_mehr_ab(welt: Welt) -> None:
    fw, asd = welt.faelle["frei@neheim"], welt.zugriff("asd")
    neu = schritt(welt, fw)
    Ziel.objects.filter(pk=fw.ziel.pk).update(ausgang=Zielausgang.ERREICHT, beendet_am=HEUTE)
    with pytest.raises(Unzulaessig, match="erreicht oder aufgegeben"):
        actions.zielschritt_erledigen(zugriff=asd, schritt=neu)


# --- what was before she was told -------------------------------------------------------------------------------------


def test_der_leittraeger_liest_nicht_was_am_tag_der_freigabe_schon_anders_hiess(welt: Welt) -> None:
    """The very day of the release says nothing of before or after: then it is left out."""
    fw, asd = welt.faelle["neu@neheim"], welt.zugriff("asd")
    for text in ("Es ist schlimm", "Es wird gut"):
        ziel = fw.fall.ziele.get()
        actions.ziel_aendern(
            zugriff=asd, ziel=ziel, stand=ziel.stand, art=Zielart.HANDLUNG, text=text, person=fw.person,
            herkunft=Zielherkunft.WILLE_KIND,
        )  # fmt: skip
        actions.wille_festhalten(zugriff=asd, person=fw.person, wille=f"Ich sage: {text}", am=HEUTE)
    Freigabe.objects.filter(fall=welt.faelle["frei@neheim"].fall).update(
        fall=fw.fall, teile=[Freigabeteil.ZIELE, Freigabeteil.WILLE]
    )
    gelesen = _worte(welt, "lt", fw.fall)
    assert "Es wird gut" in gelesen and "schlimm" not in gelesen
    assert "schlimm" in _worte(welt, "asd", fw.fall)
    morgen = HEUTE + timedelta(1)
    ziel = fw.fall.ziele.get()
    actions.ziel_aendern(
        zugriff=welt.zugriff("asd", morgen), ziel=ziel, stand=ziel.stand, art=Zielart.HANDLUNG, text="Es ist gut",
        person=fw.person, herkunft=Zielherkunft.WILLE_KIND,
    )  # fmt: skip
    danach = _worte(welt, "lt", fw.fall, morgen)
    assert "Es ist gut" in danach and "Es wird gut" in danach and "schlimm" not in danach
    assert Wille.objects.filter(person=fw.person).count() > 2 and Kontakt.objects.filter(fall=fw.fall).exists()


def _worte(welt: Welt, wer: str, fall: Fall, am: date = HEUTE) -> str:
    ereignisse = verlauf(welt.zugriff(wer, am), fall, alles=True).ereignisse
    return "\n".join(f"{e.art} {e.satz} {e.zitat} {e.vorher} {' '.join(e.zeilen)}" for e in ereignisse)

"""Who is heard before a decision, what becomes of a decision, and what is promised stays promised."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from massanzug.fall import actions
from massanzug.fall.choices import Beteiligtenrolle, Fallrolle, Sorgerechtsart
from massanzug.fall.models import Entscheidung, Hilfeplan, Massanzug, Person
from massanzug.fall.queries.aufgaben import FRISCH_TAGE, offene_aufgaben
from massanzug.fall.queries.faelle import noch_zu_fragen
from massanzug.fall.queries.papiere import hilfeplan_blatt
from massanzug.rechenkern.fristen import frist
from massanzug.technik.erlaubnis import Verboten
from tests.fall.test_papiere import halte_fest, schreibe
from tests.welt import HEUTE, Fallwelt, Welt, fall_mit_zwei_schnitten

pytestmark = pytest.mark.django_db


def vater_mit_sorge(welt: Welt, fw: Fallwelt) -> Person:
    asd = welt.zugriff("asd")
    vater = actions.person_aufnehmen(zugriff=asd, fall=fw.fall, name="Mehmet", rolle=Fallrolle.VATER)
    actions.sorgerecht_festhalten(
        zugriff=asd, fall=fw.fall, kind=fw.person, person=vater, art=Sorgerechtsart.GEMEINSAM, gueltig_von=HEUTE
    )
    return vater


# --- heard (§ 8, § 36 Abs. 1 SGB VIII) --------------------------------------------------------------------------------


def test_wer_sorge_hat_und_nicht_gefragt_ist_steht_vor_der_entscheidung(welt: Welt, als: Any) -> None:
    fw = welt.faelle["neu@neheim"]
    vater = vater_mit_sorge(welt, fw)
    assert "Mehmet" in noch_zu_fragen(fw.fall, HEUTE)
    seite = als("asd").get(reverse("vorlegen", args=[fw.fall.pk])).content.decode()
    assert "Noch nicht gefragt" in seite and "Mehmet" in seite
    actions.wille_festhalten(zugriff=welt.zugriff("asd"), person=vater, wille="Ich will dabei sein.", am=HEUTE)
    assert "Mehmet" not in noch_zu_fragen(fw.fall, HEUTE)


def test_wer_nicht_gehoert_ist_steht_trotzdem_im_hilfeplan(welt: Welt, als: Any) -> None:
    fw = welt.faelle["frei@neheim"]
    vater_mit_sorge(welt, fw)
    felder = {
        "fuer": "Lina", "bedarf": "Begleitung", "am": "22.11.2026", "naechste_pruefung": "22.5.2027", "rueckruf": "0",
        "p0_dabei": "dabei", "p1_dabei": "nein", "p2_dabei": "nein", "p3_dabei": "offen",
    }  # fmt: skip
    assert als("asd").post(reverse("hilfeplan_neu", args=[fw.fall.pk]), felder).status_code == 303
    plan = Hilfeplan.objects.filter(fall=fw.fall).latest("pk")
    mehmet = plan.beteiligte.get(name="Mehmet")
    assert (mehmet.rolle, mehmet.dabei, mehmet.gehoert) == (Beteiligtenrolle.SORGEBERECHTIGT, False, False)
    assert [b["gehoert"] for b in hilfeplan_blatt(plan, fw.fall)["beteiligte"] if b["name"] == "Mehmet"] == [False]
    seite = als("asd").get(reverse("hilfeplan", args=[fw.fall.pk, plan.pk])).content.decode()
    assert "ist noch nicht gehört" in seite


# --- the letter -------------------------------------------------------------------------------------------------------


def test_bis_der_brief_weg_ist_liegt_der_ball_bei_wem_den_fall_fuehrt(welt: Welt, als: Any) -> None:
    asd, neu = welt.zugriff("asd"), _entschieden_ohne_brief(welt)
    adresse = reverse("fall", args=[neu.fall.pk])

    def worte() -> list[str]:
        return [a.titel for a in offene_aufgaben(asd) if a.fall_id == neu.fall.pk and "Bescheid" in a.titel]

    assert "den Bescheid schreiben." in als("asd").get(adresse).content.decode()
    assert [w.split(": ")[1] for w in worte()] == ["Bescheid schreiben"]
    bescheid = schreibe(welt, neu.entscheidung)
    assert "den Bescheid zur Post geben." in als("asd").get(adresse).content.decode()
    assert [w.split(": ")[1] for w in worte()] == ["Bescheid zur Post geben"]
    actions.bescheid_zur_post_geben(zugriff=asd, bescheid=bescheid, zur_post_am=HEUTE)
    assert "Am Zug sind Sie:</strong> den Bescheid" not in als("asd").get(adresse).content.decode()
    assert worte() == []


def _entschieden_ohne_brief(welt: Welt) -> Fallwelt:
    fw = welt.faelle["vor@neheim"]
    assert fw.entscheidung is not None
    actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=fw.entscheidung)
    return fw


def test_auf_dem_schreibtisch_steht_nur_was_frisch_entschieden_ist(welt: Welt) -> None:
    fw = _entschieden_ohne_brief(welt)
    spaeter = welt.zugriff("asd", HEUTE + timedelta(FRISCH_TAGE + 1))
    assert not [a for a in offene_aufgaben(spaeter) if a.fall_id == fw.fall.pk and "Bescheid" in a.titel]


# --- promised ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("vereinbart", [HEUTE + timedelta(30), None])
def test_der_vereinbarte_rueckblick_bleibt_wenn_eine_neue_fassung_bewilligt_wird(
    welt: Welt, vereinbart: date | None
) -> None:
    """A day that only followed from the older decision gives way to the one that follows from the new."""
    fw = fall_mit_zwei_schnitten(welt, "neheim")
    gilt = Massanzug.objects.filter(fall=fw.fall, stand="bewilligt")
    frueher = HEUTE - timedelta(60)
    fw.fall.entscheidungen.filter(stand="entschieden").update(entschieden_am=frueher)
    gilt.update(geprueft_bis=vereinbart or frist("hilfeplan-pruefung", frueher).stichtag)
    asd = welt.zugriff("asd")
    andere = list(fw.fall.massanzuege.filter(stand="daneben"))
    if andere:
        entwurf = fw.fall.massanzuege.get(stand="entwurf")
        actions.schnitt_waehlen(zugriff=asd, fall=fw.fall, massanzug=entwurf, nicht_weil="passt besser")
    vorlage = actions.entscheidung_vorlegen(
        zugriff=asd, fall=fw.fall, zweite_fachkraft=welt.konten["asd2"], ergebnis="bewilligt", begruendung="Darum.",
        rechtsgrundlage="§ 31 SGB VIII", wahl_hinweis_am=HEUTE, wahl_alternativen="alle", wahl_ergebnis="kein_wunsch",
    )  # type: ignore[arg-type]  # fmt: skip
    actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=vorlage)
    neu = Massanzug.objects.get(fall=fw.fall, stand="bewilligt")
    assert neu.pk == Entscheidung.objects.get(pk=vorlage.pk).massanzug_id
    assert neu.geprueft_bis == (vereinbart or frist("hilfeplan-pruefung", HEUTE).stichtag)


# --- stand-in ---------------------------------------------------------------------------------------------------------


def test_ist_die_fachkraft_krank_regelt_die_leitung_die_vertretung(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    werte: dict[str, Any] = {"fall": fw.fall, "konto": welt.konten["asd2"]}
    with pytest.raises(Verboten):
        actions.vertretung_bestimmen(zugriff=welt.zugriff("asd_leitung@huesten"), **werte)
    vertretung = actions.vertretung_bestimmen(zugriff=welt.zugriff("asd_leitung"), **werte)
    assert (vertretung.konto, vertretung.gueltig_von) == (welt.konten["asd2"], HEUTE)
    actions.vertretung_beenden(zugriff=welt.zugriff("asd_leitung"), vertretung=vertretung)


# --- what is typed ----------------------------------------------------------------------------------------------------


def test_was_zu_lang_ist_wird_gesagt_und_nie_abgeschnitten(welt: Welt, als: Any) -> None:
    fw = welt.faelle["neu@neheim"]
    adresse = reverse("kontakt_neu", args=[fw.fall.pk])
    seite = als("asd").get(adresse).content.decode()
    assert "maxlength" not in seite.split('<form class="formular"')[1].split("</form>")[0]
    lang = "lang " * 1300 + "ENDE"
    antwort = als("asd").post(adresse, {"am": "22.11.2026", "kanal": "anruf", "mit": "Mama", "anliegen": lang})
    assert antwort.status_code == 422 and "ENDE</textarea>" in antwort.content.decode()


def test_stunden_und_tage_stehen_im_hilfeplan(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    zeilen = halte_fest(welt, fw).inhalt["bausteine"]
    assert next(z["umfang"] for z in zeilen if z["faden"] == "fachkraft").startswith("3 Stunden in der Woche")

"""Projects and time: told by the team, seen by no colleague one by one, never changed, and paid exactly once."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from massanzug.planbudget.actions import buchung_stornieren, monate_abschliessen, raumarbeit_buchen
from massanzug.planbudget.choices import Kontoart
from massanzug.planbudget.models import Buchungszeile, Raumbuchung
from massanzug.planbudget.pruefungen import hauptbuch_pruefen, planbudget_pruefen
from massanzug.planbudget.queries.buch import abschliessbare_monate
from massanzug.planbudget.queries.hauptbuch import konten_im, stand_am
from massanzug.planbudget.queries.raumarbeit import offene_raumarbeit
from massanzug.sozialraum import actions
from massanzug.sozialraum.choices import Projektart, Projektkostenart, Projektphase, Taetigkeit, Zeitbezug
from massanzug.sozialraum.models import Projekt, Projektkosten, Zeiteintrag
from massanzug.sozialraum.pruefungen import sozialraum_pruefen
from massanzug.sozialraum.queries import projekte as queries
from massanzug.technik.erlaubnis import Unzulaessig, Verboten, Zwischenstand
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db
VORMONAT = HEUTE - timedelta(40)


def _projekt(welt: Welt, art: Projektart = Projektart.FALLUNSPEZIFISCH, **werte: Any) -> Projekt:
    return actions.projekt_anlegen(
        zugriff=welt.zugriff("lt"), wirkungsraum=welt.raeume["neheim"], name="Lesebank", art=art,
        anlass="Viele Kinder warten nachmittags allein.", **werte,
    )  # fmt: skip


def _zeit(welt: Welt, minuten: int = 60, tag: date = VORMONAT, wer: str = "lt", **werte: Any) -> Zeiteintrag:
    angaben = {"bezug": Zeitbezug.RAUM, "taetigkeit": Taetigkeit.VERNETZUNG} | werte
    return actions.zeit_notieren(
        zugriff=welt.zugriff(wer), wirkungsraum=welt.raeume["neheim"], minuten=minuten, tag=tag, **angaben
    )


def _kosten(welt: Welt, projekt: Projekt, cent: int = 4890, am: date = VORMONAT) -> Projektkosten:
    return actions.projektkosten_eintragen(
        zugriff=welt.zugriff("lt"), projekt=projekt, art=Projektkostenart.MATERIAL, betrag_cent=cent, am=am,
        wofuer="Bücher", beleg="R 7",
    )  # fmt: skip


def _stand(welt: Welt, art: Kontoart) -> int:
    return stand_am(konten_im(welt.raeume["neheim"].pk)[art], HEUTE)


# --- the project ------------------------------------------------------------------------------------------------------


def test_eine_zahl_von_familien_sagt_worauf_sie_beruht(welt: Welt) -> None:
    with pytest.raises(Unzulaessig) as fehler:
        _projekt(welt, familien_moeglich=8)
    assert list(fehler.value.fehler) == ["grundlage"]
    projekt = _projekt(welt, familien_moeglich=8, grundlage="Teamgespräch")
    with pytest.raises(IntegrityError), transaction.atomic():
        Projekt.objects.filter(pk=projekt.pk).update(grundlage="")


def test_am_ende_steht_ein_urteil(welt: Welt) -> None:
    projekt = _projekt(welt)
    weiter = {"zugriff": welt.zugriff("lt"), "projekt": projekt, "stand": 1, "phase": Projektphase.ALLEIN}
    with pytest.raises(Unzulaessig, match="urteilen"):
        actions.projekt_aendern(**weiter)
    fertig = actions.projekt_aendern(**weiter, bewertung="Die Eltern machen es jetzt selbst.")
    assert (fertig.phase, fertig.phase_seit, fertig.stand) == (Projektphase.ALLEIN, HEUTE, 2)
    assert fertig not in queries.laufende(welt.zugriff("lt"))
    with pytest.raises(Zwischenstand):
        actions.projekt_aendern(**weiter)


def test_mit_zeit_und_geld_bleibt_die_art(welt: Welt) -> None:
    projekt = _projekt(welt)
    _kosten(welt, projekt)
    with pytest.raises(Unzulaessig, match="neues Projekt"):
        actions.projekt_aendern(zugriff=welt.zugriff("lt"), projekt=projekt, stand=1, art=Projektart.FALLUEBERGREIFEND)


@pytest.mark.parametrize("am", [HEUTE + timedelta(1), HEUTE - timedelta(400)])
def test_was_noch_nicht_war_oder_lange_her_ist_wird_nicht_notiert(welt: Welt, am: date) -> None:
    with pytest.raises(Unzulaessig):
        _kosten(welt, _projekt(welt), am=am)
    with pytest.raises(Unzulaessig):
        _zeit(welt, tag=am)


# --- time -------------------------------------------------------------------------------------------------------------


def test_die_zeit_einer_kollegin_gibt_es_nicht(welt: Welt) -> None:
    eintrag = _zeit(welt)
    assert queries.eigene_zeit(welt.zugriff("lt"), eintrag.pk) == eintrag
    assert queries.eigene_zeit(welt.zugriff("lt_leitung"), eintrag.pk) is None
    with pytest.raises(Verboten):
        actions.zeit_aufheben(zugriff=welt.zugriff("lt_leitung"), eintrag=eintrag)


def test_ein_projekt_zeigt_stunden_nach_taetigkeit_nie_nach_person(welt: Welt, als: Any) -> None:
    projekt = _projekt(welt)
    _zeit(welt, 90, projekt=projekt)
    _zeit(welt, 30, projekt=projekt, wer="asd")
    seite = als("lt").get(f"/sozialraum/projekte/{projekt.pk}/").content.decode()
    assert "2</td>" in seite
    assert welt.konten["asd"].name not in seite.split("<main")[1]


def test_eine_familie_steht_nicht_am_zeiteintrag() -> None:
    assert not {f.name for f in Zeiteintrag._meta.get_fields()} & {"fall", "faelle", "familie", "notiz", "text"}


def test_aufgehobenes_verschwindet_nur_aus_der_liste(welt: Welt) -> None:
    eintrag = _zeit(welt, tag=HEUTE)
    assert queries.eigene_minuten(welt.zugriff("lt")) == 60
    actions.zeit_aufheben(zugriff=welt.zugriff("lt"), eintrag=eintrag)
    assert not queries.eigene_zeiten(welt.zugriff("lt"))
    assert queries.eigene_minuten(welt.zugriff("lt")) == 0
    with pytest.raises(Unzulaessig, match="schon aufgehoben"):
        actions.zeit_aufheben(zugriff=welt.zugriff("lt"), eintrag=eintrag)
    assert Zeiteintrag.objects.count() == 2


@pytest.mark.parametrize("modell", [Projektkosten, Zeiteintrag])
def test_die_datenbank_aendert_und_loescht_nichts(welt: Welt, modell: Any) -> None:
    _kosten(welt, _projekt(welt))
    _zeit(welt)
    feld = "betrag_cent" if modell is Projektkosten else "minuten"
    with pytest.raises(DatabaseError), transaction.atomic():
        modell.objects.update(**{feld: 1})
    with pytest.raises(DatabaseError), transaction.atomic():
        modell.objects.all()._raw_delete(modell.objects.db)
    assert not sozialraum_pruefen().befunde


# --- into the Hauptbuch -----------------------------------------------------------------------------------------------


def test_stunden_und_geld_kommen_genau_einmal_ins_hauptbuch(welt: Welt) -> None:
    gemeinsam = _projekt(welt, Projektart.FALLUEBERGREIFEND)
    vorher = _stand(welt, Kontoart.FALLUNSPEZIFISCH), _stand(welt, Kontoart.FALLUEBERGREIFEND)
    _zeit(welt, 90)
    _zeit(welt, 60, projekt=gemeinsam)
    _zeit(welt, 600, bezug=Zeitbezug.FALL)  # part of a help, never booked here
    _zeit(welt, 30, tag=HEUTE)  # the month runs
    _kosten(welt, gemeinsam, 4890)
    buchung = raumarbeit_buchen(zugriff=welt.zugriff("kaemmerei"), wirkungsraum=welt.raeume["neheim"])
    nachher = _stand(welt, Kontoart.FALLUNSPEZIFISCH), _stand(welt, Kontoart.FALLUEBERGREIFEND)
    assert [n - v for n, v in zip(nachher, vorher, strict=True)] == [9750, 6500 + 4890]
    assert {z.leistung_bis.month for z in Buchungszeile.objects.filter(buchung=buchung)} == {VORMONAT.month}
    with pytest.raises(Unzulaessig, match="alles gebucht"):
        raumarbeit_buchen(zugriff=welt.zugriff("kaemmerei"), wirkungsraum=welt.raeume["neheim"])
    with pytest.raises(IntegrityError), transaction.atomic():
        eine = Raumbuchung.objects.all()[0]
        Raumbuchung.objects.create(quelle=eine.quelle, quelle_nummer=eine.quelle_nummer, buchung=buchung)
    assert not planbudget_pruefen().befunde
    assert not hauptbuch_pruefen().befunde


def test_wer_einem_eintrag_eine_buchung_unterschiebt_faellt_auf(welt: Welt) -> None:
    """Marked as booked without a cent in the book: the team would never see it paid."""
    _zeit(welt, 90)
    buchung = raumarbeit_buchen(zugriff=welt.zugriff("kaemmerei"), wirkungsraum=welt.raeume["neheim"])
    assert not planbudget_pruefen().befunde
    Raumbuchung.objects.create(quelle="zeit", quelle_nummer=_zeit(welt, 60).pk, buchung=buchung)
    (befund,) = planbudget_pruefen().befunde
    assert befund.stelle == f"Buchung {buchung.nummer}"
    assert "97,50" in befund.text
    assert "162,50" in befund.text


def test_aufgehobenes_gleicht_die_naechste_buchung_aus(welt: Welt) -> None:
    zugriff, raum = welt.zugriff("kaemmerei"), welt.raeume["neheim"]
    vorher = _stand(welt, Kontoart.FALLUNSPEZIFISCH)
    zeit, kosten = _zeit(welt, 7), _kosten(welt, _projekt(welt))
    buchung = raumarbeit_buchen(zugriff=zugriff, wirkungsraum=raum)
    with pytest.raises(Unzulaessig, match="nimmt das Team"):
        buchung_stornieren(zugriff=zugriff, buchung=buchung, grund="Versehen")
    actions.zeit_aufheben(zugriff=welt.zugriff("lt"), eintrag=zeit)
    actions.projektkosten_aufheben(zugriff=welt.zugriff("lt"), kosten=kosten)
    raumarbeit_buchen(zugriff=zugriff, wirkungsraum=raum)
    assert _stand(welt, Kontoart.FALLUNSPEZIFISCH) == vorher
    with pytest.raises(Unzulaessig, match="schon aufgehoben"):
        actions.projektkosten_aufheben(zugriff=welt.zugriff("lt"), kosten=kosten)


def test_nie_gebuchtes_hebt_sich_ohne_buchung_auf(welt: Welt) -> None:
    actions.zeit_aufheben(zugriff=welt.zugriff("lt"), eintrag=_zeit(welt))
    assert offene_raumarbeit(welt.zugriff("kaemmerei"), welt.raeume["neheim"]).cent == 0
    with pytest.raises(Unzulaessig, match="alles gebucht"):
        raumarbeit_buchen(zugriff=welt.zugriff("kaemmerei"), wirkungsraum=welt.raeume["neheim"])


def test_in_einen_abgeschlossenen_monat_geht_es_als_nachtrag(welt: Welt) -> None:
    kaemmerei = welt.zugriff("kaemmerei")
    _zeit(welt)
    monate_abschliessen(zugriff=kaemmerei, bis_monat=abschliessbare_monate(kaemmerei)[-1])
    buchung = raumarbeit_buchen(zugriff=kaemmerei, wirkungsraum=welt.raeume["neheim"])
    assert buchung.ist_nachtrag
    assert "nach dem Abschluss" in buchung.grund


def test_wer_nur_liest_bucht_nicht(welt: Welt) -> None:
    _zeit(welt)
    with pytest.raises(Verboten):
        raumarbeit_buchen(zugriff=welt.zugriff("controlling"), wirkungsraum=welt.raeume["neheim"])


# --- pages ------------------------------------------------------------------------------------------------------------


def test_zeit_ist_in_drei_angaben_notiert(als: Any, welt: Welt) -> None:
    projekt = _projekt(welt, Projektart.FALLUEBERGREIFEND)
    seite = als("lt")
    antwort = seite.post(
        "/sozialraum/zeit/",
        {"fuer": f"projekt-{projekt.pk}", "taetigkeit": "vor_ort", "minuten": "90", "tag": HEUTE.strftime("%d.%m.%Y")},
    )
    assert antwort.status_code == 303
    (eintrag,) = Zeiteintrag.objects.all()
    assert (eintrag.projekt, eintrag.bezug, eintrag.minuten) == (projekt, Zeitbezug.FAELLE, 90)
    assert "Lesebank" in seite.get("/sozialraum/zeit/").content.decode()


@pytest.mark.parametrize("daten", [{}, {"fuer": "projekt-999", "taetigkeit": "x", "minuten": "7", "tag": "morgen"}])
def test_falsches_wird_gesagt_und_nichts_geht_verloren(als: Any, daten: dict[str, str]) -> None:
    assert als("lt").post("/sozialraum/zeit/", daten).status_code == 422
    assert als("lt").post("/sozialraum/projekte/neu/", {"name": "x" * 130}).status_code == 422


def test_aus_einem_thema_wird_ein_projekt(als: Any) -> None:
    seite = als("lt").get("/sozialraum/projekte/neu/?thema=schwimmen&raum=neheim").content.decode()
    assert '<option value="schwimmen" selected>' in seite
    assert als("lt").get("/sozialraum/projekte/neu/?thema=%3Cscript&raum=%00").status_code == 200


def test_die_liste_fragt_immer_gleich_oft(als: Any, welt: Welt, django_assert_max_num_queries: Any) -> None:
    seite = als("steuerungsgruppe")
    seite.get("/sozialraum/projekte/")
    for nummer in range(8):
        _zeit(welt, projekt=_projekt(welt, partner=f"Verein {nummer}"))
    with django_assert_max_num_queries(12):
        assert seite.get("/sozialraum/projekte/?raum=neheim&phase=idee").content.decode().count("Lesebank") == 8


def test_ein_anderes_team_schreibt_nicht_mit(welt: Welt) -> None:
    projekt = _projekt(welt)
    with pytest.raises(Verboten):
        actions.projekt_aendern(zugriff=welt.zugriff("lt@huesten"), projekt=projekt, stand=1, name="Unseres")
    with pytest.raises(Unzulaessig, match="anderen Wirkungsraum"):
        actions.zeit_notieren(
            zugriff=replace(welt.zugriff("lt@huesten"), heute=HEUTE), wirkungsraum=welt.raeume["huesten"],
            bezug=Zeitbezug.RAUM, taetigkeit=Taetigkeit.VOR_ORT, minuten=5, tag=HEUTE, projekt=projekt,
        )  # fmt: skip

"""Where a Träger works, who takes its desks, who works there, and what is forgotten when."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from massanzug.technik.erlaubnis import Unzulaessig, Verboten, Zwischenstand
from massanzug.traeger import actions
from massanzug.traeger.choices import Qualifikation
from massanzug.traeger.models import Fachkraft, Platzbuchung, Standort
from massanzug.traeger.pruefungen import fuehrungszeugnisse_pruefen
from massanzug.traeger.queries.praesenz import personalblick, traegerblick
from massanzug.zugang.models import Protokoll, Protokollwert
from massanzug.zugang.zugriff import betrieb
from tests.welt import BEGINN, HEUTE, JETZT, Welt

pytestmark = pytest.mark.django_db
GEHEIM = "Rosalinde-Testname"


def standort(welt: Welt, plaetze_amt: int = 3, **mehr: Any) -> Standort:
    werte: dict[str, Any] = {
        "name": "Haus am Markt",
        "stadtteil": welt.raeume["neheim"].stadtteile.earliest("name"),
        "anschrift": "Marktstraße 1",
        "plaetze": 12,
        "plaetze_amt": plaetze_amt,
        "oeffnungszeiten": "montags 09:00 bis 16:00 Uhr",
        "gueltig_von": BEGINN,
        "gueltig_bis": None,
    }
    return actions.standort_eintragen(
        zugriff=welt.zugriff("lt_leitung"), traeger=welt.traeger["neheim"], **(werte | mehr)
    )


def fachkraft(welt: Welt, **mehr: Any) -> Fachkraft:
    werte: dict[str, Any] = {
        "name": GEHEIM,
        "qualifikation": Qualifikation.SOZIALE_ARBEIT,
        "abschluss_am": None,
        "wochenstunden_tausendstel": 39_000,
        "gueltig_von": BEGINN,
        "gueltig_bis": None,
    }
    return actions.fachkraft_eintragen(
        zugriff=welt.zugriff("lt_leitung"), traeger=welt.traeger["neheim"], **(werte | mehr)
    )


def angaben(objekt: Any, namen: tuple[str, ...], **mehr: Any) -> dict[str, Any]:
    return {name: getattr(objekt, name) for name in namen} | mehr


STANDORTFELDER = (
    "name", "stadtteil", "anschrift", "plaetze", "plaetze_amt", "oeffnungszeiten", "gueltig_von", "gueltig_bis",
)  # fmt: skip
PERSONFELDER = (
    "name", "qualifikation", "abschluss_am", "wochenstunden_tausendstel", "gueltig_von", "gueltig_bis",
)  # fmt: skip

# --- the directory and the page ---------------------------------------------------------------------------------------


def test_im_verzeichnis_stehen_alle_traeger_auch_ohne_vertrag(als: Any, welt: Welt) -> None:
    standort(welt)
    seite = als("lt").get("/traeger/").content.decode()
    assert "Freie Hilfe" in seite
    assert "Leitträger huesten" in seite
    assert "Marktstraße 1" in seite


def test_wer_nur_bekundet_hat_und_nicht_bestaetigt_ist_hat_keine_seite(als: Any, welt: Welt) -> None:
    fremd = welt.traeger["fremd"]
    fremd.bestaetigt = False
    fremd.save()
    assert "Freie Hilfe" not in als("asd").get("/traeger/").content.decode()
    assert als("asd").get(f"/traeger/{fremd.pk}/").status_code == 404


def test_die_seite_warnt_wenn_drei_plaetze_fehlen(als: Any, welt: Welt) -> None:
    adresse = f"/traeger/{welt.traeger['neheim'].pk}/"
    ort = standort(welt, plaetze_amt=2)
    assert "Zu wenige Plätze fürs Jugendamt" in als("asd").get(adresse).content.decode()
    actions.standort_aendern(
        zugriff=welt.zugriff("lt_leitung"), standort=ort, stand=1, **angaben(ort, STANDORTFELDER, plaetze_amt=3)
    )
    assert "Zu wenige Plätze" not in als("asd").get(adresse).content.decode()


def test_namen_sieht_nur_wer_soll(als: Any, welt: Welt) -> None:
    """The Träger's Leitung and the ASD's Leitung in its Wirkungsraum; numbers reach a few more, names nobody."""
    fachkraft(welt)
    pk = welt.traeger["neheim"].pk
    for person in ("asd", "controlling", "steuerungsgruppe", "lt", "jha", "verwaltung", "datenschutz"):
        assert GEHEIM not in als(person).get(f"/traeger/{pk}/").content.decode()
        assert als(person).get(f"/traeger/{pk}/fachkraefte/").status_code == 404
    for person in ("lt_leitung", "asd_leitung"):
        assert GEHEIM in als(person).get(f"/traeger/{pk}/fachkraefte/").content.decode()
    for person in ("lt_leitung@huesten", "asd_leitung@huesten"):
        assert als(person).get(f"/traeger/{pk}/fachkraefte/").status_code == 404


def test_die_quote_lesen_der_traeger_und_die_aufsicht_sonst_niemand(als: Any, welt: Welt) -> None:
    fachkraft(welt)
    adresse = f"/traeger/{welt.traeger['neheim'].pk}/"
    for person in ("lt", "lt_leitung", "asd_leitung", "controlling", "steuerungsgruppe"):
        seite = als(person).get(adresse).content.decode()
        assert "Vollzeitstellen" in seite
        assert "erreicht" in seite
    for person in ("asd", "wjh", "lt@huesten", "jha", "kaemmerei", "bewerbung", "verwaltung", "datenschutz"):
        assert "Vollzeitstellen" not in als(person).get(adresse).content.decode()


def test_das_datum_des_fuehrungszeugnisses_liest_nur_der_traeger(als: Any, welt: Welt) -> None:
    eine = fachkraft(welt)
    actions.zeugnis_festhalten(
        zugriff=welt.zugriff("lt_leitung"), fachkraft=eine, zeugnis_vom=date(2025, 9, 17), ohne_eintrag=True
    )
    adresse = f"/traeger/{welt.traeger['neheim'].pk}/fachkraefte/"
    assert "17.09.2025" in als("lt_leitung").get(adresse).content.decode()
    vom_amt = als("asd_leitung").get(adresse).content.decode()
    assert "gesehen" in vom_amt
    assert "17.09.2025" not in vom_amt
    assert "17.09.2030" not in vom_amt


def test_die_quote_steht_in_personen_und_in_stellen(welt: Welt) -> None:
    fachkraft(welt, name="A")
    fachkraft(welt, name="B", qualifikation=Qualifikation.ERZIEHUNG, wochenstunden_tausendstel=19_500)
    fachkraft(welt, name="C", gueltig_von=HEUTE + timedelta(1))
    quote = traegerblick(welt.zugriff("controlling"), welt.traeger["neheim"]).quote
    assert quote is not None
    assert (quote.heute.personen, quote.heute.studiert) == (2, 1)
    assert (float(quote.stellen), float(quote.stellen_studiert)) == (1.5, 1.0)
    assert (quote.erreicht_personen, quote.erreicht_stellen, quote.fehlende) == (False, False, 2)
    assert quote.blick is not None
    assert (quote.blick.faellig, quote.blick.bekannt.personen) == (date(2029, 10, 1), 3)


def test_ein_traeger_ohne_vertrag_hat_kein_ziel(welt: Welt) -> None:
    assert traegerblick(welt.zugriff("controlling"), welt.traeger["fremd"]).quote is None


# --- Standorte and desks ----------------------------------------------------------------------------------------------


def test_zwei_aendern_denselben_standort_und_keiner_ueberschreibt(welt: Welt) -> None:
    ort = standort(welt)
    actions.standort_aendern(
        zugriff=welt.zugriff("lt_leitung"), standort=ort, stand=1, **angaben(ort, STANDORTFELDER, plaetze=14)
    )
    with pytest.raises(Zwischenstand):
        actions.standort_aendern(
            zugriff=welt.zugriff("verwaltung"), standort=ort, stand=1, **angaben(ort, STANDORTFELDER, plaetze=10)
        )
    ort.refresh_from_db()
    assert (ort.plaetze, ort.stand) == (14, 2)


def test_mehr_plaetze_als_da_sind_bucht_niemand(welt: Welt) -> None:
    ort, morgen = standort(welt), HEUTE + timedelta(1)
    actions.platz_buchen(zugriff=welt.zugriff("asd"), standort=ort, tag=morgen, plaetze=2)
    with pytest.raises(Unzulaessig, match="noch 1 von 3 Plätzen"):
        actions.platz_buchen(zugriff=welt.zugriff("asd2"), standort=ort, tag=morgen, plaetze=2)
    actions.platz_buchen(zugriff=welt.zugriff("wjh"), standort=ort, tag=morgen, plaetze=1)
    assert sum(b.plaetze for b in Platzbuchung.objects.all()) == 3


def test_eine_reihe_von_wochen_bucht_ganz_oder_gar_nicht(welt: Welt) -> None:
    ort, morgen = standort(welt), HEUTE + timedelta(1)
    actions.platz_buchen(zugriff=welt.zugriff("asd"), standort=ort, tag=morgen + timedelta(14), plaetze=3)
    vorher = Protokoll.objects.count()
    with pytest.raises(Unzulaessig):
        actions.platz_buchen(zugriff=welt.zugriff("asd2"), standort=ort, tag=morgen, plaetze=1, wochen=4)
    assert (Platzbuchung.objects.count(), Protokoll.objects.count()) == (1, vorher)
    actions.platz_buchen(zugriff=welt.zugriff("asd2"), standort=ort, tag=morgen, plaetze=1, wochen=2)
    assert Platzbuchung.objects.count() == 3
    assert Protokoll.objects.count() == vorher + 2


def test_ein_standort_mit_kuenftigen_buchungen_endet_nicht_davor(welt: Welt) -> None:
    ort, tag = standort(welt), HEUTE + timedelta(7)
    buchung = actions.platz_buchen(zugriff=welt.zugriff("asd"), standort=ort, tag=tag, plaetze=1)
    ende = angaben(ort, STANDORTFELDER, gueltig_bis=tag - timedelta(1))
    with pytest.raises(Unzulaessig, match="Plätze gebucht"):
        actions.standort_aendern(zugriff=welt.zugriff("lt_leitung"), standort=ort, stand=1, **ende)
    with pytest.raises(Verboten):
        actions.platzbuchung_zuruecknehmen(zugriff=welt.zugriff("asd2"), buchung=buchung)
    actions.platzbuchung_zuruecknehmen(zugriff=welt.zugriff("asd_leitung"), buchung=buchung)
    actions.standort_aendern(zugriff=welt.zugriff("lt_leitung"), standort=ort, stand=1, **ende)
    with pytest.raises(Unzulaessig, match="Diesen Standort gibt es"):
        actions.platz_buchen(zugriff=welt.zugriff("asd"), standort=ort, tag=tag, plaetze=1)


def test_ein_vergangener_tag_bleibt_stehen(welt: Welt) -> None:
    gestern = actions.platz_buchen(
        zugriff=welt.zugriff("asd"), standort=standort(welt), tag=HEUTE - timedelta(1), plaetze=1
    )
    with pytest.raises(Unzulaessig, match="vorbei"):
        actions.platzbuchung_zuruecknehmen(zugriff=welt.zugriff("asd"), buchung=gestern)


def test_zwei_standorte_an_einem_tag_sind_ein_tag_im_gebiet(welt: Welt) -> None:
    eins, zwei = standort(welt), standort(welt, name="Zweites Haus")
    for ort in (eins, zwei):
        actions.platz_buchen(zugriff=welt.zugriff("asd"), standort=ort, tag=HEUTE, plaetze=2)
    letztes = traegerblick(welt.zugriff("asd"), welt.traeger["neheim"]).quartale[-1]
    assert (letztes.tage, letztes.plaetze) == (1, 4)


# --- Fachkräfte and § 72a ---------------------------------------------------------------------------------------------


def test_mit_eintrag_wird_nichts_gespeichert(welt: Welt) -> None:
    """Whether somebody was convicted is never written down: she may not work here at all (§ 72a Abs. 1)."""
    eine = fachkraft(welt)
    vorher = Protokoll.objects.count()
    with pytest.raises(Unzulaessig, match="darf hier nicht arbeiten"):
        actions.zeugnis_festhalten(
            zugriff=welt.zugriff("lt_leitung"), fachkraft=eine, zeugnis_vom=HEUTE, ohne_eintrag=False
        )
    eine.refresh_from_db()
    assert (eine.zeugnis_vom, Protokoll.objects.count()) == (None, vorher)


def test_nach_sechs_monaten_sind_name_und_datum_ueberall_weg(welt: Welt) -> None:
    """Row and Protokoll; the quota of the past stays as it was."""
    eine = fachkraft(welt)
    leitung = welt.zugriff("lt_leitung")
    actions.zeugnis_festhalten(zugriff=leitung, fachkraft=eine, zeugnis_vom=date(2025, 9, 17), ohne_eintrag=True)
    letzter = date(2026, 5, 22)
    actions.fachkraft_aendern(
        zugriff=leitung, fachkraft=eine, stand=2, **angaben(eine, PERSONFELDER, gueltig_bis=letzter)
    )
    damals = betrieb(date(2026, 11, 21), JETZT)
    assert actions.loesche_faellige(zugriff=damals) == 0
    assert actions.loesche_faellige(zugriff=betrieb(date(2026, 11, 22), JETZT)) == 1
    assert actions.loesche_faellige(zugriff=betrieb(date(2026, 11, 22), JETZT)) == 0
    eine.refresh_from_db()
    assert (eine.name, eine.zeugnis_vom, eine.geloescht_am) == ("", None, date(2026, 11, 22))
    assert eine.wochenstunden_tausendstel == 39_000
    werte = " ".join(str(w) for w in Protokollwert.objects.values_list("werte", flat=True))
    assert GEHEIM not in werte
    assert "2025-09-17" not in werte
    letzte = Protokoll.objects.latest("nummer")
    assert (letzte.aktion, letzte.objekt_id) == ("personenangaben_loeschen", str(eine.pk))


def test_was_geloescht_sein_muesste_zeigt_keine_seite_mehr(als: Any, welt: Welt) -> None:
    fachkraft(welt, gueltig_bis=date(2026, 5, 22))
    seite = als("lt_leitung").get(f"/traeger/{welt.traeger['neheim'].pk}/fachkraefte/").content.decode()
    assert GEHEIM not in seite
    assert "Angaben zu löschen" in seite


def test_der_knopf_loescht_die_faelligen_des_eigenen_traegers(als: Any, welt: Welt) -> None:
    eine = fachkraft(welt, gueltig_bis=date(2026, 5, 22))
    bleibt = fachkraft(welt, name="Bleibt")
    pk = welt.traeger["neheim"].pk
    assert als("asd_leitung").post(f"/traeger/{pk}/fachkraefte/loeschen/", {}).status_code == 403
    assert als("lt_leitung").post(f"/traeger/{pk}/fachkraefte/loeschen/", {}).status_code == 303
    eine.refresh_from_db()
    bleibt.refresh_from_db()
    assert (eine.name, bleibt.name) == ("", "Bleibt")


def test_der_befehl_loescht_und_die_pruefung_sagt_was_er_versaeumt_hat(welt: Welt) -> None:
    fachkraft(welt, gueltig_bis=date(2026, 1, 31))
    assert len(fuehrungszeugnisse_pruefen().befunde) == 1
    call_command("angaben_loeschen", verbosity=0)
    bericht = fuehrungszeugnisse_pruefen()
    assert (len(bericht.befunde), Fachkraft.objects.filter(name=GEHEIM).count()) == (0, 0)


def test_wer_hier_arbeitet_wird_nicht_geloescht(welt: Welt) -> None:
    eine = fachkraft(welt)
    with pytest.raises(Unzulaessig, match="letzten Tag"):
        actions.personenangaben_loeschen(zugriff=welt.zugriff("lt_leitung"), fachkraft=eine)
    gegangen = fachkraft(welt, name="Gegangen", gueltig_bis=HEUTE - timedelta(1))
    with pytest.raises(Unzulaessig, match="erst ab dem"):
        actions.personenangaben_loeschen(zugriff=betrieb(HEUTE, JETZT), fachkraft=gegangen)
    actions.personenangaben_loeschen(zugriff=welt.zugriff("lt_leitung"), fachkraft=gegangen)
    with pytest.raises(Unzulaessig, match="gelöscht"):
        actions.fachkraft_aendern(
            zugriff=welt.zugriff("lt_leitung"), fachkraft=gegangen, stand=2, **angaben(gegangen, PERSONFELDER)
        )


def test_wer_nicht_kam_ist_sofort_vergessen(welt: Welt) -> None:
    eine = fachkraft(welt, gueltig_von=HEUTE - timedelta(3))
    actions.fachkraft_entfernen(zugriff=welt.zugriff("lt_leitung"), fachkraft=eine)
    assert not Fachkraft.objects.filter(pk=eine.pk).exists()
    assert GEHEIM not in " ".join(str(w) for w in Protokollwert.objects.values_list("werte", flat=True))
    lange = fachkraft(welt, gueltig_von=HEUTE - timedelta(32))
    with pytest.raises(Unzulaessig, match="letzten Tag"):
        actions.fachkraft_entfernen(zugriff=welt.zugriff("lt_leitung"), fachkraft=lange)


def test_andere_stunden_ab_einem_tag_lassen_die_quote_davor_wie_sie_war(welt: Welt) -> None:
    eine = fachkraft(welt)
    fachkraft(welt, name="B", qualifikation=Qualifikation.ERZIEHUNG)
    ab = HEUTE - timedelta(10)
    actions.stunden_umstellen(
        zugriff=welt.zugriff("lt_leitung"), fachkraft=eine, ab=ab, wochenstunden_tausendstel=19_500
    )
    blick = traegerblick(welt.zugriff("controlling"), welt.traeger["neheim"]).quote
    assert blick is not None
    davor = blick.verlauf[-2][1]
    assert (davor.personen, davor.stunden) == (2, 78_000)
    assert (blick.heute.personen, blick.heute.stunden) == (2, 58_500)
    assert [f.name for f in Fachkraft.objects.order_by("pk")] == ["", "B", GEHEIM]
    hier = personalblick(welt.zugriff("lt_leitung"), welt.traeger["neheim"]).hier
    assert [b.fachkraft.name for b in hier] == ["B", GEHEIM]


def test_fremde_fachkraefte_traegt_niemand_ein(welt: Welt) -> None:
    eine = fachkraft(welt)
    for wer in ("lt_leitung@huesten", "asd_leitung", "verwaltung", "lt"):
        with pytest.raises(Verboten):
            actions.fachkraft_aendern(
                zugriff=welt.zugriff(wer), fachkraft=eine, stand=1, **angaben(eine, PERSONFELDER, name="X")
            )


# --- forms ------------------------------------------------------------------------------------------------------------


def test_oeffnungszeiten_wie_man_sie_schreibt(als: Any, welt: Welt) -> None:
    pk = welt.traeger["neheim"].pk
    eingabe = {
        "name": "Haus", "stadtteil": welt.raeume["neheim"].stadtteile.earliest("name").pk, "anschrift": "Weg 2",
        "plaetze": "8", "plaetze_amt": "3", "gueltig_von": "1.10.2025", "oeffnungszeiten": "Mo 9-16; Do 9 bis 18 Uhr",
    }  # fmt: skip
    schlecht = als("lt_leitung").post(f"/traeger/{pk}/standorte/neu/", eingabe | {"oeffnungszeiten": "fast immer"})
    assert schlecht.status_code == 422
    assert "Bitte so:" in schlecht.content.decode()
    zu_viele = als("lt_leitung").post(f"/traeger/{pk}/standorte/neu/", eingabe | {"plaetze_amt": "9"})
    assert "mehr Plätze fürs Jugendamt als insgesamt" in zu_viele.content.decode()
    assert als("lt_leitung").post(f"/traeger/{pk}/standorte/neu/", eingabe).status_code == 303
    assert Standort.objects.get().oeffnungszeiten == "montags 09:00 bis 16:00 Uhr; donnerstags 09:00 bis 18:00 Uhr"


def test_unmoegliche_angaben_nennen_die_abhilfe(als: Any, welt: Welt) -> None:
    pk = welt.traeger["neheim"].pk
    eingabe = {
        "name": "A", "qualifikation": "erziehung", "abschluss_am": "1.3.2027", "wochenstunden_tausendstel": "50",
        "gueltig_von": "1.10.2026", "gueltig_bis": "1.9.2026",
    }  # fmt: skip
    seite = als("lt_leitung").post(f"/traeger/{pk}/fachkraefte/neu/", eingabe)
    assert seite.status_code == 422
    for satz in ("Ein Tag gehört nur zu einem Studium", "bis 48, etwa 19,5", "Der letzte Tag liegt vor dem ersten"):
        assert satz in seite.content.decode()
    assert not Fachkraft.objects.exists()


def test_die_seiten_fragen_gleich_oft_wie_viele_es_auch_sind(als: Any, welt: Welt) -> None:
    browser, pk = als("lt_leitung"), welt.traeger["neheim"].pk
    adressen = (f"/traeger/{pk}/", f"/traeger/{pk}/fachkraefte/")

    def fragen() -> list[int]:
        zahlen = []
        for adresse in adressen:
            browser.get(adresse)
            with CaptureQueriesContext(connection) as gezaehlt:
                assert browser.get(adresse).status_code == 200
            zahlen.append(len(gezaehlt))
        return zahlen

    standort(welt)
    fachkraft(welt)
    wenige = fragen()
    for nummer in range(3):
        ort = standort(welt, name=f"Haus {nummer}")
        actions.platz_buchen(zugriff=welt.zugriff("asd"), standort=ort, tag=HEUTE, plaetze=1, wochen=3)
        fachkraft(welt, name=f"Person {nummer}")
    assert fragen() == wenige
    assert max(wenige) <= 10

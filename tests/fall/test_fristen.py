"""Facts start periods in the same act; what is due stands on the desk of who leads or stands in."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from massanzug.fall import actions
from massanzug.fall.choices import Abschlussgrund, Antragsform, Fallrolle, Fristanlass, Intensitaet, Sicht, Zielwert
from massanzug.fall.models import Fall, Fallfrist, Fristereignis, Massanzug, Zustaendigkeit
from massanzug.fall.pruefungen import fall_pruefen
from massanzug.fall.queries.aufgaben import offene_aufgaben
from massanzug.fall.queries.fristen import (
    Fristenblick,
    fristenblick,
    geltende,
    meine_faelle,
    moegliche_anlaesse,
    tatsachen,
)
from massanzug.rechenkern.fallfristen import FOLGEN
from massanzug.rechenkern.vorrang import Vorrang
from massanzug.sozialraum.models import Stadtteil
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from massanzug.zugang.models import Protokoll
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db


@pytest.fixture
def fall(welt: Welt) -> Fall:
    """A new case without any period."""
    return actions.fall_aufnehmen(
        zugriff=welt.zugriff("asd"),
        bezeichnung="Sommer",
        stadtteil=Stadtteil.objects.filter(wirkungsraum=welt.raeume["neheim"]).first(),  # type: ignore[arg-type]
        person_name="Ada",
        person_rolle=Fallrolle.MUTTER,
        kanal="telefon",  # type: ignore[arg-type]
        anliegen="Hallo",
    )


def halte_fest(welt: Welt, fall: Fall, art: Fristanlass, am: date = HEUTE, wer: str = "asd") -> Fristereignis:
    return actions.fristereignis_festhalten(zugriff=welt.zugriff(wer), fall=fall, art=art, am=am)


def stand(fall: Fall) -> dict[str, tuple[str, date]]:
    return {f.schluessel: (f.ausgang, f.stichtag) for f in Fallfrist.objects.filter(fall=fall)}


def blick(welt: Welt, fall: Fall, wer: str = "asd", heute: date = HEUTE) -> Fristenblick:
    gefunden = fristenblick(welt.zugriff(wer, heute), Fall.objects.get(pk=fall.pk))
    assert gefunden is not None
    return gefunden


# --- facts and what follows -------------------------------------------------------------------------------------------


def test_die_worte_des_falls_sind_die_der_rechnung() -> None:
    bekannt = {a for f in FOLGEN for a in (f.beginnt, *f.erfuellt, *f.ersetzt, *f.entfaellt, *f.nur_wenn)}
    assert set(Fristanlass.values) <= bekannt


def test_ein_antrag_rechnet_seine_fristen_im_selben_zug(welt: Welt, fall: Fall) -> None:
    davor = Protokoll.objects.count()
    ereignis = actions.fristereignis_festhalten(
        zugriff=welt.zugriff("asd"),
        fall=fall,
        art=Fristanlass.ANTRAG_35A,
        am=date(2026, 11, 2),
        form=Antragsform.MUENDLICH,
    )
    assert (ereignis.form, ereignis.gilt) == ("muendlich", True)
    assert Protokoll.objects.count() == davor + 1
    assert stand(fall) == {
        "35a-zustaendigkeit": ("offen", date(2026, 11, 16)),
        "35a-entscheidung": ("offen", date(2026, 11, 23)),
        "untaetigkeitsklage": ("offen", date(2027, 2, 3)),
    }
    assert Fallfrist.objects.get(fall=fall, schluessel="35a-entscheidung").erinnern_ab == date(2026, 11, 13)


@pytest.mark.parametrize(
    ("davor", "art", "erfuellt"),
    [
        ([Fristanlass.ANTRAG_35A], Fristanlass.ZUSTAENDIGKEIT, "35a-zustaendigkeit"),
        ([Fristanlass.ANTRAG_35A], Fristanlass.ANTRAG_ERLEDIGT, "35a-entscheidung"),
        ([Fristanlass.ANTRAG_35A], Fristanlass.WEITERGELEITET, "35a-entscheidung"),
        ([Fristanlass.ANTRAG], Fristanlass.ANTRAG_ERLEDIGT, "untaetigkeitsklage"),
        ([Fristanlass.GERICHT], Fristanlass.GERICHT_EROERTERT, "gericht-eroerterung"),
        ([Fristanlass.GERICHT, Fristanlass.GERICHT_OHNE], Fristanlass.GERICHT_GEPRUEFT, "gericht-ueberpruefung"),
        (
            [Fristanlass.ANTRAG_35A, Fristanlass.GUTACHTEN_BEAUFTRAGT, Fristanlass.GUTACHTEN_DA],
            Fristanlass.ANTRAG_ERLEDIGT,
            "35a-entscheidung-gutachten",
        ),
        (
            [Fristanlass.ANTRAG_35A, Fristanlass.MEHRERE_TRAEGER],
            Fristanlass.ANTRAG_ERLEDIGT,
            "35a-entscheidung-mehrere",
        ),
        ([Fristanlass.ANTRAG_35A, Fristanlass.KONFERENZ], Fristanlass.ANTRAG_ERLEDIGT, "35a-entscheidung-konferenz"),
    ],
)
def test_was_eine_frist_erledigt(
    welt: Welt, fall: Fall, davor: list[Fristanlass], art: Fristanlass, erfuellt: str
) -> None:
    for vorher in davor:
        halte_fest(welt, fall, vorher)
    assert stand(fall)[erfuellt][0] == "offen"
    halte_fest(welt, fall, art)
    assert stand(fall)[erfuellt][0] == "erfuellt"


def test_es_wird_nur_angeboten_was_sein_kann(welt: Welt, fall: Fall) -> None:
    asd = welt.zugriff("asd")
    assert set(moegliche_anlaesse(asd, fall)) == {Fristanlass.ANTRAG, Fristanlass.ANTRAG_35A, Fristanlass.GERICHT}
    for art in (Fristanlass.GUTACHTEN_DA, Fristanlass.WIDERSPRUCH, Fristanlass.GEPLANTES_ENDE, Fristanlass.KLAGE):
        with pytest.raises(Unzulaessig, match="passt im Moment nicht"):
            halte_fest(welt, fall, art)
    halte_fest(welt, fall, Fristanlass.ANTRAG_35A)
    assert Fristanlass.GUTACHTEN_BEAUFTRAGT in moegliche_anlaesse(asd, fall)
    assert Fristanlass.GUTACHTEN_DA not in moegliche_anlaesse(asd, fall)
    halte_fest(welt, fall, Fristanlass.GUTACHTEN_BEAUFTRAGT)
    assert Fristanlass.GUTACHTEN_DA in moegliche_anlaesse(asd, fall)
    halte_fest(welt, fall, Fristanlass.ANTRAG_ERLEDIGT)
    assert not {Fristanlass.KONFERENZ, Fristanlass.ZUSTAENDIGKEIT} & set(moegliche_anlaesse(asd, fall))


def test_geschehenes_liegt_nicht_in_der_zukunft_und_erwartetes_nicht_hinter_uns(welt: Welt, fall: Fall) -> None:
    with pytest.raises(Unzulaessig, match="in der Zukunft"):
        halte_fest(welt, fall, Fristanlass.ANTRAG, HEUTE + timedelta(1))
    bewilligt = welt.faelle["frei@neheim"].fall
    with pytest.raises(Unzulaessig, match="was erwartet wird"):
        halte_fest(welt, bewilligt, Fristanlass.WECHSEL, HEUTE)
    halte_fest(welt, bewilligt, Fristanlass.WECHSEL, date(2028, 3, 1))
    assert stand(bewilligt)["uebergang-eingliederungshilfe"] == ("offen", date(2027, 3, 1))


def test_ein_tag_vor_jeder_regel_wird_mit_abhilfe_abgewiesen(welt: Welt, fall: Fall) -> None:
    with pytest.raises(Unzulaessig) as fehler:
        halte_fest(welt, fall, Fristanlass.ANTRAG_35A, date(2017, 5, 1))
    assert "Bitte prüfen Sie das Datum" in fehler.value.fehler["am"]
    assert not fall.fristereignisse.exists()


def test_nur_wer_den_fall_bearbeitet_haelt_fest(welt: Welt) -> None:
    fall = welt.faelle["frei@neheim"].fall
    for wer in ("asd2", "asd_leitung", "wjh", "lt"):
        with pytest.raises(Verboten):
            halte_fest(welt, fall, Fristanlass.ANTRAG, wer=wer)
        with pytest.raises(Verboten):
            actions.fristereignis_berichtigen(
                zugriff=welt.zugriff(wer), ereignis=geltende(fall).get(), am=HEUTE, grund="x"
            )


def test_nach_dem_ende_der_hilfe_kommt_noch_ein_widerspruch(welt: Welt) -> None:
    fall = welt.faelle["frei@neheim"].fall
    _schliesse(welt, fall)
    halte_fest(welt, Fall.objects.get(pk=fall.pk), Fristanlass.WIDERSPRUCH)
    assert Fallfrist.objects.filter(fall=fall, schluessel="untaetigkeitsklage", beginn=HEUTE).exists()


# --- mending ----------------------------------------------------------------------------------------------------------


def test_eine_berichtigung_rechnet_neu_und_laesst_das_alte_stehen(welt: Welt, fall: Fall) -> None:
    alt = halte_fest(welt, fall, Fristanlass.ANTRAG_35A, date(2026, 11, 9))
    neu = actions.fristereignis_berichtigen(
        zugriff=welt.zugriff("asd"), ereignis=alt, am=date(2026, 11, 2), grund="Der Brief lag schon da."
    )
    assert stand(fall)["35a-entscheidung"] == ("offen", date(2026, 11, 23))
    assert Fallfrist.objects.filter(fall=fall, schluessel="35a-entscheidung").count() == 1
    assert list(geltende(fall)) == [neu]
    assert Fristereignis.objects.get(pk=alt.pk).am == date(2026, 11, 9)
    with pytest.raises(Unzulaessig, match="schon berichtigt"):
        actions.fristereignis_berichtigen(zugriff=welt.zugriff("asd"), ereignis=alt, am=HEUTE, grund="noch einmal")


def test_was_nie_war_beginnt_nichts(welt: Welt, fall: Fall) -> None:
    alt = halte_fest(welt, fall, Fristanlass.ANTRAG_35A)
    actions.fristereignis_berichtigen(
        zugriff=welt.zugriff("asd"), ereignis=alt, am=HEUTE, gilt=False, grund="Es war eine andere Familie."
    )
    assert stand(fall) == {}
    assert [t for t in tatsachen(fall) if t.art == "antrag_35a"] == []
    assert len(blick(welt, fall).ereignisse) == 2


def test_die_datenbank_laesst_eintraege_nicht_aendern(welt: Welt, fall: Fall) -> None:
    ereignis = halte_fest(welt, fall, Fristanlass.ANTRAG)
    for sql in ("UPDATE fall_fristereignis SET am = '2020-01-01'", "DELETE FROM fall_fristereignis"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{sql} WHERE id = {ereignis.pk}")


def test_die_pruefung_sieht_eine_verschobene_frist(welt: Welt, fall: Fall) -> None:
    halte_fest(welt, fall, Fristanlass.ANTRAG_35A)
    assert fall_pruefen().befunde == ()
    Fallfrist.objects.filter(fall=fall, schluessel="35a-entscheidung").update(stichtag=HEUTE + timedelta(300))
    assert [b.stelle for b in fall_pruefen().befunde] == [fall.aktenzeichen]


# --- what comes from elsewhere ----------------------------------------------------------------------------------------


def _kind(welt: Welt, fall: Fall, geboren: date) -> Any:
    return actions.person_aufnehmen(
        zugriff=welt.zugriff("asd"), fall=fall, name="Mia", rolle=Fallrolle.KIND, geboren_am=geboren
    )


def test_mit_dem_geburtsdatum_kommt_die_volljaehrigkeit(welt: Welt, fall: Fall) -> None:
    mia = _kind(welt, fall, date(2009, 12, 1))
    assert stand(fall) == {"volljaehrigkeit-vorbereiten": ("offen", date(2026, 12, 1))}
    (zeile,) = blick(welt, fall).kommende
    assert (zeile.titel, zeile.lage) == ("Volljährigkeit vorbereiten: Mia", "bald")
    angaben = {"name": "Mia", "rolle": Fallrolle.KIND, "geboren_am": date(2012, 2, 29)}
    actions.person_aendern(zugriff=welt.zugriff("asd"), person=mia, stand=1, **angaben)
    assert stand(fall) == {"volljaehrigkeit-vorbereiten": ("offen", date(2029, 3, 1))}
    actions.person_aendern(zugriff=welt.zugriff("asd"), person=mia, stand=2, **angaben | {"geboren_am": None})
    assert stand(fall) == {}


def test_wer_bei_der_aufnahme_schon_volljaehrig_ist_hat_diese_frist_nicht(welt: Welt, fall: Fall) -> None:
    _kind(welt, fall, HEUTE.replace(year=HEUTE.year - 18) - timedelta(1))
    assert stand(fall) == {}


def test_volljaehrigkeit_wird_erst_angeboten_wenn_sie_ansteht(welt: Welt, fall: Fall) -> None:
    _kind(welt, fall, date(2009, 12, 1))
    _kind(welt, fall, date(2014, 12, 1))
    halte_fest(welt, fall, Fristanlass.UEBERGANG_18)
    je = {f.stichtag.year: f.ausgang for f in Fallfrist.objects.filter(fall=fall)}
    assert je == {2026: "erfuellt", 2031: "offen"}
    assert Fristanlass.UEBERGANG_18 not in moegliche_anlaesse(welt.zugriff("asd"), fall)


def _schliesse(welt: Welt, fall: Fall) -> None:
    actions.hilfe_abschliessen(
        zugriff=welt.zugriff("asd"),
        fall=fall,
        am=HEUTE,
        grund=Abschlussgrund.WUNSCH,
        ergebnis="viel",
        wer_bleibt="Oma",
    )


def test_mit_dem_abschluss_kommen_die_nachfragen_und_geht_die_volljaehrigkeit(welt: Welt, fall: Fall) -> None:
    _kind(welt, fall, date(2012, 5, 1))
    _schliesse(welt, fall)
    je = {f.titel: f.lage for f in blick(welt, fall).alle}
    assert je == {
        "Volljährigkeit vorbereiten: Mia": "entfallen",
        "Nachfrage nach sechs Monaten": "kommt",
        "Nachfrage nach zwölf Monaten": "kommt",
    }


def test_auf_jeden_rueckblick_folgt_ein_naechster(welt: Welt) -> None:
    """§ 36 Abs. 2 SGB VIII: regularly; where nothing was agreed the rule gives the latest day."""
    fw = welt.faelle["frei@neheim"]
    actions.rueckblick_festhalten(
        zugriff=welt.zugriff("asd"),
        fall=fw.fall,
        am=HEUTE,
        teilnehmende="alle",
        bewertungen=[actions.Bewertung(fw.ziel, Sicht.ELTERN, Zielwert.ANFANG)],
        was_wirkte="Judo",
        intensitaet=Intensitaet.GLEICH,
    )
    assert Massanzug.objects.get(fall=fw.fall, stand="bewilligt").geprueft_bis == date(2027, 5, 22)


# --- how it is shown --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "lage", "wann"),
    [
        (date(2026, 11, 22), "kommt", "noch 11 Tage"),
        (date(2026, 11, 23), "bald", "noch 10 Tage"),
        (date(2026, 12, 2), "bald", "noch 1 Tag"),
        (date(2026, 12, 3), "heute", "heute ist der letzte Tag"),
        (date(2026, 12, 4), "ueberschritten", "seit 1 Tag überfällig"),
    ],
)
def test_wie_eine_frist_an_einem_tag_steht(welt: Welt, tag: date, lage: str, wann: str) -> None:
    zeile = next(f for f in blick(welt, welt.faelle["neu@neheim"].fall, heute=tag).alle if "ohne" in f.titel)
    assert (zeile.lage, zeile.wann) == (lage, wann)


def test_ein_recht_der_familie_ist_nicht_ueberfaellig(welt: Welt) -> None:
    zeile = next(
        f for f in blick(welt, welt.faelle["neu@neheim"].fall, heute=date(2027, 6, 1)).alle if "Klage" in f.titel
    )
    assert (zeile.lage, zeile.offen, zeile.wer) == ("vorbei", False, "die Familie")


def test_die_seite_sagt_wochentag_paragraf_und_warum(als: Any, welt: Welt) -> None:
    fall = welt.faelle["neu@neheim"].fall
    seite = als("asd").get(reverse("fristen", args=[fall.pk])).content.decode()
    assert "Donnerstag, 3.\u00a0Dezember\u00a02026" in seite
    assert "Heute, Sonntag, 22.\u00a0November\u00a02026" in seite
    assert "§\u00a014 Abs. 2 Satz 2 SGB IX" in seite
    assert "innerhalb von drei Wochen nach Eingang" in seite
    assert "Fristgrund-neu-neheim" in seite
    fallseite = als("asd").get(reverse("fall", args=[fall.pk])).content.decode()
    assert fallseite.count('class="frist frist--') == 3


def test_fristen_sind_notizen_des_amts(als: Any, welt: Welt) -> None:
    fall = welt.faelle["frei@neheim"].fall
    for wer in ("lt", "wjh"):
        assert als(wer).get(reverse("fristen", args=[fall.pk])).status_code == 404
        seite = als(wer).get(reverse("fall", args=[fall.pk])).content.decode()
        assert "Nächste Fristen" not in seite
        assert "Eingliederungshilfe" not in seite


def test_vom_antrag_bis_zur_erledigung_im_browser(als: Any, welt: Welt, fall: Fall) -> None:
    """The story of one fact: entered, mended, met; each step with what the page then says."""
    browser, neu = als("asd"), reverse("fristereignis_neu", args=[fall.pk])
    assert "Gerade läuft keine Frist" in browser.get(reverse("fristen", args=[fall.pk])).content.decode()
    antwort = browser.post(neu, {"art": "antrag_35a", "am": "9.11.2026", "form": "muendlich"}, follow=True)
    assert "Montag, 30.\u00a0November\u00a02026" in antwort.content.decode()
    falsch = browser.post(neu, {"art": "klage", "am": "9.11.2026"})
    assert falsch.status_code == 422
    ereignis = geltende(fall).get()
    adresse = reverse("fristereignis_berichtigen", args=[fall.pk, ereignis.pk])
    assert "oder dass es gar nicht geschehen ist" in browser.post(adresse, {"grund": "x", "am": ""}).content.decode()
    antwort = browser.post(adresse, {"am": "2.11.2026", "grund": "Sie rief früher an."}, follow=True)
    assert "Montag, 23.\u00a0November\u00a02026" in antwort.content.decode()
    assert "„Sie rief früher an.“" in antwort.content.decode()
    assert browser.get(adresse).status_code == 404
    antwort = browser.post(neu, {"art": "antrag_erledigt", "am": "20.11.2026"}, follow=True)
    assert "Antrag entschieden oder zurückgenommen, 20.\u00a0November\u00a02026" in antwort.content.decode()


# --- the desk ---------------------------------------------------------------------------------------------------------


def auf_dem_tisch(welt: Welt, wer: str, heute: date = HEUTE) -> list[str]:
    return [a.titel for a in offene_aufgaben(welt.zugriff(wer, heute)) if a.vorrang == Vorrang.FRIST]


def test_eine_frist_steht_ab_ihrem_vorlauf_auf_dem_tisch(welt: Welt, fall: Fall) -> None:
    halte_fest(welt, fall, Fristanlass.ANTRAG_35A)
    titel = "Familie Sommer: Eingliederungshilfe: entscheiden ohne Gutachten"  # 13 December is a Sunday: until the 14th
    assert stand(fall)["35a-entscheidung"][1] == date(2026, 12, 14)
    assert titel not in auf_dem_tisch(welt, "asd", date(2026, 12, 3))
    assert titel in auf_dem_tisch(welt, "asd", date(2026, 12, 4))
    assert titel in auf_dem_tisch(welt, "asd", date(2027, 3, 1))
    assert titel not in auf_dem_tisch(welt, "asd2", date(2026, 12, 14))


def test_was_niemand_mehr_tun_kann_steht_nicht_mehr_da(welt: Welt, fall: Fall) -> None:
    halte_fest(welt, fall, Fristanlass.GERICHT)
    titel = "Familie Sommer: Erörterungstermin beim Familiengericht"
    assert titel in auf_dem_tisch(welt, "asd", date(2026, 12, 22))
    assert titel not in auf_dem_tisch(welt, "asd", date(2026, 12, 23))


def test_im_gefaehrdungsbereich_steht_alles_ganz_vorn(welt: Welt, fall: Fall) -> None:
    Fall.objects.filter(pk=fall.pk).update(bereich="gefaehrdung")
    halte_fest(welt, fall, Fristanlass.GERICHT, HEUTE - timedelta(28))
    meine = [a for a in offene_aufgaben(welt.zugriff("asd")) if a.fall_id == fall.pk]
    assert {a.vorrang for a in meine} == {Vorrang.SCHUTZ}
    assert len(meine) == 2


# --- standing in ------------------------------------------------------------------------------------------------------


def _vertritt(welt: Welt, fall: Fall, **zeit: date) -> Zustaendigkeit:
    return actions.vertretung_bestimmen(zugriff=welt.zugriff("asd"), fall=fall, konto=welt.konten["asd3"], **zeit)


def sieht(welt: Welt, fall: Fall, heute: date) -> bool:
    return Fall.objects.sichtbar_fuer(welt.zugriff("asd3", heute)).filter(pk=fall.pk).exists()


def test_eine_vertretung_gilt_von_bis_und_hat_die_fristen_auf_ihrem_tisch(welt: Welt, fall: Fall) -> None:
    halte_fest(welt, fall, Fristanlass.ANTRAG_35A, date(2026, 11, 12))
    von, bis = HEUTE + timedelta(2), HEUTE + timedelta(9)
    _vertritt(welt, fall, von=von, bis=bis)
    assert [sieht(welt, fall, t) for t in (HEUTE, von, bis, bis + timedelta(1))] == [False, True, True, False]
    assert any("Sommer" in t for t in auf_dem_tisch(welt, "asd3", von))
    assert auf_dem_tisch(welt, "asd3", bis + timedelta(1)) == []
    assert meine_faelle(welt.zugriff("asd3", bis)).filter(fall=fall).exists()


@pytest.mark.parametrize(
    ("zeit", "wort"),
    [
        ({"von": HEUTE - timedelta(1)}, "frühestens heute"),
        ({"von": HEUTE + timedelta(3), "bis": HEUTE + timedelta(2)}, "vor dem Anfang"),
        ({"von": HEUTE + timedelta(5)}, "in dieser Zeit"),
        ({"bis": HEUTE + timedelta(5)}, "in dieser Zeit"),
    ],
)
def test_unmoegliche_zeiten_einer_vertretung(welt: Welt, fall: Fall, zeit: dict[str, date], wort: str) -> None:
    _vertritt(welt, fall, von=HEUTE + timedelta(5), bis=HEUTE + timedelta(6))
    with pytest.raises(Unzulaessig, match=wort):
        _vertritt(welt, fall, **zeit)
    _vertritt(welt, fall, von=HEUTE, bis=HEUTE + timedelta(4))


def test_eine_vertretung_endet_mit_heute_oder_beginnt_gar_nicht(als: Any, welt: Welt, fall: Fall) -> None:
    laeuft = _vertritt(welt, fall, bis=HEUTE + timedelta(5))
    kommt = _vertritt(welt, fall, von=HEUTE + timedelta(10))
    browser = als("asd")
    seite = browser.get(reverse("fall", args=[fall.pk])).content.decode()
    assert "Person asd3, bis 27.\u00a0November\u00a02026" in seite
    assert "Person asd3, ab 2.\u00a0Dezember\u00a02026" in seite
    for vertretung in (laeuft, kommt):
        assert browser.post(reverse("vertretung_beenden", args=[fall.pk, vertretung.pk])).status_code == 303
    assert Zustaendigkeit.objects.get(pk=laeuft.pk).gueltig_bis == HEUTE
    assert not Zustaendigkeit.objects.filter(pk=kommt.pk).exists()
    assert Protokoll.objects.filter(aktion="vertretung_beenden").count() == 2
    assert not sieht(welt, fall, HEUTE + timedelta(1))
    fuehrend = fall.zustaendigkeiten.get(funktion="fallfuehrend")
    assert browser.post(reverse("vertretung_beenden", args=[fall.pk, fuehrend.pk])).status_code == 404

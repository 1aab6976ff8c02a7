"""A city's past comes in as a whole or not at all, and goes out again without a trace in the figures."""

import html
import io
import json
import random
import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.test import Client

from massanzug.planbudget import actions
from massanzug.planbudget.choices import Bestandsart, Buchungsart, Kontoart
from massanzug.planbudget.models import (
    Bestandsdatei,
    Bestandshilfe,
    Bestandsuebernahme,
    Buchung,
    Buchungskonto,
    Buchungszeile,
    Spaltenzuordnung,
)
from massanzug.planbudget.pruefungen import hauptbuch_pruefen, planbudget_pruefen
from massanzug.planbudget.queries.bestand import datei, dateien, uebernahme
from massanzug.planbudget.queries.bestandspruefung import Pruefung, pruefe_tabelle
from massanzug.planbudget.queries.budget import raumbudgets
from massanzug.planbudget.queries.hauptbuch import stand_am
from massanzug.planbudget.queries.steuerung import steuerung
from massanzug.rechenkern.geld import Betrag
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from massanzug.technik.hochladen import Speicherupload
from massanzug.technik.tabellendatei import lies_tabelle
from massanzug.zugang.models import Protokoll
from tests.planbudget.bestandsdatei import baue, ohne_fehler
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db

KOPF_ZAHLUNG = "Beleg;Kennung;Wirkungsraum;Kostenart;Leistungsmonat;Belegdatum;Zahldatum;Betrag"
KOPF_HILFE = "Kennung;Wirkungsraum;Hilfeart;Beginn;Ende;Kosten im Monat;im Budget"


def pruefe(daten: bytes, name: str = "x.csv", **wie: Any) -> Pruefung:
    return pruefe_tabelle(lies_tabelle(daten, name), HEUTE, pruefsumme=f"{hash(daten)}", **wie)


def uebernimm(welt: Welt, daten: bytes, name: str = "x.csv", wer: str = "wjh", **mehr: Any) -> Bestandsuebernahme:
    pruefung = pruefe(daten, name)
    assert pruefung.ist_uebernehmbar, pruefung.fehler
    return actions.bestand_uebernehmen(
        zugriff=welt.zugriff(wer),
        art=pruefung.art,
        datei=name,
        inhalt_pruefsumme=f"{hash(daten)}",
        zeilen=pruefung.zeilen,
        kopf=pruefung.tabelle.kopf,
        spalten=pruefung.spalten,
        **mehr,
    )


def csv(kopf: str, *zeilen: str) -> bytes:
    return "\r\n".join((kopf, *zeilen)).encode()


def staende() -> dict[int, int]:
    return {konto.pk: stand_am(konto.pk, date(2027, 12, 31)) for konto in Buchungskonto.objects.all()}


def bindungen(welt: Welt) -> list[Any]:
    return [budget.bindung for budget in raumbudgets(welt.zugriff("controlling"))]


def bild(welt: Welt, raum: str = "neheim") -> tuple[int, int]:
    jahresbild = steuerung([welt.raeume[raum]], 2026, HEUTE).bild
    return jahresbild.ist.cent, jahresbild.bindung.cent


# --- all or nothing ---------------------------------------------------------------------------------------------------


def test_fuenftausend_zeilen_vierzig_fehler_nichts_geschrieben(welt: Welt) -> None:
    datei = baue(5_000, 40, saat=3)
    gezeigt: list[tuple[int, int]] = []
    pruefung = pruefe(datei.xlsx(), "bestand.xlsx", fortschritt=lambda f, g: gezeigt.append((f, g)))
    assert sorted((f.zeile, f.spalte) for f in pruefung.fehler) == sorted(datei.orte)
    assert all(f.text and f.ueberschrift for f in pruefung.fehler)
    assert not pruefung.ist_uebernehmbar and not Bestandshilfe.objects.exists()
    assert gezeigt[0] == (0, 5_000) and gezeigt[-1] == (5_000, 5_000) and len(gezeigt) > 20


def test_fuenftausend_zeilen_uebernommen_und_spurlos_zurueckgenommen(welt: Welt) -> None:
    daten = ohne_fehler(baue(5_000, 40, saat=3)).xlsx()
    vorher = staende(), bindungen(welt), bild(welt)
    gezeigt: list[int] = []
    neu = uebernimm(welt, daten, "bestand.xlsx", fortschritt=lambda f, _: gezeigt.append(f))
    assert neu.anzahl == 4_960 == Bestandshilfe.objects.count()
    assert gezeigt == [*range(500, 4_960, 500), 4_960]
    assert bindungen(welt) != vorher[1]
    blick = uebernahme(welt.zugriff("wjh"), neu.pk)
    assert blick and sum(raum.anzahl for raum in blick.raeume) == 4_960
    actions.bestand_zuruecknehmen(zugriff=welt.zugriff("controlling"), uebernahme=neu, grund="Falscher Stand")
    assert (staende(), bindungen(welt), bild(welt)) == vorher
    assert uebernimm(welt, daten, "bestand.xlsx").pk != neu.pk
    assert planbudget_pruefen().befunde == ()


def test_xlsx_und_csv_geben_dieselben_hilfen(welt: Welt) -> None:
    datei = baue(300, saat=5)
    felder = [f.attname for f in Bestandshilfe._meta.concrete_fields if f.attname not in {"id", "uebernahme_id"}]
    gelesen = []
    for daten, name in ((datei.xlsx(), "b.xlsx"), (datei.csv("cp1252"), "b.csv"), (datei.csv(), "b.csv")):
        neu = uebernimm(welt, daten, name)
        gelesen.append((neu.zeilensumme, list(neu.hilfen.order_by("pk").values_list(*felder))))
        actions.bestand_zuruecknehmen(zugriff=welt.zugriff("wjh"), uebernahme=neu, grund="Probe")
    assert gelesen[0] == gelesen[1] == gelesen[2] and len(gelesen[0][1]) == 300


def test_ein_fehler_mitten_im_schreiben_hinterlaesst_nichts(welt: Welt) -> None:
    def stolpern(fertig: int, _: int) -> None:
        if fertig > 500:
            raise RuntimeError("Strom weg")

    with pytest.raises(RuntimeError):
        uebernimm(welt, baue(1_200, saat=2).csv(), fortschritt=stolpern)
    assert not Bestandshilfe.objects.exists() and not Bestandsuebernahme.objects.exists()
    assert not Spaltenzuordnung.objects.exists()


# --- once -------------------------------------------------------------------------------------------------------------


def test_dieselbe_datei_zweimal_wird_abgewiesen(welt: Welt) -> None:
    daten = csv(KOPF_HILFE, "H-1;Neheim;§ 31;01.01.2026;;900,00;")
    uebernimm(welt, daten)
    pruefung = pruefe(daten)
    assert pruefung.fruehere and not pruefung.fehler and not pruefung.ist_uebernehmbar
    with pytest.raises(Unzulaessig, match=r"schon übernommen, am 22\.11\.2026"):
        actions.bestand_uebernehmen(
            zugriff=welt.zugriff("wjh"), art=Bestandsart.HILFEN, datei="y.csv", inhalt_pruefsumme=f"{hash(daten)}",
            zeilen=pruefung.zeilen,
        )  # fmt: skip
    assert Bestandshilfe.objects.count() == 1


def test_dieselbe_hilfe_aus_einer_anderen_datei_wird_abgewiesen(welt: Welt) -> None:
    uebernimm(welt, csv(KOPF_HILFE, "H-1;Neheim;§ 31;01.01.2026;;900,00;"), "erste.csv")
    zweite = csv(KOPF_HILFE, "H-2;Neheim;§ 31;01.01.2026;;900,00;", "h-1;Hüsten;SPFH;01.01.2026;;950,00;")
    pruefung = pruefe(zweite)
    (fehler,) = pruefung.fehler
    assert (fehler.zeile, fehler.spalte) == (3, "A") and "„erste.csv“" in fehler.text
    with pytest.raises(Unzulaessig, match="Zeile 3: Diese Hilfe ist schon übernommen"):
        actions.bestand_uebernehmen(
            zugriff=welt.zugriff("wjh"), art=Bestandsart.HILFEN, datei="y", inhalt_pruefsumme="y",
            zeilen=pruefung.zeilen,
        )  # fmt: skip


def test_zweimal_zurueckgenommen_wird_nicht(welt: Welt) -> None:
    neu = uebernimm(welt, csv(KOPF_HILFE, "H-1;Neheim;§ 31;01.01.2026;;900,00;"))
    actions.bestand_zuruecknehmen(zugriff=welt.zugriff("wjh"), uebernahme=neu, grund="x")
    with pytest.raises(Unzulaessig, match="schon zurückgenommen"):
        actions.bestand_zuruecknehmen(zugriff=welt.zugriff("wjh"), uebernahme=neu, grund="x")


# --- payments ---------------------------------------------------------------------------------------------------------


def test_zahlungen_werden_eine_buchung_und_machen_der_bindung_platz(welt: Welt) -> None:
    ist_vorher, bindung_vorher = bild(welt)
    uebernimm(welt, csv(KOPF_HILFE, "H-1;Neheim;§ 31;01.01.2026;31.12.2026;1.000,00;ja"), "hilfen.csv")
    assert bild(welt) == (ist_vorher, bindung_vorher + 12 * 100_000)
    vorher, buchungen = staende(), Buchung.objects.count()
    daten = csv(
        KOPF_ZAHLUNG,
        "R-1;h-1;Neheim;ambulant;01/2026;05.02.2026;20.02.2026;1.100,00",
        "R-2;H-1;Neheim;ambulant;02/2026;05.03.2026;;990,00",
        "R-3;H-1;Neheim;ambulant;02/2026;05.03.2026;06.03.2026;-90,00",
        "R-4;;Neheim;fallunspezifisch;03/2026;05.03.2026;06.03.2026;500,00",
    )
    neu = uebernimm(welt, daten, "zahlungen.csv")
    assert neu.buchung and neu.buchung.art == Buchungsart.UEBERNAHME and neu.anzahl == 4
    assert Buchung.objects.count() == buchungen + 1
    assert set(neu.buchung.zeilen.exclude(bezug="").values_list("bezug", flat=True)) == {"hilfe:H-1"}
    # booked in January and February, so ten months stay bound, and what February's 900 leave open of its 1000
    assert bild(welt) == (ist_vorher + 110_000 + 90_000 + 50_000, bindung_vorher + 10 * 100_000 + 10_000)
    assert hauptbuch_pruefen().befunde == () == planbudget_pruefen().befunde
    actions.bestand_zuruecknehmen(zugriff=welt.zugriff("wjh"), uebernahme=neu, grund="Falsche Datei")
    assert staende() == vorher and bild(welt) == (ist_vorher, bindung_vorher + 12 * 100_000)
    assert Buchung.objects.filter(hebt_auf=neu.buchung).count() == 1
    assert hauptbuch_pruefen().befunde == () == planbudget_pruefen().befunde
    assert uebernimm(welt, daten, "zahlungen.csv").buchung_id != neu.buchung_id


def test_was_nicht_ins_planbudget_zaehlt_wird_ausserhalb_gebucht(welt: Welt) -> None:
    uebernimm(welt, csv(KOPF_HILFE, "H-9;Neheim;§ 34;01.01.2026;;6.000,00;nein"), "hilfen.csv")
    daten = csv(KOPF_ZAHLUNG, "R-1;H-9;Neheim;stationär;01/2026;05.02.2026;06.02.2026;6.000,00")
    pruefung = pruefe(daten)
    neheim = pruefung.raeume[0]
    assert (neheim.betrag, neheim.ausserhalb) == (Betrag(0), Betrag(600_000))
    assert any("Außerhalb des Planbudgets" in h.text for h in pruefung.hinweise)
    neu = uebernimm(welt, daten)
    zeile = Buchungszeile.objects.filter(buchung=neu.buchung).order_by("pk").first()
    assert zeile and zeile.soll.art == Kontoart.AUSSERHALB and zeile.hilfeklasse == "stationaer"


def test_zahlungen_ohne_hilfe_geben_einen_hinweis(welt: Welt) -> None:
    pruefung = pruefe(csv(KOPF_ZAHLUNG, "R-1;H-77;Neheim;ambulant;01/2026;05.02.2026;;10,00"))
    assert pruefung.ist_uebernehmbar
    assert any("Ohne übernommene Hilfe" in h.text and "Zeile 2" in h.text for h in pruefung.hinweise)


def test_eine_schon_gebuchte_zahlung_wird_genannt(welt: Welt) -> None:
    neu = uebernimm(welt, csv(KOPF_ZAHLUNG, "R-1;;Neheim;ambulant;01/2026;05.02.2026;;10,00"))
    noch_einmal = csv(
        KOPF_ZAHLUNG,
        "R-0;;Neheim;ambulant;01/2026;05.02.2026;;10,00",
        "R-1;;Neheim;ambulant;01/2026;05.02.2026;06.02.2026;10,00",
    )
    (fehler,) = pruefe(noch_einmal).fehler
    assert (fehler.zeile, fehler.spalte) == (3, "A") and f"schon gebucht (Buchung {neu.buchung_id})" in fehler.text


@pytest.mark.parametrize(
    ("zeile", "wort"),
    [
        ("R-1;;Neheim;ambulant;01/1976;05.02.2026;;10,00", "1976"),
        ("R-1;;Neheim;ambulant;01/2199;05.02.2026;;10,00", "2199"),
        ("R-1;;Neheim;ambulant;01/2026;05.02.1950;;10,00", "1950"),
    ],
)
def test_was_sich_nicht_buchen_laesst_nennt_seine_zeile(welt: Welt, zeile: str, wort: str) -> None:
    (fehler,) = pruefe(csv(KOPF_ZAHLUNG, zeile)).fehler
    assert fehler.zeile == 2 and wort in fehler.text


def test_eine_leistung_ueber_viele_jahre_wird_nicht_geteilt(welt: Welt) -> None:
    kopf = "Beleg;Wirkungsraum;Kostenart;Leistung von;Leistung bis;Belegdatum;Betrag"
    (fehler,) = pruefe(csv(kopf, "R-1;Neheim;ambulant;01.01.2000;31.12.2099;05.02.2026;10,00")).fehler
    assert "36 Monate" in fehler.text and fehler.spalte == "E"


def test_in_abgeschlossene_monate_nur_mit_grund(welt: Welt) -> None:
    actions.monate_abschliessen(zugriff=welt.zugriff("kaemmerei"), bis_monat=202610)
    buchungen = Buchung.objects.count()
    daten = csv(KOPF_ZAHLUNG, "R-1;;Neheim;ambulant;01/2026;05.02.2026;06.02.2026;10,00")
    assert pruefe(daten).braucht_grund
    with pytest.raises(Unzulaessig) as fehler:
        uebernimm(welt, daten)
    assert "nachtrag" in fehler.value.fehler and Buchung.objects.count() == buchungen
    neu = uebernimm(welt, daten, nachtrag="Übernahme des Altbestands")
    assert neu.buchung and neu.buchung.ist_nachtrag
    actions.bestand_zuruecknehmen(zugriff=welt.zugriff("wjh"), uebernahme=neu, grund="Doch nicht")
    storno = Buchung.objects.get(hebt_auf=neu.buchung)
    assert storno.ist_nachtrag and storno.grund == "Doch nicht"
    assert hauptbuch_pruefen().befunde == ()


# --- traces and guards ------------------------------------------------------------------------------------------------


def test_eine_tat_ein_eintrag(welt: Welt) -> None:
    anfang = Protokoll.objects.count()
    hilfen = uebernimm(welt, baue(600, saat=4).csv(), "hilfen.csv")
    assert Protokoll.objects.count() == anfang + 1
    zahlung = uebernimm(welt, csv(KOPF_ZAHLUNG, "R-1;;Neheim;ambulant;01/2026;05.02.2026;;10,00"))
    for objekt in (hilfen, zahlung):
        actions.bestand_zuruecknehmen(zugriff=welt.zugriff("wjh"), uebernahme=objekt, grund="x")
    neue = Protokoll.objects.filter(nummer__gt=anfang).order_by("nummer").values_list("aktion", "objekt_typ")
    assert [aktion for aktion, typ in neue if typ == "planbudget.bestandsuebernahme"] == [
        "bestand_uebernehmen", "bestand_uebernehmen", "bestand_zuruecknehmen", "bestand_zuruecknehmen",
    ]  # fmt: skip
    assert sorted(typ for _, typ in neue if typ != "planbudget.bestandsuebernahme") == ["planbudget.buchung"] * 2


@pytest.mark.parametrize("wer", ["kaemmerei", "asd_leitung", "lt_leitung", "steuerungsgruppe", "jha", "verwaltung"])
def test_nur_controlling_und_wjh(welt: Welt, wer: str) -> None:
    with pytest.raises(Verboten):
        uebernimm(welt, csv(KOPF_HILFE, "H-1;Neheim;§ 31;01.01.2026;;900,00;"), wer=wer)
    neu = uebernimm(welt, csv(KOPF_HILFE, "H-1;Neheim;§ 31;01.01.2026;;900,00;"), wer="controlling")
    with pytest.raises(Verboten):
        actions.bestand_zuruecknehmen(zugriff=welt.zugriff(wer), uebernahme=neu, grund="x")


def test_eine_uebernommene_hilfe_laesst_sich_nicht_aendern(welt: Welt) -> None:
    uebernimm(welt, csv(KOPF_HILFE, "H-1;Neheim;§ 31;01.01.2026;;900,00;"))
    taten: tuple[Callable[[], Any], ...] = (
        lambda: Bestandshilfe.objects.update(satz_cent=1),
        lambda: Bestandshilfe.objects.all()._raw_delete("default"),
    )
    for tat in taten:
        with pytest.raises(DatabaseError, match="weder geaendert noch geloescht"), transaction.atomic():
            tat()


def test_pruefe_nennt_eine_untergeschobene_hilfe(welt: Welt) -> None:
    neu = uebernimm(welt, csv(KOPF_HILFE, "H-1;Neheim;§ 31;01.01.2026;;900,00;"))
    assert planbudget_pruefen().befunde == ()
    zweite = neu.hilfen.get()
    zweite.pk = None
    zweite.save(force_insert=True)
    (befund,) = planbudget_pruefen().befunde
    assert befund.stelle == f"Bestandsübernahme {neu.pk}" and "2 Hilfen, übernommen wurden 1" in befund.text


def test_die_spalten_werden_fuer_dieselben_ueberschriften_gemerkt(welt: Welt) -> None:
    kopf = "Zeichen;Wo;Was;Ab;Euro/Mon."
    spalten = {"kennung": "Zeichen", "wirkungsraum": "Wo", "hilfeart": "Was", "von": "Ab", "monatskosten": "Euro/Mon."}
    daten = csv(kopf, "H-1;Neheim;§ 31;01.01.2026;900,00")
    erste = pruefe(daten)
    assert not erste.ist_uebernehmbar
    zugeordnet = pruefe(daten, art=Bestandsart.HILFEN, spalten=spalten)
    assert zugeordnet.ist_uebernehmbar
    actions.bestand_uebernehmen(
        zugriff=welt.zugriff("wjh"), art=Bestandsart.HILFEN, datei="x", inhalt_pruefsumme="x", zeilen=zugeordnet.zeilen,
        kopf=zugeordnet.tabelle.kopf, spalten=spalten,
    )  # fmt: skip
    naechste = pruefe(csv(kopf, "H-2;Neheim;§ 31;01.01.2026;900,00"), art=Bestandsart.HILFEN)
    assert naechste.ist_uebernehmbar and naechste.spalten["von"] == "Ab"


# --- the file between preview and taking over -------------------------------------------------------------------------


def test_eine_datei_gehoert_wer_sie_hochlud_und_vergeht(welt: Welt) -> None:
    wjh, controlling = welt.zugriff("wjh"), welt.zugriff("controlling")
    neu = actions.bestandsdatei_ablegen(zugriff=wjh, name="x.csv", inhalt=b"a;b")
    gelesen = datei(wjh, neu.pk)
    assert gelesen and bytes(gelesen.inhalt) == b"a;b"
    assert datei(controlling, neu.pk) is None and not dateien(controlling)
    Bestandsdatei.objects.update(hochgeladen_am=wjh.jetzt.replace(year=2025))
    assert datei(wjh, neu.pk) is None
    actions.bestandsdatei_ablegen(zugriff=controlling, name="y.csv", inhalt=b"c;d")
    assert not Bestandsdatei.objects.filter(pk=neu.pk).exists()


def test_niemand_laesst_mehr_als_fuenf_dateien_liegen(welt: Welt) -> None:
    wjh = welt.zugriff("wjh")
    for nummer in range(8):
        actions.bestandsdatei_ablegen(zugriff=wjh, name=f"{nummer}.csv", inhalt=b"a;%d" % (nummer // 2 * nummer))
    assert [d.name for d in dateien(wjh)] == ["7.csv", "6.csv", "5.csv", "4.csv", "3.csv"]


# --- the pages --------------------------------------------------------------------------------------------------------

EINLESEN = "/planbudget/bestand/einlesen/"


def lade_hoch(browser: Client, daten: bytes, name: str = "x.csv") -> Any:
    return browser.post(EINLESEN, {"datei": SimpleUploadedFile(name, daten), "einmalmarke": secrets.token_hex(8)})


def test_von_der_datei_bis_zur_uebernahme_und_zurueck(als: Any, welt: Welt) -> None:
    wjh = als("wjh")
    daten = csv(KOPF_HILFE, "H-1;Neheim;§ 31;01.01.2026;;900,00;", "H-2;Hüsten;Heimerziehung;01.02.2026;;6.000,00;")
    ort = lade_hoch(wjh, daten).url
    seite = wjh.get(ort).content.decode()
    assert "2 Hilfen können übernommen werden" in seite and "§ 34 Heimerziehung" in seite and "900,00" in seite
    assert not Bestandshilfe.objects.exists()
    antwort = wjh.post(ort, {"einmalmarke": "eins"})
    assert antwort.status_code == 303 and Bestandshilfe.objects.count() == 2
    assert not Bestandsdatei.objects.exists()
    # the same form once more: to the same place, nothing new; another form: there is no such file any more
    assert wjh.post(ort, {"einmalmarke": "eins"}).url == antwort.url
    assert wjh.post(ort, {"einmalmarke": "zwei"}).status_code == 404 == wjh.get(ort).status_code
    assert "2 Hilfen sind übernommen" in wjh.get(antwort.url).content.decode()
    assert wjh.post(f"{antwort.url}zuruecknehmen/", {"grund": ""}).status_code == 422
    assert wjh.post(f"{antwort.url}zuruecknehmen/", {"grund": "Falsch"}).status_code == 303
    assert "zurückgenommen" in wjh.get(antwort.url).content.decode()
    assert wjh.post(f"{antwort.url}zuruecknehmen/", {"grund": "Noch einmal"}).status_code == 422


def test_die_vorschau_nennt_alle_fehler_und_uebernimmt_nichts(als: Any, welt: Welt) -> None:
    wjh, datei = als("wjh"), baue(400, 34, saat=11)
    ort = lade_hoch(wjh, datei.csv("cp1252"), "bestand.csv").url
    seite = wjh.get(ort).content.decode()
    assert "34 Stellen sind zu berichtigen" in seite and "Übernehmen</button>" not in seite
    for stelle in datei.fehlerstellen:
        assert f"Zeile {stelle.zeile}, Spalte {stelle.spalte}<" in seite
    liste = wjh.get(ort, {"format": "csv"}).content.decode("utf-8-sig").splitlines()
    assert len([zeile for zeile in liste if zeile.startswith("Fehler;")]) == 34
    assert wjh.get(ort, {"format": "xlsx"}).content.startswith(b"PK")
    assert wjh.post(ort, {"einmalmarke": "x"}).status_code == 422 and not Bestandshilfe.objects.exists()
    assert Bestandsdatei.objects.count() == 1


def test_spalten_lassen_sich_umordnen_und_reisen_in_der_adresse(als: Any, welt: Welt) -> None:
    wjh = als("wjh")
    ort = lade_hoch(wjh, csv("Zeichen;Wo;Was;Ab;Euro", "H-1;Neheim;§ 31;01.01.2026;900,00")).url
    ohne = wjh.get(ort).content.decode()
    assert "Übernehmen</button>" not in ohne and "Noch ist nicht klar, in welcher Spalte was steht" in ohne
    wahl = f"{ort}?art=hilfen&kennung=A&wirkungsraum=B&hilfeart=C&von=D&monatskosten=E&bis=D&satz=ZZ"
    assert "Eine Hilfe kann" not in wjh.get(wahl).content.decode()
    assert "1 Hilfe kann übernommen werden" in wjh.get(wahl).content.decode()
    assert wjh.post(wahl, {"einmalmarke": "x"}).status_code == 303
    assert Bestandshilfe.objects.get().von == date(2026, 1, 1) and Bestandshilfe.objects.get().bis is None
    # remembered for the next file with these headings
    naechste = lade_hoch(wjh, csv("Zeichen;Wo;Was;Ab;Euro", "H-2;Neheim;§ 31;01.01.2026;900,00")).url
    assert "1 Hilfe kann übernommen werden" in wjh.get(f"{naechste}?art=hilfen").content.decode()


def test_eine_fremde_datei_gibt_es_nicht(als: Any, welt: Welt) -> None:
    ort = lade_hoch(als("wjh"), csv(KOPF_HILFE, "H-1;Neheim;§ 31;01.01.2026;;900,00;")).url
    for wer in ("controlling", "kaemmerei", "asd", "verwaltung"):
        browser = als(wer)
        assert browser.get(ort).status_code == 404 == browser.post(ort, {"einmalmarke": "x"}).status_code
        assert browser.post(f"{ort}verwerfen/").status_code == 404
    assert Bestandsdatei.objects.count() == 1
    assert als("wjh").post(f"{ort}verwerfen/").status_code == 303 and not Bestandsdatei.objects.exists()


@pytest.mark.parametrize(
    ("daten", "name", "wort"),
    [
        (b"", "x.csv", "leer"),
        (b"%PDF-1.7", "x.pdf", "PDF"),
        (b"PK\x03\x04kaputt", "x.xlsx", "beschädigt"),
        (b"a;b\r\n" + b"1;2\r\n" * 20_001, "x.csv", "20.000 Zeilen"),
        (b"x" * (10 * 2**20 + 70_000), "x.csv", "größer als 10 MB"),
        (csv(KOPF_HILFE), "x.exe", "Endung"),
    ],
    ids=["leer", "pdf", "kaputt", "viele", "gross", "endung"],
)
def test_was_keine_tabelle_ist_wird_erklaert(als: Any, welt: Welt, daten: bytes, name: str, wort: str) -> None:
    antwort = lade_hoch(als("wjh"), daten, name)
    assert antwort.status_code == 422 and wort in html.unescape(antwort.content.decode())
    assert not Bestandsdatei.objects.exists()


def test_ohne_datei_steht_was_fehlt(als: Any, welt: Welt) -> None:
    antwort = als("wjh").post(EINLESEN, {})
    assert antwort.status_code == 422 and "Bitte wählen Sie eine Datei aus." in antwort.content.decode()


def test_keine_andere_seite_nimmt_eine_datei_an(als: Any, welt: Welt, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the page that asks for one, and only from who is logged in."""
    gesehen: list[int] = []

    def mitzaehlen(self: Speicherupload, raw_data: bytes, start: int) -> Any:
        gesehen.append(len(raw_data) if self.activated else 0)
        return MemoryFileUploadHandler.receive_data_chunk(self, raw_data, start)

    monkeypatch.setattr(Speicherupload, "receive_data_chunk", mitzaehlen)
    als("kaemmerei").post("/planbudget/lesart/", {"datei": SimpleUploadedFile("x.csv", b"a;b")})
    Client().post(EINLESEN, {"datei": SimpleUploadedFile("x.csv", b"a;b")})
    assert sum(gesehen) == 0
    lade_hoch(als("wjh"), b"a;b")
    assert sum(gesehen) > 0


@pytest.mark.parametrize("art", ["hilfen", "zahlungen"])
@pytest.mark.parametrize("endung", ["xlsx", "csv"])
def test_die_vorlage_laesst_sich_unveraendert_einlesen(als: Any, welt: Welt, art: str, endung: str) -> None:
    wjh = als("wjh")
    vorlage = wjh.get(f"/planbudget/bestand/vorlage/{art}/{endung}/")
    assert "attachment" in vorlage["Content-Disposition"]
    seite = wjh.get(lade_hoch(wjh, vorlage.content, f"v.{endung}").url).content.decode()
    assert "In dieser Datei ist nichts zu übernehmen" in seite and "Beispielzeilen" in seite
    assert wjh.get(f"/planbudget/bestand/vorlage/{art}/exe/").status_code == 404


def test_keine_adresse_der_vorschau_bringt_den_dienst_zu_fall(als: Any, welt: Welt) -> None:
    wjh = als("wjh")
    ort = lade_hoch(wjh, baue(20, 5, saat=1).csv()).url
    zufall = random.Random(7)
    namen = ["art", "format", "kennung", "von", "bis", "satz", "beleg", "betrag", "seite", "", "\x00", "entwurf"]
    werte = ["hilfen", "zahlungen", "A", "B", "P", "ZZZ", "", "\x00", "-1", "csv", "exe", "1", "🧵", "<b>", "x" * 500]
    for _ in range(80):
        paare = [(zufall.choice(namen), zufall.choice(werte)) for _ in range(zufall.randrange(1, 12))]
        assert wjh.get(f"{ort}?{urlencode(paare)}").status_code in {200, 404}, paare


# --- the command line -------------------------------------------------------------------------------------------------


def befehl(*argumente: str) -> tuple[int, str, str]:
    heraus, fehler = io.StringIO(), io.StringIO()
    try:
        call_command("bestand_einlesen", *argumente, stdout=heraus, stderr=fehler)
    except CommandError as grund:
        return grund.returncode, heraus.getvalue(), f"{fehler.getvalue()}{grund}"
    except SystemExit as ende:
        return int(ende.code or 0), heraus.getvalue(), fehler.getvalue()
    return 0, heraus.getvalue(), fehler.getvalue()


def test_befehl_nennt_fehler_zeile_fuer_zeile_und_schreibt_nichts(welt: Welt, tmp_path: Path) -> None:
    datei = baue(5_000, 40, saat=7)
    (tmp_path / "b.xlsx").write_bytes(datei.xlsx())
    code, heraus, fehler = befehl(str(tmp_path / "b.xlsx"))
    assert code == 2 and "40 Stellen sind zu berichtigen" in heraus and not Bestandshilfe.objects.exists()
    genannte = [zeile for zeile in fehler.splitlines() if zeile.startswith("Zeile ")]
    assert len(genannte) == 40 and all(", Spalte „" in zeile for zeile in genannte)
    assert "Geprüft: 5000 von 5000 Zeilen" in fehler


def test_befehl_prueft_uebernimmt_und_nimmt_zurueck(welt: Welt, tmp_path: Path) -> None:
    pfad = tmp_path / "h.csv"
    pfad.write_bytes(csv("Zeichen;Wo;Was;Ab;Euro", "H-1;Neheim;§ 31;01.01.2026;900,00"))
    spalten = ["--spalte", "kennung=Zeichen", "--spalte", "wirkungsraum=Wo", "--spalte", "hilfeart=Was",
               "--spalte", "von=Ab", "--spalte", "monatskosten=Euro"]  # fmt: skip
    assert befehl(str(pfad))[0] == 2
    assert befehl(str(pfad), "--probe", "--art", "hilfen", *spalten)[0] == 0 and not Bestandshilfe.objects.exists()
    code, heraus, _ = befehl(str(pfad), "--json", "--art", "hilfen", *spalten)
    daten = json.loads(heraus)
    assert code == 0 and daten["uebernommen"] and daten["fehler"] == [] and daten["spalten"]["von"] == "Ab"
    assert [r["anzahl"] for r in daten["wirkungsraeume"]] == [1, 0, 0]
    assert befehl(str(pfad), "--art", "hilfen")[0] == 2
    assert befehl("--zuruecknehmen", str(daten["nummer"]))[0] == 0
    assert befehl("--zuruecknehmen", str(daten["nummer"]))[0] == 2
    assert befehl(str(pfad), "--art", "hilfen")[0] == 0  # the columns were remembered


@pytest.mark.parametrize(
    ("argumente", "wort"),
    [
        ([], "Bitte nennen Sie eine Datei"),
        (["/gibt/es/nicht.csv"], "gibt es nicht"),
        (["--zuruecknehmen", "999"], "gibt es nicht"),
        (["{datei}", "--spalte", "quatsch"], "versteht „quatsch“ nicht"),
        (["{datei}", "--spalte", "von=Gibtsnicht"], "gibt es nicht in der Datei"),
    ],
)
def test_befehl_sagt_was_falsch_ist(welt: Welt, tmp_path: Path, argumente: list[str], wort: str) -> None:
    (tmp_path / "d.csv").write_bytes(csv(KOPF_HILFE))
    code, _, fehler = befehl(*(a.replace("{datei}", str(tmp_path / "d.csv")) for a in argumente))
    assert code == 2 and wort in fehler

"""The pages of the Hauptbuch and of the year's closing: what is booked stands to the cent, and nothing is edited."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from massanzug.planbudget import actions
from massanzug.planbudget.choices import Kontoart
from massanzug.planbudget.models import Abstimmung, Buchung, Buchungskonto, Buchungszeile, Jahresabschluss, Saldo
from massanzug.planbudget.queries import abschluss as blatt
from massanzug.planbudget.queries import buch
from massanzug.planbudget.queries.hauptbuch import konten_im, stand_am
from massanzug.rechenkern.geld import Betrag
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db

SPAETER = date(2027, 2, 1)
"""A day after the year 2026: then it can be closed."""


def rechnung(**anders: Any) -> dict[str, Any]:
    """What is typed for a bill of October, with the marks of its form."""
    werte = {
        "art": "ambulant", "betrag_cent": "1.000,00", "leistung_von": "1.10.2026", "leistung_bis": "31.10.2026",
        "beleg": "R 1", "belegdatum": "3.11.2026", "einmalmarke": "a" * 32,
    }  # fmt: skip
    return werte | anders


def buche(welt: Welt, raum: str = "alt-arnsberg", heute: date = HEUTE, **anders: Any) -> Buchung:
    angaben: dict[str, Any] = {
        "art": Kontoart.AMBULANT, "betrag_cent": 100_000, "leistung_von": date(2026, 10, 1),
        "leistung_bis": date(2026, 10, 31), "beleg": "R 1", "belegdatum": date(2026, 11, 3),
    }  # fmt: skip
    return actions.kosten_buchen(
        zugriff=welt.zugriff("kaemmerei", heute), wirkungsraum=welt.raeume[raum], **(angaben | anders)
    )


def konto(welt: Welt, art: Kontoart, raum: str = "alt-arnsberg") -> Buchungskonto:
    return Buchungskonto.objects.get(wirkungsraum=welt.raeume[raum], art=art)


def salden() -> set[tuple[int, int, int]]:
    """Every kept balance that is not zero."""
    return {(k, m, c) for k, m, c in Saldo.objects.values_list("konto_id", "monat", "cent") if c}


# Booking --------------------------------------------------------------------------------------------------------------


def test_eine_rechnung_verteilt_sich_auf_den_cent_auf_ihre_monate(als: Any, welt: Welt) -> None:
    antwort = als("kaemmerei").post(
        "/planbudget/alt-arnsberg/buchen/",
        rechnung(betrag_cent="1.000,01", leistung_von="15.9.2026", leistung_bis="14.11.2026", zahldatum="20.11.2026"),
    )
    neu = Buchung.objects.latest("nummer")
    assert (antwort.status_code, antwort.url) == (303, f"/planbudget/buchung/{neu.nummer}/")
    zeilen = [(z.tag, z.soll.art, z.haben.art, z.betrag_cent) for z in neu.zeilen.select_related("soll", "haben")]
    # 16 + 31 + 14 days of 61
    assert zeilen == [
        (date(2026, 9, 30), "ambulant", "verbindlichkeit", 26_230),
        (date(2026, 10, 31), "ambulant", "verbindlichkeit", 50_820),
        (date(2026, 11, 14), "ambulant", "verbindlichkeit", 22_951),
        (date(2026, 11, 20), "verbindlichkeit", "kasse", 100_001),
    ]
    assert stand_am(konto(welt, Kontoart.VERBINDLICHKEIT).pk, HEUTE) == 0
    seite = als("kaemmerei").get(antwort.url).content.decode()
    assert "1.000,01" in seite and neu.pruefsumme in seite and "262,30" in seite


def test_eine_gutschrift_laeuft_andersherum(als: Any, welt: Welt) -> None:
    buche(welt)
    als("wjh").post("/planbudget/alt-arnsberg/buchen/", rechnung(betrag_cent="-250,00", beleg="G 1"))
    assert stand_am(konto(welt, Kontoart.AMBULANT).pk, HEUTE) == 75_000


def test_ein_geschlossener_monat_fragt_nach_dem_nachtrag(als: Any, welt: Welt) -> None:
    browser, adresse = als("kaemmerei"), "/planbudget/alt-arnsberg/buchen/"
    vorher = Buchung.objects.count()
    assert "nachtrag" not in browser.get(adresse).content.decode().replace("Nachtrag", "")
    alt = rechnung(leistung_von="1.12.2025", leistung_bis="31.1.2026")
    antwort = browser.post(adresse, alt)
    seite = antwort.content.decode()
    assert antwort.status_code == 422 and Buchung.objects.count() == vorher
    assert "Dezember\u00a02025 ist abgeschlossen" in seite and 'name="nachtrag"' in seite
    assert 'value="1.000,00"' in seite and 'value="1.12.2025"' in seite
    assert browser.post(adresse, alt | {"nachtrag": "Rechnung kam spät"}).status_code == 303
    neu = Buchung.objects.latest("nummer")
    assert neu.ist_nachtrag and neu.grund == "Rechnung kam spät"


def test_ein_nachtrag_ist_nur_was_einer_sein_muss(als: Any, welt: Welt) -> None:
    """The day was mended to an open month after the reason was typed: then it is an ordinary Buchung."""
    als("kaemmerei").post("/planbudget/alt-arnsberg/buchen/", rechnung(nachtrag="war ein Tippfehler"))
    neu = Buchung.objects.latest("nummer")
    assert not neu.ist_nachtrag and not neu.grund


@pytest.mark.parametrize(
    ("feld", "wert", "satz"),
    [
        ("betrag_cent", "0", "Ein Betrag von null wird nicht gebucht"),
        ("betrag_cent", "1,234.50", "kein lesbarer Betrag"),
        ("betrag_cent", "999.999.999.999,00", "Dieser Betrag ist zu groß"),
        ("leistung_bis", "1.9.2026", "endet vor seinem Anfang"),
        ("belegdatum", "1.1.1950", "Das Jahr 1950 kann nicht stimmen"),
        ("art", "kasse", "kasse"),
        ("bezug", "baustein:987654", "baustein:987654"),
    ],
)
def test_fehler_stehen_an_ihrem_feld_und_nichts_geht_verloren(
    als: Any, welt: Welt, feld: str, wert: str, satz: str
) -> None:
    vorher = Buchung.objects.count()
    antwort = als("kaemmerei").post("/planbudget/alt-arnsberg/buchen/", rechnung(**{feld: wert}))
    form = antwort.context["form"]
    assert antwort.status_code == 422 and list(form.errors) == [feld] and satz in str(form.errors[feld])
    assert 'value="R 1"' in antwort.content.decode() and Buchung.objects.count() == vorher


def test_zweimal_geschickt_ist_einmal_gebucht(als: Any, welt: Welt) -> None:
    browser, vorher = als("kaemmerei"), Buchung.objects.count()
    adressen = {browser.post("/planbudget/alt-arnsberg/buchen/", rechnung()).url for _ in range(2)}
    assert len(adressen) == 1 and Buchung.objects.count() == vorher + 1


def test_der_bezug_verdraengt_die_bindung_seines_monats(als: Any, welt: Welt) -> None:
    """A help is offered by its number only, and what is booked for it says so."""
    bezug = f"baustein:{welt.faelle['frei@neheim'].baustein.pk}"
    browser = als("wjh")
    seite = browser.get("/planbudget/neheim/buchen/").content.decode()
    assert bezug in seite and "Lina" not in seite
    browser.post("/planbudget/neheim/buchen/", rechnung(bezug=bezug, art="ausserhalb"))
    zeile = Buchung.objects.latest("nummer").zeilen.get()
    assert (zeile.bezug, zeile.soll.art, zeile.hilfeklasse) == (bezug, "ausserhalb", "ambulant")


# Taking back ----------------------------------------------------------------------------------------------------------


def test_ein_storno_stellt_jedes_konto_wieder_her(als: Any, welt: Welt) -> None:
    vorher = salden()
    neu = buche(welt, zahldatum=date(2026, 11, 20))
    assert salden() != vorher
    antwort = als("kaemmerei").post(f"/planbudget/buchung/{neu.nummer}/stornieren/", {"grund": "doppelt"})
    storno = Buchung.objects.latest("nummer")
    assert antwort.url == f"/planbudget/buchung/{storno.nummer}/" and storno.hebt_auf_id == neu.nummer
    assert salden() == vorher and not storno.ist_nachtrag
    seite = als("wjh").get(f"/planbudget/buchung/{neu.nummer}/").content.decode()
    assert f"Buchung {storno.nummer}" in seite and "doppelt" in seite


def test_ein_zweites_storno_gibt_es_nicht(als: Any, welt: Welt) -> None:
    neu = buche(welt)
    storno = actions.buchung_stornieren(zugriff=welt.zugriff("kaemmerei"), buchung=neu, grund="doppelt")
    browser, anzahl = als("kaemmerei"), Buchung.objects.count()
    for nummer, satz in ((neu.nummer, "ist schon storniert"), (storno.nummer, "Ein Storno wird nicht storniert")):
        for antwort in (
            browser.get(f"/planbudget/buchung/{nummer}/stornieren/"),
            browser.post(f"/planbudget/buchung/{nummer}/stornieren/", {"grund": "noch einmal"}),
        ):
            assert antwort.status_code == 403 and satz in antwort.content.decode()
        assert "stornieren/" not in browser.get(f"/planbudget/buchung/{nummer}/").content.decode()
    assert Buchung.objects.count() == anzahl
    with pytest.raises(Unzulaessig, match="schon storniert"):
        actions.buchung_stornieren(zugriff=welt.zugriff("kaemmerei"), buchung=neu, grund="x")


def test_das_storno_sagt_was_es_in_einem_abgeschlossenen_jahr_bedeutet(als: Any, welt: Welt) -> None:
    alt = Buchung.objects.filter(zeilen__monat=202512, zeilen__soll__wirkungsraum=welt.raeume["neheim"]).earliest(
        "nummer"
    )
    seite = als("kaemmerei").get(f"/planbudget/buchung/{alt.nummer}/stornieren/").content.decode()
    assert "Dezember\u00a02025 ist abgeschlossen" in seite
    assert "Der Jahresabschluss 2025 muss danach wiederholt werden" in seite
    als("kaemmerei").post(f"/planbudget/buchung/{alt.nummer}/stornieren/", {"grund": "falsches Jahr"})
    assert Buchung.objects.latest("nummer").ist_nachtrag


def test_ein_jahresabschluss_wird_nicht_storniert(welt: Welt) -> None:
    abschluss = Jahresabschluss.objects.filter(wirkungsraum=welt.raeume["neheim"]).get()
    assert abschluss.buchung
    with pytest.raises(Unzulaessig, match="wird er wiederholt"):
        actions.buchung_stornieren(zugriff=welt.zugriff("kaemmerei"), buchung=abschluss.buchung, grund="x")


@pytest.mark.parametrize("sql", ["UPDATE {} SET betrag_cent = betrag_cent + 1", "DELETE FROM {}"])
def test_die_datenbank_selbst_verweigert_aendern_und_loeschen(welt: Welt, sql: str) -> None:
    buche(welt)
    vorher = salden()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format("planbudget_buchungszeile"))
    with pytest.raises(DatabaseError), transaction.atomic():
        Buchung.objects.update(text="anders")
    with pytest.raises(DatabaseError), transaction.atomic():
        Buchung.objects.all()._raw_delete("default")
    assert salden() == vorher


# The list -------------------------------------------------------------------------------------------------------------


def test_die_liste_zeigt_genau_was_gewaehlt_ist_und_die_datei_dasselbe(als: Any, welt: Welt) -> None:
    for nummer in range(4):
        buche(welt, beleg=f"Kita-{nummer}", leistung_von=date(2026, 8 + nummer % 2, 1), leistung_bis=date(2026, 9, 30))
    buche(welt, beleg="Andere", art=Kontoart.STATIONAER, zahldatum=HEUTE)
    raum, zugriff = welt.raeume["alt-arnsberg"], welt.zugriff("kaemmerei")
    for angaben in (
        {}, {"monat": "9"}, {"konto": "ambulant"}, {"konto": "verbindlichkeit", "monat": "10"}, {"suche": "kita-1"},
        {"suche": "ambulante", "konto": "ambulant"}, {"jahr": "2024"},
        {"suche": str(Buchung.objects.latest("nummer").nummer)},
    ):  # fmt: skip
        wahl = buch.auswahl_aus(angaben, HEUTE)
        alle = list(Buchungszeile.objects.filter(soll__wirkungsraum=raum).select_related("soll", "haben", "buchung"))
        erwartet = [z for z in alle if _passt(z, wahl)]
        erwartet.sort(key=lambda z: (z.tag, z.pk), reverse=True)
        zeilen = buch.zeilen(zugriff, raum, wahl)
        assert [z.pk for z in zeilen] == [z.pk for z in erwartet], angaben
        datei = als("controlling").get("/planbudget/alt-arnsberg/hauptbuch/", angaben | {"format": "csv"})
        assert len(datei.content.decode("utf-8-sig").splitlines()) == len(erwartet) + 1
        summe = buch.bewegung(zugriff, raum, wahl)
        if summe is not None:
            assert summe.cent == sum(z.bewegung for z in zeilen)  # type: ignore[attr-defined]


def _passt(zeile: Buchungszeile, wahl: buch.Auswahl) -> bool:
    """The choice, said another way."""
    von, bis = wahl.monate
    konten = {zeile.soll.art, zeile.haben.art}
    text = f"{zeile.beleg} {zeile.buchung.text}".lower()
    gesucht = wahl.suche.lower()
    return (
        von <= zeile.monat <= bis
        and (wahl.art is None or wahl.art in konten)
        and (not gesucht or gesucht in text or gesucht == str(zeile.buchung_id))
    )


def test_jede_seite_der_liste_kommt_aus_ihren_monaten(welt: Welt) -> None:
    for monat in (3, 3, 4, 6, 6, 6, 10):
        buche(welt, leistung_von=date(2026, monat, 1), leistung_bis=date(2026, monat, 28), beleg=f"M{monat}")
    zeilen = buch.zeilen(welt.zugriff("wjh"), welt.raeume["alt-arnsberg"], buch.Auswahl(2026))
    alle = [z.pk for z in zeilen[0:99]]
    assert len(alle) == len(zeilen) == 7
    for von in range(8):
        for bis in range(von, 9):
            assert [z.pk for z in zeilen[von:bis]] == alle[von:bis]
    assert zeilen[2].pk == alle[2]


@pytest.mark.parametrize(
    ("adresse", "hoechstens"),
    [
        ("/planbudget/alt-arnsberg/hauptbuch/", 12),
        ("/planbudget/alt-arnsberg/hauptbuch/?konto=ambulant", 13),
        ("/planbudget/alt-arnsberg/hauptbuch/?suche=R", 12),
        ("/planbudget/alt-arnsberg/hauptbuch/?format=csv", 8),
        ("/planbudget/monate/", 8),
        ("/planbudget/alt-arnsberg/abstimmung/", 9),
        ("/planbudget/alt-arnsberg/abschluss/2026/", 36),
    ],
)
def test_die_seiten_fragen_gleich_oft(als: Any, welt: Welt, adresse: str, hoechstens: int) -> None:
    browser = als("kaemmerei")

    def fragen() -> int:
        browser.get(adresse)
        with CaptureQueriesContext(connection) as gezaehlt:
            assert browser.get(adresse).status_code == 200
        return len(gezaehlt)

    def mehr(beleg: str) -> None:
        actions.buchung_stornieren(zugriff=welt.zugriff("wjh"), buchung=buche(welt, beleg=beleg), grund="x")
        buche(welt, beleg=beleg, zahldatum=HEUTE)
        _stimme_ab(welt, HEUTE, 0)

    mehr("A")
    mehr("B")
    wenige = fragen()
    for beleg in "CDE":
        mehr(beleg)
    assert fragen() == wenige <= hoechstens


def test_unsinn_in_der_adresse_ist_keine_wahl(als: Any) -> None:
    for unsinn in ("jahr=99999", "jahr=x", "monat=13", "konto=gibtsnicht", "seite=-3", "suche=%00", "format=exe"):
        assert als("wjh").get(f"/planbudget/neheim/hauptbuch/?{unsinn}").status_code == 200, unsinn
    for unsinn in ("zeige=x", "zeige=99999999999999999", "zeige=%C2%B2", "ab=7"):
        assert als("wjh").get(f"/planbudget/neheim/abstimmung/?{unsinn}").status_code == 200, unsinn


# Months ---------------------------------------------------------------------------------------------------------------


def test_monate_schliessen_der_reihe_nach_und_nie_zurueck(als: Any, welt: Welt) -> None:
    browser = als("kaemmerei")
    assert "Vorbei und noch offen sind zehn Monate" in browser.get("/planbudget/monate/").content.decode()
    formular = browser.get("/planbudget/monate/abschliessen/")
    wahl = [wert for wert, _ in formular.context["form"].fields["bis_monat"].choices]
    assert wahl == ["", *(str(202600 + m) for m in range(1, 11))]
    assert "lässt sich nicht zurücknehmen" in formular.content.decode()
    assert browser.post("/planbudget/monate/abschliessen/", {"bis_monat": "202611"}).status_code == 422
    assert browser.post("/planbudget/monate/abschliessen/", {"bis_monat": "202609"}).url == "/planbudget/monate/"
    stand = {m.monat: m.schluss is not None for m in buch.monate(welt.zugriff("kaemmerei"))}
    assert stand[202609] and stand[202601] and not stand[202610]
    assert browser.post("/planbudget/monate/abschliessen/", {"bis_monat": "202605"}).status_code == 422


# Balance assertions ---------------------------------------------------------------------------------------------------


def _stimme_ab(welt: Welt, tag: date, unterschied: int, art: Kontoart = Kontoart.AMBULANT) -> Abstimmung:
    k = konto(welt, art)
    stand = stand_am(k.pk, tag) + unterschied
    return actions.stand_abstimmen(
        zugriff=welt.zugriff("kaemmerei"), konto=k, stichtag=tag, stand_cent=stand, quelle="Sachkontenblatt"
    )


def test_ein_unterschied_zeigt_genau_die_zeilen_seit_der_letzten_uebereinstimmung(als: Any, welt: Welt) -> None:
    buche(welt, beleg="alt")
    buche(welt, beleg="schon da, zählt später", leistung_von=date(2026, 11, 1), leistung_bis=date(2026, 11, 10))
    _stimme_ab(welt, date(2026, 10, 31), 0)
    neu = buche(welt, beleg="nachgebucht", betrag_cent=12_345)
    buche(welt, beleg="liegt nach dem Tag", leistung_von=date(2026, 11, 16), leistung_bis=date(2026, 11, 20))
    buche(welt, beleg="anderes Konto", art=Kontoart.STATIONAER)
    antwort = als("kaemmerei").post(
        "/planbudget/alt-arnsberg/abstimmung/neu/",
        {"konto": "ambulant", "stichtag": "15.11.2026", "stand_cent": "2.000,00", "quelle": "Sachkontenblatt"},
    )
    abstimmung = Abstimmung.objects.latest("pk")
    assert antwort.url == f"/planbudget/alt-arnsberg/abstimmung/?zeige={abstimmung.pk}"
    ursache = buch.ursache(welt.zugriff("kaemmerei"), welt.raeume["alt-arnsberg"], abstimmung.pk)
    assert ursache and ursache.stand.unterschied == Betrag(-12_345)
    assert [z.beleg for z in ursache.zeilen] == ["nachgebucht", "schon da, zählt später"]
    # the lines add up to exactly what came since: no line is missing, none too many
    assert sum(z.bewegung for z in ursache.zeilen) == ursache.zuwachs.cent  # type: ignore[attr-defined]
    seite = als("controlling").get(antwort.url).content.decode()
    assert "123,45" in seite and "über dem Stand laut Kämmerei" in seite and "genau den Betrag" in seite
    actions.buchung_stornieren(zugriff=welt.zugriff("kaemmerei"), buchung=neu, grund="falsch")
    assert "stimmen beide Bücher jetzt überein" in als("kaemmerei").get(antwort.url).content.decode()


def test_ein_gleicher_stand_sagt_es_ruhig(als: Any, welt: Welt) -> None:
    buche(welt)
    abstimmung = _stimme_ab(welt, HEUTE, 0)
    seite = als("wjh").get(f"/planbudget/alt-arnsberg/abstimmung/?zeige={abstimmung.pk}").content.decode()
    assert "Es gibt keinen Unterschied." in seite and "stimmt" in seite and "Buchungszeilen" not in seite


def test_eine_abstimmung_eines_anderen_wirkungsraums_gibt_es_hier_nicht(welt: Welt) -> None:
    abstimmung = _stimme_ab(welt, HEUTE, 5)
    zugriff = welt.zugriff("kaemmerei")
    assert buch.ursache(zugriff, welt.raeume["neheim"], abstimmung.pk) is None
    assert buch.ursache(zugriff, welt.raeume["alt-arnsberg"], abstimmung.pk)


# The year's closing ---------------------------------------------------------------------------------------------------


def _schliesse_2026(welt: Welt, bis: int = 202612) -> None:
    actions.monate_abschliessen(zugriff=welt.zugriff("kaemmerei", SPAETER), bis_monat=bis)


def _abschluss(welt: Welt) -> Jahresabschluss:
    return actions.jahr_abschliessen(
        zugriff=welt.zugriff("kaemmerei", SPAETER), wirkungsraum=welt.raeume["alt-arnsberg"], jahr=2026
    )


def _bestaende(welt: Welt) -> dict[Kontoart, int]:
    konten = konten_im(welt.raeume["alt-arnsberg"].pk)
    return {art: stand_am(pk, SPAETER) for art, pk in konten.items()}


def test_der_abschluss_weist_ab_solange_monate_offen_sind(als: Any, welt: Welt, monkeypatch: Any) -> None:
    buche(welt)
    with pytest.raises(Unzulaessig, match="alle Monate"):
        _abschluss(welt)
    _schliesse_2026(welt, 202611)
    with pytest.raises(Unzulaessig, match="12/2026"):
        _abschluss(welt)
    seite = als("kaemmerei").get("/planbudget/alt-arnsberg/abschluss/2026/").content.decode()
    assert "Das Jahr 2026 läuft noch" in seite and "Jahr 2026 abschließen</button>" not in seite
    monkeypatch.setenv("MASSANZUG_HEUTE", SPAETER.isoformat())
    seite = als("kaemmerei").get("/planbudget/alt-arnsberg/abschluss/2026/").content.decode()
    assert "Zuerst müssen alle bis Dezember 2026 abgeschlossen sein" in seite and 'href="/planbudget/monate/"' in seite
    assert als("kaemmerei").post("/planbudget/alt-arnsberg/abschluss/2026/").status_code == 409
    with pytest.raises(Verboten):
        actions.jahr_abschliessen(
            zugriff=welt.zugriff("controlling", SPAETER), wirkungsraum=welt.raeume["alt-arnsberg"], jahr=2026
        )


@pytest.mark.parametrize("kosten", [1_234_567, 210_602_541, 300_000_001])
def test_der_abschluss_stimmt_auf_den_cent(welt: Welt, kosten: int) -> None:
    """With a surplus, with nothing left, with a deficit: the parts are the whole, and the accounts hold them."""
    buche(welt, betrag_cent=kosten)
    _schliesse_2026(welt)
    abschluss = _abschluss(welt)
    teile = [z["cent"] for z in abschluss.ergebnis["zeilen"]]
    assert abschluss.ist_cent == kosten
    assert sum(teile) == abs(abschluss.plan_cent - abschluss.ist_cent)
    stand = _bestaende(welt)
    assert stand[Kontoart.RUECKSTELLUNG] == abschluss.ergebnis["rueckstellung"][1]
    assert stand[Kontoart.RESERVE] == abschluss.ergebnis["reserve"][1]
    assert sum(stand.values()) == 0


def test_nach_einem_nachtrag_gibt_fassung_2_dasselbe_wie_einmal_abgeschlossen(als: Any, welt: Welt) -> None:
    punkt = transaction.savepoint()
    buche(welt, betrag_cent=5_000_000)
    buche(welt, betrag_cent=777_777, beleg="spät")
    _schliesse_2026(welt)
    _abschluss(welt)
    einmal = _bestaende(welt)
    transaction.savepoint_rollback(punkt)

    buche(welt, betrag_cent=5_000_000)
    _schliesse_2026(welt)
    assert _abschluss(welt).fassung == 1
    with pytest.raises(Unzulaessig, match="nichts geändert"):
        _abschluss(welt)
    buche(welt, heute=SPAETER, betrag_cent=777_777, beleg="spät", nachtrag="kam nach dem Abschluss")
    zweite = _abschluss(welt)
    assert (zweite.fassung, zweite.ist_cent) == (2, 5_777_777)
    assert _bestaende(welt) == einmal


def test_die_seite_verlangt_die_wiederholung_und_fuehrt_hindurch(als: Any, welt: Welt) -> None:
    """The world of the tests: 2025 was closed in Neheim, then a bill came late."""
    browser, adresse = als("kaemmerei"), "/planbudget/neheim/abschluss/2025/"
    seite = browser.get(adresse).content.decode()
    assert "Der Abschluss muss wiederholt werden" in seite and "Abschluss 2025 wiederholen" in seite
    assert "120.000,00" in seite and "120.500,00" in seite
    assert "Abschluss 2025 wiederholen" not in als("jha").get(adresse).content.decode()
    assert browser.post(adresse, {"einmalmarke": "b" * 32}).url == adresse
    assert browser.post(adresse, {"einmalmarke": "b" * 32}).url == adresse
    assert Jahresabschluss.objects.filter(wirkungsraum=welt.raeume["neheim"]).count() == 2
    seite = browser.get(adresse).content.decode()
    assert "Fassung 2 gilt. Seitdem hat sich nichts geändert." in seite and "muss wiederholt werden" not in seite
    assert "Fassung 1" in seite


def test_das_blatt_sagt_was_abgeschlossen_wurde_auch_nach_einem_nachtrag(als: Any, welt: Welt) -> None:
    """The newest Fassung is printed as it was kept, though the book has moved on since."""
    raum = welt.raeume["neheim"]
    eins = blatt.abschlussblatt(raum, 2025, beispiel=True)
    assert eins and eins["fassung"] == 1 and eins["beispieldaten"]
    assert sum(b.cent for z in eins["ist"] for b in z["betraege"]) == 120_000_00
    assert eins["korrekturen"] == []
    actions.jahr_abschliessen(zugriff=welt.zugriff("kaemmerei"), wirkungsraum=raum, jahr=2025)
    zwei = blatt.abschlussblatt(raum, 2025, beispiel=False)
    assert zwei and zwei["fassung"] == 2 and zwei["anlass"].startswith("ersetzt Fassung 1")
    assert sum(b.cent for z in zwei["ist"] for b in z["betraege"]) == 120_500_00
    assert [(k["monat"], k["betrag"]) for k in zwei["korrekturen"]] == [(202511, Betrag(500_00))]
    assert zwei["pruefwert"] != eins["pruefwert"]
    abschluss = Jahresabschluss.objects.filter(wirkungsraum=raum).first()
    assert abschluss and sum(z["betrag"].cent for z in zwei["plan"]) == abschluss.plan_cent
    pdf = als("jha").get("/planbudget/neheim/abschluss/2025/pdf/")
    assert pdf.content.startswith(b"%PDF") and "attachment" in pdf["Content-Disposition"]
    assert als("jha").get("/planbudget/alt-arnsberg/abschluss/2025/pdf/").status_code == 404


@pytest.mark.parametrize("jahr", [0, 2024, 2027, 99999])
def test_einen_abschluss_gibt_es_nur_fuer_jahre_mit_planbudget(als: Any, jahr: int) -> None:
    assert als("kaemmerei").get(f"/planbudget/neheim/abschluss/{jahr}/").status_code == 404

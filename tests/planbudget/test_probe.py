"""Trying out: to the cent, beside what is in force, from any address, and nothing is kept."""

import csv
import io
import random
from typing import Any
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.test import Client

from massanzug.planbudget.actions import lesart_festlegen
from massanzug.planbudget.choices import Lesartwahl
from massanzug.planbudget.forms.probe import AUSWAHLEN, RAUMWORTE, ProbeForm
from massanzug.planbudget.queries.budget import pfad, raumbudget, verteilung
from massanzug.planbudget.queries.probe import JE_RAUM, probeblick
from massanzug.rechenkern.geld import Betrag
from massanzug.rechenkern.pfad import LESARTEN, VERLAEUFE
from massanzug.rechenkern.verteilung import SCHLUESSEL
from tests.welt import Welt

pytestmark = pytest.mark.django_db
RAEUME = ("neheim", "huesten", "alt-arnsberg")


def _csv(antwort: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(antwort.content.decode("utf-8-sig")), delimiter=";"))


def test_vorbelegt_ist_was_gilt(welt: Welt) -> None:
    zugriff = welt.zugriff("steuerungsgruppe")
    blick = probeblick(zugriff, {})
    gilt = verteilung(zugriff)
    assert blick.probe and gilt and blick.ist_geltend and not blick.meldungen
    assert [(z.raum, z.probe) for z in blick.jahre[-1].zeilen] == [(r.schluessel, b) for r, _, b, _ in gilt.teile]
    assert blick.jahre[0].jahr == 2025 and blick.jahre[-1].jahr == 2029
    assert blick.jahre[0].zeilen[0].probe == Betrag(87_398_855)
    bild, geltendes = blick.bild, pfad(zugriff)
    assert bild and geltendes and bild.zeilen == geltendes.zeilen
    assert not any(ansicht.schatten for ansicht in bild.ansichten)


def test_lesart_gilt_auch_hier(welt: Welt) -> None:
    lesart_festlegen(zugriff=welt.zugriff("kaemmerei"), lesart=Lesartwahl.QUARTAL, grund="Auskunft")
    blick = probeblick(welt.zugriff("jha"), {})
    assert blick.ist_geltend and blick.jahre[0].zeilen[0].probe == Betrag(4 * 87_398_855)
    assert not probeblick(welt.zugriff("jha"), {"lesart": "jahr"}).ist_geltend


def test_bestand_kommt_aus_der_bindung_und_nur_fuer_wen_sie_zu_sehen_ist(welt: Welt) -> None:
    controlling = welt.zugriff("controlling")
    alle = probeblick(controlling, {}).parameter
    gebunden = [raumbudget(controlling, raum).bindung.monat.als_text() for raum in RAEUME]  # type: ignore[union-attr]
    assert [alle[f"bestand-{raum}"] for raum in RAEUME] == gebunden
    assert gebunden[0] != "0,00" and gebunden[2] == "0,00"
    leitung = probeblick(welt.zugriff("lt_leitung"), {})
    assert leitung.probe and [leitung.parameter[f"bestand-{raum}"] for raum in RAEUME] == ["", "", ""]


@pytest.mark.parametrize(
    ("schluessel", "mehr", "neheim"),
    [
        ("gleich", {}, 500_000_000),
        ("indikator", {f"indikator-{r}": z for r, z in zip(RAEUME, "123", strict=True)}, 250_000_000),
        ("bestand", {f"bestand-{r}": z for r, z in zip(RAEUME, ("10,00", "10", "20,00 €"), strict=True)}, 375_000_000),
        ("mischung", {"mischung-gleich": "1000"}, 500_000_000),
    ],
)
def test_jeder_schluessel_teilt_auf_den_cent(welt: Welt, schluessel: str, mehr: dict[str, str], neheim: int) -> None:
    blick = probeblick(welt.zugriff("kaemmerei"), {"schluessel": schluessel} | mehr)
    assert blick.probe and blick.schluessel is SCHLUESSEL[schluessel]
    ziel = blick.jahre[-1]
    assert ziel.zeilen[0].probe == Betrag(neheim) and ziel.gesamt.probe == Betrag(1_500_000_000)
    assert ziel.gesamt.unterschied == Betrag(0) and ziel.zeilen[0].unterschied != Betrag(0)
    assert all(zeile.unterschied == Betrag(0) for zeile in blick.jahre[0].zeilen)
    assert blick.bild and all(len(ansicht.schatten) == 3 for ansicht in blick.bild.ansichten)


def test_die_adresse_ist_der_link(als: Any, welt: Welt) -> None:
    """What the form sends opens the same page for somebody else, in the order of the Wirkungsräume."""
    gesendet = dict(probeblick(welt.zugriff("jha"), {"schluessel": "gleich", "bis": "2032"}).parameter)
    seiten = [als(wer).get("/planbudget/probe/", gesendet).content.decode() for wer in ("jha", "lt_leitung")]
    tabellen = [seite.split('id="zahlen"')[1].split("</table>")[0] for seite in seiten]
    assert tabellen[0] == tabellen[1] and "2032" in tabellen[0]
    umgekehrt = dict(reversed(gesendet.items()))
    assert probeblick(welt.zugriff("jha"), umgekehrt).jahre == probeblick(welt.zugriff("jha"), gesendet).jahre


def test_fehler_stehen_am_feld_und_alles_getippte_bleibt(als: Any) -> None:
    getippt = {"summe": "12,345", "bis": "2020", "start-neheim": "viel", "u21-huesten": "-1", "schluessel": "würfel"}
    antwort = als("steuerungsgruppe").get("/planbudget/probe/", getippt)
    seite = antwort.content.decode()
    assert antwort.status_code == 422
    form = antwort.context["form"]
    assert set(form.errors) == {"summe", "start-neheim", "u21-huesten", "schluessel"}
    assert form.errors["schluessel"] == ["Diese Auswahl gibt es nicht. Bitte wählen Sie aus der Liste."]
    for text in ("12,345", "2020", "viel", "-1"):
        assert f'value="{text}"' in seite
    assert 'id="ergebnis"' not in seite and "aria-invalid" in seite


@pytest.mark.parametrize(
    ("parameter", "feld"),
    [
        ({"schluessel": "indikator"}, "indikator-neheim"),
        ({"schluessel": "indikator", "indikator-neheim": "1"}, "indikator-huesten"),
        ({"schluessel": "mischung"}, "mischung-u21_anteilig"),
        ({"schluessel": "mischung", "mischung-gleich": "900"}, "mischung-u21_anteilig"),
        ({"schluessel": "mischung", "mischung-gleich": "500", "mischung-indikator": "500"}, "mischung-u21_anteilig"),
        ({"summe": ""}, "summe"),
        ({"verlauf": "geometrisch", "summe": "0"}, "verlauf"),
        ({"bis": "2099"}, "bis"),
    ],
)
def test_was_fehlt_steht_wo_es_fehlt(welt: Welt, parameter: dict[str, str], feld: str) -> None:
    blick = probeblick(welt.zugriff("kaemmerei"), parameter)
    assert blick.probe is None and feld in ProbeForm(blick).errors


def test_was_der_schluessel_nicht_braucht_stoert_nicht(welt: Welt) -> None:
    blick = probeblick(welt.zugriff("kaemmerei"), {"indikator-neheim": "quatsch", "mischung-gleich": "7"})
    assert blick.probe and blick.parameter["indikator-neheim"] == "quatsch"


def test_unbekannte_raeume_werden_genannt_und_uebergangen(als: Any) -> None:
    antwort = als("jha").get("/planbudget/probe/", {"start-<b>sundern": "1,00"})
    assert antwort.status_code == 200
    assert "„&lt;b&gt;sundern“" in antwort.content.decode() and antwort.context["blick"].probe


def test_ausfuhr_sagt_dasselbe_wie_die_seite(als: Any, welt: Welt) -> None:
    browser = als("controlling")
    reihen = _csv(browser.get("/planbudget/probe/", {"schluessel": "gleich", "format": "csv"}))
    blick = probeblick(welt.zugriff("controlling"), {"schluessel": "gleich"})
    assert len(reihen) == 15 and reihen[-1] == {
        "Jahr": "2029",
        "Wirkungsraum": "Alt-Arnsberg",
        "ausprobiert (€)": "5000000,00",
        "wie es gilt (€)": blick.jahre[-1].zeilen[2].geltend.als_text().replace(".", ""),  # type: ignore[union-attr]
        "Unterschied (€)": blick.jahre[-1].zeilen[2].unterschied.als_text().replace(".", "").replace("−", "-"),  # type: ignore[union-attr]
    }
    xlsx = browser.get("/planbudget/probe/", {"schluessel": "gleich", "format": "xlsx"})
    assert xlsx.content.startswith(b"PK") and "attachment" in xlsx["Content-Disposition"]
    assert browser.get("/planbudget/probe/", {"format": "exe"}).status_code == 404


def test_probieren_aendert_nichts(als: Any) -> None:
    browser = als("steuerungsgruppe")
    zaehlen = {m: m._default_manager.count() for m in apps.get_models()}
    assert browser.get("/planbudget/probe/", {"schluessel": "gleich", "summe": "1"}).status_code == 200
    assert browser.post("/planbudget/probe/", {"summe": "1"}).status_code == 405
    assert {m: m._default_manager.count() for m in apps.get_models()} == zaehlen


def test_jedes_wort_der_seite_gehoert_zum_kern() -> None:
    assert tuple(AUSWAHLEN["schluessel"][1]) == tuple(SCHLUESSEL)
    assert tuple(AUSWAHLEN["verlauf"][1]) == VERLAEUFE and tuple(AUSWAHLEN["lesart"][1]) == tuple(LESARTEN)
    assert tuple(RAUMWORTE) == JE_RAUM


WERTE = (
    "", " ", "0", "1", "-1", "7", "1,00", "1.234,50", "99999999999999999999999", "9" * 400, "9.999.999.999.999,99",
    "10.000.000.000.000", "2029", "2100", "2000", "0x10", "٣", "½", "1e9", "NaN", "\x00", "\ud800", "%00", "'\"<b>",
    "=1+1", "u21_anteilig", "gleich", "indikator", "bestand", "mischung", "linear", "geometrisch", "jahr", "quartal",
    "500", "1000", "csv", "xlsx", "../..", "\u202e", "🧵",
)  # fmt: skip


def _zufallsadresse(zufall: random.Random) -> str:
    namen = [
        "schluessel", "summe", "von", "bis", "verlauf", "lesart", "format", "seite", "start", "start-", "u21-sundern",
        "mischung", "mischung-", "mischung-mischung", "adresse", "", "\x00", "start-" + "x" * 300, "start-__class__",
        *(f"{vorsilbe}-{raum}" for vorsilbe in JE_RAUM for raum in RAEUME),
        *(f"mischung-{name}" for name in SCHLUESSEL),
    ]  # fmt: skip
    paare = [(zufall.choice(namen), zufall.choice(WERTE)) for _ in range(zufall.randrange(1, 40))]
    return urlencode([(n, w.encode("utf-8", "surrogatepass")) for n, w in paare])


def test_keine_adresse_bringt_den_dienst_zu_fall(als: Any) -> None:
    browser: Client = als("kaemmerei")
    zufall = random.Random(20261122)
    gesehen = set()
    for _ in range(250):
        adresse = _zufallsadresse(zufall)
        antwort = browser.get(f"/planbudget/probe/?{adresse}")
        gesehen.add(antwort.status_code)
        assert antwort.status_code in {200, 404, 409, 422}, adresse
    assert gesehen >= {200, 422}


@pytest.mark.parametrize("wert", [w for w in WERTE if w.strip()])
def test_jeder_einzelne_wert_an_jeder_stelle(als: Any, welt: Welt, wert: str) -> None:
    """One wrong value among good ones goes deeper than a heap of wrong ones."""
    zugriff = welt.zugriff("kaemmerei")
    gut = {"schluessel": "mischung", "mischung-bestand": "500", "mischung-indikator": "500"}
    gut |= {f"indikator-{raum}": "1" for raum in RAEUME} | {f"bestand-{raum}": "1" for raum in RAEUME}
    alle = dict(probeblick(zugriff, gut).parameter)
    for name in alle:
        blick = probeblick(zugriff, alle | {name: wert})
        assert (blick.probe is None) == bool(blick.meldungen)
        assert blick.probe is None or blick.bild
        assert ProbeForm(blick).errors or blick.probe


def test_viele_angaben_und_wiederholte(als: Any) -> None:
    browser = als("kaemmerei")
    viele = "&".join(f"start-raum{i}=1" for i in range(450))
    assert browser.get(f"/planbudget/probe/?{viele}").status_code == 200
    assert browser.get("/planbudget/probe/?" + "&".join(["summe=1"] * 600)).status_code == 400
    antwort = browser.get("/planbudget/probe/?summe=5&summe=7,00&schluessel=gleich&schluessel=bestand")
    assert antwort.context["blick"].parameter["summe"] == "7,00"
    assert browser.get("/planbudget/probe/", {"start-neheim": "9.999.999.999.999,99", "lesart": "quartal",
                                              "format": "xlsx"}).status_code == 409  # fmt: skip

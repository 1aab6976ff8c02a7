"""The pages of those who write and of the office, where a browser story would be too slow to try every corner."""

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from massanzug.interessenbekundung import actions
from massanzug.interessenbekundung.models import Bekundung, Einladung, Entwurfsteil, Frage, Verfahren
from massanzug.interessenbekundung.queries import verfahren as queries
from massanzug.rechenkern.abgabefrist import frist_als_text
from massanzug.technik import schluesselbund, uhr
from massanzug.traeger.models import Traeger
from massanzug.traeger.queries import anbieter, mitgliedschaften
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Entwurf, Konto, Protokoll
from tests.conftest import anmelden
from tests.welt import CODE, HEUTE, KENNWORT, Welt

pytestmark = pytest.mark.django_db

Als = Callable[[str], Client]


@pytest.fixture
def eigene(welt: Welt) -> Bekundung:
    """Written by `bewerbung`, whole and not handed in."""
    return welt.bekundungen["Weidenkorb offen"]


def seite(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def inhalt(antwort: Any) -> str:
    return str(antwort.content.decode())


# --- handing in -------------------------------------------------------------------------------------------------------


def test_zweimal_gedrueckt_ist_einmal_eingereicht(als: Als, eigene: Bekundung) -> None:
    browser, adresse = als("bewerbung"), seite("bekundung_einreichen", eigene.pk)
    vorher = Protokoll.objects.count()
    antworten = [browser.post(adresse, {"code": CODE}) for _ in range(2)]
    assert [a.status_code for a in antworten] == [200, 200]
    assert all(CODE in inhalt(a) and "Ihre Bekundung ist eingegangen" in inhalt(a) for a in antworten)
    assert Protokoll.objects.count() == vorher + 1
    assert CODE not in inhalt(browser.get(seite("bekundung_beleg", eigene.pk)))
    anderer = browser.post(adresse, {"code": actions.neuer_code()})
    assert anderer.status_code == 302 and anderer["Location"] == seite("bekundung_beleg", eigene.pk)


def test_ohne_ein_teil_wird_nichts_eingereicht_und_gesagt_welches(als: Als, eigene: Bekundung) -> None:
    browser = als("bewerbung")
    browser.post(seite("bekundung_blatt", eigene.pk, "abschnitt-7"), {"abschnitt-7": " ", "stand-abschnitt-7": "1"})
    gelesen = inhalt(browser.get(seite("bekundung_einreichen", eigene.pk)))
    assert "Abschnitt 7 ist noch leer." in gelesen and "Verbindlich einreichen" not in gelesen
    antwort = browser.post(seite("bekundung_einreichen", eigene.pk), {"code": CODE})
    assert antwort.status_code == 409 and "Abschnitt 7 ist noch leer." in inhalt(antwort)
    assert queries.meine_bekundung_im(_zugriff("bewerbung"), eigene.verfahren).stand == "entwurf"  # type: ignore[union-attr]


def _zugriff(kennung: str) -> Any:
    konto = Konto.objects.get(kennung=kennung)
    return queries.zugriff_der_marke(konto.pk, HEUTE, uhr.jetzt())


class Langsam(io.BytesIO):
    """A body that takes its time: while it is read, the clock goes on."""

    def __init__(self, koerper: bytes, waehrend: Callable[[], None]) -> None:
        super().__init__(koerper)
        self.waehrend = waehrend

    def read(self, *args: Any) -> bytes:
        self.waehrend()
        return super().read(*args)

    def readline(self, *args: Any) -> bytes:
        self.waehrend()
        return super().readline(*args)


@pytest.mark.parametrize(
    ("beginn", "dauer", "ergebnis"),
    [
        (-5, 3, "eingereicht"),
        (-1, 0, "eingereicht"),
        (0, 0, "eingereicht"),
        (-5, 6, "verspaetet"),
        (1, 0, "verspaetet"),
    ],
)
def test_es_zaehlt_wann_alles_angekommen_ist(
    als: Als, eigene: Bekundung, monkeypatch: pytest.MonkeyPatch, beginn: int, dauer: int, ergebnis: str
) -> None:
    """Seconds from the deadline to when the request begins, and how long its body takes; the client's clock lies."""
    frist = eigene.verfahren.frist
    stunde = [frist + timedelta(seconds=beginn)]

    def vergeht() -> None:
        stunde[0] = frist + timedelta(seconds=beginn + dauer)

    browser = als("bewerbung")
    monkeypatch.setattr(uhr, "jetzt", lambda: stunde[0])
    anmelden(browser, Konto.objects.get(kennung="bewerbung"))
    koerper = urlencode({"code": CODE}).encode()
    antwort = browser.request(
        REQUEST_METHOD="POST", PATH_INFO=seite("bekundung_einreichen", eigene.pk), CONTENT_LENGTH=str(len(koerper)),
        CONTENT_TYPE="application/x-www-form-urlencoded", HTTP_DATE="Thu, 01 Jan 2026 00:00:00 GMT",
        **{"wsgi.input": Langsam(koerper, vergeht)},
    )  # fmt: skip
    assert antwort.status_code == 200
    b = Bekundung.objects.get(pk=eigene.pk)
    assert (b.stand, b.eingegangen_am) == (ergebnis, frist + timedelta(seconds=beginn + dauer))


# --- writing ----------------------------------------------------------------------------------------------------------


def test_zwei_schreiben_am_selben_abschnitt_und_keine_verliert_ein_wort(als: Als, eigene: Bekundung) -> None:
    sie, er = als("bewerbung"), als("mitschreibt")
    adresse = seite("bekundung_blatt", eigene.pk, "abschnitt-4")
    assert sie.post(adresse, {"abschnitt-4": "Ihre Fassung", "stand-abschnitt-4": "1"}).status_code == 303
    antwort = er.post(adresse, {"abschnitt-4": "Seine Fassung", "stand-abschnitt-4": "1"})
    assert antwort.status_code == 422
    assert "Ihre Fassung" in inhalt(antwort) and "Seine Fassung" in inhalt(antwort)
    stand = re.search(r'name="stand-abschnitt-4" value="(\d+)"', inhalt(antwort))
    assert stand and stand[1] == "2"
    beides = "Ihre Fassung. Seine Fassung"
    assert er.post(adresse, {"abschnitt-4": beides, "stand-abschnitt-4": stand[1]}).status_code == 303
    assert beides in inhalt(sie.get(adresse))


def _marke(browser: Client, b: Bekundung, blatt: str = "abschnitt-4") -> str:
    gefunden = re.search(r'name="marke" value="([^"]+)"', inhalt(browser.get(seite("bekundung_blatt", b.pk, blatt))))
    assert gefunden
    return gefunden[1]


def test_was_getippt_wird_bleibt_auch_nach_der_anmeldung_und_nur_verschluesselt(als: Als, eigene: Bekundung) -> None:
    marke = _marke(als("bewerbung"), eigene)
    werte = {"marke": marke, "abschnitt-4": "Getippt-Purpurzaun", "stand-abschnitt-4": "1"}
    antwort = Client().post("/interessenbekundung/bekundung/sichern/", werte).json()
    assert antwort["angemeldet"] is False and antwort["felder"] == {"stand-abschnitt-4": 2}
    assert "Getippt-Purpurzaun" in inhalt(als("bewerbung").get(seite("bekundung_blatt", eigene.pk, "abschnitt-4")))
    assert not any("Purpurzaun" in str(e.daten) for e in Entwurf.objects.all())
    assert not any(b"Purpurzaun" in bytes(t.geheimtext) for t in Entwurfsteil.objects.all())
    # the form itself, sent after the login has expired, loses nothing either
    gesendet = Client().post(
        seite("bekundung_blatt", eigene.pk, "abschnitt-4"),
        werte | {"abschnitt-4": "Noch mehr", "stand-abschnitt-4": "2"},
    )
    assert gesendet.status_code == 303 and "gerettet=1" in gesendet["Location"]
    assert "Noch mehr" in inhalt(als("bewerbung").get(seite("bekundung_blatt", eigene.pk, "abschnitt-4")))


def test_eine_marke_gilt_nur_fuer_ihren_menschen_und_ihr_blatt(als: Als, welt: Welt, eigene: Bekundung) -> None:
    marke, sichern = _marke(als("bewerbung"), eigene), "/interessenbekundung/bekundung/sichern/"
    werte = {"marke": marke, "abschnitt-4": "x", "stand-abschnitt-4": "1"}
    assert als("bewerbung2").post(sichern, werte).status_code == 409
    assert als("bewerbung").post(sichern, werte | {"marke": marke[:-2] + "aa"}).status_code == 404
    assert als("bewerbung").post(sichern, {"abschnitt-4": "x"}).status_code == 404
    anderes = {"marke": marke, "abschnitt-5": "auf fremdem Blatt", "stand-abschnitt-5": "1"}
    als("bewerbung").post(sichern, anderes)
    assert "auf fremdem Blatt" not in inhalt(als("bewerbung").get(seite("bekundung_blatt", eigene.pk, "abschnitt-5")))
    Konto.objects.filter(kennung="bewerbung").update(is_active=False)
    assert Client().post(sichern, werte).status_code == 404


@pytest.mark.parametrize("stand", ["", "-1", "abc", "9" * 30, "٣"])
def test_ein_krummer_stand_ueberschreibt_nichts(als: Als, eigene: Bekundung, stand: str) -> None:
    werte = {"abschnitt-4": "x\x00y", "stand-abschnitt-4": stand}
    assert als("bewerbung").post(seite("bekundung_blatt", eigene.pk, "abschnitt-4"), werte).status_code == 422


def test_eine_anlage_wird_nur_gespeichert_nie_gezeigt(als: Als, eigene: Bekundung) -> None:
    antwort = als("bewerbung").get(seite("bekundung_anlage", eigene.pk, 1))
    assert antwort["Content-Disposition"].startswith("attachment")
    assert antwort["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in antwort["Content-Security-Policy"]
    assert "no-store" in antwort["Cache-Control"]


def test_ohne_den_schluessel_des_entwurfs_sagt_jede_seite_was_los_ist(
    als: Als, eigene: Bekundung, tmp_path: Path, settings: Any
) -> None:
    """After a backup was laid in without the keys: nothing can be read, nothing breaks, nothing is written anew."""
    settings.SCHLUESSELBUND = tmp_path  # the keys of the sample world stay: they are files, nobody rolls them back
    assert not schluesselbund.gibt_es(queries.entwurfsschluessel(eigene))
    browser = als("bewerbung")
    for name in ("bekundung", "bekundung_anlagen", "bekundung_einreichen", "bekundung_vorschau"):
        assert browser.get(seite(name, eigene.pk)).status_code == 200
    antwort = browser.post(
        seite("bekundung_blatt", eigene.pk, "abschnitt-4"), {"abschnitt-4": "x", "stand-abschnitt-4": "1"}
    )
    assert antwort.status_code == 409 and "Der Schlüssel zu diesem Entwurf" in inhalt(antwort)


def test_grosse_siegel_werden_nicht_fuer_jede_seite_gelesen(als: Als, welt: Welt) -> None:
    with CaptureQueriesContext(connection) as gefragt:
        als("bewerbung2").get(seite("bekundung", welt.bekundungen["Brückenhaus offen"].pk))
        als("auswahl").get(seite("verfahren", welt.verfahren["offen"].pk))
    assert not [q["sql"] for q in gefragt if '"rueckschloss"' in q["sql"] or '_bekundung"."siegel"' in q["sql"]]


# --- secrets ----------------------------------------------------------------------------------------------------------


def test_ein_kennwort_laesst_sich_nicht_durchprobieren(als: Als, welt: Welt) -> None:
    browser, adresse = als("auswahl"), seite("schluessel_pruefen", welt.verfahren["offen"].pk)
    antworten = [browser.post(adresse, {"kennwort": f"geraten {n}"}) for n in range(9)]
    assert [a.status_code for a in antworten] == [422] * 8 + [409]
    assert "Viertelstunde" in inhalt(antworten[-1])
    assert browser.post(adresse, {"kennwort": KENNWORT}).status_code == 409, "auch das richtige wartet"


def test_der_rueckholcode_laesst_sich_nicht_durchprobieren(als: Als, welt: Welt) -> None:
    browser, b = als("bewerbung2"), welt.bekundungen["Brückenhaus offen"]
    adressen = [seite("bekundung_zurueckziehen", b.pk), seite("bekundung_eigene_fassung", b.pk)] * 5
    stati = [browser.post(a, {"code": actions.neuer_code()}).status_code for a in adressen]
    assert stati == [422] * 8 + [409] * 2


def test_geheimes_steht_in_keinem_entwurf_und_in_keiner_antwort(als: Als, welt: Welt) -> None:
    browser = als("auswahl")
    adresse = seite("schluessel_annehmen", welt.verfahren["entwurf"].pk)
    antwort = browser.post(adresse, {"kennwort": "kurz-Purpur", "noch_einmal": "kurz-Purpur"})
    assert antwort.status_code == 422 and "kurz-Purpur" not in inhalt(antwort)
    assert "entwurf_token" not in inhalt(browser.get(adresse))


# --- the office -------------------------------------------------------------------------------------------------------


def test_niemand_im_amt_sieht_ob_etwas_eingegangen_ist(als: Als, welt: Welt, eigene: Bekundung) -> None:
    v, browser = welt.verfahren["offen"], als("auswahl")
    adressen = [seite("verfahren", v.pk), seite("auswahlverfahren"), "/schreibtisch/"]
    vorher = [_ohne_marken(inhalt(browser.get(a))) for a in adressen]
    als("bewerbung").post(seite("bekundung_einreichen", eigene.pk), {"code": CODE})
    assert [_ohne_marken(inhalt(browser.get(a))) for a in adressen] == vorher


def _ohne_marken(text: str) -> str:
    """Without what is new on every page."""
    return re.sub(r'name="(csrfmiddlewaretoken|einmalmarke)" value="[^"]*"', "", text)


VERGEBEN = {"gegenstand": "leittraegerschaft", "beginn": "1.10.2031", "jahre": "5", "option_jahre": "3"}


def test_zwei_aendern_dieselben_angaben(als: Als, welt: Welt) -> None:
    v = welt.verfahren["entwurf"]
    werte = {
        "titel": "Erster", "zweck": "Z", "wirkungsraeume": [welt.raeume["neheim"].pk], "mindestpunkte": "50",
        "tag": "1.3.2030", "uhrzeit": "12:00", "stand": str(v.fassung), **VERGEBEN,
    }  # fmt: skip
    adresse = seite("verfahren_aendern", v.pk)
    assert als("auswahl").post(adresse, werte).status_code == 303
    assert als("auswahl2").post(adresse, werte | {"titel": "Zweiter"}).status_code == 422
    assert Verfahren.objects.get(pk=v.pk).titel == "Erster"


@pytest.mark.parametrize(
    ("tag", "uhrzeit", "wort"),
    [
        ("29.3.2026", "2:30", "gibt es an diesem Tag nicht"),
        ("25.10.2026", "2:30", "zweimal"),
        ("1.3.2030", "25:00", "Bitte schreiben Sie die Uhrzeit so"),
        ("31.2.2030", "12:00", ""),
    ],
)
def test_eine_frist_die_es_nicht_gibt(als: Als, welt: Welt, tag: str, uhrzeit: str, wort: str) -> None:
    werte = {
        "titel": "T", "zweck": "Z", "wirkungsraeume": [welt.raeume["neheim"].pk], "mindestpunkte": "0", "tag": tag,
        "uhrzeit": uhrzeit, **VERGEBEN,
    }  # fmt: skip
    antwort = als("auswahl").post(seite("verfahren_neu"), werte)
    assert antwort.status_code == 422 and wort in inhalt(antwort)


def test_die_frist_wird_nie_frueher(als: Als, welt: Welt) -> None:
    v = welt.verfahren["offen"]
    werte = {"tag": "23.11.2026", "uhrzeit": "12:00", "grund": "Eilig"}
    antwort = als("auswahl").post(seite("frist_verlaengern", v.pk), werte)
    assert antwort.status_code == 422 and "später" in inhalt(antwort)


# --- everybody --------------------------------------------------------------------------------------------------------


def test_alle_lesen_dasselbe_und_niemand_wer_gefragt_hat(als: Als, welt: Welt) -> None:
    v = welt.verfahren["offen"]
    frage = Frage.objects.get(verfahren=v)
    gast = Client()
    assert frage.text not in inhalt(gast.get(seite("aufruf", v.pk))), "ohne Antwort steht sie nicht da"
    als("auswahl").post(seite("frage_beantworten", frage.pk), {"antwort": "Ja, das geht."})
    als("auswahl").post(
        seite("frist_verlaengern", v.pk),
        {"tag": "1.3.2030", "uhrzeit": "12:00", "grund": "Mehr Zeit & Ruhe <für> alle"},
    )
    gelesen = inhalt(gast.get(seite("aufruf", v.pk)))
    assert "Ja, das geht." in gelesen and "Mehr Zeit &amp; Ruhe &lt;für&gt; alle" in gelesen
    assert "Person bewerbung" not in gelesen and "Weidenkorb" not in gelesen
    assert frist_als_text(datetime(2030, 3, 1, 11, tzinfo=UTC)) in gelesen
    feed = gast.get(seite("aufruf_neuigkeiten", v.pk))
    assert feed["Content-Type"] == "application/atom+xml"
    titel = [e.text for e in ElementTree.fromstring(feed.content).iter("{http://www.w3.org/2005/Atom}title")]
    assert sorted(map(str, titel[1:])) == [
        "Das Verfahren ist veröffentlicht",
        "Die Frist ist verlängert",
        "Eine Frage ist beantwortet",
    ]


def test_wer_schreibt_oder_gefragt_hat_erfaehrt_was_neu_ist(als: Als, welt: Welt) -> None:
    frage = Frage.objects.get(verfahren=welt.verfahren["offen"])
    als("auswahl").post(seite("frage_beantworten", frage.pk), {"antwort": "Ja, das geht."})
    for wer in ("bewerbung", "mitschreibt", "bewerbung2"):
        assert "Eine Frage ist beantwortet" in inhalt(als(wer).get(seite("bekundungen")))


def test_zwei_verlorene_schluessel_stehen_da_solange_noch_zeit_ist(als: Als, welt: Welt) -> None:
    v = welt.verfahren["offen"]
    gelesen = []
    for nummer in (1, 2):
        person = v.schluesselpersonen.get(nummer=nummer)
        wer = queries.zugriff_der_marke(person.konto_id, HEUTE, uhr.jetzt())
        assert wer
        actions.schluessel_verloren_melden(zugriff=wer, person=person)
        gelesen.append(inhalt(als("auswahl2").get(seite("verfahren", v.pk))))
    assert "Ein Schlüssel ist verloren gemeldet" in gelesen[0] and "Die beiden anderen genügen" in gelesen[0]
    assert "Zwei Schlüssel sind verloren gemeldet" in gelesen[1] and "Noch ist Zeit" in gelesen[1]


def test_eine_neue_fassung_ersetzt_keine_alte(als: Als, welt: Welt) -> None:
    v = welt.verfahren["offen"]
    datei = io.BytesIO(b"Neu gefasst")
    datei.name = "blatt.txt"
    assert als("auswahl").post(seite("unterlage_neu", v.pk), {"titel": "Blatt", "datei": datei}).status_code == 303
    alte, neue = v.unterlagen.order_by("fassung")
    assert Client().get(seite("unterlage", v.pk, alte.pk)).content == b"Auf einen Blick"
    assert Client().get(seite("unterlage", v.pk, neue.pk)).content == b"Neu gefasst"
    assert alte.abdruck in inhalt(Client().get(seite("aufruf", v.pk)))


ANMELDUNG = {
    "name": "Kirschhain e. V.", "art": "frei", "anschrift": "Am Hain 3", "person": "Nele Ostrowski",
    "mail": "nele@kirschhain.example", "mail_noch_einmal": "nele@kirschhain.example",
    "passwort": "Kirschen im Nachbargarten",
}  # fmt: skip


def test_ein_neuer_traeger_kann_bekunden_und_sonst_nichts(welt: Welt) -> None:
    browser = Client()
    assert browser.post(seite("traeger_anmelden"), ANMELDUNG)["Location"] == seite("bekundungen")
    konto = Konto.objects.get(kennung="nele@kirschhain.example")
    assert [m.rolle for m in mitgliedschaften(konto.pk, uhr.heute())] == [Rolle.BEWERBUNG]
    neuer = Traeger.objects.get(name="Kirschhain e. V.")
    assert neuer not in anbieter(_zugriff("asd")), "keiner Familie wird er angeboten"
    assert browser.post(seite("bekundung_neu", welt.verfahren["offen"].pk)).status_code == 303


@pytest.mark.parametrize(
    ("feld", "wert", "wort"),
    [
        ("name", "weidenkorb", "kennt die Stadt schon"),
        ("mail_noch_einmal", "nele@kirschhain.exmple", "verschieden"),
        ("mail", "nele@kirschhain", "name@traeger.de"),
        ("mail", "BEWERBUNG", "name@traeger.de"),
        ("passwort", "kurz", "zu kurz"),
        ("passwort", "nele@kirschhain.example", "ähnlich"),
        ("person", "", "Bitte"),
        ("anschrift", "x" * 300, "200"),
    ],
)
def test_eine_anmeldung_mit_fehler_sagt_was_zu_tun_ist(welt: Welt, feld: str, wert: str, wort: str) -> None:
    antwort = Client().post(seite("traeger_anmelden"), ANMELDUNG | {feld: wert})
    assert antwort.status_code == 422 and wort in inhalt(antwort)
    assert ANMELDUNG["anschrift"] in inhalt(antwort) or feld == "anschrift"
    assert "Kirschen im Nachbargarten" not in inhalt(antwort)
    assert not Konto.objects.filter(kennung__startswith="nele").exists()


def test_wer_angemeldet_ist_meldet_keinen_traeger_an(als: Als, welt: Welt) -> None:
    for wer in ("asd", "bewerbung", "ohne_rolle"):
        antwort = als(wer).get(seite("traeger_anmelden"), follow=True)
        assert antwort.status_code == 200 and "Leitträger gesucht" in inhalt(antwort)


def test_von_einer_adresse_melden_sich_nicht_hunderte_an(welt: Welt) -> None:
    stati = []
    for n in range(12):
        werte = ANMELDUNG | {"name": f"Träger {n}", "mail": f"a{n}@t.example", "mail_noch_einmal": f"a{n}@t.example"}
        stati.append(Client().post(seite("traeger_anmelden"), werte).status_code)
    assert stati == [303] * 10 + [422] * 2


BEITRITT = {k: v for k, v in ANMELDUNG.items() if k not in {"name", "art", "anschrift"}}


def _einladung(als: Als, welt: Welt) -> str:
    antwort = als("bewerbung").post(seite("bekundung_einladen", welt.bekundungen["Weidenkorb offen"].pk))
    treffer = re.search(r"/interessenbekundung/einladung/[\w-]{43}/", inhalt(antwort))
    assert treffer
    return treffer[0]


def test_wer_eingeladen_ist_schreibt_mit_und_sonst_nichts(als: Als, welt: Welt) -> None:
    adresse, neue, b = _einladung(als, welt), Client(), welt.bekundungen["Weidenkorb offen"]
    assert "Mitschreiben für Weidenkorb" in inhalt(neue.get(adresse))
    assert neue.post(adresse, BEITRITT)["Location"] == seite("bekundungen")
    konto = Konto.objects.get(kennung="nele@kirschhain.example")
    assert [(m.rolle, m.traeger_name) for m in mitgliedschaften(konto.pk, uhr.heute())] == [
        (Rolle.BEWERBUNG, "Weidenkorb")
    ]  # fmt: skip
    assert neue.get(seite("bekundung_blatt", b.pk, "abschnitt-4")).status_code == 200
    assert neue.post(seite("bekundung_einreichen", b.pk), {"code": CODE}).status_code == 403
    assert neue.post(seite("bekundung_einladen", b.pk)).status_code == 403
    zweite = Client()
    assert zweite.get(adresse).status_code == 404 == zweite.post(adresse, BEITRITT).status_code, "sie gilt einmal"


def test_eine_einladung_endet_und_laesst_sich_nicht_raten(als: Als, welt: Welt, monkeypatch: Any) -> None:
    adresse = _einladung(als, welt)
    assert Client().get(adresse[:-3] + "AA/").status_code == 404
    assert adresse.rsplit("/", 2)[1] not in str(list(Einladung.objects.values())), "sie steht nirgends"
    monkeypatch.setenv("MASSANZUG_HEUTE", (HEUTE + timedelta(8)).isoformat())
    assert Client().get(adresse).status_code == 404 == Client().post(adresse, BEITRITT).status_code


def test_eine_einladung_mit_fehler_behaelt_was_getippt_ist(als: Als, welt: Welt) -> None:
    adresse = _einladung(als, welt)
    antwort = Client().post(adresse, BEITRITT | {"mail_noch_einmal": "anders@kirschhain.example"})
    assert antwort.status_code == 422 and "verschieden" in inhalt(antwort) and "Nele Ostrowski" in inhalt(antwort)
    angemeldet = als("asd").get(adresse)
    assert angemeldet.status_code == 200 and "schon angemeldet" in inhalt(angemeldet)
    assert als("asd").post(adresse, BEITRITT).status_code == 200 and not Konto.objects.filter(name="Nele Ostrowski")


def test_mehr_als_fuenf_einladungen_sind_nicht_offen(als: Als, welt: Welt) -> None:
    stati = [
        als("bewerbung").post(seite("bekundung_einladen", welt.bekundungen["Weidenkorb offen"].pk)).status_code
        for _ in range(6)
    ]
    assert stati == [200] * 5 + [409]


def test_datum_der_frist_steht_auf_der_seite_in_der_zeit_der_stadt(welt: Welt) -> None:
    v = welt.verfahren["offen"]
    hier: datetime = v.frist.astimezone(uhr.BERLIN)
    assert f"{hier:%H:%M:%S} Uhr (MEZ)" in inhalt(Client().get(seite("aufruf", v.pk)))

"""Attacks that once worked: stale objects, names by search, drafts over newer text, sessions that never end."""

import re
import stat
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from allauth.core.internal.httpkit import get_client_ip
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client, RequestFactory

from massanzug.fall import actions
from massanzug.fall.choices import Ergebnis, Faden, Freigabeteil, Massanzugstand, Wunschwahl, Zielart, Zielherkunft
from massanzug.fall.models import Baustein, Fall, Freigabe, Ziel
from massanzug.fall.queries import faelle as queries
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from massanzug.technik.zeichensatz import nur_utf8
from massanzug.traeger import actions as traeger
from massanzug.traeger.models import Zugehoerigkeit
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Einsicht, Entwurf, Protokollwert
from tests.haus.test_sicherheit import _befehl
from tests.welt import HEUTE, PASSWORT, Welt

pytestmark = pytest.mark.django_db


def _lege_vor(welt: Welt, fall: Fall) -> Any:
    return actions.entscheidung_vorlegen(
        zugriff=welt.zugriff("asd"),
        fall=fall,
        zweite_fachkraft=welt.konten["asd2"],
        ergebnis=Ergebnis.BEWILLIGT,
        begruendung="Sie passt.",
        rechtsgrundlage="§ 27 Abs. 2 SGB VIII",
        wahl_hinweis_am=HEUTE,
        wahl_alternativen="zwei",
        wahl_ergebnis=Wunschwahl.KEIN_WUNSCH,
    )


def _felder(browser: Client, adresse: str, *namen: str) -> dict[str, str]:
    seite = browser.get(adresse).content.decode()
    return {n: re.search(rf'name="{n}" value="([^"]*)"', seite)[1] for n in namen}  # type: ignore[index]


# --- between reading and writing: another person was faster ---------------------------------------------------------


def test_was_unterschrieben_ist_aendert_kein_vorher_gelesener_baustein(welt: Welt) -> None:
    """Read before the plan was presented, written after the second signature: the four eyes saw something else."""
    fw, asd = welt.faelle["neu@neheim"], welt.zugriff("asd")
    gelesen = queries.baustein(welt.zugriff("asd"), fw.fall, fw.baustein.pk)
    assert gelesen and gelesen.massanzug.stand == Massanzugstand.ENTWURF
    actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=_lege_vor(welt, fw.fall))
    with pytest.raises(Verboten):
        actions.baustein_aendern(
            zugriff=asd, baustein=gelesen, stand=1, faden=Faden.EIGEN, wer="X", was="anders", ziel=fw.ziel, von=HEUTE
        )
    with pytest.raises(Verboten):
        actions.baustein_entfernen(zugriff=asd, baustein=gelesen)
    assert Baustein.objects.get(pk=gelesen.pk).was == "Baustein-neu-neheim"


def test_ein_entfernter_baustein_wird_weder_geaendert_noch_zweimal_entfernt(welt: Welt) -> None:
    fw, asd = welt.faelle["neu@neheim"], welt.zugriff("asd")
    gelesen = queries.baustein(welt.zugriff("asd"), fw.fall, fw.baustein.pk)
    assert gelesen
    actions.baustein_entfernen(zugriff=asd, baustein=fw.baustein)
    with pytest.raises(Unzulaessig, match="inzwischen"):
        actions.baustein_entfernen(zugriff=asd, baustein=gelesen)
    with pytest.raises(Unzulaessig, match="inzwischen"):
        actions.baustein_aendern(
            zugriff=asd, baustein=gelesen, stand=1, faden=Faden.EIGEN, wer="X", was="anders", ziel=fw.ziel, von=HEUTE
        )


def test_ein_bestaetigen_hebt_keinen_widerruf_auf(welt: Welt) -> None:
    """The family takes its consent back while the Leitträger's page is open: „Ich übernehme“ must not undo that."""
    fw = welt.faelle["frei@neheim"]
    assert fw.freigabe
    gelesen = queries.freigabe(welt.zugriff("asd"), fw.fall, fw.freigabe.pk)
    assert gelesen
    actions.freigabe_widerrufen(zugriff=welt.zugriff("asd"), freigabe=fw.freigabe)
    with pytest.raises(Verboten):
        actions.freigabe_bestaetigen(zugriff=welt.zugriff("lt"), freigabe=gelesen)
    with pytest.raises(Unzulaessig, match="schon widerrufen"):
        actions.freigabe_widerrufen(zugriff=welt.zugriff("asd"), freigabe=gelesen)
    assert Freigabe.objects.get(pk=gelesen.pk).widerrufen_am == HEUTE
    assert queries.fall(welt.zugriff("lt"), fw.fall.pk) is None


def test_ein_beendeter_zugang_lebt_nicht_durch_eine_alte_seite_wieder_auf(welt: Welt) -> None:
    gestern = HEUTE.replace(day=21)
    gelesen = Zugehoerigkeit.objects.get(konto=welt.konten["lt"])
    Zugehoerigkeit.objects.filter(pk=gelesen.pk).update(gueltig_bis=gestern)
    with pytest.raises(Unzulaessig, match="schon beendet"):
        traeger.zugehoerigkeit_beenden(
            zugriff=welt.zugriff("verwaltung"), zugehoerigkeit=gelesen, gueltig_bis=HEUTE.replace(year=2030)
        )


def test_ein_entwurf_ueberschreibt_nicht_was_inzwischen_jemand_gespeichert_hat(als: Any, welt: Welt) -> None:
    """A draft keeps the state it was written on; taken over with the newer one, it would hide the other's text."""
    fw, asd = welt.faelle["neu@neheim"], als("asd")
    adresse = f"/faelle/{fw.fall.pk}/ziel/{fw.ziel.pk}/"
    getippt = {"text": "Mein Text", "person": fw.person.pk, "herkunft": "wille_kind", "art": "handlung"}
    asd.post("/entwurf/", getippt | _felder(asd, adresse, "entwurf_token", "stand"))
    actions.ziel_aendern(
        zugriff=welt.zugriff("asd"), ziel=fw.ziel, stand=1, art=Zielart.HANDLUNG, text="Der Text der anderen",
        person=fw.person, herkunft=Zielherkunft.WILLE_KIND,
    )  # fmt: skip
    marken = _felder(asd, adresse + "?entwurf=1", "entwurf_token", "einmalmarke", "stand")
    antwort = asd.post(adresse, getippt | marken)
    assert antwort.status_code == 422 and "Der Text der anderen" in antwort.content.decode()
    assert Ziel.objects.get(pk=fw.ziel.pk).text == "Der Text der anderen"


def test_ein_entwurf_behaelt_kein_null_und_wird_nicht_durch_feldnamen_gross(als: Any, welt: Welt) -> None:
    asd, adresse = als("asd"), f"/faelle/{welt.faelle['neu@neheim'].fall.pk}/kontakt/neu/"
    marken = _felder(asd, adresse, "entwurf_token")
    assert asd.post("/entwurf/", marken | {"anliegen": "vor\x00her"}).status_code == 200
    assert Entwurf.objects.exclude(konto=welt.konten["asd3"]).get().daten["felder"]["anliegen"] == ["vorher"]
    lang = urlencode(marken | {"x" * 300_000: ""})
    assert asd.generic("POST", "/entwurf/", lang, "application/x-www-form-urlencoded").status_code == 404


# --- what a page must not tell --------------------------------------------------------------------------------------


def test_niemand_findet_beim_namen_wen_er_nicht_beim_namen_kennt(als: Any, welt: Welt) -> None:
    """Without „Namen und Erreichbarkeit“ the Leitträger knows a number; a search would tell the name by its hits."""
    fw, lt = welt.faelle["frei@neheim"], als("lt")
    nummer = fw.fall.aktenzeichen

    def trifft(suche: str) -> bool:
        return f'"/faelle/{fw.fall.pk}/"' in lt.get("/faelle/suche/", {"worte": suche}).content.decode()

    assert trifft("Familie-frei") and trifft(nummer)
    Freigabe.objects.filter(pk=fw.freigabe.pk).update(teile=[Freigabeteil.MASSANZUG])  # type: ignore[union-attr]
    assert not trifft("Familie-frei") and trifft(nummer)


@pytest.mark.parametrize("person", ["lt", "wjh"])
def test_ausserhalb_des_asd_ist_eine_neue_vorlage_nicht_zu_sehen(als: Any, welt: Welt, person: str) -> None:
    """The case's page hides the Fassung in work; neither list, filter nor refusal may tell of it."""
    fall, browser = welt.faelle["frei@neheim"].fall, als(person)
    actions.massanzug_fortschreiben(zugriff=welt.zugriff("asd"), fall=fall)
    neue = _lege_vor(welt, fall)
    for wer, lage in (("asd", "neue_fassung"), (person, "bewilligt")):
        zeilen = queries.fallseite(welt.zugriff(wer)).zeilen
        assert [z.lage for z in zeilen if z.pk == fall.pk] == [lage]
    assert fall.aktenzeichen not in browser.get("/faelle/?stand=entscheidung").content.decode()
    antworten = [browser.get(f"/faelle/{fall.pk}/entscheidung/{pk}/mitzeichnen/") for pk in (neue.pk, 987654)]
    assert {a.status_code for a in antworten} == {404}
    assert len({a.content for a in antworten}) == 1


def test_auch_ein_fehlerhaftes_formular_ist_eine_einsicht(als: Any, welt: Welt) -> None:
    fw = welt.faelle["neu@neheim"]
    antwort = als("asd").post(f"/faelle/{fw.fall.pk}/baustein/{fw.baustein.pk}/", {})
    assert antwort.status_code == 422 and "Ziel-neu-neheim" in antwort.content.decode()
    assert Einsicht.objects.filter(konto=welt.konten["asd"], objekt_id=str(fw.fall.pk)).count() == 1


def test_im_protokoll_steht_kein_passwort_auch_nicht_verschluesselt(welt: Welt) -> None:
    werte = [w.werte for w in Protokollwert.objects.filter(protokoll__objekt_typ="zugang.konto")]
    assert len(werte) > 15 and all("kennung" in w for w in werte)
    assert not [w for w in werte if "password" in w]


# --- who gives herself what -----------------------------------------------------------------------------------------


def test_niemand_gibt_sich_selbst_eine_rolle(als: Any, welt: Welt) -> None:
    """Else the administration reads every case of a Wirkungsraum two clicks later."""
    verwaltung, neheim = als("verwaltung"), welt.raeume["neheim"].pk
    daten = {
        "traeger": welt.traeger["amt"].pk, "rolle": Rolle.ASD_LEITUNG, "wirkungsraum": neheim, "gueltig_von": "1.11.26",
    }  # fmt: skip
    adresse = "/traeger/zugehoerigkeiten/neu/"
    assert verwaltung.post(adresse, daten | {"konto": welt.konten["verwaltung"].pk}).status_code == 422
    assert verwaltung.get(f"/faelle/{welt.faelle['neu@neheim'].fall.pk}/").status_code == 404
    assert verwaltung.post(adresse, daten | {"konto": welt.konten["asd3"].pk}).status_code == 303


# --- sessions, proxies, hostile requests ----------------------------------------------------------------------------


def test_die_anmeldung_endet_nach_zwoelf_stunden_was_auch_gespeichert_wird(
    welt: Welt, monkeypatch: pytest.MonkeyPatch
) -> None:
    """allauth's pages save the session, and Django then counts its expiry anew."""
    browser = Client()
    browser.post("/konto/anmelden/", {"login": "asd", "password": PASSWORT})
    sitzung = Session.objects.get(session_key=browser.session.session_key)
    Session.objects.filter(pk=sitzung.pk).update(expire_date=sitzung.expire_date.replace(year=2999))
    assert browser.get("/schreibtisch/").status_code == 200
    monkeypatch.setattr("massanzug.projekt.middleware.settings.SESSION_COOKIE_AGE", -1)
    assert browser.get("/schreibtisch/").status_code == 302


def test_hinter_einem_proxy_zaehlt_jede_adresse_fuer_sich(settings: Any) -> None:
    """The last entry is the proxy's own; without a proxy the header is anybody's word and counts for nothing."""
    anfrage = RequestFactory(REMOTE_ADDR="127.0.0.1").get("/", headers={"X-Forwarded-For": "6.6.6.6, 192.0.2.7"})
    assert get_client_ip(anfrage) == "127.0.0.1"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert get_client_ip(anfrage) == "192.0.2.7"


@pytest.mark.parametrize(("davor", "zahl"), [("1", "1"), ("0", "0"), ("", "0")])
def test_die_einstellung_hinter_proxy_gilt_auch_fuer_die_bremse(davor: str, zahl: str, tmp_path: Path) -> None:
    frage = "from django.conf import settings as s; print('zahl', s.ALLAUTH_TRUSTED_PROXY_COUNT)"
    umgebung = {"MASSANZUG_DEMO": "1", "MASSANZUG_DATEN": str(tmp_path)}
    lauf = _befehl("shell", "-c", frage, **(umgebung | ({"MASSANZUG_HINTER_PROXY": davor} if davor else {})))
    assert lauf.stdout.strip().endswith(f"zahl {zahl}"), lauf.stderr


@pytest.mark.parametrize("zeichensatz", ["base64", "unicode_escape", "undefined", "idna", "punycode", "zlib", "rot13"])
def test_kein_zeichensatz_bringt_den_dienst_zu_fall(zeichensatz: str) -> None:
    """Python knows codecs that are no charset, or that make half characters no database takes."""
    gelesen = []

    def dienst(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        anfrage = WSGIRequest(environ)
        gelesen.append((anfrage.GET["suche"], anfrage.POST.get("suche", "")))
        return []

    for art in ("text/plain", "application/x-www-form-urlencoded"):
        for parameter in (f"charset={zeichensatz}", f'x=1;CharSet = "{zeichensatz}"', f"charset*=utf-8''{zeichensatz}"):
            umgebung = RequestFactory().generic("POST", "/?suche=%5Cud800%41", b"suche=%5Cud800").environ
            nur_utf8(dienst)(umgebung | {"CONTENT_TYPE": f"{art}; {parameter}"}, None)
            assert gelesen.pop() == (r"\ud800A", "" if art == "text/plain" else r"\ud800")


def test_eine_grosse_datei_landet_nicht_auf_der_platte(settings: Any, tmp_path: Path) -> None:
    """Anybody may post to the login: no page takes a file, so none is kept while it is read."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "gibt-es-nicht")
    antwort = Client(REMOTE_ADDR="127.0.0.80").post(
        "/konto/anmelden/", {"datei": SimpleUploadedFile("gross.bin", b"x" * 3_000_000)}
    )
    assert antwort.status_code == 200


def test_was_ein_befehl_anlegt_liest_nur_das_dienstkonto(tmp_path: Path) -> None:
    daten = tmp_path / "daten"
    daten.mkdir(mode=0o755)
    lauf = _befehl("migrate", "--verbosity=0", MASSANZUG_DEMO="1", MASSANZUG_DATEN=str(daten))
    assert lauf.returncode == 0, lauf.stderr
    dateien = [p for p in daten.rglob("*") if p.is_file()]
    assert "massanzug.sqlite3" in {p.name for p in dateien}
    assert [p for p in dateien if stat.S_IMODE(p.stat().st_mode) & 0o077] == []

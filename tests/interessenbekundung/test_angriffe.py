"""What somebody who means harm sends: each of these once went through."""

import hashlib
import xml.etree.ElementTree as ET
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from massanzug.interessenbekundung import actions, druck
from massanzug.interessenbekundung.choices import Bekundungsstand
from massanzug.interessenbekundung.models import Bekundung, Bekundungspruefung, Frage
from massanzug.interessenbekundung.queries import auswahl as lesen
from massanzug.interessenbekundung.queries import verfahren as queries
from massanzug.rechenkern import siegel
from massanzug.rechenkern.bekundung import Inhalt, dokument
from massanzug.technik import pdf
from massanzug.technik.erlaubnis import Unzulaessig
from massanzug.traeger.models import Traeger, Zugehoerigkeit
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto, Protokoll
from massanzug.zugang.zugriff import Zugriff
from tests.conftest import anmelden
from tests.interessenbekundung import auswahlszene
from tests.interessenbekundung.auswahlszene import NAMEN, PRUEFTAG, SPAET
from tests.interessenbekundung.szene import (
    KENNWOERTER,
    NACHHER,
    VORHER,
    Auswahl,
    eingereicht,
    geschrieben,
    mensch,
    oeffnen,
    offenes_verfahren,
)


@pytest.fixture(autouse=True)
def eigener_bund(tmp_path: Any, settings: Any, monkeypatch: Any) -> None:
    settings.SCHLUESSELBUND = tmp_path / "entwuerfe"
    monkeypatch.setenv("MASSANZUG_HEUTE", VORHER.date().isoformat())


@pytest.fixture
def auswahl(welt: Any) -> Auswahl:
    return offenes_verfahren("Weidenkorb e. V.", "Brückenhaus gGmbH")


def browser(wer: Zugriff) -> Client:
    return anmelden(Client(), Konto.objects.get(pk=wer.konto_id))


def angemeldet(name: str) -> Any:
    """What the public form answers to a Träger of this name."""
    mail = "neu@traeger.example"
    angaben = {"name": name, "art": "frei", "anschrift": "Am Bach 1, 59755 Arnsberg", "person": "Frau Neu"}
    geheim = {"mail": mail, "mail_noch_einmal": mail, "passwort": "drei Weiden am Bach sind lang"}
    return Client().post(reverse("traeger_anmelden"), angaben | geheim)


@pytest.mark.parametrize("zeilen", ["Gut gGmbH\nEingegangen: gestern", "Gut gGmbH\r\nohne", "Gut\u2028gGmbH"])
def test_ein_name_mit_zeilen_wird_einzeilig(welt: Any, zeilen: str) -> None:
    assert angemeldet(zeilen).status_code == 303
    assert Traeger.objects.get(name__startswith="Gut").name == " ".join(zeilen.split())


def test_in_den_beleg_schreibt_niemand_eigene_zeilen(welt: Any) -> None:
    a = offenes_verfahren("Gut gGmbH\nEingegangen: gestern\nohne Doppelpunkt")
    b = eingereicht(a, a.eine).bekundung
    zeilen = druck.belegtext(b).split("\n")
    assert len(zeilen) == 6 and sum(z.startswith("Eingegangen: ") for z in zeilen) == 1
    assert druck.beleg_pdf(b).startswith(b"%PDF")


@pytest.mark.parametrize(
    "name",
    ["BRÜCKENHAUS gGmbH", "Brückenhaus\u00a0gGmbH", "Brücken\u200bhaus  gGmbH", "Bru\u0308ckenhaus gGmbH"],
)
def test_wer_gleich_aussieht_ist_kein_anderer_traeger(auswahl: Auswahl, name: str) -> None:
    vorher = Traeger.objects.count()
    assert angemeldet(name).status_code == 422 and Traeger.objects.count() == vorher


def untergeschoben(auswahl: Auswahl, teile: dict[tuple[str, int], str], *, mit_abdruck: bool) -> dict[str, str]:
    """Somebody with the database puts another sealed document in its place: what the minutes say of both."""
    b = Bekundung.objects.select_related("verfahren").get(pk=eingereicht(auswahl, auswahl.eine).bekundung.pk)
    eingereicht(auswahl, auswahl.andere)
    oeffentlich = bytes.fromhex(b.verfahren.oeffentlich)
    falsch = siegel.versiegle(oeffentlich, dokument(Inhalt(teile)), queries.bekundungsbezug(b))
    neu = {"siegel": falsch} | ({"abdruck": hashlib.sha256(falsch).hexdigest()} if mit_abdruck else {})
    Bekundung.objects.filter(pk=b.pk).update(**neu)
    return {z["traeger"]: z["ergebnis"] for z in oeffnen(auswahl).niederschrift}


EINE_VERLETZT = {"Weidenkorb e. V.": "verletzt", "Brückenhaus gGmbH": "geoeffnet"}


def test_geoeffnet_wird_nur_was_der_beleg_nennt(auswahl: Auswahl) -> None:
    raum = str(min(queries.verlangt(auswahl.verfahren).wirkungsraeume))
    teile = {("wirkungsraum", 0): raum, ("abschnitt", 1): "Das hat jemand anderes geschrieben."}
    assert untergeschoben(auswahl, teile, mit_abdruck=False) == EINE_VERLETZT


@pytest.mark.parametrize(
    "teile",
    [{("abschnitt", 1): "x"}, {("wirkungsraum", 0): "x"}, {("wirkungsraum", 0): "999999"}, {("x" * 40, 1): "x"}],
)
def test_was_unter_einem_siegel_nicht_passt_haelt_die_anderen_nicht_zu(auswahl: Auswahl, teile: Any) -> None:
    raum = str(min(queries.verlangt(auswahl.verfahren).wirkungsraeume))
    teile = teile if ("x" * 40, 1) not in teile else teile | {("wirkungsraum", 0): raum}
    assert untergeschoben(auswahl, teile, mit_abdruck=True) == EINE_VERLETZT
    b = Bekundung.objects.get(verfahren=auswahl.verfahren, stand=Bekundungsstand.VERLETZT)
    assert b.wirkungsraum_id is None and not b.geoeffnete_teile.exists()


def test_viele_fremde_zeichen_werden_nicht_einzeln_probiert(auswahl: Auswahl, monkeypatch: Any) -> None:
    probiert: list[str] = []

    def nie(zeichen: str) -> bool:
        probiert.append(zeichen)
        return False

    monkeypatch.setattr(pdf, "_hat_glyphe", nie)
    b, text = geschrieben(auswahl, auswahl.eine), "".join(chr(0x20000 + n) for n in range(1_500))
    papier = druck.bekundung_pdf(b, Inhalt({("abschnitt", 1): text}), VORHER.date(), entwurf=True)
    assert papier.startswith(b"%PDF") and len(probiert) <= pdf.BUCHSTABEN_HOECHSTENS


def test_wer_zugleich_dasselbe_tut_erfaehrt_es(auswahl: Auswahl) -> None:
    """The colleague's page still offers to begin."""
    kollegin = mensch("kollegin", auswahl.traeger["Weidenkorb e. V."], Rolle.BEWERBUNG)
    geschrieben(auswahl, auswahl.eine)
    antwort = browser(kollegin).post(reverse("bekundung_neu", args=[auswahl.verfahren.pk]))
    assert antwort.status_code == 409 and "schon eine Bekundung" in antwort.content.decode()


def test_zwei_teilen_zugleich_das_ergebnis_mit(welt: Any, monkeypatch: Any) -> None:
    lage = auswahlszene.mitgeteilt()
    monkeypatch.setenv("MASSANZUG_HEUTE", SPAET.date().isoformat())
    adresse = reverse("vorab_informieren", args=[lage.verfahren.pk, lage.angebot().pk])
    assert browser(lage.amt[1]).post(adresse).status_code == 409


def test_wer_gar_nichts_bewertet_schliesst_nicht_ab(welt: Any) -> None:
    """Without a single point there is no result, and no page of the whole call could show an order."""
    with pytest.raises(Unzulaessig, match="keinen Abschnitt bewertet"):
        auswahlszene.werte(auswahlszene.wertend(), {(NAMEN[0], n): (None,) * 4 for n in range(1, 14)})


def test_kennwoerter_stehen_auf_keiner_seite(auswahl: Auswahl, monkeypatch: Any) -> None:
    """Two others typed theirs at the screen of the third, who may not open with them."""
    eingereicht(auswahl, auswahl.eine)
    monkeypatch.setenv("MASSANZUG_HEUTE", (NACHHER + timedelta(days=1)).date().isoformat())
    adresse = reverse("verfahren_oeffnen", args=[auswahl.verfahren.pk])
    antwort = browser(auswahl.amt[0]).post(adresse, {f"kennwort-{n}": KENNWOERTER[n] for n in (2, 3)})
    assert antwort.status_code == 403 and "drei Weiden" not in antwort.content.decode()


def test_das_protokoll_verraet_das_los_der_kennungen_nicht(welt: Any, monkeypatch: Any) -> None:
    """Jurors may read it: who is A must not follow from the order of the entries."""
    zahlen = iter(range(255, 0, -1))
    monkeypatch.setattr("massanzug.interessenbekundung.actions.auswahl.zufallsbytes", lambda n: bytes([next(zahlen)]))
    auswahlszene.wertend()
    eintraege = Protokoll.objects.filter(
        aktion="wertung_beginnen", objekt_typ=Bekundungspruefung._meta.label_lower
    ).order_by("-nummer")[:3]
    pks = [int(e.objekt_id) for e in eintraege]
    assert pks == sorted(pks, reverse=True)


def test_wer_eine_bekundung_schrieb_wertet_in_diesem_verfahren_nicht(welt: Any) -> None:
    """She has changed from the Träger to the Jugendamt since."""
    lage = auswahlszene.geprueft()
    wer, amt = lage.bewerber[NAMEN[0]], Traeger.objects.get(art="oeffentlich")
    Zugehoerigkeit.objects.filter(konto=wer.konto_id).update(gueltig_bis=PRUEFTAG.date() - timedelta(days=1))
    Zugehoerigkeit.objects.create(konto_id=wer.konto_id, traeger=amt, rolle=Rolle.JHA, gueltig_von=PRUEFTAG.date())
    assert wer.konto_id not in {k.pk for k in lesen.moegliche_jury(lage.amt[0], lage.verfahren)}


def test_eine_frage_zerbricht_den_feed_nicht(auswahl: Auswahl) -> None:
    pk = auswahl.verfahren.pk
    browser(auswahl.eine).post(reverse("frage_neu", args=[pk]), {"text": "Wie \x08 lange \uffff? <b>&"})
    frage = Frage.objects.get(verfahren=pk)
    actions.frage_beantworten(zugriff=auswahl.amt[0], frage=frage, antwort="Fünf Jahre.")
    feed = ET.fromstring(Client().get(reverse("aufruf_neuigkeiten", args=[pk])).content)
    assert any("<b>&" in (text.text or "") for text in feed.iter())

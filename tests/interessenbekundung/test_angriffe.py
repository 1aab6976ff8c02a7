"""What somebody who means harm sends: each of these once went through."""

import hashlib
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from massanzug.interessenbekundung import actions, druck
from massanzug.interessenbekundung.choices import Bekundungsstand, Verfahrensstand
from massanzug.interessenbekundung.models import Bekundung, Bekundungspruefung, Frage, Wertung
from massanzug.interessenbekundung.pruefungen import vernichte_uebrige_schluessel
from massanzug.interessenbekundung.queries import auswahl as lesen
from massanzug.interessenbekundung.queries import verfahren as queries
from massanzug.rechenkern import siegel
from massanzug.rechenkern.bekundung import Inhalt, dokument, wortzahl
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik import pdf, schluesselbund
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from massanzug.traeger.models import Traeger, Zugehoerigkeit
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto, Protokoll
from massanzug.zugang.queries import protokoll_liste
from massanzug.zugang.zugriff import Zugriff
from tests.conftest import anmelden
from tests.interessenbekundung import auswahlszene
from tests.interessenbekundung.auswahlszene import NAMEN, PRUEFTAG, SPAET, Lage, konto
from tests.interessenbekundung.szene import (
    FRIST,
    KENNWOERTER,
    NACHHER,
    VERGABE,
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
    je_pruefung = dict(Bekundungspruefung.objects.values_list("pk", "bekundung_id"))
    pks = [je_pruefung[int(e.objekt_id)] for e in eintraege]
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


def _befangen(lage: Lage, wer: Any) -> None:
    actions.befangenheit_erklaeren(
        zugriff=wer, bekundung=lage.bekundung(NAMEN[0]), befangen=True, grund="Spät bemerkt."
    )


def test_mit_zu_wenigen_unbefangenen_steht_keine_rangfolge_fest(welt: Any) -> None:
    """A replacement opens the first round again; what the others gave stays."""
    lage = auswahlszene.ausgesprochen()
    for wer in lage.jury[:2]:
        _befangen(lage, wer)
    with pytest.raises(Unzulaessig, match="mindestens drei"):
        actions.rangfolge_feststellen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    vorher = Wertung.objects.count()
    neue = mensch("ersatz", Traeger.objects.filter(art="oeffentlich")[0], Rolle.JHA)
    actions.jury_benennen(zugriff=lage.amt[0], verfahren=lage.verfahren, konto=konto(neue))
    assert lage.verfahren.stand == Verfahrensstand.WERTUNG and Wertung.objects.count() == vorher
    with pytest.raises(Unzulaessig):
        actions.erste_wertung_schliessen(zugriff=lage.amt[0], verfahren=lage.verfahren)


def test_wird_die_jury_nach_der_rangfolge_befangen_gibt_es_keinen_vermerk(welt: Any, monkeypatch: Any) -> None:
    lage = auswahlszene.gereiht()
    vermerk = auswahlszene.vermerk(lage)
    for wer in lage.jury[:2]:
        _befangen(lage, wer)
    with pytest.raises(Unzulaessig, match="weniger als drei"):
        actions.vermerk_unterschreiben(zugriff=lage.amt[0], vermerk=vermerk)
    with pytest.raises(Unzulaessig, match="weniger als drei"):
        auswahlszene.vermerk(lage, stand=1)
    for wer in lage.jury[2:]:
        _befangen(lage, wer)
    assert lesen.reihung(lage.angebot()).plaetze == ()
    neu = actions.wirkungsraum_neu_ausschreiben(zugriff=lage.amt[0], ausschreibung=lage.angebot(), grund="Befangen.")
    assert neu.ausschreibung == lage.angebot()
    monkeypatch.setenv("MASSANZUG_HEUTE", PRUEFTAG.date().isoformat())
    seite = browser(lage.bewerber[NAMEN[1]]).get(reverse("ergebnis", args=[lage.bekundungen[NAMEN[1]].pk]))
    assert "wird erneut ausgeschrieben" in seite.content.decode(), "wer sich beworben hat, erfährt es"


def test_wer_zu_einem_traeger_gehoert_der_sich_bewirbt_ist_befangen(welt: Any) -> None:
    """§ 16 SGB X: without any declaration, as clerk and as juror."""
    lage = auswahlszene.wertend()
    traeger = Traeger.objects.get(name=NAMEN[0])
    for wer in (lage.amt[0], lage.jury[0]):
        Zugehoerigkeit.objects.create(
            konto_id=wer.konto_id, traeger=traeger, rolle=Rolle.BEWERBUNG, gueltig_von=VORHER.date()
        )
    alle = [lesen.bekundungen(wer, lage.verfahren).count() for wer in lage.amt[:2]]
    assert alle[0] < alle[1]
    with pytest.raises(Verboten, match="befangen"):
        actions.erste_wertung_schliessen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    with pytest.raises(Verboten):
        actions.wertung_abschliessen(zugriff=lage.jury[0], bekundung=lage.bekundung(NAMEN[1]))
    Zugehoerigkeit.objects.filter(traeger=traeger, konto_id=lage.amt[0].konto_id).update(gueltig_bis=date(2026, 12, 9))
    assert lesen.befangene_raeume(lage.amt[0].konto_id, lage.verfahren) == frozenset(), "sie ging vor der Frist"


def test_wer_eine_bekundung_mit_namen_gelesen_hat_wertet_sie_nicht_verdeckt(welt: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("MASSANZUG_HEUTE", PRUEFTAG.date().isoformat())
    lage = auswahlszene.geprueft(verdeckt=True)
    moeglich = {k.pk for k in lesen.moegliche_jury(lage.amt[0], lage.verfahren)}
    assert lage.amt[2].konto_id in moeglich
    seite = reverse("auswahl_bekundung", args=[lage.verfahren.pk, lage.bekundungen[NAMEN[0]].pk])
    assert browser(lage.amt[2]).get(seite).status_code == 200
    assert lage.amt[2].konto_id not in {k.pk for k in lesen.moegliche_jury(lage.amt[0], lage.verfahren)}


def test_vor_der_oeffnung_zaehlt_niemand_bekundungen(auswahl: Auswahl) -> None:
    """Neither by the list of acts nor by their numbers."""
    erste = eingereicht(auswahl, auswahl.eine).bekundung
    zweite = geschrieben(auswahl, auswahl.andere)
    assert abs(erste.pk - zweite.pk) > 1000
    wer = mensch("dsb", Traeger.objects.filter(art="oeffentlich")[0], Rolle.DATENSCHUTZ)

    def gelistet() -> set[str]:
        """What the list says of these two, and of the call."""
        hier = {f"interessenbekundung.bekundung {b.pk}" for b in (erste, zweite)}
        hier.add(f"interessenbekundung.verfahren {auswahl.verfahren.pk}")
        return {e.aktion for e in protokoll_liste(wer) if f"{e.objekt_typ} {e.objekt_id}" in hier}

    assert "verfahren_freigeben" in gelistet() and not {t for t in gelistet() if t.startswith("bekundung")}
    oeffnen(auswahl)
    assert {"bekundung_beginnen", "bekundung_einreichen"} <= gelistet()


def test_ein_kennwort_ist_so_stark_wie_ein_passwort(auswahl: Auswahl) -> None:
    neu = actions.verfahren_anlegen(
        zugriff=auswahl.amt[0], titel="x", zweck="x", frist=FRIST, wirkungsraeume=[Wirkungsraum.objects.all()[0]],
        **VERGABE,
    )  # fmt: skip
    for schwach in ("aaaaaaaaaaaa", "passwort12345", auswahl.amt[0].name):
        with pytest.raises(Unzulaessig):
            actions.schluessel_annehmen(zugriff=auswahl.amt[0], verfahren=neu, kennwort=schwach)


def test_wer_waehrend_des_vernichtens_zurueckzieht_behaelt_seinen_entwurf(auswahl: Auswahl) -> None:
    """The key of what was handed in goes after the commit; the one it is written on with has another name."""
    b, code = geschrieben(auswahl, auswahl.eine), actions.neuer_code()
    alter = queries.entwurfsschluessel(b)
    b = actions.bekundung_einreichen(zugriff=auswahl.eine, bekundung=b, eingang=VORHER, code=code).bekundung
    b = actions.bekundung_zurueckziehen(zugriff=auswahl.eine, bekundung=b, code=code, eingang=VORHER)
    schluesselbund.vernichte(alter)
    frisch = Bekundung.objects.select_related("verfahren").get(pk=b.pk)
    assert queries.entwurf(frisch)
    schluesselbund.neuer_schluessel(alter)
    assert vernichte_uebrige_schluessel() >= 1 and queries.entwurf(frisch)
    # a draft from before each Fassung had its own key is written with the first one's, and stays readable
    schluesselbund.benenne_um(queries.entwurfsschluessel(frisch), alter)
    assert vernichte_uebrige_schluessel() == 0 and queries.entwurf(frisch)


@pytest.mark.parametrize(
    ("text", "woerter"),
    [
        ("", 0), ("ein Wort", 2), ("\u2800".join(["Wort"] * 9), 9), ("x" * 61, 2), ("a\u200bb\u00a0c", 3),
        ("Straßenbahn-Haltestelle", 1),
    ],
)  # fmt: skip
def test_der_wortzaehler_laesst_sich_nicht_umgehen(text: str, woerter: int) -> None:
    assert wortzahl(text) == woerter

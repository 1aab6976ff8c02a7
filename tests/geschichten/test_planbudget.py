"""Eye to eye, by keyboard alone: an event is proposed, confirmed by city and Leitträger, and the year shows it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.geschichten.seite import Seitenbuch, druecke, kreuze, schreibe

pytestmark = pytest.mark.browser
RAUM = "huesten"
NACHWEIS = "Tarifabschluss vom Mai, angewandt auf die Personalkosten."


def in_cent(text: str) -> int:
    """The first amount in a German text."""
    return int(re.sub(r"[.,]", "", re.findall(r"([\d.]+,\d\d)\s€", text)[0]))


def plan(page: Page) -> int:
    page.goto(f"/planbudget/{RAUM}/steuerung/")
    return in_cent(page.locator(".zahl", has_text="Planbudget 2026").inner_text())


def test_ein_ereignis_von_vorschlag_bis_steuerung(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    gruppe = fenster("steuerungsgruppe")
    vorher = plan(gruppe)

    autorin = fenster("controlling")
    autorin.goto(f"/planbudget/{RAUM}/ereignisse/")
    seitenbuch.pruefe_seite(autorin, "controlling")
    druecke(autorin, "link", "Ereignis vorschlagen")
    seitenbuch.pruefe_seite(autorin, "controlling")
    kreuze(autorin, "Welche Art von Ereignis?", "Tarif")
    schreibe(autorin, "Betrag für ein volles Jahr in Euro", "12.000,00")
    schreibe(autorin, "Wirksam ab", "1.1.2026")
    schreibe(autorin, "Beschluss", "Steuerungsgruppe, 3. November 2026")
    schreibe(autorin, "Nachweis", NACHWEIS)
    druecke(autorin, "button", "Vorschlagen")
    seitenbuch.pruefe_seite(autorin, "controlling")
    expect(autorin.get_by_text("Sie haben es vorgeschlagen")).to_be_visible()
    ort = autorin.url.split("://", 1)[1].split("/", 1)[1]

    for kennung in ("kaemmerei", f"lt-leitung.{RAUM}"):
        assert plan(gruppe) == vorher, "wirkt schon, bevor zwei Organisationen bestätigt haben"
        page = fenster(kennung)
        page.goto(f"/{ort}")
        seitenbuch.pruefe_seite(page, kennung)
        druecke(page, "button", "Bestätigen")
        expect(page.get_by_text("hat am 22.")).not_to_have_count(0)
    assert plan(gruppe) == vorher + 1_200_000
    seitenbuch.pruefe_seite(gruppe, "steuerungsgruppe")


def test_die_steuerungsgruppe_setzt_einen_punkt_und_haelt_ihn_fest(
    fenster: Callable[..., Page], seitenbuch: Seitenbuch
) -> None:
    page = fenster("steuerungsgruppe")
    page.goto(f"/planbudget/{RAUM}/steuerung/")
    druecke(page, "link", "Punkt auf die Liste setzen")
    seitenbuch.pruefe_seite(page, "steuerungsgruppe")
    schreibe(page, "Worüber soll die Steuerungsgruppe sprechen?", "Zwei Stellen bei den Familienhilfen sind frei")
    druecke(page, "button", "Auf die Liste setzen")
    seitenbuch.pruefe_seite(page, "steuerungsgruppe")
    schreibe(page, "Was soll geschehen?", "Ausschreibung gemeinsam mit dem Leitträger")
    schreibe(page, "Wer kümmert sich?", "Leitung des Leitträgers")
    druecke(page, "button", "Speichern")
    zeile = page.locator("#punkte tr", has_text="Zwei Stellen")
    expect(zeile).to_contain_text("Ausschreibung gemeinsam")
    expect(zeile).to_contain_text("offen")
    ausschuss = fenster("jha")
    ausschuss.goto(f"/planbudget/{RAUM}/steuerung/")
    expect(ausschuss.locator("#punkte")).to_contain_text("Zwei Stellen")
    expect(ausschuss.locator("#punkte a")).to_have_count(0)


def test_controlling_fragt_was_waere_wenn(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    """The forecast answers while a lever moves and exactly when it rests; whoever has the link sees the same."""
    page = fenster("controlling")
    page.goto("/planbudget/")
    druecke(page, "link", "Prognose")
    genau = page.get_by_text("Genau gerechnet, ohne Würfeln")
    expect(genau).to_be_visible(timeout=30_000)
    seitenbuch.pruefe_seite(page, "controlling")
    letztes = page.locator("#jahre tbody tr").last
    vorher = letztes.inner_text()
    regler = page.get_by_label("Neue Hilfen")
    regler.focus()
    page.keyboard.press("Home")
    expect(page.locator("#hebelwerk output").nth(3)).to_have_text("50")
    expect(letztes).not_to_have_text(vorher)
    expect(genau).to_be_visible(timeout=30_000)
    druecke(page, "button", "Genau rechnen")
    expect(page.locator("#jahre tbody tr").last).not_to_have_text(vorher)
    ort = page.url.split("://", 1)[1].split("/", 1)[1]
    assert "zugaenge=50" in ort
    ausschuss = fenster("jha")
    ausschuss.goto(f"/{ort}")
    assert ausschuss.locator("#jahre tbody").inner_text() == page.locator("#jahre tbody").inner_text()
    seitenbuch.pruefe_seite(ausschuss, "jha", "mit Hebel")


def test_die_steuerungsgruppe_rechnet_ausfuehrlich(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    """It takes a while, says how far it is, can be stopped, and is there for everybody when it is done."""
    page = fenster("steuerungsgruppe")
    page.goto("/planbudget/prognose/?raum=neheim&genau=1")
    druecke(page, "button", "Ausführlich rechnen")
    expect(page.get_by_role("progressbar")).to_be_visible()
    druecke(page, "button", "Rechnung abbrechen")
    expect(page.get_by_role("progressbar")).to_have_count(0)
    druecke(page, "button", "Ausführlich rechnen")
    expect(page.get_by_role("progressbar")).to_be_visible()
    # the page comes anew by itself when it is over
    expect(page.get_by_text("seitdem hat sich nichts geändert")).to_be_visible(timeout=240_000)
    expect(page.get_by_text("Ausführlich gerechnet:")).to_be_visible()
    expect(page.get_by_role("heading", name="Was am meisten ausmacht")).to_be_visible()
    expect(page.locator("#rueckschau")).to_contain_text("im Mittel")
    seitenbuch.pruefe_seite(page, "steuerungsgruppe", "ausführlich")
    blatt = page.get_by_role("link", name="Zwei Seiten für die Steuerungsgruppe (PDF)").get_attribute("href")
    assert blatt and page.request.get(blatt).body().startswith(b"%PDF")
    ausschuss = fenster("jha")
    ausschuss.goto("/planbudget/prognose/?raum=neheim&genau=1")
    expect(ausschuss.get_by_text("Ausführlich gerechnet:")).to_be_visible()


def test_ein_szenario_kommt_auf_den_tisch(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    """Controlling keeps a supposition and lays it beside an item; a council member compares it with what holds."""
    page = fenster("controlling")
    page.goto("/planbudget/neheim/punkt/neu/")
    page.get_by_label("Worüber soll die Steuerungsgruppe sprechen?").fill("Reicht es 2029?")
    druecke(page, "button", "Auf die Liste setzen")
    expect(page.get_by_text("Noch liegt kein Szenario bei")).to_be_visible()
    page.goto("/planbudget/prognose/?raum=neheim&genau=1")
    regler = page.get_by_label("Rückführungen", exact=True)
    regler.focus()
    page.keyboard.press("End")
    page.get_by_label("Beginn der Maßnahmen").select_option(label="01.07.2027")
    druecke(page, "button", "Genau rechnen")
    druecke(page, "button", "Als Szenario festhalten")
    expect(page.get_by_text("Rückführungen 300 %, Maßnahmen ab 01.07.2027")).to_be_visible()
    druecke(page, "button", "Speichern")
    expect(page.locator("#id_name_error")).to_be_visible()
    page.get_by_label("Wie soll das Szenario heißen?").fill("Dreimal so viele Rückführungen")
    druecke(page, "button", "Speichern")
    expect(page.get_by_role("columnheader", name="Dreimal so viele Rückführungen")).to_be_visible()
    seitenbuch.pruefe_seite(page, "controlling", "ein Szenario")
    druecke(page, "link", "Einem Punkt beilegen")
    page.get_by_label("Reicht es 2029? (Neheim)").check()
    druecke(page, "button", "Beilegen")
    expect(page.get_by_role("heading", name="Dreimal so viele Rückführungen")).to_be_visible()
    seitenbuch.pruefe_seite(page, "controlling", "mit Szenario")
    ausschuss = fenster("jha")
    ausschuss.goto("/planbudget/prognose/?raum=neheim&genau=1")
    druecke(ausschuss, "link", "Szenarien nebeneinander")
    expect(ausschuss.get_by_text("„zu wenig in 3 von 10“ heißt")).to_be_visible()
    assert ausschuss.get_by_role("link", name="Einem Punkt beilegen").count() == 0

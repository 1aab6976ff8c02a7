"""A Beratung in the Sozialraumteam, by keyboard alone: brought in, freed without a name, thought about in rounds."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.geschichten.handgriffe import neuer_fall
from tests.geschichten.seite import Seitenbuch, druecke, kreuze, schreibe, tab_zu

pytestmark = pytest.mark.browser

FRAGE = "Wie kommt Jana zu einer Stunde für sich?"
OHNE_NAMEN = "Wie kommt [Mutter] zu einer Stunde für sich?"
IDEEN = ("Die Nachbarin geht dienstags mit auf den Spielplatz", "Der Chor im Pfarrheim nimmt Kinder mit")


def bringe_ein(page: Page, buch: Seitenbuch, fall: str) -> None:
    page.goto(fall)
    druecke(page, "link", "In das Sozialraumteam einbringen")
    buch.pruefe_seite(page, "asd")
    schreibe(page, "Ihre Frage an das Team", FRAGE)
    druecke(page, "button", "Auf die Tagesordnung setzen")


def gib_frei(page: Page, buch: Seitenbuch) -> None:
    """The name is marked and gone; writing it again is refused."""
    druecke(page, "link", "Fallblatt vorbereiten")
    buch.pruefe_seite(page, "asd")
    expect(page.locator("mark.ersetzt").nth(1)).to_contain_text("[Mutter] statt Jana")
    feld = "Frage an das Team: so liest es das Team"
    schreibe(page, feld, "Wie kommt Jana raus?")
    druecke(page, "button", "Gelesen, für das Team freigeben")
    buch.pruefe_seite(page, "asd", "mit Fehlern")
    expect(page.get_by_role("alert")).to_contain_text("Hier steht noch „Jana“")
    schreibe(page, feld, OHNE_NAMEN)
    tab_zu(page, "checkbox", "Mutter")
    page.keyboard.press("Space")
    druecke(page, "button", "Gelesen, für das Team freigeben")
    expect(page.locator("#beratung")).to_contain_text("Fallblatt freigegeben")


def denke_mit(page: Page, buch: Seitenbuch) -> None:
    """The Leitträger's worker at her own desk: two ideas, each one line and Enter."""
    druecke(page, "link", re.compile("^Ihre Teamsitzung am"))
    buch.pruefe_seite(page, "lt")
    familie = page.get_by_role("listitem").filter(has_text=OHNE_NAMEN).get_by_role("link").first.inner_text()
    druecke(page, "link", familie)
    buch.pruefe_seite(page, "lt")
    expect(page.get_by_role("main")).not_to_contain_text("Jana")
    for idee in IDEEN:
        expect(page.get_by_label("Neue Idee")).to_be_focused()
        page.keyboard.type(idee)
        page.keyboard.press("Enter")
        expect(page.get_by_text(idee, exact=True)).to_be_visible()
    expect(page.get_by_role("radio", name="Fachkraft")).to_have_count(0)
    druecke(page, "button", "Runde 2 öffnen")
    expect(page.get_by_role("radio", name="Fachkraft")).to_have_count(1)
    buch.pruefe_seite(page, "lt", "Runde 2")
    schreibe(page, "Neue Idee", "Eine Stunde in der Woche kommt jemand")
    kreuze(page, "Wer würde beitragen?", "Fachkraft")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Eine Stunde in der Woche kommt jemand", exact=True)).to_be_visible()
    druecke(page, "link", "Auftrag festhalten")
    schreibe(page, "Was ist zu tun?", "Im Chor nachfragen")
    schreibe(page, "Wer kümmert sich?", "Leitträger")
    druecke(page, "button", "Speichern")
    expect(page.locator("#auftraege")).to_contain_text("Im Chor nachfragen")


def waehle_aus(page: Page, buch: Seitenbuch, fall: str) -> None:
    page.goto(fall)
    druecke(page, "link", "Ideen auswählen")
    buch.pruefe_seite(page, "asd")
    tab_zu(page, "checkbox", re.compile("^Der Chor"))
    page.keyboard.press("Space")
    druecke(page, "button", "Speichern")
    druecke(page, "link", re.compile("^Als Baustein einfügen"))
    expect(page.get_by_role("textbox", name=re.compile(r"^Was\?"))).to_have_value(IDEEN[1])


def test_eine_beratung(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    asd, lt = fenster("asd.neheim"), fenster("lt.neheim")
    fall = neuer_fall(asd, "Regenbogen")
    bringe_ein(asd, seitenbuch, fall)
    gib_frei(asd, seitenbuch)
    lt.goto("/schreibtisch/")
    denke_mit(lt, seitenbuch)
    waehle_aus(asd, seitenbuch, fall)
    asd.goto(fall)
    druecke(asd, "button", "Fallblatt zurückziehen")
    assert lt.reload().status == 403  # type: ignore[union-attr]

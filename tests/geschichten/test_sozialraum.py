"""The memory of the neighbourhood on a phone: entered in the street, confirmed in a row, found for a child's goal."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.geschichten.handgriffe import neuer_fall, neues_ziel
from tests.geschichten.seite import SCHMAL, Seitenbuch, druecke, schreibe, waehle

pytestmark = pytest.mark.browser


def _handy(page: Page) -> Page:
    page.set_viewport_size(SCHMAL)
    return page


def test_in_der_strasse_eintragen_mit_der_tastatur(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    """From the list to the saved entry: one link, six fields, one button; nothing else must be known in the street."""
    page = _handy(fenster("lt.neheim"))
    page.goto("/sozialraum/ressourcen/")
    seitenbuch.pruefe_seite(page, "lt_fachkraft", "Gedächtnis")
    druecke(page, "link", "Neu eintragen")
    seitenbuch.pruefe_seite(page, "lt_fachkraft", "leer")
    schreibe(page, "Wie heißt es?", "Lötkolben und Limo")
    waehle(page, "Was ist es?", "Treffpunkt")
    schreibe(page, "Was gibt es dort?", "Jugendliche löten Lampen, danach gibt es Limo.")
    waehle(page, "In welchem Stadtteil?", "Neheim")
    schreibe(page, "Wann?", "donnerstags 17 bis 19 Uhr")
    schreibe(page, "Wie erreicht man sie?", "0171 3920042")
    druecke(page, "button", "Eintragen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lötkolben und Limo")
    expect(page.locator("#angaben")).to_contain_text("donnerstags 17 Uhr")
    seitenbuch.pruefe_seite(page, "lt_fachkraft", "eingetragen")

    # whoever types the name again is told
    page.goto("/sozialraum/ressourcen/neu/")
    page.get_by_label("Wie heißt es?").press_sequentially("Lötkolben")
    expect(page.locator("#aehnliche")).to_contain_text("Lötkolben und Limo")
    seitenbuch.pruefe_seite(page, "lt_fachkraft", "gibt es schon")

    # a private person without consent is asked for it, and nothing typed is lost
    page.get_by_label("Wie heißt es?").fill("Herr L.")
    page.get_by_label("Was ist es?").select_option("person")
    page.get_by_label("Was gibt es dort?").fill("Repariert Lampen mit Kindern.")
    page.get_by_label("In welchem Stadtteil?").select_option("Neheim")
    page.get_by_role("button", name="Eintragen").click()
    expect(page.locator(".fehlerliste")).to_contain_text("Seit wann ist sie da?")
    expect(page.get_by_label("Was gibt es dort?")).to_have_value("Repariert Lampen mit Kindern.")
    seitenbuch.pruefe_seite(page, "lt_fachkraft", "ohne Einwilligung")


def test_zwanzig_bestaetigungen_in_einer_ruhigen_stunde(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    page = _handy(fenster("lt.alt-arnsberg"))
    page.goto("/sozialraum/ressourcen/runde/")
    seitenbuch.pruefe_seite(page, "lt_fachkraft", "Runde")
    offen = page.locator(".einleitung").inner_text()
    vorher = int(re.match(r"(\d+) Einträge", offen)[1])  # type: ignore[index]
    assert vorher > 20
    for _ in range(20):
        name = page.locator(".treffer__name").first.inner_text()
        page.get_by_role("button", name=re.compile(rf"^Anruf ?: {re.escape(name)} stimmt noch$")).click()
        expect(page.get_by_role("heading", name=name, exact=True)).to_have_count(0)
    expect(page.locator(".einleitung")).to_contain_text(f"{vorher - 20} Einträge")


def test_beim_ziel_gefunden_und_mit_einer_taste_im_massanzug(
    fenster: Callable[..., Page], seitenbuch: Seitenbuch
) -> None:
    page = _handy(fenster("asd.neheim"))
    fall = neuer_fall(page, "Wacholder")
    neues_ziel(page, fall, "Ich will schwimmen lernen.")
    page.goto(f"{fall}massanzug/")
    page.locator("summary", has_text="Was gibt es dafür im Sozialraum?").focus()
    page.keyboard.press("Enter")
    erster = page.locator(".vorschlaege .fund").first
    expect(erster.locator(".gruende")).to_contain_text("Schwimmen")
    seitenbuch.pruefe_seite(page, "asd_fachkraft", "Vorschläge beim Ziel")
    name = erster.locator(".treffer__name").inner_text()
    erster.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".werkziel .baustein__was")).to_contain_text(name)
    seitenbuch.pruefe_seite(page, "asd_fachkraft", "Baustein aus dem Sozialraum")


def test_das_verzeichnis_liest_jeder(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    page = _handy(fenster())
    page.goto("/verzeichnis/")
    seitenbuch.pruefe_seite(page, "ohne Anmeldung", "Verzeichnis")
    page.get_by_label("Was suchen Sie?").fill("schwimmen lernen, 8 Jahre")
    page.keyboard.press("Enter")
    expect(page.locator(".gruende").first).to_contain_text("Schwimmen")
    page.locator(".treffer__name a").first.click()
    expect(page.locator("#angaben")).to_contain_text("Wo")
    seitenbuch.pruefe_seite(page, "ohne Anmeldung", "Eintrag im Verzeichnis")


def test_aus_einer_idee_wird_ein_projekt_mit_zeit_und_geld(
    fenster: Callable[..., Page], seitenbuch: Seitenbuch
) -> None:
    """A team tells a project, notes time in three taps and what was spent; the Kämmerei books it once."""
    page = _handy(fenster("lt.neheim"))
    page.goto("/sozialraum/projekte/")
    seitenbuch.pruefe_seite(page, "lt_fachkraft", "Projekte")
    druecke(page, "link", "Neues Projekt")
    seitenbuch.pruefe_seite(page, "lt_fachkraft", "Projekt, leer")
    schreibe(page, "Wie heißt es?", "Lampenladen")
    page.get_by_label("Für den Raum (fallunspezifisch)").check()
    schreibe(page, "Was wird gebraucht, und was war der Anlass?", "Im Winter ist der Weg zum Treff dunkel.")
    druecke(page, "button", "Anlegen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lampenladen")
    seitenbuch.pruefe_seite(page, "lt_fachkraft", "Projekt")

    druecke(page, "link", "Zeit notieren")
    expect(page.get_by_label("Projekt „Lampenladen“")).to_be_checked()
    seitenbuch.pruefe_seite(page, "lt_fachkraft", "Zeit, leer")
    page.get_by_label("Vernetzung").check()
    page.get_by_label("1,5 Std.").check()
    druecke(page, "button", "Notieren")
    expect(page.locator("#woche")).to_contain_text("Lampenladen")
    seitenbuch.pruefe_seite(page, "lt_fachkraft", "Zeit")

    page.goto("/sozialraum/projekte/")
    page.get_by_role("link", name="Lampenladen").click()
    druecke(page, "link", "Kosten eintragen")
    schreibe(page, "Betrag in Euro", "48,90")
    waehle(page, "Wofür?", "Material")
    schreibe(page, "Was genau?", "Zwölf Lampen")
    druecke(page, "button", "Speichern")
    expect(page.locator("#aufwand")).to_contain_text("48,90")
    expect(page.locator("#aufwand")).to_contain_text("1,5")
    page.get_by_role("button", name=re.compile("Aufheben")).click()
    expect(page.locator("#kosten")).to_contain_text("hebt auf")
    seitenbuch.pruefe_seite(page, "lt_fachkraft", "Projekt mit Kosten")

    kasse = fenster("kaemmerei")
    kasse.goto("/planbudget/neheim/raumarbeit/")
    seitenbuch.pruefe_seite(kasse, "kaemmerei", "Raumarbeit")
    kasse.get_by_role("button", name=re.compile("buchen$")).click()
    expect(kasse.get_by_role("heading", level=1)).to_contain_text("Buchung")
    kasse.goto("/planbudget/neheim/raumarbeit/")
    expect(kasse.locator("main")).to_contain_text("Alles gebucht")
    seitenbuch.pruefe_seite(kasse, "kaemmerei", "Raumarbeit gebucht")

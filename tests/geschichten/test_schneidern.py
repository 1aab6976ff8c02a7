"""Cutting a plan: by keyboard alone, by mouse, and what comes of it on the server."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.geschichten.handgriffe import neuer_fall, neues_ziel
from tests.geschichten.seite import Seitenbuch, druecke, kreuze, naechste_seite, schreibe, tab_zu, waehle

pytestmark = pytest.mark.browser

ESSEN = "Wir essen abends zusammen."
SCHULE = "Ich gehe jeden Tag in die Schule."


def _fall_mit_zielen(page: Page, familie: str) -> str:
    fall = neuer_fall(page, familie)
    for ziel in (ESSEN, SCHULE):
        neues_ziel(page, fall, ziel)
    return fall


def _im_ziel(page: Page, ziel: str) -> Any:
    return page.locator(".werkziel").filter(has=page.get_by_role("heading", name=f"„{ziel}“"))


def _fuege_mit_ziffer_ein(page: Page, ziffer: str, wer: str, was: str) -> None:
    """Anywhere in the workbench a digit opens the form in place; thread and unit are there already."""
    tab_zu(page, "link", re.compile("^Eigener Beitrag"))
    page.keyboard.press(ziffer)
    expect(page.get_by_label("Wer genau?")).to_be_focused()
    page.keyboard.type(wer)
    schreibe(page, "Was?", was)
    waehle(page, "Für welches Ziel?", re.compile("essen"))


def test_schneidern_nur_mit_der_tastatur(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    page = fenster("asd.neheim")
    fall = _fall_mit_zielen(page, "Quendel")
    page.goto(f"{fall}massanzug/")
    seitenbuch.pruefe_seite(page, "asd_fachkraft", "leere Werkbank")
    page.reload()

    _fuege_mit_ziffer_ein(page, "2", "Oma Helga", "kocht mit")
    expect(page.get_by_label("Netzwerk", exact=True)).to_be_checked()
    seitenbuch.pruefe_seite(page, "asd_fachkraft", "Formular in der Werkbank")
    schreibe(page, "Bis wann?", "30.6.2027")
    druecke(page, "button", "Baustein einfügen")
    essen, schule = _im_ziel(page, ESSEN), _im_ziel(page, SCHULE)
    expect(essen.locator(".baustein")).to_have_count(1)
    seitenbuch.pruefe_seite(page, "asd_fachkraft", "ein Faden")

    # the knot at the beginning, three weeks later; the arrow keys rest, then one act is saved
    tab_zu(page, "slider", "Anfang: Oma Helga")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    stimme = page.locator("#werktisch-stimme")
    expect(stimme).to_contain_text("Oma Helga: 13. Dezember 2026 bis 30. Juni 2027")
    expect(page.get_by_role("slider", name="Anfang: Oma Helga")).to_be_focused()
    # down to the other knot, a month earlier
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("slider", name="Ende: Oma Helga")).to_be_focused()
    page.keyboard.press("PageUp")
    expect(stimme).to_contain_text("13. Dezember 2026 bis 30. Mai 2027")
    seitenbuch.pruefe_seite(page, "asd_fachkraft", "verschoben")
    tab_zu(page, "button", "Rückgängig machen", taste="Shift+Tab")
    page.keyboard.press("Enter")
    expect(stimme).to_contain_text("Rückgängig gemacht.")
    expect(essen.locator(".baustein__wann")).to_contain_text("13. Dezember 2026 bis 30. Juni 2027")

    # to the other goal, through the plain form
    druecke(page, "link", re.compile("^Verschieben ?: kocht mit$"))
    seitenbuch.pruefe_seite(page, "asd_fachkraft")
    waehle(page, "Für welches Ziel?", SCHULE)
    druecke(page, "button", "Verschieben")
    expect(schule.locator(".baustein")).to_have_count(1)
    expect(essen.locator(".baustein")).to_have_count(0)
    page.goto(f"{fall}prinzipien/")
    seitenbuch.pruefe_seite(page, "asd_fachkraft")


def test_wechsel_und_zweiter_schnitt_nur_mit_der_tastatur(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    page = fenster("asd.neheim")
    fall = _fall_mit_zielen(page, "Rauke")
    page.goto(f"{fall}massanzug/")
    _fuege_mit_ziffer_ein(page, "7", "Wohngruppe Mühlrad", "ein Zimmer für Mila")
    schreibe(page, "Ab wann?", "1.12.2026")
    schreibe(page, "Wie viele in der Woche?", "7")
    schreibe(page, "Betrag in Euro", "180")
    waehle(page, "Welcher Anbieter?", re.compile("^Lichtfaden"))
    druecke(page, "button", "Baustein einfügen")
    expect(page.get_by_text("Bisher tragen nur Fachkräfte bei.").first).to_be_visible()

    druecke(page, "link", "Wechsel planen")
    seitenbuch.pruefe_seite(page, "asd_fachkraft")
    schreibe(page, "Ab welchem Tag gilt der Wechsel?", "1.4.2027")
    tab_zu(page, "checkbox", re.compile("^Wohngruppe Mühlrad"))
    page.keyboard.press("Space")
    kreuze(page, "Wer trägt bei?", "Eigener Beitrag")
    waehle(page, "Was für ein Baustein?", "Eigener Beitrag")
    schreibe(page, "Wer genau?", "Mila und Mama")
    schreibe(page, "Was?", "wohnen wieder zusammen")
    waehle(page, "Für welches Ziel?", ESSEN)
    waehle(page, "Wie wird bezahlt?", "kostet nichts")
    druecke(page, "button", "Wirkung ansehen")
    seitenbuch.pruefe_seite(page, "asd_fachkraft", "Wirkung")
    expect(page.locator("#wer .traegt")).to_have_text(re.compile("Mila und Mama: wohnen wieder zusammen"))
    expect(page.locator("#wer")).not_to_contain_text("Zimmer für Mila, ")
    druecke(page, "button", "In den Entwurf übernehmen")
    expect(page.locator(".baustein").filter(has_text="ein Zimmer")).to_contain_text("bis 31. März 2027")
    expect(page.locator(".baustein").filter(has_text="zusammen")).to_contain_text("ab dem 1. April 2027")

    druecke(page, "button", "Zweiten Schnitt danebenlegen")
    expect(page.get_by_text("Schnitt B, im Entwurf")).to_be_visible()
    druecke(page, "button", re.compile("^Entfernen ?: wohnen wieder zusammen$"))
    druecke(page, "link", "Schnitte nebeneinander ansehen")
    expect(page.get_by_role("article").first).to_contain_text("Mila und Mama")
    seitenbuch.pruefe_seite(page, "asd_fachkraft")
    druecke(page, "link", "Mit der Familie wählen")
    seitenbuch.pruefe_seite(page, "asd_fachkraft")
    kreuze(page, "Welchen Schnitt möchte die Familie?", "Schnitt A")
    schreibe(page, "Warum nicht den anderen?", "Wir wollen wieder zusammen wohnen.")
    druecke(page, "button", "Diesen Schnitt nehmen")
    expect(page.get_by_text("Ein Schnitt wurde nicht gewählt.")).to_be_visible()
    expect(page.get_by_role("link", name="Zur Entscheidung vorlegen")).to_be_visible()


def test_mit_der_maus_ziehen(fenster: Callable[..., Page]) -> None:
    page = fenster("asd.neheim")
    fall = _fall_mit_zielen(page, "Salbei")
    page.goto(f"{fall}massanzug/")
    essen, schule = _im_ziel(page, ESSEN), _im_ziel(page, SCHULE)
    page.locator("[data-palette] [data-art=raumressource]").drag_to(essen)
    page.get_by_label("Wer genau?").fill("Stadtbücherei")
    expect(page.get_by_label("Für welches Ziel?")).to_have_value(re.compile(r"\d+"))
    expect(page.get_by_label("Sozialraum", exact=True)).to_be_checked()
    page.locator("#id_was").fill("ein Kochabend im Monat")
    with naechste_seite(page):
        page.get_by_role("button", name="Baustein einfügen").click()
    essen.locator(".baustein").drag_to(schule.get_by_role("heading"))
    expect(schule.locator(".baustein")).to_have_count(1)
    expect(page.locator("#werktisch-stimme")).to_contain_text("Verschoben. Stadtbücherei")

    # the knot, pulled to the right: whole weeks
    knoten = page.get_by_role("slider", name="Anfang: Stadtbücherei").locator("ellipse")
    knoten.scroll_into_view_if_needed()
    ort = knoten.bounding_box()
    assert ort
    page.mouse.move(ort["x"] + ort["width"] / 2, ort["y"] + ort["height"] / 2)
    page.mouse.down()
    page.mouse.move(ort["x"] + 60, ort["y"], steps=5)
    page.mouse.up()
    expect(page.locator("[data-bewegt]")).to_contain_text("Stadtbücherei")
    expect(schule.locator(".baustein__wann")).not_to_contain_text("22. November 2026")


def test_wer_verschiebt_was_jemand_anders_geaendert_hat_erfaehrt_es(fenster: Callable[..., Page]) -> None:
    page, zweites = fenster("asd.neheim"), fenster("asd.neheim")
    fall = _fall_mit_zielen(page, "Thymian")
    page.goto(f"{fall}baustein/neu/?art=eigen")
    page.get_by_label("Wer genau?").fill("Mila")
    page.locator("#id_was").fill("deckt den Tisch")
    page.get_by_label("Für welches Ziel?").select_option(index=1)
    with naechste_seite(page):
        page.get_by_role("button", name="Baustein einfügen").click()
    zweites.goto(page.url)
    zweites.get_by_role("slider", name="Anfang: Mila").press("ArrowRight")
    expect(zweites.locator("#werktisch-stimme")).to_contain_text("29. November 2026")
    page.get_by_role("slider", name="Anfang: Mila").press("PageDown")
    expect(page.locator(".bewegt--nicht")).to_contain_text("Inzwischen hat jemand den Baustein geändert")
    expect(page.locator(".baustein__wann")).to_contain_text("29. November 2026")

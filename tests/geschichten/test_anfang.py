"""How much a worker does before the first will and goal stand: counted key by key, nothing but the keyboard."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.geschichten.seite import Seitenbuch, druecke, schreibe, waehle

pytestmark = pytest.mark.browser

WILLE = "Ich will wieder bei meiner Oma frühstücken und dann zur Schule gehen."
ZIEL = "Ich bin jeden Morgen um acht in der Schule."
ZAEHLER = """addEventListener("keydown", () => sessionStorage.tasten = Number(sessionStorage.tasten || 0) + 1, true)"""
HANDBUCH = Path(__file__).parents[2] / "docs" / "handbuch" / "asd.md"


def _tasten(page: Page) -> int:
    return int(page.evaluate("Number(sessionStorage.tasten || 0)"))


def test_erster_wille_und_erstes_ziel(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    page = fenster("asd.neheim")
    page.add_init_script(ZAEHLER)
    page.goto("/schreibtisch/")
    druecke(page, "link", "Kontakt aufnehmen")
    schreibe(page, "Wie heißt die Familie?", "Morgenroth")
    schreibe(page, "Wer hat sich gemeldet?", "Jule")
    waehle(page, "Wer ist das in der Familie?", re.compile("^Kind"))
    waehle(page, "Wo wohnt die Familie?", "Neheim")
    schreibe(page, "Was ist das Anliegen?", "Morgens ist es schwer.")
    druecke(page, "button", "Kontakt speichern")

    druecke(page, "link", "Weiter: Wille")
    seitenbuch.pruefe_seite(page, "asd_fachkraft")
    page.reload()
    vorher = _tasten(page)
    pflicht = page.get_by_text("(erforderlich").count()
    assert pflicht <= 4
    expect(page.get_by_role("combobox", name="Wer sagt das?")).to_contain_text("Jule")
    schreibe(page, "Was will sie oder er erreichen?", WILLE)
    schreibe(page, "Wie ist es, wenn das gelungen ist?", ZIEL)
    druecke(page, "button", "Speichern")
    tasten = _tasten(page) - vorher
    expect(page.locator("#ziele")).to_contain_text(ZIEL)
    expect(page.get_by_role("blockquote")).to_contain_text(WILLE)
    print(f"{pflicht} Pflichtangaben, {tasten} Tasten, davon {len(WILLE) + len(ZIEL)} für die Worte der Familie")
    steht = re.search(r"(\d+) Pflichtangaben und höchstens (\d+) Tasten", HANDBUCH.read_text(encoding="utf-8"))
    assert steht
    assert pflicht == int(steht[1])
    assert tasten - len(WILLE) - len(ZIEL) <= int(steht[2])

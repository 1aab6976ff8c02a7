"""The check of a page can fail: each kind of defect is planted once and must be named."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from tests.geschichten.conftest import Buehne
from tests.geschichten.seite import Seitenbuch, tab_zu

pytestmark = pytest.mark.browser

LINK = "document.querySelector('main a')"
MAENGEL = {
    "h1: 2 statt 1": "document.querySelector('main').append(document.createElement('h1'))",
    "Der Titel ist leer": "document.title = ''",
    "zeigt den Fokus nicht": f"{LINK}.style.outline = 'none'",
    "rollt quer": "document.querySelector('main p').style.minWidth = '400px'",
    "color-contrast": "document.querySelector('main p').style.color = '#777777'",
    r"dark, 1280 px: color-contrast": "document.querySelector('main p').style.color = '#595959'",
    "springt ins Leere": f"{LINK}.setAttribute('href', '#nirgends')",
    "link-name": f"{LINK}.textContent = ''",
}


@pytest.mark.parametrize("wort", MAENGEL)
def test_ein_mangel_faellt_auf(fenster: Callable[..., Page], wort: str) -> None:
    page = fenster()
    page.goto("/hilfe/")
    page.evaluate(MAENGEL[wort])
    with pytest.raises(AssertionError, match=wort):
        Seitenbuch().pruefe_seite(page, "")


def test_fremde_rechner_und_verstoesse_gegen_die_csp_fallen_auf(buehne: Buehne) -> None:
    page = buehne.fenster()
    page.goto("/hilfe/")
    with page.expect_console_message(lambda m: "Content Security Policy" in m.text):
        page.evaluate("() => document.body.setAttribute('style', 'color: red')")
    with pytest.raises(PlaywrightError):
        page.goto("http://127.0.0.2:9/")
    ((_, aufsicht),) = buehne.kontexte
    assert len(aufsicht.verstoesse) == 2
    assert "127.0.0.2" in aufsicht.verstoesse[1]
    aufsicht.verstoesse.clear()


def test_was_die_tastatur_nicht_erreicht_faellt_auf(fenster: Callable[..., Page]) -> None:
    page = fenster()
    page.goto("/hilfe/")
    page.locator("main a").first.evaluate("(a) => { a.tabIndex = -1; a.textContent = 'Nur mit der Maus'; }")
    with pytest.raises(AssertionError, match="nicht zu erreichen"):
        tab_zu(page, "link", "Nur mit der Maus")

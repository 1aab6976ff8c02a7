"""One server, one browser, one demo city for all stories."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.geschichten.dienst import Dienst, chromium_pfad
from tests.geschichten.handgriffe import sieh_an_als
from tests.geschichten.seite import FENSTER, Aufsicht, Seitenbuch

SCHALTER = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SEITENBUCH = pytest.StashKey[Seitenbuch]()
GEDULD = 20_000  # milliseconds; the machine is busy with other things
expect.set_options(timeout=GEDULD)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    pfad = chromium_pfad()
    if not pfad:
        grund = "Kein Chromium auf diesem Rechner (apt-get install chromium): die Geschichten sind nicht gelaufen."
        if os.environ.get("CI", "").lower() in {"1", "true"}:
            pytest.fail(grund, pytrace=False)
        pytest.skip(grund)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=pfad, args=SCHALTER)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def dienst(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dienst]:
    """The running server; `dienst.konten` are the people of the demo city."""
    dienst = Dienst(tmp_path_factory.mktemp("geschichten"))
    dienst.richte_ein()
    try:
        dienst.starte()
        yield dienst
    finally:
        dienst.beende()
    gesagt = dienst.ausgabe.read_text()
    assert "Traceback" not in gesagt, f"Der Dienst ist unterwegs gestolpert:\n{gesagt[-5000:]}"


@pytest.fixture(scope="package")
def seitenbuch(request: pytest.FixtureRequest) -> Seitenbuch:
    buch = request.config.stash[SEITENBUCH] = Seitenbuch()
    return buch


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """How much was looked at; a check of nothing would show here."""
    if buch := config.stash.get(SEITENBUCH, None):
        terminalreporter.write_line(", ".join(f"{zahl} {was}" for was, zahl in buch.zahlen.items()))


class Buehne:
    """Opens browser windows and looks after all of them."""

    def __init__(self, browser: Browser, dienst: Dienst) -> None:
        self.browser, self.dienst = browser, dienst
        self.kontexte: list[tuple[BrowserContext, Aufsicht]] = []

    def fenster(self, kennung: str = "", *, eigene_sitzung: bool = False, **mehr: Any) -> Page:
        """A window of its own: logged in as the invented person of this Kennung, or as nobody.

        The windows of one person share a login unless the story ends it.
        """
        cookies = None if eigene_sitzung else self.dienst.cookies.get(kennung)
        context = self.browser.new_context(
            base_url=self.dienst.adresse, viewport=FENSTER, locale="de-DE", timezone_id="Europe/Berlin", **mehr
        )
        context.set_default_timeout(GEDULD)
        self.kontexte.append((context, Aufsicht(context, self.dienst.adresse)))
        page = context.new_page()
        if cookies:
            context.add_cookies(cookies)
            page.goto("/schreibtisch/")
        elif kennung:
            sieh_an_als(page, kennung)
            if not eigene_sitzung:
                self.dienst.cookies[kennung] = context.cookies()
        return page

    def schliesse(self) -> None:
        for context, _ in self.kontexte:
            context.close()

    def verlange_ruhe(self) -> None:
        for _, aufsicht in self.kontexte:
            aufsicht.verlange_ruhe()


@pytest.fixture
def buehne(chromium: Browser, dienst: Dienst) -> Iterator[Buehne]:
    buehne = Buehne(chromium, dienst)
    yield buehne
    buehne.schliesse()
    buehne.verlange_ruhe()


@pytest.fixture
def fenster(buehne: Buehne) -> Callable[..., Page]:
    """`fenster("asd.neheim")` is a browser in which this person is logged in."""
    return buehne.fenster

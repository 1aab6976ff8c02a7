"""Short ways for stories whose point lies elsewhere: by mouse, without looking at every page."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

GESPEICHERT = re.compile(r"^Entwurf gesichert \d\d:\d\d$")
ENTWURF = re.compile(r"^Entwurf von \d\d:\d\d Uhr, 22\.\sNovember\s2026$")


def sieh_an_als(page: Page, kennung: str) -> None:
    """Log in with the button of the demo."""
    page.goto("/konto/anmelden/")
    page.locator(f'button[name="kennung"][value="{kennung}"]').click()
    page.wait_for_url("**/schreibtisch/")


def neuer_fall(page: Page, familie: str) -> str:
    """A first contact through the real form; returns the path of the new case."""
    page.goto("/faelle/neu/")
    page.get_by_label("Wie heißt die Familie?").fill(familie)
    page.get_by_label("Wer hat sich gemeldet?").fill("Jana")
    page.get_by_label("Wer ist das in der Familie?").select_option("mutter")
    page.get_by_label("Wo wohnt die Familie?").select_option("Neheim")
    page.get_by_label("Was ist das Anliegen?").fill("Es ist zu viel geworden.")
    page.get_by_role("button", name="Kontakt speichern").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Familie {familie}")
    return urlsplit(page.url).path


def neues_ziel(page: Page, fall: str, text: str) -> str:
    """A goal of the first person; returns the path of its form."""
    page.goto(f"{fall}ziel/neu/")
    page.get_by_label("Wie lautet das Ziel?").fill(text)
    page.get_by_label("Wessen Ziel ist es?").select_option(index=1)
    page.get_by_label("Wille der Eltern").check()
    page.get_by_label("Richtungsziel").check()
    speichere(page)
    return str(page.locator("#ziele").get_by_role("link", name=re.compile("^Ändern")).last.get_attribute("href"))


def bestimme_vertretung(page: Page, fall: str, name: str) -> None:
    page.goto(f"{fall}vertretung/neu/")
    page.get_by_label("Wer vertritt Sie").select_option(name)
    speichere(page)


def speichere(page: Page) -> None:
    """Send the form that keeps drafts, whatever its button says, and wait for the page behind it."""
    vorher = page.url
    page.locator("form[data-entwurf] button[type=submit]").click()
    page.wait_for_url(lambda url: url != vorher)


def speicherstand(page: Page) -> Locator:
    """What the page says beside its title about saving."""
    return page.locator("[data-speicherstand] > span").first


def entwurf_angebot(page: Page) -> Locator:
    return page.get_by_role("main").get_by_text(ENTWURF)


def tippe(page: Page, worte: Iterable[str], pause: int = 30) -> None:
    """Type word after word at the pace of a hand."""
    for wort in worte:
        page.keyboard.type(f"{wort} ", delay=pause)

"""Every role walks through its places and the pages for everybody; nothing is broken, nothing leads nowhere."""

import re
from collections import defaultdict
from collections.abc import Callable
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import Page

from tests.geschichten.dienst import Dienst
from tests.geschichten.seite import VARIANTEN, Seitenbuch

pytestmark = pytest.mark.browser

FUER_ALLE = ("/", "/hilfe/", "/barrierefreiheit/", "/wer-hilft/", "/stil/")
JE_ROLLE = {
    "asd_fachkraft": "asd.neheim",
    "asd_leitung": "asd-leitung.neheim",
    "lt_fachkraft": "lt.neheim",
    "lt_leitung": "lt-leitung.neheim",
    "wjh": "wjh",
    "vormundschaft": "vormundschaft",
    "controlling": "controlling",
    "kaemmerei": "kaemmerei",
    "steuerungsgruppe": "steuerungsgruppe",
    "jha": "jha",
    "datenschutz": "datenschutz",
    "verwaltung": "verwaltung",
}
JE_MUSTER = 3  # of forty links that differ in a number only, so many are followed


def plaetze(page: Page) -> list[str]:
    return [str(a.get_attribute("href")) for a in page.locator("nav.plaetze a").all()]


class Wege:
    """Follows the links of pages, each address once."""

    def __init__(self) -> None:
        self.gesehen: set[str] = set()
        self.je_muster: dict[str, int] = defaultdict(int)
        self.tot: list[str] = []

    def folge(self, page: Page) -> None:
        for ziel in page.locator("main a[href]").evaluate_all("alle => alle.map((a) => a.href)"):
            adresse = urldefrag(ziel).url
            muster = re.sub(r"\d+", "n", urlsplit(adresse).path)
            if adresse in self.gesehen or self.je_muster[muster] >= JE_MUSTER or not adresse.startswith("http"):
                continue
            self.gesehen.add(adresse)
            self.je_muster[muster] += 1
            antwort = page.request.get(adresse)
            if antwort.status != 200:
                self.tot.append(f"{page.url} → {adresse}: {antwort.status}")


def test_jede_rolle_kommt_vor(dienst: Dienst) -> None:
    assert {zeile["rolle"] for zeile in dienst.konten.values()} == set(JE_ROLLE)


@pytest.mark.parametrize("rolle", ["", *JE_ROLLE])
def test_seiten_je_rolle(fenster: Callable[..., Page], seitenbuch: Seitenbuch, rolle: str) -> None:
    page, wege = fenster(JE_ROLLE.get(rolle, "")), Wege()
    orte = [*plaetze(page), "/konto/", *FUER_ALLE] if rolle else ["/konto/anmelden/", *FUER_ALLE]
    assert not rolle or "/schreibtisch/" in orte
    fehler = []
    # what is the same for everybody is looked at in full as a guest, by each role in one of the four ways
    eine = list(JE_ROLLE).index(rolle) % len(VARIANTEN) if rolle else 0
    for ort in orte:
        antwort = page.goto(ort)
        assert antwort is not None
        assert antwort.status == 200, f"{ort} antwortet mit {antwort.status}"
        try:
            seitenbuch.pruefe_seite(
                page, rolle, varianten=VARIANTEN[eine : eine + 1] if rolle and ort in FUER_ALLE else VARIANTEN
            )
        except AssertionError as mangel:
            fehler.append(str(mangel))
        wege.folge(page)
    assert wege.gesehen
    fehler += wege.tot
    assert not fehler, "\n".join(fehler)

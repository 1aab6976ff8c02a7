"""Every role walks through its places and the pages for everybody; nothing is broken, nothing leads nowhere."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.geschichten.dienst import Dienst
from tests.geschichten.seite import VARIANTEN, Seitenbuch

pytestmark = pytest.mark.browser

FUER_ALLE = (
    *("/", "/hilfe/", "/barrierefreiheit/", "/wer-hilft/", "/stil/"),
    *("/interessenbekundung/", "/interessenbekundung/anmelden/"),
)
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
    "auswahl": "auswahl",
    "bewerbung": "bewerbung.kornblume",
}
JE_MUSTER = 2
ECKEN = (VARIANTEN[0], VARIANTEN[-1])  # light and wide, dark and narrow


def plaetze(page: Page) -> list[str]:
    return [str(a.get_attribute("href")) for a in page.locator("nav.plaetze a").all()]


def muster(adresse: str) -> str:
    return re.sub(r"\d+|neheim|huesten|alt-arnsberg", "n", urlsplit(adresse).path)


class Rundgang:
    """One role's walk: looks at pages, follows their links, notes what is broken."""

    def __init__(self, page: Page, buch: Seitenbuch, rolle: str) -> None:
        self.page, self.buch, self.rolle = page, buch, rolle
        self.gesehen: set[str] = set()
        self.je_muster: dict[str, list[str]] = defaultdict(list)
        self.fehler: list[str] = []

    def sieh(self, ort: str, varianten: Sequence[tuple[str, ViewportSize]]) -> None:
        antwort = self.page.goto(ort)
        assert antwort is not None
        assert antwort.status == 200, f"{ort} antwortet mit {antwort.status}"
        try:
            self.buch.pruefe_seite(self.page, self.rolle, varianten=varianten)
        except AssertionError as mangel:
            self.fehler.append(str(mangel))
        self.folge_links()

    def folge_links(self) -> None:
        """Each address once, and of forty that differ in a number only the first few."""
        for ziel in self.page.locator("main a[href]").evaluate_all("alle => alle.map((a) => a.href)"):
            adresse = urldefrag(ziel).url
            gleiche = self.je_muster[muster(adresse)]
            if adresse in self.gesehen or len(gleiche) >= JE_MUSTER or not adresse.startswith("http"):
                continue
            self.gesehen.add(adresse)
            antwort = self.page.request.get(adresse)
            if antwort.status != 200:
                self.fehler.append(f"{self.page.url} → {adresse}: {antwort.status}")
            if "attachment" not in antwort.headers.get("content-disposition", ""):  # a file is no page
                gleiche.append(adresse)

    def tiefer(self) -> list[str]:
        """One address of each kind that the pages so far link to."""
        return [adressen[0] for art, adressen in list(self.je_muster.items()) if adressen and not self._war(art)]

    def _war(self, art: str) -> bool:
        return any(m == art and rolle == self.rolle for m, rolle in self.buch.geprueft) or art == "/konto/abmelden/"


def test_jede_rolle_kommt_vor(dienst: Dienst) -> None:
    assert {zeile["rolle"] for zeile in dienst.konten.values()} == set(JE_ROLLE)


def test_seiten_fuer_alle_als_gast(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    gang = Rundgang(fenster(), seitenbuch, "")
    for ort in ("/konto/anmelden/", *FUER_ALLE):
        gang.sieh(ort, VARIANTEN)
    assert gang.gesehen
    assert not gang.fehler, "\n".join(gang.fehler)


@pytest.mark.parametrize("rolle", JE_ROLLE)
def test_seiten_je_rolle(fenster: Callable[..., Page], seitenbuch: Seitenbuch, rolle: str) -> None:
    """Her places and her account in all four ways, what they link to in two, what is the same for all in one."""
    gang = Rundgang(fenster(JE_ROLLE[rolle]), seitenbuch, rolle)
    orte = plaetze(gang.page)
    assert "/schreibtisch/" in orte
    for ort in (*orte, "/konto/"):
        gang.sieh(ort, VARIANTEN)
    for ort in gang.tiefer():
        gang.sieh(ort, ECKEN)
    eine = list(JE_ROLLE).index(rolle) % len(VARIANTEN)
    for ort in FUER_ALLE:
        gang.sieh(ort, VARIANTEN[eine : eine + 1])
    assert gang.gesehen
    assert not gang.fehler, "\n".join(gang.fehler)

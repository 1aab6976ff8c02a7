"""What every page must stand: axe, 320 px, dark, focus, own host only. And hands that know only the keyboard."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, ElementHandle, Locator, Page, Request, ViewportSize

AXE_MARKEN = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ALLES = {"type": "tag", "values": list(AXE_MARKEN)}
NUR_FARBE = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
FENSTER: ViewportSize = {"width": 1280, "height": 900}
SCHMAL: ViewportSize = {"width": 320, "height": 640}
VARIANTEN = tuple(product(("light", "dark"), (FENSTER, SCHMAL)))
SKRIPT = Path(__file__).with_suffix(".js")
HOECHSTENS = 150  # presses of one key until we call it lost


class Aufsicht:
    """Watches every page of a browser context: no foreign host, no CSP violation, no error in a script."""

    def __init__(self, context: BrowserContext, adresse: str) -> None:
        self.adresse = adresse
        self.host = urlsplit(adresse).netloc
        self.verstoesse: list[str] = []
        self.anfragen = 0
        context.add_init_script(path=SKRIPT)
        context.on("request", self._anfrage)
        context.on("console", lambda nachricht: self._nachricht(nachricht.type, nachricht.text))
        context.on("weberror", lambda fehler: self.verstoesse.append(f"Fehler im Skript: {fehler.error}"))

    def _anfrage(self, anfrage: Request) -> None:
        self.anfragen += 1
        ziel = urlsplit(anfrage.url)
        if ziel.scheme not in {"data", "blob"} and ziel.netloc != self.host:
            self.verstoesse.append(f"Anfrage an einen fremden Rechner: {anfrage.url}")

    def _nachricht(self, art: str, text: str) -> None:
        """The browser notes each answer from 400 on and each lost connection; those are for the tests to judge."""
        if "Content Security Policy" in text or (art == "error" and not text.startswith("Failed to load resource")):
            self.verstoesse.append(f"{art}: {text}")

    def verlange_ruhe(self) -> None:
        assert not self.verstoesse, "\n".join(self.verstoesse)


class Seitenbuch:
    """Which page was checked as whom; each distinct page once per role, light and dark, wide and narrow (unfolded)."""

    def __init__(self) -> None:
        self.geprueft: set[tuple[str, str]] = set()
        self.zahlen: Counter[str] = Counter()

    def pruefe_seite(
        self, page: Page, rolle: str, zustand: str = "", varianten: Sequence[tuple[str, ViewportSize]] = VARIANTEN
    ) -> None:
        """Check the page that is loaded; `zustand` names a second face of the same address (with errors, a draft)."""
        muster = re.sub(r"\d+", "n", urlsplit(page.url).path) + (f" {zustand}" if zustand else "")
        if (muster, rolle) in self.geprueft:
            return
        self.geprueft.add((muster, rolle))
        self.zahlen["Seiten"] += 1
        warte_auf_stuecke(page)
        groesse = page.viewport_size or FENSTER
        vorher = page.evaluate_handle("document.activeElement")
        fehler = list(page.evaluate("pruefung.aufbau()"))
        page.evaluate(AXE_SCRIPT)
        breiten: set[int] = set()
        for farbe, fenster in varianten:
            page.emulate_media(color_scheme=farbe, reduced_motion="reduce")  # type: ignore[arg-type]
            page.set_viewport_size(fenster)
            page.evaluate("(auf) => pruefung.klappe(auf)", fenster == SCHMAL)
            page.evaluate("pruefung.ruhig()")
            # the other colours change no more than colours: all rules once per width, then those that look at colour
            regeln = NUR_FARBE if fenster["width"] in breiten else ALLES
            breiten.add(fenster["width"])
            befund = [*page.evaluate("pruefung.breite()"), *self._axe(page, regeln), *self._fokus(page)]
            fehler += [f"{farbe}, {fenster['width']} px: {zeile}" for zeile in befund]
        page.emulate_media(color_scheme="null", reduced_motion="null")
        page.set_viewport_size(groesse)
        page.evaluate("(vorher) => pruefung.zurueck(vorher)", vorher)
        assert not fehler, f"{muster} als {rolle or 'Gast'}:\n" + "\n".join(fehler)

    def _axe(self, page: Page, regeln: dict[str, object]) -> list[str]:
        self.zahlen["Läufe von axe"] += 1
        return list(page.evaluate("(regeln) => pruefung.axe(regeln)", regeln))

    def pruefe_fokus(self, page: Page) -> None:
        """One sees the focus wherever it goes, in what the page looks like now."""
        assert self._fokus(page) == []

    def _fokus(self, page: Page) -> list[str]:
        page.keyboard.press("Tab")  # from now on the browser takes us for a keyboard
        gesehen, fehler = page.evaluate("pruefung.fokus()")
        assert gesehen, "Auf dieser Seite lässt sich nichts ansteuern."
        self.zahlen["Fokusstellen"] += gesehen
        return list(fehler)


def warte_auf_stuecke(page: Page) -> None:
    """Until what a page loads by itself has come."""
    if page.locator(".geldzeile").count():
        page.locator(".geldzeile__satz").first.wait_for()


# --- the keyboard -----------------------------------------------------------------------------------------------------


def tab_zu(page: Page, rolle: str, name: str | re.Pattern[str], *, taste: str = "Tab") -> Locator:
    """Press Tab until the focus is on this role with this accessible name; on the way each stop must be visible."""
    ziel = page.get_by_role(rolle, name=name, exact=True)  # type: ignore[arg-type]
    if ziel.count() > 1:  # the same words may stand twice if they mean the same
        assert len(set(ziel.evaluate_all("alle => alle.map((e) => e.href || crypto.randomUUID())"))) == 1, name
        ziel = ziel.first
    _tab_bis(page, ziel.element_handle(), f"{rolle} „{name}“", taste)
    return ziel


def _tab_bis(page: Page, griff: ElementHandle | None, was: str, taste: str = "Tab") -> None:
    assert griff is not None
    weg: list[str] = []
    for _ in range(HOECHSTENS):
        page.keyboard.press(taste)
        da, sichtbar, wer = _wo(griff)
        weg.append(wer)
        assert sichtbar, f"{wer} hat den Fokus, und man sieht es nicht."
        if da:
            return
    raise AssertionError(f"Mit {taste} nicht zu erreichen: {was}. Der Weg: {' → '.join(weg[-30:])}")


def _wo(griff: ElementHandle) -> tuple[bool, bool, str]:
    da, sichtbar, wer = griff.evaluate("(ziel) => pruefung.wo(ziel)")
    return bool(da), bool(sichtbar), str(wer)


def schreibe(page: Page, feld: str, text: str) -> None:
    """Tab to the field and type; what stands in it is replaced."""
    tab_zu(page, "textbox", benannt(feld))
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text) if "\n" in text else page.keyboard.type(text)


def waehle(page: Page, feld: str, wahl: str | re.Pattern[str]) -> None:
    """Tab to the select and go down with the arrow until the option stands there."""
    liste = tab_zu(page, "combobox", benannt(feld))
    page.keyboard.press("Home")
    for _ in range(HOECHSTENS):
        steht = str(liste.evaluate("(e) => e.selectedOptions[0].label"))
        if wahl.search(steht) if isinstance(wahl, re.Pattern) else steht == wahl:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"In „{feld}“ gibt es „{wahl}“ nicht.")


def kreuze(page: Page, gruppe: str, wahl: str) -> None:
    """Tab into the group of radio buttons and go to the one with the arrows."""
    kasten = page.get_by_role("group", name=benannt(gruppe))
    _tab_bis(page, kasten.element_handle(), f"Auswahl „{gruppe}“")
    ziel = kasten.get_by_role("radio", name=wahl, exact=True)
    if not ziel.is_checked():
        page.keyboard.press("Space")
    for _ in range(kasten.get_by_role("radio").count()):
        if ziel.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"In „{gruppe}“ gibt es „{wahl}“ nicht.")


def benannt(label: str) -> re.Pattern[str]:
    """A label, with or without the word „(erforderlich)“ behind it."""
    return re.compile(rf"^{re.escape(label)}(\s*\(erforderlich.*\))?$")


def druecke(page: Page, rolle: str, name: str | re.Pattern[str]) -> None:
    """Tab to a link or button and press Enter; then the next page is there."""
    tab_zu(page, rolle, name)
    with naechste_seite(page):
        page.keyboard.press("Enter")


@contextmanager
def naechste_seite(page: Page) -> Iterator[None]:
    with page.expect_navigation(wait_until="load"):
        yield

"""What every page must stand: axe, 320 px, dark, focus, own host only. And hands that know only the keyboard."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, ElementHandle, Locator, Page, Request

AXE_MARKEN = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
FENSTER = {"width": 1280, "height": 900}
SCHMAL = {"width": 320, "height": 640}
HOECHSTENS = 150  # presses of one key until we call it lost

# Does the browser draw an outline for what has the focus? It may be drawn by the row or card the link fills.
_SICHTBAR = """
const umriss = (e) => {
  for (let n = e, i = 0; n && i < 4; n = n.parentElement, i += 1) {
    const s = getComputedStyle(n);
    if (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && s.outlineColor !== 'rgba(0, 0, 0, 0)') return true;
  }
  return false;
};
const wer = (e) => `${e.tagName.toLowerCase()} „${(e.innerText || e.getAttribute('aria-label') || e.name || '').trim().slice(0, 60)}“`;
"""
_ZUSTAND = f"""() => {{ {_SICHTBAR}
  const fehler = [];
  const einmal = (was, anzahl) => anzahl === 1 || fehler.push(`${{was}}: ${{anzahl}} statt 1`);
  einmal('h1', document.querySelectorAll('h1').length);
  einmal('main', document.querySelectorAll('main').length);
  if (!document.title.trim()) fehler.push('Der Titel ist leer');
  if (document.documentElement.lang !== 'de') fehler.push('Die Sprache der Seite ist nicht Deutsch');
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) fehler.push(`id „${{id}}“ doppelt`);
  for (const a of document.querySelectorAll('main a[href^="#"]')) {{
    if (!document.getElementById(a.getAttribute('href').slice(1))) fehler.push(`${{wer(a)}} springt ins Leere`);
  }}
  return fehler;
}}"""
_ENGE = """() => {
  const breite = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= breite) return [];
  const weit = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > breite + 1);
  return [`rollt quer: ${document.documentElement.scrollWidth} statt ${breite} px, zum Beispiel ` +
    weit.slice(0, 3).map((e) => `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') || ''}">`).join(', ')];
}"""
_FOKUS = f"""() => {{ {_SICHTBAR}
  const fehler = [];
  const alle = document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]');
  let gesehen = 0;
  for (const e of alle) {{
    if (e.disabled || !e.checkVisibility({{ visibilityProperty: true }})) continue;
    e.focus({{ preventScroll: true, focusVisible: true }});
    if (document.activeElement !== e) continue;
    gesehen += 1;
    if (!umriss(e)) fehler.push(`${{wer(e)}} zeigt den Fokus nicht`);
  }}
  return [gesehen, fehler];
}}"""
_ZURUECK = """(vorher) => {
  if (vorher !== document.body) return vorher.focus();
  document.body.tabIndex = -1; // so that the next Tab begins at the top
  document.body.focus();
  document.body.removeAttribute('tabindex');
  window.scrollTo(0, 0);
}"""
_RUHIG = """async () => {
  const bild = () => new Promise((fertig) => requestAnimationFrame(fertig));
  for (let still = 0, bilder = 0; still < 2 && bilder < 60; bilder += 1) {
    await bild();
    still = document.getAnimations().length ? 0 : still + 1;
  }
}"""
_AXE = """async (auswahl) => {
  const ergebnis = await axe.run(document, auswahl);
  return ergebnis.violations.map((v) => `${v.id} (${v.help}): ` +
    v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} ${n.html.slice(0, 160)}`).join(' | '));
}"""


class Aufsicht:
    """Watches every page of a browser context: no foreign host, no CSP violation, no error in a script."""

    def __init__(self, context: BrowserContext, adresse: str) -> None:
        self.adresse = adresse
        self.host = urlsplit(adresse).netloc
        self.verstoesse: list[str] = []
        self.anfragen = 0
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
    """Which page was checked as whom; each distinct page once per role, in four variants."""

    def __init__(self) -> None:
        self.geprueft: set[tuple[str, str]] = set()
        self.zahlen: Counter[str] = Counter()

    def pruefe_seite(self, page: Page, rolle: str, zustand: str = "") -> None:
        """Check the page that is loaded; `zustand` names a second face of the same address (with errors, with a draft)."""
        muster = re.sub(r"\d+", "n", urlsplit(page.url).path) + (f" {zustand}" if zustand else "")
        if (muster, rolle) in self.geprueft:
            return
        self.geprueft.add((muster, rolle))
        warte_auf_stuecke(page)
        vorher = page.evaluate_handle("document.activeElement")
        fehler = list(page.evaluate(_ZUSTAND))
        page.evaluate(AXE_SCRIPT)
        for farbe in ("light", "dark"):
            for fenster in (FENSTER, SCHMAL):
                page.emulate_media(color_scheme=farbe, reduced_motion="reduce")
                page.set_viewport_size(fenster)
                page.evaluate(_RUHIG)
                wie = f"{farbe}, {fenster['width']} px: "
                fehler += [wie + f for f in (*page.evaluate(_ENGE), *self._axe(page), *self._fokus(page))]
        page.emulate_media(color_scheme="null", reduced_motion="null")
        page.set_viewport_size(FENSTER)
        page.evaluate(_ZURUECK, vorher)
        self.zahlen["Seiten"] += 1
        assert not fehler, f"{muster} als {rolle or 'Gast'}:\n" + "\n".join(fehler)

    def _axe(self, page: Page) -> list[str]:
        self.zahlen["Läufe von axe"] += 1
        auswahl = {"runOnly": {"type": "tag", "values": list(AXE_MARKEN)}, "resultTypes": ["violations"], "preload": False}
        return list(page.evaluate(_AXE, auswahl))

    def pruefe_fokus(self, page: Page) -> None:
        """One sees the focus wherever it goes, in what the page looks like now."""
        assert self._fokus(page) == []

    def _fokus(self, page: Page) -> list[str]:
        page.keyboard.press("Tab")  # from now on the browser takes us for a keyboard
        gesehen, fehler = page.evaluate(_FOKUS)
        assert gesehen, "Auf dieser Seite lässt sich nichts ansteuern."
        self.zahlen["Fokusstellen"] += gesehen
        return list(fehler)


def warte_auf_stuecke(page: Page) -> None:
    """Until what a page loads by itself has come."""
    if page.locator(".geldzeile").count():
        page.locator(".geldzeile__satz").first.wait_for()


# --- the keyboard -----------------------------------------------------------------------------------------------------


def tab_zu(page: Page, rolle: str, name: str | re.Pattern[str], *, taste: str = "Tab") -> Locator:
    """Press Tab until what has the focus has this role and this accessible name; on the way each stop must be visible."""
    ziel = page.get_by_role(rolle, name=name, exact=True)  # type: ignore[arg-type]
    if ziel.count() > 1:  # the same words may stand twice if they mean the same
        assert len(set(ziel.evaluate_all("alle => alle.map((e) => e.href || Math.random())"))) == 1, f"„{name}“ ist vieldeutig"
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
    da, sichtbar, wer = griff.evaluate(
        f"(ziel) => {{ {_SICHTBAR} const e = document.activeElement;"
        " return [e === ziel || (ziel.tagName === 'FIELDSET' && ziel.contains(e)), e === document.body || e.tagName === 'MAIN' || umriss(e), wer(e)]; }"
    )
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

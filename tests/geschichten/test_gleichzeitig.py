"""Two people on the same form: the second one reads what the first one wrote, and loses nothing of her own."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.geschichten.handgriffe import bestimme_vertretung, neuer_fall, neues_ziel, speichere
from tests.geschichten.seite import Seitenbuch

pytestmark = pytest.mark.browser

MEINS = "Wir essen abends zusammen, ohne Handy."
IHRES = "Wir essen am Wochenende zusammen."
WORAN = "Am Sonntag erzählt jeder etwas von der Woche."


def test_zwei_schreiben_am_selben_ziel(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    ich, vertretung = fenster("asd.neheim"), fenster("asd2.neheim")
    fall = neuer_fall(ich, "Tadesse")
    ziel = neues_ziel(ich, fall, "Wir essen zusammen.")
    bestimme_vertretung(ich, fall, "Emre Tuncel")
    ich.goto(ziel)
    vertretung.goto(ziel)

    vertretung.get_by_label("Wie lautet das Ziel?").fill(IHRES)
    vertretung.get_by_label("Woran merken wir").fill(WORAN)
    speichere(vertretung)

    ich.get_by_label("Wie lautet das Ziel?").fill(MEINS)
    ich.get_by_label("Bis wann?").fill("31.3.2027")
    ich.get_by_role("button", name="Speichern").click()
    warnung = ich.get_by_role("alert")
    expect(warnung).to_be_focused()
    expect(warnung).to_contain_text(IHRES)
    expect(warnung.get_by_role("listitem").filter(has_text="Woran merken wir")).to_contain_text(WORAN)
    expect(ich.get_by_label("Wie lautet das Ziel?")).to_have_value(MEINS)
    expect(ich.get_by_label("Bis wann?")).to_have_value("31.3.2027")
    seitenbuch.pruefe_seite(ich, "asd_fachkraft", "inzwischen geändert")
    vertretung.reload()
    expect(vertretung.locator("#ziele")).to_contain_text(IHRES)

    speichere(ich)
    ziele = ich.locator("#ziele")
    expect(ziele).to_contain_text(MEINS)
    expect(ziele).to_contain_text("bis 31.")
    expect(ziele).not_to_contain_text(IHRES)


def test_zwei_fassen_denselben_willen(fenster: Callable[..., Page]) -> None:
    """Both words stay: a will is never changed, only written anew."""
    ich, vertretung = fenster("asd.neheim"), fenster("asd2.neheim")
    fall = neuer_fall(ich, "Okafor")
    bestimme_vertretung(ich, fall, "Emre Tuncel")
    wille = str(ich.locator("#wille").get_by_role("link", name="Willen aufschreiben").get_attribute("href"))
    ich.goto(wille)
    vertretung.goto(wille)
    vertretung.get_by_label("Was ist der Wille?").fill(IHRES)
    speichere(vertretung)
    ich.get_by_label("Was ist der Wille?").fill(MEINS)
    ich.get_by_role("button", name="Speichern").click()
    expect(ich.get_by_role("alert")).to_contain_text(IHRES)
    expect(ich.get_by_label("Was ist der Wille?")).to_have_value(MEINS)
    speichere(ich)
    expect(ich.locator("#wille")).to_contain_text(MEINS)

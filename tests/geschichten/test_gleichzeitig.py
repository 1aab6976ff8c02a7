"""Two people on the same form: what each wrote comes together, and where both wrote, a person chooses."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.geschichten.handgriffe import bestimme_vertretung, neuer_fall, neues_ziel, speichere
from tests.geschichten.seite import Seitenbuch

pytestmark = pytest.mark.browser

MEINS = "Wir essen abends zusammen, ohne Handy."
IHRES = "Wir essen am Wochenende zusammen."
BEIDES = "Wir essen am Wochenende abends zusammen, ohne Handy."
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
    zusammen = ich.locator("#zusammengefuehrt")
    expect(zusammen).to_contain_text("Emre Tuncel")
    expect(zusammen.get_by_role("listitem").filter(has_text="Woran merken wir")).to_contain_text(WORAN)
    expect(ich.get_by_label("Woran merken wir")).to_have_value(WORAN)
    expect(ich.get_by_label("Bis wann?")).to_have_value("31.3.2027")
    beide = ich.get_by_role("group", name="Zwei Fassungen")
    expect(beide).to_contain_text("abends")
    expect(beide).to_contain_text("am Wochenende")
    expect(ich.get_by_label("Wie lautet das Ziel?")).to_have_value(BEIDES)
    seitenbuch.pruefe_seite(ich, "asd_fachkraft", "inzwischen geändert")
    vertretung.reload()
    expect(vertretung.locator("#ziele")).to_contain_text(IHRES)

    beide.get_by_label("Beide zusammen").focus()
    ich.keyboard.press("ArrowUp")  # by keyboard: to theirs, and back down to both
    expect(ich.get_by_label("Wie lautet das Ziel?")).to_be_hidden()
    ich.keyboard.press("ArrowDown")
    expect(ich.get_by_label("Wie lautet das Ziel?")).to_be_visible()
    speichere(ich)
    ziele = ich.locator("#ziele")
    expect(ziele).to_contain_text(BEIDES)
    expect(ziele).to_contain_text(WORAN)
    expect(ziele).to_contain_text("bis 31.")


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
    ich.get_by_label("Meine Fassung").check()
    speichere(ich)
    expect(ich.locator("#wille")).to_contain_text(MEINS)

"""Without scripts, without motion, with the colours of the person and not ours."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.geschichten.handgriffe import neuer_fall, speichere
from tests.geschichten.seite import Seitenbuch

pytestmark = pytest.mark.browser

WILLE = "Ich will, dass morgens niemand schreit."
ORTE = ("/", "/konto/anmelden/", "/hilfe/")
ORTE_IM_HAUS = ("/schreibtisch/", "/faelle/", "/faelle/neu/", "/planbudget/", "/konto/")


def test_ohne_javascript_vom_kontakt_zum_willen(fenster: Callable[..., Page]) -> None:
    page = fenster("asd.neheim", eigene_sitzung=True, java_script_enabled=False)
    fall = neuer_fall(page, "Lindqvist")
    page.get_by_role("link", name="Willen aufschreiben").click()
    page.get_by_label("Was ist der Wille?").fill(WILLE)
    page.get_by_label("Wann hat sie das gesagt?").fill("irgendwann")
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_role("alert")).to_contain_text("Wann hat sie das gesagt?")
    expect(page.get_by_label("Was ist der Wille?")).to_have_value(WILLE)
    page.get_by_label("Wann hat sie das gesagt?").fill("20.11.2026")
    speichere(page)
    expect(page.get_by_role("blockquote")).to_contain_text(WILLE)
    page.goto(fall)
    expect(page.get_by_role("blockquote")).to_contain_text(WILLE)


@pytest.mark.parametrize(
    ("vorliebe", "frage"),
    [("reduced_motion", "bewegt"), ("forced_colors", "randlos"), ("contrast", "breite")],
)
def test_mit_eigenen_vorlieben(fenster: Callable[..., Page], seitenbuch: Seitenbuch, vorliebe: str, frage: str) -> None:
    wunsch = {vorliebe: {"reduced_motion": "reduce", "forced_colors": "active", "contrast": "more"}[vorliebe]}
    gast, page = fenster(**wunsch), fenster("asd.neheim", **wunsch)
    for wer, ort in [*((gast, o) for o in ORTE), *((page, o) for o in ORTE_IM_HAUS)]:
        antwort = wer.goto(ort)
        assert antwort is not None
        assert antwort.status == 200
        expect(wer.get_by_role("heading", level=1)).to_be_visible()
        seitenbuch.pruefe_fokus(wer)
        assert wer.evaluate(f"pruefung.{frage}()") == []

"""By keyboard alone: the ASD books desks at the Leitträger's, and its Leitung enters somebody who begins there."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.geschichten.seite import Seitenbuch, druecke, schreibe, tab_zu, waehle

pytestmark = pytest.mark.browser


def test_plaetze_buchen_bis_der_standort_voll_ist(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    page = fenster("asd.neheim")
    page.goto("/traeger/")
    seitenbuch.pruefe_seite(page, "asd")
    druecke(page, "link", "Lichtfaden Jugendhilfe gGmbH")
    seitenbuch.pruefe_seite(page, "asd")
    expect(page.get_by_text("Vollzeitstellen")).to_have_count(0)
    druecke(page, "link", re.compile("^Plätze buchen"))
    schreibe(page, "An welchem Tag?", "4.12.2026")
    schreibe(page, "Wie viele Plätze?", "5")
    druecke(page, "button", "Buchen")
    expect(page.get_by_text("noch 4 von 4 Plätzen frei").first).to_be_visible()
    seitenbuch.pruefe_seite(page, "asd", "voll")
    schreibe(page, "Wie viele Plätze?", "4")
    druecke(page, "button", "Buchen")
    expect(page.get_by_text("Freitag, 4. Dezember 2026: 4 von 4 Plätzen")).to_be_visible()
    seitenbuch.pruefe_seite(page, "asd", "gebucht")


def test_eine_fachkraft_kommt_und_ihr_fuehrungszeugnis_ist_gesehen(
    fenster: Callable[..., Page], seitenbuch: Seitenbuch
) -> None:
    page = fenster("lt-leitung.neheim")
    page.goto("/traeger/")
    druecke(page, "link", "Lichtfaden Jugendhilfe gGmbH")
    seitenbuch.pruefe_seite(page, "lt_leitung")
    druecke(page, "link", "Fachkräfte")
    seitenbuch.pruefe_seite(page, "lt_leitung")
    druecke(page, "link", "Fachkraft eintragen")
    schreibe(page, "Name oder Kürzel", "Ronja Westerfeld")
    waehle(page, "Höchster Abschluss", "Studium Soziale Arbeit")
    schreibe(page, "Stunden in der Woche", "60")
    schreibe(page, "Arbeitet hier seit", "1.12.2026")
    druecke(page, "button", "Eintragen")
    expect(page.get_by_text("bis 48, etwa 19,5").first).to_be_visible()
    seitenbuch.pruefe_seite(page, "lt_leitung", "Stunden")
    schreibe(page, "Stunden in der Woche", "19,5")
    druecke(page, "button", "Eintragen")
    druecke(page, "link", re.compile("^Führungszeugnis.*Ronja"))
    seitenbuch.pruefe_seite(page, "lt_leitung")
    schreibe(page, "Datum auf dem Führungszeugnis", "2.11.2026")
    tab_zu(page, "checkbox", "Es enthält keinen Eintrag nach § 72a Abs. 1 SGB VIII")
    page.keyboard.press("Space")
    druecke(page, "button", "Speichern")
    expect(page.get_by_text("vom 02.11.2026, das nächste bis 02.11.2031")).to_be_visible()

    amt = fenster("asd-leitung.neheim")
    amt.goto(page.url)
    seitenbuch.pruefe_seite(amt, "asd_leitung")
    expect(amt.get_by_text("Ronja Westerfeld")).to_be_visible()
    expect(amt.get_by_text("02.11.2026")).to_have_count(0)
    aufsicht = fenster("controlling")
    aufsicht.goto("/traeger/")
    druecke(aufsicht, "link", "Lichtfaden Jugendhilfe gGmbH")
    expect(aufsicht.get_by_text("Blick auf den 1. Oktober 2029")).to_be_visible()
    seitenbuch.pruefe_seite(aufsicht, "controlling")
    expect(aufsicht.get_by_role("link", name="Fachkräfte", exact=True)).to_have_count(0)

"""A selection from the empty form to the award: a call, two Träger, one of them too late, two of three keys, a jury."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.geschichten import auswahlweg
from tests.geschichten.dienst import HEUTE, Dienst
from tests.geschichten.handgriffe import GESPEICHERT, speicherstand
from tests.geschichten.seite import Seitenbuch, druecke, kreuze, naechste_seite, schreibe, tab_zu

pytestmark = pytest.mark.browser

Fenster = Callable[..., Page]
TITEL = "Träger für eine Lernwerkstatt"
TRAEGER, ADRESSE, PASSWORT = "Kirschhain Jugendhilfe e. V.", "nele@kirschhain.example", "Kirschen im Nachbargarten"
ZU_SPAET = "Mühlrad Familienbegleitung e. V."
SCHLUESSEL = {"auswahl": "drei Weiden am Bach", "auswahl2": "vier Brücken im Nebel", "auswahl3": "fünf Lichter im Moor"}
ANLAGE = Path(__file__).parents[1] / "technik" / "anlagen" / "einfach.pdf"


@pytest.fixture
def am_tag_danach(dienst: Dienst) -> Iterator[Callable[..., None]]:
    """Starts the server on the day after the deadline or a later one, and after the story on the day of all others."""

    def weiter(tag: str = "2026-11-23") -> None:
        dienst.beende()
        dienst.env["MASSANZUG_HEUTE"] = tag
        dienst.starte()

    yield weiter
    weiter(HEUTE.isoformat())


def schreibe_aus(page: Page, buch: Seitenbuch) -> str:
    """By keyboard alone: the call, and the first key; returns its address."""
    druecke(page, "link", "Auswahl")
    buch.pruefe_seite(page, "auswahl")
    druecke(page, "link", "Neues Verfahren")
    druecke(page, "button", "Anlegen")
    buch.pruefe_seite(page, "auswahl", "mit Fehlern")
    schreibe(page, "Wie heißt das Verfahren?", TITEL)
    schreibe(page, "Worum geht es?", "Gesucht wird ein Träger für eine Lernwerkstatt.")
    tab_zu(page, "checkbox", "Neheim")
    page.keyboard.press("Space")
    schreibe(page, "Ab wann gilt es?", "22.11.2026")
    schreibe(page, "Abgabefrist: Tag", "22.11.2026")
    schreibe(page, "Abgabefrist: Uhrzeit", "23:59:59")
    druecke(page, "button", "Anlegen")
    expect(page.get_by_role("alert")).to_contain_text("Die Vergabe beginnt erst nach dem Ende der Abgabefrist.")
    schreibe(page, "Ab wann gilt es?", "1.10.2027")
    druecke(page, "button", "Anlegen")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITEL)
    buch.pruefe_seite(page, "auswahl", "im Entwurf")
    druecke(page, "link", "Gewichte und Längen ändern")
    buch.pruefe_seite(page, "auswahl")
    schreibe(page, "1. Wer wir sind: Gewicht", "6")
    druecke(page, "button", "Speichern")
    expect(page.get_by_role("alert")).to_contain_text("Die Gewichte ergeben zusammen 101 statt 100.")
    schreibe(page, "1. Wer wir sind: Gewicht", "5")
    druecke(page, "button", "Speichern")
    return page.url


def nimm_schluessel(page: Page, buch: Seitenbuch, verfahren: str, kennwort: str) -> None:
    page.goto(verfahren)
    druecke(page, "link", "Einen Schlüssel annehmen")
    buch.pruefe_seite(page, "auswahl")
    schreibe(page, "Ihr Kennwort für dieses Verfahren", kennwort)
    schreibe(page, "Noch einmal", kennwort)
    druecke(page, "button", "Schlüssel annehmen")
    expect(page.locator("#schluessel")).to_contain_text("Kennwort zuletzt geprüft")


def melde_an(page: Page, buch: Seitenbuch) -> None:
    """A Träger that nobody knows, from the public page on; a mistyped address is told, nothing typed is lost."""
    page.goto("/interessenbekundung/")
    buch.pruefe_seite(page, "")
    druecke(page, "link", TITEL)
    buch.pruefe_seite(page, "")
    druecke(page, "link", "Träger anmelden")
    schreibe(page, "Wie heißt Ihr Träger?", TRAEGER)
    kreuze(page, "Was für ein Träger sind Sie?", "Freier Träger")
    schreibe(page, "Anschrift", "Am Hain 3, 59755 Arnsberg")
    schreibe(page, "Ihr Name", "Nele Ostrowski")
    schreibe(page, "Ihre E-Mail-Adresse", "nele@kirschhain")
    schreibe(page, "E-Mail-Adresse noch einmal", ADRESSE)
    schreibe(page, "Ein Passwort", PASSWORT)
    druecke(page, "button", "Anmelden und beginnen")
    expect(page.get_by_role("alert")).to_contain_text("name@traeger.de")
    buch.pruefe_seite(page, "", "mit Fehlern")
    expect(page.get_by_label("Wie heißt Ihr Träger?")).to_have_value(TRAEGER)
    schreibe(page, "Ihre E-Mail-Adresse", ADRESSE)
    schreibe(page, "Ein Passwort", PASSWORT)
    druecke(page, "button", "Anmelden und beginnen")
    buch.pruefe_seite(page, "bewerbung")


def beginne(page: Page) -> None:
    druecke(page, "link", TITEL)
    druecke(page, "link", "Bekundung beginnen")
    if page.get_by_role("radio").count():
        druecke(page, "button", "Beginnen")


def lade_ein(page: Page, buch: Seitenbuch, kollegin: Page) -> None:
    """A colleague without an account follows the address she was given and writes along; handing in she cannot."""
    druecke(page, "button", "Einladung erstellen")
    adresse = page.get_by_label("Diese Adresse geben Sie der Kollegin oder dem Kollegen").input_value()
    buch.pruefe_seite(page, "bewerbung", "mit Einladung")
    page.go_back()
    kollegin.goto(adresse)
    expect(kollegin.get_by_role("heading", level=1)).to_have_text(f"Mitschreiben für {TRAEGER}")
    buch.pruefe_seite(kollegin, "", "Einladung")
    schreibe(kollegin, "Ihr Name", "Tarek Lindqvist")
    schreibe(kollegin, "Ihre E-Mail-Adresse", "tarek@kirschhain.example")
    schreibe(kollegin, "E-Mail-Adresse noch einmal", "tarek@kirschhain.example")
    schreibe(kollegin, "Ein Passwort", PASSWORT)
    druecke(kollegin, "button", "Konto anlegen und mitschreiben")
    druecke(kollegin, "link", TITEL)
    expect(kollegin.get_by_role("main")).to_contain_text("Tarek Lindqvist")
    expect(kollegin.get_by_role("button", name="Einladung erstellen")).to_have_count(0)


def schreibe_alles(page: Page, buch: Seitenbuch) -> None:
    """Sheet after sheet to the last one; what is typed is kept before it is sent."""
    druecke(page, "link", "Anfangen")
    kreuze(page, "Für welchen Wirkungsraum bewerben Sie sich?", "Neheim")
    druecke(page, "button", "Speichern und weiter")
    for nummer in range(1, 14):
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"{nummer}. ")
        schreibe(page, "Ihr Text", f"Wir kennen den Ort seit Jahren und schreiben hier zu {nummer}.")
        if nummer == 1:
            expect(speicherstand(page)).to_have_text(GESPEICHERT)
            expect(page.locator(".woerter")).to_contain_text("11 von höchstens 800 Wörtern")
            buch.pruefe_seite(page, "bewerbung", "geschrieben")
        druecke(page, "button", "Speichern und weiter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kriterien")
    buch.pruefe_seite(page, "bewerbung", "Kriterien")
    for feld in page.get_by_role("checkbox").all():
        feld.focus()
        page.keyboard.press("Space")
    for feld in page.get_by_role("textbox").all():
        feld.focus()
        page.keyboard.type("Seit zwölf Jahren, belegt in der Anlage.")
    druecke(page, "button", "Speichern und weiter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Anlagen")


def lege_bei(page: Page, buch: Seitenbuch) -> None:
    """A picture that is none is refused with the mend, a good file lies there with its name."""
    datei = page.get_by_label("Welche Datei?")
    datei.set_input_files({"name": "plan.png", "mimeType": "image/png", "buffer": b"<script>alert(1)</script>"})
    druecke(page, "button", "Beifügen")
    expect(page.get_by_role("alert")).to_contain_text("endet auf „.png“")
    buch.pruefe_seite(page, "bewerbung", "mit Fehlern")
    page.get_by_label("Welche Datei?").set_input_files(ANLAGE)
    druecke(page, "button", "Beifügen")
    expect(page.locator("#beilagen")).to_contain_text("einfach.pdf")


def reiche_ein(page: Page, buch: Seitenbuch) -> str:
    """Returns the code that stood on the page."""
    page.get_by_role("link", name="Ansehen und einreichen").first.click()
    buch.pruefe_seite(page, "bewerbung")
    code = page.locator(".rueckholcode__zeichen").inner_text()
    druecke(page, "button", "Verbindlich einreichen")
    expect(page.locator(".rueckholcode__zeichen")).to_have_text(code)
    return code


def test_vom_aufruf_bis_zum_zuschlag(
    fenster: Fenster, seitenbuch: Seitenbuch, am_tag_danach: Callable[..., None], dienst: Dienst
) -> None:
    amt = fenster("auswahl", eigene_sitzung=True)
    verfahren = schreibe_aus(amt, seitenbuch)
    for kennung, kennwort in SCHLUESSEL.items():
        page = amt if kennung == "auswahl" else fenster(kennung, eigene_sitzung=True)
        nimm_schluessel(page, seitenbuch, verfahren, kennwort)
    amt.reload()
    druecke(amt, "button", "Einer zweiten Person vorlegen")
    expect(amt.get_by_role("button", name="Freigeben und veröffentlichen")).to_have_count(0)
    seitenbuch.pruefe_seite(amt, "auswahl", "vorgelegt")
    zweite = fenster("auswahl2", eigene_sitzung=True)
    zweite.goto(verfahren)
    druecke(zweite, "button", "Freigeben und veröffentlichen")
    seitenbuch.pruefe_seite(zweite, "auswahl", "offen")

    neu = fenster()
    melde_an(neu, seitenbuch)
    beginne(neu)
    lade_ein(neu, seitenbuch, fenster())
    schreibe_alles(neu, seitenbuch)
    lege_bei(neu, seitenbuch)
    code = reiche_ein(neu, seitenbuch)
    expect(neu.get_by_role("heading", level=1)).to_have_text("Ihre Bekundung ist eingegangen")
    seitenbuch.pruefe_seite(neu, "bewerbung", "eingegangen")
    neu.go_back()  # what is handed in is not written any more: the receipt comes, now without the code
    expect(neu.locator(".rueckholcode")).to_have_count(0)
    expect(neu.get_by_role("heading", level=1)).to_have_text("Ihre Bekundung ist eingegangen")
    ziehe_zurueck(neu, seitenbuch, code)
    druecke(neu, "link", "Ansehen und einreichen")
    seitenbuch.pruefe_seite(neu, "bewerbung")
    druecke(neu, "button", "Verbindlich einreichen")

    andere = fenster("bewerbung.muehlrad", eigene_sitzung=True)
    andere.goto("/interessenbekundung/bekundungen/")
    beginne(andere)
    schreibe_alles(andere, seitenbuch)
    zu_spaet = andere.url

    am_tag_danach()
    andere = fenster("bewerbung.muehlrad", eigene_sitzung=True)
    andere.goto(zu_spaet)
    reiche_ein(andere, seitenbuch)
    expect(andere.get_by_role("heading", level=1)).to_have_text("Nach der Frist eingegangen")
    seitenbuch.pruefe_seite(andere, "bewerbung", "zu spät")
    oeffne(fenster("auswahl3", eigene_sitzung=True), seitenbuch, verfahren)

    weg = auswahlweg.Weg(fenster, seitenbuch, verfahren, TITEL, TRAEGER, ZU_SPAET)
    auswahlweg.bis_zur_mitteilung(weg)
    am_tag_danach(auswahlweg.NACH_DER_WARTEFRIST)
    auswahlweg.bis_zum_zuschlag(weg, ADRESSE, PASSWORT)


def ziehe_zurueck(page: Page, buch: Seitenbuch, code: str) -> None:
    druecke(page, "link", "Zurückziehen und ändern")
    schreibe(page, "Ihr Rückholcode", "AAAA-BBBB")
    druecke(page, "button", "Zurückziehen und weiterschreiben")
    expect(page.get_by_role("alert")).to_contain_text("Dieser Code passt nicht")
    buch.pruefe_seite(page, "bewerbung", "mit Fehlern")
    schreibe(page, "Ihr Rückholcode", code.lower())
    druecke(page, "button", "Zurückziehen und weiterschreiben")
    expect(page.get_by_role("main")).to_contain_text("15 von 15 Blättern fertig")


def oeffne(page: Page, buch: Seitenbuch, verfahren: str) -> None:
    """One key is not enough, a wrong one is named, two open; the late one stays sealed."""
    page.goto(verfahren)
    druecke(page, "link", "Gemeinsam öffnen")
    buch.pruefe_seite(page, "auswahl")
    schreibe(page, "Henrike Blomberg", SCHLUESSEL["auswahl"])
    druecke(page, "button", "Gemeinsam öffnen")
    expect(page.get_by_role("alert")).to_contain_text("genau zwei Kennwörter")
    schreibe(page, "Henrike Blomberg", SCHLUESSEL["auswahl"])
    schreibe(page, "Ludger Frense", "das falsche Kennwort")
    druecke(page, "button", "Gemeinsam öffnen")
    expect(page.get_by_role("alert")).to_contain_text("Das Kennwort zu Schlüssel 3 stimmt nicht.")
    buch.pruefe_seite(page, "auswahl", "mit Fehlern")
    schreibe(page, "Henrike Blomberg", SCHLUESSEL["auswahl"])
    schreibe(page, "Ludger Frense", SCHLUESSEL["auswahl3"])
    druecke(page, "button", "Gemeinsam öffnen")
    oeffnung = page.locator("#oeffnung")
    expect(oeffnung).to_contain_text(TRAEGER)
    expect(oeffnung.get_by_role("row", name=re.compile("Mühlrad"))).to_contain_text("bleibt versiegelt")
    buch.pruefe_seite(page, "auswahl", "geöffnet")
    with page.expect_download() as papier:
        page.get_by_role("link", name="Niederschrift als PDF").click()
    assert papier.value.suggested_filename.startswith("niederschrift-oeffnung")


def test_der_tippt_weiter_wenn_die_anmeldung_abgelaufen_ist(fenster: Fenster) -> None:
    """What is typed into a Bekundung after the login ended is kept, encrypted, and is there after the next login."""
    page = fenster("bewerbung.kornblume", eigene_sitzung=True)
    page.goto("/interessenbekundung/bekundungen/")
    page.get_by_role("link", name="Drei Familienwerkstätten").first.click()
    page.get_by_role("link", name="12. Erfahrung im Kinderschutz").click()
    blatt = page.url
    page.get_by_label("Ihr Text").fill("Zuerst.")
    expect(speicherstand(page)).to_have_text(GESPEICHERT)
    page.context.clear_cookies(name="sitzung")
    page.get_by_label("Ihr Text").fill("Zuerst. Und danach noch mehr.")
    expect(speicherstand(page)).to_contain_text("Ihre Anmeldung ist abgelaufen. Der Text ist gesichert.")
    with naechste_seite(page):
        page.get_by_role("button", name="Speichern und weiter").click()
    expect(page.get_by_role("main")).to_contain_text("gesichert")
    page.locator('button[name="kennung"][value="bewerbung.kornblume"]').click()
    page.wait_for_url("**/schreibtisch/")
    page.goto(blatt)
    expect(page.get_by_label("Ihr Text")).to_have_value("Zuerst. Und danach noch mehr.")


def test_ohne_javascript_geht_das_schreiben_auch(fenster: Fenster) -> None:
    page = fenster("bewerbung.kornblume", eigene_sitzung=True, java_script_enabled=False)
    page.goto("/interessenbekundung/bekundungen/")
    page.get_by_role("link", name="Drei Familienwerkstätten").first.click()
    page.get_by_role("link", name="10. Qualität sichern").click()
    page.get_by_label("Ihr Text").fill("Wir fragen jedes halbe Jahr, was gelungen ist.")
    page.get_by_role("button", name="Speichern und zur Übersicht").click()
    fertig: Any = page.get_by_role("listitem").filter(has_text="10. Qualität sichern")
    expect(fertig.first).to_contain_text("fertig")

"""The selection from the opening to the award: what the office, the jury and the applicants do one after the other.

Of each form the first one is written by keyboard alone; its repetitions are filled in the short way.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.geschichten.handgriffe import speichere
from tests.geschichten.seite import Seitenbuch, druecke, kreuze, schreibe, waehle

JURY = {
    "jha": "Gesine Albers",
    "steuerungsgruppe": "Claudia Menzel",
    "controlling": "Anke Brüggemann",
    "vormundschaft": "Simon Adomako",
}
BEFANGEN = "vormundschaft"
WEIT_WEG = "controlling"
STRITTIG = 5
GEWERTET = (1, *range(4, 14))  # 2 and 3 weigh nothing
ZUSAGE = "Wir kennen den Ort seit Jahren"
NACH_DER_WARTEFRIST = "2026-12-14"


@dataclass(frozen=True)
class Weg:
    """One call on its way: whose windows, the book of pages, the address and the title of the call."""

    fenster: Callable[..., Page]
    buch: Seitenbuch
    verfahren: str
    titel: str
    traeger: str
    zu_spaet: str

    def sitzung(self, kennung: str) -> Page:
        return self.fenster(kennung, eigene_sitzung=True)


def bis_zur_mitteilung(weg: Weg) -> None:
    """All on one day: checked, scored, talked over, put into an order, told, objected to, and refused."""
    amt, zweite = weg.sitzung("auswahl"), weg.sitzung("auswahl2")
    amt.goto(weg.verfahren)
    druecke(amt, "link", "Zur Auswahl")
    uebersicht = amt.url
    _pruefe(weg, amt)
    _benenne(weg, amt, uebersicht)
    jury = {kennung: _erklaert_sich(weg, kennung) for kennung in JURY}
    amt.goto(uebersicht)
    druecke(amt, "button", "Wertung beginnen")
    for kennung, page in jury.items():
        if kennung == BEFANGEN:
            _sieht_nichts(weg, page)
        else:
            _wertet(weg, page, kennung)
    amt.goto(uebersicht)
    druecke(amt, "button", "Erste Wertung schließen")
    _sprich_darueber(weg, amt, jury[WEIT_WEG])
    amt.goto(uebersicht)
    druecke(amt, "button", "Rangfolge feststellen")
    druecke(amt, "link", "Neheim ansehen")
    _teile_mit(weg, amt, zweite)
    _einwand(weg, amt)


# --- the office checks ------------------------------------------------------------------------------------------------


def _pruefe(weg: Weg, amt: Page) -> None:
    """What came late can only be excluded, with a reason; the other one is in order and admitted."""
    uebersicht = amt.url
    weg.buch.pruefe_seite(amt, "auswahl", "geöffnet")
    druecke(amt, "link", weg.zu_spaet)
    expect(amt.get_by_role("main")).to_contain_text("Niemand kann diese Bekundung lesen.")
    weg.buch.pruefe_seite(amt, "auswahl", "versiegelt")
    druecke(amt, "link", "Prüfen")
    expect(amt.get_by_role("radio")).to_have_count(1)
    druecke(amt, "button", "Speichern")
    weg.buch.pruefe_seite(amt, "auswahl", "ohne Grund")
    schreibe(amt, "Grund", "Sie ist nach der Abgabefrist eingegangen.")
    druecke(amt, "button", "Speichern")
    expect(amt.locator("#form")).to_contain_text("Sie ist nach der Abgabefrist eingegangen.")
    amt.goto(uebersicht)
    druecke(amt, "link", f"Weiter mit {weg.traeger}")
    druecke(amt, "link", "Prüfen")
    weg.buch.pruefe_seite(amt, "auswahl")
    kreuze(amt, "Ergebnis", "in Ordnung")
    druecke(amt, "button", "Speichern")
    _pruefe_kriterien(weg, amt)
    druecke(amt, "link", "Entscheiden")
    weg.buch.pruefe_seite(amt, "auswahl")
    kreuze(amt, "Entscheidung", "zugelassen")
    druecke(amt, "button", "Entscheiden")
    expect(amt.locator("#zulassung")).to_contain_text("Zugelassen.")


def _pruefe_kriterien(weg: Weg, amt: Page) -> None:
    links = amt.locator("#kriterien").get_by_role("link")
    expect(links).to_have_count(6)
    weg.buch.pruefe_seite(amt, "auswahl", "formal in Ordnung")
    seiten = links.evaluate_all("alle => alle.map((a) => a.href)")
    druecke(amt, "link", links.first.inner_text())
    weg.buch.pruefe_seite(amt, "auswahl")
    kreuze(amt, "Ist es erfüllt?", "erfüllt")
    druecke(amt, "button", "Speichern")
    for seite in seiten[1:]:
        amt.goto(seite)
        amt.get_by_label("erfüllt", exact=True).check()
        speichere(amt)
    expect(amt.locator("#kriterien").get_by_text("noch offen")).to_have_count(0)


# --- the jury ---------------------------------------------------------------------------------------------------------


def _benenne(weg: Weg, amt: Page, uebersicht: str) -> None:
    amt.goto(uebersicht)
    druecke(amt, "link", "Jury benennen")
    weg.buch.pruefe_seite(amt, "auswahl")
    seite = amt.url
    erste, *andere = JURY.values()
    waehle(amt, "Wer wertet?", re.compile(erste))
    druecke(amt, "button", "Benennen")
    for name in andere:
        amt.goto(seite)
        liste = amt.get_by_label("Wer wertet?")
        liste.select_option(liste.locator("option").filter(has_text=name).get_attribute("value"))
        speichere(amt)
    for name in JURY.values():
        expect(amt.locator("#jury")).to_contain_text(name)


def _erklaert_sich(weg: Weg, kennung: str) -> Page:
    """From her desk: nobody reads anything before she has said whether she can judge freely."""
    page = weg.sitzung(kennung)
    druecke(page, "link", f"Jury: {weg.titel}")
    weg.buch.pruefe_seite(page, "jury", "vor der Erklärung")
    druecke(page, "link", re.compile("^Erklären$"))
    weg.buch.pruefe_seite(page, "jury")
    if kennung == BEFANGEN:
        kreuze(page, weg.traeger, "Ich bin befangen")
        druecke(page, "button", "Erklären")
        expect(page.get_by_role("alert")).to_contain_text("Bitte schreiben Sie kurz, warum.")
        weg.buch.pruefe_seite(page, "jury", "mit Fehlern")
        schreibe(page, f"Warum? ({weg.traeger})", "Mein Bruder sitzt dort im Vorstand.")
    else:
        kreuze(page, weg.traeger, "Ich kann frei urteilen")
    druecke(page, "button", "Erklären")
    erklaerung = "befangen: Mein Bruder" if kennung == BEFANGEN else "nicht befangen"
    expect(page.locator("#befangenheit")).to_contain_text(erklaerung)
    weg.buch.pruefe_seite(page, "jury", "erklärt")
    return page


def _sieht_nichts(weg: Weg, page: Page) -> None:
    """Who is biased reads nothing of it, also not by its address."""
    page.reload()
    expect(page.locator("#bekundungen")).to_contain_text("Hier steht nur, wofür Sie sich unbefangen erklärt haben.")
    for seite in ("A/", f"A/{STRITTIG}/"):
        antwort = page.request.get(page.url + seite)
        assert antwort.status == 404, antwort.url


def _wertet(weg: Weg, page: Page, kennung: str) -> None:
    """Eleven Abschnitte, each with its reason; one juror finds little in one of them."""
    page.reload()
    uebersicht = page.url
    weg.buch.pruefe_seite(page, "jury", "Wertung")
    druecke(page, "link", f"Bekundung A: {weg.traeger}")
    weg.buch.pruefe_seite(page, "jury", "noch nichts gewertet")
    druecke(page, "link", "Weiter mit Abschnitt 1")
    weg.buch.pruefe_seite(page, "jury")
    if kennung == "jha":
        kreuze(page, "Punkte", page.locator('label:has-text("4 – ")').inner_text())
        schreibe(page, "Warum?", "Das trägt, und es passt hierher.")
        druecke(page, "button", "Speichern und weiter")
    for nummer in GEWERTET[1:] if kennung == "jha" else GEWERTET:
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Bekundung A, Abschnitt {nummer}")
        punkte = 1 if (kennung, nummer) == (WEIT_WEG, STRITTIG) else 4
        page.locator(f'input[name="punkte"][value="{punkte}"]').check()
        page.get_by_label("Warum?").fill(f"So sehe ich Abschnitt {nummer}.")
        speichere(page)
    weg.buch.pruefe_seite(page, "jury", "alles gewertet")
    druecke(page, "button", "Wertung abschließen")
    assert page.url == uebersicht
    expect(page.locator("#bekundungen")).to_contain_text("abgeschlossen")


def _sprich_darueber(weg: Weg, amt: Page, jurorin: Page) -> None:
    """What lies far apart is talked over and noted; the new value stands beside the old one."""
    weg.buch.pruefe_seite(amt, "auswahl", "Aussprache")
    expect(amt.get_by_role("button", name="Rangfolge feststellen")).to_have_count(0)
    druecke(amt, "link", "Zur Aussprache")
    weg.buch.pruefe_seite(amt, "auswahl")
    druecke(amt, "link", "Aussprache festhalten")
    weg.buch.pruefe_seite(amt, "auswahl")
    schreibe(amt, "Was wurde besprochen?", "Die Erfahrung steht in einem anderen Abschnitt.")
    druecke(amt, "button", "Festhalten")
    expect(amt.get_by_role("main")).to_contain_text("Besprochen: Die Erfahrung steht in einem anderen Abschnitt.")
    jurorin.goto("/schreibtisch/")
    druecke(jurorin, "link", f"Jury: {weg.titel}")
    druecke(jurorin, "link", "Zur Aussprache")
    weg.buch.pruefe_seite(jurorin, "jury")
    druecke(jurorin, "link", "Meinen Wert ändern")
    weg.buch.pruefe_seite(jurorin, "jury")
    kreuze(jurorin, "Punkte", jurorin.locator('label:has-text("3 – ")').inner_text())
    schreibe(jurorin, "Warum?", "Das Gespräch hat mich überzeugt.")
    druecke(jurorin, "button", "Neuen Wert festhalten")
    werte = jurorin.get_by_role("row").filter(has_text=JURY[WEIT_WEG])
    expect(werte).to_contain_text(f"So sehe ich Abschnitt {STRITTIG}.")
    expect(werte).to_contain_text("Das Gespräch hat mich überzeugt.")


# --- Vermerk, notices, objection --------------------------------------------------------------------------------------


def _teile_mit(weg: Weg, amt: Page, zweite: Page) -> None:
    raum = amt.url
    expect(amt.locator("#rangfolge")).to_contain_text(weg.traeger)
    weg.buch.pruefe_seite(amt, "auswahl", "gereiht")
    druecke(amt, "link", "Vermerk schreiben")
    weg.buch.pruefe_seite(amt, "auswahl")
    schreibe(amt, "Ermessen", "Nur eine Bekundung war zu werten, und sie überzeugt.")
    schreibe(amt, "Alternativen", "Eine neue Ausschreibung hätte ein Jahr gekostet.")
    schreibe(amt, "Wirkung auf die nicht Ausgewählten", "Der andere Träger behält, was er heute in Neheim tut.")
    schreibe(amt, "Keine Ausschließlichkeit", "Familien wählen weiter frei; andere Träger bleiben gefragt.")
    druecke(amt, "button", "Fassung festhalten")
    druecke(amt, "button", "Unterschreiben")
    expect(amt.get_by_role("button", name="Unterschreiben")).to_have_count(0)
    zweite.goto(raum)
    druecke(zweite, "button", "Unterschreiben")
    with zweite.expect_download() as papier:
        zweite.locator("#vermerk").get_by_role("link", name="Als PDF").click()
    assert papier.value.suggested_filename.startswith("auswahlvermerk-neheim-1")
    amt.reload()
    druecke(amt, "button", "Ergebnis allen mitteilen")
    mitteilungen = amt.locator("#mitteilungen")
    expect(mitteilungen.get_by_role("row").filter(has_text=weg.zu_spaet)).to_contain_text("ausgeschlossen")
    expect(mitteilungen.get_by_role("row").filter(has_text=weg.traeger)).to_contain_text("ausgewählt")
    weg.buch.pruefe_seite(amt, "auswahl", "mitgeteilt")


def _einwand(weg: Weg, amt: Page) -> None:
    """Who was excluded finds the reason and objects; the office says by when it decides, and refuses with a reason."""
    andere = weg.sitzung("bewerbung.muehlrad")
    sieh_ergebnis(weg, andere)
    expect(andere.locator("#ergebnis")).to_contain_text("Sie ist nach der Abgabefrist eingegangen.")
    weg.buch.pruefe_seite(andere, "bewerbung", "ausgeschlossen")
    druecke(andere, "link", "Einwand erheben")
    weg.buch.pruefe_seite(andere, "bewerbung")
    schreibe(andere, "Ihr Einwand", "Unsere Leitung war bis zuletzt krank.")
    druecke(andere, "button", "Einwand erheben")
    weg.buch.pruefe_seite(andere, "bewerbung", "mit Einwand")
    amt.reload()
    expect(amt.locator("#mitteilungen")).to_contain_text("eingegangen")
    weg.buch.pruefe_seite(amt, "auswahl", "mit Einwand")
    amt.get_by_role("table", name="Einwände").get_by_role("link", name=weg.zu_spaet).click()
    weg.buch.pruefe_seite(amt, "auswahl")
    druecke(amt, "link", "Prüfen")
    weg.buch.pruefe_seite(amt, "auswahl")
    schreibe(amt, "Entschieden wird bis", "1.12.")
    druecke(amt, "button", "Speichern")
    expect(amt.get_by_role("main")).to_contain_text("Wird geprüft, zu entscheiden bis 1. Dezember 2026.")
    druecke(amt, "link", "Entscheiden")
    weg.buch.pruefe_seite(amt, "auswahl")
    kreuze(amt, "Entscheidung", "Der Einwand wird zurückgewiesen")
    schreibe(amt, "Grund", "Die Frist gilt für alle gleich; verlängern ließ sie sich nur vorher.")
    druecke(amt, "button", "Speichern")
    expect(amt.locator("#antwort")).to_contain_text("Zurückgewiesen.")
    expect(amt.get_by_role("main")).not_to_contain_text("zu entscheiden bis")
    weg.buch.pruefe_seite(amt, "auswahl", "entschieden")
    andere.reload()
    expect(andere.locator("#einwand")).to_contain_text("Die Frist gilt für alle gleich")


def sieh_ergebnis(weg: Weg, page: Page) -> None:
    """The way of an applicant from her desk to what became of her Bekundung."""
    page.goto("/interessenbekundung/bekundungen/")
    druecke(page, "link", weg.titel)
    druecke(page, "link", "Wie es weitergeht und was sich ergibt")


# --- the award --------------------------------------------------------------------------------------------------------


def _lies_vertrag(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Grundlagenvertrag Neheim")
    expect(page.locator("#befristet")).to_contain_text("Mindestens drei Arbeitsplätze für das Jugendamt")
    expect(page.locator("#zusagen")).to_contain_text(ZUSAGE)


def bis_zum_zuschlag(weg: Weg, kennung: str, passwort: str) -> None:
    """After the waiting: one proposes, another gives, a promise is kept word for word, and the chosen one knows."""
    amt, zweite = weg.sitzung("auswahl"), weg.sitzung("auswahl2")
    amt.goto(weg.verfahren)
    druecke(amt, "link", "Zur Auswahl")
    druecke(amt, "link", "Neheim ansehen")
    raum = amt.url
    druecke(amt, "link", "Zuschlag vorschlagen")
    weg.buch.pruefe_seite(amt, "auswahl")
    schreibe(amt, "Wer hat beschlossen?", "Jugendhilfeausschuss")
    schreibe(amt, "Wann?", "10.12.2026")
    schreibe(amt, "Der Beschluss", "Der Träger wird Leitträger in Neheim.")
    druecke(amt, "button", "Vorschlagen")
    expect(amt.get_by_role("button", name="Zuschlag erteilen")).to_have_count(0)
    weg.buch.pruefe_seite(amt, "auswahl", "vorgeschlagen")
    zweite.goto(raum)
    druecke(zweite, "button", "Zuschlag erteilen")
    amt.reload()
    amt.locator("summary").filter(has_text="Eine Zusage festhalten").focus()
    amt.keyboard.press("Enter")
    druecke(amt, "link", re.compile(r"^4\. "))
    weg.buch.pruefe_seite(amt, "auswahl")
    schreibe(amt, "Zusage", "Wir versprechen alles")
    druecke(amt, "button", "Speichern")
    expect(amt.get_by_role("alert")).to_contain_text("So steht es nicht in der Bekundung.")
    schreibe(amt, "Zusage", ZUSAGE)
    druecke(amt, "button", "Speichern")
    expect(amt.locator("#zuschlag")).to_contain_text(f"„{ZUSAGE}“")
    weg.buch.pruefe_seite(amt, "auswahl", "mit Zuschlag")
    druecke(amt, "link", "Zum Grundlagenvertrag")
    _lies_vertrag(amt)
    weg.buch.pruefe_seite(amt, "auswahl")

    neu = weg.fenster()
    neu.goto("/konto/anmelden/")
    neu.get_by_label("Kennung", exact=True).fill(kennung)
    neu.get_by_label("Passwort", exact=True).fill(passwort)
    neu.get_by_role("button", name="Anmelden", exact=True).click()
    neu.wait_for_url("**/schreibtisch/")
    sieh_ergebnis(weg, neu)
    expect(neu.locator("#ergebnis")).to_contain_text("Sie sind ausgewählt.")
    weg.buch.pruefe_seite(neu, "bewerbung", "ausgewählt")
    druecke(neu, "link", "Verträge")
    weg.buch.pruefe_seite(neu, "bewerbung")
    druecke(neu, "link", "Neheim")
    _lies_vertrag(neu)
    weg.buch.pruefe_seite(neu, "bewerbung")

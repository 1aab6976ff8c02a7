"""The main journey, by keyboard alone: from what a child wants to what it binds in the Planbudget."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from playwright.sync_api import Page, expect

from tests.geschichten.dienst import HEUTE, Dienst
from tests.geschichten.seite import Seitenbuch, druecke, kreuze, schreibe, tab_zu, waehle

pytestmark = pytest.mark.browser

FAMILIE = "Sonnenfeld"
WILLE = "Ich will wieder jeden Tag in die Schule gehen und danach zum Judo."
WUNSCH = "Meine Lehrerin soll mich nicht vor allen fragen."
ERWARTUNG = "Die Schule erwartet, dass ich pünktlich bin."
ZIEL = "Ich gehe an fünf Tagen in der Woche in die Schule."
RESSOURCE = "Mila kann sehr gut erklären und hilft ihrem Bruder."
KONTAKT = "Meine Tochter geht seit drei Wochen nicht mehr zur Schule."
ZWEITER_KONTAKT = "Die Klassenlehrerin macht sich Sorgen und ruft zurück."
IDEE = "Der Judoverein sucht Kinder, die beim Aufbauen helfen."
GRUND = "Mila will zur Schule, und allein gelingt es noch nicht."
NICHT_FREIGEGEBEN = (RESSOURCE, IDEE, KONTAKT, ZWEITER_KONTAKT, GRUND, "Was schon da ist", "Beratung", "Gespräche")
STUNDEN, SATZ_CENT = 3, 6850


def je_monat(cent_je_woche: int) -> int:
    """A twelfth of a year of 365 days, in whole cents; reckoned here and not by the product."""
    return _rund(Decimal(cent_je_woche) * 365 / 7 / 12)


def bis_jahresende(cent_je_woche: int, von: date) -> int:
    """From `von` to 31 December by calendar days, each month rounded to the cent once."""
    tage = [von + timedelta(n) for n in range((date(von.year, 12, 31) - von).days + 1)]
    return sum(_rund(Decimal(cent_je_woche) * sum(t.month == m for t in tage) / 7) for m in {t.month for t in tage})


def _rund(wert: Decimal) -> int:
    return int(wert.quantize(Decimal(1), ROUND_HALF_UP))


def in_cent(text: str) -> int:
    """The last amount in a German text."""
    return int(re.sub(r"[.,]", "", re.findall(r"([\d.]+,\d\d)\s€", text)[-1]))


def euro(cent: int) -> str:
    return f"{cent // 100:,}".replace(",", ".") + f",{cent % 100:02d} €"


def melde_an(page: Page, dienst: Dienst, buch: Seitenbuch, kennung: str) -> None:
    """Through the real form, with Kennung and Passwort."""
    page.goto("/konto/anmelden/")
    buch.pruefe_seite(page, "")
    schreibe(page, "Kennung", kennung)
    tab_zu(page, "textbox", "Passwort")
    page.keyboard.type(dienst.konten[kennung]["passwort"])
    druecke(page, "button", "Anmelden")
    expect(page).to_have_url(re.compile("/schreibtisch/$"))


class Gang:
    """One person at her keyboard; every page she meets is checked."""

    def __init__(self, page: Page, buch: Seitenbuch, rolle: str) -> None:
        self.page, self.buch, self.rolle = page, buch, rolle

    def sieh(self, zustand: str = "") -> None:
        self.buch.pruefe_seite(self.page, self.rolle, zustand)

    def geh(self, rolle: str, name: str | re.Pattern[str], zustand: str = "") -> None:
        druecke(self.page, rolle, name)
        self.sieh(zustand)

    def neue_seite(self, link: str | re.Pattern[str]) -> None:
        self.geh("link", link)

    def speichere(self, knopf: str = "Speichern") -> None:
        self.geh("button", knopf)
        expect(self.page.get_by_role("alert")).to_have_count(0)


def nimm_kontakt_auf(gang: Gang) -> None:
    gang.neue_seite("Kontakt aufnehmen")
    page = gang.page
    schreibe(page, "Wie heißt die Familie?", FAMILIE)
    gang.geh("button", "Kontakt speichern", "mit Fehlern")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("textbox", name="Wie heißt die Familie?")).to_have_value(FAMILIE)
    schreibe(page, "Wer hat sich gemeldet?", "Jana Sonnenfeld")
    waehle(page, "Wer ist das in der Familie?", "Mutter")
    waehle(page, "Wo wohnt die Familie?", "Neheim")
    schreibe(page, "Was ist das Anliegen?", KONTAKT)
    waehle(page, "Wie kam es zum Gespräch?", "Gespräch im Büro")
    schreibe(page, "Wann war das Gespräch?", "20.11.")
    gang.speichere("Kontakt speichern")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Familie {FAMILIE}")


def nimm_kind_auf(gang: Gang) -> None:
    gang.neue_seite("Person aufnehmen")
    schreibe(gang.page, "Name", "Mila")
    waehle(gang.page, "Wer ist das in der Familie?", re.compile("^Kind"))
    schreibe(gang.page, "Geburtsdatum", "3.5.2014")
    gang.speichere()


def schreibe_willen(gang: Gang) -> None:
    gang.neue_seite("Willen aufschreiben von Mila")
    page = gang.page
    schreibe(page, "Was ist der Wille?", WILLE)
    schreibe(page, "Was tut sie selbst dafür?", "Ich stehe auf, wenn der Wecker klingelt.")
    schreibe(page, "Was wünscht sie sich von anderen?", WUNSCH)
    schreibe(page, "Was erwarten andere?", ERWARTUNG)
    gang.speichere()
    expect(page.get_by_role("blockquote").filter(has_text=WILLE)).to_be_visible()


def halte_fest_was_da_ist(gang: Gang) -> None:
    gang.neue_seite("Ressource festhalten")
    schreibe(gang.page, "Was ist da?", RESSOURCE)
    kreuze(gang.page, "In welchem Feld?", "persönlich")
    waehle(gang.page, "Wer hat es genannt?", re.compile("^Mila"))
    gang.speichere()


def setze_ziel(gang: Gang) -> None:
    gang.neue_seite("Ziel setzen")
    page = gang.page
    schreibe(page, "Wie lautet das Ziel?", ZIEL)
    waehle(page, "Wessen Ziel ist es?", re.compile("^Mila"))
    kreuze(page, "Woher kommt es?", "Wille des Kindes")
    kreuze(page, "Was für ein Ziel?", "Richtungsziel")
    schreibe(page, "Woran merken wir, dass es erreicht ist?", "Vier Wochen ohne Fehltag.")
    schreibe(page, "Bis wann?", "31.3.2027")
    gang.speichere()


def berate(gang: Gang) -> None:
    gang.neue_seite("Beratung ohne Sitzung festhalten")
    page = gang.page
    schreibe(page, "Welche Frage hatten Sie an das Team?", "Was trägt Mila durch die Woche?")
    schreibe(page, "Welche Ideen kamen ohne Fachkräfte aus?", IDEE)
    schreibe(page, "Wer war dabei?", "ASD Neheim, Lichtfaden")
    tab_zu(page, "checkbox", "Der Leitträger war dabei")
    page.keyboard.press("Space")
    gang.speichere()


def fuege_ein(gang: Gang, faden: str, wer: str, was: str, wie_oft: str, link: str = "Baustein einfügen") -> None:
    """A Baustein that costs nothing."""
    gang.neue_seite(link)
    fuelle_baustein(gang, faden, wer, was, wie_oft)
    gang.speichere("Baustein einfügen")


def fuelle_baustein(gang: Gang, faden: str, wer: str, was: str, wie_oft: str) -> None:
    page = gang.page
    kreuze(page, "Wer trägt bei?", faden)
    schreibe(page, "Wer genau?", wer)
    schreibe(page, "Was?", was)
    waehle(page, "Für welches Ziel?", re.compile("Schule"))
    schreibe(page, "Wie oft?", wie_oft)


def fuege_fachkraft_ein(gang: Gang) -> None:
    page = gang.page
    gang.neue_seite("Baustein einfügen")
    fuelle_baustein(gang, "Fachkraft", "Familienhelferin", "Den Morgen gemeinsam ordnen", "dreimal in der Woche")
    waehle(page, "Wie wird bezahlt?", "Stunden in der Woche")
    schreibe(page, "Wie viele in der Woche?", str(STUNDEN))
    schreibe(page, "Betrag in Euro", f"{SATZ_CENT // 100},{SATZ_CENT % 100:02d}")
    waehle(page, "Welcher Anbieter?", re.compile("^Lichtfaden"))
    gang.speichere("Baustein einfügen")


def lege_vor(gang: Gang, zweite: str) -> None:
    gang.neue_seite("Zur Entscheidung vorlegen")
    page = gang.page
    kreuze(page, "Was schlagen Sie vor?", "Bewilligen")
    schreibe(page, "Warum ist diese Hilfe geeignet und notwendig?", GRUND)
    schreibe(page, "Wann haben Sie auf das Wunsch- und Wahlrecht hingewiesen?", "22.11.2026")
    schreibe(page, "Welche Anbieter haben Sie genannt?", "Lichtfaden, Mühlrad, Praxis Wegwarte")
    kreuze(page, "Was wird aus dem Wunsch?", "Wunsch entsprochen")
    waehle(page, "Wer entscheidet mit Ihnen?", re.compile(f"^{zweite}"))
    gang.speichere("Vorlegen")


def gib_frei(gang: Gang, fachkraft: str) -> None:
    """What she needs for her task, and the day the family agreed."""
    gang.neue_seite("Für den Leitträger freigeben")
    page = gang.page
    waehle(page, "An welche Fachkraft?", re.compile(f"^{fachkraft}"))
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)  # nobody chose yet
    for teil in ("Namen und Erreichbarkeit", "Wille", "Ziele", "Maßanzug"):
        tab_zu(page, "checkbox", teil)
        page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(4)
    schreibe(page, "Wann hat die Familie zugestimmt?", "22.11.2026")
    gang.speichere("Freigeben")


def gebunden(gang: Gang) -> tuple[int, int, int]:
    """(per month, this year, until the year ends) in cents, as the Planbudget page of Neheim says."""
    gang.neue_seite(re.compile("^Planbudget$"))
    gang.neue_seite("Neheim")
    karte = gang.page.locator("#gebunden")
    zahlen = karte.locator(".zahl")
    im_monat = in_cent(zahlen.filter(has_text="im Monat").inner_text())
    rest = in_cent(zahlen.filter(has_text="noch bis Jahresende").inner_text())
    return im_monat, in_cent(karte.locator(".satz").inner_text().split(", das sind")[0]), rest


def test_vom_willen_zum_planbudget(fenster: Callable[..., Page], dienst: Dienst, seitenbuch: Seitenbuch) -> None:
    asd = Gang(fenster(), seitenbuch, "asd_fachkraft")
    melde_an(asd.page, dienst, seitenbuch, "asd.neheim")
    asd.sieh()
    vorher = gebunden(asd)
    asd.neue_seite("Schreibtisch")

    nimm_kontakt_auf(asd)
    nimm_kind_auf(asd)
    schreibe_willen(asd)
    asd.neue_seite("Gespräch festhalten")
    schreibe(asd.page, "Mit wem haben Sie gesprochen?", "Frau Albers, Schule")
    schreibe(asd.page, "Worum ging es?", ZWEITER_KONTAKT)
    asd.speichere()
    halte_fest_was_da_ist(asd)
    setze_ziel(asd)
    berate(asd)

    asd.sieh("vor dem Maßanzug")
    asd.neue_seite("Zum Maßanzug")
    eigen = ("Mila und ihre Mutter", "Wecker stellen und zusammen frühstücken", "jeden Morgen")
    fuege_ein(asd, "Eigener Beitrag", *eigen, link="Ersten Baustein einfügen")
    fuege_ein(asd, "Netzwerk", "Oma Helga", "Mila auf dem Schulweg begleiten", "montags")
    fuege_ein(asd, "Sozialraum", "Judoverein Neheim", "Training und Helfen beim Aufbau", "dienstags und freitags")
    fuege_fachkraft_ein(asd)
    expect(asd.page.locator(".baustein")).to_have_count(4)
    asd.sieh("vier Bausteine")
    lege_vor(asd, "Emre Tuncel")
    asd.sieh("vorgelegt")
    fall = asd.page.url.replace("massanzug/", "")

    zweite = Gang(fenster(), seitenbuch, "asd_fachkraft")
    melde_an(zweite.page, dienst, seitenbuch, "asd2.neheim")
    zweite.neue_seite(f"Familie {FAMILIE}: Entscheidung mitzeichnen")
    zweite.neue_seite("Willen und Ziele lesen")
    expect(zweite.page.get_by_text(WILLE)).to_be_visible()
    zweite.neue_seite("Entscheidung ansehen")
    zweite.speichere("Mitzeichnen")
    expect(zweite.page.get_by_role("heading", name="Bewilligt am 22. November 2026")).to_be_visible()
    zweite.sieh("entschieden")

    asd.page.goto(fall)
    asd.sieh()
    gib_frei(asd, "Milena Nowak")
    expect(asd.page.get_by_text("noch nicht bestätigt")).to_be_visible()

    lt = Gang(fenster(), seitenbuch, "lt_fachkraft")
    melde_an(lt.page, dienst, seitenbuch, "lt.neheim")
    lt.sieh()
    aktenzeichen = re.search(r"51-2026-\d{5}", asd.page.locator(".kopf").inner_text())
    assert aktenzeichen
    lt.neue_seite(f"{aktenzeichen[0]}: neu für Sie freigegeben")
    sieht_genau_das_freigegebene(lt.page)
    lt.geh("button", "Ich übernehme")
    expect(lt.page.get_by_role("button", name="Ich übernehme")).to_have_count(0)
    lt.sieh("übernommen")
    sieht_genau_das_freigegebene(lt.page)
    lt.neue_seite("Zum Maßanzug")
    assert not any(wort in lt.page.content() for wort in NICHT_FREIGEGEBEN)

    woche = STUNDEN * SATZ_CENT
    monat, rest = je_monat(woche), bis_jahresende(woche, HEUTE)
    assert (monat, rest) == (89295, 117428)  # 892,95 € and 264,21 € + 910,07 €
    asd.page.goto(fall)
    expect(asd.page.get_by_text("übernommen am 22.11.2026")).to_be_visible()
    asd.sieh("übernommen")
    geld = asd.page.locator(".geldzeile__satz")
    expect(geld).to_contain_text(f"Kostet im Monat etwa {euro(monat)}, bis zum Jahresende noch {euro(rest)}.")
    asd.neue_seite(re.compile("^Woher?"))
    zeile = asd.page.get_by_role("row").filter(has_text="je Stunde")
    expect(zeile).to_have_count(1)
    expect(zeile).to_contain_text("3 × 68,50 € je Stunde, jede Woche")
    expect(zeile).to_contain_text(euro(monat))
    assert gebunden(asd) == (vorher[0] + monat, vorher[1] + rest, vorher[2] + rest)


def sieht_genau_das_freigegebene(page: Page) -> None:
    """Persons, will, goals and Maßanzug; no Ressource, no Beratung, no Gespräch, no Entscheidung."""
    text = page.get_by_role("main").inner_text()
    for da in (f"Familie {FAMILIE}", "Mila", "Jana Sonnenfeld", WILLE, WUNSCH, ERWARTUNG, ZIEL, "Judoverein Neheim"):
        assert da in text, f"„{da}“ ist freigegeben und nicht zu sehen."
    roh = page.content()
    for fehlt in NICHT_FREIGEGEBEN:
        assert fehlt not in roh, f"„{fehlt}“ ist nicht freigegeben und steht auf der Seite."

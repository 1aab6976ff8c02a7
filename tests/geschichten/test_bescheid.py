"""A refusal with a wish for a provider, by keyboard alone: decided by two, written as a letter, posted."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.geschichten.handgriffe import neuer_fall, neues_ziel
from tests.geschichten.seite import Seitenbuch, kreuze, schreibe, tab_zu, waehle
from tests.geschichten.test_massanzug import Gang, fuege_ein

pytestmark = pytest.mark.browser

WUNSCH = "Am liebsten die Praxis Wegwarte."
GRUND = "Jana und Mila schaffen den Morgen inzwischen allein."
WARUM_NICHT = "Eine Hilfe durch Fachkräfte ist gerade nicht notwendig."


def test_eine_ablehnung_mit_wunsch_und_ihr_bescheid(fenster: Callable[..., Page], seitenbuch: Seitenbuch) -> None:
    page = fenster("asd.neheim")
    fall = neuer_fall(page, "Abendrot")
    neues_ziel(page, fall, "Wir sind alle rechtzeitig in der Schule.")
    page.goto(f"{fall}massanzug/")
    asd = Gang(page, seitenbuch, "asd_fachkraft")
    fuege_ein(asd, "Eigener Beitrag", "Jana", "stellt den Wecker", "jeden Tag", link="Ersten Baustein einfügen")

    asd.neue_seite("Zur Entscheidung vorlegen")
    expect(page.get_by_label("Hilfeart der Statistik")).to_have_value("16")
    expect(page.get_by_text("Kein Baustein kommt von Fachkräften")).to_be_visible()
    kreuze(page, "Was schlagen Sie vor?", "Ablehnen")
    schreibe(page, "Warum ist diese Hilfe geeignet und notwendig?", GRUND)
    schreibe(page, "Wann haben Sie auf das Wunsch- und Wahlrecht hingewiesen?", "22.11.2026")
    schreibe(page, "Welche Anbieter haben Sie genannt?", "Lichtfaden, Praxis Wegwarte")
    schreibe(page, "Was wünscht die Familie?", WUNSCH)
    kreuze(page, "Was wird aus dem Wunsch?", "Wunsch nicht entsprochen")
    schreibe(page, "Wenn nicht ganz: warum?", WARUM_NICHT)
    waehle(page, "Wer entscheidet mit Ihnen?", re.compile("^Emre Tuncel"))
    asd.speichere("Vorlegen")

    zweite = Gang(fenster("asd2.neheim"), seitenbuch, "asd_fachkraft")
    zweite.neue_seite("Familie Abendrot: Entscheidung mitzeichnen")
    zweite.speichere("Mitzeichnen")

    page.goto(fall)
    asd.sieh("abgelehnt")
    asd.neue_seite("Bescheid schreiben")
    schreibe(page, "Anschrift", "Möhnestraße 12, 59755 Arnsberg")
    schreibe(page, "Für wen ist die Hilfe?", "Mila")
    asd.speichere("Bescheid schreiben")
    expect(page.get_by_text("Noch nicht zur Post.")).to_be_visible()
    asd.sieh("mit Bescheid")

    worte = _lade(page, re.compile(r"^Bescheid 51-2026-\d{5}"))
    for wort in ("wird nicht bewilligt", GRUND, WUNSCH, "Diesem Wunsch folgen wir nicht.", WARUM_NICHT,
                 "innerhalb eines Monats", "Ombudschaft", "Möhnestraße 12", "kein echtes Schreiben"):  # fmt: skip
        assert _eng(wort) in worte, wort

    asd.neue_seite(re.compile("^Zur Post geben"))
    asd.speichere()
    expect(page.get_by_text(re.compile(r"Zur Post am 22\.\sNovember\s2026"))).to_be_visible()


def _lade(page: Page, link: re.Pattern[str]) -> str:
    """The file behind a link that was reached with Tab and opened with Enter, as text without white space."""
    tab_zu(page, "link", link)
    with page.expect_download() as warten:
        page.keyboard.press("Enter")
    inhalt = Path(warten.value.path()).read_bytes()
    assert "Abendrot" not in warten.value.suggested_filename
    return _eng("".join(seite.extract_text() for seite in PdfReader(io.BytesIO(inhalt)).pages))


def _eng(wort: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", wort)

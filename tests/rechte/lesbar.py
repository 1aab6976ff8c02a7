"""What a person can read in an answer of the house: a page, a PDF, a table, a calendar; and in its head."""

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from tests.rechte.kanarien import LAGEN, RAEUME, WORTE

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TAGS = re.compile(r"<[^>]*>")
_NICHTS = re.compile(r"[\W_]+")
_ENDE = re.compile(f"({'|'.join(LAGEN)})({'|'.join(RAEUME)})")
_LANGE_ZUERST = sorted(((w.casefold(), w) for w in WORTE), key=lambda w: -len(w[0]))
_LAENGSTES = len(_LANGE_ZUERST[0][0])


def lesbar(antwort: Any) -> str:
    """The text of an answer with its headers: a file name or an address says as much as a page.

    Of a page both what is shown (marks within a word taken away) and its source, where attributes stand.
    """
    kopf = "\n".join(f"{name}: {wert}" for name, wert in antwort.headers.items())
    roh = b"".join(antwort.streaming_content) if antwort.streaming else antwort.content
    art = antwort.headers.get("Content-Type", "").partition(";")[0]
    if art == "application/pdf":
        return f"{kopf}\n{_pdf(roh)}"
    if art == XLSX:
        return f"{kopf}\n{_xlsx(roh)}"
    text = roh.decode(errors="replace")
    if art == "text/calendar":
        text = re.sub(r"\r?\n[ \t]", "", text)
    elif art == "text/html" and any(raum in text for raum in RAEUME):
        text = f"{text}\n{_TAGS.sub('', text)}"
    return f"{kopf}\n{text}"


@lru_cache(maxsize=256)
def _pdf(roh: bytes) -> str:
    """Pages, and what stands in no page: title, author, bookmarks, form fields, alternative texts."""
    datei = PdfReader(io.BytesIO(roh))
    seiten = [seite.extract_text() for seite in datei.pages]
    angaben = [str(wert) for wert in (datei.metadata or {}).values()]
    return "\n".join([*seiten, *angaben, str(datei.outline), *_alternativtexte(datei)])


def _alternativtexte(datei: PdfReader) -> Iterator[str]:
    for nummer in range(1, len(datei.xref_objStm) + sum(len(t) for t in datei.xref.values()) + 1):
        objekt = datei.get_object(nummer)
        if isinstance(objekt, dict):
            yield from (str(objekt[k]) for k in ("/Alt", "/ActualText", "/Title", "/Contents") if k in objekt)


def _xlsx(roh: bytes) -> str:
    mappe = CalamineWorkbook.from_filelike(io.BytesIO(roh))
    zellen = (z for name in mappe.sheet_names for reihe in mappe.get_sheet_by_name(name).to_python() for z in reihe)
    return "\n".join([*mappe.sheet_names, *(str(z) for z in zellen)])


def kanarien(antwort: Any) -> set[tuple[str, str, str]]:
    """Every canary that can be read in an answer."""
    text = lesbar(antwort)
    if antwort.headers.get("Content-Type", "").startswith("text/html"):
        klein = text.casefold()  # nothing breaks the lines of a page, so most pages are done here
        return kanarien_in(text) if any(raum in klein for raum in RAEUME) else set()
    return kanarien_in(text)


def kanarien_in(text: str) -> set[tuple[str, str, str]]:
    """(word, lage, raum) of every canary in a text, however it was broken, hyphenated, shouted or stemmed.

    Only letters and digits are compared, on both sides: a line break or a hyphen in the middle hides nothing.
    """
    nackt = _NICHTS.sub("", text.casefold())
    gefunden = set()
    for ende in _ENDE.finditer(nackt):
        davor = nackt[max(0, ende.start() - _LAENGSTES) : ende.start()]
        wort = next((w for klein, w in _LANGE_ZUERST if davor.endswith(klein)), None)
        if wort:
            gefunden.add((wort, ende[1], ende[2]))
    return gefunden

"""The role × step table: what each person reads of a case in each of its states, asked over HTTP."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.test import Client
from django.urls import reverse

from massanzug.fall.models import Bescheid
from tests.conftest import anmelden
from tests.rechte.kanarien import AUSWAHLLAGEN, DANEBEN, KANARIEN, LAGEN, SCHRITTE, darf_lesen
from tests.rechte.lesbar import kanarien
from tests.rechte.proben import im_team
from tests.rechte.textfelder import vorhandene
from tests.welt import PERSONEN, Fallwelt, Welt

DATEI = Path(__file__).resolve().parents[2] / "docs" / "rechte-schritte.md"
ROLLEN = ("anonym", "ohne_rolle", *PERSONEN)
FAELLE = tuple(lage for lage in LAGEN if lage not in {"team", "geld", *AUSWAHLLAGEN})
SPALTEN = ("Menschen", *SCHRITTE, *(d for d in DANEBEN if d != "Menschen"))
LAGEN_IN_WORTEN = {
    "neu": "am Anfang, der Maßanzug ist ein Entwurf",
    "vor": "liegt `asd2` zur Entscheidung vor",
    "zurueck": "`asd2` hat zur Klärung zurückgegeben",
    "nein": "zu zweit abgelehnt",
    "frei": "bewilligt, an `lt` freigegeben sind Personen, Wille, Ziele, Maßanzug; im Sozialraumteam freigegeben",
    "wechsel": "bewilligt, an `lt` freigegeben ist nur der Maßanzug; die Teamsitzung ist vorbei",
    "zwei": "bewilligt und freigegeben wie `frei`, die nächste Fassung ist in Arbeit",
    "knapp": "bewilligt, an `lt` freigegeben sind nur die Ressourcen; soll an `asd3` übergeben werden",
    "alles": "bewilligt, jeder Teil ist an `lt` freigegeben; kommt ins Team",
    "weg": "bewilligt, die Freigabe an `lt` ist widerrufen",
    "weiter": "bewilligt, `lt2` soll die Hilfe von `lt` übernehmen: bis zum Ja ist jeder Teil beiden freigegeben",
    "blick": "bewilligt, Ziele und Rückblicke sind `lt` freigegeben, Namen nicht",
    "geht": "am Anfang, soll an `asd3` übergeben werden",
    "ende": "beendet, ohne dass bewilligt war",
    "aus": "bewilligt, war freigegeben, beendet",
}
KOPF = """# Wer liest was? Rolle × Schritt

Erzeugt von `python -m tests.rechte.schritte_schreiben`, gehalten von `tests/rechte/test_schritte.py`. Jede Person
öffnet in jeder Lage eines Falls jede Seite und jedes Papier, dazu den Schreibtisch und die Listen, und sucht nach jedem
Feld. Gezählt ist, wie viele der Textfelder, die in diesem Fall beschrieben sind, sie dabei zu lesen bekam. Ändert sich
ein Recht, ändert sich hier eine Zelle.

**alle**: jedes Textfeld des Schritts · **3 von 5**: so viele davon · **–**: keines. Wer nicht genannt ist, fand in
diesem Fall nichts: keine Seite, keine Zeile in der Liste, keinen Treffer. Die Personen und Lagen beschreibt
[rechte.md](rechte.md).
"""

OHNE_FALL = frozenset(ROLLEN) - {"asd", "asd2", "asd3", "asd_leitung", "lt", "lt2", "wjh"}
"""Roles that never see a case: they try everything in one state, and the first pages in each other one."""


def adressen(welt: Welt, fw: Fallwelt) -> Iterator[str]:
    """Every page and paper of this case, with the number of everything there is in it."""
    fall, pk = fw.fall, fw.fall.pk
    for name in (
        *("fall", "netzwerk", "massanzug", "schnitte_vergleichen", "prinzipien", "verlauf", "fristen"),
        *("weitergaben_pdf", "fallwirkung", "statistik"),
    ):
        yield reverse(name, args=[pk])
    yield reverse("verlauf", args=[pk]) + "?seit=anfang"
    for plan in fall.hilfeplaene.all():
        for name in ("hilfeplan", "hilfeplan_pdf", "familienblatt_pdf"):
            yield reverse(name, args=[pk, plan.pk])
    for bescheid in Bescheid.objects.filter(entscheidung__fall=fall):
        yield reverse("bescheid_pdf", args=[pk, bescheid.pk])
    for fassung in fall.gerichtsfassungen.all():
        yield reverse("gerichtsfassung_pdf", args=[pk, fassung.pk])
    for uebergabe in fall.uebergaben.all():
        yield reverse("uebergabe", args=[pk, uebergabe.pk])
    if beratung := im_team(fw):
        yield reverse("teamsitzung", args=[beratung.sitzung_id])
        yield reverse("beratung_runde", args=[beratung.sitzung_id, beratung.pk])
        yield reverse("teamprotokoll", args=[beratung.sitzung_id])


class Schritte:
    """Asks as everybody, once for each page; `verraten` names whatever somebody should not have read."""

    def __init__(self, welt: Welt) -> None:
        self.welt = welt
        self.gelesen: dict[tuple[str, str], set[str]] = {}
        self.verraten: list[str] = []
        self.ausgaben = 0

    def frage_alle(self) -> None:
        for rolle in ROLLEN:
            browser = Client(raise_request_exception=False)
            if rolle != "anonym":
                anmelden(browser, self.welt.konten[rolle])
            for name in ("schreibtisch", "faelle", "teamsitzungen"):
                self._lies(rolle, browser, reverse(name))
            for k in KANARIEN:
                if self._lies(rolle, browser, reverse("suche"), {"worte": k.wort}) != 200:
                    break  # nobody searches here
            for lage in FAELLE:
                for adresse in self._adressen(lage)[: 2 if rolle in OHNE_FALL and lage != "alles" else None]:
                    self._lies(rolle, browser, adresse)

    def _adressen(self, lage: str) -> list[str]:
        return list(adressen(self.welt, self.welt.faelle[f"{lage}@neheim"]))

    def _lies(self, rolle: str, browser: Client, adresse: str, worte: dict[str, str] | None = None) -> int:
        antwort: Any = browser.get(adresse, worte)
        self.ausgaben += 1
        for wort, lage, raum in kanarien(antwort):
            if wort not in darf_lesen(rolle, lage, raum):
                self.verraten.append(f"{adresse} {worte or ''} zeigt {rolle} „{wort}-{lage}-{raum}“")
            if raum == "neheim":
                self.gelesen.setdefault((rolle, lage), set()).add(wort)
        return int(antwort.status_code)

    def tafel(self) -> str:
        """The table as it stands in the docs."""
        teile = [KOPF]
        for lage in FAELLE:
            vorhanden = vorhandene(lage, "neheim")
            teile.append(f"## `{lage}`: {LAGEN_IN_WORTEN[lage]}\n")
            teile.append(f"| Person | {' | '.join(SPALTEN)} |\n|---{'|---' * len(SPALTEN)}|")
            zeilen = [
                f"| `{rolle}` | {' | '.join(self._zelle(rolle, lage, s, vorhanden) for s in SPALTEN)} |"
                for rolle in ROLLEN
                if self.gelesen.get((rolle, lage))
            ]
            teile.append("\n".join(zeilen) + "\n")
        return "\n".join(teile)

    def _zelle(self, rolle: str, lage: str, schritt: str, vorhanden: set[str]) -> str:
        worte = {k.wort for k in KANARIEN if k.schritt == schritt}
        da = len(worte & vorhanden)
        gelesen = len(worte & self.gelesen.get((rolle, lage), set()))
        return "–" if not gelesen else "alle" if gelesen == da else f"{gelesen} von {da}"

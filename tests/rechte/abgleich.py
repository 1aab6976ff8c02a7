"""Holds every cell of the table against what the house really answers. Used by the test and by the mutation script."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse

from massanzug.technik.erlaubnis import Verboten
from massanzug.zugang.models import Einsicht
from massanzug.zugang.tuer import alle_muster
from massanzug.zugang.zugriff import betrieb
from tests.conftest import anmelden
from tests.rechte import proben
from tests.rechte.tabelle import Zeile, zeilen
from tests.welt import HEUTE, JETZT, PERSONEN, Welt

HANDLUNG = "Handlung"
ROLLEN = ("anonym", "ohne_rolle", *PERSONEN)
VERWEIS = re.compile(r'(?:href|hx-get)="(/[^"#?]*)')
SUCHFELD = re.compile(r'<form(?![^>]*method="post")[^>]*action="(/[^"#?]*)')
KNOPF = re.compile(r'<form[^>]*method="post"[^>]*action="(/[^"#?]*)')
# allauth pages whose behaviour is allauth's own; they are behind our door, tested as one group
FREMDE = re.compile(r"^(mfa_|account_reauthenticate)")


def muster() -> dict[str, str]:
    """Name → route of every address of the house."""
    return {m.name or route: route for route, m in alle_muster()}


def fehlende() -> list[str]:
    """Addresses nobody has written a row for."""
    bekannt = {z.url for z in zeilen()}
    return sorted(n for n in muster() if n not in bekannt and not FREMDE.match(n) and n != "entwurf_speichern")


class Abgleich:
    """One browser per person, opened once."""

    def __init__(self, welt: Welt) -> None:
        self.welt = welt
        self.muster = muster()
        self.browser = {"anonym": Client(raise_request_exception=False)}
        for rolle in ROLLEN[1:]:
            self.browser[rolle] = anmelden(Client(raise_request_exception=False), welt.konten[rolle])
        self.erreichbar: dict[tuple[str, str, str], int] = {}
        self.zellen = 0

    def rufe(self, rolle: str, zeile: Zeile, adresse: str, daten: dict[str, Any]) -> Any:
        """Ask as this person; whatever it changed is undone."""
        with transaction.atomic():
            browser = self.browser[rolle]
            antwort = browser.get(adresse, daten) if zeile.methode == "GET" else browser.post(adresse, daten)
            transaction.set_rollback(True)
        return antwort

    def abweichungen(self, auswahl: list[Zeile] | None = None) -> Iterator[str]:
        for zeile in auswahl if auswahl is not None else list(zeilen()):
            if zeile.methode == HANDLUNG:
                yield from self.handlung(zeile)
                continue
            teile = proben.argumente(self.welt, zeile.url, zeile.objekt, self.muster[zeile.url])
            adresse = reverse(zeile.url, kwargs=teile)
            lesend = zeile.methode == "GET"
            daten = proben.frage(zeile.objekt) if lesend else proben.daten(self.welt, zeile.url, zeile.objekt)
            for rolle in ROLLEN:
                if zeile.url == "account_logout" and zeile.methode == "POST" and rolle != "anonym":
                    continue  # would end the shared browser's session; its own test follows
                self.zellen += 1
                yield from self.zelle(zeile, rolle, adresse, teile, daten)

    def handlung(self, zeile: Zeile) -> Iterator[str]:
        """An act that has no page, called by each person and by the operator's command line."""
        for rolle in (*ROLLEN[1:], "betrieb"):
            self.zellen += 1
            zugriff = betrieb(HEUTE, JETZT) if rolle == "betrieb" else self.welt.zugriff(rolle)
            try:
                with transaction.atomic():
                    proben.handlung(self.welt, zeile.url, zugriff)()
                    transaction.set_rollback(True)
                gelungen = True
            except Verboten:
                gelungen = False
            if gelungen != (rolle in zeile.ja):
                yield f"{zeile.url} als {rolle}: {'gelungen' if gelungen else 'abgewiesen'}"

    def zelle(
        self, zeile: Zeile, rolle: str, adresse: str, teile: dict[str, Any], daten: dict[str, Any]
    ) -> Iterator[str]:
        vorher = Einsicht.objects.count()
        with transaction.atomic():
            antwort = self.rufe_offen(rolle, zeile, adresse, daten)
            einsichten = Einsicht.objects.count() - vorher
            transaction.set_rollback(True)
        ort = f"{zeile.url} {zeile.methode} [{zeile.objekt}] als {rolle}"
        if antwort.status_code not in zeile.erwartet(rolle):
            yield f"{ort}: {antwort.status_code} statt {sorted(zeile.erwartet(rolle))}"
            return
        if antwort.status_code == 404 and teile:
            fremd = self.rufe(rolle, zeile, reverse(zeile.url, kwargs=proben.unbekannte(teile)), daten)
            if (fremd.status_code, fremd.content) != (404, antwort.content):
                yield f"{ort}: die Antwort verrät, dass es das Objekt gibt"
        if antwort.status_code == 200 and zeile.methode == "GET":
            yield from self.inhalt(ort, zeile, rolle, antwort, einsichten)

    def rufe_offen(self, rolle: str, zeile: Zeile, adresse: str, daten: dict[str, Any]) -> Any:
        browser = self.browser[rolle]
        return browser.get(adresse, daten) if zeile.methode == "GET" else browser.post(adresse, daten)

    def inhalt(self, ort: str, zeile: Zeile, rolle: str, antwort: Any, einsichten: int) -> Iterator[str]:
        text = antwort.content.decode(errors="replace")  # a page, or a file to take along
        fallseite = self.muster[zeile.url].startswith(("faelle/<int:pk>/", "planbudget/fall/"))
        if fallseite and einsichten != 1:
            yield f"{ort}: {einsichten} Einsichten statt einer"
        for verraten in self.verborgenes(zeile, rolle, text):
            yield f"{ort}: zeigt „{verraten}“"
        for verweis in {*VERWEIS.findall(text), *SUCHFELD.findall(text)}:
            if self.sackgasse(rolle, "GET", verweis):
                yield f"{ort}: der Verweis {verweis} führt für diese Person ins Leere"
        for knopf in set(KNOPF.findall(text)):
            if self.sackgasse(rolle, "POST", knopf):
                yield f"{ort}: der Knopf {knopf} wird dieser Person verweigert"

    def verborgenes(self, zeile: Zeile, rolle: str, text: str) -> Iterator[str]:
        """What this person must never read, whatever the page: the canaries of tests.welt."""
        for lage in ("neu", "vor", "frei", "ende", "zwei", "geht", "blick"):
            for raum in ("neheim", "huesten"):
                erlaubt = sichtbare_kanarien(rolle, lage, raum)
                for art in KANARIEN:
                    kanarie = f"{art}-{lage}-{raum}"
                    if art not in erlaubt and kanarie in text:
                        yield kanarie
        for raum in ("neheim", "huesten"):  # reasons of decisions, as the report on the Rechtsanspruch could show them
            if f"Wahlgrund-{raum}" in text and (rolle, raum) != ("asd_leitung", "neheim"):
                yield f"Wahlgrund-{raum}"

    def sackgasse(self, rolle: str, methode: str, verweis: str) -> bool:
        """A link or a button that answers 403 or 404 to the very person who was shown it."""
        if verweis.startswith(("/statisch/", "/konto/", "/entwurf/", "/demo/")):
            return False
        schluessel = (rolle, methode, verweis)
        if schluessel not in self.erreichbar:
            browser = self.browser[rolle]
            with transaction.atomic():
                antwort = browser.get(verweis) if methode == "GET" else browser.post(verweis)
                self.erreichbar[schluessel] = antwort.status_code
                transaction.set_rollback(True)
        return self.erreichbar[schluessel] in {403, 404, 500}


KANARIEN = (
    *("Familie", "Lina", "Anliegen", "Wille", "Ressource", "Ziel", "Frage", "Baustein", "Begruendung", "Titel"),
    *("Sorge", "Nachbarin", "Fristgrund"),
    *("Bereichsgrund", "Klaerung", "Wirkung", "Beleg"),
    *("Bedarf", "Meinung", "Geschwister", "Anschrift", "Prozess", "Weilgrund"),
    *("Daneben", "Nichtweil", "Passt"),
    *("Schritt", "Lage", "Grund", "Versprochen"),
    *("Blatt", "Idee", "Auftrag", "Abweichung", "Hinweis", "Auswahl"),
)
_AMT = frozenset(KANARIEN)
_TEAM = frozenset({"Blatt", "Idee", "Auftrag", "Abweichung", "Hinweis"})
"""What the Sozialraumteam reads of a case that is freed for it."""
_WJH = frozenset({"Familie", "Lina", "Baustein", "Begruendung"})
_LT = frozenset({"Familie", "Lina", "Wille", "Ziel", "Schritt", "Baustein"})


def sichtbare_kanarien(rolle: str, lage: str, raum: str) -> frozenset[str]:
    """Visibility table of the legal document, in terms of the sample texts."""
    if rolle == "wjh":
        return _WJH if lage in {"frei", "zwei", "blick"} else frozenset()
    if raum != "neheim":
        return frozenset()
    if rolle == "asd3" and lage == "geht":  # what the handover sheet shows her, and nothing else
        return frozenset({"Familie", "Lina", "Wille", "Ziel", "Schritt", "Grund", "Versprochen"})
    if rolle in {"asd", "asd_leitung"} or (rolle == "asd2" and lage in {"vor", "frei", "zwei", "blick"}):
        return _AMT
    if rolle == "lt" and lage == "blick":  # goals and Rückblicke, no names
        return frozenset({"Ziel", "Schritt", "Wirkung", "Beleg"})
    team = _TEAM if rolle in {"asd2", "asd3", "lt"} and lage == "frei" else frozenset()
    return (_LT | team) if rolle == "lt" and lage in {"frei", "zwei"} else team

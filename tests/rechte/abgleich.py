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
from tests.rechte.kanarien import darf_lesen
from tests.rechte.lesbar import kanarien
from tests.rechte.tabelle import Zeile, zeilen
from tests.welt import HEUTE, JETZT, PERSONEN, Welt

HANDLUNG = "Handlung"
ROLLEN = ("anonym", "ohne_rolle", *PERSONEN)
VERWEIS = re.compile(r'(?:href|hx-get)="(/[^"#?]*)')
SUCHFELD = re.compile(r'<form(?![^>]*method="post")[^>]*action="(/[^"#?]*)')
KNOPF = re.compile(r'<form[^>]*method="post"[^>]*action="(/[^"#?]*)')
# allauth pages whose behaviour is allauth's own; they are behind our door, tested as one group
FREMDE = re.compile(r"^(mfa_|account_reauthenticate)")


NACH_DER_MARKE = {"entwurf_speichern", "bekundung_sichern"}
"""Open to expired logins: the signed mark of a page counts, each has its own tests."""


def muster() -> dict[str, str]:
    """Name → route of every address of the house."""
    return {m.name or route: route for route, m in alle_muster()}


def fehlende() -> list[str]:
    """Addresses nobody has written a row for."""
    bekannt = {z.url for z in zeilen()}
    return sorted(n for n in muster() if n not in bekannt and not FREMDE.match(n) and n not in NACH_DER_MARKE)


class Abgleich:
    """One browser per person, opened once."""

    def __init__(self, welt: Welt) -> None:
        self.welt = welt
        self.muster = muster()
        self.browser = {"anonym": Client(raise_request_exception=False)}
        for rolle in ROLLEN[1:]:
            self.browser[rolle] = anmelden(Client(raise_request_exception=False), welt.konten[rolle])
        self.erreichbar: dict[tuple[str, str, str], int] = {}
        self.unbekannte: dict[tuple[str, str, str], tuple[int, bytes]] = {}
        self.zellen = 0
        self.ausgaben = 0
        self.gefunden: set[tuple[str, str]] = set()

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
            daten = (
                proben.frage(self.welt, zeile.objekt) if lesend else proben.daten(self.welt, zeile.url, zeile.objekt)
            )
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
        if (
            antwort.status_code == 404
            and teile
            and self.unbekannt(rolle, zeile, teile, daten) != (404, antwort.content)
        ):
            yield f"{ort}: die Antwort verrät, dass es das Objekt gibt"
        for verraten in self.verborgenes(rolle, antwort):
            yield f"{ort}: zeigt „{verraten}“"
        if antwort.status_code == 200 and zeile.methode == "GET":
            yield from self.inhalt(ort, zeile, rolle, antwort, einsichten)

    def unbekannt(self, rolle: str, zeile: Zeile, teile: dict[str, Any], daten: dict[str, Any]) -> tuple[int, bytes]:
        """What this person is told about something that does not exist; asked once for each address."""
        schluessel = (rolle, zeile.methode, zeile.url)
        if schluessel not in self.unbekannte:
            antwort = self.rufe(rolle, zeile, reverse(zeile.url, kwargs=proben.unbekannte(teile)), daten)
            self.unbekannte[schluessel] = (antwort.status_code, antwort.content)
        return self.unbekannte[schluessel]

    def rufe_offen(self, rolle: str, zeile: Zeile, adresse: str, daten: dict[str, Any]) -> Any:
        browser = self.browser[rolle]
        return browser.get(adresse, daten) if zeile.methode == "GET" else browser.post(adresse, daten)

    def inhalt(self, ort: str, zeile: Zeile, rolle: str, antwort: Any, einsichten: int) -> Iterator[str]:
        text = antwort.content.decode(errors="replace")  # a page, or a file to take along
        fallseite = self.muster[zeile.url].startswith(("faelle/<int:pk>/", "planbudget/fall/"))
        if fallseite and einsichten != 1:
            yield f"{ort}: {einsichten} Einsichten statt einer"
        for verweis in {*VERWEIS.findall(text), *SUCHFELD.findall(text)}:
            if self.sackgasse(rolle, "GET", verweis):
                yield f"{ort}: der Verweis {verweis} führt für diese Person ins Leere"
        for knopf in set(KNOPF.findall(text)):
            if self.sackgasse(rolle, "POST", knopf):
                yield f"{ort}: der Knopf {knopf} wird dieser Person verweigert"

    def verborgenes(self, rolle: str, antwort: Any) -> Iterator[str]:
        """What this person must never read, in whatever answer: the canaries of every text field of every case."""
        self.ausgaben += 1
        for wort, lage, raum in kanarien(antwort):
            self.gefunden.add((wort, lage))
            if wort not in darf_lesen(rolle, lage, raum):
                yield f"{wort}-{lage}-{raum}"

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

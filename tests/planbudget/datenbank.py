"""A database of its own, on whatever the run uses: real commits, and other processes can join.

In it is a city of Wirkungsräume, people and an empty Hauptbuch. Tests elsewhere run in one transaction that is rolled
back, in which nothing can be raced for and PostgreSQL grows slower with every act.
"""

import atexit
import functools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections
from django.db.utils import ConnectionHandler

from massanzug.planbudget.einrichtung import stadt_einrichten
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.traeger.actions import leittraegerschaft_eintragen, traeger_anlegen, zugehoerigkeit_eintragen
from massanzug.traeger.choices import Traegerart
from massanzug.zugang.actions import konto_anlegen
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import betrieb
from tests.haltbarkeit.stand import ANKER, AUF_POSTGRES, DATEI, auf_datei, umgebung
from tests.planbudget.modell import PERSONEN
from tests.welt import BEGINN, JETZT, PASSWORT, Welt

_nummern = count(1)


@dataclass(frozen=True)
class Datenbank:
    """The city in `ordner` (anchor and secrets) and in a file there or in the PostgreSQL database `name`."""

    ordner: Path
    welt: Welt
    name: str = ""

    @property
    def umgebung(self) -> dict[str, str]:
        """For a process of its own on the same city."""
        env = umgebung(self.ordner, DJANGO_SETTINGS_MODULE="tests.settings")
        if self.name:
            env["DATABASE_URL"] = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{self.name}").geturl()
        return env

    @contextmanager
    def offen(self, *, eilig: bool = False) -> Iterator[None]:
        """Django of this thread works on it. `eilig` waits for no disk: for what is not about power cuts."""
        vorher, settings.PROTOKOLL_ANKER_DATEI = settings.PROTOKOLL_ANKER_DATEI, self.ordner / ANKER
        try:
            if self.name:
                with _auf_postgres(self.name, eilig=eilig):
                    yield
            else:
                with auf_datei(self.ordner / DATEI, zusatz="PRAGMA synchronous=OFF;" if eilig else ""):
                    yield
        finally:
            settings.PROTOKOLL_ANKER_DATEI = vorher


def eigene_datenbank(ordner: Path) -> Datenbank:
    """Built once a process, copied for each test."""
    vorlage = _vorlage(os.getpid())
    (ordner / ANKER).parent.mkdir(parents=True)
    shutil.copyfile(vorlage.ordner / ANKER, ordner / ANKER)
    (ordner / "geheim").mkdir(mode=0o700)
    shutil.copyfile(settings.PROTOKOLL_SCHLUESSEL_DATEI, ordner / "geheim" / "protokoll.schluessel")
    (ordner / "geheim" / "sitzung.schluessel").write_text(settings.SECRET_KEY)
    if AUF_POSTGRES:
        return Datenbank(ordner, vorlage.welt, _anlegen(f"TEMPLATE {vorlage.name}"))
    shutil.copyfile(vorlage.ordner / DATEI, ordner / DATEI)
    return Datenbank(ordner, vorlage.welt)


@functools.cache
def _vorlage(prozess: int) -> Datenbank:
    ordner = Path(tempfile.mkdtemp(prefix="mz-buch-"))
    atexit.register(shutil.rmtree, ordner, ignore_errors=True)
    vorlage = Datenbank(ordner, Welt(), _anlegen() if AUF_POSTGRES else "")
    with vorlage.offen(eilig=True):
        call_command("migrate", verbosity=0)
        _baue(vorlage.welt)
    return vorlage


def _baue(welt: Welt) -> None:
    betreiber = betrieb(BEGINN, JETZT)
    stadt_einrichten(betreiber)
    welt.raeume = {r.schluessel: r for r in Wirkungsraum.objects.all()}
    for name in sorted({p.traeger for p in PERSONEN.values()}):
        art = Traegerart.OEFFENTLICH if name == "amt" else Traegerart.FREI
        traeger = welt.traeger[name] = traeger_anlegen(zugriff=betreiber, name=name, art=art)
        if name in welt.raeume:
            leittraegerschaft_eintragen(
                zugriff=betreiber, traeger=traeger, wirkungsraum=welt.raeume[name], gueltig_von=BEGINN, gueltig_bis=None
            )
    for name, person in PERSONEN.items():
        konto = konto_anlegen(zugriff=betreiber, kennung=name, name=f"Person {name}", passwort=PASSWORT)
        welt.konten[name] = konto
        zugehoerigkeit_eintragen(
            zugriff=betreiber,
            konto=konto,
            traeger=welt.traeger[person.traeger],
            rolle=Rolle(person.rolle),
            wirkungsraum=welt.raeume[person.raum] if person.raum else None,
            gueltig_von=BEGINN,
        )


def _anlegen(zusatz: str = "") -> str:
    name = f"mz_buch_{os.getpid()}_{next(_nummern)}"
    _verwalte(f"CREATE DATABASE {name} {zusatz}")
    atexit.register(_verwalte, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    return name


def _verwalte(sql: Any) -> None:
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path="/postgres").geturl()
    with psycopg.connect(url, autocommit=True) as verbindung:
        verbindung.execute(sql)


@contextmanager
def _auf_postgres(name: str, *, eilig: bool) -> Iterator[None]:
    vorher = connections["default"]
    einstellung: dict[str, Any] = {**vorher.settings_dict, "NAME": name}
    if eilig:
        einstellung["OPTIONS"] = {**einstellung.get("OPTIONS", {}), "options": "-c synchronous_commit=off"}
    verbindung = ConnectionHandler({"default": einstellung}).create_connection("default")
    connections["default"] = verbindung
    try:
        yield
    finally:
        connections["default"] = vorher
        verbindung.close()
        ContentType.objects.clear_cache()

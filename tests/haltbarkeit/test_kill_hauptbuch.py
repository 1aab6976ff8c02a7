"""The whole server is killed while people book: what was acknowledged is there once, and no Buchung is half there.

As test_kill.py, with the forms of the Hauptbuch: a bill over two months that is paid (three lines), and every fourth
time a Storno of what was booked before.
"""

import http.client
import itertools
import random
import secrets
import sqlite3
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.haltbarkeit import stand
from tests.haltbarkeit.stand import MASSANZUG, NUR_SQLITE, Bestand, Melder, umgebung
from tests.haltbarkeit.test_kill import FRIST, Browser, Diener, freier_port

bestand, melde = stand.bestand, stand.melde

FAEDEN = 3
KURZ, LANG = 40, 200
KALT_JE = 20
"""One start in so many is a cold one."""
ORT = "/planbudget/buchung/"


@dataclass
class Eingabe:
    """One form, typed once: its einmalmarke stays the same however often it is sent."""

    beleg: str
    hebt_auf: int = 0
    marke: str = field(default_factory=lambda: secrets.token_hex(16))

    @property
    def pfad(self) -> str:
        return f"{ORT}{self.hebt_auf}/stornieren/" if self.hebt_auf else "/planbudget/neheim/buchen/"

    def felder(self) -> dict[str, str]:
        if self.hebt_auf:
            return {"grund": self.beleg, "einmalmarke": self.marke}
        return {
            "art": "ambulant",
            "leistung_von": "1.10.2026",
            "leistung_bis": "15.11.2026",
            "bezug": "",
            "betrag_cent": "1.234,56",
            "beleg": self.beleg,
            "belegdatum": "16.11.2026",
            "zahldatum": "20.11.2026",
            "einmalmarke": self.marke,
        }


class Buchhalter:
    """One person's window: types, sends, and sends again what was not acknowledged."""

    def __init__(self, name: str, port: int) -> None:
        self.name = name
        self.browser = Browser(port)
        self.offen: Eingabe | None = None
        self.bestaetigt: dict[int, Eingabe] = {}
        """Number of the Buchung to which the browser was sent → what was typed."""
        self.wiederholt = 0
        self.fehler = ""
        self._nummern = itertools.count(1)

    def _naechste(self) -> Eingabe:
        nummer = next(self._nummern)
        frei = [n for n, e in self.bestaetigt.items() if not e.hebt_auf]
        genommen = {e.hebt_auf for e in self.bestaetigt.values()}
        letzte = max((n for n in frei if n not in genommen), default=0)
        return Eingabe(f"{self.name}-{nummer}", hebt_auf=letzte if nummer % 4 == 0 else 0)

    def runde(self, erste: threading.Event, genug: Callable[[], bool]) -> None:
        """Until the server is gone or it is enough; what is open stays open."""
        while not self.fehler and not (genug() and self.offen is None):
            if self.offen is None:
                self.offen = self._naechste()
            else:
                self.wiederholt += 1
            try:
                status, wohin, text = self.browser.frage("POST", self.offen.pfad, self.offen.felder())
            except (OSError, http.client.HTTPException):
                return
            if status != 303 or not wohin.startswith(ORT):
                self.fehler = f"{self.offen}: {status} {wohin} {text[-2000:]}"
                return
            self.bestaetigt[int(wohin.removeprefix(ORT).rstrip("/"))] = self.offen
            self.offen = None
            erste.set()


@dataclass(frozen=True)
class Buch:
    """What the file holds, past the product, as far as it was booked in this test."""

    belege: dict[int, str]
    halbe: list[Any]

    @classmethod
    def lies(cls, datei: Path, ab: int) -> "Buch":
        with closing(sqlite3.connect(datei)) as db:
            koepfe = db.execute(
                "SELECT nummer, CASE WHEN hebt_auf_id IS NULL THEN "
                "(SELECT min(beleg) FROM planbudget_buchungszeile WHERE buchung_id = nummer) ELSE grund END "
                "FROM planbudget_buchung WHERE nummer > ?",
                (ab,),
            ).fetchall()
            halbe = [(frage, gefunden) for frage in HALBES if (gefunden := db.execute(frage).fetchall())]
        return cls(dict(koepfe), halbe)


HALBES = (
    "SELECT nummer FROM planbudget_buchung b WHERE anzahl <> "
    "(SELECT count(*) FROM planbudget_buchungszeile WHERE buchung_id = b.nummer)",
    "SELECT id FROM planbudget_buchungszeile WHERE buchung_id NOT IN (SELECT nummer FROM planbudget_buchung)",
    "SELECT nummer FROM planbudget_buchung WHERE (SELECT count(*) FROM zugang_protokoll "
    "WHERE objekt_typ = 'planbudget.buchung' AND objekt_id = CAST(planbudget_buchung.nummer AS TEXT)) <> 1",
    "SELECT objekt_id FROM zugang_protokoll WHERE objekt_typ = 'planbudget.buchung' "
    "AND CAST(objekt_id AS INTEGER) NOT IN (SELECT nummer FROM planbudget_buchung)",
    "SELECT nummer FROM zugang_protokoll WHERE nummer NOT IN (SELECT protokoll_id FROM zugang_protokollwert)",
    "SELECT konto_id, monat, cent FROM planbudget_saldo EXCEPT SELECT konto, monat, sum(cent) FROM ("
    "SELECT soll_id AS konto, monat, betrag_cent AS cent FROM planbudget_buchungszeile UNION ALL "
    "SELECT haben_id, monat, -betrag_cent FROM planbudget_buchungszeile) GROUP BY konto, monat",
    "SELECT max(nummer), count(*) FROM planbudget_buchung HAVING max(nummer) <> count(*)",
)
"""Each must find nothing: heads without their lines, lines without a head, either without its entry, other balances."""


class Lauf:
    """Kills and looks, and keeps count."""

    def __init__(self, bestand: Bestand, male: int) -> None:
        self.bestand, self.male = bestand, male
        self.zufall = random.Random(1)
        self.port = freier_port()
        self.ab = int(bestand.lies("SELECT max(nummer) FROM planbudget_buchung")[0][0])
        self.diener = Diener(bestand.ordner, self.port)
        self.leute = [Buchhalter(f"B{n}", self.port) for n in range(FAEDEN)]
        self.mitten = self.schon_da = self.angesehen = 0

    def alles(self) -> dict[int, str]:
        try:
            for nummer in range(self.male):
                self.runde(nummer)
                if nummer % 2:  # every other time we read before the server does
                    da = self.sieh_nach()
                    belege = set(da.values())
                    self.schon_da += sum(b.offen is not None and b.offen.beleg in belege for b in self.leute)
                    self.angesehen += 1
            self.runde(self.male, letzte=True)
            self.diener.toete()
        finally:
            self.diener.schluss()
        return self.sieh_nach()

    def runde(self, nummer: int, *, letzte: bool = False) -> None:
        self.diener.starte(kalt=nummer % KALT_JE == KALT_JE - 1)
        if nummer == 0:
            self.leute[0].browser.melde_an("wjh")
            for b in self.leute[1:]:
                b.browser.kekse = dict(self.leute[0].browser.kekse)
        erste = threading.Event()
        faeden = [threading.Thread(target=b.runde, args=(erste, lambda: letzte), daemon=True) for b in self.leute]
        for faden in faeden:
            faden.start()
        if nummer % 10 != 9 and not letzte:  # every tenth dies while it is still starting
            assert erste.wait(FRIST), [b.fehler for b in self.leute]
        if not letzte:
            time.sleep(self.zufall.uniform(0, 0.08))  # the random moment
            self.diener.toete()
        for faden in faeden:
            faden.join(FRIST)
            assert not faden.is_alive()
        assert not any(b.fehler for b in self.leute), [b.fehler for b in self.leute]
        self.mitten += sum(b.offen is not None for b in self.leute)

    def bestaetigt(self) -> dict[int, str]:
        return {nummer: e.beleg for b in self.leute for nummer, e in b.bestaetigt.items()}

    def sieh_nach(self) -> dict[int, str]:
        buch = Buch.lies(self.bestand.datei, self.ab)
        assert buch.halbe == [], "eine Buchung ist halb da"
        assert self.bestaetigt().items() <= buch.belege.items(), "Bestätigtes fehlt oder ist etwas anderes"
        assert set(Counter(buch.belege.values()).values()) <= {1}, "etwas ist doppelt"
        return buch.belege


def toete(bestand: Bestand, male: int, melde: Melder) -> None:
    beginn = time.monotonic()
    lauf = Lauf(bestand, male)
    da = lauf.alles()
    assert da == lauf.bestaetigt()
    with closing(sqlite3.connect(bestand.datei)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    pruefe = [MASSANZUG, "pruefe", "--json"]
    ende = subprocess.run(pruefe, env=umgebung(bestand.ordner), capture_output=True, text=True, check=False)
    assert ende.returncode == 0, ende.stdout + ende.stderr
    wiederholt = sum(b.wiederholt for b in lauf.leute)
    stornos = sum(bool(e.hebt_auf) for b in lauf.leute for e in b.bestaetigt.values())
    assert lauf.mitten > male / 2 and wiederholt > male / 2 and stornos, "zu selten beim Buchen getroffen"
    assert lauf.schon_da or male < LANG, "keine Buchung war gespeichert und unbestätigt"
    melde(
        male,
        f"Mal den ganzen Dienst beim Buchen getötet: {len(da)} Buchungen ({stornos} davon Stornos) bestätigt, ganz und "
        f"genau einmal da; {lauf.mitten} unterbrochen, {wiederholt} Wiederholungen, davon {lauf.schon_da} in "
        f"{lauf.angesehen} angesehenen Runden schon gespeichert; {time.monotonic() - beginn:.0f} s",
    )


@NUR_SQLITE
def test_beim_buchen_getoetet_und_keine_buchung_ist_halb_da(bestand: Bestand, melde: Melder) -> None:
    toete(bestand, KURZ, melde)


@NUR_SQLITE
@pytest.mark.langsam
def test_zweihundertmal_beim_buchen_getoetet(bestand: Bestand, melde: Melder) -> None:
    toete(bestand, LANG, melde)

"""The whole server is killed while people save: what was acknowledged is there once, what was not can be sent again.

Real forms over HTTP, as a logged-in Fachkraft. SIGKILL goes to the whole process group (gunicorn's arbiter and worker).
Most rounds start the server from a process that has its imports done (tests/haltbarkeit/warm.py), some start
`massanzug dienst` cold.
"""

import http.client
import itertools
import os
import random
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

from massanzug.fall.choices import Kanal, Ressourcenfeld
from tests.haltbarkeit import stand
from tests.haltbarkeit.stand import MASSANZUG, NUR_SQLITE, WURZEL, Bestand, Melder, umgebung
from tests.welt import PASSWORT

bestand, melde = stand.bestand, stand.melde

WARM, KALT = 190, 10
FAEDEN = 3
FRIST = 60.0
ARTEN = ("kontakt", "ressource")


def freier_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def bis(bedingung: Callable[[], Any], was: str) -> Any:
    """Ask until it is so."""
    ende = time.monotonic() + FRIST
    while time.monotonic() < ende:
        ergebnis = bedingung()
        if ergebnis:
            return ergebnis
        time.sleep(0.002)
    raise TimeoutError(f"{was}: nicht in {FRIST:.0f} s")


def nimmt_an(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


class Diener:
    """Starts the server again and again, warm or cold, and kills all of it."""

    def __init__(self, ordner: Path, port: int) -> None:
        self.port = port
        self.ordner = ordner
        self.gruppe = 0
        self.kalter: subprocess.Popen[bytes] | None = None
        self.fehlerdatei = open(ordner / "dienst.log", "ab")  # noqa: SIM115 -- lives as long as the servers
        self.warm = subprocess.Popen(
            [sys.executable, "-m", "tests.haltbarkeit.warm", str(port)],
            cwd=WURZEL,
            env=umgebung(ordner, DJANGO_SETTINGS_MODULE="tests.settings"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.fehlerdatei,
            text=True,
        )
        assert self.warm.stdout is not None
        assert self.warm.stdout.readline() == "bereit\n", (ordner / "dienst.log").read_text()

    def starte(self, *, kalt: bool) -> None:
        if kalt:
            self.kalter = subprocess.Popen(
                [MASSANZUG, "dienst", "--port", str(self.port)],
                env=umgebung(self.ordner),
                stderr=self.fehlerdatei,
                start_new_session=True,
            )
            self.gruppe = self.kalter.pid
        else:
            assert self.warm.stdin is not None and self.warm.stdout is not None
            self.warm.stdin.write("los\n")
            self.warm.stdin.flush()
            self.gruppe = int(self.warm.stdout.readline())
        bis(lambda: nimmt_an(self.port), "Der Dienst nimmt Verbindungen an")

    def toete(self) -> None:
        os.killpg(self.gruppe, signal.SIGKILL)
        if self.kalter:
            self.kalter.wait()
            self.kalter = None
        bis(lambda: not nimmt_an(self.port), "Der Dienst ist weg")

    def schluss(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.gruppe, signal.SIGKILL)
        self.warm.kill()
        self.warm.wait()
        self.fehlerdatei.close()


@dataclass
class Eingabe:
    """One form, typed once: its einmalmarke stays the same however often it is sent."""

    art: str
    text: str
    marke: str = field(default_factory=lambda: secrets.token_hex(16))

    def felder(self) -> dict[str, str]:
        gemeinsam = {"am": "22.11.2026", "einmalmarke": self.marke}
        if self.art == "kontakt":
            return gemeinsam | {"mit": "Lina", "anliegen": self.text, "kanal": Kanal.TELEFON.value}
        return gemeinsam | {"beschreibung": self.text, "feld": Ressourcenfeld.SOZIAL.value, "genannt_von": ""}


class Browser:
    """Just enough of one: cookies, the token of the form, one connection that it keeps."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.kekse: dict[str, str] = {}
        self.leitung: http.client.HTTPConnection | None = None

    def frage(self, methode: str, pfad: str, felder: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, Location, body; OSError or HTTPException where the server is gone."""
        if self.leitung is None:
            self.leitung = http.client.HTTPConnection("127.0.0.1", self.port, timeout=FRIST)
        koerper = None
        kopf = {"Cookie": "; ".join(f"{n}={w}" for n, w in self.kekse.items())}
        if felder is not None:
            koerper = urlencode(felder | {"csrfmiddlewaretoken": self.kekse["csrf"]})
            kopf["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.leitung.request(methode, pfad, koerper, kopf)
            antwort = self.leitung.getresponse()
            text = antwort.read().decode()
        except (OSError, http.client.HTTPException):
            self.leitung.close()
            self.leitung = None
            raise
        for keks in antwort.headers.get_all("Set-Cookie", []):
            name, wert = keks.split(";")[0].split("=", 1)
            self.kekse[name] = wert
        return antwort.status, antwort.headers.get("Location", ""), text

    def melde_an(self, kennung: str) -> None:
        assert self.frage("GET", "/konto/anmelden/")[0] == 200
        status, wohin, text = self.frage("POST", "/konto/anmelden/", {"login": kennung, "password": PASSWORT})
        assert (status, wohin) == (302, "/schreibtisch/"), text


class Schreiber:
    """One person's window: types, sends, and sends again what was not acknowledged."""

    def __init__(self, name: str, port: int, fall: int) -> None:
        self.name, self.fall = name, fall
        self.browser = Browser(port)
        self.offen: Eingabe | None = None
        self.bestaetigt: list[Eingabe] = []
        self.wiederholt = 0
        self.fehler = ""
        self._nummern = itertools.count(1)

    def runde(self, erste: threading.Event, genug: Callable[[], bool]) -> None:
        """Until the server is gone or it is enough; what is open stays open."""
        while not self.fehler and not (genug() and self.offen is None):
            if self.offen is None:
                nummer = next(self._nummern)
                self.offen = Eingabe(ARTEN[nummer % len(ARTEN)], f"{self.name}-{nummer}")
            else:
                self.wiederholt += 1
            try:
                pfad = f"/faelle/{self.fall}/{self.offen.art}/neu/"
                status, wohin, text = self.browser.frage("POST", pfad, self.offen.felder())
            except (OSError, http.client.HTTPException):
                return
            if (status, wohin) != (303, f"/faelle/{self.fall}/"):
                self.fehler = f"{pfad}: {status} {wohin} {text[:2000]}"
                return
            self.bestaetigt.append(self.offen)
            self.offen = None
            erste.set()


def texte(datei: Path) -> Counter[str]:
    """What is stored, past the product."""
    with closing(sqlite3.connect(datei)) as db:
        sql = "SELECT anliegen FROM fall_kontakt UNION ALL SELECT beschreibung FROM fall_familienressource"
        return Counter(text for (text,) in db.execute(sql))


@NUR_SQLITE
def test_200_mal_getoetet_und_alles_bestaetigte_ist_genau_einmal_da(bestand: Bestand, melde: Melder) -> None:
    zufall = random.Random(1)
    port, beginn = freier_port(), time.monotonic()
    vorher = texte(bestand.datei)
    eintraege_vorher = _eintraege(bestand)
    diener = Diener(bestand.ordner, port)
    schreiber = [Schreiber(f"F{n}", port, bestand.welt.faelle["neu@neheim"].fall.pk) for n in range(FAEDEN)]
    kalt = set(zufall.sample(range(WARM + KALT), KALT))
    mitten_im_schreiben = schon_da = angesehen = 0
    anlauf: dict[bool, list[float]] = {True: [], False: []}

    def pruefe_bestand() -> Counter[str]:
        da = texte(bestand.datei)
        bestaetigt = {e.text for s in schreiber for e in s.bestaetigt}
        assert not bestaetigt - da.keys(), "Bestätigtes fehlt"
        assert all(zahl == 1 for text, zahl in da.items() if text not in vorher), "etwas ist doppelt"
        return da

    def runde(nummer: int, *, letzte: bool = False) -> None:
        nonlocal mitten_im_schreiben
        start = time.monotonic()
        diener.starte(kalt=nummer in kalt)
        if nummer == 0:
            schreiber[0].browser.melde_an("asd")
            for s in schreiber[1:]:
                s.browser.kekse = dict(schreiber[0].browser.kekse)
        erste = threading.Event()
        faeden = [threading.Thread(target=s.runde, args=(erste, lambda: letzte), daemon=True) for s in schreiber]
        for faden in faeden:
            faden.start()
        if nummer % 10 != 9 and not letzte:  # every tenth dies while it is still starting
            assert erste.wait(FRIST), [s.fehler for s in schreiber]
            anlauf[nummer in kalt].append(time.monotonic() - start)
        if not letzte:
            time.sleep(zufall.uniform(0, 0.08))  # the random moment
            diener.toete()
        for faden in faeden:
            faden.join(FRIST)
            assert not faden.is_alive()
        assert not any(s.fehler for s in schreiber), [s.fehler for s in schreiber]
        mitten_im_schreiben += sum(s.offen is not None for s in schreiber)

    try:
        for nummer in range(WARM + KALT):
            runde(nummer)
            if nummer % 2:  # every other time we read before the server does, and see what it had stored unacknowledged
                da = pruefe_bestand()
                schon_da += sum(s.offen is not None and s.offen.text in da for s in schreiber)
                angesehen += 1
        runde(WARM + KALT, letzte=True)
        diener.toete()
    finally:
        diener.schluss()
    da = pruefe_bestand()
    gesendet = {e.text for s in schreiber for e in s.bestaetigt}
    assert da.keys() - vorher.keys() == gesendet
    assert _eintraege(bestand) - eintraege_vorher == len(gesendet), "Zeile ohne Eintrag oder Eintrag ohne Zeile"
    with closing(sqlite3.connect(bestand.datei)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    lauf = subprocess.run(
        [MASSANZUG, "pruefe", "--json"], env=umgebung(bestand.ordner), capture_output=True, text=True, check=False
    )
    assert lauf.returncode == 0, lauf.stdout + lauf.stderr
    wiederholt = sum(s.wiederholt for s in schreiber)
    assert mitten_im_schreiben > WARM and wiederholt > WARM, "zu selten beim Schreiben getroffen"
    assert schon_da, "keine Eingabe war gespeichert und unbestätigt: dass sie genau einmal wirkt, wurde nicht geprüft"
    melde(
        WARM + KALT,
        f"Mal den ganzen Dienst getötet ({WARM} vorgewärmt, {KALT} kalt gestartet): {len(gesendet)} Eingaben bestätigt "
        f"und genau einmal da; {mitten_im_schreiben} unterbrochen, {wiederholt} Wiederholungen, davon {schon_da} in "
        f"{angesehen} angesehenen Runden schon gespeichert; bis zur ersten Bestätigung warm "
        f"{median(anlauf[False]):.2f} s, kalt {median(anlauf[True]):.2f} s (höchstens {max(anlauf[True]):.2f} s); "
        f"{time.monotonic() - beginn:.0f} s",
    )


def _eintraege(bestand: Bestand) -> int:
    sql = "SELECT count(*) FROM zugang_protokoll WHERE aktion IN ('kontakt_festhalten', 'ressource_festhalten')"
    return int(bestand.lies(sql)[0][0])

"""Which storage is safe, that the house refuses every other, that backups miss nothing and what is deleted is gone."""

import json
import os
import re
import secrets
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection

from massanzug.fall import actions as fall
from massanzug.fall.choices import Kanal
from massanzug.fall.models import Kontakt
from massanzug.technik.speicher import speicher_maengel, sqlite_pragmas, verlange_sicheren_speicher, wal_ist_sicher
from massanzug.zugang.models import Protokollwert
from tests.haltbarkeit import stand
from tests.haltbarkeit.stand import ANKER, DATEI, MASSANZUG, NUR_SQLITE, Bestand, Melder, auf_datei, umgebung
from tests.welt import HEUTE, Welt

bestand, melde = stand.bestand, stand.melde

# --- the table: what is measured stands in docs/entscheidungen/speicher-wal-full-mit-geprueftem-sqlite.md ----------


@pytest.mark.parametrize(("version", "sicher"), [
    ((3, 7, 0), False), ((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 44, 9), True),
    ((3, 45, 0), False), ((3, 45, 6), False), ((3, 50, 6), False), ((3, 50, 7), True), ((3, 51, 0), False),
    ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 4), True), ((4, 0, 0), True),
])  # fmt: skip
def test_welche_sqlite_version_im_wal_modus_sicher_ist(version: tuple[int, int, int], sicher: bool) -> None:
    assert wal_ist_sicher(version) is sicher
    pragmas = sqlite_pragmas(version)
    assert ("journal_mode=WAL" in pragmas) is sicher
    assert ("journal_mode=TRUNCATE" in pragmas) is not sicher
    for immer in ("synchronous=FULL", "secure_delete=ON", "foreign_keys=ON", "recursive_triggers=ON"):
        assert f"PRAGMA {immer};" in pragmas


class Verbindung:
    """Answers the questions that the check asks an open connection."""

    vendor = "sqlite"

    def __init__(self, im_speicher: bool = False, **antworten: Any) -> None:
        self.antworten, self.im_speicher, self.zeile = antworten, im_speicher, None

    def is_in_memory_db(self) -> bool:
        return self.im_speicher

    @contextmanager
    def cursor(self) -> Iterator["Verbindung"]:
        yield self

    def execute(self, sql: str) -> None:
        name = sql.removeprefix("PRAGMA ").removeprefix("SHOW ").removeprefix("SELECT ").removesuffix("()")
        self.zeile = self.antworten[name]

    def fetchone(self) -> tuple[Any]:
        return (self.zeile,)


NEU, ALT = "3.53.4", "3.40.1"
GRUND = {
    "wal": "kann im WAL-Modus Daten beschädigen",
    "journal": "verliert bei Stromausfall bestätigte Eingaben",
    "speicher": "Arbeitsspeicher verliert bei Stromausfall Daten",
    "sync": "synchronous steht unter FULL",
    "loeschen": "Gelöschtes bliebe in der Datei lesbar",
}


def erwartete_gruende(version: str, journal: str, sync: int, loeschen: int) -> set[str]:
    """Written apart from the code under test."""
    gruende = set()
    if journal == "wal" and version == ALT:
        gruende.add("wal")
    if journal in {"delete", "off"}:
        gruende.add("journal")
    if journal == "memory":
        gruende.add("speicher")
    if sync in {0, 1}:
        gruende.add("sync")
    if loeschen in {0, 2}:
        gruende.add("loeschen")
    return gruende


def test_tabelle_der_paarungen(melde: Melder) -> None:
    versuche = sicher = 0
    for version in (NEU, ALT):
        for journal in ("wal", "truncate", "persist", "delete", "memory", "off"):
            for sync in range(4):  # OFF, NORMAL, FULL, EXTRA
                for loeschen in range(3):  # OFF, ON, FAST
                    maengel = speicher_maengel(
                        Verbindung(
                            journal_mode=journal, synchronous=sync, secure_delete=loeschen, sqlite_version=version
                        )
                    )
                    gruende = erwartete_gruende(version, journal, sync, loeschen)
                    assert len(maengel) == len(gruende), (version, journal, sync, loeschen, maengel)
                    for grund in gruende:
                        assert any(GRUND[grund] in mangel for mangel in maengel), (grund, maengel)
                    versuche += 1
                    sicher += not maengel
    assert sicher == 2 * 5  # WAL, TRUNCATE, PERSIST with FULL or EXTRA; WAL not on the old one
    melde(versuche, f"Paarungen von Version, Journal, synchronous und secure_delete, {sicher} sicher, alle mit Grund")


def test_eine_datenbank_im_arbeitsspeicher_braucht_kein_journal_auf_der_platte() -> None:
    assert not speicher_maengel(
        Verbindung(im_speicher=True, journal_mode="memory", synchronous=2, secure_delete=1, sqlite_version=NEU)
    )


@pytest.mark.parametrize(("name", "wert", "mangel"), [
    ("fsync", "off", "fsync ist aus"), ("full_page_writes", "off", "full_page_writes ist aus"),
    ("synchronous_commit", "off", "synchronous_commit ist aus"), ("synchronous_commit", "local", ""),
    ("synchronous_commit", "remote_apply", ""),
])  # fmt: skip
def test_paarungen_von_postgresql(name: str, wert: str, mangel: str) -> None:
    gut = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
    verbindung = Verbindung(**gut | {name: wert})
    verbindung.vendor = "postgresql"
    maengel = speicher_maengel(verbindung)
    assert [mangel in m for m in maengel] == ([True] if mangel else [])


def test_eine_ungepruefte_datenbank_wird_abgelehnt() -> None:
    verbindung = Verbindung()
    verbindung.vendor = "mysql"
    with pytest.raises(ImproperlyConfigured, match="„mysql“ ist nicht geprüft"):
        verlange_sicheren_speicher(verbindung)


def test_die_datenbank_dieses_laufs_ist_sicher(db: None) -> None:
    assert speicher_maengel(connection) == []


@NUR_SQLITE
def test_die_einstellungen_kommen_in_der_datei_an(bestand: Bestand) -> None:
    with auf_datei(bestand.datei) as verbindung:
        assert speicher_maengel(verbindung) == []
        with verbindung.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers")
            assert cursor.fetchone() == (1,)


# --- starting ---------------------------------------------------------------------------------------------------------


def starte(*befehl: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(befehl, env=env, capture_output=True, text=True, check=False, timeout=120)


WSGI = (sys.executable, "-c", "import massanzug.projekt.wsgi")
UNSICHER = {
    "NORMAL": ({"HALTBARKEIT_PRAGMAS": "PRAGMA synchronous=NORMAL;"}, "sync"),
    "DELETE": ({"HALTBARKEIT_PRAGMAS": "PRAGMA journal_mode=DELETE;"}, "journal"),
    "secure_delete": ({"HALTBARKEIT_PRAGMAS": "PRAGMA secure_delete=OFF;"}, "loeschen"),
    "FAST": ({"HALTBARKEIT_PRAGMAS": "PRAGMA secure_delete=FAST;"}, "loeschen"),
    "altes SQLite": ({"HALTBARKEIT_OHNE_PYSQLITE": "1", "HALTBARKEIT_PRAGMAS": "PRAGMA journal_mode=WAL;"}, "wal"),
}


@NUR_SQLITE
@pytest.mark.parametrize(("art", "befehl"), [
    ("NORMAL", (MASSANZUG, "dienst", "--port", "1")), ("DELETE", (MASSANZUG, "dienst", "--port", "1")),
    ("secure_delete", (MASSANZUG, "dienst", "--port", "1")), ("altes SQLite", (MASSANZUG, "dienst", "--port", "1")),
    ("FAST", WSGI), ("NORMAL", WSGI), ("DELETE", (MASSANZUG, "einrichten")),
], ids=lambda x: x if isinstance(x, str) else str(x[1])[:12])  # fmt: skip
def test_mit_unsicherem_speicher_startet_nichts(tmp_path: Path, art: str, befehl: tuple[str, ...]) -> None:
    zusatz, grund = UNSICHER[art]
    if art == "altes SQLite" and _wal_sicher_in_python():
        pytest.skip("Das SQLite dieses Python ist im WAL-Modus sicher; die Tabelle oben prüft die Versionen.")
    env = umgebung(tmp_path, DJANGO_SETTINGS_MODULE="tests.haltbarkeit.einstellungen", **zusatz)
    lauf = starte(*befehl, **env)
    assert lauf.returncode != 0
    assert "Der Speicher ist nicht sicher, massanzug startet nicht." in lauf.stderr
    assert GRUND[grund] in lauf.stderr
    if befehl[0] == MASSANZUG:
        assert "Traceback" not in lauf.stderr and lauf.stdout == ""
    with sqlite3.connect(tmp_path / DATEI) as db:
        assert db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,), "vor der Prüfung wurde geschrieben"
    db.close()


def _wal_sicher_in_python() -> bool:
    frage = "import sqlite3; print(sqlite3.sqlite_version)"
    version = subprocess.run([sys.executable, "-c", frage], capture_output=True, text=True, check=True).stdout
    return wal_ist_sicher(tuple(int(teil) for teil in version.split("."))[:3])  # type: ignore[arg-type]


@NUR_SQLITE
def test_gegenprobe_mit_den_eigenen_einstellungen_startet_es(tmp_path: Path) -> None:
    env = umgebung(tmp_path, DJANGO_SETTINGS_MODULE="tests.haltbarkeit.einstellungen")
    lauf = starte(*WSGI, **env)
    assert (lauf.returncode, lauf.stderr) == (0, "")


@NUR_SQLITE
def test_mit_dem_sqlite_von_python_kann_der_dienst_schreiben(tmp_path: Path, melde: Melder) -> None:
    """Where there is no pysqlite3 the house runs on TRUNCATE; Debian's 3.40.1 once refused every entry there."""
    code = (
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "from django.db import connection\n"
        "call_command('migrate', verbosity=0)\n"
        "from tests.welt import baue_welt; baue_welt()\n"
        "from massanzug.technik.speicher import verlange_sicheren_speicher; verlange_sicheren_speicher(connection)\n"
        "call_command('pruefe')\n"
        "from massanzug.zugang.models import Protokoll; print(Protokoll.objects.count())\n"
    )
    env = umgebung(tmp_path, DJANGO_SETTINGS_MODULE="tests.haltbarkeit.einstellungen", HALTBARKEIT_OHNE_PYSQLITE="1")
    lauf = starte(sys.executable, "-c", code, **env)
    assert lauf.returncode == 0, lauf.stdout + lauf.stderr
    melde(int(lauf.stdout.split()[-1]), "Handlungen mit dem SQLite von Python, pruefe ist grün")


@pytest.fixture
def produktion(tmp_path: Path) -> dict[str, str]:
    """A production environment with everything that is asked for."""
    schluessel = tmp_path / "protokoll.schluessel"
    schluessel.write_text("s" * 48)
    env = umgebung(tmp_path / "daten")
    del env["MASSANZUG_DEMO"], env["MASSANZUG_HEUTE"]
    return env | {
        "MASSANZUG_SECRET_KEY": secrets.token_urlsafe(48),
        "MASSANZUG_HOSTS": "massanzug.example, anderer.example",
        "MASSANZUG_PROTOKOLL_SCHLUESSEL": str(schluessel),
    }


@pytest.mark.parametrize(("name", "wert", "meldung"), [
    ("MASSANZUG_SECRET_KEY", None, "MASSANZUG_SECRET_KEY fehlt."),
    ("MASSANZUG_SECRET_KEY", "g" * 49, "MASSANZUG_SECRET_KEY ist zu kurz."),
    ("MASSANZUG_HOSTS", None, "MASSANZUG_HOSTS fehlt."),
    ("MASSANZUG_HOSTS", "massanzug.example,*", "MASSANZUG_HOSTS darf kein * enthalten."),
    ("MASSANZUG_PROTOKOLL_SCHLUESSEL", None, "MASSANZUG_PROTOKOLL_SCHLUESSEL fehlt."),
    ("MASSANZUG_PROTOKOLL_SCHLUESSEL", "/gibt/es/nicht", "Die Schlüsseldatei /gibt/es/nicht fehlt"),
    ("MASSANZUG_PROTOKOLL_SCHLUESSEL", "/dev/null", "Die Schlüsseldatei /dev/null fehlt oder ist kürzer"),
])  # fmt: skip
def test_der_betrieb_startet_nur_mit_allen_pflichtangaben(
    produktion: dict[str, str], tmp_path: Path, name: str, wert: str | None, meldung: str
) -> None:
    del produktion[name]
    lauf = starte(MASSANZUG, "check", **produktion | ({name: wert} if wert else {}))
    assert lauf.returncode == 1
    assert lauf.stderr.startswith(meldung), lauf.stderr
    assert "Bitte" in lauf.stderr and "Traceback" not in lauf.stderr
    assert not (tmp_path / "daten").exists(), "vor der Prüfung wurde geschrieben"


def test_der_betrieb_startet_mit_allen_pflichtangaben(produktion: dict[str, str], tmp_path: Path) -> None:
    lauf = starte(MASSANZUG, "check", "--deploy", **produktion)
    assert lauf.returncode == 0, lauf.stderr
    # other names below the same domain are not ours to bind to https
    assert set(re.findall(r"security\.W\d+", lauf.stderr)) <= {"security.W005", "security.W021"}, lauf.stderr
    assert not list((tmp_path / "daten").rglob("*.schluessel")), (
        "der Betrieb legt keine Geheimnisse neben die Datenbank"
    )


# --- what is deleted is gone ------------------------------------------------------------------------------------------


def kontakt(welt: Welt, anliegen: str) -> Kontakt:
    return fall.kontakt_festhalten(
        zugriff=welt.zugriff("asd"),
        fall=welt.faelle["neu@neheim"].fall,
        am=HEUTE,
        kanal=Kanal.TELEFON,
        mit="Lina",
        anliegen=anliegen,
    )


CANARIS = [f"KANARIENVOGEL-{n:03d}-{'x' * (n * 7 % 90)}" for n in range(100)]


def lesbar(ordner: Path) -> set[str]:
    """Which canaries stand in any file of SQLite."""
    inhalt = b"".join(pfad.read_bytes() for pfad in ordner.glob(f"{DATEI}*"))
    return {c for c in CANARIS if c[:17].encode() in inhalt}


@NUR_SQLITE
@pytest.mark.parametrize(("zusatz", "bleibt"), [("", False), ("PRAGMA secure_delete=OFF;", True)], ids=["an", "aus"])
def test_geloeschtes_ist_in_der_datei_nicht_mehr_lesbar(
    bestand: Bestand, zusatz: str, bleibt: bool, melde: Melder
) -> None:
    with auf_datei(bestand.datei, zusatz=zusatz) as verbindung:
        for text in CANARIS:
            neu = kontakt(bestand.welt, text)
            Protokollwert.objects.filter(
                protokoll__objekt_typ="fall.kontakt", protokoll__objekt_id=str(neu.pk)
            ).delete()
        assert len(lesbar(bestand.ordner)) == len(CANARIS), "so findet die Suche gar nichts"
        geloescht, _ = Kontakt.objects.filter(anliegen__startswith="KANARIENVOGEL").delete()
        assert geloescht == len(CANARIS)
        with verbindung.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
        nur_kopiert = lesbar(bestand.ordner)
        in_datei = {c for c in CANARIS if c[:17].encode() in bestand.datei.read_bytes()}
        with verbindung.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        danach = lesbar(bestand.ordner)
    assert bool(danach) is bleibt
    if not bleibt:
        assert not in_datei
    melde(
        len(CANARIS),
        f"Texte gelöscht, secure_delete {'aus' if bleibt else 'an'}: lesbar danach {len(danach)}; vor dem Leeren des "
        f"WAL {len(nur_kopiert)}, in der Datenbankdatei selbst {len(in_datei)}",
    )


# --- backup -----------------------------------------------------------------------------------------------------------


@NUR_SQLITE
def test_die_sicherung_im_betrieb_verliert_nichts_bestaetigtes(bestand: Bestand, melde: Melder) -> None:
    """Twenty backups beside a writer that never rests; a plain copy of the file is taken each time as well."""
    bestaetigt: list[str] = []
    schluss, fehler, schritt = threading.Event(), [], threading.Condition()

    def schreibe() -> None:
        try:
            with auf_datei(bestand.datei):
                while not schluss.is_set():
                    text = f"Sicherung {len(bestaetigt)}"
                    kontakt(bestand.welt, text)
                    with schritt:
                        bestaetigt.append(text)
                        schritt.notify()
        except BaseException as e:
            fehler.append(e)
            raise

    def warte_auf_weitere(zahl: int) -> None:
        ziel = len(bestaetigt) + zahl
        with schritt:
            assert schritt.wait_for(lambda: len(bestaetigt) >= ziel or fehler, 60) and not fehler, fehler

    faden = threading.Thread(target=schreibe, daemon=True)
    runden, gesichert, cp_verliert, cp_fehlt, waehrend = 20, 0, 0, 0, 0
    with auf_datei(bestand.datei):
        faden.start()
        try:
            for runde in range(runden):
                warte_auf_weitere(5)
                soll = set(bestaetigt)
                kopie = bestand.ordner / f"cp-{runde}"
                shutil.copyfile(bestand.datei, kopie)
                ziel = bestand.ordner / f"sicherung-{runde}"
                call_command("sicherung", ziel, stdout=open(os.devnull, "w"))  # noqa: SIM115
                waehrend += len(bestaetigt) - len(soll)
                assert not soll - _anliegen(ziel / DATEI), f"Sicherung {runde}: Bestätigtes fehlt"
                gesichert += len(soll)
                fehlt = soll - _anliegen(kopie)
                cp_verliert += bool(fehlt)
                cp_fehlt += len(fehlt)
        finally:
            schluss.set()
            faden.join(60)
    assert not fehler
    assert cp_verliert > runden / 2, "cp verliert nichts: dann wäre die Sicherung nicht nötig"
    for runde in (0, runden - 1):
        _stelle_wieder_her(bestand, bestand.ordner / f"sicherung-{runde}")
    melde(
        runden,
        f"Sicherungen neben einem Schreiber ({len(bestaetigt)} Handlungen, {waehrend} davon während einer Sicherung): "
        f"0 fehlen; cp der Datei verlor in {cp_verliert} von {runden} Fällen, zusammen {cp_fehlt}",
    )


def _anliegen(datei: Path) -> set[str]:
    try:
        db = sqlite3.connect(datei)
        zeilen = db.execute("SELECT anliegen FROM fall_kontakt").fetchall()
    except sqlite3.DatabaseError:
        return set()
    finally:
        db.close()
    return {text for (text,) in zeilen}


def _stelle_wieder_her(bestand: Bestand, sicherung: Path) -> None:
    """As docs/betrieb.md says: another machine's empty data directory, the same key, the backup and its anchor."""
    assert sorted(pfad.name for pfad in sicherung.iterdir()) == [DATEI, "protokoll.anker"]
    assert all(pfad.stat().st_mode & 0o077 == 0 for pfad in (sicherung, sicherung / DATEI)), "für andere lesbar"
    neu = bestand.ordner / f"wieder-{sicherung.name}"
    (neu / "anker").mkdir(parents=True)
    shutil.copytree(bestand.ordner / "geheim", neu / "geheim")
    shutil.copyfile(sicherung / DATEI, neu / DATEI)
    shutil.copyfile(sicherung / "protokoll.anker", neu / ANKER)
    lauf = starte(MASSANZUG, "pruefe", "--json", **umgebung(neu))
    assert lauf.returncode == 0, lauf.stdout + lauf.stderr
    zahl = json.loads(lauf.stdout)["geprueft"]["protokoll"]
    assert zahl > 100
    # with the newest anchor it says what is missing since the backup
    shutil.copyfile(bestand.anker, neu / ANKER)
    lauf = starte(MASSANZUG, "pruefe", **umgebung(neu))
    assert lauf.returncode == 1 and f"Eintrag {zahl + 1}: Der Anker kennt" in lauf.stdout, lauf.stdout


@NUR_SQLITE
def test_die_sicherung_ueberschreibt_nichts(bestand: Bestand) -> None:
    ziel = bestand.ordner / "ziel"
    ziel.mkdir()
    (ziel / "etwas").write_text("bleibt")
    with auf_datei(bestand.datei), pytest.raises(CommandError, match="ist nicht leer"):
        call_command("sicherung", ziel)
    assert [pfad.name for pfad in ziel.iterdir()] == ["etwas"]

"""Cut the power of a file system while people's acts are being committed, again and again: run by test_stromausfall.py.

    unshare --mount python -m tests.haltbarkeit.strom ORDNER SCHNITTE SAAT      (0: only see whether a cut cuts)

What happens in one round: ext4 lies on a loop device over a file in memory (tmpfs), so that this file holds exactly
what the kernel has sent to the „disk“. A process does acts of the product and says through a pipe which ones came back
as done. At a random moment EXT4_IOC_SHUTDOWN(NOLOGFLUSH) cuts: from this instant nothing reaches the disk any more,
what was not flushed is lost. The file is copied as it is, the copy is mounted (ext4 reads its journal), and another
process of the product reads the database (SQLite reads its journal). The next round goes on with the copy.

A machine without power answers nothing, but here the process lives on for a moment, and ext4 can then call an fsync
done that the cut met on its way (measured: 16 of 4,500 cuts). So only what came back before the cut was acknowledged,
and an anchor on another disk is put back to what it said then.

The mount namespace is private: however this process ends, its mounts and loop devices are gone with it.
The database is on the disk that is cut, key and anchor are elsewhere, as docs/betrieb.md asks; HALTBARKEIT_ANKER=1
puts the anchor on the same disk, HALTBARKEIT_MOUNT gives mount options.
"""

import fcntl
import json
import os
import random
import select
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

EXT4_IOC_SHUTDOWN = (2 << 30) | (4 << 16) | (ord("X") << 8) | 125  # _IOR('X', 125, __u32)
NOLOGFLUSH = struct.pack("I", 2)
MEGABYTE = 1 << 20
FRIST = 30.0
PRUEFE_JEDEN = 10
EXT4_OPTIONEN = os.environ.get("HALTBARKEIT_MOUNT", "").split()


def rufe(*befehl: str | Path) -> None:
    subprocess.run([str(teil) for teil in befehl], check=True, capture_output=True)


class Platte:
    """An ext4 file system on a file in memory, whose power can be cut."""

    def __init__(self, ordner: Path) -> None:
        self.speicher = ordner / "speicher"
        self.ort = ordner / "platte"
        for pfad in (self.speicher, self.ort):
            pfad.mkdir()
        rufe("mount", "-t", "tmpfs", "-o", "size=128m", "tmpfs", self.speicher)
        self.bild, self.naechstes = self.speicher / "a", self.speicher / "b"
        self.bild.touch()
        os.truncate(self.bild, 16 * MEGABYTE)
        rufe("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", self.bild)
        self._einhaengen()

    def _einhaengen(self) -> None:
        rufe("mount", "-o", ",".join(["loop", *EXT4_OPTIONEN]), self.bild, self.ort)
        self.griff = os.open(self.ort, os.O_RDONLY)

    def schnitt(self) -> None:
        """From here on nothing reaches the disk."""
        fcntl.ioctl(self.griff, EXT4_IOC_SHUTDOWN, NOLOGFLUSH)

    def wieder_an(self) -> None:
        """Mount what is on the disk; every process that had files open must be gone."""
        shutil.copyfile(self.bild, self.naechstes)
        os.close(self.griff)
        rufe("umount", self.ort)
        self.bild, self.naechstes = self.naechstes, self.bild
        self._einhaengen()

    def aus(self) -> None:
        os.close(self.griff)
        rufe("umount", self.ort)


def abgespalten(tun: Callable[[int], None]) -> tuple[int, int]:
    """Run `tun(pipe)` in a child of its own; gives its process id and the pipe's reading end."""
    lesen, schreiben = os.pipe()
    kind = os.fork()
    if kind:
        os.close(schreiben)
        return kind, lesen
    os.close(lesen)
    try:
        tun(schreiben)
    except BaseException as fehler:  # after a cut any call may fail; this child ends here, whatever it was
        sys.stderr.write(f"{fehler!r}\n")
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


def alles_aus(pipe: int) -> str:
    """Read the pipe to its end."""
    teile = []
    while teil := os.read(pipe, 65536):
        teile.append(teil)
    os.close(pipe)
    return b"".join(teile).decode()


def handeln(welt: Any, runde: int, pipe: int) -> None:
    """Acts without end; each number is said after its act has come back, with the moment in which it did."""
    from massanzug.fall.actions import ressource_festhalten
    from massanzug.fall.choices import Ressourcenfeld
    from tests.welt import HEUTE

    fall, zugriff = welt.faelle["neu@neheim"].fall, welt.zugriff("asd")
    nummer = 0
    while True:
        nummer += 1
        ressource_festhalten(
            zugriff=zugriff,
            fall=fall,
            feld=Ressourcenfeld.SOZIAL,
            beschreibung=f"{runde}-{nummer}",
            genannt_von=None,
            am=HEUTE,
        )
        os.write(pipe, f"{nummer} {time.monotonic_ns()}\n".encode())


def ansehen(runde: int, pipe: int) -> None:
    """What this round left behind, read by the product after the power came back."""
    from django.db import connection

    from massanzug.fall.models import Familienressource
    from massanzug.technik import pruefung
    from massanzug.zugang import anker
    from massanzug.zugang.models import Protokoll, Protokollkopf

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        unversehrt = cursor.fetchall() == [("ok",)]
    anfang = f"{runde}-"
    da = Familienressource.objects.filter(beschreibung__startswith=anfang).values_list("beschreibung", flat=True)
    kopf = Protokollkopf.objects.get(id=1)
    try:
        stand = anker.lies()
        verankert: Any = stand is None or stand.nummer <= kopf.nummer
    except anker.AnkerUnlesbar:
        verankert = None
    befunde = []
    if runde % PRUEFE_JEDEN == 0:
        befunde = [f"{b.stelle}: {b.text}" for bericht in pruefung.alle() for b in bericht.befunde]
    bericht = {
        "da": sorted(int(text.removeprefix(anfang)) for text in da),
        "unversehrt": unversehrt,
        "zeilen": Familienressource.objects.count(),
        "eintraege": Protokoll.objects.filter(aktion="ressource_festhalten").count(),
        "kette": Protokoll.objects.count() == kopf.nummer,
        "anker": verankert,
        "befunde": befunde,
    }
    os.write(pipe, json.dumps(bericht).encode())


def anker_jetzt(anker: Path) -> bytes:
    with open(anker, "rb") as datei:
        fcntl.flock(datei, fcntl.LOCK_SH)  # its writer holds it alone
        return datei.read()


def runde_laufen(
    platte: Platte, welt: Any, runde: int, zufall: random.Random, anker_anderswo: Path | None
) -> dict[str, Any]:
    kind, pipe = abgespalten(lambda p: handeln(welt, runde, p))
    gesagt, genug = b"", zufall.randint(1, 5)
    while gesagt.count(b"\n") < genug:
        teil = os.read(pipe, 65536) if select.select([pipe], [], [], FRIST)[0] else b""
        if not teil:
            raise RuntimeError(f"Runde {runde}: Nach {gesagt!r} kam keine Handlung mehr zurück.")
        gesagt += teil
    ende = time.monotonic() + zufall.uniform(0.0, 0.02)
    while (rest := ende - time.monotonic()) > 0:  # the random moment; meanwhile the pipe is kept empty
        if select.select([pipe], [], [], rest)[0]:
            gesagt += os.read(pipe, 65536)
    verankert = anker_jetzt(anker_anderswo) if anker_anderswo else b""
    dunkel = time.monotonic_ns()
    platte.schnitt()
    os.kill(kind, signal.SIGKILL)
    os.waitpid(kind, 0)
    if anker_anderswo:
        anker_anderswo.write_bytes(verankert)
    gesagt_um = [zeile.split() for zeile in (gesagt.decode() + alles_aus(pipe)).splitlines()]
    bestaetigt = [int(nummer) for nummer, um in gesagt_um if int(um) < dunkel]
    platte.wieder_an()
    kind, pipe = abgespalten(lambda p: ansehen(runde, p))
    text = alles_aus(pipe)
    _, ende_code = os.waitpid(kind, 0)
    if ende_code:
        return {"bestaetigt": len(bestaetigt), "verloren": len(bestaetigt), "unlesbar": True}
    bericht = json.loads(text)
    verloren = set(bestaetigt) - set(bericht.pop("da"))
    return {"bestaetigt": len(bestaetigt), "verloren": len(verloren), "unlesbar": False, **bericht}


def schneidet(platte: Platte) -> bool:
    """Does the cut do what a power cut does? What was synced stays, what was only written is gone."""
    for name, sicher in (("gesichert", True), ("geschrieben", False)):
        with open(platte.ort / name, "wb") as datei:
            datei.write(b"x" * 5000)
            datei.flush()
            if sicher:
                os.fsync(datei.fileno())
                ordner = os.open(platte.ort, os.O_RDONLY)
                os.fsync(ordner)
                os.close(ordner)
    platte.schnitt()
    platte.wieder_an()
    gesichert, geschrieben = platte.ort / "gesichert", platte.ort / "geschrieben"
    return gesichert.read_bytes() == b"x" * 5000 and not (geschrieben.exists() and geschrieben.stat().st_size)


def main(ordner: Path, schnitte: int, saat: int) -> None:
    """`ordner` holds `vorlage/`, a data directory with the small city (tests/haltbarkeit/stand.py)."""
    beginn = time.monotonic()
    platte = Platte(ordner)
    if not schneidet(platte):
        raise RuntimeError("Der Schnitt wirkt nicht: Gesichertes fehlt oder nur Geschriebenes ist noch da.")
    if not schnitte:
        return
    vorlage = ordner / "vorlage"
    shutil.copyfile(vorlage / "massanzug.sqlite3", platte.ort / "massanzug.sqlite3")
    anker = (platte.ort if os.environ.get("HALTBARKEIT_ANKER") else ordner) / "protokoll.anker"
    shutil.copyfile(vorlage / "anker" / "protokoll.anker", anker)
    os.sync()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tests.haltbarkeit.einstellungen",
        "MASSANZUG_DEMO": "1",
        "MASSANZUG_DATEN": str(platte.ort),
        "MASSANZUG_ANKER": str(anker),
        "MASSANZUG_SECRET_KEY": "x" * 50,
        "MASSANZUG_PROTOKOLL_SCHLUESSEL": str(vorlage / "geheim" / "protokoll.schluessel"),
    }
    import django

    django.setup()
    from django.db import connection

    from massanzug.technik.speicher import speicher_maengel
    from tests.welt import lade_welt

    welt = lade_welt()
    with connection.cursor() as cursor:
        einstellung = {}
        for name in ("journal_mode", "synchronous"):
            cursor.execute(f"PRAGMA {name}")
            einstellung[name] = cursor.fetchone()[0]
        cursor.execute("SELECT sqlite_version()")
        einstellung["sqlite"] = cursor.fetchone()[0]
    maengel = speicher_maengel(connection)
    connection.close()  # nothing of SQLite may be open when we fork
    zufall = random.Random(saat)
    anderswo = None if anker.is_relative_to(platte.ort) else anker
    runden = [runde_laufen(platte, welt, nummer, zufall, anderswo) for nummer in range(1, schnitte + 1)]
    platte.aus()
    ergebnis = {
        "einstellung": einstellung,
        "maengel": maengel,
        "runden": runden,
        "sekunden": round(time.monotonic() - beginn, 1),
    }
    sys.stdout.write(json.dumps(ergebnis))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

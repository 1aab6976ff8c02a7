"""`massanzug akte-pruefen` at a court: no database, no settings, no secrets, nothing is written."""

import os
import subprocess
import sys
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from django.core.management import ManagementUtility, call_command

from massanzug.rechenkern import stempel
from massanzug.rechenkern.aktenpaket import packe
from massanzug.rechenkern.stempel import Zweck
from massanzug.technik.uhr import BERLIN

GEHEIM = bytes(range(32))
OEFFENTLICH = stempel.oeffentlich_zu(GEHEIM)
ABDRUCK = stempel.abdruck(OEFFENTLICH)
PAKET = packe(
    "Akte der Familie Muster",
    datetime(2026, 5, 3, 14, 3, 7, tzinfo=BERLIN),
    {"Vermerk.txt": b"Vermerk", "Anlagen/Plan.pdf": b"%PDF"},
    partial(stempel.stemple, GEHEIM, zweck=Zweck.AKTENPAKET),
    OEFFENTLICH,
)
WURZEL = Path(__file__).resolve().parents[2]


@pytest.fixture
def ort(tmp_path: Path) -> Path:
    """An empty directory that nobody writes to."""
    leer = tmp_path / "leer"
    leer.mkdir(mode=0o500)
    return leer


def pruefe(
    ort: Path, *woerter: str | Path, befehl: str = "akte-pruefen", **env: str
) -> subprocess.CompletedProcess[str]:
    """In a process whose environment is PATH and HOME, and which fails when it asks for Django or opens to write."""
    code = (
        f"import sys; sys.path.insert(0, {str(WURZEL)!r}); sys.dont_write_bytecode = True\n"
        "def wache(was, mit):\n"
        "    schreibt = was == 'open' and isinstance(mit[2], int) and mit[2] & 0o1103\n"
        "    if schreibt or was.startswith(('sqlite3.', 'socket.', 'os.mkdir', 'os.rename', 'os.remove')):\n"
        "        raise SystemExit(f'verboten: {was} {mit}')\n"
        "    if was == 'import' and mit[0].split('.')[0] in ('django', 'sqlite3', 'environ'):\n"
        "        raise SystemExit(f'verboten: {mit[0]}')\n"
        "sys.addaudithook(wache)\n"
        "from massanzug.projekt.befehle import main; main()\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code, befehl, *woerter],
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"} | env,
        cwd=ort, capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip


def datei(tmp_path: Path, inhalt: bytes) -> Path:
    pfad = tmp_path / "akte.zip"
    pfad.write_bytes(inhalt)
    pfad.chmod(0o400)
    return pfad


def test_in_ordnung_ist_null(tmp_path: Path, ort: Path) -> None:
    pfad = datei(tmp_path, PAKET)
    lauf = pruefe(ort, pfad)
    assert (lauf.returncode, lauf.stderr) == (0, "")
    assert lauf.stdout.replace("\u00a0", " ") == (
        "Aktenpaket „Akte der Familie Muster“, Stand Sonntag, 3. Mai 2026, 14:03:07 Uhr (MESZ), Dateien: 3\n"
        "Fingerabdruck des Schlüssels, mit dem es unterschrieben ist:\n"
        f"  {ABDRUCK}\n"
        "IN ORDNUNG: Das Paket ist Byte für Byte so, wie es mit diesem Schlüssel unterschrieben wurde.\n"
        "Bitte vergleichen Sie den Fingerabdruck mit dem, den die Stadt bekannt gibt (--abdruck FINGERABDRUCK).\n"
        "Ohne diesen Vergleich könnte jemand anderes das Paket unterschrieben haben.\n"
    )
    mit = pruefe(ort, pfad, "--abdruck", ABDRUCK.upper())
    assert mit.returncode == 0 and mit.stdout.endswith("Der Schlüssel ist der erwartete.\n")
    assert list(ort.iterdir()) == [] and sorted(p.name for p in tmp_path.iterdir()) == ["akte.zip", "leer"]
    assert not Path("/nonexistent").exists()


def test_befunde_sind_eins(tmp_path: Path, ort: Path) -> None:
    lauf = pruefe(ort, datei(tmp_path, PAKET.replace(b"%PDF", b"%pdf")))
    assert (lauf.returncode, lauf.stderr) == (1, "")
    assert "NICHT IN ORDNUNG, 1 Befund." in lauf.stdout
    assert "  Anlagen/Plan.pdf: Die Datei wurde verändert" in lauf.stdout
    lauf = pruefe(ort, tmp_path / "akte.zip", "--abdruck", "0" * 64)
    assert lauf.returncode == 1 and "mit einem anderen Schlüssel unterschrieben" in lauf.stdout


@pytest.mark.parametrize(("inhalt", "mehr", "satz"), [
    (b"", (), "Das ist kein Aktenpaket von massanzug"),
    (b"PK\5\6" + bytes(18), (), "Das ist kein Aktenpaket von massanzug"),
    (PAKET, ("--abdruck", "abc"), "Ein Fingerabdruck hat 64 Zeichen"),
    (PAKET, ("--unsinn",), "Aufruf: massanzug akte-pruefen DATEI"),
])  # fmt: skip
def test_kein_paket_ist_zwei(tmp_path: Path, ort: Path, inhalt: bytes, mehr: tuple[str, ...], satz: str) -> None:
    lauf = pruefe(ort, datei(tmp_path, inhalt), *mehr)
    assert (lauf.returncode, lauf.stdout) == (2, "") and lauf.stderr.startswith(satz), lauf.stderr


def test_was_nicht_zu_lesen_ist_ist_zwei(tmp_path: Path, ort: Path) -> None:
    for pfad in (tmp_path / "gibt es nicht", tmp_path):
        lauf = pruefe(ort, pfad)
        assert (lauf.returncode, lauf.stdout) == (2, "") and "lässt sich nicht lesen" in lauf.stderr, lauf.stderr
        assert "Traceback" not in lauf.stderr
    assert pruefe(ort).returncode == 2


def test_auch_auf_einem_bildschirm_ohne_umlaute(tmp_path: Path, ort: Path) -> None:
    lauf = pruefe(ort, datei(tmp_path, PAKET), PYTHONIOENCODING="ascii")
    assert lauf.returncode == 0 and "Fingerabdruck des Schl?ssels" in lauf.stdout


def test_gegenprobe_jeder_andere_befehl_fragt_nach_django(ort: Path) -> None:
    lauf = pruefe(ort, befehl="pruefe")
    assert lauf.returncode == 1 and lauf.stderr.startswith("verboten: django"), lauf.stderr


def test_massanzug_help_nennt_die_pruefung(capsys: pytest.CaptureFixture[str]) -> None:
    ManagementUtility(["massanzug", "help"]).execute()
    assert "akte_pruefen" in capsys.readouterr().out
    with pytest.raises(SystemExit) as ende:
        call_command("akte_pruefen", "/gibt/es/nicht")
    assert ende.value.code == 2

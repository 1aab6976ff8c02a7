"""The city's stamp: one key in a file of its own, made once, never replaced, and one purpose for each stamp."""

import base64
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern import stempel as kern
from massanzug.technik import stempel
from massanzug.technik.stempel import StempelUnlesbar, Zweck
from massanzug.technik.zufall import gesaet, zufallsbytes
from tests.haltbarkeit.stand import umgebung

BELEG = Zweck.EINGANGSBELEG
GEHEIM = bytes(range(32))
OEFFENTLICH = kern.oeffentlich_zu(GEHEIM)


@pytest.fixture
def datei(tmp_path: Path, settings: Any) -> Path:
    settings.STEMPEL_DATEI = tmp_path / "neu" / "stempel.schluessel"
    return settings.STEMPEL_DATEI


# --- the stamp --------------------------------------------------------------------------------------------------------


def test_vektor_aus_rfc_8032() -> None:
    """Section 7.1, test 1: this secret belongs to this public key; a stamp is Ed25519 over purpose and content."""
    geheim = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    oeffentlich = base64.b64decode(kern.oeffentlich_zu(geheim))
    assert oeffentlich[-32:].hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert oeffentlich[:12].hex() == "302a300506032b6570032100"  # RFC 8410
    assert kern.vorsatz(BELEG) == b"massanzug:eingangsbeleg:1\n"


@given(st.binary(max_size=200), st.sampled_from(Zweck))
def test_ein_stempel_gilt_nur_fuer_diesen_inhalt_zweck_und_schluessel(inhalt: bytes, zweck: Zweck) -> None:
    marke = kern.stemple(GEHEIM, inhalt, zweck)
    assert marke == kern.stemple(GEHEIM, inhalt, zweck)
    assert kern.pruefe_stempel(inhalt, marke, OEFFENTLICH, zweck)
    assert not kern.pruefe_stempel(inhalt + b"\0", marke, OEFFENTLICH, zweck)
    assert not any(kern.pruefe_stempel(inhalt, marke, OEFFENTLICH, z) for z in Zweck if z != zweck)
    assert not kern.pruefe_stempel(inhalt, marke, kern.oeffentlich_zu(bytes(32)), zweck)


def test_jedes_andere_zeichen_im_stempel_oder_schluessel_wird_bemerkt() -> None:
    """Base64 leaves bits unread and blanks unseen; here each has one way to be written."""
    marke = kern.stemple(GEHEIM, b"x", BELEG)
    assert kern.pruefe_stempel(b"x", marke, OEFFENTLICH, BELEG)
    for wert in range(128):
        for stelle in range(len(marke)):
            anders = marke[:stelle] + chr(wert) + marke[stelle + 1 :]
            assert anders == marke or not kern.pruefe_stempel(b"x", anders, OEFFENTLICH, BELEG), (wert, stelle)
    for stelle in range(len(OEFFENTLICH)):
        for zeichen in "A9+=\n ä":
            anders = OEFFENTLICH[:stelle] + zeichen + OEFFENTLICH[stelle + 1 :]
            assert anders == OEFFENTLICH or not kern.pruefe_stempel(b"x", marke, anders, BELEG), stelle


@given(st.text(max_size=80), st.text(max_size=80))
def test_unsinn_ist_kein_stempel(stempel: str, oeffentlich: str) -> None:
    assert not kern.pruefe_stempel(b"x", stempel, OEFFENTLICH, BELEG)
    assert not kern.pruefe_stempel(b"x", kern.stemple(GEHEIM, b"x", BELEG), oeffentlich, BELEG)


def test_abdruck_wie_er_auch_getippt_wird() -> None:
    abdruck = kern.abdruck(OEFFENTLICH)
    assert [len(gruppe) for gruppe in abdruck.split(":")] == [4] * 16
    for zeichen in ("", " ", "-", ":\n"):
        getippt = f" {abdruck.upper().replace(':', zeichen)}\n"
        assert kern.lies_abdruck(getippt) == abdruck
    for falsch in ("", abdruck[:-1], abdruck + "0", "g" + abdruck[1:]):
        with pytest.raises(kern.Abdruckfehler, match="64 Zeichen"):
            kern.lies_abdruck(falsch)


# --- the file ---------------------------------------------------------------------------------------------------------


def test_beim_ersten_stempeln_entsteht_der_schluessel_und_bleibt(datei: Path) -> None:
    marke = stempel.stemple(b"x", BELEG)
    inhalt = datei.read_bytes()
    assert datei.stat().st_mode & 0o777 == 0o600 and datei.parent.stat().st_mode & 0o777 == 0o700
    assert [p.name for p in datei.parent.iterdir()] == [datei.name]
    assert stempel.pruefe_stempel(b"x", marke, stempel.oeffentlicher_stempel(), BELEG)
    assert stempel.stemple(b"x", BELEG) == marke and not stempel.lege_an() and datei.read_bytes() == inhalt


def test_gleichzeitig_entsteht_nur_einer(datei: Path) -> None:
    halt, neu, marken = threading.Barrier(8), [], []

    def einer() -> None:
        halt.wait()
        neu.append(stempel.lege_an())
        marken.append(stempel.stemple(b"x", BELEG))

    faeden = [threading.Thread(target=einer) for _ in range(8)]
    for faden in faeden:
        faden.start()
    for faden in faeden:
        faden.join()
    assert sum(neu) == 1 and len(marken) == 8 and len(set(marken)) == 1
    assert [p.name for p in datei.parent.iterdir()] == [datei.name]


def test_die_saat_der_demo_beruehrt_den_schluessel_nicht(datei: Path) -> None:
    with gesaet("1"):
        ohne = zufallsbytes(8), zufallsbytes(8)
    with gesaet("1"):
        erste, _, zweite = zufallsbytes(8), stempel.lege_an(), zufallsbytes(8)
        schluessel = stempel.lies(datei)
    assert (erste, zweite) == ohne
    datei.unlink()
    with gesaet("1"):
        stempel.lege_an()
    assert stempel.lies(datei) != schluessel


@pytest.mark.parametrize("inhalt", [
    b"", b"\n", b"x" * 48, base64.b64encode(GEHEIM) + b"\n",
    base64.b64encode(bytes(32)) + b"\n" + OEFFENTLICH.encode() + b"\n",
    base64.b64encode(GEHEIM) + b"\n" + OEFFENTLICH.encode(), b"\xff" * 100,
])  # fmt: skip
def test_eine_beschaedigte_datei_wird_genannt_und_nie_ersetzt(datei: Path, inhalt: bytes) -> None:
    datei.parent.mkdir()
    datei.write_bytes(inhalt)
    for aufruf in (lambda: stempel.stemple(b"x", BELEG), stempel.oeffentlicher_stempel, stempel.lege_an):
        with pytest.raises(StempelUnlesbar, match=r"ist beschädigt\. Bitte aus der Sicherung"):
            aufruf()
    assert datei.read_bytes() == inhalt
    (befund,) = stempel.stempel_pruefen().befunde
    assert befund.stelle == str(datei) and "beschädigt" in befund.text


def test_jedes_gekippte_zeichen_der_datei_wird_bemerkt(datei: Path) -> None:
    stempel.lege_an()
    gut = datei.read_bytes()
    for stelle in range(len(gut)):
        datei.write_bytes(gut[:stelle] + bytes([gut[stelle] ^ 1]) + gut[stelle + 1 :])
        with pytest.raises(StempelUnlesbar):
            stempel.lies(datei)


def test_wo_sich_nichts_lesen_oder_anlegen_laesst(tmp_path: Path, settings: Any) -> None:
    settings.STEMPEL_DATEI = tmp_path
    with pytest.raises(StempelUnlesbar, match="lässt sich nicht lesen"):
        stempel.oeffentlicher_stempel()
    (tmp_path / "datei").write_text("")
    settings.STEMPEL_DATEI = Path("/proc/stempel.schluessel")
    with pytest.raises(StempelUnlesbar, match="lässt sich nicht anlegen"):
        stempel.oeffentlicher_stempel()


def test_pruefe_sieht_den_stempel(datei: Path) -> None:
    assert (stempel.stempel_pruefen().geprueft, stempel.stempel_pruefen().befunde) == (0, ())
    assert not datei.exists()
    stempel.lege_an()
    assert (stempel.stempel_pruefen().geprueft, stempel.stempel_pruefen().befunde) == (1, ())
    os.chmod(datei, 0o640)
    (befund,) = stempel.stempel_pruefen().befunde
    assert "auf 600 setzen" in befund.text


# --- starting and setting up ------------------------------------------------------------------------------------------


def befehl(*woerter: str, **env: str) -> subprocess.CompletedProcess[str]:
    aufruf = [sys.executable, "-c", "from massanzug.projekt.befehle import main; main()", *woerter]
    return subprocess.run(aufruf, env=env, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture
def betrieb(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "protokoll.schluessel").write_text("s" * 48)
    env = umgebung(tmp_path / "daten")
    del env["MASSANZUG_DEMO"], env["MASSANZUG_HEUTE"]
    return env | {
        "MASSANZUG_SECRET_KEY": "s" * 60,
        "MASSANZUG_HOSTS": "massanzug.example",
        "MASSANZUG_PROTOKOLL_SCHLUESSEL": str(tmp_path / "protokoll.schluessel"),
        "MASSANZUG_STATISCH": str(tmp_path / "statisch"),
    }


def test_mit_beschaedigtem_stempel_startet_der_betrieb_nicht(betrieb: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "stempel").write_text("Unsinn")
    lauf = befehl("check", **betrieb | {"MASSANZUG_STEMPEL": str(tmp_path / "stempel")})
    assert lauf.returncode == 1 and lauf.stderr.startswith("Die Schlüsseldatei des Stempels"), lauf.stderr
    assert "Traceback" not in lauf.stderr and not (tmp_path / "daten").exists()
    lauf = befehl("check", **betrieb | {"MASSANZUG_STEMPEL": str(tmp_path / "noch nicht da")})
    assert lauf.returncode == 0, lauf.stderr
    assert not list(tmp_path.rglob("stempel.*")) and not (tmp_path / "noch nicht da").exists()


def test_einrichten_legt_den_stempel_einmal_an(betrieb: dict[str, str], tmp_path: Path) -> None:
    erster, zweiter = (befehl("einrichten", **betrieb) for _ in range(2))
    assert (erster.returncode, zweiter.returncode) == (0, 0), erster.stderr + zweiter.stderr
    datei = tmp_path / "daten" / "geheim" / "stempel.schluessel"
    abdruck = kern.abdruck(kern.oeffentlich_zu(stempel.lies(datei) or b""))
    assert f"Ein neuer Stempel ist angelegt: {datei}." in erster.stdout and "Ein neuer" not in zweiter.stdout
    for lauf in (erster, zweiter):
        assert f"Fingerabdruck des Stempels: {abdruck}\n" in lauf.stdout

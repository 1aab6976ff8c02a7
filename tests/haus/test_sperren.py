"""The locks name every file by its hash and nobody's address; what is installed is what was reviewed."""

import json
import re
from pathlib import Path

import pytest

WURZEL = Path(__file__).resolve().parents[2]
SPERREN = sorted(WURZEL.glob("requirements*.txt"))
ADRESSE = re.compile(r"://|^\s*--(?!hash=)|\b(?:file|git|hg|svn|bzr)[:+]", re.MULTILINE)


def eintraege(sperre: Path) -> list[str]:
    """The requirements of a lock, each with the lines that continue it."""
    zeilen = [zeile for zeile in sperre.read_text().splitlines() if not zeile.lstrip().startswith("#")]
    return re.findall(r"^\S.*(?:\n\s+.*)*", "\n".join(zeilen), re.MULTILINE)


def namen(sperre: Path) -> dict[str, str]:
    return {eintrag.split("==")[0]: eintrag.split()[0] for eintrag in eintraege(sperre)}


def test_die_vier_sperren_sind_da() -> None:
    assert [sperre.name for sperre in SPERREN] == [
        "requirements-dev.txt",
        "requirements-node.txt",
        "requirements-uv.txt",
        "requirements.txt",
    ]


@pytest.mark.parametrize("sperre", SPERREN, ids=lambda sperre: sperre.name)
def test_jedes_paket_hat_genaue_version_und_hash(sperre: Path) -> None:
    liste = eintraege(sperre)
    assert liste
    for eintrag in liste:
        assert re.match(r"[a-z0-9.-]+==\S+", eintrag), eintrag
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", eintrag), eintrag


@pytest.mark.parametrize("sperre", SPERREN, ids=lambda sperre: sperre.name)
def test_keine_adresse_in_der_sperre(sperre: Path) -> None:
    assert not ADRESSE.search(sperre.read_text())


def test_pruefsperre_enthaelt_die_laufsperre_gleich() -> None:
    lauf, pruefung = namen(WURZEL / "requirements.txt"), namen(WURZEL / "requirements-dev.txt")
    assert lauf.items() <= pruefung.items()


def test_gestaltung_mit_hash_und_ohne_adresse() -> None:
    sperre = json.loads((WURZEL / "package-lock.json").read_text())
    pakete = {name: paket for name, paket in sperre["packages"].items() if name}
    assert pakete
    for name, paket in pakete.items():
        assert paket["integrity"].startswith("sha512-"), name
        assert "resolved" not in paket, name

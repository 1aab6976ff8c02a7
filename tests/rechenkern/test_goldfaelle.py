"""Every golden case says where its result comes from."""

import tomllib

from .gold import ORDNER


def test_jeder_goldfall_nennt_seine_quelle_und_heisst_nur_einmal() -> None:
    dateien = sorted(ORDNER.glob("*.toml"))
    assert len(dateien) >= 5
    for datei in dateien:
        for art, faelle in tomllib.loads(datei.read_text(encoding="utf-8")).items():
            assert all(fall["quelle"].strip() for fall in faelle), datei.name
            namen = [fall["name"] for fall in faelle]
            assert len(namen) == len(set(namen)), (datei.name, art)

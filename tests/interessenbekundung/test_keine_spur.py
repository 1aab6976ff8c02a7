"""A copy of database, files and settings between handing in and opening holds no word of what was handed in."""

import base64
import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from massanzug.interessenbekundung import actions
from massanzug.interessenbekundung.choices import Teilart
from massanzug.interessenbekundung.models import Verfahren
from tests.interessenbekundung.szene import VORHER, geschrieben, oeffnen, offenes_verfahren
from tests.planbudget.datenbank import eigene_datenbank

GEHEIM = "Moorlilienhügel"
"""Written by no other test: on PostgreSQL all of them share one server."""
OFFEN = "Zitronenfalterwiese"
"""Stands in the call itself, which everybody may read: the search must find it."""
_GEPACKT = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")


def gestalten(wort: str) -> list[bytes]:
    """How a word may lie in a file."""
    roh = wort.encode()
    base = [base64.b64encode(b"x" * vor + roh)[4 * (vor > 0) :][:-4] for vor in range(3)]
    json = wort.encode("ascii", "backslashreplace").replace(b"\\xfc", b"\\u00fc")
    return [roh, wort.encode("utf-16-le"), wort.encode("latin-1"), json, roh.hex().encode(), *base]


def _dateien(*orte: Path) -> Iterator[Path]:
    """Files that are there when they are read: another database of the same server may go meanwhile."""
    for ort in orte:
        for ordner, _, namen in os.walk(ort):
            yield from (p for name in namen if (p := Path(ordner) / name).is_file())


def inhalte(*orte: Path) -> Iterator[tuple[Path, bytes]]:
    """All bytes of all files, and what is packed in them."""
    for pfad in _dateien(*orte):
        alles = pfad.read_bytes()
        yield pfad, alles
        for treffer in _GEPACKT.finditer(alles):
            art = 31 if treffer[0].startswith(b"\x1f") else zlib.MAX_WBITS
            try:
                yield pfad, zlib.decompressobj(art).decompress(alles[treffer.start() :], 1 << 20)
            except zlib.error:
                continue


def fundorte(wort: str, *orte: Path) -> list[str]:
    return [pfad.name for pfad, alles in inhalte(*orte) if any(g in alles for g in gestalten(wort))]


def orte(ordner: Path) -> list[Path]:
    """Everything the city has on this machine; on PostgreSQL the whole server with its write-ahead log."""
    if connection.vendor == "sqlite":
        return [ordner]
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        return [ordner, Path(cursor.fetchone()[0])]


def test_in_keiner_datei_steht_ein_wort(tmp_path: Path, django_db_blocker: Any, settings: Any) -> None:
    with django_db_blocker.unblock():
        datenbank = eigene_datenbank(tmp_path)
        settings.SCHLUESSELBUND = tmp_path / "geheim" / "entwuerfe"
        with datenbank.offen():
            auswahl = offenes_verfahren("Weidenkorb e. V.")
            Verfahren.objects.filter(pk=auswahl.verfahren.pk).update(zweck=OFFEN)
            bekundung = geschrieben(auswahl, auswahl.eine, wort=GEHEIM)
            for stand in (1, 2):  # written again and again, as people do
                actions.teil_schreiben(
                    zugriff=auswahl.eine, bekundung=bekundung, art=Teilart.ABSCHNITT, nummer=4,
                    text=f"{GEHEIM} " * 400 + str(stand), stand=stand,
                )  # fmt: skip
            werte: Any = {"zugriff": auswahl.eine, "eingang": VORHER}
            beleg = actions.bekundung_einreichen(bekundung=bekundung, code=actions.neuer_code(), **werte)
            bekundung = actions.bekundung_zurueckziehen(bekundung=beleg.bekundung, code=beleg.code, **werte)
            beleg = actions.bekundung_einreichen(bekundung=bekundung, code=actions.neuer_code(), **werte)
            hier = orte(tmp_path)
            assert fundorte(OFFEN, *hier), "die Suche findet, was da ist"
            assert fundorte(GEHEIM, *hier) == []
            assert fundorte(beleg.code, *hier) == fundorte(beleg.code.replace("-", ""), *hier) == []
            assert list((tmp_path / "geheim" / "entwuerfe").glob("*.schluessel")) == []
            oeffnen(auswahl)
            assert fundorte(GEHEIM, *orte(tmp_path)), "nach der Öffnung ist es zu lesen"
            connection.close()


@pytest.mark.parametrize("form", range(len(gestalten(GEHEIM))))
def test_die_suche_findet_jede_gestalt_auch_gepackt(tmp_path: Path, form: int) -> None:
    """Else an empty result would say nothing."""
    wort = gestalten(GEHEIM)[form]
    for name, inhalt in (("offen", b"--" + wort + b"--"), ("gepackt", b"vorn" + zlib.compress(b"--" + wort + b"--"))):
        ordner = tmp_path / name
        ordner.mkdir()
        (ordner / "datei").write_bytes(inhalt)
        assert fundorte(GEHEIM, ordner) == ["datei"]


def test_base64_an_jeder_stelle(tmp_path: Path) -> None:
    for vor in range(3):
        (tmp_path / f"{vor}").write_bytes(base64.b64encode(b"y" * vor + GEHEIM.encode() + b"und weiter"))
    assert sorted(fundorte(GEHEIM, tmp_path)) == ["0", "1", "2"]

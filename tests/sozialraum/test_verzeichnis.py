"""The public directory and its open data: works without script, can be embedded, and no private byte is in it."""

import io
import json
import zipfile
from typing import Any

import pytest
from django.test import Client

from massanzug.rechenkern.raum.offen.hsds import aus_hsds_json, aus_hsds_zip
from massanzug.sozialraum.actions import raumressource_beenden
from massanzug.sozialraum.queries.offen import als_offen, offene
from tests.sozialraum.test_ressourcen import _eintrag, _person
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db

SEITEN = (
    "/verzeichnis/",
    "/verzeichnis/?q=kochen",
    "/verzeichnis/?q=zimtsternwort",
    "/verzeichnis/einbetten/",
    "/verzeichnis/verzeichnis.csv",
    "/verzeichnis/verzeichnis.geojson",
    "/verzeichnis/verzeichnis.ics",
    "/verzeichnis/verzeichnis.zip",
    "/verzeichnis/hsds/",
    "/verzeichnis/hsds/services",
    "/verzeichnis/hsds/services?full=true",
    "/verzeichnis/hsds/taxonomies",
    "/verzeichnis/hsds/taxonomy_terms",
)


def _kueche(welt: Welt, **werte: Any) -> Any:
    offen = {"oeffentlich": True, "zeiten": [["di", "16:00", "17:30"]], "kontakt": "0221 4710100", "themen": ["kochen"]}
    return _eintrag(welt, "Suppenküche", **offen | werte)


def _bytes(antwort: Any) -> str:
    """What a program reads of it: a ZIP is opened."""
    if not antwort.content.startswith(b"PK"):
        return str(antwort.content.decode())
    with zipfile.ZipFile(io.BytesIO(antwort.content)) as archiv:
        return "".join(archiv.read(name).decode() for name in archiv.namelist())


@pytest.mark.parametrize("seite", SEITEN)
def test_kein_privates_byte_verlaesst_das_haus(welt: Welt, seite: str) -> None:
    _kueche(welt, notiz="Geheimnotiz Zimtstern")
    _person(welt, beschreibung="Geheimnotiz Frau", kontakt="0171 3920077")
    _eintrag(welt, "Geheimtreff", oeffentlich=False)
    antwort = Client().get(seite)
    assert antwort.status_code == 200
    inhalt = _bytes(antwort)
    assert [wort for wort in ("Geheim", "Quittek", "3920077", "Zimtstern") if wort in inhalt] == []


def test_ein_eintrag_ist_unter_seiner_kennung_zu_finden_und_ein_privater_nicht(welt: Welt) -> None:
    kueche, treff, frau = _kueche(welt), _eintrag(welt, oeffentlich=False), _person(welt)
    assert "dienstags 16 Uhr" in Client().get(f"/verzeichnis/eintrag/{kueche.kennung}/").content.decode()
    for privat in (treff, frau):
        assert Client().get(f"/verzeichnis/eintrag/{privat.kennung}/").status_code == 404
        assert Client().get(f"/verzeichnis/hsds/services/{privat.kennung}").status_code == 404


def test_was_endet_ist_sofort_weg(welt: Welt) -> None:
    kueche = _kueche(welt)
    assert [e.name for e in offene()] == ["Suppenküche"]
    raumressource_beenden(zugriff=welt.zugriff("lt"), ressource=kueche, am=HEUTE)
    assert offene() == ()


def test_hin_und_zurueck_geht_nichts_oeffentliches_verloren(welt: Welt) -> None:
    kueche = _kueche(welt, alter_von=6, kosten="frei", sprachen=["ar", "de"], zugang=["stufenlos"], anschrift="Weg 1")
    erwartet = als_offen(kueche)
    dienste = Client().get("/verzeichnis/hsds/services?full=true").content
    pakete = Client().get("/verzeichnis/verzeichnis.zip").content
    for gelesen in (aus_hsds_json(dienste), aus_hsds_zip(pakete)):
        assert gelesen == [erwartet]


def test_die_seite_laesst_sich_einbetten_die_anderen_nicht(welt: Welt) -> None:
    antwort = Client().get("/verzeichnis/einbetten/")
    assert "frame-ancestors *" in antwort["Content-Security-Policy"] and "X-Frame-Options" not in antwort
    antwort = Client().get("/verzeichnis/")
    assert "frame-ancestors 'none'" in antwort["Content-Security-Policy"] and antwort["X-Frame-Options"] == "DENY"


def test_sie_geht_ohne_skript(welt: Welt) -> None:
    _kueche(welt)
    assert "Suppenküche" in Client().get("/verzeichnis/", {"q": "Mein Sohn (10) will kochen"}).content.decode()
    assert "<script" not in Client().get("/verzeichnis/einbetten/").content.decode()


@pytest.mark.parametrize("frage", ["page=0", "page=abc", "per_page=100000", "page=99999999999999999999"])
def test_eine_unmoegliche_seite_bekommt_einen_satz(welt: Welt, frage: str) -> None:
    antwort = Client().get(f"/verzeichnis/hsds/services?{frage}")
    assert antwort.status_code in {200, 400} and isinstance(json.loads(antwort.content), dict)


def test_was_es_nicht_gibt_ist_404(welt: Welt) -> None:
    for adresse in ("verzeichnis.exe", "hsds/contacts", "eintrag/0d3b6dcd-54b4-4b64-8b52-4a7d8b6a1f00/"):
        assert Client().get(f"/verzeichnis/{adresse}").status_code == 404


def test_die_tabelle_entschaerft_formeln(welt: Welt) -> None:
    _kueche(welt, kosten="=1+1")
    assert ";=1+1" not in Client().get("/verzeichnis/verzeichnis.csv").content.decode("utf-8-sig")

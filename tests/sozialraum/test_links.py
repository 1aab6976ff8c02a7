"""The link with which an organisation confirms its own entry: not to be guessed, one entry, once, for a while."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from massanzug.sozialraum.actions import bestaetigungslink_anlegen, raumressource_beenden
from massanzug.sozialraum.models import Bestaetigungslink, Raumressource
from massanzug.sozialraum.views.links import AUFRUFE_HOECHSTENS
from massanzug.technik.erlaubnis import Unzulaessig
from massanzug.zugang.models import Protokoll
from tests.sozialraum.test_ressourcen import _eintrag, _person
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def leerer_zaehler() -> None:
    caches["prozess"].clear()


def _marke(welt: Welt, treff: Raumressource, vor: int = 0) -> str:
    zugriff = replace(welt.zugriff("lt"), heute=HEUTE - timedelta(vor))
    return bestaetigungslink_anlegen(zugriff=zugriff, ressource=treff)[1]


FELDER = {"beschreibung": "Hier wird gekocht.", "zeiten": "di 16-18", "kontakt": "0221 4710100"}


def test_die_organisation_bestaetigt_und_stellt_richtig_ohne_konto(welt: Welt) -> None:
    treff = _eintrag(welt, vor=400)
    adresse = f"/sozialraum/eintrag/{_marke(welt, treff)}/"
    assert "Suppenküche" in Client().get(adresse).content.decode()
    assert Client().post(adresse, FELDER).status_code == 303
    treff.refresh_from_db()
    assert (treff.bestaetigt_am, treff.bestaetigt_wie) == (HEUTE, "selbst")
    assert (treff.zeiten, treff.kontakt) == ([["di", "16:00", "18:00"]], "0221 4710100")
    eintrag = Protokoll.objects.filter(aktion="eintrag_selbst_bestaetigen").latest("nummer")
    assert eintrag.konto_id is None


def test_er_gilt_einmal(welt: Welt) -> None:
    adresse = f"/sozialraum/eintrag/{_marke(welt, _eintrag(welt))}/"
    assert Client().post(adresse, FELDER).status_code == 303
    assert Client().get(adresse).status_code == 404
    assert Client().post(adresse, FELDER).status_code == 404


@pytest.mark.parametrize(("vor", "status"), [(30, 200), (31, 404)])
def test_er_endet_nach_dreissig_tagen(welt: Welt, vor: int, status: int) -> None:
    assert Client().get(f"/sozialraum/eintrag/{_marke(welt, _eintrag(welt), vor)}/").status_code == status


def test_ein_neuer_loest_den_alten_ab_und_ein_ende_beide(welt: Welt) -> None:
    treff = _eintrag(welt)
    alt, neu = _marke(welt, treff), _marke(welt, treff)
    assert Client().get(f"/sozialraum/eintrag/{alt}/").status_code == 404
    assert Client().get(f"/sozialraum/eintrag/{neu}/").status_code == 200
    raumressource_beenden(zugriff=welt.zugriff("lt"), ressource=treff, am=HEUTE)
    assert Client().get(f"/sozialraum/eintrag/{neu}/").status_code == 404


def test_er_zeigt_einen_eintrag_und_keine_notiz(welt: Welt) -> None:
    treff = _eintrag(welt, notiz="Montags schlecht gelaunt")
    _eintrag(welt, "Ruderclub")
    inhalt = Client().get(f"/sozialraum/eintrag/{_marke(welt, treff)}/").content.decode()
    assert "Ruderclub" not in inhalt and "schlecht gelaunt" not in inhalt


def test_er_ist_nicht_zu_raten_und_steht_nirgends(welt: Welt) -> None:
    """256 random bits; what is kept does not lead back to them."""
    marke = _marke(welt, _eintrag(welt))
    assert len(marke) == 43
    assert marke not in str(list(Bestaetigungslink.objects.values()))
    falsch = ("B" if marke[0] == "A" else "A") + marke[1:]
    assert Client().get(f"/sozialraum/eintrag/{falsch}/").status_code == 404


def test_wer_zu_oft_fragt_wartet(welt: Welt) -> None:
    client = Client()
    for n in range(AUFRUFE_HOECHSTENS):
        assert client.get(f"/sozialraum/eintrag/{n}/").status_code == 404
    assert client.get("/sozialraum/eintrag/noch-einer/").status_code == 429


def test_eine_privatperson_bekommt_keinen(welt: Welt) -> None:
    with pytest.raises(Unzulaessig, match="Privatperson"):
        _marke(welt, _person(welt))


def test_er_aendert_nur_was_der_organisation_gehoert(welt: Welt) -> None:
    treff = _eintrag(welt)
    mehr: dict[str, Any] = FELDER | {"name": "Anders", "oeffentlich": "on", "notiz": "x", "stadtteil": "1"}
    Client().post(f"/sozialraum/eintrag/{_marke(welt, treff)}/", mehr)
    treff.refresh_from_db()
    assert (treff.name, treff.oeffentlich, treff.notiz) == ("Suppenküche", False, "")

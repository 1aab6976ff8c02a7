"""The access table (docs/rechte.md) against the running house: every address, every role, own and foreign objects."""

import os
from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse

from massanzug.zugang.tuer import alle_muster, pruefe_tueren
from tests.rechte.abgleich import FREMDE, HANDLUNG, ROLLEN, Abgleich, fehlende, muster
from tests.rechte.kanarien import KANARIEN
from tests.rechte.tabelle import zeilen
from tests.welt import Welt

pytestmark = pytest.mark.django_db
STUECKE = 4
"""So many tests share the table, each with a world of its own."""


def test_jede_adresse_hat_eine_zeile() -> None:
    assert fehlende() == []
    assert {z.url for z in zeilen() if z.methode != HANDLUNG} <= set(muster())


def test_keine_zeile_steht_doppelt() -> None:
    doppelt = [k for k, n in Counter((z.url, z.methode, z.objekt) for z in zeilen()).items() if n > 1]
    assert doppelt == []


@pytest.mark.parametrize("stueck", range(STUECKE))
def test_jede_zelle_der_tabelle_stimmt(welt: Welt, stueck: int) -> None:
    """All rows, in pieces that lie together and run side by side; on PostgreSQL CI takes another part of them each day
    (`RECHTE_TEIL`), for SQLite has them all."""
    abgleich = Abgleich(welt)
    teil, von = (int(zahl) for zahl in os.environ.get("RECHTE_TEIL", "1/1").split("/"))
    alle = list(zeilen())
    groesse = -(-len(alle) // STUECKE)
    reihen = alle[stueck * groesse : (stueck + 1) * groesse][teil - 1 :: von]
    assert list(abgleich.abweichungen(reihen)) == []
    assert abgleich.zellen > 1500 // von // STUECKE
    print(f"{abgleich.zellen} Zellen, {len(muster())} Adressen, {len(ROLLEN)} Personen")
    print(f"{len(KANARIEN)} Textfelder in {abgleich.ausgaben} Antworten gesucht, {len(ROLLEN)} Personen")


def test_ansicht_ohne_regel_startet_nicht(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.exceptions import ImproperlyConfigured

    from massanzug.fall.views import fall

    assert pruefe_tueren() > 50
    monkeypatch.delattr(fall.fall, "tuer")
    with pytest.raises(ImproperlyConfigured, match="faelle/<int:pk>/"):
        pruefe_tueren()


@pytest.mark.parametrize("name", sorted(n for n in muster() if FREMDE.match(n)))
def test_fremde_seiten_stehen_hinter_unserer_tuer(name: str, db: None) -> None:
    """Nobody comes to a second-factor page without a login, but to the two that belong to logging in."""
    args = {"pk": 1} if "<int:pk>" in muster()[name] else {}
    antwort = Client().get(reverse(name, kwargs=args))
    if name in {"mfa_authenticate", "mfa_login_webauthn"}:
        assert antwort.status_code in {200, 302}
    else:
        assert antwort.status_code == 302
        assert antwort.url.startswith("/konto/anmelden/?next=")


def test_der_entwurf_braucht_seine_marke(als, welt: Welt) -> None:  # type: ignore[no-untyped-def]
    """`entwurf_speichern` is open to expired logins, so only the signed token counts."""
    assert Client().post("/entwurf/", {"text": "x"}).status_code == 404
    assert als("asd").post("/entwurf/", {"text": "x", "entwurf_token": "erfunden"}).status_code == 404


def test_methoden_die_es_nicht_gibt(als) -> None:  # type: ignore[no-untyped-def]
    """A page that is only read refuses a POST, a button refuses a GET: 405, never an act."""
    browser = als("asd")
    assert browser.post("/schreibtisch/").status_code == 405
    assert browser.get("/entwurf/verwerfen/").status_code == 405
    assert sum(1 for _ in alle_muster()) > 50

"""The small city once per test database; every test runs in a transaction that is rolled back."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from hypothesis import settings as hypothesis_settings

from tests.welt import HEUTE, Welt, baue_welt

# a test says what is right, never how fast; speed is measured in bench/
hypothesis_settings.register_profile("massanzug", deadline=None)
hypothesis_settings.load_profile("massanzug")


@pytest.fixture(scope="session")
def _welt(django_db_setup: None, django_db_blocker: Any) -> Welt:
    with django_db_blocker.unblock():
        return baue_welt()


@pytest.fixture
def welt(_welt: Welt, db: None) -> Welt:
    """The test's own copy: an act may change an object in memory as well as in the database."""
    return copy.deepcopy(_welt)


@pytest.fixture(autouse=True)
def fester_tag(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """In tests it is always the same day."""
    monkeypatch.setenv("MASSANZUG_HEUTE", HEUTE.isoformat())
    yield


def anmelden(client: Client, konto: Any) -> Client:
    """Log in as `konto`, with the cookie of the last use that the idle limit asks for."""
    client.force_login(konto, backend="massanzug.zugang.sitzung.Anmeldeweg")
    client.cookies["zuletzt"] = signing.dumps(client.session.session_key, salt="zuletzt")
    return client


@pytest.fixture
def als(welt: Welt) -> Any:
    """`als("asd")` is a browser in which this person is logged in."""
    return lambda name: anmelden(Client(), welt.konten[name])

"""The second proof: an app that shows numbers, and a passkey; set up and used on the real pages."""

import base64
import hmac
import re
import struct
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.geschichten.dienst import Dienst
from tests.geschichten.seite import Seitenbuch

pytestmark = pytest.mark.browser


def zahl(schluessel: str, jetzt: float) -> str:
    """The number an app shows (RFC 6238: HMAC-SHA-1, 30 seconds, six digits)."""
    geheim = base64.b32decode(schluessel + "=" * (-len(schluessel) % 8))
    summe = hmac.digest(geheim, struct.pack(">Q", int(jetzt) // 30), "sha1")
    stelle = summe[-1] & 15
    return f"{(int.from_bytes(summe[stelle : stelle + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"


def test_die_zahl_stimmt_mit_dem_rfc() -> None:
    geheim = base64.b32encode(b"12345678901234567890").decode()
    assert [zahl(geheim, t) for t in (59, 1111111109, 2000000000)] == ["287082", "081804", "279037"]


def melde_an(page: Page, dienst: Dienst, kennung: str) -> None:
    page.goto("/konto/anmelden/")
    page.get_by_label("Kennung", exact=True).fill(kennung)
    page.get_by_label("Passwort", exact=True).fill(dienst.konten[kennung]["passwort"])
    page.get_by_role("button", name="Anmelden", exact=True).click()


def bestaetige(page: Page, dienst: Dienst, kennung: str, buch: Seitenbuch) -> None:
    """Before anything about the own security the password is asked once more."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Bitte bestätigen Sie, dass Sie es sind")
    buch.pruefe_seite(page, dienst.konten[kennung]["rolle"])
    page.get_by_label("Ihr Passwort").fill(dienst.konten[kennung]["passwort"])
    with page.expect_navigation():
        page.get_by_role("button", name="Bestätigen").click()


def melde_ab(page: Page) -> None:
    page.goto("/konto/abmelden/")
    page.get_by_role("main").get_by_role("button", name="Abmelden").click()
    page.wait_for_url(re.compile(r"/\d*$"))


def gib_zahl_ein(page: Page, schluessel: str, feld: str, knopf: str) -> None:
    """A number holds thirty seconds; if it ran out on the way, the next one is typed."""
    for _ in range(2):
        page.get_by_role("textbox", name=feld).fill(zahl(schluessel, time.time()))  # noqa: TID251
        with page.expect_navigation():
            page.get_by_role("button", name=knopf, exact=True).click()
        if not page.get_by_role("alert").count():
            return
    raise AssertionError(f"Die Zahl gilt nicht: {page.get_by_role('alert').inner_text()}")


def test_anmelden_mit_der_zahl_aus_der_app(
    fenster: Callable[..., Page], dienst: Dienst, seitenbuch: Seitenbuch
) -> None:
    page = fenster()
    melde_an(page, dienst, "lt2.neheim")
    page.wait_for_url("**/schreibtisch/")
    page.goto("/konto/")
    page.get_by_role("link", name=re.compile("^Passkey, App und Notfallcodes")).click()
    seitenbuch.pruefe_seite(page, "lt_fachkraft")
    page.get_by_role("link", name="App einrichten").click()
    bestaetige(page, dienst, "lt2.neheim", seitenbuch)
    seitenbuch.pruefe_seite(page, "lt_fachkraft")
    schluessel = page.locator("strong.ziffern").inner_text()
    gib_zahl_ein(page, schluessel, "Zahl aus der App", "Einrichten")
    seitenbuch.pruefe_seite(page, "lt_fachkraft", "danach")
    page.goto("/konto/sicherheit/")
    expect(page.locator("#app")).to_contain_text("Eingerichtet.")

    melde_ab(page)
    melde_an(page, dienst, "lt2.neheim")
    expect(page.get_by_role("heading", level=1)).to_have_text("Noch ein Schritt")
    seitenbuch.pruefe_seite(page, "")
    falsch = f"{(int(zahl(schluessel, time.time())) + 1) % 1_000_000:06d}"  # noqa: TID251
    page.get_by_label("Code").fill(falsch)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    seitenbuch.pruefe_seite(page, "", "mit falscher Zahl")
    gib_zahl_ein(page, schluessel, "Code", "Anmelden")
    expect(page).to_have_url(re.compile("/schreibtisch/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Jonas Hellmann")


def test_anmelden_mit_passkey(fenster: Callable[..., Page], dienst: Dienst, seitenbuch: Seitenbuch) -> None:
    page = fenster()
    geraet = page.context.new_cdp_session(page)
    geraet.send("WebAuthn.enable")
    geraet.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    melde_an(page, dienst, "wjh")
    page.wait_for_url("**/schreibtisch/")
    page.goto("/konto/sicherheit/")
    page.get_by_role("link", name="Schlüssel hinzufügen").click()
    bestaetige(page, dienst, "wjh", seitenbuch)
    seitenbuch.pruefe_seite(page, "wjh")
    page.get_by_label("Wie soll der Schlüssel heißen?").fill("Dienstlaptop")
    page.get_by_label("Damit auch ohne Passwort anmelden").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Hinzufügen").click()
    seitenbuch.pruefe_seite(page, "wjh", "danach")
    page.goto("/konto/sicherheit/passkeys/")
    expect(page.get_by_role("row").filter(has_text="Dienstlaptop")).to_contain_text("Passkey")
    seitenbuch.pruefe_seite(page, "wjh", "mit Schlüssel")

    melde_ab(page)
    page.goto("/konto/anmelden/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    page.wait_for_url("**/schreibtisch/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Petra Dahlhoff")
    page.goto("/konto/sicherheit/passkeys/")
    expect(page.get_by_role("row").filter(has_text="Dienstlaptop")).not_to_contain_text("noch nie")

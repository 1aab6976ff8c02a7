"""Takes the README's pictures from the demo city: `python3 los.py bilder`. Anyone can run it, nothing is retouched."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

WURZEL = Path(__file__).resolve().parents[1]
ZIEL = WURZEL / "docs" / "bilder"
TAG = "2026-11-22"
ARGUMENTE = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
FAMILIE = "Keller-Diallo"
# file, role's account, address (None: the case of FAMILIE), colour scheme, width, height
BILDER = (
    ("start.png", None, "/", "light", 1280, 1500),
    ("schreibtisch.png", "asd.neheim", "/schreibtisch/", "light", 1280, 900),
    ("fall.png", "asd.neheim", None, "light", 1280, 1100),
    ("massanzug.png", "asd.neheim", None, "light", 1280, 1150),
    ("steuerung.png", "steuerungsgruppe", "/planbudget/neheim/steuerung/", "light", 1280, 1250),
    ("prognose.png", "jha", "/planbudget/prognose/?genau=1", "light", 1280, 1250),
)


def _freier_port() -> int:
    with socket.socket() as horcher:
        horcher.bind(("127.0.0.1", 0))
        return int(horcher.getsockname()[1])


@contextmanager
def dienst() -> Iterator[tuple[str, dict[str, str]]]:
    """A demo city of its own, served on loopback; yields its address and the environment of its commands."""
    daten = tempfile.mkdtemp(prefix="massanzug-bilder-")
    umgebung = {**os.environ, "MASSANZUG_DEMO": "1", "MASSANZUG_DATEN": daten, "MASSANZUG_HEUTE": TAG}
    umgebung.pop("DATABASE_URL", None)
    befehl = [sys.executable, "-c", "from massanzug.projekt.befehle import main; main()"]
    subprocess.run([*befehl, "einrichten"], env=umgebung, cwd=WURZEL, check=True)  # noqa: S603
    port = _freier_port()
    server = subprocess.Popen([*befehl, "dienst", "--port", str(port)], env=umgebung, cwd=WURZEL)  # noqa: S603
    try:
        _warte(port)
        yield f"http://127.0.0.1:{port}", umgebung
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(daten, ignore_errors=True)


def _warte(port: int) -> None:
    ende = time.monotonic() + 30
    while time.monotonic() < ende:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("Der Dienst ist nicht gestartet.")


def _bild(browser: Browser, basis: str, bild: tuple[str, str | None, str | None, str, int, int]) -> None:
    datei, konto, adresse, farbe, breite, hoehe = bild
    kontext = browser.new_context(viewport={"width": breite, "height": hoehe}, color_scheme=farbe, locale="de-DE")  # type: ignore[arg-type]
    seite = kontext.new_page()
    if konto:
        seite.goto(f"{basis}/konto/anmelden/")
        seite.click(f'button[value="{konto}"]')
        seite.wait_for_url("**/schreibtisch/")
    seite.goto(basis + (adresse or f"/faelle/?suche={FAMILIE}"))
    if adresse is None:
        seite.locator("tbody th a").first.click()
        if datei.startswith("massanzug"):
            seite.get_by_role("link", name="Zum Maßanzug").click()
    seite.wait_for_load_state("networkidle")
    seite.screenshot(path=ZIEL / datei)
    kontext.close()


def main() -> None:
    ZIEL.mkdir(parents=True, exist_ok=True)
    programm = next((p for p in ("chromium", "chromium-browser", "google-chrome") if shutil.which(p)), None)
    if programm is None:
        raise SystemExit(
            "Es gibt keinen Chromium. Bitte „python3 los.py test“ einmal laufen lassen, das richtet ihn ein."
        )
    with dienst() as (basis, _), sync_playwright() as spiel:
        browser = spiel.chromium.launch(executable_path=shutil.which(programm), args=ARGUMENTE)
        for bild in BILDER:
            _bild(browser, basis, bild)
        browser.close()
    print(json.dumps(sorted(p.name for p in ZIEL.glob("*.png"))))


if __name__ == "__main__":
    main()

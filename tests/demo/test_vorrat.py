"""The prepared state of the demo city: what lies there is taken when it fits, and never laid over anything."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from massanzug.demo.vorrat import kennzeichen

AUFHEBEN = "from massanzug.demo.vorrat import hebe_auf; hebe_auf(Path(sys.argv[1]), 'klein-probe')"
HINLEGEN = "from massanzug.demo.vorrat import lege_hin; print(lege_hin(Path(sys.argv[1]), 'klein-probe'))"
VORSPANN = "import sys, django; from pathlib import Path; django.setup()\n"
BEFEHL = "from massanzug.projekt.befehle import main; main()"


def _lauf(daten: Path, *worte: str, **mehr: str) -> str:
    umgebung = {k: v for k, v in os.environ.items() if not k.startswith("MASSANZUG_") and k != "DATABASE_URL"}
    umgebung |= {"MASSANZUG_DEMO": "1", "MASSANZUG_DATEN": str(daten)} | mehr
    umgebung["DJANGO_SETTINGS_MODULE"] = "massanzug.projekt.settings"
    lauf = subprocess.run([sys.executable, *worte], env=umgebung, capture_output=True, text=True, check=False)
    assert lauf.returncode == 0, lauf.stderr
    return lauf.stdout.strip()


def test_der_vorrat_kommt_in_ein_leeres_verzeichnis_und_bleibt_pruefbar(tmp_path: Path) -> None:
    vorrat, a, b = tmp_path / "vorrat", tmp_path / "a", tmp_path / "b"
    _lauf(a, "-c", BEFEHL, "migrate", "-v0")
    traeger = "massanzug.traeger.actions import traeger_anlegen; from massanzug.technik import uhr"
    _lauf(
        a,
        "-c",
        f"{VORSPANN}from {traeger}; from massanzug.zugang.zugriff import betrieb; "
        "traeger_anlegen(zugriff=betrieb(uhr.heute(), uhr.jetzt()), name='Jugendamt', art='oeffentlich')",
    )
    _lauf(a, "-c", VORSPANN + AUFHEBEN, str(vorrat))
    assert _lauf(b, "-c", VORSPANN + HINLEGEN, str(vorrat)) == "True"
    bericht = _lauf(b, "-c", BEFEHL, "pruefe", "--json")
    assert '"befunde": []' in bericht and '"protokoll": 1' in bericht
    assert _lauf(b, "-c", VORSPANN + HINLEGEN, str(vorrat)) == "False", "es liegt schon etwas da"
    eigener = tmp_path / "schluessel"
    eigener.write_text("ein eigener Schlüssel, der nicht überschrieben wird 0123456789")
    mit = {"MASSANZUG_PROTOKOLL_SCHLUESSEL": str(eigener)}
    assert _lauf(tmp_path / "c", "-c", VORSPANN + HINLEGEN, str(vorrat), **mit) == "False"


def test_ein_anderer_tag_eine_andere_saat_eine_andere_groesse_haben_einen_anderen_namen() -> None:
    namen = {kennzeichen(g, s, date(2026, 11, t)) for g in ("klein", "gross") for s in (1, 2) for t in (21, 22)}
    assert len(namen) == 8
    assert kennzeichen("gross", 1, date(2026, 11, 22)) == kennzeichen("gross", 1, date(2026, 11, 22))

"""Demo cities for the tests: each is built once per test run, in its own process, with its own data directory."""

import fcntl
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HEUTE = "2026-11-22"
KLEIN, GROSS = "klein", "gross"
SCHLUESSEL = "nur-fuer-die-tests-der-demo-stadt-0123456789"

_AUSWAHL = "interessenbekundung_"
VERSIEGELT = {
    *((f"{_AUSWAHL}bekundung", s) for s in ("siegel", "abdruck")),
    (f"{_AUSWAHL}schluesselteil", "siegel"),
    (f"{_AUSWAHL}oeffnung", "niederschrift"),
    (f"{_AUSWAHL}auswahlvermerk", "akte"),
    ("zugang_protokoll", "code"),
    ("zugang_protokollkopf", "code"),
}
AUS_DER_AUSWAHL = {
    "zugang_protokoll": "objekt_typ LIKE 'interessenbekundung.%'",
    "zugang_protokollwert": "protokoll_id IN "
    "(SELECT nummer FROM zugang_protokoll WHERE objekt_typ LIKE 'interessenbekundung.%')",
}
AUSKUNFT = """
import django, json, sys
django.setup()
from datetime import UTC, date, datetime
from django.contrib.auth.hashers import check_password
from massanzug.demo.personen import demo_konten, passwort_fuer
from massanzug.fall.models import Fall
from massanzug.fall.queries.aufgaben import offene_aufgaben
from massanzug.planbudget.queries.budget import raumbudgets
from massanzug.traeger.queries import mitgliedschaften
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Zugriff
heute = date.fromisoformat(sys.argv[1])
jetzt = datetime(heute.year, heute.month, heute.day, 9, tzinfo=UTC)
konten = {k.kennung: k for k in Konto.objects.all()}
def zugriff(kennung):
    k = konten[kennung]
    return Zugriff(k.pk, k.name, mitgliedschaften(k.pk, heute), heute, jetzt)
je_konto = {
    k.kennung: {
        "aufgaben": [a.titel for a in offene_aufgaben(zugriff(k.kennung))],
        "faelle": Fall.objects.sichtbar_fuer(zugriff(k.kennung)).count(),
        "wirkungsraum": k.wirkungsraum,
    }
    for k in demo_konten()
}
anteile = {b.raum.schluessel: float(b.anteil) for b in raumbudgets(zugriff("controlling"))}
passt = check_password(passwort_fuer("asd.neheim"), konten["asd.neheim"].password)
print(json.dumps({"konten": je_konto, "anteile": anteile, "passwort_passt": passt}))
"""


@dataclass(frozen=True)
class Stadt:
    """A city in its directory; `aufruf` runs a command on it, `zeilen` asks its database."""

    ordner: Path
    hash_saat: str

    def aufruf(self, *worte: str) -> subprocess.CompletedProcess[str]:
        return self._lauf("-c", "from massanzug.projekt.befehle import main; main()", *worte)

    def auskunft(self) -> dict[str, Any]:
        """What the product's own queries say about this city."""
        antwort = self._lauf("-c", AUSKUNFT, HEUTE)
        assert antwort.returncode == 0, antwort.stderr
        return json.loads(antwort.stdout)

    def _lauf(self, *worte: str) -> subprocess.CompletedProcess[str]:
        self.ordner.mkdir(parents=True, exist_ok=True)
        schluessel = self.ordner / "protokoll.schluessel"
        schluessel.write_text(SCHLUESSEL)
        umgebung = {k: v for k, v in os.environ.items() if not k.startswith("MASSANZUG_") and k != "DATABASE_URL"}
        umgebung |= {
            "MASSANZUG_DEMO": "1",
            "MASSANZUG_DATEN": str(self.ordner),
            "MASSANZUG_PROTOKOLL_SCHLUESSEL": str(schluessel),
            "DJANGO_SETTINGS_MODULE": "massanzug.projekt.settings",
            "PYTHONHASHSEED": self.hash_saat,
        }
        return subprocess.run(
            [sys.executable, *worte], env=umgebung, capture_output=True, text=True, check=False, timeout=1200
        )

    def zeilen(self, sql: str, *werte: Any) -> list[tuple[Any, ...]]:
        with sqlite3.connect(f"file:{self.ordner / 'massanzug.sqlite3'}?mode=ro", uri=True) as verbindung:
            return verbindung.execute(sql, werte).fetchall()

    def abzug(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every table but the one that says when the migrations ran, without what is never twice the same.

        That is what was sealed (a seal draws its own randomness), its hash wherever it was noted, and the codes of the
        Protokoll, which follow from those.
        """
        namen = [n for (n,) in self.zeilen("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        gesucht = [n for n in namen if n not in {"django_migrations", "sqlite_sequence"}]
        return {name: self.zeilen(f'SELECT {self._spalten(name)} FROM "{name}" ORDER BY 1') for name in gesucht}

    def _spalten(self, tabelle: str) -> str:
        alle = [name for _, name, *_ in self.zeilen(f'PRAGMA table_info("{tabelle}")')]
        ohne_siegel = [
            f"CASE WHEN {AUS_DER_AUSWAHL[tabelle]} THEN '' ELSE {s} END"
            if tabelle in AUS_DER_AUSWAHL and s in {"verpflichtungen", "werte"}
            else f'"{s}"'
            for s in alle
            if (tabelle, s) not in VERSIEGELT
        ]
        return ", ".join(ohne_siegel)


def baue(wurzel: Path, name: str, saat: int, hash_saat: str, groesse: str = KLEIN) -> Stadt:
    """The city `name` under `wurzel`; several test workers share it."""
    stadt = Stadt(wurzel / name, hash_saat)
    with open(wurzel / f"{name}.sperre", "w") as sperre:
        fcntl.flock(sperre, fcntl.LOCK_EX)
        fertig = wurzel / f"{name}.fertig"
        if not fertig.exists():
            for befehl in (("migrate", "-v0"), ("demo", "--seed", str(saat), "--heute", HEUTE, "--stadt", groesse)):
                antwort = stadt.aufruf(*befehl)
                assert antwort.returncode == 0, antwort.stderr
            fertig.write_text(antwort.stdout)
    return stadt

"""The race of the pages: desk, list, case page and search against plain Django and its admin, with few and many cases.

Each side is a gunicorn of its own, set as `massanzug dienst` sets it, on a throw-away database; login, rights and the
read log are on. Few and many cases, ours and the others', one user and eight take turns in every round. The figures of
a page in a round are the median and the 95th percentile of its answers in milliseconds, and answers per second.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from bench.messung import Reihe
from bench.werk import WURZEL, Gescheitert, Werk, ohne_fremdes
from massanzug.projekt.management.commands.dienst import gunicorn
from scripts.mit_postgres import bleibendes_postgres

SQLITE, POSTGRES = "SQLite", "PostgreSQL"
SCHLICHT, SEITENWEISE = "Django: Liste", "Django: Liste mit Seitenzahlen"
ADMIN, ADMIN_UEBLICH = "Django-Admin: Liste", "Django-Admin: Liste mit Filtern und Kalender"
SCHREIBTISCH, LISTE, FALL, SUCHE = "Schreibtisch", "Liste", "Fallseite", "Suche"
LISTE_LEITUNG, SUCHE_LEITUNG = "Liste der Leitung", "Suche der Leitung"
LISTE_WJH, SUCHE_WJH = "Liste der WJH", "Suche der WJH"
UNSERE = (SCHREIBTISCH, FALL, SUCHE, SUCHE_LEITUNG, SUCHE_WJH, LISTE_WJH, LISTE_LEITUNG, LISTE)
"""In the order in which they take turns: what is compared follows each other."""
ANDERE = {
    SCHLICHT: "/schlicht/",
    SEITENWEISE: "/seitenweise/",
    ADMIN: "/admin/fall/fall/",
    ADMIN_UEBLICH: "/ueblich/fall/fall/",
}
WORTE = ("Trompete", "Hausaufgaben", "Hilfe", "Schwimmbad Garten", "Hausafgaben", "Zeugnis", "Jugend", "Trompette")
NUTZER = 8
PROZESSE, FAEDEN = 2, 4
PG_SPEICHER = "2GB"
"""Its own default of 128 MB is for a machine of thirty years ago, and leaves the rest to what Linux happens to keep."""


@dataclass(frozen=True)
class Umfang:
    """Sizes in cases; rounds; answers of one user and of eight users in each round and for each page.

    An admin answers less often: it takes seconds. All others answer so often that the slowest twentieth is more than
    one answer.
    """

    faelle: tuple[int, ...]
    runden: int
    einer: int
    acht: int
    admin: int

    def antworten(self, seite: str, nutzer: int) -> int:
        """How often a page answers in a round."""
        if seite in {ADMIN, ADMIN_UEBLICH}:
            return self.admin * (1 if nutzer == 1 else 2)
        return self.einer if nutzer == 1 else self.acht


GANZ = Umfang(faelle=(20_000, 1_200_000), runden=9, einer=120, acht=160, admin=12)
KLEIN = Umfang(faelle=(200, 400), runden=2, einer=4, acht=16, admin=4)


@dataclass(frozen=True)
class Antworten:
    """What one page did in one round."""

    p50: float
    p95: float
    je_sekunde: float


Gemessen = dict[tuple[int, str, int], list[Antworten]]
"""By size, page and users: one entry for each round."""


@dataclass
class Ergebnis:
    rahmen: dict[str, str] = field(default_factory=dict)
    je_datenbank: dict[str, Gemessen] = field(default_factory=dict)

    def reihe(self, datenbank: str, faelle: int, seite: str, nutzer: int, was: Callable[[Antworten], float]) -> Reihe:
        return Reihe(tuple(was(a) for a in self.je_datenbank[datenbank][faelle, seite, nutzer]))


def sage(text: str) -> None:
    sys.stdout.write(f"{time.strftime('%H:%M:%S')} {text}\n")
    sys.stdout.flush()


def laufe(umfang: Umfang, datenbanken: Sequence[str], daten: Path | None = None) -> Ergebnis:
    """One database after the other; inside, everything in turns. In `daten` the filled cities stay."""
    ergebnis = Ergebnis()
    for datenbank in datenbanken:
        with ExitStack() as stapel:
            ordner = daten or Path(stapel.enter_context(tempfile.TemporaryDirectory(prefix="mz-seiten-", dir="/tmp")))
            anrufe: dict[tuple[int, str], list[Anruf]] = {}
            for faelle in umfang.faelle:
                env = stapel.enter_context(_ort(datenbank, faelle, ordner))
                anrufe |= _seite(stapel, env, datenbank, faelle, ergebnis)
            ergebnis.je_datenbank[datenbank] = _miss(umfang, anrufe)
    return ergebnis


def fuelle(faelle: Sequence[int], datenbanken: Sequence[str], daten: Path) -> None:
    """Only fill what is not there yet, so that a run finds it."""
    for datenbank in datenbanken:
        for anzahl in faelle:
            with _ort(datenbank, anzahl, daten) as env, Werk(sys.executable, "bench.seitendaten", env) as werk:
                _bestand(werk, env, datenbank, anzahl)


@contextmanager
def _ort(datenbank: str, faelle: int, ordner: Path) -> Iterator[dict[str, str]]:
    """Where a city lies; what an older house filled there is thrown away."""
    hier = ordner / f"{datenbank.lower()}-{faelle}"
    if hier.exists() and not _passt(hier):
        shutil.rmtree(hier)
    hier.mkdir(parents=True, exist_ok=True)
    for oben in (ordner, hier):
        oben.chmod(0o755)  # root's PostgreSQL runs under another account
    env = {"MASSANZUG_DEMO": "1", "MASSANZUG_DATEN": str(hier / "haus"), "MASSANZUG_LEERLAUF": "43200"}
    if datenbank == SQLITE:
        yield env
        return
    with bleibendes_postgres(hier / "postgres", PG_SPEICHER) as url:
        yield env | {"DATABASE_URL": url}


def _fertig(env: Mapping[str, str]) -> Path:
    """Written when a city is full; says what is in it."""
    return Path(env["MASSANZUG_DATEN"]).with_name("fertig.json")


def _passt(hier: Path) -> bool:
    """Whether a city was filled to its end, by these tables and this way to fill them."""
    fertig = hier / "fertig.json"
    return fertig.exists() and json.loads(fertig.read_text())["abdruck"] == _abdruck()


def _abdruck() -> str:
    quellen = [*sorted(WURZEL.glob("massanzug/*/migrations/*.py")), Path(__file__).with_name("seitendaten.py")]
    return hashlib.sha256(b"".join(q.read_bytes() for q in quellen)).hexdigest()


def _bestand(werk: Werk, env: Mapping[str, str], datenbank: str, faelle: int) -> None:
    """See to it that the city is full."""
    fertig = _fertig(env)
    if fertig.exists():
        sage(f"{datenbank}: {json.loads(fertig.read_text())['bestand']}, liegt bereit")
        return
    beginn = time.monotonic()
    bestand = werk("einrichten", faelle=faelle)
    sage(f"{datenbank}: {bestand} in {time.monotonic() - beginn:.0f} s, {werk('groesse')}")
    fertig.write_text(json.dumps({"abdruck": _abdruck(), "bestand": bestand}))


@dataclass(frozen=True)
class Anruf:
    """One address as one person asks for it."""

    port: int
    adresse: str
    cookie: str


def _seite(
    stapel: ExitStack, env: Mapping[str, str], datenbank: str, faelle: int, ergebnis: Ergebnis
) -> dict[tuple[int, str], list[Anruf]]:
    """Fill a city, serve it twice (ours and plain Django), and say what will be asked."""
    with Werk(sys.executable, "bench.seitendaten", env) as werk:
        _bestand(werk, env, datenbank, faelle)
        ergebnis.rahmen[f"{datenbank}, {faelle} Fälle"] = werk("groesse")
        leute = {rolle: werk("sitzungen", rolle=rolle, anzahl=n) for rolle, n in (
            ("asd_fachkraft", NUTZER), ("asd_leitung", 3), ("wjh", 1))}  # fmt: skip
        akten = [pk for mensch in leute["asd_fachkraft"] for pk in werk("faelle_von", konto=mensch["konto"], anzahl=1)]
    unser = stapel.enter_context(_dienst("massanzug.projekt.wsgi", env))
    andere = stapel.enter_context(_dienst("bench.gegenseiten", env))
    asd, leitung, wjh = (leute[r] for r in ("asd_fachkraft", "asd_leitung", "wjh"))
    worte = [f"/faelle/suche/?worte={wort.replace(' ', '+')}" for wort in WORTE]

    def alle(
        port: int, leute: Sequence[Mapping[str, str]], adressen: Sequence[str], sitzung: str = "sitzung"
    ) -> list[Anruf]:
        """Everybody asks for everything, shuffled, so that eight users are eight people."""
        paare = [(mensch, adresse) for adresse in adressen for mensch in leute]
        random.Random(0).shuffle(paare)  # noqa: S311 - an order
        return [Anruf(port, adresse, f"sitzung={m[sitzung]}; zuletzt={m['zuletzt']}") for m, adresse in paare]

    eigene = [a for mensch, pk in zip(asd, akten, strict=False) for a in alle(unser, [mensch], [f"/faelle/{pk}/"])]
    seiten = {
        SCHREIBTISCH: alle(unser, asd, ["/schreibtisch/"]),
        LISTE: alle(unser, asd, ["/faelle/"]),
        FALL: eigene,
        SUCHE: alle(unser, asd, worte),
        LISTE_LEITUNG: alle(unser, leitung, ["/faelle/", "/faelle/?stand=entscheidung", "/faelle/?nach=2018-01-01_1"]),
        SUCHE_LEITUNG: alle(unser, leitung, worte),
        LISTE_WJH: alle(unser, wjh, ["/faelle/", "/faelle/?stand=bewilligt", "/faelle/?nach=2018-01-01_1"]),
        SUCHE_WJH: alle(unser, wjh, ["/faelle/suche/?worte=Steinberg", "/faelle/suche/?worte=Hofman"]),
        **{name: alle(andere, asd, [adresse], "schlicht") for name, adresse in ANDERE.items()},
    }
    return {(faelle, name): anrufe for name, anrufe in seiten.items()}


@contextmanager
def _dienst(anwendung: str, env: Mapping[str, str]) -> Iterator[int]:
    """gunicorn as `massanzug dienst` starts it, on a free port of the loopback."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    befehl = [*gunicorn(port, prozesse=PROZESSE, threads=FAEDEN, anwendung=anwendung), "--timeout", "600"]
    prozess = subprocess.Popen(  # noqa: S603 - our own words
        befehl, cwd=WURZEL, env=ohne_fremdes(os.environ) | dict(env) | {"PYTHONPATH": str(WURZEL)}
    )
    try:
        for _ in range(300):
            with socket.socket() as s:
                if s.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if prozess.poll() is not None:
                raise Gescheitert(f"{anwendung} startete nicht; der Grund steht darüber.")
            time.sleep(0.2)
        yield port
    finally:
        prozess.terminate()
        prozess.wait()


def _miss(umfang: Umfang, anrufe: Mapping[tuple[int, str], Sequence[Anruf]]) -> Gemessen:
    """Round by round; in each, all pages of all sizes in turns, by one user and by eight."""
    for liste in anrufe.values():  # no process's first answers count, and every answer must be the page
        _nutzer((2 * [*liste])[: 2 * NUTZER], NUTZER)
    gemessen: Gemessen = {}
    # both sizes of a page, and our list and the others', follow each other: the machine's speed swings over minutes
    plaetze = [(n, seite, nutzer) for nutzer in (1, NUTZER) for seite in (*UNSERE, *ANDERE) for n in umfang.faelle]
    for runde in range(umfang.runden):
        start = runde * 5 % len(plaetze)
        for platz in (*plaetze[start:], *plaetze[:start]):
            faelle, seite, nutzer = platz
            anzahl = umfang.antworten(seite, nutzer)
            liste = anrufe[faelle, seite]
            gewaehlt = [liste[(runde * anzahl + n) % len(liste)] for n in range(anzahl)]
            gemessen.setdefault(platz, []).append(_nutzer(gewaehlt, nutzer))
        sage(f"Runde {runde + 1} von {umfang.runden}")
    return gemessen


def _nutzer(anrufe: Sequence[Anruf], nutzer: int) -> Antworten:
    beginn = time.perf_counter()
    with ThreadPoolExecutor(nutzer) as leute:
        dauern = [d for liste in leute.map(_frage, (anrufe[n::nutzer] for n in range(nutzer))) for d in liste]
    gesamt = time.perf_counter() - beginn
    p95 = quantiles(dauern, n=20, method="inclusive")[-1] if len(dauern) > 1 else dauern[0]
    return Antworten(1000 * median(dauern), 1000 * p95, len(dauern) / gesamt)


def _frage(anrufe: Sequence[Anruf]) -> list[float]:
    """One user asks for one page after the other on one connection; seconds for each answer."""
    dauern = []
    verbindung = http.client.HTTPConnection("127.0.0.1", anrufe[0].port, timeout=600) if anrufe else None
    for anruf in anrufe:
        assert verbindung
        beginn = time.perf_counter()
        verbindung.request("GET", anruf.adresse, headers={"Cookie": anruf.cookie})
        antwort = verbindung.getresponse()
        antwort.read()
        dauern.append(time.perf_counter() - beginn)
        if antwort.status != 200:
            raise Gescheitert(f"{anruf.adresse} antwortete mit {antwort.status}.")
    if verbindung:
        verbindung.close()
    return dauern

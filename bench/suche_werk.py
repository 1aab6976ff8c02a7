"""The memory of the neighbourhood on one database: filled, asked by us and by what a database offers by itself.

Ours goes the product's own way (`ressourcen.finde`: who may see what, the index, the finds with their reasons). Beside
it, on the same table: Django's icontains, and the database's full-text search as its manual sets it up (SQLite: FTS5
with bm25; PostgreSQL: a stored tsvector of the German configuration with GIN and ts_rank).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import cache
from random import Random
from time import perf_counter
from typing import Any, Final

os.environ["DJANGO_SETTINGS_MODULE"] = "massanzug.projekt.settings"
import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.db.models import Q

from bench.suche_daten import Frage, eintraege, fragen
from bench.werk import diene
from massanzug.demo.raum import DATEIEN, lies_eintraege
from massanzug.demo.raum.bau import Raumbau, raumtermine
from massanzug.planbudget.einrichtung import stadt_einrichten
from massanzug.rechenkern import raum as kern
from massanzug.sozialraum.choices import Bestaetigungsweg
from massanzug.sozialraum.models import Raumressource, Stadtteil, Wirkungsraum
from massanzug.sozialraum.queries import ressourcen
from massanzug.technik.uhr import BERLIN
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Mitgliedschaft, Zugriff, betrieb

JETZT: Final = datetime(2026, 11, 22, 9, tzinfo=UTC)
HEUTE: Final = JETZT.date()
TREFFER: Final = 20
UMKREIS_M: Final = 5_000
FELDER: Final = ("name", "beschreibung", "traeger", "zeiten_wort")
POSTGRES: Final = connection.vendor == "postgresql"


def einrichten(anzahl: int) -> dict[str, Any]:
    """An empty house with so many invented entries; with 0 those of the demo city."""
    call_command("migrate", verbosity=0)
    stadt_einrichten(betrieb(HEUTE, JETZT))
    beginn = perf_counter()
    _fuelle(anzahl) if anzahl else _demo()
    gefuellt = perf_counter() - beginn
    _volltext()
    beginn = perf_counter()
    ressourcen.finde(_team(), kern.Bedarf(text="Hausaufgaben"))
    return {"zahl": Raumressource.objects.count(), "gefuellt": gefuellt, "erste_frage": perf_counter() - beginn}


def _fuelle(anzahl: int) -> None:
    teile = list(Stadtteil.objects.order_by("name"))
    zufall = Random(7)  # noqa: S311 -- invented data
    Raumressource.objects.bulk_create(
        [
            Raumressource(
                stadtteil=teil,
                bestaetigt_am=HEUTE - timedelta(zufall.randrange(5, 600)),
                bestaetigt_wie=Bestaetigungsweg.ANRUF,
                geaendert_am=HEUTE,
                breite=round(float(teil.breite) + zufall.uniform(-0.01, 0.01), 5),
                laenge=round(float(teil.laenge) + zufall.uniform(-0.01, 0.01), 5),
                ist_beispiel=True,
                **werte,
            )
            for werte in eintraege(anzahl, zufall)
            for teil in [zufall.choice(teile)]
        ],
        batch_size=2_000,
    )


def _demo() -> None:
    teile = {teil.name: teil for teil in Stadtteil.objects.all()}
    bau = Raumbau(teile, lambda _kennung, jetzt: betrieb(jetzt.date(), jetzt), HEUTE)
    for termin in raumtermine(HEUTE - timedelta(420), HEUTE):
        bau.erledige(termin, datetime.combine(termin.tag, time(9), tzinfo=BERLIN))


def _volltext() -> None:
    """Full-text search as the database's manual shows it."""
    worte = " || ' ' || ".join(FELDER)
    with connection.cursor() as cursor:
        if POSTGRES:
            cursor.execute(
                "CREATE TABLE volltext AS SELECT id, to_tsvector('german', " + worte + ") AS worte "
                "FROM sozialraum_raumressource"
            )
            cursor.execute("CREATE INDEX volltext_worte ON volltext USING gin (worte)")
            cursor.execute("ANALYZE")
        else:
            cursor.execute(f"CREATE VIRTUAL TABLE volltext USING fts5({', '.join(FELDER)})")
            cursor.execute(
                f"INSERT INTO volltext (rowid, {', '.join(FELDER)}) "  # noqa: S608 -- our own names
                f"SELECT id, {', '.join(FELDER)} FROM sozialraum_raumressource"
            )
            cursor.execute("ANALYZE")


@cache
def _team() -> Zugriff:
    """Somebody of a team: she sees what is public, all organisations, and the private persons of her own area."""
    raum = Wirkungsraum.objects.get(schluessel="neheim")
    mitglied = Mitgliedschaft(Rolle.LT_FACHKRAFT, 1, "Bench", raum.pk, raum.name)
    return Zugriff(1, "Bench", (mitglied,), HEUTE, JETZT)


def _von_uns(frage: Frage) -> list[int]:
    return [k.ressource.pk for k in ressourcen.finde(_team(), kern.Bedarf(text=frage.text), hoechstens=TREFFER)]


def _mit_umkreis(frage: Frage) -> list[int]:
    ort = kern.Ort(*frage.ort)
    bedarf = kern.Bedarf(text=frage.text, ort=ort, umkreis_m=UMKREIS_M)
    return [k.ressource.pk for k in ressourcen.finde(_team(), bedarf, hoechstens=TREFFER)]


def _icontains(frage: Frage) -> list[int]:
    """Every word of the question somewhere in the entry, the way Django's own admin searches."""
    q = Q()
    for wort in frage.text.split():
        q &= Q(*((f"{feld}__icontains", wort) for feld in FELDER), _connector=Q.OR)
    gefunden = Raumressource.objects.filter(q, beendet_am__isnull=True).select_related("stadtteil__wirkungsraum")
    return [r.pk for r in gefunden[:TREFFER]]


def _datenbank(frage: Frage) -> list[int]:
    """Any word of the question, the best first; then the rows themselves, as a page would show them."""
    worte = [wort for teil in frage.text.split() if (wort := "".join(z for z in teil if z.isalnum()))]
    with connection.cursor() as cursor:
        if POSTGRES:
            cursor.execute(
                "SELECT id FROM volltext, to_tsquery('german', %s) AS frage WHERE worte @@ frage "
                "ORDER BY ts_rank(worte, frage) DESC, id LIMIT %s",
                [" | ".join(worte), TREFFER],
            )
        else:
            cursor.execute(
                "SELECT rowid FROM volltext WHERE volltext MATCH %s ORDER BY rank LIMIT %s",
                [" OR ".join(f'"{wort}"' for wort in worte), TREFFER],
            )
        pks = [pk for (pk,) in cursor.fetchall()]
    je_pk = Raumressource.objects.select_related("stadtteil__wirkungsraum").in_bulk(pks)
    return [pk for pk in pks if pk in je_pk]


SEITEN: Final[dict[str, Callable[[Frage], list[int]]]] = {
    "massanzug": _von_uns,
    "massanzug, mit Umkreis": _mit_umkreis,
    "icontains": _icontains,
    "Volltext der Datenbank": _datenbank,
}


def frage_alle(saat: int, anzahl: int) -> dict[str, list[float]]:
    """Milliseconds by side; at every question each side has its turn, and another one begins."""
    zeiten: dict[str, list[float]] = {name: [] for name in SEITEN}
    namen = list(SEITEN)
    for n, frage in enumerate(fragen(saat, anzahl)):
        for name in (*namen[n % len(namen) :], *namen[: n % len(namen)]):
            beginn = perf_counter()
            SEITEN[name](frage)
            zeiten[name].append(1000 * (perf_counter() - beginn))
    return zeiten


def genauigkeit(paare: Sequence[tuple[str, str]]) -> list[float]:
    """Precision@20 of a variant (typed wrong, or ae for ä): which share of its finds the exact word finds, too."""
    ergebnis = []
    for genau, variante in paare:
        richtig, gefunden = (set(_von_uns(Frage(wort, (0.0, 0.0)))) for wort in (genau, variante))
        ergebnis.append(len(richtig & gefunden) / max(len(richtig), len(gefunden), 1))
    return ergebnis


@cache
def _alle_teams() -> Zugriff:
    """Somebody in the teams of all areas: the others ask no rights, so she sees the private persons of all, too."""
    raeume = Wirkungsraum.objects.order_by("reihenfolge")
    return Zugriff(
        1, "Bench", tuple(Mitgliedschaft(Rolle.LT_FACHKRAFT, 1, "Bench", r.pk, r.name) for r in raeume), HEUTE, JETZT
    )


def _irgendein_wort(frage: Frage) -> list[int]:
    """Any word of four letters and more somewhere in the entry, in the order of the names."""
    q = Q()
    for wort in re.findall(r"\w{4,}", frage.text):
        q |= Q(*((f"{feld}__icontains", wort) for feld in FELDER), _connector=Q.OR)
    return [r.pk for r in Raumressource.objects.filter(q, beendet_am__isnull=True)[:TREFFER]] if q else []


def reihungen(texte: Sequence[str]) -> dict[str, list[list[str]]]:
    """By side: for each need the Kennungen of the demo's entries in the order in which they were found."""
    kennung = {e["name"]: e["kennung"] for raum in DATEIEN for e in lies_eintraege(raum)}
    je_pk = {pk: kennung[name] for pk, name in Raumressource.objects.values_list("pk", "name")}
    seiten = {
        "massanzug": lambda f: [
            k.ressource.pk for k in ressourcen.finde(_alle_teams(), kern.verstehe(f.text), hoechstens=TREFFER)
        ],
        "icontains, alle Wörter": _icontains,
        "icontains, irgendein Wort": _irgendein_wort,
        "Volltext der Datenbank": _datenbank,
    }
    return {
        name: [[je_pk[pk] for pk in seite(Frage(text, (0.0, 0.0)))] for text in texte] for name, seite in seiten.items()
    }


if __name__ == "__main__":
    diene({
        "einrichten": einrichten,
        "frage_alle": frage_alle,
        "genauigkeit": genauigkeit,
        "reihungen": reihungen,
    })  # fmt: skip

"""A city of any size for the race of the pages, on the database that DATABASE_URL and MASSANZUG_DATEN name.

The rows are made by the database itself (INSERT … SELECT), not by acts: a million first contacts would take days. What
acts would derive beside them, the Lage and the words of the search, is made the same way and must stand as
`massanzug pruefe` expects it; with few cases the run asks it.

Who sees what is spread as in a real city: of all cases one in twenty runs, a Fachkraft leads about 40 running cases and
keeps the ended ones, a Fachkraft at a Leitträger has about 15 releases, the Leitung sees a Wirkungsraum.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "massanzug.projekt.settings"
import django

django.setup()

from django.apps import apps
from django.core import signing
from django.core.management import call_command
from django.db import connection, models
from django.test import Client

from bench.werk import diene
from massanzug.fall.actions.suchindex import merke, vergiss
from massanzug.fall.choices import Suchteil
from massanzug.fall.models import Fall, Wortschatz
from massanzug.fall.pruefungen import suche_pruefen
from massanzug.planbudget.einrichtung import stadt_einrichten
from massanzug.rechenkern.suchwort import Wort, woerter
from massanzug.sozialraum.models import Stadtteil, Wirkungsraum
from massanzug.technik import uhr
from massanzug.traeger.models import Traeger, Zugehoerigkeit
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import betrieb

LAUFEND = 20
"""One case in so many runs."""
JE_FACHKRAFT, JE_FREIGABE = 40, 15
TAGE, AKTEN, FAMILIEN, VORNAMEN = 5000, 997, 5000, 800
GEPRUEFT_BIS = 5000
"""Up to so many cases the words are compared with the texts."""
TUT, GRUND = "kommt vorbei", "passt"
"""What every Baustein and every decision says."""

SILBEN = [
    "ber",
    "mann",
    "stein",
    "hof",
    "bach",
    "feld",
    "wald",
    "berg",
    "rich",
    "hard",
    "ling",
    "mei",
    "schu",
    "kel",
    "bor",
    "kow",
    "dem",
    "öz",
    "yil",
    "ner",
    "sen",
    "gra",
    "weh",
    "lü",
]
NAMENSILBEN = [
    "a",
    "li",
    "na",
    "mo",
    "sa",
    "mi",
    "ra",
    "jo",
    "el",
    "ka",
    "le",
    "no",
    "ta",
    "vi",
    "em",
    "fa",
    "do",
    "be",
    "su",
    "ni",
]
DINGE = [
    "Schule",
    "Hausaufgaben",
    "Fußball",
    "Trompete",
    "Garten",
    "Fahrrad",
    "Wohnung",
    "Nachbarin",
    "Großmutter",
    "Bruder",
    "Schwester",
    "Freundin",
    "Lehrerin",
    "Trainer",
    "Jugendzentrum",
    "Werkstatt",
    "Ausbildung",
    "Praktikum",
    "Frühstück",
    "Abendessen",
    "Wochenende",
    "Ferien",
    "Sportverein",
    "Bücherei",
    "Musikschule",
    "Schwimmbad",
    "Spielplatz",
    "Hausaufgabenhilfe",
    "Familienzentrum",
    "Sprachkurs",
    "Arbeit",
    "Schicht",
    "Kinderzimmer",
    "Hochbett",
    "Taschengeld",
    "Handy",
    "Computer",
    "Theatergruppe",
    "Feuerwehr",
    "Moschee",
    "Kirche",
    "Chor",
    "Tierheim",
    "Hund",
    "Katze",
    "Reitstall",
    "Küche",
    "Kochen",
    "Backen",
    "Nähen",
    "Malen",
    "Zeichnen",
    "Rechnen",
    "Lesen",
    "Schreiben",
    "Deutsch",
    "Mathematik",
    "Zeugnis",
    "Klasse",
    "Pause",
    "Bus",
    "Schulweg",
    "Morgen",
    "Abend",
]
TUN = [
    "lernen",
    "spielen",
    "helfen",
    "schlafen",
    "aufstehen",
    "ankommen",
    "reden",
    "zuhören",
    "lachen",
    "aufräumen",
    "mitmachen",
    "durchhalten",
    "besuchen",
    "abholen",
    "begleiten",
    "üben",
    "anrufen",
    "fragen",
    "vertrauen",
    "streiten",
    "vertragen",
    "ausziehen",
    "einziehen",
    "wohnen",
    "arbeiten",
]
WIE = [
    "gemeinsam",
    "allein",
    "ruhig",
    "pünktlich",
    "jeden",
    "Tag",
    "wieder",
    "endlich",
    "besser",
    "ohne",
    "Streit",
    "mit",
    "Freude",
    "regelmäßig",
    "freiwillig",
]


def einrichten(faelle: int) -> dict[str, Any]:
    """Migrate, fill, tidy up; says which accounts there are by role."""
    call_command("migrate", verbosity=0)
    stadt_einrichten(betrieb(uhr.heute(), uhr.jetzt()))
    konten = _menschen(faelle)
    with connection.cursor() as cursor:
        _schnell(cursor)
        indexe = list(_ohne_indexe())
        _vorlagen(cursor, faelle)
        _faelle(cursor, faelle, konten)
        with connection.schema_editor() as werkzeug:
            for modell, index in indexe:
                werkzeug.add_index(modell, index)
        _sicher(cursor)
    if faelle <= GEPRUEFT_BIS:
        vergiss(list(Wortschatz.objects.values_list("stamm", flat=True)))  # few cases do not need all prepared words
        befunde = suche_pruefen().befunde
        assert not befunde, befunde[:3]
    return {"faelle": Fall.objects.count()} | {rolle: len(ids) for rolle, ids in konten.items()}


def _schnell(cursor: Any) -> None:
    if connection.vendor == "sqlite":
        for pragma in ("foreign_keys=OFF", "synchronous=OFF", "journal_mode=MEMORY", "secure_delete=OFF"):
            cursor.execute(f"PRAGMA {pragma}")
    else:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute("SET synchronous_commit = off")


def _sicher(cursor: Any) -> None:
    """As the product has it; PostgreSQL gets what autovacuum would do by and by, SQLite has no such thing."""
    if connection.vendor == "sqlite":
        cursor.execute("PRAGMA journal_mode=WAL")
    else:
        cursor.execute("VACUUM ANALYZE")
    connection.close()


def _ohne_indexe() -> Iterator[tuple[type[models.Model], models.Index]]:
    """Take the room's indexes away while it is filled; those that come with a foreign key stay."""
    with connection.schema_editor() as werkzeug:
        for modell in apps.get_app_config("fall").get_models():
            for index in modell._meta.indexes:
                werkzeug.remove_index(modell, index)
                yield modell, index


Konten = dict[str, list[int]]


def _menschen(faelle: int) -> Konten:
    raeume = list(Wirkungsraum.objects.order_by("pk"))
    laufend = max(1, faelle // LAUFEND)
    amt = Traeger.objects.create(name="Jugendamt", art="oeffentlich")
    leit = {r.pk: Traeger.objects.create(name=f"Leitträger {r.name}", art="frei") for r in raeume}
    zahl = {
        Rolle.ASD_FACHKRAFT: max(2, laufend // JE_FACHKRAFT // len(raeume)),
        Rolle.ASD_LEITUNG: 1,
        Rolle.LT_FACHKRAFT: max(2, laufend // JE_FREIGABE // len(raeume)),
    }
    konten: Konten = {}
    for rolle, anzahl in zahl.items():
        ids = []
        for nummer in range(anzahl):
            for r in raeume:  # in turns, so that the number alone says where somebody works
                organisation = leit[r.pk] if rolle == Rolle.LT_FACHKRAFT else amt
                ids.append(_mensch(f"{rolle}-{r.schluessel}-{nummer}", rolle, organisation, r))
        konten[rolle] = ids
    konten[Rolle.WJH] = [_mensch("wjh", Rolle.WJH, amt, None)]
    return konten


def _mensch(kennung: str, rolle: Rolle, organisation: Traeger, raum: Wirkungsraum | None) -> int:
    konto = Konto.objects.create(kennung=kennung, name=f"Mensch {kennung}", angelegt_am=uhr.jetzt())
    Zugehoerigkeit.objects.create(
        konto=konto, traeger=organisation, wirkungsraum=raum, rolle=rolle, gueltig_von=date(2020, 1, 1)
    )
    return konto.pk


def _texte() -> list[dict[Suchteil, list[str]]]:
    """What stands in a case, AKTEN times; a case has one of them."""
    zufall = random.Random(7)  # noqa: S311 - invented words

    def satz() -> str:
        return f"{zufall.choice(DINGE)} {zufall.choice(WIE)} {zufall.choice(TUN)}, {zufall.choice(DINGE)}."

    return [
        {
            Suchteil.WILLE: [f"Ich will {satz()}", f"Wir wollen {satz()}"],
            Suchteil.RESSOURCEN: [zufall.choice(DINGE), f"Kann gut {zufall.choice(TUN)}", zufall.choice(DINGE)],
            Suchteil.ZIELE: [satz(), satz()],
            Suchteil.AMT: [f"Anruf: {satz()} {satz()}", satz()],
        }
        for _ in range(AKTEN)
    ]


def _namen(silben: Sequence[str], anzahl: int, laenge: int) -> list[str]:
    zufall, namen = random.Random(anzahl), dict[str, None]()  # noqa: S311 - invented names
    while len(namen) < anzahl:
        namen["".join(zufall.choice(silben) for _ in range(zufall.randint(2, laenge))).capitalize()] = None
    return list(namen)


def _vorlagen(cursor: Any, faelle: int) -> None:
    """Small tables from which the database puts the large ones together."""
    akten, familien = _texte(), _namen(SILBEN, FAMILIEN, 3)
    vornamen = [_namen(NAMENSILBEN, VORNAMEN * 3, 4)[i::3] for i in range(3)]
    _tabelle(
        cursor, "bench_tag", "i INTEGER, tag DATE", ((i, uhr.heute() - timedelta(i)) for i in range(-400, TAGE + 1))
    )
    orte = list(Stadtteil.objects.order_by("pk").values_list("pk", "wirkungsraum_id"))
    _tabelle(cursor, "bench_ort", "i INTEGER, stadtteil BIGINT, raum BIGINT", ((i, *o) for i, o in enumerate(orte)))
    _tabelle(cursor, "bench_familie", "i INTEGER, name VARCHAR(80)", enumerate(familien))
    _tabelle(
        cursor, "bench_vorname", "i INTEGER, j INTEGER, name VARCHAR(80)",
        ((i, j, n) for j, liste in enumerate(vornamen) for i, n in enumerate(liste)),
    )  # fmt: skip
    _tabelle(
        cursor, "bench_text", "a INTEGER, teil INTEGER, j INTEGER, text VARCHAR(300)",
        ((a, int(t), j, x) for a, akte in enumerate(akten) for t, texte in akte.items() for j, x in enumerate(texte)),
    )  # fmt: skip
    je_akte = [{teil: woerter(*texte) for teil, texte in akte.items()} for akte in akten]
    _tabelle(
        cursor, "bench_wort", "a INTEGER, teil INTEGER, stamm VARCHAR(32)",
        ((a, int(t), s) for a, akte in enumerate(je_akte) for t, w in akte.items() for s in {x.stamm for x in w}),
    )  # fmt: skip
    je_name = {n: woerter(n) for n in (*familien, *(n for liste in vornamen for n in liste))}
    _tabelle(cursor, "bench_namenswort", "name VARCHAR(80), stamm VARCHAR(32)",
             ((n, w.stamm) for n, worte in je_name.items() for w in worte))  # fmt: skip
    im_plan, entschieden = woerter(TUT), woerter(GRUND)
    fest = {
        "bewilligt": {Suchteil.MASSANZUG: im_plan, Suchteil.ENTSCHEIDUNG: entschieden},
        "abgeschlossen": {Suchteil.MASSANZUG: im_plan, Suchteil.ENTSCHEIDUNG: entschieden},
        "entscheidung": {Suchteil.IN_ARBEIT: im_plan | entschieden},
    }
    _tabelle(cursor, "bench_planwort", "lage VARCHAR(20), teil INTEGER, stamm VARCHAR(32)",
             ((lage, int(t), w.stamm) for lage, je in fest.items() for t, worte in je.items() for w in worte))  # fmt: skip
    alle: set[Wort] = set().union(
        im_plan, entschieden, *je_name.values(), *(w for akte in je_akte for w in akte.values())
    )
    merke(alle)
    _zahlen(cursor, faelle)


def _tabelle(cursor: Any, name: str, spalten: str, zeilen: Iterable[Sequence[Any]]) -> None:
    cursor.execute(f"CREATE TABLE {name} ({spalten})")
    platz = ", ".join(["%s"] * len(spalten.split(",")))
    cursor.executemany(f"INSERT INTO {name} VALUES ({platz})", list(zeilen))
    erste = ", ".join(s.split()[0] for s in spalten.split(",")[: 1 if name != "bench_text" else 3])
    cursor.execute(f"CREATE INDEX {name}_i ON {name} ({erste})")


def _zahlen(cursor: Any, faelle: int) -> None:
    """One row for each case: its number, and what follows from it."""
    folge = (
        f"WITH RECURSIVE z(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM z WHERE i < {faelle}) SELECT i FROM z"
        if connection.vendor == "sqlite"
        else f"SELECT generate_series(1, {faelle}) AS i"
    )
    orte, laufend = Stadtteil.objects.count(), max(1, faelle // LAUFEND)
    lage = f"""CASE WHEN i > {faelle - laufend // 50} THEN 'anfang' WHEN i > {faelle - laufend // 20} THEN 'entscheidung'
        WHEN i > {faelle - laufend} THEN 'bewilligt' ELSE 'abgeschlossen' END"""
    cursor.execute(
        f"CREATE TABLE bench_fall AS SELECT i, {lage} AS lage, (i * 7) % {AKTEN} AS a, "
        f"((i * 31) % {orte}) AS ort, ((i * 13) % {FAMILIEN}) AS familie, ((i * 17) % {VORNAMEN}) AS vorname, "
        f"CAST(({faelle} - i) * {TAGE - 1.0} / {faelle} AS INTEGER) AS tag FROM ({folge}) x"
    )


def _uebrige(tabelle: str, spalten: str) -> tuple[str, str]:
    """Columns that are not named and may not be NULL, with what a new row has there, as two ends of a statement."""
    genannt = {s.strip() for s in spalten.split(",")}
    felder = apps.get_model("fall", tabelle)._meta.concrete_fields
    fehlend = [f for f in felder if f.column not in genannt and not f.null and not f.primary_key]
    werte = (f.get_default() for f in fehlend)
    leer = (str(w) if isinstance(w, bool | int) else f"'{w or ''}'" for w in werte)
    return "".join(f", {f.column}" for f in fehlend), "".join(f", {w}" for w in leer)


def _faelle(cursor: Any, faelle: int, konten: Konten) -> None:
    """Every table of the room, in the order of their keys: the n-th case has the key n."""
    raeume = list(Wirkungsraum.objects.order_by("pk").values_list("pk", flat=True))
    for rolle in (Rolle.ASD_FACHKRAFT, Rolle.LT_FACHKRAFT):
        ids = konten[rolle]
        je_raum = {r: ids[n :: len(raeume)] for n, r in enumerate(raeume)}
        _tabelle(cursor, f"bench_{rolle}", "raum BIGINT, n INTEGER, konto BIGINT",
                 ((r, n, k) for r, liste in je_raum.items() for n, k in enumerate(liste)))  # fmt: skip
    asd, lt = (len(konten[r]) // len(raeume) for r in (Rolle.ASD_FACHKRAFT, Rolle.LT_FACHKRAFT))
    nein = "0" if connection.vendor == "sqlite" else "FALSE"
    teile = '\'["massanzug", "personen", "wille", "ziele"]\''
    teile = teile if connection.vendor == "sqlite" else f"CAST({teile} AS jsonb)"
    wer = f"JOIN bench_ort o ON o.i = f.ort JOIN bench_asd_fachkraft k ON k.raum = o.raum AND k.n = (f.i / 8) % {asd}"
    zweite = f"{wer} JOIN bench_asd_fachkraft k2 ON k2.raum = o.raum AND k2.n = (f.i / 8 + 1) % {asd}"
    geplant = "f.lage IN ('bewilligt', 'abgeschlossen', 'entscheidung')"
    befehle = [
        ("fall", "id, aktenzeichen, bezeichnung, wirkungsraum_id, stadtteil_id, bereich, begonnen_am, lage",
         "f.i, '51-' || (2000 + f.i / 99999) || '-' || substr('0000' || (1 + f.i % 99999), -5), n.name, o.raum, "
         "o.stadtteil, 'leistung', t.tag, f.lage",
         "JOIN bench_ort o ON o.i = f.ort JOIN bench_familie n ON n.i = f.familie JOIN bench_tag t ON t.i = f.tag"),
        ("zustaendigkeit", "id, fall_id, konto_id, funktion, gueltig_von, gueltig_bis, fall_begonnen_am",
         "f.i, f.i, k.konto, 'fallfuehrend', t.tag, NULL, t.tag", f"{wer} JOIN bench_tag t ON t.i = f.tag"),
        ("person", "id, fall_id, name, rolle, geboren_am, erreichbar, haushalt, verstorben, stand",
         f"f.i * 3 + v.j, f.i, v.name, CASE v.j WHEN 0 THEN 'kind' WHEN 1 THEN 'mutter' ELSE 'verwandt' END, NULL, "
         f"'', '', {nein}, 1", "JOIN bench_vorname v ON v.i = f.vorname"),
        ("wille", "id, person_id, fassung, am, wille, beitrag, wunsch, erwartung",
         "f.i * 2 + x.j, f.i * 3 + x.j, 1, t.tag, x.text, '', '', ''", _mit_text(Suchteil.WILLE)),
        ("familienressource", "id, fall_id, feld, beschreibung, genannt_von_id, am",
         "f.i * 3 + x.j, f.i, 'sozial', x.text, NULL, t.tag", _mit_text(Suchteil.RESSOURCEN)),
        ("ziel", "id, fall_id, art, text, person_id, herkunft, woran, bis, gesetzt_am, stand",
         "f.i * 2 + x.j, f.i, 'handlung', x.text, f.i * 3, 'wille_kind', '', NULL, t.tag, 1", _mit_text(Suchteil.ZIELE)),
        ("kontakt", "id, fall_id, am, kanal, mit, anliegen, erfasst_von_id",
         "f.i * 2 + x.j, f.i, t.tag, 'telefon', '', x.text, k.konto", f"{_mit_text(Suchteil.AMT)} {wer}"),
        ("massanzug", "id, fall_id, fassung, stand, angelegt_am, geprueft_bis, beendet_am",
         "f.i, f.i, 1, CASE f.lage WHEN 'entscheidung' THEN 'vorgelegt' ELSE 'bewilligt' END, t.tag, "
         "CASE f.lage WHEN 'bewilligt' THEN g.tag END, CASE f.lage WHEN 'abgeschlossen' THEN e.tag END",
         "JOIN bench_tag t ON t.i = f.tag JOIN bench_tag g ON g.i = (f.i % 300) - 30 "
         f"JOIN bench_tag e ON e.i = f.tag * 9 / 10 WHERE {geplant}"),
        ("baustein", "id, massanzug_id, faden, wer, was, ziel_id, wie_oft, von, bis, einheit, menge_tausendstel, "
         "satz_cent, anbieter_id, stand",
         "f.i * 3 + v.j, f.i, CASE v.j WHEN 0 THEN 'eigen' WHEN 1 THEN 'netzwerk' ELSE 'fachkraft' END, v.name, "
         f"'{TUT}', f.i * 2, 'jede Woche', t.tag, NULL, CASE v.j WHEN 2 THEN 'stunden_je_woche' ELSE 'kostenlos' "
         "END, CASE v.j WHEN 2 THEN 3000 ELSE 0 END, CASE v.j WHEN 2 THEN 6850 ELSE 0 END, "
         "CASE v.j WHEN 2 THEN (SELECT MIN(id) FROM traeger_traeger) END, 1",
         f"JOIN bench_vorname v ON v.i = f.vorname JOIN bench_tag t ON t.i = f.tag WHERE {geplant}"),
        ("entscheidung", "id, fall_id, massanzug_id, stand, ergebnis, begruendung, rechtsgrundlage, wahl_hinweis_am, "
         "wahl_alternativen, wahl_wunsch, wahl_ergebnis, wahl_grund, vorgelegt_von_id, vorgelegt_am, zweite_fachkraft_id, "
         "entschieden_am, rueckgabe_grund",
         "f.i, f.i, f.i, CASE f.lage WHEN 'entscheidung' THEN 'vorgelegt' ELSE 'entschieden' END, 'bewilligt', "
         f"'{GRUND}', '§ 27', t.tag, 'zwei', '', 'kein_wunsch', '', k.konto, t.tag, k2.konto, "
         "CASE f.lage WHEN 'entscheidung' THEN NULL ELSE t.tag END, ''",
         f"{zweite} JOIN bench_tag t ON t.i = f.tag WHERE {geplant}"),
        ("freigabe", "id, fall_id, traeger_id, fachkraft_id, massanzug_id, teile, zweck, einwilligung_am, freigegeben_am, "
         "freigegeben_von_id, widerrufen_am, gesehen_am",
         f"f.i, f.i, zu.traeger_id, l.konto, f.i, {teile}, 'Hilfe', t.tag, t.tag, k.konto, NULL, t.tag",
         f"{wer} JOIN bench_lt_fachkraft l ON l.raum = o.raum AND l.n = (f.i / 8) % {lt} JOIN bench_tag t ON t.i = f.tag "
         "JOIN traeger_zugehoerigkeit zu ON zu.konto_id = l.konto WHERE f.lage = 'bewilligt'"),
        ("abschluss", "id, fall_id, am, grund, ergebnis, wer_bleibt, rueckmeldung, erfasst_von_id",
         "f.i, f.i, e.tag, 'geschafft', 'viel', 'Oma', '', k.konto",
         f"{wer} JOIN bench_tag e ON e.i = f.tag * 9 / 10 WHERE f.lage = 'abgeschlossen'"),
        ("nachfrage", "id, fall_id, monate, faellig_am, am, ergebnis, worte",
         "f.i, f.i, 6, e.tag, CASE WHEN f.i % 500 > 0 THEN e.tag END, CASE WHEN f.i % 500 > 0 THEN 'traegt' ELSE '' END, ''",
         "JOIN bench_tag e ON e.i = f.tag * 9 / 10 WHERE f.lage = 'abgeschlossen' AND e.tag >= '2025-10-01'"),
        ("suchwort", "stamm, wirkungsraum_id, teil, fall_id", "w.stamm, o.raum, w.teil, f.i",
         "JOIN bench_ort o ON o.i = f.ort JOIN bench_wort w ON w.a = f.a"),
        ("suchwort", "stamm, wirkungsraum_id, teil, fall_id", "w.stamm, o.raum, 1, f.i",
         "JOIN bench_ort o ON o.i = f.ort JOIN bench_familie n ON n.i = f.familie "
         "JOIN bench_namenswort w ON w.name = n.name"),
        ("suchwort", "stamm, wirkungsraum_id, teil, fall_id", "w.stamm, o.raum, 1, f.i",
         "JOIN bench_ort o ON o.i = f.ort JOIN bench_vorname v ON v.i = f.vorname "
         "JOIN bench_namenswort w ON w.name = v.name"),
        ("suchwort", "stamm, wirkungsraum_id, teil, fall_id",
         f"w.stamm, o.raum, CASE f.lage WHEN 'entscheidung' THEN {int(Suchteil.IN_ARBEIT)} "
         f"ELSE {int(Suchteil.MASSANZUG)} END, f.i",
         "JOIN bench_ort o ON o.i = f.ort JOIN bench_vorname v ON v.i = f.vorname "
         f"JOIN bench_namenswort w ON w.name = v.name WHERE {geplant}"),
        ("suchwort", "stamm, wirkungsraum_id, teil, fall_id", "w.stamm, o.raum, w.teil, f.i",
         "JOIN bench_ort o ON o.i = f.ort JOIN bench_planwort w ON w.lage = f.lage"),
    ]  # fmt: skip
    for tabelle, spalten, werte, quelle in befehle:
        mehr, leer = _uebrige(tabelle, spalten)
        cursor.execute(
            f"INSERT INTO fall_{tabelle} ({spalten}{mehr}) SELECT {werte}{leer} FROM bench_fall f {quelle}",
        )
    if connection.vendor == "postgresql":
        for tabelle in {b[0] for b in befehle}:
            cursor.execute(f"SELECT setval('fall_{tabelle}_id_seq', (SELECT MAX(id) FROM fall_{tabelle}))")


def _mit_text(teil: Suchteil) -> str:
    return f"JOIN bench_text x ON x.a = f.a AND x.teil = {int(teil)} JOIN bench_tag t ON t.i = f.tag"


def sitzungen(rolle: str, anzahl: int) -> list[dict[str, str]]:
    """Cookies of people of one role who have just logged in."""
    ergebnis = []
    ids = Zugehoerigkeit.objects.filter(rolle=rolle).order_by("konto_id").values_list("konto_id", flat=True)
    for konto in Konto.objects.filter(pk__in=list(ids[:anzahl])).order_by("pk"):
        eigene, schlicht = (_angemeldet(konto, weg) for weg in (UNSER_WEG, DJANGOS_WEG))
        zuletzt = signing.dumps(eigene, salt="zuletzt")
        ergebnis.append({"sitzung": eigene, "zuletzt": zuletzt, "schlicht": schlicht, "konto": str(konto.pk)})
    connection.close()
    return ergebnis


UNSER_WEG, DJANGOS_WEG = "massanzug.zugang.sitzung.Anmeldeweg", "django.contrib.auth.backends.ModelBackend"


def _angemeldet(konto: Konto, weg: str) -> str:
    client = Client()
    client.force_login(konto, backend=weg)
    return client.cookies["sitzung"].value


def faelle_von(konto: str, anzahl: int) -> list[int]:
    """Running cases that this person leads."""
    ids = Fall.objects.filter(zustaendigkeiten__konto_id=int(konto)).order_by("-pk").values_list("pk", flat=True)
    return list(ids[:anzahl])


def groesse() -> str:
    """What the database takes on the disk."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return f"{os.path.getsize(connection.settings_dict['NAME']) / 2**30:.1f} GiB"
        cursor.execute("SELECT pg_database_size(current_database())")
        return f"{cursor.fetchone()[0] / 2**30:.1f} GiB"


if __name__ == "__main__":
    diene({f.__name__: f for f in (einrichten, sitzungen, faelle_von, groesse)})

"""Our side, on the database that DATABASE_URL and MASSANZUG_DATEN name: always through the product's own actions.

Beside it, on the same database: Django's bulk_create as double entry is usually modelled (a row for each posting), and
Django's bulk_create and plain SQL into a twin of our table (a row for two postings) that has the same columns, keys and
indexes but none of our triggers.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime
from importlib.metadata import version
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "massanzug.projekt.settings"
import django

django.setup()

from django.core.management import call_command
from django.db import connection, models, transaction
from django.db.models import Sum

from bench import daten
from bench.werk import diene
from massanzug.planbudget.actions import buchungskonto_anlegen, kosten_buchen
from massanzug.planbudget.actions.hauptbuch import ZEILENSPALTEN, buche
from massanzug.planbudget.choices import KOSTEN, Buchungsart, Kontoart
from massanzug.planbudget.models import Buchung, Buchungskonto, Buchungszeile, Saldo
from massanzug.planbudget.queries.hauptbuch import stand_am
from massanzug.rechenkern.hauptbuch import Zeile
from massanzug.sozialraum.actions import wirkungsraum_anlegen
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.zugang.actions import konto_anlegen
from massanzug.zugang.choices import Rolle
from massanzug.zugang.protokollieren import handlung
from massanzug.zugang.zugriff import Mitgliedschaft, Zugriff, betrieb

JETZT = datetime(2026, 11, 22, 9, tzinfo=UTC)
ARTEN = tuple(Kontoart)
RAEUME: list[Wirkungsraum] = []
KONTEN: list[int] = []
WER: list[Zugriff] = []


class Abbild(models.Model):
    """Buchungszeile without its triggers: the same columns, keys, indexes and conditions."""

    buchung = models.ForeignKey(Buchung, on_delete=models.PROTECT, related_name="+")
    soll = models.ForeignKey(
        Buchungskonto, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    haben = models.ForeignKey(
        Buchungskonto, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    betrag_cent = models.BigIntegerField()
    tag = models.DateField()
    monat = models.PositiveIntegerField()
    leistung_von = models.DateField()
    leistung_bis = models.DateField()
    belegdatum = models.DateField()
    zahldatum = models.DateField(null=True)
    beleg = models.CharField(max_length=80)
    hilfeklasse = models.CharField(max_length=20, blank=True)
    bezug = models.CharField(max_length=60, blank=True)

    class Meta:
        abstract = True
        app_label = "bench"
        indexes = [
            models.Index(fields=["soll", "tag", "betrag_cent"], name="%(class)s_soll"),
            models.Index(fields=["haben", "tag", "betrag_cent"], name="%(class)s_haben"),
            models.Index(fields=["bezug", "monat"], name="%(class)s_bezug", condition=~models.Q(bezug="")),
        ]
        constraints = [
            models.CheckConstraint(condition=b.condition, name=b.name.replace("buchungszeile", "%(class)s"))
            for b in Buchungszeile._meta.constraints
            if isinstance(b, models.CheckConstraint)
        ]


class Zwilling(Abbild):
    """For bulk_create."""


class Rohzeile(Abbild):
    """For plain SQL."""


class Vorgang(models.Model):
    """Double entry as it is usually modelled in Django: a head and a row for each posting; keys as Django sets them."""

    tag = models.DateField()
    leistung_von = models.DateField()
    leistung_bis = models.DateField()
    belegdatum = models.DateField()
    zahldatum = models.DateField(null=True)
    beleg = models.CharField(max_length=80)

    class Meta:
        app_label = "bench"


class Posten(models.Model):
    """One posting: what it moves on one account."""

    vorgang = models.ForeignKey(Vorgang, on_delete=models.PROTECT, related_name="posten")
    konto = models.ForeignKey(Buchungskonto, on_delete=models.PROTECT, related_name="+")
    cent = models.BigIntegerField()

    class Meta:
        app_label = "bench"


def einrichten() -> None:
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as schema:
        for modell in (Zwilling, Rohzeile, Vorgang, Posten):
            schema.create_model(modell)
    betreiber = betrieb(daten.HEUTE, JETZT)
    konto = konto_anlegen(zugriff=betreiber, kennung="kaemmerei", name="K", passwort="ein-langes-Passwort-nur-hier")
    WER.append(Zugriff(konto.pk, "K", (Mitgliedschaft(Rolle.KAEMMEREI, 1, "Amt"),), daten.HEUTE, JETZT))
    for i in range(daten.RAEUME):
        raum = wirkungsraum_anlegen(zugriff=betreiber, schluessel=f"raum-{i}", name=f"Raum {i}", reihenfolge=i)
        RAEUME.append(raum)
        KONTEN.extend(buchungskonto_anlegen(zugriff=betreiber, wirkungsraum=raum, art=art).pk for art in ARTEN)


def rahmen() -> str:
    """Versions, and how durable this database is, as it says itself."""
    if connection.vendor == "sqlite":
        namen, frage, was = ("journal_mode", "synchronous"), "PRAGMA {}", f"SQLite {_wert('SELECT sqlite_version()')}"
    else:
        namen, frage, was = ("fsync", "synchronous_commit"), "SHOW {}", f"PostgreSQL {_wert('SHOW server_version')}"
        was += f", psycopg {version('psycopg')}"
    sicher = ", ".join(f"{name}={_wert(frage.format(name))}" for name in namen)
    return f"{was}, Django {version('django')}; {sicher}"


def _wert(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return str(cursor.fetchone()[0])


def einzeln(von: int, bis: int) -> float:
    """The whole action `kosten_buchen`, each durably committed; seconds for all."""
    auftraege = [
        {
            "wirkungsraum": RAEUME[s.soll % daten.RAEUME],
            "art": KOSTEN[s.haben % len(KOSTEN)],
            "betrag_cent": s.cent,
            "leistung_von": s.tag.replace(day=1),
            "leistung_bis": s.tag,
            "belegdatum": s.tag,
            "beleg": f"R{s.nummer}",
        }
        for s in daten.saetze(von, bis)
    ]
    beginn = time.perf_counter()
    for auftrag in auftraege:
        kosten_buchen(zugriff=WER[0], **auftrag)  # type: ignore[arg-type]
    return time.perf_counter() - beginn


def _zeilen(von: int, bis: int) -> list[Zeile]:
    return [
        Zeile(KONTEN[s.soll], KONTEN[s.haben], s.cent, s.tag, s.tag, s.tag, s.tag, f"R{s.nummer}", s.tag)
        for s in daten.saetze(von, bis)
    ]


@handlung
def _uebernehmen(zugriff: Zugriff, zeilen: list[Zeile]) -> Buchung:
    return buche(zugriff, "bench_uebernehmen", Buchungsart.UEBERNAHME, "Frühere Zahlungen", zeilen)


def masse(von: int, bis: int) -> float:
    """One Buchung of many lines, as the Bestandsübernahme writes it: all checks, triggers, Protokoll."""
    zeilen = _zeilen(von, bis)
    beginn = time.perf_counter()
    _uebernehmen(WER[0], zeilen)
    return time.perf_counter() - beginn


def posten(von: int, bis: int) -> float:
    """The same postings by Django's bulk_create, a row each; without triggers, checks and Protokoll."""
    zeilen, stueck = _zeilen(von, bis), None if connection.vendor == "sqlite" else 2000
    beginn = time.perf_counter()
    with transaction.atomic():
        vorgaenge = Vorgang._default_manager.bulk_create(
            [
                Vorgang(
                    tag=z.tag,
                    leistung_von=z.leistung_von,
                    leistung_bis=z.leistung_bis,
                    belegdatum=z.belegdatum,
                    zahldatum=z.zahldatum,
                    beleg=z.beleg,
                )
                for z in zeilen
            ],
            batch_size=stueck,
        )
        seiten = []
        for vorgang, z in zip(vorgaenge, zeilen, strict=True):
            seiten.append(Posten(vorgang=vorgang, konto_id=z.soll, cent=z.cent))
            seiten.append(Posten(vorgang=vorgang, konto_id=z.haben, cent=-z.cent))
        Posten._default_manager.bulk_create(seiten, batch_size=stueck)
    return time.perf_counter() - beginn


def bulk_create(von: int, bis: int) -> float:
    """The same lines by Django's bulk_create into the twin, without triggers, checks and Protokoll."""
    zeilen, nummer = _zeilen(von, bis), Buchung.objects.values_list("pk", flat=True)[0]
    beginn = time.perf_counter()
    with transaction.atomic():
        Zwilling._default_manager.bulk_create(
            [
                Zwilling(
                    buchung_id=nummer,
                    soll_id=z.soll,
                    haben_id=z.haben,
                    betrag_cent=z.cent,
                    tag=z.tag,
                    monat=z.monat,
                    leistung_von=z.leistung_von,
                    leistung_bis=z.leistung_bis,
                    belegdatum=z.belegdatum,
                    zahldatum=z.zahldatum,
                    beleg=z.beleg,
                    hilfeklasse=z.hilfeklasse,
                    bezug=z.bezug,
                )
                for z in zeilen
            ],
            batch_size=None if connection.vendor == "sqlite" else 2000,
        )
    return time.perf_counter() - beginn


def roh(von: int, bis: int) -> float:
    """The same lines as tuples by SQLite's executemany or PostgreSQL's COPY: as quick as the table takes them."""
    nummer = Buchung.objects.values_list("pk", flat=True)[0]
    werte: list[tuple[Any, ...]] = []
    for z in _zeilen(von, bis):
        tag = z.tag.isoformat()
        werte.append((nummer, z.soll, z.haben, z.cent, tag, z.monat, tag, tag, tag, tag, z.beleg, "", ""))
    spalten = ", ".join(ZEILENSPALTEN)
    beginn = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            platz = ", ".join(["%s"] * len(ZEILENSPALTEN))
            cursor.executemany(f"INSERT INTO bench_rohzeile ({spalten}) VALUES ({platz})", werte)  # noqa: S608
        else:
            with cursor.copy(f"COPY bench_rohzeile ({spalten}) FROM STDIN") as kopie:
                for zeile in werte:
                    kopie.write_row(zeile)
    return time.perf_counter() - beginn


def stand(saat: int, anzahl: int) -> float:
    """Balances as of a day, one account each; seconds for all."""
    gefragt = [(KONTEN[konto], tag) for konto, tag in daten.fragen(saat, anzahl)]
    beginn = time.perf_counter()
    for konto, tag in gefragt:
        stand_am(konto, tag)
    return time.perf_counter() - beginn


def bericht(saat: int, anzahl: int) -> float:
    """Movement of the 13 accounts of a Wirkungsraum in the 12 months of a year."""
    gefragt = list(daten.fragen(saat, anzahl))
    beginn = time.perf_counter()
    for konto, tag in gefragt:
        erstes = konto - konto % daten.ARTEN
        list(
            Saldo.objects.filter(
                konto_id__in=KONTEN[erstes : erstes + daten.ARTEN],
                monat__range=(tag.year * 100 + 1, tag.year * 100 + 12),
            )
            .values_list("konto_id", "monat")
            .annotate(summe=Sum("cent"))
        )
    return time.perf_counter() - beginn


def wartung() -> None:
    """What autovacuum does in its own time; SQLite needs nothing."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def pruefe_stand(konto: int, tag: str) -> int:
    """Cents of one balance: both sides must say the same."""
    return stand_am(KONTEN[konto], date.fromisoformat(tag))


if __name__ == "__main__":
    diene(
        {
            f.__name__: f
            for f in (
                einrichten, rahmen, einzeln, masse, posten, bulk_create, roh, stand, bericht,
                wartung, pruefe_stand,
            )
        }
    )  # fmt: skip

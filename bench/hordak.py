"""The peer django-hordak, in its own environment: accounts, transfers and balances as its manual shows them.

Nothing of hordak is changed or taken away: its triggers are on. Its accounts are flat, which is cheapest for it.
"""

from __future__ import annotations

import os
import time
from datetime import date
from importlib.metadata import version
from typing import Any

import django
from django.conf import settings

from bench import daten
from bench.werk import diene

settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "mptt", "djmoney", "hordak"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": os.environ["BENCH_PG_HOST"],
            "NAME": os.environ["BENCH_PG_NAME"],
            "USER": "postgres",
            "CONN_MAX_AGE": 600,
        }
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DEFAULT_CURRENCY="EUR",
    CURRENCIES=("EUR",),
    HORDAK_CURRENCIES=["EUR"],
    USE_TZ=True,
)
django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Sum
from django.db.models.functions import TruncMonth
from hordak.models import Account, AccountType, Leg, Transaction
from moneyed import Money

KONTEN: list[Any] = []


def einrichten() -> None:
    call_command("migrate", verbosity=0)
    for nummer in range(daten.KONTEN):
        KONTEN.append(
            Account.objects.create(name=f"Konto {nummer}", code=str(nummer), type=AccountType.asset, currencies=["EUR"])
        )


def rahmen() -> str:
    """Versions, and how durable this database is, as it says itself."""
    werte = {}
    with connection.cursor() as cursor:
        for name in ("server_version", "fsync", "synchronous_commit"):
            cursor.execute(f"SHOW {name}")
            werte[name] = cursor.fetchone()[0]
    pakete = ", ".join(f"{name} {version(name)}" for name in ("django-hordak", "django", "psycopg", "django-mptt"))
    sicher = f"fsync={werte['fsync']}, synchronous_commit={werte['synchronous_commit']}"
    return f"PostgreSQL {werte['server_version']}, {pakete}; {sicher}"


def einzeln(von: int, bis: int) -> float:
    """Transfers, each durably committed; seconds for all."""
    saetze = [(KONTEN[s.haben], KONTEN[s.soll], Money(s.cent, "EUR") / 100, s.tag) for s in daten.saetze(von, bis)]
    beginn = time.perf_counter()
    for haben, soll, betrag, tag in saetze:
        haben.transfer_to(soll, betrag, date=tag, description="Rechnung")
    return time.perf_counter() - beginn


def masse(von: int, bis: int) -> float:
    """The quickest way in that hordak has: bulk_create of its two models, its triggers on."""
    saetze = [(KONTEN[s.haben], KONTEN[s.soll], Money(s.cent, "EUR") / 100, s.tag) for s in daten.saetze(von, bis)]
    beginn = time.perf_counter()
    with transaction.atomic():
        buchungen = Transaction.objects.bulk_create(
            [Transaction(date=tag, description="Rechnung") for _, _, _, tag in saetze], batch_size=2000
        )
        seiten = []
        for buchung, (haben, soll, betrag, _) in zip(buchungen, saetze, strict=True):
            seiten.append(Leg(transaction=buchung, account=haben, credit=betrag))
            seiten.append(Leg(transaction=buchung, account=soll, debit=betrag))
        Leg.objects.bulk_create(seiten, batch_size=2000)
    return time.perf_counter() - beginn


def stand(saat: int, anzahl: int) -> float:
    """Balances as of a day, one account each; seconds for all."""
    gefragt = list(daten.fragen(saat, anzahl))
    beginn = time.perf_counter()
    for konto, tag in gefragt:
        KONTEN[konto].get_balance(as_of=tag)
    return time.perf_counter() - beginn


def stand_in_der_datenbank(saat: int, anzahl: int) -> float:
    """The same through hordak's database function, which its manual recommends for many accounts."""
    gefragt = list(daten.fragen(saat, anzahl))
    beginn = time.perf_counter()
    for konto, tag in gefragt:
        _ = Account.objects.filter(pk=KONTEN[konto].pk).with_balances(as_of=tag).get().balance
    return time.perf_counter() - beginn


def bericht(saat: int, anzahl: int) -> float:
    """Movement of 13 accounts in the 12 months of a year."""
    gefragt = list(daten.fragen(saat, anzahl))
    beginn = time.perf_counter()
    for konto, tag in gefragt:
        erstes = konto - konto % daten.ARTEN
        list(
            Leg.objects.filter(
                account_id__in=[k.pk for k in KONTEN[erstes : erstes + daten.ARTEN]],
                transaction__date__range=(date(tag.year, 1, 1), date(tag.year, 12, 31)),
            )
            .annotate(monat=TruncMonth("transaction__date"))
            .values_list("account_id", "monat")
            .annotate(zu=Sum("debit"), ab=Sum("credit"))
        )
    return time.perf_counter() - beginn


def wartung() -> None:
    """What autovacuum does in its own time."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def pruefe_stand(konto: int, tag: str) -> int:
    """Cents of one balance: both sides must say the same."""
    return int(KONTEN[konto].get_balance(as_of=date.fromisoformat(tag)).monies()[0].amount * 100)


if __name__ == "__main__":
    diene(
        {
            f.__name__: f
            for f in (
                einrichten, rahmen, einzeln, masse, stand, stand_in_der_datenbank, bericht, wartung, pruefe_stand
            )
        }
    )  # fmt: skip

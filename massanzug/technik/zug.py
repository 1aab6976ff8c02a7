"""Several statements at once, for what every act of the house sends to the database.

PostgreSQL is quick at running such short statements, but each answer is waited for. So it gets them on one way.
"""

import functools
from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

Befehl = tuple[str, Sequence[Any]]
"""A statement and its values."""
Antwort = list[tuple[Any, ...]]
"""The rows of a statement, none for one that only writes."""


def in_einem_zug(befehle: Sequence[Befehl]) -> list[Antwort]:
    """Execute statements in their order and return what each one says; those that write, in a transaction only."""
    verbindung = connections[DEFAULT_DB_ALIAS]
    if verbindung.vendor != "postgresql":
        return _nacheinander(verbindung, befehle)
    verbindung.ensure_connection()
    with verbindung.wrap_database_errors, verbindung.connection.pipeline():
        zeiger = [_abgeschickt(verbindung, sql, werte) for sql, werte in befehle]
    return [_zeilen(z) for z in zeiger]


def _abgeschickt(verbindung: Any, sql: str, werte: Sequence[Any]) -> Any:
    zeiger = verbindung.cursor()
    zeiger.execute(sql, werte)
    return zeiger


def _nacheinander(verbindung: Any, befehle: Sequence[Befehl]) -> list[Antwort]:
    """SQLite has no way to go; there Django's own work around each statement would take the longest."""
    if verbindung.execute_wrappers or verbindung.queries_logged:  # somebody listens
        with verbindung.cursor() as cursor:
            return [_zeilen(cursor.execute(sql, werte)) for sql, werte in befehle]
    verbindung.ensure_connection()
    verbindung.validate_no_broken_transaction()
    with verbindung.wrap_database_errors:
        roh = verbindung.connection.cursor()
        try:
            return [_zeilen(roh.execute(_mit_fragezeichen(sql), werte)) for sql, werte in befehle]
        finally:
            roh.close()


@functools.lru_cache(maxsize=256)
def _mit_fragezeichen(sql: str) -> str:
    return sql.replace("%s", "?")


def _zeilen(cursor: Any) -> Antwort:
    return cursor.fetchall() if cursor.description else []

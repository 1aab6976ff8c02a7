"""Several statements at once, for what every act of the house sends to the database.

PostgreSQL is quick at running such short statements, but slow at reading and planning them, and each answer is waited
for. So it gets them in one message, and keeps their plans as long as the connection lives.
"""

import functools
import re
from collections.abc import Sequence
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections

Befehl = tuple[str, Sequence[Any]]
"""A statement and its values."""
Antwort = list[tuple[Any, ...]]
"""The rows of a statement, none for one that only writes."""

_geplant: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()
"""Per connection: statement → the name under which PostgreSQL knows it there."""


def in_einem_zug(befehle: Sequence[Befehl]) -> list[Antwort]:
    """Execute statements in their order and return what each one says; those that write, in a transaction only.

    The statements are constants of the program, at most a few dozen: each is planned once and its plan is kept.
    """
    verbindung = connections[DEFAULT_DB_ALIAS]
    if verbindung.vendor != "postgresql":
        return _nacheinander(verbindung, befehle)
    with verbindung.cursor() as cursor:
        bekannt = _geplant.setdefault(verbindung.connection, {})
        namen = [_name(cursor, bekannt, sql, len(werte)) for sql, werte in befehle]
        cursor.execute(";".join(namen), [wert for _, werte in befehle for wert in werte])
        antworten = [_zeilen(cursor)]
        while cursor.nextset():
            antworten.append(_zeilen(cursor))
        return antworten


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


_FRAGT = re.compile(r"\s*SELECT\b(?!.*\bFOR UPDATE\b)", re.DOTALL)
"""What only asks is called by a name that says so: nurlesen lets it pass."""


def _zeilen(cursor: Any) -> Antwort:
    return cursor.fetchall() if cursor.description else []


def _name(cursor: Any, namen: dict[str, str], sql: str, anzahl: int) -> str:
    """How to call a statement that PostgreSQL has planned; it plans it where it does not know it yet."""
    if sql not in namen:
        name, nummern = f"{'frage' if _FRAGT.match(sql) else 'zug'}_{len(namen)}", count(1)
        text = "".join(f"${next(nummern)}" if teil == "%s" else teil for teil in re.split("(%s)", sql))
        cursor.execute(f"PREPARE {name} AS {text}")
        namen[sql] = f"EXECUTE {name}" + (f"({', '.join(['%s'] * anzahl)})" if anzahl else "")
    return namen[sql]

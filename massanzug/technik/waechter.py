"""Migration operations: the database itself refuses UPDATE and DELETE on append-only tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, migrations


class MitWaechtern(migrations.RunPython):
    """Puts up the triggers that `waechter` names for this kind of database, and takes them down again."""

    def __init__(self, waechter: Callable[[str], Sequence["Waechter"]]) -> None:
        self.waechter = waechter
        super().__init__(self._anbringen, self._abnehmen)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.waechter], {}

    def _anbringen(self, apps: Any, schema_editor: Any) -> None:
        for waechter in self.waechter(schema_editor.connection.vendor):
            for sql in waechter.befehle:
                schema_editor.execute(sql, params=None)

    def _abnehmen(self, apps: Any, schema_editor: Any) -> None:
        postgres = schema_editor.connection.vendor == "postgresql"
        for waechter in self.waechter(schema_editor.connection.vendor):
            suffix = f" ON {waechter.tabelle}" if postgres else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {waechter.name}{suffix}", params=None)


class NurAnhaengen(MitWaechtern):
    """Triggers `<name>_kein_update` and `<name>_kein_delete` on `tabelle`, on SQLite and PostgreSQL."""

    def __init__(self, tabelle: str, name: str) -> None:
        self.tabelle = tabelle
        self.name = name
        super().__init__(lambda vendor: waechter_fuer(tabelle, name, vendor))

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.tabelle, self.name], {}


class NeuAngebracht(NurAnhaengen):
    """Where the migration before it made SQLite copy `tabelle`, which drops its triggers; PostgreSQL kept them."""

    def _anbringen(self, apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "sqlite":
            self._abnehmen(apps, schema_editor)
            super()._anbringen(apps, schema_editor)


@dataclass(frozen=True)
class Waechter:
    """One trigger: `rumpf` is what the database must still hold for it, word for word."""

    name: str
    tabelle: str
    befehle: tuple[str, ...]
    rumpf: str


def waechter_fuer(tabelle: str, name: str, vendor: str) -> list[Waechter]:
    """The triggers of one append-only table; PostgreSQL's TRUNCATE needs one of its own."""
    meldung = f"{tabelle}: Eintragungen werden weder geaendert noch geloescht."
    if vendor == "sqlite":
        return [_sqlite_waechter(tabelle, f"{name}_kein_{anlass}", anlass, meldung) for anlass in ("update", "delete")]
    anlaesse = (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT"))
    return [_postgres_waechter(tabelle, f"{name}_kein_{a}", a, je, meldung) for a, je in anlaesse]


def _sqlite_waechter(tabelle: str, name: str, anlass: str, meldung: str) -> Waechter:
    return sqlite_ausloeser(tabelle, name, f"BEFORE {anlass}", f"SELECT RAISE(ABORT, '{meldung}');")


def sqlite_ausloeser(tabelle: str, name: str, wann: str, rumpf: str) -> Waechter:
    """A trigger of SQLite, run for each row."""
    sql = f"CREATE TRIGGER {name} {wann} ON {tabelle} BEGIN {rumpf} END"
    return Waechter(name, tabelle, (sql,), sql)


def _postgres_waechter(tabelle: str, name: str, anlass: str, je: str, meldung: str) -> Waechter:
    return postgres_ausloeser(tabelle, name, f"BEFORE {anlass}", f"FOR EACH {je}", f"RAISE EXCEPTION '{meldung}';")


def postgres_ausloeser(tabelle: str, name: str, wann: str, je: str, rumpf: str) -> Waechter:
    """A trigger of PostgreSQL with its function; `je` says how often it runs and what it may look at."""
    rumpf = f" BEGIN {rumpf} END "
    # it is planned once, not each time, and maybe when the tables are still nearly empty: the plan must hold later on
    wie = "LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off"
    funktion = f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger {wie} AS $${rumpf}$$"
    trigger = f"CREATE TRIGGER {name} {wann} ON {tabelle} {je} EXECUTE FUNCTION {name}()"
    return Waechter(name, tabelle, (funktion, trigger), rumpf)


def fehlende_waechter(tabellen: Mapping[str, str], weitere: Sequence[Waechter] = ()) -> list[str]:
    """Triggers that are not there, not on their table, not active or not what they were; table → name."""
    if connection.vendor == "sqlite":
        sql = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    else:
        sql = (
            "SELECT t.tgname, c.relname, p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgenabled IN ('O', 'A')"
        )
    with connection.cursor() as cursor:
        cursor.execute(sql)
        vorhanden = set(cursor.fetchall())
    soll = [w for tabelle, name in tabellen.items() for w in waechter_fuer(tabelle, name, connection.vendor)]
    soll += weitere
    return [w.name for w in soll if (w.name, w.tabelle, w.rumpf) not in vorhanden]

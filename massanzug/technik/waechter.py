"""Migration operations: the database itself refuses UPDATE and DELETE on append-only tables."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, migrations


class NurAnhaengen(migrations.RunPython):
    """Triggers `<name>_kein_update` and `<name>_kein_delete` on `tabelle`, on SQLite and PostgreSQL."""

    def __init__(self, tabelle: str, name: str) -> None:
        self.tabelle = tabelle
        self.name = name
        super().__init__(self._anbringen, self._abnehmen)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.tabelle, self.name], {}

    def _anbringen(self, apps: Any, schema_editor: Any) -> None:
        for anlass in ("update", "delete"):
            for sql in self._sql(schema_editor.connection.vendor, anlass):
                schema_editor.execute(sql, params=None)

    def _abnehmen(self, apps: Any, schema_editor: Any) -> None:
        postgres = schema_editor.connection.vendor == "postgresql"
        for anlass in ("update", "delete"):
            suffix = f" ON {self.tabelle}" if postgres else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {self.name}_kein_{anlass}{suffix}", params=None)

    def _sql(self, vendor: str, anlass: str) -> list[str]:
        trigger = f"{self.name}_kein_{anlass}"
        meldung = f"{self.tabelle}: Eintragungen werden weder geaendert noch geloescht."
        if vendor == "sqlite":
            return [
                f"CREATE TRIGGER {trigger} BEFORE {anlass} ON {self.tabelle} "
                f"BEGIN SELECT RAISE(ABORT, '{meldung}'); END"
            ]
        return [
            f"CREATE OR REPLACE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{meldung}'; END $$",
            f"CREATE TRIGGER {trigger} BEFORE {anlass} ON {self.tabelle} FOR EACH ROW EXECUTE FUNCTION {trigger}()",
        ]


def fehlende_waechter(namen: Iterable[str]) -> list[str]:
    """Triggers that should be in the database and are not; `namen` as given to NurAnhaengen."""
    if connection.vendor == "sqlite":
        sql = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        sql = "SELECT tgname FROM pg_trigger"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        vorhanden = {zeile[0] for zeile in cursor.fetchall()}
    erwartet = [f"{name}_kein_{anlass}" for name in namen for anlass in ("update", "delete")]
    return [name for name in erwartet if name not in vorhanden]

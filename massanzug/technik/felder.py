"""Columns that Django does not bring along."""

from typing import Any

from django.db import models


class Nummer(models.BigIntegerField):
    """A whole number that an act gives; as primary key it is SQLite's own row number and needs no index beside it."""

    def db_type(self, connection: Any) -> str | None:
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)

    def rel_db_type(self, connection: Any) -> str | None:
        return self.db_type(connection)

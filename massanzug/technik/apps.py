from typing import Any

from django.apps import AppConfig

PLAENE = 400
"""Plans a connection to PostgreSQL keeps; all roles together ask about 300 different questions."""


class TechnikConfig(AppConfig):
    name = "massanzug.technik"
    label = "technik"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from massanzug.technik import pruefung
        from massanzug.technik.stempel import stempel_pruefen

        connection_created.connect(_behalte_plaene)
        pruefung.melde_an("stempel", stempel_pruefen)


def _behalte_plaene(connection: Any, **_: Any) -> None:
    if connection.vendor == "postgresql":
        connection.connection.prepared_max = PLAENE

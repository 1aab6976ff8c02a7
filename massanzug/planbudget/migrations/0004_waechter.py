from django.db import migrations

from massanzug.planbudget.waechter import eigene_waechter
from massanzug.technik.waechter import MitWaechtern, NurAnhaengen

# 0003 adds columns to planbudget_planbudget: SQLite copies the table for that and drops its triggers
NEU = {
    "planbudget_buchungskonto": "buchungskonto",
    "planbudget_buchung": "buchung",
    "planbudget_buchungszeile": "buchungszeile",
    "planbudget_periodenschluss": "periodenschluss",
    "planbudget_abstimmung": "abstimmung",
    "planbudget_budgetereignis": "budgetereignis",
    "planbudget_ereignisantwort": "ereignisantwort",
    "planbudget_jahresabschluss": "jahresabschluss",
    "planbudget_zuordnungsausnahme": "zuordnungsausnahme",
    "planbudget_bestandshilfe": "bestandshilfe",
}


class Planbudgetwaechter(NurAnhaengen):
    """Only where the table was copied: PostgreSQL kept its triggers."""

    def _anbringen(self, apps, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            super()._anbringen(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("planbudget", "0003_hauptbuch")]
    operations = [
        Planbudgetwaechter("planbudget_planbudget", "planbudget"),
        *(NurAnhaengen(tabelle, name) for tabelle, name in NEU.items()),
        MitWaechtern(eigene_waechter),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import massanzug.technik.felder
from massanzug.planbudget.waechter import eigene_waechter
from massanzug.technik.waechter import MitWaechtern, NeuAngebracht

AUS_DEN_ZEILEN = """
INSERT INTO planbudget_saldo (konto_id, monat, cent, anzahl)
SELECT konto, monat, SUM(cent), COUNT(*) FROM (
  SELECT soll_id AS konto, monat, betrag_cent AS cent FROM planbudget_buchungszeile
  UNION ALL SELECT haben_id, monat, -betrag_cent FROM planbudget_buchungszeile) AS seiten
GROUP BY konto, monat
"""
FRUEHER = ("planbudget_buchungszeile", "buchungszeile_fuehrt_saldo")


def waechter_abnehmen(apps, schema_editor):
    """The one that kept the balances line by line, and those that 0004 puts up today."""
    postgres = schema_editor.connection.vendor == "postgresql"
    heute = [(w.tabelle, w.name) for w in eigene_waechter(schema_editor.connection.vendor)]
    for tabelle, name in (FRUEHER, *heute):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {tabelle}" if postgres else ""))
    if postgres:
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {FRUEHER[1]}()")


class Migration(migrations.Migration):
    """Balances are kept once for each Buchung, by its head."""

    dependencies = [
        ("planbudget", "0004_waechter"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RunPython(waechter_abnehmen, migrations.RunPython.noop),
        migrations.DeleteModel("Saldo"),
        migrations.AlterField(
            model_name="buchung",
            name="nummer",
            field=massanzug.technik.felder.Nummer(primary_key=True, serialize=False, verbose_name="Nummer"),
        ),
        migrations.AlterField(
            model_name="buchung",
            name="von",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gebucht von",
            ),
        ),
        *(
            migrations.AlterField(
                model_name="buchungszeile",
                name=seite,
                field=models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="planbudget.buchungskonto",
                    verbose_name=titel,
                ),
            )
            for seite, titel in (("soll", "Soll"), ("haben", "Haben"))
        ),
        migrations.CreateModel(
            name="Saldo",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "konto_id", "monat", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("monat", models.PositiveIntegerField(verbose_name="Monat")),
                ("cent", models.BigIntegerField(verbose_name="Bewegung in Cent")),
                ("anzahl", models.PositiveIntegerField(verbose_name="Zeilen")),
                (
                    "konto",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="salden",
                        to="planbudget.buchungskonto",
                        verbose_name="Konto",
                    ),
                ),
            ],
            options={"verbose_name": "Saldo", "verbose_name_plural": "Salden"},
        ),
        migrations.RunSQL(AUS_DEN_ZEILEN, migrations.RunSQL.noop),
        *(
            NeuAngebracht(tabelle, name)
            for tabelle, name in (
                ("planbudget_buchung", "buchung"),
                ("planbudget_buchungszeile", "buchungszeile"),
                ("planbudget_jahresabschluss", "jahresabschluss"),  # it points at a Buchung: SQLite copies it too
            )
        ),
        MitWaechtern(eigene_waechter),
    ]

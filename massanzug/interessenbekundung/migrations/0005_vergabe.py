from datetime import date

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("interessenbekundung", "0004_auswahl")]

    # calls made before this were for the Leitträgerschaft of the city's notice: 01.10.2025, five years and three
    operations = [
        migrations.AddField(
            "verfahren", "gegenstand",
            models.CharField("Was vergeben wird", max_length=20, default="leittraegerschaft", choices=[("leittraegerschaft", "Leitträgerschaft mit Grundlagenvertrag"), ("anderes", "Etwas anderes, ohne Grundlagenvertrag")]),
            preserve_default=False,
        ),
        migrations.AddField("verfahren", "beginn", models.DateField("Beginn der Vergabe", default=date(2025, 10, 1)), preserve_default=False),
        migrations.AddField("verfahren", "jahre", models.PositiveSmallIntegerField("Jahre", default=5), preserve_default=False),
        migrations.AddField("verfahren", "option_jahre", models.PositiveSmallIntegerField("Jahre einer Verlängerung", default=3), preserve_default=False),
        migrations.AddConstraint(
            "verfahren",
            models.CheckConstraint(
                condition=models.Q(("jahre__gte", 1), ("jahre__lte", 20), ("option_jahre__lte", 20)),
                name="verfahren_laufzeit",
                violation_error_message="Vergeben wird für 1 bis 20 Jahre, verlängert um höchstens 20.",
            ),
        ),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import massanzug.technik.felder
from massanzug.technik.waechter import NeuAngebracht


class Migration(migrations.Migration):
    """Every act writes an entry: no index that nobody asks, and on SQLite the number is the row's own."""

    dependencies = [("zugang", "0003_kennung_eindeutig")]
    operations = [
        migrations.AlterField(
            model_name="protokoll",
            name="konto",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Konto",
            ),
        ),
        migrations.AlterField(
            model_name="protokoll",
            name="nummer",
            field=massanzug.technik.felder.Nummer(primary_key=True, serialize=False, verbose_name="Nummer"),
        ),
        migrations.AlterField(
            model_name="protokoll",
            name="zeit",
            field=models.DateTimeField(verbose_name="Zeit"),
        ),
        NeuAngebracht("zugang_protokoll", "protokoll"),
    ]

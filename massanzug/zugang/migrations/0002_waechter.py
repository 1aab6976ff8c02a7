from django.db import migrations

from massanzug.technik.waechter import NurAnhaengen


def kopf_anlegen(apps, schema_editor):
    apps.get_model("zugang", "Protokollkopf").objects.get_or_create(id=1, defaults={"nummer": 0, "code": "0" * 64})


class Migration(migrations.Migration):
    dependencies = [("zugang", "0001_initial")]
    operations = [
        migrations.RunPython(kopf_anlegen, migrations.RunPython.noop),
        NurAnhaengen("zugang_protokoll", "protokoll"),
        NurAnhaengen("zugang_einsicht", "einsicht"),
    ]

from django.db import migrations

from massanzug.technik.waechter import NurAnhaengen


class Migration(migrations.Migration):
    dependencies = [("planbudget", "0006_prognose")]
    operations = [NurAnhaengen("planbudget_szenarioanlage", "szenarioanlage")]

from django.db import migrations

from massanzug.technik.waechter import NurAnhaengen


class Migration(migrations.Migration):
    dependencies = [("planbudget", "0001_initial")]
    operations = [
        NurAnhaengen("planbudget_planbudget", "planbudget"),
        NurAnhaengen("planbudget_verteilvorgabe", "verteilvorgabe"),
        NurAnhaengen("planbudget_lesart", "lesart"),
    ]

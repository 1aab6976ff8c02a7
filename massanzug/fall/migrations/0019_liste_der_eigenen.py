from django.db import migrations, models


def tage(apps, schema_editor):
    fall = apps.get_model("fall", "Fall").objects.filter(pk=models.OuterRef("fall_id"))
    zustaendig = apps.get_model("fall", "Zustaendigkeit").objects
    zustaendig.update(fall_begonnen_am=models.Subquery(fall.values("begonnen_am")[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ('fall', '0018_weitere_rollen'),
    ]

    operations = [
        migrations.AddField(
            model_name='zustaendigkeit',
            name='fall_begonnen_am',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='Fall begonnen am'),
        ),
        migrations.RunPython(tage, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='zustaendigkeit',
            name='fall_begonnen_am',
            field=models.DateField(blank=True, editable=False, verbose_name='Fall begonnen am'),
        ),
        migrations.AddIndex(
            model_name='zustaendigkeit',
            index=models.Index(fields=['konto', '-fall_begonnen_am', '-fall'], name='zustaendigkeit_neueste'),
        ),
    ]

"""The city as people live in it."""

from django.db import models


class Wirkungsraum(models.Model):
    """One of the areas of the city in which one Leitträger works with the Jugendamt."""

    schluessel = models.SlugField("Schlüssel", unique=True)
    name = models.CharField("Name", max_length=80)
    reihenfolge = models.PositiveSmallIntegerField("Reihenfolge")

    class Meta:
        verbose_name = "Wirkungsraum"
        verbose_name_plural = "Wirkungsräume"
        ordering = ["reihenfolge"]

    def __str__(self) -> str:
        return self.name


class Stadtteil(models.Model):
    """A part of the city; the mapping to a Wirkungsraum is an assumption until the city confirms it."""

    name = models.CharField("Name", max_length=80, unique=True)
    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="stadtteile"
    )
    breite = models.DecimalField("Breite", max_digits=8, decimal_places=5)
    laenge = models.DecimalField("Länge", max_digits=8, decimal_places=5)
    zuordnung_ist_annahme = models.BooleanField("Zuordnung ist Annahme", default=True)

    class Meta:
        verbose_name = "Stadtteil"
        verbose_name_plural = "Stadtteile"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Einwohnerstand(models.Model):
    """Inhabitants of a Wirkungsraum on a day, with the source; `u21` are persons under 21."""

    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="einwohnerstaende"
    )
    stichtag = models.DateField("Stichtag")
    alle = models.PositiveIntegerField("Einwohnerinnen und Einwohner", null=True, blank=True)
    u21 = models.PositiveIntegerField("davon unter 21")
    quelle = models.CharField("Quelle", max_length=200)
    ist_beispiel = models.BooleanField("Beispieldaten", default=False)

    class Meta:
        verbose_name = "Einwohnerstand"
        verbose_name_plural = "Einwohnerstände"
        ordering = ["-stichtag"]
        constraints = [
            models.UniqueConstraint(
                fields=["wirkungsraum", "stichtag"],
                name="einwohnerstand_je_stichtag",
                violation_error_message="Für diesen Stichtag gibt es schon einen Einwohnerstand.",
            ),
            models.CheckConstraint(
                condition=models.Q(alle__isnull=True) | models.Q(u21__lte=models.F("alle")),
                name="einwohnerstand_u21_hoechstens_alle",
                violation_error_message="Unter 21 können nicht mehr Menschen sein als insgesamt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wirkungsraum} {self.stichtag}"

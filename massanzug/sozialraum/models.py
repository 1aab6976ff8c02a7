"""The city as people live in it."""

from django.db import models

from massanzug.sozialraum.choices import Bestaetigungsweg, Ressourcenart
from massanzug.technik.zufall import neue_kennung


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


class Raumressource(models.Model):
    """Something in the neighbourhood on which help can build: a club evening, a school kitchen, a neighbour.

    Fresh is what a person has confirmed (`bestaetigt_am`); `geaendert_am` never counts for it. A private person is in
    it only with her consent, with a limit, and for the teams alone. `zeiten`: [[„di“, „16:00“, „17:30“], …].
    """

    kennung = models.UUIDField("Kennung", default=neue_kennung, unique=True, editable=False)
    name = models.CharField("Name", max_length=120)
    art = models.CharField("Was ist es?", max_length=20, choices=Ressourcenart.choices)
    themen = models.JSONField("Themen", default=list, blank=True)
    beschreibung = models.CharField("Was gibt es dort?", max_length=600)
    alter_von = models.PositiveSmallIntegerField("Ab welchem Alter?", null=True, blank=True)
    alter_bis = models.PositiveSmallIntegerField("Bis zu welchem Alter?", null=True, blank=True)
    stadtteil = models.ForeignKey(
        Stadtteil, verbose_name="Stadtteil", on_delete=models.PROTECT, related_name="raumressourcen"
    )
    anschrift = models.CharField("Straße und Hausnummer", max_length=120, blank=True)
    breite = models.DecimalField("Breite", max_digits=8, decimal_places=5, null=True, blank=True)
    laenge = models.DecimalField("Länge", max_digits=8, decimal_places=5, null=True, blank=True)
    zeiten = models.JSONField("Zeiten", default=list, blank=True)
    zeiten_wort = models.CharField("Zu den Zeiten", max_length=120, blank=True)
    kosten = models.CharField("Was kostet es?", max_length=80, blank=True)
    sprachen = models.JSONField("Sprachen", default=list, blank=True)
    zugang = models.JSONField("Gut zu nutzen", default=list, blank=True)
    traeger = models.CharField("Wer steht dahinter?", max_length=120, blank=True)
    kontakt = models.CharField("Wie erreicht man sie?", max_length=120, blank=True)
    oeffentlich = models.BooleanField("Darf öffentlich stehen", default=False)
    hoechstens = models.PositiveSmallIntegerField("Höchstens so viele Familien", null=True, blank=True)
    einwilligung_am = models.DateField("Einverstanden seit", null=True, blank=True)
    notiz = models.CharField("Nur für das Team", max_length=300, blank=True)
    bestaetigt_am = models.DateField("Bestätigt am")
    bestaetigt_wie = models.CharField("Bestätigt durch", max_length=20, choices=Bestaetigungsweg.choices)
    geaendert_am = models.DateField("Geändert am")
    beendet_am = models.DateField("Gibt es nicht mehr seit", null=True, blank=True)
    ist_beispiel = models.BooleanField("Beispieldaten", default=False)
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Raumressource"
        verbose_name_plural = "Raumressourcen"
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["beendet_am", "bestaetigt_am"], name="raumressource_frische"),
            models.Index(fields=["stand"], name="raumressource_stand"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(alter_von__isnull=True)
                | models.Q(alter_bis__isnull=True)
                | models.Q(alter_bis__gte=models.F("alter_von")),
                name="raumressource_alter",
                violation_error_message="Das höchste Alter darf nicht unter dem niedrigsten liegen.",
            ),
            models.CheckConstraint(
                condition=~models.Q(art=Ressourcenart.PERSON)
                | models.Q(
                    oeffentlich=False,
                    hoechstens__gte=1,
                    einwilligung_am__isnull=False,
                    anschrift="",
                    breite__isnull=True,
                ),
                name="raumressource_person_geschuetzt",
                violation_error_message="Eine Privatperson steht nur mit Einwilligung, mit einer Grenze und nur fürs "
                "Team hier, ohne Anschrift.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ist_person(self) -> bool:
        return self.art == Ressourcenart.PERSON


class Bestaetigungslink(models.Model):
    """The secret address with which an organisation confirms or corrects its own entry, once, without an account.

    Only a hash of the address is kept; it ends after its day, when it was used, and when a newer one is made.
    """

    ressource = models.ForeignKey(
        Raumressource, verbose_name="Raumressource", on_delete=models.PROTECT, related_name="links"
    )
    pruefsumme = models.CharField("Prüfsumme der Adresse", max_length=64, unique=True)
    angelegt_am = models.DateField("angelegt am")
    gueltig_bis = models.DateField("gültig bis")
    beendet_am = models.DateTimeField("beendet am", null=True, blank=True)

    class Meta:
        verbose_name = "Bestätigungslink"
        verbose_name_plural = "Bestätigungslinks"
        constraints = [
            models.UniqueConstraint(
                fields=["ressource"],
                condition=models.Q(beendet_am__isnull=True),
                name="bestaetigungslink_einer_je_ressource",
                violation_error_message="Für diesen Eintrag gilt schon ein Link.",
            )
        ]

    def __str__(self) -> str:
        return f"Link vom {self.angelegt_am:%d.%m.%Y}"

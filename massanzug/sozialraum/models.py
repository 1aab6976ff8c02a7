"""The city as people live in it."""

from django.db import models

from massanzug.sozialraum.choices import (
    Bestaetigungsweg,
    Projektart,
    Projektkostenart,
    Projektphase,
    Ressourcenart,
    Taetigkeit,
    Zeitbezug,
)
from massanzug.technik.zufall import neue_kennung
from massanzug.zugang.models import Konto


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


class Projekt(models.Model):
    """Something for all, or for several families who share a theme, told in six questions (Fachkonzept).

    Numbers of families are estimates and say on what they rest. No family is named here.
    """

    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="projekte"
    )
    name = models.CharField("Wie heißt es?", max_length=120)
    art = models.CharField("Für wen?", max_length=20, choices=Projektart.choices)
    phase = models.CharField("Wo steht es?", max_length=20, choices=Projektphase.choices, default=Projektphase.IDEE)
    phase_seit = models.DateField("seit")
    thema = models.CharField("Thema", max_length=40, blank=True)
    anlass = models.TextField("Was wird gebraucht, und was war der Anlass?", max_length=2000)
    ziele = models.TextField("Was soll sich ändern?", max_length=2000, blank=True)
    nutzen = models.TextField("Was hat die Hilfeplanung davon?", max_length=2000, blank=True)
    mitwirkende = models.TextField("Wer macht mit, und wie ist das verabredet?", max_length=2000, blank=True)
    erreicht = models.TextField("Wen hat es erreicht, und was bleibt?", max_length=2000, blank=True)
    bewertung = models.TextField("Wie urteilen Sie darüber?", max_length=2000, blank=True)
    partner = models.CharField("Partner", max_length=400, blank=True)
    menschen_erreicht = models.PositiveIntegerField("Menschen, die kamen", null=True, blank=True)
    familien_jetzt = models.PositiveIntegerField("Familien in Hilfe, denen es nützt", null=True, blank=True)
    familien_moeglich = models.PositiveIntegerField("Familien, die sonst Hilfe brauchten", null=True, blank=True)
    grundlage = models.CharField("Worauf beruht die Schätzung?", max_length=300, blank=True)
    ist_beispiel = models.BooleanField("Beispieldaten", default=False)
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Projekt"
        verbose_name_plural = "Projekte"
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["wirkungsraum", "phase"], name="projekt_raum_phase")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(familien_jetzt__isnull=True, familien_moeglich__isnull=True)
                | ~models.Q(grundlage=""),
                name="projekt_schaetzung_mit_grundlage",
                violation_error_message="Eine Schätzung sagt, worauf sie beruht.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Projektkosten(models.Model):
    """Money spent for a project, in cents, on a day. Never changed: a mistake is lifted by its mirror image."""

    projekt = models.ForeignKey(Projekt, verbose_name="Projekt", on_delete=models.PROTECT, related_name="kosten")
    art = models.CharField("Wofür?", max_length=20, choices=Projektkostenart.choices)
    betrag_cent = models.BigIntegerField("Betrag in Cent")
    am = models.DateField("Wann?")
    wofuer = models.CharField("Was genau?", max_length=200)
    beleg = models.CharField("Beleg", max_length=80, blank=True)
    von = models.ForeignKey(
        Konto,
        verbose_name="eingetragen von",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    eingetragen_am = models.DateField("eingetragen am")
    hebt_auf = models.OneToOneField(
        "self", verbose_name="hebt auf", null=True, blank=True, on_delete=models.PROTECT, related_name="aufhebung"
    )

    class Meta:
        verbose_name = "Projektkosten"
        verbose_name_plural = "Projektkosten"
        ordering = ["-am", "-pk"]
        indexes = [models.Index(fields=["am"], name="projektkosten_tag")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(betrag_cent__gt=0, hebt_auf__isnull=True)
                | models.Q(betrag_cent__lt=0, hebt_auf__isnull=False),
                name="projektkosten_minus_nur_beim_aufheben",
                violation_error_message="Ein Minus gibt es nur, wo etwas aufgehoben wird.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.projekt}: {self.wofuer}"


class Zeiteintrag(models.Model):
    """Somebody's time on a day, in minutes, by what she did and for whom. Never changed, and no family is named."""

    von = models.ForeignKey(Konto, verbose_name="wer", on_delete=models.PROTECT, related_name="+", db_index=False)
    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    projekt = models.ForeignKey(
        Projekt, verbose_name="Projekt", null=True, blank=True, on_delete=models.PROTECT, related_name="zeiten"
    )
    bezug = models.CharField("Für wen?", max_length=20, choices=Zeitbezug.choices)
    taetigkeit = models.CharField("Was?", max_length=20, choices=Taetigkeit.choices)
    tag = models.DateField("Wann?")
    minuten = models.IntegerField("Minuten")
    eingetragen_am = models.DateField("eingetragen am")
    hebt_auf = models.OneToOneField(
        "self", verbose_name="hebt auf", null=True, blank=True, on_delete=models.PROTECT, related_name="aufhebung"
    )

    class Meta:
        verbose_name = "Zeiteintrag"
        verbose_name_plural = "Zeiteinträge"
        ordering = ["-tag", "-pk"]
        indexes = [
            models.Index(fields=["von", "-tag"], name="zeiteintrag_wer_wann"),
            models.Index(fields=["wirkungsraum", "tag"], name="zeiteintrag_raum_tag"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minuten__gt=0, hebt_auf__isnull=True)
                | models.Q(minuten__lt=0, hebt_auf__isnull=False),
                name="zeiteintrag_minus_nur_beim_aufheben",
                violation_error_message="Ein Minus gibt es nur, wo etwas aufgehoben wird.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_taetigkeit_display()}, {self.minuten} Minuten"

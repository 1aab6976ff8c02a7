"""Steering: what the group has to talk about, how a year was closed, and what counts by exception."""

from typing import Any

from django.db import models
from django.db.models import Q

from massanzug.planbudget.choices import Punktstand
from massanzug.planbudget.models.hauptbuch import Buchung
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.zugang.models import Konto


class Steuerungspunkt(models.Model):
    """Something the Steuerungsgruppe talks about: why, what is to be done, by whom and when. It touches no case."""

    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="+"
    )
    jahr = models.PositiveSmallIntegerField("Haushaltsjahr")
    schwelle_promille = models.PositiveSmallIntegerField("Schwelle in Promille", null=True, blank=True)
    anlass = models.CharField("Anlass", max_length=300)
    massnahme = models.TextField("Was soll geschehen?", blank=True)
    wer = models.CharField("Wer kümmert sich?", max_length=120, blank=True)
    bis = models.DateField("Bis wann?", null=True, blank=True)
    niederschrift = models.TextField("Niederschrift", blank=True)
    erledigt_am = models.DateField("erledigt am", null=True, blank=True)
    eroeffnet_am = models.DateField("eröffnet am")
    eroeffnet_von = models.ForeignKey(Konto, verbose_name="eröffnet von", on_delete=models.PROTECT, related_name="+")
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Punkt der Steuerungsgruppe"
        verbose_name_plural = "Punkte der Steuerungsgruppe"
        ordering = ["erledigt_am", "-eroeffnet_am", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["wirkungsraum", "jahr", "schwelle_promille"],
                name="steuerungspunkt_je_schwelle_einmal",
                violation_error_message="Zu dieser Schwelle gibt es schon einen Punkt.",
            ),
            models.CheckConstraint(
                condition=Q(erledigt_am__isnull=True) | ~Q(massnahme=""),
                name="steuerungspunkt_erledigt_mit_massnahme",
                violation_error_message="Bitte schreiben Sie, was geschehen ist, bevor der Punkt erledigt ist.",
            ),
        ]

    def __str__(self) -> str:
        return self.anlass

    @property
    def punktstand(self) -> Punktstand:
        return Punktstand.ERLEDIGT if self.erledigt_am else Punktstand.OFFEN


class Jahresabschluss(models.Model):
    """How a Wirkungsraum's year was closed; a later Fassung replaces it after a dated correction."""

    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="+"
    )
    jahr = models.PositiveSmallIntegerField("Haushaltsjahr")
    fassung = models.PositiveSmallIntegerField("Fassung")
    plan_cent = models.BigIntegerField("Planbudget in Cent")
    ist_cent = models.BigIntegerField("Kosten in Cent")
    ergebnis: Any = models.JSONField("Aufteilung")
    bis_buchung = models.BigIntegerField("letzte Buchung dabei")
    buchung = models.ForeignKey(
        Buchung, verbose_name="Buchung", null=True, blank=True, on_delete=models.PROTECT, related_name="abschluesse"
    )
    am = models.DateField("abgeschlossen am")
    von = models.ForeignKey(Konto, verbose_name="abgeschlossen von", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Jahresabschluss"
        verbose_name_plural = "Jahresabschlüsse"
        ordering = ["-jahr", "wirkungsraum", "-fassung"]
        constraints = [
            models.UniqueConstraint(
                fields=["wirkungsraum", "jahr", "fassung"],
                name="jahresabschluss_fassung_einmal",
                violation_error_message="Diese Fassung gibt es schon.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.wirkungsraum} {self.jahr}, Fassung {self.fassung}"


class Zuordnungsausnahme(models.Model):
    """A single help counts otherwise than the rules say, with a reason; the newest one is in force."""

    bezug = models.CharField("Bezug", max_length=80)
    zaehlt = models.BooleanField("zählt ins Planbudget")
    grund = models.TextField("Grund")
    am = models.DateField("festgelegt am")
    von = models.ForeignKey(Konto, verbose_name="festgelegt von", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Ausnahme von der Zuordnung"
        verbose_name_plural = "Ausnahmen von der Zuordnung"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(grund=""),
                name="zuordnungsausnahme_mit_grund",
                violation_error_message="Bitte schreiben Sie, warum.",
            )
        ]
        indexes = [models.Index(fields=["bezug"], name="zuordnungsausnahme_bezug")]

    def __str__(self) -> str:
        return self.bezug

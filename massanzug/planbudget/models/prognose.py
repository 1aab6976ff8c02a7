"""What somebody supposes of the future, what the Steuerungsgruppe looked at, and calculations that take a while."""

from typing import Any

from django.db import models
from django.db.models import Q

from massanzug.planbudget.choices import Laufstand
from massanzug.planbudget.models.steuerung import Steuerungspunkt
from massanzug.zugang.models import Konto


class Szenario(models.Model):
    """Levers under a name. It holds no figures: those are reckoned from what is known when somebody looks."""

    name = models.CharField("Name", max_length=60)
    wozu = models.CharField("Was soll es zeigen?", max_length=300, blank=True)
    hebel: Any = models.JSONField("Hebel", default=dict)
    angelegt_am = models.DateField("angelegt am")
    angelegt_von = models.ForeignKey(Konto, verbose_name="angelegt von", on_delete=models.PROTECT, related_name="+")
    abgelegt_am = models.DateField("weggelegt am", null=True, blank=True)

    class Meta:
        verbose_name = "Szenario"
        verbose_name_plural = "Szenarien"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(abgelegt_am__isnull=True),
                name="szenario_name_einmal",
                violation_error_message="Ein Szenario mit diesem Namen gibt es schon. Bitte wählen Sie einen anderen.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Szenarioanlage(models.Model):
    """A scenario at an item of the Steuerungsgruppe, with the years as they were reckoned that day."""

    punkt = models.ForeignKey(Steuerungspunkt, verbose_name="Punkt", on_delete=models.PROTECT, related_name="szenarien")
    szenario = models.ForeignKey(Szenario, verbose_name="Szenario", on_delete=models.PROTECT, related_name="anlagen")
    jahre: Any = models.JSONField("Jahre")
    am = models.DateField("angehängt am")
    von = models.ForeignKey(Konto, verbose_name="angehängt von", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Szenario eines Punkts"
        verbose_name_plural = "Szenarien der Punkte"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["punkt", "szenario"],
                name="szenarioanlage_einmal",
                violation_error_message="Dieses Szenario liegt dem Punkt schon bei.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.szenario} ({self.am})"


class Rechenlauf(models.Model):
    """A forecast that takes a while: asked for, reckoned beside the service, kept until it is out of date.

    `grundlage` identifies what was known and which levers were pulled; `puls` is when it last said how far it is, `wer`
    the process that reckons it, so that two never do.
    """

    grundlage = models.CharField("Prüfsumme der Grundlage", max_length=64)
    hebel: Any = models.JSONField("Hebel", default=dict)
    stand = models.CharField("Stand", max_length=12, choices=Laufstand.choices, default=Laufstand.WARTET)
    getan = models.PositiveIntegerField("Schritte getan", default=0)
    von = models.PositiveIntegerField("Schritte", default=0)
    ergebnis: Any = models.JSONField("Ergebnis", null=True, blank=True)
    meldung = models.CharField("Meldung", max_length=300, blank=True)
    wer = models.CharField("Prozess", max_length=32, blank=True)
    puls = models.DateTimeField("zuletzt gemeldet")
    konto = models.ForeignKey(
        Konto, verbose_name="angefordert von", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    am = models.DateTimeField("angefordert am")

    class Meta:
        verbose_name = "Rechenlauf"
        verbose_name_plural = "Rechenläufe"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["grundlage"],
                condition=Q(stand__in=["wartet", "laeuft"]),
                name="rechenlauf_je_grundlage_einer",
            )
        ]
        indexes = [models.Index(fields=["stand", "id"], name="rechenlauf_stand")]

    def __str__(self) -> str:
        return f"Rechenlauf {self.pk}"

    @property
    def ist_offen(self) -> bool:
        return self.stand in {Laufstand.WARTET, Laufstand.LAEUFT}

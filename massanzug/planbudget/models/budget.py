"""What was published and agreed. Amounts are integer cents and are never edited."""

from django.db import models
from django.db.models import Q

from massanzug.planbudget.choices import Bezugszeitraum, Lesartwahl
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.zugang.models import Konto


class Planbudget(models.Model):
    """A published start amount with the words of its source. Immutable: the database refuses a change."""

    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="+"
    )
    gueltig_von = models.DateField("gültig von")
    betrag_cent = models.BigIntegerField("Betrag in Cent")
    quelle_text = models.CharField("Text der Quelle", max_length=200)
    quelle = models.CharField("Quelle", max_length=200)
    fussnote = models.CharField("Fußnotenzeichen", max_length=10, blank=True)
    bezugszeitraum = models.CharField(
        "Bezugszeitraum", max_length=20, choices=Bezugszeitraum.choices, default=Bezugszeitraum.UNGENANNT
    )
    beschluss = models.CharField("Beschluss", max_length=200, blank=True)

    class Meta:
        verbose_name = "Planbudget"
        verbose_name_plural = "Planbudgets"
        constraints = [
            models.UniqueConstraint(
                fields=["wirkungsraum", "gueltig_von"],
                name="planbudget_je_beginn",
                violation_error_message="Für diesen Beginn gibt es schon ein Planbudget.",
            ),
            models.CheckConstraint(
                condition=Q(betrag_cent__gte=0),
                name="planbudget_nicht_negativ",
                violation_error_message="Ein Planbudget kann nicht unter null liegen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wirkungsraum} ab {self.gueltig_von}"


class Verteilvorgabe(models.Model):
    """The amount that all Wirkungsräume share in a year, and by which key."""

    jahr = models.PositiveSmallIntegerField("Jahr", unique=True)
    betrag_cent = models.BigIntegerField("Betrag in Cent")
    schluessel = models.CharField("Verteilschlüssel", max_length=40)
    quelle_text = models.CharField("Text der Quelle", max_length=300)
    quelle = models.CharField("Quelle", max_length=200)

    class Meta:
        verbose_name = "Verteilvorgabe"
        verbose_name_plural = "Verteilvorgaben"
        constraints = [
            models.CheckConstraint(
                condition=Q(betrag_cent__gte=0),
                name="verteilvorgabe_nicht_negativ",
                violation_error_message="Der Betrag kann nicht unter null liegen.",
            )
        ]

    def __str__(self) -> str:
        return str(self.jahr)


class Lesart(models.Model):
    """Which reading of the published amounts is shown, decided by whom and why; the newest row is in force."""

    lesart = models.CharField("Lesart", max_length=10, choices=Lesartwahl.choices)
    grund = models.TextField("Begründung")
    am = models.DateField("festgelegt am")
    von = models.ForeignKey(Konto, verbose_name="festgelegt von", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Lesart"
        verbose_name_plural = "Lesarten"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.get_lesart_display()

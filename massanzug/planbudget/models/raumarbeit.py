"""Which noted time and cost of the neighbourhood is in the Hauptbuch already."""

from django.db import models

from massanzug.planbudget.choices import Raumarbeitsquelle
from massanzug.planbudget.models.hauptbuch import Buchung


class Raumbuchung(models.Model):
    """One noted time or cost and the Buchung it went into; None where it and what took it back never were booked.

    The database lets each entry in once, so it cannot be paid for twice, whoever books at the same time.
    """

    quelle = models.CharField("Was", max_length=10, choices=Raumarbeitsquelle.choices)
    quelle_nummer = models.BigIntegerField("Nummer des Eintrags")
    buchung = models.ForeignKey(
        Buchung, verbose_name="Buchung", null=True, on_delete=models.PROTECT, related_name="raumarbeit"
    )

    class Meta:
        verbose_name = "Raumbuchung"
        verbose_name_plural = "Raumbuchungen"
        constraints = [
            models.UniqueConstraint(
                fields=["quelle", "quelle_nummer"],
                name="raumbuchung_einmal",
                violation_error_message="Dieser Eintrag ist schon gebucht.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_quelle_display()} {self.quelle_nummer}"

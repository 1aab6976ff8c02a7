"""The Grundlagenvertrag as it comes out of the award, and what it obliges to."""

from django.db import models
from django.db.models import F, Q

from massanzug.interessenbekundung.models import Zusage, Zuschlag
from massanzug.rechenkern.zeitraum import laufzeit_als_text
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.traeger.models import Traeger
from massanzug.vertrag.choices import Pflichtart


class Grundlagenvertrag(models.Model):
    """Between the city and the Leitträger of a Wirkungsraum. Signing, changing and extending it come later."""

    zuschlag = models.OneToOneField(
        Zuschlag, verbose_name="Zuschlag", on_delete=models.PROTECT, related_name="grundlagenvertrag"
    )
    traeger = models.ForeignKey(Traeger, verbose_name="Leitträger", on_delete=models.PROTECT, related_name="+")
    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="+"
    )
    beginn = models.DateField("Beginn")
    ende = models.DateField("Ende")
    option_bis = models.DateField("verlängerbar bis")
    """Equal to `ende` where the call offered no option."""
    entstanden_am = models.DateTimeField("entstanden am")

    class Meta:
        verbose_name = "Grundlagenvertrag"
        verbose_name_plural = "Grundlagenverträge"
        ordering = ["-beginn", "wirkungsraum__reihenfolge", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ende__gte=F("beginn"), option_bis__gte=F("ende")),
                name="grundlagenvertrag_zeitfolge",
                violation_error_message="Ein Vertrag endet nach seinem Beginn, und eine Verlängerung nach dem Ende.",
            )
        ]

    def __str__(self) -> str:
        return f"Grundlagenvertrag {self.wirkungsraum}: {self.traeger}"

    @property
    def laufzeit(self) -> str:
        return laufzeit_als_text(self.beginn, self.ende, self.option_bis)


class Pflicht(models.Model):
    """Something the Leitträger has taken on; `text` as it was when the contract came to be."""

    vertrag = models.ForeignKey(
        Grundlagenvertrag, verbose_name="Vertrag", on_delete=models.PROTECT, related_name="pflichten"
    )
    nummer = models.PositiveSmallIntegerField("Nummer")
    art = models.CharField("Art", max_length=10, choices=Pflichtart.choices)
    titel = models.CharField("Titel", max_length=120)
    text = models.TextField("Wortlaut", max_length=2000)
    nachweis = models.CharField("Nachweis", max_length=200, blank=True)
    faellig_am = models.DateField("zu zeigen bis", null=True, blank=True)
    """Empty: it holds all the time."""
    jaehrlich = models.BooleanField("jedes Jahr neu", default=False)
    annahme = models.BooleanField("beruht auf einer Annahme", default=False)
    quelle = models.CharField("Quelle", max_length=300)
    zusage = models.OneToOneField(
        Zusage, verbose_name="Zusage", null=True, blank=True, on_delete=models.PROTECT, related_name="pflicht"
    )

    class Meta:
        verbose_name = "Pflicht"
        verbose_name_plural = "Pflichten"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["vertrag", "nummer"],
                name="pflicht_einmal",
                violation_error_message="Diese Nummer gibt es in diesem Vertrag schon.",
            ),
            models.CheckConstraint(
                condition=Q(art=Pflichtart.ZUSAGE, zusage__isnull=False)
                | (~Q(art=Pflichtart.ZUSAGE) & Q(zusage__isnull=True)),
                name="pflicht_zusage_mit_herkunft",
                violation_error_message="Eine Zusage nennt, wo sie in der Bekundung steht.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.titel}"

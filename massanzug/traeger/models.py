"""Organisations, and who belongs to them when."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from massanzug.sozialraum.models import Wirkungsraum
from massanzug.traeger.choices import Traegerart
from massanzug.zugang.choices import IM_WIRKUNGSRAUM, Rolle
from massanzug.zugang.models import Konto


def in_kraft(am: date) -> Q:
    """Rows whose gueltig_von / gueltig_bis (both inclusive) cover `am`."""
    return Q(gueltig_von__lte=am) & (Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=am))


def zeitfolge(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=F("gueltig_von")),
        name=name,
        violation_error_message="Das Ende darf nicht vor dem Anfang liegen.",
    )


class Traeger(models.Model):
    """The Jugendamt, a Leitträger, or any other provider: all stay choosable (§ 5 SGB VIII)."""

    name = models.CharField("Name", max_length=120, unique=True)
    art = models.CharField("Art", max_length=20, choices=Traegerart.choices)
    bestaetigt = models.BooleanField("von der Stadt bestätigt", default=True)
    """False for one that registered by itself to answer a call: it is offered nowhere until the city knows it."""

    class Meta:
        verbose_name = "Träger"
        verbose_name_plural = "Träger"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Leittraegerschaft(models.Model):
    """Which Träger is Leitträger of which Wirkungsraum, and when."""

    traeger = models.ForeignKey(Traeger, verbose_name="Träger", on_delete=models.PROTECT, related_name="+")
    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="leittraegerschaften"
    )
    gueltig_von = models.DateField("gültig von")
    gueltig_bis = models.DateField("gültig bis", null=True, blank=True)

    class Meta:
        verbose_name = "Leitträgerschaft"
        verbose_name_plural = "Leitträgerschaften"
        constraints = [zeitfolge("leittraegerschaft_zeitfolge")]

    def __str__(self) -> str:
        return f"{self.traeger} in {self.wirkungsraum}"


class Zugehoerigkeit(models.Model):
    """A person × organisation × Wirkungsraum × role, dated. The only source of rights."""

    konto = models.ForeignKey(Konto, verbose_name="Konto", on_delete=models.PROTECT, related_name="zugehoerigkeiten")
    traeger = models.ForeignKey(Traeger, verbose_name="Träger", on_delete=models.PROTECT, related_name="+")
    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    rolle = models.CharField("Rolle", max_length=30, choices=Rolle.choices)
    gueltig_von = models.DateField("gültig von")
    gueltig_bis = models.DateField("gültig bis", null=True, blank=True)

    class Meta:
        verbose_name = "Zugehörigkeit"
        verbose_name_plural = "Zugehörigkeiten"
        constraints = [
            zeitfolge("zugehoerigkeit_zeitfolge"),
            models.CheckConstraint(
                condition=Q(rolle__in=sorted(IM_WIRKUNGSRAUM), wirkungsraum__isnull=False)
                | (~Q(rolle__in=sorted(IM_WIRKUNGSRAUM)) & Q(wirkungsraum__isnull=True)),
                name="zugehoerigkeit_raum_passt_zur_rolle",
                violation_error_message="Diese Rolle gilt entweder für einen Wirkungsraum oder für die ganze Stadt.",
            ),
        ]
        indexes = [models.Index(fields=["konto", "gueltig_von"], name="zugehoerigkeit_konto")]

    def __str__(self) -> str:
        return f"{self.konto}: {self.get_rolle_display()}"

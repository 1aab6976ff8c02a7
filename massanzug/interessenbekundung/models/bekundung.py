"""What Träger write for a call: never stored readable before the opening."""

from django.db import models
from django.db.models import Q

from massanzug.interessenbekundung.choices import VERSIEGELT, Bekundungsstand, Teilart, Verfasserrolle
from massanzug.interessenbekundung.models.verfahren import Verfahren
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.traeger.models import Traeger
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Zugriff


class Bekundungen(models.QuerySet["Bekundung"]):
    def sichtbar_fuer(self, zugriff: Zugriff) -> "Bekundungen":
        """Those she writes, as long as she belongs to their Träger; nobody else sees that there is one."""
        return self.filter(verfasser__konto_id=zugriff.konto_id, traeger_id__in=zugriff.traeger(Rolle.BEWERBUNG))


class Bekundungsmanager(models.Manager.from_queryset(Bekundungen)):  # type: ignore[misc]
    """What is sealed can be 50 MB: it is read only where it is asked for."""

    def get_queryset(self) -> Bekundungen:
        return super().get_queryset().defer("siegel", "rueckschloss")


class Bekundung(models.Model):
    """What one Träger hands in to one call: one at most, for one Wirkungsraum, which is known when it is opened."""

    verfahren = models.ForeignKey(
        Verfahren, verbose_name="Verfahren", on_delete=models.PROTECT, related_name="bekundungen"
    )
    traeger = models.ForeignKey(Traeger, verbose_name="Träger", on_delete=models.PROTECT, related_name="+")
    stand = models.CharField("Stand", max_length=12, choices=Bekundungsstand.choices, default=Bekundungsstand.ENTWURF)
    fassung = models.PositiveSmallIntegerField("Fassung", default=1)
    """Counts how often it was handed in."""
    eingegangen_am = models.DateTimeField("eingegangen am", null=True, blank=True)
    eingereicht_von = models.ForeignKey(
        Konto, verbose_name="eingereicht von", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    siegel = models.BinaryField("versiegelte Bekundung", null=True, blank=True)
    abdruck = models.CharField("SHA-256 der versiegelten Bekundung", max_length=64, blank=True)
    rueckschloss = models.BinaryField("für den Träger verschlossen", null=True, blank=True)
    """The same text for the Träger itself, locked with a code that only the Träger was told."""
    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = Bekundungsmanager()

    class Meta:
        verbose_name = "Bekundung"
        verbose_name_plural = "Bekundungen"
        constraints = [
            models.UniqueConstraint(
                fields=["verfahren", "traeger"],
                name="bekundung_eine_je_traeger",
                violation_error_message="Ihr Träger hat in diesem Verfahren schon eine Bekundung.",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=VERSIEGELT)
                | (
                    Q(siegel__isnull=False, eingegangen_am__isnull=False, eingereicht_von__isnull=False)
                    & ~Q(abdruck="")
                    & Q(wirkungsraum__isnull=True)
                ),
                name="bekundung_versiegelt_heisst_versiegelt",
                violation_error_message="Eingereicht wird nur versiegelt.",
            ),
        ]

    def __str__(self) -> str:
        return f"Bekundung: {self.traeger}"


class Verfasser(models.Model):
    """Who writes a Bekundung. Nobody else reads it before it is opened."""

    bekundung = models.ForeignKey(
        Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="verfasser"
    )
    konto = models.ForeignKey(Konto, verbose_name="Konto", on_delete=models.PROTECT, related_name="+")
    rolle = models.CharField("Rolle", max_length=16, choices=Verfasserrolle.choices)

    class Meta:
        verbose_name = "Verfasserin oder Verfasser"
        verbose_name_plural = "Verfasserinnen und Verfasser"
        constraints = [
            models.UniqueConstraint(
                fields=["bekundung", "konto"],
                name="verfasser_einmal",
                violation_error_message="Diese Person schreibt schon mit.",
            )
        ]

    def __str__(self) -> str:
        return str(self.konto)


class Einladung(models.Model):
    """Whoever knows its secret joins the Träger once and writes with the others. Only a hash of it is kept."""

    bekundung = models.ForeignKey(
        Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="einladungen"
    )
    pruefsumme = models.CharField("Prüfsumme der Adresse", max_length=64, unique=True)
    von = models.ForeignKey(Konto, verbose_name="von", on_delete=models.PROTECT, related_name="+")
    gilt_bis = models.DateTimeField("gilt bis")
    angenommen_von = models.OneToOneField(
        Konto, verbose_name="angenommen von", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "Einladung"
        verbose_name_plural = "Einladungen"

    def __str__(self) -> str:
        return f"Einladung: {self.bekundung}"


class Entwurfsteil(models.Model):
    """A part that is being written, encrypted with a key that lies outside the database until it is handed in."""

    bekundung = models.ForeignKey(Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="teile")
    art = models.CharField("Art", max_length=12, choices=Teilart.choices)
    nummer = models.PositiveSmallIntegerField("Nummer")
    stand = models.PositiveIntegerField("Stand", default=1)
    geheimtext = models.BinaryField("verschlüsselter Text")

    class Meta:
        verbose_name = "Entwurfsteil"
        verbose_name_plural = "Entwurfsteile"
        constraints = [
            models.UniqueConstraint(
                fields=["bekundung", "art", "nummer"],
                name="entwurfsteil_einmal",
                violation_error_message="Diesen Teil gibt es schon.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_art_display()} {self.nummer}"


class Bekundungsteil(models.Model):
    """A part of a Bekundung as it was found under the seal."""

    bekundung = models.ForeignKey(
        Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="geoeffnete_teile"
    )
    art = models.CharField("Art", max_length=12, choices=Teilart.choices)
    nummer = models.PositiveSmallIntegerField("Nummer")
    text = models.TextField("Text")

    class Meta:
        verbose_name = "Teil einer Bekundung"
        verbose_name_plural = "Teile einer Bekundung"
        constraints = [
            models.UniqueConstraint(
                fields=["bekundung", "art", "nummer"],
                name="bekundungsteil_einmal",
                violation_error_message="Diesen Teil gibt es schon.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_art_display()} {self.nummer}"


class Entwurfsanlage(models.Model):
    """A file that goes with a Bekundung that is being written, encrypted like its text, its name as well."""

    bekundung = models.ForeignKey(
        Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="entwurfsanlagen"
    )
    nummer = models.PositiveSmallIntegerField("Nummer")
    geheimname = models.BinaryField("verschlüsselter Name")
    geheimtext = models.BinaryField("verschlüsselter Inhalt")
    groesse = models.PositiveIntegerField("Größe in Byte")

    class Meta:
        verbose_name = "Anlage im Entwurf"
        verbose_name_plural = "Anlagen im Entwurf"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["bekundung", "nummer"],
                name="entwurfsanlage_einmal",
                violation_error_message="Diese Anlage gibt es schon.",
            )
        ]

    def __str__(self) -> str:
        return f"Anlage {self.nummer}"


class Bekundungsanlage(models.Model):
    """A file as it was found under the seal."""

    bekundung = models.ForeignKey(Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="anlagen")
    nummer = models.PositiveSmallIntegerField("Nummer")
    dateiname = models.CharField("Dateiname", max_length=120)
    art = models.CharField("Dateiart", max_length=100)
    inhalt = models.BinaryField("Inhalt")
    abdruck = models.CharField("SHA-256", max_length=64)

    class Meta:
        verbose_name = "Anlage einer Bekundung"
        verbose_name_plural = "Anlagen einer Bekundung"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["bekundung", "nummer"],
                name="bekundungsanlage_einmal",
                violation_error_message="Diese Anlage gibt es schon.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.dateiname}"


class Traegeranmeldung(models.Model):
    """How a Träger that the city did not know introduced itself, to write a Bekundung."""

    traeger = models.OneToOneField(Traeger, verbose_name="Träger", on_delete=models.PROTECT, related_name="anmeldung")
    konto = models.ForeignKey(Konto, verbose_name="angemeldet von", on_delete=models.PROTECT, related_name="+")
    anschrift = models.CharField("Anschrift", max_length=200)
    mail = models.EmailField("E-Mail-Adresse")
    am = models.DateTimeField("am")

    class Meta:
        verbose_name = "Anmeldung eines Trägers"
        verbose_name_plural = "Anmeldungen von Trägern"

    def __str__(self) -> str:
        return f"Anmeldung: {self.traeger}"

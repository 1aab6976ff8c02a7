"""Calls, and what Träger write for them: never stored readable before the opening."""

from django.db import models
from django.db.models import F, Q

from massanzug.interessenbekundung.choices import (
    SCHLUESSELPERSONEN,
    VERSIEGELT,
    Bekundungsstand,
    Kriteriumsart,
    Teilart,
    Verfahrensstand,
    Verfasserrolle,
)
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.traeger.models import Traeger
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Zugriff


class Verfahren(models.Model):
    """A call for Leitträger, from its preparation to the opening of what came in."""

    titel = models.CharField("Titel", max_length=120)
    zweck = models.TextField("Zweck", max_length=4000)
    frist = models.DateTimeField("Abgabefrist")
    mindestpunkte = models.PositiveSmallIntegerField("Mindestpunkte von 100", default=0)
    stand = models.CharField("Stand", max_length=12, choices=Verfahrensstand.choices, default=Verfahrensstand.ENTWURF)
    vorgelegt_von = models.ForeignKey(
        Konto, verbose_name="vorgelegt von", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    freigegeben_von = models.ForeignKey(
        Konto, verbose_name="freigegeben von", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    offen_seit = models.DateTimeField("offen seit", null=True, blank=True)
    oeffentlich = models.CharField("öffentlicher Schlüssel", max_length=64, blank=True)
    """Hexadecimal; whatever is submitted is sealed with it."""
    geoeffnet_am = models.DateTimeField("geöffnet am", null=True, blank=True)

    class Meta:
        verbose_name = "Verfahren"
        verbose_name_plural = "Verfahren"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(freigegeben_von__isnull=True) | ~Q(freigegeben_von=F("vorgelegt_von")),
                name="verfahren_zwei_personen",
                violation_error_message="Vorlegen und freigeben müssen zwei verschiedene Personen.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=[Verfahrensstand.ENTWURF, Verfahrensstand.VORGELEGT])
                | (Q(freigegeben_von__isnull=False, offen_seit__isnull=False) & ~Q(oeffentlich="")),
                name="verfahren_offen_nur_mit_schluessel",
                violation_error_message="Ohne Freigabe und Schlüssel nimmt ein Verfahren nichts an.",
            ),
            models.CheckConstraint(
                condition=Q(geoeffnet_am__isnull=True) | Q(geoeffnet_am__gt=F("frist")),
                name="verfahren_nie_vor_der_frist",
                violation_error_message="Vor dem Ende der Frist wird nichts geöffnet.",
            ),
            models.CheckConstraint(
                condition=Q(mindestpunkte__lte=100),
                name="verfahren_mindestpunkte",
                violation_error_message="Die Mindestpunktzahl liegt zwischen 0 und 100.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel


class Ausschreibung(models.Model):
    """A Wirkungsraum for which a call looks for a Leitträger."""

    verfahren = models.ForeignKey(
        Verfahren, verbose_name="Verfahren", on_delete=models.PROTECT, related_name="angebote"
    )
    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "Ausschreibung"
        verbose_name_plural = "Ausschreibungen"
        ordering = ["wirkungsraum__reihenfolge"]
        constraints = [
            models.UniqueConstraint(
                fields=["verfahren", "wirkungsraum"],
                name="ausschreibung_einmal",
                violation_error_message="Dieser Wirkungsraum ist schon ausgeschrieben.",
            )
        ]

    def __str__(self) -> str:
        return str(self.wirkungsraum)


class Abschnitt(models.Model):
    """What an applicant writes about; `gewicht` in points of 100, 0 is not scored."""

    verfahren = models.ForeignKey(
        Verfahren, verbose_name="Verfahren", on_delete=models.PROTECT, related_name="abschnitte"
    )
    nummer = models.PositiveSmallIntegerField("Nummer")
    titel = models.CharField("Titel", max_length=120)
    anleitung = models.TextField("Anleitung", max_length=1000)
    woerter_hoechstens = models.PositiveSmallIntegerField("höchstens so viele Wörter")
    gewicht = models.PositiveSmallIntegerField("Gewicht")

    class Meta:
        verbose_name = "Abschnitt"
        verbose_name_plural = "Abschnitte"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["verfahren", "nummer"],
                name="abschnitt_einmal",
                violation_error_message="Diese Nummer gibt es in diesem Verfahren schon.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.titel}"


class Kriterium(models.Model):
    """What an applicant accepts or proves; without it she is out."""

    verfahren = models.ForeignKey(
        Verfahren, verbose_name="Verfahren", on_delete=models.PROTECT, related_name="kriterien"
    )
    nummer = models.PositiveSmallIntegerField("Nummer")
    text = models.CharField("Text", max_length=200)
    art = models.CharField("Art", max_length=12, choices=Kriteriumsart.choices)

    class Meta:
        verbose_name = "Kriterium"
        verbose_name_plural = "Kriterien"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["verfahren", "nummer"],
                name="kriterium_einmal",
                violation_error_message="Diese Nummer gibt es in diesem Verfahren schon.",
            )
        ]

    def __str__(self) -> str:
        return self.text


class Schluesselperson(models.Model):
    """One of three whose passphrase opens a part of the seal; `schloss` is her secret key, locked with it (hex)."""

    verfahren = models.ForeignKey(
        Verfahren, verbose_name="Verfahren", on_delete=models.PROTECT, related_name="schluesselpersonen"
    )
    nummer = models.PositiveSmallIntegerField("Nummer")
    konto = models.ForeignKey(Konto, verbose_name="Konto", on_delete=models.PROTECT, related_name="+")
    oeffentlich = models.CharField("öffentlicher Schlüssel", max_length=64)
    schloss = models.CharField("verschlossener Schlüssel", max_length=200)
    geprueft_am = models.DateTimeField("zuletzt geprüft am")
    verloren_am = models.DateTimeField("verloren gemeldet am", null=True, blank=True)

    class Meta:
        verbose_name = "Schlüsselperson"
        verbose_name_plural = "Schlüsselpersonen"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["verfahren", "nummer"],
                name="schluesselperson_nummer",
                violation_error_message="Diesen Schlüssel hält schon jemand.",
            ),
            models.UniqueConstraint(
                fields=["verfahren", "konto"],
                name="schluesselperson_einmal",
                violation_error_message="Sie halten in diesem Verfahren schon einen Schlüssel.",
            ),
            models.CheckConstraint(
                condition=Q(nummer__gte=1, nummer__lte=SCHLUESSELPERSONEN),
                name="schluesselperson_drei",
                violation_error_message="Einen Schlüssel halten genau drei Personen.",
            ),
        ]

    def __str__(self) -> str:
        return f"Schlüssel {self.nummer}: {self.konto}"


class Schluesselteil(models.Model):
    """The secret key of a call, sealed to two of the three together (hex)."""

    verfahren = models.ForeignKey(
        Verfahren, verbose_name="Verfahren", on_delete=models.PROTECT, related_name="schluesselteile"
    )
    erste = models.PositiveSmallIntegerField("erste Person")
    zweite = models.PositiveSmallIntegerField("zweite Person")
    siegel = models.CharField("Siegel", max_length=400)

    class Meta:
        verbose_name = "Schlüsselteil"
        verbose_name_plural = "Schlüsselteile"
        constraints = [
            models.UniqueConstraint(
                fields=["verfahren", "erste", "zweite"],
                name="schluesselteil_einmal",
                violation_error_message="Diesen Teil gibt es schon.",
            ),
            models.CheckConstraint(
                condition=Q(erste__lt=F("zweite")),
                name="schluesselteil_paar",
                violation_error_message="Ein Teil gehört zwei verschiedenen Personen.",
            ),
        ]

    def __str__(self) -> str:
        return f"Teil {self.erste} und {self.zweite}"


class Bekundungen(models.QuerySet["Bekundung"]):
    def sichtbar_fuer(self, zugriff: Zugriff) -> "Bekundungen":
        """Those she writes, as long as she belongs to their Träger; nobody else sees that there is one."""
        return self.filter(verfasser__konto_id=zugriff.konto_id, traeger_id__in=zugriff.traeger(Rolle.BEWERBUNG))


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

    objects = Bekundungen.as_manager()

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


class Oeffnung(models.Model):
    """The minutes of an opening: when, which two persons, what was there and what was found broken."""

    verfahren = models.OneToOneField(Verfahren, verbose_name="Verfahren", on_delete=models.PROTECT)
    am = models.DateTimeField("am")
    erste = models.ForeignKey(Konto, verbose_name="erste Person", on_delete=models.PROTECT, related_name="+")
    zweite = models.ForeignKey(Konto, verbose_name="zweite Person", on_delete=models.PROTECT, related_name="+")
    niederschrift = models.JSONField("Niederschrift")

    class Meta:
        verbose_name = "Öffnung"
        verbose_name_plural = "Öffnungen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(erste=F("zweite")),
                name="oeffnung_zwei_personen",
                violation_error_message="Es öffnen immer zwei verschiedene Personen.",
            )
        ]

    def __str__(self) -> str:
        return f"Öffnung: {self.verfahren}"

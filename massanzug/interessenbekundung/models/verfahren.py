"""Calls for Leitträger: what is looked for, who holds the keys, how it was opened."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from massanzug.interessenbekundung.choices import (
    SCHLUESSELPERSONEN,
    Kriteriumsart,
    Verfahrensstand,
    Vergabegegenstand,
)
from massanzug.rechenkern.zeitraum import laufzeit_als_text, laufzeitende
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.zugang.models import Konto


class Verfahren(models.Model):
    """A call for Leitträger, from its preparation to the opening of what came in."""

    titel = models.CharField("Titel", max_length=120)
    zweck = models.TextField("Zweck", max_length=4000)
    frist = models.DateTimeField("Abgabefrist")
    gegenstand = models.CharField("Was vergeben wird", max_length=20, choices=Vergabegegenstand.choices)
    beginn = models.DateField("Beginn der Vergabe")
    jahre = models.PositiveSmallIntegerField("Jahre")
    option_jahre = models.PositiveSmallIntegerField("Jahre einer Verlängerung")
    """At most, and only where the call says upon what; 0 is none."""
    verdeckt = models.BooleanField("Namen in der ersten Wertung verdeckt", default=False)
    mindestpunkte = models.PositiveSmallIntegerField("Mindestpunkte von 100", default=0)
    stand = models.CharField("Stand", max_length=12, choices=Verfahrensstand.choices, default=Verfahrensstand.ENTWURF)
    fassung = models.PositiveIntegerField("Fassung", default=1)
    """Counts the changes until it is laid before a second person."""
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
            models.CheckConstraint(
                condition=Q(jahre__gte=1, jahre__lte=20, option_jahre__lte=20),
                name="verfahren_laufzeit",
                violation_error_message="Vergeben wird für 1 bis 20 Jahre, verlängert um höchstens 20.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def ende(self) -> date:
        """Last day of what is awarded, without the option."""
        return laufzeitende(self.beginn, self.jahre)

    @property
    def option_bis(self) -> date:
        """Last day when the option is used."""
        return laufzeitende(self.beginn, self.jahre + self.option_jahre)

    @property
    def laufzeit(self) -> str:
        return laufzeit_als_text(self.beginn, self.ende, self.option_bis)


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


class Anker(models.Model):
    """What a number of points means, for every Abschnitt; fixed together with the weights."""

    verfahren = models.ForeignKey(Verfahren, verbose_name="Verfahren", on_delete=models.PROTECT, related_name="anker")
    punkte = models.PositiveSmallIntegerField("Punkte")
    text = models.CharField("Bedeutung", max_length=200)

    class Meta:
        verbose_name = "Anker"
        verbose_name_plural = "Anker"
        ordering = ["punkte"]
        constraints = [
            models.UniqueConstraint(
                fields=["verfahren", "punkte"],
                name="anker_einmal",
                violation_error_message="Diese Punktzahl ist schon beschrieben.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.punkte}: {self.text}"


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


class Unterlage(models.Model):
    """A document of a call in one version; a new version never replaces the old one."""

    verfahren = models.ForeignKey(
        Verfahren, verbose_name="Verfahren", on_delete=models.PROTECT, related_name="unterlagen"
    )
    titel = models.CharField("Titel", max_length=120)
    fassung = models.PositiveSmallIntegerField("Fassung")
    dateiname = models.CharField("Dateiname", max_length=120)
    art = models.CharField("Dateiart", max_length=100)
    inhalt = models.BinaryField("Inhalt")
    abdruck = models.CharField("SHA-256", max_length=64)
    eingestellt_am = models.DateTimeField("eingestellt am")

    class Meta:
        verbose_name = "Unterlage"
        verbose_name_plural = "Unterlagen"
        ordering = ["titel", "-fassung"]
        constraints = [
            models.UniqueConstraint(
                fields=["verfahren", "titel", "fassung"],
                name="unterlage_fassung_einmal",
                violation_error_message="Diese Fassung gibt es schon.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.titel}, Fassung {self.fassung}"


class Frage(models.Model):
    """A question on a call. Its answer is for all; who asked is shown to nobody outside the office."""

    verfahren = models.ForeignKey(Verfahren, verbose_name="Verfahren", on_delete=models.PROTECT, related_name="fragen")
    konto = models.ForeignKey(Konto, verbose_name="gefragt von", on_delete=models.PROTECT, related_name="+")
    text = models.TextField("Frage", max_length=2000)
    gestellt_am = models.DateTimeField("gestellt am")
    antwort = models.TextField("Antwort", max_length=4000, blank=True)
    beantwortet_am = models.DateTimeField("beantwortet am", null=True, blank=True)

    class Meta:
        verbose_name = "Frage"
        verbose_name_plural = "Fragen"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(antwort="", beantwortet_am__isnull=True)
                | (~Q(antwort="") & Q(beantwortet_am__isnull=False)),
                name="frage_antwort_mit_tag",
                violation_error_message="Eine Antwort hat einen Zeitpunkt.",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Fristverlaengerung(models.Model):
    """The deadline was moved later, for all, with the reason that all read."""

    verfahren = models.ForeignKey(
        Verfahren, verbose_name="Verfahren", on_delete=models.PROTECT, related_name="verlaengerungen"
    )
    bisher = models.DateTimeField("bisherige Frist")
    neu = models.DateTimeField("neue Frist")
    grund = models.TextField("Grund", max_length=1000)
    am = models.DateTimeField("am")

    class Meta:
        verbose_name = "Fristverlängerung"
        verbose_name_plural = "Fristverlängerungen"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(neu__gt=F("bisher")),
                name="fristverlaengerung_spaeter",
                violation_error_message="Die neue Frist muss später enden als die bisherige.",
            )
        ]

    def __str__(self) -> str:
        return f"Frist verlängert: {self.verfahren}"

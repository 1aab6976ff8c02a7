"""Konto, Protokoll, Einsicht, Entwurf, Einmalmarke."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from massanzug.technik.felder import Nummer


class KontoManager(BaseUserManager["Konto"]):
    def get_by_natural_key(self, kennung: str | None) -> "Konto":
        return self.get(kennung__iexact=kennung)


class Konto(AbstractBaseUser):
    """A person who can log in. What she may do follows from her dated Zugehoerigkeiten alone."""

    kennung = models.CharField("Kennung", max_length=150, unique=True)
    name = models.CharField("Name", max_length=120)
    is_active = models.BooleanField("aktiv", default=True)
    angelegt_am = models.DateTimeField("angelegt am")

    USERNAME_FIELD = "kennung"
    REQUIRED_FIELDS = ["name"]
    objects = KontoManager()

    class Meta:
        verbose_name = "Konto"
        verbose_name_plural = "Konten"
        constraints = [
            models.UniqueConstraint(
                Lower("kennung"),
                name="konto_kennung_ohne_gross_und_klein",
                violation_error_message="Diese Kennung gibt es schon.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    # allauth asks for these two; there is no superuser in this house.
    @property
    def is_staff(self) -> bool:
        return False

    @property
    def is_superuser(self) -> bool:
        return False


class Protokoll(models.Model):
    """One act of one person. Append-only: the database refuses UPDATE and DELETE, the chain shows what slipped by."""

    nummer = Nummer("Nummer", primary_key=True)
    zeit = models.DateTimeField("Zeit")
    # every act of the house writes here: only what is asked for has an index
    konto = models.ForeignKey(
        Konto, verbose_name="Konto", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    aktion = models.CharField("Aktion", max_length=80)
    objekt_typ = models.CharField("Objektart", max_length=60)
    objekt_id = models.CharField("Objekt", max_length=40)
    verpflichtungen = models.TextField("Verpflichtungen")
    code = models.CharField("Kettencode", max_length=64)

    class Meta:
        verbose_name = "Protokoll"
        verbose_name_plural = "Protokolle"
        indexes = [models.Index(fields=["objekt_typ", "objekt_id"], name="protokoll_objekt")]

    def __str__(self) -> str:
        return f"{self.nummer} {self.aktion}"


class Protokollwert(models.Model):
    """The values behind the commitments of one entry; deleted lawfully, the chain still verifies."""

    protokoll = models.OneToOneField(
        Protokoll, verbose_name="Protokoll", primary_key=True, on_delete=models.PROTECT, related_name="wert"
    )
    werte = models.JSONField("Werte")

    class Meta:
        verbose_name = "Protokollwert"
        verbose_name_plural = "Protokollwerte"

    def __str__(self) -> str:
        return f"Werte zu {self.protokoll_id}"


class Protokollkopf(models.Model):
    """The newest entry's number and code: one row, locked by each writer, so that numbers have no gap."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    nummer = models.BigIntegerField("Nummer")
    code = models.CharField("Kettencode", max_length=64)

    class Meta:
        verbose_name = "Protokollkopf"
        verbose_name_plural = "Protokollkopf"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1),
                name="protokollkopf_einzig",
                violation_error_message="Es gibt genau einen Protokollkopf.",
            )
        ]

    def __str__(self) -> str:
        return str(self.nummer)


class Einsicht(models.Model):
    """Somebody read a person's case. One row per request."""

    konto = models.ForeignKey(Konto, verbose_name="Konto", on_delete=models.PROTECT, related_name="+")
    zeit = models.DateTimeField("Zeit", db_index=True)
    objekt_typ = models.CharField("Objektart", max_length=60)
    objekt_id = models.CharField("Objekt", max_length=40)
    zweck = models.CharField("Zweck", max_length=120)

    class Meta:
        verbose_name = "Einsicht"
        verbose_name_plural = "Einsichten"
        indexes = [models.Index(fields=["objekt_typ", "objekt_id", "-zeit"], name="einsicht_objekt")]

    def __str__(self) -> str:
        return f"{self.objekt_typ} {self.objekt_id}"


class Entwurf(models.Model):
    """What somebody has typed and not yet saved, kept per Konto and form; `schluessel` names form and object."""

    konto = models.ForeignKey(Konto, verbose_name="Konto", on_delete=models.CASCADE, related_name="+")
    schluessel = models.CharField("Schlüssel", max_length=200)
    daten: Any = models.JSONField("Daten")
    geaendert_am = models.DateTimeField("geändert am")

    class Meta:
        verbose_name = "Entwurf"
        verbose_name_plural = "Entwürfe"
        constraints = [models.UniqueConstraint(fields=["konto", "schluessel"], name="entwurf_je_konto_und_formular")]

    def __str__(self) -> str:
        return self.schluessel


class Kalenderadresse(models.Model):
    """The private address of somebody's calendar: whoever knows it reads days, and nothing else opens with it.

    Only a hash of the address is kept; one address per Konto is in force.
    """

    konto = models.ForeignKey(Konto, verbose_name="Konto", on_delete=models.PROTECT, related_name="+")
    pruefsumme = models.CharField("Prüfsumme der Adresse", max_length=64, unique=True)
    angelegt_am = models.DateTimeField("angelegt am")
    widerrufen_am = models.DateTimeField("widerrufen am", null=True, blank=True)

    class Meta:
        verbose_name = "Kalenderadresse"
        verbose_name_plural = "Kalenderadressen"
        constraints = [
            models.UniqueConstraint(
                fields=["konto"],
                condition=models.Q(widerrufen_am__isnull=True),
                name="kalenderadresse_eine_je_konto",
                violation_error_message="Es gilt schon eine Adresse. Bitte widerrufen Sie zuerst diese.",
            )
        ]

    def __str__(self) -> str:
        return f"Kalenderadresse vom {self.angelegt_am:%d.%m.%Y}"


class Einmalmarke(models.Model):
    """A form that was acted upon: written in the same transaction as the act, so that a second post changes nothing."""

    marke = models.CharField("Marke", max_length=64, primary_key=True)
    konto = models.ForeignKey(Konto, verbose_name="Konto", null=True, on_delete=models.CASCADE, related_name="+")
    ziel = models.CharField("Ziel", max_length=300)
    zeit = models.DateTimeField("Zeit")

    class Meta:
        verbose_name = "Einmalmarke"
        verbose_name_plural = "Einmalmarken"

    def __str__(self) -> str:
        return self.marke


class Kurzwert(models.Model):
    """What counts for minutes in all processes of the service, such as tries to log in."""

    schluessel = models.CharField("Schlüssel", max_length=64, primary_key=True)
    wert: Any = models.JSONField("Wert")
    bis = models.DateTimeField("gilt bis", db_index=True)

    class Meta:
        verbose_name = "Kurzwert"
        verbose_name_plural = "Kurzwerte"

    def __str__(self) -> str:
        return self.schluessel

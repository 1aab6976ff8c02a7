"""How a city starts: its running and ended helps and past payments, taken over from a file, undone as one."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F, Q

from massanzug.planbudget.choices import Bestandsart, Hilfeklasse
from massanzug.planbudget.models.hauptbuch import Buchung
from massanzug.rechenkern.hauptbuch import hash_aus
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.zugang.models import Konto

HILFENFELDER = (
    "wirkungsraum_id", "kennung", "geburtsmonat", "hilfeart", "hilfeklasse", "von", "bis", "einheit",
    "menge_tausendstel", "satz_cent", "anbieter", "merkmale", "zaehlt",
)  # fmt: skip
"""What a taken-over help says."""


class Bestandsuebernahme(models.Model):
    """One file that was taken over; `pruefsumme` is that of the file, so that it is not taken over twice.

    `zeilensumme` covers what was taken over: the rows of the helps, or the lines of the Buchung.
    """

    art = models.CharField("Was", max_length=20, choices=Bestandsart.choices)
    datei = models.CharField("Datei", max_length=200)
    pruefsumme = models.CharField("Prüfsumme der Datei", max_length=64)
    anzahl = models.PositiveIntegerField("Zeilen")
    zeilensumme = models.CharField("Prüfsumme der Zeilen", max_length=64)
    buchung = models.ForeignKey(
        Buchung, verbose_name="Buchung", null=True, blank=True, on_delete=models.PROTECT, related_name="uebernahmen"
    )
    am = models.DateField("übernommen am")
    von = models.ForeignKey(
        Konto, verbose_name="übernommen von", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    zurueckgenommen_am = models.DateField("zurückgenommen am", null=True, blank=True)

    class Meta:
        verbose_name = "Bestandsübernahme"
        verbose_name_plural = "Bestandsübernahmen"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pruefsumme"],
                condition=Q(zurueckgenommen_am__isnull=True),
                name="bestandsuebernahme_einmal",
                violation_error_message="Diese Datei ist schon übernommen.",
            ),
            models.CheckConstraint(
                condition=Q(zurueckgenommen_am__isnull=True) | Q(zurueckgenommen_am__gte=F("am")),
                name="bestandsuebernahme_zeitfolge",
                violation_error_message="Zurückgenommen werden kann erst, was übernommen ist.",
            ),
        ]

    def __str__(self) -> str:
        return self.datei


class Bestandshilfe(models.Model):
    """A help from before this software, under a pseudonym: it binds money as a Baustein does."""

    uebernahme = models.ForeignKey(
        Bestandsuebernahme, verbose_name="Übernahme", on_delete=models.PROTECT, related_name="hilfen"
    )
    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="+"
    )
    kennung = models.CharField("Kennung", max_length=60)
    geburtsmonat = models.PositiveIntegerField("Geburtsmonat", null=True, blank=True)
    hilfeart = models.CharField("Hilfeart", max_length=30)
    hilfeklasse = models.CharField("Hilfeklasse", max_length=20, choices=Hilfeklasse.choices)
    von = models.DateField("Beginn")
    bis = models.DateField("Ende", null=True, blank=True)
    einheit = models.CharField("Einheit", max_length=20)
    menge_tausendstel = models.PositiveIntegerField("Menge in Tausendsteln")
    satz_cent = models.BigIntegerField("Satz in Cent")
    anbieter = models.CharField("Anbieter", max_length=120, blank=True)
    merkmale: Any = models.JSONField("Merkmale", default=list)
    zaehlt = models.BooleanField("zählt ins Planbudget", null=True, blank=True)

    class Meta:
        verbose_name = "Bestandshilfe"
        verbose_name_plural = "Bestandshilfen"
        ordering = ["pk"]
        indexes = [models.Index(fields=["wirkungsraum", "von"], name="bestandshilfe_raum")]

    def __str__(self) -> str:
        return f"{self.kennung} {self.hilfeart}"


def zeilensumme(hilfen: Iterable[Bestandshilfe]) -> str:
    """SHA-256 over what helps say, in their order: the taking over keeps it, the Protokoll covers that."""
    reihen = ([getattr(hilfe, feld) for feld in HILFENFELDER] for hilfe in hilfen)
    return hash_aus(json.dumps(reihe, ensure_ascii=False, default=str) for reihe in reihen)


class Bestandsdatei(models.Model):
    """A file between preview and taking over: what was checked is what is taken over, whatever the browser says.

    It belongs to who uploaded it, is never handed out again, and goes when it was used or a day has passed.
    """

    konto = models.ForeignKey(Konto, verbose_name="Konto", on_delete=models.PROTECT, related_name="+")
    name = models.CharField("Name", max_length=200)
    inhalt = models.BinaryField("Inhalt")
    pruefsumme = models.CharField("Prüfsumme der Datei", max_length=64)
    hochgeladen_am = models.DateTimeField("hochgeladen am")

    class Meta:
        verbose_name = "Bestandsdatei"
        verbose_name_plural = "Bestandsdateien"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


class Spaltenzuordnung(models.Model):
    """Which column of a city's file holds what; remembered for the next file with the same headings."""

    art = models.CharField("Was", max_length=20, choices=Bestandsart.choices)
    kopf = models.CharField("Prüfsumme der Überschriften", max_length=64)
    spalten: Any = models.JSONField("Spalten")
    am = models.DateField("gemerkt am")

    class Meta:
        verbose_name = "Spaltenzuordnung"
        verbose_name_plural = "Spaltenzuordnungen"
        constraints = [models.UniqueConstraint(fields=["art", "kopf"], name="spaltenzuordnung_je_kopf")]

    def __str__(self) -> str:
        return f"{self.get_art_display()} {self.kopf[:8]}"

"""Why a Planbudget changes: events that two persons of two organisations confirm. Nothing here is ever edited."""

from django.db import models
from django.db.models import F, Q

from massanzug.planbudget.choices import Antwort, Ereignisart
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.traeger.models import Traeger
from massanzug.zugang.models import Konto

NUR_AUS_FAELLEN = (Ereignisart.RUECKFUEHRUNG, Ereignisart.VERMEIDUNG)
"""Derived from what changed in the Bausteine, never typed as a free amount."""


class Budgetereignis(models.Model):
    """One reason for more or less Planbudget: evidence, method, cap, effect and expiry.

    The amount is either a full month's effect (`monat_cent`, from a case) or a full year's (`jahr_cent`); the other is
    zero. `fall_id` and the Bausteine are named by number, so that no name stands in the money's room.
    """

    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="+"
    )
    art = models.CharField("Art", max_length=30, choices=Ereignisart.choices)
    monat_cent = models.BigIntegerField("Wirkung je vollem Monat in Cent", default=0)
    jahr_cent = models.BigIntegerField("Wirkung je vollem Jahr in Cent", default=0)
    deckel_jahr_cent = models.BigIntegerField("höchstens im Kalenderjahr in Cent", null=True, blank=True)
    wirksam_ab = models.DateField("wirksam ab")
    endet_am = models.DateField("endet am", null=True, blank=True)
    nachweis = models.TextField("Nachweis")
    methode = models.CharField("Methode des Vergleichs", max_length=60, blank=True)
    annahme = models.TextField("Was ist angenommen?", blank=True)
    beschluss = models.CharField("Beschluss", max_length=200, blank=True)
    bezug = models.CharField("Bezug", max_length=60, blank=True)
    hebt_auf = models.ForeignKey(
        "self", verbose_name="nimmt zurück", null=True, blank=True, on_delete=models.PROTECT, related_name="umkehrungen"
    )
    verfasst_am = models.DateField("verfasst am")
    verfasst_von = models.ForeignKey(Konto, verbose_name="verfasst von", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Budgetereignis"
        verbose_name_plural = "Budgetereignisse"
        ordering = ["-verfasst_am", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(monat_cent=0) | Q(jahr_cent=0),
                name="ereignis_ein_betrag",
                violation_error_message="Die Wirkung gilt entweder je Monat oder je Jahr.",
            ),
            models.CheckConstraint(
                condition=~Q(monat_cent=0) | ~Q(jahr_cent=0),
                name="ereignis_hat_wirkung",
                violation_error_message="Ein Ereignis ohne Betrag ändert nichts.",
            ),
            models.CheckConstraint(
                condition=Q(endet_am__isnull=True) | Q(endet_am__gte=F("wirksam_ab")),
                name="ereignis_zeitfolge",
                violation_error_message="Das Ende darf nicht vor dem Anfang liegen.",
            ),
            models.CheckConstraint(
                condition=Q(deckel_jahr_cent__isnull=True) | Q(deckel_jahr_cent__gte=0),
                name="ereignis_deckel_nicht_negativ",
                violation_error_message="Ein Deckel kann nicht unter null liegen.",
            ),
            models.CheckConstraint(
                condition=~Q(art__in=NUR_AUS_FAELLEN)
                | Q(hebt_auf__isnull=False)
                | (~Q(bezug="") & ~Q(methode="") & ~Q(annahme="") & Q(monat_cent__gt=0)),
                name="ereignis_aus_falldaten",
                violation_error_message="Rückführung und Vermeidung kommen aus den Bausteinen, mit ihrer Annahme.",
            ),
            models.UniqueConstraint(
                fields=["art", "bezug"],
                condition=Q(art__in=NUR_AUS_FAELLEN, hebt_auf__isnull=True),
                name="ereignis_je_bezug_einmal",
                violation_error_message="Für diesen Wechsel gibt es schon ein Ereignis.",
            ),
        ]
        indexes = [models.Index(fields=["wirkungsraum", "wirksam_ab"], name="ereignis_raum")]

    def __str__(self) -> str:
        return f"{self.get_art_display()} ab {self.wirksam_ab}"


class Ereignisantwort(models.Model):
    """One person confirms or refuses for her organisation. The database refuses the author's own answer."""

    ereignis = models.ForeignKey(
        Budgetereignis, verbose_name="Ereignis", on_delete=models.PROTECT, related_name="antworten"
    )
    antwort = models.CharField("Antwort", max_length=20, choices=Antwort.choices)
    grund = models.TextField("Grund", blank=True)
    von = models.ForeignKey(Konto, verbose_name="von", on_delete=models.PROTECT, related_name="+")
    traeger = models.ForeignKey(Traeger, verbose_name="für", on_delete=models.PROTECT, related_name="+")
    am = models.DateField("am")

    class Meta:
        verbose_name = "Antwort auf ein Ereignis"
        verbose_name_plural = "Antworten auf Ereignisse"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ereignis", "traeger"],
                name="ereignisantwort_je_organisation_einmal",
                violation_error_message="Ihre Organisation hat schon geantwortet.",
            ),
            models.UniqueConstraint(
                fields=["ereignis", "von"],
                name="ereignisantwort_je_person_einmal",
                violation_error_message="Sie haben schon geantwortet.",
            ),
            models.CheckConstraint(
                condition=Q(antwort=Antwort.BESTAETIGT) | ~Q(grund=""),
                name="ereignisantwort_ablehnung_mit_grund",
                violation_error_message="Bitte schreiben Sie, warum Sie ablehnen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_antwort_display()} am {self.am}"

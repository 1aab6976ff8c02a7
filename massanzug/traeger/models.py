"""Organisations, who belongs to them when, where they work and who works there."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from massanzug.sozialraum.models import Stadtteil, Wirkungsraum
from massanzug.traeger.choices import MIT_STUDIUM, Qualifikation, Traegerart
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


class Standort(models.Model):
    """Where a Träger works, with the desks it keeps for the Jugendamt; its Wirkungsraum is that of its Stadtteil."""

    traeger = models.ForeignKey(Traeger, verbose_name="Träger", on_delete=models.PROTECT, related_name="standorte")
    name = models.CharField("Name", max_length=80)
    stadtteil = models.ForeignKey(Stadtteil, verbose_name="Stadtteil", on_delete=models.PROTECT, related_name="+")
    anschrift = models.CharField("Anschrift", max_length=120)
    plaetze = models.PositiveSmallIntegerField("Arbeitsplätze")
    plaetze_amt = models.PositiveSmallIntegerField("davon fürs Jugendamt")
    oeffnungszeiten = models.CharField("Öffnungszeiten", max_length=300, blank=True)
    """As `rechenkern.raum.zeiten_als_text` writes them."""
    gueltig_von = models.DateField("seit")
    gueltig_bis = models.DateField("bis", null=True, blank=True)
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Standort"
        verbose_name_plural = "Standorte"
        ordering = ["gueltig_von", "pk"]
        constraints = [
            zeitfolge("standort_zeitfolge"),
            models.CheckConstraint(
                condition=Q(plaetze_amt__lte=F("plaetze")),
                name="standort_plaetze_amt_hoechstens_alle",
                violation_error_message="Fürs Jugendamt können nicht mehr Plätze da sein als insgesamt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.traeger}"


class Platzbuchung(models.Model):
    """Desks that people of the Jugendamt take on a day. Who sits there is not kept: nobody's days are counted."""

    standort = models.ForeignKey(Standort, verbose_name="Standort", on_delete=models.PROTECT, related_name="buchungen")
    tag = models.DateField("Tag")
    plaetze = models.PositiveSmallIntegerField("Plätze")
    gebucht_von = models.ForeignKey(Konto, verbose_name="gebucht von", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Platzbuchung"
        verbose_name_plural = "Platzbuchungen"
        ordering = ["tag", "pk"]
        indexes = [models.Index(fields=["standort", "tag"], name="platzbuchung_tag")]
        constraints = [
            models.CheckConstraint(
                condition=Q(plaetze__gte=1),
                name="platzbuchung_mindestens_einer",
                violation_error_message="Bitte buchen Sie mindestens einen Platz.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.standort} {self.tag}"


class Fachkraft(models.Model):
    """Somebody who works for a Träger, for the degree quota and § 72a SGB VIII.

    Of a Führungszeugnis only its date is kept: it says that one was seen, without an entry under § 72a Abs. 1. Date
    and name never enter the Protokoll, so that they are gone when they are deleted; what the quota needs stays.
    """

    nie_protokolliert = frozenset({"name", "zeugnis_vom"})

    traeger = models.ForeignKey(Traeger, verbose_name="Träger", on_delete=models.PROTECT, related_name="fachkraefte")
    name = models.CharField("Name oder Kürzel", max_length=80, blank=True)
    """Empty once it is deleted."""
    qualifikation = models.CharField("Qualifikation", max_length=20, choices=Qualifikation.choices)
    abschluss_am = models.DateField("Abschluss am", null=True, blank=True)
    """Only where the degree came, or comes, while she works here."""
    wochenstunden_tausendstel = models.PositiveIntegerField("Stunden in der Woche")
    gueltig_von = models.DateField("arbeitet hier seit")
    gueltig_bis = models.DateField("letzter Tag", null=True, blank=True)
    zeugnis_vom = models.DateField("Führungszeugnis vom", null=True, blank=True)
    geloescht_am = models.DateField("Angaben gelöscht am", null=True, blank=True)
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Fachkraft"
        verbose_name_plural = "Fachkräfte"
        ordering = ["name", "pk"]
        constraints = [
            zeitfolge("fachkraft_zeitfolge"),
            models.CheckConstraint(
                condition=Q(wochenstunden_tausendstel__gte=1, wochenstunden_tausendstel__lte=48_000),
                name="fachkraft_stunden",
                violation_error_message="Eine Woche hat hier zwischen 0 und 48 Arbeitsstunden.",
            ),
            models.CheckConstraint(
                condition=Q(geloescht_am__isnull=True) | Q(name="", zeugnis_vom__isnull=True),
                name="fachkraft_geloescht_ist_geloescht",
                violation_error_message="Gelöschte Angaben kommen nicht zurück.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"Fachkraft {self.pk}"

    @property
    def studium(self) -> bool:
        return self.qualifikation in MIT_STUDIUM

"""The Hauptbuch: append-only, double entry. The database refuses UPDATE and DELETE, and keeps the balances itself."""

from django.db import models
from django.db.models import F, Q

from massanzug.planbudget.choices import Buchungsart, Hilfeklasse, Kontoart
from massanzug.rechenkern.hauptbuch import BELEG_ZEICHEN, Zeile
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.felder import Nummer
from massanzug.zugang.models import Konto

ZEILENFELDER = (
    "soll_id", "haben_id", "betrag_cent", "tag", "leistung_von", "leistung_bis", "belegdatum", "beleg", "zahldatum",
    "hilfeklasse", "bezug",
)  # fmt: skip
"""The columns of a line in the order in which rechenkern.hauptbuch.Zeile names them."""


class Buchungskonto(models.Model):
    """An account of the Hauptbuch: what it counts, for which Wirkungsraum."""

    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="+"
    )
    art = models.CharField("Art", max_length=20, choices=Kontoart.choices)

    class Meta:
        verbose_name = "Buchungskonto"
        verbose_name_plural = "Buchungskonten"
        constraints = [
            models.UniqueConstraint(
                fields=["wirkungsraum", "art"],
                name="buchungskonto_je_raum_und_art",
                violation_error_message="Dieses Konto gibt es schon.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_art_display()} {self.wirkungsraum}"


class Buchung(models.Model):
    """One act of booking. Numbers have no gap; `pruefsumme` covers the lines, the Protokoll covers the head."""

    nummer = Nummer("Nummer", primary_key=True)
    art = models.CharField("Art", max_length=20, choices=Buchungsart.choices)
    text = models.CharField("Buchungstext", max_length=200)
    grund = models.TextField("Grund", blank=True)
    ist_nachtrag = models.BooleanField("Nachtrag in einen abgeschlossenen Monat", default=False)
    hebt_auf = models.OneToOneField(
        "self", verbose_name="hebt auf", null=True, on_delete=models.PROTECT, related_name="storno"
    )
    am = models.DateField("gebucht am")
    von = models.ForeignKey(
        Konto, verbose_name="gebucht von", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    anzahl = models.PositiveIntegerField("Zeilen")
    pruefsumme = models.CharField("Prüfsumme der Zeilen", max_length=64)

    class Meta:
        verbose_name = "Buchung"
        verbose_name_plural = "Buchungen"
        ordering = ["-nummer"]
        constraints = [
            models.CheckConstraint(
                condition=Q(art=Buchungsart.STORNO, hebt_auf__isnull=False)
                | (~Q(art=Buchungsart.STORNO) & Q(hebt_auf__isnull=True)),
                name="buchung_storno_hebt_auf",
                violation_error_message="Ein Storno nennt die Buchung, die es aufhebt.",
            ),
            models.CheckConstraint(
                condition=(~Q(art=Buchungsart.STORNO) & Q(ist_nachtrag=False)) | ~Q(grund=""),
                name="buchung_storno_und_nachtrag_mit_grund",
                violation_error_message="Bitte schreiben Sie, warum.",
            ),
            models.CheckConstraint(
                condition=Q(anzahl__gt=0),
                name="buchung_hat_zeilen",
                violation_error_message="Eine Buchung braucht mindestens eine Zeile.",
            ),
        ]

    def __str__(self) -> str:
        return f"Buchung {self.nummer}"


class Buchungszeile(models.Model):
    """`betrag_cent` from account `haben` to account `soll`: it cannot be out of balance."""

    buchung = models.ForeignKey(Buchung, verbose_name="Buchung", on_delete=models.PROTECT, related_name="zeilen")
    # both accounts are there because each line counts in a Saldo of its account, and that one has the constraint
    soll = models.ForeignKey(
        Buchungskonto, verbose_name="Soll", on_delete=models.PROTECT, related_name="+", db_index=False,
        db_constraint=False,
    )  # fmt: skip
    haben = models.ForeignKey(
        Buchungskonto, verbose_name="Haben", on_delete=models.PROTECT, related_name="+", db_index=False,
        db_constraint=False,
    )  # fmt: skip
    betrag_cent = models.BigIntegerField("Betrag in Cent")
    tag = models.DateField("Wertstellung")
    monat = models.PositiveIntegerField("Monat")
    leistung_von = models.DateField("Leistung von")
    leistung_bis = models.DateField("Leistung bis")
    belegdatum = models.DateField("Belegdatum")
    zahldatum = models.DateField("Zahldatum", null=True, blank=True)
    beleg = models.CharField("Beleg", max_length=BELEG_ZEICHEN)
    hilfeklasse = models.CharField("Hilfeklasse", max_length=20, choices=Hilfeklasse.choices, blank=True)
    bezug = models.CharField("Bezug", max_length=80, blank=True)

    class Meta:
        verbose_name = "Buchungszeile"
        verbose_name_plural = "Buchungszeilen"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(betrag_cent__gt=0),
                name="buchungszeile_betrag_ueber_null",
                violation_error_message="Der Betrag einer Zeile liegt über null.",
            ),
            models.CheckConstraint(
                condition=~Q(soll=F("haben")),
                name="buchungszeile_zwei_konten",
                violation_error_message="Eine Zeile braucht zwei verschiedene Konten.",
            ),
            models.CheckConstraint(
                condition=Q(leistung_bis__gte=F("leistung_von")),
                name="buchungszeile_zeitfolge",
                violation_error_message="Der Leistungszeitraum endet vor seinem Anfang.",
            ),
        ]
        indexes = [
            # an account's days: the rest of a month behind the kept balances, and the lines of a page
            models.Index(fields=["soll", "tag", "betrag_cent"], name="buchungszeile_soll"),
            models.Index(fields=["haben", "tag", "betrag_cent"], name="buchungszeile_haben"),
            models.Index(fields=["bezug", "monat"], name="buchungszeile_bezug", condition=~Q(bezug="")),
        ]

    def __str__(self) -> str:
        return f"{self.beleg}: {self.betrag_cent} Cent"

    @property
    def zeile(self) -> Zeile:
        """As the core sees it."""
        return Zeile(*(getattr(self, feld) for feld in ZEILENFELDER))


class Saldo(models.Model):
    """Movement of an account in a month, kept by the database with each Buchung; `massanzug pruefe` adds it up."""

    pk = models.CompositePrimaryKey("konto_id", "monat")
    konto = models.ForeignKey(
        Buchungskonto, verbose_name="Konto", on_delete=models.PROTECT, related_name="salden", db_index=False
    )
    monat = models.PositiveIntegerField("Monat")
    cent = models.BigIntegerField("Bewegung in Cent")
    anzahl = models.PositiveIntegerField("Zeilen")

    class Meta:
        verbose_name = "Saldo"
        verbose_name_plural = "Salden"

    def __str__(self) -> str:
        return f"{self.konto_id} {self.monat}"


class Periodenschluss(models.Model):
    """All months up to `bis_monat` are closed; from then on they take only dated corrections that say so."""

    bis_monat = models.PositiveIntegerField("abgeschlossen bis Monat")
    bis_buchung = models.BigIntegerField("letzte Buchung davor")
    am = models.DateField("abgeschlossen am")
    von = models.ForeignKey(
        Konto, verbose_name="abgeschlossen von", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "Periodenschluss"
        verbose_name_plural = "Periodenschlüsse"
        ordering = ["-bis_monat"]
        constraints = [
            models.UniqueConstraint(
                fields=["bis_monat"],
                name="periodenschluss_einmal",
                violation_error_message="Dieser Monat ist schon abgeschlossen.",
            )
        ]

    def __str__(self) -> str:
        return f"bis {self.bis_monat}"


class Abstimmung(models.Model):
    """A balance assertion: what another book says an account holds at the end of a day („Stand laut Kämmerei“)."""

    konto = models.ForeignKey(
        Buchungskonto, verbose_name="Konto", on_delete=models.PROTECT, related_name="abstimmungen"
    )
    stichtag = models.DateField("Stand am")
    stand_cent = models.BigIntegerField("Stand laut Kämmerei in Cent")
    gebucht_cent = models.BigIntegerField("Stand im Hauptbuch in Cent")
    bis_buchung = models.BigIntegerField("letzte Buchung dabei")
    quelle = models.CharField("Quelle", max_length=200)
    am = models.DateField("festgehalten am")
    von = models.ForeignKey(Konto, verbose_name="festgehalten von", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Abstimmung"
        verbose_name_plural = "Abstimmungen"
        ordering = ["-stichtag", "-pk"]
        indexes = [models.Index(fields=["konto", "-stichtag"], name="abstimmung_konto")]

    def __str__(self) -> str:
        return f"Stand am {self.stichtag}"

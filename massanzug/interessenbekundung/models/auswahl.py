"""From the opening to the award: what was checked, scored, discussed, decided and told."""

from django.db import models
from django.db.models import F, Q

from massanzug.interessenbekundung.choices import (
    OFFENE_EINWAENDE,
    Einwandsstand,
    Formergebnis,
    Kriteriumsergebnis,
    Mitteilungsart,
    Zulassung,
)
from massanzug.interessenbekundung.models.bekundung import Bekundung, Bekundungsteil
from massanzug.interessenbekundung.models.verfahren import Abschnitt, Ausschreibung, Kriterium, Verfahren
from massanzug.zugang.models import Konto


def _konto(name: str, *, offen: bool = False) -> models.ForeignKey:
    return models.ForeignKey(
        Konto, verbose_name=name, null=offen, blank=offen, on_delete=models.PROTECT, related_name="+"
    )


class Bekundungspruefung(models.Model):
    """The formal check of a Bekundung and, later, whether it is admitted to the scoring.

    `kennung` is what jurors call it in the first round („A“); it is drawn by lot when the scoring begins.
    """

    bekundung = models.OneToOneField(
        Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="pruefung"
    )
    form = models.CharField("formale Prüfung", max_length=16, choices=Formergebnis.choices)
    form_grund = models.TextField("Grund", max_length=2000, blank=True)
    form_von = _konto("formal geprüft von")
    form_am = models.DateTimeField("formal geprüft am")
    zulassung = models.CharField("Zulassung", max_length=16, choices=Zulassung.choices, default=Zulassung.OFFEN)
    zulassung_grund = models.TextField("Grund der Zulassung oder des Ausschlusses", max_length=4000, blank=True)
    zulassung_von = _konto("entschieden von", offen=True)
    zulassung_am = models.DateTimeField("entschieden am", null=True, blank=True)
    kennung = models.CharField("Kennung in der Jury", max_length=4, blank=True)
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Prüfung einer Bekundung"
        verbose_name_plural = "Prüfungen von Bekundungen"
        constraints = [
            models.CheckConstraint(
                condition=Q(form=Formergebnis.IN_ORDNUNG) | (~Q(form_grund="") & ~Q(zulassung=Zulassung.ZUGELASSEN)),
                name="bekundungspruefung_form_mit_grund",
                violation_error_message="Ein formaler Ausschluss nennt seinen Grund und lässt nicht zu.",
            ),
            models.CheckConstraint(
                condition=~Q(zulassung=Zulassung.AUSGESCHLOSSEN) | ~Q(zulassung_grund=""),
                name="bekundungspruefung_ausschluss_mit_grund",
                violation_error_message="Bitte nennen Sie den Grund des Ausschlusses.",
            ),
            models.CheckConstraint(
                condition=Q(zulassung=Zulassung.OFFEN, zulassung_von__isnull=True, zulassung_am__isnull=True)
                | (~Q(zulassung=Zulassung.OFFEN) & Q(zulassung_von__isnull=False, zulassung_am__isnull=False)),
                name="bekundungspruefung_entschieden_von",
                violation_error_message="Eine Entscheidung hat einen Namen und einen Zeitpunkt.",
            ),
        ]

    def __str__(self) -> str:
        return f"Prüfung: {self.bekundung}"


class Kriteriumspruefung(models.Model):
    """Whether one Bekundung meets one Kriterium."""

    bekundung = models.ForeignKey(
        Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="kriteriumspruefungen"
    )
    kriterium = models.ForeignKey(Kriterium, verbose_name="Kriterium", on_delete=models.PROTECT, related_name="+")
    ergebnis = models.CharField("Ergebnis", max_length=10, choices=Kriteriumsergebnis.choices)
    notiz = models.TextField("Notiz", max_length=2000, blank=True)
    von = _konto("geprüft von")
    am = models.DateTimeField("geprüft am")
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Prüfung eines Kriteriums"
        verbose_name_plural = "Prüfungen von Kriterien"
        ordering = ["kriterium__nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["bekundung", "kriterium"],
                name="kriteriumspruefung_einmal",
                violation_error_message="Dieses Kriterium ist schon geprüft.",
            ),
            models.CheckConstraint(
                condition=Q(ergebnis=Kriteriumsergebnis.ERFUELLT) | ~Q(notiz=""),
                name="kriteriumspruefung_mit_notiz",
                violation_error_message="Bitte schreiben Sie, was fehlt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kriterium}: {self.get_ergebnis_display()}"


class Nachforderung(models.Model):
    """The one request of a call for what is missing: one deadline, the same for all."""

    verfahren = models.OneToOneField(
        Verfahren, verbose_name="Verfahren", on_delete=models.PROTECT, related_name="nachforderung"
    )
    frist = models.DateTimeField("Frist")
    am = models.DateTimeField("am")
    von = _konto("von")

    class Meta:
        verbose_name = "Nachforderung"
        verbose_name_plural = "Nachforderungen"
        constraints = [
            models.CheckConstraint(
                condition=Q(frist__gt=F("am")),
                name="nachforderung_frist_spaeter",
                violation_error_message="Die Frist muss in der Zukunft liegen.",
            )
        ]

    def __str__(self) -> str:
        return f"Nachforderung: {self.verfahren}"


class Nachforderungsposten(models.Model):
    """What one Bekundung lacks, and what its Träger answered."""

    nachforderung = models.ForeignKey(
        Nachforderung, verbose_name="Nachforderung", on_delete=models.PROTECT, related_name="posten"
    )
    bekundung = models.OneToOneField(
        Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="nachforderungsposten"
    )
    fehlt = models.TextField("was fehlt", max_length=4000)
    antwort = models.TextField("Antwort", max_length=10000, blank=True)
    beantwortet_am = models.DateTimeField("beantwortet am", null=True, blank=True)
    beantwortet_von = _konto("beantwortet von", offen=True)
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Posten der Nachforderung"
        verbose_name_plural = "Posten der Nachforderung"
        constraints = [
            models.CheckConstraint(
                condition=Q(antwort="", beantwortet_am__isnull=True, beantwortet_von__isnull=True)
                | (~Q(antwort="") & Q(beantwortet_am__isnull=False, beantwortet_von__isnull=False)),
                name="nachforderungsposten_antwort_von",
                violation_error_message="Eine Antwort hat einen Namen und einen Zeitpunkt.",
            )
        ]

    def __str__(self) -> str:
        return f"Nachforderung an {self.bekundung.traeger}"


class Jurymitglied(models.Model):
    """Who scores the Bekundungen of a call, each for herself."""

    verfahren = models.ForeignKey(Verfahren, verbose_name="Verfahren", on_delete=models.PROTECT, related_name="jury")
    konto = _konto("Konto")
    benannt_am = models.DateTimeField("benannt am")
    benannt_von = _konto("benannt von")

    class Meta:
        verbose_name = "Mitglied der Jury"
        verbose_name_plural = "Mitglieder der Jury"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["verfahren", "konto"],
                name="jurymitglied_einmal",
                violation_error_message="Diese Person gehört schon zur Jury.",
            )
        ]

    def __str__(self) -> str:
        return str(self.konto)


class Befangenheit(models.Model):
    """Whether somebody could judge an applicant freely, in her own words; once biased she stays so."""

    bekundung = models.ForeignKey(
        Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="befangenheiten"
    )
    konto = _konto("Konto")
    befangen = models.BooleanField("befangen")
    grund = models.TextField("Grund", max_length=2000, blank=True)
    am = models.DateTimeField("am")

    class Meta:
        verbose_name = "Erklärung zur Befangenheit"
        verbose_name_plural = "Erklärungen zur Befangenheit"
        constraints = [
            models.UniqueConstraint(
                fields=["bekundung", "konto"],
                name="befangenheit_einmal",
                violation_error_message="Dazu haben Sie sich schon erklärt.",
            ),
            models.CheckConstraint(
                condition=Q(befangen=False) | ~Q(grund=""),
                name="befangenheit_mit_grund",
                violation_error_message="Bitte schreiben Sie kurz, warum Sie befangen sind.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.konto}: {'befangen' if self.befangen else 'nicht befangen'}"


class Wertung(models.Model):
    """What a juror gives a Bekundung in one Abschnitt; `punkte` None is „nicht bewertbar“.

    `nummer` 1 is the first round; a new value after the discussion is the next number, and the old one stays.
    """

    mitglied = models.ForeignKey(
        Jurymitglied, verbose_name="Mitglied der Jury", on_delete=models.PROTECT, related_name="wertungen"
    )
    bekundung = models.ForeignKey(
        Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="wertungen"
    )
    abschnitt = models.ForeignKey(Abschnitt, verbose_name="Abschnitt", on_delete=models.PROTECT, related_name="+")
    nummer = models.PositiveSmallIntegerField("Nummer", default=1)
    punkte = models.PositiveSmallIntegerField("Punkte", null=True, blank=True)
    grund = models.TextField("Grund", max_length=2000)
    am = models.DateTimeField("am")
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Wertung"
        verbose_name_plural = "Wertungen"
        ordering = ["bekundung", "abschnitt", "mitglied", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["mitglied", "bekundung", "abschnitt", "nummer"],
                name="wertung_einmal",
                violation_error_message="Diesen Abschnitt haben Sie schon gewertet.",
            ),
            models.CheckConstraint(
                condition=Q(punkte__isnull=True) | Q(punkte__lte=5),
                name="wertung_bis_fuenf",
                violation_error_message="Punkte gehen von 0 bis 5.",
            ),
            models.CheckConstraint(
                condition=~Q(grund=""),
                name="wertung_mit_grund",
                violation_error_message="Bitte schreiben Sie kurz, warum.",
            ),
        ]

    def __str__(self) -> str:
        return "nicht bewertbar" if self.punkte is None else f"{self.punkte} von 5"


class Wertungsabschluss(models.Model):
    """A juror has finished her first round for one Bekundung; from now on nothing in it changes."""

    mitglied = models.ForeignKey(
        Jurymitglied, verbose_name="Mitglied der Jury", on_delete=models.PROTECT, related_name="abschluesse"
    )
    bekundung = models.ForeignKey(
        Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="wertungsabschluesse"
    )
    am = models.DateTimeField("am")

    class Meta:
        verbose_name = "Abschluss einer Wertung"
        verbose_name_plural = "Abschlüsse von Wertungen"
        constraints = [
            models.UniqueConstraint(
                fields=["mitglied", "bekundung"],
                name="wertungsabschluss_einmal",
                violation_error_message="Diese Wertung ist schon abgeschlossen.",
            )
        ]

    def __str__(self) -> str:
        return f"abgeschlossen: {self.mitglied}"


class Aussprache(models.Model):
    """What was said where points lay far apart. Without it the order is not fixed."""

    bekundung = models.ForeignKey(
        Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="aussprachen"
    )
    abschnitt = models.ForeignKey(Abschnitt, verbose_name="Abschnitt", on_delete=models.PROTECT, related_name="+")
    text = models.TextField("Was wurde besprochen?", max_length=4000)
    am = models.DateTimeField("am")
    von = _konto("festgehalten von")

    class Meta:
        verbose_name = "Aussprache"
        verbose_name_plural = "Aussprachen"
        ordering = ["bekundung", "abschnitt"]
        constraints = [
            models.UniqueConstraint(
                fields=["bekundung", "abschnitt"],
                name="aussprache_einmal",
                violation_error_message="Diese Aussprache ist schon festgehalten.",
            )
        ]

    def __str__(self) -> str:
        return f"Aussprache: {self.abschnitt}"


class Anhoerung(models.Model):
    """All admitted applicants for a Wirkungsraum are invited alike; its points stand beside the order, never in it."""

    ausschreibung = models.OneToOneField(
        Ausschreibung, verbose_name="Ausschreibung", on_delete=models.PROTECT, related_name="anhoerung"
    )
    termin = models.DateTimeField("Termin")
    ort = models.CharField("Ort", max_length=200)
    ablauf = models.TextField("Ablauf, für alle gleich", max_length=2000)
    am = models.DateTimeField("eingeladen am")
    von = _konto("eingeladen von")

    class Meta:
        verbose_name = "Anhörung"
        verbose_name_plural = "Anhörungen"
        constraints = [
            models.CheckConstraint(
                condition=Q(termin__gt=F("am")),
                name="anhoerung_spaeter",
                violation_error_message="Der Termin muss in der Zukunft liegen.",
            )
        ]

    def __str__(self) -> str:
        return f"Anhörung: {self.ausschreibung}"


class Anhoerungswertung(models.Model):
    """What a juror gives an applicant for the hearing."""

    anhoerung = models.ForeignKey(
        Anhoerung, verbose_name="Anhörung", on_delete=models.PROTECT, related_name="wertungen"
    )
    mitglied = models.ForeignKey(
        Jurymitglied, verbose_name="Mitglied der Jury", on_delete=models.PROTECT, related_name="+"
    )
    bekundung = models.ForeignKey(Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="+")
    punkte = models.PositiveSmallIntegerField("Punkte")
    grund = models.TextField("Grund", max_length=2000)
    am = models.DateTimeField("am")

    class Meta:
        verbose_name = "Wertung der Anhörung"
        verbose_name_plural = "Wertungen der Anhörung"
        constraints = [
            models.UniqueConstraint(
                fields=["mitglied", "bekundung"],
                name="anhoerungswertung_einmal",
                violation_error_message="Diese Anhörung haben Sie schon gewertet.",
            ),
            models.CheckConstraint(
                condition=Q(punkte__lte=5) & ~Q(grund=""),
                name="anhoerungswertung_bis_fuenf",
                violation_error_message="Punkte gehen von 0 bis 5 und haben einen Grund.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.punkte} von 5"


class Los(models.Model):
    """Who shared a rank was put into an order by lot, once, before a witness."""

    ausschreibung = models.ForeignKey(
        Ausschreibung, verbose_name="Ausschreibung", on_delete=models.PROTECT, related_name="lose"
    )
    rang = models.PositiveSmallIntegerField("Rang")
    reihenfolge = models.JSONField("gezogene Reihenfolge")
    """Numbers of the Bekundungen, the first drawn first."""
    von = _konto("gezogen von")
    zeugin = _konto("Zeugin oder Zeuge")
    am = models.DateTimeField("am")

    class Meta:
        verbose_name = "Los"
        verbose_name_plural = "Lose"
        constraints = [
            models.UniqueConstraint(
                fields=["ausschreibung", "rang"],
                name="los_einmal",
                violation_error_message="Dieses Los ist schon gezogen.",
            ),
            models.CheckConstraint(
                condition=~Q(von=F("zeugin")),
                name="los_zwei_personen",
                violation_error_message="Ein Los ziehen Sie vor einer zweiten Person.",
            ),
        ]

    def __str__(self) -> str:
        return f"Los um Rang {self.rang}: {self.ausschreibung}"


class Auswahlvermerk(models.Model):
    """Why this applicant was chosen for a Wirkungsraum: what the record says, and what people add.

    A change is a new Fassung. Two different persons sign; then nothing follows.
    """

    ausschreibung = models.ForeignKey(
        Ausschreibung, verbose_name="Ausschreibung", on_delete=models.PROTECT, related_name="vermerke"
    )
    fassung = models.PositiveSmallIntegerField("Fassung")
    akte = models.JSONField("Akte")
    """What the record said when this Fassung was written."""
    gewaehlt = models.ForeignKey(
        Bekundung, verbose_name="ausgewählt", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ermessen = models.TextField("Ermessen", max_length=10000)
    alternativen = models.TextField("Alternativen", max_length=10000)
    wirkung = models.TextField("Wirkung auf die nicht Ausgewählten", max_length=10000)
    offenheit = models.TextField("Keine Ausschließlichkeit", max_length=10000)
    von = _konto("geschrieben von")
    am = models.DateTimeField("geschrieben am")
    erste = _konto("erste Unterschrift", offen=True)
    erste_am = models.DateTimeField("erste Unterschrift am", null=True, blank=True)
    zweite = _konto("zweite Unterschrift", offen=True)
    zweite_am = models.DateTimeField("zweite Unterschrift am", null=True, blank=True)

    class Meta:
        verbose_name = "Auswahlvermerk"
        verbose_name_plural = "Auswahlvermerke"
        ordering = ["-fassung"]
        constraints = [
            models.UniqueConstraint(
                fields=["ausschreibung", "fassung"],
                name="auswahlvermerk_fassung_einmal",
                violation_error_message="Diese Fassung gibt es schon.",
            ),
            models.UniqueConstraint(
                fields=["ausschreibung"],
                condition=Q(zweite__isnull=False),
                name="auswahlvermerk_einer_gilt",
                violation_error_message="Für diesen Wirkungsraum ist schon ein Vermerk unterschrieben.",
            ),
            models.CheckConstraint(
                condition=Q(zweite__isnull=True) | (Q(erste__isnull=False) & ~Q(erste=F("zweite"))),
                name="auswahlvermerk_zwei_personen",
                violation_error_message="Den Vermerk unterschreiben zwei verschiedene Personen.",
            ),
        ]

    def __str__(self) -> str:
        return f"Auswahlvermerk {self.ausschreibung}, Fassung {self.fassung}"


class Vorabinformation(models.Model):
    """All applicants for a Wirkungsraum were told on the same day; the award waits until `wartet_bis` is over."""

    ausschreibung = models.OneToOneField(
        Ausschreibung, verbose_name="Ausschreibung", on_delete=models.PROTECT, related_name="vorabinformation"
    )
    vermerk = models.OneToOneField(
        Auswahlvermerk, verbose_name="Vermerk", on_delete=models.PROTECT, related_name="vorabinformation"
    )
    am = models.DateTimeField("am")
    von = _konto("von")
    wartet_bis = models.DateField("wartet bis")

    class Meta:
        verbose_name = "Vorabinformation"
        verbose_name_plural = "Vorabinformationen"

    def __str__(self) -> str:
        return f"Vorabinformation: {self.ausschreibung}"


class Mitteilung(models.Model):
    """What one applicant was told, as it was told."""

    vorabinformation = models.ForeignKey(
        Vorabinformation, verbose_name="Vorabinformation", on_delete=models.PROTECT, related_name="mitteilungen"
    )
    bekundung = models.OneToOneField(
        Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="mitteilung"
    )
    art = models.CharField("Ergebnis", max_length=16, choices=Mitteilungsart.choices)
    rang = models.PositiveSmallIntegerField("Rang", null=True, blank=True)
    grund = models.TextField("Grund")

    class Meta:
        verbose_name = "Mitteilung"
        verbose_name_plural = "Mitteilungen"
        ordering = ["rang", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vorabinformation"],
                condition=Q(art=Mitteilungsart.AUSGEWAEHLT),
                name="mitteilung_eine_ausgewaehlt",
                violation_error_message="Ausgewählt ist für einen Wirkungsraum nur einer.",
            )
        ]

    def __str__(self) -> str:
        return f"Mitteilung an {self.bekundung.traeger}"


class Einwand(models.Model):
    """What an applicant holds against the choice. While one is open nothing is awarded."""

    bekundung = models.ForeignKey(
        Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="einwaende"
    )
    text = models.TextField("Einwand", max_length=10000)
    eingegangen_am = models.DateTimeField("eingegangen am")
    erhoben_von = _konto("erhoben von")
    stand = models.CharField("Stand", max_length=16, choices=Einwandsstand.choices, default=Einwandsstand.EINGEGANGEN)
    faellig_am = models.DateField("zu entscheiden bis", null=True, blank=True)
    antwort = models.TextField("Entscheidung", max_length=10000, blank=True)
    entschieden_von = _konto("entschieden von", offen=True)
    entschieden_am = models.DateTimeField("entschieden am", null=True, blank=True)

    class Meta:
        verbose_name = "Einwand"
        verbose_name_plural = "Einwände"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bekundung"],
                condition=Q(stand__in=OFFENE_EINWAENDE),
                name="einwand_einer_offen",
                violation_error_message="Über Ihren Einwand wird noch entschieden.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=OFFENE_EINWAENDE, entschieden_von__isnull=True, entschieden_am__isnull=True)
                | (
                    ~Q(stand__in=OFFENE_EINWAENDE)
                    & ~Q(antwort="")
                    & Q(entschieden_von__isnull=False, entschieden_am__isnull=False)
                ),
                name="einwand_entschieden_mit_grund",
                violation_error_message="Eine Entscheidung über einen Einwand hat Namen, Zeitpunkt und Grund.",
            ),
        ]

    def __str__(self) -> str:
        return f"Einwand: {self.bekundung.traeger}"


class Zuschlag(models.Model):
    """Who becomes Leitträger of a Wirkungsraum: proposed by one person, given by a second.

    One for each Wirkungsraum; one for each Bekundung, and so (a Träger has one Bekundung in a call) for each Träger.
    """

    ausschreibung = models.OneToOneField(
        Ausschreibung, verbose_name="Ausschreibung", on_delete=models.PROTECT, related_name="zuschlag"
    )
    bekundung = models.OneToOneField(
        Bekundung, verbose_name="Bekundung", on_delete=models.PROTECT, related_name="zuschlag"
    )
    gremium = models.CharField("Beschluss von", max_length=200)
    beschluss_am = models.DateField("Beschluss am")
    beschluss = models.TextField("Beschluss", max_length=4000)
    vorgeschlagen_von = _konto("vorgeschlagen von")
    vorgeschlagen_am = models.DateTimeField("vorgeschlagen am")
    von = _konto("erteilt von", offen=True)
    am = models.DateTimeField("erteilt am", null=True, blank=True)

    class Meta:
        verbose_name = "Zuschlag"
        verbose_name_plural = "Zuschläge"
        constraints = [
            models.CheckConstraint(
                condition=Q(von__isnull=True, am__isnull=True)
                | (Q(von__isnull=False, am__isnull=False) & ~Q(von=F("vorgeschlagen_von"))),
                name="zuschlag_zwei_personen",
                violation_error_message="Vorschlagen und erteilen müssen zwei verschiedene Personen.",
            )
        ]

    def __str__(self) -> str:
        return f"Zuschlag {self.ausschreibung}: {self.bekundung.traeger}"


class Neuausschreibung(models.Model):
    """This Wirkungsraum stays without a Leitträger in this call and is called for again."""

    ausschreibung = models.OneToOneField(
        Ausschreibung, verbose_name="Ausschreibung", on_delete=models.PROTECT, related_name="neuausschreibung"
    )
    grund = models.TextField("Grund", max_length=4000)
    am = models.DateTimeField("am")
    von = _konto("von")

    class Meta:
        verbose_name = "Neuausschreibung"
        verbose_name_plural = "Neuausschreibungen"

    def __str__(self) -> str:
        return f"erneut auszuschreiben: {self.ausschreibung}"


class Zusage(models.Model):
    """A promise of the chosen Bekundung, word for word; the contract watches over it."""

    teil = models.ForeignKey(
        Bekundungsteil, verbose_name="Teil der Bekundung", on_delete=models.PROTECT, related_name="zusagen"
    )
    wortlaut = models.TextField("Wortlaut", max_length=2000)
    von = _konto("markiert von")
    am = models.DateTimeField("am")

    class Meta:
        verbose_name = "Zusage"
        verbose_name_plural = "Zusagen"
        ordering = ["teil__art", "teil__nummer", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["teil", "wortlaut"],
                name="zusage_einmal",
                violation_error_message="Diese Zusage ist schon festgehalten.",
            )
        ]

    def __str__(self) -> str:
        return self.wortlaut[:60]

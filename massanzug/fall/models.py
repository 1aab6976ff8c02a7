"""A case: people, their will, their resources, their goals, and the Maßanzug cut from them."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Greatest, Least

from massanzug.fall.choices import (
    Abschlussgrund,
    Antragsform,
    Bausteinart,
    Bereich,
    Beteiligtenrolle,
    Beziehungsart,
    Bindung,
    Einheit,
    Entscheidungsstand,
    Ergebnis,
    Faden,
    Fallrolle,
    Fristanlass,
    Fristausgang,
    Funktion,
    Ideengeber,
    Intensitaet,
    Kanal,
    Kindschaftssache,
    Lage,
    Massanzugstand,
    Nachfrageergebnis,
    Naehe,
    Paarstand,
    Qualitaet,
    Ressourcenfeld,
    Ressourcenlage,
    Sektor,
    Sicht,
    Sorgenachweis,
    Sorgerechtsart,
    Suchteil,
    Uebergabestand,
    Wunschwahl,
    Zielart,
    Zielausgang,
    Zielherkunft,
    Zielwert,
)
from massanzug.sozialraum.models import Raumressource, Stadtteil, Wirkungsraum
from massanzug.technik.frage import Zuerst
from massanzug.traeger.models import Traeger
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Zugriff

BEZAHLT = (Massanzugstand.BEWILLIGT, Massanzugstand.ABGELOEST)


class FallQuerySet(QuerySet["Fall"]):
    def sichtbar_fuer(self, zugriff: Zugriff) -> "FallQuerySet":
        """Need to know (§ 35 SGB I, §§ 64, 65 SGB VIII); the grounds are those of `sichtgruende`.

        Asked case by case, so that it costs what the named cases cost, however many others the person sees.
        """
        namen = [Q(Exists(nennungen.filter(fall=OuterRef("pk")))) for nennungen in eigene_nennungen(zugriff)]
        gruende = [*namen, *weite_gruende(zugriff)]
        sicht = Fall.objects.filter(reduce(or_, gruende), pk=OuterRef("pk")) if gruende else Fall.objects.none()
        return self.filter(Exists(sicht.order_by()))

    def je_grund(self, zugriff: Zugriff, eng: "Enger | None" = None) -> "list[FallQuerySet]":
        """Together they hold what `sichtbar_fuer` holds; a case may be in several of them.

        With `eng` only the nennungen that it leaves over count: who asks for a page needs no others.
        """
        return [self.filter(grund) for grund in sichtgruende(zugriff, eng)]


Enger = Callable[[QuerySet[Any]], QuerySet[Any]]


def sichtgruende(zugriff: Zugriff, eng: Enger | None = None) -> tuple[Q, ...]:
    """The grounds on which this person sees cases; each alone can be walked along an index, newest case first.

    Jugendamt: who has a Zustaendigkeit today, and the ASD-Leitung of the Wirkungsraum. Leitträger: the one person
    to whom the case is released today, and only what the Freigabe names. Wirtschaftliche Jugendhilfe: what was
    approved, because it pays. Nobody else, administrators least.
    """
    return (*eigene_gruende(zugriff, eng), *weite_gruende(zugriff))


def weite_gruende(zugriff: Zugriff) -> tuple[Q, ...]:
    """A role opens every case of a Wirkungsraum, or all that are paid for."""
    # one ground for each Wirkungsraum: an index is in the order of the list within one of them only
    gruende = [Q(wirkungsraum_id=raum) for raum in sorted(zugriff.raeume(Rolle.ASD_LEITUNG))]
    if zugriff.hat(Rolle.WJH):
        # asked case by case: as a set it would be nearly all cases of the city
        gruende.append(Q(Exists(Massanzug.objects.filter(fall=OuterRef("pk"), stand__in=BEZAHLT))))
    return tuple(gruende)


def eigene_gruende(zugriff: Zugriff, eng: Enger | None = None) -> tuple[Q, ...]:
    """A Zustaendigkeit or a Freigabe names this person."""
    faelle = [nennungen.values("fall_id") for nennungen in eigene_nennungen(zugriff)]
    return tuple(Q(pk__in=Zuerst(eng(f) if eng else f)) for f in faelle)


def eigene_nennungen(zugriff: Zugriff) -> tuple[QuerySet[Any], ...]:
    """What names this person in a case today, each with a `fall`."""
    nennungen: list[QuerySet[Any]] = []
    if zugriff.hat(Rolle.ASD_FACHKRAFT):
        zustaendig = Zustaendigkeit.objects.filter(konto_id=zugriff.konto_id, gueltig_von__lte=zugriff.heute)
        nennungen.append(zustaendig.filter(Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=zugriff.heute)))
    if zugriff.hat(Rolle.LT_FACHKRAFT):
        nennungen.append(Freigabe.objects.gelten_fuer(zugriff))
    return tuple(nennungen)


class Fall(models.Model):
    """One family's way."""

    aktenzeichen = models.CharField("Aktenzeichen", max_length=20, unique=True)
    bezeichnung = models.CharField("Name der Familie", max_length=80, help_text="Wie sich die Familie selbst nennt.")
    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    stadtteil = models.ForeignKey(
        Stadtteil, verbose_name="Stadtteil", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    bereich = models.CharField("Bereich", max_length=20, choices=Bereich.choices, default=Bereich.LEISTUNG)
    begonnen_am = models.DateField("begonnen am")
    lage = models.CharField("Lage", max_length=20, choices=Lage.choices, default=Lage.ANFANG, editable=False)

    objects = FallQuerySet.as_manager()

    class Meta:
        verbose_name = "Fall"
        verbose_name_plural = "Fälle"
        ordering = ["-begonnen_am", "-pk"]
        indexes = [
            models.Index(fields=["wirkungsraum", "-begonnen_am", "-id"], name="fall_raum_beginn"),
            models.Index(fields=["wirkungsraum", "lage", "-begonnen_am", "-id"], name="fall_raum_lage_beginn"),
            models.Index(fields=["stadtteil", "-begonnen_am", "-id"], name="fall_stadtteil_beginn"),
            models.Index(fields=["-begonnen_am", "-id"], name="fall_beginn"),
            models.Index(fields=["lage", "-begonnen_am", "-id"], name="fall_lage_beginn"),
        ]

    def __str__(self) -> str:
        return f"{self.bezeichnung} ({self.aktenzeichen})"


class Bereichszuordnung(models.Model):
    """In which Bereich a case is from a day on, and why; the newest one counts, and none is ever changed.

    Klärung has a task and a day, so that it stays short. Gefährdung is never one person's assessment (§ 8a Abs. 1
    SGB VIII): `gemeinsam_mit` is the other Fachkraft. The assessment itself has its own procedure and is not here.
    """

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="bereichszuordnungen")
    bereich = models.CharField("Bereich", max_length=20, choices=Bereich.choices)
    am = models.DateField("seit")
    grund = models.TextField("Warum?")
    auftrag = models.TextField("Was ist zu klären?", blank=True)
    bis = models.DateField("Bis wann?", null=True, blank=True)
    gemeinsam_mit = models.ForeignKey(
        Konto, verbose_name="Gemeinsam eingeschätzt mit", null=True, blank=True, on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    festgehalten_von = models.ForeignKey(
        Konto, verbose_name="festgehalten von", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "Bereichszuordnung"
        verbose_name_plural = "Bereichszuordnungen"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(bereich=Bereich.KLAERUNG, bis__isnull=False) & ~Q(auftrag=""))
                | (~Q(bereich=Bereich.KLAERUNG) & Q(bis__isnull=True, auftrag="")),
                name="bereichszuordnung_auftrag_und_tag_genau_zur_klaerung",
                violation_error_message="Zur Klärung gehört, was bis wann zu klären ist; sonst nicht.",
            ),
            models.CheckConstraint(
                condition=Q(bis__isnull=True) | Q(bis__gt=F("am")),
                name="bereichszuordnung_zeitfolge",
                violation_error_message="Geklärt wird nach dem Tag, an dem die Klärung beginnt.",
            ),
            models.CheckConstraint(
                condition=~Q(bereich=Bereich.GEFAEHRDUNG) | Q(gemeinsam_mit__isnull=False),
                name="bereichszuordnung_gefaehrdung_zu_zweit",
                violation_error_message="Eine Gefährdung schätzen mehrere Fachkräfte gemeinsam ein.",
            ),
            models.CheckConstraint(
                condition=~Q(gemeinsam_mit=F("festgehalten_von")),
                name="bereichszuordnung_zwei_personen",
                violation_error_message="Gemeinsam heißt: mit jemand anderem.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_bereich_display()} seit {self.am}"


class Suchwort(models.Model):
    """A word of a case, as its stem, with the part it stands in. Derived: kept by the acts, made anew by `suche-neu`.

    The Wirkungsraum stands here once more, so that one index serves who may read all cases of it.
    """

    stamm = models.CharField("Wortstamm", max_length=32)
    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    teil = models.PositiveSmallIntegerField("Teil", choices=Suchteil.choices)
    fall = models.ForeignKey(
        Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="suchwoerter", db_index=False
    )

    class Meta:
        verbose_name = "Suchwort"
        verbose_name_plural = "Suchwörter"
        indexes = [
            models.Index(fields=["stamm", "wirkungsraum", "teil", "-fall"], name="suchwort_stamm"),
            models.Index(fields=["fall", "stamm", "teil"], name="suchwort_im_fall"),
        ]

    def __str__(self) -> str:
        return self.stamm


class Wortschatz(models.Model):
    """A word that some case uses, with its stem; read backwards that finds the ends of compounds.

    All words of a stem leave with the last case that uses it.
    Not unique on purpose: two acts at once may each enter it, and neither waits for the other.
    """

    form = models.CharField("Wort", max_length=32)
    stamm = models.CharField("Wortstamm", max_length=32)
    rueckwaerts = models.CharField("rückwärts", max_length=32)

    class Meta:
        verbose_name = "Wortschatz"
        verbose_name_plural = "Wortschätze"
        indexes = [
            models.Index(fields=["form"], name="wortschatz_form"),
            models.Index(fields=["stamm"], name="wortschatz_stamm"),
            models.Index(fields=["rueckwaerts"], name="wortschatz_rueckwaerts"),
        ]

    def __str__(self) -> str:
        return self.stamm


class Wortspur(models.Model):
    """What is left of a word when letters are missing, as a number: equal for a word and its typing error."""

    spur = models.BigIntegerField("Spur")
    form = models.CharField("Wort", max_length=32)
    stamm = models.CharField("Wortstamm", max_length=32)

    class Meta:
        verbose_name = "Wortspur"
        verbose_name_plural = "Wortspuren"
        indexes = [
            models.Index(fields=["spur"], name="wortspur_spur"),
            models.Index(fields=["stamm"], name="wortspur_stamm"),
        ]

    def __str__(self) -> str:
        return self.stamm


class Zustaendigkeit(models.Model):
    """Who in the Jugendamt works on the case, dated; the ground of every access of the office.

    `fall_begonnen_am` is the case's own day once more, which never changes: by it a person's list is walked.
    """

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="zustaendigkeiten")
    konto = models.ForeignKey(Konto, verbose_name="Fachkraft", on_delete=models.PROTECT, related_name="+")
    funktion = models.CharField("Funktion", max_length=20, choices=Funktion.choices)
    gueltig_von = models.DateField("gültig von")
    gueltig_bis = models.DateField("gültig bis", null=True, blank=True)
    fall_begonnen_am = models.DateField("Fall begonnen am", blank=True, editable=False)

    class Meta:
        verbose_name = "Zuständigkeit"
        verbose_name_plural = "Zuständigkeiten"
        constraints = [
            models.CheckConstraint(
                condition=Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=F("gueltig_von")),
                name="zustaendigkeit_zeitfolge",
                violation_error_message="Das Ende darf nicht vor dem Anfang liegen.",
            ),
            models.UniqueConstraint(
                fields=["fall", "konto", "funktion", "gueltig_von"],
                name="zustaendigkeit_einmal",
                violation_error_message="Diese Zuständigkeit ist schon eingetragen.",
            ),
        ]
        indexes = [
            models.Index(fields=["konto", "gueltig_von"], name="zustaendigkeit_konto"),
            models.Index(fields=["konto", "-fall_begonnen_am", "-fall"], name="zustaendigkeit_neueste"),
        ]

    def __str__(self) -> str:
        return f"{self.konto} {self.get_funktion_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fall_begonnen_am = self.fall.begonnen_am
        super().save(*args, **kwargs)


class Uebergabe(models.Model):
    """A case goes from one Fachkraft to another; until she says yes, the one who gives it stays in charge.

    `stadtteil` is where the family moves to, empty where it stays; `raum_vorher` the Wirkungsraum it left.
    """

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="uebergaben")
    von = models.ForeignKey(Konto, verbose_name="Wer gibt ab?", on_delete=models.PROTECT, related_name="+")
    an = models.ForeignKey(Konto, verbose_name="Wer übernimmt?", on_delete=models.PROTECT, related_name="+")
    ab = models.DateField("Ab wann?")
    stadtteil = models.ForeignKey(
        Stadtteil, verbose_name="Wohin zieht die Familie?", null=True, blank=True, on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    raum_vorher = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum vorher", null=True, blank=True, on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    grund = models.TextField("Warum?")
    nicht_verlieren = models.TextField("Was darf nicht verloren gehen?")
    stand = models.CharField("Stand", max_length=20, choices=Uebergabestand.choices, default=Uebergabestand.OFFEN)
    angelegt_von = models.ForeignKey(Konto, verbose_name="angelegt von", on_delete=models.PROTECT, related_name="+")
    angelegt_am = models.DateField("angelegt am")
    beantwortet_am = models.DateField("beantwortet am", null=True, blank=True)
    wirksam_ab = models.DateField("übernommen ab", null=True, blank=True)
    antwort = models.TextField("Antwort", blank=True)

    class Meta:
        verbose_name = "Übergabe"
        verbose_name_plural = "Übergaben"
        ordering = ["-angelegt_am", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fall"],
                condition=Q(stand=Uebergabestand.OFFEN),
                name="uebergabe_eine_offene",
                violation_error_message="Für diesen Fall wartet schon eine Übergabe auf Antwort.",
            ),
            models.CheckConstraint(
                condition=~Q(von=F("an")),
                name="uebergabe_zwei_personen",
                violation_error_message="Übergeben wird an jemand anderen.",
            ),
            models.CheckConstraint(
                condition=Q(stand=Uebergabestand.UEBERNOMMEN, wirksam_ab__isnull=False)
                | (~Q(stand=Uebergabestand.UEBERNOMMEN) & Q(wirksam_ab__isnull=True)),
                name="uebergabe_tag_genau_wenn_uebernommen",
                violation_error_message="Einen Tag der Übernahme gibt es genau dann, wenn jemand übernommen hat.",
            ),
        ]
        indexes = [models.Index(fields=["an"], name="uebergabe_offen_an", condition=Q(stand=Uebergabestand.OFFEN))]

    def __str__(self) -> str:
        return f"von {self.von} an {self.an}"


class Person(models.Model):
    """A human being in this case, called as she calls herself."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="personen")
    name = models.CharField("Name", max_length=80)
    rolle = models.CharField("Wer ist das?", max_length=20, choices=Fallrolle.choices)
    geboren_am = models.DateField("Geburtsdatum", null=True, blank=True)
    erreichbar = models.CharField("Erreichbar unter", max_length=120, blank=True)
    haushalt = models.CharField("Haushalt", max_length=60, blank=True)
    verstorben = models.BooleanField("verstorben", default=False)
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Person"
        verbose_name_plural = "Personen"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Beziehung(models.Model):
    """How two people of a case belong together; `von` is the parent where one is the parent of the other."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="beziehungen")
    art = models.CharField("Art", max_length=20, choices=Beziehungsart.choices)
    von = models.ForeignKey(Person, verbose_name="Wer?", on_delete=models.PROTECT, related_name="+")
    zu = models.ForeignKey(Person, verbose_name="Zu wem?", on_delete=models.PROTECT, related_name="+")
    paarstand = models.CharField("Stand des Paares", max_length=20, choices=Paarstand.choices, blank=True)
    bindung = models.CharField("Bindung", max_length=20, choices=Bindung.choices, blank=True)
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Beziehung"
        verbose_name_plural = "Beziehungen"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(von=F("zu")),
                name="beziehung_zwei_personen",
                violation_error_message="Eine Beziehung besteht zwischen zwei verschiedenen Menschen.",
            ),
            models.CheckConstraint(
                condition=(Q(art=Beziehungsart.PAAR) & ~Q(paarstand=""))
                | (~Q(art=Beziehungsart.PAAR) & Q(paarstand="")),
                name="beziehung_paarstand_nur_beim_paar",
                violation_error_message="Verheiratet, zusammen, getrennt oder geschieden gehört genau zu einem Paar.",
            ),
            models.UniqueConstraint(
                Least("von", "zu"),
                Greatest("von", "zu"),
                name="beziehung_ein_mal_je_zwei",
                violation_error_message="Zwischen diesen beiden steht schon eine Beziehung. Bitte ändern Sie diese.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.von} {self.get_art_display()} {self.zu}"


class Sorgerecht(models.Model):
    """Who may decide for a child, from when to when, and on what paper that was seen."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="sorgerechte")
    kind = models.ForeignKey(Person, verbose_name="Für welches Kind?", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, verbose_name="Wer sorgt?", on_delete=models.PROTECT, related_name="+")
    art = models.CharField("Wie?", max_length=20, choices=Sorgerechtsart.choices)
    teilbereich = models.CharField("Für welchen Teilbereich?", max_length=200, blank=True)
    nachweis = models.CharField("Nachweis", max_length=20, choices=Sorgenachweis.choices, blank=True)
    nachweis_am = models.DateField("Nachweis gesehen am", null=True, blank=True)
    gueltig_von = models.DateField("gültig von")
    gueltig_bis = models.DateField("gültig bis", null=True, blank=True)
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Sorgerecht"
        verbose_name_plural = "Sorgerechte"
        ordering = ["kind", "person", "gueltig_von", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=F("person")),
                name="sorgerecht_zwei_personen",
                violation_error_message="Niemand hat das Sorgerecht für sich selbst.",
            ),
            models.CheckConstraint(
                condition=Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=F("gueltig_von")),
                name="sorgerecht_zeitfolge",
                violation_error_message="Das Ende darf nicht vor dem Anfang liegen.",
            ),
            models.CheckConstraint(
                condition=(Q(art=Sorgerechtsart.TEILBEREICH) & ~Q(teilbereich=""))
                | (~Q(art=Sorgerechtsart.TEILBEREICH) & Q(teilbereich="")),
                name="sorgerecht_teilbereich_mit_text",
                violation_error_message="Ein Teilbereich braucht Worte, zum Beispiel „Gesundheit“. "
                "Sonst bleibt das Feld leer.",
            ),
            models.CheckConstraint(
                condition=Q(nachweis="", nachweis_am__isnull=True) | (~Q(nachweis="") & Q(nachweis_am__isnull=False)),
                name="sorgerecht_nachweis_mit_datum",
                violation_error_message="Zu einem Nachweis gehört der Tag, an dem Sie ihn gesehen haben.",
            ),
            models.UniqueConstraint(
                fields=["kind", "person", "gueltig_von", "teilbereich"],
                name="sorgerecht_einmal",
                violation_error_message="Dieses Sorgerecht ist schon eingetragen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} sorgt für {self.kind} ({self.get_art_display()})"


class Kontakt(models.Model):
    """A conversation, in the words of the one who sought it."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="kontakte")
    am = models.DateField("Datum")
    kanal = models.CharField("Wie?", max_length=20, choices=Kanal.choices)
    mit = models.CharField("Mit wem?", max_length=120)
    anliegen = models.TextField("Anliegen in eigenen Worten")
    erfasst_von = models.ForeignKey(Konto, verbose_name="erfasst von", on_delete=models.PROTECT, related_name="+")
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Kontakt"
        verbose_name_plural = "Kontakte"
        ordering = ["-am", "-pk"]

    def __str__(self) -> str:
        return f"{self.mit} am {self.am}"


class Kontaktfassung(models.Model):
    """How a conversation was written down until it was put right (Art. 16 DSGVO); never changed, never removed."""

    kontakt = models.ForeignKey(Kontakt, verbose_name="Kontakt", on_delete=models.PROTECT, related_name="fassungen")
    stand = models.PositiveIntegerField("Stand")
    am = models.DateField("Datum")
    kanal = models.CharField("Wie?", max_length=20, choices=Kanal.choices)
    mit = models.CharField("Mit wem?", max_length=120)
    anliegen = models.TextField("Anliegen in eigenen Worten")
    ersetzt_am = models.DateField("berichtigt am")
    ersetzt_von = models.ForeignKey(Konto, verbose_name="berichtigt von", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Kontaktfassung"
        verbose_name_plural = "Kontaktfassungen"
        ordering = ["kontakt", "stand"]
        constraints = [
            models.UniqueConstraint(
                fields=["kontakt", "stand"],
                name="kontaktfassung_einmal",
                violation_error_message="Diese Fassung gibt es schon.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.mit} am {self.am}"


class Wille(models.Model):
    """What a person wants and sets herself in motion for, in her words; a new Fassung replaces nothing."""

    person = models.ForeignKey(Person, verbose_name="Person", on_delete=models.PROTECT, related_name="willen")
    fassung = models.PositiveSmallIntegerField("Fassung")
    am = models.DateField("gesagt am")
    wille = models.TextField("Was ich will")
    beitrag = models.TextField("Was ich selbst dafür tue", blank=True)
    wunsch = models.TextField("Wunsch: was andere tun sollen", blank=True)
    erwartung = models.TextField("Erwartung anderer", blank=True)

    class Meta:
        verbose_name = "Wille"
        verbose_name_plural = "Willen"
        ordering = ["person", "-fassung"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "fassung"],
                name="wille_fassung_einmal",
                violation_error_message="Diese Fassung gibt es schon.",
            )
        ]

    def __str__(self) -> str:
        return self.wille


class Familienressource(models.Model):
    """Something a family can build on."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="ressourcen")
    feld = models.CharField("Feld", max_length=20, choices=Ressourcenfeld.choices)
    beschreibung = models.CharField("Was ist da?", max_length=300)
    genannt_von = models.ForeignKey(
        Person, verbose_name="Genannt von", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    am = models.DateField("genannt am")

    class Meta:
        verbose_name = "Familienressource"
        verbose_name_plural = "Familienressourcen"
        ordering = ["feld", "pk"]

    def __str__(self) -> str:
        return self.beschreibung


class Ressourcenstand(models.Model):
    """What became of a resource on a day, for which goal, in somebody's words; nothing here is ever changed."""

    ressource = models.ForeignKey(
        Familienressource, verbose_name="Ressource", on_delete=models.PROTECT, related_name="staende"
    )
    lage = models.CharField("Was ist daraus geworden?", max_length=20, choices=Ressourcenlage.choices)
    am = models.DateField("seit")
    ziel = models.ForeignKey(
        "Ziel", verbose_name="Für welches Ziel?", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    worte = models.CharField("In Worten", max_length=300, blank=True)

    class Meta:
        verbose_name = "Ressourcenstand"
        verbose_name_plural = "Ressourcenstände"
        ordering = ["am", "pk"]

    def __str__(self) -> str:
        return f"{self.get_lage_display()} seit {self.am}"


class Netzwerkperson(models.Model):
    """Somebody around the family; what she could contribute counts once she has agreed to it herself."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="netzwerkpersonen")
    name = models.CharField("Name oder Stelle", max_length=80)
    sektor = models.CharField("Woher?", max_length=20, choices=Sektor.choices)
    naehe = models.PositiveSmallIntegerField("Wie nah?", choices=Naehe.choices)
    qualitaet = models.CharField("Wie ist die Verbindung?", max_length=20, choices=Qualitaet.choices)
    beitrag = models.CharField("Was könnte diese Person beitragen?", max_length=200, blank=True)
    angesprochen_am = models.DateField("angesprochen am", null=True, blank=True)
    zugesagt_am = models.DateField("zugesagt am", null=True, blank=True)
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Netzwerkperson"
        verbose_name_plural = "Netzwerkpersonen"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(naehe__gte=1, naehe__lte=5),
                name="netzwerkperson_naehe_eins_bis_fuenf",
                violation_error_message="Die Nähe geht von 1 (ganz nah) bis 5 (weit weg).",
            ),
            models.CheckConstraint(
                condition=Q(zugesagt_am__isnull=True)
                | (Q(angesprochen_am__isnull=False, zugesagt_am__gte=F("angesprochen_am")) & ~Q(beitrag="")),
                name="netzwerkperson_zusage_nach_frage",
                violation_error_message="Zusagen kann nur, wer gefragt wurde, und nur etwas Bestimmtes. "
                "Bitte schreiben Sie auch, was und wann gefragt wurde.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Ziel(models.Model):
    """A state somebody wants, in own words; `stand` counts changes so that none is overwritten unseen."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="ziele")
    art = models.CharField("Art", max_length=20, choices=Zielart.choices)
    text = models.TextField("Ziel in eigenen Worten")
    person = models.ForeignKey(Person, verbose_name="Wessen Ziel?", on_delete=models.PROTECT, related_name="+")
    herkunft = models.CharField("Woher kommt es?", max_length=20, choices=Zielherkunft.choices)
    woran = models.CharField("Woran merken wir es?", max_length=300, blank=True)
    bis = models.DateField("Bis wann?", null=True, blank=True)
    gesetzt_am = models.DateField("gesetzt am")
    ausgang = models.CharField("Was ist daraus geworden?", max_length=20, choices=Zielausgang.choices, blank=True)
    beendet_am = models.DateField("beendet am", null=True, blank=True)
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Ziel"
        verbose_name_plural = "Ziele"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ausgang="", beendet_am__isnull=True)
                | Q(ausgang__in=[Zielausgang.ERREICHT, Zielausgang.AUFGEGEBEN], beendet_am__isnull=False),
                name="ziel_offen_oder_mit_tag_beendet",
                violation_error_message="Zu einem beendeten Ziel gehört der Tag.",
            )
        ]

    def __str__(self) -> str:
        return self.text


class Zielende(models.Model):
    """That a goal was reached, given up or taken up again, on a day and in words; nothing here is ever changed."""

    ziel = models.ForeignKey(Ziel, verbose_name="Ziel", on_delete=models.PROTECT, related_name="enden")
    ausgang = models.CharField("Was ist daraus geworden?", max_length=20, choices=Zielausgang.choices)
    am = models.DateField("seit")
    worte = models.TextField("Warum?")
    festgehalten_von = models.ForeignKey(
        Konto, verbose_name="festgehalten von", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "Ende eines Ziels"
        verbose_name_plural = "Enden von Zielen"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_ausgang_display()} am {self.am}"


class Zielfassung(models.Model):
    """How a goal was worded until a day; written when it is worded anew, never changed."""

    ziel = models.ForeignKey(Ziel, verbose_name="Ziel", on_delete=models.PROTECT, related_name="fassungen")
    stand = models.PositiveIntegerField("Stand")
    art = models.CharField("Art", max_length=20, choices=Zielart.choices)
    text = models.TextField("Ziel in eigenen Worten")
    person = models.ForeignKey(Person, verbose_name="Wessen Ziel?", on_delete=models.PROTECT, related_name="+")
    herkunft = models.CharField("Woher kommt es?", max_length=20, choices=Zielherkunft.choices)
    woran = models.CharField("Woran merken wir es?", max_length=300, blank=True)
    bis = models.DateField("Bis wann?", null=True, blank=True)
    ersetzt_am = models.DateField("galt bis")

    class Meta:
        verbose_name = "Zielfassung"
        verbose_name_plural = "Zielfassungen"
        ordering = ["ziel", "stand"]
        constraints = [
            models.UniqueConstraint(
                fields=["ziel", "stand"],
                name="zielfassung_einmal",
                violation_error_message="Diese Fassung gibt es schon.",
            )
        ]

    def __str__(self) -> str:
        return self.text


class Zielschritt(models.Model):
    """A next step towards a goal: who does what until when, and when it was done."""

    ziel = models.ForeignKey(Ziel, verbose_name="Ziel", on_delete=models.PROTECT, related_name="schritte")
    wer = models.CharField("Wer?", max_length=120)
    was = models.CharField("Was?", max_length=200)
    bis = models.DateField("Bis wann?", null=True, blank=True)
    vereinbart_am = models.DateField("vereinbart am")
    erledigt_am = models.DateField("erledigt am", null=True, blank=True)
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Zielschritt"
        verbose_name_plural = "Zielschritte"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.wer}: {self.was}"


class TeamsitzungQuerySet(QuerySet["Teamsitzung"]):
    def sichtbar_fuer(self, zugriff: Zugriff) -> "TeamsitzungQuerySet":
        """The Sozialraumteam: the ASD of the Wirkungsraum, and who of the Leitträger is named for this one Sitzung."""
        sicht = Q(wirkungsraum_id__in=zugriff.raeume(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG))
        for m in zugriff.mitgliedschaften:
            if m.rolle == Rolle.LT_FACHKRAFT:
                benannt = Teilnahme.objects.filter(konto_id=zugriff.konto_id, traeger_id=m.traeger_id)
                sicht |= Q(wirkungsraum_id=m.wirkungsraum_id, pk__in=benannt.values("sitzung_id"))
        return self.filter(sicht)


NACHLAUF = timedelta(days=1)
"""So long after its day a Sitzung that nobody closed can still be written up; then the case sheets are gone for all."""


class Teamsitzung(models.Model):
    """A meeting of the Sozialraumteam of a Wirkungsraum. Its agenda are the Beratungen put on it."""

    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="+"
    )
    am = models.DateField("Datum")
    um = models.TimeField("Uhrzeit")
    ort = models.CharField("Ort", max_length=120)
    gaeste = models.CharField("Gäste", max_length=300, blank=True)
    moderation = models.ForeignKey(
        Konto, verbose_name="Wer moderiert?", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    zeit = models.ForeignKey(
        Konto,
        verbose_name="Wer achtet auf die Zeit?",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    schreibt = models.ForeignKey(
        Konto, verbose_name="Wer schreibt mit?", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    geschlossen_am = models.DateField("geschlossen am", null=True, blank=True)
    stand = models.PositiveIntegerField("Stand", default=1)

    objects = TeamsitzungQuerySet.as_manager()

    class Meta:
        verbose_name = "Teamsitzung"
        verbose_name_plural = "Teamsitzungen"
        ordering = ["-am", "-um", "-pk"]
        indexes = [models.Index(fields=["wirkungsraum", "-am"], name="teamsitzung_raum_tag")]

    def __str__(self) -> str:
        return f"Teamsitzung am {self.am}"

    def ist_offen(self, heute: date) -> bool:
        """Whether the team still works in it; case sheets can be seen exactly so long."""
        return self.geschlossen_am is None and heute <= self.am + NACHLAUF


class Teilnahme(models.Model):
    """Who is named for a Sitzung, from which organisation, and whether she was there (None: not noted yet)."""

    sitzung = models.ForeignKey(
        Teamsitzung, verbose_name="Teamsitzung", on_delete=models.PROTECT, related_name="teilnahmen"
    )
    konto = models.ForeignKey(Konto, verbose_name="Wer?", on_delete=models.PROTECT, related_name="+")
    traeger = models.ForeignKey(Traeger, verbose_name="Organisation", on_delete=models.PROTECT, related_name="+")
    anwesend = models.BooleanField("war da", null=True, blank=True)

    class Meta:
        verbose_name = "Teilnahme"
        verbose_name_plural = "Teilnahmen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sitzung", "konto"],
                name="teilnahme_einmal",
                violation_error_message="Diese Person ist für die Sitzung schon benannt.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.konto} ({self.traeger})"


class Beratung(models.Model):
    """The advice of the Sozialraumteam. There is no field for a decision, on purpose (OVG Lüneburg, § 36a SGB VIII).

    With a `sitzung` it is an item of its agenda: the team sees `deckname` and, once freed, `blatt` (lines of `teil`,
    `wer`, `text`, without a name), and thinks in Ideen. Without one it was noted afterwards, in the fields of words.
    """

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="beratungen")
    sitzung = models.ForeignKey(
        Teamsitzung,
        verbose_name="Teamsitzung",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="beratungen",
    )
    platz = models.PositiveSmallIntegerField("Platz auf der Tagesordnung", default=0)
    deckname = models.CharField("Deckname", max_length=20, blank=True)
    blatt = models.JSONField("Fallblatt", default=list, blank=True)
    freigegeben_am = models.DateField("für das Team freigegeben am", null=True, blank=True)
    runde = models.PositiveSmallIntegerField("Runde", default=1)
    ohne_erste_runde = models.CharField("Warum ohne Ideen in Runde 1?", max_length=300, blank=True)
    am = models.DateField("Datum")
    frage = models.TextField("Frage an das Team")
    teilnehmende = models.TextField("Wer war dabei?", blank=True)
    leittraeger_dabei = models.BooleanField("Leitträger war dabei", default=False)
    jugendamt_dabei = models.BooleanField("Jugendamt war dabei", default=False)
    ideen_ohne_profi = models.TextField("Ideen ohne Fachkräfte", blank=True)
    ideen_mit_profi = models.TextField("Ideen mit Fachkräften", blank=True)
    auswahl = models.TextField("Was nehmen wir mit?", blank=True)
    abweichend = models.TextField("Andere Meinung", blank=True)
    fehlt_im_raum = models.TextField("Was fehlt im Sozialraum?", blank=True)
    erfasst_von = models.ForeignKey(Konto, verbose_name="eingebracht von", on_delete=models.PROTECT, related_name="+")
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Beratung"
        verbose_name_plural = "Beratungen"
        ordering = ["-am", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sitzung", "deckname"],
                name="beratung_deckname_je_sitzung",
                violation_error_message="Diesen Decknamen trägt in dieser Sitzung schon ein anderer Fall.",
            ),
            models.UniqueConstraint(
                fields=["sitzung", "fall"],
                name="beratung_fall_je_sitzung",
                violation_error_message="Dieser Fall steht schon auf der Tagesordnung.",
            ),
            models.CheckConstraint(
                condition=Q(sitzung__isnull=False) & ~Q(deckname="")
                | Q(sitzung__isnull=True, deckname="", freigegeben_am__isnull=True),
                name="beratung_deckname_genau_in_der_sitzung",
                violation_error_message="Einen Decknamen und ein Fallblatt gibt es genau in einer Teamsitzung.",
            ),
        ]

    def __str__(self) -> str:
        return f"Beratung am {self.am}"

    @property
    def gehalten(self) -> bool:
        """Whether the team has thought about it: noted afterwards, or with an idea in its Sitzung."""
        return self.sitzung_id is None or bool(self.ideen.all())


class Idee(models.Model):
    """One idea of the team, in one line, with who would contribute and who had it. Never judged, maybe taken along."""

    beratung = models.ForeignKey(Beratung, verbose_name="Beratung", on_delete=models.PROTECT, related_name="ideen")
    runde = models.PositiveSmallIntegerField("Runde")
    faden = models.CharField("Wer würde beitragen?", max_length=20, choices=Faden.choices)
    text = models.CharField("Idee", max_length=200)
    von = models.CharField("Wer hatte die Idee?", max_length=20, choices=Ideengeber.choices)
    gewaehlt = models.BooleanField("mitgenommen", default=False)

    class Meta:
        verbose_name = "Idee"
        verbose_name_plural = "Ideen"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(runde=1, faden__in=[Faden.EIGEN, Faden.NETZWERK, Faden.RAUM]) | Q(runde=2),
                name="idee_runde_eins_ohne_fachkraefte",
                violation_error_message="In Runde 1 geht es um das, was ohne Fachkräfte möglich ist.",
            )
        ]

    def __str__(self) -> str:
        return self.text


class Auftrag(models.Model):
    """Who looks after what until when, so that an idea can be tried; an errand of the team, nothing for the family."""

    beratung = models.ForeignKey(Beratung, verbose_name="Beratung", on_delete=models.PROTECT, related_name="auftraege")
    was = models.CharField("Was ist zu tun?", max_length=200)
    wer = models.CharField("Wer?", max_length=120)
    bis = models.DateField("Bis wann?", null=True, blank=True)
    erledigt_am = models.DateField("erledigt am", null=True, blank=True)

    class Meta:
        verbose_name = "Auftrag"
        verbose_name_plural = "Aufträge"
        ordering = ["pk"]
        indexes = [models.Index(fields=["bis"], name="auftrag_offen", condition=Q(erledigt_am__isnull=True))]

    def __str__(self) -> str:
        return self.was


class Raumhinweis(models.Model):
    """What is missing in a Wirkungsraum, as a Sozialraumteam saw it. On purpose it leads to no case and no Sitzung."""

    wirkungsraum = models.ForeignKey(
        Wirkungsraum, verbose_name="Wirkungsraum", on_delete=models.PROTECT, related_name="+"
    )
    am = models.DateField("Datum")
    text = models.CharField("Was fehlt?", max_length=300)

    class Meta:
        verbose_name = "Raumhinweis"
        verbose_name_plural = "Raumhinweise"
        ordering = ["-am", "pk"]
        indexes = [models.Index(fields=["wirkungsraum", "-am"], name="raumhinweis_raum_tag")]

    def __str__(self) -> str:
        return self.text


class Massanzug(models.Model):
    """A plan cut for this family, as a Fassung; only the newest can be worked on.

    A Fassung can have several Schnitte (`variante`) side by side until the family chooses; one at most is worked on.
    """

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="massanzuege")
    fassung = models.PositiveSmallIntegerField("Fassung")
    variante = models.CharField("Schnitt", max_length=1, default="A")
    nicht_weil = models.TextField("Warum hat die Familie ihn nicht gewählt?", blank=True)
    passt_weil = models.CharField("Warum passt dieser Plan so?", max_length=300, blank=True)
    stand = models.CharField("Stand", max_length=20, choices=Massanzugstand.choices, default=Massanzugstand.ENTWURF)
    angelegt_am = models.DateField("angelegt am")
    geprueft_bis = models.DateField("nächster Rückblick", null=True, blank=True)
    beendet_am = models.DateField("Hilfe beendet am", null=True, blank=True)

    class Meta:
        verbose_name = "Maßanzug"
        verbose_name_plural = "Maßanzüge"
        ordering = ["fall", "-fassung"]
        constraints = [
            models.UniqueConstraint(
                fields=["fall", "fassung", "variante"],
                name="massanzug_fassung_einmal",
                violation_error_message="Diese Fassung gibt es schon.",
            ),
            models.UniqueConstraint(
                fields=["fall"],
                condition=Q(stand__in=[Massanzugstand.ENTWURF, Massanzugstand.VORGELEGT]),
                name="massanzug_ein_offener",
                violation_error_message="Es gibt schon einen Maßanzug in Arbeit.",
            ),
            models.UniqueConstraint(
                fields=["fall"],
                condition=Q(stand=Massanzugstand.BEWILLIGT),
                name="massanzug_ein_bewilligter",
                violation_error_message="Es gibt schon einen bewilligten Maßanzug.",
            ),
            models.CheckConstraint(
                condition=Q(stand=Massanzugstand.NICHT_GEWAEHLT) | Q(nicht_weil=""),
                name="massanzug_grund_nur_wenn_nicht_gewaehlt",
                violation_error_message="Einen Grund gibt es nur zu einem Schnitt, der nicht gewählt ist.",
            ),
        ]

    def __str__(self) -> str:
        return f"Maßanzug {self.fassung}"


class Baustein(models.Model):
    """One piece of the Maßanzug: who does what, how often, from when to when, for which goal, at what cost."""

    massanzug = models.ForeignKey(
        Massanzug, verbose_name="Maßanzug", on_delete=models.PROTECT, related_name="bausteine"
    )
    faden = models.CharField("Wer trägt bei?", max_length=20, choices=Faden.choices)
    art = models.CharField("Was für ein Baustein?", max_length=20, choices=Bausteinart.choices, blank=True)
    wer = models.CharField("Wer?", max_length=120)
    was = models.CharField("Was?", max_length=200)
    ziel = models.ForeignKey(Ziel, verbose_name="Für welches Ziel?", on_delete=models.PROTECT, related_name="bausteine")
    wie_oft = models.CharField("Wie oft?", max_length=80, blank=True)
    von = models.DateField("Von")
    bis = models.DateField("Bis", null=True, blank=True)
    einheit = models.CharField("Kosten", max_length=20, choices=Einheit.choices, default=Einheit.KOSTENLOS)
    menge_tausendstel = models.PositiveIntegerField("Menge in Tausendsteln", default=0)
    satz_cent = models.BigIntegerField("Satz in Cent", default=0)
    anbieter = models.ForeignKey(
        Traeger, verbose_name="Anbieter", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    raumressource = models.ForeignKey(
        Raumressource, verbose_name="Aus dem Sozialraum", null=True, blank=True, on_delete=models.PROTECT,
        related_name="bausteine",
    )  # fmt: skip
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Baustein"
        verbose_name_plural = "Bausteine"
        ordering = ["von", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(bis__isnull=True) | Q(bis__gte=F("von")),
                name="baustein_zeitfolge",
                violation_error_message="Das Ende darf nicht vor dem Anfang liegen.",
            ),
            models.CheckConstraint(
                condition=Q(satz_cent__gte=0),
                name="baustein_satz_nicht_negativ",
                violation_error_message="Ein Satz kann nicht unter null liegen.",
            ),
            models.CheckConstraint(
                condition=Q(einheit=Einheit.KOSTENLOS, satz_cent=0, menge_tausendstel=0)
                | (~Q(einheit=Einheit.KOSTENLOS) & Q(menge_tausendstel__gt=0)),
                name="baustein_kosten_passen_zur_einheit",
                violation_error_message="Bitte Menge und Satz angeben, oder „kostet nichts“ wählen.",
            ),
            models.CheckConstraint(
                condition=Q(faden__in=[Faden.FACHKRAFT, Faden.STATIONAER], anbieter__isnull=False)
                | Q(faden__in=[Faden.EIGEN, Faden.NETZWERK, Faden.RAUM], anbieter__isnull=True),
                name="baustein_anbieter_nur_bei_fachkraft",
                violation_error_message="Ein Anbieter gehört genau zu den Bausteinen von Fachkräften.",
            ),
            models.CheckConstraint(
                condition=Q(art="")
                | Q(art=Bausteinart.EIGEN, faden=Faden.EIGEN)
                | Q(art=Bausteinart.NETZWERK, faden=Faden.NETZWERK)
                | Q(art__in=[Bausteinart.RAUMRESSOURCE, Bausteinart.PROJEKT], faden=Faden.RAUM)
                | Q(art__in=[Bausteinart.FACHSTUNDEN, Bausteinart.TAGESGRUPPE], faden=Faden.FACHKRAFT)
                | Q(art=Bausteinart.WOHNTAGE, faden=Faden.STATIONAER)
                | Q(art=Bausteinart.GELD, faden__in=[Faden.EIGEN, Faden.NETZWERK, Faden.RAUM]),
                name="baustein_art_passt_zum_faden",
                violation_error_message="Diese Art gehört zu einem anderen Faden. Bitte wählen Sie beides passend.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wer}: {self.was}"


class Entscheidung(models.Model):
    """The Jugendamt decides, two Fachkräfte together (§ 36 SGB VIII). Nothing about a budget stands here."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="entscheidungen")
    massanzug = models.ForeignKey(
        Massanzug, verbose_name="Maßanzug", on_delete=models.PROTECT, related_name="entscheidungen"
    )
    stand = models.CharField("Stand", max_length=20, choices=Entscheidungsstand.choices)
    ergebnis = models.CharField("Ergebnis", max_length=20, choices=Ergebnis.choices)
    begruendung = models.TextField("Begründung")
    rechtsgrundlage = models.CharField("Rechtsgrundlage", max_length=60)
    hilfeart = models.CharField("Hilfeart der Statistik", max_length=20, blank=True)
    wahl_hinweis_am = models.DateField("Auf das Wunsch- und Wahlrecht hingewiesen am")
    wahl_alternativen = models.TextField("Welche Anbieter wurden genannt?")
    wahl_wunsch = models.TextField("Was wünscht die Familie?", blank=True)
    wahl_ergebnis = models.CharField("Was wurde aus dem Wunsch?", max_length=20, choices=Wunschwahl.choices)
    wahl_grund = models.TextField("Warum?", blank=True)
    vorgelegt_von = models.ForeignKey(Konto, verbose_name="vorgelegt von", on_delete=models.PROTECT, related_name="+")
    vorgelegt_am = models.DateField("vorgelegt am")
    zweite_fachkraft = models.ForeignKey(
        Konto, verbose_name="zweite Fachkraft", on_delete=models.PROTECT, related_name="+"
    )
    entschieden_am = models.DateField("entschieden am", null=True, blank=True)
    rueckgabe_grund = models.TextField("Was ist noch zu klären?", blank=True)

    class Meta:
        verbose_name = "Entscheidung"
        verbose_name_plural = "Entscheidungen"
        ordering = ["-vorgelegt_am", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(zweite_fachkraft=F("vorgelegt_von")),
                name="entscheidung_zwei_personen",
                violation_error_message="Es entscheiden zwei verschiedene Fachkräfte.",
            ),
            models.CheckConstraint(
                condition=Q(stand=Entscheidungsstand.ENTSCHIEDEN, entschieden_am__isnull=False)
                | (~Q(stand=Entscheidungsstand.ENTSCHIEDEN) & Q(entschieden_am__isnull=True)),
                name="entscheidung_datum_genau_wenn_entschieden",
                violation_error_message="Eine Entscheidung hat genau dann ein Datum, wenn sie getroffen ist.",
            ),
            models.CheckConstraint(
                condition=~Q(stand=Entscheidungsstand.ZURUECKGEGEBEN) | ~Q(rueckgabe_grund=""),
                name="entscheidung_rueckgabe_mit_grund",
                violation_error_message="Bitte schreiben Sie, was noch zu klären ist.",
            ),
            models.CheckConstraint(
                condition=~Q(wahl_ergebnis__in=[Wunschwahl.NICHT, Wunschwahl.TEILWEISE]) | ~Q(wahl_grund=""),
                name="entscheidung_wunsch_mit_grund",
                violation_error_message="Wird dem Wunsch nicht ganz entsprochen, braucht die Familie den Grund.",
            ),
        ]
        indexes = [models.Index(fields=["fall", "entschieden_am"], name="entscheidung_im_fall_am")]

    def __str__(self) -> str:
        return f"{self.get_ergebnis_display()} ({self.get_stand_display()})"


class Bescheid(models.Model):
    """A decision as a letter to one addressee (§§ 31 to 37 SGB X). What it says never changes; the posting is added."""

    entscheidung = models.ForeignKey(
        Entscheidung, verbose_name="Entscheidung", on_delete=models.PROTECT, related_name="bescheide"
    )
    nummer = models.CharField("Nummer", max_length=30, unique=True)
    empfaenger = models.CharField("An wen?", max_length=120)
    anschrift = models.CharField("Anschrift", max_length=300)
    datum = models.DateField("Datum des Bescheids")
    inhalt = models.JSONField("Inhalt")
    erstellt_am = models.DateField("erstellt am")
    erstellt_von = models.ForeignKey(Konto, verbose_name="erstellt von", on_delete=models.PROTECT, related_name="+")
    zur_post_am = models.DateField("zur Post am", null=True, blank=True)
    zur_post_von = models.ForeignKey(
        Konto,
        verbose_name="zur Post gegeben von",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = "Bescheid"
        verbose_name_plural = "Bescheide"
        ordering = ["-datum", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(zur_post_am__isnull=True, zur_post_von__isnull=True)
                | Q(zur_post_am__gte=F("datum"), zur_post_von__isnull=False),
                name="bescheid_post_mit_person_und_nicht_vor_dem_datum",
                violation_error_message="Zur Post geht ein Bescheid nicht vor seinem Datum.",
            ),
        ]

    def __str__(self) -> str:
        return f"Bescheid {self.nummer}"


class Hilfeplan(models.Model):
    """What was agreed on one day (§ 36 Abs. 2 SGB VIII), fixed: `inhalt` stays what it was, whatever changes later."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="hilfeplaene")
    massanzug = models.ForeignKey(
        Massanzug, verbose_name="Maßanzug", on_delete=models.PROTECT, related_name="hilfeplaene"
    )
    fassung = models.PositiveSmallIntegerField("Fassung")
    am = models.DateField("Tag des Gesprächs")
    fuer = models.CharField("Für wen?", max_length=120)
    bedarf = models.TextField("Was wird gebraucht?")
    geschwister = models.TextField("Was ist mit den Geschwistern?", blank=True)
    perspektive = models.TextField("Wo soll das Kind leben?", blank=True)
    naechste_pruefung = models.DateField("nächste gemeinsame Prüfung")
    rueckruf = models.CharField("Wen kann die Familie anrufen?", max_length=160)
    inhalt = models.JSONField("Inhalt")
    festgehalten_am = models.DateField("festgehalten am")
    festgehalten_von = models.ForeignKey(
        Konto, verbose_name="festgehalten von", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "Hilfeplan"
        verbose_name_plural = "Hilfepläne"
        ordering = ["-fassung"]
        constraints = [
            models.UniqueConstraint(
                fields=["fall", "fassung"],
                name="hilfeplan_fassung_einmal",
                violation_error_message="Diese Fassung des Hilfeplans gibt es schon.",
            ),
            models.CheckConstraint(
                condition=Q(naechste_pruefung__gt=F("am")),
                name="hilfeplan_pruefung_nach_dem_gespraech",
                violation_error_message="Geprüft wird nach dem Gespräch.",
            ),
        ]

    def __str__(self) -> str:
        return f"Hilfeplan {self.fassung}"


class Hilfeplanbeteiligung(models.Model):
    """Who belongs to a Hilfeplan and what she thinks of it in her own words; differing views stand side by side.

    Who was not heard yet stands in it as well: a plan does not hide whom it was made without (§ 36 Abs. 1 SGB VIII).
    """

    hilfeplan = models.ForeignKey(
        Hilfeplan, verbose_name="Hilfeplan", on_delete=models.PROTECT, related_name="beteiligte"
    )
    name = models.CharField("Name", max_length=120)
    rolle = models.CharField("Als wer?", max_length=20, choices=Beteiligtenrolle.choices)
    dabei = models.BooleanField("war beim Gespräch dabei")
    gehoert = models.BooleanField("wurde gehört", default=True)
    meinung = models.TextField("Was sagt sie oder er dazu?", blank=True)

    class Meta:
        verbose_name = "Beteiligung am Hilfeplan"
        verbose_name_plural = "Beteiligungen am Hilfeplan"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_rolle_display()})"


class Hilfeplanunterschrift(models.Model):
    """That somebody signed a Hilfeplan, or does not sign it; the law asks nobody to, so no reason is a blame."""

    beteiligung = models.OneToOneField(
        Hilfeplanbeteiligung, verbose_name="Wer?", on_delete=models.PROTECT, related_name="unterschrift"
    )
    am = models.DateField("Datum")
    unterschreibt = models.BooleanField("hat unterschrieben")
    grund = models.CharField("unterschreibt nicht, weil", max_length=300, blank=True)
    festgehalten_von = models.ForeignKey(
        Konto, verbose_name="festgehalten von", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "Unterschrift unter dem Hilfeplan"
        verbose_name_plural = "Unterschriften unter dem Hilfeplan"
        constraints = [
            models.CheckConstraint(
                condition=Q(unterschreibt=False) | Q(grund=""),
                name="hilfeplanunterschrift_grund_nur_ohne",
                violation_error_message="Wer unterschreibt, braucht keinen Grund.",
            ),
        ]

    def __str__(self) -> str:
        return "unterschrieben" if self.unterschreibt else "unterschreibt nicht"


class Gerichtsfassung(models.Model):
    """What the Familiengericht was told (§ 50 Abs. 2 SGB VIII), and nothing beside it; a transmission, so it stays."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="gerichtsfassungen")
    hilfeplan = models.ForeignKey(
        Hilfeplan, verbose_name="Hilfeplan", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sache = models.CharField("Worum geht es vor Gericht?", max_length=20, choices=Kindschaftssache.choices)
    gericht = models.CharField("Welches Gericht?", max_length=120)
    geschaeftszeichen = models.CharField("Geschäftszeichen des Gerichts", max_length=60, blank=True)
    prozess = models.TextField("Wie steht der Hilfeprozess?")
    inhalt = models.JSONField("Inhalt")
    am = models.DateField("Datum")
    erstellt_von = models.ForeignKey(Konto, verbose_name="erstellt von", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Gerichtsfassung"
        verbose_name_plural = "Gerichtsfassungen"
        ordering = ["-am", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(sache=Kindschaftssache.ANDERE) | Q(hilfeplan__isnull=True),
                name="gerichtsfassung_ohne_hilfeplan_wo_das_gesetz_keinen_nennt",
                violation_error_message="In dieser Sache bekommt das Gericht den Hilfeplan nur, wenn es ihn anfordert.",
            ),
        ]

    def __str__(self) -> str:
        return f"Gerichtsfassung vom {self.am}"


class FreigabeQuerySet(QuerySet["Freigabe"]):
    def gelten_fuer(self, zugriff: Zugriff) -> "FreigabeQuerySet":
        """Those in force today that name this person, at an organisation for which she works there today."""
        return self.filter(
            fachkraft_id=zugriff.konto_id,
            traeger_id__in=zugriff.traeger(Rolle.LT_FACHKRAFT),
            freigegeben_am__lte=zugriff.heute,
            widerrufen_am__isnull=True,
        )


class Freigabe(models.Model):
    """What is released to whom at the Leitträger and why (§ 64 SGB VIII); `massanzug` is the released Fassung."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="freigaben")
    traeger = models.ForeignKey(Traeger, verbose_name="Träger", on_delete=models.PROTECT, related_name="+")
    fachkraft = models.ForeignKey(
        Konto, verbose_name="Fachkraft beim Träger", on_delete=models.PROTECT, related_name="+"
    )
    massanzug = models.ForeignKey(Massanzug, verbose_name="Maßanzug", on_delete=models.PROTECT, related_name="+")
    teile = models.JSONField("Was wird freigegeben?")
    zweck = models.CharField("Wofür?", max_length=200)
    einwilligung_am = models.DateField("Familie einverstanden am")
    freigegeben_am = models.DateField("freigegeben am")
    freigegeben_von = models.ForeignKey(
        Konto, verbose_name="freigegeben von", on_delete=models.PROTECT, related_name="+"
    )
    loest_ab = models.ForeignKey(
        "self", verbose_name="löst ab", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mitgabe = models.TextField("Was darf nicht verloren gehen?", blank=True)
    widerrufen_am = models.DateField("widerrufen am", null=True, blank=True)
    gesehen_am = models.DateField("bestätigt am", null=True, blank=True)

    objects = FreigabeQuerySet.as_manager()

    class Meta:
        verbose_name = "Freigabe"
        verbose_name_plural = "Freigaben"
        ordering = ["-freigegeben_am", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(widerrufen_am__isnull=True) | Q(widerrufen_am__gte=F("freigegeben_am")),
                name="freigabe_zeitfolge",
                violation_error_message="Widerrufen werden kann erst, was freigegeben ist.",
            ),
        ]
        indexes = [models.Index(fields=["fachkraft", "widerrufen_am"], name="freigabe_fachkraft")]

    def __str__(self) -> str:
        return f"Freigabe an {self.traeger}"


class Rueckblick(models.Model):
    """Looking back together at a plan (§ 36 Abs. 2 SGB VIII): how near are the goals, what helped, how to go on."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="rueckblicke")
    massanzug = models.ForeignKey(Massanzug, verbose_name="Maßanzug", on_delete=models.PROTECT, related_name="+")
    am = models.DateField("Datum")
    teilnehmende = models.TextField("Wer war dabei?")
    was_wirkte = models.TextField("Was hat geholfen?")
    was_lassen = models.TextField("Was lassen wir weg?", blank=True)
    neues = models.TextField("Was ist neu?", blank=True)
    intensitaet = models.CharField("Wie geht es weiter?", max_length=20, choices=Intensitaet.choices)
    naechster_am = models.DateField("nächster Rückblick", null=True, blank=True)
    erfasst_von = models.ForeignKey(Konto, verbose_name="erfasst von", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Rückblick"
        verbose_name_plural = "Rückblicke"
        ordering = ["-am", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(naechster_am__isnull=True) | Q(naechster_am__gt=F("am")),
                name="rueckblick_zeitfolge",
                violation_error_message="Der nächste Rückblick liegt nach diesem.",
            )
        ]

    def __str__(self) -> str:
        return f"Rückblick am {self.am}"


class Zielbewertung(models.Model):
    """How near one goal is, seen by one side, with what shows it. A side that did not speak has no row.

    Said in the Rückblick and written down by the Jugendamt, unless `eingetragen_von` entered her own side herself.
    """

    rueckblick = models.ForeignKey(
        Rueckblick, verbose_name="Rückblick", on_delete=models.PROTECT, related_name="bewertungen"
    )
    ziel = models.ForeignKey(Ziel, verbose_name="Ziel", on_delete=models.PROTECT, related_name="bewertungen")
    sicht = models.CharField("Wer sieht es so?", max_length=20, choices=Sicht.choices)
    wert = models.PositiveSmallIntegerField("Wie nah ist das Ziel?", choices=Zielwert.choices)
    beleg = models.CharField("Woran sieht man das?", max_length=300, blank=True)
    eingetragen_von = models.ForeignKey(
        Konto, verbose_name="selbst eingetragen von", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    eingetragen_am = models.DateField("eingetragen am", null=True, blank=True)

    class Meta:
        verbose_name = "Zielbewertung"
        verbose_name_plural = "Zielbewertungen"
        ordering = ["ziel", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rueckblick", "ziel", "sicht"],
                name="zielbewertung_einmal_je_sicht",
                violation_error_message="Diese Seite hat das Ziel in diesem Rückblick schon bewertet.",
            ),
            models.CheckConstraint(
                condition=Q(wert__lte=3),
                name="zielbewertung_null_bis_drei",
                violation_error_message="Eine Bewertung liegt zwischen 0 und 3.",
            ),
            models.CheckConstraint(
                condition=Q(eingetragen_von__isnull=True, eingetragen_am__isnull=True)
                | Q(eingetragen_von__isnull=False, eingetragen_am__isnull=False, sicht=Sicht.TRAEGER),
                name="zielbewertung_selbst_eingetragen_mit_tag",
                violation_error_message="Selbst eintragen kann hier nur der Leitträger, mit Tag.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sicht_display()}: {self.get_wert_display()}"


class Fristereignis(models.Model):
    """A fact that starts or ends a period. Append-only: a mistake is mended by an entry that takes this one's place.

    `gilt` is false where the mending entry says that it did not happen at all.
    """

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="fristereignisse")
    art = models.CharField("Was ist geschehen?", max_length=30, choices=Fristanlass.choices)
    am = models.DateField("Wann?")
    form = models.CharField("Wie kam der Antrag?", max_length=20, choices=Antragsform.choices, blank=True)
    gilt = models.BooleanField("gilt", default=True)
    berichtigt = models.OneToOneField(
        "self",
        verbose_name="berichtigt",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="berichtigung",
    )
    grund = models.CharField("Warum wird berichtigt?", max_length=300, blank=True)
    erfasst_am = models.DateField("erfasst am")
    erfasst_von = models.ForeignKey(Konto, verbose_name="erfasst von", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Fristereignis"
        verbose_name_plural = "Fristereignisse"
        ordering = ["am", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(berichtigt__isnull=True, grund="", gilt=True)
                | (Q(berichtigt__isnull=False) & ~Q(grund="")),
                name="fristereignis_berichtigung_mit_grund",
                violation_error_message="Bitte schreiben Sie, warum Sie diesen Eintrag berichtigen.",
            ),
            models.CheckConstraint(
                condition=Q(form="") | Q(art__in=[Fristanlass.ANTRAG, Fristanlass.ANTRAG_35A]),
                name="fristereignis_form_nur_beim_antrag",
                violation_error_message="Mündlich, schriftlich oder elektronisch gehört nur zu einem Antrag.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_art_display()} am {self.am}"


class Fallfrist(models.Model):
    """A reckoned period, kept with the facts so that what is due is found by an index. `massanzug pruefe` reckons
    it again; nobody writes it but `actions.fristen.fristen_nachfuehren`.
    """

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="fristen")
    schluessel = models.CharField("Frist", max_length=40)
    person = models.ForeignKey(
        Person, verbose_name="Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    beginn = models.DateField("Beginn")
    stichtag = models.DateField("Stichtag")
    erinnern_ab = models.DateField("auf dem Schreibtisch ab", null=True, blank=True)
    ausgang = models.CharField("Ausgang", max_length=20, choices=Fristausgang.choices, default=Fristausgang.OFFEN)
    durch = models.CharField("beendet durch", max_length=30, blank=True)
    beendet_am = models.DateField("beendet am", null=True, blank=True)

    class Meta:
        verbose_name = "Frist"
        verbose_name_plural = "Fristen"
        ordering = ["stichtag", "schluessel", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fall", "schluessel", "beginn"],
                condition=Q(person__isnull=True),
                name="fallfrist_einmal",
                violation_error_message="Diese Frist steht schon da.",
            ),
            models.UniqueConstraint(
                fields=["person", "schluessel", "beginn"],
                name="fallfrist_einmal_je_person",
                violation_error_message="Diese Frist steht für diesen Menschen schon da.",
            ),
            models.CheckConstraint(
                condition=Q(ausgang=Fristausgang.OFFEN, durch="", beendet_am__isnull=True)
                | (~Q(ausgang=Fristausgang.OFFEN) & ~Q(durch="") & Q(beendet_am__isnull=False)),
                name="fallfrist_offen_oder_beendet",
                violation_error_message="Eine beendete Frist sagt, wodurch und wann sie endete.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["fall", "erinnern_ab"], name="fallfrist_offen", condition=Q(ausgang=Fristausgang.OFFEN)
            )
        ]

    def __str__(self) -> str:
        return f"{self.schluessel} bis {self.stichtag}"


class Abschluss(models.Model):
    """The end of a help: why, with what result, and who remains for the family."""

    fall = models.OneToOneField(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="abschluss")
    am = models.DateField("beendet am")
    grund = models.CharField("Warum endet die Hilfe?", max_length=20, choices=Abschlussgrund.choices)
    ergebnis = models.TextField("Was ist erreicht?", blank=True)
    wer_bleibt = models.TextField("Wer bleibt?", blank=True)
    rueckmeldung = models.TextField("Was sagt die Familie zur Hilfe?", blank=True)
    erfasst_von = models.ForeignKey(Konto, verbose_name="erfasst von", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Abschluss"
        verbose_name_plural = "Abschlüsse"
        indexes = [models.Index(fields=["am"], name="abschluss_am")]

    def __str__(self) -> str:
        return f"Abschluss am {self.am}"


class Statistikbogen(models.Model):
    """The answers only the yearly statistics ask for (§ 99 Abs. 1 SGB VIII); lists are in rechenkern.statistik."""

    fall = models.OneToOneField(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="statistikbogen")
    werte = models.JSONField("Antworten", default=dict)
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Statistikbogen"
        verbose_name_plural = "Statistikbögen"

    def __str__(self) -> str:
        return f"Statistik zu {self.fall_id}"


class Nachfrage(models.Model):
    """Asking a family months after the end whether it holds; planned with the Abschluss."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="nachfragen")
    monate = models.PositiveSmallIntegerField("Monate nach dem Abschluss")
    faellig_am = models.DateField("fällig am")
    am = models.DateField("gefragt am", null=True, blank=True)
    ergebnis = models.CharField("Was sagt die Familie?", max_length=20, choices=Nachfrageergebnis.choices, blank=True)
    worte = models.TextField("In ihren Worten", blank=True)

    class Meta:
        verbose_name = "Nachfrage"
        verbose_name_plural = "Nachfragen"
        ordering = ["faellig_am"]
        constraints = [
            models.UniqueConstraint(
                fields=["fall", "monate"],
                name="nachfrage_einmal",
                violation_error_message="Diese Nachfrage ist schon geplant.",
            ),
            models.CheckConstraint(
                condition=Q(am__isnull=True, ergebnis="") | (Q(am__isnull=False) & ~Q(ergebnis="")),
                name="nachfrage_datum_genau_mit_ergebnis",
                violation_error_message="Bitte sagen Sie, wann gefragt wurde und was die Familie sagt.",
            ),
        ]
        indexes = [models.Index(fields=["fall", "faellig_am"], name="nachfrage_offen", condition=Q(am__isnull=True))]

    def __str__(self) -> str:
        return f"Nachfrage nach {self.monate} Monaten"

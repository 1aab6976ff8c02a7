"""A case: people, their will, their resources, their goals, and the Maßanzug cut from them."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Greatest, Least

from massanzug.fall.choices import (
    Abschlussgrund,
    Bereich,
    Beziehungsart,
    Bindung,
    Einheit,
    Entscheidungsstand,
    Ergebnis,
    Faden,
    Fallrolle,
    Funktion,
    Intensitaet,
    Kanal,
    Lage,
    Massanzugstand,
    Nachfrageergebnis,
    Naehe,
    Paarstand,
    Qualitaet,
    Ressourcenfeld,
    Sektor,
    Sicht,
    Sorgenachweis,
    Sorgerechtsart,
    Suchteil,
    Wunschwahl,
    Zielart,
    Zielherkunft,
    Zielwert,
)
from massanzug.sozialraum.models import Stadtteil, Wirkungsraum
from massanzug.traeger.models import Traeger
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Zugriff

BEZAHLT = (Massanzugstand.BEWILLIGT, Massanzugstand.ABGELOEST)


class FallQuerySet(QuerySet["Fall"]):
    def sichtbar_fuer(self, zugriff: Zugriff) -> "FallQuerySet":
        """Need to know (§ 35 SGB I, §§ 64, 65 SGB VIII); the grounds are those of `sichtgruende`."""
        gruende = sichtgruende(zugriff)
        return self.filter(reduce(or_, gruende)) if gruende else self.none()

    def je_grund(self, zugriff: Zugriff) -> "list[FallQuerySet]":
        """Together they hold what `sichtbar_fuer` holds; a case may be in several of them."""
        return [self.filter(grund) for grund in sichtgruende(zugriff)]

    def eigene(self, zugriff: Zugriff) -> "list[FallQuerySet]":
        """Of those the ones that name her: some hundred cases, however many the city has."""
        return [self.filter(grund) for grund in eigene_gruende(zugriff)]


def sichtgruende(zugriff: Zugriff) -> tuple[Q, ...]:
    """The grounds on which this person sees cases; each alone can be walked along an index, newest case first.

    Jugendamt: who has a Zustaendigkeit today, and the ASD-Leitung of the Wirkungsraum. Leitträger: the one person
    to whom the case is released today, and only what the Freigabe names. Wirtschaftliche Jugendhilfe: what was
    approved, because it pays. Nobody else, administrators least.
    """
    gruende = list(eigene_gruende(zugriff))
    # one ground for each Wirkungsraum: an index is in the order of the list within one of them only
    gruende += [Q(wirkungsraum_id=raum) for raum in sorted(zugriff.raeume(Rolle.ASD_LEITUNG))]
    if zugriff.hat(Rolle.WJH):
        # asked case by case: as a set it would be nearly all cases of the city
        gruende.append(Q(Exists(Massanzug.objects.filter(fall=OuterRef("pk"), stand__in=BEZAHLT))))
    return tuple(gruende)


def eigene_gruende(zugriff: Zugriff) -> tuple[Q, ...]:
    """A Zustaendigkeit or a Freigabe names this person."""
    gruende = []
    if zugriff.hat(Rolle.ASD_FACHKRAFT):
        zustaendig = Zustaendigkeit.objects.filter(konto_id=zugriff.konto_id, gueltig_von__lte=zugriff.heute).filter(
            Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=zugriff.heute)
        )
        gruende.append(Q(pk__in=zustaendig.values("fall_id")))
    if traeger := zugriff.traeger(Rolle.LT_FACHKRAFT):
        freigegeben = Freigabe.objects.filter(
            fachkraft_id=zugriff.konto_id,
            traeger_id__in=traeger,
            freigegeben_am__lte=zugriff.heute,
            widerrufen_am__isnull=True,
        )
        gruende.append(Q(pk__in=freigegeben.values("fall_id")))
    return tuple(gruende)


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
    bereich_grund = models.TextField("Begründung des Bereichs", blank=True)
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
            models.Index(fields=["fall", "teil", "stamm"], name="suchwort_fall"),
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
    """Who in the Jugendamt works on the case, dated; the ground of every access of the office."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="zustaendigkeiten")
    konto = models.ForeignKey(Konto, verbose_name="Fachkraft", on_delete=models.PROTECT, related_name="+")
    funktion = models.CharField("Funktion", max_length=20, choices=Funktion.choices)
    gueltig_von = models.DateField("gültig von")
    gueltig_bis = models.DateField("gültig bis", null=True, blank=True)

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
        indexes = [models.Index(fields=["konto", "gueltig_von"], name="zustaendigkeit_konto")]

    def __str__(self) -> str:
        return f"{self.konto} {self.get_funktion_display()}"


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

    class Meta:
        verbose_name = "Kontakt"
        verbose_name_plural = "Kontakte"
        ordering = ["-am", "-pk"]

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
    stand = models.PositiveIntegerField("Stand", default=1)

    class Meta:
        verbose_name = "Ziel"
        verbose_name_plural = "Ziele"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class Beratung(models.Model):
    """The advice of the Sozialraumteam. There is no field for a decision, on purpose (OVG Lüneburg, § 36a SGB VIII)."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="beratungen")
    am = models.DateField("Datum")
    frage = models.TextField("Frage an das Team")
    teilnehmende = models.TextField("Wer war dabei?")
    leittraeger_dabei = models.BooleanField("Leitträger war dabei")
    jugendamt_dabei = models.BooleanField("Jugendamt war dabei")
    ideen_ohne_profi = models.TextField("Ideen ohne Fachkräfte")
    ideen_mit_profi = models.TextField("Ideen mit Fachkräften", blank=True)
    auswahl = models.TextField("Was nehmen wir mit?", blank=True)
    abweichend = models.TextField("Andere Meinung", blank=True)
    fehlt_im_raum = models.TextField("Was fehlt im Sozialraum?", blank=True)
    erfasst_von = models.ForeignKey(Konto, verbose_name="erfasst von", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Beratung"
        verbose_name_plural = "Beratungen"
        ordering = ["-am", "-pk"]

    def __str__(self) -> str:
        return f"Beratung am {self.am}"


class Massanzug(models.Model):
    """A plan cut for this family, as a Fassung; only the newest can be worked on."""

    fall = models.ForeignKey(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="massanzuege")
    fassung = models.PositiveSmallIntegerField("Fassung")
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
                fields=["fall", "fassung"],
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
        ]

    def __str__(self) -> str:
        return f"Maßanzug {self.fassung}"


class Baustein(models.Model):
    """One piece of the Maßanzug: who does what, how often, from when to when, for which goal, at what cost."""

    massanzug = models.ForeignKey(
        Massanzug, verbose_name="Maßanzug", on_delete=models.PROTECT, related_name="bausteine"
    )
    faden = models.CharField("Wer trägt bei?", max_length=20, choices=Faden.choices)
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

    def __str__(self) -> str:
        return f"{self.get_ergebnis_display()} ({self.get_stand_display()})"


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
    widerrufen_am = models.DateField("widerrufen am", null=True, blank=True)
    gesehen_am = models.DateField("bestätigt am", null=True, blank=True)

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
    """How near one goal is, seen by one side, with what shows it. A side that did not speak has no row."""

    rueckblick = models.ForeignKey(
        Rueckblick, verbose_name="Rückblick", on_delete=models.PROTECT, related_name="bewertungen"
    )
    ziel = models.ForeignKey(Ziel, verbose_name="Ziel", on_delete=models.PROTECT, related_name="bewertungen")
    sicht = models.CharField("Wer sieht es so?", max_length=20, choices=Sicht.choices)
    wert = models.PositiveSmallIntegerField("Wie nah ist das Ziel?", choices=Zielwert.choices)
    beleg = models.CharField("Woran sieht man das?", max_length=300, blank=True)

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
        ]

    def __str__(self) -> str:
        return f"{self.get_sicht_display()}: {self.get_wert_display()}"


class Abschluss(models.Model):
    """The end of a help: why, with what result, and who remains for the family."""

    fall = models.OneToOneField(Fall, verbose_name="Fall", on_delete=models.PROTECT, related_name="abschluss")
    am = models.DateField("beendet am")
    grund = models.CharField("Warum endet die Hilfe?", max_length=20, choices=Abschlussgrund.choices)
    ergebnis = models.TextField("Was ist erreicht?")
    wer_bleibt = models.TextField("Wer bleibt?")
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
        indexes = [models.Index(fields=["faellig_am"], name="nachfrage_faellig", condition=Q(am__isnull=True))]

    def __str__(self) -> str:
        return f"Nachfrage nach {self.monate} Monaten"

"""What there is in a neighbourhood, and how somebody knows that it is still there."""

from typing import Final

from django.db import models


class Ressourcenart(models.TextChoices):
    """What a resource is; a private person is protected."""

    VEREIN = "verein", "Verein"
    SPORT = "sport", "Sport"
    KULTUR = "kultur", "Kultur und Musik"
    TREFF = "treff", "Treffpunkt"
    NACHBARSCHAFT = "nachbarschaft", "Nachbarschaft"
    EHRENAMT = "ehrenamt", "Ehrenamt und Patenschaft"
    RELIGION = "religion", "Gemeinde"
    SCHULE = "schule", "Schule"
    KITA = "kita", "Kita"
    BETRIEB = "betrieb", "Betrieb oder Werkstatt"
    PERSON = "person", "Privatperson"
    BERATUNG = "beratung", "Beratung"
    GESUNDHEIT = "gesundheit", "Gesundheit"
    BEHOERDE = "behoerde", "Amt"


FACHLICH: Final = frozenset({Ressourcenart.BERATUNG, Ressourcenart.GESUNDHEIT, Ressourcenart.BEHOERDE})
"""Professional help: it is shown after what people do for each other (§ 27 Abs. 2 SGB VIII: Umfeld einbeziehen)."""


class Bestaetigungsweg(models.TextChoices):
    """How somebody came to know that it is still so."""

    BESUCH = "besuch", "Besuch"
    ANRUF = "anruf", "Anruf"
    MAIL = "mail", "E-Mail"
    FAMILIE = "familie", "Rückmeldung einer Familie"
    SELBST = "selbst", "Sie selbst, über einen Link"


VON_UNS: Final = tuple(weg for weg in Bestaetigungsweg if weg != Bestaetigungsweg.SELBST)
"""What somebody of the team can have done."""


class Projektart(models.TextChoices):
    """Work for nobody's case, or for several families who share a theme (Fachkonzept)."""

    FALLUNSPEZIFISCH = "fallunspezifisch", "Für den Raum (fallunspezifisch)"
    FALLUEBERGREIFEND = "falluebergreifend", "Für mehrere Familien (fallübergreifend)"


class Projektphase(models.TextChoices):
    """A project's life; the best end is that it goes on without us."""

    IDEE = "idee", "Idee"
    VORBEREITUNG = "vorbereitung", "In Vorbereitung"
    LAEUFT = "laeuft", "Läuft"
    ALLEIN = "allein", "Läuft ohne uns"
    BEENDET = "beendet", "Beendet"


ARBEITET: Final = (Projektphase.IDEE, Projektphase.VORBEREITUNG, Projektphase.LAEUFT)
"""While it takes our time."""


class Projektkostenart(models.TextChoices):
    """What money was spent on."""

    MATERIAL = "material", "Material"
    RAUM = "raum", "Räume"
    HONORAR = "honorar", "Honorare und Aufwandsentschädigungen"
    FAHRT = "fahrt", "Fahrten"
    ESSEN = "essen", "Essen und Trinken"
    ANDERES = "anderes", "Anderes"


class Taetigkeit(models.TextChoices):
    """What somebody did with her time."""

    VOR_ORT = "vor_ort", "Mit Menschen vor Ort"
    GESPRAECH = "gespraech", "Gespräche im Stadtteil"
    VERNETZUNG = "vernetzung", "Vernetzung"
    VORBEREITUNG = "vorbereitung", "Vorbereitung"
    AUSWERTUNG = "auswertung", "Auswertung und Bericht"


class Zeitbezug(models.TextChoices):
    """For whom the time was. Which family it was is never written down here."""

    FALL = "fall", "Für eine Familie"
    FAELLE = "faelle", "Für mehrere Familien"
    RAUM = "raum", "Für den Raum"


FAMILIENZEIT: Final = {Projektart.FALLUNSPEZIFISCH: Zeitbezug.RAUM, Projektart.FALLUEBERGREIFEND: Zeitbezug.FAELLE}
"""For whom the time of a project is."""

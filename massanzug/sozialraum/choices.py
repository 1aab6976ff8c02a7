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

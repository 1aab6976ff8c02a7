"""Words of the Planbudget."""

from django.db import models


class Lesartwahl(models.TextChoices):
    """How long a published start amount is meant to last; the notice does not say."""

    JAHR = "jahr", "Der Betrag gilt für ein Jahr"
    QUARTAL = "quartal", "Der Betrag gilt für ein Vierteljahr"

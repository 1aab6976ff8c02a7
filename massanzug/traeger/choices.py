"""Kinds of organisations."""

from django.db import models


class Traegerart(models.TextChoices):
    OEFFENTLICH = "oeffentlich", "Jugendamt (öffentlicher Träger)"
    FREI = "frei", "Freier Träger"
    GEWERBLICH = "gewerblich", "Gewerblicher oder freiberuflicher Anbieter"

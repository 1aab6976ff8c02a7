"""Words of the contract."""

from django.db import models


class Pflichtart(models.TextChoices):
    VERTRAG = "vertrag", "aus der Bekanntmachung"
    ZUSAGE = "zusage", "Zusage aus der Bekundung"

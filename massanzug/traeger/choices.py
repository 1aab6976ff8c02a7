"""Kinds of organisations, and what their people have learned."""

from typing import Final

from django.db import models


class Traegerart(models.TextChoices):
    OEFFENTLICH = "oeffentlich", "Jugendamt (öffentlicher Träger)"
    FREI = "frei", "Freier Träger"
    GEWERBLICH = "gewerblich", "Gewerblicher oder freiberuflicher Anbieter"


class Qualifikation(models.TextChoices):
    """What a Fachkraft has learned; the first ones are the subjects that the city's notice counts as a degree."""

    SOZIALE_ARBEIT = "soziale_arbeit", "Studium Soziale Arbeit"
    PAEDAGOGIK = "paedagogik", "Studium Pädagogik"
    PSYCHOLOGIE = "psychologie", "Studium Psychologie"
    SOZIOLOGIE = "soziologie", "Studium Soziologie"
    AEHNLICH = "aehnlich", "Ähnliches Studium"
    ERZIEHUNG = "erziehung", "Erzieherin, Erzieher"
    HEILERZIEHUNG = "heilerziehung", "Heilerziehungspflege"
    AUSBILDUNG = "ausbildung", "Andere Ausbildung"
    OHNE = "ohne", "Noch ohne Abschluss"


MIT_STUDIUM: Final = frozenset(
    {
        Qualifikation.SOZIALE_ARBEIT,
        Qualifikation.PAEDAGOGIK,
        Qualifikation.PSYCHOLOGIE,
        Qualifikation.SOZIOLOGIE,
        Qualifikation.AEHNLICH,
    }
)
"""„Soziale Arbeit, Pädagogik, Psychologie, Soziologie ö. Ä.“: notice of the city, Personal."""

"""Roles, and the words of the Protokoll."""

from django.db import models


class Rolle(models.TextChoices):
    """Who somebody is here; source: visibility table, SGB VIII §§ 36, 36a, 61-65 and the Grundlagenvertrag."""

    ASD_FACHKRAFT = "asd_fachkraft", "Fachkraft im ASD"
    ASD_LEITUNG = "asd_leitung", "Leitung des ASD"
    WJH = "wjh", "Wirtschaftliche Jugendhilfe"
    VORMUNDSCHAFT = "vormundschaft", "Amtsvormundschaft"
    LT_FACHKRAFT = "lt_fachkraft", "Fachkraft beim Leitträger"
    LT_LEITUNG = "lt_leitung", "Leitung beim Leitträger"
    CONTROLLING = "controlling", "Controlling"
    KAEMMEREI = "kaemmerei", "Kämmerei"
    STEUERUNGSGRUPPE = "steuerungsgruppe", "Steuerungsgruppe"
    JHA = "jha", "Jugendhilfeausschuss"
    DATENSCHUTZ = "datenschutz", "Datenschutz"
    VERWALTUNG = "verwaltung", "Verwaltung der Zugänge"
    AUSWAHL = "auswahl", "Auswahlverfahren"
    BEWERBUNG = "bewerbung", "Interessenbekundung eines Trägers"


IM_WIRKUNGSRAUM = frozenset({Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG, Rolle.LT_FACHKRAFT, Rolle.LT_LEITUNG})
"""Roles that are held for one Wirkungsraum; all others are held for the whole city."""

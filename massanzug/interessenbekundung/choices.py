"""Words of the selection, and which step follows which."""

from django.db import models


class Verfahrensstand(models.TextChoices):
    ENTWURF = "entwurf", "wird vorbereitet"
    VORGELEGT = "vorgelegt", "wartet auf die zweite Freigabe"
    OFFEN = "offen", "nimmt Bekundungen an"
    GEOEFFNET = "geoeffnet", "geöffnet"


class Bekundungsstand(models.TextChoices):
    ENTWURF = "entwurf", "wird geschrieben"
    EINGEREICHT = "eingereicht", "eingereicht und versiegelt"
    VERSPAETET = "verspaetet", "nach der Frist eingegangen und versiegelt"
    GEOEFFNET = "geoeffnet", "geöffnet"
    VERLETZT = "verletzt", "Siegel verletzt"


class Verfasserrolle(models.TextChoices):
    """What somebody may do with a Bekundung of her Träger."""

    VERANTWORTLICH = "verantwortlich", "schreibt und reicht ein"
    SCHREIBT = "schreibt", "schreibt mit"


class Kriteriumsart(models.TextChoices):
    ANNEHMEN = "annehmen", "anzunehmen"
    NACHWEISEN = "nachweisen", "nachzuweisen"


class Teilart(models.TextChoices):
    """The parts of which a Bekundung is put together."""

    WIRKUNGSRAUM = "wirkungsraum", "Wirkungsraum"
    ABSCHNITT = "abschnitt", "Abschnitt"
    KRITERIUM = "kriterium", "Kriterium"


VERSIEGELT = (Bekundungsstand.EINGEREICHT, Bekundungsstand.VERSPAETET)
SCHLUESSELPERSONEN = 3
"""So many hold a key; two of them open."""
ANLAGEN_HOECHSTENS = 10
"""Files that may go with a Bekundung."""
ANLAGEN_ZUSAMMEN = 20 * 2**20
"""Bytes that they may have together."""
CODELAENGE = 24
"""Signs of the code with which a Träger opens its own copy again, five bits each."""
CODEZEICHEN = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 that nobody confuses when she reads them from paper."""

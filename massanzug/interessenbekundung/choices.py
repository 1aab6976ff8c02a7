"""Words of the selection, and which step follows which."""

from django.db import models


class Verfahrensstand(models.TextChoices):
    ENTWURF = "entwurf", "wird vorbereitet"
    VORGELEGT = "vorgelegt", "wartet auf die zweite Freigabe"
    OFFEN = "offen", "nimmt Bekundungen an"
    GEOEFFNET = "geoeffnet", "geöffnet"
    WERTUNG = "wertung", "erste Wertung läuft"
    AUSSPRACHE = "aussprache", "erste Wertung geschlossen, Aussprache offen"
    GEREIHT = "gereiht", "Rangfolge steht fest"


class Vergabegegenstand(models.TextChoices):
    """What an award gives; only the first makes a Grundlagenvertrag (room vertrag)."""

    LEITTRAEGERSCHAFT = "leittraegerschaft", "Leitträgerschaft mit Grundlagenvertrag"
    ANDERES = "anderes", "Etwas anderes, ohne Grundlagenvertrag"


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
EINLADUNG_TAGE = 7
"""So long a colleague can follow an invitation."""
EINLADUNGEN_HOECHSTENS = 5
"""Invitations to one Bekundung that nobody has followed yet."""
CODELAENGE = 24
"""Signs of the code with which a Träger opens its own copy again, five bits each."""
CODEZEICHEN = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 that nobody confuses when she reads them from paper."""


class Formergebnis(models.TextChoices):
    """What the formal check of a Bekundung found."""

    IN_ORDNUNG = "in_ordnung", "in Ordnung"
    AUSGESCHLOSSEN = "ausgeschlossen", "ausgeschlossen"


class Kriteriumsergebnis(models.TextChoices):
    ERFUELLT = "erfuellt", "erfüllt"
    OFFEN = "offen", "nicht nachgewiesen"
    NICHT = "nicht", "nicht erfüllt"


class Zulassung(models.TextChoices):
    """Whether a Bekundung is scored."""

    OFFEN = "offen", "noch nicht entschieden"
    ZUGELASSEN = "zugelassen", "zugelassen"
    AUSGESCHLOSSEN = "ausgeschlossen", "ausgeschlossen"


class Mitteilungsart(models.TextChoices):
    AUSGEWAEHLT = "ausgewaehlt", "ausgewählt"
    NICHT_AUSGEWAEHLT = "nicht", "nicht ausgewählt"
    AUSGESCHLOSSEN = "ausgeschlossen", "ausgeschlossen"


class Einwandsstand(models.TextChoices):
    EINGEGANGEN = "eingegangen", "eingegangen"
    IN_PRUEFUNG = "in_pruefung", "wird geprüft"
    ABGEHOLFEN = "abgeholfen", "abgeholfen"
    ZURUECKGEWIESEN = "zurueckgewiesen", "zurückgewiesen"


OFFENE_EINWAENDE = (Einwandsstand.EINGEGANGEN, Einwandsstand.IN_PRUEFUNG)
VOR_DER_AUSSPRACHE = (Verfahrensstand.GEOEFFNET, Verfahrensstand.WERTUNG)
"""While nobody sees what another has given."""
IN_DER_AUSWAHL = (*VOR_DER_AUSSPRACHE, Verfahrensstand.AUSSPRACHE, Verfahrensstand.GEREIHT)
"""From the opening on."""
JURY_MINDESTENS = 3
"""So many score every Bekundung, each for herself."""

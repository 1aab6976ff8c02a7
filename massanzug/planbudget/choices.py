"""Words of the Planbudget."""

from django.db import models


class Lesartwahl(models.TextChoices):
    """How long a published start amount is meant to last; the notice does not say."""

    JAHR = "jahr", "Der Betrag gilt für ein Jahr"
    QUARTAL = "quartal", "Der Betrag gilt für ein Vierteljahr"


class Bezugszeitraum(models.TextChoices):
    """What the source itself says about the period of an amount."""

    UNGENANNT = "ungenannt", "in der Quelle nicht genannt"
    JAHR = "jahr", "ein Jahr"
    QUARTAL = "quartal", "ein Vierteljahr"


class Kontoart(models.TextChoices):
    """What an account of a Wirkungsraum counts; see docs/aufbau.md, „Wie das Geld gerechnet wird“."""

    AMBULANT = "ambulant", "Ambulante Hilfen"
    TEILSTATIONAER = "teilstationaer", "Teilstationäre Hilfen"
    STATIONAER = "stationaer", "Stationäre Hilfen"
    PFLEGE = "pflege", "Vollzeitpflege"
    FALLUNSPEZIFISCH = "fallunspezifisch", "Fallunspezifische Arbeit"
    FALLUEBERGREIFEND = "falluebergreifend", "Fallübergreifende Arbeit"
    AUSSERHALB = "ausserhalb", "Außerhalb des Planbudgets"
    ABSCHLAG = "abschlag", "Abschläge an den Leitträger"
    RUECKSTELLUNG = "rueckstellung", "Rückstellung des Leitträgers"
    RESERVE = "reserve", "Reserve der Stadt"
    VERBINDLICHKEIT = "verbindlichkeit", "Offene Rechnungen"
    KASSE = "kasse", "Kasse der Stadt"
    PLAN = "plan", "Planbudget"
    ALLGEMEIN = "allgemein", "Allgemeiner Haushalt"


class Hilfeklasse(models.TextChoices):
    """The four kinds of help that are compared with each other."""

    AMBULANT = "ambulant", "ambulant"
    TEILSTATIONAER = "teilstationaer", "teilstationär"
    STATIONAER = "stationaer", "stationär"
    PFLEGE = "pflege", "Vollzeitpflege"


HILFEN = (Kontoart.AMBULANT, Kontoart.TEILSTATIONAER, Kontoart.STATIONAER, Kontoart.PFLEGE)
IM_BUDGET = (*HILFEN, Kontoart.FALLUNSPEZIFISCH, Kontoart.FALLUEBERGREIFEND)
"""What the Planbudget pays for."""
KOSTEN = (*IM_BUDGET, Kontoart.AUSSERHALB)


class Buchungsart(models.TextChoices):
    KOSTEN = "kosten", "Kosten einer Leistung"
    ZAHLUNG = "zahlung", "Zahlung"
    UEBERNAHME = "uebernahme", "Übernahme alter Zahlungen"
    STORNO = "storno", "Storno"
    ABSCHLUSS = "abschluss", "Jahresabschluss"


class Ereignisart(models.TextChoices):
    """Why a Planbudget changes; the names are those of rechenkern.ereignis."""

    AUSGANGSWERT = "ausgangswert", "Ausgangswert"
    UEBERLEITUNG = "ueberleitung_altfall", "Überleitung eines Altfalls"
    RUECKFUEHRUNG = "rueckfuehrung", "Rückführung"
    VERMEIDUNG = "vermeidung", "Vermeidung"
    TARIF = "tarif", "Tarif"
    U21 = "u21_neuberechnung", "Neuberechnung nach U21"
    KORREKTUR = "korrektur", "Korrektur"


class Ereignisstand(models.TextChoices):
    """Derived from the answers, never stored."""

    VORGESCHLAGEN = "vorgeschlagen", "wartet auf Bestätigung"
    BESTAETIGT = "bestaetigt", "bestätigt"
    ABGELEHNT = "abgelehnt", "abgelehnt"
    ZURUECKGENOMMEN = "zurueckgenommen", "zurückgenommen"


class Antwort(models.TextChoices):
    BESTAETIGT = "bestaetigt", "bestätigt"
    ABGELEHNT = "abgelehnt", "abgelehnt"


class Bestandsart(models.TextChoices):
    """What a file of the city's past holds."""

    HILFEN = "hilfen", "Laufende und beendete Hilfen"
    ZAHLUNGEN = "zahlungen", "Frühere Zahlungen"


class Punktstand(models.TextChoices):
    OFFEN = "offen", "offen"
    ERLEDIGT = "erledigt", "erledigt"


class Laufstand(models.TextChoices):
    """Where a calculation that takes a while stands."""

    WARTET = "wartet", "wartet"
    LAEUFT = "laeuft", "läuft"
    FERTIG = "fertig", "fertig"
    ABGEBROCHEN = "abgebrochen", "abgebrochen"
    GESCHEITERT = "gescheitert", "nicht gelungen"


class Raumarbeitsquelle(models.TextChoices):
    """What somebody of a team noted for the neighbourhood."""

    ZEIT = "zeit", "Zeit"
    KOSTEN = "kosten", "Projektkosten"

"""What teams noted for the neighbourhood and what of it is not in the Hauptbuch yet."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from massanzug.planbudget.choices import Kontoart, Raumarbeitsquelle
from massanzug.planbudget.models import Buchung, Raumbuchung
from massanzug.rechenkern.raumarbeit import Leistung, Posten, Stundensatz, lade_stundensaetze, posten
from massanzug.rechenkern.zeitraum import EIN_TAG
from massanzug.sozialraum.choices import FAMILIENZEIT, Projektart, Zeitbezug
from massanzug.sozialraum.models import Projektkosten, Wirkungsraum, Zeiteintrag
from massanzug.zugang.zugriff import Zugriff

KONTO_DER_ZEIT = {Zeitbezug.RAUM: Kontoart.FALLUNSPEZIFISCH, Zeitbezug.FAELLE: Kontoart.FALLUEBERGREIFEND}
"""Time for one family is part of its help and not booked here."""
Eintrag = TypeVar("Eintrag", Zeiteintrag, Projektkosten)


@dataclass(frozen=True)
class Raumarbeit:
    """What can be booked up to a month's end, and at which rate of an hour."""

    bis: date
    posten: tuple[Posten, ...]
    satz: Stundensatz

    @property
    def cent(self) -> int:
        return sum(p.cent for p in self.posten)


def offene_raumarbeit(zugriff: Zugriff, raum: Wirkungsraum) -> Raumarbeit:
    """Everything noted up to the end of the last full month that no Buchung stands for."""
    bis = letzter_monat(zugriff.heute)
    saetze = lade_stundensaetze()
    offen = posten([*_zeiten(raum, bis), *_kosten(raum, bis)], saetze)
    return Raumarbeit(bis, offen, max((s for s in saetze if s.gueltig_von <= bis), key=lambda s: s.gueltig_von))


def letzter_monat(heute: date) -> date:
    """The last day of the month before `heute`."""
    return heute.replace(day=1) - EIN_TAG


def _zeiten(raum: Wirkungsraum, bis: date) -> list[Leistung]:
    offen = Zeiteintrag.objects.filter(wirkungsraum=raum, tag__lte=bis, bezug__in=KONTO_DER_ZEIT)
    reihen = _ohne_buchung(offen, Raumarbeitsquelle.ZEIT).values_list("pk", "bezug", "tag", "minuten")
    return [Leistung("zeit", pk, KONTO_DER_ZEIT[Zeitbezug(bezug)], tag, m) for pk, bezug, tag, m in reihen]


def _kosten(raum: Wirkungsraum, bis: date) -> list[Leistung]:
    offen = Projektkosten.objects.filter(projekt__wirkungsraum=raum, am__lte=bis)
    reihen = _ohne_buchung(offen, Raumarbeitsquelle.KOSTEN).values_list("pk", "projekt__art", "am", "betrag_cent")
    return [
        Leistung("kosten", pk, KONTO_DER_ZEIT[FAMILIENZEIT[Projektart(art)]], am, cent) for pk, art, am, cent in reihen
    ]


def _ohne_buchung(alle: QuerySet[Eintrag], quelle: Raumarbeitsquelle) -> QuerySet[Eintrag]:
    gebucht = Raumbuchung.objects.filter(quelle=quelle, quelle_nummer=OuterRef("pk"))
    return alle.filter(~Exists(gebucht)).order_by("pk")


def fruehere(zugriff: Zugriff, raum: Wirkungsraum) -> QuerySet[Buchung]:
    """Buchungen of this Wirkungsraum that stand for noted work, the newest first."""
    im_raum = Exists(Raumbuchung.objects.filter(buchung=OuterRef("pk")))
    return Buchung.objects.filter(im_raum, zeilen__soll__wirkungsraum=raum).distinct().order_by("-nummer")

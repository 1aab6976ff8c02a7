"""What teams noted for the neighbourhood and what of it is not in the Hauptbuch yet."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from massanzug.planbudget.choices import Kontoart, Raumarbeitsquelle
from massanzug.planbudget.models import Buchung, Buchungszeile, Raumbuchung
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


def abweichende_raumbuchungen() -> list[tuple[int, int, int]]:
    """Number of each Buchung that is not worth what its entries are, what it is worth and what they are (cents)."""
    leistungen: dict[tuple[str, int], Leistung] = {
        (x.quelle, x.nummer): x
        for x in (
            *_als_zeiten(Zeiteintrag.objects.filter(bezug__in=KONTO_DER_ZEIT)),
            *_als_kosten(Projektkosten.objects.all()),
        )
    }
    je_buchung: defaultdict[int, list[Leistung]] = defaultdict(list)
    for quelle, nummer, buchung in Raumbuchung.objects.exclude(buchung=None).values_list(
        "quelle", "quelle_nummer", "buchung_id"
    ):
        if (quelle, nummer) in leistungen:
            je_buchung[int(buchung or 0)].append(leistungen[quelle, nummer])
    arten = list(KONTO_DER_ZEIT.values())
    zeilen = Buchungszeile.objects.filter(buchung_id__in=Raumbuchung.objects.exclude(buchung=None).values("buchung"))
    steht: defaultdict[int, int] = defaultdict(int)
    for nummer, soll, haben, cent in zeilen.values_list("buchung_id", "soll__art", "haben__art", "betrag_cent"):
        steht[nummer] += cent * ((soll in arten) - (haben in arten))
    saetze = lade_stundensaetze()
    soll_sein = {nummer: sum(p.cent for p in posten(je_buchung[nummer], saetze)) for nummer in steht}
    return [(n, ist, soll_sein[n]) for n, ist in sorted(steht.items()) if ist != soll_sein[n]]


def _zeiten(raum: Wirkungsraum, bis: date) -> list[Leistung]:
    offen = Zeiteintrag.objects.filter(wirkungsraum=raum, tag__lte=bis, bezug__in=KONTO_DER_ZEIT)
    return _als_zeiten(_ohne_buchung(offen, Raumarbeitsquelle.ZEIT))


def _als_zeiten(eintraege: QuerySet[Zeiteintrag]) -> list[Leistung]:
    reihen = eintraege.values_list("pk", "bezug", "tag", "minuten")
    return [Leistung("zeit", pk, KONTO_DER_ZEIT[Zeitbezug(bezug)], tag, m) for pk, bezug, tag, m in reihen]


def _kosten(raum: Wirkungsraum, bis: date) -> list[Leistung]:
    offen = Projektkosten.objects.filter(projekt__wirkungsraum=raum, am__lte=bis)
    return _als_kosten(_ohne_buchung(offen, Raumarbeitsquelle.KOSTEN))


def _als_kosten(kosten: QuerySet[Projektkosten]) -> list[Leistung]:
    reihen = kosten.values_list("pk", "projekt__art", "am", "betrag_cent")
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

"""What was taken over of a city's past, and the files that wait between preview and taking over."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from massanzug.planbudget.choices import IM_BUDGET, KOSTEN, Bestandsart
from massanzug.planbudget.models import Bestandsdatei, Bestandsuebernahme, Buchung, Buchungszeile
from massanzug.planbudget.queries.bestandspruefung import Raumsumme
from massanzug.rechenkern.geld import Betrag
from massanzug.sozialraum.queries import wirkungsraeume
from massanzug.zugang.zugriff import Zugriff

HALTBAR = timedelta(days=1)
"""How long a file lies between preview and taking over."""


def uebernahmen(zugriff: Zugriff) -> QuerySet[Bestandsuebernahme]:
    """Newest first."""
    return Bestandsuebernahme.objects.select_related("von")


@dataclass(frozen=True)
class Uebernahmeblick:
    """One taking over with what it holds per Wirkungsraum."""

    uebernahme: Bestandsuebernahme
    raeume: tuple[Raumsumme, ...]
    storno: Buchung | None


def uebernahme(zugriff: Zugriff, pk: int) -> Uebernahmeblick | None:
    """One taking over, or None where there is none."""
    objekt = Bestandsuebernahme.objects.select_related("von", "buchung").filter(pk=pk).first()
    if objekt is None:
        return None
    if objekt.art == Bestandsart.HILFEN:
        return Uebernahmeblick(objekt, _uebernommene_hilfen(objekt, zugriff.heute), None)
    storno = Buchung.objects.filter(hebt_auf=objekt.buchung_id).first()
    return Uebernahmeblick(objekt, _uebernommene_zahlungen(objekt), storno)


def _uebernommene_hilfen(objekt: Bestandsuebernahme, heute: date) -> tuple[Raumsumme, ...]:
    heutige = Q(von__lte=heute) & (Q(bis__isnull=True) | Q(bis__gte=heute))
    reihen = (
        objekt.hilfen.order_by()
        .values_list("wirkungsraum_id")
        .annotate(alle=Count("pk"), laufend=Count("pk", filter=heutige))
    )
    zahlen = {raum: (alle, laufend) for raum, alle, laufend in reihen}
    return tuple(Raumsumme(raum, *zahlen.get(raum.pk, (0, 0)), Betrag(0), Betrag(0)) for raum in wirkungsraeume(None))


def _uebernommene_zahlungen(objekt: Bestandsuebernahme) -> tuple[Raumsumme, ...]:
    summen: dict[tuple[int, bool], int] = defaultdict(int)
    anzahl: dict[int, int] = defaultdict(int)
    for seite, zeichen in (("soll", 1), ("haben", -1)):
        reihen = (
            Buchungszeile.objects.filter(buchung=objekt.buchung_id, **{f"{seite}__art__in": KOSTEN})
            .order_by()
            .values_list(f"{seite}__wirkungsraum_id", f"{seite}__art")
            .annotate(cent=Sum("betrag_cent"), zeilen=Count("pk"))
        )
        for raum_id, art, cent, zeilen in reihen:
            summen[raum_id, art in IM_BUDGET] += zeichen * cent
            anzahl[raum_id] += zeilen
    return tuple(
        Raumsumme(raum, anzahl[raum.pk], 0, Betrag(summen[raum.pk, True]), Betrag(summen[raum.pk, False]))
        for raum in wirkungsraeume(None)
    )


def dateien(zugriff: Zugriff) -> QuerySet[Bestandsdatei]:
    """The files this person uploaded and has not taken over; they vanish after a day."""
    return Bestandsdatei.objects.filter(konto_id=zugriff.konto_id, hochgeladen_am__gt=zugriff.jetzt - HALTBAR).defer(
        "inhalt"
    )


def datei(zugriff: Zugriff, pk: int) -> Bestandsdatei | None:
    """One of them with its bytes; to everybody else there is none."""
    return dateien(zugriff).defer(None).filter(pk=pk).first()

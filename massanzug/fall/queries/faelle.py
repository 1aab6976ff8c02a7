"""Which cases there are for whom, and single things in them. What one may not see does not exist."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from massanzug.fall.choices import (
    Freigabeteil,
    Funktion,
    Massanzugstand,
)
from massanzug.fall.models import (
    Abschluss,
    Baustein,
    Entscheidung,
    Fall,
    Freigabe,
    Massanzug,
    Nachfrage,
    Person,
    Wille,
    Ziel,
)
from massanzug.fall.rules import Bezug
from massanzug.technik.zug import Befehl, in_einem_zug
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff


def faelle(zugriff: Zugriff, *, suche: str = "", stand: str = "") -> QuerySet[Fall]:
    """The cases this person may see, newest first, with what a list shows.

    A search finds by name only those whose names she may read, and what is before the decision is known in the ASD
    only: a list tells no more than the case's own page.
    """
    liste = Fall.objects.sichtbar_fuer(zugriff).select_related("wirkungsraum", "stadtteil")
    if suche:
        mit_namen = Q() if liest_alle_namen(zugriff) else Q(pk__in=namentlich(zugriff, liste))
        liste = liste.filter(Q(aktenzeichen__icontains=suche) | (Q(bezeichnung__icontains=suche) & mit_namen))
    im_asd = zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG)
    if stand == "entscheidung":
        liste = liste.filter(massanzuege__stand=Massanzugstand.VORGELEGT) if im_asd else liste.none()
    elif stand == "bewilligt":
        liste = liste.filter(massanzuege__stand=Massanzugstand.BEWILLIGT)
    elif stand == "anfang":
        liste = liste.exclude(massanzuege__stand__in=[Massanzugstand.VORGELEGT, Massanzugstand.BEWILLIGT])
    if stand:
        liste = liste.filter(abschluss__isnull=stand != "abgeschlossen")
    plan = Massanzug.objects.filter(fall=OuterRef("pk"))
    return liste.annotate(
        ist_bewilligt=Exists(plan.filter(stand=Massanzugstand.BEWILLIGT)),
        ist_vorgelegt=Exists(plan.filter(stand=Massanzugstand.VORGELEGT) if im_asd else plan.none()),
        ist_abgeschlossen=Exists(Abschluss.objects.filter(fall=OuterRef("pk"))),
        anzahl_ziele=Count("ziele", distinct=True),
    ).order_by("-begonnen_am", "-pk")


def liest_alle_namen(zugriff: Zugriff) -> bool:
    """Whether she reads the names of every case she sees; at the Leitträger it depends on each Freigabe."""
    return zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG, Rolle.WJH)


def sichtbare(zugriff: Zugriff, ids: set[int]) -> frozenset[int]:
    """Those of `ids` that exist for this person."""
    return frozenset(Fall.objects.sichtbar_fuer(zugriff).filter(pk__in=ids).values_list("pk", flat=True))


def namentlich(zugriff: Zugriff, faelle: Iterable[Fall]) -> frozenset[int]:
    """Ids of those visible cases whose names this person may read; the others are shown by their Aktenzeichen."""
    ids = [f.pk for f in faelle]
    if liest_alle_namen(zugriff):
        return frozenset(ids)
    freigaben = Freigabe.objects.filter(
        fall_id__in=ids,
        fachkraft_id=zugriff.konto_id,
        freigegeben_am__lte=zugriff.heute,
        widerrufen_am__isnull=True,
    ).values_list("fall_id", "teile")
    return frozenset(pk for pk, teile in freigaben if Freigabeteil.PERSONEN in teile)


def fall(zugriff: Zugriff, pk: int) -> Fall | None:
    """The case, or None where it does not exist for this person."""
    sichtbare_faelle = Fall.objects.sichtbar_fuer(zugriff).select_related("wirkungsraum", "stadtteil", "abschluss")
    return sichtbare_faelle.filter(pk=pk).first()


_FUNKTIONEN = (
    "SELECT funktion FROM fall_zustaendigkeit WHERE fall_id = %s AND konto_id = %s AND gueltig_von <= %s "
    "AND (gueltig_bis IS NULL OR gueltig_bis >= %s)"
)
_ABGESCHLOSSEN = "SELECT id FROM fall_abschluss WHERE fall_id = %s"
"""In plain SQL: every act and every page of a case asks this first."""


def bezug(zugriff: Zugriff, fall: Fall) -> Bezug:
    """How the person stands to the case today: her functions in the Jugendamt, or what was released to her."""
    heute = connection.ops.adapt_datefield_value(zugriff.heute)
    fragen: list[Befehl] = [(_FUNKTIONEN, (fall.pk, zugriff.konto_id, heute, heute))]
    bekannt = Fall.abschluss.is_cached(fall)
    if not bekannt:
        fragen.append((_ABGESCHLOSSEN, (fall.pk,)))
    funktionen, *ende = in_einem_zug(fragen)
    if not bekannt and not ende[0]:
        Fall.abschluss.related.set_cached_value(fall, None)  # as asking for it would
    im_amt = zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG)
    freigabe = None if im_amt else freigabe_fuer(zugriff, fall)
    return Bezug(
        fall_id=fall.pk,
        wirkungsraum_id=fall.wirkungsraum_id,
        funktionen=frozenset(Funktion(f) for (f,) in funktionen) if im_amt else frozenset(),
        freigegebene_teile=frozenset(Freigabeteil(t) for t in freigabe.teile) if freigabe else None,
        abgeschlossen=bool(ende[0]) if not bekannt else hasattr(fall, "abschluss"),
    )


def freigabe_fuer(zugriff: Zugriff, fall: Fall) -> Freigabe | None:
    """The newest release of this case to this person, in force today."""
    return (
        Freigabe.objects.filter(
            fall=fall,
            fachkraft_id=zugriff.konto_id,
            traeger_id__in=zugriff.traeger(Rolle.LT_FACHKRAFT),
            freigegeben_am__lte=zugriff.heute,
            widerrufen_am__isnull=True,
        )
        .select_related("traeger", "massanzug")
        .order_by("-freigegeben_am", "-pk")
        .first()
    )


def nachfrage(fall: Fall, pk: int) -> Nachfrage | None:
    return fall.nachfragen.filter(pk=pk).first()


def person(fall: Fall, pk: int) -> Person | None:
    return fall.personen.filter(pk=pk).first()


def neuester_wille(person: Person) -> Wille | None:
    return person.willen.order_by("-fassung").first()


def ungefragte(fall: Fall) -> QuerySet[Person]:
    """The living people of the case who have not said yet what they want."""
    return fall.personen.filter(willen__isnull=True, verstorben=False)


def ziel(fall: Fall, pk: int) -> Ziel | None:
    return fall.ziele.filter(pk=pk).first()


def offener_massanzug(fall: Fall) -> Massanzug | None:
    """The Fassung in work or on the table."""
    offen = [Massanzugstand.ENTWURF, Massanzugstand.VORGELEGT]
    return fall.massanzuege.filter(stand__in=offen).order_by("-fassung").first()


def liegt_vor(fall: Fall) -> bool:
    """Whether a Fassung waits for its decision."""
    return fall.massanzuege.filter(stand=Massanzugstand.VORGELEGT).exists()


def bewilligter_massanzug(fall: Fall) -> Massanzug | None:
    return fall.massanzuege.filter(stand=Massanzugstand.BEWILLIGT).order_by("-fassung").first()


def baustein(fall: Fall, pk: int) -> Baustein | None:
    return Baustein.objects.filter(massanzug__fall=fall, pk=pk).select_related("massanzug", "ziel", "anbieter").first()


def entscheidung(fall: Fall, pk: int) -> Entscheidung | None:
    reihen = fall.entscheidungen.select_related("massanzug", "vorgelegt_von", "zweite_fachkraft")
    return reihen.filter(pk=pk).first()


def freigabe(fall: Fall, pk: int) -> Freigabe | None:
    return fall.freigaben.select_related("traeger", "fachkraft", "massanzug").filter(pk=pk).first()

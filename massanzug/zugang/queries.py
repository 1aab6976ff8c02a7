"""Reads of the traces, and of the calendar address."""

import hashlib
from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet

from massanzug.zugang.models import Einsicht, Kalenderadresse, Konto, Protokoll, Protokollkopf
from massanzug.zugang.zugriff import Zugriff


def protokoll_liste(zugriff: Zugriff) -> QuerySet[Protokoll]:
    """All entries, newest first, without their values."""
    sichtbar = Protokoll.objects.select_related("konto").order_by("-nummer")
    for verschwiegen in VERSCHWIEGEN:
        sichtbar = sichtbar.exclude(verschwiegen())
    return sichtbar


def letzter_stand() -> tuple[int, str]:
    """Number and code of the newest entry: as long as they stand nobody has done anything in this database."""
    return Protokollkopf.objects.values_list("nummer", "code").first() or (0, "")


def eintraege(modell: type[Model], pks: Iterable[int], aktionen: Collection[str] = ()) -> QuerySet[Protokoll]:
    """What was done with these objects of one kind, oldest first, with the values that are still kept."""
    reihen = Protokoll.objects.filter(objekt_typ=modell._meta.label_lower, objekt_id__in=[str(pk) for pk in pks])
    if aktionen:
        reihen = reihen.filter(aktion__in=aktionen)
    return reihen.select_related("konto", "wert").order_by("nummer")


def leserinnen(modell: type[Model], pks: Iterable[int]) -> QuerySet[Any, Any]:
    """Ids of the Konten that have read one of these objects."""
    gelesen = Einsicht.objects.filter(objekt_typ=modell._meta.label_lower, objekt_id__in=[str(pk) for pk in pks])
    return gelesen.values_list("konto_id", flat=True).distinct()


VERSCHWIEGEN: list[Callable[[], Q]] = []
"""What a room keeps out of the list of acts for a while, because it would tell how many there are; rooms join here."""


def einsichten_liste(zugriff: Zugriff) -> QuerySet[Einsicht]:
    return Einsicht.objects.select_related("konto").order_by("-zeit", "-pk")


def pruefsumme(marke: str) -> str:
    """What is kept of a secret of 256 random bits: nothing leads back to it, and it is found by an index."""
    return hashlib.sha256(marke.encode()).hexdigest()


def kalenderadresse(zugriff: Zugriff) -> Kalenderadresse | None:
    """The address of the asking person that is in force."""
    return Kalenderadresse.objects.filter(konto_id=zugriff.konto_id, widerrufen_am__isnull=True).first()


def konto_des_kalenders(marke: str) -> Konto | None:
    """Whose calendar this secret opens; None for one that is unknown or withdrawn, or whose account is blocked."""
    adresse = (
        Kalenderadresse.objects.filter(pruefsumme=pruefsumme(marke), widerrufen_am__isnull=True, konto__is_active=True)
        .select_related("konto")
        .first()
    )
    return adresse.konto if adresse else None

"""Reads of the traces."""

from django.db.models import QuerySet

from massanzug.zugang.models import Einsicht, Konto, Protokoll
from massanzug.zugang.zugriff import Zugriff


def protokoll_liste(zugriff: Zugriff) -> QuerySet[Protokoll]:
    """All entries, newest first, without their values."""
    return Protokoll.objects.select_related("konto").order_by("-nummer")


def einsichten_liste(zugriff: Zugriff) -> QuerySet[Einsicht]:
    return Einsicht.objects.select_related("konto").order_by("-zeit", "-pk")


def konto_namen(ids: set[int]) -> dict[int, str]:
    return dict(Konto.objects.filter(pk__in=ids).values_list("pk", "name"))

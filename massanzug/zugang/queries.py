"""Reads of the traces."""

from django.db.models import QuerySet

from massanzug.zugang.models import Einsicht, Protokoll
from massanzug.zugang.zugriff import Zugriff


def protokoll_liste(zugriff: Zugriff) -> QuerySet[Protokoll]:
    """All entries, newest first, without their values."""
    return Protokoll.objects.select_related("konto").order_by("-nummer")


def einsichten_liste(zugriff: Zugriff) -> QuerySet[Einsicht]:
    return Einsicht.objects.select_related("konto").order_by("-zeit", "-pk")

"""Addresses of pages that a list names many times over: Django's `reverse` is worked out once for each view."""

from functools import cache

from django.urls import reverse

_ZAHL = 987654321
"""Stands for a number in an address that is being worked out."""


def adresse(name: str, *zahlen: int) -> str:
    """What `reverse(name, args=zahlen)` says, for views whose address holds numbers only."""
    return _muster(name, len(zahlen)).format(*(int(zahl) for zahl in zahlen))


@cache
def _muster(name: str, anzahl: int) -> str:
    ganz = reverse(name, args=[_ZAHL + n for n in range(anzahl)])
    assert "{" not in ganz, name
    for n in range(anzahl):
        ganz = ganz.replace(str(_ZAHL + n), "{}")
    return ganz

"""What of a case can be looked for, part by part: read by the index and by the excerpt of a result."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.db.models import QuerySet

from massanzug.fall.choices import Entscheidungsstand, Massanzugstand, Suchteil
from massanzug.fall.models import (
    Baustein,
    Entscheidung,
    Fall,
    Familienressource,
    Kontakt,
    Netzwerkperson,
    Person,
    Rueckblick,
    Wille,
    Ziel,
)
from massanzug.technik.frage import vorbereitet

Texte = dict[tuple[int, Suchteil], list[str]]
"""By case and part."""


def suchtexte(fall_ids: Collection[int], teile: Collection[Suchteil] = tuple(Suchteil)) -> Texte:
    """The texts of these cases, without empty ones; at most two queries for each part.

    Of a person's will the newest Fassung only, as her page shows it; of the plan the one in force, and apart from it
    what is not decided yet. The Aktenzeichen and the Stadtteil are columns.
    """
    texte: Texte = defaultdict(list)
    for teil in teile:
        for fall_id, *worte in _LESER[teil](ids=fall_ids):
            texte[fall_id, teil] += [wort for wort in worte if wort]
    return texte


def _personen(*, ids: Collection[int]) -> list[tuple[Any, ...]]:
    return [*_familiennamen(ids=ids), *_namen(ids=ids)]


@vorbereitet
def _familiennamen(*, ids: Collection[int]) -> QuerySet[Fall, Any]:
    return Fall.objects.filter(pk__in=ids).order_by().values_list("pk", "bezeichnung")


@vorbereitet
def _namen(*, ids: Collection[int]) -> QuerySet[Person, Any]:
    return Person.objects.filter(fall_id__in=ids).order_by("pk").values_list("fall_id", "name", "erreichbar")


def _willen(*, ids: Collection[int]) -> list[tuple[int, str, str, str, str]]:
    return list({person: rest for person, *rest in _fassungen(ids=ids)}.values())


@vorbereitet
def _fassungen(*, ids: Collection[int]) -> QuerySet[Wille, Any]:
    """The newest of a person comes last."""
    reihen = Wille.objects.filter(person__fall_id__in=ids).order_by("person_id", "fassung")
    return reihen.values_list("person_id", "person__fall_id", "wille", "beitrag", "wunsch", "erwartung")


@vorbereitet
def _ressourcen(*, ids: Collection[int]) -> QuerySet[Familienressource, Any]:
    return Familienressource.objects.filter(fall_id__in=ids).order_by("pk").values_list("fall_id", "beschreibung")


@vorbereitet
def _ziele(*, ids: Collection[int]) -> QuerySet[Ziel, Any]:
    return Ziel.objects.filter(fall_id__in=ids).order_by("pk").values_list("fall_id", "text", "woran")


def _amt(*, ids: Collection[int]) -> list[tuple[int, str, str]]:
    return [*_anliegen(ids=ids), *_netzwerk(ids=ids)]


@vorbereitet
def _anliegen(*, ids: Collection[int]) -> QuerySet[Kontakt, Any]:
    return Kontakt.objects.filter(fall_id__in=ids).order_by("-am", "-pk").values_list("fall_id", "anliegen", "mit")


@vorbereitet
def _netzwerk(*, ids: Collection[int]) -> QuerySet[Netzwerkperson, Any]:
    return Netzwerkperson.objects.filter(fall_id__in=ids).order_by("pk").values_list("fall_id", "name", "beitrag")


@vorbereitet
def _bausteine(*staende: Massanzugstand, ids: Collection[int]) -> QuerySet[Baustein, Any]:
    reihen = Baustein.objects.filter(massanzug__fall_id__in=ids, massanzug__stand__in=staende).order_by("von", "pk")
    return reihen.values_list("massanzug__fall_id", "was", "wer")


def _massanzug(*, ids: Collection[int]) -> list[tuple[int, str, str]]:
    return _bausteine(Massanzugstand.BEWILLIGT, ids=ids)


def _in_arbeit(*, ids: Collection[int]) -> list[tuple[int, str, str]]:
    """What stays in the Jugendamt until it is decided, or was given back."""
    return [*_bausteine(Massanzugstand.ENTWURF, Massanzugstand.VORGELEGT, ids=ids), *_offene_entscheidungen(ids=ids)]


@vorbereitet
def _offene_entscheidungen(*, ids: Collection[int]) -> QuerySet[Entscheidung, Any]:
    offen = Entscheidung.objects.filter(fall_id__in=ids).exclude(stand=Entscheidungsstand.ENTSCHIEDEN).order_by("pk")
    return offen.values_list("fall_id", "begruendung", "rueckgabe_grund")


@vorbereitet
def _entscheidungen(*, ids: Collection[int]) -> QuerySet[Entscheidung, Any]:
    reihen = Entscheidung.objects.filter(fall_id__in=ids, stand=Entscheidungsstand.ENTSCHIEDEN).order_by("-pk")
    return reihen.values_list("fall_id", "begruendung", "wahl_wunsch", "wahl_grund")


@vorbereitet
def _rueckblicke(*, ids: Collection[int]) -> QuerySet[Rueckblick, Any]:
    reihen = Rueckblick.objects.filter(fall_id__in=ids).order_by("-am", "-pk")
    return reihen.values_list("fall_id", "was_wirkte", "was_lassen", "neues")


_LESER: dict[Suchteil, Callable[..., Iterable[tuple[Any, ...]]]] = {
    Suchteil.PERSONEN: _personen,
    Suchteil.WILLE: _willen,
    Suchteil.RESSOURCEN: _ressourcen,
    Suchteil.ZIELE: _ziele,
    Suchteil.AMT: _amt,
    Suchteil.MASSANZUG: _massanzug,
    Suchteil.ENTSCHEIDUNG: _entscheidungen,
    Suchteil.RUECKBLICK: _rueckblicke,
    Suchteil.IN_ARBEIT: _in_arbeit,
}

"""What of a case can be looked for, part by part: read by the index and by the excerpt of a result."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Any

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

Texte = dict[tuple[int, Suchteil], list[str]]
"""By case and part."""


def suchtexte(fall_ids: Collection[int], teile: Collection[Suchteil] = tuple(Suchteil)) -> Texte:
    """The texts of these cases, without empty ones; at most two queries for each part.

    Of a person's will the newest Fassung only, as her page shows it; of the plan the one in force, and apart from it
    what is not decided yet. The Aktenzeichen and the Stadtteil are columns.
    """
    texte: Texte = defaultdict(list)
    for teil in teile:
        for fall_id, *worte in _LESER[teil](fall_ids):
            texte[fall_id, teil] += [wort for wort in worte if wort]
    return texte


def _personen(ids: Collection[int]) -> list[tuple[int, str]]:
    familien = Fall.objects.filter(pk__in=ids).order_by().values_list("pk", "bezeichnung")
    return [*familien, *Person.objects.filter(fall_id__in=ids).order_by("pk").values_list("fall_id", "name")]


def _willen(ids: Collection[int]) -> list[tuple[int, str, str, str, str]]:
    reihen = Wille.objects.filter(person__fall_id__in=ids).order_by("person_id", "fassung")
    worte = reihen.values_list("person_id", "person__fall_id", "wille", "beitrag", "wunsch", "erwartung")
    return list({person: rest for person, *rest in worte}.values())  # type: ignore[arg-type]  # the newest comes last


def _ressourcen(ids: Collection[int]) -> list[tuple[int, str]]:
    return list(Familienressource.objects.filter(fall_id__in=ids).order_by("pk").values_list("fall_id", "beschreibung"))


def _ziele(ids: Collection[int]) -> list[tuple[int, str, str]]:
    return list(Ziel.objects.filter(fall_id__in=ids).order_by("pk").values_list("fall_id", "text", "woran"))


def _amt(ids: Collection[int]) -> list[tuple[int, str, str]]:
    kontakte = Kontakt.objects.filter(fall_id__in=ids).order_by("-am", "-pk")
    netz = Netzwerkperson.objects.filter(fall_id__in=ids).order_by("pk")
    return [*kontakte.values_list("fall_id", "anliegen", "mit"), *netz.values_list("fall_id", "name", "beitrag")]


def _bausteine(ids: Collection[int], *staende: Massanzugstand) -> list[tuple[int, str, str]]:
    reihen = Baustein.objects.filter(massanzug__fall_id__in=ids, massanzug__stand__in=staende).order_by("von", "pk")
    return list(reihen.values_list("massanzug__fall_id", "was", "wer"))


def _massanzug(ids: Collection[int]) -> list[tuple[int, str, str]]:
    return _bausteine(ids, Massanzugstand.BEWILLIGT)


def _in_arbeit(ids: Collection[int]) -> list[tuple[int, str, str]]:
    """What stays in the Jugendamt until it is decided, or was given back."""
    offen = Entscheidung.objects.filter(fall_id__in=ids).exclude(stand=Entscheidungsstand.ENTSCHIEDEN).order_by("pk")
    return [
        *_bausteine(ids, Massanzugstand.ENTWURF, Massanzugstand.VORGELEGT),
        *offen.values_list("fall_id", "begruendung", "rueckgabe_grund"),
    ]


def _entscheidungen(ids: Collection[int]) -> list[tuple[int, str, str, str]]:
    reihen = Entscheidung.objects.filter(fall_id__in=ids, stand=Entscheidungsstand.ENTSCHIEDEN).order_by("-pk")
    return list(reihen.values_list("fall_id", "begruendung", "wahl_wunsch", "wahl_grund"))


def _rueckblicke(ids: Collection[int]) -> list[tuple[int, str, str, str]]:
    reihen = Rueckblick.objects.filter(fall_id__in=ids).order_by("-am", "-pk")
    return list(reihen.values_list("fall_id", "was_wirkte", "was_lassen", "neues"))


_LESER: dict[Suchteil, Callable[[Collection[int]], Iterable[tuple[Any, ...]]]] = {
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

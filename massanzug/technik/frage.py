"""Questions that every page asks, put into SQL once: Django's way from a queryset to SQL costs more than an answer.

A question stays what it is everywhere else, a queryset in the words of the models. It is built with a place for each
value, compiled, and kept; from then on only the values change. Rights are part of it like any other condition.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet, Subquery
from django.db.models.expressions import BaseExpression
from django.db.models.sql.compiler import SQLCompiler

GROESSTE_ZAHL = 2**63 - 1
M = TypeVar("M", bound=Model)
R = TypeVar("R")


class Platz(BaseExpression):
    """The place of one value in a question. Python cannot reckon with it or compare it: that raises at once."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        return "%s", [self]


_MENGE = re.compile(r"IN \(SELECT unnest\((%s::\w+\[\])\)\)")
"""PostgreSQL walks an index along several such arrays at once, but along one such SELECT only."""


class Menge(Platz):
    """The place of many values, for `__in`: one for the database, so that the question is the same for any number."""

    def __init__(self, name: str, art: str) -> None:
        super().__init__(name)
        self.art = art

    def as_sqlite(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list[Any]]:
        return "(SELECT value FROM json_each(%s))", [self]

    def as_postgresql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list[Any]]:
        return f"(SELECT unnest(%s::{self.art}[]))", [self]


class Zuerst(Subquery):
    """A set that names few rows, for `__in`: PostgreSQL finds it first, whatever it believes of its size.

    Else it may walk a whole table in order, asking of each row whether it belongs to the set.
    """

    def as_postgresql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template="(SELECT unnest(ARRAY(%(subquery)s)))")


def vorbereitet(bau: Callable[..., QuerySet[M, R]]) -> Callable[..., list[R]]:
    """Make a builder of a queryset a question: positional arguments give its form, keyword arguments are its values.

    The form is hashable and takes few different values: one SQL text is kept for each. A value is an int, a text,
    a day, an instant, or for `__in` a collection of ids or of texts (at least one text); the builder passes it on into
    conditions only. The answer is a list of what the queryset gives; a number that no column can hold finds nothing.
    """
    behalten = functools.lru_cache(maxsize=512)(functools.partial(_uebersetzt, bau))

    @functools.wraps(bau)
    def frage(*form: Any, **werte: Any) -> list[R]:
        antwort = behalten(connection.vendor, form, tuple((name, _art(wert)) for name, wert in werte.items()))
        if antwort is None or any(isinstance(wert, int) and abs(wert) > GROESSTE_ZAHL for wert in werte.values()):
            return []
        return antwort(werte)

    return frage


def _art(wert: Any) -> str:
    """What a collection holds; empty for a single value."""
    if isinstance(wert, str) or not isinstance(wert, Collection):
        return ""
    return "text" if isinstance(next(iter(wert), 0), str) else "bigint"


def _uebersetzt(
    bau: Callable[..., QuerySet[M, R]], vendor: str, form: tuple[Any, ...], plaetze: tuple[tuple[str, str], ...]
) -> Callable[[dict[str, Any]], list[R]] | None:
    """How to answer one form of a question on one kind of database; None where nothing can be an answer."""
    muster = bau(*form, **{name: Menge(name, art) if art else Platz(name) for name, art in plaetze})
    assert not muster._prefetch_related_lookups, "Was nachgeladen wird, ist eine eigene Frage."  # type: ignore[attr-defined]
    uebersetzer = muster.query.get_compiler(muster.db)
    try:
        sql, stellen = uebersetzer.as_sql()
        sql = _MENGE.sub(r"= ANY(\1)", sql)
    except EmptyResultSet:
        return None
    wandler = uebersetzer.get_converters([spalte for spalte, *_ in uebersetzer.select[: uebersetzer.col_count]])
    reihen: Any = muster._iterable_class

    def antwort(werte: dict[str, Any]) -> list[R]:
        eigener = _kopie(uebersetzer)
        eigener.connection = connection
        gebunden = [_wert(werte[p.name]) if isinstance(p, Platz) else p for p in stellen]
        eigener.as_sql = lambda *_, **__: (sql, gebunden)
        eigener.get_converters = lambda _: wandler
        frage = _kopie(muster.query)
        frage.get_compiler = lambda *_, **__: eigener  # type: ignore[method-assign]
        gestellt = _kopie(muster)
        gestellt._query = frage  # type: ignore[attr-defined]
        return list(reihen(gestellt))

    return antwort


T = TypeVar("T")


def _kopie(vorlage: T) -> T:
    """The same object once more, sharing what is in it; copy.copy would evaluate a queryset."""
    neu = object.__new__(type(vorlage))
    neu.__dict__.update(vorlage.__dict__)
    return neu


def _wert(wert: Any) -> Any:
    """As the database's driver takes it."""
    if isinstance(wert, datetime):
        return connection.ops.adapt_datetimefield_value(wert)
    if isinstance(wert, date):
        return connection.ops.adapt_datefield_value(wert)
    if _art(wert):
        return json.dumps(list(wert)) if connection.vendor == "sqlite" else list(wert)
    return wert


def haenge_an(eltern: Iterable[Model], kinder: Iterable[Model], *, an: str, als: str) -> None:
    """Give each parent its children, in their order: what prefetch_related does, for answers that are there already.

    `an` is the children's field that names the parent, `als` the parent's name for all of them.
    """
    je_pk: dict[Any, tuple[Model, list[Model]]] = {e.pk: (e, []) for e in eltern}
    for kind in kinder:
        elter, geschwister = je_pk[getattr(kind, f"{an}_id")]
        kind._state.fields_cache[an] = elter
        geschwister.append(kind)
    for elter, alle in je_pk.values():
        modell: type[Model] = elter._meta.get_field(als).related_model  # type: ignore[assignment]
        vars(elter).setdefault("_prefetched_objects_cache", {})[als] = _Kinder(modell, {an: elter}, alle)


class _Kinder(QuerySet[Any]):
    """Those that are there; whoever narrows them down asks the database, as with any other relation."""

    def __init__(self, model: type[Model], bezug: dict[str, Model], alle: list[Any]) -> None:
        super().__init__(model)
        self._bezug, self._result_cache, self._prefetch_done = bezug, alle, True

    def _chain(self) -> Any:
        return QuerySet(self.model).filter(**self._bezug)._chain()  # type: ignore[attr-defined]

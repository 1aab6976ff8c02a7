"""GET cannot write: inside the guard any SQL but reads raises."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponse

# Django sends BEGIN and SAVEPOINT through the cursor on SQLite.
_READS = re.compile(
    r"\s*(SELECT|BEGIN|SAVEPOINT|RELEASE|ROLLBACK|COMMIT|EXPLAIN|PRAGMA \w+$|VALUES)\b(?!.*;)",
    re.IGNORECASE | re.DOTALL,
)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class SchreibenVerboten(RuntimeError):
    """A reading request tried to write."""


_ausnahme: ContextVar[bool] = ContextVar("schreibt_beim_lesen", default=False)


def _waechter(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if not _ausnahme.get() and not _READS.match(sql):
        raise SchreibenVerboten(f"Ein lesender Aufruf wollte schreiben: {sql[:120]}")
    return execute(sql, params, many, context)


@contextmanager
def nur_lesen() -> Iterator[None]:
    """Refuse writes on every database connection of this thread."""
    token = _ausnahme.set(False)
    active = [connections[alias].execute_wrapper(_waechter) for alias in connections]
    for wrapper in active:
        wrapper.__enter__()
    try:
        yield
    finally:
        for wrapper in reversed(active):
            wrapper.__exit__(None, None, None)
        _ausnahme.reset(token)


def schreibt_beim_lesen(view: Callable[..., Any], grund: str) -> Callable[..., Any]:
    """Exempt one view of a library from the guard; `grund` says what it writes."""
    view.schreibt_beim_lesen = grund  # type: ignore[attr-defined]
    return view


class NurLesenMiddleware:
    """Last in the list: sessions and the Einsicht are written outside of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE_METHODS:
            return self.get_response(request)
        with nur_lesen():
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        if hasattr(view, "schreibt_beim_lesen"):
            _ausnahme.set(True)

"""Uploads: kept in memory, only for who is logged in, and only where a page says how large a file it takes."""

from collections.abc import Callable
from typing import Any, Final

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse

UMSCHLAG: Final = 64 * 1024
"""Bytes that the form around a file may have."""


def nimmt_datei(hoechstens: int) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Mark a view that takes files up to `hoechstens` bytes; every other view sees none."""

    def anbringen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        view.nimmt_datei = hoechstens  # type: ignore[attr-defined]
        return view

    return anbringen


class Speicherupload(MemoryFileUploadHandler):
    """What is too large or not asked for is read past and kept nowhere, neither in memory nor on disk."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803 -- Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Decide by the length of the whole request, before any of it is read."""
        self.activated = content_length <= _grenze(self.request)


def zu_gross(request: HttpRequest) -> bool:
    """Whether a file was sent that this view does not take for its size."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > _grenze(request)


def _grenze(request: HttpRequest | None) -> int:
    """Bytes this request may have with its file; 0 for who is not logged in."""
    treffer = request and request.resolver_match
    if request is None or not treffer or getattr(request, "zugriff", None) is None:
        return 0
    hoechstens: int = getattr(treffer.func, "nimmt_datei", 0)
    return hoechstens + UMSCHLAG if hoechstens else 0

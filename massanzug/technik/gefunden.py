"""What a page is about, or the page of what does not exist."""

from typing import Any

from django.http import Http404


def oder_404(objekt: Any) -> Any:
    """The object. Raises Http404 for None: what one may not see does not exist."""
    if objekt is None:
        raise Http404
    return objekt

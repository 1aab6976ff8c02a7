"""Examples for the living style page: every component, full, empty and wrong."""

from typing import Any

from django.http import QueryDict


def beispiele(anfrage: QueryDict) -> dict[str, Any]:
    return {}

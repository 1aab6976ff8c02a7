"""How exact points are printed."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django import template

from massanzug.rechenkern.rangbild import punkte_als_text

register = template.Library()


@register.filter
def zehntel(wert: Fraction | None) -> str:
    return "–" if wert is None else punkte_als_text(wert)


@register.filter
def unter(werte: Mapping[Any, Any], schluessel: Any) -> Any:
    """The value of a key, None where there is none."""
    return werte.get(schluessel)

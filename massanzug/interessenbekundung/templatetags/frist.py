"""Deadlines on the page, to the second and in the city's time."""

from datetime import datetime

from django import template

from massanzug.interessenbekundung.druck import ERGEBNIS
from massanzug.rechenkern.abgabefrist import frist_als_text
from massanzug.technik.uhr import aus_text

register = template.Library()


@register.filter
def frist_text(frist: datetime) -> str:
    """„Freitag, 10. Januar 2025, 12:00:00 Uhr (MEZ)“."""
    return frist_als_text(frist)


@register.filter
def eingang_text(text: str) -> str:
    """An instant of the minutes."""
    return frist_als_text(aus_text(text))


@register.filter
def ergebnis_text(ergebnis: str) -> str:
    """What the opening found."""
    return ERGEBNIS[ergebnis]

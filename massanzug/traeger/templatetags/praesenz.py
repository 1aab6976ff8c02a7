"""Numbers of the presence as people read them."""

from fractions import Fraction
from typing import Any

from django import template

from massanzug.rechenkern.bindung import menge_als_text
from massanzug.rechenkern.geld import runde_kaufmaennisch
from massanzug.rechenkern.praesenz import prozent

register = template.Library()


@register.filter
def anteil(wert: Any) -> str:
    """A share (Fraction of 1, or per mille) as the pictures say it: `64 %`, rounded down; nothing for None."""
    if wert is None or wert == "":
        return ""
    return prozent(wert if isinstance(wert, Fraction) else Fraction(int(wert), 1000))


@register.filter
def stellen(wert: Any) -> str:
    """Vollzeitstellen: `33,5`."""
    zehntel = runde_kaufmaennisch(wert * 10)
    return f"{zehntel // 10},{zehntel % 10}".removesuffix(",0")


@register.filter
def menge(tausendstel: Any) -> str:
    """Hours in thousandths: `19,5`."""
    return menge_als_text(int(tausendstel))

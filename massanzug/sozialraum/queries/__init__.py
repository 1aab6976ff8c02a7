"""Reads of the neighbourhood: the city (public knowledge), and what there is in it."""

from massanzug.sozialraum.queries.stadt import (
    Raumblick,
    einwohnerstaende,
    karte,
    raumblicke,
    wirkungsraeume,
    wirkungsraum,
)

__all__ = ["Raumblick", "einwohnerstaende", "karte", "raumblicke", "wirkungsraeume", "wirkungsraum"]

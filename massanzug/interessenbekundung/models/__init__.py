"""Calls, and what Träger write for them."""

from massanzug.interessenbekundung.models.bekundung import (
    Bekundung,
    Bekundungsanlage,
    Bekundungsteil,
    Entwurfsanlage,
    Entwurfsteil,
    Traegeranmeldung,
    Verfasser,
)
from massanzug.interessenbekundung.models.verfahren import (
    Abschnitt,
    Anker,
    Ausschreibung,
    Frage,
    Fristverlaengerung,
    Kriterium,
    Oeffnung,
    Schluesselperson,
    Schluesselteil,
    Unterlage,
    Verfahren,
)

__all__ = [
    "Abschnitt",
    "Anker",
    "Ausschreibung",
    "Bekundung",
    "Bekundungsanlage",
    "Bekundungsteil",
    "Entwurfsanlage",
    "Entwurfsteil",
    "Frage",
    "Fristverlaengerung",
    "Kriterium",
    "Oeffnung",
    "Schluesselperson",
    "Schluesselteil",
    "Traegeranmeldung",
    "Unterlage",
    "Verfahren",
    "Verfasser",
]

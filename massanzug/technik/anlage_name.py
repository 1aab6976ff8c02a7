"""The name of an attachment: only letters, digits and hyphens before one ending."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from massanzug.technik.ausfuhr import sicherer_name

NAME_HOECHSTENS: Final = 120
ERSATZ: Final = "Anlage"
"""Stands where nothing of a name is left."""
_ANGESEHEN: Final = 1_000
"""Characters that are looked at, from the end: there a name says what the file is."""
_LEERE_BUCHSTABEN = re.compile("[\u115f\u1160\u3164\uffa0]")
"""Letters to Unicode, and nothing to the eye."""
_GERAETE: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin", "conout", *(f"{art}{n}" for art in ("com", "lpt") for n in "0123456789¹²³")}
)
"""Names Windows keeps for devices, whatever ending follows."""


def zerlege_namen(name: str) -> tuple[str, str]:
    """Stem and ending of an uploaded name, both safe to show; the ending in small letters without its point.

    Folders before the name are left out, so are characters without a glyph and marks that turn the writing direction.
    What is neither letter nor digit becomes a hyphen, points too: nothing but the ending says what the file is. A name
    that is empty afterwards, or belongs to Windows, gets „Anlage“ in front. The ending is empty when there is none or
    it is no word of up to eight ASCII letters and digits.
    """
    sichtbar = "".join(z for z in name[-_ANGESEHEN:] if not unicodedata.category(z).startswith("C"))
    datei = re.split(r"[/\\]", _LEERE_BUCHSTABEN.sub("", sichtbar))[-1]
    datei = re.sub(r"[\s.]+$", "", datei)  # Windows drops what stands at the end
    stamm, punkt, endung = datei.rpartition(".")
    if not punkt:
        stamm, endung = datei, ""
    endung = endung.lower()
    return _stamm(stamm), endung if re.fullmatch("[a-z0-9]{1,8}", endung) else ""


def _stamm(roh: str) -> str:
    stamm = sicherer_name(f"{ERSATZ} {roh}").removeprefix(ERSATZ).strip("-_")
    if not stamm:
        return ERSATZ
    return f"{ERSATZ}-{stamm}" if stamm.lower() in _GERAETE else stamm

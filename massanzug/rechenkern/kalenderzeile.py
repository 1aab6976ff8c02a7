"""Lines of an iCalendar file (RFC 5545) and of a vCard (RFC 6350): how text is escaped and long lines are folded."""

from __future__ import annotations

from typing import Final

ZEILE_OKTETTE: Final = 75
"""Longest line without its end (RFC 5545 section 3.1)."""


def maskiert(text: str) -> str:
    """A TEXT value (section 3.3.11): backslash, semicolon, comma and line ends escaped, other controls left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(z for z in text if z in "\n\t" or (ord(z) >= 0x20 and ord(z) != 0x7F))
    for roh, masche in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(roh, masche)
    return text


def gefaltet(zeile: str) -> str:
    """The line in pieces of at most 75 octets, no character torn apart; each further piece begins with a space."""
    teile, jetzt, platz = [], "", ZEILE_OKTETTE
    for zeichen in zeile:
        breite = len(zeichen.encode())
        if breite > platz:
            teile.append(jetzt)
            jetzt, platz = " ", ZEILE_OKTETTE - 1
        jetzt, platz = jetzt + zeichen, platz - breite
    return "\r\n".join([*teile, jetzt])

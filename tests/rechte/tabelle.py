"""Reads docs/rechte.md: URL × Methode × Objekt × who, with the expected answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATEI = Path(__file__).resolve().parents[2] / "docs" / "rechte.md"
ALLE = "alle"
ANGEMELDET = "angemeldet"


@dataclass(frozen=True)
class Zeile:
    """One row: who gets the page or the act, who is refused with a reason; everybody else finds nothing (404)."""

    url: str
    methode: str
    objekt: str
    ja: frozenset[str]
    abgelehnt: frozenset[str]

    def erwartet(self, rolle: str) -> set[int]:
        """The status codes that are right for this role."""
        if rolle in self.ja or ALLE in self.ja or (ANGEMELDET in self.ja and rolle != "anonym"):
            return {200, 302} if self.methode == "GET" else {200, 302, 303}
        if "niemand" in self.ja:
            return {404}
        if rolle == "anonym":
            return {302}
        return {403} if rolle in self.abgelehnt else {404}

    def darf(self, rolle: str) -> bool:
        return rolle in self.ja or ALLE in self.ja or (ANGEMELDET in self.ja and rolle != "anonym")


def zeilen() -> Iterator[Zeile]:
    for text in DATEI.read_text(encoding="utf-8").splitlines():
        zellen = [z.strip() for z in text.strip().strip("|").split("|")]
        if not text.startswith("| `") or len(zellen) != 5:
            continue
        url, methode, objekt, ja, abgelehnt = (re.sub("[`–]", "", z).strip() for z in zellen)
        yield Zeile(url, methode, objekt, _namen(ja), _namen(abgelehnt))


def _namen(zelle: str) -> frozenset[str]:
    return frozenset(n.strip() for n in zelle.split(",") if n.strip())

"""A hit and its reasons in words: whoever reads them knows why it stands there, and there is no other score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from massanzug.rechenkern.raum.bedarf import SPRACHEN, WOCHENTAGE, ZUGAENGE, Bedarf
from massanzug.rechenkern.raum.eintrag import Eintrag, Zeit
from massanzug.rechenkern.raum.frische import frische

Grundart: TypeAlias = Literal[
    "wort", "thema", "weg", "zeit", "alter", "sprache", "zugang", "frische", "platz", "erfahrung"
]
_MONATE: Final = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grund:
    """One reason. `spricht_dafuer` is False for what should be known before somebody relies on it."""

    art: Grundart
    text: str
    spricht_dafuer: bool = True


@dataclass(frozen=True, slots=True)
class Fund:
    """A hit: the entry's number, what it is worth against the other hits of the same need, and why."""

    nummer: int
    wert: float
    gruende: tuple[Grund, ...]


def gruende(
    eintrag: Eintrag,
    bedarf: Bedarf,
    heute: date,
    *,
    worte: tuple[str, ...],
    themen: tuple[str, ...],
    meter: float | None,
) -> tuple[Grund, ...]:
    """In the order in which a person asks: what, how far, when, for whom, in which language, how sure."""
    alle: list[Grund | None] = [
        Grund("thema", f"Thema {' und '.join(themen)}") if themen else None,
        Grund("wort", f"nennt {' und '.join(f'„{w}“' for w in worte)}") if worte and not themen else None,
        Grund("weg", weg_in_worten(meter)) if meter is not None else None,
        _zeit(eintrag, bedarf),
        _alter(eintrag, bedarf),
        Grund("sprache", f"auf {SPRACHEN[bedarf.sprache]}")
        if bedarf.sprache and bedarf.sprache in eintrag.sprachen
        else None,
        Grund("zugang", ZUGAENGE[bedarf.zugang]) if bedarf.zugang and bedarf.zugang in eintrag.zugang else None,
        Grund("platz", f"hat Platz für {eintrag.hoechstens - eintrag.belegt} von {eintrag.hoechstens} Familien")
        if eintrag.hoechstens
        else None,
        _frische(eintrag, heute),
    ]
    return tuple(grund for grund in alle if grund)


def weg_in_worten(meter: float) -> str:
    """„800 m“, „2,4 km“; nearer than 50 m is around the corner."""
    if meter < 50:
        return "gleich um die Ecke"
    if meter < 1000:
        return f"{round(meter, -1 if meter < 300 else -2):.0f} m"
    return f"{meter / 1000:.1f} km".replace(".", ",")


def zeit_in_worten(zeit: Zeit) -> str:
    """„dienstags 16 Uhr“, „samstags 10:30 Uhr“."""
    stunde, minute = zeit.von.split(":")
    return f"{WOCHENTAGE[zeit.tag]} {int(stunde)}{f':{minute}' if minute != '00' else ''} Uhr"


def _zeit(eintrag: Eintrag, bedarf: Bedarf) -> Grund | None:
    passend = [zeit for zeit in eintrag.zeiten if bedarf.tag in (None, zeit.tag)]
    if bedarf.tag and eintrag.zeiten and not passend:
        return Grund("zeit", f"nicht {WOCHENTAGE[bedarf.tag]}", spricht_dafuer=False)
    if not passend:
        return None
    mehr = f" und {len(passend) - 1}-mal mehr" if len(passend) > 1 and not bedarf.tag else ""
    return Grund("zeit", f"{zeit_in_worten(passend[0])}{mehr}")


def _alter(eintrag: Eintrag, bedarf: Bedarf) -> Grund | None:
    von, bis = eintrag.alter_von, eintrag.alter_bis
    text = alter_in_worten(von, bis)
    if not text:
        return None
    passt = bedarf.alter is None or (von or 0) <= bedarf.alter <= (bis if bis is not None else bedarf.alter)
    return Grund("alter", text, spricht_dafuer=passt)


def alter_in_worten(von: int | None, bis: int | None) -> str:
    """„ab 10 Jahren“, „8 bis 12 Jahre“, „bis 3 Jahre“; empty where age does not matter."""
    if von and bis is not None:
        return f"{von} bis {bis} Jahre" if bis > von else f"mit {von} Jahren"
    if von:
        return f"ab {von} Jahren"
    return f"bis {bis} Jahre" if bis is not None else ""


def _frische(eintrag: Eintrag, heute: date) -> Grund:
    am = eintrag.bestaetigt_am
    jahr = "" if am.year == heute.year else f" {am.year}"
    lage = frische(am, heute)
    zusatz = {"frisch": "", "bitte_bestaetigen": ", bitte nachfragen", "veraltet": ", vielleicht nicht mehr aktuell"}
    return Grund("frische", f"im {_MONATE[am.month - 1]}{jahr} bestätigt{zusatz[lage]}", lage == "frisch")

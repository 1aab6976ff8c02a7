"""Contact cards (vCard 3.0 and 4.0, RFC 2426 and RFC 6350) as proposals for entries.

A card of an organization becomes an entry. A card of a person does not: neither her name nor what is marked as her
home is read, and notes never are. A person at an organization only leads to that organization, with the telephone and
mail that are marked as those of her work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from massanzug.rechenkern.raum.eintrag import Ort
from massanzug.rechenkern.raum.offen.eintrag import (
    Offen,
    Offenfehler,
    Zeilenfehler,
    als_kennung,
    email_adresse,
    ist_ort,
    kennung_aus,
    nachsichtig,
    rein,
    telefonnummer,
    themen_aus_worten,
    web_adresse,
)

BYTES_HOECHSTENS: Final = 5 * 2**20
KARTEN_HOECHSTENS: Final = 2_000
_ZEILEN_JE_KARTE: Final = 500
_ZEILE_HOECHSTENS: Final = 5_000
"""Characters; pictures are longer and not needed."""
_FALTE = re.compile(r"\n[ \t]")
_ZEILE = re.compile(
    r"(?:[A-Za-z0-9-]+\.)?(?P<name>[A-Za-z0-9-]+)(?P<angaben>(?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(?P<wert>.*)"
)
_GEO = re.compile(r"(?:geo:)?(-?[0-9]{1,3}(?:\.[0-9]{1,15})?)[;,](-?[0-9]{1,3}(?:\.[0-9]{1,15})?)(?:[;,].*)?")
_MASCHE = re.compile(r"\\(.)")
_ZWEI_MASCHEN: Final = "\x00"
_EINRICHTUNG: Final = frozenset({"org", "location"})
_ANDERE: Final = frozenset({"group", "application", "device"})


class _Zeile(NamedTuple):
    name: str
    angaben: str
    wert: str

    @property
    def ist_privat(self) -> bool:
        return "home" in self._arten

    @property
    def ist_dienstlich(self) -> bool:
        return "work" in self._arten and "cell" not in self._arten

    @property
    def _arten(self) -> list[str]:
        return re.split(r"[;,=\"]", self.angaben.lower())


def aus_vcard(daten: bytes) -> list[Offen | Zeilenfehler]:
    """Each card as a proposal (without `art`), or why it is none, in their order; `stadtteil` is the card's city.

    Raises Offenfehler for what holds no card, and above BYTES_HOECHSTENS or KARTEN_HOECHSTENS.
    """
    if len(daten) > BYTES_HOECHSTENS:
        raise Offenfehler(f"Die Datei ist größer als {BYTES_HOECHSTENS // 2**20} MB. Bitte teilen Sie sie auf.")
    karten = list(_karten(_zeichen(daten)))
    if not karten:
        raise Offenfehler("Darin steht keine Visitenkarte (vCard). Bitte wählen Sie eine Datei mit der Endung .vcf.")
    return [_gelesen(nummer, karte) for nummer, karte in enumerate(karten, start=1)]


def _zeichen(daten: bytes) -> str:
    try:
        return daten.decode("utf-8-sig")
    except UnicodeDecodeError:
        return daten.decode("cp1252", errors="replace")


def _karten(text: str) -> Iterator[list[_Zeile] | None]:
    """The lines of each card; None for one that does not end or is too long."""
    karte: list[_Zeile] | None = None
    offen, anzahl = False, 0
    for roh in _FALTE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"):
        marke = roh[:20].strip().upper()
        if marke == "BEGIN:VCARD":
            if offen:
                yield None
            anzahl += 1
            if anzahl > KARTEN_HOECHSTENS:
                raise Offenfehler(f"Das sind mehr als {KARTEN_HOECHSTENS} Karten. Bitte teilen Sie die Datei auf.")
            karte, offen = [], True
        elif marke == "END:VCARD" and offen:
            yield karte
            offen = False
        elif offen and karte is not None and len(roh) <= _ZEILE_HOECHSTENS and (treffer := _ZEILE.fullmatch(roh)):
            karte.append(_Zeile(treffer["name"].upper(), treffer["angaben"], treffer["wert"]))
            karte = karte if len(karte) <= _ZEILEN_JE_KARTE else None
    if offen:
        yield None


def _gelesen(nummer: int, karte: list[_Zeile] | None) -> Offen | Zeilenfehler:
    if karte is None:
        return Zeilenfehler(nummer, f"Karte {nummer}", "Die Karte ist unvollständig oder zu lang. Bitte neu ausgeben.")
    try:
        return _offen(karte)
    except Offenfehler as fehler:
        return Zeilenfehler(nummer, f"Karte {nummer}", str(fehler))


def _offen(karte: list[_Zeile]) -> Offen:
    version = _wert(karte, "VERSION")
    if version not in {"3.0", "4.0"}:
        raise Offenfehler(f"Gelesen werden die Fassungen 3.0 und 4.0, nicht „{version[:10]}“. Bitte neu ausgeben.")
    ist_mensch = _ist_mensch(karte)
    name, traeger = _namen(karte, ist_mensch=ist_mensch)
    anschrift = [_klar(teil) for teil in _geteilt(_wert(karte, "ADR"), ";")] + [""] * 7
    uid = "" if ist_mensch else _wert(karte, "UID")
    erreichbar = [z for z in karte if not ist_mensch or z.ist_dienstlich]
    return nachsichtig(
        kennung=als_kennung(uid) or kennung_aus("vcard", uid or name, "" if uid else anschrift[2]),
        name=name,
        traeger=traeger,
        anschrift=anschrift[2],
        stadtteil=anschrift[3],
        ort=_ort(_wert(karte, "GEO")),
        themen=themen_aus_worten(_klar(w) for z in karte if z.name == "CATEGORIES" for w in _geteilt(z.wert, ",")),
        telefon=next((t for z in _offene(erreichbar, "TEL") if (t := telefonnummer(_klar(z.wert)))), ""),
        email=next((m for z in _offene(erreichbar, "EMAIL") if (m := email_adresse(_klar(z.wert)))), ""),
        web=next((w for z in _offene(karte, "URL") if (w := web_adresse(_klar(z.wert)))), ""),
    )


def _einrichtungen(karte: list[_Zeile]) -> list[str]:
    """Organization and its units."""
    return [klar for teil in _geteilt(_wert(karte, "ORG"), ";") if (klar := _klar(teil))]


def _ist_mensch(karte: list[_Zeile]) -> bool:
    """Unless a card says what it stands for, only an organization (ORG) or an empty name of a person (N) does."""
    kind = _wert(karte, "KIND").strip().lower()
    if kind in _EINRICHTUNG or _wert(karte, "X-ABSHOWAS").strip().upper() == "COMPANY":
        return False
    teile = {klar for teil in _geteilt(_wert(karte, "N"), ";") if (klar := _klar(teil))}
    org = set(_einrichtungen(karte))
    leer = any(zeile.name == "N" for zeile in karte) and not teile
    return kind == "individual" or not teile <= org or (not org and not leer)


def _namen(karte: list[_Zeile], *, ist_mensch: bool) -> tuple[str, str]:
    """Name and Träger."""
    if _wert(karte, "KIND").strip().lower() in _ANDERE:
        raise Offenfehler("Die Karte steht für eine Gruppe oder ein Gerät, nicht für eine Einrichtung.")
    org = _einrichtungen(karte)
    gezeigt, ganz = "" if ist_mensch else _klar(_wert(karte, "FN")), ", ".join(org)
    if not ganz and not gezeigt:
        raise Offenfehler(
            "Die Karte nennt keine Einrichtung. Privatpersonen gehören nicht in offene Daten; "
            "bitte ergänzen Sie die Organisation oder lassen Sie die Karte weg."
        )
    return (gezeigt, ganz) if gezeigt and gezeigt not in {ganz, *org} else (ganz or gezeigt, "")


def _offene(karte: list[_Zeile], name: str) -> Iterator[_Zeile]:
    return (zeile for zeile in karte if zeile.name == name and not zeile.ist_privat)


def _wert(karte: list[_Zeile], name: str) -> str:
    return next((zeile.wert for zeile in _offene(karte, name)), "")


def _geteilt(wert: str, trenner: str) -> list[str]:
    """At each separator without a backslash before it."""
    teile = re.split(rf"(?<!\\){trenner}", wert.replace("\\\\", _ZWEI_MASCHEN))
    return [teil.replace(_ZWEI_MASCHEN, "\\\\") for teil in teile]


def _klar(wert: str) -> str:
    """A text value as it is meant."""
    return rein(_MASCHE.sub(lambda m: "\n" if m[1] in "nN" else m[1], wert))


def _ort(wert: str) -> Ort | None:
    treffer = _GEO.fullmatch(wert.strip())
    ort = Ort(float(treffer[1]), float(treffer[2])) if treffer else None
    return ort if ort is not None and ist_ort(ort) else None

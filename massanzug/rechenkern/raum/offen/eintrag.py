"""What of an entry of the neighbourhood may leave the house: `Offen` has a place for that, and for nothing else.

There is no field for notes, consent or limits, and a private person cannot be one: what is not in the type cannot leak.
Whatever comes from outside passes here, too: an Offen is always clean, bounded and of readable values.
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from math import isfinite
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from massanzug.rechenkern.raum.bedarf import WOCHENTAGE
from massanzug.rechenkern.raum.eintrag import Ort, Zeit
from massanzug.rechenkern.raum.themen import lade_themen
from massanzug.rechenkern.worte import normal

PERSON: Final = "person"
"""The kind of entry that never is open (Art. 5 Abs. 1 lit. c DSGVO)."""
KONTAKT_HOECHSTENS: Final = 120
HOECHSTENS: Final[Mapping[str, int]] = MappingProxyType({
    "name": 120, "art": 20, "art_wort": 60, "beschreibung": 600, "traeger": 120, "stadtteil": 80, "wirkungsraum": 80,
    "anschrift": 120, "zeiten_wort": 120, "kosten": 80, "telefon": 40, "email": 120, "web": 200,
    "kontakt": KONTAKT_HOECHSTENS,
})  # fmt: skip
"""Characters of each text, as the house's own entries have them."""
MEISTE: Final = 60
"""Themes, languages, times of one entry."""
AELTESTE: Final = 120
_NAMENSRAUM: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:massanzug:raum:offen")
_LAENGSTES_WORT: Final = 30
_UHRZEIT = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_SCHLUESSEL = re.compile(r"[a-z][a-z0-9_]*")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}")
_WEB = re.compile(
    r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]{1,5})?(?:[/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?"
)
_WEBTEILE = re.compile(
    r"(?P<weg>https?://)?(?P<wirt>[^\s/?#:@]+)(?P<rest>(?::[0-9]{1,5})?(?:[/?#]\S*)?)", re.IGNORECASE
)
_WEBZEICHEN: Final = "._~:/?#@!$&'()*+,;=%-"
_WEB_LAENGSTE: Final = 500
_TELEFON_ZIFFERN: Final = 5


class Offenfehler(ValueError):
    """Something cannot be an open entry or is not readable as such; the message is a German sentence."""


class Zeilenfehler(NamedTuple):
    """Why one record was not taken: where it stands (from 1), which part („Spalte C („Beginn“)“), what mends it."""

    nummer: int
    stelle: str
    text: str

    def __str__(self) -> str:
        return f"{self.stelle or f'Eintrag {self.nummer}'}: {self.text}"


@dataclass(frozen=True, slots=True)
class Offen:
    """One open entry. `kennung` is a UUID that stays; ages in years, both included; `kontakt` is what is left of it.

    `web` has its scheme; `art` is empty where a foreign directory knows none. Texts are cleaned. Raises Offenfehler.
    """

    kennung: str
    name: str
    art: str = ""
    art_wort: str = ""
    beschreibung: str = ""
    themen: tuple[str, ...] = ()
    traeger: str = ""
    alter_von: int | None = None
    alter_bis: int | None = None
    stadtteil: str = ""
    wirkungsraum: str = ""
    anschrift: str = ""
    ort: Ort | None = None
    zeiten: tuple[Zeit, ...] = ()
    zeiten_wort: str = ""
    kosten: str = ""
    sprachen: tuple[str, ...] = ()
    zugang: tuple[str, ...] = ()
    telefon: str = ""
    email: str = ""
    web: str = ""
    kontakt: str = ""
    bestaetigt_am: date | None = None
    geaendert_am: date | None = None

    def __post_init__(self) -> None:
        for feld, hoechstens in HOECHSTENS.items():
            text = rein(getattr(self, feld))
            object.__setattr__(self, feld, text)
            _verlange(len(text) <= hoechstens, f"Bei „{feld}“ stehen mehr als {hoechstens} Zeichen.")
        object.__setattr__(self, "art_wort", (self.art_wort or self.art) if self.art else "")
        object.__setattr__(self, "kennung", _uuid(self.kennung))
        _verlange(bool(self.name), "Der Name fehlt.")
        _verlange(self.art != PERSON, "Eine Privatperson gehört nicht in offene Daten.")
        _verlange(not self.art or _SCHLUESSEL.fullmatch(self.art) is not None, "Die Art ist unbekannt.")
        self._pruefe_listen()
        self._pruefe_werte()

    def _pruefe_listen(self) -> None:
        for liste in (self.themen, self.sprachen, self.zugang):
            _verlange(len(set(liste)) == len(liste) <= MEISTE, "Eine Liste nennt etwas doppelt oder zu viel.")
            _verlange(all(_SCHLUESSEL.fullmatch(eins) for eins in liste), "Eine Liste nennt etwas Unbekanntes.")
        _verlange(len(self.zeiten) <= MEISTE, f"Es sind mehr als {MEISTE} Zeiten.")
        _verlange(all(_ist_zeit(zeit) for zeit in self.zeiten), "Eine Zeit ist nicht zu lesen.")

    def _pruefe_werte(self) -> None:
        for alter in (self.alter_von, self.alter_bis):
            _verlange(alter is None or 0 <= alter <= AELTESTE, f"Ein Alter liegt nicht zwischen 0 und {AELTESTE}.")
        if self.alter_von is not None and self.alter_bis is not None:
            _verlange(self.alter_von <= self.alter_bis, "Das höchste Alter liegt unter dem niedrigsten.")
        _verlange(ist_tag(self.bestaetigt_am) and ist_tag(self.geaendert_am), "Ein Jahr kann nicht stimmen.")
        _verlange(self.ort is None or ist_ort(self.ort), "Breite und Länge liegen nicht auf der Erde.")
        _verlange(not self.email or _EMAIL.fullmatch(self.email) is not None, "Die E-Mail-Adresse ist nicht zu lesen.")
        _verlange(not self.web or _WEB.fullmatch(self.web) is not None, "Die Internetadresse ist nicht zu lesen.")


class Kontakt(NamedTuple):
    """How somebody is reached, by what it is."""

    telefon: str = ""
    email: str = ""
    web: str = ""
    kontakt: str = ""


def teile_kontakt(text: str) -> Kontakt:
    """The first mail address, web address and telephone number of a line of words, and what is left of it."""
    rest = rein(text[:_WEB_LAENGSTE])
    email, rest = _nimm(_EMAIL, rest)
    web, ohne_web = _nimm(_WEBWORT, rest)
    web = web_adresse(web)
    telefon, rest = _nimm(_TELEFONWORT, ohne_web if web else rest)
    return Kontakt(telefon, email, web, _RESTE.sub(" ", f" {rest} ").strip(" ,;·|/–-"))


def kontaktzeile(offen: Offen) -> str:
    """The contact in one line, as the house keeps it: what does not fit its length is left out from the end."""
    web = offen.web.removeprefix("https://")
    if web_adresse(_nimm(_WEBWORT, web)[0]) != offen.web:
        web = offen.web
    zeile = ""
    for teil in (offen.telefon, offen.email, web, offen.kontakt):
        neu = f"{zeile}, {teil}" if zeile and teil else zeile or teil
        zeile = neu if len(neu) <= KONTAKT_HOECHSTENS else zeile
    return zeile


def web_adresse(text: str) -> str:
    """A web address with its scheme; empty for what is none (also for `javascript:` and the like)."""
    treffer = _WEBTEILE.fullmatch(rein(text)) if len(text) <= _WEB_LAENGSTE else None
    if treffer is None:
        return ""
    try:
        wirt = treffer["wirt"].encode("idna").decode()
    except UnicodeError:
        return ""
    adresse = f"{(treffer['weg'] or 'https://').lower()}{wirt}{quote(treffer['rest'], safe=_WEBZEICHEN)}"
    return adresse if len(adresse) <= HOECHSTENS["web"] and _WEB.fullmatch(adresse) else ""


def email_adresse(text: str) -> str:
    """A mail address; empty for what is none."""
    text = rein(text)
    return text if len(text) <= HOECHSTENS["email"] and _EMAIL.fullmatch(text) else ""


def telefonnummer(text: str) -> str:
    """A telephone number as it is written; empty for what has too few figures."""
    text = rein(text).strip('"').removeprefix("tel:")
    return text if len(re.findall("[0-9]", text)) >= _TELEFON_ZIFFERN and len(text) <= HOECHSTENS["telefon"] else ""


def kennung_aus(*teile: str) -> str:
    """The UUID (version 5) that these words always have."""
    return str(uuid.uuid5(_NAMENSRAUM, "\x1f".join(rein(teil) for teil in teile)))


def als_kennung(text: object) -> str | None:
    """A UUID in the usual writing, also as `urn:uuid:…`; None for what is none."""
    try:
        return str(uuid.UUID(text)) if isinstance(text, str) and len(text) <= 45 else None
    except ValueError:
        return None


def rein(text: str) -> str:
    """Composed, trimmed, line ends as LF, without characters that no format can hold."""
    zeichen = (z for z in _ZEILENENDE.sub("\n", text).replace("\t", " ") if z in _BLEIBT or not _ist_unsichtbar(z))
    return unicodedata.normalize("NFC", "".join(zeichen)).strip()


def ist_ort(ort: Ort) -> bool:
    """Whether a place is on Earth."""
    return isfinite(ort.breite) and isfinite(ort.laenge) and abs(ort.breite) <= 90 and abs(ort.laenge) <= 180


def ist_tag(tag: date | None) -> bool:
    """Whether a day (or none) lies in years that can be meant."""
    return tag is None or 1900 <= tag.year <= 2199


def nachsichtig(**werte: Any) -> Offen:
    """An entry from outside, taken as far as it can be used: long texts are cut („ …“), what is unreadable is left out.

    `telefon`, `email`, `web` may hold anything. Raises Offenfehler without a name or a kennung, and for a person.
    """
    werte |= {
        "telefon": telefonnummer(werte.get("telefon", "")),
        "email": email_adresse(werte.get("email", "")),
        "web": web_adresse(werte.get("web", "")) if werte.get("web") else "",
    }
    werte |= {feld: _gekuerzt(werte[feld], hoechstens) for feld, hoechstens in HOECHSTENS.items() if feld in werte}
    werte |= {feld: ohne_doppelte(werte.get(feld, ()))[:MEISTE] for feld in ("themen", "sprachen", "zugang", "zeiten")}
    werte |= {tag: None for tag in ("bestaetigt_am", "geaendert_am") if not ist_tag(werte.get(tag))}
    alter = [werte.get(feld) for feld in ("alter_von", "alter_bis")]
    werte["alter_von"], werte["alter_bis"] = _alter(*alter)
    return Offen(**werte)


def themen_aus_worten(worte: Iterable[str]) -> tuple[str, ...]:
    """The keys of the themes whose key or name somebody else uses, whatever the case."""
    namen = {normal(wort): schluessel for schluessel, t in lade_themen().items() for wort in (schluessel, t.name)}
    return ohne_doppelte(namen[normal(wort)] for wort in worte if normal(wort) in namen)


def ohne_doppelte(werte: Iterable[Any]) -> tuple[Any, ...]:
    """In their order, each once."""
    return tuple(dict.fromkeys(werte))


FELDER: Final = tuple(feld.name for feld in fields(Offen))

_ZEILENENDE = re.compile("\r\n?|[\u2028\u2029\x85]")
_BLEIBT: Final = frozenset("\n\u200c\u200d")
"""The joiners change Persian words and pictures; other invisible characters only deceive."""
_WEBWORT = re.compile(
    r"(?:https?://|www\.)[^\s,;<>\"]+|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:de|org|net|com|eu|info|ruhr|nrw)\b(?:/[^\s,;<>\"]*)?",
    re.IGNORECASE,
)
_TELEFONWORT = re.compile(r"(?<![\w+])(?:\+|\(?0)[0-9 ()/–-]{4,36}[0-9](?!\w)")
_RESTE = re.compile(
    r"(?<=\s)(?:tel(?:efon)?|fon|mobil|e-?mail|mail|web|internet)\s*[.:]*(?=[\s,;]|$)|\s+[.,;:]+(?=\s|$)", re.IGNORECASE
)


def _ist_unsichtbar(zeichen: str) -> bool:
    return unicodedata.category(zeichen) in {"Cc", "Cf", "Cs"} or zeichen in "\ufffe\uffff"


def _nimm(muster: re.Pattern[str], text: str) -> tuple[str, str]:
    treffer = muster.search(text)
    if treffer is None:
        return "", text
    gefunden = treffer[0].rstrip(".:!?")
    return gefunden, f"{text[: treffer.start()]} {text[treffer.start() + len(gefunden) :]}"


def _verlange(bedingung: bool, satz: str) -> None:
    if not bedingung:
        raise Offenfehler(satz)


def _uuid(text: str) -> str:
    kennung = als_kennung(text)
    if kennung is None:
        raise Offenfehler("Die Kennung ist keine UUID.")
    return kennung


def _ist_zeit(zeit: Zeit) -> bool:
    return zeit.tag in WOCHENTAGE and all(_UHRZEIT.fullmatch(u) for u in zeit[1:]) and zeit.von < zeit.bis


def _gekuerzt(text: str, hoechstens: int) -> str:
    text = rein(text)
    if len(text) <= hoechstens:
        return text
    anfang, _, halb = text[: hoechstens - 1].rpartition(" ")
    return f"{(anfang if anfang and len(halb) < _LAENGSTES_WORT else text[: hoechstens - 2]).rstrip()} …"


def _alter(von: int | None, bis: int | None) -> tuple[int | None, int | None]:
    von, bis = (a if a is not None and 0 <= a <= AELTESTE else None for a in (von, bis))
    return (von, None) if von is not None and bis is not None and bis < von else (von, bis)

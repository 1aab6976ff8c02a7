"""A file for a court as one ZIP: the same content always gives the same bytes, and every changed byte is noticed.

`inhalt.json` lists each file with size and SHA-256, and is signed. Nothing is compressed, because what a compressor
writes depends on its version; this module writes and reads the few ZIP records itself (PKWARE APPNOTE 4.3). So a
package can be built anew from its own files and compared byte for byte, in ten years as well, and a small one can
never unpack to a large one. LIESMICH.txt is a listed file like any other: its wording may change, old packages stay.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Final

from massanzug.rechenkern.abgabefrist import frist_als_text
from massanzug.rechenkern.stempel import Zweck, abdruck, als_pem, lies_abdruck, pruefe_stempel, vorsatz

FORMAT: Final = "massanzug-aktenpaket"
VERSION: Final = 1
LIESMICH: Final = "LIESMICH.txt"
INHALT: Final = "inhalt.json"
UNTERSCHRIFT: Final = "inhalt.json.unterschrift"
DATEIEN_HOECHSTENS: Final = 5_000
BYTES_HOECHSTENS: Final = 2**30
"""Of a whole package."""
NAME_HOECHSTENS: Final = 200
"""Bytes of a name in UTF-8; a file system takes 255 for each part."""

Unterschrift = Callable[[bytes], str]


class Paketfehler(ValueError):
    """A package cannot be made of this; the message is a German sentence."""


class KeinPaket(ValueError):
    """A file is no package, or so damaged that nothing in it can be named; the message is a German sentence."""


@dataclass(frozen=True)
class Befund:
    """One thing that is not as it was signed: where, and a German sentence."""

    stelle: str
    text: str


@dataclass(frozen=True)
class Pruefbericht:
    """What a package says of itself, and what is wrong with it. `abdruck` is the fingerprint of the key that signed it.

    Without findings the package is what the owner of this key signed. Whose key it is, only comparing can tell.
    """

    titel: str
    stand: datetime
    abdruck: str
    dateien: tuple[str, ...]
    befunde: tuple[Befund, ...]


@dataclass(frozen=True)
class _Eintrag:
    name: str
    groesse: int
    sha256: str


@dataclass(frozen=True)
class _Liste:
    """What `inhalt.json` says."""

    titel: str
    stand: datetime
    schluessel: str
    eintraege: tuple[_Eintrag, ...]


def packe(
    titel: str, stand: datetime, dateien: Mapping[str, bytes], unterschrift: Unterschrift, oeffentlich: str
) -> bytes:
    """One package of `dateien` (safe relative name → content), as of `stand` (with its offset from UTC).

    `unterschrift` stamps for Zweck.AKTENPAKET with the key that belongs to `oeffentlich`. Raises Paketfehler when a
    name is not safe, there is no title, `stand` cannot be written, the stamp is another key's, or it gets too large.
    """
    for befund in _namensbefunde([LIESMICH, INHALT, UNTERSCHRIFT, *dateien]):
        raise Paketfehler(f"„{befund.stelle}“: {befund.text}")
    titel, stand = _eine_zeile(titel), _auf_die_sekunde(stand)
    alle = {**dateien, LIESMICH: _liesmich(titel, stand, dateien, oeffentlich).encode()}
    inhalt = _inhalt(titel, stand, alle, oeffentlich)
    stempel = unterschrift(inhalt)
    if not pruefe_stempel(inhalt, stempel, oeffentlich, Zweck.AKTENPAKET):
        raise Paketfehler("Die Unterschrift gehört nicht zu diesem Schlüssel.")
    teile = [daten for _, daten in _paket(stand, alle, inhalt, stempel)]
    if len(dateien) > DATEIEN_HOECHSTENS or sum(map(len, teile)) > BYTES_HOECHSTENS:
        raise Paketfehler(f"Das Paket wäre zu groß. {_GRENZEN}")
    return b"".join(teile)


def pruefe(paket: bytes, erwarteter_abdruck: str | None = None) -> Pruefbericht:
    """Compare a package with what was signed. Raises KeinPaket, and Abdruckfehler for what is no fingerprint."""
    erwartet = None if erwarteter_abdruck is None else lies_abdruck(erwarteter_abdruck)
    eintraege = _lies_zip(paket)
    dateien = dict(eintraege)
    liste = _lies_inhalt(dateien.get(INHALT))
    befunde = [
        *_namensbefunde([name for name, _ in eintraege]),
        *_unterschriftsbefunde(liste, dateien, erwartet),
        *_dateibefunde(liste, dateien),
    ]
    return Pruefbericht(
        titel=_lesbar(liste.titel),
        stand=liste.stand,
        abdruck=abdruck(liste.schluessel),
        dateien=tuple(_lesbar(eintrag.name) for eintrag in liste.eintraege),
        befunde=tuple(befunde or _abweichung(paket, liste, dateien)),
    )


_GRENZEN = f"Es fasst höchstens {DATEIEN_HOECHSTENS} Dateien und {BYTES_HOECHSTENS // 2**20} MB."


# --- what stands in it ------------------------------------------------------------------------------------------------


def _inhalt(titel: str, stand: datetime, dateien: Mapping[str, bytes], oeffentlich: str) -> bytes:
    daten = {
        "format": FORMAT,
        "version": VERSION,
        "titel": titel,
        "stand": stand.isoformat(),
        "schluessel": oeffentlich,
        "dateien": [
            {"name": name, "groesse": len(dateien[name]), "sha256": _sha256(dateien[name])} for name in sorted(dateien)
        ],
    }
    return json.dumps(daten, ensure_ascii=False, indent=2).encode() + b"\n"


def _lies_inhalt(roh: bytes | None) -> _Liste:
    if roh is None or len(roh) > DATEIEN_HOECHSTENS * 1_000:
        raise KeinPaket(f"Das ist kein Aktenpaket von massanzug, oder es ist beschädigt: „{INHALT}“ fehlt.")
    try:
        daten = json.loads(roh.decode())
        if daten["format"] != FORMAT or daten["version"] != VERSION:
            raise KeinPaket("Das ist kein Aktenpaket, das dieses massanzug kennt. Ein neueres kennt es vielleicht.")
        return _als_liste(daten)
    except KeinPaket:
        raise
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as fehler:
        raise KeinPaket(
            f"Das ist kein Aktenpaket von massanzug, oder es wurde verändert: „{INHALT}“ ist nicht lesbar."
        ) from fehler


def _als_liste(daten: dict[str, Any]) -> _Liste:
    """Raises one of many errors for data of another shape."""
    abdruck(daten["schluessel"])
    titel = str(daten["titel"])
    titel.encode()  # JSON can hold half a character, which is none
    return _Liste(
        titel=titel,
        stand=_auf_die_sekunde(datetime.fromisoformat(daten["stand"])),
        schluessel=daten["schluessel"],
        eintraege=tuple(_Eintrag(str(d["name"]), int(d["groesse"]), str(d["sha256"])) for d in daten["dateien"]),
    )


def _liesmich(titel: str, stand: datetime, dateien: Mapping[str, bytes], oeffentlich: str) -> str:
    return _LIESMICH.format(
        titel=titel,
        stand=frist_als_text(stand),
        zahl="1 Datei" if len(dateien) == 1 else f"{len(dateien)} Dateien",
        abdruck=abdruck(oeffentlich),
        pem=als_pem(oeffentlich),
        vorsatz=vorsatz(Zweck.AKTENPAKET).decode().strip(),
        summen="".join(f"{_sha256(dateien[name])}  {name}\n" for name in sorted(dateien)),
    )


_LIESMICH = """\
AKTENPAKET

Titel:   {titel}
Stand:   {stand}
Inhalt:  {zahl}, unten aufgezählt

Dieses Paket hat das Programm massanzug zusammengestellt und mit dem Schlüssel der Stadt unterschrieben.
„inhalt.json“ nennt jede Datei mit Größe und Prüfsumme (SHA-256), „inhalt.json.unterschrift“ ist die Unterschrift
darunter (Ed25519). Wer eine Datei ändert, hinzufügt, entfernt oder umbenennt, macht die Unterschrift ungültig.

Fingerabdruck des Schlüssels, mit dem unterschrieben ist:

  {abdruck}

Die Unterschrift beweist, dass das Paket vom Besitzer dieses Schlüssels stammt. Dass es der Schlüssel der Stadt ist,
zeigt nur der Vergleich mit dem Fingerabdruck, den die Stadt an anderer Stelle bekannt gibt.

PRÜFEN MIT MASSANZUG (prüft das Paket als Ganzes; Netz, Datenbank und Zugang braucht es nicht)

  massanzug akte-pruefen PAKET.zip --abdruck FINGERABDRUCK

PRÜFEN OHNE MASSANZUG (nach dem Auspacken, im Ordner dieser Datei, mit OpenSSL ab Version 3)

1. Gehört der Schlüssel der Stadt? Der Fingerabdruck ist:

  sed -n '/^-----BEGIN/,/^-----END/p' LIESMICH.txt > /tmp/schluessel.pem
  openssl pkey -pubin -in /tmp/schluessel.pem -outform DER | sha256sum

2. Ist „inhalt.json“ unverändert?

  (printf '{vorsatz}\\n'; cat inhalt.json) > /tmp/unterschrieben
  base64 -d inhalt.json.unterschrift > /tmp/unterschrift
  openssl pkeyutl -verify -pubin -inkey /tmp/schluessel.pem -rawin -in /tmp/unterschrieben -sigfile /tmp/unterschrift

3. Ist diese Datei unverändert? Ihre Prüfsumme muss in „inhalt.json“ stehen:

  grep "$(sha256sum LIESMICH.txt | cut -c 1-64)" inhalt.json

4. Sind alle Dateien da und unverändert?

  grep -E '^[0-9a-f]{{64}}  ' LIESMICH.txt | sha256sum --check

5. Ist etwas hinzugekommen? Im Ordner liegen außer dieser Datei, „inhalt.json“ und „inhalt.json.unterschrift“ nur die
   Dateien, die unten stehen.

Unter Windows zeigt „certutil -hashfile DATEI SHA256“ die Prüfsumme einer Datei.

ÖFFENTLICHER SCHLÜSSEL

{pem}
PRÜFSUMMEN (SHA-256)

{summen}"""


# --- names ------------------------------------------------------------------------------------------------------------

_TEIL = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))\w(?:[\w .,()+&–-]*[\w)])?", re.IGNORECASE)


def _namensbefunde(namen: Iterable[str]) -> Iterator[Befund]:
    """Names that could leave the folder, overwrite each other or mean something to a machine."""
    namen = list(namen)
    ordner = {str(o).lower() for name in namen if _sicher(name) for o in PurePosixPath(name).parents}
    gesehen: set[str] = set()
    for name in namen:
        if not _sicher(name):
            yield Befund(_lesbar(name), "Der Name ist nicht sicher. Bitte packen Sie das nicht aus.")
        if name.lower() in gesehen:
            yield Befund(_lesbar(name), "Der Name kommt mehrfach vor.")
        if name.lower() in ordner:
            yield Befund(_lesbar(name), "Der Name steht für eine Datei und für einen Ordner.")
        gesehen.add(name.lower())


def _sicher(name: str) -> bool:
    return (
        all(_TEIL.fullmatch(teil) for teil in name.split("/"))
        and unicodedata.is_normalized("NFC", name)
        and len(name.encode()) <= NAME_HOECHSTENS
    )


def _eine_zeile(titel: str) -> str:
    """Without line breaks and without what steers a screen or the direction of writing. Raises Paketfehler if empty."""
    zeichen = (z for z in titel if z.isspace() or unicodedata.category(z)[0] != "C")
    zeile = " ".join("".join(zeichen).split())
    if not zeile:
        raise Paketfehler("Das Paket braucht einen Titel.")
    return zeile


def _lesbar(text: str) -> str:
    """What others wrote, for a screen: nothing in it steers a terminal."""
    return "".join(z if z.isprintable() else "\ufffd" for z in text)


# --- comparing --------------------------------------------------------------------------------------------------------


def _unterschriftsbefunde(liste: _Liste, dateien: Mapping[str, bytes], erwartet: str | None) -> Iterator[Befund]:
    gefunden = abdruck(liste.schluessel)
    if erwartet is not None and gefunden != erwartet:
        yield Befund(
            UNTERSCHRIFT,
            f"Das Paket ist mit einem anderen Schlüssel unterschrieben: {gefunden}, erwartet war {erwartet}.",
        )
    if UNTERSCHRIFT not in dateien:
        yield Befund(UNTERSCHRIFT, "Die Unterschrift fehlt. Ob die Liste der Dateien stimmt, lässt sich nicht sagen.")
    elif not pruefe_stempel(dateien[INHALT], _stempel(dateien), liste.schluessel, Zweck.AKTENPAKET):
        yield Befund(
            INHALT,
            "Die Unterschrift passt nicht: Die Liste der Dateien, der Schlüssel oder die Unterschrift wurde verändert. "
            "Was die Prüfung sonst findet, beweist nichts.",
        )


def _stempel(dateien: Mapping[str, bytes]) -> str:
    return dateien[UNTERSCHRIFT].decode(errors="replace").removesuffix("\n")


def _dateibefunde(liste: _Liste, dateien: Mapping[str, bytes]) -> Iterator[Befund]:
    for eintrag in liste.eintraege:
        daten, stelle = dateien.get(eintrag.name), _lesbar(eintrag.name)
        if daten is None:
            yield Befund(stelle, "Die Datei fehlt.")
        elif len(daten) != eintrag.groesse:
            yield Befund(stelle, f"Die Datei wurde verändert: {len(daten)} Bytes, unterschrieben {eintrag.groesse}.")
        elif _sha256(daten) != eintrag.sha256:
            yield Befund(stelle, "Die Datei wurde verändert: Die Prüfsumme ist nicht die, die unterschrieben ist.")
    for name in sorted(dateien.keys() - {e.name for e in liste.eintraege} - {INHALT, UNTERSCHRIFT}):
        yield Befund(_lesbar(name), "Die Datei ist hinzugekommen; unterschrieben ist sie nicht.")


def _abweichung(paket: bytes, liste: _Liste, dateien: Mapping[str, bytes]) -> Iterator[Befund]:
    """Build it anew from its own files; the first byte that differs, and in what."""
    rest = {name: daten for name, daten in dateien.items() if name not in (INHALT, UNTERSCHRIFT)}
    inhalt = _inhalt(liste.titel, liste.stand, rest, liste.schluessel)
    ort = 0
    for was, soll in _paket(liste.stand, rest, inhalt, _stempel(dateien)):
        ist = paket[ort : ort + len(soll)]
        if ist != soll:
            stelle = next((n for n, (a, b) in enumerate(zip(ist, soll, strict=False)) if a != b), len(ist))
            yield Befund("Paket", f"Das Paket wurde verändert, an Byte {ort + stelle + 1}: {_lesbar(was)}.")
            return
        ort += len(soll)
    if ort != len(paket):
        yield Befund("Paket", f"Das Paket wurde verändert: Hinter seinem Ende stehen noch {len(paket) - ort} Bytes.")


# --- ZIP --------------------------------------------------------------------------------------------------------------

_KOPF, _EINTRAG, _ENDE = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_LANG = {_EINTRAG: 46, _ENDE: 22}
"""Bytes of a record without its name."""
_VERSION, _NAME_IN_UTF8, _UNVERPACKT = 20, 0x800, 0
_UNIX, _GEWOEHNLICHE_DATEI = 3 << 8, 0o100644 << 16


def _paket(stand: datetime, dateien: Mapping[str, bytes], inhalt: bytes, stempel: str) -> Iterator[tuple[str, bytes]]:
    """The package piece by piece, each with the German words for where it is."""
    alle = {INHALT: inhalt, UNTERSCHRIFT: stempel.encode() + b"\n"} | {n: dateien[n] for n in sorted(dateien)}
    verzeichnis, ort = [], 0
    for name, daten in alle.items():
        roh, laenge = name.encode(), len(daten)
        fest = struct.pack(
            *("<5H3L2H", _VERSION, _NAME_IN_UTF8, _UNVERPACKT, *_dos(stand)),
            *(zlib.crc32(daten), laenge, laenge, len(roh), 0),
        )
        verzeichnis.append(
            _EINTRAG
            + struct.pack("<H", _UNIX | _VERSION)
            + fest
            + struct.pack("<3H2L", 0, 0, 0, _GEWOEHNLICHE_DATEI, ort)
            + roh
        )
        kopf = _KOPF + fest + roh
        yield f"im Kopf vor „{name}“", kopf
        yield f"in „{name}“", daten
        ort += len(kopf) + laenge
    for name, eintrag in zip(alle, verzeichnis, strict=True):
        yield f"im Verzeichnis des ZIP bei „{name}“", eintrag
    laenge = sum(map(len, verzeichnis))
    yield "im Schluss des ZIP", _ENDE + struct.pack("<4H2LH", 0, 0, len(alle), len(alle), laenge, ort, 0)


def _lies_zip(paket: bytes) -> list[tuple[str, bytes]]:
    """Names and contents by the directory at the end; leniently, because the package is compared with a new one."""
    if len(paket) > BYTES_HOECHSTENS:
        raise KeinPaket(f"Die Datei ist zu groß für ein Aktenpaket. {_GRENZEN}")
    ende = len(paket) - _LANG[_ENDE]
    if paket[max(ende, 0) :][:4] != _ENDE:
        ende = paket.rfind(_ENDE)  # something was put behind it
    try:
        zahl, ort = struct.unpack_from("<H4xL", paket, ende + 10) if ende >= 0 else (0, 0)
        stellen = list(_lies_verzeichnis(paket, zahl, ort))
        if sum(groesse for _, groesse, _ in stellen) <= len(paket) and 0 < zahl <= DATEIEN_HOECHSTENS + 3:
            return [(name, _lies_daten(paket, groesse, ort)) for name, groesse, ort in stellen]
    except (struct.error, UnicodeDecodeError):
        pass
    raise KeinPaket("Das ist kein Aktenpaket von massanzug, oder es ist beschädigt: Sein Verzeichnis ist nicht lesbar.")


def _lies_verzeichnis(paket: bytes, zahl: int, stelle: int) -> Iterator[tuple[str, int, int]]:
    """Name, size and place of each entry."""
    for _ in range(zahl):
        groesse, name, *weiteres, ort = struct.unpack_from("<L3H8xL", paket, stelle + 24)
        anfang = stelle + _LANG[_EINTRAG]
        yield paket[anfang : anfang + name].decode(), groesse, ort
        stelle = anfang + name + sum(weiteres)


def _lies_daten(paket: bytes, groesse: int, ort: int) -> bytes:
    name, weiteres = struct.unpack_from("<2H", paket, ort + 26)
    anfang = ort + 30 + name + weiteres
    return paket[anfang : anfang + groesse]


def _dos(stand: datetime) -> tuple[int, int]:
    """Time and day as ZIP writes them, in steps of two seconds."""
    uhrzeit = stand.hour << 11 | stand.minute << 5 | stand.second // 2
    return uhrzeit, (stand.year - 1980) << 9 | stand.month << 5 | stand.day


def _auf_die_sekunde(stand: datetime) -> datetime:
    if stand.tzinfo is None or not 1980 <= stand.year <= 2107:
        raise Paketfehler("Der Stand braucht eine Zeitzone und ein Jahr von 1980 bis 2107.")
    return stand.replace(microsecond=0)


def _sha256(daten: bytes) -> str:
    return hashlib.sha256(daten).hexdigest()

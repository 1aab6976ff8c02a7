"""`massanzug pruefe`: does the Protokoll still say what was written?

Whoever owns the database file may have put anything into it, so nothing read here is trusted to be readable: on SQLite
every column is read as bytes. What was written while the check runs is no finding.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import BinaryField, QuerySet
from django.db.models.functions import Cast

from massanzug.technik.pruefung import Befund, Bericht
from massanzug.technik.waechter import fehlende_waechter
from massanzug.zugang import anker, kette
from massanzug.zugang.models import Protokoll, Protokollkopf, Protokollwert
from massanzug.zugang.protokollieren import verpflichtung_von

BEREICH = "protokoll"
WAECHTER = {"zugang_protokoll": "protokoll", "zugang_einsicht": "einsicht"}
EIN_WERT = {"vorher", "nachher", "salz"}
AUF_EINMAL = 2000


@dataclass(frozen=True)
class _Ende:
    """Where the Protokoll ends, as the head or the anchor says."""

    nummer: int
    code: str


def _befund(stelle: object, text: str) -> Befund:
    return Befund(BEREICH, str(stelle), text)


def protokoll_pruefen() -> Bericht:
    """Walk the whole chain, compare it with its head, its values and the anchor outside the database."""
    # head and anchor are read before the walk: entries written meanwhile only make the chain longer than they say
    kopf = _kopf()
    stand, befunde = _anker()
    gang = _Gang({ende.nummer for ende in (kopf, stand) if ende})
    befunde += gang.befunde()
    befunde += _kopf_befunde(kopf, gang)
    befunde += _anker_befunde(stand, gang)
    befunde += _wert_befunde()
    befunde += _waechter_befunde()
    return Bericht(BEREICH, gang.anzahl, tuple(befunde))


class _Gang:
    """One walk along the chain. Of the codes it keeps only those that are asked for, however long the chain is."""

    def __init__(self, gesucht: set[int]) -> None:
        self.gesucht = gesucht
        self.codes: dict[int, str] = {}
        self.anzahl = self.letzte = 0
        self.letzter_code = kette.ANFANG
        self._schluessel = anker.schluessel()
        # behind an entry that does not verify, either its code or its content may be the true one
        self._vorgaenger: tuple[str, ...] = (kette.ANFANG,)

    def befunde(self) -> Iterator[Befund]:
        for nummer, inhalt, code in _eintraege():
            self.anzahl += 1
            stelle = self.letzte + 1 if nummer is None else nummer
            if stelle <= self.letzte:
                yield _befund(f"Eintrag {stelle}", "Der Eintrag gehört nicht in die Kette.")
                continue
            luecke = stelle > self.letzte + 1
            if luecke:
                yield _befund(f"Eintrag {self.letzte + 1}", f"Die Einträge {self.letzte + 1} bis {stelle - 1} fehlen.")
            yield from self._pruefe(stelle, inhalt, code, luecke)
            self.letzte, self.letzter_code = stelle, code
            if stelle in self.gesucht:
                self.codes[stelle] = code

    def _pruefe(self, stelle: int, inhalt: kette.Inhalt | None, code: str, luecke: bool) -> Iterator[Befund]:
        richtig = [kette.code(self._schluessel, v, inhalt) for v in self._vorgaenger] if inhalt else []
        if any(kette.gleich(r, code) for r in richtig):
            self._vorgaenger = (code,)
            return
        self._vorgaenger = (code, *richtig)
        text = "Der Eintrag wurde verändert oder ohne Schlüssel geschrieben."
        if inhalt is None:
            text = "Der Eintrag wurde verändert, so hat massanzug ihn nicht geschrieben."
        elif luecke:
            text = "Der Eintrag lässt sich nicht prüfen, weil der davor fehlt."
        yield _befund(f"Eintrag {stelle}", text)


def _roh(zeilen: QuerySet[Any], *felder: str) -> Iterator[tuple[Any, ...]]:
    """Values as the database holds them; on SQLite bytes, because there any column may hold any bytes."""
    was = [Cast(feld, BinaryField()) for feld in felder] if connection.vendor == "sqlite" else felder
    return zeilen.values_list(*was).iterator(chunk_size=AUF_EINMAL)


def _eintraege() -> Iterator[tuple[int | None, kette.Inhalt | None, str]]:
    """Number, content and code of every entry; None for what massanzug cannot have written."""
    felder = ("nummer", "zeit", "konto_id", "aktion", "objekt_typ", "objekt_id", "verpflichtungen", "code")
    for *zeile, code in _roh(Protokoll.objects.order_by("nummer"), *felder):
        if connection.vendor == "sqlite":
            yield _zahl(zeile[0]), _inhalt(zeile), _text(code)
        else:
            yield zeile[0], kette.Inhalt(*zeile), code


def _text(roh: bytes | None) -> str:
    return (roh or b"").decode(errors="replace")


def _zahl(roh: bytes) -> int | None:
    text = _text(roh)
    return int(text) if text.lstrip("-").isdecimal() else None


def _inhalt(zeile: list[Any]) -> kette.Inhalt | None:
    nummer, zeit, konto, *texte = zeile
    try:
        wann = datetime.fromisoformat(zeit.decode())
        gelesen = [int(nummer), wann, None if konto is None else int(konto), *(text.decode() for text in texte)]
    except (AttributeError, TypeError, ValueError):
        return None
    if [None if teil is None else str(teil).encode() for teil in gelesen] != zeile:
        return None  # reads the same, but was not written like this
    gelesen[1] = wann.replace(tzinfo=UTC)
    return kette.Inhalt(*gelesen)


def _kopf() -> _Ende | None:
    for nummer, code in _roh(Protokollkopf.objects.filter(id=1), "nummer", "code"):
        if connection.vendor != "sqlite":
            return _Ende(nummer, code)
        zahl = _zahl(nummer)
        return None if zahl is None else _Ende(zahl, _text(code))
    return None


def _kopf_befunde(kopf: _Ende | None, gang: _Gang) -> Iterator[Befund]:
    letzte, jetzt = gang.letzte, _kopf()
    if kopf is None or jetzt is None:
        yield _befund("Kopf", "Der Protokollkopf fehlt.")
    elif kopf.nummer > letzte:
        yield _befund(f"Eintrag {letzte + 1}", f"Die Einträge {letzte + 1} bis {kopf.nummer} fehlen am Ende.")
    elif jetzt.nummer < letzte:
        yield _befund(f"Eintrag {jetzt.nummer + 1}", "Hinter dem Kopf stehen eingefügte Einträge.")
    elif jetzt.nummer == letzte and jetzt.code != gang.letzter_code:
        yield _befund("Kopf", "Der Code des Protokollkopfs passt nicht zum letzten Eintrag.")


def _anker() -> tuple[_Ende | None, list[Befund]]:
    try:
        stand = anker.lies()
    except anker.AnkerUnlesbar as fehler:
        return None, [_befund("Anker", str(fehler))]
    if stand is None:
        kein = _befund("Anker", "Es gibt Einträge, aber keinen Anker außerhalb der Datenbank.")
        return None, [kein] if Protokoll.objects.exists() else []
    return _Ende(stand.nummer, stand.code), []


def _anker_befunde(stand: _Ende | None, gang: _Gang) -> Iterator[Befund]:
    if stand is None:
        return
    letzte = gang.letzte
    if stand.nummer > letzte:
        yield _befund(
            f"Eintrag {letzte + 1}",
            f"Der Anker kennt {stand.nummer} Einträge: {letzte + 1} bis {stand.nummer} fehlen.",
        )
    elif stand.code != gang.codes.get(stand.nummer):
        yield _befund(f"Eintrag {stand.nummer}", "Der Eintrag ist nicht der, den der Anker kennt.")


def _wert_befunde() -> Iterator[Befund]:
    """A value that is there must be the one committed to; a value that was deleted is no finding."""
    zeilen = Protokollwert.objects.order_by("protokoll_id")
    for nummer, roh, verpflichtungen in _roh(zeilen, "protokoll_id", "werte", "protokoll__verpflichtungen"):
        stelle = f"Eintrag {_text(nummer) if isinstance(nummer, bytes) else nummer}"
        werte, pflichten = _als_dict(roh), _als_dict(verpflichtungen)
        if werte is None or pflichten is None:
            yield _befund(stelle, "Die Werte zum Eintrag sind nicht lesbar.")
            continue
        for feld, einzel in werte.items():
            if pflichten.get(feld) != _sichere_verpflichtung(feld, einzel):
                yield _befund(stelle, f"Der Wert von „{feld}“ ist nicht der protokollierte.")


def _als_dict(roh: Any) -> dict[str, Any] | None:
    if isinstance(roh, dict):
        return roh
    try:
        daten = json.loads(roh)
    except (TypeError, ValueError):
        return None
    return daten if isinstance(daten, dict) else None


def _sichere_verpflichtung(feld: str, einzel: Any) -> str:
    try:
        return verpflichtung_von(feld, einzel) if einzel.keys() == EIN_WERT else ""
    except (AttributeError, TypeError, ValueError):
        return ""


def _waechter_befunde() -> Iterator[Befund]:
    """The triggers that refuse UPDATE and DELETE must be in place."""
    for name in fehlende_waechter(WAECHTER):
        yield _befund(name, "Der Wächter in der Datenbank fehlt, der Ändern und Löschen verweigert.")


def verweise_pruefen() -> Bericht:
    """Every reference points to something; PostgreSQL holds that itself, SQLite is asked row by row."""
    tabellen = connection.introspection.django_table_names(only_existing=True)
    if connection.vendor != "sqlite":
        return Bericht("verweise", len(tabellen), ())
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        lose = cursor.fetchall()
        cursor.execute("PRAGMA integrity_check(20)")
        schaeden = [zeile[0] for zeile in cursor.fetchall() if zeile[0] != "ok"]
    befunde = [Befund("verweise", f"{t} {pk}", f"Der Verweis auf {ziel} führt ins Leere.") for t, pk, ziel, _ in lose]
    befunde += [Befund("verweise", "Datei", schaden) for schaden in schaeden]
    return Bericht("verweise", len(tabellen), tuple(befunde))

"""`massanzug pruefe`: does the Protokoll still say what was written?"""

import json
from collections.abc import Iterator

from django.db import connection

from massanzug.technik.pruefung import Befund, Bericht
from massanzug.technik.waechter import fehlende_waechter
from massanzug.zugang import anker, kette
from massanzug.zugang.models import Protokoll, Protokollkopf, Protokollwert
from massanzug.zugang.protokollieren import verpflichtung_von

BEREICH = "protokoll"
WAECHTER = ("protokoll", "einsicht")


def _befund(stelle: object, text: str) -> Befund:
    return Befund(BEREICH, str(stelle), text)


def protokoll_pruefen() -> Bericht:
    """Walk the whole chain, compare it with its head, its values and the anchor outside the database."""
    schluessel = anker.schluessel()
    befunde: list[Befund] = []
    codes: dict[int, str] = {}
    erwartet, vorgaenger = 1, kette.ANFANG
    for eintrag in Protokoll.objects.order_by("nummer").iterator(chunk_size=2000):
        if eintrag.nummer != erwartet:
            befunde.append(_befund(f"Eintrag {erwartet}", f"Die Einträge {erwartet} bis {eintrag.nummer - 1} fehlen."))
        if not kette.gleich(kette.code(schluessel, vorgaenger, _inhalt(eintrag)), eintrag.code):
            befunde.append(
                _befund(f"Eintrag {eintrag.nummer}", "Der Eintrag wurde verändert oder ohne Schlüssel geschrieben.")
            )
        codes[eintrag.nummer] = vorgaenger = eintrag.code
        erwartet = eintrag.nummer + 1
    letzte = erwartet - 1
    befunde += _kopf_befunde(codes, letzte)
    befunde += _anker_befunde(codes, letzte)
    befunde += _wert_befunde()
    befunde += _waechter_befunde()
    return Bericht(BEREICH, len(codes), tuple(befunde))


def _inhalt(e: Protokoll) -> kette.Inhalt:
    return kette.Inhalt(e.nummer, e.zeit, e.konto_id, e.aktion, e.objekt_typ, e.objekt_id, e.verpflichtungen)


def _kopf_befunde(codes: dict[int, str], letzte: int) -> Iterator[Befund]:
    kopf = Protokollkopf.objects.filter(id=1).first()
    if kopf is None:
        yield _befund("Kopf", "Der Protokollkopf fehlt.")
    elif kopf.nummer > letzte:
        yield _befund(f"Eintrag {letzte + 1}", f"Die Einträge {letzte + 1} bis {kopf.nummer} fehlen am Ende.")
    elif kopf.nummer < letzte:
        yield _befund(f"Eintrag {kopf.nummer + 1}", "Hinter dem Kopf stehen eingefügte Einträge.")
    elif letzte and kopf.code != codes[letzte]:
        yield _befund("Kopf", "Der Code des Protokollkopfs passt nicht zum letzten Eintrag.")


def _anker_befunde(codes: dict[int, str], letzte: int) -> Iterator[Befund]:
    try:
        stand = anker.lies()
    except anker.AnkerUnlesbar as fehler:
        yield _befund("Anker", str(fehler))
        return
    if stand is None:
        if letzte:
            yield _befund("Anker", "Es gibt Einträge, aber keinen Anker außerhalb der Datenbank.")
    elif stand.nummer > letzte:
        yield _befund(
            f"Eintrag {letzte + 1}",
            f"Der Anker kennt {stand.nummer} Einträge: {letzte + 1} bis {stand.nummer} fehlen.",
        )
    elif stand.code != codes.get(stand.nummer):
        yield _befund(f"Eintrag {stand.nummer}", "Der Eintrag ist nicht der, den der Anker kennt.")


def _wert_befunde() -> Iterator[Befund]:
    """A value that is there must be the one committed to; a value that was deleted is no finding."""
    werte = Protokollwert.objects.select_related("protokoll").order_by("protokoll_id")
    for wert in werte.iterator(chunk_size=2000):
        pflichten = _als_dict(wert.protokoll.verpflichtungen)
        for feld, einzel in wert.werte.items():
            if pflichten.get(feld) != _sichere_verpflichtung(feld, einzel):
                yield _befund(f"Eintrag {wert.protokoll_id}", f"Der Wert von „{feld}“ ist nicht der protokollierte.")


def _als_dict(text: str) -> dict[str, str]:
    try:
        daten = json.loads(text)
    except ValueError:
        return {}
    return daten if isinstance(daten, dict) else {}


def _sichere_verpflichtung(feld: str, einzel: object) -> str:
    try:
        return verpflichtung_von(feld, einzel)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError):
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

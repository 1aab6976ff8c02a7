"""Eight writers at once: every invariant holds, every acknowledged act is there exactly once; without the lock not.

They are processes with connections of their own (tests/planbudget/schreiber.py), on the database of the run. A short
run in every suite, the long one with `python3 los.py test --gruendlich`.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.models import Sum

from massanzug.planbudget.choices import IM_BUDGET, Antwort
from massanzug.planbudget.models import (
    Buchung,
    Buchungszeile,
    Budgetereignis,
    Ereignisantwort,
    Jahresabschluss,
    Periodenschluss,
    Saldo,
)
from massanzug.planbudget.pruefungen import hauptbuch_pruefen, planbudget_pruefen
from massanzug.zugang import anker
from massanzug.zugang.models import Protokoll, Protokollkopf
from massanzug.zugang.pruefungen import protokoll_pruefen
from tests.haltbarkeit import stand
from tests.haltbarkeit.stand import WURZEL, Melder
from tests.planbudget.datenbank import Datenbank, eigene_datenbank
from tests.planbudget.modell import PERSONEN
from tests.planbudget.schreiber import HEUTE, PROZESSE, Bericht

melde = stand.melde

KURZ, LANG = 8.0, 60.0
GEGENPROBE = 4.0
ABGEWIESEN = (
    "ist abgeschlossen", "schon storniert", "schon abgeschlossen", "nichts geändert", "schließen Sie zuerst",
    "schon abgelehnt", "schon bestätigt", "hat schon geantwortet", "haben schon geantwortet", "haben dieses Ereignis",
    "Zurückgenommen wird ein", "schon vorgeschlagen", "liegt unter null", "schon zurückgenommen",
)  # fmt: skip
"""What people are told who come second."""


def lass_schreiben(datenbank: Datenbank, sekunden: float, saat: int, *, ohne_sperre: bool = False) -> list[Bericht]:
    auftrag = {
        "ordner": str(datenbank.ordner),
        "sekunden": sekunden,
        "saat": saat,
        "ohne_sperre": ohne_sperre,
        "anlauf": 1.5,
    }
    lauf = subprocess.run(
        [sys.executable, "-m", "tests.planbudget.schreiber", json.dumps(auftrag)],
        cwd=WURZEL,
        env=datenbank.umgebung | {"MASSANZUG_HEUTE": HEUTE.isoformat()},
        capture_output=True,
        text=True,
        timeout=sekunden + 120,
        check=False,
    )
    assert lauf.returncode == 0, lauf.stderr[-5000:]
    return [
        Bericht(**json.loads((datenbank.ordner / f"bericht-{nummer}.json").read_text())) for nummer in range(PROZESSE)
    ]


def zusammen(berichte: list[Bericht]) -> Bericht:
    alle = Bericht()
    for bericht in berichte:
        for feld in fields(Bericht):
            if feld.name != "abgewiesen":
                getattr(alle, feld.name).extend(
                    tuple(wert) if isinstance(wert, list) else wert for wert in getattr(bericht, feld.name)
                )
    alle.abgewiesen = dict(sum((Counter(b.abgewiesen) for b in berichte), Counter()))
    return alle


def maengel(alle: Bericht) -> Iterator[str]:
    """Whatever is not as it must be: what went wrong, what is lost, double or half, what the house itself finds."""
    yield from alle.fehler
    yield from (text for text in alle.abgewiesen if not any(wort in text for wort in ABGEWIESEN))
    for pruefung in (hauptbuch_pruefen, planbudget_pruefen, protokoll_pruefen):
        yield from (f"{b.stelle}: {b.text}" for b in pruefung().befunde)
    yield from _maengel_am_buch(alle)
    yield from _maengel_an_ereignissen(alle)
    yield from _maengel_an_abschluessen(alle)
    yield from _maengel_am_protokoll(alle)


def _maengel_am_buch(alle: Bericht) -> Iterator[str]:
    ueber_formular = {beleg: {wohin for b, wohin in alle.formulare if b == beleg} for beleg, _ in alle.formulare}
    yield from (f"{beleg}: verschiedene Antworten {wohin}" for beleg, wohin in ueber_formular.items() if len(wohin) > 1)
    soll = Counter({(beleg, nummer): 1 for beleg, nummer, _ in alle.gebucht})
    for beleg, wohin in ueber_formular.items():
        soll[beleg, int(min(wohin).rstrip("/").rpartition("/")[2])] += 1
    kosten = Buchungszeile.objects.filter(buchung__art="kosten", soll__art__in=IM_BUDGET)
    da = Counter(kosten.values_list("beleg", "buchung_id"))
    yield from (f"Bestätigt, aber nicht genau einmal da: {stelle}" for stelle in soll if da[stelle] != 1)
    yield from (f"Da, aber nie bestätigt: {stelle}" for stelle in da if stelle not in soll)
    cent = dict(Counter({nummer: c for _, nummer, c in alle.gebucht})) | {n: 1234 for b, n in soll if b[0] == "F"}
    for neu, alt in alle.storniert:
        if Buchung.objects.filter(nummer=neu, hebt_auf=alt).count() != 1:
            yield f"Storno {neu} von {alt} fehlt"
        cent.pop(alt, None)
    stand = Saldo.objects.filter(konto__art__in=IM_BUDGET).aggregate(s=Sum("cent"))["s"] or 0
    if stand != sum(cent.values()):
        yield f"Auf den Kostenkonten stehen {stand} Cent, bestätigt sind {sum(cent.values())}"
    if Buchung.objects.filter(art="storno").count() != len(alle.storniert):
        yield "Ein Storno ist doppelt oder nie bestätigt"


def _maengel_an_ereignissen(alle: Bericht) -> Iterator[str]:
    je_ereignis: dict[int, list[str]] = {}
    for nummer, antwort in Ereignisantwort.objects.order_by("pk").values_list("ereignis_id", "antwort"):
        je_ereignis.setdefault(nummer, []).append(antwort)
    for nummer, antworten in je_ereignis.items():
        if len(antworten) > 2 or Antwort.ABGELEHNT in antworten[:-1]:
            yield f"Ereignis {nummer} war entschieden und bekam noch eine Antwort: {antworten}"
    gegeben = {(n, PERSONEN[wer].traeger) for n, wer, _ in alle.beantwortet}
    if gegeben != set(Ereignisantwort.objects.values_list("ereignis_id", "traeger__name")):
        yield "Eine Antwort fehlt oder ist zu viel"
    bestaetigt = {*alle.vorgeschlagen, *(neu for neu, _ in alle.zurueckgenommen)}
    if bestaetigt != set(Budgetereignis.objects.values_list("pk", flat=True)):
        yield "Ein Ereignis fehlt oder ist zu viel"
    abgelehnt = {n for n, antworten in je_ereignis.items() if Antwort.ABGELEHNT in antworten}
    geltend = Budgetereignis.objects.filter(hebt_auf__isnull=False).exclude(pk__in=abgelehnt)
    je_altem = Counter(geltend.values_list("hebt_auf_id", flat=True))
    yield from (f"Ereignis {alt} ist mehrfach zurückgenommen" for alt, zahl in je_altem.items() if zahl > 1)


def _maengel_an_abschluessen(alle: Bericht) -> Iterator[str]:
    monate = list(Periodenschluss.objects.order_by("pk").values_list("bis_monat", "bis_buchung"))
    if [m for m, _ in monate][1:] != sorted(alle.geschlossen):
        yield "Ein Monatsschluss fehlt, ist doppelt oder steht nicht in seiner Reihe"
    if monate != sorted(monate):
        yield "Monatsschlüsse und Buchungen laufen nicht in einer Reihe"
    reihen = Jahresabschluss.objects.order_by("pk").values_list("wirkungsraum__schluessel", "jahr", "fassung")
    if sorted(reihen) != sorted(alle.abgeschlossen):
        yield "Ein Jahresabschluss fehlt oder ist zu viel"
    je_jahr: dict[tuple[str, int], list[int]] = {}
    for raum, jahr, fassung in reihen:
        je_jahr.setdefault((raum, jahr), []).append(fassung)
    yield from (f"{stelle}: Fassungen {f}" for stelle, f in je_jahr.items() if f != list(range(1, len(f) + 1)))


def _maengel_am_protokoll(alle: Bericht) -> Iterator[str]:
    soll = {
        "kosten_buchen": len(alle.gebucht) + len({beleg for beleg, _ in alle.formulare}),
        "buchung_stornieren": len(alle.storniert),
        "monate_abschliessen": len(alle.geschlossen) + 1,
        "ereignis_beantworten": len(alle.beantwortet),
        "ereignis_vorschlagen": len(alle.vorgeschlagen),
        "ereignis_zuruecknehmen": len(alle.zurueckgenommen),
    }
    ist = Counter(Protokoll.objects.filter(aktion__in=soll).values_list("aktion", flat=True))
    yield from (f"{a}: {ist[a]} Einträge, bestätigt sind {zahl}" for a, zahl in soll.items() if ist[a] != zahl)
    kopf, verankert = Protokollkopf.objects.get(id=1), anker.lies()
    if verankert is None or (verankert.nummer, verankert.code) != (kopf.nummer, kopf.code):
        yield "Der Anker steht nicht am Ende des Protokolls"


def laufe(ordner: Path, sekunden: float, saat: int, *, ohne_sperre: bool = False) -> tuple[Bericht, list[str]]:
    from massanzug.planbudget.actions import monate_abschliessen

    datenbank = eigene_datenbank(ordner)
    with datenbank.offen():
        monate_abschliessen(zugriff=datenbank.welt.zugriff("kaemmerei"), bis_monat=202512)
        connection.close()
        alle = zusammen(lass_schreiben(datenbank, sekunden, saat, ohne_sperre=ohne_sperre))
        return alle, list(maengel(alle))


def pruefe(ordner: Path, sekunden: float, melde: Melder) -> None:
    alle, gefunden = laufe(ordner, sekunden, 1)
    assert gefunden == []
    gesendet = len(alle.formulare) - len({beleg for beleg, _ in alle.formulare})
    spaet = sum(zahl for text, zahl in alle.abgewiesen.items() if "ist abgeschlossen" in text)
    assert alle.gebucht
    if sekunden >= LANG:  # a short run on a busy machine need not meet everything
        assert alle.storniert and alle.geschlossen and alle.beantwortet and alle.vorgeschlagen
        assert alle.abgeschlossen and alle.zurueckgenommen
        assert gesendet, "kein Formular kam ein zweites Mal"
        assert spaet, "kein Monat wurde jemandem vor der Nase geschlossen"
    melde(
        len(alle.gebucht),
        f"Buchungen von {PROZESSE} Prozessen in {sekunden:.0f} s ({connection.vendor}), dazu {len(alle.storniert)} "
        f"Stornos, {len(alle.geschlossen)} Monatsschlüsse, {len(alle.abgeschlossen)} Jahresabschlüsse, "
        f"{len(alle.beantwortet)} Antworten, {gesendet} wiederholte Formulare: alle genau einmal da; "
        f"{sum(alle.abgewiesen.values())} abgewiesen, {spaet} davon am Monatsende",
    )


def test_acht_schreiben_gleichzeitig(tmp_path: Path, django_db_blocker: Any, melde: Melder) -> None:
    with django_db_blocker.unblock():
        pruefe(tmp_path, KURZ, melde)


def test_gegenprobe_ohne_die_sperre_faellt_es_auf(tmp_path: Path, django_db_blocker: Any, melde: Melder) -> None:
    with django_db_blocker.unblock():
        _, gefunden = laufe(tmp_path, GEGENPROBE, 1, ohne_sperre=True)
    assert gefunden
    melde(len(gefunden), f"Mängel in {GEGENPROBE:.0f} s ohne Sperre ({connection.vendor}), zum Beispiel: {gefunden[0]}")


@pytest.mark.langsam
def test_acht_schreiben_eine_minute_lang(tmp_path: Path, django_db_blocker: Any, melde: Melder) -> None:
    with django_db_blocker.unblock():
        pruefe(tmp_path, LANG, melde)

"""`massanzug pruefe`: do decisions, plans and releases fit together?"""

from collections.abc import Iterator

from django.db import connection, transaction
from django.db.models import Q

from massanzug.fall.actions.nachfuehren import gerechnete, unterschied
from massanzug.fall.choices import Entscheidungsstand, Ergebnis, Massanzugstand
from massanzug.fall.models import (
    Baustein,
    Bescheid,
    Entscheidung,
    Fall,
    Freigabe,
    Fristereignis,
    Gerichtsfassung,
    Hilfeplan,
    Hilfeplanbeteiligung,
    Hilfeplanunterschrift,
    Massanzug,
)
from massanzug.fall.waechter import NUR_ANHAENGEN, eigene_waechter
from massanzug.technik.pruefung import Befund, Bericht
from massanzug.technik.waechter import fehlende_waechter
from massanzug.zugang.protokollieren import abweichungen_vom_protokoll

BEREICH = "fall"
WAECHTER = {"fall_fristereignis": "fristereignis"}


def fall_pruefen() -> Bericht:
    """What the database cannot refuse by itself because it spans tables."""
    befunde: list[Befund] = []
    entschieden = Entscheidung.objects.filter(stand=Entscheidungsstand.ENTSCHIEDEN, ergebnis=Ergebnis.BEWILLIGT)
    for plan in Massanzug.objects.filter(stand=Massanzugstand.BEWILLIGT).exclude(
        pk__in=entschieden.values("massanzug_id")
    ):
        befunde.append(Befund(BEREICH, f"Maßanzug {plan.pk}", "Er gilt als bewilligt, aber niemand hat entschieden."))
    for entscheidung in Entscheidung.objects.select_related("massanzug").order_by("pk"):
        if entscheidung.massanzug.fall_id != entscheidung.fall_id:
            befunde.append(Befund(BEREICH, f"Entscheidung {entscheidung.pk}", "Sie gehört zu einem anderen Fall."))
    for freigabe in Freigabe.objects.select_related("massanzug").order_by("pk"):
        if freigabe.massanzug.fall_id != freigabe.fall_id:
            befunde.append(
                Befund(BEREICH, f"Freigabe {freigabe.pk}", "Sie gibt den Maßanzug eines anderen Falls frei.")
            )
    for baustein in Baustein.objects.select_related("massanzug", "ziel").order_by("pk").iterator(chunk_size=2000):
        if baustein.ziel.fall_id != baustein.massanzug.fall_id:
            befunde.append(Befund(BEREICH, f"Baustein {baustein.pk}", "Er dient dem Ziel eines anderen Falls."))
    return Bericht(BEREICH, Fall.objects.count(), (*befunde, *_fristen(), *_papierbefunde()))


def _fristen() -> Iterator[Befund]:
    """Facts are still what was written, and what is due is what follows from them."""
    for name in fehlende_waechter(WAECHTER):
        yield Befund(BEREICH, name, "Der Wächter fehlt oder ist verändert: Fristereignisse ließen sich ändern.")
    for pk, felder in abweichungen_vom_protokoll(Fristereignis):
        if felder:
            yield Befund(BEREICH, f"Fristereignis {pk}", f"Es steht anders da als im Protokoll: {', '.join(felder)}.")
    mit_fristen = Q(fristereignisse__isnull=False) | Q(fristen__isnull=False) | Q(personen__geboren_am__isnull=False)
    for fall in Fall.objects.filter(mit_fristen).select_related("abschluss").distinct().order_by("pk").iterator(2000):
        if not _fristen_stimmen(fall) and not _in_ruhe(fall.pk):
            yield Befund(
                BEREICH, fall.aktenzeichen, "Die aufgehobenen Fristen folgen nicht aus dem, was geschehen ist."
            )


def _papierbefunde() -> Iterator[Befund]:
    """Papers are written once: each must be what its entry says, and the database must still refuse to change it."""
    for modell in (Hilfeplan, Hilfeplanbeteiligung, Hilfeplanunterschrift, Bescheid, Gerichtsfassung):
        for pk, felder in abweichungen_vom_protokoll(modell):
            if felder:
                text = "Er stimmt nicht mit dem Protokoll überein: " + ", ".join(felder) + "."
                yield Befund(BEREICH, f"{modell._meta.verbose_name} {pk}", text)
    for name in fehlende_waechter(NUR_ANHAENGEN, eigene_waechter(connection.vendor)):
        yield Befund(BEREICH, name, "Der Wächter in der Datenbank fehlt, der Ändern und Löschen verweigert.")


def _fristen_stimmen(fall: Fall) -> bool:
    soll = {(f.schluessel, f.beginn, f.person_id): f for f in gerechnete(fall)}
    ist = {(f.schluessel, f.beginn, f.person_id): f for f in fall.fristen.all()}
    return soll.keys() == ist.keys() and not any(unterschied(ist[k], soll[k]) for k in soll)


def _in_ruhe(pk: int) -> bool:
    """Asked again while no act can change the case: what was written between the two reads is no finding."""
    with transaction.atomic():
        Fall.objects.select_for_update().get(pk=pk)
        return _fristen_stimmen(Fall.objects.select_related("abschluss").get(pk=pk))

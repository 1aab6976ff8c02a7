"""Looking back, the end of a help, and asking again."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from massanzug.fall import rules
from massanzug.fall.actions.fall import gehoert_zum_fall, gesperrter_fall, nicht_in_der_zukunft
from massanzug.fall.actions.massanzug import geltender_massanzug
from massanzug.fall.actions.nachfuehren import fristen_nachfuehren
from massanzug.fall.actions.team import ziehe_blaetter_zurueck
from massanzug.fall.choices import (
    Abschlussgrund,
    Intensitaet,
    Nachfrageergebnis,
    Sicht,
    Zielwert,
)
from massanzug.fall.models import (
    Abschluss,
    Fall,
    Nachfrage,
    Rueckblick,
    Ziel,
    Zielbewertung,
)
from massanzug.fall.queries import faelle as queries
from massanzug.rechenkern.fristen import frist, fristen
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


class Bewertung(NamedTuple):
    """How near one side sees one goal (0 to 3), and what shows it."""

    ziel: Ziel
    sicht: Sicht
    wert: Zielwert
    beleg: str = ""


@handlung
def rueckblick_festhalten(
    *,
    zugriff: Zugriff,
    fall: Fall,
    am: date,
    teilnehmende: str,
    bewertungen: Sequence[Bewertung],
    was_wirkte: str,
    intensitaet: Intensitaet,
    was_lassen: str = "",
    neues: str = "",
    naechster_am: date | None = None,
) -> Rueckblick:
    """Look back together at the plan in force; sides that did not speak are simply not there."""
    plan = geltender_massanzug(fall)
    bezug = queries.bezug(zugriff, fall)
    verlange(
        rules.darf_zurueckblicken(zugriff, bezug, plan.stand if plan else "", fall.ziele.filter(ausgang="").count())
    )
    assert plan is not None
    nicht_in_der_zukunft(am, zugriff.heute, "am")
    if not bewertungen:
        raise Unzulaessig("Bitte halten Sie fest, wie nah mindestens ein Ziel ist und wer das so sieht.")
    if naechster_am and naechster_am <= am:
        raise Unzulaessig({"naechster_am": "Der nächste Rückblick liegt nach diesem."})
    rueckblick = Rueckblick(
        fall=fall,
        massanzug=plan,
        am=am,
        teilnehmende=teilnehmende,
        was_wirkte=was_wirkte,
        was_lassen=was_lassen,
        neues=neues,
        intensitaet=intensitaet,
        naechster_am=naechster_am,
        erfasst_von=Konto(pk=zugriff.konto_id),
    )
    speichere(rueckblick)
    for b in bewertungen:
        gehoert_zum_fall(fall, b.ziel, "ziel")
        zeile = Zielbewertung(rueckblick=rueckblick, ziel=b.ziel, sicht=b.sicht, wert=b.wert, beleg=b.beleg)
        speichere(zeile)
        protokolliere(zugriff, "rueckblick_festhalten", zeile, begleitend=True)
    plan.geprueft_bis = naechster_am or frist("hilfeplan-pruefung", am).stichtag
    speichere(plan)
    protokolliere(zugriff, "rueckblick_festhalten", rueckblick)
    return rueckblick


NACHFRAGE_MONATE = (6, 12)
"""After which a family is asked whether it holds (Fachkonzept)."""


@handlung
def hilfe_abschliessen(
    *,
    zugriff: Zugriff,
    fall: Fall,
    am: date,
    grund: Abschlussgrund,
    ergebnis: str = "",
    wer_bleibt: str = "",
    rueckmeldung: str = "",
) -> Abschluss:
    """End the help: the plan stops on that day, releases end, and asking again is planned.

    What ran until then stays as it was decided; the commitment counts no day beyond `am`.
    """
    fall = gesperrter_fall(fall)
    plan = geltender_massanzug(fall)
    verlange(rules.darf_abschliessen(zugriff, queries.bezug(zugriff, fall), queries.liegt_vor(fall)))
    nicht_in_der_zukunft(am, zugriff.heute, "am")
    if am < fall.begonnen_am:
        raise Unzulaessig({"am": "Die Hilfe kann nicht enden, bevor sie begonnen hat."})
    if plan:
        vorher = schnappschuss(plan)
        plan.beendet_am, plan.geprueft_bis = am, None
        speichere(plan)
        protokolliere(zugriff, "hilfe_abschliessen", plan, vorher=vorher, begleitend=True)
    for freigabe in fall.freigaben.select_for_update().filter(widerrufen_am__isnull=True):
        vorher = schnappschuss(freigabe)
        freigabe.widerrufen_am = zugriff.heute
        speichere(freigabe)
        protokolliere(zugriff, "hilfe_abschliessen", freigabe, vorher=vorher, begleitend=True)
    ziehe_blaetter_zurueck(zugriff, "hilfe_abschliessen", fall)
    abschluss = Abschluss(
        fall=fall,
        am=am,
        grund=grund,
        ergebnis=ergebnis,
        wer_bleibt=wer_bleibt,
        rueckmeldung=rueckmeldung,
        erfasst_von=Konto(pk=zugriff.konto_id),
    )
    speichere(abschluss)
    geltend = {regel.schluessel for regel in fristen(am)}
    for monate in NACHFRAGE_MONATE:
        if (regel := f"nachfrage-{monate}-monate") in geltend:  # a help that ended before the Fachkonzept has none
            speichere(Nachfrage(fall=fall, monate=monate, faellig_am=frist(regel, am).stichtag))
    fristen_nachfuehren(fall)
    protokolliere(zugriff, "hilfe_abschliessen", abschluss)
    return abschluss


@handlung
def nachfrage_festhalten(
    *, zugriff: Zugriff, nachfrage: Nachfrage, am: date, ergebnis: Nachfrageergebnis, worte: str = ""
) -> Nachfrage:
    """Write down what a family says months after the end."""
    verlange(rules.darf_nachfragen(zugriff, queries.bezug(zugriff, nachfrage.fall)))
    nicht_in_der_zukunft(am, zugriff.heute, "am")
    nachfrage = Nachfrage.objects.select_for_update(of=("self",)).select_related("fall").get(pk=nachfrage.pk)
    if nachfrage.am:
        raise Unzulaessig(f"Diese Nachfrage ist schon festgehalten, am {datum_als_text(nachfrage.am)}.")
    if am < nachfrage.fall.abschluss.am:
        raise Unzulaessig({"am": "Nachgefragt wird nach dem Ende der Hilfe."})
    vorher = schnappschuss(nachfrage)
    nachfrage.am, nachfrage.ergebnis, nachfrage.worte = am, ergebnis, worte
    speichere(nachfrage)
    protokolliere(zugriff, "nachfrage_festhalten", nachfrage, vorher=vorher)
    return nachfrage

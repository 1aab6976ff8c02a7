"""Cutting by hand: a piece moves, a switch is planned, several Schnitte lie side by side until the family chooses."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Unpack

from massanzug.fall import rules
from massanzug.fall.actions.fall import gehoert_zum_fall, gesperrter_fall, verlange_stand
from massanzug.fall.actions.massanzug import (
    Beitragswerte,
    entwurfsfassung,
    fuelle_baustein,
    geltender_massanzug,
    im_entwurf,
    uebernimm_bausteine,
    verlange_gesehen,
)
from massanzug.fall.choices import Massanzugstand
from massanzug.fall.models import Baustein, Fall, Massanzug, Ziel
from massanzug.fall.queries import faelle as queries
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff

VARIANTEN = "ABCD"
"""So many Schnitte lie side by side at most: nobody compares more than four."""


@handlung
def baustein_verschieben(
    *, zugriff: Zugriff, baustein: Baustein, stand: int, ziel: Ziel, von: date, bis: date | None = None
) -> Baustein:
    """Give a piece another goal or another time; who does what stays. Back again is the same act the other way."""
    baustein = im_entwurf(zugriff, baustein)
    gehoert_zum_fall(baustein.massanzug.fall, ziel, "ziel")
    jetzt = f"{datum_als_text(baustein.von)} bis {datum_als_text(baustein.bis) if baustein.bis else 'offen'}"
    verlange_stand(baustein, stand, f"den Baustein geändert: „{baustein}“, {jetzt}")
    if bis is not None and bis < von:
        raise Unzulaessig({"bis": "Das Ende liegt vor dem Anfang. Bitte prüfen Sie beide Tage."})
    vorher = schnappschuss(baustein)
    baustein.ziel, baustein.von, baustein.bis = ziel, von, bis
    baustein.stand += 1
    speichere(baustein)
    protokolliere(zugriff, "baustein_verschieben", baustein, vorher=vorher)
    return baustein


@handlung
def wechsel_planen(
    *,
    zugriff: Zugriff,
    fall: Fall,
    ab: date,
    endet: Sequence[Baustein],
    stand: str,
    **werte: Unpack[Beitragswerte],
) -> Baustein:
    """Switch inside the plan (ambulant ↔ stationär): what ends goes until the day before `ab`, then the new begins.

    `stand` says which Bausteine were shown (queries.planstand). Without a draft the next Fassung is begun from the
    approved one in the same act; the approved one stays as it is.
    """
    plan, kopien = _plan_fuer_den_wechsel(zugriff, fall, stand)
    gehoert_zum_fall(fall, werte["ziel"], "ziel")
    if not endet:
        raise Unzulaessig({"endet": "Bitte wählen Sie, was mit dem Wechsel endet."})
    for alt in endet:
        _beende(zugriff, kopien.get(alt.pk), plan, ab)
    neu = Baustein(massanzug=plan)
    fuelle_baustein(neu, von=ab, **werte)
    speichere(neu)
    protokolliere(zugriff, "wechsel_planen", neu)
    return neu


def _plan_fuer_den_wechsel(zugriff: Zugriff, fall: Fall, stand: str) -> tuple[Massanzug, dict[int, Baustein]]:
    """The draft, and its pieces by the id under which the page showed them."""
    fall = gesperrter_fall(fall)
    geltend = geltender_massanzug(fall)
    gezeigt = queries.offener_massanzug(fall) or geltend
    plan = entwurfsfassung(zugriff, fall)
    verlange_gesehen(stand, gezeigt.bausteine.all() if gezeigt else ())
    if gezeigt == plan or geltend is None:
        return plan, {b.pk: b for b in plan.bausteine.select_for_update()}
    kopien = uebernimm_bausteine(geltend, plan)
    protokolliere(zugriff, "massanzug_fortschreiben", plan, begleitend=True)
    return plan, kopien


def _beende(zugriff: Zugriff, baustein: Baustein | None, plan: Massanzug, ab: date) -> None:
    """Let a piece run until the day before the switch."""
    if baustein is None or baustein.massanzug_id != plan.pk:
        raise Unzulaessig({"endet": "Dieser Baustein gehört nicht zu diesem Plan."})
    letzter = ab - timedelta(days=1)
    if letzter < baustein.von:
        raise Unzulaessig(
            {"ab": f"„{baustein}“ beginnt erst am {datum_als_text(baustein.von)}. Bitte wählen Sie einen späteren Tag."}
        )
    if baustein.bis is not None and baustein.bis < ab:
        raise Unzulaessig({"endet": f"„{baustein}“ endet schon am {datum_als_text(baustein.bis)}."})
    vorher = schnappschuss(baustein)
    baustein.bis = letzter
    baustein.stand += 1
    speichere(baustein)
    protokolliere(zugriff, "wechsel_planen", baustein, vorher=vorher, begleitend=True)


# ------------------------------------------------------------------------------------------- Schnitte side by side


def _offener_entwurf(zugriff: Zugriff, fall: Fall) -> tuple[Fall, Massanzug]:
    """The draft in work; the case is locked, so that two people do not lay down the same Schnitt."""
    fall = gesperrter_fall(fall)
    offen = queries.offener_massanzug(fall)
    verlange(
        rules.darf_massanzug_aendern(
            zugriff, queries.bezug(zugriff, fall), offen.stand if offen else Massanzugstand.ENTWURF
        )
    )
    if offen is None:
        raise Unzulaessig("Es gibt noch keinen Entwurf, neben den ein zweiter gelegt werden könnte.")
    return fall, offen


@handlung
def schnitt_danebenlegen(*, zugriff: Zugriff, fall: Fall) -> Massanzug:
    """Lay a copy of the draft beside it and go on with the copy; the first one stays as it is."""
    fall, offen = _offener_entwurf(zugriff, fall)
    if not offen.bausteine.exists():
        raise Unzulaessig("Der Entwurf ist noch leer. Bitte fügen Sie zuerst einen Baustein ein.")
    vergeben = set(fall.massanzuege.filter(fassung=offen.fassung).values_list("variante", flat=True))
    frei = [v for v in VARIANTEN if v not in vergeben]
    if not frei:
        raise Unzulaessig("Es liegen schon vier Schnitte nebeneinander. Mehr lassen sich nicht gut vergleichen.")
    _setze(zugriff, offen, "schnitt_danebenlegen", Massanzugstand.DANEBEN)
    neu = Massanzug(fall=fall, fassung=offen.fassung, variante=frei[0], angelegt_am=zugriff.heute)
    speichere(neu)
    uebernimm_bausteine(offen, neu)
    protokolliere(zugriff, "schnitt_danebenlegen", neu)
    return neu


def _setze(zugriff: Zugriff, plan: Massanzug, aktion: str, stand: Massanzugstand, nicht_weil: str = "") -> None:
    vorher = schnappschuss(plan)
    plan.stand, plan.nicht_weil = stand, nicht_weil
    speichere(plan)
    protokolliere(zugriff, aktion, plan, vorher=vorher, begleitend=True)


def _einer_daneben(fall: Fall, offen: Massanzug, plan: Massanzug) -> Massanzug:
    """One of the Schnitte of this Fassung, as it is now."""
    heutiger = fall.massanzuege.filter(pk=plan.pk, fassung=offen.fassung).first()
    if heutiger is None or heutiger.stand not in {Massanzugstand.ENTWURF, Massanzugstand.DANEBEN}:
        raise Unzulaessig("Zwischen diesen Schnitten ist schon gewählt.")
    return heutiger


@handlung
def schnitt_vornehmen(*, zugriff: Zugriff, fall: Fall, massanzug: Massanzug) -> Massanzug:
    """Go on working on another of the Schnitte; the present one is laid beside it."""
    fall, offen = _offener_entwurf(zugriff, fall)
    plan = _einer_daneben(fall, offen, massanzug)
    if plan.pk == offen.pk:
        raise Unzulaessig("An diesem Schnitt arbeiten Sie schon.")
    _setze(zugriff, offen, "schnitt_vornehmen", Massanzugstand.DANEBEN)
    vorher = schnappschuss(plan)
    plan.stand = Massanzugstand.ENTWURF
    speichere(plan)
    protokolliere(zugriff, "schnitt_vornehmen", plan, vorher=vorher)
    return plan


@handlung
def schnitt_waehlen(*, zugriff: Zugriff, fall: Fall, massanzug: Massanzug, nicht_weil: str) -> Massanzug:
    """The family chooses one Schnitt; the others stay readable, with what the family said about them."""
    fall, offen = _offener_entwurf(zugriff, fall)
    plan = _einer_daneben(fall, offen, massanzug)
    andere: list[Any] = list(
        fall.massanzuege.filter(fassung=offen.fassung, stand__in=[Massanzugstand.ENTWURF, Massanzugstand.DANEBEN])
        .exclude(pk=plan.pk)
        .order_by("variante")
    )
    if not andere:
        raise Unzulaessig("Es gibt nur diesen einen Schnitt.")
    for anderer in andere:
        _setze(zugriff, anderer, "schnitt_waehlen", Massanzugstand.NICHT_GEWAEHLT, nicht_weil)
    vorher = schnappschuss(plan)
    plan.stand = Massanzugstand.ENTWURF
    speichere(plan)
    protokolliere(zugriff, "schnitt_waehlen", plan, vorher=vorher, grund=nicht_weil)
    return plan


@handlung
def passung_begruenden(*, zugriff: Zugriff, fall: Fall, passt_weil: str) -> Massanzug:
    """Answer the hint at a plan that looks like one from the shelf: why it fits this family as it is."""
    _, offen = _offener_entwurf(zugriff, fall)
    vorher = schnappschuss(offen)
    offen.passt_weil = passt_weil
    speichere(offen)
    protokolliere(zugriff, "passung_begruenden", offen, vorher=vorher)
    return offen

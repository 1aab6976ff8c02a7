"""Cutting the Maßanzug, Fassung by Fassung."""

from collections.abc import Iterable
from datetime import date
from typing import NotRequired, TypedDict, Unpack

from django.db.models import Max

from massanzug.fall import rules
from massanzug.fall.actions.fall import gehoert_zum_fall, verlange_bearbeiten, verlange_stand
from massanzug.fall.choices import (
    FAEDEN_DER_ART,
    Bausteinart,
    Einheit,
    Faden,
    Massanzugstand,
)
from massanzug.fall.models import (
    Baustein,
    Fall,
    Massanzug,
    Ziel,
)
from massanzug.fall.queries import faelle as queries
from massanzug.technik.erlaubnis import Unzulaessig, Zwischenstand, verlange
from massanzug.traeger.models import Traeger
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


def verlange_gesehen(gesehen: str, bausteine: Iterable[Baustein]) -> None:
    """Raise Zwischenstand, saying what is different, unless these are the pieces of queries.planstand `gesehen`."""
    bausteine = list(bausteine)
    if gesehen != (jetzt := queries.planstand(bausteine)):
        anders = queries.was_am_plan_anders_ist(gesehen, bausteine)
        raise Zwischenstand(
            f"Seit Sie diese Seite geöffnet haben, hat jemand den Maßanzug geändert. {anders} Ihr Text steht noch da. "
            "Ist es so richtig, schicken Sie ihn noch einmal ab.",
            jetzt,
            None,
        )


class Beitragswerte(TypedDict):
    """What a piece is beside its begin. `menge_tausendstel` of the unit in a week, `satz_cent` for one unit."""

    faden: Faden
    wer: str
    was: str
    ziel: Ziel
    bis: NotRequired[date | None]
    wie_oft: NotRequired[str]
    einheit: NotRequired[Einheit]
    menge_tausendstel: NotRequired[int]
    satz_cent: NotRequired[int]
    anbieter: NotRequired[Traeger | None]
    art: NotRequired[Bausteinart | str]


class Bausteinwerte(Beitragswerte):
    """What a piece is made of."""

    von: date


def entwurfsfassung(zugriff: Zugriff, fall: Fall) -> Massanzug:
    """The Fassung in work, locked; made as the next one where there is none."""
    offen = (
        Massanzug.objects.select_for_update()
        .filter(fall=fall, stand__in=[Massanzugstand.ENTWURF, Massanzugstand.VORGELEGT])
        .first()
    )
    if offen is None:
        offen = Massanzug(fall=fall, fassung=_naechste_fassung(fall), angelegt_am=zugriff.heute)
    verlange(rules.darf_massanzug_aendern(zugriff, queries.bezug(zugriff, fall), offen.stand))
    if offen.pk is None:
        speichere(offen)
    return offen


def _naechste_fassung(fall: Fall) -> int:
    return (fall.massanzuege.aggregate(m=Max("fassung"))["m"] or 0) + 1


def geltender_massanzug(fall: Fall) -> Massanzug | None:
    """The approved Fassung, locked: what two people begin from it at once happens one after the other."""
    return Massanzug.objects.select_for_update().filter(fall=fall, stand=Massanzugstand.BEWILLIGT).first()


@handlung
def massanzug_fortschreiben(*, zugriff: Zugriff, fall: Fall) -> Massanzug:
    """Begin the next Fassung from the approved one; both stay readable."""
    verlange_bearbeiten(zugriff, fall)
    geltend = geltender_massanzug(fall)
    if queries.offener_massanzug(fall):
        raise Unzulaessig("Es gibt schon eine Fassung in Arbeit.")
    if geltend is None:
        raise Unzulaessig("Es gibt noch keinen bewilligten Maßanzug, der fortgeschrieben werden könnte.")
    neu = Massanzug(fall=fall, fassung=_naechste_fassung(fall), angelegt_am=zugriff.heute)
    speichere(neu)
    uebernimm_bausteine(geltend, neu)
    protokolliere(zugriff, "massanzug_fortschreiben", neu)
    return neu


def uebernimm_bausteine(alt: Massanzug, neu: Massanzug) -> dict[int, Baustein]:
    """Copy every piece of one plan into another; the copies by the id of what they were made from."""
    kopien = {}
    for baustein in alt.bausteine.all():
        von_pk = baustein.pk
        baustein.pk, baustein.massanzug, baustein.stand = None, neu, 1
        baustein._state.adding = True
        speichere(baustein)
        kopien[von_pk] = baustein
    return kopien


@handlung
def baustein_einfuegen(
    *,
    zugriff: Zugriff,
    fall: Fall,
    **werte: Unpack[Bausteinwerte],
) -> Baustein:
    """Add a piece to the plan."""
    plan = entwurfsfassung(zugriff, fall)
    gehoert_zum_fall(fall, werte["ziel"], "ziel")
    baustein = Baustein(massanzug=plan)
    fuelle_baustein(baustein, **werte)
    speichere(baustein)
    protokolliere(zugriff, "baustein_einfuegen", baustein)
    return baustein


def fuelle_baustein(
    baustein: Baustein,
    *,
    faden: Faden,
    wer: str,
    was: str,
    ziel: Ziel,
    von: date,
    bis: date | None = None,
    wie_oft: str = "",
    einheit: Einheit = Einheit.KOSTENLOS,
    menge_tausendstel: int = 0,
    satz_cent: int = 0,
    anbieter: Traeger | None = None,
    art: Bausteinart | str = "",
) -> None:
    if art and faden not in FAEDEN_DER_ART[Bausteinart(art)]:
        raise Unzulaessig(
            {"art": f"„{Bausteinart(art).label}“ gehört zu einem anderen Faden. Bitte beides passend wählen."}
        )
    profi = faden in {Faden.FACHKRAFT, Faden.STATIONAER}
    if profi and anbieter is None:
        raise Unzulaessig({"anbieter": "Bitte wählen Sie den Anbieter, den die Familie möchte."})
    if einheit in {Einheit.MONATLICH, Einheit.EINMALIG}:
        menge_tausendstel = 1000
    if einheit == Einheit.KOSTENLOS:
        menge_tausendstel = satz_cent = 0
    elif not menge_tausendstel:
        raise Unzulaessig({"menge_tausendstel": "Bitte schreiben Sie, wie viele Stunden oder Tage in der Woche."})
    elif not satz_cent:
        raise Unzulaessig({"satz_cent": "Bitte geben Sie den Betrag an, oder wählen Sie „kostet nichts“."})
    if einheit == Einheit.TAGE and menge_tausendstel > 7000:
        raise Unzulaessig({"menge_tausendstel": "Eine Woche hat sieben Tage."})
    if einheit == Einheit.STUNDEN and menge_tausendstel > 168_000:
        raise Unzulaessig({"menge_tausendstel": "Eine Woche hat 168 Stunden."})
    baustein.faden, baustein.wer, baustein.was, baustein.ziel = faden, wer, was, ziel
    baustein.von, baustein.bis, baustein.wie_oft = von, bis, wie_oft
    baustein.einheit, baustein.menge_tausendstel, baustein.satz_cent = einheit, menge_tausendstel, satz_cent
    baustein.anbieter = anbieter if profi else None
    baustein.art = art


def im_entwurf(zugriff: Zugriff, baustein: Baustein) -> Baustein:
    """The piece as it is now. Its plan is locked, so that it is not presented while it is being changed."""
    plan = Massanzug.objects.select_for_update(of=("self",)).select_related("fall").get(pk=baustein.massanzug_id)
    verlange(rules.darf_massanzug_aendern(zugriff, queries.bezug(zugriff, plan.fall), plan.stand))
    heutiger = plan.bausteine.select_for_update().filter(pk=baustein.pk).first()
    if heutiger is None:
        raise Unzulaessig("Diesen Baustein hat inzwischen jemand entfernt.")
    return heutiger


@handlung
def baustein_aendern(
    *,
    zugriff: Zugriff,
    baustein: Baustein,
    stand: int,
    **werte: Unpack[Bausteinwerte],
) -> Baustein:
    """Change a piece while its plan is a draft."""
    baustein = im_entwurf(zugriff, baustein)
    gehoert_zum_fall(baustein.massanzug.fall, werte["ziel"], "ziel")
    verlange_stand(baustein, stand, f"den Baustein geändert zu: „{baustein}“")
    vorher = schnappschuss(baustein)
    fuelle_baustein(baustein, **werte)
    baustein.stand += 1
    speichere(baustein)
    protokolliere(zugriff, "baustein_aendern", baustein, vorher=vorher)
    return baustein


@handlung
def baustein_entfernen(*, zugriff: Zugriff, baustein: Baustein, stand: int | None = None) -> None:
    """Take a piece out of a draft; the Protokoll keeps what it said.

    `stand` is the one that was looked at: what somebody changed since is not taken away unseen.
    """
    baustein = im_entwurf(zugriff, baustein)
    if stand is not None and baustein.stand != stand:
        raise Zwischenstand(
            f"Inzwischen hat jemand den Baustein geändert zu: „{baustein}“. Er ist noch da. Bitte sehen Sie ihn an.",
            baustein.stand,
            baustein,
        )
    protokolliere(zugriff, "baustein_entfernen", baustein, entfernt=True)
    baustein.delete()

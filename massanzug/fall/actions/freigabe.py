"""What is released to whom, and its end."""

from datetime import date

from massanzug.fall import rules
from massanzug.fall.actions.fall import nicht_in_der_zukunft, verlange_bearbeiten
from massanzug.fall.actions.massanzug import geltender_massanzug
from massanzug.fall.choices import (
    Freigabeteil,
)
from massanzug.fall.models import (
    Fall,
    Freigabe,
    Massanzug,
)
from massanzug.fall.queries import faelle as queries
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.traeger.models import Traeger
from massanzug.traeger.queries import gehoert_zu
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


@handlung
def fall_freigeben(
    *,
    zugriff: Zugriff,
    fall: Fall,
    traeger: Traeger,
    fachkraft: Konto,
    teile: list[Freigabeteil],
    zweck: str,
    einwilligung_am: date,
) -> Freigabe:
    """Release named parts of this case to one person at a Träger, for one purpose, with the family's consent (§ 64)."""
    plan = geltender_massanzug(fall)
    verlange(rules.darf_freigeben(zugriff, queries.bezug(zugriff, fall), plan.stand if plan else ""))
    assert plan is not None
    nicht_in_der_zukunft(einwilligung_am, zugriff.heute, "einwilligung_am")
    freigabe = freigabe_fuer_person(
        zugriff, plan, traeger=traeger, fachkraft=fachkraft, teile=teile, zweck=zweck, einwilligung_am=einwilligung_am
    )
    speichere(freigabe)
    protokolliere(zugriff, "fall_freigeben", freigabe)
    return freigabe


def freigabe_fuer_person(
    zugriff: Zugriff,
    plan: Massanzug,
    *,
    traeger: Traeger,
    fachkraft: Konto,
    teile: list[Freigabeteil],
    zweck: str,
    einwilligung_am: date,
) -> Freigabe:
    """A release that is not saved yet, for somebody who works at this Träger here and has none so far."""
    fall = plan.fall
    if not gehoert_zu(fachkraft.pk, traeger.pk, Rolle.LT_FACHKRAFT, fall.wirkungsraum_id, zugriff.heute):
        raise Unzulaessig({"fachkraft": f"Diese Person arbeitet nicht bei {traeger.name} in diesem Wirkungsraum."})
    if not teile:
        raise Unzulaessig({"teile": "Bitte wählen Sie, was freigegeben wird."})
    if fall.freigaben.filter(fachkraft=fachkraft, widerrufen_am__isnull=True).exists():
        raise Unzulaessig(
            {"fachkraft": "Für diese Person gilt schon eine Freigabe. Bitte widerrufen Sie zuerst die alte."}
        )
    return Freigabe(
        fall=fall,
        traeger=traeger,
        fachkraft=fachkraft,
        massanzug=plan,
        teile=sorted(str(t) for t in teile),
        zweck=zweck,
        einwilligung_am=einwilligung_am,
        freigegeben_am=zugriff.heute,
        freigegeben_von=Konto(pk=zugriff.konto_id),
    )


def _heutige(freigabe: Freigabe) -> Freigabe:
    """The release as it is now, locked: who confirms never writes a withdrawal away."""
    return Freigabe.objects.select_for_update().get(pk=freigabe.pk)


@handlung
def freigabe_widerrufen(*, zugriff: Zugriff, freigabe: Freigabe) -> Freigabe:
    """From now on the Leitträger's worker does not see the case."""
    verlange_bearbeiten(zugriff, freigabe.fall)
    freigabe = _heutige(freigabe)
    if freigabe.widerrufen_am:
        raise Unzulaessig("Diese Freigabe ist schon widerrufen.")
    vorher = schnappschuss(freigabe)
    freigabe.widerrufen_am = zugriff.heute
    speichere(freigabe)
    protokolliere(zugriff, "freigabe_widerrufen", freigabe, vorher=vorher)
    return freigabe


@handlung
def freigabe_bestaetigen(*, zugriff: Zugriff, freigabe: Freigabe) -> Freigabe:
    """The Leitträger's worker says: I have it, I take it on. What she takes over from ends with it."""
    freigabe = _heutige(freigabe)
    verlange(
        rules.darf_freigabe_bestaetigen(
            zugriff, freigabe.fachkraft_id, freigabe.widerrufen_am is not None, freigabe.gesehen_am is not None
        )
    )
    vorher = schnappschuss(freigabe)
    freigabe.gesehen_am = zugriff.heute
    speichere(freigabe)
    if freigabe.loest_ab_id:
        _loese_ab(zugriff, freigabe.loest_ab_id)
    protokolliere(zugriff, "freigabe_bestaetigen", freigabe, vorher=vorher)
    return freigabe


def _loese_ab(zugriff: Zugriff, pk: int) -> None:
    alte = Freigabe.objects.select_for_update().get(pk=pk)
    if alte.widerrufen_am is None:
        vorher = schnappschuss(alte)
        alte.widerrufen_am = zugriff.heute
        speichere(alte)
        protokolliere(zugriff, "freigabe_bestaetigen", alte, vorher=vorher, begleitend=True)

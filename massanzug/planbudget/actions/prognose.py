"""Scenarios, their place on the agenda, and calculations that take a while."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Q

from massanzug.planbudget.choices import Laufstand
from massanzug.planbudget.models import Rechenlauf, Steuerungspunkt, Szenario, Szenarioanlage
from massanzug.planbudget.rules import (
    darf_lauf_abbrechen,
    darf_planbudget,
    darf_steuern,
    darf_szenario,
    darf_szenario_weglegen,
)
from massanzug.technik.erlaubnis import GLEICHZEITIG, Unzulaessig, verlange
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere, zuerst_sperren
from massanzug.zugang.zugriff import Zugriff

SZENARIEN_HOECHSTENS: Final = 100
"""Scenarios in use at a time; a list nobody can survey helps nobody."""
OFFENE_HOECHSTENS: Final = 3
"""Calculations one person may have waiting."""
AUFGEHOBEN: Final = 30
"""Calculations that are kept; older ones can be reckoned again."""
STILL: Final = timedelta(minutes=5)
"""A process that says nothing for so long has died: somebody else takes its calculation."""


@handlung
def szenario_anlegen(*, zugriff: Zugriff, name: str, wozu: str, hebel: Mapping[str, Any]) -> Szenario:
    """Keep levers under a name. Refuses without a lever, and when the list is full."""
    zuerst_sperren()
    verlange(darf_szenario(zugriff))
    if not hebel:
        raise Unzulaessig("Ein Szenario ohne Hebel ist, was jetzt gilt. Bitte bewegen Sie zuerst einen Hebel.")
    if Szenario.objects.filter(abgelegt_am__isnull=True).count() >= SZENARIEN_HOECHSTENS:
        raise Unzulaessig(f"Es gibt schon {SZENARIEN_HOECHSTENS} Szenarien. Bitte legen Sie eines davon weg.")
    szenario = Szenario(
        name=name, wozu=wozu, hebel=dict(hebel), angelegt_am=zugriff.heute, angelegt_von=Konto(pk=zugriff.konto_id)
    )
    speichere(szenario)
    protokolliere(zugriff, "szenario_anlegen", szenario)
    return szenario


@handlung
def szenario_weglegen(*, zugriff: Zugriff, szenario: Szenario) -> Szenario:
    """Take a scenario off the list; where it lies at an item of the Steuerungsgruppe it stays."""
    gesperrt = Szenario.objects.select_for_update().get(pk=szenario.pk)
    verlange(darf_szenario_weglegen(zugriff, gesperrt.angelegt_von_id))
    if gesperrt.abgelegt_am:
        raise Unzulaessig("Dieses Szenario ist schon weggelegt.")
    vorher = schnappschuss(gesperrt)
    gesperrt.abgelegt_am = zugriff.heute
    speichere(gesperrt)
    protokolliere(zugriff, "szenario_weglegen", gesperrt, vorher=vorher)
    return gesperrt


@handlung
def szenario_anhaengen(
    *, zugriff: Zugriff, szenario: Szenario, punkt: Steuerungspunkt, jahre: Mapping[str, Any]
) -> Szenarioanlage:
    """Lay a scenario beside an item, with the years as they are reckoned now: what was looked at stays to be read."""
    verlange(darf_steuern(zugriff))
    gesperrt = Steuerungspunkt.objects.select_for_update().get(pk=punkt.pk)
    if gesperrt.erledigt_am:
        raise Unzulaessig({"punkt": "Dieser Punkt ist inzwischen erledigt. Bitte wählen Sie einen offenen."})
    if Szenarioanlage.objects.filter(punkt=gesperrt, szenario=szenario).exists():
        raise Unzulaessig({"punkt": "Dieses Szenario liegt dem Punkt schon bei."})
    anlage = Szenarioanlage(
        punkt=gesperrt, szenario=szenario, jahre=dict(jahre), am=zugriff.heute, von=Konto(pk=zugriff.konto_id)
    )
    speichere(anlage)
    protokolliere(zugriff, "szenario_anhaengen", anlage)
    return anlage


# Calculations change nothing and can be done again: they leave no entry in the Protokoll.


def lauf_anfordern(*, zugriff: Zugriff, hebel: Mapping[str, Any], grundlage: str) -> Rechenlauf:
    """Ask for the long calculation; who asks for what is already under way gets that one."""
    verlange(darf_planbudget(zugriff))
    offene = Rechenlauf.objects.filter(stand__in=(Laufstand.WARTET, Laufstand.LAEUFT))
    if gleicher := offene.filter(grundlage=grundlage).first():
        return gleicher
    if offene.filter(konto_id=zugriff.konto_id).count() >= OFFENE_HOECHSTENS:
        raise Unzulaessig(f"Es warten schon {OFFENE_HOECHSTENS} Rechnungen von Ihnen. Bitte haben Sie etwas Geduld.")
    lauf = Rechenlauf(
        grundlage=grundlage, hebel=dict(hebel), puls=zugriff.jetzt, am=zugriff.jetzt, konto_id=zugriff.konto_id or None
    )
    try:
        with transaction.atomic():
            lauf.save(force_insert=True)
    except IntegrityError as fehler:  # somebody asked for the same in this very moment
        if gleicher := offene.filter(grundlage=grundlage).first():
            return gleicher
        raise Unzulaessig(GLEICHZEITIG) from fehler
    return lauf


def lauf_abbrechen(*, zugriff: Zugriff, lauf: Rechenlauf) -> None:
    """Stop a calculation, or take it back while it waits; one that is over stays as it is."""
    verlange(darf_lauf_abbrechen(zugriff, lauf.konto_id))
    if not Rechenlauf.objects.filter(pk=lauf.pk, stand=Laufstand.WARTET).delete()[0]:
        laeuft = Rechenlauf.objects.filter(pk=lauf.pk, stand=Laufstand.LAEUFT)
        laeuft.update(stand=Laufstand.ABGEBROCHEN, puls=zugriff.jetzt)


def lauf_uebernehmen(*, wer: str, jetzt: datetime) -> Rechenlauf | None:
    """The next calculation for the process `wer`: one that waits, or whose process has died."""
    verwaist = Q(stand=Laufstand.LAEUFT, puls__lt=jetzt - STILL)
    for pk, puls in (
        Rechenlauf.objects.filter(Q(stand=Laufstand.WARTET) | verwaist).order_by("pk").values_list("pk", "puls")[:10]
    ):
        unveraendert = Rechenlauf.objects.filter(Q(stand=Laufstand.WARTET) | verwaist, pk=pk, puls=puls)
        if unveraendert.update(stand=Laufstand.LAEUFT, wer=wer, puls=jetzt, getan=0, von=0):
            return Rechenlauf.objects.get(pk=pk)
    return None


def lauf_melden(*, lauf: Rechenlauf, getan: int, von: int, jetzt: datetime) -> bool:
    """Say how far it is; False where it was stopped or somebody else has taken it: then nobody waits for the result."""
    eigener = Rechenlauf.objects.filter(pk=lauf.pk, stand=Laufstand.LAEUFT, wer=lauf.wer)
    return bool(eigener.update(getan=getan, von=von, puls=jetzt))


def lauf_beenden(
    *, lauf: Rechenlauf, ergebnis: Mapping[str, Any] | None, grundlage: str, meldung: str, jetzt: datetime
) -> None:
    """Keep the result, or why there is none; what nobody will read any more goes."""
    stand = Laufstand.FERTIG if ergebnis is not None else Laufstand.GESCHEITERT
    Rechenlauf.objects.filter(pk=lauf.pk, stand=Laufstand.LAEUFT, wer=lauf.wer).update(
        stand=stand, ergebnis=ergebnis, grundlage=grundlage or lauf.grundlage, meldung=meldung[:300], puls=jetzt
    )
    fertige = Rechenlauf.objects.exclude(stand__in=(Laufstand.WARTET, Laufstand.LAEUFT))
    Rechenlauf.objects.filter(pk__in=list(fertige.values_list("pk", flat=True)[AUFGEHOBEN:])).delete()

"""Keeps the reckoned periods of a case in step with its facts; called by every act that changes one."""

from massanzug.fall.models import Fall, Fallfrist
from massanzug.fall.queries.fristen import tatsachen
from massanzug.rechenkern.fallfristen import fallfristen


def fristen_nachfuehren(fall: Fall) -> None:
    """Reckon the periods of this case again and write what has changed, inside the act that changed a fact.

    To be called before the act writes its Protokoll entry: the case is locked first, the Protokoll last.
    """
    fall = Fall.objects.select_for_update(no_key=True, of=("self",)).select_related("abschluss").get(pk=fall.pk)
    soll = {(f.schluessel, f.beginn, f.person_id): f for f in gerechnete(fall)}
    for ist in Fallfrist.objects.filter(fall=fall):
        neu = soll.pop((ist.schluessel, ist.beginn, ist.person_id), None)
        if neu is None:
            ist.delete()
        elif unterschied(ist, neu):
            neu.pk = ist.pk
            neu.save(force_update=True)
    Fallfrist.objects.bulk_create(soll.values())


def gerechnete(fall: Fall) -> list[Fallfrist]:
    """The periods as they follow from the facts, not saved."""
    return [
        Fallfrist(
            fall=fall,
            schluessel=f.frist.schluessel,
            person_id=int(f.wer) if f.wer else None,
            beginn=f.frist.beginn,
            stichtag=f.stichtag,
            erinnern_ab=f.erinnern_ab,
            ausgang=f.ausgang,
            durch=f.durch,
            beendet_am=f.am,
        )
        for f in fallfristen(tatsachen(fall))
    ]


def unterschied(ist: Fallfrist, soll: Fallfrist) -> bool:
    """Whether what is kept is not what was reckoned."""
    felder = ("stichtag", "erinnern_ab", "ausgang", "durch", "beendet_am")
    return any(getattr(ist, feld) != getattr(soll, feld) for feld in felder)

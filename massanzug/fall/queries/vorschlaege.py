"""What the neighbourhood offers for a goal: found in its memory, with what other families' plans add to the reasons."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from django.db.models import Q

from massanzug.fall.choices import Massanzugstand, Zielausgang
from massanzug.fall.models import Baustein, Fall, Ziel
from massanzug.rechenkern import raum as kern
from massanzug.rechenkern.schnitt import wort_fuer
from massanzug.sozialraum.models import Raumressource
from massanzug.sozialraum.queries import ressourcen
from massanzug.zugang.zugriff import Zugriff

HOECHSTENS: Final = 6
_ZURUECK: Final = 400
"""Bausteine of before that are looked at for one question; the newest tell the most."""


@dataclass(frozen=True)
class Vorschlag:
    """A resource for a goal. `frei` is False where a private person helps as many families as she wants to."""

    karte: ressourcen.Ressourcenkarte
    frei: bool
    im_plan: bool


def bedarf_des_ziels(zugriff: Zugriff, fall: Fall, ziel: Ziel) -> kern.Bedarf:
    """The goal in its own words, how old the person is and where the family lives."""
    geboren, heute = ziel.person.geboren_am, zugriff.heute
    schon = geboren is not None and (heute.month, heute.day) >= (geboren.month, geboren.day)
    alter = None if geboren is None else heute.year - geboren.year - (not schon)
    return kern.verstehe(ziel.text, kern.Bedarf(alter=alter, ort=ressourcen.mitte(fall.stadtteil)))


def vorschlaege(zugriff: Zugriff, fall: Fall, ziel: Ziel) -> list[Vorschlag]:
    """The best few, in the order of the memory; what other plans say is told and never counted in secret."""
    karten = ressourcen.finde(zugriff, bedarf_des_ziels(zugriff, fall, ziel), hoechstens=HOECHSTENS)
    pks = [karte.ressource.pk for karte in karten]
    familien, geholfen = familien_mit(pks, zugriff, ausser=fall), _geholfen(zugriff, ziel, pks)
    im_plan = set(
        Baustein.objects.filter(massanzug__in=_geltende(fall), raumressource__in=pks).values_list(
            "raumressource_id", flat=True
        )
    )
    return [
        Vorschlag(
            replace(k, gruende=(*k.gruende, *_aus_anderen(familien[k.ressource.pk], geholfen[k.ressource.pk]))),
            frei=not k.ressource.hoechstens or familien[k.ressource.pk] < k.ressource.hoechstens,
            im_plan=k.ressource.pk in im_plan,
        )
        for k in karten
    ]


def familien_mit(pks: Collection[int], zugriff: Zugriff, *, ausser: Fall | None = None) -> Counter[int]:
    """How many families a resource is with today, or is planned for (resource → number)."""
    laufend = Baustein.objects.filter(
        Q(bis__isnull=True) | Q(bis__gte=zugriff.heute),
        raumressource__in=pks,
        massanzug__stand__in=_GILT,
        massanzug__beendet_am__isnull=True,
    )
    if ausser is not None:
        laufend = laufend.exclude(massanzug__fall=ausser)
    paare = set(laufend.values_list("raumressource_id", "massanzug__fall_id"))
    return Counter(pk for pk, _ in paare)


def _geholfen(zugriff: Zugriff, ziel: Ziel, pks: Collection[int]) -> Counter[int]:
    """With how many reached goals of a like theme a resource had a part (resource → number of families)."""
    themen = set(ressourcen.themen_von(zugriff, ziel.text))
    erreicht = (
        Baustein.objects.filter(raumressource__in=pks, ziel__ausgang=Zielausgang.ERREICHT)
        .exclude(massanzug__fall=ziel.fall_id)
        .order_by("-pk")
        .values_list("raumressource_id", "massanzug__fall_id", "ziel__text")[:_ZURUECK]
    )
    paare = {(pk, fall) for pk, fall, text in erreicht if themen & set(ressourcen.themen_von(zugriff, text))}
    return Counter(pk for pk, _ in paare)


def _aus_anderen(familien: int, geholfen: int) -> list[kern.Grund]:
    gruende = []
    if geholfen:
        ziele = "einem ähnlichen Ziel" if geholfen == 1 else f"{wort_fuer(geholfen)} ähnlichen Zielen"
        gruende.append(kern.Grund("erfahrung", f"half bei {ziele}"))
    if familien:
        wen = "einer anderen Familie" if familien == 1 else f"{wort_fuer(familien)} anderen Familien"
        gruende.append(kern.Grund("platz", f"gerade bei {wen}", spricht_dafuer=False))
    return gruende


_GILT: Final = (Massanzugstand.ENTWURF, Massanzugstand.VORGELEGT, Massanzugstand.BEWILLIGT)


def _geltende(fall: Fall) -> list[int]:
    """The plan in work, else the approved one."""
    return list(fall.massanzuege.filter(stand__in=_GILT).values_list("pk", flat=True))


def ressource(zugriff: Zugriff, pk: int) -> Raumressource | None:
    return ressourcen.ressource(zugriff, pk)

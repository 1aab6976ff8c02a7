"""What waits for this person in the room of the money."""

from django.urls import reverse

from massanzug.planbudget.choices import Ereignisstand
from massanzug.planbudget.models import Steuerungspunkt
from massanzug.planbudget.queries.ereignis import Ereignisblick, hat_geantwortet, wartende
from massanzug.planbudget.queries.steuerung import sichtbare_raeume
from massanzug.planbudget.rules import BESTAETIGEN, darf_steuern, organisation_in
from massanzug.rechenkern.vorrang import Vorrang
from massanzug.technik.aufgabe import Aufgabe
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff

HOECHSTENS = 20


def offene_aufgaben(zugriff: Zugriff) -> list[Aufgabe]:
    """Events that wait for the answer of one's organisation, and open items of the Steuerungsgruppe."""
    raeume = set[int]()
    if zugriff.hat(*BESTAETIGEN, Rolle.LT_LEITUNG):  # all others answer nowhere
        raeume = {r.pk for r in sichtbare_raeume(zugriff) if organisation_in(zugriff, r.pk)}
    aufgaben = [_ereignis(b) for b in wartende(raeume) if _wartet_auf(zugriff, b)] if raeume else []
    if darf_steuern(zugriff):
        offen = Steuerungspunkt.objects.filter(erledigt_am__isnull=True).select_related("wirkungsraum")
        aufgaben += [_punkt(p) for p in offen.order_by("bis", "pk")[:HOECHSTENS]]
    return aufgaben[:HOECHSTENS]


def _wartet_auf(zugriff: Zugriff, blick: Ereignisblick) -> bool:
    eigenes = blick.ereignis.verfasst_von_id == zugriff.konto_id
    return blick.stand == Ereignisstand.VORGESCHLAGEN and not eigenes and not hat_geantwortet(zugriff, blick)


def _ereignis(blick: Ereignisblick) -> Aufgabe:
    e = blick.ereignis
    was = f"{'Rücknahme: ' if e.hebt_auf_id else ''}{e.get_art_display()}"
    return Aufgabe(
        f"{was} in {e.wirkungsraum.name} bestätigen",
        f"vorgeschlagen von {e.verfasst_von.name}",
        reverse("ereignis", args=[e.pk]),
        seit=e.verfasst_am,
        vorrang=Vorrang.WARTET,
        wartet=e.verfasst_von.name,
    )


def _punkt(punkt: Steuerungspunkt) -> Aufgabe:
    return Aufgabe(
        punkt.anlass,
        f"Steuerungsgruppe {punkt.wirkungsraum.name}",
        reverse("punkt", args=[punkt.pk]),
        seit=punkt.eroeffnet_am,
        bis=punkt.bis,
    )

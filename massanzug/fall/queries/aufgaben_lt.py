"""What of released cases stands on the desk of who helps: the steps that she took on."""

from datetime import timedelta

from django.db.models import F, Q

from massanzug.fall.choices import Freigabeteil
from massanzug.fall.models import Freigabe, Zielschritt
from massanzug.fall.queries.kalendertage import meine_freigaben, nennt
from massanzug.rechenkern.zeitraum import datum_mit_tag
from massanzug.technik.adresse import adresse
from massanzug.technik.aufgabe import Aufgabe
from massanzug.technik.templatetags.massanzug import anfuehrung
from massanzug.zugang.zugriff import Zugriff

VORLAUF = timedelta(days=14)
"""So long before its day a step stands on the desk; one without a day stands there from the beginning."""
HOECHSTENS = 100


def schritt_aufgaben(zugriff: Zugriff) -> list[Aufgabe]:
    """Steps that name this person and are not done, in cases whose goals are released to her."""
    freigaben = {f.fall_id: f for f in meine_freigaben(zugriff) if Freigabeteil.ZIELE in f.teile}
    if not freigaben:
        return []
    offen = Zielschritt.objects.filter(
        Q(bis__isnull=True) | Q(bis__lte=zugriff.heute + VORLAUF),
        ziel__fall__in=freigaben,
        ziel__ausgang="",
        erledigt_am__isnull=True,
        wer__icontains=zugriff.name.rsplit(maxsplit=1)[-1],
    ).select_related("ziel__fall")
    schritte = offen.order_by(F("bis").asc(nulls_last=True), "pk")[:HOECHSTENS]
    return [_aufgabe(s, freigaben[s.ziel.fall_id]) for s in schritte if nennt(s.wer, zugriff.name)]


def _aufgabe(s: Zielschritt, freigabe: Freigabe) -> Aufgabe:
    fall = s.ziel.fall
    wessen = f"Familie {fall.bezeichnung}" if Freigabeteil.PERSONEN in freigabe.teile else fall.aktenzeichen
    return Aufgabe(
        f"{wessen}: {s.was}",
        f"Ihr Schritt zu {anfuehrung(s.ziel.text)}",
        f"{adresse('fall', fall.pk)}#ziel-{s.ziel_id}",
        seit=None if s.bis else s.vereinbart_am,
        bis=s.bis,
        weil=f"weil Sie das bis {datum_mit_tag(s.bis)} tun wollten" if s.bis else "",
        fall_id=fall.pk,
    )

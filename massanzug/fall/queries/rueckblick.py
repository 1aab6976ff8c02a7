"""What of a Rückblick still waits for the Leitträger's own side."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from massanzug.fall.choices import Freigabeteil, Sicht
from massanzug.fall.models import Fall, Freigabe, Rueckblick, Ziel, Zielbewertung
from massanzug.fall.queries.faelle import bezug
from massanzug.fall.queries.fallblick import Fallblick
from massanzug.fall.rules import sichtbare_teile
from massanzug.rechenkern.vorrang import Vorrang
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.technik.aufgabe import Aufgabe
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff

ERINNERT = timedelta(days=30)
"""So long after a Rückblick the Leitträger's worker is reminded of her own side."""
DAFUER = frozenset({Freigabeteil.RUECKBLICK, Freigabeteil.ZIELE})


def rueckblick(zugriff: Zugriff, fall: Fall, pk: int) -> Rueckblick | None:
    """One Rückblick of this case; None where this person may not know that there is one."""
    if Freigabeteil.RUECKBLICK not in sichtbare_teile(zugriff, bezug(zugriff, fall)):
        return None
    return fall.rueckblicke.select_related("fall").filter(pk=pk).first()


def ziele_ohne_sicht(rueckblick: Rueckblick) -> QuerySet[Ziel]:
    """The goals the Leitträger has said nothing about in this Rückblick; none where a newer one exists."""
    spaeter = Q(am__gt=rueckblick.am) | Q(am=rueckblick.am, pk__gt=rueckblick.pk)
    if Rueckblick.objects.filter(spaeter, fall=rueckblick.fall_id).exists():
        return Ziel.objects.none()
    gesagt = rueckblick.bewertungen.filter(sicht=Sicht.TRAEGER).values("ziel_id")
    return Ziel.objects.filter(fall=rueckblick.fall_id, ausgang="").exclude(pk__in=gesagt).order_by("pk")


def wie_viele_offen(blick: Fallblick) -> int:
    """The same for the newest Rückblick of a page that has read it already."""
    if not blick.rueckblicke:
        return 0
    bewertungen = blick.rueckblicke[0].rueckblick.bewertungen.all()
    return len({z.pk for z in blick.ziele} - {b.ziel_id for b in bewertungen if b.sicht == Sicht.TRAEGER})


def fehlende_sichten(zugriff: Zugriff) -> list[Aufgabe]:
    """Cases released to this person that were looked back at lately, where nobody entered the Leitträger's side."""
    if not zugriff.hat(Rolle.LT_FACHKRAFT):
        return []
    freigaben = Freigabe.objects.gelten_fuer(zugriff)
    faelle = [fall for fall, teile in freigaben.values_list("fall_id", "teile") if set(teile) >= DAFUER]
    gesagt = Zielbewertung.objects.filter(rueckblick=OuterRef("pk"), sicht=Sicht.TRAEGER)
    spaeter = Q(am__gt=OuterRef("am")) | Q(am=OuterRef("am"), pk__gt=OuterRef("pk"))
    neuere = Rueckblick.objects.filter(spaeter, fall=OuterRef("fall"))
    reihen = Rueckblick.objects.filter(
        ~Exists(gesagt), ~Exists(neuere), fall__in=faelle, am__gte=zugriff.heute - ERINNERT
    ).select_related("fall")
    return [
        Aufgabe(
            f"{r.fall.aktenzeichen}: Wie sehen Sie die Ziele?",
            "Beim Rückblick fehlt noch die Sicht des Leitträgers.",
            reverse("sicht_eintragen", args=[r.fall_id, r.pk]),
            seit=r.am,
            vorrang=Vorrang.WARTET,
            weil=f"weil am {datum_als_text(r.am)} alle gemeinsam zurückgeblickt haben",
            fall_id=r.fall_id,
        )
        for r in reihen.order_by("am", "pk")[:20]
    ]

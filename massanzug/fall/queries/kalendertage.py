"""Days for a calendar outside the house beside those of one's own cases: Teamsitzungen, and at the Leitträger what a
released case says. Only days leave here; the words a calendar shows are `schreibtisch.queries.IM_KALENDER`.
"""

import re
from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from massanzug.fall.choices import Freigabeteil, Massanzugstand
from massanzug.fall.models import Freigabe, Zielschritt
from massanzug.fall.queries.team import sitzungen
from massanzug.technik.aufgabe import Termin
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff


def kalendertage(zugriff: Zugriff, von: date, bis: date, hoechstens: int) -> list[Termin]:
    """From `von` to `bis`, nearest first, at most so many of each kind."""
    freigaben = meine_freigaben(zugriff)
    alle = [
        *_teamsitzungen(zugriff, von, bis, hoechstens),
        *_rueckblicke(freigaben, von, bis),
        *_schritte(zugriff, freigaben, von, bis, hoechstens),
    ]
    return sorted(alle, key=lambda t: (t.am, t.kennung))[:hoechstens]


def meine_freigaben(zugriff: Zugriff) -> list[Freigabe]:
    """What is released to this person today, the newest one of each case."""
    if not zugriff.hat(Rolle.LT_FACHKRAFT):
        return []
    reihen = Freigabe.objects.gelten_fuer(zugriff).select_related("massanzug")
    return list({f.fall_id: f for f in reihen.order_by("freigegeben_am", "pk")}.values())


def _teamsitzungen(zugriff: Zugriff, von: date, bis: date, hoechstens: int) -> Iterator[Termin]:
    """Those for which this person is named."""
    if zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG, Rolle.LT_FACHKRAFT):
        offen = sitzungen(zugriff).filter(
            teilnahmen__konto_id=zugriff.konto_id, geschlossen_am__isnull=True, am__range=(von, bis)
        )
        for s in offen.order_by("am", "um", "pk")[:hoechstens]:
            yield Termin(s.am, "Teamsitzung", str(s), reverse("teamsitzung", args=[s.pk]), f"team:{s.pk}")


def _rueckblicke(freigaben: list[Freigabe], von: date, bis: date) -> Iterator[Termin]:
    """The planned day of the released Fassung, where Rückblicke and Maßanzug are released."""
    for f in freigaben:
        tag, plan = f.massanzug.geprueft_bis, f.massanzug
        darf = {Freigabeteil.RUECKBLICK, Freigabeteil.MASSANZUG} <= set(f.teile)
        if darf and tag and von <= tag <= bis and plan.stand == Massanzugstand.BEWILLIGT:
            yield Termin(tag, "Rückblick", "Rückblick", reverse("fall", args=[f.fall_id]), f"rueckblick:{plan.pk}")


def _schritte(zugriff: Zugriff, freigaben: list[Freigabe], von: date, bis: date, hoechstens: int) -> Iterator[Termin]:
    """Steps that are not done yet and name this person, where goals are released."""
    faelle = [f.fall_id for f in freigaben if Freigabeteil.ZIELE in f.teile]
    if not faelle:
        return
    offen = Zielschritt.objects.filter(
        ziel__fall__in=faelle, ziel__ausgang="", erledigt_am__isnull=True, bis__range=(von, bis)
    )
    for s in offen.select_related("ziel").order_by("bis", "pk")[: 5 * hoechstens]:
        if s.bis and nennt(s.wer, zugriff.name):
            yield Termin(s.bis, "Schritt", "Schritt", reverse("fall", args=[s.ziel.fall_id]), f"schritt:{s.pk}")


def nennt(wer: str, name: str) -> bool:
    """Whether free words say this person: her family name as a word of its own („Frau Sommer“, „Sommer und Lina“)."""
    nachname = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    return bool(nachname) and re.search(rf"(?<!\w){re.escape(nachname)}(?!\w)", wer, re.IGNORECASE) is not None

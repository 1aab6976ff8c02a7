"""Who belongs where, and who leads where."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet

from massanzug.technik.aufgabe import Aufgabe
from massanzug.technik.frage import vorbereitet
from massanzug.traeger.models import Leittraegerschaft, Traeger, Zugehoerigkeit, in_kraft
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Mitgliedschaft, Zugriff


def mitgliedschaften(konto_id: int, heute: date) -> tuple[Mitgliedschaft, ...]:
    """The Zugehoerigkeiten of a Konto in force on `heute`. Called once per request, before a Zugriff exists."""
    werte = _mitgliedschaften(konto=konto_id, heute=heute)
    return tuple(Mitgliedschaft(Rolle(rolle), t, traeger, w, raum or "") for rolle, t, traeger, w, raum in werte)


@vorbereitet
def _mitgliedschaften(*, konto: int, heute: date) -> QuerySet[Any, Any]:
    reihen = Zugehoerigkeit.objects.filter(in_kraft(heute), konto_id=konto).order_by("pk")
    return reihen.values_list("rolle", "traeger_id", "traeger__name", "wirkungsraum_id", "wirkungsraum__name")


def zugehoerigkeiten(zugriff: Zugriff) -> QuerySet[Zugehoerigkeit]:
    """All Zugehoerigkeiten, those in force first."""
    return Zugehoerigkeit.objects.select_related("konto", "traeger", "wirkungsraum").order_by(
        "gueltig_bis", "wirkungsraum__reihenfolge", "konto__name", "pk"
    )


def zugehoerigkeit(zugriff: Zugriff, pk: int) -> Zugehoerigkeit | None:
    return zugehoerigkeiten(zugriff).filter(pk=pk).first()


def leittraeger_im(wirkungsraum_id: int, heute: date) -> Traeger | None:
    """The Leitträger of a Wirkungsraum on `heute`."""
    schaft = (
        Leittraegerschaft.objects.filter(in_kraft(heute), wirkungsraum_id=wirkungsraum_id)
        .select_related("traeger")
        .order_by("-gueltig_von")
        .first()
    )
    return schaft.traeger if schaft else None


def leittraeger_namen(heute: date) -> dict[int, str]:
    """Wirkungsraum id → name of its Leitträger; public knowledge."""
    schaften = Leittraegerschaft.objects.filter(in_kraft(heute)).select_related("traeger").order_by("gueltig_von")
    return {s.wirkungsraum_id: s.traeger.name for s in schaften}


def leittraeger_ids(heute: date) -> dict[int, int]:
    """Wirkungsraum id → id of its Leitträger."""
    schaften = Leittraegerschaft.objects.filter(in_kraft(heute)).order_by("gueltig_von")
    return dict(schaften.values_list("wirkungsraum_id", "traeger_id"))


def anbieter(zugriff: Zugriff) -> QuerySet[Traeger]:
    """Every provider stays choosable (§ 5 SGB VIII); who only answered a call is none yet."""
    return Traeger.objects.filter(bestaetigt=True).order_by("name")


def fachkraefte(wirkungsraum_id: int, rolle: Rolle, heute: date, ausser: int = 0) -> QuerySet[Konto]:
    """Konten that hold `rolle` in a Wirkungsraum on `heute`, by name."""
    reihen = Zugehoerigkeit.objects.filter(in_kraft(heute), rolle=rolle, wirkungsraum_id=wirkungsraum_id)
    return Konto.objects.filter(pk__in=reihen.values("konto_id"), is_active=True).exclude(pk=ausser).order_by("name")


def fachkraefte_mit_traeger(wirkungsraum_id: int, rolle: Rolle, heute: date) -> list[tuple[Konto, tuple[Traeger, ...]]]:
    """Konten that hold `rolle` in a Wirkungsraum on `heute` with where they hold it, by name."""
    reihen = Zugehoerigkeit.objects.filter(
        in_kraft(heute), rolle=rolle, wirkungsraum_id=wirkungsraum_id, konto__is_active=True
    )
    je_konto: dict[Konto, dict[Traeger, None]] = {}
    for z in reihen.select_related("konto", "traeger").order_by("konto__name", "konto_id", "traeger__name"):
        je_konto.setdefault(z.konto, {})[z.traeger] = None
    return [(konto, tuple(traeger)) for konto, traeger in je_konto.items()]


def gehoert_zu(konto_id: int, traeger_id: int, rolle: Rolle, wirkungsraum_id: int, heute: date) -> bool:
    return Zugehoerigkeit.objects.filter(
        in_kraft(heute), konto_id=konto_id, traeger_id=traeger_id, rolle=rolle, wirkungsraum_id=wirkungsraum_id
    ).exists()


def rollen_am(konto_ids: Collection[int], tag: date) -> dict[int, Rolle]:
    """Konto id → its first role in force on a day, for signatures under what these people did."""
    reihen = Zugehoerigkeit.objects.filter(in_kraft(tag), konto_id__in=konto_ids).order_by("-pk")
    return {konto_id: Rolle(rolle) for konto_id, rolle in reihen.values_list("konto_id", "rolle")}


def offene_aufgaben(zugriff: Zugriff) -> list[Aufgabe]:
    """Zugehoerigkeiten with an end are worth a look before it comes."""
    if not zugriff.hat(Rolle.VERWALTUNG):
        return []
    endet = (
        Zugehoerigkeit.objects.filter(in_kraft(zugriff.heute), gueltig_bis__isnull=False)
        .select_related("konto")
        .order_by("gueltig_bis", "pk")[:10]
    )
    return [
        Aufgabe(f"{z.konto.name}: Zugang endet", z.get_rolle_display(), "/traeger/zugehoerigkeiten/", bis=z.gueltig_bis)
        for z in endet
    ]

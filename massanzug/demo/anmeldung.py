"""Looking at the house as one of its invented people: who is offered, and nobody else."""

from dataclasses import dataclass

from massanzug.demo.personen import DemoKonto, demo_konten
from massanzug.zugang.models import Konto


@dataclass(frozen=True)
class Gruppe:
    """The people of one Wirkungsraum, or of the whole city."""

    name: str
    konten: tuple[DemoKonto, ...]


def gruppen() -> list[Gruppe]:
    """The invented people by Wirkungsraum, the whole city last; order as given."""
    je_raum: dict[str, list[DemoKonto]] = {}
    for konto in demo_konten():
        je_raum.setdefault(konto.wirkungsraum, []).append(konto)
    ganze_stadt = je_raum.pop("", [])
    liste = [Gruppe(f"Wirkungsraum {raum}", tuple(konten)) for raum, konten in je_raum.items()]
    return [*liste, Gruppe("Ganze Stadt", tuple(ganze_stadt))] if ganze_stadt else liste


def demo_konto(kennung: str) -> Konto | None:
    """The account behind an offered button; None for any other account."""
    if kennung not in {konto.kennung for konto in demo_konten()}:
        return None
    return Konto.objects.filter(kennung=kennung, is_active=True).first()

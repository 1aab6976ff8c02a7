"""What somebody needs to see before a help is closed."""

from massanzug.fall.choices import Einheit
from massanzug.fall.models import Baustein, Fall
from massanzug.fall.queries.faelle import bewilligter_massanzug
from massanzug.zugang.zugriff import Zugriff


def laeuft_weiter(zugriff: Zugriff, fall: Fall) -> list[Baustein]:
    """The Bausteine the office granted that would run on tomorrow; what the family gives is not the office's to end."""
    plan = bewilligter_massanzug(fall)
    bausteine = plan.bausteine.order_by("von", "pk") if plan else ()
    return [
        b
        for b in bausteine
        if (b.anbieter_id or b.einheit != Einheit.KOSTENLOS) and (b.bis is None or b.bis > zugriff.heute)
    ]

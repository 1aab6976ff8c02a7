"""The link by which an organisation reaches its one entry."""

from datetime import date

from massanzug.sozialraum.models import Bestaetigungslink
from massanzug.zugang.queries import pruefsumme


def link_zur_marke(marke: str, heute: date) -> Bestaetigungslink | None:
    """The link that is in force for this secret, with its entry; None for any other."""
    return (
        Bestaetigungslink.objects.select_related("ressource__stadtteil")
        .filter(
            pruefsumme=pruefsumme(marke),
            beendet_am__isnull=True,
            gueltig_bis__gte=heute,
            ressource__beendet_am__isnull=True,
        )
        .first()
    )

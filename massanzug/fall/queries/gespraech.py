"""One conversation, and how it was written down before."""

from massanzug.fall.models import Fall, Kontakt, Kontaktfassung


def kontakt(fall: Fall, pk: int) -> Kontakt | None:
    """By its number; it belongs to the notes of the Jugendamt."""
    return fall.kontakte.select_related("fall").filter(pk=pk).first()


def fassungen(kontakt: Kontakt) -> list[Kontaktfassung]:
    """What stood there before, newest first; at most twenty."""
    return list(kontakt.fassungen.select_related("ersetzt_von").order_by("-stand")[:20])

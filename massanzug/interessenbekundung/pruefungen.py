"""What `massanzug pruefe` asks of the seals."""

import hashlib

from massanzug.interessenbekundung.choices import VERSIEGELT, Bekundungsstand
from massanzug.interessenbekundung.models import Bekundung
from massanzug.interessenbekundung.queries.verfahren import entwurfsschluessel, ueberholte_schluessel
from massanzug.technik import schluesselbund
from massanzug.technik.pruefung import Befund, Bericht

SIEGEL = "siegel"


def siegel_pruefen() -> Bericht:
    """Is what was handed in still what was sealed then, and is its key gone? Reads no word of it."""
    befunde, anzahl = [], 0
    for bekundung in Bekundung.objects.order_by("pk").iterator(chunk_size=100):
        anzahl += 1
        stelle = f"Bekundung {bekundung.pk}"
        if (
            bekundung.stand in VERSIEGELT
            and hashlib.sha256(bytes(bekundung.siegel or b"")).hexdigest() != bekundung.abdruck
        ):
            befunde.append(Befund(SIEGEL, stelle, "Sie ist nicht mehr, was versiegelt wurde."))
        if any(schluesselbund.gibt_es(name) for name in ueberholte_schluessel(bekundung)):
            text = "Der Schlüssel ihres Entwurfs liegt noch da. „massanzug einrichten“ vernichtet ihn."
            befunde.append(Befund(SIEGEL, stelle, text))
    return Bericht(SIEGEL, anzahl, tuple(befunde))


def benenne_alte_schluessel() -> None:
    """A draft that was taken back before each Fassung had a key of its own is still written with the first one's."""
    for b in Bekundung.objects.filter(stand=Bekundungsstand.ENTWURF, fassung__gt=1).only("pk", "fassung", "stand"):
        eigener, erster = entwurfsschluessel(b), ueberholte_schluessel(b)[0]
        if not schluesselbund.gibt_es(eigener) and schluesselbund.gibt_es(erster):
            schluesselbund.benenne_um(erster, eigener)


def vernichte_uebrige_schluessel() -> int:
    """Finish what a power cut stopped between handing in and destroying the key; returns how many there were."""
    benenne_alte_schluessel()
    alle = Bekundung.objects.order_by("pk").only("pk", "fassung", "stand")
    uebrig = [name for b in alle for name in ueberholte_schluessel(b) if schluesselbund.gibt_es(name)]
    for name in uebrig:
        schluesselbund.vernichte(name)
    return len(uebrig)

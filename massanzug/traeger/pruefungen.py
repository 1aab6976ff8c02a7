"""What `massanzug pruefe` asks of this room."""

from massanzug.rechenkern.praesenz import loeschen_bis
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.technik import uhr
from massanzug.technik.pruefung import Befund, Bericht
from massanzug.traeger.models import Fachkraft

FUEHRUNGSZEUGNISSE = "führungszeugnisse"


def fuehrungszeugnisse_pruefen() -> Bericht:
    """Is a name or a date still there after the day on which the law wants it gone?"""
    befunde, anzahl, heute = [], 0, uhr.heute()
    for fachkraft in Fachkraft.objects.filter(geloescht_am__isnull=True).order_by("pk").iterator(chunk_size=500):
        anzahl += 1
        if fachkraft.gueltig_bis and (bis := loeschen_bis(fachkraft.gueltig_bis)) < heute:
            text = f"Zu löschen bis {datum_als_text(bis)}. „massanzug angaben-loeschen“ holt es nach."
            befunde.append(Befund(FUEHRUNGSZEUGNISSE, f"Fachkraft {fachkraft.pk}", text))
    return Bericht(FUEHRUNGSZEUGNISSE, anzahl, tuple(befunde))
